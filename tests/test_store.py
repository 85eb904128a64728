"""The base: what goes in comes out, once, whole, and in the log."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.errors import BrokenCase, BusyCase, CaseError, CaseExists, NewerCase, NoCase, NotFound
from khabar.store import Base, ClaimId
from khabar.store.backup import backup
from khabar.store.chain import START, Entry, entry_hash, row_digest
from khabar.store.codec import Claims, decode, encode, pack, pack_text, unpack_text
from khabar.store.connection import FILE, scripts
from khabar.store.index import rows_of
from khabar.store.verification import verify
from made_cases import case, hand, keep
from made_readings import anonymous, asked


@pytest.mark.parametrize("made", [asked, anonymous])
def test_a_reading_comes_back_as_it_was(made: object) -> None:
    reading = made()  # type: ignore[operator]
    assert decode(encode(reading), reading.report) == reading


@pytest.mark.parametrize("made", [asked, anonymous])
def test_a_claim_opened_alone_is_that_of_the_whole_reading(made: object) -> None:
    """Also where words of the report look like what stands between the parts of a packed reading."""
    from dataclasses import replace

    reading = made()  # type: ignore[operator]
    tricky = replace(reading.claims[0], rule='x],"claims":[{},"unread":["],"page":{')
    other = replace(reading.claims[0], rule='x"},{"id":"c2"', id="c9")
    for each in (reading, *(replace(reading, claims=(first, *reading.claims[1:])) for first in (tricky, other))):
        claims = Claims(encode(each), each.report.text)
        assert [claims.claim(n) for n in range(len(each.claims) + 2)] == [None, *each.claims, None]
        assert claims.outlet == each.report.outlet


@given(st.text(st.characters(exclude_categories=())))
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert unpack_text(pack_text(text)) == text


def test_bytes_that_are_no_reading_are_refused() -> None:
    for data in (b"", b"no", pack(b"[]"), pack(b"{}"), pack(b'{"page":{}}'), pack(b"\xff"), pack(b"1")[:-1]):
        with pytest.raises(BrokenCase):
            decode(data, asked().report)
        with pytest.raises(BrokenCase):
            Claims(data, asked().report.text)


def test_what_is_kept_is_there_when_the_base_is_opened_again(tmp_path: Path) -> None:
    with case(tmp_path / "c", [asked(), anonymous()]) as base:
        assert base.reports() == [1, 2]
    with Base.open(tmp_path / "c", hand()) as base:
        assert base.reading(1) == asked()
        assert base.reading(2).claims == anonymous().claims
        assert base.one("SELECT count(*) FROM claim") == (len(asked().claims) + len(anonymous().claims),)
        with pytest.raises(NotFound):
            base.reading(3)


def test_the_index_holds_roles_sources_and_names(tmp_path: Path) -> None:
    with case(tmp_path / "c", [asked()]) as base:
        sql = "SELECT name.text FROM link JOIN name ON name.id = link.name WHERE depth = 1 GROUP BY 1"
        assert ("سامر الهلباوي",) in base.rows(sql)
        roles = {row[0] for row in base.rows("SELECT role FROM filler")}
        assert roles == {role for claim in asked().claims for role in claim.arguments}
        keep_before = base.rows("SELECT * FROM claim")
        base.index.write(1, 1, rows_of(asked()))
        assert base.rows("SELECT * FROM claim") == keep_before


def test_a_change_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with case(tmp_path / "c", [asked()]) as base:
        head = base.head()
        with pytest.raises(ValueError, match="hobby"), base.change():  # noqa: PT012
            base.append("review", {"report": 1, "event": "arrest"}, act="review")
            base.append("hobby", {})
        assert base.head() == head
        assert base.rows("SELECT * FROM review") == []


def test_nothing_is_written_outside_a_change(tmp_path: Path) -> None:
    with case(tmp_path / "c") as base, pytest.raises(RuntimeError):
        base.note("seal")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")
    with pytest.raises(CaseExists):
        Base.create(tmp_path, hand())
    with pytest.raises(NoCase):
        Base.open(tmp_path, hand())


def test_a_newer_base_is_refused_and_left_alone(tmp_path: Path) -> None:
    case(tmp_path / "c").close()
    db = apsw.Connection(str(tmp_path / "c" / FILE))
    db.pragma("user_version", len(scripts()) + 1)
    db.close()
    with pytest.raises(NewerCase, match="install a newer khabar"):
        Base.open(tmp_path / "c", hand())


def test_a_file_that_is_no_base_is_refused(tmp_path: Path) -> None:
    for data in (b"", b"SQLite format 3\0" + b"\xff" * 4096, b"text" * 2000):
        (tmp_path / FILE).write_bytes(data)
        with pytest.raises(BrokenCase):
            Base.open(tmp_path, hand())


def test_a_base_that_cannot_be_written_is_read_and_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "قضية لا تُكتب"
    case(folder, [asked()]).close()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    monkeypatch.setattr("khabar.store.connection._writable", lambda folder: False)
    with Base.open(folder, hand()) as base:
        assert not base.writable
        assert base.reading(1) == asked()
        assert list(verify(base)) == []
        with pytest.raises(CaseError, match="cannot be written"), base.change():
            base.note("export")
        with pytest.raises(CaseError, match="cannot be written"):
            backup(base, tmp_path / "b")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert not (tmp_path / "b").exists()
    (folder / f"{FILE}-wal").write_bytes(b"x")
    with pytest.raises(CaseError, match="copy the whole folder"):
        Base.open(folder, hand())


def test_an_older_base_that_cannot_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with case(tmp_path / "c") as base:
        base.db.pragma("user_version", 1)
    monkeypatch.setattr("khabar.store.connection._writable", lambda folder: False)
    with pytest.raises(CaseError, match="older khabar"):
        Base.open(tmp_path / "c", hand())


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names of files are text there")
def test_a_folder_whose_name_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="not UTF-8"):
        Base.create(tmp_path / os.fsdecode(b"c\xff"), hand())


def test_another_writer_is_waited_for_and_told(tmp_path: Path) -> None:
    told: list[float] = []
    case(tmp_path / "c").close()
    with (
        Base.open(tmp_path / "c", hand()) as first,
        first.change(),
        Base.open(tmp_path / "c", hand(), waiting=told.append, patience=1.2) as second,
    ):
        assert second.reports() == []
        with pytest.raises(BusyCase), second.change():
            pass
    assert told
    assert told[0] >= 1


def test_two_write_in_turn(tmp_path: Path) -> None:
    with case(tmp_path / "c") as first, Base.open(tmp_path / "c", hand("رامي")) as second:
        keep(first, asked())
        keep(second, anonymous())
        keep_three = first.head()[0]
        assert keep_three == second.head()[0] == 5
        assert [entry.who for entry in first.log()] == ["سلمى"] * 3 + ["رامي"] * 2


def test_claims_have_numbers_that_people_can_type() -> None:
    assert ClaimId.parse("12.3") == ClaimId(12, 3) == ClaimId.of(ClaimId(12, 3).row)
    assert str(ClaimId(12, 3)) == "12.3"
    for text in ("12", "a.b", "1.", ".1", "", "١.٢", "-1.2"):
        with pytest.raises(NotFound):
            ClaimId.parse(text)


cells = (
    st.none()
    | st.integers(-(2**60), 2**60)
    | st.text()
    | st.binary()
    | st.floats(allow_nan=False, allow_infinity=False)
)


@given(st.dictionaries(st.sampled_from("abcd"), cells), st.dictionaries(st.sampled_from("abcd"), cells))
def test_rows_that_differ_have_digests_that_differ(left: dict[str, object], right: dict[str, object]) -> None:
    def plain(row: dict[str, object]) -> object:
        return sorted(
            (k, repr(int(v) if isinstance(v, float) and v.is_integer() else v)) for k, v in row.items() if v is not None
        )

    salt = {"salt": bytes(16)}
    same = row_digest("t", {**left, **salt}) == row_digest("t", {**right, **salt})  # type: ignore[dict-item]
    assert same == (plain(left) == plain(right))


@given(
    st.lists(st.tuples(st.text(), st.text(), st.none() | st.binary(min_size=32, max_size=32)), min_size=2, max_size=6),
    st.data(),
)
def test_a_chain_shows_every_change(told: list[tuple[str, str, bytes | None]], data: st.DataObject) -> None:
    def chain(rows: list[tuple[str, str, bytes | None]]) -> list[bytes]:
        made, before = [], START
        for seq, (who, act, digest) in enumerate(rows, 1):
            before = entry_hash(before, Entry(seq, "", who, act, "report", seq, digest, None, b""))
            made.append(before)
        return made

    at = data.draw(st.integers(0, len(told) - 1))
    who, act, digest = told[at]
    other = [*told[:at], (who + "x", act, digest), *told[at + 1 :]]
    before, after = chain(told), chain(other)
    assert before[:at] == after[:at]
    assert all(left != right for left, right in zip(before[at:], after[at:], strict=True))


def test_an_older_base_is_brought_up_to_date_once_and_verifies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case(tmp_path / "c", [asked()]).close()
    known = scripts()
    more = [*known, "ALTER TABLE review ADD COLUMN mood TEXT;", "CREATE TABLE shelf (id INTEGER PRIMARY KEY);"]
    monkeypatch.setattr("khabar.store.connection.scripts", lambda: more)
    for _ in range(2):
        with Base.open(tmp_path / "c", hand()) as base:
            assert [(e.act, e.note) for e in base.log()][-1] == ("migrate", f'{{"version": {len(more)}}}')
            assert list(verify(base)) == []
    monkeypatch.setattr("khabar.store.connection.scripts", lambda: [*more, "CREATE TABLE x (y); CREATE TABLE x (y);"])
    with pytest.raises(BrokenCase):
        Base.open(tmp_path / "c", hand())
    monkeypatch.setattr("khabar.store.connection.scripts", lambda: more)
    with Base.open(tmp_path / "c", hand()) as base:
        assert list(verify(base)) == []
    monkeypatch.setattr("khabar.store.connection.scripts", lambda: known)
    with pytest.raises(NewerCase):
        Base.open(tmp_path / "c", hand())
