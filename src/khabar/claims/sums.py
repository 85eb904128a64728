"""A sum and what it amounts to: «مبلغاً يقدر بـ 20 ألف دولار»، «مبالغ تصل إلى ثلاثة آلاف دولار» is one phrase."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from khabar.claims.items import Item
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence
from khabar.words import Word

_SUMS = word_class("sum_noun")
_AMOUNTS = word_class("amounts_to")
_REACH = 10  # items from a sum to the verb that tells how much it is
EACH = "each"  # the slot of whom a price is for
_EVERY, _ONE = "كل", "واحد"


def add_up(items: Sequence[Item], sentence: Sentence) -> None:
    """Let the phrase of a sum stand for its money, whatever verb or «قدره» tells how much it is."""
    for at, item in enumerate(items):
        if not item.nominal or not _vague(item) or item.kind == "trigger" and _imposed(items, at):
            continue
        told = _told(items, at)
        if told:
            _join(item, items[told : told + 2], told == at + 1)
        elif item.last - item.first > 1 and at + 1 < len(items):
            _join(item, items[at + 1 : at + 2], True)  # «فدية قدرها | ألف دولار»
    _each(items, sentence)


def _vague(item: Item) -> bool:
    """A sum that does not say how much: «مبلغاً مالياً»."""
    money, word = item.mention("money"), item.word
    if money is not None:
        return not money.named or money.first == item.first and _is_sum(item)
    return word is not None and _is_sum(item)


def _imposed(items: Sequence[Item], at: int) -> bool:
    """«فرضت المحكمة عليه غرامة قدرها …»: a deed with a light verb, and nothing that is paid."""
    verb = next((item for item in reversed(items[:at]) if item.kind == "verb"), None)
    return verb is not None and "light" in verb.labels


def is_sum(item: Item) -> bool:
    """Money or wages, and nobody who pays them."""
    if item.kind != "noun":
        return False
    if not item.mentions:
        return _is_sum(item)
    return (item.mention("money") is not None or _is_sum(item)) and item.mention("person") is None


def names_sum(word: Word) -> bool:
    """«رواتب»، «أموالاً»: a word for money that does not say how much."""
    return word.stem in _SUMS or word.means(_SUMS)


def _is_sum(item: Item) -> bool:
    return item.word is not None and names_sum(item.word)


def _told(items: Sequence[Item], at: int) -> int:
    """Where the verb stands that tells how much it is: «رشاوى لقيادات في التنظيم، تراوحت بين …»; 0 where none does."""
    for index, item in enumerate(items[at + 1 : at + 1 + _REACH], at + 1):
        if _tells(item):
            return index
        beside = item.kind == "noun" and bool(item.prep) and item.mention("money") is None
        if not (beside or item.kind == "other" or item.value == ","):
            return 0
    return 0


def _tells(item: Item) -> bool:
    word = item.word
    return word is not None and (word.stem in _AMOUNTS or word.form in _AMOUNTS) and not item.negated


def _join(item: Item, after: Sequence[Item], adjacent: bool) -> None:
    money = after[-1].mention("money") if after[-1].kind == "noun" and not after[-1].conj else None
    if money is None or not money.named or money.first != after[-1].fill[0]:
        return
    if adjacent:
        item.last = after[-1].last
    item.kind, item.fill = "noun", after[-1].fill
    item.mentions = [f for f in item.mentions if f.kind != "money"] + after[-1].mentions
    for other in after:
        other.kind, other.value, other.prep = "other", "apposition", ""


def _each(items: Sequence[Item], sentence: Sentence) -> None:
    """«ألف دولار للشخص الواحد»، «… عن كل شخص»: who a price is for, and nobody to whom it is paid."""
    for money, item in pairwise(items):
        if item.kind != "noun" or item.prep not in ("li", "an", "ala") or money.mention("money") is None:
            continue
        words = sentence.words[item.first : item.last]
        every = words[0].stem == _EVERY and item.prep != "ala"  # «خمسون دولاراً على كل حاجز»: where
        if every or len(words) > 1 and words[-1].stem == _ONE:
            item.prep = EACH


_MEASURES = word_class("sum_lead")


def is_rewarded(sentence: Sentence, at: int) -> bool:
    """«مكافأة لمن يقتل منشقاً»، «مكافأة لكل من يسلم …»: whoever may do it, and nobody has."""
    whoever = sentence.form(at - 1) == "لمن" or sentence.form(at - 1) == "من" and sentence.form(at - 2) == "لكل"
    if not whoever:
        return False
    sums = any(found.kind == "money" and found.last <= at for found in sentence.founds)
    return sums or any("bounty" in word.labels or word.stem in _MEASURES for word in sentence.words[:at])
