"""Rows of scores, each packed into one whole number: to add two rows is one addition.

A row has eight fields of 32 bits, from the lowest: the most that its B and that its I have, then the scores of
the six labels after O. Fields bear their sign, so a row is the sum of its fields, each moved to its place; raised
by ``RAISE`` no field is below 0, and each can be told by its bits. Scores stay below 2³¹ in size: weights reach
some eight millions, and at most some sixty meet in a score.
"""

from __future__ import annotations

import struct
from typing import Final

FIELD: Final = 32
SIZE: Final = 8 * FIELD  # bits of a row
NOUGHT: Final = 1 << FIELD - 1  # what a raised field of 0 holds
RAISE: Final = sum(NOUGHT << at for at in range(0, SIZE, FIELD))
BOUND: Final = (1 << FIELD) - 1  # the bits of the most that B has
BOUNDS: Final = (1 << 2 * FIELD) - 1  # the same with those for I
_ROW: Final = (1 << SIZE) - 1
_BYTES: Final = SIZE // 8
_SCORES: Final = struct.Struct("<8x6i")

Scores = tuple[int, int, int, int, int, int]


def packed(data: bytes) -> list[int]:
    """The rows of six scores of four bytes each, from the lowest; the most of them is left out."""
    size, signs = 6 * FIELD // 8, RAISE >> 2 * FIELD
    rows = [int.from_bytes(data[at : at + size], "little") for at in range(0, len(data), size)]
    return [(row ^ signs) - signs << 2 * FIELD for row in rows]


def bounded(row: int) -> int:
    """A row with the most that its B and that its I have."""
    a, b, c, d, e, f = scores_of(row + RAISE)
    return row + max(a, b, c) + (max(d, e, f) << FIELD)


def scores_of(raised: int) -> Scores:
    """The six scores of the lowest row of a raised number."""
    return _SCORES.unpack(((raised & _ROW) ^ RAISE).to_bytes(_BYTES, "little"))
