"""The day of publication, as metadata writes it: ISO, the dates of mail and feeds, and Arabic in words.

What leaves a doubt gives None: 3/4/2017 is two days, and so are two dates in one field.
"""

from __future__ import annotations

import re
from datetime import date

_ISO = re.compile(r"\s*(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)")
_COMPACT = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T\d|\s*$)")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ENGLISH = re.compile(
    r"(?<!\d)(\d{1,2})[ \-]+([a-z]{3})[a-z]*\.?,?[ \-]+(\d{4})(?!\d)|([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})(?!\d)"
)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*\d{4}(?!\d)")
_LONGEST = 200  # characters: more is prose
_YEARS = range(1900, 2101)


def day_of(value: object) -> str | None:
    """The day that a piece of metadata states, as ISO 8601, or None; what a clock adds is left out.

    The day is the one written: no time zone is turned into another.
    """
    if not isinstance(value, str) or len(value) > _LONGEST or not value.strip():
        return None
    found = _ISO.match(value) or _COMPACT.match(value)
    if found:
        return _day(*map(int, found.groups()))
    days = {_day(*parts) for parts in _english(value.lower())} or _arabic(value)
    return days.pop() if len(days) == 1 else None


def _english(value: str) -> list[tuple[int, int, int]]:
    parts = []
    for found in _ENGLISH.finditer(value):
        day, month, year = found.group(1, 2, 3) if found.group(1) else found.group(5, 4, 6)
        if month in _MONTHS:
            parts.append((int(year), _MONTHS.index(month) + 1, int(day)))
    return parts


def _arabic(value: str) -> set[str | None]:
    """Every whole day that the words name, by the grammar that reads dates in reports."""
    from khabar.mentions.dates import find_dates
    from khabar.text.fold import fold
    from khabar.text.tokens import tokenize

    for found in _NUMERIC.finditer(value):
        first, second = int(found.group(1)), int(found.group(2))
        if first != second and first <= 12 and second <= 12:
            return set()  # day and month may stand either way
    values = [found.value for found in find_dates(tokenize(fold(value)), None)]
    stated = [each for each in values if getattr(each, "basis", None) == "stated"]
    return {each.first for each in stated if each.first is not None and each.first == each.last}  # type: ignore[union-attr]


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None
