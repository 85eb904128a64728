"""On whom sanctions are laid: «فرضت واشنطن عقوبات على خمسة ضباط»، «العقوبات تستهدف أربعة أفراد»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import is_place, is_somebody, is_state
from khabar.grammar.classes import word_class

_SANCTIONS = "عقوبات"
_REACH = word_class("reaches_them")  # «تستهدف»، «شملت»


@only_of(stems={_SANCTIONS})
def add_sanctions(context: Context) -> None:
    """A designation of people or bodies on whom they are laid, and of no state."""
    for item in context.items:
        if item.nominal and item.word is not None and item.word.stem == _SANCTIONS:
            decree = next((d for d in context.drafts if d.event == "decree" and d.at is item), None)
            for whom in _laid_on(context, item, decree):
                _designate(context, item, whom, decree)


def _laid_on(context: Context, item: Item, decree: Draft | None) -> list[Item]:
    """Those after «على» where somebody imposes them, or what a verb of reaching them has for its object."""
    ahead, after = context.previous(item), context.following(item)
    if after is not None and after.kind == "noun" and after.short and after.has("adj") and not after.prep:
        after = context.following(after)  # «عقوبات | جديدة | على …»
    verb = after if after is not None and after.kind == "verb" else ahead
    if decree is not None:
        first = after if after is not None and after.prep == "ala" else None
    elif verb is not None and verb.kind == "verb" and verb.word is not None and verb.word.stem in _REACH:
        first = context.following(verb if verb is after else after or item) if verb is after else after
        first = first if first is not None and not first.prep else None
    else:
        return []
    listed: list[Item] = []
    while first is not None and first.kind == "noun" and (not listed or first.conj) and _may_be_listed(first):
        listed.append(first)
        first = context.following(first)
    return listed


def _may_be_listed(item: Item) -> bool:
    if item.mention("place") is not None or is_state(item) or is_place(item):
        return False
    return is_somebody(item) or item.count is not None and item.has("human", "grouphead")


def _designate(context: Context, item: Item, whom: Item, decree: Draft | None) -> None:
    draft = context.start("proceeding", "frame.designate.sanctions", item, ("target",))
    draft.constants = {"kind": "designation"}
    draft.add("target", context.filler(whom))
    context.count(draft, whom)
    if decree is not None:
        draft.modality, draft.polarity = decree.modality, decree.polarity
        for issuer in decree.roles.get("issuer", ()):
            if issuer.item is not None:
                draft.add("actor", context.filler(issuer.item))
    context.drafts.append(draft)
