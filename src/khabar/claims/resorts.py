"""What alone was left to somebody, and so was done, and what one chose: «لم يجدوا بدا من الاستسلام»، «فضلوا الفرار»."""

from __future__ import annotations

from khabar.claims.carriers import CHOOSES
from khabar.claims.context import STRIKES, Context, Sides
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, headed, is_somebody
from khabar.grammar.classes import word_class

_WAYS_OUT, _FINDS, _STAYS = word_class("way_out"), word_class("finds"), word_class("stays_open")
_SAVE = word_class("except") | {"غير"}
_NEVER = frozenset({"لم", "ما"})
_NEAR = 6  # items from the verb to the deed
_CHOOSING = word_class("chooses")
MAY_WILL = frozenset({"verb", "vt", "vi"})  # labels of verbs that may tell of a will
_TO = ("ila", "ala", "fi")
_WANTING = word_class("wants")
_JOINING = frozenset({"membership", "support"})
_WILLS = _CHOOSING | _WANTING | word_class("holds_back")
_STEPS = frozenset({"flight", "movement", "handover", "control", "displacement", "membership"})
_FLIGHT, _WHEN = frozenset({"flight"}), frozenset({"before", "after"})
_WAYS, _BY = frozenset({"خلال", "عبر", "طريق"}), frozenset({"via", "through"})
_FLIERS, _ANSWERS = frozenset({"air"}), frozenset({"answer", "do", "manage"})
_ACTIVE = frozenset({"vt", "vi", "verb"})
_WITHIN = frozenset({"noun", "date", "other", "trigger"})
_DEALT = STRIKES | _STEPS | {"killing", "arrest", "detention", "execution", "release", "abduction", "destruction"}


@only_of(stems=_FINDS | _STAYS)
def resort(context: Context) -> None:
    """Give the deed to whom nothing else was left."""
    for deed in context.of["trigger"]:
        frame = context.deed(deed)
        if frame is None or frame.event not in _STEPS or deed.conj:
            continue
        verb, way = _left(context, deed)
        before = context.sentence.form((deed.prep_at if deed.prep_at >= 0 else deed.first) - 1)
        save = before in _SAVE or context.sentence.form(deed.prep_at) in _SAVE
        if verb is None or not (save or way and deed.prep == "min"):
            continue
        whose = _whose(context, verb, deed)
        if whose:
            context.given[deed.index] = whose
            context.orphans.pop(deed.index, None)


@only_of(stems=word_class("flight_noun"))
def flee(context: Context) -> None:
    """«أحرق المسلحون وثائقهم قبل الفرار»: with its article a flight is of whoever does what it came before or after."""
    for deed in context.of["trigger"]:
        if deed.prep not in _WHEN or deed.pronoun or not deed.definite or deed.index in context.given:
            continue
        after = context.following(deed)
        if after is not None and after.genitive or not context.may_mean(deed, _FLIGHT):
            continue
        verb = next((i for i in reversed(context.items[: deed.index]) if i.kind not in _WITHIN), None)
        active = verb is not None and verb.kind == "verb" and not verb.negated and verb.has("vt", "light", "verb")
        whose = context.subjects.get(verb.index, []) if verb is not None and active else []
        if not whose or not (acts(whose[0]) or is_somebody(whose[0]) or whose[0].partitive):
            continue
        if not any(is_somebody(i) and not i.prep for i in context.items[whose[0].index + 1 : deed.index]):
            context.given[deed.index] = list(whose)  # not «قتلت الشرطة السجين بعد الفرار»


@only_of(stems=_WAYS)
def by_way(context: Context) -> None:
    """«ضغط التنظيم على الأهالي من خلال قصف القرى»: by what somebody does it he has done as well."""
    for deed in context.of["trigger"]:
        if deed.prep not in _BY or deed.pronoun or deed.index in context.given or context.deed(deed) is None:
            continue
        after = context.following(deed)
        if after is not None and after.genitive and headed(after, "grouphead", _FLIERS):
            continue  # «عبر غارات الطيران»
        verb = next((i for i in reversed(context.items[: deed.index]) if i.kind not in _WITHIN), None)
        if verb is None or verb.kind != "verb" or verb.negated or verb.index in context.modal or not _is_done(verb):
            continue
        whose = context.subjects.get(verb.index, [])
        if whose and verb.index not in context.passive and (acts(whose[0]) or is_somebody(whose[0])):
            context.given[deed.index] = list(whose)


def _is_done(verb: Item) -> bool:
    """Whether the verb tells of what was done, by whoever did it: no wish, no attempt, and no passive."""
    entry = verb.entry
    if entry is None or "passive" in entry.features or verb.word is None or verb.word.future:
        return False
    return entry.label in _ACTIVE or entry.label == "light" and entry.value in _ANSWERS


def _left(context: Context, deed: Item) -> tuple[Item | None, bool]:
    """The denied verb of finding or being left before a deed, and whether a way out is what was not found."""
    way = False
    for item in reversed(context.items[max(0, deed.index - _NEAR) : deed.index]):
        word = item.word
        if word is not None and word.form in _WAYS_OUT:
            way = True
        elif item.kind == "verb" and word is not None:
            denied = context.sentence.unjoined(item.first - 1) in _NEVER
            return (item, way) if denied and word.stem in _FINDS | _STAYS else (None, way)
        elif item.kind not in ("noun", "date", "other"):
            return None, way
    return None, way


def _whose(context: Context, verb: Item, deed: Item) -> list[Item]:
    """Who finds nothing else, or before whom it alone is left."""
    if verb.word is not None and verb.word.stem in _FINDS:
        return context.subjects.get(verb.index, [])
    return [
        i
        for i in context.items[verb.index + 1 : deed.index]
        if i.kind == "noun" and i.prep == "at" and (acts(i) or is_somebody(i) or i.has("human"))
    ]


def will_of(context: Context, item: Item, sides: Sides) -> str:
    """«فضلوا تسليم أنفسهم»: a step that somebody chooses; «أحجم الجيش عن قصف البلدة»: a blow that he does not deal."""
    if item.word is None or not item.word.means(_WILLS) or item.entry is None or item.entry.label not in MAY_WILL:
        return ""
    if item.word.means(_CHOOSING):
        steps = [context.deed(i) for group in sides.objects[:1] for i in group]
        return CHOOSES if steps and all(step is not None and step.event in _STEPS for step in steps) else ""
    if item.word.means(_WANTING):  # «يريد الجنود الانضمام إلى …»
        groups = (*sides.objects[:1], *(sides.slots.take(slot) for slot in _TO))
        meant = [context.deed(i) for group in groups for i in group if i.kind == "trigger"]
        joins = bool(meant) and all(deed is not None and deed.event in _JOINING for deed in meant)
        return "plan" if joins and not item.negated else ""
    told = [*sides.objects, sides.slots.take("an"), sides.slots.take("fi") if sides.slots.take("an") else []]
    blows = [context.deed(i) for group in told for i in group if i.kind == "trigger"]
    return "refuse" if blows and all(blow is not None and blow.event in _DEALT for blow in blows) else ""
