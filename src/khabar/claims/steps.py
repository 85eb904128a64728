"""Steps of reading, each asked only of sentences that hold a word for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic, TypeVar

S = TypeVar("S")  # a sentence as its steps see it: a ``Context`` or a ``Scene``


@dataclass(frozen=True, slots=True)
class Marks:
    """What a sentence holds one of where a step may find anything in it."""

    stems: frozenset[str]
    labels: frozenset[str]
    lemmas: frozenset[str]  # of its verbs, which a scene does not hold
    forms: frozenset[str]


_MARKS: dict[Callable[..., None], Marks] = {}


def only_of(
    *,
    stems: Collection[str] = (),
    labels: Collection[str] = (),
    lemmas: Collection[str] = (),
    forms: Collection[str] = (),
) -> Callable[[Callable[[S], None]], Callable[[S], None]]:
    """Have a step asked only of sentences with one of these stems, labels or forms, or a verb of these lemmas."""

    def marked(step: Callable[[S], None]) -> Callable[[S], None]:
        _MARKS[step] = Marks(frozenset(stems), frozenset(labels), frozenset(lemmas), frozenset(forms))
        return step

    return marked


class Steps(Generic[S]):
    """Steps in order. Each is a bit: the words of a sentence tell at once which of all are to be asked of it."""

    def __init__(self, *steps: Callable[[S], None]) -> None:
        self.steps = [(1 << at, step) for at, step in enumerate(steps)]
        self.always = sum(bit for bit, step in self.steps if step not in _MARKS)
        marked = [(bit, _MARKS[step]) for bit, step in self.steps if step in _MARKS]
        by_mark: list[tuple[dict[str, int], Callable[[S], Iterable[str]]]] = [
            (_by_mark((marks.stems, bit) for bit, marks in marked), attrgetter("stems")),
            (_by_mark((marks.labels, bit) for bit, marks in marked), attrgetter("labels")),
            (_by_mark((marks.lemmas, bit) for bit, marks in marked), attrgetter("lemmas")),
            (_by_mark((marks.forms, bit) for bit, marks in marked), attrgetter("sentence.spelled")),
        ]
        self.called = [(bits, told) for bits, told in by_mark if bits]

    def take(self, sentences: Sequence[S]) -> None:
        """Each step goes through all sentences before the next begins.

        Its code and its tables are at hand then; where each sentence went through all steps alone, they were
        fetched from memory again for every one.
        """
        asked = [(self.asked(sentence), sentence) for sentence in sentences]
        told = 0
        for bits, _ in asked:
            told |= bits
        for bit, step in self.steps:
            if told & bit:
                for bits, sentence in asked:
                    if bits & bit:
                        step(sentence)

    def asked(self, sentence: S) -> int:
        """The steps that may find something in a sentence."""
        bits = self.always
        for called, told in self.called:
            for called_for in filter(None, map(called.get, told(sentence))):
                bits |= called_for
        return bits


def _by_mark(marked: Iterable[tuple[frozenset[str], int]]) -> dict[str, int]:
    """The bits of the steps that each mark calls for."""
    bits = defaultdict[str, int](int)
    for marks, bit in marked:
        for mark in marks:
            bits[mark] |= bit
    return dict(bits)
