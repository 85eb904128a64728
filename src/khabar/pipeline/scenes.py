"""What one report lends its claims before they are held against those of others: where, when, and who is blamed.

Only to see which claims may be about the same; nothing of it is kept or shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from khabar.identity.agreements import is_telling
from khabar.identity.statements import Place, Statement
from khabar.pipeline.beside import HIT, Entities
from khabar.store import Base
from khabar.store.index import SHIFT

_TOLLS = frozenset({"killing", "injury"})


def with_scene(statements: Iterable[Statement], known: Entities) -> list[Statement]:
    """Tolls and denials without a place get that of their report, where all its force may have one; tolls its day.

    What is counted without a place is told the places of its report.
    """
    by_report: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_report[statement.report].append(statement)
    told: dict[int, dict[str, Place]] = defaultdict(dict)
    for entity, place in known.place.items():
        if place.known and not place.coarse:
            told[known.report[entity]][place.key] = place
    made = []
    for report, group in by_report.items():
        scenes = [s for s in group if s.family in HIT or s.event in _TOLLS]
        places = _scene(scenes)
        days = {(s.first, s.last) for s in scenes if s.dated}
        town = tuple(told[report].values()) if len(told.get(report, ())) == 1 else ()
        for statement in group:
            if town and statement.family in HIT and statement.places and not any(p.known for p in statement.places):
                statement = replace(statement, places=(*statement.places, *town))  # «سوق الغنم»: of the only town
            if statement.denied and statement.family in HIT and not statement.places:
                statement = replace(statement, places=places, lent=True)  # «نفى أن يكون لمقاتليه يد في التفجير»
            if statement.event in _TOLLS and statement.count is not None:
                if not statement.places and places:
                    statement = replace(statement, places=places)
                if not statement.dated and len(days) == 1:
                    first, last = next(iter(days))
                    statement = replace(statement, first=first, last=last, lent=True)
            if is_telling(statement) and not statement.places and report in told:
                statement = replace(statement, nearby=tuple(told[report].values()))
            made.append(statement)
    return made


def _scene(scenes: Iterable[Statement]) -> tuple[Place, ...]:
    """The places of several claims where each may lie in the other: a market, its town, the governorate."""
    places = tuple({place.key: place for s in scenes for place in s.places}.values())
    known = [place for place in places if place.known]
    if len(places) > len(known) + 1:
        return ()
    return places if all(a.fits(b) for a, b in combinations(known, 2)) else ()


def laid(base: Base, statements: Iterable[Statement]) -> Iterator[Statement]:
    """Who lays a deed at somebody's door, as if he told it: «حمّل المحافظ الحركة مسؤولية التفجير»."""
    every = {statement.id: statement for statement in statements}
    sql = f"""SELECT f.claim, c.id FROM filler f JOIN claim b ON b.id = f.claim AND b.event = 'responsibility'
              JOIN claim c ON c.id BETWEEN (f.claim >> {SHIFT}) << {SHIFT} AND f.claim | {(1 << SHIFT) - 1}
              WHERE f.role = 'event' AND c.start <= f.start AND f.start < c.stop
              ORDER BY f.claim, c.stop - c.start, c.id"""
    done = set()
    for number, other in base.rows(sql):
        blame, deed = every.get(number), every.get(other)
        if blame is None or deed is None or blame.denied or deed.denied or deed.family != "force" or number in done:
            continue
        actors = blame.roles.get("actor")
        if actors and not deed.roles.get("actor"):
            done.add(number)
            roles = {**deed.roles, "actor": actors}
            yield replace(deed, id=number, speaker=blame.speaker, modality="asserted", roles=roles)
