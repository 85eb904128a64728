"""Decrees spoken of as such: «قرار الحكومة بفرض رسوم», «قرار الملك فلان القاضي بإنشاء …», «قرار غلق القنصلية»."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.context import Context
from khabar.claims.decrees import hold_order
from khabar.claims.draft import Argument
from khabar.claims.filling import fill
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, is_state
from khabar.grammar.classes import word_class

_DECREE, _HEADED = "قرار", "رياسه"
_STEPS = word_class("own_step") | word_class("own_doing")
_DONE_TO = word_class("done_to_decree")  # «تنفيذ قرار …»: it is in force
_HOW_TAKEN = word_class("how_taken")  # «القرار بالإجماع»
_ASIDES = 3  # items between whose it is and what it holds: «قرار مجلس الأمن رقم 2216 القاضي ب…»
_NO_ORDER = ("adj", "human", "kin", "title", "honorific", "grouphead", "group", "placehead", "numeral", "rel")
_WHOSE = frozenset({"ala", "bi", "li", "an", "min", "ila"})


@only_of(stems={_DECREE})
def add_orders(context: Context) -> None:
    """A decree for each that names what it holds, be it with its issuer or without."""
    for item in context.items:
        words = context.sentence.words
        at = next((i for i in range(item.first, item.last) if words[i].stem == _DECREE), None)
        if item.kind != "noun" or item.negated or at is None or words[at].pronoun:
            continue
        issuer = None if words[at].article else _issuer(context, item, at)
        held = _named(context, issuer) or _held(context, issuer) if issuer is not None else _alone(context, item, at)
        if held is None or issuer is None and _told(context, held):
            continue
        draft = context.start("decree", "frame.decree.whose", item, ("content",))
        draft.start = context.sentence.bounds(at, at + 1)[0]
        if issuer is not None:
            draft.add("issuer", context.filler(issuer))
        draft.add("content", Argument(*context.sentence.bounds(*held.fill), held))
        hold_order(context, draft)
        draft.given = True
        decreed = _phrase(context, held)
        for inner in context.drafts:
            if any(inner.at is deed for deed in decreed) and inner.event != "appointment":
                inner.modality = "intended"  # «قرار المجلس القاضي بانسحاب الجماعة»: it has not happened
        context.drafts.append(draft)


def _phrase(context: Context, held: Item) -> list[Item]:
    """What is decreed, word by word up to the deed that it is about: «السماح | بتفعيل | الاعتقالات»."""
    found = [held]
    while found[-1].short and found[-1].kind == "noun" and (after := context.following(found[-1])) is not None:
        if not after.nominal or after.conj:
            break
        found.append(after)
    return found


def add_decided(context: Context) -> None:
    """«قررت الحكومة إيقاف الرحلات»: a decree for each deed decided on that makes no claim of its own."""
    for item, frames, sides in context.decided:
        deed = sides.objects[0][0]
        stem = deed.word.stem if deed.word is not None else ""
        begin, stop = context.sentence.bounds(deed.first, deed.last)
        read = any(draft.start < stop and begin < draft.stop for draft in context.drafts if draft.event != "position")
        if sides.subject and not read and stem not in _STEPS:
            fill(context, item, frames, sides)


def _told(context: Context, held: Item) -> bool:
    """«أصدر قراراً بتعيين …»: the decree has been read by the verb that issues it."""
    start = context.sentence.bounds(*held.fill)[0]
    decrees = (draft for draft in context.drafts if draft.event == "decree")
    return any(told.start == start for draft in decrees for told in draft.roles.get("content", ()))


def _issuer(context: Context, item: Item, at: int) -> Item | None:
    """Whose decree it is: the rest of the phrase, or the name that its title is of."""
    after = context.following(item)
    if at + 1 == item.last:
        named = after is not None and after.genitive and after.kind == "noun" and not after.prep
        given = after is not None and after.prep == "min" and not after.conj  # «قرار | من قيادة المعسكر»
        return after if (named or given) and after is not None and (is_state(after) or acts(after)) else None
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


def _named(context: Context, issuer: Item) -> Item | None:
    """«قرار الجماعة | منع الصحفيين من السفر»: what it holds, right after whose it is."""
    held = context.following(issuer)
    while held is not None and (held.value == "apposition" or held.kind == "noun" and held.prep == "li"):
        held = context.following(held)  # «قرار اللجنة العليا للجماعة | تعويم الأسعار»
    if held is None or held.word is None or not held.nominal or held.prep or held.conj or held.genitive:
        return None
    return held if _is_order(context, held) and held.word.stem not in _STEPS else None


def _alone(context: Context, item: Item, at: int) -> Item | None:
    """«قرار غلق القنصلية»، «القرار الحكومي بتمديد …»: what a decree of nobody who is named holds."""
    words = context.sentence.words
    if at > item.first and words[at - 1].stem not in _DONE_TO:
        return None  # «مشروع قرار …»
    if at + 1 < item.last and not (words[at].article or words[at + 1].article):
        inside = replace(item, first=at + 1, fill=(at + 1, item.fill[1]), prep="", prep_at=-1)
        inside.stand_for(words[at + 1])
        if _is_order(context, inside) and words[at + 1].stem not in _STEPS:
            return inside
    after = context.following(item)
    if after is None or after.word is None or after.prep != "bi" or after.conj or not after.nominal:
        return None
    return after if after.word.stem not in _HOW_TAKEN | _STEPS and _is_order(context, after) else None


def _is_order(context: Context, held: Item) -> bool:
    """A deed with what it is done to: an indefinite noun with its genitive, or one that goes on."""
    word, after = held.word, context.following(held)
    if any(found.first == held.fill[0] for found in held.mentions):
        return False  # «قرار عاصفة الحزم»: by its name
    if (
        word is None
        or word.has(*_NO_ORDER)
        or word.has("given")
        and not word.has("noun")
        or word.pronoun
        and held.short
        and held.kind != "trigger"
    ):
        return False
    if not word.article and (held.definite and not held.short or after is not None and after.genitive):
        return True
    return word.article and after is not None and after.prep in _WHOSE and not after.conj
