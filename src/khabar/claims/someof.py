"""«خمسة مصلين، ثلاثة منهم من الشرطة»: so many of those told of before, of whom no verb tells."""

from __future__ import annotations

from khabar.claims.chunks import Chunks
from khabar.claims.items import OF_THEM, Item
from khabar.grammar.classes import word_class

_MANY = word_class("many_of_them")
_PEOPLE = "اشخاص"
_WORDS = 2  # «عدد كبير»
_AT_LEAST = frozenset({"الاقل", "الاكثر"})
_APART = frozenset("،,؛-–")


def some_of_them(chunks: Chunks, at: int) -> bool:
    """Make one clause of a mere number and «منهم» after it, where it tells of a part and has no verb."""
    last = chunks.previous
    if last is None or last.kind != "noun" or last.last != at or last.prep or chunks.words[at].form not in OF_THEM:
        return False
    found = next((f for f in last.mentions if f.kind == "number" and f.last == at), last.count)
    if found is None or found.last != at or _tells(chunks, at + 1):
        return False
    if found.first == last.first:  # «…، ثلاثة منهم من الشرطة»
        before = chunks.items[-2] if len(chunks.items) > 1 else None
        if before is None or not (before.kind == "mark" and before.value in _APART):
            return False
        chunks.items.pop()
    elif found is last.count or last.count is None:
        return False
    else:  # «297 شخصاً | 37 منهم من الأجانب»
        last.last, last.fill = found.first, (last.fill[0], found.first)
        last.mentions = [f for f in last.mentions if f.last <= found.first]
    told = chunks.push(Item("clause", found.first, at + 1, value="among"), chunks.words[at])
    told.count = found
    return True


def so_many_of_them(chunks: Chunks, at: int) -> bool:
    """Make one phrase for people of «عدد كبير» and «منهم» after it: «فرّ عدد كبير منهم»، «أسر الكثير منهم»."""
    last = chunks.previous
    if last is None or not last.nominal or last.last != at or chunks.words[at].form not in OF_THEM:
        return False
    first = _many(chunks, last, at)
    before = chunks.items[-2] if len(chunks.items) > 1 else None
    if first < 0 or before is not None and before.kind == "mark" and chunks.sentence.form(at + 1) == "من":
        return False  # «، عدد منهم من الشرطة»
    if first > last.fill[0]:  # «الشرطة | العديد منهم»، «هروب | كثير منهم»
        last.last, last.fill = first, (last.fill[0], first)
        last.mentions = [f for f in last.mentions if f.last <= first]
        genitive = last.kind == "trigger"
        last = chunks.push(Item("noun", first, at + 1, fill=(first, at + 1), genitive=genitive), chunks.words[first])
    last.last, last.fill = at + 1, (first, at + 1)
    last.stand_for(chunks.vocabulary.word(_PEOPLE))
    return True


def _many(chunks: Chunks, last: Item, at: int) -> int:
    """Where words for how many, and no number, begin; -1 where none stand there."""
    found = next((f for f in last.mentions if f.kind == "number" and f.last == at), last.count)
    if found is not None and found.last == at:
        return -1  # «قتلوا ثلاثة منهم»: a number is of those told of before
    for first in range(at - 1, max(last.fill[0], at - _WORDS) - 1, -1):
        word = chunks.words[first]
        if not {word.form, word.stem, word.stem.removesuffix("ا")}.isdisjoint(_MANY):
            return first
    return -1


def _tells(chunks: Chunks, at: int) -> bool:
    """«لكن ثلاثة منهم فروا»، «ثلاثة منهم على الأقل كانوا …»: a verb of which they are the subject."""
    at += 2 * (chunks.sentence.form(at) == "علي" and chunks.sentence.form(at + 1) in _AT_LEAST)
    word = chunks.words[at] if at < len(chunks.words) else None
    return word is not None and bool(word.verbal) and not word.lead
