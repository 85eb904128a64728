"""Find sums of money: a number with a currency, or a sum that the report does not tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from khabar.mentions.found import Found
from khabar.mentions.numerals import PATTERNS, Pattern, Table, Word, load_table, reading_at
from khabar.text.tokens import Token
from khabar.types import Quantity

_LABELS = frozenset({"unit", "sign", "country", "sum", "sum_if_large", "size"})
_SUMS = frozenset({"unit", "sign", "sum", "sum_if_large"})
_Features = frozenset[str]


def _money(form: str, _value: str) -> Iterator[tuple[str, _Features]]:
    """One coin of it, its accusative and its duals."""
    stem = form[:-1] + "ت" if form.endswith("ة") else form
    yield form, frozenset()
    yield "ال" + form, frozenset({"definite"})
    if stem == form:
        yield form + "ا", frozenset()
    for ending in ("ان", "ين", "ا", "ي"):
        if stem != form or ending != "ا":
            yield stem + ending, frozenset({"dual"})


def _nisba(form: str, _value: str) -> Iterator[tuple[str, _Features]]:
    for ending in ("", "ة", "ا", "ين", "تين"):
        yield form + ending, frozenset()
    yield "ال" + form, frozenset()
    yield "ال" + form + "ة", frozenset()


_PATTERNS: dict[str, Pattern] = {"money": _money, "plural": PATTERNS["the"], "nisba": _nisba}


@cache
def currencies() -> Table:
    """The lexicon of currencies and unnamed sums."""
    return load_table("currencies.tsv", _LABELS, _PATTERNS)


def begins_money(form: str) -> bool:
    """Can a sum be told by the word?"""
    return currencies().has(form, _SUMS)


def find_money(tokens: Sequence[Token], numbers: Sequence[Found], starts: Sequence[int] | None = None) -> list[Found]:
    """Sums of one sentence; ``numbers`` are what ``find_numbers`` gave for it.

    ``starts``: where ``begins_money`` says that there can be one, if that is known.
    """
    sums = [at for at, token in enumerate(tokens) if begins_money(token.form)] if starts is None else starts
    if not sums:
        return []
    finder = _Money(tokens)
    ends = {number.last: number for number in numbers}
    begun = {number.first: number for number in numbers}
    found: list[Found] = []
    for at in sums:
        if found and at < found[-1].last:
            continue
        sum_ = finder.counted(at, ends, begun) or finder.unnamed(at)
        if sum_ is None:
            continue
        if found and found[-1].rule == "money.unnamed" and sum_.named and sum_.first - found[-1].last < 2:
            found.pop()  # «فدية قدرها مليون دولار»: the sum is told
        joined = finder.joined(found[-1], sum_) if found else None
        found[-1:] = [joined] if joined else [*found[-1:], sum_]
    return found


class _Money:
    """The grammar of sums."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    def word(self, at: int, *labels: str, bare: bool = True) -> tuple[int, Word] | None:
        """The reading with one of these labels at a token."""
        return reading_at(currencies(), self.tokens, at, frozenset(labels), bare)

    def counted(self, at: int, ends: dict[int, Found], starts: dict[int, Found]) -> Found | None:
        """«500 ليرة سورية», «نحو 200 دولار», «$500», «دولارين»."""
        sign = self.word(at, "sign")
        if sign and at + 1 in starts and self.tokens[at].stop == self.tokens[at + 1].start:
            number = starts[at + 1]
            return self._sum(at, number.last, number, sign[1], number.last)
        number_before = self._number_before(at, ends)
        unit = sign or self.word(at, "unit", bare=number_before is not None)
        if unit is None:
            return None
        if number_before:
            return self._sum(number_before.first, unit[0], number_before, unit[1], unit[0])
        if "dual" in unit[1].features:
            two = Found(at, unit[0], "number", "number.dual", Quantity(2, 2), named=False)
            return self._sum(at, unit[0], two, unit[1], unit[0])
        return None

    def _number_before(self, at: int, ends: dict[int, Found]) -> Found | None:
        if at in ends:
            return ends[at]
        linked = at > 0 and self.tokens[at - 1].form == "من"
        number = ends.get(at - 1) if linked else None
        return number if number and number.rule == "number.vague" else None

    def _sum(self, first: int, last: int, number: Found, word: Word, country_at: int) -> Found | None:
        value = number.value
        if not isinstance(value, Quantity) or value.unit is not None:
            return None
        unit, _, iso = word.value.partition(":")
        country = self.word(country_at, "country")
        if country:
            named, _, code = country[1].value.partition(":")
            if named == unit:
                iso, last = code, country[0]
        currency = iso or None
        value = replace(value, unit=None if currency else unit, currency=currency)
        return Found(first, last, "money", "money." + number.rule.removeprefix("number."), value)

    def joined(self, first: Found, second: Found) -> Found | None:
        """«بين ألف دولار وألفي دولار», «من 100 دولار إلى 200 دولار»."""
        low, high = first.value, second.value
        if not isinstance(low, Quantity) or not isinstance(high, Quantity) or low.low is None or high.low is None:
            return None
        lead = self.tokens[first.first - 1].form if first.first else ""
        between = self.tokens[second.first - 1].form if second.first > first.last else ""
        apart = second.first - first.last
        linked = apart == 1 and between in ("الي", "حتي", "و") and (between != "و" or lead == "بين")
        linked = linked or (apart == 0 and lead == "بين" and self.tokens[second.first].form.startswith("و"))
        if not linked or low.low >= high.low or (low.unit, low.currency) != (high.unit, high.currency):
            return None
        return replace(second, first=first.first, rule="money.range", value=replace(high, low=low.low))

    def unnamed(self, at: int) -> Found | None:
        """«مبالغ مالية طائلة», «مقابل مادي», «فدية»."""
        found = self.word(at, "sum", "sum_if_large", bare=False)
        if found is None:
            return None
        size = self.word(found[0], "size")
        if found[1].label == "sum_if_large" and size is None:
            return None
        last = size[0] if size else found[0]
        return Found(at, last, "money", "money.unnamed", Quantity(None, None), named=False)
