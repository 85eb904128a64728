"""The tagger of names, on invented sentences."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from khabar.mentions.tagger import Tagged, load
from khabar.text.fold import fold
from khabar.text.tokens import tokenize


def names(sentence: str) -> list[tuple[str, str]]:
    words = [token.form for token in tokenize(fold(sentence))]
    return [(t.kind, " ".join(words[t.first : t.last])) for t in load().tag(words)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("وقال وزير الخارجية خليل الحمدان في مؤتمر صحفي أمس", ("person", "خليل الحمدان")),
        ("أعلن المتحدث باسم الوزارة ماهر العبدلي مقتل ثلاثة جنود", ("person", "ماهر العبدلي")),
        ("انسحبت القوات من حلب باتجاه الحدود", ("place", "حلب")),
        ("وصلت التعزيزات إلى بغداد صباح الجمعة", ("place", "بغداد")),
        ("دعا مجلس الأمن الدولي إلى هدنة عاجلة", ("group", "مجلس الامن الدولي")),
    ],
)
def test_finds_names(sentence: str, expected: tuple[str, str]) -> None:
    assert expected in names(sentence)


def test_proclitics_stay_in_the_span() -> None:
    assert ("place", "ودمشق") in names("جرت مباحثات بين بيروت ودمشق حول الحدود")


@pytest.mark.parametrize("sentence", ["قتل ثلاثة مدنيين في غارة جوية", "ارتفعت أسعار الخبز خلال الأسبوع الماضي"])
def test_leaves_common_words_alone(sentence: str) -> None:
    assert names(sentence) == []


def test_spelling_variants_read_alike() -> None:
    assert names("زار أحمد الأسعدى مدينة الرقّة") == names("زار احمد الاسعدي مدينه الرقه")


def test_spans_are_ordered_disjoint_and_probable() -> None:
    words = [t.form for t in tokenize(fold("التقى سامر الحمدان في عمان وفدا من الأمم المتحدة برئاسة ماهر العبدلي"))]
    found = load().tag(words)
    assert found
    for left, right in pairwise(found):
        assert left.last <= right.first
    assert all(0 <= t.first < t.last <= len(words) and 0 < t.probability <= 1 for t in found)


@pytest.mark.parametrize("words", [[], ["،"], ["20"], ["BBC"], ["و"], ["😀"], ["قال"] * 3_000])
def test_odd_sentences(words: list[str]) -> None:
    assert all(isinstance(t, Tagged) for t in load().tag(words))


def test_same_words_same_answer() -> None:
    words = ["زار", "سامر", "الحمدان", "مدينه", "حلب"]
    assert load().tag(words) == load().tag(tuple(words))


def test_fast_enough() -> None:
    words = [t.form for t in tokenize(fold("وقال وزير الخارجية سامر الحمدان إن القوات انسحبت من ريف حلب الشرقي ."))]
    tagger = load()
    tagger.tag(words)
    start = time.process_time()
    for _ in range(200):
        tagger.tag(words)
    assert 200 * len(words) / (time.process_time() - start) > 15_000  # 90,000 on a quiet core
