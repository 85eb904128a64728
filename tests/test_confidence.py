"""Confidence: counts to figures, the packaged table, and what a threshold holds back."""

import json
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

import khabar
from khabar.claims.confidence import LEAST, Confidence, data, kin, load, parse
from khabar.cli import cli
from khabar.errors import LexiconError
from khabar.share.threshold import hold_back

TEXT = "قال الناطق أحمد العلي إن التنظيم أعدم سائقاً في الرقة، ما أدى إلى مقتل ثلاثة مدنيين وفرار عائلات إلى تركيا."


def test_a_rule_counted_often_has_a_figure_of_its_own_and_the_rest_of_its_frame_another() -> None:
    counts = {"frame.a.vt": (30, 27), "frame.a.np": (12, 6), "frame.a.vt.part": (8, 4), "frame.b.vt": (19, 19)}
    made = Confidence.of(counts, (10.0, 8.0))
    assert made("frame.a.vt") == round(35 / 40, 3)
    assert made("frame.a.np") == made("frame.a.vt.part") == made("frame.a.unheard") == round(18 / 30, 3)
    assert made("frame.b.vt") is None  # 19 times
    assert made("who.unheard") is None


def test_denials_are_counted_apart() -> None:
    assert kin("frame.a.vt.denied") == kin("who.x.denied") == "denied"
    assert kin("who.before") == "who.before"


@pytest.mark.parametrize("row", ["a", "a\t1", "a\tx\t1", "a\t1\t2", "a\t1\t-1", "a\t1\t1\t1"])
def test_a_row_that_does_not_hold_is_named(row: str) -> None:
    with pytest.raises(LexiconError, match=r"confidence\.tsv:2"):
        parse(["*\t2\t1", row])


def test_a_table_without_prior_is_refused() -> None:
    with pytest.raises(LexiconError, match="prior"):
        parse(["a\t1\t1"])


def test_the_packaged_table_is_sorted_whole_and_never_certain() -> None:
    rows = [line.split("\t")[0] for line in data().decode().splitlines() if not line.startswith("#")]
    assert rows[0] == "*"
    assert rows[1:] == sorted(set(rows[1:]))
    made = load()
    figures = [*made.own.values(), *made.shared.values()]
    assert len(figures) >= 10
    assert all(0 < figure < 1 for figure in figures)
    assert LEAST == 20


def test_a_reading_carries_the_figure_of_its_rules() -> None:
    confidence = load()
    claims = khabar.read(TEXT).claims
    assert claims
    assert all(claim.confidence == confidence(claim.rule) for claim in claims)


def test_what_is_held_back_is_counted_and_nothing_points_to_it() -> None:
    reading = khabar.read(TEXT)
    for least in (0.0, 0.5, 0.85, 0.95, 1.0):
        for unmeasured in (True, False):
            kept, held = hold_back(reading, least, unmeasured=unmeasured)
            assert len(kept.claims) + held == len(reading.claims)
            ids = {claim.id for claim in kept.claims}
            fillers = [
                f for c in kept.claims for filled in c.arguments.values() if not isinstance(filled, str) for f in filled
            ]
            assert {f.claim for f in fillers if f.claim} <= ids
            assert all(c.confidence >= least if c.confidence is not None else unmeasured for c in kept.claims)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return lambda *arguments: CliRunner().invoke(cli, ["read", str(tmp_path / "a.txt"), *arguments])


def test_the_command_says_what_it_held_back(run: Callable[..., Result], tmp_path: Path) -> None:
    whole = len(khabar.read(TEXT).claims)
    result = run("--min-confidence", "1", "--unmeasured", "drop", "--language", "en")
    assert f"claims held back for their confidence: {whole}" in result.stdout
    assert f"claims held back for their confidence: {whole}" in result.stderr
    assert "No claim was read" not in result.stdout
    page = tmp_path / "page.html"
    run("--min-confidence", "1", "--unmeasured", "drop", "--html", str(page))
    assert "claims held back for their confidence" in page.read_text(encoding="utf-8")
    lines = run("--min-confidence", "1", "--format", "jsonl")
    claims = json.loads(lines.stdout)["claims"]
    assert [claim["confidence"] for claim in claims] == [None] * len(claims)
    assert f": {whole - len(claims)}" in lines.stderr
    assert "حُجبت" not in run().output


@pytest.mark.parametrize("given", ["1.5", "-1", "high"])
def test_a_threshold_outside_is_refused(run: Callable[..., Result], given: str) -> None:
    assert run("--min-confidence", given).exit_code == 2


@pytest.fixture(scope="module")
def calibrate() -> ModuleType:
    spec = spec_from_file_location("calibrate", Path(__file__).parent.parent / "scripts" / "calibrate.py")
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_rules_that_differ_little_are_drawn_together_more(calibrate: ModuleType) -> None:
    alike = {f"r{n}": (40, 32) for n in range(8)}
    apart = {f"r{n}": (40, 40 if n % 2 else 24) for n in range(8)}
    assert calibrate.fit_prior(alike)[0] > calibrate.fit_prior(apart)[0]
    assert calibrate.fit_prior(alike)[1] == pytest.approx(0.8 * calibrate.fit_prior(alike)[0], abs=0.01)


def test_counts_and_the_reliability_table(calibrate: ModuleType) -> None:
    made = [[("a", True), ("b", False)], [("a", False), ("a", True)]]
    assert calibrate.count(made) == {"a": (3, 2), "b": (1, 0)}
    rows = [calibrate.Foretold(0.8, True), calibrate.Foretold(0.8, False), calibrate.Foretold(None, True)]
    table = calibrate.table(rows)
    assert "| 0.775-0.850 | 2 | 0.800 | 0.500 |" in table
    assert "| unmeasured | 1 | | 1.000 |" in table


def test_the_blind_half_is_never_counted(calibrate: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["calibrate.py", "--data", str(Path(__file__).parent / "gold" / "blind")])
    with pytest.raises(SystemExit, match="blind"):
        calibrate.main()
