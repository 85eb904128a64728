"""The object of a verb past what went with the deed, and what came of what was tried or asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

SAID: list[tuple[str, str, dict[str, str]]] = [
    # past a fight, a blow, help, a truce, what somebody else did
    ("قتل الجيش بعد معارك عنيفة خمسة مدنيين.", "killing", {"actor": "الجيش", "victim": "مدنيين"}),
    ("استعاد الجيش بعد معارك عنيفة مع الحزب بلدة الرحيبة.", "control", {"actor": "الجيش", "place": "بلدة الرحيبة"}),
    ("دمر الجيش بدعم روسي جسر القرية.", "destruction", {"actor": "الجيش", "thing": "جسر القرية"}),
    ("قصف الجيش رداً على الهجوم المستشفى الميداني.", "shelling", {"actor": "الجيش", "target": "المستشفى الميداني"}),
    ("خطف المسلحون إثر هجوم مباغت طبيبين.", "abduction", {"actor": "المسلحون", "target": "طبيبين"}),
    ("صادرت الشرطة خلال عملية أمنية شحنة أسلحة.", "seizure", {"actor": "الشرطة", "thing": "شحنة أسلحة"}),
    ("حاصر الجيش بمساندة الطيران بلدة الرحيبة.", "siege", {"actor": "الجيش", "place": "بلدة الرحيبة"}),
    ("اعتقل الجيش رغم الهدنة ثلاثة ناشطين.", "arrest", {"actor": "الجيش", "target": "ناشطين"}),
    ("قتل الجيش فور دخوله المدينة خمسة مدنيين.", "killing", {"actor": "الجيش", "victim": "مدنيين"}),
    ("هاجم المسلحون بعد قصف مكثف مواقع الجيش.", "attack", {"actor": "المسلحون", "target": "مواقع الجيش"}),
    ("اعتقل الجيش بعد ساعات من انسحاب الحزب ثلاثة ناشطين.", "arrest", {"actor": "الجيش", "target": "ناشطين"}),
    # past the craft or the weapon by its whole name
    ("استهدفت طائرة مسيّرة سيارة قرب صور.", "air-strike", {"actor": "طائرة مسيّرة", "target": "سيارة"}),
    ("قصفت طائرات مسيّرة مستودعات وقود.", "air-strike", {"actor": "طائرات مسيّرة", "target": "مستودعات وقود"}),
    ("قصفت الطائرات ببراميل متفجرة منازل المدنيين.", "air-strike", {"target": "منازل المدنيين"}),
    # who does it stands before the verb
    ("الجيش استعاد بعد معارك عنيفة بلدة الرحيبة.", "control", {"actor": "الجيش", "place": "بلدة الرحيبة"}),
    ("أعلن الحزب أن القوات دمرت إثر هجوم مباغت جسر القرية.", "destruction", {"actor": "القوات", "thing": "جسر القرية"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_the_object_stands_past_it(reader: Reader, text: str, event: str, roles: dict[str, str]) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), [(c.event, c.rule) for c in reading.claims]


NOT_SAID: list[tuple[str, str, dict[str, str]]] = [
    ("قتل الجيش بعد معارك عنيفة خمسة مدنيين.", "killing", {"victim": "الجيش"}),
    # who he is, where it was
    ("قتل العقيد سالم الحمدان بعد معارك عنيفة شمال بلدة الرحيبة.", "killing", {"actor": "سالم الحمدان"}),
    ("قتل سالم الحمدان إثر غارة جوية القيادي في الحزب.", "killing", {"actor": "سالم الحمدان"}),
    ("اعتقل الناشط سالم الحمدان بعد مظاهرات حاشدة وسط المدينة.", "arrest", {"actor": "سالم الحمدان"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_nothing_else_is_its_object(reader: Reader, text: str, event: str, roles: dict[str, str]) -> None:
    assert not given(read(reader, text), event, roles)


SURE = [
    # what put an end to an attempt, or came before what is asked for, has happened
    ("حاول المهاجم طعن جندي قبل أن يعتقله الحراس.", "arrest", "affirmed", "asserted"),
    ("وكان الفتى قد حاول السفر إلى سوريا قبل أن توقفه الشرطة.", "movement", "affirmed", "attempted"),
    ("وكان الفتى قد حاول السفر إلى سوريا قبل أن توقفه الشرطة.", "arrest", "affirmed", "asserted"),
    ("طالب الأهالي الجيش بالانسحاب بعد أن قتل جنوده مدنياً.", "killing", "affirmed", "asserted"),
    ("دعا الأهالي الجيش إلى الانسحاب بعدما قتلت قواته مدنياً.", "killing", "affirmed", "asserted"),
    ("أحبط الجيش محاولة تسلل واعتقل أربعة مسلحين.", "arrest", "affirmed", "asserted"),
    ("نجا القائد من محاولة اغتيال وفر منفذوها إلى الجبال.", "flight", "affirmed", "asserted"),
    ("حاول مسلحون اقتحام الحاجز فقتل الجيش ثلاثة منهم.", "killing", "affirmed", "asserted"),
    # and what is still to come has not
    ("يجب إخلاء المدينة قبل أن يقتحمها الجيش.", "attack", "affirmed", "intended"),
    ("حاول المسلحون أن يقتحموا القرية ويقتلوا سكانها.", "killing", "affirmed", "attempted"),
]


@pytest.mark.parametrize(("text", "event", "polarity", "modality"), SURE)
def test_how_sure_it_is(reader: Reader, text: str, event: str, polarity: str, modality: str) -> None:
    found = [(c.polarity, c.modality) for c in read(reader, text).claims if c.event == event]
    assert (polarity, modality) in found


TOLD: list[tuple[str, str, dict[str, str]]] = [
    # in a clause of its own, a verb of another gender than its object is of whoever was told of
    ("تقدمت القوات الحكومية، كما قتلت خمسة مدنيين.", "killing", {"actor": "القوات الحكومية", "victim": "مدنيين"}),
    ("أوقفت الشرطة شابين بعدما اعتقلت ثلاثين مواطناً.", "arrest", {"actor": "الشرطة", "target": "مواطناً"}),
    ("هاجمت الحركة القاعدة، إذ قتلت عشرة جنود.", "killing", {"actor": "الحركة", "victim": "جنود"}),
    ("تقدمت القوات في الجبل بعد أن دمرت الجسر.", "destruction", {"actor": "القوات", "thing": "الجسر"}),
    ("انسحبت الحركة من البلدة بعد أن خطفت طبيباً.", "abduction", {"actor": "الحركة", "target": "طبيباً"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), TOLD)
def test_who_was_told_of_did(reader: Reader, text: str, event: str, roles: dict[str, str]) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), [(c.event, c.rule) for c in reading.claims]


NOBODY = [
    ("وقعت غارات عنيفة في المدينة حيث قتلت خمسة مدنيين.", "killing"),
    ("انفجرت سيارة مفخخة في السوق حيث قتلت خمسة مدنيين.", "killing"),
    ("سقطت المدينة بعد أن اعتقلت محافظها.", "arrest"),
    ("تقدمت القوات الحكومية نحو البلدة بعد أن قتلت امرأة.", "killing"),
    ("وصفت القوات الانفجار، وهو انفجار قنبلة قتلت الفتى سالم الحمدان.", "killing"),
]


@pytest.mark.parametrize(("text", "event"), NOBODY)
def test_nobody_is_said_to_have_done_it(reader: Reader, text: str, event: str) -> None:
    told = [c for c in read(reader, text).claims if c.event == event]
    assert told
    assert all("actor" not in c.arguments for c in told)
