"""People: kunyas, given names with what follows, names after a title, and what the tagger marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache

from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.mentions.starts import JOINED, PERSON, TITLED, UNKNOWN
from khabar.text.sentences import is_initial
from khabar.types import PersonName
from khabar.words import VERBAL, Word

KUNYA = frozenset({"ابو", "ابي", "ابا", "ام", "ابن", "بن"})
_KUNYA_HEADS = frozenset({"ابو", "ابي", "ابا"})
_KUNYA_STARTS = _KUNYA_HEADS | {"ام"}
_LINKS = frozenset({"بن", "ابن", "بنت", "ال", "ولد", "اغ"})
_BEFORE_FAMILY = frozenset({"ال", "ابو", "ابي", "ابا", "بو", "ولد"}) | {"عبد", "عبيد"}  # a family name of two words
_SUFFIXES = frozenset({"الله", "الدين"})
_CALLED = frozenset("بالغ مدعو ملقب مسمي معروف مكني".split())
_THINGS = frozenset("noun human title adj thing document placehead".split())
_LETTERS = frozenset("لبكوف")
_PLACED = frozenset(
    "city town village subdistrict district neighbourhood camp mosque street school hospital square".split()
)
_DIVINE = frozenset({"عبد", "عبيد"})
_OTHER = frozenset(
    "verb say noun adj human kin title honorific grouphead group media placehead weapon document thing lightnoun prep "
    "sub conj comp rel stop negation vt vi vp nt ni np ev light vcause cite direction nationality demonstrative "
    "particle say_participle aux modal hedge cause mediahead say_noun pronoun".split()
)
_WORDS = _OTHER - {"honorific"}
_AFTER_NAMES = frozenset({"prep", "comp", "rel", "say", "verb", "vt", "vi", "vp", "light"})


_TITLE_LETTERS = frozenset("دما")  # «د.», «م.», «أ.» before a name
_UNCLES = frozenset({"عم", "عمي", "عمه", "عمته", "خال", "خالي", "خالته", "خاله", "اخ", "اخي", "اخت", "اختي"})
_ONE_OF = frozenset({"احد", "احدي"})
_POST = 8  # tokens that a post with its organisation may take
_RULERS = frozenset("حاكم امير شيخ قاضي حاج ملا امام".split())  # posts that are names as well
_ALA = re.compile(r"\bعلى\b")
_OFTEN = 2
_JOINED = 4  # letters of a word that may be «و» and a name


@lru_cache(maxsize=8)
def _told_apart(source: str) -> bool:
    """Whether a report writes «على», the preposition, otherwise than «علي», the name."""
    return len(_ALA.findall(source)) >= _OFTEN


class PersonFinder:
    """Finds named people in a sentence."""

    def __init__(self, is_place: Callable[[str], bool]) -> None:
        self.is_place = is_place

    @staticmethod
    def begins(word: Word) -> int:
        """What the word says of where a person can begin."""
        flags = JOINED if word.conjunction else 0
        if word.has("title", "honorific") or word.article and word.has("adj", "nationality"):
            flags |= TITLED
        if not word.pronoun:
            bare = word.form[word.lead :]
            if (
                len(word.form) == 1
                or "given" in word.labels
                or bare in _DIVINE
                or bare in _KUNYA_STARTS
                and not word.article
            ):
                flags |= PERSON
        return flags

    def find(self, sentence: Sentence, tagged: Mapping[int, tuple[int, str]], flags: Sequence[int]) -> list[Found]:
        """Named people in order, never overlapping; ``flags`` holds for each token what can begin with it."""
        tags = dict(self._tags(sentence, tagged)) if tagged else {}
        founds: list[Found] = []
        free, before = 0, 0
        for at, flag in enumerate(flags):
            possible = flag & PERSON or flag & UNKNOWN and before & TITLED
            before = flag
            if at < free or not (possible or tags and (at in tags or flag & JOINED and at + 1 in tags)):
                continue
            last, rule = self._at(sentence, at, tags)
            if last > at:
                founds.append(Found(at, last, "person", rule, name_parts(sentence, at, last)))
                free = last
        return founds

    @staticmethod
    def _tags(sentence: Sentence, tagged: Mapping[int, tuple[int, str]]) -> Iterator[tuple[int, int]]:
        """First and last token of what the tagger calls a person, without what leads up to the name."""
        for first, (last, kind) in tagged.items():
            if kind != "person":
                continue
            while first < last:
                word = sentence.words[first]
                named = word.has("given", "family")
                people = word.article and word.stem.endswith(("ين", "ون")) or word.has("group", "human") and not named
                people = people or bool(word.pronoun) and word.has("kin")
                described = word.article and word.has("adj", "title", "honorific") and not named and last > first + 1
                kin = word.form == "ابن" and first + 1 < last and sentence.words[first + 1].stem in _UNCLES
                plain = sentence.tokens[first].kind == "word" and word.form not in _LETTERS
                if plain and not (people or described or kin):
                    break
                first += 1
            if first < last:
                yield first, last

    def _at(self, sentence: Sentence, at: int, tags: Mapping[int, int]) -> tuple[int, str]:
        token, word = sentence.tokens[at], sentence.words[at]
        tagged = at in tags
        if token.kind != "word" or word.pronoun and not tagged:
            return at, ""
        if len(word.form) == 1:
            return self._initials(sentence, at), "person.initials"
        before = sentence.words[at - 1] if at else None
        bare = word.form[word.lead :] if word.lead else word.form
        abe = sentence.source[token.start + word.lead] == "آ"  # «آبي», not «أبي»
        if bare in _KUNYA_STARTS and not word.article and not abe:
            last = at if self._placed(before) else self._kunya(sentence, at, tags)
            if last > at + 1:
                return last, "person.kunya"
        if tagged:
            last = self._trim(sentence, at, tags[at])
            if last > at:
                return self._grow(sentence, at, last, tags), "person.tagger"
        listed = word.conjunction and at + 1 in tags and sentence.form(at - 1) in ("،", ",")
        if listed and not word.entries and len(word.stem) > 2 and not word.article:
            return self._grow(sentence, at, self._trim(sentence, at + 1, tags[at + 1]), tags), "person.tagger"
        titled = before is not None and before.has("honorific", "title", "alias") and not word.conjunction
        if (bare in _DIVINE or "given" in word.labels) and self._given(sentence, at):
            last = self._grow(sentence, at, at + 1, tags)
            if last > at + 1:
                return last, "person.given"
            if (titled or self._bracketed(sentence, at, last)) and not self._common(word):
                return last, "person.title"
        if "given" in word.labels and not word.any(_OTHER) and self._kin(sentence, at):
            return self._grow(sentence, at, at + 1, tags), "person.kin"
        if "given" in word.labels and not word.any(_OTHER) and self._guest(sentence, at):
            return at + 1, "person.guest"
        if word.entries or word.article and before is None:
            return at, ""
        after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        if titled and after is not None and not (word.article or word.lead or after.lead):
            if after.has("given", "family") and not after.any(_OTHER) and not self.is_place(word.named):
                return self._grow(sentence, at, at + 2, tags), "person.apposed"
        if before is not None and self._foreign(sentence, at, before):
            return self._grow(sentence, at, at + 2, tags), "person.apposed"
        return at, ""

    def _initials(self, sentence: Sentence, at: int) -> int:
        """«م. ش.», «ع. مبارك», «(م ش)»: where a name ends of which the report gives letters; ``at`` for none."""
        letters, last = 0, at
        while last < len(sentence.tokens) and is_initial(sentence.tokens, last):
            letters += 1
            last += 1
            if sentence.form(last) in (".", "/") and last + 1 < len(sentence.tokens):
                last += 1
        if letters > 1:
            dotted = sentence.form(at + 1) in (".", "/")
            return last if dotted or sentence.form(at - 1) == "(" and sentence.form(last) == ")" else at
        if last != at + 2 or sentence.form(at) in _TITLE_LETTERS:
            return at
        word = sentence.words[last]
        named = not word.lead and not word.pronoun and (word.has("given", "family") or not word.entries)
        return self._grow(sentence, at, last + 1, {}) if named and sentence.tokens[last].kind == "word" else at

    @staticmethod
    def _placed(before: Word | None) -> bool:
        """«قرية أم سعدون» is a village."""
        entry = before.entry("placehead") if before is not None and not before.article else None
        return entry is not None and entry.value in _PLACED

    @staticmethod
    def _common(word: Word) -> bool:
        """A given name that is a common word as well, or «باسم»."""
        entry = word.entry("given")
        return entry is not None and entry.note == "word" or word.any(_OTHER) or word.form == "باسم"

    @staticmethod
    def _foreign(sentence: Sentence, at: int, before: Word) -> bool:
        """Two words unknown to every list after a title, a finished phrase or in a list: «الأمريكي دونالد ترامب»."""
        if at + 1 >= len(sentence.tokens) or sentence.tokens[at + 1].kind != "word":
            return False
        word, after = sentence.words[at], sentence.words[at + 1]
        unknown = not word.entries and (not after.entries and not after.article or after.form == "اغ")
        ranked = at > 1 and before.article and sentence.words[at - 2].has("title")  # «العميد المنشق التوم جدو»
        if word.article and not ranked or word.stem.endswith("وا") or sentence.tokens[at + 1].tanwin:
            return False  # «دأبوا دوماً»
        if not unknown or word.preposition or after.lead or word.pronoun or after.pronoun:
            return False
        if (
            len(word.stem) < 3
            or len(after.stem) < 3
            or not word.article
            and word.stem[0] in "يت"
            or after.stem[0] in "يت"
        ):
            return False
        if word.stem[-2:] in ("ان", "ين", "ون") and word.stem[-2:] == before.stem[-2:]:
            return False  # «زعيمان محليان قويان»
        return (
            before.has("title", "honorific")
            or before.article
            and (before.has("title", "adj", "nationality") or ranked and before.has("human"))
            and not word.conjunction
        )

    @staticmethod
    def _guest(sentence: Sentence, at: int) -> bool:
        """«منذر (اسم مستعار)»، «يقول منذر، الذي …»: one name, where only somebody can stand."""
        if sentence.form(at + 1) == "(" and sentence.form(at + 2) == "اسم":
            return True
        said = at > 0 and sentence.words[at - 1].has("say") and not sentence.words[at].lead
        return said and sentence.form(at + 1) in ("،", ",", ":")

    @staticmethod
    def _kin(sentence: Sentence, at: int) -> bool:
        """«شقيقه الأصغر عمار»، «ابن عمي الأكبر، نبيل، …»: a given name beside somebody's kin."""
        before = at - 1
        if sentence.form(before) in ("،", ","):
            if sentence.form(at + 1) not in ("،", ","):
                return False
            before -= 1
        if before > 0 and sentence.words[before].article and sentence.words[before].has("adj"):
            before -= 1
        if before < 0 or sentence.words[at].lead:
            return False
        word = sentence.words[before]
        return bool(word.pronoun) and word.has("kin") and not word.has("verb")

    @staticmethod
    def _bracketed(sentence: Sentence, at: int, last: int) -> bool:
        return sentence.form(at - 1) == "(" and sentence.form(last) == ")" and not sentence.words[at].any(_OTHER)

    def _given(self, sentence: Sentence, at: int) -> bool:
        """A given name that is not a common word, or one that stands before another name."""
        word = sentence.words[at]
        entry = word.entry("given")
        if entry is None or word.article and not word.has("family"):
            return self._divine(sentence, at)
        following = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        if self._common(word):
            if (
                following is None
                or following.lead
                and not _unsplit(following)
                or sentence.tokens[at + 1].kind != "word"
            ):
                return False
            if word.stem == "علي":
                return self._ali(sentence, at, following)
            led = at > 0 and sentence.words[at - 1].has("title", "honorific", "human", "alias")
            if word.form == "باسم" and at > 0 and sentence.words[at - 1].has("alias"):
                return False  # «المعروف باسم أبو حمزة»
            if following.form in _SUFFIXES and not word.has("verb", "prep", "group"):
                return led or word.has("given")
            if led and (not following.entries or following.stem == "علي" and self._spelled(sentence, at + 1)):
                return True
            if following.article and word.has("verb", "say") and not led:
                return False  # «طالب اليامي»
            if not word.has("verb", "prep", "title", "noun", "human") and self._posted(sentence, at):
                return following.article or not following.entries or following.has("given", "family")
            if following.article:
                titled = at > 0 and sentence.words[at - 1].has("title", "honorific") and following.stem.endswith("ي")
                said = at > 0 and sentence.words[at - 1].has("say") and not word.lead  # «قال عمر الحلبي»
                titled = titled or said and following.stem.endswith("ي") and not following.has("title")
                titled = titled and not following.has("human", "grouphead", "group")  # «الناطق باسم الأهالي»
                unknown = not following.entries and (not word.any(_OTHER) or bool(word.conjunction))
                return unknown or following.has("family") and not following.any(_OTHER) or titled
            named = following.has("given", "family") and not following.any(_OTHER)
            return named or following.form == "عبد" and not led and at + 2 < len(sentence.words)  # «نشأت عبد الودود»
        return True

    @staticmethod
    def _posted(sentence: Sentence, at: int) -> bool:
        """«القيادي في تنظيم القاعدة نبيل الذهب»: after a post and its organisation, a name."""
        for back in range(at - 1, max(-1, at - _POST), -1):
            word = sentence.words[back]
            if sentence.tokens[back].kind != "word" or word.any(_AFTER_NAMES - {"prep"}) and not word.article:
                return False
            if word.has("title") and word.article:
                return back < at - 1
        return False

    @staticmethod
    def _ali(sentence: Sentence, at: int, following: Word) -> bool:
        """«علي», the name, and «على», the preposition, are one folded form; the spelling tells most of them apart."""
        if following.has("given") and not following.any(_OTHER) and not following.article:
            return sentence.source[sentence.tokens[at].stop - 1] == "ي"
        before = sentence.words[at - 1] if at else None
        led = before is not None and before.has("say", "title", "honorific") or following.has("family")
        if (
            following.article
            and following.stem.endswith("ي")
            and not following.any(_OTHER)
            and _told_apart(sentence.source)
        ):
            return sentence.source[sentence.tokens[at].stop - 1] == "ي"
        return (
            led
            and sentence.source[sentence.tokens[at].stop - 1] == "ي"
            and (not following.entries or following.has("family"))
        )

    @staticmethod
    def _divine(sentence: Sentence, at: int) -> bool:
        word = sentence.words[at]
        bare = word.form[word.lead :]
        following = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        return (
            bare in _DIVINE
            and following is not None
            and (following.article or following.form in ("لله", "ربه", "الله"))
        )

    def _kunya(self, sentence: Sentence, at: int, tags: Mapping[int, int]) -> int:
        following = at + 1
        if following >= len(sentence.tokens) or sentence.tokens[following].kind != "word":
            return at
        word = sentence.words[following]
        if (
            word.conjunction
            and not word.has("given")
            or word.has("prep", "rel", "comp", "sub", "negation")
            and not word.has("given")
        ):
            return at
        if sentence.words[at].form.endswith("ام") and not (word.has("given") or not word.entries or word.article):
            return at  # أم also means «or»
        last = following + 1
        if self._divine(sentence, following):
            last += 1
        return self._nisba(sentence, self._grow(sentence, at, last, tags))

    @staticmethod
    def _nisba(sentence: Sentence, last: int) -> int:
        """«أبو فلان الفلاني»."""
        if last < len(sentence.words) and sentence.tokens[last].kind == "word":
            word = sentence.words[last]
            if (
                word.article
                and not word.lead
                and word.stem.endswith("ي")
                and not sentence.quoted[last]
                and not word.has("title")
            ):
                return last + 1
            after = sentence.words[last + 1] if last + 1 < len(sentence.words) else None
            apart = after is None or after.article or after.form in ("في", "ل", "ب") or bool(after.preposition)
            if word.article and not word.lead and word.stem in _RULERS and not apart and not sentence.quoted[last]:
                return last + 1  # «أبو علي الحاكم مع مرافقيه»
        return last

    def _trim(self, sentence: Sentence, first: int, last: int) -> int:
        """A tagger span without trailing words that are no name."""
        word = sentence.words[first]
        if word.has(
            "verb",
            "say",
            "prep",
            "sub",
            "comp",
            "grouphead",
            "placehead",
            "human",
            "nationality",
            "cite",
            "group",
            "noun",
            "nt",
            "say_noun",
        ) and not word.has("given", "family"):
            return first
        span = sentence.words[first:last]
        if not any(w.has("given", "family") for w in span) and any(w.has(*_THINGS) and not w.article for w in span):
            return first  # «جوازي سفر», «مدربون عسكريون»
        if last == first + 1 and word.has("adj", "quantifier") and not word.has("given", "family"):
            return first
        for at in range(first + 1, last):
            word = sentence.words[at]
            if (
                word.article
                and word.stem in _CALLED
                or word.form[0] == "و"
                and not word.entries
                and len(word.form) > _JOINED
                or word.conjunction
                and not word.has("given", "family")
                or word.preposition
                and word.article
                or word.has("comp", "placehead")
                and not word.has("given", "family")
                or self._opens_post(sentence, at)
            ):
                last = at
                break
        while last > first and (
            sentence.words[last - 1].stem in _CALLED
            or last > first + 1
            and sentence.words[last - 1].article
            and sentence.words[last - 1].has("pp", "ap", "pn")
            and not sentence.words[last - 1].has("family")
            or sentence.tokens[last - 1].kind == "mark"
            or (
                sentence.words[last - 1].has("say", "prep", "sub", "rel", "nt", "ni", "np", "ev")
                and not sentence.words[last - 1].has("family")
            )
            and last > first + 1
        ):
            last -= 1
        return last

    @staticmethod
    def _opens_post(sentence: Sentence, at: int) -> bool:
        """«كبير المستشارين»: an adjective before definite people opens a post after the name; so does a rank."""
        word = sentence.words[at]
        ranked = word.has("honorific") and not word.has("given", "family")
        if word.preposition == "ل" and word.has("media", "mediahead"):
            return True  # «سيف لرويترز»
        if word.article and (ranked or word.stem in _CALLED):
            return True  # «الرئيس هادي | اللواء جعفر سعد»
        if at + 1 >= len(sentence.words) or word.article or not word.has("adj"):
            return False
        people = sentence.words[at + 1]
        told = people.has("given", "family", "pp", "ap")  # «سالم هادي المسجون»
        return people.article and people.has("human", "title") and not told

    def _grow(self, sentence: Sentence, first: int, last: int, tags: Mapping[int, int]) -> int:
        """Further parts of the name: بن, given names, family names, a nisba."""
        while last < len(sentence.tokens):
            token, word = sentence.tokens[last], sentence.words[last]
            if (
                token.kind != "word"
                or word.pronoun
                and not word.has("given", "family")
                or sentence.quoted[last]
                or sentence.unquoted[last - 1]
                or self._opens_post(sentence, last)
            ):
                break
            if len(word.form) == 1 and sentence.form(last + 1) == "." and word.form != "و":
                return last + 2  # «عمر ق.»
            linked = last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].kind == "word"
            if linked and (
                word.form in _LINKS or word.form in _KUNYA_HEADS or self._divine(sentence, last) and not word.lead
            ):
                last += 2
                continue
            if (
                word.form in _SUFFIXES
                or word.stem == "علي"
                and self._spelled(sentence, last)
                and (linked and self._named(sentence, last + 1) or self._over(sentence, last + 1))
            ):
                last += 1
                continue
            if last == first + 1 and self._ruler(sentence, last):
                last += 1  # «شيرزاد الملا أن …»: a family name that is a post as well
                continue
            size = last - first - (sentence.form(first)[sentence.words[first].lead :] in _DIVINE)
            glued = self._glued(sentence, first, last) or _unsplit(word) and last == first + 1
            if word.lead and not glued or not self._part(word, size, last in tags):
                break
            last += 1
        return last

    @staticmethod
    def _ruler(sentence: Sentence, at: int) -> bool:
        """«الملا», «الحاج» after a single name, before «أن», a mark or a verb: part of the name."""
        word = sentence.words[at]
        if not word.article or word.lead or word.stem not in _RULERS:
            return False
        after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        return after is None or sentence.tokens[at + 1].kind == "mark" or after.has("comp", "say")

    @staticmethod
    def _spelled(sentence: Sentence, at: int) -> bool:
        """Is it «علي» with the letter of the name, not «على»?"""
        return sentence.source[sentence.tokens[at].stop - 1] == "ي"

    @staticmethod
    def _named(sentence: Sentence, at: int) -> bool:
        """Does a name go on here?"""
        word = sentence.words[at]
        return not word.lead and (
            word.has("given", "family") or word.form in _LINKS or word.article and not word.entries
        )

    @staticmethod
    def _over(sentence: Sentence, at: int) -> bool:
        """Nothing stands here that «على» could govern: the end, a mark, a verb, a conjunction or preposition."""
        if at >= len(sentence.tokens) or sentence.tokens[at].kind == "mark":
            return True
        word = sentence.words[at]
        governed = word.has("noun", "human", "placehead", "grouphead", "thing", "nt", "ev")
        return bool(word.conjunction) or word.any(_AFTER_NAMES) and not word.article and not governed

    @staticmethod
    def _glued(sentence: Sentence, first: int, at: int) -> bool:
        """«جون فارل،»: what looks like a proclitic belongs to the name that ends here."""
        after = sentence.tokens[at + 1].kind == "mark" if at + 1 < len(sentence.tokens) else True
        return sentence.words[at].lead == 1 and sentence.words[at].conjunction == "ف" and after and at == first + 1

    @staticmethod
    def _part(word: Word, size: int, tagged: bool) -> bool:
        """May the word be the next part of a name that has ``size`` words so far?"""
        if word.stem in _ONE_OF or word.article and word.stem in _CALLED:
            return False  # «فلانة إحدى الناطقات …»، «فلان المعروف ب…»
        if word.has("pp", "ap") and not word.has("family") and not word.article:
            return False  # «شقيقه أحمد محتجزا»
        if size > 1 and word.has("nt", "ni", "np", "ev") and not word.has("family"):
            return False  # «توقع سالم هادي تحرير …»: a deed, though also a given name
        if word.has("given", "family"):
            surname = word.article and not word.any(_WORDS)  # «الحجي» after a given name
            known = word.has("family") or tagged or surname or not word.any(_OTHER)
            return known or size < 4 and not word.has("prep", "verb", "say", "title", "honorific")
        if word.lead:
            return True  # see _glued
        if word.stem in _CALLED:
            return False
        if not word.entries:
            return word.article or tagged or size <= 2 and word.stem[0] not in "يتن" and len(word.stem) > 2
        if not word.article or size > 1:
            return False
        nisba = (
            word.stem.endswith("ي")
            and word.has("adj", "nationality", "human", "ethnicity")
            and not word.has("title", "direction")
        )
        return (
            nisba
            or tagged
            and word.has("adj", "noun")
            and not word.has("title", "honorific", "human", "grouphead", "placehead")
        )


def _unsplit(word: Word) -> bool:
    """«بلعيدي»، «بوسعدية»: what looks like a proclitic before a word that nothing is known of belongs to the name."""
    return word.preposition == "ب" and not (word.conjunction or word.article or word.entries or word.pronoun)


def name_parts(sentence: Sentence, first: int, last: int) -> PersonName:
    """The parts of a name as far as their form tells them; a father only where «بن» says so."""
    start = sentence.words[first].lead
    if len(sentence.form(first)) == 1:
        return PersonName(given=sentence.source[slice(*sentence.bounds(first, last))])
    forms = [sentence.source[t.start : t.stop] for t in sentence.tokens[first:last]]
    folded = [t.form for t in sentence.tokens[first:last]]
    forms[0], folded[0] = forms[0][start:] if len(forms[0]) > start else forms[0], folded[0][start:]
    if folded[0] in KUNYA and folded[0] not in ("ابن", "بن") and not forms[0].startswith("آ"):
        end = 3 if len(folded) > 2 and folded[1] in _DIVINE else 2
        rest = forms[end:]
        return PersonName(
            kunya=" ".join(forms[:end]), nisba=" ".join(rest) if rest and rest[-1].endswith("ي") else None
        )
    size = _size(folded, 0)
    given = " ".join(forms[:size])
    father: str | None = None
    if size + 1 < len(folded) and folded[size] in ("بن", "ابن", "بنت"):
        end = size + 1 + _size(folded, size + 1)
        father, size = " ".join(forms[size + 1 : end]), end
    if size >= len(folded):
        word = sentence.words[first]
        alone = size == 1 and father is None and not word.has("given") and (word.article or word.has("family"))
        return PersonName(family=given) if alone else PersonName(given=given, father=father)
    family = " ".join(forms[-2:]) if len(folded) - size > 1 and folded[-2] in _BEFORE_FAMILY else forms[-1]
    return PersonName(given=given, father=father, family=family)


def _size(folded: Sequence[str], at: int) -> int:
    """How many words the name at a place has: two for «عبد الرحمن» and «نور الدين»."""
    if at + 1 >= len(folded):
        return 1
    return 2 if folded[at] in _DIVINE or folded[at + 1] in _SUFFIXES else 1


__all__ = ["KUNYA", "VERBAL", "PersonFinder", "name_parts"]
