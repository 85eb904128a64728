"""A linear-chain CRF: weights of attributes, and the best labels of a sentence.

Every attribute of a token depends on one word alone, at most two places away. So what a word adds to the
scores of its own place and of the four around it is worked out once and kept, and a token's scores are the
sum of five such rows. Weights are whole numbers (millionths), so that all machines decode alike. Most tokens
cannot be part of a name whatever stands beside them; labels are searched only in the stretches between.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from operator import add
from typing import Final, cast

from khabar.mentions.wordtable import WordTable, attributes

Row = tuple[int, int, int, int, int, int]  # scores of the labels after O, less that of O

BEFORE, AFTER, FAR_BEFORE, FAR_AFTER = "-", "+", "=", "~"  # where the word stands of which an attribute speaks
EDGE: Final = "|"  # the word beyond either end of a sentence
_CACHED_WORDS: Final = 100_000  # some 1 kB each


class Weights:
    """Weights of the CRF in millionths.

    Three lines of UTF-8: the labels, O, then the three B, then the three I; the weights of transitions, those
    out of O first; the attributes. Then, in four bytes each, the row of each attribute: for each label after
    O, its weight less that of O.
    """

    __slots__ = ("_rows", "labels", "transitions")

    def __init__(self, model: bytes) -> None:
        *lines, rows = model.split(b"\n", 3)
        self.labels, transitions, attributes = (line.decode().split(" ") for line in lines)
        if [label[0] for label in self.labels] != list("OBBBIII"):
            raise ValueError("labels must be O, three B and three I")
        self.transitions = list(zip(*[map(int, transitions)] * len(self.labels), strict=True))
        self._rows = cast(dict[str, Row], dict(zip(attributes, struct.iter_unpack("<6i", rows), strict=True)))

    def sum(self, names: Sequence[str], prefix: str = "") -> _Part:
        """What attributes add up to; one that the model does not know counts nothing."""
        get = self._rows.get
        begin = begin_2 = begin_3 = inside = inside_2 = inside_3 = 0  # one by one, which takes half the time
        for name in names:
            row = get(prefix + name)
            if row is not None:
                a, b, c, d, e, f = row
                begin += a
                begin_2 += b
                begin_3 += c
                inside += d
                inside_2 += e
                inside_3 += f
        row = begin, begin_2, begin_3, inside, inside_2, inside_3
        return row, max(begin, begin_2, begin_3), max(inside, inside_2, inside_3)

    def more(self, part: _Part, name: str) -> _Part:
        """A sum with one more attribute."""
        added = self._rows.get(name)
        if added is None:
            return part
        a, b, c, d, e, f = map(add, part[0], added)
        return (a, b, c, d, e, f), max(a, b, c), max(d, e, f)


# A row, and the most that it gives a B and an I.
_Part = tuple[Row, int, int]
# What a word adds to its own scores, to those of the next word, of the previous word, of the word after the next,
# and of that before the previous.
_Word = tuple[Row, int, int, Row, int, int, Row, int, int, Row, int, int, Row, int, int]


class _Scores:
    """Scores of the words of a sentence: bounds for all, rows where they are asked for."""

    __slots__ = ("_after", "_before", "_far_after", "_far_before", "_own", "begins", "insides")

    def __init__(self, words: Sequence[_Word]) -> None:
        """Words with two edges on either side."""
        (
            self._own, own_begin, own_inside,
            self._after, after_begin, after_inside,
            self._before, before_begin, before_inside,
            self._far_after, far_after_begin, far_after_inside,
            self._far_before, far_before_begin, far_before_inside,
        ) = zip(*words, strict=True)  # fmt: skip
        self.begins = _sums(own_begin, after_begin, before_begin, far_after_begin, far_before_begin)
        self.insides = _sums(own_inside, after_inside, before_inside, far_after_inside, far_before_inside)

    def row(self, at: int) -> list[int]:
        """For each label after O, what the words around give it more than O."""
        far_after, after, own = self._far_after[at], self._after[at + 1], self._own[at + 2]
        before, far_before = self._before[at + 3], self._far_before[at + 4]
        five = zip(far_after, after, own, before, far_before, strict=True)
        return [a + b + c + d + e for a, b, c, d, e in five]


def _sums(
    own: Sequence[int], after: Sequence[int], before: Sequence[int], far_after: Sequence[int], far_before: Sequence[int]
) -> list[int]:
    """What the five words around each place add up to."""
    windows = zip(far_after, after[1:], own[2:], before[3:], far_before[4:], strict=False)
    return [a + b + c + d + e for a, b, c, d, e in windows]


class _Steps:
    """Weights of transitions, and what a label gains at most on O by the label before it.

    Whatever precedes a name's label may precede O instead: then a step into B gains at most ``begin_most``,
    into I ``inside_most``. And a name's label before it may be O as well: then the gain is that label's own
    and at most ``begin_joined`` or ``inside_joined``. An O before it gains ``begin_least`` or ``inside_least``.
    """

    __slots__ = ("begin_joined", "begin_least", "begin_most", "inside_joined", "inside_least", "inside_most",
                 "out", "rows", "top")  # fmt: skip

    def __init__(self, rows: Sequence[tuple[int, ...]]) -> None:
        self.rows = rows
        self.top = [max(row) for row in rows]
        outside, names = rows[0], rows[1:]
        self.out = max(row[0] for row in names) - outside[0]
        self.begin_most = max(gain - row[0] for row in names for gain in row[1:4])
        self.begin_joined = max(max(row[1:4]) for row in names) - outside[0]
        self.begin_least = max(outside[1:4]) - outside[0]
        self.inside_most = max(gain - row[0] for row in names for gain in row[4:])
        self.inside_joined = max(max(row[4:]) for row in names) - outside[0]
        self.inside_least = max(outside[4:]) - outside[0]


_Gains = tuple[int, int]  # at most, of B and of I


class Decoder:
    """The best labels of a sentence, exactly: Viterbi where a word may be part of a name, O elsewhere.

    Scores count from that of O. Viterbi runs from the last word to the first, as what leads to a word bounds
    a name's labels better than what follows it: I is all but excluded after O.
    """

    __slots__ = ("_cache", "_edge", "_far", "_near", "_steps", "_table", "_weights", "labels")

    def __init__(self, weights: Weights, table: WordTable) -> None:
        self.labels = weights.labels
        self._weights = weights
        self._table = table
        self._cache: dict[str, _Word] = {}
        self._far: dict[str, tuple[_Part, _Part]] = {}
        self._near: dict[tuple[str, ...], tuple[_Part, _Part]] = {}
        self._steps = _Steps(weights.transitions)
        self._edge = self._word([], [EDGE], "")

    def labelled(self, words: Sequence[str]) -> list[int]:
        """The index of each word's label."""
        labels = [0] * len(words)
        if words:
            scores = self._scores(words)
            gains, maybe = self._gains(scores)
            left = len(words)
            for at in reversed(maybe):
                if at < left:
                    left = self._search(scores, gains, at, labels)
        return labels

    def _scores(self, words: Sequence[str]) -> _Scores:
        cache = self._cache
        added = list(map(cache.get, words))
        if None in added:
            if len(cache) > _CACHED_WORDS:
                cache.clear()
            for at, word in enumerate(words):
                if added[at] is None:
                    added[at] = cache[word] = cache.get(word) or self._word(*attributes(self._table, word))
        edge = self._edge
        return _Scores(cast(list[_Word], [edge, edge, *added, edge, edge]))

    def _word(self, own: Sequence[str], near: Sequence[str], far: str) -> _Word:
        weights = self._weights
        beyond = self._far.get(far)  # few differ
        if beyond is None:
            beyond = self._far[far] = weights.sum([far], FAR_BEFORE), weights.sum([far], FAR_AFTER)
        word, *classes = near
        beside = self._near.get(key := tuple(classes))  # words of one class differ only by themselves
        if beside is None:
            if len(self._near) > _CACHED_WORDS:
                self._near.clear()
            beside = self._near[key] = weights.sum(key, BEFORE), weights.sum(key, AFTER)
        before, after = weights.more(beside[0], BEFORE + word), weights.more(beside[1], AFTER + word)
        return *weights.sum(own), *before, *after, *beyond[0], *beyond[1]

    def _gains(self, scores: _Scores) -> tuple[list[_Gains], list[int]]:
        """Bounds of what labels gain by what leads to each word; the words that need not be O before an O."""
        steps = self._steps
        begin_least, begin_most, begin_joined = steps.begin_least, steps.begin_most, steps.begin_joined
        inside_least, inside_most, inside_joined = steps.inside_least, steps.inside_most, steps.inside_joined
        enough = -steps.out
        gains: list[_Gains] = []
        maybe: list[int] = []
        begin = inside = 0  # nothing leads to the first word
        for begin_score, inside_score in zip(scores.begins, scores.insides, strict=True):
            gains.append((begin, inside))
            most = begin_score + begin
            if inside_score + inside > most:
                most = inside_score + inside
            if most >= enough:
                maybe.append(len(gains) - 1)
            begin = most + begin_joined
            if begin > begin_most:
                begin = begin_most
            if begin < begin_least:
                begin = begin_least
            inside = most + inside_joined
            if inside > inside_most:
                inside = inside_most
            if inside < inside_least:
                inside = inside_least
        if 0 <= most < enough:
            maybe.append(len(gains) - 1)  # nothing follows the last word
        return gains, maybe

    def _search(self, scores: _Scores, gains: Sequence[_Gains], last: int, labels: list[int]) -> int:
        """Label words from ``last``, before an O or nothing, back to where only O is left; the first of them."""
        rows = self._steps.rows
        follows = last + 1 < len(labels)
        alive = self._alive([0, *scores.row(last)], [row[0] if follows else 0 for row in rows], gains[last])
        nexts: list[dict[int, int]] = []
        at = last
        while at and len(alive) > 1:
            at -= 1
            alive, after = self._step(alive, scores.row(at), gains[at])
            nexts.append(after)
        label = max(alive, key=alive.__getitem__)
        for place in range(at, last):
            labels[place] = label
            label = nexts.pop()[label]
        labels[last] = label
        return at

    def _alive(self, row: Sequence[int], outs: Sequence[int], gains: _Gains) -> dict[int, int]:
        """Labels that may be on the best path where one label alone may follow, with their scores."""
        alive = {0: outs[0]}
        for label in range(1, len(row)):
            score = row[label] + outs[label]
            if score + gains[label > 3] >= outs[0]:
                alive[label] = score
        return alive

    def _step(self, alive: dict[int, int], row: Sequence[int], gains: _Gains) -> tuple[dict[int, int], dict[int, int]]:
        """Labels that may be on the best path, with the scores from there on, and with the label that follows."""
        rows, top = self._steps.rows, self._steps.top
        follow = list(alive.items())
        highest = max(alive.values())
        outside, best = max([(score + rows[0][label], label) for label, score in follow])
        kept, after = {0: outside}, {0: best}
        for label, score in enumerate(row, 1):
            least = outside - gains[label > 3] - score
            if highest + top[label] < least:
                continue
            step = rows[label]
            most, best = max([(score + step[label], label) for label, score in follow])
            if most >= least:
                kept[label] = most + score
                after[label] = best
        return kept, after
