"""One sentence read, and what claims say of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from khabar.types import Claim, Reading, Report

if TYPE_CHECKING:
    from khabar.reader import Reader


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Report(text, "sha256:row"))


def fills(claim: Claim, role: str, want: str) -> bool:
    """Whether these words are what fills a role, or one of what does."""
    filled = claim.arguments.get(role, ())
    return filled == want if isinstance(filled, str) else any(filler.text == want for filler in filled)


def given(reading: Reading, event: str, roles: Mapping[str, str]) -> list[Claim]:
    """The claims of an event in which each of these roles is filled by these words."""
    return [c for c in reading.claims if c.event == event and all(fills(c, r, w) for r, w in roles.items())]


def told(reading: Reading) -> str:
    """What was read instead, for whoever mends it."""
    lines = [
        f"{c.event} { {r: f if isinstance(f, str) else [x.text for x in f] for r, f in c.arguments.items()} }"
        f" {c.polarity} {c.modality} {[link.source.text for link in c.attribution[1:]]}"
        for c in reading.claims
    ]
    return "\n".join(lines) or "no claim"
