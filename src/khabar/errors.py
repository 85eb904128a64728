"""The error tree, whole:

KhabarError                 anything khabar refuses; has what, where and what to do
├── InputError              a file or text that cannot be read
│   ├── EmptyInput          no bytes, or nothing but white space
│   ├── BinaryInput         not text and not a page
│   ├── EncodingError       text in none of the encodings that khabar reads
│   ├── TooLarge            more than khabar reads as one report
│   ├── NoText              a page without readable text
│   ├── NotArabic           text in another language
│   ├── BrokenInput         a file of a known format that is torn or damaged
│   ├── LockedInput         encrypted, or protected by a password
│   ├── UnsafeInput         made to do harm
│   ├── MissingTool         what another program would read that is not installed
│   ├── NoColumn            a table without a column for the text
│   ├── FetchError          an address that was not fetched
│   └── NotTaken            what khabar does not take in on purpose
├── CaseError               a case that cannot be used as asked
│   ├── NoCase              no evidence base in this folder
│   ├── CaseExists          a folder that holds something already
│   ├── NewerCase           a base made by a newer khabar
│   ├── BusyCase            another program keeps the base to itself for too long
│   ├── DiskFull            no room left; the base is as it was before
│   ├── BrokenCase          a file that is no base, or a damaged one
│   ├── NotFound            no report, claim or key of this name
│   └── BadSeal             a seal or a key that does not hold
├── MailError               what mails cannot do, or a server does not take
│   ├── BadAddress          no address that mail can be sent to
│   ├── BadScope            something that nobody may subscribe to
│   ├── BadToken            a link that holds no more, or never did
│   ├── BadSettings         settings for mail that do not hold
│   └── NoWay               a server of mail that cannot be reached or does not let us in
├── MissingExtra            a part of khabar that is installed apart
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


class BrokenInput(InputError):
    """A file of a known format that is torn or damaged."""


class LockedInput(InputError):
    """Encrypted, or protected by a password."""


class UnsafeInput(InputError):
    """Made to do harm: entities that grow without end, names that climb out of a folder."""


class MissingTool(InputError):
    """What another program would read that is not installed."""


class NoColumn(InputError):
    """A table without a column for the text."""


class FetchError(InputError):
    """An address that was not fetched."""


class NotTaken(InputError):
    """What khabar does not take in on purpose."""


class CaseError(KhabarError):
    """A case that cannot be used as asked."""


class NoCase(CaseError):
    """No evidence base in this folder."""


class CaseExists(CaseError):
    """A folder that holds something already."""


class NewerCase(CaseError):
    """A base made by a newer khabar."""


class BusyCase(CaseError):
    """Another program keeps the base to itself for too long."""


class DiskFull(CaseError):
    """No room left; the base is as it was before."""


class BrokenCase(CaseError):
    """A file that is no base, or a damaged one."""


class NotFound(CaseError):
    """No report, claim or key of this name."""


class BadSeal(CaseError):
    """A seal or a key that does not hold."""


class MailError(KhabarError):
    """What mails cannot do, or a server does not take."""


class BadAddress(MailError):
    """No address that mail can be sent to."""


class BadScope(MailError):
    """Something that nobody may subscribe to."""


class BadToken(MailError):
    """A link that holds no more, or never did."""


class BadSettings(MailError):
    """Settings for mail that do not hold."""


class BadBounce(MailError):
    """No notice that a mail came back, or one that is not about a mail of the case."""


class NoWay(MailError):
    """A server of mail that cannot be reached or does not let us in."""


class MissingExtra(KhabarError):
    """A part of khabar that is installed apart."""

    def __init__(self, what: str) -> None:
        super().__init__(what, None, "in the folder of khabar type pipx install '.[web]'")


class LexiconError(KhabarError):
    """A row or a file of a lexicon that does not hold."""


class GazetteerError(KhabarError):
    """A row or a file of a list of places that does not hold."""


class FrameError(KhabarError):
    """A frame or a rule that does not hold."""
