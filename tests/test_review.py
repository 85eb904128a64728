"""Decisions of people: kept, superseded, taken back, and what they change."""

from __future__ import annotations

import json
import re
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
from khabar.text.fold import fold_word
from made_cases import case, hand
from made_readings import asked

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


def test_without_a_terminal_it_says_how_to_decide(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> str:
        raise OSError(6, "No such device or address")

    monkeypatch.setattr("click.getchar", none)
    result = run(folder)
    assert result.exit_code == 1
    assert "--verdict" in result.stderr


def test_what_cannot_be_taken_back(folder: Path) -> None:
    for number in ("9", "j9", "x", ""):
        assert run(folder, "--take-back", number).exit_code == 1


# ------------------------------------------------------------ somebody looks on

# Who asked not to be named in the first report is named in the second; a third has a name like it, and another like that.
HIDDEN = [
    "قال سامر خالد الهلباوي، مدير مشفى النخيل، الذي طلب عدم ذكر اسمه خوفاً من الملاحقة، إن ناصر الشهاري اعتُقل في عدن يوم 3 مايو 2019.",
    "قال الطبيب سامر الهلباوي، وزير الصحة، إن الطريق إلى صنعاء مفتوح.",
    "قال العقيد سامر عادل الهلباوي، قائد شرطة تعز، إن ثلاثة جنود قُتلوا في تعز يوم 4 مايو 2019.",
    "قال رائد العولقي، مدير ميناء عدن، إن سفينة غرقت يوم 5 مايو 2019.",
    "وصل القاضي رائد سالم العولقي، رئيس محكمة لحج، إلى تعز يوم 6 مايو 2019.",
]  # fmt: skip
NUMBERS = re.compile(r"\d+")


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    readings = [khabar.read(text, outlet=f"صحيفة {n}", published="2019-05-10") for n, text in enumerate(HIDDEN)]
    with case(tmp_path / "w", [asked(), *readings]) as base:
        compare(base)
        sides = [ClaimId.of(e).reading for pair in base.rows(UNSURE) for e in pair]
        assert {2, 3, 4, 5, 6} <= set(sides), "the reports of this test leave no pair open"
    return tmp_path / "w"


UNSURE = "SELECT left, right FROM comparison WHERE verdict = 'unsure'"
SECRETS = ["سامر خالد", "سامر الهلباوي", "ممرض", "مدير مشفى", "النخيل", "طلب عدم", "الملاحقة", "مشرف", "example.org"]


def holds_nothing(told: str, *secrets: str) -> None:
    for words in secrets:
        assert fold_word(words) not in fold_word(told), (words, told)


def test_claims_hide_who_asked_and_the_rest_can_be_reviewed(watched: Path) -> None:
    result = run(watched, "--redact", "--report", "1", keys="s" * 50)
    assert "[source-1]" in result.stdout
    holds_nothing(
        result.output, "سامر", "ممرض", "لحج", "مشرف", "الطوارئ", "النخيل", "طلب عدم", "الملاحقة", "example.org"
    )
    shown = [line.partition(".")[2].split(".")[0] for line in result.stdout.splitlines() if line.startswith("1.")]
    assert shown == ["1", "2"]  # the others say who it is
    assert run(watched, "--redact", "--report", "1", keys="a" * 50).exit_code == 0
    with Base.open(watched, hand()) as base:
        assert [str(d.claim) for d in standing(base)] == ["1.1", "1.2"]


def test_claims_hide_a_given_name(watched: Path) -> None:
    result = run(watched, "--protect", "سامر عادل الهلباوي", "--report", "4", keys="s" * 50)
    assert "[source-1]" in result.stdout
    holds_nothing(result.output, "سامر", "عادل", "الهلباوي", "العقيد")


def test_a_pair_of_whom_one_is_hidden_is_passed_over(watched: Path) -> None:
    everything = run(watched, "--who", keys="s" * 50).stdout
    for words in ("سامر خالد الهلباوي", "سامر عادل الهلباوي", "رائد العولقي", "رائد سالم العولقي"):
        assert words in everything
    told = run(watched, "--who", "--redact", keys="s" * 50)
    assert told.exit_code == 0
    holds_nothing(told.output, *SECRETS[:1], *SECRETS[2:])
    assert "رائد سالم العولقي" in told.stdout
    with Base.open(watched, hand()) as base:
        hidden = [ClaimId.of(entity) for entity in entities(base, "سامر خالد الهلباوي")]
    assert not any(f"[{number}]" in told.stdout for number in hidden)
    none = run(watched, "--who", "--redact", "--protect", "رائد العولقي", "--protect", "سامر الهلباوي", keys="s" * 50)
    holds_nothing(none.output, "سامر", "رائد", "العولقي", "الهلباوي")


def test_a_pair_that_is_shown_gives_no_place_of_the_hidden_words(watched: Path) -> None:
    """Offsets would tell how long the hidden words are: the words around are those of the redacted text."""
    with Base.open(watched, hand()) as base:
        reading = base.reading(2)
    mention = next(m for m in reading.mentions if m.text == "سامر خالد الهلباوي")
    for arguments in (("--who",), ("--report", "2"), ("--list", "--format", "json")):
        told = run(watched, *arguments, "--redact", keys="s" * 50)
        found = set(NUMBERS.findall(told.output.replace("2019", "")))
        assert not {str(mention.start), str(mention.stop)} & (found - {"1", "2", "3", "4", "5", "6", "7"})


def test_the_list_hides_names_notes_and_corrections(watched: Path) -> None:
    with Base.open(watched, hand("ليلى")) as base:
        hidden, first = entities(base, "سامر خالد الهلباوي")[0], entities(base, "سامر الهلباوي")
        one, two = entities(base, "رائد العولقي")[0], entities(base, "رائد سالم العولقي")[0]
        judge(base, first[-1], hidden, "same", note="هو سامر نفسه")
        judge(base, one, two, "different", note="سألت عنه سامر خالد")
        decide(base, ClaimId(1, 1), "corrected", correction="قال سامر الهلباوي", note="اتصلت بسامر")
        decide(base, ClaimId(1, 3), "accepted", note="عن لحج")
    for form in ("text", "json", "csv"):
        told = run(watched, "--list", "--redact", "--format", form)
        assert told.exit_code == 0
        holds_nothing(told.output, "سامر", "لحج", "اتصلت")
        assert "j2" in told.stdout
        assert "رائد سالم العولقي" in " ".join(told.stdout.split())
        assert "j1" not in told.stdout
        assert "ليلى" not in run(watched, "--list", "--protect", "ليلى", "--format", form).stdout
    rows = json.loads(run(watched, "--list", "--redact", "--format", "json").stdout)
    assert [(row["number"], row["note"]) for row in rows] == [("1", None), ("j2", None)]
    assert len(json.loads(run(watched, "--list", "--format", "json").stdout)) == 4
