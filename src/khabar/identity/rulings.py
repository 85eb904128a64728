"""What people judged about who or what is one, as it holds together: a later word outweighs an earlier one.

Who or what a program put together before is a *unit*. A judgement joins two units, keeps two apart, or takes somebody
out of one; who was taken out stands in a unit of their own. What two units are joined by stays when one who was named
in it is taken out: of two people who were joined, one report may be held apart without parting the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from khabar.identity.bundles import Union

Ruled = Literal["same", "different", "apart"]


@dataclass(frozen=True, slots=True)
class Decided:
    """A judgement about two entities.

    ``same``: all who are one with either are one. ``different``: those who are one with the left are others than those
    who are one with the right. ``apart``: the left alone is none of those whom it was put together with.
    """

    verdict: Ruled
    left: int
    right: int


@dataclass(slots=True)
class Settled:
    """Units as judgements leave them, each with its entities; which are joined, and which must not be."""

    units: dict[int, list[int]]
    union: Union = field(default_factory=Union)
    different: set[frozenset[int]] = field(default_factory=set)
    out: set[int] = field(default_factory=set)  # units that a judgement made
    apart: set[int] = field(default_factory=set)  # those of them that hold one who was taken out alone
    parted: set[int] = field(default_factory=set)  # units that somebody was taken out of

    def joined(self) -> list[list[int]]:
        """Units that are one, list by list; none that is empty."""
        found: dict[int, list[int]] = defaultdict(list)
        for unit, members in self.units.items():
            if members:
                found[self.union.root(unit)].append(unit)
        return list(found.values())


Mates = Callable[[int, int, Sequence[int]], Iterable[int]]


def _alone(left: int, _right: int, _unit: Sequence[int]) -> Iterable[int]:
    return (left,)


def settle(decided: Iterable[Decided], units: Iterable[Sequence[int]], mates: Mates = _alone) -> Settled:
    """Judgements, oldest first, about entities that a program has put into units.

    ``mates`` says who goes with the left one of ``different`` where both are of one unit. A judgement about an entity
    that is in no unit is passed over.
    """
    return _Settling(units, mates).settled(decided)


class _Settling:
    """Units while one judgement after the other is heard."""

    def __init__(self, units: Iterable[Sequence[int]], mates: Mates) -> None:
        self.made = Settled({number: list(unit) for number, unit in enumerate(units)})
        self.of = {entity: number for number, unit in self.made.units.items() for entity in unit}
        self.mates = mates
        self.kept: list[Decided] = []  # which hold two apart, and nothing later has joined them

    def settled(self, decided: Iterable[Decided]) -> Settled:
        for each in decided:
            if each.left not in self.of or each.right not in self.of or each.left == each.right:
                continue
            if each.verdict == "same":
                self.made.union.join(self.of[each.left], self.of[each.right])
                self.kept = [held for held in self.kept if not self._are_one(held)]
                continue
            if each.verdict == "apart":
                self._part(each)
            else:
                self._differ(each)
            self.kept.append(each)
        self.made.different = {frozenset((self.of[each.left], self.of[each.right])) for each in self.kept}
        return self.made

    def _part(self, each: Decided) -> None:
        """The left leaves, unless a judgement has put it elsewhere already."""
        unit = self.of[each.left]
        if unit not in self.made.out or len(self.made.units[unit]) > 1 or self._are_one(each):
            self._take([each.left])
            self.made.apart.add(self.of[each.left])

    def _differ(self, each: Decided) -> None:
        """Who goes away with the left: nobody has to where the two are not one."""
        unit = self.of[each.left]
        if unit == self.of[each.right]:
            self._take(list(self.mates(each.left, each.right, self.made.units[unit])))
        elif self._are_one(each):
            self._take(self.made.units[unit])

    def _are_one(self, each: Decided) -> bool:
        return self.made.union.root(self.of[each.left]) == self.made.union.root(self.of[each.right])

    def _take(self, some: Sequence[int]) -> None:
        """Some of one unit, or all: then what it was joined by joins the others still."""
        unit, new = self.of[some[0]], len(self.made.units)
        gone = set(some)
        self.made.units[new] = sorted(gone)
        self.made.units[unit] = [entity for entity in self.made.units[unit] if entity not in gone]
        self.made.out.add(new)
        self.made.parted.add(unit)
        self.of.update(dict.fromkeys(gone, new))
