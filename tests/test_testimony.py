"""What people tell of themselves, and forms other than the news article.

Each row is a short text of our own with invented people, and a claim that it must, or must not, give.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]

TOLD: list[tuple[str, str, Roles]] = [
    # one name, which is a common word as well, after a verb of saying that agrees with it
    ("وقالت سلمى: «اعتقلوني في الرقة ثم أفرجوا عني».", "arrest", {"target": "سلمى"}),
    ("وقالت سلمى: «اعتقلوني في الرقة ثم أفرجوا عني».", "release", {"target": "سلمى"}),
    ("وتقول ليلى، وهي أم لثلاثة أطفال، إنها هربت من الرقة إلى إدلب.", "flight", {"actor": "ليلى", "to": "إدلب"}),
    ("وأضاف عمر أنه هرب من الرقة إلى إدلب.", "flight", {"actor": "عمر", "from": "الرقة"}),
    # what befell who speaks
    ("وتابع فهد العلي: «تعرضت للضرب على يد عناصر الحسبة».", "abuse", {"victim": "فهد العلي", "kind": "ضرب"}),
    ("وتابع فهد العلي: «تعرضنا للتعذيب في سجن الهيئة».", "abuse", {"victim": "فهد العلي"}),
    ("وقالت سعاد علي: «تعرضت للاغتصاب مرارا خلال فترة احتجازي».", "abuse", {"victim": "سعاد علي"}),
    ("وتابع فهد العلي: «بعد إطلاق سراحي عدت إلى قريتي».", "release", {"target": "فهد العلي"}),
    ("وتابع فهد العلي: «بعد إطلاق سراحي عدت إلى قريتي».", "movement", {"actor": "فهد العلي", "to": "قريتي"}),
    ("وتابع فهد العلي: «بعد إطلاق سراحنا عدنا».", "release", {"target": "فهد العلي"}),
    # who says in the sentence itself who «I» am or «we» are
    ("أنا الملازم أول رامي خليل أعلن انشقاقي عن قوات النظام.", "flight", {"actor": "رامي خليل"}),
    ("أعلن أنا العقيد سامي درويش انشقاقي عن الجيش.", "flight", {"actor": "سامي درويش", "organisation": "الجيش"}),
    ("نعلن نحن ضباط اللواء السابع انشقاقنا عن الجيش.", "flight", {"actor": "ضباط اللواء السابع"}),
    ("بيان: نعلن نحن كتائب النور انضمامنا إلى جيش السنة.", "membership", {"member": "كتائب النور"}),
    ("وأضاف سالم علي: «بعد اعتقالنا نقلونا إلى سجن».", "arrest", {"target": "سالم علي"}),
    ("قال سالم علي: «اضطررت إلى الهرب إلى تركيا».", "flight", {"actor": "سالم علي", "to": "تركيا"}),
    ("انشق كاتب ضبط سابق عن الجيش.", "flight", {"organisation": "الجيش"}),
    ("قال سالم علي: «رأيت عناصر التنظيم يعدمون شابا، بعدها قررت الهرب».", "flight", {"actor": "سالم علي"}),
    # «later» is no pursuit, and past «after that» stands a verb
    ("وهرب المنشق لاحقا إلى مأرب.", "flight", {"actor": "المنشق", "to": "مأرب"}),
    ("قال المنشق إنه انضم إلى الجماعة، وبعد ذلك هرب إلى مأرب.", "flight", {"actor": "المنشق", "to": "مأرب"}),
    ("قال المنشق إنه انضم إلى الجماعة وهرب لاحقا إلى مأرب.", "flight", {"actor": "المنشق", "to": "مأرب"}),
    # who has whom: a captive and «لدى»
    ("أسير لدى الجيش الحر يروي قصته", "detention", {"target": "أسير", "actor": "الجيش الحر"}),
    ("وصل الأسير لدى الحوثيين إلى مأرب.", "detention", {"target": "الأسير", "actor": "الحوثيين"}),
    # a row of a list: what somebody is stands past a colon
    ("- أبو دجانة المصري: مسؤول النفط، فر إلى تركيا.", "flight", {"actor": "أبو دجانة المصري", "to": "تركيا"}),
    ("1- سامي العلي: قائد كتيبة، قتل في غارة.", "position", {"holder": "سامي العلي", "title": "قائد كتيبة"}),
    ("1- سامي العلي: قائد كتيبة، قتل في غارة.", "killing", {"victim": "سامي العلي"}),
    # how a sentence is to be carried out
    ("حكمت المحكمة بالإعدام شنقا على المتهم قاسم رعد.", "proceeding", {"target": "قاسم رعد"}),
]

UNTOLD: list[tuple[str, str, Roles]] = [
    ("قال سالم علي: «هددوني بقتل عائلتي فانضممت إليهم».", "membership", {}),
    ("أنا سالم علي لا أعرف شيئا عن انشقاقنا.", "flight", {"organisation": "سالم علي"}),
    ("انشق كاتب ضبط في المحكمة العسكرية.", "arrest", {}),
    ("خشينا تصفيتنا ونحن في السجن، قال سالم علي.", "killing", {"victim": "ونحن"}),
    ("قالت عمر: «هربت ليلا من الرقة».", "flight", {"actor": "عمر"}),
    ("وقال سالم فهد: «نرجو ألا تكون القافلة تعرضت للنهب».", "abuse", {"victim": "سالم فهد"}),
    ("وهرب المنشق لاحقا إلى مأرب.", "raid", {}),
    ("- سامي العلي: قائد الكتيبة قتل خمسة جنود.", "killing", {"actor": "سامي العلي"}),
    ("لا يوجد معتقلون لدى الجيش.", "abduction", {}),
    ("عاد سبعة جنود كانوا محتجزين لدى الحوثيين.", "detention", {"target": "محتجزين"}),
    ("وتحدث عن مطالب بما في ذلك منع السلاح عن القرية.", "decree", {}),
]


@pytest.mark.parametrize(("text", "event", "roles"), TOLD)
def test_told(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert given(read(reader, text), event, roles)


@pytest.mark.parametrize(("text", "event", "roles"), UNTOLD)
def test_not_told(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)


def test_pictures_open_points(reader: Reader) -> None:
    claims = read(reader, "وزارة الدفاع:\n🔹 مقتل 15 مسلحا في اللاذقية.\n🔹 تدمير مستودع ذخيرة.").claims
    assert {c.attribution[-1].source.text for c in claims} == {"وزارة الدفاع"}


@pytest.mark.parametrize(
    ("text", "event", "modality"),
    [
        ("طلبت الجماعة من المقاتل أن ينفذ عملية انتحارية في بغداد.", "bombing", "intended"),
        ("يقول سالم فهد: «طلبوا مني أن أنفذ عملية انتحارية في بغداد».", "bombing", "intended"),
        ("يقول سالم فهد: «طلبوا مني أن أقتل صديقي فرفضت».", "killing", "intended"),
        ("يقول سالم فهد: «خفت أن يعتقلوني فهربت إلى إدلب».", "arrest", "possible"),
        ("يقول سالم فهد: «خفت أن يعتقلوني فهربت إلى إدلب».", "flight", "asserted"),
    ],
)
def test_what_is_asked_or_feared_has_not_come(reader: Reader, text: str, event: str, modality: str) -> None:
    assert {c.modality for c in read(reader, text).claims if c.event == event} == {modality}


@pytest.mark.parametrize(
    ("text", "event", "dated"),
    [
        ("قال سالم فهد إنه فر من الرقة عام 2014 ثم وصل إلى مأرب.", "movement", False),
        ("قال سالم فهد إنه فر من الرقة عام 2014 وبعدها وصل إلى مأرب.", "movement", False),
        ("قال سالم فهد إنه فر من الرقة عام 2014 ووصل لاحقا إلى مأرب.", "movement", False),
        ("قال سالم فهد إنه فر من الرقة عام 2014، وبعد ذلك وصل إلى مأرب.", "movement", False),
        ("قال سالم فهد إنه فر من الرقة عام 2014 ووصل إلى مأرب.", "movement", True),
        ("قال سالم فهد إنه فر من الرقة ثم وصل إلى مأرب عام 2014.", "movement", True),
        ("قال سالم فهد إنه فر من الرقة ثم وصل إلى مأرب عام 2014.", "flight", False),
    ],
)
def test_what_came_later_has_its_own_time(reader: Reader, text: str, event: str, dated: bool) -> None:
    assert [c.time is not None for c in read(reader, text).claims if c.event == event] == [dated]
