"""Whom a verb tells of does not hang on what stands between: each head of a clause with each aside and each deed.

Every sentence is put together from somebody, what is said of him on the way, and what he did or what befell him. It must
be told of him, and never of whoever is named inside the aside. Below stand single sentences for other orders.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from made_claims import fills, given, read

if TYPE_CHECKING:
    from khabar.reader import Reader

Roles = dict[str, str]
Pairs = list[tuple[str, str]]
Deeds = list[tuple[str, str, str]]

# who stands at the head of the clause, and the words that must be told of
HEADS: list[tuple[str, str]] = [
    ("شقيقه", "شقيقه"),
    ("الضابط المنشق", "الضابط المنشق"),
    ("القيادي سالم هادي", "سالم هادي"),
    ("القائد العسكري في الحركة سالم هادي", "سالم هادي"),
    ("المعتقل", "المعتقل"),
    ("أبو حمزة الشامي", "أبو حمزة الشامي"),
]
ASIDES: list[str] = [
    "",
    "، الذي عمل حارسا لدى أحد القادة في الميادين،",
    "، الذي كان مسؤولا عن الأمن في الرقة،",
    "، الذي قُتل شقيقه قبل عام،",
    "، الذي تتهمه الفصائل بالتعامل مع النظام،",
    " – الذي خسر ساقه في المعارك –",
    "، وهو من أبناء بلدة حيان،",
    "، البالغ من العمر 34 عاما،",
    "، المقرب من قائد الحركة،",
    "، بعد أشهر من الخلافات،",
    "، بحسب المصدر ذاته،",
    " (45 عاما)، وهو تاجر سابق،",
]
DEEDS: list[tuple[str, str, str]] = [
    ("انشق عن التنظيم", "flight", "actor"),
    ("وصل إلى تركيا", "movement", "actor"),
    ("قُتل في غارة جوية", "killing", "victim"),
    ("قتل برصاص مجهولين", "killing", "victim"),
    ("أصيب بجروح خطيرة", "injury", "victim"),
    ("اعتُقل على حاجز للجيش", "arrest", "target"),
    ("اعتقلته الشرطة في حلب", "arrest", "target"),
    ("أُفرج عنه بكفالة", "release", "target"),
    ("صدرت بحقه مذكرة توقيف", "proceeding", "target"),
    ("سلم نفسه للجيش", "handover", "target"),
    ("نُقل إلى سجن حارم", "movement", "actor"),
]


# the same for a group in the feminine, for people in the plural and for two
GROUPS: list[tuple[str, str]] = [
    ("حركة الفجر", "حركة الفجر"),
    ("المجموعة", "المجموعة"),
    ("«كتائب الفجر»", "كتائب الفجر"),
]
OF_GROUPS: list[str] = [
    "، التي تأسست عام 2012 في ريف إدلب،",
    "، وهي فصيل محلي،",
    "، المدعومة من تركيا،",
    " – التي خسرت معظم مواقعها –",
    "، وعدد عناصرها مئتان،",
]
GROUPS_DID: list[tuple[str, str, str]] = [
    ("انشقت عن الجبهة", "flight", "actor"),
    ("سيطرت على البلدة", "control", "actor"),
    ("اعتقلت ثلاثة شبان", "arrest", "actor"),
    ("سلمت أسلحتها للجيش", "handover", "from"),
]
PEOPLE: list[tuple[str, str]] = [
    ("العناصر الأربعة", "العناصر"),
    ("عناصر المجموعة", "عناصر المجموعة"),
    ("المعتقلين", "المعتقلين"),
    ("ثلاثة من قادة الحركة", "قادة الحركة"),
]
OF_PEOPLE: list[str] = [
    "، الذين وصلوا إلى البلدة قبل يومين،",
    "، بينهم قائد ميداني،",
    " – وبينهم جريحان –",
    "، ومعظمهم من أبناء الريف،",
    "، وعددهم ستة، ومعظمهم من أبناء الريف،",
]
PEOPLE_DID: list[tuple[str, str, str]] = [
    ("انشقوا عن الجبهة", "flight", "actor"),
    ("قُتلوا في غارة", "killing", "victim"),
    ("اعتقلتهم الشرطة في حلب", "arrest", "target"),
    ("أُفرج عنهم بكفالة", "release", "target"),
    ("نُقلوا إلى سجن حارم", "movement", "actor"),
]
TWO: list[tuple[str, str]] = [("الشقيقين", "الشقيقين")]
OF_TWO: list[str] = ["، اللذين كانا يقاتلان في صفوف التنظيم،", "، بحسب المصدر ذاته،"]
TWO_DID: list[tuple[str, str, str]] = [("وصلا إلى تركيا", "movement", "actor"), ("قُتلا في غارة", "killing", "victim")]


@pytest.mark.parametrize(
    ("heads", "asides", "deeds"),
    [(GROUPS, OF_GROUPS, GROUPS_DID), (PEOPLE, OF_PEOPLE, PEOPLE_DID), (TWO, OF_TWO, TWO_DID)],
)
def test_it_is_told_of_them(reader: Reader, heads: Pairs, asides: list[str], deeds: Deeds) -> None:
    faults: list[str] = []
    for (head, who), aside, (deed, event, role) in itertools.product(heads, asides, deeds):
        text = f"وقال المصدر إن {head}{aside} {deed}."
        told = [c for c in read(reader, text).claims if c.event == event and role in dict(c.arguments)]
        if not any(fills(c, role, who) for c in told):
            faults.append(text)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("aside", ASIDES)
def test_it_is_told_of_him(reader: Reader, aside: str) -> None:
    faults: list[str] = []
    for (head, who), (deed, event, role) in itertools.product(HEADS, DEEDS):
        text = f"وقال المصدر إن {head}{aside} {deed}."
        told = [c for c in read(reader, text).claims if c.event == event and role in dict(c.arguments)]
        if not any(fills(c, role, who) for c in told):
            faults.append(text)
    assert not faults, "\n".join(faults)


SAID: list[tuple[str, str, Roles]] = [
    # a name in quotation marks ends where they close
    ("أعلنت «كتائب ابن تيمية» انشقاقها عن الهيئة.", "flight", {"actor": "كتائب ابن تيمية", "organisation": "الهيئة"}),
    ('أعلنت "كتائب ابن تيمية" انضمامها إلى الهيئة.', "membership", {"member": "كتائب ابن تيمية"}),
    ('استهدفت مواقع تابعة لـ"بي كا كا"، وتنظيم داعش.', "attack", {"target": "تنظيم داعش"}),
    # the vowels of a passive behind a conjunction, and on the third letter
    ("وقُتل القائد العسكري للفصيل أمس.", "killing", {"victim": "القائد العسكري"}),
    ("وقال إن المقاتلين اعتُقلوا جميعا.", "arrest", {"target": "المقاتلين"}),
    ("الشيخ نعمان البكور اعتُقل على حاجز غرب المدينة.", "arrest", {"target": "نعمان البكور"}),
    ("وقال إن الرجل اعتقل على حاجز للجيش.", "arrest", {"target": "الرجل"}),
    ("وأوضح أن أبو جابر عُيّن رئيسا لمجلس الشورى.", "appointment", {"person": "أبو جابر"}),
    # a verb before somebody of his alone, past whom it tells of
    ("وأكد أن التنظيم أصيب قائده في غارة.", "injury", {"victim": "قائده"}),
    ("التنظيم، الذي خسر المدينة، قُتل زعيمه في غارة.", "killing", {"victim": "زعيمه"}),
    ("وأضاف أن القيادي فر شقيقه إلى تركيا.", "flight", {"actor": "شقيقه", "to": "تركيا"}),
    ("انشق اللواء الذي انضم قادته إلى الجبهة.", "membership", {"member": "قادته"}),
    # the number of people in the plural belongs to them
    ("وذكر أن العناصر الأربعة نُقلوا إلى سجن العقاب.", "movement", {"actor": "العناصر", "count": "الأربعة"}),
    ("وقال إن العناصر الأربعة فروا إلى تركيا.", "flight", {"actor": "العناصر"}),
    ("أن القيادي انشق عنه لاحقا.", "flight", {"actor": "القيادي"}),
    # who acts after what opens the sentence, where nobody was told of before
    ("ومنذ أن انشق عن التنظيم يعيش أبو سليمان في غازي عينتاب.", "flight", {"actor": "أبو سليمان"}),
    ("وقبل أن يلتحق بالهيئة عمل أبو خالد مدرسا في ريف درعا.", "membership", {"member": "أبو خالد"}),
    ("وعقب انشقاقه عن الجيش انضم العقيد سالم هادي إلى الفصيل.", "flight", {"actor": "سالم هادي"}),
    # some of theirs, past a place or a time; which one it was
    ("وانشق عن الهيئة خلال الشهر الماضي ثلاثة من قادتها البارزين.", "flight", {"actor": "قادتها البارزين"}),
    ("وقُتل معه في الغارة نفسها اثنان من مرافقيه.", "killing", {"victim": "مرافقيه"}),
    # a subject of its own inside the clause that «الذي» opens
    ("القيادي الذي كان الجيش قد اعتقله في حلب.", "arrest", {"actor": "الجيش", "target": "القيادي"}),
    ("سلمت الهيئة المعتقلين إلى الجيش، الذي أفرج عنهم.", "release", {"actor": "الجيش", "target": "المعتقلين"}),
    # whom it goes on about: who acts, a man with his name, who may have done what he denies
    ("هاجم مقاتلو الفصيل الحاجز وقتلوا ثلاثة جنود، ثم انسحبوا إلى الجبل.", "movement", {"actor": "مقاتلو الفصيل"}),
    ("أفرجت الهيئة عن سالم هادي بعد وساطة من شيخ العشيرة، وعاد إلى بلدته.", "movement", {"actor": "سالم هادي"}),
    ("ونفى القيادي أن يكون قد انشق عن الحركة.", "flight", {"actor": "القيادي"}),
    ("وأشار الضابط إلى أن القوة داهمت منزل المطلوب، واعتقلته.", "arrest", {"target": "المطلوب"}),
    # whom somebody charges, right behind who charges him
    ("بعد اتهام الوزير الحركة بقتل خمسة جنود.", "killing", {"actor": "الحركة"}),
    ("اتهام الجيش أمس الجماعة بقصف القرية.", "shelling", {"actor": "الجماعة"}),
    ("وذلك بعيد اتهام مسؤول تركي هذه المجموعة بالهجوم.", "proceeding", {"actor": "مسؤول تركي"}),
    ("بعد اتهام القائد بقتل خمسة جنود.", "killing", {"actor": "القائد"}),
    # who does a deed that a verb carries, behind the deed and whom it befell
    ("نفذ عملية اغتيال القاضي مسلحون مجهولون.", "killing", {"actor": "مسلحون مجهولون", "victim": "القاضي"}),
    ("ونفذت اعتقال المدنيين عناصر من التنظيم.", "arrest", {"actor": "عناصر من التنظيم", "target": "المدنيين"}),
    ("شنت هجوما على الموقع قوات الأسد.", "attack", {"actor": "قوات الأسد", "target": "الموقع"}),
    ("تولت تدريب المقاتلين شركات روسية.", "support", {"actor": "شركات روسية", "to": "المقاتلين"}),
    ("تقف وراء تمويل القناة شخصيات دينية.", "support", {"actor": "شخصيات دينية", "to": "القناة"}),
    ("يقف خلف دعم هذه الجماعات رجال أعمال.", "support", {"actor": "رجال أعمال", "to": "هذه الجماعات"}),
    ("وتقف إيران وراء تمويل الحوثيين.", "support", {"actor": "إيران", "to": "الحوثيين"}),
    ("وقف وراء تفجير السفارة عناصر من الحركة.", "responsibility", {"event": "تفجير السفارة"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), SAID)
def test_it_is_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert given(read(reader, text), event, roles), [(c.event, c.rule) for c in read(reader, text).claims]


# those who are told of by the way do nothing of it
NOT_SAID: list[tuple[str, str, Roles]] = [
    ("وأكد أن التنظيم أصيب قائده في غارة.", "injury", {"victim": "التنظيم"}),
    ("التنظيم، الذي خسر المدينة، قُتل زعيمه في غارة.", "killing", {"victim": "التنظيم"}),
    ("وأضاف أن القيادي فر شقيقه إلى تركيا.", "flight", {"actor": "القيادي"}),
    ("وأضاف أن القيادي اعتقل شقيقه في حلب.", "arrest", {"actor": "القيادي"}),
    ("اعتقلت القوات الأربعة بعد مطاردة.", "arrest", {"actor": "القوات الأربعة"}),
    ("القيادي، الملقب بأبي عمر، اعتقلته الشرطة في حلب.", "arrest", {"target": "أبي عمر"}),
    ("وقال إن القيادي، المقرب من قائد الحركة، صدرت بحقه مذكرة توقيف.", "proceeding", {"target": "قائد الحركة"}),
    ("وأوضح أن أبو جابر عُيّن رئيسا لمجلس الشورى.", "appointment", {"issuer": "أبو جابر"}),
    ("إن المعتقلين، ومعظمهم من أبناء الريف، أصيبوا.", "injury", {"victim": "أبناء الريف"}),
    ("سلمت الهيئة المعتقلين إلى الجيش، الذي أفرج عنهم.", "release", {"target": "الجيش"}),
    ("هاجم مقاتلو الفصيل الحاجز وقتلوا ثلاثة جنود، ثم انسحبوا إلى الجبل.", "movement", {"actor": "جنود"}),
    ("وأشار الضابط إلى أن القوة داهمت منزل المطلوب، واعتقلته.", "arrest", {"target": "الضابط"}),
    ("وعقب مقتله قال سالم هادي إن الوضع هادئ.", "killing", {"victim": "سالم هادي"}),
    ("فجرت فتاة في العاشرة من عمرها نفسها في السوق.", "bombing", {"target": "فتاة"}),
    ("وأكدوا أن عناصر التمرد اعتدت عليهم.", "attack", {"target": "عناصر التمرد"}),
    ("قال شهود عيان إن المقاومة الشعبية استهدفت، أمس، تجمعا للمسلحين.", "attack", {"target": "المقاومة الشعبية"}),
    ("وقالت إن مسلحي الفصيل، الذين قصفتهم الطائرات، قتلوا مدنيا.", "killing", {"victim": "مسلحي الفصيل"}),
    ("تقف وراء تمويل القناة شخصيات دينية.", "support", {"actor": "القناة"}),
    ("وقف وراء تفجير السفارة عناصر من الحركة.", "bombing", {"target": "عناصر من الحركة"}),
    ("بعد اتهام الوزير الحركة بقتل خمسة جنود.", "killing", {"actor": "الوزير"}),
    ("وذلك بعيد اتهام مسؤول تركي هذه المجموعة بالهجوم.", "attack", {"actor": "مسؤول تركي"}),
    ("لا تقف الحكومة وراء تمويل الحركة.", "support", {"actor": "الحكومة"}),
    ("يواصل قصف الجيش مواقع المسلحين.", "shelling", {"actor": "مواقع المسلحين"}),
    ("أجرى محادثات مع نائب الوزير سالم أمير عبد الهادي.", "agreement", {"party": "أمير عبد الهادي"}),
]


@pytest.mark.parametrize(("text", "event", "roles"), NOT_SAID)
def test_it_is_not_said(reader: Reader, text: str, event: str, roles: Roles) -> None:
    assert not given(read(reader, text), event, roles)
