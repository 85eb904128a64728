"""Lexicons: those of the package load, and rows that do not hold are refused with file, line and remedy."""

from __future__ import annotations

import ast
import itertools
import re
from importlib import resources
from pathlib import Path

import pytest

from khabar import words
from khabar.errors import LexiconError
from khabar.grammar.classes import FILE, word_class
from khabar.grammar.lexicon import compile_rows, own_rows, read_rows
from khabar.text.fold import fold_word
from khabar.text.inflection import PATTERN_NAMES, inflect

FOLDER = resources.files("khabar") / "data" / "lexicon"
FILES = sorted(file.name for file in FOLDER.iterdir() if file.name.endswith(".tsv"))
LABELS = frozenset({"noun", "vt", "human"})


def load(text: str) -> object:
    return compile_rows(read_rows("mine.tsv", text), LABELS, PATTERN_NAMES, inflect, fold_word)


@pytest.mark.parametrize("name", FILES)
def test_the_rows_of_a_packaged_file(name: str) -> None:
    rows = list(read_rows(name, (FOLDER / name).read_text(encoding="utf-8")))
    assert rows
    for row in rows:
        assert fold_word(row.form).strip(), f"{row.where}: nothing is left of the form"


def test_the_packaged_vocabulary_loads() -> None:
    vocabulary = words.load(lambda form: False)
    assert len(vocabulary.lexicon.words) > 10_000
    assert vocabulary.word("قتل").has("vt")


@pytest.mark.parametrize("name", words.FILES)
def test_a_file_that_the_vocabulary_names_is_there(name: str) -> None:
    assert f"{name}.tsv" in FILES


def test_every_class_of_words_is_asked_for_and_known() -> None:
    source = Path(words.__file__).parent
    asked = {
        label
        for path in source.rglob("*.py")
        for label in re.findall(r'word_class\("(\w+)"\)', path.read_text("utf-8"))
    }
    rows = list(read_rows(FILE, (FOLDER / FILE).read_text(encoding="utf-8")))
    assert asked == {row.label for row in rows}
    folded = [(fold_word(row.form), row.label) for row in rows]
    assert len(set(folded)) == len(folded)
    assert not any(row.value or row.pattern or row.note for row in rows)


def test_the_rows_of_a_class_stand_together() -> None:
    """Two classes under one label would be one, wherever it is asked for."""
    labels = [row.label for row in read_rows(FILE, (FOLDER / FILE).read_text(encoding="utf-8"))]
    runs = [label for label, _ in itertools.groupby(labels)]
    assert len(set(runs)) == len(runs)


@pytest.mark.parametrize("room", ["claims", "mentions"])
def test_words_in_rules_are_folded(room: str) -> None:
    """A word that is compared with folded words, and is written otherwise, is never found."""
    for path in (Path(words.__file__).parent / room).glob("*.py"):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}  # docstrings
        texts = [node.value for node in nodes if isinstance(node, ast.Constant) and id(node) not in told]
        listed = [word for text in texts if isinstance(text, str) for word in text.split()]
        found = [word for word in listed if re.fullmatch("[ء-ي]{3,}", word) and fold_word(word) != word]
        assert path.name == "numerals.py" or not found, path


def test_a_class_of_words() -> None:
    assert word_class("truth") == {"صحه", "اساس", "حقيقه"}
    with pytest.raises(LexiconError, match="no words of the class"):
        word_class("nonsense")


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("كتاب\tbook", "mine.tsv:1", "unknown label"),
        ("كتاب\tnoun\t\tstrange", "mine.tsv:1", "unknown pattern"),
        ("form\tlabel\n\nكتاب\tnoun\ta\nكتاب\tnoun\tb", "mine.tsv:4", "already"),
        ("كتاب\tnoun\ta\nكتٰاب\tnoun\tb", "mine.tsv:2", "already"),
        ("# note\nكتا\u200fب\tnoun", "mine.tsv:2", "bidi control"),
        ("كتاب\tnoun\t\u202ex\u202c", "mine.tsv:1", "bidi control"),
        ("كتاب", "mine.tsv:1", "label"),
        ("\tnoun", "mine.tsv:1", "form"),
        ("كتاب noun", "mine.tsv:1", "tab"),
    ],
)
def test_a_row_that_does_not_hold(text: str, where: str, what: str) -> None:
    with pytest.raises(LexiconError, match=what) as caught:
        load(text)
    assert caught.value.where == where


def test_the_same_row_twice_is_one() -> None:
    lexicon = compile_rows(
        read_rows("mine.tsv", "كتاب\tnoun\ta\nكتاب\tnoun\ta"), LABELS, PATTERN_NAMES, inflect, fold_word
    )
    assert len(lexicon.get("كتاب")) == 1


def test_longer_phrases_are_tried_first() -> None:
    text = "وزارة الدفاع\tnoun\na\tnoun\nوزارة الدفاع الوطني\tnoun"
    lexicon = compile_rows(read_rows("mine.tsv", text), LABELS, PATTERN_NAMES, inflect, fold_word)
    assert [len(parts) for parts, _ in lexicon.phrases["وزاره"]] == [3, 2]


def test_a_file_of_the_users_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("form\tlabel\nكتاب\tnoun\tbook\n", encoding="utf-8")
    [row], data = own_rows([path])
    assert (row.form, row.value, row.where) == ("كتاب", "book", f"{path}:2")
    assert path.read_bytes() in data


@pytest.mark.parametrize(
    ("pattern", "lemma", "value", "forms"),
    [
        ("verb", "قتل", "يقتل", ["قتل", "قتلت", "قتلوا", "قتلا", "يقتل", "تقتل", "يقتلون", "نقتل"]),
        ("verb", "ألقى القبض", "يلقي", ["ألقى القبض", "ألقت القبض", "يلقي القبض", "يلق القبض"]),
        ("noun", "كتاب", "", ["كتاب", "كتابان", "كتابين", "كتابا"]),
        ("fem", "غارة", "", ["غارة", "غارتان", "غارتين", "غارات"]),
        ("sound", "مدني", "", ["مدني", "مدنيون", "مدنيين", "مدنية", "مدنيات"]),
        ("pair", "معسكري", "", ["معسكري"]),
        ("", "لم", "", ["لم"]),
    ],
)
def test_inflection(pattern: str, lemma: str, value: str, forms: list[str]) -> None:
    made = {form for form, _ in inflect(pattern, lemma, value)}
    assert set(forms) <= made
