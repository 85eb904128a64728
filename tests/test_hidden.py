"""Texts of our own invention under each profile: what comes out of none of them, and what stays.

Each row is one text at one way out, its JSON form; ``test_probes`` holds texts against every way out of a case.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from khabar.reader import Reader
from khabar.share.form import to_json
from khabar.share.profile import Profile
from khabar.text.fold import fold_word
from khabar.types import Report
from test_probes import words

_PROFILES = {
    "asked": Profile(key="k"), "sources": Profile(sources=True, key="k"), "witness": Profile(witnesses=True, key="k"),
    "minor": Profile(minors=True, key="k"),
}  # fmt: skip
_FILE = Path(__file__).parent / "data" / "hidden.tsv"
ROWS = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines()[2:]]


@pytest.mark.parametrize("row", ROWS, ids=range(len(ROWS)))
def test_what_is_hidden_and_what_stays(reader: Reader, row: list[str]) -> None:
    name, hide, gone, left, text, beside = row
    told = dict(each.split("=", 1) for each in beside.split("; ") if each)
    report = replace(Report.of(text), title="خبر من المدينة", outlet="صحيفة المرفأ", published="2019-03-12")
    reading = reader.read(replace(report, **told))  # type: ignore[arg-type]
    profile = _PROFILES.get(name) or Profile(names=(hide,), key="k")
    made = profile.redact(reading)
    printed = fold_word(to_json(made))
    for word in filter(None, gone.split(", ")):
        assert words([word]).search(printed) is None, word
        assert words([word]).search(fold_word("\n".join((to_json(reading), *told.values())))) is not None, word
    assert [word for word in filter(None, left.split(", ")) if fold_word(word) not in fold_word(made.report.text)] == []
