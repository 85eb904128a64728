"""How sure it is does not hang on which deed, by whom and to whom: each turn of denial and doubt with each of them."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from made_claims import read

if TYPE_CHECKING:
    from khabar.reader import Reader

# who acts, whether its verb is feminine
DOERS = [("الشرطة", True), ("الجيش", False), ("التنظيم", False), ("قوات النظام", True), ("هيئة تحرير الشام", True)]
# the event, its verb in the past and the imperfect, its verbal noun, and what stands before whom it befalls
DEEDS = [
    ("arrest", "اعتقل", "يعتقل", "اعتقال", ""),
    ("killing", "قتل", "يقتل", "قتل", ""),
    ("release", "أفرج", "يفرج", "الإفراج", "عن "),
    ("execution", "أعدم", "يعدم", "إعدام", ""),
    ("abduction", "خطف", "يخطف", "خطف", ""),
]
# whom, in the genitive and as an object
WHOM = [
    ("القيادي سالم هادي", "القيادي سالم هادي"),
    ("ثلاثة شبان", "ثلاثة شبان"),
    ("خمسة من عناصر الفصيل", "خمسة من عناصر الفصيل"),
    ("الصحفي خالد عمر", "الصحفي خالد عمر"),
    ("قيادي في التنظيم", "قياديا في التنظيم"),
]
# D: who; p, i: the verb in the past and the imperfect; n: its noun; g, o: whom; t: ending of a feminine verb; y: its prefix
TURNS = [
    ("لم {i} {D} {o}.", "denied", "asserted"),
    ("نفى متحدث باسم {D} {n} {g}.", "denied", "asserted"),
    ("نفت مصادر محلية أن {y}كون {D} قد {p} {o}.", "denied", "asserted"),
    ("نفى ناشطون صحة الأنباء عن {n} {g}.", "denied", "asserted"),
    ("لا صحة لما تردد عن {n} {D} {o}.", "denied", "asserted"),
    ("رفض{t} {D} {n} {g}.", "denied", "asserted"),
    ("امتنع{t} {D} عن {n} {g}.", "denied", "asserted"),
    ("لا {y}ريد {D} {n} {g}.", "denied", "intended"),
    ("تعذر {n} {g}.", "denied", "asserted"),
    ("استحال {n} {g}.", "denied", "asserted"),
    ("يصعب {n} {g}.", "affirmed", "possible"),
    ("هناك هواجس من {n} {g}.", "affirmed", "possible"),
    ("الوضع يستدعي {n} {g}.", "affirmed", "intended"),
    ("تأجل {n} {g}.", "affirmed", "intended"),
    ("وصل الوفد لتسهيل {n} {g}.", "affirmed", "intended"),
    ("حاول{t} {D} {n} {g}.", "affirmed", "attempted"),
    ("فشل{t} {D} في {n} {g}.", "affirmed", "attempted"),
    ("كاد{t} {D} أن {i} {o}.", "affirmed", "attempted"),
    ("هدد{t} {D} ب{n} {g}.", "affirmed", "intended"),
    ("{y}عتزم {D} {n} {g}.", "affirmed", "intended"),
    ("دعا المجلس {D} إلى {n} {g}.", "affirmed", "intended"),
    ("طالب الأهالي {D} ب{n} {g}.", "affirmed", "intended"),
    ("أرسل المجلس قوة للمشاركة في {n} {g}.", "affirmed", "intended"),
    ("درب المجلس عشرين حارسا ليشاركوا مع الأهالي في {n} {g}.", "affirmed", "intended"),
    ("من المتوقع أن {i} {D} {o}.", "affirmed", "possible"),
    ("{D} س{i} {o} قريبا.", "affirmed", "intended"),
    ("ربما {p} {D} {o}.", "affirmed", "possible"),
    ("يرجح أن {D} {p} {o}.", "affirmed", "possible"),
    ("يشتبه في أن {D} {p} {o}.", "affirmed", "possible"),
    ("لم يعرف ما إذا كان{t} {D} قد {p} {o}.", "affirmed", "unknown"),
    ("لم يتضح إن كان{t} {D} قد {p} {o}.", "affirmed", "unknown"),
    ("إذا {p} {D} {o} فسوف يرد الفصيل.", "affirmed", "conditional"),
    ("سوف يرد الفصيل ما لم {i} {D} {o}.", "affirmed", "conditional"),
    ("{p} {D} {o}.", "affirmed", "asserted"),
]

# not with nouns that are spelt as verbs («قتل»), which would be read as such
OPEN = [
    ("إن {n} {g} بات وشيكا.", "affirmed", "intended"),
    ("إن {n} {g} أصبح محسوما.", "affirmed", "intended"),
    ("قرر القائد، الذي وصل أمس، {n} {g}.", "affirmed", "intended"),
]


@pytest.mark.parametrize(("turn", "polarity", "modality"), [*TURNS, *OPEN])
def test_each_with_each(reader: Reader, turn: str, polarity: str, modality: str) -> None:
    wrong = {}
    for (doer, feminine), (event, past, imperfect, noun, before), (genitive, object_) in itertools.product(
        DOERS, DEEDS if (turn, polarity, modality) in TURNS else [d for d in DEEDS if d[1] != d[3]], WHOM
    ):
        text = turn.format(
            D=doer, t="ت" if feminine else "", y="ت" if feminine else "ي", n=noun, p=past + ("ت" if feminine else ""),
            i=("ت" if feminine else "ي") + imperfect[1:], g=before + genitive, o=before + genitive if before else object_,
        )  # fmt: skip
        said = {(c.polarity, c.modality) for c in read(reader, text).claims if c.event == event}
        if said != {(polarity, modality)}:
            wrong[text] = said
    assert not wrong


@pytest.mark.parametrize(
    "text",
    [
        "وصلت تعزيزات إلى البلدة للمشاركة في المعارك الدائرة بين الجيش والتنظيم.",
        "عاد الوفد إلى المدينة لمتابعة المعارك بين الجيش والتنظيم.",
    ],
)
def test_what_somebody_takes_part_in_there_is(reader: Reader, text: str) -> None:
    assert [(c.event, c.modality) for c in read(reader, text).claims if c.event == "clash"] == [("clash", "asserted")]


# what somebody sets out to do, and no more; {b} is joined to another deed
YET_TO_BE = [
    "سعت القوات إلى {a} و{b}.", "منعت الشرطة {a} و{b}.", "بحث الاجتماع {a} و{b}.", "ناقش الوفدان {a} و{b}.",
    "ينتظر الأهالي {a} و{b}.", "من شأن ذلك أن يؤدي إلى {a} و{b}.", "طالب الوجهاء ب{a} و{b}.", "تعتزم القوات {a} و{b}.",
]  # fmt: skip
PAIRS = [
    ("إعدام ثلاثة أسرى", "تفجير الجسر"),
    ("تفجير الجسر", "الإفراج عن خمسة جنود"),
    ("اقتحام البلدة", "اعتقال القيادي سالم هادي"),
]


@pytest.mark.parametrize("turn", YET_TO_BE)
def test_a_deed_that_is_joined_is_no_surer_than_the_first(reader: Reader, turn: str) -> None:
    for one, other in PAIRS:
        deeds = [c for c in read(reader, turn.format(a=one, b=other)).claims if c.event not in ("position", "decree")]
        assert deeds
        assert [(turn, one, c.event) for c in deeds if c.modality == "asserted" and c.polarity == "affirmed"] == []


def test_what_somebody_is_sent_to_carry_out_is_yet_to_be(reader: Reader) -> None:
    claims = read(reader, "أعاد التنظيم المجندين إلى البلدة لتنفيذ الهجمات على الجيش.").claims
    assert [c.modality for c in claims if c.event == "attack"] == ["intended"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("لم يتوقف الجيش، ولو للحظة، عن قصف البلدة.", "shelling"),
        ("أرسلت فرنسا سفينة للمساعدة في وقف تدفق اللاجئين إلى اليونان.", "movement"),
    ],
)
def test_what_goes_on_is_no_condition_and_no_aim(reader: Reader, text: str, event: str) -> None:
    claims = [c for c in read(reader, text).claims if c.event == event]
    assert {c.modality for c in claims} == {"asserted"}


@pytest.mark.parametrize(
    ("text", "event", "how"),
    [
        ("بدأت القوات في تحرير المدينة.", "control", [("affirmed", "attempted")]),
        ("إن تطهير المحافظة من الميليشيات، هدف أول للقوات.", "control", [("affirmed", "intended")]),
        ("إن تحرير المدينة مهمة صعبة.", "control", [("affirmed", "intended")]),
        ("طلبت الحكومة المساعدة لوقف الحوثيين عن الاستيلاء على المدينة.", "control", [("affirmed", "possible")]),
        ("نجحت الحملة في ردع المسلحين عن مهاجمة القرية.", "attack", [("affirmed", "possible")]),
        ("قصفت القوات الحاجز بصاروخ (لو) ما أدى إلى مقتل جنديين.", "killing", [("affirmed", "asserted")]),
        ("قصفت القوات الحاجز بصاروخ «لو» ما أدى إلى مقتل جنديين.", "killing", [("affirmed", "asserted")]),
        ("بدأ الجيش قصف المدينة.", "shelling", [("affirmed", "asserted")]),  # what has begun is there
        ("أعلن القائد قرب سقوط المدينة بيد الفصيل.", "control", [("affirmed", "intended")]),
        ("كان خروج المدنيين من البلدة صعبا.", "movement", [("affirmed", "asserted")]),
        ("حاول المتمردون صد الثوار إلا أنهم تعرضوا لقصف عنيف.", "shelling", [("affirmed", "asserted")]),
        ("سقط المعسكر ليس إلا، بسبب سيطرة الثوار على المداخل.", "control", [("affirmed", "asserted")] * 2),
        ("استطاع الجيش اختراق التنظيم وإفشال أكثر من عملية إرهابية.", "attack", []),
        ("بقيت الخلايا على النهج الرامي إلى قتل الأبرياء.", "killing", [("affirmed", "intended")]),
        ("وجار القبض على بقية المتهمين.", "arrest", [("affirmed", "attempted")]),
        ("أعلن عن قراره الانسحاب من البلدة.", "control", [("affirmed", "intended")]),
        ("كان هدف التنظيم استعادة المدينة.", "control", [("affirmed", "intended")]),
        ("تقاعس الجيش عن واجبه في تحرير المدينة.", "control", [("affirmed", "intended")]),
        ("أكدت الحكومة حق تركيا في ضرب التنظيم.", "attack", [("affirmed", "possible")]),
        ("جاء ذلك بعد مطالبة المجلس المقاتلين بالانسحاب من البلدة.", "control", [("affirmed", "intended")]),
        ("بدأ التحرك لطلب لجنة تحقيق في جريمة قتل المزارع.", "killing", [("affirmed", "asserted")]),
        ("من الصعب اعتبار اقتحام المبنى رسالة.", "attack", [("affirmed", "asserted")]),
        ("إن أحد الجرحى تعذر إنقاذه وتوفي.", "killing", [("affirmed", "asserted")]),
        ("بقي سالم هادي في البلدة حتى اعتقاله في نوفمبر 1985.", "arrest", [("affirmed", "asserted")]),
        ("قاد سالم هادي الكتيبة حتى مصرعه في الجبهة.", "killing", [("affirmed", "asserted")]),
        ("سيبقى سالم هادي في السجن حتى إعدامه.", "execution", [("affirmed", "intended")]),
        ("بث التنظيم فيديو لإعدام 21 جنديا.", "execution", [("affirmed", "asserted")]),
        ("التقى الوفد خاطفيه بصورة مباشرة لتحرير المختطفين.", "release", [("affirmed", "intended")]),
        ("استعادة السيطرة على المدينة على رأس أولويات القوات.", "control", [("affirmed", "intended")]),
        ("أعلن القائد أن تحرير المدينة يعد من أولويات القوات.", "control", [("affirmed", "intended")]),
        ("استعادت القوات السيطرة على المدينة في إطار أولويات الحكومة.", "control", [("affirmed", "asserted")]),
        ("جاء ذلك بعد تهديد بعض القادة بقتل الرهائن.", "killing", [("affirmed", "intended")]),
        ("جاء ذلك بعد تهديد عدد من القادة بإعدام الأسرى.", "execution", [("affirmed", "intended")]),
        ("القبض على عدد من المسلحين بعد قتل الرهائن.", "killing", [("affirmed", "asserted")]),
        ("أصدرت المحكمة حكما بإعدام عشرة متهمين شنقا.", "execution", []),
        ("يسعى التنظيم إلى شق الصفوف وقتل الأبرياء.", "killing", [("affirmed", "attempted")]),
        ("هذا العمل يستهدف شق الصفوف وقتل الأبرياء.", "killing", [("affirmed", "intended")]),
        ("سعى التنظيم إلى شق الصفوف وقتل خمسة جنود.", "killing", [("affirmed", "asserted")]),
        ("لن نتهاون مع المتمردين بعد تبني الحزب الأربعاء قتل شرطيين.", "killing", [("affirmed", "asserted")]),
        ("منذ إعلان الهدنة قتل خمسة جنود.", "killing", [("affirmed", "asserted")]),
        ("لا نعلم إذا كان المهاجم وحده، وذلك بعد هجوم أوقع 32 قتيلا.", "killing", [("affirmed", "asserted")]),
        ("إذا اقتحم الجيش البلدة، قتل التنظيم الرهائن.", "killing", [("affirmed", "conditional")]),
        ("يكون الاتفاق نافذا عندما تطلق الحكومة سراح الأسرى.", "release", [("affirmed", "conditional")]),
        ("كان الأهالي نائمين عندما قصفت الطائرات المسجد.", "air-strike", [("affirmed", "asserted")]),
    ],
)
def test_what_has_yet_to_come_and_what_has_come(
    reader: Reader, text: str, event: str, how: list[tuple[str, str]]
) -> None:
    assert [(c.polarity, c.modality) for c in read(reader, text).claims if c.event == event] == how


@pytest.mark.parametrize(
    ("text", "event", "how"),
    [
        ("نفى الحزب مسؤوليته عن العملية التي أسفرت عن مقتل شرطيين.", "killing", "affirmed"),
        ("نفت الحركة علاقتها بالتفجير الذي قتل عشرة جنود.", "killing", "affirmed"),
        ("نفت الحركة صلتها بخطف الصحفي سالم هادي.", "abduction", "affirmed"),
        ("نفى التنظيم ضلوعه في مقتل شرطيين.", "killing", "denied"),
        ("نفى الجيش قصف المستشفى.", "shelling", "denied"),
        ("لم نكن على علم باقتحام القوات للنوادي.", "attack", "affirmed"),
        ("لم ينسحب الجيش من البلدة إلا بعد وصول التعزيزات.", "control", "affirmed"),
        ("لم ينسحب الجيش من البلدة.", "control", "denied"),
    ],
)
def test_what_a_denial_leaves_standing(reader: Reader, text: str, event: str, how: str) -> None:
    assert [c.polarity for c in read(reader, text).claims if c.event == event] == [how]


def test_who_refuses_an_order_did_not_give_it(reader: Reader) -> None:
    claims = read(reader, "رفض الجنود أوامر القائد سالم هادي بقصف البلدة.").claims
    assert not [c for c in claims if c.event == "decree" and c.arguments["issuer"][0].text == "الجنود"]


def test_whom_it_was_aimed_at_did_not_do_it(reader: Reader) -> None:
    text = "تحدث الوفد عن حملة ضد التنظيم وعن بدء القوات مرحلة جديدة وشن غارات ضد كل من متشددي التنظيم والأكراد."
    strikes = [c for c in read(reader, text).claims if c.event == "air-strike"]
    assert [(c.arguments.get("actor"), len(c.arguments["target"])) for c in strikes] == [(None, 2)]


@pytest.mark.parametrize(
    ("text", "event", "how"),
    [
        ("نفى الجيش قصف المدينة وانسحب من البلدة.", "control", "affirmed"),
        ("نفت الحركة خطف الجنود وأفرجت عن خمسة منهم.", "release", "affirmed"),
        ("لا ينبغي للمرء أن ينسى أن الحركة أعلنت مسؤوليتها عن التفجير.", "responsibility", "affirmed"),
        ("لا يمكن إنكار أن الجيش قصف المدينة.", "shelling", "affirmed"),
        ("لا يمكن أن يقصف الجيش المدينة.", "shelling", "denied"),
    ],
)
def test_what_is_not_denied_with_it(reader: Reader, text: str, event: str, how: str) -> None:
    assert [c.polarity for c in read(reader, text).claims if c.event == event] == [how]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("وفي فبراير، بث التنظيم فيديو لإعدام 21 جنديا.", "execution"),
        ("بث ناشطون صورا لقصف المستشفى.", "shelling"),
        ("إن إعلان وزارة الدفاع قتل القيادي سالم هادي يخدم أكثر من هدف.", "killing"),
        ("يأتي ذلك بعد تبني الحزب الأربعاء قتل شرطيين.", "killing"),
    ],
)
def test_who_shows_or_tells_of_it_is_not_who_did_it_nor_then(reader: Reader, text: str, event: str) -> None:
    told = [c for c in read(reader, text).claims if c.event == event]
    assert [(c.arguments.get("actor"), c.time) for c in told] == [(None, None)]


def test_who_sends_troops_does_what_they_are_for(reader: Reader) -> None:
    claims = read(reader, "نشر الجيش قواته لاقتحام الثكنة.").claims
    assert [(c.arguments["actor"][0].text, c.modality) for c in claims if c.event == "attack"] == [
        ("الجيش", "intended")
    ]


@pytest.mark.parametrize(
    ("text", "event", "how"),
    [
        # put off, held up or called off: nobody has done it
        ("تأخر اقتحام مدينة كيدال.", "attack", "intended"),
        ("تأخر تحرير البلدة من المسلحين.", "control", "intended"),
        ("تأخر الجيش في تنفيذ الهجوم على القاعدة.", "attack", "intended"),
        ("قال المتحدث إن تأخر القوات في شن هجوم على المدينة يعود إلى الأمطار.", "attack", "intended"),
        ("تعثر انسحاب القوات من المدينة.", "control", "intended"),
        ("حول تأخر عملية اقتحام مدينة كيدال، قال المتحدث إن القوات ستنتظر.", "attack", "intended"),
        ("بعد إلغاء عملية تحرير الرهائن، انسحب الجنود.", "release", "intended"),
        ("بعد نجاح عملية تحرير الرهائن، انسحب الجنود.", "release", "asserted"),
        ("خلال تنفيذ عملية اقتحام المدينة قتل جنديان.", "attack", "asserted"),
        # what one has never done before
        ("لم يسبق لهم أن قصفوا المدينة.", "shelling", "denied"),
        ("لم يسبق للجماعة أن هاجمت العاصمة.", "attack", "denied"),
        ("لم يسبق أن قصفت الطائرات المدينة.", "air-strike", "denied"),
        ("لم يسبق لسالم هادي أن زار القاهرة.", "movement", "denied"),
        ("ولم يسبق للمتمردين أن سيطروا على المدينة.", "control", "denied"),
        ("لم يحدث أن قصف الجيش القرية.", "shelling", "denied"),
        ("سبق أن قصفت الطائرات المدينة.", "air-strike", "asserted"),
        # who did it is doubted, and not that it was done
        ("يبدو أن هذا الهجوم نفذته الحركة.", "attack", "possible"),
        ("يرجح أن هذه الغارة نفذتها طائرات التحالف على البلدة.", "air-strike", "possible"),
        ("تعتزم الحكومة تشديد الأمن في أعقاب هجوم نفذه مسلحون على المطار.", "attack", "asserted"),
        # what somebody lets others do
        ("قال المتحدث إن الحكومة ترحب بأن يزور محققون البلاد.", "movement", "intended"),
        ("رحب الوزير بأن الجيش استعاد المدينة.", "control", "asserted"),
        # without what they will not do it
        ("رفض المسلحون المغادرة إلا بعد الإفراج عن خمسة سجناء.", "release", "conditional"),
        ("أكد المتحدث أنهم لن يتفاوضوا إلا بعد انسحاب المسلحين من العاصمة.", "control", "conditional"),
        ("لم ينسحب الجيش إلا بعد قصف المسلحين القاعدة.", "shelling", "asserted"),
        # what a demand, an aim or a way out consists in
        ("الشرط الرئيسي لإبرام السلام هو الانسحاب الفوري للقوات الأجنبية من البلاد.", "control", "intended"),
        ("كان مطلب الحركة هو الإفراج عن أسراها.", "release", "intended"),
        ("تتمثل مطالب المحتجين في إطلاق سراح المعتقلين.", "release", "intended"),
        ("أكد الوزير أن الهدف هو استعادة المدينة.", "control", "intended"),
        ("السبب هو انسحاب القوات من المدينة.", "control", "asserted"),
        ("اتفق الجانبان على وقف إطلاق النار والتعاون في ملاحقة المسلحين.", "raid", "intended"),
        # how a place stands that somebody tries to take, what came of a failure
        ("انتهت العملية بالفشل ومقتل خمسة جنود.", "killing", "asserted"),
        ("محاولة الانقلاب انتهت بالفشل وإعدام 13 ضابطاً.", "execution", "asserted"),
        ("وقعت محاولة فاشلة استهدفت معامل النفط.", "attack", "attempted"),
        ("تعرض لمحاولة اغتيال، أصيب فيها إصابة طفيفة.", "injury", "asserted"),
        ("اعترف الجيش بالفشل في استعادة المدينة.", "control", "attempted"),
        ("أرجع المتحدث سبب تأخر القوات في تنفيذ الهجوم على القاعدة إلى الأمطار.", "attack", "intended"),
        # all that one aim brings in
        ("قصف الجيش البلدتين من أجل استمرار السيطرة عليهما وإخراج الفصائل منهما.", "control", "intended"),
        ("العمليات التي تستهدف في المقام الأول القبض على المسلحين مستمرة.", "arrest", "intended"),
    ],
)
def test_what_was_put_off_or_never_done(reader: Reader, text: str, event: str, how: str) -> None:
    found = [c for c in read(reader, text).claims if c.event == event]
    assert found, text
    assert {c.polarity if c.polarity == "denied" else c.modality for c in found} == {how}, text


def test_how_a_place_stands_that_somebody_tries_to_take(reader: Reader) -> None:
    claims = read(reader, "تحاول القوات استعادة مدينة يسيطر عليها المسلحون.").claims
    assert {c.arguments["change"]: c.modality for c in claims} == {"gained": "attempted", "holds": "asserted"}
