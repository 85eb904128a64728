"""Who protests by what he does: «قطع الأهالي الطريق احتجاجاً على …»، «ترك القوات احتجاجاً على نهب القرى»."""

from __future__ import annotations

from khabar.claims.chains import named
from khabar.claims.context import Context
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, is_somebody
from khabar.grammar.classes import word_class

_MOTIVES = word_class("protest_motive")
_BREAKS = frozenset({"that", "clause", "relative"})


@only_of(forms=_MOTIVES)
def add_protests(context: Context) -> None:
    """A claim for each clause whose verb says what somebody does in protest; none where who does it is not named."""
    for item in context.items:
        if item.prep != "cause" or context.sentence.form(item.prep_at) not in _MOTIVES:
            continue
        verb = _verb(context, item)
        if (
            verb is None
            or verb.negated
            or verb.has("aux")
            or _apart(context, verb, item)
            or any(d.event == "protest" and d.at in (verb, item) for d in context.drafts)
        ):
            continue
        who = [i for i in context.subjects.get(verb.index, []) if acts(i) or is_somebody(i)]
        if not who or any(
            d.event == "protest" for d in context.drafts if d.at is not None and _within(d.at, verb, item)
        ):
            continue
        draft = context.start("protest", "frame.protest.motive", item, ("actor",))
        for one in who:
            draft.add("actor", context.filler(one))
        told = context.by_deed()
        draft.add("against", named(context.sentence, context.items, told, item))
        if any(d.modality != "asserted" for d in context.drafts if d.at is verb):
            continue
        draft.widen(*context.sentence.bounds(verb.first, verb.last))
        context.drafts.append(draft)


def _apart(context: Context, verb: Item, item: Item) -> bool:
    """«توفي متأثراً بجراحه نتيجة اشتباكات … احتجاجاً على …»: another deed stands between, and is meant."""
    between = context.items[verb.index + 1 : item.index]
    return any(i.prep == "cause" or i.kind == "trigger" and i.has("ev", "np") for i in between)


def _within(at: Item, verb: Item, item: Item) -> bool:
    return verb.index <= at.index <= item.index


def _verb(context: Context, item: Item) -> Item | None:
    """The verb of its clause, past no other clause."""
    for other in reversed(context.items[: item.index]):
        if other.kind == "verb":
            before = context.previous(other)
            return other if before is None or before.kind != "relative" else None
        if other.kind in _BREAKS or other.kind == "mark" and other.value in ".؛:":
            return None
    return None
