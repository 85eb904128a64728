"""One speaker: who says something, and what is told of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.text.fold import fold_word
from khabar.words import Word


@dataclass(slots=True, eq=False)
class Speaker:
    """Who speaks: the words, the name if there is one, and what is told of them."""

    kind: str
    text: tuple[int, int] | None
    name: str | None
    mention: Found | None = None
    sentence: Sentence | None = None
    role: tuple[int, int] | None = None
    stem: str = ""
    anonymous: bool = False
    protected: bool = False
    described: tuple[int, int] | None = None
    origin: str | None = None
    residence: str | None = None
    feminine: bool = False
    keys: frozenset[str] = frozenset()  # bare words of name and role, to find it again


def is_same(one: Speaker, other: Speaker) -> bool:
    """One speaker under one name, or one group that is named in full and in short: «المركز», «مركز القانون»."""
    if one.name == other.name:
        return True
    groups = one.kind in ("group", "media") and other.kind in ("group", "media", "anonymous")
    return groups and bool(one.keys and other.keys) and (one.keys <= other.keys or other.keys <= one.keys)


def agreeing(speakers: Sequence[Speaker], feminine: bool) -> list[Speaker]:
    """«قال مسؤول إن القيادة وعدت …، مؤكداً أن …»: without whom he quotes, where only he is so spoken of."""
    if len(speakers) > 1 and speakers[-1].feminine != feminine and speakers[-2].feminine == feminine:
        return list(speakers[:-1])
    return list(speakers)


@lru_cache(maxsize=8192)
def bare(text: str) -> tuple[str, ...]:
    """Folded words without article and quotation marks."""
    out = []
    for word in fold_word(text.replace("#", " ").replace("_", " ")).split():
        word = word.strip('«»"“”„()[]،,.:؛-–…')
        for lead in ("وال", "بال", "ال"):
            if word.startswith(lead) and len(word) > len(lead) + 1:
                word = word[len(lead) :]
                break
        if word:
            out.append(word)
    return tuple(out)


def is_feminine(word: Word) -> bool:
    """Whether verbs agree with it as feminine: «مصادر أفادت»."""
    features = {f for e in word.entries for f in e.features}
    return (
        "f" in features
        or word.stem in ("مصادر", "قوات")
        or word.stem.endswith("ه")
        or "pl" in features
        and "say_noun" in word.labels
    )
