"""Who asked not to be named: «رفض الكشف عن هويته»."""

from __future__ import annotations

from collections.abc import Iterable

from khabar.claims.sources import WISH
from khabar.claims.speaker import Speaker
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_SECRET = word_class("secret")
_HIDING = word_class("hiding")
_WISHES = WISH | word_class("wishing")


def protect(sentence: Sentence, speakers: Iterable[Speaker]) -> None:
    """«رفض الكشف عن هويته»: marks the one source of this sentence that asks for it."""
    if _SECRET.isdisjoint(sentence.spelled):
        return
    forms = [w.stem for w in sentence.words]
    for at, token in enumerate(sentence.tokens):
        if token.form not in _SECRET:
            continue
        near = range(max(0, at - 6), at)
        if not any(forms[i] in WISH or sentence.form(i) in _WISHES for i in near):
            continue
        if not any(sentence.form(i) in _HIDING or forms[i] in _HIDING for i in near):
            continue
        before = [s for s in speakers if s.text is not None and s.sentence is sentence and s.text[0] < token.start]
        if before:
            max(before, key=lambda s: s.text[0] if s.text else 0).protected = True
