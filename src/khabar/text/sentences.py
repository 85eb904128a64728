"""Cut tokens into sentences and find quotations, nested, mismatched or never closed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from khabar.text.tokens import Token
from khabar.types import swift

_START = attrgetter("start")
_FAR = 3000  # characters that a quotation of several paragraphs may take
LONGEST = 300  # tokens; longer runs are cut so that time stays in proportion to the text
_STOPS = frozenset(".!?؟")
_OPEN = {"«": "»", "“": "”", "„": "“", "‹": "›", "‘": "’"}
_CLOSE = frozenset({"»", "”", "›", "’"})
_EITHER = frozenset({'"', "”", "“"})
QUOTES = _OPEN.keys() | _CLOSE | _EITHER
_ENDS = _STOPS | QUOTES
_AROUND_INITIALS = frozenset(")،,/")


@swift
@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in source offsets, marks excluded; ``closed`` is False where it never ended."""

    start: int
    stop: int
    closed: bool


def is_quote(token: Token) -> bool:
    return token.form in QUOTES


def stops_and_quotes(tokens: Sequence[Token]) -> list[int]:
    """Where the tokens stand that may end a sentence, open a quotation or close it."""
    return [at for at, token in enumerate(tokens) if token.form in _ENDS]


def split_sentences(
    tokens: Sequence[Token], source: str, marks: Sequence[int] | None = None
) -> Iterator[Sequence[Token]]:
    """Runs of tokens that end with a stop or a line break; ``marks`` as ``stops_and_quotes`` tells them, if known."""
    marks = stops_and_quotes(tokens) if marks is None else marks
    first = 0
    while first < len(tokens):
        last = _line_end(tokens, first, source)
        for at in marks[bisect_left(marks, first) : bisect_left(marks, last)]:
            while at - first >= LONGEST:
                yield tokens[first : first + LONGEST]
                first += LONGEST
            if _ends(tokens, first, at):
                yield tokens[first : at + 1]
                first = at + 1
        while first < last:
            yield tokens[first : min(first + LONGEST, last)]
            first += LONGEST
        first = last


def _line_end(tokens: Sequence[Token], at: int, source: str) -> int:
    """The token after the line that a token stands in."""
    end = source.find("\n", tokens[at].stop)
    return len(tokens) if end < 0 else bisect_left(tokens, end, at, key=_START)


def _ends(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Does a stop, or a quotation mark right after one, end the sentence that began at ``first``?"""
    token = tokens[at]
    if token.form in QUOTES:
        before = tokens[at - 1] if at > first else None
        return before is not None and before.form in _STOPS and before.stop == token.start
    if _inside_abbreviation(tokens, at):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    # a quotation mark right after the stop belongs to this sentence
    return after is None or not is_quote(after) or after.start != token.stop


def _inside_abbreviation(tokens: Sequence[Token], position: int) -> bool:
    """«بي.كيه.كيه», «أ.ف.ب»: a stop glued between two short words; «م. ش.», «ع. مبارك»: after one letter."""
    if tokens[position].form != "." or not 0 < position < len(tokens) - 1:
        return False
    left, right = tokens[position - 1], tokens[position + 1]
    if is_initial(tokens, position - 1):
        return right.kind == "word" or right.form in _AROUND_INITIALS
    glued = left.stop == tokens[position].start and right.start == tokens[position].stop
    return glued and len(left.form) <= 3 and len(right.form) <= 3


def is_initial(tokens: Sequence[Token], at: int) -> bool:
    """One letter for a name, as «م. ش.»; not «2015 م.», «1437 هـ.» or «و»."""
    token = tokens[at]
    if token.kind != "word" or len(token.form) != 1 or token.form == "و":
        return False
    return not at or tokens[at - 1].kind != "number"


def find_quotes(tokens: Sequence[Token], source: str, marks: Sequence[int] | None = None) -> list[Quote]:
    """Quotations: a mark that never closes runs to the end of its paragraph, or to its mark in a later one.

    ``marks`` as ``stops_and_quotes`` tells them, if known.
    """
    marks = stops_and_quotes(tokens) if marks is None else marks
    quotes: list[Quote] = []
    opened: list[Token] = []
    end = 0  # of the paragraph of those
    for at in [at for at in marks if tokens[at].form in QUOTES]:
        token = tokens[at]
        if opened and token.start >= end:
            if _renewed(opened, tokens[at - 1], token, source):
                end = tokens[_line_end(tokens, at, source) - 1].stop
                continue
            if not (_shut_later(opened, token) or _shuts_paragraph(opened[0], tokens, at, source)):
                quotes.extend(Quote(mark.stop, end, False) for mark in opened)
                opened = []
        nested = bool(opened) and token.form in _OPEN and token.form != opened[-1].form
        closing = token.form in _CLOSE or token.form in _EITHER and bool(opened) and not nested
        if closing and opened and not (token.form in _OPEN and token.form not in _EITHER):
            quotes.append(Quote(opened.pop().stop, token.start, True))
        elif not closing:
            end = end if opened else tokens[_line_end(tokens, at, source) - 1].stop
            opened.append(token)
    quotes.extend(Quote(mark.stop, end, False) for mark in opened)
    return sorted(quotes, key=lambda quote: (quote.start, -quote.stop))


def _goes_on(opened: Sequence[Token], token: Token) -> bool:
    """One mark that tells which side it is of, not too far back."""
    return len(opened) == 1 and token.start - opened[0].stop < _FAR and opened[0].form not in _EITHER


def _renewed(opened: Sequence[Token], before: Token, token: Token, source: str) -> bool:
    """A mark that is set anew where a paragraph of the same quotation begins."""
    same = _goes_on(opened, token) and token.form == opened[0].form
    return same and "\n" in source[before.stop : token.start]


def _shut_later(opened: Sequence[Token], token: Token) -> bool:
    """The mark that shuts a quotation in a later paragraph."""
    return _goes_on(opened, token) and token.form == _OPEN[opened[0].form]


def _shuts_paragraph(opened: Token, tokens: Sequence[Token], at: int, source: str) -> bool:
    """A mark of one shape for both sides, alone in its paragraph and at its end, after one that words follow."""
    token, last = tokens[at], _line_end(tokens, at, source) - 1
    if token.form not in _EITHER or token.form != opened.form or token.start - opened.stop >= _FAR:
        return False
    first = bisect_right(tokens, source.rfind("\n", 0, token.start), key=_START)
    opens = opened.start == 0 or not source[opened.start - 1].isalnum()  # no stray one behind a word
    return opens and first < at and all(after.form in _STOPS for after in tokens[at + 1 : last + 1])


class Quotations:
    """The quotations of a text, by where they start."""

    reach = 24  # quotations that can open before a position and still hold it

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self.quotes = quotes
        self.opens = [quote.start for quote in quotes]

    def near(self, position: int) -> Sequence[Quote]:
        """Those that can hold or touch a position, in order."""
        last = bisect_right(self.opens, position + 12)
        return self.quotes[max(0, last - self.reach) : last]
