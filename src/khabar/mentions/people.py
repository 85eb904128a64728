"""People: kunyas, given names with what follows, names after a title, and what the tagger marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.mentions.givens import brings_in, given, is_on, ranked, styled
from khabar.mentions.groupwords import POINTING
from khabar.mentions.nameends import GOD, after_place, blesses, demands, is_area, is_of_town, opens_kin, rules, titled
from khabar.mentions.namesakes import common, praises, ranks
from khabar.mentions.nametrims import trim
from khabar.mentions.personparts import name_parts
from khabar.mentions.personspan import chooses, grow, initials, kunya, spelled
from khabar.mentions.personwords import (
    DIVINE,
    FAMILY,
    IN_FAVOUR,
    KUNYA_STARTS,
    LINKS,
    NAMED,
    OTHER,
    UNCLES,
)
from khabar.mentions.placelists import is_governed
from khabar.mentions.placewords import OUTLETS
from khabar.mentions.sentence import Sentence
from khabar.mentions.starts import JOINED, PERSON, TITLED, UNKNOWN
from khabar.mentions.strangers import OVERSEEN, Likely, is_foreign, is_guest, is_kin, writer
from khabar.text.tokens import KINDS
from khabar.words import FATHER, SOUND, VERBAL, Word

_LETTERS = frozenset("لبكوف")
_PLACED = frozenset(
    "city town village subdistrict district neighbourhood camp mosque street school hospital square".split()
)
_RANKS = frozenset({"title", "honorific", "kin"})
_YA = re.compile(r"\b(?:في|الذي|التي)\b")  # a report that does not dot its final letters has «فى», «الذى»
_LORD = "المولي"
_AHEAD = "امام"
_REACHES = frozenset("leave reach enter cross visit".split())  # verbs with a place for their object
_NAMES = 5  # words of a quoted name
_NONE = frozenset[str]()
_IN_THE_NAME = "باسم"
_UNDONE = LINKS | KUNYA_STARTS  # no name is over with these
_POSSIBLE = PERSON | UNKNOWN | JOINED


def _brought_in(sentence: Sentence, at: int) -> bool:
    """«حكمت المحكمة على سالم هادي»: a given name and nothing else after «على», and no title before it."""
    before, word = sentence.words[at - 1] if at else None, sentence.words[at + 1]
    if before is None or sentence.tokens[at - 1].kind != "word" or before.has("adj", "human", "alias", *_RANKS):
        return False
    return "given" in word.labels and not (word.any(OTHER) or word.article)


_SIDES = word_class("sides_with")


def _stands_by(word: Word) -> bool:
    """«الموالية», after which ل brings in whom they stand by; «المؤيد للسلام» is for something."""
    return (
        "relation" in word.labels
        and word.stem not in _SIDES
        and any(e.label == "relation" and e.value == "loyal" for e in word.entries)
    )


def _whole(sentence: Sentence, at: int) -> bool:
    """«يدعى ولاد محمد»: right after such a word nothing is joined or governed, and the first letter is the name's."""
    word, before = sentence.words[at], sentence.words[at - 1]
    if word.entries or word.article or word.pronoun or before.stem not in NAMED:
        return False
    if not word.conjunction and word.preposition != "ك":
        return False  # «يعرف بأبي تراب»
    form = word.form
    sentence.words[at] = replace(word, conjunction="", preposition="", lead=0, stem=form, named=form, routes=-1)
    return True


_MULLA, _THE = "ملا", "ال"
_ELATIVE = 4  # letters of «أكبر»
_TOWNS = word_class("never_surname")


def _describes(words: Sequence[Word], at: int) -> bool:
    """«اعتقلت قوة أمنية | سالم هادي»: an adjective of the body before it, and not «أمنية»."""
    word, before = words[at], words[at - 1] if at else None
    if before is None or "adj" not in word.labels or not word.stem.endswith("ه") or word.lead or word.article:
        return False
    return before.has("grouphead") and not before.article and before.stem.endswith(("ه", "ات"))


def _before_town(sentence: Sentence, first: int, last: int) -> int:
    """«غادر سالم هادي | الرقة»: towns that are nobody's surname."""
    while last > first + 1 and sentence.words[last - 1].form in _TOWNS:
        last -= 1
    return last


def _acts(words: Sequence[Word], at: int) -> bool:
    """«صفى الجيش ثلاثة»: a verb that opens the sentence, and the body that does it."""
    after = words[at + 1] if at + 1 < len(words) else None
    return not at and after is not None and words[at].any(VERBAL) and after.article and after.has("grouphead")


def _is_name(word: Word) -> bool:
    """A given name, and no thing with an article: «السلام»."""
    return "given" in word.labels and not (word.article and word.any(OTHER))


def _is_foremost(sentence: Sentence, first: int, last: int) -> bool:
    """«المتدخل الأكبر», «المحتل الأشرس»: who is more than others, and no name."""
    if last != first + 2:
        return False
    one, more = sentence.words[first:last]
    if not (one.article and more.article) or one.has("given", "family") or more.lead or more.has("given", "family"):
        return False
    opening = sentence.source[sentence.tokens[first + 1].start + len(_THE)]
    return len(more.stem) == _ELATIVE and opening == "أ"


def _with_mulla(sentence: Sentence, first: int, founds: Sequence[Found]) -> int:
    """«| الملا عمر», who is never called otherwise: where the name begins, unless somebody else's ends there."""
    before = sentence.words[first - 1] if first else None
    if before is None or before.stem != _MULLA or not before.article or before.preposition == "ل":
        return first
    return first if any(found.last == first for found in founds) else first - 1


class PersonFinder:
    """Finds named people in a sentence."""

    def __init__(self, is_place: Callable[[str], bool], likely: Likely) -> None:
        self.is_place = is_place
        self.likely = likely

    @staticmethod
    def begins(word: Word) -> int:
        """What the word says of where a person can begin."""
        flags = JOINED if word.conjunction else 0
        if word.has("title", "honorific", "alias") or word.article and word.has("adj", "nationality"):
            flags |= TITLED
        elif word.any(OVERSEEN) or word.has("say"):
            flags |= TITLED  # «المتحدث باسم الوزارة فلان», «قال فلان»
        if not word.pronoun and KINDS[word.form[0]] == "word":
            bare = word.form[word.lead :]
            if (
                len(word.form) == 1
                or "given" in word.labels
                or word.labels == FAMILY
                or word.form in IN_FAVOUR
                or bare in DIVINE
                or bare in KUNYA_STARTS
                and not word.article
            ):
                flags |= PERSON
        return flags

    def find(self, sentence: Sentence, tagged: Mapping[int, tuple[int, str]], flags: Sequence[int]) -> list[Found]:
        """Named people in order, never overlapping; ``flags`` holds for each token what can begin with it."""
        tags = dict(self._tags(sentence, tagged)) if tagged else {}
        founds = list(self._quoted(sentence, flags)) if True in sentence.quoted else []
        free = 0
        spots = [i for i, flag in enumerate(flags) if flag & _POSSIBLE]
        for at in sorted({*spots, *tags}) if tags else spots:
            flag = flags[at]
            possible = flag & PERSON or flag & UNKNOWN and at and flags[at - 1] & TITLED
            if possible and flag & UNKNOWN or flag & JOINED and at and flags[at - 1] & TITLED:
                possible = _whole(sentence, at) or possible
            if at < free or not (possible or at in tags or flag & JOINED and at + 1 in tags):
                continue
            if at not in tags and is_on(sentence, at):
                continue
            last, rule = self._at(sentence, at, tags)
            if last > at + 1 and (at and self._goal(sentence, at, last - 1) or self._where(sentence.words[last - 1])):
                last -= 1 + (last == at + 2 and rule == "person.given")  # «مسجد العنود | بالدمام»: nobody
            if last > at and not any(f.first < last and at < f.last for f in founds):
                first = _with_mulla(sentence, at, founds)
                founds.append(Found(first, last, "person", rule, name_parts(sentence, at, last)))
                free = last
        return founds

    def _goal(self, sentence: Sentence, at: int, last: int) -> bool:
        """«غادر سالم هادي | صنعاء»: the town that such a verb needs, and no name of him who leaves it."""
        word, verb = sentence.words[last], sentence.words[at - 1]
        going = any(e.label in VERBAL and not _REACHES.isdisjoint(e.value.split("|")) for e in verb.entries)
        return going and not word.entries and not word.lead and self.is_place(word.named)

    def _where(self, word: Word) -> bool:
        """«سالم هادي | بصنعاء»: a town with «ب», and no name that begins so."""
        return word.preposition == "ب" and not (word.conjunction or word.entries) and self.is_place(word.stem)

    @staticmethod
    def _quoted(sentence: Sentence, flags: Sequence[int]) -> Iterator[Found]:
        """«الإرهابي المسمى "مرابط رابح"»: what somebody is called, whole, whatever the words mean elsewhere."""
        for at in [i + 1 for i, flag in enumerate(flags) if flag & TITLED and sentence.words[i].stem in NAMED]:
            if at >= len(sentence.words) or sentence.quoted[at - 1] or not sentence.quoted[at]:
                continue
            holder = sentence.words[at - 2] if at > 1 else None
            listed = bool(sentence.words[at - 1].conjunction) or sentence.form(at - 2) == "من"
            last = next((i + 1 for i in range(at, min(at + _NAMES, len(flags))) if sentence.unquoted[i]), 0)
            somebody = holder is not None and holder.has("human", "title", "honorific", "kin", "nationality")
            if last > at + 1 and (listed or somebody):
                yield Found(at, last, "person", "person.title", name_parts(sentence, at, last))

    @staticmethod
    def _tags(sentence: Sentence, tagged: Mapping[int, tuple[int, str]]) -> Iterator[tuple[int, int]]:
        """First and last token of what the tagger calls a person, without what leads up to the name."""
        for first, (last, kind) in tagged.items():
            if kind != "person":
                continue
            nobody = is_of_town(sentence, first, last) or _is_foremost(sentence, first, last)
            first = last if nobody else after_place(sentence, first, last)
            begun = first
            while first < last:
                word = sentence.words[first]
                named = word.has("given", "family")
                people = word.article and word.stem.endswith(SOUND) or word.has("group", "human") and not named
                people = (
                    people
                    or bool(word.pronoun)
                    and "kin" in word.labels
                    or first == begun
                    and opens_kin(sentence, first)
                )
                described = word.article and word.has("adj", "title", "honorific") and not named and last > first + 1
                kin_of = first > begun and "kin" in sentence.words[first - 1].labels
                described = described or kin_of and word.article and "adj" in word.labels  # «شقيقي الأكبر»
                governs = first > 0 and sentence.words[first - 1].has("vi", "ni", "light")
                if word.form == "علي" and not spelled(sentence, first):  # «قبض على فلان»، «حكمت المحكمة على سالم هادي»
                    described = described or governs or first + 1 < last and _brought_in(sentence, first)
                kin = word.form[word.lead :] == "ابن" and first + 1 < last and sentence.words[first + 1].stem in UNCLES
                town = (
                    first > 0
                    and "placehead" in sentence.words[first - 1].labels
                    and not sentence.words[first - 1].article
                )
                town = town and first + 1 < last and sentence.form(first + 1) in KUNYA_STARTS  # «ريف إدلب أبو فلان»
                town = town or is_governed(sentence, first)
                plain = sentence.tokens[first].kind == "word" and word.form not in _LETTERS
                ruling = first + 1 < last and (rules(sentence, first) or demands(sentence, first))
                if sentence.words[last - 1].form in OUTLETS:  # «نداء برس»، «فلان | لفرانس برس»
                    last = next((at for at in range(first, last) if sentence.words[at].preposition == "ل"), first)
                if word.form in GOD or word.form == _LORD or first == last:
                    first = last  # «الله العلي القدير»
                    break
                people = people or first == begun and "say_participle" in word.labels and word.form.endswith("ا")
                named_so = word.form == "باسم" and first > 0 and brings_in(sentence, first - 1)
                nobody = word.form == "علي" and not spelled(sentence, first) and not titled(sentence, first)
                nobody = nobody and _YA.search(sentence.source) is not None
                if plain and not (people or described or kin or town or ruling or nobody or named_so):
                    break
                first += 1
            if first < last:
                yield first, last

    def _at(self, sentence: Sentence, at: int, tags: Mapping[int, int]) -> tuple[int, str]:
        token, word = sentence.tokens[at], sentence.words[at]
        tagged = at in tags
        bare = word.form[word.lead :] if word.lead else word.form
        if token.kind != "word" or word.pronoun and not tagged or self._is_other(sentence, at, tagged):
            return at, ""
        if len(word.form) == 1:
            return initials(sentence, at), "person.initials"
        before = sentence.words[at - 1] if at else None
        of_area = before is not None and is_area(before)
        if of_area and bare.startswith("ال") and not tagged:
            return at, ""  # «حي العنود بالدمام»
        last = self._kunya(sentence, at, bare, tags)
        if last > at:
            return last, "person.kunya"
        if tagged:
            last = trim(sentence, at, tags[at])
            grown = _before_town(sentence, at, grow(sentence, at, last, tags)) if last > at else at
            undone = grown == at + 1 and (bare in _UNDONE or bare == _IN_THE_NAME)
            nobody = undone or praises(sentence, at, grown, self.likely)
            if nobody or grown > at:
                return (at, "") if nobody else (grown, "person.tagger")
        listed = word.conjunction and at + 1 in tags and sentence.form(at - 1) in ("،", ",")
        if listed and not word.entries and len(word.stem) > 2 and not word.article:
            return grow(sentence, at, trim(sentence, at + 1, tags[at + 1]), tags), "person.tagger"
        titled = before is not None and before.has("honorific", "title", "alias") and not word.conjunction
        titled = (titled or ranked(sentence, at) and not word.conjunction) and not of_area
        last = writer(sentence, at) if sentence.byline else at
        last = self._led(sentence, at, titled, tags) if last == at else last
        if last > at:
            return last, "person.title"
        alone = "given" in word.labels and styled(sentence, at)
        if alone or (bare in DIVINE or "given" in word.labels) and given(sentence, at, self.is_place, self.likely):
            last = max(grow(sentence, at, at + 1, tags), at + 2 * ranks(sentence, at))
            if last > at + 1:
                return last, "person.given"
            if (titled or self._bracketed(sentence, at, last)) and (alone or not common(word)):
                return last, "person.title"
        if "given" in word.labels and is_kin(sentence, at, bool(word.any(OTHER))):
            return grow(sentence, at, at + 1, tags), "person.kin"
        if "given" in word.labels and is_guest(sentence, at, bool(word.any(OTHER))):
            return at + 1, "person.guest"
        if word.entries or word.article and before is None:
            return at, ""
        after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        pointing = word.form in POINTING  # «المشتبه | به | سالم هادي»
        if (
            titled
            and not pointing
            and after is not None
            and not (word.article or word.lead or after.lead or blesses(sentence, at + 1))
        ):
            known = after.has("given", "family") and not after.any(OTHER) or ranks(sentence, at)
            if known and not self.is_place(word.named):
                return grow(sentence, at, at + 2, tags), "person.apposed"
        if (
            before is not None
            and not of_area
            and not self.is_place(word.named)
            and is_foreign(sentence, at, before, self.likely)
        ):
            return grow(sentence, at, at + 2, tags), "person.apposed"
        return at, ""

    def _kunya(self, sentence: Sentence, at: int, bare: str, tags: Mapping[int, int]) -> int:
        """Where «أبو فلان» ends; ``at`` where none begins."""
        word = sentence.words[at]
        abe = sentence.source[sentence.tokens[at].start + word.lead] == "آ"  # «آبي», not «أبي»
        whole = word.entries == (FATHER,)  # «أبوبكر»
        if not whole and (bare not in KUNYA_STARTS or word.article or abe):
            return at
        if self._placed(sentence.words[at - 1] if at else None):
            return at
        last = _before_town(sentence, at, kunya(sentence, at, tags))
        return last if last > at + (not whole) else at

    @staticmethod
    def _is_other(sentence: Sentence, at: int, tagged: bool) -> bool:
        """«أمام», and not «إمام»; an adjective or a verb, and no name."""
        token, word = sentence.tokens[at], sentence.words[at]
        ahead = word.form[word.lead :] == _AHEAD and sentence.source[token.start + word.lead] == "أ"
        bare = word.form[word.lead :]
        choice = bare == "ام" and sentence.words[at + 1 : at + 2] != [] and chooses(sentence, at)
        if choice and not _is_name(sentence.words[at + 1]):
            return True  # «حماسي أم فتحاوي»
        if blesses(sentence, at):
            return True  # «كرم الله وجهه»
        return ahead or _describes(sentence.words, at) or tagged and _acts(sentence.words, at)

    @staticmethod
    def _led(sentence: Sentence, at: int, titled: bool, tags: Mapping[int, int]) -> int:
        """«الوزير كيري», «القوات الموالية لصالح»: the end of a name that such a word leads to; ``at`` for none."""
        word, before = sentence.words[at], sentence.words[at - 1] if at else None
        if before is not None and titled and before.article and word.labels == FAMILY and not word.lead:
            return grow(sentence, at, at + 1, tags)
        if before is None or not _stands_by(before):
            return at
        if word.form in IN_FAVOUR:
            named = word.form[1:]
            sentence.words[at] = replace(
                word, preposition="ل", lead=1, stem=named, named=named, entries=(), labels=_NONE, routes=-1
            )
            return at + 1
        if word.preposition != "ل" or not ("given" in word.labels or word.labels == FAMILY):
            return at
        if "grouphead" in word.labels:
            return at  # «الموالية لنظام بشار الأسد»
        more = at + 1 < len(sentence.words) and sentence.words[at + 1].has("given", "family")
        return grow(sentence, at, at + 1, tags) if more else at + 1

    @staticmethod
    def _placed(before: Word | None) -> bool:
        """«قرية أم سعدون» is a village."""
        entry = before.entry("placehead") if before is not None and not before.article else None
        return entry is not None and entry.value in _PLACED

    @staticmethod
    def _bracketed(sentence: Sentence, at: int, last: int) -> bool:
        return sentence.form(at - 1) == "(" and sentence.form(last) == ")" and not sentence.words[at].any(OTHER)
