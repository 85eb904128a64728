"""Cut tokens into sentences and find quotations, nested, mismatched or never closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khabar.text.tokens import Token

LONGEST = 300  # tokens; longer runs are cut so that time stays in proportion to the text
_STOPS = frozenset(".!?؟")
_OPEN = {"«": "»", "“": "”", "„": "“", "‹": "›", "‘": "’"}
_CLOSE = frozenset({"»", "”", "›", "’"})
_EITHER = frozenset({'"', "”", "“"})
QUOTES = _OPEN.keys() | _CLOSE | _EITHER


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in source offsets, marks excluded; ``closed`` is False where it never ended."""

    start: int
    stop: int
    closed: bool


def is_quote(token: Token) -> bool:
    return token.form in QUOTES


def split_sentences(tokens: Sequence[Token], source: str) -> Iterator[list[Token]]:
    """Runs of tokens that end with a stop or a line break."""
    current: list[Token] = []
    line_end = 0
    for position, token in enumerate(tokens):
        if token.start >= line_end:
            if current and "\n" in source[current[-1].stop : token.start]:
                yield current
                current = []
            line_end = source.find("\n", token.start)
            line_end = len(source) if line_end < 0 else line_end
        if len(current) >= LONGEST:
            yield current
            current = []
        current.append(token)
        if token.form in _STOPS and not _inside_abbreviation(tokens, position):
            after = tokens[position + 1] if position + 1 < len(tokens) else None
            if after is not None and is_quote(after) and after.start == token.stop:
                continue  # the quotation mark after the stop belongs to this sentence
            yield current
            current = []
        elif token.form in QUOTES and len(current) > 1:
            before = current[-2]
            if before.form in _STOPS and before.stop == token.start:
                yield current
                current = []
    if current:
        yield current


def _inside_abbreviation(tokens: Sequence[Token], position: int) -> bool:
    """«بي.كيه.كيه», «أ.ف.ب»: a stop glued between two short words."""
    if tokens[position].form != "." or not 0 < position < len(tokens) - 1:
        return False
    left, right = tokens[position - 1], tokens[position + 1]
    glued = left.stop == tokens[position].start and right.start == tokens[position].stop
    return glued and len(left.form) <= 3 and len(right.form) <= 3


def find_quotes(tokens: Sequence[Token], source: str) -> list[Quote]:
    """Quotations by paragraph: a mark that never closes runs to the end of its paragraph."""
    quotes: list[Quote] = []
    opened: list[Token] = []
    last = None
    for token in tokens:
        if last is not None and opened and "\n" in source[last.stop : token.start]:
            quotes.extend(Quote(mark.stop, last.stop, False) for mark in opened)
            opened = []
        last = token
        if token.form not in QUOTES:
            continue
        nested = bool(opened) and token.form in _OPEN and token.form != opened[-1].form
        closing = token.form in _CLOSE or token.form in _EITHER and bool(opened) and not nested
        if closing and opened and not (token.form in _OPEN and token.form not in _EITHER):
            quotes.append(Quote(opened.pop().stop, token.start, True))
        elif not closing:
            opened.append(token)
    if last is not None:
        quotes.extend(Quote(mark.stop, last.stop, False) for mark in opened)
    return sorted(quotes, key=lambda quote: (quote.start, -quote.stop))
