"""«أن القيادي فرّ شقيقه»، «التنظيم قُتل زعيمه»: a verb that tells of somebody who is his of whom the clause is."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.items import Item
from khabar.claims.leads import Lead
from khabar.claims.traits import acts, headed
from khabar.text.clitics import THIRD

_HIS, _VICTIM = "ه", frozenset({"victim"})
_PEOPLE = ("human", "kin", "title", "grouphead")


def is_dependant(context: Context, verb: Item, front: Lead, his: Item) -> bool:
    """Whether who stands right after a verb is somebody of whoever stands before it."""
    if his.index != verb.index + 1 or his.conj or verb.pronoun or front.shared is not None:
        return False
    if not his.has(*_PEOPLE) or headed(his, "human", _VICTIM):
        return False  # «ذهب ضحيتها عشرون»
    if his.pronoun:
        return his.pronoun in THIRD
    ends = context.sentence.source[context.sentence.tokens[his.last - 1].stop - 1]
    alone = his.short and not his.definite and verb.inflected("m") and not verb.inflected("f")
    return alone and ends == _HIS  # «أصيب قائده», folded like a woman who leads


def is_taken(verb: Item, front: Lead) -> bool:
    """«أن القيادي اعتُقل شقيقه», without vowels: no man who is known by what he is arrests; but a force does."""
    known = not front.relative and front.items[0].definite and not acts(front.items[0])
    return known and verb.inflected("past") and not verb.inflected("f")
