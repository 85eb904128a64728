"""Who is held by what he is called: «الأسير فلان»، «المصور فلان المحبوس»، «48 معتقلاً من سجن …»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.draft import Argument
from khabar.claims.items import Item, opens_clause
from khabar.claims.negation import denies
from khabar.claims.steps import only_of
from khabar.claims.traits import acts, is_jail
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.words import Word

_CALLED = {"detainee": "detention", "abductee": "abduction", "hostage": "abduction"}
_TOLD = frozenset({"detention", "abduction", "arrest", "missing"})  # what else may tell it already
_PEOPLE = frozenset({"human", "honorific", "pp"})
_HELD = frozenset({"detention", "abduction"})
_SAID = _HELD | _CALLED.keys()
_INSIDE, _WITH = frozenset({"fi", "min", "inside"}), "لدي"
_MANY = ("ون", "ين", "ات")
_BETWEEN = frozenset({"nationality", "title", "honorific"})  # «المختطف السعودي فلان»
_THERE_IS = frozenset({"يوجد", "توجد"})
_HOLDING, _KEEPING = word_class("includes"), word_class("keeps_people")
_EXISTENCE = "وجود"
_NEAR = 4  # items back to the verb that denies that there are such people
_NO_MORE = word_class("freed") | word_class("former")


def _event(word: Word) -> str:
    """What the word says of whom it is said of; «» for other words, and for «معتقله»."""
    if word.pronoun:
        return ""
    for entry in word.entries:
        if entry.value in _SAID:
            return _said(word)
    return ""  # as most words


def _said(word: Word) -> str:
    entry, said = word.entry("human", "honorific"), word.entry("pp")
    if said is not None and said.value in _HELD:
        return said.value
    return _CALLED.get(entry.value, "") if entry is not None else ""


@only_of(labels=_PEOPLE, so=_event)
def add_captives(context: Context) -> None:
    """A claim for each whose name such a word stands beside, and for those who stand before a prison."""
    for at, word in context.sentence.labelled(_PEOPLE):
        event = _event(word)
        if not event or any(f.first <= at < f.last for f in context.sentence.founds if f.kind != "number"):
            continue
        named = _named(context, at) if word.article and not _are_many(word) else None
        if named is not None:
            _tell(context, at, event, context.words(named.first, named.last, context.item(named.first)))
        else:
            _in_prison(context, at)
            _kept(context, at)


def _are_many(word: Word) -> bool:
    """«المعتقلون»; «السجين» is one, though it ends so."""
    one = any(entry.label in _PEOPLE and "sg" in entry.features for entry in word.entries)
    return word.form.endswith(_MANY) and not one


def is_held(item: Item) -> bool:
    """«الموقوفون»، «ثلاثون معتقلاً»: people whom the word for them calls held."""
    return item.word is not None and bool(_event(item.word))


def _named(context: Context, at: int) -> Found | None:
    """The one person whose name is right after the word, or right before its participle."""
    sentence = context.sentence
    if sentence.words[at + 1 : at + 2] and sentence.words[at + 1].stem in _NO_MORE:
        return None
    people = [f for f in sentence.founds if f.kind == "person" and f.named]
    after = next((f for f in people if f.first == at + 1), None)
    if after is None and at + 1 < len(sentence.words) and sentence.words[at + 1].any(_BETWEEN):
        after = next((f for f in people if f.first == at + 2 and sentence.words[at + 1].article), None)
    if after is not None and not sentence.words[at].preposition.startswith("ل"):
        return after
    if after is None and "pp" in sentence.words[at].labels and not sentence.words[at].lead:
        return next((f for f in people if f.last == at), None)
    return after


def _in_prison(context: Context, at: int) -> None:
    """«48 معتقلاً من سجن المدينة»، «أسير لدى الجماعة»: people before the prison that they are in, or who has them."""
    item = context.item(at)
    following = context.following(item)
    first = item.fill[0]
    if first < at and context.sentence.words[first].stem == _EXISTENCE:
        first += 1  # «وجود [أسرى أجانب] لدى الجيش»
    if item.kind != "noun" or first != at or following is None or following.kind != "noun" or following.conj:
        return
    if item.negated or item.mention("person") is not None:
        return
    whom = context.filler(item) if first == item.fill[0] else context.words(first, item.fill[1], item)
    if following.prep in _INSIDE and is_jail(following):
        _tell(context, at, "detention", whom, following)
    elif _in_hands(context, item, following):
        _tell(context, at, _event(context.sentence.words[at]), whom, keeper=following)


def _in_hands(context: Context, item: Item, keeper: Item) -> bool:
    """«أسير لدى الجماعة»: who is so called, and no «كانوا محتجزين لدى الجماعة», which tells it of others."""
    with_them = context.sentence.form(keeper.prep_at) == _WITH or keeper.has("holding")  # «بحوزة الجيش»
    if not with_them or keeper.mention("group") is None:
        return False
    before = context.previous(item)
    said = before is not None and (before.kind == "verb" and before.has("aux") or before.has("pronoun"))
    told = any(a.item is keeper for d in context.drafts if d.event in _TOLD for a in d.roles.get("actor", ()))
    return not (said or told)


def _kept(context: Context, at: int) -> None:
    """«تضم سجون الجماعة ألف معتقل»، «يوجد في السجن …»، «لدى الجيش عشرات الأسرى»، «يحتفظ بثلاثين أسيراً»."""
    item = context.item(at)
    where = context.previous(item)
    many = item.count is not None or _are_many(context.sentence.words[at]) or item.inflected("pl")
    if item.kind != "noun" or item.fill[0] != at or where is None or where.kind != "noun" or not many or item.conj:
        return
    verb = context.previous(where)
    stem = verb.word.stem if verb is not None and verb.kind == "verb" and verb.word is not None else ""
    holds = stem in _HOLDING if not where.prep else where.prep == "fi" and stem in _THERE_IS
    if not item.prep and holds and is_jail(where):
        _tell(context, at, "detention", context.filler(item), where)
    elif (
        not item.prep and where.prep == "at" and opens_clause(verb) or item.prep == "bi" and stem in _KEEPING
    ) and acts(where):
        _tell(context, at, "detention", context.filler(item), None, where)


def _tell(
    context: Context, at: int, event: str, whom: Argument, prison: Item | None = None, keeper: Item | None = None
) -> None:
    """A claim of it, where none tells it yet; it is said by the way, whatever is asked or planned."""
    for draft in context.drafts:
        if draft.event in _TOLD and any(a.meets(whom) for a in draft.roles.get("target", ())):
            return
    item = context.item(at)
    draft = context.start(event, f"frame.{event}.pp", item, context.frames[event].needs)
    draft.start, draft.stop = context.sentence.bounds(at, at + 1)
    draft.add("target", whom)
    if prison is not None:
        draft.add("place", context.words(*prison.fill, prison))
        context.count(draft, item)
    if keeper is not None:
        draft.add("actor", context.group(keeper) if keeper.has("holding") else context.filler(keeper))
        context.count(draft, item)
    draft.at, draft.given = None, True  # neither when nor where the deed beside it was
    if _are_none(context, item):
        draft.polarity, draft.given = "denied", False
    context.drafts.append(draft)


def _are_none(context: Context, item: Item) -> bool:
    """«نفى وجود أي معتقل في سجونه»، «لا يوجد معتقلون في …»: that there are such people is what is denied."""
    last = context.previous(item)
    exists = last is not None and last.word is not None and last.word.stem == _EXISTENCE
    for other in reversed(context.items[max(0, item.index - _NEAR) : item.index]):
        if other.kind == "verb":
            there = other.word is not None and other.word.stem in _THERE_IS
            return other.negated if there else denies(other) and exists
        if other.kind in ("mark", "clause", "that", "relative"):
            return False
    return False
