"""Routes as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from khabar.share.answers import Row
from khabar.share.answers import tables as rows
from khabar.web.asking import LIMIT, SKIP, Act, Ask, Question


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


_PAGED = (LIMIT, SKIP)
QUESTIONS = (
    Question("routes", "/routes", _asked(rows.ROUTES, rows.routes), _PAGED, "table.html", menu="web.menu.routes"),
)  # fmt: skip
ACTS: tuple[Act, ...] = ()
