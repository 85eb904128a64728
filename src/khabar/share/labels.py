"""The words of the interface, in Arabic and English, from ``data/interface.tsv``."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

Language = Literal["ar", "en"]


@cache
def _labels() -> dict[str, tuple[str, str]]:
    file = resources.files("khabar") / "data" / "interface.tsv"
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()[1:] if line.strip())
    return {key: (arabic, english) for key, arabic, english in rows}


def label(key: str, language: Language, default: str | None = None) -> str:
    """The label of a key; where there is none, the default or the last part of the key."""
    pair = _labels().get(key)
    if pair is None:
        return default if default is not None else key.rpartition(".")[2]
    return pair[0] if language == "ar" else pair[1]


def counted(key: str, count: int, language: Language) -> str:
    """The key of a line for so many of something, by the plural rules of the language (Unicode CLDR).

    ``key.one``, ``key.two`` …; the key itself where the interface has no line of its own for that.
    """
    own = f"{key}.{_plural(count, language)}"
    return own if own in _labels() else key


def _plural(count: int, language: Language) -> str:
    if language == "en":
        return "one" if count == 1 else "other"
    if count <= 2:
        return ("zero", "one", "two")[count]
    last = count % 100
    return "few" if 3 <= last <= 10 else "many" if last > 10 else "other"


def has(key: str) -> bool:
    """Whether the interface has words for a key."""
    return key in _labels()
