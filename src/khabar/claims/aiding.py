"""«تقديم مساعدات للجيش»، «توافق بين فلان وفلان»: giving and agreeing, a deed only where both sides are told."""

from __future__ import annotations

from khabar.claims.chunks import Chunks
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry

_GIVING = word_class("giving")
AID = word_class("aid") | word_class("aid_arms") | word_class("aid_money")
_ITS = word_class("aid_of_ones")  # «مساعداتها للحركة»
_CRISES, _SUPPLY = word_class("crisis"), word_class("supply")
_CONCERT, _BETWEEN = word_class("concert"), "بين"  # «توافق بين الحكومة والمعارضة»
_FAR, _NEAR = 4, 3  # words from the giving to what is given; from aid to whom it is for
_GIVEN, _BACKED, _LACKED, _AGREED = "توزيع", "دعم", "نقص", "اتفاق"  # what such words are told as


def aiding(chunks: Chunks, at: int) -> tuple[Entry, int] | None:
    """The giving or the aid at this token as a deed, with the end of its word; None where it is none."""
    word = chunks.words[at]
    if word.stem in _CONCERT:
        return _of_concert(chunks, at)
    if word.article or at in chunks.units:
        return None
    if word.stem in _CRISES:
        return _of_supply(chunks, at)
    whose = chunks.units.get(at + 1) if not word.pronoun and word.stem in _ITS else None
    whose = whose if whose is not None and not chunks.words[at + 1].lead else None
    own = word.stem in _ITS and (word.pronoun or whose is not None) and not word.preposition
    if own or word.stem in _ITS and word.preposition == "ب" and _promised(chunks):
        first = whose.last if whose is not None else at + 1
        near = chunks.words[first : first + _NEAR]
        entry = chunks.vocabulary.word(_BACKED).entry("ni")
        return (entry, at + 1) if entry is not None and any(w.preposition == "ل" for w in near) else None
    if word.stem not in _GIVING or word.pronoun:
        return None
    near = chunks.words[at + 1 : at + _FAR]
    given = next((w for w in near if w.stem in AID), None)
    if given is None or given.preposition or near[0].has("verb", "prep", "conj") and "noun" not in near[0].labels:
        return None
    entry = chunks.vocabulary.word(_GIVEN).entry("nt")
    return (entry, at + 1) if entry is not None else None


def _of_concert(chunks: Chunks, at: int) -> tuple[Entry, int] | None:
    """«توافق بين الحكومة والمعارضة»، «تنسيق عسكري بين الجيش والتحالف»: where both who agree are told by name."""
    last = next((i for i in range(at + 1, min(at + _FAR, len(chunks.words))) if chunks.sentence.form(i) == _BETWEEN), 0)
    if not last or last + 1 >= len(chunks.words) or chunks.words[at].pronoun or chunks.words[at].article:
        return None  # «ليس التنسيق بين الجيش والشرطة جديداً»: spoken of as known
    side = chunks.words[last + 1]
    if last + 1 not in chunks.units and (not side.has("grouphead", "placehead") or side.stem.endswith("ين")):
        return None  # «التعاون بين البلدين»
    if any(chunks.words[i].lead and not chunks.words[i].article for i in range(at + 1, last)):
        return None
    entry = chunks.vocabulary.word(_AGREED).entry("ev")
    return (entry, at + 1) if entry is not None else None


def _of_supply(chunks: Chunks, at: int) -> tuple[Entry, int] | None:
    """«أزمة وقود»: by the word right after it."""
    word, after = chunks.words[at], chunks.words[at + 1] if at + 1 < len(chunks.words) else None
    if after is None or after.lead and not after.article or word.pronoun or after.stem not in _SUPPLY:
        return None
    entry = chunks.vocabulary.word(_LACKED).entry("ni")
    return (entry, at + 1) if entry is not None else None


def _promised(chunks: Chunks) -> bool:
    """«وعدت الدولة بمساعدات للجيش»."""
    verb = next((i for i in reversed(chunks.items[-_NEAR:]) if i.kind == "verb"), None)
    said = verb.word.entry("say") if verb is not None and verb.word is not None else None
    return said is not None and said.value == "promise"
