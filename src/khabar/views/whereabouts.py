"""Where claims say that something was, and by which ways people went: places of the case with what they stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from khabar.store import Base
from khabar.store.index import SHIFT

WHERE = ("place", "in", "from", "to", "via", "target", "thing")
_WHAT = ("target", "thing")  # «مدينة الحديدة» is where it was; «مقر في عدن قرب الميناء» says more than a place
_LEGS = ("from", "via", "to")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the case; ``value`` is its id in the gazetteer with what it lies in, where that is known."""

    cluster: int
    name: str
    value: str | None

    @property
    def id(self) -> str | None:
        return self.value.partition("#")[0] if self.value else None


@dataclass(frozen=True, slots=True)
class At:
    """A role of a claim that a place fills: which claim and role, the entity, its cluster."""

    claim: int
    role: str
    number: int
    entity: int
    cluster: int


def spots(base: Base) -> dict[int, Spot]:
    """Every place of the case."""
    sql = """SELECT c.id, c.name, max(e.value) FROM cluster c JOIN member m ON m.cluster = c.id
             JOIN entity e ON e.id = m.entity WHERE c.kind = 'place' GROUP BY c.id"""
    return {row[0]: Spot(*row) for row in base.rows(sql)}


def names(base: Base, kind: str) -> dict[int, tuple[int, str]]:
    """Cluster and own name of every entity of a kind."""
    sql = """SELECT e.id, m.cluster, n.text FROM entity e JOIN member m ON m.entity = e.id JOIN name n ON n.id = e.name
             WHERE e.kind = ? ORDER BY e.id"""
    return {entity: (cluster, text) for entity, cluster, text in base.rows(sql, kind)}


def whereabouts(base: Base) -> list[At]:
    """Every role that a place fills, also where its name stands among other words: «بلدة … شرق المدينة»."""
    clusters = dict(base.rows(
        "SELECT m.entity, m.cluster FROM member m JOIN cluster c ON c.id = m.cluster WHERE c.kind = 'place'"
    ))  # fmt: skip
    inside: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number, start, stop, entity in base.rows(
        "SELECT id, start, stop, entity FROM mention WHERE kind = 'place' AND entity IS NOT NULL ORDER BY id"
    ):
        inside[number >> SHIFT].append((start, stop, entity))
    for each in inside.values():
        each.sort()
    roles = ", ".join(f"'{role}'" for role in WHERE)
    found = []
    sql = f"""SELECT claim, role, number, entity, start, stop FROM filler WHERE role IN ({roles})
              AND (entity IS NOT NULL OR start IS NOT NULL) ORDER BY claim, role, number"""
    for claim, role, number, entity, start, stop in base.rows(sql):
        if entity is None:
            near = inside.get(claim >> SHIFT, [])
            at = bisect_left(near, (start, 0, 0))
            if at < len(near) and near[at][1] <= stop and (role not in _WHAT or near[at][1] == stop):
                entity = near[at][2]
        cluster = clusters.get(entity)
        if cluster is not None:
            found.append(At(claim, role, number, entity, cluster))
    return found


@dataclass(frozen=True, slots=True)
class Way:
    """Where one claim says that people went from, through and to; what it does not say is None."""

    claim: int
    start: int | None
    via: int | None
    end: int | None


_WAYS = frozenset({"flight", "movement", "displacement"})


def ways(places: list[At], events: dict[int, str]) -> list[Way]:
    """Ways of flights, movements and displacements, of two places at least."""
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for at in places:
        if at.role in _LEGS and events.get(at.claim) in _WAYS:
            found[at.claim].setdefault(at.role, at.cluster)
    return [
        Way(claim, legs.get("from"), legs.get("via"), legs.get("to"))
        for claim, legs in found.items()
        if len(set(legs.values())) > 1
    ]
