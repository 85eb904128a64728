"""What somebody tells of himself: verbs in the first person, and words that only «I» can have said."""

from __future__ import annotations

from khabar.claims.agreement import MISSING
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.ours import is_first
from khabar.mentions.sentence import Sentence

_I = frozenset({"انا", "وانا", "فانا"})
_OF_ALL = frozenset({"proceeding", "agreement"})  # what «we» do that no one of us does alone
_BEFALLS = frozenset("arrest detention abduction injury release abuse".split())
_OWN = frozenset(  # what people tell of themselves
    "movement flight membership payment handover residence arrest detention abduction injury release abuse".split()
)
_MY = frozenset({"ي", "ني"})


def first_person(draft: Draft, argument: Argument, role: str) -> bool:
    """May the verb be one of the speaker's own: «وصلنا», or «هربت», «تمكنت من الفرار», which is also said of her."""
    verb = verb_of(draft, argument)
    if argument.pending not in MISSING or verb is None:
        return False
    own = draft.event in _OWN and not (role == "actor" and draft.event in _BEFALLS)  # «ألقت القبض على 45 عميلا»: not I
    return surely_first(verb) or own and verb.inflected("f") and verb.inflected("past")


def tells_of_me(sentence: Sentence) -> bool:
    """A word that only «I» can have said stands in the sentence: «أخي»، «أخذوني»، «انضممت»، «أنا»."""
    return any(
        w.form in _I or w.pronoun in _MY or w.verbal and all({"first", "sg"} <= e.features for e in w.verbal)
        for w in sentence.words
    )


def of_ours(draft: Draft, argument: Argument) -> bool:
    """«سنشن هجوماً»، «يجب أن نعترف»: of those for whom somebody speaks, whoever they are."""
    verb = verb_of(draft, argument)
    if verb is None or not is_first(verb) or not verb.inflected("pl"):
        return False
    return draft.event in _OF_ALL or argument.verb is not None and draft.event not in _OWN


def surely_first(item: Item | None) -> bool:
    if item is None or item.word is None or item.entry is None:
        return False
    own = [e for e in item.word.entries if e.label == item.entry.label]
    return bool(own) and all("first" in e.features for e in own)


def verb_of(draft: Draft, argument: Argument) -> Item | None:
    """The verb whose subject is missing: that of the claim, or the light verb that carries its deed."""
    item = argument.verb or draft.at
    return item if item is not None and item.kind == "verb" else None
