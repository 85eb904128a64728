"""In whose hands something is: of those who fled, came or were caught with it, and not of whoever is named nearest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from khabar.claims.draft import Argument, Draft

_RULE = "who.holding"
_WHO = {"flight": "actor", "movement": "actor", "missing": "target", "arrest": "target", "killing": "victim"}
_SURRENDERS = "frame.surrender"
_APART = frozenset({"comp", "rel", "say"})  # past which somebody else may be told of
_WITH = frozenset({"مع", "لدي"})  # «عثرت معه على …»، «ضبطت لديه …»
_CAUGHT = frozenset({"arrest", "detention", "killing"})
_MANY = frozenset({"هم", "هن"})


def bear(drafts: Iterable[Draft]) -> None:
    """«مسؤول وثلاثة من مساعديه هربوا … بحوزتهم ملايين»: both, and no town; «انشق … وبحوزته»: who left."""
    held = [draft for draft in drafts if draft.rule == _RULE and draft.roles.get("thing")]
    for draft in held:
        deeds = [d for d in drafts if d.order == draft.order and d.at is not None and d.part_of is None]
        _bear(draft, deeds)
        if any(a.inherited and a.start < draft.sentence.tokens[0].start for a in draft.roles.get("holder", ())):
            _searched(draft, [d for d in drafts if d.order == draft.order - 1])


def _searched(draft: Draft, before: Sequence[Draft]) -> None:
    """«أوقف الجيش فلاناً. وعثر معه على …»: whom the sentence before tells to be caught; nobody who was only named."""
    words, tokens = draft.sentence.words, draft.sentence.tokens
    thing = draft.roles["thing"][0].start
    if not any(tokens[i].start < thing and w.pronoun and w.stem in _WITH for i, w in enumerate(words)):
        return
    taken = [d for d in before if d.event in _CAUGHT and d.part_of is None]
    caught = [a for d in taken for a in _who(d) or d.roles.get("target", [])]
    if len({a.start for a in caught}) == 1:
        draft.roles["holder"] = [replace(caught[0], inherited=True)]
    else:
        draft.roles.pop("holder")


def _bear(draft: Draft, deeds: Sequence[Draft]) -> None:
    words, tokens = draft.sentence.words, draft.sentence.tokens
    thing = draft.roles["thing"][0].start
    near = (i for i, w in enumerate(words) if tokens[i].start < thing and w.pronoun)
    at = max((i for i in near if words[i].has("holding") or words[i].stem in _WITH), default=-1)
    told = [d for d in deeds if d.at is not None and d.at.last <= at and _who(d)]
    if at < 0 or not told:
        return
    last = max(told, key=lambda d: d.at.first if d.at is not None else 0).at
    if last is None or any(w.any(_APART) for w in words[last.first : at]):
        return
    begun = tokens[last.first].start
    who = sorted((a for d in told if d.at is last for a in _who(d)), key=lambda a: a.start)
    named = {a.start for a in who}
    if any(begun < a.start and not (a.inherited or a.start in named) for a in draft.roles.get("holder", ())):
        return  # «وصل الوفد وقابل رجلاً بحوزته سلاح»
    many = len(who) > 1 or any(_is_many(a) for a in who)
    if [a.start for a in draft.roles.get("holder", ())] == [a.start for a in who]:
        return
    if words[at].pronoun in _MANY and many:
        draft.roles["holder"] = [replace(a, inherited=True) for a in who]
    elif words[at].pronoun == "ه" and who and not _is_many(who[0]):
        draft.roles["holder"] = [replace(who[0], inherited=True)]


def _who(deed: Draft) -> list[Argument]:
    role = "target" if deed.rule.startswith(_SURRENDERS) else _WHO.get(deed.event, "")
    return [a for a in deed.roles.get(role, ()) if not a.pending]


def _is_many(argument: Argument) -> bool:
    item = argument.item
    return item is not None and (item.count is not None or item.partitive or item.inflected("pl"))
