"""Sources, routes, days and causes of a case."""

from __future__ import annotations

import json
from dataclasses import dataclass

from khabar.store import Base, ClaimId
from khabar.store.chain import Cell
from khabar.store.index import SHIFT


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source that is not a person: how many claims and reports rest on it."""

    kind: str
    name: str | None
    claims: int
    reports: int


def sources(base: Base, *, limit: int = 50, skip: int = 0) -> list[SourceRow]:
    """Who is quoted, most reports first. People are one line together: ask for one with ``khabar who``."""
    sql = """SELECT l.source, CASE WHEN l.source = 'person' THEN NULL ELSE n.text END AS called,
                    count(DISTINCT l.claim), count(DISTINCT c.report)
             FROM link l JOIN claim c ON c.id = l.claim LEFT JOIN name n ON n.id = l.name
             WHERE l.depth > 0 GROUP BY 1, 2 ORDER BY 4 DESC, 3 DESC, 2 LIMIT ? OFFSET ?"""
    return [SourceRow(*row) for row in base.rows(sql, limit, skip)]


def quoted(base: Base) -> list[tuple[str, str | None, int]]:
    """Who is quoted, once a claim: kind, name (none of people) and reading."""
    sql = """SELECT DISTINCT l.claim, l.source, CASE WHEN l.source = 'person' THEN NULL ELSE n.text END
             FROM link l LEFT JOIN name n ON n.id = l.name WHERE l.depth > 0 ORDER BY 1, 2, 3"""
    return [(kind, name, claim >> SHIFT) for claim, kind, name in base.rows(sql)]


_NAMED = """(SELECT coalesce(k.name, f.text, n.text) FROM filler f LEFT JOIN name n ON n.id = f.name
             LEFT JOIN member m ON m.entity = f.entity LEFT JOIN cluster k ON k.id = m.cluster
             WHERE f.claim = c.id AND f.role = '{}' ORDER BY number LIMIT 1)"""


@dataclass(frozen=True, slots=True)
class Route:
    """A way that people went, by the places that claims name; a place that is not named is None."""

    start: str | None
    via: str | None
    end: str | None
    reports: int
    first: str | None
    last: str | None
    claims: tuple[ClaimId, ...]


def routes(base: Base, *, limit: int = 50, skip: int = 0) -> list[Route]:
    """Flights, movements and displacements by where from, through and to; most reports first."""
    sql = f"""SELECT start, via, stop, count(DISTINCT report), min(day), max(day), json_group_array(id) FROM (
        SELECT c.id, c.report, coalesce(c.first, c.last) AS day,
            {_NAMED.format("from")} AS start,
            {_NAMED.format("via")} AS via,
            {_NAMED.format("to")} AS stop
        FROM claim c WHERE c.event IN ('flight', 'movement', 'displacement') AND c.polarity = 'affirmed')
        WHERE (start IS NOT NULL) + (via IS NOT NULL) + (stop IS NOT NULL) >= 1
        GROUP BY start, via, stop ORDER BY 4 DESC, 1, 3 LIMIT ? OFFSET ?"""
    return [
        Route(start, via, end, reports, first, last, tuple(ClaimId.of(each) for each in sorted(json.loads(claims))))
        for start, via, end, reports, first, last, claims in base.rows(sql, limit, skip)
    ]


def timeline(
    base: Base, *, event: str | None = None, since: str | None = None, until: str | None = None,
    limit: int = 50, skip: int = 0,
) -> list[tuple[str, ClaimId]]:  # fmt: skip
    """Claims in the order of the days that they name; claims without a day are left out."""
    tests, bindings = ["coalesce(first, last) IS NOT NULL"], list[Cell]()
    for test, value in (
        ("event = ?", event),
        ("coalesce(last, first) >= ?", since),
        ("coalesce(first, last) <= ?", until),
    ):
        if value is not None:
            tests.append(test)
            bindings.append(value)
    sql = f"""SELECT coalesce(first, last), id FROM claim WHERE {" AND ".join(tests)} ORDER BY 1, 2 LIMIT ? OFFSET ?"""
    return [(day, ClaimId.of(claim)) for day, claim in base.rows(sql, *bindings, limit, skip)]


@dataclass(frozen=True, slots=True)
class Cause:
    """A claim that one thing caused another, with the claims that stand for either where there are any."""

    claim: ClaimId
    cause: ClaimId | None
    effect: ClaimId | None


def causes(base: Base, *, limit: int = 50, skip: int = 0) -> list[Cause]:
    """What reports mark as cause and effect, in the order of reading."""
    sql = """SELECT c.id,
                    (SELECT target FROM filler WHERE claim = c.id AND role = 'cause' AND target IS NOT NULL LIMIT 1),
                    (SELECT target FROM filler WHERE claim = c.id AND role = 'effect' AND target IS NOT NULL LIMIT 1)
             FROM claim c WHERE c.event = 'cause' ORDER BY c.id LIMIT ? OFFSET ?"""

    def at(row: int | None) -> ClaimId | None:
        return None if row is None else ClaimId.of(row)

    return [Cause(ClaimId.of(row[0]), at(row[1]), at(row[2])) for row in base.rows(sql, limit, skip)]
