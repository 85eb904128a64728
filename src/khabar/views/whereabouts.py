"""Where claims say that something was, and by which ways people went: places of the case with what they stand for."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khabar.store import Base
from khabar.store.index import SHIFT

WHERE = ("place", "in", "from", "to", "via", "target", "thing")
_WHAT = ("target", "thing")  # «مدينة الحديدة» is where it was; «مقر في عدن قرب الميناء» says more than a place
LEGS = ("from", "via", "to")
Legs = tuple[int | None, int | None, int | None]  # places, in the order of LEGS


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
    """A role of a claim that a place fills: which claim and role, the entity, its cluster.

    ``own``: the place fills it itself, and does not just stand among the words that do.
    """

    claim: int
    role: str
    number: int
    entity: int
    cluster: int
    own: bool


def spots(base: Base, clusters: Iterable[int] | None = None) -> dict[int, Spot]:
    """Places of the case: these, or all."""
    only, among = _only("id", clusters)
    sql = f"SELECT id, name, value FROM cluster WHERE kind = 'place' {only}"
    return {row[0]: Spot(*row) for row in base.rows(sql, *among)}


def names(base: Base, kind: str, entities: Iterable[int] | None = None) -> dict[int, tuple[int, str]]:
    """Cluster and own name of entities of a kind: of these, or of all."""
    only, among = _only("e.id", entities)
    sql = f"""SELECT e.id, m.cluster, n.text FROM entity e JOIN member m ON m.entity = e.id JOIN name n ON n.id = e.name
              WHERE e.kind = ? {only} ORDER BY e.id"""
    return {entity: (cluster, text) for entity, cluster, text in base.rows(sql, kind, *among)}


def _only(column: str, among: Iterable[int] | None) -> tuple[str, list[str]]:
    """A test for some rows, and what it is bound to; neither for all of them."""
    return ("", []) if among is None else (f"AND {column} IN (SELECT value FROM json_each(?))", [json.dumps([*among])])


def whereabouts(base: Base, claims: Iterable[int] | None = None) -> list[At]:
    """Roles of claims, these or all, that a place fills, also where it stands among words: «بلدة … شرق المدينة»."""
    some = None if claims is None else list(claims)
    roles = ", ".join(f"'{role}'" for role in WHERE)
    only, among = _only("claim", some)
    sql = f"""SELECT claim, role, number, entity, start, stop FROM filler WHERE role IN ({roles})
              AND (entity IS NOT NULL OR start IS NOT NULL) {only} ORDER BY claim, role, number"""
    filled = base.rows(sql, *among)
    unnamed = {row[0] >> SHIFT for row in filled if row[3] is None}  # what no place fills by itself
    inside = _mentions(base, None if some is None else unnamed)
    clusters = _clusters(base, None if some is None else {
        *(row[3] for row in filled if row[3] is not None), *(each[2] for near in inside.values() for each in near),
    })  # fmt: skip
    found = []
    for claim, role, number, entity, start, stop in filled:
        own = entity is not None
        if not own:
            near = inside.get(claim >> SHIFT, [])
            at = bisect_left(near, (start, 0, 0))
            if at < len(near) and near[at][1] <= stop and (role not in _WHAT or near[at][1] == stop):
                entity = near[at][2]
        cluster = clusters.get(entity)
        if cluster is not None:
            found.append(At(claim, role, number, entity, cluster, own))
    return found


def _mentions(base: Base, readings: Iterable[int] | None) -> dict[int, list[tuple[int, int, int]]]:
    """Where places stand in the text of each reading, with the entity of each."""
    sql = "SELECT id, start, stop, entity FROM mention WHERE kind = 'place' AND entity IS NOT NULL"
    if readings is None:
        rows = base.rows(sql)
    else:
        rows = [
            row for reading in readings
            for row in base.rows(f"{sql} AND id BETWEEN ? AND ?", reading << SHIFT, (reading + 1) << SHIFT)
        ]  # fmt: skip
    inside: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number, start, stop, entity in rows:
        inside[number >> SHIFT].append((start, stop, entity))
    for each in inside.values():
        each.sort()
    return inside


def _clusters(base: Base, entities: Iterable[int] | None) -> dict[int, int]:
    only, among = _only("m.entity", entities)
    sql = f"SELECT m.entity, m.cluster FROM member m JOIN cluster c ON c.id = m.cluster WHERE c.kind = 'place' {only}"
    return dict(base.rows(sql, *among))


@dataclass(frozen=True, slots=True)
class Way:
    """Where one claim says that people went from, through and to; what it does not say is None."""

    claim: int
    start: int | None
    via: int | None
    end: int | None

    @property
    def legs(self) -> Legs:
        return self.start, self.via, self.end

    @property
    def whole(self) -> bool:
        """Whether it leads from one place to another."""
        return len({leg for leg in self.legs if leg is not None}) > 1


_WENT = frozenset({"flight", "movement", "displacement"})


def ways(places: Iterable[At], events: Mapping[int, str], *, handed: bool = False) -> list[Way]:
    """Ways of flights, movements and displacements, claim by claim; of some only one place is known.

    ``handed``: of handovers, too, where it is known that people were handed over and no goods. These are mostly from
    and to people: a place counts where it is named itself, and not where it stands among the words for them.
    """
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for at in places:
        event = events.get(at.claim)
        if at.role in LEGS and (event in _WENT or handed and at.own and event == "handover"):
            found[at.claim].setdefault(at.role, at.cluster)
    return [Way(claim, legs.get("from"), legs.get("via"), legs.get("to")) for claim, legs in found.items()]
