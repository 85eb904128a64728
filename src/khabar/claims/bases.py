"""Of which place a trigger is said: «مناطق سيطرة …»، «مدينة خاضعة لسيطرة …»، «باتت تحت سيطرة …»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.claims.traits import is_another, is_place
from khabar.grammar.classes import word_class

_STATIONED = word_class("stationed")
_GOING = frozenset({"flight", "movement", "handover", "membership"})  # deeds of those who leave where they are
RANKS = word_class("rank_word")
_ONE = word_class("one_of_several")
_IT = frozenset({"f", "sg", "m"})  # «وهي»


def has_base(context: Context, item: Item) -> bool:
    """«أحياء خاضعة لسيطرة …»، «مناطق واقعة تحت سيطرة …»: of what the participle is said, and not where that lies."""
    if _stronghold(item) and _named(context, item) is not None:
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
    elif _stronghold(item) and (named := _named(context, item)) is not None:
        draft.add(role, context.place(named))
    elif item.prep in ("under", "li") and previous is not None and is_another(previous):
        draft.add(role, context.filler(previous))
    elif item.prep in ("under", "li"):
        base = next((i for i in reversed(context.items[: item.index]) if i.kind == "noun" and is_place(i)), None)
        if base is not None:
            draft.add(role, context.place(base))


def _named(context: Context, item: Item) -> Item | None:
    """«صعدة معقل الجماعة»، «صعدة، وهي آخر معاقلهم»، «صعدة التي باتت المعقل الأخير لهم»: of what it is said."""
    items, at = context.items, _ranked(context, item)
    told = at >= 0 and items[at].kind == "other" and items[at].conj and items[at].value in _IT
    if told:
        at -= 1
    elif at > 0 and items[at].kind == "verb" and items[at - 1].kind == "relative" and _is(items[at]):
        told, at = True, at - 2
    apart = at >= 0 and items[at].kind == "mark" and items[at].value in "،," and not (item.prep or item.conj)
    at -= apart
    if at > 0 and items[at].kind == "noun" and "direction" in items[at].labels and is_place(items[at - 1]):
        at -= items[at - 1].kind == "noun"  # «محافظة شبوة | شرق أبين، وهي …»
    place = items[at] if at >= 0 else None
    if place is None or place.kind != "noun" or not is_place(place):
        return None
    plain = not (apart or told or "direction" in place.labels)
    return place if plain or place.mention("place") is not None else None


def _ranked(context: Context, item: Item) -> int:
    """The item before «آخر معاقل …», «أحد معاقل …», «واحدة من آخر معاقل …»; of places told of by the way, none."""
    at, prep = item.index - 1, item.prep
    if at >= 0 and item.genitive and _stem(context, at) in RANKS:
        at, prep = at - 1, context.items[at].prep
    if at >= 0 and _stem(context, at) in _ONE and (prep == "min" or item.genitive):
        return at - 1
    return -1 if prep else at  # «هجوم على معاقل …»


def _stem(context: Context, at: int) -> str:
    item = context.items[at]
    return context.sentence.words[item.first].stem if item.kind == "noun" and item.short else ""


def _is(verb: Item) -> bool:
    """«باتت»، «تعد»: what something is, or is called."""
    return verb.has("aux") or verb.entry is not None and verb.entry.value == "figure"


def is_one_of_theirs(context: Context, item: Item) -> bool:
    """«طردوهم من آخر معاقلهم»: a place told of by the way; «المدينة واحدة من آخر معاقلهم» is one of them."""
    before = context.previous(item)
    of_some = "min" in (item.prep, before.prep if before is not None and item.genitive else "")
    return of_some and _named(context, item) is None


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
