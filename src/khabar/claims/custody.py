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
_PUT = "وضع"
_ARRESTS = frozenset({"arrest", "detention"})
_HOUSE_ARREST = "الاقامه الجبريه"
_ENCLITICS = {"هو": "ه", "هي": "ها", "هم": "هم"}


def add_custody(context: Context) -> None:
    """A detention of whom stands before such a phrase, or of whom was told before."""
    if _HOLDS.isdisjoint(context.stems):
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
        for putting in [one for one in held if _is_putting(one)]:
            held.remove(putting)
            _put_there(context, item, putting)
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


def _put_there(context: Context, item: Item, held: Item) -> None:
    """«تم وضع [فلان] قيد الاعتقال»: in the words after the noun of putting."""
    frame = context.frames["detention"]
    draft = context.start(frame.event, "frame.detention.custody", item, frame.needs)
    draft.add("target", context.words(held.fill[0] + 1, held.fill[1], held))
    context.drafts.append(draft)


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


def _is_held(context: Context, item: Item) -> bool:
    """Somebody, or who is put there: «تم وضع فلان قيد الاعتقال»."""
    verb = context.previous(item)
    done = verb is not None and verb.kind == "verb" and verb.entry is not None and verb.entry.value == "happen"
    return (done and not (verb is not None and verb.negated)) if _is_putting(item) else is_somebody(item)


def _is_putting(item: Item) -> bool:
    putting = item.word is not None and item.word.stem == _PUT and not item.short and item.kind == "noun"
    return putting and not item.conj and item.count is None


def _with_others(context: Context, last: Item) -> list[Item]:
    """«وضع فلان وفلان قيد الاعتقال»: all who are joined before it."""
    held = [last]
    while held[0].conj and held[0].index:
        other = context.items[held[0].index - 1]
        other = context.items[other.index - 1] if other.value == "apposition" and other.index else other
        if other.kind != "noun" or not _is_held(context, other) or other.prep:
            return [last]
        held.insert(0, other)
    return held


def _whom(context: Context, item: Item) -> tuple[list[Item], str]:
    """Who stands right before it or before its verb of being; the enclitic of whom a pronoun means."""
    last = context.previous(item)
    while last is not None and last.kind == "date":
        last = context.previous(last)  # «وُضع الأسبوع الماضي قيد الاعتقال»
    if last is not None and last.value == "apposition" and last.index:
        last = context.items[last.index - 1]
    if last is None or last.negated:
        return [], ""
    if last.kind == "noun":
        return (_with_others(context, last), "") if _is_held(context, last) and not last.prep else ([], "")
    put = last.kind == "verb" and last.word is not None and last.word.stem.startswith(_PUT)
    if put and last.pronoun:
        return [], last.pronoun  # «وضعوه قيد الاحتجاز»
    if last.kind == "verb" and (put or last.has("aux")):
        front = before(context.items, last.index).items
        if front:
            return (front[:1], "") if is_somebody(front[0]) else ([], "")
        if last.index and not last.conj and context.items[last.index - 1].kind != "mark":
            return [], ""  # «أغلبهم ظل قيد الاعتقال»
        if put and last.inflected("dual") and not last.inflected("sg"):
            return [], "هما"
        return [], "هم" if last.inflected("pl") else "ها" if last.inflected("f") else "ه"
    form = last.word.form.removeprefix("و") if last.word is not None else ""
    if last.kind == "that":
        return [], next((p for p in ("هم", "ها", "ه") if form.endswith(p)), "")
    return [], _ENCLITICS.get(form, "")
