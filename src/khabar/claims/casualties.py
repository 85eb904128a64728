"""Casualties by the mere word, of nobody who is told of: «سقوط ضحايا مدنيين», «دون وقوع إصابات», «خسائر بشرية»."""

from __future__ import annotations

from khabar.claims.aims import governor, is_feared
from khabar.claims.context import Context
from khabar.claims.draft import Argument
from khabar.claims.items import Item
from khabar.claims.negation import denied_deeds
from khabar.claims.steps import only_of
from khabar.claims.traits import RANKS, acts, is_somebody
from khabar.grammar.classes import word_class

_HURT, _LOSSES, _VICTIMS = "اصابات", "خساير", "ضحايا"
_WORDS = frozenset({_HURT, _LOSSES, _VICTIMS})
_LIVES = word_class("lives")
_FALLING = word_class("casualties_fall")  # «سقوط ضحايا»
_HAPPENS = word_class("casualties_come")  # «وقعت إصابات»
_MIDST = frozenset({RANKS, "اوساط"})
_NEWS = frozenset({"unknown", "reported"})
_NEAR = 4  # items back to what says that there were some, or none
_OF = frozenset({"fi", "bayn", "min"})


@only_of(stems=_WORDS, forms={_HURT})
def add_casualties(context: Context) -> None:
    """A claim for a word of casualties that no claim holds yet, where it is said whether there were any."""
    denied = denied_deeds(context)
    for item in context.items:
        at = _word(context, item)
        if at < 0 or _is_told(context, item) or _is_kept_off(context, item):
            continue  # «للحيلولة دون سقوط ضحايا»
        event = "injury" if context.sentence.forms[at] == _HURT else "killing"
        none = item.index in denied
        bound = event == "injury" or context.sentence.words[at].stem != _VICTIMS and _of_cause(context, item)
        if none and bound or not (none or _come(context, item)):
            continue  # «دون تسجيل إصابات»: that nobody was hurt tells of nobody
        draft = context.start(event, f"frame.{event}.mere", item, ("victim",))
        ranks = _ranks(context, item) or _their_ranks(context, item)
        if event == "injury" and ranks is None and item.count is None and not _by_hearsay(context, item):
            continue  # «أسفر الانفجار عن إصابات»: of nobody
        draft.add("victim", ranks or context.words(at, _last(context, item), item))
        context.count(draft, item)
        context.drafts.append(draft)


def _word(context: Context, item: Item) -> int:
    """The token of a word of casualties that is neither definite nor bound to whose they are, or -1."""
    if not item.nominal or item.pronoun:
        return -1
    words = context.sentence.words
    at = next((i for i in range(item.first, item.last) if words[i].stem in _WORDS or words[i].form == _HURT), -1)
    if at < 0 or words[at].article or words[at].pronoun:
        return -1
    following = context.following(item)
    if following is not None and following.genitive and not following.light:
        return -1  # «ضحايا القصف»
    if words[at].stem == _LOSSES:
        return at if _of_lives(context, item) else -1
    told = item.mention("place", "group") is not None or at + 1 < item.last and words[at + 1].article
    return -1 if told else at


def _of_lives(context: Context, item: Item) -> bool:
    """«خسائر بشرية»، «خسائر في الأرواح»."""
    following = context.following(item)
    last = following.last if following is not None and following.prep in ("fi", "bi") else item.last
    return any(context.sentence.words[at].stem in _LIVES for at in range(item.first, last))


def _last(context: Context, item: Item) -> int:
    following = context.following(item)
    if following is None or following.prep != "fi" or following.word is None:
        return item.last
    return following.last if following.word.stem in _LIVES else item.last


def _ranks(context: Context, item: Item) -> Argument | None:
    """«إصابات بالغة في أوساط الحوثيين»، «إصابات بحالات اختناق في صفوف السكان»: those in whose midst they were."""
    for after in context.items[item.index + 1 : item.index + _NEAR]:
        if not after.nominal or after.conj:
            return None
        if after.prep == "bayn" and item.count is not None and (is_somebody(after) or acts(after)):
            return context.filler(after)  # «خمس إصابات بين المدنيين»
        if after.prep == "fi" and after.word is not None and after.word.stem in _MIDST and after.last > after.first + 1:
            return context.words(after.first + 1, after.last, after)
    return None


def _by_hearsay(context: Context, item: Item) -> bool:
    """«أنباء عن إصابات»، «لم ترد أنباء عن وقوع إصابات»: what is said, or not known."""
    near = context.items[max(0, item.index - _NEAR) : item.index]
    return any(i.kind == "other" and i.entry is not None and i.entry.value in _NEWS for i in near)


def _their_ranks(context: Context, item: Item) -> Argument | None:
    """«أوقع في صفوفهم | إصابات»: those of whom the clause before tells."""
    before = context.items[item.index - 1] if item.index else None
    if before is None or before.prep != "fi" or before.word is None or before.word.stem not in _MIDST or item.prep:
        return None
    start = context.sentence.tokens[before.first].start
    return Argument(start, start, None, True, before.pronoun, anchor=start) if before.pronoun else None


def _of_cause(context: Context, item: Item) -> bool:
    """«لم يسفر الهجوم عن إصابات»: that it brought none is all that is told, and the cause says so."""
    verb = next((i for i in reversed(context.items[: item.index]) if i.kind in ("verb", "mark", "clause")), None)
    return verb is not None and verb.entry is not None and verb.entry.label == "vcause"


def _is_told(context: Context, item: Item) -> bool:
    """A claim holds the word, or tells of those whom it befell."""
    drafts = [d for d in context.drafts if d.event in ("killing", "injury") and d.ready()]
    if any(d.at is item or any(a.item is item for a in d.roles.get("victim", ())) for d in drafts):
        return True
    following = context.following(item)
    if following is None or following.prep not in _OF or following.kind != "noun":
        return False
    if item.kind == "noun" and item.count is not None and following.prep == "bayn":
        return False  # «أوقع خمس إصابات بين المدنيين»
    ranks = following.word is not None and following.word.stem == RANKS
    return ranks or is_somebody(following) or acts(following)


def _is_kept_off(context: Context, item: Item) -> bool:
    """«لتفادي سقوط ضحايا»، «لمنع سقوط ضحايا»: what is feared, by what stands beside it or at the head of its phrase."""
    items, head = context.items, governor(context.items, item)
    return head.prep == "lest" or any(is_feared(items, at, context.sentence) for at in (head, item))


def _come(context: Context, item: Item) -> bool:
    """What says that there were some, or that nobody knows: «سقوط …»، «وقعت …»، «أوقع القصف …»، «أنباء عن …»."""
    near = context.items[max(0, item.index - _NEAR) : item.index]
    for before in reversed(near):
        if before.kind == "other" and before.entry is not None and before.entry.label == "hedge":
            return before.entry.value in _NEWS
        if before.kind == "verb":
            cause = before.entry is not None and before.entry.label == "vcause"
            takes = before.entry.value.split("|") if cause and before.entry is not None else []
            if cause:
                return not before.negated and ("bare" in takes and not item.prep or item.prep in takes)
            means = before.word is not None and before.word.means(_HAPPENS)
            return means and not item.prep and not before.negated
        if before.kind not in ("noun", "trigger"):
            return False
        if before.word is not None and before.word.stem in _FALLING and not before.negated:
            return before.last == item.first
    return False
