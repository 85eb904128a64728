"""Attempts and wishes, which hedge the deed behind them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from khabar.claims.chunks import Chunks
from khabar.claims.items import Item
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_FOILS, _REPELS = word_class("foiling"), word_class("repelling")
MADE = word_class("blow_made")  # «هجوم»، which was made, whoever threw it back
_OUTCOMES = frozenset({"foiled", "repelled"})
_TRIERS = ("هما", "هم", "ها", "هن", "ه")


def attempt(chunks: Chunks) -> None:
    """«أثناء محاولتهم الفرار»: a circumstance of the clause, and who tries is who does it."""
    for item, deed in pairwise(chunks.items):
        if deed.kind != "trigger":
            continue
        if deed.prep and not deed.pronoun and _wishes(item):
            deed.pronoun = item.pronoun  # «رغبتهما في العودة»
        if item.kind != "other" or deed.prep or deed.pronoun or item.last != deed.first:
            continue
        if item.entry is None or item.entry.label != "hedge" or item.entry.value != "attempted":
            continue
        tries = chunks.sentence.form(item.last - 1)
        deed.pronoun = next((pronoun for pronoun in _TRIERS if tries.endswith("ت" + pronoun)), "")
        if deed.pronoun and (item.prep or item.last - item.first > 1):
            deed.prep = "during"


def foiled(sentence: Sentence, items: Sequence[Item], deed: Item) -> str:
    """«إحباط محاولة هجوم»، «إفشال هجوم»، «صد هجوم»: what came of a deed that another began."""
    if deed.hedge in _OUTCOMES:
        return deed.hedge
    before = items[deed.index - 1] if deed.kind == "trigger" and deed.index else None
    if before is None or before.last != deed.first:
        return ""
    ahead = items[before.index - 1] if before.index else None
    stem = sentence.words[before.first].stem
    if ahead is not None and before.kind == "noun" and before.short and ahead.last == before.first and not before.prep:
        if stem not in _FOILS and stem not in _REPELS:
            stem = sentence.words[ahead.first].stem  # «إفشال | محاولة | تسلل»
    return "foiled" if stem in _FOILS else "repelled" if stem in _REPELS else ""


def _wishes(item: Item) -> bool:
    """A word of wish or plan with the enclitic of whose it is."""
    light = item.word.entry("lightnoun") if item.word is not None else None
    return bool(item.pronoun and light and light.value == "intended") and item.kind == "noun" and item.short
