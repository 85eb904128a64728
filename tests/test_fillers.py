"""What fills a role: the thing of a phrase and not its mending, people and not their number; invented sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]


@pytest.mark.parametrize(
    ("text", "event", "roles"),
    [
        # what is to be mended or given back is what was harmed or taken
        ("دعا كامل الربيعي إلى إعادة إعمار المدينة التي دمرت.", "destruction", {"thing": "المدينة"}),
        ("تشمل الخطة ترميم مدينة بانياس التي دمرت أمس.", "destruction", {"thing": "مدينة بانياس"}),
        ("تطالب الحكومة الفصائل بإعادة الأسلحة التي نهبوها من المخازن.", "seizure", {"thing": "الأسلحة"}),
        # digits with the article behind a definite phrase
        ("عاد ثمانية من العناصر الـ54 الذين خطفوا في حلب.", "abduction", {"target": "العناصر", "count": "ثمانية"}),
        ("أفرجت الشرطة عن الجنود الـ16 الذين خطفهم تنظيم داعش.", "abduction", {"target": "الجنود", "count": "16"}),
        ("أفرجت الشرطة عن المعتقلين السياسيين الـ9 أمس.", "release", {"target": "المعتقلين السياسيين", "count": "9"}),
        ("خطف التنظيم مقاتلي الفرقة الـ30 في حلب.", "abduction", {"target": "مقاتلي الفرقة الـ30"}),
        # a place by its name right behind who does it
        ("تحاصر قوات النظام الزبداني منذ شهرين.", "siege", {"actor": "قوات النظام", "place": "الزبداني"}),
        ("استعادت قوات النظام القريتين من تنظيم داعش.", "control", {"actor": "قوات النظام", "place": "القريتين"}),
        ("هاجمت قوات الجيش الزنتاني البلدة.", "attack", {"target": "البلدة"}),
        # what a joined verb with a subject of its own was done to is looked for
        ("هاجم الجيش المدينة وقصفها الطيران.", "air-strike", {"actor": "الطيران", "target": "المدينة"}),
        ("تعادي الجبهة الولايات المتحدة وتصنفها واشنطن منظمة إرهابية.", "proceeding", {"target": "الجبهة"}),
        ("قتل العشرات من المسلحين بسبب الغارة، وعلى رأسهم القائد سالم هادي.", "killing", {"victim": "سالم هادي"}),
        ("قصفت قوات الأسد القريتين بالصواريخ.", "shelling", {"actor": "قوات الأسد"}),
        ("هدد التنظيم بقتله في غضون 48 ساعة ما لم تطلق الحكومة سراح سامر العلي.", "release", {"target": "سامر العلي"}),
        ("فر القيادي واعتقلته الشرطة.", "arrest", {"actor": "الشرطة", "target": "القيادي"}),
        ("تحفظت الشرطة على المتهم سامر العلي.", "arrest", {"actor": "الشرطة", "target": "سامر العلي"}),
        ("كان سامر العلي ضابطا شرعيا في جبهة النصرة.", "position", {"title": "ضابطا شرعيا"}),
        ("نقل المسعفون الجرحى، وتم نقلهم إلى المستشفى.", "movement", {"actor": "الجرحى", "to": "المستشفى"}),
    ],
)
def test_it_fills_the_role(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), told(reading)


@pytest.mark.parametrize(
    ("text", "event", "role"),
    [
        ("دعا كامل الربيعي إلى إعادة إعمار ما دمرته الحرب.", "destruction", "thing"),  # no name says what
        (
            "أعلن الوزير اعتقال الكثير من المسلحين بفضل رجال الأمن المخلصين، وعلى رأسهم قائدهم سالم هادي.",
            "arrest",
            "part_of",
        ),
        ("تحفظت قطر على موقف جامعة الدول العربية.", "arrest", "target"),
        ("وتشمل هذه الفئة العائلات (أسر القتلى في معارك إيران).", "arrest", "target"),
        ("كان سامر العلي شريكا شرعيا كاملا.", "position", "title"),
        ("قالت الصحيفة إن القتلى كانوا جميعا مسؤولين سابقين في نظام صدام.", "membership", "member"),
        ("التقى الضباط الوفد. ونقل الجرحى، وتم نقلهم إلى المستشفى.", "movement", "facilitator"),
    ],
)
def test_nothing_fills_the_role(reader: Reader, text: str, event: str, role: str) -> None:
    reading = read(reader, text)
    assert not [c for c in reading.claims if c.event == event and role in c.arguments], told(reading)
