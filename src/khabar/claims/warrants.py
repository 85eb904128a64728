"""What courts and prosecutors order about somebody: «أمرت النيابة بحبس المتهم»، «قررت المحكمة إعدام فلان»."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.context import Context
from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import PERIODS, is_court, is_somebody
from khabar.grammar.classes import word_class

_ORDERS, _PRISONS = word_class("orders_it"), word_class("prison")
_GENERAL = ("النايب", "العام")
_GIVES_OUT = "اصدر"
_AN_ORDER = frozenset({"امر", "امرا", "قرار", "قرارا"})
_KINDS = {"arrest": "warrant", "detention": "warrant", "execution": "sentence"}
_TERM = 3  # items of «السجن | عشرة أعوام | لفلان»


@only_of(stems=_ORDERS | _AN_ORDER | _PRISONS)
def add_warrants(context: Context) -> None:
    """The step of the court beside what it orders, which has yet to be done; and a sentence that stands by itself."""
    if not _ORDERS.isdisjoint(context.stems) or not _AN_ORDER.isdisjoint(context.stems):
        for draft in list(context.drafts):
            _order(context, draft)
    if not _PRISONS.isdisjoint(context.stems):
        _terms(context)


def _order(context: Context, draft: Draft) -> None:
    kind, at = _KINDS.get(draft.event), draft.at
    if at is None or at.kind != "trigger" or at.prep not in ("", "bi") or at.conj or at.index < 2:
        return
    ordered = _is_order(context.items[at.index - 1])  # «أصدر النائب العام | أمراً | بالقبض على …»
    last = max(2, at.index - ordered)
    by, verb = context.items[last - 1], context.items[last - 2]
    if kind is None:
        if (
            draft.constants.get("kind") == "investigation"
            and "actor" not in draft.roles
            and _told(context, verb, by, ordered)
        ):
            draft.add("actor", context.filler(by))  # «أمر المدعي العام بفتح تحقيق»
        return
    whom = draft.roles.get("target") or draft.roles.get("victim")
    if not (whom and _told(context, verb, by, ordered)):
        return
    draft.modality = "intended"  # whatever else is said: it is ordered
    step = context.start("proceeding", f"frame.{kind}.ordered", verb, ("target",))
    step.constants = {"kind": kind}
    step.add("actor", context.filler(by))
    step.roles["target"] = [replace(one, draft=None) for one in whom]
    if "count" in draft.roles:
        step.roles["count"] = [replace(one, draft=None) for one in draft.roles["count"]]
    for one in whom:
        if not one.pending:
            step.widen(one.start, one.stop)
    context.drafts.append(step)


def _told(context: Context, verb: Item, by: Item, ordered: bool) -> bool:
    """A verb of ordering, or of giving out an order, and who may order such a thing."""
    if verb.kind != "verb" or verb.word is None or verb.negated:
        return False
    told = any(e.lemma == _GIVES_OUT for e in verb.word.entries) if ordered else verb.word.stem in _ORDERS
    court = is_court(by) or context.sentence.reads(by.first, _GENERAL)  # «النائب العام»
    return told and court and by.kind == "noun" and not by.prep


def _is_order(item: Item) -> bool:
    return item.word is not None and item.word.stem in _AN_ORDER and not item.prep and not item.word.article


def _terms(context: Context) -> None:
    """«السجن تسعة أعوام لعسكري انضم إلى …»: at the head of a sentence, how long, and for whom."""
    for prison in context.of["noun"]:
        word, ahead = prison.word, context.previous(prison)
        near = context.items[prison.index + 1 : prison.index + _TERM]
        if word is None or word.stem not in _PRISONS or not word.article or prison.prep or len(near) < _TERM - 1:
            continue
        opens = ahead is None or ahead.kind == "mark"
        long = near[0].kind == "date" or near[0].count is not None and not near[0].prep
        long = long and any(w.stem in PERIODS for w in context.sentence.words[near[0].first : near[0].last])
        if opens and long and near[1].prep == "li" and is_somebody(near[1]):
            draft = context.start("proceeding", "frame.sentence.term", prison, ("target",))
            draft.constants = {"kind": "sentence"}
            draft.add("target", context.filler(near[1]))
            context.count(draft, near[1])
            context.drafts.append(draft)
