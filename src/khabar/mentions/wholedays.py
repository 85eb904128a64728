"""Whole days that a line beside a text states: of publication, never of what is told."""

from __future__ import annotations

import re

from khabar.mentions.dates import find_dates
from khabar.text.fold import fold
from khabar.text.tokens import tokenize
from khabar.types import DateRange

_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*\d{4}(?!\d)")
_MONTHS = 12


def whole_days(line: str) -> set[str]:
    """Every whole day that the words name, as ISO 8601; none where a number may be the day or the month."""
    return {day for day, _ in _days(line)}


def day_alone(line: str) -> str | None:
    """The day, where a line is the name of one whole day and nothing else."""
    days = _days(line)
    return days[0][0] if len(days) == 1 and days[0][1] else None


def _days(line: str) -> list[tuple[str, bool]]:
    """Each whole day, and whether its name is all that stands in the line."""
    for found in _NUMERIC.finditer(line):
        first, second = int(found.group(1)), int(found.group(2))
        if first != second and first <= _MONTHS and second <= _MONTHS:
            return []
    tokens = tokenize(fold(line))
    days = []
    for date in find_dates(tokens, None):
        value = date.value
        if isinstance(value, DateRange) and value.basis == "stated" and value.first and value.first == value.last:
            rest = [*tokens[: date.first], *tokens[date.last :]]
            days.append((value.first, all(token.kind == "mark" for token in rest)))
    return days
