"""The tables about reports beside each other are checked against what readings and decisions give."""

from __future__ import annotations

import contextlib
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from click.testing import CliRunner, Result

import khabar
from khabar.cli import cli
from khabar.errors import KhabarError, NotFound
from khabar.pipeline import comparing
from khabar.pipeline.checking import check
from khabar.pipeline.comparing import compare, is_fresh
from khabar.pipeline.derivation import KEYS, rows_of
from khabar.store import Base, ClaimId
from khabar.store.codec import encode
from khabar.store.connection import FILE
from khabar.store.decisions import decide, judge, take_back
from khabar.store.forgetting import forget, purge
from khabar.store.index import rows_of as index_of
from khabar.store.verification import Finding, verify
from khabar.store.words import register
from khabar.types import Reading, Report
from made_cases import case, hand, keep

PORT = (
    "قال العقيد سامر الهلباوي، المتحدث باسم شرطة عدن، إن القيادي في تنظيم الدولة ناصر خالد الشهاري قُتل يوم 4 مارس 2019"
    " في مدينة عدن. وأضاف الهلباوي أن قواته اعتقلت ثلاثة من مرافقيه في حي الميناء القديم بعد اشتباك دام ساعتين."
)
REPORTS = [
    ("وكالة الضفاف للأنباء", "2019-03-05", PORT),
    ("صحيفة الميناء", "2019-03-05", f"{PORT} بحسب البيان."),
    ("موقع الساحل", "2019-03-20", "اعتقلت قوات الأمن القيادي في تنظيم الدولة ناصر خالد الشهاري يوم 18 مارس 2019 في مدينة تعز، "
     "بحسب وكالة الضفاف للأنباء.\nونفى مصدر أمني مقتل ناصر خالد الشهاري."),
    ("صحيفة البحر", "2019-03-21", "عُيّن ناصر العولقي مديراً لميناء عدن، وقال ناصر العولقي إن العمل سيبدأ غداً."),
    ("صحيفة النهر", "2019-03-22", "قال ناصر عولقي، مدير ميناء عدن، إن 24 شخصاً قُتلوا في قصف على مدينة تعز يوم 21 مارس 2019."),
    ("موقع الجبل", "2019-03-22", "قُتل 20 شخصاً في قصف على مدينة تعز يوم 21 مارس 2019، بحسب سمير الهلباوي."),
    ("موقع الوادي", "2019-03-23", "قال الطبيب سامر خالد الهلباوي، مدير مشفى الوادي، إن الطريق إلى صنعاء مفتوح."),
]  # fmt: skip


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [khabar.read(text, outlet=outlet, published=day) for outlet, day, text in REPORTS]


@pytest.fixture(scope="module")
def made(readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checked") / "case"
    with case(folder, readings) as base:
        compare(base)
        base.db.pragma("wal_checkpoint(truncate)")
        for table in KEYS:
            assert rows_of(base, table), f"the reports of this test give no {table}"
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "c"))


def tamper(folder: Path, *statements: str) -> None:
    db = apsw.Connection(str(folder / FILE))
    register(db)
    for sql in statements:
        db.execute(sql)
        assert db.changes(), sql
    db.close()


def findings(folder: Path) -> list[Finding]:
    with Base.open(folder, hand()) as base:
        return list(verify(base, more=check))


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["verify", str(folder), *arguments, "--language", "en"])


ONE = "rowid = (SELECT min(rowid) FROM {0})"
DONE = [
    ("copy", "UPDATE copy SET share = 0.5", "altered"),
    ("copy", "UPDATE copy SET kind = 'rewritten', reasons = 'x'", "altered"),
    ("copy", "DELETE FROM copy", "missing"),
    ("copy", "INSERT INTO copy VALUES (1, 4, 'same', 1.0, NULL)", "added"),
    ("compared", "UPDATE compared SET marks = x'00000000' WHERE report = 2", "altered"),
    ("compared", "UPDATE compared SET agencies = NULL WHERE report = 3", "altered"),
    ("compared", "UPDATE compared SET reading = 1 WHERE report = 2", "altered"),
    ("compared", "DELETE FROM compared WHERE report = 2", "missing"),
    ("compared", "INSERT INTO compared VALUES (77, 77, x'', NULL)", "added"),
    ("comparison", "UPDATE comparison SET verdict = 'same' WHERE verdict = 'unsure'", "altered"),
    ("comparison", "UPDATE comparison SET reasons = '[]'", "altered"),
    ("comparison", "DELETE FROM comparison", "missing"),
    ("comparison", "INSERT INTO comparison VALUES (1048577, 99999999, 'unsure', 0.5, '[]')", "added"),
    ("cluster", "UPDATE cluster SET name = 'غيره' WHERE kind = 'person' AND id = (SELECT max(id) FROM cluster WHERE kind = 'person')", "altered"),
    ("cluster", f"DELETE FROM cluster WHERE {ONE.format('cluster')}", "missing"),
    ("cluster", "INSERT INTO cluster (id, kind, name) VALUES (5, 'person', 'غيره')", "added"),
    ("member", f"UPDATE member SET cluster = 5 WHERE {ONE.format('member')}", "altered"),
    ("member", f"DELETE FROM member WHERE {ONE.format('member')}", "missing"),
    ("member", "INSERT INTO member VALUES (5, 5)", "added"),
    ("called", "DELETE FROM called WHERE cluster = (SELECT max(cluster) FROM called)", "missing"),
    ("called", "INSERT INTO called VALUES (5, 1)", "added"),
    ("handle", "DELETE FROM handle WHERE key = (SELECT max(key) FROM handle)", "missing"),
    ("handle", "INSERT INTO handle VALUES (5, 5)", "added"),
    ("agreement", f"UPDATE agreement SET high = 9 WHERE {ONE.format('agreement')}", "altered"),
    ("agreement", f"UPDATE agreement SET reasons = '[]' WHERE {ONE.format('agreement')}", "altered"),
    ("agreement", f"DELETE FROM agreement WHERE {ONE.format('agreement')}", "missing"),
    ("agreement", "INSERT INTO agreement VALUES (5, 'killing', 2, 1, 2, '[]')", "added"),
    ("agreeing", f"UPDATE agreeing SET origin = 9 WHERE {ONE.format('agreeing')}", "altered"),
    ("agreeing", f"DELETE FROM agreeing WHERE {ONE.format('agreeing')}", "missing"),
    ("agreeing", "INSERT INTO agreeing VALUES (5, 5, 1)", "added"),
    ("contradiction", "UPDATE contradiction SET kind = 'place'", "altered"),
    ("contradiction", "DELETE FROM contradiction", "missing"),
    ("contradiction", "INSERT INTO contradiction VALUES (5, 6, 'fate', '[]')", "added"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "sql", "kind"), DONE)
def test_what_is_done_to_a_row_is_found_and_named(folder: Path, table: str, sql: str, kind: str) -> None:
    tamper(folder, sql)
    found = findings(folder)
    assert {finding.where.split()[0] for finding in found} == {table}
    assert {finding.kind for finding in found} == {kind}
    told = run(folder)
    assert told.exit_code == 1
    assert f"{kind}: {table} " in told.stdout
    assert run(folder, "--quick").exit_code == 0  # what can be made again is left out


ODD = ["NULL", "'x'", "5", "-1", "x'00'", "1.5", "''", str(2**62)]


def test_every_table_is_among_them() -> None:
    assert {table for table, _, _ in DONE} == set(KEYS)


def test_rows_are_named_as_they_are_shown_elsewhere(folder: Path) -> None:
    with Base.open(folder, hand()) as base:
        (claim,) = base.rows("SELECT min(claim) FROM agreeing")[0]
    tamper(folder, f"DELETE FROM agreeing WHERE claim = {claim}")
    assert [finding.where for finding in findings(folder)] == [f"agreeing {ClaimId.of(claim)}"]


def test_of_many_rows_some_are_named_and_the_rest_counted(folder: Path) -> None:
    tamper(folder, "DELETE FROM handle")
    found = findings(folder)
    assert len(found) == 11
    assert (found[-1].where, found[-1].why) == ("handle", "beside.more")


def test_whatever_stands_in_a_table_is_a_finding(folder: Path) -> None:
    tamper(folder, "UPDATE name SET text = CAST(id AS BLOB)")
    assert any(finding.why == "beside.unmade" for finding in findings(folder))


def test_any_cell_may_hold_anything(folder: Path) -> None:
    data = (folder / FILE).read_bytes()
    with Base.open(folder, hand()) as base:
        cells = [(table, row[1]) for table in KEYS for row in base.rows(f"PRAGMA table_info({table})")]
        whole = {table: rows_of(base, table) for table in KEYS}
    for number, (table, column) in enumerate(cells):
        (folder / FILE).write_bytes(data)
        with contextlib.suppress(apsw.ConstraintError, apsw.MismatchError, KhabarError):
            tamper(folder, f"UPDATE {table} SET {column} = {ODD[number % len(ODD)]}")
            with Base.open(folder, hand()) as base:
                assert list(verify(base, more=check)) or rows_of(base, table) == whole[table], (table, column)


# ------------------------------------------------------------ what nobody altered


def clean(folder: Path) -> bool:
    """Nothing is found, and nothing is out of date."""
    return findings(folder) == []


def only_stale(folder: Path) -> bool:
    return [finding.kind for finding in findings(folder)] == ["stale"]


def test_a_fresh_case(folder: Path) -> None:
    assert clean(folder)
    told = run(folder)
    assert told.exit_code == 0
    assert "made anew" not in told.stderr


def test_reports_that_were_added_and_not_compared_are_no_alteration(folder: Path, readings: list[Reading]) -> None:
    with Base.open(folder, hand()) as base:
        keep(base, copied(readings[5], 7))
    assert only_stale(folder)
    told = run(folder)
    assert told.exit_code == 0
    assert "made anew before the next question" in told.stderr
    tamper(folder, "UPDATE copy SET share = 0.5")  # copies that were found are there still
    assert {(f.kind, f.where) for f in findings(folder)} == {("altered", "copy 1 2"), ("stale", "beside")}


def test_decisions_and_their_withdrawal(folder: Path) -> None:
    with Base.open(folder, hand()) as base:
        sql = "SELECT left, right FROM comparison WHERE verdict = 'unsure' ORDER BY 1"
        judge(base, *base.rows(sql)[0], "same")
        number = decide(base, ClaimId.of(base.rows("SELECT min(claim) FROM agreeing")[0][0]), "rejected")
    assert only_stale(folder)
    with Base.open(folder, hand()) as base:
        compare(base)
    assert clean(folder)
    with Base.open(folder, hand()) as base:
        take_back(base, number)
        compare(base)
    assert clean(folder)


def test_what_was_forgotten(folder: Path) -> None:
    with Base.open(folder, hand()) as base:
        forget(base, 2)
        purge(base)
    assert only_stale(folder)
    with Base.open(folder, hand()) as base:
        compare(base)
        assert base.rows("SELECT * FROM copy") == []
    assert clean(folder)


def test_an_empty_case(tmp_path: Path) -> None:
    case(tmp_path / "c").close()
    assert clean(tmp_path / "c")
    with Base.open(tmp_path / "c", hand()) as base:
        compare(base)
    assert clean(tmp_path / "c")
    tamper(tmp_path / "c", "INSERT INTO cluster (id, kind, name) VALUES (5, 'person', 'غيره')")
    assert [finding.kind for finding in findings(tmp_path / "c")] == ["added"]


def test_what_another_khabar_made_is_made_anew(folder: Path) -> None:
    tamper(folder, "UPDATE copy SET share = 0.4", "UPDATE meta SET value = 'older' WHERE key = 'copies'")
    assert only_stale(folder)
    with Base.open(folder, hand()) as base:
        assert not is_fresh(base)
        compare(base)
    assert clean(folder)


# ------------------------------------------------------------ the order in which things come does not matter


def again(base: Base, report: int) -> None:
    """A newer reading that says the same."""
    reading = replace(base.reading(report), reader={"version": "2"})
    with base.change():
        row = {"report": report, "reader": "{}", "made": base.hand.now(), "body": encode(reading)}
        base.index.write(report, base.append("reading", row, act="reread"), index_of(reading))


def copied(reading: Reading, number: int) -> Reading:
    """The same reading of a report that has a number more at its end."""
    made = Report.of(f"{reading.report.text}\n{number}")
    return replace(reading, report=replace(reading.report, text=made.text, id=made.id))


@pytest.mark.parametrize("seed", range(6))
def test_whatever_was_done_the_tables_are_as_if_made_at_once(
    readings: list[Reading], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr("khabar.identity.copies._CROWD", 2)  # so that the order of reports would be seen
    chance = random.Random(seed)
    with case(tmp_path / "c") as base:
        acts: list[Callable[[], object]] = [
            lambda: [keep(base, copied(chance.choice(readings), base.head()[0] * 9 + n)) for n in range(chance.randint(1, 4))],
            lambda: again(base, chance.choice(base.reports())),
            lambda: forget(base, chance.choice(base.reports())),
            lambda: decide(base, ClaimId.of(chance.choice(base.rows("SELECT id FROM claim"))[0]), chance.choice(["rejected", "accepted"])),  # type: ignore[arg-type]
            lambda: judge(base, *chance.sample([r[0] for r in base.rows("SELECT id FROM entity WHERE kind = 'person'")], 2),
                          chance.choice(["same", "different"])),  # type: ignore[arg-type]
            lambda: compare(base),
        ]  # fmt: skip
        acts[0]()
        for _ in range(25):
            chance.choices(acts, (4, 2, 1, 2, 2, 4))[0]()
            if not base.reports():
                acts[0]()
        compare(base)
        grown = {table: rows_of(base, table) for table in KEYS}
        assert list(verify(base, more=check)) == []
        for table in KEYS:
            base.db.execute(f"DELETE FROM {table}")
        base.db.execute("DELETE FROM meta WHERE key IN ('beside', 'copies')")
        compare(base)
        for table, rows in grown.items():
            assert rows_of(base, table) == rows, table


def test_nothing_is_written_of_what_is_forgotten_meanwhile(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Base.open(folder, hand()) as base, Base.open(folder, hand("رامي")) as other:
        base.db.execute("DELETE FROM meta WHERE key IN ('beside', 'copies')")
        seen: list[str] = []

        def meanwhile(what: str, done: int, count: int) -> None:
            if done == (count if what == "copies" else 1) and what not in seen:
                seen.append(what)
                forget(other, {"copies": 1, "claims": 3}[what])

        compare(base, meanwhile)
        assert seen == ["copies", "claims"]
        assert not base.rows("SELECT 1 FROM compared WHERE report IN (1, 3)")
        assert list(verify(base, more=check)) == []


def test_a_report_that_cannot_be_found_is_no_endless_search(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(*_: object) -> None:
        raise NotFound("no report of this number", "1")

    with Base.open(folder, hand()) as base:
        base.db.execute("DELETE FROM meta WHERE key = 'beside'")
        monkeypatch.setattr(comparing, "tables", lost)
        with pytest.raises(NotFound):
            compare(base)
