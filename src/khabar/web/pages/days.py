"""The days of a case: how much is told of each, by kind of event, and the claims of what is chosen."""

from __future__ import annotations

import calendar
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from khabar.share.answers import Row
from khabar.share.page.families import EVENTS, family
from khabar.views.told import Told
from khabar.web.asking import ON_PAGE, SKIP, Act, Ask, Parameter, Question
from khabar.web.pages.seen import FILTERS, ROWS, SOME, claims, fits, holds, rows
from khabar.web.shelf import Sight

SCALES = ("day", "month", "year")
_BARS = {"day": 92, "month": 60, "year": 80}  # how many bars stand beside each other
_AFAR = 0.02  # of the claims, at either end: a day far from all others is told of, not drawn
_GRID = 3
_MOST_OF = 0.7  # of the claims: fewer bars are drawn where they tell of so many
_MARKS = 8  # days that are written below


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, month or year: its first and last day, claims and reports, claims by family."""

    since: str
    until: str
    claims: int
    reports: int
    families: dict[str, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar, in percent of the picture from the left and in pixels from its top."""

    family: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """A bar as it is drawn."""

    bar: Bar
    x: float
    width: float
    reports: float
    pieces: list[Piece]
    chosen: bool
    mark: str | None


@dataclass(frozen=True, slots=True)
class Days:
    """Bars from ``since`` to ``until``, and the claims of the chosen one, else of all of them.

    ``earlier`` and ``later`` claims lie outside; ``undated`` name no day.
    """

    scale: str
    since: str | None
    until: str | None
    bars: list[Bar]
    chosen: Bar | None
    rows: list[Row]
    count: int
    reports: int
    earlier: int
    later: int
    undated: int
    more: bool
    looked: int
    all: int
    before: str | None  # the day on which the bars before these end
    after: str | None
    columns: tuple[str, ...] = field(default=ROWS, metadata=ON_PAGE)
    drawn: list[Column] = field(default_factory=list, metadata=ON_PAGE)
    grid: list[tuple[float, int]] = field(default_factory=list, metadata=ON_PAGE)
    families: tuple[str, ...] = field(default=EVENTS, metadata=ON_PAGE)
    closer: tuple[str, str, str] | None = field(default=None, metadata=ON_PAGE)


HEIGHT = 190


def days(ask: Ask) -> Days:
    sight = ask.sight
    event, kind, certainty, since, until = asked = fits(ask)
    published = ask.text("days") == "published"
    found: list[Told] = ask.kept(
        f"days {asked[:3]} {published}",
        sight,
        lambda: _dated(ask, sight, [event, kind, certainty, None, None], published),
    )
    dated = [claim for claim in found if claim.named]
    scale, first, last = _span(dated, ask.text("scale"), _parse(since), _parse(until))
    limit, skip = ask.number("limit"), ask.number("skip")
    if first is None or last is None:
        return Days(scale, None, None, [], None, [], 0, 0, 0, 0, len(found), False, sight.looked, sight.all, None, None)
    inside = [claim for claim in dated if _in(claim, first, last)]
    bars = _bars(inside, scale, first, last)
    on = ask.text("on")
    chosen = next((bar for bar in bars if on is not None and bar.since <= on <= bar.until), None)
    told = (
        inside if chosen is None else [claim for claim in inside if chosen.since <= (claim.named or "") <= chosen.until]
    )
    earlier = sum((claim.named or "") < first.isoformat() for claim in dated)
    later = sum((claim.named or "") > last.isoformat() for claim in dated)
    most = max((bar.claims for bar in bars), default=1) or 1
    every = claims(ask, sight)  # with the days that they name, and no other
    shown = rows(ask, (every[claim.claim] for claim in told[skip : skip + limit]))
    return Days(
        scale, first.isoformat(), last.isoformat(), bars, chosen, shown, len(told),
        len({claim.report for claim in told}), earlier, later, len(found) - len(dated), len(told) > skip + limit,
        sight.looked, sight.all, (first - timedelta(1)).isoformat() if earlier else None,
        _beyond(scale, last) if later else None,
        drawn=_drawn(bars, most, chosen, ask.viewer.language == "ar"), grid=_grid(most), closer=_closer(scale, chosen),
    )  # fmt: skip


def _dated(ask: Ask, sight: Sight, asked: Sequence[str | None], published: bool) -> list[Told]:
    """Claims that pass the filters, by the days that they name; ``published``: else by the day of publication."""
    found = [claim for claim in claims(ask, sight).values() if holds(claim, asked)]
    if published:
        found = [claim if claim.named else replace(claim, first=claim.published) for claim in found]
    return sorted(found, key=lambda claim: (claim.named or "9999", claim.claim))


def _in(claim: Told, first: date, last: date) -> bool:
    return first.isoformat() <= (claim.named or "") <= last.isoformat()


def _parse(day: str | None) -> date | None:
    return None if day is None else date.fromisoformat(day)


def _span(
    dated: Sequence[Told], scale: str | None, since: date | None, until: date | None
) -> tuple[str, date | None, date | None]:  # fmt: skip
    """The scale, and the first and last day of what is drawn, whole months or years."""
    if not dated and (since is None or until is None):
        return scale or "day", None, None
    far = int(len(dated) * _AFAR)
    last = until or max(since or date.min, date.fromisoformat(str(dated[-1 - far].named)))
    first = since or min(last, date.fromisoformat(str(dated[far].named)))
    first = min(first, last)
    if scale is None:
        named = [claim.named or "" for claim in dated]
        part = _MOST_OF if since is None else 1
        scale = next((each for each in ("day", "month") if _told(named, first, last, each) >= part), "year")
    if scale == "month":
        first, last = first.replace(day=1), last.replace(day=calendar.monthrange(last.year, last.month)[1])
    elif scale == "year":
        first, last = first.replace(month=1, day=1), last.replace(month=12, day=31)
    return scale, max(first, _back(scale, last)), last


def _told(named: Sequence[str], first: date, last: date, scale: str) -> float:
    """The part of what lies between two days that as many bars tell as there is room for."""
    here, whole = (
        bisect_right(named, last.isoformat()) - bisect_left(named, day.isoformat())
        for day in (max(first, _back(scale, last)), first)
    )
    return here / whole if whole else 1.0


def _back(scale: str, last: date) -> date:
    """The first day of as many bars as there is room for."""
    if scale == "day":
        return last - timedelta(min(_BARS["day"] - 1, (last - date.min).days))
    if scale == "month":
        month = max(12, last.year * 12 + last.month - _BARS["month"])
        return date(month // 12, month % 12 + 1, 1)
    return date(max(1, last.year - _BARS["year"] + 1), 1, 1)


def _beyond(scale: str, last: date) -> str:
    """The last day of the bars after these."""
    if scale == "day":
        return min(date.max, last + timedelta(min(_BARS["day"], (date.max - last).days))).isoformat()
    years = 5 if scale == "month" else _BARS["year"]
    return date(min(9999, last.year + years), 12, 31).isoformat()


def _bars(found: Sequence[Told], scale: str, first: date, last: date) -> list[Bar]:
    length = {"day": 10, "month": 7, "year": 4}[scale]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    reports: dict[str, set[int]] = defaultdict(set)
    for claim in found:
        key = str(claim.named)[:length]
        counts[key][family("event", claim.event)] += 1
        reports[key].add(claim.report)
    made = []
    at = first
    while at <= last:
        end = at
        if scale == "month":
            end = at.replace(day=calendar.monthrange(at.year, at.month)[1])
        elif scale == "year":
            end = at.replace(month=12, day=31)
        key = at.isoformat()[:length]
        count = counts[key]
        made.append(Bar(at.isoformat(), end.isoformat(), sum(count.values()), len(reports[key]), dict(count)))
        if end == date.max:
            break
        at = end + timedelta(1)
    return made


def _drawn(bars: Sequence[Bar], most: int, chosen: Bar | None, right: bool) -> list[Column]:
    """Bars with their places; ``right``: time goes to the left."""
    step = 100 / max(1, len(bars))
    width = min(step * 0.86, 6)
    every = max(1, -(-len(bars) // _MARKS))
    made = []
    for number, bar in enumerate(bars):
        x = 100 - (number + 1) * step if right else number * step
        pieces, top = [], float(HEIGHT)
        for name in (*EVENTS, "other"):
            if bar.families.get(name):
                height = bar.families[name] / most * HEIGHT
                top -= height
                pieces.append(
                    Piece(name, round(x + (step - width) / 2, 3), round(top, 2), round(width, 3), round(height, 2))
                )
        mark = bar.since[5:] if bar.since == bar.until else bar.since[: 7 if bar.since[:7] == bar.until[:7] else 4]
        made.append(Column(
            bar, round(x, 3), round(step, 3), round(HEIGHT - bar.reports / most * HEIGHT, 2), pieces, bar is chosen,
            mark if number % every == 0 and (number + every <= len(bars) or number == 0) else None,
        ))  # fmt: skip
    return made


def _grid(most: int) -> list[tuple[float, int]]:
    steps = sorted({max(1, round(most * part / _GRID)) for part in range(1, _GRID + 1)})
    return [(round(HEIGHT - count / most * HEIGHT, 2), count) for count in steps]


def _closer(scale: str, chosen: Bar | None) -> tuple[str, str, str] | None:
    """The scale and span that show a chosen bar more closely."""
    if chosen is None or scale == "day":
        return None
    return ("day" if scale == "month" else "month"), chosen.since, chosen.until


QUESTIONS = (
    Question("timeline", "/timeline", days,
             (Parameter("scale", "choice", SCALES, "scale"),
              Parameter("days", "choice", ("named", "published"), "days"),
              Parameter("on", "day"), *FILTERS, SOME, SKIP), "days.html", menu="web.menu.timeline"),
)  # fmt: skip
ACTS: tuple[Act, ...] = ()
