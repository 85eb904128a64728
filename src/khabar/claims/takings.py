"""What tells that a place was taken or lost without a word of who did it: «السيطرة على البلدة»، «سقوط المدينة»."""

from __future__ import annotations

from khabar.claims.aims import joined_to
from khabar.claims.context import Context, Sides
from khabar.claims.items import Item
from khabar.claims.known import is_behind
from khabar.claims.traits import headed, is_building, is_place, is_state
from khabar.grammar.classes import word_class

_MARKET = frozenset({"market"})  # «السيطرة على السوق» is that of a firm
_CROWNED = {  # what came to pass, by how the taking is brought in: «انتهت المعركة بالسيطرة على …»
    "bi": word_class("crowned_by"),
    "fi": word_class("consists_in"),
    "an": word_class("announced"),
}
_NEAR = 3  # items from what it crowns to the deed
_BESIDE = 2  # items from a place to the verb that it fell
_HER, _STATES = "ها", frozenset({"country"})
_ENDED, _ENDS = word_class("end_of_hold"), word_class("ends_hold")
_HOLDS = "frame.holds.ni"
_CRAFT = frozenset({"aircraft", "vehicle"})


def is_taking(context: Context, item: Item, sides: Sides) -> bool:
    """Not «تعد السيطرة على المدينة ضرورية»: what somebody undertakes, what it comes after, what it is joined to."""
    if item.index in context.extra or item.index in context.orphans or item.prep in ("after", "since"):
        return True
    return _aimed(context, item, sides) or _has_come(context, item, sides) or _crowns(context, item, sides)


def _on_place(sides: Sides) -> bool:
    what = sides.slots.take("ala")
    return bool(what) and is_place(what[0]) and not headed(what[0], "placehead", _MARKET)


def _aimed(context: Context, item: Item, sides: Sides) -> bool:
    """«هجوم للسيطرة على المدينة»، «من أجل السيطرة على البلاد»: what somebody is after, which is a place."""
    before = context.items[item.index - 1] if item.index else item
    wanted = item.prep in ("for", "li") or before.value == "intended" and before.kind == "other"
    return wanted and _on_place(sides)


def _has_come(context: Context, item: Item, sides: Sides) -> bool:
    """«بعد يوم من السيطرة على …»، «هجوم أسفر عن السيطرة على …»، «اقتحام البلدة والسيطرة عليها»."""
    if item.conj and not item.prep:
        before = joined_to(context.items, item)
        if before is None or before.negated or not any(d.at is before and d.ready() for d in context.drafts):
            return False
        own = any(is_place(i) for i in context.items[before.index + 1 : item.index])
        return own or "ala" not in sides.slots.pronouns  # «باقتحام القاعدة والسيطرة عليها»: of nothing told before that
    if not _on_place(sides):
        return False
    verb = context.items[item.index - 1] if item.index else item
    brought = verb.kind == "verb" and verb.entry is not None and verb.entry.label == "vcause"
    if brought and verb.inflected("past") and not verb.negated:
        return True
    return is_behind(context.items, item, context.sentence)


def _crowns(context: Context, item: Item, sides: Sides) -> bool:
    """«حققت القوات انتصارات بالسيطرة على …»، «تمثل التقدم في السيطرة على …»: what a gain was."""
    crowned = _CROWNED.get(item.prep)
    if crowned is None or not _on_place(sides):
        return False
    for before in reversed(context.items[max(0, item.index - _NEAR) : item.index]):
        if before.kind not in ("verb", "noun", "trigger", "date"):
            return False
        if before.word is not None and (before.word.stem in crowned or before.word.means(crowned)):
            return not before.negated and not before.inflected("imperfect")
    return False


def is_loss(context: Context, item: Item, sides: Sides) -> bool:
    """«سقوط المدينة»، but not «سقوط الجسر»، «سقطت الدولة»، «سقطت البلاد في الفوضى»: a place that somebody held."""
    if item.pronoun or not sides.subject:  # «سقوطها»
        alone = not (sides.subject or sides.slots.by or sides.slots.bare)
        return item.pronoun == _HER and alone and not any(_crashes(i) for i in context.items[: item.index])
    first = sides.subject[0]
    beside = first.index > item.index or item.index - first.index <= _BESIDE and not _parted(context, first, item)
    into = all(is_place(i) for i in sides.slots.take("fi"))
    return beside and into and all(_may_fall(i) for i in sides.subject)


def _parted(context: Context, first: Item, verb: Item) -> bool:
    return any(i.kind == "mark" for i in context.items[first.index : verb.index])


def _crashes(item: Item) -> bool:
    return headed(item, "thing", _CRAFT) or item.mention("weapon") is not None


def _may_fall(item: Item) -> bool:
    """A place by its name or by what it is: no building, no state, no «جدار برلين»."""
    named = item.mention("place")
    headed_by = item.has("placehead", "direction") or named is not None and named.first == item.fill[0]
    state = is_state(item) or headed(item, "placehead", _STATES)
    return headed_by and is_place(item) and not (state or is_building(item) or item.has("part"))


def end_holds(context: Context) -> None:
    """«فقدت القوات سيطرتها على المدينة»، «إنهاء سيطرة التنظيم على …»: a hold that is told of as it ends is lost."""
    for draft in context.drafts:
        if draft.rule == _HOLDS and draft.at is not None and _is_ended(context, draft.at):
            draft.constants = {**draft.constants, "change": "lost"}


def _is_ended(context: Context, hold: Item) -> bool:
    """Right behind a noun of ending, or a verb of it with nobody but its subject between."""
    for before in reversed(context.items[max(0, hold.index - _BESIDE) : hold.index]):
        stem = before.word.stem if before.word is not None else ""
        if before.kind == "noun" and stem in _ENDED and before.index == hold.index - 1:
            return hold.genitive or hold.prep == "li"
        if before.kind == "verb":
            ends = before.word is not None and (stem in _ENDS or before.word.means(_ENDS))
            return ends and not before.negated and not (hold.prep or hold.conj)
        if before.kind != "noun" or before.prep:
            return False
    return False
