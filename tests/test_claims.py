"""What no frame says: who somebody is, what a thing costs, why it happened, who says so, and how sure it is.

Each row is a short sentence of our own with invented people, and what it must, or must not, give.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from khabar.types import Claim, Words
from made_claims import fills, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader


@dataclass(frozen=True, slots=True)
class Want:
    """A claim that must be among those read; ``sources`` are who speaks after the outlet, innermost last."""

    event: str
    roles: dict[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] | None = None
    polarity: str = "affirmed"
    modality: str = "asserted"
    part_of: str | None = None

    def is_met(self, claim: Claim) -> bool:
        sources = tuple(link.source.text for link in claim.attribution[1:])
        part = claim.part_of.text if claim.part_of else None
        return (
            (claim.event, claim.polarity, claim.modality) == (self.event, self.polarity, self.modality)
            and all(fills(claim, role, text) for role, text in self.roles.items())
            and self.sources in (None, sources)
            and self.part_of in (None, part)
        )


ARREST = {"actor": "الشرطة", "target": "أشخاص", "count": "خمسة"}
KILLED = {"victim": "جنود", "count": "خمسة"}

WHO = [
    ("اعتقلت الشرطة سالم الجبوري (أبو حمزة).", Want("alias", {"person": "سالم الجبوري", "name": "أبو حمزة"})),
    ("قُتل سالم الجبوري الملقب «أبو حمزة».", Want("alias", {"person": "سالم الجبوري", "name": "أبو حمزة"})),
    (
        "قُتل سالم الجبوري، المعروف باسم أبو حمزة، في الموصل.",
        Want("alias", {"person": "سالم الجبوري", "name": "أبو حمزة"}),
    ),
    (
        "وصل محمد العطار، واسمه الحقيقي كمال الحايك، إلى الرقة.",
        Want("alias", {"person": "محمد العطار", "name": "كمال الحايك"}),
    ),
    (
        "هاجم حزب العمال الكردستاني (بي كي كي) حاجزاً.",
        Want("alias", {"person": "حزب العمال الكردستاني", "name": "بي كي كي"}),
    ),
    (
        "قال الناطق باسم الجيش الليبي أحمد الصالحي إن المعارك مستمرة.",
        Want("position", {"holder": "أحمد الصالحي", "title": "الناطق باسم", "organisation": "الجيش الليبي"}),
    ),
    (
        "قال وزير الداخلية الليبي عمر السنوسي إن الوضع مستقر.",
        Want("position", {"holder": "عمر السنوسي", "title": "وزير الداخلية الليبي"}),
    ),
    (
        "وصل وزير الدفاع الليبي السابق كمال الحايك إلى تونس.",
        Want("position", {"holder": "كمال الحايك", "status": "former"}),
    ),
    (
        "كان سالم الجبوري يشغل منصب أمير الرقة.",
        Want("position", {"holder": "سالم الجبوري", "title": "أمير الرقة", "status": "former"}),
    ),
    (
        "قُتل خمسة من عناصر جبهة النصرة.",
        Want("membership", {"member": "عناصر", "organisation": "جبهة النصرة", "relation": "member"}),
    ),
    (
        "اعتقلت الشرطة ثلاثة عناصر من تنظيم داعش.",
        Want("membership", {"member": "عناصر", "organisation": "تنظيم داعش", "count": "ثلاثة"}),
    ),
    (
        "وصلت قوات موالية للحوثيين إلى عدن.",
        Want("membership", {"member": "قوات", "organisation": "حوثيين", "relation": "loyal"}),
    ),
    ("كمال الحايك تونسي الجنسية.", Want("nationality", {"person": "كمال الحايك", "country": "تونسي"})),
    ("قُتل رجل تونسي الجنسية في الرقة.", Want("nationality", {"person": "رجل", "country": "تونسي"})),
    ("سالم الجبوري من أهالي مدينة الموصل.", Want("origin", {"person": "سالم الجبوري", "from": "الموصل"})),
    ("اعتقلت الشرطة نادر الخولي من أهالي درعا.", Want("origin", {"person": "نادر الخولي", "from": "درعا"})),
    (
        "قال الناشط كمال الحايك المقيم في لندن إن القصف مستمر.",
        Want("residence", {"person": "كمال الحايك", "in": "لندن"}),
    ),
    (
        "يحمل سالم الجبوري جواز سفر تركياً.",
        Want("document", {"person": "سالم الجبوري", "kind": "جواز سفر", "country": "تركياً"}),
    ),
    (
        "اعتقلت الشرطة نادر الخولي، شقيق القيادي سالم الجبوري.",
        Want("kinship", {"person": "نادر الخولي", "relation": "شقيق", "other": "سالم الجبوري"}),
    ),
    (
        "قُتلت زوجة القيادي سالم الجبوري في الغارة.",
        Want("kinship", {"relation": "زوجة", "other": "سالم الجبوري"}),
    ),
    (
        "اتهمت المؤسسة الوطنية للنفط التي يوجد مقرها في طرابلس الحكومة بذلك.",
        Want("residence", {"person": "المؤسسة الوطنية للنفط", "in": "طرابلس"}),
    ),
    (
        "قالت المنظمة التي تتخذ من لندن مقراً لها إن القتلى مدنيون.",
        Want("residence", {"person": "المنظمة", "in": "لندن"}),
    ),
    (
        "خطف المسلحون الوزير السابق كمال الأحمدي في صنعاء.",
        Want("position", {"holder": "كمال الأحمدي", "title": "الوزير"}),
    ),
    (
        "أدت الغارة إلى مقتل سالم الجبوري زعيم كتيبة الصحراء في سورية.",
        Want("position", {"holder": "سالم الجبوري", "title": "زعيم", "organisation": "كتيبة الصحراء"}),
    ),
    (
        "قال الممثل الخاص للأمين العام للأمم المتحدة في العراق هانز ماير إن الوضع صعب.",
        Want("position", {"holder": "هانز ماير", "title": "الممثل الخاص للأمين العام"}),
    ),
    (
        "قال كمال الأحمدي، وهو متحدث باسم سالم الجبوري، إن الهجوم فشل.",
        Want("position", {"holder": "كمال الأحمدي", "title": "متحدث باسم", "organisation": "سالم الجبوري"}),
    ),
    ("هؤلاء المقاتلون هم في الأساس جزء من جبهة النصرة.", Want("membership", {"organisation": "جبهة النصرة"})),
    ("وتتخذ الحكومة من شرق البلاد مقراً لها.", Want("residence", {"person": "الحكومة", "in": "شرق البلاد"})),
    ("قال إن سالم هادي الكويتي الأصل وصل.", Want("origin", {"person": "سالم هادي", "from": "الكويتي"})),
    (
        "سافر آلاف المقاتلين إلى سوريا، وغالبيتهم من منطقة القوقاز.",
        Want("origin", {"person": "غالبيتهم", "from": "منطقة القوقاز"}),
    ),
]

THINGS = [
    ("توصل الطرفان إلى هدنة لمدة ثلاثة أيام.", Want("agreement", {"party": "الطرفان"})),
    ("ترك ثلاثة من قادة الحركة صفوفها.", Want("flight", {"actor": "قادة الحركة", "count": "ثلاثة"})),
    ("زودت الدولة المقاتلين بأسلحة ثقيلة.", Want("support", {"actor": "الدولة", "to": "المقاتلين"})),
    ("فقد الاتصال بالقيادي منذ أسبوع.", Want("missing", {"target": "القيادي"})),
    (
        "هاجم المقاتلون المدعومون من تركيا الذين سيطروا على المدينة.",
        Want("control", {"actor": "المقاتلون", "place": "المدينة"}),
    ),
    (
        "فهؤلاء المسلحون سواء كانوا ينتمون للتنظيم أو غيره بلا دين.",
        Want("membership", {"member": "هؤلاء المسلحون"}, modality="possible"),
    ),
    ("اعتقلت الشرطة المسلح الذي قتل الجندي.", Want("arrest", {"actor": "الشرطة", "target": "المسلح"})),
    ("قتلت الشرطة المشتبه به في حلب.", Want("killing", {"actor": "الشرطة", "victim": "المشتبه به"})),
    ("طوقت القوات المشتبه بهم.", Want("siege", {"actor": "القوات", "target": "المشتبه بهم"})),
    ("اعتقلت الشرطة الانتحاري الذي فجر المسجد.", Want("bombing", {"actor": "الانتحاري", "target": "المسجد"})),
    (
        "تعتزم الحكومة تشديد الأمن في أعقاب هجوم نفذه مسلحون على مطار المدينة.",
        Want("attack", {"actor": "مسلحون", "target": "مطار المدينة"}),
    ),
    ("أدان الأهالي قصف الطائرات التركية للمهربين.", Want("air-strike", {"actor": "الطائرات التركية"})),
    ("وقال إن أحدهما قتل في الطريق على يد مسلحين.", Want("killing", {"victim": "أحدهما", "actor": "مسلحين"})),
    ("قال القيادي المنشق عن الحركة، كمال الحايك، إنه وصل إلى الفاشر.", Want("flight", {"actor": "كمال الحايك"})),
    ("قتل القائد الموالي للرئيس هادي، كمال الحايك، في عدن.", Want("killing", {"victim": "كمال الحايك"})),
    (
        "شنت القوات الأمنية على الأثر عملية لملاحقة المسلحين.",
        Want("raid", {"actor": "القوات الأمنية", "target": "المسلحين"}, modality="intended"),
    ),
    (
        "وفي محافظة الحسكة الحدودية مع تركيا والعراق، قتل أربعة عناصر من الشرطة في انفجار قنبلة.",
        Want("killing", {"victim": "عناصر من الشرطة", "count": "أربعة"}),
    ),
    ("وفي بلدة متاخمة للأردن وإسرائيل، أصيب ثلاثة مزارعين.", Want("injury", {"victim": "مزارعين"})),
    (
        "استهدفت غارات التحالف مواقع للمتمردين في لحج.",
        Want("air-strike", {"actor": "التحالف", "target": "مواقع للمتمردين"}),
    ),
    ("واستهدف قصف النظام أحياء المدينة.", Want("shelling", {"actor": "النظام", "target": "أحياء المدينة"})),
    (
        "أوقع القصف دماراً لم يسبق له مثيل وعدداً كبيراً من القتلى بين السكان.",
        Want("killing", {"victim": "القتلى"}, polarity="affirmed"),
    ),
    (
        "هدد الحزب بقطع الهدنة إثر الضربات الجوية التي شنها الجيش التركي على معسكرات في شمال العراق.",
        Want("air-strike", {"actor": "الجيش التركي", "target": "معسكرات"}),
    ),
    (
        "شن التنظيم هجوما استهدف فيه مقاتلين من المعارضة السورية.",
        Want("attack", {"target": "مقاتلين من المعارضة السورية"}),
    ),
    (
        "تعرض مطار عدن أمس لقصف، واستهدفت صواريخ كاتيوشا المطار أثناء العملية.",
        Want("shelling", {"target": "المطار", "means": "صواريخ كاتيوشا"}),
    ),
    ("القوات الموالية لهادي استعادت الحوطة.", Want("control", {"actor": "القوات الموالية لهادي", "place": "الحوطة"})),
    ("قال سالم إن الأمر خطير. وأضاف إنها كانت تقصف المستشفيات.", Want("shelling", {"target": "المستشفيات"})),
    (
        "أكد الوزير استعداد الميليشيا للانسحاب من حلب.",
        Want("control", {"actor": "الميليشيا", "place": "حلب"}, modality="intended"),
    ),
    ("نفت الجماعة انشقاق أي من قادتها.", Want("flight", {"actor": "قادتها"}, polarity="denied")),
    ("أعلنت قوة الردع ضبط خلية.", Want("arrest", {"target": "خلية"})),
    ("مطلوب كمال الحايك لانتمائه إلى الجماعة.", Want("membership", {"member": "كمال الحايك"}, modality="possible")),
    (
        "بدأت المحكمة جلسة محاكمة المتهمين في تفجير مسجد وعددهم 29 متهماً.",
        Want("bombing", {"actor": "المتهمين", "target": "مسجد"}, modality="possible"),
    ),
    (
        "ألقت الأجهزة القبض على السائق الذي أوصل الانتحاري قبل أن تلقي القبض على مالك المركبة.",
        Want("arrest", {"target": "مالك المركبة", "actor": "الأجهزة"}),
    ),
    (
        "نقلت القوات 40 معتقلاً من سجن الحسكة إلى العراق.",
        Want("movement", {"facilitator": "القوات", "actor": "معتقلاً", "count": "40", "to": "العراق"}),
    ),
    ("وصل القيادي إلى إسطنبول، ثم غادرها إلى ألمانيا.", Want("movement", {"actor": "القيادي", "to": "ألمانيا"})),
    ("تسلم القيادي مبلغ 10 آلاف دولار من قائد اللواء.", Want("payment", {"payee": "القيادي"})),
    ("اقتحمت قوة أمنية منزل القيادي.", Want("attack", {"actor": "قوة أمنية", "target": "منزل القيادي"})),
    ("أفرجت السلطات عن السوري كمال الحايك.", Want("release", {"target": "كمال الحايك"})),
    ("قتل الجزائري كمال الحايك في الغارة.", Want("killing", {"victim": "كمال الحايك"})),
    ("اعتقلت الشرطة التونسي كمال الحايك.", Want("arrest", {"actor": "الشرطة", "target": "كمال الحايك"})),
    ("القبض على مسؤول التمويل في التنظيم.", Want("arrest", {"target": "مسؤول التمويل"})),
    ("اعتقل مسؤول التجنيد في التنظيم أبو حمزة.", Want("arrest", {"target": "أبو حمزة"})),
    ("قامت قوات التحالف التي تقودها الدولة بشن 30 غارة.", Want("air-strike", {"actor": "قوات التحالف"})),
    ("سيطرت الجماعة على المدينة عقب اشتباكات بينها وبين الجيش.", Want("clash", {"party": "الجماعة"})),
    ("أصيب خمسة أشخاص من سكان المنازل.", Want("injury", {"victim": "أشخاص", "count": "خمسة"})),
    ("وصلت 70 جثة، منها جثث 30 قائداً ميدانياً.", Want("killing", {"victim": "قائداً ميدانياً", "count": "30"})),
    ("أمر الرئيس كمال الحايك بحفر القناة.", Want("position", {"holder": "كمال الحايك", "title": "الرئيس"})),
    ("حضر شبان أتراك لعبور الحدود إلى كوباني.", Want("movement", {"to": "كوباني"}, modality="intended")),
    ("الدلائل الأولية تشير إلى أن التنظيم نفذ الهجوم.", Want("attack", {"actor": "التنظيم"}, modality="possible")),
    ("تفيد المؤشرات بأن التنظيم خطف الصحفيين.", Want("abduction", {"actor": "التنظيم"}, modality="possible")),
    ("كشفت ودمرت مفرزة أخرى سبعة مخابئ.", Want("destruction", {"actor": "مفرزة أخرى", "thing": "مخابئ"})),
    ("قتل جندي مسلحاً.", Want("killing", {"actor": "جندي", "victim": "مسلحاً"})),
    ("استهدف قناص مدنياً في حي الزهراء.", Want("attack", {"actor": "قناص", "target": "مدنياً"})),
    ("يتبادل الجانبان إطلاق النار في القرية.", Want("clash", {"party": "الجانبان", "place": "القرية"})),
    ("اعتداء انتحاري قام به التنظيم في البلدة.", Want("bombing", {"actor": "التنظيم", "place": "البلدة"})),
    ("تفجير انتحاري لتنظيم الدولة في بلدة تركية.", Want("bombing", {"actor": "تنظيم الدولة"})),
    ("أسفرت المواجهات عن عشرات القتلى والجرحى من الحوثيين.", Want("injury", {"victim": "الحوثيين"})),
    ("قصف الجيش بطائرات هليكوبتر ثلاث سيارات.", Want("air-strike", {"target": "سيارات", "count": "ثلاث"})),
    ("مسلحان يستقلان دراجة نارية أطلقا النار على شرطي.", Want("attack", {"actor": "مسلحان", "target": "شرطي"})),
    ("هذه المرة الأولى التي يضرب فيها التنظيم في تركيا.", Want("attack", {"actor": "التنظيم"})),
    ("قضى ثلاثة أشخاص في القصف.", Want("killing", {"victim": "أشخاص", "count": "ثلاثة"})),
    ("خاف المقاتل من المهمة وفرّ هارباً إلى تركيا.", Want("flight", {"actor": "المقاتل", "to": "تركيا"})),
    ("وقال كمال الحايك إن الشرطة قبضت عليه.", Want("arrest", {"actor": "الشرطة", "target": "كمال الحايك"})),
    ("نفذ التنظيم هجوماً انتحارياً على مقر للجيش.", Want("bombing", {"actor": "التنظيم", "target": "مقر للجيش"})),
    ("قامت قوات التحالف بشن أكثر من 600 غارة جوية.", Want("air-strike", {"actor": "قوات التحالف"})),
    ("أعلن الجيش عن شن أول ضربات جوية في العراق.", Want("air-strike", {"actor": "الجيش", "place": "العراق"})),
    ("مقتل 27 في انفجار ببلدة تركية على حدود سوريا.", Want("killing", {"victim": "27", "count": "27"})),
    ("الانفجار الذي هز بلدة سروج أسفر عن سقوط 27 قتيلاً.", Want("bombing", {"place": "بلدة سروج"})),
    ("سقط عشرات المتمردين بين قتيل وجريح.", Want("injury", {"victim": "المتمردين", "count": "عشرات"})),
    ("اندلعت مواجهات مسلحة لقي خمسة من السكان مصرعهم فيها.", Want("killing", {"victim": "السكان"})),
    ("استهدفت الغارات مخازن للسلاح ومواقع للمسلحين.", Want("air-strike", {"target": "مواقع"})),
    ("قُتل ثلاثة في بغداد واثنان في بعقوبة.", Want("killing", {"victim": "اثنان", "place": "بعقوبة"})),
    ("آخرها الغارة التي استشهد فيها جنديان.", Want("killing", {"victim": "جنديان"})),
    (
        "صدرت توجيهات من قيادة الجماعة قضت بسحب القيادات من المدينة.",
        Want("movement", {"actor": "القيادات", "from": "المدينة"}, modality="intended"),
    ),
    ("وقال إن التنظيم عيّن أبا جندب الكويتي والياً على الرقة.", Want("appointment", {"person": "أبا جندب الكويتي"})),
    ("قضى القرار بتعيين حسن المالكي محافظاً للبصرة.", Want("appointment", {"person": "حسن المالكي"})),
    ("عزل التنظيم والي الرقة أبو لقمان.", Want("position", {"holder": "أبو لقمان", "title": "والي الرقة"})),
    ("ضبطت الشرطة المهرب وبحوزته 20 ألف دولار.", Want("possession", {"thing": "20 ألف دولار"})),
    ("بلغ سعر لتر الوقود 500 ليرة.", Want("payment", {"amount": "500 ليرة", "for": "لتر الوقود"})),
    ("بلغت تكلفة الرحلة ألفي دولار.", Want("payment", {"amount": "ألفي دولار", "for": "الرحلة"})),
    ("دفعت العائلة فدية قدرها 20 ألف دولار.", Want("payment", {"amount": "20 ألف دولار"})),
    (
        "وضعت الولايات المتحدة مكافأة قدرها خمسة ملايين دولار لمن يدلي بمعلومات عن سالم الجبوري.",
        Want("reward", {"offerer": "الولايات المتحدة", "amount": "خمسة ملايين دولار"}),
    ),
    (
        "رصدت الوزارة مكافأة لمن يدلي بمعلومات عن المهرب.",
        Want("reward", {"offerer": "الوزارة", "for": "معلومات عن المهرب"}),
    ),
    ("لا يزال مصير الصحافيين الخمسة مجهولاً.", Want("missing", {"target": "الصحافيين"})),
    ("وصل سالم الجبوري. أما المهربان فلا أدري ما مصيرهما.", Want("missing", {"target": "المهربان"})),
    ("فقدت العائلة شقيقين ولا يزال مصيرهما مجهولاً.", Want("missing", {"target": "شقيقين"})),
    ("هرب القيادي سالم الجبوري إلى جهة مجهولة.", Want("flight", {"actor": "سالم الجبوري"})),
    (
        "قُتل عشرون مدنياً بينهم خمسة أطفال في حلب.",
        Want("killing", {"victim": "أطفال", "count": "خمسة"}, part_of="عشرون مدنياً"),
    ),
    (
        "أصيب عشرة مدنيين، بينهم ثلاث نساء، في عدن.",
        Want("injury", {"victim": "نساء", "count": "ثلاث"}, part_of="عشرة مدنيين"),
    ),
    ("قُتل عشرة مدنيين نتيجة القصف.", Want("cause", {"cause": "القصف", "effect": "قُتل عشرة مدنيين"})),
    ("جُرح ستة مدنيين جراء سقوط قذيفة.", Want("cause", {"cause": "سقوط قذيفة", "effect": "جُرح ستة مدنيين"})),
    (
        "قصفت الطائرات مدينة الرقة، ما أسفر عن مقتل عشرة مدنيين.",
        Want("cause", {"cause": "قصفت الطائرات مدينة الرقة", "effect": "مقتل عشرة مدنيين"}),
    ),
]
GROUND = [
    ("حررت المقاومة ثالث مدينة في المحافظة.", Want("control", {"actor": "المقاومة", "place": "ثالث مدينة"})),
    (
        "يحتل التنظيم أجزاء واسعة من الأراضي السورية.",
        Want("control", {"place": "أجزاء واسعة من الأراضي السورية", "change": "holds"}),
    ),
    (
        "كان التنظيم يسيطر على نحو 40 في المئة من الأراضي العراقية.",
        Want("control", {"place": "نحو 40 في المئة من الأراضي العراقية"}),
    ),
    (
        "فقد تنظيم داعش 17 ألف كيلومتر مربع من الأراضي.",
        Want("control", {"actor": "تنظيم داعش", "change": "lost"}),
    ),
    ("فقد التنظيم مدينة منبج.", Want("control", {"place": "مدينة منبج", "change": "lost"})),
    ("دخل الجيش بلدة سلمى وسيطر عليها.", Want("control", {"actor": "الجيش", "change": "gained"})),
    (
        "مدينة الرقة، معقل تنظيم داعش، تعرضت للقصف.",
        Want("control", {"actor": "تنظيم داعش", "place": "الرقة", "change": "holds"}),
    ),
    (
        "تبنى تنظيم داعش غالبية هذه الهجمات.",
        Want("responsibility", {"actor": "تنظيم داعش"}),
    ),
    (
        "وصلت ذخائر من قوات التحالف لدعم الجيش.",
        Want("support", {"actor": "قوات التحالف", "to": "الجيش"}, modality="intended"),
    ),
    ("قصف الطيران رتلاً للمسلحين، ما أدى إلى تدميره.", Want("destruction", {"thing": "رتلاً"})),
    ("قصفت الطائرات قرى تقع تحت سيطرة المعارضة في ريف إدلب.", Want("control", {"place": "قرى"})),
    (
        "سيطر المقاتلون على قرية كانت تسيطر عليها قوات النظام.",
        Want("control", {"actor": "قوات النظام", "place": "قرية", "change": "holds"}),
    ),
    ("عاد السكان بعد سيطرة الجيش على المدينة.", Want("control", {"actor": "الجيش", "change": "gained"})),
    ("توقع القائد استعادة السيطرة على البلدة.", Want("control", {"place": "البلدة"}, modality="possible")),
    ("أعلن التحالف العربي هدنة إنسانية في اليمن.", Want("agreement", {"party": "التحالف العربي"})),
    (
        "وبدعم من طيران التحالف، تمكنت القوات من السيطرة على التل.",
        Want("support", {"actor": "طيران التحالف", "to": "القوات"}),
    ),
    ("تشكو المقاومة من نقص حاد في السلاح.", Want("shortage", {"actor": "المقاومة", "thing": "السلاح"})),
    ("أصدر الرئيس الأمر بشن غارات.", Want("decree", {"issuer": "الرئيس"})),
    ("أمر الرئيس بقصف المدينة.", Want("shelling", {"target": "المدينة"}, modality="intended")),
]

CAUSES = [
    # the effect is no claim: its clause, up to the cause
    ("أُغلقت المدارس بسبب العاصفة.", Want("cause", {"cause": "العاصفة", "effect": "أُغلقت المدارس"})),
    ("لم يحضر المحامي بسبب المرض.", Want("cause", {"cause": "المرض", "effect": "لم يحضر المحامي"})),
    (
        "عدد الجرحى مرشح للارتفاع بسبب كثافة القصف.",
        Want("cause", {"cause": "كثافة القصف", "effect": "عدد الجرحى مرشح للارتفاع"}, modality="possible"),
    ),
    (
        "قد يتأخر وصول القافلة بسبب الأمطار.",
        Want("cause", {"cause": "الأمطار"}, modality="possible"),
    ),
    ("نخشى أن يتأخر العمال لأن الطريق مقطوعة.", Want("cause", {"effect": "يتأخر العمال"}, modality="possible")),
    ("قال السكان إن السوق فارغة لأن التجار غادروا.", Want("cause", {"effect": "السوق فارغة"}, ("السكان",))),
    ("رفض التجار فتح متاجرهم، ما أدى إلى أزمة خبز.", Want("cause", {"effect": "أزمة خبز"})),
    ("اندلعت احتجاجات على خلفية اعتقال الناشط.", Want("cause", {"cause": "اعتقال الناشط"})),
    ("اندلعت احتجاجات على خلفية اعتقال الناشط.", Want("arrest", {"target": "الناشط"})),
    # what takes up the clause before it: «؛ مما», «وهو الأمر الذي», «مما دفعهم ل…», and verbs that bring about only there
    ("هاجم المسلحون فندقاً في المدينة؛ مما أدى إلى مقتل خمسة.", Want("cause", {"effect": "مقتل خمسة"})),
    ("زرع المسلحون الألغام، وهو الأمر الذي أسفر عن مقتل طفل.", Want("cause", {"effect": "مقتل طفل"})),
    ("عبر المهربون النهر، مما دفع الجيش للتدخل.", Want("cause", {"cause": "عبر المهربون النهر", "effect": "تدخل"})),
    ("قطع الجنود الطريق، وهو ما مكن المسلحين من نشر القناصة.", Want("cause", {"effect": "نشر القناصة"})),
    ("فجر رجلان المحطة مما أثار حالة ذعر واسعة.", Want("cause", {"effect": "حالة ذعر واسعة"})),
    ("تعطلت المولدات، ما جعل الأطباء يعملون في الظلام.", Want("cause", {"effect": "الأطباء يعملون في الظلام"})),
    (
        "أغلق المخبز الذي كان يعمل ليلاً، ما أدى إلى أزمة خبز.",
        Want("cause", {"cause": "أغلق المخبز الذي كان يعمل ليلاً"}),
    ),
    ("تشدد الحرس في منع عبور التجار، ما أدى إلى أزمة خبز.", Want("cause", {"effect": "أزمة خبز"})),
    ("رداً على مقتل الطفل، اندلعت مواجهات في الحي.", Want("cause", {"cause": "مقتل الطفل"})),
    ("رجح السكان وجود ضحايا جراء القصف.", Want("cause", {"effect": "وجود ضحايا"}, modality="possible")),
    ("الوزير يتحمل الخطأ لأن حفظ النظام مسؤوليته.", Want("cause", {"effect": "الوزير يتحمل الخطأ"})),
    ("أغرقت البحرية السفينة؛ لأنها كانت تحمل مقاتلين.", Want("cause", {"effect": "أغرقت البحرية السفينة"})),
    ("بسبب الحصار توقف العمل في المصنع.", Want("cause", {"cause": "الحصار", "effect": "توقف العمل في المصنع"})),
    ("وأكد سالم أن قوات النظام هي من قصفت المخيم.", Want("shelling", {"actor": "قوات النظام"})),
    ("أجبرت المليشيا الشبان على الالتحاق بصفوفها.", Want("recruitment", {"actor": "المليشيا", "target": "الشبان"})),
    ("نتيجة القصف، أغلقت المدارس أبوابها.", Want("cause", {"effect": "أغلقت المدارس أبوابها"})),
    # a clause stands between the cause and its verb, or between the verb and what came of it
    ("العملية التي جرت أمس في الريف، أدت إلى مقتل قيادي.", Want("cause", {"cause": "العملية"})),
    (
        "أدى الهجوم الذي شنه المسلحون على القاعدة إلى مقتل جنديين.",
        Want("cause", {"cause": "الهجوم", "effect": "مقتل جنديين"}),
    ),
    ("شنت الطائرات غارات على الحي وأدت إلى تدمير مدرسة.", Want("cause", {"effect": "تدمير مدرسة"})),
    ("جاء هذا القرار نتيجة لضغوط السكان.", Want("cause", {"cause": "ضغوط السكان"})),
    # a noun or a participle names the cause
    ("الحريق ناجم عن قذيفة.", Want("cause", {"cause": "قذيفة", "effect": "الحريق"})),
    ("تفقد الوزير الأضرار الناتجة عن القصف.", Want("cause", {"cause": "القصف", "effect": "الأضرار"})),
    ("كان القصف سبب انسحاب القوات.", Want("cause", {"cause": "القصف", "effect": "انسحاب القوات"})),
    ("سبب الحريق هو خلل كهربائي.", Want("cause", {"cause": "خلل كهربائي", "effect": "الحريق"})),
]

SPEECH = [
    ("قال د. كمال الحايك إن الشرطة اعتقلت خمسة أشخاص.", Want("arrest", ARREST, ("كمال الحايك",))),
    ("وأوضح أ. د. كمال الحايك أن الشرطة اعتقلت خمسة أشخاص.", Want("arrest", ARREST, ("كمال الحايك",))),
    ("وقال أ. د. إن الشرطة اعتقلت خمسة أشخاص.", Want("arrest", ARREST, ("أ. د.",))),
    (
        "وقالت المتحدثة باسم بشار العلي إن الجيش قصف المدينة.",
        Want("shelling", {"actor": "الجيش"}, ("المتحدثة باسم بشار العلي",)),
    ),
    (
        "ولكن متحدثاً باسم قوات الردع قال إن خمسة جنود قُتلوا.",
        Want("killing", KILLED, ("متحدثاً باسم قوات الردع",)),
    ),
    (
        "أوضح المتحدث الرسمي لمركز الملك سلمان للإغاثة كمال الحايك أن خمسة جنود قُتلوا في حلب.",
        Want("killing", KILLED, ("كمال الحايك",)),
    ),
    (
        "رفض الوزير كمال الحايك بشدة أن تكون بلاده دعمت تنظيم داعش.",
        Want("support", {"actor": "بلاده", "to": "تنظيم داعش"}, ("كمال الحايك",), polarity="denied"),
    ),
    (
        "باستثناء كمال الحايك الذي أقر بانتمائه إلى «داعش»، نفى المتهمون الآخرون أي ضلوع لهم في الاعتداء.",
        Want("membership", {"member": "كمال الحايك"}),
    ),
    (
        "نفى المتهمون أي ضلوع لهم في الاعتداء أو انتماءهم إلى تنظيم داعش.",
        Want("membership", {"member": "المتهمون"}, ("المتهمون",), polarity="denied"),
    ),
    ("قال كمال الحايك إن خمسة جنود قُتلوا.", Want("killing", KILLED, ("كمال الحايك",))),
    ("قال كمال الحايك: «قُتل خمسة جنود في حلب».", Want("killing", KILLED, ("كمال الحايك",))),
    ("«قُتل خمسة جنود في حلب»، قال كمال الحايك.", Want("killing", KILLED, ("كمال الحايك",))),
    ("اعتقلت الشرطة خمسة أشخاص، وفق ما قال كمال الحايك.", Want("arrest", ARREST, ("كمال الحايك",))),
    (
        "وفقاً للمرصد السوري لحقوق الإنسان، قُتل خمسة جنود في حلب.",
        Want("killing", KILLED, ("مرصد السوري لحقوق الإنسان",)),
    ),
    ("اعتقلت الشرطة خمسة أشخاص.", Want("arrest", ARREST, ())),
    (
        "قال كمال الحايك إن خمسة جنود قُتلوا. وأضاف أن ثلاثة مدنيين أصيبوا.",
        Want("injury", {"victim": "مدنيين", "count": "ثلاثة"}, ("كمال الحايك",)),
    ),
    ("قال مصدر أمني إن الشرطة اعتقلت خمسة أشخاص.", Want("arrest", ARREST, ("مصدر أمني",))),
    (
        "قال كمال الحايك: «وسمعت من أحد الحراس أن خمسة جنود قُتلوا».",
        Want("killing", KILLED, ("كمال الحايك", "أحد الحراس")),
    ),
    ("قال كمال الحايك: «علمت من شقيقي أن خمسة جنود قُتلوا».", Want("killing", KILLED, ("كمال الحايك", "شقيقي"))),
    ("قال كمال الحايك: «سمعت من القبو أن خمسة جنود قُتلوا».", Want("killing", KILLED, ("كمال الحايك",))),
    (
        "قال شاهد عيان إن مسلحين خطفوا الطبيب.",
        Want("abduction", {"actor": "مسلحين", "target": "الطبيب"}, ("شاهد عيان",)),
    ),
]

SURE = [
    (
        "نفى كمال الحايك اعتقال خمسة أشخاص.",
        Want("arrest", {"target": "أشخاص", "count": "خمسة"}, ("كمال الحايك",), "denied"),
    ),
    ("نفى كمال الحايك أن تكون الشرطة اعتقلت خمسة أشخاص.", Want("arrest", ARREST, ("كمال الحايك",), "denied")),
    ("لم يُعتقل كمال الحايك.", Want("arrest", {"target": "كمال الحايك"}, (), "denied")),
    ("لم يسيطر الجيش على مدينة تدمر.", Want("control", {"place": "مدينة تدمر"}, (), "denied")),
    ("ربما قُتل سالم الجبوري في الغارة.", Want("killing", {"victim": "سالم الجبوري"}, modality="possible")),
    ("يُعتقد أن سالم الجبوري قُتل في الغارة.", Want("killing", {"victim": "سالم الجبوري"}, modality="possible")),
    ("من المحتمل أن يكون سالم الجبوري قُتل.", Want("killing", {"victim": "سالم الجبوري"}, modality="possible")),
    ("قد يكون سالم الجبوري قُتل.", Want("killing", {"victim": "سالم الجبوري"}, modality="possible")),
    (
        "تعتزم الحكومة تسليم المطلوبين إلى العراق.",
        Want("handover", {"target": "المطلوبين", "to": "العراق"}, modality="intended"),
    ),
    ("يخطط التنظيم للهجوم على مدينة تدمر.", Want("attack", {"target": "مدينة تدمر"}, modality="intended")),
    ("هدد التنظيم بإعدام خمسة رهائن.", Want("execution", {"victim": "رهائن"}, modality="intended")),
    ("حاول المسلحون اقتحام السجن.", Want("attack", {"target": "السجن"}, modality="attempted")),
    ("حاول سالم الجبوري الفرار إلى تركيا.", Want("flight", {"to": "تركيا"}, modality="attempted")),
    ("قال مصدر لم يذكر اسمه إن المسلحين خطفوا الطبيب.", Want("abduction", {"target": "الطبيب"}, ("مصدر",))),
    ("يروي سالم هادي أن المسلحين خطفوا الطبيب.", Want("abduction", {"target": "الطبيب"}, ("سالم هادي",))),
    ("إذا هاجم الجيش المدينة فسينسحب المسلحون.", Want("attack", {"actor": "الجيش"}, modality="conditional")),
]

REFUSED = [
    ("بسبب الأمطار قال الوزير إن الطريق مغلق.", "cause"),
    ("لم يغادر الوزير، ليس لأن الطريق مقطوعة.", "cause"),
    ("يعرف السكان ما مكن المسلحين من الدخول.", "cause"),
    ("قالت زوجة سالم هادي المكسيكية الأصل إنه بخير.", "origin"),
    ("وصل المقاتلون، ومعظمهم من تنظيم داعش.", "origin"),
    ("اتخذ المجلس قراراً بنقل مقره إلى تونس.", "residence"),
    ("أشار المحافظ إلى عودة الحياة إلى المدينة.", "movement"),
    ("كان سالم الجبوري مطلوباً من قوات الأمن.", "membership"),
    ("تستغل الميليشيات الغبار الذي يضرب منطقة جازان.", "attack"),
    ("قال الناطق إننا نقصفها بلا هوادة.", "shelling"),
    ("هذه البلدة جزء من المحافظة.", "membership"),
    ("أخلت المحكمة سبيل 11 متهماً ما لم يكن أي منهم محبوساً على ذمة قضايا أخرى.", "detention"),
    ("اعتقلت حماس التي قمعت الحركات المتطرفة عشرات من الناشطين في القطاع.", "arrest"),
    ("قال الشيخ إن المعتقلين من الشبان الذين غرر بهم.", "recruitment"),
    ("أشاد كمال الحايك بمواقف التحالف في توفير الدعم للجيش الوطني ودعم السلطات اليمنية.", "support"),
    ("دعا الوزير إلى تعبئة وطنية للقضاء على الإرهاب.", "recruitment"),
    ("زار الوزير الجرحى وأسر القتلى في المستشفى.", "arrest"),
    ("طالب الأهالي بإنزال أقصى العقوبة بالمتهمين.", "raid"),
    ("استشهد سالم الخطيب بمقولة جده عن الصبر.", "killing"),
    ("استشهد الوزير بتقرير للأمم المتحدة.", "killing"),
    ("قال الوزير إن الحكومة لم تبد أي تسامح حيال المهربين.", "killing"),
    ("تلقي تلك الهجمات بظلالها على البلدة.", "air-strike"),
    ("حققت الفصائل عديدا من الإنجازات في وجه تنظيم داعش.", "proceeding"),
    ("عاد شاب إلى بلاده بعد ثلاث سنوات قضاها في صفوف الجماعة.", "killing"),
    ("واعتقلت حركة النور التي قمعت خصومها قبل عامين عشرات من أنصارها.", "arrest"),
    ("ومنذ عام 2009، قتلت بوكو حرام -التي تسعى لتأسيس دولة- أكثر من 14 ألف شخص.", "killing"),
    ("زار الوزير المدينة بعد تحريرها من ميليشيا الحوثي والمخلوع كمال الحايك.", "release"),
    ("أوقفت مديرية المخابرات في الجيش السوري (خ. ع.) لدى وصوله.", "arrest"),
    ("عملية البحث عن الضحايا مستمرة من قبل فرق الإنقاذ.", "raid"),
    ("ألقى الأمن القبض على أربعة أشخاص أثناء محاولتهم السفر إلى تركيا.", "membership"),
    ("عاد كمال الحايك بعد أن قضى عامين في تركيا.", "killing"),
    ("الشرطة قبضت عليه في المطار.", "arrest"),
    ("توجه لاجئاً إلى ألمانيا.", "movement"),
    ("وصلت الطائرة (مساء أمس) إلى عدن.", "alias"),
    ("قُتل القيادي (تونسي) في الرقة.", "alias"),
    ("عُثر على رئيس الوزراء في مكتبه.", "position"),
    ("وصل كمال الحايك إلى تونس.", "position"),
    ("وصلت سيارة تابعة للبلدية إلى السوق.", "membership"),
    ("وصل كمال الحايك إلى تونس.", "nationality"),
    ("قال أهالي درعا إن القصف مستمر.", "origin"),
    ("تعيش المدينة أزمة خانقة.", "residence"),
    ("يحمل الجندي بندقيته.", "document"),
    ("قال شقيق إن الوضع صعب.", "kinship"),
    ("كان الرجل في حوزة واسعة.", "possession"),
    ("أسعار الوقود مرتفعة.", "payment"),
    ("حصل الطالب على مكافأة من المدرسة.", "reward"),
    ("قال المعلم إن المصير واحد.", "missing"),
    ("اختير ثلاثة لاعبين بينهم الحارس.", "killing"),
    ("قُتل عشرة مدنيين بعد القصف.", "cause"),
    ("دفعت القوات بتعزيزات إلى محيط المطار.", "cause"),
    ("وقع الحادث على مسافة ثلاثة كيلومترات من المعسكر.", "control"),
    ("فقد قُتل خمسة جنود في المدينة.", "control"),
    ("تعد السيطرة على المدينة ضرورية.", "control"),
    ("ناقش الخبراء هدنة محتملة.", "agreement"),
    ("شكا الطالب من صعوبة الدرس.", "shortage"),
    ("أمر القاضي بحبس المتهم.", "decree"),
    ("يملك الرجل متجراً في المدينة.", "possession"),
    ("يدفع المجلس رواتب شهرية لموظفيه.", "cause"),
    ("صُمم الجهاز لأن ينفجر عند اللمس.", "cause"),
    ("كان الناتج ضعيفاً عن العام الماضي.", "cause"),
    ("لم يعرف السكان سبب الانفجار.", "cause"),
]


@pytest.mark.parametrize(("text", "want"), [*WHO, *THINGS, *GROUND, *CAUSES, *SPEECH, *SURE])
def test_it_is_said(reader: Reader, text: str, want: Want) -> None:
    reading = read(reader, text)
    assert any(want.is_met(claim) for claim in reading.claims), f"{want}\n«{text}» gave:\n{told(reading)}"


@pytest.mark.parametrize(("text", "event"), REFUSED)
def test_it_is_not_said(reader: Reader, text: str, event: str) -> None:
    reading = read(reader, text)
    assert event not in {claim.event for claim in reading.claims}, f"no {event}: «{text}» gave:\n{told(reading)}"


NOBODY = [
    ("يجري التمشيط اليومي من قبل الجيش وعدم وجود أي مخاطر على المواطنين.", "raid", "target"),
    ("السجن مقر لمسؤولي النظام الذين تعتقلهم منذ عامين، علماً بأن السجن محروس.", "arrest", "actor"),
    ("هناك مخاوف من أن الضربات يمكن أن تستهدف الجيش السوري، علاوة على عناصر التنظيم.", "attack", "actor"),
    ("قالت الحركة إن موقعاً أمنياً سقط في أيديهم وقتل العديد من رجال الشرطة.", "killing", "actor"),
    ("قال مصدر إن ثلاث مقاتلات إف-16 أقلعت وقصفت مقرين لمتشددي داعش قبل عودتها.", "shelling", "actor"),
    ("قال الأسد: نشكر إيران على ما قدمته من دعم لنا، وكذلك روسيا والصين.", "support", "to"),
    ("قالت الفتاة إن داعش سيقرر ما إذا كان زواجها شرعياً أم لا.", "position", "holder"),
    ("واستهدف هجوم بسيارة مفخخة يشتبه بأنه انتحاري مركزاً للشرطة.", "attack", "target"),
    ("أدان الأهالي القصف من قبل قوات صالح التي لم تراع بيوت الله في استهدافها.", "attack", "target"),
    ("شهدت البلاد اعتداء، استهدف منشأة غازية خلال زيارة الوفد.", "attack", "actor"),
    ("وفي محافظة الحسكة الحدودية مع تركيا والعراق، قتل أربعة عناصر من الشرطة.", "killing", "actor"),
    ("توجه أحزمتهم الناسفة صوب أبناء المسلمين، يقتلون الأطفال والنساء.", "killing", "actor"),
    ("قتل جندي في هجوم واستهدف طائرة عسكرية أثناء نقلها جنوداً في البلدة.", "attack", "actor"),
    ("خلال شهري مايو ويونيو الماضيين اعتقل 40 ناشطا.", "arrest", "actor"),
    ("أعلن القائد كمال الحايك استعداد قواته للانسحاب من حلب.", "control", "actor"),
    ("انضم كمال إلى التنظيم عشية التفجير الذي استهدف السوق.", "bombing", "actor"),
    ("أحيا المتظاهرون ذكرى الضحايا الذين قضوا في العملية الانتحارية.", "killing", "victim"),
    ("من بينها تفجيرات المدينة وقصف الطائرات التركية للمهربين قرب الحدود.", "shelling", "target"),
    ("تتزامن زيارة الوزير، مع تنفيذ القوات العراقية بدعم من الحشد الشعبي، عملية.", "support", "to"),
    ("أفاد المتحدث باسم بحاح أن الرئيس عاد إلى عدن.", "position", "holder"),
    ("أفاد الشهود أن خمس سيارات تعود لناشطين في حماس والجهاد الإسلامي دمرت أمس.", "destruction", "thing"),
    ("تحدث المحافظ عن الدمار الذي خلفته مليشيات الحوثي على المدينة.", "cause", "cause"),
]


BESIDE = [
    ("غنمت المقاومة عددا من الدوريات العسكرية التابعة للحوثيين وقوات صالح.", "seizure", "قوات صالح"),
    ("تظاهر الأهالي للتنديد بالغارات التي يشنها الجيش على الحزب وللترحم على ضحايا الهجوم.", "air-strike", "ضحايا"),
]


@pytest.mark.parametrize(("text", "event", "words"), BESIDE)
def test_what_stands_beside_is_no_part_of_it(reader: Reader, text: str, event: str, words: str) -> None:
    claim = next(c for c in read(reader, text).claims if c.event == event)
    assert words not in [f.text for role in claim.arguments.values() if not isinstance(role, str) for f in role]


@pytest.mark.parametrize(("text", "event", "role"), NOBODY)
def test_nobody_is_put_there(reader: Reader, text: str, event: str, role: str) -> None:
    reading = read(reader, text)
    assert not [c for c in reading.claims if c.event == event and c.arguments.get(role)], told(reading)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("قال كمال الحايك: «قُتل خمسة جنود في حلب».", ["own", "direct"]),
        ("قال كمال الحايك إن خمسة جنود قُتلوا.", ["own", "indirect"]),
        ("وفقاً للمرصد السوري لحقوق الإنسان، قُتل خمسة جنود.", ["own", "cited"]),
        ("نقلت وكالة الأناضول عن مصدر أمني قوله إن خمسة جنود قُتلوا.", ["own", "indirect", "indirect"]),
    ],
)
def test_how_it_is_told(reader: Reader, text: str, kinds: list[str]) -> None:
    killed = next(claim for claim in read(reader, text).claims if claim.event == "killing")
    assert [link.kind for link in killed.attribution] == kinds


@pytest.mark.parametrize(
    ("text", "kind", "anonymous", "protected"),
    [
        ("قال كمال الحايك إن خمسة جنود قُتلوا.", "person", False, False),
        ("قالت صحيفة «الأفق» إن خمسة جنود قُتلوا.", "media", False, False),
        ("قال الجيش إن خمسة جنود قُتلوا.", "group", False, False),
        ("قال مصدر أمني إن خمسة جنود قُتلوا.", "anonymous", True, False),
        ("قال مصدر طلب عدم ذكر اسمه إن خمسة جنود قُتلوا.", "anonymous", True, True),
        ("قال المصدر، الذي طلب عدم الكشف عن هويته، إن خمسة جنود قُتلوا.", "anonymous", True, True),
    ],
)
def test_who_speaks(reader: Reader, text: str, kind: str, anonymous: bool, protected: bool) -> None:
    killed = next(claim for claim in read(reader, text).claims if claim.event == "killing")
    source = killed.attribution[-1].source
    assert (source.kind, source.anonymous, source.protected) == (kind, anonymous, protected)


def test_outer_source_comes_first(reader: Reader) -> None:
    reading = read(reader, "نقلت وكالة الأناضول عن مصدر أمني قوله إن خمسة جنود قُتلوا.")
    killed = next(claim for claim in reading.claims if claim.event == "killing")
    assert [link.source.kind for link in killed.attribution] == ["outlet", "media", "anonymous"]


@pytest.mark.parametrize(
    ("text", "event", "role", "want"),
    [
        ("وصل سالم الجبوري إلى الموصل. ثم انتقل إلى الرقة.", "movement", "actor", "سالم الجبوري"),
        ("اعتقلت الشرطة سالم الجبوري. وقد نقلته إلى بغداد.", "movement", "actor", "سالم الجبوري"),
    ],
)
def test_pronouns_are_carried_and_marked(reader: Reader, text: str, event: str, role: str, want: str) -> None:
    last = [claim for claim in read(reader, text).claims if claim.event == event][-1]
    filled = last.arguments[role]
    assert not isinstance(filled, str)
    assert [(filler.text, filler.inherited) for filler in filled] == [(want, True)]


STORIES = [
    (
        "قتل التنظيم أبا عمر. وأضاف المصدر أن القيادي دفع المال لمهرب أوصله إلى ريف حلب، حيث اعتقلته السلطات.",
        "arrest", "target", "القيادي",
    ),
    ("هرب مقاتل تونسي من المعسكر. وتم توقيفه هناك.", "arrest", "target", "مقاتل تونسي من المعسكر"),
    ("قالت أم خالد إن ابنها انضم إلى الجماعة. وأضافت أنه حاول الهرب مرتين.", "flight", "actor", "ابنها"),
    ("قالت أم خالد إن ابنها انضم إلى الجماعة. وأضافت أنه سلم نفسه للجيش.", "handover", "target", "ابنها"),
    ("غادر أبو همام البلدة. ولا يزال مصيره مجهولاً.", "missing", "target", "أبو همام"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "role", "want"), STORIES)
def test_a_story_is_about_whom_it_began_with(reader: Reader, text: str, event: str, role: str, want: str) -> None:
    reading = read(reader, text)
    claim = next((c for c in reading.claims if c.event == event), None)
    assert claim is not None, told(reading)
    assert fills(claim, role, want), told(reading)


@pytest.mark.parametrize(
    ("text", "event", "role", "want"),
    [
        ("قتل ثلاثة جنود وضابط في القصف.", "killing", "victim", [("جنود", "ثلاثة"), ("ضابط", None)]),
        ("دمر الجيش سبعة مخابئ وقنبلتين.", "destruction", "thing", [("مخابئ", "سبعة"), ("قنبلتين", None)]),
        ("أصيب 15 طفلا وامرأة.", "injury", "victim", [("طفلا", "15"), ("امرأة", None)]),
        # a count may be of them all
        ("اعتقلت القوات 23 عنصرا جنائيا وتكفيريا.", "arrest", "target", [("عنصرا جنائيا|تكفيريا", "23")]),
        ("وصل 50 من الجنود والضباط إلى المدينة.", "movement", "actor", [("الجنود|الضباط", "50")]),
        ("قتل عشرات المدنيين والعسكريين في القصف.", "killing", "victim", [("المدنيين|العسكريين", "عشرات")]),
    ],
)
def test_a_count_is_of_what_it_counts(
    reader: Reader, text: str, event: str, role: str, want: list[tuple[str, str | None]]
) -> None:
    made = []
    for claim in (claim for claim in read(reader, text).claims if claim.event == event):
        filled, count = claim.arguments[role], claim.arguments.get("count")
        assert not isinstance(filled, str)
        made.append(("|".join(each.text for each in filled), count[0].text if count else None))  # type: ignore[union-attr]
    assert made == want


def test_a_denial_takes_up_what_its_own_sentence_tells(reader: Reader) -> None:
    text = "كان كمال الحايك يقود كتيبة المدفعية. واتهمه ضباط ببيع الذخيرة، لكنه نفى ذلك."
    claims = read(reader, text).claims
    assert claims
    assert [c.event for c in claims if c.polarity == "denied"] == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("قالت البعثة إن الجيش قصف المدرسة. وإنه قتل خمسة مدنيين.", ["البعثة"]),
        ("وقال الوزير إن الجيش قصف المدرسة.\nوأن خمسة مدنيين قتلوا في البلدة.", ["الوزير"]),
        ("وقال الوزير إن الجيش قصف المدرسة. وإن كانت الشرطة قتلت خمسة مدنيين.", []),
        ("وقال الوزير إن الجيش قصف المدرسة. والشرطة قتلت خمسة مدنيين.", []),
    ],
)
def test_what_is_no_more_than_said_goes_on(reader: Reader, text: str, source: list[str]) -> None:
    claim = next(c for c in read(reader, text).claims if c.event == "killing")
    assert [link.source.text for link in claim.attribution[1:]] == source


def test_whom_the_report_tells_of_speaks_next(reader: Reader) -> None:
    reading = read(reader, "هرب كمال الحايك من المعسكر. وقال لمراسلنا إن الجماعة قتلت خمسة جنود.")
    claim = next(c for c in reading.claims if c.event == "killing")
    assert [link.source.text for link in claim.attribution[1:]] == ["كمال الحايك"]


def test_who_is_asked_and_has_no_name_answers(reader: Reader) -> None:
    text = "حوار مع منشق عن الجماعة\nس: كيف خرجت؟\nج: نقلوني إلى جبهة تعز.\nس: وعائلتك؟\nج: اعتقلوا أخي."
    claims = {claim.event: claim for claim in read(reader, text).claims}
    assert [link.source.text for link in claims["arrest"].attribution[1:]] == ["منشق"]
    assert fills(claims["movement"], "actor", "منشق")


def test_a_talk_is_told_by_its_turns(reader: Reader) -> None:
    asked = "النافذة: كيف وصلتم إلى البلدة؟\n{0}: قتل المسلحون سبعة جنود.\n"
    again = "النافذة: ومن كان معكم؟\n{0}: تاجر. أحرق مقاتلوه منزلين.\nالنافذة: قصف الجيش المدرسة.\n"
    reading = read(reader, "مقابلة مع القائد السابق بدر العواد\n\n" + (asked + again).format("العواد"))
    said = {c.event: [link.source.text for link in c.attribution[1:]] for c in reading.claims}
    assert said["killing"] == said["destruction"] == ["العواد"]
    assert said["shelling"] == []
    court = read(reader, "من جلسة المحاكمة\n\n" + (asked + again).format("المتهم").replace("النافذة", "القاضي"))
    assert [[link.source.kind for link in c.attribution[1:]] for c in court.claims if c.event == "killing"] == [
        ["anonymous"]
    ]
    places = read(reader, "النشرة\n\nحلب: قتل المسلحون سبعة جنود.\nدرعا: اعتقل الجيش طبيباً.\nحلب: قصف الجيش المدرسة.")
    assert all(len(c.attribution) == 1 for c in places.claims)


def test_a_headline_names_who_answers(reader: Reader) -> None:
    text = "نص التحقيق مع المتهم بدر العواد\n\nسؤال: متى؟\nجواب: قتل المسلحون سبعة جنود."
    assert [c.attribution[-1].source.name for c in read(reader, text).claims if c.event == "killing"] == ["بدر العواد"]


def test_a_short_form_is_the_same_person(reader: Reader) -> None:
    reading = read(reader, "وصل محمد العطار إلى حلب. وقال العطار إن الشرطة اعتقلت خمسة أشخاص.")
    people = {m.entity for m in reading.mentions if m.text in ("محمد العطار", "العطار")}
    assert len(people) == 1
    assert any(Want("arrest", ARREST, ("العطار",)).is_met(claim) for claim in reading.claims), told(reading)


def test_a_cause_names_the_claim_it_has_led_to(reader: Reader) -> None:
    reading = read(reader, "قُتل عشرة مدنيين نتيجة القصف.")
    (cause,) = (claim for claim in reading.claims if claim.event == "cause")
    (killed,) = (claim for claim in reading.claims if claim.event == "killing")
    effect = cause.arguments["effect"]
    assert not isinstance(effect, str)
    assert [filler.claim for filler in effect] == [killed.id]


@pytest.mark.parametrize("text", ["سمع السكان دوي القصف.", "طالبت المنظمة برفع الحصار."])
def test_what_is_not_understood_is_shown(reader: Reader, text: str) -> None:
    reading = read(reader, text)
    assert not reading.claims
    assert [text[unread.start : unread.stop] for unread in reading.unread] == [unread.text for unread in reading.unread]
    assert reading.unread


@pytest.mark.parametrize("text", ["كان الجو هادئاً.", "عبّر الوزير عن أسفه لما حدث.", "اعتقلت الشرطة خمسة أشخاص."])
def test_what_is_understood_or_says_nothing_is_not(reader: Reader, text: str) -> None:
    assert not read(reader, text).unread


def test_evidence_is_the_words(reader: Reader) -> None:
    text = "وصل سالم الجبوري إلى الموصل. ثم انتقل إلى الرقة، وفق ما قال كمال الحايك."
    reading = read(reader, text)
    assert reading.claims
    for claim in reading.claims:
        fillers = [
            Words(f.start, f.stop, f.text) for r in claim.arguments.values() if not isinstance(r, str) for f in r
        ]
        for words in (*claim.evidence, *fillers):
            assert text[words.start : words.stop] == words.text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("حضر اللقاء رامي لوقا كبير المستشارين القانونيين.", ["رامي لوقا"]),
        ("قال خالد حمود كبير المفاوضين إن الاجتماع تأجل.", ["خالد حمود"]),
        ("قُتل سعيد الحسن في حلب.", ["سعيد الحسن"]),
    ],
)
def test_a_name_ends_where_a_post_begins(reader: Reader, text: str, names: list[str]) -> None:
    assert [m.text for m in read(reader, text).mentions if m.kind == "person"] == names


def test_two_are_not_one_organisation(reader: Reader) -> None:
    reading = read(reader, "تنظيم القاعدة والجوع خطران تواجههما الحكومة.")
    assert "تنظيم القاعدة" in {mention.text for mention in reading.mentions}
    assert all(claim.event != "clash" for claim in reading.claims), told(reading)


def test_what_is_excepted_from_a_denial_is_affirmed(reader: Reader) -> None:
    reading = read(reader, "لم تقع خسائر عدا مقتل جنديين.")
    assert any(Want("killing", {"victim": "جنديين"}).is_met(claim) for claim in reading.claims), told(reading)


def test_a_second_speech_has_no_doubt_of_the_first(reader: Reader) -> None:
    reading = read(reader, "حذر سالم الجبوري السكان من الاقتراب، مؤكدا أن المسلحين قصفوا الموقع.")
    want = Want("shelling", {"actor": "المسلحين"}, ("سالم الجبوري",))
    assert any(want.is_met(claim) for claim in reading.claims), told(reading)


def test_sites_are_hit_and_do_not_act(reader: Reader) -> None:
    reading = read(reader, "استعان الجيش بالمروحيات والدبابات، ثم دكت كتائبه مواقع المسلحين ودمرتها.")
    sites = "مواقع المسلحين"
    for want in (Want("shelling", {"target": sites}), Want("destruction", {"thing": sites})):
        assert any(want.is_met(claim) for claim in reading.claims), told(reading)


def test_a_ministry_is_not_who_speaks_for_it_but_the_one_at_the_head(reader: Reader) -> None:
    text = (
        "وزارة الداخلية\nدائرة الإعلام\n\nبيان\n\nقال الناطق باسم الوزارة كمال الحايك إن الطريق آمن. "
        "وأكدت الوزارة أن خمسة جنود قُتلوا."
    )
    killed = next(claim for claim in read(reader, text).claims if claim.event == "killing")
    assert killed.attribution[-1].source.name == "وزارة الداخلية"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قالت غرفة العمليات في بيان إن الجيش انسحب. وذكر البيان أن مهاجماً قُتل.", "غرفة العمليات"),
        ("صدر عن قيادة الجيش البيان الآتي: «انسحبت القوة». وأضاف البيان أن مهاجماً قُتل.", "قيادة الجيش"),
        ("انتقد كمال الحايك بيان الحركة وقال إنه كاذب. وذكر البيان أن مهاجماً قُتل.", "البيان"),
        ("قال كمال الحايك في بيان إن الجيش انسحب. وذكر التقرير أن مهاجماً قُتل.", "التقرير"),
    ],
)
def test_a_paper_told_of_by_itself_is_by_who_spoke_in_one(reader: Reader, text: str, name: str) -> None:
    killed = next(claim for claim in read(reader, text).claims if claim.event == "killing")
    assert killed.attribution[-1].source.name == name
