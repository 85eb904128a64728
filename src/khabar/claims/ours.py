"""What we who speak deny, doubt, ask for, promise or threaten: «ننفي قصف البلدة»، «نتعهد بالإفراج عن …»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.cues import Speech, innermost
from khabar.claims.items import Item
from khabar.claims.reach import Reach
from khabar.mentions.sentence import Sentence

_STANCES = frozenset({"deny", "doubt", "threat", "promise"})  # what is asked for, or expected, its clause tells
_VERBS = frozenset({"verb", "vt", "vi", "vp", "say", "light", "aux", "modal"})


def is_first(item: Item) -> bool:
    """A verb that «I» or «we» is the subject of, and nobody else can be: «ننفي», but not «نسب», he laid it to."""
    if item.kind != "verb" or item.word is None or item.pronoun or "first" not in item.word.features:
        return False
    return all("first" in e.features and "jussive" not in e.features for e in item.word.entries if e.label in _VERBS)


def our_stance(item: Item) -> str:
    """What a verb of the first person says of its content; empty where it throws no doubt on it."""
    if item.negated or item.prep or not is_first(item) or item.word is None:
        return ""
    said = next((e for e in item.word.entries if e.label == "say" and "first" in e.features), None)
    return said.value if said is not None and said.value in _STANCES else ""


def of_ours(reach: Reach, sentence: Sentence, items: Sequence[Item], item: Item, stance: str, order: int) -> Speech:
    """The words that a stance holds for, up to where another clause begins; whose they are is settled later."""
    start, cue = sentence.bounds(item.last - 1, item.last)[1], sentence.bounds(item.first, item.last)
    speech = reach.forward(sentence, [], cue, start, stance, order, items)[0]
    speech.stop = min(speech.stop, clause_end(sentence, items, item))
    speech.kind = "cited"
    return speech


def clause_end(sentence: Sentence, items: Sequence[Item], item: Item) -> int:
    """Where the clause of a verb ends: at a mark, a relative, or a verb that is joined on."""
    for other in items[item.index + 1 :]:
        joined = other.kind == "verb" and other.conj
        told = other.kind == "relative" and other.value != "what"  # but «ننفي ما تداولته الصفحات عن انسحاب …»
        if joined or told or other.kind == "mark" or other.kind == "clause" and other.value != "purpose":
            return sentence.tokens[other.first].start
    return sentence.stop


def settle(ours: Sequence[Speech], made: Sequence[Speech]) -> None:
    """Give each to whoever speaks there, and end it where somebody else begins to."""
    for speech in ours:
        later = [m.cue[0] for m in made if m.cue is not None and speech.start < m.cue[0] < speech.stop]
        speech.stop = min([speech.stop, *later])
        outer = innermost(made, speech.start)
        if outer is not None:
            speech.speakers, speech.kind, speech.cue = list(outer.speakers), outer.kind, outer.cue
