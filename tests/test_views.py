"""The views of a case, as they are typed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import khabar
from khabar.cli import cli
from khabar.cli.tables import safe_cell
from khabar.pipeline.comparing import compare, is_fresh
from khabar.store.forgetting import forget, purge
from khabar.store.verification import verify
from made_cases import case
from made_readings import asked

REPORTS = [
    ("وكالة الضفاف للأنباء", "2019-03-05", """قال العقيد سامر الهلباوي، المتحدث باسم شرطة عدن، إن القيادي في تنظيم الدولة ناصر الشهاري قُتل يوم 4 مارس 2019 في مدينة عدن. وأضاف الهلباوي أن قواته اعتقلت ثلاثة من مرافقيه."""),
    ("صحيفة الميناء", "2019-03-05", """قال العقيد سامر الهلباوي، المتحدث باسم شرطة عدن، إن القيادي في تنظيم الدولة ناصر الشهاري قُتل يوم 4 مارس 2019 في مدينة عدن. وأضاف الهلباوي أن قواته اعتقلت ثلاثة من مرافقيه، بحسب البيان."""),
    ("موقع الساحل", "2019-03-20", """اعتقلت قوات الأمن القيادي في تنظيم الدولة ناصر الشهاري يوم 18 مارس 2019 في مدينة تعز، بحسب مصدر أمني.
ونفى مصدر أمني مقتل ناصر الشهاري."""),
    ("صحيفة البحر", "2019-03-21", """عُيّن ناصر العولقي مديراً لميناء عدن، وقال ناصر العولقي إن العمل سيبدأ غداً."""),
]  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    where = tmp_path_factory.mktemp("views") / "case"
    readings = [khabar.read(text, outlet=outlet, published=day) for outlet, day, text in REPORTS]
    with case(where, readings) as base:
        compare(base)
    return where


Run = Callable[..., Result]


@pytest.fixture
def run(folder: Path) -> Run:
    def run(command: str, *arguments: str) -> Result:
        return CliRunner().invoke(cli, [command, str(folder), *arguments, "--language", "en"])

    return run


def rows(result: Result) -> Sequence[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff"))))


def test_who_shows_names_lines_and_contradictions(run: Run) -> None:
    told = json.loads(run("who", "ناصر الشهاري", "--format", "json").stdout)
    assert told["name"] == "ناصر الشهاري"
    assert {"وكالة الضفاف للأنباء", "صحيفة الميناء", "موقع الساحل"} <= {o for n in told["names"] for o in n["used_by"]}
    fates = [line for line in told["lines"] if line["section"] == "fate"]
    assert any(line["reports"] == 2 and line["origins"] == "1" for line in fates)
    assert "fate" in {each["contradiction"] for each in told["against"]}


def test_an_outlet_that_nobody_named_is_said_to_be_unknown(tmp_path: Path) -> None:
    with case(tmp_path / "case", [khabar.read("قُتل القيادي ناصر الشهاري في مدينة عدن.")]) as base:
        compare(base)
    shown = CliRunner().invoke(cli, ["who", str(tmp_path / "case"), "ناصر الشهاري", "--format", "json"])
    assert json.loads(shown.stdout)["names"][0]["used_by"] == ["ناشر غير معروف"]


def test_who_finds_a_latin_or_misspelled_name(run: Run) -> None:
    for name in ("Nasser al-Shahari", "ناصر الشهارى", "الشهاري"):
        assert json.loads(run("who", name, "--format", "json").stdout).get("name") == "ناصر الشهاري", name


def test_who_says_when_several_may_be_meant(run: Run) -> None:
    told = json.loads(run("who", "ناصر", "--format", "json").stdout)
    assert {each["name"] for each in told["several"]} == {"ناصر الشهاري", "ناصر العولقي"}


def test_who_refuses_a_name_that_is_not_there(run: Run) -> None:
    result = run("who", "فلان الفلاني")
    assert result.exit_code == 1
    assert "nobody of this name" in result.stderr


def test_who_is_a_table_in_arabic(folder: Path) -> None:
    result = CliRunner().invoke(cli, ["who", str(folder), "ناصر الشهاري"])
    assert result.exit_code == 0
    for words in ("المصير", "الأصول المستقلة", "ما يتناقض"):
        assert words in result.stdout


def test_a_hidden_name_is_not_found(run: Run) -> None:
    result = run("who", "ناصر الشهاري", "--protect", "ناصر الشهاري")
    assert result.exit_code == 1
    assert "الشهاري" not in result.stdout + result.stderr


def test_hidden_names_are_in_no_view(run: Run) -> None:
    for command in ("corroborate", "sources", "routes", "timeline", "causes"):
        for form in ("text", "json", "csv"):
            result = run(command, "--protect", "سامر الهلباوي", "--format", form)
            assert result.exit_code == 0, (command, result.stderr)
            assert "الهلباوي" not in result.stdout, (command, form)
    told = run("who", "ناصر الشهاري", "--protect", "سامر الهلباوي", "--format", "json")
    assert "الهلباوي" not in told.stdout


def test_corroborate_counts_origins_and_says_why(run: Run) -> None:
    table = rows(run("corroborate", "--event", "killing", "--format", "csv"))
    assert len(table) == 1
    detail = json.loads(run("corroborate", table[0]["claim"], "--format", "json").stdout)
    assert detail["reports"] == 2
    assert detail["origins"] == {"low": 1, "high": 1}
    assert [each["origin"] for each in detail["claims"]] == [1, 1, None]
    assert any("published more than once" in reason for reason in detail["reasons"])
    assert {each["contradiction"] for each in detail["against"]} == {"denied"}


def test_every_view_gives_csv_with_its_columns(run: Run) -> None:
    columns = {
        "corroborate": "day,event,words,reports,origins,contradictions,claim",
        "sources": "kind,name,claims,reports",
        "routes": "from,via,to,reports,first,last,claim",
        "timeline": "day,event,words,says,claim",
        "causes": "cause,effect,says,claim",
    }
    for command, head in columns.items():
        result = run(command, "--format", "csv")
        assert result.exit_code == 0
        assert result.stdout.split("\n")[0] == f"\ufeff{head}"


def test_sources_name_no_person(run: Run) -> None:
    told = json.loads(run("sources", "--format", "json").stdout)
    assert "a person" in {row["kind"] for row in told}
    assert "الهلباوي" not in json.dumps(told, ensure_ascii=False)


def test_cells_are_no_formulas() -> None:
    for cell in (
        "=1+1",
        "+1",
        "-1",
        "@x",
        "\t=1",
        " =1",
        "\u200f=1",
        "\u2066=1",
        "\ufeff\u200b@x",
        "\u061c+1",
        "＝1",
        "＠x",
    ):
        assert str(safe_cell(cell)).startswith("'")
    assert safe_cell("قتل") == "قتل"
    assert safe_cell(-1) == -1


def test_it_is_made_anew_only_where_something_came(folder: Path) -> None:
    from khabar.store import Base
    from made_cases import hand

    with Base.open(folder, hand()) as base:
        assert is_fresh(base)
        before = base.rows("SELECT * FROM member ORDER BY 1")
        assert not compare(base)
        base.db.execute("DELETE FROM meta WHERE key = 'beside'")
        assert compare(base)
        assert base.rows("SELECT * FROM member ORDER BY 1") == before


def test_a_line_is_not_under_a_name_that_its_report_hides(tmp_path: Path) -> None:
    open_ = khabar.read("وصل سامر الهلباوي إلى تعز يوم 4 مايو 2019.", outlet="صحيفة البحر", published="2019-05-05")
    with case(tmp_path / "c", [asked(), open_]) as base:
        compare(base)

    def lines(*arguments: str) -> list[str]:
        arguments = ("who", str(tmp_path / "c"), "سامر الهلباوي", "--format", "json", *arguments)
        return [line["claim"] for line in json.loads(CliRunner().invoke(cli, arguments).stdout)["lines"]]

    assert {claim.split(".")[0] for claim in lines()} == {"1", "2"}
    assert {claim.split(".")[0] for claim in lines("--redact")} == {"2"}


def test_what_is_forgotten_is_in_nothing_that_was_made_of_it(tmp_path: Path) -> None:
    readings = [khabar.read(text, outlet=outlet, published=day) for outlet, day, text in REPORTS]
    with case(tmp_path / "c", readings) as base:
        compare(base)
        for report in (1, 2, 3):
            forget(base, report, shared=True)
        purge(base)
        for table in ("comparison", "cluster", "called", "handle", "agreement", "contradiction", "copy"):
            assert base.rows(f"SELECT count(*) FROM {table}") == [(0,)], table
        assert compare(base)
        assert "الشهاري".encode() not in (tmp_path / "c" / "base.sqlite").read_bytes()
        assert [name for (name,) in base.rows("SELECT name FROM cluster WHERE kind = 'person'")] == ["ناصر العولقي"]
        assert list(verify(base)) == []
