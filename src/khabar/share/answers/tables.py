"""Sources, routes, days and causes of a case as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from khabar.share.answers import Row
from khabar.share.shown import Shown, chain_words, role_words, words_of
from khabar.share.viewer import Viewer
from khabar.store import Base
from khabar.views import tables

SOURCES = ("kind", "name", "claims", "reports")
ROUTES = ("from", "via", "to", "reports", "first", "last", "claim")
TIMELINE = ("day", "event", "words", "says", "claim")
CAUSES = ("cause", "effect", "says", "claim")


def sources(base: Base, viewer: Viewer, *, limit: int, skip: int = 0) -> Iterator[Row]:
    """Who is quoted, and how much rests on each; people are one row together."""
    rows = tables.sources(base, limit=limit, skip=skip) if not viewer.redacted else _left(base, viewer)[skip:][:limit]
    for row in rows:
        yield {
            "kind": viewer.say(f"source.{row.kind}"), "name": row.name and viewer.shown(row.name),
            "claims": row.claims, "reports": row.reports,
        }  # fmt: skip


def _left(base: Base, viewer: Viewer) -> list[tables.SourceRow]:
    """Sources as they stand in what may be shown: a description in the index may be of somebody hidden."""
    shown = Shown(base, viewer)
    hides = viewer.profile is not None and viewer.profile.sources  # then nothing is left of who is a person
    told = [each for each in tables.quoted(base) if not (hides and each[0] == "person")]
    doubted = {number for number in {number for *_, number in told} if shown.doubts(number)}
    claims: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for kind, name, number in told:
        if number not in doubted:
            claims[kind, name].append(number)
    for number in doubted:
        for claim in shown.readings(number)[1].claims:
            found = {
                (link.source.kind, None if link.source.kind == "person" else link.source.name or link.source.text)
                for link in claim.attribution[1:] if not link.source.protected
            }  # fmt: skip
            for each in found:
                claims[each].append(number)
    made = [tables.SourceRow(*each, len(of), len(set(of))) for each, of in claims.items()]
    return sorted(made, key=lambda row: (-row.reports, -row.claims, row.name or ""))


def routes(base: Base, viewer: Viewer, *, limit: int, skip: int = 0) -> Iterator[Row]:
    """From where to where reports say that people went."""
    shown = Shown(base, viewer)
    for route in tables.routes(base, limit=limit, skip=skip):
        left = [number for number in route.claims if shown.open(number)]
        found = shown.first(left or route.claims)
        if found is None:
            continue
        start, via, end = route.start, route.via, route.end
        if viewer.redacted:  # a place may be what gives somebody away: only what the claim still says
            start, via, end = (role_words(found[2], role) or None for role in ("from", "via", "to"))
        if len(left) < len(route.claims):  # neither a number nor a day that only what is hidden bears out
            route = replace(route, reports=len({number.reading for number in left}) or 1, first=None, last=None)
        yield {
            "from": start, "via": via, "to": end, "reports": route.reports, "first": route.first,
            "last": route.last, "claim": str(found[0]),
        }  # fmt: skip


def timeline(
    base: Base, viewer: Viewer, *, event: str | None = None, since: str | None = None, until: str | None = None,
    limit: int, skip: int = 0,
) -> Iterator[Row]:  # fmt: skip
    """Claims in the order of the days that they name."""
    shown = Shown(base, viewer)
    for day, number in tables.timeline(base, event=event, since=since, until=until, limit=limit, skip=skip):
        found = shown.claim(number)
        if found is not None and (found.claim.time is not None or not viewer.redacted):
            outlet, claim = found
            yield {
                "day": day, "event": viewer.say(f"event.{claim.event}"), "words": words_of(claim),
                "says": chain_words(claim, outlet, viewer), "claim": str(number),
            }  # fmt: skip


def causes(base: Base, viewer: Viewer, *, limit: int, skip: int = 0) -> Iterator[Row]:
    """What reports give as cause and effect, in their words."""
    shown = Shown(base, viewer)
    for each in tables.causes(base, limit=limit, skip=skip):
        found = shown.claim(each.claim)
        if found is None:
            continue
        outlet, claim = found
        yield {
            "cause": role_words(claim, "cause"), "effect": role_words(claim, "effect"),
            "says": chain_words(claim, outlet, viewer), "claim": str(each.claim),
        }  # fmt: skip
