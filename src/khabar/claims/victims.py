"""Who the dead and the hurt are said to be: «القتلى هم سيدة وطفلان»، «معظم الضحايا من المدنيين»، «جميع الجرحى نساء»."""

from __future__ import annotations

from khabar.claims.context import HURT, Context
from khabar.claims.items import Item, opens_clause
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, is_somebody
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

_ALL = word_class("all_of")
_MOST = word_class("how_many_of") | _ALL
_THEY = frozenset({"pl", "dual"})
_PASSED = frozenset({"open", "close"})
_VICTIMS, _KILLING = "ضحايا", "killing"
_NATIONS = word_class("origin_word")


@only_of(labels={"pn"}, stems={_VICTIMS})
def add_victims(context: Context) -> None:
    """A claim for each phrase that tells of those whom a definite word for the dead or the hurt names."""
    for item in context.of["noun"]:
        frame = _befallen(context, item)
        if frame is None or item.prep or item.negated or not _opens(context, item):
            continue
        told = _told(context, item)
        for one in told:
            _draft(context, item, frame, one)
        if told:
            context.drafts[:] = [d for d in context.drafts if d.at is not item or not d.rule.endswith(".pn")]


def _befallen(context: Context, item: Item) -> Frame | None:
    """«القتلى»، «معظم القتلى»، «تسعة من القتلى»: what befell them, by the last word."""
    words = context.sentence.words
    last = words[item.last - 1]
    entry = last.entry("pn")
    if not last.article or entry is None and last.stem != _VICTIMS:
        return None
    frame = context.frames.get(entry.value if entry is not None else _KILLING)
    ahead = item.last - 1 - item.first
    alone = not ahead or ahead == 1 and words[item.first].stem in _MOST or item.partitive and item.count is not None
    return frame if alone and frame is not None and frame.event in HURT else None


def _opens(context: Context, item: Item) -> bool:
    """At the head of its clause, or right after a verb of being there; not «ما إذا كان الضحايا مدنيين»."""
    before = context.previous(item)
    if before is not None and before.kind == "verb" and before.has("aux"):
        before = context.previous(before)
    return before is None or opens_clause(before) and before.value != "if"


def _told(context: Context, item: Item) -> list[Item]:
    """The phrases that say who they are."""
    before = context.previous(item)
    being = before is not None and before.kind == "verb"
    told: list[Item] = []
    sure = False  # a pronoun brings them in
    for one in context.items[item.index + 1 :]:
        if told and _says_more(one) or not told and one.kind == "date":
            continue
        if not told and not sure and _brings_in(one):
            sure, being = one.kind == "other", True
        elif one.kind != "noun" or one.conj is not bool(told) or not _is_who(context, one, sure):
            break
        else:
            told.append(one)
    some = context.sentence.words[item.first].stem in _MOST
    return told if sure or some or being else []


def _brings_in(one: Item) -> bool:
    """«القتلى | هم …»، «معظم القتلى | كانوا …»."""
    if one.kind == "verb":
        return one.has("aux") and not one.conj
    return one.kind == "other" and one.entry is not None and one.entry.label == "pronoun" and one.value in _THEY


def _says_more(one: Item) -> bool:
    """Marks between those of a list, and what says more of one: «عشرة مقاتلين | من الكتيبة»."""
    if one.kind == "noun":
        return bool(one.prep) and not one.conj
    return one.kind in _PASSED or one.kind == "other" or one.kind == "mark" and one.value in "،,"


def _is_who(context: Context, one: Item, sure: bool) -> bool:
    bare = one.count is not None and one.fill == (one.count.first, one.count.last)  # «القتلى 27»
    if one.prep not in ("", "min") or bare or one.has("pn") or context.sentence.words[one.fill[0]].stem in _NATIONS:
        return False
    people = one.has("human", "kin", "title", "honorific") or is_somebody(one) or acts(one) or one.count is not None
    return people and (sure or bool(one.prep) or not one.definite)


def _draft(context: Context, item: Item, frame: Frame, one: Item) -> None:
    draft = context.start(frame.event, f"frame.{frame.id}.told", item, frame.needs)
    person = one.mention("person")
    draft.add(frame.lead, context.filler(one) if person is None else context.words(person.first, person.last, one))
    words, first = context.sentence.words, item.first
    if one.count is not None:
        context.count(draft, one)
    elif item.count is not None:
        context.count(draft, item)
    elif words[first].stem in _MOST:
        counted = context.words(first, first + 1, item)
        counted.number = True
        draft.add("count", counted)
    if words[first].stem not in _ALL:
        draft.part_of = context.words(item.last - 1, item.last, item)
    context.drafts.append(draft)
