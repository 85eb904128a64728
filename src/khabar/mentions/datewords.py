"""The parts of a date phrase: days, months, years, weekdays, each read at one token.

Every method takes the token to start at and gives ``None`` where its part is not said there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from khabar.mentions.calendars import Basis, Clock, Days, month_days
from khabar.mentions.numerals import (
    AND,
    ORDINAL,
    PATTERNS,
    TEEN,
    TEN,
    NumeralReader,
    Pattern,
    Table,
    Word,
    load_table,
    reading_at,
)  # fmt: skip
from khabar.text.tokens import Token
from khabar.types import swift

DASHES = frozenset("-–—ـ‐‑")
OPEN, CLOSE = frozenset("([{"), frozenset(")]}")
COMMAS = frozenset("،,")
_BYWORDS = frozenset({(9, 11, 11)})  # days that name an event of a year that is not said
MONTHS = frozenset({"month", "month_weak"})
PERIOD, MOD, THIS = frozenset({"period"}), frozenset({"mod"}), frozenset({"this"})
_ERA, _SAME_YEAR, _LINKS = frozenset({"era"}), frozenset({"same_year"}), frozenset({"from", "in"})
_NO_LABELS = frozenset[str]()
_Features = frozenset[str]


def _period(form: str, _value: str) -> Iterator[tuple[str, _Features]]:
    stem, single = (form[:-1] + "ت", ()) if form.endswith("ة") else (form, ("ا",))
    yield form, frozenset({"singular"})
    yield "ال" + form, frozenset({"singular", "definite"})
    for ending in single:
        yield form + ending, frozenset({"singular", "accusative"})
    for ending in ("ان", "ين"):
        yield stem + ending, frozenset({"dual"})
        yield "ال" + stem + ending, frozenset({"dual", "definite"})
    yield stem + "ي", frozenset({"dual", "construct"})


def _plural(form: str, _value: str) -> Iterator[tuple[str, _Features]]:
    yield form, frozenset({"plural"})
    yield "ال" + form, frozenset({"plural", "definite"})


def _adjective(form: str, _value: str) -> Iterator[tuple[str, _Features]]:
    for ending in ("", "ة"):
        yield "ال" + form + ending, frozenset({"singular"})
    for ending in ("ين", "ان", "تين", "تان"):
        yield "ال" + form + ending, frozenset({"dual"})


_PATTERNS: dict[str, Pattern] = {
    "the": PATTERNS["the"], "period": _period, "plural": _plural, "adjective": _adjective,
}  # fmt: skip
_LABELS = frozenset(
    "month month_weak weekday deictic daypart clock day_word two_days period stretch anchor duration_adj half mod this "
    "that few or same_year edge season decade last_century two_years many_years era lead from until between match in "
    "loose namesake surname outlet general future not_today night_to".split()
)


@cache
def date_words() -> Table:
    """The lexicon of dates."""
    return load_table("dates.tsv", _LABELS, _PATTERNS)


@swift
@dataclass(frozen=True, slots=True)
class When:
    """A date phrase up to token ``last``: its days, on what they rest, and what said so."""

    last: int
    days: Days
    basis: Basis
    rule: str
    calendar: str | None = None
    undated: tuple[bool, int, int | None, int | None] | None = None  # Hijri, month, days: no year said
    named: bool = True  # not «الآن», nor «بعد أيام من …», which tells no day but of another event


@dataclass(slots=True)
class Tail:
    """What stands after a month: a year, «الماضي», «من العام الماضي»."""

    last: int
    year: int | None = None
    which: str | None = None
    year_which: str | None = None
    hijri: bool = False


class DateReader(NumeralReader):
    """Reads the parts of date phrases from the tokens of one sentence."""

    def __init__(self, tokens: Sequence[Token], clock: Clock) -> None:
        super().__init__(tokens)
        self.dates = date_words()
        self.clock = clock

    def date_word(self, at: int, labels: Set[str], bare: bool = False) -> tuple[int, Word] | None:
        """The reading with one of these labels at a token, from the lexicon of dates."""
        tokens = self.tokens
        if not 0 <= at < len(tokens):
            return None
        known = self.dates[tokens[at].form].labels
        if not known or known.isdisjoint(labels):
            return None  # as mostly
        return reading_at(self.dates, tokens, at, labels, bare)

    def labels(self, at: int) -> frozenset[str]:
        """What the word at a token can be, by the lexicon of dates."""
        return self.dates[self.tokens[at].form].labels if 0 <= at < len(self.tokens) else _NO_LABELS

    def mark(self, at: int, marks: Iterable[str]) -> bool:
        """Whether one of these marks stands at a token."""
        return 0 <= at < len(self.tokens) and self.tokens[at].form in marks

    def before(self, at: int, labels: Set[str]) -> Word | None:
        """The reading with one of these labels of the token before this one, its last word."""
        found = self.date_word(at - 1, labels) if at > 0 else None
        return found[1] if found and found[0] == at else None

    def integer(self, at: int, length: int) -> int | None:
        """A plain whole number of at most so many digits."""
        if not 0 <= at < len(self.tokens) or self.tokens[at].kind != "number":
            return None
        form = self.tokens[at].form
        return int(form) if form.isdigit() and len(form) <= length else None

    def day_number(self, at: int) -> tuple[int, int] | None:
        """A day of the month in digits or as an ordinal: «7», «الخامس والعشرين»."""
        number = self.integer(at, 2)
        if number is not None:
            return (at + 1, number) if 1 <= number <= 31 else None
        ten = self.word(at, TEN)
        if ten and "definite" in ten[1].features and ten[1].value in ("20", "30"):
            return ten[0], int(ten[1].value)
        found = self.word(at, ORDINAL)
        if found is None or "feminine" in found[1].features:
            return None
        last, value = found[0], int(found[1].value)
        teen, ten = self.word(last, TEEN, bare=True), self.word(last, TEN)
        if teen:
            return teen[0], 10 + value
        if ten and ten[1].clitic == AND and int(ten[1].value) + value <= 31:
            return ten[0], int(ten[1].value) + value
        return None if self.tokens[at].form.endswith("حادي") else (last, value)

    def year_number(self, at: int, hijri: bool = False) -> tuple[int, int, bool] | None:
        """A year with its era: token after, year, whether Hijri."""
        year = self.integer(at, 4)
        if year is None:
            return None
        era = self.date_word(at + 1, _ERA, bare=True)
        last = era[0] if era else at + 1
        if era and era[1].value == "h" and 0 < year < 1500 or 1300 <= year < 1500 and hijri:
            return last, year, True
        if not (500 if era else 1600) <= year < 2100 or (era and era[1].value == "h"):
            return None
        return last, year, False

    def month(self, at: int) -> tuple[int, bool, int, bool] | None:
        """A month, doubled or not: token after, whether Hijri, number, whether it is a weak name."""
        found = self.date_word(at, MONTHS)
        if found is None:
            return None
        last, value, weak = found[0], found[1].value, found[1].label == "month_weak"
        opened = self.mark(last, OPEN)
        separated = opened or self.mark(last, "/") or self.mark(last, DASHES)
        again = self.date_word(last + separated, MONTHS, bare=True)
        if again and again[1].value == value:
            closed = opened and self.mark(again[0], CLOSE)
            last, weak = again[0] + closed, False
        return last, value[0] == "h", int(value[1:]), weak

    def tail(self, at: int, hijri: bool) -> Tail:
        """Year and «الماضي» after a month or a day."""
        tail = Tail(at, hijri=hijri)
        joined = self.mark(at, COMMAS) or self.mark(at, "/") or self.mark(at, DASHES)
        year = self.year_number(at + joined, hijri)
        if year:
            tail.last, tail.year, _ = year
            return tail
        which = self.date_word(at, MOD, bare=True)
        if which and "dual" not in which[1].features:
            tail.last, tail.which = which[0], which[1].value
        elif said := self.this_or_that(at, "month"):
            tail.last, tail.which = said
        self._tail_year(tail)
        return tail

    def _tail_year(self, tail: Tail) -> None:
        link = self.date_word(tail.last, _LINKS, bare=True)
        year = self.year_number(link[0], tail.hijri) if link else None
        if year is None:
            year = self.named_year(link[0] if link else tail.last, tail.hijri)
        if year:
            tail.last, tail.year = year[0], year[1]
            return
        same = self.date_word(link[0] if link else tail.last, _SAME_YEAR, bare=True)
        if same:
            tail.last, tail.year_which = same[0], "same"
            return
        said = self.this_or_that(link[0] if link else tail.last, "year")
        if said and (link or tail.which is None):
            tail.last, tail.year_which = said

    def named_year(self, at: int, hijri: bool = False) -> tuple[int, int, bool] | None:
        """«عام 2014», «لعام 2014», «سنة ألفين وعشرة»."""
        found = self.date_word(at, PERIOD)
        if not found or found[1].value != "year" or "singular" not in found[1].features:
            return None
        year = self.year_number(found[0], hijri)
        plain = self.integer(found[0], 4)
        if year is None and plain and 1000 <= plain < 1300:
            return found[0] + 1, plain, False  # «عام 1094»
        if year or (found[0] < len(self.tokens) and self.tokens[found[0]].kind != "word"):
            return year
        words = self.read(found[0])
        if words and 1900 <= words.value < 2100 and words.value.is_integer():
            return words.last, int(words.value), False
        return None

    def this_or_that(self, at: int, unit: str) -> tuple[int, str] | None:
        """«هذا الشهر», «الشهر الماضي»: token after and which."""
        this = self.date_word(at, THIS)
        found = self.date_word(this[0] if this else at, PERIOD, bare=this is not None)
        if not found or found[1].value != unit or not found[1].features >= {"singular", "definite"}:
            return None
        which = self.date_word(found[0], MOD, bare=True)
        if which and "dual" not in which[1].features:
            return which[0], which[1].value
        return (found[0], "current") if this else None

    def resolve(self, month: int, days: tuple[int, int] | tuple[None, None], tail: Tail, rule: str) -> When:
        """The days of a month, or of a day in it, by what its tail says of the year."""
        calendar = "hijri" if tail.hijri else "gregorian"
        if tail.year is not None:
            return When(tail.last, month_days(tail.hijri, tail.year, month, *days), "stated", rule, calendar)
        if tail.year_which is not None:
            step = {"past": -1, "past2": -2, "current": 0, "next": 1}.get(tail.year_which)
            now = self.clock.year_of(tail.hijri)
            known = None if step is None or now is None else month_days(tail.hijri, now + step, month, *days)
            return When(tail.last, known, "relative", rule, calendar)
        found = self.clock.month_without_year(tail.hijri, month, days[0], days[1], tail.which)
        if not tail.hijri and tail.which is None and (month, *days) in _BYWORDS:
            return When(tail.last, None, "stated", rule, calendar)
        undated = None if tail.which else (tail.hijri, month, days[0], days[1])
        relative = tail.which is not None or self.clock.today is not None
        return When(tail.last, found, "relative" if relative else "stated", rule, calendar, undated)

    def numeric(self, at: int) -> When | None:
        """«15/7/2017», «2017-07-15», «15.7.2017»."""
        if at >= len(self.tokens) or self.tokens[at].kind != "number":
            return None
        parts, last = self._numeric_parts(at)
        if len(parts) != 3 or not all(part.isdigit() for part in parts):
            return None
        if len(parts[0]) == 4:
            year, month, day = (int(part) for part in parts)
        elif len(parts[2]) == 4:
            day, month, year = (int(part) for part in parts)
        else:
            return None
        if month > 12 >= day:
            day, month = month, day
        hijri = 1300 <= year < 1500
        if not (hijri or 1800 <= year < 2100) or not 1 <= month <= 12 or not 1 <= day <= 31:
            return None
        era = self.date_word(last, _ERA, bare=True)
        days = month_days(hijri, year, month, day, day)
        return When(era[0] if era else last, days, "stated", "date.numeric", "hijri" if hijri else "gregorian")

    def _numeric_parts(self, at: int) -> tuple[list[str], int]:
        form = self.tokens[at].form
        if form.count(".") == 2:
            return form.split("."), at + 1
        parts, last = [form], at + 1
        while len(parts) < 3 and last + 1 < len(self.tokens) and self.tokens[last + 1].kind == "number":
            if not self.mark(last, "/\\") and not self.mark(last, DASHES):
                break
            parts.append(self.tokens[last + 1].form)
            last += 2
        return parts, last

    def skip_comma(self, at: int) -> int:
        """The token after a comma, bracket or dash that may stand inside a date."""
        inside = self.mark(at, COMMAS) or self.mark(at, OPEN) or self.mark(at, DASHES) or self.mark(at, "/")
        return at + inside

    def closed(self, opened: int, last: int) -> int:
        """The token after a bracket that closes what was opened there."""
        return last + 1 if self.mark(opened, OPEN) and self.mark(last, CLOSE) else last
