"""Who raids: «ألقت الشرطة القبض على عشرة في عمليات دهم»، «عثرت مفرزة على ذخيرة خلال تمشيط بالولاية»."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.context import Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.traits import acts, headed, is_weapon

_AMID = frozenset({"fi", "during", "bi", "cause", "after"})
_TAKEN = frozenset({"arrest", "seizure", "killing", "detention", "abduction"})
_FORCES = frozenset({"armed", "state"})
_BREAKS = frozenset({"that", "clause"})


def add_raiders(context: Context) -> None:
    """Give a raid that is told by the way those who do in it what the clause tells."""
    for draft in context.drafts:
        at = draft.at
        if draft.event != "raid" or at is None or at.kind != "trigger" or "actor" in draft.roles:
            continue
        more = "place" in draft.roles or "target" in draft.roles  # else it only says how they were taken
        if more and at.prep in _AMID and not (at.definite or at.pronoun or at.conj):
            told, doers = _doers(context, draft, at)
            if doers:
                draft.roles["actor"] = doers
                draft.given = told


def _doers(context: Context, raid: Draft, at: Item) -> tuple[bool, list[Argument]]:
    """Those of the deed right before it, or of the verb of its clause; whether that is said to have come about."""
    apart = bool(raid.roles.get("target"))
    for item in reversed(context.items[: at.index]):
        if item.kind in _BREAKS or item.kind == "mark" and item.value not in "،,":
            break
        apart = apart or item.kind in ("mark", "relative")
        if item.kind not in ("verb", "trigger"):
            continue
        told = next((d for d in context.drafts if d.at is item and d.event in _TAKEN and "actor" in d.roles), None)
        if told is not None and told.polarity != "denied":
            done = item.kind == "verb" and item.inflected("past") and told.modality == "asserted"
            return done, [replace(a, inherited=True) for a in told.roles["actor"]]
        if item.kind == "verb" and not item.has("hedge"):
            force = [i for i in context.subjects.get(item.index, ()) if not apart and _is_force(i)]
            told_of = item.has("say", "aux") or item.index in context.passive
            return False, [] if told_of else [replace(context.filler(i), inherited=True) for i in force]
    return False, []


def _is_force(item: Item) -> bool:
    """«مفرزة للجيش»، «قوات الأمن»: people in arms, by what they are called."""
    return headed(item, "grouphead", _FORCES) and acts(item) and not is_weapon(item)
