"""Whom a report calls a witness or a child, and whom it quotes, also where the reader made no source of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from khabar.share.chosen import is_given, is_namely
from khabar.share.requests import age_pattern, any_of, contents, cue_pattern, find, is_word, sentences, word_pattern
from khabar.text.fold import Text, fold, fold_word
from khabar.types import Mention, Quantity, Reading, Span

_CALLED = 14  # characters between a word for a witness and a name: «يدعى»
_TOLD = 40  # where a word for naming stands before the name: «شهدت الحادثة، واسمها»
_BESIDE = 60  # between a name and the word behind it that says who somebody is
_CONTENT = 90  # between who is quoted and what they say
_CALLING = 45  # from a word of speaking to the name of who speaks
_HEAD = 80  # characters of a line above a testimony
OF_AGE = 18
_TITLES = 2  # words between «حوار مع» and a name
_APART = re.compile(r"[.؛:!؟?\n]")
_MARK = re.compile(r"[.،؛,:!؟?\n]")
_OPENED = re.compile(r"\s*(?:\w+\s+)??([^\W\d_]+)\s*:?\s*")  # «أطفال هم», «أطفال من الحي هم»
_BARE = re.compile(r"\s*:?\s+")  # «الطفلتان سارة وهبة …», «الأطفال: …»
_ADJECTIVE = re.compile(r"\s+ال[^\W\d_]+(?:ين|ان|ون|ات)\s+")  # «الطفلين المخطوفين كرم وجنى …»
_CHAIN = re.compile(r"(?:[^\W\d_]+(?:\s*،\s*و?|\s+و))*(?:[^\W\d_]+\s+)?")  # first names that the reader did not see
_TAIL = re.compile(r"(?:\s+و[^\W\d_]+){1,3}(?:\s+ال[^\W\d_]+)?")  # «… وتالا وكنان المرشدين»
_ROW = re.compile(r"(?:[^\W\d_]+\s+){0,2}(?:[^\W\d_]+(?:\s*،\s*و?|\s+و))+\Z")  # «الشقيقان التوأم آسر و»
_NEXT = re.compile(r"\s+([^\W\d_]+)")
_QUOTED = re.compile(r"(?:\s+[^\W\d_]+)?\s*[«\"“]([^«»\"“”\n]{1,30})[»\"”]")
_SAYING = re.compile(r"[«\"“][^«»\"“”\n]*[»\"”]")
_BRACKETED = re.compile(r"\s*\([^()\n]{1,20}\)\s+(ال[^\W\d_]{3,})")  # «زيد (8 سنوات) وحمزة (11 سنة) الدرابعة»
_GUESSED = re.compile(r"(?<![^\W_])([^\W\d_]{3,} ال[^\W\d_]{3,})(?=[\s،,(])([^.؛:!؟\n]*)\Z")
_AND = re.compile(r"\s*(?:\([^()\n]{1,20}\)\s*)?(?:،\s*و?|و)\s*")  # «زيد (9)، وسارة (10)»
_NAMES = re.compile(r"([^\W\d_]{2,})(?:\s+و[^\W\d_]{2,}){1,3}(?:\s+ال[^\W\d_]{3,})?")
_REACHED = re.compile(r"([^\W\d_]+)(?:\s+من\s+العمر)?\s*\Z")
_BARE_AGE = re.compile(r"\s*\(\s*(\d{1,2})\s*\)")
_SHORT = 4  # letters of a name that may begin with و itself
_BEHIND = re.compile(r"(?: [^\W\d_]{3,}(?!\w)){2,3}")


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

    @property
    def testifies(self) -> bool:
        """Whether the report is what a witness tells: it says so at its head («إفادة شاهد»), or tells what «I» saw."""
        own = _SAYING.sub(" ", self.text.folded)
        if all(_of_me(kind).search(own) for kind in ("i saw", "i am")):
            return True
        head = self.text.source.lstrip().split("\n", 1)[0]
        return len(head) <= _HEAD and any(
            word_pattern(kind).search(fold_word(head)) for kind in ("witness", "testimony")
        )

    @property
    def of_witnesses(self) -> list[Span]:
        """Words for witnesses: «شهود عيان», «شاهد»."""
        return self._words("witness")

    def witnesses(self) -> Iterator[str]:
        """The names of who is called a witness, or is said to have seen it."""
        yield from self._of("witness", _CALLED)
        for word in self._words("witness"):
            yield from self._marked(word)
            among = _NEXT.match(self.text.source, word.stop)
            if among is not None and is_word("among", among[1]):
                yield from self._right_behind(Span(word.start, among.end()), guessed=True)
            yield from self._listed(word)
        for word in (*self._words("saw"), *self._words("heard")):
            yield from (m.text for m in self.people if self._told(word, m) or self._saw(word, m))
        for word in self._words("testimony"):
            yield from self._right_behind(word, guessed=True)

    def minors(self) -> Iterator[str]:
        """The names of who is called a child, or given an age under 18.

        Where the reader saw no name behind a word for a child, two words behind it that may be one are taken: what is
        hidden without need does less harm than what is not.
        """
        yield from (*self._of("minor", 1), *self._of("little", 1))
        for word in self._words("minor"):
            definite = self._between(word.start, word.start + 2) == "ال" or " " in self._between(word.start, word.stop)
            yield from self._right_behind(word, guessed=definite)
        for word in self._words("minors"):
            yield from self._listed(word)
        for age in self._ages():
            yield from self._of_age(age)

    def _of_age(self, age: Span) -> Iterator[str]:
        """Who has an age: named before it, right behind «ابن», or a little later by a word for naming."""
        found = False
        for mention in self.people:
            if mention.start < age.start and self._aged(min(mention.stop, age.start), age.start):
                found = True
                yield self._whole(mention)
                yield from self._joined(mention)
            elif self._told(age, mention):
                found = True
                yield mention.text
        before = self.text.source[: age.start]
        reached = _REACHED.search(before[-_BESIDE:])
        if not found and reached is not None and is_word("reaches", reached[1]):
            found = True
            yield from self._nearest(age)
        if is_word("of age", (before.split() or [""])[-1]):
            yield from self._right_behind(age, guessed=True)
        elif not found and (guess := _GUESSED.search(before[-_BESIDE:])) is not None:
            if is_namely(guess[1].split()[0]) and self._aged_gap(guess[2]):
                yield guess[1]

    def _nearest(self, word: Span) -> Iterator[str]:
        """Who is named last before a word in its sentence: «… قبل أن يكمل السابعة عشرة»."""
        line = _line(self.text.source, word.start)
        yield from (m.text for m in [m for m in self.people if line.start <= m.start and m.stop <= word.start][-1:])

    def _whole(self, mention: Mention) -> str:
        """A name without what is told of its age, with a given name before it that the reader did not see."""
        words = mention.text.split()
        cut = next((n for n, word in enumerate(words) if n and is_word("aged", word)), len(words))
        before = (self.text.source[max(0, mention.start - _CALLED) : mention.start].split() or [""])[-1]
        lead = f"{before} " if cut == 1 and is_given(fold_word(before)) else ""
        return lead + " ".join(words[:cut])

    def _joined(self, mention: Mention) -> Iterator[str]:
        """Given names joined before one of a child («آسر وأوس …»), and the family name behind its age in brackets."""
        chain = _ROW.search(self.text.source, max(0, mention.start - _BESIDE), mention.start)
        row = chain[0].replace("،", " ").split() if chain is not None else []
        siblings = max((n for n, word in enumerate(row) if is_word("siblings", word)), default=-1)
        for word in row[siblings + 1 :]:
            if siblings >= 0 or is_given(fold_word(word)) or is_given(fold_word(word.removeprefix("و"))):
                yield word.removeprefix("و") if len(word) > _SHORT else word
        after = _BRACKETED.match(self.text.source, mention.stop)
        if after is not None and len(mention.text.split()) == 1:
            yield after[1]

    def _marked(self, word: Span) -> Iterator[str]:
        """A name in quotation marks a little behind a word: «الشاهدة المحمية «ش 4»»."""
        found = _QUOTED.match(self.text.source, word.stop)
        if found is not None:
            yield found[1]

    def _saw(self, word: Span, mention: Mention) -> bool:
        """Whether who saw something is named right behind the verb, or behind a title, or as one of several.

        «شهد الشيخ فلان …», «من بين من شهدوا الواقعة فلان»; who «رأى أن» has an opinion.
        """
        gap = self._between(word.stop, mention.start) if word.stop < mention.start else "."
        if _MARK.search(gap):
            return False
        behind = _NEXT.match(self.text.source, mention.stop)
        thinks = is_word("heard", self._between(word.start, word.stop)) and behind and is_word("content", behind[1])
        several = is_word("one who", (self.text.source[: word.start].split() or [""])[-1])
        return not thinks and (len(gap.split()) <= 1 or (several and len(gap) <= _TOLD))

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
        for speech in self._words("speech"):
            yield from (m.text for m in self.people if 0 < speech.start - m.stop <= 2)
        yield from (m.text for m in self.people if self._between(m.stop, m.stop + 2).lstrip().startswith(":"))

    def bystanders(self) -> Iterator[str]:
        """In a report that tells of witnesses, who speaks there with a calling and no office: «قال بائع القات فلان»."""
        cues = list(find(cue_pattern(), self.text)) if self.of_witnesses else []
        for cue in cues:
            for mention in self.people:
                gap = self._between(cue.stop, mention.start) if cue.stop < mention.start else "."
                if len(gap) > _CALLING or _MARK.search(gap):
                    continue
                told = fold_word(f"{gap} {mention.text}")
                said = is_word("content", self._between(cue.start, cue.stop)) or next(contents("", fold(gap)), None)
                if not said and word_pattern("official").search(told) is None:
                    yield mention.text

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
                    gap = self._between(mention.stop, word.start)
                    tied = any(is_word("tie", each) for each in gap.split()[-3:])
                    if tied and not _APART.search(gap) and mention.text in (*self._nearest(word),):
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
        for first, second in pairwise(behind[0].split() if guessed and not named and behind is not None else ()):
            plain = not is_word("no name", first) and not first.startswith(("ال", "و", "ب", "ل", "ف", "ي", "ت"))
            if is_namely(first) or (second.startswith("ال") and (plain or is_namely(second))):
                yield f"{first} {second}"
                break
            if not first.startswith("ال"):
                break  # «الطفل المخطوف زين …»: one word may describe before the name

    def _listed(self, word: Span) -> Iterator[str]:
        """The names in a list of children: «أطفال هم سامي وهادي ورنا …», to the last one that the reader saw."""
        source = self.text.source
        opened, described = _OPENED.match(source, word.stop), _ADJECTIVE.match(source, word.stop)
        if opened is None or not is_word("list", opened[1]):
            opened = _BARE.match(source, word.stop)
            inside = [m for m in self.people if described and 0 <= m.start - described.end() <= _BESIDE]
            opened = described if inside and not _CHAIN.fullmatch(source, word.stop + 1, inside[0].start) else opened
        stop = _line(source, word.start).stop
        inside = [m for m in self.people if opened and opened.end() <= m.start and m.stop <= stop]
        if opened is not None and not inside:
            row = _NAMES.match(source, (described or opened).end(), stop)
            yield from row[0].replace(" و", " ").split() if row is not None and is_namely(row[1]) else ()
        if opened is None or not inside or not _CHAIN.fullmatch(source, opened.end(), inside[0].start):
            return
        last = inside[0]
        yield last.text
        for mention in inside[1:]:
            if not _AND.fullmatch(source, last.stop, mention.start):
                break
            last = mention
            yield last.text
        tail = _TAIL.match(source, last.stop, stop)
        more = [each.removeprefix("و") for each in tail[0].split()] if tail is not None else []
        yield from more if more and is_namely(more[0]) else ()
        for each in self._between(opened.end(), inside[0].start).replace("،", " ").split():
            name = each.removeprefix("و") if len(each) > _SHORT else each
            if is_namely(name):
                yield name

    def _ages(self) -> Iterator[Span]:
        """Ages under 18, in digits or words."""
        for span in find(age_pattern(), self.text):
            if int(fold_word(self._between(span.start, span.stop))) < OF_AGE:
                yield span
        for span in self._words("spans"):
            behind = _NEXT.match(self.text.source, span.stop)
            if behind is not None and is_word("few", behind[1]):
                yield Span(span.start, behind.end())
        for mention in self.people:
            found = _BARE_AGE.match(self.text.source, mention.stop)
            if found is not None and int(fold_word(found[1])) < OF_AGE:
                yield Span(found.start(1), found.end(1))
            before = (self.text.source[: mention.start].split() or [""])[-1]
            behind = _NEXT.match(self.text.source, mention.stop)
            if behind is not None and is_word("age of", before) and is_word("young", behind[1]):
                yield Span(behind.start(1), behind.end(1))
        for span in self._words("ordinal"):
            before = self.text.source[: span.start].rstrip()
            if is_word("of age", (before.split() or [""])[-1]):
                yield Span(before.rindex(before.split()[-1]), span.stop)
        for span in self._words("teen"):
            behind = _NEXT.match(self.text.source, span.stop)
            if behind is None or not is_word("clock", behind[1]):
                yield span
        for mention in self.reading.mentions:
            years = mention.value
            if isinstance(years, Quantity) and years.unit == "year" and years.high is not None and years.high < OF_AGE:
                yield Span(mention.start, mention.stop)

    def _aged(self, start: int, stop: int) -> bool:
        """Whether nothing stands between a name and an age but words that tie them."""
        return stop - start <= _BESIDE and self._aged_gap(self._between(start, stop))

    def _aged_gap(self, gap: str) -> bool:
        return all(is_word("aged", word) for word in fold_word(gap).replace("(", " ").replace("،", " ").split())

    def _says(self, cue: Span, mention: Mention) -> bool:
        """Whether what somebody says stands behind them, or the word before them needs no more: «بحسب»."""
        if is_word("according", self._between(cue.start, cue.stop)):
            return True
        behind = self._between(mention.stop, min(mention.stop + _CONTENT, _line(self.text.source, mention.start).stop))
        return ":" in behind or "«" in behind or next(find(word_pattern("content"), fold(behind)), None) is not None


def _line(source: str, at: int) -> Span:
    lines = sentences(source)
    return lines[bisect_right([line.start for line in lines], at) - 1]


@cache
def _of_me(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[وف]?{any_of(kind)}(?!\w)")
