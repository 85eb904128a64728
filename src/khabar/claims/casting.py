"""Which phrases of a deed's sides fill which role of its frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from khabar.claims.company import LEAVING
from khabar.claims.context import GOING, Sides
from khabar.claims.fitting import fits
from khabar.claims.items import Item
from khabar.claims.kinds import UNNAMED, is_arm
from khabar.claims.lists import is_beside
from khabar.claims.placing import is_along, is_town
from khabar.claims.sums import is_sum
from khabar.claims.traits import (
    acts,
    headed,
    is_living,
    is_named_place,
    is_place,
    is_reflexive,
    is_somebody,
    is_state,
    is_weapon,
    strikes_nobody,
)
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

_CORPSES = word_class("corpse")
_HOUSES = frozenset({"house", "headquarters", "building"})
_CAMPS = frozenset({"military-camp"})
_ROOTS = word_class("origin_word")  # «الفارين من جنسيات أفريقية»
_CARS, _ARMOUR = frozenset({"vehicle"}), frozenset({"armour", "aircraft", "vessel"})
_VEHICLES = frozenset({"vehicle", "aircraft", "vessel"})
_STONES = frozenset({"stone"})  # «رشقوا الجنود بالحجارة»
_SWORN = "allegiance"
_GOT = "aid_taken"  # «حصلوا على دعم من تجار»
_TO_JOIN = frozenset({"ila", "li", "bi"})  # «الانضمام إلى التنظيم»، «الانضمام للتنظيم»، «الالتحاق بالتنظيم»


def turn_sides(frame: Frame, sides: Sides) -> Sides:
    """The sides in the order of the frame: who is given first, who gives himself up."""
    subject, objects = sides.subject, sides.objects
    if len(objects) > 1 and frame.roles.get("obj2") == "to":
        objects = _given(objects)
    if not subject:
        return sides if objects is sides.objects else Sides(subject, objects, sides.slots)
    if frame.event == "payment" and is_sum(subject[0]) and "subj" in frame.roles:
        objects, subject = [subject, *objects], []  # «دفع ألف دولار رشوة لعناصر الحاجز»: a sum pays nothing
        return Sides(subject, objects, sides.slots)
    claimed = frame.id == "responsibility" and subject[0].kind == "trigger"
    if claimed and objects and objects[0] and acts(objects[0][0]):
        return Sides(objects[0], [subject], sides.slots)  # «تبنت الهجوم جماعة …»
    if objects and any(group and is_reflexive(group[0]) for group in objects):
        objects = [group for group in objects if not group or not is_reflexive(group[0])]
        if frame.event == "handover":  # «سلم نفسه»
            objects, subject = [subject, *objects], []
    return sides if objects is sides.objects else Sides(subject, objects, sides.slots)


def _given(objects: list[list[Item]]) -> list[list[Item]]:
    """What is given, and to whom, where both stand after the verb."""
    if objects[0] and objects[1]:
        first, other = objects[0][0], objects[1][0]
        if (
            acts(first)
            or is_place(first)
            and (is_somebody(other) or other.has("human"))
            or is_state(first)
            and (other.count is not None or is_weapon(other))
            or is_sum(other)  # «سلم الوسيط الخاطفين الفدية»: a sum is given, and is nobody
        ):
            objects = [objects[1], objects[0]]  # «سلّمت الدولة السلطات المتهم»
        objects = _bodies(objects)
    if len(objects) > 1 and objects[1] and is_weapon(objects[1][0]):
        objects = objects[:1]  # «سلم سلاحه الكلاشنكوف»: the same once more
    return objects


def _bodies(objects: list[list[Item]]) -> list[list[Item]]:
    """«سلم الحوثيون جثث خمسة جنود»: whose bodies they are, and to nobody."""
    body, whose = objects[0][0], objects[1][0]
    bare = body.word is not None and body.word.stem in _CORPSES and body.short and not (body.definite or body.count)
    if not (bare and whose.first == body.last and not whose.definite and whose.count is not None):
        return objects
    return [[replace(body, last=whose.last, fill=(body.fill[0], whose.last))], *objects[2:]]


def filled_slots(frame: Frame, sides: Sides) -> Iterator[tuple[str, list[Item]]]:
    """The slots of the frame that are filled, subject and objects first."""
    if sides.subject and "subj" in frame.roles:
        yield "subj", sides.subject
    for slot, group in zip(("obj", "obj2"), sides.objects, strict=False):
        if slot in frame.roles and group:
            yield slot, group
    by = _joined(frame, sides) if frame.event == "membership" else sides.slots.by
    for slot, group in by.items():
        if frame.roles.get(slot) and slot not in ("subj", "obj") and not (slot == "maa" and frame.event in LEAVING):
            yield slot, group


def _joined(frame: Frame, sides: Sides) -> dict[str, list[Item]]:
    """«الانتماء إلى تنظيم بهدف الإطاحة بالسلطة»: the first that one may join, with what is joined to it."""
    by = sides.slots.by
    found = _TO_JOIN & by.keys() & frame.roles.keys()
    fitting = [i for slot in found for i in by[slot] if fits(frame, frame.roles[slot], i)]
    fitting.sort(key=lambda i: i.index)
    if fitting and (len(fitting) > 1 or frame.id == _SWORN) and _is_theirs(sides, fitting[0]):
        del fitting[0]
        by = by if fitting else {slot: group for slot, group in by.items() if slot != "li"}
    nearest = fitting[0] if fitting else None
    kept: dict[str, list[Item]] = {}
    for slot, group in by.items():
        if slot not in found or nearest is None:
            kept[slot] = group
        elif nearest in group:
            rest = group[group.index(nearest) + 1 :]
            kept[slot] = [nearest, *rest[: next((at for at, i in enumerate(rest) if not i.conj), len(rest))]]
    return kept


def _is_theirs(sides: Sides, item: Item) -> bool:
    """«انضم القادة السابقون لطالبان إلى داعش»: whose leaders they are stands right behind them."""
    who = sides.subject[-1] if sides.subject else None
    if who is None or item.prep != "li" or who.last != item.first:
        return False
    return who.definite and who.mention("group") is None and who.has("title")


def keep_fitting(frame: Frame, slot: str, group: list[Item], hit: bool) -> tuple[str, list[Item]]:
    """The role of a slot, by what fills it, with the phrases that fit."""
    role = frame.roles[slot]
    if role == "from" and frame.event in GOING and not frame.typed.get(role):
        group = [i for i in group if not _goods(i)]  # «فر بمليون دولار من أموال التنظيم»
    if role == "from" and frame.event in GOING:
        group = [i for i in group if not _of_people(i) and not (i.word is not None and i.word.stem in _ROOTS)]
    if slot == "via" and group and is_somebody(group[0]) and not is_place(group[0]):
        helps = frame.event == "movement" and group[0].has("human") and not group[0].mentions
        return "facilitator", group if helps else []  # «عن طريق مهرب»
    bodies = [i for i in group if _is_body(i)] if role == "from" and frame.event == "flight" else []
    if bodies:
        role, group = "organisation", bodies  # «المنشقة من حركة فلان وآخرين»
    kept = [phrase for phrase in group if fits(frame, role, phrase)]
    if kept and len(group) > len(kept) and "unhurt" in frame.typed.get(role, ()):
        kept = [i for i in group if i in kept or is_beside(i, kept[0])]  # «سقط 16 من الحوثيين وقوات صالح»
    if role == "facilitator" and kept and headed(kept[0], "thing", _VEHICLES):
        role = "means"  # «نقلت سيارات الإسعاف الجرحى»
    if frame.id == "transfer" and slot == "li":
        kept = [i for i in kept if is_named_place(i)]  # «نقلت الجرحى لتفتيش السجن»
    if frame.id == "visit" and slot == "li" and not kept and all(is_somebody(phrase) for phrase in group):
        return "actor", group  # «زيارة مفاجئة للرئيس إلى عدن»
    if role == "target" and frame.event == "bombing" and kept:
        placed = is_along if slot == "ala" else is_town
        if not hit and all(is_weapon(i) and not _is_blown_up(i) or _blows_up(frame, i) for i in kept):
            role = "means"
        elif all(placed(phrase) for phrase in kept):
            return "place", kept  # «تفجير الكرادة»
    if role == "means" and frame.event == "bombing" and slot == "subj" and not kept and acts(group[0]):
        return "actor", group  # «نفذ التنظيم هجوما انتحاريا»
    if role == "target" and frame.event == "siege" and kept and is_place(kept[0]):
        role = "place"
    if role == "place" and frame.event == "siege" and kept and (not is_place(kept[0]) or _is_house(kept[0])):
        role = "target"  # «طوقوا منزل أحد المطلوبين»
    if role == "actor" and (slot == "min" or slot == "li" and frame.event == "bombing"):
        backs = frame.event == "support"
        kept = [i for i in kept if acts(i) and not strikes_nobody(i) or backs and (_is_backer(i) or frame.id == _GOT)]
        kept = [i for i in kept if i is kept[0] or i.conj] if frame.id == _GOT else kept
    if role == "actor" and slot == "li" and frame.event == "protest":
        kept = [i for i in kept if is_living(i) or acts(i)]  # «تظاهرات لمكافحة الفساد، وتحسين الخدمات»
    if role == "means" and slot in ("fi", "bi", "during"):
        kept = [i for i in kept if i.kind == "trigger" or _arms(i)]
    return role, kept


def _is_backer(item: Item) -> bool:
    """«من تركيا»، «من تجار»، «من دول خليجية»: who may stand behind somebody."""
    return is_state(item) or is_somebody(item) or item.stem in UNNAMED


def _arms(item: Item) -> bool:
    """«بمختلف أنواع الأسلحة»، «بالحجارة»: what one strikes with."""
    return item.mention("weapon") is not None or item.has("weapon") or headed(item, "thing", _STONES)


def _is_house(item: Item) -> bool:
    """«منزل فلان»، «مقر الشركة»: what is besieged, and no place of its own."""
    named = item.mention("place")
    return headed(item, "placehead", _HOUSES) and (named is None or named.rule == "place.head")


def _goods(item: Item) -> bool:
    """Money and things, which nobody leaves for another place."""
    return item.has("thing", "weapon") and not item.has("placehead", "grouphead", "human") and not is_place(item)


def _of_people(item: Item) -> bool:
    """«نقل المحتجزين من أبناء عدن إلى …»: whose sons they are, and not where they leave."""
    return item.has("origin") and item.has("kin")


def _blows_up(frame: Frame, item: Item) -> bool:
    """«انفجار سيارة»: it is what goes off."""
    return frame.id == "bombing" and headed(item, "thing", _CARS) and not item.definite


def _is_blown_up(item: Item) -> bool:
    """«تفجير دبابة»، «فجرت المقاومة مدرعة»: what is hit, and no bomb; but «دبابة مفخخة»."""
    return headed(item, "thing", _ARMOUR) and not is_arm(item, "explosive")


def _is_body(item: Item) -> bool:
    """A group that somebody leaves, and no place of it: «معسكر الجماعة»."""
    return (
        item.mention("group") is not None
        and not is_place(item)
        and not (item.has("placehead") and not item.has("grouphead"))
        and not headed(item, "placehead", _CAMPS)
    )
