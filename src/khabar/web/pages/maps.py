"""The map: places of claims, the ways that people went with how many origins each, and the names around them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from starlette.responses import Response

from khabar.errors import NotFound
from khabar.share.answers import Row
from khabar.share.page.families import EVENTS, family
from khabar.share.schema import events as every_event
from khabar.share.shown import origins_words
from khabar.views.points import labels
from khabar.views.told import Told, origins
from khabar.views.whereabouts import LEGS, Legs
from khabar.web.asking import LIMIT, ON_PAGE, SKIP, Act, Ask, Parameter, Question
from khabar.web.pages.grounds import WHO, Ground, Scene, scene, told_row, way_row
from khabar.web.pages.search import CERTAINTIES
from khabar.web.pages.seen import FILTERS, ROWS, SOME, fits, holds, in_order, meant, rows

PLACES = ("place", "latitude", "longitude", "claims", "reports")
ROUTES = ("from", "via", "to", "first", "last", "claims", "reports", "origins")
_MOST_ROUTES = 500  # in the answer of the map; the page of routes has all of them
_TABLE = 60  # rows of a table on the page

PLACE = Parameter("place", "claim")
_LEGS = tuple(Parameter(leg, "claim") for leg in LEGS)


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
    there = scene(ask)
    here, limit, skip = there.ground, ask.number("limit"), ask.number("skip")
    ordered, found = _counted(ask, there)
    return Map(
        [_place(here, *each) for each in ordered[skip : skip + limit]], found[:_MOST_ROUTES],
        sum(cluster not in here.points for cluster, _, _ in ordered), len(ordered) > skip + limit,
        there.sight.looked, there.sight.all, here.days,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Routes:
    """Ways that lead from one place to another by the claims that pass the filters, most reports first."""

    routes: list[Row]
    count: int
    more: bool
    looked: int
    all: int
    columns: tuple[str, ...] = field(default=ROUTES, metadata=ON_PAGE)


def routes(ask: Ask) -> Routes:
    there = scene(ask)
    limit, skip = ask.number("limit"), ask.number("skip")
    _, found = _counted(ask, there)
    return Routes(
        found[skip : skip + limit], len(found), len(found) > skip + limit, there.sight.looked, there.sight.all
    )


Counted = tuple[list[tuple[int, int, int]], list[Row]]


def _counted(ask: Ask, there: Scene) -> Counted:
    """Places with their claims and reports, most claims first, and routes; made once for the same filters."""
    asked = fits(ask)

    def make() -> Counted:
        found: dict[int, list[Told]] = defaultdict(list)
        for row, cluster in there.ground.at:
            if holds(there.told[row], asked):
                found[cluster].append(there.told[row])
        counted = [(cluster, len(each), len({c.report for c in each})) for cluster, each in found.items()]
        return sorted(counted, key=lambda each: (-each[1], each[0])), _routes(there.ground, there.told, asked)

    return ask.kept(f"map {asked}", there.sight, make)


def _place(here: Ground, cluster: int, count: int, reports: int) -> Row:
    at = here.points.get(cluster)
    return {
        "number": here.number(cluster), "place": here.names[cluster],
        "latin": None if at is None else at.latin, "latitude": None if at is None else at.latitude,
        "longitude": None if at is None else at.longitude, "of": None if at is None else at.of,
        "claims": count, "reports": reports,
    }  # fmt: skip


def _routes(here: Ground, told: dict[int, Told], asked: Sequence[str | None]) -> list[Row]:
    found: dict[Legs, list[Told]] = defaultdict(list)
    for way in here.ways:
        if holds(told[way.claim], asked):
            found[way.legs].append(told[way.claim])
    ordered = sorted(found.items(), key=lambda item: (-len({c.report for c in item[1]}), -len(item[1])))
    return [{**way_row(here, legs), **told_row(each)} for legs, each in ordered]


_EPOCH = date(1970, 1, 1).toordinal()


def picture(ask: Ask) -> Response:
    """Everything that a map draws, column by column, so that the reader's machine can filter and slide."""
    there = scene(ask)
    if ask.text("who") is not None:
        made = _picture(ask, there)
    else:
        name = f"map {ask.viewer.language} {ask.text('draw')}"
        made = ask.kept(name, there.sight, lambda: _picture(ask, there))
    return Response(made, media_type="application/json")


def _picture(ask: Ask, there: Scene) -> bytes:
    told, here, sight = there.told, there.ground, there.sight
    drawn = [cluster for cluster in here.spots if cluster in here.points]
    at = {cluster: n for n, cluster in enumerate(drawn)}
    went = {way.claim: {leg for leg in way.legs if leg is not None} for way in here.ways}
    pairs = [
        (told[row], at[cluster]) for row, cluster in here.at
        if cluster in at and (ask.text("draw") != "routes" or cluster in went.get(row, ()))
    ]  # fmt: skip
    lines = [
        (told[way.claim], [at.get(leg, -1) if leg is not None else -1 for leg in way.legs]) for way in here.ways
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
            "number": [here.number(cluster) for cluster in drawn], "name": [here.names[c] for c in drawn],
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
    there, asked = scene(ask), fits(ask)
    told, here = there.told, there.ground
    place = meant(ask, "place")
    legs = tuple(meant(ask, leg) for leg in LEGS)
    if place is None and not any(leg is not None for leg in legs):
        return Listed(ask.viewer.say("web.menu.map"), None, [], 0, 0, None, False)
    if place is not None:
        every = [row for row, cluster in here.at if cluster == place]
        title = here.names.get(place)
    else:
        every = [way.claim for way in here.legs if way.legs == legs]
        title = (" ← " if ask.viewer.language == "ar" else " → ").join(
            here.names.get(leg, "…") if leg is not None else "…" for leg in legs
        )
    if title is None:
        raise NotFound("no place of this number in the case", ask.text("place"), "open it from the map")
    found = [told[row] for row in every if holds(told[row], asked)]
    # What is said of a place is of many things, that has no number of origins; of one person's ways it has.
    counted = found and (place is None or ask.text("who") is not None)
    limit, skip = ask.number("limit"), ask.number("skip")
    ordered = in_order({c.claim: c for c in found}.values())
    return Listed(
        title, ask.text("place"), rows(ask, ordered[skip : skip + limit]), len(ordered),
        len({c.report for c in ordered}), origins_words(*origins(found)) if counted else None,
        len(ordered) > skip + limit,
    )  # fmt: skip


_LIMIT = Parameter("limit", "number", default=_TABLE, least=1, most=10_000)
_DRAW = Parameter("draw", "choice", ("all", "routes"), default="all")
QUESTIONS = (
    Question("map", "/map", whole_map, (*FILTERS, _LIMIT, SKIP), "map.html", menu="web.menu.map"),
    Question("map_picture", "/map/picture", picture, (WHO, _DRAW)),
    Question("map_names", "/map/names", base_names, noted=False),
    Question("map_claims", "/map/claims", at_place, (PLACE, *_LEGS, WHO, *FILTERS, SOME, SKIP), "map-claims.html"),
    Question("routes", "/routes", routes, (*FILTERS, LIMIT, SKIP), "routes.html", menu="web.menu.routes"),
)
ACTS: tuple[Act, ...] = ()
