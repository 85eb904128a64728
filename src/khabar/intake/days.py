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
    from khabar.mentions.wholedays import whole_days

    days = {_day(*parts) for parts in _english(value.lower())} or {*whole_days(value)}
    return days.pop() if len(days) == 1 else None


def _english(value: str) -> list[tuple[int, int, int]]:
    parts = []
    for found in _ENGLISH.finditer(value):
        day, month, year = found.group(1, 2, 3) if found.group(1) else found.group(5, 4, 6)
        if month in _MONTHS:
            parts.append((int(year), _MONTHS.index(month) + 1, int(day)))
    return parts


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None
