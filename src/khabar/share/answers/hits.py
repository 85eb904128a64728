"""What a search found, as it may be shown: nothing where it is found by what is hidden."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from khabar.share.form import claim_form
from khabar.share.sheet import claim_lines, safe
from khabar.share.shown import Shown
from khabar.share.viewer import Viewer
from khabar.store import Base
from khabar.store.index import place_within, places_of
from khabar.store.latin import Speller
from khabar.store.search import Filter, Found, Hit, names, wanted_in
from khabar.store.words import Question
from khabar.types import Claim, Filler, Reading, Span
from khabar.views.held import newest_reading

_AROUND = 60  # characters of context on each side
_SNIPPETS = 3
_PIECE, _MOST = 60, 3_000  # hits that are looked through at once, and in all, where some are hidden


class ShownHit:
    """A hit with what is printed of it, taken from the reading as it may be shown."""

    def __init__(self, hit: Hit, reading: Reading, claim: Claim | None, spans: list[Span]) -> None:
        self.hit = hit
        self.reading = reading
        self.claim = claim
        self.spans = spans

    def lines(self, number: int, viewer: Viewer) -> Iterator[str]:
        report = self.reading.report
        beside = [report.outlet or viewer.say("sheet.outlet"), report.published or viewer.say("sheet.published")]
        title = " ".join((report.title or viewer.say("sheet.title")).split())
        yield safe(f"{number}. {title} — {' · '.join(beside)} [{self.hit.report}]")
        if self.claim is not None:
            yield from claim_lines(str(self.hit.claim), self.claim, report.outlet, viewer.language)
            return
        for snippet in snippets(report.text, self.spans):
            yield safe(f"   … {snippet} …")

    def form(self) -> dict[str, object]:
        report = self.reading.report
        made: dict[str, object] = {
            "report": self.hit.report, "title": report.title, "outlet": report.outlet, "published": report.published,
            "matches": [{"start": s.start, "stop": s.stop, "text": report.text[s.start : s.stop]} for s in self.spans],
        }  # fmt: skip
        if self.claim is not None:
            made |= {"claim": str(self.hit.claim), "says": claim_form(self.claim, report.outlet)}
        return made


@dataclass(frozen=True, slots=True)
class ShownHits:
    """Hits as they may be shown; ``count`` is how many there are, None where some may be hidden."""

    hits: list[ShownHit]
    count: int | None
    more: bool


Look = Callable[..., Found]


def shown_hits(look: Look, question: Question, where: Filter, shown: Shown, *, limit: int, skip: int = 0) -> ShownHits:
    """What ``find_reports`` or ``find_claims`` finds, as it may be shown.

    Where something is hidden, it is found, counted and left out by what is left of each report: by what is hidden it
    would say where that stands.
    """
    if not shown.viewer.redacted:
        found = look(shown.base, question, where, limit=limit, skip=skip)
        hits = [item for hit in found.hits if (item := shown_hit(hit, question, where, shown)) is not None]
        return ShownHits(hits, found.count, found.count > skip + limit)
    left: list[ShownHit] = []
    at = 0
    while len(left) <= skip + limit and at < _MOST:
        found = look(shown.base, question.wanting, where, limit=_PIECE, skip=at)
        for hit in found.hits:
            item = shown_hit(hit, question, where, shown)
            left += [item] if item is not None else []
            if len(left) > skip + limit:
                break
        at += _PIECE
        if at >= found.count:
            break
    return ShownHits(left[skip:][:limit], None, len(left) > skip + limit)


def shown_hit(hit: Hit, question: Question, where: Filter, shown: Shown) -> ShownHit | None:
    """A hit as it may be shown: nothing where it would be found by what is hidden."""
    newest = newest_reading(shown.base, hit.report)
    if newest is None:  # it went since it was found
        return None
    whole, reading = shown.readings(newest)
    if shown.viewer.redacted and where.outlet is not None:
        if not names(wanted_in(where.outlet, Speller(shown.base)), reading.report.outlet or ""):
            return None
    claim = None
    if hit.claim is not None:
        local = whole.claims[hit.claim.number - 1].id
        timed = whole.claims[hit.claim.number - 1].time is not None
        claim = next((c for c in reading.claims if c.id == local), None)
        if claim is None or shown.viewer.redacted and not holds(reading, claim, where, question, shown.base, timed):
            return None
    spans = question.spans(reading.report.text)
    if claim is not None:
        spans = [span for span in spans if _near(claim, span)]
    elif not question.empty:
        title = reading.report.title or ""
        if shown.viewer.redacted and not question.holds(f"{title}\n{reading.report.text}"):
            return None  # one of its words is hidden
        if not spans and not question.spans(title):
            return None
    return ShownHit(hit, reading, claim, spans)


def holds(reading: Reading, claim: Claim, where: Filter, question: Question, base: Base, timed: bool = False) -> bool:
    """Whether a redacted claim would still be found: else the question would say who is hidden in it.

    ``timed``: whether it had a day before.
    """
    roles = [(role, f) for role, filled in claim.arguments.items() if not isinstance(filled, str) for f in filled]
    sources = [source for link in claim.attribution[1:] for source in (link.source.name, link.source.text) if source]
    words = [w.text for w in claim.evidence] + [f.text for _, f in roles] + sources
    if not question.empty and not question.holds("\n".join(words)):
        return False
    if (where.since or where.until) and claim.time is None and timed:
        return False
    spell = Speller(base)
    if where.source is not None:
        wanted = wanted_in(where.source, spell)
        if not any(names(wanted, source) for source in sources):
            return False

    places = places_of(reading) if where.place is not None else []

    def called(role: str, filler: Filler, kind: str) -> list[str]:
        entity = filler.entity or next((m.entity for m in reading.mentions if m.id == filler.mention), None)
        entity = entity or place_within(places, role, filler)
        found = [e.name for e in reading.entities if e.id == entity and e.kind == kind]
        return found + [m.text for m in reading.mentions if entity and m.entity == entity and m.kind == kind]

    asked = [(kind, wanted_in(name, spell)) for kind in ("person", "group", "place") if (name := getattr(where, kind))]
    return all(
        any(names(wanted, each) for role, filler in roles for each in called(role, filler, kind))
        for kind, wanted in asked
    )


def _near(claim: Claim, span: Span) -> bool:
    """Whether a word stands in what the claim quotes."""
    return any(w.start < span.stop and span.start < w.stop for w in claim.evidence)


def snippets(text: str, spans: list[Span]) -> Iterator[str]:
    """Words in their surroundings, marked *so*, neighbours together."""
    left: list[list[Span]] = []
    for span in spans:
        if left and span.start - left[-1][-1].stop < _AROUND:
            left[-1].append(span)
        else:
            left.append([span])
    for group in sorted(left, key=len, reverse=True)[:_SNIPPETS]:
        start, stop = max(0, group[0].start - _AROUND), min(len(text), group[-1].stop + _AROUND)
        start = text.find(" ", start, group[0].start) + 1 if start else 0
        end = text.rfind(" ", group[-1].stop, stop)
        stop = end if end > 0 and stop < len(text) else stop
        made, at = "", start
        for span in group:
            made += f"{text[at : span.start]}*{text[span.start : span.stop]}*"
            at = span.stop
        yield " ".join((made + text[at:stop]).split())
