"""Strongholds, which are ground that is struck, and who fought; rows as in ``test_clauses``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]


SAID: list[tuple[str, str, Roles]] = [
    # fighters who fell in a fight are a side of it, and so is who killed them
    ("قُتل 15 مسلحاً من جبهة الفجر في معارك متفرقة.", "clash", {"party": "مسلحاً من جبهة الفجر"}),
    (
        "تمكنت قوات الحدود من قتل 21 مسلحاً من تنظيم داعش في معارك متفرقة.",
        "clash",
        {"party": "قوات الحدود"},
    ),
    ("قُتل سبعة جنود في معارك مع مسلحي الجبهة في سرت.", "clash", {"party": "جنود", "place": "سرت"}),
    ("قُتل 11 شخصاً وجرح 30 من مسلحي الجبهة نتيجة مواجهات في تعز.", "clash", {"party": "مسلحي الجبهة", "place": "تعز"}),
    ("مقتل 42 حوثياً وتسعة مقاتلين من المقاومة في مواجهات بمحافظة تعز.", "clash", {"party": "حوثياً"}),
    ("مقتل 42 حوثياً وتسعة مقاتلين من المقاومة في مواجهات بمحافظة تعز.", "clash", {"party": "مقاتلين من المقاومة"}),
    ("أسر الجيش ثلاثين مقاتلاً في معارك بمحافظة لحج.", "clash", {"party": "مقاتلاً"}),
    # whose stronghold a place is told to be, or that it is the last that they have
    (
        "انتشر الجنود في حي التواهي آخر معقل لجبهة الفجر في عدن.",
        "control",
        {"actor": "جبهة الفجر", "place": "حي التواهي"},
    ),
    ("دخلوا حي التواهي، آخر معاقل جبهة الفجر في عدن.", "control", {"change": "holds", "place": "حي التواهي"}),
    ("سيطروا على منطقة التواهي التي ظلت المعقل الكبير الأخير للمتمردين.", "control", {"actor": "متمردين"}),
    ("قصفوا المدينة التي تعد المعقل الرئيسي لتنظيم داعش.", "control", {"actor": "تنظيم داعش", "place": "المدينة"}),
    ("تقع الغابة التي تعتبر من المعاقل التقليدية لحركة الشباب قرب الحدود.", "control", {"place": "الغابة"}),
    ("باتت شبوة المعقل الأخير للحوثيين في الجنوب.", "control", {"actor": "حوثيين", "place": "شبوة"}),
    ("قال إن منطقة الطاش كانت معقلاً لتنظيم داعش.", "control", {"actor": "تنظيم داعش", "place": "منطقة الطاش"}),
    ("قال إن الطائرات قصفت درنة، وهي أحد معاقل تنظيم داعش.", "control", {"actor": "تنظيم داعش", "place": "درنة"}),
    ("خرج المقاتلون من درنة التي كانت تمثل أبرز معاقل تنظيم داعش.", "control", {"place": "درنة"}),
    # of the place that is named tells what is said of what it is
    ("وصل الجنود إلى سرت، وهي مدينة سيطرت عليها جبهة الفجر.", "control", {"actor": "جبهة الفجر", "place": "سرت"}),
    ("تدور المعارك في درنة، وهي مدينة استولى عليها التنظيم العام الماضي.", "control", {"place": "درنة"}),
    ("قصفت الطائرات حي التواهي، وهو حي يسيطر عليه تنظيم داعش.", "control", {"place": "حي التواهي"}),
    # a stronghold is ground that is struck, taken or left
    ("طرد الجيش الحوثيين من آخر معاقلهم في المدينة.", "control", {"from": "الحوثيين", "place": "آخر معاقلهم"}),
    ("تقدم الحوثيون من معاقلهم في الشمال إلى صنعاء.", "movement", {"from": "معاقلهم", "to": "صنعاء"}),
    ("اقتحمت القوات معقل الجماعة في الحي القديم.", "attack", {"actor": "القوات", "target": "معقل الجماعة"}),
    # shells that fall in a place or near it, and how many
    ("سقطت ثلاث قذائف في حي النهر بمدينة حلب.", "shelling", {"target": "حي النهر", "count": "ثلاث"}),
    ("أكد المصدر سقوط ثلاثة صواريخ قرب المدرج.", "shelling", {"means": "صواريخ", "target": "المدرج"}),
    ("شهدت القرية سقوط قذائف.", "shelling", {"means": "قذائف", "target": "القرية"}),
    ("أطلق المسلحون أربعة صواريخ على مدينة نجران.", "shelling", {"actor": "المسلحون", "count": "أربعة"}),
    # ambushes, acts of terror and campaigns in the plural
    ("نفذت المقاومة كمائن محكمة لتعزيزات الجماعة.", "attack", {"actor": "المقاومة", "target": "تعزيزات الجماعة"}),
    ("يشتبه في ضلوع المستوطنين في أعمال إرهابية ضد مدنيين.", "attack", {"target": "مدنيين"}),
    ("نفذ التنظيم عمليات انتحارية في المدينة.", "bombing", {"actor": "التنظيم", "place": "المدينة"}),
    ("شن الجيش حملة عسكرية ضد مسلحي الجبهة.", "attack", {"actor": "الجيش", "target": "مسلحي الجبهة"}),
    # a post on the road, by the word for an ambush
    ("استهدف المسلحون كميناً للجيش في رفح.", "attack", {"actor": "المسلحون", "target": "كميناً"}),
    ("هاجم مسلحون مظاهرة في حي النهر.", "attack", {"actor": "مسلحون", "target": "مظاهرة"}),
    # fighters who fell in a blow of which nothing else is told were its target
    ("مقتل العشرات من مسلحي الجبهة بغارات جوية.", "air-strike", {"target": "مسلحي الجبهة"}),
    ("قُتل سبعة من مسلحي الجبهة في كمين للمقاومة.", "attack", {"actor": "مقاومة", "target": "مسلحي الجبهة"}),
    ("قُتل خمسة جنود في هجوم قرب تكريت.", "attack", {"target": "جنود"}),
    # what is beaten back or foiled is the deed of those who began it
    (
        "تمكن الثوار من صد هجوم شنته قوات الجبهة على مواقع الجيش.",
        "attack",
        {"actor": "قوات الجبهة", "target": "مواقع الجيش", "outcome": "repelled"},
    ),
    (
        "نجح الجيش في التصدي لهجوم شنه المسلحون على المدينة.",
        "attack",
        {"actor": "المسلحون", "outcome": "repelled"},
    ),
    ("نجح الجيش في إفشال هجوم للمسلحين على المدينة.", "attack", {"actor": "مسلحين", "outcome": "foiled"}),
    ("تمكنت الشرطة من إحباط محاولة هجوم على المسجد.", "attack", {"target": "المسجد", "outcome": "foiled"}),
    # from whom, past a word for how they hold it
    ("طهرت القوات بلدة الواحة من دنس التنظيم.", "control", {"from": "التنظيم", "place": "بلدة الواحة"}),
    ("بدأ الجيش تحرير المدينة من وجود تنظيم داعش.", "control", {"from": "تنظيم داعش"}),
    # who fell, and nothing that was taken
    ("سقط في الكمائن ثمانية مسلحين في منطقة الواحة.", "killing", {"victim": "مسلحين", "count": "ثمانية"}),
    # what a place is, right after its name
    ("بدأ المتشددون باجتياح قضاء سنجار معقل الطائفة.", "attack", {"actor": "المتشددون", "target": "قضاء سنجار"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), told(reading)


NOT_SAID: list[tuple[str, str, Roles]] = [
    # what nobody can hold is no place, and where it was is not what is held
    ("تسيطر الجماعة على القرار السياسي في البلاد.", "control", {}),
    ("فقدت القرية مئات من رجالها في البحر.", "control", {}),
    ("تخلت الحكومة عن خطط سابقة في دمشق.", "control", {}),
    ("سقط سبعة قتلى في صفوف القوات المهاجمة قرب مطار الواحة.", "control", {}),
    ("طهرت القوات مناطق واسعة من مدينة دمشق.", "control", {"from": "مدينة دمشق"}),
    # nobody fights who is no fighter, or of whose side it is told
    ("قُتل 12 مدنياً في اشتباكات بمدينة حلب.", "clash", {"party": "مدنياً"}),
    ("قُتل ثلاثة من موظفي وزارة الصحة في معارك بمدينة حلب.", "clash", {"party": "موظفي وزارة الصحة"}),
    ("قُتل 12 جندياً في اشتباكات بين الجيش والمسلحين.", "clash", {"party": "جندياً"}),
    ("قُتل 12 جندياً في اشتباكات بين الطرفين.", "clash", {"party": "جندياً"}),
    ("قُتل سالم الحمد في معارك حلب.", "clash", {"party": "سالم الحمد"}),
    ("قُتل خمسة جنود في هجوم، ثم اندلعت معارك في المدينة.", "clash", {"party": "جنود"}),
    ("نفى الجيش أن يكون خمسة جنود قُتلوا. واندلعت معارك في المدينة.", "clash", {"party": "جنود"}),
    ("وقُتل خمسة جنود في تلك الاشتباكات.", "clash", {}),
    ("سقط قتلى من الجماعة في كمين للمقاومة.", "shelling", {}),
    ("سقط الوزير في الانتخابات.", "shelling", {}),
    ("استهدف المسلحون كميناً للجيش في رفح.", "attack", {"actor": "جيش"}),
    ("سقط خمسة قتلى في كمين للمقاومة.", "attack", {"target": "مقاومة"}),
    ("تمكنت الشرطة من إحباط محاولة هجوم على المسجد.", "attack", {"actor": "الشرطة"}),
    ("تمكنت الشرطة من إفشال محاولة تفجير المسجد.", "bombing", {"actor": "الشرطة"}),
    ("أعلنت الشرطة إحباط محاولة تسلل جديدة للجماعة إلى المدينة.", "movement", {"actor": "الشرطة"}),
    ("قُتل خمسة مدنيين في غارة جوية قرب صعدة.", "air-strike", {"target": "مدنيين"}),
    ("قُتل خمسة جنود في هجوم على المعسكر.", "attack", {"target": "جنود"}),
    ("قُتل خمسة جنود في الهجوم.", "attack", {}),
    # whose stronghold it is called by the way is no word of who holds it
    ("مدينة الرقة، معقل تنظيم داعش، تعرضت للقصف.", "control", {}),
    ("لم تعد درنة معقلاً لتنظيم داعش.", "control", {}),
    ("قد تصبح درنة معقلاً لتنظيم داعش.", "control", {"change": "holds"}),
    ("ستكون درنة معقلاً لتنظيم داعش.", "control", {}),
    ("ليست درنة معقلاً لتنظيم داعش.", "control", {}),
    ("انتشروا في منطقة سهل الغاب، وهي معقل الطائفة الدرزية.", "control", {}),
    ("يعد الحزب معقلاً للمعارضة.", "control", {}),
    ("وصل الجنود إلى سرت، وهي مدينة سيطرت عليها جبهة الفجر.", "control", {"place": "مدينة"}),
    ("رست السفينة في ميناء درنة، وهي مدينة تسيطر عليها جبهة الفجر.", "control", {"place": "ميناء درنة"}),
    ("قصفت الطائرات قبائل الشمال الخاضعة للحوثيين.", "air-strike", {"target": "قبائل الشمال الخاضعة"}),
    ("بدأ المتشددون باجتياح قضاء سنجار معقل الطائفة.", "attack", {"target": "معقل الطائفة"}),
    # against whom something is meant, where nobody is told to go against them
    ("دعا الوزير إلى تعاون دولي للتصدي لتنظيم داعش.", "attack", {}),
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert not given(reading, event, roles), told(reading)


HOW_SURE: list[tuple[str, str, str]] = [
    ("نشرت الوزارة مقاتلات دعماً للتصدي لتنظيم داعش.", "attack", "intended"),
    ("تمكنت المقاومة من التصدي لمسلحي الجماعة في تعز.", "attack", "asserted"),
]


@pytest.mark.parametrize(("text", "event", "modality"), HOW_SURE)
def test_how_sure_it_is(reader: Reader, text: str, event: str, modality: str) -> None:
    reading = read(reader, text)
    assert {c.modality for c in reading.claims if c.event == event} == {modality}, told(reading)
