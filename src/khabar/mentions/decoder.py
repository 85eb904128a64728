"""A linear-chain CRF: weights of attributes, and the best labels of a sentence.

Every attribute of a token depends on one word alone, at most two places away. So what a word adds to the
scores of its own place and of the four around it can be worked out once and kept, and a token's scores are the
sum of five such rows, each score less that of O. Weights are whole numbers (millionths), so that all machines
decode alike. Most tokens cannot be part of a name whatever stands beside them; labels are searched only in the
stretches between.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from khabar.mentions.rows import BOUND, BOUNDS, FIELD, NOUGHT, RAISE, SIZE, bounded, packed, scores_of
from khabar.mentions.wordtable import LONGEST, WordTable, heads, length, shared, tails, traits

BEFORE, AFTER, FAR_BEFORE, FAR_AFTER = "-", "+", "=", "~"  # where the word stands of which an attribute speaks
EDGE: Final = "|"  # the word beyond either end of a sentence
FORM: Final = "w"  # how the name of an attribute begins that one form alone has
_BEGINS: Final = 3  # the last B
_KEPT: Final = 100_000  # kinds, beginnings or ends of words, some 300 bytes each
_LEAST: Final = -1 << SIZE  # below every score


class Weights:
    """Weights of the CRF in millionths.

    Three lines of UTF-8: the labels, O, then the three B, then the three I; the weights of transitions, those
    out of O first; the attributes. Then, in four bytes each, the row of each attribute: for each label after
    O, its weight less that of O.
    """

    __slots__ = ("_rows", "labels", "transitions", "words")

    def __init__(self, model: bytes) -> None:
        *lines, rows = model.split(b"\n", 3)
        self.labels, transitions, attributes = (line.decode().split(" ") for line in lines)
        if [label[0] for label in self.labels] != list("OBBBIII"):
            raise ValueError("labels must be O, three B and three I")
        self.transitions = list(zip(*[map(int, transitions)] * len(self.labels), strict=True))
        self._rows = known = dict(zip(attributes, packed(rows), strict=True))
        bare = [name.lstrip(BEFORE + AFTER) for name in attributes]
        forms = sorted({name for name in bare if name[:1] == FORM})
        rows_of = [[known.get(prefix + form, 0) for form in forms] for prefix in ("", AFTER, BEFORE)]
        # what a form adds to its own place, to the one before it and to the one after it; few add anything
        self.words = dict(zip(forms, zip(*rows_of, strict=True), strict=True))

    def sum(self, names: Sequence[str], prefix: str = "") -> int:
        """The row that attributes add up to; one that the model does not know counts nothing."""
        keys = [prefix + name for name in names] if prefix else names
        return sum(filter(None, map(self._rows.get, keys)))


class _Steps:
    """Weights of transitions, and what a label gains at most on O by the label before it.

    Whatever precedes a name's label may precede O instead: then a step into B gains at most ``begin_most``,
    into I ``inside_most``. And a name's label before it may be O as well: then the gain is that label's own
    and at most ``begin_joined`` or ``inside_joined``. An O before it gains ``begin_least`` or ``inside_least``.
    All of these are told less ``NOUGHT``, so that the bounds of a place can be added as they lie in its row.
    """

    __slots__ = ("begin_joined", "begin_least", "begin_most", "ends", "highest", "inside_joined", "inside_least",
                 "inside_most", "little", "out", "outs", "rows", "top")  # fmt: skip

    def __init__(self, rows: Sequence[tuple[int, ...]]) -> None:
        self.rows = rows
        self.top = [max(row) for row in rows]
        self.highest = max(self.top[1:])  # that a step into a name's label gains
        self.outs, self.ends = [row[0] for row in rows], [0] * len(rows)  # from each label into O, or to the end
        outside, names = rows[0], rows[1:]
        own = outside[0]
        self.out = max(row[0] for row in names) - own
        self.begin_joined = max(max(row[1:4]) for row in names) - own - NOUGHT
        self.begin_least = max(outside[1:4]) - own - NOUGHT
        self.begin_most = max(self.begin_least, *(gain - row[0] - NOUGHT for row in names for gain in row[1:4]))
        self.inside_joined = max(max(row[4:]) for row in names) - own - NOUGHT
        self.inside_least = max(outside[4:]) - own - NOUGHT
        self.inside_most = max(self.inside_least, *(gain - row[0] - NOUGHT for row in names for gain in row[4:]))
        # a word that gains less is O before an O, and leads on to no B by more than an O does, nor to an I by the most
        self.little = min(-self.out, self.begin_least - self.begin_joined, self.inside_most - self.inside_joined)


_Gains = tuple[int, int]  # at most, of B and of I; less ``NOUGHT``


class _Kind(NamedTuple):
    """What all words of one kind add to the places around them."""

    own: int
    before: int
    after: int
    beyond: int  # to both places two away, as they lie in what a word adds
    around: int  # to all four


class Decoder:
    """The best labels of a sentence, exactly: Viterbi where a word may be part of a name, O elsewhere.

    Scores count from that of O. Viterbi runs from the last word to the first, as what leads to a word bounds
    a name's labels better than what follows it: I is all but excluded after O.
    """

    __slots__ = ("_edge", "_heads", "_kinds", "_lengths", "_steps", "_table", "_tails", "_weights", "labels")

    def __init__(self, weights: Weights, table: WordTable) -> None:
        self.labels = weights.labels
        self._weights = weights
        self._table = table
        self._kinds: dict[tuple[str, ...], _Kind] = {}
        self._heads: dict[str, int] = {}
        self._tails: dict[str, int] = {}
        self._lengths = [weights.sum([length(letters)]) for letters in range(LONGEST + 1)]
        self._steps = _Steps(weights.transitions)
        self._edge = _beside(weights.sum([EDGE], AFTER), weights.sum([EDGE], BEFORE)) + (RAISE << 2 * SIZE)

    def labelled(self, rows: Sequence[int]) -> list[int]:
        """The index of the label of each word, told by what each adds to the places around it."""
        labels = [0] * len(rows)
        if rows:
            places = self._places(rows)
            gains, maybe = self._gains(places)
            left = len(rows)
            for at in reversed(maybe):
                if at < left:
                    left = self._search(places, gains, at, labels)
        return labels

    def row(self, word: str) -> int:
        """What a word adds to the places around it: five rows, that of the second place before it lowest; never 0."""
        itself, kind, base = traits(self._table, word)
        own, before, after, beyond, around = self._kinds.get(kind) or self._kind(kind)
        if base:
            first, last = base[:3], base[-3:]
            head, tail = self._heads.get(first), self._tails.get(last)
            head = self._ends(self._heads, first, heads(base)) if head is None else head
            tail = self._ends(self._tails, last, tails(base)) if tail is None else tail
            own += head + tail + self._lengths[min(len(base), LONGEST)]
        by_form = self._weights.words.get(itself)
        if by_form is not None:
            own += by_form[0]
            if by_form[1] or by_form[2]:
                around = beyond + _beside(before + by_form[1], after + by_form[2])
        return around + (bounded(own) + RAISE << 2 * SIZE)

    def _places(self, rows: Sequence[int]) -> list[int]:
        """The row of each word, raised, in the lowest bits: what the words around give each label more than O.

        Above it lie what is known so far of the places that follow.
        """
        edge = self._edge
        around = (edge >> SIZE) + edge
        places = [around := (around >> SIZE) + row for row in (*rows, edge, edge)]
        return places[2:]  # the first place is whole once the second word after it is added

    def _kind(self, kind: tuple[str, ...]) -> _Kind:
        """What the words of a kind share; kept, for few kinds differ."""
        if len(self._kinds) > _KEPT:
            self._kinds.clear()
        total = self._weights.sum
        own, near, far = shared(self._table, kind)
        before, after = total(near, AFTER), total(near, BEFORE)
        beyond = bounded(total([far], FAR_AFTER)) + (bounded(total([far], FAR_BEFORE)) << 4 * SIZE)
        made = self._kinds[kind] = _Kind(total(own), before, after, beyond, beyond + _beside(before, after))
        return made

    def _ends(self, known: dict[str, int], letters: str, names: Sequence[str]) -> int:
        """What words that begin, or end, with the same letters add to their own place; kept as well."""
        if len(known) > _KEPT:
            known.clear()
        added = known[letters] = self._weights.sum(names)
        return added

    def _gains(self, places: Sequence[int]) -> tuple[list[_Gains], list[int]]:
        """Bounds of what labels gain by what leads to each word; the words that need not be O before an O."""
        steps = self._steps
        begin_least, begin_most, begin_joined = steps.begin_least, steps.begin_most, steps.begin_joined
        inside_least, inside_most, inside_joined = steps.inside_least, steps.inside_most, steps.inside_joined
        enough, little = -steps.out, steps.little
        gains: list[_Gains] = []
        maybe: list[int] = []
        begin = inside = -NOUGHT  # nothing leads to the first word
        for place in places:
            gains.append((begin, inside))
            bounds = place & BOUNDS
            most = begin + (bounds & BOUND)
            inside += bounds >> FIELD
            if inside > most:
                most = inside
            if most < little:  # as mostly
                begin, inside = begin_least, most + inside_joined
                if inside < inside_least:
                    inside = inside_least
                continue
            if most >= enough:
                maybe.append(len(gains) - 1)
            begin = most + begin_joined
            if begin > begin_most:
                begin = begin_most
            elif begin < begin_least:
                begin = begin_least
            inside = most + inside_joined
            if inside > inside_most:
                inside = inside_most
            elif inside < inside_least:
                inside = inside_least
        if 0 <= most < enough:
            maybe.append(len(gains) - 1)  # nothing follows the last word
        return gains, maybe

    def _search(self, places: Sequence[int], gains: Sequence[_Gains], last: int, labels: list[int]) -> int:
        """Label words from ``last``, before an O or nothing, back to where only O is left; the first of them."""
        steps = self._steps
        outs = steps.outs if last + 1 < len(labels) else steps.ends
        alive = self._alive(scores_of(places[last]), outs, gains[last])
        nexts: list[dict[int, int]] = []
        at = last
        while at and len(alive) > 1:
            at -= 1
            alive, after = self._step(alive, places[at], gains[at])
            nexts.append(after)
        label = max(alive, key=alive.__getitem__) if len(alive) > 1 else 0
        for place in range(at, last):
            labels[place] = label
            label = nexts.pop()[label]
        labels[last] = label
        return at

    @staticmethod
    def _alive(row: Sequence[int], outs: Sequence[int], gains: _Gains) -> dict[int, int]:
        """Labels that may be on the best path where one label alone may follow, with their scores."""
        outside = outs[0]
        alive = {0: outside}
        least_begin, least_inside = outside - NOUGHT - gains[0], outside - NOUGHT - gains[1]
        for label, score in enumerate(row, 1):
            score += outs[label]
            if score >= (least_begin if label <= _BEGINS else least_inside):
                alive[label] = score
        return alive

    def _step(self, alive: dict[int, int], place: int, gains: _Gains) -> tuple[dict[int, int], dict[int, int]]:
        """Labels that may be on the best path, with the scores from there on, and with the label that follows."""
        steps = self._steps
        rows, top = steps.rows, steps.top
        follow = list(alive.items())
        highest = max(alive.values())
        outside, best = _best(rows[0], follow)
        kept, after = {0: outside}, {0: best}
        least_begin, least_inside = outside - NOUGHT - gains[0], outside - NOUGHT - gains[1]
        most = highest - NOUGHT + steps.highest  # that a step into a label and the path from there on gain
        if most + (place & BOUND) < least_begin and most + ((place & BOUNDS) >> FIELD) < least_inside:
            return kept, after  # no name's label has a score that would do
        for label, score in enumerate(scores_of(place), 1):
            least = (least_begin if label <= _BEGINS else least_inside) - score
            if highest + top[label] < least:
                continue
            most, best = _best(rows[label], follow)
            if most >= least:
                kept[label] = most + score
                after[label] = best
        return kept, after


def _best(step: Sequence[int], follow: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The most that a step into a label that may follow gives, and that label: of two that give as much the later."""
    most, best = _LEAST, 0
    for label, score in follow:
        score += step[label]
        if score >= most:
            most, best = score, label
    return most, best


def _beside(before: int, after: int) -> int:
    """The rows of the places right before and right after a word, as they lie in what it adds."""
    return (bounded(before) << SIZE) + (bounded(after) << 3 * SIZE)
