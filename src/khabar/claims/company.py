"""Who goes along: «انشق مع 17 من جنوده»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.items import Item
from khabar.claims.slots import Slots
from khabar.claims.traits import is_somebody
from khabar.grammar.frames import Frame

_SIDES = ("human", "kin", "title", "given", "honorific", "grouphead", "placehead")
LEAVING = frozenset({"flight", "handover"})


def company(context: Context, item: Item, frame: Frame, slots: Slots) -> list[list[Item]]:
    """Who does it too, beside whom a verb or a deed of leaving tells of."""
    if frame.event not in LEAVING or frame.roles.get("maa") != frame.lead or item.negated:
        return []
    along = [phrase for phrase in slots.take("maa") if _goes_along(context, phrase)]
    return [along] if along else []


def _goes_along(context: Context, item: Item) -> bool:
    """People who are counted and no kin of his: his wife left no ranks, and «مع القائد» tells more of the others."""
    before, words = context.previous(item), context.sentence.words[item.first : item.last]
    if before is not None and before.kind == "noun" and not (before.mentions or before.has(*_SIDES)):
        return False  # «بعد تنسيق مع عشرات الوجهاء»
    if item.kind != "noun" or not (item.count is not None or item.partitive) or any(word.has("kin") for word in words):
        return False
    return is_somebody(item) or any(word.has("human") for word in words)
