"""Fold Arabic spelling variants away while keeping the source offset of every character.

Folding: alef forms → ا, ى → ي, ة → ه, hamza seats ؤ ئ → و ي, Persian and Urdu letters to the
Arabic letter they are read as, presentation forms opened up, every digit set → ASCII; diacritics,
tatweel, bidi and zero-width controls vanish. Everything else stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ٵ": "ا",
    "ى": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ێ": "ي", "ئ": "ي", "ے": "ي",
    "ة": "ه", "ۃ": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه",
    "ؤ": "و", "ۆ": "و", "ۇ": "و", "ۋ": "و", "ٶ": "و",
    "ک": "ك", "ڪ": "ك", "ګ": "ك", "گ": "ك", "ڭ": "ك",
    "پ": "ب", "چ": "ج", "ژ": "ز", "ڤ": "ف", "ڨ": "ق", "ڥ": "ف", "ڧ": "ق",
    "ٹ": "ت", "ڈ": "د", "ڑ": "ر", "ڕ": "ر", "ڵ": "ل", "ں": "ن",
    "٫": ".", "٬": ",",
}  # fmt: skip


def _build() -> dict[int, str]:
    table: dict[int, str] = {ord(k): v for k, v in _LETTERS.items()}
    for point in range(0x0610, 0x061B):
        table[point] = ""
    for point in range(0x064B, 0x0660):
        table[point] = ""
    for point in (0x0670, 0x0640, *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E9), *range(0x06EA, 0x06EE)):
        table[point] = ""
    for point in (0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xAD):
        table[point] = ""
    for point in range(0xFB50, 0xFF00):
        char = chr(point)
        opened = unicodedata.normalize("NFKC", char)
        if opened != char and not opened.isspace():
            table[point] = "".join(
                _LETTERS.get(c, "" if unicodedata.combining(c) or c == "\u0640" else c) for c in opened.replace(" ", "")
            )
    for point in (*range(0x0660, 0x1A9A), *range(0xA620, 0xABFA), *range(0xFF10, 0xFF1A), *range(0x1D7CE, 0x1D800)):
        digit = unicodedata.decimal(chr(point), None)
        if digit is not None:
            table[point] = str(digit)
    table[0xA0] = table[0x202F] = table[0x2007] = table[0x2009] = " "
    return table


_TABLE = _build()
_COMMON = [(letter, _LETTERS[letter]) for letter in "أإآىةئؤ"]
_RARE = re.compile("[^\u0641-\u064a\u0621-\u063a -~\n«»،؛؟]")  # all that a plain text holds once those are folded


def fold_word(word: str) -> str:
    """The folded form of a word, without offsets."""
    return word.translate(_TABLE)


def fold_all(text: str) -> str:
    """The folded form of a text or of many words; quicker than ``fold_word`` from some 30 letters on."""
    return _RARE.sub(_rare, _common(text))


def _common(text: str) -> str:
    for letter, folded in _COMMON:
        text = text.replace(letter, folded)
    return text


def _rare(match: re.Match[str]) -> str:
    char = match.group()
    return _TABLE.get(ord(char), char)


class Offsets:
    """The source offset of every folded character, and last the length of the source.

    Kept as the folded positions at which it is not one more than that of the character before, with it: ``jumps`` and
    ``starts``, which begin with those of the first character.
    """

    __slots__ = ("_size", "jumps", "starts")

    def __init__(self, size: int, jumps: Sequence[int] = (0,), starts: Sequence[int] = (0,)) -> None:
        self._size, self.jumps, self.starts = size, jumps, starts

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, at: int) -> int:
        if not 0 <= at < self._size:
            raise IndexError(at)
        run = bisect_right(self.jumps, at) - 1
        return self.starts[run] + at - self.jumps[run]


@dataclass(frozen=True, slots=True)
class Text:
    """A source text and its folded form; ``offsets[i]`` is the source offset of ``folded[i]``."""

    source: str
    folded: str
    offsets: Offsets

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Source span of ``folded[first:last]``: up to the end of its last character."""
        start = self.offsets[first]
        return (start, start) if last <= first else (start, self.offsets[last - 1] + 1)


def fold(source: str) -> Text:
    """Fold a text; the source is kept verbatim, and every folded character has its offset."""
    common = _common(source)
    pieces: list[str] = []
    jumps, starts = [0], [0]
    done = size = 0  # characters of the source, and of the folded text before them
    for match in _RARE.finditer(common):
        put = _TABLE.get(ord(match.group()))
        if put is None:
            continue
        at = match.start()
        pieces += (common[done:at], put)
        size += at - done + len(put)
        done = at + 1
        if len(put) == 1:
            continue
        jumps += range(size - len(put) + 1, size)  # all of them stand where the one character stands
        starts += [at] * (len(put) - 1)
        if jumps[-1] == size:
            starts[-1] = done
        else:
            jumps.append(size)
            starts.append(done)
    folded = "".join((*pieces, common[done:])) if pieces else common
    return Text(source, folded, Offsets(len(folded) + 1, jumps, starts))
