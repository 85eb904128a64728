"""«نفت الجماعة ذلك»: who rejects what was just said, claim by claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.claims.cues import REJECTS, Speech
from khabar.claims.draft import Draft
from khabar.mentions.sentence import Sentence

_WHO = frozenset({"alias", "position", "membership", "origin", "residence", "kinship", "nationality", "document"})
_TOLD = frozenset({"vt", "vp", "light", "say"})  # verbs that tell something before the denial
# Readings by which such a word may be no verb.
_NAMES = frozenset({"aux", "given", "family", "title", "adj", "noun", "human", "prep"})


def denials(sentence: Sentence, order: int, said: Sequence[Draft], speeches: Sequence[Speech]) -> list[Draft]:
    """A denied copy, in the words of the denial, of each claim that a bare «ذلك» rejects."""
    made: list[Draft] = []
    for speech in speeches:
        if speech.stance == REJECTS and speech.cue is not None:
            start, stop = min(speech.cue[0], speech.start), max(speech.cue[1], speech.stop)
            before = [w for w, t in zip(sentence.words, sentence.tokens, strict=True) if t.stop <= start]
            opens = not any(word.any(_TOLD) and not word.any(_NAMES) for word in before)
            made += [_copy(draft, sentence, order, start, stop) for draft in _meant(order, start, said, opens)]
    return made


def _meant(order: int, start: int, said: Sequence[Draft], opens: bool) -> list[Draft]:
    """What was said last: in the clauses before, else in the sentence before."""
    events = [d for d in said if d.ready() and d.event not in _WHO and d.event != "cause" and d.polarity == "affirmed"]
    here = [d for d in events if d.order == order and d.stop <= start]
    if here or not opens:
        return here  # «اتهمه ضباط ببيع الذخيرة، لكنه نفى ذلك»: what is denied is told in the same sentence
    return [d for d in events if d.order == order - 1]


def _copy(draft: Draft, sentence: Sentence, order: int, start: int, stop: int) -> Draft:
    roles = {
        role: [replace(a, inherited=True, pending="") for a in listed if not a.pending]
        for role, listed in draft.roles.items()
    }
    return Draft(
        draft.event, f"{draft.rule}.denied", sentence, order, None, {r: held for r, held in roles.items() if held},
        dict(draft.constants), draft.needs, start, stop, "denied",
    )  # fmt: skip
