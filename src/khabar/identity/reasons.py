"""Why something was judged as it was: a code, and the words that it is about. Put into words by who shows it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Why:
    """A reason: a code of the interface (``identity.…``, ``origin.…``, ``differs.…``, ``name.…``) and what it is about.

    ``reports`` are those that it speaks of.
    """

    code: str
    first: str = ""
    second: str = ""
    reports: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """Two entities of two groups and whether they are one: ``same``, ``unsure`` or ``different``, with the reasons."""

    left: int
    right: int
    verdict: str
    score: float
    reasons: tuple[Why, ...]


def pack(reasons: Iterable[Why]) -> str:
    """Reasons as one line of JSON."""
    return json.dumps(
        [[w.code, w.first, w.second, list(w.reports)] for w in reasons], ensure_ascii=False, separators=(",", ":")
    )


def unpack(text: str | None) -> tuple[Why, ...]:
    """What ``pack`` wrote."""
    return tuple(Why(code, first, second, tuple(reports)) for code, first, second, reports in json.loads(text or "[]"))
