"""Hidden stretches of a text, the text without them, and where every offset goes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from khabar.types import Span

WITHHELD = 0  # the number of words that may be a protected name, but nobody's for certain
_JOINTS = frozenset(" \t\u00a0،,()[]-–—\u200e\u200f#_")


@dataclass(frozen=True, slots=True)
class Hidden:
    """A stretch of the source and the number of the source that it gives away."""

    start: int
    stop: int
    number: int


def label(number: int) -> str:
    """The opaque id that stands for a protected source."""
    return f"[source-{number}]" if number != WITHHELD else "[withheld]"


def is_marked(text: str) -> bool:
    """Whether an opaque id stands in a text."""
    return "[source-" in text or label(WITHHELD) in text


def merge(spans: Iterable[Hidden], text: str) -> list[Hidden]:
    """Disjoint stretches in order: overlapping ones become one, and neighbours of one source too."""
    merged: list[Hidden] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.stop)):
        if span.stop <= span.start:
            continue
        last = merged[-1] if merged else None
        if last is None or not _joins(last, span, text):
            merged.append(span)
            continue
        number = last.number or span.number
        merged[-1] = Hidden(last.start, max(last.stop, span.stop), number)
    return merged


def _joins(left: Hidden, right: Hidden, text: str) -> bool:
    if right.start < left.stop:
        return True
    same = left.number == right.number
    return same and right.start - left.stop <= 3 and all(c in _JOINTS for c in text[left.stop : right.start])


class Mask:
    """Marks characters of a text, to ask whether a span has any or nothing but marked ones."""

    def __init__(self, length: int, spans: Iterable[Span]) -> None:
        self._marks = bytearray(length)
        for span in spans:
            self._marks[span.start : span.stop] = b"\1" * (span.stop - span.start)

    def any(self, span: Span) -> bool:
        return self._marks.find(1, span.start, span.stop) >= 0

    def all(self, span: Span) -> bool:
        return self._marks.find(0, span.start, span.stop) < 0


class Rewrite:
    """The text with labels in place of what is hidden; ``text[start:stop]`` holds for every span moved."""

    def __init__(self, source: str, hidden: list[Hidden]) -> None:
        self.hidden = hidden
        self._starts = [h.start for h in hidden]
        self._moved: list[tuple[int, int]] = []
        pieces: list[str] = []
        at = length = 0
        for stretch in hidden:
            piece = source[at : stretch.start]
            name = label(stretch.number)
            length += len(piece)
            self._moved.append((length, length + len(name)))
            length += len(name)
            pieces += (piece, name)
            at = stretch.stop
        self.text = "".join((*pieces, source[at:]))

    def inside(self, start: int, stop: int) -> int | None:
        """The number of the source that hides the whole span; None where some of it is left."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and start < stop <= self.hidden[index].stop:
            return self.hidden[index].number
        return None

    def touched(self, start: int, stop: int) -> bool:
        """Whether any of the span is hidden."""
        index = bisect_right(self._starts, stop - 1) - 1
        return index >= 0 and start < stop and self.hidden[index].stop > start

    def span(self, start: int, stop: int) -> Span:
        """Where a span goes; an end inside a hidden stretch goes to the edge of its label."""
        return Span(self._position(start, False), self._position(stop, stop > start))

    def _position(self, offset: int, ends: bool) -> int:
        index = bisect_right(self._starts, offset - 1 if ends else offset) - 1
        if index < 0:
            return offset
        stretch, (start, stop) = self.hidden[index], self._moved[index]
        if offset < stretch.stop or (ends and offset == stretch.stop):
            return stop if ends else start
        return stop + offset - stretch.stop
