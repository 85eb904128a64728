"""How one person or group went, or was held, or who did at one place, by report.

Rows for a table, beside the picture on the map.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from khabar.share.answers import Row
from khabar.share.answers.identity import number_of
from khabar.views.told import Told
from khabar.views.whereabouts import Legs, Way
from khabar.web.asking import ON_PAGE, Ask
from khabar.web.pages.grounds import Scene, scene_of, told_row, way_row

MOVEMENTS = ("event", "from", "via", "to", "place", "first", "last", "claims", "reports", "origins")
_Key = tuple[str, Legs, int | None]


@dataclass(frozen=True, slots=True)
class Movements:
    """Ways, and places where somebody was held or handed over, in the order of their days.

    ``drawn``: whether any of them has a point on the map.
    """

    who: str
    rows: list[Row]
    drawn: bool = field(metadata=ON_PAGE)
    columns: tuple[str, ...] = field(default=MOVEMENTS, metadata=ON_PAGE)


def movements(ask: Ask, cluster: int) -> Movements:
    """The movements of a person or a group, or from, through, to or in a place, as who asks may see them."""
    there = scene_of(ask, cluster)
    here = there.ground
    found = _grouped(there)
    ordered = sorted(found.items(), key=lambda item: (min(c.day or "9999" for c in item[1]), item[1][0].claim))
    return Movements(
        str(number_of(ask.shown, cluster)), [_row(ask, there, key, each) for key, each in ordered],
        any(place in here.points for _, place in here.at),
    )  # fmt: skip


def _grouped(there: Scene) -> dict[_Key, list[Told]]:
    """Claims by event, way and place; the way says more than the place where it happened."""
    ways: dict[int, Way] = {way.claim: way for way in there.ground.legs}
    places: dict[int, int] = {}
    for claim, place in there.ground.at:
        places.setdefault(claim, place)
    found: dict[_Key, list[Told]] = defaultdict(list)
    for row, told in there.told.items():
        way = ways.get(row)
        if way is not None:
            found[told.event, way.legs, None].append(told)
        elif row in places:
            found[told.event, (None, None, None), places[row]].append(told)
    return found


def _row(ask: Ask, there: Scene, key: _Key, claims: list[Told]) -> Row:
    event, legs, place = key
    return {
        "event": ask.viewer.say(f"event.{event}"), "kind": event, **way_row(there.ground, legs),
        "place": None if place is None else there.ground.names[place], "place_number": there.ground.number(place),
        **told_row(claims),
    }  # fmt: skip
