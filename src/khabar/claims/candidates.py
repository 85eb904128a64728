"""Whom a pronoun may stand for: the named people, the groups and the phrases for people of a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from khabar.claims.items import OF_THEM, STATE, Item
from khabar.claims.traits import is_place
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.words import SOUND, Word

_FEMININE_GROUPS = word_class("group_she")
_PEOPLE = frozenset({"human", "kin"})
_ITS = frozenset({"thing", "placehead"})  # what is hit with whose it is
_BEING = word_class("being")
_REST = word_class("rest_of")
_COUNTED = word_class("counted")
_SOME = _COUNTED | word_class("one_of_them") | word_class("some_of")
_ONE = word_class("one_of")
_ANOTHER = word_class("the_other")
_MOST = word_class("most") | word_class("which_of")
_AMOUNTS = word_class("amounts_to")
_INFORMS = word_class("informs")
_WOUNDS = word_class("wounds")
_MET = word_class("met")  # who is met stands after it
_BETWEEN = 3  # items back from whom somebody informs to the verb
_ELEMENTS = "عناصر"
_NO_WOMEN = word_class("no_woman") | word_class("resisting") | word_class("task")
_UNARMED = frozenset(
    "civilian child woman dead martyr wounded victim hostage journalist medic body refugee missing".split()
)
_UNLIKE = frozenset({"غير"})
_BY_WHAT = " ما"  # «وفق ما»
_HELPING = frozenset({"backed", "led"})  # «بدعم من»، «بقيادة»
_OF_ONE = 2  # words of «سيارة الضابط»


@dataclass(slots=True)
class Candidate:
    """Something a pronoun may stand for."""

    start: int
    stop: int
    order: int
    kind: str
    number: str  # sg, f, pl
    item: Item | None
    subject: bool = False
    post: bool = False  # of who is named before it
    one: bool = False  # «أحد القادة»
    hit: bool = False  # told of as what is aimed at or taken, so that only what is done to him may be meant
    inner: bool = False  # in a clause that tells of whom or where another is


class Mentioned(Mapping[int, Sequence[Candidate]]):
    """Those of a report by the order of their sentence, each looked for when it is first asked for: few are."""

    def __init__(self, find: Callable[[int], Sequence[Candidate]], size: int) -> None:
        self._find, self._size = find, size
        self._known: dict[int, Sequence[Candidate]] = {}

    def __getitem__(self, order: int) -> Sequence[Candidate]:
        known = self._known.get(order)
        if known is None:
            if not 0 <= order < self._size:
                raise KeyError(order)
            known = self._known[order] = self._find(order)
        return known

    def __iter__(self) -> Iterator[int]:
        return iter(range(self._size))

    def __len__(self) -> int:
        return self._size


def candidates(sentence: Sentence, items: Sequence[Item], order: int, subjects: Iterable[Item]) -> list[Candidate]:
    """Named people, groups and people phrases of a sentence, in order."""
    leading = {id(item) for item in subjects}
    found: list[Candidate] = []
    inner = False
    of_them = not OF_THEM.isdisjoint(sentence.spelled)
    for item in items:
        if item.kind != "noun":
            inner = _goes_inside(item, inner)
            continue
        if item.word is None or item.prep == "bi" and item.word.stem in _WOUNDS:
            continue  # «توفي متأثراً بجراح خطيرة»: no surgeon
        labels = item.word.labels
        if "demonstrative" in labels and not item.mentions and item.last > item.first + 1:
            these = sentence.words[item.first + 1]  # «هؤلاء المسلحون»
            if "human" in these.labels and these.form.endswith(SOUND):
                start, stop = sentence.bounds(item.first + 1, max(item.first + 2, item.fill[1]))
                found.append(Candidate(start, stop, order, "human", "pl", item, id(item) in leading))
            continue
        one = item.word.stem in _ONE and is_one_of_people(sentence, item)
        if item.count is not None and "nationality" in labels and not item.inside and not _known(item):
            leads = id(item) in leading
            if leads or not (item.index and items[item.index - 1].value == "among"):  # «26 مهاجرا، بينهم 9 سودانيين»
                found.append(Candidate(*sentence.bounds(*item.fill), order, "human", "pl", item, leads))
            continue  # «أربعة سعوديين»
        if not (item.mentions or one) and labels.isdisjoint(_PEOPLE):
            leads = id(item) in leading
            if leads or item.last > item.first + 1 or item.prep == "ala":
                found += _unlisted(sentence, items, item, order, leads)
            continue
        part = of_them and sentence.form(item.last - 1) in OF_THEM and id(item) not in leading
        if part or _only_tells(item) or not item.mentions and item.short and _is_kind(sentence, items, item):
            continue  # «أسر عدداً منهم»: whom a pronoun means has been told of in full
        if item.mentions and item.mention("group") is not None and item.mention("person") is None:
            if _is_cited(items, item) or item.prep in _HELPING and id(item) not in leading:
                continue  # «بدعم من الطيران …، وذلك باستعادتها البلدة»: who is helped, and not who helps
        if item.inside and _second_name(items, item) or item.prep == "li" and _addressed(items, item):
            continue
        if item.pronoun and (item.prep == "maa" and "kin" in labels or not item.prep and _informed(items, item)):
            continue  # «خرجوا مع عائلاتهم بعد تركهم التنظيم»: those whose kin goes with them
        if item.count is not None and _amounts(items, item):
            continue
        if item.definite and (item.short and (_describes(items, item) or _belongs(items, item)) or _holds(items, item)):
            continue
        plain = not item.mentions and not item.definite
        named = None if plain and _is_predicate(sentence, items, item) else named_as(sentence, item)
        if named is not None and not (named[0] == "human" and named[2] == "f" and _no_woman(sentence, items, item)):
            kind, (start, stop), number = named
            post, leads = _post_of(items, item), id(item) in leading
            met = leads and _is_met(items, item)
            leads = leads and not met
            found.append(Candidate(start, stop, order, kind, number, item, leads, post, one, met, inner))
    return sorted(found, key=attrgetter("start"))


def within(sentence: Sentence, items: Sequence[Item], order: int) -> list[Candidate]:
    """«مواقع | التنظيم»: groups inside phrases of other things, of whom «الأخير» may tell."""
    found = []
    for item in items:
        group = item.mention("group") if item.mentions and item.kind == "noun" else None
        if group is not None and group.first > item.first and item.mention("person") is None:
            number = _group_number(sentence.words[group.first])
            found.append(Candidate(*sentence.bounds(group.first, group.last), order, "group", number, item))
    return found


def _is_met(items: Sequence[Item], item: Item) -> bool:
    """«والتقى رئيس الحكومة»: whom somebody meets, where nobody stands beside him who meets him."""
    verb = items[item.index - 1] if item.index else None
    if verb is None or verb.kind != "verb" or verb.pronoun or verb.word is None or verb.word.stem not in _MET:
        return False
    for other in items[item.index + 1 :]:
        if other.kind not in ("noun", "date", "other"):
            return True
        if other.kind == "noun" and not (other.genitive or other.conj) and other.prep in ("", "bi", "maa"):
            return False
    return True


def _goes_inside(item: Item, inner: bool) -> bool:
    """«…، حيث يلتقي الرئيس فلاناً»، «… الذي قتله الجيش»: past a word that brings in such a clause, and not past it."""
    if item.kind == "relative":
        return True
    if item.kind == "clause":
        return item.value == "where"
    return inner and not (item.kind == "that" or item.kind == "verb" and item.conj)


def _unlisted(sentence: Sentence, items: Sequence[Item], item: Item, order: int, leads: bool) -> Iterator[Candidate]:
    """People of whom a phrase tells that is not one of people itself."""
    if item.has("lightnoun") and (many := _done_to(sentence, item)) is not None:
        yield Candidate(*many, order, "human", "pl", item)
    whose = _hit(sentence, item)
    if whose is not None:
        yield Candidate(*whose, order, "human", "sg", item, hit=True)
    number = _some_of_them(sentence, items, item) if leads else ""
    if number:
        yield Candidate(*sentence.bounds(*item.fill), order, "human", number, item, True)


def _done_to(sentence: Sentence, item: Item) -> tuple[int, int] | None:
    """«منع [المقاتلين الأجانب] أسهل من ضبطهم»: people in the genitive of a deed that makes no claim."""
    word = sentence.words[item.first + 1] if item.last > item.first + 1 and not item.pronoun else None
    many = word is not None and word.article and "human" in word.labels and word.form.endswith(SOUND)
    return sentence.bounds(item.first + 1, item.last) if many else None


def _hit(sentence: Sentence, item: Item) -> tuple[int, int] | None:
    """«أطلقا النار على أمين شرطة»، «أوقفوا سيارة الضابط»: whom it hits, by his post or by his house or car."""
    if item.prep == "ala" and "title" in item.labels and not item.definite and item.count is None:
        return sentence.bounds(*item.fill)
    last = sentence.words[item.last - 1]
    man = last.article and "human" in last.labels
    if not man or item.last - item.first < _OF_ONE or item.labels.isdisjoint(_ITS):
        return None
    one = all("pl" not in e.features for e in last.entries) and not last.stem.endswith(SOUND)
    return sentence.bounds(item.last - 1, item.last) if one else None


def is_one_of_people(sentence: Sentence, item: Item) -> bool:
    """«أحد أبرز القادة الميدانيين», «أحد قادة التنظيم»: one of many, and not the many, nor their group."""
    if item.word is None or item.word.stem not in _ONE or item.word.pronoun or item.prep:
        return False
    words = sentence.words[item.first + 1 : item.last]
    many = next((w for w in words if w.stem not in _MOST), None)
    return many is not None and "human" in many.labels and many.stem not in _SOME


def _some_of_them(sentence: Sentence, items: Sequence[Item], item: Item) -> str:
    """«اعترف الآخر»، «اثنان منهم …»: the number of who acts, and is told from those of before by no more."""
    if item.prep or item.word is None:
        return ""
    if sentence.form(item.last - 1) in OF_THEM:
        return "pl"
    if item.count is not None and item.count.last == item.last:
        after = items[item.index + 1] if item.index + 1 < len(items) else None
        return "pl" if after is not None and after.value == "among" and after.last - after.first == 1 else ""
    if not item.short or not item.word.article or item.word.stem not in _ANOTHER:
        return ""
    return _number(item)


def _known(item: Item) -> bool:
    return item.mention("group", "person", "place") is not None or not item.labels.isdisjoint(_PEOPLE)


def _is_predicate(sentence: Sentence, items: Sequence[Item], item: Item) -> bool:
    """«كان يعمل مدرساً»: what somebody is, not somebody else."""
    previous = items[item.index - 1] if item.index else None
    if previous is None:
        return False
    if previous.kind == "other":
        return previous.conj and previous.entry is not None and previous.entry.label == "pronoun"  # «وهو مطلوب»
    if previous.kind == "noun" and not (previous.prep or item.prep) and item.index > 1 and previous.mentions:
        previous = items[item.index - 2]  # «كان فلان قيادياً في الحركة»
    if previous.kind != "verb" or item.count is not None:
        return False
    token = sentence.tokens[item.first]
    oblique = sentence.accusative(item.first) or token.tanwin and token.form.endswith("ا")
    return previous.word is not None and previous.word.stem in _BEING and oblique


def _post_of(items: Sequence[Item], item: Item) -> bool:
    """«العميد فلان، قائد الكتيبة، …»، «فلان، صهر القائد، …»: what he is who stands before it, and nobody else."""
    if item.index < 2 or item.prep or item.conj or not item.has("title", "kin") or item.mention("person") is not None:
        return False
    comma, holder = items[item.index - 1], items[item.index - 2]
    if comma.kind != "mark" or comma.value not in "،," or item.count is not None:
        return False
    named = holder.value == "apposition" or holder.kind == "noun"
    return named and holder.mention("person") is not None and holder.last == comma.first


def _amounts(items: Sequence[Item], item: Item) -> bool:
    """«يقدر عددهم بنحو 100 شخص»: how many they are, and nobody else."""
    verb = items[item.index - 1] if item.index else None
    told = verb is not None and verb.kind == "verb" and verb.word is not None and verb.word.stem in _AMOUNTS
    return told and item.prep in ("bi", "ila")


def _belongs(items: Sequence[Item], item: Item) -> bool:
    """«العميد فلان، الموالي للجماعة، لاذ بالفرار»: to whom he is loyal, and nobody beside him."""
    if item.prep or item.mentions or item.index < _OF_ONE or not item.has("relation"):
        return False
    return items[item.index - 1].kind == "mark" and items[item.index - 2].mention("person", "group") is not None


def _holds(items: Sequence[Item], item: Item) -> bool:
    """«أعلن العقيد فلان قائد اللواء انشقاقه»: what he is, right behind his name, and nobody beside him."""
    if item.index < _OF_ONE or "title" not in item.labels or item.prep or item.conj or item.mention("person"):
        return False
    holder, before = items[item.index - 1], items[item.index - 2]
    return holder.last == item.first and _told_alone(holder, before)


def _told_alone(holder: Item, before: Item) -> bool:
    """Somebody with a name who is no subject that an object may follow."""
    return holder.mention("person") is not None and (before.kind != "verb" or before.has("say"))


def _describes(items: Sequence[Item], item: Item) -> bool:
    """«مركزها الإعلامي»، «جناحها العسكري»: what a thing of somebody's is, and nobody."""
    thing = items[item.index - 1] if item.index else None
    if thing is None or thing.kind != "noun" or not thing.pronoun or thing.last != item.first:
        return False
    return "adj" in item.labels and not (item.prep or item.conj or item.mentions)


def _only_tells(item: Item) -> bool:
    """«فرّ هارباً»، «أنه مفقود»: how somebody is."""
    return item.value == STATE or item.entry is not None and item.entry.label == "pp"


def _is_kind(sentence: Sentence, items: Sequence[Item], item: Item) -> bool:
    """«المنظمات | الإرهابية»، «الفكر | المتطرف»، «النخب الاجتماعية | والسياسية»: of what kind a thing is."""
    word, thing = item.word, items[item.index - 1] if item.index else None
    if word is None or item.prep or item.count is not None or word.form.endswith(SOUND) or item.inflected("pl"):
        return False
    if sentence.form(item.first - 1) in _UNLIKE:
        return True  # «غير المسؤولة»
    if thing is None or thing.kind != "noun" or thing.last != item.first or thing.definite != item.definite:
        return False
    before, she = sentence.words[thing.last - 1], word.stem.endswith("ه")
    if she and before.stem.endswith("ه") and before.has("adj", "nationality") and thing.last - thing.first > 1:
        return thing.mention("person") is None  # «فرقة سورية | مقاتلة»
    verb = items[thing.index - 1] if thing.index else None
    if verb is not None and verb.kind == "verb" and not item.conj or not item.has("adj") or item.has("title"):
        return False  # «أوقفت الشرطة الإرهابي»
    return (she or not item.conj) and not thing.has("human", "kin", "title") and thing.mention("person") is None


def _no_woman(sentence: Sentence, items: Sequence[Item], item: Item) -> bool:
    """«المدن | الرئيسة», «محافظة صنعاء», «محاربة التنظيم»: what is spelled like a woman, and is none."""
    if item.has("kin") or item.count is not None or item.partitive or item.word is None:
        return False
    if item.word.stem in _NO_WOMEN or is_place(item):
        return True
    thing = items[item.index - 1] if item.index else None
    if thing is None or item.prep or item.conj or thing.kind != "noun" or thing.last != item.first:
        return False
    verb = items[thing.index - 1] if thing.index else None
    if verb is not None and verb.kind == "verb" and not thing.prep or item.definite and not thing.definite:
        return False  # «اعتقلت الشرطة | الناشطة»
    return not thing.has("human", "kin", "title") and thing.mention("person") is None


def _is_cited(items: Sequence[Item], item: Item) -> bool:
    """«وحسب وكالات الأنباء دفع كل منهم …»، «وفق ما أفادت به الوزارة …»: who is cited, and does nothing there."""
    verb = items[item.index - 1] if item.index else None
    if verb is not None and verb.value == "pronoun" and verb.index:
        verb = items[verb.index - 1]
    if verb is not None and verb.kind == "verb" and verb.has("say"):
        told = items[verb.index - 1] if verb.index else None
        if told is None:
            return False
        by_what = told.entry is not None and told.entry.lemma.endswith(_BY_WHAT)
        return told.value == "what" or by_what and told.has("cite")
    cite = items[item.index - 1].entry if item.index else None
    return cite is not None and cite.label == "cite" and items[item.index - 1].last == item.first


def _addressed(items: Sequence[Item], item: Item) -> bool:
    """«قال لمراسلنا إنه …»: whom somebody tells it."""
    verb = items[item.index - 1] if item.index else None
    return verb is not None and verb.kind == "verb" and "say" in verb.labels


def _informed(items: Sequence[Item], item: Item) -> bool:
    """«أبلغ ذويه بانشقاقه»: whom somebody of his tells what he himself did."""
    for other in reversed(items[max(0, item.index - _BETWEEN) : item.index]):
        if other.kind == "verb":
            return other.word is not None and other.word.stem in _INFORMS
        if other.kind != "noun" and other.value != "apposition":
            return False
    return False


def _second_name(items: Sequence[Item], item: Item) -> bool:
    """The second name in a bracket stands for the first."""
    if item.index < 2 or items[item.index - 1].kind != "open":
        return False
    return items[item.index - 2].mention("person") is not None


def named_as(sentence: Sentence, item: Item) -> tuple[str, tuple[int, int], str] | None:
    """Kind, span and number of whom a phrase names."""
    labels = item.labels
    if "post" in labels:
        return None  # «منصب أمير التنظيم»
    if "nationality" in labels and item.definite and item.inflected("dual") and not _known(item):
        return "human", sentence.bounds(*item.fill), "dual"  # «المغربيان»
    if not item.mentions and not is_one_of_people(sentence, item):
        return ("human", sentence.bounds(*item.fill), _number(item)) if not labels.isdisjoint(_PEOPLE) else None
    group = person = None
    for found in item.mentions:
        if found.kind == "group":
            group = group or found
        elif found.kind == "person":
            person = person or found
    if group is not None and item.word is not None and item.word.form == "احدي":
        return "group", sentence.bounds(*item.fill), "f"  # «إحدى الجماعات»
    within = group is not None and person is not None and group.first < person.first and person.last <= group.last
    if person is not None and not (within and "human" not in labels):  # «القوات الموالية لفلان»: the force, not he
        given = item.word.entry("given") if item.word is not None else None
        woman = sentence.words[person.first].stem == "ام" or given is not None and given.value == "f"
        return "person", sentence.bounds(person.first, person.last), "f" if woman else "sg"
    if is_one_of_people(sentence, item):
        woman = item.word is not None and item.word.form.endswith("ي")
        return "human", sentence.bounds(*item.fill), "f" if woman else "sg"
    people = "human" in labels and (item.count is not None or item.partitive)  # «ثلاثة من قيادات التنظيم»
    alone = group is not None and not group.named and group.last - group.first == 1 and item.definite
    if alone and "human" in labels and group is not None and sentence.words[group.first].stem == _ELEMENTS:
        return "human", sentence.bounds(*item.fill), "pl"  # «العناصر»، «هذه العناصر»
    if group is not None and item.mention("place") is not None and is_place(item) and "human" not in labels:
        return None  # «محافظة الأنبار»
    if group is not None and group.first <= item.fill[0] and not people:
        widest = _widest(item, group)
        return "group", sentence.bounds(widest.first, widest.last), _group_number(item.word)
    if group is not None and "demonstrative" in labels:
        return "group", sentence.bounds(*item.fill), _group_number(sentence.words[group.first])  # «هذا التنظيم»
    if group is not None and item.word is not None and item.word.stem in _REST:
        return "human", sentence.bounds(*item.fill), "pl"  # «بقايا قوات الحرس»
    some = item.partitive or item.word is not None and item.word.stem in _SOME  # «مجموعة من رجال المقاومة»
    if not (some and group is not None) and labels.isdisjoint(_PEOPLE):
        return None  # «تضييق السلطات», «بقايا العصابات»: of the group that it holds, and not that group
    told = item.word is not None and item.word.stem in _COUNTED and item.fill[1] - item.fill[0] > 1
    if group is not None and told and not item.partitive:
        return "human", sentence.bounds(item.fill[0] + 1, item.fill[1]), "pl"  # «عدد عناصر التنظيم»: those counted
    return "human", sentence.bounds(*item.fill), _number(item)


def _widest(item: Item, group: Found) -> Found:
    """The longest of the groups of a phrase that begin where this one does."""
    widest = group
    for found in item.mentions:
        if found.last > widest.last and found.first == group.first and found.kind == "group":
            widest = found
    return widest


def _group_number(word: Word | None) -> str:
    if word is None:
        return "sg"
    if word.stem in _FEMININE_GROUPS or word.stem.endswith("ه") and "grouphead" in word.labels:
        return "f"
    broken = any("pl" in e.features for e in word.entries if e.label in ("grouphead", "placehead", "thing"))
    return "pl" if broken or word.stem.endswith(SOUND) else "sg"


def _number(item: Item) -> str:
    word = item.word
    features = {f for e in word.entries for f in e.features} if word else set()
    if item.count is not None or "pl" in features:
        return "pl"
    if word is not None and word.form.endswith("ون"):
        return "some"  # «آخرون»: more than one, and seldom those whom a pronoun means
    return "f" if "f" in features else "dual" if "dual" in features and "sg" not in features else "sg"


def is_woman(candidate: Candidate) -> bool:
    """A single woman, whom «هم» does not mean; not «مجموعة من الجنود», «عائلته»."""
    item = candidate.item
    if candidate.kind != "human" or candidate.number != "f" or item is None:
        return False
    many = item.partitive or item.count is not None or item.word is not None and item.word.stem in _SOME
    return not many and not item.has("kin", "grouphead")


def is_body(candidate: Candidate) -> bool:
    """A group told of in the singular by what it is: «التنظيم», «الحلف»; not «الثوار», «أهالي البلدة»."""
    item = candidate.item
    return candidate.kind == "group" and candidate.number == "sg" and item is not None and not item.inflected("pl")


def opens(candidate: Candidate) -> bool:
    """«أن القيادي الهارب مقرب من مسؤول»: a definite phrase without a preposition."""
    item = candidate.item
    return item is not None and item.definite and not item.prep and not item.genitive


def by_the_way(candidate: Candidate) -> bool:
    """«دفع المال لمهرب أوصله إلى …»: who is told of beside the subject, for the first time, and has no name."""
    item = candidate.item
    if candidate.kind != "human" or item is None:
        return False
    whom = item.prep == "did"  # «… بحق متهم آخر، وإحالته إلى المحكمة»
    return bool(item.prep) and not whom and (not item.definite or item.prep == "li")


def is_one(candidate: Candidate) -> bool:
    """One who has no name: «قريبه», «المقاتل»."""
    item = candidate.item
    if item is None or item.word is None or candidate.kind != "human" or candidate.number != "sg":
        return False
    first = item.word.entries[0].label if item.word.entries else ""
    return first in ("kin", "human", "title") and not item.inflected("acc")  # «عمل سائقا»: what he was


def may_act(item: Item) -> bool:
    """No place, and no outlet that is only told or quoted."""
    return not is_place(item) and not item.has("mediahead", "media")


def may_own(candidate: Candidate, wants: str) -> bool:
    """Whose people they are: «قيادة موالية لهم» is of people, and not of a plural thing."""
    if wants != "pl":
        return candidate.kind in ("person", "group")
    word = candidate.item.word if candidate.item is not None else None
    if word is not None and "kin" in word.labels:
        return False  # «هددوني بقتل عائلتي فانضممت إليهم»: those whom nobody joins as a body
    return candidate.kind == "human" or word is not None and word.stem.endswith(SOUND)


def is_unarmed(candidate: Candidate) -> bool:
    """Civilians, children, hostages, the dead: unnamed people who do not deal a blow, unless the text says they do."""
    word = candidate.item.word if candidate.kind == "human" and candidate.item is not None else None
    return word is not None and any(e.label == "human" and e.value in _UNARMED for e in word.entries)
