"""That none of some people fell: «لم ينجم عنها أي ضحايا أو إصابات بين الأهالي»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.claims.negation import denied_deeds
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class

_INJURIES, _FALLEN = "اصابات", "ضحايا"
_NEWS = word_class("word_of")
_NEAR = 4  # items back to a word for news, of which nobody knows


@only_of(forms={_INJURIES})
def add_unhurt(context: Context) -> None:
    """A denied killing beside a denied injury, of those of whom that tells."""
    forms = context.sentence.forms
    if _FALLEN not in forms:
        return
    told = [item for item in context.items if item.nominal and item.word is not None and item.word.form == _FALLEN]
    denied = denied_deeds(context) if told else set[int]()
    for item in told:
        if item.index in denied and not (_is_told(context, item) or _of_news(context, item) or _is_else(context, item)):
            _draft(context, item)


def _is_told(context: Context, item: Item) -> bool:
    drafts = (d for d in context.drafts if d.ready())
    return any(d.at is item or any(a.item is item for a in d.roles.get("victim", ())) for d in drafts)


def _of_news(context: Context, item: Item) -> bool:
    """«لم ترد أنباء عن إصابات», «دون الإشارة إلى ضحايا»: nobody says whether there were any."""
    near = context.items[max(0, item.index - _NEAR) : item.index]
    words = [i.word for i in near if i.word is not None]
    return any(word.stem in _NEWS or word.has("say", "say_noun") for word in words)


def _is_else(context: Context, item: Item) -> bool:
    """«لكي لا يصبح المدنيون ضحايا»: what somebody is; «لم تقع إصابات عدا إصابة شرطي»: there were some."""
    previous = context.previous(item)
    predicate = previous is not None and previous.kind == "noun" and previous.definite and not item.prep
    return predicate or any(i.prep == "except" for i in context.items[item.index :])


def _draft(context: Context, item: Item) -> None:
    frame, beside = context.frames["killing"], _beside(context, item)
    if beside is None:
        return
    draft = context.start(frame.event, f"frame.{frame.id}.unhurt", item, frame.needs)
    draft.polarity = "denied"
    draft.start = min(draft.start, _denial(context, item))
    for victim in beside.roles.get("victim", ()):
        draft.add("victim", victim)
    context.drafts.append(draft)


def _denial(context: Context, item: Item) -> int:
    """Where the words begin that deny it."""
    for other in reversed(context.items[: item.index + 1]):
        if other.prep == "without" and other.prep_at >= 0:
            return context.sentence.tokens[other.prep_at].start
        if other.negated and other.first:
            return context.sentence.tokens[other.first - (other.kind == "verb")].start
    return context.sentence.tokens[item.first].start


def _beside(context: Context, item: Item) -> Draft | None:
    """«ضحايا أو إصابات بين الأهالي»: of those of whom the word joined to it tells."""
    other = context.following(item)
    return next((d for d in context.drafts if d.at is other and d.event == "injury" and d.ready()), None)
