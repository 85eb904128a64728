"""RSS and Atom: one report an entry, its headline first; the original of all is the feed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html.entities import name2codepoint
from itertools import islice
from typing import Any

from khabar.errors import BrokenInput, KhabarError, NoText, UnsafeInput
from khabar.intake import limits
from khabar.intake.days import day_of
from khabar.intake.fragments import plain
from khabar.intake.pages import headed, skip
from khabar.intake.sources import Facts, Item, Source

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.I)
_BEFORE = re.compile(
    rb"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>", re.I | re.S
)  # each cannot match two ways
_DOCTYPE = re.compile(rb"<!DOCTYPE[^<>\[]*>", re.I)
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_NUMBERS = {
    name.encode(): b"&#%d;" % code for name, code in name2codepoint.items() if name not in ("amp", "lt", "gt", "quot")
}
_END = re.compile(rb"</(?:item|entry)\s*>", re.I)
_HEAD = 8192
_MENDED = 500_000  # bytes: a smaller feed that is torn is left to the parser's own mending
_SKIP = "leave it out; a feed needs no entities of its own"


def is_feed(head: bytes) -> bool:
    """Whether the first element is that of a feed, in any encoding."""
    return bool(_ROOT.match(skip(_BEFORE, head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe"))))


def read_feed(source: Source) -> Iterator[Item]:
    """Every entry in the order of the feed; raises UnsafeInput, TooLarge, or NoText where it has no entries."""
    import feedparser

    data = source.read(limits.FEED)
    short = _cut(data)
    whole = refuse_entities(short, source.place)
    if not whole and len(short) > _MENDED:
        short = _closed(short)
        whole = refuse_entities(short, source.place)
        if not whole and len(short) > _MENDED:
            raise BrokenInput("a large feed that is torn", source.place, "get it again from its origin")
    feed = feedparser.parse(io.BytesIO(_numbered(short)), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        raise NoText("a feed without entries", source.place, "check that it was saved whole")
    outlet = _words(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        place = source.inside(str(number), data, mark="#", how="feed")
        try:
            yield place.arrival(_facts(entry, outlet, feed.version, place.place), data)
        except KhabarError as error:
            yield place.refusal(error)
    if len(short) < len(data) and len(feed.entries) >= limits.ENTRIES.value:
        yield source.refusal(limits.ENTRIES.error(source.place))


def _numbered(data: bytes) -> bytes:
    """Letters that HTML has names for (&laquo;) by their numbers: with a DOCTYPE, XML drops what it does not name."""
    data = _DOCTYPE.sub(b"", data, count=1)
    return _NAMED.sub(lambda found: _NUMBERS.get(found.group(1), found.group()), data)


def _cut(data: bytes) -> bytes:
    """A feed closed after as many entries as are read."""
    ends = islice(_END.finditer(data), limits.ENTRIES.value - 1, limits.ENTRIES.value + 1)
    last = next(ends, None)
    return data if last is None or next(ends, None) is None else _closed(data[: last.end()])


def _closed(data: bytes) -> bytes:
    """A torn feed closed after its last whole entry; the parser for torn ones takes the square of the time."""
    last = max((found.end() for found in _END.finditer(data)), default=None)
    if last is None:
        return data
    tail = (
        b"</feed>"
        if b"<feed" in data[:_HEAD]
        else b"</rdf:RDF>"
        if b"<rdf:RDF" in data[:_HEAD]
        else b"</channel></rss>"
    )
    return data[:last] + tail


def refuse_entities(data: bytes, where: str) -> bool:
    """Raise UnsafeInput for XML that defines entities; gives whether it is whole."""
    from xml.sax import SAXException
    from xml.sax.handler import ContentHandler

    from defusedxml import DefusedXmlException
    from defusedxml.sax import parseString

    try:
        parseString(data, ContentHandler(), forbid_external=False)
    except DefusedXmlException:
        raise UnsafeInput("XML that defines entities, which can grow without end", where, _SKIP) from None
    except (SAXException, ValueError, LookupError):
        return False
    return True


def _facts(entry: Any, outlet: str | None, version: str, where: str) -> Facts:
    title = _words(entry.get("title"))
    bodies = [plain(held.get("value") or "", where) for held in entry.get("content") or ()]
    bodies.append(plain(entry.get("summary") or "", where))
    text = headed(title, max(bodies, key=len))
    if not text:
        raise NoText("an entry without text", where, "open its address and save the page")
    day = entry.get("published") if "published" in entry or version.startswith("atom") else entry.get("updated")
    link = entry.get("link") or ""
    origin = entry.get("source")
    name = (entry.get("author_detail") or {}).get("name")
    return Facts(
        text=text,
        title=title,
        outlet=(_words(origin.get("title")) if origin else None) or outlet,
        author=_words(name) if name and "@" not in name else None,
        published=day_of(day),
        url=link if link.startswith(("http://", "https://")) else None,
    )


def _words(value: Any) -> str | None:
    """A line without markup, or None."""
    return " ".join(plain(value).split()) or None if isinstance(value, str) else None
