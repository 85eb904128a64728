"""Near-copies: planted ones are found, texts that only speak of the same are not."""

from __future__ import annotations

import random

from khabar.identity.copies import Copy, Shelf, marks

WORDS = """قال شهود في بلدة الساحل إن مسلحين مجهولين هاجموا فجر الثلاثاء حاجزاً للشرطة عند المدخل الشرقي وأطلقوا النار على عناصره قبل أن
ينسحبوا نحو الجبال القريبة. وأضاف الشهود أن ثلاثة من العناصر أصيبوا بجروح نقلوا على إثرها إلى مشفى المدينة حيث وصفت حالتهم بالمستقرة. ولم تعلن
أي جهة مسؤوليتها عن الهجوم حتى ساعة إعداد هذا الخبر. وذكر مصدر في المحافظة أن السلطات فتحت تحقيقاً في الحادث وعززت الحراسة على الطرق
المؤدية إلى البلدة. ويأتي هذا الهجوم بعد أسبوع من هجوم مشابه استهدف دورية على الطريق الساحلي وأوقع قتيلين. وكان وجهاء البلدة قد طالبوا
بزيادة عدد الحواجز وتسيير دوريات ليلية، غير أن قيادة الشرطة تقول إنها لا تملك ما يكفي من العناصر والآليات."""
OTHER = """أعلنت وزارة الصحة أن حملة التلقيح ستبدأ الأحد المقبل في جميع المراكز، وأن الأولوية ستكون لكبار السن والعاملين في المشافي. ودعت الوزارة
المواطنين إلى التسجيل عبر الموقع أو بالهاتف، وأكدت أن اللقاحات تكفي الجميع وأنها وصلت على دفعتين من الخارج."""


def found(planted: str) -> list[Copy]:
    texts = [WORDS, OTHER, planted]
    shelf = Shelf(lambda number: texts[number])
    for number in (0, 1):
        shelf.put(number, marks(texts[number]))
    return list(shelf.find(2, marks(planted)))


def test_the_same_text_is_one() -> None:
    assert [(c.left, c.right, c.kind) for c in found(WORDS)] == [(0, 2, "same")]


def test_a_cut_text_is_found() -> None:
    assert [(c.left, c.kind) for c in found(". ".join(WORDS.split(". ")[:2]))] == [(0, "cut")]


def test_another_headline_and_a_reworded_lead_are_found() -> None:
    rest = WORDS.split(". ", 1)[1]
    assert [c.left for c in found(f"هجوم على حاجز في الساحل\n{WORDS}")] == [0]
    assert [c.left for c in found(f"تعرض حاجز أمني لإطلاق نار من قبل مجهولين وسقط جرحى. {rest}")] == [0]


def test_every_third_word_changed_is_found() -> None:
    chance = random.Random(4)
    words = [f"كلمة{n}" if chance.random() < 0.3 else word for n, word in enumerate(WORDS.split())]
    assert [c.left for c in found(" ".join(words))] == [0]


def test_other_spellings_change_nothing() -> None:
    spelled = WORDS.replace("أ", "ا").replace("ة ", "ه ")
    assert [(c.left, c.kind) for c in found(spelled)] == [(0, "same")]


def test_one_event_in_other_words_is_no_copy() -> None:
    told = """استيقظ أهالي بلدة الساحل على أصوات رصاص، وتبين أن مجموعة هاجمت نقطة الشرطة شرقي البلدة ثم لاذت بالفرار. وقال المشفى إنه استقبل ثلاثة
    جرحى. وهذه ثاني مرة خلال أسبوع تستهدف فيها الشرطة في المنطقة، بعد مقتل اثنين من عناصرها على طريق الساحل. ويطالب السكان بحماية أكبر."""
    assert found(told) == []


def test_a_paragraph_in_common_is_no_copy() -> None:
    shared = WORDS.split(". ")[2]
    assert all(c.left != 0 for c in found(f"{OTHER}. {shared}."))


def test_texts_too_short_to_tell() -> None:
    texts = ["قتل ثلاثة", "قتل ثلاثة"]
    shelf = Shelf(lambda number: texts[number])
    shelf.put(0, marks(texts[0]))
    assert list(shelf.find(1, marks(texts[1]))) == []
