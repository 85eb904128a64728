"""Whose stronghold a place is said to be: «المدينة التي تعد معقل الجماعة»، «الحي، آخر معقل للمتمردين»."""

from __future__ import annotations

from khabar.claims.apposition import NAME
from khabar.claims.context import Context
from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, is_place
from khabar.grammar.classes import word_class

_GROUND = word_class("stronghold")
_LAST = word_class("last_of_them")
_COUNTED = word_class("counted_as") | word_class("makes_up")
_STAYS = word_class("stays") | word_class("becomes") | word_class("being")
_BESIDE = frozenset({"apposition", NAME})
_KINDRED = frozenset({"people"})
_BEHIND = 3  # items from «وهي» back to the place


@only_of(stems=_GROUND)
def add_strongholds(context: Context) -> None:
    """A claim for each place that is told of as somebody's stronghold, or is the last that they have."""
    for item in context.items:
        if item.kind not in ("noun", "other") or item.negated or item.conj or _at(context, item) < 0:
            continue
        owner, place = _owner(context, item), _place(context, item)
        if owner is None or place is None or not is_place(place) or place.pronoun:
            continue
        draft = context.start("control", "frame.stronghold.np", item, ("actor", "place"))
        draft.add("actor", context.group(owner))
        draft.add("place", context.place(place))
        draft.constants = {"change": "holds"}
        context.drafts.append(draft)


def _at(context: Context, item: Item) -> int:
    """Where in a phrase the word stands that says it is one; behind no more than which of several."""
    for at in range(item.first, min(item.last, item.first + 3)):
        word = context.sentence.words[at]
        if word.stem in _GROUND:
            return -1 if word.pronoun else at
    return -1


def _owner(context: Context, item: Item) -> Item | None:
    """«معقل الجماعة», «المعاقل التقليدية للجماعة»: a group, in the phrase or right behind it."""
    after = context.following(item)
    beside = after is not None and after.kind == "noun" and after.prep == "li" and not after.conj
    who = item if item.mention("group") is not None else after if beside else None
    group = who.mention("group") if who is not None else None
    if group is None or any(e.value in _KINDRED for e in context.sentence.words[group.first].entries):
        return None  # «معقل الطائفة»
    return who


def _place(context: Context, item: Item) -> Item | None:
    """What a verb, «وهي» or its own place beside a name says to be one."""
    previous = context.previous(item)
    if previous is None:
        return None
    if previous.kind == "verb" and (not item.prep or item.prep == "min"):
        front = before(context.items, previous.index) if _tells(previous) else None
        return front.items[-1] if front is not None and len(front.items) == 1 else None
    if item.prep:
        return None
    she = previous.entry is not None and previous.entry.label == "pronoun" and previous.conj
    if not she and (item.value not in _BESIDE or not _is_last(context, item)):
        return None
    behind = context.items[max(0, previous.index - _BEHIND + she) : previous.index + (not she)]
    near = next((i for i in reversed(behind) if i.kind != "mark"), None)
    return near if near is not None and near.kind == "noun" and not acts(near) else None


def _tells(verb: Item) -> bool:
    """«تعد»، «كانت»، «تمثل»: not of what is yet to be."""
    if verb.negated or verb.word is None or verb.word.future or verb.pronoun:
        return False
    return verb.word.stem in _COUNTED or any(entry.lemma in _STAYS for entry in verb.word.entries)


def _is_last(context: Context, item: Item) -> bool:
    return any(word.stem in _LAST for word in context.sentence.words[item.first : item.last])
