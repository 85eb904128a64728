"""Which of two finds that meet stands: a person or a piece of a town, a group or a place, a name or a part of one."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.mentions.found import Found
from khabar.mentions.personwords import KUNYA_HEADS, RULES
from khabar.mentions.sentence import Sentence

_TWO = 2
_SEATED = frozenset({"district", "subdistrict"})


def is_town(sentence: Sentence, place: Found, person: Found) -> bool:
    """«والي غازي عنتاب»، «بني وليد»: a name of two words that the gazetteer lists, and no person's."""
    if place.rule == "place.head" and place.first == person.first:
        return place.naming is not None and bool(place.naming.places)  # «ولايتي غازي عنتاب وشانلي أورفا»
    if person.rule == "person.kunya" or place.rule != "place.gazetteer":
        return False
    called = person.first < place.first and sentence.form(place.first) in KUNYA_HEADS
    if called and person.first and sentence.words[person.first - 1].has("honorific", "title"):
        return False  # «الشيخ سالم أبو رأسين», after whose village or clan he is called
    return person.first <= place.first and place.last == person.last or place.first < person.first < place.last


def is_place(sentence: Sentence, group: Found, places: Sequence[Found]) -> bool:
    """Does a group only read like one, and is a place?"""
    if sentence.forms[group.first] == "بني":
        return any(_is_clan(group, place) for place in places)
    if group.rule != "group.head":
        return False
    for place in places:
        if place.first <= group.first < place.last and (_is_country(group, place) or _is_front(sentence, group, place)):
            return True
    return False


def _is_clan(group: Found, place: Found) -> bool:
    """«بني وليد», «خان بني سعد»: a town that only reads like a clan."""
    if place.rule not in ("place.gazetteer", "place.head"):
        return False
    return place.last - place.first >= 2 and place.first <= group.first < place.last


def _is_country(group: Found, place: Found) -> bool:
    """«الإمارات العربية المتحدة»."""
    if not (place.first <= group.first and group.last <= place.last) or place.naming is None:
        return False  # as mostly
    return any(p.kind == "country" for p in place.naming.places)


def _is_front(sentence: Sentence, group: Found, place: Found) -> bool:
    """«جبهة سناح», «في بلدية …»: a front by an unknown name is where it is fought, and a municipality may be where."""
    if group.first != place.first or place.rule != "place.head":
        return False
    if group.first + 1 == len(sentence.words):
        return False  # «في سجون النظام»: the last word
    head, name = sentence.words[group.first], sentence.words[group.first + 1]
    entry = head.entry("placehead")
    if entry is None:
        return False
    if entry.value in _SEATED and place.naming is not None and place.naming.places and place.last >= group.last:
        return True  # «مديرية حزم العدين»
    if entry.value == "municipality":
        return head.preposition == "ب" or sentence.form(group.first - 1) in ("في", "الي")
    return entry.value == "front" and not name.entries and not name.article


def bars(sentence: Sentence, thing: Found, person: Found) -> bool:
    """Is the person a piece of a place, or does it meet a weapon or document?"""
    if thing.kind == "place":
        return thing.first <= person.first and person.last <= thing.last
    if thing.last <= person.first or person.last <= thing.first:
        return False
    family = person.first < thing.first == thing.last - 1 == person.last - 1
    named = sentence.words[thing.first].article or person.last - person.first > _TWO
    return thing.kind != "weapon" or not (family and named)  # «خميس الخنجر»: a family name that is a weapon as well


def swallows(sentence: Sentence, group: Found, person: Found) -> bool:
    """Is the person only a piece of a group's name («كتيبة شهداء أبو سليم»)?"""
    if group.rule == "group.media" and group.first <= person.first and person.last <= group.last:
        return True
    inside = (
        group.first <= person.first
        and person.last <= group.last
        and group.last - group.first > person.last - person.first
    )
    if inside and person.rule == "person.initials":
        return True  # «وكالة (د.ب.أ)»
    if not inside or group.rule != "group.group":
        return False
    return sentence.words[group.first].stem not in RULES  # «نظام فلان الفلاني» tells of him as well


def covers(group: Found, place: Found) -> bool:
    """Is the place only a piece of a known group's name, or the name of an outlet?"""
    if group.first == place.first and place.last <= group.last:
        return group.rule != "group.tagger" and (group.named or place.rule == "place.head")
    if group.rule == "group.media" and place.first < group.first and place.last == group.last:
        return True  # «موقع "…"»: no site
    return group.first < place.first and place.last <= group.last and group.rule in ("group.group", "group.media")


def named_for(group: Found, operations: Sequence[Found]) -> bool:
    """Is the group only the name of an operation, or a part of it, or «عملية» with it?"""
    return any(
        group.first < o.last and o.first < group.last and not (group.first < o.first and group.rule == "group.head")
        for o in operations
    )


def is_model(group: Found, terms: Sequence[Found]) -> bool:
    """«طائرات F-16»: no group, where the name goes on to that of a weapon."""
    return any(t.kind == "weapon" and t.first == group.first and group.last <= t.last - 1 for t in terms)
