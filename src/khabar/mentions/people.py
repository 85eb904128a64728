"""People: kunyas, given names with what follows, names after a title, and what the tagger marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from khabar.mentions.found import Found
from khabar.mentions.nameends import GOD, demands, rules, titled
from khabar.mentions.personparts import name_parts
from khabar.mentions.personspan import divine, grow, initials, kunya, spelled, trim, unsplit
from khabar.mentions.personwords import (
    AFTER_NAMES,
    DIVINE,
    FAMILY,
    IN_FAVOUR,
    KUNYA_STARTS,
    NAMED,
    OF_GOD,
    OTHER,
    RANK_ADJECTIVES,
    SUFFIXES,
    UNCLES,
)
from khabar.mentions.sentence import Sentence
from khabar.mentions.starts import JOINED, PERSON, TITLED, UNKNOWN
from khabar.mentions.strangers import Likely, is_foreign, is_guest, is_kin
from khabar.words import VERBAL, Word

_LETTERS = frozenset("لبكوف")
_PLACED = frozenset(
    "city town village subdistrict district neighbourhood camp mosque street school hospital square".split()
)
_WHO = frozenset("group grouphead human title honorific placehead direction".split())
_LED_BY = frozenset("say title honorific human alias kin vt vp np".split())
_RANKS = frozenset({"title", "honorific", "kin"})
_POST = 8  # tokens that a post with its organisation may take
_ALA = re.compile(r"\bعلى\b")
_DOTTED = re.compile(r"\b(?:[إا]لي|حتي)\b")  # «إلي» for «إلى»: a report that dots every such letter
_YA = re.compile(r"\b(?:في|الذي|التي)\b")  # a report that does not dot its final letters has «فى», «الذى»
_OFTEN = 2
_AHEAD = "امام"
_REACHES = frozenset("leave reach enter cross visit".split())  # verbs with a place for their object
_NAMES = 5  # words of a quoted name
_NONE = frozenset[str]()
_POSSIBLE = PERSON | UNKNOWN | JOINED


@lru_cache(maxsize=8)
def _told_apart(source: str) -> bool:
    """Whether a report writes «على», the preposition, otherwise than «علي», the name."""
    return len(_ALA.findall(source)) >= _OFTEN


def _brought_in(sentence: Sentence, at: int) -> bool:
    """«حكمت المحكمة على سالم هادي»: a given name and nothing else after «على», and no title before it."""
    before, word = sentence.words[at - 1] if at else None, sentence.words[at + 1]
    if before is None or sentence.tokens[at - 1].kind != "word" or before.has("adj", "human", "alias", *_RANKS):
        return False
    return "given" in word.labels and not (word.any(OTHER) or word.article)


@lru_cache(maxsize=8)
def _dotted(source: str) -> bool:
    """Whether «علي» may be the preposition, as the report is spelled."""
    return _DOTTED.search(source) is not None


def _brings_in(sentence: Sentence, at: int) -> bool:
    """«المعروف باسم …»، «المتحدث باسم …»: a word after which «باسم» brings in a name, and is none."""
    word = sentence.words[at]
    return "alias" in word.labels or any(e.label == "title" and e.value == "spokesman" for e in word.entries)


def _stands_by(word: Word) -> bool:
    """«الموالية», after which ل brings in whom they stand by."""
    return "relation" in word.labels and any(e.label == "relation" and e.value == "loyal" for e in word.entries)


def _ranked(sentence: Sentence, at: int) -> bool:
    """«العقيد الركن | فلان»: a rank with the adjective that goes with it."""
    if at < 2:
        return False
    adjective, rank = sentence.words[at - 1], sentence.words[at - 2]
    return adjective.article and adjective.stem in RANK_ADJECTIVES and rank.article and "honorific" in rank.labels


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
        if not word.pronoun:
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
        founds = list(self._quoted(sentence, flags)) if any(sentence.quoted) else []
        free = 0
        spots = [i for i, flag in enumerate(flags) if flag & _POSSIBLE]
        for at in sorted({*spots, *tags}) if tags else spots:
            flag = flags[at]
            possible = flag & PERSON or flag & UNKNOWN and at and flags[at - 1] & TITLED
            if possible and flag & UNKNOWN or flag & JOINED and at and flags[at - 1] & TITLED:
                possible = _whole(sentence, at) or possible
            if at < free or not (possible or at in tags or flag & JOINED and at + 1 in tags):
                continue
            last, rule = self._at(sentence, at, tags)
            if last > at + 1 and at and self._goal(sentence, at, last - 1):
                last -= 1
            if last > at and not any(f.first < last and at < f.last for f in founds):
                founds.append(Found(at, last, "person", rule, name_parts(sentence, at, last)))
                free = last
        return founds

    def _goal(self, sentence: Sentence, at: int, last: int) -> bool:
        """«غادر سالم هادي | صنعاء»: the town that such a verb needs, and no name of him who leaves it."""
        word, verb = sentence.words[last], sentence.words[at - 1]
        going = any(e.label in VERBAL and not _REACHES.isdisjoint(e.value.split("|")) for e in verb.entries)
        return going and not word.entries and not word.lead and self.is_place(word.named)

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
        dotted = _YA.search(sentence.source) is not None
        for first, (last, kind) in tagged.items():
            if kind != "person":
                continue
            begun = first
            while first < last:
                word = sentence.words[first]
                named = word.has("given", "family")
                people = word.article and word.stem.endswith(("ين", "ون")) or word.has("group", "human") and not named
                people = people or bool(word.pronoun) and "kin" in word.labels
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
                plain = sentence.tokens[first].kind == "word" and word.form not in _LETTERS
                ruling = first + 1 < last and (rules(sentence, first) or demands(sentence, first))
                if word.form in GOD:
                    first = last  # «الله العلي القدير»
                    break
                nobody = dotted and word.form == "علي" and not spelled(sentence, first) and not titled(sentence, first)
                if plain and not (people or described or kin or town or ruling or nobody):
                    break
                first += 1
            if first < last:
                yield first, last

    def _at(self, sentence: Sentence, at: int, tags: Mapping[int, int]) -> tuple[int, str]:
        token, word = sentence.tokens[at], sentence.words[at]
        tagged = at in tags
        bare = word.form[word.lead :] if word.lead else word.form
        ahead = bare == _AHEAD and sentence.source[token.start + word.lead] == "أ"  # «أمام», and not «إمام»
        if token.kind != "word" or word.pronoun and not tagged or ahead:
            return at, ""
        if len(word.form) == 1:
            return initials(sentence, at), "person.initials"
        before = sentence.words[at - 1] if at else None
        abe = sentence.source[token.start + word.lead] == "آ"  # «آبي», not «أبي»
        if bare in KUNYA_STARTS and not word.article and not abe:
            last = at if self._placed(before) else kunya(sentence, at, tags)
            if last > at + 1:
                return last, "person.kunya"
        if tagged:
            last = trim(sentence, at, tags[at])
            if last > at:
                return grow(sentence, at, last, tags), "person.tagger"
        listed = word.conjunction and at + 1 in tags and sentence.form(at - 1) in ("،", ",")
        if listed and not word.entries and len(word.stem) > 2 and not word.article:
            return grow(sentence, at, trim(sentence, at + 1, tags[at + 1]), tags), "person.tagger"
        titled = before is not None and before.has("honorific", "title", "alias") and not word.conjunction
        titled = titled or _ranked(sentence, at) and not word.conjunction
        last = self._led(sentence, at, titled, tags)
        if last > at:
            return last, "person.title"
        if (bare in DIVINE or "given" in word.labels) and self._given(sentence, at):
            last = grow(sentence, at, at + 1, tags)
            if last > at + 1:
                return last, "person.given"
            if (titled or self._bracketed(sentence, at, last)) and not self._common(word):
                return last, "person.title"
        if "given" in word.labels and not word.any(OTHER) and is_kin(sentence, at):
            return grow(sentence, at, at + 1, tags), "person.kin"
        if "given" in word.labels and not word.any(OTHER) and is_guest(sentence, at):
            return at + 1, "person.guest"
        if word.entries or word.article and before is None:
            return at, ""
        after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        if titled and after is not None and not (word.article or word.lead or after.lead):
            if after.has("given", "family") and not after.any(OTHER) and not self.is_place(word.named):
                return grow(sentence, at, at + 2, tags), "person.apposed"
        if before is not None and not self._town(word) and is_foreign(sentence, at, before, self.likely):
            return grow(sentence, at, at + 2, tags), "person.apposed"
        return at, ""

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
        more = at + 1 < len(sentence.words) and sentence.words[at + 1].has("given", "family")
        return grow(sentence, at, at + 1, tags) if more else at + 1

    @staticmethod
    def _placed(before: Word | None) -> bool:
        """«قرية أم سعدون» is a village."""
        entry = before.entry("placehead") if before is not None and not before.article else None
        return entry is not None and entry.value in _PLACED

    @staticmethod
    def _common(word: Word) -> bool:
        """A given name that is a common word as well, or «باسم»."""
        entry = word.entry("given")
        return entry is not None and entry.note == "word" or word.any(OTHER) or word.form == "باسم"

    def _town(self, word: Word) -> bool:
        """«والي الرقة أبو فلان»: the place that a post is over, and no name."""
        return word.named.startswith("ال") and self.is_place(word.named)

    @staticmethod
    def _bracketed(sentence: Sentence, at: int, last: int) -> bool:
        return sentence.form(at - 1) == "(" and sentence.form(last) == ")" and not sentence.words[at].any(OTHER)

    def _given(self, sentence: Sentence, at: int) -> bool:
        """A given name that is not a common word, or one that stands before another name."""
        word = sentence.words[at]
        entry = word.entry("given")
        if entry is None or word.article and "family" not in word.labels:
            return divine(sentence, at)
        if rules(sentence, at):
            return False
        following = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        if self._common(word):
            if following is None or following.lead and not unsplit(following) or sentence.tokens[at + 1].kind != "word":
                return False
            if word.stem == "علي":
                return self._ali(sentence, at, following)
            led = at > 0 and sentence.words[at - 1].has("title", "honorific", "human", "alias") or _ranked(sentence, at)
            if word.form == "باسم" and at > 0 and _brings_in(sentence, at - 1):
                return False  # «المعروف باسم أبو حمزة»، «المتحدث باسم بحاح»
            if following.form in SUFFIXES and not word.has("verb", "prep", "group"):
                return following.form not in GOD or word.stem in OF_GOD
            if not led and (self._is_of(following) or demands(sentence, at)):
                return False  # «حاكم دبي», «طالب مسعود …»
            if led and (not following.entries or following.stem == "علي" and spelled(sentence, at + 1)):
                return True
            if following.article and word.has("verb", "say") and not led:
                return False  # «طالب اليامي»
            if not word.has("verb", "prep", "title", "noun", "human") and self._posted(sentence, at):
                return following.article or not following.entries or following.has("given", "family")
            nisba = following.article and following.stem.endswith("ي") and not following.any(_WHO)
            told = at > 0 and sentence.words[at - 1].any(_LED_BY)
            joined = bool(word.conjunction) and not word.preposition and self._after_name(sentence, at)
            if (
                nisba
                and (not word.lead or joined)
                and (not word.any(OTHER) or (told or joined) and not word.any(OTHER - {"adj"}))
            ):
                return True  # «سالم الحربي», «قال سعيد الحربي»: no adjective stands so before a definite one
            if following.article and self._apposed(sentence, at):
                return not following.has("group", "grouphead", "title", "placehead")
            if following.article:
                titled = at > 0 and sentence.words[at - 1].has("title", "honorific") and following.stem.endswith("ي")
                said = at > 0 and "say" in sentence.words[at - 1].labels and not word.lead  # «قال عمر الحلبي»
                titled = titled or said and following.stem.endswith("ي") and "title" not in following.labels
                titled = titled and not following.has("human", "grouphead", "group")  # «الناطق باسم الأهالي»
                unknown = not following.entries and (not word.any(OTHER) or bool(word.conjunction))
                return unknown or "family" in following.labels and not following.any(OTHER) or titled
            named = following.has("given", "family") and not following.any(OTHER)
            return named or following.form == "عبد" and not led and at + 2 < len(sentence.words)  # «نشأت عبد الودود»
        return True

    def _is_of(self, following: Word) -> bool:
        """«أمير الكويت»: a place, and no part of a name."""
        nisba = following.article and following.stem.endswith("ي")
        return not (nisba or following.has("given", "family")) and self.is_place(following.named)

    @staticmethod
    def _after_name(sentence: Sentence, at: int) -> bool:
        """«حسن حمود غثاية، وعلي …»: does what stands before look like the end of a name?"""
        before = at - 1 - (sentence.form(at - 1) in ("،", ","))
        if before < 1 or sentence.tokens[before].kind != "word":
            return False
        pair = sentence.words[before - 1], sentence.words[before]
        return all(not word.entries or word.has("given", "family") for word in pair)

    @staticmethod
    def _apposed(sentence: Sentence, at: int) -> bool:
        """«مدير المستشفى، سعيد الحربي، …»: two words between commas after a post."""
        if sentence.form(at - 1) not in ("،", ",") or sentence.form(at + 2) not in ("،", ",", "ان", ":", "."):
            return False
        for back in range(at - 2, max(-1, at - _POST), -1):
            word = sentence.words[back]
            if sentence.tokens[back].kind != "word" or word.any(AFTER_NAMES - {"prep"}) and not word.article:
                return False
            if "title" in word.labels and not word.pronoun:
                return word.article or back < at - 2 and not sentence.accusative(back)
        return False

    @staticmethod
    def _posted(sentence: Sentence, at: int) -> bool:
        """«القيادي في تنظيم القاعدة نبيل الذهب»: after a post and its organisation, a name."""
        for back in range(at - 1, max(-1, at - _POST), -1):
            word = sentence.words[back]
            if sentence.tokens[back].kind != "word" or word.any(AFTER_NAMES - {"prep"}) and not word.article:
                return False
            if "title" in word.labels and not word.pronoun and (word.article or sentence.words[at - 1].article):
                return back < at - 1  # «رئيس الوزراء كامل …»
        return False

    @classmethod
    def _ali(cls, sentence: Sentence, at: int, following: Word) -> bool:
        """«علي», the name, and «على», the preposition, are one folded form; the spelling tells most of them apart."""
        if "given" in following.labels and not following.any(OTHER) and not following.article:
            return sentence.source[sentence.tokens[at].stop - 1] == "ي"
        before = sentence.words[at - 1] if at else None
        led = before is not None and before.has("say", "title", "honorific") or "family" in following.labels
        if (
            following.article
            and following.stem.endswith("ي")
            and not following.any(OTHER)
            and _told_apart(sentence.source)
        ):
            return sentence.source[sentence.tokens[at].stop - 1] == "ي"
        if following.form.startswith("ال") and following.form.endswith("ي") and cls._posted(sentence, at):
            plain = following.has("place", "group", "grouphead", "human", "direction")
            return spelled(sentence, at) and not plain and not _dotted(sentence.source)
        if sentence.words[at].conjunction and not following.entries and cls._after_name(sentence, at):
            return spelled(sentence, at) and not _dotted(sentence.source)
        return (
            led
            and sentence.source[sentence.tokens[at].stop - 1] == "ي"
            and (not following.entries or "family" in following.labels)
        )
