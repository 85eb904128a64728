"""The JSON form, key by key."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from khabar.share.form import to_dict, to_json
from khabar.types import Filler, Quantity, Reading, Report
from made_readings import anonymous, asked


def test_one_line_that_reads_back() -> None:
    reading = asked()
    line = to_json(reading)
    assert len(line.splitlines()) == 1
    assert json.loads(line) == to_dict(reading)
    assert "سوق الحدادين" in line


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\n", "\x0b", "\x1c"])
def test_line_ends_in_the_text_do_not_break_the_line(end: str) -> None:
    line = to_json(Reading(Report(f"نص{end}آخر", "withheld")))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["report"]["text"] == f"نص{end}آخر"


def test_keys_of_every_object() -> None:
    form = json.loads(to_json(asked()))
    assert list(form) == ["schema", "reader", "report", "entities", "mentions", "claims", "unread"]
    assert list(form["reader"]) == ["version", "lexicon", "gazetteer"]
    assert list(form["report"]) == [
        "id", "bytes", "path", "url", "title", "outlet", "author", "published", "text", "parts",
    ]  # fmt: skip
    assert list(form["claims"][0]) == [
        "id", "event", "arguments", "polarity", "modality", "time", "attribution", "evidence", "rule", "confidence",
        "part_of",
    ]  # fmt: skip
    assert form["mentions"][0]["value"] == {
        "given": "سامر", "father": None, "family": "الهلباوي", "kunya": None, "nisba": None,
    }  # fmt: skip


def test_the_first_link_is_the_outlet_and_has_no_offsets() -> None:
    claim = json.loads(to_json(asked()))["claims"][0]
    assert claim["attribution"][0] == {
        "source": {"kind": "outlet", "name": "صحيفة الميناء", "text": None, "start": None, "stop": None},
        "cue": None, "kind": "own",
    }  # fmt: skip
    source = claim["attribution"][1]
    assert list(source) == ["source", "cue", "kind", "content"]
    assert list(source["source"]) == [
        "kind", "name", "text", "start", "stop", "mention", "role", "origin", "residence", "anonymous",
    ]  # fmt: skip


def test_a_chain_without_its_outlet_gets_it() -> None:
    reading = asked()
    bare = replace(reading, claims=tuple(replace(c, attribution=c.attribution[1:]) for c in reading.claims))
    assert to_dict(bare) == to_dict(reading)


@pytest.mark.parametrize(
    ("filler", "form"),
    [
        (Filler(0, 2, "نص"), {"start": 0, "stop": 2, "text": "نص", "inherited": False, "modality": None}),
        (
            Filler(0, 2, "نص", "m1", "e1", True, "possible", Quantity(20, None), "c7"),
            {
                "mention": "m1", "entity": "e1", "start": 0, "stop": 2, "text": "نص", "inherited": True,
                "modality": "possible", "value": {"low": 20, "high": None, "approximate": False}, "claim": "c7",
            },
        ),
        (
            Filler(0, 2, "نص", value=Quantity(1.5, 2, True, currency="USD")),
            {
                "start": 0, "stop": 2, "text": "نص", "inherited": False, "modality": None,
                "value": {"low": 1.5, "high": 2, "approximate": True, "currency": "USD"},
            },
        ),
    ],
)  # fmt: skip
def test_fillers(filler: Filler, form: object) -> None:
    reading = anonymous()
    claim = replace(reading.claims[0], arguments={"victim": (filler,), "change": "gained"})
    made = json.loads(to_json(replace(reading, claims=(claim,))))["claims"][0]["arguments"]
    assert made == {"victim": [form], "change": "gained"}


def test_unknown_is_null() -> None:
    form = json.loads(to_json(Reading(Report("نص", "withheld"))))
    assert form["reader"] == {"version": None, "lexicon": None, "gazetteer": None}
    assert form["report"]["published"] is None
    assert form["report"]["bytes"] is None
