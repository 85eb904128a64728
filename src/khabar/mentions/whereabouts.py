"""Which place a name means: told from what else the report names, or left open.

A name that several places bear is settled, in this order, by an area named right beside it («الحزم في الجوف»), by the
governorates and countries that the report names, by what lies near, and by rank where one place is a country or a
large city and the others are small. Where none of that leaves one place, none is given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, radians

from khabar.gazetteer import SETTLED, Place
from khabar.mentions.found import Found, Naming
from khabar.mentions.placekinds import ANCHORED, EXTENSIVE, FITS, REGIONAL, SEATS
from khabar.mentions.sentence import Sentence
from khabar.text.fold import fold_word
from khabar.types import CodeValue, PlaceValue, swift

_LARGE, _SMALL = 100_000, 20_000  # people
_SAME, _NEAR, _FAR = 15.0, 50.0, 120.0  # kilometres: one place, beside it, another part of the country
_BESIDE = 8  # tokens between a place and the area that it lies in
_LEADING = frozenset({"prep", "direction", "placehead"})
_DEGREE = 111.2  # kilometres of a degree of latitude


@dataclass(frozen=True, slots=True)
class Choice:
    """The places that a name may mean: copies of one place are one, the likeliest first."""

    places: tuple[Place, ...]
    ranked: bool  # the first is a country or large city, the others are small
    known: bool  # there is one alone, large enough to be meant without a word more


@dataclass(slots=True)
class Context:
    """What the report names for certain."""

    countries: Counter[str] = field(default_factory=Counter)
    governorates: set[tuple[str | None, str]] = field(default_factory=set)
    points: list[tuple[float, float]] = field(default_factory=list)

    def is_home(self, place: Place) -> bool:
        """Does the report name the place's governorate, or its country as often as one in four that it names?"""
        if place.governorate and (place.country, place.governorate) in self.governorates:
            return True
        return place.country is not None and self.countries[place.country] * 4 >= self.countries.total() > 0

    def add(self, place: Place) -> None:
        if place.country:
            self.countries[place.country] += 1
        if place.governorate:
            self.governorates.add((place.country, place.governorate))
        elif place.kind == "governorate":
            self.governorates.add((place.country, place.name))
        if place.latitude is not None and place.longitude is not None and place.kind in SETTLED:
            self.points.append((place.latitude, place.longitude))


@swift
@dataclass(frozen=True, slots=True)
class _Spot:
    """One mention to be settled: where it stands and what it may mean."""

    sentence: Sentence
    index: int
    found: Found
    naming: Naming
    choice: Choice


class Whereabouts:
    """Settles the places of one report after another; remembers what the names of a gazetteer may mean."""

    def __init__(self) -> None:
        self._choices: dict[tuple[int, str | None], tuple[tuple[Place, ...], Choice]] = {}

    def settle(self, sentences: Sequence[Sentence]) -> None:
        """Give every place of the report its value, in place."""
        context, spots = Context(), list[_Spot]()
        for sentence in sentences:
            for index, found in enumerate(sentence.founds):
                if found.naming is not None:
                    choice = self._choice(found.naming)
                    spots.append(_Spot(sentence, index, found, found.naming, choice))
                    if choice.known or choice.ranked:
                        context.add(choice.places[0])
                elif found.kind == "nationality" and isinstance(found.value, CodeValue) and found.value.code:
                    context.countries[found.value.code] += 1
        if spots:
            self._settle(spots, context)

    def _choice(self, naming: Naming) -> Choice:
        key = (id(naming.places), naming.kind)
        known = self._choices.get(key)
        if known is None:  # the places are kept with it, so that their id stays theirs
            known = self._choices[key] = (naming.places, _choose(naming.places, naming.kind))
        return known[1]

    def _settle(self, spots: Sequence[_Spot], context: Context) -> None:
        chosen: dict[int, Place | None] = {}
        open_: list[int] = []
        by_name: dict[int, Place] = {}
        for number, spot in enumerate(spots):
            beside = _by_areas(spot) if spot.choice.places and not spot.choice.known else None
            if beside is not None:
                chosen[number] = beside
                by_name.setdefault(id(spot.naming.places), beside)
                context.add(beside)
            else:
                open_.append(number)
        for number in open_:
            spot = spots[number]
            before = by_name.get(id(spot.naming.places))
            if before is not None and before in spot.choice.places and not _is_outranked(before, spot.choice.places):
                chosen[number] = before
            else:
                chosen[number] = _by_context(spot.choice, context)
        for number, spot in enumerate(spots):
            value = _value(spot, chosen[number])
            if value != spot.found.value:
                found = spot.found
                spot.sentence.founds[spot.index] = Found(
                    found.first, found.last, found.kind, found.rule, value, found.named, found.naming
                )


# -- what a name may mean ----------------------------------------------------------------------------


def _choose(places: tuple[Place, ...], kind: str | None) -> Choice:
    """The places that fit the head, copies of one place taken together."""
    fits = FITS.get(kind, frozenset({kind})) if kind is not None else None
    kept: list[Place] = []
    for place in places:
        if (fits is None or place.kind in fits) and not any(_is_copy(place, other, kind) for other in kept):
            kept.append(place)
    return Choice(tuple(kept), _is_ranked(kept), len(kept) == 1 and _is_known(kept[0]))


def _is_ranked(places: Sequence[Place]) -> bool:
    """Is the first a country, governorate or large city, and are the others small?"""
    return bool(places) and _is_large(places[0]) and all(_is_minor(other) for other in places[1:])


def _is_copy(place: Place, other: Place, kind: str | None) -> bool:
    """One place from two sources, or a country, governorate or district and the seat that bears its name."""
    if place.country != other.country:
        return False
    if "country" in (place.kind, other.kind):
        return kind is None  # «تونس» without a word more is the country, which holds the city
    one, two = place.kind in SETTLED, other.kind in SETTLED
    if one and two:
        distance = _distance(place, other)
        areas = place.governorate is not None and place.governorate == other.governorate
        return distance < _SAME if distance is not None else areas or not (place.governorate and other.governorate)
    if place.kind == other.kind and place.kind != "neighbourhood":
        return place.kind == "governorate" or place.governorate == other.governorate
    area, seat = (other, place) if one else (place, other)
    if area.kind not in REGIONAL:
        return False
    if area.kind == "governorate":
        return seat.governorate in (None, area.name) or seat.population >= _SMALL
    return seat.governorate is None or area.governorate in (None, seat.governorate)


def _is_large(place: Place) -> bool:
    if place.kind in SEATS and place.governorate and fold_word(place.name) == fold_word(place.governorate):
        return True  # the seat that its governorate is named after
    return place.population >= _LARGE or place.kind in EXTENSIVE


def _is_minor(place: Place) -> bool:
    return place.kind not in EXTENSIVE and place.population < _SMALL


def _is_known(place: Place) -> bool:
    """Large enough to be meant without a word more."""
    return _is_large(place) or place.population >= _SMALL


def _distance(one: Place, two: Place) -> float | None:
    if one.latitude is None or one.longitude is None or two.latitude is None or two.longitude is None:
        return None
    return _kilometres((one.latitude, one.longitude), (two.latitude, two.longitude))


def _kilometres(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Flat distance, good enough within a country."""
    return _DEGREE * hypot(one[0] - two[0], (one[1] - two[1]) * cos(radians((one[0] + two[0]) / 2)))


# -- which one is meant ------------------------------------------------------------------------------


def _by_areas(spot: _Spot) -> Place | None:
    """The one place that lies in an area named beside it in the sentence: the nearest word that decides."""
    first, last = spot.found.first, spot.found.last
    beside = sorted(
        (gap, other)
        for other in range(len(spot.sentence.founds))
        if not _is_same(spot.sentence.founds[other], spot)
        and (gap := _gap(spot.sentence, spot.sentence.founds[other], first, last)) is not None
    )  # fmt: skip
    places = spot.choice.places
    for gap, index in beside:
        other = spot.sentence.founds[index]
        kept = [place for place in places if _lies_in(place, other)]
        if len(kept) == 1 and (gap <= 1 or not _is_outranked(kept[0], places)):
            return kept[0]
    return None


def _is_same(other: Found, spot: _Spot) -> bool:
    """The place itself, or its name once more."""
    return other is spot.found or other.naming is not None and other.naming.places is spot.naming.places


def _gap(sentence: Sentence, other: Found, first: int, last: int) -> int | None:
    """Tokens between a place and an area that may hold it; what stands after it counts as nearer."""
    if other.kind not in ("place", "nationality") or other.rule == "place.inner":
        return None
    if other.first < last and first < other.last:
        return None
    if other.first < last:
        gap = first - other.last + 2
        return gap if gap <= _BESIDE and not sentence.words[first].conjunction else None
    word, before = sentence.words[other.first], sentence.words[other.first - 1]
    led = word.preposition == "ب" or before.any(_LEADING) or other.kind == "nationality" and other.first == last
    gap = other.first - last
    return gap if led and gap <= _BESIDE and not word.conjunction else None


def _is_outranked(place: Place, places: Iterable[Place]) -> bool:
    """Is another place of the name in the country so well known that this one would be told apart by more?"""
    return not _is_large(place) and any(_is_large(other) and other.country == place.country for other in places)


def _lies_in(place: Place, other: Found) -> bool:
    if other.kind == "nationality":
        return isinstance(other.value, CodeValue) and other.value.code == place.country
    if other.naming is None:
        return False
    for area in other.naming.places:
        if area.country == place.country and area.id != place.id:
            if area.kind == "country" or area.kind == "governorate" and area.name == place.governorate:
                return True
            if area.kind in REGIONAL and area.name == place.district:
                return True
    return False


def _by_context(choice: Choice, context: Context) -> Place | None:
    """The one place that the areas named anywhere in the report, nearness or rank leave."""
    places = choice.places
    if not places:
        return None
    if len(places) == 1:
        return places[0] if choice.known or not context.countries or context.is_home(places[0]) else None
    home = [p for p in places if p.country in context.countries]
    if len(home) == 1 and not (choice.ranked and _is_minor(home[0]) and not context.is_home(home[0])):
        return home[0]
    if _is_ranked(home or places):
        return (home or places)[0]
    inside = [p for p in home if (p.country, p.governorate or p.name) in context.governorates]
    if len(inside) == 1 or _is_ranked(inside):
        return inside[0]
    return _nearest(inside or home or places, context)


def _nearest(places: Iterable[Place], context: Context) -> Place | None:
    """The one place beside others of the report, where all its namesakes are far from every one of them."""
    near: list[Place] = []
    for place in places:
        if place.latitude is None or place.longitude is None:
            return None
        point = (place.latitude, place.longitude)
        closest = min((_kilometres(point, other) for other in context.points), default=_FAR)
        if closest <= _NEAR:
            near.append(place)
        elif closest < _FAR:
            return None
    return near[0] if len(near) == 1 else None


# -- values ------------------------------------------------------------------------------------------


def _value(spot: _Spot, place: Place | None) -> PlaceValue:
    naming = spot.naming
    descriptor = describe(spot.sentence, spot.found, naming)
    if place is not None:
        return PlaceValue(
            place.id, place.latitude, place.longitude, place.kind, place.country, descriptor,
            place.name if place.kind == "governorate" else place.governorate, place.district,
        )  # fmt: skip
    among = spot.choice.places
    if not among and naming.kind in ANCHORED:  # «مطار عدن» is in Aden, and is not Aden
        among = tuple(p for p in naming.places if p.kind in SETTLED or p.kind == "governorate")
    kinds = {p.kind for p in spot.choice.places}
    kind = naming.kind or (kinds.pop() if len(kinds) == 1 else None)
    country = _common(p.country for p in among)
    governorate = _common(p.name if p.kind == "governorate" else p.governorate for p in among) if country else None
    return PlaceValue(None, None, None, kind, country, descriptor, governorate)


def _common(names: Iterable[str | None]) -> str | None:
    """What all agree on."""
    found = set(names)
    return found.pop() if len(found) == 1 else None


def describe(sentence: Sentence, found: Found, naming: Naming) -> str | None:
    """The words around a name that say which part, how near or what it is, «…» for the name: «ريف … الشرقي»."""
    first = found.first
    while first > 0 and found.first - first < 3 and _describes(sentence, first - 1):
        first -= 1
    if sentence.words[found.first].lead and first < found.first:
        first = found.first
    start = naming.first + (naming.kind is None and _is_headed(sentence, found, naming))
    before = [_shown(sentence, at) for at in range(first, start)]
    after = [_shown(sentence, at) for at in range(naming.last, found.last)]
    if after:
        return " ".join([*before, "…", *after])
    return " ".join(before) or None


def _is_headed(sentence: Sentence, found: Found, naming: Naming) -> bool:
    """Does a listed name begin with the word that says what it is: «معبر باب الهوى», and not «دير الزور»?"""
    entry = sentence.words[naming.first].entry("placehead")
    if entry is None or naming.last - naming.first < 2 or found.rule != "place.head":
        return False
    return any(place.kind in FITS.get(entry.value, ()) for place in naming.places)


def _describes(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    if word.article or word.pronoun or sentence.tokens[at].kind != "word":
        return False
    entry = word.entry("direction")
    near = entry is not None and entry.value not in ("toward", "through", "between", "in")
    return near or word.has("placehead")


def _shown(sentence: Sentence, at: int) -> str:
    start, stop = sentence.bounds(at, at + 1)
    return sentence.source[start:stop].strip('«»"“”()')
