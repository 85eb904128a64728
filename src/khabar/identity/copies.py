"""Near-copies: reports that are one text, whole, cut, with another lead or partly rewritten.

Candidates share a sentence, or a band of a MinHash over pairs of words (Broder 1997; bands as in Leskovec et al.,
Mining of Massive Datasets, 3.4). Each candidate is then verified on all pairs of words of both texts.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from khabar.text.fold import fold_all

CopyKind = Literal["same", "cut", "rewritten"]

SHARE = 0.6  # of the pairs of words of the shorter text: from here two texts are copies
_SPREAD_SHARE = 0.38  # the same where what both have runs through the whole of the shorter: words changed all through
_SPREAD = 0.85  # of the stretches of the shorter that must have something of the other; a shared block fills fewer
_SHORT, _SHORT_SHARE = 60, 0.8  # texts so short share much by chance: names, dates, how one says it
_LONG = 60  # pairs from which the spread says something: five stretches
_STRETCH, _LEAST = 12, 2  # pairs of a stretch, and how many of them the other must have
_SAME = 0.97  # from here they are one text
_CUT = 0.75  # of the words of the longer: a shorter one that lies in it is a cut
_FEWEST = 12  # pairs of words that a text needs to be compared at all
_ROWS, _BANDS, _SEED = 3, 128, 11  # finds a Jaccard of 0.3 in 0.97, of 0.4 in 0.999, of 0.05 in 0.02
_SENTENCE = 7  # words from which a sentence is a mark of its text
_CROWD = 40  # reports that share one mark and are looked at: what more of them share is boilerplate, or found otherwise
_REMEMBERED = 4096
_WORD = re.compile(r"[^\W_]+")
_END = re.compile(r"[.!?؟\n؛]+")


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports that are one text; ``share`` is the part of the shorter one's word pairs that both have."""

    left: int
    right: int
    kind: CopyKind
    share: float


def marks(text: str) -> bytes:
    """What copies of a text are found by: hashes of its sentences and of MinHash bands, 4 bytes each."""
    folded = fold_all(text)
    sentences = [_WORD.findall(part) for part in _END.split(folded)]
    found = [zlib.crc32(" ".join(words).encode()) for words in sentences if len(words) >= _SENTENCE]
    pairs = [f"{one} {two}" for words in sentences for one, two in pairwise(words)]
    if len(pairs) >= _FEWEST:
        from rensa import RMinHash

        sketch = RMinHash(num_perm=_ROWS * _BANDS, seed=_SEED)
        sketch.update(pairs)
        rows = sketch.digest()
        for band in range(_BANDS):
            found.append(zlib.crc32(struct.pack("<4I", band, *rows[band * _ROWS : (band + 1) * _ROWS])))
    return struct.pack(f"<{len(found)}I", *found)


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of words of a text as hashes: in order, and each once."""

    run: tuple[int, ...]
    each: frozenset[int]


def pairs_of(text: str) -> Pairs:
    """The pairs of words of a text, sentence by sentence."""
    sentences = (_WORD.findall(part) for part in _END.split(fold_all(text)))
    run = tuple([hash(pair) for words in sentences for pair in pairwise(words)])
    return Pairs(run, frozenset(run))


class Shelf:
    """Finds the copies of each report among those put on before; ``text`` gives the text of a report."""

    def __init__(self, text: Callable[[int], str]) -> None:
        self._marked: dict[int, list[int]] = defaultdict(list)
        self._pairs = lru_cache(maxsize=_REMEMBERED)(lambda report: pairs_of(text(report)))

    def put(self, report: int, marked: bytes) -> None:
        """Put a report on the shelf."""
        for (mark,) in struct.iter_unpack("<I", marked):
            self._marked[mark].append(report)

    def find(self, report: int, marked: bytes) -> Iterator[Copy]:
        """Copies of a report among those on the shelf."""
        seen = {report}
        for (mark,) in struct.iter_unpack("<I", marked):
            for other in self._marked.get(mark, ())[:_CROWD]:
                if other not in seen:
                    seen.add(other)
                    copy = verify(min(report, other), max(report, other), self._pairs)
                    if copy is not None:
                        yield copy


def verify(left: int, right: int, pairs: Callable[[int], Pairs]) -> Copy | None:
    """The copy that two reports are, or None."""
    shorter, longer = sorted((pairs(left), pairs(right)), key=lambda found: len(found.each))
    fewer, more = len(shorter.each), len(longer.each)
    if fewer < _FEWEST:
        return Copy(left, right, "same", 1.0) if shorter.run == longer.run and fewer else None
    share = len(shorter.each & longer.each) / fewer
    if share < (SHARE if fewer >= _SHORT else _SHORT_SHARE):
        if share < _SPREAD_SHARE or fewer < _LONG or _spread(shorter.run, longer.each) < _SPREAD:
            return None
    if share >= _CUT and fewer < _CUT * more:
        return Copy(left, right, "cut", share)
    return Copy(left, right, "same" if share >= _SAME else "rewritten", share)


def _spread(run: tuple[int, ...], other: frozenset[int]) -> float:
    """The part of a text's stretches that have something of the other: a shared paragraph fills only some."""
    stretches = [run[at : at + _STRETCH] for at in range(0, len(run) - _STRETCH // 2, _STRETCH)]
    return sum(sum(pair in other for pair in stretch) >= _LEAST for stretch in stretches) / len(stretches)
