"""Of what a person, a group or a place of a case is put together, what may be the same, and what people judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import asin, cos, radians, sin, sqrt

from khabar.errors import KhabarError
from khabar.identity.reasons import Why, unpack
from khabar.store import Base, ClaimId
from khabar.store.decisions import Ruling, entity_at, rulings
from khabar.views.points import Point, point

_MEAN_RADIUS = 6371.0  # of the Earth, in kilometres (WGS 84)


@dataclass(frozen=True, slots=True)
class Perhaps:
    """What may be the same, or was held apart: the other's name, the verdict, the reasons."""

    cluster: int
    name: str
    verdict: str
    score: float
    reasons: tuple[Why, ...]


def kind_of(base: Base, cluster: int) -> str | None:
    """Whether a number is that of a person, a group or a place; None where nobody has it."""
    row = base.one("SELECT kind FROM cluster WHERE id = ?", cluster)
    return None if row is None else str(row[0])


def name_of(base: Base, cluster: int) -> str:
    """What it is called; empty where nobody has this number."""
    row = base.one("SELECT name FROM cluster WHERE id = ?", cluster)
    return "" if row is None else str(row[0])


def entities(base: Base, cluster: int) -> list[tuple[int, int]]:
    """The entities that are put together, each with its report."""
    sql = "SELECT e.id, e.report FROM member m JOIN entity e ON e.id = m.entity WHERE m.cluster = ? ORDER BY e.id"
    return base.rows(sql, cluster)


def perhaps(base: Base, cluster: int) -> tuple[Perhaps, ...]:
    """What may be the same: compared, and not put together; of places how far they lie from each other."""
    found: dict[int, Perhaps] = {}
    for mine, other in (("left", "right"), ("right", "left")):
        sql = f"""SELECT o.cluster, c.name, x.verdict, x.score, x.reasons FROM member m
                  CROSS JOIN comparison x ON x.{mine} = m.entity CROSS JOIN member o ON o.entity = x.{other}
                  CROSS JOIN cluster c ON c.id = o.cluster WHERE m.cluster = ? AND x.verdict <> 'same'"""
        for number, name, verdict, score, reasons in base.rows(sql, cluster):
            if number != cluster and (number not in found or found[number].score < score):
                found[number] = Perhaps(number, name, verdict, score, unpack(reasons))
    here = _point(base, cluster) if found else None
    ordered = sorted(found.values(), key=lambda p: (-p.score, p.cluster))
    return tuple(each if here is None else _apart(base, here, each) for each in ordered)


def _apart(base: Base, here: Point, each: Perhaps) -> Perhaps:
    there = _point(base, each.cluster)
    if there is None:
        return each
    return replace(each, reasons=(*each.reasons, Why("identity.kilometres", f"{kilometres(here, there):.0f}")))


def _point(base: Base, cluster: int) -> Point | None:
    """Where a place lies that the gazetteer knows to the point."""
    row = base.one("SELECT value FROM cluster WHERE id = ? AND kind = 'place' AND value IS NOT NULL", cluster)
    found = None if row is None else point(row[0])
    return found if found is not None and found.of == "place" else None


def kilometres(one: Point, two: Point) -> float:
    """The great-circle distance (haversine formula)."""
    north, east = (radians(two.latitude - one.latitude) / 2, radians(two.longitude - one.longitude) / 2)
    half = sin(north) ** 2 + cos(radians(one.latitude)) * cos(radians(two.latitude)) * sin(east) ** 2
    return 2 * _MEAN_RADIUS * asin(sqrt(half))


def why_one(base: Base, cluster: int) -> list[tuple[str, str, float, tuple[Why, ...]]]:
    """Why names are one person: pairs that were judged the same, the surest first."""
    sql = """SELECT x.score, x.reasons FROM member m CROSS JOIN comparison x ON x.left = m.entity
             CROSS JOIN member o ON o.entity = x.right AND o.cluster = m.cluster
             WHERE m.cluster = ? AND x.verdict = 'same' ORDER BY x.score DESC, x.left, x.right"""
    rows = [(score, unpack(reasons)) for score, reasons in base.rows(sql, cluster)]
    return [(reasons[0].first, reasons[0].second, score, reasons) for score, reasons in rows if reasons]


def judged(base: Base, cluster: int, kind: str) -> Iterator[Ruling]:
    """Judgements that stand about any of those who are put together here, the newest first."""
    if base.one("SELECT 1 FROM judgement") is None:
        return
    members = entities(base, cluster)
    held, reports = {entity for entity, _ in members}, {report for _, report in members}
    for ruling in sorted(rulings(base, kind, reports), key=lambda each: -each.number):
        if ruling.left in held or ruling.right in held:
            yield ruling


def current(base: Base, number: ClaimId) -> tuple[int, int] | None:
    """The entity and the cluster that a number leads to by now; None where it leads to none.

    It may be that of an entity that was put together with others, or of one in an older reading of its report.
    """
    entity: int | None = number.row
    row = base.one("SELECT cluster FROM member WHERE entity = ?", number.row)
    if row is None:
        entity = _newest(base, number)
        row = None if entity is None else base.one("SELECT cluster FROM member WHERE entity = ?", entity)
    return None if row is None or entity is None else (entity, int(row[0]))


def _newest(base: Base, number: ClaimId) -> int | None:
    """The entity of the newest reading that stands where one stood in an older reading."""
    row = base.one("SELECT report FROM reading WHERE id = ? AND report IS NOT NULL", number.reading)
    if row is None:
        return None
    try:
        reading = base.reading_by_id(number.reading)
    except KhabarError:  # it was forgotten
        return None
    if not 1 <= number.number <= len(reading.entities):
        return None
    entity = reading.entities[number.number - 1]
    spans = [(m.named, m.stop - m.start, m.start, m.stop) for m in reading.mentions if m.entity == entity.id]
    if not spans:
        return None
    _, _, start, stop = max(spans)
    return entity_at(base, entity.kind, int(row[0]), start, stop)
