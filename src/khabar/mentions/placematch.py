"""Names of the gazetteer in a sentence, however a clitic hides their first letter."""

from __future__ import annotations

from khabar.gazetteer import Gazetteer, Place
from khabar.mentions.placewords import FIGURES, VOUCHING
from khabar.mentions.sentence import Sentence
from khabar.types import PlaceValue
from khabar.words import Word, load_frequencies

_REMEMBERED = 100_000
_MANY = frozenset({"pl", "dual"})
_THAT = "ان"  # «إن أمناس», and mostly no place

Match = tuple[int, tuple[Place, ...]]  # the token after the name, and the places of that name


class PlaceMatcher:
    """Finds the longest name that starts at a token; one instance serves all sentences."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._known: dict[str, tuple[str, ...]] = {}
        self._pairs = gazetteer.pairs
        self._frequencies = load_frequencies()

    def frequency(self, word: Word) -> int:
        """How often the word is written in running text, as log2; 0 is hardly ever."""
        return self._frequencies.get(word.named if word.lead else word.form, 0)

    def match(self, sentence: Sentence, at: int) -> Match | None:
        """The longest gazetteer name that starts at a token."""
        token, word = sentence.tokens[at], sentence.words[at]
        if token.kind != "word":
            return None
        starts = self._known.get(word.form)
        for start in self.listings(word) if starts is None else starts:
            best = self.longest(sentence, at, start)
            if best is not None and not (start == _THAT and not _is_led(sentence, at)):
                return best
        return None

    def leads(self, word: Word) -> bool:
        """Do names begin with the word, none of which is it alone?"""
        names = self.gazetteer.names
        starts = self.listings(word)
        return bool(starts) and names.isdisjoint(starts)

    def goes_on(self, sentence: Sentence, at: int) -> bool:
        """Do the first two words of a name stand here?"""
        second = sentence.form(at + 1)
        for start in self.listings(sentence.words[at]):
            if (start, second) in self._pairs:
                return True
        return False

    def is_weak(self, sentence: Sentence, first: int, last: int) -> bool:
        """Is a name one that only a user's list has, and a word of every day?"""
        return bool(self.gazetteer.weak) and " ".join(sentence.forms[first:last]) in self.gazetteer.weak

    def listings(self, word: Word) -> tuple[str, ...]:
        """How a name that begins with a word may be listed, likeliest first; mostly not at all."""
        known = self._known.get(word.form)
        if known is not None:
            return known
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        names = self.gazetteer.names
        starts: tuple[str, ...] = (word.form,)
        if word.lead or word.conjunction:
            first = word.entries or word.named in names
            starts = (word.named, word.form) if first else (word.form, word.named)
        listed = [start for start in starts if start in names or start in self.gazetteer.first_words]
        found = self._known[word.form] = tuple(listed)
        return found

    def longest(self, sentence: Sentence, at: int, start: str) -> Match | None:
        """The longest name that begins with ``start``, which stands at a token."""
        forms, weak = sentence.forms, self.gazetteer.weak
        vouched = not weak or _is_vouched(sentence, at)
        if at + 1 < len(forms) and (start, forms[at + 1]) in self._pairs:
            for size in range(min(self.gazetteer.longest, len(forms) - at), 1, -1):
                name = " ".join([start, *forms[at + 1 : at + size]])
                places = self.gazetteer.find(name)
                if places and (vouched or name not in weak):
                    return at + size, places
        places = self.gazetteer.find(start)
        return (at + 1, places) if places and (vouched or start not in weak) else None


def _is_led(sentence: Sentence, at: int) -> bool:
    """«في إن صالح», but not «قال إن صالح …»: after a preposition or what only places have."""
    word = sentence.words[at - 1] if at else None
    return word is not None and word.has("prep", "placehead") and not (word.article or word.pronoun)


def _is_vouched(sentence: Sentence, at: int) -> bool:
    """Does a head stand before the name that only places have: «قرية», «بلدة»?"""
    word = sentence.words[at - 1] if at else None
    entry = word.entry("placehead") if word is not None and not word.article else None
    return entry is not None and entry.value in VOUCHING and entry.lemma not in FIGURES and not entry.features & _MANY


def value_of(places: tuple[Place, ...]) -> PlaceValue:
    """The value of the likeliest place of a name."""
    best = places[0]
    return PlaceValue(
        best.id, best.latitude, best.longitude, best.kind, best.country, None, best.governorate, best.district
    )
