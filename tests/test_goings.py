"""Who goes along, who goes on, and some of whom: movements and flights by what stands beside them.

Sentences of our own with invented people: what must be read from each, and what must not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import given, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]

SAID: list[tuple[str, str, Roles]] = [
    ("طُرد مسلحو الفجر من بلدة النور على يد فصيل محلي.", "control", {"actor": "فصيل محلي", "place": "بلدة النور"}),
    ("استقبلت البلدة النازحين من الدمار.", "displacement", {"actor": "النازحين"}),
    # whither, past what is said of the way or of who goes
    ("أعلن المكتب وصول أول طائرة تتبع المنظمة إلى مطار عدن.", "movement", {"actor": "طائرة", "to": "مطار عدن"}),
    ("أعلن الميناء وصول سفينة تحمل مساعدات إلى ميناء عدن.", "movement", {"actor": "سفينة", "to": "ميناء عدن"}),
    (
        "هبطت طائرة تزامنا مع زيارة يقوم بها الوزير سالم الخطيب لتركيا.",
        "movement",
        {"actor": "سالم الخطيب", "to": "تركيا"},
    ),
    ("يقوم الوزير سالم الخطيب بزيارة غير رسمية لتركيا.", "movement", {"actor": "سالم الخطيب", "to": "تركيا"}),
    ("أكد الوزير سالم الخطيب في اليوم الأول من زيارة إلى تركيا تفاؤله.", "movement", {"to": "تركيا"}),
    ("التقى الوزير سالم الخطيب نظيره خلال زيارة عمل لتركيا.", "movement", {"actor": "سالم الخطيب", "to": "تركيا"}),
    # whither those go back who were driven out, and who is on the move at all
    ("عادت العائلات النازحة إلى مدينة الواحة.", "movement", {"actor": "العائلات", "to": "مدينة الواحة"}),
    ("أعلن المجلس عودة 45 عائلة نازحة إلى مدينة الواحة.", "movement", {"count": "45", "to": "مدينة الواحة"}),
    # a participle with a preposition of its own is of those to whom it happens, and of nobody before it
    ("سمحت السلطات للنازحين بالعودة إلى منازلهم.", "movement", {"actor": "نازحين", "to": "منازلهم"}),
    ("سلمت السلطات للقادمين من سوريا وثائق.", "movement", {"actor": "قادمين", "from": "سوريا"}),
    # what fell under somebody's hold was taken, what lies under it is held
    ("وقعت مدينة الواحة تحت سيطرة الجيش.", "control", {"actor": "الجيش", "change": "gained"}),
    ("تقع مدينة الواحة تحت سيطرة الجيش.", "control", {"actor": "الجيش", "change": "holds"}),
    # who runs from a fight, where no place is told
    ("يقيم هناك المدنيون الفارون من القتال.", "flight", {"actor": "المدنيون"}),
    ("وزعت المنظمة الخيام على العائلات النازحة من القصف.", "displacement", {"actor": "العائلات"}),
    # by what way somebody or something passes
    ("مر رتل من الجنود عبر مدينة عدن.", "movement", {"via": "مدينة عدن"}),
    ("مرت قافلة المساعدات من معبر باب الهوى.", "movement", {"actor": "قافلة المساعدات"}),
    # who is taken out of a place, and who is driven out of it
    ("تم إخراج المدنيين من مدينة عدن.", "movement", {"actor": "المدنيين", "from": "مدينة عدن"}),
    ("تمكن الجيش من إخراج المسلحين من مدينة عدن.", "control", {"from": "المسلحين", "change": "gained"}),
    ("أعلن المصدر اندحار المسلحين من مدينة عدن.", "control", {"actor": "المسلحين", "change": "withdrew"}),
    # a name ends before what its bearer does
    ("لم يستطع حزب الله السيطرة على مدينة الواحة.", "control", {"actor": "حزب الله", "place": "مدينة الواحة"}),
    # who is missing
    ("لا يزال خمسة أشخاص في عداد المفقودين.", "missing", {"target": "أشخاص", "count": "خمسة"}),
    ("أسفر الحادث عن غرق خمسة وفقدان ثلاثة آخرين.", "missing", {"target": "آخرين", "count": "ثلاثة"}),
    # with whom or what somebody goes
    ("وصل الوزير نادر العوني إلى عدن مع ستة من مساعديه.", "movement", {"actor": "نادر العوني", "with": "مساعديه"}),
    ("غادر المسلحون المدينة مع عائلاتهم إلى الجبال.", "movement", {"actor": "المسلحون", "with": "عائلاتهم"}),
    ("سحب الحزب مقاتليه مع أسلحتهم نحو دمشق.", "movement", {"actor": "مقاتليه", "with": "أسلحتهم"}),
    ("زار نادر العوني القاهرة برفقة رئيس البرلمان سالم الخطيب.", "movement", {"with": "سالم الخطيب"}),
    # who flees in somebody's company flees too
    ("فر المحافظ سالم الخطيب برفقة القائد نادر العوني إلى جهة مجهولة.", "flight", {"actor": "نادر العوني"}),
    ("لم يجد المحافظ بدا من الفرار برفقة قيادات التمرد.", "flight", {"actor": "قيادات التمرد"}),
    # who goes on, where no place is told
    ("واصل مقاتلو المقاومة الشعبية تقدمهم على حساب الميليشيات.", "movement", {"actor": "مقاتلو المقاومة الشعبية"}),
    ("يأتي ذلك بينما واصل الثوار زحفهم.", "movement", {"actor": "الثوار"}),
    # some of those who go
    ("وصل 200 مهاجر إلى جيبوتي بينهم نساء وأطفال.", "movement", {"actor": "نساء", "to": "جيبوتي"}),
    # who is posted somewhere
    ("انتشر مئات من الجنود في مدينة عدن.", "movement", {"actor": "الجنود", "to": "مدينة عدن"}),
    ("أثار انتشار المسلحين في شوارع عدن مخاوف السكان.", "movement", {"actor": "المسلحين", "to": "شوارع عدن"}),
    ("تم نشر ألفي جندي في مدينة عدن أمس.", "movement", {"actor": "جندي", "count": "ألفي"}),
    ("مع نشر روسيا طائرات حربية في تركيا تصاعد التوتر.", "movement", {"actor": "طائرات حربية", "facilitator": "روسيا"}),
    # whence and by what way somebody is sent
    ("أرسل التنظيم ثمانية مقاتلين من الرقة إلى القرية.", "movement", {"actor": "مقاتلين", "from": "الرقة"}),
    ("أرسلت الحركة تعزيزات إلى الجبهة عبر محافظة أبين.", "movement", {"actor": "تعزيزات", "via": "محافظة أبين"}),
    # whose success or failure it is, of several as of one, and of nobody who tells it
    ("أكدت مصادر عسكرية نجاح القوات والمقاومة في دخول المدينة.", "movement", {"actor": "القوات", "to": "المدينة"}),
    ("أكد المصدر نجاح الجيش والشرطة في الوصول إلى القرية.", "movement", {"actor": "الشرطة", "to": "القرية"}),
    # who imposes a draft recruits, and those on whom it is imposed do not
    ("فرضت الجماعة التجنيد الإجباري على شباب المنطقة.", "recruitment", {"actor": "الجماعة", "target": "شباب المنطقة"}),
    ("أوقف المسلحون الشاحنة ونقلوا الجرحى إلى المستشفى.", "movement", {"facilitator": "المسلحون"}),
    ("أكد المصدر نقل الجرحى للمستشفى.", "movement", {"actor": "الجرحى", "to": "مستشفى"}),
    # what is new is on its way, past whose it is, what it carries and where it was hit
    ("نصبت المقاومة كمينا لتعزيزات للميليشيات كانت متجهة إلى تعز.", "movement", {"actor": "تعزيزات للميليشيات"}),
    ("ضبط الجيش شاحنة محملة بأسلحة في مديرية الوادي كانت في طريقها إلى صنعاء.", "movement", {"actor": "شاحنة"}),
    ("استهدف الطيران رتلا للمسلحين في الجبل كان متجها إلى عدن.", "movement", {"to": "عدن"}),
    ("احتجز المسلحون شاحنة كانت في طريقها إلى النازحين في مدينة تعز.", "movement", {"to": "مدينة تعز"}),
    ("قالت الشرطة إن الشاحنة كانت قادمة من ليبيا.", "movement", {"actor": "الشاحنة", "from": "ليبيا"}),
    ("عاد الوزير لعدن من الرياض.", "movement", {"to": "عدن", "from": "الرياض"}),
    # what is aboard
    ("وصلت طائرة تابعة للخطوط الجوية تقل 150 راكبا إلى مطار عدن.", "movement", {"actor": "طائرة", "with": "150 راكبا"}),
    ("رست في ميناء عدن سفينة تحمل مساعدات غذائية.", "movement", {"to": "ميناء عدن", "with": "مساعدات غذائية"}),
    ("وصلت سفينة إماراتية محملة بالأدوية إلى ميناء عدن.", "movement", {"with": "الأدوية"}),
    ("وصلت إلى مطار عدن طائرة على متنها عشرون راكبا.", "movement", {"actor": "طائرة", "with": "عشرون راكبا"}),
    ("السيارة التي أقلت الانتحاري إلى المسجد مسروقة.", "movement", {"actor": "الانتحاري", "means": "السيارة"}),
    ("استهدف الطيران رتلاً عسكرياً كان في طريقه إلى صنعاء.", "movement", {"actor": "رتلاً عسكرياً", "to": "صنعاء"}),
    ("قُتل الجندي وهو في طريقه إلى صنعاء.", "movement", {"actor": "الجندي", "to": "صنعاء"}),
    ("أوضح المسؤول أن ما تبقى من قوات الجماعة انسحبوا إلى مأرب.", "movement", {"actor": "قوات الجماعة", "to": "مأرب"}),
    ("فر ما تبقى من المسلحين إلى الجبل.", "flight", {"actor": "المسلحين", "to": "الجبل"}),
    ("غادر ما تبقى من السكان القرية.", "movement", {"actor": "السكان", "from": "القرية"}),
    ("تدفق آلاف اللاجئين على الحدود.", "movement", {"actor": "اللاجئين", "to": "الحدود"}),
    ("لواء معزز بالدبابات والمدرعات تحرك نحو مأرب.", "movement", {"to": "مأرب"}),
    ("دارت معارك بين الجيش ومسلحين قدموا من سوريا.", "movement", {"actor": "مسلحين", "from": "سوريا"}),
    ("قدم الوفد إلى صنعاء أمس.", "movement", {"actor": "الوفد", "to": "صنعاء"}),
    ("يؤيد الوزير نشر قوات برية في سوريا.", "movement", {"actor": "قوات برية", "to": "سوريا"}),
    # past whom a relative clause told of
    ("بعد القصف الذي نفذته الطائرات نزح السكان.", "displacement", {"actor": "السكان"}),
    ("بعد الهجوم الذي شنته القوات فر المسلحون من المدينة.", "flight", {"actor": "المسلحون", "from": "المدينة"}),
    ("إثر الهجوم الذي شنته المقاومة انسحب المتمردون من المدينة.", "control", {"actor": "المتمردون"}),
    # whom it drove away whose place was hit
    ("هاجم الجيش مواقع المتمردين، ما أجبرهم على الفرار إلى الجبل.", "flight", {"actor": "المتمردين", "to": "الجبل"}),
]
NOT_SAID: list[tuple[str, str, Roles]] = [
    ("استقبلت البلدة النازحين من الأهالي.", "displacement", {}),
    # by whom a place is held, and not who frees it; whose own forces are taken out
    (
        "يستعد الجيش لتحرير المعابر الحدودية المحتلة من قبل التنظيم.",
        "control",
        {"actor": "التنظيم", "change": "gained"},
    ),
    ("اضطرت الحكومة إلى إخراج قواتها من مدينة عدن.", "control", {"change": "gained"}),
    ("مر التنظيم بمراحل في العراق.", "movement", {}),
    ("سمحت السلطات للنازحين بالعودة إلى منازلهم.", "displacement", {"actor": "السلطات"}),
    ("سلمت السلطات للقادمين من سوريا وثائق.", "movement", {"actor": "السلطات"}),
    # who takes a place after others have left it
    (
        "زرعت الميليشيات الألغام قبل انسحابها وسيطرة المقاومة على أحياء في شمال عدن.",
        "control",
        {"actor": "المقاومة", "change": "withdrew"},
    ),
    ("تزايدت أعداد النازحين إلى أربعة أضعاف.", "displacement", {"to": "أضعاف"}),
    ("أسفر غرق المركب عن فقدان أكثر من ألفي شخص في البحر.", "control", {}),
    # with whom something else is had
    ("غادر الوزير نادر العوني إلى الرياض لعقد لقاءات مع المسؤولين.", "movement", {"with": "المسؤولين"}),
    ("وصلت القوة إلى منطقة الراية الحدودية مع السعودية.", "movement", {"with": "السعودية"}),
    ("عاد الوزير إلى عدن بعد التنسيق مع الدول العربية.", "movement", {"with": "الدول العربية"}),
    ("زار الوزير نادر العوني موسكو لبحث الأزمة مع نظيره سالم الخطيب.", "movement", {"with": "سالم الخطيب"}),
    ("وصل المقاتلون إلى دير الزور مع الفجر.", "movement", {"with": "الفجر"}),
    ("أرسل الجيش مئات من الجنود من قوات المشاة إلى المدينة.", "movement", {"from": "قوات المشاة"}),
    ("فرضت الجماعة التجنيد الإجباري على شباب المنطقة.", "recruitment", {"actor": "شباب المنطقة"}),
    # who was told of before took nobody to the hospital
    ("أصيب سالم الخطيب بجروح فيما نقل ابنه إلى المستشفى.", "movement", {"facilitator": "سالم الخطيب"}),
    ("أوقفت الشرطة الطبيب فيما نقل الجرحى إلى المستشفى.", "movement", {"facilitator": "الطبيب"}),
    # who lies in wait for it is not on its way, nor is what it carries or where it was
    ("نصبت المقاومة كمينا لتعزيزات للميليشيات كانت متجهة إلى تعز.", "movement", {"actor": "المقاومة"}),
    ("ضبط الجيش شاحنة محملة بأسلحة في الوادي كانت في طريقها إلى صنعاء.", "movement", {"actor": "أسلحة"}),
    (
        "قال المصدر إن الجنود كانوا في طريقهم لقضاء إجازة في قراهم بمناطق مختلفة من البلاد.",
        "movement",
        {"from": "البلاد"},
    ),
    # nor is it a place that lies beside where one goes
    ("تقدم المقاتلون نحو الجبل المحاذي لمدينة تعز.", "movement", {"to": "مدينة تعز"}),
    ("بدأ ترحيل السكان الأصليين للمدينة إلى مناطق أخرى.", "movement", {"to": "مدينة"}),
    # kin leave no ranks
    ("انشق القيادي سالم الخطيب عن التنظيم برفقة زوجته.", "flight", {"actor": "زوجته"}),
    ("انشق الضابط عن الجيش مع القائد نادر العوني.", "flight", {"actor": "نادر العوني"}),
    # no way that anybody goes; places are none of those who go
    ("واصلت البلاد تقدمها الاقتصادي.", "movement", {}),
    ("رفضت العصابة تقدمه.", "movement", {}),
    ("تقدمت المقاومة في عدة مناطق بمحافظة لحج من بينها الراية والحوطة.", "movement", {"actor": "الراية"}),
    ("تقدم رجال المقاومة صوب الراية وسيطروا على مواقع بينها حاجز للمسلحين.", "movement", {"actor": "حاجز"}),
    # words, news and thoughts are posted nowhere
    ("نشر التنظيم صورا لعناصره في مدينة الرقة.", "movement", {}),
    ("انتشر الخبر بين الجنود في مدينة عدن.", "movement", {}),
    ("قتل الجندي سالم الخطيب وانتشر مقطع عنه على المواقع في عدن.", "movement", {}),
    ("أدى انتشار الفكر المتطرف في البلاد إلى العنف.", "movement", {}),
    # whoever sits in what is hit goes nowhere that is told; what one thing carries goes along with it
    ("هاجم المسلحون حافلة تقل جنودا في منطقة الوادي.", "movement", {}),
    ("رست في ميناء عدن سفينة تحمل مساعدات غذائية.", "movement", {"actor": "مساعدات غذائية"}),
    ("وصلت إلى مطار عدن طائرة تحمل اسم الشركة.", "movement", {"with": "اسم الشركة"}),
    ("عبرت سفينة من آسيا في طريقها إلى مدينة عدن.", "movement", {"actor": "آسيا"}),
    ("تدفقت الأموال على الخزينة.", "movement", {}),
    ("تقصف القوات المدينة بطريقه عشوائية إلى الآن.", "movement", {}),
    ("استغل التنظيم ما تبقى من وقت.", "movement", {}),
    ("قدمت السعودية مساعدات إلى اليمن.", "movement", {}),
    ("قدموا إلى المحكمة بتهمة القتل.", "movement", {}),
    ("قدمت الحكومة شكوى إلى مجلس الأمن.", "movement", {}),
    ("بعد القصف الذي نفذته الطائرات نزح السكان.", "displacement", {"actor": "الطائرات"}),
    ("الأسلحة التي أرسلتها إيران وصلت إلى عدن.", "movement", {"actor": "إيران"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    reading = read(reader, text)
    assert given(reading, event, roles), told(reading)


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)
