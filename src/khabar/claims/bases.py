"""Of which place a trigger is said: «مناطق سيطرة …»، «مدينة خاضعة لسيطرة …»، «باتت تحت سيطرة …»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.claims.traits import is_another, is_place
from khabar.grammar.classes import word_class

_STATIONED = word_class("stationed")
_GOING = frozenset({"flight", "movement", "handover", "membership"})  # deeds of those who leave where they are


def has_base(context: Context, item: Item) -> bool:
    """«أحياء خاضعة لسيطرة …»، «مناطق واقعة تحت سيطرة …»: of what the participle is said, and not where that lies."""
    previous = context.previous(item)
    bound = previous is not None and (previous.kind == "other" and previous.value != "pronoun" or is_another(previous))
    bound = bound or previous is not None and previous.kind == "verb" and item.prep == "under"  # «قرى تقع تحت سيطرة …»
    return item.prep in ("under", "li") and bound


def add_base(context: Context, item: Item, draft: Draft, role: str) -> None:
    """«مناطق سيطرة …»، «باتت تحت سيطرة …»: what the trigger is said of."""
    previous, under = context.previous(item), item.prep in ("under", "li")
    if previous is not None and (item.genitive and is_place(previous) or under and is_another(previous)):
        draft.add(role, context.filler(previous))
    elif under:
        base = next((i for i in reversed(context.items[: item.index]) if i.kind == "noun" and is_place(i)), None)
        if base is not None:
            draft.add(role, context.place(base))


def of_deed(context: Context, event: str, places: list[Item]) -> list[Item]:
    """The places of a deed, without where somebody in it has been all along: «القوات المرابطة في مأرب»."""
    if not places or event not in _GOING:
        return places  # «قصف القوات المتمركزة في حلب»: there
    return [place for place in places if not _stationed(context, place)]


def _stationed(context: Context, place: Item) -> bool:
    before = context.previous(place)
    if before is None or place.prep not in ("fi", "bi") or place.conj or before.kind not in ("noun", "other"):
        return False
    whose = context.items[before.index - 1] if before.kind == "other" and before.index else before
    if is_place(whose) and not whose.mention("group"):
        return False  # «محافظة بنزرت الواقعة في شمال البلاد»
    word = context.sentence.words[before.last - 1]
    return word.article and any(entry.lemma in _STATIONED for entry in word.entries)
