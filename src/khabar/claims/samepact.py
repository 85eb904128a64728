"""A pact that is taken up again: «… غير أن الاتفاق انهار» has the sides and the content that were told before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.grammar.classes import word_class

_TALKS, _ACCORDS = word_class("talk_of_sides"), word_class("accord")
_TRUCES = word_class("truce") | {"وقف", "ايقاف"}
_REACH = 4  # sentences


def take_up_pacts(drafts: Iterable[Draft]) -> None:
    """Give a definite pact without sides those of the last that may be the same, marked as carried over."""
    last: Draft | None = None
    for draft in sorted((d for d in drafts if d.event == "agreement"), key=lambda d: (d.order, d.start)):
        if "party" in draft.roles:
            last = draft if draft.ready() and not draft.waits() else last
            continue
        content = draft.roles.get("content") or []
        pact = content[0].item if content else None
        if last is None or pact is None or draft.order > last.order + _REACH or not _is_same(pact, draft, last):
            continue
        draft.roles["party"] = [replace(side, inherited=True) for side in last.roles["party"]]
        told = last.roles.get("content")
        if told and content[0].item is _pact_of(draft):
            draft.roles["content"] = [replace(one, inherited=True) for one in told]


def _pact_of(draft: Draft) -> Item | None:
    """The pact of a draft that nobody is the side of: its own item, or the one that its verb or noun tells of."""
    told: list[Argument] = draft.roles.get("content", [])
    item = told[0].item if told else None
    return item if item is not None and item.kind == "trigger" and item.has("ev") else draft.at


def _is_same(pact: Item, draft: Draft, last: Draft) -> bool:
    """Definite, and of the kind that was told of before: talks, an accord, a truce."""
    here = _pact_of(draft)
    if here is None or here.word is None or not here.definite or last.at is None or here.prep == "fi":
        return False  # «وقع المشاركون في المحادثات على …»: others, at talks of which is told by the way
    before = _kind(last.at)
    kind = _kind(here)
    return bool(kind) and (kind == before or kind == "accord" and before == "truce")


def _kind(item: Item) -> str:
    if item.word is None:
        return ""
    if item.kind == "verb":
        return "accord" if item.entry is not None and item.entry.value.startswith("agreed") else ""
    stem = item.word.stem
    return "talks" if stem in _TALKS else "truce" if stem in _TRUCES else "accord" if stem in _ACCORDS else ""
