"""What the tagger marks as a name, without the words at its end that are none."""

from __future__ import annotations

from khabar.mentions.nameends import ends, is_particle, may_join
from khabar.mentions.nameparts import of_woman
from khabar.mentions.personspan import opens_post, predicates
from khabar.mentions.personwords import CALLED, KUNYA_HEADS, LINKS, PARTICLES
from khabar.mentions.sentence import Sentence
from khabar.words import SOUND, Word

_NAMED = frozenset({"given", "family"})
_NO_NAME = frozenset("verb say prep sub comp grouphead placehead human nationality cite group noun nt say_noun".split())
_THINGS = frozenset("noun human title adj thing document placehead".split())
_DEEDS = frozenset("say prep sub rel nt ni np ev".split())
_ADJECTIVES = frozenset({"adj", "quantifier"})
_PEOPLES = ("يين", "يون")
_DONE = frozenset("pp ap pn".split())  # «سالم هادي المسجون»
_BOUND = (LINKS | KUNYA_HEADS) - {"ابن"}  # nothing ends behind these; «سالم هادي | ابن الوزير»


def trim(sentence: Sentence, first: int, last: int) -> int:
    """The end of a span of the tagger without trailing words that are no name; ``first`` where none is left."""
    words = sentence.words
    if not words[first].any(_NAMED) and words[first].any(_NO_NAME):
        return first
    span = words[first:last]
    if not any(word.any(_NAMED) for word in span) and any(_is_thing(word) for word in span):
        return first  # «جوازي سفر», «مدربون عسكريون»
    if last == first + 1 and words[first].any(_ADJECTIVES) and not words[first].any(_NAMED):
        return first
    whole = last
    for at in range(first + 1, last):
        if sentence.form(at - 1) in _BOUND or is_particle(sentence, at):
            continue
        if _stops(sentence, first, at, last):
            last = at
            break
    if last == first + 1 < whole and _many(words[last]) and "given" in words[first].labels:
        return first  # «رضا العلويين»
    while last > first and _dangles(sentence, first, last - 1):
        last -= 1
    return last


def _is_thing(word: Word) -> bool:
    """«جواز», «المسلمين»: in no name of which no word is known."""
    return word.any(_THINGS) and (not word.article or word.form.endswith(SOUND))


def _many(word: Word) -> bool:
    """«العلويين»: a people, and nobody's name; «سليم الخياطين» is one."""
    return word.article and word.form.endswith(_PEOPLES) and "human" in word.labels and not word.any(_NAMED)


def _stops(sentence: Sentence, first: int, at: int, last: int) -> bool:
    """Does the name end before this word, whatever the tagger says?"""
    word = sentence.words[at]
    named = word.any(_NAMED)
    if opens_post(sentence, at) or predicates(sentence, at) or ends(sentence, at) or _many(word):
        return True
    if word.article and word.stem in CALLED or word.preposition and word.article:
        return True
    if word.conjunction and (word.conjunction == "و" or not named) or may_join(word):
        return True
    if (
        not named
        and not word.lead
        and "given" in sentence.words[first].labels
        and of_woman(sentence.words[first], word)
    ):
        return True  # «قوات هادي | المتمركزة»
    if word.has("comp", "placehead", "pp", "hedge") and not named:
        return True  # «سالم هادي موقوف منذ عام»
    if at > first + 1 and word.article and "grouphead" in word.labels and not named:
        return True
    after = sentence.words[at + 1] if at + 1 < last else None
    if word.preposition == "ب" and "given" in word.labels and after is not None and after.any(_NAMED):
        return True
    if sentence.quoted[at] and word.form in KUNYA_HEADS:
        return True  # «سالم هادي «أبو حمزة»»
    return word.form == "ل" and sentence.quoted[min(at + 1, len(sentence.quoted) - 1)]  # «فلان لـ«الصباح»»


def _dangles(sentence: Sentence, first: int, at: int) -> bool:
    """Is the last word of a name none of it: «الملقب», a deed, a mark?"""
    word = sentence.words[at]
    if word.stem in CALLED or sentence.tokens[at].kind == "mark" or at > first and word.form in PARTICLES:
        return True
    if at == first or "family" in word.labels:
        return False
    if word.article and word.any(_DONE):
        return True
    given = word.labels >= {"given", "say"} and not any("imperfect" in entry.features for entry in word.verbal)
    given = given and word.stem != "طالب"  # «محمود عزت عن …»
    return word.any(_DEEDS) and not given and sentence.form(at - 1) not in KUNYA_HEADS
