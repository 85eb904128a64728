"""Sentences that tell of a child, or of who was there, where the words beside a name do not say that it is them.

What is hidden without need does less harm than what is not: whoever is named in such a sentence may be meant, or was
named last before it. Where it tells of an age and the reader saw nobody in it, all of it is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from khabar.share.callings import OF_AGE, Callings
from khabar.share.chosen import is_given, is_namely, is_rare
from khabar.share.identities import sources
from khabar.share.requests import any_of, is_word, sentences, source_span, stops, word_pattern
from khabar.text.fold import fold, fold_word
from khabar.types import Mention, Span

_WORDS = r"(?:\s+\w+)"
_NEAR = 60  # characters between a name and an age that is no child's
_LIST = re.compile(r":|(?<!\w)(?:[وف]?(?:هم|هن|منهم|منهن|بينهم|بينهن|اسماوهم))(?!\w)")
_GROWN = re.compile(r"[\s،,(]*(?:\w+\s+){0,3}?(\d{2})(?!\d)")
_BORN = r"(?:ولد|ولدت|مواليد|المولود|المولوده)"
_COUNTED = re.compile(r"(?:\d|[أا]لف|مئات|عشرات)\s+(?:طفل|قاصر|فتى|فتاة|تلميذ)\w*\s*\Z")  # «995 طفلا دون سن …»
_BESIDE = 25  # characters between what opens a list and the first of it
_PREFIXES = ("و", "ف", "ب", "ل", "ك", "س", "ي", "ت")
_INITIALS = re.compile(r"(?<![^\W_])((?:[^\W\d_]{1,2}ـ?\s?\.\s?){1,3})\((\d{1,2})(?!\d)")
_AGED = re.compile(
    r"(?:(?<=[،؛:\n)–])|(?<=\. )|\A)\s*و?([^\W\d_][^\W\d_ ـ\u064b-\u0652]*(?: [^\W\d_]+){0,6}) ?\((\d{1,2})\)"
)
_SENTENCES = 3  # back to who is told of
_ROW = 3  # names with an age in brackets
_NAME = 5  # words of a name
_MARK = re.compile(r"[،؛:«»\"()\n–-]")
_WORD = re.compile(r"[^\W\d_]{3,}")


@cache
def _ages() -> re.Pattern[str]:
    """An age under 18 in folded text, said so that it can be no span of time and no hour."""
    number = rf"(?:(?:1[0-7]|[1-9])(?!\d)|{any_of('count')})"
    years, ordinal, late = any_of("years"), any_of("ordinal"), any_of("teen")
    hour = rf"(?!\s+{any_of('clock')})"
    bodies = (
        rf"{any_of('age is')}{_WORDS}{{0,2}}?\s+(?:{number}|{ordinal}|{late}{hour})(?!\w)",
        rf"{any_of('is aged')}{_WORDS}{{0,1}}?\s+(?:{number}{_WORDS}?\s+{years}|{late}{hour})(?!\w)",
        rf"(?:{ordinal}|{late})\s+من\s+(?:العمر|عمره|عمرها|عمري)(?!\w)",
        rf"{any_of('was')}\s+في\s+(?:{ordinal}|{late}){hour}(?!\w)",
        rf"(?:عامه|عامها|عامي|ربيعه|ربيعها|ربيعي)\s+(?:{any_of('nth')}\s+عشر|{any_of('nth')}(?=\s+من))",
        rf"{number}{_WORDS}?\s+(?:ربيعا|خريفا)(?!\w)",
        rf"{any_of('under age')}(?!\w)",
    )
    return re.compile(rf"(?<!\w)[وف]?[بلك]?(?:{'|'.join(bodies)})")


@cache
def _there() -> re.Pattern[str]:
    """That somebody was there, in folded text."""
    itself = rf"[وف]?ب?ا?نها?\s+{any_of('lived')}"
    return re.compile(rf"(?<!\w)[وف]?(?:{any_of('was there')}|{itself})(?!\w)(?!\s+ا?ن(?:ه|ها|نا)?\b)")


def may_tell(kind: str, folded: str) -> bool:
    """Whether a text may tell of minors or witnesses without saying clearly who."""
    patterns = {"minors": (_ages(), _INITIALS, _YEAR), "witnesses": (_there(),)}[kind]
    return any(pattern.search(folded) for pattern in patterns)


@dataclass
class Unclear:
    """One report, looked through sentence by sentence. ``clear``: children found by the words beside them."""

    called: Callings
    clear: frozenset[str]

    def __post_init__(self) -> None:
        self.lines = sentences(self.called.text.source)
        reading = self.called.reading
        self.speaking = {source.mention for source in sources(reading) if source.mention}
        self.posts = [m for m in reading.mentions if m.kind == "role"]

    def minors(self) -> Iterator[str | Span]:
        """Names, and sentences that are hidden whole."""
        source = self.called.text.source
        for found in _INITIALS.finditer(source):
            if int(fold_word(found[2])) < OF_AGE:
                yield Span(*found.span(1))
        yield from self._rows()
        for at, line, span in self._signals(_ages()):
            grown = _GROWN.match(fold_word(source[span.stop : span.stop + _NEAR]))  # «صغير السن (26 عاما)»
            if not (_COUNTED.search(source, 0, span.start) or grown and int(grown[1]) >= OF_AGE):
                yield from self._of(at, line, span, self._is_grown)
        for at, line, span in self._born():
            yield from self._of(at, line, span, self._is_grown)
        for _, line, span in self._signals(word_pattern("minor")):
            yield from (m.text for m in self._people(self._clause(line, span)) if self._may_be(m))
        yield from self._listed("minors")

    def _rows(self) -> Iterator[str]:
        """Who stands with an age under 18 in a row of names with their ages: «فلان (34)، فلان (11)»."""
        source = self.called.text.source
        for line in self.lines:
            row = list(_AGED.finditer(source, line.start, line.stop))
            if len(row) < _ROW or not any(
                m.start <= each.end(1) - 1 < m.stop for each in row for m in self.called.people
            ):
                continue
            for each in row:
                if int(fold_word(each[2])) < OF_AGE and len(each[1].split()) <= _NAME:
                    yield each[1]

    def witnesses(self) -> Iterator[str | Span]:
        """The same of who was there."""
        for at, line, span in self._signals(_there()):
            people = self._people(line)
            near = [m for m in people if m.stop <= span.start][-1:] or [m for m in people if m.start >= span.start][:1]
            yield from (m.text for m in near or self._before(at))
            if not people:
                yield from self._unread(line)

        yield from self._listed("witness")

    def _listed(self, kind: str) -> Iterator[str | Span]:
        """Who is told in a row behind a word for several: «تلاميذ …: فلان وفلان», «الناجون …، ومنهم فلان»."""
        source = self.called.text.source
        for _, line, span in self._signals(word_pattern(kind)):
            opened = _LIST.search(source, span.stop, min(line.stop, span.stop + _NEAR))
            if opened is None or kind == "witness" and opened[0] == ":":  # what they say
                continue
            end = next(stops(fold(source[opened.end() : line.stop])), None)
            rest = Span(opened.end(), line.stop if end is None else opened.end() + end.start)
            row = [m for m in self._people(rest) if not self._is_grown(m)]
            near = bool(row) and row[0].start - rest.start <= _BESIDE
            yield from (mention.text for mention in row if near)
            begin = Span(rest.start, min(rest.stop, rest.start + _NEAR))
            unread = [*self._unread(begin), *(word[0] for word in self._free(begin) if is_rare(word[0]))]
            if near or unread:  # somebody between those who were read may not have been
                last = row[-1].stop if row else rest.stop
                yield from unread
                yield Span(rest.start, last)

    def _clause(self, line: Span, span: Span) -> Span:
        """The words around a stretch up to the next marks."""
        source = self.called.text.source
        before = max((m.end() for m in _MARK.finditer(source, line.start, span.start)), default=line.start)
        behind = _MARK.search(source, span.stop, line.stop)
        return Span(before, behind.start() if behind is not None else line.stop)

    def _may_be(self, mention: Mention) -> bool:
        """Whether somebody is neither grown nor who speaks."""
        return mention.id not in self.speaking and not self._is_grown(mention)

    def _of(self, at: int, line: Span, span: Span, spared: Callable[[Mention], bool]) -> Iterator[str | Span]:
        """Who is told of in a sentence, if nobody clearly is."""
        people = self._people(line)
        words = self.called.text.source[line.start : line.stop]
        if any(name in words for name in self.clear):
            return
        left = [m for m in people if not spared(m)]
        named = [m for m in left if m.id not in self.speaking] or left or ([] if people else self._before(at))
        yield from (m.text for m in named)
        clause = self._clause(line, span)
        if not named:
            yield line
            yield from self._unread(line)
        elif not self._people(clause):  # nobody was read where the age stands: «ابنتي شذى ما زالت في الروضة»
            yield clause
            yield from self._unread(clause)
            yield from self._of_kin(clause)

    def _people(self, line: Span) -> list[Mention]:
        return [m for m in self.called.people if line.start <= m.start < line.stop]

    def _before(self, at: int) -> list[Mention]:
        """Who was named last, in the sentence before or in one before that where it names nobody."""
        for line in reversed(self.lines[max(0, at - _SENTENCES) : at]):
            found = self._people(line)[-1:]
            if found:
                return [m for m in found if not self._is_grown(m)]
        return []

    def _free(self, line: Span) -> list[re.Match[str]]:
        """Words that stand in no mention of a place, a group or the like."""
        known = [m for m in self.called.reading.mentions if m.kind != "person" and line.start <= m.start < line.stop]
        words = _WORD.finditer(self.called.text.source, line.start, line.stop)
        return [word for word in words if not any(m.start <= word.start() < m.stop for m in known)]

    def _unread(self, line: Span) -> Iterator[str]:
        """Two words in a row that may be a name, though the reader saw none there: they may stand further on."""
        for first, second in pairwise(self._free(line)):
            beside = self.called.text.source[first.end() : second.start()].isspace()
            given = is_given(fold_word(first[0])) and not is_word("no name", first[0])
            joined = second[0].startswith(_PREFIXES)
            if beside and is_rare(second[0]) and (is_rare(first[0]) or given and not joined):
                yield f"{first[0]} {second[0]}"

    def _of_kin(self, line: Span) -> Iterator[str]:
        """Words behind one of kinship that may be a name."""
        for first, second in pairwise(self._free(line)):
            if is_word("kin", first[0]) and is_namely(second[0]):
                yield second[0]

    def _is_grown(self, mention: Mention) -> bool:
        """Whether somebody has a post, or an age that is no child's."""
        source = self.called.text.source
        posts = [m for m in self.posts if m.stop <= mention.start <= m.stop + 1 or 0 <= m.start - mention.stop <= 2]
        if any(
            not any(is_word(kind, word) for kind in ("minor", "minors")) for m in posts for word in m.text.split()[:1]
        ):
            return True
        found = _GROWN.match(fold_word(source[mention.stop : mention.stop + _NEAR]))
        return found is not None and int(found[1]) >= OF_AGE

    def _signals(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, Span, Span]]:
        """Where a pattern stands: the number of its sentence, the sentence, and the words."""
        text = self.called.text
        for match in pattern.finditer(text.folded):
            span = source_span(text, *match.span())
            at = next((n for n, line in enumerate(self.lines) if span.start < line.stop), None)
            if at is not None:
                yield at, self.lines[at], span

    def _born(self) -> Iterator[tuple[int, Span, Span]]:
        """A year of birth less than 18 years before the report."""
        day = self.called.reading.report.published
        for at, line, span in self._signals(_YEAR) if day else ():
            year = int(fold_word(self.called.text.source[span.start : span.stop])[-4:])
            if day is not None and 0 <= int(day[:4]) - year < OF_AGE:
                yield at, line, span


_YEAR = re.compile(rf"(?<!\w)[وف]?{_BORN}{_WORDS}{{0,6}}?\s+(?:19|20)\d\d(?!\d)")
