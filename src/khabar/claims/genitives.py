"""What the genitive of a deed noun, its لـ or its enclitic is to it: who did it, or what it befell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from khabar.claims.charging import charged_past
from khabar.claims.context import BY_FORCES, FROM_AFAR, GOING, HURT, STRIKES, Context, Sides
from khabar.claims.fitting import fits
from khabar.claims.items import Item
from khabar.claims.kinds import is_effort
from khabar.claims.national import states_of
from khabar.claims.possessors import did_to, hit_past_place
from khabar.claims.slots import Slots
from khabar.claims.traits import (
    RANKS,
    acts,
    is_adverbial,
    is_building,
    is_many,
    is_place,
    is_reflexive,
    is_somebody,
    is_state,
    is_target,
    is_weapon,
    strikes,
)
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

_RETAKE = "retake"
_AID, _LAND, _COMBAT, _CHARGE = "aid_given", "بلاد", "combat", "charge"
_TASKS, _BOMBERS = word_class("task"), word_class("bomber")
_REMNANTS = word_class("remnants")
_COURSES = word_class("march")  # of a march, or of a life


@dataclass(slots=True)
class Deed:
    """A trigger noun with what is said of it."""

    item: Item
    label: str
    frames: Sequence[Frame]
    slots: Slots
    subject: list[Item]
    objects: list[list[Item]]
    gen: list[Item] = field(default_factory=list)
    li: list[Item] = field(default_factory=list)
    accused: bool = False  # whose it is was told of by the enclitic of a verb
    mannered: bool = False  # how it was done is told right after the genitive

    @property
    def frame(self) -> Frame:
        return self.frames[0]


def sides_of(context: Context, deed: Deed) -> Sides:
    """Who did a deed, and whom or what it befell, by the kind of noun that names it."""
    subject, objects = deed.subject, deed.objects
    if deed.label == "np":
        objects = [deed.gen] if deed.gen else objects or _befallen(context, deed.item)
    elif deed.label == "ni":
        own = bool(deed.item.pronoun) and "li" in deed.frame.roles  # «انتمائهم لتنظيم …»: not whose it is
        if own:
            return Sides(subject, objects, deed.slots)
        if deed.frame.event == "support" and deed.li and not deed.gen:
            return Sides(
                subject or _nation(context, deed.item), objects, deed.slots
            )  # «الدعم الإيراني للحركة»: who gets it
        if deed.frame.event == "support" and _backs(deed):
            context.refused.discard(deed.item.index)  # «رفضوا دعم الدولة للميليشيا»: it is said to back them
            return Sides(deed.gen, [], deed.slots)
        given = deed.frame.event == "handover"
        if not deed.gen and not subject and deed.frame.roles.get("li") != "target" and not given:
            deed.slots.by.pop("li", None)
        giver = subject or _giver(deed)
        if deed.frame.event == "support" and deed.gen and is_effort(deed.gen[0]):
            return Sides(giver, [deed.gen], deed.slots)  # «لدعم جهود السلام»
        if giver and deed.gen and "obj" in deed.frame.roles:
            return Sides(giver, [deed.gen], deed.slots)  # «اتهم الدولة بدعم المسلحين»
        taken = deed.frame.roles.get("li") == "target" or deed.frame.event == "handover"  # «الاستسلام للجيش»
        subject = deed.gen or subject or ([] if taken else deed.li)
        bare = [group for group in deed.slots.bare[:1] if not group[0].conj]  # not «دعم لنا، وكذلك روسيا»
        if deed.gen and bare and bare[0][0].index > deed.gen[-1].index + 1:
            bare = []  # «دعم العراق في حربه …، بمشاركة الدول | الأعضاء»
        objects = objects or (bare if "obj" in deed.frame.roles else [])
    elif deed.label == "nt":
        if deed.frame.event == "agreement" and not deed.gen:
            deed.gen = [i for group in deed.slots.bare[:1] for i in group if i.kind == "trigger" and i.genitive]
        subject, objects = _by_genitive(context, deed) if deed.gen else _by_possessor(context, deed)
    elif deed.gen:
        subject, objects = _of_event(deed)
    elif deed.li and not objects and (is_target(deed.li[0]) or _hit_by_state(context, deed)):
        deed.slots.by.pop("li", None)
        objects = [deed.li]  # «غارات لمعسكر اللواء»، «الغارات التركية للمتمردين»
    elif deed.li and not subject and deed.frame.id == "blow" and _is_aimed(deed) and acts(deed.li[0]):
        deed.slots.by.pop("li", None)
        subject = deed.li  # «ضربات للجيش على مواقع المسلحين»
    elif deed.subject and deed.li:
        deed.slots.by.pop("li", None)
        if deed.li[0].word is None or deed.li[0].word.stem not in _TASKS:  # «حملة اعتقالات لمكافحة الإرهاب»
            objects = objects or [deed.li]  # «شنوا حملة مداهمات لمنازل المدنيين»
    return Sides(subject, objects, deed.slots)


def _befallen(context: Context, item: Item) -> list[list[Item]]:
    """«وقعت إصابات في صفوف المدنيين»، «خسائر بين الجنود»: whom it befell."""
    among = context.following(item)
    if among is None or among.kind != "noun" or among.word is None or item.pronoun:
        return []
    if among.prep in ("fi", "bayn") and among.word.stem == RANKS and not among.short:
        among.fill = (among.fill[0] + 1, among.fill[1])
        among.stand_for(context.sentence.words[among.fill[0]])
        return [[among]]
    return [[among]] if among.prep == "bayn" and (is_somebody(among) or acts(among)) else []


def _backs(deed: Deed) -> bool:
    """«أكد الوزير دعم بلاده للحكومة»، «رفضوا دعم الدولة للميليشيا»: whose it is who stands before to whom it goes."""
    whom = deed.slots.take("li")
    if len(deed.gen) != 1 or not whom or whom[0].index != deed.gen[0].index + 1:
        return False
    own, to = deed.gen[0], whom[0]
    one = acts(own) or is_state(own) or own.word is not None and own.word.stem == _LAND
    return one and to.prep == "li" and fits(deed.frame, "to", to)


def _giver(deed: Deed) -> list[Item]:
    """«أسلحة لدعم المقاومة من التحالف»: from whom it comes to the genitive."""
    if deed.frame.event != "support":
        return []
    return [i for i in [*deed.slots.take("by"), *deed.slots.take("min")] if acts(i) or is_state(i)]


def _of_event(deed: Deed) -> tuple[list[Item], list[list[Item]]]:
    """«هجوم التنظيم»، «تفجير المسجد»، «معركة حلب»: who, what or where, by the kind of the genitive."""
    gen, objects = deed.gen, deed.objects
    if not deed.subject and _is_whose(deed, gen[0]):
        return gen, objects
    if not is_place(gen[0]):
        bombs = gen[0].word is not None and gen[0].word.stem in _BOMBERS  # «تفجيرات الانتحاريين»
        if bombs or acts(gen[0]) or is_somebody(gen[0]) and _falls_on(deed):
            return gen, objects
        return deed.subject, objects or ([] if deed.frame.event == "clash" else [gen])
    if is_building(gen[0]):
        return deed.subject, objects or [gen]
    deed.slots.places.extend(gen)
    return deed.subject, objects


def _is_whose(deed: Deed, gen: Item) -> bool:
    """«أوامر الرئيس بسحب الجيش»، «إضراب المعلمين»: whose it is; but «مسيرة الفنان»."""
    if deed.frame.id == "protest":
        course = deed.item.word is not None and deed.item.word.stem in _COURSES
        return not course and gen.has("human", "kin") and is_many(gen)
    return deed.frame.id == "decree_noun" and (is_somebody(gen) or acts(gen))


def _falls_on(deed: Deed) -> bool:
    """«اعتداء مسلحين على زميل لهم»، «اعتداء المحققين عليها»: on whom it falls stands after who does it."""
    if deed.frame.roles.get("ala") != "target":
        return False
    return "ala" in deed.slots.pronouns or any(i.index == deed.gen[-1].index + 1 for i in deed.slots.take("ala"))


def _nation(context: Context, item: Item) -> list[Item]:
    """«الدعم الإيراني»: whose it is, by the adjective of a nation."""
    at = next((at for at in range(item.first + 1, item.last) if context.sentence.words[at].has("nationality")), None)
    if at is None:
        return []
    owner = replace(item, kind="noun", prep="", fill=(at, at + 1), mentions=[])
    owner.stand_for(context.sentence.words[at])
    return [owner]


def _by_whom(deed: Deed) -> tuple[list[Item], list[list[Item]]] | None:
    """Genitives that do it by what they are, or by whom they charge; and those from whom a place is cleared."""
    gen, li = deed.gen, deed.li
    if deed.frame.kind == _CHARGE and not li and (whom := charged_past(gen, deed.slots)):
        return gen, [whom]  # «اتهام الجيش الحركة بقصف القرية»
    afar = deed.frame.event in FROM_AFAR
    if is_weapon(gen[0]) and not strikes(gen[0]) and afar:
        deed.slots.put("with", gen)  # «في قصف المدفعية»
        return deed.subject, [li] if li else []
    if deed.frame.id == "liberate" and gen[0].word is not None and gen[0].word.stem in _REMNANTS and not li:
        deed.slots.put("min", gen)
        return deed.subject, []  # «تطهير الجيوب المتبقية في المحافظة»
    if not (strikes(gen[0]) and afar):
        return None
    hit = li or next((group for group in deed.slots.bare[:1] if not group[0].conj), [])
    deed.slots.by.pop("li", None)
    return gen, [hit] if hit else []  # «هرباً من قصف الطائرات»


def _held_by(context: Context, deed: Deed) -> list[list[Item]]:
    """«توقيف الجيش في بلدتين 23 شخصا»: whom forces arrest, past where they did."""
    if deed.frame.event not in BY_FORCES or not acts(deed.gen[0]):
        return []
    return [
        group
        for group in _bare(context, deed)[:1]
        if group[0].count is not None and group[0].has("human") and not (group[0].definite or group[0].conj)
    ]


def _by_genitive(context: Context, deed: Deed) -> tuple[list[Item], list[list[Item]]]:
    """«قصف الجيش …», «قصف المدينة»: the genitive does it where another phrase can suffer it."""
    gen, li, roles = deed.gen, deed.li, deed.frame.roles
    told = _by_whom(deed)
    if told is not None:
        return told
    told_whom = deed.objects and deed.item.index in context.target and not (deed.item.pronoun or li)
    if told_whom and deed.frame.event in STRIKES and acts(gen[0]) and not is_target(gen[0]):
        return gen, deed.objects  # «تعرض المعسكر لقصف الجيش»
    after = gen[-1].index + 1 + deed.mannered  # «استهداف النظام بشكل مروع المدنيين»
    if deed.frame.event in GOING:  # «مغادرة القيادي في التنظيم فلان | مدينة الرقة»
        after = max(after, _end_of_name(context, gen[-1]).index + 1)
    bare = [group for group in _bare(context, deed) if group[0].first == gen[-1].last or group[0].index == after]
    if deed.frame.id == _COMBAT:
        bare = []  # «محاربة التنظيم المتطرف | «داعش»»: whom somebody fights is named right after it, or with ل
    if bare and deed.frame.id == _AID and (acts(gen[0]) or is_state(gen[0])):
        return gen, bare[:1]  # «تقديم فرنسا مساعدات للجيش»
    if bare and is_reflexive(bare[0][0]) and deed.frame.event == "bombing" and gen[0].has("human", "grouphead"):
        return gen, []  # «تفجير انتحاري نفسه»
    held = (_held_by(context, deed) or hit_past_place(context, deed.gen, deed.frame)) if not (bare or li) else []
    if held:
        return gen, held
    if "obj" in roles and gen[0].kind == "noun" and not _suffers(deed, gen[0]):
        if deed.frame.event == "control" and _is_had_again(deed, gen[0]):
            deed.slots.places.clear()
            return deed.subject, []
        if deed.accused:
            return deed.subject, []  # «اتهمته النيابة بتمويل الإرهاب»: who is accused does it
        return gen, [li] if li else bare[:1]  # «دخول القوات المدينة»
    if "li" in deed.slots.pronouns and not li and not bare and "obj" in roles and gen[0].kind == "noun":
        return gen, []  # «قصف التحالف لها»
    entered = bool(bare) and is_building(bare[0][0]) and is_somebody(gen[0]) and deed.frame.event == "attack"
    if entered and not (is_building(gen[0]) or gen[0].count is not None):
        return gen, bare[:1]  # «اقتحام المتظاهرين مقر المحافظة»
    burned = bool(li) and gen[0].has("human") and (li[0].count is not None or li[0].has("thing"))
    burned = burned or bool(li) and deed.frame.event == "bombing" and acts(gen[0]) and is_weapon(li[0])
    carried = deed.frame.event == "movement"  # «نقل الجيش للأسرى إلى …»
    laid = bool(li) and (carried or roles.get("li") in (None, "actor")) and (is_somebody(gen[0]) or is_state(gen[0]))
    laid = laid and (acts(li[0]) or is_somebody(li[0]) or is_state(gen[0]) or did_to(deed.item, gen[0], li[0]))
    if carried and roles.get("li") == "to" and bool(li) and (is_place(li[0]) or is_building(li[0])):
        return deed.subject, [gen]  # «نقل الجرحى للمستشفى»
    other = li or (bare[0] if bare else [])
    hit = bool(other) and ("obj" not in roles or _suffers(deed, other[0]))
    if burned or laid or hit and (acts(gen[0]) or is_state(gen[0])):  # «إرسال تركيا قوات برية»
        deed.slots.by.pop("li", None)
        return gen, [li or bare[0]]
    siege = deed.item.entry is not None and deed.item.entry.lemma == "حصار"
    if siege and acts(gen[0]) and not is_place(gen[0]):
        return gen, []  # «حصار الميليشيات»
    blow = deed.frame.event != "attack"  # «استهداف دوريتهم على الطريق»
    if blow and "ala" in roles and deed.slots.take("ala") and acts(gen[0]) and not deed.subject:
        return gen, []  # not «شنت القوات على الأثر عملية لملاحقة المسلحين»
    if deed.frame.event in FROM_AFAR and acts(gen[0]) and not deed.subject and _is_dealt(context, deed):
        return gen, []
    return deed.subject, [gen]


def _is_had_again(deed: Deed, gen: Item) -> bool:
    """«استعادة سلطته»، «استعادة الشرعية في اليمن»: what is to be had again, and nobody who takes a place."""
    if not (acts(gen) or is_somebody(gen) or is_state(gen)):
        return True
    return deed.frame.id == _RETAKE and not (deed.li or deed.slots.bare or deed.slots.take("ala"))


def _is_dealt(context: Context, deed: Deed) -> bool:
    """«أدى قصف الجيش إلى مقتل مدنيين», «جراء قصف التحالف»: what it brings about befalls others than whose it is.

    «أدى قصف التنظيم إلى مقتل خمسة من عناصره»: it befalls them.
    """
    item, verb = deed.item, context.previous(deed.item)
    brings = verb is not None and verb.kind == "verb" and verb.entry is not None and verb.entry.label == "vcause"
    fell = item.prep in ("fi", "bi") and has_fallen(context, item)  # «قتل خمسة مدنيين في قصف الجيش»
    if not (fell or item.prep == "cause" or brings and not item.prep) or is_place(deed.gen[0]):
        return False
    return not any(
        i.pronoun and i.has("human", "grouphead", "weapon", "thing") for i in context.items[item.index + 1 :]
    )


def has_fallen(context: Context, item: Item) -> bool:
    """Is somebody told of before an item, in its clause, who was killed or hurt?"""
    for before in reversed(context.items[: item.index]):
        if before.kind in ("verb", "trigger"):
            meant = context.meant(before.entry.value) if before.entry is not None else ()
            return any(frame.event in HURT for frame in meant)
        if before.kind in ("clause", "that", "relative"):
            return False
    return False


def _end_of_name(context: Context, post: Item) -> Item:
    """«القيادي في التنظيم | فلان»: the last item of who somebody is: where he has his post, and his name."""
    last, after = post, context.following(post)
    if after is not None and after.kind == "noun" and after.prep == "fi" and after.mention("group") is not None:
        last, after = after, context.following(after)
    return after if after is not None and after.value == "apposition" else last


def _suffers(deed: Deed, item: Item) -> bool:
    """May the phrase be what the deed is done to?"""
    return any(fits(frame, frame.roles["obj"], item) for frame in deed.frames if "obj" in frame.roles)


def _by_possessor(context: Context, deed: Deed) -> tuple[list[Item], list[list[Item]]]:
    """«قصف للطيران», «احتجاز للرهائن»; or an enclitic with an object: «احتجازه رهائن»."""
    if deed.li:
        deed.slots.by.pop("li", None)
        if deed.frame.roles.get("obj") == "to" and is_somebody(deed.li[0]):
            return deed.li, deed.objects  # «زيارة مفاجئة للرئيس إلى عدن»
        laid = acts(deed.li[0]) and not is_target(deed.li[0]) and deed.frame.event in STRIKES - {"attack"}
        if laid and not deed.subject and not _hit_by_state(context, deed):
            return deed.li, deed.objects
        return deed.subject, [deed.li]
    if deed.item.pronoun and deed.subject:
        hit = [group for group in _bare(context, deed)[:1] if group[0].index == deed.item.index + 1]
        if hit and not hit[0][0].conj and deed.frame.event in STRIKES | {"siege"} and _suffers(deed, hit[0][0]):
            return deed.subject, hit  # «واصل الجيش قصفه مواقع المسلحين»
        return deed.subject, deed.objects  # «استطاعت القوات تكبيدهم خسائر»: whom it befalls, and not who does it
    if deed.item.pronoun:
        bare = [] if deed.item.pronoun == "ي" else _bare(context, deed)  # «تم أسري»: who speaks suffers it
        if bare and bare[0][0].conj and bare[0][0].index > deed.item.index + 1:
            bare = []  # «أعلنت ضبطها أمس، والأشخاص الذين …»
        if bare and any(i.prep == "cause" for i in context.items[deed.item.index : bare[0][0].index]):
            bare = []  # «قتله بسبب تجاوزه بسيارته | سيارة القائد»
        if bare and any(
            i.prep == "min" and i.index < bare[0][0].index for group in deed.slots.by.values() for i in group
        ):
            return deed.subject, deed.objects  # «تحريرها من الميليشيا والمخلوع | فلان»: of the city, and from whom
        return ([], bare[:1]) if bare else (deed.subject, deed.objects)
    return deed.subject, deed.objects


def _hit_by_state(context: Context, deed: Deed) -> bool:
    """«القصف التركي للمتمردين»: by its adjective it is told whose the blow was, and «لـ» says whom it hit."""
    if deed.frame.event not in STRIKES or deed.frame.event == "clash" or "nationality" not in context.labels:
        return False
    return not (_is_aimed(deed) or deed.subject) and bool(states_of(context.sentence, deed.item))


def _is_aimed(deed: Deed) -> bool:
    """Another phrase says at whom or what the blow was aimed; not «ضربة للجماعة على المستوى العالمي»."""
    return any(acts(i) or is_target(i) or is_place(i) for slot in ("ala", "did") for i in deed.slots.take(slot)[:1])


def _bare(context: Context, deed: Deed) -> list[list[Item]]:
    """What stands beside a deed by itself, but for who is known to do it: «تولى تدريب المقاتلين | ضباط روس»."""
    nouns = [group for group in deed.slots.bare if group[0].kind == "noun" and not is_adverbial(group[0])]
    if not _has_doer(context, deed.item):
        nouns = [group for group in nouns if not (group[0].short and group[0].has("honorific"))]  # «العقيد فلان»
    return [group for group in nouns if not _did(context, deed, group[0])] if nouns else nouns


def _has_doer(context: Context, deed: Item) -> bool:
    """«حققت القوات إنجازاً بقتلها [القائد فلاناً]»: who did it stands before; but «أعلن انشقاقه العقيد فلان»."""
    if deed.prep != "bi" or not deed.pronoun:
        return False
    for item in reversed(context.items[: deed.index]):
        if item.kind == "verb":
            after = context.items[item.index + 1]
            return after is not deed and after.kind == "noun" and not after.prep and (acts(after) or is_state(after))
        if not item.nominal and item.kind != "date":
            return False
    return False


def _did(context: Context, deed: Deed, item: Item) -> bool:
    """Is it the subject of the verb that carries the deed: «تولى تدريب المقاتلين | ضباط روس»?"""
    if deed.subject and deed.subject[0].index == item.index:
        return True
    ahead = next((i for i in reversed(context.items[: deed.item.index]) if i.kind in ("verb", "mark")), None)
    return ahead is not None and any(one.index == item.index for one in context.subjects.get(ahead.index, ()))
