"""Who goes, and what only sounds as if it went: adverbs, gazes, ideas and deeds; invented people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]

SAID: list[tuple[str, str, Roles]] = [
    # how or when it was stands before the verb, and does nothing
    ("سرعان ما لاذ المسلحون بالفرار من البلدة.", "flight", {"actor": "المسلحون", "from": "البلدة"}),
    ("فجأة هاجمت القوات المدينة.", "attack", {"actor": "القوات", "target": "المدينة"}),
    ("فجأة توجهت سيارة الإسعاف إلى نقطة أمنية.", "movement", {"actor": "سيارة الإسعاف", "to": "نقطة أمنية"}),
    ("مباشرة، ووسط حالة من الذعر فر أصحاب المتاجر من السوق.", "flight", {"actor": "أصحاب المتاجر"}),
    ("دائماً ما يلجأ الضباط إلى الخارج.", "movement", {"actor": "الضباط", "to": "الخارج"}),
    ("غالباً ما يفر المسلحون من المواجهة.", "flight", {"actor": "المسلحون"}),
    ("قال شهود إن المهربين عادة ما يعبرون النهر إلى القرية.", "movement", {"actor": "المهربين", "to": "القرية"}),
    ("وأحياناً يهاجمهم الجيش في المدينة.", "attack", {"actor": "الجيش"}),
    # whose way it is stands right behind the word for it, and who only tells of it goes nowhere
    ("أعلن الناطق انسحاب المسلحين من القرية وتوجههم إلى الجبال.", "movement", {"actor": "المسلحين", "to": "الجبال"}),
    ("أسفر الهجوم عن سيطرة المقاومة على القرية وتقدمها إلى المدينة.", "movement", {"actor": "المقاومة"}),
    ("بدأ التحالف حملته بعد استيلاء المسلحين على القرية وتقدمهم جنوبا صوب عدن.", "movement", {"actor": "المسلحين"}),
    ("أعلن الوزير سيطرة المقاومة على القرية.", "control", {"actor": "المقاومة", "place": "القرية"}),
    ("أعلن الجيش سيطرته على القرية.", "control", {"actor": "الجيش", "place": "القرية"}),
    ("هاجم الجيش البلدة مثلما هاجم القرية.", "attack", {"actor": "الجيش", "target": "البلدة"}),
    ("لم تعرف وجهة القيادي.", "movement", {"actor": "القيادي"}),
    # a place and its name are whither, and nobody who goes there; parties and a style are no places
    ("كان الوزير سالم الخطيب في عمان. وزار العاصمة السورية دمشق أمس.", "movement", {"to": "العاصمة السورية"}),
    ("غادر الوزير سالم الخطيب عمان. ثم زار العاصمة السورية دمشق.", "movement", {"actor": "سالم الخطيب"}),
    ("الأطراف التي وصلت إلى جنيف لم تتفق.", "movement", {"actor": "الأطراف", "to": "جنيف"}),
    ("أعلن المكتب وصول دولة رئيس الوزراء إلى جنيف.", "movement", {"actor": "دولة رئيس الوزراء"}),
    ("نزح السكان إلى بيوت أقاربهم.", "displacement", {"actor": "السكان", "to": "بيوت أقاربهم"}),
    # so many make up a band, and are who goes; a body of so many states is sent by them
    ("وصلت قوة مؤلفة من 200 جندي إلى سرت.", "movement", {"actor": "قوة مؤلفة من 200 جندي", "count": "200"}),
    ("تم إرسال دفعة جديدة من 300 مقاتل إلى سرت.", "movement", {"actor": "دفعة جديدة من 300 مقاتل", "count": "300"}),
    ("وصلت قوة من خمس دول إلى مدينة سرت.", "movement", {"actor": "قوة", "to": "مدينة سرت"}),
    # who is posted, sent off, thrown in, led round or kept company, with nothing said of where to
    ("نُشرت كتيبة من 300 جندي في مدينة سرت.", "movement", {"count": "300", "to": "مدينة سرت"}),
    ("أرسلت فرنسا مئتي جندي من مطار الوادي.", "movement", {"facilitator": "فرنسا", "from": "مطار الوادي"}),
    ("تمكنت فرنسا من إرسال ثلاث مقاتلات إضافية.", "movement", {"facilitator": "فرنسا", "count": "ثلاث"}),
    ("روسيا تزج بكتيبة جديدة داخل ليبيا.", "movement", {"facilitator": "روسيا", "to": "ليبيا"}),
    ("استخدمت فرنسا القاعدة لإرسال مقاتلات.", "movement", {"facilitator": "فرنسا", "actor": "مقاتلات"}),
    ("إيران تزج بدفعة جديدة من الحرس الثوري داخل ليبيا.", "movement", {"actor": "دفعة جديدة من الحرس الثوري"}),
    ("بدأت إثيوبيا بزج قوات جديدة في إقليم تيغراي.", "movement", {"facilitator": "إثيوبيا", "actor": "قوات جديدة"}),
    ("تأتي هذه الدبابات من مدينة سرت.", "movement", {"actor": "هذه الدبابات", "from": "مدينة سرت"}),
    ("قام الوزير سالم هادي بجولة في المنطقة.", "movement", {"actor": "سالم هادي", "place": "المنطقة"}),
    ("قام المحافظ بجولة تفقدية في أحياء المدينة.", "movement", {"actor": "المحافظ", "place": "أحياء المدينة"}),
    ("سالم هادي الذي يرافق الوزير.", "movement", {"actor": "سالم هادي", "with": "الوزير"}),
    ("وصل الوزير يرافقه قائد الجيش.", "movement", {"actor": "قائد الجيش", "with": "الوزير"}),
    # with its article a flight is of whoever does what it came before; who only means to go; past whence people are
    ("عناصر الميليشيا يحرقون وثائقهم قبل الفرار.", "flight", {"actor": "عناصر الميليشيا"}),
    ("أحرق المسلحون المنازل قبل أن يعمدوا إلى الفرار.", "flight", {"actor": "المسلحون"}),
    ("عائلات بأكملها كانت تنوي الفرار من البلدة.", "flight", {"actor": "عائلات", "from": "البلدة"}),
    ("عدد من عناصر الحركة من جنسيات أفريقية فروا من سرت.", "flight", {"actor": "عناصر الحركة", "from": "سرت"}),
    ("كثير من عناصر الحركة من جنسيات غير ليبية حاولوا الفرار.", "flight", {"actor": "عناصر الحركة"}),
    # of several, who comes is the nearest that agrees; «no doubt» between who goes and the verb
    ("هاجمت الحركة والميليشيات القادمة من إيران البلدة.", "movement", {"actor": "الميليشيات", "from": "إيران"}),
    ("الجيش والشرطة لا شك سيدخلان مدينة سرت قريبا.", "movement", {"actor": "الجيش", "to": "مدينة سرت"}),
    ("إن القوات من دون شك ستدخل مدينة سرت.", "movement", {"actor": "القوات", "to": "مدينة سرت"}),
    # arms that somebody gives up
    ("بعد أن تخلى المتمردون عن أسلحتهم.", "handover", {"from": "المتمردون", "target": "أسلحتهم"}),
    ("طالب الوزير بتخلي الحركة عن سلاحها.", "handover", {"from": "الحركة", "target": "سلاحها"}),
    ("أعادت الحركة الأسلحة إلى الجيش.", "handover", {"from": "الحركة", "target": "الأسلحة", "to": "الجيش"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_who_goes(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), told(reading)


@pytest.mark.parametrize(
    "text",
    [
        "تتجه الأنظار إلى مدينة تعز.",
        "ستلاحق الأجهزة المعتدين وتقدمهم للعدالة.",
        "وصلت العمليات إلى قلب أوروبا.",
        "انتقلت المواجهة من أفغانستان إلى العراق.",
        "لم تعط الوزيرة وجهة نظرها.",
        "الأولوية لإعادة النازحين إلى بيوتهم.",
        "وصلت درجة الحرارة إلى أعلى مستوياتها.",
        "عاد التوتر إلى مخيم الواحة أمس.",
        "السيناريو السوري بدأ ينتقل إلى ليبيا.",
        "وصلت معلومات من المدينة.",
        "الطريق الواصل إلى مدينة الواحة مقطوع.",
        "خطوط الإمداد التي تصل إلى المدينة مقطوعة.",
        "لم تنجح مساعيه في الوصول إلى المدينة.",
        "تشهد المدينة جولة مفاوضات جديدة.",
        "يرافق القصف تحليق كثيف في المنطقة.",
        "نشر البيان على موقع في المدينة.",
        "نشروا في المناطق آلاف الألغام.",
        "زج الوزير بالبلاد في أزمة.",
        "يأتي القرار بعد أيام.",
    ],
)
def test_nobody_goes(reader: Reader, text: str) -> None:
    reading = read(reader, text)
    assert not [c for c in reading.claims if c.event in ("movement", "flight", "displacement")], told(reading)


@pytest.mark.parametrize(
    "text",
    ["ليس بحوزة المسلحين أسلحة ثقيلة.", "لم يكن بحوزة المسلحين أسلحة ثقيلة."],
)
def test_what_nobody_has_is_denied(reader: Reader, text: str) -> None:
    [claim] = [c for c in read(reader, text).claims if c.event == "possession"]
    assert claim.polarity == "denied"


def test_a_state_strikes_nobody_by_what_it_backs(reader: Reader) -> None:
    reading = read(reader, "تدعم فرنسا أي جهود للتصدي لتنظيم الفجر.")
    assert not given(reading, "attack", {"actor": "فرنسا"}), told(reading)


def test_who_is_killed_after_his_flight_is_not_who_kills(reader: Reader) -> None:
    reading = read(reader, "قتلت الشرطة سالم هادي بعد الفرار من السجن.")
    assert not given(reading, "flight", {"actor": "الشرطة"}), told(reading)


def test_nobody_goes_by_a_deed(reader: Reader) -> None:
    reading = read(reader, "تمت السيطرة على منطقة السهل وتقدمت القوات إلى محيط المدينة.")
    assert given(reading, "movement", {"actor": "القوات"}), told(reading)
    assert all("means" not in c.arguments for c in reading.claims), told(reading)


@pytest.mark.parametrize(
    "text",
    [
        "نشرت القوات حواجز لمنع الفرار إلى تركيا.",
        "اتخذت الحكومة إجراءات لمنع السفر إلى سوريا.",
    ],
)
def test_who_prevents_it_does_not_go(reader: Reader, text: str) -> None:
    reading = read(reader, text)
    going = [c for c in reading.claims if c.event in ("movement", "flight")]
    assert not [c for c in going if "actor" in c.arguments], told(reading)


@pytest.mark.parametrize(
    "text",
    [
        "حاولت القوات التي دخلت المدينة السيطرة على المطار.",
        "تسعى القوات التي دخلت المدينة إلى السيطرة على المطار.",
    ],
)
def test_what_is_tried_past_a_relative_clause_is_no_fact(reader: Reader, text: str) -> None:
    reading = read(reader, text)
    [claim] = given(reading, "control", {"actor": "القوات", "place": "المطار"})
    assert claim.modality == "attempted", told(reading)


def test_the_way_of_somebody_is_no_place(reader: Reader) -> None:
    reading = read(reader, "استهدفت الغارة تعزيزات في طريقها إلى مأرب.")
    assert all(a.text != "طريقها" for c in reading.claims for a in c.arguments.get("place", ())), told(reading)
    assert given(reading, "movement", {"actor": "تعزيزات", "to": "مأرب"}), told(reading)


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("وصل عدد القنوات إلى 16 قناة.", False),
        ("وصل عدد من المقاتلين إلى 16 قرية.", True),
        ("وصل عشرات المقاتلين إلى المدينة.", True),
        ("بعد لجوء عدد منهم إلى إيران هدأ القتال.", True),
    ],
)
def test_a_number_goes_nowhere(reader: Reader, text: str, goes: bool) -> None:
    reading = read(reader, text)
    assert bool(given(reading, "movement", {})) is goes, told(reading)
