"""Where places lie on a map: by the gazetteer, else in the middle of what they lie in, and the names of a base map."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from khabar import gazetteer
from khabar.gazetteer import SETTLED, Place
from khabar.text.fold import fold_word

Exactness = Literal["place", "governorate", "country"]


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees (WGS 84). ``of`` says of what: the place itself, the governorate that it is or lies in, or a country."""

    latitude: float
    longitude: float
    of: Exactness
    latin: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name of the base map: Arabic and Latin, its kind, and how many people live there."""

    name: str
    latin: str | None
    kind: str
    latitude: float
    longitude: float
    population: int


@cache
def _places() -> dict[str, Place]:
    found = gazetteer.load()
    return {place.id: place for key in found for place in found.find(key)}


def ready() -> None:
    """Load the gazetteer, so that nobody waits for it who is the first to look at a map."""
    _places()
    _governorates()


@cache
def _countries() -> dict[str, tuple[float, float]]:
    """Latitude and longitude of the middle of each country, from the atlas of the base map."""
    file = resources.files("khabar") / "data" / "web" / "countries.tsv"
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:]]
    return {code: (float(latitude), float(longitude)) for code, longitude, latitude in rows}


@cache
def _governorates() -> dict[tuple[str, str], tuple[float, float]]:
    """The middle of the places of each governorate, by country and name; people weigh."""
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in _places().values():
        if place.country and place.governorate and place.latitude is not None and place.kind in SETTLED:
            found[place.country, place.governorate].append(place)
    return {key: _middle(places) for key, places in found.items()}


def _middle(places: list[Place]) -> tuple[float, float]:
    weights = [max(place.population, 500) ** 0.5 for place in places]
    total = sum(weights)
    return (
        round(sum((p.latitude or 0) * w for p, w in zip(places, weights, strict=True)) / total, 4),
        round(sum((p.longitude or 0) * w for p, w in zip(places, weights, strict=True)) / total, 4),
    )


def point(value: str | None) -> Point | None:
    """Where a place of the case is drawn, by what its entity stands for; None where nothing says."""
    if not value:
        return None
    key, kind, country, governorate, *_ = [*value.split("#"), "", "", "", ""]
    place = _places().get(key)
    latin = place.latin if place is not None else None
    if place is not None and place.latitude is not None and place.longitude is not None:
        return Point(place.latitude, place.longitude, "place", latin, kind)
    at = _governorates().get((country, governorate))
    if at is not None:
        return Point(*at, "governorate", latin, kind)
    at = _countries().get(country) if kind == "country" else None  # a town in the middle of its country would mislead
    return None if at is None else Point(*at, "country", latin, kind)


_PARTS = frozenset(map(fold_word, ("القديمة", "القديم", "الجديدة", "الجديد")))
_BESIDE = 0.1  # degrees within which «الموصل الجديدة» is a part of «الموصل»


def labels() -> Iterator[Label]:
    """The names of the base map: countries, governorates, and every settled place that has degrees.

    The source gives an old or new quarter the people of the whole town: it stands behind its town. A town that is named
    like its governorate is spelled like it.
    """
    found = gazetteer.load()
    areas = {fold_word(place.name): place for place in _places().values() if place.kind == "governorate"}
    called = {key: {place.id for place in found.find(key)} for key in areas}
    for place in _places().values():
        if place.kind == "country" and place.country in _countries():
            yield Label(place.name, place.latin, "country", *_countries()[place.country], place.population)
        elif place.kind == "governorate" and (at := _governorates().get((place.country or "", place.name))) is not None:
            yield Label(place.name, place.latin, "governorate", *at, 0)
        elif place.kind in SETTLED and place.latitude is not None and place.longitude is not None:
            own = fold_word(place.governorate) if place.governorate else ""
            area = areas.get(own) if place.id in called.get(own, ()) else None
            same = area is not None and _sound(area) == _sound(place) and not place.name.startswith(f"{area.name} ")
            name = area.name if area is not None and same else place.name
            people = 0 if _part_of(place) else place.population
            yield Label(name, place.latin, place.kind, place.latitude, place.longitude, people)


def _sound(place: Place) -> str:
    """How its Latin name begins: «الخمس» is in المرقب and called so, and is not spelled like it."""
    plain = unicodedata.normalize("NFKD", place.latin or "").encode("ascii", "ignore").decode().lower()
    return re.sub(r"^(al|el|ar|as|ad|an|ash)[ -]", "", plain)[:2]


def _part_of(place: Place) -> bool:
    """Whether it is the old or the new quarter of a town beside it."""
    name, _, last = place.name.rpartition(" ")
    return fold_word(last) in _PARTS and any(
        abs((town.latitude or 0) - (place.latitude or 0)) < _BESIDE
        and abs((town.longitude or 0) - (place.longitude or 0)) < _BESIDE
        for town in gazetteer.load().find(fold_word(name))
        if town.kind in SETTLED and town.latitude is not None
    )
