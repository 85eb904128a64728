"""Where the name of a person ends, and what only looks like one. All sentences and people are invented."""

import pytest

from khabar.intake import read_bytes
from khabar.reader import Reader

NAMES = [
    # the rest of a name is a word of another sense as well
    ("قال إدريس عبد الله معلم إن الحركة انهارت.", "إدريس عبد الله معلم"),
    ("وأعلن عبد الستار بارز لوكالة محلية عن الحادث.", "عبد الستار بارز"),
    ("وعبر الدكتور محمود عزت عن أسفه.", "محمود عزت"),
    ("وصل عمران خان إلى المدينة.", "عمران خان"),
    ("وحضر الشيخ سالم بن هادي بن نايف آل ثاني النائب الأول.", "سالم بن هادي بن نايف آل ثاني"),
    ("اختطف ناصر أحمد صالح مطهر من أمام منزله.", "ناصر أحمد صالح مطهر"),
    ("قال فلاديمير فان ويلينبرغ إن الوفد وصل.", "فلاديمير فان ويلينبرغ"),
    # a name of two words with «الإسلام»
    ("حكمت المحكمة على المتهم سيف الإسلام الفرجاني.", "سيف الإسلام الفرجاني"),
    # names that are common words, after a rank
    ("حضر اللواء كامل الوزير، مدير الدائرة.", "كامل الوزير"),
    ("ولم يستبعد اللواء طلعت مسلم، الخبير الأمني، ذلك.", "طلعت مسلم"),
    ("قال المهندس سعد هايل السرور إن العمل انتهى.", "سعد هايل السرور"),
    ("أكد الشيخ خميس الخنجر، الأمين العام للجمعية.", "خميس الخنجر"),
    ("كان نائبا للملا عمر قبل سنوات.", "عمر"),
    # what stands after a name and is none of it
    ("دعا الرئيس عباس يريد حلا.", "عباس"),
    ("توفي سالم بن هادي رحمه الله أمس.", "سالم بن هادي"),
    ("ندد ناشطون بنظام بشار الأسد واستبداده.", "بشار الأسد"),
    ("كانت خطة كاميرون الخمسية موضع نقاش.", "كاميرون"),
    ("غزا صدام الكويت ودخلها.", "صدام"),
    ("وبحسب حاكم منطقة سوروتش عبدالله جيفتشي فر السكان.", "عبدالله جيفتشي"),
    # and what is still a name
    ("قال وزير الخارجية سليم المعلم إن الوفد وصل.", "سليم المعلم"),
    ("كان سليم الخياطين من بين الناجين.", "سليم الخياطين"),
    ("شاهدت مها القبيساوية الجنود.", "مها القبيساوية"),
    ("يزن قطان، تسع سنوات، يعمل مع جده.", "يزن قطان"),
    ("لكن نور الدين شكك في ذلك.", "نور الدين"),
    ("وتساءلت أم القتيل: «لماذا قتلوا ابني؟».", "أم القتيل"),
]

NOBODY = [
    "هل سيختار القادة السلاح أم السلام؟",
    "سيعودون شاءوا أم أبوا.",
    "تقوم العلاقة على مبادئ حسن الجوار وعدم التدخل.",
    "وعبر المصدر عن خالص التعازي وصادق المواساة لأسر الضحايا.",
    "كان طويلا وكريم الطباع بين أهله.",
    "تخمد النار رويدا رويدا في الوادي.",
    "منعت الحملة مرور السيارات علاوة على إغلاق الطريق.",
    "لا يعني عدم رضا العلويين شيئا.",
    "تحدث إلى مؤسسة ناطقة باسمه فقط.",
    "هذا المشهد الظاهر للعيان.",
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def people(reader: Reader, sentence: str) -> list[str]:
    reading = reader.read(read_bytes(sentence.encode(), path="x.txt"))
    text = reading.report.text
    return [text[m.start : m.stop] for m in reading.mentions if m.kind == "person"]


@pytest.mark.parametrize(("sentence", "name"), NAMES)
def test_a_name_ends_where_it_does(reader: Reader, sentence: str, name: str) -> None:
    assert name in people(reader, sentence)


@pytest.mark.parametrize("sentence", NOBODY)
def test_this_is_nobody(reader: Reader, sentence: str) -> None:
    assert people(reader, sentence) == []
