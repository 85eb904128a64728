"""The map: places of claims, the ways that people went with how many origins each, and the names around them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from starlette.responses import Response

from khabar.errors import KhabarError, NotFound
from khabar.share.answers import Row
from khabar.share.page.families import EVENTS, family
from khabar.share.schema import events as every_event
from khabar.share.shown import origins_words
from khabar.store import ClaimId
from khabar.store.index import SHIFT
from khabar.types import PlaceValue
from khabar.views.points import Point, labels, point
from khabar.views.told import Told, origins
from khabar.views.whereabouts import At, Spot, Way, names, spots, ways, whereabouts
from khabar.web.asking import ON_PAGE, SKIP, Act, Ask, Parameter, Question
from khabar.web.pages.search import CERTAINTIES
from khabar.web.pages.seen import FILTERS, ROWS, SOME, called, claims, fits, holds, in_order, rows
from khabar.web.shelf import Sight

PLACES = ("place", "latitude", "longitude", "claims", "reports")
ROUTES = ("from", "via", "to", "claims", "reports", "origins")
_OPENED = 200  # readings that are opened for the degrees of places of a user's own list
_MOST_ROUTES = 500
_WAY = ("from", "via", "to")
_TABLE = 60  # rows of a table on the page

PLACE = Parameter("place", "claim")
_LEGS = (Parameter("from", "claim"), Parameter("via", "claim"), Parameter("to", "claim"))


@dataclass(frozen=True, slots=True)
class Ground:
    """What may be shown of where things were: places with names and points, roles that they fill, ways."""

    spots: dict[int, Spot]
    names: dict[int, str]
    points: dict[int, Point]
    at: list[tuple[int, int]]  # claim and place, each pair once
    ways: list[Way]
    days: tuple[str, str] | None  # the first and the last


def ground(ask: Ask, sight: Sight) -> Ground:
    def make() -> Ground:
        told, named = claims(ask, sight), called(ask, sight, "place")
        every: list[At] = ask.kept("whereabouts", None, lambda: whereabouts(ask.base))
        seen = [
            at for at in every
            if at.claim in told and at.cluster in named and sight.entity(at.entity)
            and sight.filler(at.claim, at.role, at.number)
        ]  # fmt: skip
        known = {cluster: spot for cluster, spot in spots(ask.base).items() if cluster in named}
        points = {cluster: at for cluster, spot in known.items() if (at := point(spot.value)) is not None}
        days = [claim.day for claim in told.values() if claim.day]
        points |= _own(ask, sight, known, points)
        return Ground(
            known, named, points, list(dict.fromkeys((at.claim, at.cluster) for at in seen)),
            ways(seen, {row: claim.event for row, claim in told.items()}), (min(days), max(days)) if days else None,
        )  # fmt: skip

    return ask.kept("ground", sight, make)


def _own(ask: Ask, sight: Sight, known: dict[int, Spot], points: dict[int, Point]) -> dict[int, Point]:
    """Degrees of places of a user's own list: they stand in the readings."""
    wanted = {
        cluster: spot for cluster, spot in known.items()
        if spot.id and not spot.id.startswith(("geonames:", "region:"))
    }  # fmt: skip
    if not wanted:
        return {}
    found: dict[int, Point] = {}
    opened = 0
    for entity, (cluster, _) in names(ask.base, "place").items():
        if cluster not in wanted or cluster in found or not sight.entity(entity) or opened >= _OPENED:
            continue
        opened += 1
        try:
            reading = ask.base.reading_by_id(entity >> SHIFT)
        except KhabarError:
            continue
        local = reading.entities[(entity & ((1 << SHIFT) - 1)) - 1].id
        for mention in reading.mentions:
            value = mention.value
            if mention.entity == local and isinstance(value, PlaceValue) and value.latitude is not None:
                at = points.get(cluster)
                latin, kind = (at.latin, at.kind) if at is not None else (None, value.kind or "")
                found[cluster] = Point(value.latitude, value.longitude or 0.0, "place", latin, kind)
                break
    return found


@dataclass(frozen=True, slots=True)
class Map:
    """Places and routes of the claims that pass the filters, most claims first; ``unplaced``: how many have no point.

    ``looked`` of ``all`` reports stand in it, where what is hidden is still being looked for.
    """

    places: list[Row]
    routes: list[Row]
    unplaced: int
    more: bool
    looked: int
    all: int
    days: tuple[str, str] | None
    columns: tuple[str, ...] = field(default=PLACES, metadata=ON_PAGE)
    columns_routes: tuple[str, ...] = field(default=ROUTES, metadata=ON_PAGE)


def whole_map(ask: Ask) -> Map:
    sight = ask.sight
    here, asked = ground(ask, sight), fits(ask)
    limit, skip = ask.number("limit"), ask.number("skip")
    ordered, routes = ask.kept(f"map {asked}", sight, lambda: _counted(claims(ask, sight), here, asked))
    return Map(
        [_place(here, *each) for each in ordered[skip : skip + limit]], routes,
        sum(cluster not in here.points for cluster, _, _ in ordered), len(ordered) > skip + limit,
        sight.looked, sight.all, here.days,
    )  # fmt: skip


Counted = tuple[list[tuple[int, int, int]], list[Row]]


def _counted(told: dict[int, Told], here: Ground, asked: Sequence[str | None]) -> Counted:
    """Places with their claims and reports, most claims first, and routes."""
    found: dict[int, list[Told]] = defaultdict(list)
    for row, cluster in here.at:
        if holds(told[row], asked):
            found[cluster].append(told[row])
    counted = [(cluster, len(each), len({c.report for c in each})) for cluster, each in found.items()]
    return sorted(counted, key=lambda each: (-each[1], each[0])), _routes(here, told, asked)


def _place(here: Ground, cluster: int, count: int, reports: int) -> Row:
    at = here.points.get(cluster)
    return {
        "number": str(ClaimId.of(cluster)), "place": here.names[cluster],
        "latin": None if at is None else at.latin, "latitude": None if at is None else at.latitude,
        "longitude": None if at is None else at.longitude, "of": None if at is None else at.of,
        "claims": count, "reports": reports,
    }  # fmt: skip


def _routes(here: Ground, told: dict[int, Told], asked: Sequence[str | None]) -> list[Row]:
    found: dict[tuple[int | None, int | None, int | None], list[Told]] = defaultdict(list)
    for way in here.ways:
        if holds(told[way.claim], asked):
            found[way.start, way.via, way.end].append(told[way.claim])
    ordered = sorted(found.items(), key=lambda item: (-len({c.report for c in item[1]}), -len(item[1])))
    made: list[Row] = []
    for legs, each in ordered[:_MOST_ROUTES]:
        low, high = origins(each)
        named = {leg: place for leg, place in zip(_WAY, legs, strict=True) if place is not None}
        made.append({
            **{leg: here.names[named[leg]] if leg in named else None for leg in _WAY},
            **{f"{leg}_number": str(ClaimId.of(named[leg])) if leg in named else None for leg in _WAY},
            "claims": len(each), "reports": len({c.report for c in each}), "origins": origins_words(low, high),
        })  # fmt: skip
    return made


_EPOCH = date(1970, 1, 1).toordinal()


def picture(ask: Ask) -> Response:
    """Everything that the map draws, column by column, so that the reader's machine can filter and slide."""
    sight = ask.sight
    made = ask.kept(f"map {ask.viewer.language}", sight, lambda: _picture(ask, sight))
    return Response(made, media_type="application/json")


def _picture(ask: Ask, sight: Sight) -> bytes:
    told, here = claims(ask, sight), ground(ask, sight)
    drawn = [cluster for cluster in here.spots if cluster in here.points]
    at = {cluster: n for n, cluster in enumerate(drawn)}
    pairs = [(told[row], at[cluster]) for row, cluster in here.at if cluster in at]
    lines = [
        (told[way.claim], [at.get(leg, -1) if leg is not None else -1 for leg in (way.start, way.via, way.end)])
        for way in here.ways
    ]  # fmt: skip
    lines = [(claim, legs) for claim, legs in lines if sum(leg >= 0 for leg in legs) > 1]
    events = every_event()
    event = {name: n for n, name in enumerate(events)}
    certainty = {name: n for n, name in enumerate(CERTAINTIES)}
    reports = {report: n for n, report in enumerate(dict.fromkeys(claim.report for claim, _ in (*pairs, *lines)))}

    def columns(found: list[Told]) -> dict[str, list[int]]:
        return {
            "day": [_day(c.day) for c in found], "event": [event.get(c.event, -1) for c in found],
            "certainty": [certainty.get(c.certainty, -1) for c in found],
            "report": [reports[c.report] for c in found], "claim": [c.claim for c in found],
        }  # fmt: skip

    keys: dict[object, int] = {}
    origin = [keys.setdefault((c.group, c.origin) if c.origin is not None else -c.report, len(keys)) for c, _ in lines]
    points = [here.points[cluster] for cluster in drawn]
    say = ask.viewer.say
    return json.dumps({
        "places": {
            "number": [str(ClaimId.of(cluster)) for cluster in drawn], "name": [here.names[c] for c in drawn],
            "latin": [p.latin for p in points], "latitude": [p.latitude for p in points],
            "longitude": [p.longitude for p in points], "of": [p.of for p in points],
        },
        "claims": {"place": [place for _, place in pairs], **columns([claim for claim, _ in pairs])},
        "routes": {
            "from": [legs[0] for _, legs in lines], "via": [legs[1] for _, legs in lines],
            "to": [legs[2] for _, legs in lines], "origin": origin, "low": [claim.low for claim, _ in lines],
            **columns([claim for claim, _ in lines]),
        },
        "events": [[name, family("event", name), say(f"event.{name}")] for name in events],
        "families": [[name, say(f"family.{name}")] for name in EVENTS],
        "certainties": list(CERTAINTIES), "looked": sight.looked, "all": sight.all,
    }, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()  # fmt: skip


def _day(day: str | None) -> int:
    """Days since 1970; a large negative number where there is none."""
    try:
        return date.fromisoformat(day).toordinal() - _EPOCH if day else -1_000_000
    except ValueError:
        return -1_000_000


@cache
def _base() -> bytes:
    found = sorted(labels(), key=lambda label: -label.population)
    return json.dumps({
        "name": [label.name for label in found], "latin": [label.latin for label in found],
        "kind": [label.kind for label in found], "latitude": [label.latitude for label in found],
        "longitude": [label.longitude for label in found], "population": [label.population for label in found],
    }, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()  # fmt: skip


def base_names(ask: Ask) -> Response:
    """The names of the base map, from the gazetteer; nothing of the case."""
    return Response(_base(), media_type="application/json")


@dataclass(frozen=True, slots=True)
class Listed:
    """Claims of one place or one way, in the order of their days."""

    title: str
    number: str | None
    rows: list[Row]
    count: int
    reports: int
    origins: str | None
    more: bool
    columns: tuple[str, ...] = field(default=ROWS, metadata=ON_PAGE)


def at_place(ask: Ask) -> Listed:
    """What is said of one place, or of one way."""
    sight = ask.sight
    told, here, asked = claims(ask, sight), ground(ask, sight), fits(ask)
    place = _cluster(ask, "place")
    legs = [_cluster(ask, leg) for leg in _WAY]
    if place is None and not any(leg is not None for leg in legs):
        return Listed(ask.viewer.say("web.menu.map"), None, [], 0, 0, None, False)
    if place is not None:
        found = [told[row] for row, cluster in here.at if cluster == place and holds(told[row], asked)]
        title, many = here.names.get(place), None
    else:
        found = [
            told[way.claim] for way in here.ways
            if [way.start, way.via, way.end] == legs and holds(told[way.claim], asked)
        ]  # fmt: skip
        title = " ← ".join(here.names.get(leg, "…") if leg is not None else "…" for leg in legs)
        many = origins_words(*origins(found)) if found else None
    if title is None:
        raise NotFound("no place of this number in the case", ask.text("place"), "open it from the map")
    limit, skip = ask.number("limit"), ask.number("skip")
    ordered = in_order({c.claim: c for c in found}.values())
    return Listed(
        title, ask.text("place"), rows(ask, ordered[skip : skip + limit]), len(ordered),
        len({c.report for c in ordered}), many, len(ordered) > skip + limit,
    )  # fmt: skip


def _cluster(ask: Ask, name: str) -> int | None:
    text = ask.text(name)
    return None if text is None else ClaimId.parse(text).row


_LIMIT = Parameter("limit", "number", default=_TABLE, least=1, most=10_000)
QUESTIONS = (
    Question("map", "/map", whole_map, (*FILTERS, _LIMIT, SKIP), "map.html", menu="web.menu.map"),
    Question("map_picture", "/map/picture", picture),
    Question("map_names", "/map/names", base_names),
    Question("map_claims", "/map/claims", at_place, (PLACE, *_LEGS, *FILTERS, SOME, SKIP), "map-claims.html"),
)
ACTS: tuple[Act, ...] = ()
