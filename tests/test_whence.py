"""Of what country people are, where they are from and live, what papers they carry: a row for each way to say it.

Every sentence is invented. A row of ``SAID`` gives the event and the roles that must be read; one of ``NOT_SAID`` what must not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

SAID = [
    ("تعود الجثث لمقاتلين أفغان من لواء الفجر.", "nationality", {"person": "مقاتلين", "country": "أفغان"}),
    ("قُتل عنصر سوري وأصيب آخرون في الهجوم على القاعدة.", "nationality", {"person": "عنصر", "country": "سوري"}),
    ("قُتل في العملية أربعة إرهابيين هم تونسيان وليبي.", "nationality", {"person": "إرهابيين", "country": "ليبي"}),
    ("دعا الداعية السعودي سالم الحايك المقاتلين إلى الهدنة.", "nationality",
     {"person": "سالم الحايك", "country": "السعودي"}),
    ("أضاف المستشار العسكري الإيراني كمال رستمي أن المعركة طويلة.", "nationality",
     {"person": "كمال رستمي", "country": "الإيراني"}),
    ("قُتل المقاتل الكويتي فهد العنزي في الرقة.", "nationality", {"person": "فهد العنزي", "country": "الكويتي"}),
    ("ذكرت الشرطة أن المهاجم مواطن أفغاني في العشرين من عمره.", "nationality",
     {"person": "المهاجم", "country": "أفغاني"}),
    ("كان أبو عمر مقاتلاً مغربياً وصل إلى سوريا عام 2012.", "nationality",
     {"person": "أبو عمر", "country": "مغربياً"}),
    ("أوقف الأمن شخصين، أحدهما يحمل الجنسية الفرنسية، في المطار.", "nationality",
     {"person": "أحدهما", "country": "الفرنسية"}),
    ("يتحدر أبو عمر من أصل شيشاني وقاتل سنوات في الجبال.", "origin", {"person": "أبو عمر", "from": "شيشاني"}),
    ("انشق سالم الراوي عن التنظيم. هو من بلدة القورية في ريف دير الزور.", "origin",
     {"person": "سالم الراوي", "from": "بلدة القورية"}),
    ("انشق سالم الراوي عن التنظيم. وأصله من محافظة الأنبار.", "origin",
     {"person": "سالم الراوي", "from": "محافظة الأنبار"}),
    ("فر سالم الراوي، وهو من بلدة القورية، إلى تركيا.", "origin", {"person": "سالم الراوي", "from": "بلدة القورية"}),
    ("أما النازح سالم الراوي من بلدة ذيبان التي قصفها التنظيم فقد غادرها.", "origin",
     {"person": "سالم الراوي", "from": "بلدة ذيبان"}),
    ("قُتل في المعركة سالم الراوي من بلدة ذيبان وكمال الحايك من بلدة القورية.", "origin",
     {"person": "كمال الحايك", "from": "بلدة القورية"}),
    ("اختبأ أبو علي لدى أحد أقاربه في بلدة سرمدا طوال شهرين.", "residence",
     {"person": "أبو علي", "in": "بلدة سرمدا"}),
    ("قال إن شقيق أبي طيبة موجود حالياً في مدينة أورفا.", "residence",
     {"person": "شقيق أبي طيبة", "in": "أورفا"}),
    ("سالم الراوي لاجئ في السويد منذ أعوام.", "residence", {"person": "سالم الراوي", "in": "السويد"}),
    ("يحمل المتهم جواز سفر تونسياً مزوراً.", "document",
     {"person": "المتهم", "kind": "جواز سفر", "country": "تونسياً"}),
    ("دخل الرجل البلاد بجواز سفر ليبي مزور.", "document", {"person": "الرجل", "country": "ليبي"}),
    ("استخدم أبو وائل هوية عراقية مزورة لعبور الحدود.", "document", {"person": "أبو وائل", "country": "عراقية"}),
]  # fmt: skip

NOT_SAID = [
    ("قال مسؤولون أميركيون إن القوات ستنسحب.", "nationality"),
    ("قُتل ثلاثة مستشارين عسكريين إيرانيين في ريف حلب.", "nationality"),  # crowds of a country
    ("أسر الجيش 12 مقاتلاً سورياً قرب الحدود.", "nationality"),
    ("طلبت القيادة من المقاتلين السوريين حراسة المقار.", "nationality"),
    ("عاد اللاجئون السوريون إلى بلادهم.", "nationality"),
    ("التقى الوزير رئيسين أميركيين.", "nationality"),
    ("زارت المستشارة الألمانية سعاد الحايك المخيم.", "nationality"),
    ("لم يكن المهاجم مواطناً ليبياً كما قيل.", "nationality"),
    ("اعتقلت القوات سالم الراوي من بلدة القورية.", "origin"),
    ("جرح عشرة بينهم قياديون (موالون لجماعة الحوثي من محافظة إب).", "origin"),
    ("القصف عنيف، وهو من بلدة القورية.", "origin"),
    ("قُتل سالم الراوي قادماً من بلدة القورية.", "origin"),
    ("اختبأ السكان في الأقبية من القصف.", "residence"),
    ("انسحب سالم هادي من حلب، وكيف اختبأ هول وزميله في بلدة تفتناز.", "residence"),
    ("قوات حوثية موجودة في جبل الدفاع.", "residence"),
    ("أصدرت السلطات جواز سفر تركي جديد للنازحين.", "document"),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, event: str, roles: dict[str, str]) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), told(reading)


@pytest.mark.parametrize(("text", "event"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str) -> None:
    reading = read(reader, text)
    assert event not in [c.event for c in reading.claims], told(reading)


def test_papers_that_nobody_carries_are_denied(reader: Reader) -> None:
    reading = read(reader, "لم يكن الفتى يحمل جواز سفر تونسياً.")
    assert [c.polarity for c in reading.claims if c.event == "document"] == ["denied"], told(reading)
