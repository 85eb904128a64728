"""A group or a place of one case: its names, what is said of it by kind of event, and what it is told beside."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.store import Base
from khabar.store.index import SHIFT
from khabar.views.lines import Line, lines

_MOST = 24  # claims of one kind of event that are put in lines; the newest readings first
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Match:
    """A group or a place whose name has the words that were asked for; ``value`` as the base has it."""

    cluster: int
    name: str
    reports: int
    value: str | None


@dataclass(frozen=True, slots=True)
class Thing:
    """A group or a place: the newest lines, and how many claims, by event.

    ``names`` are names with the number of reports that use each and their outlets, those that use it most first.
    ``roles``: which roles of the claims of these lines it fills.
    """

    cluster: int
    kind: str
    name: str
    names: tuple[tuple[str, int, tuple[str, ...]], ...]
    lines: dict[str, list[Line]]
    claims: dict[str, int]
    roles: dict[int, tuple[tuple[str, int], ...]]


def matches(base: Base, kind: str, names: list[int], *, limit: int, skip: int = 0) -> list[Match]:
    """Groups or places by the numbers of names that fit; those that most reports name first."""
    sql = """SELECT c.id, c.name, count(DISTINCT e.report), c.value FROM spelling s JOIN member m ON m.entity = s.entity
             JOIN cluster c ON c.id = m.cluster JOIN entity e ON e.id = m.entity
             WHERE c.kind = ? AND s.name IN (SELECT value FROM json_each(?))
             GROUP BY c.id ORDER BY 3 DESC, c.id LIMIT ? OFFSET ?"""
    return [Match(*row) for row in base.rows(sql, kind, json.dumps(names), limit, skip)]


def all_of(base: Base, kind: str, *, limit: int = -1, skip: int = 0) -> list[Match]:
    """All groups or places, those that most reports name first. People have no list."""
    if kind not in ("group", "place"):
        raise ValueError(kind)
    sql = """SELECT c.id, c.name, count(DISTINCT e.report), c.value FROM cluster c JOIN member m ON m.cluster = c.id
             JOIN entity e ON e.id = m.entity WHERE c.kind = ? GROUP BY c.id ORDER BY 3 DESC, c.id LIMIT ? OFFSET ?"""
    return [Match(*row) for row in base.rows(sql, kind, limit, skip)]


def bearers(base: Base, cluster: int, names: Sequence[int], most: int) -> list[int]:
    """Entities of a group or place that bear one of these names in their report."""
    sql = """SELECT m.entity FROM member m WHERE m.cluster = ? AND EXISTS (SELECT 1 FROM json_each(?) n
             JOIN spelling s ON s.name = n.value AND s.entity = m.entity) ORDER BY m.entity LIMIT ?"""
    return [row[0] for row in base.rows(sql, cluster, json.dumps(list(names)), most)]


def thing(base: Base, cluster: int, most: int = _MOST) -> Thing | None:
    """What the case says of a group or a place; None where there is none of this number."""
    told = base.one("SELECT kind, name FROM cluster WHERE id = ? AND kind IN ('group', 'place')", cluster)
    if told is None:
        return None
    # By the mentions of each reading: of spellings there is no index by entity.
    sql = f"""SELECT n.text, h.outlet, count(*) FROM (
                  SELECT DISTINCT x.name, m.entity >> {SHIFT} AS reading FROM member m CROSS JOIN mention x
                  ON x.id BETWEEN m.entity >> {SHIFT} << {SHIFT} AND ((m.entity >> {SHIFT}) + 1) << {SHIFT}
                  AND x.entity = m.entity WHERE m.cluster = ?) d
              JOIN name n ON n.id = d.name LEFT JOIN heading h ON h.reading = d.reading
              GROUP BY n.text, h.outlet ORDER BY 3 DESC, 1, 2"""
    used: dict[str, list[tuple[str | None, int]]] = defaultdict(list)
    for text, outlet, count in base.rows(sql, cluster):
        used[text].append((outlet, count))
    counted = [(text, sum(n for _, n in by), tuple(o for o, _ in by if o is not None)) for text, by in used.items()]
    names = tuple(sorted(counted, key=lambda each: (-each[1], each[0])))
    roles: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for claim, role, number in base.rows(_ROLES, cluster):
        roles[claim].append((role, number))
    kinds: dict[str, list[int]] = defaultdict(list)
    sql = "SELECT c.event, c.id FROM json_each(?) e CROSS JOIN claim c ON c.id = e.value ORDER BY c.id DESC"
    for event, claim in base.rows(sql, json.dumps([*roles])):
        kinds[event].append(claim)
    counts = {event: len(each) for event, each in sorted(kinds.items(), key=lambda kind: (-len(kind[1]), kind[0]))}
    newest = [claim for each in kinds.values() for claim in each[:most]]
    found: dict[str, list[Line]] = {event: [] for event in counts}
    for line in lines(base, newest):
        found[line.event].append(line)
    return Thing(cluster, told[0], told[1], names, found, counts, {claim: tuple(roles[claim]) for claim in newest})


# A place fills a role also where it stands among the words of one: «بلدة الخوخة».
_ROLES = """SELECT f.claim, f.role, f.number FROM member m CROSS JOIN filler f ON f.entity = m.entity
            WHERE m.cluster = ?1
            UNION ALL SELECT f.claim, f.role, f.number FROM member m CROSS JOIN filler f ON f.within = m.entity
            WHERE m.cluster = ?1 ORDER BY 1, 2, 3"""


def beside(base: Base, cluster: int, entities: Sequence[int] | None = None) -> dict[str, list[Match]]:
    """Groups and places that claims name together with it, by kind, most claims first.

    ``entities``: only with these of it.
    """
    some, bindings = ("", []) if entities is None else (
        "AND m.entity IN (SELECT value FROM json_each(?))", [json.dumps(list(entities))]
    )  # fmt: skip
    sql = f"""SELECT c.kind, c.id, c.name, count(DISTINCT f.claim), c.value FROM member m
              JOIN filler f ON f.entity = m.entity
              JOIN filler g ON g.claim = f.claim AND g.entity IS NOT NULL AND g.entity <> f.entity
              JOIN member o ON o.entity = g.entity AND o.cluster <> m.cluster
              JOIN cluster c ON c.id = o.cluster AND c.kind IN ('group', 'place')
              WHERE m.cluster = ? {some} GROUP BY c.id ORDER BY 4 DESC, c.id"""
    found: dict[str, list[Match]] = {"group": [], "place": []}
    for kind, *row in base.rows(sql, cluster, *bindings):
        if len(found[kind]) < _NEAR:
            found[kind].append(Match(*row))
    return found
