"""Given names that are common words as well: what else they are where they stand."""

from __future__ import annotations

from khabar.mentions.personwords import OTHER, is_second
from khabar.mentions.sentence import Sentence
from khabar.mentions.strangers import SEEN, Likely
from khabar.words import VERBAL, Word

_LED_BY = frozenset("say title honorific human alias kin vt vi vp np".split())
_PLAIN = frozenset("given family noun adj".split())
_NAMED = frozenset({"given", "family"})
_SOMEBODY = frozenset({"human"})
_NEAR = 4  # words before a name among which its title stands
_BEFORE_VERB = frozenset({"negation", "sub"})


def common(word: Word) -> bool:
    """A given name that is a common word as well, or «باسم»."""
    entry = word.entry("given")
    return entry is not None and entry.note == "word" or word.any(OTHER) or word.form == "باسم"


def is_one(word: Word) -> bool:
    """«الطفل», «المعلم»: one person, definite."""
    return word.article and not word.stem.endswith(("ين", "ون", "ات")) and "pl" not in word.features


def does(sentence: Sentence, at: int, likely: Likely) -> bool:
    """«ليعرب أوباما عن …», «أبدى بارزاني …»: a given name that here is a verb."""
    word, following = sentence.words[at], sentence.words[at + 1]
    before = sentence.words[at - 1] if at else None
    if before is not None and before.any(_BEFORE_VERB) and not word.lead:
        return True
    if word.preposition == "ل" and any("imperfect" in entry.features for entry in word.verbal):
        return True
    heads = before is None or bool(word.conjunction) or sentence.tokens[at - 1].kind == "mark"
    ended = at + 2 >= len(sentence.tokens) or sentence.tokens[at + 2].kind == "mark"
    named = "given" in following.labels or "family" in following.labels and (following.article or ended)
    return heads and not named and likely(word.stem, SEEN) is False


def ranks(sentence: Sentence, at: int) -> bool:
    """«اللواء كامل الوزير، …», «اللواء طلعت مسلم، …»: after a rank two words before a mark, of which one is a name."""
    last, size = at + 2, len(sentence.words)
    if not at or last > size or last < size and sentence.tokens[last].kind != "mark":
        return False
    rank, word, following = sentence.words[at - 1], sentence.words[at], sentence.words[at + 1]
    if "honorific" not in rank.labels or not is_one(rank) or following.lead or word.lead or word.article:
        return False
    if "given" in following.labels and not following.any(VERBAL):
        return True
    definite = following.article and "adj" not in following.labels and not following.form.endswith("ه")
    return definite and "given" in word.labels and word.labels <= _PLAIN


def praises(sentence: Sentence, at: int, last: int, likely: Likely) -> bool:
    """«حسن الجوار», «صادق المواساة»: a given name that is a common word as well, with a noun that it is said of."""
    if last == at + 1:
        if _is_said(sentence, at):
            return True
        last += last < len(sentence.words)
    word, second = sentence.words[at], sentence.words[last - 1]
    if last != at + 2 or not common(word) or word.article or not second.article or second.any(_NAMED):
        return False
    if second.lead or "adj" in second.labels or is_second(word.stem, second.form):
        return False  # «حكم على سيف بالإعدام», «سياسة صدام الطائفية», «نور الدين»
    thing = second.has("noun", "direction", "thing", "nt", "np", "ev")
    if not (thing or not second.entries and likely(second.form, SEEN) is False) or second.stem.endswith("ي"):
        return False
    return is_governed(sentence, at) and not _is_led(sentence, at)


def is_governed(sentence: Sentence, at: int) -> bool:
    """Does something stand right before it that it may depend on? A name that opens a line or a clause is one."""
    return at > 0 and sentence.tokens[at - 1].kind == "word" and not sentence.quoted[at]


def _is_led(sentence: Sentence, at: int) -> bool:
    """«قال وزير الخارجية سليم المعلم»: does what only people are told of stand near before it?"""
    return any(word.any(_LED_BY) for word in sentence.words[max(0, at - _NEAR) : at])


def _is_said(sentence: Sentence, at: int) -> bool:
    """«المشهد الظاهر», «رجل كريم»: a single given name that is said of the noun before it, as an adjective is."""
    word, before = sentence.words[at], sentence.words[at - 1] if at else None
    if before is None or word.lead or sentence.tokens[at - 1].kind != "word" or "family" in word.labels:
        return False
    if word.article:
        if word.stem.endswith("ي") or _is_led(sentence, at):
            return False  # «وزير الدفاع العبيدي»
        return before.article and "noun" in before.labels and not before.any(_NAMED)
    somebody = before.labels and before.labels <= _SOMEBODY and not (before.article or before.pronoun)
    return bool(somebody) and "adj" in word.labels


def doubles(sentence: Sentence, at: int) -> bool:
    """«رويدا رويدا»: said twice, and nobody's name."""
    return sentence.form(at) == sentence.form(at + 1)
