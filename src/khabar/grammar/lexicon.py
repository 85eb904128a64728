"""Lexicons are TSV: ``form label value pattern note``; one spelling a row, folded at load.

``pattern`` names an inflection (see ``text.inflection``), so forms are generated, never typed out.
Lines that start with ``#`` are comments. Loading refuses unknown labels and patterns, duplicates
that disagree and bidi control characters, and says in which file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from khabar.errors import LexiconError
from khabar.types import Fault

_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
COLUMNS = ("form", "label", "value", "pattern", "note")
_EMPTY = [""] * 3

# What can be wrong with a row.
LABEL = "unknown label"
PATTERN = "unknown pattern"
CONFLICT = "the same form and label with two values"


class Row(NamedTuple):
    """One row as written."""

    form: str
    label: str
    value: str
    pattern: str
    note: str
    where: str


@dataclass(slots=True, unsafe_hash=True)
class Entry:
    """One reading of a form: its label, value, lemma and grammatical features.

    Never changed after it is made; frozen, a hundred thousand of them would take longer to make.
    """

    label: str
    value: str
    lemma: str
    features: frozenset[str] = frozenset()
    note: str = ""


Phrases = dict[str, list[tuple[tuple[str, ...], Entry]]]


@dataclass(slots=True)
class Lexicon:
    """Folded forms → entries; forms of several words are found through their first word."""

    words: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    phrases: Phrases = field(default_factory=dict)
    _labelled: dict[frozenset[str], Phrases] = field(default_factory=dict)
    _seconds: dict[frozenset[str], dict[str, frozenset[str]]] = field(default_factory=dict)

    def add(self, form: str, entry: Entry) -> None:
        if " " not in form:
            had = self.words.get(form)
            if had is None:
                self.words[form] = (entry,)
                return
            for other in had:
                if other.label == entry.label and other.value == entry.value:
                    return
            self.words[form] = (*had, entry)
            return
        parts = form.split()
        listed = self.phrases.setdefault(parts[0], [])
        if not any(p == tuple(parts) and e.label == entry.label and e.value == entry.value for p, e in listed):
            listed.append((tuple(parts), entry))

    def seal(self) -> None:
        """Sort phrases longest first, so that the first that matches is the longest."""
        for listed in self.phrases.values():
            listed.sort(key=lambda item: -len(item[0]))

    def labelled(self, labels: frozenset[str]) -> Phrases:
        """The phrases with one of the labels by their first word, longest first; for a sealed lexicon."""
        found = self._labelled.get(labels)
        if found is None:
            found = self._labelled[labels] = {}
            for first, listed in self.phrases.items():
                kept = [phrase for phrase in listed if phrase[1].label in labels]
                if kept:
                    found[first] = kept
        return found

    def seconds(self, labels: frozenset[str]) -> dict[str, frozenset[str]]:
        """By their first word, the second words of the phrases with one of the labels; for a sealed lexicon."""
        found = self._seconds.get(labels)
        if found is None:
            listed = self.labelled(labels)
            found = {first: frozenset([parts[1] for parts, _ in phrases]) for first, phrases in listed.items()}
            self._seconds[labels] = found
        return found

    def __contains__(self, form: str) -> bool:
        return form in self.words

    def get(self, form: str) -> tuple[Entry, ...]:
        return self.words.get(form, ())


def read_rows(name: str, text: str) -> Iterator[Row]:
    """The rows of one lexicon file; raises ``LexiconError`` with file and line."""
    suspect = _CONTROLS.search(text) is not None
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line[0] == "#" or not line.strip():
            continue
        where = f"{name}:{number}"
        if suspect and _CONTROLS.search(line):
            raise LexiconError("bidi control character in a row", where, "delete the invisible character")
        cells = [cell.strip() for cell in line.split("\t")]
        if cells[:2] == ["form", "label"]:
            continue
        if len(cells) < 2 or not cells[0] or not cells[1]:
            raise LexiconError("a row needs a form and a label, separated by a tab", where)
        form, label, value, pattern, note = (cells + _EMPTY)[:5]
        yield Row(form, label, value, pattern, note, where)


Inflect = Callable[[str, str, str], Iterable[tuple[str, frozenset[str]]]]


def compile_rows(
    rows: Iterable[Row], labels: frozenset[str], patterns: frozenset[str], inflect: Inflect, fold: Callable[[str], str]
) -> Lexicon:
    """A lexicon from rows: every form of every pattern, folded.

    For a verb the value column holds the imperfect and the note column the value. All forms are folded at
    once, which is much quicker than one by one; ``fold`` must leave line breaks alone.
    """
    lexicon = Lexicon()
    words = lexicon.words
    sound = list(rows)
    _refuse_unknown(sound, labels, patterns)
    lemmas = fold("\n".join([row.form for row in sound])).split("\n")
    _refuse_doubles(sound, lemmas)
    inflected = [list(inflect(row.pattern, row.form, row.value)) for row in sound]
    folded = iter(fold("\n".join([form for forms in inflected for form, _ in forms])).split("\n"))
    for row, lemma, forms in zip(sound, lemmas, inflected, strict=True):
        value = row.note if row.pattern == "verb" else row.value
        entries: dict[frozenset[str], tuple[Entry]] = {}  # one tuple for all forms that have the same
        for _, features in forms:
            made = entries.get(features)
            if made is None:
                made = entries[features] = (Entry(row.label, value, lemma, features, row.note),)
            form = next(folded)
            if " " not in form and words.setdefault(form, made) is made:
                continue
            lexicon.add(" ".join(form.split()) if " " in form else form, made[0])
    lexicon.seal()
    return lexicon


def _refuse_unknown(rows: Iterable[Row], labels: frozenset[str], patterns: frozenset[str]) -> None:
    known = patterns | {""}
    for row in rows:
        if row.label in labels and row.pattern in known:
            continue
        fault = _unknown(row, labels, patterns)
        if fault is not None:
            raise LexiconError(f"{fault[0]} {fault[1]!r}", row.where, f"one of: {', '.join(sorted(fault[2]))}")


def _unknown(row: Row, labels: frozenset[str], patterns: frozenset[str]) -> tuple[str, str, frozenset[str]] | None:
    if row.label not in labels:
        return LABEL, row.label, labels
    return (PATTERN, row.pattern, patterns) if row.pattern and row.pattern not in patterns else None


def _refuse_doubles(rows: Sequence[Row], lemmas: Sequence[str]) -> None:
    """A form with two values under one label is a mistake in the data."""
    seen: dict[tuple[str, str], Row] = {}
    for row, lemma in zip(rows, lemmas, strict=True):
        other = seen.setdefault((lemma, row.label), row)
        if other.value != row.value:
            raise LexiconError(
                f"{row.form!r} is already {other.value!r} as {row.label}", row.where, f"see {other.where}"
            )


# -- a user's own rows -------------------------------------------------------------------------------


def own_rows(paths: Iterable[Path]) -> tuple[list[Row], bytes]:
    """The rows of a user's files and all their bytes; raises ``LexiconError`` with file and line."""
    rows: list[Row] = []
    data = b""
    for path in paths:
        try:
            read = path.read_bytes()
            rows += read_rows(str(path), read.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise LexiconError("not UTF-8", str(path), "save it as UTF-8") from None
        except OSError as error:
            raise LexiconError("the file cannot be read", str(path), error.strerror) from None
        data += b"\0" + read
    return rows, data


def with_own(packaged: Iterable[Row], own: Sequence[Row], fold: Callable[[str], str]) -> Iterator[Row]:
    """All rows; a user's stands in the stead of a packaged one of the same form and label."""
    mine = {(fold(row.form), row.label) for row in own}
    forms = {row.form for row in own} | {form for form, _ in mine}
    for row in packaged:
        if not mine or row.form not in forms and fold(row.form) not in forms or (fold(row.form), row.label) not in mine:
            yield row
    yield from own


def find_faults(
    text: str, labels: frozenset[str], patterns: frozenset[str], fold: Callable[[str], str]
) -> Iterator[Fault]:
    """Everything that is wrong with the rows of one lexicon file, in the order of its lines."""
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        try:
            rows = list(read_rows("", line))
        except LexiconError as error:
            yield Fault(number, error.what, "")
            continue
        for row in rows:
            unknown = _unknown(row, labels, patterns)
            if unknown is not None:
                yield Fault(number, *unknown[:2])
                continue
            value, first = seen.setdefault((fold(row.form), row.label), (row.value, number))
            if value != row.value:
                yield Fault(number, CONFLICT, f"{row.form} {row.label}: {value!r} ({first}), {row.value!r}")
