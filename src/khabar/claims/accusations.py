"""What somebody is held, tried or put to death for: «اعتقلت الشرطة خمسة بتهمة …»، «يواجه فلان اتهامات بـ…»."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from khabar.claims.context import Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import GROUND, Item
from khabar.claims.traits import accuses, is_named_place, is_somebody
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_CHARGES = word_class("charge_noun")
_NO_CHARGE = word_class("no_charge")
_GROUNDS = word_class("ground_of_charge")  # «لتورطه في …», but not «لرفضه القتال»
_ACCUSATIONS = _CHARGES | {"اشتباه"}  # «لاتهامه بـ…»: what follows «ب» is laid to him
_HELD = frozenset({"arrest", "detention", "abduction", "execution"})
_STEPS = frozenset({"trial", "sentence", "warrant", "investigation", "designation"})  # of courts
# when, why and how, and no part of what is laid to him:
_APART = frozenset({"cause", "after", "since", "during", "before", "through", "via", "price"})
_ENDS = frozenset({"verb", "that", "clause", "mark", "relative"})
_CONVICTION = "convict"  # «بعد إدانته بـ…»
_INTO = frozenset({"bi", "fi"})
_BY, _BY_WHAT = "with", frozenset({"bi", "with"})
_WHO = ("target", "victim", "actor")
_FAR, _WIDEST = 14, 12  # items from the deed to its charge; tokens of one charge


def lay_charges(context: Context) -> None:
    """Give each deed of holding, trying or killing by sentence what it is done for."""
    charged = [d for d in context.drafts if d.event == "proceeding" and d.constants.get("kind") == "charge"]
    for draft in charged:
        _charge(context, draft)
    deeds = {d.at.index: d for d in context.drafts if d.at is not None and _is_held(d)}
    seen = -1
    for item in context.items if deeds else ():
        laid = _laid(context, item) if item.prep_at != seen else None  # «بتهمة ارتكاب | جرائم»: once
        deed = _deed(context.items, item, deeds) if laid is not None else None
        if laid is None or deed is None:
            continue
        seen = item.prep_at
        for other in context.drafts:
            if other.at is deed.at and _is_held(other):
                _add(context, other, laid)


def whole(sentence: Sentence, items: Sequence[Item], laid: Item, others: Collection[int] = ()) -> tuple[int, int]:
    """The tokens of one charge, to the end of its phrase: «الانتماء إلى التنظيم»، «ارتكاب جرائم ضد الإنسانية»."""
    first = laid.fill[0] if laid.kind == "noun" else laid.first
    first = laid.prep_at if laid.prep == _BY else first  # «الاتهام | باستخدام سلاح»
    last = laid.fill[1] if laid.kind == "noun" else laid.last
    for item in items[laid.index + 1 :]:
        aside = item.kind == "other" and (item.value in ("apposition", "pronoun") or item.has("light", "hedge"))
        apart = item.prep in _APART or item.conj and item.kind != "other" or item.first in others
        apart = apart or item.prep == "fi" and is_named_place(item)  # where, rather than what
        if item.kind in _ENDS or not (item.nominal or aside) or apart or item.last - laid.fill[0] > _WIDEST:
            break
        last = max(last, item.last)
    return first, last


def _is_held(draft: Draft) -> bool:
    return draft.event in _HELD or draft.event == "proceeding" and draft.constants.get("kind") in _STEPS


def _laid(context: Context, item: Item) -> Item | None:
    """What is laid to somebody in a phrase of its own: «بتهمة [التجسس]»، «لـ[تورطه في …]»، «لاتهامه بـ[قتل …]»."""
    if item.prep not in ("charge", "li", "after"):
        return None
    items, stem = context.items, item.word.stem if item.word is not None else ""
    if item.kind == "other" and not item.has("hedge"):
        return None
    if item.prep == "charge" and context.sentence.form(item.first - 1) != GROUND:
        return item
    if item.nominal and item.prep == "charge" and stem in _GROUNDS:
        return item  # «على خلفية ضلوعهم في …», and not «على خلفية الهجوم»
    convicted = item.kind == "trigger" and item.entry is not None and item.entry.value == _CONVICTION
    grounded = item.prep == "li" and item.nominal and stem in _GROUNDS
    if not item.pronoun or not (convicted or grounded):
        return None
    if not convicted and stem not in _ACCUSATIONS:
        return item
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    return after if after is not None and after.nominal and after.prep in _INTO and not after.conj else None


def _deed(items: Sequence[Item], item: Item, deeds: dict[int, Draft]) -> Draft | None:
    """The deed that the charge stands by, past other phrases of its clause and past what a relative clause tells."""
    at = item.index - 1
    while at >= max(item.index - _FAR, 0):
        other = items[at]
        if other.kind == "mark" and item.prep == "li" and items[at + 1].conj:
            return None  # «محاكمة القتلة، وتوفير الماء والكهرباء لعلاقتهما بالحياة»
        if at in deeds:
            return deeds[at]
        if other.kind in ("that", "clause") or other.kind == "mark" and other.value in ".؛:":
            return None
        if other.kind == "verb" and not (other.has("light", "aux") or at and _told_of(items[at - 1], other)):
            return None
        at -= 1
    return None


def _told_of(before: Item, verb: Item) -> bool:
    """«الأشخاص الذين ينتمون إلى …»، «أشخاص ينتمون إلى …»: a clause about whom a phrase names."""
    return before.kind == "relative" or before.kind == "noun" and not before.definite and before.last == verb.first


def _charge(context: Context, draft: Draft) -> None:
    """«يواجه تهمة [الانضمام إلى …]»، «اتهامه بـ[قتل …]»، «وجهت إليه الاتهام بـ[…]»."""
    at = draft.at
    if at is None:
        return
    items, known = context.items, draft.roles.get("charge", [])
    if known and known[0].item is not None:
        _add(context, draft, known[0].item)
        return
    named = at.nominal and at.word is not None and at.word.stem in _CHARGES or at.kind == "verb" and accuses(at)
    for item in items[at.index + 1 : at.index + 1 + _FAR]:
        if item.kind in _ENDS - {"mark"} or item.kind == "mark" and item.value in ".؛:" or item.nominal and item.conj:
            return
        if named and item.prep in _BY_WHAT and item.nominal:
            if item.word is None or item.word.stem not in _NO_CHARGE:
                _add(context, draft, item)
            return
        after = items[item.index + 1] if item.index + 1 < len(items) else None
        word = context.sentence.words[item.last - 1]
        if item.kind in ("noun", "other") and (
            word.stem in _CHARGES or item.word is not None and item.word.stem in _CHARGES
        ):
            named = True
            if after is not None and after.nominal and not (after.prep or after.conj) and after.first == item.last:
                _add(context, draft, after)
                return


def _add(context: Context, draft: Draft, laid: Item) -> None:
    """One charge, and those that a conjunction adds to it; a wider one stands for the word that it begins with."""
    if laid.word is not None and laid.word.stem in _NO_CHARGE or is_somebody(laid):
        return
    if laid.nominal and not laid.definite and laid.short and laid.has("adj"):
        return  # «تهمة | أخرى»
    sentence, items = context.sentence, context.items
    others = {a.item.first for role in _WHO for a in draft.roles.get(role, ()) if a.item is not None}
    first, last = whole(sentence, items, laid, others)
    start, stop = sentence.bounds(first, last)
    start += laid.prep == _BY  # its «ب»
    begun = [a for a in draft.roles.get("charge", ()) if a.start >= start and a.stop <= stop]
    for argument in begun:
        draft.roles["charge"].remove(argument)
    draft.roles.setdefault("charge", []).insert(0, Argument(start, stop, laid))
    draft.widen(start, stop)
    more = next((i for i in items[laid.index + 1 :] if i.first >= last), None)
    if more is not None and more.conj and more.kind == "trigger" and not more.prep and more.first <= last + 1:
        start, stop = sentence.bounds(*whole(sentence, items, more))
        draft.roles["charge"] = [a for a in draft.roles["charge"] if not (a.start >= start and a.stop <= stop)]
        draft.roles["charge"].insert(1, Argument(start, stop, more))
        draft.widen(start, stop)
