"""How somebody may be reached: addresses of mail, accounts and telephone numbers, which name who is hidden."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from khabar.share.offsets import Hidden
from khabar.share.requests import is_word, sentences
from khabar.types import Span

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ACCOUNT = re.compile(r"(?<![\w.@])@\w[\w.]*\w")
_PHONE = re.compile(r"(?<![\w+./-])\+?\d(?:[\s().-]{0,2}\d){6,15}(?![\w./-]*\d)")
_DAY = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4}")
_LEAST = 7  # digits of a telephone number
_LEADS = ("+", "00", "0", "٠")
_BEFORE = 30  # characters before a number in which a word for it may stand


def contacts(text: str) -> Iterator[Span]:
    """Everything in a text that may reach somebody."""
    for pattern in (_MAIL, _ACCOUNT):
        yield from (Span(*found.span()) for found in pattern.finditer(text))
    for found in _PHONE.finditer(text):
        digits = sum(char.isdigit() for char in found[0])
        before = text[max(0, found.start() - _BEFORE) : found.start()].replace(":", " ").split()
        called = any(is_word("phone", word) for word in before)
        if digits >= _LEAST and not _DAY.search(found[0]) and (found[0].startswith(_LEADS) or called):
            yield Span(*found.span())


def beside(text: str, hidden: Sequence[Hidden]) -> Iterator[Hidden]:
    """Those in a sentence with somebody who is hidden, or in the one behind it."""
    found = sorted(contacts(text))
    if not found:
        return
    lines = sentences(text)
    stops = [line.stop for line in lines]
    of = {bisect_left(stops, stretch.start + 1): stretch.number for stretch in hidden if stretch.number}
    for span in found:
        at = bisect_left(stops, span.start + 1)
        number = of.get(at, of.get(at - 1))
        if number is not None:
            yield Hidden(span.start, span.stop, number)
