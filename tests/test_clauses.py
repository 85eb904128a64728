"""Kinds of clauses that news is made of: who does what to whom, and how sure it is.

Each row is a short sentence of our own with invented people, and a claim that it must, or must not, give.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from khabar.share.schema import required
from khabar.types import Claim, Reading, Report

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Report(text, "sha256:row"))


def fills(claim: Claim, role: str, want: str) -> bool:
    filled = claim.arguments.get(role, ())
    return filled == want if isinstance(filled, str) else any(filler.text == want for filler in filled)


def given(reading: Reading, event: str, roles: Roles) -> list[Claim]:
    return [c for c in reading.claims if c.event == event and all(fills(c, r, w) for r, w in roles.items())]


SAID: list[tuple[str, str, Roles]] = [
    # cases tell subject from object
    ("اغتال مسلحون مجهولون إمام مسجد في عدن.", "killing", {"actor": "مسلحون مجهولون", "victim": "إمام مسجد"}),
    ("اختطف مجهولون طبيباً في البصرة.", "abduction", {"actor": "مجهولون", "target": "طبيباً"}),
    ("طرد الجيش المسلحين من القرية.", "control", {"actor": "الجيش", "from": "المسلحين", "place": "القرية"}),
    ("دهمت قوة أمنية منزلاً في الحي.", "raid", {"actor": "قوة أمنية", "target": "منزلاً"}),
    ("أعدم التنظيم خمسة من عناصره بتهمة الخيانة.", "execution", {"actor": "التنظيم", "victim": "عناصره"}),
    ("فجر انتحاري نفسه وسط المصلين في الكوفة.", "bombing", {"actor": "انتحاري"}),
    ("ولا يزال مصير زوجته وأطفاله مجهولاً.", "missing", {"target": "أطفاله"}),
    # words that look like others
    ("انشق قيادي يدعى سالم هادي وفر إلى تركيا.", "flight", {"actor": "سالم هادي", "to": "تركيا"}),
    ("وأوقفت الشرطة الرجل. وعثرت القوات بحوزته على سلاح.", "possession", {"holder": "الرجل", "thing": "سلاح"}),
    ("من المتوقع أن يصل وفد من المفوضية إلى المدينة غداً.", "movement", {"to": "المدينة"}),
    ("عبر المقاتلون الحدود إلى الأراضي التركية.", "movement", {"actor": "المقاتلون", "to": "الأراضي التركية"}),
    ("وصل كثيرون إلى بلدانهم.", "movement", {"actor": "كثيرون", "to": "بلدانهم"}),
    ("كشف قائد الشرطة عن اعتقال خلية إرهابية.", "arrest", {"target": "خلية إرهابية"}),
    ("تقود الولايات المتحدة تحالفاً يشن ضربات على داعش.", "support", {"actor": "الولايات المتحدة", "to": "تحالفاً"}),
    ("زودت روسيا النظام بالأسلحة.", "support", {"actor": "روسيا", "to": "النظام", "kind": "arms"}),
    ("يقاتل الجيش مسلحين جنوب القرية.", "clash", {"party": "الجيش"}),
    # pronouns of prepositions, masdars with both sides
    ("اعتقلت الشرطة سالم هادي، ثم أفرجت عنه.", "release", {"actor": "الشرطة", "target": "سالم هادي"}),
    ("انتقد التقرير دعم إيران للحوثيين.", "support", {"actor": "إيران", "to": "حوثيين"}),
    ("قدمت إيران الدعم للحوثيين.", "support", {"actor": "إيران", "to": "حوثيين"}),
    ("نقض اتفاق الهدنة بين أنقرة ومسلحي الحزب.", "agreement", {"party": "مسلحي الحزب"}),
    # who makes whom do what
    ("اتهم المسؤول إيران بدعم الحوثيين.", "support", {"actor": "إيران", "to": "الحوثيين"}),
    ("اتهمت المنظمة القوات بتعذيب المعتقلين.", "abuse", {"actor": "القوات", "victim": "المعتقلين"}),
    ("أجبر القصف السكان على النزوح.", "displacement", {"actor": "السكان"}),
    ("أعلن الجيش السيطرة على البلدة.", "control", {"actor": "الجيش", "place": "البلدة"}),
    ("حدث ذلك رغم غارات يومية تقودها الولايات المتحدة.", "air-strike", {"actor": "الولايات المتحدة"}),
    ("خرج الآلاف في مسيرات ضد الحكومة.", "protest", {"actor": "الآلاف", "against": "الحكومة"}),
    ("زعم التنظيم أنه أسقط طائرة.", "destruction", {"actor": "التنظيم", "thing": "طائرة"}),
    # participles and relatives
    ("المقاتلون القادمون من ليبيا يسيطرون على المعبر.", "movement", {"actor": "المقاتلون", "from": "ليبيا"}),
    ("الصحفي المحتجز لدى الحوثيين منذ عام مريض.", "detention", {"target": "الصحفي", "actor": "الحوثيين"}),
    ("قُطعت الإمدادات عن الحوثيين القادمة من صنعاء إلى تعز.", "movement", {"actor": "الإمدادات", "to": "تعز"}),
    ("فقدت ابنها في المعارك التي شهدتها مدينة عدن.", "clash", {"place": "عدن"}),
    ("لا يزال مصير 14 شاباً من البلدة خطفهم التنظيم مجهولاً.", "abduction", {"actor": "التنظيم"}),
    # what stands between a verb and its phrases
    ("قُتل ستة جنود، بينهم ضابط، في قصف مدفعي قرب مأرب.", "killing", {"victim": "جنود", "means": "قصف مدفعي"}),
    ("فر سالم هادي من مناطق سيطرة التنظيم باتجاه بلدة الشحيل.", "flight", {"to": "بلدة الشحيل"}),
    ("أحيل المتهمون إلى محكمة الجنايات.", "proceeding", {"target": "المتهمون", "kind": "trial"}),
    ("عثرت الشرطة على جثث مجهولة الهوية في بعقوبة.", "killing", {"victim": "جثث", "place": "بعقوبة"}),
    # causes, wherever the verb stands
    (
        "أدى انفجار سيارة مفخخة إلى مقتل خمسة أشخاص.",
        "cause",
        {"cause": "انفجار سيارة مفخخة", "effect": "مقتل خمسة أشخاص"},
    ),
    ("خلف الانفجار عشرين جريحاً.", "cause", {"cause": "الانفجار", "effect": "عشرين جريحاً"}),
    ("ونتج عن القصف مقتل ثلاثة مدنيين.", "cause", {"cause": "القصف", "effect": "مقتل ثلاثة مدنيين"}),
    ("أجبرت المعارك آلاف المدنيين على النزوح.", "cause", {"cause": "المعارك", "effect": "النزوح"}),
    ("أفضى القصف لمقتل خمسة جنود.", "cause", {"cause": "القصف", "effect": "مقتل خمسة جنود"}),
    ("هاجم المسلحون حاجزاً بعد قصف القرية، ما أدى إلى مقتل جندي.", "cause", {"cause": "هاجم المسلحون حاجزاً"}),
    ("فر السكان خوفاً من القصف.", "cause", {"cause": "القصف", "effect": "فر السكان"}),
    ("انسحب المقاتلون بسبب نقص الذخيرة.", "cause", {"cause": "نقص الذخيرة"}),
    # who backs whom
    ("هاجمت القوات المدعومة من تركيا البلدة.", "membership", {"organisation": "تركيا", "relation": "backed"}),
    # who somebody is, told by a verb
    ("يعيش والده في إدلب.", "residence", {"person": "والده", "in": "إدلب"}),
    ("التحق سالم هادي بتنظيم داعش.", "membership", {"member": "سالم هادي", "organisation": "تنظيم داعش"}),
    ("عُيّن العميد فهد السالم قائداً للشرطة.", "appointment", {"person": "فهد السالم", "change": "appointed"}),
    ("كما تقرر إعفاء مدير الميناء العقيد سعد الخفاجي من منصبه.", "appointment", {"person": "سعد الخفاجي"}),
    # goods, people caught, and joined deeds
    ("ضبطت الشرطة 14 مهرباً، وحجزت شاحنتين.", "arrest", {"actor": "الشرطة", "target": "مهرباً", "count": "14"}),
    ("ضبطت الشرطة 14 مهرباً، وحجزت شاحنتين.", "seizure", {"actor": "الشرطة", "thing": "شاحنتين"}),
    ("صادرت القوات ثلاثة أطنان من القمح.", "seizure", {"thing": "أطنان من القمح"}),
    ("تمكنت القوات من قتل 12 إرهابياً وتدمير عجلتين.", "destruction", {"actor": "القوات", "thing": "عجلتين"}),
    ("تم قتل وأسر العشرات منهم.", "killing", {"victim": "العشرات"}),
    # what goes on, what is pointed at, what «أي» asks for
    (
        "فإن المواجهات المسلحة ما زالت دائرة بين الجيش والمقاومة في زنجبار.",
        "clash",
        {"party": "المقاومة", "place": "زنجبار"},
    ),
    ("ولم تتبن أي جهة هذا الهجوم.", "responsibility", {"actor": "جهة"}),
    ("ونفى مستشار في الجماعة انشقاق أي ضابط.", "flight", {"actor": "ضابط"}),
    (
        "نفذ طيران التحالف عدداً من الغارات على مدينة الرقة.",
        "air-strike",
        {"actor": "طيران التحالف", "target": "مدينة الرقة"},
    ),
    # subjects before verbs of being, relative clauses without a pronoun
    ("وقال إن الدندل كان ينوي التوجه إلى اليونان.", "movement", {"actor": "الدندل", "to": "اليونان"}),
    ("وقالت إن القافلة كانت قادمة من ليبيا.", "movement", {"actor": "القافلة", "from": "ليبيا"}),
    ("تمكنت من تدمير 16 آلية شاركت في الهجوم على المنفذ.", "attack", {"actor": "آلية"}),
    ("وكانت البلدة نقطة يشن منها التنظيم هجماته على مدينة كوباني.", "attack", {"actor": "التنظيم"}),
    ("أدى انفجار قتل فيه 32 شخصاً إلى انهيار الهدنة.", "killing", {"victim": "شخصاً", "count": "32", "means": "انفجار"}),
    # the enclitic of «ل» after a deed noun: to whom it is done
    ("دخلت القوات البلدة. وتوقف سالم هادي بعد اعتقال الشرطة له.", "arrest", {"actor": "الشرطة", "target": "سالم هادي"}),
    ("ورد الحزب على اتهام الحكومة له باغتيال النائب.", "proceeding", {"actor": "الحكومة", "target": "الحزب"}),
    ("وأدانت الأمم المتحدة قصف الجيش للمدينة.", "shelling", {"actor": "الجيش", "target": "مدينة"}),
    ("استنكر الحزب قتل التنظيم للمدنيين.", "killing", {"actor": "التنظيم", "victim": "مدنيين"}),
    ("تجددت الاتهامات لإيران بدعم الحوثيين.", "support", {"actor": "إيران", "to": "الحوثيين"}),
    ("تم ضبط شاحنة محملة بالسلاح في عدن.", "seizure", {"thing": "شاحنة محملة"}),
    ("جرى تحرير 25 رهينة من قبضة المسلحين.", "release", {"target": "رهينة", "count": "25"}),
    ("قتل عشرة في هجوم شنه مسلح وتبناه تنظيم داعش.", "responsibility", {"actor": "تنظيم داعش", "event": "هجوم"}),
    ("تكررت اعتداءات التنظيم على القرى.", "attack", {"actor": "التنظيم", "target": "القرى"}),
    ("أدان الأردن الاقتحامات المتتالية للمسجد.", "attack", {"target": "مسجد"}),
    # wholes and their parts, what is left and what is struck
    ('إن عشرة مدنيين بينهم "عدد كبير من الأطفال" قتلوا.', "killing", {"victim": "مدنيين", "count": "عشرة"}),
    ("نزح الآلاف من المدينة.", "displacement", {"actor": "الآلاف", "from": "المدينة"}),
    ("في حال اقتحام الجيش المدينة سينزح الآلاف.", "displacement", {"actor": "الآلاف"}),
    ('استهدفت خلالها مواقع تابعة لـ"بي كا كا"، وتنظيم داعش.', "attack", {"target": "تنظيم داعش"}),
    # a subject before its verb, and the means between the verb and what it hit
    (
        "وقال المتحدث إن “طيران التحالف استهدف بغارتين مبنى مركز البحوث في المدينة”.",
        "attack",
        {"actor": "طيران التحالف", "target": "مبنى مركز البحوث", "means": "غارتين"},
    ),
    ("طيران التحالف استهدف بثلاث غارات مواقع المسلحين في الجبل.", "attack", {"target": "مواقع المسلحين"}),
    ("المقاتلات الحربية قصفت بأربعة صواريخ مخازن السلاح.", "shelling", {"target": "مخازن السلاح", "means": "صواريخ"}),
    ("استهدفت الطائرات بغارات مكثفة مواقع المسلحين.", "attack", {"actor": "الطائرات", "target": "مواقع المسلحين"}),
    ("طيران التحالف قصف أمس بعنف.", "shelling", {"actor": "طيران التحالف"}),
    ("استهدفت مواقع تابعة للحزب وقيادياً فيه.", "attack", {"target": "مواقع"}),
    ("قصفت طائرة أخرى موقعا للتنظيم.", "shelling", {"actor": "طائرة أخرى", "target": "موقعا للتنظيم"}),
    ("وتم إعطاب آلية عسكرية قرب الجسر.", "destruction", {"thing": "آلية عسكرية"}),
    ("أدان الأهالي إعدام صديقه المغربي.", "execution", {"victim": "صديقه المغربي"}),
    # what somebody is charged with, travels for or wishes
    ("أعدم التنظيم ثلاثة من عناصره بتهمة محاولة الانشقاق.", "flight", {"actor": "عناصره"}),
    ("سافرت ثلاث فتيات إلى سوريا للالتحاق بالتنظيم.", "membership", {"member": "فتيات", "organisation": "التنظيم"}),
    ("وأعلن سالم هادي رغبته في العودة إلى المملكة.", "movement", {"actor": "سالم هادي", "to": "المملكة"}),
    ("ترك القوات، داعياً رفاقه إلى الانشقاق.", "flight", {"actor": "رفاقه"}),
    ("ونفى المتحدث وجود انشقاقات في صفوف الجيش.", "flight", {"actor": "صفوف الجيش"}),
    # what somebody does for a living
    ("اعتقلت الشرطة الصيدلاني سالم هادي.", "position", {"holder": "سالم هادي", "title": "الصيدلاني"}),
    ("قُتل الطالب الجامعي سالم هادي في عدن.", "position", {"holder": "سالم هادي", "title": "الطالب الجامعي"}),
    ("وصل سالم هادي، وهو مدرس لغة فرنسية من أبناء درعا.", "position", {"title": "مدرس لغة فرنسية"}),
    ("وصل سالم هادي، وهو مدرس مخيم اليرموك.", "position", {"holder": "سالم هادي", "title": "مدرس"}),
    ("وقال محاميه سالم هادي إنه بريء.", "position", {"holder": "سالم هادي", "title": "محامي"}),
    ("كان سالم هادي طباخاً في مقر للتنظيم.", "position", {"holder": "سالم هادي", "title": "طباخاً"}),
    ("التقت الصحيفة تاجراً يعيش في إدلب.", "residence", {"person": "تاجراً", "in": "إدلب"}),
    # kin of who speaks, of one without a name
    (
        "قال سالم هادي: «أوقفوا شقيقي الأكبر ثم أفرجوا عنه».",
        "kinship",
        {"person": "شقيقي الأكبر", "other": "سالم هادي"},
    ),
    ("قال سالم هادي: «قتلوا زوجتي في درعا».", "kinship", {"person": "زوجتي", "other": "سالم هادي"}),
    ("قال سالم هادي: «خطفوا أخي ثم أفرجوا عنه».", "kinship", {"person": "أخي", "other": "سالم هادي"}),
    ("قال سالم هادي: «قتلوا ابن عمي خالد».", "kinship", {"person": "خالد", "relation": "ابن عم", "other": "سالم هادي"}),
    ("أطلقوا امرأة مسنة بعد أن دفع ابنها الفدية.", "kinship", {"person": "ابنها", "other": "امرأة مسنة"}),
    ("قال سالم هادي: «قتلوا ابن عمي الأكبر، نبيل، في درعا».", "kinship", {"person": "نبيل", "other": "سالم هادي"}),
    ("اعتُقل الشقيقان خالد وعمر هادي في درعا.", "kinship", {"person": "خالد", "other": "عمر هادي"}),
    ("خطفوا سالم هادي، شقيق وكيل ناظر القبيلة.", "kinship", {"person": "سالم هادي", "other": "وكيل ناظر القبيلة"}),
    ("اعتقلوا نادر هادي، صهر قائد الفصيل.", "kinship", {"person": "نادر هادي", "other": "قائد الفصيل"}),
    ("سالم هادي كان متزوجاً من شقيقة القيادي عمر الحلبي.", "kinship", {"person": "سالم هادي", "relation": "متزوجاً"}),
    # what people tell of themselves, and who suffers a passive without a subject
    ("قال سالم هادي: «انضممت إلى التنظيم عام 2014».", "membership", {"member": "سالم هادي", "organisation": "التنظيم"}),
    ("قال سالم هادي: «اعتُقلت في حلب، ثم سُلّمت إلى جهاز الأمن».", "handover", {"target": "سالم هادي"}),
    ("قال سالم هادي: «غادرت إلى إدلب بعد يومين».", "movement", {"actor": "سالم هادي", "to": "إدلب"}),
    ("اعتُقل سالم هادي في أربيل وسُلّم إلى جهاز الأمن.", "handover", {"target": "سالم هادي", "to": "جهاز الأمن"}),
    ("كان سالم هادي، وفق المحققين، قد عبر إلى ليبيا.", "movement", {"actor": "سالم هادي", "to": "ليبيا"}),
    # a part between commas, «أما … فقد», a point's number, a relative clause, «بين القتلى»
    ("قال مسؤول إن 14 شخصاً، بينهم ضابط، لقوا حتفهم في عدن.", "killing", {"victim": "شخصاً", "count": "14"}),
    ("أما سالم هادي فقد قُتل في كوباني.", "killing", {"victim": "سالم هادي", "place": "كوباني"}),
    ("7- ونتيجة المعارك استُشهد ضابط وجنديان.", "killing", {"victim": "ضابط"}),
    ("زار شقيقه الأصغر الذي قُتل لاحقاً بضربة جوية.", "killing", {"victim": "شقيقه الأصغر"}),
    ("وبين القتلى تسعة مدنيين وثلاثة جنود.", "killing", {"victim": "جنود", "count": "ثلاثة"}),
    ("مقاتلو الحركة قتلوا 27 «مرتداً».", "killing", {"actor": "مقاتلو الحركة", "victim": "مرتداً", "count": "27"}),
    # what is said between commas, a deed that tells when, «قبل أن يُرحَّل», «إنه عبر»
    ("دفع شقيقه، وهو تاجر يعيش في إدلب، ألفي دولار لوسيط.", "payment", {"payer": "شقيقه", "amount": "ألفي دولار"}),
    ("دفع شقيقه، وهو تاجر يعيش في إدلب، ألفي دولار لوسيط.", "residence", {"person": "شقيقه", "in": "إدلب"}),
    ("قتل المسلحون، وهم ثلاثة أشقاء، ضابطاً.", "killing", {"actor": "المسلحون", "victim": "ضابطاً"}),
    ("انتقل المقاتلون قبل القصف إلى ريف حلب.", "movement", {"actor": "المقاتلون", "to": "ريف حلب"}),
    ("ثلاثون موقوفاً نُقلوا قبل غارات الطيران على المكان إلى سجن حارم.", "movement", {"to": "سجن حارم"}),
    ("سلّم سالم هادي نفسه إلى القنصلية، قبل أن يُرحَّل إلى تونس.", "movement", {"actor": "سالم هادي", "to": "تونس"}),
    ("فر سالم هادي. ويقال إنه عبر بحر إيجه إلى اليونان.", "movement", {"actor": "سالم هادي", "to": "اليونان"}),
    ("وقالت والدتها المقيمة في ليون إنها عادت.", "residence", {"person": "والدتها", "in": "ليون"}),
    # time served, who is on the way, a sentence with its pronoun, names that people give themselves
    ("أمضى سالم هادي خمسة أشهر في سجن صيدنايا.", "detention", {"target": "سالم هادي", "place": "سجن صيدنايا"}),
    ("أطلقوا سراح سالم هادي بعد 52 يوماً قضاها في معتقلات التنظيم.", "detention", {"target": "سالم هادي"}),
    ("قال سالم هادي: «كنت عائداً من درعا».", "movement", {"actor": "سالم هادي", "from": "درعا"}),
    ("اعتُقل سالم هادي، وقضت المحكمة بسجنه ست سنوات.", "proceeding", {"target": "سالم هادي", "kind": "sentence"}),
    ("في المقهى رجل يقدم نفسه باسم «أبو نضال».", "alias", {"person": "رجل", "name": "أبو نضال"}),
    ("قال شاب عرّف عن نفسه باسم «سامر» إن القرية هادئة.", "alias", {"person": "شاب", "name": "سامر"}),
    ("اعتقلوا رجلاً يطلق على نفسه اسم أبو خالد.", "alias", {"person": "رجلاً", "name": "أبو خالد"}),
    ("قُتل سالم هادي، الذي يطلق على نفسه اسم أبو خالد.", "alias", {"person": "سالم هادي", "name": "أبو خالد"}),
    ("قال سالم هادي: «اعتقل الأمن الحركة، ثم سُلّمت إلى والدي».", "handover", {"target": "سالم هادي"}),
    ("سالم هادي لم يُعدم كما أشيع، بل وصل إلى إدلب.", "movement", {"actor": "سالم هادي", "to": "إدلب"}),
    ("غادر سالم هادي المدينة كما قال شقيقه ووصل إلى إدلب.", "movement", {"actor": "سالم هادي", "to": "إدلب"}),
    ("تحدث سالم هادي عن حلمه في مغادرة البلاد.", "movement", {"actor": "سالم هادي", "from": "البلاد"}),
    ("أما مسؤول الحدود، التونسي سالم هادي، فقد فر إلى سوريا.", "flight", {"actor": "سالم هادي", "to": "سوريا"}),
    # ranks, posts and ages
    ("واغتال مسلحون العميد سالم هادي.", "killing", {"actor": "مسلحون", "victim": "سالم هادي"}),
    ("وعين الرئيس هادي اللواء جعفر سعد محافظاً لعدن.", "appointment", {"issuer": "هادي", "person": "جعفر سعد"}),
    ("الشاب خالد عمر البالغ 22 عاماً التحق بالتنظيم.", "membership", {"member": "خالد عمر"}),
    ("واستشهد أربعة جنود وجرح عشرة آخرون.", "injury", {"victim": "آخرون", "count": "عشرة"}),
    # «وفر», «وأدى», «وعدن», «تسلم»: words that are two words
    ("وفر الآلاف من سكان البلدة إلى مناطق مجاورة.", "flight", {"actor": "سكان البلدة", "to": "مناطق مجاورة"}),
    ("وأدى القصف على الحي إلى مقتل امرأة.", "cause", {"cause": "القصف على الحي", "effect": "مقتل امرأة"}),
    ("وتسلم الجيش اللبناني من الأمن العام ثلاثة موقوفين.", "handover", {"to": "الجيش اللبناني", "from": "الأمن العام"}),
    ("تسلل عدد من العناصر إلى داخل المدينة.", "movement", {"actor": "العناصر", "to": "المدينة"}),
    # sums, blows with a verb, who held what is freed, second parties
    ("وبلغ عدد القتلى 45 شخصاً.", "killing", {"victim": "شخصاً", "count": "45"}),
    ("والثلاثاء استهدف انفجار خط أنابيب غاز آخر.", "bombing", {"target": "خط أنابيب غاز آخر"}),
    (
        "تضم المحافظة مناطق تحت سيطرة النظام وأخرى تحت سيطرة المعارضة.",
        "control",
        {"actor": "المعارضة", "place": "أخرى"},
    ),
    ("تمكنت قوة من تحرير القرية من سيطرة تنظيم داعش.", "control", {"from": "تنظيم داعش"}),
    ("وأصدرت المحكمة حكماً بالإعدام على سبعة متهمين.", "proceeding", {"actor": "المحكمة", "target": "متهمين"}),
    ("ونجا محافظ عدن من محاولة اغتيال.", "killing", {"victim": "محافظ عدن"}),
    ("واتهم المتحدث الجماعة بارتكاب جرائم حرب.", "abuse", {"actor": "الجماعة", "kind": "جرائم حرب"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), [(c.event, c.rule) for c in reading.claims]


NOT_SAID: list[tuple[str, str, Roles]] = [
    ("أمضى سالم هادي خمسة أشهر في إدلب.", "detention", {}),
    ("خمسة أشهر أمضاها في السجن، ثم أفرجوا عن سالم هادي.", "detention", {}),
    ("قال سالم هادي: «وصلت إلى تركيا يا أمي».", "movement", {"actor": "أمي"}),
    ("قال سالم هادي: «هرب يا صديقي خمسة من المحتجزين».", "flight", {"actor": "صديقي"}),
    ("قتل الجيش ضابطاً، وهو طبيب، وجنديان في المستشفى.", "killing", {"victim": "جنديان"}),
    ("وصل سالم هادي، وهو مدير يعيش في إدلب، أمس.", "residence", {"person": "مدير"}),
    # what else stands between commas or among the dead
    ("أصيب في الهجوم ضابط، بينهم وبينه قرابة، وقُتل جنديان.", "killing", {"victim": "قرابة"}),
    ("وبين القتلى والجرحى خلافات قديمة.", "killing", {"victim": "خلافات"}),
    # a verb that lacks its object for another reason
    ("وقال سالم هادي إن الشركة أوقفت منذ سنوات رسائلها.", "arrest", {"target": "سالم هادي"}),
    ("وصلت دبابات إلى سرت.", "movement", {"actor": "سرت"}),
    # nobody's kin is told of, or of whom is not said
    ("وصل الشقيقان إلى درعا، وكان عمر الحلبي هناك.", "kinship", {}),
    ("المسؤول الأمني هدده بقتل والده.", "kinship", {"other": "المسؤول"}),
    ("ورحب أخي المواطن بالقرار الجديد.", "kinship", {}),
    ("قتلوا الضابط، وقال المسؤولون إن والده مريض.", "kinship", {"other": "المسؤولون"}),
    # courtesy is no calling, and a group no holder
    ("وألقى الأستاذ سالم هادي كلمة.", "position", {"title": "الأستاذ"}),
    ("وقال سالم إن الحركة غادرت، وهو مزارع من السكان.", "position", {"holder": "الحركة"}),
    ("بلادنا حرسها الله من كل سوء.", "position", {}),
    ("نزح السكان بعد قصف التحالف لها.", "shelling", {"target": "التحالف"}),
    ("رحب النواب بإدانة وزارة الخارجية للقصف.", "proceeding", {}),
    ("أراد المهاجم قتل سالم هادي بهدف إحراقه وزوجته.", "destruction", {"actor": "سالم هادي"}),
    ("أعرب الوزير عن أمله في الإفراج عن المعتقلين.", "release", {"actor": "الوزير"}),
    ("وشهدت المدينة هجوماً جديداً نسبته الحكومة إلى التنظيم.", "attack", {"target": "نسبته"}),
    ("شن الجيش هجوما واسع النطاق في المدينة.", "attack", {"target": "النطاق"}),
    ("قتل الجندي في استهداف دوريتهم على الطريق.", "attack", {"actor": "دوريتهم"}),
    ("نزح الآلاف من المدينة.", "displacement", {"actor": "المدينة"}),
    ("استهدفت خلالها مواقع تابعة للحركة، وتنظيم داعش.", "attack", {"actor": "مواقع تابعة للحركة"}),
    # figures of speech, and verbs that mean something else with such a phrase
    ("ضرب رجال الأمن أروع الأمثال في التضحية.", "attack", {}),
    ("تحارب الجماعة مع تنظيم داعش.", "clash", {"party": "تنظيم داعش"}),
    ("تقدم النواب بمبادرة إلى الحكومة.", "movement", {}),
    ("وصل الحزب إلى مرحلة اعترف فيها بالأمر الواقع.", "proceeding", {}),
    ("يعترف جميع من في المدينة بوجود أزمة.", "proceeding", {}),
    ("تحتل إثيوبيا المرتبة الثانية في أفريقيا.", "control", {}),
    ("وأقام السكان صلاة العيد في المدينة.", "residence", {}),
    ("وهذا يعود لوزارة الخارجية.", "movement", {}),
    ("وصلت أمس إلى ميناء عدن، وذلك على متن سفينة.", "movement", {"actor": "ذلك"}),
    ("دخلت إلى أبين وذلك بمساندة القبائل.", "movement", {"actor": "ذلك"}),
    ("عادوا إلى منازلهم التي هجروها.", "displacement", {}),
    ("هدف الاتفاق منع إيران من تطوير السلاح.", "decree", {"issuer": "إيران"}),
    ("وأكد دعم الحكومة.", "support", {"actor": "الحكومة"}),
    ("عانى السكان من حصار الميليشيات.", "siege", {"target": "الميليشيات"}),
    ("ثم تغير الوضع في المدينة.", "air-strike", {}),
    ("دعا الوزير الجانبين إلى ضبط النفس.", "seizure", {}),
    ("تحدث الكاتب عن إسقاط النظام.", "destruction", {}),
    ("دان الوزير قصف تركيا لقرية حدودية.", "shelling", {"target": "تركيا"}),
    ("الاتفاق لن يحل الأزمة.", "proceeding", {}),
    ("زار القائد منزل سالم الخطيب.", "position", {}),
    ("تحدث سالم الخطيب نفسه باسم «الجبهة».", "alias", {}),
    ("تحدث الوزير عن اعتقال سالم الخطيب.", "position", {}),
    ("قتل خمسة مدنيين ومئات جرحوا في قصف على إدلب.", "killing", {"victim": "مئات"}),
    ("قتل خمسة مدنيين وثلاثة آخرون أصيبوا في القصف.", "killing", {"victim": "آخرون"}),
    ("اعتقل التنظيم سالم الخطيب وشقيقه قتل في الغارة.", "arrest", {"target": "شقيقه"}),
    ("اغتال مسلحون مجهولون إمام مسجد في عدن.", "killing", {"victim": "مسلحون مجهولون"}),
    ("أعدم التنظيم خمسة من عناصره.", "execution", {"victim": "التنظيم"}),
    ("طالب البرلمان الحكومة بمحاسبة المسؤولين عن الهجوم.", "attack", {}),
    ("أعلن الجيش وقفاً لإطلاق النار لمدة ثلاثة أيام.", "attack", {}),
    ("أعلن الجيش مقتل عشرة مسلحين.", "killing", {"actor": "الجيش"}),
    ("تمهيداً للاجتماع، زار الوزير المدينة.", "movement", {"actor": "تمهيداً"}),
    ("القيادية في تنظيم داعش (أم سلمى) اعتقلت.", "alias", {}),
    ("ارتفع عدد المسلحين الذين سلموا أنفسهم إلى 23.", "handover", {"to": "23"}),
    ("كل من يخرج في مظاهرة يعاقب.", "protest", {"actor": "كل"}),
    ("أوصلني مهرب إلى إيطاليا.", "movement", {"actor": "مهرب"}),
    ("تحدثت سلمى هادي عن المدينة. وعادت بعد إعلان تحريرها.", "release", {}),
    ("حقق الفريق نجاحاً كبيراً في المدينة.", "proceeding", {}),
    ("تعترف الدول بالحكومة.", "proceeding", {}),
    ("تبنى المجلس حلاً سياسياً.", "responsibility", {}),
    ("وفرت المنظمة خبزاً إلى النازحين.", "flight", {}),
    ("عثرت القوات بحوزته على سلاح.", "possession", {}),
    ("أصدر التنظيم تعميماً يقضي بإعدام كل من يحاول الهرب.", "flight", {"actor": "التنظيم"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)


SURE: list[tuple[str, str, str, str]] = [
    # charged, condemned
    ("غضب الوزير عند اتهامه بقتل المتظاهرين.", "killing", "affirmed", "possible"),
    ("وجهت الحكومة اتهامات للحركة بقصف المدينة.", "shelling", "affirmed", "possible"),
    ("اتهم سالم هادي بقتل ثلاثة جنود.", "killing", "affirmed", "possible"),
    ("رحب النواب بإدانة وزارة الخارجية للهجوم على السفارة.", "attack", "affirmed", "asserted"),
    ("شهدت المدينة استنكاراً لحادث اغتيال المحامي.", "killing", "affirmed", "asserted"),
    # promised, prevented, talked over, hoped for
    ("وأكد أن الأجهزة الأمنية لن تتهاون في ملاحقة التنظيم وضبط عناصره.", "arrest", "affirmed", "intended"),
    ("وأعلن الرئيس أنه لن يسحب القوات من سوريا.", "movement", "denied", "intended"),
    ("لم يسمح الجيش بدخول المساعدات إلى المدينة.", "movement", "denied", "asserted"),
    ("لم تكن الطائرات تقصف القرية.", "shelling", "denied", "asserted"),
    ("ولم يعد التنظيم يسيطر على المدينة.", "control", "denied", "asserted"),
    ("لم يكن سالم هادي قد وصل إلى عدن.", "movement", "denied", "asserted"),
    ("لم يكن الوزير يعلم أن الجيش يقصف القرية.", "shelling", "affirmed", "asserted"),
    ("لا يزال الجيش يقصف القرية.", "shelling", "affirmed", "asserted"),
    ("حفر المسلحون خنادق لمنع دخول القوات إلى الحي.", "movement", "affirmed", "attempted"),
    ("ناقش المجلس إرسال قوات إلى ليبيا.", "movement", "affirmed", "intended"),
    ("أعرب عن أمله في الإفراج عن المعتقلين.", "release", "affirmed", "intended"),
    ("بدلاً من مهاجمة التنظيم، قصفت الطائرات القرية.", "attack", "denied", "asserted"),
    ("ينبغي محاكمة المسؤولين وطرد المسلحين من المدينة.", "control", "affirmed", "intended"),
    ("وصل الوفد إلى جنيف لإجراء مزيد من المفاوضات مع الحكومة.", "agreement", "affirmed", "intended"),
    ("قد ينهار التنظيم بعد أن خسر مدينة الرقة.", "control", "affirmed", "asserted"),
    ("رغم نفي الحكومة مقتل الجنود، استمرت المعارك.", "killing", "denied", "asserted"),
    ("رغم تكذيب الحكومة مقتل الجنود، استمرت المعارك.", "killing", "denied", "asserted"),
    ("أكد المتحدث أنه لا صحة لما تردد عن مقتل سالم الخطيب.", "killing", "denied", "asserted"),
    ("لا أساس من الصحة للأنباء التي تحدثت عن فرار سالم الخطيب.", "flight", "denied", "asserted"),
    ("لا صحة لما نشرته بعض الحسابات عن إعدام أسرى.", "execution", "denied", "asserted"),
    ("لا صحة لما قيل بعد مقتل سالم الخطيب.", "killing", "affirmed", "asserted"),
    ("رصدت الوزارة مكافأة لمن يدلي بمعلومات تقود إلى القبض على سالم الخطيب.", "arrest", "affirmed", "intended"),
    ("حصلت الشرطة على معلومات أدت إلى اعتقال سالم الخطيب.", "arrest", "affirmed", "asserted"),
    ("استبعد المصدر دخول النظام إلى المدينة.", "movement", "affirmed", "possible"),
    ("حذرت الأمم المتحدة من أن المدنيين قد يفرون إلى تركيا.", "flight", "affirmed", "possible"),
    ("اشتبكت القوات مع مسلحين لدى محاولتهم اقتحام القرية، ما أسفر عن مقتل جندي.", "killing", "affirmed", "asserted"),
    ("انطلقت معركة تحرير الموصل يوم الاثنين.", "control", "affirmed", "attempted"),
    ("يخشى السكان من اقتحام المسلحين للقرية.", "attack", "affirmed", "possible"),
    ("لا يزال التنظيم قادراً على مهاجمة المدينة.", "attack", "affirmed", "possible"),
    ("رفض القائد الانسحاب من الموقع.", "control", "denied", "asserted"),
    ("ألغى التحالف غارة على الميناء.", "air-strike", "affirmed", "intended"),
    ("ينص الاتفاق على الإفراج عن خمسين أسيراً.", "release", "affirmed", "intended"),
    ("وافقت السلطات على الإفراج عن الصحفيين.", "release", "affirmed", "intended"),
    ("يجب على الحكومة إطلاق سراح المعتقلين.", "release", "affirmed", "intended"),
    ("يخشى الأهالي نقل أبنائهم إلى سجن صيدنايا.", "movement", "affirmed", "possible"),
    ("ليس هناك ما يؤكد مقتل القائد.", "killing", "affirmed", "unknown"),
    ("أوقفت الشرطة خمسة للاشتباه في انتمائهم إلى التنظيم.", "membership", "affirmed", "possible"),
    ("المتهم بقتل ثلاثة جنود فر.", "killing", "affirmed", "possible"),
    ("يطالب الخاطفون بفدية قدرها مليون دولار.", "payment", "affirmed", "intended"),
    ("قررت الحكومة تمديد حالة الطوارئ.", "decree", "affirmed", "asserted"),
    ("لن يتوقفوا حتى استعادة كامل اليمن من المتمردين.", "control", "affirmed", "intended"),
    ("الأنباء عن مقتل القائد غير صحيحة.", "killing", "denied", "asserted"),
    ("اعترضت الدفاعات صاروخاً استهدف المدينة.", "attack", "affirmed", "attempted"),
    ("تجددت المواجهات بين الجيش والمسلحين في حلب.", "clash", "affirmed", "asserted"),
]


@pytest.mark.parametrize(("text", "event", "polarity", "modality"), SURE)
def test_how_sure_it_is(reader: Reader, text: str, event: str, polarity: str, modality: str) -> None:
    reading = read(reader, text)
    found = [(c.polarity, c.modality) for c in reading.claims if c.event == event]
    assert (polarity, modality) in found, [(c.event, c.polarity, c.modality) for c in reading.claims]
    assert (polarity, modality) == ("affirmed", "asserted") or ("affirmed", "asserted") not in found


SOURCES: list[tuple[str, str, str, list[str]]] = [
    ("اتهم ناشطون القائد سالم الخطيب بأنه قتل ثلاثة مدنيين.", "killing", "affirmed", ["ناشطون"]),
    ("اتهم القائد سالم الخطيب الجماعة بأنها قتلت ثلاثة مدنيين.", "killing", "affirmed", ["سالم الخطيب"]),
    ("اتهمت أنقرة حزب العمال بتنفيذ الهجوم.", "attack", "affirmed", ["أنقرة"]),
    ("وكانت الحكومة قد اتهمت من قبل المعارضة بقصف المدينة.", "shelling", "affirmed", ["المعارضة"]),
    ("وجاء في البيان أن ثلاثة جنود استشهدوا.", "killing", "affirmed", ["البيان"]),
    ("وتابع البيان أن «القائد سقط أمس. وسيؤدي مقتله إلى إضعاف التنظيم».", "killing", "affirmed", ["البيان"]),
    ("قال الوزير إن الجيش «سينتصر. وقد قتل خمسة جنود أمس»، مضيفاً أن القائد فر.", "flight", "affirmed", ["الوزير"]),
    ("رغم نفي الحكومة مقتل الجنود، استمرت المعارك.", "killing", "denied", ["الحكومة"]),
    ("مصادرنا: قصف الجيش مدينة دوما.", "shelling", "affirmed", ["مصادرنا"]),
    ("ونفى الوزير وقوع هجوم على القاعدة.", "attack", "denied", ["الوزير"]),
    ("ونقلت قناة النيل عن مصادر قولها إن المسلحين انسحبوا من المدينة.", "control", "affirmed", ["قناة النيل", "مصادر"]),
    ("وقتل عضوان من الحزب طبقاً لما ذكره سالم هادي.", "killing", "affirmed", ["سالم هادي"]),
    ("زعم التنظيم مقتل خمسين جندياً.", "killing", "affirmed", ["التنظيم"]),
    ("نقلت الغرفة عن إحدى الناجيات، واسمها حليمة آدم، أن المسلحين أحرقوا منزلها.", "destruction", "affirmed",
     ["الغرفة", "حليمة آدم"]),
    ("قالت مصادر إن القائد فر إلى مأرب، فيما نفت الجماعة ذلك.", "flight", "denied", ["الجماعة"]),
    ("قصفت الطائرات السوق. ونفى الجيش الأمر.", "shelling", "denied", ["الجيش"]),
    # a citation between commas is that of the whole clause
    ("قُتل، بحسب المرصد السوري، خمسة جنود في غارة.", "killing", "affirmed", ["المرصد السوري"]),
    ("قُتل ثلاثة، بحسب المرصد السوري، فيما قصفت الطائرات القرية.", "shelling", "affirmed", []),
    # «بيّن», not «بين»
    ("وبيّن الجبوري أن القوات اعتقلت سالم الخطيب.", "arrest", "affirmed", ["الجبوري"]),
    ("وبين العقيد سالم الجبوري أن القوات اعتقلت ثلاثة مهربين.", "arrest", "affirmed", ["سالم الجبوري"]),
    ("وبين الجيش والمسلحين معارك، وأعلن الأهالي أن الطائرات قصفت القرية.", "shelling", "affirmed", ["الأهالي"]),
    # who stands before the verb, and a quotation that ends before its cue
    ("وذكر طبيب أن المعارك مستمرة. لكن عبدي ورسمي، المتحدث باسم الحركة، قال إن المقاتلين أحرقوا القرية.",
     "destruction", "affirmed", ["عبدي"]),
    ("قال سالم هادي إن القائد فر، فوالده يقول إنه قتل ثلاثة جنود.", "killing", "affirmed", ["سالم هادي", "والده"]),
    ("«خطفوا ابني»، تروي ليلى هادي، قبل أن تقصف الطائرات القرية.", "shelling", "affirmed", []),
    ("وقال قاضي التحقيق المختص سالم هادي إن الشرطة اعتقلت ثلاثة مهربين.", "arrest", "affirmed", ["سالم هادي"]),
    ("صرح الوزير للصحافيين العراقيين بأن الشرطة اعتقلت ثلاثة مهربين.", "arrest", "affirmed", ["الوزير"]),
    # a guest answers, whoever it is that he quotes
    ("التقت الصحيفة سالم هادي بعد عودته.\n- من أوقفكم؟\n- قال لي الحارس إن القائد فر. ثم قتل التنظيم خمسة.",
     "killing", "affirmed", ["سالم هادي"]),
    ("التقت الصحيفة سالم هادي بعد عودته.\n- من أوقفكم؟\n- قال لي الحارس إن القائد فر إلى إدلب.",
     "flight", "affirmed", ["سالم هادي", "الحارس"]),
    ("وأفادت مصادر من المقاومة في تصريح بثته أمس وكالة الأنباء، بأن الجيش قصف عدن.", "shelling", "affirmed",
     ["مصادر من المقاومة"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "polarity", "sources"), SOURCES)
def test_who_says_it(reader: Reader, text: str, event: str, polarity: str, sources: list[str]) -> None:
    reading = read(reader, text)
    found = [[link.source.text for link in c.attribution[1:]] for c in reading.claims
             if (c.event, c.polarity) == (event, polarity)]  # fmt: skip
    assert sources in found, [(c.event, c.polarity) for c in reading.claims]


def test_frames_give_what_the_schema_requires(reader: Reader) -> None:
    short = [
        (frame.id, group)
        for frame in reader.frames.values()
        for group in required(frame.event)
        if not any(set(need.split("|")) <= set(group) for need in frame.needs)
        and not any(role in frame.constants for role in group)
    ]
    assert not short


HEADS: list[tuple[str, str, str | None]] = [
    # who speaks stands at the head of a line, with a colon and no verb
    ("المرصد السوري: مقتل قياديين من التنظيم بغارة على الميادين.", "killing", "المرصد السوري"),
    ("🔹 مصدر عسكري: مقتل ثلاثة جنود بانفجار لغم.", "killing", "مصدر عسكري"),
    ("• مصدر طبي في عدن: إصابة أربعة مدنيين.", "injury", "مصدر طبي في عدن"),
    ("مصادر خاصة: انشقاق ثلاثة عناصر من داعش", "flight", "مصادر"),
    ("🔹 شهود عيان: قوات النظام قتلت ثلاثة مدنيين.", "killing", "شهود عيان"),
    ("وصل الوفد أمس.\n\n🔴 #عدن | مصدر طبي: مقتل ثلاثة جنود بانفجار لغم.", "killing", "مصدر طبي"),
    ("وصل الوفد أمس.\n\n🔴 عدن | شهود عيان: سماع دوي انفجار. واعتقلت القوات سالم الخطيب.", "arrest", "شهود عيان"),
    # a place or a party of the war at the head of a line speaks nothing
    ("عدن: مقتل خمسة جنود بانفجار لغم.", "killing", None),
    ("الجيش: مقتل ثلاثة جنود بانفجار لغم.", "killing", None),
    # points under one speaker, and what comes after them
    ("صرح المتحدث الأمني بما يلي:\n\nأولاً: القبض على خالد المطيري.", "arrest", "المتحدث الأمني"),
    ("أصدرت قيادة العمليات البيان رقم 4 وجاء فيه الآتي:\n1- القبض على خالد المطيري.", "arrest", "قيادة العمليات"),
    ("أصدرت قيادة العمليات أمراً، وكانت النتائج الآتي:\n1- القبض على خالد المطيري.", "arrest", None),
    ("أعلنت قيادة العمليات ما يلي:\n\n- مقتل ستة من عناصر داعش.\n- اعتقال سعدون الراوي.", "arrest", "قيادة العمليات"),
    ("أعلنت قيادة العمليات ما يلي:\n\n- مقتل ستة من عناصر داعش.\n\nوأصيب سعدون الراوي في هيت.", "injury", None),
]


@pytest.mark.parametrize(("text", "event", "speaker"), HEADS)
def test_a_head_speaks(reader: Reader, text: str, event: str, speaker: str | None) -> None:
    claim = next(c for c in read(reader, text).claims if c.event == event)
    assert [link.source.text for link in claim.attribution[1:]] == ([speaker] if speaker is not None else [])
