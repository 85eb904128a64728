"""What stands at the head of a sentence or beside who speaks, and is no part of what is told."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from khabar.claims.chunks import Chunks
from khabar.claims.items import TRIGGER_NOUNS, Item
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.words import Word

_WHAT = frozenset({"title", "honorific", "human", "kin"})
_STATED = _WHAT | {"adj", "placehead", "grouphead", "given"}
OPENERS = frozenset({"من", "في", "علي", "الي", "ومن", "وفي", "وعلي", "والي"})
_TURNING = frozenset(tuple(words.split()) for words in word_class("turning"))
_ITSELF = word_class("itself")
_THAT_ONE, _THIS = "ذلك", "هذا"
_OCCASIONS = word_class("turn") | word_class("occasion")
_OTHER_SIDE = word_class("other_side")
_HIDING = word_class("hiding")
_SECRET = word_class("secret")
_NOT, _HAMZA = "الا", "أ"
_WISHED = 6  # tokens from the wish to what is not to be told


def opening(chunks: Chunks, at: int) -> int:
    """«من جهة أخرى | كشف مصدر …»، «إلى ذلك | …»: what a sentence opens with, and no part of it; 0 for anything else."""
    forms = chunks.sentence.forms
    if at + 3 >= len(forms):
        return 0
    turn, other = chunks.words[at + 1], chunks.words[at + 2]
    last = 0
    if (forms[at].removeprefix("و"), forms[at + 1]) in _TURNING:
        that = forms[at + 1] == _THAT_ONE and other.article  # «إلى ذلك الموقع»
        last = 0 if that else at + 2 + (forms[at + 2] == _THAT_ONE)
    elif turn.stem in _OCCASIONS and not turn.article and not other.article and other.stem in _OTHER_SIDE:
        last = at + 3
    elif turn.stem in _OCCASIONS and turn.article and forms[at + 2] in _ITSELF or turn.stem == _THIS and _turns(other):
        last = at + 3  # «في السياق نفسه»، «في هذا الإطار»
    if last:
        chunks.push(Item("other", at, last, value="turn"), chunks.words[at])
    return last


def _turns(word: Word) -> bool:
    return word.article and word.stem in _OCCASIONS


def unnamed(chunks: Chunks, at: int) -> int:
    """«قال المسؤول | طالباً عدم ذكر اسمه | إن …»: said of who speaks, and not by him; 0 for anything else."""
    last = untold(chunks.sentence.forms, at)
    if last:
        wish = Item("other", at, last, value="unnamed", pronoun=chunks.words[at].pronoun)
        wish.inside, chunks.previous = chunks.depth, wish
        chunks.items.append(wish)  # without its word: «اشترط عدم ذكر اسمه» puts nothing in doubt
    return last


def untold(forms: Sequence[str], at: int) -> int:
    """Where words like «رفض الكشف عن اسمه» end that begin with a wish; 0 for anything else."""
    for last in range(at + 1, min(len(forms), at + _WISHED)):
        if forms[last] in _SECRET:
            return last + 1
        if forms[last] not in _HIDING and forms[last] != "عن":
            return 0
    return 0


def not_to(chunks: Chunks, at: int) -> int:
    """«قرر ألا | ينسحب»: that he does not, where the spelling says so and an imperfect follows; 0 for «إلا»."""
    start, form = chunks.tokens[at].start, chunks.words[at].form
    after = chunks.words[at + 1] if at + 1 < len(chunks.words) else None
    will = after is not None and any("imperfect" in entry.features for entry in after.verbal)
    if not will or chunks.sentence.source[start + len(form) - len(_NOT)] != _HAMZA:
        return 0
    that = chunks.push(Item("that", at, at + 1, entry=chunks.vocabulary.word("ان").entry("comp")), chunks.words[at])
    that.value, that.prep = "an", "bi" if form.startswith("ب") else that.prep
    chunks.negated = True
    return at + 1


def town(chunks: Chunks, at: int) -> bool:
    """«مدينة فان»: right after an indefinite head of a place «فإن» cannot stand."""
    last = chunks.previous
    head = last is not None and last.kind == "noun" and last.last == at and last.short and not last.definite
    return head and last is not None and "placehead" in last.labels


def styled(chunks: Chunks, entry: Entry, last: int) -> int:
    """«في بيان | مصور», «في تصريح | مقتضب»: the end of what a paper is like, which is nobody."""
    if entry.value != "aside" or not (
        "say_noun" in chunks.words[last - 1].labels and not chunks.words[last - 1].definite
    ):
        return last
    while last < len(chunks.words) and _is_like(chunks.words[last]) and last not in chunks.units:
        last += 1
    return last


def _is_like(word: Word) -> bool:
    return "adj" in word.labels and not (word.lead or word.definite or word.verbal or word.any(TRIGGER_NOUNS))


def in_row(chunks: Chunks, at: int) -> bool:
    """«- فلان: قائد كتيبة، …»: in a row of a list, what somebody is stands past a colon, and he does not say it."""
    holder = chunks.items[-1] if len(chunks.items) > 1 else None
    if holder is None or holder.last != at or at + 1 >= len(chunks.words) or holder.mention("person") is None:
        return False
    if not all(i.kind == "mark" or chunks.sentence.form(i.first).isdigit() for i in chunks.items[:-1]):
        return False
    word = chunks.words[at + 1]
    if word.form != "من" and (word.definite or word.lead or word.labels.isdisjoint(_WHAT)):
        return False
    phrase = takewhile(lambda k: chunks.tokens[k].kind == "word", range(at + 1, len(chunks.words)))
    named = {k for f in chunks.sentence.founds for k in range(f.first, f.last)}
    return not any(
        chunks.words[k].verbal and chunks.words[k].labels.isdisjoint(_STATED) and k not in named for k in phrase
    )
