"""A talk that is written down by its turns: «العواد: …» after «النافذة: …؟», «المتهم: …» after «القاضي: …؟»."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from khabar.grammar.classes import word_class
from khabar.text.fold import fold_word

_HEAD = re.compile(r"^[ \t]*(?:[*•–—-][ \t]*)?([^\W\d_][^:؟?!،,.«»\"\n]{0,28}?)[ \t]*:[ \t]*(?=\S)", re.MULTILINE)
_LETTERS = word_class("asks") | word_class("answers")  # «س: …»، «ج: …»: who that is no head tells
_OFTEN = 2  # lines of one head, from which on it takes turns
_ASKS = "؟?"


class Turn(NamedTuple):
    """One turn: who takes it by the words at its head, where what he says begins and ends, and whether he asks."""

    head: tuple[int, int]
    begin: int
    stop: int
    asks: bool


def turns(source: str) -> list[Turn]:
    """The turns of a talk in which one asks and another answers; none where lines only have heads."""
    found = [m for m in _HEAD.finditer(source) if fold_word(m[1]) not in _LETTERS]
    times = Counter(fold_word(m[1]) for m in found)
    found = [m for m in found if times[fold_word(m[1])] >= _OFTEN]
    asked = Counter(fold_word(m[1]) for m in found if _line(source, m.end())[-1:] in _ASKS)
    askers = {head for head, count in asked.items() if 2 * count >= times[head]}
    if not askers or all(fold_word(m[1]) in askers for m in found):
        return []
    taken = [m for m in _HEAD.finditer(source) if m.start() >= found[0].start()]
    taken = [m for m in taken if fold_word(m[1]) not in _LETTERS]
    stops = [*(m.start() for m in taken[1:]), taken[-1].end() + len(_line(source, taken[-1].end()))]
    return [Turn(m.span(1), m.end(), stop, fold_word(m[1]) in askers) for m, stop in zip(taken, stops, strict=True)]


def _line(source: str, start: int) -> str:
    """The rest of a line."""
    stop = source.find("\n", start)
    return source[start : stop if stop >= 0 else len(source)].rstrip()
