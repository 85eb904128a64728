"""What a verb says with its sides: of the deed that it carries, of what it brings about, or of its own."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.announcements import Groups
from khabar.claims.appointments import appoints, seat
from khabar.claims.carriers import REPELS, carry, way_of
from khabar.claims.charging import CLAUSE, convict_of
from khabar.claims.compulsion import forced, keep, made_to, pushed, troops
from khabar.claims.context import STRIKES, Context, Sides
from khabar.claims.filling import fill
from khabar.claims.items import Item
from khabar.claims.leads import Lead
from khabar.claims.plans import burdens, orders_or_lacks
from khabar.claims.slots import Slots
from khabar.claims.sums import is_sum
from khabar.claims.traits import acts, headed, is_jail, is_living, is_place, is_somebody
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

_FIGHT, _ENTERS, _REVOKES, _DIRECTS, _CAUGHT = "قتال", "دخل", "الغي", "وجه", "وقع"
_DUTIES = word_class("charged_with")  # «كلفه بقيادة …»
_BORNE = STRIKES | {"support"}  # what those bear who are told to receive it
_BANDS = frozenset({"armed", "people"})
_RANKS = frozenset({"join", "recruitment"})
_TRIES = frozenset({"try", "plan"})
_MANAGES, _SUFFERS, _ANSWERS = "manage", "undergo", "answer"
_LAUNCHES = "اطلق"
_PROTEST, _MARCHES, _ARRANGING = "protest", frozenset({"protest"}), "تنظيم"
_GAINS, _SAVES = "استفاد", "وفر"
_LEADS, _LED = "lead", "led_op"
_GOT, _BACKING = "aid_taken", frozenset({"support"})
GIVES, IMPOSES = frozenset({"قدم", _SAVES}), "فرض"
CARRYING = frozenset({"light", "vcause"})  # labels of verbs that say what another deed does
_BY_LAW = word_class("by_law")


def tell(context: Context, item: Item, frames: Sequence[Frame], front: Lead, sides: Sides) -> None:
    """What a verb says with its sides: it hands them to the deed that it carries, or fills its own frame."""
    entry, slots = item.entry, sides.slots
    label, subject, objects = entry.label if entry else "verb", sides.subject, sides.objects
    imposes = label == "light" and entry is not None and entry.lemma == IMPOSES
    if imposes and (imposed := _imposed(context, item, objects, slots)):
        fill(context, item, context.meant(imposed), sides)
    elif label == "light" and entry is not None:
        _arranged(context, slots)
        _beyond(context, item, [subject, *objects], slots)
        bidden = entry.lemma == _DIRECTS and not item.pronoun and _bidden(objects, slots)
        carry(context, item, "urge" if bidden else way_of(context, entry.lemma, entry.value, slots), sides)
        if entry.value == "refuse":
            _refuse(context, item, sides)
        elif entry.value == "ask" or entry.lemma in GIVES:
            _give(context, item, sides)
        elif entry.lemma in REPELS and not objects and all(i.kind == "noun" for i in slots.take("li")):
            fill(context, item, context.meant("confront"), sides)  # «تصدى الجيش للمسلحين»
        elif entry.lemma == _CAUGHT and slots.take("by"):
            placed = bool(subject) and is_place(subject[0]) and item.inflected("past")  # «وقعت البلدة في أيدي الثوار»
            fill(context, item, context.meant("fallen" if placed else "captured"), sides)  # «وقع القيادي في قبضة الجيش»
        elif entry.lemma == _DIRECTS and all(i.kind != "trigger" for group in objects for i in group):
            fill(context, item, context.meant("directed"), sides)  # «وجه الملك بعلاج الجرحى»
        elif entry.lemma == _REVOKES and objects and not _hands_on(objects, slots, item):
            fill(context, item, context.meant("decree"), sides)  # «ألغى التنظيم الإنترنت في المدينة»
    elif label == "vcause":
        _causes(context, item, sides)
    elif label == "vp":
        if frames and frames[0].id == "convicted":
            convict_of(context, item, slots, subject)
        borne = Sides([], [subject] if subject else [], slots)
        fill(context, item, frames, seat(context, item, borne) if appoints(frames) else borne)
    elif item.pronoun and front.items and front.items[0].kind == "trigger" and _is_light(item):
        _take_up(context, item, subject, front.items, slots)
    elif frames and not _hands_over(context, item, frames, sides):
        if label != "vt" or len(slots.bare) > 1 or front.items or not _stops(item):
            fill(context, item, frames, seat(context, item, sides) if appoints(frames) else sides)
            told = context.drafts[-1] if context.drafts else None
            if frames[0].id == _LEADS and not (told is not None and told.at is item and told.ready()):
                fill(context, item, context.meant(_LED), sides)  # «يقود القائد معارك البلدة»: and no body of people


def _hands_over(context: Context, item: Item, frames: Sequence[Frame], sides: Sides) -> bool:
    """Whether a verb of its own frame hands its sides to another deed, which says all."""
    slots, label = sides.slots, item.entry.label if item.entry is not None else ""
    if frames[-1].id == _GOT and _gets(context, item, sides):
        return True
    if label == "vt":
        if _keeps(context, item, frames, sides):
            return True
        way = _way_on(context, item, sides.objects, slots) if _is_light(item) else None
        if way is not None:
            carry(context, item, way, sides)
            if frames[0].id == _LEADS:
                fill(context, item, context.meant(_LED), sides)
        return way is not None
    if label != "vi" or "light" not in item.labels:
        return False
    if _plain(item) and _carries(slots) and not _looks_into(frames, slots):
        carry(context, item, "do", sides)  # «خرج … في تظاهرة»
        return True
    if frames[0].event == "decree":
        carry(context, item, "urge", sides)  # «أمر الرئيس بقصف …»
        fill(context, item, frames, sides)
        return True
    return False


def _keeps(context: Context, item: Item, frames: Sequence[Frame], sides: Sides) -> bool:
    return orders_or_lacks(context, item, frames, sides) or keep(context, item, sides)


def _gets(context: Context, item: Item, sides: Sides) -> bool:
    """«نال دعماً»، «حصل على تدريب»، «حظي بإسناد»: the backing that somebody gets, where a deed tells of it."""
    slots = sides.slots
    told = [*(group[0] for group in sides.objects[:1] if group), *slots.take("ala")[:1], *slots.take("bi")[:1]]
    if item.entry is not None and item.entry.lemma == _GAINS:
        told = slots.take("min")[:1]  # «استفادوا من دعم جوي من قبل التحالف»
    backing = [i for i in told[:1] if context.may_mean(i, _BACKING)]
    if backing:
        carry(context, item, _SUFFERS, Sides(sides.subject, [backing], slots))
    return bool(backing)


def _imposed(context: Context, item: Item, objects: list[list[Item]], slots: Slots) -> str:
    """«فرض الحاجز ألف ليرة على كل سيارة»: a sum; «فرضت الحركة على السكان دفع إتاوات»; no fine of a court."""
    if objects and slots.take("ala"):
        sum_of = objects[-1][0]
        if is_sum(sum_of) and sum_of.word is not None and sum_of.word.stem not in _BY_LAW:
            return "levied"
    return "impose" if burdens(context, item, objects, slots) else ""


def _give(context: Context, item: Item, sides: Sides) -> None:
    """«طلب المهرب من كل شخص ألف دولار»، «قدمت الحكومة ألف دولار لكل عائلة»، «… منحة بقيمة ألف دولار»: a sum."""
    subject, objects, slots = sides.subject, sides.objects, sides.slots
    if objects and item.entry is not None and item.entry.lemma in GIVES:
        fill(context, item, context.meant("submitted"), sides)  # «قدم الوزير مذكرة إلى المحكمة»
        fill(context, item, context.meant("aid_given"), sides)  # «قدمت فرنسا مساعدات للجيش»
    if not objects or not is_sum(objects[-1][0]) or item.entry is not None and item.entry.lemma == _SAVES:
        return  # «سيوفر أموالا طائلة للموازنة»
    if item.entry is not None and item.entry.lemma not in GIVES:
        fill(context, item, context.meant("asked_of"), sides)
    elif not objects[-1][0].prep:
        whom = [group for group in objects[:-1] if is_living(group[0]) and not group[0].has("thing")]
        fill(context, item, context.meant("given_to|given"), Sides(subject, [*whom, objects[-1]], slots))


def _ranks(context: Context, slots: Slots) -> list[Item]:
    """«على القتال», «على التجنيد», «على الالتحاق بالجبهات»: what somebody is made to do who is made to fight."""
    deeds = [(i, context.deed(i)) for i in (*slots.take("ala"), *slots.take("ila"))]
    return [
        i
        for i, deed in deeds
        if i.entry is not None and (i.entry.lemma == _FIGHT or deed is not None and {deed.id, deed.event} & _RANKS)
    ]


def _causes(context: Context, item: Item, sides: Sides) -> None:
    """«أدى القصف إلى مقتل خمسة», «أجبر القصف السكان على النزوح»: what a verb of cause brings about."""
    subject, objects, slots = sides.subject, sides.objects, sides.slots
    if moved := troops(item, slots):
        fill(context, item, context.meant("send"), Sides(subject, [moved], slots))
        return
    if made_to(item, sides):
        subject, objects = [], [subject]  # «أُجبرت مجموعات منهم على الفرار»
    made = forced(context, item, sides)
    if made and item.pronoun and not objects and not (subject and (acts(subject[0]) or is_somebody(subject[0]))):
        pushed(context, item, slots)
    ranks = _ranks(context, slots) if made else []
    enlists = bool(subject) and (acts(subject[0]) or is_somebody(subject[0]))
    if not enlists or not any(i.entry is not None and i.entry.lemma != _FIGHT for i in ranks):
        carry(context, item, "force" if made else "result", Sides([], objects, slots))
    if ranks and enlists:
        context.figures.update(deed.index for deed in ranks)
        fill(context, item, context.meant("recruitment"), sides)  # «أجبر التنظيم الشبان على القتال»


def _take_up(context: Context, item: Item, subject: list[Item], deeds: list[Item], slots: Slots) -> None:
    """«غارات تقودها …»، «الدعم الذي تتلقاه المقاومة من …»: a deed before the verb, which an enclitic takes up."""
    light = item.word.entry("light") if item.word is not None else None
    way = "do" if light is None else light.value
    deed = context.deed(deeds[0])
    blow = deed is not None and deed.event in _BORNE and bool(subject)
    suffers = way == _SUFFERS and blow
    if suffers or way == "do" and blow:
        context.extra.setdefault(deeds[0].index, slots)
    carry(context, item, _SUFFERS if suffers else "do", Sides(subject, [deeds], slots))


def _beyond(context: Context, item: Item, sides: Groups, slots: Slots) -> None:
    """«قامت القوات التي تقودها الدولة بشن غارات»: what ب, or «من» of «تمكن», brings in past a relative clause."""
    answers = item.entry is not None and item.entry.value == _ANSWERS  # «ردّ الجيش على هجوم المسلحين بقصف …»
    others = [group for slot, group in slots.by.items() if not (answers and slot == "ala")]
    for group in (*sides, *others):
        for phrase in group:
            if phrase.kind == "trigger":
                return
    for other in context.items[item.index + 1 : item.index + CLAUSE]:
        if other.kind == "mark" or other.kind in ("that", "clause") or other.kind == "verb" and other.conj:
            return
        told = context.items[other.index - 1].kind == "relative"
        if told and other.kind == "verb" and other.entry is not None and other.entry.label == "light":
            return  # «بدأوا يستسلمون للجيش الذي توعد بتصفية …»: of the verb that stands between
        if other.kind != "trigger":
            continue
        managed = other.prep == "min" and item.entry is not None and item.entry.value == _MANAGES
        if other.prep == "bi" or managed or _is_tried(context, item, other):
            slots.put(other.prep, [other])
            context.held.add(other.index)
            return


def _arranged(context: Context, slots: Slots) -> None:
    """«قام الأهالي بتنظيم مظاهرة»، «دعا إلى تنظيم تظاهرات»: what is organised is what they do."""
    for slot in ("bi", "ila"):
        for item in slots.by[slot][:1] if slot in slots.by else ():
            deed = context.following(item)
            arranged = item.kind == "noun" and item.word is not None and item.word.stem == _ARRANGING
            if arranged and deed is not None and deed.genitive and context.may_mean(deed, _MARCHES):
                slots.put(slot, [deed])


def _is_tried(context: Context, verb: Item, deed: Item) -> bool:
    """«حاولت القوات التي دخلت المدينة | السيطرة على المطار»، «تسعى … إلى …»: past a relative clause, and not of it."""
    if verb.entry is None or verb.entry.value not in _TRIES or deed.conj or deed.genitive:
        return False
    between, last = context.items[verb.index + 1 : deed.index], context.items[deed.index - 1]
    relatives = [i for i in between if i.kind == "relative"]
    if len(relatives) != 1 or relatives[0].value == "what" or sum(i.kind == "verb" for i in between) > 1:
        return False
    return deed.prep == "ila" or not deed.prep and deed.definite and last.kind == "noun" and last.last == deed.first


def _refuse(context: Context, item: Item, sides: Sides) -> None:
    """«رفضت الحكومة الهدنة»: a pact that is refused, and so none to be told of as denied."""
    if any(_joins(context, deed) for group in sides.objects for deed in group[:1]):
        return  # «رفض فلان الانضمام إلى التنظيم»: no pact, and denied as what he did not do
    known = len(context.drafts)
    fill(context, item, context.meant("refused"), sides)
    if any(draft.ready() for draft in context.drafts[known:]):
        for deed in (i for group in sides.objects for i in group if i.kind == "trigger"):
            context.given.pop(deed.index, None)


def _joins(context: Context, item: Item) -> bool:
    """«الانضمام إلى صفوف الحركة»: into a band or its ranks, and not into a pact."""
    deed, into = context.deed(item), context.following(item)
    if deed is None or deed.event != "membership" or into is None:
        return False
    band = into.mention("group") is not None or headed(into, "grouphead", _BANDS)
    return into.kind == "noun" and bool(into.prep) and band


def _hands_on(objects: Groups, slots: Slots, item: Item) -> bool:
    """A deed stands where a light verb takes what it carries."""
    inside = slots.take("fi") if item.entry is not None and item.entry.lemma == _ENTERS else []
    told = [i for group in (*objects, slots.take("ila")) for i in group]
    return any(i.kind == "trigger" for i in told) or any(_event(i) for i in inside)


def _bidden(objects: Groups, slots: Slots) -> bool:
    """«وجه الملك بإرسال …»، «كلف الجيش باستعادة …»: what somebody is told to do, and may not have done."""
    near = [i for group in objects for i in group]
    if any(i.kind == "trigger" for i in near):
        return False  # «وجهت القوات ضربة للتنظيم بقصف مواقعه»
    return any(i.kind == "trigger" and i.word is not None and i.word.stem not in _DUTIES for i in slots.take("bi"))


def _event(item: Item) -> bool:
    """«دخلوا في مفاوضات»، «في إضراب»: what is entered upon, and no place."""
    return item.kind == "trigger" and item.entry is not None and item.entry.label == "ev"


def _way_on(context: Context, item: Item, objects: Groups, slots: Slots) -> str | None:
    """How a verb of its own carries a deed: «قرر قصف …», «أطلق الجيش عملية عسكرية»; None where it carries none."""
    if item.has("light"):
        light = item.word.entry("light") if item.word is not None else None
        bids = light is not None and light.value == "urge" and _bidden(objects, slots)
        carries = item.index not in context.bound and (bids or _hands_on(objects, slots, item))
        return (light.value if light is not None else "") if carries else None
    return "do" if _launches(item) and any(i.kind == "trigger" for group in objects for i in group) else None


def _is_light(item: Item) -> bool:
    """A verb that may carry a deed, besides what it means itself."""
    return "light" in item.labels or _launches(item)


def _launches(item: Item) -> bool:
    """«أطلق …»: a verb of shots, and of what is launched, by what stands with it."""
    return item.entry is not None and item.entry.lemma == _LAUNCHES


def _plain(item: Item) -> bool:
    """No phrase that means something by itself: «مثل أمام المحكمة»."""
    return item.entry is not None and " " not in item.entry.lemma


def _carries(slots: Slots) -> bool:
    """A deed stands where a verb of motion has no phrase: «خرج … في تظاهرة»، «تقدم الدعم ل…»."""
    led = any(is_place(item) for item in slots.take("ila"))  # «توجه الوفد إلى مسقط للمشاركة في المحادثات»
    led = led or any(is_jail(item) for item in slots.take("min"))  # «خرج من السجن في صفقة»
    if any(i.entry is not None and i.entry.value == _PROTEST for i in slots.take("bi") if i.kind == "trigger"):
        return True  # «خرج الأهالي بمظاهرة»
    return any(item.kind == "trigger" for group in ([] if led else slots.take("fi"), *slots.bare) for item in group)


def _looks_into(frames: Sequence[Frame], slots: Slots) -> bool:
    """«تحقق الشرطة في الهجوم», but «حقق الجيش تقدماً في الهجوم»."""
    return frames[0].id == "investigate" and all(i.kind != "trigger" for group in slots.bare for i in group)


def _stops(item: Item) -> bool:
    """«توقف القطار»: the past of an intransitive verb, though also the present of «أوقف»."""
    word = item.word
    if word is None or word.pronoun or item.entry is not None and " " in item.entry.lemma:
        return False  # «أودى بحياة»
    past = any(e.label == "verb" and e.value == "vi" and "past" in e.features for e in word.entries)
    return past and not any("past" in e.features for e in word.entries if e.label == "vt")
