"""Cut a folded text into tokens; every token knows its span in the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from khabar.text.fold import Text

TokenKind = Literal["word", "number", "latin", "mark"]

# Arabic letters after folding; a word may hold an underscore inside a hashtag (#دير_الزور), which
# is opened up into separate words by leaving it out. Numbers keep one inner separator: 1,500 3.5.
_WORD = r"[\u0621-\u064A\u066E-\u06D3\u06FA-\u06FC]"
_LATIN = r"[^\W\d_\u0600-\u06FF]"
_TOKEN = re.compile(rf"([\s_#]*)({_WORD}+|\d+(?:[.,]\d+)*|{_LATIN}+|[^\s_#])")
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
    vowelled: bool = False  # first letter carries a damma in the source: قُتل
    tanwin: bool = False  # ends in ـً or ـًا: no verb


def tokenize(text: Text) -> list[Token]:
    """All tokens of a text in order; hashtags and underscores only separate."""
    kinds, parts = KINDS, _TOKEN.findall(text.folded)
    last = 0
    if isinstance(text.offsets, range):
        return [Token(first := last + len(gap), last := first + len(form), form, kinds[form[0]]) for gap, form in parts]
    tokens: list[Token] = []
    source, offsets = text.source, text.offsets
    opened = len(set(offsets)) < len(offsets)  # some character stands for several
    for gap, form in parts:
        first = last + len(gap)
        last = first + len(form)
        start, after = offsets[first], offsets[last]
        if after - start == last - first and not opened:  # nothing in it or right after it was left out
            tokens.append(Token(start, after, form, kinds[form[0]]))
            continue
        stop = offsets[last - 1] + 1
        while stop < after:  # trailing vowels belong to the word
            if not "\u064b" <= source[stop] <= "\u0652":
                break
            stop += 1
        vowelled = source[start + 1 : start + 2] == "\u064f"
        tanwin = "\u064b" in source[max(start, stop - 3) : stop]
        tokens.append(Token(start, stop, form, kinds[form[0]], vowelled, tanwin))
    return tokens
