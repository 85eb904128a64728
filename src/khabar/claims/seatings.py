"""Who was put into a post by those whom a relative clause names: «محافظ شبوة الذي عيّنته الجماعة»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.items import Item
from khabar.claims.steps import only_of
from khabar.claims.traits import is_actor
from khabar.grammar.classes import word_class

_SEATS = word_class("seats_somebody")
_RETIRED, _REFERS, _TO, _NEAR = word_class("retired_to"), frozenset({"احال", "احيل"}), frozenset({"ala", "ila"}), 8


_WORK, _FROM, _SUSPENDS = word_class("suspended_from"), frozenset({"an"}), frozenset({"اوقف", "كف"})
_ENDS = _RETIRED | _WORK
_NONE_OF = frozenset({"proceeding", "arrest"})  # «أحيل إلى التقاعد»، «أوقف عن العمل»


@only_of(stems=_ENDS, lemmas=_SEATS)
def add_seatings(context: Context) -> None:
    """A claim for each post that somebody else has filled."""
    retired = not _ENDS.isdisjoint(context.stems)
    for verb in context.of["verb"]:
        if retired:
            _retire(context, verb)
        if not verb.pronoun or verb.negated or verb.word is None:
            continue
        relative = context.previous(verb)
        if relative is None or relative.kind != "relative":
            continue
        if verb.word.lemmas.isdisjoint(_SEATS) or not verb.inflected("past"):
            continue
        post, issuer = context.previous(relative), context.following(verb)
        if (
            post is None
            or issuer is None
            or any(d.event == "appointment" and d.at is verb and d.ready() for d in context.drafts)
        ):
            continue
        if post.kind == "noun" and post.has("title") and _decides(issuer):
            _seat(context, verb, post, issuer)


def _retire(context: Context, verb: Item) -> None:
    """«أحال الوزير اللواء فلاناً إلى التقاعد»: out of his post, and before no court."""
    lemmas = verb.word.lemmas if verb.word is not None else frozenset[str]()
    near = context.items[verb.index + 1 : verb.index + _NEAR]
    ends, preps = (_RETIRED, _TO) if lemmas & _REFERS else (_WORK, _FROM)
    end = next((i for i in near if i.word is not None and i.word.stem in ends and i.prep in preps), None)
    if not lemmas & (_REFERS | _SUSPENDS) or end is None:
        return
    context.drafts[:] = [d for d in context.drafts if d.at is not verb or d.event not in _NONE_OF]
    who = next((i for i in near if i.mention("person") is not None and i.index < end.index), None)
    if who is None and ends is _WORK:
        _suspend(context, verb, end)
    person = who.mention("person") if who is not None else None
    if who is None or person is None or verb.negated:
        return
    draft = context.start("appointment", "frame.dismissal.retired", verb, ("person", "title"))
    draft.add("person", context.words(person.first, person.last, who))
    for one in context.subjects.get(verb.index, ()):
        if one.index != who.index and _decides(one):
            draft.add("issuer", context.filler(one))
    titles = [i for i in near if verb.index < i.index < who.index and i.has("title", "honorific") and not i.prep]
    if who.first < person.first:
        draft.add("title", context.words(who.first, person.first, who))
    elif titles:
        draft.add("title", context.words(titles[-1].first, titles[-1].last, titles[-1]))
    draft.constants = {"change": "dismissed"}
    context.drafts.append(draft)


def _suspend(context: Context, verb: Item, end: Item) -> None:
    """«أوقفت الوزارة [مدير الشرطة] عن العمل»: who is told of by his post."""
    issuer = [i for i in context.subjects.get(verb.index, ()) if _decides(i)]
    bare = [i for i in context.items[verb.index + 1 : end.index] if i.kind == "noun" and not i.prep and i not in issuer]
    who = next((i for i in bare if i.has("title", "human") and not i.genitive), None)
    if who is None or verb.negated:
        return
    draft = context.start("appointment", "frame.dismissal.suspended", verb, ("person",))
    draft.add("person", context.filler(who))
    for one in issuer:
        draft.add("issuer", context.filler(one))
    draft.constants = {"change": "dismissed"}
    context.drafts.append(draft)


def _decides(item: Item) -> bool:
    return not item.prep and is_actor(item)


def _seat(context: Context, verb: Item, post: Item, issuer: Item) -> None:
    person, place = post.mention("person"), post.mention("place")
    draft = context.start("appointment", "frame.appointment.relative", verb, ("person", "title"))
    first, last = post.fill
    if person is not None and person.first > first:
        draft.add("title", context.words(first, person.first, post))
        draft.add("person", context.words(person.first, person.last, post))
    elif person is None:
        stop = place.first if place is not None and place.first > first else last
        draft.add("title", context.words(first, stop, post))
        draft.add("person", context.words(first, last, post))
    draft.add("issuer", context.filler(issuer))
    draft.constants = {"change": "appointed"}
    context.drafts.append(draft)
