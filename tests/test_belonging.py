"""To whom somebody or some body belongs: of which of the words before it a word of belonging is said, and who is told of.

Every sentence is invented. A row of ``SAID`` gives the roles of one membership that must be read; one of ``NOT_SAID`` what must not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import fills, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

SAID = [
    # with its article it is said of the body that is named, and not of the people or the part before it
    ("تقدمت قوات من الجيش الوطني الموالي للشرعية في الجبل.", {"member": "الجيش الوطني", "relation": "loyal"}),
    ("قُتل خمسة جنود من قوات الجيش الموالي لحركة الصقور.", {"member": "قوات الجيش", "organisation": "حركة الصقور"}),
    ("قُتلت ثلاث نساء من مجموعة الياسمين المسلحة التابعة لداعش.",
     {"member": "مجموعة الياسمين المسلحة", "organisation": "داعش", "relation": "part"}),
    ("ساعدتهم عناصر الجيش الموالي للشرعية.", {"member": "الجيش", "organisation": "شرعية"}),
    ("تقدم مقاتلو المقاومة الشعبية الموالية للرئيس سالم هادي.",
     {"member": "المقاومة الشعبية", "organisation": "سالم هادي"}),
    ("فر عناصر الحرس الجمهوري الموالون للرئيس سالم هادي.",
     {"member": "عناصر الحرس الجمهوري", "organisation": "سالم هادي"}),
    # past where the body is, a bracket of its name, and of those who are called by whose they are
    ("استولى المسلحون على اللواء 119 في بيحان الموالي للحوثيين.",
     {"member": "اللواء 119", "organisation": "حوثيين"}),
    ("قُتل عنصر من ميليشيا (الدفاع الوطني) الموالية للنظام.",
     {"member": "ميليشيا (الدفاع الوطني)", "organisation": "نظام"}),
    ("اندلعت المعارك بين الحوثيين وحلفائهم الموالين للرئيس السابق سالم هادي.",
     {"member": "حلفائهم", "organisation": "سالم هادي"}),
    # whose deed or state it is, and not that
    ("استنكرت القيادة قيام عناصر تابعة لجبهة النصرة بخطف العقيد.", {"member": "عناصر", "organisation": "جبهة النصرة"}),
    ("تصل القوات لتعزيز المقاتلين الموالين للحكومة.", {"member": "المقاتلين", "organisation": "حكومة"}),
    ("يحذر التقرير من قيام حركة الشباب المرتبطة بتنظيم القاعدة بهجمات.",
     {"member": "حركة الشباب", "organisation": "تنظيم القاعدة"}),
    # places by their names; one of several bodies; from the ranks of
    ("قصف المسلحون بلدتي حارم وسلقين المواليتين للنظام.", {"organisation": "نظام", "relation": "loyal"}),
    ("سيطرت حركة الفجر، أكبر فصائل المعارضة، على البلدة.",
     {"member": "حركة الفجر", "organisation": "فصائل المعارضة", "relation": "part"}),
    ("صدر البيان عن فيلق الجبل (إحدى الفصائل المنضوية في جيش الفجر).",
     {"member": "فيلق الجبل", "organisation": "الفصائل", "relation": "part"}),
    ("أُسر عدد من المسلحين من صفوف الحوثيين.", {"member": "المسلحين", "organisation": "الحوثيين"}),
    ("ضمت الحركة عدداً من قادتها للجيش.", {"member": "قادتها", "organisation": "جيش"}),
    # for whom somebody fights
    ("سافر الشاب سالم هادي إلى سوريا للقتال في صفوف التنظيم.",
     {"member": "سالم هادي", "organisation": "التنظيم", "relation": "member"}),
    ("دعا الشيخ الشبان إلى القتال في صفوف المقاومة.", {"member": "الشبان", "organisation": "المقاومة"}),
    ("حكمت المحكمة على بلجيكيين يشاركون في صفوف داعش.", {"member": "بلجيكيين", "organisation": "داعش"}),
    ("قُتل الشاب سالم هادي. وذكرت الصحف أنه أقام في صفوف تنظيم داعش.",
     {"member": "سالم هادي", "organisation": "تنظيم داعش"}),
    # with what somebody is charged, whoever the law is told of
    ("أحالت النيابة 41 شخصا إلى القضاء بتهمة الانتماء إلى تنظيم إرهابي.",
     {"member": "شخصا", "organisation": "تنظيم إرهابي", "count": "41"}),
    ("أعلنت النيابة إحالة سبعة شبان إلى القضاء بتهمة الانتماء إلى حركة الصقور.",
     {"member": "شبان", "organisation": "حركة الصقور", "count": "سبعة"}),
    ("مثل شاب أمام القضاء بتهمة محاولة الانضمام إلى تنظيم داعش.", {"member": "شاب", "organisation": "تنظيم داعش"}),
    ("حكمت المحكمة على شاب بالسجن سنتين بتهمة الانتماء إلى داعش.", {"member": "شاب", "organisation": "داعش"}),
    ("حوكم ثلاثة شبان بتهمة الانتماء إلى جماعة محظورة.", {"member": "شبان", "organisation": "جماعة محظورة"}),
    ("كان سالم هادي محبوسا لاتهامه بالانضمام إلى تحالف الصقور.",
     {"member": "سالم هادي", "organisation": "تحالف الصقور"}),
    # what somebody goes for, and how many they are who join
    ("كان سالم هادي يعتزم السفر إلى سوريا للانضمام إلى داعش.", {"member": "سالم هادي", "organisation": "داعش"}),
    ("انضم ثلاثون شابا إلى التنظيم.", {"member": "شابا", "organisation": "التنظيم", "count": "ثلاثون"}),
    ("وبعضهم التحق مبكرا بالمقاومة والجيش الوطني.", {"member": "بعضهم", "organisation": "المقاومة"}),
    # officials, where it is not they who say it
    ("اعتقلت الشرطة سبعة مسؤولين سابقين في نظام القذافي.",
     {"member": "مسؤولين سابقين", "organisation": "نظام القذافي", "count": "سبعة"}),
    ("اعتُقل أحد كبار المسؤولين في التنظيم.", {"member": "أحد كبار المسؤولين", "organisation": "التنظيم"}),
    ("اتهم الأهالي سليمان بقتل عقيد في الجيش السوري.", {"member": "عقيد", "organisation": "الجيش السوري"}),
    ("وكان مسؤولون في الحركة قد فروا من البلدة.", {"member": "مسؤولون", "organisation": "الحركة"}),
    # whose allies somebody is, by a word that «مع» or «ل» follows, and by whose money
    ("سيطر الحوثيون المتحالفون مع روسيا على البلدة.", {"organisation": "روسيا", "relation": "loyal"}),
    ("قصفت الطائرات الجماعة المتحالفة مع الحزب.", {"member": "الجماعة", "organisation": "الحزب", "relation": "loyal"}),
    ("قصفت الطائرات مواقع حركة الصقور والقوات المتحالفة معها.", {"member": "القوات", "organisation": "حركة الصقور"}),
    ("كانت الحركة متحالفة مع تنظيم القاعدة.", {"member": "الحركة", "organisation": "تنظيم القاعدة"}),
    ("دخلت القوات الحليفة لروسيا البلدة.", {"member": "القوات", "organisation": "روسيا", "relation": "loyal"}),
    ("انسحب المسلحون الممولون من تركيا.", {"member": "المسلحون", "organisation": "تركيا", "relation": "backed"}),
    ("وصلت تعزيزات عسكرية تتبع الحوثيين.", {"member": "تعزيزات عسكرية", "organisation": "الحوثيين", "relation": "part"}),
    # linked with bodies without a name
    ("اعتُقل عشرون رجلاً مرتبطين بجماعات متطرفة.", {"member": "رجلاً", "organisation": "جماعات متطرفة"}),
    # so many of its people, in no number
    ("قُتل عشرات من عناصر تنظيم داعش.", {"member": "عناصر", "organisation": "تنظيم داعش", "count": "عشرات"}),
    ("اعتقلت الشرطة عدداً من أعضاء حزب الحق.", {"member": "أعضاء", "organisation": "حزب الحق", "count": "عدداً"}),
    ("فر المئات من جنود الجيش.", {"member": "جنود", "organisation": "الجيش", "count": "المئات"}),
    ("العشرات من أنصار تنظيم داعش اقتحموا المبنى.", {"member": "أنصار", "organisation": "تنظيم داعش", "relation": "loyal"}),
    # several leaders, with what they are like
    ("استهدفت الغارة القادة الميدانيين لحركة الصقور.", {"member": "القادة الميدانيين", "organisation": "حركة الصقور"}),
    ("قُتل ثلاثة من القادة السابقين لحركة الصقور.",
     {"member": "القادة السابقين", "organisation": "حركة الصقور", "count": "ثلاثة", "status": "former"}),
    ("فرت القيادات العسكرية في الحزب.", {"member": "القيادات العسكرية", "organisation": "الحزب"}),
    ("توفي ضابط برتبة عقيد في الجيش الجزائري.", {"member": "ضابط", "organisation": "الجيش الجزائري"}),
    ("قال البيان إن المتهمين أعضاء في حركة الصقور.", {"member": "المتهمين", "organisation": "حركة الصقور"}),
    # oaths, and whose leaders they are who swear them or join
    ("أقسم مقاتلو الكتيبة على الولاء لحركة الصقور.", {"member": "مقاتلو الكتيبة", "organisation": "حركة الصقور"}),
    ("لا تزال الكتيبة تدين بالولاء للرئيس السابق.", {"member": "الكتيبة", "organisation": "رئيس السابق"}),
    ("انضم القادة السابقون لطالبان إلى تنظيم داعش.", {"member": "القادة السابقون", "organisation": "تنظيم داعش"}),
]  # fmt: skip
NOT_SAID = [
    "قال التنظيم إن أكبر الفصائل انسحبت.",
    "قصف الجيش أكبر معاقل الفصائل.",
    "قُتل كثير من عناصر الجيش.",
    "قصف الطيران مواقع في بلدة الريحان الموالية للنظام.",
    "توجهت القوات إلى القرى الموالية.",
    "أكدت المفوضية السامية لشؤون النازحين، التابعة للأمم المتحدة، ذلك.",
    "قالت المصادر إن أول طائرة تتبع الصليب الأحمر وصلت إلى المطار.",
    "يجري التحقيق في الجرائم القومية المتطرفة التابعة لملف قديم.",
    "اندلع القتال في صفوف الجماعة.",
    "قال عقيد في الجيش إن المعركة انتهت.",
    "أصبح سالم هادي عقيدا في الجيش.",
    "وكان مسؤول بمجلس الشورى قد صرح بأن المعركة انتهت.",
    "لكن أحد مسؤولي المفوضية يقول إن العدد كبير.",
    "نقلت الوكالة عن مسؤول بوزارة الدفاع قوله إن الطائرات عادت.",
    "وقالت الصحيفة نقلا عن مسؤولين في وزارة الدفاع إن الطائرات عادت.",
    "أصيب خمسة من رجال الشرطة.",
    "هاجموا القوات المتحالفة مع بعضها.",
    "توقف المشروع الممول من البنك الدولي.",
    "تحول من نظام حليف إلى جماعة ضعيفة.",
    "فُتحت قضية مرتبطة بجماعة إرهابية.",
    "وعد القادة العسكريون للجيش بزيادة الرواتب.",
    "غادر القادة العرب القاهرة.",
    "أقسم الرئيس على حماية البلاد.",
    "جدد السكان الولاء للوطن.",
]


@pytest.mark.parametrize(("text", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, roles: dict[str, str]) -> None:
    reading = read(reader, text)
    found = [c for c in reading.claims if c.event == "membership" and all(fills(c, r, w) for r, w in roles.items())]
    assert found, told(reading)


@pytest.mark.parametrize(
    "text", ["هاجمت الميليشيات غير التابعة للجيش القرية.", "عولج المرضى غير المرتبطين بحركة الصقور."]
)
def test_it_is_denied(reader: Reader, text: str) -> None:
    assert {c.polarity for c in read(reader, text).claims if c.event == "membership"} == {"denied"}


@pytest.mark.parametrize("text", NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str) -> None:
    reading = read(reader, text)
    assert "membership" not in [c.event for c in reading.claims], told(reading)


@pytest.mark.parametrize(
    "text",
    [
        "كان سالم هادي محبوسا لاتهامه بالانضمام إلى تحالف الصقور.",
        "اعتقل سالم هادي لاتهامه بقتل شرطي.",
        "سجن سالم هادي بعد اتهامه بالانتماء إلى حركة الصقور.",
    ],
)
def test_who_is_charged_charges_nobody(reader: Reader, text: str) -> None:
    charges = [c for c in read(reader, text).claims if c.event == "proceeding" and fills(c, "kind", "charge")]
    assert [[a.text for a in c.arguments["target"]] for c in charges] == [["سالم هادي"]]
    assert all("actor" not in c.arguments and c.modality == "asserted" for c in charges)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("جلب التنظيم مئات المقاتلين من جنسيات عربية وأجنبية.", ["عربية", "أجنبية"]),
        ("كان بينهم عشرة مهاجرين غير شرعيين من جنسيات أفريقية.", ["أفريقية"]),
        ("كشف المحافظ عن وجود أسرى إثيوبيين في سرت.", ["إثيوبيين"]),
        ("أفرجت الحركة عن خمسة رهائن فرنسيين.", ["فرنسيين"]),
        ("هاجم جنود أتراك القرية.", None),
        ("أوقفت القوات 297 شخصا، 37 منهم من جنسيات أجنبية.", None),
    ],
)
def test_whence_people_are_by_no_one_country(reader: Reader, text: str, countries: list[str] | None) -> None:
    told_of = [c for c in read(reader, text).claims if c.event == "nationality"]
    assert [[a.text for a in c.arguments["country"]] for c in told_of] == ([countries] if countries else [])


def test_one_joins_the_first_that_is_named(reader: Reader) -> None:
    text = "أحالت النيابة سبعة شبان إلى القضاء بتهمة الانتماء إلى حركة الصقور بهدف الإطاحة بالسلطة."
    joined = [c for c in read(reader, text).claims if c.event == "membership"]
    assert [[a.text for a in c.arguments["organisation"]] for c in joined] == [["حركة الصقور"]]


@pytest.mark.parametrize("text", ["تقدمت الجماعة في جبهات القتال في الجنوب.", "بدأ القتال في الجنوب."])
def test_fighting_is_no_membership(reader: Reader, text: str) -> None:
    assert "membership" not in [c.event for c in read(reader, text).claims]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("والتحقت سارة العلي (17 عامًا) بتنظيم داعش.", ["سارة العلي"]),
        ("انضمت فتاة (17 عامًا) إلى تنظيم داعش.", ["فتاة"]),
    ],
)
def test_an_age_is_nobody_who_joins(reader: Reader, text: str, members: list[str]) -> None:
    joined = [c for c in read(reader, text).claims if c.event == "membership"]
    assert [[a.text for a in c.arguments["member"]] for c in joined] == [members]
    assert "count" not in joined[0].arguments


@pytest.mark.parametrize("text", ["غالبيتهم من جنسيات غير ليبية.", "كان معظم القتلى من جنسيات غير ليبية."])
def test_of_what_country_people_are_not(reader: Reader, text: str) -> None:
    [claim] = [c for c in read(reader, text).claims if c.event == "nationality"]
    assert claim.polarity == "denied"
    assert fills(claim, "country", "ليبية")


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("تحدث سالم هادي من مقر إقامته في القاهرة.", "سالم هادي"),
        ("التقى الوزير سالم هادي في مقر إقامته بالقاهرة.", None),
    ],
)
def test_from_where_somebody_lives(reader: Reader, text: str, person: str | None) -> None:
    homes = [c for c in read(reader, text).claims if c.event == "residence"]
    assert [fills(c, "person", person or "") and fills(c, "in", "القاهرة") for c in homes] == [True] * bool(person)
