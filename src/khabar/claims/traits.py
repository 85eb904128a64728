"""What kind of thing a phrase names: a place, a building, a weapon, something living, someone who acts."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.items import Item
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence
from khabar.types import CodeValue, PlaceValue
from khabar.words import SOUND, Word

_BLOWS = frozenset("attack ambush blow air-strike shelling bombing bombing_by".split())  # frames of triggers
_NAMED = frozenset({"person", "place", "group"})
_BUILDINGS = frozenset(
    "mosque church hospital school market prison bridge university embassy headquarters checkpoint house hotel "
    "palace building museum shrine police-station warehouse factory bakery stadium morgue temple monastery tower "
    "refinery restaurant station clinic court cafe theatre villa synagogue mall institute guesthouse consulate bank "
    "college husseiniya silo hall garage ministry".split()
)
_JAILS = frozenset({"prison"})
EVERY = "كل"  # «كل من …»
_SOME = word_class("some_do")
PERIODS = word_class("period")
RANKS = "صفوف"  # «في صفوف الجيش»
_COUNTED, _SOME_OF_ALL = word_class("counted"), "بعض"
_ARMED = frozenset({"fighter", "soldier", "police"})
SELVES = word_class("self_word")
REASONS = word_class("reason_noun")  # «سبب»، «أسباب»، «دوافع»
_DOERS = ("human", "title", "kin", "grouphead", "given", "weapon", "ethnicity", "honorific")
_WHO = frozenset({"human", "title", "kin"})
_SOMEBODY = _WHO | {"ethnicity"}
_NO_PLACES = _WHO | {"thing", "weapon", "grouphead"}
_SPOTS = frozenset({"placehead", "direction"})
_ARMS = frozenset({"air", "artillery"})
_AIR, _AIRCRAFT = frozenset({"air"}), frozenset({"aircraft"})
_FROM_ABOVE = frozenset({"aircraft", "helicopter", "drone", "air-bomb", "barrel-bomb"})
_ONLY_STRUCK, _NO_DOERS = word_class("only_struck"), word_class("no_doer")
_THIS, _WHICH = frozenset({"ذلك", "هذا", "هذه", "تلك"}), word_class("which_in_order")
_NOW_AND_THEN = word_class("short_while")
_AS_LONG_AS = frozenset({"طوال", "طيله"})
ALL_ALONG = _AS_LONG_AS | _NOW_AND_THEN  # with which phrases begin that say how long or how often
_AIR_FORCES = frozenset({"الجو", "الجويه"})
_WHO_ACTS = frozenset({"person", "group"})
_OTHERS = frozenset({"اخر", "اخرين"}) | word_class("one_more")
_IN_TURN = ("بدور", "من جهت", "من جانب")
OF_DATES = word_class("of_dates")
_ANOTHER = "اخري"
_OFFICERS = frozenset("lieutenant captain major lieutenant-colonel colonel brigadier major-general".split())
_LIFELESS = frozenset({"vehicle", "vessel", "aircraft", "armour", "goods", "money"})
_ONE_OF_THEM = word_class("one_of_them")
_TIMES_OF_DAY = word_class("time_of_day")
_ASIDES = _TIMES_OF_DAY | word_class("how")
_MANNER = word_class("manner")
_VIEWS = word_class("cited_words")  # of somebody, and nobody themselves
_WATER = word_class("water")
_DISTRICT = "قضاء"  # and the spending of time
_NAME_WORDS = word_class("name_word")
_HEIRDOM = word_class("heirdom")
_CAPITALS, _OF_STATES = word_class("capital"), frozenset({"", "li", "bi", "by", "maa", "bayn", "backed"})
_COURTS = frozenset(
    "court judge sharia-judge investigating-judge court-president "
    "prosecutor prosecutor-general chief-prosecutor".split()
)
_PROSECUTION = word_class("prosecution")
TRADES = frozenset(
    "worker medic teacher trader engineer farmer driver employee lawyer student journalist writer investigator "
    "translator pilot fisherman businessman expert guard politician".split()
)  # what somebody does for a living


def is_place(item: Item) -> bool:
    """A phrase headed by a place, not one that merely holds one."""
    if not item.mentions and item.labels.isdisjoint(_SPOTS):
        return False
    place = group = None
    taken = False
    for found in item.mentions:
        if found.kind == "place":
            place = place or found
        elif found.kind == "group":
            group, taken = group or found, True
        elif found.kind == "person":
            taken = True
    labels = item.labels
    if place is not None and place.last == item.fill[1] and not taken:
        if labels.isdisjoint(_NO_PLACES):
            return True
    if group is not None and group.first <= item.fill[0] and "grouphead" in labels and group.named:
        return False  # «جبهة النصرة»
    if item.prep == "bi" and place is None and item.word is not None and item.word.stem in _MANNER:
        return False  # «بطرق غير شرعية»
    if item.word is not None and item.word.stem in _WATER and item.short:
        return False  # «نقص في المياه», not «في مياه الخليج»
    if (
        not labels.isdisjoint(_SPOTS)
        and not ("human" in labels and ("direction" in labels or are_they(item)))
        and (item.word is None or item.word.stem != "قضاء" or not item.word.article)
    ):
        return True
    described = not labels.isdisjoint(_WHO)  # «إمام مسجد»
    return place is not None and place.first <= item.fill[0] + (not described) and not taken


def is_named_place(item: Item) -> bool:
    """A place by the first word of its phrase: «للمستشفى»، «لبغداد», not «لتفتيش سجن»، «لقضاء الإجازة»."""
    place = item.mention("place")
    headed_by = "placehead" in item.labels and item.word is not None and item.word.stem != _DISTRICT
    return is_place(item) and (headed_by or place is not None and place.first == item.fill[0])


def is_feminine(place: Item) -> bool:
    """«ها» takes up a city, a village or a base, by whatever name; «ه» a camp, a quarter or an airport."""
    word = place.word
    named = place.mention("place")
    if word is None or named is not None and named.first == place.fill[0] and "placehead" not in place.labels:
        return True  # «عدن», «صنعاء»
    return word.stem.endswith("ه") or place.inflected("f") or place.inflected("pl")


def is_part(item: Item) -> bool:
    """«أجزاء واسعة من البلاد»: a part, with its whole."""
    return "part" in item.labels and (item.mention("place") is not None or item.definite and not item.short)


def is_building(item: Item) -> bool:
    """A place that is a building: it is hit, not where something happens."""
    return headed(item, "placehead", _BUILDINGS)


def is_site(item: Item) -> bool:
    """«مواقع تابعة للتنظيم»: what is struck and strikes nobody, whoever holds it."""
    labels = item.labels
    return "thing" in labels and "placehead" in labels and "grouphead" not in labels


def is_jail(item: Item) -> bool:
    """«في سجن …»: where people are held."""
    return headed(item, "placehead", _JAILS)


def names_jail(word: Word) -> bool:
    """The word for where people are held."""
    entry = word.entry("placehead")
    return entry is not None and entry.value in _JAILS


def is_imprisonment(item: Item) -> bool:
    """«بالسجن المؤبد»: a sentence, where no prison has a name."""
    return is_jail(item) and item.mention("place") is None


def headed(item: Item, label: str, values: frozenset[str]) -> bool:
    """Whether the head of a phrase is one of some kinds: a market or a bridge among places, soldiers among people."""
    entry = item.word.entry(label) if item.word is not None and label in item.labels else None
    return entry is not None and entry.value in values


def is_weapon(item: Item) -> bool:
    told = any(f.kind == "weapon" and f.first == item.fill[0] for f in item.mentions)
    return item.kind == "noun" and ("weapon" in item.labels or told)


def acts(item: Item) -> bool:
    """A phrase that can do things by itself: a group or named person, not a mere member."""
    if item.count is not None:
        return False
    if is_site(item):
        return False  # «مواقع المتمردين»
    if "grouphead" in item.labels:
        return True
    found = item.mention("group") if item.mentions else None
    if found is not None and found.first <= item.fill[0]:
        return True
    return item.definite and headed(item, "human", _ARMED)


def strikes(item: Item) -> bool:
    """Aircraft or guns: «طيران التحالف استهدف …», whatever it hit."""
    return item.count is None and headed(item, "grouphead", _ARMS)


def is_airborne(item: Item) -> bool:
    """Aircraft, or what falls from them: «طيران التحالف»، «براميل متفجرة»."""
    craft = headed(item, "grouphead", _AIR) or headed(item, "thing", _AIRCRAFT)
    codes = (f.value.code for f in item.mentions if isinstance(f.value, CodeValue))
    return craft or any(code in _FROM_ABOVE for code in codes)


def is_from_air(sentence: Sentence, item: Item) -> bool:
    """The same, or a force that has them: «سلاح الجو», «القوات الجوية»."""
    head = item.fill[0]
    force = item.fill[1] > head + 1 and sentence.words[head + 1].form in _AIR_FORCES
    return is_airborne(item) or force and (found := item.mention("group")) is not None and found.first == head


def are_they(item: Item) -> bool:
    """«المعتقلين», and no two prisons: people by the ending of a sound plural."""
    return item.word is not None and item.word.form.endswith(SOUND) and "human" in item.labels and item.inflected("pl")


def is_living(item: Item) -> bool:
    """A phrase that can be killed or hurt: people, not things the lexicon knows as things."""
    if item.count is not None and headed(item, "thing", _LIFELESS) and item.mention("person", "group") is None:
        return False  # «احتجزوا 16 شاحنة»
    if item.count is None and item.word is not None and item.word.stem in _VIEWS and item.mention("person") is None:
        return False  # «تحفظت الحكومة على موقف الجامعة»
    if item.count is not None or item.mention("person", "group", "nationality"):
        return True
    if item.has("human", "kin", "title", "given", "grouphead", "ethnicity") or _one_of_them(item):
        return True
    if item.definite and headed(item, "honorific", _OFFICERS):
        return True  # «أجرت الشرطة تحقيقاً مع العقيد»
    word = item.word
    if word is not None and item.short and word.stem in _OTHERS and item.genitive:
        return True  # «مقتل شرطي وجرح آخر»
    if word is not None and word.article and word.stem == _SOME_OF_ALL and not item.mentions:
        return True  # «والبعض الآخر تم إعدامه»
    if word is not None and item.short and word.stem in _COUNTED and not word.article:
        return True  # «عدد ممن …»
    return word is not None and (not word.entries or word.form.endswith(SOUND) and not word.has("noun", "thing"))


def is_somebody(item: Item) -> bool:
    """A person or people, by name or by what they are; no organisation."""
    labels = item.labels
    if item.mentions and item.mention("person") is not None:
        return True
    if "nationality" in labels and item.mention("group", "place") is None:
        return True  # «فرنسي من أصول …»
    if labels.isdisjoint(_SOMEBODY):
        return False
    many = item.count is not None and item.word is not None and item.word.stem.endswith(SOUND)  # «عشرات المتمردين»
    return many or item.mention("group") is None


def is_actor(item: Item) -> bool:
    """A body, a state or somebody: whoever can decide, agree and answer for a deed."""
    return item.kind == "noun" and (acts(item) or is_state(item) or is_somebody(item))


def is_court(item: Item) -> bool:
    """A court, a judge, the prosecution."""
    if headed(item, "grouphead", _COURTS) or headed(item, "human", _COURTS) or headed(item, "title", _COURTS):
        return True
    return item.word is not None and item.word.stem in _PROSECUTION


def is_named_group(item: Item) -> bool:
    """«تنظيم القاعدة»، «حركة الصقور»: a group by its name, and no «أهداف التنظيم»."""
    return any(found.kind == "group" and found.first == item.fill[0] for found in item.mentions)


def is_one_of_group(item: Item) -> bool:
    """«أمير التنظيم»، «قائد الفصيل»: somebody by his post, in whose phrase the group is named."""
    if item.kind != "noun" or not item.has("human", "title") or "grouphead" in item.labels:
        return False
    return all(found.first > item.fill[0] for found in item.mentions if found.kind == "group")


def _one_of_them(item: Item) -> bool:
    """«بعضهم»: some of those told of before."""
    return item.short and item.word is not None and item.word.form in _ONE_OF_THEM


def is_state(item: Item) -> bool:
    """A country by its name: «دعم إيران للحوثيين»; or by its capital, where nothing is in it or goes there."""
    place = item.mention("place") if item.mentions else None
    if place is None or (place.first, place.last) != item.fill:
        return False
    if isinstance(place.value, PlaceValue) and place.value.kind == "country":
        return True
    return item.prep in _OF_STATES and item.short and item.word is not None and item.word.stem in _CAPITALS


def are_bodies(items: Sequence[Item], assumed: bool) -> bool:
    """Brigades, factions, movements, and no people or states; as assumed of a word that may be either («المقاومة»)."""
    if any(is_state(i) or i.partitive or "grouphead" not in i.labels for i in items):
        return False
    return assumed or not any(i.has("human", "placehead", "ethnicity") for i in items)


def are_some(item: Item) -> bool:
    """«وأغلبهم»، «بعضهم»: some of those who were told of before, and nobody else."""
    word = item.word
    return item.last == item.first + 1 and word is not None and word.form[len(word.conjunction) :] in _SOME


def is_accusative(word: Word) -> bool:
    """«معسكراً»: an ending that no word with a genitive has."""
    return word.form.endswith("ا") and "acc" in word.features and not word.article


def is_tamyiz(item: Item) -> bool:
    """«29 مصلياً»: people in the singular and the accusative after a number."""
    word = item.word
    return item.count is not None and word is not None and word.form.endswith("ا") and not item.definite


def is_reflexive(item: Item) -> bool:
    return item.word is not None and item.word.stem in SELVES and bool(item.word.pronoun)


def accuses(item: Item) -> bool:
    """A verb of accusing: what it brings in with ب is the deed of its object."""
    said = item.word.entry("say") if item.word is not None and "say" in item.labels and item.kind == "verb" else None
    return said is not None and said.value == "accuse"


def is_in_turn(item: Item) -> bool:
    """«بدورهم»، «من جانبها»: an aside on who does it, which governs no phrase."""
    entry = item.entry
    return item.kind == "other" and entry is not None and entry.value == "aside" and entry.lemma.startswith(_IN_TURN)


def is_everyone(item: Item) -> bool:
    """«كل من يخرج …»: whoever it may be, nobody in particular."""
    return item.stem == EVERY and item.word is not None and not item.word.definite and item.short


def is_another(item: Item) -> bool:
    """«وأخرى تحت سيطرة …»: another of what was told before."""
    return item.word is not None and item.word.stem == _ANOTHER and item.kind == "noun" and item.short


def is_many(item: Item) -> bool:
    """A word in the plural, by some reading or by its ending: «مسلحون»، «قادة»."""
    return item.inflected("pl") or item.word is not None and item.word.form.endswith(SOUND)


def is_abstract(item: Item) -> bool:
    """A phrase that can do nothing: «باب التعبئة»."""
    plain = item.kind == "noun" and not item.mentions and not item.pronoun and item.count is None
    return plain and "noun" in item.labels and not item.has(*_DOERS)


def is_quality(item: Item) -> bool:
    """A bare adjective, which says how something is: «الكامل»."""
    plain = item.kind == "noun" and item.short and not (item.prep or item.conj or item.mentions)
    return plain and "adj" in item.labels and not item.has("human", "title", "kin", "grouphead", "noun", "placehead")


def is_oblique(sentence: Sentence, item: Item) -> bool:
    """A phrase whose ending shows that it is no subject: «مسلحين»، «أربعين جلدة»."""
    word = sentence.words[item.first]
    if sentence.accusative(item.first) or sentence.tokens[item.first].tanwin and word.form.endswith("ا"):
        return item.count is None and not any(f.first == item.first for f in item.mentions if f.kind in _NAMED)
    if not word.form.endswith(SOUND[1]) or word.pronoun:
        return False
    names = [f for f in item.mentions if f.first == item.first and f.kind in _NAMED]
    if any(f.last == f.first + 1 or not word.has("human") for f in names):
        return False  # «الحوثيين», but «مقاتلين من الجماعة»، «المسلحين الحوثيين»
    if item.count is not None and item.count.first == item.first:
        return True
    numbers = {f for e in word.entries for f in e.features}
    return "sg" not in numbers and bool(numbers & {"pl", "dual"})


def is_circumstance(item: Item) -> bool:
    """A bare accusative that says how or why: «تمهيداً لاقتحام المدينة، قصف الجيش …»."""
    word = item.word
    if word is None or item.kind != "noun" or item.count is not None or item.mentions or not word.form.endswith("ا"):
        return False
    if item.has(*_DOERS, "thing", "placehead"):
        return False
    return not word.article and bool(word.entries) and all("acc" in e.features for e in word.entries)


def is_reason(item: Item) -> bool:
    """A word for why something is: «سبب تأخر القوات»."""
    return item.stem in REASONS


def is_of_date(item: Item) -> bool:
    """«في مايو ويونيو الماضيين»: which months they were, and nobody."""
    return item.stem in OF_DATES and item.kind == "noun" and item.short


def is_target(item: Item) -> bool:
    """«معسكر …», «تجمعات …»: what is struck or taken, by its first word, and is no group of that name."""
    return item.kind == "noun" and item.word is not None and item.word.stem in _ONLY_STRUCK


def _is_somebodys(item: Item) -> bool:
    """Somebody is named in a phrase, or a group stands in it: «ظل قيام الطائرات»; not «محاور عدة»."""
    return any(f.named or f.first > item.first for f in item.mentions if f.kind in _WHO_ACTS)


def strikes_nobody(item: Item) -> bool:
    """The same, of nobody; «ذلك», «الواقعة», «من محورين»: what does nothing to anybody."""
    if item.word is None or item.kind != "noun" or _is_somebodys(item):
        return False
    if item.word.stem in _ONLY_STRUCK or item.short and item.word.stem in _THIS:
        return True
    return item.word.stem in _NO_DOERS and (item.short or item.word.stem not in _WHICH)


def is_all_along(item: Item) -> bool:
    """«طوال الليل»، «بين حين وآخر»: how long or how often it went on, and nobody."""
    if item.kind != "noun":
        return False
    return item.prep == "" and item.stem in _AS_LONG_AS or item.prep == "bayn" and item.stem in _NOW_AND_THEN


def is_adverbial(item: Item) -> bool:
    """A bare phrase that is no argument: direction, manner."""
    word, labels = item.word, item.labels
    aside = word is not None and word.form in _ASIDES and not item.prep and item.short
    if aside or is_of_date(item):
        return True  # «مساءً»، «قسراً»
    if "direction" in labels or "stop" in labels:
        if "direction" in labels and is_state(item):
            return False  # «زار الوزير جنوب أفريقيا»
        if "human" not in labels and not ("placehead" in labels and item.definite):
            return not is_part(item)  # «اجتاز المهاجرون الحدود»: what is crossed
    if item.stem in PERIODS and item.kind == "noun" and not item.mention("group", "person"):
        return True  # «أربعة أشهر»
    if word is None or "adj" not in word.labels or word.article or word.pronoun or not item.short:
        return False
    if word.has("human", "kin", "nationality", "grouphead", "thing", "placehead", "weapon"):
        return False  # «قصفت الطائرات موقعاً»
    people = word.form.endswith(SOUND[0]) or word.stem in _OTHERS  # «كثيرون»، «قتلوا جنديا وجرحوا آخر»
    return item.mention("place", "person", "group") is None and not people


def names_again(item: Item) -> bool:
    """«واسمه الحقيقي فلان»: what brings in another name, and nobody else."""
    return item.word is not None and item.word.stem in _NAME_WORDS and bool(item.pronoun)


def is_heir(words: Sequence[Word], at: int) -> bool:
    """«ولي العهد», «ولي ولي العهد»: a post, and not the verb that is spelled like it."""
    return words[at].stem == "ولي" and at + 1 < len(words) and words[at + 1].stem in _HEIRDOM


def is_participle(item: Item) -> bool:
    """A bare indefinite adjective, which takes the phrase after it."""
    if item.kind != "noun" or item.prep or item.count is not None or item.definite:
        return False
    people = item.word is not None and item.word.form.endswith("ون")  # «وصل كثيرون إلى …»
    return "adj" in item.labels and not people and not item.has("human", "kin", "noun")


def numbers(item: Item) -> bool:
    """«المتهمين وعددهم 29»: how many they are is told by the way."""
    return item.conj and not item.prep and item.word is not None and item.word.stem == "عدد" and bool(item.pronoun)


def is_blow(item: Item | None) -> bool:
    """«القصف»، «الهجوم»: a noun of a blow, whether or not who dealt it is told."""
    if item is None or item.kind != "trigger" or item.entry is None:
        return False
    return item.entry.value.split("|")[0] in _BLOWS


def strikes_object(verb: Item) -> bool:
    """A verb of striking that needs its object: «استهدف …»."""
    return verb.entry is not None and verb.entry.label == "vt" and verb.entry.value == "attack"


def is_push(verb: Item) -> bool:
    """«دفع …»: a verb of bringing somebody to do something, who stands after what brings him to it."""
    return verb.entry is not None and verb.entry.label == "vcause" and "ila" in verb.entry.value
