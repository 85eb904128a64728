"""What a file is, by its bytes first and its name second, and who reads it.

A new format is a branch of ``kind_of`` and one of ``reports``.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import replace

from khabar.errors import BinaryInput, KhabarError, NotTaken, UnsafeInput
from khabar.intake import limits, pages
from khabar.intake.files import read_bytes
from khabar.intake.sources import Budget, Container, Facts, Item, Refusal, Source

_JSON = re.compile(rb'\s*(?:\{\s*["}]|\[\s*[\[{\]])')
_XML = re.compile(rb"\s*(?:<\?xml|<!DOCTYPE\s+(?!html))", re.I)
_ONE_LINE = re.compile(rb"\s*\{[^\n]*\}\s*\n\s*\{")
_MARKS = b"\xef\xbb\xbf"


def reports(source: Source) -> Iterator[Item]:
    """Everything that a source holds; whatever is refused is named, and nothing else stops."""
    try:
        kind = kind_of(source)
        if source.container is None:
            made = Container(source.data, source.path)
            source = replace(source, container=made, whole=not _holds_export(source, kind))
        yield from _read(source, kind)
    except KhabarError as error:
        yield source.refusal(error)
    except RecursionError:
        yield source.refusal(UnsafeInput("nested too deep to be read", source.place, "leave it out"))


def kind_of(source: Source) -> str:
    """The format of a source: text, pdf, warc, csv, lines, json, feed, mail, mailbox, xml, zip."""
    head, name = source.head(), source.name.lower()
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    from khabar.intake.warcs import is_warc

    if is_warc(head):
        return "warc"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if name.endswith((".csv", ".tsv")):
        return "csv"
    if name.endswith((".jsonl", ".ndjson")):
        return "lines"
    bare = head.removeprefix(_MARKS)
    if _JSON.match(bare):
        return "lines" if _ONE_LINE.match(bare) or _first_line_alone(source) else "json"
    from khabar.intake.feeds import is_feed
    from khabar.intake.mail import is_mail, is_mailbox

    if is_feed(head):
        return "feed"
    if is_mailbox(head):
        return "mailbox"
    if name.endswith(".eml") or is_mail(head):
        return "mail"
    if not pages.is_page(head) and (name.endswith((".xml", ".rss", ".atom")) or _XML.match(bare.replace(b"\0", b""))):
        return "xml"
    return "text"


def _holds_export(source: Source, kind: str) -> bool:
    """Whether a Telegram export lies in a container: conversations stand in it, and a case does not keep those."""
    if kind not in ("zip", "mail", "mailbox"):
        return False
    inside = _exports(replace(source, budget=Budget()))
    return any(isinstance(item, Refusal) and isinstance(item.error, NotTaken) for item in inside)


def _exports(source: Source) -> Iterator[Item]:
    """A refusal for every export of Telegram inside, through all containers."""
    from khabar.intake import archives, tables, telegram
    from khabar.intake.mail import read_mail, read_mailbox

    with contextlib.suppress(KhabarError, RecursionError):
        kind = kind_of(source)
        if kind == "json" and telegram.is_export(tables.parse_json(source.read(limits.EXPORT), source.place)):
            yield source.refusal(NotTaken("an export of Telegram", source.place))
        elif kind == "mail":
            yield from read_mail(source, _exports)
        elif kind == "mailbox":
            yield from read_mailbox(source, _exports)
        elif kind == "zip" and archives.kind_of(source) == "zip":
            yield from archives.read_zip(source, _exports)


def _first_line_alone(source: Source) -> bool:
    """Whether the first line of JSON is an object by itself and another follows, whatever the file is called."""
    with source.open() as stream:
        first = stream.readline(limits.ROW.value).removeprefix(_MARKS).strip()
        more = stream.readline(limits.ROW.value).strip()
    return first.startswith(b"{") and first.endswith(b"}") and more.startswith(b"{")


def _read(source: Source, kind: str) -> Iterator[Item]:
    if kind == "text":
        yield _text(source)
    elif kind == "xml":
        data = source.read()
        from khabar.intake.feeds import refuse_entities

        refuse_entities(data, source.place)
        raise BinaryInput("XML that is neither a feed nor a page", source.place, "save its text as plain text")
    elif kind == "feed":
        from khabar.intake.feeds import read_feed

        yield from read_feed(source)
    elif kind == "mail":
        from khabar.intake.mail import read_mail

        yield from read_mail(source, reports)
    elif kind == "mailbox":
        from khabar.intake.mail import read_mailbox

        yield from read_mailbox(source, reports)
    elif kind == "zip":
        yield from _zip(source)
    elif kind == "warc":
        from khabar.intake.warcs import read_warc

        yield from read_warc(source, reports)
    elif kind == "pdf":
        yield from _parsed(source, "pdf")
    else:
        yield from _table(source, kind)


def _zip(source: Source) -> Iterator[Item]:
    from khabar.intake import archives

    kind = archives.kind_of(source)
    if kind == "zip":
        yield from archives.read_zip(source, reports)
    elif kind == "wacz":
        from khabar.intake.warcs import read_wacz

        yield from read_wacz(source, reports)
    elif kind == "docx":
        yield from _parsed(source, "docx")
    else:
        yield from archives.refuse_office(source)


def _parsed(source: Source, kind: str) -> Iterator[Item]:
    """A PDF or a Word document; pages that nothing here could read are named."""
    from khabar.intake.apart import PARSER
    from khabar.intake.scans import missing

    data = source.read()
    held = PARSER.parse(kind, data, source.place)
    yield source.arrival(Facts(held["text"], held.get("title")), data, "scan" if held.get("scanned") else None)
    for number in held.get("unread") or ():
        yield source.inside(str(number), None, mark="#").refusal(missing())


def _table(source: Source, kind: str) -> Iterator[Item]:
    from khabar.intake import tables, telegram

    if kind == "csv":
        yield from tables.read_csv(source)
    elif kind == "lines":
        yield from tables.read_lines(source)
    else:
        data = source.read(limits.EXPORT)
        held = tables.parse_json(data, source.place)
        if telegram.is_export(held):
            yield from telegram.read_export(replace(source, whole=False), held)
        else:
            yield from tables.read_json(source, held, data)


def _text(source: Source) -> Item:
    """A text file or an HTML page; here what the user gives goes before what the page says of itself."""
    data, given = source.read(), source.given
    report = read_bytes(data, path=source.place or None, url=source.url, outlet=given.outlet, published=given.published)
    return source.arrived(report, data)
