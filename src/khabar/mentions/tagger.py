"""Mark names of persons, places and groups in a sentence with a linear-chain CRF.

Every attribute of a token depends on one word alone, at most two places away, so a word's attributes
are worked out once and kept. Names and classes of words come from ``data/models``; see its README.
"""

from __future__ import annotations

import functools
import gzip
import importlib.resources
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, cast

import pycrfsuite

Kind = Literal["person", "place", "group"]

_CACHED_WORDS: Final = 50_000
_KNOWN: Final = 3  # half-octaves of frequency below which a word without its proclitic is not trusted
_QUOTES: Final = frozenset("\"'«»“”„‟‘’‹›")


@dataclass(frozen=True, slots=True)
class Tagged:
    """A name over ``words[first:last]``; probability is that of its least certain word."""

    first: int
    last: int
    kind: Kind
    probability: float


class WordTable:
    """Distributional classes, frequencies and name likelihoods of folded word forms.

    Six lines: the forms; for each, three hexadecimal digits, its cluster; one digit of base 36, its
    frequency in half-octaves; four digits 0-4, how often it starts or continues a person's name or
    stands in a place's or a group's; for each cluster two hexadecimal digits, its superclass; and the
    attributes that the model knows. Forms and attributes are separated by blanks, digits are not.
    """

    __slots__ = ("_clusters", "_frequencies", "_likelihoods", "_rows", "_superclasses", "attributes")

    def __init__(self, text: str) -> None:
        lines = text.rstrip("\n").split("\n")
        forms, self._clusters, self._frequencies, self._likelihoods, self._superclasses, attributes = lines
        self._rows = {form: row for row, form in enumerate(forms.split(" "))}
        self.attributes = attributes.split(" ")

    def classes(self, form: str) -> tuple[str, str, str] | None:
        """Cluster, superclass and name likelihood of a form."""
        row = self._rows.get(form)
        if row is None:
            return None
        cluster = self._clusters[3 * row : 3 * row + 3]
        number = int(cluster, 16)
        return cluster, self._superclasses[2 * number : 2 * number + 2], self._likelihoods[4 * row : 4 * row + 4]

    def frequency(self, form: str) -> int:
        """Half-octaves; 0 where the form is unknown."""
        row = self._rows.get(form)
        return 0 if row is None else int(self._frequencies[row], 36)

    def base(self, word: str) -> tuple[str, str]:
        """Proclitics and the rest, where the rest is the commoner word: ("وب", "الموصل"), ("", "بغداد")."""
        best = "", word
        most = max(self.frequency(word), _KNOWN - 1)
        for proclitics, rest in _readings(word) if word[0] in "وفبلك" else ():
            frequency = self.frequency(rest)
            if frequency > most:
                most = frequency
                best = proclitics, rest
        return best


def _readings(word: str) -> Iterator[tuple[str, str]]:
    """Ways to take proclitics off a folded word of four letters and more."""
    heads = [("", word)]
    if len(word) >= 4 and word[0] in "وف":
        heads.append((word[0], word[1:]))
        yield heads[1]
    for conjunction, rest in heads:
        if len(rest) < 4:
            continue
        if rest.startswith("لل"):
            yield conjunction + "ل", "ا" + rest[1:]
        elif rest[0] in "بلك":
            yield conjunction + rest[0], rest[1:]


class _Parts(NamedTuple):
    """Attributes that a word gives itself, the next and previous word, and the words beyond those."""

    own: list[bytes]
    after: list[bytes]
    before: list[bytes]
    far_after: list[bytes]
    far_before: list[bytes]


class Attributes:
    """Attributes of the words of a sentence; only those in ``known``, where it is given."""

    __slots__ = ("_cache", "_edge", "_known", "_table")

    def __init__(self, table: WordTable, known: Mapping[str, bytes] | None = None) -> None:
        self._table = table
        self._known = known
        self._cache: dict[str, _Parts] = {}
        self._edge = _Parts([], self._keep("-", ["|"]), self._keep("+", ["|"]), [], [])

    def of(self, words: Sequence[str]) -> list[list[bytes]]:
        """One list of attributes for each word."""
        if len(self._cache) > _CACHED_WORDS:
            self._cache.clear()
        cache = self._cache
        edge = self._edge
        parts = [edge, edge]
        for word in words:
            part = cache.get(word)
            if part is None:
                part = cache[word] = self._parts(word)
            parts.append(part)
        parts += (edge, edge)
        return [
            [*own[0], *left[1], *right[2], *further_left[3], *further_right[4]]
            for further_left, left, own, right, further_right in zip(
                parts, parts[1:], parts[2:], parts[3:], parts[4:], strict=False
            )
        ]

    def _keep(self, prefix: str, names: list[str]) -> list[bytes]:
        known = self._known
        if known is None:
            return [(prefix + name).encode() for name in names]
        return [known[name] for name in [prefix + name for name in names] if name in known]

    def _parts(self, word: str) -> _Parts:
        own, near, far = self._names(word)
        return _Parts(
            self._keep("", own), self._keep("-", near), self._keep("+", near),
            self._keep("=", far), self._keep("~", far),
        )  # fmt: skip

    def _names(self, word: str) -> tuple[list[str], list[str], list[str]]:
        """Names of a word's attributes: for itself, for its neighbours, for words two away."""
        first = word[:1]
        if first.isdigit():
            digits = ["w" + "0" * min(len(word), 5)]
            return digits, digits, []
        if not first.isalpha():
            mark = ['w"' if first in _QUOTES else "w" + first]
            return mark, mark, mark
        if not "\u0621" <= first <= "\u06d3":
            return ["wA"], ["wA"], ["wA"]
        proclitics, base = self._table.base(word)
        own = ["w" + base, "c" + proclitics]
        near = ["w" + base, "c" + proclitics]
        far: list[str] = []
        classes = self._table.classes(base)
        if classes is None:
            own.append("k?")
            near.append("k?" + base[:2])
        else:
            cluster, superclass, likelihood = classes
            superclass = "m" + superclass
            own += ["k" + cluster, superclass, "L" + likelihood]
            near += ["k" + cluster, superclass, "L" + likelihood]
            far = [superclass]
        own += ["<" + base[:2], "<" + base[:3], ">" + base[-2:], ">" + base[-3:], f"l{min(len(base), 8)}"]
        return own, near, far


class Tagger:
    """Marks names in sentences; may be shared between threads."""

    __slots__ = ("_attributes", "_crf", "_lock", "_model")

    def __init__(self, model: bytes, table: WordTable) -> None:
        self._model = model  # crfsuite reads it in place
        self._crf = pycrfsuite.Tagger()
        self._crf.open_inmemory(model)
        self._attributes = Attributes(table, {name: name.encode() for name in table.attributes})
        self._lock = threading.Lock()

    def tag(self, words: Sequence[str]) -> list[Tagged]:
        """Names in one sentence of folded tokens (clitics attached, marks apart), in order, disjoint."""
        with self._lock:
            labels = self._labels(words)
            found: list[Tagged] = []
            for first, last in _runs(labels):
                kind = cast(Kind, labels[first][2:])
                least = min(self._crf.marginal(labels[i], i) for i in range(first, last))
                found.append(Tagged(first, last, kind, round(least, 4)))
            return found

    def spans(self, words: Sequence[str]) -> dict[int, tuple[int, Kind]]:
        """What ``tag`` finds, by first word: last and kind, without the probability, which takes time."""
        with self._lock:
            labels = self._labels(words)
        return {first: (last, cast(Kind, labels[first][2:])) for first, last in _runs(labels)}

    def _labels(self, words: Sequence[str]) -> list[str]:
        if not words:
            return []
        self._crf.set(self._attributes.of(words))
        return cast(list[str], self._crf.tag())


def _runs(labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Half-open runs of one name in labels ``B-kind``, ``I-kind``, ``O``."""
    at, end = 0, len(labels)
    while at < end:
        if labels[at] == "O":
            at += 1
            continue
        first = at
        inside = "I" + labels[at][1:]
        at += 1
        while at < end and labels[at] == inside:
            at += 1
        yield first, at


@functools.cache
def load() -> Tagger:
    """The tagger that comes with the package."""
    models = importlib.resources.files("khabar") / "data" / "models"
    table = WordTable(gzip.decompress((models / "names.txt.gz").read_bytes()).decode())
    return Tagger((models / "names.crfsuite").read_bytes(), table)
