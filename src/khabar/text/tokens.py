"""Cut a folded text into tokens; every token knows its span in the source."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import Literal, cast

from khabar.text.fold import Offsets, Text

TokenKind = Literal["word", "number", "latin", "mark"]

# Arabic letters after folding; a word may hold an underscore inside a hashtag (#دير_الزور), which
# is opened up into separate words by leaving it out. Numbers keep one inner separator: 1,500 3.5.
_WORD = r"[\u0621-\u064A\u066E-\u06D3\u06FA-\u06FC]"
_LATIN = r"[^\W\d_\u0600-\u06FF]"
# The end is a token, too: a gap at the end is looked through once, and not from each of its characters again.
_TOKEN = re.compile(rf"([\s_#]*)({_WORD}+|\d+(?:[.,]\d+)*|{_LATIN}+|[^\s_#]|\Z)")
_NEVER = sys.maxsize
_DAMMA, _JOINS, _ALEF, _LAM, _YA = "\u064f", "وف", "ا", "ل", "ي"
_KIND = re.compile(rf"(?P<word>{_WORD})|(?P<number>\d)|(?P<latin>{_LATIN})|(?P<mark>.)", re.DOTALL)


class _Kinds(dict[str, TokenKind]):
    """First character of a token → what it is."""

    def __missing__(self, first: str) -> TokenKind:
        match = _KIND.match(first)
        kind = self[first] = cast(TokenKind, match.lastgroup if match else "mark")
        return kind


KINDS = _Kinds()


@dataclass(slots=True)
class Token:
    """A word, number, Latin word or single mark. ``form`` is folded.

    Never changed after it is made; frozen, it would take twice as long to make.
    """

    start: int
    stop: int
    form: str
    kind: TokenKind
    vowelled: bool = False  # bears the damma of a passive in the source: «قُتل», «وقُتل», «اعتُقل»
    tanwin: bool = False  # ends in ـً or ـًا: no verb


def tokenize(text: Text) -> list[Token]:
    """All tokens of a text in order; hashtags and underscores only separate."""
    kinds, offsets, source = KINDS, text.offsets, text.source
    jumps = iter(offsets.jumps)
    tokens: list[Token] = []
    last = shift = 0
    jump = next(jumps)
    for gap, form in _TOKEN.findall(text.folded):
        if not form:  # the end
            break
        first = last + len(gap)
        last = first + len(form)
        if jump <= last:
            while jump <= first:
                shift = offsets[jump] - jump
                jump = next(jumps, _NEVER)
            if jump <= last:  # something in it or right after it was left out, or stands for several
                tokens.append(_marked(form, source, offsets, first, last))
                continue
        tokens.append(Token(first + shift, last + shift, form, kinds[form[0]]))
    return tokens


def _vowelled(source: str, start: int) -> bool:
    """Past a conjunction, the first letter bears a damma; of «افتُعل», «استُفعل», the second after the alef."""
    if source[start + 1 : start + 2] == _DAMMA:
        return True
    joined = source[start] in _JOINS
    if joined and source[start + 2 : start + 3] == _DAMMA:
        return source[start + 1] != _YA  # «ويُقاتل» may be active
    start += joined
    return source[start : start + 1] == _ALEF and source[start + 3 : start + 4] == _DAMMA and source[start + 1] != _LAM


def _marked(form: str, source: str, offsets: Offsets, first: int, last: int) -> Token:
    """A token with vowels or other marks in it or right after it."""
    start, stop, after = offsets[first], offsets[last - 1] + 1, offsets[last]
    while stop < after:  # trailing vowels belong to the word
        if not "\u064b" <= source[stop] <= "\u0652":
            break
        stop += 1
    vowelled = _vowelled(source, start)
    tanwin = "\u064b" in source[max(start, stop - 3) : stop]
    return Token(start, stop, form, KINDS[form[0]], vowelled, tanwin)
