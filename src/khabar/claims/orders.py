"""Decrees that are spoken of by whose they are: «قرار الحكومة بفرض رسوم», «قرار الملك فلان القاضي بإنشاء …»."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.context import Context
from khabar.claims.decrees import hold_order
from khabar.claims.draft import Argument
from khabar.claims.items import Item
from khabar.claims.traits import acts, is_state
from khabar.grammar.classes import word_class

_DECREE, _HEADED = "قرار", "رياسه"
_STEPS = word_class("own_step") | word_class("own_doing")
_ASIDES = 3  # items between whose it is and what it holds: «قرار مجلس الأمن رقم 2216 القاضي ب…»


def add_orders(context: Context) -> None:
    """A decree for each that names both its issuer and what it holds."""
    for item in context.items if _DECREE in context.stems else ():
        words = context.sentence.words
        at = next((i for i in range(item.first, item.last) if words[i].stem == _DECREE), None)
        if item.kind != "noun" or item.negated or at is None or words[at].article or words[at].pronoun:
            continue
        issuer = _issuer(context, item, at)
        held = _held(context, issuer) if issuer is not None else None
        if issuer is None or held is None:
            continue
        draft = context.start("decree", "frame.decree.whose", item, ("issuer", "content"))
        draft.start = context.sentence.bounds(at, at + 1)[0]
        draft.add("issuer", context.filler(issuer))
        draft.add("content", Argument(*context.sentence.bounds(*held.fill), held))
        hold_order(context, draft)
        draft.given = True
        meant = (held, context.following(held)) if held.short else (held,)
        for inner in context.drafts:
            if any(inner.at is deed for deed in meant) and inner.event != "appointment":
                inner.modality = "intended"  # «قرار المجلس القاضي بانسحاب الجماعة»: it has not happened
        context.drafts.append(draft)


def _issuer(context: Context, item: Item, at: int) -> Item | None:
    """Whose decree it is: the rest of the phrase, or the name that its title is of."""
    after = context.following(item)
    if at + 1 == item.last:
        named = after is not None and after.genitive and after.kind == "noun" and not after.prep
        return after if named and after is not None and (is_state(after) or acts(after)) else None
    word = context.sentence.words[at + 1]
    titled = word.has("title", "honorific")
    if titled and after is not None and after.first == item.last and not after.prep and after.mention("person"):
        return after  # «قرار الرئيس | فلان»
    found = next((f for f in item.mentions if f.first == at + 1 and f.kind in ("group", "place")), None)
    told = replace(item, fill=(at + 1, found.last if found is not None else item.fill[1]), prep="", prep_at=-1)
    told.stand_for(word)
    return told if titled or found is not None or word.has("grouphead") else None


def _held(context: Context, issuer: Item) -> Item | None:
    """What it holds, behind «ب», past who the issuer is."""
    for item in context.items[issuer.index + 1 : issuer.index + 2 + _ASIDES]:
        word = item.word
        if item.prep == "bi" and word is not None and word.stem != _HEADED:
            own = word.stem in _STEPS or item.mentions and not item.has("noun")
            return None if own or not item.nominal or item.pronoun and item.short else item
        apart = item.kind in ("date", "other") or item.nominal and not item.conj
        if not apart or item.prep and item.prep != "bi":
            return None
    return None
