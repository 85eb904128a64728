"""Which colour an event, a kind of mention or a certainty has on the page."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

from khabar.share.certainty import Certainty

EVENTS = ("identity", "movement", "goods", "force", "custody", "politics", "cause")
# The certainties in the order of the page: said as fact, denied, and what lies between.
STANDS: tuple[Certainty, ...] = (
    "asserted", "denied", "possible", "intended", "attempted", "conditional", "reported", "unknown",
)  # fmt: skip
KINDS = ("people", "posts", "groups", "places", "dates", "amounts", "objects")


@cache
def _table() -> dict[tuple[str, str], str]:
    file = resources.files("khabar") / "data" / "page" / "families.tsv"
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:] if line.strip())
    return {(what, name): family for what, name, family in rows}


def family(what: Literal["event", "kind"], name: str) -> str:
    """The family of an event or of a kind of mention; "other" where there is none."""
    return _table().get((what, name), "other")
