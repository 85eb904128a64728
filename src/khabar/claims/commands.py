"""Orders by a verb of its own kind: whom somebody commands to do what, what he dissolves, declares or opens again."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.context import Context
from khabar.claims.edicts import draft_edict, is_one, rules
from khabar.claims.items import Item
from khabar.grammar.classes import word_class
from khabar.words import Word

_COMMANDS = word_class("commands")
_OBJECTS = {  # by the class of the verb, what it must be done to
    word_class("dissolves"): word_class("dissolved"),
    word_class("declares_edict"): word_class("declared_state"),
    word_class("withdraws"): word_class("licence"),
    word_class("halts"): word_class("halted") | word_class("service"),
    word_class("circulates"): word_class("halting"),
    word_class("opens"): word_class("crossing"),
    word_class("opens_again"): word_class("opening"),
    word_class("alters_imposition"): word_class("imposition"),
}
_DECLARES, _LIFTS, _IMPOSITIONS = word_class("declares_edict"), "رفع", word_class("imposition")
_DOES = frozenset[str]().union(_COMMANDS, *_OBJECTS)
_WHOM = frozenset({"", "ila", "li"})
_REACH = 8  # items from a verb to what it orders


def add_commands(context: Context) -> None:
    """A decree for each order that no other reader has found."""
    for verb in context.of("verb"):
        if verb.word is None or verb.negated:
            continue
        lemmas = verb.word.lemmas
        if lemmas.isdisjoint(_DOES):
            continue
        issuer = [i for i in context.subjects.get(verb.index, ()) if rules(i) and not is_one(i)]
        after = context.following(verb)
        if not issuer and after is not None and not (verb.pronoun or after.prep) and rules(after):
            issuer = [] if is_one(after) else [after]  # «أعادت السلطات فتح المعبر»
        if not issuer or verb.conj and issuer[0].index < verb.index:
            continue
        if lemmas & _COMMANDS:
            _command(context, verb, issuer)
        for verbs, things in _OBJECTS.items():
            if lemmas & verbs:
                _do(context, verb, issuer, things)
        if lemmas & _DECLARES:
            _do(context, verb, issuer, _IMPOSITIONS, _LIFTS)


def _command(context: Context, verb: Item, issuer: list[Item]) -> None:
    """«أوعز الوزير إلى الشرطة ب[فتح المراكز]»، «وجّه الوزارات ب[صرف المستحقات]»."""
    if any(d.at is verb and d.event in ("decree", "appointment") and d.ready() for d in context.drafts):
        return
    past = any(e.lemma in _COMMANDS and "past" in e.features for e in verb.word.entries) if verb.word else False
    if not past or verb.index + 1 < issuer[0].index:
        return  # «توجه اللجنة للمصادقة»، «وجه دعوة لكل الصحفيين …»
    whom = False
    for item in context.items[verb.index + 1 : verb.index + 1 + _REACH]:
        if item.kind in ("verb", "that", "clause", "relative", "mark"):
            return
        if item.kind == "noun" and not item.prep and item not in issuer and not rules(item):
            return  # «وجه رسالة إلى السكان …»
        whom = whom or item not in issuer and item.prep in _WHOM and rules(item)
        if item.nominal and item.prep == "bi" and item not in issuer:
            if not whom:
                return
            after = context.following(item)
            deed = item.kind == "trigger" or after is not None and after.genitive or not item.short
            thing = not item.mentions and not item.has("human", "placehead", "grouphead", "adj")
            own = item.pronoun or context.sentence.words[item.first].pronoun
            if deed and thing and not own:
                draft_edict(context, verb, item, issuer)
            return


def _do(context: Context, verb: Item, issuer: list[Item], things: frozenset[str], lifts: str = "") -> None:
    """«حل الرئيس البرلمان»، «أعلن المجلس الحداد»، «رفعت الحكومة القيود»، «أعلن الرئيس رفع حالة الطوارئ»."""
    words = context.sentence.words
    for item in context.items[verb.index + 1 : verb.index + 1 + _REACH]:
        if item.kind in ("that", "clause", "relative", "mark") or item.prep or item.conj:
            if item.kind == "date" or item.nominal and item.prep:
                continue
            return
        if item.kind == "verb":
            # «أوقفت الحكومة [صرف] الرواتب»: a noun, by where it stands
            held = context.following(item) if item.index and context.items[item.index - 1] in issuer else None
            if held is None or not held.nominal or held.prep or held.conj:
                return
            if _names(words, item, things, lifts):
                draft_edict(context, verb, held, issuer, item)
            return
        if item.genitive:
            return  # «أعلنت مسؤوليتها عن تفجير | الطوارئ»
        if item.nominal and item not in issuer:
            if _names(words, item, things, lifts):
                draft_edict(context, verb, item, issuer)
            return


def _names(words: Sequence[Word], item: Item, things: frozenset[str], lifts: str) -> bool:
    """«حالة الطوارئ»، «رفع | حالة الطوارئ»: by one of its first two words, or of the two after the word of lifting."""
    first, end = (item.first + 1, item.first + 3) if lifts else (item.first, min(item.last, item.first + 2))
    raised = not lifts or words[item.first].stem == lifts
    return raised and any(word.stem in things for word in words[first:end])
