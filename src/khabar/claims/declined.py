"""Deeds that a noun of refusing keeps from being done: «انشق بعد رفضه إطلاق النار على المتظاهرين»."""

from __future__ import annotations

from khabar.claims.context import STRIKES, Context
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class

_REFUSALS = word_class("refusal")  # «رفضه»، «امتناعه عن»
_GROUNDS = frozenset({"after", "since", "cause", "charge", "li", "during"})
_ABSTAINS, _DECLINING = "امتناع", "رافضا"
_BLOWS = STRIKES | {"killing", "injury", "arrest", "execution", "abuse", "destruction", "abduction"}
_BY = frozenset({"", "an", "li"})
_INTO = frozenset({"", "fi", "bi", "li"})  # «رفضه المشاركة في قتل …»، «الأوامر بإطلاق النار»
_STEPS = word_class("refused_step")
_REACH = 5  # items from the noun to the deed


@only_of(stems=_REFUSALS)
def decline(context: Context) -> None:
    """Mark the deeds that a noun of refusing governs; whose refusal it is would have done them."""
    for item in context.items:
        if item.nominal and item.word is not None and item.word.stem in _REFUSALS:
            deed = _declined(context, item)
            frame = context.deed(deed) if deed is not None else None
            if deed is None or frame is None or frame.event in _BLOWS and not _is_ground(context, item):
                continue
            context.refused.add(deed.index)
            if item.pronoun and not deed.pronoun:
                context.own.setdefault(deed.index, item.pronoun)


def _declined(context: Context, item: Item) -> Item | None:
    """The deed after the noun, past whose refusal it is, or past the step that is refused: «المشاركة في قتل …»."""
    step = any(word.stem in _STEPS for word in context.sentence.words[item.first + 1 : item.last])
    for other in context.items[item.index + 1 : item.index + 1 + _REACH]:
        stem = other.word.stem if other.nominal and other.word is not None else ""
        if other.kind == "trigger" and stem not in _STEPS:
            return other if other.prep in (_INTO if step else _BY) else None
        if stem in _STEPS and (step or other.prep in _BY):
            step = True
        elif other.kind != "noun" or other.prep or step or item.pronoun:
            return None
    return None


def _is_ground(context: Context, item: Item) -> bool:
    """«انشق بعد رفضه قتل المدنيين»: a step of his own; «أعرب عن رفضه قصف المدنيين»: a word on what others do."""
    way = item.prep in _GROUNDS or item.word is not None and item.word.stem == _ABSTAINS
    return way or context.sentence.unjoined(item.first) == _DECLINING
