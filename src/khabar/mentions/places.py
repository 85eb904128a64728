"""Places: names of the gazetteer, what the tagger marks, and heads with a name («حي …», «ريف … الشرقي»)."""

from __future__ import annotations

from collections.abc import Mapping

from khabar.gazetteer import Gazetteer, Place
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.types import PlaceValue

# Heads that stay outside the name: the city is «الموصل», the quarter is «حي الزهراء».
BARE_HEADS = frozenset({"city", "capital", "state", "village"})
_COMMON = frozenset(
    "verb say noun adj human kin title honorific weapon document thing lightnoun vt vi nt ev aux modal given kunya "
    "prep sub conj comp rel stop hedge negation grouphead".split()
)


class PlaceFinder:
    """Finds places in a sentence; one instance serves all sentences."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def find(self, sentence: Sentence, tagged: Mapping[int, tuple[int, str]]) -> list[Found]:
        """Places in order; ``tagged`` gives, by first token, the end and kind of tagger spans."""
        founds: list[Found] = []
        at = 0
        while at < len(sentence.tokens):
            found = self._headed(sentence, at, tagged) or self._named(sentence, at, tagged)
            if found is not None:
                founds.append(found)
                at = max(at + 1, found.last)
            else:
                at += 1
        return founds

    # -- names ----------------------------------------------------------------------------------

    def match(self, sentence: Sentence, at: int) -> tuple[int, tuple[Place, ...]] | None:
        """The longest gazetteer name that starts at a token."""
        token, word = sentence.tokens[at], sentence.words[at]
        if token.kind != "word":
            return None
        starts = [word.form]
        if word.lead or word.conjunction:
            bare = ("ال" if word.article else "") + word.stem
            starts = [bare, word.form] if word.entries or self.gazetteer.find(bare) else [word.form, bare]
        for start in starts:
            best = self._longest(sentence, at, start)
            if best is not None:
                return best
        return None

    def _longest(self, sentence: Sentence, at: int, start: str) -> tuple[int, tuple[Place, ...]] | None:
        if start in self.gazetteer.first_words:
            for size in range(min(self.gazetteer.longest, len(sentence.tokens) - at), 1, -1):
                parts = [start, *(sentence.form(at + i) for i in range(1, size))]
                places = self.gazetteer.find(" ".join(parts))
                if places:
                    return at + size, places
        places = self.gazetteer.find(start)
        return (at + 1, places) if places else None

    def _named(self, sentence: Sentence, at: int, tagged: Mapping[int, tuple[int, str]]) -> Found | None:
        tag = tagged.get(at)
        match = self.match(sentence, at)
        if match is None:
            if tag is not None and tag[1] == "place" and not sentence.words[at].has("noun", "verb", "say", "adj", "human"):
                return Found(at, tag[0], "place", "place.tagger", PlaceValue())
            return None
        last, places = match
        word = sentence.words[at]
        if tag is not None and tag[1] in ("person", "group") and tag[0] >= last:
            return None
        certain = tag is not None and tag[1] == "place"
        if last == at + 1 and not certain:
            if word.has(*_COMMON) or word.has("nationality", "ethnicity", "family") and not self._located(sentence, at):
                return None
            if places[0].ambiguous and not self._located(sentence, at):
                return None
        return Found(at, last, "place", "place.gazetteer", value_of(places))

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
        if entry is None or word.pronoun or at + 1 >= len(sentence.tokens):
            return None
        tag = tagged.get(at)
        if tag is not None and tag[1] in ("person", "group") and tag[0] > at + 1:
            return None
        following = sentence.words[at + 1]
        if word.article:
            if entry.value in ("border", "land", "lands") and following.article and following.has("nationality"):
                return Found(at, at + 2, "place", "place.territory", PlaceValue(kind=entry.value))
            return None
        if following.conjunction or following.preposition or sentence.tokens[at + 1].kind != "word":
            return None
        last, value = self._name_after(sentence, at + 1, tagged)
        if last == at + 1:
            return None
        if last < len(sentence.words) and entry.value in ("countryside", "outskirts", "governorate", "district"):
            side = sentence.words[last]
            if side.article and side.has("adj", "direction") and side.stem.rstrip("ي") in _SIDES:
                last += 1
        first = at + 1 if entry.value in BARE_HEADS or "pl" in entry.features or "dual" in entry.features else at
        return Found(first, last, "place", "place.head", PlaceValue(
            value.gazetteer, value.latitude, value.longitude, value.kind or entry.value, value.country,
            " ".join(t.form for t in sentence.tokens[at : at + 1]) if first == at else None,
        ))  # fmt: skip

    def _name_after(self, sentence: Sentence, at: int, tagged: Mapping[int, tuple[int, str]]) -> tuple[int, PlaceValue]:
        """End and value of the name that follows a head; ``at`` itself where there is none."""
        match = self.match(sentence, at)
        tag = tagged.get(at)
        if match is not None:
            last = max(match[0], tag[0] if tag is not None and tag[1] == "place" else 0)
            return self._ordinal(sentence, last), value_of(match[1])
        if tag is not None and tag[1] in ("place", "person"):
            return self._ordinal(sentence, tag[0]), PlaceValue()
        word = sentence.words[at]
        nested = word.entry("placehead")
        if nested is not None and not word.definite and at + 1 < len(sentence.tokens):
            inner = self._name_after(sentence, at + 1, tagged)
            return (at, PlaceValue()) if inner[0] == at + 1 else inner
        named = not word.entries or sentence.quoted[at] or word.has("given", "family", "kunya")
        if not named or word.pronoun:
            return at, PlaceValue()
        last = at + 1
        while last < len(sentence.tokens) and last < at + 3:
            after = sentence.words[last]
            if sentence.tokens[last].kind != "word" or after.conjunction or after.preposition or after.entries:
                break
            if not after.article and word.article:
                break
            last += 1
        return self._ordinal(sentence, last), PlaceValue()

    @staticmethod
    def _ordinal(sentence: Sentence, last: int) -> int:
        """«حي اليرموك الثانية», «الغارية الغربية»."""
        if last < len(sentence.words):
            word = sentence.words[last]
            if word.article and not word.conjunction and not word.preposition and word.stem in _ORDINALS:
                return last + 1
        return last


_SIDES = frozenset("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي اوسط".split())
_ORDINALS = frozenset("اولي ثانيه ثالثه رابعه خامسه كبري صغري غربيه شرقيه شماليه جنوبيه فوقا تحتا جديده قديمه".split())


def value_of(places: tuple[Place, ...]) -> PlaceValue:
    """The value of the most populous place of a name; unresolved where two are equally likely."""
    best = places[0]
    return PlaceValue(best.id, best.latitude, best.longitude, best.kind, best.country)
