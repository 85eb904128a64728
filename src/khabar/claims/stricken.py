"""Who is dead or hurt by what he is called: «القتيل فلان»، «ستة جنود جرحى»، «جندي قتيل وآخران مصابان»."""

from __future__ import annotations

from khabar.claims.context import HURT, Context
from khabar.claims.draft import Argument
from khabar.claims.items import STATE, Item
from khabar.claims.steps import only_of
from khabar.claims.tolls import is_ill
from khabar.claims.traits import is_many, is_somebody
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame
from khabar.mentions.found import Found
from khabar.words import SOUND, Word

_TOLL = frozenset({"pn"})
_BODIES, _MANY = word_class("corpse"), (*SOUND, "ان")
_OTHERS = word_class("one_more") | {"اخر", "اخران", "اخرون", "اخرين"}
_DEAD, _FINDS, _NEAR = word_class("found_dead"), frozenset({"عثر", "وجد"}), 4
_OF = frozenset({"nationality"})  # «القتيل السوري فلان»


@only_of(labels=_TOLL)
def add_stricken(context: Context) -> None:
    """A claim for each whose name such a word stands beside, and for people whom it describes."""
    for at, word in context.sentence.labelled(_TOLL):
        frame = _befell(context, word)
        if frame is None or word.stem in _BODIES or word.pronoun:
            continue
        named = _named(context, at) if word.article else None
        if named is not None:
            _tell(context, frame, context.item(at), context.words(named.first, named.last, context.item(at)), "called")
        elif not word.article:
            _described(context, frame, at)


@only_of(forms=_DEAD)
def add_found_dead(context: Context) -> None:
    """«عثر على الطبيب مقتولاً في سيارته»: whom somebody found, and how."""
    frame = context.frames["killing"]
    for item in context.of["noun"]:
        how = item.word is not None and item.word.form in _DEAD and item.short and not (item.prep or item.conj)
        whom = _before(context, item) if how else None
        if whom is None or not (is_somebody(whom) or whom.has("human", "kin")):
            continue
        near = context.items[max(0, whom.index - _NEAR) : whom.index]
        verb = next((i for i in reversed(near) if i.kind == "verb"), None)
        if verb is None or verb.word is None or not any(e.lemma in _FINDS for e in verb.word.entries) or verb.negated:
            continue
        context.drafts[:] = [d for d in context.drafts if d.at is not item]
        _tell(context, frame, whom, context.filler(whom), "found")


def _before(context: Context, item: Item) -> Item | None:
    """The phrase right before, whose name may stand by it."""
    whom = context.previous(item)
    while whom is not None and (whom.value == "apposition" or whom.kind == "date"):
        whom = context.previous(whom)
    return whom if whom is not None and whom.kind == "noun" and whom.prep in ("", "ala") else None


def _befell(context: Context, word: Word) -> Frame | None:
    """What the word says befell him."""
    entry = word.entry("pn")
    frame = context.frames.get(entry.value) if entry is not None else None
    return frame if frame is not None and frame.event in HURT else None


def _named(context: Context, at: int) -> Found | None:
    """The one person whose name is right after the word."""
    sentence = context.sentence
    if "pl" in sentence.words[at].features or at + 1 >= len(sentence.words):
        return None
    after = at + 1 + (sentence.words[at + 1].has(*_OF) and sentence.words[at + 1].article)
    return next((f for f in sentence.founds if f.kind == "person" and f.named and f.first == after), None)


def _described(context: Context, frame: Frame, at: int) -> None:
    """People without the article right before the word, as the adjective of whom it stands."""
    item = context.item(at)
    people = item.kind == "noun" and item.last == at + 1 and item.fill[0] < at and item.word is not None
    if not people or item.definite or item.negated or item.value == STATE or item.word is None:
        return
    others = item.conj and item.word.stem in _OTHERS
    if not (item.has("human") or others) or item.has("pn") or not (item.short or _alone(context, item)):
        return
    if not is_ill(context, item):
        _tell(context, frame, item, context.words(item.fill[0], at, item), "described")


def _alone(context: Context, item: Item) -> bool:
    """«جندي قتيل»، «ستة جنود جرحى»: as many as the word says, and nobody whose they are."""
    first, last = context.sentence.words[item.fill[0]], context.sentence.words[item.last - 1]
    several = item.count is not None or is_many(item) or "dual" in first.features or first.form.endswith(_MANY)
    return not first.pronoun and several is not (last.features.isdisjoint({"pl", "dual"}))


def _tell(context: Context, frame: Frame, item: Item, whom: Argument, how: str) -> None:
    for draft in context.drafts:
        if draft.event == frame.event and any(a.meets(whom) for a in draft.roles.get(frame.lead, ())):
            return
    draft = context.start(frame.event, f"frame.{frame.id}.{how}", item, frame.needs)
    draft.add(frame.lead, whom)
    if how == "called":
        draft.at, draft.given = None, True  # neither when nor where the deed beside it was
    else:
        context.count(draft, item)
    context.drafts.append(draft)
