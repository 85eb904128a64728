"""Who is said to be one of the dead or the hurt: «إن امرأة وطفلاً من بين القتلى»، «كان من بين القتلى صحافيون»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.context import Context
from khabar.claims.draft import Argument
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.grammar.frames import Frame

_PEOPLE = ("human", "kin", "title", "honorific")
_THERE = "هناك"


@only_of(labels={"pn"})
def add_amongst(context: Context) -> None:
    """A claim for each who stands beside «(من) بين القتلى», and of whom no claim tells yet."""
    for item in context.items:
        at = item.last - 1
        clause = item.kind == "clause" and item.value == "among"
        if not (clause or item.kind == "noun" and item.prep == "bayn" and item.short and item.definite):
            continue
        entry = context.sentence.words[at].entry("pn")
        frame = context.frames.get(entry.value) if entry is not None and context.sentence.words[at].article else None
        if frame is None or item.negated:
            continue
        told = _after(context, item) or _before(context.items, item)
        if told and not any(_is_told(context, one) for one in told):
            for one in told:
                _draft(context, item, frame, one, context.words(at, at + 1, item))


def _after(context: Context, item: Item) -> list[Item]:
    """«من بين القتلى صحافي وطفل»."""
    told: list[Item] = []
    for one in context.items[item.index + 1 :]:
        if one.value == "apposition":
            continue
        if one.kind != "noun" or one.prep or bool(told) != one.conj or not _is_somebody(one):
            break
        told.append(one)
    following = context.following(told[-1]) if told else None
    shares = following is not None and following.kind == "verb" and following.inflected("past") and not following.conj
    return [] if shares and following is not None and not following.has("aux") and not told[-1].definite else told


def _before(items: Sequence[Item], item: Item) -> list[Item]:
    """«إن امرأة وطفلاً من بين القتلى»: all who stand from «إن» or «هناك» to it."""
    told: list[Item] = []
    for one in reversed(items[: item.index]):
        if one.value == "apposition":
            continue
        if one.kind == "noun" and not one.prep and _is_somebody(one):
            told.insert(0, one)
            continue
        opens = one.kind == "that" or one.kind == "other" and one.word is not None and one.word.form == _THERE
        whole = bool(told) and not told[0].conj and all(other.conj for other in told[1:])
        return told if opens and whole and not one.negated else []
    return []


def _is_somebody(item: Item) -> bool:
    return item.has(*_PEOPLE) or item.count is not None or item.mention("person") is not None


def _is_told(context: Context, one: Item) -> bool:
    """Some claim has this phrase already."""
    return any(a.item is one for d in context.drafts if d.ready() for listed in d.roles.values() for a in listed)


def _draft(context: Context, item: Item, frame: Frame, one: Item, whole: Argument) -> None:
    draft = context.start(frame.event, f"frame.{frame.id}.among", item, frame.needs)
    draft.add(frame.lead, context.filler(one))
    context.count(draft, one)
    draft.part_of = whole
    context.drafts.append(draft)
