"""Whom somebody works or fights for: «يعمل لحساب …», «قاتل مع …», «انضوى تحت راية …», «الجناح العسكري لـ…»."""

from __future__ import annotations

from khabar.claims.draft import SUBJECT
from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.claims.predicates import EXCEPT
from khabar.claims.scene import HE, Scene
from khabar.claims.steps import only_of
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.words import SOUND

_WORKS = word_class("works_for")
_FIGHTS = word_class("fights_for")
_SPENDS = word_class("spends")  # «أمضى سنتين في صفوف …»
_SERVES = _WORKS | _FIGHTS | _SPENDS
_FOLDS = word_class("folds_into")  # «انضوى تحت راية …»، «اندمج مع …»
_BESIDE = word_class("fights_beside")  # «قاتل مع …»
_UNDER = word_class("under_which")
_FOLDING = frozenset({"fi", "under", "maa", "ila"})
_RANKS = word_class("ranks")
_BEHALF = word_class("on_behalf")
_SERVED = "خدم"  # «خدم في الجيش»
_WITHIN = "ضمن"
_WINGS = word_class("wing")
_REACH = 4  # items from the verb to whom one serves
_PEOPLE = ("human", "title", "kin")


def services(scene: Scene) -> None:
    """Whom somebody works or fights for, by a verb."""
    for verb in scene.verbs:
        if verb.entry is not None and verb.entry.lemma in _SERVES:
            _serves(scene, verb)
        elif verb.entry is not None and verb.entry.lemma in _FOLDS and not verb.negated:
            _folds(scene, verb)


@only_of(stems=_WINGS)
def wings(scene: Scene) -> None:
    """What is the wing of whom."""
    for at, word in enumerate(scene.words):
        if word.stem in _WINGS and not word.lead:
            _wing(scene, at)


def _serves(scene: Scene, verb: Item) -> None:
    subject: Item | None = None
    spends = verb.entry is not None and verb.entry.lemma in _SPENDS  # «أمضى فلان سنتين في صفوف …»
    for other in scene.items[verb.index + 1 : verb.index + 1 + _REACH]:
        if other.kind == "date" or other.kind == "other" and subject is not None and other.first == subject.fill[0]:
            continue  # «خدم العقيد | فارس البيوش في …»
        if not other.nominal:
            return
        body = _body(scene, verb, other)
        theirs = body is None and _in_their_ranks(scene, verb, other)
        if body is not None or theirs:
            break
        if not other.prep and subject is None and (not spends or _somebody(other)):
            subject = other
        elif other.prep != "fi" and not (spends and not other.prep):
            return
    else:
        return
    denied = any(i.kind == "verb" and i.negated for i in scene.items[max(0, verb.index - 2) : verb.index + 1])
    if denied and any(i.prep in EXCEPT for i in scene.items[verb.index + 1 :]):
        return  # «لم يقاتل في صفوف التنظيم سوى شهر»
    who = [subject] if subject is not None else before(scene.items, verb.index).items
    who = [_people(scene, i) for i in who]
    if not all(_somebody(i) for i in who):
        return
    last = body[1] if body is not None else other.last
    draft = scene.draft("membership", "serves", verb.first, last, "member", "organisation")
    draft.at = verb
    if denied:
        draft.polarity = "denied"  # «لم يكن الرجل يعمل لحساب …»
    for one in who:
        person = scene.person_in(one)
        first, last = (person.first, person.last) if person is not None else one.fill
        draft.add("member", scene.arg(first, last))
        if one.count is not None and len(who) == 1:
            draft.add("count", scene.arg(one.count.first, one.count.last))
    if not who:
        scene.wait(draft, "member", verb.first, SUBJECT)
    if body is not None:
        draft.add("organisation", scene.arg(*body))
    else:
        scene.wait(draft, "organisation", other.first, other.pronoun)
    draft.constants["relation"] = "member"


def _in_their_ranks(scene: Scene, verb: Item, item: Item) -> bool:
    """«كانوا يقاتلون في صفوفهم»: whose ranks they are is a pronoun."""
    ranked = item.prep in ("fi", "bi") and scene.words[item.fill[0]].stem in _RANKS
    return ranked and bool(item.pronoun) and item.short and verb.entry is not None


def _folds(scene: Scene, verb: Item) -> None:
    """«انضوت الكتيبة تحت راية الجبهة»، «اندمج اللواء مع الحركة»: the body that somebody or a group has come into."""
    subject: Item | None = None
    for other in scene.items[verb.index + 1 : verb.index + 1 + _REACH]:
        if other.kind == "date" or other.kind == "other" and subject is not None and other.first == subject.fill[0]:
            continue
        if not other.nominal or subject is not None and not other.prep:
            return
        if other.prep in _FOLDING:
            break
        subject = other if not other.prep else subject
    else:
        return
    first = other.fill[0]
    first += scene.words[first].stem in _UNDER and scene.group(first + 1) is not None
    body = scene.group(first)
    who = subject if subject is not None else next(iter(before(scene.items, verb.index).items), None)
    if body is None or who is None or scene.is_a(first, "human", "placehead") and body.rule != "group.group":
        return
    own = max((g for g in scene.groups if g.first == who.fill[0]), key=lambda g: g.last, default=None)
    person = scene.person_in(who)
    if own is None and person is None and not who.has("human", "grouphead"):
        return
    holder = own or person
    member = (holder.first, holder.last) if holder is not None else who.fill
    draft = scene.pair("membership", "folds", ("member", "organisation"), member, (body.first, body.last))
    draft.at = verb
    draft.constants["relation"] = "member" if own is None and "grouphead" not in who.labels else "part"
    if who.count is not None:
        draft.add("count", scene.arg(who.count.first, who.count.last))


def _people(scene: Scene, item: Item) -> Item:
    """«عسكريين من أبناء المحافظة يقاتلون …»: those who are from there."""
    before = scene.items[item.index - 1] if item.index else None
    told = item.prep == "min" and "origin" in item.labels and before is not None and before.last == item.prep_at
    return before if told and before is not None and before.kind == "noun" and "human" in before.labels else item


def _somebody(item: Item) -> bool:
    many = item.count is not None or item.inflected("pl") or item.word is not None and item.word.stem.endswith(SOUND)
    people = many and "nationality" in item.labels  # «نحو 3000 تونسي»، «بلجيكيون»
    return people or item.mention("person") is not None or item.has(*_PEOPLE) and item.mention("place") is None


def _body(scene: Scene, verb: Item, item: Item) -> tuple[int, int] | None:
    """The group that one serves, where the words before it say so."""
    first = item.fill[0]
    stem = scene.words[first].stem
    ranks = item.prep in ("fi", "bi") and stem in _RANKS
    serves = item.prep == "fi" and verb.entry is not None and verb.entry.lemma == _SERVED
    behalf = item.prep == "li" and stem in _BEHALF
    works = verb.entry is not None and verb.entry.lemma in _WORKS
    within = works and item.prep_at >= 0 and scene.form(item.prep_at) == _WITHIN  # «يعمل ضمن جهاز …»
    beside = item.prep == "maa" and verb.entry is not None and verb.entry.lemma in _BESIDE
    if not (ranks or serves or beside) and not (works and (behalf or within or item.prep in ("li", "at"))):
        return None
    group = scene.group(first + (ranks or behalf))
    if (serves or beside) and (
        group is None or not (group.named or scene.words[first].article) or _is_spot(scene, group, first)
    ):
        return None  # «خدم في المدينة»
    return (group.first, group.last) if group is not None and group.last <= item.last else None


def _is_spot(scene: Scene, group: Found, first: int) -> bool:
    """A town or a district; «لواء التوحيد» is a brigade."""
    unit = scene.is_a(first, "grouphead") and group.last > first + 1
    return scene.is_a(first, "placehead") and group.rule != "group.group" and not unit


def _wing(scene: Scene, at: int) -> None:
    """«كتائب …، الجناح العسكري لحركة …»، «جماعة … ذراع تنظيم …»."""
    last = at + 1
    while scene.is_a(last, "adj") and scene.words[last].article and last < at + 3:
        last += 1
    whole, around = scene.group(last), scene.group(at)
    end = scene.back(at) + 1
    if end > 0 and scene.unjoined(end - 1) in HE:
        end = scene.back(end - 1) + 1
    end -= end > 0 and scene.form(end - 1) == "("
    parts = [g for g in scene.groups if g.last == end]
    named = [g for g in parts if not scene.is_a(g.first, "human")] or parts  # «مقاتلي [جبهة النصرة]، ذراع …»
    part = (named[0].first, named[0].last) if named else None
    if scene.words[at].article:
        told = last > at + 1 and whole is not None and scene.words[last].preposition == "ل"
        owner = (whole.first, whole.last) if whole is not None and told else None
        part = part or (at, last)  # «الجناح المسلح لحزب …»
    else:
        owner = _owner(at, whole or around) if last == at + 1 else None
        listed = owner is not None and any(
            g.rule == "group.group" and at < g.first < g.last == owner[1] for g in scene.groups
        )
        part = part if listed or end < at else None  # «قصفت المقاتلات فرع المؤسسة»
    if owner is None or part is None:
        return
    draft = scene.pair("membership", "wing", ("member", "organisation"), part, owner)
    draft.constants["relation"] = "part"


def _owner(at: int, found: Found | None) -> tuple[int, int] | None:
    """Whose wing it is: the group after the word, or what follows the word in the name of a group."""
    if found is None or found.last <= at + 1 or not (found.first == at or found.rule == "group.group"):
        return None
    return at + 1, found.last
