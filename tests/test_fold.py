"""Folding: one spelling for all, and an offset for every character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.fold import fold, fold_word

ARABIC = st.text(
    st.sampled_from(
        "اأإآٱبةتىيئؤوهكلمنقرسشعفژگپچیک\u064e\u064f\u0651\u0640\u200f\u202b٠١٢۳۴5 \n#_«».،؟\ufefb\ufdf2\ufe8e"
    )
)
ANY = st.one_of(ARABIC, st.text())


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("أحمد", "احمد"),
        ("إدلب", "ادلب"),
        ("آمنة", "امنه"),
        ("مصطفى", "مصطفي"),
        ("فؤاد", "فواد"),
        ("عائشة", "عايشه"),
        ("قُتِلَ", "قتل"),
        ("مُحَمَّد", "محمد"),
        ("هٰذا", "هذا"),
        ("الرقـــة", "الرقه"),
        ("گلستان", "كلستان"),
        ("پارس", "بارس"),
        ("چای", "جاي"),
        ("کربلا", "كربلا"),
        ("٢٠١٧", "2017"),
        ("۲۰۱۷", "2017"),
        ("２０１７", "2017"),
        ("٣٫٥", "3.5"),
        ("\ufefb\ufe8e", "لاا"),
        ("\ufdf2", "الله"),
        ("د\u200fرع\u202aا", "درعا"),
        ("\ufeffحلب", "حلب"),
        ("حلب\u00a0الشهباء", "حلب الشهباء"),
        ("Reuters 2017", "Reuters 2017"),
        ("", ""),
    ],
)
def test_folded_form(source: str, folded: str) -> None:
    assert fold(source).folded == folded
    assert fold_word(source) == folded


def test_span_of_a_folded_word_is_its_words() -> None:
    source = "في مدينة الرَّقّـة أمس"
    text = fold(source)
    first = text.folded.index("الرقه")
    start, stop = text.span(first, first + 5)
    assert source[start:stop] == "الرَّقّـة"


def test_a_ligature_gives_all_its_letters_one_offset() -> None:
    text = fold("ا\ufdf2ب")
    assert text.folded == "االلهب"
    assert text.span(1, 5) == (1, 2)
    assert text.span(5, 6) == (2, 3)


@given(ANY)
def test_every_character_has_its_offset(source: str) -> None:
    text = fold(source)
    assert text.source == source
    assert len(text.offsets) == len(text.folded) + 1
    assert text.offsets[len(text.folded)] == len(source)
    assert all(text.offsets[i] <= text.offsets[i + 1] for i in range(len(text.folded)))
    for i, char in enumerate(text.folded):
        assert char in fold_word(source[text.offsets[i]])


@given(ANY, st.data())
def test_spans_lie_in_the_source(source: str, data: st.DataObject) -> None:
    text = fold(source)
    first = data.draw(st.integers(0, len(text.folded)))
    last = data.draw(st.integers(first, len(text.folded)))
    start, stop = text.span(first, last)
    assert 0 <= start <= stop <= len(source)
    assert text.folded[first:last] in fold_word(source[start:stop])


@given(ANY)
def test_folding_again_changes_nothing(source: str) -> None:
    once = fold_word(source)
    assert fold_word(once) == once
