"""Fold Arabic spelling variants away while keeping the source offset of every character.

Folding: alef forms → ا, ى → ي, ة → ه, hamza seats ؤ ئ → و ي, Persian and Urdu letters to the
Arabic letter they are read as, presentation forms opened up, every digit set → ASCII; diacritics,
tatweel, bidi and zero-width controls vanish. Everything else stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
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


@dataclass(frozen=True, slots=True)
class Text:
    """A source text and its folded form; ``offsets[i]`` is the source offset of ``folded[i]``.

    ``offsets`` has one entry more than ``folded``: the length of the source.
    """

    source: str
    folded: str
    offsets: Sequence[int]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Source span of ``folded[first:last]``: up to the end of its last character."""
        start = self.offsets[first]
        return (start, start) if last <= first else (start, self.offsets[last - 1] + 1)


def fold(source: str) -> Text:
    """Fold a text; the source is kept verbatim, and every folded character has its offset."""
    common = _common(source)
    folded = _RARE.sub(_rare, common)
    rare = [match.start() for match in _RARE.finditer(common)]
    resized = [at for at in rare if len(_TABLE.get(ord(common[at]), " ")) != 1]
    if not resized:
        return Text(source, folded, range(len(source) + 1))
    offsets: list[int] = []
    at = 0
    for position in resized:
        offsets.extend(range(at, position))
        offsets.extend([position] * len(_TABLE[ord(common[position])]))
        at = position + 1
    offsets.extend(range(at, len(source) + 1))
    return Text(source, folded, offsets)
