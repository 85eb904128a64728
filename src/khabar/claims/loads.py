"""What is aboard whatever goes: «وصلت طائرة تقل 150 راكبا»، «رست سفينة محملة بالأدوية»، «على متنها …»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.claims.traits import headed
from khabar.grammar.classes import word_class

_CRAFT = frozenset({"vehicle", "aircraft", "vessel"})
_CARRY, _RULE, _LOADED = "carry", "frame.carry", "loaded"
_ABOARD = "متن"
_NAMES = word_class("name_of")
_REACH = 9  # items from a vehicle to what says its load
_GOODS = ("human", "kin", "grouphead", "thing", "weapon")
_PASSED = frozenset({"noun", "date", "other", "relative", "open", "close"})


def add_loads(context: Context) -> None:
    """Whoever or whatever a vehicle carries goes along with it, and has no way of its own beside it."""
    borne: set[int] = set()
    for draft in context.drafts:
        if draft.event != "movement" or draft.at is None or draft.rule.startswith(_RULE) or "with" in draft.roles:
            continue
        for argument in draft.roles.get("actor", ()):
            craft = argument.item
            if craft is not None and craft.kind == "noun" and headed(craft, "thing", _CRAFT):
                load = _load(context, craft, draft)
                for item in load:
                    first = item.count.first if item.count is not None else item.fill[0]
                    draft.add("with", context.words(min(first, item.fill[0]), item.fill[1], item))
                if load:
                    borne.add(craft.index)
    if context.drafts:
        context.drafts[:] = [d for d in context.drafts if not (d.rule.startswith(_RULE) and _is_borne(d, borne))]


def _is_borne(draft: Draft, craft: set[int]) -> bool:
    """Told of by what carries it, «هاجموا حافلة تقل جنودا»: it says who was in it, and no way that they went."""
    means = [a.item for a in draft.roles.get("means", ()) if a.item is not None]
    told = draft.at is not None and any(item.index < draft.at.index for item in means)
    return any(item.index in craft for item in means) or told and not ("to" in draft.roles or "from" in draft.roles)


def _load(context: Context, craft: Item, draft: Draft) -> list[Item]:
    """The phrases after a verb of carrying, after «محملة بـ» or after «على متنها»."""
    for item in context.items[craft.index + 1 : craft.index + _REACH]:
        if item is draft.at:
            continue
        values = item.entry.value.split("|") if item.entry is not None else ()
        if item.kind == "verb":
            return _listed(context, item, "") if _CARRY in values and not item.pronoun else []
        if _LOADED in values:
            return _listed(context, item, "bi")
        if item.kind == "noun" and item.prep == "ala" and item.pronoun and item.word is not None:
            if item.word.stem == _ABOARD:
                return _listed(context, item, "")
        elif item.kind == "noun" and headed(item, "thing", _CRAFT):
            return []
        if item.kind not in _PASSED and not (item.kind == "mark" and item.value in "،,"):
            return []
    return []


def _listed(context: Context, marker: Item, prep: str) -> list[Item]:
    listed: list[Item] = []
    for item in context.items[marker.index + 1 :]:
        aboard = item.kind == "noun" and item.prep == "ala" and item.word is not None and item.word.stem == _ABOARD
        if aboard and not listed:
            continue  # «تقل على متنها 80 جريحا»
        if item.kind != "noun" or not _is_load(item) or listed and not item.conj or not listed and item.prep != prep:
            break
        listed.append(item)
    return listed


def _is_load(item: Item) -> bool:
    if item.word is not None and item.word.stem in _NAMES:
        return False  # «تحمل اسم الشركة»
    return item.has(*_GOODS) or item.count is not None or item.mention("person", "group", "weapon") is not None
