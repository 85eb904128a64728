"""«بتهمة التعامل مع النظام»، «متهم بالتجسس لصالح الدولة»: deeds only where somebody is charged with them."""

from __future__ import annotations

from khabar.claims.chunks import Chunks
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry

_SPYING = word_class("spying")
_FAVOUR, _ACCOUNT = "لصالح", word_class("on_behalf")  # «لحساب …»: whose, past a word that is none of it
_CHARGES, _ACCUSED = word_class("charge_of"), word_class("accused_of")
_WITH, _FOR, _BY = "مع", "ل", "ب"
_FAR = 8  # tokens back to who is accused
_SUCH = "ممالاه"  # what they are told as


def dealing(chunks: Chunks, at: int) -> tuple[Entry, int] | None:
    """The dealings at this token as a deed, with the end of the word; None where nobody is charged with them."""
    word, after = chunks.words[at], chunks.words[at + 1] if at + 1 < len(chunks.words) else None
    if after is None or word.pronoun:
        return None
    if word.stem in _SPYING:
        led = after.form == _FAVOUR or after.preposition == _FOR and after.stem not in _ACCOUNT
    else:
        led = chunks.sentence.form(at + 1) == _WITH
    if not led or not _charged(chunks, at):
        return None
    entry = chunks.vocabulary.word(_SUCH).entry("ni")
    return (entry, at + 1) if entry is not None else None


def _charged(chunks: Chunks, at: int) -> bool:
    """Right after «تهمة» that is brought, or after «ب» where somebody is accused before it.

    «أعدم بتهمة التخابر مع …» tells why he was executed, and nothing beside it.
    """
    words = chunks.words
    if at and words[at - 1].form in _CHARGES:
        return True
    accused = words[max(0, at - _FAR) : at] if words[at].preposition == _BY else ()
    return any(word.stem in _ACCUSED or word.means(_ACCUSED) for word in accused)
