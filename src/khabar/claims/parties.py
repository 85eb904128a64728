"""Who «الجانبان» are: the two sides of the clash that the report told of last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from khabar.claims.draft import Argument, Draft, span
from khabar.grammar.classes import word_class

_BOTH = word_class("both_sides")
_REACH = 3  # sentences
_SIDES = {
    "clash": ("party",),
    "attack": ("actor", "target"),
    "shelling": ("actor", "target"),
    "siege": ("actor", "target"),
    "control": ("actor", "from"),
    "killing": ("actor", "victim"),
    "arrest": ("actor", "target"),
    "seizure": ("actor", "from"),
    "handover": ("target", "to"),
}
_TWO = 2


def name_sides(drafts: Iterable[Draft]) -> None:
    """Give «تبادل الجانبان إطلاق النار» the parties of the clash before it, marked as carried over."""
    told: list[tuple[int, list[Argument]]] = []  # until which sentence, and who
    listed = [*drafts]
    if not any(d.event == "clash" and any(map(_is_both, d.roles.get("party", ()))) for d in listed):
        return
    for draft in sorted((d for d in listed if d.event in _SIDES), key=lambda d: (d.order, d.start)):
        parties = [side for role in _SIDES[draft.event] for side in draft.roles.get(role, ())]
        if len(parties) == 1 and draft.event == "clash" and _is_both(parties[0]):
            sides = next((sides for until, sides in reversed(told) if draft.order <= until), None)
            if sides is not None:
                draft.roles["party"] = [replace(side, inherited=True) for side in sides]
        elif len(parties) != _TWO or any(side.pending for side in parties):
            continue
        elif draft.event == "clash":
            told.append((draft.order + _REACH, parties))
        elif all(role in draft.roles for role in _SIDES[draft.event]) and not _clashed(listed, draft):
            bodies = [body for side in parties if (body := _body(draft, side)) is not None]
            if len(bodies) == _TWO:
                told.append((draft.order + 1, bodies))


def _clashed(drafts: Iterable[Draft], draft: Draft) -> bool:
    """A clash of the same sentence names both sides itself."""
    clashes = (d for d in drafts if d.event == "clash" and d.order == draft.order)
    return any(len(d.roles.get("party", ())) == _TWO for d in clashes)


def _body(draft: Draft, side: Argument) -> Argument | None:
    """A group or its people; that to which a place belongs."""
    group = side.item.mention("group") if side.item is not None else None
    if side.item is None or group is None or side.inherited:
        return None
    return side if side.item.has("grouphead", "human") else span(draft.sentence, group.first, group.last)


def _is_both(side: Argument) -> bool:
    item = side.item
    return item is not None and item.word is not None and item.short and item.word.stem in _BOTH
