"""The evidence base of one case: open it, read it, change it.

Every change goes through ``Base.change`` and ``Base.append``, which write the row and its entry in the log in
one transaction. Clock, name and salt come from outside, in a ``Hand``.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apsw

from khabar.errors import BrokenCase, CaseExists, NotFound
from khabar.store import connection as opening
from khabar.store.chain import START, Cell, Entry, entry_hash, row_digest
from khabar.store.codec import Claims, decode, unpack_text
from khabar.store.index import SHIFT, Writer
from khabar.store.originals import Originals
from khabar.types import Part, Reading, Report

KEPT = (
    "original", "report", "arrival", "refusal", "reading", "review", "judgement", "search", "subscriber",
    "profile", "mail", "clearance",
)  # fmt: skip
_DIGITS = 12  # of the number of a reading, at most
_REPORT = "id, digest, bytes, title, outlet, author, published, url, path, parts, text"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts, the clock (UTC, ISO 8601) and the source of salts (16 random bytes each)."""

    who: str
    now: Callable[[], str]
    salt: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class ClaimId:
    """A claim of a reading, written ``12.3``: the third claim of reading 12."""

    reading: int
    number: int

    @classmethod
    def parse(cls, text: str) -> ClaimId:
        """Raises NotFound where the text is not of the form 12.3."""
        reading, _, number = text.strip().partition(".")
        plain = all(part.isascii() and part.isdecimal() and len(part) <= _DIGITS for part in (reading, number))
        if not plain or int(number) >> SHIFT:
            raise NotFound("no claim of this number", text, "claims are numbered like 12.3; khabar find shows them")
        return cls(int(reading), int(number))

    @classmethod
    def of(cls, row: int) -> ClaimId:
        """From the id in the index tables."""
        return cls(row >> SHIFT, row & ((1 << SHIFT) - 1))

    @property
    def row(self) -> int:
        """The id in the index tables."""
        return (self.reading << SHIFT) + self.number

    def __str__(self) -> str:
        return f"{self.reading}.{self.number}"


class Base:
    """One open base. Use it as a context manager; ``db`` is the connection, for questions only."""

    def __init__(self, folder: Path, db: apsw.Connection, hand: Hand) -> None:
        self.folder = folder
        self.db = db
        self.hand = hand
        self.originals = Originals(folder)
        self.index = Writer(db)
        self._head: tuple[int, bytes] | None = None  # of the log, inside a change

    @classmethod
    def create(cls, folder: Path, hand: Hand) -> Base:
        """A new base in a folder that is empty or not there yet; raises CaseExists where it is neither."""
        with opening.clear_errors(folder):
            if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                raise CaseExists("the folder is not empty", str(folder), "name a folder that is not there yet")
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        base = cls(folder, opening.make(folder), hand)
        with base.change():
            base.db.execute("INSERT INTO meta VALUES ('case', ?)", (hand.salt().hex(),))
            base.note("init", {"case": base.case})
        with opening.clear_errors(folder):
            base.originals.make()
        return base

    @classmethod
    def open(
        cls, folder: Path, hand: Hand, *, waiting: opening.Waiting | None = None,
        patience: float = opening.PATIENCE,
    ) -> Base:  # fmt: skip
        """The base in a folder, brought up to this version; see ``connection.connect`` for what it raises."""
        db, moved = opening.connect(folder, waiting, patience)
        base = cls(folder, db, hand)
        if moved:
            with base.change():
                base.note("migrate", {"version": int(db.pragma("user_version"))})
        return base

    def close(self) -> None:
        self.db.close()

    def __enter__(self) -> Base:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------ questions

    def rows(self, sql: str, *bindings: Cell) -> list[tuple[Any, ...]]:
        """All rows of a question."""
        with opening.clear_errors(self.folder):
            return list(self.db.execute(sql, bindings))

    def one(self, sql: str, *bindings: Cell) -> tuple[Any, ...] | None:
        """The first row of a question, or None."""
        with opening.clear_errors(self.folder):
            row = self.db.execute(sql, bindings).fetchone()
        return None if row is None else tuple(row)

    @property
    def writable(self) -> bool:
        """Whether the base can be changed: one on a disk that is kept from it can only be read."""
        return not self.db.readonly("main")

    @property
    def case(self) -> str:
        """The random name of this case."""
        row = self.one("SELECT value FROM meta WHERE key = 'case'")
        return str(row[0]) if row else ""

    def report(self, report: int) -> Report:
        """A report as it came; raises NotFound where there is none or it was forgotten."""
        row = self.one(f"SELECT {_REPORT} FROM report WHERE id = ? AND text IS NOT NULL", report)
        if row is None:
            raise NotFound("no report of this number", str(report), "khabar find shows numbers; it may be forgotten")
        _, digest, bytes_id, title, outlet, author, published, url, path, parts, text = row
        try:
            made = tuple(Part(*part) for part in json.loads(parts)) if parts else ()
            text = unpack_text(text)
        except (ValueError, TypeError, AttributeError):
            raise BrokenCase("a report cannot be opened", str(report), "run khabar verify; restore a backup") from None
        return Report(text, digest, bytes_id, path, url, title, outlet, author, published, made)

    def reading(self, report: int) -> Reading:
        """The newest reading of a report."""
        row = self.one("SELECT id FROM reading WHERE report = ? AND body IS NOT NULL ORDER BY id DESC LIMIT 1", report)
        if row is None:
            raise NotFound("no report of this number", str(report), "khabar find shows numbers; it may be forgotten")
        return self.reading_by_id(row[0])

    def reading_by_id(self, reading: int) -> Reading:
        """A reading, the newest of its report or an older one."""
        row = self.one("SELECT report, body FROM reading WHERE id = ? AND body IS NOT NULL", reading)
        if row is None:
            raise NotFound("no reading of this number", str(reading), "khabar find shows numbers; it may be forgotten")
        return decode(row[1], self.report(row[0]))

    def claims(self, reading: int) -> Claims:
        """The claims of a reading, without what else is in it; raises NotFound and BrokenCase."""
        row = self.one(
            "SELECT d.body, r.text FROM reading d JOIN report r ON r.id = d.report "
            "WHERE d.id = ? AND d.body IS NOT NULL AND r.text IS NOT NULL", reading,
        )  # fmt: skip
        if row is None:
            raise NotFound("no reading of this number", str(reading), "khabar find shows numbers; it may be forgotten")
        return Claims(row[0], unpack_text(row[1]))

    def readings(self, report: int) -> list[tuple[int, str, str]]:
        """Every reading of a report, oldest first: number, reader (JSON), when."""
        return self.rows("SELECT id, reader, made FROM reading WHERE report = ? ORDER BY id", report)

    def reports(self) -> list[int]:
        """The numbers of all reports that were not forgotten."""
        return [row[0] for row in self.rows("SELECT id FROM report WHERE text IS NOT NULL ORDER BY id")]

    # ------------------------------------------------------------ changes

    @contextlib.contextmanager
    def change(self) -> Iterator[None]:
        """One transaction: all of it is kept, or nothing. Waits for another program that writes."""
        with opening.clear_errors(self.folder):
            self.db.execute("BEGIN IMMEDIATE")
            self._head = self._last()
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                self.index.forget_names()
                if self.db.in_transaction:  # a full disk may have rolled it back already
                    self.db.execute("ROLLBACK")
                raise
            finally:
                self._head = None

    def append(self, kind: str, row: Mapping[str, Cell], act: str = "add") -> int:
        """Write a row into a kept table, with its entry in the log; its id. Only inside ``change``."""
        if kind not in KEPT:
            raise ValueError(kind)
        cells = {**row, "salt": self.hand.salt()}
        names = ", ".join(cells)
        marks = ", ".join("?" * len(cells))
        cursor = self.db.execute(f"INSERT INTO {kind} ({names}) VALUES ({marks}) RETURNING *", tuple(cells.values()))
        kept = {column[0]: cell for column, cell in zip(cursor.get_description(), cursor.fetchone() or (), strict=True)}
        cursor.close()
        number = int(str(kept["id"]))
        self.enter(act, kind, number, row_digest(kind, kept))
        return number

    def note(self, act: str, what: Mapping[str, object] | None = None) -> None:
        """An entry in the log about something that is no row: a seal, a backup, an export. Only inside ``change``."""
        text = None if what is None else json.dumps(what, ensure_ascii=False, sort_keys=True)
        self.enter(act, None, None, None, text)

    def enter(
        self, act: str, kind: str | None, ref: int | None, digest: bytes | None, note: str | None = None
    ) -> None:  # fmt: skip
        """Write one entry of the log on top of the last."""
        if self._head is None:
            raise RuntimeError("a change outside Base.change")
        seq, before = self._head
        entry = Entry(seq + 1, self.hand.now(), self.hand.who, act, kind, ref, digest, note, b"")
        made = entry_hash(before, entry)
        self.db.execute(
            "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (entry.seq, entry.at, entry.who, act, kind, ref, digest, note, made),
        )
        self._head = (entry.seq, made)

    def log(self, after: int = 0, limit: int = -1) -> Iterator[Entry]:
        """Entries of the log in order, from the one after ``after``."""
        for row in self.db.execute("SELECT * FROM log WHERE seq > ? ORDER BY seq LIMIT ?", (after, limit)):
            yield Entry(*row)

    def latest(self, limit: int, skip: int = 0, act: str | None = None) -> list[Entry]:
        """Entries of the log, of one act or of all, the newest first."""
        test, bound = ("", ()) if act is None else ("WHERE act = ?", (act,))
        rows = self.rows(f"SELECT * FROM log {test} ORDER BY seq DESC LIMIT ? OFFSET ?", *bound, limit, skip)
        return [Entry(*row) for row in rows]

    def head(self) -> tuple[int, bytes]:
        """Number and hash of the last entry."""
        with opening.clear_errors(self.folder):
            return self._last()

    def changed(self) -> int:
        """The last entry of the log that changed anything: what left the case did not."""
        row = self.one("SELECT seq FROM log WHERE act <> 'export' ORDER BY seq DESC LIMIT 1")
        return 0 if row is None else int(row[0])

    def _last(self) -> tuple[int, bytes]:
        row = self.db.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
        return (0, START) if row is None else (int(row[0]), bytes(row[1]))
