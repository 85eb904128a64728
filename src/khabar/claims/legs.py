"""The legs of a way: «سافر إلى ليبيا ومنها إلى تركيا» tells of two."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from khabar.claims.context import GOING, Context
from khabar.claims.draft import Draft
from khabar.claims.items import Item

_IT, _THERE = frozenset({"ه", "ها"}), "هناك"
_WITH = ("actor", "count", "facilitator", "with")  # what holds of each leg


def legs(context: Context, draft: Draft) -> list[Draft]:
    """A claim, and one for what is told of the way on from where it ends."""
    stops = draft.roles.get("to", ()) if draft.event in GOING else ()
    for at, (here, there) in enumerate(pairwise(stops)):
        if here.item is None or there.item is None:
            continue
        on = next((i for i in context.items[here.item.index + 1 : there.item.index] if _on_from(context, i)), None)
        if on is None:
            continue
        further = {role: [replace(a) for a in draft.roles[role]] for role in _WITH if role in draft.roles}
        further["to"], further["from"] = list(stops[at + 1 :]), [replace(here, inherited=True)]
        ways = draft.roles.pop("via", [])
        before = [a for a in ways if a.item is None or a.item.index < on.index]
        draft.roles["to"] = list(stops[: at + 1])
        for roles, via in ((draft.roles, before), (further, [a for a in ways if a not in before])):
            if via:
                roles["via"] = via
        return [draft, *legs(context, replace(draft, event="movement", roles=further))]
    return [draft]


def _on_from(context: Context, item: Item) -> bool:
    """«ومنها إلى …»، «ومن هناك عبر …»."""
    after = context.following(item)
    if item.prep != "min" or not item.conj or after is None or after.prep not in ("ila", "via"):
        return False
    return item.value == "pronoun" and item.pronoun in _IT or item.word is not None and item.word.stem == _THERE
