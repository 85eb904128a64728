"""News in words: each item as a reader sees it, with who says it, in which words, where, and why it is sent to them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from khabar.digest.anchors import anchor_of
from khabar.digest.desk import Desk, Seen
from khabar.digest.news import Item
from khabar.share.form import chain_of
from khabar.share.offsets import is_marked, label
from khabar.share.sheet import safe
from khabar.share.shown import certainty_words, origins_words, role_words
from khabar.share.viewer import Viewer
from khabar.store import ClaimId
from khabar.types import Claim

_WORDS = 320  # characters of a claim's words
_TITLE = 160
_NAME = 80
_ALSO = 4  # other reports that are named


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim as a reader sees it: ``says`` is the outlet, then whom it quotes; ``link`` needs a web address."""

    number: str
    report: int
    event: str
    words: str
    says: tuple[str, ...]
    certainty: str
    denied: bool
    doubtful: bool
    title: str
    outlet: str
    day: str | None
    link: str | None
    when: str | None = None  # the day on which the claim places what it tells of: one, or from when to when
    where: str | None = None  # the words for the place


@dataclass(frozen=True, slots=True)
class Line:
    """One item: the claim that is shown, and what stands beside it."""

    id: str
    kind: str
    telling: Telling
    reports: int
    origins: str
    several: bool
    also: tuple[Telling, ...]
    more: int
    against: tuple[tuple[str, Telling], ...]
    before: Telling | None
    causes: tuple[str, ...]


class Wording:
    """Puts items into words of one language; ``web`` is the address of the case, if it has one."""

    def __init__(self, desk: Desk, viewer: Viewer, web: str | None = None) -> None:
        self.desk = desk
        self.viewer = viewer
        self.web = web

    def line(self, item: Item, causes: Sequence[str] = ()) -> Line | None:
        """An item in words; None where it may not leave."""
        first = self.desk.claim(item.claims[0])
        if first is None:
            return None
        others = self._others(item, first)
        against = [
            (self.viewer.say(f"contradiction.{kind}"), self.telling(seen))
            for row, kind in item.against if (seen := self.desk.claim(row)) is not None
        ]  # fmt: skip
        before = self.desk.claim(item.before) if item.before is not None else None
        return Line(
            self.id(item), item.kind, self.telling(first), item.reports,
            origins_words(item.low, item.high), item.reports > 1, tuple(map(self.telling, others[:_ALSO])),
            max(0, len(others) - _ALSO), tuple(against), self.telling(before) if before is not None else None,
            tuple(causes[place] for place in item.causes if place < len(causes)),
        )  # fmt: skip

    def _others(self, item: Item, first: Seen) -> list[Seen]:
        """One claim of every other report that says the same and is not shown as what contradicts."""
        shown = {first.report, *self.desk.reports(row for row, _ in item.against)}
        found: dict[int, Seen] = {}
        for row in item.claims[1:]:
            seen = self.desk.claim(row)
            if seen is not None and seen.report not in shown:
                found.setdefault(seen.report, seen)
        return list(found.values())

    def telling(self, seen: Seen) -> Telling:
        """A claim in words."""
        claim, report = seen.claim, seen.reading.report
        words = " … ".join(" ".join(w.text.split()) for w in claim.evidence)
        names = [
            link.source.name or link.source.text or self.viewer.say(f"source.{link.source.kind}")
            for link in chain_of(claim, report.outlet)
        ]
        return Telling(
            str(seen.number), seen.report, self.viewer.say(f"event.{claim.event}"), _cut(words, _WORDS),
            tuple(_cut(name, _NAME) for name in names), self._certainty(seen),
            claim.polarity == "denied", claim.modality != "asserted",
            _cut(_title(report.title) or self.viewer.say("sheet.title"), _TITLE),
            _cut(report.outlet or self.viewer.say("sheet.outlet"), _NAME), report.published,
            link_of(self.web, seen.number), _when(claim), _cut(role_words(claim, "place"), _NAME) or None,
        )  # fmt: skip

    def _certainty(self, seen: Seen) -> str:
        looked = f" · {self.viewer.say(f'cite.verdict.{seen.review}')}" if seen.review else ""
        return certainty_words(seen.claim, self.viewer) + looked

    def id(self, item: Item) -> str:
        """The same for one item for ever: by the first number that any of its claims had in any reading."""
        seen = [each for row in item.claims if (each := self.desk.claim(row)) is not None]
        first = min(((n.reading, n.number) for n in map(self.first, seen)), default=(0, 0))
        return self.uuid(f"{first[0]}.{first[1]}", item.kind)

    def uuid(self, *parts: str) -> str:
        """An id of this case made of some words."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join(("khabar:" + self.desk.base.case, *parts))))

    def first(self, seen: Seen) -> ClaimId:
        """The number of a claim in the first reading of its report that had it."""
        base = self.desk.base
        placed = anchor_of(seen.report, seen.whole)
        for reading, _, _ in base.readings(seen.report):
            if reading >= seen.number.reading:
                break
            if base.one("SELECT 1 FROM reading WHERE id = ? AND body IS NOT NULL", reading) is None:
                continue
            for number, claim in enumerate(base.reading_by_id(reading).claims, 1):
                if anchor_of(seen.report, claim).is_of(placed):
                    return ClaimId(reading, number)
        return seen.number


def _when(claim: Claim) -> str | None:
    """The day that a claim names, or the first and the last."""
    days = (claim.time.first, claim.time.last) if claim.time is not None else ()
    return "–".join(dict.fromkeys(day for day in days if day)) or None


def _title(title: str | None) -> str | None:
    """A title; nothing of one that somebody hidden stands in: what is left of it may describe them."""
    return label(0) if title is not None and is_marked(title) else title


def link_of(web: str | None, number: ClaimId) -> str | None:
    """Where a claim is shown by the web application."""
    return f"{web}/claims/{number}" if web else None


def _cut(text: str, most: int) -> str:
    text = safe(" ".join(text.split()))
    return text if len(text) <= most else f"{text[: most - 1]}…"
