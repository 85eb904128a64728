"""What a conjunction joins: a phrase that goes on with a list, or one like the object before it."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.items import Item
from khabar.claims.slots import is_thing, kind_of
from khabar.claims.traits import is_another, is_many, is_place, names_again

_COMMAS, _FATHER = "،,", "ابو"


def resumes(item: Item, last: Sequence[Item], before: Sequence[Item], comma: bool) -> bool:
    """A joined phrase that is like the object before, and unlike what only says more of that."""
    if not before or last is before or last[0].prep in ("", "bayn"):
        return False
    head, told = before[-1], last[-1]
    apart = item.count is not None and comma and item.first == told.last + 1  # «برتبة عقيد، و12 عنصراً»
    if head.first > told.first or not (apart or item.first == told.last) or head.kind != "noun":
        return False
    counted = head.count is not None and item.count is not None  # «4 ضباط برتب …، و12 عنصراً من القوات»
    if not kind_of(head) or kind_of(head) != kind_of(item) or head.definite != item.definite and not counted:
        return False
    named = told.mention("place") is not None and item.mention("place") is None
    return apart or named or kind_of(item) != kind_of(told) or told.definite and not head.definite


def is_listed(item: Item, last: Sequence[Item], comma: bool) -> bool:
    """A phrase joined to a list of its kind, not one that a comma sets apart."""
    if last[0].prep == "maa" and last[-1].mention("person") is not None and not is_body(item):
        return item.has("human", "kin", "title") or item.count is not None  # «برفقة فلان وظهرا في …»
    if is_another(item):
        return False  # «خاضعة لسيطرة المعارضة وأخرى تحت …»
    if names_again(item):
        return False  # «القيادي أبو حمزة واسمه الحقيقي فلان»
    if "demonstrative" in item.labels and item.short:
        return False  # «شاركت في الهجوم وهذا غير صحيح»
    named = item.mention("person") is not None or item.has("given", "family") and item.short
    if named and is_thing(last[-1]):
        return False  # «تدمير عربات تابعة للقوات وصالح»
    if not comma and item.first == last[-1].last and not (item.prep or last[0].prep):
        return True  # «دمرت متاجر ومبان»
    if last[0].prep == "bayn" and len(last) == 1:
        return True  # «بين أنقرة ومسلحي …»
    apart = comma and item.definite != last[-1].definite and item.count is None and not item.mentions
    # «ثلاثة منازل، | ومسجداً»: all of what was hit
    things = not last[0].prep and item.has("thing") and last[0].has("thing")
    return not apart and (things or is_place(item) == is_place(last[0]) or item.count is not None)


def goes_on_bare(items: Sequence[Item], item: Item, last: Sequence[Item] | None) -> bool:
    """«قتل فلان، | فلان، | وفلان»: a name of a list that only commas part, up to the last, which «و» joins."""
    if last is None or item.prep or item.conj or item.genitive or item.kind != "noun" or not _is_name(item):
        return False
    ahead = items[item.index - 1]
    if ahead.kind != "mark" or ahead.value not in _COMMAS or items[item.index - 2] is not last[-1]:
        return False
    if not (_is_name(last[-1]) or len(last) == 1 and last[-1].mention("person") is not None):
        return False
    at = item.index + 1
    while at + 1 < len(items) and items[at].kind == "mark" and items[at].value in _COMMAS:
        following = items[at + 1]
        if following.kind != "noun" or following.prep or not _is_name(following):
            return False
        if following.conj:
            return True
        at += 2
    return at < len(items) and items[at].kind == "noun" and items[at].conj and _is_name(items[at])


def _is_name(item: Item) -> bool:
    """A name in full, which is no second name of whoever stands before it: «أبو فلان»."""
    person = item.mention("person")
    return person is not None and person.named and person.first == item.fill[0] and item.stem != _FATHER


def is_struck_too(item: Item, last: Sequence[Item] | None) -> bool:
    """«هجومان على مستشفى وقافلة عسكرية»: what is hit beside a place without a name, and right after it."""
    if last is None or last[0].prep not in ("ala", "did") or item.first != last[-1].last:
        return False
    plain = not (last[-1].mentions or item.mentions or item.definite or last[-1].definite)
    return plain and item.has("thing", "placehead") and last[-1].has("thing", "placehead")


def is_theirs(items: Sequence[Item], item: Item) -> bool:
    """«قتل 13 من مسلحي الحوثي وصالح»: a single name behind those of whom some are counted is whose people they are."""
    if item.index < 2 or not item.mentions or item.fill[1] - item.fill[0] != 1:
        return False  # as most phrases
    person = item.mention("person")
    if person is None or item.fill[0] != person.first:
        return False
    whose, some = items[item.index - 1], items[item.index - 2]
    return whose.kind == "noun" and whose.prep == "min" and some.count is not None and whose.mention("person") is None


def is_body(item: Item) -> bool:
    """A phrase with a named group or person in it."""
    return item.mention("group", "person") is not None


def parted(items: Sequence[Item]) -> list[list[Item]]:
    """A list gives a claim for each where each is counted or named, or a count before it cannot be of them all."""
    if len(items) < 2:  # as most
        return [[*items]]
    told = sum(item.count is not None or item.mention("person") is not None for item in items)
    single = items[0].count is not None and any(_is_one(item, items[0]) for item in items[1:])
    if not (told >= 2 or single or any(item.count is not None for item in items[1:])):
        return [[*items]]
    parts: list[list[Item]] = []
    for item in items:
        if parts and is_beside(item, parts[-1][0]):
            parts[-1].append(item)
        else:
            parts.append([item])
    return parts


def is_beside(item: Item, counted: Item) -> bool:
    """«26 من الحوثيين | وقوات صالح»: a second body of which some are counted."""
    if not counted.partitive or counted.count is None or item.count is not None:
        return False
    if item.inflected("dual") and not item.inflected("pl") or item.has("title"):
        return False  # «17 من قوات النظام وعنصرين من الحرس»
    return item.mention("group") is not None or bool(item.definite or item.mentions) and is_many(item)


def _is_one(item: Item, counted: Item) -> bool:
    """One thing, or two, behind some that are counted: «ثلاثة جنود [وضابط]», «سبعة مخابئ [وقنبلتين]».

    Not where the count may govern both: «13 قياديا وعنصرا».
    """
    if item.word is None or counted.word is None or item.word.form[-1] == counted.word.form[-1] == "ا":
        return False
    if is_beside(item, counted):
        return False
    two = item.inflected("dual") and not item.inflected("pl")
    one = item.inflected("sg") and not is_many(item)
    return (one or two) and item.count is None and not item.definite
