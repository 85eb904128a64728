"""Clauses that only say what something or somebody new has or carries: «حافلة تقل عمالاً | بعبوة ناسفة»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.items import Item
from khabar.claims.traits import acts, is_place, is_reflexive, is_weapon
from khabar.grammar.classes import word_class

_SAYS = word_class("says_of_holder")
_REACH = 12  # items of such a clause
_WITHIN = frozenset({"noun", "trigger", "date", "other", "open", "close"})
_WAYS = frozenset({"ila", "min", "via"})
_PARTICIPLES, _CROSSES = frozenset({"ap", "pp"}), frozenset({"cross", "enter", "reach", "leave"})
_BY = frozenset({"by", "did"})


def past_attribute(items: Sequence[Item], item: Item, at: int, roles: frozenset[str]) -> int:
    """Where the clause of a trigger goes on past one that begins with ``item``; 0 where it begins none."""
    holder = items[item.index - 1]
    if item.conj or holder.kind != "noun" or holder.index <= at or holder.last != item.first:
        return 0
    told = _verb(items, item, holder)
    if told is None or told.word is None or not told.word.means(_SAYS) or not told.inflected("imperfect"):
        return 0
    own = 1  # the object of such a verb, or its subject beside an enclitic
    for after in items[told.index + 1 : told.index + _REACH]:
        if after.value == "object":
            return after.index
        if after.kind not in _WITHIN or after.entry is not None and after.entry.label in _PARTICIPLES:
            return 0
        if after.nominal and not (after.prep or after.conj or after.genitive):
            own -= 1
            if own < 0:
                return after.index if item.kind == "verb" and _is_whom(items, at, holder, after, roles) else 0
        elif own <= 0 and after.nominal and not after.conj and _is_of_trigger(after, roles):
            return after.index
    return 0


def _verb(items: Sequence[Item], item: Item, holder: Item) -> Item | None:
    """The verb of the clause, past a relative pronoun after a definite phrase and past «كان»."""
    after = item
    if item.kind == "relative":
        if not holder.definite or item.value == "what" or item.index + 1 >= len(items):
            return None
        after = items[item.index + 1]
    elif holder.definite and holder.mention("group", "person") is not None:
        return None
    if after.kind == "verb" and "aux" in after.labels and after.index + 1 < len(items):
        after = items[after.index + 1]
    return after if after.kind == "verb" else None


def _is_whom(items: Sequence[Item], at: int, holder: Item, item: Item, roles: frozenset[str]) -> bool:
    """One phrase more than the clause has of its own: the object of a verb before it, whose subject holds it."""
    trigger = items[at]
    if trigger.kind != "verb" or "obj" not in roles or trigger.pronoun or item.kind != "noun" or holder.prep:
        return False
    if any(i.nominal and not (i.prep or i.genitive) for i in items[at + 1 : holder.index]):
        return False  # «ضبط الجيش قاطرتين تحملان مواد غذائية»
    crosses = trigger.entry is not None and trigger.entry.value in _CROSSES
    if not (crosses or acts(holder) or holder.has("human", "grouphead") or is_weapon(holder)):
        return False
    return not item.pronoun or is_reflexive(item)  # «فجر انتحاري يرتدي حزاماً | نفسه»


def _is_of_trigger(item: Item, roles: frozenset[str]) -> bool:
    """«… | بعبوة ناسفة»، «… | من المعبر إلى المدينة»، «… | من قبل مسلحين»: a phrase that no such verb takes."""
    if item.prep not in roles:
        return False
    if item.prep == "bi":
        return item.mention("weapon") is not None
    if item.prep in _WAYS:
        return is_place(item) and item.mention("place") is not None and item.mention("group") is None
    return item.prep in _BY
