"""What every view is made of: claims with their day, how many reports say the same and from how many origins."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from khabar.store import Base, ClaimId
from khabar.store.decisions import reviewed, standing


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said, by one claim or by several that agree.

    ``claims`` begins with the one that is shown; ``low`` to ``high`` origins, None where it stands alone.
    """

    event: str
    claims: tuple[ClaimId, ...]
    reports: tuple[int, ...]
    first: str | None
    last: str | None
    published: str | None
    low: int
    high: int
    denied: bool = False
    review: str = ""  # accepted or corrected, where somebody looked

    @property
    def day(self) -> str:
        """By what it is put in order; what has no day comes last."""
        return self.first or self.last or self.published or "9999"


_CLAIMS = """SELECT c.id, c.report, c.event, c.first, c.last, h.published, c.polarity, g.agreement, a.low, a.high
    FROM claim c JOIN heading h ON h.report = c.report
    LEFT JOIN agreeing g ON g.claim = c.id LEFT JOIN agreement a ON a.id = g.agreement
    WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY c.id"""
_DECIDED = ("accepted", "corrected")


def lines(base: Base, claims: Iterable[int]) -> list[Line]:
    """Claims as lines in the order of their days; of a group one line, denials apart; none that was rejected."""
    found: dict[object, list[tuple[object, ...]]] = {}
    looked: dict[int, str] = {}
    rows = base.rows(_CLAIMS, json.dumps(list(claims)))
    for report in reviewed(base) & {row[1] for row in rows}:
        looked |= {d.claim.row: d.verdict for d in standing(base, report) if d.claim is not None}
    for row in rows:
        if looked.get(row[0]) == "rejected":
            continue
        group, denied = row[7], row[6] == "denied"
        found.setdefault((group, denied) if group is not None else row[0], []).append(row)
    made = [_line(rows, looked) for rows in found.values()]
    return sorted(made, key=lambda line: (line.day, line.claims[0].row))


def _line(rows: list[tuple[object, ...]], looked: dict[int, str]) -> Line:
    def first(at: int) -> str | None:
        return min((str(row[at]) for row in rows if row[at] is not None), default=None)

    reports = sorted({int(str(row[1])) for row in rows})
    denied = rows[0][6] == "denied"
    low, high = (int(str(rows[0][8])), int(str(rows[0][9]))) if rows[0][7] is not None else (1, 1)
    if denied:  # the origins of a group are of those who say it
        low, high = 1, len(reports)
    return Line(
        str(rows[0][2]), tuple(ClaimId.of(int(str(row[0]))) for row in rows), tuple(reports),
        first(3), max((str(row[4]) for row in rows if row[4] is not None), default=None), first(5),
        min(low, len(reports)), min(high, len(reports)), denied,
        next((v for row in rows if (v := looked.get(int(str(row[0])), "")) in _DECIDED), ""),
    )  # fmt: skip
