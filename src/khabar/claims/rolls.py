"""Lists of names under what befell them: «أسماء القتلى: …», «والمعتقلون هم كل من …», and line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from khabar.claims.context import VICTIMS, Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item, opens_clause
from khabar.claims.steps import only_of
from khabar.claims.traits import is_place
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame
from khabar.mentions.sentence import Sentence
from khabar.words import Word

_LISTS = word_class("roll")  # «قائمة», «لائحة»
_NAMES = "اسماء"
_BEFELL = {
    "dead": "killing", "martyr": "killing", "victim": "killing", "wounded": "injury", "detainee": "detention",
    "abductee": "abduction", "missing": "missing", "fugitive": "flight", "defector": "flight",
}  # fmt: skip
_OF_STEMS = {"مفرج": "release", "مقبوض": "arrest"}  # «المفرج عنهم»: a word for the held, who are so no longer
_THEM = ("هم", "هما", "هن")
_EVENTS = VICTIMS | {"flight"}
_THEY = frozenset({"pl", "dual"})
_ANNOUNCING = _LISTS | {_NAMES} | _OF_STEMS.keys()
EACH = frozenset({"كل", "كلا"})
_STOPS = frozenset(".؟!…")
_TOLD_WORDS = frozenset({"human", "title", "adj", "number", "numeral", "quantity"})
_NO_PERSONS = ("grouphead", "placehead", "thing", "mediahead")
_OPENERS = frozenset("*-–•●—▪")
_BETWEEN = 4  # words from «أسماء» to who is listed: «أسماء الأشخاص الخمسة المعتقلين»
_FAR = 25  # tokens from there to the colon
_SHORT = 14  # tokens of a heading
_KIN = "kin"
_THOSE = 2  # words of a sentence that tells of some and ends in «وهم:»
_AS_THEY = frozenset({"هم", "وهم", "انهم", "وانهم", "بانهم"})


class Announced(NamedTuple):
    """What befell those of a list, the words that say so, and the item after which the list may begin."""

    frame: Frame
    words: tuple[int, int]  # tokens
    item: Item
    surely: bool  # «أسماء القتلى», and not only «القتلى»


# -- in a sentence ------------------------------------------------------------------------------


def _told_by(word: Word) -> str | None:
    """The frame that the word itself bears, or its kind of people."""
    entry = word.entry("pn") or word.entry("pp")
    if entry is not None:
        return entry.value
    human = word.entry("human")
    return _BEFELL.get(human.value) if human is not None else None


def _may_announce(word: Word) -> bool:
    """By the word alone, a list of several, or several whom something befell."""
    if word.stem in _ANNOUNCING:
        return True
    return not _THEY.isdisjoint(word.features) and _told_by(word) is not None


@only_of(labels={"human"}, stems=_ANNOUNCING, so=_may_announce)
def add_rolls(context: Context) -> None:
    """A claim for each person of a list that stands in the sentence of the words which announce it."""
    if not [found for found in context.sentence.founds if found.kind == "person"]:
        return
    for announced in _announcements(context):
        start = _begins(context, announced)
        listed = roll(context.items, start) if start >= 0 else []
        alone = len(listed) == 1 and context.items[announced.item.index + 1].value == ":"  # «المعتقلون: فلان مريض»
        for one in listed if announced.surely or not alone else ():
            if not _is_told(context, announced.frame, one):
                context.drafts.append(_draft(context, announced, one))


def _draft(context: Context, announced: Announced, one: Item) -> Draft:
    frame = announced.frame
    start, stop = context.sentence.bounds(*announced.words)
    draft = Draft(frame.event, f"frame.{frame.id}.roll", context.sentence, context.order, announced.item)
    draft.needs, draft.start, draft.stop = frame.needs, start, stop
    draft.add(frame.lead, _name(context, one))
    return draft


def _name(context: Context, one: Item) -> Argument:
    """The name alone of who is listed."""
    person = one.mention("person")
    return context.words(person.first, person.last, one) if person is not None else context.filler(one)


def _is_told(context: Context, frame: Frame, one: Item) -> bool:
    """A claim of the same kind has this person already."""
    told = (a.item for d in context.drafts if d.event == frame.event for a in d.roles.get(frame.lead, ()))
    return any(item is one for item in told)


def _announcements(context: Context) -> Iterator[Announced]:
    """The words of a sentence that say of whom a list may follow."""
    words, stems = context.sentence.words, context.stems
    lists = _NAMES in stems or not _LISTS.isdisjoint(stems)
    for item in context.items:
        if item.kind == "clause" and item.value == "among" and words[item.last - 1].article:
            frame = _befell(context, item.last - 1)
            if frame is not None:
                yield Announced(frame, (item.last - 1, item.last), item, False)
        if item.kind != "noun":
            continue
        for at in range(item.first, item.last) if lists else ():
            word = words[at]
            if word.stem == _NAMES and not word.pronoun or word.stem in _LISTS:
                found = _listed_after(context, at)
                if found is not None:
                    yield Announced(found[0], (at, found[1]), _at(context, item, found[1]), True)
                    break
        else:
            heads = bool(item.mentions) and item.mention("person") is not None
            at = item.first if heads else item.fill[0]  # «وهم [الموقوفون] | فلان»: before a name of its own
            frame = _befell(context, at)
            if frame is not None:
                yield Announced(frame, (item.first, item.first + 1 if heads else item.last), item, False)


def _at(context: Context, item: Item, stop: int) -> Item:
    """The item that holds the last announcing word."""
    return next((i for i in context.items[item.index :] if i.first < stop <= i.last), item)


def _listed_after(context: Context, at: int) -> tuple[Frame, int] | None:
    """«أسماء [القتلى]», «أسماء الأشخاص الخمسة [المعتقلين]», and where the words end; none of «القتلى والجرحى»."""
    words = context.sentence.words
    for near in range(at + 1, min(at + 1 + _BETWEEN, len(words))):
        word = words[near]
        if near > at + 1 and (word.conjunction or word.preposition):
            return None
        frame = _befell(context, near)
        if frame is not None:
            after = words[near + 1] if near + 1 < len(words) else None
            mixed = after is not None and after.conjunction and _befell(context, near + 1) is not None
            return None if mixed else (frame, near + 1)
        if not word.any(_TOLD_WORDS) and context.sentence.tokens[near].kind != "number":
            return None
    return None


def _befell(context: Context, at: int) -> Frame | None:
    """The frame of what befell several people whom a word names: «القتلى», «المعتقلين», «المفرج عنهم»."""
    word = context.sentence.words[at]
    if word.stem in _OF_STEMS:
        several = context.sentence.form(at + 1).endswith(_THEM)
    else:
        several = "human" in word.labels and not _THEY.isdisjoint(word.features)
    if not several:
        return None
    frame = context.frames.get(_OF_STEMS.get(word.stem) or _told_by(word) or "")
    return frame if frame is not None and frame.event in _EVENTS else None


def _begins(context: Context, announced: Announced) -> int:
    """The index of the item from which the names stand; -1 where no list follows."""
    items, told = context.items, announced.item
    if _opens_names(told):
        return told.index if _appositive(context, told) else -1
    at, marked, they = told.index + 1, False, False
    while at < len(items) and not _opens_names(items[at]):
        item = items[at]
        if item.kind == "other" and item.entry is not None and item.entry.label == "pronoun" and item.value in _THEY:
            marked = they = True
        elif item.kind == "mark" and item.value == ":":
            marked = True
        elif not (announced.surely and not marked and _passes(item, told) or _fills(item, they)):
            return -1
        at += 1
    if at >= len(items):
        return -1
    if not marked and all(i.kind == "open" for i in items[told.index + 1 : at]) and _appositive(context, told):
        return -1 if items[at].conj else at
    if announced.surely:
        joined = items[at].conj and not marked
        return -1 if joined or not marked and at != told.index + 1 else at
    return at if marked and _alone(context, told, they) else -1


def _appositive(context: Context, told: Item) -> bool:
    """«وهم [الموقوفون] فلان وفلان»، «كل من [الموقوفين] فلان وفلان»: right before the names of a list."""
    previous = context.previous(told)
    if previous is None or told.conj or not told.short or not context.sentence.words[told.first].article:
        return False
    they = previous.kind == "other" and previous.entry is not None and previous.value in _THEY
    each = told.prep == "min" and previous.word is not None and previous.word.stem in EACH
    return they and not told.prep or each


def _opens_names(item: Item) -> bool:
    return item.kind == "noun" and not item.prep and item.mention("person") is not None


def _passes(item: Item, told: Item) -> bool:
    """What may say more of them between «أسماء القتلى» and the colon."""
    if item.first - told.last > _FAR or item.kind in ("that", "open") or item.kind == "mark" and item.value in _STOPS:
        return False
    return not (item.kind == "verb" and (item.has("say") or item.conj))


def _fills(item: Item, they: bool) -> bool:
    """Marks and numbers, «كل», and a word for those listed: «هم كل من [الموقوفين]: (فلان - فلان)»."""
    if item.kind in ("mark", "open", "close"):
        return item.value not in _STOPS
    number = item.kind == "noun" and item.short and item.word is not None and item.word.form.isdigit()
    each = item.word is not None and item.word.stem in EACH
    return (
        number or item.kind == "noun" and not item.conj and (each or item.has("human", "title", "honorific") and they)
    )


def _alone(context: Context, told: Item, they: bool) -> bool:
    """«القتلى هم …», «أن المعتقلين هم …», «من بين المختطفين: …»: not whoever stands inside another phrase."""
    word = context.sentence.words[told.fill[0]]
    if told.kind == "clause" or told.prep == "bayn":
        return True
    if told.prep or told.genitive or not word.article:
        return False
    return opens_clause(context.previous(told), being=they)


def roll(items: Sequence[Item], start: int, nameless: bool = False) -> list[Item]:
    """The named persons of a list from an item on, whatever is told of each in brackets or by where he is from.

    Of those without a name, who are told of by what they are («ومقيم سوري»), only where they are asked for.
    """
    told: list[Item] = []
    parted, given, end = True, False, 0
    for item in items[start:]:
        if told and item.inside != told[0].inside:
            if item.inside < told[0].inside:
                break
            continue
        if item.kind in ("mark", "open", "close"):
            if item.value in _STOPS:
                break
            parted = True
        elif item.kind == "noun" and item.short and item.word is not None and item.word.form.isdigit():
            parted = True
        elif _names_one(item) and (item.conj or parted):
            if _KIN not in item.labels or item.pronoun:
                told.append(item)
            parted = False
        elif nameless and _is_one_of(items, item) and (item.conj or not told):
            told.append(item)
            parted = False
        elif item.kind == "verb" and len(told) > 1 and told[-1].conj and not parted and item.first == end:
            return told[:-1]  # «هم سالم وخالد، والرئيس فلان استقبل …»
        elif item.kind == "trigger" and told and item.first == told[-1].last and item.has("given"):
            continue  # «محمد إبراهيم | عودة»: the end of a name that is a deed elsewhere
        elif not (item.kind == "other" and item.value in ("apposition", "age") or _tells(item, bool(told), given)):
            break
        given, end = item.has("given"), item.last
    return told


def _names_one(item: Item) -> bool:
    person = item.mention("person") if item.kind == "noun" and not item.prep else None
    return person is not None and not (item.has(*_NO_PERSONS) and person.first != item.fill[0])


def _is_one_of(items: Sequence[Item], item: Item) -> bool:
    """«وطالب جامعي»: one of them whose name is not told, and not the head of a name."""
    at = item.index + 1
    at += at < len(items) and items[at].kind == "mark" and items[at].value == "/"  # «الجندي/ فلان»
    after = items[at] if at < len(items) else None
    heads = after is not None and after.first <= item.last + 1 and not after.conj and _names_one(after)
    return item.kind == "noun" and not item.prep and item.has("human") and not heads


def _tells(item: Item, known: bool, given: bool = False) -> bool:
    """What is told of one of them: what he is, or where from; a name of which nobody knows how far it goes."""
    if item.kind != "noun":
        return False
    if given and item.prep == "ala" or item.short and item.has("given", "family") and not item.prep:
        return True  # «ماجد | علي زهير»
    if item.prep in ("min", "fi"):
        return known and (is_place(item) or item.has("origin", "direction", "human"))
    return not item.prep and (item.has("human", "title", "honorific", "kin") or known and item.has("adj", "direction"))


# -- line by line -------------------------------------------------------------------------------


class _Open(NamedTuple):
    """A list that is announced and goes on: what befell those in it, and the words that say so."""

    frame: Frame
    words: tuple[int, int]  # in the source
    whole: Argument | None = None  # those of whom they are


def add_lines(contexts: Sequence[Context]) -> None:
    """Names in the lines under «أسماء القتلى:», each with the words that announce them."""
    opened: _Open | None = None
    last = 0
    for context in contexts:
        sentence = context.sentence
        line = "\n" in sentence.source[last : sentence.start]
        last = sentence.stop
        announces = (
            (_opens_list(context) or _opens_those(context))
            if sentence.tokens[-1].form == ":" or len(sentence.tokens) <= _SHORT
            else None
        )
        if announces is not None:
            opened = announces
        elif opened is not None and line:
            opened = opened if _read_line(context, opened) else None


def _opens_list(context: Context) -> _Open | None:
    """A line that announces the lines after it: one that ends in a colon, or «أسماء القتلى» alone."""
    sentence, items = context.sentence, context.items
    ends, told = sentence.tokens[-1].form == ":", any(i.kind == "verb" for i in items)
    for announced in _announcements(context):
        first = announced.item.index == 0 or all(i.kind == "mark" for i in items[: announced.item.index])
        if announced.item.prep and not announced.surely or not ends and (told or not announced.surely or not first):
            continue
        rest = items[announced.item.index + 1 : len(items) - ends]
        passing = all(_passes(i, announced.item) or i.kind == "mark" for i in rest)
        if any(_opens_names(i) for i in rest) or not passing or not announced.surely and (not first or told):
            continue
        return _Open(announced.frame, sentence.bounds(*announced.words))
    return None


def _opens_those(context: Context) -> _Open | None:
    """«قُتل خمسة جنود، وهم:»، «… اتضح أنهم كل من:»: those of whom the sentence told, in the lines after it."""
    sentence, last = context.sentence, len(context.sentence.tokens) - 1
    if sentence.form(last) != ":" or last < _THOSE:
        return None
    ahead = sentence.form(last - 1)
    if ahead not in _AS_THEY and not (sentence.form(last - 2) in EACH and ahead == "من"):
        return None
    for draft in reversed(context.drafts):
        frame = context.frames.get(draft.rule.split(".")[1])
        if frame is None or draft.part_of is not None or draft.event not in _EVENTS or not draft.ready():
            continue
        told = draft.roles.get(frame.lead, [])
        one = told[0].item if len(told) == 1 and not told[0].pending else None
        if one is None or one.count is None or one.mention("person") is not None:
            continue
        count = draft.roles.get("count", told)[0]
        whole = Argument(min(count.start, told[0].start), max(count.stop, told[0].stop), one)
        return _Open(frame, (draft.start, draft.stop), whole)
    return None


def _read_line(context: Context, opened: _Open) -> bool:
    """Claims of the names in a line of a list; False where the list has ended."""
    items, sentence = context.items, context.sentence
    front = next((i.index for i in items if not _leads(i)), len(items))
    bullet = sentence.form(0) in _OPENERS or sentence.form(0).isdigit() or _bulleted(sentence)
    told = any(i.kind in ("verb", "that", "relative", "trigger") for i in items)
    if front == len(items) or told and not bullet:
        return False
    names = roll(items, front)
    ahead = [i for i in items[front : names[0].index] if not (i.kind == "mark" and i.value in "/:")] if names else []
    if not names or any(i.mention("person") is None and not _tells(i, False) for i in ahead):  # «1 - العريف/ فلان»
        if bullet and not told:
            return True  # a row whose name is not known as one
        return not told and sentence.tokens[-1].form == ":" and items[front].mention("place") is not None  # «حلب:»
    for one in names:
        frame, name = opened.frame, _name(context, one)
        draft = Draft(frame.event, f"frame.{frame.id}.roll", sentence, context.order, None, needs=frame.needs)
        draft.start, draft.stop, draft.under, draft.part_of = name.start, name.stop, opened.words, opened.whole
        draft.add(frame.lead, name)
        context.drafts.append(draft)
    return True


def _leads(item: Item) -> bool:
    """A bullet or a number before a name."""
    number = item.kind == "noun" and item.short and item.word is not None and item.word.form.isdigit()
    return number or item.kind in ("mark", "open", "close")


def _bulleted(sentence: Sentence) -> bool:
    """Whether the line begins with a sign that is no token of the sentence."""
    source = sentence.source
    line = source[source.rfind("\n", 0, sentence.start) + 1 : sentence.start].strip()
    return bool(line) and (line[0] in _OPENERS or line[0].isdigit())
