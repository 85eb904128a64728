"""Places taken and lost where nobody is named beside them, and who takes them in the next sentence; invented people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]

SAID: list[tuple[str, str, Roles, str]] = [
    # a place falls, whoever took it
    (
        "انهار المتمردون عقب سقوط معسكر النسر جنوب المدينة.",
        "control",
        {"place": "معسكر النسر", "change": "lost"},
        "asserted",
    ),
    (
        "تقع مدينة الواحة على النهر، وسقوطها يزيد الضغط.",
        "control",
        {"place": "مدينة الواحة", "change": "lost"},
        "asserted",
    ),
    ("مدينة الواحة سقطت قبل عام.", "control", {"place": "مدينة الواحة", "change": "lost"}, "asserted"),
    ("سقطت ثلاث قرى في ريف حلب.", "control", {"place": "قرى", "change": "lost"}, "asserted"),
    ("إذا سقطت بلدة الواحة تسقط منطقة السهل.", "control", {"place": "منطقة السهل"}, "conditional"),
    ("حذر الوزير من سقوط مدينة الواحة.", "control", {"place": "مدينة الواحة"}, "intended"),
    ("قد تسقط مدينة الواحة.", "control", {"place": "مدينة الواحة"}, "possible"),
    ("سقوط مدينة الواحة بات وشيكا.", "control", {"place": "مدينة الواحة"}, "intended"),
    ("إن سقوط مدينة الواحة بات بين قوسين أو أدنى.", "control", {"place": "مدينة الواحة"}, "intended"),
    ("هذا مؤشر على قرب سقوط مدينة الواحة خلال الساعات المقبلة.", "control", {"place": "مدينة الواحة"}, "intended"),
    # of what is looked into, and of that for which somebody answers, nobody doubts that it was done
    ("طالب الوزير بفتح تحقيق في سقوط مدينة الواحة.", "control", {"place": "مدينة الواحة"}, "asserted"),
    ("طالب النواب بمحاكمة المسؤولين عن سقوط مدينة الواحة.", "control", {"place": "مدينة الواحة"}, "asserted"),
    ("طالب الوزير بفتح تحقيق في مقتل المحتجز.", "killing", {"victim": "المحتجز"}, "asserted"),
    ("يجب التحقيق في مقتل المحتجز سالم هادي.", "killing", {"victim": "سالم هادي"}, "asserted"),
    # «السيطرة على …» that has come about
    (
        "تم ذلك لدى اقتحام البلدة والسيطرة عليها قبل عامين.",
        "control",
        {"place": "البلدة", "change": "gained"},
        "asserted",
    ),
    ("نفذ المقاتلون هجوما أسفر عن السيطرة على ثلاثة حواجز في الجبل.", "control", {"place": "حواجز"}, "asserted"),
    ("انتهت المعركة بالسيطرة على بلدة الواحة.", "control", {"place": "بلدة الواحة", "change": "gained"}, "asserted"),
    ("تمثل التقدم في السيطرة على مدينة الواحة.", "control", {"place": "مدينة الواحة"}, "asserted"),
    (
        "وبالرغم من الإعلان عن السيطرة على مدينة الواحة، تجددت المعارك.",
        "control",
        {"place": "مدينة الواحة"},
        "asserted",
    ),
    (
        "تشهد المدينة معارك منذ زحف المتمردين إلى المدينة والسيطرة على أجزاء واسعة منها.",
        "control",
        {"actor": "المتمردين", "place": "أجزاء واسعة"},
        "asserted",
    ),
    # a verb that opens the next sentence tells of whom the sentence before told
    (
        "دخلت قوات حرس الوادي المدينة أمس. كما تمكنت من السيطرة على بلدة الواحة.",
        "control",
        {"actor": "قوات حرس الوادي", "place": "بلدة الواحة", "change": "gained"},
        "asserted",
    ),
    (
        "دخلت قوات حرس الوادي المدينة أمس. وتحاول السيطرة على بلدة الواحة.",
        "control",
        {"actor": "قوات حرس الوادي", "place": "بلدة الواحة"},
        "attempted",
    ),
    ("دخل المسلحون المدينة أمس. وتمكنوا من الفرار إلى بلدة الواحة.", "flight", {"actor": "المسلحون"}, "asserted"),
    (
        "دخلت القوات المدينة أمس، واستطاعت السيطرة على بلدة الواحة.",
        "control",
        {"actor": "القوات", "place": "بلدة الواحة"},
        "asserted",
    ),
]


@pytest.mark.parametrize(("text", "event", "roles", "modality"), SAID)
def test_places_fall_and_are_taken(reader: Reader, text: str, event: str, roles: Roles, modality: str) -> None:
    reading = read(reader, text)
    assert modality in [c.modality for c in given(reading, event, roles) if c.polarity == "affirmed"], told(reading)


@pytest.mark.parametrize(
    "text",
    [
        "سقط جسر في المدينة.",
        "بعد سقوط جدار برلين.",
        "سقطت الدولة العثمانية بعد الحرب.",
        "سقطت البلاد في فوضى عارمة.",
        "تعرضت بعض القرى لسقوط قذائف، سقطت في أراض زراعية.",
        "سقطت طائرة في بادية الواحة ولم تعرف أسباب سقوطها.",
        "عثر السكان على صاروخ سقط في بادية الواحة.",
        "منذ سقوط حكم العقيد في مدينة سرت.",
        "تعد السيطرة على مدينة الواحة ضرورية.",
        "سيطر الحزب على مقاليد الحكم في المدينة.",
        "تسيطر الحركة على عقول الشباب في البلدة.",
        "السيطرة على مدينة الواحة تسهل تقدم الثوار.",
        "يركز التنظيم على غزو الأراضي والسيطرة عليها.",
        "ارتأت المقاومة عدم التقدم باتجاه المدينة والسيطرة عليها.",
        "مدينة الواحة خارج سيطرة الدولة.",
        "تقع المدينة خارج سيطرة الجيش.",
    ],
)
def test_nothing_was_taken_or_lost(reader: Reader, text: str) -> None:
    reading = read(reader, text)
    assert not [c for c in reading.claims if c.event == "control"], told(reading)


def test_no_group_of_before_takes_a_place_where_the_sentence_has_its_own(reader: Reader) -> None:
    text = (
        "شنت الطائرات غارات على قوات حرس الوادي. وتزامن ذلك مع مواصلة جماعة الفجر تقدمها، "
        "حيث تمكنت أمس من استعادة السيطرة على عدة مناطق جديدة من أيدي المتمردين."
    )
    reading = read(reader, text)
    assert not given(reading, "control", {"actor": "قوات حرس الوادي"}), told(reading)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قبضت الشرطة على متهم هارب.", "متهم هارب"),
        ("حبست النيابة خمسة من المتهمين الهاربين.", "المتهمين الهاربين"),
        ("التقى الوزير ضباطا منشقين.", "ضباطا منشقين"),
        ("ظهر العقيد المنشق سالم هادي في المدينة.", "سالم هادي"),
        ("ظهر العقيد المنشق في المدينة.", None),
        ("تطارد الشرطة المتهمين الهاربين.", None),
    ],
)
def test_who_is_called_a_fugitive_has_fled(reader: Reader, text: str, actor: str | None) -> None:
    told_of = [a.text for c in read(reader, text).claims if c.event == "flight" for a in c.arguments["actor"]]
    assert told_of == ([actor] if actor else [])


@pytest.mark.parametrize(
    ("text", "event", "roles", "modality"),
    [
        # a deed that «و» joins to what a light verb carries, itself no deed
        (
            "تمكن المقاتلون من كسر الطوق والوصول إلى المطار.",
            "movement",
            {"actor": "المقاتلون", "to": "المطار"},
            "asserted",
        ),
        ("تمكنت القوات من تأمين المطار والسيطرة على الطريق الساحلي.", "control", {"actor": "القوات"}, "asserted"),
        (
            "اضطر الباقون إلى التخلي عن أسلحتهم والفرار إلى المناطق المجاورة.",
            "flight",
            {"actor": "الباقون"},
            "asserted",
        ),
        (
            "حاول الأهالي فتح الطريق والعودة إلى منازلهم.",
            "movement",
            {"actor": "الأهالي", "to": "منازلهم"},
            "attempted",
        ),
        ("نجح الجيش في فك الحصار وتحرير القرية.", "control", {"actor": "الجيش", "place": "القرية"}, "asserted"),
        # what they get ready for, and of no verb that is spelt alike
        ("تستعد القوات لعبور النهر والسيطرة على الجسر.", "control", {"actor": "القوات", "place": "الجسر"}, "intended"),
        ("تستعد القوات لاستعادة السيطرة على المدينة.", "control", {"actor": "القوات", "place": "المدينة"}, "intended"),
        ("لم تستعد القوات السيطرة على المدينة.", "control", {"actor": "القوات", "place": "المدينة"}, "asserted"),
    ],
)
def test_what_is_joined_to_what_somebody_does(
    reader: Reader, text: str, event: str, roles: Roles, modality: str
) -> None:
    reading = read(reader, text)
    assert modality in [c.modality for c in given(reading, event, roles)], told(reading)


def test_who_gets_ready_to_take_a_town_has_not_taken_it(reader: Reader) -> None:
    reading = read(reader, "تستعد القوات لفرض السيطرة على المدينة.")
    assert not [c for c in given(reading, "control", {}) if c.modality == "asserted"], told(reading)


def test_whom_they_drove_out_is_no_place(reader: Reader) -> None:
    reading = read(reader, "تدور معارك ضد قوات الفجر في محافظة أبين الجنوبية مما أدى إلى طردهم من مدينة لودر.")
    assert given(reading, "control", {"from": "قوات الفجر", "place": "مدينة لودر"}), told(reading)


def test_who_manages_it_stands_after_the_verb_of_a_relative_clause(reader: Reader) -> None:
    text = "يتقدم الجيش في مدينة تعز التي تمكنت المقاومة فيها أمس من السيطرة على مواقع جديدة."
    reading = read(reader, text)
    assert given(reading, "control", {"actor": "المقاومة", "place": "مواقع جديدة"}), told(reading)


def test_a_group_is_left_by_nobody(reader: Reader) -> None:
    text = "عاد الوزير إلى محافظة عدن، التي تسيطر عليها القوات الحكومية بعد طرد الميليشيات منها."
    reading = read(reader, text)
    assert given(reading, "control", {"from": "الميليشيات", "place": "محافظة عدن"}), told(reading)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("عاد السكان إلى المناطق التي طرد منها تنظيم داعش.", {"from": "تنظيم داعش", "place": "المناطق"}),
        ("عاد السكان إلى القرية التي طرد مقاتلو الفجر منها في يناير.", {"from": "مقاتلو الفجر", "place": "القرية"}),
        (
            "في البلدة التي طردت منها القوات الكردية مقاتلي التنظيم.",
            {"actor": "القوات الكردية", "from": "مقاتلي التنظيم", "place": "البلدة"},
        ),
        (
            "الجيش الذي طرد المسلحين من المدينة يتقدم.",
            {"actor": "الجيش", "from": "المسلحين", "place": "المدينة"},
        ),
    ],
)
def test_whom_they_drove_out_of_where(reader: Reader, text: str, roles: Roles) -> None:
    reading = read(reader, text)
    [claim] = given(reading, "control", roles)
    assert ("actor" in claim.arguments) is ("actor" in roles), told(reading)


@pytest.mark.parametrize(
    ("text", "change", "modality"),
    [
        ("فقدت القوات سيطرتها على المدينة.", "lost", "asserted"),
        ("أنهى الجيش سيطرة التنظيم على المدينة.", "lost", "asserted"),
        ("بعد انتهاء سيطرة التنظيم على المدينة عاد السكان.", "lost", "asserted"),
        ("يطالب الأهالي بإنهاء سيطرة الفصيل على المدينة.", "lost", "intended"),
        ("قوض القصف سيطرة التنظيم على المدينة.", "holds", "asserted"),
    ],
)
def test_a_hold_that_ends_is_lost(reader: Reader, text: str, change: str, modality: str) -> None:
    claims = [c for c in read(reader, text).claims if c.event == "control"]
    assert (change, modality) in [(c.arguments["change"], c.modality) for c in claims]


def test_who_ends_a_deed_did_not_do_it(reader: Reader) -> None:
    claims = read(reader, "أنهى الجيش احتجاز رهائن في فندق. أنهت القوات حصار المدينة.").claims
    assert [(c.event, c.arguments.get("actor")) for c in claims] == [("detention", None), ("siege", None)]
