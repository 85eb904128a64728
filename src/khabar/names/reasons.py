"""What comparing two names gives back: a score, a verdict, and every reason for it in words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

Verdict = Literal["same", "unsure", "different"]


@cache
def wording() -> dict[str, tuple[str, str]]:
    """Code → words in Arabic and in English."""
    file = resources.files("khabar") / "data" / "interface.tsv"
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("name."))
    return {key.removeprefix("name."): (arabic, english) for key, arabic, english in rows}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code (see docs/names.md), and the words of either name that it is about."""

    code: str
    first: str = ""
    second: str = ""

    def words(self, language: Literal["ar", "en"] = "en") -> str:
        """The reason in words."""
        arabic, english = wording()[self.code]
        said = arabic if language == "ar" else english
        told = [f"«{text}»" for text in (self.first, self.second) if text]
        return f"{said}: {' / '.join(told)}" if told else said

    def turned(self) -> Reason:
        """The same with the names the other way round."""
        return Reason(self.code, self.second, self.first)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two names compare. It speaks of names: two people may have one name.

    ``score`` runs from 0 to 1. ``verdict``: ``same``, two parts or more agree and nothing contradicts;
    ``different``, something contradicts; ``unsure``, too little is said.
    """

    score: float
    verdict: Verdict
    reasons: tuple[Reason, ...]
