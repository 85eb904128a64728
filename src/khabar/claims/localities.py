"""Where it happened, by what else was hit or taken there: «قصف البلدة ما أدى إلى مقتل خمسة», «سيطر عليها بعد معارك»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.context import HURT, STRIKES
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.placing import is_town
from khabar.mentions.sentence import Sentence

_HARM = HURT | {"destruction"}
_ON_THE_WAY = frozenset({"after", "cause", "fi", "during", "amid"})  # «سيطر على البلدة بعد معارك», «إثر معارك»
_TO_TAKE = frozenset({"li", "for"})  # «معارك للسيطرة على البلدة»


def localise(items: Sequence[Item], drafts: Sequence[Draft], sentence: Sentence) -> None:
    """Give the place and the day of a blow to the harm that it did, and a place to fights in which it was taken."""
    blows = [d for d in drafts if d.event in STRIKES]
    taken = [d for d in drafts if d.event == "control" and "place" in d.roles]
    for draft in drafts:
        at = draft.at
        if at is None or draft.polarity == "denied":
            continue
        if draft.event in _HARM and blows and draft.part_of is None and not ("place" in draft.roles and draft.time):
            blow = _blow_of(items, blows, draft, at)
            if blow is not None:
                _take(draft, blow, sentence)
        elif draft.event == "clash" and taken and "party" in draft.roles and "place" not in draft.roles:
            gain = next((d for d in taken if d.at is not None and _is_over(items, at, d.at)), None)
            if gain is not None and not any(a.pending for a in gain.roles["place"]):
                draft.roles["place"] = [Argument(a.start, a.stop, a.item, True) for a in gain.roles["place"]]


def _take(harm: Draft, blow: Draft, sentence: Sentence) -> None:
    """The town that a blow hit is where it did harm, on the day of the blow."""
    if harm.time is None:
        harm.time = blow.time
    hit = blow.roles["target"][0] if "place" not in harm.roles and "target" in blow.roles else None
    if hit is not None and hit.item is not None and is_town(hit.item):
        place = hit.item.mention("place")
        where = sentence.bounds(place.first, place.last) if place is not None else (hit.start, hit.stop)
        harm.roles["place"] = [Argument(*where, hit.item, True)]


def _blow_of(items: Sequence[Item], blows: Sequence[Draft], draft: Draft, at: Item) -> Draft | None:
    """The blow that did it: what it was done with, or what is said to have led to it."""
    means = [a.item for a in draft.roles.get("means", ()) if a.item is not None]
    for blow in blows:
        if blow.at is not None and any(item is blow.at for item in means):
            return blow
    before = [blow for blow in blows if blow.at is not None and blow.at.index < at.index]
    nearest = max(before, key=lambda blow: blow.at.index if blow.at is not None else -1, default=None)
    if nearest is None or nearest.at is None or means:
        return None
    return nearest if _led_to(items, nearest.at, at) else None


def _led_to(items: Sequence[Item], blow: Item, harm: Item) -> bool:
    """«قصف البلدة ما أدى إلى مقتل ثلاثة وإصابة خمسة»: nothing else is told of between what it led to and the harm."""
    led = None
    for item in items[blow.index + 1 : harm.index]:
        if item.kind in ("that", "clause", "relative") and item.value != "what" or item.value in ("؛", ":"):
            return False
        if item.kind == "verb":
            if led is not None or item.negated or item.entry is None or item.entry.label != "vcause":
                return False
            led = item
    return led is not None and harm.kind == "trigger"


def _is_over(items: Sequence[Item], fight: Item, gain: Item) -> bool:
    """Whether a place was taken in a fight, or is what the sides of one fight for, with nothing else told between."""
    low, high = sorted((fight.index, gain.index))
    if any(i.kind in ("verb", "that", "clause", "relative", "mark") for i in items[low + 1 : high]):
        return False
    if gain.index < fight.index:
        return fight.kind == "trigger" and fight.prep in _ON_THE_WAY
    return gain.kind == "trigger" and (gain.prep in _TO_TAKE or gain.genitive and gain.index == fight.index + 1)
