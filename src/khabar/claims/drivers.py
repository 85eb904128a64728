"""Who brought the bomb: «سيارة مفخخة يقودها انتحاري»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class

_BOMBERS = word_class("bomber")
_DRIVES = word_class("drives")


@only_of(forms=_BOMBERS)
def add_drivers(context: Context) -> None:
    """A bombing of which nobody is told is his who drove what blew up."""
    for verb in context.of["verb"]:
        driver = context.following(verb)
        if driver is None or not verb.pronoun or verb.negated or not _bomber(driver):
            continue
        if verb.entry is None or verb.entry.lemma not in _DRIVES:
            continue
        for draft in context.drafts:
            if draft.event != "bombing" or "actor" in draft.roles or draft.polarity != "affirmed":
                continue
            if any(a.item is not None and _led(context, a.item, verb) for a in draft.roles.get("means", ())):
                draft.add("actor", context.filler(driver))


def _bomber(item: Item) -> bool:
    return item.kind == "noun" and not item.prep and item.word is not None and item.word.stem in _BOMBERS


def _led(context: Context, means: Item, verb: Item) -> bool:
    """The verb tells of what stands right before it, past a comma or «كان»."""
    between = context.items[means.index + 1 : verb.index]
    return means.index < verb.index and all(i.kind in ("mark", "relative") or i.has("aux") for i in between)
