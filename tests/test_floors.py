"""Quality does not fall below its floors, on the half that rule writers read and on the blind ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quality import CEILING, FLOOR, below, measure, report, tightened

if TYPE_CHECKING:
    from khabar.reader import Reader

ROOT = Path(__file__).resolve().parents[1]
FLOORS = json.loads((ROOT / "bench" / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("half", ["seen", "blind", "blind-forms", "blind-more"])
def test_quality_holds(reader: Reader, half: str) -> None:
    from khabar.intake import read_bytes
    from khabar.share.form import to_dict

    total = measure(
        ROOT / "tests" / "gold" / half, lambda data, name: to_dict(reader.read(read_bytes(data, path=name)))
    )
    assert not total.false_spans
    faults = below(total.figures(), FLOORS[half])
    assert not faults, "\n".join([*faults, report(total)])


@pytest.mark.parametrize("half", ["seen", "blind", "blind-forms", "blind-more"])
def test_every_figure_has_a_bound(half: str) -> None:
    assert FLOORS[half][CEILING].keys() == {"harmful", "false spans"}
    assert FLOORS[half][FLOOR]


def test_floors_only_rise() -> None:
    bounds = {FLOOR: {"claims f1": 0.5, "roles f1": 0.5}, CEILING: {"harmful": 0.02}}
    lower = tightened({"claims f1": 0.4, "roles f1": 0.61289, "harmful": 0.03}, bounds)
    assert lower == {FLOOR: {"claims f1": 0.5, "roles f1": 0.612}, CEILING: {"harmful": 0.02}}
    assert tightened({"harmful": 0.0101}, bounds)[CEILING] == {"harmful": 0.011}


def test_bounds_are_told() -> None:
    bounds = {FLOOR: {"claims f1": 0.5}, CEILING: {"harmful": 0.02}}
    assert below({"claims f1": 0.5, "harmful": 0.02}, bounds) == []
    assert len(below({"claims f1": 0.49, "harmful": 0.03}, bounds)) == 2


def test_figures_of_paired_claims_have_a_little_slack() -> None:
    bounds = {FLOOR: {"roles f1": 0.5}}
    assert below({"roles f1": 0.491}, bounds) == []
    assert below({"roles f1": 0.489}, bounds) == ["roles f1 0.4890 is below its floor 0.5"]
