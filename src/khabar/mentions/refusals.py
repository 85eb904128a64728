"""Numerals that count nothing: in a name, a rank, a time, a calibre, a series, a year («اللواء 35»، «2-2»)."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.mentions.datewords import DASHES, MONTHS, PERIOD, date_words
from khabar.mentions.numerals import ARTICLES, ORDINAL, PERCENT, TEEN, Numeral, NumeralReader, reading_at
from khabar.text.tokens import Token

_PERIODS = frozenset({"day", "week", "month", "year", "hour", "minute", "night", "decade", "century"})
_MEASURE, _CLOCK, _NUMBERED = frozenset({"measure"}), frozenset({"clock"}), frozenset({"numbered"})
_MEASURED, _BEHIND = _MEASURE | PERCENT, frozenset({"calibre", "zone"})
_COUNTING, _NOT_ONE = frozenset({"unit", "ten", "teen", "fraction"}), frozenset({"not_one"})
_STOPS = frozenset({"", "،", ",", ".", ")", "»", "؛", ":", "؟"})
FEW_WORDS = frozenset({"من", "في", "علي", "الي", "عن", "مع"})


class CountReader(NumeralReader):
    """Reads the numerals of a sentence that count something; ``skipped`` is the end of the last that does not."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        super().__init__(tokens)
        self.skipped = 0

    def numeral(self, at: int) -> Numeral | None:
        """A numeral that is not part of a name, a time or a calibre."""
        found = self.read(at)
        if found is None:
            return None
        refused = self._refused(found)
        if refused:
            self.skipped = max(self.skipped, found.last)
        return None if refused else found

    def _refused(self, found: Numeral) -> bool:
        at, last = found.first, found.last
        if last - at == 1 and self._single_refused(at):
            return True
        token = self.tokens[at - 1] if at else None
        if self.word(last, _BEHIND, bare=True):
            return True
        if self.word(last, _CLOCK, bare=True) and found.value <= 12:
            return True
        if self._spelled_again(found) or self._month_or_rank(found) or self._numbered_far(found):
            return True
        percent = self.word(at - 1, PERCENT)
        if percent and percent[0] > at:
            return True
        if token is None or found.scaled:
            return self._listed(found)
        if found.digits and (token.kind == "latin" or self._glued(at)):
            return True
        before = at - 1
        if token.form in DASHES or token.form in ARTICLES:
            before -= 1
        named = self.word(before, _NUMBERED)
        if named is None or named[0] not in (before + 1, at):
            return self._listed(found)
        plain = found.digits or self._definite(at)
        measured = self.word(last, _MEASURED, bare=True) or self.period(last)
        return plain and not measured

    def _spelled_again(self, found: Numeral) -> bool:
        """«(6) ستة»: the words that follow say the same number."""
        bracketed = self.form(found.first - 1) == "(" and self.form(found.last) == ")"
        again = self.read(found.last + 1) if bracketed else None
        return again is not None and again.value == found.value

    def _month_or_rank(self, found: Numeral) -> bool:
        """«مبنى 14 أكتوبر», «الدورة الثالثة والعشرين»."""
        month = found.last < len(self.tokens) and not date_words()[self.form(found.last)].labels.isdisjoint(MONTHS)
        if month and found.digits and found.value <= 31:
            return True
        part = self._definite(found.first) or self.word(found.first, TEEN)
        return bool(part) and self.word(found.first - 1, ORDINAL) is not None

    def _numbered_far(self, found: Numeral) -> bool:
        """«القرار الدولي من مجلس الأمن 2216»."""
        after = self.form(found.last)
        alone = (
            found.digits and found.value >= 100 and (after in _STOPS or after.startswith("ال") or after in FEW_WORDS)
        )
        before = range(max(found.first - 5, 0), found.first)
        return alone and any(self.form(at) in ("القرار", "قرار", "قرارها", "قراره") for at in before)

    def _glued(self, at: int) -> bool:
        """Digits with letters or points right after them: A4, 10:30, +963…"""
        token, before = self.tokens[at], self.tokens[at - 1]
        return before.form in (":", "+", "/", "\\", "@") and before.stop == token.start

    def _single_refused(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kind == "number":
            following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
            tight = following is not None and following.start == token.stop
            part = following is not None and following.form in DASHES and self.form(at + 2) == token.form
            if tight and part or at > 1 and self.form(at - 1) in DASHES and self.form(at - 2) == token.form:
                return True  # «2-2»: a part of a series
            return bool(following and tight and (following.form in ":/\\" or following.kind == "latin"))
        if token.form == "الف" and self.form(at + 1).startswith("ال") and not self.counts(at + 1):
            return self.form(at + 1) not in FEW_WORDS  # «ألّف الكاتب»
        word = self.word(at, _COUNTING)
        if word is None:
            return False
        if word[1].value == "1":
            return self._one_refused(at, bool(word[1].clitic), "definite" in word[1].features)
        if token.form == "لست" or (word[1].value == "2" and token.form.endswith("لاثنين")):
            return True
        counted = self.counts(at + 1) and not self.form(at + 1).startswith(("ل", "ب"))
        return word[1].label == "ten" and self._definite(at) and not counted

    def _one_refused(self, at: int, clitic: bool, definite: bool) -> bool:
        if clitic or definite or at == 0 or self.tokens[at - 1].kind != "word":
            return True
        if self.form(at - 1) in ("رقم", "الرقم"):
            return True
        if self.form(at - 1).startswith("ال"):
            return True  # «الأمين وأحد قادة الحزب»
        after, beyond = self.form(at + 1), self.form(at + 2)
        if after.startswith("ال") and after not in FEW_WORDS:
            return True  # «وأحد المواطنين»
        if after == "من" and beyond.startswith("ا") and not beyond.startswith("ال"):
            return True  # «واحدة من أخطر المناطق»
        return self.tokens[at - 1].form in FEW_WORDS or self.word(at - 1, _NOT_ONE) is not None

    def _listed(self, found: Numeral) -> bool:
        """A list marker at the start of a sentence, or a bare year."""
        if not found.digits or found.last - found.first != 1:
            return False
        following = self.tokens[found.last].form if found.last < len(self.tokens) else ""
        marked = following and (following in DASHES or following in ".)")
        if found.first == 0 and found.value < 100 and marked and not self.form(found.last + 1)[:1].isdecimal():
            return True
        form = self.tokens[found.first].form
        year = len(form) == 4 and 1900 <= found.value <= 2035 and found.value % 1000 != 0
        return year and not self.counts(found.last) and self.word(found.last, _MEASURE) is None

    def _definite(self, at: int) -> bool:
        return any("definite" in word.features for _, word in self.table[self.tokens[at].form].items)

    def counts(self, at: int) -> bool:
        """Whether an indefinite word stands at a token, which a numeral before it may count."""
        following = at < len(self.tokens) and self.tokens[at].kind == "word"
        return following and not self.tokens[at].form.startswith("ال") and self.tokens[at].form not in FEW_WORDS

    def period(self, at: int, definite: bool = False) -> tuple[int, str] | None:
        """The end and the name of a unit of time at a token: «أيام»; with ``definite``, «الأيام», too."""
        if at >= len(self.tokens):
            return None
        found = reading_at(date_words(), self.tokens[at : at + 1], 0, PERIOD, bare=True)
        if found is None or found[1].value not in _PERIODS:
            return None
        if "definite" in found[1].features and not (definite and "plural" in found[1].features):
            return None
        return at + 1, found[1].value

    def form(self, at: int) -> str:
        """The folded form of a token; empty beyond either end."""
        return self.tokens[at].form if 0 <= at < len(self.tokens) else ""
