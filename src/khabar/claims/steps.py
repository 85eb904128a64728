"""Steps of reading, each asked only of sentences that hold a word for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from khabar.claims.context import Context

Step = Callable[[Context], None]


@dataclass(frozen=True, slots=True)
class Marks:
    """What a sentence holds one of where a step may find anything in it."""

    stems: frozenset[str]
    labels: frozenset[str]
    lemmas: frozenset[str]  # of its verbs
    forms: frozenset[str]


_MARKS: dict[Step, Marks] = {}


def only_of(
    *,
    stems: Collection[str] = (),
    labels: Collection[str] = (),
    lemmas: Collection[str] = (),
    forms: Collection[str] = (),
) -> Callable[[Step], Step]:
    """Have a step asked only of sentences with one of these stems, labels or forms, or a verb of these lemmas."""

    def marked(step: Step) -> Step:
        _MARKS[step] = Marks(frozenset(stems), frozenset(labels), frozenset(lemmas), frozenset(forms))
        return step

    return marked


class Steps:
    """Steps in order. Each is a bit: the words of a sentence tell at once which of all are to be asked of it."""

    def __init__(self, *steps: Step) -> None:
        self.steps = [(1 << at, step) for at, step in enumerate(steps)]
        self.always = sum(bit for bit, step in self.steps if step not in _MARKS)
        marked = [(bit, _MARKS[step]) for bit, step in self.steps if step in _MARKS]
        self.stems = _by_mark((marks.stems, bit) for bit, marks in marked)
        self.labels = _by_mark((marks.labels, bit) for bit, marks in marked)
        self.lemmas = _by_mark((marks.lemmas, bit) for bit, marks in marked)
        self.forms = _by_mark((marks.forms, bit) for bit, marks in marked)

    def take(self, contexts: Sequence[Context]) -> None:
        """Each step goes through all sentences before the next begins.

        Its code and its tables are at hand then; where each sentence went through all steps alone, they were
        fetched from memory again for every one.
        """
        asked = [(self._asked(context), context) for context in contexts]
        told = 0
        for bits, _ in asked:
            told |= bits
        for bit, step in self.steps:
            if told & bit:
                for bits, context in asked:
                    if bits & bit:
                        step(context)

    def _asked(self, context: Context) -> int:
        """The steps that may find something in a sentence."""
        bits = self.always
        marks: tuple[tuple[dict[str, int], Iterable[str]], ...] = (
            (self.stems, context.stems),
            (self.labels, context.labels),
            (self.lemmas, context.lemmas),
            (self.forms, context.sentence.forms),
        )
        for called, told in marks:
            for called_for in filter(None, map(called.get, told)):
                bits |= called_for
        return bits


def _by_mark(marked: Iterable[tuple[frozenset[str], int]]) -> dict[str, int]:
    """The bits of the steps that each mark calls for."""
    bits = defaultdict[str, int](int)
    for marks, bit in marked:
        for mark in marks:
            bits[mark] |= bit
    return dict(bits)
