"""Outlets that only quotation marks, a dateline or what is said to them tell: «لـ"المدينة"»، «بيروت ـ "الميزان"»."""

from __future__ import annotations

from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.types import GroupValue

_LONGEST = 5
_SAID = 10  # tokens that are looked back for a verb of saying


def quoted_name(sentence: Sentence, first: int) -> int:
    """The token after a quotation of few words that begins at a token; 0 for none, or where the name goes on."""
    if first >= len(sentence.tokens) or not sentence.quoted[first]:
        return 0
    for at in range(first, min(first + _LONGEST, len(sentence.tokens))):
        if sentence.unquoted[at]:
            after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
            return 0 if after is not None and after.preposition == "ل" and after.article else at + 1
    return 0


def told(sentence: Sentence, at: int) -> Found | None:
    """«وقال لـ"المدينة"»: a quoted name to which something is said is an outlet."""
    if not sentence.quoted[at] or sentence.form(at - 1) != "ل":
        return None
    if not any(w.has("say", "say_noun", "say_participle") for w in sentence.words[max(0, at - _SAID) : at]):
        return None
    if at > 1 and sentence.words[at - 2].stem.startswith(("موالي", "تابع", "مؤيد", "مويد")):
        return None
    for last in range(at, min(at + 3, len(sentence.tokens))):
        if sentence.unquoted[last]:
            return Found(at, last + 1, "group", "group.media", GroupValue())
    return None
