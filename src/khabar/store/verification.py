"""Recompute everything a base says of itself, and name what was altered, missing or added.

Checked are the file (SQLite's own check, the schema), the chain of the log, every kept row against the log,
every original against its name, and every index table against the readings that it was made from. The tables about
reports beside each other are checked by who makes them: ``khabar.pipeline.checking``.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import apsw

from khabar.errors import KhabarError
from khabar.store import connection as opening
from khabar.store.base import KEPT, Base
from khabar.store.chain import START, Cell, Entry, entry_hash, row_digest
from khabar.store.codec import unpack_text
from khabar.store.index import SHIFT, Rows, Writer, rows_of
from khabar.store.originals import file_digest
from khabar.store.words import read, register

Kind = Literal["altered", "missing", "added", "stale"]
Step = Callable[[str, int, int], None]  # what is checked, how many are done, of how many
More = Callable[[Base, Step], Iterator["Finding"]]
_INDEXED = ("heading", "entity", "mention", "spelling", "claim", "filler", "link")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as the log says.

    ``where`` names it: a table and a row, an entry, a file; ``why`` is a key of the interface (``verify.why.…``),
    ``detail`` whatever else is to be said. What is ``stale`` was made of less than is there now: no alteration.
    """

    kind: Kind
    where: str
    why: str
    detail: str = ""


def verify(
    base: Base, *, index: bool = True, more: More | None = None, step: Step = lambda *_: None
) -> Iterator[Finding]:  # fmt: skip
    """Everything that does not hold, as it is found; ``index`` also makes the index tables again and compares.

    ``more`` checks what others keep in the base, at the same moment of it.
    Raises BrokenCase where the file is so damaged that it cannot be read on.
    """
    doubts: list[tuple[str, Finding]] = []
    with opening.clear_errors(base.folder):
        base.db.execute("BEGIN")  # one moment of a base that others may be writing to
        try:
            yield from _file(base)
            latest: dict[tuple[str, int], bytes | None] = {}
            yield from _chain(base, latest, step)
            yield from _rows(base, latest, step)
            doubts = list(_originals(base, step))
            if index:
                yield from _index(base, step)
            if more is not None:
                yield from more(base, step)
        finally:
            if base.db.in_transaction:
                base.db.execute("ROLLBACK")
        for digest, finding in doubts:  # files have no such moment: one may have come or gone since
            there = base.db.execute("SELECT 1 FROM original WHERE digest = ?", (digest,)).fetchone() is not None
            if there is (finding.kind != "added"):
                yield finding


def _file(base: Base) -> Iterator[Finding]:
    told = [row[0] for row in base.db.execute("PRAGMA quick_check(5)")]
    if told != ["ok"]:
        for line in told:
            yield Finding("altered", opening.FILE, "sqlite", str(line))
    fresh = apsw.Connection(":memory:")
    register(fresh)
    opening.migrate(fresh)
    sql = "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
    want, have = dict(fresh.execute(sql)), dict(base.db.execute(sql))
    fresh.close()
    for name in sorted(want.keys() | have.keys()):
        if name not in want:
            yield Finding("added", str(name), "schema.extra")
        elif name not in have:
            yield Finding("missing", str(name), "schema.gone")
        elif want[name] != have[name]:
            yield Finding("altered", str(name), "schema.other")


def _chain(base: Base, latest: dict[tuple[str, int], bytes | None], step: Step) -> Iterator[Finding]:
    """The log by itself; fills ``latest`` with what it last said of each row."""
    count = _count(base, "log")
    before, expected = START, 1
    if not count:
        yield Finding("missing", "log", "log.empty")
    for done, entry in enumerate(base.log()):
        if not done % 500:
            step("log", done, count)
        if entry.seq != expected:
            yield Finding("missing", f"log {expected}", "log.gap", f"→ {entry.seq}")
        if not _follows(before, entry):
            yield Finding("altered", f"log {entry.seq}", "log.hash")
        before, expected = entry.hash, entry.seq + 1
        if entry.kind is not None and entry.ref is not None:
            latest[entry.kind, entry.ref] = entry.digest
    step("log", count, count)
    yield from _name(base)


def _name(base: Base) -> Iterator[Finding]:
    """The name of the case, by which seals know it, against the first entry."""
    row = base.db.execute("SELECT note FROM log WHERE act = 'init' ORDER BY seq LIMIT 1").fetchone()
    note = row[0] if row is not None else None
    if row is not None and note != json.dumps({"case": base.case}):
        yield Finding("altered", "meta case", "meta.case", base.case)


def _follows(before: bytes, entry: Entry) -> bool:
    try:
        return entry_hash(before, entry) == entry.hash
    except (TypeError, ValueError, AttributeError):  # cells of another kind than an entry has
        return False


def _rows(base: Base, latest: dict[tuple[str, int], bytes | None], step: Step) -> Iterator[Finding]:
    """Every kept row against the log."""
    total, done = sum(_count(base, kind) for kind in KEPT), 0
    seen: set[tuple[str, int]] = set()
    for kind in KEPT:
        cursor = base.db.execute(f"SELECT * FROM {kind} ORDER BY id")
        names = [column[0] for column in cursor.get_description()] if _count(base, kind) else []
        for cells in cursor:
            row: dict[str, Cell] = dict(zip(names, cells, strict=True))
            number = int(str(row["id"]))
            seen.add((kind, number))
            yield from _row(kind, number, row, latest)
            done += 1
            if not done % 500:
                step("rows", done, total)
    for kind, number in sorted(latest.keys() - seen):
        yield Finding("missing", f"{kind} {number}", "row.gone")
    step("rows", total, total)


def _row(
    kind: str, number: int, row: dict[str, Cell], latest: dict[tuple[str, int], bytes | None]
) -> Iterator[Finding]:  # fmt: skip
    if (kind, number) not in latest:
        yield Finding("added", f"{kind} {number}", "row.unlogged")
        return
    digest = latest[kind, number]
    if digest is None:
        keep = EMPTIED | ({"key"} if kind == "report" else set())
        left = [name for name, cell in row.items() if cell is not None and name not in keep]
        if left:
            yield Finding("added", f"{kind} {number}", "row.forgotten", ", ".join(left))
    elif not _has(kind, row, digest):
        yield Finding("altered", f"{kind} {number}", "row.digest")
    elif kind == "report" and isinstance(row["text"], bytes):
        try:
            text = unpack_text(row["text"])
        except KhabarError:
            yield Finding("altered", f"{kind} {number}", "row.text")
            return
        if "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != row["digest"]:
            yield Finding("altered", f"{kind} {number}", "row.text")


def _has(kind: str, row: dict[str, Cell], digest: bytes) -> bool:
    try:
        return row_digest(kind, row) == digest
    except (TypeError, ValueError):  # no salt, or a number that is none
        return False


EMPTIED = frozenset({"id", "report", "original"})  # what a forgotten row keeps: numbers


def _originals(base: Base, step: Step) -> Iterator[tuple[str, Finding]]:
    """Every original's bytes against its name; each finding with the digest that it is about."""
    rows = list(base.db.execute("SELECT id, digest, size FROM original WHERE digest IS NOT NULL ORDER BY id"))
    known = set()
    for done, (number, digest, size) in enumerate(rows):
        if not done % 100:
            step("originals", done, len(rows))
        try:
            path = base.originals.find(str(digest))
        except ValueError:
            path = None
        if path is None:
            yield str(digest), Finding("missing", f"original {number}", "original.gone", str(digest))
            continue
        known.add(path)
        try:
            holds = path.stat().st_size == size and file_digest(path) == digest
        except OSError as error:
            yield str(digest), Finding("missing", f"original {number}", "original.unread", str(error.strerror or error))
            continue
        if not holds:
            yield str(digest), Finding("altered", f"original {number}", "original.bytes", path.name)
    for path in base.originals.files():
        if path not in known:
            where = path.relative_to(base.folder).as_posix()
            yield f"sha256:{path.name}", Finding("added", where, "original.stray")
    step("originals", len(rows), len(rows))


def _index(base: Base, step: Step) -> Iterator[Finding]:
    """The index tables against the newest readings."""
    newest = dict(
        base.db.execute(
            "SELECT report, max(id) FROM reading WHERE body IS NOT NULL AND typeof(report) = 'integer' GROUP BY report"
        )
    )
    shown = dict(base.db.execute("SELECT report, reading FROM heading"))
    words: Counter[tuple[str, str]] = Counter()
    spellings = 0
    for report in sorted(shown.keys() - newest.keys()):
        yield Finding("added", f"index of report {report}", "index.noreading")
    for done, (report, reading) in enumerate(sorted(newest.items())):
        if not done % 50:
            step("index", done, len(newest))
        if shown.get(report) != reading:
            yield Finding("missing", f"index of report {report}", "index.other", str(reading))
            continue
        try:
            rows = rows_of(base.reading_by_id(int(str(reading))))
        except KhabarError as error:
            yield Finding("altered", f"reading {reading}", "reading", error.what)
            continue
        _tally(words, rows)
        spellings += len(Writer.expected(int(str(report)), int(str(reading)), rows)["spelling"])
        for table in _differences(base, int(str(report)), int(str(reading)), rows):
            yield Finding("altered", f"index of report {report}", "index.table", table)
    yield from _beyond(base, {int(str(reading)) for reading in newest.values()})
    (count,) = next(base.db.execute("SELECT count(*) FROM spelling"))
    if count != spellings:
        yield Finding("altered", "spelling", "index.words", f"{count} ≠ {spellings}")
    yield from _words(base, words)
    step("index", len(newest), len(newest))


def _differences(base: Base, report: int, reading: int, rows: Rows) -> Iterator[str]:
    """The tables in which the rows of a reading are not what they should be."""
    low, high = reading << SHIFT, (reading + 1) << SHIFT
    texts = dict(base.db.execute(_NAMES, (low, high, low, high, low, high)))
    want = Writer.expected(report, reading, rows)
    for table in _INDEXED:
        key = {"heading": "report", "filler": "claim", "link": "claim"}.get(table, "id")
        bounds = (report, report + 1) if table == "heading" else (low, high)
        have = base.db.execute(_SPELLINGS if table == "spelling" else
                               f"SELECT * FROM {table} WHERE {key} >= ? AND {key} < ?", bounds)  # fmt: skip
        at = NAMED.get(table)
        plain = Counter(_named(row, at, texts) for row in have)
        if plain != Counter(_named(row, at, None) for row in want[table]):
            yield table


_NAMES = """SELECT id, kind || char(31) || text || char(31) || folded FROM name WHERE id IN (
    SELECT name FROM entity WHERE id >= ? AND id < ? UNION SELECT name FROM mention WHERE id >= ? AND id < ?
    UNION SELECT name FROM link WHERE claim >= ? AND claim < ?)"""
_SPELLINGS = """SELECT * FROM spelling WHERE entity >= ?1 AND entity < ?2 AND name IN (
    SELECT name FROM mention WHERE id >= ?1 AND id < ?2 UNION SELECT name FROM entity WHERE id >= ?1 AND id < ?2)"""
NAMED = {"entity": 3, "mention": 3, "spelling": 0, "filler": 7, "link": 4}  # the column that holds a name


def _named(row: tuple[object, ...], at: int | None, texts: dict[object, object] | None) -> tuple[object, ...]:
    """A row with its name in words in place of its number."""
    if at is None or row[at] is None or texts is None:
        return row
    return (*row[:at], texts.get(row[at]), *row[at + 1 :])


def _beyond(base: Base, readings: set[int]) -> Iterator[Finding]:
    """Index rows of readings that are not the newest of anything."""
    for table, key in (
        ("entity", "id"), ("mention", "id"), ("spelling", "entity"),
        ("claim", "id"), ("filler", "claim"), ("link", "claim"),
    ):  # fmt: skip
        for (reading,) in base.db.execute(f"SELECT DISTINCT {key} >> {SHIFT} FROM {table}"):
            if reading not in readings:
                yield Finding("added", f"{table} of reading {reading}", "index.beyond")


def _tally(words: Counter[tuple[str, str]], rows: Rows) -> None:
    for table, texts in (("report_words", [rows.report_words]), ("claim_words", rows.claim_words)):
        for text in texts:
            for _, forms in read(text):
                for form in forms:
                    words[table, form] += 1


def _words(base: Base, words: Counter[tuple[str, str]]) -> Iterator[Finding]:
    """How often each word stands in the full-text index."""
    for table in ("report_words", "claim_words"):
        base.db.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_seen USING fts5vocab('main', '{table}', 'row')"
        )
        have = Counter(
            {str(term): int(count) for term, count in base.db.execute(f"SELECT term, cnt FROM {table}_seen")}
        )
        want = Counter({term: count for (of, term), count in words.items() if of == table})
        if have != want:
            odd = sorted(term for term in have.keys() | want.keys() if have[term] != want[term])
            yield Finding("altered", table, "index.words", f"{len(odd)}: {odd[0]} …")


def _count(base: Base, table: str) -> int:
    row = base.db.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0
