"""Who is accused, blamed or charged, and the deed that is laid to him: «اتهم الحكومة بقصف المدينة»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from khabar.claims.arguments import complements
from khabar.claims.carriers import beyond_clause, carry, is_own
from khabar.claims.context import Context, Sides
from khabar.claims.items import Item, opens_clause
from khabar.claims.leads import Lead, before
from khabar.claims.slots import Slots
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, is_actor, is_somebody
from khabar.claims.verbsides import Voice
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame
from khabar.text.clitics import THIRD
from khabar.words import SOUND

_CHARGES = word_class("charge_noun")
_CONVICTION = "convict"
_CHARGED = frozenset({"bi", "charge"})
_GONE = frozenset({"membership", "movement", "flight", "support", "recruitment"})  # of whoever else stands there, too
_HELD = frozenset({"arrest", "detention", "seizure", "raid", "release", "handover", "proceeding", "decree"})
_THAT = "بان"  # «بأنه»
_DEVOTED, _AT_WORK, _FIELD = word_class("devoted_to"), word_class("at_work_on"), "مجال"
_WORKS = frozenset({"recruitment", "support"})
_SUSPECTED, _SUSPECTED_OF = "مشتبه", frozenset({"bi", "fi"})
CLAUSE = 10  # items of a relative clause
_ONE_OF = word_class("one_of")


def lay_blame(context: Context, item: Item, slots: Slots, subject: Sequence[Item], objects: list[list[Item]]) -> None:
    """«اتهم الحكومة بقصف المدينة»: the deed of whom it is laid to; possible where nobody is told who says so."""
    blamed = [i for i in slots.take("bi") if i.kind == "trigger"]
    carry(context, item, "accuse", Sides([], objects, Slots(by={"bi": blamed})))
    before = context.previous(item)
    aside = before is not None and before.kind == "relative"  # «القيادي الذي تتهمه الحكومة بقتل …»: by the way
    if not subject and not item.conj or aside and item.pronoun:
        context.modal.update((deed.index, "possible") for deed in blamed)


def within_charge(context: Context, item: Item, slots: Slots) -> None:
    """«اتهامه بالانضمام إلى الجماعة»: what stands after the charge is of the charge, and not who is charged."""
    charge = next(iter(slots.take("bi")), None)
    meant = context.deed(charge) if charge is not None and charge.kind == "trigger" else None
    leads_on = meant is not None and "ila" in meant.roles  # «اتهامات بالقتل إلى ثلاثة» names whom it charges
    if charge is None or not (item.pronoun or leads_on):
        return
    for slot in slots.by.keys() & {"ila", "did"}:
        slots.by[slot] = [i for i in slots.by[slot] if i.index < charge.index]
    slots.bare = [group for group in slots.bare if group[0].index < charge.index]


def name_charge(context: Context, item: Item, frames: Sequence[Frame], slots: Slots) -> None:
    """«وجهت إليه تهمة التجسس»، «تهمة الانتماء إلى …»: what is in the genitive of the charge is what it is."""
    if not frames or frames[0].kind != "charge":
        return
    word = next((i for i in context.items[item.index + 1 : item.index + CLAUSE] if i.value == "object"), None)
    charge = context.following(word) if word is not None else None
    if word is None or charge is None or charge.prep or charge.conj or charge.first != word.last:
        return
    if charge.kind != "trigger" and not (charge.kind == "noun" and charge.definite):
        return  # «تهمة أخرى»
    slots.bare = [group for group in slots.bare if group[0] is not charge]
    slots.put("bi", [charge])


def of_list(context: Context, item: Item, frames: Sequence[Frame], slots: Slots) -> None:
    """«وضع الحزب على قائمة [المنظمات الإرهابية]»: whose list it is, and nobody who is put on it."""
    if not frames or frames[0].kind != "designation":
        return
    listed = next((i for i in context.items[item.index + 1 : item.index + CLAUSE] if i.value == "object"), None)
    after = context.following(listed) if listed is not None else None
    if listed is None or after is None or after.first != listed.last or not listed.prep:
        return
    own = [after]
    for more in context.items[after.index + 1 :]:
        if more.kind != "noun" or more.first != own[-1].last or more.prep or more.conj or not _describes(more):
            break
        own.append(more)
    slots.bare = [group for group in slots.bare if all(group[0] is not one for one in own)]


def _describes(item: Item) -> bool:
    return item.short and item.definite and item.has("adj") and not item.mentions


def charge_with(context: Context, item: Item, slots: Slots, subject: Sequence[Item]) -> None:
    """«وجه اتهامات إلى الجماعة بقصف …»: what somebody is charged with is theirs, and no more than possible."""
    accused = list(subject[:1]) or slots.take("ila") or slots.take("li")
    told = slots.pronouns.get("ila") or slots.pronouns.get("li") if not subject else ""
    for deed in (i for i in slots.take("bi") if i.kind == "trigger"):
        context.modal.setdefault(deed.index, "possible")
        if told:
            context.own.setdefault(deed.index, told)  # «وجهت إليه تهمة الانتماء إلى …»
            context.since[deed.index] = item
        else:
            context.given.setdefault(deed.index, accused[:1])


def convict_of(context: Context, item: Item, slots: Slots, subject: Sequence[Item]) -> None:
    """«أدين فلان بالانتماء إلى …»: what somebody is found guilty of is his, and no more than possible."""
    for deed in (i for i in (*slots.take("bi"), *slots.take("charge")) if i.kind == "trigger"):
        context.modal[deed.index] = "possible"
        if subject:
            context.given[deed.index] = list(subject)
        else:
            context.orphans[deed.index] = item  # «ثم أدين بالانتماء إلى …»


def go_on(context: Context) -> None:
    """«لإدانته بالسفر إلى سوريا والانضمام إلى تنظيم»: each of the deeds that are laid to one."""
    for item in context.of["trigger"]:
        if item.prep == "charge" or item.prep == "bi" and context.modal.get(item.index) == "possible":
            for deed in _laid(context, item.index)[1:]:
                _as(context, item, deed)
        elif item.pronoun and item.entry is not None and item.entry.value == _CONVICTION:
            for deed in _laid(context, item.index + 1) if item.pronoun in THIRD else ():
                meant = context.deed(deed)
                if not deed.pronoun and meant is not None and meant.event in _GONE:
                    context.own.setdefault(deed.index, item.pronoun)


def _as(context: Context, one: Item, deed: Item) -> None:
    """A deed is laid to whom the one before it is laid to."""
    if one.index in context.given:
        context.given.setdefault(deed.index, context.given[one.index])
    elif one.pronoun or one.index in context.own:
        context.own.setdefault(deed.index, one.pronoun or context.own[one.index])
    elif one.index in context.orphans:
        context.orphans.setdefault(deed.index, context.orphans[one.index])
    if one.index in context.since:
        context.since.setdefault(deed.index, context.since[one.index])
    context.modal.setdefault(deed.index, "possible")


def _laid(context: Context, at: int) -> list[Item]:
    """The deed that is laid to somebody here, and those that a conjunction adds to it."""
    laid: list[Item] = []
    for item in context.items[at : at + CLAUSE]:
        if not laid and (item.kind != "trigger" or item.prep not in _CHARGED):
            break
        if item.kind not in ("trigger", "noun"):
            break
        if item.kind == "trigger" and (not laid or item.conj and not item.prep):
            meant = context.deed(item)
            if item.pronoun and laid or meant is None or meant.event in _HELD:
                break
            laid.append(item)
    return laid


def accused_in(
    context: Context, item: Item, front: Lead, slots: Slots, subject: list[Item], objects: list[list[Item]]
) -> Voice:
    """Who accuses, and whom; the latter is kept for «بأنه …»."""
    if item.pronoun and not (front.relative or objects):
        _accused_before(context, item, slots, bool(subject or front.items))
        return subject, objects
    if subject and not objects and not front.items and slots.bare and slots.take("bi"):
        subject, objects = [], [subject]  # «واتهم النظام بقصف …»: who accuses was told of before
    by = slots.take("by")
    if by and (subject or front.items) and not objects:
        subject, objects = by, [subject or front.items]  # «الحكومة اتهمت من قبل المعارضة بـ…»
    if subject and not objects and (after := beyond_clause(context, subject[0])) is not None:
        objects = [[after]]
    if objects or subject:
        context.accused[item.index] = list(objects[-1] if objects else subject)
    return subject, objects


def charged_with_plan(context: Context, item: Item) -> bool:
    """«اتهمت النيابة ثلاثة شبان بالتخطيط لهجوم»: what somebody is charged with is a plan or an attempt."""
    near = takewhile(lambda i: i.nominal or i.kind in ("date", "other"), context.items[item.index + 1 :])
    return any(i.kind == "other" and i.prep == "bi" and i.entry is not None and i.entry.label == "hedge" for i in near)


def _accused_before(context: Context, item: Item, slots: Slots, told: bool) -> None:
    """«اتهمه المحقق بقتل …»، «اتهمته بأنه قتل …»: who is accused was told of before the verb."""
    for deed in (i for i in slots.take("bi") if i.kind == "trigger" and not i.pronoun):
        context.own.setdefault(deed.index, item.pronoun)
        context.since[deed.index] = item
        if not told:  # «اتهموه بقتل …»: by nobody who is named
            context.modal.setdefault(deed.index, "possible")
    near = context.items[item.index + 1 : item.index + CLAUSE]
    for that, verb in pairwise(near):
        if that.kind == "that" and verb.kind == "verb" and context.sentence.form(that.first).startswith(_THAT):
            context.since[verb.index] = item


@only_of(stems={_SUSPECTED})
def suspect(context: Context) -> None:
    """«المعتقلين المشتبه بانتمائهم إلى …»: of those before the word, and no more than possible."""
    for item in context.items:
        deed = context.following(item)
        if deed is None or deed.kind != "trigger" or deed.prep not in _SUSPECTED_OF:
            continue
        if context.sentence.words[item.last - 1].stem != _SUSPECTED or not (item.short or item.has("human")):
            continue
        context.modal[deed.index] = "possible"
        before = context.previous(item)
        told = (
            before is not None and before.kind == "noun" and before.last == item.first and item.short and not item.prep
        )
        if told and before is not None and item.definite == before.definite and before.has("human", "pp"):
            item.kind, item.value = "other", "apposition"
            context.given.setdefault(deed.index, [before])
        elif item.kind == "noun":
            context.given.setdefault(deed.index, [item])


@only_of(labels={"blamed"})
def blame(context: Context) -> None:
    """«متهم بقتل …»: the deed that follows is that of who is accused of it, and no more than possible."""
    for item in context.items:
        if item.word is None or item.kind not in ("noun", "other"):
            continue
        entry = item.word.entry("blamed")
        described = entry is None and item.kind == "noun" and item.last - item.first > 1  # «خلية متورطة في اغتيال …»
        entry = context.sentence.words[item.last - 1].entry("blamed") if described else entry
        deed = context.following(item) if entry is not None else None
        if entry is None or deed is None or deed.kind != "trigger" or deed.prep not in ("bi", "fi"):
            continue
        context.modal[deed.index] = entry.value
        if described and item.word.stem in _ONE_OF:
            context.given[deed.index] = [item]  # «أحد المتهمين بقتل …»
        elif described and _whose(context, item):
            context.given[deed.index] = [replace(item, fill=(item.last - 1, item.last), mentions=[])]
        elif described and item.fill[0] < item.last - 1 == item.fill[1] - 1:
            context.given[deed.index] = [replace(item, fill=(item.fill[0], item.last - 1))]
        elif item.kind == "noun" and not described:
            # whatever verb stands before: «بدأت المحكمة محاكمة المتهمين في تفجير …»
            context.given[deed.index] = _accused_so(context, item) or [item]


def _whose(context: Context, item: Item) -> bool:
    """«أسماء | المتورطين في …»، «هوية المتهم بـ…»: of those who are accused, and nobody else."""
    head, who = context.sentence.words[item.last - 2 : item.last]
    if item.mention("place") is not None:
        return False  # «أهالي مدينة الضالع»
    if item.has("grouphead") and not item.has("human", "kin") and who.article and who.form.endswith(SOUND):
        return True  # «اعتقلت الشرطة | المتورطين في …»: no police, which is no plural of men
    return bool(who.article) and not (head.article or head.pronoun or head.has("human", "grouphead") or item.count)


@only_of(stems=_DEVOTED, lemmas=_AT_WORK)
def devote(context: Context) -> None:
    """«خلية متخصصة في تجنيد …»، «تعمل الدولة على تجنيد …»، «شبكة تنشط في تجنيد …»: the deed of whom that is told."""
    for deed in context.of["trigger"]:
        meant = context.deed(deed)
        item = context.previous(deed)
        if (
            meant is None
            or meant.event not in _WORKS
            or item is None
            or item.word is None
            or deed.index in context.given
        ):
            continue
        if item.kind == "noun" and item.short and item.prep == "fi" and item.word.stem == _FIELD and deed.genitive:
            item = context.previous(item)  # «تنشط في مجال تجنيد …»
        if item is None or item.word is None:
            continue
        last = context.sentence.words[item.last - 1]
        if item.kind == "noun" and last.stem in _DEVOTED and item.last - item.first > 1:
            context.given[deed.index] = [replace(item, fill=(item.fill[0], item.last - 1))]
        elif item.kind == "verb" and item.word.means(_AT_WORK) and deed.prep in ("ala", "fi", ""):
            whose = context.subjects.get(item.index) or before(context.items, item.index).items
            context.given[deed.index] = list(whose)
        elif item.kind == "other" and context.sentence.words[item.first].means(_AT_WORK) and item.index:
            led = context.items[item.index - 1]  # «خلية تعمل على تجنيد …»
            led = context.items[led.index - 1] if led.kind == "verb" and led.has("aux") and led.index else led
            if led.kind == "noun" and (acts(led) or is_somebody(led)):
                context.given[deed.index] = [led]
        elif item.kind == "noun" and not item.prep and item.index and deed.prep == "ala":
            verb = context.items[item.index - 1]  # «تعمل الدولة على تجنيد …»
            if verb.kind == "verb" and verb.word is not None and verb.word.means(_AT_WORK):
                context.given[deed.index] = [item]


def _accused_so(context: Context, item: Item) -> list[Item]:
    """«المسلحون كانوا متورطين في …»، «كان فلان متورطاً في …»: of whom a verb of being says it."""
    verb = context.previous(item)
    if verb is not None and verb.value == "apposition" and verb.index:
        verb = context.items[verb.index - 1]  # «القائد | فلان متهم بـ…»
    if verb is not None and verb.kind == "noun" and not verb.prep and not item.definite:
        being = context.previous(verb)
        if opens_clause(being):  # «فلان متهم بـ…»
            return [verb] if verb.definite and item.short and not verb.conj and item.prep == "" else []
        return [verb] if opens_clause(being, being=True) else []
    if verb is None or verb.kind != "verb" or not verb.has("aux") or item.definite:
        return []
    return before(context.items, verb.index).items[:1]


def charged_past(accuser: Sequence[Item], slots: Slots) -> list[Item]:
    """«اتهام الجيش | الحركة بقصف القرية»: whom the genitive of the noun charges stands right behind it."""
    whom = slots.bare[0] if accuser and slots.bare else []
    if not whom or whom[0].kind != "noun" or whom[0].conj:
        return []
    between = [
        i for i in slots.dates if accuser[-1].index < i.index < whom[0].index
    ]  # «اتهام الحكومة أمس | الحركة بـ…»
    beside = whom[0].index == accuser[-1].index + 1 + len(between)
    return whom if beside and (is_actor(whom[0]) or whom[0].has("human", "demonstrative")) else []


@only_of(stems=_CHARGES)
def charge(context: Context) -> None:
    """«اتهام الحكومة للجماعة بقصف …», «الاتهامات بقتل …»: no more than possible, and of whom it is laid to."""
    for item in context.items:
        if not item.nominal or item.word is None or item.word.stem not in _CHARGES:
            continue
        slots = complements(context.items, item.index, frozenset({"bi", "li"}))
        charged = slots.take("li") or [] if item.pronoun or "li" in slots.pronouns else slots.take("gen")
        charged = slots.take("li") or charged_past(slots.take("gen"), slots) or charged
        for deed in (i for i in slots.take("bi") if i.kind == "trigger"):
            context.modal.setdefault(deed.index, "possible")
            if charged and charged[0].kind == "noun":
                context.given.setdefault(deed.index, charged[:1])
            elif item.pronoun and not charged and "li" not in slots.pronouns and is_own(context, deed):
                context.own.setdefault(deed.index, item.pronoun)  # «حبس لاتهامه بالانضمام إلى …»
