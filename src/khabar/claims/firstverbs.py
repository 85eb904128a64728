"""A verb before its phrases: which of them does it, and where none does."""

from __future__ import annotations

from khabar.claims.concord import CRAFT, are_doers, clashes, in_feminine, is_man
from khabar.claims.context import BY_FORCES, HURT, MOVING, STRIKES, VICTIMS, Context
from khabar.claims.fitting import is_projectile
from khabar.claims.items import Item
from khabar.claims.traits import (
    acts,
    headed,
    is_actor,
    is_building,
    is_oblique,
    is_place,
    is_site,
    is_somebody,
    is_state,
    is_target,
    is_weapon,
    strikes,
)
from khabar.claims.verbsides import Verb, Voice
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

_BOMBERS = word_class("bomber")
_WHERE = frozenset({"from", "to", "via"})
_TRIES = frozenset({"try", "plan", "refuse", "manage"})
_OWN_STEPS = MOVING | {"handover", "membership", "control"}
_SIDED = STRIKES | HURT | {"siege", "support", "arrest", "detention", "abduction"}
_OFFICIAL = frozenset({"state"})
_THIRD = 4  # letters of «هاجم»
_BOTH = 2  # phrases of a verb that names who goes and whence
_HOUSE = frozenset({"building"})
_POSTS = frozenset({"checkpoint", "barracks", "police-station", "border-post"})
_SETTLEMENTS = frozenset({"city", "town", "village", "district", "subdistrict", "neighbourhood", "camp"})


def sides_of_first(context: Context, verb: Verb) -> Voice:
    """Verb first: a plural verb has named its subject before, a lone object may be that of a passive."""
    item, bare = verb.item, verb.bare
    if verb.plural and "vp" not in item.labels:
        return [], bare
    if not bare:
        return [], []
    if only_reaches(context, verb) or only_tries(context, verb):
        return [], bare
    if verb.label == "light_obj" and verb.frame is not None and _deed_first(verb.frame, bare):
        return bare[1], [bare[0], *bare[2:]]
    if verb.label == "vt":
        return _sides_of_transitive(context, verb)
    if verb.label == "verb" and _is_object(context, bare[0][0]):
        return [], bare  # «تزوجت مقاتلاً من التنظيم»
    return bare[0], bare[1:]


def _sides_of_transitive(context: Context, verb: Verb) -> Voice:
    item, bare, frame = verb.item, verb.bare, verb.frame
    first = bare[0][0]
    if len(bare) >= _BOTH and (_whence(context, verb) or _object_first(verb)):
        return bare[1], [bare[0], *bare[2:]]  # «غادر المدينة أمس خمسة قياديين»
    if frame is not None and frame.event == "control" and is_target(first):
        return [], bare  # «حُررت مدينة …»
    if frame is not None and frame.event in STRIKES and _is_struck(frame, bare[0]):
        return [], [[*bare[0], *(bare[1] if len(bare) > 1 and bare[1][0].conj else [])]]  # «استهدفت خلالها مواقع …»
    if is_oblique(context.sentence, first):
        return [], bare  # «قتل مسلحين»: whoever did it
    if item.conj and in_feminine(item) and is_man(first):
        return verb.front.items, bare[:1]  # «وبايعت أبو بكر، زعيم …»: a man does nothing in the feminine
    if verb.front.shared is not None and _goes_on(verb):
        return verb.front.items, bare  # «ضبطت القوات … وحجزت شاحنتين»
    if frame is not None and len(bare) == 1 and not item.pronoun:
        return _single(context, verb, frame)
    return bare[0], bare[1:]


def _is_struck(frame: Frame, group: list[Item]) -> bool:
    """«استهدف مركز تدريب»، «استهدف نقطة عسكرية تابعة للواء …»: what a blow hits, and what deals none."""
    first = group[0]
    if is_site(first) or is_target(first) and frame.event != "clash":  # but «تواجه المدينة نقصاً»
        return True
    if any(is_target(i) for i in group[1:]):
        return True  # «استهدفت وحدات ومركبات ومواقع»
    if first.definite:
        return False
    house = is_building(first) or headed(first, "thing", _HOUSE) and not first.mentions
    return house or headed(first, "placehead", _POSTS)


def _is_object(context: Context, item: Item) -> bool:
    """With the alef of tanwin, as no subject has it."""
    return context.sentence.form(item.first).endswith("ا") and is_oblique(context.sentence, item)


def only_reaches(context: Context, verb: Verb) -> bool:
    """A verb of going with nothing after it but a place, which does not go."""
    going = verb.frame is not None and verb.frame.event in MOVING and len(verb.bare) == 1
    if not going:
        return False
    first = verb.bare[0][0]
    place, headed_by = first.mention("place"), "placehead" in first.labels
    if place is None and headed_by and not acts(first):  # «ثم غادر المدينة»
        meant = context.meant(verb.item.entry.value) if verb.item.entry is not None and verb.label == "vt" else ()
        return any(f.roles.get("obj") in _WHERE for f in meant) and is_place(first) and first.definite
    headed_by = place is not None and (headed_by or place.first == first.fill[0])
    return headed_by and is_place(first) and "human" not in first.labels


def only_tries(context: Context, verb: Verb) -> bool:
    """«ثم حاول الفرار»، «وتحاول السيطرة على البلدة»: a deed right after it, which tries and decides nothing."""
    item = verb.item
    if "light" not in item.labels or item.word is None or len(verb.bare) != 1:
        return False
    light = item.word.entry("light")
    deed = context.deed(verb.bare[0][0]) if light is not None and light.value in _TRIES else None
    return deed is not None and deed.event in _OWN_STEPS


def _whence(context: Context, verb: Verb) -> bool:
    """A verb of going that takes a place for its object, a place right after it, and then people or a craft."""
    bare, entry = verb.bare, verb.item.entry
    if len(bare) < _BOTH or entry is None or verb.label != "vt" or verb.item.pronoun:
        return False
    place, goer = bare[0][0], bare[1][0]
    if not (is_place(place) and place.definite and place.has("placehead")) or acts(place) or place.has("human"):
        return False
    goes = any(f.event in MOVING and f.roles.get("obj") in _WHERE for f in context.meant(entry.value))
    return goes and not goer.conj and (is_somebody(goer) or acts(goer) or headed(goer, "thing", CRAFT))


def _object_first(verb: Verb) -> bool:
    """«تساند الجيش طائرات»، «تحاصر البلدة من الشمال قوات»: who does it stands after whom it is done to.

    The first phrase agrees with no such verb, or is a place that acts not; the second may be its subject.
    """
    bare, frame = verb.bare, verb.frame
    if len(bare) < _BOTH or verb.label != "vt" or frame is None or frame.event not in _SIDED or verb.item.pronoun:
        return False
    first, other = bare[0][0], bare[1][0]
    besieged = frame.event == "siege" and _besieged(first)
    force = acts(other) or strikes(other) or are_doers(other) or besieged and other.has("grouphead")
    if other.conj or clashes(verb.item, other) or not force:
        return False
    carried = frame.event == "support" and strikes(other) and not strikes(first)  # nobody backs up aircraft
    place = frame.event != "support" and is_place(first) and not (acts(first) or is_state(first)) and _settled(first)
    return clashes(verb.item, first) or carried or place or besieged or are_doers(other) and not are_doers(first)


def _besieged(item: Item) -> bool:
    """«يحاصر المطار منذ أيام مقاتلو …»، «تحاصر القاعدة قوات …»: a place or a building besieges nobody."""
    lies = is_site(item) or is_building(item) or is_place(item) and item.definite
    return lies and not (acts(item) or is_state(item) or item.mentions and item.mention("group") is not None)


def _deed_first(frame: Frame, bare: list[list[Item]]) -> bool:
    """«يقف وراء اغتيال القاضي | ضباط»: who answers for a deed stands after it."""
    told = frame.event == "responsibility" and frame.roles.get("subj") == "actor" and len(bare) >= _BOTH
    return told and bare[0][0].kind == "trigger" and not bare[1][0].conj and is_actor(bare[1][0])


def _settled(item: Item) -> bool:
    """A town or a part of one, by what it is: it besieges and hits nobody."""
    head = item.word.entry("placehead") if item.word is not None and item.definite else None
    return head is not None and head.value in _SETTLEMENTS


def _goes_on(verb: Verb) -> bool:
    """A transitive verb that is joined to another, before a thing: it shares the subject of the other."""
    front, first = verb.front, verb.bare[0][0]
    shared = verb.label == "vt" and front.shared is not None and bool(front.items) and acts(front.items[0])
    if verb.frame is not None and verb.frame.event in STRIKES and is_weapon(first):
        return False  # «واستهدفت صواريخ المطار»
    return shared and len(verb.bare) > 1 and first.kind == "noun" and first.has("thing", "weapon") and not acts(first)


def _single(context: Context, verb: Verb, frame: Frame) -> Voice:
    """A transitive verb with one phrase: passive, unless the phrase acts."""
    group, bare, front = verb.bare[0], verb.bare, verb.front
    if frame.event == "bombing" and group[0].word is not None and group[0].word.stem in _BOMBERS:
        return group, []  # «فجر انتحاري سترته»
    if frame.event in STRIKES and not verb.vowelled and is_projectile(group[0]):
        return [], []  # «استهدفت البراميل المتفجرة، …»: what it hit was not understood
    beside = context.following(group[0])
    if not verb.vowelled and acts(group[0]) and beside is not None and beside.value == "holding":
        return group, []  # «ضبطت القوة | بحوزتهم أسلحة»
    if frame.event in VICTIMS and not verb.vowelled and _described(context, group[0]):
        return group, []  # «اعتقلت الحركة التي … عشرات»: whom it arrested stands after what is said of it
    if frame.event in BY_FORCES and not verb.vowelled and _is_force(group[0]):
        return group, []  # «أوقفت الشرطة …»: forces arrest, whomever it is that was not understood
    if frame.event in STRIKES and not verb.vowelled and strikes(group[0]) and verb.slots.take("li"):
        return group, []  # «وقصف الطائرات للمهربين»: aircraft hit those whom لـ brings in
    lost = frame.event == "control" and is_place(group[0]) and not acts(group[0])  # «بعد أن فقدت العاصمة»
    if frame.id == "deploy" and group[0].count is not None:
        return [], bare  # «نشرت قوة من 200 جندي في المدينة»
    if frame.id == "decide" and group[0].kind == "trigger":
        return front.items, bare  # «قررت الهرب»: what somebody decides
    if verb.vowelled or not frame.passive:
        return ([], bare) if verb.vowelled or lost else (group, [])
    if front.shared is not None and front.items and group[0].kind == "noun" and not acts(group[0]):
        return front.items, bare
    if "ala" in frame.roles and verb.slots.take("ala"):
        return group, []
    kept = frame.event == "decree" and group[0].index + 1 < len(context.items)
    if kept and context.items[group[0].index + 1].prep == "min":
        return [], bare  # «منع إيران من تطوير …»
    that = context.items[group[0].index + 1].kind == "that" if kept else False
    if that or frame.event not in VICTIMS and group[0].word is not None and group[0].word.form.endswith("ون"):
        return group, []  # «قررت الفصائل أن …»، «ليقرر السوريون …»
    if acts(group[0]) and frame.event not in VICTIMS and not clashes(verb.item, group[0]):
        return group, []
    if _is_active(verb) and group[0].mention("person") is not None and not clashes(verb.item, group[0]):
        return group, []  # «هاجم القائد فلان …»: whomever it was that was not understood
    return [], bare


def _is_active(verb: Verb) -> bool:
    """«هاجم», «داهم»: a past that has another spelling where it is passive, and opens its clause."""
    item, entry = verb.item, verb.item.entry
    form = entry.lemma if entry is not None else ""
    third = len(form) == _THIRD and form[1] == "ا"
    return third and item.inflected("past") and not (item.conj or item.pronoun or verb.front.items)


def _described(context: Context, item: Item) -> bool:
    """A group by its name with a relative clause, which no more than opens what the verb says of it."""
    named = any(found.kind == "group" and found.first == item.fill[0] for found in item.mentions)
    after = context.items[item.index + 1 : item.index + 3]
    if after and after[0].kind in ("mark", "open"):
        after = after[1:]
    return named and item.count is None and not item.partitive and bool(after) and after[0].kind == "relative"


def _is_force(item: Item) -> bool:
    """Police, an army or an office of a state, which is arrested by nobody."""
    return headed(item, "grouphead", _OFFICIAL) and item.count is None and acts(item)
