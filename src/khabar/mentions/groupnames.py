"""What belongs to the name of a group and what only describes it; words that head a group elsewhere and not here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.mentions.datewords import date_words
from khabar.mentions.found import Found
from khabar.mentions.groupwords import (
    ARMS,
    ARMS_OF,
    BODIES,
    ELATIVES,
    FIELDS,
    GENDERLESS,
    JOINT,
    JUDGED,
    KINDS_OF,
    LED_ON,
    MINISTRIES,
    NO_GROUPS,
    NUMBERED,
    TASKS,
    TEENS,
)
from khabar.mentions.numbers import begins_number
from khabar.mentions.personwords import KUNYA_HEADS
from khabar.mentions.sentence import Sentence
from khabar.text.sentences import QUOTES
from khabar.types import GroupValue
from khabar.words import SOUND, VERBAL, Word

_OF_A_NATION = frozenset({"group.media", "group.head"})  # rules of listed names
DESCRIBES = ("تابع", "موالي", "مدعوم", "منتمي")
CHIEFS = ("مدير", "قايد", "رييس", "مفوض", "امر")
_MINISTERS = ("وزير", "وزيره")
_OUSTED, _AID = "مخلوع", "اسعاف"
_DEEDS, _KINDS = frozenset({"nt", "ni", "np", "ev"}), frozenset({"adj", "nationality", "ethnicity"})
_CLAUSES = frozenset({"comp", "sub", "rel", "negation"})  # what opens a clause of its own
_OPENED = 2  # words of a quotation before the name in it
_REACH = 6  # tokens from «الموالية» to the name of whom they stand by
_SERVICE = "جهاز"  # «جهاز المخابرات | والأمن القومي», which most reports call by its first field
_SOUND = ("ات", "ين", "ون", "ا")  # of plurals, and of «ميليشيا», of which writers make either


def goes_on(sentence: Sentence, known: Found | None, tagged: Mapping[int, tuple[int, str]]) -> Found | None:
    """«وكالة الأنباء | الألمانية»، «سلاح الجو | التركي»، «قوات المخلوع | علي صالح»: the nation or man that tells it."""
    if known is None or known.last - known.first < 2 or known.last >= len(sentence.words):
        return known
    end, word = sentence.words[known.last - 1], sentence.words[known.last]
    definite = end.article or end.form.startswith("ال")  # «الجو»
    national = definite and word.article and "nationality" in word.labels and not word.lead
    if national and known.rule in _OF_A_NATION and not word.stem.endswith(SOUND):
        return Found(known.first, known.last + 1, known.kind, known.rule, known.value)
    tag = tagged.get(known.last)
    if end.stem == _OUSTED and tag is not None and tag[1] == "person" and not word.lead:
        return Found(known.first, tag[0], known.kind, "group.head", known.value)
    return known


def pointed(sentence: Sentence, at: int) -> bool:
    """«هذا التنظيم», «هذه العصابة الخطيرة»: what only points back at a group."""
    that = at > 0 and "demonstrative" in sentence.words[at - 1].labels and not sentence.quoted[at]
    return that and sentence.words[at].article


def of_minister(sentence: Sentence, at: int) -> bool:
    """«وزير الإدارة المحلية»: what a minister is of, and is told with his post."""
    before = sentence.words[at - 1] if at else None
    return before is not None and before.stem in _MINISTERS and not (before.article or before.pronoun)


def national_ministry(sentence: Sentence, at: int) -> Found | None:
    """«أعلنت الداخلية التونسية»، «الخارجية الروسية: …»: a ministry by its field and its country alone."""
    words = sentence.words
    word, before = words[at], words[at - 1] if at else None
    if not word.article or word.stem not in MINISTRIES or word.preposition == "ل" or at + 1 >= len(words):
        return None
    nation = words[at + 1]
    if nation.lead or not (nation.article and nation.stem.endswith("ه") and "nationality" in nation.labels):
        return None
    governed = before is not None and (before.article or before.has("grouphead", "title", "placehead"))
    if governed and sentence.tokens[at - 1].kind == "word" and not word.lead:
        return None  # «وزارة الداخلية التونسية»، «القوى الداخلية العراقية»
    return Found(at, at + 2, "group", "group.head", GroupValue())


def told_of(head: Word, rest: Sequence[Word]) -> bool:
    """«المنظمات الإنسانية», «مؤسسات الدولة», «الفرع الأخطر», «مدفعية الجيش»: a phrase that speaks of groups."""
    if head.stem in ARMS_OF and any(w.has("grouphead", "group") for w in rest):
        return True
    if head.stem in KINDS_OF:
        return not any(w.has("nationality", "group") or not w.entries for w in rest)
    return head.article and len(rest) == 1 and rest[0].stem in JUDGED


def loyal_to(sentence: Sentence, first: int, last: int, tagged: Mapping[int, tuple[int, str]]) -> int:
    """«القوات الموالية لهادي», «القوات الموالية لحكومة الرئيس فلان»: the end of a name that says who leads it."""
    words = sentence.words
    if last + 1 >= len(words) or words[last].stem != "مواليه" or not words[first].article or words[first].stem == "جيش":
        return last
    at = last + 1
    word = words[at]
    if word.preposition != "ل" or word.article and not word.has("title", "honorific"):
        return last
    if word.has("given", "family") and not word.has("noun", "title"):
        end = at + 1
        while end < len(words) and words[end].has("given", "family") and not words[end].lead:
            end += 1
        return end
    if not word.has("title", "honorific", "grouphead"):
        return last
    while at < len(words) and at < last + _REACH and (at == last + 1 or words[at].article and not words[at].lead):
        at += 1
    tag = tagged.get(at)
    return tag[0] if tag is not None and tag[1] == "person" and not words[at].lead else last


def within_quotes(sentence: Sentence, first: int, last: int) -> int:
    """«أعلنت «كتائب الفجر» | انشقاقها»: a name that begins inside quotation marks ends where they close."""
    for at in range(first, last - 1):
        if at > first and sentence.quoted[at] and not sentence.unquoted[at - 1]:
            return last  # «حركة «أحرار الفرات» السورية»: the marks hold only a part of it
        stop = sentence.tokens[at].stop
        if sentence.unquoted[at] and sentence.source[stop : stop + 1] in QUOTES:
            after = sentence.source[stop + 1 : stop + 2]  # «لـ"بي كا كا"»: what closes no name is no end
            told = sentence.words[at + 1].article  # ««جماعة الأنصار» الإرهابية»
            return last if told or after.isalnum() or not _opened(sentence, first) else at + 1
    return last


def _opened(sentence: Sentence, first: int) -> bool:
    """Whether a quotation has begun right before a token, or a few words before it."""
    return any(sentence.quoted[max(0, first - _OPENED) : first + 1])


def no_group(sentence: Sentence, at: int, following: Word) -> bool:
    """«حرية حركة …»، «القسم الثاني»، «سيارة رباعية الدفع»: words that head groups, and here something else."""
    word = sentence.words[at]
    if f"{word.stem} {following.stem}" in NO_GROUPS:
        return True
    if word.stem == "بوابه" and not sentence.quoted[at + 1] or word.stem == "وقف" and not word.article:
        return not following.has("adj", "mediahead")
    if word.stem == _AID and not word.article:
        return following.has("human", "honorific") or begins_number(following.form)  # «إسعاف ستة جنود»
    if word.stem == "اعلام" and following.has("grouphead", "nationality") and not word.article:
        return True  # «أعلام النظام»، «وسائل اعلام تركية»
    return word.stem == "حركه" and at > 0 and sentence.words[at - 1].stem == "حريه"


def agree(head: Word, entry: Entry, word: Word) -> bool:
    """«رئيس الحكومة | السابق»، «وسائل الإعلام | التركية»: an adjective in the other gender is said of a word before."""
    many = "pl" in entry.features or entry.value == "people"
    if many or head.stem.endswith(_SOUND) or head.stem in GENDERLESS:
        return True
    feminine = word.stem.endswith("ه") or word.stem in ELATIVES
    return feminine if head.stem.endswith("ه") else not feminine


def purpose(words: Sequence[Word], at: int) -> int:
    """The end of what a body is for, as names say it: «… للأمن والسلام»، «… لمكافحة الإرهاب»; 0 for none."""
    last = at + 1
    if words[at].stem in TASKS and last < len(words) and words[last].article and not words[last].lead:
        return last + 1
    if not words[at].article or words[at].stem not in FIELDS:
        return 0
    if (
        last < len(words)
        and not words[last].lead
        and words[last].stem.endswith("ه")
        and _agrees(words[at], words[last])
    ):
        return last + 1  # «المكتب المركزي للتحقيقات القضائية»
    while last < len(words) and words[last].conjunction and words[last].article and words[last].stem in FIELDS:
        last += 1
    return last


def joint(words: Sequence[Word], first: int, at: int, entry: Entry) -> int:
    """«وزارة الأوقاف | والشؤون الدينية»: the end of the further fields of a body; ``at`` for none."""
    one = entry.value in BODIES and not words[first].article and words[at - 1].article
    one = one and words[first].stem != _SERVICE
    last = at
    while one and last < len(words) and words[last].conjunction == "و" and words[last].article:
        if words[last].preposition or words[last].stem not in JOINT:
            break
        field, last = words[last], last + 1
        if last < len(words) and _agrees(field, words[last]):
            last += 1
    return last


def _agrees(field: Word, word: Word) -> bool:
    """«والشؤون | الدينية»: an adjective of a field."""
    plain = word.article and not word.lead and word.has("adj") and "nationality" not in word.labels
    return plain and word.stem.endswith("ه") is (field.stem.endswith(("ه", "ات")) or "pl" in field.features)


def another(head: Word, word: Word, after: Word) -> bool:
    """«اعتقلت الشرطة [التونسي فلاناً]»: the nationality of one man before his name, after a feminine head."""
    if not head.stem.endswith(("ه", "ات")) or word.stem.endswith("ه") or not word.has("nationality"):
        return False
    return after.has("given") and not (after.article or after.lead)


def names_a_man(words: Sequence[Word], at: int) -> bool:
    """«أوقف الجيش [الصحفي فلاناً]», «… [القائد العسكري أبا فلان]»: what one man is before his name."""
    if not words[at].has("title", "honorific", "alias") or words[at].stem.endswith("ه"):
        return False
    end = at + 1
    while end < min(at + 3, len(words)) and words[end].article and not words[end].lead and words[end].has("adj"):
        if "alias" in words[end].labels:
            return False  # «التنظيم الإرهابي المعروف باسم …»
        end += 1
    name = words[end] if end < len(words) else None
    if name is None or name.article or name.lead:
        return False
    return name.has("given") and not name.has("noun", "human", "adj", "prep") or name.form in KUNYA_HEADS


def describes(head: Word, word: Word, after: Word) -> bool:
    """«المدعومة من …»: an adjective that begins a description and is no part of the name."""
    led = after.preposition or after.has("prep", "direction") and not after.article or after.form in ("ل", "ب")
    if not led or head.article and word.stem.startswith("موالي") and after.article:
        return False
    common = word.has("nationality") or word.stem in LED_ON
    return (word.stem[0] in "مت" or word.has("ap", "pp")) and not common


def begins_period(sentence: Sentence, at: int) -> bool:
    """«التحق بالتنظيم | العام الماضي»: a year and which one; not in «المؤتمر العام الماضي»."""
    form, dates = sentence.form, date_words()
    year = "period" in dates[form(at)].labels and "mod" in dates[form(at + 1)].labels
    return year and "general" not in dates[form(at - 1)].labels


_FOREMOST = word_class("rank_word") | word_class("foremost") | word_class("governs_people")
_THAT = "ان"
_DWELLERS = frozenset({"سكان"})  # «منطقة كثيفة السكان»
_ANOTHER, _CUSTODY = "اخري", "سراح"


def somebody_else(before: Word, word: Word) -> bool:
    """«احتجز فصيل مسلح | امرأة»، «أسرت ميليشيات محلية | شاباً»، «… | القيادي»: after an adjective, who is none."""
    if before.article or not before.has("adj", "nationality") or before.has("title", "honorific", "part", "direction"):
        return False
    if before.stem in _FOREMOST or word.lead or word.has("placehead", "ethnicity"):
        return False  # «هيئة كبار العلماء»
    if word.article:
        return word.has("title", "human", "alias") and "grouphead" not in word.labels and word.stem not in _DWELLERS
    many = word.form.endswith(SOUND)
    if not word.has("human", "kin") or many and before.form.endswith(SOUND):
        return False  # «مسلحين آخرين موالين …»
    case = word.form.endswith("ا") and not before.form.endswith("ا")  # an adjective agrees in case
    told = [entry for entry in word.entries if entry.label in ("human", "kin")]
    inflected = word.stem.endswith("ه") and any(entry.lemma != word.stem for entry in told)  # «دولة عربية مسلمة»
    case = (
        case or many and not before.stem.endswith(("ه", "ات")) and "pl" not in before.features
    )  # «أوقف فصيل مسلح | مدنيين»
    return case or not (inflected or word.has("adj", "nationality", "grouphead", "pn"))


def is_described(before: Word) -> bool:
    """Whether an indefinite name ends with the word, which says what the group is like: «منظمة حقوقية»."""
    if "adj" not in before.labels or before.article or before.has("noun", "grouphead"):
        return False
    if "placehead" in before.labels and not before.stem.endswith("يه"):
        return False
    return "human" not in before.labels or before.stem.endswith("ه")


def begins_anew(before: Word, word: Word) -> bool:
    """After an adjective: «احتجزت كتيبة محلية | مسلحين»، «قصفت مقاتلات تركية | مواقع»، «اقتحمت قوة أمنية | منزل»."""
    if somebody_else(before, word):
        return True
    if word.article and word.has("grouphead") and not word.has("adj") and is_described(before):
        return before.stem not in _FOREMOST  # «اتهمت منظمات حقوقية | الحكومة»
    described = before.has("adj", "nationality") and not before.article and before.stem not in _FOREMOST
    if described and not word.lead and is_deed(word) and "direction" not in before.labels:
        free = not before.has("noun", "human", "grouphead", "title")
        return free or bool(word.pronoun)  # «حاولت كتيبة كاملة | الهروب»، «أعلنت مجموعة عسكرية | انشقاقها»
    if word.article or not before.has("adj", "nationality"):
        return False
    named = word.has("given") and not word.has("adj", "noun", "grouphead")
    if named and not before.article and before.has("adj") and "direction" not in before.labels:
        return True  # «أوقف فصيل مسلح | فلاناً»
    plain = before.has("adj") and not before.has("noun", "human", "title")
    if plain and not before.article and "lightnoun" in word.labels and "adj" not in word.labels:
        return True  # «نفذت ميليشيات محلية | حملة»
    if word.stem == _CUSTODY:
        return True  # «أطلقت قوة أمنية | سراح خمسة»
    if before.stem == _ANOTHER and word.has("human") and not word.has("adj"):
        return True  # «أوقفت مفرزة أخرى | عنصر دعم»
    people = word.has("human") and word.stem.endswith(SOUND)
    if people and before.has("adj") and not before.has("noun", "human", "grouphead"):
        return True
    if before.has("nationality") and not before.article and not word.has("adj", "nationality"):
        return True
    agrees = before.has("adj") and before.stem.endswith("ه") and not before.has("noun")  # «سلبت عصابة مسلحة | سيارة»
    if before.article or before.has("noun", "thing", "placehead", "grouphead") or before.has("human") and not agrees:
        return False
    gear = agrees and word.has("thing") or word.has("placehead", "weapon")
    return before.has("adj") and gear and not word.has("adj", "grouphead")


def led_by(sentence: Sentence, first: int, last: int, tagged: Mapping[int, tuple[int, str]]) -> int:
    """«قوات الرئيس [المخلوع فلان]»: a group is told by the name of who leads it, and not by his post alone."""
    end, words = last, sentence.words
    while end < len(words) and words[end].article and not words[end].lead and words[end].has("adj", "nationality"):
        end += 1
    tag = tagged.get(end)
    if tag is None or tag[1] != "person" or words[end].lead:
        return last
    for at in range(end - 1, first, -1):
        word = words[at]
        if word.article and word.has("title", "honorific") and not word.has("placehead", "grouphead"):
            office = words[at - 1].has("title") and not words[at - 1].article  # «حكومة رئيس الوزراء فلان»
            inner = words[at - 1].has("grouphead") and not words[at - 1].article  # «فريق مركز الملك فلان»
            governed = at == first + 1 and not words[first].article  # not «أوقفت السلطات | الناشط فلاناً»
            begins = word.preposition == "ل" or governed or inner
            one = any("sg" in e.features for e in word.entries if e.label in ("title", "honorific"))
            return tag[0] if office and at > first + 1 or begins and one and not word.conjunction else last
        if not word.article or not word.has("adj", "nationality"):
            break
    return last


def is_deed(word: Word) -> bool:
    """«العودة»، «عبور»: a deed, and no adjective."""
    return word.any(_DEEDS) and not word.any(_KINDS)


def _is_no_kind(word: Word) -> bool:
    """«العودة»، «الحدود»: a deed or a place, which says of no group what it is like."""
    return is_deed(word) or "placehead" in word.labels and not word.any(_KINDS)


def name_end(sentence: Sentence, first: int, last: int) -> int:
    """End of what the tagger marks, without a word that begins a description or «بمنحه», or what it tells: «إن …»."""
    words = sentence.words
    last = next((at for at in range(first + 1, last) if words[at].stem.startswith(DESCRIBES)), last)
    last = next((at for at in range(first + 1, last) if words[at].form == _THAT and words[at - 1].article), last)
    if words[first].article and words[first].has("grouphead") and last > first + 1:
        after = words[first + 1]
        bare = not (after.article or after.lead or sentence.quoted[first + 1])
        held = after.article and after.has("title", "honorific") and not after.has("adj", "nationality", "grouphead")
        held = held or after.article and _is_no_kind(after)  # «عناصر التنظيم | العودة»
        held = held or after.any(_CLAUSES) and not after.article  # «عناصر التنظيم | أن يفروا»
        held = held or "prep" in after.labels and last > first + 2 and is_deed(words[first + 2])  # «… | في العودة»
        bare = bare and (after.has("human", "kin", "given", "verb") or after.stem == _CUSTODY or _is_no_kind(after))
        if bare or held and not after.lead:
            return first + 1  # «أعدم مسلحو التنظيم | شاباً»، «… | القيادي في الحركة فلاناً»
    end = sentence.words[last - 1]
    led = not end.entries and end.form.startswith("ب") and end.form.endswith("ه")
    described = led or end.stem.startswith(DESCRIBES)
    owned = bool(end.pronoun) and not end.article  # «محكمة جنايات نينوى | حكمها»
    return last - ((described or owned) and last > first + 1)


def plausible(sentence: Sentence, first: int) -> bool:
    """May what only the tagger marks be a group: neither a piece of a place nor a word of another kind?"""
    word = sentence.words[first]
    if first and "placehead" in sentence.words[first - 1].labels and not sentence.words[first - 1].article:
        return False
    return not word.has(*VERBAL, "adj", "noun", "human", "prep", "nationality", "title", "direction")


def numbered(sentence: Sentence, at: int, last: int) -> int:
    """«اللواء 35», «اللواء الأول مشاة», «الفرقة 17»."""
    if sentence.words[at].stem not in NUMBERED or last >= len(sentence.tokens):
        return last
    following = sentence.words[last]
    ordinal = (
        following.article and not following.lead and "adj" in following.labels and "nationality" not in following.labels
    )
    end = last + 1
    teen = following.article and end < len(sentence.words) and sentence.words[end].form in TEENS
    if sentence.tokens[last].kind != "number" and not (ordinal or teen):
        return last
    end += teen  # «اللواء الخامس عشر»
    if end < len(sentence.words) and sentence.words[end].stem in ARMS and not sentence.words[end].lead:
        return end + 1
    return end if teen or sentence.tokens[last].kind == "number" else last
