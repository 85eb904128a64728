"""Sources, routes, days and causes of a case as rows."""

from __future__ import annotations

from collections.abc import Iterator

from khabar.share.answers import Row
from khabar.share.shown import Shown, Viewer, chain_words, words_of
from khabar.store import Base
from khabar.types import Claim
from khabar.views import tables

SOURCES = ("kind", "name", "claims", "reports")
ROUTES = ("from", "via", "to", "reports", "first", "last", "claim")
TIMELINE = ("day", "event", "words", "says", "claim")
CAUSES = ("cause", "effect", "says", "claim")


def sources(base: Base, viewer: Viewer, *, limit: int, skip: int = 0) -> Iterator[Row]:
    """Who is quoted, and how much rests on each; people are one row together."""
    for row in tables.sources(base, limit=limit, skip=skip):
        if not (viewer.redacted and row.protected):
            yield {
                "kind": viewer.say(f"source.{row.kind}"), "name": row.name and viewer.shown(row.name),
                "claims": row.claims, "reports": row.reports,
            }  # fmt: skip


def routes(base: Base, viewer: Viewer, *, limit: int, skip: int = 0) -> Iterator[Row]:
    """From where to where reports say that people went."""
    shown = Shown(base, viewer)
    for route in tables.routes(base, limit=limit, skip=skip):
        found = shown.first(route.claims)
        if found is None:
            continue
        start, via, end = route.start, route.via, route.end
        if viewer.redacted:  # a place may be what gives somebody away: only what the claim still says
            start, via, end = (_place(found[2], role) for role in ("from", "via", "to"))
        yield {
            "from": start, "via": via, "to": end, "reports": route.reports, "first": route.first,
            "last": route.last, "claim": str(found[0]),
        }  # fmt: skip


def _place(claim: Claim, role: str) -> str | None:
    filled = claim.arguments.get(role)
    return filled[0].text if filled and not isinstance(filled, str) else None


def timeline(
    base: Base, viewer: Viewer, *, event: str | None = None, since: str | None = None, until: str | None = None,
    limit: int, skip: int = 0,
) -> Iterator[Row]:  # fmt: skip
    """Claims in the order of the days that they name."""
    shown = Shown(base, viewer)
    for day, number in tables.timeline(base, event=event, since=since, until=until, limit=limit, skip=skip):
        found = shown.claim(number)
        if found is not None:
            reading, claim = found
            yield {
                "day": day, "event": viewer.say(f"event.{claim.event}"), "words": words_of(claim),
                "says": chain_words(claim, reading.report.outlet, viewer), "claim": str(number),
            }  # fmt: skip


def causes(base: Base, viewer: Viewer, *, limit: int, skip: int = 0) -> Iterator[Row]:
    """What reports give as cause and effect, in their words."""
    shown = Shown(base, viewer)
    for each in tables.causes(base, limit=limit, skip=skip):
        found = shown.claim(each.claim)
        if found is None:
            continue
        reading, claim = found
        yield {
            "cause": _words(claim, "cause"), "effect": _words(claim, "effect"),
            "says": chain_words(claim, reading.report.outlet, viewer), "claim": str(each.claim),
        }  # fmt: skip


def _words(claim: Claim, role: str) -> str:
    filled = claim.arguments.get(role, ())
    return " ".join(filled[0].text.split()) if filled and not isinstance(filled, str) else ""
