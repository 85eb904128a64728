"""Whose shells they are that hit or frighten: «أصيب بمقذوف حوثي»، «قذائف الميليشيا على القرى»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.draft import Argument
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class

_SHELLS, _ROCKETS = word_class("shell"), word_class("rocket")
_NISBAS = word_class("partisan")
_KEPT = word_class("keeps_shells")
_GUNS = word_class("guns")
_HITTING = frozenset({"bi", "under", "min", "cause"})
_BLOWS = frozenset({"shelling", "attack"})
_BACK = 4  # items from what becomes of shells to them


@only_of(stems=_SHELLS | _ROCKETS)
def add_shells(context: Context) -> None:
    """A blow for each phrase that says whose shells they are, or who struck in the blow that has them for its means."""
    for item in context.of["noun"]:
        if not item.has("weapon") or item.word is None or item.negated or item.inside:
            continue
        hits = item.word.stem in _SHELLS or item.word.stem in _ROCKETS and item.prep in _HITTING
        whose = _whose(context, item) if hits and not _is_kept(context, item) else None
        if whose is None:
            continue
        told = [d for d in context.drafts if any(a.item is item for a in d.roles.get("means", ()))]
        blow = next((d for d in told if d.event in _BLOWS), None)
        if blow is None:
            draft = context.start("shelling", "frame.shells.np", item, ("actor", "means"))
            draft.add("actor", whose)
            draft.add("means", context.words(item.fill[0], item.fill[0] + 1, item))
            draft.given = item.definite and item.prep != "bi"  # «لا نخشى قذائف الحوثيين»: those that there are
            context.drafts.append(draft)
        elif "actor" not in blow.roles:
            blow.add("actor", whose)


def _whose(context: Context, item: Item) -> Argument | None:
    """The group in the genitive of the shells, or the adjective that is made of its name."""
    at = item.fill[0] + 1
    if at >= item.fill[1]:
        return None
    if any(f.kind == "weapon" and f.last > at for f in item.mentions) or context.sentence.words[at].stem in _GUNS:
        return None  # «قذيفة آر بي جي»، «قذائف المدفعية»
    group = max((f for f in item.mentions if f.kind == "group" and f.first == at), key=lambda f: f.last, default=None)
    if group is not None:
        return context.words(at, group.last, item)
    return context.words(at, at + 1, item) if context.sentence.words[at].stem in _NISBAS else None


def _is_kept(context: Context, item: Item) -> bool:
    """«ضبط صواريخ الجماعة»، «مخازن قذائف …»: shells that are kept, taken or stopped, and hit nobody."""
    near = context.items[max(0, item.index - _BACK) : item.index]
    return any(i.word is not None and any(e.lemma in _KEPT for e in i.word.entries) for i in near)
