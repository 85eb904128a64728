"""How certain: hedges, conditions, plans and denials that stand around a trigger in its clause."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.draft import Draft
from khabar.claims.items import Item

_STRONG = frozenset({"possible", "intended", "attempted", "unknown", "reported"})


def mark(items: Sequence[Item], drafts: Sequence[Draft]) -> None:
    """Set the modality of each draft from its clause."""
    clauses = _clauses(items)
    for draft in drafts:
        if draft.at is None:
            continue
        at = draft.at
        sense = clauses[at.index]
        if draft.modality == "asserted" and sense:
            draft.modality = sense
        if draft.modality == "asserted" and at.prep == "li" and draft.event not in ("movement", "flight"):
            draft.modality = "intended"


def _clauses(items: Sequence[Item]) -> list[str]:
    """The modality in force at each item: conditions last to the end, hedges to the next verb but one."""
    out: list[str] = []
    condition = ""
    hedge, reach = "", 0
    for index, item in enumerate(items):
        if item.kind == "clause" and item.value in ("if", "unreal"):
            condition = "conditional" if item.value == "if" else "intended"
        elif item.kind == "mark" and item.value in ".؛":
            condition = ""
        if item.word is not None:
            entry = item.word.entry("hedge")
            if entry is not None and entry.value in _STRONG and not item.negated:
                hedge, reach = entry.value, 9
        if item.kind == "clause" and item.value in ("while", "but"):
            hedge = ""
        out.append(condition or hedge)
        reach -= 1
        if reach <= 0:
            hedge = ""
    return out
