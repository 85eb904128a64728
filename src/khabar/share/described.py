"""Whom a report quotes without a name: whether what it calls them narrows who that is, and whom the reader missed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from khabar.share.chosen import is_given, is_namely
from khabar.share.humans import people_words, vocabulary
from khabar.share.identities import sources
from khabar.share.requests import contents, cue_pattern, find, is_word, sentences, stops, word_pattern, words_of
from khabar.text.fold import Text, fold, fold_word
from khabar.types import Reading, Source, Span
from khabar.words import FUNCTION, VERBAL

_FULL = 3  # words of a name that somebody says is their own
_LONGEST = 120  # characters of a description
_FIRST = re.compile(r"(?:\s+(?:لنا|لي|إلينا|لمراسلنا|لمراسلتنا))?\s*[«\"“]?\s*(@?[^\W_][\w.]*)")
_SHORT, _NAME = 2, 2  # letters of a word that begins no name, and words of one
_ASIDE = re.compile(r"[\s،,]+(?:[وفبل]ـ?|إلى|على)?\s*\Z")  # «مصادر محلية إلى أن»
_CLITICS = re.compile(r"\A(?:[وفبك]{1,2}ال|[وفب]?لل|[وفبلك])")
_NEAR_SAW = re.compile(r"(?:\s+[^\W\d_]+){1,4}")
_THINGS = "grouphead group mediahead media document thing placehead nationality say_noun adj hedge quantifier self"
_NO_SPEAKERS = FUNCTION | VERBAL | frozenset(_THINGS.split())
_END = re.compile(r"[.:!؟?؛«\"“\n]")
_MARK = re.compile(r"[،,.:!؟?؛\n]")


def narrows(source: Source, reading: Reading) -> bool:
    """Whether a source without a name is told so that it may be known who it is.

    «مصدر أمني تركي», «شهود عيان» and «ناشطون» say nothing that does; one person («ممرض»), a place, a house or a family
    («مصدر في المشفى») does.
    """
    words = words_of(source.text or source.name or "")
    if source.kind == "group":
        return len(words) > 1 and is_word("household", words[0])
    if source.kind == "media":
        return len(words) > 1 and is_word("account", words[0])
    return _narrow(source.text or source.name or "", _nations(reading))


def _narrow(text: str, nations: set[str]) -> bool:
    left = _telling(text, nations)
    return len(left) > 1 or (bool(left) and not _many(left[0]))


def _nations(reading: Reading) -> set[str]:
    return {word for m in reading.mentions if m.kind == "nationality" for word in words_of(m.text)}


def _telling(text: str, nations: set[str]) -> list[str]:
    """The words of a description that narrow who it is."""
    return [
        word for word in words_of(text)
        if len(word) > 1 and word not in nations and not is_word("nobody", word.removeprefix("ال"))
    ]  # fmt: skip


def _many(word: str) -> bool:
    """Whether a word is one for several people: «ناشطون»."""
    entries = people_words().get(word) or people_words().get(word.removeprefix("ال"))
    return any("pl" in entry.features for entry in entries)


def _is_rare(text: str) -> bool:
    """Whether a text begins like a name that nothing knows: with words that running text does not have."""
    words = words_of(text[:_LONGEST])[:_NAME]
    return bool(words) and len(words[0]) > _SHORT and any(
        is_namely(word) and is_namely(_CLITICS.sub("ال", word, count=1)) for word in words
    )  # fmt: skip


def is_person(word: str) -> bool:
    """Whether a word is one for a person, or for one of several."""
    if word.startswith("@") or is_word("one of", word):
        return True
    stems = {word, word.removeprefix("ال"), word.removeprefix("لل")}
    return is_word("kin", word) or any(stem in people_words() for stem in stems)


def _may_speak(word: str) -> bool:
    """Whether a word that stands where somebody speaks is one of no body, paper or grammar."""
    form = fold_word(word)
    if not form:
        return False  # a tatweel or a vowel that stands alone
    known = vocabulary().word(form)
    return not (known.article or known.preposition or known.pronoun) and not known.any(_NO_SPEAKERS)


def unnamed(reading: Reading, text: Text) -> Iterator[Span]:
    """What stands between a word of speaking and what is said, where it calls somebody and is no body nor paper."""
    source = text.source
    known = [
        Span(s.start, s.stop) for s in sources(reading)
        if s.start is not None and s.stop is not None and s.kind not in ("person", "anonymous")
    ]  # fmt: skip
    nations = _nations(reading)
    groups = {m.start for m in reading.mentions if m.kind == "group"}
    lines = sentences(source)
    for cue in find(cue_pattern(), text):
        said = source[cue.start : cue.stop]
        first = _FIRST.match(source, cue.stop)
        if first is None or is_word("content", said) or is_word("loose", said) or first.start(1) in groups:
            continue
        nobody = is_word("nobody", first[1])
        according = is_word("according", said)
        rare = not according and _is_rare(source[first.start(1) :])
        if not (nobody or rare or is_person(fold_word(first[1])) or not according and _may_speak(first[1])):
            continue
        line = next(line for line in lines if line.start <= cue.start < line.stop)
        stop = _content(source, first.start(1), min(line.stop, cue.stop + _LONGEST), said)
        if stop is not None and not any(span.start < stop and first.start(1) < span.stop for span in known):
            if _narrow(source[first.start(1) : stop], nations):
                yield Span(first.start(1), stop)


def selves(text: Text) -> Iterator[Span]:
    """What somebody says of themselves: «أنا معلم في مدرسة …», «كنت ممرضة بقسم …», «اسمي فلان»."""
    source = text.source
    for lead in find(word_pattern("myself"), text):
        first = _FIRST.match(source, lead.stop)
        named = is_word("my name", source[lead.start : lead.stop])
        told_by_name = first is not None and is_given(fold_word(first[1]))  # «أنا ريم الدندشي»
        if first is None or not (named or told_by_name or is_person(fold_word(first[1]))):
            continue
        mark = _MARK.search(source, first.start(1), first.start(1) + _LONGEST)
        line = fold(source[first.start(1) : mark.start() if mark else first.start(1) + _LONGEST])
        end = next(stops(line), None)
        told = line.source[: end.start] if end is not None else line.source
        told = " ".join(told.split()[:_FULL]) if named else told.rstrip()
        yield Span(first.start(1), first.start(1) + len(told))


def spoken_of(text: Text, sources: bool, witnesses: bool) -> Iterator[Span]:
    """Where «المصدر» or «الشاهدة» is told of, rather than quoted: «يعمل المصدر في …», «شاهدة العيان طالبة»."""
    if witnesses:
        yield from find(word_pattern("a witness"), text)
        for saw in find(word_pattern("saw"), text):  # «شهد على الحادثة ممرض كان …»
            near = _NEAR_SAW.match(text.source, saw.stop)
            for word in re.finditer(r"[^\W\d_]+", near[0] if near else ""):
                entries = people_words().get(fold_word(word[0]))
                if entries and not any({"pl", "dual"} & {*entry.features} for entry in entries):
                    yield Span(saw.stop + word.start(), saw.stop + word.end())
                    break
    for span in find(word_pattern("the source"), text) if sources else ():
        before, behind = (text.source[: span.start].split() or [""])[-1], _FIRST.match(text.source, span.stop)
        lives = is_word("lives", before) or (behind is not None and is_word("lives", behind[1]))
        if lives or (behind is not None and is_person(fold_word(behind[1]))):
            yield span


def _content(source: str, start: int, stop: int, said: str) -> int | None:
    """Where what is said begins, behind whoever says it; None where nothing does."""
    according = is_word("according", said)
    mark = (_MARK if according else _END).search(source, start, stop)
    line = fold(source[start : mark.start() if mark else stop])
    begins = next(contents(said, line), None)
    if begins is None and (mark is None or mark[0] in ".\n!؟?" and not according):
        return None
    end = begins.start if begins else len(line.source)
    other = next(stops(line), None)  # «لصحيفة …»: to whom it is said
    told = _ASIDE.sub("", line.source[: min(end, other.start) if other else end])
    return start + len(told) if told.strip() else None
