"""Words that are no part of a name though the tagger draws them into one, and names that are nobody's."""

from __future__ import annotations

from khabar.grammar.classes import word_class
from khabar.mentions.personwords import AFTER_NAMES, DIVINE, OF_GOD, RULES
from khabar.mentions.sentence import Sentence
from khabar.words import SOUND, VERBAL, Word

GOD = frozenset({"الله", "لله", "بالله"})
_ADJECTIVE = frozenset({"adj"})
_GIVEN = frozenset({"given"})
_NAMED = frozenset({"given", "family"})
APART = word_class("after_name")
_MANY = ("وا", "ون", "ا")  # ends of verbs of several
_AREAS = frozenset("state governorate province region district subdistrict city town village area".split())
_VERB = 4  # letters of a verb that no foreign name is taken for
_WHITHER = frozenset({"الي", "من", "عن", "نحو", "باتجاه"})
_LEADS = frozenset("honorific title alias".split())


def after_place(sentence: Sentence, first: int, last: int) -> bool:
    """«رئيس ولاية هيرشبيلي | فلان الفلاني»: is the first word of what the tagger marks the name of a place?"""
    if last < first + 3 or not first or sentence.words[first].entries or sentence.words[first].lead:
        return False
    head, given, more = sentence.words[first - 1], sentence.words[first + 1], sentence.words[first + 2]
    entry = head.entry("placehead") if not head.article else None
    return entry is not None and entry.value in _AREAS and "given" in given.labels and more.has(*_NAMED)


def ends(sentence: Sentence, at: int) -> bool:
    """«صالح | يحشدون …», «هادي | هو …»: does the name end before this word, whatever the tagger says?"""
    word = sentence.words[at]
    if word.any(_NAMED):
        return False
    if word.form in APART or "pronoun" in word.labels or sentence.tokens[at].tanwin:
        return True
    if word.form in GOD and not bears_god(sentence, at):
        return True
    if word.form.endswith(SOUND) and "group" in word.labels or word.article and "relation" in word.labels:
        return True  # «طالب عسيري الحوثيين بـ…»
    if word.preposition == "ب" and not word.conjunction and word.entries and "particle" not in word.labels:
        return True  # «هادي بضغط …»
    return _is_verb(word) or _went(sentence, at)


def _went(sentence: Sentence, at: int) -> bool:
    """«سالم هادي فر إلى تركيا»: a verb of going, however short, right before where to or where from."""
    word, after = sentence.words[at], sentence.words[at + 1 : at + 2]
    if not word.labels <= VERBAL or "vi" not in word.labels or word.lead or "past" not in word.features:
        return False
    return bool(after) and after[0].form in _WHITHER


def _is_verb(word: Word) -> bool:
    if not word.verbal or not word.labels <= VERBAL or word.article or len(word.form) < _VERB:
        return False
    imperfect = all("imperfect" in entry.features for entry in word.verbal)
    return word.future or imperfect and word.form[0] in "يت" or word.form.endswith(_MANY)


def bears_god(sentence: Sentence, at: int) -> bool:
    """«نصر الله», «عبد الله»: does the word before make a name with that of God?"""
    before = sentence.words[at - 1] if at else None
    return before is not None and (before.form[before.lead :] in DIVINE or before.stem in OF_GOD)


def titled(sentence: Sentence, at: int) -> bool:
    """«الرئيس السابق على …»: after a title stands a name, however it is spelled; not in «الإمام على بعد»."""
    before, after = sentence.words[at - 1] if at else None, sentence.words[at + 1 : at + 2]
    if before is None or after and after[0].lead:
        return False
    former = at > 1 and before.article and "adj" in before.labels and sentence.words[at - 2].any(_LEADS)
    return former or before.any(_LEADS)


def rules(sentence: Sentence, at: int) -> bool:
    """«عودة بحاح», «نظام بشار الأسد»: a given name that here is a deed or a thing of him whose name follows."""
    word = sentence.words[at]
    if word.stem not in RULES or word.article or word.pronoun:
        return False
    before = sentence.words[at - 1] if at else None
    # «أكد ناشطون | عودة فلان»: what several are is not said before one name
    return before is None or not before.any(_LEADS) or before.form.endswith(SOUND)


def demands(sentence: Sentence, at: int) -> bool:
    """«وطالب سالم هادي بـ…»: a verb of saying, in the past, at the head of its clause, and no given name."""
    word = sentence.words[at]
    if "say" not in word.labels or word.stem[0] == "ي":
        return False
    return not at or bool(word.conjunction) or sentence.tokens[at - 1].kind == "mark"


def over(sentence: Sentence, at: int) -> bool:
    """Nothing stands here that «على» could govern: the end, a mark, a verb, a conjunction or preposition."""
    if at >= len(sentence.tokens) or sentence.tokens[at].kind == "mark":
        return True
    word = sentence.words[at]
    governed = word.has("noun", "human", "placehead", "grouphead", "thing", "nt", "ev")
    return bool(word.conjunction) or word.any(AFTER_NAMES) and not word.article and not governed


def of_name(sentence: Sentence, at: int) -> bool:
    """«ياسر باعزب: …»، «عالية بالحارث، …»: as ``unsplit``, and where the name can only end here."""
    word = sentence.words[at]
    if unsplit(word):
        return True
    if word.preposition != "ب" or word.conjunction or word.pronoun or not over(sentence, at + 1):
        return False
    if word.stem.startswith("ال"):
        return word.labels == _GIVEN
    second = sentence.source[sentence.tokens[at].start + 1]
    return second == "ا" and word.labels <= _ADJECTIVE and not word.article


def unsplit(word: Word) -> bool:
    """«بلعيدي»، «بوسعدية»: what looks like a proclitic before a word that nothing is known of belongs to the name."""
    return word.preposition == "ب" and not (word.conjunction or word.article or word.entries or word.pronoun)
