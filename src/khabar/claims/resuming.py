"""«مناطق يسيطر عليها …»: an enclitic after a verb that takes up what stands before it."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.candidates import named_as
from khabar.claims.context import VICTIMS, Context
from khabar.claims.descriptions import is_aside
from khabar.claims.heads import is_topic
from khabar.claims.items import OF_THEM, Item
from khabar.claims.leads import Lead
from khabar.claims.slots import Slots
from khabar.claims.traits import acts, headed, is_everyone, is_many
from khabar.grammar.classes import word_class
from khabar.text.clitics import THIRD
from khabar.words import VERBAL

_CAUGHT = frozenset({"arrest", "release", "detention"})
_TAKERS = frozenset({"police", "soldier", "guard"})
_MEN = frozenset({"people"})
_LETS = word_class("lets_do")


def resume(context: Context, item: Item, front: Lead, slots: Slots, roles: frozenset[str]) -> None:
    """«مناطق يسيطر عليها …»: what stands before a verb goes into the slot of the enclitic that takes it up."""
    if not slots.pronouns or not front.items:
        return  # as mostly
    _without_related(context, item, slots)
    alone = item.inflected("pl") and not item.inflected("sg")  # «العناصر ألقوا القبض عليه»: on somebody else
    who = alone and front.relative and _who(context, item)  # «الذين كانوا يسيطرون عليها»
    resumed = [
        slot
        for slot, pronoun in slots.pronouns.items()
        if slot in roles
        and (slot != "maa" or slots.bare)  # «صديقتها التي هربت معها»: she fled
        and not (alone and _left(front, pronoun, who))
        and _taken_up(context, item, front, slots, pronoun)
    ]
    if not resumed:
        return
    beside = (
        front.relative
        or front.adjacent
        and not _only_when(context, item, front, slots)
        or _apposed(context, item, front)
        or _caught_then(context, item, front)
    )
    if not (beside or _is_told_of(context, item, front, slots)):
        return
    if front.relative:
        context.near.add(item.index)
    if not slots.bare and _let_go(context, item):
        context.passive.add(item.index)  # «الشيخ أُفرج عنه»: nobody is said to have done it
    slots.put(resumed[0], front.items)
    if not any(frame.event == "control" for frame in (context.meant(item.entry.value) if item.entry else ())):
        slots.pronouns.pop(resumed[0])  # «أملاك الذين صدرت بحقهم أحكام»: what stands before the verb, or nobody
    front.items, front.relative = [], False


def _without_related(context: Context, item: Item, slots: Slots) -> None:
    """«وفق وكالة أعماق التابعة | له»: an enclitic of a participle right before it takes up nothing for the verb."""
    for slot in list(slots.pronouns):
        took = (i for i in context.items[item.index + 1 :] if i.value == "pronoun" and i.prep == slot)
        enclitic = next(took, None)
        before = context.sentence.words[enclitic.first - 1] if enclitic is not None else None
        if before is not None and before.article and before.has("relation"):
            slots.pronouns.pop(slot)


def each_of(context: Context, subject: Sequence[Item]) -> str:
    """«دفع كل منهم ألفي دولار»: the enclitic of those of whom each does it."""
    after = context.following(subject[0]) if subject and is_everyone(subject[0]) else None
    form = context.sentence.form(after.first) if after is not None and after.last - after.first == 1 else ""
    return form.removeprefix("من") if form in OF_THEM else ""


def made_do(context: Context, verb: Item) -> str:
    """«الحرب جعلته يفر», «تركوهم يخرجون»: the enclitic, right before it, of who does it."""
    before = context.previous(verb)
    if before is None or before.kind != "verb" or before.pronoun not in THIRD or before.last != verb.first:
        return ""
    if verb.conj or verb.prep or not verb.inflected("imperfect") or before.word is None:
        return ""
    return before.pronoun if any(e.lemma in _LETS and e.label in VERBAL for e in before.word.entries) else ""


def _left(front: Lead, pronoun: str, who: bool) -> bool:
    """«العشرات من عناصر الجماعة انشقوا عنها»: those who do it are many, and «عنها» means whom they leave."""
    told = bool(front.items) and not front.relative and (front.items[0].partitive or _people(front.items[0]))
    return pronoun == "ه" or pronoun == "ها" and (told or who)


def _who(context: Context, item: Item) -> bool:
    """The relative pronoun of people in the plural, right before a verb or before its verb of being."""
    near = context.items[max(0, item.index - 2) : item.index]
    return any(i.kind == "relative" and i.value == "pl" for i in near)


def _apposed(context: Context, item: Item, front: Lead) -> bool:
    """«الشيخ فلان أُفرج عنه»: the name right before the verb is of who stands before it."""
    name = context.previous(item)
    return name is not None and name.value == "apposition" and front.items[:1] == [context.items[name.index - 1]]


def _only_when(context: Context, item: Item, front: Lead, slots: Slots) -> bool:
    """«القيادي انشق عنه لاحقاً»: after who leaves it, no more than when or how, and nobody else who might."""
    known = bool(slots.bare) or front.items[0].definite  # but «أراض يسيطر عليها»
    alone = known and all(is_aside(context, group[0]) for group in slots.bare)
    return alone and item.has("vi") and not _let_go(context, item) and not _people(front.items[0])


def _is_told_of(context: Context, item: Item, front: Lead, slots: Slots) -> bool:
    """«الشيخ، رغم مرضه، أُفرج عنه»، «… صدرت بحقه مذكرة»: what is said of him at the head of the clause, by others."""
    if len(front.items) != 1 or front.shared is not None or not is_topic(context.items, front.items[0]):
        return False
    who = front.items[0]
    if who.mention("person") is None and not (who.has("human", "kin", "title", "honorific", "blamed") or _people(who)):
        return False
    others = any(not is_aside(context, group[0]) for group in slots.bare)
    return others or _let_go(context, item)


def _let_go(context: Context, item: Item) -> bool:
    """A past in the masculine singular of what the authorities do to somebody."""
    meant = context.meant(item.entry.value) if item.entry is not None else ()
    done = item.inflected("past") and item.inflected("m") and not item.inflected("pl")
    return done and bool(meant) and (meant[0].event in VICTIMS or meant[0].event == "proceeding")


def _caught_then(context: Context, item: Item, front: Lead) -> bool:
    """«فر خالد إلى تركيا، ثم قُبض عليه»: a verb that goes on with the subject of another tells what befell him."""
    meant = context.meant(item.entry.value) if item.entry is not None else ()
    if front.shared is None or not meant or meant[0].event not in _CAUGHT or not _let_go(context, item):
        return False
    who = front.items[0]
    one = who.mention("person") is not None or who.has("human", "kin", "blamed") and who.inflected("sg")
    return one and len(front.items) == 1 and not who.has("grouphead") and not headed(who, "human", _TAKERS)


def _taken_up(context: Context, item: Item, front: Lead, slots: Slots, pronoun: str) -> bool:
    """May an enclitic mean what stands before the verb: not the police in «الشرطة قبضت عليه»."""
    if front.relative and pronoun == "ه" and _many(front.items):
        return False
    if front.relative and pronoun == "هم" and not slots.bare and _of_one(context, item):
        return False  # «إلى الجيش، الذي أفرج عنهم»
    if not front.items or front.items[0].kind != "noun" or front.relative:
        return True
    she = item.inflected("f") and not item.inflected("m") and acts(front.items[0])  # «عناصر التمرد اعتدت عليهم»
    if pronoun == "هم" and not (item.inflected("pl") or she) and item.has("vi") and _people(front.items[0]):
        return True  # «العسكريين أفرج عنهم»
    if not slots.bare and acts(front.items[0]):
        return False
    named = named_as(context.sentence, front.items[0])
    number = named[2] if named is not None else ""
    return not (pronoun == "ه" and number in ("f", "pl") or pronoun in ("ها", "هم") and number == "sg")


def _of_one(context: Context, item: Item) -> bool:
    """Right before a verb or its verb of being, «الذي» or «التي»."""
    near = context.items[max(0, item.index - 2) : item.index]
    return any(i.kind == "relative" and i.value in ("sg", "f") for i in near)


def _people(item: Item) -> bool:
    """People in the plural, of whom a verb in the singular does not tell as doers."""
    if headed(item, "grouphead", _MEN):
        return is_many(item)  # «عناصر المجموعة»
    return item.has("human") and is_many(item) and item.mention("group") is None


def _many(items: Sequence[Item]) -> bool:
    """A group in the feminine or in the plural, which «عليه» does not mean: «السلطات التي قبضت عليه»."""
    head = items[-1] if items else None
    return head is not None and acts(head) and head.word is not None and head.word.stem.endswith(("ه", "ات"))
