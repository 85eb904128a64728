"""Blows of which only the place is told, blows by hand, nets round a place, mishaps; rows as in ``test_clauses``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]


SAID: list[tuple[str, str, Roles]] = [
    # of a new blow no more is told than where it was
    ("أسفرت سلسلة هجمات في كابول عن مقتل عشرين شخصا.", "attack", {"place": "كابول"}),
    ("شهدت مدينة حلب هجوما جديدا.", "attack", {"place": "حلب"}),
    ("وقع هجوم في مدينة تعز.", "attack", {"place": "تعز"}),
    ("قال الجيش إن خمس غارات نفذت قرب الحسكة.", "air-strike", {"count": "خمس", "place": "الحسكة"}),
    # who raids is who takes or finds in it
    ("اعتقلت الشرطة عشرة رجال في عمليات دهم بمدينة حمص.", "raid", {"actor": "الشرطة", "place": "حمص"}),
    ("عثرت مفرزة للجيش على مخبأ خلال تمشيط ببلدة السلمية.", "raid", {"actor": "مفرزة للجيش"}),
    ("أغلقت الفنادق أبوابها بعد هجوم سوسة.", "attack", {"place": "سوسة"}),
    # who or what else is told of it goes on to be said
    ("نصب المسلحون كمينا للقافلة على طريق في مدينة حلب.", "attack", {"actor": "المسلحون", "target": "قافلة"}),
    ("توالت الإدانات بعد هجوم متحف الزهور.", "attack", {"target": "متحف الزهور"}),
    ("بدأ اقتحام مدينة الحوطة صباح أمس.", "attack", {"target": "مدينة الحوطة"}),
    # how somebody came stands between the verb and whom it hit
    ("هاجم رجل يحمل سكينا دورية للشرطة.", "attack", {"actor": "رجل", "target": "دورية للشرطة"}),
    (
        "هاجم مسلحون كانوا يستقلون دراجات نارية حاجزا للجيش.",
        "attack",
        {"actor": "مسلحون", "target": "حاجزا للجيش"},
    ),
    ("خطف مسلحون يرتدون زي الجيش ثلاثة عمال.", "abduction", {"actor": "مسلحون", "target": "عمال"}),
    ("اقتحم مسلحون ينتمون إلى الحركة منزل القاضي.", "attack", {"actor": "مسلحون", "target": "منزل القاضي"}),
    ("قتل رجل كان يحمل سلاحا قرب الحدود الشمالية.", "killing", {"victim": "رجل"}),
    # what hands throw falls from no aircraft
    ("ألقى مجهولون قنبلة على مكتب القناة.", "attack", {"actor": "مجهولون", "target": "مكتب القناة"}),
    ("ألقى الطيران المروحي براميل متفجرة على البلدة.", "air-strike", {"actor": "الطيران المروحي"}),
    ("رشق المتظاهرون سيارات الشرطة بالحجارة.", "attack", {"actor": "المتظاهرون", "target": "سيارات الشرطة"}),
    ("هجم المسلحون على حاجز للشرطة.", "attack", {"actor": "المسلحون", "target": "حاجز للشرطة"}),
    ("هوجمت قافلة للجيش قرب مأرب.", "attack", {"target": "قافلة للجيش"}),
    ("دوهم منزل القيادي في حي السلام.", "raid", {"target": "منزل القيادي"}),
    ("أفشل الجيش محاولة تسلل مجموعة من المسلحين إلى البلدة.", "attack", {"actor": "مجموعة من المسلحين"}),
    # nets round a place
    ("فرض الجيش طوقا أمنيا حول المخيم.", "siege", {"actor": "الجيش", "place": "المخيم"}),
    ("دعت المنظمة إلى رفع الحصار عن مدينة تعز.", "siege", {"place": "مدينة تعز"}),
    ("حوصر المدنيون في البلدة من قبل المسلحين.", "siege", {"target": "المدنيون", "actor": "المسلحين"}),
    # what a blow hit stands past whose it was and where it was dealt
    ("قتل عشرة في كمين للمقاومة استهدف تعزيزات قرب تعز.", "attack", {"actor": "مقاومة", "target": "تعزيزات"}),
    (
        "شن الجيش حملة أمنية في البلدة استهدفت منازل المطلوبين.",
        "raid",
        {"actor": "الجيش", "target": "منازل المطلوبين"},
    ),
    ("واصل الجيش قصفه مواقع المسلحين.", "shelling", {"actor": "الجيش", "target": "مواقع المسلحين"}),
    ("أطلقت الشرطة النار على منفذ الهجوم.", "attack", {"target": "منفذ الهجوم"}),
    ("داهمت قوة من جهاز المخابرات منزلا في حمص.", "raid", {"actor": "قوة من جهاز المخابرات"}),
    ("أطلقت الحركة رشقة صاروخية باتجاه مدينة حمص.", "shelling", {"actor": "الحركة", "target": "مدينة حمص"}),
    # who fell into an ambush is whom it hit; those who blow themselves or something up suffer nothing
    ("وقعت قوة من الحشد في كمين نصبه مسلحون قرب حمرين.", "attack", {"target": "قوة من الحشد", "actor": "مسلحون"}),
    ("سقط عناصر الدورية في كمين محكم.", "attack", {"target": "عناصر الدورية"}),
    ("شهدت حلب تفجير قوات الحماية لسيارتين مفخختين.", "bombing", {"actor": "قوات الحماية", "means": "سيارتين مفخختين"}),
    # fights by other words, and mishaps
    ("اندلع نزاع مسلح بين قبيلتين في مأرب.", "clash", {"party": "قبيلتين", "place": "مأرب"}),
    ("قتل خمسة في حادث سير قرب حمص.", "accident", {"means": "حادث سير", "place": "حمص"}),
    ("انهار مبنى من أربعة طوابق في حي السكري.", "accident", {"thing": "مبنى"}),
    ("تحرشت الكتيبة بالسكان ومارست العنف الجنسي ضد الأسيرات.", "abuse", {"victim": "الأسيرات"}),
    ("تقف الحركة خلف الهجوم على الحاجز.", "responsibility", {"actor": "الحركة", "event": "الهجوم على الحاجز"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), told(reading)


NOT_SAID: list[tuple[str, str, Roles]] = [
    # a blow that is known, that may come, or that something else is not
    ("وصل الوزير إلى البلاد قبل الهجوم في تعز.", "attack", {}),
    ("أثار هجوم في الصحافة غضب الوزير.", "attack", {}),
    ("قال إن ما حدث في ثكنة الوادي ليس مرتبطا بعملية إرهابية.", "attack", {}),
    ("هجوم سوسة", "attack", {"actor": "سوسة"}),
    ("ندد الحزب بعدوان إيران.", "attack", {"place": "إيران"}),
    # nobody raids who was only told of before, and no raid by itself has a place
    ("قال الوزير إن عشرة رجال أوقفوا في مداهمات بإسطنبول.", "raid", {}),
    ("قصفت طائرات تركيا الجبل، واعتقل عشرة في حملة دهم بأنقرة.", "raid", {"actor": "طائرات تركيا"}),
    # of whom a clause tells suffers nothing by what it tells
    ("خطف مسلحون يرتدون زي الجيش ثلاثة عمال.", "abduction", {"target": "مسلحون"}),
    ("هاجم رجل يحمل سكينا دورية للشرطة.", "attack", {"target": "رجل"}),
    ("ألقى مجهولون قنبلة على مكتب القناة.", "air-strike", {}),
    ("رشق النائب خصومه بالتهم.", "attack", {}),
    ("دهست شاحنة طفلا على الطريق.", "attack", {}),
    ("انهارت المحادثات بين الطرفين.", "accident", {}),
    ("حذر الخبير من نزاع مسلح.", "clash", {}),
    # by words, votes and law no force is used; hunger and dear prices strike nobody; what is learned is not done
    ("خاض الحزبان معركة انتخابية في الدائرة.", "clash", {}),
    ("دخل النائبان في اشتباك كلامي تحت القبة.", "clash", {}),
    ("شنت النائبة هجوما لاذعا على رئيس الحكومة.", "attack", {}),
    ("يعيش السكان معركة يومية مع الجوع.", "clash", {}),
    ("يحاصر الجوع عشرات العائلات في المخيم.", "siege", {}),
    ("يتدرب الجنود على اقتحام المباني.", "attack", {}),
    ("تستهدف الوزارة رفع صادرات القمح.", "attack", {}),
    ("سقط الحكم في المدينة.", "shelling", {}),
    ("سقط عشرات القتلى من المتمردين في كمائن نفذتها المقاومة.", "attack", {"target": "القتلى"}),
    # bombers and barrels are not what was hit, nor is where it was
    ("بعد تفجيرات الانتحاريين في الضاحية أغلق السوق.", "bombing", {"target": "الانتحاريين"}),
    ("شهدت حلب تفجير قوات الحماية لسيارتين مفخختين.", "bombing", {"target": "قوات الحماية"}),
    ("استهدفت البراميل المتفجرة والغارات، مئات المدن.", "attack", {"target": "البراميل المتفجرة"}),
    ("دمر الجيش دبابة بعد استهدافها على محور الصالحية.", "attack", {"target": "محور الصالحية"}),
    ("أعلنت السرايا مسؤوليتها عن عملية إطلاق النار قرب الحاجز.", "responsibility", {"event": "عملية"}),
    ("هاجم الوزير حسن العلي المعارضة خلال جلسة البرلمان.", "attack", {"target": "حسن العلي"}),
    ("نسجت الطفلة طوقا حول الدمية.", "siege", {}),
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)
