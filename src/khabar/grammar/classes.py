"""Classes of words that rules ask for by name, from ``data/lexicon/classes.tsv``: «أساس», «صحة» are the class truth."""

from __future__ import annotations

from functools import cache
from importlib import resources

from khabar.errors import LexiconError
from khabar.grammar.lexicon import read_rows
from khabar.text.fold import fold_all

FILE = "classes.tsv"


def word_class(label: str) -> frozenset[str]:
    """The folded words of a class; raises ``LexiconError`` for one that the file does not have."""
    words = _classes().get(label)
    if words is None:
        raise LexiconError(f"no words of the class {label!r}", FILE, "add a row")
    return words


@cache
def _classes() -> dict[str, frozenset[str]]:
    file = resources.files("khabar") / "data" / "lexicon" / FILE
    rows = list(read_rows(FILE, file.read_text(encoding="utf-8")))
    found: dict[str, set[str]] = {}
    for row, form in zip(rows, fold_all("\n".join([row.form for row in rows])).split("\n"), strict=True):
        found.setdefault(row.label, set()).add(form)
    return {label: frozenset(words) for label, words in found.items()}
