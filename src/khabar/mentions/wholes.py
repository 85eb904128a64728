"""Where an indefinite phrase is whole: what stands right after it is another, and nobody's genitive."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.grammar.classes import word_class
from khabar.words import Word

_CRAFT = word_class("governs_no_site")
_OWN_KIN = word_class("governs_no_kin")
_ALONE = word_class("governs_nothing")  # «ألقى شاب | قنبلة», but «رجل أعمال», «سائق سيارة»
_FEMININE = ("ه", "ات")
_DESCRIBING = frozenset({"adj", "nationality"})
_GOVERNORS = frozenset("noun thing placehead title part direction kin say_noun lightnoun grouphead weapon".split())
_BODIES = frozenset({"grouphead", "weapon", "thing", "human"})
_ARMS, _NISBA = frozenset({"grouphead", "weapon"}), "يه"
_AS_WELL = _ARMS | {"thing", "noun"}  # «قوة بحرية», «قذيفة مدفعية», «طائرة مروحية»: adjectives that are such as well
_OTHER = frozenset({"thing", "placehead", "weapon", "kin", "human", "grouphead"})
_OF_ARMS = word_class("weapon_participle")
_BUILDINGS = word_class("built_word")
_PEOPLE = frozenset({"human", "grouphead", "kin"})
_THINGS = frozenset({"thing", "weapon"})
_HUMAN, _KIN = frozenset({"human"}), frozenset({"kin"})
_SOLID = _THINGS | _ARMS | {"placehead"}
_TAKES, _NEAR = frozenset({"vt", "light", "light_obj"}), 3
_MAKES = word_class("make_of_thing")  # «بندقية حربية نوع …»
_SITES = frozenset({"placehead"})


def is_whole(words: Sequence[Word], first: int, at: int, armed: bool = False) -> bool:
    """Does the indefinite phrase from ``first`` end before ``at``, by who it is or by an adjective that agrees?"""
    word, before = words[at], words[at - 1]
    if word.lead or before.article or before.pronoun:
        return False
    labels = word.labels
    if not armed and labels.isdisjoint(_OTHER) and not ("noun" in labels and _is_no_quality(before, word)):
        return False
    if not labels.isdisjoint(_DESCRIBING) and not is_building_word(word):
        return False  # «عبوة ناسفة محلية», but «قوة أمنية | مبنى …»
    if word.any(_HUMAN) and not word.any(_SOLID) and _may_describe(before, word, first == at - 1):
        return False
    if first == at - 1:
        return _has_done(words, first) and _stands_alone(before, word)
    return agrees(words[at - 2], before) and (not word.article or _is_definite_other(words[first], word))


def _is_no_quality(before: Word, word: Word) -> bool:
    """«طائرات مروحية | براميل»: a noun that is not feminine, after what is."""
    return before.stem.endswith("ه") and not word.stem.endswith("ه") and not (word.article or word.stem in _MAKES)


def _may_describe(before: Word, word: Word, alone: bool) -> bool:
    """«شاب مسلم»، «دولة مسلمة»: people by a word that agrees with the noun before, and may say what that is like."""
    if word.pronoun or word.any(_KIN):
        return False
    feminine = before.stem.endswith("ه")
    inflected = any(entry.lemma != word.stem for entry in word.entries if entry.label == "human")
    return word.stem.endswith("ه") == feminine and (inflected or alone or not feminine)


def _has_done(words: Sequence[Word], first: int) -> bool:
    """A verb with an object stands shortly before."""
    return any(word.any(_TAKES) for word in words[max(0, first - _NEAR) : first])


def _stands_alone(before: Word, word: Word) -> bool:
    """«ألقى شاب | قنبلة», «قتل رجل | زوجته»: people of whom no thing and nobody's kin is told in the genitive."""
    if word.pronoun and word.any(_KIN):
        return before.stem in _ALONE or before.stem in _OWN_KIN
    if before.stem in _CRAFT:
        return word.any(_SITES) and not (word.article or word.pronoun)  # «قصفت طائرة | مدرسة», but «طائرة ركاب»
    return before.stem in _ALONE and (not word.article or word.any(_THINGS) and not word.any(_PEOPLE))


def agrees(head: Word, word: Word) -> bool:
    """«طائرة مجهولة», «قوة بحرية», «فصيل محلي»: an adjective of the noun before it, which governs nothing."""
    if head.article or not word.any(_DESCRIBING) or word.lead:
        return False
    if word.stem.endswith("ه"):
        if not (head.stem.endswith(_FEMININE) or "pl" in head.features and head.any(_THINGS | _ARMS)):
            return False
        governs = word.labels & _GOVERNORS
        if governs and word.stem in _OF_ARMS and head.stem in _CRAFT:
            return True  # «طائرة مسيّرة | سيارة»
        return not governs or governs <= _AS_WELL and word.stem.endswith(_NISBA) and head.any(_BODIES)
    masculine = head.any(_ARMS) and not head.stem.endswith(_FEMININE)
    return masculine and not word.any(_GOVERNORS) and "pl" not in head.features


def _is_definite_other(head: Word, word: Word) -> bool:
    """«جماعة مسلحة | السكان», but «بلدة مسيحية السكان», «شبكة متعددة الجنسيات»."""
    if head.any(_SITES):
        return False
    return word.any(_PEOPLE | _THINGS) and not word.any(_DESCRIBING)


def is_building_word(word: Word) -> bool:
    """«مبنى», which is spelled like «مبني»; «الحي», «الموقع», which are adjectives as well."""
    return word.stem in _BUILDINGS and "placehead" in word.labels


def is_arm(words: Sequence[Word], at: int) -> bool:
    """«قذائف | مدفعية», «قوة | بحرية»: an adjective of the noun before it, and no body of its own."""
    word = words[at]
    if not at or word.article or not word.stem.endswith(_NISBA) or not word.any(_DESCRIBING):
        return False
    return words[at - 1].any(_ARMS) and agrees(words[at - 1], word)
