"""Deeds that somebody is told, pushed, forced or made to do: «أجبر المسلحون السكان على النزوح»."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.arguments import complements
from khabar.claims.carriers import FORCING, PUSHED, PUSHES, carry
from khabar.claims.context import Context, Sides
from khabar.claims.items import Item
from khabar.claims.slots import Slots
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, headed, is_one_of_group, is_place, is_somebody, is_state
from khabar.grammar.classes import word_class

_TROOPS, _FORCES = frozenset({"troops"}), word_class("posted_force")
_ASKS = {"demand": "urge", "accuse": "accuse"}  # the way of a light verb, by what a participle says
_HIM = "ايا"
_PREVENT = "prevent"
_STEPS = PUSHED | {"membership"}
_NEAR = 3  # items from who is sent to the place


@only_of(labels={"say_participle"})
def demand(context: Context) -> None:
    """«داعياً رفاقه إلى الانشقاق»، «متهماً الحكومة بقصف …»: what somebody is asked or said to do, by a participle."""
    for item in context.of["other"]:
        way = _ASKS.get(item.entry.note) if item.entry is not None and item.entry.label == "say_participle" else None
        if way is None:
            continue
        slots = complements(context.items, item.index, frozenset({"bi"}) if way == "accuse" else frozenset())
        whom = slots.bare[0][0] if slots.bare and way == "accuse" else None
        if whom is not None and whom.word is not None and whom.word.form.startswith(_HIM):  # «متهمة إياها بخرق …»
            for deed in (i for i in slots.take("bi") if i.kind == "trigger"):
                context.own[deed.index] = whom.word.form.removeprefix(_HIM)
            continue
        carry(context, item, way, Sides([], slots.bare[:1], slots))


def forced(context: Context, item: Item, sides: Sides) -> bool:
    """«دفع القصف السكان إلى النزوح»: whom it makes do it stands between, or is an enclitic; «دفع ثمناً» moves nobody."""
    if item.entry is None or item.entry.value == "ala":
        return True
    whom = sides.objects[-1][0] if sides.objects else None
    moved = whom is not None and (acts(whom) or is_somebody(whom) or whom.count is not None)
    return item.entry.lemma == PUSHES and (moved or whom is None and bool(item.pronoun))


def pushed(context: Context, item: Item, slots: Slots) -> None:
    """«ما دفعهم إلى الفرار»: the enclitic is whom it makes go or give himself up."""
    for deed in (*slots.take("ala"), *slots.take("ila")):
        if context.may_mean(deed, PUSHED) and not deed.pronoun:
            context.own[deed.index] = item.pronoun


def troops(item: Item, slots: Slots) -> list[Item]:
    """«دفع الجيش بتعزيزات إلى المدينة»: who is sent there; «دفعت بالبلاد إلى الحرب» sends nobody."""
    if item.entry is None or item.entry.lemma != PUSHES or item.pronoun or not slots.take("ila"):
        return []
    sent, whither = slots.take("bi"), slots.take("ila")
    able = sent and all(i.kind == "noun" and (acts(i) or headed(i, "thing", _TROOPS) or _serve(i)) for i in sent)
    near = bool(sent) and whither[0].index - sent[-1].index <= _NEAR
    return sent if able and near and is_place(whither[0]) else []


def _serve(item: Item) -> bool:
    """«عدد كبير من جنودها»."""
    return item.word is not None and item.word.stem in _FORCES and not item.mentions


@only_of(stems=FORCING)
def compel(context: Context) -> None:
    """«إجبار السكان على النزوح»: whom a noun of forcing has for its genitive."""
    for item in context.items:
        deed = context.following(item)
        whom = item
        if item.kind != "noun" or item.word is None or item.word.stem not in FORCING or deed is None:
            continue
        if item.short and deed.kind == "noun" and deed.genitive:
            whom, deed = deed, context.following(deed)
        elif item.last - item.first > 1:
            whom = replace(item, fill=(item.first + 1, item.last), prep="")
            whom.stand_for(context.sentence.words[item.first + 1])
        made = deed is not None and deed.prep == "ala" and context.may_mean(deed, PUSHED)
        if whom is not item and deed is not None and made:
            if acts(whom) or is_somebody(whom) or whom.count is not None:
                context.given.setdefault(deed.index, [whom])


def keep(context: Context, item: Item, sides: Sides) -> bool:
    """«منعت الحواجز فلاناً من الفرار»: a step of their own that people by name or number were kept from taking.

    Whoever forbids it to people in general decrees, and says nothing of what they have done.
    """
    whom = sides.objects[-1][0] if sides.objects else None
    past = item.inflected("past") and not item.inflected("imperfect")
    if item.entry is None or item.entry.value != _PREVENT or whom is None or not past or item.negated:
        return False
    known = whom.count is not None or whom.partitive or whom.mention("person") is not None
    known = known or is_one_of_group(whom) and whom.inflected("sg")
    if whom.kind != "noun" or not known and whom.definite or not (known or is_somebody(whom)):
        return False
    kept = [deed for deed in sides.slots.take("min") if context.may_mean(deed, _STEPS) and not deed.pronoun]
    for deed in kept:
        context.given.setdefault(deed.index, [whom])
        context.refused.add(deed.index)
    if not kept or not sides.subject:
        return False
    return not any(acts(i) or is_state(i) or is_somebody(i) for i in sides.subject)  # no order of a barrier


def made_to(item: Item, sides: Sides) -> bool:
    """A verb of forcing with one phrase, right after it, and the deed: a passive, for nobody else is forced."""
    if item.entry is None or item.entry.value != "ala" or item.pronoun or sides.objects or not sides.subject:
        return False
    whom = sides.subject[0]
    told = not whom.prep and whom.index == item.index + 1 or whom.index < item.index  # «السكان الذين أُجبروا على …»
    after = told and (acts(whom) or is_somebody(whom))
    return after and any(i.kind == "trigger" for i in sides.slots.take("ala"))
