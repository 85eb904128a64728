"""RSS and Atom: one report an entry, its headline first; the original of all is the feed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from khabar.errors import KhabarError, NoText, UnsafeInput
from khabar.intake import limits
from khabar.intake.days import day_of
from khabar.intake.fragments import plain
from khabar.intake.pages import headed
from khabar.intake.sources import Facts, Item, Source

_ROOT = re.compile(
    rb"\s*(?:<\?.{0,200}?\?>|<!--.{0,2000}?-->|<!DOCTYPE[^<>\[]{0,300}(?:\[.{0,4000}?\]\s*)?>|\s+)*"
    rb"<(?:rss|feed|rdf:RDF)(?:[\s>])",
    re.I | re.S,
)
_SKIP = "leave it out; a feed needs no entities of its own"


def is_feed(head: bytes) -> bool:
    """Whether the first element is that of a feed, in any encoding."""
    return bool(_ROOT.match(head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")))


def read_feed(source: Source) -> Iterator[Item]:
    """Every entry in the order of the feed; raises UnsafeInput, TooLarge, or NoText where it has no entries."""
    import feedparser

    data = source.read(limits.FEED)
    refuse_entities(data, source.place)
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        raise NoText("a feed without entries", source.place, "check that it was saved whole")
    outlet = _words(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        place = source.inside(str(number), data, mark="#", how="feed")
        try:
            limits.ENTRIES.check(number, place.place)
            yield place.arrival(_facts(entry, outlet, feed.version, place.place), data)
        except KhabarError as error:
            yield place.refusal(error)
            if number > limits.ENTRIES.value:
                return


def refuse_entities(data: bytes, where: str) -> None:
    """Raise UnsafeInput for XML that defines entities; XML that is only torn is let through."""
    from xml.sax import SAXException
    from xml.sax.handler import ContentHandler

    from defusedxml import DefusedXmlException
    from defusedxml.sax import parseString

    try:
        parseString(data, ContentHandler(), forbid_external=False)
    except DefusedXmlException:
        raise UnsafeInput("XML that defines entities, which can grow without end", where, _SKIP) from None
    except (SAXException, ValueError, LookupError):
        return


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
