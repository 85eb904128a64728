"""Blows that are told by the weapon or its fire: «استهدفت عبوة ناسفة دورية», «قتلت نيران القناصة مدنياً»."""

from __future__ import annotations

from khabar.claims.context import Context, Sides
from khabar.claims.fitting import fits
from khabar.claims.items import Item
from khabar.claims.traits import is_weapon
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

_SHOTS = word_class("shots")  # «رصاص الشرطة»
_GUNS = frozenset({"artillery", "rocket-launcher", "mortar"})
_BLAMELESS = {"killing": "killed_by_weapon", "injury": "hurt_by_weapon", "destruction": "destroyed_by_weapon"}


def by_weapon(context: Context, frame: Frame, sides: Sides) -> Frame:
    """«استهدفت عبوة ناسفة دورية», «أصابت الصواريخ الحي»: what hit it is a weapon, and nobody who acts."""
    if frame.id in _BLAMELESS and all(_is_shot(i) for i in sides.subject):
        if frame.event == "destruction" and not all(_flies_or_bursts(context, i) for i in sides.subject):
            return frame  # «دمرت البوارج الحربية عشرة زوارق»
        return context.frames[_BLAMELESS[frame.id]]  # «قتلت نيران القناصة مدنياً»
    for name in ("bomb_hits", "shell_hits") if frame.id == "attack" else ():
        if all(i.kind == "noun" and fits(context.frames[name], "means", i) for i in sides.subject):
            return context.frames[name]
    return frame


def _flies_or_bursts(context: Context, item: Item) -> bool:
    """Shells, bombs and fire, which belong to whoever sent them."""
    fire = item.word is not None and item.word.stem in _SHOTS
    return fire or any(fits(context.frames[name], "means", item) for name in ("bomb_hits", "shell_hits"))


def _is_shot(item: Item) -> bool:
    """A weapon or its fire, which is how somebody died, and nobody; «رصاص الشرطة» stands for those who shot."""
    fire = item.kind == "noun" and item.word is not None and item.word.stem in _SHOTS
    return not item.has("grouphead") and (is_weapon(item) or fire) and not of_shooters(item)


def of_shooters(item: Item) -> bool:
    return item.stem in _SHOTS and item.kind == "noun" and item.mention("group") is not None


def is_artillery(item: Item) -> bool:
    """«مدفعية النظام», «راجمات الصواريخ»: guns that strike from afar, as who does it."""
    told = item.kind == "noun" and item.word is not None and "weapon" in item.labels
    entry = item.word.entry("weapon") if told and item.word is not None else None
    return entry is not None and entry.value in _GUNS
