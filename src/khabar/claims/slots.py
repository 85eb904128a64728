"""The phrases of a trigger by slot, and where a bracket ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.claims.items import Item

_REACH = 30  # items inside one bracket


@dataclass(slots=True)
class Slots:
    """Phrases by slot, with the adjuncts of time and place of the clause."""

    by: dict[str, list[Item]] = field(default_factory=dict)
    dates: list[Item] = field(default_factory=list)
    places: list[Item] = field(default_factory=list)
    bare: list[list[Item]] = field(default_factory=list)
    pronouns: dict[str, str] = field(default_factory=dict)  # slot → enclitic
    cut: bool = False  # a relative clause ended the walk, and more may stand after it

    def put(self, slot: str, items: Sequence[Item]) -> None:
        self.by.setdefault(slot, []).extend(items)

    def take(self, slot: str) -> list[Item]:
        return self.by.get(slot, [])


def close_of(items: Sequence[Item], at: int) -> int:
    """Index after the bracket that opens at ``at``; the next item where it never closes."""
    depth = items[at].inside
    for index in range(at + 1, min(len(items), at + _REACH)):
        if items[index].kind == "close" and items[index].inside < depth:
            return index + 1
    return at + 1
