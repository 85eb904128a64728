"""«قال القائد «التنظيم انسحب …»»: a quoted sentence right after who says it, read as if a colon brought it in."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.text.tokens import Token
from khabar.words import Vocabulary, Word

_SAYS = frozenset({"say", "say_participle"})
_BRINGS_IN = frozenset({"comp", "cite", "rel", "sub", "cause"})  # what stands between tells how it is said, or by whom
_SPEAKER = 14  # words from the verb of saying to what is said
_NEAR = 8  # words in which the verb of a quoted sentence stands
_HEADS = frozenset({"grouphead", "mediahead", "placehead"})  # «صحيفة «…»»
_LED = frozenset({"comp", "prep", "rel"})
_NOMINAL = frozenset({"noun", "adj", "given", "human", "title", "honorific", "placehead", "grouphead"})
_NO_COLON = frozenset({":", "ل", "ب", "ان", "بان", "و"})


def opens(gap: str) -> bool:
    """Whether the marks between two tokens open a quotation; a closing mark does not count."""
    return "«" in gap or "“" in gap or gap[:1] in (" ", ":", "(", "\n") and not gap[-1:].isspace()


def colons(
    source: str, tokens: Sequence[Token], words: Sequence[Word], quoted: Sequence[bool], unquoted: Sequence[bool]
) -> list[int]:
    """The tokens that begin a quoted sentence with nothing but its speaker between them and a verb of saying."""
    return [
        at
        for at, mark in enumerate(quoted)
        if mark and at and opens(source[tokens[at - 1].stop : tokens[at].start]) and _is_said(tokens, words, at)
        if _is_sentence(source, tokens, words, unquoted, at)
    ]


def insert(
    at: int, tokens: list[Token], words: list[Word], quoted: list[bool], unquoted: list[bool], vocabulary: Vocabulary
) -> None:
    """Put a colon without width before a token: no offset of any other changes."""
    stop = tokens[at - 1].stop
    tokens.insert(at, Token(stop, stop, ":", "mark"))
    words.insert(at, vocabulary.word(":"))
    quoted.insert(at, False)
    unquoted.insert(at, False)


def _closes(source: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark after a token closes a quotation."""
    after = source[tokens[at].stop : tokens[at].stop + 1]
    return bool(after) and not after.isspace() and after not in "«“"


def _is_said(tokens: Sequence[Token], words: Sequence[Word], at: int) -> bool:
    """A verb of saying before a token, and between them nothing that brings in words or begins a clause."""
    before = words[at - 1]
    if tokens[at].kind != "word" or before.form in _NO_COLON or before.any(_HEADS) and not before.article:
        return False
    for index in range(at - 1, max(-1, at - _SPEAKER), -1):
        word = words[index]
        if word.any(_SAYS):
            return not word.pronoun  # «في خطاب بثه التلفزيون «…»»
        if word.any(_BRINGS_IN) or word.form in _NO_COLON or word.form in ".؛؟!":
            return False
        if word.verbal and not word.any(_NOMINAL):
            return False
    return False


def _is_sentence(
    source: str, tokens: Sequence[Token], words: Sequence[Word], unquoted: Sequence[bool], at: int
) -> bool:
    """No name between marks: a verb stands in it, near its beginning."""
    first = words[at]
    if first.any(_LED) or first.preposition or first.conjunction:
        return False  # «طالبت بأن «…»», «أكد السيطرة «على …»»: what stands before goes on
    near = range(at, min(len(words), at + _NEAR))
    last = next((i for i in near if unquoted[i] and _closes(source, tokens, i)), near[-1])
    after = words[last + 1] if last + 1 < len(words) else None
    told = any(word.verbal and not word.any(_NOMINAL) for word in words[at : last + 1])
    return told and not (after is not None and after.has("comp"))
