"""Who is held, said without a verb of holding: «لا يزال فلان قيد الاعتقال»، «وهو رهن الإقامة الجبرية»."""

from __future__ import annotations

from khabar.claims.arguments import complements
from khabar.claims.context import Context, Sides
from khabar.claims.draft import Argument
from khabar.claims.filling import fill
from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.claims.traits import is_somebody
from khabar.grammar.classes import word_class

_HOLDS = word_class("in_custody")  # «قيد»، «رهن»
_ARRESTS = frozenset({"arrest", "detention"})
_HOUSE_ARREST = "الاقامه الجبريه"
_ENCLITICS = {"هو": "ه", "هي": "ها", "هم": "هم"}


def add_custody(context: Context) -> None:
    """A detention of whom stands before such a phrase, or of whom was told before."""
    if _HOLDS.isdisjoint(context.sentence.stems):
        return
    for item in context.items:
        if (
            item.prep != "under"
            or context.sentence.words[item.prep_at].stem not in _HOLDS
            or not _is_arrest(context, item)
        ):
            continue
        held, pronoun = _whom(context, item)
        if not (held or pronoun):
            continue
        frame, known = context.frames["detention"], len(context.drafts)
        fill(
            context,
            item,
            [frame],
            Sides([], [held] if held else [], complements(context.items, item.index, frame.slots)),
        )
        for draft in context.drafts[known:]:
            draft.rule = "frame.detention.custody"
            if not held:
                start = context.sentence.tokens[item.prep_at].start
                draft.roles["target"] = [Argument(start, start, None, True, pronoun, anchor=start)]


def how_held(told: list[Item]) -> bool:
    """«اقتادوه معصوب العينين»، «أعادوه مكبلاً»: how he was, after a verb whose enclitic says whom."""
    how = told[0]
    word = how.word
    described = word is not None and (how.has("adj", "pp") and word.form.endswith("ا") or not word.entries)
    described = described and not how.has("pn")  # «أردوه قتيلاً»
    return len(told) == 1 and described and not how.mentions and how.count is None and not how.prep


def _is_arrest(context: Context, item: Item) -> bool:
    deed = context.deed(item)
    if deed is not None:
        return deed.event in _ARRESTS and item.definite
    return " ".join(context.sentence.forms[item.fill[0] : item.fill[0] + 2]) == _HOUSE_ARREST


def _whom(context: Context, item: Item) -> tuple[list[Item], str]:
    """Who stands right before it or before its verb of being; the enclitic of whom a pronoun means."""
    last = context.previous(item)
    if last is not None and last.value == "apposition" and last.index:
        last = context.items[last.index - 1]
    if last is None or last.negated:
        return [], ""
    if last.kind == "noun":
        return ([last], "") if is_somebody(last) and not last.prep else ([], "")
    if last.kind == "verb" and last.has("aux"):
        front = before(context.items, last.index).items
        if front:
            return (front[:1], "") if is_somebody(front[0]) else ([], "")
        if last.index and not last.conj and context.items[last.index - 1].kind != "mark":
            return [], ""  # «أغلبهم ظل قيد الاعتقال»
        return [], "هم" if last.inflected("pl") else "ها" if last.inflected("f") else "ه"
    form = last.word.form.removeprefix("و") if last.word is not None else ""
    if last.kind == "that":
        return [], next((p for p in ("هم", "ها", "ه") if form.endswith(p)), "")
    return [], _ENCLITICS.get(form, "")
