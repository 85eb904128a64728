"""Who says in his own sentence who he is: «أنا العقيد فلان أعلن انشقاقي»، «نعلن نحن ضباط اللواء انضمامنا»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.candidates import Candidate
from khabar.claims.draft import Argument
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_SELVES = word_class("first_person")


def presented(sentence: Sentence, told: Sequence[Candidate]) -> Argument | None:
    """Whoever stands right behind «أنا» or «نحن», by rank and name."""
    if _SELVES.isdisjoint(sentence.spelled):
        return None
    at = next(k for k, form in enumerate(sentence.forms) if form in _SELVES)
    after = sentence.tokens[at].stop
    first = next((c for c in told if c.start >= after), None)
    if first is None:
        return None
    between = (w for t, w in zip(sentence.tokens, sentence.words, strict=True) if after <= t.start < first.start)
    if not all(word.has("title", "honorific", "adj", "human") for word in between):
        return None
    return Argument(first.start, first.stop, first.item, True)
