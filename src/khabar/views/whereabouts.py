"""Where claims say that something was, and by which ways people went: places of the case with what they stand for."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khabar.store import Base
from khabar.store.index import WHERE

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
    roles = ", ".join(f"'{role}'" for role in WHERE)
    only, among = _only("f.claim", claims)
    sql = f"""SELECT f.claim, f.role, f.number, m.entity, m.cluster, f.entity IS NOT NULL FROM filler f
              CROSS JOIN member m ON m.entity = coalesce(f.entity, f.within)
              CROSS JOIN cluster c ON c.id = m.cluster AND c.kind = 'place'
              WHERE f.role IN ({roles}) {only} ORDER BY f.claim, f.role, f.number"""
    return [
        At(claim, role, number, entity, cluster, bool(own))
        for claim, role, number, entity, cluster, own in base.rows(sql, *among)
    ]


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
