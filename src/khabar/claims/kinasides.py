"""Whose kin somebody is, right behind his name: «قتل فلان شقيق القائد فلان» tells of one man, and of none he kills."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from khabar.claims.apposition import NAME
from khabar.claims.items import Item
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.words import Word

_IN_NAMES = word_class("kin_in_names")  # «ابن»، «عم»: parts of names, and no kin of whom a name names
_MOTHERS = frozenset({"ام"})
_OF_KIN = "kin"  # stands for a preposition: such a phrase fills no side of a verb
_POSTS = frozenset({"title", "honorific"})
_WHERE = frozenset({"fi", "bi", "li"})
_REACH = 5  # items from whose kin somebody is to the name of who that is


def set_kin_aside(items: Sequence[Item], words: Sequence[Word]) -> None:
    """«أُسر عبد الله الفلاني | شقيق زعيم الحركة | فلان»: neither phrase is of somebody else whom the verb takes."""
    for at, item in enumerate(items):
        if not at or item.kind != "noun" or "kin" not in item.labels or not _is_kin(item, words):
            continue
        named = _named(items[at - 1], item.first)
        if named is None or not _agree(words[named.first], words[item.first]):
            continue
        holder = _holder(items, at, words)
        item.prep = _OF_KIN
        if holder is not None:
            holder.prep = _OF_KIN


def _holder(items: Sequence[Item], at: int, words: Sequence[Word]) -> Item | None:
    """«شقيق زعيم الحركة في البلاد | فلان»: who has the post in which whose kin he is."""
    item = items[at]
    if all(word.labels.isdisjoint(_POSTS) for word in words[item.first + 1 : item.last]):
        return None
    for before, other in pairwise(items[at : at + _REACH]):
        if other.kind == "other" and other.value == NAME:
            return None
        person = other.mention("person")
        if other.kind != "noun" or other.first != before.last + (other.prep_at == before.last) or other.conj:
            return None
        if person is not None and not other.prep:
            return other if person.first == other.first else None
        if not (other.prep in _WHERE or other.short and other.definite and "adj" in other.labels):
            return None
    return None


def _named(before: Item, end: int) -> Found | None:
    """The name with which the phrase before ends."""
    if before.last != end or before.kind not in ("noun", "other"):
        return None
    return next((f for f in before.mentions if f.kind == "person" and f.last == end), None)


def _is_kin(item: Item, words: Sequence[Word]) -> bool:
    """«شقيق القائد»، «نجل فلان»: of one, and not of whom the sentence tells («زوجة أخيه»)."""
    head = words[item.first]
    if item.prep or item.conj or item.count is not None or "kin" not in head.labels or head.article or head.lead:
        return False
    if head.stem in _IN_NAMES or not item.inflected("sg") or item.last - item.first < 2:
        return False
    return not any(word.pronoun for word in words[item.first : item.last])


def _agree(name: Word, kin: Word) -> bool:
    """A man is a brother, a woman a sister: «تزوج فلان شقيقة فلان» tells of two."""
    entry = name.entry("given")
    woman = entry is not None and entry.value == "f" or name.stem in _MOTHERS
    return woman == kin.stem.endswith("ه")
