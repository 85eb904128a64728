"""Causes that the report marks as such, and what claims of one sentence share."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.arguments import is_place
from khabar.claims.draft import Argument, Draft
from khabar.claims.events import STRIKES
from khabar.claims.items import Item
from khabar.mentions.sentence import Sentence

_EFFECTS = frozenset({"siege", "shortage", "handover", "detention", "appointment", "missing", "movement", "killing", "injury", "destruction", "arrest", "displacement", "flight", "abduction", "control", "decree", "recruitment", "seizure", "release"})
_LEADS = ("victim", "target", "thing", "place", "actor", "content", "party")
_SHARE = frozenset(
    "killing injury arrest abduction attack clash air-strike shelling bombing raid siege destruction control detention "
    "seizure execution displacement flight movement protest release".split()
)


def find_causes(sentence: Sentence, items: Sequence[Item], drafts: Sequence[Draft], order: int) -> list[Draft]:
    """Cause drafts of one sentence."""
    made: list[Draft] = []
    for item in items:
        if item.kind == "verb" and item.entry is not None and item.entry.label == "vcause":
            made += _forward(sentence, items, item, drafts, order)
        elif item.nominal and item.prep == "cause":
            made += _backward(sentence, items, item, drafts, order)
    return made


def _events(drafts: Sequence[Draft]) -> list[Draft]:
    return [d for d in drafts if d.at is not None and d.part_of is None and d.ready()]


def _forward(sentence: Sentence, items: Sequence[Item], item: Item, drafts: Sequence[Draft], order: int) -> list[Draft]:
    """«… ما أدى إلى مقتل …»، «غارات أسفرت عن …»."""
    stop = next((i.index for i in items[item.index + 1 :] if i.kind in ("clause", "relative") and i.value != "among" or i.kind == "verb" and i.entry is not None and i.entry.label == "vcause"), len(items))
    events = _events(drafts)
    effects = [d for d in events if d.at is not None and item.index < d.at.index < stop and d.event in _EFFECTS]
    effects = _connected(effects)
    before = [d for d in events if d.at is not None and d.at.index < item.index and d.event not in ("position",)]
    if not effects or not before:
        return []
    strikes = [d for d in before if d.event in STRIKES]
    cause = (strikes or before)[-1]
    _means(cause, effects)
    return [_draft(sentence, order, [_blow(cause)], [_short(e) for e in effects], "forward", [cause], effects)]


def _connected(effects: list[Draft]) -> list[Draft]:
    """Effects that follow on one another without a verb between."""
    return effects[:4]


def _backward(sentence: Sentence, items: Sequence[Item], item: Item, drafts: Sequence[Draft], order: int) -> list[Draft]:
    """«… نتيجة القصف»، «بسبب …»، at the end of its clause or at its head."""
    events = _events(drafts)
    effects = [d for d in events if d.at is not None and d.at.index < item.index and d.event in _EFFECTS]
    if not effects:
        effects = [d for d in events if d.at is not None and d.at.index > item.index + 1 and d.event in _EFFECTS]
    inner = next((d for d in events if d.at is item), None)
    if not effects or any(e is inner for e in effects) and len(effects) == 1:
        return []
    if effects[0].at is not None and effects[0].at.index < item.index:
        effects = _chain(effects)
    end = item.last
    for after in items[item.index + 1 :]:
        if after.kind in ("mark", "verb", "clause", "relative", "open") or after.conj and not after.genitive:
            break
        end = after.last
    start_at, stop_at = sentence.bounds(item.first, end)
    if inner is not None:
        _means(inner, effects)
    return [_draft(sentence, order, [Argument(start_at, stop_at, item)], [_short(e) for e in effects], "backward", [inner] if inner else [], effects)]


def _chain(effects: list[Draft]) -> list[Draft]:
    """The last event before a cause, with those that are joined to it by «و»."""
    kept = [effects[-1]]
    for draft in reversed(effects[:-1]):
        following = kept[0].at
        if draft.at is following or following is not None and following.conj:
            kept.insert(0, draft)
        else:
            break
    return kept


def _means(cause: Draft, effects: Sequence[Draft]) -> None:
    """The blow that did it is the means of what it did, with its own means where it names them."""
    if cause.event not in STRIKES or cause.at is None:
        return
    for effect in effects:
        if effect.event in ("killing", "injury", "destruction") and "means" not in effect.roles:
            if "means" in cause.roles:
                effect.roles["means"] = [Argument(a.start, a.stop, a.item, True) for a in cause.roles["means"]]
            elif cause.at.kind == "trigger":
                start, stop = cause.sentence.bounds(cause.at.first, cause.at.last)
                effect.roles["means"] = [Argument(start, stop, cause.at, True)]


def _short(draft: Draft) -> Argument:
    """Trigger and leading role: the words that name an effect."""
    at = draft.at
    start, stop = draft.sentence.bounds(at.first, at.last) if at is not None else (draft.start, draft.stop)
    for role in _LEADS:
        own = [a for a in draft.roles.get(role, []) if not a.inherited and a.start >= start]
        if own:
            return Argument(start, max(stop, own[-1].stop), draft=draft)
    return Argument(start, stop, draft=draft)


def _blow(draft: Draft) -> Argument:
    """The words that name a cause: a verb with its sides, or an event noun with what it hit."""
    at = draft.at
    if at is None or at.kind == "verb":
        return Argument(draft.start, draft.stop, draft=draft)
    start, stop = draft.sentence.bounds(at.first, at.last)
    for role in ("target", "thing", "place", "means"):
        for argument in draft.roles.get(role, []):
            if not argument.inherited and start < argument.start < stop + 40:
                stop = max(stop, argument.stop)
    return Argument(start, stop, draft=draft)


def _draft(
    sentence: Sentence, order: int, causes: list[Argument], effects: list[Argument], rule: str, before: Sequence[Draft], after: Sequence[Draft]
) -> Draft:
    spans = [*causes, *effects]
    draft = Draft("cause", f"cause.{rule}", sentence, order, None, needs=("cause", "effect"), start=spans[0].start, stop=spans[0].stop)
    for argument in causes:
        draft.add("cause", argument)
    for argument in effects:
        draft.add("effect", argument)
    modalities = {d.modality for d in after}
    if len(modalities) == 1:
        draft.modality = modalities.pop()
    return draft


def share(items: Sequence[Item], drafts: Sequence[Draft], sentence: Sentence) -> None:
    """Place and time that one phrase of the sentence gives to the claims around it."""
    able = [d for d in drafts if d.event in _SHARE and d.at is not None]
    dates = [i for i in items if i.kind == "date"]
    for draft in able:
        if draft.time is None and dates and draft.at is not None:
            at = draft.at.index
            draft.time = min(dates, key=lambda i: abs(i.index - at))
    spots = [i for i in items if i.kind == "noun" and i.prep in ("fi", "bi", "near") and is_place(i) and i.mention("place")]
    for draft in able:
        if "place" in draft.roles or draft.event in ("control", "siege", "movement", "flight"):
            continue
        near = [d for d in able if d is not draft and "place" in d.roles and d.event != "control"]
        if near and draft.at is not None:
            at = draft.at.index
            best = min(near, key=lambda d: abs(d.at.index - at) if d.at else 99)
            draft.roles["place"] = [Argument(a.start, a.stop, a.item, True) for a in best.roles["place"]]
        elif spots and draft.at is not None:
            at = draft.at.index
            spot = min(spots, key=lambda i: abs(i.index - at))
            place = spot.mention("place")
            if place is not None:
                start, stop = sentence.bounds(place.first, place.last)
                draft.roles["place"] = [Argument(start, stop, spot, True)]
