"""Groups and places whose names are close, so that a person may say whether they are one. None of them is joined here.

Two are held beside each other where their names are the same but for words that say what they are («قوات …»,
«منطقة …»), an article or how words are parted; where they are units of one kind with one number; where one has one
word more; or where they are spelled nearly alike. What is of another country, or known by another id, is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import combinations
from typing import NamedTuple

from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import read_rows
from khabar.identity.bundles import apart
from khabar.identity.reasons import Judged, Why
from khabar.identity.statements import Place
from khabar.identity.things import is_anyone, is_here, nation, of_nation, without_head, without_kind
from khabar.names.words import likeness
from khabar.text.fold import fold_word

_UNITS, _BRANCHES = word_class("numbered_unit"), word_class("branch")
_CROWD = 4  # groups or places that one key brings together: more of them share what any may have
_LETTERS = 4  # of a name, at least, where another spelling of it is looked for: of fewer each tells
_SAME, _UNIT, _LONGER = 0.95, 0.9, 0.8  # scores: how sure names can be
_SPELLED = 0.85  # likeness of two names, each in one word, from which they are spelled nearly alike
_AREA, _SEVERAL, _ELSEWHERE = 0.03, 0.1, 0.15  # what one area adds, what a third that fits or another country takes
_NUMERALS = "numerals.tsv"
# Letters that are left out, and those that one writes for another; fewer than ``khabar.names`` holds to be near.
_MIXED = (
    ("ا", ""), ("و", ""), ("ي", ""), ("ه", ""), ("ظ", "ض"), ("ذ", "د"), ("ث", "ت"), ("ط", "ت"), ("ص", "س"),
    ("غ", "ج"), ("ق", "ك"), ("ج", "ك"),
)  # fmt: skip


Lands = Callable[[int], frozenset[str]]


class Called(NamedTuple):
    """A group or a place of a case: its number and key, its names, folded and as written."""

    number: int
    key: str
    names: Mapping[str, str]
    place: Place | None = None

    @property
    def known(self) -> bool:
        """Whether it has an id."""
        return "~" not in self.key


class _Form(NamedTuple):
    """A name as it is compared: its letters in one, its country; of a unit its kind with its number, and its branch."""

    letters: str
    nation: str | None
    unit: str | None
    branch: str | None
    shorter: str | None  # its letters without the last word, where that leaves two
    longer: tuple[str, ...]  # letters by which one that has one word more, or less, is found
    sounds: str | None  # its letters without those that writers leave out or mix


class _Named(NamedTuple):
    called: Called
    name: str
    form: _Form


def alike(kind: str, every: Iterable[Called], different: set[frozenset[str]], lands: Lands) -> list[Judged]:
    """Pairs of one kind that may be one, each once, with reasons; a judgement holds the keys in ``different`` apart.

    ``lands`` gives the countries in which one lies, or of which its reports tell, by its number.
    """
    named = [
        _Named(called, name, form)
        for called in every for folded, name in called.names.items() if (form := _form(kind, folded)) is not None
    ]  # fmt: skip
    best: dict[tuple[int, int], tuple[_Named, _Named, float, tuple[Why, ...]]] = {}
    for how, keys in _KEYS.items():  # the surest first
        for one, two in _beside(named, keys):
            pair = (one.called.number, two.called.number)
            if pair not in best and (found := _pair(how, one, two, lands)) is not None:
                best[pair] = (one, two, *found)
    fitting = Counter(n for one, two, *_ in best.values() for n in _open(one.called, two.called))
    made = []
    for (left, right), (one, two, score, reasons) in sorted(best.items()):
        verdict = "unsure"
        if any(fitting[number] > 1 for number in _open(one.called, two.called)):
            score, reasons = score - _SEVERAL, (*reasons, Why("identity.several.things"))
        if frozenset((one.called.key, two.called.key)) in different:
            verdict, reasons = "different", (*reasons, Why("identity.split"))
        made.append(Judged(left, right, verdict, round(score, 3), reasons))
    return made


def _open(one: Called, two: Called) -> Iterator[int]:
    """Of two of which one has an id, the other: it may be one with several that have."""
    if one.known != two.known:
        yield two.number if one.known else one.number


_KEYS: dict[str, Callable[[_Form], tuple[str, ...]]] = {
    "letters": lambda form: (form.letters,),
    "unit": lambda form: () if form.unit is None else (form.unit,),
    "longer": lambda form: form.longer,
    "sounds": lambda form: () if form.sounds is None else (form.sounds,),
}


def _beside(
    named: Sequence[_Named], keys: Callable[[_Form], tuple[str, ...]]
) -> Iterator[tuple[_Named, _Named]]:  # fmt: skip
    """Two by two, the lower number first, those that a key brings together; each by the first of its names."""
    first: dict[str, _Named] = {}
    blocks: dict[str, dict[int, _Named]] = {}
    for each in named:
        for key in keys(each.form):
            other = first.setdefault(key, each)
            if other.called is not each.called:
                blocks.setdefault(key, {other.called.number: other}).setdefault(each.called.number, each)
    for block in blocks.values():
        if len(block) <= _CROWD:
            yield from combinations((block[number] for number in sorted(block)), 2)


def _pair(how: str, one: _Named, two: _Named, lands: Lands) -> tuple[float, tuple[Why, ...]] | None:
    """How near two are, and why; None where something forbids it."""
    first, second = one.form, two.form
    if one.called.known and two.called.known and (one.called.place is None or not _one_area(one.called, two.called)):
        return None
    if first.nation != second.nation or first.branch and second.branch and first.branch != second.branch:
        return None
    elsewhere = apart(lands(one.called.number), lands(two.called.number))
    if elsewhere and (how != "letters" or one.called.place is None):
        return None
    score = {"letters": _SAME, "unit": _UNIT, "longer": _LONGER}.get(how, 0.0)
    if how == "longer" and first.shorter != second.letters and second.shorter != first.letters:
        return None
    if how == "sounds":
        score = likeness(first.letters, second.letters)
        if not _SPELLED <= score < 1:
            return None
    reasons = [Why("identity.names", one.name, two.name), Why(f"identity.{how}")]
    if elsewhere:
        score -= _ELSEWHERE
        reasons.append(Why("identity.elsewhere"))
    elif _one_area(one.called, two.called):
        score += _AREA
        reasons.append(Why("identity.area"))
    return score, tuple(reasons)


def _one_area(one: Called, two: Called) -> bool:
    """Whether both are known to lie in one governorate, and neither is one."""
    if one.place is None or two.place is None or one.place.coarse or two.place.coarse:
        return False
    return any("/" in area for area in one.place.areas & two.place.areas)


@lru_cache(maxsize=1 << 16)
def _form(kind: str, name: str) -> _Form | None:
    """None for a name that any may have: «التنظيم», «المدينة»."""
    base, code = of_nation(name) if kind == "group" else (without_kind(name), None)
    if is_anyone(f"group:~{base}") if kind == "group" else is_here(base):
        return None
    words = (without_head(base) if kind == "group" else base).split(" ")
    words = [word[2:] if word[:2] == "ال" and len(word) > 3 else word for word in words]
    letters = _bare("".join(words))
    if not _UNITS.isdisjoint(words) and (unit := _unit(words)) is not None:
        branch = next((word for word in words if word in _BRANCHES), None)
        return _Form(letters, code, unit, branch, None, (), None)
    shorter = _bare("".join(words[:-1])) if len(words) > 2 and nation(words[-1]) is None else None
    longer = (letters, shorter) if shorter is not None else (letters,) if len(words) > 1 else ()
    return _Form(letters, code, None, None, shorter, longer, _sounds(letters) if len(letters) >= _LETTERS else None)


def _unit(words: Sequence[str]) -> str | None:
    """The kind of a unit with its number: «لواء 35»."""
    at = next(n for n, word in enumerate(words) if word in _UNITS)
    number = _number(words[at + 1 :]) if at + 1 < len(words) else None
    return None if number is None else f"{words[at]} {number}"


def _sounds(letters: str) -> str:
    """Letters without vowels and without what writers mix; by ``replace``, which is quicker than a table."""
    for letter, other in _MIXED:
        letters = letters.replace(letter, other)
    return letters


def _bare(letters: str) -> str:
    """Without an article, also where one is written in the middle: «نورالدين»."""
    return letters.replace("ال", "") if len(letters) > 3 else letters


@cache
def _ordinals() -> dict[str, int]:
    """Ordinals to ten, of both genders and without an article."""
    file = resources.files("khabar") / "data" / "lexicon" / _NUMERALS
    rows = [row for row in read_rows(_NUMERALS, file.read_text(encoding="utf-8")) if row.label == "ordinal"]
    found = {fold_word(row.form): int(row.value) for row in rows}
    return {**found, **{f"{word}ه": number for word, number in found.items()}}


def _number(words: Sequence[str]) -> int | None:
    """The number of a unit, in digits or as an ordinal: «16», «السادسة عشرة»."""
    if words[0].isdigit() and len(words[0]) < 5:
        return int(words[0])
    number = _ordinals().get(words[0])
    teen = len(words) > 1 and words[1] in ("عشر", "عشره")
    return None if number is None else number + 10 if teen else number
