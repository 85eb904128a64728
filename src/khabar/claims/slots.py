"""The phrases of a trigger by slot, what kind of thing they name, and where a bracket ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.claims.items import Item

_REACH = 30  # items inside one bracket
_JOINABLE = ("human", "weapon", "placehead", "grouphead", "thing")


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


def is_thing(item: Item) -> bool:
    """Neither people nor a group, by name or by what they are."""
    people = item.has("human", "kin", "title", "honorific", "grouphead", "ethnicity", "nationality", "pn")
    if item.kind != "noun" or people or item.mention("person", "group", "place") is not None:
        return False
    return bool(item.mentions) or item.has("thing", "weapon", "noun")


def kind_of(item: Item) -> str:
    """What a phrase is the name of, as far as two of them may be joined."""
    if item.count is not None and item.fill == (item.count.first, item.count.last):
        return "number"
    return next((label for label in _JOINABLE if item.has(label)), "")


def grasps(item: Item) -> bool:
    """«سيطرة …»، «قبضة …»: a word for whoever holds something."""
    return item.entry is not None and item.entry.value.startswith("holds")
