"""Where the claims lie that pictures show: of the whole case, or of one person, group or place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from khabar.errors import KhabarError
from khabar.share.answers import Row
from khabar.share.answers.identity import number_of
from khabar.share.shown import origins_words
from khabar.store import ClaimId
from khabar.store.index import SHIFT
from khabar.types import PlaceValue
from khabar.views.movements import moved
from khabar.views.points import Point, point
from khabar.views.told import Told, origins
from khabar.views.told import told as tell
from khabar.views.whereabouts import LEGS, At, Legs, Spot, Way, names, spots, ways, whereabouts
from khabar.web.asking import Ask, Parameter
from khabar.web.pages.seen import as_seen, called, claims, meant, names_as_seen, numbers
from khabar.web.shelf import Sight

WHO = Parameter("who", "claim")  # a person, group or place: only how they went or were held, or who did there
_OPENED = 200  # readings that are opened for the degrees of places of a user's own list


@dataclass(frozen=True, slots=True)
class Ground:
    """What may be shown of where things were: places with names and points, roles that they fill, ways.

    ``ways`` are those that lead from one place to another; ``legs`` those of which one place is known as well.
    """

    spots: dict[int, Spot]
    names: dict[int, str]
    called: Mapping[int, int]  # by which entity a place is asked for, where that is not the first of it
    points: dict[int, Point]
    at: list[tuple[int, int]]  # claim and place, each pair once
    legs: list[Way]
    days: tuple[str, str] | None  # the first and the last

    @property
    def ways(self) -> list[Way]:
        return [way for way in self.legs if way.whole]

    def number(self, place: int | None) -> str | None:
        """The number of a place, as addresses have it."""
        return None if place is None else str(ClaimId.of(self.called.get(place, place)))


@dataclass(frozen=True, slots=True)
class Scene:
    """Claims that may be shown, where they say that things were, and what of the case is seen."""

    told: dict[int, Told]
    ground: Ground
    sight: Sight


def scene(ask: Ask) -> Scene:
    """The whole case; or where it is asked with ``who``, only how that person or group went or was held, or who
    did so from, through, to or in that place."""
    who = meant(ask, "who")
    if who is not None:
        return scene_of(ask, who)
    sight = ask.sight
    return Scene(claims(ask, sight), ground(ask, sight), sight)


def ground(ask: Ask, sight: Sight) -> Ground:
    """The ground of the whole case, made once."""

    def make() -> Ground:
        told = claims(ask, sight)
        every: list[At] = ask.kept("whereabouts", None, lambda: whereabouts(ask.base))
        named = called(ask, sight, "place")
        return _ground(ask, sight, told, every, named, spots(ask.base), numbers(ask, sight))

    return ask.kept("ground", sight, make)


def scene_of(ask: Ask, cluster: int) -> Scene:
    """How a person or a group went, or was held, or who did at a place.

    Nothing of reports in which it may not be seen who that is.
    """
    found, there = moved(ask.base, cluster)
    sight = ask.over({each.claim >> SHIFT for each in found})
    mine = dict.fromkeys(
        each.claim for each in found
        if sight.entity(each.entity) and sight.filler(each.claim, each.role, each.number)
    )  # fmt: skip
    told = as_seen(sight, tell(ask.base, mine))
    every = [at for at in there if at.claim in told]
    held = names(ask.base, "place", {at.entity for at in every})
    known = spots(ask.base, {place for place, _ in held.values()})
    named = names_as_seen(ask, sight, held, {place: spot.name for place, spot in known.items()})
    first = {} if sight.whole else {place: number_of(ask.shown, place).row for place in named}
    return Scene(told, _ground(ask, sight, told, every, named, known, first, handed=True), sight)


def _ground(
    ask: Ask, sight: Sight, told: dict[int, Told], every: list[At], named: dict[int, str], known: dict[int, Spot],
    first: Mapping[int, int], *, handed: bool = False,
) -> Ground:  # fmt: skip
    seen = [
        at for at in every
        if at.claim in told and at.cluster in named and sight.entity(at.entity)
        and sight.filler(at.claim, at.role, at.number)
    ]  # fmt: skip
    known = {cluster: spot for cluster, spot in known.items() if cluster in named}
    points = {cluster: at for cluster, spot in known.items() if (at := point(spot.value)) is not None}
    days = [claim.day for claim in told.values() if claim.day]
    points |= _own(ask, known, points, seen)
    return Ground(
        known, named, first, points, list(dict.fromkeys((at.claim, at.cluster) for at in seen)),
        ways(seen, {row: claim.event for row, claim in told.items()}, handed=handed),
        (min(days), max(days)) if days else None,
    )  # fmt: skip


def _own(ask: Ask, known: dict[int, Spot], points: dict[int, Point], seen: list[At]) -> dict[int, Point]:
    """Degrees of places of a user's own list: they stand in the readings."""
    wanted = {
        cluster: spot for cluster, spot in known.items()
        if spot.id and not spot.id.startswith(("geonames:", "region:"))
    }  # fmt: skip
    if not wanted:
        return {}
    found: dict[int, Point] = {}
    opened = 0
    for entity, cluster in sorted({(at.entity, at.cluster) for at in seen if at.cluster in wanted}):
        if cluster in found or opened >= _OPENED:
            continue
        opened += 1
        try:
            reading = ask.base.reading_by_id(entity >> SHIFT)
        except KhabarError:
            continue
        local = reading.entities[ClaimId.of(entity).number - 1].id
        for mention in reading.mentions:
            value = mention.value
            if mention.entity == local and isinstance(value, PlaceValue) and value.latitude is not None:
                at = points.get(cluster)
                latin, kind = (at.latin, at.kind) if at is not None else (None, value.kind or "")
                found[cluster] = Point(value.latitude, value.longitude or 0.0, "place", latin, kind)
                break
    return found


def way_row(here: Ground, legs: Legs) -> Row:
    """The places of a way, by names and by numbers; None where it is not said."""
    led = dict(zip(LEGS, legs, strict=True))
    return {
        **{leg: None if place is None else here.names[place] for leg, place in led.items()},
        **{f"{leg}_number": here.number(place) for leg, place in led.items()},
    }


def told_row(claims: list[Told]) -> Row:
    """The first and the last day that claims name, and how many claims, reports and origins say it."""
    days = [day for claim in claims for day in (claim.first, claim.last) if day is not None]
    return {
        "first": min(days, default=None), "last": max(days, default=None), "claims": len(claims),
        "reports": len({claim.report for claim in claims}), "origins": origins_words(*origins(claims)),
    }  # fmt: skip
