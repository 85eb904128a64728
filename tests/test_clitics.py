"""Clitics are split where the language allows it and kept where the letter belongs to the word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar import words
from khabar.text.clitics import Split, split
from khabar.text.fold import fold_word
from khabar.words import Vocabulary

KNOWN = frozenset(fold_word("قتل قال جيش قرية كتاب منزل قوات مستشفى شبكة اسم مال").split())
KEPT = """
فراس وليد باسم كمال وسام وائل بلال فيصل فادي لؤي كريم بسام ليلى كنان فؤاد
وزير والد وكالة بلدة كتيبة بيان لواء لبنان فلسطين ليبيا بغداد كركوك
""".split()
LETTERS = st.text(st.sampled_from("ابتدرسصعفقكلمنهوي"), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    towns = frozenset(fold_word("حلب دمشق الرقة لبنان فلسطين ليبيا بغداد كركوك").split())
    return words.load(towns.__contains__)


def read(form: str, common: dict[str, int] | None = None) -> Split:
    return split(
        fold_word(form),
        lambda reading: 0.0 if reading.stem in KNOWN else None,
        lambda word: (common or {}).get(word, 0),
        KNOWN,
    )


@pytest.mark.parametrize(
    ("form", "conjunction", "preposition", "article", "stem", "pronoun"),
    [
        ("قتل", "", "", False, "قتل", ""),
        ("وقال", "و", "", False, "قال", ""),
        ("فقتل", "ف", "", False, "قتل", ""),
        ("الجيش", "", "", True, "جيش", ""),
        ("والجيش", "و", "", True, "جيش", ""),
        ("للجيش", "", "ل", True, "جيش", ""),
        ("وللجيش", "و", "ل", True, "جيش", ""),
        ("بالجيش", "", "ب", True, "جيش", ""),
        ("وبالجيش", "و", "ب", True, "جيش", ""),
        ("كالجيش", "", "ك", True, "جيش", ""),
        ("بمنزله", "", "ب", False, "منزل", "ه"),
        ("وقواتهم", "و", "", False, "قوات", "هم"),
        ("قريتهم", "", "", False, "قريه", "هم"),
        ("مستشفاها", "", "", False, "مستشفي", "ها"),
        ("شبكتنا", "", "", False, "شبكه", "نا"),
    ],
)
def test_known_words(form: str, conjunction: str, preposition: str, article: bool, stem: str, pronoun: str) -> None:
    reading = read(form)
    got = (reading.conjunction, reading.preposition, reading.article, reading.stem, reading.pronoun)
    assert got == (conjunction, preposition, article, stem, pronoun)


def test_a_rare_unknown_word_keeps_its_letters() -> None:
    assert read("وهدان", {"وهدان": 3, "هدان": 3}).stem == "وهدان"


def test_an_unknown_word_that_is_much_commoner_without_the_letter_loses_it() -> None:
    reading = read("وزيتون", {"وزيتون": 1, "زيتون": 8})
    assert (reading.conjunction, reading.stem, reading.lead) == ("و", "زيتون", 1)


@pytest.mark.parametrize(
    "form",
    KEPT,
)
def test_words_that_keep_their_first_letter(vocabulary: Vocabulary, form: str) -> None:
    word = vocabulary.word(fold_word(form))
    assert (word.conjunction, word.preposition, word.pronoun, word.stem) == ("", "", "", fold_word(form))


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("وحلب", "حلب"), ("لدمشق", "دمشق"), ("بالرقة", "الرقه"), ("والجيش", "جيش"), ("للجيش", "جيش"), ("فقتل", "قتل"),
        ("سيقتل", "يقتل"), ("وسيقتل", "يقتل"), ("اعتقلته", "اعتقلت"), ("قواته", "قوات"), ("ولم", "لم"),
        ("وعناصره", "عناصر"),
    ],
)  # fmt: skip
def test_words_that_lose_it(vocabulary: Vocabulary, form: str, stem: str) -> None:
    word = vocabulary.word(fold_word(form))
    assert word.stem == stem or ("ال" if word.article else "") + word.stem == stem


@given(LETTERS)
def test_the_parts_are_the_word(form: str) -> None:
    reading = split(form, lambda reading: None, lambda word: 0, KNOWN)
    assert 0 <= reading.lead < len(form)
    assert form.endswith(reading.stem)
    assert form.startswith(reading.conjunction)


@given(LETTERS)
def test_any_word_can_be_read(vocabulary: Vocabulary, form: str) -> None:
    word = vocabulary.word(form)
    assert word.form == form
    assert 0 <= word.lead < len(form)
    assert word.stem
