"""Find numbers and quantifiers with their bounds: «نحو 200», «أكثر من مئة», «بين 10 و20», «عشرات».

The span holds the words of the bound and a unit of measure, not what is counted. A number that
stands in a date, a time, a name (اللواء 35) or a calibre is no number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from khabar.grammar.classes import word_class
from khabar.mentions.dates import find_dates
from khabar.mentions.datewords import DASHES
from khabar.mentions.found import Found
from khabar.mentions.money import begins_money
from khabar.mentions.numerals import (
    AND,
    ANY_SCALE,
    ARTICLES,
    NUMERAL,
    PLURAL_SCALES,
    Numeral,
    numerals,
)
from khabar.mentions.refusals import FEW_WORDS, CountReader
from khabar.text.tokens import Token
from khabar.types import Quantity, swift

_BOUNDS = frozenset("approx more_than at_least at_most less_than".split())
_VERBS = {
    "verb_approx": "approx", "verb_more": "more_than", "verb_least": "at_least",
    "verb_most": "at_most", "verb_less": "less_than",
}  # fmt: skip
_AFTER = {"after_least": "at_least", "after_most": "at_most", "after_approx": "approx"}
_QUANTIFIERS = PLURAL_SCALES | {"vague", "vague_noun", "vague_of", "vague_pair"}
_VAGUE = PLURAL_SCALES | {"vague"}
_RANGES = frozenset({"between", "from"})
_FIRST = _BOUNDS | _VERBS.keys() | NUMERAL | _QUANTIFIERS
_STARTS = _FIRST | _RANGES
_WINDOW = 4  # tokens between a number and «على الأقل» after what it counts
_FAR_LESS = word_class("far_less")
_FAR_MORE = word_class("far_more")
_PARTS = {"ارباع": 25, "اخماس": 20, "اعشار": 10}  # in hundredths
_PASSES = ("يتجاوز", "تتجاوز", "تجاوز", "يتعدي", "تتعدي")


@swift
@dataclass(frozen=True, slots=True)
class _Said:
    """What is read at a token, before its bounds are applied."""

    last: int
    low: float | None
    high: float | None
    rule: str
    approximate: bool = False
    unit: str | None = None


def begins_number(form: str) -> bool:
    """Can a number begin with the word?"""
    return form[0].isdecimal() or numerals().has(form, _STARTS)


def find_numbers(
    tokens: Sequence[Token], dates: Sequence[Found] | None = None, starts: Sequence[int] | None = None
) -> list[Found]:
    """Numbers of one sentence in order; none inside ``dates`` (sought here where not given).

    ``starts``: where ``begins_number`` says that one can begin, if that is known.
    """
    starts = [at for at, token in enumerate(tokens) if begins_number(token.form)] if starts is None else starts
    starts = [at for at in starts if _begins(tokens, at)]
    if not starts:
        return []
    finder = _Numbers(tokens)
    known = find_dates(tokens, None) if dates is None else dates
    blocked = {at for date in known for at in range(date.first, date.last)}
    found: list[Found] = []
    free = 0
    for at in starts:
        if at in blocked:
            continue
        if at > free:
            free = max(free + 1, finder.skipped)
        said = finder.phrase(at) if at >= free else None
        if said is None or any(index in blocked for index in range(at, said[1].last)):
            free = max(free, at + 1, finder.skipped)
            continue
        what = said[1]
        first, last = finder.bracketed(said[0], what.last)
        value = Quantity(_whole(what.low), _whole(what.high), what.approximate, what.unit)
        found.append(Found(first, last, "number", what.rule, value, named=what.rule != "number.vague"))
        free = last
    return found


def _begins(tokens: Sequence[Token], at: int) -> bool:
    """Can a number begin here, as far as the next word tells?"""
    if tokens[at].kind == "number":
        return True
    table = numerals()
    readings = table[tokens[at].form]
    if readings.begins(_FIRST, tokens[at + 1].form if at + 1 < len(tokens) else ""):
        return True
    if readings.alone.isdisjoint(_RANGES):
        return False  # as mostly: «في», «على»
    after = tokens[at + 1 : at + 3]
    return bool(after) and (
        "number" in (after[0].kind, after[-1].kind) or not table[after[0].form].labels.isdisjoint(NUMERAL)
    )


def _whole(value: float | None) -> float | None:
    return int(value) if value is not None and value.is_integer() else value


class _Numbers(CountReader):
    """The grammar of numbers with bounds."""

    def phrase(self, at: int) -> tuple[int, _Said] | None:
        """The number that starts at a token: its first token and what it says."""
        if self.tokens[at].kind == "number":
            return self._alone(at, self._amount(at))
        bound = self.word(at, _BOUNDS)
        if bound:
            said = self._amount(bound[0])
            second = self.word(bound[0], _BOUNDS, bare=True) if said is None else None
            said = self._amount(second[0]) if second else said
            return (at, self._bounded(said, bound[1].label)) if said else None
        verb = self.word(at, _VERBS.keys())
        if verb:
            said = self._amount(verb[0])
            return (verb[0], self._bounded(said, _VERBS[verb[1].label])) if said else None
        return self._alone(at, self._range(at) or self._amount(at) or self._quantifier(at))

    def _alone(self, at: int, said: _Said | None) -> tuple[int, _Said] | None:
        """What is said without a bound right before it."""
        if said is None:
            return None
        far = self._far_bound(at) or self._passing(at)
        return at, self._bounded(said, far) if far else self._after(said)

    def bracketed(self, first: int, last: int) -> tuple[int, int]:
        """«القبض على (16) شخصاً»، «(6) ستة أشخاص»: with the brackets around digits that count what follows."""
        if self.form(first - 1) == ")" and self.form(first - 3) == "(":
            again, said = self.read(first - 2), self.read(first)  # of what is spelled out after them
            same = again is not None and said is not None and said.last == last and again.value == said.value
            return (first - 3 if same and again is not None and again.digits else first), last
        if self.form(first - 1) != "(" or self.form(last) != ")" or self.tokens[first].kind != "number":
            return first, last
        after = self.form(last + 1)
        named = self.form(first - 2) in ARTICLES or self.word(first - 2, {"numbered"})
        listed = first < 2 or self.tokens[first - 2].kind != "word"  # «(2) اعتقال …»
        if begins_money(after):
            return first, last  # a sum and no count
        if not listed and last == first + 1 and self.word(first - 2, {"befalls"}):
            return first - 1, last + 1  # «استشهاد (15) وإصابة (33)»
        if listed or last > first + 1 or named or after[:1] == AND or not (after == "من" or self.counts(last + 1)):
            return first, last
        return first - 1, last + 1

    def _bounded(self, said: _Said, label: str) -> _Said:
        if label == "approx":
            return replace(said, approximate=True)
        if said.low is None and said.high is None:
            return replace(said, approximate=True)
        if label in ("more_than", "at_least"):
            return replace(said, low=said.low, high=None)
        return replace(said, low=None, high=said.high)

    def _after(self, said: _Said) -> _Said:
        """A bound after the number belongs to its span, one after what is counted does not."""
        found = self.word(said.last, _AFTER.keys())
        if found and not self._goes_on(found[0]):
            return replace(self._bounded(said, _AFTER[found[1].label]), last=found[0])
        for at in range(said.last + 1, min(said.last + _WINDOW, len(self.tokens))):
            if self.tokens[at].kind in ("mark", "number") or self.starts_numeral(at):
                return said
            found = self.word(at, _AFTER.keys(), bare=True)
            if found and not self._goes_on(found[0]) and (found[0] > at + 1 or at <= said.last + 1):
                return self._bounded(said, _AFTER[found[1].label])
        return said

    def _goes_on(self, at: int) -> bool:
        """«… وأكثر من مئة»: what looked like a bound of the number before begins the next one."""
        return self.form(at) == "من" and self.form(at - 1).endswith("كثر") and self.form(at - 2) != "او"

    def _amount(self, at: int) -> _Said | None:
        """A numeral, or two with «إلى», «أو», a dash between, with its unit."""
        form = self.form(at)
        if form in ARTICLES:
            at, form = at + 1, self.form(at + 1)
        if form == "(" and self.form(at + 2) == ")" and self.tokens[at + 1].kind == "number":
            said = self._amount(at + 1)  # «أكثر من (160)»
            return replace(said, last=at + 3) if said and said.last == at + 2 else said
        vague = self._quantifier(at, _VAGUE)
        if vague:
            return vague
        first = self.numeral(at)
        if first is None:
            return None
        linked = self._linked(first)
        said = self._pair(first, linked) if linked else None
        third = self._linked(linked) if said and linked else None
        if said and third and third.value > (said.high or 0):
            said = replace(said, last=third.last, high=third.value)  # «واحد أو اثنين أو ثلاثة»
        if said is None:
            rule = "number.digits" if first.digits else "number.words"
            said = _Said(first.last, first.value, first.value, rule)
        again = self.read(said.last + 1) if self.form(said.last) == "(" else None
        if again and again.value == said.low == said.high and self.form(again.last) == ")":
            said = replace(said, last=again.last + 1)  # «ستة (6)»
        return self._with_unit(said)

    def _linked(self, first: Numeral) -> Numeral | None:
        link = self.word(first.last, {"to", "or"})
        if link and (not link[1].clitic or link[1].label == "to"):
            return self.read(link[0])
        dash = first.last < len(self.tokens) and self.tokens[first.last].form in DASHES
        tight = dash and self.tokens[first.last].start == self.tokens[first.last - 1].stop
        return self.read(first.last + 1) if tight and first.digits else None

    def _pair(self, first: Numeral, second: Numeral) -> _Said | None:
        low, high = first.value, second.value
        if second.scaled and not first.scaled and low < 1000:
            low = low * second.scale if low * second.scale < high else low
        return _Said(second.last, low, high, "number.range") if low < high else None

    def _range(self, at: int) -> _Said | None:
        """«بين 10 و20», «من 5 إلى 7»."""
        lead = self.word(at, {"between", "from"})
        if lead is None:
            return None
        start = lead[0]
        first = self.numeral(start)
        if first is None:
            return None
        if lead[1].label == "from":
            link = self.word(first.last, {"to"})
            second = self.read(link[0]) if link else None
        else:
            second = self._other_end(first.last)
            if second is None:
                first = self.read(start, join=False)
                second = self._other_end(first.last) if first else None
        said = self._pair(first, second) if first and second else None
        return self._with_unit(said) if said else None

    def _other_end(self, at: int) -> Numeral | None:
        link = self.word(at, {"to", "between"})
        if link and (link[1].label == "to" or link[1].clitic == AND):
            return self.read(link[0])
        if self.form(at) == AND or self.form(at) in DASHES:
            return self.read(at + 1)
        found = self.word(at, NUMERAL)
        return self.read(at) if found and found[1].clitic == AND else None

    def _passing(self, at: int) -> str | None:
        """«لا تتجاوز أعمارهم 15 عاماً»، «لا يتجاوزون سن الـ14»: the label of a bound with what it is of inside."""
        for back in range(at - 1, max(at - 5, -1), -1):
            if self.tokens[back].kind != "word" or self.form(back) in FEW_WORDS:
                return None
            if self.form(back).removeprefix("و").startswith(_PASSES) and back < at - 1:
                return "at_most" if self.form(back - 1).endswith(("لا", "لم")) else "more_than"
        return None

    def _far_bound(self, at: int) -> str | None:
        """«لا تقل قيمتها عن 120», «يزيد عددهم على مئة»: the label of a bound with its subject inside."""
        if self.form(at - 1) not in ("عن", "علي"):
            return None
        for back in range(at - 2, max(at - 6, -1), -1):
            verb = self.form(back)
            if verb not in _FAR_LESS and verb not in _FAR_MORE:
                continue
            denied = self.form(back - 1).endswith(("لا", "لم"))
            if verb in _FAR_LESS:
                return "at_least" if denied else "less_than"
            return "at_most" if denied else "more_than"
        return None

    def _with_unit(self, said: _Said) -> _Said:
        part = _PARTS.get(self.form(said.last)) if said.rule == "number.words" else None
        if part and said.low and said.high and said.high <= 100 / part:  # «ثلاثة أرباع السكان»
            return replace(said, last=said.last + 1, low=said.low * part, high=said.high * part, unit="%")
        measure = self.word(said.last, {"measure", "percent"}, bare=True)
        if measure:
            squared = self.word(measure[0], {"squared"}, bare=True)
            unit = measure[1].value + ("2" if squared else "")
            return replace(said, last=squared[0] if squared else measure[0], unit=unit)
        period = self.period(said.last)
        return self._and_half(replace(said, last=period[0], unit=period[1])) if period else said

    def _and_half(self, said: _Said) -> _Said:
        """«أربع ساعات ونصف»: a part of the unit after it."""
        part = self.word(said.last, {"fraction"})
        if part is None or part[1].clitic != AND or said.low != said.high or said.low is None:
            return said
        if self.counts(part[0]):
            return said
        value = said.low + float(part[1].value)
        return replace(said, last=part[0], low=value, high=value)

    def _quantifier(self, at: int, labels: frozenset[str] | set[str] = _QUANTIFIERS) -> _Said | None:
        found = self.word(at, labels)
        if found is None:
            return None
        last, word = found
        if word.label == "vague_of":
            last -= 1
        if word.label == "vague_of" and word.clitic == "ب" and self.tokens[at].form == "بكثير":
            return None  # «أهم بكثير من»
        if self.form(at).endswith("بعده") and (
            at == 0 or self.form(last)[:1] in ("ي", "ت") or self.form(at - 1) in ("من", "ومن")
        ):
            return None  # «بعدَه», not «بعدّة»
        if word.label in ("vague_noun", "vague_pair") and not self._followed(last):
            return None
        if self.form(at) in ("كثيرا", "قليلا") and self.form(at - 1) in ("يحد", "تحد", "يقلل", "تقلل", "حد", "قلل"):
            return None  # «يحد كثيراً من …»
        if self.form(at).endswith("غلبيه") or self.form(at).endswith("غالبيه"):
            after, beyond = self.form(last), self.form(last + 1)
            if after.endswith("ه") and not after.startswith("ال") and not beyond.startswith("ال"):
                return None  # «ذات غالبية سنية»
        several = self.tokens[at].form.endswith("عده")
        while several or word.label in PLURAL_SCALES | {"vague"}:
            scale = self.word(last, ANY_SCALE | {"vague", "hundred"}, bare=True)
            if scale is None:
                break
            last = scale[0]
        said = _Said(last, None, None, "number.vague", approximate=True)
        if word.label == "vague_of":
            return said
        period = self.period(last, definite=True)
        return replace(said, last=period[0], unit=period[1]) if period else self._with_unit(said)

    def _followed(self, at: int) -> bool:
        following = self.tokens[at] if at < len(self.tokens) else None
        return following is not None and following.kind == "word" and following.form not in FEW_WORDS
