"""Sources, routes, days and causes as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from khabar.share.answers import Row
from khabar.share.answers import tables as rows
from khabar.web.asking import LIMIT, SKIP, Act, Ask, Parameter, Question
from khabar.web.pages.search import EVENT


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under the columns that the interface names ``column.…``."""

    columns: Sequence[str]
    rows: list[Row]
    more: bool


def _asked(columns: Sequence[str], look: Callable[..., Iterator[Row]]) -> Callable[[Ask], Table]:
    def answer(ask: Ask) -> Table:
        limit, skip = ask.number("limit"), ask.number("skip")
        found = list(look(ask.base, ask.viewer, limit=limit + 1, skip=skip))
        return Table(columns, found[:limit], len(found) > limit)

    return answer


def _days(ask: Ask) -> Table:
    limit, skip = ask.number("limit"), ask.number("skip")
    found = list(rows.timeline(
        ask.base, ask.viewer, event=ask.text("event"), since=ask.text("since"), until=ask.text("until"),
        limit=limit + 1, skip=skip,
    ))  # fmt: skip
    return Table(rows.TIMELINE, found[:limit], len(found) > limit)


_PAGED = (LIMIT, SKIP)
QUESTIONS = (
    Question("sources", "/sources", _asked(rows.SOURCES, rows.sources), _PAGED, "table.html", menu="web.menu.sources"),
    Question("routes", "/routes", _asked(rows.ROUTES, rows.routes), _PAGED, "table.html", menu="web.menu.routes"),
    Question("timeline", "/timeline", _days, (EVENT, Parameter("since", "day"), Parameter("until", "day"), *_PAGED),
             "table.html", menu="web.menu.timeline"),
    Question("causes", "/causes", _asked(rows.CAUSES, rows.causes), _PAGED, "table.html", menu="web.menu.causes"),
)  # fmt: skip
ACTS: tuple[Act, ...] = ()
