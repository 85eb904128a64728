"""What a mention finder returns: a run of tokens of one sentence, with its kind and value."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.gazetteer import Place
from khabar.types import MentionKind, Value, swift


@swift
@dataclass(frozen=True, slots=True)
class Naming:
    """The name inside a place mention, tokens ``first`` to ``last``: which places bear it, and the kind of its head."""

    places: tuple[Place, ...]
    first: int
    last: int
    kind: str | None = None


@dataclass(slots=True, unsafe_hash=True)
class Found:
    """Tokens ``first`` up to ``last`` (exclusive) of the sentence.

    Never changed after it is made; frozen, it would take three times as long to make.
    """

    first: int
    last: int
    kind: MentionKind
    rule: str
    value: Value = None
    named: bool = True
    naming: Naming | None = field(default=None, compare=False)


def in_order(found: Found) -> tuple[int, int]:
    """By where it stands; of two that begin together, first the longer."""
    return found.first, -found.last
