"""Whom a verb of harm befell, where nothing shows that anybody who stands there did it: «قُتل خلالها قائد».

Without its vowels the passive of such a verb looks like the active, and so does what stands around it: a post behind
a name, an adjective behind a place, a group that was told of before. None of these kills anybody.
"""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.descriptions import Group
from khabar.claims.items import OF_THEM, Item
from khabar.claims.traits import (
    acts,
    headed,
    is_living,
    is_many,
    is_oblique,
    is_place,
    is_somebody,
    is_state,
)
from khabar.claims.verbsides import Verb, Voice
from khabar.words import SOUND

_HARM = frozenset({"killing", "injury", "execution"})
_OWN_DEAD = frozenset({"killing", "injury"})  # a group puts its own people to death, and kills none of them otherwise
_OF_ONE = frozenset({"f", "pl"})  # relatives of a woman, of a group and of many: a verb of one man tells of others
_UNARMED = frozenset("civilian child victim patient refugee".split())
_COUNTRY = frozenset({"country"})
_TO_THE = "لل"  # «للاجئين»
_CALLED = ("title", "honorific", "human", "adj")


def trim(context: Context, verb: Verb) -> None:
    """Leave out phrases after it that only say more of the one before them."""
    frame, bare = verb.frame, verb.bare
    if not bare or verb.label != "vt" or frame is None or frame.event not in _HARM:
        return
    if verb.item.entry is not None and " " in verb.item.entry.lemma:
        if len(bare) > 1 and context.sentence.form(bare[1][0].last - 1) in OF_THEM:
            del bare[1:]  # «أودى بحياة 32 شخصاً | كثيرون منهم أطفال»
        return
    if not frame.passive:
        return
    bare[:] = [group for group in bare if not _is_tail(context, verb, group)]
    _gather(context, verb)


def _gather(context: Context, verb: Verb) -> None:
    """«قُتل فلان | القائد الميداني | وفلان»: without the posts, and with whoever is joined to the one before him."""
    bare = verb.bare
    while len(bare) > 1:
        other = bare[1][0]
        if other.conj and (verb.item.pronoun or acts(bare[0][0]) or not is_living(other)):
            break
        if other.conj:
            bare[0].extend(bare.pop(1))  # a joined phrase is no object of whoever stands before it
        elif _is_some(context, bare[0], other):
            del bare[1 : 3 if len(bare) > 2 and bare[2][0].conj else 2]  # «… | اثنان منهم في صنعاء | والآخرون في عدن»
        elif _says_who(context, verb, bare[0], other):
            bare[0].extend(bare.pop(1)[1:])
        else:
            break


def _is_some(context: Context, group: Group, other: Item) -> bool:
    """«سبعة مسلحين | اثنان منهم …»: so many of those before."""
    counted = group[-1].count is not None and other.count is not None and other.first == group[-1].last
    return counted and context.sentence.form(other.last) in OF_THEM


def _is_tail(context: Context, verb: Verb, group: Group) -> bool:
    """«قُتل خمسة موالون للرئيس | صالح»، «قُتلوا في منطقة لكمة | عرش»: the rest of the phrase before it."""
    item, before = group[0], context.items[group[0].index - 1]
    touches = before.kind == "noun" and before.last == item.first and before.index > verb.item.index
    if not touches or item.conj or not (before.prep or before.partitive) or len(group) > 1:
        return False
    number = item.count
    own = number is not None and (item.fill == (number.first, number.last) or not _is_definite(item))
    if own or item.pronoun:
        return False
    if _describes(before, item):
        return True
    if is_oblique(context.sentence, item):
        return False
    if verb.front.items and before in verb.slots.take("by"):
        return True  # «رجل قُتل على يد مسلحين | أجانب»: who did it
    name = item.mention("person")
    whose = item.short and name is not None and name.first == item.first and not is_place(before)
    return whose or not (is_somebody(item) or acts(item) or item.mention("person", "group", "place"))


def _describes(before: Item, item: Item) -> bool:
    """«ناشطة من اليسار | المتطرف»، «مخيم للاجئين | الفلسطينيين»: what a definite phrase is like, right after it."""
    named = item.mention("person", "group", "place") is not None
    known = before.definite or before.word is not None and before.word.form.startswith(_TO_THE)
    if not (known and _is_definite(item) and item.short and item.has("adj", "nationality")) or named:
        return False
    return item.word is not None and not (item.word.form.endswith(SOUND) and before.inflected("sg"))


def _is_definite(item: Item) -> bool:
    return item.word is not None and bool(item.word.article)


def _says_who(context: Context, verb: Verb, group: Group, other: Item) -> bool:
    """«قُتل فلان | المسؤول الأمني»، «قُتل ذلك الفتى | الإرهابي»: the same man."""
    one = group[-1]
    if other.first != one.last or other.pronoun or other.count is not None or verb.item.inflected("pl"):
        return False
    if headed(one, "human", _UNARMED) and not is_oblique(context.sentence, other):
        return not (other.mentions or is_somebody(other))  # «تقتل الأبرياء | أينما كانوا»
    if one.count is not None or is_many(one) and not one.inflected("sg") or acts(one) and not one.mention("person"):
        return False
    known = one.definite or one.mention("person") is not None
    said = _is_definite(other) and other.mention("person", "group", "place") is None
    return known and is_somebody(one) and said and other.has(*_CALLED) and not is_oblique(context.sentence, other)


def befallen(context: Context, verb: Verb) -> Voice | None:
    """No subject, and whom it befell, where what stands before the verb has not done it."""
    frame, item, bare = verb.frame, verb.item, verb.bare
    if len(bare) != 1 or verb.label != "vt" or frame is None or frame.event not in _HARM or item.pronoun:
        return None
    lead = verb.front.items[0] if verb.front.items else None
    if lead is not None and lead.kind == "noun" and is_place(lead) and not (_acts(lead) or _is_power(verb, lead)):
        return [], bare  # «أما رداع فقد قُتل فيها خمسة»
    if lead is not None and lead.kind == "trigger" and len(verb.front.items) > 1 and verb.front.shared is None:
        return [lead], bare  # «معارك بين الجيش والمتمردين قتلت …»: the deed, and nobody of either side
    if not frame.passive or not _of_one_man(item):
        return None
    if _in_its_course(context, verb) or _of_its_own(context, verb) or _are_others(verb):
        return [], bare
    return None


def _are_others(verb: Verb) -> bool:
    """«معارك مع المتمردين، قُتل 20 متمرداً»: many by the ending of a sound plural do nothing in the singular."""
    lead = verb.front.items[0] if len(verb.front.items) == 1 else None
    if lead is None or verb.front.shared is not None or verb.front.relative or lead.word is None:
        return False
    return lead.definite and lead.has("human") and lead.word.form.endswith(SOUND) and not lead.inflected("sg")


def _acts(lead: Item) -> bool:
    return acts(lead) or lead.has("human", "kin", "title")


def _is_power(verb: Verb, lead: Item) -> bool:
    """«تركيا قتلت خمسة»: a country, right before a verb that agrees with it."""
    return (is_state(lead) or headed(lead, "placehead", _COUNTRY)) and verb.item.inflected("f")


def _of_one_man(item: Item) -> bool:
    """Such a form that no woman, no group and no two or more do what it tells."""
    verbal = item.word.verbal if item.word is not None else ()
    return bool(verbal) and all({"m", "sg"} <= entry.features for entry in verbal)


def _in_its_course(context: Context, verb: Verb) -> bool:
    """«مواجهات قُتل خلالها قائد»، «أعمال قُتل فيها ألف شخص»: what befell them in the course of what was told."""
    after, whom = context.following(verb.item), verb.bare[0][0]
    if after is None or after.value != "pronoun" or after.prep not in ("during", "fi") or whom.index < after.index:
        return False
    if whom.count is None and (is_oblique(context.sentence, whom) or acts(whom)):
        return False  # «قتل خلالها جندياً»
    if not is_living(whom):
        return False
    return after.prep == "during" or verb.vowelled or not (verb.front.relative or verb.item.conj and verb.front.items)


def _of_its_own(context: Context, verb: Verb) -> bool:
    """«القوات التي قُتل عشرون من أفرادها»، «الحزب الذي قُتل اثنان من عناصره»: those told of lost them."""
    if not verb.front.relative or verb.frame is None:
        return False
    relative, whom = context.previous(verb.item), verb.bare[0][0]
    if relative is None or relative.kind != "relative" or acts(whom):
        return False
    theirs = verb.frame.event in _OWN_DEAD and whom.count is not None and whom.partitive and bool(whom.pronoun)
    return theirs or relative.value in _OF_ONE
