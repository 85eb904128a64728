"""Subject and objects of a verb, from voice, order and pronouns."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.claims.barephrases import bare_phrases
from khabar.claims.context import HURT, STRIKES, VICTIMS, Context
from khabar.claims.dependants import is_dependant, is_taken
from khabar.claims.descriptions import (
    Group,
    is_fallen,
    is_manner,
    is_named_after,
    is_renamed,
)
from khabar.claims.items import Item
from khabar.claims.leads import OURS, Lead
from khabar.claims.ours import is_first
from khabar.claims.slots import Slots
from khabar.claims.traits import (
    acts,
    headed,
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
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

_OTHERS = frozenset({"اخران", "اخرون"})
_OTHER = _OTHERS | {"اخر", "اخري", "اخرين"}
_FATHERS = word_class("kunya_father")

_BOMBERS = word_class("bomber")
_GOING = frozenset({"movement", "flight", "displacement"})
_HELD, _DRIVES = frozenset({"control", "siege"}), "expel"
_WHERE = frozenset({"from", "to", "via"})
_TRIES = frozenset({"try", "plan", "refuse", "manage"})
_OWN_STEPS = _GOING | {"handover", "membership", "control"}
_BY_FORCES = frozenset({"arrest", "detention", "release"})
_SIDED = STRIKES | HURT | {"siege", "support", "arrest", "abduction"}
_THEIRS = frozenset({"ه", "ها", "هم"})
_HIM, _THEM = "ه", "هم"
_CARRIES = frozenset({"manage", "plan", "fail", "try"})  # a deed, and so no body that stands bare is its object
_DOES = frozenset({"do", "manage", "try", "plan", "fail"})
_OFFICIAL = frozenset({"state"})
_OURSELVES = frozenset({"نحن", "انا"})
_BOTH = 2  # phrases of a verb that names who goes and whence
_HOUSE = frozenset({"building"})
_SETTLEMENTS = frozenset({"city", "town", "village", "district", "subdistrict", "neighbourhood", "camp"})
_CRAFT = frozenset({"aircraft", "vehicle", "vessel", "building"})

Voice = tuple[Group, list[Group]]  # subject, objects


@dataclass(slots=True)
class Verb:
    """A verb with what stands before and after it."""

    item: Item
    label: str
    slots: Slots
    front: Lead
    frame: Frame | None
    bare: list[Group]
    vowelled: bool

    @property
    def plural(self) -> bool:
        entry = self.item.entry
        return "pl" in entry.features if entry is not None and entry.features else self.item.inflected("pl")

    @property
    def suffers(self) -> bool:
        """«قُتل»: a transitive verb with the vowels of the passive."""
        return self.vowelled and self.label == "vt"

    @property
    def may_suffer(self) -> bool:
        """Nothing stands where an object would: the phrase before a transitive verb may be it."""
        frame = self.frame
        if self.label != "vt" or frame is None or not frame.passive:
            return False
        on = self.slots.take("ala")  # «الرجل اعتُقل على حاجز»: where
        return not on or frame.event in VICTIMS and "ala" not in frame.roles and all(is_place(i) for i in on)


def voice(context: Context, item: Item, slots: Slots, front: Lead, frame: Frame | None) -> Voice:
    """Who does it, and the objects in order."""
    bare = bare_phrases(context, item, slots, frame)
    label = item.entry.label if item.entry is not None else "verb"
    if label in ("vi", "vp") or frame is not None and frame.event in _GOING:
        bare = [group for group in bare if not (is_manner(group[0]) or is_fallen(item, group[0], bare, front))]
    passive = item.entry is not None and "passive" in item.entry.features
    verb = Verb(item, label, slots, front, frame, bare, passive or context.sentence.tokens[item.first].vowelled)
    if front.pronoun:
        if bare or item.pronoun:
            context.acting.add(item.index)
        elif verb.may_suffer:
            context.told.add(item.index)
        return [], bare
    if verb.suffers and bare and not front.items or _driven(context, verb):
        return [], bare
    if item.inflected("first") and is_first(item) and not front.relative and not _of_us(context, item):
        return [], bare  # «لم أخرج منها طوال حياتي»: no phrase is its subject
    if len(bare) > 1 and is_named_after(context, bare[0][0], bare[1][0]):
        bare.pop(0)
    if len(bare) > 1 and is_renamed(context, bare[0][0], bare[1][0]):
        bare.pop(1)
    if (own := _own_side(context, verb)) is not None:
        return own
    if front.relative:
        return _relative(context, verb)
    if _suffered(verb):
        return [], bare
    if _others(context, verb):
        return [], bare[:1]
    if front.items and (_controlled(context, verb) or not _opens(context, item)):
        if verb.may_suffer and not item.pronoun and _shares(context, item) and not _both_do(context, verb):
            context.passive.add(item.index)
            return [], [front.items]  # «أن جندياً قتل وأصيب آخرون»
        return _led(context, verb)
    return _followed(context, verb)


def _driven(context: Context, verb: Verb) -> bool:
    """«المناطق التي طُرد منها التنظيم»: of the place the clause tells, and whoever stands alone was driven out of it."""
    if verb.frame is None or verb.frame.id != _DRIVES or len(verb.bare) != 1 or "min" not in verb.slots.pronouns:
        return False
    previous = context.previous(verb.item)
    return previous is not None and previous.kind == "relative" and not (verb.item.pronoun or verb.plural)


def _is_object(context: Context, item: Item) -> bool:
    """With the alef of tanwin, as no subject has it."""
    return context.sentence.form(item.first).endswith("ا") and is_oblique(context.sentence, item)


def _of_us(context: Context, item: Item) -> bool:
    """«يحاول التنظيم سلبنا»: right after a phrase, rather a deed that is done to us."""
    previous = context.previous(item)
    if previous is None or not previous.nominal or item.conj or context.sentence.unjoined(previous.first) in _OURSELVES:
        return False
    return previous.last == item.first and item.word is not None and item.word.form.endswith("نا")


def _suffered(verb: Verb) -> bool:
    """«استشهد أربعة وجرح عشرة»: after those who died, those who are hurt, and nobody who did it."""
    shared, frame = verb.front.shared, verb.frame
    died = shared is not None and shared.entry is not None and shared.entry.label == "vp"
    plain = verb.label == "vt" and frame is not None and frame.event in VICTIMS and len(verb.bare) == 1
    return died and plain and not verb.item.pronoun and not verb.plural


def _others(context: Context, verb: Verb) -> bool:
    """«قتل عسكري وجرح اثنان آخران في صدام مسلح»: others beside whom it befell as well, whatever stands after them."""
    hurt = verb.label == "vt" and verb.frame is not None and verb.frame.event in HURT and verb.item.conj
    if not hurt or not verb.bare or verb.item.pronoun or verb.plural or verb.bare[0][0].count is None:
        return False
    return context.sentence.words[verb.bare[0][0].last - 1].stem in _OTHERS


def _own_side(context: Context, verb: Verb) -> Voice | None:
    """What stands right after it is told of, whatever stands before: it acts, or it suffers."""
    if not verb.bare:
        return None
    if _own_subject(context, verb):
        return verb.bare[0], verb.bare[1:]
    if verb.plural or not verb.front.items or not is_dependant(context, verb.item, verb.front, verb.bare[0][0]):
        return None
    if verb.label in ("vi", "vp"):
        return verb.bare[0], verb.bare[1:]
    taken = verb.frame is not None and verb.frame.event in _BY_FORCES and verb.frame.passive and len(verb.bare) == 1
    taken = taken and is_taken(verb.item, verb.front)
    return ([], verb.bare) if verb.suffers or taken else None


def _own_subject(context: Context, verb: Verb) -> bool:
    """The first phrase after it acts, whatever stands before."""
    front, bare = verb.front, verb.bare
    if front.items and bare and front.items[0] is bare[0][0]:
        return True  # «كشفت ودمرت مفرزة أخرى سبعة مخابئ»: the subject of both stands after the second
    if bare and verb.label == "vt" and _she(verb.item) and _he(bare[0][0]):
        return False  # «…، وبايعت أبو بكر البغدادي زعيم …»
    if bare and is_oblique(context.sentence, bare[0][0]):
        return False  # «وحجزت شاحنتين»
    if verb.label == "light" and front.items and bare and _acts_after(verb, front.items[0], bare[0][0]):
        return True  # «الضابط تمكن الجيش من اعتقاله»
    if front.items and bare and not front.relative and context.items[verb.item.index - 1].kind == "mark":
        if verb.label == "vt" and len(bare) > 1 or verb.label == "light" and acts(bare[0][0]):
            return True
        if verb.label != "vt" and _doer(bare[0][0]) and not verb.plural:
            return True  # «…، تمكن خلالها مقاتلون أجانب من …»، «…، يلجأ المسلحون إلى …»
    joined = front.shared is not None and bool(bare)
    if joined and front.items and (_reached(context, verb) or _tried(context, verb)):
        return False  # «انشق عن الجماعة ووصل مأرب»، «دخلت القوات البلدة وتحاول السيطرة على …»
    return joined and verb.label != "vt" and not verb.plural and not verb.item.pronoun


def _acts_after(verb: Verb, first: Item, after: Item) -> bool:
    """A group right after a verb of doing, where what stands before is none, and no deed that it does."""
    does = verb.item.entry is not None and verb.item.entry.value in _DOES and not verb.item.pronoun
    told = first.kind == "noun" and not verb.front.relative and after.index == verb.item.index + 1
    return does and told and acts(after) and not acts(first)


def _doer(item: Item) -> bool:
    """People in the nominative of the sound plural."""
    return item.word is not None and "human" in item.labels and item.word.form.endswith("ون") and not item.prep


def _reached(context: Context, verb: Verb) -> bool:
    """A verb of going with nothing after it but a place, which does not go."""
    going = verb.frame is not None and verb.frame.event in _GOING and len(verb.bare) == 1
    if not going:
        return False
    first = verb.bare[0][0]
    place, headed_by = first.mention("place"), "placehead" in first.labels
    if place is None and headed_by and not acts(first):  # «ثم غادر المدينة»
        meant = context.meant(verb.item.entry.value) if verb.item.entry is not None and verb.label == "vt" else ()
        return any(f.roles.get("obj") in _WHERE for f in meant) and is_place(first) and first.definite
    headed_by = place is not None and (headed_by or place.first == first.fill[0])
    return headed_by and is_place(first) and "human" not in first.labels


def _whence(context: Context, verb: Verb) -> bool:
    """A verb of going that takes a place for its object, a place right after it, and then people or a craft."""
    bare, entry = verb.bare, verb.item.entry
    if len(bare) < _BOTH or entry is None or verb.label != "vt" or verb.item.pronoun:
        return False
    place, goer = bare[0][0], bare[1][0]
    if not (is_place(place) and place.definite and place.has("placehead")) or acts(place) or place.has("human"):
        return False
    goes = any(f.event in _GOING and f.roles.get("obj") in _WHERE for f in context.meant(entry.value))
    return goes and not goer.conj and (is_somebody(goer) or acts(goer) or headed(goer, "thing", _CRAFT))


def _object_first(verb: Verb) -> bool:
    """«تساند الجيش طائرات»، «تحاصر البلدة من الشمال قوات»: who does it stands after whom it is done to.

    The first phrase agrees with no such verb, or is a place that acts not; the second may be its subject.
    """
    bare, frame = verb.bare, verb.frame
    if len(bare) < _BOTH or verb.label != "vt" or frame is None or frame.event not in _SIDED or verb.item.pronoun:
        return False
    first, other = bare[0][0], bare[1][0]
    if other.conj or clashes(verb.item, other) or not (acts(other) or strikes(other) or _doer(other)):
        return False
    carried = frame.event == "support" and strikes(other) and not strikes(first)  # nobody backs up aircraft
    place = frame.event != "support" and is_place(first) and not (acts(first) or is_state(first)) and _settled(first)
    return clashes(verb.item, first) or carried or place or _doer(other) and not _doer(first)


def _settled(item: Item) -> bool:
    """A town or a part of one, by what it is: it besieges and hits nobody."""
    head = item.word.entry("placehead") if item.word is not None and item.definite else None
    return head is not None and head.value in _SETTLEMENTS


def _tried(context: Context, verb: Verb) -> bool:
    """«ثم حاول الفرار»، «وتحاول السيطرة على البلدة»: a deed right after it, which tries and decides nothing."""
    light = verb.item.word.entry("light") if verb.item.word is not None and len(verb.bare) == 1 else None
    deed = context.deed(verb.bare[0][0]) if light is not None and light.value in _TRIES else None
    return deed is not None and deed.event in _OWN_STEPS


def _shares(context: Context, item: Item) -> bool:
    """Another verb is joined right after: what follows that is its own."""
    following = context.following(item)
    return following is not None and following.kind == "verb" and following.conj and following.first == item.last


def _both_do(context: Context, verb: Verb) -> bool:
    """«مجموعات قتلت وأسرت جنوداً»: verbs of one form, of those who do both to whoever stands after them."""
    following, item = context.following(verb.item), verb.item
    if following is None or not verb.bare or verb.vowelled or following.entry is None or following.entry.label != "vt":
        return False
    whom = verb.bare[0][0]
    if whom.pronoun or any(context.sentence.words[at].stem in _OTHER for at in range(whom.first, whom.last)):
        return False  # «امرأة قُتلت وجُرحت ابنتها»
    many = item.inflected("pl") and following.inflected("pl")
    return many or item.inflected("f") and following.inflected("f")


def _opens(context: Context, item: Item) -> bool:
    """The verb opens its clause: what stands before belongs to another."""
    previous = context.previous(item)
    topic = previous is not None and previous.word is not None and previous.word.form == "فقد"  # «أما فلان فقد قُتل»
    return previous is None or previous.kind in ("that", "clause") and not topic


def _controlled(context: Context, verb: Verb) -> bool:
    """«كاد المقاتل أن يفر»: it shares the subject of the verb before «أن»."""
    previous = context.previous(verb.item)
    return verb.front.shared is not None and previous is not None and previous.kind == "that" and not verb.item.conj


def _relative(context: Context, verb: Verb) -> Voice:
    """«الذي قتله …»: the enclitic, or its absence, says what the antecedent is."""
    lead, bare = verb.front.items, verb.bare
    if bare and verb.label == "light" and _carries_own(verb, bare[0][0]):
        return bare[0], bare[1:]  # «المدينة التي تمكنت المقاومة من تحريرها»
    if lead and bare and lead[0].kind != "trigger" and _what_killed(context, verb):
        return [], bare  # «ضرب بلدة قرب الحدود، مما أودى بحياة خمسة»
    entered = bool(lead) and verb.frame is not None and is_place(lead[0])
    entered = entered and verb.frame is not None and (verb.frame.event in _GOING or _is_taken(verb.frame, lead[0]))
    if verb.item.pronoun and not bare and not entered and verb.label == "vt" and not verb.plural:
        return lead, []  # «مهرب نقله إلى …», «الرجل الذي قتله»: the antecedent did it
    if verb.item.pronoun and not bare and verb.plural and verb.label == "vt" and lead and _met(lead[0]):
        return lead, []  # «أمام عناصر المقاومة الذين أمطروهم بالرصاص»: they did it, and to others
    if verb.item.pronoun:
        clause = context.items[verb.item.index - 1].value == "what"
        if clause and lead and verb.item.pronoun == _HIM and _are_several(lead[0]):
            lead = []  # «خلافات مع قياديين أجانب، ما دفعه إلى …»
        subject = bare[0] if bare else []
        return subject, [lead, *bare[1:]] if lead else bare[1:]
    if len(bare) > 1 and verb.label == "vt" and bare[1][0].pronoun in _THEIRS and acts(bare[0][0]):
        return bare[0], bare[1:]  # «السفن التي أوقفت الشرطة ركابها»
    if bare and verb.label == "vt" and _at_his(context, verb.item, bare[0][0]):
        return [], bare  # «الرجل الذي ضبط في منزله معمل»
    ruled = verb.frame is not None and verb.frame.id == "sentence" and bool(lead) and "grouphead" in lead[0].labels
    if not bare and verb.may_suffer and not ruled:
        context.passive.add(verb.item.index)
        return [], [lead] if lead else []
    if bare and not lead and verb.label == "vp":
        return bare[0], bare[1:]  # «الغارة التي استشهد فيها جنديان»
    return lead, bare


def _carries_own(verb: Verb, first: Item) -> bool:
    """Those who manage, try or plan it stand after the verb, which has no object."""
    entry = verb.item.entry
    does = entry is not None and entry.value in _CARRIES and not verb.item.pronoun and not verb.plural
    return does and not first.prep and (acts(first) or is_somebody(first))


def _is_taken(frame: Frame, place: Item) -> bool:
    """«رابع عاصمة تستردها»: a place is taken, and takes nothing."""
    return frame.event in _HELD and not acts(place)


def _met(lead: Item) -> bool:
    """Those who act behind a noun or a preposition; not «قتلوا الجنود الذين أسروهم», «أفرجوا عن الجنود الذين …»."""
    return acts(lead) and (lead.genitive or bool(lead.prep) and lead.prep != "an")


def _are_several(item: Item) -> bool:
    return item.has("human") and item.inflected("pl") and not item.inflected("sg")


def _what_killed(context: Context, verb: Verb) -> bool:
    """«ما»، «مما»: all that was told before, and no phrase of it."""
    relative = context.items[verb.item.index - 1]
    return relative.value == "what" and verb.frame is not None and verb.frame.event == "killing"


def _at_his(context: Context, verb: Item, first: Item) -> bool:
    """Between a verb and what stands after it, a place that is somebody's: what was found there was found."""
    between = context.items[verb.index + 1 : first.index]
    return any(i.kind == "noun" and i.prep in ("fi", "bi") and bool(i.pronoun) for i in between)


def _led(context: Context, verb: Verb) -> Voice:
    """Subject first: «الجيش قصف …»; or the one who suffers it first: «المدنيون قتلهم …»."""
    item, lead, bare = verb.item, verb.front.items, verb.bare
    apart = bool(bare) and bare[0][0].index == item.index + 2 and context.items[item.index + 1].kind == "mark"
    if apart and verb.label == "vt" and verb.frame is not None and verb.frame.event in VICTIMS and not item.pronoun:
        context.passive.add(item.index)
        return [], [lead]  # «أن 17 شخصاً قتلوا، 12 جندياً و…»
    if item.pronoun == _THEM and not bare and _holds(context, item, lead[0]):
        context.acting.add(item.index)
        return [], [lead]  # «نقل المتمردون سجناء كانوا يحتجزونهم»
    ours = item.pronoun in OURS
    if item.pronoun and bare and not (ours or verb.plural) and not is_oblique(context.sentence, bare[0][0]):
        return bare[0], [lead, *bare[1:]]
    if ours:
        return lead, []  # «تركيا تقتلنا»
    forced = verb.frame is not None and verb.frame.event in _BY_FORCES and acts(lead[0])  # «الشرطة قد اعتقلت …»
    forced = forced or verb.frame is not None and verb.frame.event in STRIKES and strikes(lead[0])
    own = bare and context.items[bare[0][0].index - 1].kind != "mark"
    if verb.frame is not None and verb.frame.event in STRIKES and verb.may_suffer and not (item.pronoun or own):
        if is_site(lead[0]) or "placehead" in lead[0].labels and not acts(lead[0]) and lead[0].count is not None:
            context.passive.add(item.index)
            return [], [lead]  # «ستة مواقع استُهدفت في الشمال، منها …»
    shared = verb.front.shared is not None and acts(lead[0])  # «دهمت … وضبطت في حوزتهم …»
    if verb.suffers and bare and verb.frame is not None and verb.frame.event == "appointment":
        context.passive.add(item.index)
        return [], [lead, *bare]  # «أن فلاناً عُيّن والياً»
    if verb.suffers or not bare and not item.pronoun and verb.may_suffer and not (forced or shared):
        context.passive.add(item.index)
        return [], [lead]
    return lead, bare


def _holds(context: Context, item: Item, lead: Item) -> bool:
    """New people right before «كانوا», the object of a verb that has its subject: whom the enclitic means."""
    being, told = context.previous(item), context.items[lead.index - 2 : lead.index] if lead.index > 1 else []
    if being is None or not being.has("aux") or context.items[being.index - 1] is not lead or lead.prep:
        return False
    new = lead.count is None and not (lead.pronoun or lead.mentions) and lead.has("human") and lead.inflected("pl")
    if not (new and told):
        return False
    subject = told[0].kind == "verb" and told[1].kind == "noun" and not told[1].prep
    return subject or told[1].kind == "verb" and told[1].inflected("pl")


def _followed(context: Context, verb: Verb) -> Voice:
    """Verb first: a plural verb has named its subject before, a lone object may be that of a passive."""
    item, bare = verb.item, verb.bare
    if verb.plural and item.word is not None and not item.word.entry("vp"):
        return [], bare
    if not bare:
        return [], []
    if _reached(context, verb) or _tried(context, verb):
        return [], bare
    if _whence(context, verb) or _object_first(verb):
        return bare[1], [bare[0], *bare[2:]]  # «غادر المدينة أمس خمسة قياديين»
    house = is_building(bare[0][0]) or headed(bare[0][0], "thing", _HOUSE) and not bare[0][0].mentions
    target = is_target(bare[0][0]) and verb.frame is not None and verb.frame.event != "clash"  # «تواجه المدينة نقصاً»
    target = target or any(is_target(i) for i in bare[0][1:])  # «استهدفت وحدات ومركبات ومواقع»
    struck = is_site(bare[0][0]) or target or house and not bare[0][0].definite  # «استهدف مركز تدريب»
    if verb.label == "vt" and verb.frame is not None and verb.frame.event == "control" and is_target(bare[0][0]):
        return [], bare  # «حُررت مدينة …»
    if verb.label == "vt" and verb.frame is not None and verb.frame.event in STRIKES and struck:
        return [], [[*bare[0], *(bare[1] if len(bare) > 1 and bare[1][0].conj else [])]]  # «استهدفت خلالها مواقع …»
    if verb.label == "vt" and is_oblique(context.sentence, bare[0][0]):
        return [], bare  # «قتل مسلحين»: whoever did it
    if verb.label == "verb" and _is_object(context, bare[0][0]):
        return [], bare  # «تزوجت مقاتلاً من التنظيم»
    if verb.label == "vt" and item.conj and _she(item) and _he(bare[0][0]):
        return verb.front.items, bare[:1]  # «وبايعت أبو بكر، زعيم …»: a man does nothing in the feminine
    if _goes_on(verb):
        return verb.front.items, bare  # «ضبطت القوات … وحجزت شاحنتين»
    if verb.label == "vt" and verb.frame is not None and len(bare) == 1 and not item.pronoun:
        return _single(context, verb, verb.frame)
    return bare[0], bare[1:]


def _she(item: Item) -> bool:
    return item.inflected("f") and item.inflected("past") and not item.inflected("m")


def _he(item: Item) -> bool:
    """A man by his name."""
    person = item.mention("person")
    given = item.word.entry("given") if item.word is not None else None
    father = item.word is not None and item.word.form in _FATHERS
    return person is not None and (father or given is not None and given.value == "m")


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
    beside = context.following(group[0])
    if not verb.vowelled and acts(group[0]) and beside is not None and beside.value == "holding":
        return group, []  # «ضبطت القوة | بحوزتهم أسلحة»
    if frame.event in VICTIMS and not verb.vowelled and _described(context, group[0]):
        return group, []  # «اعتقلت الحركة التي … عشرات»: whom it arrested stands after what is said of it
    if frame.event in _BY_FORCES and not verb.vowelled and _is_force(group[0]):
        return group, []  # «أوقفت الشرطة …»: forces arrest, whomever it is that was not understood
    if frame.event in STRIKES and not verb.vowelled and strikes(group[0]) and verb.slots.take("li"):
        return group, []  # «وقصف الطائرات للمهربين»: aircraft hit those whom لـ brings in
    lost = frame.event == "control" and is_place(group[0]) and not acts(group[0])  # «بعد أن فقدت العاصمة»
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
    return [], bare


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


def clashes(verb: Item, noun: Item) -> bool:
    """«تستهدف حزب …»: a verb in the feminine before a masculine noun, which so is no subject of it."""
    if verb.word is None or noun.word is None or verb.entry is None:
        return False
    label = verb.entry.label
    persons = [e.features for e in verb.word.entries if e.label == label and e.features & {"past", "imperfect"}]
    feminine = bool(persons) and all("f" in p and "sg" in p for p in persons)
    thing = noun.word.entry("thing")
    if thing is not None and thing.value in _CRAFT and {"f", "sg"} <= thing.features and not noun.definite:
        return bool(persons) and all("m" in p for p in persons)  # «استهدف طائرة»: feminine after a masculine
    heads = [e.features for e in noun.word.entries if e.label in ("grouphead", "human")]
    masculine = any("sg" in h and "f" not in h for h in heads) and not noun.word.stem.endswith(("ه", "ات"))
    return feminine and masculine and not any(h & {"f", "pl"} for h in heads)
