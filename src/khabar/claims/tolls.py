"""Tolls: «سقوط عشرة قتلى»، «50 قتيلا»: the noun itself says what happened."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.context import Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.idle import is_left
from khabar.claims.items import STATE, Item
from khabar.claims.traits import acts, headed, is_accusative, is_somebody
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame
from khabar.words import Word

_SUMS = word_class("toll")
_COUNTED = word_class("counted")
_REACHES, _RISES, _RISE = word_class("reaches"), word_class("rises"), word_class("rise")
_FALLING = ("سقوط", "وقوع")
_FOUND = word_class("found")
_BODIES = frozenset({"جثه", "جثث", "جثامين", "جثمان"})
_VICTIMS = "ضحايا"
_RANKS = "صفوف"
_HURT = frozenset({"killing", "injury"})
_PERSONS = frozenset({"person"})
_ONE = frozenset({"احد", "احدي"})
_AMONG = frozenset({"min", "bayn"})


def add_tolls(context: Context) -> None:
    """A claim for each toll that no claim holds yet."""
    for item in context.of("noun") if "pn" in context.sentence.labels else ():
        if item.word is None or "pn" not in item.word.labels:
            continue
        entry = item.word.entry("pn")
        if entry is None or item.inside or item.value == STATE or any(d.at is item for d in context.drafts):
            continue  # «وهو منشق عن التنظيم»: told of already
        if entry.value == "flight" and item.short and is_accusative(item.word):
            continue  # «لا يزال فاراً»: what somebody is
        left = _left(context, item) if entry.value == "flight" else None
        frame = context.frames.get(entry.value)
        if is_left(context, item):
            continue
        if frame is not None and _stands(context, item, left) and not _taken(context, item, frame.event):
            _toll(context, item, frame, left)
    for draft in context.drafts if "pn" in context.sentence.labels else ():
        _of_whom(context, draft)


def _of_whom(context: Context, draft: Draft) -> None:
    """«سقط عشرات القتلى من الحوثيين»: a verb has taken the mere word for the dead, who are told of after it."""
    listed = draft.roles.get("victim", []) if draft.event in _HURT else []
    item = listed[0].item if len(listed) == 1 else None
    if item is None or item.kind != "noun" or not item.has("pn") or draft.rule.endswith(".pn") or listed[0].inherited:
        return
    whose = _victims(context, item)
    if whose[0].item is not item:
        draft.roles["victim"] = []
        for victim in whose:
            draft.add("victim", victim)


def add_among(context: Context) -> None:
    """«بين القتلى تسعة مدنيين وثلاثة جنود»: who they are of whom the noun tells."""
    for item in context.of("noun"):
        if item.word is None:
            continue
        if item.word.stem in _ONE and item.last == item.first + 2:
            _one_of_them(context, item)
        if item.prep != "bayn" or not item.short:
            continue
        if not item.definite:
            _either(context, item)
            continue
        entry = item.word.entry("pn")
        frame = context.frames.get(entry.value) if entry is not None and item.inflected("pl") else None
        if frame is not None:
            _among(context, item, frame)


def _either(context: Context, item: Item) -> None:
    """«سقط عشرات المسلحين بين قتيل وجريح»: of those who fell, the one befell some and the other the rest."""
    other = context.following(item)
    one = item.word.entry("pn") if item.word is not None else None
    two = other.word.entry("pn") if other is not None and other.word is not None else None
    if other is None or not other.conj or other.first != item.last or one is None or two is None:
        return
    frame, rest = context.frames[one.value], context.frames[two.value]
    told = [d for d in context.drafts if d.at is not None and d.at.index < item.index and d.event == frame.event]
    if not told or rest.event == frame.event:
        return
    fell = max(told, key=lambda d: d.at.index if d.at is not None else 0)
    draft = context.start(rest.event, f"frame.{rest.id}.either", other, rest.needs)
    for role, held in ((rest.lead, frame.lead), ("count", "count")):
        if held in fell.roles:
            draft.roles[role] = [replace(argument) for argument in fell.roles[held]]
    draft.polarity, draft.modality = fell.polarity, fell.modality
    context.drafts.append(draft)


def _one_of_them(context: Context, item: Item) -> None:
    """«أحد القتلى هو فلان»، «أحد الجرحى وهو فلان»: who one of them is."""
    words, following = context.sentence.words, context.following(item)
    if following is None:
        return
    entry = words[item.first + 1].entry("pn")
    frame = context.frames.get(entry.value) if entry is not None and words[item.first + 1].article else None
    named = context.following(following) if following.value in ("m", "f") else None
    person = named.mention("person") if named is not None and named.kind == "noun" else None
    if frame is None or named is None or person is None or item.negated:
        return
    draft = context.start(frame.event, f"frame.{frame.id}.among", item, frame.needs)
    draft.add(frame.lead, context.words(person.first, person.last, named))
    draft.part_of = context.words(item.first + 1, item.last, item)
    context.drafts.append(draft)


def _among(context: Context, item: Item, frame: Frame) -> None:
    for one in context.items[item.index + 1 :]:
        if one.kind == "mark" and one.value in "،," or one.value == "apposition":
            continue
        told = one.has("human", "kin", "title") or one.count is not None or one.mention("person") is not None
        if one.kind != "noun" or one.prep or not told:
            return
        draft = context.start(frame.event, f"frame.{frame.id}.among", item, frame.needs)
        draft.add(frame.lead, context.filler(one))
        context.count(draft, one)
        draft.part_of = context.filler(item)
        context.drafts.append(draft)


def add_sums(context: Context) -> None:
    """«بلغ عدد القتلى 45»، «ارتفعت حصيلة القتلى إلى 33»، «إن عدد القتلى 22»: a sum of those whom the noun tells of."""
    for item in context.of("noun") if not _SUMS.isdisjoint(context.sentence.stems) else ():
        rise = item.word is not None and item.word.stem in _RISE and item.last > item.first + 2
        frame = _summed(context, item, item.first + rise)
        if frame is None or item.negated:
            continue
        number = item if _numbered(context, item) else _sum(context, item)
        number = _risen(context, item.index) if number is None and rise else number
        if number is None or number.count is None or _taken(context, number):
            continue
        draft = context.start(frame.event, f"frame.{frame.id}.sum", item, frame.needs)
        last = number.count.first if number is item else item.last
        alone = number is item or number.fill == (number.count.first, number.count.last)
        those = _those(context, item) if headed(number, "human", _PERSONS) else None
        whole = context.words(item.first + 1 + rise, last, item) if alone else context.filler(number)
        draft.add(frame.lead, those or whole)
        context.count(draft, number)
        context.drafts.append(draft)


def _summed(context: Context, item: Item, at: int) -> Frame | None:
    """What befell those of whose sum a phrase tells; None for a sum of several: «عدد القتلى والجرحى»."""
    words = context.sentence.words
    if words[at].stem not in _SUMS or at == item.first and item.prep:
        return None
    following = context.following(item)
    both = following is not None and following.conj and following.has("pn") and item.count is None
    last = following.last if following is not None and both else item.last
    values = [entry.value for word in words[at + 1 : last] if (entry := word.entry("pn")) is not None]
    return context.frames.get(values[0]) if len(set(values)) == 1 else None


def count_those(context: Context) -> None:
    """«بلغ عدد المنشقين عن الجيش 1200 عنصر»: how many they are of whom a participle tells."""
    for draft in context.drafts if not _COUNTED.isdisjoint(context.sentence.stems) else ():
        at = draft.at
        if at is None or not at.index or at.kind != "noun" or "count" in draft.roles or draft.polarity != "affirmed":
            continue
        if not draft.rule.endswith((".ap", ".pn", ".pp")):
            continue
        number = _number_of(context, context.items[at.index - 1], at)
        if number is not None:
            context.count(draft, number)
            draft.widen(*context.sentence.bounds(number.first, number.last))


def _number_of(context: Context, head: Item, at: Item) -> Item | None:
    """The number that a verb of reaching gives of «عدد …», past what tells of whom it counts."""
    counts = head.kind == "noun" and not head.prep and head.word is not None and head.word.stem in _COUNTED
    verb = context.items[head.index - 1] if head.index else None
    if not counts or head.last != at.first or verb is None or not _reaches(verb) or verb.negated:
        return None
    related = False
    for after in context.items[at.index + 1 :]:
        if after.kind == "relative":
            related = True
        elif after.kind in ("mark", "clause", "that") or after.kind == "verb" and not related or after.conj:
            return None
        elif after.kind == "noun" and after.count is not None and after.prep in ("", "ila", "bi"):
            return after
    return None


def _those(context: Context, item: Item) -> Argument | None:
    """«عدد القتلى المدنيين بلغ 844 شخصاً»: who they are that were killed."""
    told = next((at for at in range(item.first + 2, item.last) if context.sentence.words[at].has("human")), None)
    return context.words(told, item.last, item) if told is not None else None


def name_counted(context: Context) -> None:
    """«قتل خمسة أشخاص وجرح 16»: whom a mere number counts is told by the toll before it."""
    told: Argument | None = None
    for draft in sorted(context.drafts, key=lambda d: d.at.index if d.at is not None else 0):
        listed = draft.roles.get("victim", ()) if draft.event in _HURT else ()
        if len(listed) != 1 or listed[0].item is None or listed[0].item.kind != "noun":
            continue
        item, plain = listed[0].item, listed[0]
        if item.count is None:
            continue
        if item.fill != (item.count.first, item.count.last):
            told = plain if draft.part_of is None and not item.mention("person") else None
        elif told is not None and "count" in draft.roles and (item.conj or draft.at is not None and draft.at.conj):
            draft.roles["victim"] = [replace(told, inherited=True)]
        else:
            told = None


def _numbered(context: Context, item: Item) -> bool:
    """«عدد القتلى 22»، «عدد القتلى 22 قتيلاً»: after the number in it stands nothing, or who is counted."""
    if item.count is None or item.count.first <= item.first + 1 or _taken(context, item):
        return False
    last = item.count.last
    return last == item.last or last + 1 == item.last and context.sentence.words[last].has("pn", "human")


def _sum(context: Context, item: Item) -> Item | None:
    """The number that a verb of reaching gives, or a mere «هو»: right after it, or after the sum."""
    around = context.items[max(item.index - 2, 0) : item.index + 2]
    if around and around[0].index == item.index - 2 and not _estimates(context, around[0]):
        around = around[1:]
    verb = next((i for i in around if _reaches(i)), None)
    if verb is None:
        return None
    for after in context.items[max(verb.index, item.index) + 1 :][:2]:
        if after.kind == "noun" and after.count is not None and after.prep in ("", "ila", "bi"):
            return after
    return _risen(context, max(verb.index, item.index)) if _rises(verb.word) else None


def _rises(word: Word | None) -> bool:
    return word is not None and any(e.lemma in _RISES for e in word.entries) or word is not None and word.stem in _RISE


def _risen(context: Context, at: int) -> Item | None:
    """«يرتفع عدد القتلى في صفوف الجيش منذ مايو إلى 18»: the number to which, in the same clause."""
    for after in context.items[at + 1 :]:
        if after.kind in ("verb", "relative", "that", "clause") or after.kind == "mark" and after.value not in "،,":
            return None
        if after.kind == "noun" and after.prep == "ila" and after.count is not None:
            plain = after.fill == (after.count.first, after.count.last)
            return after if plain or after.has("human", "pn") else None
    return None


def _estimates(context: Context, verb: Item) -> bool:
    """«قدرت اللجنة عدد القتلى بثلاثة آلاف»: who counts stands between."""
    between = context.items[verb.index + 1]
    return _reaches(verb) and verb.kind == "verb" and between.kind == "noun" and not between.prep


def _reaches(item: Item) -> bool:
    if item.kind == "other":
        return item.entry is not None and item.entry.label == "pronoun"
    return item.kind == "verb" and item.word is not None and any(e.lemma in _REACHES for e in item.word.entries)


def _stands(context: Context, item: Item, left: Argument | None) -> bool:
    """A toll by itself: counted, or neither taken up again nor part of another phrase."""
    if item.count is not None:
        return True
    previous = context.previous(item)
    if item.conj and not item.prep and previous is not None and previous.kind == "noun" and previous.has("pn"):
        return _stands(context, previous, None)  # «عدد من القتلى والجرحى»
    if item.definite and not item.partitive and left is None and not _is_body(context, item):
        return False
    return not (item.genitive or item.prep) or _falls(context, item)


def _is_body(context: Context, item: Item) -> bool:
    """«جثة الضابط المخطوف», not «جثة مقطوعة الرأس»: the body of somebody who is told of in its genitive."""
    word = item.word
    if word is None or word.stem not in _BODIES or word.article or word.pronoun or item.short:
        return False
    whose = context.sentence.words[item.first + 1]
    if whose.has("pn") or whose.stem == _VICTIMS:
        return False  # «جثث الضحايا»: of those who were told of
    return whose.has("human", "title", "kin", "honorific", "grouphead") or item.mention("person", "group") is not None


def _taken(context: Context, item: Item, event: str = "") -> bool:
    ready = (draft for draft in context.drafts if draft.ready() and (not event or _of_it(draft, event)))
    return any(a.item is item for draft in ready for listed in draft.roles.values() for a in listed)


def _of_it(draft: Draft, event: str) -> bool:
    """Not the dead of «قتلى وجرحى من الحوثيين», who are told by the phrase of the others."""
    return draft.event == event or not draft.rule.endswith(".pn")


def _toll(context: Context, item: Item, frame: Frame, left: Argument | None) -> None:
    draft = context.start(frame.event, f"frame.{frame.id}.pn", item, frame.needs)
    draft.polarity = "denied" if item.negated else "affirmed"
    lead = frame.lead
    inner = next((f for f in item.mentions if f.kind == "number" and f.first > item.fill[0]), None)
    following = context.following(item)
    if inner is not None and inner.last < item.fill[1]:  # «جثامين 9 مدنيين»
        draft.add(lead, context.words(inner.last, item.fill[1], item))
        counted = context.words(inner.first, inner.last, item)
        counted.number = True
        draft.add("count", counted)
    elif following is not None and _bodies(item, following):
        draft.add(lead, context.filler(following))  # «جثث | 30 قائداً ميدانياً»
        context.count(draft, following)
    elif item.definite and _is_body(context, item):
        body = context.sentence.words[item.fill[0]].stem in _BODIES
        draft.add(lead, context.words(item.fill[0] + body, item.fill[1], item))  # «عثر على جثة [الضابط]»
    else:
        for victim in _victims(context, item):
            draft.add(lead, victim)
    if left is not None:
        draft.add("organisation", left)
    context.count(draft, item)
    context.drafts.append(draft)


def _bodies(item: Item, following: Item) -> bool:
    """Counted people right after a word for their bodies."""
    if following.first != item.last or following.prep or following.conj:
        return False
    return following.kind == "noun" and following.count is not None and following.has("human", "kin", "title")


def _victims(context: Context, item: Item) -> list[Argument]:
    """Who the dead are: «قتلى من المدنيين»، «50 قتيلا في صفوف القوات»، else the word itself."""
    entry = item.word.entry("pn") if item.word is not None else None
    if _told_whose(item) and entry is not None and entry.value != "flight":
        at = next((i for i in range(*item.fill) if context.sentence.form(i) == "من"), None)
        if at is not None:
            return [context.words(at + 1, item.fill[1], item)]
    ranks = context.following(item)
    while ranks is not None and ranks.conj and ranks.has("pn"):
        if _told_whose(ranks):
            return _victims(context, ranks)  # «50 قتيلاً وعشرات الجرحى من الحوثيين»
        ranks = context.following(ranks)
    if ranks is None or ranks.kind != "noun":
        return [context.filler(item)]
    in_ranks = ranks.prep in ("fi", "bayn") and ranks.word is not None and ranks.word.stem == _RANKS and not ranks.short
    among = ("min",) if item.definite else _AMONG
    if not in_ranks and ranks.prep in among and (is_somebody(ranks) or acts(ranks)):
        return [context.filler(ranks)]  # «عشرات القتلى والجرحى من الحوثيين»، «قتلى وجرحى بين المدنيين»
    if not in_ranks:
        return [context.filler(item)]
    last, more = ranks.last, context.items[ranks.index + 1 : ranks.index + 3]
    if len(more) == 2 and more[0].value == "participle" and more[1].kind == "noun":
        last = more[1].last  # «في صفوف القوات الموالية ل…»
    return [context.words(ranks.first + 1, last, ranks), *_beside(context, ranks)]


def _beside(context: Context, ranks: Item) -> list[Argument]:
    """«في صفوف الحوثيين وقوات صالح»: the second of two sides, which does nothing else."""
    other = context.following(ranks)
    if other is None or other.kind != "noun" or not other.conj or other.prep or other.count is not None:
        return []
    after = context.following(other)
    turns = after is not None and after.kind == "verb" and not after.conj
    return [context.filler(other)] if acts(other) and not turns else []


def _told_whose(item: Item) -> bool:
    """«جرحى من الحوثيين»: a toll with whose it is in its own phrase."""
    return item.partitive and item.fill[1] - item.fill[0] > 2


def _left(context: Context, item: Item) -> Argument | None:
    """«المنشقين من …»، «الفارين من …»: the group that they left."""
    if item.mention("group") is not None and item.partitive:
        return context.group(item)
    following = context.following(item)
    if following is not None and following.prep in ("min", "an") and following.mention("group") is not None:
        return context.group(following)
    return None


def _falls(context: Context, item: Item) -> bool:
    previous = context.previous(item)
    if previous is None or previous.word is None:
        return False
    if item.prep == "ala":
        found = _verb_of(context, item) or previous
        return found.word is not None and found.word.stem in _FOUND  # «عثر الأهالي على جثة …»
    verb = _verb_of(context, item) if item.prep else None
    if verb is not None and not verb.negated and _causes(verb, item.prep):
        return True  # «أسفر الهجوم عن قتلى وجرحى»
    return previous.nominal and previous.word.stem in _FALLING


def _causes(verb: Item, prep: str) -> bool:
    return verb.word is not None and any(e.label == "vcause" and e.value == prep for e in verb.word.entries)


def _verb_of(context: Context, item: Item) -> Item | None:
    return next((i for i in reversed(context.items[: item.index]) if i.kind == "verb"), None)
