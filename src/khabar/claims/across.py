"""Causes told of in the next sentence: «قصفت الطائرات السوق. وأدى ذلك إلى مقتل خمسة»، «انسحبوا. وذلك بسبب …»."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from khabar.claims.causal import GOES_BACK, Links
from khabar.claims.chains import EFFECTS, give_means, named_cause, named_effect
from khabar.claims.concord import in_feminine
from khabar.claims.context import STRIKES
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.reasons import REASON
from khabar.claims.spans import clause, is_standing, lengthened
from khabar.claims.traits import is_feminine
from khabar.grammar.classes import word_class

_CAME = word_class("came_about")
_WHAT = "what"
_NEAR = 5  # items from the head of a sentence to what was the cause
_MOST = 3  # claims of a sentence, of which what is told next may be said
_TOLD = frozenset({"asserted", "reported"})


def bring_over(found: Iterable[Links]) -> None:
    """Add the causes and effects that the sentence before tells of."""
    for before, links in pairwise(found):
        if links.order == before.order + 1 and links.items and not (before.sentence.heading or links.sentence.heading):
            _bring(before, links)


def _bring(before: Links, links: Links) -> None:
    row = links.items
    first, second = row[0], row[1] if len(row) > 1 else row[0]
    if first.kind == "verb":
        this = second.kind == "noun" and _is_this(second)
        if _brings(first) and not first.negated:
            _came_of_it(before, links, first, None if this else first)
        elif this and _lemmas(first) & _CAME:
            _it_came_of(before, links, next((i for i in row[2:_NEAR] if i.prep == "cause" and i.nominal), None))
        elif _lemmas(first) & GOES_BACK and (this or second.short and second.word is not None and _is_reason(second)):
            _it_came_of(before, links, next((i for i in row[2:_NEAR] if i.prep == "ila" and not _is_this(i)), None))
    elif first.kind == "relative" and first.value == _WHAT and _brings(second):
        _came_of_it(before, links, second, None)
    elif first.kind == "noun" and _is_this(first) and second.prep == "cause" and second.nominal:
        _it_came_of(before, links, second)


def _came_of_it(before: Links, links: Links, verb: Item, alone: Item | None) -> None:
    """«وأدى ذلك إلى …»، «وأسفرت عن …»: what a verb of cause brings in, where its subject is told of before."""
    if verb.entry is None or any(d.order == links.order for d in links.made):
        return
    head = links.object_of(verb, tuple(verb.entry.value.split("|")))
    told = links.items[verb.index + 1 : head.index] if head is not None else ()
    if head is None or alone is not None and any(i.nominal and not i.prep for i in told):
        return
    cause = _blow(before, verb) if alone is not None else _main(before)
    effects = links.effects(head)
    if cause is None or not any(e.draft is not None for e in effects):
        return
    cause.inherited = True
    if cause.draft is not None:
        give_means(cause.draft, [e.draft for e in effects if e.draft is not None])
    links.add("across", [cause], effects, verb)


def _it_came_of(before: Links, links: Links, head: Item | None) -> None:
    """«وذلك بسبب …»، «وجاء ذلك رداً على …»، «ويعود السبب إلى …»: why what was told before came about."""
    effect = _main(before) if head is not None and not links.made else None
    if head is None or effect is None:
        return
    effect.inherited = True
    links.add("across", [lengthened(links.sentence, links.items, links.name(head))], [effect], None)


def _main(before: Links) -> Argument | None:
    """What a sentence tells of first, where it tells of little else; or the words of its clause."""
    told = [d for d in before.events if d.event in EFFECTS | STRIKES and not is_standing(d) and d.ready()]
    told = [d for d in told if d.at is not None and not before.by_the_way(d.at, 0)]
    places = {d.at.index for d in told if d.at is not None}
    if any(d.modality not in _TOLD or d.polarity == "denied" for d in told) or len(places) > _MOST:
        return None
    if told:
        first = min(told, key=lambda d: d.at.index if d.at is not None else 0)
        return named_cause(first) if first.event in STRIKES else named_effect(first)
    if any(i.kind in ("mark", "that") and i.value not in ".…" for i in before.items):
        return None
    return clause(before.sentence, before.items, 0, len(before.items), outer=True)


def _blow(before: Links, verb: Item) -> Argument | None:
    """«اندلعت اشتباكات …. وأسفرت عن …»: the one blow or fight of the sentence before with which the verb agrees."""
    told = [d for d in before.events if d.event in STRIKES and d.modality in _TOLD and d.polarity == "affirmed"]
    fitting = {d.at.index: d for d in reversed(told) if d.at is not None and _is_subject(d, d.at, verb)}
    return named_cause(next(iter(fitting.values()))) if len(fitting) == 1 else None


def _is_subject(draft: Draft, at: Item, verb: Item) -> bool:
    if at.kind == "trigger":
        return not (at.prep and at.definite) and is_feminine(at) == in_feminine(verb)
    means = draft.roles.get("means", ())
    what = means[0].item if means else None
    return what is not None and not what.prep and is_feminine(what) == in_feminine(verb)


def _brings(item: Item) -> bool:
    return (
        item.kind == "verb" and item.entry is not None and item.entry.label == "vcause" and item.entry.value != "back"
    )


def _lemmas(item: Item) -> set[str]:
    return {entry.lemma for entry in item.word.entries} if item.word is not None else set()


def _is_this(item: Item) -> bool:
    return item.short and item.has("demonstrative")


def _is_reason(item: Item) -> bool:
    return item.word is not None and item.word.stem == REASON
