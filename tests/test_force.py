"""Who kills, hurts, takes and holds whom, and by what; rows as in ``test_clauses``, with invented people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]


SAID: list[tuple[str, str, Roles]] = [
    # what is shot stands for those who shoot, where it is said whose it was; else it is how somebody died
    ("قتل رصاص الشرطة متظاهراً في ساحة النور.", "killing", {"actor": "الشرطة", "victim": "متظاهراً"}),
    ("قتلت نيران قناصة مدنياً في حي السلام.", "killing", {"means": "نيران قناصة", "victim": "مدنياً"}),
    ("قتلت قذائف الهاون عشرة مدنيين.", "killing", {"means": "قذائف الهاون", "victim": "مدنيين"}),
    # those counted, with an adjective or a reason after them, suffer it
    ("قتل 29 مصلياً مسلماً في المسجد.", "killing", {"victim": "مصلياً", "count": "29"}),
    ("قتل نحو 30 مواطناً كينياً، أمس، في هجمات على قرى.", "killing", {"victim": "مواطناً كينياً"}),
    ("اعتقل أمس 15 خياطاً موصلياً لرفضهم خياطة ملابس.", "arrest", {"target": "خياطاً موصلياً", "count": "15"}),
    ("قتل 30 مسلحاً أربعة جنود.", "killing", {"actor": "مسلحاً", "victim": "جنود"}),
    # how he died, and as what they are held, is nobody beside them
    ("وكان الطفل سعد الهادي (18 شهراً) قتل حرقاً في مايو الماضي.", "killing", {"victim": "سعد الهادي"}),
    (
        "أطلق الجيش سراح جنود كانت جماعة الفجر تحتجزهم رهائن منذ عام.",
        "arrest",
        {"actor": "جماعة الفجر", "target": "جنود"},
    ),
    # of who agrees with the pronoun, and not of the head before him
    ("استجوبت الشرطة عائلة الشاب الذي قتل خمسة من الجنود.", "killing", {"actor": "الشاب", "victim": "الجنود"}),
    ("استجوبت الشرطة عائلة الشاب الذي قتل خمسة من الجنود.", "proceeding", {"target": "عائلة الشاب"}),
    ("زارت الوزيرة والدة الجندي الذي قتل في الهجوم.", "killing", {"victim": "الجندي"}),
    ("بعد سحق المسلحين الذين قتلوا آلاف الأشخاص.", "killing", {"actor": "المسلحين"}),
    ("طلبت الشرطة هوية الانتحاري الذي فجر نفسه في السوق.", "bombing", {"actor": "الانتحاري"}),
    ("أصيب أحد أفراد القوات الخاصة الذي اعتقل أمس.", "arrest", {"target": "أحد أفراد القوات الخاصة"}),
    ("اعتقل هذا الشاب الذي قتل خاله.", "killing", {"actor": "هذا الشاب", "victim": "خاله"}),
    # but terror, some and the world do
    ("ضرب الإرهاب مدينة حلب أمس.", "attack", {"actor": "الإرهاب", "target": "مدينة حلب"}),
    ("وقال إن البعض استولى على سيارات الجيش.", "seizure", {"actor": "البعض"}),
    # all that was told took the lives, and no place in it
    ("انفجر لغم قرب الحدود السورية، مما أودى بحياة 32 شخصاً.", "killing", {"victim": "شخصاً", "means": "لغم"}),
    # who is told to be among the dead, before and after it; the number may stand far off
    ("قال المسؤول إن امرأة وطفلاً من بين القتلى.", "killing", {"victim": "امرأة", "part_of": "القتلى"}),
    ("قال المسؤول إن امرأة وطفلاً من بين الجرحى.", "injury", {"victim": "طفلاً"}),
    ("وأكدت المصادر أن من بين القتلى القيادي سالم الراوي.", "killing", {"victim": "سالم الراوي"}),
    ("وأشار مسؤول إلى أن هناك نساء وأطفالاً بين القتلى.", "killing", {"victim": "أطفالاً"}),
    ("وبذلك يرتفع عدد القتلى في صفوف الجيش في هجمات المتمردين إلى 18 شخصاً.", "killing", {"count": "18"}),
    ("أعلن المدير عن ارتفاع حصيلة القتلى، جراء قصف المدينة، إلى نحو 100.", "killing", {"count": "نحو 100"}),
    # who is put in custody
    ("تم وضع سامي الخالد ورامي الحسن قيد الاعتقال الإداري.", "detention", {"target": "سامي الخالد"}),
    ("كان مروان ماهر (18 عاماً) وضع الأسبوع الماضي قيد الاعتقال الإداري.", "detention", {"target": "مروان ماهر"}),
    ("نفت المقاومة قيام عناصرها بعملية تصفية لأسرى حوثيين.", "killing", {"actor": "عناصرها"}),
    # operations are a deed where it says against whom; a number before them counts them
    (
        "تواصلت عمليات الجيش ضد تنظيم داعش في سيناء.",
        "attack",
        {"actor": "الجيش", "target": "تنظيم داعش", "place": "سيناء"},
    ),
    ("شنت الشرطة عملية واسعة ضد ناشطي حزب العمال الكردستاني.", "attack", {"target": "ناشطي حزب العمال الكردستاني"}),
    ("نفذ التنظيم 15 عملية ضد الجيش.", "attack", {"actor": "التنظيم", "count": "15", "target": "الجيش"}),
    ("إن الحملة ضد داعش ليست دينية.", "attack", {"target": "داعش"}),
    # who does it stands after whom it is done to: by gender, by what acts, and in the nominative
    ("تساند الجيش طائرات حربية في المعركة.", "support", {"actor": "طائرات حربية", "to": "الجيش"}),
    ("تساند قوات النظام طائرات أجنبية.", "support", {"actor": "طائرات أجنبية", "to": "قوات النظام"}),
    ("تحاصر المدينة من الجنوب منذ أسبوع قوات تابعة للجيش.", "siege", {"actor": "قوات تابعة للجيش", "place": "المدينة"}),
    ("حاصر الحي مقاتلون من التنظيم.", "siege", {"actor": "مقاتلون من التنظيم", "place": "الحي"}),
    ("قصفت المدينة قوات النظام.", "shelling", {"actor": "قوات النظام", "target": "المدينة"}),
    # past a deed that says when or where, with whatever it has of its own, stands whom the verb tells of
    ("قتل الجيش خلال هجومه على القرية خمسة مسلحين.", "killing", {"actor": "الجيش", "victim": "مسلحين"}),
    ("ألقت الشرطة خلال هجومها على الوكر القبض على خمسة مسلحين.", "arrest", {"actor": "الشرطة", "target": "مسلحين"}),
    ("قتل منذ سيطرة التنظيم على المدينة 2070 شخصاً.", "killing", {"victim": "شخصاً", "count": "2070"}),
    ("قتل في هجوم انتحاري على السوق خمسة مدنيين.", "killing", {"victim": "مدنيين", "count": "خمسة"}),
    # one place has no number of its own
    ("قتل في قصف على المدينة ستة وأصيب عشرة.", "killing", {"count": "ستة"}),
    # a state in which somebody is kept, and who is put into it
    ("فرض الوزير الاعتقال الإداري على ثلاثة ناشطين.", "detention", {"target": "ناشطين", "count": "ثلاثة"}),
    ("تم وضع متطرفين اثنين قيد الاعتقال الإداري.", "detention", {"target": "متطرفين"}),
    ("سالم هادي ورامي الحسن وضعا تحت الاعتقال الإداري.", "detention", {"target": "رامي الحسن"}),
    ("كان سامي الخالد معتقلاً حتى الأحد، وتم وضعه قيد الاعتقال الإداري.", "detention", {"target": "سامي الخالد"}),
    # so many «of them»: of those who were told of before, or so many where nobody was
    ("استهدفت العملية قادة التنظيم وقتلت العشرات منهم.", "killing", {"victim": "قادة التنظيم", "count": "العشرات"}),
    ("أطلق المسلحون النار على المدنيين فقتلوا اثنين منهم.", "killing", {"victim": "المدنيين", "count": "اثنين"}),
    ("اختطف الحوثيون عشرات الصحفيين ثم أفرجوا عن خمسة منهم.", "release", {"target": "الصحفيين", "count": "خمسة"}),
    ("قتل عشرة منهم في الغارة.", "killing", {"victim": "عشرة", "count": "عشرة"}),
    # a part right after those counted, without a comma
    ("قتل ستة مدنيين منهم طفلان.", "killing", {"victim": "طفلان", "part_of": "ستة مدنيين"}),
    # those right before «كانوا», whom another verb has for its object, are they whom the enclitic means
    ("نقل المتمردون سجناء كانوا يحتجزونهم في القاعدة.", "arrest", {"actor": "المتمردون", "target": "سجناء"}),
    ("إن المتمردين نقلوا سجناء كانوا يحتجزونهم في القاعدة.", "arrest", {"target": "سجناء"}),
    # harm that its own clause tells of, to goods and to towns; what stands for who was told of
    ("اطلع الوفد على الدمار الذي لحق بممتلكات الأهالي.", "destruction", {"thing": "ممتلكات الأهالي"}),
    ("وقف الوزير على حجم الدمار الهائل الذي تعرضت له مدينة الزهور.", "destruction", {"thing": "مدينة الزهور"}),
    ("زار الوفد مدينة عدن واطلع على الدمار الذي لحق بها.", "destruction", {"thing": "مدينة عدن"}),
    ("ألحقت الغارات أضراراً مادية ببساتين القرية.", "destruction", {"thing": "بساتين القرية"}),
    # let go: by nobody who is named, by a verb or a noun with an enclitic of whom it was
    ("اعتقلت الشرطة سالم هادي، وأفرج عنه بعد أيام.", "release", {"target": "سالم هادي"}),
    ("أوقف سالم هادي عام 2013، وتم الإفراج عنه بعد التحقيقات.", "release", {"target": "سالم هادي"}),
    ("رحبت العائلة بسالم هادي بعد الإفراج عنه.", "release", {"target": "سالم هادي"}),
    # under siege, said after a verb of being or of whom an enclitic means
    ("وصلت القوات إلى قاعدة العند التي باتت محاصرة.", "siege", {"place": "قاعدة العند"}),
    ("أكدت المصادر أن تلك القوات باتت محاصرة في المدينة.", "siege", {"target": "تلك القوات"}),
    (
        "سيطر الجيش على قاعدة العند الجوية، وكانت محاصرة من قبل قواتنا.",
        "siege",
        {"place": "قاعدة العند الجوية", "actor": "قواتنا"},
    ),
    # two verbs of one form, side by side, of those who do both to whoever stands after them
    ("هاجم المسلحون القرية وقتلوا وجرحوا العشرات.", "killing", {"actor": "المسلحون", "victim": "العشرات"}),
    ("داهم الجنود القرية واعتقلوا وضربوا عدداً من الشبان.", "arrest", {"actor": "الجنود", "target": "الشبان"}),
    ("إن مسؤولين عسكريين عذبوا وقتلوا أسرى لديهم.", "abuse", {"actor": "مسؤولين عسكريين", "victim": "أسرى"}),
    ("تسللت مجموعات إلى التل وقتلت وأسرت جنوداً نظاميين.", "killing", {"actor": "مجموعات", "victim": "جنوداً نظاميين"}),
    ("إن المسلحين الذين خطفوا وقتلوا سالم هادي فروا.", "abduction", {"actor": "المسلحين", "target": "سالم هادي"}),
    ("امرأة قتلت وجرحت ابنتها في القصف.", "killing", {"victim": "امرأة"}),
    ("إن جنوداً قتلوا وأسر آخرون.", "killing", {"victim": "جنوداً"}),
    ("إن مدنيين قتلوا وجرحوا جراء القصف.", "killing", {"victim": "مدنيين"}),
    # whom it befell, with a post, an adjective or the rest of a phrase after him, which is nobody else
    ("قتل النائب العام المستشار سالم حسن العلي في تفجير سيارة.", "killing", {"victim": "سالم حسن العلي"}),
    ("قتل العقيد الشهيد سالم حسن العلي في الهجوم.", "killing", {"victim": "سالم حسن العلي"}),
    ('قتل أيضاً "أبو زياد" المسؤول الأمني للجماعة.', "killing", {"victim": "أبو زياد"}),
    (
        'قتل أيضاً "أبو زياد" المسؤول الأمني للجماعة في الوادي و"أبو مازن" المشرف الأمني بالمديرية.',
        "killing",
        {"victim": "أبو مازن"},
    ),
    ("قتل سالم حسن العلي المدعي العام في تعز بتفجير.", "killing", {"victim": "سالم حسن العلي", "means": "تفجير"}),
    ("قتل 30 من مسلحي الفجر وقوات موالية للمخلوع صالح.", "killing", {"victim": "مسلحي الفجر", "count": "30"}),
    ("قتل سبعة مسلحين اثنان منهم في الوادي والآخرون في الجبل.", "killing", {"victim": "مسلحين", "count": "سبعة"}),
    ("إن ألف مدني قتلوا في الأشهر الأربعة الأولى من العام.", "killing", {"victim": "مدني", "count": "ألف"}),
    ("إن طفلاً قتل على يد مسلحين أجانب.", "killing", {"victim": "طفلاً"}),
    ("قتل سالم العلي في تعز، وأخوه في عدن.", "killing", {"victim": "أخوه"}),
    # in the course of what was told; of those of whom the clause tells; where a place stands before
    ("هاجم الجنود الحاجز مساء أمس وقتل خلاله ستة مسلحين.", "killing", {"victim": "مسلحين", "count": "ستة"}),
    ("وقعت أعمال عنف قتل فيها ألف شخص.", "killing", {"victim": "شخص", "count": "ألف"}),
    ("قوات الأمن التي قتل عشرون من أفرادها شنت حملة.", "killing", {"victim": "أفرادها", "count": "عشرون"}),
    ("الحزب الذي قتل اثنان من عناصره أغلق مقره.", "killing", {"victim": "عناصره", "count": "اثنان"}),
    # the ending of a sound plural is no subject's
    ("إن قتل المصلين غرسة من غراس الشر.", "killing", {"victim": "المصلين"}),
    # … but who acts right after the verb does it
    ("قتل التنظيم الصحفي سالم حسن العلي.", "killing", {"actor": "التنظيم", "victim": "سالم حسن العلي"}),
    ("قتلت الشرطة المهاجم.", "killing", {"actor": "الشرطة", "victim": "المهاجم"}),
    ("قتل سالم العلي خاله.", "killing", {"actor": "سالم العلي", "victim": "خاله"}),
    ("اقتحم المسلح القرية وقتل فيها خمسة.", "killing", {"actor": "المسلح", "count": "خمسة"}),
    ("إن القوات قتلت في تعز القائد سالم العلي.", "killing", {"actor": "القوات", "victim": "سالم العلي"}),
    ("أصاب القناص ثلاثة جنود.", "injury", {"actor": "القناص", "victim": "جنود", "count": "ثلاثة"}),
    ("أصاب المسلحون أحد المواطنين.", "injury", {"victim": "أحد المواطنين"}),
    # a pronoun before the verb that means nobody: those who suffer it stand after it
    ("أعلن المصدر أنه لقي سبعة أشخاص مصرعهم في الحريق.", "killing", {"victim": "أشخاص", "count": "سبعة"}),
    ("وقال المرصد إنه استشهد خمسة أطفال في القصف.", "killing", {"victim": "أطفال", "count": "خمسة"}),
    ("أصيب سالم العلي في الحادث، وقال المصدر إنه توفي متأثراً بجراحه.", "killing", {"victim": "سالم العلي"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), [c for c in reading.claims if c.event == event]


NOT_SAID: list[tuple[str, str, Roles]] = [
    ("قتل رصاص الشرطة متظاهراً في ساحة النور.", "killing", {"actor": "رصاص الشرطة"}),
    ("قتل 29 مصلياً مسلماً في المسجد.", "killing", {"actor": "مصلياً"}),
    ("كانت جماعة الفجر تحتجزهم رهائن في الجبل.", "arrest", {"actor": "رهائن"}),
    ("كانت جماعة الفجر تحتجزهم رهائن في الجبل.", "arrest", {"target": "جماعة الفجر"}),
    ("هو مؤسس الحركة العنصرية المناهضة للعرب الذي اغتيل العام 1990.", "killing", {"victim": "عرب"}),
    ("استجوبت الشرطة عائلة الشاب الذي قتل خمسة من الجنود.", "killing", {"actor": "عائلة الشاب"}),
    ("انفجر لغم قرب الحدود السورية، مما أودى بحياة 32 شخصاً.", "killing", {"actor": "الحدود السورية"}),
    ("احتجاجاً على مقتل شاب برصاص شرطي وصدور تقرير عن الحادث.", "killing", {"actor": "صدور تقرير"}),
    ("منذ تولي الرئيس محمد بخاري الحكم في 29 مايو، قتل أكثر من 750 شخصاً.", "killing", {"actor": "محمد بخاري"}),
    ("لم يكن أي طفل من بين القتلى.", "killing", {}),
    ("وقال إن هناك مخاوف من ارتفاع عدد القتلى.", "killing", {}),
    ("سقط عدد من القتلى. ومن بين القتلى والمصابين من نقلوا إلى المستشفى.", "killing", {"victim": "المصابين"}),
    ("ارتفع عدد القتلى والجرحى في الهجوم إلى 25.", "killing", {"count": "25"}),
    ("رفضت المحكمة وضع الوزير قيد الإقامة الجبرية.", "detention", {}),
    # ideas, clothes and fuel do nothing to anybody; nothing befalls what is no thing either
    ("قال شهود إن عددا من الرجال يرتدون زيا عسكريا هاجموا سيارة الضابط.", "attack", {"actor": "زيا عسكريا"}),
    ("المدينة بحاجة للمحروقات، التي تستولي الميليشيات على غالبيتها.", "seizure", {"actor": "محروقات"}),
    ("وقال إن هناك مخاوف تعتدي على الحقوق المدنية.", "attack", {}),
    # nobody is hurt by an idea
    ("المكانة التي تبوأتها المملكة استفزت الحاقدين وأصابت الأعداء في مقتل.", "injury", {}),
    ("أصاب القلق سكان المدينة.", "injury", {}),
    # words, not arms; no deed without whom it is against; who is told of by a verb is no part of the place before
    ("شنت الصحيفة حملة إعلامية ضد التنظيم.", "attack", {}),
    ("بدأت الوزارة حملة ضد شلل الأطفال.", "attack", {}),
    ("شن النواب حملة ضد الوزير سالم هادي.", "attack", {}),
    ("كانت عملية الإنقاذ ضد التيار صعبة.", "attack", {}),
    ("تساند الجيش طائرات حربية في المعركة.", "support", {"actor": "الجيش"}),
    ("قتل الجيش خلال هجومه على القرية خمسة مسلحين.", "killing", {"victim": "الجيش"}),
    ("قتل في قصف على المدينة ستة وأصيب عشرة.", "shelling", {"count": "ستة"}),
    ("قتل جندي تركي في هجوم بقاذفة صواريخ شنه متمردون أكراد.", "killing", {"actor": "جندي تركي"}),
    ("ناقش المجلس قانون الاعتقال الإداري في جلسته.", "detention", {}),
    ("قتل ستة مدنيين منهم طفلان.", "killing", {"actor": "مدنيين"}),
    # what is aimed at and not hit, an iron hand, and what strikes in a manner of speaking
    ("وحذر من أي مؤامرة تستهدف أمن البلاد.", "attack", {}),
    ("إن التنظيم يستهدف إثارة الفتنة بين السكان.", "attack", {}),
    ("استهداف أمن المملكة جريمة.", "attack", {}),
    ("طالب الوزير بالضرب بيد من حديد على العابثين.", "attack", {}),
    ("المجاعة التي ضربت لبنان في الحرب الأولى.", "attack", {}),
    ("فكر جديد يستهدف الشباب.", "attack", {}),
    ("نقل المتمردون سجناء كانوا يحتجزونهم في القاعدة.", "arrest", {"actor": "سجناء"}),
    ("هاجم الجيش مسلحين كانوا يحاصرونه في القاعدة.", "siege", {"target": "مسلحين"}),
    ("قتل فيها العشرات، وتخللتها عديد من الهدن.", "killing", {"victim": "الهدن"}),
    ("خلف القصف أضراراً مادية في مدينة الزهور.", "destruction", {}),
    ("قد تؤدي الشظايا إلى دمار بمساحات واسعة.", "destruction", {}),
    ("اعتقلت الشرطة سالم هادي، وأفرج عنه بعد أيام.", "release", {"actor": "سالم هادي"}),
    ("احتجزت الجماعة خمسة صحافيين، وقالت إن قرار الإفراج عنهم يعود إلى القاضي.", "release", {}),
    ("كانت محاصرة المدينة هدفاً للجيش.", "siege", {"target": "المدينة هدفاً"}),
    ("هاجم المسلحون القرية وقتلوا وجرحوا العشرات.", "killing", {"victim": "المسلحون"}),
    ("داهم الجنود القرية واعتقلوا وضربوا عدداً من الشبان.", "arrest", {"target": "الجنود"}),
    ("تسللت مجموعات إلى التل وقتلت وأسرت جنوداً نظاميين.", "killing", {"victim": "مجموعات"}),
    # whoever is told of beside them has killed nobody
    ("قتل النائب العام المستشار سالم حسن العلي في تفجير سيارة.", "killing", {"actor": "سالم حسن العلي"}),
    ("قتل العقيد الشهيد سالم حسن العلي في الهجوم.", "killing", {"victim": "الشهيد"}),
    ('قتل أيضاً "أبو زياد" المسؤول الأمني للجماعة.', "killing", {"actor": "أبو زياد"}),
    ("قتل 30 من مسلحي الفجر وقوات موالية للمخلوع صالح.", "killing", {"victim": "صالح"}),
    ("قتل سبعة مسلحين اثنان منهم في الوادي والآخرون في الجبل.", "killing", {"actor": "مسلحين"}),
    ("إن ألف مدني قتلوا في الأشهر الأربعة الأولى من العام.", "killing", {"actor": "مدني"}),
    ("إن طفلاً قتل على يد مسلحين أجانب.", "killing", {"actor": "طفلاً"}),
    ("قتل سالم العلي في تعز، وأخوه في عدن.", "killing", {"actor": "سالم العلي"}),
    ("هاجم الحوثيون الحاجز مساء أمس وقتل خلاله ستة مسلحين.", "killing", {"actor": "الحوثيون"}),
    ("كان البلد ضحية لأعمال عنف قتل فيها ألف شخص.", "killing", {"actor": "البلد"}),
    ("قوات الأمن التي قتل عشرون من أفرادها شنت حملة.", "killing", {"actor": "قوات الأمن"}),
    ("الحزب الذي قتل اثنان من عناصره أغلق مقره.", "killing", {"actor": "الحزب"}),
    ("إن قتل المصلين غرسة من غراس الشر.", "killing", {"actor": "المصلين"}),
    # units, houses, countries and what no list knows are hit, and not hurt; nobody is hurt by a word of no list
    ("أصابت الغارات ثلاث وحدات تكتيكية.", "injury", {}),
    ("قال إن الدمار أصاب معظم المنازل.", "injury", {}),
    ("إن التشوه الذي يصيب بعض الأفراد خطير.", "injury", {}),
    ("أصاب الوزير النجاح في مهمته.", "injury", {}),
    # of whoever stands there, whether or not it is known who that is; and never of those who are spoken to
    ("وقال المرصد إنه استشهد خمسة أطفال في القصف.", "killing", {"victim": "المرصد"}),
    ("وصل سالم العلي إلى تعز. تذكرت كيف توفي تورغس مندلي، نائب مساعد الوزير.", "killing", {"victim": "سالم العلي"}),
    ("هاجم المتطرفون البلدة. اليوم يقتلون أهل الذمة.", "killing", {"victim": "المتطرفون"}),
    ("ذهب المسلحون إلى القرى وقتلوا ما مجموعه 43 شخصاً.", "killing", {"victim": "المسلحون"}),
    ("قال إن رسالة الإرهابيين مفادها أننا نقتلكم جميعاً.", "killing", {"victim": "الإرهابيين"}),
    # who tells of a death is alive
    ("صرح المتحدث الأمني بأنه بادر من في السيارة بتفجيرها مما نتج عنه مقتله.", "killing", {"victim": "المتحدث الأمني"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)
