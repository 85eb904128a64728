"""How much khabar reads of what a stranger made: every limit has a name, a figure and a reason.

Most files never come near one. What passes one is refused by its name, and the rest goes on.
"""

from __future__ import annotations

from dataclasses import dataclass

from khabar.errors import TooLarge

_SPLIT = "split it, or unpack it and give the parts"


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure, what it counts, and why it is there."""

    name: str
    value: int
    counts: str
    reason: str

    @property
    def what(self) -> str:
        return f"more than {self.value:,} {self.counts}"

    def error(self, where: str | None) -> TooLarge:
        """The refusal of what passes it."""
        return TooLarge(self.what, where, _SPLIT)

    def check(self, value: int, where: str | None) -> None:
        """Raise TooLarge for a larger value."""
        if value > self.value:
            raise self.error(where)


FILE = Limit("FILE", 60_000_000, "bytes in one file", "held in memory whole")
ARCHIVE_MEMBERS = Limit("ARCHIVE_MEMBERS", 50_000, "files in one archive", "each costs time, also an empty one")
ARCHIVE_BYTES = Limit("ARCHIVE_BYTES", 4_000_000_000, "bytes unpacked from one archive", "archives that never end")
ARCHIVE_DEPTH = Limit("ARCHIVE_DEPTH", 3, "archives inside each other", "archives that hold themselves")
ARCHIVE_RATIO = Limit(
    "ARCHIVE_RATIO", 200, "bytes unpacked from one byte", "text packs about ten to one, bombs a thousand to one"
)
ROW = Limit("ROW", 5_000_000, "bytes in one row", "a report has thousands; a quotation mark that is never closed, all")
COLUMNS = Limit("COLUMNS", 1_000, "columns in one table", "a line of commas alone is no table")
FEED = Limit("FEED", 20_000_000, "bytes in one feed", "a feed that never ends")
ENTRIES = Limit("ENTRIES", 5_000, "entries in one feed", "each is read as a report")
EXPORT = Limit("EXPORT", 100_000_000, "bytes in one JSON file", "parsed in memory whole, at about six times its size")
NESTING = Limit(
    "NESTING", 50_000_000, "lines times boundaries in one message", "each line is held against each boundary"
)
PARTS = Limit("PARTS", 200, "parts in one message", "messages inside messages")
RECORD = Limit("RECORD", 20_000_000, "bytes in one archived page", "a page has a few hundred thousand")
PDF_PAGES = Limit("PDF_PAGES", 1_000, "pages in one PDF", "a book is no report")
PDF_SECONDS = Limit("PDF_SECONDS", 120, "seconds for one document", "a PDF can be made to run for ever")
PDF_MEMORY = Limit("PDF_MEMORY", 2_000_000_000, "bytes of memory for one document", "pages of a million letters")
SCAN_SECONDS = Limit("SCAN_SECONDS", 60, "seconds for one scanned page", "Tesseract takes about five")
SCAN_PAGES = Limit("SCAN_PAGES", 200, "scanned pages in one PDF", "each takes seconds")
DOCX_BYTES = Limit("DOCX_BYTES", 200_000_000, "bytes unpacked from one document", "pictures, which are not read")
DOCX_XML = Limit("DOCX_XML", 30_000_000, "bytes in one part of a document", "parsed in memory whole")
FETCH = Limit("FETCH", 60_000_000, "bytes from one address", "a feed that never ends")
FETCH_SECONDS = Limit("FETCH_SECONDS", 120, "seconds for one address", "a server that gives a byte a minute")
FETCH_REDIRECTS = Limit("FETCH_REDIRECTS", 5, "redirects from one address", "addresses that lead in a circle")

PACKED = 5_000_000  # bytes: ARCHIVE_RATIO is not asked of smaller members, which a few lines repeated can be
ALL = tuple(value for value in list(globals().values()) if isinstance(value, Limit))
