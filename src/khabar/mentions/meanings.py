"""Which of several groups a name means in one report, and whether «القاعدة» is the organisation or a base.

A name that several groups bear is listed with the countries that tell them apart: ``id@SY|other@YE,SA``. It gets an
id where the report speaks of one of these countries and of none of the others as much; else its id stays unknown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from khabar.grammar.lexicon import Entry
from khabar.mentions.found import Found
from khabar.mentions.groupwords import AT_BASE, BASES, OPINION, QAEDA
from khabar.mentions.sentence import Sentence
from khabar.types import CodeValue, GroupValue, PlaceValue
from khabar.words import Word

_SHARE = 4  # a country with less than a quarter of the mentions of the first tells nothing apart


def settle_groups(sentences: Sequence[Sentence]) -> None:
    """Give the names of groups that hang on the report their id, or take it from them."""
    pending = {id(s): s for s in sentences for f in s.founds if f.kind == "group" and _hangs(f)}.values()
    if pending:
        spoken = countries(sentences)
        for sentence in pending:
            sentence.founds = list(_settled(sentence.founds, spoken))
    qaeda = {id(s): s for s in sentences for f in s.founds if f.kind == "group" and _is_qaeda(s, f)}.values()
    if qaeda:
        bases = any(word.stem == "قاعده" and not word.article for s in sentences for word in s.words)
        named = any(f.value == _QAEDA and f.last > f.first + 1 for s in qaeda for f in s.founds)
        for sentence in qaeda:
            for found in [f for f in sentence.founds if _is_qaeda(sentence, f)]:
                if not _organised(sentence, found, bases, named):
                    sentence.founds.remove(found)
                    sentence.words[found.first] = _as_base(sentence.words[found.first])


def countries(sentences: Iterable[Sentence]) -> Counter[str]:
    """How often places, nationalities and groups known for one country speak of it."""
    spoken: Counter[str] = Counter()
    for sentence in sentences:
        for found in sentence.founds:
            value = found.value
            if isinstance(value, PlaceValue) and value.country:
                spoken[value.country] += 1
            elif isinstance(value, CodeValue) and found.kind == "nationality" and value.code:
                spoken[value.code] += 1
    return spoken


def _hangs(found: Found) -> bool:
    value = found.value
    return isinstance(value, GroupValue) and value.canonical is not None and "@" in value.canonical


def _settled(founds: Sequence[Found], spoken: Counter[str]) -> Iterable[Found]:
    for found in founds:
        value = found.value
        if not isinstance(value, GroupValue) or value.canonical is None or "@" not in value.canonical:
            yield found
            continue
        known = _meant(value.canonical, spoken)
        inner = any(o is not found and o.kind == "group" and o.first <= found.first <= o.last - 1 for o in founds)
        if known is not None or not inner:
            yield Found(found.first, found.last, found.kind, found.rule, replace(value, canonical=known), found.named)


def _meant(listed: str, spoken: Counter[str]) -> str | None:
    """The one id whose countries the report speaks of most."""
    top = max(spoken.values(), default=0)
    weighed = sorted(((sum(spoken[c] for c in where), known) for known, where in _choices(listed)), reverse=True)
    weight, known = weighed[0]
    alone = len(weighed) == 1 or weighed[1][0] < weight
    return known if weight and weight * _SHARE >= top and alone else None


@lru_cache(1000)
def _choices(listed: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    pairs = (choice.split("@") for choice in listed.split("|"))
    return tuple((known, tuple(where.split(","))) for known, where in pairs)


_IN = "في"
_QAEDA = GroupValue("al-qaeda")
_BASE = Entry("placehead", "base", "قاعده", frozenset({"f", "sg"}))


def _is_qaeda(sentence: Sentence, found: Found) -> bool:
    return found.value == _QAEDA and sentence.words[found.first].named == "القاعده"


def _as_base(word: Word) -> Word:
    """The word as one for a place, which is spelled like the name."""
    return replace(word, article=True, stem=_BASE.lemma, entries=(_BASE,), labels=frozenset({_BASE.label}), routes=-1)


def _organised(sentence: Sentence, found: Found, bases: bool, named: bool) -> bool:
    """Is «القاعدة» the organisation, in a report that may tell of a base and may name the organisation in full?"""
    at, words = found.first, sentence.words
    after = words[found.last] if found.last < len(words) else None
    described = after is not None and after.article and not after.lead and after.has("adj")
    if described and after is not None and after.stem.endswith("ه") and after.stem not in OPINION:
        return False  # «القاعدة الجوية»
    if sentence.quoted[at] or at and words[at - 1].stem in QAEDA:
        return True
    if at > 1 and words[at - 1].stem == _IN and any(word.stem in QAEDA for word in words[max(0, at - 3) : at - 1]):
        return True  # «المسؤول الكبير في القاعدة»
    placed = (
        words[at].preposition in ("ب", "ل") or at and (words[at - 1].stem in AT_BASE or words[at - 1].stem in BASES)
    )
    return not bases or named and not placed
