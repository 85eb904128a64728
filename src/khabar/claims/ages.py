"""How old somebody is: «فلان، 24 عاماً، وفلان»، «فلان، وعمره 24 عاماً، …»، «فلان البالغ من العمر 24 عاماً»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.items import Item
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_YEARS = word_class("year_of_age")
_AGE = word_class("age_word")
_AGED = word_class("aged")
_COMMAS = "،,"


def set_ages_aside(items: Sequence[Item], sentence: Sentence) -> None:
    """Make each age an aside, which fills no role and ends no list."""
    if _YEARS.isdisjoint(sentence.stems):
        return
    for at, item in enumerate(items):
        if item.kind != "noun" or item.prep or not at or sentence.words[item.last - 1].stem not in _YEARS:
            continue
        if item.count is not None:
            _years(items, at, sentence)
        elif _is_age(sentence, item):
            _set_aside(item)  # «وعمره 24 عاماً»


def _years(items: Sequence[Item], at: int, sentence: Sentence) -> None:
    item, before = items[at], items[at - 1]
    if before.kind == "noun" and _is_age(sentence, before):  # «وعمرها | 22 عاماً»، «… من العمر | 22 عاماً»
        _set_aside(before)
        _set_aside(item)
        before = items[at - 2] if at > 1 and before.prep == "min" else before
    elif not item.conj and _apart(items, at):
        _set_aside(item)
    if before.kind == "noun" and sentence.words[before.last - 1].stem in _AGED and before.last == before.fill[1]:
        _set_aside(item)
        before.fill = before.fill[0], max(before.fill[0] + 1, before.last - 1)


def _set_aside(item: Item) -> None:
    item.kind, item.value = "other", "age"


def _is_age(sentence: Sentence, item: Item) -> bool:
    """«عمره»، «من العمر»."""
    return sentence.words[item.first].stem in _AGE or sentence.unjoined(item.first) in _AGE


def _apart(items: Sequence[Item], at: int) -> bool:
    """Between two commas, right after somebody."""
    if at < 2 or at + 1 >= len(items) or items[at - 1].kind != "mark" or items[at + 1].kind != "mark":
        return False
    who = items[at - 2]
    named = who.value == "apposition" or who.kind == "noun" and (who.mention("person") is not None or who.has("human"))
    return named and items[at - 1].value in _COMMAS
