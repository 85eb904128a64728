"""One report on the page: its head, its text, the filters, the claims, what was left unread, the glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath, PureWindowsPath

from khabar.share.certainty import certainty
from khabar.share.form import chain_of
from khabar.share.labels import Language, label
from khabar.share.page.cards import Scope, card, options_of
from khabar.share.page.chain import key
from khabar.share.page.families import STANDS
from khabar.share.page.glossary import glossary
from khabar.share.page.markup import NOTHING, Html, flat, join, literal, name, plain, tag, words
from khabar.share.page.passage import Lane, lanes, passage
from khabar.types import Claim, Reading, Report

WITHHELD = "withheld"
Option = tuple[str, str, str]  # value, Arabic, English


def section(reading: Reading, number: int, held: int = 0) -> Html:
    """The report with its number on the page; ``held`` claims were held back for their confidence."""
    claims = sorted(reading.claims, key=_position)
    laid = lanes(claims)
    scope = _scope(reading, claims, number, laid)
    cards = [card(n, claim, scope) for n, claim in enumerate(claims, 1)]
    if held:
        cards.insert(0, tag("p", join([words("message.held"), literal(str(held))], " "), cls="none"))
    elif not cards:
        cards = [tag("p", words("sheet.none"), cls="none")]
    title = tag("h3", join([words("sheet.claims"), counted(len(claims))], " "))
    said = join([title, _filters(reading, claims, scope), *cards, _unread(reading)])
    text = tag(
        "div", passage(reading, laid), cls="text", id=f"r{number}t", lang="ar", dir="rtl", tabindex=0, role="group",
        aria_describedby="keys",
    )  # fmt: skip
    columns = join([tag("div", text, cls="reading"), tag("div", said, cls="claims")])
    body = join([
        _head(reading, claims, number),
        tag("div", columns, cls="beside-each-other"), glossary(reading, number), _foot(reading),
    ])  # fmt: skip
    return tag("section", body, id=f"r{number}", cls="report", aria_labelledby=f"r{number}h")


def title_of(report: Report) -> Html:
    return name(report.title) if report.title else words("sheet.title")


def file_name(path: str | None) -> str | None:
    """The last part of a path: the folders above it are nobody's business."""
    return (PureWindowsPath(path).name if "\\" in path else PurePath(path).name) if path else None


def facts(report: Report) -> list[Html]:
    """Outlet, date, author, file, address, as far as they are known."""
    told = [
        name(report.outlet) if report.outlet else words("sheet.outlet"),
        tag("bdi", literal(report.published), dir="ltr") if report.published else words("sheet.published"),
    ]
    if report.author:
        told.append(join([words("sheet.author"), Html(" "), name(report.author)]))
    told += [tag("bdi", flat(text), dir="ltr", cls="address") for text in (file_name(report.path), report.url) if text]
    return told


def stands(claims: Iterable[Claim]) -> dict[str, int]:
    """How many claims there are of each certainty, those said as fact first."""
    counts = Counter(certainty(claim) for claim in claims)
    return {how: counts[how] for how in STANDS if counts[how]}


def stand_key(how: str) -> str:
    """The key of the words for a certainty."""
    return "polarity.denied" if how == "denied" else f"modality.{how}"


def counted(number: int) -> Html:
    """A number beside a heading."""
    return tag("span", literal(str(number)), cls="count")


def _position(claim: Claim) -> tuple[int, int]:
    return min(((w.start, w.stop) for w in claim.evidence), default=(1 << 60, 0))


def _scope(reading: Reading, claims: Sequence[Claim], number: int, laid: Sequence[Lane]) -> Scope:
    persons = {m.id: m.entity for m in reading.mentions if m.kind == "person" and m.entity}
    seen = [m.entity for m in sorted(reading.mentions, key=lambda m: m.start) if m.kind == "person" and m.entity]
    sources = [key(link) for claim in claims for link in chain_of(claim, reading.report.outlet)]
    return Scope(
        number, reading.report.outlet, {claim.id: n for n, claim in enumerate(claims, 1)},
        {entity: n for n, entity in enumerate(dict.fromkeys(seen), 1)}, persons,
        {source: n for n, source in enumerate(dict.fromkeys(sources), 1)}, {lane.number: lane.letter for lane in laid},
    )  # fmt: skip


def _head(reading: Reading, claims: Sequence[Claim], number: int) -> Html:
    tally = [
        tag("span", join([literal(str(count)), words(stand_key(how))], " "), cls=f"tally st-{how}")
        for how, count in stands(claims).items()
    ]
    left = join([literal(str(len(reading.unread))), Html(" "), words("sheet.unread")])
    tally.append(tag("span", left, cls="tally left"))
    notes = [tag("p", words("sheet.redacted"), cls="redacted")] if reading.report.id == WITHHELD else []
    title = tag("h2", title_of(reading.report), id=f"r{number}h", tabindex=-1)
    told = tag("p", join(facts(reading.report), " · "), cls="facts")
    return tag("header", join([title, told, tag("p", join(tally, " "), cls="tallies"), *notes]), cls="report-head")


def _filters(reading: Reading, claims: Sequence[Claim], scope: Scope) -> Html:
    """Choices for the script; without it they are not shown."""
    if not claims:
        return NOTHING
    events = Counter(claim.event for claim in claims)
    names = {entity.id: entity.name for entity in reading.entities}
    persons = [(str(n), names.get(entity, "?"), names.get(entity, "?")) for entity, n in scope.people.items()]
    links = {key(link): link.source for claim in claims for link in chain_of(claim, scope.outlet)}
    sources = []
    for source, n in scope.sources.items():
        who = links[source].name or links[source].text
        other = "sheet.outlet" if links[source].kind == "outlet" else f"source.{links[source].kind}"
        sources.append((str(n), who or label(other, "ar"), who or label(other, "en")))
    certain = [(how, _certain(how, "ar", n), _certain(how, "en", n)) for how, n in stands(claims).items()]
    reset = tag("button", words("page.all"), type="button", cls="reset")
    return tag("div", join([
        _select("event", list(options_of(events))), _select("people", persons), _select("sources", sources),
        _select("stand", certain),
        tag("p", join([tag("output", NOTHING), reset], " "), cls="shown", role="status"),
    ]), cls="filters script")  # fmt: skip


def _certain(how: str, language: Language, count: int) -> str:
    return f"{label(stand_key(how), language)} ({count})"


def _select(which: str, options: Sequence[Option]) -> Html:
    anything = ("", label("page.any", "ar"), label("page.any", "en"))
    choices = [
        tag("option", plain(arabic), value=value, data_ar=arabic, data_en=english)
        for value, arabic, english in (anything, *options)
    ]
    caption = tag("span", words(f"page.filter.{which}"))
    return tag("label", join([caption, tag("select", join(choices), name=which)]))


def _unread(reading: Reading) -> Html:
    if not reading.unread:
        return NOTHING
    rows = [
        tag("li", join([
            name(u.text, "words"), tag("span", words(f"why.{u.why}", u.why), cls="note"),
        ], " "), data_at=f"{u.start}-{u.stop}", tabindex=0)
        for u in sorted(reading.unread, key=lambda u: u.start)
    ]  # fmt: skip
    title = tag("h3", join([words("sheet.unread"), counted(len(rows))], " "))
    return tag("section", join([title, tag("p", words("page.unread")), tag("ul", join(rows))]), cls="unread-list")


def _foot(reading: Reading) -> Html:
    """By what it can be found again: the hash of the text, the version of the reader and its data."""
    told = [join([words("cite.text"), Html(": "), _code(reading.report.id)])]
    for part in ("version", "lexicon", "gazetteer"):
        if known := reading.reader.get(part):
            told.append(join([words(f"page.reader.{part}"), Html(": "), _code(known)]))
    return tag("footer", tag("p", join(told, " · ")), cls="provenance")


def _code(text: str) -> Html:
    return tag("code", flat(text), dir="ltr")
