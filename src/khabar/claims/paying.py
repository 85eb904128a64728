"""Payments as they were told: once each, and no promise of one as paid."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.grammar.classes import word_class
from khabar.words import Word

_PROMISES, _WITHHOLDS = word_class("promises_pay"), word_class("withholds_pay")
_ENDS = frozenset({".", "؛", ":"})
_REACH = 10  # items from a promise to what it is of
_NEAR = 3  # items from what is put off or stopped to the deed
_DONE = frozenset({"after", "since"})
_OPEN = frozenset({"asserted", "intended"})


def once(items: Sequence[Item], made: Sequence[Draft], told: Sequence[Draft]) -> list[Draft]:
    """What phrases tell, without the sums of which a verb tells who pays them: «رفضت العائلة دفع الفدية»."""
    paid = [draft for draft in made if draft.event == "payment" and draft.ready()]
    kept = [draft for draft in told if draft.event != "payment" or not _known(paid, draft)]
    for draft in (*paid, *kept):
        if draft.event == "payment" and draft.modality in _OPEN and draft.polarity == "affirmed":
            _doubt(items, draft)
            if _topic(items, draft):
                draft.roles.pop("amount")
    return kept


def _known(paid: Sequence[Draft], draft: Draft) -> bool:
    """Is the sum that of a verb? Then what it is for is told there as well, and the doubt on it is on both."""
    for other in paid:
        # «70 ألف دولار فدية»: the same sum, once more
        if any(
            a.start < b.stop and b.start <= a.stop + 1 for a in other.roles["amount"] for b in draft.roles["amount"]
        ):
            if "for" in draft.roles:
                other.roles.setdefault("for", draft.roles["for"])
            if other.modality == "asserted" and other.polarity == "affirmed":
                other.modality, other.polarity = draft.modality, draft.polarity
            return True
    return False


def _deed(draft: Draft) -> Item | None:
    """The noun of paying: «صرف الرواتب», which after a noun may be read as a verb."""
    at = draft.at
    return at if at is not None and (at.kind == "trigger" or "nt" in at.labels) else None


def _topic(items: Sequence[Item], draft: Draft) -> bool:
    """«خلافات على صرف الرواتب»، «سعر صرف العملة»: what is spoken of, and nothing that is said to be paid."""
    deed = _deed(draft)
    if deed is None or draft.modality != "asserted" or draft.polarity != "affirmed":
        return False
    before = draft.sentence.words[deed.first - 1] if deed.first else None
    if before is not None and "cost" in before.labels:
        return True
    start = draft.roles["amount"][0].start
    told = any(
        f.kind == "money" and f.named for f in draft.sentence.founds if draft.sentence.tokens[f.last - 1].stop > start
    )
    carried = deed.prep in _DONE or deed.index > 0 and items[deed.index - 1].kind == "verb"
    return not (told or carried or "payer" in draft.roles or "payee" in draft.roles)


def _doubt(items: Sequence[Item], draft: Draft) -> None:
    """«وعده القائد براتب»، «وعوداً بمنحه راتباً»: not paid yet; «تأخر صرف الرواتب»، «أوقف دفع الرواتب»: not paid."""
    start = draft.roles["amount"][0].start
    deed = _deed(draft)
    held = deed or next((i for i in items if draft.sentence.tokens[i.last - 1].stop > start), None)
    if held is None:
        return
    owed = held.prep == "bi"
    for item in reversed(items[max(0, held.index - _REACH) : held.index]):
        words = (
            [item.word]
            if item.kind == "verb" and item.word is not None
            else draft.sentence.words[item.first : item.last]
        )
        if deed is not None and item.index >= deed.index - _NEAR and _is_one(words, _WITHHOLDS):
            draft.polarity = "denied"
            draft.modality = "asserted"
            return
        if (owed or item.kind == "noun" and deed is not None) and _is_one(words, _PROMISES):
            draft.modality = "intended"
            return
        if item.value in _ENDS or item.kind == "verb":
            return
        owed = owed or item.prep == "bi"


def _is_one(words: Sequence[Word], stems: frozenset[str]) -> bool:
    return any(w.stem in stems or w.form in stems or any(e.lemma in stems for e in w.entries) for w in words)
