"""Orders and politics: pacts, sides, posts, pay, what somebody has with him, and why things were done.

Sentences of our own with invented people: what must be read from each, and what must not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]


SAID: list[tuple[str, str, Roles]] = [
    # posts: who is named before the verb, by any word of putting or dismissing
    (
        "أكد المتحدث أن أبو جابر عُيّن رئيسا لمجلس الشورى.",
        "appointment",
        {"person": "أبو جابر", "title": "رئيسا لمجلس الشورى"},
    ),
    ("وذكر المصدر أن أبو صالح اختير أميرا للحركة.", "appointment", {"person": "أبو صالح", "title": "أميرا للحركة"}),
    ("بويع أبو إبراهيم أميرا على الولاية.", "appointment", {"person": "أبو إبراهيم"}),
    ("وصل أبو جابر الذي عين رئيسا لمجلس الشورى إلى إدلب.", "appointment", {"person": "أبو جابر"}),
    ("تم فصل العقيد سالم هادي من الجيش.", "appointment", {"person": "سالم هادي", "title": "الجيش"}),
    ("وذكر المصدر أن العقيد سالم هادي فصل من الخدمة.", "appointment", {"person": "سالم هادي", "title": "الخدمة"}),
    ("كان سالم هادي ضابطا في الحرس. وتم فصله من الجيش عام 2012.", "appointment", {"person": "سالم هادي"}),
    ("عُزل القاضي أبو جعفر من منصبه.", "appointment", {"person": "أبو جعفر", "title": "منصبه"}),
    ("أعفت القيادة العقيد سالم هادي من مهامه.", "appointment", {"person": "سالم هادي", "title": "مهامه"}),
    # who is raised to a rank, and who comes into a post by the noun of it
    ("منحت القيادة عشرات الضباط رتبة عميد.", "appointment", {"person": "الضباط", "title": "رتبة عميد"}),
    ("منح الملك الرتب العليا لقادة الفصائل.", "appointment", {"issuer": "الملك", "person": "قادة الفصائل"}),
    ("رقي العقيد سالم هادي إلى رتبة عميد.", "appointment", {"person": "سالم هادي", "title": "رتبة عميد"}),
    ("فيما تم تعيين 70 آخرين برتبة عقيد.", "appointment", {"person": "آخرين", "count": "70", "title": "رتبة عقيد"}),
    ("منذ تولي سالم هادي السلطة.", "appointment", {"person": "سالم هادي", "title": "السلطة"}),
    ("قال سالم هادي بعد تسلمه مهامه في مارس إنه بخير.", "appointment", {"person": "سالم هادي", "title": "مهامه"}),
    # whose post stands first puts out who is named after him; suspended by his post alone; who is sworn to as emir
    (
        "أحال وزير الداخلية اللواء سالم هادي إلى التقاعد.",
        "appointment",
        {"person": "سالم هادي", "issuer": "وزير الداخلية"},
    ),
    ("أوقفت الوزارة مدير الشرطة عن العمل.", "appointment", {"person": "مدير الشرطة", "issuer": "الوزارة"}),
    ("أوقفت الوزارة العقيد سالم هادي عن العمل.", "appointment", {"person": "سالم هادي", "change": "dismissed"}),
    ("بايع مجلس الشورى أبا جابر أميراً.", "appointment", {"person": "أبا جابر", "issuer": "مجلس الشورى"}),
    ("صوت المجلس على إقالة المحافظ سالم هادي.", "appointment", {"person": "سالم هادي", "issuer": "المجلس"}),
    # at the head of a body, by «as», with a time between, whom an enclitic takes up, who is told of by his post alone
    (
        "أثار تعيين الملا نادر العوني على رأس حركة الفتح خلافات.",
        "appointment",
        {"person": "الملا نادر العوني", "title": "رأس", "organisation": "حركة الفتح"},
    ),
    (
        "قامت الحركة بتعيين نادر العوني كقائد للتنظيم.",
        "appointment",
        {"person": "نادر العوني", "issuer": "الحركة", "title": "قائد للتنظيم"},
    ),
    ("هرب نادر العوني الذي عُيّن الأسبوع الماضي قائدا للقاعدة.", "appointment", {"person": "نادر العوني"}),
    ("قال العميد نادر العوني بعد تعيينه محافظا لعدن إن المدينة آمنة.", "appointment", {"person": "نادر العوني"}),
    ("عين الرئيس محافظا جديدا لعدن.", "appointment", {"person": "محافظا جديدا", "issuer": "الرئيس", "title": "محافظا"}),
    ("أصدر الرئيس قرارا بتعيين محافظ جديد لعدن.", "appointment", {"person": "محافظ جديد", "issuer": "الرئيس"}),
    # pacts that are not kept, and by other names
    ("نقض التنظيم الهدنة الموقعة مع لواء الفجر.", "agreement", {"party": "التنظيم", "change": "broken"}),
    ("وتنصلت الحكومة من الاتفاق الذي وقعته في جوبا.", "agreement", {"party": "الحكومة", "change": "broken"}),
    ("وقع الجيش السوداني والحركة الشعبية في جوبا بروتوكولا أمنيا.", "agreement", {"party": "الجيش السوداني"}),
    ("عقدت القبيلة صلحا مع الحركة يقضي بعدم الاعتداء.", "agreement", {"party": "القبيلة"}),
    ("رفضت الحركة الهدنة مع الجيش.", "agreement", {"party": "الحركة", "change": "refused"}),
    # sides, and who leads: people without a name, or who is told of before a place
    ("وأشار إلى أن خالد عمر انحاز إلى جبهة النصرة.", "support", {"actor": "خالد عمر", "to": "جبهة النصرة"}),
    ("آوى شيخ القبيلة مسلحين في مزرعته.", "support", {"actor": "شيخ القبيلة", "to": "مسلحين"}),
    ("هاجم مسلحون بقيادة سالم هادي حاجزا للجيش.", "support", {"actor": "سالم هادي", "to": "مسلحون"}),
    (
        "انضم 300 عنصر من الحركة بقيادة أبو عمر إلى جيش الفتح.",
        "support",
        {"actor": "أبو عمر", "to": "عنصر من الحركة", "kind": "leadership"},
    ),
    (
        "وصلت تعزيزات عسكرية إلى بلدة طفس بقيادة العميد سالم هادي.",
        "support",
        {"actor": "سالم هادي", "to": "تعزيزات عسكرية"},
    ),
    # what somebody has with him
    (
        "أوقفت الشرطة سالم هادي عند الحاجز، وعثرت معه على جواز سفر مزور.",
        "possession",
        {"holder": "سالم هادي", "thing": "جواز سفر مزور"},
    ),
    ("اعتقلت الشرطة ثلاثة أشخاص وضبطت لديهم أسلحة رشاشة.", "possession", {"holder": "أشخاص"}),
    (
        "أوقف الجيش الإرهابي سالم هادي في منزل شقيقه خالد عمر. وعثر معه على جواز سفر مزور.",
        "possession",
        {"holder": "سالم هادي"},
    ),
    ("أوقف الحاجز سالم هادي، وكان معه مسدس.", "possession", {"holder": "سالم هادي", "thing": "مسدس"}),
    ("هرب سالم هادي وأخذ معه مبلغ 200 ألف دولار.", "possession", {"holder": "سالم هادي"}),
    ("ولدى الفصيل نحو عشرين دبابة.", "possession", {"holder": "الفصيل", "thing": "دبابة"}),
    ("وباتت بحوزة التنظيم أسلحة متطورة.", "possession", {"holder": "التنظيم", "thing": "أسلحة متطورة"}),
    # rewards: for whatever is to be done, and a sum alone
    ("رصدت الوزارة خمسة ملايين دولار لمن يدلي بمعلومات عن القائد.", "reward", {"offerer": "الوزارة"}),
    ("خصص التنظيم جائزة قدرها 200 ألف دولار لمن يقتل الطيار.", "reward", {"offerer": "التنظيم", "for": "يقتل الطيار"}),
    ("عرضت الحكومة مكافأة بقيمة خمسة ملايين دولار للقبض على سالم هادي.", "reward", {"for": "قبض على سالم هادي"}),
    ("وضعت واشنطن مكافأة تصل إلى 10 ملايين دولار مقابل رأس سالم هادي.", "reward", {"for": "رأس سالم هادي"}),
    # what is cut off
    ("قطع التنظيم الرواتب عن مقاتليه.", "shortage", {"actor": "مقاتليه", "thing": "الرواتب"}),
    ("أدى القصف إلى قطع الكهرباء عن المدينة.", "shortage", {"actor": "المدينة", "thing": "الكهرباء"}),
    ("يشكو الجنود من قلة الرواتب.", "shortage", {"actor": "الجنود", "thing": "الرواتب"}),
    # who protests by what he does
    (
        "قطع أهالي القرية الطريق العام احتجاجا على مقتل شاب.",
        "protest",
        {"actor": "أهالي القرية", "against": "مقتل شاب"},
    ),
    ("استقال سالم هادي من منصبه احتجاجا على نهب القرى.", "protest", {"actor": "سالم هادي"}),
    # why: what «ما» takes up without a comma, what came of a clause, grounds, reasons
    ("قصف الجيش القرية ما اضطرهم إلى الفرار.", "cause", {"cause": "قصف الجيش القرية", "effect": "الفرار"}),
    ("انفجرت سيارة مفخخة قرب المقر، مما نجم عنه مقتل أربعة مدنيين.", "cause", {"effect": "مقتل أربعة مدنيين"}),
    ("الخلاف على المبايعة هو الذي دفعه إلى الرحيل.", "cause", {"cause": "الخلاف على المبايعة"}),
    (
        "عزل التنظيم سالم هادي بسبب خلافات مع قياديين، ما دفعه إلى الفرار.",
        "cause",
        {"cause": "عزل التنظيم سالم هادي", "effect": "الفرار"},
    ),
    ("اعتقل الأمن شقيقه، الأمر الذي دفعه إلى حمل السلاح.", "cause", {"cause": "اعتقل الأمن شقيقه"}),
    ("ترك سالم هادي التنظيم لأسباب تتعلق بوضعه العائلي.", "cause", {"cause": "وضعه العائلي"}),
    ("ترك سالم هادي التنظيم لأسباب صحية.", "cause", {"cause": "أسباب صحية"}),
    ("انشق العقيد لرفضه قتل المدنيين.", "cause", {"cause": "رفضه قتل المدنيين", "effect": "انشق العقيد"}),
    ("تأجلت العملية لسوء الأحوال الجوية.", "cause", {"cause": "سوء الأحوال الجوية"}),
    ("ويعود سبب الانشقاق إلى تأخر الرواتب.", "cause", {"cause": "تأخر الرواتب", "effect": "الانشقاق"}),
    ("انشق العقيد كونه يرفض القتال.", "cause", {"cause": "يرفض القتال", "effect": "انشق العقيد"}),
    ("اقتحم المسلحون القرية ثأرا لمقتل قائدهم.", "cause", {"cause": "مقتل قائدهم"}),
    ("نظرا لكثرة الانشقاقات، أعدم التنظيم الفارين.", "cause", {"cause": "كثرة الانشقاقات"}),
    ("أرجع المحلل الانشقاقات إلى ضعف القيادة.", "cause", {"effect": "الانشقاقات", "cause": "ضعف القيادة"}),
    # by whose help something is done, whatever verb tells of it
    ("تمكنت المقاومة بمساندة قوات التحالف من السيطرة.", "support", {"actor": "قوات التحالف", "to": "المقاومة"}),
    ("خاض الجيش معارك بإسناد جوي من مقاتلات التحالف.", "support", {"actor": "مقاتلات التحالف", "to": "الجيش"}),
    ("شارك خمسة آلاف شرطي بدعم من المروحيات في المداهمات.", "support", {"actor": "المروحيات"}),
    ("حققت المقاومة انتصارات بدعم وتنسيق مع قوات التحالف.", "support", {"actor": "قوات التحالف", "to": "المقاومة"}),
    ("وبدعم الضربات الجوية استطاعت القوات كسر الحصار.", "support", {"actor": "الضربات الجوية", "to": "القوات"}),
    ("تقدم مقاتلون محليون تدعمهم غارات يشنها التحالف.", "support", {"actor": "التحالف", "to": "مقاتلون محليون"}),
    # who answers for a deed by a noun, before and behind his name
    (
        "أكدت اللجنة أن سالم هادي هو المسؤول عن مقتل العمال.",
        "responsibility",
        {"actor": "سالم هادي", "event": "مقتل العمال"},
    ),
    (
        "قال إن المسؤول عن الهجوم، سالم هادي، تدرب في الجبل.",
        "responsibility",
        {"actor": "سالم هادي", "event": "الهجوم"},
    ),
    (
        "قتل ستة في هجوم على موقع عسكري، على ما أعلن مصدر، محملاً تنظيم القاعدة المسؤولية.",
        "responsibility",
        {"actor": "تنظيم القاعدة", "event": "هجوم على موقع عسكري"},
    ),
    ("دان الوزير الهجوم محملاً الحركة المسؤولية الكاملة عن مقتل الجنود.", "responsibility", {"actor": "الحركة"}),
    # by what somebody does it he has done as well
    ("ضغطت الحركة على الأهالي من خلال قصف القرى.", "shelling", {"actor": "الحركة", "target": "القرى"}),
    ("رد المسلحون عبر خطف خمسة عمال.", "abduction", {"actor": "المسلحون", "target": "عمال"}),
    # allies
    ("تحالف الحزب مع جماعة الفجر قبل عام.", "agreement", {"party": "الحزب", "change": "made"}),
    ("تحالفت القبيلة مع الحركة بهدف قتال التنظيم.", "agreement", {"party": "القبيلة", "change": "made"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert given(read(reader, text), event, roles)


NOT_SAID: list[tuple[str, str, Roles]] = [
    # whom they took has done it, and no more than a plan or a source's charge is a deed; who flies them is another
    ("اعتقلت الشرطة المسؤول عن التفجير.", "responsibility", {}),
    ("المسؤول عن الهجوم، وفق الشرطة، معروف.", "responsibility", {}),
    ("غادر الوفد المدينة محملاً الحكومة المسؤولية.", "responsibility", {}),
    ("يريد الجيش أن يضغط من خلال قصف القرى.", "shelling", {"actor": "الجيش"}),
    ("تقدم الجيش من خلال غارات الطيران.", "air-strike", {"actor": "الجيش"}),
    # who names somebody is not named himself; what a court or a man does not keep is no pact
    ("الوزير الذي عين رئيسا جديدا للمجلس غادر.", "appointment", {"person": "الوزير"}),
    ("فصل الجيش المدينة عن الريف.", "appointment", {}),
    ("أوقفت الوزارة العقيد سالم هادي عن العمل.", "arrest", {}),
    ("أحال وزير الداخلية اللواء سالم هادي إلى التقاعد.", "position", {"title": "وزير الداخلية"}),
    ("بايع التنظيم أبا جابر.", "appointment", {}),
    ("نقضت المحكمة الحكم.", "agreement", {}),
    ("آوى المخيم عائلات نازحة.", "support", {}),
    ("طلب القيادي إعفاءه من الخدمة الإلزامية.", "appointment", {}),
    # of fighters from a group it is not clear whom he leads by the way that he is named
    ("الحكومة بقيادة الرئيس سالم هادي في عدن.", "support", {"to": "الحكومة"}),
    # what is taken along is no pay; who comes along is nothing to have
    ("هرب سالم هادي وأخذ معه مبلغ 200 ألف دولار.", "payment", {}),
    ("التقى سالم هادي خالد عمر وكان معه ثلاثة رجال.", "possession", {}),
    ("قطع الجيش الطريق عن المدينة.", "shortage", {}),
    ("قطع المستوطنون الأشجار في القرية.", "shortage", {}),
    ("وزع القائد مكافأة على المقاتلين.", "reward", {}),
    # another deed stands between, of those whom it is said to be against
    ("توفي سالم هادي نتيجة اشتباكات في مسيرة احتجاجا على الحكم.", "protest", {"actor": "سالم هادي"}),
    ("عزل التنظيم سالم هادي بسبب خلافات مع قياديين، ما دفعه إلى الفرار.", "flight", {"actor": "قياديين"}),
    ("خصص التنظيم، وفق ما أكده نازحون، مليون دينار لمن يرشد إلى مكانه.", "reward", {"offerer": "نازحون"}),
    # no reason: what a verb or a preposition governs, one that is not known, a purpose
    ("أمره لا يتعدى كونه خلافا قديما.", "cause", {}),
    ("تنبع أهمية التل من كونه صلة وصل بين المناطق.", "cause", {}),
    ("انشق القيادي عن الحركة لأسباب مجهولة.", "cause", {}),
    ("انشق القيادي عن الحركة لأسباب عدة.", "cause", {}),
    ("هاجم المدينة ليس لأسباب دينية.", "cause", {}),
    ("تطورت العلاقة في تحسن مستمر لعلاقته بالجميع.", "cause", {}),
    ("تقدمت القوات من الشمال حتى تقطع الطريق على المسلحين.", "cause", {}),
    # nobody is said to appoint anybody; he who decides is not who is appointed
    ("ينتظر تعيين رئيس أركان جديد للجيش.", "appointment", {}),
    ("لا يوجد قانون يسمح بتعيين نائب جديد للرئيس.", "appointment", {}),
    ("أثار تعيين الرئيس نادر العوني لثلاث من الشخصيات كمستشارين خلافات.", "appointment", {"person": "نادر العوني"}),
    ("تمكنت المقاومة بمساندة قوات التحالف من السيطرة.", "support", {"actor": "المقاومة", "to": "قوات التحالف"}),
    ("اتهمته الحكومة بدعم تنظيم النهر.", "support", {"actor": "تنظيم النهر"}),
    ("اتخذت الدولة قراراً بدعم لواء الفجر.", "support", {"actor": "لواء الفجر"}),
    ("أكدت المنظمة أهمية دعم البرامج الإنسانية لمساعدة المتضررين.", "support", {"actor": "البرامج الإنسانية"}),
    ("هذه الأسباب القوية تدعم الحكومة.", "support", {}),
    ("تراجع المسلحون منذ تحرير البلدة بغطاء جوي من التحالف.", "support", {"to": "المسلحون"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)


SURE: list[tuple[str, str, str, str]] = [
    # what somebody refuses is not done, whoever would have done it
    ("انشق العقيد بسبب رفضه قتل المدنيين.", "killing", "denied", "asserted"),
    ("انشق العقيد لرفضه قتل المدنيين.", "killing", "denied", "asserted"),
    ("انشق العقيد بعد رفضه المشاركة في قتل المدنيين.", "killing", "denied", "asserted"),
    ("انشق العقيد بعد رفضه إطلاق النار على المتظاهرين.", "attack", "denied", "asserted"),
    ("انشق العقيد بعد رفضه تنفيذ أوامر بإطلاق النار على المتظاهرين.", "attack", "denied", "asserted"),
    # a word on what others do leaves it as it is
    ("أعرب الوزير عن رفضه قصف المدنيين في حلب.", "shelling", "affirmed", "asserted"),
    # whoever may do it for a reward, and nobody has
    ("خصص التنظيم جائزة قدرها 200 ألف دولار لمن يقتل الطيار.", "killing", "affirmed", "conditional"),
]


@pytest.mark.parametrize(("text", "event", "polarity", "modality"), SURE)
def test_how_sure_it_is(reader: Reader, text: str, event: str, polarity: str, modality: str) -> None:
    found = [(c.polarity, c.modality) for c in read(reader, text).claims if c.event == event]
    assert found
    assert set(found) == {(polarity, modality)}
