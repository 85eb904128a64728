"""In whose programme somebody was trained: «تلقى المقاتلون تدريبات في إطار البرنامج الأميركي»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.draft import Argument
from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, is_somebody, is_state
from khabar.grammar.classes import word_class

_TRAINING, _NEEDS = "training", {"actor", "to"}
_FRAME, _PROGRAMME = word_class("framework"), word_class("programme")
_TRAINED = word_class("trained")  # «مقاتلون مدربون ضمن البرنامج»
_LED = "lead"
_INSIDE = frozenset({"fi", "bi"})
_PAST = frozenset({"fi", "min"})  # «تدريبات في تركيا في إطار البرنامج»
_REACH = 3  # items from a training to the programme
_NEAR = 3  # items from the verb to the training


@only_of(stems=_PROGRAMME | _FRAME)
def add_trained(context: Context) -> None:
    """All of them in one sentence."""
    for item in context.items:
        if item.kind == "trigger" and item.entry is not None and item.entry.value == _TRAINING:
            _add(context, item, _trainees(context, item))
        elif item.kind == "noun" and item.has("human") and _is_trained(context, item):
            _add(context, item, [item])


def _add(context: Context, at: Item, trainees: list[Item]) -> None:
    if not trainees or any(d.at is at and d.roles.keys() >= _NEEDS for d in context.drafts):
        return
    actor = _programme(context, at)
    if actor is None:
        return
    draft = context.start("support", "frame.training.nt", at, ("actor", "to"))
    draft.add("actor", actor)
    for one in trainees:
        trained = one is at and one.last - one.fill[0] > 1
        draft.add("to", context.words(one.fill[0], one.last - 1, one) if trained else context.filler(one))
    draft.constants["kind"] = "backing"
    context.drafts.append(draft)


def _trainees(context: Context, training: Item) -> list[Item]:
    """Who is said to have got it, by the verb right before it."""
    for other in reversed(context.items[max(0, training.index - _NEAR) : training.index]):
        if other.kind == "verb":
            if not other.has("light") or other.negated:
                return []
            led = context.subjects.get(other.index) or before(context.items, other.index).items
            return led if led and all(acts(i) or is_somebody(i) or i.has("human") for i in led) else []
        if other.kind != "noun" or other.prep:
            return []
    return []


def _is_trained(context: Context, item: Item) -> bool:
    """«مقاتلين سوريين مدربين»."""
    words = context.sentence.words
    return item.last - item.fill[0] > 1 and words[item.last - 1].stem in _TRAINED and not item.prep


def _programme(context: Context, at: Item) -> Argument | None:
    """Whose it is: a programme of a state by its adjective, or the state that leads it."""
    for other in context.items[at.index + 1 : at.index + 1 + _REACH]:
        if other.kind != "noun" or other.prep not in _PAST | _INSIDE or other.word is None:
            return None
        framed = other.word.stem in _FRAME
        if not framed and other.word.stem not in _PROGRAMME:
            if other.prep not in _PAST:
                return None
            continue
        after = context.following(other)
        if after is not None and after.kind == "verb" and after.pronoun and after.entry is not None:
            leader = context.following(after)
            led = after.entry.value == _LED and leader is not None and not leader.prep and is_state(leader)
            return context.filler(leader) if led and leader is not None else None
        first = other.fill[0] + framed
        if framed and after is not None and after.kind == "trigger" and after.genitive and other.last == first:
            first, last = after.first, after.last  # «في إطار التدريب الأميركي»
        else:
            last = other.last
        named = any(word.has("nationality") for word in context.sentence.words[first:last])
        return context.words(first, last, other) if named and first < last else None
    return None
