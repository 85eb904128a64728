"""A sum and what it amounts to: «مبلغاً يقدر بـ 20 ألف دولار»، «مبالغ تصل إلى ثلاثة آلاف دولار» is one phrase."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from khabar.claims.items import Item
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_SUMS = word_class("sum_noun")
_AMOUNTS = word_class("amounts_to")
EACH = "each"  # the slot of whom a price is for
_EVERY, _ONE = "كل", "واحد"


def add_up(items: Sequence[Item], sentence: Sentence) -> None:
    """Let the phrase of a sum end with its money, whatever verb or «قدره» stands between."""
    for at, item in enumerate(items):
        if item.kind != "noun" or item.word is None or not _vague(item):
            continue
        if item.word.stem not in _SUMS and not any(entry.lemma in _SUMS for entry in item.word.entries):
            continue
        after = items[at + 1 : at + 3]
        if len(after) == 2 and _tells(after[0]):
            _join(item, after)
        elif after and item.last - item.first > 1:
            _join(item, after[:1])  # «فدية قدرها | ألف دولار»
    _each(items, sentence)


def _tells(item: Item) -> bool:
    word = item.word
    return word is not None and (word.stem in _AMOUNTS or word.form in _AMOUNTS) and not item.negated


def _vague(item: Item) -> bool:
    """No sum of its own: «مبلغاً مالياً»."""
    money = item.mention("money")
    return money is None or money.first == item.first


def _join(item: Item, after: Sequence[Item]) -> None:
    money = after[-1].mention("money") if after[-1].kind == "noun" and not after[-1].conj else None
    if money is None or money.first != after[-1].fill[0]:
        return
    item.last, item.fill = after[-1].last, after[-1].fill
    item.mentions = [f for f in item.mentions if f.kind != "money"] + after[-1].mentions
    for other in after:
        other.kind, other.value, other.prep = "other", "apposition", ""


def _each(items: Sequence[Item], sentence: Sentence) -> None:
    """«ألف دولار للشخص الواحد»، «… عن كل شخص»: who a price is for, and nobody to whom it is paid."""
    for money, item in pairwise(items):
        if item.kind != "noun" or item.prep not in ("li", "an") or money.mention("money") is None:
            continue
        words = sentence.words[item.first : item.last]
        if words[0].stem == _EVERY or len(words) > 1 and words[-1].stem == _ONE:
            item.prep = EACH
