"""Whom a blow hit of which nothing else is told: «قُتل في غارة أمريكية»، «أصيب في كمين»، «قُتل خمسة بانفجار عبوة»."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.context import HURT
from khabar.claims.draft import Argument, Draft
from khabar.claims.fallen import fought
from khabar.claims.items import Item
from khabar.claims.national import states_of
from khabar.grammar.frames import Frames

_BLOWS = frozenset({"air-strike", "attack", "bombing", "shelling"})
_BOMBED = "bombing"  # «قُتل خمسة بانفجار عبوة»: whoever they are
_TOLD = frozenset({"target", "thing", "party"})
_DONE_TO = frozenset({"arrest", "release", "detention", "abduction", "execution"})
_INSIDE = frozenset({"fi", "bi", "during"})


def befall(drafts: list[Draft], frames: Frames) -> None:
    """Whoever is killed or hurt in a blow, once it is known who that is."""
    tolls = [d for d in drafts if d.event in HURT and "means" in d.roles and d.part_of is None and d.ready()]
    if not tolls:
        return
    told = {id(d.at): d for d in drafts if d.at is not None and (d.event == _BOMBED or d.ready())}
    made: set[int] = set()  # blows of which it is told whom they hit
    tolls.sort(key=lambda d: any(a.inherited for a in d.roles.get("victim", ())))  # first those whom the words name
    for toll in tolls:
        for means in toll.roles["means"]:
            blow = means.item
            if blow is not None and blow.kind == "trigger" and blow.prep in _INSIDE:
                _hit(drafts, frames, toll, blow, told.get(id(blow)), made)


def unbind(drafts: list[Draft]) -> None:
    """Nobody arrests himself: «كان يعمل في حلب قبل أن يلقى القبض عليه» does not say who did it."""
    for draft in drafts:
        if draft.event in _DONE_TO and "actor" in draft.roles:
            held = {(a.start, a.stop) for a in draft.roles.get("target", ())}
            if held and all((a.start, a.stop) in held for a in draft.roles["actor"]):
                del draft.roles["actor"]


def _hit(drafts: list[Draft], frames: Frames, toll: Draft, blow: Item, known: Draft | None, made: set[int]) -> None:
    meant = frames.meant(blow.entry.value) if blow.entry is not None else ()
    victims = toll.roles.get("victim", [])
    if not meant or meant[0].event not in _BLOWS or blow.definite or not victims or blow.entry is None:
        return
    bombed = meant[0].event == _BOMBED
    if toll.polarity == "denied" or not _are_hit(victims, toll, bombed):
        return
    if bombed and any(d.event == _BOMBED and "target" in d.roles and _near(d, toll) for d in drafts):
        return  # whom or what it hit is told already
    if known is not None and not (known.ready() or "means" in known.roles):
        known = None  # no more is told of it than the word
    if bombed and blow.short and known is None:
        return  # «قُتل ثلاثة في انفجار»: of what went off nothing is said
    if known is not None:
        if not frozenset(known.roles) & _TOLD:
            for victim in victims:  # «في غارة أمريكية»: by its adjective it is known whose it was
                known.add("target", victim)
        return
    if id(blow) in made and (bombed or all(a.inherited for a in victims)):
        return  # «قُتل خمسة وأصيب أحد عشر من المسلحين في كمين»: of the same people
    draft = Draft(meant[0].event, f"frame.{meant[0].id}.{blow.entry.label}", toll.sentence, toll.order, blow)
    draft.start, draft.stop = toll.sentence.bounds(blow.first, blow.last)
    draft.modality, draft.time = toll.modality, toll.time
    for victim in victims:
        draft.add("target", victim)
    for at in states_of(toll.sentence, blow):
        draft.add("actor", Argument(*toll.sentence.bounds(at, at + 1), blow))
    if "place" in toll.roles:
        draft.roles["place"] = [replace(place, inherited=True) for place in toll.roles["place"]]
    drafts.append(draft)
    made.add(id(blow))


def _near(draft: Draft, toll: Draft) -> bool:
    """Told in the same sentence, or in one beside it."""
    return abs(draft.order - toll.order) <= 1 and draft.ready()


def _are_hit(victims: list[Argument], toll: Draft, bombed: bool) -> bool:
    """One alone, or those who fight; by a bomb several, for «قُتل شاب في تفجير انتحاري» may be who did it."""
    return _one(victims, toll) != bombed or all(fought(toll, a) for a in victims)


def _one(victims: list[Argument], toll: Draft) -> bool:
    """A single person, and no toll of some who happened to be there."""
    item = victims[0].item
    if "count" in toll.roles or victims[0].number or victims[0].pending or item is None or item.count is not None:
        return False
    return item.mention("person") is not None or item.has("human", "kin", "title") and item.inflected("sg")
