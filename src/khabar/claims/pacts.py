"""What a pact is about, whether it was made or broken, and who agrees to what by a noun: «موافقة تركيا على …»."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.chains import named
from khabar.claims.context import Context
from khabar.claims.decrees import hold_order
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.national import states_of
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, is_actor, is_place, is_quality
from khabar.claims.unsided import add_unsided, itself, told_by
from khabar.grammar.classes import word_class

_TRUCES, _CEASE = word_class("truce"), frozenset({"وقف", "ايقاف"})  # «هدنة»، «وقف إطلاق النار»
_HOLDS = word_class("holds_edict")
_BREAKS, _BREAKING = word_class("pact_breaking"), word_class("breaks_down")
_MAKES = word_class("makes_pact")
_CONSENT, _CONSENTED = word_class("consent"), word_class("consented") | word_class("pact") | word_class("law")
_KEEPING, _PACTS = word_class("keeping"), word_class("pact")
_ANSWERS = _CONSENT | _KEEPING | {"رفض"}
_WANTING = frozenset({"without", "before", "if"})
_NEEDS = word_class("calls_for_consent")
_LEAVES, _ENDS_PACT, _PACT = word_class("leaves_talks"), word_class("ends_pact"), frozenset({"agreement"})
_LEVELS = word_class("level_of_it")
_OFFERS = word_class("offers_pact")
_STEPS = _LEAVES | _ENDS_PACT | _OFFERS  # what a side of a pact does
_AGREED = "frame.agreed."
_ABOUT = frozenset({"ala", "about"})
_OF, _OF_OTHERS = frozenset({"bi", "ala"}), frozenset({"bi", "li", ""})
_LEADS_ON = frozenset({"bi", "li", "ala", "fi", "ila"})
_REACH, _NEAR, _TWO = 9, 3, 2


@only_of(stems=_ANSWERS)
def add_consents(context: Context) -> None:
    """Agreements by a noun of consent."""
    for item in context.of["noun"]:
        if item.word is not None and item.word.stem in _ANSWERS:
            _answer(context, item)


@only_of(lemmas=_STEPS)
def add_offers(context: Context) -> None:
    """What a side of a pact does: it leaves the talks, ends a pact or offers one."""
    for verb in context.of["verb"]:
        if verb.word is not None and not verb.word.lemmas.isdisjoint(_STEPS):
            _leave(context, verb)
            _offer(context, verb)


def add_pacts(context: Context) -> None:
    """For each pact what it is about, and what has become of it."""
    pacts = [item for item in context.of["trigger"] if context.may_mean(item, _PACT)]
    if not pacts and not [draft for draft in context.drafts if draft.event == "agreement"]:
        return  # as mostly
    told = context.by_deed()
    for item in pacts:
        known = told.get(item.index)
        if known is not None and (known.event != "agreement" or "party" in known.roles):
            continue
        if (draft := _sided(context, item, known)) is not None and known is None:
            context.drafts.append(draft)
            told[item.index] = draft
    for draft in context.drafts:
        noun = draft.at is not None and (draft.at.kind == "trigger" or draft.rule.startswith(_AGREED))
        if draft.event == "agreement" and draft.at is not None and noun and draft.ready():
            if "content" not in draft.roles:
                _fill_content(context, draft, draft.at, told)
            _fate(context, draft, draft.at)
        if draft.event == "agreement" and draft.at is not None and draft.at.kind == "verb" and draft.ready():
            _widen(context, draft, told)
    add_unsided(context, pacts, told)


def _sided(context: Context, item: Item, known: Draft | None) -> Draft | None:
    """«اتفاق [واشنطن] و[أنقرة] على …»، «الاتفاق [الأميركي] [التركي]»: whose it is, by two names or two adjectives."""
    if item.entry is None or item.entry.label != "ev" or item.negated or item.pronoun:
        return None
    sides = [context.words(at, at + 1, item) for at in states_of(context.sentence, item)]
    one, other = context.following(item), None
    if one is not None and one.genitive and one.kind == "noun" and one.first == item.last:
        other = context.following(one)
    if one is not None and other is not None and other.conj and not other.prep and _is_side(one) and _is_side(other):
        sides = [context.filler(one), context.filler(other)]
        if known is not None:
            known.roles.pop("place", None)
    if len(sides) != _TWO:
        return None
    draft = known or context.start("agreement", "frame.agreement.whose", item, ("party",))
    for side in sides:
        draft.add("party", side)
    draft.given = item.definite and bool(item.prep)  # «لم يصدر تعليق على الاتفاق السعودي اليمني»: there is one
    return draft


def _is_side(item: Item) -> bool:
    """A body, or a state or its capital."""
    return item.kind == "noun" and (acts(item) or item.mention("place") is not None and item.short)


def _widen(context: Context, draft: Draft, told: dict[int, Draft]) -> None:
    """«اتفقا على [تمديد الهدنة]»، «رفضت [عرضاً روسياً بالخروج]»: what a verb names goes on to what it is of."""
    whole: list[Argument] = []
    for argument in draft.roles.get("content", ()):
        item = argument.item
        if whole and argument.start < whole[-1].stop:
            continue  # «على [ضرورة توفير غطاء جوي]»: within what is named
        after = context.following(item) if item is not None and not (argument.inherited or argument.pending) else None
        goes_on = after is not None and after.nominal and not after.conj and item is not None
        goes_on = (
            goes_on and after is not None and (after.genitive or after.prep in _LEADS_ON) and not is_quality(after)
        )
        if item is not None and goes_on and not (item.kind == "trigger" and after is not None and not after.genitive):
            pact = context.may_mean(item, _PACT)
            aim = itself(context, item) if pact else named(context.sentence, context.items, told, item)
            argument = Argument(argument.start, max(aim.stop, argument.stop), item)
        whole.append(argument)
    if whole:
        draft.roles["content"] = whole


def _offer(context: Context, verb: Item) -> None:
    """«عرضت واشنطن على موسكو هدنة»، «اقترح الوسيط وقف إطلاق النار»: who means to come to a pact, and with whom."""
    if verb.word is None or verb.word.lemmas.isdisjoint(_OFFERS) or verb.negated:
        return
    who = [i for i in context.subjects.get(verb.index, ()) if is_actor(i) or i.mention("place") is not None]
    to: list[Item] = []
    for item in context.items[verb.index + 1 : verb.index + 2 + 2 * _NEAR] if who else ():
        if item.kind in ("verb", "that", "clause", "relative", "mark"):
            return
        if item.prep == "ala" and is_actor(item) and not to:
            to = [item]
        elif context.may_mean(item, _PACT) and not item.conj and (not item.prep or item.genitive):
            if any(d.at is item and d.ready() for d in context.drafts):
                return
            draft = context.start("agreement", "frame.agreement.offer", verb, ("party", "content"))
            for one in (*who, *to):
                draft.add("party", context.filler(one))
            draft.roles["content"] = [itself(context, item)]
            draft.modality = "intended"
            context.drafts.append(draft)
            return


def _leave(context: Context, verb: Item) -> None:
    """«انسحب الوفد من المفاوضات»، «ألغت الحركة اتفاقها مع …»: who breaks off what he was a party to."""
    lemmas = verb.word.lemmas if verb.word is not None else frozenset[str]()
    if verb.negated or verb.hedge or context.modal.get(verb.index) or not verb.inflected("past"):
        return
    leaves, ends = bool(lemmas & _LEAVES), bool(lemmas & _ENDS_PACT)
    who = [i for i in context.subjects.get(verb.index, ()) if is_actor(i)] if leaves or ends else []
    if not who:
        return
    for item in context.items[verb.index + 1 : verb.index + 2 + _NEAR]:
        if item.kind in ("verb", "that", "clause", "relative", "mark"):
            return
        if context.may_mean(item, _PACT) and item.prep == ("min" if leaves else "") and not item.conj:
            known = [d for d in context.drafts if d.event == "agreement" and d.at is item]
            draft = known[0] if known else context.start("agreement", "frame.agreement.left", item, ("party",))
            sides = draft.roles.pop("party", [])
            for one in who:
                draft.add("party", context.filler(one))
            draft.roles["party"] += [s for s in sides if s.item not in who]
            draft.roles["content"] = [context.words(*item.fill, item)]
            draft.constants, draft.modality = {**draft.constants, "change": "broken"}, "asserted"
            if not known:
                context.drafts.append(draft)
            return


def _fill_content(context: Context, draft: Draft, at: Item, told: dict[int, Draft]) -> None:
    """«[هدنة]»، «اتفاقاً [لتصدير النفط]»، «اتفاق يقضي ب[خروج المقاتلين]»، «مفاوضات حول [تبادل الأسرى]»."""
    if at.word is not None and at.word.stem in _TRUCES | _CEASE:
        if not at.pronoun:
            draft.roles["content"] = [context.words(*at.fill, at)]
        return
    for item in context.items[at.index + 1 : at.index + 1 + _REACH]:
        if item.kind == "verb":
            held = context.items[item.index + 1] if item.index + 1 < len(context.items) else None
            holds = item.word is not None and item.word.lemmas & _HOLDS
            if holds and held is not None and held.prep in _OF and held.nominal:
                draft.add("content", Argument(*context.sentence.bounds(held.first, held.last), held))
                hold_order(context, draft)
            return
        if item.kind in ("that", "clause", "relative") or item.kind == "mark" and item.value not in "،,":
            return
        if item.kind == "mark" or not item.nominal or item.conj or _is_party(draft, item):
            continue
        if item.word is not None and item.word.stem in _LEVELS:
            continue  # «اتفاق واشنطن وطهران على الصعيد السياسي»
        if item.prep in _ABOUT or item.prep == "li" and _is_aim(item):
            sides = [i for a in draft.roles.get("party", ()) if (i := a.item) is not None and i.index > item.index]
            until = min(sides, key=lambda i: i.index, default=None)
            aim = named(context.sentence, context.items, told, item, until)
            draft.roles["content"] = [Argument(aim.start, aim.stop, item)]  # beside its words, which are as they were
            return


def _is_party(draft: Draft, item: Item) -> bool:
    return any(argument.item is item for argument in draft.roles.get("party", ()))


def _is_aim(item: Item) -> bool:
    """A deed or a matter, and nobody, no place and no time."""
    if item.kind == "trigger":
        return True
    thing = item.has("noun", "lightnoun") and not item.has("human", "title", "grouphead", "placehead")
    return thing and not (item.mentions or item.count is not None or is_place(item))


def _fate(context: Context, draft: Draft, at: Item) -> None:
    """«انهيار الهدنة بين …»، «فشلت المفاوضات بين …» have broken it; «وقع الطرفان اتفاقاً» makes it."""
    if "change" in draft.constants or draft.polarity == "denied" or draft.modality != "asserted":
        return
    before = context.previous(at)
    if before is not None and before.nominal and at.genitive and before.last == at.first and before.word:
        if before.word.stem in _BREAKING and not before.negated:
            draft.constants = {**draft.constants, "change": "broken"}
        return
    verb = next((i for i in reversed(context.items[: at.index]) if i.kind == "verb"), None)
    if verb is None or verb.word is None or verb.negated:
        return
    if any(i.kind in ("that", "clause", "relative") for i in context.items[verb.index : at.index]):
        return
    lemmas = verb.word.lemmas
    subject = context.subjects.get(verb.index, [])
    if lemmas & _BREAKS and at in subject:
        draft.constants = {**draft.constants, "change": "broken"}
        told_by(context, draft)
    elif lemmas & _MAKES and verb.inflected("past") and at.prep in ("", "ila") and at not in subject:
        draft.constants = {**draft.constants, "change": "made"}


def _answer(context: Context, item: Item) -> None:
    """«موافقة تركيا على استخدام القاعدة»، «جددت الحركة رفضها للهدنة»، «التزامها بها»: whose it is, and to what."""
    before = context.previous(item)
    stem = item.word.stem if item.word is not None else ""
    consents, keeps = stem in _CONSENT, stem in _KEEPING
    if item.negated and not keeps or item.prep in _WANTING or _is_wanted(context, item):
        return
    what = context.following(item)
    whose = _whose(context, item, what, before)
    if whose and whose[0] is what and what is not None:
        what = context.following(what)
    if not whose or what is None or what.prep not in (_OF if consents else _OF_OTHERS) or not what.nominal:
        return
    stems = {word.stem for word in context.sentence.words[what.first : what.first + 2]}
    pact = context.may_mean(what, _PACT)
    deed = what.kind == "trigger" and consents
    if not pact and (keeps or not deed and stems.isdisjoint(_CONSENTED if consents else _PACTS)):
        return
    draft = context.start("agreement", "frame.agreement.consent", item, ("party", "content"))
    for one in whose:
        draft.add("party", context.filler(one))
    told = context.by_deed()
    aim = named(context.sentence, context.items, told, what) if consents else itself(context, what)
    draft.add("content", Argument(aim.start, aim.stop, what))
    draft.constants = {} if keeps else {"change": "made" if consents else "refused"}
    draft.modality = context.modal.get(item.index) or "asserted"
    draft.polarity = "denied" if item.negated else "affirmed"
    if not consents:  # «أعلنت التزامها بالهدنة»، «رفضها للهدنة»: kept or refused, and not made by her
        own = {-1, *(a.start for a in draft.roles["party"])}
        context.drafts[:] = [d for d in context.drafts if d.at is not what or {*_starts(d)} - own]
    context.drafts.append(draft)


def _starts(draft: Draft) -> list[int]:
    """Where the parties of a pact stand; -1 of one that is still looked for."""
    return [-1 if a.pending else a.start for a in draft.roles.get("party", ())]


def _is_wanted(context: Context, item: Item) -> bool:
    """«يتطلب موافقة الوزير»، «من دون موافقة …»: it is not given yet."""
    words = context.sentence.words
    if item.first and words[item.first - 1].stem in _NEEDS:
        return True
    for verb in reversed(context.items[max(0, item.index - _NEAR) : item.index]):
        if verb.kind == "verb" and verb.word is not None:
            return verb.negated or bool(verb.word.lemmas & _NEEDS)
    return False


def _whose(context: Context, item: Item, after: Item | None, before: Item | None) -> list[Item]:
    """Whose consent it is: the genitive, the rest of the phrase, or whoever announces it."""
    if item.pronoun:
        verb = next((i for i in reversed(context.items[: item.index]) if i.kind == "verb"), None)
        who = [i for i in context.subjects.get(verb.index, ()) if is_actor(i)] if verb is not None else []
        near = before is verb or before in who or before is not None and before.value == "apposition"
        near = near or before is not None and before.kind == "date"
        consents = item.word is not None and item.word.stem in _CONSENT
        return who if consents or near else []  # «ما نقل عن زعيمهم بشأن رفضه»: his own, and nobody's before
    if item.last - item.first > 1 and item.prep != "li":
        first = item.first + 1
        inner = replace(item, first=first, fill=(first, item.last), prep="", prep_at=-1)
        inner.stand_for(context.sentence.words[first])
        return [inner] if is_actor(inner) else []
    return [after] if after is not None and after.genitive and not after.prep and is_actor(after) else []
