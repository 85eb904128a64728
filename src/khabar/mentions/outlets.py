"""Outlets that only quotation marks, a dateline or what is said to them tell: «لـ"المدينة"»، «بيروت ـ "الميزان"»."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.types import GroupValue

_LONGEST = 5
_BREAKS = frozenset("-–—ـ|/:،,()[]؛.")
# In a dateline these are no name of an outlet.
_NO_OUTLET = word_class("no_outlet")
_TALKS = word_class("talk_with_outlet")
_LEARNS = word_class("outlet_learns")
_PLAIN = ("given", "family", "honorific", "title", "placehead", "nationality", "direction", "prep")
_SHORT = 3  # words of an outlet's name without quotation marks
_SAID = 16  # tokens that are looked back for a verb of saying


def quoted_name(sentence: Sentence, first: int) -> int:
    """The token after a quotation of few words that begins at a token; 0 for none, or where the name goes on."""
    if first >= len(sentence.tokens) or not sentence.quoted[first]:
        return 0
    for at in range(first, min(first + _LONGEST, len(sentence.tokens))):
        if sentence.unquoted[at]:
            after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
            return 0 if after is not None and after.preposition == "ل" and after.article else at + 1
    return 0


def told(sentence: Sentence, at: int) -> Found | None:
    """«وقال لـ"المدينة"»: a quoted name to which something is said is an outlet."""
    if not sentence.quoted[at]:
        return None
    if _talks(sentence, at):
        return _quotation(sentence, at)
    if not (sentence.form(at - 1) == "ل" or _reporter(sentence, at - 1)):
        return None
    if not any(w.has("say", "say_noun", "say_participle") for w in sentence.words[max(0, at - _SAID) : at]):
        return None
    if at > 1 and sentence.words[at - 2].stem.startswith(("موالي", "تابع", "مويد")):
        return None
    return _quotation(sentence, at)


def _quotation(sentence: Sentence, at: int) -> Found | None:
    """The quotation of few words that begins at a token, as the name of an outlet."""
    for last in range(at, min(at + 3, len(sentence.tokens))):
        if sentence.unquoted[last]:
            return Found(at, last + 1, "group", "group.media", GroupValue())
    return None


def _talks(sentence: Sentence, at: int) -> bool:
    """«في اتصال هاتفي مع "المدينة"», «رصدت "المدينة" …»: only an outlet is talked with so, or learns."""
    before = sentence.words[at - 1] if at else None
    if before is None:
        return False
    if before.stem in _LEARNS and sentence.words[at].article:
        return True
    talk = before.form == "مع" and at > 1
    return talk and any(word.stem in _TALKS and not word.pronoun for word in sentence.words[max(0, at - 4) : at - 1])


def _reporter(sentence: Sentence, at: int) -> bool:
    """«لمراسل "بران برس"»، «لوكالة "خبر"»."""
    word = sentence.words[at] if at >= 0 else None
    if word is None or word.preposition != "ل" or word.article:
        return False
    return "mediahead" in word.labels or any(entry.value == "journalist" for entry in word.entries)


def in_dateline(sentence: Sentence, founds: Sequence[Found], is_place: Callable[[str], bool]) -> list[Found]:
    """«بيروت ـ "الميزان"»، «عين اليوم – بيروت»: what stands in a dateline beside places, people and «خاص»."""
    taken = {at for f in founds for at in range(f.first, f.last) if f.kind != "place" or not sentence.quoted[f.first]}
    names: list[Found] = []
    runs: list[tuple[int, int]] = []
    first = 0
    for at in range(len(sentence.tokens) + 1):
        opens = at < len(sentence.tokens) and sentence.quoted[at]
        closed = at > 0 and sentence.unquoted[at - 1]
        if at == len(sentence.tokens) or sentence.forms[at] in _BREAKS or opens or closed:
            if at > first:
                runs.append((first, at))
            first = at + (at < len(sentence.tokens) and sentence.forms[at] in _BREAKS)
    for first, last in runs:
        words = sentence.words[first:last]
        if not taken.isdisjoint(range(first, last)) or any(
            sentence.tokens[i].kind != "word" for i in range(first, last)
        ):
            continue
        known = sentence.quoted[first] and sentence.unquoted[last - 1]
        if any(w.stem in _NO_OUTLET or w.form in _NO_OUTLET for w in words):
            continue
        if not known and is_place(" ".join(w.form for w in words)):
            continue
        plain = len(runs) > 1 and words[0].entries and not any(w.has(*_PLAIN) and not w.has("noun") for w in words)
        if last - first <= _LONGEST if known else last - first <= _SHORT and plain:
            names.append(Found(first, last, "group", "group.media", GroupValue()))
    return names


def named_again(sentences: Sequence[Sentence]) -> None:
    """«علمت "الميزان" أن …»: the quoted name of an outlet that a dateline or an answer given to it told."""
    names = {
        tuple(sentence.forms[f.first : f.last])
        for sentence in sentences
        for f in sentence.founds
        if f.rule == "group.media" and (sentence.dateline or sentence.quoted[f.first])
    }
    sizes = {(name[0], len(name)) for name in names}
    for sentence in sentences if names else ():
        if True not in sentence.quoted:
            continue
        held = {at for f in sentence.founds if f.kind == "group" for at in range(f.first, f.last)}
        for at in [at for at, quoted in enumerate(sentence.quoted) if quoted and at not in held]:
            for first, size in sizes:
                last = at + size
                if (
                    sentence.forms[at] == first
                    and tuple(sentence.forms[at:last]) in names
                    and sentence.unquoted[last - 1]
                ):
                    sentence.founds = [f for f in sentence.founds if not (at <= f.first < last and f.kind == "place")]
                    sentence.founds.append(Found(at, last, "group", "group.media", GroupValue()))
                    sentence.founds.sort(key=lambda f: (f.first, -f.last))
                    break
