"""Orders by a verb of its own kind: whom somebody commands to do what, what he dissolves, declares or opens again."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.context import MOVING, Context
from khabar.claims.edicts import draft_edict, is_one, rules
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, is_many, is_state
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
_BIDS = {  # by the class of the verb, what brings in who has to do it, and what he has to do
    word_class("makes_condition"): ("ala", ""),  # «اشترطت على العائدين [الحصول على تصريح]»
    word_class("bids"): ("min", ""),  # «طلبت من المقاتلين [عدم استخدام الهواتف]»
    word_class("compels"): ("", "ala"),  # «أجبر الأهالي على [إغلاق محالهم]»
    word_class("rules_by_faith"): (None, "bi"),  # «أفتى ب[حرمة …]»
    word_class("signals"): (None, "bi"),  # «أوعز ب[وقف الحملة]»
}
_BIDDING = frozenset[str]().union(*_BIDS)
_STEPS = MOVING | {"control", "handover"}
_DOES = frozenset[str]().union(_COMMANDS, *_OBJECTS, *_BIDS)
_DECLARES, _LIFTS, _IMPOSITIONS = word_class("declares_edict"), "رفع", word_class("imposition")
_WHOM = frozenset({"", "ila", "li"})
_REACH = 8  # items from a verb to what it orders


@only_of(lemmas=_DOES)
def add_commands(context: Context) -> None:
    """A decree for each order that no other reader has found."""
    for verb in context.of["verb"]:
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
        for verbs, (whom, what) in _BIDS.items():
            if lemmas & verbs:
                _bid(context, verb, issuer, whom, what)
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


def _bid(context: Context, verb: Item, issuer: list[Item], whom: str | None, what: str) -> None:
    """«طلبت القيادة من المقاتلين [إخلاء الموقع]»، «أفتى الشيخ ب[حرمة القتال]»: what others have to do or may."""
    entries = verb.word.entries if verb.word is not None else ()
    past = any("past" in e.features and e.lemma in _BIDDING for e in entries)  # «نفت», not «نُفتِ»
    told = whom is None
    if what == "ala" and not (acts(issuer[0]) or issuer[0].has("title")):
        return  # «الزبداني التي تجبر المسلحين على التراجع»
    if issuer[0].has("human") and not issuer[0].has("title") and issuer[0].mention("person") is None:
        return  # «طلب الأهالي من الحكومة فتح الطريق»
    for item in context.items[verb.index + 1 : verb.index + 1 + _REACH] if past else ():
        if item.kind in ("verb", "that", "clause", "relative", "mark"):
            return
        if not told and item.kind == "noun" and item.prep == whom and item not in issuer and not item.genitive:
            if not _may_be_told(item):
                return
            told = True
        elif told and item.nominal and _is_led(context, item, what) and item not in issuer and not item.conj:
            after = context.following(item)
            goes_on = item.kind == "trigger" or not item.short or after is not None and after.genitive
            goes_on = goes_on or after is not None and bool(after.prep) and after.first - item.last < 2
            own = item.pronoun and item.short or item.mentions or item.has("human", "placehead", "grouphead")
            own = own or what == "ala" and context.may_mean(item, _STEPS)  # «أجبرهم على التراجع»
            if goes_on and not own:
                draft_edict(context, verb, item, issuer)
            return


def _is_led(context: Context, item: Item, prep: str) -> bool:
    """Brought in by the preposition, be it past «عدم»: «أفتى [بعدم جواز القتال]»."""
    undone = item.negated and not item.prep and context.sentence.form(item.first - 1).startswith("ب")
    return not item.genitive and item.prep == ("" if undone else prep) and (not undone or prep == "bi")


def _may_be_told(item: Item) -> bool:
    """Those who have to obey: people, fighters, a force; no state, and nobody with a name of his own."""
    if is_state(item) or item.mention("person") is not None:
        return False
    return item.has("human", "ethnicity") and is_many(item)


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
            ahead = context.items[item.index - 1]
            told = ahead in issuer or ahead.kind == "noun" and bool(ahead.prep)  # «عمم على الخطباء [منع] الحديث»
            held = context.following(item) if told else None
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
