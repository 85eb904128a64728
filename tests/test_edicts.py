"""Decrees, protests and who answers for what, in the ways in which news tell of them.

Sentences of our own with invented people: what must be read from each, and what must not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]

SAID: list[tuple[str, str, Roles]] = [
    # protesters who are told of by what they do
    ("هتف المتظاهرون في البلدة ضد قائد الجماعة.", "protest", {"actor": "المتظاهرون", "against": "قائد الجماعة"}),
    ("أغلق محتجون مدخل الميناء مطالبين بتوفير الوقود.", "protest", {"actor": "محتجون", "for": "توفير الوقود"}),
    ("وطالب المعتصمون بإقالة المحافظ.", "protest", {"actor": "المعتصمون", "for": "إقالة المحافظ"}),
    ("وندد المحتجون بصمت الحكومة.", "protest", {"actor": "المحتجون", "against": "صمت الحكومة"}),
    # what a protest is for and against
    ("نفذ الموظفون اعتصاماً أمام المبنى للمطالبة برواتبهم.", "protest", {"actor": "الموظفون", "for": "رواتبهم"}),
    ("احتج التجار على الضرائب الجديدة.", "protest", {"actor": "التجار", "against": "الضرائب الجديدة"}),
    ("خرج الطلاب في مسيرة تنديداً بالقصف.", "protest", {"actor": "الطلاب", "against": "القصف"}),
    ("شارك الأهالي في وقفة تضامنية مع المعتقلين.", "protest", {"actor": "الأهالي", "for": "المعتقلين"}),
    ("خرجت مظاهرة للطلاب تطالب بإسقاط المجلس.", "protest", {"actor": "طلاب", "for": "إسقاط المجلس"}),
    ("شهدت بغداد مظاهرات احتجاجاً على الفساد.", "protest", {"against": "الفساد", "place": "بغداد"}),
    ("انتفض أهالي القرية في وجه الجماعة.", "protest", {"actor": "أهالي القرية", "against": "الجماعة"}),
    ("يتواصل إضراب المعلمين في المدينة.", "protest", {"actor": "المعلمين"}),
    # decrees of nobody who is named, or told by the paper that holds them
    ("تم منع الصحفيين من دخول المدينة.", "decree", {"content": "منع الصحفيين من دخول المدينة"}),
    ("جرى إغلاق المعبر الحدودي.", "decree", {"content": "إغلاق المعبر الحدودي"}),
    ("تم فرض حظر تجوال في المدينة.", "decree", {"content": "حظر تجوال", "place": "المدينة"}),
    ("تقرر نقل المعسكر إلى الصحراء.", "decree", {"content": "نقل المعسكر إلى الصحراء"}),
    ("صدر أمر ملكي يقضي بإنشاء هيئة جديدة.", "decree", {"content": "إنشاء هيئة جديدة"}),
    ("صدر مرسوم بإلغاء المحكمة العسكرية.", "decree", {"content": "إلغاء المحكمة العسكرية"}),
    (
        "أصدر القاضي سالم هادي فتوى تحرم بيع النفط.",
        "decree",
        {"issuer": "سالم هادي", "content": "تحرم بيع النفط"},
    ),
    (
        "أثار القرار الذي اتخذته الحكومة بإغلاق الطريق غضب السكان.",
        "decree",
        {"issuer": "الحكومة", "content": "إغلاق الطريق"},
    ),
    ("يُمنع على السكان الخروج من البلدة.", "decree", {"content": "يُمنع على السكان الخروج من البلدة"}),
    ("رفضت القوات أوامر الرئيس بالانسحاب من المدينة.", "decree", {"issuer": "الرئيس"}),
    ("أمهلت الجماعة السكان يومين لمغادرة القرية.", "decree", {"issuer": "الجماعة", "content": "مغادرة القرية"}),
    ("وسعت الحكومة عقوباتها على الحركة.", "decree", {"issuer": "الحكومة", "content": "عقوباتها على الحركة"}),
    ("أعلن الرئيس رفع حالة الطوارئ في الجنوب.", "decree", {"issuer": "الرئيس"}),
    ("كان ممنوعاً على السكان عبور الحدود.", "decree", {"content": "ممنوعاً على السكان عبور الحدود"}),
    ("- فرض حظر تجوال في البلدة.", "decree", {"content": "حظر تجوال", "place": "البلدة"}),
    ("خرج الأهالي بمظاهرة للمطالبة بالإفراج عن المعتقلين.", "protest", {"actor": "الأهالي"}),
    ("قام المواطنون بتنظيم مظاهرة في الساحة.", "protest", {"actor": "المواطنون"}),
    ("تدهورت صحة الأسرى المضربين عن الطعام.", "protest", {"actor": "الأسرى"}),
    ("أوعز الوزير إلى الشرطة بفتح مراكز جديدة.", "decree", {"issuer": "الوزير", "content": "فتح مراكز جديدة"}),
    ("ونص القرار على إخلاء المقرات.", "decree", {"content": "إخلاء المقرات"}),
    ("أعلنت السلطات حالة التأهب في العاصمة.", "decree", {"issuer": "السلطات"}),
    ("سحبت الوزارة تراخيص خمس شركات.", "decree", {"issuer": "الوزارة", "content": "تراخيص خمس شركات"}),
    ("أعادت السلطات فتح المعبر أمام المسافرين.", "decree", {"issuer": "السلطات"}),
    ("أقرت الحكومة حزمة مساعدات للأسر.", "decree", {"issuer": "الحكومة"}),
    ("خرجت مظاهرات في المدينة تنديداً بالاعتقالات.", "protest", {"against": "الاعتقالات"}),
    ("قطع الأهالي الطريق للمطالبة بالكهرباء.", "protest", {"actor": "الأهالي", "for": "الكهرباء"}),
    ("أعلن المعلمون الإضراب عن العمل.", "protest", {"actor": "المعلمون"}),
    (
        "منعت القوات دخول النازحين القادمين من الريف إلى المدينة.",
        "decree",
        {"issuer": "القوات", "content": "دخول النازحين القادمين من الريف إلى المدينة"},
    ),
    ("طالبت الكتلة بإقالة المحافظ سالم هادي.", "appointment", {"person": "سالم هادي", "title": "المحافظ"}),
    # what a pact is about, and what became of it
    ("نقضت القوات اتفاق المصالحة في البلدة.", "agreement", {"content": "اتفاق المصالحة", "change": "broken"}),
    ("انسحب وفد الحكومة من المفاوضات.", "agreement", {"party": "وفد الحكومة", "change": "broken"}),
    ("ألغت الحركة اتفاقها مع الحكومة.", "agreement", {"party": "الحركة", "change": "broken"}),
    ("وقع ممثلو الفصائل وثيقة تفاهم مع الحكومة.", "agreement", {"party": "الحكومة"}),
    ("اندمج لواء الفجر مع كتائب النهر.", "agreement", {"party": "لواء الفجر"}),
    (
        "أبرمت الحكومة والحركة اتفاقاً لتصدير النفط من الحقول.",
        "agreement",
        {"party": "الحركة", "content": "تصدير النفط من الحقول", "change": "made"},
    ),
    (
        "وقعت الحكومة والحركة اتفاقاً يقضي بوقف القتال.",
        "agreement",
        {"party": "الحكومة", "content": "وقف القتال"},
    ),
    ("أعلنت هدنة بين الجيش والمسلحين.", "agreement", {"party": "الجيش", "content": "هدنة"}),
    ("فشلت المفاوضات بين الحكومة والحركة.", "agreement", {"party": "الحكومة", "change": "broken"}),
    (
        "أعلنت الحركة قبولها بالمبادرة الأممية.",
        "agreement",
        {"party": "الحركة", "content": "المبادرة الأممية", "change": "made"},
    ),
    (
        "اتفق الطرفان خلال اللقاء على تبادل الأسرى.",
        "agreement",
        {"party": "الطرفان", "content": "تبادل الأسرى"},
    ),
    # who was put into his post is told by a relative clause, or only put forward
    (
        "فر محافظ المدينة الذي عينته الجماعة.",
        "appointment",
        {"person": "محافظ المدينة", "issuer": "الجماعة"},
    ),
    ("رشحت الكتلة سالم هادي لمنصب وزير الدفاع.", "appointment", {"person": "سالم هادي"}),
    ("منذ الإطاحة بالرئيس سالم هادي.", "appointment", {"person": "سالم هادي", "change": "dismissed"}),
    (
        "أحيل قائد اللواء العميد فهد سالم على التقاعد.",
        "appointment",
        {"person": "فهد سالم", "change": "dismissed"},
    ),
    (
        "أحال الرئيس قائد الفرقة العاشرة اللواء سالم الحداد إلى التقاعد.",
        "appointment",
        {"person": "سالم الحداد", "issuer": "الرئيس"},
    ),
    # who answers for what was done or went wrong
    ("وتقف وراء الهجوم جماعة متشددة.", "responsibility", {"actor": "جماعة متشددة", "event": "الهجوم"}),
    ("المسؤول عن الهجوم هو أبو طلحة المصري.", "responsibility", {"actor": "أبو طلحة المصري"}),
    ("لم تعلن أي جماعة المسؤولية عن الهجوم.", "responsibility", {"actor": "جماعة"}),
    ("تتحمل الحكومة مسؤولية مقتل المتظاهرين.", "responsibility", {"actor": "الحكومة", "event": "مقتل المتظاهرين"}),
    (
        "حملت الوزارة الجماعة المسؤولية الكاملة عن انهيار المحادثات.",
        "responsibility",
        {"actor": "الجماعة", "event": "انهيار المحادثات"},
    ),
    ("أنحى الوزير باللائمة على التحالف في الهجوم.", "responsibility", {"actor": "التحالف", "event": "الهجوم"}),
    ("قتل خمسة في هجمات يلقى باللوم فيها على الحركة.", "responsibility", {"actor": "الحركة", "event": "هجمات"}),
    (
        "قصفت الطائرات المجموعة المسؤولة عن اغتيال القاضي.",
        "responsibility",
        {"actor": "المجموعة", "event": "اغتيال القاضي"},
    ),
    ("أعلنت الحركة مسؤوليتها عن الهجوم على الفندق.", "responsibility", {"event": "الهجوم على الفندق"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), [c for c in reading.claims if c.event == event]


NOT_SAID: list[tuple[str, str, Roles]] = [
    ("تحدث الوزير عن مسيرة الطلاب العلمية.", "protest", {}),
    ("رحب الوزير بوقفات الدول المساندة للشرعية.", "protest", {}),
    ("انتفض الرجل غاضباً من مكانه.", "protest", {}),
    ("قال أحد المتظاهرين إن الشرطة غابت.", "protest", {}),
    ("أغلق المتظاهرون الطريق.", "decree", {}),
    ("خرجت تظاهرات مؤيدة للأكراد.", "protest", {"actor": "الأكراد"}),
    ("تم فرض السيطرة على المدينة.", "decree", {}),
    ("اتخذ الرجل قرارات ذات مخاطر باعتبارها فرصة.", "decree", {}),
    ("سمحت تركيا للتحالف باستخدام قواعدها.", "decree", {}),
    ("تقرر إعفاء العقيد سالم هادي من منصبه.", "decree", {}),
    ("تقرر الحكومة غداً ما ستفعله.", "decree", {}),
    ("أحيل قائد اللواء العميد فهد سالم على التقاعد.", "proceeding", {}),
    ("أعلنت الحركة مسؤوليتها عن تفجير الطوارئ.", "decree", {}),
    ("وجهت اللجنة دعوة بأثر رجعي.", "decree", {}),
    ("هاجم الجيش القرية. وخرجت مظاهرات ضد الغلاء.", "protest", {"actor": "الجيش"}),
    ("قدمت الحكومة استقالتها للرئيس سالم هادي.", "appointment", {"person": "سالم هادي"}),
    ("يتطلب القرار موافقة الحكومة على التمديد.", "agreement", {}),
    ("كل من يخرج في مظاهرة مناصرة للحركة يعتقل.", "protest", {}),
    ("ستمدد الحكومة حملتها الجوية.", "decree", {}),
    ("تتحمل الوزارة مسؤولية حماية المدنيين.", "responsibility", {}),
    ("يتحمل كل مواطن مسؤولية كبيرة.", "responsibility", {}),
    ("قال المسؤول عن التدريب إن المعركة لم تحسم.", "responsibility", {}),
    ("ألقيت مسؤولية الهجوم على الحركة.", "responsibility", {"event": "الهجوم على الحركة"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)


def test_what_has_not_been_issued_is_denied(reader: Reader) -> None:
    found = [
        c for c in read(reader, "لم يصدر عن الوزارة أي قرار بوقف التجنيد في الجنوب.").claims if c.event == "decree"
    ]
    assert [(c.polarity, c.modality) for c in found] == [("denied", "asserted")]
