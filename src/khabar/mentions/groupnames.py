"""What belongs to the name of a group and what only describes it; words that head a group elsewhere and not here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.grammar.lexicon import Entry
from khabar.mentions.groupwords import BODIES, ELATIVES, FIELDS, GENDERLESS, JOINT, LED_ON, NO_GROUPS, TASKS
from khabar.mentions.sentence import Sentence
from khabar.words import Word

_SERVICE = "جهاز"  # «جهاز المخابرات | والأمن القومي», which most reports call by its first field
_SOUND = ("ات", "ين", "ون", "ا")  # of plurals, and of «ميليشيا», of which writers make either


def no_group(sentence: Sentence, at: int, following: Word) -> bool:
    """«حرية حركة …»، «القسم الثاني»، «سيارة رباعية الدفع»: words that head groups, and here something else."""
    word = sentence.words[at]
    if f"{word.stem} {following.stem}" in NO_GROUPS:
        return True
    if word.stem == "بوابه" and not sentence.quoted[at + 1] or word.stem == "وقف" and not word.article:
        return not following.has("adj", "mediahead")
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


def describes(head: Word, word: Word, after: Word) -> bool:
    """«المدعومة من …»: an adjective that begins a description and is no part of the name."""
    led = after.preposition or after.has("prep", "direction") and not after.article or after.form in ("ل", "ب")
    if not led or head.article and word.stem.startswith("موالي") and after.article:
        return False
    common = word.has("nationality") or word.stem in LED_ON
    return (word.stem[0] in "مت" or word.has("ap", "pp")) and not common


_ANOTHER = "اخري"


def begins_anew(before: Word, word: Word) -> bool:
    """After an adjective: «احتجزت كتيبة محلية | مسلحين»، «قصفت مقاتلات تركية | مواقع»، «اقتحمت قوة أمنية | منزل»."""
    if word.article or not before.has("adj", "nationality"):
        return False
    if before.stem == _ANOTHER and word.has("human") and not word.has("adj"):
        return True  # «أوقفت مفرزة أخرى | عنصر دعم»
    people = word.has("human") and word.stem.endswith(("ين", "ون"))
    if people and before.has("adj") and not before.has("noun", "human", "grouphead"):
        return True
    if before.has("nationality") and not before.article and not word.has("adj", "nationality"):
        return True
    if before.article or before.has("noun", "human", "thing", "placehead", "grouphead"):
        return False
    return before.has("adj") and word.has("placehead", "weapon") and not word.has("adj", "grouphead")


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
            begins = word.preposition == "ل" or at == first + 1 or inner
            one = any("sg" in e.features for e in word.entries if e.label in ("title", "honorific"))
            return tag[0] if office and at > first + 1 or begins and one and not word.conjunction else last
        if not word.article or not word.has("adj", "nationality"):
            break
    return last


def name_end(sentence: Sentence, first: int, last: int) -> int:
    """End of what the tagger marks, without a word that begins a description or «بمنحه»."""
    end = sentence.words[last - 1]
    led = not end.entries and end.form.startswith("ب") and end.form.endswith("ه")
    described = led or end.stem.startswith(("تابع", "موالي", "مدعوم", "منتمي"))
    owned = bool(end.pronoun) and not end.article  # «محكمة جنايات نينوى | حكمها»
    return last - ((described or owned) and last > first + 1)
