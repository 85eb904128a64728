"""Bytes to text: UTF-8, UTF-16 or Windows-1256, by which decoding looks like Arabic.

Guessers by byte statistics read Windows-1256 as something else; Arabic itself is the better witness.
"""

from __future__ import annotations

import codecs
import re

from khabar.errors import BinaryInput, EmptyInput, EncodingError, TooLarge
from khabar.intake.language import count, require_arabic, sample

LIMIT = 20_000_000  # characters of one text; about 7,000 reports

_PDF = "save its text first, for instance with pdftotext"
_OFFICE = "save the document as plain text (UTF-8)"
_UNPACK = "unpack it and give the files inside"
_SKIP = "leave it out; khabar reads text and HTML pages"
_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF file", _PDF),
    (b"PK\x03\x04", "a zip archive or an office document", "save documents as plain text, unpack archives"),
    (b"PK\x05\x06", "an empty zip archive", _UNPACK),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old office document", _OFFICE),
    (b"{\\rtf", "a rich text (RTF) document", _OFFICE),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"\xfd7zXZ", "an xz archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive", _UNPACK),
    (b"Rar!\x1a", "a rar archive", _UNPACK),
    (b"\x89PNG", "an image", _SKIP),
    (b"\xff\xd8\xff", "an image", _SKIP),
    (b"GIF8", "an image", _SKIP),
    (b"II*\x00", "an image", _SKIP),
    (b"MM\x00*", "an image", _SKIP),
    (b"RIFF", "an image, sound or film", _SKIP),
    (b"OggS", "a sound or film", _SKIP),
    (b"ID3", "a sound", _SKIP),
    (b"\x7fELF", "a program", _SKIP),
    (b"\xca\xfe\xba\xbe", "a program", _SKIP),
    (b"SQLite format 3", "a database", _SKIP),
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_READABLE = re.compile("[\\t\\n\\r\x20-\x7e\u060c-\u066d\u06f0-\u06f9\u2010-\u2026\u00a0\u00ab\u00bb]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0621-\u064a]")
_SEAM = re.compile("[A-Za-z\u00c0-\u00ff](?=[\u0621-\u064a])|[\u0621-\u064a](?=[A-Za-z\u00c0-\u00ff])")
_SAVE = "open it in an editor with the right encoding and save it as UTF-8"
_TOO_LARGE = "split the file into single reports"


def decode(data: bytes, *, where: str | None = None) -> str:
    """The Arabic text of a plain-text file, altered in nothing but the byte order mark.

    Raises EmptyInput, BinaryInput, EncodingError, NotArabic, or InputError for more than ``LIMIT``
    characters; ``where`` is the name that the error gives.
    """
    text = decode_any(data, where=where)
    require_arabic(text, where)
    return text


def decode_any(data: bytes, *, where: str | None = None, declared: str | None = None) -> str:
    """The text of bytes in whatever language; a declared encoding is believed where it makes sense."""
    refuse_binary(data, where)
    text = _decoded(data, where, declared)
    if len(text) > LIMIT:
        raise TooLarge(f"more than {LIMIT:,} characters", where, _TOO_LARGE)
    if not text.strip():
        raise EmptyInput("nothing but white space", where, "check that the file was saved whole")
    probe = sample(text)
    if _twice_encoded(probe):
        raise EncodingError(
            "the text was saved with its letters already garbled", where, "get it again from its origin"
        )
    if len(_CONTROL.findall(probe)) > len(probe) / 100:
        raise BinaryInput("not a text: it is full of control characters", where, _SKIP)
    return text


def refuse_binary(data: bytes, where: str | None = None) -> None:
    """Raise for no bytes, too many bytes, or the first bytes of a known binary format."""
    if not data:
        raise EmptyInput("the file is empty", where, "check that the file was saved whole")
    if len(data) > 3 * LIMIT:
        raise TooLarge(f"larger than {3 * LIMIT // 1_000_000} MB", where, _TOO_LARGE)
    for magic, kind, remedy in _KINDS:
        if data.startswith(magic):
            raise BinaryInput(f"{kind}, not a text", where, remedy)
    if data.startswith(b"MZ") and b"\0" in data[:256]:
        raise BinaryInput("a program, not a text", where, _SKIP)


def name_of(probe: bytes) -> str:
    """The encoding of a file by its first bytes, which may break off inside a character."""
    for bom, name in _BOMS:
        if probe.startswith(bom):
            return "utf-8-sig" if name == "utf-8" else "utf-16"
    wide = _wide(probe)
    if wide:
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(probe)
    except UnicodeDecodeError:
        return "cp1256"
    return "utf-8"


def _decoded(data: bytes, where: str | None, declared: str | None) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], name, where)
    if declared:
        text = _attempt(data, declared)
        if text is not None and not _garbled(sample(text)):
            return text
    wide = _wide(data)
    if wide:
        return _strict(data, wide, where)
    if b"\0" in data:
        raise BinaryInput("not a text: it holds zero bytes", where, _SKIP)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("cp1256")
        probe = sample(text)
        if len(_CONTROL.findall(probe)) > len(probe) / 100:
            raise BinaryInput("not a text: it is full of control characters", where, _SKIP) from None
        if _garbled(probe):
            what = f"broken text: not UTF-8 from byte {error.start} on, and not Windows-1256"
            raise EncodingError(what, where, _SAVE) from None
        return text


def _strict(data: bytes, name: str, where: str | None) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        what = f"broken {name.upper()}: byte {error.start} cannot be read"
        raise EncodingError(what, where, _SAVE) from None


def _attempt(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(data: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, if either order reads as text."""
    probe = data[:4096]
    if b"\0" not in probe and b"\x06" not in probe:
        return None
    best, name = 0.5, None
    for order in ("utf-16-le", "utf-16-be"):
        text = probe.decode(order, "ignore")
        share = len(_READABLE.findall(text)) / len(text) if text else 0.0
        if share > best:
            best, name = share, order
    return name


def _twice_encoded(text: str) -> bool:
    """Arabic in UTF-8 that was once read as Windows-1256 or Latin-1: every other letter is ط ظ, or Ø Ù."""
    marks = max(text.count("ط") + text.count("ظ"), text.count("Ø") + text.count("Ù"))
    if marks <= 0.3 * (marks + text.count("ا") + text.count("ل")):
        return False  # so few among these alone, which is quicker to see than to count all letters
    letters = count(_LETTERS, text)
    return letters >= 8 and marks > 0.3 * letters


def _garbled(text: str) -> bool:
    """Whether letters of two scripts are mixed inside words, or the text is encoded twice."""
    arabic = len(_ARABIC.findall(text))
    return (arabic > 0 and len(_SEAM.findall(text)) > max(2, 0.05 * arabic)) or _twice_encoded(text)
