"""Split proclitics (و ف ب ل ك س ال) and enclitic pronouns off a folded word.

A letter is split only where the rest is known, or is much commoner than the whole word; it is kept
where it belongs to the word (وليد، باسم، كمال).
"""

from __future__ import annotations

from collections.abc import Callable, Container
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


_Base = tuple[str, str, bool, str, int]  # a reading without a pronoun: its stem may have one yet


def _bases(form: str) -> list[_Base]:
    """Candidates without pronouns, fewest splits first."""
    found: list[_Base] = []
    _lead_on(found, "", form)
    if form[0] in "وف" and len(form) > 2:
        _lead_on(found, form[0], form[1:])
    return found


def _lead_on(found: list[_Base], conjunction: str, rest: str) -> None:
    """Add what can stand behind a conjunction, or at the head of a word."""
    lead = len(conjunction)
    found.append((conjunction, "", False, rest, lead))
    first, size = rest[0], len(rest)
    if first in _PREPOSITIONS:
        if size > 3 and first == "ل" == rest[1]:
            found.append((conjunction, "ل", True, rest[2:], lead + 2))
        if size > 2:
            found.append((conjunction, first, False, rest[1:], lead + 1))
            if size > 4 and rest[1:3] == "ال":
                found.append((conjunction, first, True, rest[3:], lead + 1))
    elif size > 3 and rest.startswith("ال"):
        found.append((conjunction, "", True, rest[2:], lead))


def _owned(rest: str, known: Container[str]) -> list[tuple[str, str]]:
    """Known stems that the word is with a pronoun."""
    found: list[tuple[str, str]] = []
    for pronoun in _ENDINGS.get(rest[-1], ()):
        if rest.endswith(pronoun) and len(rest) - len(pronoun) > 1:
            for stem in _unbound(rest[: -len(pronoun)]):
                if stem in known:
                    found.append((stem, pronoun))
    return found


def _unbound(stem: str) -> tuple[str, ...]:
    """How words may be written that are spelled so before a pronoun."""
    last = stem[-1]
    if last not in "تايو":
        return (stem,)  # as most
    if last == "ت":
        return stem, stem[:-1] + "ه"
    if last == "ا":
        return stem, stem[:-1] + "ي"
    hamza = (stem[:-1] + "ء",) if stem[-2] == "ا" else ()  # that of انتماء sits on a letter before a pronoun
    return (stem, *hamza, stem + "ا") if last == "و" else (stem, *hamza)


def split(
    form: str, cost: Callable[[Split], float | None], frequency: Callable[[str], int], known: Container[str]
) -> Split:
    """The cheapest reading that ``cost`` knows (None: unknown); else what frequency makes likely.

    ``frequency`` gives log2 buckets, 0 for unseen. Only before the stems in ``known`` is a pronoun split off. No
    reading costs less than ``CHEAPEST`` besides what is split off it.
    """
    if not form:  # a word of marks that folding takes away
        return Split("", "", False, "", "", 0)
    candidates = _bases(form)
    if len(candidates) == 1 and not _owned(form, known):
        return Split("", "", False, form, "", 0)  # there is no other reading
    best: Split | None = None
    least = 99.0
    for conjunction, preposition, article, rest, lead in candidates:
        before = bool(conjunction) + bool(preposition)
        if before + CHEAPEST >= least:
            continue
        stems = [(rest, "")]
        if not article and rest[-1] in _ENDINGS:
            stems += _owned(rest, known)
        for stem, pronoun in stems:
            splits = before + bool(pronoun)
            if splits + CHEAPEST >= least:
                continue
            reading = Split(conjunction, preposition, article, stem, pronoun, lead)
            price = cost(reading)
            if price is None:
                continue
            price += splits
            if price < least:
                best, least = reading, price
    return best or guess(form, candidates, frequency)


def guess(form: str, candidates: list[_Base], frequency: Callable[[str], int]) -> Split:
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
