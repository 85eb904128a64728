"""What is set into a sentence takes nothing from it: who is cited, when, in what manner, and remarks.

Each base sentence of our own, with invented people, is read with every parenthesis at its gap; the claim stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]

# «|» stands where the parenthesis goes
BASES: list[tuple[str, str, Roles]] = [
    (
        "قتلت | ميليشيا الشمال المواطن سالم هادي في منزله.",
        "killing",
        {"victim": "سالم هادي", "actor": "ميليشيا الشمال"},
    ),
    ("أوقفت | شعبة المعلومات المدعو كمال ناصر في محلة الميناء.", "arrest", {"target": "كمال ناصر"}),
    ("هاجم | مسلحون مجهولون نقطة تفتيش في مديرية مودية.", "attack", {"actor": "مسلحون مجهولون"}),
    ("قصفت | طائرات التحالف مواقع للتنظيم شمال المدينة.", "air-strike", {"target": "مواقع للتنظيم"}),
    ("أصيب | خمسة مدنيين في انفجار لغم.", "injury", {"victim": "مدنيين"}),
    ("وصل | ثلاثة من قادة الفصيل إلى إدلب.", "movement", {"to": "إدلب"}),
    ("سيطرت | قوات الدعم السريع على مدينة ود مدني.", "control", {"actor": "قوات الدعم السريع"}),
    ("استعاد | الجيش السيطرة على بلدة الزهراء.", "control", {"actor": "الجيش", "place": "بلدة الزهراء"}),
]
INSETS = [
    "، بحسب مصادر محلية،",
    "، وفق ما أعلنت الشرطة،",
    "، كما ذكرت الوكالة،",
    "، على حد وصفه،",
    "- بحسب المصدر -",
    "- وهي الأولى من نوعها -",
    "، أمس الثلاثاء،",
    "بشكل مفاجئ",
    "على نحو غير مسبوق",
    "من جديد",
    "بدورها",
    "فعلياً",
]


@pytest.mark.parametrize("inset", INSETS)
@pytest.mark.parametrize(("base", "event", "roles"), BASES)
def test_a_parenthesis_takes_nothing_from_its_sentence(
    reader: Reader, base: str, event: str, roles: Roles, inset: str
) -> None:
    before, after = base.split("|")
    space = "" if inset.startswith("،") else " "
    text = f"{before.rstrip()}{space}{inset} {after.lstrip()}"
    assert given(read(reader, text), event, roles), text
