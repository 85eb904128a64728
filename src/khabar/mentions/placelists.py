"""Places told one after another, and names as hashtags write them."""

from __future__ import annotations

from dataclasses import replace

from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.mentions.placewords import SIDES
from khabar.mentions.sentence import Sentence

_SAYS_WHERE = ("direction", "nationality")
_NO_TOWN = tuple(
    "human title honorific grouphead group placehead nationality direction nt ni np ev prep rel comp sub".split()
)
_EVERYDAY = frozenset("noun thing adj honorific given family weapon placehead".split())
_GOVERNS = word_class("governor")
_LIES = word_class("lies_somewhere")
_CLAN = "آل"


def aside(sentence: Sentence, last: int) -> int:
    """The token after a bracket with a side or a nation: «طنجة (شمال) | وبوزنيقة (غرب)»; else ``last``."""
    if sentence.form(last) == "(" and sentence.form(last + 2) == ")" and sentence.words[last + 1].has(*_SAYS_WHERE):
        return last + 3
    return last


def is_second(sentence: Sentence, at: int, before: Found, listed: bool) -> bool:
    """«بلدتي النخيب والعلم», «منطقتي الوهط وصبر»: the second of two, whatever the word means elsewhere.

    ``listed``: a gazetteer has it, as it must where the word has no article.
    """
    word = sentence.words[at]
    if before.last != at or word.conjunction != "و" or not (word.article or listed) or word.has(*_NO_TOWN):
        return False
    heads = [sentence.words[i].entry("placehead") for i in (before.first, before.first - 1) if i >= 0]
    return any(head is not None and "dual" in head.features for head in heads)


def is_clan(sentence: Sentence, at: int) -> bool:
    """«أحياء حيدان | وآل المؤنس»: a clan that a quarter is called after; the word is read as «و» and «آل»."""
    written = sentence.source[sentence.tokens[at].start : sentence.tokens[at].stop]
    if written != f"و{_CLAN}" or at + 1 >= len(sentence.tokens) or sentence.tokens[at + 1].kind != "word":
        return False
    rest, word = sentence.words[at].form[1:], sentence.words[at]
    sentence.words[at] = replace(
        word, conjunction="و", lead=1, stem=rest, named=rest, entries=(), labels=frozenset(), routes=-1
    )
    return True


def is_governed(sentence: Sentence, at: int) -> bool:
    """«محافظ هيران»: after such a post stands what it is over, and no name of who holds it."""
    word, before = sentence.words[at], sentence.words[at - 1] if at else None
    if before is None or word.entries or word.lead or before.article or before.pronoun:
        return False
    return before.stem in _GOVERNS


def is_hashed(sentence: Sentence, at: int) -> bool:
    """«#هجين»."""
    start = sentence.tokens[at].start if at < len(sentence.tokens) else 0
    return start > 0 and sentence.source[start - 1] == "#"


def is_piece(sentence: Sentence, first: int, last: int) -> bool:
    """«#شبكة_عين_الخابور»: only a piece of a longer hashtag."""
    start, stop = sentence.tokens[first].start, sentence.tokens[last - 1].stop
    return sentence.source[start - 1 : start] == "_" or sentence.source[stop : stop + 1] == "_"


def is_sited(sentence: Sentence, at: int) -> bool:
    """«منطقة الحديد غرب …», «منطقة الملعب الواقعة …»: a word of every day, after which stands where it lies."""
    word, after = sentence.words[at], sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    if after is None or after.conjunction or not word.labels <= _EVERYDAY:
        return False
    if after.article:
        return after.stem in _LIES
    side = after.stem in SIDES and not after.lead
    return side or after.preposition == "ب" and "placehead" in after.labels
