"""Finding: any spelling and clitic, what claims say, and never what is hidden."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from khabar.cli import cli
from khabar.store import Base
from khabar.store.latin import Speller
from khabar.store.search import Filter, find_claims, find_reports
from khabar.store.words import Question
from khabar.text.fold import fold_word
from made_cases import case
from made_readings import anonymous, asked

TEXT = (
    "وصل القائد وليد إلى مدينتهم بالرقة، وقال لقائدهم إنّ مسؤولين من وزارة الدفاع غادروا للرقة عام ٢٠١٧ عبر Tal Abyad."
)

FOUND = [
    "الرقة", "رقه", "بالرقة", "والرقة", "للرقة", "وليد", "القايد", "قائد", "مدينة", "مدينتهم", "مسئولين", "2017",
    '"وزارة الدفاع"', "«وزارة الدفاع»", '"مسؤولين من وزارة"', "tal", "ABYAD", "وزارة -الداخلية", "وِزَارَة", "غادروا وصل",
]  # fmt: skip
NOT_FOUND = ["الوليد", "الدفاع -وزارة", '"الدفاع وزارة"', "قائدهن", "الرق", "وزارة الداخلية", "تل"]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Base:
    from khabar.types import Reading, Report

    readings = [Reading(Report.of(TEXT, outlet="الأفق", published="2017-05-02")), asked(), anonymous()]
    return case(tmp_path_factory.mktemp("find") / "c", readings)


@pytest.mark.parametrize("words", FOUND)
def test_words_are_found_as_people_write_them(base: Base, words: str) -> None:
    question = Question(words)
    assert [hit.report for hit in find_reports(base, question, Filter()).hits] == [1]
    assert question.holds(TEXT)
    spans = question.spans(TEXT)
    assert spans
    assert all(TEXT[span.start : span.stop].strip(" ،.") == TEXT[span.start : span.stop] for span in spans)


@pytest.mark.parametrize("words", NOT_FOUND)
def test_other_words_are_not(base: Base, words: str) -> None:
    assert find_reports(base, Question(words), Filter()).count == 0
    assert not Question(words).holds(TEXT)


@pytest.mark.parametrize(
    "words", ["", "-", '"', "«»", "()", "AND", "NEAR(", "a*", "words:x", '"""', "-وزارة", "؟", "x" * 5000]
)
def test_no_question_breaks_the_search(base: Base, words: str) -> None:
    question = Question(words)
    find_reports(base, question, Filter())
    find_claims(base, question, Filter())


@pytest.mark.parametrize(
    ("where", "events"),
    [
        (Filter(event="injury"), ["injury"]),
        (Filter(place="سوق الحدادين"), ["injury"]),
        (Filter(place="الحدادين سوق"), ["injury"]),
        (Filter(person="امر"), []),
        (Filter(person="سامر"), ["origin", "position", "kinship"]),
        (Filter(person="الهلباوي سمير"), ["kinship"]),
        (Filter(source="الشهاري"), ["kinship"]),
        (Filter(source="الشرطة"), ["attack"]),
        (Filter(certainty="denied"), ["kinship", "attack"]),
        (Filter(event="attack", certainty="asserted"), ["attack"]),
        (Filter(since="2019-03-04", until="2019-03-04"), ["injury"]),
        (Filter(since="2019-03-05", event="bombing"), ["bombing"]),
        (Filter(until="2019-01-01"), []),
        (Filter(outlet="الميناء", event="killing"), ["killing"]),
        (Filter(outlet="الأفق"), []),
        (Filter(confidence=0.1), []),
        (Filter(place="نجد"), []),
        (Filter(person="-"), []),
    ],
)
def test_claims_by_what_they_say(base: Base, where: Filter, events: list[str]) -> None:
    found = find_claims(base, Question(""), where)
    sql = "SELECT event FROM claim WHERE id = ?"
    made = [base.one(sql, hit.claim.row)[0] for hit in found.hits if hit.claim]  # type: ignore[index]
    assert sorted(made) == sorted(events)
    assert found.count == len(events)


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Raqqa", "الرقة"), ("al-Raqqah", "الرقة"), ("Mosul", "الموصل"), ("Benghazi", "بنغازي"), ("Idlib", "إدلب"),
        ("Hamza", "حمزة"), ("Houthi", "الحوثي"), ("Mohammed", "محمد"), ("Muhammad", "محمد"), ("Khaled", "خالد"),
        ("Taiz", "تعز"), ("Jihad", "جهاد"), ("Djihad", "جهاد"), ("Sanaa", "صنعاء"), ("Abdulrahman", "عبدالرحمن"), ("Shahri", "الشهري"),
    ],
)  # fmt: skip
def test_latin_spellings_find_arabic_names(latin: str, arabic: str) -> None:
    class Names:
        def rows(self, _: str, *letters: str) -> list[tuple[str]]:
            return [(name,) for name in map(fold_word, NAMES) if any(letter in name for letter in letters)]

    spell = Speller(Names())  # type: ignore[arg-type]
    words = [found for word in latin.split("-") for found in spell(word)]
    assert fold_word(arabic) in words
    assert len(words) <= 2
    assert Question(latin, spell).holds(f"وصل إلى {arabic} أمس")


NAMES = [
    "تعز",
    "الرقة",
    "الموصل",
    "بنغازي",
    "إدلب",
    "أبو حمزة",
    "الحوثي",
    "محمد",
    "محمود",
    "خالد",
    "جهاد",
    "صنعاء",
    "عبدالرحمن",
    "الشهري",
    "رقية",
    "خلود",
]


def test_a_name_in_latin_letters(base: Base, run: Callable[..., Result]) -> None:
    found = find_claims(base, Question(""), Filter(person="Samer al-Halbawi"))
    assert {hit.report for hit in found.hits} == {2}
    assert "*سامر*" in run("Samer").stdout
    hidden = run("Samer", "--redact")
    assert hidden.stdout == ""
    assert run("--person", "Samer", "--redact").stdout == ""


def test_pages_of_hits_do_not_overlap(base: Base) -> None:
    every = find_claims(base, Question(""), Filter(), limit=100).hits
    assert find_claims(base, Question(""), Filter(), limit=3).hits == every[:3]
    assert find_claims(base, Question(""), Filter(), limit=3, skip=3).hits == every[3:6]


@pytest.fixture(scope="module")
def run(base: Base) -> Callable[..., Result]:
    return lambda *words: CliRunner().invoke(cli, ["find", str(base.folder), *words])


def test_a_report_is_shown_with_the_words_marked(run: Callable[..., Result]) -> None:
    result = run("قائد")
    assert "*القائد*" in result.stdout
    assert "*لقائدهم*" in result.stdout
    assert "المعروض: 1 من 1" in result.stderr


def test_a_claim_is_shown_with_its_number_and_chain(run: Callable[..., Result]) -> None:
    result = run("--event", "injury", "--language", "en")
    assert "2.1. injury" in result.stdout
    assert "سامر الهلباوي" in result.stdout
    form = json.loads(run("--event", "injury", "--format", "json").stdout)
    assert form["count"] == 1
    assert form["hits"][0]["says"]["event"] == "injury"


def test_nothing_to_look_for_is_said(run: Callable[..., Result]) -> None:
    result = run("--language", "en")
    assert result.exit_code == 1
    assert "give words" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["سامر"], ["الهلباوي"], ["لحج"], ["--person", "سامر"], ["--source", "سامر الهلباوي"], ["سامر", "--claims"],
        ["--place", "لحج"], ["انفجار", "--claims"], ["انفجار"], ["--event", "bombing"], ["--event", "origin"],
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["text", "json"])
def test_what_is_hidden_is_not_shown_and_not_found(run: Callable[..., Result], words: list[str], form: str) -> None:
    result = run(*words, "--redact", "--format", form)
    shown = result.stdout + result.stderr
    assert "سامر" not in shown
    assert "لحج" not in shown
    if {"سامر", "لحج", "سامر الهلباوي"} & set(words):
        assert "[source-1]" not in shown
        assert "انفجار" not in shown


def test_the_question_itself_is_not_in_the_way(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["find", str(tmp_path / "none"), "قائد", "--language", "en"])
    assert result.exit_code == 1
    assert "make one with khabar init" in result.stderr
