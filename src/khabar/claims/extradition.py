"""Whom a state asks another to hand over: «طالبت فرنسا تركيا بتسليم فلان»، «طلب تسليم فلان»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.context import Context
from khabar.claims.draft import Argument
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import headed, is_somebody, is_state
from khabar.grammar.classes import word_class

_HANDING = "تسليم"
_ASKS = word_class("asks_for")  # «طالب»، «طلب»
_BRINGS = word_class("brings_request")  # «قدم طلباً لتسليم …»
_REQUESTS = frozenset({"طلب", "طلبا"})
_RULES, _REFUSES, _COURTS = word_class("rules_on_request"), "رفض", frozenset({"court"})
_OFFICES = frozenset({"state", "court"})
_ENCLITICS = frozenset({"ه", "هم", "هما"})  # «تسليمها» is that of weapons as well
_NEAR = 5  # items from the verb to the deed


@only_of(stems={_HANDING})
def read_extraditions(context: Context) -> None:
    """A step of the law for each request, which says nothing of a handover that has been."""
    for deed in context.of["trigger"]:
        if deed.entry is None or deed.entry.lemma != _HANDING or deed.negated or not _whom(context, deed):
            continue
        ruled = _ruling(context, deed)
        if ruled is not None:
            _ask(context, deed, ruled, context.subjects.get(ruled.index, [])[:1])
            context.drafts[:] = [d for d in context.drafts if d.at is not ruled or d.event != "agreement"]
            continue
        if any(d.at is deed and d.event == "handover" and "to" in d.roles for d in context.drafts):
            continue  # «طلبت الحكومة تسليم المتهمين إلى القضاء»
        near = context.items[max(0, deed.index - _NEAR) : deed.index]
        verb = next((i for i in reversed(near) if not i.nominal and i.kind != "other"), None)
        asked = verb if verb is not None and verb.kind == "verb" and not verb.hedge else None
        lemma = asked.entry.lemma if asked is not None and asked.entry is not None else ""
        subject = context.subjects.get(asked.index, [])[:1] if asked is not None else []
        request = context.previous(deed)
        if (
            request is not None
            and request.kind == "noun"
            and request.word is not None
            and request.word.stem in _REQUESTS
        ):
            _ask(context, deed, asked, subject if lemma in _BRINGS else [])
        elif lemma in _ASKS and deed.prep in ("", "bi") and any(map(_is_office, subject)):
            _ask(context, deed, asked, subject)


def _ruling(context: Context, deed: Item) -> Item | None:
    """«وافقت محكمة على تسليم المتهم إلى بلجيكا»، «رفضت المحكمة طلب تسليمه»: the verb of a court that rules on it."""
    for item in reversed(context.items[max(0, deed.index - _NEAR) : deed.index]):
        if item.kind == "verb":
            court = context.subjects.get(item.index, [])[:1]
            rules = item.entry is not None and item.entry.lemma in _RULES
            return item if rules and court and headed(court[0], "grouphead", _COURTS) else None
        if not item.nominal:
            return None
    return None


def _whom(context: Context, deed: Item) -> list[Argument]:
    """Who is to be handed over: the genitive of the deed, or an enclitic."""
    following = context.following(deed)
    both = following is not None and following.kind == "noun" and not (following.prep or following.conj)
    if deed.pronoun and not (both and following is not None and is_somebody(following)):
        start = context.sentence.tokens[deed.first].start
        waits = [Argument(start, start, None, True, deed.pronoun, anchor=start)]
        return waits if deed.pronoun in _ENCLITICS else []
    whom = context.following(deed)
    told = whom is not None and whom.kind == "noun" and not (whom.prep or whom.conj) and is_somebody(whom)
    return [context.filler(whom)] if whom is not None and told and not whom.pronoun else []


def _ask(context: Context, deed: Item, verb: Item | None, asking: Sequence[Item]) -> None:
    context.drafts[:] = [d for d in context.drafts if d.at is not deed or d.event != "handover"]
    draft = context.start(
        "proceeding", "frame.extradition.nt", verb if verb is not None and asking else deed, ("target",)
    )
    draft.widen(*context.sentence.bounds(deed.first, deed.last))
    draft.constants, draft.given = {"kind": "extradition"}, True
    for whom in _whom(context, deed):
        draft.add("target", whom)
        if whom.item is not None:
            context.count(draft, whom.item)
    for item in asking:
        draft.add("actor", context.filler(item))
    refused = verb is not None and verb.entry is not None and verb.entry.lemma == _REFUSES
    if verb is not None and asking and (verb.negated or refused):
        draft.polarity = "denied"
    elif verb is not None and asking and verb.word is not None and verb.word.future:
        draft.modality = "intended"
    context.drafts.append(draft)


def _is_office(item: Item) -> bool:
    """A state, its capital or a court: «باريس»، «النيابة»."""
    place = item.mention("place")
    return is_state(item) or place is not None and place.first == item.fill[0] or headed(item, "grouphead", _OFFICES)
