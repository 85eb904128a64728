"""The whole page in one file: nothing is fetched, only its own style and script may run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from string import Template
from typing import IO

from khabar.share.labels import Language
from khabar.share.page.families import EVENTS, KINDS, STANDS
from khabar.share.page.markup import NOTHING, Html, attribute, icon, join, literal, tag, words
from khabar.share.page.section import facts, section, stands, title_of
from khabar.types import Reading

MARK = '<meta name="generator" content="khabar">'


@dataclass(slots=True)
class Page:
    """A page that grows report by report; ``body`` holds their markup until the list before it is known.

    ``body`` is a text file open for reading and writing, empty at first.
    """

    body: IO[str]
    language: Language = "ar"
    rows: list[Html] = field(default_factory=list)
    first: str | None = None

    def add(self, reading: Reading, held: int = 0) -> None:
        """One report more."""
        number = len(self.rows) + 1
        if number == 1:
            self.first = reading.report.title
        self.body.write(section(reading, number, held) + "\n")
        self.rows.append(_row(reading, number))

    def parts(self) -> Iterator[str]:
        """The page in pieces, to be written one after another as UTF-8."""
        before, after = _shell().split("$reports")
        several = len(self.rows) > 1
        listing = _listing(self.rows) if several else NOTHING
        title = f"khabar · {len(self.rows)}" if several or not self.first else self.first
        yield _fill(before, self.language, title, listing)
        self.body.seek(0)
        while piece := self.body.read(1 << 20):
            yield piece
        yield _fill(after, self.language, title, listing)


def _file(name: str) -> str:
    return (resources.files("khabar") / "data" / "page" / name).read_text(encoding="utf-8")


@cache
def _shell() -> str:
    return _file("page.html")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _fill(template: str, language: Language, title: str, listing: Html) -> str:
    style, script = _file("page.css"), _file("page.js")
    values = {
        "language": language, "direction": "rtl" if language == "ar" else "ltr", "mark": MARK,
        "title": attribute(title), "style": style, "script": script, "style_hash": _hash(style),
        "script_hash": _hash(script), "icons": _file("icons.svg").strip(), "list": listing, "legend": legend(),
        "checked_ar": " checked" if language == "ar" else "", "checked_en": " checked" if language == "en" else "",
        **{f"t_{key}": words(f"page.{key}") for key in _TEXTS},
    }  # fmt: skip
    return Template(template).substitute(values)


_TEXTS = ("meaning", "skip", "language", "light", "keys", "legend", "show")


def _row(reading: Reading, number: int) -> Html:
    """One line of the list of reports."""
    report = reading.report
    counts = stands(reading.claims)
    fact, other = counts.pop("asserted", 0), sum(counts.values())
    link = tag("a", title_of(report), href=f"#r{number}")
    cells = [
        tag("th", join([link, tag("span", join(facts(report), " · "), cls="facts")]), scope="row"),
        *(tag("td", literal(str(n)), cls=None if n else "zero") for n in (fact, other, len(reading.unread))),
    ]  # fmt: skip
    return tag("tr", join(cells))


def _listing(rows: list[Html]) -> Html:
    heads = ("page.report", "page.facts", "page.others", "sheet.unread")
    head = tag("tr", join(tag("th", words(key), scope="col") for key in heads))
    table = tag("table", join([tag("thead", head), tag("tbody", join(rows))]))
    title = tag(
        "h2",
        join([words("page.reports"), tag("span", literal(str(len(rows))), cls="count")], " "),
        id="list-title",
        tabindex=-1,
    )
    return tag("nav", join([title, table]), id="list", aria_labelledby="list-title")


def legend() -> Html:
    """What the colours and lines mean."""
    kinds = [tag("li", tag("span", words(f"family.{kind}"), cls=f"m-{kind}")) for kind in KINDS]
    events = [
        tag("li", join([tag("span", NOTHING, cls=f"bar A-{e} A-asserted"), words(f"family.{e}")])) for e in EVENTS
    ]
    how = [
        tag("li", join([tag("span", NOTHING, cls=f"bar A-force A-{h}"), icon(h) if h != "asserted" else NOTHING,
                        words(f"polarity.{h}" if h == "denied" else f"modality.{h}")]), cls=f"st-{h}")
        for h in STANDS
    ]  # fmt: skip
    rest = [
        tag("li", tag("span", words("page.unnamed"), cls="m-people unnamed")),
        tag("li", tag("span", words("sheet.unread"), cls="unread")),
        tag("li", words("page.unmarked")),
        tag("li", join([tag("span", literal("3×"), cls="chip"), words("page.chip.denied")], " ")),
        tag("li", join([tag("span", literal("4~"), cls="chip"), words("page.chip.other")], " ")),
    ]
    groups = (
        ("page.legend.kinds", kinds),
        ("page.legend.events", events),
        ("page.legend.stands", how),
        ("page.legend.rest", rest),
    )
    return join(tag("div", join([tag("h3", words(key)), tag("ul", join(items))])) for key, items in groups)
