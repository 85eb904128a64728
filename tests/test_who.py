"""Who belongs to whom, who holds which post, who is called what: a row for each way to say it.

Every sentence is invented. A row of ``SAID`` gives the event and the roles that must be read; one of ``NOT_SAID`` what must not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from made_claims import fills, read, told

if TYPE_CHECKING:
    from khabar.reader import Reader

BELONGING = [
    ("اعتقلت الشرطة عشرة من المنتمين إلى تنظيم القاعدة.", "membership",
     {"member": "المنتمين", "organisation": "تنظيم القاعدة", "count": "عشرة", "relation": "member"}),
    ("وكثير من المنضمين إلى ميليشيات الحوثي من صغار السن.", "membership",
     {"member": "المنضمين", "organisation": "ميليشيات الحوثي"}),
    ("اعتقل شخص محسوب على جماعة الإخوان.", "membership", {"member": "شخص", "organisation": "جماعة الإخوان"}),
    ("قُتل ماهر العبدالله المنتمي إلى كتيبة شهداء الغوطة.", "membership",
     {"member": "ماهر العبدالله", "organisation": "كتيبة شهداء الغوطة"}),
    ("سلم قياديون من جماعة الحوثي أنفسهم.", "membership", {"member": "قياديون", "organisation": "جماعة الحوثي"}),
    ("قصفت الطائرات قوات النظام والمسلحين الموالين لها.", "membership",
     {"member": "المسلحين", "organisation": "قوات النظام", "relation": "loyal"}),
    ("رفضت ميليشيات الحوثي والموالون لصادق النعمان الهدنة.", "membership",
     {"member": "الموالون", "organisation": "صادق النعمان", "relation": "loyal"}),
    ("انسحبت الميليشيات المدعومة إيرانياً من البلدة.", "membership",
     {"member": "الميليشيات", "organisation": "إيرانياً", "relation": "backed"}),
    ("جندت الميليشيا شباناً يعملون لحساب حزب الله.", "membership", {"member": "شباناً", "organisation": "حزب الله"}),
    ("قال سعيد الحمدي إنه يعمل لدى وكالة رويترز.", "membership",
     {"member": "سعيد الحمدي", "organisation": "وكالة رويترز"}),
    ("قُتل نادر الخولي الذي كان يقاتل في صفوف جبهة النصرة.", "membership", {"member": "نادر الخولي", "organisation": "جبهة النصرة"}),
    ("أعلنت كتائب القسام، الجناح العسكري لحركة حماس، الهدنة.", "membership",
     {"member": "كتائب القسام", "organisation": "حركة حماس", "relation": "part"}),
    ("رفض الجنود أوامر قياديين حوثيين أو موالين لهم.", "membership",
     {"member": "موالين", "organisation": "قياديين حوثيين", "relation": "loyal"}),
]  # fmt: skip

HOLDING = [
    ("انسحبت قوات الرئيس المخلوع علي حسن الحميدي.", "position",
     {"holder": "علي حسن الحميدي", "title": "الرئيس المخلوع", "status": "former"}),
    ("وصلت القوات الموالية للرئيس اليمني السابق علي الحميدي إلى المدينة.", "position",
     {"holder": "علي الحميدي", "title": "رئيس اليمني السابق", "status": "former"}),
    ("أدانت حكومة رئيس الوزراء كمال الخطيب الهجوم.", "position",
     {"holder": "كمال الخطيب", "title": "رئيس الوزراء"}),
    ("وقال المتحدث باسم قيادة المقاومة علي الأحمدي إن القوات تقدمت.", "position",
     {"holder": "علي الأحمدي", "title": "المتحدث باسم", "organisation": "قيادة المقاومة"}),
    ("وقال مدير المستشفى، سعيد الحربي، إن الجرحى كثر.", "position", {"holder": "سعيد الحربي", "title": "مدير المستشفى"}),
    ("قُتل القياديان في الجماعة، حسن حمود غثيمة، وعلي الكعيت.", "position",
     {"holder": "علي الكعيت", "title": "القياديان", "organisation": "الجماعة"}),
    ("وأعلن الناطقان وهما سالم الحربي وكمال السعدي الهدنة.", "position", {"holder": "كمال السعدي", "title": "الناطقان"}),
    ("وقال أدهم سليم وهو سياسي محلي إن الانفجار وقع ظهراً.", "position",
     {"holder": "أدهم سليم", "title": "سياسي محلي"}),
    ("أكد الموفد الدولي إلى اليمن سعيد ولد أحمد أن المشاورات ستبدأ.", "position",
     {"holder": "سعيد ولد أحمد", "title": "الموفد الدولي", "place": "اليمن"}),
    ("تولى العميد فهد السالم قيادة اللواء العاشر.", "position",
     {"holder": "فهد السالم", "title": "قيادة", "organisation": "اللواء العاشر"}),
    ("تسلم فهد السالم رئاسة الحكومة في يونيو.", "position",
     {"holder": "فهد السالم", "title": "رئاسة", "organisation": "الحكومة"}),
    ("هاجمت الجماعة التي يتزعمها أبو محمد الشرقاوي الموقع.", "position",
     {"holder": "أبو محمد الشرقاوي", "title": "يتزعم", "organisation": "الجماعة"}),
    ("يرأس أحمد الحايك الحكومة المؤقتة.", "position", {"holder": "أحمد الحايك", "title": "يرأس"}),
    ("اختير محمد المنصور رئيساً للمجلس المحلي.", "appointment",
     {"person": "محمد المنصور", "title": "رئيساً للمجلس المحلي", "change": "appointed"}),
    ("سمي سليم الحايك قائداً للواء.", "appointment", {"person": "سليم الحايك", "title": "قائداً للواء"}),
    ("تم انتخاب سالم الحربي رئيساً للائتلاف.", "appointment", {"person": "سالم الحربي", "title": "رئيساً للائتلاف"}),
    ("طالب رئيس الجمهورية فؤاد الحايك جميع الجهات بالتحرك.", "position",
     {"holder": "فؤاد الحايك", "title": "رئيس الجمهورية"}),
    ("قال المرافقون لوزير الدفاع الأميركي اشتون كاربر إنه وصل.", "position",
     {"holder": "اشتون كاربر", "title": "وزير الدفاع الأميركي"}),
    ("وصل وزير الاتصالات وتقنية المعلومات لطفي الحايك إلى عدن.", "position",
     {"holder": "لطفي الحايك", "title": "وزير الاتصالات وتقنية المعلومات"}),
    ("أكد الناشط المدني والسياسي حسين الحايك ذلك.", "position",
     {"holder": "حسين الحايك", "title": "الناشط المدني والسياسي"}),
    ("التقى وزير خارجيته محمد جواد الحايك الوفد.", "position",
     {"holder": "محمد جواد الحايك", "title": "وزير خارجيته"}),
    ("توقع هشام الحايك، الخبير في شؤون الجماعات الإسلامية، ذلك.", "position",
     {"holder": "هشام الحايك", "title": "الخبير في شؤون الجماعات الإسلامية"}),
    ("قال الملك سالم الحايك إن الجيش تقدم.", "position", {"holder": "سالم الحايك", "title": "الملك"}),
    ("أكد ولي العهد الأردني الأمير سالم الحايك ذلك.", "position",
     {"holder": "سالم الحايك", "title": "ولي العهد الأردني"}),
    ("وصل الأمير سالم الحايك ولي ولي العهد أمس.", "position", {"holder": "سالم الحايك", "title": "ولي ولي العهد"}),
    ("بحث الوزير مع نظيره الروسي سالم الحايك الأزمة.", "position",
     {"holder": "سالم الحايك", "title": "نظيره الروسي"}),
    ("قال رئيس الحكومة الليبية المؤقتة سالم الحايك إن الجيش تقدم.", "position",
     {"holder": "سالم الحايك", "title": "رئيس", "organisation": "الحكومة الليبية المؤقتة"}),
    ("قال رئيس الحكومة سالم الحايك إن الجيش تقدم.", "position", {"holder": "سالم الحايك", "title": "رئيس الحكومة"}),
    ("صرح رئيس المجلس التنسيقي للمقاومة الشعبية سالم الحايك بأن المدينة محاصرة.", "position",
     {"holder": "سالم الحايك", "title": "رئيس", "organisation": "المجلس التنسيقي للمقاومة الشعبية"}),
]  # fmt: skip

LIVING = [
    ("قُتل خمسة أشخاص من سكان منازل مجاورة.", "residence", {"person": "أشخاص", "in": "منازل مجاورة"}),
    ("وقالت عبير، من سكان حي الشعار، إن القصف لم يتوقف.", "residence", {"person": "عبير", "in": "حي الشعار"}),
    ("قال أحد سكان دوما ويدعى سالم الجبوري إنه رأى الانفجار.", "residence",
     {"person": "سالم الجبوري", "in": "دوما"}),
    ("يعيش محمد الحايك في لندن منذ سنوات.", "residence", {"person": "محمد الحايك", "in": "لندن"}),
    ("اعتقلت الشرطة أحد المهربين السوريين.", "nationality", {"person": "أحد المهربين", "country": "السوريين"}),
    ("وأضاف أحد السكان ويدعى سامر أن القصف شديد.", "alias", {"person": "أحد السكان", "name": "سامر"}),
    ("وقال أحد الشهود عبر الهاتف قائلاً إن اسمه محمد.", "alias", {"person": "أحد الشهود", "name": "محمد"}),
    ("هاجمت جماعة ولاية سيناء ذراع تنظيم داعش في مصر الحاجز.", "membership",
     {"member": "جماعة ولاية سيناء", "organisation": "تنظيم داعش", "relation": "part"}),
    ("دمرت الغارات رتلاً عسكرياً تابعاً للحوثيين.", "membership", {"member": "رتلاً عسكرياً", "organisation": "حوثيين"}),
]  # fmt: skip

GROUPS = [
    ("انسحبت قوات الرئيس المخلوع علي حسن الحميدي.", "قوات الرئيس المخلوع علي حسن الحميدي"),
    ("وصلت القوات الموالية للرئيس عبد ربه الحميدي إلى المدينة.", "القوات الموالية للرئيس عبد ربه الحميدي"),
    ("أدانت حكومة رئيس الوزراء كمال الخطيب الهجوم.", "حكومة رئيس الوزراء كمال الخطيب"),
    ("أثنى رئيس مجلس النواب سليم الجابري على الخطة.", "مجلس النواب"),
    ("قصف طيران التحالف المركز الثقافي في البلدة.", "طيران التحالف"),
    ("رست السفينة مع القوات البحرية المصرية.", "القوات البحرية المصرية"),
    ("نصب المتمردون كميناً على الطريق.", "المتمردون"),
    ("انسحبت ميليشيات الحوثي والمخلوع من البلدة.", "ميليشيات الحوثي والمخلوع"),
]

NOT_SAID = [
    ("أعلن مسؤول فلسطيني وفاة كمال الحايك.", "position"),
    ("قال عدد من سكان البلدة إن القصف مستمر.", "residence"),
    ("وقال القائد سالم الجبوري إن اسمه ورد في القائمة.", "alias"),
    ("تتولى القوات إدارة المعبر.", "position"),
    ("ترأس الوزير الاجتماع.", "position"),
    ("أصدر الرئيس قراراً بحماية كمال السعدي.", "position"),
    ("اختار سالم الجبوري الطريق الطويل.", "appointment"),
    ("أثنى الناطق باسم الجيش على الأحمدي.", "position"),
    ("تعمل الحكومة لصالح حزب الله.", "membership"),
    ("لم يكن الرجل يعمل لحساب التنظيم.", "membership"),
    ("رفع المهندس جناح الطائرة.", "membership"),
    ("تسلمت السلطات سلطات موالية لهم.", "membership"),
    ("هبطت الطائرة في مطار الملك فهد الدولي.", "position"),
    ("وصلت مساعدات مركز الملك سالم الحايك إلى عدن.", "position"),
    ("ولى العهد القديم مع كمال الحايك.", "position"),
]


@pytest.mark.parametrize(("text", "event", "roles"), [*BELONGING, *HOLDING, *LIVING])
def test_it_is_said(reader: Reader, text: str, event: str, roles: dict[str, str]) -> None:
    reading = read(reader, text)
    found = [c for c in reading.claims if c.event == event and all(fills(c, r, w) for r, w in roles.items())]
    assert found, told(reading)


@pytest.mark.parametrize(("text", "event"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str) -> None:
    reading = read(reader, text)
    assert event not in [c.event for c in reading.claims], told(reading)


@pytest.mark.parametrize(("text", "name"), GROUPS)
def test_the_name_of_a_group_ends_where_it_ends(reader: Reader, text: str, name: str) -> None:
    mentions = read(reader, text).mentions
    assert name in [m.text for m in mentions if m.kind == "group"], [(m.kind, m.text) for m in mentions]


@pytest.mark.parametrize(
    "text",
    [
        "إنه عمل يستهدف وحدة بلادنا.",
        "جاء النصر نتيجة حشد الإمكانيات.",
        "دخلت القافلة مديريات عنس وآنس.",
        "ظل الطريق بلا دوريات بها حتى الصيف.",
    ],
)
def test_it_names_no_group(reader: Reader, text: str) -> None:
    mentions = read(reader, text).mentions
    assert not [m.text for m in mentions if m.kind == "group" and m.named]
