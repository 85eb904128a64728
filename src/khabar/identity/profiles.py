"""A person as one report tells of them, and how much their name alone can carry."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from khabar.names import Name, parse

Strength = Literal["none", "kunya", "single", "common", "pair", "whole"]
STRENGTHS: tuple[Strength, ...] = ("none", "kunya", "single", "common", "pair", "whole")

_FULL = 3  # parts from which a name is seldom borne by two people of one case
_TELLING = frozenset({"family", "nisba"})

Signature = tuple[tuple[str, str, str, bool], ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One entity of one report.

    ``facts`` say who the person is (``org:…``, ``title:…``, ``from:…``, ``kin:…``); ``around`` what stands beside them
    (``place:…``, ``group:…``, ``person:…``); ``nations`` are nationalities, ``serves`` the states of posts, each as an
    adjective of a country; ``text`` is the same for reports that are copies of each other.
    """

    id: int
    report: int
    names: tuple[str, ...]
    facts: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    text: int = 0
    serves: frozenset[str] = frozenset()

    @property
    def best(self) -> str:
        """The name that says most."""
        return best_of(self.names)


def best_of(names: tuple[str, ...]) -> str:
    """The name that says most: the strongest, then the longest, then the first in order."""
    return min(names, key=lambda name: (-STRENGTHS.index(strength(name)), -len(name), name), default="")


@lru_cache(maxsize=1 << 16)
def strength(name: str) -> Strength:
    """What a name alone can carry.

    ``kunya``: nothing but a kunya; ``single``: one word; ``common``: two given names, which many share; ``pair``: two
    parts of which one is a family name or a nisba; ``whole``: three parts or more.
    """
    parsed = parse(name)
    parts = parsed.parts
    if not parts or any(part.initial for part in parts) and len(parts) < _FULL:
        return "none" if not parts else "single"
    if parsed.bare:
        return "kunya"
    if len(parts) == 1:
        return "single"
    if len(parts) >= _FULL:
        return "whole"
    return "pair" if parsed.kunyas or any(part.kind in _TELLING for part in parts) else "common"


@lru_cache(maxsize=1 << 16)
def is_assumed(name: str) -> bool:
    """Whether it is a name to fight by: a kunya with or without a nisba, and no given name."""
    parsed = parse(name)
    return bool(parsed.kunyas) and parsed.given is None


@lru_cache(maxsize=1 << 16)
def signature(name: str) -> Signature:
    """The same for two spellings of a name that differ in nothing but marks, hamzas and titles."""
    return signature_of(parse(name))


def signature_of(name: Name) -> Signature:
    """The signature of a name that is parsed."""
    return tuple(
        ("kunya" if part.kind == "kunya" else "son" if part.linked else "", part.blend, part.word, part.mother)
        for part in name.parts
    )
