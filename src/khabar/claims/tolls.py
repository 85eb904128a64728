"""Tolls: «سقوط عشرة قتلى»، «50 قتيلا»: the noun itself says what happened."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.context import HURT, STRIKES, Context
from khabar.claims.draft import Argument, Draft
from khabar.claims.idle import is_left
from khabar.claims.items import STATE, Item
from khabar.claims.steps import only_of
from khabar.claims.totals import TAKEN_AWAY, is_taken
from khabar.claims.traits import RANKS, acts, is_accusative, is_somebody
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

_FALLING, _FALLS = ("سقوط", "وقوع"), "سقط"
_FOUND = word_class("found")
_STRUCK, _WOUNDS = "مصاب", word_class("wounds")  # «مصاب بجروح»
_BODIES = word_class("corpse")
_VICTIMS, _MIDST = "ضحايا", "وسط"
_ONE = frozenset({"احد", "احدي"})
_SOME = word_class("part_of_those") | word_class("how_many_of") | word_class("all_of")
_AMONG = frozenset({"min", "bayn"})
_DEALT = STRIKES - {"clash"}
_INSIDE, _OF_THEM = frozenset({"fi", "during"}), frozenset({"min", "bayn", "fi"})


@only_of(labels={"pn"})
def add_tolls(context: Context) -> None:
    """A claim for each toll that no claim holds yet."""
    for item in context.of["noun"]:
        if item.word is None or "pn" not in item.word.labels:
            continue
        entry = item.word.entry("pn")
        if entry is None or item.inside or item.value == STATE or any(d.at is item for d in context.drafts):
            continue  # «وهو منشق عن التنظيم»: told of already
        if entry.value == "flight" and item.short and is_accusative(item.word):
            continue  # «لا يزال فاراً»: what somebody is
        left = _left(context, item) if entry.value == "flight" else None
        frame = context.frames.get(entry.value)
        if is_left(context, item) or is_ill(context, item):
            continue
        if frame is not None and _stands(context, item, left) and not is_taken(context, item, frame.event):
            _toll(context, item, frame, left)
    for draft in context.drafts if "pn" in context.labels else ():
        _of_whom(context, draft)


def is_ill(context: Context, item: Item) -> bool:
    """«خمسة مصابين بالحمى»: of what somebody is ill."""
    after = context.following(item)
    if after is None or after.prep != "bi" or after.kind == "trigger" or after.has("weapon"):
        return False
    word = context.sentence.words[item.last - 1]
    return word.stem.startswith(_STRUCK) and (after.word is None or after.word.stem not in _WOUNDS)


def _of_whom(context: Context, draft: Draft) -> None:
    """«سقط عشرات القتلى من الحوثيين»: a verb has taken the mere word for the dead, who are told of after it."""
    listed = draft.roles.get("victim", []) if draft.event in HURT else []
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
    if "bayn" not in context.preps and _ONE.isdisjoint(context.stems):
        return  # as mostly
    for item in context.of["noun"]:
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


def _stands(context: Context, item: Item, left: Argument | None) -> bool:
    """A toll by itself: counted, or neither taken up again nor part of another phrase."""
    if item.count is not None:
        return not _of_those(context, item)
    previous, after = context.previous(item), context.following(item)
    if item.genitive and item.short and item.word is not None and item.word.stem in _BODIES:
        return after is not None and _bodies(item, after) and not after.has("pn")  # «وصول جثامين | ستة مقاتلين»
    if item.conj and not item.prep and previous is not None and previous.kind == "noun" and previous.has("pn"):
        return _stands(context, previous, None)  # «عدد من القتلى والجرحى»
    if item.definite and not item.partitive and left is None and not _is_body(context, item):
        return False
    return not (item.genitive or item.prep) or _falls(context, item)


def _of_those(context: Context, item: Item) -> bool:
    """«إن بعض الجرحى في حالة حرجة»، «تسعة من القتلى هم …»: so many of those who were told of, and no new toll."""
    entry = item.word.entry("pn") if item.word is not None and item.word.article else None
    if entry is None or entry.value not in HURT or item.conj or _falls(context, item):
        return False
    previous = context.previous(item)
    topic = item.partitive and not item.prep and (previous is None or previous.kind == "that")
    topic = topic and not _fell_then(context, item)
    return topic or context.sentence.words[item.first].stem in _SOME


def _fell_then(context: Context, item: Item) -> bool:
    """«إن عددا من القتلى والجرحى سقطوا»: the verb after them makes a toll of them."""
    verb = next((i for i in context.items[item.index + 1 :] if not (i.kind == "noun" and i.conj and i.has("pn"))), None)
    return verb is not None and verb.word is not None and any(e.lemma == _FALLS for e in verb.word.entries)


def _is_body(context: Context, item: Item) -> bool:
    """«جثة الضابط المخطوف», not «جثة مقطوعة الرأس»: the body of somebody who is told of in its genitive."""
    word = item.word
    if word is None or word.stem not in _BODIES or word.article or word.pronoun or item.short:
        return False
    whose = context.sentence.words[item.first + 1]
    if whose.has("pn") or whose.stem == _VICTIMS:
        return False  # «جثث الضحايا»: of those who were told of
    return whose.has("human", "title", "kin", "honorific", "grouphead") or item.mention("person", "group") is not None


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
    away = (
        d
        for d in context.drafts
        if d.event in TAKEN_AWAY
        for listed in d.roles.values()
        for a in listed
        if a.item is item
    )
    bare = item.word is not None and item.word.stem in _BODIES and item.count is None and not item.definite
    hurt = frame.event in HURT and not bare  # «سوف تخرجهم جثثاً»
    draft.given = hurt and next(away, None) is not None  # «حاولوا نقل خمسة جرحى»: hurt they are
    blow = _blow(context, item) if frame.event in HURT else None
    if blow is not None:
        draft.add("means", context.filler(blow))
    context.drafts.append(draft)


def _blow(context: Context, item: Item) -> Item | None:
    """«50 قتيلاً وعشرات الجرحى في تفجير»، «قتلى من المدنيين في غارات»: the blow that the same phrase tells of."""
    for after in context.items[item.index + 1 :]:
        if after.kind == "trigger":
            deed = context.deed(after)
            dealt = deed is not None and deed.event in _DEALT and after.prep in _INSIDE and not after.negated
            return after if dealt else None
        told = after.kind == "noun" and (after.has("pn") and after.conj or after.prep in _OF_THEM and not after.conj)
        if not told and after.kind != "date":
            return None
    return None


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
    in_ranks = ranks.prep in ("fi", "bayn") and ranks.word is not None and ranks.word.stem == RANKS and not ranks.short
    bodies = item.word is not None and item.word.stem in _BODIES  # «تبادل جثث بين الجيش والمسلحين»
    among = ("min",) if item.definite or bodies else _AMONG
    amid = ranks.prep == "fi" and context.sentence.form(ranks.prep_at) == _MIDST  # «قتلى وسط المتمردين»
    if not in_ranks and (ranks.prep in among or amid) and (is_somebody(ranks) or acts(ranks)):
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
    if previous is not None and previous.kind == "other" and previous.value == "unknown" and item.prep == "an":
        return True  # «دون أنباء عن قتلى»: nobody knows whether there were any
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
