"""Which claims say that somebody went, was taken, held or handed over: where they were, as reports tell it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from khabar.store import Base

# By kind of event, the roles of whom it moves or holds. Who arrests or hands over need not have been there.
MOVES: dict[str, tuple[str, ...]] = {
    "flight": ("actor",), "movement": ("actor", "with"), "displacement": ("actor",), "handover": ("target",),
    "arrest": ("target",), "detention": ("target",), "abduction": ("target",), "release": ("target",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moved:
    """A role that somebody fills in a claim of this kind: which claim and role, and by which entity."""

    claim: int
    role: str
    number: int
    entity: int


def moved(base: Base, cluster: int) -> list[Moved]:
    """Where a person or a group is moved or held, in the order of the claims."""
    pairs = json.dumps([f"{event} {role}" for event, roles in MOVES.items() for role in roles])
    sql = """SELECT f.claim, f.role, f.number, f.entity FROM member m CROSS JOIN filler f ON f.entity = m.entity
             CROSS JOIN claim c ON c.id = f.claim
             WHERE m.cluster = ?1 AND c.event || ' ' || f.role IN (SELECT value FROM json_each(?2))
             AND EXISTS (SELECT 1 FROM cluster k WHERE k.id = ?1 AND k.kind IN ('person', 'group'))
             ORDER BY f.claim, f.role, f.number"""
    return [Moved(*row) for row in base.rows(sql, cluster, pairs)]
