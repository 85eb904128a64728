"""Whole texts beside each other: what contradicts, from the words to the pair. All texts are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

import khabar
from khabar.pipeline.comparing import compare
from made_cases import case

TEXTS: list[tuple[str, str, str, list[str]]] = [
    (
        "a number without those who are counted",
        "قُتل 27 في تفجير استهدف سوقاً في مدينة زليتن يوم 5 مارس 2019.",
        "قُتل 31 شخصاً في تفجير استهدف سوقاً في مدينة زليتن يوم 5 مارس 2019.",
        ["count"],
    ),
    (
        "at least as many",
        "قُتل 27 شخصاً على الأقل في تفجير في مدينة زليتن يوم 5 مارس 2019.",
        "قُتل 31 شخصاً في تفجير في مدينة زليتن يوم 5 مارس 2019.",
        [],
    ),
]


def against(folder: Path, *texts: str) -> list[str]:
    """Kinds of contradictions between two reports of other outlets."""
    readings = [khabar.read(text, outlet=f"صحيفة {n}", published=f"2019-03-0{6 + n}") for n, text in enumerate(texts)]
    with case(folder, readings) as base:
        compare(base)
        return [kind for (kind,) in base.rows("SELECT kind FROM contradiction ORDER BY kind")]


@pytest.mark.parametrize(("one", "two", "found"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_what_two_reports_say_otherwise(tmp_path: Path, one: str, two: str, found: list[str]) -> None:
    assert against(tmp_path / "case", one, two) == found
