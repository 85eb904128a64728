"""How alike two words of names are: by what is known of them, by their sounds, by how Arabic is written in Latin."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from khabar.names.tables import costs, known, letters, reading, sounds

SURE = 0.98  # two spellings of one known name
DOUBTFUL = 0.9  # spellings that may be of one known name, or of two
OTHER = 0.5  # at most this where both are known, as different names
APART = 0.4  # at most this where even the consonants differ
_STEEP = 1.3  # how fast likeness falls with the cost of the differences
_LONG = 8  # sounds of a word beyond which a difference weighs no less
_SPREAD = 9.5  # excess cost per Arabic letter, -ln p, at which nothing is left of likeness
_RESPELLED = 0.4  # what it costs to read a Latin word by its sounds
_LOST = 12.0  # -ln p of a piece that was never seen
_ADDED = 10.0
_FAR = 4.0  # excess cost per Arabic letter beyond which a spelling is none of the word
_INFINITE = float("inf")

_PLAIN = str.maketrans({"T": "th", "D": "dh", "S": "sh", "C": "sh", "G": "gh", "x": "kh"})
COARSE = str.maketrans({
    **dict.fromkeys("tdTDتطدضثذظ", "t"), **dict.fromkeys("szSCزسصش", "s"),
    **dict.fromkeys("kqgGxcjكقغخج", "k"), **dict.fromkeys("bpب", "p"), **dict.fromkeys("fvف", "f"),
    "ل": "l", "م": "m", "ن": "n", "ر": "r",
    **dict.fromkeys("aeiouhywاوييعحه", ""),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word with what comparing needs: its sounds, its coarse consonants, the names it may be."""

    folded: str
    arabic: bool
    sounds: str
    coarse: str
    plain: str  # Latin: spelled by its sounds, in the English way
    names: frozenset[int]
    usual: frozenset[int]  # Latin: the names of which it is the usual spelling
    best: tuple[float, ...] = ()  # Arabic: the least cost of writing it in Latin letters, up to each letter


@lru_cache(maxsize=1 << 16)
def word(folded: str) -> Word:
    """What is known of a folded word."""
    arabic = folded >= "\u0600"
    heard = reading(folded) if arabic else sounds(folded)
    plain = "" if arabic else heard.translate(_PLAIN)
    names = known().find(folded, "" if arabic else heard)
    usual = known().usual.get(folded, names)
    coarse = single((folded.replace("تش", "ش") if arabic else heard).translate(COARSE))
    return Word(folded, arabic, heard, coarse, plain, names, usual, _best(folded) if arabic else ())


def single(text: str) -> str:
    """Each letter that is doubled, once."""
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
        return _closeness(one.folded, two.folded, "arabic", "arabic")
    if not one.arabic and not two.arabic:
        return _closeness(one.sounds, two.sounds, "latin", "latin")
    arabic, latin = (one, two) if one.arabic else (two, one)
    excess = _written(arabic, latin.folded)
    if latin.plain != latin.folded:
        excess = min(excess, _written(arabic, latin.plain) + _RESPELLED)
    learned = max(0.0, 1 - excess / len(arabic.folded) / _SPREAD)
    found = (learned + _closeness(arabic.sounds, latin.sounds, "read", "heard")) / 2
    for number in arabic.names:
        for heard in known().spellings[number]:
            found = max(found, _closeness(heard, latin.sounds, "latin", "latin"))
    return min(found, SURE)


def _closeness(first: str, second: str, script: str, other: str) -> float:
    length = min(_LONG, (len(first) + len(second)) / 2)
    return max(0.0, 1 - _STEEP * distance(first, second, script, other) / length) if length else 0.0


def distance(first: str, second: str, script: str, other: str) -> float:
    """The least cost of turning one spelling into the other, each in a script of ``costs.tsv``; pairs: the first."""
    if first == second:
        return 0.0
    pairs, width = costs(script).pairs, len(second)
    skips = _skips(second, other)
    row = [0.0]
    for price in skips:
        row.append(row[-1] + price)
    for char, skip in zip(first, _skips(first, script), strict=True):
        before, row = row, [row[0] + skip]
        left = row[0]
        for at in range(width):
            beside = second[at]
            cost = before[at] if char == beside else before[at] + pairs.get(char + beside, 1.0)
            above = before[at + 1] + skip
            if above < cost:
                cost = above
            left += skips[at]
            if cost < left:
                left = cost
            row.append(left)
    return row[width]


@lru_cache(maxsize=1 << 16)
def _skips(text: str, script: str) -> list[float]:
    table = costs(script)
    prices = [table.inside.get(char, 1.0) for char in text]
    if text:
        prices[-1] = table.last.get(text[-1], 1.0)
        prices[0] = table.first.get(text[0], 1.0)
    return prices


def _best(arabic: str) -> tuple[float, ...]:
    """The least costs, -ln p, of writing an Arabic word in Latin letters at all, up to each of its letters."""
    table = _least()
    found = [0.0]
    for at, char in enumerate(arabic):
        cost = found[at] + table.get(char, _LOST)
        if at:
            cost = min(cost, found[at - 1] + table.get(arabic[at - 1 : at + 1], _LOST * 2))
        found.append(cost)
    return tuple(found)


@lru_cache(maxsize=1)
def _least() -> dict[str, float]:
    return {arabic: min(pieces.values()) for arabic, pieces in letters().items()}


def _written(arabic: Word, latin: str) -> float:
    """How much more than at best it costs, -ln p, to write an Arabic word as this Latin one, within a bound."""
    table, length, letters_ = letters(), len(latin), arabic.folded
    bound = _FAR * len(letters_)
    cells = [[_INFINITE] * (length + 1) for _ in range(len(letters_) + 1)]
    cells[0][0] = 0.0
    for at, char in enumerate(letters_):
        row, after = cells[at], cells[at + 1]
        most = arabic.best[at] + bound
        targets = [(after, table.get(char, {}))]
        if at + 1 < len(letters_):
            pieces = table.get(letters_[at : at + 2])
            if pieces:
                targets.append((cells[at + 2], pieces))
        for start in range(length + 1):
            cost = row[start]
            if cost > most:
                continue
            for target, pieces in targets:
                for stop in range(start, min(start + 3, length) + 1):
                    price = pieces.get(latin[start:stop])
                    if price is not None and cost + price < target[stop]:
                        target[stop] = cost + price
            if cost + _LOST < after[start]:
                after[start] = cost + _LOST
            if start < length:
                if cost + _LOST < after[start + 1]:
                    after[start + 1] = cost + _LOST
                if cost + _ADDED < row[start + 1]:
                    row[start + 1] = cost + _ADDED
    last = cells[-1]
    cost = min(last[at] + _ADDED * (length - at) for at in range(length + 1))
    return max(0.0, cost - arabic.best[-1])
