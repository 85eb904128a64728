"""Heads with the name of their place: «حي …», «ريف … الشرقي», «مطار الملك … الدولي»."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from khabar.gazetteer import Place
from khabar.mentions.datewords import DASHES
from khabar.mentions.found import Found, Naming
from khabar.mentions.nameends import after_place
from khabar.mentions.personwords import KUNYA_HEADS
from khabar.mentions.placeends import closed, joined, ordinal, sided, trim, turns
from khabar.mentions.placelists import is_hashed, is_sited
from khabar.mentions.placematch import PlaceMatcher, value_of
from khabar.mentions.placewords import (
    ADMIN,
    AGENCIES,
    BARE_HEADS,
    BEARERS,
    COMMANDS,
    COMPASS,
    FIGURED,
    FREE,
    MISREAD,
    MONTHS,
    NAMED,
    NO_NAME,
    NUMBERED,
    OFFICIAL,
    ONLY_KNOWN,
    OPENERS,
    ORGANISED,
    OTHERS,
    OUTLETS,
    OWNED,
    PLAIN,
    RANGES,
    SERVICES,
    SIDES,
    SPARSE,
    STYLED,
)
from khabar.mentions.sentence import Sentence
from khabar.types import PlaceValue
from khabar.words import SOUND, VERBAL, Word

Tagged = Mapping[int, tuple[int, str]]

_ONE_OF, _HEIGHTS = "احد", frozenset({"mountain", "hill", "battle"})
_WAYS = frozenset({"road", "highway"})
_FAMILY = frozenset({"family"})
_DESCRIBES, _GOES_ON = frozenset({"adj", "nationality"}), VERBAL | {"prep", "direction", "rel"}
_TOWNS = frozenset({"town", "village", "city"})
_OF_PEOPLES = frozenset({"subdistrict", "village", "neighbourhood"})  # «حي المغاربة»
_BESIDE = frozenset({"road", "street", "square", "roundabout", "area", "bridge"})
_OPEN = frozenset({"area", "neighbourhood", "district"})
_ORDINARY = 6  # a word as frequent as this in running text is rather itself than an unknown name
_CURRENT = 9  # the same where the words around leave no other reading
_STRICT = FREE | ONLY_KNOWN | OWNED


class PlaceHeads:
    """Reads the names that follow heads; one instance serves all sentences."""

    def __init__(self, matcher: PlaceMatcher) -> None:
        self.matcher = matcher

    def headed(self, sentence: Sentence, at: int, tagged: Tagged) -> Found | None:
        """The place whose head stands at a token."""
        word = sentence.words[at]
        entry = word.entry("placehead")
        if entry is None or word.pronoun or at + 1 >= len(sentence.tokens) or word.stem == entry.lemma + "ا":
            return None
        tag = tagged.get(at)
        if tag is not None and tag[1] in ("person", "group") and tag[0] > at + 1:
            return None
        if _may_tell(sentence, at) and self.matcher.match(sentence, at) is None:
            return None
        kind = entry.value
        many = "pl" in entry.features or "dual" in entry.features
        before = sentence.words[at - 1] if at else None
        if _another(sentence, at, word, kind) or before is not None and _is_body(before, word, kind):
            return None
        following = sentence.words[at + 1]
        if before is not None and _is_local(before, word) and self.matcher.match(sentence, at + 1) is None:
            return None  # «أوقفت ميليشيات محلية | سالم هادي»
        if word.article:
            return self._described(sentence, at, kind, many)
        if sentence.tokens[at + 1].kind == "number" and kind in NUMBERED and not many and not sentence.quoted[at + 1]:
            return self._numbered(sentence, at, kind)
        if sentence.tokens[at + 1].kind != "word":
            return None
        tag = tagged.get(at + 1)
        marked = tag is not None and tag[1] == "place" and not self.matcher.frequency(following)
        if following.pronoun and (marked or _ends_so(sentence, at + 1, "ة")):
            _make_whole(sentence, at + 1)  # «منطقة جلبانة»: no «ـه»
            following = sentence.words[at + 1]
        if following.conjunction:
            if not self._is_town(following, kind):
                return None
            _make_whole(sentence, at + 1)
        if following.preposition:
            return self._spelt_so(sentence, at, kind)
        if not self._may_follow(sentence, at, kind):
            return None
        return self._called(sentence, at, kind, many, tagged)

    def _called(self, sentence: Sentence, at: int, kind: str, many: bool, tagged: Tagged) -> Found | None:
        """A head and the name after it: how much of both is the mention, and which place it is."""
        following = sentence.words[at + 1]
        end, places = self.name_after(sentence, at + 1, tagged, _counted(kind) if many else kind)
        if end == at + 1:
            return None
        if kind in _WAYS and not many and places:
            end = self._ends_of_way(sentence, end)
        last = sided(sentence, end, kind)
        inner = following.entry("placehead")
        last = _nations(sentence, last, "border") if inner is not None and inner.value == "border" else last
        league = kind == "country" and not any(place.kind == "country" for place in places)  # «دول الساحل»
        bare = kind in BARE_HEADS or many and kind not in RANGES and not league
        first = at + 1 if bare or is_hashed(sentence, at + 1) else at
        whole = self.matcher.match(sentence, at)
        if whole is not None and whole[0] >= end:  # «ريف دمشق», «معبر باب الهوى»
            naming = Naming(whole[1], at, whole[0])
        else:
            naming = Naming(places, at + 1, end, kind)
        value = value_of(naming.places) if naming.places else PlaceValue(kind=kind)
        return Found(first, max(last, naming.last), "place", "place.head", value, True, naming)

    def _ends_of_way(self, sentence: Sentence, at: int) -> int:
        """«طريق حمص تدمر»: past the second place that a way leads to."""
        if at >= len(sentence.words) or sentence.words[at].lead or sentence.quoted[at]:
            return at
        word, match = sentence.words[at], self.matcher.match(sentence, at)
        if match is None or word.article and word.any(_DESCRIBES):
            return at
        after = sentence.words[match[0]] if match[0] < len(sentence.words) else None
        plain = after is None or sentence.tokens[match[0]].kind != "word" or bool(after.lead) or after.any(_GOES_ON)
        return match[0] if plain or not word.any(VERBAL) else at  # not «على طريق حمص تدمر آليات»

    def _is_town(self, word: Word, kind: str) -> bool:
        """«مدينة فان»: after its head the whole word is the name, though it reads as «ف» and another."""
        return (
            kind in _TOWNS and not word.preposition and word.form in self.matcher.gazetteer and word.conjunction == "ف"
        )

    def _may_follow(self, sentence: Sentence, at: int, kind: str) -> bool:
        """Can the word after a head be the name of a place at all?"""
        word, following = sentence.words[at], sentence.words[at + 1]
        if (
            following.form in OUTLETS
            or "pronoun" in following.labels
            or kind == "site"
            and "mediahead" in following.labels
        ):
            return False  # «موقع قناة …»
        if following.form == _ONE_OF and kind not in _HEIGHTS:
            return False  # «منزل أحد المطلوبين»
        if following.stem in SIDES and not following.article:
            return False  # «جبال شمال العراق»
        if following.has("nationality", "comp") and not (following.article and kind in _OF_PEOPLES):
            return False  # «بلدة تركية»
        nested = following.entry("placehead")
        if nested is not None and not following.article and self.matcher.match(sentence, at) is None:
            opens = kind in _TOWNS and following.stem in OPENERS  # «بلدة كفر زيتا»
            if nested.value in ADMIN and not opens or kind == "summit":
                return False  # «ساحة بلدة …»: the inner place is the name
        if kind == "summit" or following.pronoun or len(following.stem) < 2 or "prep" in following.labels:
            return False
        if "grouphead" in word.labels and word.stem.startswith(("محكم", "داير", "وزار")):
            return False
        noun = following.has("nt", "np", "noun") and not (following.article and "placehead" in following.labels)
        return not (kind == "road" and noun and not sentence.quoted[at + 1])

    def _spelt_so(self, sentence: Sentence, at: int, kind: str) -> Found | None:
        """«بلدة بقرص», «منطقة برمال»: after its head the letter is of the name, unless a place or a side follows."""
        following = sentence.words[at + 1]
        if following.preposition != "ب" or following.article or following.pronoun:
            return None
        if kind not in _TOWNS and not (
            kind in _OPEN and self.matcher.frequency(following) < _ORDINARY and closed(sentence, at + 2)
        ):
            return None
        if following.has("placehead", "direction", "human", "grouphead", "nt", "ev", "prep") or following.stem in SIDES:
            return None
        _make_whole(sentence, at + 1)
        first = at + 1 if kind in BARE_HEADS else at
        return Found(
            first, at + 2, "place", "place.head", PlaceValue(kind=kind), True, Naming((), at + 1, at + 2, kind)
        )

    @staticmethod
    def _numbered(sentence: Sentence, at: int, kind: str) -> Found | None:
        """«شارع 26 سبتمبر», «شارع 60»."""
        last = at + 2
        if last < len(sentence.words) and sentence.tokens[last].kind == "word":
            last += sentence.forms[last] in MONTHS
        return Found(at, last, "place", "place.head", PlaceValue(kind=kind), True, Naming((), at + 1, last, kind))

    @staticmethod
    def _described(sentence: Sentence, at: int, kind: str, many: bool) -> Found | None:
        """«الأراضي التركية», «المنطقة الوسطى», «القصر الرئاسي»: a head with the adjective that makes it one place."""
        following = sentence.words[at + 1]
        if not following.article or following.lead:
            return None
        named = (
            kind in ("border", "territory", "capital", "city") and "nationality" in following.labels
            and not (many and kind == "city")
            or kind in ("area", "region", "province", "border") and _faces(following)
            or kind == "subdistrict" and following.stem == "عسكريه" and ordinal(sentence, at + 2) > at + 2
            or kind == "country" and sentence.words[at].stem == "تراب" and following.stem == "وطني"
            or kind == "palace" and following.stem in OFFICIAL
        )  # fmt: skip
        if not named:
            return None
        last = _nations(sentence, ordinal(sentence, at + 2), kind)
        return Found(at, last, "place", "place.territory", PlaceValue(kind=kind))

    # -- the name after a head ------------------------------------------------------------------

    def name_after(self, sentence: Sentence, at: int, tagged: Tagged, kind: str) -> tuple[int, tuple[Place, ...]]:
        """End and places of the name that follows a head; ``at`` itself where there is none."""
        match = self.matcher.match(sentence, at)
        tag = tagged.get(at)
        word = sentence.words[at]
        if sentence.quoted[at]:
            for last in range(at, min(at + 4, len(sentence.tokens))):
                if sentence.unquoted[last]:
                    return last + 1, match[1] if match is not None and match[0] == last + 1 else ()
        known = match is not None and match[0] > at + 1 or tag is not None and tag[1] == "place"
        if word.form in KUNYA_HEADS and kind in NAMED and not known and _opens(sentence, at):
            return ordinal(sentence, at + 2), ()  # «سوق أبو جهل»
        if word.article and word.stem in STYLED and match is None:
            if kind not in BEARERS or kind == "shrine" and word.stem == "ملك":
                return at, ()  # an institution, or the king himself
            last = _styled(sentence, at, tagged, kind)
            if last > at + 1:
                return last, ()
        if match is not None and self.matcher.is_weak(sentence, at, match[0]):
            longer = (
                _styled(sentence, at, tagged, kind) if word.stem in STYLED else self._plain_name(sentence, at, kind)[0]
            )
            if longer > match[0]:
                return longer, ()  # «حي سلطان بيلي», though a list has a place «سلطان»
        if match is not None:
            last = self._past_odd(sentence, at, match[0], kind)
            if tag is not None and tag[1] == "place" and not turns(sentence, last):
                last = max(last, trim(sentence, at, tag[0]))
            return ordinal(sentence, last, known=True), match[1]
        if tag is not None and (tag[1] == "place" or tag[1] == "person" and kind not in OWNED):
            last = after_place(sentence, at, tag[0])
            last = last if last > at else trim(sentence, at, tag[0])
            return ordinal(sentence, self._past_odd(sentence, at, last, kind)), ()
        further = tagged.get(at + 1)
        if (
            further is not None
            and further[1] == "place"
            and not word.lead
            and not sentence.words[at + 1].lead
            and not word.has("prep", "verb", "say", "adj")
        ):
            return further[0], ()
        nested = word.entry("placehead")
        if nested is not None and not word.definite and at + 1 < len(sentence.tokens):
            inner = self.name_after(sentence, at + 1, tagged, nested.value)
            if inner[0] > at + 1:
                return inner
        return self._plain_name(sentence, at, kind)

    def _past_odd(self, sentence: Sentence, at: int, last: int, kind: str) -> int:
        """«منطقة سيلة | المخراج»: past a word with the article that nobody writes otherwise, after one word."""
        if last != at + 1 or kind not in _OPEN or last >= len(sentence.words):
            return last
        word = sentence.words[last]
        return last + (word.article and not (word.entries or word.lead or self.matcher.frequency(word)))

    def _plain_name(self, sentence: Sentence, at: int, kind: str) -> tuple[int, tuple[Place, ...]]:
        """A name that neither gazetteer nor tagger knows."""
        word = sentence.words[at]
        if word.pronoun or word.any(NO_NAME) and word.form not in OPENERS or kind in ONLY_KNOWN or word.stem in SIDES:
            return at, ()
        if word.form in OTHERS:
            return at, ()
        if word.form in OPENERS and kind in NAMED and _opens(sentence, at):
            return ordinal(sentence, at + 2), ()
        if self._is_word(sentence, at, kind):
            return ordinal(sentence, at + 1), ()
        bears = word.has("given", "family", "kunya") and (word.article or "adj" not in word.labels)
        seen = self.matcher.frequency(word)
        if kind in SPARSE and (seen or word.entries) and not (word.article and word.labels == _FAMILY):
            return at, ()  # «نقطة تموين», but «نقطة الربيعي»
        rare = not word.entries and (word.article or seen < _ORDINARY and not (seen and word.form.endswith("يه")))
        if not (rare or bears) or kind in OWNED and bears:
            return at, ()
        last = at + 1
        while last < len(sentence.tokens) and last < at + 3:
            after = sentence.words[last]
            if sentence.tokens[last].kind != "word" or joined(after) or after.preposition:
                break
            if after.entries and not after.has("given", "family") or not after.article and word.article:
                break
            if _is_on(sentence, last):
                break
            last += 1
        return ordinal(sentence, last), ()

    def _is_word(self, sentence: Sentence, at: int, kind: str) -> bool:
        """Is the word of a language, which names here: «حي العامل», «معسكر الصدرين», «جبل حديد»?"""
        word = sentence.words[at]
        if not word.entries or "pl" in word.features or word.has("nt", "np", "ni", "ev"):
            return False
        if word.article:
            if kind in FREE and not word.has("placehead", "group", "nationality", "adj", "direction"):
                return "dual" not in word.features
            if kind == "neighbourhood" and word.has("adj", "nationality") and not word.has("direction", "comp"):
                return not word.stem.endswith(SOUND)  # «حي الجمهوري»: no head without the article has such an adjective
            if kind in _BESIDE and word.has("placehead") and not word.has("title", "nationality", "group"):
                return True  # «طريق المطار», «ساحة البلدية»: by what it leads to or lies beside
            if kind == "area" and is_sited(sentence, at):
                return True
            plain = not word.has("placehead", "group", "grouphead", "human", "direction", "title", "honorific")
            return kind in NAMED and plain and self.matcher.frequency(word) < _ORDINARY
        if kind not in PLAIN or word.has("adj", "human", "nationality", "placehead", "grouphead", "direction"):
            return False
        if word.any(VERBAL) and not word.has("noun", "thing") and self.matcher.frequency(word):
            return False
        return self.matcher.frequency(word) < _CURRENT and closed(sentence, at + 1)


def _make_whole(sentence: Sentence, at: int) -> None:
    """The word as one name, of which no letter is a particle: «بقرص», «فان»."""
    word = sentence.words[at]
    sentence.words[at] = replace(
        word, conjunction="", preposition="", pronoun="", stem=word.form, lead=0, entries=(), labels=frozenset(),
        named=word.form, routes=-1,
    )  # fmt: skip


def _ends_so(sentence: Sentence, at: int, letter: str) -> bool:
    """Is the last letter of the word this one, as it is written?"""
    return sentence.source[sentence.tokens[at].stop - 1] == letter


def _counted(kind: str) -> str:
    """The kind of a plural head, after which a common word is hardly a name: «قواعد الاشتباك»."""
    return kind if kind in _STRICT else f"{kind}s"


def _opens(sentence: Sentence, at: int) -> bool:
    """Does a second word of the name follow «أم», «بني», «دير» …?"""
    if at + 1 >= len(sentence.tokens) or sentence.tokens[at + 1].kind != "word":
        return False
    word = sentence.words[at + 1]
    if word.form == "المال":
        return False  # «سوق رأس المال»
    return not (word.conjunction or word.pronoun or word.any(NO_NAME) or word.preposition and word.entries != ())


def _styled(sentence: Sentence, at: int, tagged: Tagged, kind: str) -> int:
    """End of «الملك خالد», «الإمام الحسين بن علي», «الشهيد …»."""
    last = at + 1
    tag = tagged.get(last) or tagged.get(at)
    while last < len(sentence.tokens) and last < at + 5:
        word = sentence.words[last]
        bears = word.has("given", "family", "kunya") or not word.entries or word.form in ("بن", "ابن", "ابي", "عبد")
        if sentence.tokens[last].kind != "word" or word.conjunction or word.preposition or not bears:
            break
        if _is_on(sentence, last) or word.stem in SERVICES.get(kind, ()):
            break
        last += 1
        if word.article and word.form not in ("بن", "عبد"):
            break
    return max(last, tag[0]) if tag is not None and tag[1] == "person" and last > at + 1 else last


def _is_on(sentence: Sentence, at: int) -> bool:
    """«على», which folds into «علي»."""
    token = sentence.tokens[at]
    return sentence.forms[at] == "علي" and sentence.source[token.stop - 1] == "ى"


def _another(sentence: Sentence, at: int, word: Word, kind: str) -> bool:
    """A word that only folds into a head («وأدى», «إحياء»), or a figure of speech («عن طريق …»)."""
    letter = MISREAD.get(word.stem)
    if letter is not None:
        token = sentence.tokens[at]
        if letter in sentence.source[token.start : token.start + 3]:
            return True
    before = sentence.words[at - 1] if at else None
    return kind == "road" and before is not None and (before.form in FIGURED or before.stem in FIGURED)


def _nations(sentence: Sentence, last: int, kind: str | None) -> int:
    """«الحدود العراقية [السورية]», «الحدود السورية [- التركية]»: past whose they are as well."""
    words = sentence.words
    while last < len(words):
        at = last + (kind == "border" and sentence.forms[last] in DASHES)
        if at >= len(words) or not (words[at].article and "nationality" in words[at].labels) or words[at].lead:
            break
        last = at + 1
    return last


def _is_body(before: Word, word: Word, kind: str) -> bool:
    """«تنظيم قاعدة المغرب», «وكالة خليج عدن», «قائد محور عدن»: a body that is called after a place."""
    if kind == "axis":
        return before.stem in COMMANDS and not (before.article or word.lead)
    return before.stem in AGENCIES or kind == "base" and before.stem in ORGANISED


def _faces(word: Word) -> bool:
    return any(e.label == "direction" and e.value in COMPASS for e in word.entries)


def _is_local(before: Word, word: Word) -> bool:
    """An adjective of a group or of people before it: «ميليشيات محلية»."""
    return word.stem.endswith("يه") and "adj" in word.labels and not before.article and before.has("grouphead", "human")


def _may_tell(sentence: Sentence, at: int) -> bool:
    """«عيّن التنظيم …»، «إن التنظيم عيّن …»: a head that is a verb as well, and stands where one stands."""
    word = sentence.words[at]
    if word.labels.isdisjoint(VERBAL) or word.preposition or word.article:
        return False
    if not at or word.conjunction or sentence.tokens[at - 1].kind == "mark":
        return True
    return sentence.words[at - 1].article or sentence.words[at - 1].has("comp", "particle", "negation")
