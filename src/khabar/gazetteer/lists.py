"""A user's list of places: TSV with a header, one place a row; read, checked and written.

Only ``name`` is needed; ``names`` are more spellings parted by ``|``, ``governorate`` and ``district`` the names of
the areas that the place lies in, ``country`` an ISO 3166 code, degrees WGS 84. A name that ends in ``*`` is also a
word, and counts only where the text says that a place is meant.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from khabar.errors import GazetteerError
from khabar.text.fold import fold_all
from khabar.types import Fault

KINDS = frozenset(
    """country governorate district subdistrict municipality city town village settlement neighbourhood suburb region
    camp crossing airport base port dam oilfield refinery prison bridge road square market hospital school university
    mosque church station site building cemetery mountain hill valley plain desert oasis forest river lake sea gulf
    strait island coast continent""".split()
)
_ALIASES = {
    "name_ar": "name", "arabic": "name", "الاسم": "name", "اسم": "name", "المكان": "name",
    "name_en": "latin", "english": "latin", "النوع": "kind", "type": "kind", "placetype": "kind",
    "lat": "latitude", "خط العرض": "latitude", "lon": "longitude", "lng": "longitude", "long": "longitude",
    "خط الطول": "longitude", "variants": "names", "variants_ar": "names", "أسماء أخرى": "names",
    "province": "governorate", "admin1": "governorate", "المحافظة": "governorate", "الولاية": "governorate",
    "admin2": "district", "القضاء": "district", "المديرية": "district", "المنطقة": "district",
    "البلد": "country", "الدولة": "country", "السكان": "population", "المعرف": "id",
}  # fmt: skip
# A word before the name that says what the place is; news leaves it out as often as not.
_HEADS = frozenset(
    "محافظة محافظه ولاية ولايه إمارة قضاء ناحية ناحيه مديرية مديريه منطقة منطقه شعبية شعبيه بلدية بلديه مدينة مدينه "
    "بلدة بلده قرية قريه حي مخيم معبر".split()
)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ARABIC = re.compile("[\u0621-\u064a\u067e-\u06d3]{2}")
_DEGREES = re.compile(r"-?\d{1,3}(\.\d+)?")
_LONGEST = 6  # words in a name; the longer ones are descriptions
_LETTERS = 80
_LARGEST = 100_000_000  # bytes of one list

# What can be wrong with a row.
BIDI = "an invisible control character"
CELLS = "more cells than the header has"
NAME = "no name in Arabic letters"
LONG = "more than six words are no name"
DEGREES = "latitude and longitude are no degrees of WGS 84"
COUNTRY = "a country is a code of two capital letters"
POPULATION = "a population is a whole number"
KIND = "unknown kind of place"
DOUBLE = "an id that another row has"
CONFLICT = "the same place stands elsewhere on another row"


@dataclass(frozen=True, slots=True)
class Listing:
    """One row of a list; empty is unknown."""

    id: str
    name: str
    latin: str = ""
    kind: str = ""
    country: str = ""
    governorate: str = ""
    district: str = ""
    latitude: str = ""
    longitude: str = ""
    population: str = ""
    names: str = ""

    def spelt(self) -> list[str]:
        """Every name, also without the word that says what the place is."""
        names = [" ".join(name.replace("_", " ").split()) for name in (self.name, *self.names.split("|"))]
        return list(dict.fromkeys([form for name in names if name for form in (name, bare(name))]))


COLUMNS = tuple(field.name for field in fields(Listing))


def bare(name: str) -> str:
    """«محافظة حلب» → «حلب»; a name of one word as it is."""
    head, _, rest = name.partition(" ")
    return rest if rest and head in _HEADS else name


def read_list(lines: Iterable[str]) -> Iterator[tuple[int, Listing | Fault]]:
    """Every row of a list with its line number: a place, or what is wrong with the row.

    Raises ``GazetteerError`` where the header has no column for the name.
    """
    numbered = ((n, line.rstrip("\r\n")) for n, line in enumerate(lines, 1))
    rows = ((n, line) for n, line in numbered if line.strip() and not line.startswith("#"))
    head = [_column(cell) for cell in next(rows, (0, ""))[1].split("\t")]
    if "name" not in head:
        raise GazetteerError(
            "the first row names no column 'name'", None, f"begin with a row of column names: {' '.join(COLUMNS)}"
        )
    ids: dict[str, int] = {}
    spots: dict[tuple[str, ...], tuple[int, str]] = {}
    for number, line in rows:
        row = _row(number, line, head)
        yield number, _double(number, row, ids, spots) if isinstance(row, Listing) else row


def _column(cell: str) -> str:
    cell = cell.strip().lstrip("\ufeff").casefold()
    return _ALIASES.get(cell, cell)


def _row(number: int, line: str, head: Sequence[str]) -> Listing | Fault:
    found = _CONTROLS.search(line)
    if found is not None:
        return Fault(number, BIDI, f"U+{ord(found[0]):04X}")
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > len(head):
        return Fault(number, CELLS, f"{len(cells)} > {len(head)}")
    known: dict[str, str] = {}
    for column, cell in zip(head, cells, strict=False):
        if column in COLUMNS and cell:
            known.setdefault(column, cell)
    what = _wrong(known)
    if what is not None:
        return Fault(number, *what)
    if "id" not in known:
        parts = (known.get(column, "") for column in ("name", "kind", "country", "governorate", "district", "latitude"))
        known["id"] = f"list:{hashlib.sha256(chr(9).join(parts).encode()).hexdigest()[:12]}"
    return Listing(**known)


def _wrong(known: dict[str, str]) -> tuple[str, str] | None:
    """What does not hold in the cells of a row, and the cell."""
    name = known.get("name", "")
    if not _ARABIC.search(name):
        return NAME, name
    if any(len(one) > _LETTERS or len(one.split()) > _LONGEST for one in (name, *known.get("names", "").split("|"))):
        return LONG, f"{name[:_LETTERS]}…"
    where = known.get("latitude", ""), known.get("longitude", "")
    if any(where) and not degrees(*where):
        return DEGREES, ", ".join(where)
    if not re.fullmatch("([A-Z]{2})?", known.get("country", "")):
        return COUNTRY, known["country"]
    if not re.fullmatch(r"[0-9]{0,10}", known.get("population", "")):
        return POPULATION, known["population"]
    if known.get("kind", "village") not in KINDS:
        return KIND, known["kind"]
    return None


def degrees(latitude: str, longitude: str) -> bool:
    """Whether two cells are a point; 0, 0 is what programs write for none."""
    if not _DEGREES.fullmatch(latitude) or not _DEGREES.fullmatch(longitude):
        return False
    north, east = float(latitude), float(longitude)
    return -90 <= north <= 90 and -180 <= east <= 180 and (north, east) != (0.0, 0.0)


def _double(
    number: int, row: Listing, ids: dict[str, int], spots: dict[tuple[str, ...], tuple[int, str]]
) -> Listing | Fault:
    """The row, unless an earlier one has its id, or puts a place of the same name and areas elsewhere."""
    first = ids.setdefault(row.id, number)
    spot = (row.name, row.kind, row.country, row.governorate, row.district)
    where = f"{row.latitude}, {row.longitude}"
    if row.id.startswith("list:"):
        before, there = spots.setdefault(spot, (number, where))
        if there != where:
            return Fault(number, CONFLICT, f"{row.name} ({before})")
    elif first != number:
        return Fault(number, DOUBLE, f"{row.id} ({first})")
    return row


# -- whole files -----------------------------------------------------------------------------------


def find_lists(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and the ``.tsv`` files of folders in the order of their names."""
    found: list[Path] = []
    for path in paths:
        found += sorted(path.glob("*.tsv")) if path.is_dir() else [path]
    return found


def load_lists(paths: Iterable[Path]) -> list[tuple[str, bytes]]:
    """The names and bytes of lists; raises ``GazetteerError`` where one cannot be read."""
    loaded: list[tuple[str, bytes]] = []
    for path in find_lists(paths):
        try:
            if path.stat().st_size > _LARGEST:
                raise GazetteerError("too large for a list of places", str(path), "import only the countries you need")
            data = path.read_bytes()
            data.decode("utf-8")
        except UnicodeDecodeError:
            raise GazetteerError("not UTF-8", str(path), "save it as UTF-8") from None
        except OSError as error:
            raise GazetteerError("the file cannot be read", str(path), error.strerror) from None
        loaded.append((str(path), data))
    return loaded


def listed_rows(name: str, text: str) -> Iterator[tuple[str, str]]:
    """The rows of a list as the gazetteer takes them: fields joined by tabs, folded keys joined by ``|``."""
    rows: list[Listing] = []
    try:
        for number, row in read_list(text.split("\n")):
            if isinstance(row, Fault):
                raise GazetteerError(f"{row.what}: {row.detail}", f"{name}:{number}", "see: khabar check FILE")
            rows.append(row)
    except GazetteerError as error:
        raise error if error.where else GazetteerError(error.what, name, error.remedy) from None
    folded = fold_all("\n".join(["|".join(row.spelt()) for row in rows])).split("\n") if rows else []
    for row, keys in zip(rows, folded, strict=True):
        shown, latin, kind = row.name.rstrip("*"), row.latin, row.kind or "settlement"
        line = (row.id, shown, latin, kind, row.country, bare(row.governorate), bare(row.district))
        yield "\t".join((*line, row.latitude, row.longitude, str(int(row.population or 0)))), _sound(keys)


def _sound(keys: str) -> str:
    """Folded keys with single spaces, without those of one letter."""
    single = [" ".join(key.replace("-", " ").split()) for key in keys.split("|")]
    return "|".join(dict.fromkeys([key for key in single if len(key) > 1]))


def write_list(rows: Iterable[Listing]) -> str:
    """The text of a list with a header."""
    lines = ("\t".join([getattr(row, column) for column in COLUMNS]) for row in rows)
    return "\n".join(("\t".join(COLUMNS), *lines)) + "\n"
