"""khabar reads Arabic reports and gives back claims, each bound to who says it and to the words."""

from __future__ import annotations

import functools as _functools
import typing as _typing

from khabar.errors import (
    BinaryInput,
    BrokenInput,
    EmptyInput,
    EncodingError,
    FetchError,
    FrameError,
    GazetteerError,
    InputError,
    KhabarError,
    LexiconError,
    LockedInput,
    MissingTool,
    NoColumn,
    NotArabic,
    NoText,
    NotTaken,
    TooLarge,
    UnsafeInput,
)
from khabar.types import (
    Attribution,
    Claim,
    CodeValue,
    DateRange,
    Entity,
    Filler,
    GroupValue,
    Mention,
    Part,
    PersonName,
    PlaceValue,
    Quantity,
    Reading,
    Report,
    Source,
    Span,
    Time,
    Unread,
    Words,
)

if _typing.TYPE_CHECKING:
    from khabar.reader import Reader as _Reader

__all__ = [
    "Attribution",
    "BinaryInput",
    "BrokenInput",
    "Claim",
    "CodeValue",
    "DateRange",
    "EmptyInput",
    "EncodingError",
    "Entity",
    "FetchError",
    "Filler",
    "FrameError",
    "GazetteerError",
    "GroupValue",
    "InputError",
    "KhabarError",
    "LexiconError",
    "LockedInput",
    "Mention",
    "MissingTool",
    "NoColumn",
    "NoText",
    "NotArabic",
    "NotTaken",
    "Part",
    "PersonName",
    "PlaceValue",
    "Quantity",
    "Reading",
    "Report",
    "Source",
    "Span",
    "Time",
    "TooLarge",
    "Unread",
    "UnsafeInput",
    "Words",
    "read",
]


@_functools.cache
def _reader() -> _Reader:
    from khabar.reader import Reader  # language data is loaded once, at the first reading

    return Reader.load()


def read(text: str, *, outlet: str | None = None, published: str | None = None, title: str | None = None) -> Reading:
    """The reading of one report's text.

    ``published`` is an ISO date (2017-07-15); relative dates stay open without it. Raises
    ``EmptyInput`` where there is nothing but white space; any other text gives a reading.
    """
    if not text.strip():
        raise EmptyInput("the text is empty", None, "give the text of a report")
    return _reader().read(Report.of(text, outlet=outlet, published=published, title=title))
