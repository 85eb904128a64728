"""Whose a deed is or is not by a noun of having part in it: «نفت صلتها بالهجوم»، «لم تعرف الجهة التي نفذته»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.chains import named
from khabar.claims.context import Context
from khabar.claims.draft import Argument
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import is_actor
from khabar.grammar.classes import word_class

_PARTS, _WHOLE = word_class("part_in_deed"), word_class("owning_deed")
_SIDES, _IN_CHARGE = word_class("doer_not_known"), word_class("answerable_adjective")
_DEEDS = frozenset(
    "attack air-strike shelling bombing raid killing injury execution abduction destruction abuse arrest".split()
)
_INTO, _BACK, _ON = frozenset({"bi", "fi", "an", ""}), 6, 5
_HERS = frozenset({"له", "لها", "لهم", "لهما"})  # «أي صلة لها»
_OPEN, _DENIES = frozenset({"unknown"}), frozenset({"deny"})
_OWNS = frozenset({"announce", "claim", "neutral", "confess", "deny"})


@only_of(stems=_PARTS | _WHOLE | _SIDES)
def add_ownings(context: Context) -> None:
    """A claim for each deed that somebody owns or disowns by a noun, or of which nobody knows who did it."""
    for item in context.of["noun"]:
        if item.stem in _PARTS or item.stem in _WHOLE:
            _own(context, item, item.stem in _WHOLE)
        elif item.stem in _SIDES:
            _ask(context, item)


def _own(context: Context, item: Item, whole: bool) -> None:
    """«نفت الحركة [صلتها بالهجوم]»، «لا علاقة للحركة بالتفجير»، «أكدت السرايا [مسؤوليتها الكاملة عن …]»."""
    deed = _deed(context, item)
    if deed is None:
        return
    inside = item.mention("group", "person") if item.negated else None
    if inside is not None:
        _claim(context, item, [context.words(inside.first, inside.last, item)], deed, "denied", "asserted")
        return
    verb = next((i for i in reversed(context.items[max(0, item.index - _BACK) : item.index]) if i.kind == "verb"), None)
    said = verb.word.entry("say") if verb is not None and verb.word is not None else None
    mine = bool(item.pronoun) or context.sentence.form(item.last - 1) in _HERS
    if verb is None or said is None or verb.negated or not mine or said.value not in (_OWNS if whole else _DENIES):
        return
    who = [i for i in context.subjects.get(verb.index, ()) if is_actor(i)]
    _claim(context, item, [context.filler(i) for i in who], deed, "affirmed", "asserted")


def _ask(context: Context, item: Item) -> None:
    """«لم تعرف [الجهة] التي نفذت الهجوم»، «لم تتضح [الجهة المسؤولة] عن الانفجار»: nobody knows whose it was."""
    open_ = context.previous(item)
    if open_ is None or open_.value not in _OPEN or item.prep:
        return
    who = [context.words(item.fill[0], item.fill[0] + 1, item)]
    in_charge = any(w.stem in _IN_CHARGE for w in context.sentence.words[item.first + 1 : item.last])
    after = context.following(item)
    if in_charge and after is not None and after.value == "pronoun" and after.prep == "an":
        relative = context.previous(open_)
        topic = context.previous(relative) if relative is not None and relative.kind == "relative" else None
        if topic is not None and context.may_mean(topic, _DEEDS):
            _claim(context, item, who, topic, "affirmed", "unknown")
        return
    for deed in context.items[item.index + 1 : item.index + _ON]:
        if deed.kind == "trigger" and context.may_mean(deed, _DEEDS):
            light = context.previous(deed)
            whole = light if light is not None and light.has("lightnoun") and light.last == deed.first else deed
            _claim(context, item, who, whole, "affirmed", "unknown")
            return
        if deed.kind not in ("relative", "verb", "noun") or deed.kind == "noun" and not deed.has("lightnoun"):
            return


def _deed(context: Context, item: Item) -> Item | None:
    """What somebody has a part in: right after the noun, or past the light noun that it stands behind."""
    after = context.following(item)
    if after is None or after.prep not in _INTO or after.conj or not after.nominal:
        return None
    inner = context.following(after) if after.has("lightnoun") else None
    told = inner if inner is not None and inner.genitive and inner.kind == "trigger" else after
    return after if context.may_mean(told, _DEEDS) else None


def _claim(context: Context, at: Item, who: Sequence[Argument], deed: Item, polarity: str, modality: str) -> None:
    if not who or any(
        d.event == "responsibility" and d.ready() and _has(d.roles.get("event", ()), deed) for d in context.drafts
    ):
        return
    draft = context.start("responsibility", "frame.responsibility.part", at, ("actor", "event"))
    for one in who:
        draft.add("actor", one)
    told = context.by_deed()
    aim = named(context.sentence, context.items, told, deed)
    draft.add("event", Argument(aim.start, aim.stop, deed))
    draft.polarity, draft.modality = polarity, modality
    if modality == "unknown" or polarity == "denied":
        draft.given = True
    context.drafts.append(draft)


def _has(arguments: Sequence[Argument], deed: Item) -> bool:
    return any(argument.item is deed for argument in arguments)
