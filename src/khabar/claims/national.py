"""Whose blow it is, by an adjective: «غارات روسية على المدينة»، «الانسحاب الأميركي من العراق»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.draft import Draft
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence
from khabar.words import Word

_BLOWS = frozenset({"air-strike", "shelling", "raid", "attack"})
_AIMED = frozenset({"attack"})  # «الهجمات الفرنسية» may be where they were, «الهجوم الفرنسي على …» is whose it was
_WAGED = word_class("waged_by")  # «الضربات الأميركية في …»: of these it is always whose
_PARTISAN = word_class("partisan")
_WITHDRAWN = "withdrew"


@only_of(labels={"nationality"}, stems=_PARTISAN)
def add_national(context: Context) -> None:
    """The state whose adjective goes with a blow or a withdrawal did it, where nobody else is said to have."""
    for draft in context.drafts:
        deed = draft.at
        if deed is None or deed.kind != "trigger" or not _may_be(draft):
            continue
        if any(not a.pending for a in draft.roles.get("actor", ())):
            continue
        states = states_of(context.sentence, deed) or _party(context, deed)
        if states:
            draft.roles["actor"] = [context.words(at, at + 1, deed) for at in states]


def _may_be(draft: Draft) -> bool:
    if draft.event == "support":
        return "to" in draft.roles  # «حصلت الفصائل على دعم تركي»
    if draft.event == "control":
        return draft.constants.get("change") == _WITHDRAWN
    if draft.event in _AIMED and "target" not in draft.roles:
        return draft.at is not None and is_waged(draft.at)
    return draft.event in _BLOWS


def is_waged(deed: Item) -> bool:
    """«الضربات الأميركية»، «العملية العسكرية التركية»: with these words a state's adjective says whose they are."""
    return deed.entry is not None and deed.entry.lemma in _WAGED


def states_of(sentence: Sentence, deed: Item) -> list[int]:
    """The tokens of the adjectives of states in the phrase of a deed, which did it together."""
    return [f.first for f in sentence.founds if f.kind == "nationality" and deed.first < f.first < deed.last]


def _party(context: Context, deed: Item) -> list[int]:
    """«قصف حوثي على …»، «الهجوم الحوثي على …»: the adjective of a group."""
    words = context.sentence.words
    return [at for at in range(deed.fill[0] + 1, min(deed.last + 1, len(words))) if _of_party(words[at])][:1]


def _of_party(word: Word) -> bool:
    return word.stem in _PARTISAN and not (word.conjunction or word.preposition or word.pronoun)
