"""Subject and objects of a verb, from voice, order and pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.barephrases import bare_phrases
from khabar.claims.concord import are_doers, in_feminine, is_man
from khabar.claims.context import BY_FORCES, HURT, MOVING, VICTIMS, Context
from khabar.claims.dependants import is_dependant, is_taken
from khabar.claims.descriptions import is_fallen, is_manner, is_named_after, is_renamed
from khabar.claims.firstverbs import only_reaches, only_tries, sides_of_first
from khabar.claims.items import Item
from khabar.claims.leads import Lead
from khabar.claims.ledverbs import sides_of_led, sides_of_relative
from khabar.claims.ours import is_first
from khabar.claims.slots import Slots
from khabar.claims.sufferers import befallen, trim
from khabar.claims.traits import acts, is_oblique, is_somebody
from khabar.claims.verbsides import Verb, Voice
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

_GOING = frozenset({"vi", "vp"})  # labels of verbs without an object
_OTHERS = frozenset({"اخران", "اخرون"})
_OTHER = word_class("other_ones")
_ON = "علي"  # «على يد …»
_DRIVES = "expel"
_DOES = frozenset({"do", "manage", "try", "plan", "fail"})
_MANNER = word_class("manner_ahead")  # «وفجأة»، «وفي سياق متصل»: how or when, before a verb
_THAT = word_class("that_thing")
_OURSELVES = frozenset({"نحن", "انا"})
_US, _OF_PEOPLE = "نا", frozenset({"arrest", "detention", "abduction", "release"})


def voice(context: Context, item: Item, slots: Slots, front: Lead, frame: Frame | None) -> Voice:
    """Who does it, and the objects in order."""
    label = item.entry.label if item.entry is not None else "verb"
    bare = bare_phrases(context, item, slots, frame) if slots.bare else []
    if bare and (label in _GOING or frame is not None and frame.event in MOVING):
        bare = [group for group in bare if not (is_manner(group[0]) or is_fallen(item, group[0], bare, front))]
    if not (bare or front.items or front.relative or front.pronoun):
        return [], []  # as of many: nothing stands beside it
    passive = item.entry is not None and "passive" in item.entry.features
    vowelled = passive or context.sentence.tokens[item.first].vowelled
    return _told_by(context, Verb(item, label, slots, front, frame, bare, vowelled))


def _told_by(context: Context, verb: Verb) -> Voice:
    """The same of a verb that phrases stand beside."""
    if verb.bare and _closes_relative(context, verb):
        verb.front = Lead()
    item, front, frame, bare = verb.item, verb.front, verb.frame, verb.bare
    transitive = verb.label == "vt"
    if transitive and bare:
        trim(context, verb)
    if front.pronoun:
        if bare or item.pronoun:
            context.acting.add(item.index)
        elif verb.may_suffer:
            context.told.add(item.index)
        return [], bare
    if bare and transitive and not front.items and (verb.vowelled or _at_hands(context, verb)):
        return [], bare
    if frame is not None and frame.id == _DRIVES and _driven(context, verb):
        return [], bare
    if item.inflected("first") and is_first(item) and not front.relative and not _of_us(context, item):
        return [], bare  # «لم أخرج منها طوال حياتي»: no phrase is its subject
    if len(bare) > 1:
        _name_once(context, bare)
    if transitive and len(bare) == 1 and (befell := befallen(context, verb)) is not None:
        return befell
    if bare and (own := _own_side(context, verb)) is not None:
        return own
    if front.relative:
        return sides_of_relative(context, verb)
    if transitive and front.shared is not None and _suffered(context, verb):
        return [], bare
    if transitive and item.conj and _others(context, verb):
        return [], bare[:1]
    if front.items and (_controlled(context, verb) or not _opens(context, item)):
        if verb.may_suffer and not item.pronoun and _shares(context, item) and not _both_do(context, verb):
            context.passive.add(item.index)
            return [], [front.items]  # «أن جندياً قتل وأصيب آخرون»
        if not _is_no_side(context, verb):
            return sides_of_led(context, verb)
    return sides_of_first(context, verb)


def _closes_relative(context: Context, verb: Verb) -> bool:
    """«بعد القصف الذي نفذته الطائرات | نزح السكان»: who does what the clause before tells, and nothing more."""
    lead = verb.front.items[0] if len(verb.front.items) == 1 and not verb.front.relative else None
    inner = context.previous(lead) if lead is not None and not lead.prep and lead.last == verb.item.first else None
    if inner is None or inner.kind != "verb" or not inner.pronoun or verb.item.conj or verb.plural:
        return False
    which = context.previous(inner)
    apart = which is not None and which.kind == "relative" and which.index > 0
    own = verb.bare[0][0]
    return apart and not own.prep and own.first == verb.item.last and not is_oblique(context.sentence, own)


def _name_once(context: Context, bare: list[list[Item]]) -> None:
    """Leave out what another phrase beside it names again."""
    if is_named_after(context, bare[0][0], bare[1][0]):
        bare.pop(0)
    if len(bare) > 1 and is_renamed(context, bare[0][0], bare[1][0]):
        bare.pop(1)


def _is_no_side(context: Context, verb: Verb) -> bool:
    """«وفجأة هاجم التنظيم المدينة»، «ورغم ذلك هاجم …»: how or when, where who does it stands right after the verb."""
    lead, bare = verb.front.items[0], verb.bare
    if not bare or lead.kind == "trigger" or lead.mentions or lead.count is not None or lead.word is None:
        return False
    plain = lead.short or context.sentence.words[lead.last - 1].has("adj")  # not «في إطار حملة استهدفت …»
    how = lead.word.stem in _MANNER and plain
    if not how and (lead.has("grouphead", "human", "kin", "title", "weapon", "thing") or acts(lead)):
        return False
    adverb = lead.short and not lead.definite and lead.word.form.endswith("ا") and len(bare) > 1
    pointed = context.sentence.words[lead.last - 1].stem in _THAT  # «رغم ذلك»، but «ذلك هاجم»
    ahead = context.previous(lead)
    led = bool(lead.prep) or lead.genitive or not lead.short or ahead is not None and bool(ahead.prep)
    manner = adverb or how or pointed and led
    return manner and (acts(bare[0][0]) or is_somebody(bare[0][0]))


def _at_hands(context: Context, verb: Verb) -> bool:
    """«اعتُقلت فلانة …، على يد المخابرات»: somebody by name to whom it was done, by the hand of a body that acts."""
    by = verb.slots.by.get("by")
    if not by or verb.frame is None or not verb.frame.passive:
        return False
    hands = context.sentence.form(by[0].prep_at) == _ON and acts(by[0])
    return hands and not acts(verb.bare[0][0]) and verb.bare[0][0].mention("person") is not None


def _driven(context: Context, verb: Verb) -> bool:
    """«المناطق التي طُرد منها التنظيم»: of the place the clause tells, and whoever stands alone was driven out of it."""
    if len(verb.bare) != 1 or "min" not in verb.slots.pronouns:
        return False
    previous = context.previous(verb.item)
    return previous is not None and previous.kind == "relative" and not (verb.item.pronoun or verb.plural)


def _of_us(context: Context, item: Item) -> bool:
    """«يحاول التنظيم سلبنا»: right after a phrase, rather a deed that is done to us."""
    previous = context.previous(item)
    if previous is None or not previous.nominal or item.conj or context.sentence.unjoined(previous.first) in _OURSELVES:
        return False
    return previous.last == item.first and item.word is not None and item.word.form.endswith("نا")


def _suffered(context: Context, verb: Verb) -> bool:
    """«استشهد أربعة وجرح عشرة»: after those who died, those who are hurt, and nobody who did it."""
    shared, frame = verb.front.shared, verb.frame
    label = shared.entry.label if shared is not None and shared.entry is not None else ""
    died = label == "vp" or label == "vi" and shared is not None and _fell(context, shared, verb.item)
    plain = frame is not None and frame.event in VICTIMS and len(verb.bare) == 1
    return died and plain and not verb.item.pronoun and not verb.plural


def _fell(context: Context, shared: Item, verb: Item) -> bool:
    """«سقط ألف قتيل وجرح تسعة آلاف»: the dead are told of between the two."""
    return any(item.has("pn") for item in context.items[shared.index + 1 : verb.index])


def _others(context: Context, verb: Verb) -> bool:
    """«قتل عسكري وجرح اثنان آخران في صدام مسلح»: others beside whom it befell as well, whatever stands after them."""
    if verb.frame is None or verb.frame.event not in HURT or not verb.bare:
        return False
    if verb.item.pronoun or verb.bare[0][0].count is None or verb.plural:
        return False
    return context.sentence.words[verb.bare[0][0].last - 1].stem in _OTHERS


def _own_side(context: Context, verb: Verb) -> Voice | None:
    """What stands right after it is told of, whatever stands before: it acts, or it suffers."""
    if _own_subject(context, verb):
        return verb.bare[0], verb.bare[1:]
    if not verb.front.items or verb.plural or not is_dependant(context, verb.item, verb.front, verb.bare[0][0]):
        return None
    if verb.label in ("vi", "vp"):
        return verb.bare[0], verb.bare[1:]
    taken = verb.frame is not None and verb.frame.event in BY_FORCES and verb.frame.passive and len(verb.bare) == 1
    taken = taken and is_taken(verb.item, verb.front)
    return ([], verb.bare) if verb.suffers or taken else None


def _own_subject(context: Context, verb: Verb) -> bool:
    """The first phrase after it acts, whatever stands before."""
    front, bare = verb.front, verb.bare
    joined = front.shared is not None
    if verb.label == "vp" and verb.item.negated and is_somebody(bare[0][0]):
        return True  # «لم تتعرض الطائرة لأضرار، ولم يصب الطيار»
    if not (front.items or joined):
        return False
    if front.items and front.items[0] is bare[0][0]:
        return True  # «كشفت ودمرت مفرزة أخرى سبعة مخابئ»: the subject of both stands after the second
    if verb.label == "vt" and in_feminine(verb.item) and is_man(bare[0][0]):
        return False  # «…، وبايعت أبو بكر البغدادي زعيم …»
    if is_oblique(context.sentence, bare[0][0]):
        return False  # «وحجزت شاحنتين»
    if verb.label == "light" and front.items and _acts_after(verb, front.items[0], bare[0][0]):
        return True  # «الضابط تمكن الجيش من اعتقاله»
    if front.items and not front.relative and context.items[verb.item.index - 1].kind == "mark":
        if verb.label == "vt" and len(bare) > 1 or verb.label == "light" and acts(bare[0][0]):
            return True
        if verb.label != "vt" and are_doers(bare[0][0]) and not verb.plural:
            return True  # «…، تمكن خلالها مقاتلون أجانب من …»، «…، يلجأ المسلحون إلى …»
    if not joined or verb.label == "vt" or verb.item.pronoun or verb.plural:
        return False
    # but «انشق عن الجماعة ووصل مأرب»، «دخلت القوات البلدة وتحاول السيطرة على …»
    return not (front.items and (only_reaches(context, verb) or only_tries(context, verb)))


def _acts_after(verb: Verb, first: Item, after: Item) -> bool:
    """A group right after a verb of doing, where what stands before is none, and no deed that it does."""
    does = verb.item.entry is not None and verb.item.entry.value in _DOES and not verb.item.pronoun
    told = first.kind == "noun" and not verb.front.relative and after.index == verb.item.index + 1
    return does and told and acts(after) and not acts(first)


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


def done_to_us(item: Item, frames: Sequence[Frame], told: Voice) -> Voice:
    """«خطفنا مسلحون»، «اعتقلنا الأمن»: by the nominative, or a body that nobody arrests, what was done to «us»."""
    subject, objects = told
    who = objects[0][0] if objects and objects[0] and not subject else None
    if who is None or who.word is None or who.prep or not item.inflected("first") or item.pronoun:
        return told
    if not (item.inflected("past") and item.word is not None and item.word.form.endswith(_US)):
        return told
    nominative = who.kind == "noun" and who.word.form.endswith("ون") and who.index == item.index + 1
    body = who.has("grouphead") and not who.has("human") and any(frame.event in _OF_PEOPLE for frame in frames)
    if not (nominative or body):
        return told
    item.pronoun = _US
    return objects[0], objects[1:]
