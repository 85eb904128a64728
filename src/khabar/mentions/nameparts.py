"""Whether a word may be the next part of a name."""

from __future__ import annotations

from khabar.mentions.nameends import APART, may_join
from khabar.mentions.personwords import CALLED, FAMILY, ONE_OF, OTHER
from khabar.mentions.sentence import Sentence
from khabar.words import Word

_ADJECTIVE = frozenset({"adj"})
_GIVEN = frozenset({"given"})
_COMMON_ENDS = ("ا", "ه", "ات", "ون", "ين")  # of words of every day rather than of names
_WORDS = OTHER - {"honorific"}


def may_go_on(name: Word, word: Word, size: int, tagged: bool) -> bool:
    """May the word be the next part of a name that has ``size`` words so far, the first of which is ``name``?"""
    return _part(word, size, tagged, _is_strange(name)) and not _told_of(name, word, size)


def is_clan(sentence: Sentence, at: int) -> bool:
    """«العوفي | الحربي»: after a nisba with its article another, though the word means something else as well."""
    word, before = sentence.words[at], sentence.words[at - 1]
    two = word.article and before.article and word.stem.endswith("ي") and before.stem.endswith("ي")
    return two and not word.lead and word.labels == _ADJECTIVE


def _is_strange(word: Word) -> bool:
    """May more of the name begin with «و», as «بول وولفويتز» does: no name that is a common word, nor of a family?"""
    entry = word.entry("given")
    return word.labels <= _GIVEN and (entry is None or entry.note != "word")


def of_woman(name: Word, word: Word) -> bool:
    """«بساتين الحسيني | الشهيرة», «قوات هادي | المتمركزة»: an adjective that is not told of a man."""
    entry = name.entry("given")
    return word.article and word.form.endswith("ه") and "adj" in word.labels and (entry is None or entry.value == "m")


def _told_of(name: Word, word: Word, size: int) -> bool:
    """«بوش | السري», «أوباما | ساخراً»: after a single family name no more than another name."""
    if of_woman(name, word):
        return True
    if size > 1 or name.labels != FAMILY or "family" in word.labels or word.labels == _GIVEN:
        return False
    return bool(word.entries) or word.article or word.form.endswith(_COMMON_ENDS)


def after_nisba(sentence: Sentence, at: int, size: int) -> bool:
    """«تعيش مبروكة السالمي | محتفظة بـ…»: after a nisba no word without an article that nothing is known of."""
    word, before = sentence.words[at], sentence.words[at - 1]
    return size > 1 and before.article and before.stem.endswith("ي") and not (word.article or word.entries)


def _part(word: Word, size: int, tagged: bool, foreign: bool) -> bool:
    """May the word be the next part of a name that has ``size`` words so far, which may be of another tongue?"""
    if word.stem in ONE_OF or word.form in APART or word.article and word.stem in CALLED:
        return False  # «فلانة إحدى الناطقات …»، «فلان المعروف ب…»
    if word.has("pp", "ap") and "family" not in word.labels and not word.article:
        return False  # «شقيقه أحمد محتجزا»
    if size > 1 and word.has("nt", "ni", "np", "ev") and "family" not in word.labels:
        return False  # «توقع سالم هادي تحرير …»: a deed, though also a given name
    if word.article and size > 1 and word.has("noun") and "family" not in word.labels:
        return False  # «قرر سالم هادي السفر إلى …»
    if word.has("given", "family"):
        surname = word.article and not word.any(_WORDS)  # «الحجي» after a given name
        known = "family" in word.labels or tagged or surname or not word.any(OTHER)
        return known or size < 4 and not word.has("prep", "verb", "say", "title", "honorific")
    if word.lead:
        return True  # see _glued
    if word.stem in CALLED:
        return False
    if not word.entries:
        if may_join(word) and not (foreign and size == 1 and word.form[1] in "اوي"):
            return False  # «بشار الأسد | وطغمته»
        return word.article or tagged or size <= 2 and word.stem[0] not in "يتن" and len(word.stem) > 2
    if not word.article or size > 1:
        return False
    nisba = (
        word.stem.endswith("ي")
        and word.has("adj", "nationality", "human", "ethnicity")
        and not word.has("title", "direction")
    )
    return (
        nisba
        or tagged
        and word.has("adj", "noun")
        and not word.has("title", "honorific", "human", "grouphead", "placehead")
    )
