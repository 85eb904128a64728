"""What changes hands, is held, lacked, taken or laid in ruins, in the many ways that reports say it; invented people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]


SAID: list[tuple[str, str, Roles]] = [
    # what an armed body has, by where it stands
    ("قال الوزير إن للحركة معسكرات تدريب في الجبل.", "possession", {"holder": "حركة", "thing": "معسكرات"}),
    ("حذر القائد من أن العدو لديه احتياطات في الجبل.", "possession", {"holder": "العدو", "thing": "احتياطات"}),
    ("تملك القوات ترسانة كبيرة من الصواريخ.", "possession", {"holder": "القوات", "thing": "ترسانة كبيرة"}),
    ("وصل المسلحون إلى الحدود ومعهم آليات ثقيلة ومدافع هاون.", "possession", {"thing": "آليات ثقيلة"}),
    ("حذرت المنظمة من نفاد الأدوية من المستشفى.", "shortage", {"actor": "المستشفى", "thing": "الأدوية"}),
    # who needs what, or is without it
    ("قال الطبيب إن المستشفيات في حاجة ماسة إلى الأدوية والوقود.", "shortage", {"actor": "المستشفيات", "thing": "الوقود"}),
    ("نحو ثلاثة ملايين شخص بحاجة للغذاء في الإقليم.", "shortage", {"actor": "شخص", "thing": "غذاء"}),
    ("قال المشرف إن الأسر النازحة محرومة من مياه الشرب.", "shortage", {"actor": "الأسر النازحة", "thing": "مياه الشرب"}),
    ("المخيم بلا كهرباء ولا ماء منذ أربعة أيام.", "shortage", {"actor": "المخيم", "thing": "ماء"}),
    ("بقيت البلدة ثلاثة أيام دون مياه.", "shortage", {"actor": "البلدة", "thing": "مياه"}),
    ("روى العمال الذين كانوا محاصرين دون طعام وماء ما جرى.", "shortage", {"actor": "العمال", "thing": "طعام"}),
    ("تحتاج مستشفيات البلدة أدوية عاجلة.", "shortage", {"actor": "مستشفيات البلدة", "thing": "أدوية عاجلة"}),
    ("قال الناطق إن النازحين يحتاجون للمأوى.", "shortage", {"actor": "النازحين", "thing": "مأوى"}),
    # booty, fire, what somebody is said to own
    ("تمكن الثوار من أسر عشرة مسلحين واغتنام طقم عسكري.", "seizure", {"actor": "الثوار", "thing": "طقم عسكري"}),
    ("جرى إضرام النار في بيت بقرية الزيتون.", "destruction", {"thing": "بيت", "place": "قرية الزيتون"}),
    ("أشعل المحتجون النيران في سيارة الطبيب.", "destruction", {"actor": "المحتجون", "thing": "سيارة الطبيب"}),
    ("أكد الخبير امتلاك الجماعة مدافع ثقيلة.", "possession", {"holder": "الجماعة", "thing": "مدافع ثقيلة"}),
    # sums that are given, set aside and asked for
    ("تبرعت الدولة بمليون دولار للمستشفى.", "payment", {"payer": "الدولة", "amount": "مليون دولار"}),
    ("قدمت الدولة مليون دولار للعائلات.", "payment", {"payer": "الدولة", "amount": "مليون دولار", "payee": "عائلات"}),
    ("قدمت الدولة منحة بقيمة مليون دولار للحكومة.", "payment", {"payer": "الدولة", "amount": "مليون دولار"}),
    ("خصصت الوزارة مليون دولار لإعمار الجسر.", "payment", {"payer": "الوزارة", "amount": "مليون دولار"}),
    (
        "طالب الخاطفون عائلة الطبيب بفدية قدرها ألف دولار.",
        "payment",
        {"payee": "الخاطفون", "payer": "عائلة الطبيب", "amount": "ألف دولار"},
    ),
    # so much of a thing
    ("أتلفت السلطات أطناناً من المخدرات.", "destruction", {"actor": "السلطات", "thing": "المخدرات"}),
    ("حطم المسلحون تماثيل قديمة.", "destruction", {"actor": "المسلحون", "thing": "تماثيل قديمة"}),
    # what a place lacks
    ("انعدم الخبز في أحياء المدينة.", "shortage", {"thing": "الخبز", "place": "أحياء المدينة"}),
    ("أدى إغلاق المعبر إلى أزمة وقود في القطاع.", "shortage", {"thing": "وقود", "place": "القطاع"}),
    # sums that are paid for a thing
    ("باع الفصيل السيارة لتاجر بستة آلاف دولار.", "payment", {"payee": "الفصيل", "payer": "تاجر"}),
    ("أجبر عناصر التنظيم التجار على دفع الزكاة.", "payment", {"payer": "التجار", "amount": "الزكاة"}),
    # what somebody had stands before, and is told of by a relative
    ("الأسلحة التي بحوزة الفصيل هي بنادق خفيفة.", "possession", {"holder": "الفصيل", "thing": "الأسلحة"}),
    ("استولى الثوار على العربات العسكرية التي كانت بحوزة المتمردين.", "possession", {"holder": "المتمردين"}),
    ("قال الضابط إن كل أنواع الأسلحة بحوزة هذه القوات.", "possession", {"holder": "هذه القوات"}),
    ("هاجم المسلح الحاجز وفجرت الفتاة القنبلة التي كانت بحوزتها.", "possession", {"holder": "الفتاة", "thing": "القنبلة"}),
    ("انتشر في الحي مقاتلون مزودون برشاشات ثقيلة.", "possession", {"holder": "مقاتلون", "thing": "رشاشات ثقيلة"}),
    ("القوة باتت مزودة بصواريخ.", "possession", {"holder": "القوة", "thing": "صواريخ"}),
    ("مسلحون يحملون بنادق وقنابل انتشروا في الحي.", "possession", {"holder": "مسلحون", "thing": "قنابل"}),
    # an armed band, and what it takes
    ("سلبت عصابة مسلحة سيارة المدير.", "seizure", {"actor": "عصابة مسلحة", "thing": "سيارة المدير"}),
    ("صادرت ميليشيا مسلحة منزل الشيخ.", "seizure", {"actor": "ميليشيا مسلحة", "thing": "منزل الشيخ"}),
    # those who are held are handed on; papers are
    ("سلم الجيش المواطنين المحتجزين إلى الشرطة.", "handover", {"target": "المواطنين", "to": "الشرطة"}),
    ("جرى تسليم الجنود المفقودين إلى ذويهم.", "handover", {"target": "الجنود", "to": "ذويهم"}),
    ("نقل الجيش المعتقلين الموقوفين إلى السجن.", "movement", {"actor": "المعتقلين", "to": "السجن"}),
    ("سلم الوسيط رسالة إلى القائد.", "handover", {"from": "الوسيط", "target": "رسالة", "to": "القائد"}),
    ("قدم الوزير أمس مذكرة احتجاج إلى المحكمة.", "handover", {"from": "الوزير", "target": "مذكرة احتجاج"}),
    ("أحالت اللجنة التقرير إلى القضاء.", "handover", {"from": "اللجنة", "target": "التقرير", "to": "القضاء"}),
    # sums that are handed over, asked at a road block, paid for a thing
    ("سلم الوسيط الخاطفين مبلغ عشرين ألف دولار.", "handover", {"to": "الخاطفين", "from": "الوسيط"}),
    ("يفرض الحاجز 50 دولاراً على كل سيارة.", "payment", {"payee": "الحاجز", "payer": "كل سيارة"}),
    ("فرضت الحركة إتاوات على التجار.", "payment", {"payee": "الحركة", "payer": "التجار", "amount": "إتاوات"}),
    ("تجبي الجماعة أموالاً من أصحاب المتاجر.", "payment", {"payee": "الجماعة", "payer": "أصحاب المتاجر"}),
    ("يبلغ راتب العنصر 200 دولار شهرياً.", "payment", {"payee": "العنصر", "amount": "200 دولار"}),
    ("رصدت الوزارة خمسة ملايين دولار مقابل رأس القيادي.", "reward", {"offerer": "الوزارة", "for": "رأس القيادي"}),
    ("وضعت الوزارة مكافأة على رأس القائد.", "reward", {"offerer": "الوزارة", "for": "رأس القائد"}),
    # what is worn; what has run out
    ("خلت صيدليات المدينة من الأدوية.", "shortage", {"actor": "صيدليات المدينة", "thing": "الأدوية"}),
    ("شحت المياه في القرية.", "shortage", {"actor": "القرية", "thing": "المياه"}),
    # with what somebody is backed
    ("قدمت الدولة دعماً مالياً للحركة.", "support", {"actor": "الدولة", "to": "حركة", "kind": "money"}),
    ("الدعم المالي الذي تقدمه الدولة لحركة الفجر كبير.", "support", {"to": "حركة الفجر", "kind": "money"}),
    ("دعمت الدولة الحركة بالسلاح.", "support", {"to": "الحركة", "kind": "arms"}),
    ("دعمت الدولة الحركة.", "support", {"to": "الحركة", "kind": "backing"}),
    # whose kin he is goes on with the name
    ("تسلمت عائلة الشاب مراد الطيب جثته.", "handover", {"to": "عائلة الشاب مراد الطيب", "target": "جثته"}),
    ("قتلت القوات شقيق الشاب مراد الطيب.", "killing", {"victim": "شقيق الشاب مراد الطيب"}),
    ("قتل والد الطفل سالم هادي.", "killing", {"victim": "والد الطفل سالم هادي"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "roles"), SAID, ids=range(len(SAID)))
def test_is_told(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), told(reading)


REFUSED: list[tuple[str, str, Roles]] = [
    ("ضبطت الشرطة شحنة من إيران.", "seizure", {"thing": "إيران"}),
    ("نشب خلاف حول مبلغ ألف دولار.", "payment", {}),
    ("أعلن الجيش قصف التحالف موقعاً له.", "shelling", {"actor": "الجيش"}),
    ("أعلنت الحركة اعتقال ثلاثة من عناصرها.", "arrest", {"actor": "الحركة"}),
    ("أعلن الجيش إطلاق صواريخ من القطاع.", "shelling", {"actor": "الجيش"}),
    ("أعلنت الحكومة إطلاق سراح الرهائن.", "release", {"actor": "الحكومة"}),
    ("أوقف الحاجز نقل السلاح إلى المدينة.", "movement", {"facilitator": "الحاجز"}),
    ("أعلن الوزير اعتقال ثلاثة أشخاص.", "arrest", {"actor": "الوزير"}),
    ("تشهد البلاد أزمة ثقة.", "shortage", {}),
    ("سيطر الجيش على البلدة.", "seizure", {}),
    ("اعترضت الدورية السفينة في المياه الإقليمية.", "shortage", {}),
    ("قال الوزير إن البلاد بحاجة إلى الحوار.", "shortage", {}),
    ("قال القائد إن القوات بحاجة إلى مساعدة التحالف.", "shortage", {}),
    ("تجمع متظاهرون بلا سلاح في الساحة.", "shortage", {}),
    ("وصل المهاجرون إلى الحدود بدون مساعدة من أحد.", "shortage", {}),
    ("قال المحامي إن السجناء محرومون من الزيارة.", "shortage", {}),
    ("دعا الوسيط الجماعة إلى اغتنام فرصة الهدنة.", "seizure", {}),
    ("أشعل الخطيب النار في قلوب الحاضرين.", "destruction", {}),
    ("تسعى الدولة إلى امتلاك سلاح نووي.", "possession", {}),
    ("بلغ سعر صرف العملة أمس حداً جديداً.", "payment", {}),
    ("خصصت الوزارة خمسة ملايين ريال لمن يدلي بمعلومات عن القاتل.", "payment", {}),
    ("قدمت الدولة مساعدات بقيمة مليون دولار.", "payment", {"payee": "مساعدات"}),
    ("تبرع الأهالي بالدم للمصابين.", "payment", {}),
    ("نفى الوزير العثور على متفجرات بحوزة شاب.", "possession", {}),
    ("فرضت المحكمة عليه غرامة قدرها ألف دولار.", "payment", {"payee": "المحكمة"}),
    ("فرضت الحكومة ضرائب على الشركات.", "payment", {}),
    ("تشهد البلاد أزمة سياسية.", "shortage", {}),
    ("القاتل الذي رصدت الدولة مكافأة لمن يدل عليه قتل.", "reward", {"for": "قتل"}),
    ("الأسلحة ليست بحوزة الجيش.", "possession", {}),
    ("خسر الجيش المناطق التي لا زالت بحوزة المتمردين.", "possession", {}),
    ("افتتح الوزير مستشفى مزوداً بأحدث الأجهزة.", "possession", {}),
    ("عقدت جلسة لكشف النتائج وإحالة التقرير إلى القضاء.", "handover", {}),
    ("قتلت القوات شقيق الشاب مراد الطيب.", "killing", {"victim": "مراد الطيب"}),
    ("تسلمت عائلة الشاب مراد الطيب جثته.", "handover", {"target": "مراد الطيب"}),
    ("سلم الوزير للجيش معسكرات جديدة.", "possession", {"holder": "جيش"}),
    ("ليس للحركة معسكرات في البلدة.", "possession", {"holder": "حركة"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), REFUSED, ids=range(len(REFUSED)))
def test_is_not_so(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert not given(reading, event, roles), told(reading)


DOUBTED: list[tuple[str, str, str, str]] = [
    ("نفى قائد الكتيبة امتلاك مقاتليه أسلحة ثقيلة.", "possession", "denied", "asserted"),
    ("طالب الخاطفون بفدية قدرها ألف دولار.", "payment", "affirmed", "intended"),
]


@pytest.mark.parametrize(("text", "event", "polarity", "modality"), DOUBTED, ids=range(len(DOUBTED)))
def test_was_not_done(reader: Reader, text: str, event: str, polarity: str, modality: str) -> None:
    claims = [c for c in read(reader, text).claims if c.event == event]
    assert claims
    assert all((c.polarity, c.modality) == (polarity, modality) for c in claims)
