"""Where the name of a place ends, and what only describes it."""

from __future__ import annotations

from khabar.mentions.placewords import FACING, ORDINALS, SAID_OF, SERVICES, WIDE
from khabar.mentions.sentence import Sentence
from khabar.words import Word

_JOINED = 4  # letters of a word that may be «و» and a name
_SAYS_WHICH = ("direction", "nationality", "ethnicity")


def sided(sentence: Sentence, last: int, kind: str) -> int:
    """«ريف حلب الشمالي», «قاعدة العند الجوية»."""
    if last < len(sentence.words):
        word = sentence.words[last]
        if word.article and not word.lead:
            if kind in WIDE and "direction" in word.labels or word.stem in SERVICES.get(kind, ()):
                return last + 1
    return last


def turns(sentence: Sentence, at: int) -> bool:
    """«… الشرقي», «… العربية», which is no part of the name before it."""
    return at < len(sentence.words) and sentence.words[at].article and sentence.words[at].has(*_SAYS_WHICH)


def ordinal(sentence: Sentence, last: int, known: bool = False) -> int:
    """«حي اليرموك الثانية», «الغارية الغربية»; of a known place, «أبين الجنوبية», a side only describes."""
    if last < len(sentence.words):
        word = sentence.words[last]
        belongs = word.stem in ORDINALS or not known and word.stem in FACING
        if belongs and word.article and not word.conjunction and not word.preposition:
            return last + 1
    return last


def trim(sentence: Sentence, first: int, last: int) -> int:
    """A tagger span without what only describes the place («درنة الليبية»)."""
    for at in range(first + 1, last):
        if joined(sentence.words[at]) or sentence.words[at].preposition:
            last = at
            break
    while last > first + 1 and (
        sentence.tokens[last - 1].kind == "mark"
        or sentence.words[last - 1].has("nationality", "prep", "verb")
        or sentence.words[last - 1].stem in SAID_OF
    ):
        last -= 1
    return last


def joined(word: Word) -> bool:
    """With «و», also where the name after it is in no list: «ناحية ديرلوك وحفطنين»."""
    return bool(word.conjunction) or word.form[0] == "و" and not word.entries and len(word.form) > _JOINED


def closed(sentence: Sentence, at: int) -> bool:
    """Does the name end here: with the sentence, a mark, a preposition, a place or side?"""
    if at >= len(sentence.tokens) or sentence.tokens[at].kind == "mark":
        return True
    word = sentence.words[at]
    return bool(word.preposition or word.conjunction) or word.has("prep", "direction", "rel", "placehead")
