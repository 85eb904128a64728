"""A reading as bytes and back: compact, exact, and safe to open when somebody has tampered with it.

JSON by field name under zlib: fields that hold their default are left out, and so are words that the text
has at ``start:stop``. A field added to a value later reads as its default in an older reading.
"""

from __future__ import annotations

import contextlib
import json
import types
import zlib
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from khabar import types as values
from khabar.errors import BrokenCase
from khabar.types import Part, Reading, Report

_LEVEL = 6
_MOST = 400_000_000  # bytes that a reading may open up to: one of the largest report has a tenth
_TAG = "$"
_VALUES: dict[str, type] = {
    name: kind for name, kind in vars(values).items() if isinstance(kind, type) and is_dataclass(kind)
}


def pack(data: bytes) -> bytes:
    """Bytes made smaller."""
    return zlib.compress(data, _LEVEL)


def unpack(data: bytes) -> bytes:
    """What ``pack`` made smaller; raises BrokenCase where it is not that."""
    opener = zlib.decompressobj()
    try:
        opened = opener.decompress(data, _MOST)
    except (zlib.error, TypeError):
        raise BrokenCase("a reading or a text cannot be opened", None, "run khabar verify; restore a backup") from None
    if not opener.eof:
        raise BrokenCase("a reading or a text cannot be opened", None, "run khabar verify; restore a backup")
    return opened


def pack_text(text: str) -> bytes:
    """A text, verbatim: lone surrogates too. One byte a letter packs a fifth smaller, where all letters have one."""
    try:
        return b"1" + pack(text.encode("cp1256"))
    except UnicodeEncodeError:
        return b"8" + pack(text.encode("utf-8", "surrogatepass"))


def unpack_text(data: bytes) -> str:
    """The text that ``pack_text`` packed."""
    try:
        return (
            unpack(data[1:]).decode("cp1256") if data[:1] == b"1" else unpack(data[1:]).decode("utf-8", "surrogatepass")
        )
    except UnicodeDecodeError:
        raise BrokenCase("a text cannot be opened", None, "run khabar verify; restore a backup") from None


def encode(reading: Reading) -> bytes:
    """Everything but the text of the report, and what the reader found out about the page."""
    text, report = reading.report.text, reading.report
    page = {
        "title": report.title, "outlet": report.outlet, "author": report.author, "published": report.published,
        "parts": [[part.kind, part.start, part.stop] for part in report.parts],
    }  # fmt: skip
    form: dict[str, object] = {
        name: [_plain(value, text) for value in getattr(reading, name)]
        for name in ("mentions", "entities", "claims", "unread")
    }
    form |= {"page": page, "reader": dict(reading.reader)}
    return pack(json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def decode(data: bytes, report: Report) -> Reading:
    """The reading of a report, as it was; raises BrokenCase where the bytes are not one."""
    try:
        form = _opened(unpack(data))
        page, text = form["page"], report.text
        whole = Report(
            text=text, id=report.id, bytes_id=report.bytes_id, path=report.path, url=report.url, title=page["title"],
            outlet=page["outlet"], author=page["author"], published=page["published"],
            parts=tuple(Part(*part) for part in page["parts"]),
        )  # fmt: skip
        lists = {
            name: tuple(_value(kind, item, text) for item in form[name])
            for name, kind in (
                ("mentions", values.Mention), ("entities", values.Entity), ("claims", values.Claim),
                ("unread", values.Unread),
            )
        }  # fmt: skip
        return Reading(report=whole, reader={str(k): str(v) for k, v in form["reader"].items()}, **lists)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _broken() from None


class Claims:
    """The claims of a reading, each opened when it is asked for: a page that shows one of a hundred needs one."""

    def __init__(self, data: bytes, text: str, numbers: Sequence[int] | None = None) -> None:
        """Raises BrokenCase where the bytes are no reading.

        ``numbers``: of the claims that are there, in order, where others were taken out.
        """
        opened = unpack(data)
        self._text = text
        self._numbers = numbers
        self._forms: list[dict[str, Any]] | None = None  # all of them, where they could not be cut apart
        self._pieces, page = _cut(opened)
        try:
            form = _opened(opened if page is None else page)
            if page is None:
                self._forms = form["claims"]
            self.outlet: str | None = form["page"]["outlet"]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise _broken() from None

    def claim(self, number: int) -> values.Claim | None:
        """The claim of this number, from 1, or None; raises BrokenCase."""
        place = self._place(number)
        if not 0 <= place < len(self._pieces if self._forms is None else self._forms):
            return None
        try:
            form = self._form(place, f"c{number}")
            made: values.Claim | None = None if form is None else _value(values.Claim, form, self._text)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise _broken() from None
        return made

    def _place(self, number: int) -> int:
        """Where it stands among those that are there; -1 where it was taken out."""
        if self._numbers is None:
            return number - 1
        place = bisect_left(self._numbers, number)
        return place if place < len(self._numbers) and self._numbers[place] == number else -1

    def _form(self, place: int, name: str) -> dict[str, Any] | None:
        """One of the claims: cut out, where its id says that it is the right one; else all are opened."""
        if self._forms is None:
            with contextlib.suppress(ValueError):
                form = _opened(self._pieces[place])
                if form["id"] == name:
                    return form
            self._forms = _opened(b'{"claims":[%s]}' % b",".join(self._pieces))["claims"]
        return self._forms[place] if place < len(self._forms) else None


_NEXT = b'},{"id":'  # between two claims: of what stands in them, nothing has an id of its own


def _cut(opened: bytes) -> tuple[list[bytes], bytes | None]:
    """Claims and page of what ``encode`` wrote, without opening what stands around them; None where they are not found.

    A quotation mark inside a text has a backslash before it, so that these marks are where they seem to be.
    """
    claims = opened.find(b'],"claims":[')
    unread = opened.find(b'],"unread":[', claims)
    page = opened.find(b'],"page":{', unread)
    if min(claims, unread, page) < 0:
        return [], None
    inner = opened[claims + len(b'],"claims":[') : unread]
    pieces = inner.replace(_NEXT, b'}\n{"id":').split(b"\n") if inner else []
    return pieces, b"{" + opened[page + len(b"],") :]


def _opened(data: bytes) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(data.decode("utf-8", "surrogatepass"))
    return made


def _broken() -> BrokenCase:
    return BrokenCase("a reading cannot be opened", None, "run khabar verify; restore a backup")


@cache
def _shape(kind: type) -> tuple[tuple[Field[Any], object], ...]:
    """The fields of a value, each with its default."""
    made = []
    for field in fields(kind):
        default = field.default if field.default is not MISSING else MISSING
        if default is MISSING and field.default_factory is not MISSING:
            default = field.default_factory()
        made.append((field, default))
    return tuple(made)


@cache
def _spanned(kind: type) -> bool:
    """Whether a value has words at a place of the text."""
    return {"start", "stop", "text"} <= {field.name for field in fields(kind)}


def _plain(value: object, text: str) -> object:
    if isinstance(value, str | int | float) or value is None:
        return value
    if isinstance(value, tuple | list):
        return [_plain(item, text) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item, text) for key, item in value.items()}
    kind: Any = type(value)
    form: dict[str, Any] = {}
    for field, default in _shape(kind):
        item = getattr(value, field.name)
        if default is MISSING or item != default or type(item) is not type(default):
            form[field.name] = _plain(item, text)
    if _spanned(kind) and form.get("start") is not None and text[form["start"] : form["stop"]] == form["text"]:
        del form["text"]
    if kind.__name__ in _TAGGED:
        form[_TAG] = kind.__name__
    return form


_TAGGED = frozenset(kind.__name__ for kind in get_args(values.Value) if kind is not type(None))


def _value(kind: type, form: dict[str, Any], text: str) -> Any:
    """A value of a kind from its form."""
    given = {
        name: make(form[name], text) for name, make in _makers(kind) if name in form
    }  # fmt: skip
    if "text" not in given and _spanned(kind) and form.get("start") is not None:
        given["text"] = text[form["start"] : form["stop"]]
    return kind(**given)


Maker = Callable[[Any, str], Any]


@cache
def _makers(kind: type) -> tuple[tuple[str, Maker], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, _maker(hints[field.name])) for field in fields(kind))


def _maker(hint: Any) -> Maker:
    """How a field of this type is made from its form."""
    if isinstance(hint, type) and is_dataclass(hint):
        if hint.__name__ in _TAGGED:
            return _tagged
        return lambda form, text: _value(hint, form, text)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        item = _maker(inner[0])
        return lambda form, text: tuple(item(part, text) for part in form)
    if origin is dict:
        item = _maker(inner[1])
        return lambda form, text: {key: item(part, text) for key, part in form.items()}
    if origin in (Union, types.UnionType):
        return _either([_maker(part) for part in inner if part is not type(None)], inner)
    return lambda form, text: form


def _either(makers: list[Maker], inner: tuple[Any, ...]) -> Maker:
    """One of several: a list is the tuple among them, a dict the value among them, the rest stands as it is."""
    several = next((maker for maker, part in _pairs(makers, inner) if get_origin(part) is tuple), None)
    whole = next((maker for maker, part in _pairs(makers, inner) if is_dataclass(part)), None)

    def make(form: Any, text: str) -> Any:
        if isinstance(form, list) and several is not None:
            return several(form, text)
        if isinstance(form, dict) and whole is not None:
            return whole(form, text)
        return form

    return make


def _pairs(makers: list[Maker], inner: tuple[Any, ...]) -> list[tuple[Maker, Any]]:
    return list(zip(makers, [part for part in inner if part is not type(None)], strict=True))


def _tagged(form: Any, text: str) -> Any:
    """One of the values of a mention, by its name."""
    name = form.get(_TAG)
    if name not in _TAGGED:
        raise ValueError(name)
    return _value(_VALUES[name], form, text)
