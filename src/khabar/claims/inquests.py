"""Bodies that inquire into something: «لجنة التحقيق في سقوط المدينة»، «شكل المجلس لجنة للتحقيق في …»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.draft import Draft
from khabar.claims.fitting import end_of, is_case
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class

_BODIES = word_class("inquest")  # «لجنة»، «هيئة»
_INQUIRY, _INTO, _FOR = "تحقيق", frozenset({"fi", "about"}), frozenset({"li", "bi"})
_WHO = frozenset({"محققون", "محققين"})
_NEAR = 2  # items back from an inquiry to the body that is for it


@only_of(stems=_WHO | {_INQUIRY})
def add_inquests(context: Context) -> None:
    """A claim for each body that is called by what it inquires into, and the body as the actor of what it is for."""
    if not _WHO.isdisjoint(context.stems):
        _inquirers(context)
    if _INQUIRY not in context.stems:
        return
    for draft in context.drafts:
        if draft.event == "proceeding" and draft.constants.get("kind") == "investigation":
            _by_body(context, draft)
    for item in context.of["noun"]:
        body = _body(context, item, inquires=True)
        last = _described(context, item) if body is not None else item
        case = context.following(last) if body is not None else None
        if body is None or case is None or case.prep not in _INTO or case.conj or case.prep_at != last.last:
            continue
        draft = context.start("proceeding", "frame.investigation.body", item, ("target",))
        draft.constants = {"kind": "investigation"}
        draft.add("actor", context.words(body, item.fill[1], item))
        draft.add("target", context.words(case.fill[0], end_of(context.items, case), case))
        draft.given = context.sentence.words[body + 1].article  # «لجنة التحقيق», which is there
        context.drafts.append(draft)


def _inquirers(context: Context) -> None:
    """«المحققون في حادث الطائرة»: people who are called by it, before what they inquire into."""
    for item in context.of["noun"]:
        case = context.following(item)
        called = item.word is not None and item.word.stem in _WHO and item.word.article
        if called and case is not None and case.prep_at == item.last and is_case(case):
            draft = context.start("proceeding", "frame.investigation.people", item, ("target",))
            draft.constants, draft.given = {"kind": "investigation"}, True
            draft.add("actor", context.filler(item))
            draft.add("target", context.words(case.fill[0], end_of(context.items, case), case))
            context.drafts.append(draft)


def _described(context: Context, item: Item) -> Item:
    """«لجنة تحقيق | دولية»: what the body is like, where that is a phrase of its own."""
    after = context.following(item)
    like = after is not None and after.kind == "noun" and after.first == item.last and after.short
    return after if after is not None and like and after.has("adj") and not (after.prep or after.mentions) else item


def _body(context: Context, item: Item, inquires: bool) -> int | None:
    """The token of the word for such a body in a phrase, right before the inquiry where it is called by one."""
    words = context.sentence.words
    for at in range(item.fill[0], item.fill[1]):
        if words[at].stem in _BODIES and not (words[at].pronoun or words[at].has("say")):
            near = at + 1 < item.fill[1] and words[at + 1].stem == _INQUIRY
            return at if near is inquires else None
    return None


def _by_body(context: Context, draft: Draft) -> None:
    """«لجنة للتحقيق في …»، «اللجنة المكلفة بالتحقيق في …»: it inquires, if it is there at all."""
    at = draft.at
    if at is None or at.kind != "trigger" or at.prep not in _FOR or "target" not in draft.roles:
        return
    for item in reversed(context.items[max(0, at.index - _NEAR) : at.index]):
        if item.kind == "noun":
            body = _body(context, item, inquires=False)
            if body is not None:
                draft.roles.pop("actor", None)
                draft.add("actor", context.words(body, item.fill[1], item))
                draft.at = item
                draft.given = context.sentence.words[body].article  # «اللجنة المكلفة بالتحقيق»
            return
        if item.value not in ("participle", "apposition"):
            return
