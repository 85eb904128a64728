"""The parts of a page: rows of own invention, and what holds for any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.text.parts import find_parts

LONG = "قالت مصادر محلية في البلدة إن عشرات العائلات غادرت منازلها فجر الأحد بعد قصف مدفعي طال الأحياء الشرقية."
MORE = "وأضافت المصادر أن القصف استمر حتى ساعات الظهيرة، فيما لم ترد أنباء عن وقوع إصابات بين السكان المدنيين."


def parts_of(text: str) -> list[tuple[str, str]]:
    return [(part.kind, text[part.start : part.stop]) for part in find_parts(text)]


FIRST = [
    ("نزوح عائلات من ريف درعا الشرقي إثر القصف", "headline"),
    ("هل تعود المدارس في الحسكة قبل الشتاء؟", "headline"),
    ("سامر الخلف", "byline"),
    ("فاطمة عبد القادر", "byline"),
    ("كتب: ناصر الحداد", "byline"),
    ("بقلم نزار الشامي", "byline"),
    ("إعداد: هدى منصور", "byline"),
    ("رامي السالم - عمّان", "byline"),
    ("أنس الحمود – خاص", "byline"),
    ("عمّان: كريم الصالح", "byline"),
    ("شبكة نخيل الفرات", "byline"),
    ("وزارة الداخلية", "byline"),
    ("عدن - وكالات", "dateline"),
    ("بيروت ـ «الضحى»", "dateline"),
    ("وكالة المدار – تونس", "dateline"),
    ("بغداد/ وكالة الرافدين", "dateline"),
    ("تعز 12 آذار 2019 - خاص", "dateline"),
    ("12 آذار 2019", "dateline"),
    ("الثلاثاء، 12 آذار/مارس 2019", "dateline"),
    ("قتل ثلاثة من عناصر الشرطة في هجوم جديد", "body"),
    ("وأكد السكان أن الوضع هادئ", "body"),
]


@pytest.mark.parametrize(("line", "kind"), FIRST)
def test_first_line(line: str, kind: str) -> None:
    assert parts_of(f"{line}\n\n{LONG}\n{MORE}") == [(kind, line), ("body", LONG), ("body", MORE)]


PREFIXES = [
    "عدن - وكالات:",
    "سبق- وكالات:",
    "رويترز- بنغازي (ليبيا):",
    "(رويترز) -",
    "القاهرة (أ ف ب) -",
    "القاهرة 14 مايو (رويترز) -",
    "أ ف ب -",
    "بغداد/ وكالة الرافدين:",
    "نيودلهي -",
    "دمشق:",
    "ماهر العبد - سبق - جازان:",
    "* سيول - «الضحى»:",
]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_dateline_before_a_sentence(prefix: str) -> None:
    assert parts_of(f"{prefix} {LONG}\n{MORE}") == [("dateline", prefix), ("body", LONG), ("body", MORE)]
    assert parts_of(f"{prefix} {LONG}") == [("dateline", prefix), ("body", LONG)]


NOT_DATELINES = [
    "وقال: إن القوات انسحبت من القرية بعد يومين من الاشتباكات وتركت خلفها آليات محترقة وذخائر.",
    "الحدود التركية - السورية شهدت مساء الخميس حركة نزوح كبيرة باتجاه القرى المجاورة للمعبر الرئيسي.",
    "ودخل مقاتلون من الفصيل - عددهم نحو مئة - إلى البلدة فجراً وانتشروا في أحيائها الشمالية كلها.",
    "اليمن بلد أنهكته الحرب - كما يقول أهله - ولا يعرف أحد متى تنتهي هذه المعاناة الطويلة هناك.",
    "«لن نغادر بيوتنا» - بهذه الكلمات بدأ أبو خالد حديثه عن الليلة التي سقطت فيها القذائف على الحي.",
]


@pytest.mark.parametrize("text", NOT_DATELINES)
def test_no_dateline(text: str) -> None:
    assert parts_of(text) == [("body", text)]


BOILERPLATE = [
    "هل أعجبك المحتوى وتريد أن يصلك كل أسبوع؟",
    "اشترك بنشرتنا البريدية ليصلك جديدنا.",
    "انضم إلى قائمة قرائنا واشترك بنشرتنا البريدية.",
    "اقرأ أيضاً: نزوح مئات العائلات من ريف حماة الشمالي",
    "إقرأ أيضا",
    "تابعنا على فيسبوك وتويتر",
    "تابعونا على قناتنا في تلغرام",
    "شارك الخبر",
    "جميع الحقوق محفوظة لموقع الضحى 2021 ©",
    "المصدر: وكالات",
    "المصدر: موقع الضحى",
    "كلمات مفتاحية: درعا، نزوح، قصف",
    "تصوير: سامر الخلف",
    "رابط الخبر: نزوح عائلات من درعا",
    "اضغط هنا",
    "...المزيد",
    "//انتهى//",
    "10:25 ت م",
    "writer@example.org",
    "https://example.org/news/15",
    "#درعا #نزوح #ريف_درعا",
    "***",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate(line: str) -> None:
    assert parts_of(f"{LONG}\n{MORE}\n{line}") == [("body", LONG), ("body", MORE), ("boilerplate", line)]


SENTENCES = [
    "انضم إلى قائمة المطلوبين للقضاء سبعة أشخاص من أبناء البلدة",
    "شارك مئات المحتجين في المظاهرة",
    "شارك على رأس مجموعته في الهجوم",
    "شارك هذا الفصيل في معارك الصيف",
    "تابعنا على مدى شهرين حركة المهربين",
    "المصدر: قال لنا إن القائد قُتل في الغارة",
    "المصدر قُتل بعد يومين من حديثه معنا",
    "هذه من سمات المرحلة الجديدة",
    "ناقش الوفدان مواضيع ذات صلة بملف الأسرى",
    "وطالب الأهالي بالإفراج عن المعتقلين",
    "1 - محمد خالد الأحمد",
    "- أبو عمر، قائد كتيبة",
    "صور: أصيب ثلاثة أطفال في غارة",
    "انتهى الهجوم بمقتل خمسة جنود",
    "للمزيد من الضغط قصفت القوات المعبر",
    "آخر الأخبار الواردة من الجبهة تفيد بمقتل قائد الكتيبة",
]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_is_never_boilerplate(line: str) -> None:
    for text in (f"{LONG}\n{line}.\n{MORE}", f"{LONG}\n{MORE}\n{line}.", f"{LONG}\n{MORE}\n{line}"):
        assert ("body", line.strip() + text[text.index(line) + len(line) :][:1].strip()) in parts_of(text)
    assert ("boilerplate", line) not in parts_of(f"{LONG}\n{line}\n{MORE}")


@pytest.mark.parametrize("line", ["شارك المئات في المظاهرة", "نزحت عائلات البلدة", "وأعدم التنظيم قائد الكتيبة"])
def test_a_line_that_begins_with_a_verb_is_no_heading(line: str) -> None:
    assert ("body", line) in parts_of(f"{LONG}\n{line}\n{MORE}")


SUBHEADINGS = ["من يقف خلف التهريب؟", "معارك الجنوب", "* حرب في الخارج", "«نظام جديد» في الريف"]


@pytest.mark.parametrize("line", SUBHEADINGS)
def test_subheading_between_paragraphs(line: str) -> None:
    assert parts_of(f"{LONG}\n{line}\n{MORE}")[1] == ("subheading", line)


def test_tags_after_the_last_word() -> None:
    tagged = LONG.removesuffix(".")
    assert parts_of(f"{LONG}\n{tagged} سمات درعا قصف نزوح") == [
        ("body", LONG),
        ("body", tagged),
        ("boilerplate", "سمات درعا قصف نزوح"),
    ]


def test_links_after_their_heading_and_no_further() -> None:
    text = f"{LONG}\nاقرأ أيضاً\nنزوح من ريف حماة\n{MORE}\nمواضيع ذات صلة\nقتلى في إدلب\nجفاف الفرات"
    kinds = [kind for kind, _ in parts_of(text)]
    assert kinds == ["body", "boilerplate", "boilerplate", "body", *["boilerplate"] * 3]


def test_page_controls_before_the_first_word() -> None:
    text = f"Next Previous عين اليوم – عدن\n{LONG}"
    assert parts_of(text) == [("boilerplate", "Next Previous"), ("dateline", "عين اليوم – عدن"), ("body", LONG)]


def test_one_paragraph_and_none() -> None:
    assert parts_of(LONG) == [("body", LONG)]
    assert parts_of(" \r\n\t") == []
    assert parts_of("خبر") == [("body", "خبر")]


PIECES = ["\n", "\r\n", " ", ".", "؟", ":", " - ", "(", "»", "*", "#", "@", "سمات", "عدن", "وكالات", "سبق", "محمد"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, LONG, *BOILERPLATE]) | st.text(max_size=8), max_size=40).map("".join))
def test_parts_are_ordered_and_cover_the_text(text: str) -> None:
    at = 0
    for part in find_parts(text):
        assert at <= part.start < part.stop <= len(text)
        assert not text[at : part.start].strip()
        assert text[part.start : part.stop].strip() == text[part.start : part.stop]
        at = part.stop
    assert not text[at:].strip()


@pytest.mark.parametrize("unit", ["اقرأ أيضا\n", "خبر\n", "عدن: ", "سمات ", "#ا", "(", "محمد علي\n", f"{LONG}\n"])
def test_time_in_proportion_to_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        find_parts(text)
        return time.process_time() - start

    seconds(1000)
    assert seconds(400_000) < 12 * max(seconds(100_000), 0.01)
