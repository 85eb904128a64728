"""Mark names of persons, places and groups in a sentence; words and weights come from ``data/models``."""

from __future__ import annotations

import functools
import gzip
import importlib.resources
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from khabar.mentions.decoder import Decoder, Weights
from khabar.mentions.wordtable import WordTable

Kind = Literal["person", "place", "group"]
_KEPT = 10_000  # rows of words that are given as text


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name over ``words[first:last]``."""

    first: int
    last: int
    kind: Kind


class Tagger:
    """Marks names in sentences; may be shared between threads."""

    __slots__ = ("_decoder", "_kept", "_kinds", "named")

    def __init__(self, weights: Weights, table: WordTable) -> None:
        self._decoder = Decoder(weights, table)
        self.named = table.named
        self._kept = functools.lru_cache(_KEPT)(self.row)
        self._kinds = cast(list[Kind], [label[2:] for label in weights.labels])  # of each label

    def tag(self, words: Sequence[str]) -> list[Tagged]:
        """Names in one sentence of folded tokens (clitics attached, marks apart), in order, disjoint."""
        return [Tagged(first, last, kind) for first, (last, kind) in self.spans([*map(self._kept, words)]).items()]

    def spans(self, rows: Sequence[int]) -> dict[int, tuple[int, Kind]]:
        """What ``tag`` finds in words that add these rows, by first word: last and kind."""
        labels = self._decoder.labelled(rows)
        if not any(labels):
            return {}
        runs, kinds = _runs(labels, self._decoder.labels), self._kinds
        return {first: (last, kinds[label]) for first, last, label in runs}

    def row(self, word: str) -> int:
        """What a word adds to the scores around it, never 0; to be kept by who asks."""
        return self._decoder.row(word)

    def labels(self, words: Sequence[str]) -> list[str]:
        """The label of each word."""
        labels = self._decoder.labels
        return [labels[label] for label in self._decoder.labelled([*map(self._kept, words)])]


def _runs(labels: Sequence[int], names: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Half-open runs of one name in labels ``B-kind``, ``I-kind``, ``O``, with the first label."""
    last, end = 0, len(labels)
    for first in [at for at, label in enumerate(labels) if label]:
        if first < last:
            continue
        label = labels[first]
        inside = "I" + names[label][1:]
        last = first + 1
        while last < end and names[labels[last]] == inside:
            last += 1
        yield first, last, label


@functools.cache
def load() -> Tagger:
    """The tagger that comes with the package."""
    models = importlib.resources.files("khabar") / "data" / "models"
    table = WordTable(gzip.decompress((models / "names.txt.gz").read_bytes()).decode())
    return Tagger(Weights(gzip.decompress((models / "names.weights.gz").read_bytes())), table)
