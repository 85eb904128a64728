"""The error tree, whole:

KhabarError                 anything khabar refuses; has what, where and what to do
├── InputError              a file or text that cannot be read
│   ├── EmptyInput          no bytes, or nothing but white space
│   ├── BinaryInput         not text and not a page
│   ├── EncodingError       text in none of the encodings that khabar reads
│   ├── TooLarge            more than khabar reads as one report
│   ├── NoText              a page without readable text
│   └── NotArabic           text in another language
├── LexiconError            a row or a file of a lexicon that does not hold
├── GazetteerError          a row or a file of a list of places that does not hold
└── FrameError              a frame or a rule that does not hold
"""

from __future__ import annotations


class KhabarError(Exception):
    """What was wrong, where, and what to do about it."""

    def __init__(self, what: str, where: str | None = None, remedy: str | None = None) -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        parts = [f"{where}: {what}" if where else what, remedy]
        super().__init__(" — ".join(part for part in parts if part))


class InputError(KhabarError):
    """A file or text that cannot be read."""


class EmptyInput(InputError):
    """No bytes, or nothing but white space."""


class BinaryInput(InputError):
    """Not text and not a page."""


class EncodingError(InputError):
    """Text in none of the encodings that khabar reads."""


class TooLarge(InputError):
    """More than is read as one report."""


class NoText(InputError):
    """A page without readable text."""


class NotArabic(InputError):
    """Text in another language."""


class LexiconError(KhabarError):
    """A row or a file of a lexicon that does not hold."""


class GazetteerError(KhabarError):
    """A row or a file of a list of places that does not hold."""


class FrameError(KhabarError):
    """A frame or a rule that does not hold."""
