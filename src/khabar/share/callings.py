"""Whom a report calls a witness or a child, and whom it quotes, also where the reader made no source of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from khabar.share.requests import age_pattern, cue_pattern, find, is_word, sentences, word_pattern
from khabar.text.fold import Text, fold, fold_word
from khabar.types import Mention, Quantity, Reading, Span

_CALLED = 14  # characters between a word for a witness and a name: «يدعى»
_TOLD = 40  # where a word for naming stands before the name: «شهدت الحادثة، واسمها»
_BESIDE = 60  # between a name and the word behind it that says who somebody is
_CONTENT = 90  # between who is quoted and what they say
_OF_AGE = 18
_TITLES = 2  # words between «حوار مع» and a name
_APART = re.compile(r"[.؛:!؟?\n]")
_MARK = re.compile(r"[.،؛,:!؟?\n]")
_WORD = re.compile(r"\s+([^\W\d_]+)")
_OPENED = re.compile(r"\s*(?:\w+\s+)??([^\W\d_]+)\s*:?\s*")  # «أطفال هم», «أطفال من الحي هم»
_BARE = re.compile(r"\s+")  # «الطفلتان سارة وهبة …»
_CHAIN = re.compile(r"(?:[^\W\d_]+(?:\s*،\s*و?|\s+و))*")  # first names that the reader did not take for names
_AND = re.compile(r"\s*(?:،\s*و?|و)\s*")
_SHORT = 4  # letters of a name that may begin with و itself
_BEHIND = re.compile(r" ([^\W\d_]{3,} [^\W\d_]{3,})(?!\w)")
_IS = re.compile(r"\s*[،,(–-]?\s*(\w+)(?:\s+\w+){0,2}\s*")


@dataclass
class Callings:
    """One report, looked through for people whom a profile hides by what they are called."""

    reading: Reading

    @cached_property
    def text(self) -> Text:
        return fold(self.reading.report.text)

    @cached_property
    def people(self) -> list[Mention]:
        """Named people, in the order of the text."""
        return sorted((m for m in self.reading.mentions if m.kind == "person" and m.named), key=lambda m: m.start)

    def witnesses(self) -> Iterator[str]:
        """The names of who is called a witness, or is said to have seen it."""
        yield from self._of("witness", _CALLED)
        for word in self._words("saw"):
            yield from (m.text for m in self.people if self._told(Span(word.start, word.stop), m))
        for word in self._words("testimony"):
            yield from self._right_behind(word, guessed=True)

    def minors(self) -> Iterator[str]:
        """The names of who is called a child, or given an age under 18.

        Where the reader saw no name behind a word for a child, the two words behind it are taken for one: what is
        hidden without need does less harm than what is not.
        """
        yield from self._of("minor", 1)
        for word in self._words("minor"):
            yield from self._right_behind(word, guessed=self._between(word.start, word.start + 2) == "ال")
        for word in self._words("minors"):
            yield from self._listed(word)
        for age in self._ages():
            yield from (m.text for m in self.people if m.stop <= age.start and self._aged(m.stop, age.start))
            if is_word("of age", (self.text.source[: age.start].split() or [""])[-1]):
                yield from self._right_behind(age, guessed=True)

    def quoted(self) -> Iterator[str]:
        """The names of who stands behind a word of speaking, with what they say behind them."""
        cues = [
            cue for cue in find(cue_pattern(), self.text) if not is_word("content", self._between(cue.start, cue.stop))
        ]
        roles = {m.start: m.stop for m in self.reading.mentions if m.kind == "role"}
        for cue in cues:
            start = cue.stop + 1
            start = roles.get(start, start - 1) + 1
            for mention in self.people:
                if mention.start == start and self._says(cue, mention):
                    yield mention.text
        for talk in self._words("talk"):
            for mention in self.people:
                gap = self._between(talk.stop, mention.start) if talk.stop < mention.start else "."
                if len(gap.split()) <= _TITLES and not _MARK.search(gap):
                    yield mention.text
        yield from (m.text for m in self.people if self._between(m.stop, m.stop + 2).lstrip().startswith(":"))

    def _words(self, kind: str) -> list[Span]:
        return list(find(word_pattern(kind), self.text))

    def _between(self, start: int, stop: int) -> str:
        return self.text.source[start:stop]

    def _of(self, kind: str, near: int) -> Iterator[str]:
        """Names that a word of this kind stands right before, in, or behind: «X، وهو شاهد»."""
        for word in self._words(kind):
            for mention in self.people:
                if mention.start <= word.start < mention.stop:
                    yield mention.text
                elif word.stop <= mention.start:
                    gap = self._between(word.stop, mention.start)
                    if (len(gap) <= near and not _MARK.search(gap)) or self._told(word, mention):
                        yield mention.text
                elif mention.stop <= word.start and word.start - mention.stop <= _BESIDE:
                    tie = _IS.fullmatch(self._between(mention.stop, word.start))
                    if tie is not None and is_word("tie", tie[1]):
                        yield mention.text

    def _told(self, word: Span, mention: Mention) -> bool:
        """Whether a name is given a little behind a word: «شهدت الحادثة، واسمها …»."""
        if not word.stop <= mention.start <= word.stop + _TOLD:
            return False
        gap = self._between(word.stop, mention.start)
        return not _APART.search(gap) and is_word("naming", (gap.split() or [""])[-1])

    def _right_behind(self, word: Span, guessed: bool) -> Iterator[str]:
        """The name right behind a word; ``guessed``: two words where the reader saw none."""
        named = [m for m in self.people if 0 <= m.start - word.stop <= 1]
        yield from (m.text for m in named)
        behind = _BEHIND.match(self.text.source, word.stop)
        if guessed and not named and behind is not None:
            yield behind[1]

    def _listed(self, word: Span) -> Iterator[str]:
        """The names in a list of children: «أطفال هم سامي وهادي ورنا …», to the last one that the reader saw."""
        source = self.text.source
        opened = _OPENED.match(source, word.stop)
        if opened is None or not is_word("list", opened[1]):
            opened = _BARE.match(source, word.stop)
        stop = _line(source, word.start).stop
        inside = [m for m in self.people if opened and opened.end() <= m.start and m.stop <= stop]
        if opened is None or not inside or not _CHAIN.fullmatch(source, opened.end(), inside[0].start):
            return
        last = inside[0]
        yield last.text
        for mention in inside[1:]:
            if not _AND.fullmatch(source, last.stop, mention.start):
                break
            last = mention
            yield last.text
        for each in self._between(opened.end(), inside[0].start).replace("،", " ").split():
            yield each.removeprefix("و") if len(each) > _SHORT else each

    def _ages(self) -> Iterator[Span]:
        """Ages under 18, in digits or words."""
        for span in find(age_pattern(), self.text):
            if int(fold_word(self._between(span.start, span.stop))) < _OF_AGE:
                yield span
        for span in self._words("spans"):
            behind = _WORD.match(self.text.source, span.stop)
            if behind is not None and is_word("few", behind[1]):
                yield Span(span.start, behind.end())
        for mention in self.reading.mentions:
            years = mention.value
            if isinstance(years, Quantity) and years.unit == "year" and years.high is not None and years.high < _OF_AGE:
                yield Span(mention.start, mention.stop)

    def _aged(self, start: int, stop: int) -> bool:
        """Whether nothing stands between a name and an age but words that tie them."""
        gap = fold_word(self._between(start, stop)).replace("(", " ").replace("،", " ").replace(",", " ")
        return len(gap) <= _BESIDE and all(is_word("aged", word) for word in gap.split())

    def _says(self, cue: Span, mention: Mention) -> bool:
        """Whether what somebody says stands behind them, or the word before them needs no more: «بحسب»."""
        if is_word("according", self._between(cue.start, cue.stop)):
            return True
        behind = self._between(mention.stop, min(mention.stop + _CONTENT, _line(self.text.source, mention.start).stop))
        return ":" in behind or "«" in behind or next(find(word_pattern("content"), fold(behind)), None) is not None


def _line(source: str, at: int) -> Span:
    lines = sentences(source)
    return lines[bisect_right([line.start for line in lines], at) - 1]
