"""In whose ranks somebody is, comes or would come: every way in which reports say it, and what only looks like one.

Every sentence is invented. A row of ``SAID`` gives the event, roles and certainty of one claim that must be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import fills, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

SAID = [
    # whom a noun of joining is of, and whom they join, after «ل» as after «إلى»
    ("membership", "أسباب انضمام بعض الشباب لتنظيم داعش كثيرة.", {"member": "الشباب", "organisation": "تنظيم داعش"}, "asserted"),
    ("membership", "أسفر ذلك عن انضمام ضباط من القبائل للجيش الوطني.", {"member": "ضباط من القبائل", "organisation": "جيش الوطني"}, "asserted"),
    ("membership", "ازداد العنف بعد انضمام أنقرة للتحالف الدولي.", {"member": "أنقرة", "organisation": "تحالف الدولي"}, "asserted"),
    ("membership", "تحدثت المصادر عن انخراط المئات من قبائل الواحة في صفوف المقاومة.", {"member": "قبائل الواحة", "organisation": "المقاومة"}, "asserted"),
    # what somebody has chosen, was forced to, was talked into, would like
    ("membership", "اختار سالم هادي الانضمام إلى المقاومة.", {"member": "سالم هادي", "organisation": "المقاومة"}, "asserted"),
    ("membership", "قال سالم هادي إنه اضطر للانضمام إلى داعش.", {"organisation": "داعش"}, "asserted"),
    ("membership", "قد يضطر سالم هادي للانضمام إلى داعش.", {"member": "سالم هادي", "organisation": "داعش"}, "possible"),
    ("membership", "أقنع المهرب الشاب بالانضمام إلى داعش.", {"member": "الشاب", "organisation": "داعش"}, "intended"),
    ("membership", "جذب التنظيم آلاف الشباب للانضمام إلى داعش.", {"member": "الشباب", "organisation": "داعش"}, "intended"),
    ("membership", "يريد الجنود الانضمام إلى المقاومة.", {"member": "الجنود", "organisation": "المقاومة"}, "intended"),
    # whose ranks they are is a pronoun
    ("membership", "دفن المتمردون الحوثيون جثث خمسين رجلاً كانوا يقاتلون في صفوفهم.", {"member": "رجلاً", "organisation": "المتمردون الحوثيون"}, "asserted"),
    ("membership", "قال الوزير إن تنظيم داعش لديه 300 تركي يقاتلون في صفوفه.", {"member": "تركي", "organisation": "تنظيم داعش"}, "asserted"),
    # those who are from somewhere, or of a nation, and serve
    ("membership", "بقي بعض العسكريين من أبناء الواحة الذين يقاتلون في صفوف حركة الصقور.", {"member": "العسكريين", "organisation": "حركة الصقور"}, "asserted"),
    ("membership", "قال الخبير إن توانسة يقاتلون في صفوف داعش.", {"member": "توانسة", "organisation": "داعش"}, "asserted"),
    # a predicate without a verb
    ("membership", "تبين أن المهاجم من عناصر تنظيم داعش.", {"member": "المهاجم", "organisation": "تنظيم داعش"}, "asserted"),
    ("membership", "ذكر البيان أن القتلى من أفراد الجيش.", {"member": "القتلى", "organisation": "الجيش"}, "asserted"),
    # links, and people by a word that says of which body they are
    ("membership", "أعلنت السلطات تفكيك خلية على علاقة بتنظيم داعش.", {"member": "خلية", "organisation": "تنظيم داعش"}, "asserted"),
    ("membership", "كان سالم هادي على صلة وثيقة بتنظيم القاعدة.", {"member": "سالم هادي", "organisation": "تنظيم القاعدة"}, "asserted"),
    ("membership", "اعتقلت الشرطة رجلاً له صلات بحركة الصقور.", {"member": "رجلاً", "organisation": "حركة الصقور"}, "asserted"),
    ("membership", "استهدف التفجير منسوبي قوة الصقور.", {"member": "منسوبي", "organisation": "قوة الصقور"}, "asserted"),
    # who is made a part of what
    ("membership", "قرر الرئيس دمج مقاتلي الحركة في الجيش الوطني.", {"member": "مقاتلي الحركة", "organisation": "الجيش الوطني"}, "intended"),
    ("membership", "سلّم ثلاثة من مقاتلي حركة الصقور أنفسهم.", {"member": "مقاتلي", "organisation": "حركة الصقور", "count": "ثلاثة"}, "asserted"),
    ("membership", "اعتقلت الشرطة رجلاً له صلات بجماعة متطرفة.", {"member": "رجلاً", "organisation": "جماعة متطرفة"}, "asserted"),
    ("membership", "تتبع هذه الكتيبة لقيادة اللواء العاشر.", {"member": "الكتيبة", "relation": "part"}, "asserted"),
    # a body comes to be part of another, and people are its members
    ("membership", "انضمت كتيبة الصقور إلى حركة الفجر.", {"member": "كتيبة الصقور", "organisation": "حركة الفجر", "relation": "part"}, "asserted"),
    ("membership", "انضم مقاتلو الحركة إلى الجيش.", {"member": "مقاتلو الحركة", "organisation": "الجيش", "relation": "member"}, "asserted"),
    ("membership", "انضمت تركيا إلى التحالف.", {"member": "تركيا", "organisation": "التحالف", "relation": "member"}, "asserted"),
    ("membership", "تقدم الجيش بعد اندماج الكتيبة في الفيلق الخامس.", {"member": "الكتيبة", "organisation": "الفيلق الخامس", "relation": "part"}, "asserted"),
    # who stands behind, beside or with whom, and who deals with whom
    ("support", "شن طيران التحالف سلسلة من الغارات لمساندة المقاومة الشعبية.", {"actor": "طيران التحالف", "to": "المقاومة الشعبية"}, "intended"),
    ("support", "نفذ التحالف غارات ضد تنظيم داعش، غالباً لدعم قوات البشمركة.", {"actor": "التحالف", "to": "قوات البشمركة"}, "intended"),
    ("support", "استعاد المقاتلون المطار بدعم عسكري من دول خليجية.", {"actor": "دول خليجية", "to": "المقاتلون"}, "asserted"),
    ("support", "وقفت القبائل مع الجيش.", {"actor": "القبائل", "to": "الجيش"}, "asserted"),
    ("support", "قاتل حزب الله مع قوات النظام.", {"actor": "حزب الله", "to": "قوات النظام"}, "asserted"),
    ("support", "اتهمت النيابة سالم هادي بالتجسس لصالح إيران.", {"actor": "سالم هادي", "to": "إيران"}, "asserted"),
    ("support", "وجهت الوزارة إلى سارة هادي تهمة التعاون مع داعش.", {"actor": "سارة هادي", "to": "داعش"}, "possible"),
    ("membership", "جهات سياسية مدعومة من دول الجوار تعطل الاتفاق.", {"member": "جهات سياسية", "organisation": "دول الجوار", "relation": "backed"}, "asserted"),
    ("membership", "تقدمت فصائل مدعومة من طرف إيران.", {"member": "فصائل", "organisation": "إيران", "relation": "backed"}, "asserted"),
    # who is there to enlist, calls up, calls to arms
    ("recruitment", "أوقفت الشرطة خلية متخصصة في تجنيد الشباب.", {"actor": "خلية", "target": "الشباب"}, "asserted"),
    ("recruitment", "فككت السلطات شبكة تنشط في تجنيد المقاتلين.", {"actor": "شبكة", "target": "المقاتلين"}, "asserted"),
    ("recruitment", "تعمل إيران على تجنيد الأفغان.", {"actor": "إيران", "target": "الأفغان"}, "intended"),
    ("recruitment", "استدعى الجيش عشرة آلاف جندي من الاحتياط.", {"actor": "الجيش", "target": "جندي"}, "asserted"),
    ("recruitment", "دعا الزعيم أنصاره إلى النفير العام.", {"actor": "الزعيم", "target": "أنصاره"}, "intended"),
    # whom a bare number tells of
    ("membership", "أوقفت الشرطة ثلاثة للاشتباه بانتمائهم إلى داعش.", {"member": "ثلاثة", "organisation": "داعش"}, "possible"),
]  # fmt: skip
NOT_SAID = [
    ("membership", "انضم لقاء اليوم إلى سلسلة لقاءات."),
    ("membership", "تدعو الحكومة إلى دمج المهاجرين في المجتمع."),
    ("membership", "المعلومات على صلة بالحركة."),
    ("membership", "تضمن الاتفاق بقاء الوزير في السلطة."),
    ("membership", "تحدث الكاتب عن اندماج المهاجرين في المجتمع."),
    ("membership", "زار المدينة سياسي على صلة بالحكومة."),
    ("membership", "الهجوم على علاقة بداعش."),
    ("membership", "تكبد المتمردون خسائر في صفوفهم."),
    ("recruitment", "رفض الشبان التجنيد."),
    ("recruitment", "استدعى الوزير السفير للتشاور."),
    ("support", "أعدم التنظيم ثلاثة رجال بتهمة التعامل مع التحالف."),
    ("support", "دعت الحكومة إلى التعاون مع الأمم المتحدة."),
    ("support", "تعاملت القوات مع المهاجمين."),
    ("support", "وقف الرجل مع صديقه أمام الباب."),
]


@pytest.mark.parametrize(("event", "text", "roles", "modality"), SAID)
def test_it_is_said(reader: Reader, event: str, text: str, roles: dict[str, str], modality: str) -> None:
    reading = read(reader, text)
    found = [c for c in reading.claims if c.event == event and all(fills(c, r, w) for r, w in roles.items())]
    assert modality in [c.modality for c in found], told(reading)


@pytest.mark.parametrize(
    "text", ["منظمات خيرية لا علاقة لها بداعش.", "قال إن الضحايا ليست لهم علاقة بحزب العمال الكردستاني."]
)
def test_a_link_is_denied(reader: Reader, text: str) -> None:
    assert {c.polarity for c in read(reader, text).claims if c.event == "membership"} == {"denied"}


def test_the_staff_is_not_who_stands_before_it(reader: Reader) -> None:
    reading = read(reader, "طالب رئيس البرلمان سالم هادي منتسبي الجيش بالانسحاب.")
    members = [a.text for c in reading.claims if c.event == "membership" for a in c.arguments["member"]]
    assert members == ["منتسبي"]


@pytest.mark.parametrize(("event", "text"), NOT_SAID)
def test_it_is_not_said(reader: Reader, event: str, text: str) -> None:
    reading = read(reader, text)
    assert event not in [c.event for c in reading.claims], told(reading)
