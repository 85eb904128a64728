"""Arabic words of a base that a Latin spelling may mean: «Raqqa» is «الرقة».

A Latin word becomes a pattern: a consonant for each consonant, long vowels only where it has vowels. The pattern is
held against the words of the base's names only: other words are seldom written in Latin letters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from khabar.names import score
from khabar.store.words import ARTICLES
from khabar.text.fold import fold_word

if TYPE_CHECKING:
    from khabar.store.base import Base

_MOST = 12  # Arabic words for one Latin word
_NEAR = 0.2  # of khabar.names.score: what is further from the best is another word
_WORDS = 4  # of a name that is looked at: longer ones describe
_LONGEST = 40  # letters of a word that is looked at
_NAMES = "SELECT folded FROM name WHERE kind IN ('person', 'place', 'group')"
_PIECE = re.compile(r"tch|dj|ch|sh|kh|gh|th|dh|ph|[aeiou]+|([bcdfghj-np-tv-z])\1|.")
_CONSONANTS = {
    "tch": "(?:تش|ش|ج)", "dj": "ج", "ch": "(?:ش|تش|خ)", "sh": "(?:ش|سه)", "kh": "خ", "gh": "[غق]", "th": "(?:ث|ت|ط|ته)",
    "dh": "[ذضظد]", "ph": "ف", "b": "ب", "p": "ب", "f": "ف", "v": "ف", "t": "[تط]", "d": "[دضذظ]", "s": "[سصثز]",
    "z": "[زذظض]", "k": "[كق]", "q": "[قك]", "g": "[غجق]", "c": "[كسق]", "j": "[جي]", "x": "كس", "l": "ل", "m": "م",
    "n": "ن", "r": "ر", "h": "[هح]", "y": "ي", "w": "و",
}  # fmt: skip
_COMMON = {
    letter: weight for weight, letters in ((9, "ليا"), (7, "منروت"), (5, "بسدهع"), (3, "كفقحش"), (2, "جصطخ"))
    for letter in letters
}  # fmt: skip
_VOWELS = {"a": "اع", "e": "ايع", "i": "ايع", "o": "اوع", "u": "اوع"}


def is_latin(word: str) -> bool:
    """Whether a word begins with a Latin letter."""
    return "a" <= word[:1].lower() <= "z" or "\u00c0" <= word[:1] <= "\u024f"


class Speller:
    """The Arabic words of a base's names, found by a Latin spelling."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self._known: dict[str, tuple[str, ...]] = {}

    def __call__(self, word: str) -> tuple[str, ...]:
        """Folded Arabic words, the likeliest first; nothing for an article or a word that is not Latin."""
        plain = fold_word(word).lower()[:_LONGEST]
        if not is_latin(plain) or plain in ARTICLES:
            return ()
        if plain not in self._known:
            match = pattern(plain).fullmatch
            found = sorted((-score(each, word), each) for each in self._words(plain) if match(each))
            self._known[plain] = tuple(each for rank, each in found[:_MOST] if rank <= found[0][0] + _NEAR)
        return self._known[plain]

    def _words(self, latin: str) -> set[str]:
        """The words of names that have one of the letters that its rarest consonant may stand for."""
        letters = _rarest(latin)
        test = f" AND ({' OR '.join('instr(folded, ?)' for _ in letters)})" if letters else ""
        rows = self.base.rows(_NAMES + test, *letters)
        return {word for (name,) in rows if name.count(" ") < _WORDS for word in name.split()}


def _rarest(latin: str) -> str:
    """The letters of the consonant that the fewest words have."""
    pieces = {match.group()[:1] if match.group(1) else match.group() for match in _PIECE.finditer(latin)} - {"h"}
    sets = ["".join(sorted(set(_CONSONANTS[piece]) - set("(?:|)[]"))) for piece in sorted(pieces & _CONSONANTS.keys())]
    return min(sets, key=lambda letters: sum(_COMMON.get(letter, 1) for letter in letters), default="")


@cache
def pattern(latin: str) -> re.Pattern[str]:
    """What Arabic words a folded, lowered Latin word may stand for."""
    pieces = [match.group() for match in _PIECE.finditer(latin)]
    made = "".join(_piece(piece, n == 0, n == len(pieces) - 1) for n, piece in enumerate(pieces))
    return re.compile(f"(?:ال)?{made}")


def _piece(piece: str, first: bool, last: bool) -> str:
    if piece[0] in _VOWELS:
        letters = "".join(dict.fromkeys("".join(_VOWELS[vowel] for vowel in piece)))
        if first:
            return f"[اعي][{letters}]{{0,2}}" if piece[0] in "ei" else f"[اع][{letters}]{{0,2}}"
        least = int(len(piece) > 1 and piece not in ("ou", "ei", "ae"))  # aa, oo, ai are written out
        end = "[هءي]?" if last else "ء?"
        return f"[{letters}]{{{least},3}}{end}"
    if piece == "h" and last:
        return "[هحا]?"
    if len(piece) == 2 and piece[0] == piece[1]:
        piece = piece[0]
    return _CONSONANTS.get(piece, "") + ("?" if piece in ("h", "'") and not first else "")
