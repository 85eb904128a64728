"""Words that are no part of a name though the tagger draws them into one, and names that are nobody's."""

from __future__ import annotations

from khabar.mentions.personwords import DIVINE, OF_GOD, RULES
from khabar.mentions.sentence import Sentence
from khabar.words import VERBAL, Word

GOD = frozenset({"الله", "لله", "بالله"})
_NAMED = frozenset({"given", "family"})
_APART = frozenset({"او", "بل", "لكن", "ثم"})
_MANY = ("وا", "ون", "ا")  # ends of verbs of several
_VERB = 4  # letters of a verb that no foreign name is taken for
_LEADS = frozenset("honorific title alias".split())


def ends(sentence: Sentence, at: int) -> bool:
    """«صالح | يحشدون …», «هادي | هو …»: does the name end before this word, whatever the tagger says?"""
    word = sentence.words[at]
    if word.any(_NAMED):
        return False
    if word.form in _APART or "pronoun" in word.labels or sentence.tokens[at].tanwin:
        return True
    if word.form in GOD and not bears_god(sentence, at):
        return True
    if word.form.endswith(("ين", "ون")) and "group" in word.labels or word.article and "relation" in word.labels:
        return True  # «طالب عسيري الحوثيين بـ…»
    if word.preposition == "ب" and not word.conjunction and word.entries and "particle" not in word.labels:
        return True  # «هادي بضغط …»
    return _is_verb(word)


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
    return before is None or not before.any(_LEADS)


def demands(sentence: Sentence, at: int) -> bool:
    """«وطالب سالم هادي بـ…»: a verb of saying, in the past, at the head of its clause, and no given name."""
    word = sentence.words[at]
    if "say" not in word.labels or word.stem[0] == "ي":
        return False
    return not at or bool(word.conjunction) or sentence.tokens[at - 1].kind == "mark"
