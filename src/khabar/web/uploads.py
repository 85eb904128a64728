"""Files on their way in: read piece by piece into the case folder, within limits of size, number and time."""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from python_multipart import MultipartParser
from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import parse_options_header
from starlette.exceptions import HTTPException
from starlette.requests import Request

from khabar.web.asking import BadRequest

MOST_FILES = 500
_FIELDS = 100  # that are no files
_HEAD = 8_000  # bytes of the head of one part
_FIELD = 100_000  # bytes of all fields that are no files, together
_PIECE = 30.0  # seconds for the next piece
_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\:\u202a-\u202e\u2066-\u2069]+")


@dataclass(slots=True)
class Sent:
    """What a form brought: fields by name, and names of files that lie in the folder as 0, 1 …"""

    fields: dict[str, str] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)


async def pieces(request: Request, most: int) -> AsyncIterator[bytes]:
    """The body piece by piece; refuses what is too large, and who is too slow."""
    size = 0
    stream = request.stream().__aiter__()
    while True:
        try:
            piece = await asyncio.wait_for(anext(stream), _PIECE)
        except StopAsyncIteration:
            return
        except TimeoutError:
            raise HTTPException(408) from None
        size += len(piece)
        if size > most:
            raise HTTPException(413)
        if piece:
            yield piece


async def receive(request: Request, folder: Path, most: int) -> Sent:
    """A form with files; raises BadRequest, and HTTPException where a limit is passed."""
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary")
    if kind != b"multipart/form-data" or not boundary or len(boundary) > 200:
        raise HTTPException(415)
    reading = _Reading(folder)
    parser = MultipartParser(boundary, {
        "on_part_begin": reading.begin, "on_header_field": reading.name, "on_header_value": reading.value,
        "on_header_end": reading.header, "on_headers_finished": reading.start, "on_part_data": reading.data,
        "on_part_end": reading.end,
    })  # fmt: skip
    try:
        async for piece in pieces(request, most):
            parser.write(piece)
        parser.finalize()
    except MultipartParseError:
        raise BadRequest("it cannot be read", None, "send a form with files") from None
    finally:
        reading.close()
    if not reading.whole:
        raise BadRequest("it cannot be read", None, "send a form with files")
    return reading.sent


class _Reading:
    """The form part by part."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sent = Sent()
        self.whole = True
        self._header, self._value = bytearray(), bytearray()
        self._disposition = b""
        self._head = 0
        self._field = ""
        self._text = bytearray()
        self._room = _FIELD
        self._file: IO[bytes] | None = None

    def begin(self) -> None:
        self._disposition, self._text, self.whole, self._head = b"", bytearray(), False, 0

    def name(self, data: bytes, start: int, stop: int) -> None:
        self._header += data[start:stop]
        self._headed(stop - start)

    def value(self, data: bytes, start: int, stop: int) -> None:
        self._value += data[start:stop]
        self._headed(stop - start)

    def _headed(self, more: int) -> None:
        self._head += more
        if self._head > _HEAD:
            raise HTTPException(413)

    def header(self) -> None:
        if bytes(self._header).lower() == b"content-disposition":
            self._disposition = bytes(self._value)
        self._header, self._value = bytearray(), bytearray()

    def start(self) -> None:
        _, options = parse_options_header(self._disposition)
        self._field = options.get(b"name", b"").decode("utf-8", "replace")[:64]
        if b"filename" not in options:
            if len(self.sent.fields) >= _FIELDS:
                raise HTTPException(413)
            return
        name = file_name(options[b"filename"].decode("utf-8", "replace"))
        if len(self.sent.names) >= MOST_FILES:
            raise HTTPException(413)
        self._file = (self.folder / f"{len(self.sent.names)}{Path(name).suffix[:12]}").open("xb")
        self.sent.names.append(name)

    def data(self, data: bytes, start: int, stop: int) -> None:
        if self._file is not None:
            self._file.write(data[start:stop])
            return
        self._room -= stop - start
        if self._room < 0:
            raise HTTPException(413)
        self._text += data[start:stop]

    def end(self) -> None:
        self.whole = True
        if self._file is not None:
            self._file.close()
            self._file = None
            with contextlib.suppress(OSError):  # a file field that was left empty
                path = self.folder / f"{len(self.sent.names) - 1}{Path(self.sent.names[-1]).suffix[:12]}"
                if self.sent.names[-1] == "?" and not path.stat().st_size:
                    path.unlink()
                    self.sent.names.pop()
            return
        self.sent.fields[self._field] = self._text.decode("utf-8", "replace")

    def close(self) -> None:
        if self._file is not None:
            self._file.close()


def file_name(given: str) -> str:
    """The last part of a name, without anything that steers a path or a terminal."""
    last = re.split(r"[/\\]", given)[-1]
    return _UNFIT.sub("", last).strip(" .")[-120:] or "?"
