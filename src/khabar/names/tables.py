"""The data of names: what particles there are, what names are known, what a difference in spelling costs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from khabar.errors import LexiconError
from khabar.names.spelling import fold_arabic, fold_latin

_VOWELS = "aeiou"


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of a table under ``data/names``, without remarks and the head."""
    file = resources.files("khabar") / "data" / "names" / name
    head = True
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != columns:
            raise LexiconError(f"{len(cells)} cells, not {columns}", f"{name}:{number}")
        if not head:
            yield cells
        head = False


@dataclass(frozen=True, slots=True)
class Costs:
    """What it costs that two spellings differ: by pair of letters, and for a letter that only one has."""

    pairs: dict[str, float] = field(default_factory=dict)
    inside: dict[str, float] = field(default_factory=dict)
    first: dict[str, float] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)


@cache
def costs(script: str) -> Costs:
    """The costs of one script of ``costs.tsv``; what is read falls back on the pairs of Latin sounds."""
    found = Costs(dict(costs("latin").pairs) if script == "read" else {})
    for named, first, second, cost in rows("costs.tsv", 4):
        if named != script:
            continue
        if second:
            found.pairs[first + second] = found.pairs[second + first] = float(cost)
        elif first.startswith("^"):
            found.first[first[1:]] = float(cost)
        elif first.endswith("$"):
            found.last[first[:-1]] = float(cost)
        else:
            found.inside[first] = float(cost)
    for letter, price in found.inside.items():
        found.first.setdefault(letter, price)
        found.last.setdefault(letter, price)
    return found


@cache
def particles() -> dict[str, str]:
    """Folded words that are no names themselves → what they are."""
    return {fold_arabic(form) or fold_latin(form): kind for form, kind in rows("particles.tsv", 2)}


@cache
def letters() -> dict[str, dict[str, float]]:
    """One or two Arabic letters → Latin ones → cost, -ln p."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for arabic, latin, cost in rows("letters.tsv", 3):
        found[arabic][latin] = int(cost) / 100
    return dict(found)


@cache
def _sounds() -> tuple[re.Pattern[str], dict[str, str]]:
    listed = sorted(rows("sounds.tsv", 2), key=lambda row: -len(row[0]))
    values = {}
    pieces = []
    for number, (written, sound) in enumerate(listed):
        body = written.strip("^$V")
        values[f"s{number}"] = sound
        start = "^" if written.startswith("^") else ""
        end = "$" if written.endswith("$") else f"(?=[{_VOWELS}])" if written.endswith("V") else ""
        pieces.append(f"(?P<s{number}>{start}{body}{end})")
    return re.compile("|".join(pieces)), values


_DOUBLED = re.compile("([^aeiou])\\1+")
_TWICE = re.compile("(.)\\1+")
_GLIDE = re.compile(f"([yw])(?![{_VOWELS}yw])")


def sounds(latin: str) -> str:
    """The sounds of a folded Latin word, one letter each (see ``sounds.tsv``): «djaafar» gives ``jafar``."""
    pattern, values = _sounds()
    read = pattern.sub(lambda match: values[match.lastgroup or ""], _DOUBLED.sub("\\1", latin))
    return _TWICE.sub("\\1", _GLIDE.sub(lambda match: "i" if match[1] == "y" else "u", read))


@cache
def _readings() -> dict[int, str]:
    return str.maketrans(dict(rows("readings.tsv", 2)))


def reading(arabic: str) -> str:
    """The sounds of a folded Arabic word as far as it is written: «خالد» gives ``xald``, a last ه (or ة) ``H``."""
    read = arabic.translate(_readings()).replace("tS", "C")
    return f"{read[:-1]}H" if arabic.endswith("ه") else read


_PLAIN = str.maketrans("eocqCTDGyw", "iukkStdgiu")


@dataclass(frozen=True, slots=True)
class Known:
    """Names that are known, by their spelling and by their sounds; a number stands for a name."""

    spelled: dict[str, frozenset[int]]
    usual: dict[str, frozenset[int]]  # Latin spellings without those that another name has more often
    sounding: dict[str, frozenset[int]]
    spellings: tuple[tuple[str, ...], ...]  # sounds in which each name is met, by number

    def find(self, folded: str, sound: str) -> frozenset[int]:
        """The names that a folded word may be."""
        found = self.spelled.get(folded)
        if found is not None or not sound:
            return found or frozenset()
        plain = sound.translate(_PLAIN)
        found = self.sounding.get(plain, frozenset())
        if "e" in sound:
            found |= self.sounding.get(sound.replace("e", "a").translate(_PLAIN), frozenset())
        return found


@cache
def known() -> Known:
    """The names of ``given.tsv``."""
    spelled: dict[str, set[int]] = defaultdict(set)
    usual: dict[str, set[int]] = defaultdict(set)
    sounding: dict[str, set[int]] = defaultdict(set)
    spellings = []
    for number, (arabic, latin) in enumerate(rows("given.tsv", 2)):
        for form in arabic.split("|"):
            spelled[fold_arabic(form)].add(number)
        heard = []
        for form in latin.split():
            folded = fold_latin(form)
            spelled[folded].add(number)
            if not form.startswith("~"):
                usual[folded].add(number)
            heard.append(sounds(folded))
            sounding[heard[-1].translate(_PLAIN)].add(number)
        spellings.append(tuple(dict.fromkeys(heard)))
    return Known(
        {form: frozenset(numbers) for form, numbers in spelled.items()},
        {form: frozenset(numbers) for form, numbers in usual.items()},
        {form: frozenset(numbers) for form, numbers in sounding.items()},
        tuple(spellings),
    )
