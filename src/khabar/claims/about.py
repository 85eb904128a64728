"""What a verb or a deed must be about to mean its event: «وافقت على هدنة», not «وافقت على الزواج»."""

from __future__ import annotations

from itertools import takewhile

from khabar.claims.aiding import AID
from khabar.claims.conditions import CONDITIONS
from khabar.claims.context import Context, Sides
from khabar.claims.fitting import is_unstruck, may_be_unstruck
from khabar.claims.items import Item
from khabar.claims.traits import headed
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

# By frame, the slot of what it is about, and the class of words that this must be.
_OF = {
    "accepted": ("ala", word_class("pact") | word_class("consented")),
    "welcomed": ("bi", word_class("pact")),
    "refused": ("obj", word_class("pact")),
    "kept": ("obj", word_class("truce")),
    "kept_to": ("bi", word_class("truce")),
    "taken_up": ("obj", word_class("truce")),
    "taken_up_with": ("bi", word_class("pact")),
    "voided": ("obj", word_class("covenant")),
    "breach": ("obj", word_class("covenant") | word_class("truce") | word_class("rules")),
    "went_back_on": ("bi", word_class("covenant")),
    "reneged": ("min", word_class("covenant")),
    "adopted": ("obj", word_class("law")),
    "suspended": ("obj", word_class("service")),
    "talks_left": ("obj", word_class("talks")),
    "short_of": ("obj", word_class("supply")),
    "lacking": ("subj", word_class("supply")),
    "evict": ("obj", word_class("civilian")),
    "uproot": ("obj", word_class("tree")),
    "devour": ("subj", word_class("fire")),
    "needing": ("ila", word_class("supply")),
    "needing_for": ("li", word_class("supply") - word_class("no_want")),
    "needing_what": ("obj", word_class("supply") - word_class("no_want")),
    "deprived": ("min", word_class("supply")),
    "emptied": ("min", word_class("supply")),
    "running_out": ("subj", word_class("supply")),
    "withheld": ("obj", word_class("supply")),
    "submitted": ("obj", word_class("handed_paper")),
    "aid_given": ("obj", AID),
    "reinforced": ("bi", word_class("aid_arms") | word_class("fresh_troops") | word_class("troops_sent")),
    "aid_granted": ("obj2", AID),
    "aid_taken": ("obj", AID | word_class("backing_got")),
}
_QUALIFIED = {
    "wanted": word_class("wanted_by"),
    "listed": word_class("roll"),
    "condemned": word_class("condemned_to"),
    "called_up": word_class("reserve"),
}
_BLOWS = frozenset({"attack", "bombing", "abduction", "killing", "shelling"})
_HARMS = _BLOWS | {"injury"}
_FIGURES = word_class("no_blow")
_DIES, _NO_WOUNDS = "مات", word_class("no_wound")
_WHEN = frozenset({"after", "since", "during", "before", "cause"})
_PACT = frozenset({"agreement"})
_STEPS_TO_PACT, _STAIRS = word_class("step_to_pact"), 3
_PROPOSALS, _OF_OFFER = word_class("proposal"), frozenset({"bi", "li"})
_TO_PACT = frozenset({"fi", "ala", "ila", "bi", "li", "about"})
_PROTESTERS = frozenset({"protester"})
_FAR = 15  # words from a verb to what it calls somebody
_NEXT = 4  # words after a blow that may say that it is none
_HEAD = 2  # words of a phrase that say what it is


def is_about(context: Context, item: Item, frame: Frame, sides: Sides) -> bool:
    """Does it mean its event beside these phrases?"""
    if frame.event == "decree" and sides.subject and headed(sides.subject[0], "human", _PROTESTERS):
        return False  # «أغلق المتظاهرون الطريق»
    holds = CONDITIONS.get(frame.id)
    if holds is not None and not holds(context, item, sides):
        return False
    if frame.id in _OF:
        return _headed(context, frame, sides)
    if frame.id in _QUALIFIED and not _qualified(context, item, frame):
        return False
    if item.kind == "verb" and frame.event in _HARMS and _hits_nobody(context, item, frame, sides):
        return False
    return not (may_be_unstruck(frame) and _falls_on_none(frame, sides))


def _qualified(context: Context, item: Item, frame: Frame) -> bool:
    """«مطلوب للقضاء»، «مدرج على قائمة …»: to whom or on what is told right after it."""
    told = _QUALIFIED[frame.id]
    near = context.sentence.words[item.last : item.last + (_HEAD if frame.event == "proceeding" else _FAR)]
    return any(word.stem in told or word.form in told for word in near)


def _figure(context: Context, item: Item, sides: Sides) -> bool:
    """«فجر الوزير مفاجأة»، «خطف الأضواء»، «ضرب بيد من حديد»: what a blow falls on, or comes with, is no thing."""
    words = context.sentence.words
    told = [words[i.first] for i in sides.subject] + [words[i.first] for group in sides.objects for i in group]
    reach = 2 * _NEXT if item.entry is not None and item.entry.label == "light_obj" else _NEXT  # «… النار في الهواء»
    near = takewhile(lambda at: _within(context, at), range(item.last, min(item.last + reach, len(words))))
    return any(word.stem in _FIGURES or word.form in _FIGURES for word in (*told, *(words[at] for at in near)))


def _hits_nobody(context: Context, item: Item, frame: Frame, sides: Sides) -> bool:
    """A figure of speech, a feeling, an illness, or that people die."""
    if frame.event == "injury":
        return _is_no_wound(context, item, sides)
    dies = frame.id == "killing" and "vp" in item.labels and _dies_some_day(context, item, sides)
    return dies or frame.event in _BLOWS and _figure(context, item, sides)


def _is_no_wound(context: Context, item: Item, sides: Sides) -> bool:
    """«أصيب بخيبة أمل»، «جرح شعور الأهالي»، «أصيب بحالة هلع»: a feeling or an illness, and nobody who is hurt."""
    words = context.sentence.words
    told = [*sides.subject, *(i for group in sides.objects for i in group), *sides.slots.take("bi")]
    states = [words[i.first + 1] for i in told if i.prep and i.last > i.first + 1 and words[i.first].has("lightnoun")]
    return any(word.stem in _NO_WOUNDS for word in (*(words[i.first] for i in told), *states))


def _dies_some_day(context: Context, item: Item, sides: Sides) -> bool:
    """«يموت الناس جوعاً», but «قد يموت مئات»، «سقط ولم يمت»: of nobody who is counted or of whom it is doubted."""
    if item.entry is None or item.entry.lemma != _DIES or not item.inflected("imperfect") or item.inflected("past"):
        return False
    ahead, counted = (
        context.sentence.unjoined(item.first - 1),
        [*sides.subject, *(i for group in sides.objects for i in group)],
    )
    lived = ahead == "لم" and not any(i.kind == "noun" for i in context.items[item.index + 1 : item.index + 2])
    return not (any(i.count is not None for i in counted) or ahead == "قد" or lived)


def _within(context: Context, at: int) -> bool:
    """Before a mark, or what says when or why: «قتل جاره | بعد خلاف»، «… | إثر خلاف»."""
    prep = context.sentence.words[at].entry("prep")
    return context.sentence.tokens[at].kind == "word" and not (prep is not None and prep.value in _WHEN)


def _falls_on_none(frame: Frame, sides: Sides) -> bool:
    """«استهدفوا أمن البلاد واستقرارها»: nothing that a blow falls on."""
    told = [phrase for group in sides.objects for phrase in group] or sides.slots.take("gen")
    return bool(told) and all(not phrase.prep and is_unstruck(frame, phrase) for phrase in told)


def _headed(context: Context, frame: Frame, sides: Sides) -> bool:
    """«وافقت على هدنة», «نفد الوقود»: the phrase that it is about is headed by such a word."""
    slot, words = _OF[frame.id]
    told = sides.subject if slot == "subj" else [i for g in sides.objects[:1] for i in g] if slot == "obj" else []
    if frame.event == "support" and slot != "bi":  # «منحت الدولة الجيش أسلحة»، «حصل على دعم»، «حظي بدعم»
        last = [i for g in sides.objects[-1:] for i in g]
        told = last or [i for prep in ("ala", "bi") for i in sides.slots.take(prep)[:1]]
    told = told or sides.slots.take("ala" if frame.id == "adopted" else slot)
    for phrase in told:
        first = phrase.fill[0] if phrase.count is not None else phrase.first
        held = context.sentence.words[first : min(phrase.last, first + _HEAD)]
        pact = frame.event == "agreement" and (context.means(phrase, _PACT) or _leads_to_pact(context, phrase))
        if pact or any(word.stem in words for word in held):
            return True
    return False


def _leads_to_pact(context: Context, phrase: Item) -> bool:
    """«علقت مشاركتها في المفاوضات»، «رفض عرض الهدنة»، «التوقيع على اتفاق»: a step to a pact, and not to a drill."""
    for what in context.items[phrase.index + 1 : phrase.index + 1 + _STAIRS]:
        if (
            phrase.word is None
            or phrase.word.stem not in _STEPS_TO_PACT
            or phrase.last not in (what.first, what.prep_at)
        ):
            return False
        if not (what.genitive or what.prep in _TO_PACT):
            return False
        offered = what.kind == "trigger" and phrase.word.stem in _PROPOSALS and what.prep in _OF_OFFER
        if offered or context.means(what, _PACT):
            return True  # «رفضت عرضاً روسياً بالخروج»
        phrase = what
    return False
