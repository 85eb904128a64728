"""Words of the names of people, and words beside them that are no part of one."""

from __future__ import annotations

from khabar.grammar.classes import word_class

KUNYA = word_class("kunya")
KUNYA_HEADS = word_class("kunya_father")
KUNYA_STARTS = KUNYA_HEADS | {"ام"}
LINKS = word_class("name_link")
DIVINE = word_class("servant")
BEFORE_FAMILY = word_class("before_family")  # a family name of two words
SUFFIXES = word_class("name_suffix")
OF_ISLAM = word_class("of_islam")
NAME_STYLES = word_class("name_style")
PARTICLES = word_class("name_particle")
BLESSINGS = word_class("blessing")
OF_GOD = word_class("of_god")
RULES = word_class("rules_a_name")
STYLES = word_class("style")
CALLED = word_class("called")
UNCLES = word_class("uncle")
ONE_OF = word_class("one_of")
RULERS = word_class("ruler")  # posts that are names as well
PILGRIMS = word_class("pilgrim")  # those that open a family name of two words
RANK_ADJECTIVES = word_class("rank_adjective")  # «العقيد الركن فلان»
IN_FAVOUR = word_class("in_favour")
NAMED = word_class("named_word")
FAMILY = frozenset({"family"})  # a family name and nothing else
TITLE_LETTERS = frozenset("دما")  # «د.», «م.», «أ.» before a name
# Labels of words that are, beside a given name, rather themselves.
OTHER = frozenset(
    "verb say noun adj human kin title honorific grouphead group media placehead weapon document thing lightnoun prep "
    "sub conj comp rel stop negation vt vi vp nt ni np ev light vcause cite direction nationality demonstrative "
    "particle say_participle aux modal hedge cause mediahead say_noun pronoun".split()
)
AFTER_NAMES = frozenset({"prep", "comp", "rel", "say", "verb", "vt", "vi", "vp", "light"})
_ISLAM = "الاسلام"


def is_second(before: str, form: str) -> bool:
    """«الدين», and «الإسلام» after «سيف»: the second word of a name of two, after the first."""
    return form in SUFFIXES or form == _ISLAM and before in OF_ISLAM
