"""Whom somebody runs from and was never one of: «فرت العائلات من مسلحي الحركة»، «هروب عناصر التنظيم من القوات»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.items import Item
from khabar.grammar.classes import word_class

_CIVILIANS, _ARMED, _FORCES = word_class("civilian"), word_class("irregular"), word_class("pursuing")
_ARMY = "جيش"
_RAN = word_class("runs_away")


def run_from(context: Context) -> None:
    """Who runs from others does not leave their ranks."""
    for draft in context.drafts:
        if draft.event != "flight":
            continue
        at, left = draft.at, draft.roles.get("organisation", ())
        if not left or at is None or at.entry is None or at.entry.lemma not in _RAN:
            continue
        who = draft.roles.get("actor", ())
        if all(any(_runs(context, a.item, b.item) for a in who) for b in left):
            del draft.roles["organisation"]


def _runs(context: Context, item: Item | None, whom: Item | None) -> bool:
    """People of the place, from anybody armed; the men of an armed organisation, from an army."""
    if item is None or item.word is None or whom is None or whom.word is None:
        return False
    if item.word.stem in _CIVILIANS:
        return True
    beside = item.last == whom.prep_at and not item.definite
    if whom.word.stem not in _FORCES and whom.word.stem != _ARMY or beside:
        return False  # «فر مقاتلون من القوات»: some of them
    if item.mention("group") is None:
        return item.word.stem in _ARMED and whom.word.stem in _FORCES
    own, others = (context.sentence.words[i.first : i.last] for i in (item, whom))
    names = {word.stem for word in own}
    return names.isdisjoint(_FORCES | {_ARMY}) and names.isdisjoint(word.stem for word in others)
