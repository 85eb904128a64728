"""Draft claims from triggers: fill each frame's roles from the slots of its clause."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.accusations import lay_charges
from khabar.claims.aid import add_aid
from khabar.claims.amongst import add_amongst
from khabar.claims.announcements import own
from khabar.claims.antecedents import holds_what
from khabar.claims.arguments import complements
from khabar.claims.backing import add_support
from khabar.claims.blaming import add_blame, name_blamed
from khabar.claims.captives import add_captives
from khabar.claims.carriers import REPELS, WHOM, approach, carry, helps, laid_to
from khabar.claims.casualties import add_casualties
from khabar.claims.charging import (
    accused_in,
    blame,
    charge,
    charge_with,
    charged_with_plan,
    devote,
    go_on,
    lay_blame,
    name_charge,
    of_list,
    suspect,
)
from khabar.claims.commands import add_commands
from khabar.claims.compulsion import compel, demand
from khabar.claims.contents import CARRYING, GIVES, tell
from khabar.claims.context import HURT, VICTIMS, Context, Sides
from khabar.claims.custody import add_custody, how_held, keep_held
from khabar.claims.declined import decline
from khabar.claims.drivers import add_drivers
from khabar.claims.edicts import add_edicts
from khabar.claims.exchanges import read_exchanges
from khabar.claims.extradition import read_extraditions
from khabar.claims.filling import fill
from khabar.claims.hands import add_freed, add_held
from khabar.claims.heads import is_topic
from khabar.claims.inner import one_inside, those_inside
from khabar.claims.inquests import add_inquests
from khabar.claims.items import TRIGGER_VERBS, Item
from khabar.claims.jointly import go_on_with, part_from
from khabar.claims.leads import Lead, before
from khabar.claims.lending import lend
from khabar.claims.loads import add_loads
from khabar.claims.losses import add_losses
from khabar.claims.national import add_national
from khabar.claims.nouns import read_noun
from khabar.claims.orders import add_decided, add_orders
from khabar.claims.ownings import add_ownings
from khabar.claims.pacts import add_consents, add_offers, add_pacts
from khabar.claims.participles import add_beset, add_participles, add_predicates
from khabar.claims.parts import add_instances, add_lists, add_parts
from khabar.claims.plans import PROVIDES, agreed, intend, provide
from khabar.claims.prisons import read_prisons
from khabar.claims.programmes import add_trained
from khabar.claims.protests import add_protests
from khabar.claims.pursuers import run_from
from khabar.claims.raiders import add_raiders
from khabar.claims.resorts import MAY_WILL, by_way, flee, resort, will_of
from khabar.claims.resuming import each_of, made_do, resume
from khabar.claims.rolls import add_rolls
from khabar.claims.sanctions import add_sanctions
from khabar.claims.seatings import add_seatings
from khabar.claims.shells import add_shells
from khabar.claims.slogans import add_stances, march, refuse_food
from khabar.claims.slots import Slots
from khabar.claims.steps import Steps
from khabar.claims.stricken import add_found_dead, add_stricken
from khabar.claims.strongholds import add_strongholds
from khabar.claims.takings import end_holds
from khabar.claims.tolls import add_among, add_tolls
from khabar.claims.totals import add_sums, count_those, name_counted
from khabar.claims.traits import accuses, is_everyone, is_feminine, is_many
from khabar.claims.undertakings import beat, bring_down, deal, suffer, undertake
from khabar.claims.unhurt import add_unhurt
from khabar.claims.verbsides import Voice
from khabar.claims.verdicts import jail, judges, read_verdicts, ruled
from khabar.claims.victims import add_victims
from khabar.claims.voice import done_to_us, voice
from khabar.claims.wants import add_wants
from khabar.claims.warrants import add_warrants
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame, slots_of

_RESUMED = {"do": "bi", "undergo": "li"}  # «الهجوم الذي قام به التنظيم»، «الذي تعرض له المخيم»: by which enclitic
_ACCORD, _STILL = word_class("in_accord"), frozenset({"زال"})
_NO_ROLES = frozenset[str]()
_WOUNDS = word_class("wounds")
_INDEED = frozenset({"وقد", "ولقد"})
_HIM = "ه"
_AGAINST = frozenset({"do", "happen"})  # what is done or comes about against somebody


def read_clauses(contexts: Sequence[Context]) -> None:
    """Read the triggers of sentences into drafts, step by step."""
    _STEPS.take(contexts)


def _verbs(context: Context) -> None:
    for verb in context.of["verb"]:
        if not holds_what(context.items, verb):
            _read_verb(context, verb)


def _deeds(context: Context) -> None:
    for deed in context.of["trigger"]:
        read_noun(context, deed)


def _in_order(context: Context) -> None:
    context.drafts.sort(key=lambda draft: draft.at.index if draft.at else 0)


# Verbs first, so that light verbs hand their subjects to the nouns they carry.
_STEPS = Steps(
    bring_down, suspect, _verbs, blame, devote, charge, go_on, demand, compel, decline, approach, undertake, resort,
    flee, by_way, suffer, deal, beat, read_exchanges, _deeds, add_participles, add_predicates, add_loads, add_beset,
    add_custody, add_captives, add_inquests, keep_held, add_held, add_freed, add_strongholds,
    add_raiders, add_drivers, add_national, add_shells, add_tolls, add_losses, add_sums, count_those, add_among,
    add_victims, add_stricken, add_found_dead, add_parts, add_amongst, add_lists, add_rolls, add_unhurt, add_casualties,
    add_instances, add_support, add_aid, add_trained, add_protests,
    march, refuse_food, add_stances, add_blame, name_blamed, add_ownings, add_wants, name_counted,
    read_verdicts, add_warrants, add_sanctions, read_prisons, read_extraditions, add_orders, add_decided, add_edicts,
    add_commands, add_consents, add_offers, add_pacts, add_seatings,
    go_on_with, part_from, run_from, end_holds, lay_charges, _in_order,
    kept="clause_steps",
)  # fmt: skip


def _read_verb(context: Context, item: Item) -> None:
    entry = item.entry
    label = entry.label if entry else "verb"
    frames = context.meant(entry.value) if entry and label in TRIGGER_VERBS else ()
    roles = slots_of(frames) if frames else _NO_ROLES
    if label == "light" or item.pronoun and "light" in item.labels:
        roles = _light_roles(context, item, roles)
    slots = complements(context.items, item.index, roles)
    if frames and (frames[0].kind or frames[0].id == "sentence_on"):
        jail(context, item, frames, slots)
        name_charge(context, item, frames, slots)
        of_list(context, item, frames, slots)
    front = _front(context, item, slots, roles)
    if front.shared is not None:
        _share_subject(context, item, slots, front, front.shared)
    if frames and frames[0].id == "ascribed" and not front.items:
        front.items = laid_to(context, item)
    resume(context, item, front, slots, roles)
    if front.relative and label == "light":
        slots.pronouns.pop("did", None)  # «الذين صدرت بحقهم أحكام»: nobody who was told of before
    if front.relative and (not front.items or is_everyone(front.items[0])):
        context.anybody.add(item.index)
        front.items = []
    subject, objects = _sides(context, item, frames, slots, front)
    context.subjects[item.index] = subject
    sides = Sides(subject, objects, slots)
    _tell_by_the_way(context, item, frames, front, sides)
    if helps(context, item, objects, slots):
        carry(context, item, "help", sides)  # «ساعده مهرب على عبور الحدود»
    elif label in MAY_WILL and (will := will_of(context, item, sides)):
        carry(context, item, will, sides)
    elif frames or label in CARRYING or item.pronoun:  # and no mere verb, which tells of nothing
        tell(context, item, frames, front, sides)


def _share_subject(context: Context, item: Item, slots: Slots, front: Lead, shared: Item) -> None:
    """Put before a verb whoever does what the verb tells whose subject it shares."""
    front.items = [
        i for i in context.subjects.get(shared.index, []) if not _fell(context, shared, i) and not _alone(item, i)
    ]
    vi = item.entry is not None and item.entry.label == "vi"
    if not front.items and vi and not slots.bare and shared.index in context.passive:
        front.items = list(context.patients.get(shared.index, []))  # «فلان لم يُعدم، بل وصل إلى …»


def _sides(context: Context, item: Item, frames: Sequence[Frame], slots: Slots, front: Lead) -> Voice:
    """Who does what a verb tells, and to whom: by its voice, and by what it and its clause mean."""
    subject, objects = done_to_us(item, frames, voice(context, item, slots, front, frames[0] if frames else None))
    if item.pronoun and objects and frames and frames[0].event in VICTIMS and how_held(objects[-1]):
        objects = objects[:-1]
    if accuses(item):
        subject, objects = accused_in(context, item, front, slots, subject, objects)
    if front.pronoun or front.shared is not None or item.index in context.passive:
        subject, objects = _suffer(context, item, front, subject, objects)
    subject = ruled(context, item, frames, judges(context, item, front, frames, subject))
    each = each_of(context, subject) or made_do(context, item)
    if each:
        context.each[item.index], subject = each, []
    if subject and "demonstrative" in subject[0].labels and subject[0].short and not subject[0].mentions:
        context.anybody.add(item.index)  # «الغارات التي تلت ذلك استهدفت …»: nobody who was told of before
    return subject, objects


def _tell_by_the_way(context: Context, item: Item, frames: Sequence[Frame], front: Lead, sides: Sides) -> None:
    """What a verb says of the deeds beside it: what is only meant, what somebody is charged with, whose they are."""
    subject, objects, slots = sides.subject, sides.objects, sides.slots
    intend(context, item, subject, slots, objects)
    if subject and item.stem in PROVIDES:
        provide(context, subject[0], slots)
    agreed(context, item, front.items, subject)
    if (subject or slots.by) and (item.entry is None or item.entry.label != "light"):
        lend(context, item, slots, subject, objects, frames)
    if (objects or item.pronoun) and accuses(item):
        lay_blame(context, item, slots, subject, objects)
        if (slots.take("bi") or charged_with_plan(context, item)) and (
            subject or objects and not (item.conj or item.pronoun or front.items)
        ):
            charged = "accused" if subject else "charged"  # «اتُّهم فلان بارتكاب …»
            fill(context, item, context.meant(charged), Sides(subject, objects[-1:], slots))
    if frames and frames[0].kind == "charge":
        charge_with(context, item, slots, subject if frames[0].id == "facing" else [])
    if subject:
        own(context, item, subject, objects, slots)


def _light_roles(context: Context, item: Item, roles: frozenset[str]) -> frozenset[str]:
    """The slots of its frames, and those of what a light verb carries."""
    entry = item.entry
    if item.pronoun and "light" in item.labels:
        roles |= {"li"}  # «الدعم الذي تقدمه الدولة للجيش»
    if entry is None or entry.label != "light":
        return roles
    if entry.value in _AGAINST:
        roles |= {"did"}  # «صدرت بحقه مذكرة توقيف»
    if entry.value in WHOM:
        roles |= {WHOM[entry.value], "each", "price"}
    if _deed_resumed(context, item, entry.value):
        roles |= {_RESUMED[entry.value]}
    if entry.lemma in GIVES:
        return roles | {"li", "ila"}
    return roles | {"li"} if entry.lemma in REPELS else roles


def _deed_resumed(context: Context, item: Item, way: str) -> bool:
    """«الهجوم الذي قام به التنظيم»: the enclitic takes up a deed, and not «ما تقوم به الدولة من …»."""
    after = context.following(item)
    if after is None or after.value != "pronoun" or after.prep != _RESUMED.get(way):
        return False
    front = before(context.items, item.index)
    return bool(front.items) and front.items[0].kind == "trigger"


def _alone(verb: Item, item: Item) -> bool:
    """«حاول المسلحون الفرار، وقُتل خمسة»: people in the plural do nothing in the singular, once they are named."""
    if "vt" not in verb.labels or "human" not in item.labels or item.index >= verb.index:
        return False
    one = verb.inflected("m") and verb.inflected("sg") and not (verb.inflected("pl") or verb.inflected("f"))
    if not one or not is_many(item) or item.inflected("sg"):
        return False
    head = item.word.entry("grouphead") if item.word is not None else None
    return not (any(f.first == item.fill[0] for f in item.mentions) and (head is None or head.value != "people"))


def _fell(context: Context, verb: Item, item: Item) -> bool:
    """«سقط عشرة قتلى وجرح عشرون»: whom a verb tells of as dead or hurt, and who so does nothing more."""
    toll = item.word.entry("pn") if item.word is not None and "pn" in item.labels else None
    if toll is not None and toll.value in HURT:
        return True
    for draft in reversed(context.drafts):
        if draft.at is verb and draft.event in HURT and any(a.item is item for a in draft.roles.get("victim", ())):
            return True
    return False


def _suffer(context: Context, item: Item, front: Lead, subject: list[Item], objects: list[list[Item]]) -> Voice:
    """«102 من المسلحين قتلوا أو اعتقلوا أو استسلموا»: those of whom a passive tells are those of the next verbs."""
    if front.pronoun and not subject:
        verbs = (i for i in reversed(context.items[: item.index - 1]) if i.kind == "verb")
        verb = next((i for i in verbs if not i.index or context.items[i.index - 1].kind != "relative"), None)
        accused = context.accused.get(verb.index) if verb is not None else None
        if accused and context.items[item.index - 1].prep in ("", "bi"):
            return accused, objects  # «اتهمت الشركة الحكومة بأنها قصفت …»
    told = context.patients.get(front.shared.index) if front.shared is not None else None
    joined = front.shared is not None and front.shared.last == item.first  # «5000 مدني قتل وأصيب»
    if told and not subject and not objects and not item.pronoun and (joined or item.inflected("pl")):
        context.patients[item.index] = told
        if item.entry is not None and item.entry.label == "vt":
            context.passive.add(item.index)
            return [], [told]
        return told, []
    if item.index in context.passive and objects:
        context.patients[item.index] = objects[0]
    return subject, objects


def _front(context: Context, item: Item, slots: Slots, roles: frozenset[str]) -> Lead:
    """What stands before the verb, unless a pronoun after it takes that up: «نقطة يشن منها التنظيم هجماته»."""
    front = before(context.items, item.index)
    taken = context.following(item) if slots.bare and (front.adjacent or front.relative) else None
    if taken is not None and taken.value == "pronoun" and taken.prep not in roles:
        carried = taken.prep == "bi" and "light" in item.labels and front.items and front.items[0].kind == "trigger"
        if front.relative:
            front.items, front.relative = [], False  # «المرة التي يضرب فيها التنظيم»: only where or when it was
        elif taken.prep != "through" and not carried:  # «تعميماً يمنع بموجبه عناصره من …»
            front.items = []
    return _settled_front(context, item, slots, front) if front.items else front


def _settled_front(context: Context, item: Item, slots: Slots, front: Lead) -> Lead:
    """The phrases before the verb, without those that it does not tell of."""
    lead = front.items[0]
    if lead.kind == "noun" and _of_wounds(item, lead):
        front.items, front.relative = [], False  # «توفي متأثراً بجروح أصيب بها»: he who died of them
        return front
    apart = _differs(item, lead) or _is_no_body(context, item, lead)
    told = apart and not front.relative and not _told_of(context, item, front)
    if told or slots.bare and _indeed(context, item, slots.bare[0][0]):
        front.items = []  # «نجا القاضي من محاولة استهدفته»، «…، وقد وصلت قوات إلى …»
    elif not front.relative and slots.bare and _still(context, lead):
        front.items = []  # «ما زال طليقاً ولم تعتقله الشرطة»
    elif lead.kind == "trigger" and item.entry is not None and item.entry.label == "vp":
        front.items = []  # «مواجهات لقي خمسة مصرعهم فيها»: a deed suffers nothing
    if front.relative and len(front.items) == 1 and front.items[0].kind == "noun" and item.inflected("pl"):
        front.items = [those_inside(context, item, front.items[0])]
    elif front.relative and len(front.items) == 1:
        front.items = one_inside(context, item, front.items[0])
        front.relative = bool(front.items)
    if front.relative and front.items and item.pronoun:
        context.bound.add(item.index)
    elif front.items and not front.relative and _in_accord(context, item):
        front.items = []
    return front


def _of_wounds(verb: Item, item: Item) -> bool:
    """Wounds before the verb by which somebody got them."""
    hurt = verb.entry is not None and verb.entry.value.startswith("injury")
    return hurt and item.kind == "noun" and item.word is not None and item.word.stem in _WOUNDS


def _told_of(context: Context, verb: Item, front: Lead) -> bool:
    """«القيادي، المقرب من الحركة، اعتقلته الشرطة»، «… صدرت بحقه مذكرة»: a clause about him who stands at its head."""
    after = context.following(verb)
    resumed = verb.pronoun or (after.pronoun if after is not None and after.value == "pronoun" else "")
    return resumed == _HIM and is_topic(context.items, front.items[0])


def _indeed(context: Context, verb: Item, after: Item) -> bool:
    """«…، وقد وصلت قوات»: a clause of its own, whose subject stands after its verb."""
    before_it = context.previous(verb)
    if before_it is None or before_it.kind != "mark" or after.kind != "noun" or not verb.inflected("sg"):
        return False
    if any(i.kind == "mark" for i in context.items[verb.index : after.index]):
        return False
    return context.sentence.form(verb.first - 1) in _INDEED


def _still(context: Context, item: Item) -> bool:
    """«ما زال [طليقاً]»: how somebody still is, which nobody is."""
    ahead = context.items[item.index - 1] if item.index else item
    if ahead.kind != "verb" or ahead.word is None or not item.short:
        return False
    return ahead.word.means(_STILL) and context.sentence.words[item.first].form.endswith("ا")


def _in_accord(context: Context, verb: Item) -> bool:
    """«إنفاذاً لتوجيهات الملك، أمر الأمير …»: by whose word it is done, and not who did it."""
    if context.items[0].stem not in _ACCORD:
        return False
    before_it = context.previous(verb)
    if before_it is None or before_it.kind != "mark":
        return False
    return all(i.kind not in ("verb", "that") for i in context.items[1 : verb.index])


def _is_no_body(context: Context, verb: Item, item: Item) -> bool:
    """«أحبطت السلطات هجوماً كان | يعتزم تنفيذه»: a verb in the masculine does not tell of a body in the feminine."""
    features = verb.word.features if verb.word is not None else frozenset()
    if "m" not in features or "f" in features or "pl" in features or verb.conj or item.count is not None:
        return False
    being = context.previous(verb)
    held = being is not None and being.has("aux") and not being.inflected("f") and item.index < verb.index - 1
    return held and item.has("grouphead") and is_feminine(item) and item.mention("person") is None


def _differs(verb: Item, item: Item) -> bool:
    """A verb in the feminine does not tell of one man, who is told by what he is."""
    if verb.entry is None or verb.entry.label not in TRIGGER_VERBS or verb.word is None:
        return False
    features = verb.word.features
    if "f" not in features or "m" in features or "sg" not in features or item.count is not None:
        return False
    man = item.has("human", "title") and item.inflected("sg") and not (item.inflected("f") or item.inflected("pl"))
    return man and item.mention("person") is None
