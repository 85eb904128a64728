"""A sentence without what is set into it and fills no place in its clause: «قتلت، بحسب المصدر، القوات خمسة».

Between two commas or dashes a report cites somebody, says when, or remarks on something; between a verb and its
phrases it says in what manner. Nobody reads these manners, nor the marks around a date. Whoever looks for the sides
of a deed reads the sentence without who is cited and what is remarked; who says it, and who is who, is read with them.
Tokens keep their offsets, so that every span stays true.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.words import VERBAL, Word

_COMMAS, _DASHES = frozenset("،,"), frozenset("-–—")
_MARKS = _COMMAS | _DASHES
_MOST = 12  # words between two marks
_QUOTING = "نقلا"  # «نقلاً عن», of which «عن» makes a cue; the others are cues of one word
_SAYING = word_class("as_they_say")  # «كما»: before a verb of saying
_IS_ONE = word_class("remarks_on")
_APART = _DASHES | _SAYING | {_QUOTING}
_MANNER_HEADS, _MANNERS = word_class("manner_head"), word_class("manner_within")
_PHRASES = sorted((tuple(phrase.split()) for phrase in word_class("manner_phrase")), key=len, reverse=True)
# By their second words, which are rarer than «من», «في».
_SECOND = {second: [one for one in _PHRASES if one[1] == second] for second in {one[1] for one in _PHRASES}}
_TELLING = _MANNERS | _SECOND.keys()
_NOT, _UPON = "غير", "علي"
_HEADS = frozenset({"human", "grouphead", "placehead", "thing", "noun", "title", "kin", "given", "group", "place"})
_QUALITIES = frozenset({"adj", "ap", "pp", "participle"})
_DEEDS = VERBAL | {"nt", "ni", "np", "ev"}
_OPENS = frozenset({"rel", "sub", "cause", "say_participle", "conj", "negation"})  # a clause that goes on by itself


def plain(sentence: Sentence) -> Sentence:
    """The sentence without manners and without the marks around a date, which nobody who reads it misses."""
    forms, gone = sentence.forms, set[int]()
    for found in sentence.founds:
        if found.kind == "date" and found.last < len(forms) and forms[found.last] in _MARKS:
            gone = {at for pair in _pairs(sentence) if _is_date(sentence, pair[0] + 1, pair[1]) for at in pair}
            break
    if not _TELLING.isdisjoint(sentence.spelled) or not _MANNER_HEADS.isdisjoint(sentence.stems):
        gone |= _manners(sentence)
    return _rest(sentence, gone) if gone else sentence


def without(sentence: Sentence) -> Sentence | None:
    """The sentence without who is cited and what is remarked between two marks; None where nothing is, as mostly."""
    if "cite" not in sentence.labels and _APART.isdisjoint(sentence.spelled):
        return None
    gone: set[int] = set()
    last = -1
    for first, stop in _pairs(sentence):
        dashed = sentence.tokens[first].form in _DASHES
        cited = _cites(sentence.words[first + 1 : stop]) and not _is_told_of(sentence, stop)
        if first > last and (cited or dashed and _remarks(sentence, first + 1, stop)):
            gone.update(range(first, stop + 1))
            last = stop
    return _rest(sentence, gone) if gone else None


def _pairs(sentence: Sentence) -> list[tuple[int, int]]:
    """Two marks of a kind with a few words between them, after which the clause may go on."""
    if _MARKS.isdisjoint(sentence.spelled):
        return []
    tokens, words = sentence.tokens, sentence.words
    marks = [at for at, form in enumerate(sentence.forms) if form in _MARKS]
    return [
        (first, stop)
        for first, stop in pairwise(marks)
        if first
        and 1 < stop - first <= _MOST + 1
        and stop + 1 < len(tokens)
        and (tokens[first].form in _DASHES) == (tokens[stop].form in _DASHES)
        and _goes_on(words[stop + 1])
    ]


def _goes_on(word: Word) -> bool:
    """May the clause before a parenthesis go on with this word?"""
    return not word.conjunction and word.form.isalpha() and not word.any(_OPENS)


def _is_date(sentence: Sentence, first: int, stop: int) -> bool:
    """«قصف الطيران، أمس، مواقع»: nothing but a time."""
    first += sentence.words[first].has("prep")
    return any(found.kind == "date" and found.first <= first and found.last == stop for found in sentence.founds)


def _cites(words: Sequence[Word]) -> bool:
    """«بحسب المصدر», «وفق ما أعلنت الوكالة», «كما قال شهود»."""
    first = words[0]
    if first.form == _QUOTING or first.has("cite"):
        return True
    return first.form in _SAYING and len(words) > 1 and words[1].has("say")


def _is_told_of(sentence: Sentence, stop: int) -> bool:
    """«، حسبما أعلن سالم هادي، المتحدث باسم الجيش»: what stands past the mark is who he is, and not of the clause."""
    named = any(found.kind == "person" and found.last == stop for found in sentence.founds)
    return named and sentence.words[stop + 1].has("title", "human", "honorific")


def _remarks(sentence: Sentence, first: int, stop: int) -> bool:
    """«- وهي الأولى من نوعها -», «- رغم الهدنة -»: what names nobody and tells of no deed."""
    head, *rest = sentence.words[first:stop]
    if any(word.any(_DEEDS) for word in rest):
        return False
    if head.any(_DEEDS):
        return head.form in _IS_ONE
    return not any(
        first <= found.first < stop and found.kind in ("person", "group", "place") for found in sentence.founds
    )


def _manners(sentence: Sentence) -> set[int]:
    """«هاجم | بشكل مفاجئ | مسلحون …», «أعلن | بدوره | الجيش …»: in what manner, before a phrase of the verb."""
    gone: set[int] = set()
    words = sentence.words
    for at, word in enumerate(words):
        if word.form in _MANNERS:
            first, stop = at, at + 1
        elif word.form in _SECOND:
            first, stop = at - 1, _past_phrase(sentence, at)
        elif word.stem in _MANNER_HEADS:
            first, stop = at - (words[at - 1].form == _UPON), _past_quality(words, at)
        else:
            continue
        if first > 0 and at < stop < len(words) and _awaited(words[first - 1], words[stop]):
            gone.update(range(first, stop))
    return gone


def _past_phrase(sentence: Sentence, at: int) -> int:
    """Past «من | جديد», «من | جانب واحد»: where a manner of several words ends; its second word where none does."""
    if at:
        for words in _SECOND[sentence.forms[at]]:
            if sentence.reads(at - 1, words):
                return at - 1 + len(words)
    return at


def _past_quality(words: Sequence[Word], at: int) -> int:
    """Past «بشكل مفاجئ», «على نحو غير مسبوق»: where a manner with a quality ends; no earlier where none does."""
    head = words[at]
    if head.conjunction or head.definite or not (head.preposition or at and words[at - 1].form == _UPON):
        return at
    stop = at + 1
    stop += stop < len(words) and words[stop].form == _NOT
    return stop + 1 if stop < len(words) and words[stop].has("adj") and not words[stop].definite else at


def _awaited(before: Word, after: Word) -> bool:
    """Is it a phrase of its verb that stands behind a manner, and neither a clause nor a quality of what is before it?

    «أحال القضاء | على الفور | المتهم إلى …»: without the manner he would be what the judiciary is.
    """
    quality = after.any(_QUALITIES) and not (before.any(VERBAL) and after.any(_HEADS))
    return not (after.preposition or quality or after.has("prep")) and _goes_on(after)


def _rest(sentence: Sentence, gone: set[int]) -> Sentence:
    """The sentence without some tokens, with the mentions of the others."""
    kept = [at for at in range(len(sentence.tokens)) if at not in gone]
    place = {at: new for new, at in enumerate(kept)}
    founds = [
        Found(place[f.first], place[f.last - 1] + 1, f.kind, f.rule, f.value, f.named, f.naming)
        for f in sentence.founds
        if f.first in place and f.last - 1 in place
    ]
    rest = Sentence(
        sentence.source,
        [sentence.tokens[at] for at in kept],
        [sentence.forms[at] for at in kept],
        [sentence.words[at] for at in kept],
        [sentence.quoted[at] for at in kept],
        [sentence.unquoted[at] for at in kept],
        sentence.paragraph, sentence.heading, sentence.dateline, sentence.byline, founds,
    )  # fmt: skip
    rest.sum_up()
    return rest
