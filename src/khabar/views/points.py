"""Where places lie on a map: by the gazetteer, else in the middle of what they lie in, and the names of a base map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from khabar import gazetteer
from khabar.gazetteer import SETTLED, Place

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


def labels() -> Iterator[Label]:
    """The names of the base map: countries, governorates, and every settled place that has degrees."""
    for place in _places().values():
        if place.kind == "country" and place.country in _countries():
            yield Label(place.name, place.latin, "country", *_countries()[place.country], place.population)
        elif place.kind == "governorate" and (at := _governorates().get((place.country or "", place.name))) is not None:
            yield Label(place.name, place.latin, "governorate", *at, 0)
        elif place.kind in SETTLED and place.latitude is not None and place.longitude is not None:
            yield Label(place.name, place.latin, place.kind, place.latitude, place.longitude, place.population)
