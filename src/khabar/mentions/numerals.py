"""Numerals in digits and words: their lexicon, and the grammar that reads one numeral.

Every form is looked up folded and with its proclitics already joined on, so that one dictionary
lookup a token says whether it matters at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from khabar.grammar.lexicon import Lexicon, compile_rows, read_rows
from khabar.text.fold import fold_all
from khabar.text.tokens import Token
from khabar.types import swift

PROCLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل", "وك")
AND = "و"
ARTICLES = frozenset({"ال", "وال", "بال", "لل", "وبال", "ولل", "كال", "فال"})
LOOSE = frozenset({"ب", "ل", "وب", "ول"})
SCALES = frozenset({"thousand", "million", "billion", "trillion"})
PLURAL_SCALES = frozenset({"thousands", "millions", "billions", "trillions"})
ANY_SCALE = SCALES | PLURAL_SCALES
NUMERAL = SCALES | {"unit", "bound", "teen", "ten", "hundred", "joined", "fraction"}
# Labels that a word is asked for, most of them alone.
TEN, TEEN, ORDINAL = frozenset({"ten"}), frozenset({"teen"}), frozenset({"ordinal"})
PERCENT = frozenset({"percent"})
_UNIT, _UNITS, _TENS = frozenset({"unit"}), frozenset({"unit", "bound"}), TEN | TEEN
_SMALL = _UNITS | _TENS
_HUNDRED, _HUNDREDS = frozenset({"hundred", "vague"}), frozenset({"hundred", "joined"})
_FRACTION = frozenset({"fraction"})

_Features = frozenset[str]
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?:\.\d{3}){2,}")
_DOTTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_DECIMAL = re.compile(r"\d+[.,]\d{1,3}")


@dataclass(frozen=True, slots=True)
class Word:
    """One reading of a token: label, value, the proclitic joined to it and its features."""

    label: str
    value: str
    clitic: str = ""
    features: _Features = frozenset()


_Items = Sequence[tuple[tuple[str, ...], Word]]
_LEADS = {lead: tuple(clitic for clitic in PROCLITICS if clitic[0] == lead) for lead in "وفبلك"}


@dataclass(frozen=True, slots=True)
class Readings:
    """Every reading of a token, longest first, and the labels among them.

    ``alone`` are the labels of the word by itself, ``seconds`` what may follow where it opens a phrase.
    """

    items: _Items = ()
    labels: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    seconds: frozenset[str] = frozenset()

    def begins(self, labels: Set[str], following: str) -> bool:
        """Can a reading with one of the labels begin here, as far as the next word tells?"""
        return following in self.seconds or not self.alone.isdisjoint(labels)


_NONE = Readings()
_REMEMBERED = 100_000


class Table(dict[str, Readings]):
    """Folded word → its readings, worked out when first asked for; never an error.

    A word with proclitics joined on is read through the rest of it. Phrases hang on their first word. ``forms`` are
    all words that have a reading.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon
        self._heads = lexicon.words.keys() | lexicon.phrases.keys()
        bare = [*self._heads, *("ل" + head[2:] for head in self._heads if head.startswith("ال"))]
        self.forms = self._heads | {clitic + head for clitic in PROCLITICS for head in bare}

    def has(self, form: str, labels: Set[str]) -> bool:
        """Whether the word has a reading with one of the labels; most have none, and are not kept for that."""
        return form in self.forms and not self[form].labels.isdisjoint(labels)

    def __missing__(self, form: str) -> Readings:
        if len(self) > _REMEMBERED:
            self.clear()
        known = self[form] = self._readings(form) if form in self.forms else _NONE
        return known

    def _readings(self, form: str) -> Readings:
        found = self._read(form)
        if not found:
            return _NONE
        found.sort(key=lambda reading: -len(reading[0]))
        alone = frozenset([word.label for rest, word in found if not rest])
        seconds = frozenset([rest[0] for rest, _ in found if rest])
        return Readings(tuple(found), frozenset([word.label for _, word in found]), alone, seconds)

    def _read(self, form: str) -> list[tuple[tuple[str, ...], Word]]:
        found = self._joined(form, "")
        for clitic in _LEADS.get(form[0], ()):
            if not form.startswith(clitic):
                continue
            rest = form[len(clitic) :]
            if clitic == "ك" and found or clitic.endswith("ك") and rest == "ميه":
                continue  # «كميات» is not «كمئات», «وكمية» not «وكمئة»
            found += self._joined(rest, clitic)
            if rest.startswith("ل") and clitic.endswith("ل"):
                found += self._joined("ال" + rest[1:], clitic)
        return found

    def _joined(self, form: str, clitic: str) -> list[tuple[tuple[str, ...], Word]]:
        found: list[tuple[tuple[str, ...], Word]] = []
        if form not in self._heads:
            return found
        for parts, entry in self._lexicon.phrases.get(form, ()):
            found.append((parts[1:], Word(entry.label, entry.value, clitic, entry.features)))
        for entry in self._lexicon.words.get(form, ()):
            found.append(((), Word(entry.label, entry.value, clitic, entry.features)))
        return found


@swift
@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral on tokens ``first:last``; ``scale`` is the smallest scale that it names."""

    first: int
    last: int
    value: float
    digits: bool
    scale: float
    scaled: bool = False


def _the(form: str, _value: str) -> Iterator[tuple[str, _Features]]:
    yield form, frozenset()
    yield "ال" + form, frozenset({"definite"})


def _numeral(form: str, value: str) -> Iterator[tuple[str, _Features]]:
    yield from _the(form, value)
    yield from _the(form + "ة", value)
    yield form + "ا", frozenset()


def _joined(form: str, _value: str) -> Iterator[tuple[str, _Features]]:
    for hundred in ("مئة", "مائة", "مية"):
        yield from _the(form + hundred, _value)
        if not form.endswith("ي"):
            yield from _the(form + "ة" + hundred, _value)


def _scale(form: str, value: str) -> Iterator[tuple[str, _Features]]:
    yield from _the(form, value)
    for ending in ("ان", "ين", "ا", "ي"):
        features = frozenset({"dual"})
        if ending != "ا":  # مليونا is the accusative as well as the dual
            yield form + ending, features
            yield "ال" + form + ending, features | {"definite"}


def _ordinal(form: str, _value: str) -> Iterator[tuple[str, _Features]]:
    yield "ال" + form, frozenset({"definite"})
    yield "ال" + form + "ة", frozenset({"definite", "feminine"})


def _fem(form: str, _value: str) -> Iterator[tuple[str, _Features]]:
    yield form, frozenset()
    yield form + "ة", frozenset()


def _noun(form: str, _value: str) -> Iterator[tuple[str, _Features]]:
    yield form, frozenset()
    yield form + "ا", frozenset()


Pattern = Callable[[str, str], Iterable[tuple[str, _Features]]]
PATTERNS: dict[str, Pattern] = {
    "the": _the, "numeral": _numeral, "hundred": _joined, "scale": _scale,
    "ordinal": _ordinal, "fem": _fem, "noun": _noun,
}  # fmt: skip
_LABELS = frozenset(
    "unit bound teen ten hundred joined thousand million billion trillion thousands millions billions trillions "
    "fraction ordinal approx verb_approx more_than verb_more at_least verb_least at_most verb_most less_than verb_less "
    "after_least after_most after_approx vague vague_noun vague_of vague_pair to or between from measure percent "
    "calibre squared numbered befalls not_one clock zone".split()
)


def load_table(name: str, labels: Iterable[str], patterns: Mapping[str, Pattern]) -> Table:
    """One of the package's lexicons with proclitics joined on; longest phrases first."""
    text = (files("khabar") / "data" / "lexicon" / name).read_text(encoding="utf-8")

    def inflect(pattern: str, form: str, value: str) -> Iterable[tuple[str, _Features]]:
        return patterns[pattern](form, value) if pattern else [(form, frozenset[str]())]

    rows = read_rows(name, text)
    return Table(compile_rows(rows, frozenset(labels), frozenset(patterns), inflect, fold_all))


def reading_at(
    table: Table, tokens: Sequence[Token], at: int, labels: Set[str], bare: bool = False
) -> tuple[int, Word] | None:
    """The longest reading of a table with one of the labels at a token, with the token after it."""
    if not 0 <= at < len(tokens):
        return None
    reading = table[tokens[at].form]
    if reading.labels.isdisjoint(labels):
        return None
    for rest, word in reading.items:
        if word.label not in labels or (bare and word.clitic):
            continue
        if not rest:
            return at + 1, word
        stop = at + 1 + len(rest)
        if stop <= len(tokens) and [token.form for token in tokens[at + 1 : stop]] == list(rest):
            return stop, word
    return None


@cache
def numerals() -> Table:
    """The lexicon of numerals, bounds and measures."""
    return load_table("numerals.tsv", _LABELS, PATTERNS)


def digits_value(form: str, scaled: bool) -> float | None:
    """The value of a number token; None where its separators make no number. ``scaled``: ألف follows."""
    if form.isdigit():
        if len(form) > 9 or (len(form) > 1 and form[0] == "0"):
            return None
        return float(form)
    if _GROUPED.fullmatch(form):
        return float(form.replace(",", "").replace(".", ""))
    if not scaled and _DOTTED.fullmatch(form):
        return float(form.replace(".", ""))
    if _DECIMAL.fullmatch(form):
        return float(form.replace(",", "."))
    return None


class NumeralReader:
    """Reads numerals from the tokens of one sentence."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.table = numerals()

    def word(self, at: int, labels: Set[str], bare: bool = False) -> tuple[int, Word] | None:
        """The reading with one of these labels at a token."""
        tokens = self.tokens
        if not 0 <= at < len(tokens):
            return None
        known = self.table[tokens[at].form].labels
        if not known or known.isdisjoint(labels):
            return None  # as mostly
        return reading_at(self.table, tokens, at, labels, bare)

    def starts_numeral(self, at: int) -> bool:
        """Whether a numeral word stands at a token."""
        return not self.table[self.tokens[at].form].labels.isdisjoint(NUMERAL)

    def plain(self, at: int) -> int:
        """The token after a lone article or proclitic before digits: «الـ 24»، «و 500»."""
        following = at + 1 < len(self.tokens) and self.tokens[at + 1].kind == "number"
        form = self.tokens[at].form if at < len(self.tokens) else ""
        return at + 1 if following and (form in ARTICLES or form in PROCLITICS) else at

    def read(self, at: int, join: bool = True) -> Numeral | None:
        """The numeral that starts at a token, or None; ``join`` allows «و» inside it."""
        first = self._term(self.plain(at), join)
        if first is None:
            return None
        last, value, scale, digits = first
        scaled = scale > 1
        while join and scale > 1:
            more = self._more(last, value, scale)
            if more is None:
                break
            last, value, scale, plain = more
            digits = digits and plain
        return Numeral(at, last, value, digits and not scaled, scale, scaled)

    def _more(self, at: int, value: float, scale: float) -> tuple[int, float, float, bool] | None:
        half = self.word(at, _FRACTION)
        if half and half[1].clitic == AND and scale >= 1000:
            again = self.word(half[0], SCALES, bare=True)
            last = again[0] if again and float(again[1].value) == scale else half[0]
            return last, value + float(half[1].value) * scale, 1, False
        start = self._and(at)
        term = self._term(start, True) if start is not None else None
        if term is None or term[1] >= scale or not term[1].is_integer():
            return None
        return term[0], value + term[1], term[2], term[3]

    def _and(self, at: int) -> int | None:
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        if token.form == AND:
            return at + 1
        found = self.word(at, NUMERAL)
        return at if found and found[1].clitic == AND else None

    def _term(self, at: int, join: bool) -> tuple[int, float, float, bool] | None:
        """A coefficient with its scales: token after, value, the scale (1 where none) and digits."""
        if at >= len(self.tokens):
            return None
        if self.tokens[at].kind == "number":
            return self._digits(at)
        if not self.starts_numeral(at):
            return None
        fraction = self.word(at, _FRACTION)
        if fraction:
            scale = self.word(fraction[0], SCALES, bare=True)
            if scale is None or "dual" in scale[1].features:
                return None
            return scale[0], float(fraction[1].value) * float(scale[1].value), 1, False
        own = self.word(at, SCALES)
        if own:
            value = float(own[1].value)
            accusative = self.tokens[at].form.endswith("فا") or self.tokens[at].form.endswith("نا")
            counted = own[0] < len(self.tokens) and self.tokens[own[0]].kind == "word" and self._and(own[0]) is None
            counted = counted and self.tokens[own[0]].form not in ("واحدا", "واحده")
            total = value * 2 if "dual" in own[1].features or (accusative and counted) else value
            return self._scales(own[0], total, value, False)
        words = self._hundreds(at, join)
        return None if words is None else self._scales(words[0], words[1], 1, False)

    def _digits(self, at: int) -> tuple[int, float, float, bool] | None:
        """The same of a coefficient in digits."""
        token = self.tokens[at]
        if token.stop - token.start != len(token.form):
            return None  # a hidden mark turns the parts about: nobody can say what is meant
        part = self._comma(at)
        if part is not None:
            return self._scales(at + 3, part, 1, True)
        scaled = self.word(at + 1, ANY_SCALE, bare=True) is not None
        number = digits_value(token.form, scaled)
        return None if number is None else self._scales(at + 1, number, 1, True)

    def _comma(self, at: int) -> float | None:
        """«2،5%»: a percentage with an Arabic comma for its point."""
        tokens = self.tokens
        if at + 3 >= len(tokens) or tokens[at + 1].form != "،" or tokens[at + 2].kind != "number":
            return None
        tight = tokens[at].stop == tokens[at + 1].start and tokens[at + 1].stop == tokens[at + 2].start
        whole, part = tokens[at].form, tokens[at + 2].form
        if not tight or not whole.isdigit() or not part.isdigit() or len(whole) > 2 or len(part) > 2:
            return None
        return float(f"{whole}.{part}") if self.word(at + 3, PERCENT) else None

    def _scales(self, at: int, value: float, scale: float, digits: bool) -> tuple[int, float, float, bool]:
        while True:
            found = self.word(at, ANY_SCALE, bare=True)
            if found is None or "dual" in found[1].features:
                return at, value, scale, digits
            step = float(found[1].value)
            if scale > 1 and step <= scale:
                return at, value, scale, digits
            at, value, scale = found[0], value * step, scale * step

    def _hundreds(self, at: int, join: bool) -> tuple[int, float] | None:
        found = self.word(at, _HUNDREDS)
        last, value = (found[0], float(found[1].value)) if found else (at, 0.0)
        if found is None:
            unit = self.word(at, _UNIT)
            hundred = self.word(unit[0], _HUNDRED, bare=True) if unit else None
            if unit is None or hundred is None or not self._is_hundred(unit[0], hundred[1]):
                return self._small(at, join)
            last, value = hundred[0], float(unit[1].value) * 100
        if not join or last >= len(self.tokens):
            return last, value
        token = self.tokens[last]
        if token.form == AND and last + 1 < len(self.tokens) and self.tokens[last + 1].kind == "number":
            number = digits_value(self.tokens[last + 1].form, False)
            return (last + 2, value + number) if number and number < 100 else (last, value)
        following = self.word(last, _SMALL)
        rest = self._small(last, join) if following and following[1].clitic == AND else None
        return (rest[0], value + rest[1]) if rest else (last, value)

    def _is_hundred(self, at: int, word: Word) -> bool:
        return word.value == "100" or self.tokens[at].form in ("ميات", "مايات")

    def _small(self, at: int, join: bool) -> tuple[int, float] | None:
        unit = self.word(at, _UNITS)
        if unit is None:
            ten = self.word(at, _TENS)
            return (ten[0], float(ten[1].value)) if ten else None
        last, word = unit
        teen = self.word(last, TEEN, bare=True)
        if teen and "definite" not in teen[1].features:
            return teen[0], float(word.value) + 10
        ten = self.word(last, TEN) if join else None
        if ten and ten[1].clitic == AND:
            return ten[0], float(word.value) + float(ten[1].value)
        return None if self._bound(at) else (last, float(word.value))

    def _bound(self, at: int) -> bool:
        return self.word(at, _UNIT) is None
