"""The printed sheet, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khabar.share.labels import Language
from khabar.share.redaction import redact
from khabar.share.sheet import render
from khabar.types import Filler, Quantity, Reading, Report
from made_readings import anonymous, asked


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "ar",
            [
                "انفجار في سوق الحدادين",
                "صحيفة الميناء · 2019-03-05",
                "ما يقوله الخبر (5)",
                "إصابة · injury",
                "الضحية: نحو 20 شخصاً (نحو 20 person)",
                "المكان: سوق الحدادين",
                "الزمن: أمس (2019-03-04)",
                "القائل: صحيفة الميناء ← سامر الهلباوي (ممرض; لحج) «قال»",
                "النص: «نحو 20 شخصاً أصيبوا في انفجار بسوق الحدادين أمس»",
                "منفي · الثقة: غير مقيسة",
                "القاعدة: test",
                "لم يُفهم (1)",
                "فعل لم تُعرف أطرافه",
            ],
        ),
        (
            "en",
            [
                "what the report says (5)",
                "injury · إصابة",
                "victim: نحو 20 شخصاً (about 20 person)",
                "says who: صحيفة الميناء ← سامر الهلباوي",
                "certainty: denied · confidence: unmeasured",
                "left unread (1)",
            ],
        ),
    ],
)
def test_what_stands_on_it(language: Language, lines: list[str]) -> None:
    sheet = render(asked(), language)
    assert [line for line in lines if line not in sheet] == []


def test_claims_come_in_reading_order() -> None:
    reading = anonymous()
    backwards = replace(reading, claims=reading.claims[::-1])
    assert render(backwards) == render(reading)


def test_nothing_read_and_nothing_known() -> None:
    assert render(Reading(Report("نص", "sha256:0")), "en").splitlines() == [
        "untitled", "outlet unknown · date unknown", "─" * 40, "", "what the report says (0)", "",
        "No claim was read in it.",
    ]  # fmt: skip


def test_redacted_says_so() -> None:
    assert "[source-1]" in render(redact(asked()))
    assert "Protected sources are hidden" in render(redact(asked()), "en")


def test_control_characters_do_not_reach_the_terminal() -> None:
    report = Report("نص", "sha256:0", title="عنوان\x1b[31m أحمر\u202e\x07")
    assert not set("\x1b\x07\u202e") & set(render(Reading(report)))


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (Quantity(20, None), "at least 20"),
        (Quantity(None, 5), "at most 5"),
        (Quantity(20, 30), "20–30"),
        (Quantity(1500, 1500, True, currency="USD"), "about 1,500 USD"),
        (Quantity(0.5, 0.5), "0.5"),
        (Quantity(None, None), "?"),
    ],
)
def test_numbers(quantity: Quantity, shown: str) -> None:
    reading = anonymous()
    claim = replace(reading.claims[0], arguments={"count": (Filler(0, 2, "عدد", value=quantity),)})
    assert f"count: عدد ({shown})" in render(replace(reading, claims=(claim,)), "en")
