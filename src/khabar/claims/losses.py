"""Lives lost: «خسائر بشرية في صفوف الجيش»، «أوقعت بالمسلحين خسائر في الأرواح»: whose they were is who was killed."""

from __future__ import annotations

from khabar.claims.context import STRIKES, Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import RANKS, acts, is_somebody
from khabar.grammar.classes import word_class

_LOSSES = frozenset({"خساير"})
_LIVES, _DEALS = word_class("lives"), word_class("deals_losses")
_BACK, _NEAR = 4, 4  # items from the losses back to who deals them, and on to whose they are
_WITHOUT = frozenset({"without", "except"})
_NOT = frozenset({"عدم", "اي"})
_RULE = "frame.killing.losses"
_THEM = frozenset({"بهم", "وسطهم", "بينهم"})


@only_of(stems=_LOSSES)
def add_losses(context: Context) -> None:
    """A killing for each phrase of losses in lives that says whose they were."""
    for item in context.of["noun"]:
        words = context.sentence.words
        at = next((at for at in range(item.first, item.last) if words[at].stem in _LOSSES), -1)
        if at < 0 or not _of_lives(context, item) or _denied(context, item, at):
            continue
        draft = context.start("killing", _RULE, item, ("victim",))
        if any(d.at is not None and d.at.index < item.index and _tells(d, item) for d in context.drafts):
            continue
        verb = _dealer(context, item)
        for victim in _ranks(context, item) or _whom(context, item, verb):
            draft.roles.setdefault("victim", []).append(victim)
            if not victim.pending:
                draft.widen(victim.start, victim.stop)
        if not draft.roles:
            continue
        if verb is not None and verb.kind == "verb":
            _by_whom(context, draft, verb)
        if draft.waits() and "actor" not in draft.roles:
            continue  # «أوقعت بهم …»: where nobody is said to have done it, they may be those who did
        context.drafts.append(draft)


def _tells(draft: Draft, item: Item) -> bool:
    """«كبدت المقاومة الميليشيات خسائر»: told by its verb already."""
    start = draft.sentence.bounds(item.first, item.last)[0]
    return draft.event == "killing" and draft.rule.startswith(("frame.in", "frame.lose")) and draft.stop >= start - 1


def _of_lives(context: Context, item: Item) -> bool:
    words, after = context.sentence.words, context.following(item)
    last = after.last if after is not None and after.prep in ("fi", "bi") and not after.conj else item.last
    both = context.items[item.index + 2] if last > item.last and item.index + 2 < len(context.items) else None
    last = both.last if both is not None and both.kind == "noun" and both.conj and not both.prep else last
    return any(words[at].stem in _LIVES for at in range(item.first, last))


def _denied(context: Context, item: Item, at: int) -> bool:
    """«لم يسفر عن خسائر بشرية»، «دون وقوع خسائر»، «أنباء عن خسائر»: that there are none, or nobody knows."""
    words = context.sentence.words
    if item.negated or item.prep in _WITHOUT or any(words[i].stem in _NOT for i in range(item.first, at)):
        return True
    for before in reversed(context.items[max(0, item.index - _BACK) : item.index]):
        if before.kind == "mark" or before.kind == "verb":
            return before.kind == "verb" and before.negated
        unknown = before.entry is not None and before.entry.label == "hedge" and before.entry.value == "unknown"
        if before.negated or before.prep in _WITHOUT or unknown:
            return True
    return False


def _dealer(context: Context, item: Item) -> Item | None:
    """«ألحق»، «أوقع»، «ملحقة»: the word that deals the losses."""
    for before in reversed(context.items[max(0, item.index - _BACK) : item.index]):
        if before.word is not None and (before.word.stem in _DEALS or before.word.means(_DEALS)):
            return before
        if before.kind in ("verb", "mark", "that", "clause"):
            return None
    return None


def _ranks(context: Context, item: Item) -> list[Argument]:
    """«في صفوف القوات»، «بين المدنيين»: those after the losses."""
    for after in context.items[item.index + 1 : item.index + _NEAR]:
        if after.kind != "noun" or after.conj and not after.word:
            return []
        ranks = after.word is not None and after.word.stem == RANKS
        if after.prep == "fi" and ranks and not after.short:
            return [context.words(after.first + 1, after.last, after)]
        if after.prep == "bayn" and (is_somebody(after) or acts(after)):
            return [context.words(after.first + 1, after.last, after) if ranks else context.filler(after)]
    return []


def _whom(context: Context, item: Item, verb: Item | None) -> list[Argument]:
    """«ألحقت [بالميليشيات] خسائر»، «أوقعت [بهم] خسائر»: those between the word that deals them and the losses."""
    for one in context.items[verb.index + 1 : item.index] if verb is not None else ():
        group = one.mention("group") if one.has("demonstrative") else None
        if one.kind == "noun" and one.prep == "bi" and (group is not None or acts(one) or is_somebody(one)):
            return [context.group(one) if group is not None else context.filler(one)]
        if one.kind == "other" and context.sentence.form(one.first) in _THEM:
            start = context.sentence.tokens[one.first].start
            return [Argument(start, start, None, True, "هم", anchor=start)]
    return []


def _by_whom(context: Context, draft: Draft, verb: Item) -> None:
    """Who dealt them, or the blow that did; of a verb that goes on with the subject of another, that one's."""
    subject, shared = context.subjects.get(verb.index) or [], False
    if not subject and verb.conj:
        before = next((i for i in reversed(context.items[: verb.index]) if i.kind == "verb"), None)
        subject, shared = (context.subjects.get(before.index) or [] if before is not None else []), True
    if not subject:
        return
    deed = context.deed(subject[0])
    if deed is not None and deed.event in STRIKES - {"clash"}:
        draft.add("means", context.filler(subject[0]))
    elif subject[0].kind == "noun" and acts(subject[0]):
        actor = context.filler(subject[0])
        actor.inherited = shared
        draft.add("actor", actor)
