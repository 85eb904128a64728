"""Who is meant where a verb or an enclitic takes up somebody of before, and where nobody who was told of is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import fills, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

TAKEN_UP: list[tuple[str, str, str, str]] = [
    ("أوقفت الشرطة خمسة يشتبه في انتمائهم إلى التنظيم.", "membership", "member", "خمسة"),
    ("زار سالم هادي البلدة. ثم عاد إلى حلب.", "movement", "actor", "سالم هادي"),
    ("زار سالم هادي البلدة. وذكرت صحيفة محلية أنه عاد إلى حلب.", "movement", "actor", "سالم هادي"),
    ("باع المقاتل سالم هادي سلاحه. وفي حلب باع هاتفه ودفع 500 دولار لمهرب.", "payment", "payer", "سالم هادي"),
    ("أعلنت الشرطة أنها أوقفت مشتبها به خلال حملة استهدفت خلايا التنظيم.", "attack", "actor", "الشرطة"),
    ("سلم سالم هادي نفسه إلى الجيش فأحالوه إلى المحكمة.", "proceeding", "target", "سالم هادي"),
    ("أصدر التنظيم قرارا يمنع بموجبه عناصره من السفر.", "decree", "issuer", "التنظيم"),
    ("أصدر التنظيم تعميما يمنع خروج عناصره من المدينة.", "decree", "issuer", "التنظيم"),
    ("انضم سالم هادي إلى التنظيم. وحين بدأت الغارات ترك المعسكر.", "flight", "actor", "سالم هادي"),
    ("وصل سالم هادي إلى حلب، ومن هناك انتقل إلى تركيا.", "movement", "actor", "سالم هادي"),
    ("هرب سالم هادي من التنظيم لأنهم أعدموا شقيقه.", "execution", "actor", "التنظيم"),
    ("قتل 12 من المسلحين في غارة على مبنى يسيطرون عليه.", "control", "actor", "المسلحين"),
    ("هاجم الثوار الحاجز، وبعد ساعات سيطروا على البلدة.", "control", "actor", "الثوار"),
    ("زارت الناشطة حلب. ثم غادرت البلاد.", "movement", "actor", "الناشطة"),
    ("أصيب ثمانية آخرون. وتم دحر ميليشيات الحوثي وتكبيدهم خسائر في الأرواح.", "killing", "victim", "ميليشيات الحوثي"),
    ("قضت المحكمة ببراءة سالم هادي، ووقف الدعوى بحق متهم آخر، وإحالته إلى مستشفى.", "handover", "target", "متهم آخر"),
    ("تكتسب معركة استعادة قاعدة العند في لحج أهمية، لأن استعادتها تقطع الإمدادات.", "control", "place", "قاعدة العند"),
    ("البلدة التي تسعى القوات في اليمن إلى استعادتها كبيرة.", "control", "place", "البلدة"),
    ("سقط 40 قتيلا وأصيب العشرات بجروح.", "injury", "victim", "العشرات"),
    ("سقط 40 من المقاتلين وأصيب 20 بجروح.", "injury", "victim", "المقاتلين"),
]

NOT_TAKEN_UP: list[tuple[str, str, str]] = [
    ("زار الوزير سالم هادي البلدة. ومنذ سنة انتقل التنفيذ الدامي للخطة إلى حلب.", "movement", "سالم هادي"),
    ("زار الوزير سالم هادي البلدة. وفي المساء دمر انفجار ضخم عشرة منازل.", "destruction", "سالم هادي"),
    ("انتقد الناشط سالم هادي المقاومة. وأضافت المصادر أن معلومات نقلت من المعسكر إلى حلب.", "movement", "المقاومة"),
    ("قالت الناشطة إن سالم هادي متهم بموجب قانون يمنع السفر إلى سوريا.", "decree", "متهم"),
    ("قال الناشط إن تنظيم داعش انسحب وإن عائلات تعيش في القرية ويداهمها خطر الموت.", "raid", "تنظيم داعش"),
    ("شاركت قوات التحالف في المعركة. وقصفت مروحيات الآليات التي كانت تتمركز في حلب.", "control", "قوات التحالف"),
    ("تحدث بيان عن الحوثيين. وقال المتحدث إن سفينة كبيرة رست في ميناء عدن.", "movement", "الحوثيين"),
    ("قالت مصادر في المقاومة ذلك. وأكد الناطق أن حمولة الطائرة كبيرة وستهبط في مطار عدن.", "movement", "المقاومة"),
    ("دعا قرار مجلس الأمن الدولي الحوثيين إلى الخروج من المدن التي سيطروا عليها.", "control", "مجلس الأمن الدولي"),
    ("تكتسب معركة استعادة قاعدة العند في لحج أهمية، لأن استعادتها تقطع الإمدادات.", "control", "لحج"),
    ("خطف التنظيم 170 مدرسا خلال مداهمة البلدة التي استولوا عليها.", "control", "مدرسا"),
    ("وصلت قوات من النخبة المدربة إلى القاعدة، ثم هاجموا الحاجز.", "attack", "المدربة"),
    ("جاء المقاتلون من محافظة صعدة، وجرفتهم السيول في الوادي.", "destruction", "محافظة صعدة"),
]


SO_MANY: list[tuple[str, str, str, str]] = [
    ("هاجم الثوار الحاجز ما أدى إلى هروب كثير منهم من المدينة.", "flight", "actor", "كثير منهم"),
    ("وصل المهاجرون إلى البلدة واعتقلت الشرطة العديد منهم.", "arrest", "target", "العديد منهم"),
    ("هاجم المسلحون الحاجز لكن عددا كبيرا منهم انشقوا.", "flight", "actor", "عددا كبيرا منهم"),
    ("حاصرت القوات المقاتلين فيما تمكن عدد منهم من الفرار إلى تركيا.", "flight", "actor", "عدد منهم"),
    ("قتل عشرة مدنيين، ثلاثة منهم من النساء.", "killing", "victim", "النساء"),
]

ALLIES: list[tuple[str, str, list[str]]] = [
    (
        "تتقدم المقاومة وقوات الجيش نحو المدينة بعد أن تمكنت من السيطرة على زنجبار.",
        "control",
        ["المقاومة", "قوات الجيش"],
    ),
    ("أعلنت قوات الجيش وفصائل المعارضة سيطرتها على البلدة.", "control", ["قوات الجيش", "فصائل المعارضة"]),
    ("شنت قوات الجيش هجوما على مواقع الجماعة، ثم تمكنت من السيطرة على زنجبار.", "control", ["قوات الجيش"]),
    ("هاجم الجيش والشرطة القرية بعد أن تمكن من السيطرة على الطريق.", "control", ["الجيش"]),
]


@pytest.mark.parametrize(("text", "event", "want"), ALLIES)
def test_groups_that_act_together_are_taken_up_together(reader: Reader, text: str, event: str, want: list[str]) -> None:
    reading = read(reader, text)
    actors = [[a.text for a in c.arguments["actor"]] for c in reading.claims if c.event == event]
    assert actors == [want], told(reading)


@pytest.mark.parametrize(("text", "event", "role", "want"), SO_MANY)
def test_so_many_of_them_are_said_in_these_words(reader: Reader, text: str, event: str, role: str, want: str) -> None:
    reading = read(reader, text)
    assert any(fills(c, role, want) for c in reading.claims if c.event == event), told(reading)


@pytest.mark.parametrize(("text", "event", "role", "want"), TAKEN_UP)
def test_whoever_was_told_of_is_taken_up(reader: Reader, text: str, event: str, role: str, want: str) -> None:
    reading = read(reader, text)
    assert any(fills(c, role, want) for c in reading.claims if c.event == event), told(reading)


@pytest.mark.parametrize(("text", "event", "who"), NOT_TAKEN_UP)
def test_nobody_of_before_is_meant(reader: Reader, text: str, event: str, who: str) -> None:
    reading = read(reader, text)
    fillers = [f for c in reading.claims if c.event == event for fs in c.arguments.values() for f in fs]
    assert all(isinstance(f, str) or not (f.inherited and f.text == who) for f in fillers), told(reading)
