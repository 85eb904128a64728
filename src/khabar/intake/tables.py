"""Tables of reports: CSV with named columns, JSON Lines, and JSON; one report a row.

What a row is read from is what stands in the file: the line, or the header and the row. Tables are read row by row, so
that their length does not matter.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from khabar.errors import BrokenInput, EmptyInput, EncodingError, KhabarError, NoColumn
from khabar.intake import encodings, limits
from khabar.intake.days import day_of
from khabar.intake.sources import Facts, Item, Source

if TYPE_CHECKING:
    from _csv import Reader

_NAMES = {  # as people head their columns
    "text": ("text", "النص"), "title": ("title", "العنوان"), "outlet": ("outlet", "المصدر"),
    "published": ("published", "التاريخ"), "url": ("url", "الرابط"), "author": ("author", "الكاتب"),
}  # fmt: skip
COLUMNS = tuple(_NAMES)
_SURROGATE = re.compile("[\ud800-\udfff]")
_PROBE = 1_000_000
_DELIMITERS = ",;\t"
_MAP = "say which one holds the text: --column text=NAME"


def read_lines(source: Source) -> Iterator[Item]:
    """JSON Lines: one object a line; the place is the number of the line."""
    with source.open() as stream:
        number = 0
        while line := stream.readline(limits.ROW.value + 1):
            number += 1
            if len(line) > limits.ROW.value:
                yield source.inside(str(number), None, mark="#").refusal(limits.ROW.error(f"{source.place}#{number}"))
                _skip_line(stream, line)
            elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield from _line(source, str(number), line.rstrip(b"\r\n"))


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(limits.ROW.value)


def _line(source: Source, number: str, line: bytes) -> Iterator[Item]:
    row = source.inside(number, line, mark="#", how="table")
    try:
        held = parse_json(line, row.place)
        if not isinstance(held, dict):
            raise BrokenInput("a line that is no JSON object", row.place, "write one object a line")
        yield row.arrival(facts_of(held, row), line)
    except KhabarError as error:
        yield row.refusal(error)


def read_json(source: Source, held: Any, data: bytes) -> Iterator[Item]:
    """A JSON file: an array of objects, or one object; the original of all is the file."""
    if isinstance(held, list):
        for number, each in enumerate(held, 1):
            row = source.inside(str(number), data, mark="#", how="table")
            try:
                if not isinstance(each, dict):
                    raise BrokenInput("a row that is no JSON object", row.place, "give an array of objects")
                yield row.arrival(facts_of(each, row), data)
            except KhabarError as error:
                yield row.refusal(error)
    elif isinstance(held, dict):
        yield source.arrival(facts_of(held, source), data, "table")
    else:
        raise BrokenInput("JSON that holds no objects", source.place, "give objects with a text")


def parse_json(data: bytes, where: str) -> Any:
    """The value; raises BrokenInput for torn JSON and for JSON nested too deep."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise EncodingError(f"not UTF-8 from byte {error.start} on", where, "JSON is written in UTF-8") from None
    except RecursionError:
        raise BrokenInput("JSON nested too deep", where, "give objects with a text") from None
    except ValueError:
        raise BrokenInput("not valid JSON", where, "check that the file was saved whole") from None


def read_csv(source: Source) -> Iterator[Item]:
    """A table with a row of names; the place is the row as a spreadsheet counts it, the names being row 1."""
    csv.field_size_limit(limits.ROW.value)
    with source.open() as stream:
        encoding = encodings.name_of(stream.read(_PROBE))
        stream.seek(0)
        text = io.TextIOWrapper(stream, encoding, "surrogateescape", newline="")
        yield from _Table(source, _Lines(text, source.place), encoding).items()


class _Lines:
    """Lines of a stream, and those of the row that is being read; raises TooLarge for a row without end."""

    def __init__(self, stream: io.TextIOWrapper, place: str) -> None:
        self.stream = stream
        self.place = place
        self.row: list[str] = []
        self._size = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self.stream.readline(limits.ROW.value)
        if not line:
            raise StopIteration
        self._size += len(line)
        if self._size >= limits.ROW.value:
            raise limits.ROW.error(self.place)
        self.row.append(line)
        return line

    def take(self) -> str:
        """The lines since the last call, as they stand."""
        taken, self.row, self._size = "".join(self.row), [], 0
        return taken


@dataclass(slots=True)
class _Table:
    source: Source
    lines: _Lines
    encoding: str

    def items(self) -> Iterator[Item]:
        place = self.source.place
        first = next(self.lines, "")
        if not first.strip():
            raise EmptyInput("nothing but white space", place, "check that the file was saved whole")
        delimiter = "\t" if self.source.name.lower().endswith(".tsv") else max(_DELIMITERS, key=first.count)
        names = next(csv.reader([first], delimiter=delimiter))
        limits.COLUMNS.check(len(names), place)
        column_of(names, "text", self.source)
        head = self.lines.take()
        rows = csv.reader(self.lines, delimiter=delimiter)
        number = 1
        while (cells := self._next(rows)) is not None:
            number += 1
            raw = self.lines.take()
            if any(cell.strip() for cell in cells):
                yield self._item(str(number), dict(zip(names, cells, strict=False)), head + raw)

    def _next(self, rows: Reader) -> list[str] | None:
        try:
            return next(rows, None)
        except csv.Error as error:
            raise BrokenInput(
                f"a row that cannot be read ({error})", self.source.place, "save it again as CSV"
            ) from None

    def _item(self, number: str, cells: dict[str, str], raw: str) -> Item:
        data = raw.encode(self.encoding, "surrogateescape")
        row = self.source.inside(number, data, mark="#", how="table")
        try:
            if _SURROGATE.search(raw):
                raise EncodingError("the encoding changes inside the file", row.place, "save it as UTF-8")
            return row.arrival(facts_of(cells, row), data)
        except KhabarError as error:
            return row.refusal(error)


def column_of(names: Mapping[str, Any] | list[str], fact: str, source: Source) -> str | None:
    """The column of a fact: as the user maps it, else by its own name; raises where a text has none."""
    wanted = source.given.columns.get(fact)
    options = (wanted,) if wanted else _NAMES[fact]
    folded = {name.strip("\ufeff \t\r\n").casefold(): name for name in names}
    found = next((folded[option.casefold()] for option in options if option.casefold() in folded), None)
    if found is None and fact == "text":
        held = "، ".join(list(folded)[:12])
        raise NoColumn(f"no column named {options[0]} (it has: {held})", source.place, _MAP)
    return found


def facts_of(row: Mapping[str, Any], source: Source) -> Facts:
    """What a row says; raises EmptyInput where it has no text. A day that leaves a doubt is unknown."""
    cells: dict[str, str | None] = {}
    for fact in COLUMNS:
        column = column_of(row, fact, source)
        value = row.get(column) if column else None
        cells[fact] = value if isinstance(value, str) and value.strip() else None
    text = cells["text"]
    if text is None:
        raise EmptyInput("a row without text", source.place, "fill in its text or leave it out")
    url = (cells["url"] or "").strip()
    return Facts(
        text=text,
        title=_line_of(cells["title"]),
        outlet=_line_of(cells["outlet"]),
        author=_line_of(cells["author"]),
        published=day_of(cells["published"]),
        url=url if url.startswith(("http://", "https://")) else None,
    )


def _line_of(value: str | None) -> str | None:
    return " ".join(value.split()) if value else None
