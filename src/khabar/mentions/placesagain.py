"""Places named again without what told that they are places: «محافظة لحج … بعد تحرير لحج»، «على لحج»."""

from __future__ import annotations

from collections.abc import Sequence, Set
from operator import attrgetter

from khabar.gazetteer import Place
from khabar.mentions.found import Found, Naming, in_order
from khabar.mentions.placematch import value_of
from khabar.mentions.sentence import Sentence

_TOWNS = frozenset("city town village governorate province district subdistrict base airbase".split())  # of heads
_HEADED = 2  # words of a head and a name
_SHORT = 3  # letters of a name that may stand alone
_LOOSE = frozenset("verb vt vi vp say direction adj blamed".split())  # what a name may be besides
_GOVERNS = frozenset({"prep", "nt", "ni", "ev"})  # before a place, and no verb
_BEFORE_PEOPLE = frozenset({"given", "honorific", "title", "human", "kin"})

_NAMED = attrgetter("named")

Names = dict[str, tuple[Place, ...]]


def find_again(sentences: Sequence[Sentence]) -> None:
    """Add the places that a report names surely elsewhere, wherever nothing else was found."""
    known = _known(sentences)
    if not known:
        return
    for sentence in sentences:
        hits = called(sentence, known.keys())
        new = [_again(at, known[sentence.words[at].named]) for at in hits if _stands(sentence, at)]
        if new:
            sentence.founds = sorted([*sentence.founds, *new], key=in_order)


def called(sentence: Sentence, names: Set[str]) -> list[int]:
    """Where words stand that are listed under one of these names; mostly nowhere."""
    if names.isdisjoint(map(_NAMED, sentence.words)):
        return []
    return [at for at, word in enumerate(sentence.words) if word.named in names]


def _known(sentences: Sequence[Sentence]) -> Names:
    """Names of one word that the report gives to a town or area by its head, or twice by where they stand."""
    known: Names = {}
    once: set[str] = set()
    for sentence in sentences:
        for found in sentence.founds:
            naming = found.naming
            if found.kind != "place" or naming is None or not naming.places:
                continue
            head = sentence.words[naming.first].entry("placehead") if naming.last - naming.first == _HEADED else None
            if head is None and naming.last - naming.first != 1:
                continue
            name = sentence.words[naming.last - 1].named
            if len(name) < _SHORT or name in known:
                continue
            kind = naming.kind if head is None else head.value  # «محافظة لحج» may be in the gazetteer as a whole
            if kind in _TOWNS or name in once and not naming.places[0].ambiguous:
                known[name] = naming.places
            once.add(name)
    return known


def _again(at: int, places: tuple[Place, ...]) -> Found:
    return Found(at, at + 1, "place", "place.again", value_of(places), True, Naming(places, at, at + 1))


def _stands(sentence: Sentence, at: int) -> bool:
    """Is nothing else found here, and may the word be a name?"""
    word = sentence.words[at]
    if word.pronoun or word.preposition or sentence.tokens[at].kind != "word" or not word.labels <= _LOOSE:
        return False
    if any(found.first <= at < found.last for found in sentence.founds):
        return False
    before = sentence.words[at - 1] if at else None
    if before is not None and before.any(_BEFORE_PEOPLE) and not before.any(_GOVERNS):
        return False  # «الشيخ لودر»
    if any(found.kind == "person" and at in (found.first - 1, found.last) for found in sentence.founds):
        return False
    if not word.labels:
        return True
    governed = before is not None and before.any(_GOVERNS) and not (before.article or before.pronoun or word.lead)
    return governed and (word.article or "adj" not in word.labels)
