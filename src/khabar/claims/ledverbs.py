"""A verb after the phrase that it tells of: whether that phrase does it, or suffers it."""

from __future__ import annotations

from khabar.claims.context import BY_FORCES, MOVING, STRIKES, VICTIMS, Context
from khabar.claims.items import Item
from khabar.claims.leads import OURS
from khabar.claims.traits import SELVES, acts, is_many, is_oblique, is_place, is_site, is_somebody, strikes
from khabar.claims.verbsides import Verb, Voice
from khabar.grammar.frames import Frame
from khabar.text.clitics import THIRD

_HELD = frozenset({"control", "siege"})
_SEVERAL = frozenset({"هم", "هن"})
_HIM, _HER, _THEM = "ه", "ها", "هم"
_RUINS = frozenset("destruction shelling air-strike".split())  # «الذي دُمّر منزله»
_HARM = _RUINS | frozenset("killing arrest abduction execution detention injury".split())
_ONE = frozenset({"ه", "ها"})
_FAR, _IN_COURSE = 3, frozenset({"fi", "during"})
_NEAR = 6  # words after somebody who was hurt in which it may be told that one hurt oneself too
_CARRIES = frozenset({"manage", "plan", "fail", "try"})  # a deed, and so no body that stands bare is its object


def _main_subject(context: Context, verb: Verb) -> list[Item]:
    """Who does what the clause before the relative tells, if it is a body or somebody."""
    relative = context.previous(verb.item) or verb.item
    main = next((i for i in reversed(context.items[: relative.index]) if i.kind == "verb"), None)
    told = context.subjects.get(main.index, []) if main is not None else []
    one = told[:1] if told and (acts(told[0]) or is_somebody(told[0])) and not is_many(told[0]) else []
    she = verb.item.inflected("f") and not verb.item.inflected("m")
    differs = one and she is not one[0].inflected("f")
    return [] if differs or one and one[0] is verb.front.items[0] else one


def sides_of_relative(context: Context, verb: Verb) -> Voice:
    """«الذي قتله …»: the enclitic, or its absence, says what the antecedent is."""
    lead, bare = verb.front.items, verb.bare
    if bare and verb.label == "light" and (_carries_own(verb, bare[0][0]) or _carries_others(context, verb)):
        return bare[0], bare[1:]  # «المدينة التي تمكنت المقاومة من تحريرها»
    if lead and bare and lead[0].kind != "trigger" and _what_killed(context, verb):
        return [], bare  # «ضرب بلدة قرب الحدود، مما أودى بحياة خمسة»
    entered = bool(lead) and verb.frame is not None and is_place(lead[0])
    entered = entered and verb.frame is not None and (verb.frame.event in MOVING or _is_taken(verb.frame, lead[0]))
    if lead and not bare and verb.label == "vt" and _befell_several(context, verb):
        return _main_subject(context, verb), [lead]  # «النساء اللاتي كان يجندهن»: one did it to all of them
    if verb.item.pronoun and not bare and not entered and verb.label == "vt" and not verb.plural:
        return lead, []  # «مهرب نقله إلى …», «الرجل الذي قتله»: the antecedent did it
    if verb.item.pronoun and not bare and verb.plural and verb.label == "vt" and lead and _met(lead[0]):
        return lead, []  # «أمام عناصر المقاومة الذين أمطروهم بالرصاص»: they did it, and to others
    leaves = verb.frame is not None and verb.frame.event in MOVING  # «منازل أصحابها هجروها»: who goes, on any side
    if verb.item.pronoun in _ONE and not (bare or leaves) and verb.plural and lead and _are_several(lead[0]):
        return lead, []  # «برصاص مسلحين استهدفوه»: an enclitic of one means none of the several before the verb
    if verb.item.pronoun:
        clause = context.items[verb.item.index - 1].value == "what"
        if clause and lead and verb.item.pronoun == _HIM and _are_several(lead[0]):
            lead = []  # «خلافات مع قياديين أجانب، ما دفعه إلى …»
        subject = bare[0] if bare else []
        return subject, [lead, *bare[1:]] if lead else bare[1:]
    if len(bare) > 1 and verb.label == "vt" and bare[1][0].pronoun in THIRD and acts(bare[0][0]):
        return bare[0], bare[1:]  # «السفن التي أوقفت الشرطة ركابها»
    if bare and verb.label == "vt" and _at_his(context, verb.item, bare[0][0]):
        return [], bare  # «الرجل الذي ضبط في منزله معمل»
    if bare and lead and verb.label == "vt" and _of_one_else(context, verb):
        first = bare[0][0]
        if first.pronoun in THIRD and len(bare) > 1 and acts(bare[1][0]):
            return bare[1], [bare[0], *bare[2:]]  # «الذين دمرت منازلهم قوات النظام»
        if first.pronoun in THIRD:
            context.passive.add(verb.item.index)
            return [], bare  # «الذين دمرت منازلهم»
        if acts(first) and first.definite:
            return bare[0], bare[1:] or [lead]  # «الذين حصدت أرواحهم الجماعة»
    ruled = verb.frame is not None and verb.frame.id == "sentence" and bool(lead) and "grouphead" in lead[0].labels
    if not bare and verb.may_suffer and not ruled:
        context.passive.add(verb.item.index)
        return [], [lead] if lead else []
    if bare and not lead and verb.label == "vp":
        return bare[0], bare[1:]  # «الغارة التي استشهد فيها جنديان»
    if bare and lead and _of_theirs(context, verb):
        context.passive.add(verb.item.index)
        return [], bare  # «المرأة التي اعتقل زوجها»، «الرجل الذي قُتل والده»
    return lead, bare


def _of_theirs(context: Context, verb: Verb) -> bool:
    """Harm that befell kin of whom the relative tells: by the gender of the verb, or where nothing says who did it."""
    hurt, frame = verb.bare[0][0], verb.frame
    if frame is None or not frame.passive or frame.event not in _HARM or verb.label != "vt" or len(verb.bare) > 1:
        return False
    relative, one = context.previous(verb.item), verb.item.inflected("sg") and verb.item.inflected("past")
    if relative is None or relative.kind != "relative" or not one or hurt.pronoun not in _ONE or hurt.prep:
        return False
    near = context.sentence.words[hurt.last : hurt.last + _NEAR]
    woman = hurt.pronoun == _HER
    if any(word.stem in SELVES and word.pronoun for word in near):
        return False  # «الذي قتل خاله ثم فجر نفسه»: he did it
    if woman != (relative.value == "f"):
        return False
    if woman and not verb.item.inflected("f"):
        return True
    lead, after = verb.front.items[0], context.items[hurt.index + 1 : hurt.index + _FAR]
    struck = any(i.prep in _IN_COURSE and i.kind == "trigger" for i in after)  # «الذي قُتل والده في القصف»
    theirs = hurt.has("kin") and struck or frame.event in _RUINS and hurt.has("placehead", "thing")
    return theirs and lead.mention("group") is None and (lead.mention("person") is not None or is_somebody(lead))


def _of_one_else(context: Context, verb: Verb) -> bool:
    """«السكان الذين دمرت …»: no verb in the singular right after «الذين» tells what the several did."""
    relative = context.previous(verb.item)
    several = relative is not None and relative.kind == "relative" and relative.value == "pl"
    one = verb.item.inflected("sg") and not verb.plural
    return several and one and (verb.label == "light" or verb.frame is not None and verb.frame.passive)


def _befell_several(context: Context, verb: Verb) -> bool:
    """«الذين قتلهم»، «اللاتي كان يجندهن»: a verb in the singular, with the enclitic of the several it tells of."""
    relative = context.previous(verb.item)
    if relative is not None and relative.has("aux"):
        relative = context.previous(relative)
    several = relative is not None and relative.kind == "relative" and relative.value == "pl"
    people = verb.front.items[0].has("human", "grouphead", "title", "kin") or verb.front.items[0].count is not None
    several = several and people and verb.item.pronoun in _SEVERAL
    return several and not (verb.plural or verb.item.inflected("pl"))


def _carries_others(context: Context, verb: Verb) -> bool:
    """«أولئك الذين سيقوم التنظيم بإعدامهم»: who does it stands after the verb."""
    first = verb.bare[0][0]
    return not (verb.item.pronoun or first.prep) and acts(first) and first.definite and _of_one_else(context, verb)


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


def sides_of_led(context: Context, verb: Verb) -> Voice:
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
        if item.conj and len(bare) == 1 and _took_another(context, item, lead[0]):
            return bare[0], []  # «هاجم الجيش المدينة وقصفها الطيران»: of which of the two, is looked for
        return bare[0], [lead, *bare[1:]]
    if ours:
        return lead, []  # «تركيا تقتلنا»
    forced = verb.frame is not None and verb.frame.event in BY_FORCES and acts(lead[0])  # «الشرطة قد اعتقلت …»
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


def _took_another(context: Context, item: Item, lead: Item) -> bool:
    """A verb before one that is joined to it has an object besides who does it, right before the other."""
    near = context.previous(item)
    if near is None or near.kind != "noun" or near.prep or near.genitive or not near.definite:
        return False
    return near is not lead and context.items[near.index - 1] is lead


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
