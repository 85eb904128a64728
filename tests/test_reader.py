"""The reader as a whole: pure, true to its spans, quiet on anything that can be written."""

from __future__ import annotations

import json
import random
import socket
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import khabar
from khabar.errors import KhabarError
from khabar.intake import read_bytes
from khabar.share.form import to_dict
from khabar.types import Report

if TYPE_CHECKING:
    from khabar.reader import Reader

ROOT = Path(__file__).resolve().parents[1]
TEXTS = sorted((ROOT / "tests" / "gold" / "seen" / "text").glob("*.txt"))
WORDS = (
    'قتل خمسة جنود في حلب أمس قال المصدر إن تنظيم داعش شن هجوما على حاجز ، . : « » ( ) “ ” " و ب ل من إلى أن التي '
    "الذي فر هرب مقابل 500 دولار أحمد العلي أبو حمزة نفى بينهم ما أدى إلى مقتل ؟ \n 17 شخصا #دير_الزور قُتل ـ لم قد "
    "المتحدث باسم الجيش بحسب وأضاف مشيرا سيطر غارة جوية اعتقلته الشرطة\u200f"
).split(" ")


def spans(value: object, text: str) -> None:
    """Every start, stop and text that stand together are true."""
    if isinstance(value, dict):
        if {"start", "stop", "text"} <= value.keys() and value["start"] is not None:
            assert text[value["start"] : value["stop"]] == value["text"]
        for inner in value.values():
            spans(inner, text)
    elif isinstance(value, list):
        for inner in value:
            spans(inner, text)


def holds(reader: Reader, text: str) -> None:
    form = to_dict(reader.read(Report.of(text)))
    report = form["report"]
    assert isinstance(report, dict)
    assert report["text"] == text
    spans(form, text)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_any_words_in_any_order_keep_their_spans(reader: Reader, text: str) -> None:
    holds(reader, text)


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_any_text_keeps_its_spans(reader: Reader, text: str) -> None:
    holds(reader, text)


@settings(max_examples=200)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_by_name(reader: Reader, data: bytes) -> None:
    try:
        report = read_bytes(data, path="any")
    except KhabarError:
        return
    spans(to_dict(reader.read(report)), report.text)


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.stem)
def test_torn_and_mixed_reports_keep_their_spans(reader: Reader, path: Path) -> None:
    chance = random.Random(path.stem)
    text = path.read_text(encoding="utf-8")
    for _ in range(15):
        at, to = sorted((chance.randrange(len(text)), chance.randrange(len(text))))
        holds(reader, text[:at] + chance.choice(["", "«", ")", "\u202e", "ـ", "\n", "\ufdf2", "١٢"]) + text[to:])


def test_the_same_text_gives_the_same_reading(reader: Reader) -> None:
    text = TEXTS[0].read_text(encoding="utf-8")
    first = json.dumps(to_dict(reader.read(Report.of(text))), ensure_ascii=False)
    reader.read(Report.of(TEXTS[1].read_text(encoding="utf-8")))
    assert json.dumps(to_dict(reader.read(Report.of(text))), ensure_ascii=False) == first


def test_the_reader_opens_no_connection(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the reader must not open a connection")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert reader.read(Report.of("قتل خمسة جنود في حلب أمس.")).claims


def test_time_is_in_proportion_to_the_text(reader: Reader) -> None:
    text = TEXTS[0].read_text(encoding="utf-8") + "\n\n"

    def seconds(times: int) -> float:
        start = time.process_time()
        reader.read(Report.of(text * times))
        return time.process_time() - start

    seconds(4)
    assert seconds(32) < 16 * max(seconds(4), 0.01)  # eight times the text, with room for a busy machine


def test_one_line_without_a_stop_ends(reader: Reader) -> None:
    holds(reader, "قتل خمسة جنود في حلب " * 3000)


def test_the_public_function_reads(reader: Reader) -> None:
    reading = khabar.read("قال أحمد العلي إن خمسة جنود قتلوا في حلب أمس.", outlet="منبر", published="2017-07-15")
    assert [claim.event for claim in reading.claims] == ["killing"]
    claim = reading.claims[0]
    assert claim.attribution[0].source.name == "منبر"
    assert claim.attribution[-1].source.name == "أحمد العلي"
    assert claim.time is not None
    assert claim.time.first == "2017-07-14"
    with pytest.raises(KhabarError):
        khabar.read("  \n ")


_SAID = "قتل خمسة مدنيين في قصف على مدينة منبج أمس، بحسب ما قالت مصادر محلية في المدينة لمراسلنا هناك."


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("وكالة النهر\n2017-05-03", "2017-05-03"),
        ("وكالة النهر\nقصف على سوق منبج\n2017-05-03", "2017-05-03"),
        ("وكالة النهر\nالأربعاء 3 أيار/مايو 2017", "2017-05-03"),
        ("بيروت - وكالة النهر - 3 مايو 2017", "2017-05-03"),
        ("وكالة النهر\n13/5/2017", "2017-05-13"),
        ("وكالة النهر\n3/5/2017", None),  # the day and the month may be either
        ("وكالة النهر\n2017-05-03\n2017-05-04", None),
        ("وكالة النهر\nمجزرة 3 مايو 2017", None),
        ("وكالة النهر\nمايو 2017", None),
    ],
)
def test_a_line_above_the_text_gives_its_day(reader: Reader, head: str, day: str | None) -> None:
    reading = reader.read(Report.of(f"{head}\n{_SAID}"))
    assert reading.report.published == day
    assert {c.time.first for c in reading.claims if c.time} == {day and str(date.fromisoformat(day) - timedelta(1))}
    given = replace(Report.of(f"{head}\n{_SAID}"), published="2016-01-02")
    assert reader.read(given).report.published == "2016-01-02"
    assert reader.read(Report.of(f"{_SAID}\n2017-05-03")).report.published is None


@pytest.mark.parametrize("text", ["هرب المقاتلون الذين", "استسلم خمسة مسلحين إلى الجيش الذي"])
def test_a_text_may_be_cut_where_a_clause_begins(reader: Reader, text: str) -> None:
    assert reader.read(Report.of(text)).report.text == text
