"""Weapons, papers and nationalities: straight from the lexicon, weak words only where the words beside them say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry, Phrases
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.mentions.starts import NATION, TERM
from khabar.mentions.termwords import ADJECTIVES, AIR, AIRBORNE, ARMS, CORPS, NAVAL, PAPERS, PARTICIPLES, PROOF
from khabar.types import CodeValue, MentionKind
from khabar.words import VERBAL, Vocabulary, Word

_THINGS = frozenset({"weapon", "document"})
_LINKS = frozenset("-–—ـ./")  # may stand inside the name of a model: «إف-16», «آر.بي.جي»
_BEARING = word_class("of_a_card")  # of a card
_WINDOW = 4  # tokens to either side in which a word speaks for a weak one
_NO_NOUN = VERBAL | {"prep", "comp", "rel", "sub", "conj", "negation", "particle", "stop"}


class TermFinder:
    """Finds weapons, papers and nationalities in a sentence; no weapon inside another."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._phrases: dict[str, Phrases] = {}  # by their first word and their second
        for first, listed in vocabulary.lexicon.labelled(_THINGS).items():
            for parts, entry in listed:
                self._phrases.setdefault(first, {}).setdefault(parts[1], []).append((parts, entry))

    def begins(self, word: Word) -> int:
        """Can a term begin with the word, or is it a nationality?"""
        nation = NATION if "nationality" in word.labels else 0
        return nation | TERM if word.any(_THINGS) or not self._phrases.keys().isdisjoint(_keys(word)) else nation

    def find(self, sentence: Sentence, starts: Sequence[tuple[int, int]]) -> list[Found]:
        """Terms in order of their first token; ``starts`` are the tokens that one can begin with, and what may."""
        founds: list[Found] = []
        free = 0
        for at, flag in starts:
            word = sentence.words[at]
            if at >= free and flag & TERM:
                thing = self._phrase(sentence, at) or (self._single(sentence, at) if word.any(_THINGS) else None)
                if thing is not None:
                    founds.append(thing)
                    free = thing.last
            nation = word.entry("nationality") if "nationality" in word.labels else None
            if nation is not None:
                founds.append(Found(at, at + 1, "nationality", "nationality.lexicon", CodeValue(nation.value)))
        return founds

    def _phrase(self, sentence: Sentence, at: int) -> Found | None:
        """The longest weapon or paper of several words that starts at a token."""
        phrases = self._phrases
        best: Found | None = None
        joined = False
        after = at + 1 + (sentence.form(at + 1) in _LINKS)
        if after >= len(sentence.words):
            return None
        form, stem = sentence.forms[after], sentence.words[after].stem
        for key in _keys(sentence.words[at]):
            listed = phrases.get(key)
            if listed is None or form not in listed and stem not in listed:
                continue  # as mostly
            for second in dict.fromkeys((form, stem)):
                for parts, entry in listed.get(second, ()):
                    last = _reach(sentence, at, parts)
                    if last > at and (best is None or last > best.last):
                        best = _term(at, last, entry)
                        joined = key == sentence.forms[at][1:] and not sentence.words[at].lead
        if joined:  # «وإف-15»
            stem = sentence.forms[at][1:]
            sentence.words[at] = replace(sentence.words[at], conjunction="و", lead=1, stem=stem, routes=-1)
        return best

    @staticmethod
    def _single(sentence: Sentence, at: int) -> Found | None:
        word = sentence.words[at]
        entry = word.entry("weapon", "document")
        if entry is None or "verb" in word.labels:
            return None
        if word.stem in ADJECTIVES and _describes(sentence, at):
            return None
        if entry.note == "weak" and not _meant(sentence, at, entry):
            return None
        if word.stem in ("مدفع", "مدافع") and sentence.form(at + 1).removeprefix("ال") in ("مياه", "ماء", "المياه"):
            return None
        if word.stem == "سلاح" and sentence.form(at + 1) in CORPS:
            return None
        if word.stem in ("رصاص", "رصاصات") and _proof(sentence, at) or word.stem == "متفجره" and word.article:
            return None
        return _term(at, at + 1, entry)


def _keys(word: Word) -> tuple[str, ...]:
    """How a term that begins with a word may be listed; «وإف» is not split, for nothing is known of «إف»."""
    bare = word.form[1:] if word.form[0] == "و" and not word.lead else word.form[len(word.conjunction) :]
    return (word.stem, word.form, bare) if word.form[0] == "و" else (word.stem, word.form)


def _reach(sentence: Sentence, at: int, parts: tuple[str, ...]) -> int:
    """The token after the parts of a name that stand here, or ``at``."""
    last = at + 1
    size = len(sentence.words)
    for part in parts[1:]:
        if last < size and sentence.forms[last] in _LINKS and part not in _LINKS:
            last += 1
        if last >= size:
            return at
        word = sentence.words[last]
        if part != word.form and (part != word.stem or word.preposition):
            return at
        last += 1
    return last


def _meant(sentence: Sentence, at: int, entry: Entry) -> bool:
    """Do the words beside a weak word say that it is a weapon or a paper?"""
    word = sentence.words[at]
    if entry.label == "document":
        said = at > 0 and sentence.words[at - 1].has("nationality")  # «نيجيري الجنسية»
        after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        if word.stem == "هويه" and after is not None and after.has("adj") and after.stem not in _BEARING:
            return False  # «هوية دينية»
        if word.stem == "اقامه" and word.preposition:
            return False  # «لإقامة خلافة»
        return not (word.pronoun or said) and _beside(sentence, at, PAPERS)
    if word.has("given") and at + 1 < len(sentence.words):
        after = sentence.words[at + 1]
        if not after.lead and (after.has("given", "family") or not after.entries or after.form in ("الدين", "الاسلام")):
            return False
    if word.stem in PARTICIPLES and _describes(sentence, at):
        return False
    if word.stem in AIRBORNE:
        return _beside(sentence, at, AIR)
    if word.stem.startswith("مدمر"):
        return _beside(sentence, at, NAVAL)
    return word.stem in PARTICIPLES or _beside(sentence, at, ARMS) or _armed(sentence, at)


def _describes(sentence: Sentence, at: int) -> bool:
    """«الفصائل المقاتلة»، «منازل مدمرة»: an adjective that agrees with the noun before it."""
    word = sentence.words[at]
    if at == 0 or word.lead or sentence.tokens[at - 1].kind != "word":
        return False
    before = sentence.words[at - 1]
    if before.any(_NO_NOUN) and not before.article or bool(before.article or before.pronoun) != word.article:
        return False
    return word.article or before.stem.endswith(("ه", "ات")) or "pl" in before.features


def _proof(sentence: Sentence, at: int) -> bool:
    """«زجاج مقاوم للرصاص»، «سترة واقية من الرصاص»: no shot."""
    return any(word.stem in PROOF for word in sentence.words[max(0, at - 2) : at])


def _beside(sentence: Sentence, at: int, cues: frozenset[str]) -> bool:
    words = sentence.words
    return any(
        words[i].stem in cues or words[i].form in cues
        for i in range(max(0, at - _WINDOW), min(len(words), at + _WINDOW + 1))
        if i != at
    )


def _armed(sentence: Sentence, at: int) -> bool:
    """Another weapon stands beside it: «صاروخ تاو»، «سيوف وخناجر»."""
    words = sentence.words
    near = (words[i] for i in range(max(0, at - 2), min(len(words), at + 3)) if i != at)
    return any(e.label == "weapon" and e.note != "weak" for word in near for e in word.entries)


def _term(first: int, last: int, entry: Entry) -> Found:
    kind: MentionKind = "weapon" if entry.label == "weapon" else "document"
    return Found(first, last, kind, f"{kind}.lexicon", CodeValue(entry.value))
