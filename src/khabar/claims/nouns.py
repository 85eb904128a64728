"""The sides of a trigger noun: what its genitive, its لـ and the verb that carries it stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from khabar.claims.appointments import appoints, seat
from khabar.claims.arguments import complements
from khabar.claims.carriers import whose_attempt
from khabar.claims.context import HURT, STRIKES, Context, Sides
from khabar.claims.filling import fill
from khabar.claims.fitting import fits
from khabar.claims.harms import harmed
from khabar.claims.idle import is_idle
from khabar.claims.items import Item
from khabar.claims.lending import CHARGED, reasons
from khabar.claims.national import states_of
from khabar.claims.possessors import claimed_by, genitive_of, hit_past_place, possessor_of
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
from khabar.claims.verdicts import jail
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame, slots_of

_WILL = word_class("will")
_TASKS = word_class("task")
_REMNANTS = word_class("remnants")
_GOES_ON, _GOING_ON = word_class("goes_on"), word_class("going_on")
_GOING = frozenset({"movement", "flight"})
_FROM_AFAR = frozenset({"shelling", "air-strike"})
_WITHIN = frozenset({"fi", "during", "cause"})  # «قُتل خمسة في المواجهات»
_BARGAINED = frozenset({"release", "handover", "payment", "movement"})
_BARGAINS = frozenset({"", "about", "ala", "li"})
_DEAL = "صفقه"
_BY_FORCES = frozenset({"arrest", "detention", "release"})
_TALKED_OVER = word_class("talked_over")
_LET_GO, _SINCE = "release_an", frozenset({"after", "since"})
_AIM = 8  # items from a blow to what it is for


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


def read_noun(context: Context, item: Item) -> None:
    """Draft what a trigger noun says."""
    entry = item.entry
    frames = context.meant(entry.value) if entry else ()
    if item.definite:
        frames = [frame for frame in frames if not frame.indefinite]
    if entry is None or not frames or is_idle(context, item):
        return
    if item.index in context.figures and any(frame.event in STRIKES for frame in frames):
        return
    slots = complements(context.items, item.index, slots_of(frames) | {"li"})
    if frames[0].event == "agreement":
        _dealt(context, item, slots)
    if any(i.index in context.held for i in slots.take("bi")):
        slots.by.pop("bi")  # «ردّ الجيش على هجوم المسلحين | بقصف …»
    aims = [i for i in slots.take("li") if i.kind == "trigger"]
    if frames[0].id == "harm_to":
        harmed(context, item)
    _lent(context, item, frames, slots)
    jail(context, item, frames, slots)
    target = context.target.get(item.index)
    deed = Deed(item, entry.label, frames, slots, list(context.given.get(item.index, [])), [target] if target else [])
    deed.accused = item.index in context.own and not item.pronoun
    _asked(context, deed)
    willing = _willing(context, item)
    if willing:
        deed.subject = context.given[item.index] = willing
    deed.gen = genitive_of(context, item, slots) or claimed_by(context, item, frames[0])
    deed.li = possessor_of(context, item, slots, deed.gen)
    manner = context.following(deed.gen[-1]) if deed.gen else None
    deed.mannered = manner is not None and manner.value == "manner"
    if "li" in slots.pronouns and not _addressed(context, deed):
        slots.pronouns.pop("li")
    if item.pronoun or item.index in context.own:
        slots.pronouns["gen"] = item.pronoun or context.own[item.index]
    placed = bool(slots.places) and item.index in context.extra
    told = placed or item.index in context.waits or bool(slots.places) and _is_placed(context, item, frames[0])
    told = told or frames[0].id == _LET_GO and _let_go(context, item, slots)
    verb = context.previous(item)
    joined = verb is not None and verb.kind == "verb" and verb.conj  # «ويجري التحقيق معهم»: with whom is not shown
    if item.definite and deed.label in ("ev", "nt") and not told and not _says_more(deed, joined):
        return  # «التفجير», «المعارك»: taken up again, nothing new is said
    if frames[0].event == "decree" and deed.subject:
        _issue(context, deed)
    if frames[0].event in _BARGAINED and (_talked_over(context, item) or _is_content(context, item)):
        context.modal.setdefault(item.index, "intended")
    sides = _sides(context, deed)
    if frames[0].event in CHARGED and sides.objects:
        reasons(context, slots.take("li"), sides.objects[-1])
    if frames[0].event in STRIKES and sides.subject:
        _aim(context, item, sides.subject)
    _intend(context, deed, aims)
    fill(context, item, frames, seat(context, item, sides) if appoints(frames) else sides)


def _let_go(context: Context, item: Item, slots: Slots) -> bool:
    """«ثم تم الإفراج عنه»، «بعد الإفراج عنهم»: who was told of before, where it is said that it came about."""
    return "an" in slots.pronouns and (item.index in context.extra or item.prep in _SINCE)


def _dealt(context: Context, item: Item, slots: Slots) -> None:
    """«صفقة تبادل أسرى بين الحكومة والحركة»: who exchanges has made the deal."""
    after = context.items[item.index + 1] if item.index + 1 < len(context.items) else None
    deed = context.deed(after) if after is not None and after.kind == "trigger" else None
    if after is None or deed is None or deed.id != "exchange":
        return
    for slot, group in complements(context.items, after.index, frozenset({"bayn", "maa"})).by.items():
        slots.by.setdefault(slot, group)


def _talked_over(context: Context, item: Item) -> bool:
    """«محادثات بشأن إطلاق الرهائن»، «صفقة لتبادل الأسرى»، «ملف تبادل الأسرى»: what is talked over has yet to happen."""
    before = context.items[item.index - 1] if item.index else None
    if before is None or item.conj or item.prep not in _BARGAINS or before.prep in ("fi", "bi") and not item.prep:
        return False
    if before.kind == "trigger":
        deed = context.deed(before)
        dealt = before.word is not None and before.word.stem == _DEAL and not item.prep  # «أتم الطرفان صفقة تبادل»
        return deed is not None and deed.event == "agreement" and not dealt
    if before.kind != "noun":
        return False
    party = context.items[before.index - 1] if before.index else None  # «اتفاق الطرفين | على تبادل الأسرى»
    deal = context.deed(party) if party is not None and party.kind == "trigger" and item.prep else None
    over = before.word is not None and before.word.stem in _TALKED_OVER
    return over or deal is not None and deal.event == "agreement"


def _is_content(context: Context, item: Item) -> bool:
    """«مفاوضات بين الحكومة والحركة حول تبادل الأسرى»: what they talk of, past who does."""
    if item.prep != "about":
        return False
    for other in reversed(context.items[: item.index]):
        if other.kind == "trigger":
            deed = context.deed(other)
            return deed is not None and deed.event == "agreement"
        if other.kind != "noun" or other.prep in ("about", "an"):
            return False
    return False


def _is_placed(context: Context, item: Item, frame: Frame) -> bool:
    """«القصف التركي في شمال العراق»: whose blow it was, by its adjective, and where; a fight that goes on there."""
    if frame.event in _FROM_AFAR:
        return "nationality" in context.labels and bool(states_of(context.sentence, item))
    return frame.event == "clash" and (_goes_on(context, item) or item.prep in _WITHIN and _has_fallen(context, item))


def _goes_on(context: Context, item: Item) -> bool:
    """«لا تزال الاشتباكات مستمرة في …»: what is said to go on, and where."""
    deed, after, verb = context.deed(item), context.following(item), context.previous(item)
    if deed is None or deed.event != "clash" or after is None:
        return False
    if any(word.stem in _GOING_ON for word in context.sentence.words[item.first + 1 : item.last]):
        return True  # «المعارك الدائرة في …»
    going = verb is not None and verb.kind == "verb" and verb.word is not None and verb.word.stem in _GOES_ON
    return going or after.word is not None and (after.word.stem in _GOING_ON or after.word.stem in _GOES_ON)


def _aim(context: Context, item: Item, subject: list[Item]) -> None:
    """«شنت المقاومة هجوماً … للسيطرة على المطار»: who strikes does what it is for."""
    for other in context.items[item.index + 1 : item.index + 1 + _AIM]:
        if other.kind in ("verb", "that", "clause", "relative", "mark"):
            return
        deed, before = context.deed(other), context.items[other.index - 1]
        aim = other.prep in ("li", "for") or before.value == "intended" and before.kind == "other"
        if deed is not None and deed.event == "control" and aim and not other.pronoun:
            context.given.setdefault(other.index, subject)


def _intend(context: Context, deed: Deed, aims: Sequence[Item]) -> None:
    """«حذر الوزير من سفر الشباب إلى سوريا للانضمام إلى …»: whoever goes does what they go for."""
    goes = deed.label == "ni" and deed.frame.event in _GOING and bool(deed.gen)
    for aim in aims if goes and (acts(deed.gen[0]) or is_somebody(deed.gen[0])) else ():
        told = aim.entry is not None and aim.entry.label in ("ni", "nt") and not aim.pronoun
        if told and context.items[aim.index - 1].kind != "other":
            context.given.setdefault(aim.index, deed.gen)


def _asked(context: Context, deed: Deed) -> None:
    """«الأسرى يجري التحقيق معهم»: those before a verb in the singular are asked, and ask nobody."""
    verb, whom = context.previous(deed.item), deed.subject[-1:]
    if deed.slots.pronouns.get("maa") != "هم" or not whom or verb is None or verb.kind != "verb":
        return
    one = verb.inflected("m") and not verb.inflected("pl") and whom[0].index < verb.index
    if one and (is_many(whom[0]) or whom[0].count is not None) and deed.frame.roles.get("maa") == "target":
        deed.slots.put("maa", deed.subject)
        deed.slots.pronouns.pop("maa")
        deed.subject = []
        context.given.pop(deed.item.index, None)


def _willing(context: Context, item: Item) -> list[Item]:
    """«أكد الوزير استعداد الميليشيا للانسحاب»: whose will it is, and not who tells of it."""
    will = context.previous(item)
    if will is None or will.kind != "noun" or will.last != item.first:
        return []
    tried = whose_attempt(context, item, will)
    if tried:
        return tried
    beside = context.previous(will)
    if beside is not None and beside.kind == "noun":
        whose, wish = (beside, will) if beside.prep == "at" else (will, beside)
        if whose.prep == "at" and wish.has("lightnoun") and (acts(whose) or is_state(whose) or is_somebody(whose)):
            return [whose]  # «لدى الجيش خطة لتحرير …»، «لا نية لدى تركيا لإرسال …»
    if will.last - will.first < 2:
        return []
    head, owner = context.sentence.words[will.first : will.first + 2]
    named = any(found.first == will.first + 1 for found in will.mentions)
    if head.stem not in _WILL or head.pronoun or not (named or owner.has("grouphead", "human", "title")):
        return []
    will.fill = (will.first + 1, will.fill[1])
    light = head.entry("lightnoun")
    if light is None or light.value != "attempted":
        return [will]
    one = replace(will)
    one.stand_for(owner)  # «محاولة قيادي بارز الفرار»: somebody, and no attempt
    return [one]


def _issue(context: Context, deed: Deed) -> None:
    """«أصدر الحاكم قرارا بعزل …»: who issues the decree puts others into posts and out of them by it."""
    for other in deed.slots.take("bi"):
        meant = context.meant(other.entry.value) if other.kind == "trigger" and other.entry is not None else ()
        if any(frame.roles.get("subj") == "issuer" for frame in meant):
            context.given.setdefault(other.index, deed.subject)


def _lent(context: Context, item: Item, frames: Sequence[Frame], slots: Slots) -> None:
    """What the clause of a light verb adds to its noun."""
    extra = context.extra.get(item.index)
    if extra is None:
        return
    for slot, group in extra.by.items():
        if slot not in slots.by and item not in group and any(slot in frame.roles for frame in frames):
            slots.by[slot] = group
    for slot, pronoun in extra.pronouns.items():
        slots.pronouns.setdefault(slot, pronoun)
    slots.dates.extend(extra.dates)
    slots.places.extend(place for place in extra.places if place not in slots.places)


def _addressed(context: Context, deed: Deed) -> bool:
    """«قصف التحالف لها»: right after who does it, and not after a participle («المناوئين لهم»)."""
    last = deed.gen[-1] if deed.gen else deed.item
    pronoun = context.following(last)
    if pronoun is None or pronoun.value != "pronoun" or pronoun.prep != "li":
        return False
    return last is deed.item or last.short or any(f.last == last.last for f in last.mentions)


def _says_more(deed: Deed, joined: bool) -> bool:
    sides = deed.subject or deed.objects or deed.gen or deed.li or deed.item.pronoun
    asked = "maa" in deed.slots.pronouns and any(frame.roles.get("maa") == "target" for frame in deed.frames)
    return (
        bool(sides)
        or asked
        and not joined
        or deed.frame.id == "harm_to"
        and not deed.slots.pronouns.keys().isdisjoint(deed.frame.roles)
        or any(slot in frame.roles for frame in deed.frames for slot in deed.slots.by)
    )


def _sides(context: Context, deed: Deed) -> Sides:
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
        given = deed.frame.event == "handover"
        if not deed.gen and not subject and deed.frame.roles.get("li") != "target" and not given:
            deed.slots.by.pop("li", None)
        giver = subject or _giver(deed)
        if giver and deed.gen and "obj" in deed.frame.roles:
            return Sides(giver, [deed.gen], deed.slots)  # «اتهم الدولة بدعم المسلحين»
        taken = deed.frame.roles.get("li") == "target" or deed.frame.event == "handover"  # «الاستسلام للجيش»
        subject = deed.gen or subject or ([] if taken else deed.li)
        bare = [group for group in deed.slots.bare[:1] if not group[0].conj]  # not «دعم لنا، وكذلك روسيا»
        if deed.gen and bare and bare[0][0].index > deed.gen[-1].index + 1:
            bare = []  # «دعم العراق في حربه …، بمشاركة الدول | الأعضاء»
        objects = objects or (bare if "obj" in deed.frame.roles else [])
    elif deed.label == "nt":
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


def _giver(deed: Deed) -> list[Item]:
    """«أسلحة لدعم المقاومة من التحالف»: from whom it comes to the genitive."""
    if deed.frame.event != "support":
        return []
    return [i for i in [*deed.slots.take("by"), *deed.slots.take("min")] if acts(i) or is_state(i)]


def _of_event(deed: Deed) -> tuple[list[Item], list[list[Item]]]:
    """«هجوم التنظيم»، «تفجير المسجد»، «معركة حلب»: who, what or where, by the kind of the genitive."""
    gen, objects = deed.gen, deed.objects
    if not is_place(gen[0]):
        if acts(gen[0]) or is_somebody(gen[0]) and _falls_on(deed):
            return gen, objects
        return deed.subject, objects or ([] if deed.frame.event == "clash" else [gen])
    if is_building(gen[0]):
        return deed.subject, objects or [gen]
    deed.slots.places.extend(gen)
    return deed.subject, objects


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
    """Genitives that do it by what they are: guns and aircraft; and those from whom a place is cleared."""
    gen, li = deed.gen, deed.li
    afar = deed.frame.event in _FROM_AFAR
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


def _held_by(deed: Deed) -> list[list[Item]]:
    """«توقيف الجيش في بلدتين 23 شخصا»: whom forces arrest, past where they did."""
    if deed.frame.event not in _BY_FORCES or not acts(deed.gen[0]):
        return []
    return [
        group
        for group in _bare(deed.slots)[:1]
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
    if deed.frame.event in _GOING:  # «مغادرة القيادي في التنظيم فلان | مدينة الرقة»
        after = max(after, _end_of_name(context, gen[-1]).index + 1)
    bare = [group for group in _bare(deed.slots) if group[0].first == gen[-1].last or group[0].index == after]
    if bare and is_reflexive(bare[0][0]) and deed.frame.event == "bombing" and gen[0].has("human", "grouphead"):
        return gen, []  # «تفجير انتحاري نفسه»
    held = (_held_by(deed) or hit_past_place(context, deed.gen, deed.frame)) if not (bare or li) else []
    if held:
        return gen, held
    if "obj" in roles and gen[0].kind == "noun" and not _suffers(deed, gen[0]):
        if deed.frame.event == "control" and not (acts(gen[0]) or is_somebody(gen[0]) or is_state(gen[0])):
            deed.slots.places.clear()
            return deed.subject, []  # «استعادة سلطته»، «استعادة خدمة الإنترنت في المدينة»
        if deed.accused:
            return deed.subject, []  # «اتهمته النيابة بتمويل الإرهاب»: who is accused does it
        return gen, [li] if li else bare[:1]  # «دخول القوات المدينة»
    if "li" in deed.slots.pronouns and not li and not bare and "obj" in roles and gen[0].kind == "noun":
        return gen, []  # «قصف التحالف لها»
    entered = bool(bare) and is_building(bare[0][0]) and is_somebody(gen[0]) and deed.frame.event == "attack"
    if entered and not (is_building(gen[0]) or gen[0].count is not None):
        return gen, bare[:1]  # «اقتحام المتظاهرين مقر المحافظة»
    burned = bool(li) and gen[0].has("human") and (li[0].count is not None or li[0].has("thing"))
    carried = deed.frame.event == "movement"  # «نقل الجيش للأسرى إلى …»
    laid = bool(li) and (carried or roles.get("li") in (None, "actor")) and (is_somebody(gen[0]) or is_state(gen[0]))
    laid = laid and (acts(li[0]) or is_somebody(li[0]) or is_state(gen[0]))
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
    if deed.frame.event in _FROM_AFAR and acts(gen[0]) and not deed.subject and _is_dealt(context, deed):
        return gen, []
    return deed.subject, [gen]


def _is_dealt(context: Context, deed: Deed) -> bool:
    """«أدى قصف الجيش إلى مقتل مدنيين», «جراء قصف التحالف»: what it brings about befalls others than whose it is.

    «أدى قصف التنظيم إلى مقتل خمسة من عناصره»: it befalls them.
    """
    item, verb = deed.item, context.previous(deed.item)
    brings = verb is not None and verb.kind == "verb" and verb.entry is not None and verb.entry.label == "vcause"
    fell = item.prep in ("fi", "bi") and _has_fallen(context, item)  # «قتل خمسة مدنيين في قصف الجيش»
    if not (fell or item.prep == "cause" or brings and not item.prep) or is_place(deed.gen[0]):
        return False
    return not any(
        i.pronoun and i.has("human", "grouphead", "weapon", "thing") for i in context.items[item.index + 1 :]
    )


def _has_fallen(context: Context, item: Item) -> bool:
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
        return deed.subject, deed.objects  # «استطاعت القوات تكبيدهم خسائر»: whom it befalls, and not who does it
    if deed.item.pronoun:
        bare = [] if deed.item.pronoun == "ي" else _bare(deed.slots)  # «تم أسري»: who speaks suffers it
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


def _bare(slots: Slots) -> list[list[Item]]:
    nouns = [group for group in slots.bare if group[0].kind == "noun" and not is_adverbial(group[0])]
    return [group for group in nouns if not (group[0].short and group[0].has("honorific"))]  # «العقيد فلان»
