"""What a trigger noun says: whether it tells of something, of which deed, and what the clause around it adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from khabar.claims.appointments import appoints, seat
from khabar.claims.arguments import complements
from khabar.claims.carriers import whose_attempt
from khabar.claims.charging import within_charge
from khabar.claims.context import FROM_AFAR, GOING, STRIKES, Context
from khabar.claims.filling import fill
from khabar.claims.genitives import Deed, has_fallen, sides_of
from khabar.claims.harms import harmed
from khabar.claims.idle import is_idle
from khabar.claims.items import Item
from khabar.claims.lending import CHARGED, charge, in_ranks, reasons
from khabar.claims.national import is_waged, states_of
from khabar.claims.possessors import claimed_by, genitive_of, possessor_of
from khabar.claims.slots import Slots
from khabar.claims.traits import (
    acts,
    headed,
    is_many,
    is_somebody,
    is_state,
)
from khabar.claims.verdicts import jail
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame, slots_of

_WILL = word_class("will")
_GOES_ON, _GOING_ON = word_class("goes_on"), word_class("going_on")
_WITHIN = frozenset({"fi", "during", "cause"})  # «قُتل خمسة في المواجهات»
_BARGAINED = frozenset({"release", "handover", "payment", "movement"})
_BARGAINS = frozenset({"", "about", "ala", "li"})
_PACT, _SIDES = "agreement", frozenset({"bayn", "maa"})
_DEAL, _LAND = "صفقه", "بلاد"
_IN_RANKS, _TO = "in_ranks", "الي"
_TALKED_OVER = word_class("talked_over")
_LET_GO, _SINCE = "release_an", frozenset({"after", "since"})
_LASTED = frozenset({"after", "during", "since", "cause"})
_ASKED = frozenset({"bi", "ila", "li", "for"})
_COURT = frozenset({"court"})
_AIM = 8  # items from a blow to what it is for
_MORE = word_class("more_of") | {"اقل", "اكثر", "اشد"}
_BACKING, _SAKE, _ENDS = frozenset({"support"}), 14, ".؛:؟!"  # items from a verb to for whose sake it is
_AIMS, _COMMAS = frozenset({"control", "support"}), "،,"


def read_noun(context: Context, item: Item) -> None:
    """Draft what a trigger noun says."""
    entry = item.entry
    frames = context.meant(entry.value) if entry else ()
    if item.definite:
        frames = [frame for frame in frames if not frame.indefinite]
    if len(frames) > 1 and not in_ranks(context, item):
        frames = [frame for frame in frames if frame.id != _IN_RANKS]
    if entry is None or not frames or is_idle(context, item) or _is_aim_of(context, item):
        return
    if item.index in context.figures and any(frame.event in STRIKES for frame in frames):
        return
    slots = complements(context.items, item.index, slots_of(frames) | {"li"})
    if frames[0].event == "agreement":
        _dealt(context, item, slots)
    _trim(context, item, frames, slots)
    aims = [i for i in slots.by["li"] if i.kind == "trigger"] if "li" in slots.by else []
    if frames[0].id == "harm_to":
        harmed(context, item)
    if item.index in context.extra:
        _lent(context.extra[item.index], item, frames, slots)
    jail(context, item, frames, slots)
    target = context.target.get(item.index)
    deed = Deed(item, entry.label, frames, slots, list(context.given.get(item.index, [])), [target] if target else [])
    deed.accused = item.index in context.own and not item.pronoun
    deed.subject = deed.subject or _for_sake(context, item, frames[0]) or _vowed(context, item)
    if deed.subject and "maa" in slots.pronouns:
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
    told = told or item.prep == "min" and frames[0].event == "clash" and _lasted(context, item)
    verb = context.previous(item)
    joined = verb is not None and verb.kind == "verb" and verb.conj  # «ويجري التحقيق معهم»: with whom is not shown
    if item.definite and deed.label in ("ev", "nt") and not told and not _says_more(deed, joined):
        return  # «التفجير», «المعارك»: taken up again, nothing new is said
    if frames[0].event == "decree" and deed.subject:
        _issue(context, deed)
    if frames[0].event in _BARGAINED and (_talked_over(context, item) or _is_content(context, item)):
        context.modal.setdefault(item.index, "intended")
    sides = sides_of(context, deed)
    if sides.objects:
        _lay(context, frames, slots, sides.objects[-1])
    if frames[0].event in STRIKES and sides.subject:
        _aim(context, item, sides.subject)
    if aims:
        _intend(context, deed, aims)
    fill(context, item, frames, seat(context, item, sides) if appoints(frames) else sides)


def _lay(context: Context, frames: Sequence[Frame], slots: Slots, whom: Sequence[Item]) -> None:
    """What those are charged with, or held for, whom the deed befell."""
    if frames[0].event in CHARGED:
        reasons(context, slots.take("li"), whom)
    if "charge" in slots.by and any(frame.event in CHARGED for frame in frames):
        charge(context, slots.by["charge"], whom)


def _vowed(context: Context, item: Item) -> list[Item]:
    """«وقف الأهالي إلى جانب رجال الأمن، مؤكدين دعمهم للجيش»: of those whom the verb before tells of, who say so."""
    said = context.previous(item)
    if not item.pronoun or item.entry is None or item.entry.label != "ni":
        return []
    if item.conj and said is not None and said.kind == "noun" and said.pronoun and not said.prep:
        said = context.previous(said)  # «مؤكدين تضامنهم | ومساندتهم للمملكة»
    if said is None or said.entry is None or said.entry.label != "say_participle":
        return []
    verb = next((i for i in reversed(context.items[: said.index]) if i.kind == "verb"), None)
    doers = context.subjects.get(verb.index, []) if verb is not None else []
    many = [i for i in doers if (acts(i) or is_somebody(i)) and (item.pronoun != "هم" or is_many(i))]
    return many if len(many) == len(doers) else []


def _for_sake(context: Context, item: Item, frame: Frame) -> list[Item]:
    """«نشرت الدولة طائرات دعماً للجيش»: who does what is done in support of somebody."""
    if frame.event not in _BACKING or item.prep or item.pronoun or item.definite:
        return []
    after, ahead = context.following(item), context.previous(item)
    if not context.sentence.form(item.last - 1).endswith("ا"):
        return []
    if after is None or after.prep != "li" or after.kind not in ("noun", "trigger") or ahead is None:
        return []
    if context.sentence.words[item.first - 1].stem in _MORE:
        return []  # «يبدو أقل دعماً للحرب»
    for other in reversed(context.items[max(0, item.index - _SAKE) : item.index]):
        if other.kind == "verb":
            doers = context.subjects.get(other.index, []) if not other.negated else []
            return [i for i in doers if acts(i) or is_state(i) or is_somebody(i)]
        if other.kind in ("that", "relative", "clause") or other.kind == "mark" and other.value in _ENDS:
            return []
    return []


def _trim(context: Context, item: Item, frames: Sequence[Frame], slots: Slots) -> None:
    """Take away what stands in a slot of the noun, and is not its own."""
    if context.held and any(i.index in context.held for i in slots.take("bi")):
        slots.by.pop("bi")  # «ردّ الجيش على هجوم المسلحين | بقصف …»
    if frames[0].event == "membership" and "ila" not in slots.by and context.sentence.form(item.last) == _TO:
        slots.by.pop("bi", None)  # «الانتماء إلى (…) بهدف الإطاحة بالسلطة»: to whom is not read
    if frames[0].kind == "charge":
        within_charge(context, item, slots)


def _let_go(context: Context, item: Item, slots: Slots) -> bool:
    """«ثم تم الإفراج عنه»، «طالبت بالإفراج عنهم»: who was told of before, where it came about or is asked for."""
    if "an" not in slots.pronouns:
        return False
    return item.index in context.extra or item.prep in _SINCE or item.prep in _ASKED and _is_asked(context, item)


def _is_asked(context: Context, item: Item) -> bool:
    """Right after a verb of asking or ordering, and who or whom it is asked of."""
    for other in reversed(context.items[: item.index]):
        if other.kind != "noun" or other.prep:
            return other.kind == "verb" and other.has("light", "say") or other.has("lightnoun")
    return False


def _dealt(context: Context, item: Item, slots: Slots) -> None:
    """«صفقة تبادل أسرى بين الحكومة والحركة»، «اتفاق لوقف إطلاق نار بين …»: who exchanges or ceases made the deal."""
    after = context.following(item)
    if not item.definite:
        _reached(context, after if after is not None and _is_aim_of(context, after) else item, slots)
    deed = context.deed(after) if after is not None and after.kind == "trigger" else None
    if after is None or deed is None or not (deed.id == "exchange" or _is_aim_of(context, after)):
        return
    for slot, group in complements(context.items, after.index, _SIDES).by.items():
        slots.by.setdefault(slot, group)
    if deed.id != "exchange":
        slots.by.pop("li", None)
        slots.by.setdefault("ala", [after])
        if after.index in context.extra:
            context.extra.setdefault(item.index, context.extra[after.index])  # «… تم التوصل إليه بين …»


def _reached(context: Context, item: Item, slots: Slots) -> None:
    """«رغم اتفاق | تم التوصل إليه بين الحكومة والحركة»: between whom it came about, by a clause of its own."""
    verb = context.following(item)
    if verb is None or verb.kind != "verb" or verb.conj or verb.entry is None or verb.entry.value != "happen":
        return
    resumed = next((i for i in context.items[verb.index + 1 : verb.index + 3] if i.value == "pronoun"), None)
    for slot, group in complements(context.items, resumed.index, _SIDES).by.items() if resumed is not None else ():
        slots.by.setdefault(slot, group)


def _is_aim_of(context: Context, item: Item) -> bool:
    """«اتفاق | لوقف إطلاق النار»: a truce that a pact is for; not «انتهاك لوقف إطلاق النار»."""
    before = context.previous(item)
    if before is None or before.kind != "trigger" or before.last != item.prep_at or item.prep != "li":
        return False
    return all(frame is not None and frame.id == _PACT for frame in (context.deed(item), context.deed(before)))


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
    if frame.event in FROM_AFAR or is_waged(item):
        return "nationality" in context.labels and bool(states_of(context.sentence, item))
    fights = item.entry is not None and any(f.event == "clash" for f in context.meant(item.entry.value))
    return fights and (_goes_on(context, item) or item.prep in _WITHIN and has_fallen(context, item))


def _lasted(context: Context, item: Item) -> bool:
    """«بعد يومين من المعارك»: a fight by how long it lasted, whoever took or left ground after it."""
    how_long = context.previous(item)
    opens = context.sentence.words[how_long.first].entry("prep") if how_long is not None else None
    return how_long is not None and how_long.kind == "date" and opens is not None and opens.value in _LASTED


def _goes_on(context: Context, item: Item) -> bool:
    """«لا تزال الاشتباكات مستمرة في …»: what is said to go on, and where."""
    after, verb = context.following(item), context.previous(item)
    if after is None:
        return False
    if any(word.stem in _GOING_ON for word in context.sentence.words[item.first + 1 : item.last]):
        return True  # «المعارك الدائرة في …»
    going = verb is not None and verb.kind == "verb" and verb.word is not None and verb.word.stem in _GOES_ON
    return going or after.word is not None and (after.word.stem in _GOING_ON or after.word.stem in _GOES_ON)


def _aim(context: Context, item: Item, subject: list[Item]) -> None:
    """«شنت المقاومة هجوماً … للسيطرة على المطار»، «نفذ الطيران غارات لمساندة الجيش»: who strikes does what it is for."""
    for other in context.items[item.index + 1 : item.index + 1 + _AIM]:
        if other.kind in ("verb", "that", "clause", "relative") or other.kind == "mark" and not _adds(context, other):
            return
        deed, before = context.deed(other), context.items[other.index - 1]
        aim = other.prep in ("li", "for") or before.value == "intended" and before.kind == "other"
        if deed is not None and deed.event in _AIMS and aim and not other.pronoun:
            context.given.setdefault(other.index, subject)


def _adds(context: Context, mark: Item) -> bool:
    """«…، غالباً لدعم القوات»، «…، لدعم القوات»: a comma before no more than how often or how, or what it is for."""
    after = context.following(mark)
    if mark.value not in _COMMAS or after is None:
        return False
    aim = after.kind == "trigger" and after.prep == "li" and not after.conj and context.means(after, _BACKING)
    return aim or after.kind == "other" and after.has("stop")


def _intend(context: Context, deed: Deed, aims: Sequence[Item]) -> None:
    """«حذر الوزير من سفر الشباب إلى سوريا للانضمام إلى …»، «كان يعتزم السفر للانضمام»: who goes does what it is for."""
    goers = deed.gen or deed.subject
    goes = deed.label == "ni" and deed.frame.event in GOING and bool(goers)
    for aim in aims if goes and (acts(goers[0]) or is_somebody(goers[0])) else ():
        told = aim.entry is not None and aim.entry.label in ("ni", "nt") and not aim.pronoun
        between = context.items[deed.item.index + 1 : aim.index]
        near = bool(deed.gen) or not any(acts(i) or is_somebody(i) for i in between)
        if told and near and context.items[aim.index - 1].kind != "other":
            context.given.setdefault(aim.index, goers)


def _asked(context: Context, deed: Deed) -> None:
    """«الأسرى يجري التحقيق معهم»: those before a verb in the singular are asked, and ask nobody."""
    verb, whom = context.previous(deed.item), deed.subject[-1:]
    if deed.slots.pronouns["maa"] != "هم" or verb is None or verb.kind != "verb":
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
        with_them = whose.prep == "at" and not headed(whose, "grouphead", _COURT)  # «أمام المحكمة»
        if with_them and wish.has("lightnoun") and (acts(whose) or is_state(whose) or is_somebody(whose)):
            return [whose]  # «لدى الجيش خطة لتحرير …»، «لا نية لدى تركيا لإرسال …»
    if will.last - will.first < 2:
        return []
    head, owner = context.sentence.words[will.first : will.first + 2]
    named = any(found.first == will.first + 1 for found in will.mentions)
    if (
        head.stem not in _WILL
        or head.pronoun
        or not (named or owner.has("grouphead", "human", "title") or owner.stem == _LAND)
    ):
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


def _lent(extra: Slots, item: Item, frames: Sequence[Frame], slots: Slots) -> None:
    """What the clause of a light verb adds to its noun."""
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
        or any(not frame.slots.isdisjoint(deed.slots.by) for frame in deed.frames)
    )
