"""Long sentences of battle reports: who did what to whom, what nobody did, and what was only prevented; invented people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]


SAID: list[tuple[str, str, Roles]] = [
    # lines along which it happens
    ("اندلعت اشتباكات على محور النور بين الجيش والمتمردين.", "clash", {"place": "محور النور"}),
    ("لقي خمسة أشخاص مصرعهم في حادث مروري مروع على الطريق الدولي.", "accident", {"place": "الطريق الدولي"}),
    ("هدأت الاشتباكات في حي النور.", "clash", {"place": "حي النور"}),
    # people right after a blow, from whom it came
    ("أصيب ضابط جراء تعرض دوريته لإطلاق نار من مسلحين مجهولين.", "attack", {"actor": "مسلحين مجهولين"}),
    # blows that two sides deal each other are a fight of them
    ("تبادل كثيف للقصف المدفعي بين الجيش والمتمردين في مأرب.", "clash", {"party": "المتمردين", "place": "مأرب"}),
    ("شهدت الجبهة قصفاً متبادلاً بين الطرفين.", "clash", {"party": "الطرفين", "place": "الجبهة"}),
    ("تجدد تبادل القصف بين القوات الحكومية والمسلحين.", "clash", {"party": "القوات الحكومية"}),
    ("تراشق الطرفان بالقذائف على خط الجبهة.", "clash", {"party": "الطرفان", "means": "القذائف"}),
    ("مثل المسلحون بجثث القتلى في القرية.", "abuse", {"actor": "المسلحون"}),
    ("انهالت القذائف على أحياء المدينة.", "shelling", {"means": "القذائف", "target": "أحياء المدينة"}),
    # what a denial says nobody did was done by others
    (
        "وقال المصدر إن بقايا حرس الوادي لم تشارك في المواجهات التي دارت بين جماعة الفجر وقوات النهر في البلدة.",
        "clash",
        {"party": "جماعة الفجر"},
    ),
    (
        "ورفضت حركة الراية المشاركة في المعارك التي دارت بين جماعة الفجر وقوات النهر في البلدة.",
        "clash",
        {"party": "قوات النهر"},
    ),
    ("شاركت جماعة الفجر في المواجهات التي دارت في البلدة.", "clash", {"party": "جماعة الفجر"}),
    # of people behind a noun or a preposition «الذين» tells, and the enclitic means others
    (
        "دخل المسلحون مرمى نيران عناصر جماعة الفجر الذين أمطروهم بوابل من الرصاص.",
        "shelling",
        {"actor": "عناصر جماعة الفجر"},
    ),
    ("قتل المسلحون الجنود الذين أسروهم قبل أيام.", "arrest", {"actor": "المسلحون", "target": "الجنود"}),
    ("أفرج المسلحون عن المدنيين الذين اعتقلوهم أمس.", "arrest", {"target": "المدنيين"}),
    ("تسعى الدولة لإضعاف شوكة المقاتلين الذين يسيطرون على بلدات كثيرة.", "control", {"actor": "المقاتلين"}),
    ("أحيا المتظاهرون ذكرى الضحايا الذين قضوا في العملية الانتحارية.", "killing", {"victim": "الضحايا"}),
    # what was left to them alone, and what they chose
    (
        "لم يجد عناصر حرس الوادي في المديرية بدا من الاستسلام للثوار.",
        "handover",
        {"target": "عناصر حرس الوادي", "to": "ثوار"},
    ),
    ("لم يجد المسلحون سوى الفرار من المدينة.", "flight", {"actor": "المسلحون"}),
    ("لم يكن أمام الجنود سوى الاستسلام للثوار.", "handover", {"target": "الجنود"}),
    ("أضاف أن عشرات الجنود فضلوا تسليم أنفسهم للثوار.", "handover", {"target": "الجنود", "to": "ثوار"}),
    ("اختار الضابط الانشقاق عن الجيش.", "flight", {"actor": "الضابط"}),
    (
        "أكد أن بقايا حرس الوادي لم تشارك في المعارك التي دارت بين الثوار والمتمردين، وفضلوا تسليم أنفسهم للثوار.",
        "handover",
        {"target": "بقايا حرس الوادي"},
    ),
    # into whose hands somebody or something falls
    ("أكدت مصادر وقوع القيادي سالم هادي في أيدي الثوار.", "arrest", {"actor": "الثوار", "target": "سالم هادي"}),
    ("أكد المصدر سقوط خمسة جنود في قبضة الثوار.", "arrest", {"actor": "الثوار", "target": "جنود", "count": "خمسة"}),
    ("روى الجندي سالم هادي قصة وقوعه في الأسر.", "arrest", {"target": "سالم هادي"}),
    (
        "اختفى العميد سالم هادي، الموالي للميليشيات، فبينما أكدت مصادر وقوعه في أيدي الثوار، قالت أخرى إنه لاذ بالفرار.",
        "arrest",
        {"target": "سالم هادي"},
    ),
    ("وقعت البلدة في أيدي الثوار بعد معارك.", "control", {"actor": "الثوار", "place": "البلدة"}),
    # whom forces arrest, past where they did
    ("توقيف قوى الجيش في محلتي الشراونة والكرك 23 شخصا.", "arrest", {"actor": "قوى الجيش", "count": "23"}),
    ("أعلنت الوزارة اعتقال الشرطة في مدينتي حماة وحمص عشرة مطلوبين.", "arrest", {"actor": "الشرطة"}),
    # the subject of a clause of its own stands after its verb
    (
        "ستقوم القوات بفتح جبهات جديدة، وقد وصلت تعزيزات من الجيش إلى مدينة الحبيلين.",
        "movement",
        {"actor": "تعزيزات", "to": "مدينة الحبيلين"},
    ),
    # a place that is taken takes nothing, and what it lies on is not taken with it
    ("هي رابع عاصمة إقليمية تستردها المقاومة.", "control", {"actor": "المقاومة", "place": "رابع عاصمة إقليمية"}),
    ("سيطرت القوات على تلة مطلة على معسكر خالد.", "control", {"actor": "القوات", "place": "تلة"}),
    ("سيطرت قوات من الجيش والمقاومة المسنودة على بلدة العين.", "control", {"place": "بلدة العين"}),
    # who plans a blow is not who is to suffer it; «لذلك» begins a clause
    (
        "مقاتلو جماعة الفجر يعيشون ما يمكن تسميته انهياراً تاماً، وقال إن المتظاهرين اقتحموا مقر المحافظة.",
        "attack",
        {"target": "مقر المحافظة"},
    ),
    # what a joined verb tells of is its own subject
    (
        "تمكنت الفصائل من استعادة نقاط كانت القوات سيطرت عليها، وأسفرت هذه الاشتباكات عن مقتل 12 جنديا.",
        "cause",
        {"cause": "هذه الاشتباكات"},
    ),
    ("لقي 8 أشخاص من عائلة واحدة مصرعهم بقصف للميليشيا على البلدة.", "killing", {"count": "8", "means": "قصف"}),
    # whose remnants they are is told past a comma
    (
        "أسر الثوار فلول الرئيس المخلوع، سالم هادي، في البلدة.",
        "arrest",
        {"actor": "الثوار", "target": "فلول الرئيس المخلوع"},
    ),
    # a deed joined to the one that a light verb carries; those of whom «وأنهم» goes on to tell
    ("واصلت طائرات النهر تمشيط الحدود وقصف فلول الجماعة المنهزمة.", "air-strike", {"target": "فلول الجماعة المنهزمة"}),
    (
        "قال المتحدث إن المقاومة مستمرة في عملياتها ضد المسلحين، وأنهم قاموا بتنفيذ هجوم على البلدة.",
        "attack",
        {"actor": "المقاومة", "target": "البلدة"},
    ),
    # people are besieged, and are no place
    ("انسحب المسلحون من البلدة بعد أن حاصرتهم القوات.", "siege", {"target": "المسلحون", "actor": "القوات"}),
    # who fell in a clash fought in it, and who killed them, and those whom they fought
    ("قتل 47 متمردا و5 من حرس الوادي في معارك عنيفة.", "clash", {"party": "متمردا"}),
    ("قتل 47 متمردا و5 من حرس الوادي في معارك عنيفة.", "clash", {"party": "حرس الوادي"}),
    ("أعلن المصدر مقتل 11 مسلحا خلال اشتباكات مع قوات النهر.", "clash", {"party": "مسلحا"}),
    ("قتلت القوات سبعة قناصين في معارك أمس.", "clash", {"party": "القوات"}),
    ("أصيب 12 جنديا وقتل خمسة متمردين، بينهم قيادي، جراء مواجهات في البلدة.", "clash", {"party": "جنديا"}),
    ("شهدت البلدة مواجهات متفرقة أدت إلى مقتل خمسة من جماعة الفجر.", "clash", {"party": "جماعة الفجر"}),
    # the dead, the hurt and the captured of somebody are no deed of his
    ("نقل المتمردون جرحاهم إلى المستشفى.", "movement", {"actor": "جرحاهم", "facilitator": "المتمردون"}),
    ("سلم الجيش المتمردين أسراهم.", "handover", {"target": "أسراهم", "to": "المتمردين"}),
    ("قصفت الطائرات مواقع للمسلحين في حلب.", "air-strike", {"target": "مواقع للمسلحين"}),
    ("شنت الطائرات غارات على أهداف تابعة لجماعة الفجر.", "air-strike", {"target": "أهداف تابعة لجماعة الفجر"}),
    ("أدى الهجوم إلى سقوط بعض القتلى.", "killing", {"victim": "القتلى"}),
    ("قال المصدر إن عددا من القتلى والجرحى سقطوا في صفوف جماعة الفجر.", "killing", {"victim": "القتلى"}),
    ("قال سالم هادي إن الشرطة أوقفت رجلا في حادثة انتحاري فجر نفسه داخل مسجد.", "bombing", {"actor": "انتحاري"}),
    ("أسفرت الغارات عن عدد من القتلى والجرحى.", "killing", {"victim": "القتلى"}),
    # whom somebody or something makes or lets do it, right before it
    ("كان سالم هادي في حلب، لكن الحرب جعلته يفر إلى تونس.", "flight", {"actor": "سالم هادي", "to": "تونس"}),
    ("خسر المتمردون المعركة، الأمر الذي جعلهم يفرون من المدينة.", "flight", {"actor": "المتمردون"}),
    # who blows himself up does it, to those in whose midst he does
    (
        "أقدم انتحاري على تفجير نفسه بحزام ناسف في جموع المصلين.",
        "bombing",
        {"actor": "انتحاري", "target": "جموع المصلين"},
    ),
    ("وقعت حادثة تفجير مواطن تونسي نفسه في مسجد في البلدة.", "bombing", {"actor": "مواطن تونسي", "target": "مسجد"}),
    ("دخل الإرهابي المسجد قبل أن يفجر نفسه وسط المصلين.", "bombing", {"actor": "الإرهابي", "target": "المصلين"}),
    ("لقي طالب سوداني مصرعه بعد أن فجر نفسه في السوق.", "bombing", {"actor": "طالب سوداني", "target": "السوق"}),
    # people of whom one word says little are told with whose they are
    ("قتل الجيش ثلاثة من العناصر التابعة لجماعة الفجر.", "killing", {"victim": "العناصر التابعة لجماعة الفجر"}),
    ("خطف مسلحون منتمون إلى جماعة الفجر عشرة رجال.", "abduction", {"actor": "مسلحون منتمون إلى جماعة الفجر"}),
    # wars and struggles are a fight where it says with whom
    ("قال سالم هادي إن الحرب على تنظيم داعش مستمرة.", "clash", {"party": "تنظيم داعش"}),
    (
        "يستمر الصراع الدائر بين جبهة النصرة وتنظيم داعش في ريف حلب.",
        "clash",
        {"party": "جبهة النصرة", "place": "ريف حلب"},
    ),
    ("المواجهة العسكرية مع تنظيم القاعدة لم تنته.", "clash", {"party": "تنظيم القاعدة"}),
    ("أدى التصعيد الأخير بين تركيا وحزب العمال الكردستاني إلى إغلاق الحدود.", "clash", {"party": "تركيا"}),
    ("دخلت تركيا الحرب ضد تنظيم داعش.", "clash", {"party": "تركيا"}),
    ("ليست لدى الوزارة استراتيجية في الحرب ضد تنظيم داعش.", "clash", {"party": "تنظيم داعش"}),
    # operations in the dual
    ("نفذت المقاومة أمس عمليتين منفصلتين ضد مسلحي التنظيم في مأرب.", "attack", {"actor": "المقاومة", "place": "مأرب"}),
    ("شن الجيش حملتين ضد تنظيم القاعدة.", "attack", {"target": "تنظيم القاعدة"}),
    # who fights beside somebody fights those whom it is against
    ("يقاتل مسلحون تنظيم داعش إلى جانب الجيش.", "clash", {"party": "تنظيم داعش"}),
    ("يقاتل مسلحون تنظيم داعش إلى جانب الجيش.", "support", {"actor": "مسلحون", "to": "الجيش"}),
    ("قاتلت ميليشيا إلى جانب الجيش ضد تنظيم داعش.", "clash", {"party": "ميليشيا"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_is_told(reader: Reader, text: str, event: str, roles: Roles) -> None:
    found = given(read(reader, text), event, roles)
    assert [c for c in found if c.polarity == "affirmed" and c.modality in ("asserted", "reported")]


NOT_SO: list[tuple[str, str, Roles]] = [
    ("توجه الناخبون برسالة واضحة إلى الحكومة.", "movement", {"actor": "الناخبون"}),
    ("اشتباكات على السلطة بين الحزبين.", "clash", {"place": "السلطة"}),
    ("قُتل خمسة جنود في هجوم من الخلف.", "attack", {"actor": "الخلف"}),
    ("تبادل الطرفان الاتهامات بقصف المدينة.", "clash", {"party": "الطرفان"}),
    ("تبادل الوزيران الزيارات بين البلدين.", "clash", {"party": "البلدين"}),
    ("احتل العراق المركز الأول في البطولة.", "control", {"place": "المركز الأول"}),
    (
        "وقال المصدر إن بقايا حرس الوادي لم تشارك في المواجهات التي دارت بين جماعة الفجر وقوات النهر في البلدة.",
        "clash",
        {"party": "حرس الوادي"},
    ),
    (
        "ورفضت حركة الراية المشاركة في المعارك التي دارت بين جماعة الفجر وقوات النهر في البلدة.",
        "clash",
        {"party": "حركة الراية"},
    ),
    ("لم تتعرض البلدة للقصف الذي نفذه الطيران أمس.", "air-strike", {"target": "البلدة"}),
    ("دخل المسلحون مرمى نيران عناصر جماعة الفجر الذين أمطروهم بوابل من الرصاص.", "shelling", {"target": "جماعة الفجر"}),
    ("فوجئ المسلحون بعناصر جماعة الفجر في البلدة.", "membership", {"member": "المسلحون"}),
    ("قتل المسلحون الجنود الذين أسروهم قبل أيام.", "arrest", {"actor": "الجنود"}),
    ("أكد خبير أن اللغم زرع قبل أيام وأنه قتل جنديين.", "killing", {"actor": "خبير"}),
    ("وقوع انفجار في أيدي الأطفال الذين لعبوا به.", "arrest", {}),
    ("كان للغارات دور في تسهيل سقوط الموقع، إذ سهلت سقوطه بأيدي جماعة الفجر.", "arrest", {}),
    ("أعلن اعتقال عناصر الجيش في حلب، وقتل عشرة مسلحين.", "arrest", {"target": "مسلحين"}),
    ("انسحب المسلحون من البلدة بعد أن حاصرتهم القوات.", "siege", {"place": "المسلحون"}),
    ("ستقوم القوات بفتح جبهات جديدة، وقد وصلت تعزيزات إلى المدينة.", "movement", {"actor": "جبهات جديدة"}),
    ("هي رابع عاصمة إقليمية تستردها منذ عام.", "control", {"actor": "رابع عاصمة إقليمية"}),
    ("فرضت القوات سيطرتها على زنجبار المطلة على بحر العرب.", "control", {"place": "بحر العرب"}),
    ("جماعة الفجر تنهار، لذلك تخطط حركة الراية لتوجيه ضربة لها.", "attack", {"target": "حركة الراية"}),
    ("دمرت القوات دفاعات الجماعة إثر هجوم من محاور عدة.", "attack", {"actor": "محاور عدة"}),
    ("واصلت طائرات النهر تمشيط الحدود وقصف فلول الجماعة.", "shelling", {"actor": "فلول الجماعة"}),
    ("قتل من جانب جماعة الفجر ثمانية أشخاص.", "killing", {"actor": "جماعة الفجر"}),
    ("تشهد البلدة مواجهات في المنطقة الحدودية بين الولايتين.", "clash", {"party": "الولايتين"}),
    ("تمكن الجيش من احتلال القاعدة العسكرية في العند.", "control", {"actor": "القاعدة العسكرية"}),
    ("لقي 8 أشخاص من عائلة واحدة مصرعهم بقصف على البلدة.", "killing", {"victim": "أشخاص من عائلة واحدة مصرعهم"}),
    ("استرد الثوار البلدة من فلول الرئيس المخلوع، سالم هادي، أمس.", "control", {"actor": "سالم هادي"}),
    ("قتل خمسة مدنيين في اشتباكات في البلدة.", "clash", {"party": "مدنيين"}),
    ("لم يقتل أي جندي في اشتباكات البلدة.", "clash", {"party": "جندي"}),
    ("قتل خمسة جنود في معارك بين جماعة الفجر وقوات النهر.", "clash", {"party": "جنود"}),
    ("قتلت طائرات النهر خمسة متمردين خلال معارك في البلدة.", "clash", {"party": "طائرات النهر"}),
    ("قتل جنديان في تفجير قبل أيام، ودارت معارك في البلدة.", "clash", {"party": "جنديان"}),
    # what stands right beside the verb did it, though it fits no role, and nobody who was told of before
    ("هاجم المتمردون المعسكر بينما كانت قافلة عسكرية تمر على طريق في البلدة.", "movement", {"actor": "المتمردون"}),
    ("تقدم المتمردون أمس. ولم تعد المواجهات كما كانت، بل وصلت إلى حدود حلب.", "movement", {"actor": "المتمردون"}),
    # a blow killed, and nobody who was told of before; nor do they kill or suffer whose dead they are
    ("تتهم جماعة الفجر ناشطين بالوقوف وراء تفجير أودى بحياة خمسة.", "killing", {"actor": "جماعة الفجر"}),
    ("لا يعلن المتمردون مسؤوليتهم عن الهجمات التي تودي بحياة مدنيين.", "killing", {"actor": "المتمردون"}),
    ("دفن المتمردون قتلاهم في المدينة.", "killing", {"victim": "المتمردون"}),
    ("وقعت حادثة تفجير مواطن تونسي نفسه في مسجد في البلدة.", "bombing", {"target": "مواطن تونسي"}),
    ("هاجم سالم المعسكر قبل أن يفجر الجيش منزله في البلدة.", "bombing", {"actor": "سالم"}),
    ("كان سالم هادي في حلب، لكن الحرب جعلته يفر إلى تونس.", "flight", {"actor": "الحرب"}),
    ("السبب الوحيد الذي جعله يسافر إلى مصر هو العمل.", "movement", {"actor": "السبب الوحيد"}),
    # some of the hurt and the dead who were told of are no new ones
    ("هاجم مسلحون السوق. وقال الطبيب إن بعض الجرحى في حالة حرجة.", "injury", {"victim": "الجرحى"}),
    ("قال الطبيب إن عددا من المصابين في حالة خطرة.", "injury", {"victim": "المصابين"}),
    ("دحضت ذلك شهادة بعض المصابين.", "injury", {"victim": "المصابين"}),
    ("سافرت أولا إلى حلب، ثم عادت مجددا إلى المدينة.", "movement", {"actor": "أولا"}),
    ("سافرت أولا إلى حلب، ثم عادت مجددا إلى المدينة.", "movement", {"actor": "مجددا"}),
    # what an adjective says of a thing is nobody
    ("كثرت التصريحات غير المسؤولة، ثم عادت إلى حلب.", "movement", {"actor": "المسؤولة"}),
    ("التقى سالم النخب الاجتماعية والسياسية، ثم عادت إلى حلب.", "movement", {"actor": "السياسية"}),
    # wars that are none, or are told of by somebody who is no side
    ("أعلنت الحكومة الحرب على الغلاء.", "clash", {}),
    ("احتدم الصراع بين الوزير والنائب.", "clash", {}),
    ("التصعيد بين تركيا وإيران خطير.", "clash", {}),
    ("أطلقت الوزارة حملة على التدخين.", "attack", {}),
    ("قاتل الحزب وحركة أمل إلى جانب الجيش.", "clash", {}),
    ("لم تشارك تونس في الحرب على تنظيم داعش.", "clash", {"party": "تونس"}),
    ("شاركت في حرب عصابات ضد الجيش.", "clash", {"party": "عصابات"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SO)
def test_is_not_so(reader: Reader, text: str, event: str, roles: Roles) -> None:
    found = given(read(reader, text), event, roles)
    assert not [c for c in found if c.polarity == "affirmed"]


UNDONE: list[tuple[str, str, str, str]] = [  # with polarity and modality
    ("قصف الطيران المخازن لحرمان المتمردين من قصف المدينة.", "shelling", "affirmed", "possible"),
    ("أحجم الجيش عن قصف البلدة.", "shelling", "denied", "asserted"),
    ("تجنب الطيران قصف المدينة.", "air-strike", "denied", "asserted"),
    ("يفضل الجنود الانسحاب من المعسكر.", "control", "affirmed", "intended"),
    ("نفى التنظيم وقوع قائده سالم هادي في الأسر.", "arrest", "denied", "asserted"),
    ("حالت القوات دون اقتحام المتظاهرين مقر المحافظة.", "attack", "denied", "asserted"),
]


@pytest.mark.parametrize(("text", "event", "polarity", "modality"), UNDONE)
def test_was_not_done(reader: Reader, text: str, event: str, polarity: str, modality: str) -> None:
    found = [c for c in read(reader, text).claims if c.event == event]
    assert found
    assert all((c.polarity, c.modality) == (polarity, modality) for c in found)


@pytest.mark.parametrize(
    ("text", "event", "doer"),
    [
        ("خطف عناصر التنظيم نحو 230 مدنيا بعد سيطرتهم على بلدة القريتين.", "control", "عناصر التنظيم"),
        ("قتل المسلحون خمسة مدنيين أثناء هجومهم على القرية.", "attack", "المسلحون"),
        ("اعتقلت القوات عشرة مقاتلين بعد هجومهم على حاجز للجيش.", "attack", "مقاتلين"),
        ("نقلت السيارات الجرحى والأطفال، ثم قصفوا القرية.", "shelling", None),
        ("هاجم مدنيون المركز بعد سيطرتهم على الجسر.", "control", "مدنيون"),
    ],
)
def test_the_unarmed_deal_no_blow_that_is_not_said_of_them(
    reader: Reader, text: str, event: str, doer: str | None
) -> None:
    claims = [c for c in read(reader, text).claims if c.event == event]
    doers = [a.text for c in claims for a in c.arguments.get("actor", ())]
    assert doers == ([doer] if doer else [])


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("أدى قصف الجيش إلى مقتل خمسة مدنيين.", "الجيش", None),
        ("قتل خمسة مدنيين جراء قصف التحالف.", "التحالف", None),
        ("قتل خمسة مدنيين في قصف الجيش.", "الجيش", None),
        ("أدى قصف التنظيم إلى مقتل خمسة من عناصره.", None, "التنظيم"),
        ("أدى قصف مواقع التنظيم إلى مقتل خمسة مقاتلين.", None, "مواقع التنظيم"),
        ("واصل التحالف قصف الحوثيين.", "التحالف", "الحوثيين"),
    ],
)
def test_a_shelling_that_others_fall_to_is_dealt_by_whose_it_is(
    reader: Reader, text: str, actor: str | None, target: str | None
) -> None:
    [claim] = [c for c in read(reader, text).claims if c.event in ("shelling", "air-strike")]
    roles = {role: [a.text for a in claim.arguments.get(role, ())] for role in ("actor", "target")}
    assert roles == {"actor": [actor] if actor else [], "target": [target] if target else []}


@pytest.mark.parametrize(
    ("text", "event", "role", "words"),
    [
        ("سيطرت المقاومة على مواقع اللواء الخامس عشر.", "control", "place", "مواقع اللواء الخامس عشر"),
        ("انسحبت الفرقة الرابعة عشرة من البلدة.", "control", "actor", "الفرقة الرابعة عشرة"),
        ("انسحبت الفرقة الرابعة من البلدة.", "control", "actor", "الفرقة الرابعة"),
        ("في المنطقة التي تشهد معارك، سيطر الجيش على البلدة.", "control", "actor", "الجيش"),
        ("شهدت المدينة معارك أسفرت عن مقتل خمسة جنود.", "killing", "victim", "جنود"),
        ("انسحبت الكتيبة بكاملها من البلدة.", "control", "actor", "الكتيبة"),
    ],
)
def test_numbers_of_units_and_who_stands_behind_the_verb(
    reader: Reader, text: str, event: str, role: str, words: str
) -> None:
    [claim] = [c for c in read(reader, text).claims if c.event == event]
    assert [a.text for a in claim.arguments[role]] == [words]
