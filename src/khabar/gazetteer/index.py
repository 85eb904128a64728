"""Exact lookup of folded names: the packaged gazetteer, the regions that no source of points has, a user's lists.

``places.tsv.gz`` is built (see data/SOURCES.md) and holds folded keys; ``regions.tsv`` is written by hand
and folded at load. A key that ends in ``*`` is also a common word or a name of people.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterable, Iterator, KeysView, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from khabar.errors import LexiconError
from khabar.gazetteer.lists import listed_rows, load_lists
from khabar.text.fold import fold_word

PLACES = (
    "id", "name", "latin", "kind", "country", "governorate", "district", "latitude", "longitude", "population", "keys",
)  # fmt: skip
_REGIONS = ("id", "latin", "kind", "country", "governorate", "latitude", "longitude", "names")

SETTLED = frozenset({"city", "town", "village", "settlement"})
CITY, TOWN = 100_000, 10_000  # people; GeoNames states no class of place, so its size stands for one


def size(population: int) -> str:
    """City, town or village by population; settlement where it is unknown."""
    if population <= 0:
        return "settlement"
    return "city" if population >= CITY else "town" if population >= TOWN else "village"


@dataclass(frozen=True, slots=True)
class Place:
    """A place under the name that found it; degrees are WGS 84, population 0 is unknown.

    ``governorate`` and ``district`` are the names of the areas that it lies in. ``ambiguous`` belongs to the name
    that was asked for, not to the place: «الباب» is also a word.
    """

    id: str
    name: str
    latin: str | None
    kind: str
    country: str | None
    governorate: str | None
    district: str | None
    latitude: float | None
    longitude: float | None
    population: int
    ambiguous: bool = False


class Gazetteer:
    """Exact lookup of folded names; a ``Place`` is built only when its name is asked for."""

    __slots__ = (
        "_found",
        "_index",
        "_lines",
        "_marked",
        "digest",
        "first_words",
        "longest",
        "own",
        "pairs",
        "weak",
    )

    def __init__(
        self, rows: Iterable[tuple[str, str]], digest: str, own: Iterable[tuple[str, str]] = (),
        common: Callable[[str], bool] | None = None,
    ) -> None:  # fmt: skip
        """``rows`` are (the fields of a place joined by tabs, its keys joined by ``|``), likeliest first.

        ``own`` are a user's, after the others: a row with the id of another stands in its stead. A name that only
        they have is ``weak`` where ``common`` says that it is a word as well, or the name of a person.
        """
        self._lines: list[str] = []
        self._index: dict[str, tuple[int, ...]] = {}
        self._found: dict[str, tuple[Place, ...]] = {}  # what was asked for before
        marked: set[str] = set()
        mine: set[str] = set()
        for line, keys in rows:
            self._lines.append(line)
            self._enter(len(self._lines) - 1, keys.split("|"), marked)
        self._add(own, marked, mine)
        self.own: frozenset[str] = frozenset(mine)
        self.weak: frozenset[str] = frozenset([key for key in mine - marked if common(key)] if common else ())
        long = [key.split(" ") for key in self._index if " " in key]
        self._marked = frozenset(marked)
        self.longest: int = max(map(len, long), default=1 if self._index else 0)
        self.first_words: frozenset[str] = frozenset([words[0] for words in long])
        self.pairs: frozenset[tuple[str, str]] = frozenset([(words[0], words[1]) for words in long])
        self.digest: str = digest

    def _enter(self, number: int, keys: Iterable[str], marked: set[str]) -> None:
        index = self._index
        for key in keys:
            if key[-1:] == "*":
                key = key[:-1]
                marked.add(key)
            had = index.get(key)
            if had is None:
                index[key] = (number,)
            elif number not in had:
                index[key] = self._ordered(had, number)

    def _add(self, own: Iterable[tuple[str, str]], marked: set[str], mine: set[str]) -> None:
        """The rows of a user's lists; ``mine`` are the names that only they have."""
        packaged: frozenset[str] | None = None
        ids: dict[str, int] = {}
        for line, keys in own:
            if packaged is None:
                packaged = frozenset(self._index)
                ids = {line.partition("\t")[0]: number for number, line in enumerate(self._lines)}
            number = ids.setdefault(line.partition("\t")[0], len(self._lines))
            if number == len(self._lines):
                self._lines.append(line)
            else:
                self._lines[number] = _joined(self._lines[number], line)
            listed = keys.split("|")
            mine.update(key.rstrip("*") for key in listed if key.rstrip("*") not in packaged)
            self._enter(number, listed, marked)

    def _ordered(self, had: tuple[int, ...], number: int) -> tuple[int, ...]:
        """``had`` with one more place: a region stands before the smaller places of other countries."""
        fields = self._lines[number].split("\t")
        others = [self._lines[n].split("\t") for n in had]
        if fields[3] in SETTLED or any(other[4] == fields[4] for other in others):
            return (*had, number)
        at = next((i for i, other in enumerate(others) if int(other[9]) < CITY), len(had))
        return (*had[:at], number, *had[at:])

    @property
    def names(self) -> KeysView[str]:
        """All folded names; quicker to ask many times than the gazetteer itself."""
        return self._index.keys()

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


def _joined(old: str, new: str) -> str:
    """A row that takes another's stead keeps what it leaves open; a settlement may be known to be a city."""
    cells = zip(old.split("\t"), new.split("\t"), strict=True)
    return "\t".join([b if b not in ("", "0", "settlement") else a for a, b in cells])


def _place(line: str, ambiguous: bool) -> Place:
    id_, name, latin, kind, country, governorate, district, latitude, longitude, population = line.split("\t")
    return Place(
        id_, name, latin or None, kind, country or None, governorate or None, district or None,
        float(latitude) if latitude else None, float(longitude) if longitude else None,
        int(population), ambiguous,
    )  # fmt: skip


def _lines(name: str, data: str, columns: tuple[str, ...]) -> list[str]:
    head, *lines = data.splitlines()
    if tuple(head.split("\t")) != columns:
        raise LexiconError("the header is not the one expected", name, f"write: {' '.join(columns)}")
    return lines


def _packaged(data: str) -> Iterator[tuple[str, str]]:
    for line in _lines("places.tsv.gz", data, PLACES):
        fields, _, keys = line.rpartition("\t")
        yield fields, keys


def _regions(data: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(_lines("regions.tsv", data, _REGIONS), 2):
        cells = line.split("\t")
        if len(cells) != len(_REGIONS) or not cells[-1]:
            raise LexiconError("a region needs eight columns and a name", f"regions.tsv:{number}")
        id_, latin, kind, country, governorate, latitude, longitude, names = cells
        shown = names.partition("|")[0].rstrip("*")
        yield "\t".join((id_, shown, latin, kind, country, governorate, "", latitude, longitude, "0")), fold_word(names)


@cache
def _data() -> tuple[list[tuple[str, str]], bytes]:
    folder = resources.files("khabar") / "data" / "gazetteer"
    packed, regions = (folder / "places.tsv.gz").read_bytes(), (folder / "regions.tsv").read_bytes()
    rows = [*_packaged(gzip.decompress(packed).decode("utf-8")), *_regions(regions.decode("utf-8"))]
    return rows, packed + b"\0" + regions


@cache
def _alone() -> Gazetteer:
    rows, data = _data()
    return Gazetteer(rows, hashlib.sha256(data).hexdigest())


def load(paths: Sequence[Path] = (), common: Callable[[str], bool] | None = None) -> Gazetteer:
    """The packaged gazetteer, and the lists of a user in files and folders beside it; a later list has the last word.

    The digest is of all that was read. Raises ``GazetteerError`` with file and line.
    """
    if not paths:
        return _alone()
    rows, data = _data()
    lists = load_lists(paths)
    digest = hashlib.sha256(data)
    for _, own in lists:
        digest.update(b"\0" + own)
    listed = [row for name, own in lists for row in listed_rows(name, own.decode("utf-8-sig"))]
    return Gazetteer(rows, digest.hexdigest(), listed, common)
