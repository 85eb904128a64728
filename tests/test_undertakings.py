"""Whose a deed is that a noun or a verb of doing, of will, of power or of letting brings in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

SAID: list[tuple[str, str, dict[str, str]]] = [
    # by the enclitic of the noun: of the subject of the verb before it
    ("أعلنت الحركة استعدادها لإطلاق سراح الأسرى.", "release", {"actor": "الحركة", "target": "الأسرى"}),
    ("أكد الجيش السوداني عزمه على اقتحام القرية.", "attack", {"actor": "الجيش السوداني", "target": "القرية"}),
    ("أعلن الجيش أمس نيته قصف المعسكر.", "shelling", {"actor": "الجيش"}),
    ("أبدى القائد رغبته في الانشقاق عن التنظيم.", "flight", {"actor": "القائد"}),
    ("أكدت القوات قدرتها على استعادة المدينة.", "control", {"actor": "القوات", "place": "المدينة"}),
    ("اعترف الجيش بقيامه بقصف المستشفى.", "shelling", {"actor": "الجيش"}),
    ("أعلن الجيش مشاركته في حصار البلدة.", "siege", {"actor": "الجيش"}),
    ("جدد الجيش تأكيده عزمه على استعادة المدينة.", "control", {"actor": "الجيش"}),
    # by whose it is
    ("أكد المتحدث قدرة القوات على السيطرة على المدينة.", "control", {"actor": "القوات"}),
    ("أدان المجلس لجوء الحكومة إلى اعتقال الصحفيين.", "arrest", {"actor": "الحكومة", "target": "الصحفيين"}),
    ("انتقد الوزير مشاركة الميليشيا في حصار البلدة.", "siege", {"actor": "الميليشيا"}),
    ("أعلن الوزير تصميم الحكومة على تسليم المعتقلين.", "handover", {"from": "الحكومة"}),
    # what a body announces or decides on, by a noun
    ("جاء ذلك بعد إعلان الجيش السيطرة على بلدة الرحيبة.", "control", {"actor": "الجيش", "place": "بلدة الرحيبة"}),
    ("رحب الوزير بقرار الحكومة إرسال قوات إلى الحدود.", "movement", {"facilitator": "الحكومة", "actor": "قوات"}),
    ("جاء ذلك بعد إعلان الوزارة سيطرة الجيش على البلدة.", "control", {"actor": "الجيش"}),
    # what somebody fights for
    ("شن المسلحون هجوماً بهدف السيطرة على البلدة.", "control", {"actor": "المسلحون", "place": "البلدة"}),
    ("أطلقت القوات عملية عسكرية من أجل تدمير الجسر.", "destruction", {"actor": "القوات", "thing": "الجسر"}),
    # what a body owns to
    ("اعترف الجيش بقصف المستشفى.", "shelling", {"actor": "الجيش"}),
    ("أقرت السلطات باعتقال الصحفي سالم الحمدان.", "arrest", {"actor": "السلطات", "target": "سالم الحمدان"}),
    ("أقرت الحكومة بسيطرة المتمردين على المدينة.", "control", {"actor": "المتمردين"}),
    ("اعترف الحزب بانسحاب مقاتليه من البلدة.", "control", {"actor": "مقاتليه"}),
    # whom something lets do it
    ("وصلت التعزيزات، ما مكّن الجيش من السيطرة على بلدة الرحيبة.", "control", {"actor": "الجيش"}),
    ("شرع الجيش في قصف القرية.", "shelling", {"actor": "الجيش", "target": "القرية"}),
    ("لوّح الجيش باقتحام القرية.", "attack", {"actor": "الجيش"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_whose_it_is(reader: Reader, text: str, event: str, roles: dict[str, str]) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), [(c.event, c.rule) for c in reading.claims]


NOT_SAID: list[tuple[str, str, dict[str, str]]] = [
    # who is ready to throw a blow back does not deal it; who disapproves of one neither
    ("أشار البيان إلى استعداد الثوار لصد هجوم الميليشيا على المدينة.", "attack", {"actor": "الثوار"}),
    ("أكد الجيش رفضه قصف المدنيين.", "shelling", {"actor": "الجيش"}),
    ("رفض بعض الضباط المشاركة في القتال.", "clash", {"party": "الضباط"}),
    # what an attempt is like is nobody
    ("قامت القوات بمحاولة جديدة للتقدم نحو الميناء.", "movement", {"actor": "جديدة"}),
    ("وقع هجوم بهدف خطف السائحين.", "abduction", {"actor": "هجوم"}),
    ("جاء ذلك بعد إعلان الجيش مقتل القائد.", "killing", {"actor": "الجيش"}),
    # what befell its own
    ("اعترف الجيش بمقتل خمسة من جنوده.", "killing", {"actor": "الجيش"}),
    ("أشاد الأهالي بقوات الجيش التي مكنتهم من العودة إلى ديارهم.", "attack", {}),
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_whose_it_is_not(reader: Reader, text: str, event: str, roles: dict[str, str]) -> None:
    assert not given(read(reader, text), event, roles)


SURE = [
    ("أعلنت الحركة استعدادها لإطلاق سراح الأسرى.", "release", "affirmed", "intended"),
    ("أكدت القوات قدرتها على استعادة المدينة.", "control", "affirmed", "possible"),
    ("أكد الجيش فشله في اقتحام القرية.", "attack", "affirmed", "attempted"),
    ("نفت السلطات قيامها باعتقال الصحفي سالم الحمدان.", "arrest", "denied", "asserted"),
    ("لوّح الجيش باقتحام القرية.", "attack", "affirmed", "intended"),
]


@pytest.mark.parametrize(("text", "event", "polarity", "modality"), SURE)
def test_how_sure_it_is(reader: Reader, text: str, event: str, polarity: str, modality: str) -> None:
    found = [(c.polarity, c.modality) for c in read(reader, text).claims if c.event == event]
    assert found == [(polarity, modality)]


def test_what_is_his_does_not_speak(reader: Reader) -> None:
    (claim,) = [
        c
        for c in read(reader, "قال سالم الحمدان إنه بريء. لكنه أنكر رغبته في قتل الحارس.").claims
        if c.event == "killing"
    ]
    assert claim.attribution[-1].source.name == "سالم الحمدان"
