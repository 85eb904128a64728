"""What the words of a date point to: ranges of days, counted from the day of publication.

Nothing is guessed: where neither the words nor the publication date settle a day, it is ``None``.
A week covers every convention (Saturday, Sunday or Monday first), so its range is nine to twelve days.
Hijri dates are converted by the Umm al-Qura tables of ``hijridate``.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Literal, ParamSpec

from khabar.types import DateRange

Days = tuple[date, date] | None
Basis = Literal["stated", "relative"]
_P = ParamSpec("_P")
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_THIRDS = {"start": (0, 1), "mid": (1, 2), "end": (2, 3)}
_QUARTERS = {"half1": (1, 6), "half2": (7, 12), "q1": (1, 3), "q2": (4, 6), "q3": (7, 9), "q4": (10, 12)}
_AHEAD, _BACK = 100, 320  # days: a date without a year is read only where one year alone fits


def _inside(reckon: Callable[_P, Days]) -> Callable[_P, Days]:
    """Days before the year 1 or after 9999 are in no calendar of ours: not told."""

    @wraps(reckon)
    def within(*given: _P.args, **named: _P.kwargs) -> Days:
        try:
            return reckon(*given, **named)
        except (OverflowError, ValueError):
            return None

    return within


@_inside
def earlier(days: Days, first: int, last: int) -> Days:
    """A range that begins and ends so many days before another."""
    return (days[0] - timedelta(first), days[1] - timedelta(last)) if days else None


def as_range(days: Days, basis: Basis, calendar: str | None = None) -> DateRange:
    """The value of a mention."""
    if days is None:
        return DateRange(None, None, basis, calendar)
    return DateRange(days[0].isoformat(), days[1].isoformat(), basis, calendar)


def month_days(hijri: bool, year: int, month: int, first: int | None = None, last: int | None = None) -> Days:
    """The days ``first`` to ``last`` of a month, or all of it; None where there is no such day."""
    try:
        if hijri:
            return _hijri_days(year, month, first, last)
        end = monthrange(year, month)[1] if first is None else last or first
        days = date(year, month, first or 1), date(year, month, end)
    except (ValueError, OverflowError, ImportError):
        return None
    return days if days[0] <= days[1] else None


def _hijri_days(year: int, month: int, first: int | None, last: int | None) -> Days:
    from hijridate import Hijri

    start = Hijri(year, month, first or 1)
    end = start.month_length() if first is None else last or first
    days = start.to_gregorian(), Hijri(year, month, end).to_gregorian()
    low, high = (date(day.year, day.month, day.day) for day in days)
    return (low, high) if low <= high else None


def year_days(hijri: bool, year: int) -> Days:
    """All days of a year."""
    first, last = month_days(hijri, year, 1), month_days(hijri, year, 12)
    return (first[0], last[1]) if first and last else None


def part_of(days: Days, edge: str) -> Days:
    """The start, middle or end third, or a half or quarter, of a month or year."""
    if days is None:
        return None
    first, last = days
    if edge in _QUARTERS and first.month == 1 and last.month == 12:
        low, high = _QUARTERS[edge]
        return date(first.year, low, 1), date(first.year, high, monthrange(first.year, high)[1])
    length = (last - first).days + 1
    if length < 20 or edge not in _THIRDS:
        return days
    low, high = _THIRDS[edge]
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return date(first.year, 1 + low * 4, 1), date(last.year, high * 4, monthrange(last.year, high * 4)[1])
    return first + timedelta(length * low // 3), first + timedelta(length * high // 3 - 1)


def season_days(season: str, year: int) -> Days:
    """Spring, summer or autumn of a year; a winter belongs to two years and is not told."""
    months = _SEASONS.get(season)
    return None if months is None else (date(year, months[0], 1), date(year, months[1], monthrange(year, months[1])[1]))


class Clock:
    """The day of publication, and what relative words mean on it; None where it is not known."""

    def __init__(self, published: str | None) -> None:
        self.today: date | None = None
        if published:
            try:
                self.today = date.fromisoformat(published[:10])
            except ValueError:
                self.today = None

    @_inside
    def offset(self, low: int, high: int | None = None) -> Days:
        """Days counted from the day of publication."""
        if self.today is None:
            return None
        return self.today + timedelta(low), self.today + timedelta(low if high is None else high)

    def year_of(self, hijri: bool) -> int | None:
        """The year of publication in a calendar."""
        if self.today is None or not hijri:
            return self.today.year if self.today else None
        try:
            from hijridate import Gregorian

            return int(Gregorian(self.today.year, self.today.month, self.today.day).to_hijri().year)
        except (ImportError, OverflowError, ValueError):
            return None

    def month_without_year(
        self, hijri: bool, month: int, first: int | None, last: int | None, which: str | None
    ) -> Days:
        """A day or month whose year is not said: which is past, next, current or None."""
        now = self.year_of(hijri)
        if now is None or self.today is None:
            return None
        around = [month_days(hijri, now + step, month, first, last) for step in (-1, 0, 1)]
        known = [days for days in around if days]
        if which == "past":
            return next((days for days in reversed(known) if days[1] < self.today), None)
        if which == "next":
            return next((days for days in known if days[0] > self.today), None)
        if which == "current":
            return around[1]
        if which is not None:
            return None
        near = [d for d in known if (d[1] - self.today).days >= -_BACK and (d[0] - self.today).days <= _AHEAD]
        return near[0] if len(near) == 1 else None

    @_inside
    def weekday(self, day: int, which: str | None) -> Days:
        """A weekday: the last one up to publication, or the one that the words say."""
        if self.today is None or which == "same":
            return None
        back = (self.today.weekday() - day) % 7
        if which == "next":
            return self.offset(7 - back)
        if which == "past":
            return self.offset(-(back or 7))
        if which == "past2":
            return self.offset(-(back or 7) - 7)
        return self.offset(-back)

    @_inside
    def period(self, unit: str, which: str, count: int = 1) -> Days:
        """The last, this or the next unit; ``count`` of them end or begin on the day itself."""
        if self.today is None or which == "same":
            return None
        if count > 1 or unit in ("hour", "minute", "day", "night"):
            return self._several(unit, which, count)
        step = {"past": -1, "past2": -2, "current": 0, "next": 1}[which]
        return self.shifted(unit, step)

    def _several(self, unit: str, which: str, count: int) -> Days:
        if which not in ("past", "next"):
            return self.offset(0) if which == "current" and count == 1 else None
        if unit in ("hour", "minute"):
            length = -(-count // 24) if unit == "hour" else 1
            return self.offset(-length, 0) if which == "past" else self.offset(0, length)
        edge = self.shifted(unit, -count if which == "past" else count)
        if edge is None or self.today is None:
            return None
        if unit in ("day", "night"):
            return (edge[0], self.today) if which == "past" else (self.today, edge[1])
        near = self.today
        if unit == "week":
            far = near + timedelta(-7 * count if which == "past" else 7 * count)
        else:
            far = edge[0] if which == "past" else edge[1]
        return (far, near) if which == "past" else (near, far)

    @_inside
    def shifted(self, unit: str, count: int) -> Days:
        """The day, week, month or year that lies so many units from publication."""
        if self.today is None:
            return None
        if unit in ("day", "night"):
            return self.offset(count)
        if unit == "week":
            back = [(self.today.weekday() - start) % 7 for start in (5, 6, 0)]
            return self.offset(7 * count - max(back), 7 * count - min(back) + 6)
        if unit == "month":
            months = self.today.year * 12 + self.today.month - 1 + count
            return month_days(False, months // 12, months % 12 + 1)
        if unit == "year":
            return year_days(False, self.today.year + count)
        if unit == "decade":
            return date(self.today.year + 10 * count - 1, 1, 1), date(self.today.year + 10 * count + 1, 12, 31)
        return None

    @_inside
    def ago(self, unit: str, count: float, anchor: str) -> Days:
        """«قبل شهرين», «منذ شهرين»: the unit that lies so far back; since reaches up to publication."""
        if self.today is None:
            return None
        if unit in ("hour", "minute"):
            length = -int(-count // 24) if unit == "hour" else 1
            low = self.today - timedelta(max(length, 1))
            return low, self.today - timedelta(max(length - 1, 0)) if anchor == "before" else self.today
        if unit == "week":
            far = self.today - timedelta(int(7 * count))
            days: Days = (far - timedelta(3), far + timedelta(3))
        else:
            days = self.shifted(unit, -int(count))
        if days is None:
            return None
        return (days[0], self.today) if anchor == "since" else days
