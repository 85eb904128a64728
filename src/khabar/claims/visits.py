"""Whose visit or arrival it was that a clause puts before what it tells: «وفي زيارة لأربيل قال الوزير …»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.context import Context
from khabar.claims.items import Item
from khabar.claims.slots import Slots
from khabar.claims.traits import acts, is_somebody
from khabar.grammar.classes import word_class

_VISIT = "visit"
_WHEN = frozenset({"during", "fi", "at", "after", "before"})
_HIS = frozenset({"ه", "ها"})
_HEAD = 8  # items from the head of a sentence to its verb
_MEETS = word_class("meets")
_CLAUSES = frozenset({"verb", "that", "clause", "relative"})
_PLAIN = frozenset({"noun", "date", "mark", "open", "close"})


def lend_visits(context: Context, verb: Item, slots: Slots, subject: Sequence[Item]) -> None:
    """Who does what a clause tells is who made the visit that it names."""
    timed = "during" in slots.by or "fi" in slots.by
    for when in (*slots.take("during"), *slots.take("fi")) if timed else ():
        deed = _visit_at(context, when)
        if deed is None or deed.pronoun:
            continue
        if subject:
            if acts(subject[0]) or is_somebody(subject[0]) or subject[0].partitive:
                context.given.setdefault(deed.index, list(subject))  # «التقى المبعوث خلال زيارة إلى القاهرة …»
        elif verb.has("say"):
            context.orphans[deed.index] = verb  # «وأضاف خلال زيارة إلى القاهرة …»
    if subject and verb.entry is not None and verb.entry.lemma in _MEETS and is_somebody(subject[0]):
        for deed in context.items[verb.index + 1 :]:
            if deed.kind in _CLAUSES:
                break
            if _is_visit(deed) and deed.pronoun in _HIS:
                context.given.setdefault(deed.index, list(subject))  # «التقى المبعوث الوزير خلال زيارته للقاهرة»
    if not subject or not 1 < verb.index <= _HEAD or context.items[0].kind != "trigger":
        return  # as mostly
    if is_somebody(subject[0]) and subject[0].index > verb.index:
        ahead = _ahead(context, verb)
        if ahead is not None:
            context.given.setdefault(ahead.index, list(subject))


def _ahead(context: Context, verb: Item) -> Item | None:
    """A visit, or with a pronoun a way, at the head of a sentence, before its first verb."""
    deed, between = context.items[0], context.items[1 : verb.index]
    if deed.kind != "trigger" or deed.prep not in _WHEN or any(i.kind not in _PLAIN for i in between):
        return None
    meant = context.deed(deed)
    if meant is None or meant.event != "movement":
        return None
    return deed if deed.pronoun in _HIS or _is_visit(deed) and not deed.pronoun and not between[0].genitive else None


def _visit_at(context: Context, when: Item) -> Item | None:
    """The visit, or that of which a part is told: «في ختام زيارة …»، «في اليوم الأول من زيارة …»."""
    after = context.following(when)
    if (
        when.kind != "noun"
        or after is None
        or after.conj
        or when.last != (after.prep_at if after.prep else after.first)
    ):
        return when if _is_visit(when) else None
    part = after.genitive and when.short or after.prep == "min" and when.definite
    return after if part and _is_visit(after) else None


def _is_visit(item: Item) -> bool:
    return item.kind == "trigger" and item.entry is not None and item.entry.value == _VISIT
