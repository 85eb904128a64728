"""Posts that only several words name: «كبير المفاوضين»، «الرجل الثاني في …»، «القائم بأعمال المحافظ»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.grammar.classes import word_class
from khabar.words import Word

_CHIEF, ACTING, _ACTS = word_class("chief_of"), word_class("acting"), word_class("its_work")
_MAN, _RANKED = "رجل", word_class("ranked_man")
_MAN_OF, _CALLED_OF = word_class("man_of"), word_class("called_of")
_FIELD = word_class("field_of_post")
_INSIDE = word_class("inside")
COMPOSING = _CHIEF | ACTING | _MAN_OF | word_class("polite_post")


def composed(words: Sequence[Word], at: int) -> bool:
    """Does a post of several words begin at a token whose first word alone names none?"""
    word = words[at]
    if word.stem not in COMPOSING or at + 1 >= len(words) or word.pronoun:
        return False
    after = words[at + 1]
    if after.conjunction or after.pronoun:
        return False
    if word.stem in _CHIEF:
        return not (word.article or after.preposition) and _are_people(after)
    if word.stem in ACTING:
        return after.preposition == "ب" and after.stem in _ACTS
    if word.stem in _MAN_OF:
        if not word.article:
            praised = at + 2 < len(words) and words[at + 2].article and words[at + 2].stem in _RANKED
            calling = not after.preposition and after.stem in _CALLED_OF
            return calling and not (word.preposition or praised)  # «رجل الأمن الأول»: how one is praised
        return word.stem == _MAN and after.article and after.stem in _RANKED and _goes_on(words, at + 2)
    return word.article and (after.article and after.stem in _FIELD or _goes_on(words, at + 1))


def _are_people(word: Word) -> bool:
    """«المفاوضين»، «مستشاري»: several people by what they do."""
    found = [e for e in word.entries if e.label in ("title", "human")]
    return any("pl" in e.features and "sg" not in e.features for e in found)


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """«في التنظيم»، «في جامعة …»: the body in which one has the post."""
    if at + 1 >= len(words) or words[at].form not in _INSIDE:
        return False
    return words[at + 1].has("grouphead", "group", "placehead")
