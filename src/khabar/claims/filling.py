"""From a frame and the sides of its trigger to drafts: each phrase in its role, a draft for each counted part."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.about import is_about
from khabar.claims.antecedents import blow_before
from khabar.claims.attempts import MADE, foiled
from khabar.claims.bases import add_base, has_base, of_deed
from khabar.claims.casting import filled_slots, keep_fitting, turn_sides
from khabar.claims.company import company, who_comes
from khabar.claims.concord import clashes
from khabar.claims.context import FROM_AFAR, GOING, HURT, STRIKES, VICTIMS, Context, Filling, Sides
from khabar.claims.decrees import decide, hold_order, vacate
from khabar.claims.draft import Draft
from khabar.claims.fitting import WILLED, end_of, fits, is_case, is_matter, is_post, is_projectile
from khabar.claims.hands import goes_on_to_hold, takes_hold
from khabar.claims.inner import of_them, told_inside
from khabar.claims.items import Item
from khabar.claims.kinds import is_effort
from khabar.claims.lacking import sets_off
from khabar.claims.legs import legs
from khabar.claims.lists import parted
from khabar.claims.negation import denies_cause
from khabar.claims.placing import (
    hit_inside,
    is_along,
    is_border,
    is_gate,
    is_line,
    is_unheld,
    locate,
    names_it_again,
    own_places,
    settle_places,
    struck_there,
)
from khabar.claims.senses import aims_at, means_else
from khabar.claims.slots import Slots
from khabar.claims.sums import is_rewarded
from khabar.claims.traits import (
    acts,
    are_bodies,
    is_from_air,
    is_place,
    is_somebody,
)
from khabar.claims.undertakings import befell
from khabar.claims.unfought import is_figure, is_hit_there, is_ill, no_foe
from khabar.claims.waiting import claim_mine, may_be_mine, wait
from khabar.claims.weaponry import by_weapon, is_artillery, of_shooters
from khabar.grammar.classes import word_class
from khabar.grammar.frames import LEADS, Frame

_HEDGES = frozenset({"possible", "reported", "unknown", "attempted", "intended"})
_PLACED = frozenset({"ala", "min", "ila", "gen"})
_BOMBERS = word_class("bomber")
_OPPOSED = word_class("opposed_to")
_REACHED, _UNDOING, _NAMES = "reached", frozenset({"delisted", "forsaken"}), word_class("name_of")
_BLOWN_BY = {"shelling": ("actor", "means"), "attack": ("actor",)}  # by event, roles that tell of a blow from the air
_FIGHTS, _SMUGGLES = word_class("fight"), "smuggle"
_BESIDE = frozenset({"bayn", "by"})
_BORDERING, _SIDE = word_class("bordering"), frozenset({"جانب", "طرف"})
_SOMEWHERE = STRIKES | HURT | {"accident", "arrest", "abduction", "execution"}
_UNTIL_DONE = frozenset({"crush", "confront"})  # «القضاء على التنظيم» is a goal until somebody does it
_HELD_NOW = word_class("said_of_place")
_GRASP = word_class("grasp")  # «من قبضة التنظيم»
_OPPONENT = frozenset({"did", "maa", "obj"})
_DIRECT = frozenset({"subj", "obj", "obj2"})  # slots of no preposition
_WHOSE = frozenset({"li", "min"})
_OWN_PLACES = frozenset({"to", "from", "place"})
_PEOPLE = frozenset({"member", "person"})  # of whom it is told how many they are: «انضم ثلاثون شابا إلى التنظيم»
_NOT_TO = "عدم"
_PROTESTS_AT = word_class("protests_at")
_ATTACK = "attack"
_CHARGED = frozenset({"ila", "li"})  # «وجهت إليه», «وجهت له»
_PARTS = {True: "part", False: "member"}  # «انضمت الكتيبة إلى الجبهة»: a body, and nobody who is in one
_MEMBER_OR_PART = frozenset(_PARTS.values())


def fill(context: Context, item: Item, frames: Sequence[Frame], sides: Sides) -> None:
    """Drafts by the first frame that gets its roles, or by the last."""
    if not frames:
        return  # as of most verbs
    if item.kind == "verb" and frames[0].event in GOING and names_it_again(item, sides):
        context.subjects[item.index], sides = [], Sides([], [sides.subject], sides.slots)
    if frames[0].id == _REACHED and befell(context, item, sides):
        return
    if frames[0].id == _SMUGGLES and item.kind == "verb" and context.sentence.doubled(item.first):
        frames = frames[:1]  # «هرّب»، and not «هرب»
    known = len(context.drafts)
    for frame in frames:
        del context.drafts[known:]
        _claim(context, item, frame, sides)
        for draft in context.drafts[known:]:
            if draft.ready():
                return
    if item.kind == "trigger" and frames[0].event in STRIKES and _befell_place(context, item, frames[0], sides, known):
        return
    last, subject = context.drafts[known:], context.subjects.get(item.index, [])
    if item.kind == "verb" and subject and not sides.objects and _is_object(item, subject[0]):
        context.subjects[item.index], sides = [], Sides([], [subject], sides.slots)
    for frame in frames if may_be_mine(context, item) else ():
        del context.drafts[known:]
        _claim(context, item, frame, sides)
        if any(claim_mine(context, item, frame, d) and d.ready() for d in context.drafts[known:]):
            return
    context.drafts[known:] = last
    if item.kind == "verb":
        context.subjects[item.index] = subject


def _befell_place(context: Context, item: Item, frame: Frame, sides: Sides, known: int) -> bool:
    """Whether of a blow of which no frame gets its roles it is told where it was; then that is its draft."""
    last = context.drafts[known:]
    del context.drafts[known:]
    _claim(context, item, frame, sides)
    there = [draft for draft in context.drafts[known:] if struck_there(context, item, draft)]
    if not there:
        context.drafts[known:] = last
    for draft in there:
        draft.needs = ()
    return bool(there)


def _is_object(verb: Item, item: Item) -> bool:
    """«دخلت المدينة»، «بايعت التنظيم»: what stands after the verb, and of which its form does not tell."""
    return item.index > verb.index and (is_place(item) and not acts(item) or clashes(verb, item))


# -- phrases to roles ---------------------------------------------------------------------------


def _claim(context: Context, item: Item, frame: Frame, sides: Sides) -> None:
    verb, subject = item.kind == "verb", sides.subject
    blows = [phrase for phrase in subject if phrase.kind == "trigger"] if subject else []
    if verb and sides.objects and frame.event in STRIKES and _is_of_blow(context, item, frame, sides, blows):
        return
    if subject and frame.event in WILLED and any(is_ill(i) for i in subject):
        return  # … «يحاصر الجوع العائلات»
    if verb and subject and sides.objects:
        frame = by_weapon(context, frame, sides)
    if means_else(context, item, frame, sides) or not is_about(context, item, frame, sides):
        return
    turned = turn_sides(frame, sides)
    filling = Filling(frame, sides.slots, list(sides.slots.places))
    if "facilitator" in frame.filled and context.helper.get(item.index):
        filling.fillers["facilitator"] = list(context.helper[item.index])
    if (
        blows
        and turned.subject
        and "subj" in frame.roles
        and "means" in frame.filled
        and frame.event not in GOING  # «تم إطلاق سراحه ووصل إلى تركيا»: nobody goes by a deed
        and fits(frame, "means", blows[0])
    ):
        filling.fillers["means"] = blows[:1]
    for slot, group in filled_slots(frame, turned):
        if frame.event == "clash" and slot in _OPPONENT and no_foe(frame, group, filling.fillers.get("party", [])):
            return
        if slot in _DIRECT or not _is_of_others(context, item, frame, slot, group, turned):
            _fill_slot(context, item, filling, slot, group, turned)
    _settle(context, item, filling, turned.subject)


def _is_of_others(context: Context, item: Item, frame: Frame, slot: str, group: Sequence[Item], sides: Sides) -> bool:
    """Whether what a preposition brings in is told of something else than the deed."""
    if slot == "li" and group and context.sentence.words[group[0].first - 1].stem in _OPPOSED:
        return True  # «يدعم المقاتلين المناهضين للحوثيين»: whom those are against
    if slot == "did" and frame.event in VICTIMS and (item.kind == "verb" or any(sides.objects)):
        return True  # «لقي حتفه في غارة ضد التنظيم»: at whom that was aimed
    if slot == "min" and frame.id in FROM_AFAR and not _comes_from(context, item, frame, group):
        return True  # «قصف منازل قادة | من الجماعة»
    return _of_another(frame, slot, sides.slots) or _beyond_noun(context, item, frame, slot, group, sides)


def _fill_slot(context: Context, item: Item, filling: Filling, slot: str, group: list[Item], sides: Sides) -> None:
    """Give the phrases of a slot to its role, or to where it happened."""
    frame, target = filling.frame, context.target.get(item.index)
    role, kept = keep_fitting(frame, slot, group, target is not None and bool(target) and target[0].index > item.index)
    if role == "with":
        kept = who_comes(context, item, kept)
    elif role == "to" and frame.event == "support":
        kept = _backed(item, kept)
    if not kept and slot == "min" and frame.id == _ATTACK:
        kept = _from_whom(context, item, group)
    if role == "place" and not kept and slot != "min":
        filling.figure |= all(is_unheld(i) for i in group)
    elif role == "actor" and slot in _WHOSE:
        if sides.subject and filling.fillers.get(role):
            return  # «قصفت القوات مواقع للتنظيم»
        if slot == "li" and item.kind == "verb" and frame.event in STRIKES:
            return  # «أقلعت وقصفت مواقع للتنظيم»: whose they are that were hit
    elif slot == "ala" and role == "target":
        if is_hit_there(item, frame, group):
            filling.places.extend(group)
            return
        told = bool(filling.fillers.get(role) or filling.fillers.get("actor"))
        line = is_gate if target and target[0].index < item.index else is_along  # «تعرض للضرب على حاجز»
        if kept and all(is_border(i) or told and line(i) for i in kept):
            filling.places.extend(kept)  # «قصف منطقة على الحدود»
            return
    if kept:
        _take(context, filling, role, kept)
    elif slot in _PLACED and group and role not in _OWN_PLACES and is_place(group[0]):
        filling.places.extend(group)


def _backed(item: Item, kept: list[Item]) -> list[Item]:
    """«أيد قرار الحكومة»: what a body did is backed, and not that body; but «صفوف الحركة التي يقودها»."""
    kept = [i for i in kept if i.kind != "trigger" or item.kind == "verb" or i.index == item.index + 1]
    return [i for i in kept if i.index < item.index or not is_matter(i) or is_effort(i)]


def _from_whom(context: Context, item: Item, group: Sequence[Item]) -> list[Item]:
    """«إطلاق نار | من مسلحين»: people in the plural right after a blow, from whom it came."""
    blow = item.kind == "trigger" and item.entry is not None and item.entry.label == "ev"
    if not blow or not group:
        return []
    near = context.items[group[0].index - 1] is item and group[0].inflected("pl")
    return [i for i in group[:1] if near and is_somebody(i)]


def _settle(context: Context, item: Item, filling: Filling, subject: Sequence[Item]) -> None:
    """Drafts of what was filled, and of those who did it with them; none where nobody does anything."""
    if filling.frame.event in _SOMEWHERE and "ala" not in filling.frame.roles:
        mishap = filling.frame.event == "accident"  # «حادث سير على الطريق الدولي»; else a line by its name
        lines = (i for i in filling.slots.take("ala") if is_line(i) and (mishap or i.mention("place")))
        filling.places.extend(lines)  # «اشتباكات على محور النور»
    if item.kind == "verb" and subject and filling.frame.event in WILLED and is_figure(filling, subject):
        return
    _emit(context, item, filling)
    _bring_along(context, item, filling)


def _is_of_blow(context: Context, item: Item, frame: Frame, sides: Sides, blows: list[Item]) -> bool:
    """«الغارات استهدفت …»، «شن الطيران غارات، استهدفت …»: the blow hit what the verb says, and has its claim."""
    if not blows and frame.id == _ATTACK:
        blows = blow_before(context.items, item)
    if not blows or aims_at(context, item, sides.objects):
        return False
    hit = sides.objects[0]
    if hit and hit[0].word is not None and hit[0].word.stem in _BOMBERS:
        return True  # «هجوم يشتبه بأنه انتحاري»: what it was, and nobody whom it hit
    if not _strikes(context, blows[0]):
        return False
    context.target[blows[0].index] = hit
    context.extra.setdefault(blows[0].index, sides.slots)
    return True


def _comes_from(context: Context, item: Item, frame: Frame, group: Sequence[Item]) -> bool:
    """«غارات من التحالف»، «قصف بصاروخ من الجيش»: whence a blow comes, right after it or by what it was dealt."""
    one = group[0]
    before = context.items[one.index - 1]
    near = before is item or before.index == item.index + 1 and (before.kind == "date" or before.prep == "bi")
    return near and (fits(frame, frame.roles["min"], one) or is_place(one))


def _take(context: Context, filling: Filling, role: str, kept: Sequence[Item]) -> None:
    """Give a role its phrases; «استهدف المسلحون كمينا للجيش»: what is struck is a post, and no deed of the army."""
    listed = filling.fillers.setdefault(role, [])
    for phrase in kept:
        deed = context.following(phrase) if role == "event" and phrase.has("lightnoun") else None
        if deed is not None and deed.light and deed in kept:
            continue  # «عملية | إطلاق النار»
        if phrase not in listed:
            listed.append(phrase)
        if role == "target" and phrase.kind == "trigger" and is_post(phrase):
            context.figures.add(phrase.index)


def _says_which(context: Context, frame: Frame, slot: str, item: Item, sides: Sides) -> bool:
    """«المنطقة الحدودية بين الولايتين»: where it is; «قتل من جانب المقاومة ثمانية»: of whose side they were."""
    if slot == "bayn":
        if frame.event != "clash":
            return False
        previous = context.previous(item)
        return previous is not None and context.sentence.words[previous.last - 1].stem in _BORDERING
    fell = frame.event in HURT and item.prep_at >= 0 and context.sentence.words[item.prep_at].stem in _SIDE
    fell = fell or frame.event in HURT and item.prep_at >= 0 and context.sentence.words[item.first - 1].stem in _SIDE
    return fell and bool(sides.objects) and bool(sides.objects[-1]) and item.index < sides.objects[-1][0].index


def _bring_along(context: Context, item: Item, filling: Filling) -> None:
    """«انشق مع 17 من جنوده»: who did it too has a claim of his own."""
    for along in company(context, item, filling.frame, filling.slots):
        filling.fillers[filling.frame.lead] = along
        _emit(context, item, filling)


def _of_another(frame: Frame, slot: str, slots: Slots) -> bool:
    """Whether a step of a court concerns somebody else than the phrase of a slot, or a place is of where one goes."""
    if slot == "li" and frame.event in GOING and frame.roles[slot] == "to" and frame.id != "visit":
        return any(fits(frame, "to", i) for i in slots.take("ila"))  # «نحو الجبهات الجنوبية | لمحافظة تعز»
    kind = frame.kind
    if kind == "investigation" and slot == "fi":
        return "maa" in slots.pronouns or bool(slots.take("maa"))  # «التحقيق معهم في غرف المطار»: where it is led
    told = not _CHARGED.isdisjoint(slots.pronouns)
    return kind == "charge" and slot in _CHARGED and told  # «وجهت له تهمة الانضمام إلى عصابة»: he is charged


def _beyond_noun(context: Context, item: Item, frame: Frame, slot: str, group: Sequence[Item], sides: Sides) -> bool:
    """«أثبتت التحقيقات ضلوع الحزب في التفجير»: of another noun than the inquiry; «المنطقة الحدودية بين الولايتين»."""
    if slot == "by" and frame.event == "control" and group and group[0].prep_at > 0:
        before = context.sentence.words[
            group[0].prep_at - 1
        ]  # «تحرير المعابر المحتلة | من قبل التنظيم»: who holds them
        return before.article and before.stem in _HELD_NOW
    if slot in _BESIDE:
        return bool(group) and _says_which(context, frame, slot, group[0], sides)
    if slot == "ala" and frame.id == "protest":  # «إنهاء إضرابه …، والحفاظ على كرامته»
        return item.entry is None or item.entry.lemma not in _PROTESTS_AT
    if frame.kind != "investigation" or slot not in ("fi", "about") or item.kind != "trigger":
        return False
    between = context.items[item.index + 1 : group[0].index] if group else ()
    if any(i.kind == "verb" and i.pronoun for i in between):
        return False  # «تحقيق أجرته اللجنة في الحادث»
    bare = [i for i in between if i.nominal and not (i.prep or i.genitive or i.has("adj"))]
    said = any(i.kind == "trigger" or not i.short for i in bare)  # and not «التحقيق مفتوح في الحادث»
    return said or any(i.kind == "verb" and not i.has("aux") for i in between)


def _strikes(context: Context, item: Item) -> bool:
    return item.entry is not None and context.meant(item.entry.value)[0].event in STRIKES


# -- drafts -------------------------------------------------------------------------------------


def _emit(context: Context, item: Item, filling: Filling) -> None:
    frame, lead = filling.frame, filling.frame.lead
    settle_places(filling, item)
    hit_inside(context, item, filling)
    whole = filling.fillers.get(lead, [])
    made: list[Draft] = []
    apart = len(whole) > 1 and frame.event not in STRIKES and frame.event != "control"
    for part in parted(whole) if apart else [whole]:
        draft = _draft(context, item, frame)
        joined = part and (frame.id == "claimed" or part[0] is not whole[0])
        if frame.event == "killing" and joined and _only_hurt(part[0]):
            draft.event = "injury"  # «راح ضحيتها 16 قتيلاً و70 جريحاً»، «سقط 30 قتيلاً وعشرات الجرحى»
        draft.event = _told_as(context, filling, draft.event)
        for role, group in filling.fillers.items():
            _add(context, item, draft, role, part if role == lead else group, role == lead or role in _PEOPLE)
        if "member" in filling.fillers and draft.constants.get("relation") in _MEMBER_OR_PART:
            members, assumed = filling.fillers["member"], draft.constants["relation"] == "part"
            draft.constants["relation"] = _PARTS[are_bodies(members, assumed)]
        _locate(context, item, filling, draft, whole, part)
        _finish(context, item, filling, draft)
        made += legs(context, draft)
    context.drafts += made


def _locate(context: Context, item: Item, filling: Filling, draft: Draft, whole: list[Item], part: list[Item]) -> None:
    """Give a draft the places where it happened, and the one that it is said of."""
    frame, base = filling.frame, filling.frame.roles.get("base")
    if base is not None and has_base(context, item):
        add_base(context, item, draft, base)
    placed = base is not None and "place" in draft.roles
    told = "place" in frame.filled and ("place" in filling.fillers or filling.figure)
    if not (placed or told):
        places = of_deed(context, frame.event, filling.places)
        for place in own_places(places, whole, part) if places else ():
            draft.add("place", context.place(place))
    elif not placed and "place" in filling.fillers:
        locate(context, filling, draft)
    if "self" in frame.roles and item.kind == "trigger":
        draft.add(frame.roles["self"], context.words(*item.fill, item))  # «جرائم حرب»: what was done to them
    if base is not None and base not in draft.roles:
        add_base(context, item, draft, base)
    if frame.event == "shortage" and "place" not in draft.roles:
        _lack_in(context, filling, draft)


def _finish(context: Context, item: Item, filling: Filling, draft: Draft) -> None:
    """What a draft waits for, what it decides, and when it was."""
    frame, slots = filling.frame, filling.slots
    if item.kind == "trigger":
        context.count(draft, item)
    if item.light and "decision" in context.sentence.words[context.items[item.index - 1].last - 1].labels:
        decide(context, item, draft)
    wait(context, item, frame, draft, slots)
    if frame.event == "bombing" and not draft.ready() and sets_off(context, item, draft):
        draft.needs = ()
    if frame.change == "dismissed":
        vacate(context, draft)
    if frame.event == "decree" and "content" in draft.roles:
        if "self" not in frame.roles or frame.id == "issued":  # «[عفواً عن كل من يضع السلاح]»
            hold_order(context, draft)
    draft.time = slots.dates[0] if slots.dates else None


def _told_as(context: Context, filling: Filling, event: str) -> str:
    """Which event it is by who does it."""
    frame = filling.frame
    if frame.event not in _BLOWN_BY:
        return event  # as mostly
    blowers = [i for role in _BLOWN_BY[frame.event] for i in filling.fillers.get(role, ())]
    if any(is_from_air(context.sentence, i) for i in blowers):
        return "air-strike"  # «قصف الطيران المدينة»، «استهدفتها الطائرات»
    if frame.event == "attack" and any(is_artillery(i) for i in blowers):
        return "shelling"  # «استهدفت المدفعية أطراف البلدة»
    return event


def _lack_in(context: Context, filling: Filling, draft: Draft) -> None:
    """«نقص الغذاء في الإقليم»: who lacks it is told by where."""
    for where in filling.fillers.get("actor", ()):
        if where.prep == "fi" and is_place(where) and not acts(where):
            draft.add("place", context.filler(where))


def _only_hurt(item: Item) -> bool:
    toll = item.word.entry("pn") if item.kind == "noun" and item.word is not None else None
    return toll is not None and toll.value == "injury"


def _add(context: Context, item: Item, draft: Draft, role: str, group: Sequence[Item], counts: bool) -> None:
    if role == "target" and group and draft.constants.get("kind") == "investigation" and is_case(group[0]):
        draft.add(role, context.words(group[0].first, end_of(context.items, group[0]), group[0]))
        return  # «تحقيق في [جريمة تفجير السوق]»
    for filler in group:
        if role == "for" and filler.negated and context.sentence.form(filler.first - 1) == _NOT_TO:
            draft.add(role, context.words(filler.first - 1, filler.fill[1], filler))
            continue  # «دفع المال مقابل [عدم اعتقاله]»
        if role == "content" and filler.kind == "trigger" and draft.event == "agreement":
            after = context.following(filler)
            whose = after is not None and after.nominal and not (after.prep or after.conj) and after.genitive
            last = after.last if after is not None and whose else filler.fill[1]
            draft.add(role, context.words(filler.fill[0], last, filler))
            continue  # «اتفق الطرفان على [إطلاق سراح الأسرى]»
        if filler.stem in _NAMES and draft.constants.get("kind") == "designation" and not filler.short:
            if filler.fill[1] - filler.fill[0] > 1:
                draft.add(role, context.words(filler.fill[0] + 1, filler.fill[1], filler))
                continue  # «أدرجت اسم [القائد] على القائمة»
        inside = None
        if role in LEADS and item.kind == "verb" and filler.index < item.index:
            inside = told_inside(context, item, filler)
        if counts and inside is None and filler.count is not None:
            inside = of_them(context, filler)
        if inside is None:
            inside = context.group(filler) if _stands_for_group(draft, role, filler) else context.filler(filler)
        draft.add(role, inside)
        shots = role == "means" and draft.event == "shelling" and is_projectile(filler)  # «سقوط ثلاثة صواريخ»
        if (counts or shots) and "count" not in draft.roles:
            context.count(draft, filler)


def _stands_for_group(draft: Draft, role: str, filler: Item) -> bool:
    """«من قبضة التنظيم»، «من وجود المسلحين»: how they hold it, or something of theirs, before who they are."""
    if role == "actor":
        return of_shooters(filler)
    held = (role == "organisation" or role == "from" and draft.event == "control") and filler.stem in _GRASP
    # «صفوف الحركة التي يقودها …»
    held = held or role == "to" and draft.event == "support" and is_matter(filler) and not is_effort(filler)
    return held and filler.mention("group") is not None


def _draft(context: Context, item: Item, frame: Frame) -> Draft:
    label, word = item.entry.label if item.entry else "", item.word
    draft = context.start(frame.event, f"frame.{frame.id}.{label}", item, frame.needs)
    draft.constants = {**frame.constants}
    carried = item.index in context.given or item.prep in ("after", "since")
    if frame.carried and (takes_hold(context, item) if item.genitive else carried or goes_on_to_hold(context, item)):
        draft.constants.update(frame.carried)  # «نجح الجيش في السيطرة على …»، «… في بسط سيطرته على …»
    carried = carried and not (item.prep == "li" and item.kind == "trigger")  # «أرسلوا جنودا للتصدي له»: not yet
    done = carried or item.kind == "verb" or item.index in context.extra
    assumed = None if done and frame.id in _UNTIL_DONE else frame.modality
    if frame.imperfect and item.kind == "verb" and not item.negated and word is not None and not word.future:
        # a headline tells what happened as what happens
        if item.inflected("imperfect") and not (context.sentence.heading or _unreal(context, item)):
            draft.constants.update(frame.imperfect)
    denied = item.negated and not (_excepted(context, item) or denies_cause(context.sentence, item))
    denied = denied or item.index in context.refused
    # «شُطب من القائمة»: no more on it; «تخلت موسكو عنه»
    draft.polarity = "denied" if denied is not (frame.id in _UNDOING) else "affirmed"
    hedge = item.hedge if item.hedge in _HEDGES else ""
    intended = "intended" if word is not None and word.future else "asserted"
    if outcome := context.outcome.get(item.index) or foiled(context.sentence, context.items, item):
        blow = frame.event in STRIKES and frame.event != "clash"
        if blow:
            draft.constants["outcome"] = outcome
        if blow or item.kind == "trigger":
            made = outcome == "repelled" and item.entry is not None and item.entry.lemma in MADE  # «صدت هجوماً»
            hedge = hedge or ("" if made else "attempted")  # «إحباط تهريب أسلحة»
    if frame.event == "control" and not hedge and _fought_for(context, item):
        hedge = "attempted"  # «معركة تحرير المدينة»
    if item.kind == "verb" and item.inflected("imperfect") and is_rewarded(context.sentence, item.first):
        intended = "conditional"
    draft.modality = context.modal.get(item.index) or hedge or assumed or intended
    return draft


def _unreal(context: Context, item: Item) -> bool:
    """«قبل أن يسيطر على …»، «لم تسيطر سوى على قرية»: what is not so."""
    before = context.previous(item)
    ahead = before is not None and before.kind == "clause" and before.value == "unreal"
    return ahead or context.sentence.unjoined(item.first - 1) == "لم"


def _excepted(context: Context, item: Item) -> bool:
    """«لم يقصف الجيش المدينة سوى مرتين»، «لم يعتقل سوى ثلاثة»: not oft, or not many, but so it did."""
    for after in context.items[item.index + 1 :] if item.kind == "verb" else ():
        if after.prep == "except":
            return True
        if after.kind not in ("noun", "trigger", "date", "other"):
            return False
    return False


def _fought_for(context: Context, item: Item) -> bool:
    """A place in the name of what is fought for it: «عملية تحرير …»، «معارك استعادة …»."""
    previous = context.previous(item)
    if item.kind != "trigger" or not item.genitive or previous is None:
        return False
    verb = context.previous(previous)
    done = verb is not None and verb.kind == "verb" and verb.entry is not None and verb.entry.value == "happen"
    return not done and context.sentence.words[previous.last - 1].stem in _FIGHTS
