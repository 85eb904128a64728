"""Seals, backups, forgetting and the log: what each can show, and what is left afterwards."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import apsw
import pytest
from click.testing import CliRunner, Result

from khabar.cli import cli
from khabar.errors import BadSeal, BrokenCase, BusyCase, CaseError, CaseExists, NoCase
from khabar.intake.arrivals import Arrival
from khabar.pipeline import add
from khabar.share.redaction import erase
from khabar.store import Base
from khabar.store.backup import backup, restore
from khabar.store.connection import FILE
from khabar.store.forgetting import forget, purge, rewrite
from khabar.store.seals import Seal, check, new_key, public_path, read_key, read_public, seal
from khabar.store.verification import verify
from khabar.types import Reading, Report
from made_cases import case, hand, keep, plain
from made_readings import ASKED, anonymous, asked

SECRET = "كلام سري لا يبقى"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with case(tmp_path / "c", [asked(), anonymous()]) as base, plain() as readers:
        add(base, [Arrival(Report.of(SECRET), SECRET.encode())], readers)
    return tmp_path / "c"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    new_key(tmp_path / "key", None)
    return tmp_path / "key"


def sealed(folder: Path, key: Path) -> Seal:
    with Base.open(folder, hand()) as base:
        return seal(base, read_key(key, None))[0]


def checked(folder: Path, key: Path | None, *seals: Path) -> list[str]:
    with Base.open(folder, hand()) as base:
        assert list(verify(base)) == []
        return [finding.why for finding in check(base, list(seals), read_public(public_path(key)) if key else None)]


def test_a_sealed_base_that_grows_still_holds(folder: Path, key: Path) -> None:
    sealed(folder, key)
    with Base.open(folder, hand()) as base, base.change():
        base.note("export", {"x": 1})
    sealed(folder, key)
    assert checked(folder, key) == []


def test_a_base_rewritten_whole_is_found_by_the_seal(folder: Path, key: Path, tmp_path: Path) -> None:
    made = sealed(folder, key)
    copy = tmp_path / "seal.json"
    copy.write_text(made.to_json(), encoding="utf-8")
    with Base.open(folder, hand()) as base:
        name = base.case
    shutil.rmtree(folder)
    with case(folder, [asked()]) as forged:  # a new base under the old name, whole in itself
        forged.db.execute("UPDATE meta SET value = ? WHERE key = 'case'", (name,))
        for number in range(10):
            with forged.change():
                forged.note("export", {"n": number})
    assert checked(folder, None) == []
    assert checked(folder, key) == ["seal.nokey"]
    assert set(checked(folder, key, copy)) == {"seal.other", "seal.nokey"}
    other = tmp_path / "other"
    new_key(other, None)
    sealed(folder, other)
    assert set(checked(folder, key)) == {"seal.key", "seal.nokey"}


def test_an_older_state_brought_back_is_found_by_a_later_seal(folder: Path, key: Path, tmp_path: Path) -> None:
    sealed(folder, key)
    with Base.open(folder, hand()) as base:
        backup(base, tmp_path / "old")
    with Base.open(folder, hand()) as base, base.change():
        base.note("export")
    later = tmp_path / "later.json"
    later.write_text(sealed(folder, key).to_json(), encoding="utf-8")
    assert checked(tmp_path / "old", key) == []
    assert checked(tmp_path / "old", key, later) == ["seal.short"]


@pytest.mark.parametrize(
    "change", [{"seq": 1}, {"head": "00"}, {"at": ""}, {"who": "x"}, {"case": ""}, {"signature": ""}]
)
def test_a_seal_that_was_written_over(folder: Path, key: Path, tmp_path: Path, change: dict[str, object]) -> None:
    made = sealed(folder, key)
    path = tmp_path / "forged.json"
    path.write_text(replace(made, **change).to_json(), encoding="utf-8")  # type: ignore[arg-type]
    with pytest.raises(BadSeal):
        Seal.parse(path)
    (folder / "seals" / f"{made.seq:08}.json").unlink()
    assert set(checked(folder, key, path)) == {"seal.bad", "seal.gone", "seal.nokey"}


def test_keys(tmp_path: Path, folder: Path) -> None:
    new_key(tmp_path / "k", b"word")
    if os.name != "nt":
        assert (tmp_path / "k").stat().st_mode & 0o077 == 0
    for path, password in (
        (tmp_path / "k", None),
        (tmp_path / "k", b"other"),
        (tmp_path / "none", None),
        (folder / FILE, None),
    ):
        with pytest.raises(BadSeal):
            read_key(path, password)
    read_key(tmp_path / "k", b"word")
    with pytest.raises(BadSeal, match="no key is written over"):
        new_key(tmp_path / "k", None)
    with pytest.raises(BadSeal):
        read_public(tmp_path / "k")


def test_a_backup_of_a_base_in_use_verifies_and_comes_back(folder: Path, tmp_path: Path) -> None:
    with Base.open(folder, hand()) as base, Base.open(folder, hand("رامي")) as other:
        with other.change():
            other.append("review", {"report": 1, "event": "injury"}, act="review")
        backup(base, tmp_path / "b1")
        later = anonymous().report
        keep(other, Reading(replace(later, id="sha256:" + "0" * 64)))
    with Base.open(tmp_path / "b1", hand()) as old:
        assert old.reports() == [1, 2, 3]
        assert list(verify(old)) == []
    before = {path: path.read_bytes() for path in (tmp_path / "b1").rglob("*") if path.is_file()}
    restore(tmp_path / "b1", tmp_path / "new", hand())
    assert before == {path: path.read_bytes() for path in (tmp_path / "b1").rglob("*") if path.is_file()}
    with Base.open(tmp_path / "new", hand()) as new:
        assert new.reading(1) == asked()
        assert list(verify(new)) == []
        assert [entry.act for entry in new.log()][-1] == "restore"
    with pytest.raises(CaseExists):
        restore(tmp_path / "b1", folder, hand())
    with pytest.raises(NoCase):
        restore(tmp_path / "nothing", tmp_path / "new2", hand())


def test_a_broken_backup_does_not_come_back(folder: Path, tmp_path: Path) -> None:
    with Base.open(folder, hand()) as base:
        backup(base, tmp_path / "b")
    (original,) = [path for path in (tmp_path / "b" / "originals").rglob("*") if path.is_file()]
    original.chmod(0o600)
    original.write_bytes(b"x")
    with pytest.raises(BrokenCase):
        restore(tmp_path / "b", tmp_path / "new", hand())
    assert not list(tmp_path.glob("new*"))
    original.write_bytes(SECRET.encode())
    db = apsw.Connection(str(tmp_path / "b" / FILE))
    db.execute("UPDATE report SET outlet = 'x'")
    db.close()
    with pytest.raises(BrokenCase, match="does not verify"):
        restore(tmp_path / "b", tmp_path / "new", hand())


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_forgotten_report_is_gone_and_the_base_verifies(folder: Path) -> None:
    with Base.open(folder, hand()) as base:
        digest = base.report(3).id
        original = base.one("SELECT digest FROM original")[0]  # type: ignore[index]
        with base.change():
            base.append("review", {"report": 3, "event": "x", "start": 0, "stop": 1, "note": SECRET})
        done = forget(base, 3)
        purge(base)
        assert (done.rows, done.originals, done.others) == (5, 1, ())
        assert base.reports() == [1, 2]
        assert list(verify(base)) == []
        with plain() as readers:
            again = add(base, [Arrival(Report.of(SECRET), SECRET.encode())], readers)
        assert (again.added, len(again.refused)) == (0, 1)
        assert list(verify(base)) == []
    left = everything(folder)
    for word in (SECRET, "سري", digest.removeprefix("sha256:"), original.removeprefix("sha256:")):
        assert word.encode() not in left, word


def test_people_made_of_a_forgotten_report_are_gone(folder: Path) -> None:
    with Base.open(folder, hand()) as base:
        entities = [row[0] for row in base.rows("SELECT id FROM entity WHERE report = 1")]
        for sql in (
            "INSERT INTO cluster (id, kind, name) VALUES (1, 'person', 'سامر الهلباوي'), (2, 'person', 'غيره')",
            f"INSERT INTO member VALUES ({entities[0]}, 1), (7, 2)",
            "INSERT INTO called VALUES (1, 1), (2, 2)",
            "INSERT INTO handle VALUES (11, 1), (12, 2)",
        ):
            base.db.execute(sql)
        forget(base, 1)
        purge(base)
        for table in ("member", "called", "handle"):
            assert base.rows(f"SELECT cluster FROM {table}") == []  # others may quote it: all is made anew
        assert base.rows("SELECT id FROM cluster") == []
    assert "سامر".encode() not in everything(folder)


def test_a_forgotten_row_that_is_filled_again_is_found(folder: Path) -> None:
    with Base.open(folder, hand()) as base:
        forget(base, 3)
        base.db.execute("UPDATE report SET title = 'x' WHERE id = 3")
        assert [finding.why for finding in verify(base)] == ["row.forgotten"]


def test_a_broken_run_that_forgets_is_finished_or_undone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Base.open(folder, hand()) as base:
        with monkeypatch.context() as patch:
            patch.setattr("khabar.store.originals.Originals.erase", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                forget(base, 3)
        assert list(verify(base)) == []
        assert SECRET.encode() in everything(folder)
        with plain() as readers:
            add(base, [], readers)
        purge(base)
        assert list(verify(base)) == []
    assert SECRET.encode() not in everything(folder)


def test_a_shared_original_is_not_erased_unasked(tmp_path: Path) -> None:
    data = b"two in one"
    with case(tmp_path / "c") as base, plain() as readers:
        add(
            base, [Arrival(Report.of("واحد"), data, member="1"), Arrival(Report.of("اثنان"), data, member="2")], readers
        )
        with pytest.raises(CaseError, match="would lose it"):
            forget(base, 1)
        assert list(verify(base)) == []
        assert forget(base, 1, shared=True).others == (2,)
        assert list(verify(base)) == []
        assert base.reports() == [2]


def test_a_persons_words_go_and_the_rest_stays(folder: Path) -> None:
    with Base.open(folder, hand()) as base:
        left = erase(base.reading(1), ["سامر الهلباوي"])
        rewrite(base, 1, left)
        purge(base)
        reading = base.reading(1)
        assert list(verify(base)) == []
        for claim in reading.claims:
            for words in claim.evidence:
                assert reading.report.text[words.start : words.stop] == words.text
        events = [claim.event for claim in reading.claims]
        assert "injury" not in events
        assert "bombing" not in events
    data = everything(folder)
    for word in ("سامر", "20 شخصاً أصيبوا", "سيارة مفخخة", "لحج"):
        assert word not in reading.report.text
        assert word.encode() not in data
    assert "رائد الشهاري" in reading.report.text
    assert "سامر" in ASKED


def test_others_who_asked_stay_as_they_are() -> None:
    assert erase(asked(), ["رائد الشهاري"]).report.text.count("سامر") > 0
    assert erase(asked(), ["لا أحد"]) == asked()


# ------------------------------------------------------------ from the command line


@pytest.fixture
def run(folder: Path) -> Callable[..., Result]:
    def invoke(command: str, *words: object, data: str | None = None) -> Result:
        arguments = [command, str(folder), *map(str, words), "--language", "en"]
        return CliRunner().invoke(cli, arguments, input=data)

    return invoke


def test_seal_and_verify(run: Callable[..., Result], tmp_path: Path, folder: Path) -> None:
    made = run("seal", "--new-key", tmp_path / "k", "--to", tmp_path / "s.json")
    assert made.exit_code == 0, made.output
    assert "Keep a copy of the seal elsewhere" in made.stderr
    assert run("verify", "--key", tmp_path / "k.pub", "--seal", tmp_path / "s.json").exit_code == 0
    with apsw.Connection(str(folder / FILE)) as db:
        db.execute("UPDATE report SET outlet = 'x' WHERE id = 1")
    bad = run("verify", "--quick")
    assert bad.exit_code == 1
    assert "altered: report 1 — its digest is not that of the log" in bad.stdout
    assert run("seal").exit_code == 2
    assert run("seal", "--new-key", folder / "k").exit_code == 2
    word = run("seal", "--new-key", tmp_path / "k2", "--password", data="word\nword\n")
    assert word.exit_code == 0, word.output
    assert run("seal", "--key", tmp_path / "k2", "--password", data="other\n").exit_code == 1


def test_backup_and_restore(run: Callable[..., Result], tmp_path: Path) -> None:
    assert run("backup", tmp_path / "b").exit_code == 0
    again = run("backup", tmp_path / "b")
    assert again.exit_code == 1
    assert "name a folder that is not there yet" in again.stderr
    back = CliRunner().invoke(cli, ["restore", str(tmp_path / "b"), str(tmp_path / "new"), "--language", "ar"])
    assert back.exit_code == 0
    assert "استُعيدت القضية" in back.stderr


def test_forget_asks_first(run: Callable[..., Result], folder: Path) -> None:
    assert run("forget", "--report", 3, data="n\n").exit_code != 0
    with Base.open(folder, hand()) as base:
        assert base.reports() == [1, 2, 3]
    assert run("forget", "--report", 3, data="y\n").exit_code == 0
    done = run("forget", "--person", "سامر الهلباوي", "--yes")
    assert "erased from: 1" in done.stderr
    assert run("find", "سامر").stdout == ""
    assert run("verify").exit_code == 0
    assert run("forget").exit_code == 2
    assert run("forget", "--report", 99, "--yes").exit_code == 1


def test_notes_about_a_person_go_too(run: Callable[..., Result], folder: Path) -> None:
    with Base.open(folder, hand()) as base, base.change():
        base.append("refusal", {"path": "in/رائد_الشهاري.pdf", "error": "NoText", "what": "x"}, act="refuse")
        base.append("search", {"name": "كل شيء عن رائد الشهاري", "query": "{}"}, act="search")
        base.append("search", {"name": "السوق", "query": "{}"}, act="search")
    done = run("forget", "--person", "رائد الشهاري", data="y\n")
    assert "of notes (2)" in done.stderr
    assert "رائد" not in everything(folder).decode("utf-8", "replace")
    assert "السوق" in everything(folder).decode("utf-8", "replace")
    assert run("verify").exit_code == 0


def test_who_still_reads_keeps_the_words_on_the_disk_and_is_named(folder: Path) -> None:
    with Base.open(folder, hand()) as reader, Base.open(folder, hand(), patience=0.3) as base:
        cursor = reader.db.execute("SELECT * FROM log")
        next(cursor)
        forget(base, 3)
        with pytest.raises(BusyCase, match="still holds"):
            purge(base)
        cursor.close()
        purge(base)
    assert SECRET.encode() not in everything(folder)


def test_the_log_is_shown(run: Callable[..., Result]) -> None:
    lines = run("log").stdout.splitlines()
    assert len(lines) == 9
    assert "made" in lines[0]
    last = json.loads(run("log", "--format", "json", "--limit", 1).stdout)
    assert (last["seq"], last["act"], last["kind"]) == (9, "add", "reading")


def test_a_claim_is_cited(run: Callable[..., Result]) -> None:
    sheet = run("cite", "1.1").stdout
    for words in (
        "Claim 1.1",
        "It does not mean that it is true",
        "⟦نحو 20 شخصاً",
        "سامر الهلباوي",
        "rule: test",
        "nobody has reviewed it",
    ):
        assert words in sheet, sheet
    assert "written out" in run("log", "--act", "export").stdout
    assert run("cite", "1.99").exit_code == 1
    assert run("cite", "x").exit_code == 1
    form = json.loads(run("cite", "1.1", "--format", "json").stdout)
    assert form["says"]["event"] == "injury"


def test_a_sheet_of_a_case_that_cannot_be_written(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.store.connection._writable", lambda folder: False)
    told = run("cite", "1.1")
    assert "Claim 1.1" in told.stdout
    assert "the log does not say that this sheet was made" in told.stderr
    assert run("verify").exit_code == 0


def test_a_cited_claim_hides_who_asked(run: Callable[..., Result]) -> None:
    for form in ("text", "json"):
        sheet = run("cite", "1.1", "--redact", "--format", form).stdout
        assert "[source-1]" in sheet
        for word in ("سامر", "لحج", "example.org"):
            assert word not in sheet
    hidden = run("cite", "1.3", "--redact")
    assert hidden.exit_code == 1
    assert "hidden" in hidden.stderr


def test_every_act_of_the_log_and_finding_has_words() -> None:
    import re

    from khabar.share.labels import has

    source = Path(__file__).parents[1] / "src" / "khabar"
    written = {path: path.read_text(encoding="utf-8") for path in source.glob("*/*.py")}
    acts = {
        act
        for code in written.values()
        for act in re.findall(r'(?:act(?:: str)? ?= ?|base\.(?:note|enter)\()"([a-z]+)"', code)
    }
    assert set("init migrate add refuse reread review judge seal backup restore export forget".split()) <= acts
    assert [act for act in acts if not has(f"log.{act}")] == []
    code = "".join(code for path, code in written.items() if path.parent.name == "store")
    whys = re.findall(r'Finding\("\w+", [^\n]*?, "([a-z.]+)"', code)
    assert len(whys) > 15
    assert [why for why in whys if not has(f"verify.why.{why}")] == []
