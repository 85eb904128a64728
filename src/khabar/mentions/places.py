"""Places: names of the gazetteer, what the tagger marks, and heads with a name («حي …», «ريف … الشرقي»)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.gazetteer import Gazetteer, Place
from khabar.mentions.found import Found
from khabar.mentions.placewords import (
    ADMIN,
    BARE_HEADS,
    COMMON,
    COMPASS,
    FREE,
    LISTED,
    LOCATED,
    NEARBY,
    OFFICIAL,
    OPENS,
    ORDINALS,
    OWNED,
    SEATS,
    SERVICES,
    SIDES,
    SMALL,
    WIDE,
)
from khabar.mentions.sentence import Sentence
from khabar.mentions.starts import BESIDE, PLACE, UNKNOWN
from khabar.types import PlaceValue
from khabar.words import Word

_JOINED = 4  # letters of a word that may be «و» and a name
_REMEMBERED = 100_000


_SETTLED = frozenset({"town", "village", "city"})


class PlaceFinder:
    """Finds places in a sentence; one instance serves all sentences."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._known: dict[str, tuple[str, ...]] = {}
        self._pairs = gazetteer.pairs

    def find(self, sentence: Sentence, tagged: Mapping[int, tuple[int, str]], flags: Sequence[int]) -> list[Found]:
        """Places in order; ``tagged`` gives, by first token, the end and kind of tagger spans.

        ``flags`` holds for each token what can begin with it.
        """
        founds: list[Found] = []
        free, listed, before = 0, False, 0
        for at, flag in enumerate(flags):
            possible = flag & PLACE or flag & UNKNOWN and before & BESIDE
            before = flag
            if at < free or not (possible or at in tagged or listed and at <= founds[-1].last + 2):
                continue
            found = self._headed(sentence, at, tagged) or self._named(sentence, at, tagged)
            if found is None and founds and founds[-1].last == at and self._joined(sentence, at):
                match = self.match(sentence, at)
                found = Found(at, match[0], "place", "place.list", value_of(match[1])) if match is not None else None
            if found is None and listed and founds:
                found = self._next(sentence, at, founds[-1], tagged)
            if found is not None:
                founds += self._inner(sentence, found)
                listed = self._opens(sentence, found) or listed and found.first <= founds[-1].last + 2
                founds.append(found)
                free = found.last
        return founds

    def begins(self, word: Word) -> int:
        """What the word says of where a place can begin, unless a list or the tagger says more."""
        flags = PLACE if word.stem in SIDES or "placehead" in word.labels or self._listings(word) else 0
        prep = word.entry("prep")
        return flags | BESIDE if word.stem in NEARBY or prep is not None and prep.value == "near" else flags

    @staticmethod
    def _joined(sentence: Sentence, at: int) -> bool:
        """«محافظة كركوك وصلاح الدين»: joined to a place, and no other kind of word."""
        word = sentence.words[at]
        return word.conjunction == "و" and not word.preposition and not word.any(OPENS)

    def _inner(self, sentence: Sentence, found: Found) -> list[Found]:
        """«اليمن» in «جنوب اليمن», «تلعفر» in «قضاء تلعفر»."""
        at = found.first + 1
        while at < found.last - 1 and sentence.words[at].stem in SIDES:
            at += 1
        if at >= found.last:
            return []
        match = self.match(sentence, at)
        if match is None or match[0] != found.last or sentence.words[at].lead:
            return []
        entry = sentence.words[found.first].entry("placehead")
        sided = sentence.words[found.first].stem in SIDES and match[1][0].kind == "country"
        if sided or entry is not None and entry.value in SEATS and found.rule == "place.head":
            return [Found(at, found.last, "place", "place.inner", value_of(match[1]))]
        return []

    @staticmethod
    def _opens(sentence: Sentence, found: Found) -> bool:
        """A plural or dual head opens a list: «قرى الهديدة والفسلوج»."""
        for at in (found.first - 1, found.first - 2):
            entry = sentence.words[at].entry("placehead") if at >= 0 else None
            if entry is not None:
                return "pl" in entry.features or "dual" in entry.features
        return False

    def _next(self, sentence: Sentence, at: int, before: Found, tagged: Mapping[int, tuple[int, str]]) -> Found | None:
        """One more name of a list that a plural head opened."""
        word = sentence.words[at]
        gap = [sentence.form(i) for i in range(before.last, at)]
        if gap not in ([], ["،"], [","], ["و"], ["،", "و"]) or not (word.conjunction or gap):
            return None
        if word.preposition or word.pronoun or word.any(LISTED) or word.has("adj", "noun", "nt") and not word.article:
            return None
        tag = tagged.get(at)
        return Found(
            at, tag[0] if tag is not None and tag[1] != "group" else at + 1, "place", "place.list", PlaceValue()
        )

    # -- names ----------------------------------------------------------------------------------

    def match(self, sentence: Sentence, at: int) -> tuple[int, tuple[Place, ...]] | None:
        """The longest gazetteer name that starts at a token."""
        token, word = sentence.tokens[at], sentence.words[at]
        if token.kind != "word":
            return None
        for start in self._listings(word):
            best = self._longest(sentence, at, start)
            if best is not None:
                return best
        return None

    def _listings(self, word: Word) -> tuple[str, ...]:
        """How a name that begins with a word may be listed, likeliest first; mostly not at all."""
        known = self._known.get(word.form)
        if known is not None:
            return known
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        starts = [word.form]
        if word.lead or word.conjunction:
            first = word.entries or word.named in self.gazetteer
            starts = [word.named, word.form] if first else [word.form, word.named]
        listed = [start for start in starts if start in self.gazetteer or start in self.gazetteer.first_words]
        found = self._known[word.form] = tuple(listed)
        return found

    def _longest(self, sentence: Sentence, at: int, start: str) -> tuple[int, tuple[Place, ...]] | None:
        forms = sentence.forms
        if at + 1 < len(forms) and (start, forms[at + 1]) in self._pairs:
            for size in range(min(self.gazetteer.longest, len(forms) - at), 1, -1):
                places = self.gazetteer.find(" ".join([start, *forms[at + 1 : at + size]]))
                if places:
                    return at + size, places
        places = self.gazetteer.find(start)
        return (at + 1, places) if places else None

    def _named(self, sentence: Sentence, at: int, tagged: Mapping[int, tuple[int, str]]) -> Found | None:
        tag = tagged.get(at)
        match = self.match(sentence, at)
        word = sentence.words[at]
        if word.stem in SIDES and not word.article and at + 1 < len(sentence.words) and not sentence.words[at + 1].lead:
            after = self.match(sentence, at + 1)
            if after is not None and after[1][0].kind == "country":
                return Found(
                    at, after[0], "place", "place.side", PlaceValue(kind="region", country=after[1][0].country)
                )
        if match is None:
            if (
                tag is not None
                and tag[1] == "place"
                and not word.has("noun", "verb", "say", "adj", "human", "thing", "placehead")
            ):
                return Found(at, self._trim(sentence, at, tag[0]), "place", "place.tagger", PlaceValue())
            if tag is None and self._beside(sentence, at):
                return Found(at, at + 1, "place", "place.near", PlaceValue())
            return None
        last, places = match
        if tag is not None and tag[1] in ("person", "group") and tag[0] >= last and not self._located(sentence, at):
            return None
        certain = tag is not None and tag[1] == "place"
        if last == at + 1 and not certain and not self._sure(sentence, at, places):
            return None
        if certain and tag is not None:
            last = max(last, self._trim(sentence, at, tag[0]))
        if last == at + 1 and (word.has("direction", "comp", "say_noun") or word.article and word.stem == "عاصمه"):
            return None
        head = word.entry("placehead")
        if head is not None and last > at + 1:
            last = self._sided(sentence, last, head.value)
        return Found(at, self._ordinal(sentence, last), "place", "place.gazetteer", value_of(places))

    @staticmethod
    def _beside(sentence: Sentence, at: int) -> bool:
        """An unknown word after «قرب» or «شمال»: only a place can stand there."""
        word = sentence.words[at]
        before = sentence.words[at - 1] if at else None
        if (
            word.entries
            or before is None
            or before.article
            or before.pronoun
            or word.lead
            or word.pronoun
            or len(word.stem) < 4
        ):
            return False
        prep = before.entry("prep")
        return sentence.tokens[at].kind == "word" and (
            before.stem in NEARBY or prep is not None and prep.value == "near"
        )

    def _sure(self, sentence: Sentence, at: int, places: tuple[Place, ...]) -> bool:
        """Is a name of one word that the tagger did not mark meant as a place?"""
        word = sentence.words[at]
        located = self._located(sentence, at)
        if word.any(LOCATED if located else COMMON) or word.has("nationality", "ethnicity", "family") and not located:
            return False
        if located:
            return True
        best = places[0]
        known = best.population >= SMALL or best.kind not in ("city", "town", "village", "settlement")
        return known and not best.ambiguous

    @staticmethod
    def _trim(sentence: Sentence, first: int, last: int) -> int:
        """A tagger span without what only describes the place («درنة الليبية»)."""
        for at in range(first + 1, last):
            if _joined(sentence.words[at]) or sentence.words[at].preposition:
                last = at
                break
        while last > first + 1 and (
            sentence.tokens[last - 1].kind == "mark" or sentence.words[last - 1].has("nationality", "prep", "verb")
        ):
            last -= 1
        return last

    @staticmethod
    def _located(sentence: Sentence, at: int) -> bool:
        """After a preposition of place or a place head."""
        word = sentence.words[at]
        if word.preposition == "ب":
            return True
        before = sentence.words[at - 1] if at else None
        if before is None:
            return False
        entry = before.entry("prep")
        return before.has("placehead", "direction") or entry is not None and entry.value in ("fi", "ila", "min", "near")

    # -- heads ----------------------------------------------------------------------------------

    def _headed(self, sentence: Sentence, at: int, tagged: Mapping[int, tuple[int, str]]) -> Found | None:
        word = sentence.words[at]
        entry = word.entry("placehead")
        if entry is None or word.pronoun or at + 1 >= len(sentence.tokens) or word.stem == entry.lemma + "ا":
            return None
        tag = tagged.get(at)
        if tag is not None and tag[1] in ("person", "group") and tag[0] > at + 1:
            return None
        following = sentence.words[at + 1]
        if word.article:
            return (
                None if "pl" in entry.features and entry.value == "area" else self._described(sentence, at, entry.value)
            )
        if sentence.tokens[at + 1].kind != "word" or following.conjunction:
            return None
        if following.preposition:
            return self._spelt_so(sentence, at, entry.value)
        if following.has("nationality", "comp"):
            return None  # «بلدة تركية»
        nested = following.entry("placehead")
        if nested is not None and not following.article and nested.value in ADMIN and self.match(sentence, at) is None:
            return None  # «ساحة بلدة …»: the inner place is the name
        if (
            following.pronoun
            or len(following.stem) < 2
            or following.has("prep")
            or word.has("grouphead")
            and word.stem.startswith(("محكم", "دائر", "داير", "وزار"))
        ):
            return None
        if entry.value == "road" and following.has("nt", "np", "noun") and not sentence.quoted[at + 1]:
            return None
        last, value = self._name_after(sentence, at + 1, tagged, entry.value)
        if last == at + 1:
            return None
        last = self._sided(sentence, last, entry.value)
        first = at + 1 if entry.value in BARE_HEADS or "pl" in entry.features or "dual" in entry.features else at
        return Found(first, last, "place", "place.head", PlaceValue(
            value.gazetteer, value.latitude, value.longitude, value.kind or entry.value, value.country,
            " ".join(t.form for t in sentence.tokens[at : at + 1]) if first == at else None,
            value.governorate, value.district,
        ))  # fmt: skip

    @staticmethod
    def _spelt_so(sentence: Sentence, at: int, kind: str) -> Found | None:
        """«بلدة بقرص»: after its head the letter belongs to the name, unless a place or a side follows."""
        following = sentence.words[at + 1]
        if kind not in _SETTLED or following.preposition != "ب" or following.article or following.pronoun:
            return None
        if following.has("placehead", "direction", "human", "grouphead", "nt", "ev", "prep") or following.stem in SIDES:
            return None
        return Found(at, at + 2, "place", "place.head", PlaceValue(kind=kind))

    @staticmethod
    def _described(sentence: Sentence, at: int, kind: str) -> Found | None:
        """«الأراضي التركية», «المنطقة الوسطى», «القصر الرئاسي»: a head with the adjective that makes it one place."""
        following = sentence.words[at + 1]
        if not following.article or following.lead:
            return None
        named = (
            kind in ("border", "territory") and following.has("nationality")
            or kind in ("area", "region", "province") and _faces(following)
            or kind == "palace" and following.stem in OFFICIAL
        )  # fmt: skip
        if not named:
            return None
        last = at + 2
        while (
            last < len(sentence.words)
            and sentence.words[last].article
            and sentence.words[last].has("nationality")
            and not sentence.words[last].lead
        ):
            last += 1
        return Found(at, last, "place", "place.territory", PlaceValue(kind=kind))

    @staticmethod
    def _sided(sentence: Sentence, last: int, kind: str) -> int:
        """«ريف حلب الشمالي», «قاعدة العند الجوية»."""
        if last < len(sentence.words):
            word = sentence.words[last]
            if word.article and not word.lead:
                if kind in WIDE and word.has("direction") or word.stem in SERVICES.get(kind, ()):
                    return last + 1
        return last

    def _name_after(
        self, sentence: Sentence, at: int, tagged: Mapping[int, tuple[int, str]], kind: str
    ) -> tuple[int, PlaceValue]:
        """End and value of the name that follows a head; ``at`` itself where there is none."""
        match = self.match(sentence, at)
        tag = tagged.get(at)
        word = sentence.words[at]
        if sentence.quoted[at]:
            for last in range(at, min(at + 4, len(sentence.tokens))):
                if sentence.unquoted[last]:
                    return last + 1, value_of(match[1]) if match is not None and match[0] == last + 1 else PlaceValue()
        if match is not None:
            last = max(match[0], self._trim(sentence, at, tag[0]) if tag is not None and tag[1] == "place" else 0)
            return self._ordinal(sentence, last), value_of(match[1])
        if tag is not None and (tag[1] == "place" or tag[1] == "person" and kind not in OWNED):
            return self._ordinal(sentence, self._trim(sentence, at, tag[0])), PlaceValue()
        further = tagged.get(at + 1)
        if (
            further is not None
            and further[1] == "place"
            and not word.lead
            and not sentence.words[at + 1].lead
            and not word.has("prep", "verb", "say", "adj")
        ):
            return further[0], PlaceValue()
        nested = word.entry("placehead")
        if nested is not None and not word.definite and at + 1 < len(sentence.tokens):
            inner = self._name_after(sentence, at + 1, tagged, nested.value)
            return (at, PlaceValue()) if inner[0] == at + 1 else inner
        return self._plain_name(sentence, at, kind)

    def _plain_name(self, sentence: Sentence, at: int, kind: str) -> tuple[int, PlaceValue]:
        """A name that neither gazetteer nor tagger knows."""
        word = sentence.words[at]
        common = word.article and word.entries and not word.has("placehead", "group", "nationality", "adj", "direction")
        if kind in FREE and common and not any("pl" in e.features or "dual" in e.features for e in word.entries):
            return self._ordinal(sentence, at + 1), PlaceValue()
        owned = kind in OWNED and word.has("given", "family", "kunya")
        named = not word.entries or word.has("given", "family", "kunya")
        if not named or owned or word.pronoun:
            return at, PlaceValue()
        last = at + 1
        while last < len(sentence.tokens) and last < at + 3:
            after = sentence.words[last]
            if sentence.tokens[last].kind != "word" or _joined(after) or after.preposition:
                break
            if after.entries and not after.has("given", "family") or not after.article and word.article:
                break
            last += 1
        return self._ordinal(sentence, last), PlaceValue()

    @staticmethod
    def _ordinal(sentence: Sentence, last: int) -> int:
        """«حي اليرموك الثانية», «الغارية الغربية»."""
        if last < len(sentence.words):
            word = sentence.words[last]
            if word.article and not word.conjunction and not word.preposition and word.stem in ORDINALS:
                return last + 1
        return last


def _joined(word: Word) -> bool:
    """With «و», also where the name after it is in no list: «ناحية ديرلوك وحفطنين»."""
    return bool(word.conjunction) or word.form[0] == "و" and not word.entries and len(word.form) > _JOINED


def _faces(word: Word) -> bool:
    return any(e.label == "direction" and e.value in COMPASS for e in word.entries)


def value_of(places: tuple[Place, ...]) -> PlaceValue:
    """The value of the most populous place of a name; unresolved where two are equally likely."""
    best = places[0]
    return PlaceValue(
        best.id, best.latitude, best.longitude, best.kind, best.country, None, best.governorate, best.district
    )
