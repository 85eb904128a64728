"""Who else is told of in a report with sources that are hidden, and by which words those are told of again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from khabar.share.chosen import is_given
from khabar.share.humans import people_words
from khabar.share.identities import IDENTITY_EVENTS, fillers
from khabar.share.offsets import Hidden, Mask
from khabar.share.requests import find, is_word, phrase_pattern, words_of
from khabar.share.sayings import CLAUSE, Sayings
from khabar.share.telling import Told, of_kin
from khabar.types import Reading, Span

NEAR = 3  # sentences in which «الرجل» may be who spoke before
WENT = frozenset("movement flight displacement defection possession payment meeting cause".split())
LIVED = WENT | frozenset("injury arrest release abduction missing torture detention".split())  # of who tells
_PLACED = frozenset("time place from to through in cause effect content amount count means reason".split())  # no sides
_NEXT = 2  # characters between a word of kinship and a name
_SHORT = 3  # letters of a word that has no ending
_LETTERS = 2  # of an enclitic
_TITLE = 6  # words between a title and a name


class Others:
    """One report. ``theirs``: where those stand who are hidden; ``hidden``: everything that is."""

    def __init__(self, reading: Reading, sayings: Sayings, theirs: Sequence[Hidden], hidden: Sequence[Hidden]) -> None:
        self.reading, self.sayings, self.source = reading, sayings, sayings.source
        self.covered = Mask(len(self.source), (Span(h.start, h.stop) for h in hidden))
        self.named = Mask(len(self.source), (Span(h.start, h.stop) for h in theirs))
        self.told = [each for h in theirs for each in sayings.told(Span(h.start, h.stop))]
        self._theirs = theirs
        self._people = [m for m in reading.mentions if m.kind == "person" and m.named and not _is_calling(m.text)]
        left = [m for m in self._people if not self.covered.any(Span(m.start, m.stop))]
        self._named = sorted(m.start for m in left)
        groups = [m for m in reading.mentions if m.kind == "group" and not self.covered.any(Span(m.start, m.stop))]
        self.strangers = frozenset(m.start for m in (*left, *groups))
        self.somebody = frozenset(m.start for m in reading.mentions if m.kind in ("person", "role"))

    def is_placed(self, told: Sequence[Told]) -> bool:
        """Whether a sentence takes up a word by which somebody was described: «القسم», of «موظف في قسم الحوالات»."""
        return any(each.word.article and not each.is_prep and bare(each) in self._descriptions for each in told)

    @cached_property
    def _descriptions(self) -> set[str]:
        return {
            bare(e) for e in self.told if not (e.is_prep or e.word.verbal or e.word.pronoun) and len(bare(e)) > _LETTERS
        }

    @cached_property
    def many(self) -> bool:
        """Whether several are hidden as one: «ثلاث ممرضات», «الشقيقتان»."""
        return any({"pl", "dual"} & e.word.features and e.is_human and "sg" not in e.word.features for e in self.told)

    @cached_property
    def _calls(self) -> set[str]:
        """Words by which the report describes them: «موظف», «عضو»."""
        found = set()
        for each in self._theirs:
            told = self.sayings.told(Span(each.start, each.stop))
            for at, word in enumerate(told):
                inner = at and not (told[at - 1].word.article or told[at - 1].is_prep or told[at - 1].is_verb)
                if inner or word.is_prep or any(is_word(kind, word.form) for kind in ("one of", "naming")):
                    continue  # «قائد اللواء», «أبو …»
                if word.is_human and not word.word.pronoun:
                    found.add(bare(word))
        return {each for each in found if len(each) > 1}

    def is_called(self, told: Sequence[Told], since: int) -> bool:
        """Whether a word stands for one of them: «الموظف», «عضو اللجنة», «الرجل»."""
        for n, each in enumerate(told):
            behind = told[n + 1] if n + 1 < len(told) else None
            if self._is_titled(each, told[n + 1 : n + 1 + _TITLE]):
                continue
            definite = each.word.article or (behind is not None and behind.word.article and not each.is_verb)
            if definite and bare(each) in self._calls and not self._is_named(each):
                return True
            if since <= NEAR and not self._is_named(each):
                both = f"{each.form} {behind.form}" if behind is not None else each.form
                if is_word("told of", each.form) or is_word("told of", both):
                    return True
        return False

    def _is_titled(self, head: Told, behind: Sequence[Told]) -> bool:
        """Whether a name of somebody else stands behind a word: «المتحدث باسم وزارة العدل سامي …»."""
        named = next((each for each in behind if each.start in self._named), None)
        return named is not None and CLAUSE.search(self.source, head.stop, named.start) is None and not any(
            each.is_verb and not each.word.article for each in behind if each.start < named.start
        )  # fmt: skip

    def _is_named(self, told: Told) -> bool:
        """Whether a word is one for somebody else whom the report names."""
        return told.start in self._others

    @cached_property
    def _others(self) -> set[int]:
        named = {m.entity for m in self.reading.mentions if m.start in self.strangers and m.entity}
        return {m.start for m in self.reading.mentions if m.entity in named}

    def names(self, span: Span) -> bool:
        """Whether somebody else is named in a sentence who may be saying it."""
        at = bisect_left(self._named, span.start)
        return at < len(self._named) and self._named[at] < span.stop

    @cached_property
    def _sides(self) -> list[Span]:
        """Who and what takes part in events, where it is none of theirs."""
        found = set()
        for claim in self.reading.claims:
            filled = [
                Span(f.start, f.stop) for role in claim.arguments if role not in _PLACED for f in fillers(claim, role)
                if not f.inherited and f.stop - f.start > _LETTERS
            ]  # fmt: skip
            if claim.event not in IDENTITY_EVENTS and not any(map(self._is_theirs, filled)):
                found |= {span for span in filled if not self._is_own(span)}
        return sorted(found)

    @cached_property
    def _kin(self) -> Mask:
        return Mask(len(self.source), (span for told in self.sayings.words for span in of_kin(told)))

    def _is_theirs(self, span: Span) -> bool:
        told = self.sayings.told(span)
        if not told or self._kin.any(span) or any(each.is_kin or each.is_mine for each in told[:3]):
            return True
        return self.covered.all(span) or self.is_called(told, 0)

    def _is_own(self, span: Span) -> bool:
        return any(each.is_own for each in self.sayings.told(span)[:3])

    def public(self, span: Span) -> bool:
        """Whether somebody or something else takes part in an event there."""
        at = bisect_left(self._sides, Span(span.start, 0))
        return any(side.stop <= span.stop for side in self._sides[at : at + 3])

    def acts(self, span: Span, lived: frozenset[str]) -> bool:
        """Whether something happens there that is none of their own lives: «هدد», «أمر»."""
        at = bisect_left(self._events, (span.start, ""))
        here = (event for start, event in self._events[at:] if start < span.stop)
        return any(event not in lived for event in here)

    @cached_property
    def _events(self) -> list[tuple[int, str]]:
        claims = [claim for claim in self.reading.claims if claim.event not in IDENTITY_EVENTS]
        return sorted((words.start, claim.event) for claim in claims for words in claim.evidence)

    def relatives(self, told: Sequence[Told]) -> Iterator[Span]:
        """Phrases of kinship, with the name of who is meant, wherever it stands."""
        for span in of_kin(told):
            named = next((m for m in self._people if 0 <= m.start - span.stop <= _NEXT), None)
            yield span if named is None else Span(span.start, named.stop)
            yield from find(phrase_pattern(words_of(named.text)), self.sayings.text) if named is not None else ()


def _is_calling(name: str) -> bool:
    """Whether what was read as a name is rather what somebody does: «جراح عظام»."""
    words = words_of(name)
    return bool(words) and not any(map(is_given, words)) and words[0] in people_words()


def bare(told: Told) -> str:
    """A word without what is attached to it, masculine: «قاض» and «القاضي» are one."""
    stem = told.word.stem.removeprefix("ال")
    return stem.removesuffix("ه").removesuffix("ي") if len(stem) > _SHORT else stem
