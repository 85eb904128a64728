"""Words of the names of people, and words beside them that are no part of one."""

from __future__ import annotations

KUNYA = frozenset({"ابو", "ابي", "ابا", "ام", "ابن", "بن"})
KUNYA_HEADS = frozenset({"ابو", "ابي", "ابا"})
KUNYA_STARTS = KUNYA_HEADS | {"ام"}
LINKS = frozenset({"بن", "ابن", "بنت", "ال", "ولد", "اغ"})
DIVINE = frozenset({"عبد", "عبيد"})
BEFORE_FAMILY = frozenset({"ال", "ابو", "ابي", "ابا", "بو", "ولد"}) | DIVINE  # a family name of two words
SUFFIXES = frozenset({"الله", "الدين"})
CALLED = frozenset("بالغ مدعو ملقب مسمي معروف مكني".split())
UNCLES = frozenset({"عم", "عمي", "عمه", "عمته", "خال", "خالي", "خالته", "خاله", "اخ", "اخي", "اخت", "اختي"})
ONE_OF = frozenset({"احد", "احدي"})
RULERS = frozenset("حاكم امير شيخ قاضي حاج ملا امام".split())  # posts that are names as well
TITLE_LETTERS = frozenset("دما")  # «د.», «م.», «أ.» before a name
# Labels of words that are, beside a given name, rather themselves.
OTHER = frozenset(
    "verb say noun adj human kin title honorific grouphead group media placehead weapon document thing lightnoun prep "
    "sub conj comp rel stop negation vt vi vp nt ni np ev light vcause cite direction nationality demonstrative "
    "particle say_participle aux modal hedge cause mediahead say_noun pronoun".split()
)
AFTER_NAMES = frozenset({"prep", "comp", "rel", "say", "verb", "vt", "vi", "vp", "light"})
