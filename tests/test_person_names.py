"""Rows: which people a sentence names, how far their names reach, and what is nobody's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from khabar.types import Report

if TYPE_CHECKING:
    from khabar.reader import Reader


def people(reader: Reader, text: str) -> list[str]:
    return [m.text for m in reader.read(Report.of(text)).mentions if m.kind == "person" and m.named]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("رحب الوفد بعودة سالم هادي إلى القرية.", ["سالم هادي"]),
        ("انتقد الشاهد خطاب سالم هادي أمس.", ["سالم هادي"]),
        ("وطالب مسعود الحربي بفتح الطريق.", ["مسعود الحربي"]),
        ("قال سالم هادي وسعيد الحربي إنهم يحشدون المقاتلين.", ["سالم هادي", "سعيد الحربي"]),
        ("إن سالم هادي هو من فتح الباب.", ["سالم هادي"]),
        ("حضر اللقاء الشيخ فضل الله الشمري.", ["فضل الله الشمري"]),
        ("وقال المقدم على عبد الله الشمري إن التقرير في الطريق.", ["على عبد الله الشمري"]),
        ("أكد الملا عمر أن الطريق مغلق.", ["عمر"]),
        ("توفي الطفل خلف العبود في المستشفى.", ["خلف العبود"]),
        ("أعلن وزير الخارجية التركي مولود باشلار بدء المحادثات.", ["مولود باشلار"]),
        (
            "قال المتحدث باسم اللجنة في عدن علي سعيد الأحمدي إن القصف على القرية توقف وعاد الناس على أقدامهم.",
            ["علي سعيد الأحمدي"],
        ),
    ],
)
def test_named(reader: Reader, text: str, found: list[str]) -> None:
    assert people(reader, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "قتلوا في بيت من بيوت الله، رحمه الله.",
        "قال رسول الله صلى الله عليه وسلم ذلك.",
        "وصل الوفد بعون الله تعالى.",
        "شارك الجنود في معركة تحرير عدن.",
        "التقى الوفد أمير الكويت ثم عاد.",
        "استقبلنا الشيخ الكريم بابتسامة عريضة.",
        "نخشى الفتنة الكبيرة لوجودنا وكرامتنا.",
        "راقب التحالف القوات الموالية لها بأي وسيلة.",
        "انتصر الجنود في التقرير الذي نشر على الحوثيين.",
    ],
)
def test_nobody(reader: Reader, text: str) -> None:
    assert people(reader, text) == []
