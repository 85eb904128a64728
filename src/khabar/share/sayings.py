"""Sentences of a report, and where in each what somebody says begins."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from khabar.share.humans import vocabulary
from khabar.share.offsets import Mask
from khabar.share.requests import contents, cue_pattern, find, is_word, sentences
from khabar.share.telling import Told, told_in
from khabar.text.fold import Text, fold
from khabar.types import Span

CLAUSE = re.compile(r"[،؛,;:«»\"“”()\n–—]|\s(?=[وبل]?[أإ]ن(?:ه|ها|هم|هما|هن|ني|نا)?\s)")
_QUOTED = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|\"[^\"\n]*\"")
_LONG = 25  # characters of a quotation that is no name
_HOW = re.compile(r"\sكيف\s")
_SPEAKER = re.compile(r"\s*[^\s:]+(?:\s[^\s:]+)?\s?:\s")  # «المتصلة: …», «ج: …»
_FRAME = 90  # characters between a word of speaking and what is said


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or the part of one that is quoted or not."""

    start: int
    stop: int
    quoted: bool
    line: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.stop)


class Sayings:
    """One text in pieces, with their words."""

    def __init__(self, text: Text) -> None:
        self.text, self.source = text, text.source
        self.pieces = list(self._split())
        self.words = [self.told(piece.span) for piece in self.pieces]

    def told(self, span: Span) -> list[Told]:
        """The words of a stretch."""
        return told_in(vocabulary(), self.source, span)

    def clauses(self, span: Span) -> Iterator[Span]:
        """A stretch, cut at marks and at «that»."""
        edges = [found.end() for found in CLAUSE.finditer(self.source, span.start, span.stop)]
        for start, stop in pairwise([span.start, *edges, span.stop]):
            yield Span(start, stop)

    def _split(self) -> Iterator[Piece]:
        """Sentences, cut where a long quotation begins or ends."""
        quoted = [Span(*m.span()) for m in _QUOTED.finditer(self.source) if len(m[0]) > _LONG]
        edges = sorted({edge for span in quoted for edge in (span.start, span.stop)})
        inside = Mask(len(self.source), quoted)
        for number, line in enumerate(sentences(self.source)):
            cuts = [line.start, *edges[bisect_right(edges, line.start) : bisect_left(edges, line.stop)], line.stop]
            for start, stop in pairwise(cuts):
                yield Piece(start, stop, inside.any(Span(start, start + 1)), number)

    def content(self, n: int) -> int | None:
        """Where what is said begins in a sentence; its end, where a quotation follows."""
        piece = self.pieces[n]
        for cue in self._cues(n):
            said = self.source[cue.start : cue.stop]
            loose = is_word("loose", said) and not is_word("is quoted", self._word_before(cue.start))
            if loose or is_word("content", said):
                continue
            rest = self.source[cue.stop : min(piece.stop, cue.stop + _FRAME)]
            if is_word("according", said):
                comma = max(rest.find("،"), rest.find(","))
                if comma >= 0:
                    return cue.stop + comma
            starts = [found.start for found in contents(said, fold(rest))][:1]
            starts += [rest.index(":") + 1] if ":" in rest else []
            if starts:
                return cue.stop + min(starts)
            beside = self.pieces[max(0, n - 1) : n + 2]
            if any(each.quoted and each.line == piece.line for each in beside):
                return piece.stop
        return self.label(piece.start, piece.stop)

    def _cues(self, n: int) -> Iterator[Span]:
        """Words of speaking, and of seeing where «how» follows."""
        piece = self.pieces[n]
        yield from find(cue_pattern(), self.text, piece.start, piece.stop)
        for each in self.words[n]:
            end = min(piece.stop, each.stop + _FRAME)
            if is_word("saw how", each.form) and _HOW.search(self.source, each.stop, end):
                yield Span(each.start, each.stop)

    def _word_before(self, at: int) -> str:
        """What is quoted, and by whom: «نقلت الوكالة عن»."""
        words = self.source[max(0, at - _FRAME) : at].split()
        return next((word for word in reversed(words) if is_word("is quoted", word)), "")

    def speaks(self, rest: Sequence[Told]) -> bool:
        """Whether a sentence begins with a word of speaking: «ونفى وجود …»."""
        if not rest or rest[0].is_personal or is_word("loose", rest[0].form):
            return False
        return cue_pattern().fullmatch(rest[0].form) is not None

    def label(self, start: int, stop: int) -> int | None:
        """Where words begin behind who says them: «المتصلة: …», «ج: …»."""
        label = _SPEAKER.match(self.source, start, stop)
        if label is None:
            return None
        told = self.told(Span(*label.span()))
        who = bool(told) and (told[0].is_human or len(told[0].form) <= 1 or is_word("told of", told[0].form))
        return label.end() if who or bool(told) and is_word("asks", told[0].form) else None

    def bare(self, start: int, stop: int) -> Span:
        """Without spaces and marks at its ends, and without the label of who speaks."""
        start = self.label(start, stop) or start
        text = self.source[start:stop]
        left = len(text) - len(text.lstrip(' \t\n\u00a0«"“،,–-'))
        right = len(text.rstrip(' \t\n\u00a0»"”.،,؛:!؟?'))
        return Span(start + left, start + max(left, right))
