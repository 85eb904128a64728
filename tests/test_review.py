"""Decisions of people: kept, superseded, taken back, and what they change."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import khabar
from khabar.cli import cli
from khabar.errors import CaseError, NotFound
from khabar.pipeline.comparing import compare
from khabar.store import Base, ClaimId
from khabar.store.codec import encode
from khabar.store.decisions import decide, judge, rulings, standing, take_back, unjudge
from khabar.store.index import rows_of
from khabar.store.verification import verify
from made_cases import case, hand

TEXTS = [
    "قال سامر خالد الهلباوي إن ناصر الشهاري اعتُقل في عدن يوم 3 مايو 2019.",
    "وصل سامر خالد الهلباوي إلى تعز يوم 4 مايو 2019.",
    "قُتل سامر خالد الهلباوي يوم 9 مايو 2019 في صنعاء.",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    readings = [khabar.read(text, outlet=f"صحيفة {n}", published="2019-05-10") for n, text in enumerate(TEXTS)]
    with case(tmp_path / "c", readings) as base:
        compare(base)
    return tmp_path / "c"


Open = Callable[[], Base]


@pytest.fixture
def opened(folder: Path) -> Open:
    return lambda: Base.open(folder, hand("ليلى"))


def run(folder: Path, *arguments: str, keys: str = "") -> Result:
    return CliRunner().invoke(cli, ["review", str(folder), *arguments, "--language", "en"], input=keys)


def claim_of(base: Base, event: str) -> ClaimId:
    row = base.one("SELECT id FROM claim WHERE event = ?", event)
    assert row is not None
    return ClaimId.of(row[0])


def clusters(base: Base, name: str) -> list[int]:
    compare(base)
    sql = """SELECT DISTINCT m.cluster FROM member m JOIN entity e ON e.id = m.entity JOIN name n ON n.id = e.name
             WHERE n.text = ?"""
    return [row[0] for row in base.rows(sql, name)]


def entities(base: Base, name: str) -> list[int]:
    return [row[0] for row in base.rows(
        "SELECT e.id FROM entity e JOIN name n ON n.id = e.name WHERE n.text = ? ORDER BY e.id", name
    )]  # fmt: skip


def test_a_decision_is_kept_superseded_and_taken_back(opened: Open) -> None:
    with opened() as base:
        killing = claim_of(base, "killing")
        first = decide(base, killing, "accepted")
        second = decide(base, killing, "rejected", note="النص يتحدث عن غيره")
        stands = list(standing(base))
        assert [(d.number, d.verdict, d.claim, d.who, d.note) for d in stands] == [
            (second, "rejected", killing, "ليلى", "النص يتحدث عن غيره")
        ]
        with pytest.raises(NotFound):
            take_back(base, first)
        take_back(base, second)
        assert list(standing(base)) == []
        assert base.rows("SELECT count(*) FROM review") == [(3,)]
        assert list(verify(base)) == []


def test_a_correction_needs_words_and_a_claim_must_be_there(opened: Open) -> None:
    with opened() as base:
        with pytest.raises(CaseError):
            decide(base, claim_of(base, "killing"), "corrected")
        with pytest.raises(NotFound):
            decide(base, ClaimId(99, 1), "accepted")


def test_a_decision_outlives_a_better_reading_or_is_listed(opened: Open, folder: Path) -> None:
    with opened() as base:
        killing = claim_of(base, "killing")
        decide(base, killing, "corrected", correction="قُتل في تعز")
        report = 3
        old = base.reading(report)
        for newer in (replace(old, reader={"version": "2"}), replace(old, claims=())):
            with base.change():
                row = {"report": report, "reader": "{}", "made": "2026", "body": encode(newer)}
                number = base.append("reading", row, act="reread")
                base.index.write(report, number, rows_of(newer))
            stands = next(standing(base))
            assert stands.claim == (ClaimId(number, killing.number) if newer.claims else None)
            assert stands.correction == "قُتل في تعز"
    assert "look at them again" in run(folder, "--list").stderr


def test_what_is_rejected_is_in_no_view(opened: Open, folder: Path) -> None:
    def fates() -> list[str]:
        told = CliRunner().invoke(cli, ["who", str(folder), "سامر خالد الهلباوي", "--format", "json"])
        return [line["claim"] for line in json.loads(told.stdout)["lines"] if line["section"] == "fate"]

    with opened() as base:
        killing = claim_of(base, "killing")
    assert fates() == [str(killing)]
    assert run(folder, "--claim", str(killing), "--verdict", "reject").exit_code == 0
    assert fates() == []
    assert run(folder, "--take-back", "1").exit_code == 0
    assert fates() == [str(killing)]


def test_people_are_split_stay_split_and_are_joined_again(opened: Open) -> None:
    name = "سامر خالد الهلباوي"
    with opened() as base:
        assert len(clusters(base, name)) == 1
        one, two, three = entities(base, name)
        number = judge(base, three, one, "different")
        assert len(clusters(base, name)) == 2
        base.db.execute("DELETE FROM meta WHERE key = 'beside'")
        assert len(clusters(base, name)) == 2
        unjudge(base, number)
        assert len(clusters(base, name)) == 1
        other = entities(base, "ناصر الشهاري")[0]
        judge(base, other, two, "same")
        assert clusters(base, "ناصر الشهاري") == clusters(base, name)
        assert [(r.verdict, r.left, r.right) for r in rulings(base)] == [("same", other, two)]
        assert list(verify(base)) == []


def test_two_kinds_cannot_be_one(opened: Open) -> None:
    with opened() as base:
        place = base.rows("SELECT id FROM entity WHERE kind = 'place'")[0][0]
        with pytest.raises(CaseError):
            judge(base, entities(base, "سامر خالد الهلباوي")[0], place, "same")


def test_one_key_for_each_claim(folder: Path, opened: Open) -> None:
    run(folder, keys="auq")
    with opened() as base:
        assert list(standing(base)) == []
    result = run(folder, "--as", "ليلى", keys="xarq")
    assert result.exit_code == 0
    assert "decisions of this run: 2" in result.stderr
    with opened() as base:
        assert [d.verdict for d in standing(base)] == ["accepted", "rejected"]


def test_the_end_of_input_leaves(folder: Path) -> None:
    assert run(folder, keys="").exit_code == 0
    assert run(folder, "--who", keys="").exit_code == 0


def test_what_cannot_be_taken_back(folder: Path) -> None:
    for number in ("9", "j9", "x", ""):
        assert run(folder, "--take-back", number).exit_code == 1
