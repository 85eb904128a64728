"""Word lists of the place finder: what may open, close or rule out the name of a place."""

from __future__ import annotations

# Heads that stay outside the name: the city is «الموصل», the quarter is «حي الزهراء».
BARE_HEADS = frozenset({"city", "capital", "town"})
COMMON = frozenset(
    "verb say noun adj human kin title honorific weapon document thing lightnoun vt vi nt ni np ev aux modal given "
    "kunya prep sub conj comp rel stop hedge negation grouphead say_noun say_participle light light_obj vp cite "
    "direction pronoun demonstrative quantifier particle cause vcause relation".split()
)
# What may stand after the name of such a place and belongs to it: «قاعدة العند الجوية», «مطار بغداد الدولي».
SERVICES = {
    "base": frozenset("جويه بحريه عسكريه امريكيه روسيه".split()),
    "airport": frozenset("دولي عسكري مدني جديد".split()),
    "port": frozenset("تجاري نفطي جديد".split()),
    "crossing": frozenset("حدودي بري".split()),
}
OFFICIAL = frozenset("رئاسي رياسي جمهوري ملكي".split())
WIDE = frozenset({"countryside", "outskirts", "governorate", "province", "district", "suburb"})
OPENS = COMMON - {"given"}
LISTED = COMMON - {"noun", "given", "adj", "nt"}
VERBS = frozenset("verb say vt vi vp aux modal light hedge".split())
LOCATED = COMMON - VERBS  # no verb follows a preposition
SMALL = 20_000
ADMIN = frozenset(
    "city town village district subdistrict province "
    "governorate neighbourhood camp countryside area suburb hamlet".split()
)
# Heads whose name is often that of a person or a common word: «حي العامل», «ساحة التحرير», «جبل الشيخ».
FREE = frozenset(
    "neighbourhood street square valley mountain bridge roundabout hill "
    "mosque hospital church village town market gate school".split()
)
OWNED = frozenset(
    "house hideout headquarters farm stronghold site cave building warehouse restaurant office front".split()
)
SEATS = frozenset(
    {"district", "subdistrict", "village", "province", "governorate", "state", "base"}
)  # named after their chief town, which is then named too
SIDES = frozenset("شمال جنوب شرق غرب وسط".split())
NEARBY = SIDES - {"وسط"}
COMPASS = frozenset("north south east west centre middle".split())
ORDINALS = frozenset(
    "اولي ثانيه ثالثه رابعه خامسه كبري صغري غربيه شرقيه شماليه "
    "جنوبيه فوقا تحتا جديده قديمه اسفل اعلي عليا سفلي فوقاني تحتاني".split()
)
