"""Custody, courts and claims of deeds: who is held, freed, tried, handed over; rows as in ``test_force``, invented people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]


AWAY = "غادر خالد المنصور بلدته إلى مدينة إدلب. "  # of whom the sentence after it tells

SAID: list[tuple[str, str, Roles]] = [
    # a passive without a subject tells of whom was told before, where it is said by whom it was done, or where
    (AWAY + "قُتل على يد رفاقه في حمص.", "killing", {"victim": "خالد المنصور", "actor": "رفاقه"}),
    (AWAY + "وكان قد اعتقل في العام 2014 على يد الأمن العام.", "arrest", {"target": "خالد المنصور"}),
    (AWAY + "أعدم رمياً بالرصاص في الساحة العامة.", "execution", {"victim": "خالد المنصور"}),
    (AWAY + "وأضاف أنه اعتقل على يد الأمن العام.", "arrest", {"target": "خالد المنصور", "actor": "الأمن العام"}),
    # how somebody is, said without a verb of holding
    ("وما زال والده خلف القضبان في أحد السجون.", "detention", {"target": "والده"}),
    ("وكان سامي الراوي في سجن الوادي عندما هاجم التنظيم القرية.", "detention", {"place": "سجن الوادي"}),
    (AWAY + "وهو الآن في السجن.", "detention", {"target": "خالد المنصور", "place": "السجن"}),
    ("لا يزال العشرات من الأسر في قبضة التنظيم.", "detention", {"target": "الأسر", "actor": "التنظيم"}),
    ("وما زال أربعون شخصاً في عداد المفقودين بعد غرق القارب.", "missing", {"target": "شخصاً", "count": "أربعون"}),
    ("وضعت السلطات الضابط المنشق رهن الإقامة الجبرية.", "detention", {"target": "الضابط", "actor": "السلطات"}),
    ("أبقت المحكمة على المتهم رهن الاعتقال.", "detention", {"target": "المتهم", "actor": "المحكمة"}),
    ("لا تزال ثلاث نساء وأطفالهن محتجزات لدى الإدارة الذاتية.", "detention", {"target": "أطفالهن"}),
    ("الرهينة الياباني كان محتجزاً عند تنظيم النور منذ أغسطس.", "detention", {"target": "الرهينة الياباني"}),
    ("ويقبع مئات من عناصر التنظيم في سجون تديرها القوات.", "detention", {"target": "عناصر التنظيم", "place": "سجون"}),
    (
        "تضم سجون الإدارة الذاتية نحو عشرة آلاف معتقل.",
        "detention",
        {"place": "سجون الإدارة الذاتية", "target": "معتقل"},
    ),
    ("يوجد في السجن نحو ثمانمئة موقوف.", "detention", {"place": "السجن", "target": "موقوف", "count": "نحو ثمانمئة"}),
    ("وتحتفظ كتائب النور بثلاثين أسيراً من الجنود.", "detention", {"actor": "كتائب النور", "count": "ثلاثين"}),
    ("لدى الجيش الليبي عشرات الأسرى.", "detention", {"actor": "الجيش الليبي", "target": "الأسرى"}),
    ("وقال السجين محمود العلي إنه لم يشارك في أي معركة.", "detention", {"target": "محمود العلي"}),
    # into prison and out of it
    ("نُقل سامي الراوي إلى سجن الوادي بعد أيام.", "detention", {"target": "سامي الراوي", "place": "سجن الوادي"}),
    (AWAY + "وبعد خروجه من سجن الوادي التحق بالفصيل.", "release", {"target": "خالد المنصور", "place": "سجن الوادي"}),
    ("خرج القيادي أبو أنس من السجن في صفقة تبادل مع النظام.", "release", {"target": "أبو أنس"}),
    # who hands over and who gets it, where «تسلم» is a present of hers
    (
        "قوات النور تسلم العراق خمسين معتقلاً من عناصر التنظيم.",
        "handover",
        {"from": "قوات النور", "to": "العراق", "target": "معتقلاً من عناصر التنظيم"},
    ),
    ("لكن القوات تسلم الجيش خمسة أسرى في المعبر.", "handover", {"from": "القوات", "to": "الجيش", "target": "أسرى"}),
    # whom arrests reached
    ("شنت القوات حملة اعتقالات طالت عشرات الشبان.", "arrest", {"target": "الشبان", "actor": "القوات"}),
    ("عمليات خطف طالت أقارب القيادي في ريف الوادي.", "abduction", {"target": "أقارب القيادي"}),
    # to the prosecution one is handed over, by a court tried; who is accused, by whomever
    ("تمت إحالة الموقوفين إلى النيابة العامة.", "handover", {"target": "الموقوفين", "to": "النيابة العامة"}),
    ("أحيل الاثنان على القضاء العسكري.", "proceeding", {"target": "الاثنان", "kind": "trial"}),
    ("اتهم سامي الراوي بقتل جنديين.", "proceeding", {"target": "سامي الراوي", "kind": "charge"}),
    ("قضت المحكمة بإعدام المتهم شنقاً.", "proceeding", {"target": "المتهم", "actor": "المحكمة"}),
    ("أدرجت الوزارة اسم سامي الراوي على قائمة الإرهاب.", "proceeding", {"target": "سامي الراوي"}),
    # of whom one answers for a deed
    ("أقرت قوات التحالف بمسؤوليتها عن الغارة.", "responsibility", {"actor": "قوات التحالف", "event": "الغارة"}),
    ("لم تتبن أي جهة العملية حتى الآن.", "responsibility", {"actor": "جهة", "event": "العملية"}),
    # the nearer of two objects makes the meaning
    ("يقضي شقيقه عقوبة بالسجن عشر سنوات في سجن الوادي.", "detention", {"target": "شقيقه"}),
    ("طالب النواب بمحاسبة جميع الضباط الفاسدين.", "proceeding", {"target": "جميع الضباط الفاسدين", "kind": "trial"}),
    ("قررت الهيئة مقاضاة عدد من مستشاري الرئيس.", "proceeding", {"actor": "الهيئة", "target": "مستشاري الرئيس"}),
    ("تلقى سامي الراوي حكماً بالسجن سبع سنوات.", "proceeding", {"target": "سامي الراوي"}),
    ("سطر القاضي بلاغات بحث بحق سامي الراوي.", "proceeding", {"target": "سامي الراوي"}),
    ("فرضت الجماعة الإقامة الجبرية على رئيس البلدية.", "detention", {"target": "رئيس البلدية", "actor": "الجماعة"}),
    # what somebody is held, tried or put to death for goes on to the end of its phrase, past other phrases
    (
        "خطف التنظيم ثلاثين شخصاً الخميس في مدينة الوادي بتهمة التخابر مع الجيش.",
        "abduction",
        {"target": "شخصاً", "charge": "التخابر مع الجيش"},
    ),
    (
        "أوقفت الشرطة ستة أشخاص ينتمون إلى الحركة بمدينة الوادي للاشتباه بعلاقتهم بالهجوم.",
        "arrest",
        {"target": "أشخاص", "charge": "علاقتهم بالهجوم"},
    ),
    (
        "ألقت السلطات القبض على سالم هادي لاتهامه بقتل عقيد في الجيش.",
        "arrest",
        {"target": "سالم هادي", "charge": "قتل عقيد في الجيش"},
    ),
    ("مثل أمام محكمة الوادي رجلان بتهمة التجسس لصالح الحركة.", "proceeding", {"charge": "التجسس لصالح الحركة"}),
    ("يواجه الشبان الثلاثة اتهامات بالتزوير.", "proceeding", {"target": "الشبان", "charge": "التزوير"}),
    ("يواجه الرجلان تهمة الانضمام إلى تنظيم الراية.", "proceeding", {"charge": "الانضمام إلى تنظيم الراية"}),
    (
        "وجهت السلطات اتهامات بالإرهاب لتسعة وعشرين شخصاً.",
        "proceeding",
        {"target": "شخصاً", "charge": "الإرهاب"},
    ),
    (
        "قضت محكمة الوادي بالسجن عامين على شاب بعد إدانته بتأييد الحركة.",
        "proceeding",
        {"target": "شاب", "charge": "تأييد الحركة"},
    ),
    (
        "أصدرت المحكمة مذكرتي اعتقال بحق سالم هادي بتهمة ارتكاب جرائم حرب.",
        "proceeding",
        {"actor": "المحكمة", "target": "سالم هادي", "kind": "warrant", "charge": "ارتكاب جرائم حرب"},
    ),
    # decisions that are taken, and decrees that come from somebody
    ("كشف المصدر أن الدولة اتخذت قراراً بحل المجلس.", "decree", {"issuer": "الدولة", "content": "حل المجلس"}),
    (
        "صدر قرار من قيادة المعسكر بصرف الطلاب إلى منازلهم.",
        "decree",
        {"issuer": "قيادة المعسكر", "content": "صرف الطلاب إلى منازلهم"},
    ),
    ("قصف الجيش المدينة ومنع المدنيين من الخروج.", "decree", {"issuer": "الجيش"}),
    # what is brought before a court, and who may be
    ("أحال مجلس الأمن ملف الإقليم إلى المحكمة.", "proceeding", {"target": "ملف الإقليم", "kind": "trial"}),
    ("طالب المتظاهرون بمحاكمة المتورطين.", "proceeding", {"target": "المتورطين", "kind": "trial"}),
    ("اختفت 5 طائرات للبحرية فوق الخليج.", "missing", {"target": "طائرات للبحرية", "count": "5"}),
    # what those who are held or put to death stand accused of is a role of that
    ("اعتقلت الشرطة 275 متهما بالانتماء إلى المنظمة.", "arrest", {"target": "متهما", "charge": "الانتماء إلى المنظمة"}),
    ("أثار إعدام متهمين بالتجسس في الوادي غضب السكان.", "execution", {"victim": "متهمين", "charge": "التجسس"}),
    # a deed that is claimed stands past the day and the place; a paper that tells of it parts them not
    ("تبنت الحركة أمس قتل شرطيين في مدينة الوادي.", "responsibility", {"actor": "الحركة", "event": "قتل"}),
    ("تبنى تنظيم الراية في بلاد المغرب قتل عشرة جنود في كمين.", "responsibility", {"actor": "تنظيم الراية"}),
    ("تبنى التنظيم في بيان الهجوم.", "responsibility", {"actor": "التنظيم", "event": "الهجوم"}),
    (
        "أدانت المنظمة أمس قصف المتمردين في اليمن مناطق سكنية في مدينة الوادي.",
        "shelling",
        {"actor": "المتمردين", "target": "مناطق سكنية"},
    ),
    # a decree tells what it holds right after whose it is, without an issuer, or behind its adjective
    (
        "أدانت النقابة قرار ميليشيات الراية منع الصحفيين من مغادرة البلاد.",
        "decree",
        {"issuer": "ميليشيات الراية", "content": "منع الصحفيين من مغادرة البلاد"},
    ),
    (
        "وذلك عقب قرار اللجنة العليا لجماعة الراية تعويم أسعار الوقود.",
        "decree",
        {"issuer": "اللجنة العليا", "content": "تعويم أسعار الوقود"},
    ),
    ("اعترض النواب على قرار غلق القنصلية في طرابلس.", "decree", {"content": "غلق القنصلية في طرابلس"}),
    ("صدر القرار الحكومي بتمديد حالة الطوارئ نظرا للظروف الأمنية.", "decree", {"content": "تمديد حالة الطوارئ"}),
    ("حجبت السلطات الموقع امتثالا لقرار قضائي بمنع نشر صور الضحايا.", "decree", {"content": "منع نشر صور الضحايا"}),
    ("أن القيادة المركزية في الحركة قررت سحب لقب الأمير من الزعيم الجديد.", "decree", {"issuer": "القيادة المركزية"}),
    # with whom an inquiry is made, by an enclitic; who has them in hand asks
    (
        "وقال المحافظ إن المتهمين سيتم التحقيق معهم وإحالتهم إلى القضاء.",
        "proceeding",
        {"target": "المتهمين", "kind": "investigation"},
    ),
    (
        "وقال المحافظ إن المتهمين سيتم التحقيق معهم وإحالتهم إلى القضاء.",
        "proceeding",
        {"target": "المتهمين", "kind": "trial"},
    ),
    ("وهناك عشرات الأسرى يجري التحقيق معهم من قبل المقاومة.", "proceeding", {"target": "الأسرى", "actor": "المقاومة"}),
    ("وتمت إحالة الموقوفة إلى المخابرات للتحقيق معها.", "proceeding", {"target": "الموقوفة", "kind": "investigation"}),
    # who is held by what is said of them, past whose people they are and what they were taken as
    ("كشف المحافظ عن وجود أسرى إيرانيين لدى المقاومة.", "detention", {"target": "أسرى إيرانيين", "actor": "المقاومة"}),
    (
        "أكد القائد وجود أسرى إيرانيين بحوزة الجيش الوطني.",
        "detention",
        {"target": "أسرى إيرانيين", "actor": "الجيش الوطني"},
    ),
    ("أنقذ الجيش 178 شخصا كانوا محتجزين رهائن لدى الإرهابيين.", "detention", {"target": "شخصا", "actor": "الإرهابيين"}),
    (
        "أكد المرصد وجود نحو مئة عائلة سريانية محتجزة من قبل التنظيم.",
        "detention",
        {"target": "عائلة سريانية", "actor": "التنظيم"},
    ),
    (
        "بلغ عدد العائلات المحتجزة من قبل التنظيم في المدينة ألف عائلة.",
        "detention",
        {"target": "العائلات", "actor": "التنظيم"},
    ),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), [c for c in reading.claims if c.event == event]


NOT_SAID: list[tuple[str, str, Roles]] = [
    (AWAY + "وقتل في الهجوم، بحسب الشرطة، خمسة جنود.", "killing", {"victim": "خالد المنصور"}),
    ("هدد التنظيم بقتل رجل يعمل في شركة، خُطف نهاية يوليو في القاهرة.", "abduction", {"target": "التنظيم"}),
    ("كان الحارس في السجن ليلة الهجوم.", "detention", {}),
    ("قتل سامي الراوي في السجن.", "detention", {}),
    ("قال شقيقه إنه في سجن الوادي.", "detention", {}),
    ("باتت المدينة في قبضة التنظيم.", "detention", {}),
    ("عقدت الهيئة اجتماعاً خلف القضبان.", "detention", {}),
    ("نُقل الموقوفون إلى سجن الوادي المركزي.", "detention", {}),
    ("خرج سامي الراوي من السجن إلى المستشفى.", "release", {}),
    ("خرجت شاحنة من السجن.", "release", {}),
    ("قوات النور تسلم العراق خمسين معتقلاً من عناصر التنظيم.", "handover", {"to": "قوات النور"}),
    ("تسلم الجيش العراقي خمسين معتقلاً من قوات النور.", "handover", {"from": "الجيش العراقي"}),
    ("تقدم سامي الراوي بشكوى للقضاء.", "proceeding", {"kind": "trial"}),
    ("لم تطل الاعتقالات قادة الفصيل.", "arrest", {}),
    ("اتهم المعارض الحكومة بقصف المدينة.", "proceeding", {}),
    (
        "وقد تصدر الأوامر الليلية إعفاء لوزير لم يؤد واجباته، أو لإرساء الأمن ومنع أي تهديدات.",
        "decree",
        {"issuer": "وزير"},
    ),
    (
        "قال الضابط إن الحصار المطبق على مقاتلي الحركة منع وصول مقاتلين من الخارج.",
        "decree",
        {"issuer": "مقاتلي الحركة"},
    ),
    ("دعا مجلس الأمن إلى إعداد تقرير لملاحقة المتورطين ومحاسبتهم على الجرائم.", "proceeding", {"target": "مجلس الأمن"}),
    ("يعمل سامي الراوي في قسم المحاسبة.", "proceeding", {}),
    ("يضم السجن حراساً من أبناء المدينة.", "detention", {}),
    ("نفى المتهم أن يكون قد اعترف بشيء خلال التحقيق.", "proceeding", {"kind": "confession"}),
    ("رفعت الوزارة إلى المجلس قائمة المطلوبين.", "proceeding", {}),
    ("قضى في السجن عشر سنوات للمرة الأولى.", "proceeding", {}),
    ("زار الوفد السجن قبل 15 عاماً للمتهم.", "proceeding", {}),
    ("وضع اسم القائد في أعلى قائمة الإرهابيين.", "proceeding", {"target": "الإرهابيين"}),
    ("أخذت النصرة رهائن في المدينة.", "abduction", {"target": "النصرة"}),
    ("اعتقلت الشرطة 275 متهما بالانتماء إلى المنظمة.", "proceeding", {"kind": "charge"}),
    # whom the enclitics of two joined deeds mean stands before both
    ("ثبتت إدانته بانضمامه لتنظيم الراية وسفره إلى سوريا.", "movement", {"actor": "تنظيم الراية"}),
    ("وصدر القرار بالإجماع في الجلسة.", "decree", {}),
    ("طرح الوفد مشروع قرار وقف القتال على المجلس.", "decree", {}),
    ("تحدث الكاتب عن قرار عاصفة الحزم.", "decree", {}),
    ("تضم اللجنة أصحاب قرار صناعة مصيرهم.", "decree", {}),
    ("صدر قرار المجلس بالسماح بتفعيل الاعتقالات ضد المشبوهين.", "control", {}),
    ("وجود قيادات كبيرة وقعت أسرى لدى المقاومة ويجري التحقيق معها.", "proceeding", {}),
    ("اعتقل شخصان وسلما إلى القوات الخاصة للتحقيق معهم.", "proceeding", {"target": "القوات الخاصة"}),
    ("وهناك عشرات الأسرى يجري التحقيق معهم.", "proceeding", {"actor": "الأسرى"}),
    ("أصدرت المحكمة مذكرتي اعتقال بحق سالم هادي.", "arrest", {}),
    ("اعتقل التنظيم 15 خياطاً لرفضهم خياطة الملابس.", "arrest", {"charge": "رفضهم خياطة الملابس"}),
    ("هجوم شنه مسلحون وأحال المصلين إلى أشلاء.", "proceeding", {}),
    ("هذه الإجراءات لم تحل دون إغراق المدينة.", "proceeding", {}),
    ("سيحل المجلس المشكلة.", "proceeding", {}),
    ("اختفت مظاهر الدولة من المدينة.", "missing", {}),
    # what is no protest: a course that is kept, a show, a difference; nor do those who break one up hold it
    ("لم يوقفوا مسيرة البناء.", "protest", {}),
    ("بدأ الممثل مسيرته عام 2001.", "protest", {}),
    ("تظاهر الجريح بأنه ميت.", "protest", {}),
    ("لا يفرق المحتل بين طائفة وأخرى.", "protest", {}),
    ("قطع السكان الطريق، فتوجهت القوات لتفريقهم.", "protest", {"actor": "القوات"}),
    ("احتشدت قوات من الجيش جنوبي المدينة.", "protest", {}),
    ("نادراً ما تعترف الغالبية بذلك.", "proceeding", {}),
    ("ترمي الخطة إلى تشديد المراقبة على الحدود، ومنع تحركات المسلحين.", "decree", {}),
    ("لمح الوزير إلى قانون أميركي يمنع إرسال أسلحة إلى بعض الدول.", "decree", {"issuer": "الوزير"}),
    ("لا يتعلق الخلاف بمصير سالم هادي.", "missing", {}),
    ("صادر التنظيم الرأي الآخر.", "seizure", {}),
    ("هناك محاولات لاختطاف الثورة.", "abduction", {}),
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)


DENIED: list[tuple[str, str, Roles]] = [
    ("لم تقم القوات الحكومية باعتقال سالم هادي.", "arrest", {"target": "سالم هادي"}),
    ("لا يوجد في مصر صحافيون محبوسون بسبب عملهم.", "detention", {"target": "صحافيون"}),
    ("لا توجد قيادات جنوبية مرتبطة بإيران.", "membership", {"member": "قيادات جنوبية"}),
    ("لم يعد القيادي معتقلاً لدى السلطات.", "detention", {"target": "القيادي"}),
    ("نفى المتحدث وجود أي معتقلين سياسيين في سجون الحركة.", "detention", {"target": "معتقلين سياسيين"}),
    ("شُطب اسم القائد السابق من قائمة المطلوبين.", "proceeding", {"target": "القائد السابق"}),
    ("لا يوجد في السجن سجناء سياسيون.", "detention", {"target": "سجناء سياسيون"}),
    ("لا يوجد معتقلون في سجون الحركة.", "detention", {"target": "معتقلون"}),
    ("لم يكن القيادي معتقلاً لدى السلطات.", "detention", {"target": "القيادي"}),
    ("نفى الفصيل مسؤوليته عن مقتل القاضي.", "responsibility", {"actor": "الفصيل"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), DENIED)
def test_it_is_denied(reader: Reader, text: str, event: str, roles: Roles) -> None:
    told = given(read(reader, text), event, roles)
    assert told
    assert {claim.polarity for claim in told} == {"denied"}
