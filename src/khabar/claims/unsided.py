"""Pacts of which it is told what they hold or what became of them, and not whose they are: «انهارت الهدنة»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from khabar.claims.announcements import announces
from khabar.claims.context import Context
from khabar.claims.decrees import hold_order
from khabar.claims.draft import Argument, Draft
from khabar.claims.idle import is_idle
from khabar.claims.items import Item
from khabar.claims.traits import acts, is_actor, is_state
from khabar.grammar.classes import word_class

_BREAKS, _BREAKING = word_class("pact_breaking"), word_class("breaks_down")
_HOLDS, _LASTS = word_class("pact_holds"), word_class("pact_lasts")
_BEGINS, _INTO_FORCE = word_class("pact_begins"), word_class("into_force")
_REACHING, _HAPPEN = word_class("reaching_pact"), "happen"
_ENDS, _TRUCE = word_class("pact_ends"), word_class("truce") | {"وقف", "ايقاف"}
_ABOUT, _ON = frozenset({"", "ala", "bi"}), frozenset({"ala"})
_WHO, _BOTH = ("group", "person"), word_class("both_sides") | word_class("side_of_pact")
_NEAR = 3
_ALONE = 11  # letters of a word by itself, with its article


def add_unsided(context: Context, pacts: Sequence[Item], told: Mapping[int, Draft]) -> None:
    """A claim for every pact that has none for want of a side, where its content or its fate is told."""
    for item in pacts:
        if item.entry is None or item.entry.label != "ev" or item.negated:
            continue
        known, breach = told.get(item.index), _breach(item, context)
        ready = known is not None and (known.event != "agreement" or known.ready())
        if (
            ready
            and breach is None
            or is_idle(context, item)
            or any(d.event == "agreement" and d.at is not item and _is_of_it(d, item) for d in context.drafts)
        ):
            continue  # «اتهم الحركة بخرق الهدنة»: told with who broke it
        if breach is not None:
            _break(context, item, breach, known)
            continue
        change, held = _fate(context, item), _held(context, item)
        if change is None and held is None:
            continue
        draft = known or context.start("agreement", "frame.agreement.ev", item, ())
        told_by(context, draft)
        draft.needs = ("content",) if held is not None or _is_told(context, item) else ("party", "content")
        if held is not None:
            draft.roles["content"] = [Argument(*context.sentence.bounds(held.first, held.last), held)]
            hold_order(context, draft)
        else:
            draft.roles["content"] = [itself(context, item)]
        head = context.previous(item)
        for side in _reachers(context, head) if change == "made" and head is not None else ():
            draft.add("party", context.filler(side))
        if change:
            draft.constants = {**draft.constants, "change": change}
        if known is None:
            context.drafts.append(draft)


def told_by(context: Context, draft: Draft) -> None:
    """«فشلت المفاوضات»: it is the verb that tells of it, and no attempt at them."""
    at = draft.at
    if at is None or at.kind != "trigger":
        return
    round_ = context.previous(at) if at.light else None  # «فشلت جولة المفاوضات»
    for verb in context.of["verb"]:
        subject = context.subjects.get(verb.index, ())
        if (at in subject or round_ is not None and round_ in subject) and _is_of(verb, _BREAKS) and verb.has("hedge"):
            draft.at = verb


def _is_of_it(draft: Draft, pact: Item) -> bool:
    return draft.ready() and any(argument.item is pact for argument in draft.roles.get("content", ()))


def _is_told(context: Context, pact: Item) -> bool:
    """Which one it is: «هدنة إنسانية»، «مشاورات جنيف»، and not «المفاوضات» by itself, of whoever was told of before."""
    truce = pact.word is not None and pact.word.stem in _TRUCE
    return truce or not pact.definite or itself(context, pact).stop > context.sentence.bounds(*pact.fill)[0] + _ALONE


def _breach(pact: Item, context: Context) -> Item | None:
    """«انهيار الهدنة»، «خروقات الحوثيين للهدنة»: the noun that says a pact was broken."""
    for index in (pact.index - 1, pact.index - 2):
        head = context.items[index] if index >= 0 else None
        if head is None or not head.nominal or head.word is None or not (pact.genitive or pact.prep == "li"):
            return None
        if head.word.stem in _BREAKING:
            return head if not head.negated and _is_ended(head, pact) else None
        if not head.genitive or pact.genitive:
            return None
    return None


def _break(context: Context, pact: Item, head: Item, known: Draft | None) -> None:
    """«خروقات [الحوثيين] للهدنة»، «خرقاً للهدنة [من قبل القوات]»، «ارتكب [الحوثيون] خروقات للهدنة»: who broke it."""
    beside = context.items[head.index + 1 : pact.index]
    after = context.following(pact)
    verb = _verb_of(context, head)
    does = verb is not None and verb.entry is not None and verb.entry.label == "light" and verb.entry.value == "do"
    who = list(beside) or ([after] if after is not None and after.prep == "by" else _within(context, head))
    if not who and does and verb is not None:
        who = context.subjects.get(verb.index, [])
    if known is not None and not who and known.ready():
        return
    if known is not None:
        context.drafts.remove(known)
    needs = ("content",) if _is_told(context, pact) or who else ("party", "content")
    draft = context.start("agreement", "frame.agreement.breach", head, needs)
    for side in who:
        if _agrees(side):
            draft.add("party", context.filler(side))
    draft.add("content", itself(context, pact))
    draft.constants = {"change": "broken"}
    context.drafts.append(draft)


def _reachers(context: Context, head: Item) -> list[Item]:
    """«أعلن [الطرفان] التوصل إلى اتفاق»، «توصل [الطرفين] إلى هدنة»: who has come to it; but «أعلن الوسيط …»."""
    if within := _within(context, head):
        return within
    verb = _verb_of(context, head)
    who = context.subjects.get(verb.index, []) if verb is not None and announces(verb) else []
    return [i for i in who if acts(i) or is_state(i) or i.word is not None and i.word.stem in _BOTH]


def _verb_of(context: Context, noun: Item) -> Item | None:
    """The verb that a noun stands behind, past its subject."""
    for item in reversed(context.items[max(0, noun.index - _NEAR) : noun.index]):
        if item.kind == "verb":
            return item
        if not item.nominal or item.prep:
            return None
    return None


def _within(context: Context, head: Item) -> list[Item]:
    """«خروقات [الحوثيين]»، «توصل [الطرفين]»: whose it is, in one phrase with it."""
    first = head.first + 1
    if first >= head.last:
        return []
    inner = replace(head, first=first, fill=(first, head.last), prep="", prep_at=-1)
    inner.stand_for(context.sentence.words[first])
    return [inner] if _agrees(inner) else []


def _agrees(item: Item) -> bool:
    return is_actor(item) or item.kind == "noun" and item.mention(*_WHO) is not None


def _held(context: Context, pact: Item) -> Item | None:
    """«نص الاتفاق على [انسحاب …]»، «الاتفاق يقضي ب[خروج …]»، «تم الاتفاق على [فتح الطريق]»: what it holds."""
    before, after = context.previous(pact), context.following(pact)
    if before is not None and before.kind == "verb" and not before.negated and not before.pronoun:
        happens = before.entry is not None and before.entry.value == _HAPPEN and before.entry.label == "light"
        if happens or _is_of(before, _HOLDS):
            return after if after is not None and _may_be_held(after, _ON if happens else _ABOUT) else None
    for verb in context.items[pact.index + 1 : pact.index + 1 + _NEAR]:
        if verb.kind == "verb":
            what = context.following(verb)
            holds = _is_of(verb, _HOLDS) and not verb.negated and not verb.pronoun
            return what if holds and what is not None and _may_be_held(what, _ABOUT) else None
        if not (verb.kind == "relative" and verb.value != "what" or verb.nominal and (verb.genitive or verb.prep)):
            return None
    return None


def _may_be_held(what: Item, preps: frozenset[str]) -> bool:
    """A deed or a matter: «على انسحاب …»، «بفتح الطريق»."""
    matter = bool(what.prep) and what.has("noun", "lightnoun") and not what.has("human", "grouphead", "title")
    matter = matter or what.kind == "trigger"
    return what.nominal and what.prep in preps and not (what.conj or what.genitive) and matter


def _fate(context: Context, pact: Item) -> str | None:
    """The change that a pact came to: «broken», «made», or "" where it is only said to be in force; None of neither."""
    head = context.previous(pact)
    if head is not None and head.nominal and head.last in (pact.first, pact.prep_at) and head.word is not None:
        reached = (pact.genitive or pact.prep == "ila") and head.word.stem in _REACHING
        return "made" if reached and (_comes_about(context, head) or _reachers(context, head)) else None
    for verb in () if pact.prep or pact.genitive else context.of["verb"]:
        if pact in context.subjects.get(verb.index, ()) and (change := _by_verb(context, verb, pact)) is not None:
            return change
    return None


def _by_verb(context: Context, verb: Item, pact: Item) -> str | None:
    """What a verb says became of the pact that is its subject."""
    if _is_of(verb, _BREAKS) and not verb.negated or _is_of(verb, _LASTS) and verb.negated:
        return "broken" if _is_ended(verb, pact) else None
    begins = _is_of(verb, _BEGINS) and not verb.negated
    return "" if begins and _in_force(context, verb, pact) else None


def _is_ended(word: Item, pact: Item) -> bool:
    """«انتهت الهدنة» is over; «انتهت المفاوضات» says of talks no more than that they were held."""
    stems = frozenset({word.word.stem}) | word.word.lemmas if word.word is not None else frozenset[str]()
    return stems.isdisjoint(_ENDS) or pact.word is not None and pact.word.stem in _TRUCE


def itself(context: Context, pact: Item) -> Argument:
    """«هدنة إنسانية»، «مشاورات جنيف»: its words, with whose or of where it is."""
    after = context.following(pact)
    own = after is not None and after.nominal and after.genitive and after.first == pact.last
    own = own and after is not None and after.word is not None and after.word.stem not in _INTO_FORCE
    return context.words(pact.fill[0], after.last if own and after is not None else pact.last, pact)


def _comes_about(context: Context, reaching: Item) -> bool:
    """«تم التوصل إلى …»، «جرى توقيع …»: it is told to have come about."""
    verb = context.previous(reaching)
    light = verb is not None and verb.kind == "verb" and verb.entry is not None and verb.entry.value == _HAPPEN
    return light and verb is not None and (verb.inflected("past") or verb.negated)


def _in_force(context: Context, verb: Item, pact: Item) -> bool:
    """«دخلت الهدنة حيز التنفيذ»، «سرت الهدنة»: and not «دخل الاتفاق في نفق مظلم»."""
    if not verb.has("vt", "light"):
        return True
    near = context.sentence.words[max(verb.last, pact.last) : max(verb.last, pact.last) + 2 * _NEAR]
    return any(word.stem in _INTO_FORCE for word in near)


def _is_of(verb: Item, lemmas: frozenset[str]) -> bool:
    return verb.word is not None and not verb.word.lemmas.isdisjoint(lemmas)
