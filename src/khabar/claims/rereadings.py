"""Words that are read otherwise beside the one before them: «تم أسري», my capture; «ممن أسرتهم», who took them."""

from __future__ import annotations

from khabar.claims.chunks import Chunks, awaits_verb
from khabar.words import VERBAL, Word

_PEOPLE = frozenset({"human", "title"})
_SHARE, _TO_WHOM = "نسبه", 6  # tokens to whom it is ascribed
_WHO = frozenset({"sg", "f", "pl"})
_OURS = ("ي", "نا")  # enclitics of who speaks


def _bare(word: Word) -> bool:
    """A word with its article and what looks like the ending of a feminine: «المدينة», not «المياه», «الوجه»."""
    return bool(word.article) and word.form[-1] == "ه" and word.form[-2] not in "اويلجق"


def reread(chunks: Chunks, at: int) -> bool:
    """Take the word for what it is beside the one before it: «تم أسري», my capture, «ممن أسرتهم», who took them."""
    word = chunks.words[at]
    if "human" in word.labels and word.labels <= _PEOPLE and _slain(chunks, at, word):
        return True
    if word.form.endswith(_OURS) and not word.article and _unlisted(chunks, at) and _apart(chunks, at):
        return _take(chunks, at, chunks.vocabulary.mine(word))  # «بعد اعتقالي», and no «حزام تفجيري»
    if chunks.prep:
        return False
    before, other = chunks.words[at - 1] if at else word, None
    if word.form[-1] == "ي" and not word.pronoun and any(e.value == "happen" for e in before.entries):
        other = chunks.vocabulary.mine(word)
    elif word.pronoun and (_who(chunks) or _past(chunks, at) or _out(chunks, at) or _laid(chunks, at)):
        other = chunks.vocabulary.acted(word)
    if other is None and word.form[-1] == "ه" and _his(chunks, at):
        other = chunks.vocabulary.spent(word) or (chunks.vocabulary.pushed(word) if _which(chunks) else None)
    return _take(chunks, at, other)


def dotted(chunks: Chunks, at: int) -> bool:
    """«إطالة الحرب»: no enclitic bears the dots of «ة», and so no verb ends with them."""
    if chunks.sentence.source[chunks.tokens[at].stop - 1] != "ة":
        return False
    word = chunks.words[at]
    if word.any(VERBAL) and not word.article:
        chunks.words[at] = chunks.vocabulary.dotted(word)
    return True


def _take(chunks: Chunks, at: int, other: Word | None) -> bool:
    """Read a token as another word, where there is one."""
    if other is not None:
        chunks.words[at], chunks.routes[at] = other, chunks.route(other)
        chunks.present |= chunks.routes[at]
    return other is not None


def _apart(chunks: Chunks, at: int) -> bool:
    """Whether no noun stands right before, of which the word may tell what it is like."""
    last = chunks.items[-1] if chunks.items else None
    joined = chunks.prep or chunks.conj or chunks.words[at].form[0] in "وف"
    free = bool(joined) or last is None or last.last < at or not last.nominal
    return free or last is not None and any(f.last == at and f.named for f in last.mentions)  # «أنا فلان | انشقاقي»


def _unlisted(chunks: Chunks, at: int) -> bool:
    """«اعتقالي», which no list knows; «تصفيتي», which is of two only before who suffers it."""
    word, after = chunks.words[at], chunks.words[at + 1] if at + 1 < len(chunks.words) else None
    if word.entries and (word.form[-2:] != "تي" or not all("dual" in e.features for e in word.entries)):
        return False
    return not word.entries or after is None or bool(after.lead) or chunks.tokens[at + 1].kind == "mark"


def _slain(chunks: Chunks, at: int, word: Word) -> bool:
    """«قتله» is he killed him, or his killing, and «قتلة» killers."""
    return _take(chunks, at, chunks.vocabulary.slain(word) if _his(chunks, at) and not _dotless(chunks) else None)


def _dotless(chunks: Chunks) -> bool:
    """«المدينه», «الجماعه»: the sentence writes «ة» without its dots, and so tells nothing by an «ه»."""
    ends = (chunks.sentence.source[t.stop - 1] for t, w in zip(chunks.tokens, chunks.words, strict=True) if _bare(w))
    return "ه" in ends


def _his(chunks: Chunks, at: int) -> bool:
    """«عام قضاه في …» is he spent it, «قضاة» judges: only the dots of the ending tell the two apart."""
    return chunks.sentence.source[chunks.tokens[at].stop - 1] == "ه" and not chunks.words[at].pronoun


def _who(chunks: Chunks) -> bool:
    return bool(chunks.items) and chunks.items[-1].kind == "relative" and chunks.items[-1].value in _WHO


def _which(chunks: Chunks) -> bool:
    return bool(chunks.items) and chunks.items[-1].kind == "relative"


def _out(chunks: Chunks, at: int) -> bool:
    """«في تصريح نشرته الوكالة», «حسبما نشرته» is that it published, «نشرته» its bulletin."""
    last = chunks.items[-1] if chunks.items and "say_noun" in chunks.words[at].labels else None
    if last is None or last.last != at:
        return False
    words = last.kind == "noun" and "say_noun" in last.labels and not last.definite
    return words or last.value == "aside" or awaits_verb(last)


def _laid(chunks: Chunks, at: int) -> bool:
    """«هجوم نسبته السلطات إلى …» is that they ascribed, «نسبته» the share of it."""
    last = chunks.items[-1] if chunks.items and chunks.words[at].stem == _SHARE else None
    if last is not None and last.kind == "noun" and last.short and "adj" in last.labels and len(chunks.items) > 1:
        last = chunks.items[-2]
    return last is not None and last.kind == "trigger" and "الي" in chunks.sentence.forms[at + 1 : at + _TO_WHOM]


def _past(chunks: Chunks, at: int) -> bool:
    """«أحالته» is she referred him, «إحالته» his being referred: only the seat of the hamza tells the two apart."""
    word, token = chunks.words[at], chunks.tokens[at]
    spelled = chunks.sentence.source[token.start : token.stop]
    return "nt" in word.labels and word.stem[0] == "ا" and spelled[len(word.conjunction) :].startswith("أ")
