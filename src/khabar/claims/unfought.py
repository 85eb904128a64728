"""What is no blow, or hits nobody, by who or what stands in it: «معركة مع الغلاء», «قانون يعتدي على الحقوق»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.context import Filling
from khabar.claims.fitting import is_idle, is_unstruck
from khabar.claims.items import Item
from khabar.claims.traits import is_living, is_place
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

_ILLS = word_class("ill_of_life")
_ATTACK = "attack"


def is_figure(filling: Filling, subject: Sequence[Item]) -> bool:
    """«قانون يعتدي على الحقوق», «استحوذت الأساليب على النصيب الأكبر»: nobody does anything to anybody or any thing."""
    if not all(is_idle(i) for i in subject):
        return False
    hit = [i for role, group in filling.fillers.items() if role != "means" for i in group]
    return bool(hit) and not any(i.mentions or is_living(i) or i.has("thing", "placehead") for i in hit)


def is_ill(item: Item) -> bool:
    """Hunger, dear prices, a disease: what strikes nobody and is fought by no force."""
    return item.kind == "noun" and item.word is not None and item.word.stem in _ILLS


def no_foe(frame: Frame, group: Sequence[Item], party: Sequence[Item]) -> bool:
    """«معركة ضد الإرهاب»: no fight of any place; «معركة مع الغلاء»: no fight at all, whoever is in it."""
    return any(is_ill(i) for i in group) or not party and all(is_unstruck(frame, i) for i in group)


def is_hit_there(item: Item, frame: Frame, group: Sequence[Item]) -> bool:
    """«بعد استهدافها على محور البلدة»: the enclitic is what was hit, and «على» where."""
    label = item.entry.label if item.entry is not None else ""
    near = group[0].index == item.index + 1 and all(is_place(i) for i in group)
    return near and frame.id == _ATTACK and label == "nt" and bool(item.pronoun)
