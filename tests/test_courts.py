"""Ways in which courts, prisons and those who take people are told of; rows as in ``test_law``, invented people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]

SAID: list[tuple[str, str, Roles]] = [
    # «كل من» between a deed and those whom it befell
    ("تم اعتقال كل من سامي الراوي وخالد الحمداني.", "arrest", {"target": "سامي الراوي"}),
    ("تم اعتقال كل من سامي الراوي وخالد الحمداني.", "arrest", {"target": "خالد الحمداني"}),
    ("أدى القصف إلى مقتل كل من: سامي الراوي، وخالد الحمداني.", "killing", {"victim": "سامي الراوي"}),
    # people who do it end in «ون», and those whom they take follow
    (
        "اقتاد مسلحون ملثمون شقيقين من حي النهر إلى جهة مجهولة.",
        "abduction",
        {"actor": "مسلحون ملثمون", "target": "شقيقين"},
    ),
    ("اعتقل جنود إسرائيليون فلسطينيين اثنين.", "arrest", {"actor": "جنود إسرائيليون", "target": "فلسطينيين"}),
    # before which court
    (
        "يحاكم سامي الراوي أمام المحكمة الجنائية بتهم ارتكاب جرائم حرب في دارفور.",
        "abuse",
        {"actor": "سامي الراوي"},
    ),
    ("يحاكم سامي الراوي أمام المحكمة الجنائية بتهمة التجسس.", "proceeding", {"actor": "المحكمة الجنائية"}),
    ("أيدت محكمة النقض حكم الإعدام بحق ستة متهمين.", "proceeding", {"actor": "محكمة النقض", "target": "متهمين"}),
    ("قضت المحكمة ببراءة المتهم سامي الراوي.", "proceeding", {"actor": "المحكمة", "target": "سامي الراوي"}),
    # what is charged, and by whom
    ("وجهت المحكمة إلى ثلاثة ضباط تهماً بارتكاب جرائم حرب.", "proceeding", {"target": "ضباط", "kind": "charge"}),
    ("وجهت المحكمة إلى ثلاثة ضباط تهماً بارتكاب جرائم حرب.", "abuse", {"actor": "ضباط"}),
    ("سامي الراوي متهم بقتل ثلاثة جنود.", "killing", {"actor": "سامي الراوي", "victim": "جنود"}),
    ("قالت الشرطة إن سامي الراوي متهم بالتجسس.", "proceeding", {"target": "سامي الراوي", "charge": "التجسس"}),
    ("كان سامي الراوي متهماً بالانتماء إلى التنظيم.", "proceeding", {"target": "سامي الراوي", "kind": "charge"}),
    ("أقامت المنظمة دعوى قضائية ضد سامي الراوي في باريس.", "proceeding", {"actor": "المنظمة", "kind": "charge"}),
    ("استدعي سامي الراوي للتحقيق.", "proceeding", {"target": "سامي الراوي", "kind": "investigation"}),
    ("سيحال المتورطون إلى القضاء.", "proceeding", {"target": "المتورطون", "kind": "trial"}),
    # to what somebody was sentenced, and what was carried out
    ("فر سجناء محكومون بالإعدام من سجن الوادي.", "proceeding", {"target": "سجناء", "kind": "sentence"}),
    ("أفرج عن القيادي بعد أن كان محكوماً بالإعدام.", "proceeding", {"target": "القيادي", "kind": "sentence"}),
    ("نفذ حكم القصاص بحق سامي الراوي.", "execution", {"victim": "سامي الراوي"}),
    ("صلب التنظيم رجلاً في ساحة المدينة.", "execution", {"actor": "التنظيم", "victim": "رجلاً"}),
    ("اعتمد التنظيم على قطع رؤوس الجنود.", "execution", {"victim": "الجنود"}),
    ("يقضي سامي الراوي حكماً بالسجن المؤبد في سجن الوادي.", "detention", {"target": "سامي الراوي"}),
    # states in which somebody is held
    (
        "وضعت السلطات خمسة من أعضاء الخلية تحت الحراسة النظرية.",
        "detention",
        {"actor": "السلطات", "target": "أعضاء الخلية"},
    ),
    ("وضع سامي الراوي في الحبس الانفرادي.", "detention", {"target": "سامي الراوي"}),
    ("لا يزال خمسة جنود في الأسر.", "detention", {"target": "جنود"}),
    # «احتجز» tells of a state, and so does what goes on with an arrest
    ("احتجزت الجماعة ثلاثة صحفيين منذ عام.", "detention", {"actor": "الجماعة", "target": "صحفيين"}),
    ("تواصل الجماعة اعتقال الصحفي سامي الراوي منذ عامين.", "detention", {"actor": "الجماعة", "target": "سامي الراوي"}),
    ("مددت المحكمة توقيف سامي الراوي شهراً.", "detention", {"target": "سامي الراوي"}),
    # bodies that inquire
    (
        "أعلنت لجنة التحقيق في سقوط المدينة إكمال تقريرها.",
        "proceeding",
        {"actor": "لجنة التحقيق", "target": "سقوط المدينة", "kind": "investigation"},
    ),
    ("شكلت الوزارة لجنة للتحقيق في مقتل الضابط.", "proceeding", {"actor": "لجنة", "target": "مقتل الضابط"}),
    ("أوصت اللجنة المكلفة بالتحقيق في سقوط المدينة بإقالة ضباط.", "proceeding", {"target": "سقوط المدينة"}),
    ("قال المحققون في حادث إسقاط الطائرة إنهم عثروا على قطع منها.", "proceeding", {"actor": "المحققون"}),
    # what a court or a prosecutor orders is a step of its own; how long, at the head of a sentence, and for whom
    (
        "قررت النيابة العامة حبس 24 متهماً احتياطياً.",
        "proceeding",
        {"actor": "النيابة العامة", "target": "متهماً", "count": "24", "kind": "warrant"},
    ),
    ("أمر قاضي التحقيق بتوقيف سامي الراوي.", "proceeding", {"actor": "قاضي التحقيق", "kind": "warrant"}),
    ("قرر قاضي المحكمة إعدام سامي الراوي.", "proceeding", {"target": "سامي الراوي", "kind": "sentence"}),
    ("السجن تسعة أعوام لعسكري انضم إلى التنظيم.", "proceeding", {"target": "عسكري", "kind": "sentence"}),
    # on whom sanctions are laid, whom arrests reached, where those are held who are to be let out
    (
        "فرض الاتحاد الأوروبي عقوبات على خمسة ضباط.",
        "proceeding",
        {"actor": "الاتحاد الأوروبي", "target": "ضباط", "kind": "designation"},
    ),
    ("قالت الوزارة إن العقوبات الجديدة تستهدف أربعة أفراد.", "proceeding", {"target": "أفراد", "kind": "designation"}),
    ("شملت الاعتقالات ثلاثة صحفيين.", "arrest", {"target": "صحفيين", "count": "ثلاثة"}),
    ("طالبت الجبهة بالإفراج عن خمس نساء في السجون اللبنانية.", "detention", {"target": "نساء"}),
    ("اقتاد الجنود الشابين إلى مركز تحقيق.", "abduction", {"actor": "الجنود", "target": "الشابين"}),
    # by whom, past where or on whom it was done
    (
        "قتل جنديان في هجوم على القاعدة شنه تنظيم النور.",
        "attack",
        {"actor": "تنظيم النور", "target": "القاعدة"},
    ),
    ("إن عملية خطف سامي الراوي نفذها مسلحون.", "abduction", {"actor": "مسلحون", "target": "سامي الراوي"}),
    ("تعرضت البلدة لهجمات كبيرة ودامية تشنها حركة النور.", "attack", {"actor": "حركة النور", "target": "البلدة"}),
    # whose list it is, and who is put on it; what a charge is about; sentences by their whole name
    ("وضع الاتحاد الأوروبي الحركة على قائمة المنظمات الإرهابية.", "proceeding", {"target": "الحركة"}),
    ("بدأت محاكمة العميد خالد الرفاعي بتهم تتعلق بالتعذيب.", "proceeding", {"charge": "التعذيب"}),
    (
        "أصدرت محكمة عسكرية في بنغازي حكماً بالسجن المؤبد على ثلاثة من القادة.",
        "proceeding",
        {"actor": "محكمة عسكرية", "target": "القادة"},
    ),
    # who acts after what opens the sentence; and not those who took him
    ("بعد أن اعتقلته المخابرات الجوية، هرب سامي الراوي إلى تركيا.", "arrest", {"target": "سامي الراوي"}),
    ("بعد أن اعتقلته المخابرات الجوية، هرب سامي الراوي إلى تركيا.", "arrest", {"actor": "المخابرات الجوية"}),
    # what courts rule about a request, order, hold and put off; what is planned; who has whom given back
    (
        "رفضت محكمة بريطانية طلب تسليم سامي الراوي إلى روسيا.",
        "proceeding",
        {"kind": "extradition", "actor": "محكمة بريطانية", "target": "سامي الراوي"},
    ),
    (
        "وافقت محكمة ألمانية على تسليم سامي الراوي إلى تركيا.",
        "proceeding",
        {"kind": "extradition", "actor": "محكمة ألمانية", "target": "سامي الراوي"},
    ),
    ("اتهمت النيابة الصحفي بالتخطيط لاغتيال الرئيس.", "proceeding", {"kind": "charge", "target": "الصحفي"}),
    (
        "أصدر النائب العام أمراً بالقبض على الوزير السابق.",
        "proceeding",
        {"kind": "warrant", "actor": "النائب العام", "target": "الوزير السابق"},
    ),
    ("أصدر القاضي قراراً بحبس المتهم.", "proceeding", {"kind": "warrant", "actor": "القاضي"}),
    ("أمر المدعي العام بفتح تحقيق في الحادث.", "proceeding", {"kind": "investigation", "actor": "المدعي العام"}),
    ("قررت المحكمة تأجيل محاكمة المتهمين.", "proceeding", {"kind": "trial", "target": "المتهمين"}),
    (
        "عقدت محكمة الجنايات جلستها الثالثة للنظر في قضية مقتل الصحفي.",
        "proceeding",
        {"kind": "trial", "actor": "محكمة الجنايات"},
    ),
    ("استعادت هولندا عشرة أطفال من مخيم الوادي.", "handover", {"to": "هولندا", "target": "أطفال"}),
    (
        "اتفق الطرفان على أن تسلم الحكومة المقاتلين الأجانب إلى دولهم.",
        "handover",
        {"target": "المقاتلين الأجانب", "from": "الحكومة"},
    ),
    # whom somebody holds of whom it is told that they are let go; the one inside a phrase
    ("أفرج التنظيم عن الأسرى الذين كان يحتجزهم.", "detention", {"actor": "التنظيم", "target": "الأسرى"}),
    ("أفرجت الحركة عن الجنود الذين كانت تحتجزهم.", "detention", {"actor": "الحركة", "target": "الجنود"}),
    ("وصل الصحفيون إلى منزل القتيل الذي قتل أمس.", "killing", {"victim": "القتيل"}),
    ("حضر المحققون إلى زنزانة الموقوف الذي قتل زميله.", "killing", {"actor": "الموقوف", "victim": "زميله"}),
    ("أعدم الجيش ميدانياً شابين قرب الحاجز.", "execution", {"actor": "الجيش", "victim": "شابين"}),
    ("جرح أربعة ضباط في الانفجار.", "injury", {"victim": "ضباط"}),
    ("إن قاتل ابنته ما زال طليقاً ولم تقبض عليه الشرطة.", "arrest", {"actor": "الشرطة", "target": "قاتل ابنته"}),
    ("عملية اختطاف الإعلامي سامي الراوي نفذها ملثمون.", "abduction", {"actor": "ملثمون", "target": "سامي الراوي"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), [c for c in reading.claims if c.event == event]


NOT_SAID: list[tuple[str, str, Roles]] = [
    ("يحاكم سامي الراوي أمام المحكمة الجنائية بتهم ارتكاب جرائم حرب.", "abuse", {"actor": "المحكمة الجنائية"}),
    ("حوكم سامي الراوي أمام منزله.", "proceeding", {"actor": "منزله"}),
    ("حكم القضاء على سامي الراوي بالإعدام غيابياً.", "killing", {}),
    ("حكم القضاء على سامي الراوي بالإعدام غيابياً.", "attack", {}),
    ("بعد أن اعتقلته المخابرات الجوية عام 2013 انقطعت أخبار سامي الراوي.", "arrest", {"target": "المخابرات الجوية"}),
    ("أحيل إلى التقاعد اللواء سامي الراوي وثلاثة من الضباط.", "proceeding", {}),
    ("سيحال المشروع إلى البرلمان.", "handover", {}),
    ("أفرجت الحكومة عن مشروع الموازنة وأحالته إلى البرلمان.", "release", {}),
    ("طالبت إيران بالإفراج عن الأموال المجمدة.", "release", {}),
    ("خطف المنتخب بطاقة التأهل إلى الدور الثاني.", "abduction", {}),
    ("الهدنة محكومة بالفشل منذ بدايتها.", "proceeding", {}),
    ("الشعب محكوم بالحديد والنار.", "proceeding", {}),
    ("وضع الاتحاد الأوروبي الحركة على قائمة المنظمات الإرهابية.", "proceeding", {"target": "الإرهابية"}),
    ("أخلت النيابة سبيل 18 متهماً بكفالة ألف جنيه.", "proceeding", {}),
    ("تواصل القوات اعتقال ناشطين في المدينة.", "detention", {}),
    ("فرضت واشنطن عقوبات على إيران.", "proceeding", {}),
    ("رفعت واشنطن العقوبات عن سامي الراوي.", "proceeding", {}),
    ("شملت الحملة ثلاث مدن.", "arrest", {}),
    ("طالبت الجبهة بالإفراج عن خمس نساء في السجون اللبنانية.", "release", {"place": "السجون اللبنانية"}),
    ("أمر القائد باعتقال الجندي.", "proceeding", {}),
    ("لم تأمر النيابة بحبس سامي الراوي.", "proceeding", {}),
    ("يبحث المحققون في حواسيبه.", "proceeding", {}),
    ("ستمثل أمام لجنة تحقيق برلمانية لمناقشة الأمر.", "proceeding", {"kind": "investigation"}),
    ("بعد إعلان الجيش شنه هجوماً على المدينة.", "attack", {"actor": "المدينة"}),
    ("المحكمة قضت ببراءته من التهم المنسوبة إليه.", "proceeding", {"target": "المنسوبة"}),
    ("طلبت الحكومة تسليم المتهمين إلى القضاء.", "proceeding", {}),
    ("أصدر الوزير قراراً بحبس المتهم.", "proceeding", {}),
    ("أصدر نائب الوزير أمراً بحبس الموظف.", "proceeding", {}),
    ("عقد البرلمان جلسته الثالثة.", "proceeding", {}),
    ("إن قاتل ابنته ما زال طليقاً ولم تقبض عليه الشرطة.", "arrest", {"actor": "طليقاً"}),
    ("عملية اختطاف سامي الراوي نفذها بنجاح.", "abduction", {"actor": "بنجاح"}),
    ("استعاد الجيش مدينة الوادي.", "handover", {}),
    ("استعادت الشرطة السيارة المسروقة.", "handover", {}),
    ("وصل الصحفيون إلى منزل القتيل الذي قتل أمس.", "killing", {"victim": "الصحفيون"}),
    ("أفرج التنظيم عن الأسرى الذين كان يحتجزهم.", "detention", {"actor": "الأسرى"}),
    ("أعلن الوزير نيته الدفاع عن المقاتلين الذين دربتهم.", "support", {"actor": "الوزير"}),
    ("لم تدع الحركة الأفراد صراحة إلى القتال.", "proceeding", {}),
    ("ويعد محمد من عشرات الذين قضوا داخل مركز احتجاز عسكري.", "detention", {"actor": "محمد"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)


def test_who_is_accused_accuses_nobody(reader: Reader) -> None:
    reading = read(reader, "كان سامي الراوي متهماً بقتل ضابط.")
    assert all(len(claim.attribution) == 1 for claim in reading.claims)


def test_what_is_yet_to_be_tried_is_intended(reader: Reader) -> None:
    told = given(read(reader, "سيحال المتورطون إلى القضاء."), "proceeding", {"target": "المتورطون"})
    assert {claim.modality for claim in told} == {"intended"}


def test_a_body_that_is_asked_for_is_intended(reader: Reader) -> None:
    told = given(read(reader, "طالبت المنظمة بتشكيل لجنة تحقيق في الهجوم."), "proceeding", {"target": "الهجوم"})
    assert {claim.modality for claim in told} == {"intended"}


def test_a_body_that_is_there_is_not(reader: Reader) -> None:
    told = given(read(reader, "أوصت اللجنة المكلفة بالتحقيق في سقوط المدينة بإقالة ضباط."), "proceeding", {})
    assert {claim.modality for claim in told} == {"asserted"}


def test_what_a_judge_orders_has_yet_to_be_done(reader: Reader) -> None:
    told = given(read(reader, "أمر قاضي التحقيق بتوقيف سامي الراوي."), "arrest", {"target": "سامي الراوي"})
    assert {claim.modality for claim in told} == {"intended"}


@pytest.mark.parametrize(
    ("text", "event", "modality"),
    [
        ("قررت المحكمة تأجيل محاكمة المتهمين.", "proceeding", "asserted"),
        ("اتفق الطرفان على أن تسلم الحكومة المقاتلين الأجانب إلى دولهم.", "handover", "intended"),
        ("اتفق الطرفان على أن تنسحب القوات من المدينة.", "control", "intended"),
        ("اتفق الشهود على أن الطائرات قصفت السوق.", "air-strike", "asserted"),
        ("سوف تتولى المقاومة إخراجهم من المدينة جثثاً هامدة.", "killing", "intended"),
    ],
)
def test_it_is_as_sure_as_what_it_hangs_on(reader: Reader, text: str, event: str, modality: str) -> None:
    assert [c.modality for c in read(reader, text).claims if c.event == event] == [modality]


def test_what_a_court_refuses_is_denied(reader: Reader) -> None:
    [claim] = [
        c
        for c in read(reader, "رفضت محكمة بريطانية طلب تسليم سامي الراوي إلى روسيا.").claims
        if c.event == "proceeding"
    ]
    assert claim.polarity == "denied"


def test_whom_it_befell_is_asked_before_where(reader: Reader) -> None:
    text = "وشنت طائرات التحالف غارات جوية استهدفت مواقع للحوثيين شمال مأرب. كما استهدفت مخزن أسلحة بمعسكر ماس."
    told = [c for c in read(reader, text).claims if c.event == "attack" and "place" in c.arguments]
    assert [a.text for c in told for a in c.arguments.get("actor", [])] == ["طائرات التحالف"]
