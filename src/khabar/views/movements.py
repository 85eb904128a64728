"""Which claims say that somebody went, was taken, held or handed over, and where, as reports tell it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from khabar.store import Base
from khabar.views.whereabouts import At, whereabouts

# By kind of event, the roles of whom it moves or holds. Who arrests or hands over need not have been there.
MOVES: dict[str, tuple[str, ...]] = {
    "flight": ("actor",), "movement": ("actor", "with"), "displacement": ("actor",), "handover": ("target",),
    "arrest": ("target",), "detention": ("target",), "abduction": ("target",), "release": ("target",),
}  # fmt: skip
THERE = ("place", "in", "from", "via", "to")  # what else a claim names is not where somebody was


@dataclass(frozen=True, slots=True)
class Moved:
    """A role that somebody fills in a claim of this kind: which claim and role, and by which entity."""

    claim: int
    role: str
    number: int
    entity: int


def moved(base: Base, cluster: int) -> tuple[list[Moved], list[At]]:
    """Where a person or a group is moved or held, or anybody from, through, to or in a place; by claim.

    With every place of these claims where somebody was.
    """
    kinds = base.rows("SELECT kind FROM cluster WHERE id = ?", cluster)
    kind = kinds[0][0] if kinds else None
    if kind == "place":
        there = _places(base, _near(base, cluster))
        found = [Moved(at.claim, at.role, at.number, at.entity) for at in there if at.cluster == cluster]
        mine = {each.claim for each in found}
        return found, [at for at in there if at.claim in mine]
    found = _gone(base, cluster) if kind in {"person", "group"} else []
    return found, _places(base, dict.fromkeys(each.claim for each in found))


def _places(base: Base, claims: Iterable[int]) -> list[At]:
    return [at for at in whereabouts(base, claims) if at.role in THERE]


def _gone(base: Base, cluster: int) -> list[Moved]:
    pairs = json.dumps([f"{event} {role}" for event, roles in MOVES.items() for role in roles])
    sql = """SELECT f.claim, f.role, f.number, f.entity FROM member m CROSS JOIN filler f ON f.entity = m.entity
             CROSS JOIN claim c ON c.id = f.claim
             WHERE m.cluster = ? AND c.event || ' ' || f.role IN (SELECT value FROM json_each(?))
             ORDER BY f.claim, f.role, f.number"""
    return [Moved(*row) for row in base.rows(sql, cluster, pairs)]


def _near(base: Base, place: int) -> list[int]:
    """Claims of these kinds that name the place in a role; it may stand among the words of one: «مدينة عدن»."""
    events, roles = json.dumps([*MOVES]), json.dumps(THERE)
    sql = """WITH kind AS MATERIALIZED (SELECT value FROM json_each(?2)),
             part AS MATERIALIZED (SELECT value FROM json_each(?3)), mine AS MATERIALIZED (
             SELECT f.claim, f.role FROM member m CROSS JOIN filler f ON f.entity = m.entity WHERE m.cluster = ?1
             UNION SELECT f.claim, f.role FROM member m CROSS JOIN filler f ON f.within = m.entity WHERE m.cluster = ?1)
             SELECT DISTINCT mine.claim FROM mine CROSS JOIN claim c ON c.id = mine.claim
             WHERE mine.role IN part AND c.event IN kind ORDER BY 1"""
    return [row[0] for row in base.rows(sql, place, events, roles)]
