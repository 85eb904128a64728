"""What must not be told of another, nor as fact: sentences that were read as if somebody else did it, or as if it was.

Each row that is read stands beside one that looks alike and is not it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]

SAID: list[tuple[str, str, Roles]] = [
    # «التي» tells of the body behind people of whom it cannot tell
    ("قال سكان إن مقاتلين مناهضين للجماعة التي تسيطر على سبها هاجموا القصر.", "control", {"actor": "جماعة"}),
    ("قال ضباط إن جنودا معارضين لحركة الشباب التي تهيمن على كينيا انسحبوا.", "control", {"actor": "حركة الشباب"}),
    # who is helped is taken up by an enclitic, and not who helps
    ("حققت الكتيبة الثالثة بدعم من قوات التحالف نصرا، وذلك باستعادتها السيطرة على مطار سبها.", "control",
     {"actor": "الكتيبة الثالثة"}),
    # what goes on is nobody's deed of whom «إنه» might tell; what he carries out is
    ("وقال القاضي سالم الهادي إنه يجري تحقيقا مع ثلاثة متهمين.", "proceeding", {"actor": "سالم الهادي"}),
    ("وقال العقيد حسن البرهاني إنه يجري تطهير مواقع بين البلدتين.", "control", {"place": "مواقع"}),
    # who is joined past a comma to whom a clause tells of is no side in it
    ("استهدف الجيش الجماعات التي تهاجمه، والقرى التي تؤويها.", "attack", {"actor": "الجماعات", "target": "الجيش"}),
    # who goes on to do more is no part of a list
    ("ذكر التقرير استهداف الجنود والشرطة، فضلا عن استمرار الجماعات المتطرفة في استهداف المنشآت.", "attack",
     {"target": "الجنود"}),
    ("وصل الوفد بعد ثلاثة أيام من دمشق.", "movement", {"from": "دمشق"}),
    # what a place is among others moves nowhere, nor is it a second place
    ("جرى نقل الأسرى إلى بنغازي ثاني أكبر المدن الليبية.", "movement", {"actor": "الأسرى", "to": "بنغازي"}),
    ("وصلت إلى بنغازي أول سفينة مساعدات دولية.", "movement", {"actor": "أول سفينة مساعدات دولية"}),
    # who does once more what they did
    ("لا تزال مدافع الميليشيات تجدد قصفها العشوائي على القرى.", "shelling",
     {"actor": "مدافع الميليشيات", "target": "القرى"}),
    # whose name is bound to what stands before it
    ("قتل عشرة في هجوم لبوكو حرام على سوق.", "attack", {"actor": "بوكو حرام", "target": "سوق"}),
    ("وبوكو حرام تسيطر على المدينة.", "control", {"actor": "بوكو حرام"}),
    # whom somebody killed, by his post and his name, and not who was told of before
    ("حققت الولايات المتحدة إنجازا بقتلها القائد سالم العريقي.", "killing", {"victim": "سالم العريقي"}),
    ("حقق الجيش إنجازا باعتقاله أمس القيادي سالم العريقي.", "arrest", {"target": "سالم العريقي"}),
    ("اعتقلت القوات سلمى جابر. وأعلن قتلها القائد سالم العريقي.", "killing", {"victim": "سلمى جابر"}),
    # whoever is cited fought nowhere
    ("واعترف المسلحون وفق ما أفادت به وزارة الداخلية في بيان وشاركوا في القتال في ليبيا.", "clash",
     {"party": "المسلحون"}),
    # a cordon that is laid
    ("بعد ضرب طوق حول المدينة بدأت العملية.", "siege", {"place": "المدينة"}),
    ("تسعى القوات إلى فرض طوق حول أبرز مدينتين.", "siege", {"actor": "القوات"}),
    ("طوق الجيش المدينة.", "siege", {"actor": "الجيش"}),
    ("تمكنت الشرعية من استعادة صنعاء.", "control", {"actor": "الشرعية"}),
    ("أعلن الناطق استعادة الجيش بلدة القبة.", "control", {"actor": "الجيش"}),
    ("أشاد بتحرير سبها قبل أيام من ميليشيا النهر.", "control", {"from": "ميليشيا النهر"}),
    # beside what somebody did it, at the head of the sentence, is not who did it
    ("وعلاوة على أهداف للمتمردين قصفت المقاتلات التركية مواقع لتنظيم داعش.", "air-strike",
     {"actor": "المقاتلات التركية", "target": "مواقع لتنظيم داعش"}),
    ("وبالإضافة إلى القاعدة هاجم المسلحون المطار.", "attack", {"actor": "المسلحون", "target": "المطار"}),
    ("وكذلك القوات هاجمت المطار.", "attack", {"actor": "القوات"}),
    ("أوضح المتحدث سالم العريقي أنه أصيب وتم نقله للمستشفى.", "movement", {"actor": "سالم العريقي"}),
    # of whose death it is told again; but of one of the same sentence
    ("قتل القيادي سامر الحلو في غارة، وفق بيان وزع على مرافقي الوزير سالم العريقي. وسيؤدي مقتله إلى الهدوء.",
     "cause", {"cause": "مقتله"}),
    ("قتل القيادي سامر الحلو في غارة. وأصيب القائد سالم العريقي بجروح أدت إلى مقتله.", "killing",
     {"victim": "سالم العريقي"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_who_did_it_and_whom_it_befell(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), [(c.event, c.rule) for c in reading.claims]


# one more by whom somebody is backed or called so, or from where, does nothing beside him
BESIDE: list[tuple[str, str]] = [
    ("إن مقاتلي الحركة، المدعومة من قطر وتركيا والسودان، هاجموا القاعدة.", "مقاتلي الحركة"),
    ("الجماعة المصنفة إرهابية من قبل مصر والإمارات هاجمت القاعدة.", "الجماعة المصنفة"),
    ("الفصائل المدعومة من تركيا وقطر هاجمت القاعدة.", "الفصائل"),
    ("مقاتلون من ليبيا وتونس هاجموا القاعدة.", "مقاتلون"),
    ("مجموعة من الجنود والشرطة هاجمت القاعدة.", "مجموعة من الجنود+الشرطة"),
    ("القوات الموالية للحكومة والمقاومة هاجمت القاعدة.", "القوات الموالية للحكومة+المقاومة"),
]


@pytest.mark.parametrize(("text", "actors"), BESIDE)
def test_who_stands_beside_whom(reader: Reader, text: str, actors: str) -> None:
    (attack,) = [c for c in read(reader, text).claims if c.event == "attack"]
    assert [text[a.start : a.stop] for a in attack.arguments["actor"]] == actors.split("+")


NOT_SAID: list[tuple[str, str, Roles]] = [
    ("قال سكان إن مقاتلين مناهضين للجماعة التي تسيطر على سبها هاجموا القصر.", "control",
     {"actor": "مقاتلين مناهضين للجماعة"}),
    ("حققت الكتيبة الثالثة بدعم من قوات التحالف نصرا، وذلك باستعادتها السيطرة على مطار سبها.", "control",
     {"actor": "قوات التحالف"}),
    ("وقال العقيد حسن البرهاني إنه يجري تطهير مواقع بين البلدتين.", "control", {"actor": "حسن البرهاني"}),
    ("وقال المحافظ سالم الهادي إنه يجري التحقيق مع ثلاثة متهمين.", "proceeding", {"actor": "سالم الهادي"}),
    ("دعا المجلس إلى مواجهة التنظيم والجماعات التي تؤيدها، وجميع الأفراد والمؤسسات المرتبطة بها.", "support",
     {"actor": "جميع الأفراد"}),
    ("ذكر التقرير استهداف الجنود والشرطة، فضلا عن استمرار الجماعات المتطرفة في استهداف المنشآت.", "attack",
     {"target": "الجماعات المتطرفة"}),
    # since when it was, on how many, and of what a part: none of these is whence
    ("سيطرت القوات على المطار، وذلك بعد أيام من إعلان الحكومة تحرير المدينة.", "control", {"from": "إعلان الحكومة"}),
    ("تقدم المقاتلون على أكثر من محور.", "movement", {"from": "محور"}),
    ("تقدمت القوات باتجاه القصر في قطاع من مدينة سبها.", "movement", {"from": "مدينة سبها"}),
    ("جرى نقلهم إلى بنغازي ثاني أكبر المدن الليبية.", "movement", {"actor": "ثاني أكبر المدن الليبية"}),
    # when somebody was born is not when he was arrested
    ("اعتقلت الشرطة سالم العريقي (مواليد 1986) في سرت.", "arrest", {"time": "1986"}),
    ("لا تزال مدافع الميليشيات تجدد قصفها العشوائي على القرى.", "shelling", {"target": "مدافع الميليشيات"}),
    ("وقعت سلسلة هجمات لبوكو حرام استهدفت أسواقا مزدحمة.", "attack", {"target": "لبوكو حرام"}),
    ("أدلت سلمى جابر بأقوالها. وحققت الولايات المتحدة إنجازا بقتلها القائد سالم العريقي.", "killing",
     {"victim": "سلمى جابر"}),
    ("واعترف المسلحون وفق ما أفادت به وزارة الداخلية في بيان وشاركوا في القتال في ليبيا.", "clash",
     {"party": "وزارة الداخلية"}),
    # a verb in the masculine does not tell of authorities
    ("أحبطت السلطات التونسية هجوما له كان يعتزم تنفيذه، ثم انشق عن التنظيم.", "flight", {"actor": "السلطات التونسية"}),
    ("سيشهد الأسبوع المقبل تنفيذ العملية بعد فرض طوق أمني على مدينتي سرت وسبها.", "siege", {"actor": "فرض"}),
    # what is to be had again takes no place; they on whom it falls deal no blow
    ("يهدف التحالف إلى استعادة الشرعية في اليمن.", "control", {"actor": "الشرعية"}),
    ("شن هجمات ضد جنود من الجيش ومن الشرطة.", "attack", {"actor": "الشرطة"}),
    ("وعلاوة على أهداف للمتمردين قصفت المقاتلات التركية مواقع لتنظيم داعش.", "shelling", {}),
    ("وبالإضافة إلى القاعدة هاجم المسلحون المطار.", "attack", {"target": "المسلحون"}),
    ("قتل القيادي سامر الحلو في غارة، وفق بيان وزع على مرافقي الوزير سالم العريقي. وسيؤدي مقتله إلى الهدوء.",
     "killing", {"victim": "سالم العريقي"}),
    # whom an office is told of beside, it is not; nor is who tells it carried off, nor a town killed
    ("تأكدت اللجنة من خطورة الوضع لا سيما وأن نصف سكان اليمن يعانون من نقص حاد في الطعام.", "shortage",
     {"actor": "اللجنة"}),
    ("استعادت سلطات الأمن السوداني ثلاثة منهم قبيل عبورهم الحدود إلى سوريا.", "movement",
     {"actor": "سلطات الأمن السوداني"}),
    ("أوضح المتحدث سالم العريقي أن المقذوف نتج عنه إصابة لمواطن وتم نقله للمستشفى.", "movement",
     {"actor": "سالم العريقي"}),
    ("إن الجماعة قضت على عدن في ثلاثة أشهر.", "killing", {"victim": "عدن"}),
    # who is hit did not fire
    ("وعندما رفض المسلحون ذلك قام أهالي القرية باتخاذ تحصينات، وأطلقوا قذيفة على المسلحين.", "shelling",
     {"actor": "المسلحون"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_who_did_not_do_it(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)


SURE: list[tuple[str, str, str, str]] = [
    # what is told besides is told as fact, and so is what many places underwent
    ("تم اعتقال مهربين في الحملة، إضافة لتدمير ثلاثة مخازن.", "destruction", "affirmed", "asserted"),
    ("تعرضت أماكن في قرى الحواش والقاهرة والعنكاوي والعمقية والزقوم والحويجة وقسطون بسهل الغاب لقصف مكثف.", "shelling",
     "affirmed", "asserted"),
    ("توجهت القوات إلى قرى الحواش والقاهرة والعنكاوي والعمقية والزقوم والحويجة لقصف المسلحين.", "shelling", "affirmed",
     "intended"),
    # what it did not come of is none of its causes, and was all the same
    ("وقال القائد إن سقوط البلدة سببه الخيانة وليس بسبب قصف الطيران.", "cause", "denied", "asserted"),
    ("وقال القائد إن سقوط البلدة سببه الخيانة وليس بسبب قصف الطيران.", "air-strike", "affirmed", "asserted"),
    ("تظاهر المئات بسبب عدم اعتقال القاتل.", "cause", "affirmed", "asserted"),
    ("تظاهر المئات بسبب عدم اعتقال القاتل.", "arrest", "denied", "asserted"),
    # what is called untrue behind it
    ("أفاد المجلس أن ما تم تداوله حول إعدام أسرى في درنة لا صحة له.", "execution", "denied", "asserted"),
    ("وقال إن القصف قتل خمسة، وما يقال عن انسحابنا لا صحة له.", "killing", "affirmed", "asserted"),
    # what somebody reaches a place for, past a comma
    ("هذا الإنجاز يمهد الطريق أمام القوات للوصول إلى طرابلس، وتحريرها من المسلحين.", "control", "affirmed",
     "intended"),
    ("تمكنت القوات من دخول المدينة، وتحريرها من المسلحين.", "control", "affirmed", "asserted"),
    # what hangs on something that may not come
    ("وأكد القادة اقتحام المدينة في حال فشل الحوار.", "attack", "affirmed", "conditional"),
    ("وأشاد البيان بتحرير الرهائن في حال من الهدوء.", "release", "affirmed", "asserted"),
    # what may be
    ("في إشارة إلى إمكانية أن يشن المسلحون هجمات ضد القوات.", "attack", "affirmed", "possible"),
    ("أشار إلى احتمالية أن يقصف الجيش البلدة.", "shelling", "affirmed", "possible"),
    # a town of which it is told what its taking takes; but «كان صعبا»
    ("أكد القائد أن تحرير صنعاء من قبضة المتمردين لن يحتاج تدخلا من الخارج.", "control", "affirmed", "intended"),
    ("قال القائد إن استعادة المدينة ستستغرق أسابيع.", "control", "affirmed", "intended"),
    ("قال القائد إن استعادة المدينة استغرقت أسابيع.", "control", "affirmed", "asserted"),
    # that they are nowhere else is denied
    ("لم تعد المواجهات بين الجيش والمتمردين مقصورة على الجنوب.", "clash", "affirmed", "asserted"),
    ("ولم تعد الاشتباكات تدور في الجنوب.", "clash", "denied", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "polarity", "modality"), SURE)
def test_how_sure_it_is(reader: Reader, text: str, event: str, polarity: str, modality: str) -> None:
    found = [(c.polarity, c.modality) for c in read(reader, text).claims if c.event == event]
    assert set(found) == {(polarity, modality)}


@pytest.mark.parametrize(("text", "speaker"), [
    ("وكان الجيش حذر المسلحين من مهاجمة المدينة.", "الجيش"),
    ("وكانت الحكومة المحلية في سبها حذرت المسلحين من مهاجمة المدينة.", "الحكومة المحلية"),
    ("حذر الجيش المسلحين من مهاجمة المدينة.", "الجيش"),
])  # fmt: skip
def test_who_stands_behind_was_says_it(reader: Reader, text: str, speaker: str) -> None:
    sources = [[link.source.text for link in c.attribution[1:]] for c in read(reader, text).claims]
    assert sources == [[speaker]]


def test_what_an_agency_tells_is_no_part_of_its_name(reader: Reader) -> None:
    reading = read(reader, "قالت وكالة إدارة الطوارئ الوطنية النيجيرية إن انتحاريا فجر نفسه في سوق بمدينة جوس.")
    (told,) = [c for c in reading.claims if c.event == "bombing"]
    assert [link.source.text for link in told.attribution[1:]] == ["وكالة إدارة الطوارئ الوطنية النيجيرية"]
