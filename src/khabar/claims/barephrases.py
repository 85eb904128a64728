"""Which phrases after a verb may be its subject or an object: without those that only say how, or who another is."""

from __future__ import annotations

from khabar.claims.context import VICTIMS, Context
from khabar.claims.descriptions import (
    Group,
    end_of,
    is_apposed,
    is_aside,
    is_how_done,
    is_posted,
    is_said_of,
    is_told_by,
)
from khabar.claims.idle import says_dead
from khabar.claims.items import Item
from khabar.claims.slots import Slots
from khabar.claims.traits import is_somebody, is_tamyiz
from khabar.grammar.frames import Frame

_PAIR = 2  # who does it, and whom
_DEALT = frozenset({"inflict", "batter"})
_OF_TWO = frozenset({"event", "amount"})


def bare_phrases(context: Context, item: Item, slots: Slots, frame: Frame | None) -> list[Group]:
    """Those of a verb that no preposition governs, in order."""
    left = bool(item.pronoun)
    bare = [g for g in slots.bare if not (is_aside(context, g[0]) or left and says_dead(g[0]))]  # «فأرداه قتيلاً»
    if left and bare and _is_joined_on(context, item, bare[0][0]):
        bare = bare[1:]
    if bare and frame is not None and frame.event in VICTIMS:
        bare = [group for group in bare if not is_how_done(item, group[0])]
        if len(bare) > 1 and _is_counted(context, item, bare):
            bare = bare[:1]
        bare = _without_state(bare, frame)
    return _apart(context, bare, frame) if len(bare) > 1 else bare


def _is_joined_on(context: Context, verb: Item, item: Item) -> bool:
    """«الجماعات التي تؤيدها، [وجميع الأفراد] …»: past a comma, beside whom the clause tells of, and no side in it."""
    previous, ahead = context.previous(verb), context.items[item.index - 1]
    relative = previous is not None and previous.kind == "relative"
    return relative and item.conj and ahead.kind == "mark" and ahead.index == verb.index + 1


def _without_state(bare: list[Group], frame: Frame) -> list[Group]:
    """«أردت الشرطة المهاجم قتيلاً»: how he was left, and nobody else."""
    last = bare[-1][0] if len(bare) > 1 and frame.event == "killing" else None
    return bare[:-1] if last is not None and last.short and last.count is None and says_dead(last) else bare


def _apart(context: Context, bare: list[Group], frame: Frame | None) -> list[Group]:
    """Phrases without those that only say who or what the one before them is."""
    # «حملت الحكومة الحركة مسؤولية …»، «أعطت العائلة المهرب ألف دولار»، «كبد الجيش الميليشيا خسائر»: two sides
    blamed = frame is not None and (frame.roles.get("obj2") in _OF_TWO or frame.id in _DEALT)
    apposed = len(bare) > 2 and not blamed and is_apposed(bare[0], bare[1][0])
    beside = len(bare) == 2 and frame is not None and frame.event in VICTIMS and is_posted(context, bare[0], bare[1][0])
    if apposed or beside or is_said_of(context, bare[0], bare[1][0]):
        return [bare[0], *bare[2:]]
    return _told_of(context, bare)


def _told_of(context: Context, bare: list[Group]) -> list[Group]:
    """Without the posts of those who are named: «فلان، قائد الكتيبة، وفلان، نائبه، …»."""
    while len(bare) > 1 and is_told_by(context, bare[0], bare[1][0]):
        post = bare.pop(1)
        shut = end_of(context, post[0])  # «فلان، المتحدث السابق | باسم لواء الوادي، إلى …»
        beside = [item for item in post[1:] if item.conj and item.mention("person") is not None]
        bare = [[*bare[0], *beside], *(group for group in bare[1:] if group[0].index > shut)]
    if len(bare) > _PAIR and is_told_by(context, bare[1], bare[2][0]):
        del bare[2]  # «استعاد الجيش مدينة تدمر، أكبر مدن المحافظة»
    return bare


def _is_counted(context: Context, verb: Item, bare: list[Group]) -> bool:
    """«قتل 29 مصلياً مسلماً»، «اعتقل 15 خياطاً لرفضهم خياطة ملابس»: those counted suffer it, and kill nobody."""
    some, other = bare[0], bare[1][0]
    past = verb.inflected("past") and not (verb.pronoun or verb.inflected("pl") or verb.inflected("f"))
    between = context.items[verb.index + 1 : some[0].index]
    if not past or some[0].count is None or not is_tamyiz(some[0]) or any(i.kind != "date" for i in between):
        return False
    if other.first == some[-1].last:
        told = other.has("nationality") or not (other.definite or other.mention("person"))
        return told and other.count is None
    ahead = context.items[other.index - 1]
    if ahead.prep and ahead.pronoun:
        return True  # «لرفضهم | خياطة ملابس»: the object of that
    return not (other.count is not None or is_somebody(other))
