"""Erase a report, or what must go from one, for good. What is left is a tombstone that still verifies.

A row that is emptied keeps its number, and the log keeps digests that say nothing without the salt. A report keeps
a digest of its text and publisher as well, so that adding the same file again does not bring it back.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from khabar.errors import BusyCase, CaseError, NotFound
from khabar.store import connection as opening
from khabar.store.base import Base
from khabar.store.chain import row_digest
from khabar.store.codec import encode, pack_text
from khabar.store.index import BESIDE, COPIES, rows_of
from khabar.store.verification import EMPTIED
from khabar.types import Reading


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What went: rows that are empty now, originals whose bytes were erased, other reports that lost theirs."""

    rows: int
    originals: int
    others: tuple[int, ...]


def sharing(base: Base, reports: Collection[int]) -> list[int]:
    """Other reports that came in the same originals: those cannot be erased without them losing theirs."""
    sql = """SELECT DISTINCT b.report FROM arrival a JOIN arrival b ON b.original = a.original
             JOIN report r ON r.id = b.report WHERE a.report = ? AND r.text IS NOT NULL ORDER BY 1"""
    return sorted({row[0] for report in reports for row in base.rows(sql, report)} - set(reports))


def refuse_shared(base: Base, reports: Collection[int]) -> None:
    """Raise CaseError where other reports than these would lose their original."""
    others = sharing(base, reports)
    if others:
        raise CaseError(
            "other reports came in the same original and would lose it", ", ".join(map(str, others)),
            "add --with-shared-original if they may",
        )  # fmt: skip


def forget(base: Base, report: int, *, shared: bool = False) -> Forgotten:
    """Erase a report: text, readings, reviews, where it came from, and the bytes of its original.

    Hold the lock of the case, as who adds does; call ``purge`` after the last.

    Raises NotFound, and CaseError where other reports came in the same original, unless ``shared``.
    """
    return _forget(base, report, None, shared)


def rewrite(base: Base, report: int, reading: Reading, *, shared: bool = False) -> Forgotten:
    """Put a reading with words taken out, and its text, in place of a report; older readings and the original go.

    Decisions about the report are emptied as well: they are anchored to words that have moved.
    """
    return _forget(base, report, reading, shared)


def _forget(base: Base, report: int, reading: Reading | None, shared: bool) -> Forgotten:
    if base.one("SELECT 1 FROM report WHERE id = ? AND text IS NOT NULL", report) is None:
        raise NotFound("no report of this number", str(report), "khabar find shows numbers; it may be forgotten")
    if not shared:
        refuse_shared(base, [report])
    others = sharing(base, [report])
    base.db.pragma("secure_delete", 1)
    with base.change():
        digests = [
            str(row[0]) for row in base.rows(
                "SELECT DISTINCT digest FROM original WHERE digest IS NOT NULL "
                "AND id IN (SELECT original FROM arrival WHERE report = ?)", report,
            )
        ]  # fmt: skip
        rows = _empty(base, _about(base, report, reading is not None))
        _unindex(base, report)
        _untell(base, report)
        if reading is not None:
            _replace(base, report, reading)
        for digest in digests:
            base.originals.withdraw(digest)  # should this run break, the next one finishes or undoes it
    with opening.clear_errors(base.folder):
        for digest in digests:
            base.originals.erase(digest)
    return Forgotten(rows, len(digests), tuple(others))


def _about(base: Base, report: int, kept: bool) -> list[tuple[str, int]]:
    """Every kept row that tells of a report."""
    found = [] if kept else [("report", report)]
    newest = base.one("SELECT max(id) FROM reading WHERE report = ? AND body IS NOT NULL", report)
    for kind, test in (
        ("original", "digest IS NOT NULL AND id IN (SELECT original FROM arrival WHERE report = ?1)"),
        ("arrival", "report = ?1"),
        ("reading", "report = ?1 AND body IS NOT NULL"),
        ("review", "report = ?1"),
        ("clearance", "report = ?1"),
        ("judgement", "left_report = ?1 OR right_report = ?1"),
    ):
        for (number,) in base.rows(f"SELECT id FROM {kind} WHERE {test} ORDER BY id", report):
            if not (kept and kind == "reading" and newest is not None and number == newest[0]):
                found.append((kind, number))
    return found


def _empty(base: Base, rows: Iterable[tuple[str, int]]) -> int:
    """Take everything out of rows but their numbers, and say so in the log."""
    count = 0
    for kind, number in rows:
        names = [str(row[1]) for row in base.rows(f"PRAGMA table_info({kind})")]
        keep = EMPTIED | ({"key"} if kind == "report" else set())
        gone = ", ".join(f"{name} = NULL" for name in names if name not in keep)
        base.db.execute(f"UPDATE {kind} SET {gone} WHERE id = ?", (number,))
        base.enter("forget", kind, number, None)
        count += 1
    return count


def _replace(base: Base, report: int, reading: Reading) -> None:
    """The report and its newest reading as they are without the words."""
    page, text = reading.report, reading.report.text
    digest = "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    sql = """UPDATE report SET digest = ?, bytes = NULL, title = ?, outlet = ?, author = ?, url = NULL, path = NULL,
             parts = NULL, text = ?, salt = ? WHERE id = ?"""
    cells = (digest, page.title, page.outlet, page.author, pack_text(text), base.hand.salt(), report)
    base.db.execute(sql, cells)
    newest = base.one("SELECT max(id) FROM reading WHERE report = ? AND body IS NOT NULL", report)
    number = int(newest[0]) if newest is not None else 0
    body = encode(reading)
    base.db.execute("UPDATE reading SET body = ?, salt = ? WHERE id = ?", (body, base.hand.salt(), number))
    for kind, ref in (("report", report), ("reading", number)):
        _enter_again(base, kind, ref)
    base.index.write(report, number, rows_of(base.reading_by_id(number)))


def _unindex(base: Base, report: int) -> None:
    """Take a report out of the index, with all that was made of reports beside each other: it may quote this one."""
    for table in (*BESIDE, *COPIES):
        base.db.execute(f"DELETE FROM {table}")
    base.db.execute("DELETE FROM meta WHERE key = 'beside'")
    base.index.clear(report)


def _untell(base: Base, report: int) -> None:
    """Mails keep where the words of a report stood; what is left is the number of the report, so that nothing of it
    is mailed again."""
    for number, kept in base.rows("SELECT id, items FROM mail WHERE items IS NOT NULL ORDER BY id"):
        items = json.loads(kept)
        left = _cut(items, report)
        if left != items:
            text = json.dumps(left, ensure_ascii=False)
            base.db.execute("UPDATE mail SET items = ?, salt = ? WHERE id = ?", (text, base.hand.salt(), number))
            _enter_again(base, "mail", number)


def _cut(kept: Any, report: int) -> Any:
    """JSON in which every list that begins with the number of a report is that number alone."""
    if isinstance(kept, dict):
        return {key: _cut(value, report) for key, value in kept.items()}
    if isinstance(kept, list):
        of_it = len(kept) > 1 and kept[0] == report and isinstance(kept[1], str)
        return kept[:1] if of_it else [_cut(value, report) for value in kept]
    return kept


def _enter_again(base: Base, kind: str, number: int) -> None:
    """Say in the log what a row is after something was taken out of it."""
    cursor = base.db.execute(f"SELECT * FROM {kind} WHERE id = ?", (number,))
    names = [column[0] for column in cursor.get_description()]
    base.enter("forget", kind, number, row_digest(kind, dict(zip(names, next(cursor), strict=True))))


def saying(base: Base, names: Callable[[str], bool]) -> list[tuple[str, int]]:
    """Kept rows beside the reports in which somebody wrote a name: refused paths, notes, saved searches."""
    found = []
    for kind, columns in _WRITTEN.items():
        for number, *cells in base.rows(f"SELECT id, {columns} FROM {kind} ORDER BY id"):
            if any(isinstance(cell, str) and names(cell) for cell in cells):
                found.append((kind, number))
    return found


def empty(base: Base, rows: list[tuple[str, int]]) -> int:
    """Take everything out of these rows; how many they were. Call ``purge`` after the last."""
    base.db.pragma("secure_delete", 1)
    with base.change():
        return _empty(base, rows)


def purge(base: Base) -> None:
    """Make the file anew, so that no page of it holds what was forgotten; called once, after the last.

    Waits for others who have the base open. Raises BusyCase where they stay too long: then it is still there.
    """
    with base.change():
        base.db.execute(_UNUSED)
    base.index.forget_names()
    with opening.clear_errors(base.folder):
        for table in ("report_words", "claim_words"):
            base.db.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        base.db.execute("VACUUM")
        busy = base.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy is None or busy[0]:
        raise BusyCase(
            "another program reads the case, and the file still holds what was forgotten", str(base.folder),
            "close it and type khabar forget CASE --purge",
        )  # fmt: skip


_WRITTEN = {
    "refusal": "path, member, what", "review": "correction, note", "judgement": "reasons, note",
    "search": "name, query", "profile": "content", "subscriber": "subject",
}  # fmt: skip
_UNUSED = """DELETE FROM name WHERE id NOT IN (SELECT name FROM entity UNION SELECT name FROM mention
             UNION SELECT name FROM link WHERE name IS NOT NULL)"""
