"""What goes on about a source that is hidden, in sentences that do not name it.

A sentence whose subject may be somebody hidden goes as a whole; of what they say, the clauses that tell of themselves,
and their kin. What is clearly of others stays, and so do events with others in them. Where it is not clear, it goes:
what is hidden without need does less harm than what is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from khabar.share.identities import Identity
from khabar.share.offsets import WITHHELD, Hidden, Mask
from khabar.share.others import LIVED, NEAR, WENT, Others
from khabar.share.requests import (
    age_pattern,
    cue_pattern,
    find,
    is_word,
    requests,
    word_pattern,
    worded_age_pattern,
)
from khabar.share.sayings import Sayings
from khabar.share.telling import Told, begun, is_about_me, of_kin, of_others, selfish
from khabar.text.fold import Text
from khabar.types import Reading, Span

_NEAR_CUE = 4  # words from one of speaking to who speaks
_THEY = frozenset({"هو", "هي", "هما"})
_BACK = 8  # sentences before one that asks without saying who


class Trail:
    """One report with sources that are hidden: ``people``, in the stretches ``hidden``.

    The ``silent`` among them do not speak: of the sentences that name them nothing more goes.
    """

    def __init__(
        self, reading: Reading, text: Text, people: Sequence[Identity], hidden: Sequence[Hidden],
        silent: Sequence[Identity] = (),
    ) -> None:  # fmt: skip
        numbers = {person.number for person in people}
        self.text, self.people = text, people
        self.theirs = [h for h in hidden if h.number in numbers]
        quiet = {person.number for person in silent}
        self.speaking = Mask(len(text.source), (Span(h.start, h.stop) for h in self.theirs if h.number not in quiet))
        self.sayings = Sayings(text)
        self.others = Others(reading, self.sayings, self.theirs, hidden)
        self.pieces, self.words = self.sayings.pieces, self.sayings.words
        self.asked = requests(text)
        self.near = 0  # sentences, from who was told of last

    def spans(self) -> Iterator[Hidden]:
        """Everything that goes."""
        topic, since = False, NEAR + 1
        for n, piece in enumerate(self.pieces):
            told = self.words[n]
            if not told:
                continue
            since += 1
            own = self.others.named.any(piece.span) or self.others.is_called(told, since)
            if is_word("signed", told[0].form) and self.sayings.label(piece.start, piece.stop) is None:
                yield _hide(self.sayings.bare(piece.start, piece.stop))
            elif piece.quoted:
                yield from self._screen(piece.span, first=True) if self._quotes(n, topic) else ()
            elif own:
                self.near = self._reach(piece.span)
                if self.speaking.any(piece.span) or not self.others.named.any(piece.span):
                    yield from self._of_theirs(n)
                else:
                    yield from self._beside(n)
                topic, since = True, 0
            elif is_about_me(told) and not self.others.names(piece.span):
                yield from self._said(n, first=True)
                topic, since = True, min(since, NEAR - 1)
            elif topic and not of_others(told, self.others.strangers, self.others.many):
                yield from self._of_theirs(n, open_=True)
                since = 0
            elif topic and since <= self.near and not self._is_fact(n):
                yield _hide(self.sayings.bare(piece.start, piece.stop))
            elif topic and (since <= self.near or any(of_kin(told))):
                yield from self._screen(piece.span, first=False) if any(of_kin(told)) else ()
                near = told if since <= self.near else []  # «أتلف مجهولون مخطوطاتها»
                yield from (_hide(Span(e.start, e.stop)) for e in near if e.points and not e.word.verbal)
                topic = any(of_kin(told))
            else:
                topic = False
        yield from self._before()

    def _somebody(self, n: int) -> Iterator[Hidden]:
        """Who speaks without a name in a sentence on other things: «روت بائعة شاي تنصب كشكها أمام الفندق أن …»."""
        told = self.words[n]
        rest = begun(told)
        if not rest or cue_pattern().fullmatch(rest[0].form) is None:
            return
        for each in rest[1:_NEAR_CUE]:
            if each.is_human and not each.word.article and each.start not in self.others.strangers:
                start = self._content(n)
                edge = next((c.stop for c in self.sayings.clauses(Span(each.start, self.pieces[n].stop))), each.stop)
                yield _hide(self.sayings.bare(each.start, min(edge, start) if start is not None else edge))
                return

    def _beside(self, n: int) -> Iterator[Hidden]:
        """What goes of a sentence that names somebody who does not speak: how old they are, and their kin."""
        piece = self.pieces[n]
        for pattern in (age_pattern(), worded_age_pattern()):
            yield from map(_hide, find(pattern, self.text, piece.start, piece.stop))
        for clause in self.sayings.clauses(piece.span):
            words = self.sayings.told(clause)
            if clause.start > piece.start and _is_what_they_are(words):  # «، وهي ابنة مدير مدرسة»
                yield _hide(self.sayings.bare(clause.start, clause.stop))
            yield from map(_hide, self.others.relatives(words))

    def _is_fact(self, n: int) -> bool:
        """Whether a sentence tells of something that somebody else does or suffers, or says."""
        piece, told = self.pieces[n], self.words[n]
        if self.others.public(piece.span) or self._content(n) is not None:
            return True
        rest = begun(told)
        doer = rest[1] if len(rest) > 1 and rest[0].is_verb and not rest[0].is_personal else None
        if doer is not None and doer.start in self.others.strangers:  # «ونعى الفصيل قائده»
            return True
        acts = doer is not None and doer.is_human and not doer.word.pronoun  # «ورفض عميد الكلية …»
        if any(each.points for each in told) or self.others.is_placed(told) and not acts:
            return False
        strangers = any(each.start in self.others.strangers for each in told)
        return acts or strangers or self.others.acts(piece.span, frozenset())

    def _content(self, n: int) -> int | None:
        """Where what is said begins in a sentence, also where only a letter or somebody hidden says it."""
        piece, found = self.pieces[n], self.sayings.content(n)
        that = next(find(word_pattern("content"), self.text, piece.start, piece.stop), None)
        if found is not None or that is None or not self.others.named.any(Span(piece.start, that.start)):
            return found
        brought = next(find(word_pattern("brought"), self.text, piece.start, that.start), None)
        return that.start if brought is not None or self.others.public(Span(that.stop, piece.stop)) else None

    def _reach(self, span: Span) -> int:
        """For how many sentences it may be told of who stands there: fewer where they did not ask, none by name."""
        asked = Mask(len(self.text.source), self.asked)
        here = {h.number for h in self.theirs if h.start < span.stop and span.start < h.stop}
        people = [each for each in self.people if each.number in here] or self.people
        if any(any(map(asked.any, each.spans)) for each in people):
            return NEAR
        return 1 if any(not each.names for each in people) else 0

    def _of_theirs(self, n: int, open_: bool = False) -> Iterator[Hidden]:
        """What goes of a sentence that may be theirs. ``open_``: where none of its words stands for them."""
        piece = self.pieces[n]
        start = self._content(n)
        rest = begun(self.words[n])
        lives = open_ and bool(rest) and (
            rest[0].is_personal or rest[0].has_object or is_word("of them", rest[0].form)
            or any(e.is_kin or e.is_own or (e.points and not e.word.verbal) for e in rest)
        )  # fmt: skip
        lives = lives or (not self.others.named.any(piece.span) and self.others.is_called(rest[:2], 0))
        whole = piece.start if not (rest and rest[0].is_human) else rest[0].stop
        happens = not open_ and (self.others.acts(piece.span, LIVED) or self._sees(n))
        if start is not None or self.sayings.speaks(rest):
            yield from self._said(n, first=False)
        elif not lives and (happens or self.others.public(Span(whole, piece.stop))):
            yield from self._screen(piece.span, first=False)
        else:
            yield _hide(self.sayings.bare(piece.start, piece.stop))

    def _said(self, n: int, first: bool) -> Iterator[Hidden]:
        """What goes of a sentence in which they say something: of the words before it, and of what they say."""
        piece, start = self.pieces[n], self._content(n)
        begin = piece.start if start is None else start
        if start is not None and self.sayings.label(piece.start, piece.stop) is None:
            yield from self._framed(n, begin)
        yield from self._screen(Span(begin, piece.stop), first)

    def _framed(self, n: int, begin: int) -> Iterator[Hidden]:
        """The words before what is said, where they tell more than that it is said."""
        piece = self.pieces[n]
        for clause in self.sayings.clauses(Span(piece.start, begin)):
            left = [
                each for each in self.words[n] if clause.start <= each.start < clause.stop
                and not self.others.covered.any(Span(each.start, each.stop))
            ]  # fmt: skip
            if (
                _is_what_they_are(left)
                or not any(e.start in self.others.strangers for e in left)
                and any(map(_describes, left))
            ):
                yield _hide(self.sayings.bare(clause.start, clause.stop))

    def _sees(self, n: int) -> bool:
        """Whether they are named as who saw or heard something."""
        seen = any(is_word("saw how", each.form) or is_word("saw", each.form) for each in self.words[n])
        return seen and self.others.named.any(self.pieces[n].span)

    def _screen(self, span: Span, first: bool) -> Iterator[Hidden]:
        """Clauses of what they say that tell of themselves, and their kin in the rest."""
        gone = named = False
        for clause in self.sayings.clauses(span):
            told = self.sayings.told(clause)
            if not told:
                continue
            public = self.others.public(clause)
            open_ = gone and not of_others(told, self.others.strangers, self.others.many)  # «…، وكان …»
            rest = begun(told)
            kin = bool(rest) and (rest[0].is_kin or rest[0].is_own) and rest[0].is_mine
            mine = [each for each in told if each.is_mine and not is_word("saw how", each.form)]
            acts = not kin and self.others.acts(clause, WENT)
            done = acts and (all(e.is_kin or e.is_own for e in mine) if mine else _may_act(told))
            left = [each for each in told if not self.others.covered.any(Span(each.start, each.stop))]
            called = self.others.is_called(left, NEAR + 1) or self.others.is_called(begun(left)[:2], 0)
            lives = open_ and bool(rest) and rest[0].is_personal
            lives = lives or named and _is_what_they_are(told)  # «شقيقه، الذي آثر …، وهو إمام المسجد»
            named = named or gone or self.others.named.any(clause)
            tells = not done and selfish(told, first, self.others.strangers, self.near > 0)
            gone = kin or lives or not public and (open_ or called or tells)
            if gone:
                yield _hide(self.sayings.bare(told[0].start, told[-1].stop))
            else:
                yield from map(_hide, self.others.relatives(told))
                yield from (Hidden(e.start, e.stop, WITHHELD) for e in told if e.is_own and e.is_mine)

    def _quotes(self, n: int, topic: bool) -> bool:
        """Whether a quotation may be theirs: not where its sentence, or the one before it, names somebody else."""
        piece = self.pieces[n]
        around = [p for m in (n + 1, n - 1) if 0 <= m < len(self.pieces) and not (p := self.pieces[m]).quoted]
        beside = [p for p in around if p.line == piece.line] or around
        if any(self.others.named.any(p.span) for p in beside):
            return True
        return topic or not any(self.others.names(p.span) for p in beside)

    def _before(self) -> Iterator[Hidden]:
        """Sentences before one that asks for a name without saying whose: they tell of who asks."""
        for clause in self.asked:
            n = next((n for n, p in enumerate(self.pieces) if p.start <= clause.start < p.stop), None)
            if n is None or any(h.start < self.pieces[n].start for h in self.theirs):
                continue
            front = [e for e in self.words[n] if e.stop <= clause.start and not is_word("told of", e.form)]
            if any(e.is_human or e.start in self.others.somebody or is_word("nobody", e.form) for e in front):
                continue
            for at in range(n - 1, max(-1, n - 1 - _BACK), -1):
                piece, told = self.pieces[at], self.words[at]
                if not told:
                    continue
                if piece.quoted or self._content(at) is not None:
                    if "\n" in self.text.source[piece.stop - 1 : self.pieces[n].start]:
                        continue
                    other = not piece.quoted and self.others.names(piece.span)
                    yield from self._screen(piece.span, first=False) if other else self._said(at, first=True)
                    continue
                rest = begun(told)
                theirs = bool(rest) and is_word("of them", rest[0].form)
                someone = any(e.is_human and not e.word.article and "pl" not in e.word.features for e in told)
                fact = not theirs and self._is_fact(at) and (not someone or self.others.public(piece.span))
                if fact or self.others.names(piece.span):
                    yield from self._somebody(at)
                    if "\n" in self.text.source[piece.stop - 1 : self.pieces[n].start]:  # a footnote
                        break
                    yield from self._screen(piece.span, first=False)
                    continue
                title = not at and self.text.source[: piece.stop].endswith("\n")
                if title and not (someone or any(each.points for each in told)):
                    continue
                yield _hide(self.sayings.bare(piece.start, piece.stop))


def _may_act(told: Sequence[Told]) -> bool:
    """Whether a clause says what they saw or did to others: «أنه رأى …», «إنه أقال …»."""
    rest = begun(told)
    saw = any(is_word("sees", each.form) or is_word("saw how", each.form) for each in rest)
    return saw or bool(rest) and is_word("that one", rest[0].form) and not any(e.is_kin or e.is_own for e in rest)


def _is_what_they_are(told: Sequence[Told]) -> bool:
    """«وهو أب لثلاثة أوقفت دورية أكبرهم»: a clause that says who somebody is, who was told of before it."""
    return bool(told) and told[0].form in _THEY


def _describes(told: Told) -> bool:
    """Whether a word before what is said tells more than that it is said."""
    if cue_pattern().fullmatch(told.form) is not None or told.word.has("say", "comp", "conj", "particle"):
        return False
    return (
        told.is_human or told.is_kin or told.is_own or told.is_personal or told.is_mine or is_word("told of", told.form)
    )


def _hide(span: Span) -> Hidden:
    return Hidden(span.start, span.stop, WITHHELD)
