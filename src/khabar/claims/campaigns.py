"""«عمليات التحالف ضد التنظيم»: operations that are a deed only where whom they are against stands after them."""

from __future__ import annotations

from khabar.claims.chunks import Chunks
from khabar.claims.items import TRIGGER_NOUNS
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry

_CAMPAIGNS, _SUCH = word_class("campaign"), word_class("campaign_kind")
_STRUCK = word_class("only_struck")
_AGAINST = "ضد"
_FAR = 9  # tokens from an operation to whom it is against
_CLAUSE = 6  # tokens of a clause that says who carries it out
_CARRIED_OUT = ("light", "light_obj")
_WHOSE = frozenset({"group", "place"})
_ARMED = ("human", "grouphead", "ethnicity")
_BLOW = "هجمات"  # what such operations are told as


def campaign(chunks: Chunks, at: int) -> tuple[Entry, int] | None:
    """The operation that begins at this token as a deed, with the end of its word; None where it is none.

    Between it and «ضد» stand only what kind it is and whose: «حملة إعلامية ضد …» is of words, «عملية الإنقاذ» none;
    or a clause that says who carries it out: «العملية التي نفذتها الشرطة ضد …».
    """
    if chunks.words[at].stem not in _CAMPAIGNS or _AGAINST not in chunks.sentence.forms[at + 1 : at + _FAR]:
        return None
    against = at + 1
    while chunks.sentence.form(against) != _AGAINST:
        unit = chunks.units.get(against)
        if unit is not None and unit.kind in _WHOSE:
            against = unit.last
        elif chunks.words[against].has("nationality", "grouphead") or chunks.words[against].stem in _SUCH:
            against += 1
        elif (past := _past_clause(chunks, against)) > against:
            against = past
        else:
            return None
    if not _fought(chunks, against + 1):
        return None
    entry = chunks.vocabulary.word(_BLOW).entry("ev")
    return (entry, at + 1) if entry is not None else None


def _past_clause(chunks: Chunks, at: int) -> int:
    """«… [التي نفذتها الشرطة] ضد …»، «… [يشنها مسلحون] ضد …»: where the clause ends that a light verb makes."""
    verb = at + chunks.words[at].has("rel")
    if verb >= len(chunks.words) or not chunks.words[verb].has(*_CARRIED_OUT):
        return at
    for i in range(verb + 1, min(verb + _CLAUSE, len(chunks.words))):
        if chunks.sentence.form(i) == _AGAINST:
            return i
        if chunks.tokens[i].kind == "mark" or chunks.words[i].any(TRIGGER_NOUNS) and i not in chunks.units:
            return at
    return at


def _fought(chunks: Chunks, at: int) -> bool:
    """A group or people, and nobody by his name: «حملة ضد الوزير» is fought with words."""
    if at >= len(chunks.words):
        return False
    number = chunks.numbers.get(at)
    at = number.last if number is not None else at
    unit = chunks.units.get(at)
    if unit is not None:
        return unit.kind == "group"
    whom = chunks.words[at] if at < len(chunks.words) else None
    if whom is not None and whom.stem in _STRUCK:
        return True  # «عملية ضد مواقع المسلحين»
    if whom is None or not whom.has(*_ARMED) or "kin" in whom.labels:
        return False
    return "title" not in whom.labels or "pl" in whom.features  # «ضد ناشطي الحزب», not «ضد الوزير»
