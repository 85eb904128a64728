"""Whatever is altered, taken out or slipped in is named."""

from __future__ import annotations

import contextlib
from pathlib import Path

import apsw
import pytest

from khabar.errors import KhabarError
from khabar.intake.arrivals import Arrival
from khabar.pipeline import add
from khabar.store import Base
from khabar.store.base import KEPT
from khabar.store.codec import encode, pack_text
from khabar.store.connection import FILE
from khabar.store.seals import check
from khabar.store.verification import Finding, verify
from khabar.store.words import register
from khabar.types import Report
from made_cases import case, hand, plain
from made_readings import anonymous, asked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with case(tmp_path / "c", [asked(), anonymous()]) as base, plain() as readers:
        add(base, [Arrival(Report.of("نص آخر"), b"original")], readers)
        with base.change():
            base.append("review", {"report": 1, "event": "injury", "start": 0, "stop": 5, "verdict": "accepted"})
    return tmp_path / "c"


def tamper(folder: Path, sql: str, *bindings: object) -> None:
    """What somebody does who has the file and SQLite."""
    db = apsw.Connection(str(folder / FILE))
    register(db)
    db.execute(sql, bindings)
    db.close()


def findings(folder: Path) -> list[Finding]:
    with Base.open(folder, hand()) as base:
        return list(verify(base))


def test_a_base_that_nobody_touched(folder: Path) -> None:
    assert findings(folder) == []


ROWS = [
    ("UPDATE report SET outlet = 'غيره' WHERE id = 1", "altered", "report 1"),
    ("UPDATE report SET published = NULL WHERE id = 1", "altered", "report 1"),
    ("UPDATE report SET salt = NULL WHERE id = 1", "altered", "report 1"),
    ("UPDATE report SET text = NULL, salt = NULL WHERE id = 1", "altered", "report 1"),
    ("UPDATE review SET verdict = 'rejected'", "altered", "review 1"),
    ("DELETE FROM review", "missing", "review 1"),
    ("INSERT INTO review (report, event, salt) VALUES (1, 'killing', x'00')", "added", "review 2"),
    ("DELETE FROM log WHERE seq = 3", "missing", "log 3"),
    ("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)", "added", "review 1"),
    ("UPDATE log SET who = 'غيره' WHERE seq = 2", "altered", "log 2"),
    ("UPDATE log SET at = '2020-01-01T00:00:00Z' WHERE seq = 4", "altered", "log 4"),
    ("UPDATE log SET hash = x'00' WHERE seq = 2", "altered", "log 2"),
    ("UPDATE meta SET value = '00' WHERE key = 'case'", "altered", "meta case"),
    ("DELETE FROM meta WHERE key = 'case'", "altered", "meta case"),
    ("UPDATE original SET size = 1", "altered", "original 1"),
    ("UPDATE original SET digest = '../../etc/passwd'", "altered", "original 1"),
    ("UPDATE claim SET polarity = 'denied' WHERE rowid = (SELECT min(id) FROM claim)", "altered", "index of report 1"),
    ("DELETE FROM claim WHERE id = (SELECT min(id) FROM claim)", "altered", "index of report 1"),
    ("INSERT INTO claim SELECT 9999999999, report, event, polarity, modality, start, stop, first, last, confidence, rule, "
     "part_of FROM claim LIMIT 1", "added", "claim of reading 9536"),
    ("UPDATE link SET depth = 5 WHERE depth = 1", "altered", "index of report 1"),
    ("UPDATE name SET text = 'غيره' WHERE id = (SELECT name FROM entity LIMIT 1)", "altered", "index of report 1"),
    ("DELETE FROM spelling", "altered", "index of report 1"),
    ("INSERT INTO spelling VALUES (1, 5)", "altered", "spelling"),
    ("UPDATE heading SET title = 'غيره' WHERE report = 1", "altered", "index of report 1"),
    ("DELETE FROM heading WHERE report = 1", "missing", "index of report 1"),
    ("DELETE FROM report_words WHERE rowid = 1", "altered", "report_words"),
    ("INSERT INTO claim_words (rowid, words) VALUES (77, 'كلمة')", "altered", "claim_words"),
    ("CREATE TABLE extra (x)", "added", "table extra"),
    ("CREATE TRIGGER t AFTER INSERT ON report BEGIN SELECT 1; END", "added", "trigger t"),
    ("DROP INDEX claim_event", "missing", "index claim_event"),
]  # fmt: skip


@pytest.mark.parametrize(("sql", "kind", "where"), ROWS)
def test_what_is_done_to_a_row_is_found(folder: Path, sql: str, kind: str, where: str) -> None:
    tamper(folder, sql)
    assert (kind, where) in {(finding.kind, finding.where) for finding in findings(folder)}


def test_another_text_or_reading_is_found(folder: Path) -> None:
    tamper(folder, "UPDATE report SET text = ? WHERE id = 1", pack_text("نص مزور"))
    tamper(folder, "UPDATE reading SET body = ? WHERE id = 2", encode(asked()))
    found = {finding.where for finding in findings(folder)}
    assert {"report 1", "reading 2"} <= found


def test_originals_are_looked_at(folder: Path) -> None:
    (original,) = [path for path in (folder / "originals").rglob("*") if path.is_file()]
    stray = original.with_name("stray")
    stray.write_bytes(b"x")
    assert [(f.kind, f.where) for f in findings(folder)] == [("added", stray.relative_to(folder).as_posix())]
    stray.unlink()
    original.chmod(0o600)
    original.write_bytes(b"0riginal")
    assert [(f.kind, f.where) for f in findings(folder)] == [("altered", "original 1")]
    original.unlink()
    assert [(f.kind, f.where) for f in findings(folder)] == [("missing", "original 1")]


def test_an_original_that_cannot_be_read_is_named_and_the_rest_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path) -> str:
        raise PermissionError(13, "Permission denied")

    tamper(folder, "UPDATE heading SET title = 'غيره' WHERE report = 1")
    monkeypatch.setattr("khabar.store.verification.file_digest", refused)
    assert [(f.where, f.detail) for f in findings(folder)] == [
        ("index of report 1", "heading"), ("original 1", "Permission denied"),
    ]  # fmt: skip


def test_damaged_bytes_are_found_or_refused(folder: Path) -> None:
    def content() -> list[object]:
        with Base.open(folder, hand()) as base:
            return [base.rows(f"SELECT * FROM {table}") for table in ("log", *KEPT)]

    with Base.open(folder, hand()) as base:
        base.db.pragma("wal_checkpoint(truncate)")
    whole = content()
    data = (folder / FILE).read_bytes()
    for at in range(4096, len(data), len(data) // 40):
        (folder / FILE).write_bytes(data[:at] + bytes(64) + data[at + 64 :])
        try:
            found = findings(folder)
        except KhabarError:
            continue
        assert found or content() == whole, at  # bytes that no page uses may be anything


def test_a_base_that_grows_while_it_is_verified(folder: Path) -> None:
    new = [Arrival(Report.of(f"خبر رقم {number}"), f"data {number}".encode()) for number in range(40)]

    def meanwhile(what: str, done: int, count: int) -> None:
        with Base.open(folder, hand("رامي")) as other, plain() as readers:
            add(other, [new.pop(), new.pop()], readers)

    with Base.open(folder, hand()) as base:
        assert list(verify(base, step=meanwhile)) == []
        assert len(base.reports()) > 5


def test_hostile_titles_do_not_steer_the_terminal(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from khabar.cli import cli

    title = "خبر\x1b[31m\u202eعاجل"
    with case(tmp_path / "c") as base, plain() as readers:
        add(base, [Arrival(Report.of("نص فيه كلمة\x1b]0;x\x07 هنا", title=title), b"1")], readers)
    shown = CliRunner().invoke(cli, ["find", str(tmp_path / "c"), "كلمة"]).stdout
    assert "عاجل" in shown
    assert not set("\x1b\u202e\x07") & set(shown)


ODD = [None, "x", 5, -1, b"\x00", 1.5, "", 2**62]


def test_any_cell_may_hold_anything(folder: Path) -> None:
    with Base.open(folder, hand()) as base:
        tables = ["log", *KEPT, "heading", "entity", "mention", "spelling", "claim", "filler", "link", "name", "meta"]
        cells = [(table, row[1]) for table in tables for row in base.rows(f"PRAGMA table_info({table})")]
        base.db.pragma("wal_checkpoint(truncate)")
    data = (folder / FILE).read_bytes()
    seen = 0
    for number, (table, column) in enumerate(cells):
        for odd in (ODD[number % len(ODD)], ODD[(number + 3) % len(ODD)]):
            (folder / FILE).write_bytes(data)
            try:
                tamper(folder, f"UPDATE {table} SET {column} = ?", odd)
            except (apsw.ConstraintError, apsw.MismatchError):
                continue
            with contextlib.suppress(KhabarError), Base.open(folder, hand()) as base:
                seen += bool([*verify(base), *check(base, [], None)])
    assert seen > len(cells)
