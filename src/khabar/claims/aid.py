"""Aid on its way: whoever sends arms, goods or reinforcements backs those who are to get them; and in what he does."""

from __future__ import annotations

from itertools import takewhile

from khabar.claims.context import Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.fitting import is_matter
from khabar.claims.items import Item
from khabar.claims.national import states_of
from khabar.claims.traits import acts, is_somebody, is_state
from khabar.grammar.classes import word_class

_MONEYED = word_class("moneyed")
_ARMS, _MONEY = word_class("aid_arms") | word_class("arms"), word_class("aid_money")
_GOODS, _FRESH = word_class("aid"), word_class("fresh_troops")
_SENT = _ARMS | _GOODS | _FRESH
_FRAMES = ("frame.aid_given.", "frame.aid_granted.", "frame.aid_taken.")
_SENT_OF = _SENT | word_class("aid_like")
_RELIEVES = _SENT_OF - _ARMS
_RELIEF, _FOR = word_class("aid_of_ones") | word_class("relief"), frozenset({"li", "ila"})
_CRAFT = word_class("aid_craft")  # that carry as well, or go by themselves
_LOADED = _SENT_OF - _CRAFT
_STOPS = word_class("stops_aid")
_STOPPING, _GIVEN = word_class("stopping_aid"), ("frame.support.n", "frame.aid", "frame.arm", "frame.fund")
_REACH = 12  # words from a word of giving to what is given
_BACK, _HEAD = 3, 3  # items back to who stops it; words of a phrase that say what it is
_DONATED, _GIFTS = "frame.donated.", word_class("gift") | word_class("aid_of_ones")
_GAINING = "استفاده"
_BESIDE = "frame.fighting_beside."
_DEPLOYS = "frame.deploy."  # «نشرت الدولة أسلحة على الحدود»: her own
_BREAKS = frozenset({"that", "relative", "mark", "clause"})


def add_aid(context: Context) -> None:
    """Support told by what is sent or comes: «أرسلت الدولة أسلحة إلى المدينة»، «وصلت تعزيزات للجيش إلى الجبهة»."""
    for draft in list(context.drafts):
        if (
            draft.event == "movement"
            and "to" in draft.roles
            and not draft.rule.startswith(_DEPLOYS)
            and not context.stems.isdisjoint(_SENT_OF)
        ):
            _send(context, draft)
        elif draft.event == "support" and draft.rule.startswith(_FRAMES) and draft.at is not None:
            draft.constants = {**draft.constants, "kind": _given(context, draft.at)}
        if draft.event == "payment" and draft.ready():
            _donate(context, draft)
        if draft.event == "clash" and draft.at is not None:
            _fight_beside(context, draft, draft.at)
        if draft.event == "support" and draft.at is not None:
            _gain(context, draft, draft.at)
            _stop(context, draft, draft.at)
            if draft.rule.startswith(_BESIDE):
                _foes(context, draft, draft.at)
    for item in context.of["noun"] if not _RELIEF.isdisjoint(context.stems) else ():
        if any(w.stem in _RELIEF for w in context.sentence.words[item.fill[0] : min(item.fill[0] + _HEAD, item.last)]):
            _meant_for(context, item)


def _kind(context: Context, first: int, last: int) -> str:
    """In what somebody is backed, by the first word that says it: in arms, in money or otherwise."""
    for word in context.sentence.words[first:last]:
        if word.has("rel", "comp"):
            break
        if word.stem in _FRESH:
            return "reinforcement"
        if word.stem in _ARMS:
            return "arms"
        if word.stem in _MONEY or word.stem in _MONEYED and not word.preposition:  # and not «لمالي»
            return "money"
    return "backing"


def _given(context: Context, at: Item) -> str:
    """What is given stands behind the word for it; in «الأسلحة التي تقدمها الدولة» before it."""
    before = context.previous(at)
    if before is not None and before.kind == "relative":
        return _kind(context, max(0, before.first - _HEAD), before.first)
    mark = next((i.first for i in context.items[at.index + 1 :] if i.kind in _BREAKS), at.last + _REACH)
    return _kind(context, at.last, min(mark, at.last + _REACH))


def _send(context: Context, draft: Draft) -> None:
    """What goes is meant for somebody: by who sends it, or whose reinforcements they are."""
    moved = next((i for a in draft.roles.get("actor", ()) if (i := a.item) is not None and _is_sent(context, i)), None)
    if moved is None or draft.at is None:
        return
    senders = [a for a in draft.roles.get("facilitator", ()) if not a.pending and _does(a.item)]
    senders = senders or (_owners(context, moved) if _comes_as(context, moved) else _from(context, moved))
    whither = [(a.start, a.stop) for a in draft.roles["to"]]
    senders = [a for a in senders if (a.start, a.stop) not in whither]
    if not senders:
        return
    made = context.start("support", "frame.aid_sent.move", draft.at, ("actor", "to"))
    for sender in senders:
        made.add("actor", sender)
    for place in draft.roles["to"]:
        made.add("to", place)
    made.constants = {"kind": _kind(context, moved.first, moved.last)}
    made.polarity, made.modality, made.time = draft.polarity, draft.modality, draft.time
    context.drafts.append(made)


def _does(item: Item | None) -> bool:
    return item is not None and (acts(item) or is_state(item) or is_somebody(item)) and not is_matter(item)


def _is_sent(context: Context, item: Item) -> bool:
    """«تعزيزات عسكرية»، «شحنة أسلحة»، «رتل من التعزيزات»."""
    words = context.sentence.words
    if item.kind != "noun" or words[item.fill[0]].stem in _CRAFT:
        return False
    if words[item.fill[0]].stem in _SENT:
        return True
    inner = words[item.fill[0] + 1 : min(item.fill[0] + _HEAD, item.last)]
    # «قافلة إغاثية»، «سفينة مساعدات»
    return item.has("thing", "noun") and any(w.stem in _LOADED and not w.preposition for w in inner)


def _comes_as(context: Context, item: Item) -> bool:
    """Only reinforcements are told of by whose they are; a car of somebody's backs nobody."""
    head = context.sentence.words[item.fill[0] : min(item.fill[0] + _HEAD, item.last)]
    return not item.pronoun and any(word.stem in _FRESH for word in head)


def _owners(context: Context, item: Item) -> list[Argument]:
    """«تعزيزات لقوات النظام»، «تعزيزات تابعة للجيش»، «تعزيزات من الجيش»، «تعزيزات الحوثيين»."""
    own = [f for f in item.mentions if f.kind == "group" and f.first > item.fill[0]]
    if own:
        widest = max((f for f in own if f.first == own[0].first), key=lambda f: f.last)
        return [context.words(widest.first, widest.last, item)]
    after = context.following(item)
    if after is not None and after.value == "participle" and after.has("relation"):
        after = context.following(after)
    if after is None or after.kind != "noun" or not (after.genitive or after.prep in ("li", "min")):
        return []
    body = after.mention("group") is not None and acts(after) or is_state(after) and after.genitive
    return [context.group(after) if after.mention("group") else context.filler(after)] if body else []


def _from(context: Context, item: Item) -> list[Argument]:
    """«وصلت مساعدات من الهلال الأحمر إلى المدينة»: goods, and the body or state from which they come."""
    goods = item.word is not None and item.word.stem in _GOODS or _is_relief(context, item)
    after = context.following(item) if goods else None
    if after is not None and after.kind == "noun" and after.prep == "min" and not after.conj:
        return [context.filler(after)] if acts(after) or is_state(after) else []
    return _nations(context, item) if goods else []


def _nations(context: Context, item: Item) -> list[Argument]:
    """«طائرة مساعدات سعودية»: the states by whose adjectives goods are called."""
    return [context.words(at, at + 1, item) for at in states_of(context.sentence, item)]


def _meant_for(context: Context, goods: Item) -> None:
    """«المساعدات المقدمة من السعودية للشعب اليمني»، «مساعدات إماراتية لأهالي عدن»: whose they are, and for whom."""
    near = list(takewhile(lambda i: i.nominal or i.value == "participle", context.items[goods.index + 1 :]))[:_REACH]
    told = {a.item.index for d in context.drafts if d.event == "support" for r in d.roles.values() for a in r if a.item}
    given = next((i for i in near if i.prep in _FOR and not i.conj and _is_helped(i)), None)
    source = next((i for i in near if i.prep == "min" and not i.conj and (acts(i) or is_state(i))), None)
    senders = [context.filler(source)] if source is not None else _nations(context, goods)
    if given is None or not senders or given.index in told or given.index > goods.index + _HEAD:
        return
    made = context.start("support", "frame.aid_sent.noun", goods, ("actor", "to"))
    for sender in senders:
        made.add("actor", sender)
    made.add("to", context.filler(given))
    made.constants = {"kind": "backing"}
    context.drafts.append(made)


def _is_helped(item: Item) -> bool:
    """A body, a state or a place, or those who live there."""
    return acts(item) or is_state(item) or is_somebody(item) or item.mention("nationality", "place") is not None


def _is_relief(context: Context, item: Item) -> bool:
    return any(w.stem in _RELIEVES for w in context.sentence.words[item.fill[0] : item.last])


def _gain(context: Context, draft: Draft, at: Item) -> None:
    """«استفادة المقاومة من الدعم الذي قدمته دول التحالف»: who gains by what others give is backed."""
    if "to" in draft.roles or at.prep != "min" or "actor" not in draft.roles or not at.index:
        return
    gains = context.items[at.index - 1]
    if gains.kind != "noun" or context.sentence.words[gains.first].stem != _GAINING:
        return
    body = gains.mention("group", "place")
    if body is not None and body.first == gains.first + 1:
        draft.add("to", context.words(body.first, body.last, gains))


def _stop(context: Context, draft: Draft, at: Item) -> None:
    """«أوقفت فرنسا دعمها للفصائل»، «وقف تسليح المعارضة»: backed no more."""
    if draft.polarity == "denied" or not draft.rule.startswith(_GIVEN):
        return
    before = context.sentence.words[at.first - 1] if at.first else None
    if at.kind == "trigger" and before is not None and before.stem in _STOPPING and not at.prep:
        draft.polarity = "denied"
        return
    for item in reversed(context.items[max(0, at.index - _BACK) : at.index]):
        if item.kind in _BREAKS:
            return
        if item.kind == "verb":
            stops = item.word is not None and bool(item.word.lemmas & _STOPS) and not at.prep
            if stops and not item.negated and at.kind == "trigger":
                draft.polarity = "denied"
            return


def _fight_beside(context: Context, draft: Draft, at: Item) -> None:
    """«دخل مقاتلو الحزب إلى جانب الجيش في المعارك»: on whose side somebody fights."""
    sides = [(a, a.item) for a in draft.roles.get("party", ()) if a.item is not None]
    beside = next((a for a, item in sides if item.prep == "along" and item.index < at.index), None)  # not a foe more
    who = [a for a, item in sides if item.prep != "along" and item.index < at.index and not item.prep]
    if beside is None or not who:
        return
    made = context.start("support", "frame.fighting_beside.ev", at, ("actor", "to"))
    for one in who:
        made.add("actor", one)
    made.add("to", beside)
    made.constants = {"kind": "backing"}
    made.polarity, made.modality, made.time = draft.polarity, draft.modality, draft.time
    context.drafts.append(made)


def _foes(context: Context, draft: Draft, at: Item) -> None:
    """«ميليشيا تقاتل التنظيم إلى جانب الجيش»، «قاتل إلى جانب الجيش ضد التنظيم»: against whom he fights beside him."""
    told = {a.item.index for role in ("actor", "to") for a in draft.roles.get(role, ()) if a.item is not None}
    near = takewhile(lambda i: i.nominal, context.items[at.index + 1 : at.index + _BACK + 2])
    foe = next((i for i in near if i.index not in told and _is_foe(i)), None)
    if foe is None or draft.modality != "asserted":
        return
    made = context.start("clash", "frame.clash.beside", at, ("party",))
    for one in draft.roles.get("actor", ()):
        made.add("party", one)
    made.add("party", context.filler(foe))
    made.polarity, made.modality, made.time = draft.polarity, draft.modality, draft.time
    context.drafts.append(made)


def _is_foe(item: Item) -> bool:
    """Whom one fights, by no preposition or by «ضد»; one who is joined to those before stands with them."""
    against = item.prep == "did" or not (item.prep or item.conj or item.genitive)
    return against and item.mention("group") is not None and acts(item)


def _donate(context: Context, draft: Draft) -> None:
    """«تبرعت الدولة بمليون دولار للمنظمة»، «قدمت الدولة منحة بقيمة … للحكومة»: a gift backs whom it is for."""
    payers, payees = draft.roles.get("payer", ()), draft.roles.get("payee", ())
    at = draft.at
    if at is None or not payers or not payees or not all(a.item is not None and _is_power(a.item) for a in payers):
        return
    if not all(a.item is not None and (_is_power(a.item)) for a in payees):
        return
    near = context.sentence.words[at.last : at.last + _REACH]
    if not draft.rule.startswith(_DONATED) and not any(word.stem in _GIFTS for word in near):
        return
    made = context.start("support", "frame.aid_sent.gift", at, ("actor", "to"))
    for role, listed in (("actor", payers), ("to", payees)):
        for argument in listed:
            made.add(role, argument)
    made.constants = {"kind": "money"}
    made.polarity, made.modality, made.time = draft.polarity, draft.modality, draft.time
    context.drafts.append(made)


def _is_power(item: Item) -> bool:
    return acts(item) or is_state(item)
