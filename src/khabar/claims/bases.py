"""Of which place a trigger is said: «مناطق سيطرة …»، «مدينة خاضعة لسيطرة …»، «باتت تحت سيطرة …»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.claims.traits import is_another, is_place
from khabar.grammar.classes import word_class

_STATIONED = word_class("stationed")
_GOING = frozenset({"flight", "movement", "handover", "membership"})  # deeds of those who leave where they are
_RANKS = word_class("rank_word") | word_class("most") | frozenset({"واحده", "واحد", "من"})
_NEAR = 4  # items from a place to what it is called


def has_base(context: Context, item: Item) -> bool:
    """«أحياء خاضعة لسيطرة …»، «مناطق واقعة تحت سيطرة …»: of what the participle is said, and not where that lies."""
    if _stronghold(item) and _told(context, item) is not None:
        return True  # «شبوة آخر معقل للمتمردين في الجنوب»: of what it is told, and not where that lies
    previous = context.previous(item)
    bound = previous is not None and (previous.kind == "other" and previous.value != "pronoun" or is_another(previous))
    bound = bound or previous is not None and previous.kind == "verb" and item.prep == "under"  # «قرى تقع تحت سيطرة …»
    return item.prep in ("under", "li") and bound


def add_base(context: Context, item: Item, draft: Draft, role: str) -> None:
    """«مناطق سيطرة …»، «باتت تحت سيطرة …»: what the trigger is said of."""
    previous = context.previous(item)
    if item.genitive and previous is not None and is_place(previous):
        draft.add(role, context.filler(previous))
    elif _stronghold(item) and (named := _named(context, item) or _told(context, item)) is not None:
        draft.add(role, context.place(named))
    elif item.prep in ("under", "li") and previous is not None and is_another(previous):
        draft.add(role, context.filler(previous))
    elif item.prep in ("under", "li"):
        base = next((i for i in reversed(context.items[: item.index]) if i.kind == "noun" and is_place(i)), None)
        if base is not None:
            draft.add(role, context.place(base))


def _named(context: Context, item: Item) -> Item | None:
    """«صعدة معقل الجماعة»، «صعدة، معقل الجماعة»: the place right before, or before a comma where it has a name."""
    previous = context.previous(item)
    apart = previous is not None and previous.kind == "mark" and previous.value in "،," and not (item.prep or item.conj)
    if apart and previous is not None:
        previous = context.previous(previous)
    if previous is None or previous.kind != "noun" or not is_place(previous):
        return None
    return previous if not apart or previous.mention("place") is not None else None


def _told(context: Context, item: Item) -> Item | None:
    """«شبوة آخر معقل …»، «باتت شبوة المعقل …»، «لودر وهي واحدة من آخر معاقل …»: the place that is called so."""
    she = False
    for other in reversed(context.items[max(0, item.index - _NEAR) : item.index]):
        place = other.mention("place") if other.kind == "noun" and (she or not other.prep) else None
        if place is not None and is_place(other):
            return other
        she = she or other.kind == "other" and other.value in ("m", "f")
        ranks = other.kind == "noun" and all(w.stem in _RANKS for w in context.sentence.words[other.first : other.last])
        if not ranks and not (other.kind == "other" and other.value in ("m", "f")):
            return None
    return None


def _stronghold(item: Item) -> bool:
    return item.entry is not None and item.entry.value == "stronghold"


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
