"""Who is said to lack something by a phrase: «السكان بحاجة إلى الغذاء»، «يعيش النازحون بلا ماء ولا كهرباء»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.draft import Argument
from khabar.claims.fitting import fits
from khabar.claims.items import Item, opens_clause
from khabar.claims.leads import before
from khabar.claims.participles import pronoun_of
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class

_NEED, _FRAME = "حاجه", "needing_what"
_WITHOUT = "without"
_IN = frozenset({"bi", "fi"})
_OF = frozenset({"ila", "li"})
_SUPPLY, _SPARED = word_class("supply"), word_class("no_want")
_LIVES = word_class("lives_on")
_HELP = word_class("help_word")
_HEAD = 2  # words of a phrase that say what it is
_REACH = 5  # items


@only_of(stems=_SUPPLY)
def add_wants(context: Context) -> None:
    """A claim for each phrase of need that says of what, and of whom it is said."""
    needed = _NEED in context.stems
    for item in context.of["noun"]:
        if item.prep == _WITHOUT:
            things = _listed(context, item) if _is_vital(context, item) else []
            holder = _lives(context, item) if things else None
        elif needed and item.prep in _IN and item.word is not None and item.word.stem == _NEED:
            things, holder = _needed(context, item), _said_of(context, item)
        else:
            continue
        if things:
            _want(context, item, things, holder)


def _want(context: Context, at: Item, things: list[Item], holder: Item | None) -> None:
    frame, before_it = context.frames.get(_FRAME), context.previous(at)
    pronoun = pronoun_of(before_it) if before_it is not None and at.prep in _IN else ""
    if frame is None or holder is None and not pronoun or holder is not None and not fits(frame, "actor", holder):
        return
    # not at «بلا»: whoever is without something does lack it
    draft = context.start(
        frame.event, f"frame.{frame.id}", at if at.prep in _IN or holder is None else holder, frame.needs
    )
    for thing in things:
        draft.add("thing", context.filler(thing))
    if holder is not None:
        draft.add("actor", context.filler(holder))
        context.count(draft, holder)
    else:
        start = context.sentence.tokens[at.first].start
        draft.roles["actor"] = [Argument(start, start, None, True, pronoun, anchor=start)]
    context.drafts.append(draft)


def _is_supply(context: Context, item: Item) -> bool:
    first = item.fill[0] if item.count is not None else item.first
    return any(w.stem in _SUPPLY for w in context.sentence.words[first : min(item.last, first + _HEAD)])


def _is_vital(context: Context, item: Item) -> bool:
    """«بلا ماء», but not «متظاهرون بلا سلاح»، «بدون مساعدة أحد»: whoever has none of it need not lack it."""
    words = context.sentence.words[item.first : item.first + _HEAD]
    return _is_supply(context, item) and not any(w.stem in _SPARED for w in words)


def _is_help(context: Context, item: Item) -> bool:
    """«بحاجة إلى مساعدة التحالف»: what others are to do, and nothing that has run out."""
    return any(w.stem in _HELP for w in context.sentence.words[item.first : item.first + _HEAD])


def _listed(context: Context, first: Item) -> list[Item]:
    listed = [first]
    for item in context.items[first.index + 1 :]:
        if item.kind != "noun" or not (item.conj or item.negated or item.genitive) or not item.genitive and item.prep:
            break
        if not item.genitive:
            listed.append(item)
    return listed


def _needed(context: Context, need: Item) -> list[Item]:
    """«بحاجة [ماسة] إلى الغذاء والدواء»."""
    for item in context.items[need.index + 1 : need.index + _REACH]:
        if item.kind == "noun" and item.prep in _OF:
            return _listed(context, item) if _is_supply(context, item) and not _is_help(context, item) else []
        if item.kind not in ("noun", "other") or item.prep or item.conj:
            break
    return []


def _said_of(context: Context, item: Item) -> Item | None:
    """Of whom a predicate is said: right before it, or before the verb of being."""
    previous = context.previous(item)
    if previous is not None and previous.kind == "verb" and previous.has("aux"):
        front = before(context.items, previous.index)
        return front.items[-1] if front.items else None
    if previous is None or previous.kind != "noun" or previous.last < item.first - 1:
        return None
    opened = context.previous(previous)
    if previous.prep == "min" and opened is not None and opened.count is not None and not opened.prep:
        return opened  # «70 في المائة من السكان بحاجة إلى …»
    return previous if not (previous.prep or previous.genitive) else None


def _lives(context: Context, item: Item) -> Item | None:
    """Who lives or is left so: «تعيش الأسر في العراء بلا ماء»، «المخيم بلا كهرباء»."""
    for other in reversed(context.items[max(0, item.index - _REACH) : item.index]):
        if other.kind == "verb":
            lives = other.word is not None and any(e.lemma in _LIVES for e in other.word.entries)
            told = context.subjects.get(other.index, []) if lives else []
            told = before(context.items, other.index).items if other.has("aux") and not told else told
            return told[-1] if told else None
        plain = other.kind == "noun" and not (other.prep or other.genitive)
        if plain and opens_clause(context.previous(other)):
            return other
        if other.kind not in ("noun", "date") and other.value != "participle":
            return None
    return None
