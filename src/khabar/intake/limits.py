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
ENTRIES = Limit("ENTRIES", 20_000, "entries in one feed", "each is read as a report")
EXPORT = Limit("EXPORT", 100_000_000, "bytes in one JSON file", "parsed in memory whole, at about six times its size")
PARTS = Limit("PARTS", 200, "parts in one message", "messages inside messages")

PACKED = 5_000_000  # bytes: ARCHIVE_RATIO is not asked of smaller members, which a few lines repeated can be
ALL = tuple(value for value in list(globals().values()) if isinstance(value, Limit))
