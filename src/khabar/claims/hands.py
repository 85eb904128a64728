"""In whose hands a place is said to be: «ما زالت المدينة بيد الثوار»، «المناطق الخاضعة للجماعة»."""

from __future__ import annotations

from khabar.claims.antecedents import antecedent_of
from khabar.claims.context import Context
from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.claims.traits import acts, is_feminine, is_place
from khabar.grammar.classes import word_class

_HANDS, _SUBJECT = word_class("hand"), word_class("subject_to")
_TAKING = word_class("taking")
_REACH = 3  # phrases from «الخاضعة» back to the place


def add_held(context: Context) -> None:
    """A claim for each place that is said to be in somebody's hands, or subject to them."""
    if _HANDS.isdisjoint(context.sentence.stems) and _SUBJECT.isdisjoint(context.sentence.stems):
        return
    for item in context.of("noun"):
        previous = context.previous(item)
        if previous is None or item.conj or not (acts(item) or item.mention("group", "person") is not None):
            continue
        if item.prep == "li" and previous.word is not None and previous.word.stem in _SUBJECT and not previous.negated:
            place = _subject(context, previous)
        elif item.prep == "by" and any(context.sentence.words[at].stem in _HANDS for at in _way(item)):
            place = _predicated(context, previous)
        else:
            continue
        if place is None or not is_place(place) or acts(place) and place.mention("place") is None:
            continue
        draft = context.start("control", "frame.hands.np", item, ("actor", "place"))
        draft.add("actor", context.filler(item))
        draft.add("place", context.place(place))
        draft.constants = {"change": "holds"}
        context.drafts.append(draft)


def takes_hold(context: Context, item: Item) -> bool:
    """«بسط سيطرته على المدينة»: the deed is that hold is taken, and not that there is one."""
    way = context.previous(item)
    return way is not None and way.last == item.first and way.word is not None and way.word.stem in _TAKING


def _way(item: Item) -> range:
    return range(item.prep_at, item.first)


def _subject(context: Context, participle: Item) -> Item | None:
    """«البلدات في الشمال الخاضعة للجماعة»: the nearest place that agrees."""
    she = participle.word is not None and participle.word.form.endswith("ه")
    for other in reversed(context.items[max(0, participle.index - _REACH) : participle.index]):
        if other.kind != "noun":
            return None
        if is_place(other) and (is_feminine(other) or other.inflected("pl")) == she:
            return other
    return None


def _predicated(context: Context, previous: Item) -> Item | None:
    """What is in their hands: before a verb of being or right after it, or taken up by a relative."""
    if previous.kind == "relative":
        return _itself(context, antecedent_of(context.items, previous.index))  # «المناطق التي بيد الجماعة»
    if previous.kind == "noun":
        verb = context.previous(previous)
        if previous.prep or not previous.definite or verb is not None and verb.kind not in ("verb", "that", "clause"):
            return None  # «أصبحت المدينة بيد الثوار»
        return previous if verb is None or verb.kind != "verb" or _is(verb) else None
    if previous.kind != "verb" or not _is(previous):
        return None
    front = before(context.items, previous.index)
    return _itself(context, front.items[-1]) if front.items else None


def _itself(context: Context, place: Item | None) -> Item | None:
    """«زنجبار، عاصمة المحافظة في جنوب البلاد التي كانت بيد الجماعة»: the place, and not where it lies."""
    while place is not None and place.index and (place.prep == "fi" or not place.prep and place.has("placehead")):
        whole = context.items[place.index - 1]
        if not place.prep and whole.kind == "mark" and whole.value in "،," and whole.index:
            whole = context.items[whole.index - 1]  # «زنجبار، عاصمة …»
        lies = place.prep == "fi" and (place.has("direction") or is_feminine(whole) == is_feminine(place))
        called = not place.prep and whole.mention("place") is not None and place.word is not None
        if whole.kind != "noun" or not is_place(whole) or not (lies or called):
            break
        place = whole
    return place


def _is(verb: Item) -> bool:
    """A verb of being that tells how things stand: no «لن تبقى»."""
    return verb.has("aux") and not verb.negated and not (verb.word is not None and verb.word.future)
