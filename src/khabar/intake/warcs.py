"""Web archives: WARC, and WACZ, which is a zip of them; every page goes through the same door.

The place is the number of the record among pages and resources, the address is the report's. The day on which a page
was archived is not the day on which it was published.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from khabar.errors import BrokenInput, KhabarError
from khabar.intake import limits
from khabar.intake.archives import check_name, open_zip
from khabar.intake.sources import Item, Open, Refusal, Source

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_READ = ("text/html", "text/plain", "text/xml", "application/xhtml", "application/pdf", "application/xml",
         "application/rss", "application/atom", _DOCX)  # fmt: skip
_START = b"WARC/"
_SUFFIXES = (".warc", ".warc.gz")
_REMEDY = "get it again from its origin"


def is_warc(head: bytes) -> bool:
    """Whether bytes begin a WARC, packed with gzip or not."""
    if head.startswith(_START):
        return True
    if not head.startswith(b"\x1f\x8b"):
        return False
    try:
        return zlib.decompressobj(31).decompress(head, 16).startswith(_START)
    except zlib.error:
        return False


def read_warc(source: Source, opened: Open) -> Iterator[Item]:
    """What the pages of a WARC give."""
    with source.open() as stream:
        yield from _records(source, stream, opened)


def read_wacz(source: Source, opened: Open) -> Iterator[Item]:
    """What the WARCs in a WACZ give."""
    with open_zip(source) as archive:
        names = [name for name in archive.namelist() if name.startswith("archive/") and name.endswith(_SUFFIXES)]
        if not names:
            raise BrokenInput("a WACZ without web archives", source.place, _REMEDY)
        for name in names:
            inner = source.inside(name, None)
            try:
                check_name(name, inner.place)
                with archive.open(name) as stream:
                    yield from _records(inner, stream, opened)  # type: ignore[arg-type]
            except KhabarError as error:
                yield inner.refusal(error)
            except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError):
                yield inner.refusal(BrokenInput("a damaged file in an archive", inner.place, _REMEDY))


def _records(source: Source, stream: BinaryIO, opened: Open) -> Iterator[Item]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    if source.depth >= limits.ARCHIVE_DEPTH.value:
        raise limits.ARCHIVE_DEPTH.error(source.place)
    kinds = WarcRecordType.response | WarcRecordType.resource
    records = iter(ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all"))
    number = 0
    while True:
        number += 1
        try:
            record = next(records, None)
            if record is None:
                break
            url, data = _page(record, source)
        except KhabarError as error:
            yield source.inside(str(number), None, mark="#").refusal(error)
            if source.budget.members < 0 or source.budget.bytes < 0:
                return
            continue
        except (OSError, ValueError, EOFError):
            raise BrokenInput("a damaged web archive", f"{source.place}#{number}", _REMEDY) from None
        if data:
            for item in opened(source.inside(str(number), data, mark="#", url=url)):
                yield replace(item, path=f"{item.path} <{url}>") if isinstance(item, Refusal) and url else item
    if number == 1:
        raise BrokenInput("a web archive without pages", source.place, _REMEDY)


def _page(record: Any, source: Source) -> tuple[str | None, bytes | None]:
    """Address and bytes of a record that holds text; None for pictures, scripts, and answers that are no page."""
    source.budget.take_member(source.place)
    url = record.headers.get("WARC-Target-URI") or ""
    kind = record.headers.get("Content-Type") or ""
    if record.is_http:
        if record.http_headers is None or record.http_headers.status_code not in (200, 203):
            return None, None
        kind = record.http_headers.get("Content-Type") or ""
    if kind and not kind.lower().startswith(_READ):
        return None, None
    data = record.reader.read(limits.RECORD.value + 1)
    limits.RECORD.check(len(data), source.place)
    source.budget.take_bytes(len(data), source.place)
    return (url.strip("<>") if url.strip("<>").startswith(("http://", "https://")) else None), data
