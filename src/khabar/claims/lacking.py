"""Whether who did what a verb says is to be found before it, or stands beside it and fits no role of it."""

from __future__ import annotations

from khabar.claims.antecedents import deed_of
from khabar.claims.candidates import named_as
from khabar.claims.companions import companion_of
from khabar.claims.concord import clashes
from khabar.claims.context import HURT, STRIKES, VICTIMS, Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import STATE, Item, opens_clause
from khabar.claims.traits import (
    acts,
    is_adverbial,
    is_many,
    is_oblique,
    is_reflexive,
    is_somebody,
    is_target,
    strikes_nobody,
)
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

_WHAT = frozenset({"ما", "من"})
_DECIDES, _DESTRUCTION = "decide", "destruction"
_THAT_THEY = tuple(word_class("that_he"))
_AFTER = range(3)  # items between a verb and its subject: «يتمركز فيه في المدينة قناصة»
_BESIDE = range(1, 6)  # items from what stands before a verb


def lacks(context: Context, item: Item, frame: Frame, draft: Draft, label: str, subject: list[Item]) -> bool:
    """Whether who does it is to be found before: no phrase of the verb tells who, and somebody did it."""
    told = frame.roles.get("obj") in draft.roles or frame.roles.get("ala") in draft.roles
    told = told or not frame.passive and "to" in draft.roles  # «غادر إلى إدلب»
    told = told or frame.event == "bombing" and to_himself(context, item)
    if label not in ("vi", "light_obj") and not (label == "vt" and told):
        return False
    ahead = context.previous(item)
    if frame.id == _DECIDES and (ahead is None or ahead.kind != "that"):
        return False  # «ثم قرر الاستقالة»: for himself, and no order; but «وأكد البيان أنها قررت إغلاق الحدود»
    if frame.event == "decree" and label == "vt" and _may_be_noun(item):
        return False  # «حجب المواقع» may be the deed
    strikes = frame.event in STRIKES
    dealt = strikes or frame.event in HURT or frame.event == _DESTRUCTION
    if subject and (dealt and subject[0].kind == "trigger" or _told(subject[0], frame)):
        return False  # «غارة استهدفته»، «الهجوم الذي أودى بحياة خمسة»: the blow did it
    if subject and strikes and strikes_nobody(subject[0]) and not is_target(subject[0]):
        return False  # «العمل الإجرامي استهدف المصلين»: it is told what did, and not who
    if subject and label == "vi" and _is_what_did(context, item, subject[0]):
        return False
    if subject and not _is_led(frame, item, subject[0], dealt) and _is_told_of(context, item, subject[0]):
        return False
    suffers = frame.event in VICTIMS and label == "vi"  # «ذكرى الضحايا الذين قضوا في …»
    if (strikes or suffers) and _relates(context, item):
        return False
    deed = deed_of(context.items, item)
    if deed is not None and deed.index and context.items[deed.index - 1].kind == "verb":
        return False  # «جرت عملية تبادل بين الجيش والتنظيم أُفرج خلالها عن 20»: neither side is said to
    return label != "vi" or not _undone(context, item)


def has_its_own(context: Context, item: Item) -> bool:
    """«أصيب كثير بجروح»، «يقتلون أهل القرية»، «قتلوا ما مجموعه 40»: of whoever stands there, known or not."""
    after = context.following(item)
    if after is None or after.first != item.last or after.prep or after.conj or after.pronoun:
        return False
    if after.kind == "relative":
        return context.sentence.form(after.first) in _WHAT
    plain = after.kind == "noun" and after.value != STATE and not is_adverbial(after)
    return plain and after.word is not None and not after.word.form.endswith("ا")


def _may_be_noun(item: Item) -> bool:
    """«منع»، «حجب»: a past in the masculine singular that is spelled like its noun."""
    past = item.inflected("past") and item.inflected("m") and not item.inflected("pl")
    return past and not item.pronoun and item.has("noun", "nt", "lightnoun")


def to_himself(context: Context, item: Item) -> bool:
    """«ثم فجر نفسه في السوق»: an object that is whoever did it."""
    after = context.items[item.index + 1 : item.index + 4]
    return any(i.kind == "noun" and not (i.prep or i.conj) and is_reflexive(i) for i in after)


def sets_off(context: Context, item: Item, draft: Draft) -> bool:
    """«فجر انتحاري نفسه»: a bomb that went off by the hand of somebody, wherever it was."""
    told = draft.roles.get("actor", ())
    if draft.polarity == "denied" or not told or any(a.pending or a.item is None for a in told):
        return False
    bombers = [a.item for a in told if a.item is not None]
    if item.kind == "verb" and item.inflected("imperfect") and not item.inflected("past"):
        return False  # «من يفجر نفسه»: whoever may do so
    if item.kind == "verb" and not item.inflected("pl") and any(i.index < item.index and is_many(i) for i in bombers):
        return False  # «اعترضه رجال الأمن ففجر نفسه»: not they
    return to_himself(context, item) and all(is_somebody(i) or acts(i) for i in bombers)


def who_stands_by(context: Context, verb: Item) -> Argument | None:
    """«في حادثة انتحاري | فجر نفسه»: somebody without an article right before the verb, of whom it tells."""
    before = context.previous(verb)
    if before is None or before.kind != "noun" or before.last != verb.first or verb.conj:
        return None
    word = context.sentence.words[verb.first - 1]
    if word.article or word.pronoun or not word.has("human") or verb.inflected("pl"):
        return None
    return context.words(verb.first - 1, verb.first, before)


def _undone(context: Context, item: Item) -> bool:
    """«الشبان الذين غُرر بهم»: a singular that says nothing of those before «الذين», and names nobody: a passive."""
    previous = context.previous(item)
    return previous is not None and previous.kind == "relative" and previous.value == "pl" and not item.inflected("pl")


def _relates(context: Context, item: Item) -> bool:
    """«حادث التفجير الذي استهدف …»: of what stands before «الذي», and of nobody who was told of before."""
    previous = context.previous(item)
    return previous is not None and previous.kind == "relative" and item.index not in context.anybody


def _is_what_did(context: Context, verb: Item, item: Item) -> bool:
    """«انطلق نداء»، «كانت قافلة تمر»، «المواجهات وصلت إلى …»: a phrase of a verb without objects did it, fit or not."""
    blow = item.kind == "trigger" and item.entry is not None and item.entry.label == "ev"
    if item.kind != "noun" and not blow or item.prep or item.pronoun or item.value == STATE:
        return False
    if item.has("lightnoun", "demonstrative"):
        return False
    if is_adverbial(item) or is_oblique(context.sentence, item) or clashes(verb, item):
        return False
    return verb.index - item.index in _BESIDE or item.index == verb.index + 1


def _is_led(frame: Frame, verb: Item, item: Item, dealt: bool) -> bool:
    """«في حملة استهدفت …»، «أصدر قراراً يمنع …»: what stands before the verb is whose who leads or issues it."""
    paper = frame.event == "decree" and not item.prep
    return item.index < verb.index and not item.definite and (dealt or paper)


def _is_told_of(context: Context, verb: Item, item: Item) -> bool:
    """«معلومات نُقلت»، «قانون يمنع»، «يداهمها خطر»: a phrase right beside a verb is its subject, if no role of it.

    Whoever was told of before did it only where the verb cannot be of that phrase: «مبنى يسيطرون عليه»، «أسرى تحتجزهم».
    """
    whose = item.kind == "trigger" and bool(item.pronoun)  # «دفعها»
    if whose or not item.nominal or item.value == STATE or is_reflexive(item) or is_adverbial(item):
        return False
    if (
        clashes(verb, item)
        or _disagrees(verb, item)
        or verb.inflected("pl")
        and not verb.inflected("sg")
        or verb.inflected("dual")
    ):
        return False
    if item.index > verb.index:
        between = context.items[verb.index + 1 : item.index]
        oblique = item.kind == "noun" and is_oblique(context.sentence, item)
        return (
            not (item.prep or oblique) and len(between) in _AFTER and all(i.prep or i.kind == "date" for i in between)
        )
    between = context.items[item.index + 1 : verb.index]
    named = any(found.kind != "nationality" for found in item.mentions)  # but «قانون أميركي يمنع …»
    if item.prep and not between and (item.definite or item.conj or named or _opens(context, item)):
        return False  # «ومن هناك انتقل»، «وبعد معركة عاد»
    told = all(i.kind == "relative" or i.kind == "verb" and i.has("aux") for i in between)
    after = context.following(verb)
    taken_up = verb.pronoun or after is not None and after.prep and after.pronoun  # «تعميماً يمنع بموجبه السفر»
    return told and not (taken_up or verb.conj)


def _opens(context: Context, item: Item) -> bool:
    """Nothing stands before it in its clause."""
    return opens_clause(context.previous(item))


def _disagrees(verb: Item, item: Item) -> bool:
    """«حين بدأت الغارات ترك المعسكر»: a verb of another gender is not of it."""
    she = item.word is not None and (
        item.word.stem.endswith(("ه", "ات")) or item.inflected("pl") or item.inflected("f")
    )
    if she:
        return item.index < verb.index and not verb.inflected("f")
    return verb.inflected("f") and not verb.inflected("m")


def _told(item: Item, frame: Frame) -> bool:
    """A definite phrase, which is the subject although it fits no role: nobody told of before did it."""
    if item.kind == "noun" and item.has("demonstrative") and item.short:
        return frame.event == "movement"  # «هذا يعود للوزارة»
    counted = item.count is not None and item.fill == (item.count.first, item.count.last)  # «ثمانية يقفون وراء …»
    told = item.definite or counted or frame.id == "retreat"  # «تراجع معدل الجرائم»
    return item.kind == "noun" and told and not item.pronoun and not item.has("lightnoun")


def goes_on(context: Context, item: Item) -> bool:
    """Whether a sentence goes on about those of before: «ثم غادر البلاد»، «وأضاف المصدر أنه غادر»، and nobody else."""
    shared = companion_of(context.items, item.index) if item.kind == "verb" and item.conj else None
    for other in reversed(context.items[: (shared or item).index]):
        before = context.items[other.index - 1] if other.index else None
        says = before is not None and before.kind == "verb" and before.has("say")
        if other.value == ":" or other.kind == "that" and context.sentence.form(other.first).endswith(_THAT_THEY):
            return True
        if other.nominal and not (says or other.prep or is_adverbial(other)):  # but «أكد المصدر انسحابها»
            return False
    return True


def is_of_thing(context: Context, item: Item) -> bool:
    """Right after «إن» stands a thing, with a clause of its own between: the verb is its, and nobody's of before."""
    for at in range(item.index - 1, 0, -1):
        other = context.items[at]
        says_who = other.entry is not None and other.entry.label == "pronoun"  # «وهو …»
        if other.kind in ("mark", "clause", "relative", "open") or other.conj and not says_who:
            return False
        if other.kind == "that":
            head = context.items[at + 1]
            between = context.items[at + 1 : item.index]
            beyond = any(i.kind == "verb" or i.entry is not None and i.entry.label == "pronoun" for i in between)
            words = context.sentence.words[head.first : head.last]
            thing = head.kind == "noun" and any(w.has("thing") for w in words) and not (head.prep or head.mentions)
            alone = item.entry is not None and item.entry.label in ("vi", "light_obj") and not head.pronoun
            unknown = thing or alone and head.kind == "noun" and not (head.prep or head.mentions)
            return beyond and unknown and named_as(context.sentence, head) is None
    return False
