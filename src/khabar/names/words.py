"""How alike two words of names are: by what is known of them, by their sounds, by how Arabic is written in Latin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from khabar.names.tables import Costs, costs, known, letters, sounds

SURE = 0.98  # two spellings of one known name
DOUBTFUL = 0.9  # spellings that may be of one known name, or of two
OTHER = 0.6  # at most this where both are known, as different names
APART = 0.4  # at most this where even the consonants differ
_STEEP = 1.3  # how fast likeness falls with the cost of the differences
_LONG = 8  # sounds of a word beyond which a difference weighs no less
_SPREAD = 9.5  # excess cost per Arabic letter, -ln p, at which nothing is left of likeness
_RESPELLED = 0.5  # what it costs to read a Latin word by its sounds
_LOST = 12.0  # -ln p of a piece that was never seen
_ADDED = 10.0

_PLAIN = str.maketrans({"T": "th", "D": "dh", "S": "sh", "C": "sh", "G": "gh", "x": "kh"})
_COARSE = str.maketrans({
    **dict.fromkeys("tdTDتطدضثذظ", "t"), **dict.fromkeys("szSCزسصش", "s"),
    **dict.fromkeys("kqgGxcjكقغخج", "k"), **dict.fromkeys("bpب", "p"), **dict.fromkeys("fvف", "f"),
    "ل": "l", "م": "m", "ن": "n", "ر": "r",
    **dict.fromkeys("aeiouhywاوييعحه", ""),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word with what comparing needs: its sounds (Latin), its coarse consonants, the names it may be."""

    folded: str
    arabic: bool
    sounds: str
    coarse: str
    plain: str  # Latin: spelled by its sounds, in the English way
    names: frozenset[int]
    usual: frozenset[int]  # Latin: the names of which it is the usual spelling
    best: float = 0.0  # Arabic: the least cost of writing it in Latin letters


@lru_cache(maxsize=1 << 17)
def word(folded: str) -> Word:
    """What is known of a folded word."""
    arabic = folded >= "\u0600"
    heard = "" if arabic else sounds(folded)
    plain = heard.translate(_PLAIN)
    names = known().find(folded, heard)
    usual = known().usual.get(folded, names)
    coarse = _single((folded.replace("تش", "ش") if arabic else heard).translate(_COARSE))
    return Word(folded, arabic, heard, coarse, plain, names, usual, _best(folded) if arabic else 0.0)


def _single(text: str) -> str:
    return "".join([char for at, char in enumerate(text) if not at or char != text[at - 1]])


def likeness(first: str, second: str) -> float:
    """How alike two folded words are, 0 to 1; 1 only for one spelling."""
    if first == second:
        return 1.0
    return _likeness(first, second) if first < second else _likeness(second, first)


@lru_cache(maxsize=1 << 18)
def _likeness(first: str, second: str) -> float:
    one, two = word(first), word(second)
    if one.arabic or two.arabic:
        names, others = one.names, two.names
    else:
        names, others = one.usual, two.usual
    shared = names & others
    if shared and len(names) == len(others) == 1:
        return SURE
    most = max(len(one.coarse), len(two.coarse))
    apart = Levenshtein.distance(one.coarse, two.coarse)
    if shared:
        return max(DOUBTFUL, _spelling(one, two))
    if apart > 1 + most // 4:
        return APART * (1 - apart / most)
    found = _spelling(one, two)
    return min(found, OTHER) if names and others else found


def _spelling(one: Word, two: Word) -> float:
    if one.arabic and two.arabic:
        return _closeness(one.folded, two.folded, costs("arabic"))
    if not one.arabic and not two.arabic:
        return _closeness(one.sounds, two.sounds, costs("latin"))
    arabic, latin = (one, two) if one.arabic else (two, one)
    cost = _written(arabic.folded, latin.folded)
    if latin.plain != latin.folded:
        cost = min(cost, _written(arabic.folded, latin.plain) + _RESPELLED)
    found = max(0.0, 1 - max(0.0, cost - arabic.best) / len(arabic.folded) / _SPREAD)
    for number in arabic.names:
        for heard in known().spellings[number]:
            found = max(found, _closeness(heard, latin.sounds, costs("latin")))
    return min(found, SURE)


def _closeness(first: str, second: str, table: Costs) -> float:
    length = min(_LONG, (len(first) + len(second)) / 2)
    return max(0.0, 1 - _STEEP * distance(first, second, table) / length) if length else 0.0


def distance(first: str, second: str, table: Costs) -> float:
    """The least cost of turning one spelling into the other, either way."""
    if first == second:
        return 0.0
    pairs, width = table.pairs, len(second)
    skips = _skips(second, table)
    row = [0.0]
    for price in skips:
        row.append(row[-1] + price)
    for char, skip in zip(first, _skips(first, table), strict=True):
        before, row = row, [row[0] + skip]
        left = row[0]
        for at in range(width):
            other = second[at]
            cost = before[at] if char == other else before[at] + pairs.get(char + other, 1.0)
            above = before[at + 1] + skip
            if above < cost:
                cost = above
            left += skips[at]
            if cost < left:
                left = cost
            row.append(left)
    return row[width]


def _skips(text: str, table: Costs) -> list[float]:
    prices = [table.inside.get(char, 1.0) for char in text]
    if text:
        prices[-1] = table.last.get(text[-1], 1.0)
        prices[0] = table.first.get(text[0], 1.0)
    return prices


def _best(arabic: str) -> float:
    """The least cost, -ln p, of writing an Arabic word in Latin letters at all."""
    table = _least()
    costs_ = [0.0]
    for at, char in enumerate(arabic):
        cost = costs_[at] + table.get(char, _LOST)
        if at:
            cost = min(cost, costs_[at - 1] + table.get(arabic[at - 1 : at + 1], _LOST * 2))
        costs_.append(cost)
    return costs_[-1]


@lru_cache(maxsize=1)
def _least() -> dict[str, float]:
    return {arabic: min(pieces.values()) for arabic, pieces in letters().items()}


def _written(arabic: str, latin: str) -> float:
    """The least cost, -ln p, of writing an Arabic word as this Latin one; pieces as learned, anything else dear."""
    table, length = letters(), len(latin)
    infinite = float("inf")
    cells = [[infinite] * (length + 1) for _ in range(len(arabic) + 1)]
    cells[0][0] = 0.0
    for at in range(len(arabic)):
        row, after = cells[at], cells[at + 1]
        targets = [(after, table.get(arabic[at], {}))]
        if at + 1 < len(arabic):
            pieces = table.get(arabic[at : at + 2])
            if pieces:
                targets.append((cells[at + 2], pieces))
        for start, cost in enumerate(row):
            if cost == infinite:
                continue
            for target, pieces in targets:
                for stop in range(start, min(start + 3, length) + 1):
                    price = pieces.get(latin[start:stop])
                    if price is not None and cost + price < target[stop]:
                        target[stop] = cost + price
            after[start] = min(after[start], cost + _LOST)
            if start < length:
                after[start + 1] = min(after[start + 1], cost + _LOST)
                row[start + 1] = min(row[start + 1], cost + _ADDED)
    last = cells[-1]
    for at in range(length):
        last[at + 1] = min(last[at + 1], last[at] + _ADDED)
    return last[length]
