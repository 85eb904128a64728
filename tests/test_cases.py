"""Identity, origins and contradictions do not fall below their floors on invented cases; the measures are right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cases import Tally, below, cubed, pairwise, raised, run

if TYPE_CHECKING:
    from khabar.reader import Reader

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT / "tests" / "gold" / "cases"
FLOORS = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("half", sorted(FLOORS["cases"]))
def test_cases_hold(reader: Reader, half: str) -> None:
    found = run(CASES / half, reader)
    fallen = list(below({"cases": {half: FLOORS["cases"][half]}}, {half: found}))
    assert not fallen, "\n".join([*fallen, *(found.errors if half == "seen" else [])])


@pytest.mark.parametrize("path", sorted(CASES.glob("*/*.json")), ids=lambda path: path.stem)
def test_words_stand_in_their_reports(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    texts = {report["id"]: report["text"] for report in case["reports"]}
    assert 15 <= len(texts) <= 40
    mentions = [m for kind in ("people", "groups", "places") for each in case[kind] for m in each["mentions"]]
    mentions += [m for fact in case["facts"] for m in fact["claims"]]
    mentions += [c[side] for c in case["contradictions"] for side in ("left", "right")]
    for mention in mentions:
        assert texts[mention["report"]].count(mention["words"]) > mention.get("nth", 0), mention
    for fact in case["facts"]:
        assert 1 <= fact["origins"]["low"] <= fact["origins"]["high"], fact["id"]


def test_measures() -> None:
    true = {"a": 1, "b": 1, "c": 2}
    assert pairwise({"a": 9, "b": 9, "c": 9}, true) == Tally(1, 3, 1)
    assert pairwise({"a": 7, "b": 8, "c": 9}, true).recall == 0
    each = list(cubed({"a": 9, "b": 9, "c": 9}, true))
    assert [(t.right, t.said, t.true) for t in each] == [(2, 3, 2), (2, 3, 2), (1, 3, 1)]


def test_floors_only_rise() -> None:
    floors = {"seen": {"copies recall": 0.9, "origins exact": 0.8}, "blind": {"copies recall": 0.7}}
    lifted = raised(floors, {"seen": {"copies recall": 0.95678, "facts recall": 0.5}})
    assert lifted == {
        "seen": {"copies recall": 0.956, "origins exact": 0.8, "facts recall": 0.5},
        "blind": {"copies recall": 0.7},
    }
    assert raised(floors, {"seen": {"copies recall": 0.1}}) == floors
