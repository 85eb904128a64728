"""Blows as a sentence of the news tells them: who struck whom, where, and how sure it is; rows as in ``test_clauses``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]


SAID: list[tuple[str, str, Roles]] = [
    # who is named right after the deed that he is known by: he is no victim
    ("قتل منفذ الهجوم سالم حسن العلي خمسة مدنيين.", "killing", {"actor": "سالم حسن العلي", "victim": "مدنيين"}),
    ("احتجز مدبر الاعتداء سالم حسن العلي ثلاثة جنود.", "detention", {"actor": "سالم حسن العلي", "target": "جنود"}),
    ("قُتل منفذ الهجوم سالم حسن العلي برصاص الشرطة.", "killing", {"actor": "الشرطة", "victim": "سالم حسن العلي"}),
    # one man right after a verb, and more of them after him: he does it
    ("قتل شاب رجلين في حي السلام.", "killing", {"actor": "شاب", "victim": "رجلين"}),
    ("اختطف مسلح طفلين قرب تعز.", "abduction", {"actor": "مسلح", "target": "طفلين"}),
    ("أصاب شاب شرطيين بجروح.", "injury", {"actor": "شاب", "victim": "شرطيين"}),
    # an indefinite phrase ends with who governs nothing, or with an adjective that agrees
    ("ألقى شاب قنبلة يدوية على دورية للشرطة.", "attack", {"actor": "شاب", "target": "دورية للشرطة"}),
    ("هاجم مستوطن سيارة فلسطينية قرب القرية.", "attack", {"actor": "مستوطن", "target": "سيارة فلسطينية"}),
    ("قتل رجل زوجته في البلدة.", "killing", {"actor": "رجل", "victim": "زوجته"}),
    ("قصفت مقاتلات حربية مدرسة في البلدة.", "air-strike", {"actor": "مقاتلات حربية", "target": "مدرسة"}),
    ("استهدفت طائرة مسيرة مجهولة سيارة على الطريق.", "air-strike", {"target": "سيارة"}),
    ("أطلقت قوة بحرية صواريخ على الميناء.", "shelling", {"actor": "قوة بحرية", "means": "صواريخ"}),
    ("دمرت قذيفة مدفعية منزل مواطن.", "destruction", {"means": "قذيفة مدفعية", "thing": "منزل مواطن"}),
    ("هربت شبكة عشرات الشبان إلى قبرص.", "movement", {"facilitator": "شبكة", "actor": "الشبان"}),
    # … and a building by a word that is spelled like an adjective is none
    ("تم استهداف مبنى المحافظة بثلاثة صواريخ.", "attack", {"target": "مبنى المحافظة"}),
    ("قصف الجيش المبنى الذي تحصن فيه المسلحون.", "shelling", {"actor": "الجيش", "target": "المبنى"}),
    ("رشق محتجون مبنى القنصلية بالحجارة.", "attack", {"actor": "محتجون", "target": "مبنى القنصلية"}),
    # what lies about a place is struck
    ("قصف الطيران بالصواريخ محيط قرية الزهور.", "air-strike", {"target": "محيط قرية الزهور"}),
    ("استهدفت المدفعية أطراف بلدة النهر بقذائف.", "shelling", {"actor": "المدفعية", "target": "أطراف بلدة النهر"}),
    ("قتل الجيش ثلاثة مسلحين أطراف البلدة.", "killing", {"victim": "مسلحين", "place": "أطراف البلدة"}),
    ("ضرب الجيش طوقاً أمنياً حول مخيم النور.", "siege", {"actor": "الجيش", "place": "مخيم النور"}),
    ("قال شهود إن الاحتلال قصف مدرسة في حي النور.", "shelling", {"actor": "الاحتلال", "target": "مدرسة"}),
    # by the adjective of a state it is told whose the blow was: «لـ» says whom it hit
    ("أدان الوزير القصف التركي للمتمردين في الجبل.", "shelling", {"actor": "التركي", "target": "متمردين"}),
    ("انتهت حملة القصف الروسية لجماعة الفجر.", "shelling", {"actor": "الروسية", "target": "جماعة الفجر"}),
    ("أدان الوزير الغارات التركية للمسلحين.", "air-strike", {"actor": "التركية", "target": "مسلحين"}),
    ("غارات روسية للتحالف على مواقع الفجر.", "air-strike", {"actor": "تحالف", "target": "مواقع الفجر"}),
    ("نفذت المقاومة قصفاً للميليشيات في تعز.", "shelling", {"actor": "المقاومة", "target": "ميليشيات"}),
    # … and where it fell is told of a blow that is known
    ("أدان المجلس القصف التركي في شمال العراق.", "shelling", {"actor": "التركي", "place": "شمال العراق"}),
    # who did it by his name, and to whom, by what he is
    ("أدان الوزير قتل سالم العلي للعقيد مازن الحسن.", "killing", {"actor": "سالم العلي", "victim": "مازن الحسن"}),
    # whose blow it was that somebody suffered
    ("تعرض معسكر الفجر لقصف قوات الحكومة.", "shelling", {"actor": "قوات الحكومة", "target": "معسكر الفجر"}),
    ("تعرضت البلدة لقصف مدفعي من قوات الحكومة.", "shelling", {"actor": "قوات الحكومة", "target": "البلدة"}),
    ("قال إن ضربات للجيش على مواقع الفجر فشلت.", "attack", {"actor": "جيش", "target": "مواقع الفجر"}),
    ("تعرض الحي لقصف بصاروخين من قوات الحكومة.", "shelling", {"actor": "قوات الحكومة", "means": "صاروخين"}),
    ("نصب الجيش كميناً للمسلحين على الطريق.", "attack", {"actor": "الجيش", "target": "مسلحين"}),
    # many who stand after a verb in the singular do what is joined to it
    (
        "قال إن المتمردين هاجموا الحاجز، وتصدى الجنود لهم وقتلوا خمسة منهم.",
        "killing",
        {"actor": "الجنود", "victim": "المتمردين", "count": "خمسة"},
    ),
    ("قال إن المسلحين انسحبوا، ودخل الثوار البلدة وحرروا السجن.", "control", {"actor": "الثوار", "place": "السجن"}),
    # a plain operation is a blow by whom it is against
    ("تواصلت عمليات الجيش ضد جماعة الفجر في الجبل.", "attack", {"actor": "الجيش", "target": "جماعة الفجر"}),
    ("انتهت العملية التي نفذتها الشرطة ضد عصابة الليل.", "attack", {"actor": "الشرطة", "target": "عصابة الليل"}),
    ("بحث الوزيران العمليات التركية ضد جماعة الفجر.", "attack", {"actor": "التركية", "target": "جماعة الفجر"}),
    # a fight in which somebody fell, with its own place
    ("قُتل تسعة متمردين في المعارك العنيفة في الحوطة.", "clash", {"place": "الحوطة"}),
    # on whom it falls stands after who does it
    ("ندد الأطباء باعتداء مسلحين على زميل لهم.", "attack", {"actor": "مسلحين", "target": "زميل"}),
    ("قالت الأسيرة إن كدمات ظهرت نتيجة اعتداء المحققين عليها.", "attack", {"actor": "المحققين", "target": "الأسيرة"}),
    ("انسحبوا من البلدة بعد هجوم المسلحين عليها.", "attack", {"actor": "المسلحين", "target": "البلدة"}),
    # what a lorry carries stands between it and what befell it
    ("تعرضت حافلة تقل جنوداً لهجوم مسلح على طريق حمص.", "attack", {"target": "حافلة", "place": "طريق حمص"}),
    ("تعرض عمال إغاثة للضرب على حاجز للشرطة.", "abuse", {"victim": "عمال إغاثة", "place": "حاجز للشرطة"}),
    # an enclitic of a participle means nothing that was struck
    (
        "تبنى التنظيم الهجوم الذي استهدف حافلة لقوات النظام على طريق حمص، وفق وكالة البرق التابعة له.",
        "attack",
        {"target": "حافلة لقوات النظام"},
    ),
    # families are driven from their homes, and hold no place
    ("طردت الميليشيا خمسين عائلة من منازلها في ناحية الرشاد.", "displacement", {"actor": "عائلة"}),
    ("طرد الجيش المسلحين من مدينة تعز.", "control", {"actor": "الجيش", "from": "المسلحين"}),
    # an army that is called after what it does
    ("اعتقل الاحتلال ثلاثة شبان من الخليل.", "arrest", {"actor": "الاحتلال", "target": "شبان"}),
    ("أصيب شاب برصاص الاحتلال في نابلس.", "injury", {"actor": "الاحتلال", "victim": "شاب"}),
    ("اندلعت مواجهات مع الاحتلال في بلدة بيتا.", "clash", {"party": "الاحتلال"}),
    ("وقع تفجير بعد الاحتلال الأمريكي للعراق عام 2003.", "control", {"place": "عراق"}),
    # of whom is told, past what he is between two commas
    ("نعى الفصيل حسن الشامي، صهر مؤسس الحركة، الذي استشهد أمس.", "killing", {"victim": "حسن الشامي"}),
    # two who do it govern nothing, and an adjective of two goes with them
    (
        "هاجم انتحاريان حمام سباحة مزدحماً في بلدة الزهور.",
        "attack",
        {"actor": "انتحاريان", "target": "حمام سباحة مزدحماً"},
    ),
    ("هاجم مسلحان ملثمان مقر الحزب في عدن.", "attack", {"actor": "مسلحان ملثمان", "target": "مقر الحزب"}),
    # an enclitic of one means none of the several right before the verb, who did it
    ("قتل شرطي برصاص مسلحين استهدفوه أمام بيته.", "attack", {"actor": "مسلحين", "target": "شرطي"}),
    (
        "قتل ضابط من كتيبة حرس الحدود برصاص مسلحين خطفوه قبل يومين.",
        "abduction",
        {"actor": "مسلحين", "target": "ضابط من كتيبة حرس الحدود"},
    ),
    ("أفرج المسلحون عن الجنود الذين أسروهم في عدن.", "arrest", {"target": "الجنود"}),
    # those of whom «الذين» tells in the singular do not do it, and what is theirs suffers it
    ("عاد السكان الذين دمرت منازلهم.", "destruction", {"thing": "منازلهم"}),
    ("عاد السكان الذين دمرت منازلهم قوات النظام إلى حلب.", "destruction", {"actor": "قوات النظام", "thing": "منازلهم"}),
    (
        "الرجال الذين حصدت أرواحهم جماعة الفجر المسلحة.",
        "killing",
        {"actor": "جماعة الفجر المسلحة", "victim": "الرجال"},
    ),
    ("عاد السكان الذين دمروا منازلهم.", "destruction", {"actor": "السكان", "thing": "منازلهم"}),
    ("الرجال الذين قام التنظيم بإعدامهم من أهل عدن.", "execution", {"actor": "التنظيم", "victim": "الرجال"}),
    ("الشبان الذين بدأ التنظيم بتجنيدهم عادوا.", "recruitment", {"actor": "التنظيم", "target": "الشبان"}),
    ("الجنود الذين يحتجز التنظيم منذ عام بخير.", "detention", {"actor": "التنظيم", "target": "الجنود"}),
    ("الشبان الذين قاموا بإعدام الأسرى هربوا.", "execution", {"actor": "الشبان", "victim": "الأسرى"}),
    # «at other times» does nothing
    ("وأحياناً أخرى يهاجم التنظيم مواقع الجيش.", "attack", {"actor": "التنظيم", "target": "مواقع الجيش"}),
    # so many more of them
    ("اعتقلت الشرطة المزيد من المهربين في عدن.", "arrest", {"target": "المهربين", "count": "المزيد"}),
    # a way has two ends; what people ride is not struck
    ("باغت مسلحون حاجز الشرطة على أوتوستراد دمشق درعا.", "attack", {"target": "حاجز الشرطة"}),
    ("وقع انفجار على طريق دير الزور تدمر.", "bombing", {"place": "طريق دير الزور تدمر"}),
    ("هاجم مسلحون على دراجات نارية قرية الزهور.", "attack", {"actor": "مسلحون", "target": "قرية الزهور"}),
    ("استشهد فلان في معارك حرستا.", "clash", {"place": "حرستا"}),
    ("طعن شاب جنديين قبل أن تطلق عليه الشرطة النار.", "attack", {"actor": "شاب", "target": "جنديين"}),
    ("طعن شاب جنديين في مدينة تعز قبل أن تطلق عليه النار.", "attack", {"target": "شاب"}),
    ("أصيب مستوطن في عملية طعن في القدس.", "attack", {"target": "مستوطن"}),
    ("يطبق المسلحون حصارهم على المدينة.", "siege", {"actor": "المسلحون", "place": "المدينة"}),
    # damage to what stands there, and fires that devour it
    ("ألحقت الغارة أضراراً كبيرة بمستودع في حي السلام.", "destruction", {"thing": "مستودع"}),
    ("لحقت أضرار مادية بثلاث سيارات مدنية.", "destruction", {"thing": "سيارات مدنية", "count": "ثلاث"}),
    ("تعرضت كنيسة النور لدمار جزئي بعد سقوط صاروخ.", "destruction", {"thing": "كنيسة النور"}),
    ("تضررت ثلاث مدارس ومسجد في مدينة الباب.", "destruction", {"thing": "مسجد"}),
    ("أدى القصف إلى احتراق سيارة ومقتل سائقها.", "destruction", {"thing": "سيارة"}),
    ("قدرت الخسائر بمئات المتاجر التي التهمتها النيران.", "destruction", {"thing": "المتاجر", "means": "النيران"}),
    ("اقتلع مستوطنون أكثر من مئتي شجرة زيتون.", "destruction", {"actor": "مستوطنون", "thing": "شجرة زيتون"}),
    ("سقط صاروخ على البلدة ودمر أربعة منازل.", "destruction", {"means": "صاروخ", "thing": "منازل"}),
    # who had it stands after «بحوزة»
    ("عثر بحوزة القتيل على جواز سفر روسي وهاتف.", "possession", {"holder": "القتيل", "thing": "جواز سفر روسي"}),
    ("وكان بحوزة المهاجم حزام ناسف.", "possession", {"holder": "المهاجم", "thing": "حزام ناسف"}),
    ("يحتفظ التنظيم بأسلحة ثقيلة في المدينة.", "possession", {"holder": "التنظيم", "thing": "أسلحة ثقيلة"}),
    # a house is besieged, and no place of its own; a siege is lifted from a place
    ("يحاصر مسلحون مقر شركة الكهرباء في البيضاء.", "siege", {"target": "مقر شركة الكهرباء", "place": "البيضاء"}),
    ("كسر المقاتلون الحصار عن أحياء حلب الشرقية.", "siege", {"place": "أحياء حلب الشرقية"}),
    ("داهمت الشرطة منزل أحد القياديين في تعز.", "raid", {"target": "منزل أحد القياديين"}),
    # a base, in a report that tells of one
    (
        "سيطرت المقاومة على قاعدة الوادي. وشارك المقاتلون في استعادة القاعدة من المتمردين.",
        "control",
        {"place": "القاعدة", "from": "المتمردين"},
    ),
    ("تحاصر القوات القاعدة العسكرية منذ أسبوع.", "siege", {"place": "القاعدة العسكرية"}),
    # how much of a place, and of which place
    ("يسيطر التنظيم على 30٪ من أراضي البلاد.", "control", {"place": "30٪ من أراضي البلاد"}),
    ("يسيطر التنظيم على نحو نصف مساحة سوريا.", "control", {"place": "نصف مساحة سوريا"}),
    ("باتت الجماعة تسيطر على كامل المدينة.", "control", {"place": "كامل المدينة"}),
    ("تسعى القوات لاستعادة القرى التي يسيطر عليها المتمردون.", "control", {"actor": "المتمردون", "place": "القرى"}),
    # who blew himself up, wherever it was
    ("فجر انتحاري نفسه وقتل ثلاثة جنود.", "bombing", {"actor": "انتحاري"}),
    ("قامت انتحاريتان بتفجير نفسيهما.", "bombing", {"actor": "انتحاريتان"}),
    ("وقع الهجوم في مدينة مأرب، حيث فجر انتحاري نفسه.", "bombing", {"actor": "انتحاري", "place": "مأرب"}),
    # where it was, before «where»
    ("يتصاعد القتال في مدينة مأرب، حيث قصفت القوات معسكرا.", "shelling", {"target": "معسكرا", "place": "مأرب"}),
    # the place that an enclitic means, inside a phrase or by two names
    ("طالب الوزير بتأهيل المدينة بعد تحريرها من المتمردين.", "control", {"place": "المدينة", "from": "المتمردين"}),
    ("تتجه القوات نحو مأرب وتعز، بعد تحريرهما من المتمردين.", "control", {"place": "تعز", "from": "المتمردين"}),
    ("تتجه القوات نحو مأرب وتعز، بعد تحريرهما من المتمردين.", "control", {"place": "مأرب", "from": "المتمردين"}),
    # who fights is no place, though it stands between
    (
        "تدعم واشنطن حكومة الإقليم في شمال العراق التي تقاتل جماعة الفجر.",
        "clash",
        {"party": "حكومة الإقليم"},
    ),
    # the thing that an enclitic means, and not where it was or whose it was
    ("استهدفت الغارات دبابة للمتمردين في منطقة الوادي ودمرتها.", "destruction", {"thing": "دبابة للمتمردين"}),
    ("وجهت الطائرات نيرانها على الأهداف، وتم قصفها.", "shelling", {"target": "الأهداف"}),
    ("قال الحاكم إن السيارة كانت معبأة بالمتفجرات وتم تفجيرها.", "bombing", {"target": "السيارة"}),
    ("اعترضت القوات شاحنة محملة بالأسلحة ودمرتها.", "destruction", {"actor": "القوات", "thing": "شاحنة"}),
    ("يستخدم المسلحون الجسرين للتنقل بين البلدين وتدميرهما سيعيقهم.", "destruction", {"thing": "الجسرين"}),
    # who acts, past what backs him and past the two sides of something else
    ("المقاومة المدعومة بغطاء جوي واصلت هجماتها على مواقع الفجر.", "attack", {"actor": "المقاومة"}),
    (
        "وبالتزامن مع التصعيد بين أنقرة وجماعة الفجر، أعلنت أمس وحدات النهر تنفيذها عدة عمليات ضد الجيش.",
        "attack",
        {"actor": "وحدات النهر"},
    ),
    ("سيطرت القوات المدعومة من التحالف الذي تقوده السعودية على البلدة.", "control", {"place": "البلدة"}),
    (
        "المقاتلات قصفت مناطق تتمركز فيها ميليشيات الفجر، حيث شنت أكثر من 12 غارة على مأرب.",
        "air-strike",
        {"actor": "المقاتلات", "target": "مأرب"},
    ),
    ("وقعت مواجهات بين الشرطة ومسلحين أطلقوا النار على المركز.", "attack", {"actor": "مسلحين"}),
    # where a clause says that a known blow came about, past the time; whose it is, by the adjective of a state
    ("الهجوم الذي وقع فجر الأحد في كركوك لم تتبنه أي جهة.", "attack", {"place": "كركوك"}),
    ("لكن الاعتداء الذي نُفّذ في طرابلس غيّر الموقف.", "attack", {"place": "طرابلس"}),
    ("الضربة التي وُجهت في ولاية هلمند هي الأعنف.", "attack", {"place": "ولاية هلمند"}),
    ("هذه أحدث الضربات الأميركية لمكافحة الإرهاب في الصومال.", "attack", {"actor": "الأميركية", "place": "الصومال"}),
    ("نددت بغداد بالعمليات العسكرية التركية في شمال العراق.", "attack", {"actor": "التركية", "place": "شمال العراق"}),
    # operations that armed men have somewhere
    ("كثفت القوات العراقية عملياتها العسكرية في الأنبار.", "attack", {"actor": "القوات العراقية", "place": "الأنبار"}),
    ("عمليات الجيش في سيناء مستمرة.", "attack", {"actor": "الجيش", "place": "سيناء"}),
    # a deed at which something aims has its own genitive
    ("هذه العملية تستهدف اعتقال المطلوبين.", "arrest", {"target": "المطلوبين"}),
    ("استهدف انفجار خط أنابيب في سيناء.", "bombing", {"target": "خط أنابيب", "place": "سيناء"}),
    # who shuts himself up in a place or uses it as a base holds it, and so where that clause begins with «where»
    ("اندلعت معارك في بلدتي نبل والزهراء حيث تتحصن قوات الفجر.", "control", {"actor": "قوات الفجر", "change": "holds"}),
    ("قصف الجيش المواقع التي تتحصن فيها الميليشيات.", "control", {"actor": "الميليشيات", "place": "المواقع"}),
    ("قصف الجيش بلدة نبل، حيث تتمركز قوات الفجر.", "control", {"actor": "قوات الفجر", "place": "بلدة نبل"}),
    ("قصف الجيش المبنى الذي تتخذه الجماعة سجنا.", "control", {"actor": "الجماعة", "place": "المبنى"}),
    # whose will it is
    ("يريد الجيش السيطرة على المدينة.", "control", {"actor": "الجيش", "place": "المدينة"}),
    ("تطمح الجماعة إلى السيطرة على البلاد.", "control", {"actor": "الجماعة", "place": "البلاد"}),
    # who held a place, a state as well as a group
    ("دعا النواب إلى إخراج إيران من سوريا.", "control", {"from": "إيران", "place": "سوريا"}),
    ("أخرج الجيش المتمردين من عدن.", "control", {"actor": "الجيش", "from": "المتمردين", "place": "عدن"}),
    # scores of people, whoever they are
    ("قتل خمسة مدنيين وأصيب العشرات.", "injury", {"victim": "العشرات"}),
    # one more of what is asked for or done, by the form a verb as well
    ("قام الجيش بتأمين الطريق وفتح المعبر وطرد المسلحين من الحي.", "control", {"from": "المسلحين", "place": "الحي"}),
    ("تمكنت القوات من تأمين الطريق وطرد المسلحين من القرية.", "control", {"actor": "القوات", "from": "المسلحين"}),
    ("دخل الجيش إلى المدينة وطرد المسلحين منها.", "control", {"actor": "الجيش", "from": "المسلحين"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), [c for c in reading.claims if c.event == event]


NOT_SAID: list[tuple[str, str, Roles]] = [
    # the name of a post tells of no deed
    ("قال رئيس تحرير صحيفة النهار سالم هادي إنه بخير.", "release", {}),
    ("كتب مازن هادي، رئيس تحرير «سوريا اليوم»، مقالاً.", "control", {}),
    ("قُتل منفذ الهجوم سالم حسن العلي برصاص الشرطة.", "attack", {"actor": "الشرطة"}),
    ("قتل شاب رجلين في حي السلام.", "killing", {"victim": "شاب"}),
    ("شارك الأطباء في الاحتجاج تنديداً باعتداء مسلحين على زميل لهم.", "attack", {"actor": "الأطباء"}),
    ("قالت الأسيرة إن كدمات ظهرت نتيجة اعتداء المحققين عليها.", "attack", {"target": "المحققين"}),
    ("تعرض عمال إغاثة للضرب على حاجز للشرطة.", "attack", {"target": "حاجز للشرطة"}),
    (
        "تبنى التنظيم الهجوم الذي استهدف حافلة لقوات النظام على طريق حمص، وفق وكالة البرق التابعة له.",
        "attack",
        {"actor": "حافلة لقوات النظام"},
    ),
    ("كشف الأسير تفاصيل ما تعرض له من ضرب.", "attack", {"target": "تفاصيل"}),
    # accusations that are exchanged are no blows
    ("تبادل الجانبان الاتهام بالمسؤولية عن قصف المحطة.", "clash", {}),
    ("طردت الميليشيا خمسين عائلة من منازلها في ناحية الرشاد.", "control", {}),
    ("استهدفت الكتيبة قوة راجلة للاحتلال في محيط المخيم.", "control", {}),
    ("نعى الفصيل حسن الشامي، صهر مؤسس الحركة، الذي استشهد أمس.", "killing", {"victim": "صهر مؤسس الحركة"}),
    ("هاجم مسلحون على دراجات نارية قرية الزهور.", "attack", {"target": "دراجات نارية"}),
    ("هاجم انتحاريان مسجد النور في عدن.", "attack", {"target": "انتحاريان مسجد النور"}),
    ("قتل شرطي برصاص مسلحين استهدفوه أمام بيته.", "attack", {"target": "مسلحين"}),
    ("أصيب ضابط في هجوم شنه مسلحون استهدفوه أمام بيته.", "attack", {"target": "مسلحون"}),
    ("وصل الرجال الذين خطفوها إلى عدن.", "abduction", {"target": "الرجال"}),
    ("عاد السكان الذين دمرت منازلهم.", "destruction", {"actor": "السكان"}),
    ("نزح المدنيون الذين خطفت أولادهم ميليشيات مسلحة.", "abduction", {"actor": "المدنيون"}),
    ("المقاتلون الذين شنت القوات هجوما عليهم فروا.", "attack", {"actor": "المقاتلون"}),
    ("الشبان الذين بدأ التنظيم بتجنيدهم عادوا.", "recruitment", {"actor": "الشبان"}),
    # whom somebody keeps from falling
    ("انسحب الجيش لمنع سقوط قتلى مدنيين.", "killing", {}),
    ("أدت سرعة الشرطة إلى تفادي وقوع المزيد من القتلى.", "killing", {}),
    ("وأحياناً أخرى يبدأ في مهاجمة مواقع الجيش.", "attack", {"actor": "أخرى"}),
    ("اعتقلت الشرطة المزيد من المهربين في عدن.", "arrest", {"target": "المزيد"}),
    ("باغت مسلحون حاجز الشرطة على أوتوستراد دمشق درعا.", "attack", {"target": "درعا"}),
    ("بعد قصف تمهيدي استمر ليلتين.", "shelling", {"target": "تمهيدي"}),
    ("أشعل إطلاق النار على موكب عزاء في قضاء المقدادية فتيل نزاع عشائري.", "destruction", {}),
    ("طعن المحامي في قرار المحكمة.", "attack", {}),
    ("وقد طعنه المرض في الصميم.", "attack", {}),
    ("سقط صاروخ على البلدة ودمر أربعة منازل.", "shelling", {"target": "دمر"}),
    ("سقط صاروخ على البلدة ودمر أربعة منازل.", "destruction", {"actor": "صاروخ"}),
    ("ألحق القرار أضراراً كبيرة بسمعة الشركة.", "destruction", {}),
    ("تضرر سكان القرية من غلاء الأسعار.", "destruction", {}),
    ("أوقفته السلطات بتهمة الإضرار بالأمن.", "destruction", {}),
    # those who find it do not have it
    ("ضبطت القوة بحوزتهم ثلاث بنادق.", "seizure", {"thing": "القوة"}),
    ("ضبطت القوة بحوزتهم ثلاث بنادق.", "possession", {"holder": "القوة"}),
    ("تحتفظ المدينة بطابعها القديم.", "possession", {}),
    # whom a blow hit did not deal it, nor did he die who killed
    ("أدان الوزير القصف التركي للمتمردين في الجبل.", "shelling", {"actor": "متمردين"}),
    ("نفذت المقاومة قصفاً للميليشيات في تعز.", "shelling", {"actor": "ميليشيات"}),
    ("أدان الوزير قتل سالم العلي للعقيد مازن الحسن.", "killing", {"victim": "سالم العلي"}),
    ("أدان الوزير قتل قائد للمسلحين.", "killing", {"actor": "قائد"}),
    ("تعرض معسكر الفجر لقصف قوات الحكومة.", "shelling", {"target": "قوات الحكومة"}),
    ("قال إن ضربات للجيش على مواقع الفجر فشلت.", "attack", {"target": "جيش"}),
    ("تعرض الجيش لقصف مواقعه.", "shelling", {"actor": "مواقعه"}),
    # … and from whom others are is told of them
    ("استهدفت الغارات منازل قادة من الحوثيين.", "air-strike", {"actor": "الحوثيين"}),
    ("شن الطيران غارات على مواقع في مناطق من محافظة مأرب.", "air-strike", {"actor": "محافظة مأرب"}),
    ("قال إن المتمردين هاجموا الحاجز، وتصدى الجنود لهم وقتلوا خمسة منهم.", "killing", {"actor": "المتمردين"}),
    # operations by which nobody is struck
    ("تراجعت عمليات الاحتيال ضد السياح.", "attack", {}),
    ("دعا الحزب إلى عملية سياسية ضد الفساد.", "attack", {}),
    ("دعا الحزب إلى عملية سياسية ضد جماعة الفجر.", "attack", {}),
    ("قال إن المعارك في سورية طويلة.", "clash", {}),
    ("اندلعت معركة ضد الإرهاب في البلاد.", "clash", {}),
    ("ناشد من يفجر نفسه أن يعود.", "bombing", {}),
    ("اعترضه رجال الأمن ففجر نفسه.", "bombing", {"actor": "رجال الأمن"}),
    ("توجد قاعدة في الوادي. وقاتل القيادي في القاعدة سالم هادي مع المسلحين.", "movement", {}),
    ("توسعت الهجمات على نحو ملحوظ في البلاد.", "attack", {"target": "ملحوظ"}),
    ("تحدث الوزير في مدينة مأرب، وقال إن القوات قصفت معسكرا.", "shelling", {"place": "مأرب"}),
    ("تدعم واشنطن حكومة الإقليم في شمال العراق التي تقاتل جماعة الفجر.", "clash", {"party": "شمال العراق"}),
    ("تقدمت القوات نحو قاعدة الوادي الواقعة غرب مأرب بعد تحريرها.", "control", {"place": "مأرب"}),
    ("وجهت الطائرات نيرانها على الأهداف، وتم قصفها.", "shelling", {"target": "الطائرات"}),
    ("استهدفت الغارات دبابة للمتمردين في منطقة الوادي ودمرتها.", "destruction", {"actor": "متمردين"}),
    ("ذكر المرصد أن الطيران جدد قصفه بالبراميل المتفجرة للمدينة.", "air-strike", {"target": "المرصد"}),
    ("حاصر الجيش المدينة وقصفها.", "shelling", {"place": "المدينة"}),
    ("قال الحاكم سالم العلي إن الخلية خططت للهجوم وتم تدميرها.", "destruction", {"thing": "سالم العلي"}),
    ("نقل المتمردون سجناء من القاعدة بعد خسارتهم لمدينة مأرب.", "control", {"actor": "سجناء"}),
    ("اندلعت معارك بين المقاومة والمتمردين، قتل فيها 20 جنديا.", "killing", {"actor": "المتمردين"}),
    ("أعلن الوزير القبض على الجناة، مؤكدا على تصميم الشرطة على محاربتهم.", "arrest", {"target": "تصميم الشرطة"}),
    ("قالت المصادر إن اللواء تحرك نحو عدن، مشيرة إلى صنعاء.", "movement", {"to": "صنعاء"}),
    ("هذا القصف لن يهز فينا شعرة.", "shelling", {"target": "شعرة"}),
    ("قام الجيش بتأمين الطريق وفتح المعبر وطرد المسلحين من الحي.", "control", {"actor": "المعبر"}),
    ("دعا الوزير إلى اتخاذ إجراءات حازمة وطرد المسلحين من المدينة.", "control", {"actor": "الوزير"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)


SURE: list[tuple[str, str, str, str]] = [
    # in spite of what, or after what, nothing befell
    ("لم تسجل أضرار في المصفاة رغم سقوط ثلاث طائرات مسيرة.", "accident", "affirmed", "asserted"),
    ("لم تقع إصابات جراء القصف على المدينة.", "shelling", "affirmed", "asserted"),
    ("لم تسفر الغارة عن سقوط قتلى.", "killing", "denied", "asserted"),
    # what is fought for has yet to be won, though one of those who fight is called a movement
    ("وقعت اشتباكات بين الجيش وحركة الفجر للسيطرة على معبر باب النور.", "control", "affirmed", "intended"),
    ("تعرضت حافلة تقل جنوداً لهجوم مسلح قرب حمص.", "attack", "affirmed", "asserted"),
    ("لم تسجل أي أضرار في المصفاة.", "destruction", "denied", "asserted"),
    ("طالب نواب برفع الحصار المفروض على غزة.", "siege", "affirmed", "asserted"),
    # what a denial tells itself, and what it leaves as it was
    (
        "بعد التفجير الذي نفذته جماعة الفجر في مأرب، نفى الوزير الاتهامات الموجهة له بدعمها.",
        "bombing",
        "affirmed",
        "asserted",
    ),
    ("نفت البعثة الاتهامات الموجهة لها بقصف المدينة.", "shelling", "denied", "possible"),
    ("لا توجد صلة بين الغارات على جماعة الفجر والاتفاق.", "air-strike", "affirmed", "asserted"),
    ("ولم يكن من المفاجئ أن تبدأ القوات قصف مواقع الفجر.", "shelling", "affirmed", "asserted"),
    ("وقعت غارة دون خسائر في 28 يونيو الماضي وتفجير عبوة ناسفة في مأرب.", "bombing", "affirmed", "asserted"),
    ("قتل قائدان بطائرة بلا طيار خلال غارة استهدفت معسكرا.", "air-strike", "affirmed", "asserted"),
    # what is put off or held up has not been done, nor what goes with it
    ("تأخرت عملية اقتحام مدينة الرقة شهرا.", "attack", "affirmed", "intended"),
    ("يتأخر تحرير المدينة من المسلحين بسبب الألغام.", "control", "affirmed", "intended"),
    ("تعثرت عملية استعادة الميناء.", "control", "affirmed", "intended"),
    ("أرجأ الجيش اقتحام الميناء وطرد المسلحين منه.", "control", "affirmed", "intended"),
    ("تأخر وصول الإسعاف بسبب قصف المستشفى.", "shelling", "affirmed", "asserted"),
    ("تعثرت المفاوضات بعد قصف الجيش للبلدة.", "shelling", "affirmed", "asserted"),
    # what a campaign aims at, past itself
    ("تستهدف الحملة القضاء على الخلايا النائمة وطرد المسلحين من البلدة.", "control", "affirmed", "intended"),
    # what one is accused of, and rejects; what he condemns is so
    ("رفض المتحدث اتهامات منظمة حقوقية بأن طائراته قصفت مدنيين.", "air-strike", "denied", "asserted"),
    ("استنكر الوزير اتهامات المنظمة للجيش بأن مدفعيته قصفت السوق.", "shelling", "denied", "asserted"),
    ("استغرب المتحدث مزاعم المعارضة بأن قواته انسحبت من البلدة.", "control", "denied", "asserted"),
    ("استنكر الوزير قصف السوق.", "shelling", "affirmed", "asserted"),
    ("هجومان على فندق ومطعم في مقديشو لم يسفرا عن ضحايا.", "killing", "denied", "asserted"),
    # what somebody wants or may do has yet to be done
    ("يريد الجيش السيطرة على المدينة.", "control", "affirmed", "intended"),
    ("لا يريد الجيش مهاجمة المدينة.", "attack", "denied", "intended"),
    ("لا يريد الجنود الانضمام إلى المقاومة.", "membership", "denied", "intended"),
    ("للدولة الحق في استعادة المدينة.", "control", "affirmed", "possible"),
    ("يحق للحكومة إخراج المسلحين من المدينة.", "control", "affirmed", "possible"),
    ("للدولة الحق في الدفاع عن نفسها من المسلحين الذين قصفوا المدينة.", "shelling", "affirmed", "asserted"),
    ("دعا الوزير إلى اتخاذ إجراءات حازمة وطرد المسلحين من المدينة.", "control", "affirmed", "intended"),
    ("يسعى الجيش إلى تأمين الطريق وفتح المعبر وطرد المسلحين من الحي.", "control", "affirmed", "attempted"),
]


@pytest.mark.parametrize(("text", "event", "polarity", "modality"), SURE)
def test_how_sure_it_is(reader: Reader, text: str, event: str, polarity: str, modality: str) -> None:
    found = [c for c in read(reader, text).claims if c.event == event]
    assert {(c.polarity, c.modality) for c in found} == {(polarity, modality)}, found


@pytest.mark.parametrize(
    ("text", "event", "actor", "target"),
    [
        ("شنت مقاتلات التحالف أربع غارات، استهدفت مواقع الفجر.", "air-strike", "مقاتلات التحالف", "مواقع الفجر"),
        ("شن الطيران غارات مساء السبت استهدفت مواقع الفجر.", "air-strike", "الطيران", "مواقع الفجر"),
        ("نفذت المقاومة أربع عمليات نوعية، استهدفت مواقع الفجر.", "attack", "المقاومة", "مواقع الفجر"),
        ("نفذ التنظيم هجوما انتحاريا بسيارة مفخخة استهدف مبنى المحافظة.", "bombing", "التنظيم", "مبنى المحافظة"),
    ],
)
def test_a_blow_and_what_it_hit_are_told_once(reader: Reader, text: str, event: str, actor: str, target: str) -> None:
    [claim] = [c for c in read(reader, text).claims if c.event == event]
    assert [[a.text for a in claim.arguments[role]] for role in ("actor", "target")] == [[actor], [target]]


@pytest.mark.parametrize(
    "text",
    [
        "الهجمات الفرنسية في باريس صدمت العالم.",
        "حذر الوزير من أن الضربات الأميركية ستستمر.",
        "أوقفت الشركة عملياتها في ليبيا.",
        "أعلنت غرفة عمليات الجيش في بنغازي حظر التجول.",
        "قال قائد عمليات الأنبار إن القوات تقدمت.",
        "عمليات التجميل في بيروت مكلفة.",
    ],
)
def test_what_may_be_elsewhere_or_no_blow_is_not_told(reader: Reader, text: str) -> None:
    assert not [c for c in read(reader, text).claims if c.event == "attack"]


def test_who_rejects_a_charge_is_who_denies_it(reader: Reader) -> None:
    [claim] = read(reader, "نفى الناطق اتهامات منظمة حقوقية بأن الطائرات قصفت مدنيين.").claims
    assert [link.source.text for link in claim.attribution[1:]] == ["الناطق"]
