"""Split proclitics (و ف ب ل ك س ال) and enclitic pronouns off a folded word.

A letter is split only where the rest is known, or is much commoner than the whole word; it is kept
where it belongs to the word (وليد، باسم، كمال).
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from typing import NamedTuple

PRONOUNS = ("هما", "كما", "هم", "هن", "ها", "نا", "كم", "ني", "ه", "ي", "ك")
THIRD = frozenset({"ه", "ها", "هم", "هما", "هن"})  # of those who are told of
_PREPOSITIONS = "بلك"
CHEAPEST = -0.9  # the cost of a reading as a function word
_ENDINGS = {last: tuple(p for p in PRONOUNS if p[-1] == last) for last in {p[-1] for p in PRONOUNS}}


class Split(NamedTuple):
    """A way to read a word: ``conjunction + preposition + article + stem + pronoun``.

    ``lead`` and ``tail`` count the folded characters before the word proper (article included in
    the word) and the pronoun after it.
    """

    conjunction: str
    preposition: str
    article: bool
    stem: str
    pronoun: str
    lead: int


def _bases(form: str) -> Iterator[tuple[str, str, bool, str, int]]:
    """Candidates without pronouns, fewest splits first."""
    heads = (("", form), (form[0], form[1:])) if form[0] in "وف" and len(form) > 2 else (("", form),)
    for conjunction, rest in heads:
        lead = len(conjunction)
        yield conjunction, "", False, rest, lead
        if rest.startswith("ال") and len(rest) > 3:
            yield conjunction, "", True, rest[2:], lead
        if rest.startswith("لل") and len(rest) > 3:
            yield conjunction, "ل", True, rest[2:], lead + 2
        if rest[0] in _PREPOSITIONS and len(rest) > 2:
            yield conjunction, rest[0], False, rest[1:], lead + 1
            if rest[1:3] == "ال" and len(rest) > 4:
                yield conjunction, rest[0], True, rest[3:], lead + 1


def stems(rest: str) -> Iterator[tuple[str, str]]:
    """The word itself, then the word without each possible pronoun, in its unbound spelling."""
    yield rest, ""
    for pronoun in _ENDINGS.get(rest[-1], ()):
        if not rest.endswith(pronoun) or len(rest) - len(pronoun) < 2:
            continue
        stem = rest[: -len(pronoun)]
        yield stem, pronoun
        if stem.endswith("ت"):
            yield stem[:-1] + "ه", pronoun
        if stem.endswith(("اي", "او")):
            yield stem[:-1] + "ء", pronoun  # the hamza of انتماء sits on a letter before a pronoun
        if stem.endswith("و") or stem.endswith("ا"):
            yield (stem + "ا") if stem[-1] == "و" else (stem[:-1] + "ي"), pronoun


def split(
    form: str, cost: Callable[[Split], float | None], frequency: Callable[[str], int], known: Container[str]
) -> Split:
    """The cheapest reading that ``cost`` knows (None: unknown); else what frequency makes likely.

    ``frequency`` gives log2 buckets, 0 for unseen. Only before the stems in ``known`` is a pronoun split off. No
    reading costs less than ``CHEAPEST`` besides what is split off it.
    """
    if not form:  # a word of marks that folding takes away
        return Split("", "", False, "", "", 0)
    candidates = list(_bases(form))
    if len(candidates) == 1 and not _is_owned(form, known):
        return Split("", "", False, form, "", 0)  # there is no other reading
    best: Split | None = None
    least = 99.0
    for conjunction, preposition, article, rest, lead in candidates:
        before = bool(conjunction) + bool(preposition)
        if before + CHEAPEST >= least:
            continue
        alone = article or rest[-1] not in _ENDINGS
        for stem, pronoun in ((rest, ""),) if alone else stems(rest):
            splits = before + bool(pronoun)
            if pronoun and stem not in known or splits + CHEAPEST >= least:
                continue
            reading = Split(conjunction, preposition, article, stem, pronoun, lead)
            price = cost(reading)
            if price is None:
                continue
            price += splits
            if price < least:
                best, least = reading, price
    return best or guess(form, candidates, frequency)


def _is_owned(form: str, known: Container[str]) -> bool:
    """May the word be a known stem with a pronoun?"""
    if form[-1] not in _ENDINGS:
        return False
    for stem, pronoun in stems(form):
        if pronoun and stem in known:
            return True
    return False


def guess(form: str, candidates: list[tuple[str, str, bool, str, int]], frequency: Callable[[str], int]) -> Split:
    """An unknown word: the article is seen, other letters go only where frequency says so."""
    whole = frequency(form)
    best: Split | None = None
    for conjunction, preposition, article, rest, lead in candidates:
        if len(rest) < 3:
            continue
        reading = Split(conjunction, preposition, article, rest, "", lead)
        if not conjunction and not preposition:
            if article:
                return reading
            continue
        if article:  # وال… بال… لل… : only a word much rarer without it keeps the letters
            if whole < 6:
                return reading
            continue
        if frequency(rest) >= max(whole + 2, 3) and best is None:
            best = reading
    return best or Split("", "", False, form, "", 0)
