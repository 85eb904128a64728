"""Where a name stands for somebody who is hidden: whole in any spelling, by initials, by the family name alone.

A family name alone is theirs where nobody else of the text has it. A rare one is hidden wherever it stands; one that is
also a word, a place or a nationality («الحلبي») only where what stands around it says that it is a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import combinations
from urllib.parse import unquote

from khabar.names import score
from khabar.names.spelling import fold_arabic
from khabar.names.tables import known
from khabar.share.humans import people_words
from khabar.share.identities import COMMON
from khabar.share.requests import cue_pattern, find, is_word, phrase_pattern, words_of
from khabar.text.fold import Text, fold_word
from khabar.types import Span

NEAR = 0.8  # less than what makes two names one: what is hidden without need does less harm than what is not
_ALONE = 0.9  # the same for a family name alone in Latin letters
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f'’]+(?:[ _.-]{1,2}[A-Za-z\u00c0-\u024f'’]+){0,7}")
_PARTED = re.compile(r"[ _.-]+")
_HUMP = re.compile(r"(?<=[a-z\u00df-\u00ff])(?=[A-Z\u00c0-\u00de])")
_LATIN_WORDS = 6
_SHORT = 3  # letters of a word that is no name by itself
_COMPACT = 7  # letters of a first and a last name that are written as one
_BEFORE = 48  # characters before a family name that may say whose it is
_AHEAD = 24  # characters behind it that may say that it is a name
_WORD = re.compile(r"[^\W_]+")
_NEXT = re.compile(r"\s+([^\W_]+)")
_INITIAL = re.compile(r"(?<![^\W_])(?:[^\W\d_]|هـ)ـ?\s?\.\s?$")
_CLITICS = re.compile(r"\A(?:[وفبك]{1,2}ال|[وفب]?لل|[وفبلكسيتن]{1,2})")
_PARTICLES = frozenset("ال بن ابن بنت ولد ذو ذي بو ايت".split())


def alike(written: str, name: str) -> bool:
    """Whether the last letters agree where folding makes one of two: the name علي and the word على."""
    return {_last(written), _last(name)} != {"ى", "ي"}


def _last(word: str) -> str:
    letters = [char for char in word if fold_word(char)]
    return "" if not letters else "ى" if letters[-1] == "ى" else fold_word(letters[-1])


def is_spelt(name: str, other: str, least: float) -> bool:
    """Whether two names of several words are one, in another spelling or script."""
    return len(words_of(name)) > 1 and len(words_of(other)) > 1 and score(name, other) >= least


@lru_cache(maxsize=4096)
def chosen(name: str) -> Chosen:
    """A name that is hidden."""
    return Chosen(name.strip(), words_of(name))


@dataclass(frozen=True)
class Chosen:
    """A name that is hidden, and everything that stands for it."""

    name: str
    words: tuple[str, ...]

    @cached_property
    def family(self) -> tuple[str, ...]:
        """The last word of a name of several, with «ولد», «أيت» where it is no name by itself; empty for «الدين»."""
        last = self.words[-1:] if len(self.words) > 1 else ()
        if last and last[0] in COMMON:
            return self.words[-2:] if len(self.words) > 2 and self.words[-2] in _PARTICLES else ()
        return last

    @cached_property
    def rare(self) -> bool:
        """Whether the family name is nothing else: no word of running text, no place, no given name."""
        from khabar import gazetteer
        from khabar.words import load_frequencies

        last = self.words[-1]
        return len(last) > _SHORT and not (last in load_frequencies() or last in gazetteer.load() or is_given(last))

    def whole(self, text: Text) -> Iterator[Span]:
        """Where all of it stands, in this spelling."""
        for span in find(phrase_pattern(self.words), text):
            if len(self.words) > 1 or alike(text.source[span.start : span.stop], self.name):
                yield span

    def is_alone(self, words: tuple[str, ...]) -> bool:
        """Whether a name is the family name with nothing beside it but more of this name, or its first letter."""
        if not self.family or self.words[-1] not in words:
            return False
        own = {*_PARTICLES, self.words[0][0], self.words[-1]}
        rest = [word for word in words if word not in own]
        return {*rest} <= {*self.words} or "".join(rest) in (self.words[0], self.words[0][1:])

    def in_string(self, text: Text) -> bool:
        """Whether all of it stands anywhere, in any order."""
        return next(self.whole(text), None) is not None or next(self.turned(text), None) is not None

    def turned(self, text: Text) -> Iterator[Span]:
        """Where it stands in another order, shortened, with initials, or in a row of names of one family."""
        if self.family and (self.words[0] in text.folded or self.words[-1] in text.folded):
            for pattern in self._turns:
                yield from find(pattern, text)

    @cached_property
    def _turns(self) -> tuple[re.Pattern[str], ...]:
        first, last = re.escape(self.words[0]), re.escape(self.words[-1])
        gap, letter = r"[\W_]{1,3}", re.escape(self.words[0][0])
        bodies = [
            f"{last}{gap}{first}", f"{letter}ـ?\\s?[.ـ]\\s?{last}", f"{first}{gap}[^\\W\\d_]{{1,2}}\\s?\\.\\s?{last}",
            f"{first}(?:\\s+و[^\\W\\d_]+|\\s*،\\s*و?[^\\W\\d_]+){{1,3}}{gap}{last}",
            f"{first}\\s{last.removeprefix('ال')[0]}ـ?\\s?\\.",
        ]  # fmt: skip
        if len(self.words) > 2:
            bodies.append(f"{first}{gap}{last}")
        return tuple(re.compile(rf"(?<![^\W_])(?:[وف]?[بلكس]?)(?P<it>{body})(?![^\W_])") for body in bodies)

    def everywhere(self, text: Text) -> Iterator[Span]:
        """Everything in a text without mentions that stands for them, whole or by the family name."""
        yield from self.whole(text)
        yield from self.turned(text)
        for run in self.latin(text.source, NEAR):
            yield from find(phrase_pattern(words_of(run)), text)
        yield from self.of_family(text)

    def latin(self, string: str, least: float) -> set[str]:
        """How it is spelled in Latin letters in a string, also in an address or a name of a file."""
        return {written for written, read in _latin(string) if is_spelt(self.name, read, least)}

    def of_family(
        self, text: Text, free: Callable[[Span], bool] = lambda _: True, titled: Container[int] = (),
        whole: bool = False,
    ) -> Iterator[Span]:  # fmt: skip
        """Where the family name stands for them or for their kin.

        ``free``: whether words are of nobody else; ``titled``: where a name stands behind a title or a post;
        ``whole``: whether all of the name stands in the text, too: then it is theirs behind any word of speaking.
        """
        for span in find(phrase_pattern(self.family), text) if self.in_family(text) else ():
            if not alike(text.source[span.start : span.stop], self.name.split()[-1]):
                continue
            before, after = text.source[max(0, span.start - _BEFORE) : span.start], text.source[span.stop :][:_AHEAD]
            if free(span) and not self._of_another(before) and (
                self.rare or span.start in titled or _is_name(before, after, whole)
            ):  # fmt: skip
                yield span
        for run in LATIN.finditer(text.source) if self.family else ():
            words = [word for word in _PARTED.split(run[0]) if len(word) > 1]
            if len(words) == 1 and len(words[0]) > _SHORT and score(self.name.split()[-1], words[0]) >= _ALONE:
                yield Span(*run.span())

    def in_family(self, text: Text) -> bool:
        """Whether the family name stands anywhere, as anybody's."""
        return bool(self.family) and self.words[-1] in text.folded

    def _of_another(self, before: str) -> bool:
        """Whether a given name of somebody who is no kin stands right before the family name."""
        if before[-1:].strip():
            return False
        words = [fold_word(word) for word in before.split()]
        if not words or not is_given(words[-1]) or words[-1] == self.words[0]:
            return False
        return not (len(words) > 1 and (is_word("kin", words[-2]) or is_word("naming", words[-2])))


def _is_name(before: str, after: str, whole: bool) -> bool:
    """Whether what stands around a word says that it is a family name."""
    if before.endswith(("#", "_")) or _INITIAL.search(before):
        return True
    last = (_WORD.findall(before) or [""])[-1]
    if before.rstrip().endswith(last) and (
        fold_word(last) in _PARTICLES or any(is_word(kind, last) for kind in ("family", "title", "kin", "naming"))
    ):  # fmt: skip
        return True
    if before.rstrip().endswith(last) and _is_post(fold_word(last)):
        return True
    if cue_pattern().fullmatch(fold_word(last)) is None or is_word("loose", last):
        return False
    behind = None if whole else _NEXT.match(after)
    return behind is None or behind[1].startswith("ل") or is_word("content", behind[1]) or is_word("stop", behind[1])


def _is_post(word: str) -> bool:
    """Whether a folded word is one for a person, or rare, and definite: «البروفيسور», «القائمقام»."""
    if not word.startswith("ال") or len(word) <= _SHORT + 2:
        return False
    entries = people_words().get(word) or people_words().get(word.removeprefix("ال"))
    return is_rare(word) or any("pl" not in entry.features for entry in entries or ())


def is_namely(word: str) -> bool:
    """Whether a word is a given name, or one that running text does not have."""
    from khabar.words import load_frequencies

    folded = fold_word(word)
    return not is_word("no name", word) and (is_given(folded) or folded not in load_frequencies())


def is_rare(word: str) -> bool:
    """Whether a word is none that running text has, also without what may be attached in front."""
    from khabar.words import load_frequencies

    known, folded = load_frequencies(), fold_word(word)
    bare = _CLITICS.sub("ال", folded, count=1), _CLITICS.sub("", folded, count=1), folded.removeprefix("ال")
    return not any(each in known for each in (folded, *bare))


@cache
def is_given(word: str) -> bool:
    """Whether a folded word is a given name."""
    return fold_arabic(word) in known().spelled


@lru_cache(maxsize=64)
def _latin(string: str) -> tuple[tuple[str, str], ...]:
    """What may be names in Latin letters, as written and as read: words in a row, two turned, two that are one."""
    found: dict[tuple[str, str], None] = {}
    for run in LATIN.finditer(unquote(string)):
        written = [each for each in _PARTED.split(run[0]) if len(each) > 1]
        words = [(word, at) for at, each in enumerate(written) for word in _HUMP.split(each) if len(word) > 1]
        for first, last in combinations(range(len(words) + 1), 2):
            told = " ".join(written[words[first][1] : words[last - 1][1] + 1])
            if 2 <= last - first <= _LATIN_WORDS:
                found[told, " ".join(word for word, _ in words[first:last])] = None
            if last - first == 2:
                found[told, f"{words[first + 1][0]} {words[first][0]}"] = None
        for word, at in words:
            for cut in range(_SHORT, len(word) - _SHORT + 1) if len(word) >= _COMPACT else ():
                found[written[at], f"{word[:cut]} {word[cut:]}"] = None
    return tuple(found)
