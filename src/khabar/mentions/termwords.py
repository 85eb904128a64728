"""Word lists of the term finder: what makes a weak word a weapon or a paper, and what unmakes one."""

from __future__ import annotations

from khabar.grammar.classes import word_class

# Words that are participles as well: after a noun that they agree with they describe it («الفصائل المقاتلة»).
PARTICIPLES = word_class("weapon_participle")
ADJECTIVES = word_class("paper_adjective")  # «علاقة وثيقة»
PROOF = word_class("proof")
AIRBORNE = word_class("airborne")
AIR = word_class("beside_aircraft")
NAVAL = word_class("beside_ship")
# Beside these a sword, a trap, a name of a city is a weapon.
ARMS = word_class("beside_weapon")
# What follows سلاح where it is a corps or a figure of speech: «سلاح الجو»، «سلاح ذو حدين»، «سلاح النفط».
CORPS = word_class("corps")
# Beside these «هوية», «إقامة», «جنسية» is a paper that somebody holds.
PAPERS = word_class("beside_paper")
