"""Words for people, and what words may be, by the lexicon."""

from __future__ import annotations

from functools import cache

from khabar import gazetteer
from khabar.grammar.lexicon import Lexicon, compile_rows
from khabar.text.fold import fold_all
from khabar.text.inflection import PATTERN_NAMES, inflect
from khabar.words import LABELS, Vocabulary, load, packaged_rows

_PEOPLE = frozenset({"human", "kin", "title", "honorific"})


@cache
def people_words() -> Lexicon:
    """What people are called who are not named: «ممرض», «سكان», «شقيقة»."""
    rows = (row for row in packaged_rows() if row.label in _PEOPLE)
    return compile_rows(rows, LABELS, PATTERN_NAMES, inflect, fold_all)


@cache
def vocabulary() -> Vocabulary:
    """All words, to ask what one may be."""
    return load(gazetteer.load().names.__contains__)
