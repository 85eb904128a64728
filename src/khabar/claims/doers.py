"""Who did a deed that stands further before: «هجوم على القاعدة | شنه التنظيم»، «عملية خطف القائد | نفذها مسلحون»."""

from __future__ import annotations

from khabar.claims.context import STRIKES, Context, Sides
from khabar.claims.items import Item
from khabar.claims.traits import acts, is_many, is_somebody
from khabar.grammar.classes import word_class

_BY_HIM, _BY_HER = "ه", "ها"
_UNKNOWN = word_class("unknown_doer")
_BACK = 6  # items from the verb to the deed that its enclitic takes up
_DONE = STRIKES | frozenset("abduction arrest detention execution killing raid release seizure siege".split())


def deed_before(context: Context, verb: Item, way: str, sides: Sides) -> list[Item]:
    """The deed that such a verb says by whom it was done, where nobody is said to have done it yet."""
    deed = _taken_up(context, verb, sides) if verb.pronoun and way == "do" else None
    return [deed] if deed is not None and deed.index not in context.given else []


def _taken_up(context: Context, verb: Item, sides: Sides) -> Item | None:
    """The deed past whose phrases the verb stands; none where anything else may be meant."""
    told = verb.pronoun in (_BY_HIM, _BY_HER) and not verb.negated and not verb.conj
    who = sides.subject[0] if told and sides.subject else None
    if who is None or who.index < verb.index or not (acts(who) or is_somebody(who) or _is_masked(who)):
        return None
    for item in reversed(context.items[max(0, verb.index - _BACK) : verb.index]):
        if item.kind == "trigger":
            meant = context.deed(item)
            if meant is not None and meant.event in _DONE:
                return item if _agrees(context, item, verb.pronoun) and not item.pronoun else None
            return None
        plain = item.kind in ("noun", "date") or item.kind == "other" and item.value in ("apposition", "manner")
        if not plain or item.conj and not item.mentions and not (item.short and item.has("adj")):
            return None
    return None


def _is_masked(item: Item) -> bool:
    """«عملية خطف … نفذها ملثمون»: adjectives by which somebody is called who does it."""
    return item.word is not None and not item.word.lemmas.isdisjoint(_UNKNOWN)


def _agrees(context: Context, deed: Item, pronoun: str) -> bool:
    """«هجوم … شنه»، «غارات … شنتها»، «عملية خطف … نفذها»: by the word that the enclitic stands for."""
    ahead = context.previous(deed) if deed.light else None
    head = ahead.word if ahead is not None else deed.word
    if head is None:
        return False
    she = head.form.endswith(("ه", "ات")) or is_many(deed) and not deed.light
    return she is (pronoun == _BY_HER)
