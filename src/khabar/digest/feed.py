"""News as an Atom feed: the same items as in letters, for what was read last, through the profile of the case.

An entry keeps its id when its report is read again. There are no words in it but those that a letter would have.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from datetime import UTC, datetime

from khabar.digest.desk import Desk
from khabar.digest.letter import tongue, way
from khabar.digest.news import Item, news
from khabar.digest.scopes import Matcher, Scope, begins_as_name
from khabar.digest.wording import Line, Telling, Wording
from khabar.errors import BadScope
from khabar.share.labels import Language
from khabar.share.viewer import Viewer
from khabar.store import Base, ClaimId

_ATOM, _XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
REPORTS, ENTRIES = 200, 60  # the newest of each
_TITLE = 90


def feed(
    base: Base, scope: Scope, language: Language, *, title: str = "", web: str | None = None, here: str | None = None,
    entries: int = ENTRIES, quiet: bool = False,
) -> bytes:  # fmt: skip
    """The feed of a scope, newest first; ``here`` is its own address. Raises as ``scopes.check`` does.

    ``quiet``: of a place that is the name of somebody in the case there is nothing, as of one that is not there: to
    refuse it would tell who asks that there is somebody, who may be hidden.
    """
    desk = Desk(base)
    viewer = desk.viewer(language)
    wording = Wording(desk, viewer, web)
    try:
        items = news(desk, [(Matcher(base, scope), _since(base))])
    except BadScope:
        if not quiet or scope.kind != "place" or begins_as_name(scope.name):
            raise
        items = []
    dated = sorted(
        ((_made(base, item), item) for item in items), key=lambda each: (each[0], each[1].claims), reverse=True
    )
    named = viewer.shown(title) or viewer.say("digest.title", case=base.case[:8])
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    _text(root, "id", f"urn:uuid:{wording.uuid(scope.form(), language)}")
    _text(root, "title", f"{named} · {scope.title(viewer)}")
    _text(root, "updated", dated[0][0] if dated else _first(base))
    _text(ET.SubElement(root, "author"), "name", named)
    _text(root, "generator", "khabar")
    if here:
        ET.SubElement(root, "link", {"rel": "self", "href": here, "type": "application/atom+xml"})
    if web:
        ET.SubElement(root, "link", {"rel": "alternate", "href": web, "type": "text/html"})
    for made, item in dated[:entries]:
        line = wording.line(item, (scope.title(viewer),))
        if line is not None:
            _entry(root, line, made, viewer)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _since(base: Base) -> int:
    """The entry of the log before the first of the reports that are looked at."""
    sql = """SELECT min(l.seq) FROM log l WHERE l.kind = 'reading' AND l.act <> 'forget'
             AND l.ref IN (SELECT min(id) FROM reading WHERE report IN (
             SELECT report FROM heading ORDER BY report DESC LIMIT ?) GROUP BY report)"""
    row = base.one(sql, REPORTS)
    return int(row[0]) - 1 if row is not None and row[0] is not None else 0


def _made(base: Base, item: Item) -> str:
    """When the first reading of the report came that an item begins with."""
    reading = ClaimId.of(item.claims[0]).reading
    sql = "SELECT min(made) FROM reading WHERE report = (SELECT report FROM reading WHERE id = ?)"
    row = base.one(sql, reading)
    return str(row[0]) if row is not None and row[0] else _first(base)


def _first(base: Base) -> str:
    row = base.one("SELECT at FROM log ORDER BY seq LIMIT 1")
    return str(row[0]) if row is not None else datetime.now(UTC).isoformat()


def _entry(root: ET.Element, line: Line, made: str, viewer: Viewer) -> None:
    entry = ET.SubElement(root, "entry")
    telling = line.telling
    _text(entry, "id", f"urn:uuid:{line.id}")
    words = telling.words if len(telling.words) <= _TITLE else f"{telling.words[: _TITLE - 1]}…"
    stand = f"{telling.certainty} · " if telling.denied or telling.doubtful else ""
    _text(entry, "title", f"{telling.event} · {stand}«{words}»")
    _text(entry, "updated", made)
    if telling.link:
        ET.SubElement(entry, "link", {"rel": "alternate", "href": telling.link})
    ET.SubElement(entry, "category", {"term": line.kind, "label": viewer.say(f"digest.section.{line.kind}")})
    content = ET.SubElement(entry, "content", {"type": "xhtml"})
    right = viewer.language == "ar"
    body = ET.SubElement(
        content, "div", {"xmlns": _XHTML, "dir": "rtl" if right else "ltr", "lang": viewer.language}
    )  # fmt: skip
    _told(body, telling, viewer)
    if line.several:
        _line(body, f"{viewer.say('digest.reports')} {line.reports} · {viewer.say('digest.origins')} {line.origins}")
    for other in line.also:
        _line(body, f"{viewer.say('digest.also')} ", other.outlet, f" {other.day or ''} · {other.number}")
    if line.before is not None:
        _line(body, viewer.say("digest.before"))
        _told(body, line.before, viewer)
    for label, other in line.against:
        _line(body, f"{viewer.say('digest.against')} {label}")
        _told(body, other, viewer)


def _told(body: ET.Element, telling: Telling, viewer: Viewer) -> None:
    words = _line(body, f"«{telling.words}»")
    words.set("dir", way(telling.words))
    words.set("lang", tongue(telling.words))
    parts: list[str] = [f"{viewer.say('digest.says')} "]
    for place, name in enumerate(telling.says):
        parts += [name, " ← " if viewer.language == "ar" else " → "] if place + 1 < len(telling.says) else [name]
    _line(body, *parts, f" · {telling.certainty}")
    if telling.when:
        _line(body, f"{viewer.say('digest.when')} ", telling.when)
    if telling.where:
        _line(body, f"{viewer.say('digest.where')} ", telling.where)
    _line(body, telling.title, " — ", telling.outlet, f" {telling.day or ''} · {telling.number}")


def _line(body: ET.Element, *parts: str) -> ET.Element:
    """A paragraph; each part is held apart from the direction of the others."""
    made = ET.SubElement(body, "p")
    if len(parts) == 1:
        made.text = _clean(parts[0])
        return made
    for part in parts:
        span = ET.SubElement(made, "span", {"dir": way(part)})
        span.text = _clean(part)
    return made


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    """What XML 1.0 allows."""
    return "".join(_allowed(text))


def _allowed(text: str) -> Iterable[str]:
    for char in text:
        code = ord(char)
        if char in "\t\n" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000:
            yield char
