"""Reading again: the older reading stays, changes are told, decisions find their claims."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from khabar.cli import cli
from khabar.pipeline import Data, Readers, reread
from khabar.store import Base, ClaimId
from khabar.store.differences import claim_at, compare, unanchored
from khabar.store.verification import verify
from khabar.types import Claim, Reading, Report, Words
from made_cases import case, hand
from made_readings import anonymous, asked


def newer(reading: Reading) -> Reading:
    """As a better reader has it: one claim less, one otherwise, one more, under other ids."""
    first, second, *rest = reading.claims
    told = replace(second, modality="possible")
    more = Claim("c9", "support", {}, first.attribution, (Words(0, 4, reading.report.text[:4]),), "new")
    claims = tuple(replace(claim, id=f"k{n}") for n, claim in enumerate((more, told, *rest[:-1]), 1))
    return replace(reading, claims=claims, reader={"version": "2"})


@dataclass
class Better:
    identity: dict[str, str] = field(default_factory=lambda: {"version": "2"})

    def read(self, report: Report) -> Reading:
        return newer(asked() if "سامر" in report.text else anonymous())


def again(base: Base, stop: object = None) -> list[object]:
    readers: Readers[int] = Readers(Data(), 1, Better())  # type: ignore[arg-type]
    return list(reread(base, readers, stop=stop or (lambda: False)))  # type: ignore[arg-type]


def test_the_difference_of_two_readings() -> None:
    made = compare(asked(), newer(asked()))
    assert [claim.event for claim in made.gained] == ["support"]
    assert [claim.event for claim in made.lost] == ["injury", "kinship"]
    assert [(old.modality, new.modality) for old, new in made.changed] == [("asserted", "possible")]
    assert not compare(asked(), asked())


@given(st.permutations(range(5)), st.sets(st.integers(0, 4)))
def test_claims_find_each_other_in_any_order(order: list[int], gone: set[int]) -> None:
    old = asked()
    new = replace(old, claims=tuple(replace(old.claims[i], id=f"z{i}") for i in order if i not in gone))
    made = compare(old, new)
    assert not made.gained
    assert not made.changed
    assert {old.claims.index(claim) for claim in made.lost} == gone


def test_the_older_reading_stays_and_the_newer_is_shown(tmp_path: Path) -> None:
    with case(tmp_path / "c", [asked(), anonymous()]) as base:
        done = again(base)
        assert len(done) == 2
        assert [number for number, _, _ in base.readings(1)] == [1, 3]
        assert base.reading_by_id(1) == asked()
        assert base.reading(1) == newer(asked())
        assert base.rows("SELECT DISTINCT id >> 20 FROM claim") == [(3,), (4,)]
        assert list(verify(base)) == []
        assert again(base) == []


def test_a_run_that_is_stopped_goes_on(tmp_path: Path) -> None:
    with case(tmp_path / "c", [asked(), anonymous()]) as base:
        count = iter(range(9))
        assert len(again(base, stop=lambda: next(count) >= 1)) == 1
        assert len(again(base)) == 1


def test_decisions_find_their_claims_in_the_newer_reading(tmp_path: Path) -> None:
    with case(tmp_path / "c", [asked()]) as base:
        for claim in asked().claims:
            words = claim.evidence[0]
            row = {"report": 1, "event": claim.event, "start": words.start, "stop": words.stop, "verdict": "accepted"}
            with base.change():
                base.append("review", row, act="review")
            assert claim_at(base, 1, claim.event, words.start, words.stop) == ClaimId(1, int(claim.id[1:]))
        assert unanchored(base) == []
        again(base)
        lost = {base.one("SELECT event FROM review WHERE id = ?", review) for review, _ in unanchored(base)}
        assert lost == {("injury",), ("kinship",)}


def test_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case(tmp_path / "c", [asked(), anonymous()]).close()
    monkeypatch.setattr(Data, "load", lambda self: Better())
    result = CliRunner().invoke(cli, ["reread", str(tmp_path / "c"), "--language", "en", "--processes", "1"])
    assert result.exit_code == 0, result.output
    assert "read again: 2 · new claims: 2 · gone: 4 · changed: 2" in result.stderr
    assert "before 1.2. bombing" in result.stdout
    assert "after 3.2. bombing" in result.stdout
    hidden = CliRunner().invoke(cli, ["cite", str(tmp_path / "c"), "1.1", "--language", "en"])
    assert "there is a newer reading: 3" in hidden.stdout
    with Base.open(tmp_path / "c", hand()) as base:
        assert list(verify(base)) == []


def test_changes_hide_who_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case(tmp_path / "c", [asked(), anonymous()]).close()
    monkeypatch.setattr(Data, "load", lambda self: Better())
    result = CliRunner().invoke(cli, ["reread", str(tmp_path / "c"), "--redact", "--processes", "1"])
    assert "[source-1]" in result.stdout
    for word in ("سامر", "لحج"):
        assert word not in result.output
