"""No rule of the chunker is passed over for a word that it holds for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from khabar.claims.chunker import chunk
from khabar.claims.chunks import Chunks
from khabar.mentions.sentence import Sentence, make_sentence
from khabar.text.fold import fold
from khabar.text.sentences import split_sentences
from khabar.text.tokens import tokenize

if TYPE_CHECKING:
    from khabar.reader import Reader

TEXTS = sorted((Path(__file__).parent / "gold" / "seen" / "text").glob("*.txt"))


def sentences(reader: Reader, text: str) -> list[Sentence]:
    runs = split_sentences(tokenize(fold(text)), text)
    made = [make_sentence(text, run, reader.vocabulary, 0) for run in runs]
    found = [sentence for sentence in made if sentence is not None]
    reader.finder.find(found, None)
    return found


def items(reader: Reader, sentence: Sentence) -> list[list[object]]:
    names = "kind first last prep prep_at conj entry count fill genitive definite negated hedge light inside partitive value"
    return [[getattr(item, name) for name in names.split()] for item in chunk([sentence], reader.vocabulary)[0]]


def test_every_rule_asked_of_every_word_changes_nothing(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    assert TEXTS
    for path in TEXTS:
        for sentence in sentences(reader, path.read_text(encoding="utf-8")):
            fast = items(reader, sentence)
            with monkeypatch.context() as patch:
                patch.setattr(Chunks, "route", lambda self, word: -1)  # every bit
                for word in sentence.words:
                    word.routes = -1  # not worked out yet
                slow = items(reader, sentence)
            assert fast == slow


def test_the_labels_of_an_item_are_those_of_its_word(reader: Reader) -> None:
    for path in TEXTS:
        for sentence in sentences(reader, path.read_text(encoding="utf-8")):
            for item in chunk([sentence], reader.vocabulary)[0]:
                own = item.word.labels if item.word is not None else frozenset[str]()
                assert item.labels - {"direction"} == own - {"direction"}  # «إلى جهة مجهولة» is one by its preposition
