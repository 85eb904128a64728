"""Who backs whom with arms, money, goods or reinforcements, and who denies or ends it; invented people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]

SAID: list[tuple[str, Roles]] = [
    # given, by verbs and nouns of giving
    ("وزعت المنظمة مساعدات غذائية على الأسر النازحة.", {"actor": "المنظمة", "to": "الأسر النازحة", "kind": "backing"}),
    ("قال إن إيران تقدم السلاح والمال للحركة.", {"actor": "إيران", "to": "حركة", "kind": "arms"}),
    ("الأسلحة التي تقدمها تركيا للمعارضة قديمة.", {"actor": "تركيا", "to": "معارضة", "kind": "arms"}),
    ("بدأت المنظمة توزيع المساعدات على النازحين.", {"actor": "المنظمة", "to": "النازحين"}),
    ("اتهم الوزير إيران بتقديم السلاح للحركة.", {"actor": "إيران", "to": "حركة", "kind": "arms"}),
    ("أعلنت فرنسا تقديم مساعدات بقيمة مليون دولار للاجئين.", {"actor": "فرنسا", "to": "لاجئين"}),
    # received
    ("تتلقى الجماعة أسلحة من جهات خارجية.", {"actor": "جهات خارجية", "to": "الجماعة", "kind": "arms"}),
    ("حصل اللواء على دعم مالي من رجال أعمال.", {"actor": "رجال أعمال", "to": "اللواء", "kind": "money"}),
    ("حصلت الجماعة على صواريخ من إيران.", {"actor": "إيران", "to": "الجماعة", "kind": "arms"}),
    ("يحظى الفصيل بتأييد القبائل.", {"actor": "القبائل", "to": "الفصيل"}),
    # sent, and coming
    ("أرسلت روسيا شحنة أسلحة وذخائر إلى المدينة.", {"actor": "روسيا", "to": "المدينة", "kind": "arms"}),
    ("استقدمت الميليشيات تعزيزات من ذمار إلى مأرب.", {"actor": "الميليشيات", "to": "مأرب", "kind": "reinforcement"}),
    ("دفع الجيش بتعزيزات جديدة نحو مدينة تعز.", {"actor": "الجيش", "to": "مدينة تعز", "kind": "reinforcement"}),
    ("وصلت تعزيزات عسكرية للجيش الوطني إلى مأرب.", {"actor": "جيش الوطني", "to": "مأرب", "kind": "reinforcement"}),
    ("عزز الجيش مواقعه في البلدة بدبابات.", {"actor": "الجيش", "to": "مواقعه", "kind": "reinforcement"}),
    ("دخل مقاتلو الحزب إلى جانب قوات النظام في معارك البلدة.", {"actor": "مقاتلو الحزب", "to": "قوات النظام"}),
    ("تبرعت الحكومة بعشرين مليون دولار لوكالة الأونروا.", {"kind": "money"}),
    # whose backing it is, with what it is like
    ("أكدت القاهرة دعمها الكامل للحكومة.", {"actor": "القاهرة", "to": "حكومة"}),
    ("أكد الحزب دعمه السياسي والمالي للحكومة.", {"actor": "الحزب", "to": "حكومة"}),
    ("تعهدت إيران بمواصلة دعمها للحركة.", {"actor": "إيران", "to": "حركة"}),
    ("أعلن الحزب مساندته للجيش.", {"actor": "الحزب", "to": "جيش"}),
    ("أعلنت أنقرة تأييدها للمعارضة.", {"actor": "أنقرة", "to": "معارضة"}),
    ("أكد الوزير دعم واشنطن للجيش.", {"actor": "واشنطن", "to": "جيش"}),
    ("أكد الوزير دعم بلاده لجهود الأمم المتحدة.", {"actor": "بلاده", "to": "جهود الأمم المتحدة"}),
    ("رفض الوزراء دعم إيران للميليشيات.", {"actor": "إيران", "to": "ميليشيات"}),
    ("أكد السفير استمرار بلاده في دعم الحكومة.", {"actor": "بلاده", "to": "الحكومة"}),
    ("أكد المتحدث التزام فرنسا بدعم الجيش اللبناني.", {"actor": "فرنسا", "to": "الجيش اللبناني"}),
    ("سيطرت الفصائل على المدينة بدعم جوي تركي.", {"actor": "تركي", "to": "الفصائل"}),
    # for whose sake something is done
    ("تدخلت روسيا دعماً للنظام السوري.", {"actor": "روسيا", "to": "نظام السوري"}),
    ("نشرت فرنسا أربع طائرات في النيجر دعماً لجيش مالي.", {"actor": "فرنسا", "to": "جيش مالي"}),
    ("خرج الأهالي في مظاهرة تأييداً للحكومة.", {"actor": "الأهالي", "to": "حكومة"}),
    ("شن الطيران الفرنسي غارات في الجبل، لدعم القوات المالية.", {"actor": "الطيران الفرنسي", "to": "القوات المالية"}),
    # who gains by it, and who vows it
    ("استفاد الجيش من الدعم الجوي الذي وفرته فرنسا.", {"actor": "فرنسا", "to": "الجيش"}),
    ("ذكر مصدر أن المقاتلين استفادوا من دعم جوي من قبل التحالف.", {"actor": "التحالف", "to": "المقاتلين"}),
    ("لاحظ استفادة المقاومة من الدعم العسكري الذي قدمته دول التحالف.", {"actor": "دول التحالف", "to": "المقاومة"}),
    ("وقف الأهالي إلى جانب رجال الأمن، مؤكدين دعمهم الكامل للجيش.", {"actor": "الأهالي", "to": "جيش"}),
    ("دان السفراء الهجوم على الحكومة، مؤكدين تضامنهم ومساندتهم للمملكة.", {"actor": "السفراء", "to": "مملكة"}),
    ("هم الأكراد السوريون بدعم من إيران.", {"actor": "إيران", "to": "الأكراد السوريون"}),
    # leading, overseeing, relying on, forsaking
    ("يدير ضباط من الحرس المعارك في الجبهة.", {"actor": "ضباط من الحرس", "to": "المعارك", "kind": "leadership"}),
    ("قادت الكتيبة عملية عسكرية في الجبل.", {"actor": "الكتيبة", "to": "عملية عسكرية", "kind": "leadership"}),
    ("كان العقيد يشرف على عمليات تهريب النفط.", {"actor": "العقيد", "to": "عمليات", "kind": "leadership"}),
    ("تولى العقيد سالم هادي الإشراف على العمليات العسكرية.", {"actor": "سالم هادي", "to": "العمليات العسكرية"}),
    ("أشرف ضباط من الحرس الوطني على تدريب المقاتلين.", {"actor": "ضباط من الحرس الوطني", "to": "المقاتلين"}),
    ("تعتمد الحكومة في معاركها ضد المتمردين على ميليشيات أجنبية.", {"actor": "ميليشيات أجنبية", "to": "الحكومة"}),
    ("استعان الجيش بمقاتلين من القبائل.", {"actor": "مقاتلين من القبائل", "to": "الجيش"}),
    ("الأجهزة التي يتعاون معها المسلحون معروفة.", {"actor": "المسلحون", "to": "الأجهزة"}),
    ("تولت البلدية توفير الغذاء والدواء للنازحين.", {"actor": "البلدية", "to": "نازحين"}),
]


@pytest.mark.parametrize(("text", "roles"), SAID, ids=range(len(SAID)))
def test_is_told(reader: Reader, text: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, "support", roles), told(reading)


REFUSED: list[tuple[str, Roles]] = [
    ("وزعت الشركة الأرباح على المساهمين.", {}),
    ("قدم الوزير التهنئة للحكومة.", {}),
    ("أعرب المجلس عن تأييده لقرار الحكومة.", {}),
    ("أعلن الحزب تأييده للخطة.", {}),
    ("دخلت قافلة مساعدات إلى الغوطة.", {}),
    ("تقع القرية على تلة تشرف على المعسكر.", {}),
    ("تشرف الوزارة على المدارس.", {}),
    ("قاد العقيد سالم هادي هجوماً على القرية.", {}),
    ("تعتمد الخطة على الهجوم من عدة محاور.", {}),
    ("اعتمد النظام سياسة القضاء على الأحزاب.", {}),
    ("تخلت الجماعة عن فكرتها.", {}),
    ("وقف الأهالي إلى جانب رجال الأمن، مؤكدين دعمهم الكامل للجيش.", {"actor": "رجال الأمن"}),
    ("استفاد التنظيم من الفوضى.", {}),
    ("يبدو الوزير أقل دعماً للحرب.", {}),
    ("ستوفر الخطة أموالاً للموازنة.", {}),
    ("نشرت الدولة أسلحة على الحدود.", {}),
    ("وصل القائد إلى المدينة ومعه أسلحة.", {}),
    ("أكد الوزير دعم واشنطن للجيش.", {"actor": "الوزير"}),
    ("وفر من المدينة إلى القرى آلاف السكان.", {}),
    ("جددت الدولة دعمها لمالي.", {"kind": "money"}),
    ("اتهم بتمويل الإرهاب لصالح التنظيم.", {"actor": "الإرهاب"}),
    ("عزز المنتخب صدارته بفوز جديد.", {}),
]


@pytest.mark.parametrize(("text", "roles"), REFUSED, ids=range(len(REFUSED)))
def test_is_not_so(reader: Reader, text: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert not given(reading, "support", roles), told(reading)


DOUBTED: list[tuple[str, str, str, str]] = [
    # denied by whom it is laid to, or ended
    ("نفت طهران تقديم أي دعم عسكري للحركة.", "support", "denied", "asserted"),
    ("نفت إيران تزويد الحركة بأي نوع من السلاح.", "support", "denied", "asserted"),
    ("لم يتلق الفصيل دعماً من تركيا.", "support", "denied", "asserted"),
    ("لم تحصل الكتيبة على أسلحة من تركيا.", "support", "denied", "asserted"),
    ("لم تقدم الدولة السلاح لأي فصيل.", "support", "denied", "asserted"),
    ("أوقفت بريطانيا مساعداتها العسكرية للفصائل.", "support", "denied", "asserted"),
    ("علقت واشنطن دعمها للفصائل.", "support", "denied", "asserted"),
    ("تعهدت فرنسا بتقديم مساعدات للجيش.", "support", "affirmed", "intended"),
    ("وعدت السعودية بمساعدات للبنان.", "support", "affirmed", "intended"),
    ("طالب القائد الحكومة بإرسال تعزيزات إلى الجبهة.", "support", "affirmed", "intended"),
    ("نفت الجماعة تجنيد الأطفال.", "recruitment", "denied", "asserted"),
    ("تخلت موسكو عن الرئيس سالم هادي.", "support", "denied", "asserted"),
    # a denial that somebody passes on is one
    ("نفت طهران، كما ذكرت الوكالة، تزويد الجماعة بالسلاح.", "support", "denied", "asserted"),
    ("نفت طهران تزويد الجماعة بالسلاح، كما ذكرت الوكالة.", "support", "denied", "asserted"),
    ("نفى الجيش قصف القرية، كما قال المرصد.", "shelling", "denied", "asserted"),
    ("نفى الوزير القصف، كما أكد الرئيس مقتل ثلاثة جنود.", "killing", "affirmed", "asserted"),
    ("نفى المتحدث الهجوم، كما أعلن مقتل ثلاثة جنود.", "killing", "affirmed", "asserted"),
    ("لا تعتمد الحكومة على الجيش النظامي.", "support", "denied", "asserted"),
    ("لم يتعاون المتهم مع المحققين.", "support", "denied", "asserted"),
]


@pytest.mark.parametrize(("text", "event", "polarity", "modality"), DOUBTED, ids=range(len(DOUBTED)))
def test_was_not_done(reader: Reader, text: str, event: str, polarity: str, modality: str) -> None:
    claims = [c for c in read(reader, text).claims if c.event == event]
    assert claims
    assert all((c.polarity, c.modality) == (polarity, modality) for c in claims)


DENIED: list[tuple[str, str, str]] = [
    ("نفت الجماعة تجنيد الأطفال.", "recruitment", "الجماعة"),
    ("أنكرت الشرطة تعذيب المعتقلين.", "abuse", "الشرطة"),
    ("نفى الجيش قصف التحالف لمواقعه.", "shelling", "التحالف"),
    ("نفت الحكومة سيطرة التنظيم على المدينة.", "control", "التنظيم"),
]


@pytest.mark.parametrize(("text", "event", "actor"), DENIED, ids=range(len(DENIED)))
def test_whose_it_would_be(reader: Reader, text: str, event: str, actor: str) -> None:
    reading = read(reader, text)
    claims = [c for c in reading.claims if c.event == event]
    assert claims, told(reading)
    assert all([f.text for f in c.arguments["actor"]] == [actor] for c in claims), told(reading)
