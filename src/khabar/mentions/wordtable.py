"""What the tagger of names knows of a word form: its class, its frequency, how likely it is in a name."""

from __future__ import annotations

from typing import Final

_KNOWN: Final = 3  # half-octaves of frequency below which a word without its proclitic is not trusted
_COMMON: Final = 8  # half-octaves of frequency from which a form is common
_QUOTES: Final = frozenset("\"'«»“”„‟‘’‹›")
LONGEST: Final = 8  # letters; longer words are of the same length to the tagger
_LENGTHS: Final = [f"l{letters}" for letters in range(LONGEST + 1)]
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

    def kind(self, proclitics: str, base: str) -> tuple[str, ...]:
        """What ``shared`` tells of: of a known form its cluster and name likelihood, of others the first letters."""
        row = self._rows.get(base)
        if row is None:
            return proclitics, base[:2]
        return proclitics, self._clusters[3 * row : 3 * row + 3], self._likelihoods[4 * row : 4 * row + 4]

    def superclass(self, cluster: str) -> str:
        """That of a cluster."""
        number = int(cluster, 16)
        return self._superclasses[2 * number : 2 * number + 2]

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
        if word[0] not in "وفبلك":
            return "", word
        rows, frequencies = self._rows, self._frequencies
        row = rows.get(word)
        most = _KNOWN - 1 if row is None else max(frequencies[row], _KNOWN - 1)
        best = "", word
        for proclitics, rest in _readings(word):
            row = rows.get(rest)
            if row is not None and frequencies[row] > most:
                most = frequencies[row]
                best = proclitics, rest
        return best


def _readings(word: str) -> list[tuple[str, str]]:
    """Ways to take proclitics off a folded word of four letters and more."""
    found: list[tuple[str, str]] = []
    if len(word) < 4:
        return found
    conjunction, rest = "", word
    if word[0] in "وف":
        conjunction, rest = word[0], word[1:]
        found.append((conjunction, rest))
    if len(rest) < 4:
        return found
    if rest.startswith("لل"):
        found.append((conjunction + "ل", "ا" + rest[1:]))
    elif rest[0] in "بلك":
        found.append((conjunction + rest[0], rest[1:]))
    return found


# What the attributes of a word are made of: the name of the one that no other word has; its kind, words of which share
# those that ``shared`` names; its base, whose first and last letters are attributes, none where this is no Arabic word.
Traits = tuple[str, tuple[str, ...], str]


def traits(table: WordTable, word: str) -> Traits:
    """Those of a folded word, a number or a mark."""
    first = word[:1]
    if first.isdigit():
        return "w" + "0" * min(len(word), 5), (), ""
    if not first.isalpha():
        mark = 'w"' if first in _QUOTES else "w" + first
        return mark, (mark,), ""
    if not "\u0621" <= first <= "\u06d3":
        return "wA", ("wA",), ""
    proclitics, base = table.base(word)
    return "w" + base, table.kind(proclitics, base), base


def shared(table: WordTable, kind: tuple[str, ...]) -> tuple[list[str], list[str], str]:
    """Attributes of all words of a kind: for themselves, for their neighbours, for words two away (one or none)."""
    if len(kind) < 2:
        return [], [], "".join(kind)
    proclitics, known, *likelihood = kind
    joined = "c" + proclitics
    if not likelihood:
        return [joined, "k?"], [joined, "k?" + known], ""
    far = "m" + table.superclass(known)
    near = [joined, "k" + known, far, "L" + likelihood[0]]
    return near, near, far


def heads(base: str) -> list[str]:
    """The attributes that tell how a word begins."""
    return ["<" + base[:2], "<" + base[:3]]


def tails(base: str) -> list[str]:
    """The attributes that tell how a word ends."""
    return [">" + base[-2:], ">" + base[-3:]]


def length(letters: int) -> str:
    """The attribute that tells how long a word is."""
    return _LENGTHS[min(letters, LONGEST)]


def attributes(table: WordTable, word: str) -> tuple[list[str], list[str], str]:
    """Names of a word's attributes: for itself, for its neighbours, for words two away (one or none)."""
    itself, kind, base = traits(table, word)
    own, near, far = shared(table, kind)
    ends = [*heads(base), *tails(base), length(len(base))] if base else []
    return [itself, *own, *ends], [itself, *near], far
