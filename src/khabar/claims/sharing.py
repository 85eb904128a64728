"""What claims of one sentence share: the place and the time that one phrase gives to those around it."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.aims import is_shown
from khabar.claims.context import STRIKES, Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import TRIGGER_VERBS, Item
from khabar.claims.known import avowal
from khabar.claims.localities import localise
from khabar.claims.parting import apart, is_of_another_time, is_of_saying, is_out_of, opens_anew
from khabar.claims.traits import is_place
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_ABLE = frozenset(
    "killing injury arrest abduction attack clash air-strike shelling bombing raid siege destruction control detention "
    "seizure execution displacement flight movement protest release accident".split()
)
_PRISONS = frozenset({"frame.release.prison", "frame.detention.prison", "frame.detention.custody"})
_ELSEWHERE = frozenset({"control", "siege", "movement", "flight", "displacement"})  # they name their places themselves
_TOLL = frozenset({"killing", "injury", "destruction"})
_BLOWS = (STRIKES - {"clash"}) | frozenset(  # by frame
    "ambush shell_fall shell_fall_in bombing_by bombing_with blow shooting stab".split()
)
_CAUGHT = frozenset({"arrest", "detention"})
_HELD = frozenset({"arrest", "detention", "release", "abduction", "seizure"})
_TO_COME = word_class("to_come")
_THEN, _THAT, _AFTER = word_class("then"), "ذلك", frozenset({"بعد", "وبعد", "عقب", "وعقب", "اثر", "واثر"})
_VERBS = 3
_WHERE = frozenset({"fi", "bi", "near"})
_WAR = "frame.waged"  # wider than what else the clause tells
_OVER = frozenset({"charge", "about"})  # what somebody is held or asked for was elsewhere


def share(context: Context) -> None:
    """Give time and place to the claims that have none, where nothing parts them."""
    items, sentence = context.items, context.sentence
    able = [d for d in context.drafts if d.event in _ABLE and d.at is not None and not d.rule.startswith(_WAR)]
    if not able:
        return
    dates = [date for date in context.of["date"] if not is_of_saying(items, date)]
    blows = [d.at for d in able if dates and d.at is not None and d.modality == "possible" and d.event in STRIKES]
    charged = {blow.last for blow in blows if blow.kind == "trigger"}
    later = _turns(sentence) if dates else ()
    for draft in able:
        if draft.time is not None and not _is_own(items, draft.time, draft):
            draft.time = None
        if draft.time is None and dates:
            own = [d for d in dates if not (draft.event in _HELD and d.first in charged)]
            draft.time = _date(items, own, draft, later)  # «اعتقلت متورطين في هجوم عام 2012»: the day of what they did
    placeless = [d for d in able if "place" not in d.roles and d.event not in _ELSEWHERE]
    spots = _spots(context, able) if placeless else []
    for draft in placeless:
        known = spots if draft.event not in _CAUGHT else [s for s in spots if not _is_plan(items, able, s[0])]
        _place(items, known, draft)
    for draft in able:
        if draft.event in _TOLL and "means" in draft.roles:
            _tool(draft)
    _means(items, able)
    localise(items, able, sentence)


def _tool(draft: Draft) -> None:
    """A blow or a weapon is a means; «في اشتباكات», «خلال تطهير …» is when it happened."""
    kept = [a for a in draft.roles["means"] if a.item is None or _strikes(a.item)]
    if kept:
        draft.roles["means"] = kept
    else:
        del draft.roles["means"]


def _strikes(item: Item) -> bool:
    if item.kind != "trigger" or item.entry is None:
        return True
    return item.entry.value.split("|")[0] in _BLOWS


def _means(items: Sequence[Item], able: Sequence[Draft]) -> None:
    """«مقتل 3 وإصابة 4 في قصف»: the blow is the means of all that it did."""
    toll = [d for d in able if d.event in _TOLL and d.at is not None and d.part_of is None]
    if len(toll) <= 1:
        return
    toll.sort(key=lambda d: d.at.index if d.at else 0)
    for draft, following in zip(reversed(toll[:-1]), reversed(toll[1:]), strict=True):
        if draft.at is None or following.at is None or "means" in draft.roles or "means" not in following.roles:
            continue
        joined = following.at.conj and not any(
            i.kind in ("that", "relative") for i in items[draft.at.index : following.at.index]
        )
        if joined and ("actor" not in draft.roles or "actor" in following.roles):
            draft.roles["means"] = [Argument(a.start, a.stop, a.item, True) for a in following.roles["means"]]


def _turns(sentence: Sentence) -> Sequence[int]:
    """The tokens of «ثم», «وبعدها», «ولاحقا»: what follows came about later than what stands before."""
    forms = sentence.forms
    turns = [at for at, form in enumerate(forms) if form in _THEN]
    if _THAT in forms:
        turns += [at for at, form in enumerate(forms) if form == _THAT and at and forms[at - 1] in _AFTER]
    return turns


def _parted(at: Item, date: Item, turns: Sequence[int]) -> bool:
    """Whether a turn of the tale stands between a deed and a date, or right after a deed behind it: «وقُتل لاحقا»."""
    if date.first < at.first:
        return any(date.first < turn <= at.last for turn in turns)
    return any(at.first < turn < date.first for turn in turns)


def _date(items: Sequence[Item], dates: Sequence[Item], draft: Draft, later: Sequence[int]) -> Item | None:
    at = draft.at
    if at is None or draft.part_of is not None:
        return None
    told = _is_told(items, at)
    sentence = draft.sentence
    near = [
        d
        for d in dates
        if not (told and d.index < at.index)
        and not apart(items, at.index, d.index, 1 if d.index < at.index else _VERBS, sentence)
    ]
    near = [d for d in near if not (later and _parted(at, d, later))]  # «انضم … عام 2014 ثم هرب»
    near = [d for d in near if not _since_when(items, at, d)]
    date = min(near, key=lambda d: abs(d.index - at.index), default=None)
    if date is None or _anothers(items, at.index, date):
        return None
    return date if date.index > at.index or _may_be_its(items, date, draft) else None


def _since_when(items: Sequence[Item], at: Item, date: Item) -> bool:
    """«قُتل جنديان ليرتفع عدد القتلى منذ يوليو إلى …»: since when another verb tells of."""
    return date.prep == "since" and any(i.kind == "verb" and i.prep == "li" for i in items[at.index + 1 : date.index])


def _is_own(items: Sequence[Item], date: Item, draft: Draft) -> bool:
    """Whether a day that stands in the clause of a deed is not that of the next clause, nor of the saying."""
    at = draft.at
    if at is None or date.index > at.index:
        return at is None or not opens_anew(items, date.index)
    return not is_of_saying(items, date) and _may_be_its(items, date, draft)


def _may_be_its(items: Sequence[Item], date: Item, draft: Draft) -> bool:
    """Whether a day that stands before a deed can be its own, and not that of what is told of it."""
    at, sentence = draft.at, draft.sentence
    if at is None or is_of_another_time(items, at, sentence) or is_out_of(items, at, date, sentence):
        return False
    if is_shown(items, at):
        return False  # «بث في فبراير فيديو لإعدام …»: when it was shown
    told = avowal(items, at)
    if told is not None and told.index < date.index < at.index:
        return False  # «تبني الحزب الأربعاء قتل شرطيين»: when the party said so
    if draft.modality != "intended":
        return True
    between = items[: date.index]
    return sentence.words[date.last - 1].stem in _TO_COME or any(i.word is not None and i.word.future for i in between)


def _is_told(items: Sequence[Item], at: Item) -> bool:
    """«وجهت في يوليو التهم إلى المتورطين في التفجير الذي استهدف …»: a relative clause tells of it, by the way."""
    after = items[at.index + 1] if at.index + 1 < len(items) else None
    return at.kind == "trigger" and at.definite and at.prep == "fi" and after is not None and after.kind == "relative"


def _anothers(items: Sequence[Item], at: int, date: Item) -> bool:
    """«اعتُقل فلان الذي فر عام 2014», «انسحب بعد معارك استمرت حتى الجمعة»: the date of another deed, right before it."""
    told = False
    for index in range(date.index - 1, at, -1):
        item, before = items[index], items[index - 1]
        if item.kind in ("mark", "that", "clause"):
            return False
        if item.kind == "verb" and before.kind == "relative" and index - 2 > at and item.entry is not None:
            holder = items[index - 2] if items[index - 2].kind != "mark" else items[index - 3]
            someone = holder.kind == "noun" and (holder.has("grouphead") or not holder.has("lightnoun"))
            return item.entry.label in TRIGGER_VERBS and someone
        told = told or item.kind == "verb"
        if item.kind == "trigger" and item.prep == "after":
            return told or any(i.kind == "mark" for i in items[at + 1 : index])
    return False


def _spots(context: Context, able: Sequence[Draft]) -> list[tuple[int, list[Argument]]]:
    """Places that claims name or phrases give, by where they stand."""
    found: list[tuple[int, list[Argument]]] = []
    for draft in able:
        listed = draft.roles.get("place")
        inside = draft.rule in _PRISONS  # «توقيفه بعد خروجه من السجن»: where nothing else was
        if listed and draft.event != "control" and draft.at is not None and not (listed[0].pending or inside):
            item = listed[0].item
            found.append((item.index if item is not None else draft.at.index, listed))
    known = {at for at, _ in found}
    for item in context.of["noun"]:
        if item.prep not in _WHERE or item.kind != "noun" or item.index in known:
            continue  # as mostly; one may be no phrase of its own any more
        place = item.mention("place")
        if place is not None and is_place(item):
            found.append((item.index, [context.words(place.first, place.last, item)]))
    return found


def _is_plan(items: Sequence[Item], able: Sequence[Draft], where: int) -> bool:
    """«اعتقل خمسة خططوا لتفجير مساجد | في الرياض»، «… جندوا شبانا للقتال | في سوريا»: where that was to be."""
    for draft in able:
        at = draft.at
        if at is not None and draft.modality == "intended" and at.kind == "trigger" and draft.event not in _CAUGHT:
            if any(a.item is not None and a.item.index == where for a in draft.roles.get("place", ())):
                return True
    before = items[where - 1] if where else None
    return before is not None and before.kind == "trigger" and before.prep == "li"


def _after_another(items: Sequence[Item], draft: Draft, at: Item, where: int) -> bool:
    """«شنت تركيا غارات، عقب هجوم في …»: where the other deed was, after which it came."""
    between = items[at.index + 1 : where] if draft.event in STRIKES else ()
    return any(i.kind == "trigger" and i.prep == "after" and items[i.index - 1].kind == "mark" for i in between)


def _side(items: Sequence[Item], draft: Draft) -> list[tuple[int, list[Argument]]]:
    """«استهدفت مواقع للتنظيم | شمالي العراق»: where, by a direction alone, before anything else is told."""
    at = draft.at
    for item in items[at.index + 1 :] if at is not None else ():
        if item.kind not in ("noun", "verb") and item.value not in ("participle", "pronoun"):
            break
        place = item.mention("place") if item.has("direction") and not (item.prep or item.genitive) else None
        if place is not None and place.first == item.first and items[item.index - 1].mention("place") is None:
            return [(item.index, [Argument(*draft.sentence.bounds(place.first, place.last), item)])]
    return []


def _place(items: Sequence[Item], spots: Sequence[tuple[int, list[Argument]]], draft: Draft) -> None:
    at = draft.at
    if at is None or at.prep == "after" or draft.part_of is not None:
        return
    if at.prep == "li" and draft.modality == "intended" or draft.event in _HELD and at.prep == "bi":
        return
    sentence = draft.sentence
    near = [s for s in spots if not apart(items, at.index, s[0], _VERBS, sentence)]
    near = near or [s for s in spots if not apart(items, at.index, s[0], _VERBS, sentence, where=True)]
    near = [s for s in near if not _after_another(items, draft, at, s[0])] or _side(items, draft)
    if at.prep in _OVER:
        near = [s for s in near if s[0] > at.index]  # «أفرج عنه في حلب بعد استجوابه بشأن مقتل فلان»
    if near:
        where, listed = min(near, key=lambda s: abs(s[0] - at.index))
        if where < at.index and is_of_another_time(items, at, sentence):
            return
        hit = {(a.start, a.stop) for role in ("target", "thing") for a in draft.roles.get(role, ())}
        if draft.event != "bombing" and any((a.start, a.stop) in hit for a in listed):
            return  # «حاصر المدينة وقصفها»: what was hit, and not where
        draft.roles["place"] = [Argument(a.start, a.stop, a.item, True) for a in listed]
