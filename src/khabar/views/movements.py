"""Which claims say that somebody went, was taken, held or handed over, and where, as reports tell it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from khabar.store import Base
from khabar.store.index import SHIFT
from khabar.views.whereabouts import whereabouts

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


def moved(base: Base, cluster: int) -> list[Moved]:
    """Where a person or a group is moved or held, or anybody from, through, to or in a place; by claim."""
    kinds = base.rows("SELECT kind FROM cluster WHERE id = ?", cluster)
    kind = kinds[0][0] if kinds else None
    if kind == "place":
        return _there(base, cluster)
    return _gone(base, cluster) if kind in {"person", "group"} else []


def _gone(base: Base, cluster: int) -> list[Moved]:
    pairs = json.dumps([f"{event} {role}" for event, roles in MOVES.items() for role in roles])
    sql = """SELECT f.claim, f.role, f.number, f.entity FROM member m CROSS JOIN filler f ON f.entity = m.entity
             CROSS JOIN claim c ON c.id = f.claim
             WHERE m.cluster = ? AND c.event || ' ' || f.role IN (SELECT value FROM json_each(?))
             ORDER BY f.claim, f.role, f.number"""
    return [Moved(*row) for row in base.rows(sql, cluster, pairs)]


def _there(base: Base, place: int) -> list[Moved]:
    """Claims of the readings that name the place at all; it may stand among the words of a role: «مدينة عدن»."""
    sql = """SELECT DISTINCT c.id FROM member m CROSS JOIN claim c
             ON c.id BETWEEN (m.entity >> ?1) << ?1 AND ((m.entity >> ?1) + 1) << ?1
             WHERE m.cluster = ?2 AND c.event IN (SELECT value FROM json_each(?3))"""
    claims = [row[0] for row in base.rows(sql, SHIFT, place, json.dumps([*MOVES]))]
    return [
        Moved(at.claim, at.role, at.number, at.entity) for at in whereabouts(base, claims)
        if at.cluster == place and at.role in THERE
    ]  # fmt: skip
