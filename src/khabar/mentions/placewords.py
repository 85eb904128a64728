"""Word lists of the place finder: what may open, close or rule out the name of a place."""

from __future__ import annotations

from khabar.grammar.classes import word_class

# Heads that stay outside the name: the city is «الموصل», the quarter is «حي الزهراء».
BARE_HEADS = frozenset({"city", "capital", "entrance", "exit"})
# Heads whose plural is one thing with its name («جبال القلمون»); other plurals count places («قرى الهديدة والفسلوج»).
RANGES = frozenset("mountain barrens hill heights plain forest marsh lowland orchard waters airspace territory".split())
COMMON = frozenset(
    "verb say noun adj human kin title honorific weapon document thing lightnoun vt vi nt ni np ev aux modal given "
    "kunya prep sub conj comp rel stop hedge negation grouphead say_noun say_participle light light_obj vp cite "
    "direction pronoun demonstrative quantifier particle cause vcause relation".split()
)
# What may stand after the name of such a place and belongs to it: «قاعدة العند الجوية», «مطار بغداد الدولي».
SERVICES = {
    "base": frozenset("جويه بحريه امريكيه روسيه".split()),
    "airport": frozenset("دولي عسكري مدني جديد".split()),
    "port": frozenset("تجاري نفطي جديد".split()),
    "crossing": frozenset("حدودي بري".split()),
    "prison": frozenset("مركزي عسكري".split()),
    "hospital": frozenset("عام وطني عسكري تعليمي مركزي".split()),
    "bridge": frozenset("معلق جديد قديم".split()),
}
OFFICIAL = word_class("official")
WIDE = frozenset({"countryside", "outskirts", "suburb"})
OPENS = COMMON - {"given"}
LISTED = COMMON - {"noun", "given", "adj", "nt"}
VERBS = frozenset("verb say vt vi vp aux modal light hedge".split())
LOCATED = COMMON - VERBS  # no verb follows a preposition
NO_NAME = frozenset("prep comp rel sub conj negation pronoun demonstrative cite quantifier particle".split())
OTHERS = word_class("other_place")
SMALL = 20_000
ADMIN = frozenset(
    "city town village district subdistrict province "
    "governorate neighbourhood camp countryside area suburb hamlet".split()
)
# Heads whose name is often that of a person or a common word: «حي العامل», «ساحة التحرير», «جبل الشيخ».
FREE = frozenset(
    "neighbourhood street square valley mountain bridge roundabout hill mosque hospital "
    "church village town school".split()
)
# Heads whose name may be a rare word: «معسكر الصدرين», «سجن الحائر».
NAMED = FREE | frozenset(
    "district subdistrict camp military-camp prison base checkpoint field island front axis junction crossing "
    "area hamlet market gate city governorate province suburb station barrens locality municipality monastery".split()
)
COMMANDS = word_class("commands_axis")
FIGURES = word_class("figure")  # «من ناحية …», «للقضاء على …»
# Heads after which even a word without an article is a name: «جبل حديد», «بلدة تبن».
PLAIN = frozenset("village town mountain valley hill hamlet".split())
SPARSE = frozenset({"point", "sector"})  # «نقطة تموين»: only a word that is never written otherwise is a name
NUMBERED = frozenset("street neighbourhood square palace bridge school junction roundabout market".split())
OWNED = frozenset(
    "house hideout headquarters farm stronghold site cave building warehouse restaurant office front".split()
)
SIDES = word_class("side")
NEARBY = SIDES - {"وسط"}
EDGES = word_class("edge")
COMPASS = frozenset("north south east west centre middle".split())
ORDINALS = word_class("place_ordinal")
FACING = word_class("facing")  # the same of a village, the side of its country of a town
SAID_OF = word_class("said_of_place")
# Words that begin a name of two words after any head: «قرية أم سعدون», «بلدة بن قردان».
OPENERS = word_class("place_opener")
# Titles before the name that a place bears: «مطار الملك خالد الدولي».
STYLED = word_class("styled")
# «عن طريق», «خارطة طريق»: no road.
FIGURED = word_class("figured")
# Two words that fold into one: the letter as written that makes it another than the head of a place.
MISREAD = {"وادي": "أ", "واد": "أ", "احياء": "إ", "ادار": "إ"}
# Heads of other things as often as of places: only a known name makes them one.
ONLY_KNOWN = frozenset(
    "airspace waters territory territorial-waters sky border line country upper-egypt centre branch hall entrance "
    "exit runway summit continent coast corridor".split()
)
BEARERS = frozenset(
    "airport mosque hospital street square university school bridge neighbourhood palace stadium road city "
    "military-camp base port park cemetery church institute college area shrine".split()
)
MONTHS = word_class("month_no_place")
# Heads after which even a word of every day is a place that a user's list has.
VOUCHING = frozenset("village town hamlet neighbourhood subdistrict district camp city".split())
AGENCIES = word_class("agency_head")  # «وكالة خليج عدن للأنباء»
ORGANISED = word_class("organised")
OUTLETS = word_class("outlet_tail")
PAIRED = frozenset({"بين"})  # «بين مقديشو وأفجوي»: both are places
