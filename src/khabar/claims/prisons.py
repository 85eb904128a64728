"""Into prison and out of it: «نُقلوا إلى سجن …»، «خرج من السجن»."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.captives import is_held
from khabar.claims.context import Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import is_jail, is_somebody, names_jail
from khabar.grammar.classes import word_class

_OUT = word_class("out_of_jail")  # «خرج»، «خروج»
_JAILERS = word_class("jailer")
_TRANSFER = "transfer"


@only_of(labels={"placehead"}, so=names_jail)
def read_prisons(context: Context) -> None:
    """Let what is told of a way into or out of prison be told of who is held or freed."""
    for draft in list(context.drafts):
        if draft.event == "movement" and draft.at is not None:
            _taken_in(context, draft)
            _let_out(context, draft)
        elif draft.event == "release" and draft.at is not None:
            _held_there(context, draft)


def _taken_in(context: Context, draft: Draft) -> None:
    """«نُقل فلان إلى سجن المدينة»: whoever is moved there is held there; of those who are called held, it is told."""
    at, whom, where = draft.at, draft.roles.get("actor", []), draft.roles.get("to", [])
    if at is None or at.entry is None or _TRANSFER not in at.entry.value.split("|") or not whom:
        return
    prison = next((a.item for a in where if a.item is not None and is_jail(a.item)), None)
    if prison is None or any(a.item is not None and (is_held(a.item) or not is_somebody(a.item)) for a in whom):
        return
    told = context.start("detention", "frame.detention.prison", at, context.frames["detention"].needs)
    told.start, told.stop = draft.start, draft.stop
    for role, name in (("actor", "target"), ("to", "place"), ("count", "count"), ("facilitator", "actor")):
        if role in draft.roles:
            told.roles[name] = _copied(draft.roles[role])
    told.time = draft.time
    context.drafts.append(told)


def _held_there(context: Context, draft: Draft) -> None:
    """«طالبت بالإفراج عن خمس نساء في السجون اللبنانية»: where they are held, and not where they are let out."""
    whom = next((a.item for a in draft.roles.get("target", ()) if a.item is not None), None)
    where = context.following(whom) if whom is not None else None
    if whom is None or where is None or where.prep != "fi" or where.conj or not is_jail(where):
        return
    places = [a for a in draft.roles.pop("place", []) if a.item is not where]
    draft.roles.update({"place": places} if places else {})
    if is_held(whom) or not is_somebody(whom):
        return
    told = context.start("detention", "frame.detention.prison", whom, context.frames["detention"].needs)
    told.roles["target"] = _copied(draft.roles["target"])
    if "count" in draft.roles:
        told.roles["count"] = _copied(draft.roles["count"])
    told.add("place", context.words(*where.fill, where))
    told.given = True
    context.drafts.append(told)


def _let_out(context: Context, draft: Draft) -> None:
    """«خرج من السجن بعد عامين»: released, where no place is told that he was taken to from there."""
    at, who, whence = draft.at, draft.roles.get("actor", []), draft.roles.get("from", [])
    if at is None or at.entry is None or at.entry.lemma not in _OUT or {"to", "facilitator"} & set(draft.roles):
        return
    if not who or not any(a.item is not None and is_jail(a.item) for a in whence):
        return
    for one in who:
        if one.item is not None and (not is_somebody(one.item) or one.item.word is None or _guards(one.item)):
            return
    draft.event, draft.rule, draft.needs = "release", "frame.release.prison", context.frames["release"].needs
    kept = {role: listed for role, listed in draft.roles.items() if role in ("count", "place")}
    draft.roles = {"target": who, **kept, "place": [*whence, *draft.roles.get("place", [])]}


def _guards(item: Item) -> bool:
    return item.word is not None and item.word.stem in _JAILERS


def _copied(listed: list[Argument]) -> list[Argument]:
    return [replace(one, draft=None) for one in listed]
