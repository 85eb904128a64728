"""What came out of a container: the case keeps the container under its hash, and says where in it the report lay."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from khabar.cli import cli
from khabar.errors import CaseError
from khabar.intake.arrivals import Arrival, Refusal, arrivals
from khabar.pipeline import Added, add
from khabar.store import Base, ClaimId
from khabar.store.backup import backup, restore
from khabar.store.forgetting import forget, purge
from khabar.store.originals import digest_of
from khabar.store.verification import verify
from made_cases import case, hand, plain
from made_files import POST, TEXTS, come, entry, export, mailbox, message, rss, warc, zipped

HTML = "text/html; charset=utf-8"
PAGE = f"<html><head><title>خبر</title></head><body><article><p>{'</p><p>'.join(TEXTS)}</p></article></body></html>".encode()
TABLE = f"text,title\n{TEXTS[0]},الأول\n{TEXTS[1]},الثاني\n".encode()
LINES = "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in TEXTS).encode()


def letter(*attached: tuple[str, bytes], text: str = TEXTS[0]) -> EmailMessage:
    made = message(text)
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made


ONE, TWO, THREE = (text.encode() for text in TEXTS)
MAIL = letter(("نص.txt", TWO), ("ملفات.zip", zipped({"ج/3.txt": THREE}))).as_bytes()
KINDS: dict[str, tuple[str, bytes, list[str | None]]] = {
    "zip": ("a.zip", zipped({"خبر.txt": ONE, "ب/2.html": PAGE}), ["خبر.txt", "ب/2.html"]),
    "a zip in a zip": ("a.zip", zipped({"في.zip": zipped({"د/1.txt": ONE}), "2.txt": TWO}), ["في.zip!د/1.txt", "2.txt"]),
    "a message in a zip": ("a.zip", zipped({"بريد/1.eml": MAIL}),
                           ["بريد/1.eml", "بريد/1.eml!نص.txt", "بريد/1.eml!ملفات.zip!ج/3.txt"]),
    "a message": ("a.eml", MAIL, [None, "نص.txt", "ملفات.zip!ج/3.txt"]),
    "a mailbox": ("a.mbox", mailbox(letter(("2.txt", TWO)), letter(text=TEXTS[2])), ["1", "1!2.txt", "2"]),
    "a mailbox in a zip": ("a.zip", zipped({"In": mailbox(letter())}), ["In#1"]),
    "CSV": ("a.csv", TABLE, ["2", "3"]),
    "CSV in a zip": ("a.zip", zipped({"ج.csv": TABLE}), ["ج.csv#2", "ج.csv#3"]),
    "JSON Lines": ("a.jsonl", LINES, ["1", "2", "3"]),
    "JSON": ("a.json", json.dumps([{"text": text} for text in TEXTS]).encode(), ["1", "2", "3"]),
    "a feed": ("a.xml", rss(entry(1) + entry(2)), ["1", "2"]),
    "WARC": ("a.warc.gz", warc(("https://duha.example/1", HTML, PAGE), ("https://duha.example/2", "text/plain", TWO)), ["1", "2"]),
    "WACZ": ("a.wacz", zipped({"datapackage.json": b"{}", "archive/d.warc.gz": warc(("https://duha.example/1", HTML, PAGE))}),
             ["archive/d.warc.gz#1"]),
    "a file": ("a.txt", ONE, [None]),
}  # fmt: skip


def grow(folder: Path, *paths: Path, **more: Any) -> Added:
    with Base.open(folder, hand()) as base, plain() as readers:
        return add(base, arrivals([str(path) for path in paths], **more), readers)


def kept(folder: Path) -> Iterator[tuple[str, str | None, str | None, str, bytes]]:
    """Of each report: its path, its member, the hash of a container that is not kept, and the original that is."""
    with Base.open(folder, hand()) as base:
        assert list(verify(base)) == []
        sql = """SELECT a.path, a.member, a.container, o.digest FROM arrival a JOIN original o ON o.id = a.original
                 WHERE o.digest IS NOT NULL ORDER BY a.id"""
        for path, member, container, digest in base.rows(sql):
            data = base.originals.read(digest)
            assert data is not None
            yield path, member, container, digest, data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case(tmp_path / "c").close()
    return tmp_path / "c"


@pytest.mark.parametrize(("name", "data", "members"), KINDS.values(), ids=list(KINDS))
def test_the_container_is_kept_under_its_hash(
    folder: Path, tmp_path: Path, name: str, data: bytes, members: list[str | None]
) -> None:
    (tmp_path / name).write_bytes(data)
    assert (grow(folder, tmp_path / name).added, len(members)) == (len(members), len(members))
    rows = list(kept(folder))
    assert [row[1] for row in rows] == members
    assert {row[2:] for row in rows} == {(None, digest_of(data), data)}
    for path, member, *_ in rows:
        assert member is None or path.endswith(member)
        assert path.startswith(str(tmp_path / name))
    with Base.open(folder, hand()) as base:
        assert base.one("SELECT count(*) FROM original") == (1,)
        read = [row[0] for row in base.rows("SELECT bytes FROM report ORDER BY id")]
    assert read == [digest_of(item.data) for item in come(data, name) if isinstance(item, Arrival)]


PERSON = {"id": 1, "type": "message", "from": "سمير", "from_id": "user1", "text": "كلام بيننا لا يُنشر أبداً"}
PRIVATE = export(POST, PERSON, kind="public_supergroup")
HOLDERS = {
    "a zip": ("a.zip", zipped({"1.txt": ONE, "قناة/result.json": PRIVATE}), ["1.txt", "قناة/result.json#7"]),
    "a zip in a zip": ("a.zip", zipped({"1.txt": ONE, "في.zip": zipped({"r.json": PRIVATE})}), ["1.txt", "في.zip!r.json#7"]),
    "a mailbox": ("a.mbox", mailbox(letter(("r.json", PRIVATE), ("1.txt", ONE), text="See below")), ["1!r.json#7", "1!1.txt"]),
}  # fmt: skip


@pytest.mark.parametrize(("name", "data", "members"), HOLDERS.values(), ids=list(HOLDERS))
def test_of_what_holds_conversations_only_what_was_taken_in_is_kept(
    folder: Path, tmp_path: Path, name: str, data: bytes, members: list[str]
) -> None:
    (tmp_path / name).write_bytes(data)
    grow(folder, tmp_path / name)
    rows = list(kept(folder))
    assert [row[1] for row in rows] == members
    assert {row[2] for row in rows} == {digest_of(data)}
    left = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    for words in ("لا يُنشر", "user1", "4440002"):
        assert words.encode() not in left


def test_an_export_by_itself_leaves_its_hash(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes(export())
    grow(folder, tmp_path / "result.json")
    ((path, member, container, digest, data),) = kept(folder)
    assert path.endswith("result.json#7")
    assert (member, container) == ("7", digest_of(export()))
    assert digest == digest_of(data) != container
    assert b"user4440003" not in data


def test_a_container_that_changes_while_it_is_read_is_refused(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_bytes(b"text\n" + b"".join(f"{TEXTS[0]} {n}\n".encode() for n in range(100)))

    def coming() -> Iterator[Arrival | Refusal]:
        for number, item in enumerate(arrivals([str(table)])):
            if number == 40:
                with table.open("ab") as file:
                    file.write(ONE)
            yield item

    with Base.open(folder, hand()) as base, plain() as readers:
        done = add(base, coming(), readers)
        assert (done.added, len(done.refused)) == (32, 69)
        assert {refusal.error.what for refusal in done.refused} == {"the file was changed while it was read"}
    assert grow(folder, table).added == 69
    assert len({row[3] for row in kept(folder)}) == 2


def test_the_same_container_again_is_kept_once(folder: Path, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        (tmp_path / name).write_bytes(KINDS["zip"][1])
    assert grow(folder, tmp_path / "a.zip").added == 2
    done = grow(folder, tmp_path / "b.zip")
    assert (done.added, done.known) == (0, 2)
    assert grow(folder, tmp_path / "b.zip", outlet="الأفق").added == 2
    assert len({row[3] for row in kept(folder)}) == 1


def test_the_bytes_may_come_by_a_pipe(folder: Path) -> None:
    data = KINDS["a zip in a zip"][1]
    with Base.open(folder, hand()) as base, plain() as readers:
        add(base, come(data, "a.zip"), readers)
    assert {row[4] for row in kept(folder)} == {data}


def test_a_report_goes_with_its_container_or_is_asked_for(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(KINDS["a zip in a zip"][1])
    grow(folder, tmp_path / "a.zip")
    with Base.open(folder, hand()) as base:
        with pytest.raises(CaseError, match="would lose it"):
            forget(base, 1)
        assert forget(base, 1, shared=True).others == (2,)
        purge(base)
        assert list(verify(base)) == []
        assert list(base.originals.files()) == []


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


SECRET = "كلام سري لا يبقى في أي ملف من ملفات القضية"
BEFORE, AFTER = (
    f"text\n{SECRET}\n{TEXTS[0]}\n".encode(),
    f"text\n{TEXTS[1]}\n{SECRET}\n".encode(),
)  # known before, after


def test_what_is_forgotten_is_in_no_container(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "0.txt").write_text(SECRET, encoding="utf-8")
    for number, data in enumerate((BEFORE, AFTER), 1):
        (tmp_path / f"{number}.csv").write_bytes(data)
        grow(folder, tmp_path / "0.txt", tmp_path / f"{number}.csv")
    grow(folder, tmp_path / "1.csv")  # the same again adds nothing
    with Base.open(folder, hand()) as base:
        (report,) = base.rows("SELECT id FROM report WHERE digest = ?", digest_of(SECRET.encode()))[0]
        assert base.rows("SELECT member FROM arrival WHERE report = ? ORDER BY id", report) == [(None,), ("2",), ("3",)]
        assert list(verify(base)) == []
        assert forget(base, report, shared=True).originals == 3
        purge(base)
        assert list(verify(base)) == []
    assert SECRET.encode() not in everything(folder)


def test_a_run_that_was_killed_says_later_what_it_could_not(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "1.csv").write_bytes(AFTER)
    (tmp_path / "0.txt").write_text(SECRET, encoding="utf-8")
    grow(folder, tmp_path / "0.txt")
    with Base.open(folder, hand()) as base, plain() as readers, pytest.MonkeyPatch.context() as patch:
        patch.setattr("khabar.pipeline.adding._Run._links", lambda *_: None)
        add(base, arrivals([str(tmp_path / "1.csv")]), readers)
        assert base.rows("SELECT member FROM arrival WHERE report = 1") == [(None,)]
    assert grow(folder, tmp_path / "1.csv").added == 0
    with Base.open(folder, hand()) as base:
        assert base.rows("SELECT member FROM arrival WHERE report = 1") == [(None,), ("3",)]
        assert list(verify(base)) == []


@pytest.mark.parametrize("data", [BEFORE, AFTER], ids=["before", "after"])
def test_a_container_does_not_bring_back_what_was_forgotten(folder: Path, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "0.txt").write_text(SECRET, encoding="utf-8")
    grow(folder, tmp_path / "0.txt")
    with Base.open(folder, hand()) as base:
        forget(base, 1)
        purge(base)
    (tmp_path / "1.csv").write_bytes(data)
    done = grow(folder, tmp_path / "1.csv")
    assert (done.added, len(done.refused)) == (1, 1)
    assert SECRET.encode() not in everything(folder)
    ((_, _, container, _, kept_bytes),) = list(kept(folder))
    assert container == digest_of(data)
    assert kept_bytes.startswith(b"text\n")


def test_reports_that_are_forgotten_together_need_no_leave(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "1.csv").write_bytes(TABLE)
    grow(folder, tmp_path / "1.csv")

    def run(*numbers: str) -> str:
        words = [word for number in numbers for word in ("--report", number)]
        return CliRunner().invoke(cli, ["forget", str(folder), *words, "--yes", "--language", "en"]).stderr

    assert "would lose it" in run("1")
    with Base.open(folder, hand()) as base:
        assert base.reports() == [1, 2]
    assert "reports erased or erased from: 2 · originals erased: 1 · other reports that lost theirs: 0" in run("1", "2")


def test_a_backup_has_the_containers(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(MAIL)
    grow(folder, tmp_path / "a.zip")
    with Base.open(folder, hand()) as base:
        assert backup(base, tmp_path / "b") == 1
    restore(tmp_path / "b", tmp_path / "new", hand())
    assert list(kept(tmp_path / "new")) == list(kept(folder))


@pytest.mark.skipif(os.name == "nt", reason="permissions of POSIX")
def test_a_base_of_the_version_before_is_brought_up_to_this_one(folder: Path, tmp_path: Path) -> None:
    with Base.open(folder, hand()) as base:
        for step in (
            "TABLE mail",
            "TABLE clearance",
            "INDEX subscriber_first",
            "INDEX filler_within",
        ):  # of later versions
            base.db.execute(f"DROP {step}")
        later = (("subscriber", "first"), ("cluster", "value"), ("arrival", "container"), ("filler", "within"))
        for table, column in later:
            base.db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        base.db.pragma("user_version", 3)
    (tmp_path / "a.csv").write_bytes(TABLE)
    grow(folder, tmp_path / "a.csv")
    assert [row[1] for row in kept(folder)] == ["2", "3"]


# ------------------------------------------------------------ on the sheet of a claim

SAYS = "قال القائد سامر النجار إن مسلحين اعتقلوا سبعة مدنيين في مدينة تعز أمس."


def sheet(folder: Path, *arguments: str) -> str:
    with Base.open(folder, hand()) as base:
        claim = ClaimId.of(base.rows("SELECT max(id) FROM claim WHERE event = 'arrest'")[0][0])
    told = CliRunner().invoke(cli, ["cite", str(folder), str(claim), "--language", "en", *arguments])
    assert told.exit_code == 0, told.output
    return told.stdout


def test_a_sheet_shows_the_container_and_where_in_it(folder: Path, tmp_path: Path) -> None:
    inner = letter(("تقرير.txt", SAYS.encode())).as_bytes()
    data = zipped({"في.zip": zipped({"بريد.eml": inner})})
    (tmp_path / "a.zip").write_bytes(data)
    assert CliRunner().invoke(cli, ["add", str(folder), str(tmp_path / "a.zip"), "--processes", "1"]).exit_code == 0
    told = sheet(folder)
    name = digest_of(data).removeprefix("sha256:")
    for words in (
        f"originals/{name[:2]}/{name}", f"{digest_of(data)} · {len(data)} bytes · its bytes have this hash now",
        f"its place inside: في.zip!بريد.eml!تقرير.txt · {digest_of(SAYS.encode())}", "a.zip!في.zip!بريد.eml!تقرير.txt",
    ):  # fmt: skip
        assert words in told, told
    (form,) = json.loads(sheet(folder, "--format", "json"))["originals"]
    assert (form["digest"], form["member"], form["inner"], form["container"]) == (
        digest_of(data), "في.zip!بريد.eml!تقرير.txt", digest_of(SAYS.encode()), None,
    )  # fmt: skip
    hidden = sheet(folder, "--protect", "سامر النجار")
    for words in ("تقرير", name, "a.zip", digest_of(SAYS.encode())):
        assert words not in hidden


def test_a_sheet_says_what_the_case_does_not_keep(folder: Path, tmp_path: Path) -> None:
    data = export({**POST, "text_entities": SAYS})
    (tmp_path / "result.json").write_bytes(data)
    assert (
        CliRunner().invoke(cli, ["add", str(folder), str(tmp_path / "result.json"), "--processes", "1"]).exit_code == 0
    )
    told = sheet(folder)
    assert f"out of a file that the case does not keep, with the hash: {digest_of(data)}" in told
    assert "its place inside: 7" in told
