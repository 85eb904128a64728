"""Attempts and wishes, which hedge the deed behind them."""

from __future__ import annotations

from itertools import pairwise

from khabar.claims.chunks import Chunks
from khabar.claims.items import Item

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


def _wishes(item: Item) -> bool:
    """A word of wish or plan with the enclitic of whose it is."""
    light = item.word.entry("lightnoun") if item.word is not None else None
    return bool(item.pronoun and light and light.value == "intended") and item.kind == "noun" and item.short
