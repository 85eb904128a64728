"""Which place and which day of a sentence are those of a deed, and which are told of something else; invented sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import fills, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

ITS_OWN: list[tuple[str, str, str, str]] = [
    ("قتل أربعة جنود بينما جرح عشرة في كمين في حلب.", "killing", "place", "حلب"),
    ("انفجر لغم بينما كانت قافلة تمر على طريق في حلب.", "bombing", "place", "حلب"),
    ("قتل ثلاثة جنود في الهجوم الذي وقع أمس في حلب.", "killing", "time", "أمس"),
    ("قتل ثلاثة جنود في الهجوم الذي وقع أمس في حلب.", "killing", "place", "حلب"),
    ("سيبدأ الجيش الأسبوع المقبل حملة لتحرير المدينة.", "control", "time", "الأسبوع المقبل"),
    ("قصفت الطائرات الجامع الذي يتسع لألف مصل وذلك يوم الجمعة.", "air-strike", "time", "يوم الجمعة"),
    ("قتل القائد سالم هادي أمس بعد هجوم على مقره.", "attack", "time", "أمس"),
    ("قتل مسلح فتح النار داخل مسرح، وأصيب عشرة أشخاص أمس.", "injury", "time", "أمس"),
    ("شن الجيش غارات على البلدة بعد يومين من مقتل ضابط.", "air-strike", "time", "بعد يومين"),
    ("وبعد أيام من مقتل ضابط، قصف الجيش البلدة.", "shelling", "time", "بعد أيام"),
    ("أعلن الوزير أن سفينة وصلت أمس إلى عدن.", "movement", "time", "أمس"),
    ("أعلنت الشرطة مقتل ضابط وإصابة خمسة جنود مساء السبت.", "killing", "time", "مساء السبت"),
    ("أدان الوزير التفجير الذي استهدف مسجدا بمنطقة حلب، أمس، وأدى إلى مقتل خمسة مدنيين.", "killing", "time", "أمس"),
    ("شنت الطائرات أمس غارة على مدينة تدمر ما أسفر عن مقتل ثمانية مدنيين.", "killing", "place", "تدمر"),
    ("شنت الطائرات أمس غارة على مدينة تدمر ما أسفر عن مقتل ثمانية مدنيين.", "killing", "time", "أمس"),
    ("قتل خمسة مدنيين في قصف للجيش على مدينة تدمر.", "killing", "place", "تدمر"),
    ("سيطر المقاتلون على مدينة تدمر بعد معارك عنيفة مع الجيش.", "clash", "place", "مدينة تدمر"),
    ("دارت معارك بين الجيش والمسلحين للسيطرة على مدينة تدمر.", "clash", "place", "مدينة تدمر"),
]

ANOTHERS: list[tuple[str, str, str, str]] = [
    ("قتل ثلاثة جنود في غارة، وفي يوم الثلاثاء وصل الوفد إلى حلب.", "killing", "time", "يوم الثلاثاء"),
    ("قتل خمسة مدنيين فيما قصفت الطائرات مواقع في حلب.", "killing", "place", "حلب"),
    ("خطف مسلحون في مايو الكاهن سالم هادي بعد أن استولى التنظيم على تدمر.", "control", "time", "مايو"),
    ("جاءت الزيارة بعد يومين من مقتل ضابط في حلب.", "killing", "time", "بعد يومين"),
    ("يأتي ذلك بعد يومين من تفجير قتل خمسة جنود.", "killing", "time", "بعد يومين"),
    ("أعلن الوزير، أمس، عن وصول سفينة إلى عدن.", "movement", "time", "أمس"),
    ("قال الرئيس في خطاب ألقاه أمس، بمناسبة تحرير عدن، إن البلاد ستعود.", "control", "time", "أمس"),
    ("إلحاقا لما سبق إعلانه يوم الخميس، بشأن حدوث تفجير في مسجد.", "bombing", "time", "يوم الخميس"),
    ("اعتقلت الشرطة أفراد الخلية التي هاجمت السوق عام 2014.", "arrest", "time", "عام 2014"),
    ("قصف الجيش مواقع في محيط البلدة التي سقطت أمس.", "shelling", "time", "أمس"),
    ("قتل الجيش عشرة من عناصر التنظيم الذي يسيطر على مناطق في العراق.", "killing", "place", "العراق"),
    ("وردا على مقتل جنديين، قصف الجيش مواقع في العراق.", "killing", "place", "العراق"),
    ("وبعد أربعة أيام على هجوم استهدف السوق، قصف الجيش مواقع في العراق.", "attack", "place", "العراق"),
    ("توقفت المفاوضات في حلب منذ الإعلان عن مقتل القائد سالم هادي.", "killing", "place", "حلب"),
    ("دخل الجنود إلى الجامعة وهم الآن يخوضون معارك مع المسلحين.", "movement", "time", "الآن"),
    ("أعلنت الشرطة أمس القبض على ثلاثة مسلحين وبعد يوم من ذلك أفرج عنهم.", "arrest", "time", "بعد يوم"),
    ("قصف الجيش مدينة تدمر وقال إن خمسة من جنوده قتلوا.", "killing", "place", "تدمر"),
    ("سيطر الجيش على مدينة تدمر، وفي إدلب دارت معارك مع المسلحين.", "clash", "place", "مدينة تدمر"),
    ("أدان المجلس في بيان صدر عنه صباح أمس التفجير الذي استهدف مسجدا في حلب.", "bombing", "time", "صباح أمس"),
    ("قرر الوزير أمس إرسال قوات لتحرير المدينة.", "control", "time", "أمس"),
    ("المقاتلون الذين تدربوا في تركيا عبروا الحدود وقتلوا عشرة جنود.", "killing", "place", "تركيا"),
    ("حمل الوزير أمس التنظيم مسؤولية مقتل ثلاثة جنود.", "killing", "time", "أمس"),
    ("وهو أول هجوم على السوق منذ سقوط المدينة في يوليو الماضي.", "attack", "time", "يوليو الماضي"),
]


def _said(reader: Reader, text: str, event: str, role: str, want: str) -> tuple[bool, bool, str]:
    reading = read(reader, text)
    claims = [c for c in reading.claims if c.event == event]
    return bool(claims), any(fills(c, role, want) for c in claims), told(reading)


@pytest.mark.parametrize(("text", "event", "role", "want"), ITS_OWN)
def test_a_place_or_a_day_is_the_deeds(reader: Reader, text: str, event: str, role: str, want: str) -> None:
    _, given, lines = _said(reader, text, event, role, want)
    assert given, lines


@pytest.mark.parametrize(("text", "event", "role", "other"), ANOTHERS)
def test_a_place_or_a_day_is_told_of_another(reader: Reader, text: str, event: str, role: str, other: str) -> None:
    claimed, given, lines = _said(reader, text, event, role, other)
    assert claimed, lines
    assert not given, lines
