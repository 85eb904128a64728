"""Rows: which groups a sentence names, and which it only speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from khabar.types import Report

if TYPE_CHECKING:
    from khabar.reader import Reader


def groups(reader: Reader, text: str) -> list[str]:
    return [m.text for m in reader.read(Report.of(text)).mentions if m.kind == "group" and m.named]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال الشاهد إن الميليشيات أغلقت الجسر.", ["الميليشيات"]),
        ("انسحبت المليشيا من التل ليلاً.", ["المليشيا"]),
        ("عاد الثوار إلى القرية بعد يومين.", ["الثوار"]),
        ("أغلقت ميليشيات مجهولة طريقاً.", []),
        ("أغلق مسلحو الحوثي سوق القرية.", ["مسلحو الحوثي"]),
        ("وصل قادة ذراع تنظيم القاعدة إلى القرية.", ["ذراع تنظيم القاعدة", "تنظيم القاعدة"]),
        ("حلقت طائرات التحالف العربي ليلاً.", ["طائرات التحالف العربي", "التحالف العربي"]),
        ("قالت صحيفة الوئام إن الجسر مغلق.", ["صحيفة الوئام"]),
        ("نشرت الصحيفة صور الطلاب.", []),
    ],
)
def test_named(reader: Reader, text: str, found: list[str]) -> None:
    assert groups(reader, text) == found
