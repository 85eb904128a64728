"""Names in quotation marks and initials by which a report calls somebody who asked not to be named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from khabar.share.requests import is_word
from khabar.types import Span

_QUOTED = re.compile(r"[«\"“]([^«»\"“”\n]{1,30})[»\"”]")
_WORDS = 4  # of a name
_BEHIND = 20  # characters between the clause and a name behind it
_BESIDE = re.compile(r"[\s،,.()–-]{0,4}\Z")
_TO = ("ل", "في", "إلى")  # «لـ«المدينة»، طالبا عدم ذكر اسمه»: to whom it was said
_LETTER = r"[^\W\d_]{1,2}ـ?\s?\.\s?"
_INITIALS = re.compile(
    rf"(?<![^\W_])((?:{_LETTER}){{1,3}}(?:[^\W\d_]{{1,2}}\.?)?|[^\W\d_]{{3,}}(?:\s[^\W\d_]{{3,}})?\s{_LETTER})"
    r"(?![^\W_])[\s،,()«»\"”–-]{0,4}\Z"
)


def aliases(source: str, line: Span, clause: Span) -> Iterator[Span]:
    """What is right before the clause that asks, or what a word such as «باسم» leads to in its sentence."""
    initials = _INITIALS.search(source, line.start, clause.start)
    if initials is not None:
        yield Span(initials.start(1), initials.start(1) + len(initials[1].rstrip()))
    for found in _QUOTED.finditer(source, line.start, line.stop):
        before = (source[line.start : found.start()].rstrip(" ـ").split() or [""])[-1]
        beside = found.end() <= clause.start and bool(_BESIDE.match(source, found.end(), clause.start))
        beside = beside and not before.endswith(":") and before not in _TO and not is_word("stop", before)
        beside = beside or 0 <= found.start() - clause.stop <= _BEHIND  # «نسمي هذه المرأة هنا «…»»
        if len(found[1].split()) <= _WORDS and (beside or is_word("called", before)):
            yield Span(*found.span(1))
