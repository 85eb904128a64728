"""What pictures of a whole case share: claims and names as who asks may see them, and rows of claims with words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from khabar.share.answers import Row
from khabar.share.answers.identity import found_at
from khabar.share.page.families import EVENTS, family
from khabar.share.shown import certainty_words, chain_words, words_of
from khabar.store import ClaimId
from khabar.views.held import clusters
from khabar.views.held import every_member as members_of_all
from khabar.views.told import Told, told
from khabar.views.whereabouts import names
from khabar.web.asking import Ask, Parameter
from khabar.web.pages.search import CERTAINTIES, EVENT
from khabar.web.shelf import Sight

NOBODY = -1
ROWS = ("day", "event", "words", "says", "certainty", "report", "claim")
FAMILY = Parameter("family", "choice", EVENTS, "family")
CERTAINTY = Parameter("certainty", "choice", CERTAINTIES, "modality")
SINCE, UNTIL = Parameter("since", "day"), Parameter("until", "day")
FILTERS = (EVENT, FAMILY, CERTAINTY, SINCE, UNTIL)
SOME = Parameter("limit", "number", default=20, least=1, most=100)


def claims(ask: Ask, sight: Sight) -> dict[int, Told]:
    """Every claim that may be shown, as ``as_seen`` says."""

    def make() -> dict[int, Told]:
        every: dict[int, Told] = ask.kept("told", None, lambda: told(ask.base))
        return as_seen(sight, every)

    return ask.kept("claims", sight, make)


def as_seen(sight: Sight, every: dict[int, Told]) -> dict[int, Told]:
    """Claims as they may be shown: without a day that is hidden, alone where something was taken out."""
    if sight.whole:
        return every
    dated = {
        row: each if sight.dated(row) else replace(each, first=None, last=None)
        for row, each in every.items()
        if sight.claim(row)
    }
    return {
        row: each if sight.open(row) else replace(each, group=None, origin=None, low=1) for row, each in dated.items()
    }


def called(ask: Ask, sight: Sight, kind: str) -> dict[int, str]:
    """The name of every cluster of a kind, as ``names_as_seen`` says."""

    def make() -> dict[int, str]:
        own = clusters(ask.base, kind)
        return own if sight.whole else names_as_seen(ask, sight, names(ask.base, kind), own)

    return ask.kept(f"called {kind}", sight, make)


def names_as_seen(
    ask: Ask, sight: Sight, held: dict[int, tuple[int, str]], own: dict[int, str]
) -> dict[int, str]:  # fmt: skip
    """The name of each cluster: its own, else one that some report still has; none for who is hidden."""
    if sight.whole:
        return own
    found: dict[int, str] = {}
    for entity, (cluster, name) in held.items():
        if sight.entity(entity) and (cluster not in found or name == own.get(cluster)):
            found[cluster] = name
    return {cluster: ask.viewer.shown(name) for cluster, name in found.items()}


def numbers(ask: Ask, sight: Sight) -> Mapping[int, int]:
    """By which entity each cluster is asked for: the first that may be seen; empty where all is: then by itself."""
    if sight.whole:
        return {}

    def make() -> dict[int, int]:
        found: dict[int, int] = {}
        for entity, cluster in members_of_all(ask.base):
            if cluster not in found and sight.named(entity):
                found[cluster] = entity
        return found

    return ask.kept("numbers", sight, make)


def number(ask: Ask, sight: Sight, cluster: int) -> str:
    """How a cluster is asked for in a picture of the whole case."""
    return str(ClaimId.of(numbers(ask, sight).get(cluster, cluster)))


def meant(ask: Ask, name: str) -> int | None:
    """The person, group or place that a number leads to, also where it has been put together with others since.

    Where it leads to none: a number that nobody has.
    """
    text = ask.text(name)
    if text is None:
        return None
    found = found_at(ask.base, ask.shown, ClaimId.parse(text))
    return NOBODY if found is None else found


def fits(ask: Ask) -> Sequence[str | None]:
    """The filters of a question: event, family, certainty, first and last day."""
    return [ask.text(name) for name in ("event", "family", "certainty", "since", "until")]


def holds(claim: Told, asked: Sequence[str | None]) -> bool:
    """Whether a claim passes the filters; by the day that it names, else the day of publication."""
    event, kind, certainty, since, until = asked
    if event is not None and claim.event != event or kind is not None and family("event", claim.event) != kind:
        return False
    if certainty is not None and claim.certainty != certainty:
        return False
    if since is None and until is None:
        return True
    first, last = claim.day, claim.last or claim.day
    return first is not None and last is not None and (not since or last >= since) and (not until or first <= until)


def in_order(found: Iterable[Told]) -> list[Told]:
    """By day; what has none comes last."""
    return sorted(found, key=lambda c: (c.day or "9999", c.claim))


def rows(ask: Ask, found: Iterable[Told]) -> list[Row]:
    """Claims with their words, as they may be shown."""
    made: list[Row] = []
    for each in found:
        number = ClaimId.of(each.claim)
        opened = ask.shown.claim(number)
        if opened is None:
            continue
        claim = opened.claim
        made.append({
            "day": each.named or (f"({each.published})" if each.published else None),
            "event": ask.viewer.say(f"event.{claim.event}"), "words": words_of(claim),
            "says": chain_words(claim, opened.outlet, ask.viewer),
            "certainty": certainty_words(claim, ask.viewer), "report": each.report, "claim": str(number),
        })  # fmt: skip
    return made
