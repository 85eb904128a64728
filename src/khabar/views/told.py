"""Every claim of a case as pictures count it: what, when, how certainly, by which report, from which origin."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from khabar.store import Base
from khabar.store.decisions import rejected


@dataclass(frozen=True, slots=True)
class Told:
    """One claim. ``first``, ``last``: the days that it names; ``origin``: the number of its origin in its group."""

    claim: int
    report: int
    event: str
    denied: bool
    modality: str
    first: str | None
    last: str | None
    published: str | None
    group: int | None = None
    origin: int | None = None
    low: int = 1  # the least number of origins of its group

    @property
    def named(self) -> str | None:
        """The first day that it names."""
        return self.first or self.last

    @property
    def day(self) -> str | None:
        """The day that it names, else the day of publication."""
        return self.first or self.last or self.published

    @property
    def certainty(self) -> str:
        """As search has it: how certainly it is said, or that it is denied."""
        return "denied" if self.denied else self.modality


def told(base: Base, claims: Iterable[int] | None = None) -> dict[int, Told]:
    """Claims of the newest readings by their rows, these or all; none that a person rejected."""
    out = rejected(base)
    only, among = (
        ("", []) if claims is None else ("WHERE c.id IN (SELECT value FROM json_each(?))", [json.dumps([*claims])])
    )
    sql = f"""SELECT c.id, c.report, c.event, c.polarity = 'denied', c.modality, c.first, c.last, h.published,
             g.agreement, g.origin, coalesce(a.low, 1)
             FROM claim c JOIN heading h ON h.report = c.report
             LEFT JOIN agreeing g ON g.claim = c.id LEFT JOIN agreement a ON a.id = g.agreement {only} ORDER BY c.id"""
    return {
        row[0]: Told(row[0], row[1], row[2], bool(row[3]), *row[4:])
        for row in base.rows(sql, *among) if row[0] not in out
    }  # fmt: skip


def origins(claims: list[Told]) -> tuple[int, int]:
    """From how many independent origins claims come, at least and at most, whatever else their groups say."""
    keys = {(c.group, c.origin) if c.origin is not None else (0, -c.report) for c in claims}
    reports = len({c.report for c in claims})
    high = max(1, min(len(keys), reports))
    return min(max((c.low for c in claims), default=1), high), high
