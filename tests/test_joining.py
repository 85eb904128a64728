"""Groups and places that people join, part and join again: what follows from it, and what outlives it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import khabar
from khabar.cli import cli
from khabar.pipeline.beside import entities as held
from khabar.pipeline.comparing import compare
from khabar.store import Base
from khabar.store.codec import encode
from khabar.store.decisions import judge, rulings, unjudge
from khabar.store.index import rows_of
from khabar.store.verification import verify
from khabar.types import Reading
from khabar.views.whereabouts import spots
from made_cases import case, hand, keep

TEXTS = [
    "قصفت الفرقة 16 بلدة كفر نبل يوم 3 مايو 2019.",
    "قصفت فرقة 16 مشاة بلدة كفرنوبل يوم 3 مايو 2019.",
    "انسحبت الفرقة 16 من بلدة كفر نبل يوم 9 مايو 2019.",
    "انسحبت فرقة 16 مشاة من بلدة كفرنوبل يوم 9 مايو 2019.",
]
LATER = "قصفت فرقة 16 مشاة بلدة كفرنوبل يوم 20 مايو 2019."
BOTH = [("group", "الفرقة 16", "فرقة 16 مشاة"), ("place", "بلدة كفر نبل", "بلدة كفرنوبل")]
Open = Callable[[], Base]


def read(text: str, number: int) -> Reading:
    return khabar.read(text, outlet=f"صحيفة {number}", published="2019-05-22")


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    with case(tmp_path / "c", [read(text, n) for n, text in enumerate(TEXTS)]) as base:
        compare(base)
    return lambda: Base.open(tmp_path / "c", hand("ليلى"))


def named(base: Base, kind: str, name: str) -> list[int]:
    """The entities of a name, report by report."""
    sql = "SELECT e.id FROM entity e JOIN name n ON n.id = e.name WHERE e.kind = ? AND n.text = ? ORDER BY e.report"
    return [row[0] for row in base.rows(sql, kind, name)]


def clusters(base: Base, kind: str, *names: str) -> list[list[int]]:
    """Entities of these names as they are put together, by the reports that they are of."""
    compare(base)
    of: dict[int, list[int]] = {}
    for entity in (entity for name in names for entity in named(base, kind, name)):
        report, cluster = base.rows(
            "SELECT e.report, m.cluster FROM member m JOIN entity e ON e.id = m.entity WHERE e.id = ?", entity
        )[0]  # fmt: skip
        of.setdefault(cluster, []).append(report)
    return sorted(sorted(reports) for reports in of.values())


def agreeing(base: Base) -> list[list[int]]:
    """Reports that say the same thing, group by group."""
    compare(base)
    sql = "SELECT a.agreement, c.report FROM agreeing a JOIN claim c ON c.id = a.claim ORDER BY c.report"
    of: dict[int, list[int]] = {}
    for group, report in base.rows(sql):
        of.setdefault(group, []).append(report)
    return sorted(of.values())


def run(folder: Path, *arguments: str, keys: str = "") -> Result:
    return CliRunner().invoke(cli, [arguments[0], str(folder), *arguments[1:], "--language", "en"], input=keys)


def reread(base: Base, report: int) -> None:
    """A newer reading of a report that finds the same."""
    newer = replace(base.reading(report), reader={"version": "2"})
    with base.change():
        row = {"report": report, "reader": "{}", "made": "2026", "body": encode(newer)}
        base.index.write(report, base.append("reading", row, act="reread"), rows_of(newer))


@pytest.mark.parametrize(("kind", "one", "two"), BOTH)
def test_two_are_joined_and_parted_again(opened: Open, kind: str, one: str, two: str) -> None:
    with opened() as base:
        assert clusters(base, kind, one, two) == [[1, 3], [2, 4]]
        number = judge(base, named(base, kind, two)[0], named(base, kind, one)[1], "same", note="كتبت بطريقتين")
        assert clusters(base, kind, one, two) == [[1, 2, 3, 4]]
        assert list(verify(base)) == []
        unjudge(base, number, "كانتا اثنتين")
        assert clusters(base, kind, one, two) == [[1, 3], [2, 4]]
        assert list(verify(base)) == []
        acts = base.rows("SELECT who, act FROM log WHERE kind = 'judgement' ORDER BY seq")
        assert acts == [("ليلى", "judge"), ("ليلى", "judge")]


def test_claims_of_what_was_joined_agree(opened: Open) -> None:
    with opened() as base:
        assert agreeing(base) == []
        number = judge(base, named(base, "place", "بلدة كفر نبل")[0], named(base, "place", "بلدة كفرنوبل")[0], "same")
        assert agreeing(base) == [[1, 2], [3, 4]]
        unjudge(base, number)
        assert agreeing(base) == []


def test_two_who_were_said_to_have_done_it_are_one_and_no_contradiction(tmp_path: Path) -> None:
    texts = [f"قصفت {who} بلدة كفر نبل يوم 3 مايو 2019، وقُتل سبعة مدنيين." for who in ("الفرقة 16", "فرقة 16 مشاة")]
    with case(tmp_path / "c", [read(text, n) for n, text in enumerate(texts)]) as base:
        compare(base)
        against = "SELECT kind FROM contradiction"
        assert base.rows(against) == [("actor",)]
        judge(base, named(base, "group", "الفرقة 16")[0], named(base, "group", "فرقة 16 مشاة")[0], "same")
        compare(base)
        assert base.rows(against) == []


@pytest.mark.parametrize(("kind", "one", "two"), BOTH)
def test_a_judgement_holds_for_reports_that_come_later_and_for_better_readings(
    opened: Open, kind: str, one: str, two: str
) -> None:
    with opened() as base:
        judge(base, named(base, kind, one)[0], named(base, kind, two)[0], "same")
        keep(base, read(LATER, 5))
        assert clusters(base, kind, one, two) == [[1, 2, 3, 4, 5]]
        for report in (1, 2):
            reread(base, report)
        assert clusters(base, kind, one, two) == [[1, 2, 3, 4, 5]]
        base.db.execute("DELETE FROM meta WHERE key = 'beside'")
        assert clusters(base, kind, one, two) == [[1, 2, 3, 4, 5]]
        assert all(r.left is not None and r.right is not None for r in rulings(base))


@pytest.mark.parametrize(("kind", "one", "two"), BOTH)
def test_one_report_is_taken_out_and_stays_out(opened: Open, kind: str, one: str, two: str) -> None:
    with opened() as base:
        first, third = named(base, kind, one)
        number = judge(base, third, first, "apart")
        assert clusters(base, kind, one) == [[1], [3]]
        keep(base, read(TEXTS[0].replace("3 مايو", "20 مايو"), 5))
        assert clusters(base, kind, one) == [[1, 5], [3]]
        reread(base, 3)
        assert clusters(base, kind, one) == [[1, 5], [3]]
        judge(base, named(base, kind, one)[1], named(base, kind, two)[0], "same")
        assert clusters(base, kind, one, two) == [[1, 5], [2, 3, 4]]
        unjudge(base, number)  # what was joined to it alone is joined to all with whom it is one
        assert clusters(base, kind, one, two) == [[1, 2, 3, 4, 5]]


def test_a_joined_place_lies_where_it_is_known_to_lie(opened: Open) -> None:
    with opened() as base:
        known, unknown = named(base, "place", "بلدة كفر نبل"), named(base, "place", "بلدة كفرنوبل")
        lies = next(spot.value for spot in spots(base).values() if spot.name == "بلدة كفر نبل")
        assert lies
        judge(base, unknown[0], known[0], "same")
        compare(base)
        assert {spot.value for spot in spots(base).values() if spot.name in ("بلدة كفر نبل", "بلدة كفرنوبل")} == {lies}


def test_a_place_that_was_held_to_be_another_lies_nowhere_until_it_is_joined(opened: Open) -> None:
    with opened() as base:
        first, third = named(base, "place", "بلدة كفر نبل")
        judge(base, third, first, "apart", note="قرية أخرى بهذا الاسم")
        compare(base)
        value = {number: spot.value for number, spot in spots(base).items()}
        assert value[first]
        assert value[third] is None
        known = held(base)
        assert known.place[third].areas == frozenset()
        assert not known.place[third].known
        judge(base, third, named(base, "place", "بلدة كفرنوبل")[0], "same")
        assert clusters(base, "place", "بلدة كفر نبل", "بلدة كفرنوبل") == [[1], [2, 3, 4]]
        assert agreeing(base) == [[3, 4]]


def test_names_that_are_held_apart_stay_apart_where_a_later_list_knows_both_by_one_id(opened: Open) -> None:
    with opened() as base:
        one, two = named(base, "group", "الفرقة 16"), named(base, "group", "فرقة 16 مشاة")
        judge(base, two[0], one[0], "different")
        base.db.execute("UPDATE entity SET value = 'sixteenth' WHERE id IN (?, ?, ?, ?)", (*one, *two))
        base.db.execute("DELETE FROM meta WHERE key = 'beside'")
        assert clusters(base, "group", "الفرقة 16", "فرقة 16 مشاة") == [[1, 3], [2, 4]]


def test_a_judgement_goes_with_a_report_that_is_forgotten_and_travels_with_a_backup(
    opened: Open, tmp_path: Path
) -> None:
    one, two = "بلدة كفر نبل", "بلدة كفرنوبل"
    with opened() as base:
        judge(base, named(base, "place", one)[0], named(base, "place", two)[0], "same", note="هما كفر نبل")
        assert clusters(base, "place", one, two) == [[1, 2, 3, 4]]
    assert run(tmp_path / "c", "backup", str(tmp_path / "copy")).exit_code == 0
    assert CliRunner().invoke(cli, ["restore", str(tmp_path / "copy"), str(tmp_path / "again")]).exit_code == 0
    with Base.open(tmp_path / "again", hand()) as base:
        assert [(r.verdict, r.note, r.who) for r in rulings(base)] == [("same", "هما كفر نبل", "ليلى")]
        assert clusters(base, "place", one, two) == [[1, 2, 3, 4]]
    forgotten = run(tmp_path / "c", "forget", "--report", "1", "--yes")
    assert forgotten.exit_code == 0, forgotten.output
    with opened() as base:
        assert clusters(base, "place", one, two) == [[2, 4], [3]]
        assert list(rulings(base)) == []
        assert list(verify(base)) == []
        assert base.rows("SELECT note FROM judgement") == [(None,)]


# ------------------------------------------------------------ by commands


@pytest.mark.parametrize(("kind", "one", "two"), BOTH)
def test_a_command_shows_what_may_be_the_same_and_by_which_numbers(
    opened: Open, tmp_path: Path, kind: str, one: str, two: str
) -> None:
    folder = tmp_path / "c"
    told = json.loads(run(folder, kind, one, "--format", "json").stdout)
    assert [row["report"] for row in told["members"]] == [1, 3]
    (other,) = told["perhaps"]
    assert (other["name"], other["verdict"]) == (two, "unsure")
    assert "the names" in other["why"]
    kept = run(folder, "review", "--same", told["number"], other["number"], "--note", "كتبت بطريقتين", "--as", "ليلى")
    assert "j1" in kept.stderr
    joined = json.loads(run(folder, kind, two, "--format", "json").stdout)
    assert joined["number"] == told["number"]
    assert [row["report"] for row in joined["members"]] == [1, 2, 3, 4]
    assert [(row["number"], row["by"], row["note"]) for row in joined["judged"]] == [("j1", "ليلى", "كتبت بطريقتين")]
    assert run(folder, kind, two, "--number", other["number"]).exit_code == 0  # the number that it had before
    apart = run(folder, "review", "--apart", joined["members"][1]["number"], joined["number"])
    assert "j2" in apart.stderr
    assert "report" in run(folder, kind, one).stdout
    left = json.loads(run(folder, kind, one, "--format", "json").stdout)
    assert [row["report"] for row in left["members"]] == [1, 3, 4]
    again = run(folder, "review", "--same", joined["members"][1]["number"], joined["number"])
    assert "j3" in again.stderr
    assert len(json.loads(run(folder, kind, two, "--format", "json").stdout)["members"]) == 4
    for number in ("j3", "j2", "j1"):
        assert run(folder, "review", "--take-back", number).exit_code == 0
    assert [row["report"] for row in json.loads(run(folder, kind, one, "--format", "json").stdout)["members"]] == [1, 3]
    with opened() as base:
        assert list(verify(base)) == []


def test_one_key_for_each_pair_of_a_kind(opened: Open, tmp_path: Path) -> None:
    assert "spelled nearly alike" not in run(tmp_path / "c", "review", "--who", "--kind", "group", keys="s").stdout
    result = run(tmp_path / "c", "review", "--who", "--kind", "place", keys="y")
    assert "spelled nearly alike" in result.stdout
    assert "decisions of this run: 1" in result.stderr
    with opened() as base:
        assert [(r.kind, r.verdict) for r in rulings(base)] == [("place", "same")]
        assert clusters(base, "place", "بلدة كفر نبل", "بلدة كفرنوبل") == [[1, 2, 3, 4]]
    assert run(tmp_path / "c", "review", "--who", "--kind", "place", keys="").stdout == ""


@pytest.mark.parametrize(
    "number", ["9.9", "0.0", "1.1", "1.99999999", f"{'9' * 30}.1", "x", "", "1.1; DROP TABLE judgement"]
)
def test_numbers_that_cannot_be_judged_are_refused_in_a_line(opened: Open, tmp_path: Path, number: str) -> None:
    for how in ("--same", "--different", "--apart"):
        result = run(tmp_path / "c", "review", how, "1.1", number)
        assert result.exit_code == 1
        assert len(result.stderr.strip().splitlines()) == 1
    assert run(tmp_path / "c", "place", "بلدة كفر نبل", "--number", number).exit_code == 1
    with opened() as base:
        assert list(rulings(base)) == []


def test_who_looks_on_sees_no_suggestion(opened: Open, tmp_path: Path) -> None:
    told = run(tmp_path / "c", "group", "الفرقة 16", "--redact")
    assert told.exit_code == 0
    assert "مشاة" not in told.stdout
    assert "may be the same" not in told.stdout
    assert run(tmp_path / "c", "group", "كتيبة النخيل", "--redact").exit_code == 1
