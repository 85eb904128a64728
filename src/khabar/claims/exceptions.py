"""What a denial leaves out: «لم يقتل سوى جنديين», «لا تقصف إلا المواقع»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.items import Item
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_EXCEPT = word_class("except")
_BOUND = word_class("bound_to")
_NEVER, _NOT_YET = "لن", "لم"
_REACH = 6  # items between a verb and what is excepted of it


def affirm(items: Sequence[Item], sentence: Sentence) -> None:
    """A denied verb of which something is excepted tells of just that."""
    if _EXCEPT.isdisjoint(sentence.stems):
        return
    for at, form in enumerate(sentence.forms):
        if form not in _EXCEPT:
            continue
        index = next((i for i, item in enumerate(items) if item.last > at), -1)  # in no phrase: «سوى» alone
        verb = _denied(items, index, sentence) if index >= 0 and items[index].nominal else None  # not «إلا أن …»
        bound = sentence.form(at + 1) in _BOUND  # «لا ينسحب إلا بعد …» is a condition, «لم ينسحب إلا بعد …» is not
        if verb is None or bound and sentence.unjoined(verb.first - 1) != _NOT_YET:
            continue
        verb.negated = False
        if items[index].prep == "except":
            items[index].prep, items[index].prep_at = "", -1


def _denied(items: Sequence[Item], index: int, sentence: Sentence) -> Item | None:
    """The denied verb before an exception, with nobody of whom the denial holds in between: «لم تقع إصابات سوى …»."""
    for item in reversed(items[max(0, index - _REACH) : index]):
        if item.kind == "verb":
            return item if item.negated and sentence.unjoined(item.first - 1) != _NEVER else None
        bare = item.nominal and not (item.prep or item.genitive or item.definite or item.kind == "trigger")
        if item.kind in ("mark", "that", "clause", "relative", "open") or bare:
            return None
    return None
