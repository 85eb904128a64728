"""Blows that two sides deal each other are a clash of them: «تبادل الطرفان القصف», «قصف متبادل بين …»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.arguments import complements
from khabar.claims.context import STRIKES, Context, Sides
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class

_MUTUAL, _EXCHANGE = word_class("mutual"), word_class("exchange_of_blows")
_OTHERS = frozenset({"clash"})
_OF = frozenset({"", "li", "bi"})
_BETWEEN = frozenset({"bayn"})


def exchange(context: Context, item: Item, carried: Sequence[Item], sides: Sides) -> None:
    """«تبادل الطرفان إطلاق النار»: the subject of the verb are the sides."""
    for noun in carried:
        if _is_blow(context, noun) and not noun.prep:  # «تبادل الطرفان الاتهام بالمسؤولية | عن قصف …»
            _clash(context, noun, sides.subject, item.negated)


@only_of(stems=_MUTUAL | _EXCHANGE)
def read_exchanges(context: Context) -> None:
    """«تبادل للقصف بين الطرفين», «تبادل كثيف للنيران …», «قصف متبادل بين …»: the sides stand after «بين»."""
    for noun in context.of["trigger"]:
        if noun.index in context.figures or not _is_blow(context, noun) or not _is_mutual(context, noun):
            continue
        parties = complements(context.items, noun.index, _BETWEEN).take("bayn")
        if any(other is not noun and context.may_mean(other, _OTHERS) for other in context.of["trigger"]):
            context.figures.add(noun.index)  # «ترافقت الاشتباكات مع قصف متبادل بين الطرفين»: the fight told of
        elif parties:
            before = context.previous(noun)
            _clash(context, before if noun.prep and before is not None else noun, parties, noun.negated)
            context.figures.add(noun.index)


def _is_blow(context: Context, noun: Item) -> bool:
    deed = context.deed(noun)
    return deed is not None and deed.event in STRIKES - _OTHERS


def _is_mutual(context: Context, noun: Item) -> bool:
    """By its own adjective, or as the genitive of an exchange."""
    words = context.sentence.words
    if any(words[at].stem in _MUTUAL for at in range(noun.first + 1, noun.last)):
        return True
    before = context.previous(noun)
    if before is None or noun.conj or noun.prep not in _OF or not before.nominal or before.last < noun.first - 1:
        return False
    return words[before.fill[0]].stem in _EXCHANGE and not before.pronoun


def _clash(context: Context, noun: Item, parties: Sequence[Item], negated: bool) -> None:
    draft = context.start("clash", "frame.clash.mutual", noun, ("party",))
    for side in parties:
        draft.add("party", context.filler(side))
    slots, beside = complements(context.items, noun.index, _BETWEEN), context.extra.get(noun.index)
    for place in slots.places or (beside.places if beside is not None else ()):
        draft.add("place", context.place(place))
    draft.time = slots.dates[0] if slots.dates else None
    draft.polarity = "denied" if negated else "affirmed"
    context.figures.update([noun.index] if noun.kind == "trigger" else [])
    context.drafts.append(draft)
