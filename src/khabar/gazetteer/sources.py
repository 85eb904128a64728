"""Lists of places out of what gazetteers publish: Who's On First tables, GeoNames dumps, plain lists.

A Who's On First table has a header with ``wof_id``, ``placetype`` and ``parent_id``; a GeoNames dump has nineteen
columns and no header (download.geonames.org/export/dump/readme.txt). Only places with an Arabic name are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from khabar.errors import GazetteerError
from khabar.gazetteer.index import size
from khabar.gazetteer.lists import COUNTRY, DEGREES, NAME, Listing, bare, degrees, read_list
from khabar.text.fold import fold_word
from khabar.types import Fault

NO_KIND = "not a kind of place that news names"
NO_ID = "a place needs an id"
FEW = "fewer cells than the header has"
SKIPPED = frozenset({NAME, NO_KIND})  # nothing wrong with the row: it is only not wanted

_INVISIBLE = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ARABIC = re.compile("[\u0621-\u064a ]{2,60}")
_LONGEST = 5

_WOF_KINDS = {
    "country": "country", "region": "governorate", "macrocounty": "district", "county": "district",
    "localadmin": "subdistrict", "locality": "settlement", "borough": "neighbourhood", "macrohood": "neighbourhood",
    "neighbourhood": "neighbourhood", "microhood": "neighbourhood", "campus": "site",
}  # fmt: skip
_HEADS = {
    "قرية": "village",
    "قريه": "village",
    "مخيم": "camp",
    "ناحية": "subdistrict",
    "مطار": "airport",
    "قاعدة": "base",
}
# Feature codes of GeoNames that name places of news.
_CODES = {
    "ADM1": "governorate", "ADM1H": "", "ADM2": "district", "ADM3": "subdistrict", "ADM4": "subdistrict",
    "PPLX": "neighbourhood", "PPLQ": "", "PPLH": "", "PPLW": "", "CMPRF": "camp", "CMP": "camp", "RGN": "region",
    "RGNH": "region", "AIRP": "airport", "AIRB": "base", "AIRF": "airport", "INSM": "base", "MILB": "base",
    "NVB": "base", "FT": "base", "PRN": "prison", "BDG": "bridge", "BDRG": "bridge", "PRT": "port", "HBR": "port",
    "DAM": "dam", "OILF": "oilfield", "GASF": "oilfield", "OILR": "refinery", "CSTM": "crossing", "PSTB": "crossing",
    "PP": "station", "HSP": "hospital", "MSQE": "mosque", "CH": "church", "UNIV": "university", "MKT": "market",
    "SQR": "square", "CMTY": "cemetery", "MT": "mountain", "MTS": "mountain", "PK": "mountain", "HLL": "hill",
    "HLLS": "hill", "RDGE": "mountain", "PLN": "plain", "VAL": "valley", "WAD": "valley", "DSRT": "desert",
    "OAS": "oasis", "ISL": "island", "ISLS": "island", "STM": "river", "LK": "lake", "RSV": "lake", "SEA": "sea",
    "GULF": "gulf", "STRT": "strait", "CST": "coast", "RD": "road",
}  # fmt: skip
_WOF = ("wof_id", "placetype", "parent_id")
_GEONAMES = 19  # columns


_AREAS = frozenset({"governorate", "district", "subdistrict"})
_Cells = dict[str, str]
_Read = Listing | Fault


def read_source(path: Path, codes: Mapping[str, str], country: str | None = None) -> Iterator[tuple[int, _Read]]:
    """Every row of a file in one of the three forms, told by its first row.

    ``codes`` are the country codes of gazetteer ids, ``country`` is for lists that name none. Raises
    ``GazetteerError`` where the form is not known.
    """
    first = next(_lines(path), "")
    cells = first.rstrip("\r\n").split("\t")
    if set(_WOF) <= set(cells):
        return _wof(path, codes, country)
    if len(cells) == _GEONAMES and cells[0].isdecimal():
        return _geonames(path)
    return _plain(path, country)


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            yield from file
    except UnicodeDecodeError:
        raise GazetteerError("not UTF-8", str(path), "save it as UTF-8") from None
    except OSError as error:
        raise GazetteerError("the file cannot be read", str(path), error.strerror) from None


def _plain(path: Path, country: str | None) -> Iterator[tuple[int, _Read]]:
    try:
        for number, row in read_list(_lines(path)):
            if country and isinstance(row, Listing) and not row.country:
                row = replace(row, country=country)
            yield number, row
    except GazetteerError as error:
        raise error if error.where else GazetteerError(error.what, str(path), error.remedy) from None


# -- Who's On First ----------------------------------------------------------------------------------


def _wof(path: Path, known: Mapping[str, str], country: str | None) -> Iterator[tuple[int, _Read]]:
    """Two passes: which area is which, then the places with the areas that their parents lead to."""
    head, *lines = (line.rstrip("\r\n").split("\t") for line in _lines(path))
    if not {"name_ar", "lat", "lon"} <= set(head):
        raise GazetteerError("a table without name_ar, lat or lon", str(path), "export these columns, too")
    rows = [dict(zip(head, map(str.strip, cells), strict=False)) for cells in lines]
    areas = {row["wof_id"]: row for row in rows if _WOF_KINDS.get(row.get("placetype", "")) in _AREAS}
    shared = _shared(row.get("geonames_id", "") for row in rows)
    if country is None:
        codes = [f"geonames:{row.get('geonames_id')}" for row in rows if row.get("placetype") == "country"]
        found = {known[code] for code in codes if code in known}
        country = found.pop() if len(found) == 1 else None
    for number, row in enumerate(rows, 2):
        if len(row) < len(head):
            yield number, Fault(number, FEW, f"{len(row)} < {len(head)}")
        else:
            yield number, _wof_row(number, row, areas, shared, country or "")


def _shared(ids: Iterable[str]) -> frozenset[str]:
    """The ids that more than one row has: they identify none of them."""
    once: set[str] = set()
    twice: set[str] = set()
    for id_ in ids:
        (twice if id_ in once else once).add(id_)
    return frozenset(twice)


def _wof_row(number: int, row: _Cells, areas: Mapping[str, _Cells], shared: frozenset[str], country: str) -> _Read:
    kind = _WOF_KINDS.get(row["placetype"])
    if kind is None:
        return Fault(number, NO_KIND, row["placetype"])
    if not row["wof_id"].isdecimal():
        return Fault(number, NO_ID, row["wof_id"])
    names = _names([row["name_ar"], *row.get("variants_ar", "").split("|")])
    if not names:
        return Fault(number, NAME, row["name_ar"] or row.get("name_en", ""))
    if not degrees(row["lat"], row["lon"]):
        return Fault(number, DEGREES, f"{row['lat']}, {row['lon']}")
    if kind in ("settlement", "site") and " " in names[0]:
        kind = _HEADS.get(names[0].partition(" ")[0], kind)
    within, geonames = _parents(row["parent_id"], areas), row.get("geonames_id", "")
    own = geonames.isdecimal() and geonames not in shared
    point = ("", "") if kind == "country" else (row["lat"], row["lon"])
    return Listing(
        f"geonames:{geonames}" if own else f"wof:{row['wof_id']}", names[0], _latin(row.get("name_en", "")), kind,
        country, within.get("governorate", ""), within.get("district", ""), *point, "", "|".join(names[1:]),
    )  # fmt: skip


def _parents(parent: str, areas: Mapping[str, _Cells]) -> dict[str, str]:
    """Kind and bare name of every area above, as far as the table has them."""
    found: dict[str, str] = {}
    for _ in range(len(_WOF_KINDS)):
        area = areas.get(parent)
        if area is None:
            break
        names = _names([area.get("name_ar", "")])
        if names:
            found.setdefault(_WOF_KINDS[area["placetype"]], bare(names[0]))
        parent = area.get("parent_id", "")
    return found


# -- GeoNames ----------------------------------------------------------------------------------------


def _geonames(path: Path) -> Iterator[tuple[int, _Read]]:
    """Two passes over the file, which may be large: the names of the divisions, then all places."""
    divisions: dict[tuple[str, ...], str] = {}
    for line in _lines(path):
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) == _GEONAMES and cells[7] in ("ADM1", "ADM2"):
            names = _names([*cells[3].split(","), cells[1]])
            if names:
                divisions[_division(cells, 1 if cells[7] == "ADM1" else 2)] = bare(_likeliest(names))
    for number, line in enumerate(_lines(path), 1):
        cells = line.rstrip("\r\n").split("\t")
        yield number, _geonames_row(number, cells, divisions)


def _division(cells: Sequence[str], level: int) -> tuple[str, ...]:
    return cells[8], cells[10], *([cells[11]] if level > 1 else ())


def _geonames_row(number: int, cells: Sequence[str], divisions: Mapping[tuple[str, ...], str]) -> _Read:
    if len(cells) != _GEONAMES:
        return Fault(number, FEW, f"{len(cells)} < {_GEONAMES}")
    kind = _geonames_kind(cells[6], cells[7], cells[14])
    if not kind:
        return Fault(number, NO_KIND, cells[7])
    names = _names([*cells[3].split(","), cells[1]])
    if not names:
        return Fault(number, NAME, cells[1])
    if not cells[0].isdecimal():
        return Fault(number, NO_ID, cells[0])
    if not degrees(cells[4], cells[5]):
        return Fault(number, DEGREES, f"{cells[4]}, {cells[5]}")
    if not re.fullmatch("[A-Z]{2}", cells[8]):
        return Fault(number, COUNTRY, cells[8])
    shown = _likeliest(names)
    point = ("", "") if kind == "country" else (cells[4], cells[5])
    return Listing(
        f"geonames:{cells[0]}", shown, _latin(cells[2] or cells[1]), kind, cells[8],
        "" if kind in ("governorate", "country") else divisions.get(_division(cells, 1), ""),
        "" if kind in ("governorate", "country", "district") else divisions.get(_division(cells, 2), ""),
        *point, cells[14] if cells[14].isdecimal() else "", "|".join(name for name in names if name != shown),
    )  # fmt: skip


def _geonames_kind(feature: str, code: str, population: str) -> str:
    """The kind of a feature; settlements by their population, as the packaged gazetteer has them."""
    if code in _CODES:
        return _CODES[code]
    if code.startswith("PCL"):
        return "country"
    if feature != "P":
        return ""
    return size(int(population) if population.isdecimal() else 0)


# -- names -------------------------------------------------------------------------------------------


def _names(names: Iterable[str]) -> list[str]:
    """The names that Arabic news could write, each once: without vowels, brackets and invisible characters."""
    found: dict[str, str] = {}
    for name in names:
        name = re.sub(r"\([^)]*\)", "", _INVISIBLE.sub("", name))
        name = " ".join(name.replace("_", " ").replace("-", " ").split())
        if _ARABIC.fullmatch(name) and name.count(" ") < _LONGEST and not re.search(r"ى(?=\S)", name):
            found.setdefault(fold_word(name), name)
    return list(found.values())


def _likeliest(names: Sequence[str]) -> str:
    """The name to show: with its hamzas and ة, and with ال where it is also written so; GeoNames ranks none."""
    said = set(names)
    return min(names, key=lambda n: (f"ال{n}" in said, -len(re.findall(r"[أإآئؤءة]", n)), len(n), n))


def _latin(name: str) -> str:
    return " ".join(_INVISIBLE.sub("", name).replace("|", " ").split())
