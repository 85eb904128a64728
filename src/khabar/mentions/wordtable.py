"""What the tagger of names knows of a word form: its class, its frequency, how likely it is in a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_KNOWN: Final = 3  # half-octaves of frequency below which a word without its proclitic is not trusted
_COMMON: Final = 8  # half-octaves of frequency from which a form is common
_QUOTES: Final = frozenset("\"'«»“”„‟‘’‹›")
_LENGTHS: Final = [f"l{length}" for length in range(9)]
_DIGITS: Final = bytes.maketrans(b"0123456789abcdefghijklmnopqrstuvwxyz", bytes(range(36)))


class WordTable:
    """Distributional classes, frequencies and name likelihoods of folded word forms.

    Five lines: the forms; for each, three hexadecimal digits, its cluster; one digit of base 36, its
    frequency in half-octaves; four digits 0-4, how often it starts or continues a person's name or
    stands in a place's or a group's; and for each cluster two hexadecimal digits, its superclass.
    Forms are separated by blanks, digits are not.
    """

    __slots__ = ("_clusters", "_frequencies", "_likelihoods", "_rows", "_superclasses")

    def __init__(self, text: str) -> None:
        lines = text.rstrip("\n").split("\n")
        forms, self._clusters, frequencies, self._likelihoods, self._superclasses = lines
        self._frequencies = frequencies.encode("ascii").translate(_DIGITS)
        self._rows = {form: row for row, form in enumerate(forms.split(" "))}

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
        return 0 if row is None else self._frequencies[row]

    def named(self, form: str, common: int = _COMMON) -> bool | None:
        """Is a form often in a person's name, or a common word that hardly ever is? None where that is not known."""
        row = self._rows.get(form)
        if row is None:
            return None
        if self._likelihoods[4 * row : 4 * row + 2] != "00":
            return True
        return None if self._frequencies[row] < common else False

    def base(self, word: str) -> tuple[str, str]:
        """Proclitics and the rest, where the rest is the commoner word: ("وب", "الموصل"), ("", "بغداد")."""
        best = "", word
        if word[0] not in "وفبلك":
            return best
        most = max(self.frequency(word), _KNOWN - 1)
        for proclitics, rest in _readings(word):
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


def attributes(table: WordTable, word: str) -> tuple[list[str], list[str], str]:
    """Names of a word's attributes: for itself, for its neighbours, for words two away (one or none)."""
    first = word[:1]
    if first.isdigit():
        digits = ["w" + "0" * min(len(word), 5)]
        return digits, digits, ""
    if not first.isalpha():
        mark = ['w"' if first in _QUOTES else "w" + first]
        return mark, mark, mark[0]
    if not "\u0621" <= first <= "\u06d3":
        return ["wA"], ["wA"], "wA"
    proclitics, base = table.base(word)
    itself, joined = "w" + base, "c" + proclitics
    affixes = ["<" + base[:2], "<" + base[:3], ">" + base[-2:], ">" + base[-3:], _LENGTHS[min(len(base), 8)]]
    classes = table.classes(base)
    if classes is None:
        return [itself, joined, "k?", *affixes], [itself, joined, "k?" + base[:2]], ""
    cluster, superclass, likelihood = classes
    near = [itself, joined, "k" + cluster, far := "m" + superclass, "L" + likelihood]
    return near + affixes, near, far
