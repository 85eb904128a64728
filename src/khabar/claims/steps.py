"""Steps of reading, each asked only of sentences that hold a word for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import attrgetter, or_
from typing import Generic, Protocol, TypeVar

from khabar.mentions.sentence import Sentence
from khabar.words import Word


class Steppable(Protocol):
    """What a ``Context`` and a ``Scene`` have in common: the sentence by which it is told which steps it needs."""

    sentence: Sentence


S = TypeVar("S", bound=Steppable)  # a sentence as its steps see it


@dataclass(frozen=True, slots=True)
class Marks:
    """What a sentence holds one of where a step may find anything in it."""

    stems: frozenset[str]
    labels: frozenset[str]
    lemmas: frozenset[str]
    forms: frozenset[str]
    so: Callable[[Word], object] | None  # of the words that these mark, what holds of those that call for the step


_ALWAYS = 0  # the bit of steps that are asked of every sentence
_MARKS: dict[Callable[..., None], Marks] = {}


def only_of(
    *,
    stems: Collection[str] = (),
    labels: Collection[str] = (),
    lemmas: Collection[str] = (),
    forms: Collection[str] = (),
    so: Callable[[Word], object] | None = None,
) -> Callable[[Callable[[S], None]], Callable[[S], None]]:
    """Have a step asked only of sentences with a word of these stems, labels, lemmas or forms of which ``so`` holds."""

    def marked(step: Callable[[S], None]) -> Callable[[S], None]:
        _MARKS[step] = Marks(frozenset(stems), frozenset(labels), frozenset(lemmas), frozenset(forms), so)
        return step

    return marked


class Steps(Generic[S]):
    """Steps in order. Each is a bit: the words of a sentence tell at once which of all are to be asked of it.

    What a word calls for is worked out once and kept on it, in the field that is named ``kept``.
    """

    def __init__(self, *steps: Callable[[S], None], kept: str) -> None:
        self.steps = [(1 << at if step in _MARKS else _ALWAYS, step) for at, step in enumerate(steps)]
        marked = [(bit, _MARKS[step]) for bit, step in self.steps if step in _MARKS]
        self.marked = sum(bit for bit, _ in marked)
        self.by_stem = _by_mark((marks.stems, bit) for bit, marks in marked)
        self.by_label = _by_mark((marks.labels, bit) for bit, marks in marked)
        self.by_lemma = _by_mark((marks.lemmas, bit) for bit, marks in marked)
        self.by_form = _by_mark((marks.forms, bit) for bit, marks in marked)
        self.narrowed = [(bit, marks.so) for bit, marks in marked if marks.so is not None]
        self.kept, self.of_word = kept, attrgetter(kept)

    def take(self, sentences: Sequence[S]) -> None:
        """Each step goes through all sentences before the next begins.

        Its code and its tables are at hand then; where each sentence went through all steps alone, they were
        fetched from memory again for every one.
        """
        called = defaultdict[int, list[S]](list, {_ALWAYS: list(sentences)})
        for sentence in sentences:
            bits = self.asked(sentence)
            while bits:
                bit = bits & -bits  # the lowest
                called[bit].append(sentence)
                bits ^= bit
        for bit, step in self.steps:
            for sentence in called.get(bit, ()):
                step(sentence)

    def asked(self, sentence: S) -> int:
        """The steps that may find something in a sentence, besides those that are asked of every one."""
        words = sentence.sentence.words
        bits = reduce(or_, filter(None, map(self.of_word, words)), 0)  # most words call for none
        if bits >= 0:
            return bits
        for word in words:
            if self.of_word(word) < 0:  # a new one
                setattr(word, self.kept, self._called_by(word))
        return self.asked(sentence)

    def _called_by(self, word: Word) -> int:
        """The steps that a word calls for: by its stem, its form, its labels or its lemmas, and by what holds of it."""
        bits = self.by_stem.get(word.stem, 0) | self.by_form.get(word.form, 0)
        for label in word.labels:
            bits |= self.by_label.get(label, 0)
        for lemma in word.lemmas:
            bits |= self.by_lemma.get(lemma, 0)
        for bit, holds in self.narrowed:
            if bits & bit and not holds(word):
                bits ^= bit
        return bits


def _by_mark(marked: Iterable[tuple[frozenset[str], int]]) -> dict[str, int]:
    """The bits of the steps that each mark calls for."""
    bits = defaultdict[str, int](int)
    for marks, bit in marked:
        for mark in marks:
            bits[mark] |= bit
    return dict(bits)
