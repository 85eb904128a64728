"""Who «الجانبان» are: the two sides of the clash that the report told of last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from khabar.claims.draft import Argument, Draft
from khabar.grammar.classes import word_class

_BOTH = word_class("both_sides")
_REACH = 3  # sentences
_TWO = 2


def name_sides(drafts: Iterable[Draft]) -> None:
    """Give «تبادل الجانبان إطلاق النار» the parties of the clash before it, marked as carried over."""
    told: list[Argument] = []
    at = -_REACH
    for draft in sorted((d for d in drafts if d.event == "clash"), key=lambda d: (d.order, d.start)):
        parties = draft.roles.get("party", [])
        if len(parties) == 1 and _is_both(parties[0]):
            if told and draft.order - at <= _REACH:
                draft.roles["party"] = [replace(side, inherited=True) for side in told]
        elif len(parties) == _TWO and not any(side.pending for side in parties):
            told, at = parties, draft.order


def _is_both(side: Argument) -> bool:
    item = side.item
    return item is not None and item.word is not None and item.short and item.word.stem in _BOTH
