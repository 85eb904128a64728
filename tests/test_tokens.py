"""Tokens, sentences and quotations keep their place in the source."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.fold import fold, fold_word
from khabar.text.sentences import LONGEST, find_quotes, split_sentences
from khabar.text.tokens import tokenize

ARABIC = st.text(st.sampled_from('اأبةتيكلمنقو\u064f\u0651\u0640\u200f٠١5.,،؟!#_«»"“”‘’ \n\ufefb'))
ANY = st.one_of(ARABIC, st.text())


def forms(source: str) -> list[str]:
    return [token.form for token in tokenize(fold(source))]


def sentences(source: str) -> list[str]:
    return [source[run[0].start : run[-1].stop] for run in split_sentences(tokenize(fold(source)), source)]


def quotes(source: str) -> list[tuple[str, bool]]:
    return [(source[q.start : q.stop], q.closed) for q in find_quotes(tokenize(fold(source)), source)]


@pytest.mark.parametrize(
    ("source", "want"),
    [
        ("دخل الجيش القرية.", ["دخل", "الجيش", "القريه", "."]),
        ("#دير_الزور", ["دير", "الزور"]),
        ("قُتل رجلٌ", ["قتل", "رجل"]),
        ("نحو ١٬٥٠٠ دولار", ["نحو", "1,500", "دولار"]),
        ("3.5 كيلومتر", ["3.5", "كيلومتر"]),
        ("عام 2017.", ["عام", "2017", "."]),
        ("«نعم»، قال", ["«", "نعم", "»", "،", "قال"]),
        ("BBC عربي", ["BBC", "عربي"]),
        ("صاروخ S300", ["صاروخ", "S", "300"]),
        ("", []),
        (" \n\t", []),
    ],
)
def test_tokens(source: str, want: list[str]) -> None:
    assert forms(source) == want


def test_trailing_vowels_belong_to_the_word() -> None:
    source = "قُتِلَ رجلٌ."
    tokens = tokenize(fold(source))
    assert [source[t.start : t.stop] for t in tokens] == ["قُتِلَ", "رجلٌ", "."]
    assert [t.vowelled for t in tokens] == [True, False, False]


@pytest.mark.parametrize(
    ("source", "want"),
    [
        ("دخل الجيش. خرج الجيش.", ["دخل الجيش.", "خرج الجيش."]),
        ("سطر أول\nسطر ثان", ["سطر أول", "سطر ثان"]),
        ("هل دخل؟ نعم!", ["هل دخل؟", "نعم!"]),
        ("قالت وكالة أ.ف.ب إنه دخل.", ["قالت وكالة أ.ف.ب إنه دخل."]),
        ("قال: «دخل الجيش.» ثم خرج.", ["قال: «دخل الجيش.»", "ثم خرج."]),
        ("بلغ 3.5 مليون. انتهى", ["بلغ 3.5 مليون.", "انتهى"]),
    ],
)
def test_sentences(source: str, want: list[str]) -> None:
    assert sentences(source) == want


@pytest.mark.parametrize(
    ("source", "want"),
    [
        ("قال «نعم» ثم ذهب", [("نعم", True)]),
        ('قال "نعم" و"لا"', [("نعم", True), ("لا", True)]),
        ("قال “نعم” ثم ذهب", [("نعم", True)]),
        ("قال «إن “النظام” انتهى» أمس", [("إن “النظام” انتهى", True), ("النظام", True)]),
        ("قال «نعم ولم يغلق\nفقرة أخرى", [("نعم ولم يغلق", False)]),
        ("قال «نعم” ثم ذهب", [("نعم", True)]),
        ("لا علامات هنا", []),
    ],
)
def test_quotations(source: str, want: list[tuple[str, bool]]) -> None:
    assert quotes(source) == want


@given(ANY)
def test_tokens_are_true_spans_in_order(source: str) -> None:
    last = 0
    for token in tokenize(fold(source)):
        assert last <= token.start < token.stop <= len(source)
        assert token.form in fold_word(source[token.start : token.stop])
        last = token.start


@given(ANY)
def test_no_token_is_lost_between_sentences(source: str) -> None:
    tokens = tokenize(fold(source))
    runs = list(split_sentences(tokens, source))
    assert [token for run in runs for token in run] == tokens
    assert all(run for run in runs)


@given(ANY)
def test_quotations_lie_in_the_source(source: str) -> None:
    for quote in find_quotes(tokenize(fold(source)), source):
        assert 0 <= quote.start <= quote.stop <= len(source)


def test_a_sentence_without_end_is_cut() -> None:
    source = "كلمة " * (3 * LONGEST)
    assert max(len(run) for run in split_sentences(tokenize(fold(source)), source)) <= LONGEST


@pytest.mark.parametrize("filling", ["#", " ", "_#", "قتل #"])
def test_a_gap_is_looked_through_once(filling: str) -> None:
    """A million of them took hours where each was the beginning of another try."""
    text = fold(filling * (1_000_000 // len(filling)))
    started = time.process_time()
    tokenize(text)
    assert time.process_time() - started < 10
