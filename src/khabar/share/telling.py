"""What a few words tell of somebody who stands elsewhere: by a pronoun, as «I», by kin, by what they have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from khabar.share.chosen import is_given
from khabar.share.described import is_person
from khabar.share.requests import any_of, cue_pattern, is_word
from khabar.text.fold import fold_word
from khabar.types import Span
from khabar.words import FUNCTION, Vocabulary, Word

_WORD = re.compile(r"[^\s«»\"“”()\[\]،,؛;:.!؟?…–-]+")
_HIS = ("ه", "ها", "هما")
_MY = ("ي", "نا", "ك")
_OBJECT = ("ا", "ين", "يا", "ات")  # endings of what is no subject
_KUNYA = ("ابي", "ابو", "ابا")
_LONGEST = 3  # words that stand between the head of a phrase of kinship and the pronoun


@dataclass(frozen=True, slots=True)
class Told:
    """A word of a text, with where it stands."""

    word: Word
    written: str
    start: int
    stop: int
    kunya: bool = False  # «أبي» with a name behind it

    @property
    def form(self) -> str:
        """Without «and» in front."""
        return self.word.form.removeprefix(self.word.conjunction) if self.word.conjunction else self.word.form

    @property
    def is_prep(self) -> bool:
        return self.word.has("prep") or bool(self.word.preposition) or is_word("beside", self.form)

    @property
    def is_verb(self) -> bool:
        return bool(self.word.verbal) or self.is_personal or cue_pattern().fullmatch(self.form) is not None

    @property
    def is_personal(self) -> bool:
        """A verb of what people do in their own lives: «يسكن», «تخرجت»."""
        return _life().fullmatch(self.form) is not None

    @property
    def has_object(self) -> bool:
        """A verb that is done to somebody told of before: «يناديه», «أوقفته»."""
        return self.is_verb and not self.is_prep and self.word.pronoun in _HIS and not self.written.endswith("ة")

    @property
    def points(self) -> bool:
        """Whether it points back to one person: «طلاقه», «رفضتها»."""
        if self.is_prep or self.word.article or self.word.any(FUNCTION) or self.word.has("given", "family"):
            return False
        if self.written.endswith("ه") and len(self.form) > _LONGEST:  # «دوامه», which is no «دوامة»
            return True
        return self.word.pronoun == "ها" or not self.word.labels and self.written.endswith("ها")

    @property
    def is_human(self) -> bool:
        return self.word.has("human", "title", "kin") or is_person(self.form)

    @property
    def is_kin(self) -> bool:
        """«شقيقه», «ابنتها», «أمي»; not «زوجة» nor «شقيقة»."""
        return self._held(_holding("relative", *_HIS, "هم", "هن", *_MY))

    @property
    def is_own(self) -> bool:
        """«بيته», «ساقها», «مكتبي»: what somebody has."""
        return self._held(_holding("own", *_HIS, *_MY))

    def _held(self, pattern: re.Pattern[str]) -> bool:
        found = pattern.fullmatch(self.form)
        if found is None or self.kunya or self.written.endswith(("ة", "ى")):
            return False
        return not (found["held"] == "ي" and "محلي".endswith(self.form))

    @property
    def is_mine(self) -> bool:
        """Whether somebody tells of themselves with it: «أنا», «كنت», «أمي», «أسكن»."""
        if _me().fullmatch(self.form):
            return True
        if (self.is_kin or self.is_own) and self.form.endswith(_MY):
            return True
        features = [entry.features for entry in self.word.verbal]
        return bool(features) and all({"first", "imperfect"} <= each and "pl" not in each for each in features)

    @property
    def is_subject(self) -> bool:
        """Whether it may be who does what the verb before it says."""
        if self.is_prep or self.is_kin or self.is_own or (self.word.pronoun and not self.written.endswith("ة")):
            return False
        if self.word.article:
            return True
        return not self.form.endswith(_OBJECT) and not self.word.has("conj", "sub", "comp", "rel", "negation", "adv")


@cache
def _life() -> re.Pattern[str]:
    return re.compile(rf"(?:س?[يتان]{any_of('life now')}|{any_of('life then')}(?:ت|تا|نا|ن|ا|وا)?)(?:ه|ها)?")


@cache
def _me() -> re.Pattern[str]:
    return re.compile(rf"[وف]?{any_of('me')}")


@cache
def _holding(kind: str, *pronouns: str) -> re.Pattern[str]:
    """A word of a kind with one of these pronouns behind it."""
    return re.compile(rf"[بلكف]?(?:{any_of(kind)})(?P<held>{'|'.join(pronouns)})")


def told_in(vocabulary: Vocabulary, source: str, span: Span) -> list[Told]:
    """The words of a stretch."""
    found = _WORD.finditer(source, span.start, span.stop)
    told = [(each, form) for each in found if (form := fold_word(each[0]))]
    behind = [form for _, form in told[1:]] + [""]
    return [
        Told(vocabulary.word(form), each[0], *each.span(), form.lstrip("ول") in _KUNYA and _is_name(vocabulary, name))
        for (each, form), name in zip(told, behind, strict=False)
    ]


def _is_name(vocabulary: Vocabulary, form: str) -> bool:
    return bool(form) and (is_given(form) or is_given(form.removeprefix("ال")) or not vocabulary.word(form).labels)


def begun(told: Sequence[Told]) -> list[Told]:
    """Without what may stand before a verb or a subject: «وقد كان», «كما», «ولا يزال»."""
    at = next((n for n, each in enumerate(told) if each.form[0].isalpha()), len(told))
    while at < len(told) and not is_word("that one", told[at].form) and (
        is_word("before", told[at].form) or told[at].word.has("aux", "negation", "comp")
    ):  # fmt: skip
        at += 1
    return list(told[at:])


def of_others(told: Sequence[Told], strangers: frozenset[int], many: bool = False) -> bool:
    """Whether words that go on say clearly whom else they are about.

    ``strangers``: where others stand by name; ``many``: whether those who are hidden are several.
    """
    rest = begun(told)
    if not rest or rest[0].is_mine or is_word("i have", rest[0].form):
        return False
    first, second = rest[0], rest[1] if len(rest) > 1 else None
    led = len(rest) < len(told)
    if first.start in strangers and not first.is_personal:
        return True
    if (
        first.word.has("pronoun")
        or is_word("of them", first.form)
        or is_word("that one", first.form)
        or first.is_kin
        or first.is_own
    ):
        return False
    if first.word.article:
        return True
    if first.word.pronoun in _HIS and not first.word.verbal and not first.written.endswith("ة") and not first.is_prep:
        return False
    been = led and is_word("had been", told[len(told) - len(rest) - 1].form)
    if been and not first.is_verb:  # «وكان أصغر …», «كانت في الطابور»
        return False
    if first.is_prep:
        return _behind(rest, strangers)
    if many and first.is_verb and first.form.endswith(("ن", "ا", "وا")):  # «تخرجن», «تعملان», «اختبأوا»
        return False
    if first.is_verb or led or first.form.startswith("ي") or _leads(first, second):
        return _has_subject(first, second, strangers, led)
    return not (first.is_human and "pl" not in first.word.features)


def _behind(rest: Sequence[Told], strangers: frozenset[int]) -> bool:
    """Whether somebody else comes behind «في الصباح»."""
    if any(each.is_kin or each.is_own for each in rest):
        return False
    verbs = [
        n for n, each in enumerate(rest)
        if n and (each.is_verb or each.form.startswith("ي")) and not each.is_prep and not each.word.article
        and not rest[n - 1].is_prep
    ]  # fmt: skip
    for n in verbs:
        second = rest[n + 1] if n + 1 < len(rest) else None
        if _has_subject(rest[n], second, strangers):
            return True
    return False


def _leads(first: Told, second: Told | None) -> bool:
    """Whether a word that nothing knows is rather a verb than a noun, by what stands behind it."""
    if first.word.labels and not first.is_verb:
        return False
    return second is None or second.is_prep or second.is_kin or second.is_own or second.form.endswith(_OBJECT)


def _has_subject(verb: Told, second: Told | None, strangers: frozenset[int], usual: bool = False) -> bool:
    if is_word("comes about", verb.form):  # «سيجري تسليمه»
        return True
    if second is not None and second.is_human and not second.word.article and is_word("works as", verb.form):
        return False  # «كان يعمل سائق جرافة»
    if verb.has_object and verb.word.verbal:
        return False
    many = {"pl", "dual"} & verb.word.features and not {"sg", "first"} & verb.word.features
    if many or verb.form.endswith(("وا", "ونا", "وه", "وها", "ون")):
        return True
    if second is None:
        return False
    if second.start in strangers:
        return True
    if usual and "imperfect" in verb.word.features and "pl" in second.word.features:  # «كان يعطي المرضى …»
        return False
    if verb.is_personal:
        return second.is_human and second.is_subject and not second.word.has("adj")
    return second.is_subject


def is_about_me(told: Sequence[Told]) -> bool:
    """Whether somebody tells of themselves in a sentence: «كنت», «أمي», «لي ابن في …»."""
    rest = begun(told)
    mine = bool(rest) and is_word("i have", rest[0].form) and not rest[0].written.endswith("ى")
    return mine or any(each.is_mine for each in told)


def selfish(told: Sequence[Told], first: bool, strangers: frozenset[int], nameless: bool) -> bool:
    """Whether a clause tells of who says it. ``first``: whether they say «I»; ``nameless``: whether they have none."""
    if is_about_me(told):
        return True
    rest = begun(told)
    if rest and is_word("that one", rest[0].form):  # «إنه كان يرعى»
        return nameless and not any(is_word("sees", each.form) for each in rest[1:4])
    if rest and (rest[0].is_kin or rest[0].is_own):
        return True
    if rest and rest[0].is_verb and not rest[0].is_prep and (first or rest[0].is_personal):
        return not of_others(told, strangers)
    return False


def of_kin(told: Sequence[Told]) -> Iterator[Span]:
    """Phrases of kinship with a pronoun, with the words that belong to them: «ابن خالته الأكبر»."""
    for n, each in enumerate(told):
        if not each.is_kin:
            continue
        first = last = n
        while first and n - first < _LONGEST and _is_head(told[first - 1]):
            first -= 1
        while last + 1 < len(told) and last - n < _LONGEST and told[last + 1].word.article:
            last += 1
        start = told[first].start + len(told[first].word.conjunction)
        yield Span(start, told[last].stop)


def _is_head(told: Told) -> bool:
    """Whether a word belongs to one of kinship behind it: «اثنين من أبنائه», «ابن عمه»."""
    if told.word.article or told.word.pronoun or told.is_verb:
        return False
    return told.word.has("kin", "number") or is_word("one of", told.form) or is_word("head of kin", told.form)
