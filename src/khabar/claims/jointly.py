"""A step that «و» joins to another of the same person: «أعلن انشقاقه عن الحركة والانضمام إلى الجيش»."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.context import Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item

_WHO = {"flight": "actor", "movement": "actor", "membership": "member"}
_TAKEN = "frame.taken"
_NEAR = 8  # items between the two
_CARRIED = {  # by what a light verb makes of it, the prepositions that bring in what it carries
    "manage": frozenset({"min", "fi", "ila"}),
    "try": frozenset({"", "ila", "ala", "li"}),
    "plan": frozenset({"", "ila", "ala", "li"}),
    "fail": frozenset({"fi", "an"}),
    "force": frozenset({"ala", "ila"}),
    "urge": frozenset({"ala", "ila"}),
    "ask": frozenset({"", "bi", "ila", "ala"}),
}
_REACH = 6  # items from a light verb to what it carries
_NO_STEPS = (
    "human",
    "grouphead",
    "placehead",
    "thing",
    "weapon",
    "title",
    "honorific",
    "kin",
    "nationality",
    "direction",
)
_ON = frozenset({"ala", "ila", "min", "li", "an"})


def go_on_with(context: Context) -> None:
    """Give a joined step, which has nobody of its own, to whom the one before it is told of."""
    for draft in context.drafts:
        at = draft.at
        if at is None or at.kind != "trigger" or not at.conj or at.prep or at.pronoun:
            continue
        taking = draft.rule.startswith(_TAKEN)
        role = "actor" if taking else _WHO.get(draft.event, "")
        if not role or draft.has(role) or at.word is None or not at.word.article:
            continue
        draft.roles.update({role: who} if (who := _before(context, at, taking)) else {})


def part_from(context: Context) -> None:
    """«انضمام منشقين عن الحركة إلى الحكومة»: whom they have joined is not whither they left."""
    entered = [a.item for d in context.drafts if d.event == "membership" for a in d.roles.get("organisation", ())]
    for draft in context.drafts if entered else ():
        kept = [a for a in draft.roles.get("to", ()) if a.item is None or all(a.item is not item for item in entered)]
        if draft.rule == "frame.flight.ap" and "to" in draft.roles and not kept:
            del draft.roles["to"]


def _before(context: Context, at: Item, taking: bool) -> list[Argument]:
    """Whose the last such step before is, where no other clause begins between."""
    told = [d for d in context.drafts if d.at is not None and d.at.kind == "trigger" and _leads(d, taking)]
    told = [d for d in told if d.at is not None and 0 < at.index - d.at.index <= _NEAR and d.part_of is None]
    last = max(told, key=lambda d: d.at.index if d.at is not None else 0, default=None)
    if last is None or last.at is None:
        return []
    between = context.items[last.at.index + 1 : at.index]
    if any(i.kind in ("verb", "that", "clause", "relative") or i.kind == "mark" and i.value in ".؛:" for i in between):
        return []
    return [replace(a, inherited=True) for a in _leads(last, taking)]


def _leads(draft: Draft, taking: bool) -> list[Argument]:
    """Whose a step is; who takes a place has come to it or attacked it: «زحف المسلحين إلى المدينة والسيطرة عليها»."""
    if taking:
        comes = draft.event == "attack" or draft.event == "movement" and "to" in draft.roles
        return list(draft.roles.get("actor", ())) if comes else []
    return list(draft.roles.get(_WHO.get(draft.event, ""), ()))


def joined(context: Context, deed: Item) -> list[Item]:
    """«تمكنوا من قتل عشرة مسلحين وتدمير عجلتين»: the deeds that «و» joins to one, past its own phrases."""
    deeds: list[Item] = []
    for after in context.items[deed.index + 1 :]:
        if after.kind in ("verb", "that", "clause", "relative") or after.kind == "mark" and after.value not in "،,":
            break
        if after.kind == "trigger" and after.prep in ("li", "for") and not after.conj:
            break  # «الخروج من المدينة تمهيدا لاقتحامها وتطهيرها»: what for, and what is joined to that
        if after.kind == "trigger" and after.conj and not after.prep and after.entry is not None:
            whom = after.entry.label == "nt" and bool(after.pronoun)  # «جذب الشبان وتجنيدهم»
            both = (
                after.entry.label in ("ni", "ev")
                and _by_article(after)
                and (_by_article(deed) or _led_on(context, after))
            )
            if whom or both or after.entry.label in ("nt", "ni") and not (after.definite or after.pronoun):
                deeds.append(after)
    return deeds


def joined_beside(context: Context, verb: Item, way: str) -> list[Item]:
    """«تمكنوا من كسر الطوق والوصول إلى المطار»: the deeds that «و» joins to what a light verb carries, itself none."""
    preps = _CARRIED.get(way)
    for other in context.items[verb.index + 1 : verb.index + _REACH] if preps is not None else ():
        if other.kind not in ("noun", "date", "other") or other.value == "pronoun" and other.conj:
            return []
        if preps is not None and other.kind == "noun" and other.prep in preps and _is_step(other):
            return joined(context, other)
    return []


def _is_step(item: Item) -> bool:
    """«كسر الطوق»، «تأمين المطار»: a noun of something to do, and neither somebody nor a thing."""
    if item.conj or item.count is not None or any(found.first == item.first for found in item.mentions):
        return False
    return (bool(item.prep) or item.has("noun", "lightnoun")) and not item.has(*_NO_STEPS)


def _led_on(context: Context, deed: Item) -> bool:
    """«تدمير المطار والسيطرة على العاصمة»، «الفرار والعودة إلى …»: a deed with a phrase of its own right after it."""
    following = context.following(deed)
    return following is not None and following.prep in _ON and (following.nominal or following.value == "pronoun")


def _by_article(item: Item) -> bool:
    return item.word is not None and item.word.article
