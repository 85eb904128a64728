"""What agreements, plans and decrees hold: «ينص الاتفاق على …», which has not happened, «مرسوماً يقضي بتعيين …»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.appointments import SEATS
from khabar.claims.context import Context, Sides
from khabar.claims.filling import fill
from khabar.claims.items import Item
from khabar.claims.jointly import joined
from khabar.claims.senses import aims_at
from khabar.claims.slots import Slots
from khabar.claims.traits import acts, is_state
from khabar.claims.verdicts import RULINGS
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

_PREVENTS = word_class("prevents")  # what is kept from happening, or has not happened yet
_SCHEMES = word_class("scheme")
_HOLDS = word_class("holds_in_it")
PROVIDES, _DUTIES = word_class("provides"), word_class("duty")
_LEADS = word_class("leads_to")  # «قادت المفاوضات إلى الإفراج عن …»
_IMPOSES, _AGREES = "فرض", word_class("agrees")
_RECRUITS = "recruitment"
_DONE_BY_OTHERS = frozenset({"payment", "movement", "handover", "recruitment", "support"})
_ALLOTTED = "allotted"
_UNDER = word_class("subject_to")
_ORDER = 5  # items from an order to the verb that says what it holds


def intend(context: Context, item: Item, subject: Sequence[Item], slots: Slots, objects: list[list[Item]]) -> None:
    """«ينص الاتفاق على …», «أوامر قضت بسحب …», «يمنع التنظيم خروج …»: what it tells of has not happened."""
    if item.entry is not None and item.entry.lemma in _PREVENTS or aims_at(context, item, objects):
        deeds = [i for group in objects for i in group if i.kind == "trigger"]
        told = [*objects, joined(context, deeds[-1]) if deeds else _beside(context, objects)]
    elif (
        subject
        and (_planned(item, subject[0]) or _agreement(context, subject[0]) and not _has_come(item))
        or item.stem in RULINGS
        and _ordered(context, item)
    ):
        told = [*objects, *slots.by.values()]
    else:
        return
    for deed in (i for group in told for i in group if i.kind == "trigger"):
        if deed.prep == "li" and context.sentence.words[deed.first - 1].stem in _UNDER:
            continue  # «تمت الصفقة في المدينة الخاضعة لسيطرة …»
        if deed.entry is None or deed.entry.value not in SEATS:  # who is appointed by a decree is in his post
            context.modal[deed.index] = "intended"


def _beside(context: Context, objects: Sequence[Sequence[Item]]) -> list[Item]:
    """«يستهدف شق الصفوف | وقتل الأبرياء»: a deed joined right behind an object that names none."""
    last = objects[0][-1] if objects and objects[0] else None
    return [deed for deed in joined(context, last) if deed.index == last.index + 1] if last is not None else []


def _planned(item: Item, subject: Item) -> bool:
    """«تشمل المرحلة الجديدة تحرير …», «تدعو المبادرة إلى انسحاب …»: what a plan holds, told in the imperfect."""
    holds = subject.stem in _SCHEMES and item.entry is not None and item.entry.lemma in _HOLDS
    return holds and not item.inflected("past")


def _agreement(context: Context, item: Item) -> bool:
    """What an agreement holds is meant to happen."""
    if item.kind != "trigger" or item.entry is None or item.entry.label != "ev":
        return False
    return any(frame.event == "agreement" for frame in context.meant(item.entry.value))


def _has_come(item: Item) -> bool:
    """«أسفر الاتفاق عن انسحاب …»: what it has led to."""
    leads = item.entry is not None and (item.entry.label == "vcause" or item.entry.lemma in _LEADS)
    leads = leads or item.entry is not None and item.entry.value == "happen"  # «المفاوضات التي جرت أمس أفضت إلى …»
    return leads and item.inflected("past") and not item.inflected("imperfect")


def _ordered(context: Context, item: Item) -> bool:
    """«توجيهات من القيادة قضت بسحب …»: what is ordered or decreed stands before the verb or after it."""
    near = context.items[max(0, item.index - _ORDER) : item.index + 2]
    return any(
        i.kind == "trigger" and i.entry is not None and any(f.event == "decree" for f in context.meant(i.entry.value))
        for i in near
    )


def provide(context: Context, noun: Item, slots: Slots) -> None:
    """«مرسوماً يقضي بتعيين …», «قراراً ينص على …»: what the decree says."""
    told = slots.take("bi") or slots.take("ala")
    if told and noun.entry is not None and noun.entry.value == "decree_noun":
        context.extra.setdefault(noun.index, Slots()).by.setdefault("bi", told)


def _decrees(context: Context, objects: Sequence[list[Item]]) -> bool:
    """What is decided is a decree by its own word: «إغلاق»، «حظر»، «تخصيص»."""
    deeds = [context.deed(i) for group in objects[:1] for i in group[:1]]
    return any(deed is not None and (deed.event == "decree" or deed.id == _ALLOTTED) for deed in deeds)


def burdens(context: Context, item: Item, objects: Sequence[list[Item]], slots: Slots) -> bool:
    """«فرضت الحركة على السكان دفع إتاوات»: what others have to do, or to give; who has to does it, if he does."""
    whom = [i for i in slots.take("ala") if i.kind == "noun"]
    if item.entry is None or item.entry.label != "light" or item.entry.lemma != _IMPOSES:
        return False
    if not whom or not objects or not objects[-1] or any(i.kind == "trigger" and i.prep for i in objects[-1]):
        return False
    deed, named = context.deed(objects[-1][0]), objects[-1][0].word
    if deed is None:
        return named is not None and named.stem in _DUTIES
    if deed.event not in _DONE_BY_OTHERS:
        return False
    for burden in (i for i in objects[-1] if i.kind == "trigger"):
        if deed.event == _RECRUITS:  # «فرضت الحركة التجنيد على الشبان»: who imposes it recruits, and whom
            context.given.setdefault(burden.index, list(context.subjects.get(item.index, ())))
            context.target.setdefault(burden.index, whom)
            continue
        context.given.setdefault(burden.index, whom)
        context.modal.setdefault(burden.index, "intended")
    return True


def _lacks(context: Context, objects: Sequence[list[Item]]) -> Item | None:
    """A shortage that somebody faces: the deed right after the verb and its subject."""
    for deed in (group[0] for group in objects[-1:] if group):
        meant = context.deed(deed)
        if meant is not None and meant.event == "shortage" and not deed.prep:
            return deed
    return None


def orders_or_lacks(context: Context, item: Item, frames: Sequence[Frame], sides: Sides) -> bool:
    """«قررت الحكومة إغلاق الحدود», «تواجه المدينة نقصاً في الوقود»: by a verb and its deed."""
    if frames[0].id == "decide" and _decrees(context, sides.objects):
        fill(context, item, frames, sides)
        return True
    if frames[0].id == "decide" and sides.objects and sides.objects[0][0].kind == "trigger":
        context.decided.append((item, frames, sides))
    lack = _lacks(context, sides.objects) if frames[0].id == "face" else None
    if lack is not None:
        context.given.setdefault(lack.index, list(sides.subject))
    return lack is not None


def agreed(context: Context, item: Item, deeds: Sequence[Item], subject: Sequence[Item]) -> None:
    """«الهدنة التي أعلنها التحالف»، «اتفاق أبرمته الحركة»: who announces or makes it is a party to it."""
    deed = deeds[0] if item.pronoun and deeds and subject and item.word is not None else None
    if deed is None or deed.kind != "trigger" or not _agreement(context, deed) or item.negated:
        return
    made = item.entry is not None and item.entry.lemma in _AGREES and (acts(subject[0]) or is_state(subject[0]))
    if made and subject[0].index > item.index:
        context.given.setdefault(deed.index, list(subject))
