"""Who somebody is, in posts of several words, as kin, by other names; and reports that somebody rejects.

Every sentence and person is invented. Each row of ``SAID`` must be read, with its polarity and modality; ``NOT_SAID`` must not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

POSTS = [
    ("قُتل الأمير العسكري للجماعة في الرقة أبو عمر الأنصاري في غارة.", "position",
     {"holder": "أبو عمر الأنصاري", "title": "الأمير العسكري", "place": "الرقة"}),
    ("وصل محمود سعيد، الأمير الأمني لجبهة النصرة، إلى حلب.", "position",
     {"holder": "محمود سعيد", "title": "الأمير الأمني", "organisation": "جبهة النصرة"}),
    ("قال كبير المفاوضين محمود سعيد إن اللقاء لم يسفر عن نتائج.", "position",
     {"holder": "محمود سعيد", "title": "كبير المفاوضين"}),
    ("وأفاد كبير الأطباء في المستشفى محمود سعيد بأن الجرحى كثيرون.", "position",
     {"holder": "محمود سعيد", "title": "كبير الأطباء"}),
    ("قُتل محمود سعيد، الرجل الثاني في تنظيم الدولة، في غارة.", "position",
     {"holder": "محمود سعيد", "title": "الرجل الثاني", "organisation": "تنظيم الدولة"}),
    ("قال القائم بأعمال المحافظ محمود سعيد إن الطريق مفتوح.", "position",
     {"holder": "محمود سعيد", "title": "القائم بأعمال المحافظ"}),
    ("واعتقلت الشرطة رجل الأعمال عدنان السراج في المطار.", "position",
     {"holder": "عدنان السراج", "title": "رجل الأعمال"}),
    ("وقال الأستاذ في جامعة صنعاء محمود سعيد إن البلاد منهكة.", "position",
     {"holder": "محمود سعيد", "title": "الأستاذ", "place": "جامعة صنعاء"}),
    ("قال إمام وخطيب المسجد الكبير محمود سعيد إن الطريق مفتوح.", "position",
     {"holder": "محمود سعيد", "title": "إمام وخطيب المسجد الكبير"}),
    ("وتحدث محمود سعيد باعتباره قائداً للواء التوحيد عن المعركة.", "position",
     {"holder": "محمود سعيد", "title": "قائداً", "organisation": "لواء التوحيد"}),
    ("عيّن الرئيس السوري اللواء قيس مبروك محافظاً لحمص.", "appointment",
     {"issuer": "الرئيس السوري", "person": "قيس مبروك"}),
    ("أقال الرئيس اليمني اللواء قيس مبروك من منصبه.", "appointment",
     {"issuer": "الرئيس اليمني", "person": "قيس مبروك", "change": "dismissed"}),
    ("ومن المقرر أن يتولى محمود سعيد منصب محافظ البنك المركزي.", "position",
     {"holder": "محمود سعيد", "title": "محافظ", "organisation": "البنك المركزي"}),
    ("استقال محمود سعيد من منصبه مديراً للأمن.", "position",
     {"holder": "محمود سعيد", "title": "مديراً للأمن", "status": "former"}),
    ("محمود سعيد الذي يرأس لجنة المصالحة وصل إلى دمشق.", "position",
     {"holder": "محمود سعيد", "organisation": "لجنة المصالحة"}),
    ("قُتل قائد الكتيبة الثانية في اللواء 35 مدرع المقدم نبيل سعيد.", "position",
     {"holder": "نبيل سعيد", "title": "قائد", "organisation": "الكتيبة الثانية"}),
    ("ويعمل جمال نوفل مراسلاً لقناة الشرق في مدينة إدلب.", "position",
     {"holder": "جمال نوفل", "title": "مراسلاً", "organisation": "قناة الشرق"}),
    ("اعتقلت الشرطة محمود سعيد، وهو رجل أعمال، في منزله.", "position",
     {"holder": "محمود سعيد", "title": "رجل أعمال"}),
    ("قُتل محمود سعيد، وهو قيادي في التنظيم والمسؤول عن الزكاة، في غارة.", "position",
     {"holder": "محمود سعيد", "title": "المسؤول عن الزكاة"}),
    ("تقلد محمود سعيد منصب وزير الدفاع عام 2012.", "position", {"holder": "محمود سعيد", "title": "وزير الدفاع"}),
    ("قال محافظ حلب بالوكالة محمود سعيد إن الطريق مفتوح.", "position",
     {"holder": "محمود سعيد", "title": "محافظ حلب بالوكالة"}),
    ("أصيب سامر سعيد، مصور وكالة الأناضول في غزة، بجروح.", "position",
     {"holder": "سامر سعيد", "title": "مصور", "organisation": "وكالة الأناضول"}),
]  # fmt: skip

KIN = [
    ("قُتل نجل القيادي في حركة الشباب حسن علي.", "killing", {"victim": "نجل القيادي في حركة الشباب حسن علي"}),
    ("قُتل نجل القيادي في حركة الشباب حسن علي.", "kinship", {"relation": "نجل", "other": "حسن علي"}),
    ("خطفت مجموعة مسلحة نجل التاجر عدنان السراج.", "abduction", {"target": "نجل التاجر عدنان السراج"}),
    ("قُتل مصطفى، النجل الأكبر للشيخ عقاب العتيبي، في القصف.", "kinship",
     {"person": "مصطفى", "relation": "النجل الأكبر", "other": "عقاب العتيبي"}),
    ("قُتلت طفلة وأصيب والدها بانفجار لغم.", "kinship", {"person": "والدها", "other": "طفلة"}),
    ("الأمير الشرعي للجماعة هو صهر القائد العام أبي بكر الفلوجي.", "kinship",
     {"person": "الأمير الشرعي للجماعة", "relation": "صهر", "other": "أبي بكر الفلوجي"}),
    ("انشق العقيد صلاح بركات قبل عام. وقُتل شقيقه العقيد نبيل بركات في المعركة.", "kinship",
     {"person": "نبيل بركات", "relation": "شقيق", "other": "صلاح بركات"}),
]  # fmt: skip

OTHERWISE = [
    ("تأسست قوات النخبة، أو ما يعرف بـ«جيش العشائر»، في الربيع.", "alias",
     {"person": "قوات النخبة", "name": "جيش العشائر"}),
    ("تبنى الهجوم شخص يسمي نفسه «أبو القعقاع» في تسجيل.", "alias", {"person": "شخص", "name": "أبو القعقاع"}),
    ("خطفته مجموعة تطلق على نفسها «سرايا الشمال» من منزله.", "alias", {"person": "مجموعة", "name": "سرايا الشمال"}),
    ("هيئة تحرير الشام التي كانت تعرف سابقاً باسم جبهة النصرة انسحبت.", "alias",
     {"person": "هيئة تحرير الشام", "name": "جبهة النصرة"}),
    ("وقالت الشرطة إن المهاجم تونسي.", "nationality", {"person": "المهاجم", "country": "تونسي"}),
    ("أبو حفص المصري، وهو مصري واسمه أشرف رضوان، تولى القيادة.", "nationality",
     {"person": "أبو حفص المصري", "country": "مصري"}),
    ("قال المعارض المقيم في باريس ميشال حداد إن المبادرة انتهت.", "residence",
     {"person": "ميشال حداد", "in": "باريس"}),
    ("الضابط المنشق أصله من دوما وقد عمل في المطار.", "origin", {"person": "الضابط المنشق", "from": "دوما"}),
    ("العقيد محمود سعيد من مدينة حلب انشق عن الجيش.", "origin", {"person": "محمود سعيد", "from": "حلب"}),
    ("وأوضح أن القتيلين من مدينة حلب.", "origin", {"person": "القتيلين", "from": "حلب"}),
    ("محمود سعيد أحد أبناء مدينة حلب.", "origin", {"person": "محمود سعيد", "from": "حلب"}),
    ("قال محمود سعيد أحد سكان مدينة حلب إن القصف مستمر.", "residence", {"person": "محمود سعيد", "in": "حلب"}),
    ("قال محمود سعيد من منزله في حلب إن القصف مستمر.", "residence", {"person": "محمود سعيد", "in": "حلب"}),
    ("يثير مصير السعودي محمود سعيد القلق.", "nationality", {"person": "محمود سعيد", "country": "السعودي"}),
    ("محمود سعيد، تونسي، 30 عاماً، اعتقل أمس.", "nationality", {"person": "محمود سعيد", "country": "تونسي"}),
    ("والموقوفان منحدران من ولاية القصرين.", "origin", {"person": "الموقوفان", "from": "ولاية القصرين"}),
]  # fmt: skip

DENIED = [
    ("القتيل ليس شقيق المطلوب سعد الحربي.", "kinship", {"person": "القتيل", "other": "سعد الحربي"}),
    ("كذب المتحدث العسكري الأنباء التي تحدثت عن انسحاب الجيش من مدينة سنجة.", "control", {"place": "مدينة سنجة"}),
    ("نفى الناطق التقارير التي أفادت بأن القائد قُتل في الغارة.", "killing", {"victim": "القائد"}),
    ("نفى وزير الدفاع تقارير إعلامية تحدثت عن مقتل القائد.", "killing", {"victim": "القائد"}),
]  # fmt: skip

NOT_SAID = [
    ("قال الأمير محمود سعيد إن الطريق مفتوح.", "position"),
    ("وصل رجل الأمن الأول الأمير محمود سعيد.", "position"),
    ("قال الأستاذ محمود سعيد إن الطريق مفتوح.", "position"),
    ("استهدف محمود سعيد بصفته الشخصية.", "position"),
    ("وصف الشاهد المعركة، أو ما يعرف بيوم الحسم، بأنها طويلة.", "alias"),
    ("وقال إن المدينة تونسية.", "nationality"),
    ("هاجمت القوات المستشفى. وقُتل شقيقه نبيل بركات.", "kinship"),
    ("وصل محمود سعيد من مدينة حلب.", "origin"),
    ("اعتقلت الشرطة محمود سعيد من منزله في حلب.", "residence"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "roles"), [*POSTS, *KIN, *OTHERWISE])
def test_it_is_said(reader: Reader, text: str, event: str, roles: dict[str, str]) -> None:
    reading = read(reader, text)
    assert [c for c in given(reading, event, roles) if c.polarity == "affirmed"], told(reading)


@pytest.mark.parametrize(("text", "event", "roles"), DENIED)
def test_it_is_denied(reader: Reader, text: str, event: str, roles: dict[str, str]) -> None:
    reading = read(reader, text)
    found = given(reading, event, roles)
    assert found, told(reading)
    assert {c.polarity for c in found} == {"denied"}, told(reading)


@pytest.mark.parametrize(("text", "event"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str) -> None:
    reading = read(reader, text)
    assert event not in [c.event for c in reading.claims], told(reading)


TOGETHER = [
    ("التقى الرئيسان الأوغندي محمود سعيد والكيني خالد حسن في نيروبي.", ["محمود سعيد", "خالد حسن"]),
    ("وبحث مع نظيريه الروسي سيرغي إيفانوف والسعودي عادل الجبير الأزمة.", ["سيرغي إيفانوف", "عادل الجبير"]),
    ("وقال رئيس الوزراء الأردني محمود سعيد والفلسطيني خالد حسن في بيان إن الاتفاق قائم.", ["محمود سعيد", "خالد حسن"]),
]


@pytest.mark.parametrize(("text", "holders"), TOGETHER)
def test_one_post_of_two_states(reader: Reader, text: str, holders: list[str]) -> None:
    reading = read(reader, text)
    for holder in holders:
        assert given(reading, "position", {"holder": holder}), told(reading)


CLAUSES = [
    ("تقدم التنظيم حتى سيطر على المدينة.", "control", {"actor": "التنظيم", "place": "المدينة"}, "asserted"),
    ("لم يتوقف القصف حتى سقطت المدينة بيد التنظيم.", "control", {"actor": "التنظيم"}, "asserted"),
    ("سيطر التنظيم على القرى حتى وصل إلى المدينة.", "movement", {"actor": "التنظيم", "to": "المدينة"}, "asserted"),
    ("ستستمر المعركة حتى تنسحب القوات من المدينة.", "control", {"actor": "القوات"}, "intended"),
    ("استمر القتال حتى مقتل القائد في الغارة.", "killing", {"victim": "القائد"}, "intended"),
    (
        "تقدمت القوات وبعد ذلك هاجم التنظيم مدينة حلب.",
        "attack",
        {"actor": "التنظيم", "target": "مدينة حلب"},
        "asserted",
    ),
    ("تقدمت القوات ليلة هاجم التنظيم مدينة حلب.", "attack", {"actor": "التنظيم", "target": "مدينة حلب"}, "asserted"),
    (
        "تقدمت القوات وفجأة قتل المسلحون القائد محمود سعيد.",
        "killing",
        {"actor": "المسلحون", "victim": "محمود سعيد"},
        "asserted",
    ),
    (
        "تقدمت القوات وفي غضون ذلك خطف المسلحون القائد محمود سعيد.",
        "abduction",
        {"actor": "المسلحون", "target": "محمود سعيد"},
        "asserted",
    ),
    (
        "تقدمت القوات وإضافة إلى ذلك هاجم التنظيم مدينة حلب.",
        "attack",
        {"actor": "التنظيم", "target": "مدينة حلب"},
        "asserted",
    ),
    ("تقدمت القوات ومجدداً سيطر الجيش على مدينة حلب.", "control", {"actor": "الجيش", "place": "مدينة حلب"}, "asserted"),
    ("وسرعان ما اقتحم التنظيم بلدة الباب.", "attack", {"actor": "التنظيم", "target": "بلدة الباب"}, "asserted"),
    ("صدت القوات هجوماً شنه التنظيم على المدينة.", "attack", {"actor": "التنظيم", "outcome": "repelled"}, "asserted"),
    ("أحبطت القوات هجوماً للتنظيم على المدينة.", "attack", {"outcome": "foiled"}, "attempted"),
    ("أُلغي الهجوم على المدينة.", "attack", {"target": "المدينة"}, "intended"),
    ("لا دليل على مقتل القائد.", "killing", {"victim": "القائد"}, "unknown"),
    ("ليس من المؤكد أن القائد قُتل.", "killing", {"victim": "القائد"}, "unknown"),
    ("شكوك حول مقتل القائد.", "killing", {"victim": "القائد"}, "possible"),
    ("ادعاءات بتعذيب المعتقلين.", "abuse", {"victim": "المعتقلين"}, "reported"),
]


@pytest.mark.parametrize(("text", "event", "roles", "modality"), CLAUSES)
def test_a_clause_is_said_as_certain_as_it_is(
    reader: Reader, text: str, event: str, roles: dict[str, str], modality: str
) -> None:
    reading = read(reader, text)
    found = given(reading, event, roles)
    assert found, told(reading)
    assert {c.modality for c in found} == {modality}, told(reading)


MEANT = [
    ("سيتولى محمود سعيد قيادة اللواء الثالث.", "position", "holder", "intended"),
    ("ومن المقرر أن يتولى محمود سعيد منصب محافظ البنك المركزي.", "position", "holder", "intended"),
    ("وجه الوزير بالإفراج عن المعتقلين.", "release", "target", "intended"),
    ("ووجه القائد بقصف مواقع التنظيم.", "shelling", "target", "intended"),
    ("كلف الرئيس الجيش باستعادة المدينة.", "control", "actor", "intended"),
    ("خوّل البرلمان الجيش بقصف المواقع.", "shelling", "actor", "intended"),
]


@pytest.mark.parametrize(("text", "event", "role", "modality"), MEANT)
def test_what_somebody_is_told_to_do_is_not_done(
    reader: Reader, text: str, event: str, role: str, modality: str
) -> None:
    reading = read(reader, text)
    found = [c for c in reading.claims if c.event == event and role in c.arguments]
    assert found, told(reading)
    assert {c.modality for c in found} == {modality}, told(reading)


NOBODY = [
    ("ووجه القائد بقصف مواقع التنظيم.", "shelling"),
    ("ليلى سعيد التي اعتقل زوجها قبل عام تسكن دمشق.", "arrest"),
    ("محمود سعيد الذي قُتل والده في القصف انشق عن الجيش.", "killing"),
    ("قُتل الشقيقان محمود وخالد سعيد في القصف.", "killing"),
]


@pytest.mark.parametrize(("text", "event"), NOBODY)
def test_nobody_is_said_to_have_done_it(reader: Reader, text: str, event: str) -> None:
    reading = read(reader, text)
    found = [c for c in reading.claims if c.event == event]
    assert found, told(reading)
    assert all("actor" not in c.arguments for c in found), told(reading)


def test_who_is_appointed_is_not_who_appoints(reader: Reader) -> None:
    reading = read(reader, "عيّن الرئيس التونسي اللواء قيس مبروك وزيراً للداخلية.")
    assert not given(reading, "position", {"holder": "قيس مبروك", "title": "الرئيس التونسي"}), told(reading)
