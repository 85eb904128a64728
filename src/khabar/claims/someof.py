"""«خمسة مصلين، ثلاثة منهم من الشرطة»: so many of those told of before, of whom no verb tells."""

from __future__ import annotations

from khabar.claims.chunks import Chunks
from khabar.claims.items import Item

_OF_THEM = frozenset({"منهم", "منهن", "منهما"})
_AT_LEAST = frozenset({"الاقل", "الاكثر"})
_APART = frozenset("،,؛-–")


def some_of_them(chunks: Chunks, at: int) -> bool:
    """Make one clause of a mere number and «منهم» after it, where it tells of a part and has no verb."""
    last = chunks.previous
    if last is None or last.kind != "noun" or last.last != at or last.prep or chunks.words[at].form not in _OF_THEM:
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


def _tells(chunks: Chunks, at: int) -> bool:
    """«لكن ثلاثة منهم فروا»، «ثلاثة منهم على الأقل كانوا …»: a verb of which they are the subject."""
    at += 2 * (chunks.sentence.form(at) == "علي" and chunks.sentence.form(at + 1) in _AT_LEAST)
    word = chunks.words[at] if at < len(chunks.words) else None
    return word is not None and bool(word.verbal) and not word.lead
