"""What a claim tells of whom it may take up: those of its own sentence only, the living, those before its twin."""

from __future__ import annotations

from khabar.claims.agreement import BLOWS, MISSING, OF_ONE, follows, living
from khabar.claims.candidates import Candidate
from khabar.claims.draft import SUBJECT, Argument, Draft
from khabar.claims.selves import verb_of
from khabar.claims.traits import is_place
from khabar.text.clitics import THIRD

_THEN = "ف"
SUFFERERS = frozenset({"thing", "victim", "target"})
_SUFFERED = frozenset({"release", "arrest", "killing", "detention", "proceeding"})
_TWINS = 12  # tokens from one deed of his to the next
_SHOT = "frame.shooting"
_HURT = frozenset({"abuse", "killing", "injury"})
_OFFICIAL = frozenset({"issuer"})  # an order is not of somebody of another sentence
_OWN = frozenset("movement flight membership residence payment proceeding missing appointment killing".split()) | OF_ONE
_WHILE_THEY = frozenset({"وهو", "وهي", "وهم", "وهما", "وهن"})


def goes_on_about(candidate: Candidate, draft: Draft, role: str, pending: str) -> bool:
    """One of whom a story goes on to tell what he did or what befell him, whoever else is named in between."""
    if candidate.kind == "group":
        return False
    own = draft.event in _OWN and not (role == "actor" and draft.event in BLOWS)
    return pending not in MISSING or own and (candidate.number in ("sg", "f") or candidate.subject)


def then_took(draft: Draft) -> bool:
    """«داهموا منزل المطلوب واعتقلوه»: who is taken right after a house or a car of his was come for."""
    return draft.at is not None and draft.at.kind == "verb" and draft.at.conj and draft.event in OF_ONE


def holders_of(options: list[Candidate], draft: Draft, role: str) -> list[Candidate]:
    """«… في المحافظة، مما أدى إلى طردهم من المدينة»: those who held it, and no place."""
    if role != "from" or draft.event != "control":
        return options
    return [c for c in options if c.item is None or c.item.mention("group") or not is_place(c.item)]


def struck(options: list[Candidate], draft: Draft, pending: str) -> list[Candidate]:
    """Whom a blow befell that «هم» or «ه» means: people; where somebody is shot at, people if any are told of."""
    if pending == "هم" or (pending == "ه" or pending in MISSING) and draft.event in _HURT:
        return living(options)
    if pending == "ه" and draft.rule.startswith(_SHOT):
        return living(options) or options  # «قبل أن تطلق الشرطة عليه النار»
    return options


def before_twin(options: list[Candidate], draft: Draft, pending: str) -> list[Candidate]:
    """«بانضمامه إلى التنظيم وسفره إلى الخارج»: whom both enclitics mean stands before the first of the two deeds."""
    at = draft.at
    if pending not in THIRD or at is None or at.kind != "trigger" or not at.conj or at.prep:
        return options
    words, tokens = draft.sentence.words, draft.sentence.tokens
    for i in range(at.first - 1, max(-1, at.first - _TWINS), -1):
        if words[i].has("verb", "rel", "comp") and not words[i].has("nt", "ni"):
            return options
        if words[i].pronoun == pending and words[i].has("nt", "ni"):
            return [c for c in options if not tokens[i].start <= c.start < tokens[at.first].start]
    return options


def only_here(draft: Draft, role: str, argument: Argument) -> bool:
    """Whether nobody of an earlier sentence can be meant."""
    if role in _OFFICIAL:
        return True
    if argument.pending in MISSING and _told_of_here(draft, argument):
        return True  # «شوهدت السيارات وهي تهرب من …»
    if role in SUFFERERS and follows(draft) and draft.at is not None and draft.at.first and draft.at.pronoun:
        return draft.at.word is not None and draft.at.word.conjunction == _THEN  # «أطلقا النار على … فقتلاه»
    if role == "actor" and argument.pending == SUBJECT and draft.event in _SUFFERED:
        return True  # «أُفرج عنه»: by whom is mostly not told
    own = draft.at.pronoun if draft.at is not None else ""
    return bool(own) and draft.rule.startswith("frame.served")  # «خمسة أشهر أمضاها في السجن»


def _told_of_here(draft: Draft, argument: Argument) -> bool:
    """«… وهو يقود سيارة»: of somebody of the same sentence."""
    verb = verb_of(draft, argument)
    return verb is not None and verb.first > 1 and draft.sentence.form(verb.first - 1) in _WHILE_THEY


def moves(draft: Draft) -> bool:
    """Whoever goes, or is taken somewhere, is told of from sentence to sentence."""
    entry = draft.at.entry if draft.at is not None else None
    return entry is not None and (entry.label == "vi" or _taken(draft) or entry.value == "surrender_self")


def _taken(draft: Draft) -> bool:
    """«وأضافت أنهم نُقلوا إلى …»: a passive of moving, of which nobody tells who did it."""
    item = draft.at
    if item is None or item.kind != "verb" or item.pronoun or "facilitator" in draft.roles or "to" not in draft.roles:
        return False
    ordered = draft.sentence.source[draft.sentence.tokens[item.first].start :].lstrip("و")[:1] == "ا"  # «ارجعوا إلى …»
    return draft.rule.startswith("frame.transfer") and item.inflected("past") and not ordered
