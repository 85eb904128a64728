"""Rows of scores, each packed into one whole number: to add two rows is one addition.

A row has eight fields of 32 bits, from the lowest: the most that its B and that its I have, then the scores of
the six labels after O. Fields bear their sign, so a row is the sum of its fields, each moved to its place; raised
by ``NOUGHT`` no field is below 0, and each can be told by its bits. Scores stay below 2³¹ in size: weights reach
some eight millions, and at most some sixty meet in a score.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final

_FIELD: Final = 32
SIZE: Final = 8 * _FIELD  # bits of a row
ZERO: Final = 1 << _FIELD - 1  # what a raised field of nought holds
NOUGHT: Final = sum(ZERO << at for at in range(0, SIZE, _FIELD))
_ROW: Final = (1 << SIZE) - 1
_LAST: Final = (1 << _FIELD) - 1
_MOST: Final = (1 << 2 * _FIELD) - 1
_SCORES: Final = struct.Struct("<8x6i")

Scores = tuple[int, int, int, int, int, int]


def pack(scores: Sequence[int]) -> int:
    """The row of six scores; the most of them is left out."""
    return sum(score << at for at, score in zip(range(2 * _FIELD, SIZE, _FIELD), scores, strict=True))


def bounded(row: int) -> int:
    """A row with the most that its B and that its I have."""
    a, b, c, d, e, f = scores_of(row + NOUGHT)
    return row + max(a, b, c) + (max(d, e, f) << _FIELD)


def scores_of(raised: int) -> Scores:
    """The six scores of the lowest row of a raised number."""
    a, b, c, d, e, f = _SCORES.unpack(((raised & _ROW) ^ NOUGHT).to_bytes(SIZE // 8, "little"))
    return a, b, c, d, e, f


def most_of(raised: Sequence[int]) -> list[tuple[int, int]]:
    """The most that B and that I have in the lowest row of each raised number."""
    lowest = [number & _MOST for number in raised]
    return [((most & _LAST) - ZERO, (most >> _FIELD) - ZERO) for most in lowest]
