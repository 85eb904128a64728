"""The spelling of names: letters folded, words of a name parted."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from khabar.text.fold import fold_all, fold_word

_NOT_ARABIC = re.compile("[^\u0621-\u064a ]")
_NOT_LATIN = re.compile("[^a-z ]")
_SPECIAL = str.maketrans({
    "ı": "i", "İ": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "dh", "Ð": "dh",
    "þ": "th", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ə": "a", "Ə": "a", "ħ": "h", "Ħ": "h",
    "ş": "sh", "Ş": "sh", "ș": "sh", "Ș": "sh", "š": "sh", "Š": "sh", "č": "ch", "Č": "ch", "ž": "zh", "Ž": "zh",
    "ḫ": "kh", "Ḫ": "kh", "ẖ": "kh", "ṯ": "th", "Ṯ": "th", "ḏ": "dh", "Ḏ": "dh", "ġ": "gh", "Ġ": "gh", "ǧ": "j",
    "Ǧ": "j", "ǰ": "j", "ç": "s", "Ç": "s",
})  # fmt: skip
_DIGITS = str.maketrans({"2": "", "3": "", "4": "th", "5": "kh", "6": "t", "7": "h", "8": "gh", "9": "s"})
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b-\u200f'’ʼʾʿ`´‘])+")
_NUMBER = re.compile(r"\d{2,}")
_COMMA = re.compile("[,،]")
_LATIN_START = re.compile("[^\u0600-\u06ff\ufb50-\ufeff]*[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


class Written(NamedTuple):
    """One word of a name: where it stands, and folded; ``arabic`` tells the script."""

    start: int
    stop: int
    folded: str
    arabic: bool


def fold_arabic(word: str) -> str:
    """Arabic letters alone, folded as everywhere, hamza gone."""
    folded = fold_word(word) if len(word) < 30 else fold_all(word)
    return _NOT_ARABIC.sub("", folded).replace("ء", "")


def fold_latin(word: str) -> str:
    """Latin letters alone, small, without marks: «Ḫālid» gives ``khalid``; digits that stand for letters read so."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", word).translate(_SPECIAL))
    if not word.isalpha() and any(char.isdigit() for char in word):
        word = _NUMBER.sub("", word).translate(_DIGITS)
    return _NOT_LATIN.sub("", word.lower())


def order(name: str) -> str:
    """A name as it is said: «Khaled, Ahmad» is «Ahmad Khaled»."""
    if "," in name or "،" in name:
        halves = _COMMA.split(name)
        if len(halves) == 2:
            return f"{halves[1].strip()} {halves[0].strip()}"
    return name


def split(name: str) -> list[Written]:
    """The words of a name."""
    words = []
    for match in _WORD.finditer(name):
        text = match.group()
        latin = _LATIN_START.match(text) is not None
        folded = fold_latin(text) if latin else fold_arabic(text)
        if folded:
            words.append(Written(match.start(), match.end(), folded, not latin))
    return words
