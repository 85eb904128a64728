"""Where a claim stands, in a way that outlives its number: the report, the kind of event and the place of the words.

The text of a report never moves, so this holds when it is read again or compared anew. Where words were taken out of a
report (`khabar forget`), an anchor is the report alone: everything that it had said then counts as told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khabar.store import Base
from khabar.types import Claim

Form = list[int | str]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A claim of a report; without an event, all of the report."""

    report: int
    event: str = ""
    start: int = 0
    stop: int = 0

    def form(self) -> Form:
        """As JSON."""
        return [self.report, self.event, self.start, self.stop] if self.event else [self.report]

    @classmethod
    def parse(cls, form: Sequence[int | str]) -> Anchor:
        """From ``form``."""
        report, event, start, stop = (*form, "", 0, 0)[:4]
        return cls(int(report), str(event), int(start), int(stop))

    def is_of(self, other: Anchor) -> bool:
        """Whether both are about the same words: half of the shorter is in the other."""
        if self.report != other.report:
            return False
        if not self.event or not other.event:
            return True
        if self.event != other.event:
            return False
        shared = min(self.stop, other.stop) - max(self.start, other.start)
        return shared * 2 >= max(1, min(self.stop - self.start, other.stop - other.start))


def anchor_of(report: int, claim: Claim) -> Anchor:
    """The anchor of a claim of a reading."""
    start = min((w.start for w in claim.evidence), default=0)
    return Anchor(report, claim.event, start, max((w.stop for w in claim.evidence), default=0))


class Told:
    """Anchors of what somebody was told."""

    def __init__(self, anchors: Iterable[Anchor] = ()) -> None:
        self._of: dict[int, list[Anchor]] = {}
        for anchor in anchors:
            self._of.setdefault(anchor.report, []).append(anchor)

    def has(self, anchor: Anchor) -> bool:
        return any(anchor.is_of(other) for other in self._of.get(anchor.report, ()))


def anchors(base: Base, claims: Iterable[int]) -> dict[int, Anchor]:
    """The anchors of claims of the newest readings, by their rows."""
    import json

    sql = "SELECT id, report, event, start, stop FROM claim WHERE id IN (SELECT value FROM json_each(?))"
    return {number: Anchor(*rest) for number, *rest in base.rows(sql, json.dumps(list(claims)))}


def found(base: Base, anchor: Anchor) -> int | None:
    """The claim of the newest reading that an anchor is about."""
    sql = """SELECT id, start, stop FROM claim WHERE report = ? AND event = ? AND start < ? AND stop > ?
             ORDER BY min(stop, ?) - max(start, ?) DESC, stop - start, id"""
    bounds = (anchor.stop, anchor.start, anchor.stop, anchor.start)
    for number, start, stop in base.rows(sql, anchor.report, anchor.event, *bounds):
        if anchor.is_of(Anchor(anchor.report, anchor.event, start, stop)):
            return int(number)
    return None
