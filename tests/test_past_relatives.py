"""A verb and whom it tells of, with a clause or a deed of its own between them.

Each row is a short sentence of our own with invented people, and a claim that it must, or must not, give.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]

SAID: list[tuple[str, str, Roles]] = [
    # what something new has or carries stands between a trigger and its phrases
    ("جرى استهداف حافلة تقل عمالاً قرب النهر بعبوة ناسفة.", "attack", {"target": "حافلة", "means": "عبوة ناسفة"}),
    ("تحركت قافلة تضم 20 شاحنة من معبر النور صوب مدينة الزهور.", "movement", {"from": "معبر النور"}),
    ("أطلق مسلحان كانا يستقلان دراجة نارية النار على إمام المسجد.", "attack", {"target": "إمام المسجد"}),
    ("استهدف مسلحون حافلة كانت تقل موظفين بقذيفة صاروخية.", "attack", {"means": "قذيفة صاروخية"}),
    ("هرّبت شبكة يقودها سالم هادي عشرات الشبان إلى قبرص.", "movement", {"actor": "الشبان", "facilitator": "شبكة"}),
    ("استُهدفت السيارة التي كانت تقل القيادي بطائرة مسيرة.", "attack", {"means": "طائرة مسيرة"}),
    ("استهداف سيارة تقل ناشطين من قبل مجهولين.", "attack", {"actor": "مجهولين", "target": "سيارة"}),
    # whom a verb tells of, past a relative clause that tells which deed it was
    ("قتل في الهجوم الذي وقع في البلدة خمسة جنود.", "killing", {"victim": "جنود", "means": "الهجوم"}),
    ("وقتل في الاشتباكات التي وقعت أمس عدد من المسلحين.", "killing", {"victim": "المسلحين"}),
    ("وقتلت في الغارة التي شنها التحالف على البلدة سبع نساء.", "killing", {"victim": "نساء"}),
    ("أصيب في التفجير الذي استهدف مدرعة أربعة جنود.", "injury", {"victim": "جنود"}),
    # what a deed or a body hit, past a relative clause about it
    ("استهدفت الضربات التي جرت أمس مواقع للتنظيم.", "attack", {"target": "مواقع للتنظيم"}),
    ("استهدفت الغارات التي نفذها الطيران مخازن للتنظيم.", "air-strike", {"target": "مخازن للتنظيم"}),
    ("قتل الفصيل الذي يحاصر البلدة خمسة من سكانها.", "killing", {"actor": "الفصيل", "victim": "سكانها"}),
    ("قتلت الجماعة، التي تسعى إلى الحكم، 14 مدنيا.", "killing", {"actor": "الجماعة", "victim": "مدنيا"}),
    ("اعتقلت الشرطة، التي اتهمت الحركة بالفساد، عشرات من الطلاب.", "arrest", {"target": "الطلاب"}),
    (
        "اعتقلت حماس التي قمعت الحركات المتطرفة عشرات من الناشطين في القطاع.",
        "arrest",
        {"actor": "حماس", "target": "الناشطين"},
    ),
    # a deed at the head of a clause, past what tells when or where it was
    ("قال السكان إن الهجمات التي وقعت في 19 يوليو نفذها التنظيم.", "attack", {"actor": "التنظيم"}),
    ("قال الجيش إن الضربات التي وجهت أمس استهدفت مخازن للتنظيم.", "attack", {"target": "مخازن للتنظيم"}),
    ("الهجوم على الفندق نفذه ثلاثة مسلحين.", "attack", {"actor": "مسلحين", "target": "الفندق"}),
    ("قال المحافظ إن الهجوم في الرستن نفذه التنظيم.", "attack", {"actor": "التنظيم", "place": "الرستن"}),
    # what is taken or left, past a fight
    ("سيطر الجيش بعد معارك عنيفة على بلدة حريتان.", "control", {"actor": "الجيش", "place": "بلدة حريتان"}),
    ("سيطر الجيش بعد اشتباكات مع المسلحين على بلدة حريتان.", "control", {"place": "بلدة حريتان"}),
    ("استولت المقاومة خلال المعارك على مدرعة.", "seizure", {"actor": "المقاومة", "thing": "مدرعة"}),
    ("انسحبت القوات بعد معارك عنيفة من البلدة.", "control", {"actor": "القوات", "place": "البلدة"}),
]

NOT_SAID: list[tuple[str, str, Roles]] = [
    ("ضبط الجيش قاطرتين تحملان مواد غذائية وبداخل الحمولة أجهزة تنصت.", "seizure", {"thing": "أجهزة تنصت"}),
    ("هرّب التنظيم أسلحة إلى المدينة.", "flight", {"actor": "التنظيم"}),
    # what belongs to the verb of the clause itself
    ("قصف الجيش البلدة التي يحاصر التنظيم سكانها.", "shelling", {"target": "سكانها"}),
    ("قصف الجيش القرية التي دمر مسلحون جسرها.", "shelling", {"target": "جسرها"}),
    ("زار الوزير البلدة التي قتل فيها خمسة جنود.", "movement", {"to": "جنود"}),
    ("اعتقلت الشرطة الرجل الذي قتل خمسة جنود.", "arrest", {"target": "جنود"}),
    ("دخل الجيش القرية التي هاجمها التنظيم صباح اليوم.", "movement", {"to": "صباح اليوم"}),
    ("اعتقلت حماس التي قمعت الحركات المتطرفة عشرات من الناشطين.", "arrest", {"target": "حماس"}),
    ("قاد سالم هادي الفرقة التي تقاتل التنظيم.", "support", {"to": "التنظيم"}),
    ("قتل 27 شخصا بسبب الفيضانات التي أغرقت منازل آلاف السكان.", "killing", {"victim": "السكان"}),
    # what has not been done, or has yet to be
    ("قالت أنقرة إن العمليات التي تنفذها في العراق لا تستهدف القرى.", "attack", {"actor": "أنقرة", "target": "القرى"}),
    ("على التنظيم الانسحاب من حلب ليتولاها الفصيل.", "control", {"actor": "الفصيل"}),
    # where the deed was, and nobody's deed
    ("الهجوم على المدينة نفذه التنظيم.", "attack", {"actor": "المدينة"}),
    ("الهجوم على مقاتلين خطفهم التنظيم.", "attack", {"actor": "التنظيم"}),
    # a fight stands beside who falls, and takes nothing
    ("قتل خمسة جنود خلال اشتباكات على الحدود.", "control", {"place": "الحدود"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_it_is_said_past_what_stands_between(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert given(read(reader, text), event, roles)


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_what_stands_between_is_not_of_the_verb_before(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)


def test_the_day_of_what_they_did_before_is_not_the_day_of_the_arrest(reader: Reader) -> None:
    claims = read(reader, "واعتقلت حركة النور التي قمعت خصومها قبل عامين عشرات من أنصارها.").claims
    assert [c.time for c in claims if c.event == "arrest"] == [None]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("أسفرت المعارك عن تقدم المقاومة وسيطرتها على البلدة.", "gained"),
        ("انتهى الهجوم بدخول القوات إلى الوادي وسيطرتها على البلدة.", "gained"),
        ("تقدمت المقاومة وسيطرتها على البلدة مستمرة.", "holds"),
    ],
)
def test_who_goes_forward_and_holds_a_place_has_gained_it(reader: Reader, text: str, change: str) -> None:
    told = [c.arguments["change"] for c in read(reader, text).claims if c.event == "control"]
    assert told == [change]
