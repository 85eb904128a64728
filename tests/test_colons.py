"""A quoted sentence right after its speaker, without a colon or «أن», is all his, from its first word."""

from __future__ import annotations

import pytest

from khabar.reader import Reader
from made_claims import read

QUOTED = [
    "وقال القائد «التنظيم انسحب من البلدة أمس».",
    'وقال القائد "التنظيم انسحب من البلدة أمس".',
    "وقال القائد عبر الهاتف «التنظيم انسحب من البلدة أمس».",
    'وأضاف قائد قوات محلية لرويترز عبر الهاتف "التنظيم انسحب من البلدة أمس".',
    "وقال سالم الحوراني من سكان البلدة «التنظيم انسحب من البلدة أمس، وعاد الأهالي».",
]


@pytest.mark.parametrize("text", QUOTED)
def test_the_first_word_is_said(reader: Reader, text: str) -> None:
    reading = read(reader, text)
    [claim] = [c for c in reading.claims if c.event == "control"]
    [actor] = claim.arguments["actor"]
    assert (actor.text, claim.attribution[-1].source.kind != "outlet") == ("التنظيم", True)
    assert all(reading.report.text[e.start : e.stop] == e.text for e in claim.evidence)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("وقالت مصادر في محافظة «مأرب» إن التنظيم انسحب من البلدة.", "مصادر في محافظة «مأرب»"),
        ("وقال قيادي في حركة «أنصار النصر» إن التنظيم انسحب من البلدة.", "قيادي في حركة «أنصار النصر»"),
        ('وقال داود الشامي في خطاب بثه التلفزيون المحلي "التنظيم انسحب من البلدة".', "داود الشامي"),
        ("وقال القائد في اتصال هاتفي مع الصحيفة إن التنظيم انسحب من البلدة.", "القائد"),
        ("وقال القائد لشبكتنا إن التنظيم انسحب من البلدة.", "القائد"),
    ],
)
def test_a_name_between_marks_is_part_of_who_speaks(reader: Reader, text: str, source: str) -> None:
    [claim] = [c for c in read(reader, text).claims if c.event == "control"]
    assert claim.attribution[-1].source.text == source
