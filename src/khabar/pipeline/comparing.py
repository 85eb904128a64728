"""Bring the tables about reports beside each other up to date: copies, who is who, what agrees, what contradicts.

Copies are found for new reports only. Who is who and what agrees is made anew from the index, in time that grows with
the case; nothing of it is kept but what people judged, so it can be made again at any time.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from khabar.errors import NotFound
from khabar.garbage import uncollected
from khabar.identity.copies import Shelf
from khabar.pipeline.derivation import KEYS, Row, Step, Table, maker, rows_of, state, tables, texts
from khabar.store import Base
from khabar.store.index import BESIDE
from khabar.store.index import rows_of as index_of

_BATCH = 200  # reports whose copies are kept in one transaction
MISSING = "SELECT report, reading FROM heading WHERE report NOT IN (SELECT report FROM compared) ORDER BY report"


class _Forgotten(Exception):
    """Something was forgotten meanwhile: nothing that was made with it may be written."""


def is_fresh(base: Base) -> bool:
    """Whether the tables say what the newest readings and judgements say."""
    return (
        made_by(base, "beside") == state(base)
        and made_by(base, "copies") == maker()
        and made_by(base, "reindex") is None
        and base.one(MISSING) is None
    )


def made_by(base: Base, key: str) -> str | None:
    """What stands in a base about who made the tables, and of what: ``beside`` all of them, ``copies`` copies alone."""
    row = base.one("SELECT value FROM meta WHERE key = ?", key)
    return None if row is None else str(row[0])


def compare(base: Base, step: Step = lambda *_: None) -> bool:
    """Make everything that is not up to date; whether there was anything to do. Raises CaseError as the base does."""
    if is_fresh(base):
        return False
    with uncollected():
        while True:
            forgotten = _forgettings(base)
            try:
                _make(base, forgotten, step)
            except (_Forgotten, NotFound):
                if _forgettings(base) == forgotten:
                    raise
            else:
                return True


def _make(base: Base, forgotten: int, step: Step) -> None:
    _reindex(base, step)
    _copies(base, forgotten, step)
    now = state(base)
    copies = base.rows("SELECT left, right FROM copy")
    named = base.rows("SELECT report, agencies FROM compared WHERE agencies IS NOT NULL")
    made = tables(base, copies, named, step)
    with _writing(base, forgotten):
        for table in BESIDE:
            _write(base, table, made[table])
        base.db.execute("INSERT OR REPLACE INTO meta VALUES ('beside', ?)", (now,))


@contextlib.contextmanager
def _writing(base: Base, forgotten: int) -> Iterator[None]:
    """A change, if nothing was forgotten since what is written was read."""
    with base.change():
        if _forgettings(base) != forgotten:
            raise _Forgotten
        yield


def _forgettings(base: Base) -> int:
    row = base.one("SELECT count(*) FROM log WHERE act = 'forget'")
    return int(row[0]) if row else 0


def _write(base: Base, table: str, want: Table) -> None:
    """Bring a table to the rows that it should have; most of them are there."""
    have, width = rows_of(base, table), KEYS[table]
    columns = [str(row[1]) for row in base.rows(f"PRAGMA table_info({table})")]
    which = " AND ".join(f"{name} IS ?" for name in columns[:width])
    base.db.executemany(f"DELETE FROM {table} WHERE {which}", [key for key in have if key not in want])
    new: list[Row] = [row for key, row in want.items() if have.get(key) != row]
    base.db.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({', '.join('?' * len(columns))})", new)


def _reindex(base: Base, step: Step) -> None:
    """A base that an older khabar made lacks some of what the index has by now."""
    if made_by(base, "reindex") is None:
        return
    rows = base.rows("SELECT report, reading FROM heading ORDER BY report")
    for done, (report, reading) in enumerate(rows):
        step("index", done, len(rows))
        with base.change():
            base.index.write(report, reading, index_of(base.reading_by_id(reading)))
    with base.change():
        base.db.execute("DELETE FROM meta WHERE key = 'reindex'")


def _copies(base: Base, forgotten: int, step: Step) -> None:
    """Find the copies of every report that was not compared yet, among all before it."""
    _begin_again(base)
    new = base.rows(MISSING)
    if not new:
        return
    shelf = Shelf(lambda report: base.report(report).text)
    known = "SELECT c.report, c.marks FROM compared c JOIN heading h ON h.report = c.report ORDER BY c.report"
    for report, marked in base.rows(known):
        shelf.put(report, marked)
    for at in range(0, len(new), _BATCH):
        with _writing(base, forgotten):
            for row, found in texts(base, shelf, new[at : at + _BATCH]):
                base.db.execute("INSERT OR REPLACE INTO compared VALUES (?, ?, ?, ?)", row)
                base.db.executemany("INSERT OR REPLACE INTO copy VALUES (?, ?, ?, ?, ?)", found)
        step("copies", min(at + _BATCH, len(new)), len(new))


def _begin_again(base: Base) -> None:
    """Copies are looked for among the reports before: all anew by another maker, or where one in between is missing."""
    if made_by(base, "copies") == maker():
        between = "SELECT 1 FROM heading WHERE report NOT IN (SELECT report FROM compared) AND report < (SELECT {0})"
        if base.one(between.format("max(report) FROM compared")) is None:
            return
    with base.change():
        base.db.execute("DELETE FROM copy")
        base.db.execute("DELETE FROM compared")
        base.db.execute("INSERT OR REPLACE INTO meta VALUES ('copies', ?)", (maker(),))
