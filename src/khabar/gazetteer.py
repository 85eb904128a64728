"""Places by their Arabic names: the packaged gazetteer and the regions that no source of points has.

``places.tsv.gz`` is built (see data/SOURCES.md) and holds folded keys; ``regions.tsv`` is written by hand
and folded at load. A key that ends in ``*`` is also a common word or a name of people.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from khabar.errors import LexiconError
from khabar.text.fold import fold_word

_PLACES = ("id", "name", "latin", "kind", "country", "latitude", "longitude", "population", "keys")
_REGIONS = ("id", "latin", "kind", "country", "latitude", "longitude", "names")

_SETTLED = frozenset({"city", "town", "village", "settlement"})
_LARGE = 100_000


@dataclass(frozen=True, slots=True)
class Place:
    """A place under the name that found it; degrees are WGS 84, population 0 is unknown.

    ``ambiguous`` belongs to the name that was asked for, not to the place: «الباب» is also a word.
    """

    id: str
    name: str
    latin: str | None
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int
    ambiguous: bool = False


class Gazetteer:
    """Exact lookup of folded names; a ``Place`` is built only when its name is asked for."""

    __slots__ = ("_found", "_index", "_lines", "_marked", "digest", "first_words", "longest")

    def __init__(self, rows: Iterable[tuple[str, str]], digest: str) -> None:
        """``rows`` are (the fields of a place joined by tabs, its keys joined by ``|``), likeliest first."""
        self._lines: list[str] = []
        self._index: dict[str, tuple[int, ...]] = {}
        self._found: dict[str, tuple[Place, ...]] = {}  # what was asked for before
        marked: set[str] = set()
        index = self._index
        for number, (line, keys) in enumerate(rows):
            self._lines.append(line)
            for key in keys.split("|"):
                if key[-1:] == "*":
                    key = key[:-1]
                    marked.add(key)
                had = index.get(key)
                if had is None:
                    index[key] = (number,)
                elif number not in had:
                    index[key] = self._ordered(had, number)
        long = [key.split(" ") for key in index if " " in key]
        self._marked = frozenset(marked)
        self.longest: int = max(map(len, long), default=1 if index else 0)
        self.first_words: frozenset[str] = frozenset(words[0] for words in long)
        self.digest: str = digest

    def _ordered(self, had: tuple[int, ...], number: int) -> tuple[int, ...]:
        """``had`` with one more place: a region stands before the smaller places of other countries."""
        _, _, _, kind, country, _, _, _ = self._lines[number].split("\t")
        others = [self._lines[n].split("\t") for n in had]
        if kind in _SETTLED or any(other[4] == country for other in others):
            return (*had, number)
        at = next((i for i, other in enumerate(others) if int(other[7]) < _LARGE), len(had))
        return (*had[:at], number, *had[at:])

    def __contains__(self, folded: object) -> bool:
        return folded in self._index

    def __len__(self) -> int:
        """How many names there are."""
        return len(self._index)

    def __iter__(self) -> Iterator[str]:
        """All folded names."""
        return iter(self._index)

    def find(self, folded: str) -> tuple[Place, ...]:
        """Every place of a folded name with single spaces, the most populous first.

        A region, whose population is unknown, stands before the places of other countries with fewer than
        100,000 people and after the places of its own country.
        """
        found = self._found.get(folded)
        if found is not None:
            return found
        numbers = self._index.get(folded)
        if numbers is None:
            return ()
        marked = folded in self._marked
        found = self._found[folded] = tuple([_place(self._lines[number], marked) for number in numbers])
        return found


def _place(line: str, ambiguous: bool) -> Place:
    id_, name, latin, kind, country, latitude, longitude, population = line.split("\t")
    return Place(
        id_, name, latin or None, kind, country or None,
        float(latitude) if latitude else None, float(longitude) if longitude else None,
        int(population), ambiguous,
    )  # fmt: skip


def _lines(name: str, data: str, columns: tuple[str, ...]) -> list[str]:
    head, *lines = data.splitlines()
    if tuple(head.split("\t")) != columns:
        raise LexiconError("the header is not the one expected", name, f"write: {' '.join(columns)}")
    return lines


def _packaged(data: str) -> Iterator[tuple[str, str]]:
    for line in _lines("places.tsv.gz", data, _PLACES):
        fields, _, keys = line.rpartition("\t")
        yield fields, keys


def _regions(data: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(_lines("regions.tsv", data, _REGIONS), 2):
        cells = line.split("\t")
        if len(cells) != len(_REGIONS) or not cells[-1]:
            raise LexiconError("a region needs seven columns and a name", f"regions.tsv:{number}")
        id_, latin, kind, country, latitude, longitude, names = cells
        shown = names.partition("|")[0].rstrip("*")
        yield "\t".join((id_, shown, latin, kind, country, latitude, longitude, "0")), fold_word(names)


@cache
def load() -> Gazetteer:
    """The packaged gazetteer."""
    folder = resources.files("khabar") / "data" / "gazetteer"
    packed, regions = (folder / "places.tsv.gz").read_bytes(), (folder / "regions.tsv").read_bytes()
    digest = hashlib.sha256(packed + b"\0" + regions).hexdigest()
    rows = [*_packaged(gzip.decompress(packed).decode("utf-8")), *_regions(regions.decode("utf-8"))]
    return Gazetteer(rows, digest)
