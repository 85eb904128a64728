"""Posts beside names: where they begin and end, and whose they are. All sentences and people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import read

if TYPE_CHECKING:
    from khabar.reader import Reader

# the sentence, and of each position that it tells the holder, the title and the organisation
SAID: list[tuple[str, list[tuple[str, str, str]]]] = [
    # past what stands in brackets, and from inside them
    (
        "وقال رئيس جهاز الأمن السياسي (المخابرات) حمد خالد هادي إنه بخير.",
        [("حمد خالد هادي", "رئيس جهاز الأمن السياسي", "")],
    ),
    ("وتحدث (وزير الدفاع البريطاني) سالم هادي عن الدور.", [("سالم هادي", "وزير الدفاع البريطاني", "")]),
    ("قال زعيم تنظيم (داعش) أبو بكر الحايك إنه بخير.", [("أبو بكر الحايك", "زعيم", "تنظيم (داعش")]),
    # past what is told of him between his post and his name
    ("وكشف الصحافي الكردي المقرب من حزب العمال الكردستاني كمال محمد أنه بخير.", [("كمال محمد", "الصحافي الكردي", "")]),
    ("وساطة قام بها المحافظ المعين من قبل الحوثيين، كمال هادي، في المدينة.", [("كمال هادي", "المحافظ", "")]),
    ("كان حليفا للرئيس المنتهية ولايته سالم هادي.", [("سالم هادي", "رئيس", "")]),
    (
        "انتقد رئيس حزب الشعب الديمقراطي، المؤيد للأكراد، سالم هادي الخطة.",
        [("سالم هادي", "رئيس", "حزب الشعب الديمقراطي")],
    ),
    ("التقى المستشار المقرب من زعيم حزب الله سالم هادي الوفد.", [("سالم هادي", "زعيم", "حزب الله")]),
    (
        "قال الرئيس المشارك لحزب الشعب الديمقراطي، سالم هادي، إنه بخير.",
        [("سالم هادي", "الرئيس المشارك", "حزب الشعب الديمقراطي")],
    ),
    ("قال الممثل المقيم للأمم المتحدة سالم هادي إنه بخير.", [("سالم هادي", "الممثل المقيم", "أمم المتحدة")]),
    # over a body that the report has named before
    ("وقالت متحدثة باسم هذه المنظمة الدولية ريم هادي إنها بخير.", [("ريم هادي", "متحدثة باسم", "هذه المنظمة الدولية")]),
    # two who hold one post, and one whom several stand behind
    (
        "سلطان هادي وحمود سالم، النائبان في البرلمان، بخير.",
        [("سلطان هادي", "النائبان", "البرلمان"), ("حمود سالم", "النائبان", "البرلمان")],
    ),
    ("حضر سالم هادي ممثلو دول الخليج في الاجتماع.", []),
    ("استقبل سالم هادي رؤساء الكتل السياسية في المجلس.", []),
]


@pytest.mark.parametrize(("text", "posts"), SAID)
def test_a_post_is_told(reader: Reader, text: str, posts: list[tuple[str, str, str]]) -> None:
    claims = [c for c in read(reader, text).claims if c.event == "position"]
    told = [
        tuple("".join(f.text for f in c.arguments.get(r, ())) for r in ("holder", "title", "organisation"))
        for c in claims
    ]
    assert told == posts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال سالم هادي أحد الناجين من الهجوم إن الجيش دخل المدينة.", "سالم هادي"),
        ("وقالت ريم هادي إحدى الناطقات باسم البرنامج إن الجيش دخل المدينة.", "ريم هادي"),
    ],
)
def test_the_name_of_who_speaks_ends_where_it_does(reader: Reader, text: str, name: str) -> None:
    movements = [c for c in read(reader, text).claims if c.event == "movement"]
    assert [c.attribution[-1].source.name for c in movements] == [name]
