"""Deeds that a clause names beside its own, and who does them: «سافر إلى سوريا للالتحاق بالتنظيم»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.aims import is_shown
from khabar.claims.announcements import Groups
from khabar.claims.carriers import is_own, sent
from khabar.claims.context import HURT, STRIKES, Context
from khabar.claims.items import GROUND, Item
from khabar.claims.slots import Slots
from khabar.claims.traits import acts, is_somebody, is_state
from khabar.claims.visits import lend_visits
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

CHARGED = frozenset({"arrest", "execution", "detention", "killing", "proceeding"})
_TRIERS = ("تهم", "ته", "تها", "تهما")
_RESORTS, _FIGHT = "لجا", frozenset({"clash"})
_OVERSEES, _BEHIND, _BACKING = "overseen", "behind", frozenset({"support"})
_FIGHTING, _RANKS = "قتال", word_class("ranks")
_TOLD = frozenset({"an", "min", "ala", "ila", "bi"})
_GOING = frozenset({"movement", "flight", "membership", "clash"})
_SENDS = frozenset({"send", "transfer", "smuggle"})
_SENDINGS = frozenset({"send|sent_off"})
_DISPERSES = "disperse"
_JUDGES = word_class("judges")
_UNCOVERS, _HOSTILE = word_class("uncovers"), STRIKES | HURT | {"abduction", "destruction", "execution"}
_ENABLES = frozenset({"مكن"})
_WARDED = frozenset({"foiled", "repelled"})


def lend(
    context: Context, item: Item, slots: Slots, subject: Sequence[Item], objects: Groups, frames: Sequence[Frame]
) -> None:
    """Deeds that a clause names beside its own: what somebody is charged with, what somebody acts for."""
    by, events = slots.by, [frame.event for frame in frames] if frames else []
    charged = bool(events) and events[0] in CHARGED
    if "charge" in by and not CHARGED.isdisjoint(events):
        charge(context, by["charge"], _befallen(item, frames, subject, objects, slots))
    if "li" in by:
        if charged and (whom := objects[-1] if objects else slots.take("ala")):
            reasons(context, by["li"], whom)
        sent(context, slots, subject, bool(frames) and "from" in frames[0].filled)
    if "brings" in item.labels and item.word is not None and item.word.means(_ENABLES):
        _enable(context, item, slots, objects)
    lend_visits(context, item, slots, subject)
    resorts = "ila" in by and item.entry is not None and item.entry.lemma == _RESORTS
    oversees = "ala" in by and bool(frames) and frames[0].id == _OVERSEES
    behind = bool(objects) and bool(frames) and frames[0].id == _BEHIND and not item.negated
    if "ila" in by and subject and "membership" in events:
        _go_to_war(context, by["ila"], subject)
    if not subject or not ("li" in by or "for" in by or resorts or oversees or behind):
        return  # as mostly
    if not (acts(subject[0]) or is_somebody(subject[0]) or subject[0].partitive or behind):
        if is_state(subject[0]):  # «استخدمت فرنسا القاعدة لإرسال طائرات»: of states, no more than what they send
            sends = (deed for deed in by.get("li", ()) if deed.entry is not None and deed.entry.value in _SENDINGS)
            context.given.update((deed.index, list(subject)) for deed in sends if not deed.pronoun)
        return
    if item.entry is not None and item.entry.label in ("vi", "vp") and not HURT.isdisjoint(events):
        return  # «سقط عشرات المدنيين ضحايا للقصف»: whoever falls does nothing more
    if "protest" in events:
        return  # «تظاهر الأهالي في سبيل تحرير أبنائهم»: what others are to do
    resorted = by["ila"] if resorts else []
    context.given.update((deed.index, list(subject)) for deed in resorted if deed.kind == "trigger")  # «لجأ إلى الفرار»
    if oversees or behind:  # «أشرف ضباط على تدريب المقاتلين»، «تقف دولة وراء تمويلهم»: they are trained by those
        deeds = by["ala"] if oversees else [i for group in objects for i in group]
        backing = (deed for deed in deeds if context.means(deed, _BACKING))
        context.given.update((deed.index, list(subject)) for deed in backing)
    for deed in (*slots.take("li"), *slots.take("for")):
        if _is_of_others(context, item, deed, events):
            continue
        doing = deed.kind == "trigger" and deed.entry is not None and deed.entry.label in ("ni", "nt")
        if (doing or in_ranks(context, deed)) and deed.entry is not None and not _is_bound(context, deed):
            tried = any(_tries(context, i) for i in context.items[: deed.index] if i.kind == "other")
            held = slots.take("ala") or (list(objects[-1]) if objects else [])
            near = context.items[deed.index - 1]
            near_acts = near.kind == "noun" and near.prep == "li" and acts(near)  # «إحداثيات لطائرات التحالف لقصف …»
            made = bool(objects) and bool(frames) and _made_go(context, frames[0], deed, objects[-1])
            whose = [near] if near_acts else held if tried and held else objects[-1] if made else subject
            if charged and deed.pronoun and deed.entry.label == "ni":
                continue  # whom the enclitic means is looked for
            context.given.setdefault(deed.index, list(whose))  # «سافر إلى سوريا للالتحاق بالتنظيم»


def _enable(context: Context, item: Item, slots: Slots, objects: Groups) -> None:
    """«ما مكّن الجيش من استعادة البلدة»، «مكنتهم من الفرار»: whom something lets do it does it."""
    deeds = [i for i in slots.take("min") if i.kind == "trigger" and not i.pronoun]
    if item.pronoun:
        own = (deed for deed in deeds if is_own(context, deed))
        context.own.update((deed.index, item.pronoun) for deed in own)
    elif objects and (acts(objects[-1][0]) or is_somebody(objects[-1][0]) or objects[-1][0].count is not None):
        context.given.update((deed.index, list(objects[-1])) for deed in deeds)


def _go_to_war(context: Context, joined: Sequence[Item], subject: Sequence[Item]) -> None:
    """«انضمت فرنسا إلى القتال ضد التنظيم»: whoever joins a fight is a side of it."""
    if acts(subject[0]) or is_state(subject[0]) or is_somebody(subject[0]):
        fights = (deed for deed in joined if deed.kind == "trigger" and context.may_mean(deed, _FIGHT))
        context.given.update((deed.index, list(subject)) for deed in fights)


def _is_of_others(context: Context, item: Item, deed: Item, events: Sequence[str]) -> bool:
    """A deed for which something is done, and which who does that does not do."""
    if deed.pronoun and any(i.kind == "trigger" for i in context.items[item.index + 1 : deed.index]):
        return True  # «قضت المحكمة بسجن شاب لانتمائه إلى …»: of whom the deed between befalls
    meant = context.deed(deed)
    if meant is not None and meant.event == "release" and "payment" in events:
        return True  # «دفعت الأسرة فدية لإطلاق سراح ابنها»: who pays does not let anybody go
    if meant is not None and meant.event in _HOSTILE and _uncovers(context, item, deed):
        return True
    if _speaks(context, item, deed) or meant is not None and meant.id == _DISPERSES:
        return True  # «أطلقت النار لتفريق المتظاهرين»: who disperses them does not protest
    # «بث فيديو لإعدام جندي»: who shows it is not said to have done it
    # «نشرت القوات حواجز لمنع الفرار إلى تركيا»: who prevents it does not flee
    return is_shown(context.items, deed) or _is_warded(context, deed)


def _befallen(
    item: Item, frames: Sequence[Frame], subject: Sequence[Item], objects: Groups, slots: Slots
) -> Sequence[Item]:
    """Whom the law is told of: «اعتقلت ثلاثة»، «حكمت على شاب»، «حوكم ثلاثة»، «مثل شاب أمام القضاء»."""
    if objects:
        return objects[-1]
    suffers = item.entry is not None and item.entry.label == "vp" or frames[0].roles.get("subj") == "target"
    return subject if suffers else slots.take("ala")


def charge(context: Context, deeds: Sequence[Item], accused: Sequence[Item]) -> None:
    """«أعدم ثلاثة بتهمة محاولة الانشقاق»: with what somebody is charged he has done, if the charge is true."""
    for named in deeds:
        after = context.following(named)
        within = after is not None and (not after.prep or after.prep_at == named.prep_at)  # «بتهمة ارتكاب | جرائم»
        tried = named.has("lightnoun") and after is not None and after.kind == "trigger" and within
        deed = after if tried and after is not None else named
        if (
            accused
            and deed.kind == "trigger"
            and (not deed.pronoun or _are_counted(accused) and deed.entry is not None and deed.entry.label == "ni")
            and context.sentence.form(named.prep_at + 1) != GROUND
        ):
            context.given.setdefault(deed.index, list(accused))


def _are_counted(accused: Sequence[Item]) -> bool:
    """«أوقفت الشرطة ثلاثة للاشتباه بانتمائهم إلى …»: whom a bare number tells of, which no pronoun finds."""
    one = accused[0]
    return len(accused) == 1 and one.count is not None and one.fill == (one.count.first, one.count.last)


def in_ranks(context: Context, deed: Item) -> bool:
    """«سافر إلى سوريا للقتال في صفوف التنظيم»: for whom one fights, and no fighting that breaks out."""
    within = context.following(deed)
    fights = deed.entry is not None and deed.entry.lemma == _FIGHTING
    word = within.word if within is not None and within.prep == "fi" else None
    return fights and word is not None and word.stem in _RANKS and not word.pronoun


def _is_warded(context: Context, deed: Item) -> bool:
    """A deed that is brought in by a noun of preventing it."""
    ahead = context.items[deed.index - 1] if deed.index else deed
    light = ahead.word.entry("lightnoun") if ahead.word is not None else None
    return light is not None and light.value in _WARDED and ahead.last == deed.first


def _is_bound(context: Context, deed: Item) -> bool:
    """«المناطق الخاضعة لسيطرة …»: of the participle before it."""
    ahead = context.items[deed.index - 1]
    return ahead.kind == "other" or ahead.has("participle")


def reasons(context: Context, deeds: Sequence[Item], whom: Sequence[Item]) -> None:
    """«اعتقلت الشرطة شاباً لانتمائه إلى …»: the enclitic is whom it befalls, and not who does it."""
    for deed in deeds:
        meant = context.deed(deed)
        if meant is not None and meant.constants.get("kind") == "charge":
            continue  # «أحالت المتهمين إلى المحكمة لاتهامهم بقتل …»: they charge nobody
        if deed.kind == "trigger" and deed.pronoun and not _is_bound(context, deed):
            context.given.setdefault(deed.index, list(whom))


def _speaks(context: Context, item: Item, deed: Item) -> bool:
    """«وصف الوزير الدعم بأنه أساسي لتحرير المدينة»: who only judges, or tells of others, does not do what it is for."""
    says = item.has("say") and item.entry is not None and item.entry.label != "light"
    between = context.items[item.index + 1 : deed.index] if says else ()
    told = any(i.nominal and i.prep in _TOLD for i in between)  # «كشف الوزير عن خطة للسيطرة على المدينة»
    return told or item.word is not None and item.word.stem in _JUDGES


def _uncovers(context: Context, item: Item, deed: Item) -> bool:
    """«كشف الجيش مخططاً لاستهداف المطار»: who learns of a plan to strike is not who plans it."""
    planned = any(i.has("lightnoun") for i in context.items[item.index + 1 : deed.index])
    return planned and item.word is not None and item.word.means(_UNCOVERS)


def _made_go(context: Context, frame: Frame, deed: Item, whom: Sequence[Item]) -> bool:
    """«جند التنظيم شباناً للقتال في سوريا»: whoever is made to go does what it is for."""
    meant = context.deed(deed)
    goes = meant is not None and meant.event in _GOING and (frame.event == "recruitment" or frame.id in _SENDS)
    return goes and (is_somebody(whom[0]) or acts(whom[0]))


def _tries(context: Context, item: Item) -> bool:
    """«أثناء محاولتهم السفر للالتحاق بالتنظيم»: those who are caught try it, and not who catches them."""
    hedged = item.entry is not None and item.entry.label == "hedge" and item.entry.value == "attempted"
    return hedged and context.sentence.form(item.last - 1).endswith(_TRIERS)
