"""Word lists of the group finder: heads that name by themselves, and what is no part of a name."""

from __future__ import annotations

from khabar.grammar.classes import word_class

# Heads that stand for a name by themselves: «الجيش», «التحالف»; «الوزارة» only points back.
ALONE = word_class("group_alone")
# Heads whose genitive is a group of its own: «قوات الجيش», «فلول الحرس الجمهوري».
HOLDERS = frozenset({"air", "people"})
FORCES = word_class("force_head")
LEADERS = word_class("leads_forces")  # «قوات صالح»
NEVER_INNER = word_class("never_inner")
REALMS = word_class("realm")  # countries are places
EVENTS = word_class("event_body")
SECURITY = word_class("security_kind")
NUMBERED = word_class("numbered_unit")
TEENS = word_class("teen")  # «اللواء الخامس عشر»
ARMS = word_class("branch")
VAGUE = word_class("vague")
# Not part of a name though they agree with it: what the writer thinks of it, and how it is called.
OPINION = word_class("opinion")
SAID_OF = word_class("said_of_group")
SUBJECT = word_class("subject_to")
# Bodies of which many are told of, and none is named by an adjective: «المنظمات الإنسانية»; forces and parts of them.
KINDS_OF = word_class("kinds_of_body")
ARMS_OF = word_class("arm_of")
JUDGED = word_class("judged")
# Before «القاعدة» these say that it is the organisation.
QAEDA = word_class("qaeda")
# Before it these say that it is a base, in a report that tells of one.
AT_BASE = word_class("at_base")
BASES = word_class("base")
# Under these with ب, who leads or where it is: «بقيادة …»، «برئاسة …»، «ببلدية …».
LED = word_class("led")
# What the name of a body may say that it is for: «وكالة … للأنباء»، «المنتدى … للأمن والسلام».
FIELDS = word_class("field")
JOINT = word_class("joint_field") | FIELDS
BODIES = frozenset({"state", "civil", "media", "political"})  # heads that may be for several fields
OFFICES = word_class("office_of")  # «المكتب الإعلامي للهيئة»
LED_ON = word_class("no_description")  # adjectives that are of the name, whatever leads on after them
TASKS = word_class("task")
NO_GROUPS = word_class("no_group")  # a word that heads groups with one beside which it does not
GENDERLESS = word_class("genderless")
ELATIVES = word_class("elative_feminine")
# «فرع بها»: what points back is no part of a name; those that are no preposition with a pronoun to the lexicon.
POINTING = frozenset("به بها له لها".split())
MINISTRIES = word_class("ministry")  # «الداخلية التونسية»
WHEREBY = word_class("whereby")  # «أحاله إلى القضاء على ذمة التحقيق»
