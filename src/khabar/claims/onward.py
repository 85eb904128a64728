"""Who goes on in the next sentence: «اقتحمت القوات المخيم. واعتقلت شابين»: the same, where that is plain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from khabar.claims.agreement import BLOWS
from khabar.claims.candidates import named_as
from khabar.claims.companions import companion_of
from khabar.claims.concord import in_feminine
from khabar.claims.context import HURT
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.traits import is_feminine, is_place
from khabar.grammar.frames import Frame, Frames
from khabar.mentions.sentence import Sentence

_DOES = frozenset({"actor", "issuer", "payer"})
_BEFALLS = ("victim", "target", "thing", "content", "place")  # whom first: it is looked for in this order
_DEEDS = BLOWS | {"release", "detention", "decree", "handover", "payment", "recruitment", "displacement"}
_AGAINST = frozenset({"maa", "did"})
_OBJECTS, _CARRIED = ("target", "place", "thing", "to"), 2  # items from a light verb to the deed that it carries
_THEN = frozenset({"ثم", "كما"})
_THAT_THEY, _NEAR = ("انها", "انهم"), 8  # items from a verb of saying to what is said


@dataclass(frozen=True, slots=True)
class _Leader:
    """Who acts at the head of a sentence: the phrase, its span, its number."""

    item: Item
    start: int
    stop: int
    number: str
    people: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence, its items, the subjects of its verbs, and by deed the light verb that has none."""

    sentence: Sentence
    items: Sequence[Item]
    led: Mapping[int, Sequence[Item]]
    orphans: Mapping[int, Item]


def go_on(drafts: Iterable[Draft], rows: Sequence[Row | None], frames: Frames) -> None:
    """Give deeds at the head of a sentence, of which nobody is told, to who acts at the head of the one before."""
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.at is not None and draft.part_of is None:
            told.setdefault(draft.order, []).append(draft)
    leader: _Leader | None = None
    struck: Argument | None = None
    for order, row in enumerate(rows):
        if row is None or row.sentence.heading:
            leader = None
            continue
        if leader is not None and any(_deals(d, leader) for d in told.get(order - 1, ())):
            _fight(told.get(order, ()), row, leader)
        said = _said(row)
        verb = _opener(row) if said is None else said
        subject = row.led.get(verb.index) if verb is not None else None
        if leader is not None and subject and _is_entered(subject[0]):
            subject = []  # «قال الشاهد إن الدورية وصلت. ودخلت المنازل»
        if verb is None or subject or said is None and verb.index and row.items[0].nominal:
            leader = _leader(row.sentence, subject or [])
            struck = _struck(told.get(order, ()), verb) if leader is not None else None
            continue
        leader = leader if leader is not None and _agrees(row.sentence, verb, leader) else None
        if leader is not None:
            for draft in told.get(order, ()):
                if draft.event in _DEEDS and _give(draft, row, verb, leader, frames) and struck is not None:
                    _strike(draft, struck, frames)
            struck = _struck(told.get(order, ()), verb) or (struck if verb.pronoun else None)


def _deals(draft: Draft, leader: _Leader) -> bool:
    """A deed of force, by who acts at the head of the sentence."""
    return draft.event in BLOWS and any(a.start == leader.start for a in draft.roles.get("actor", ()))


def _fight(drafts: Iterable[Draft], row: Row, leader: _Leader) -> None:
    """«اقتحمت القوات المخيم. واندلعت مواجهات مع شبان»: of the two sides, who acted right before."""
    for draft in drafts:
        sides, at = draft.roles.get("party", []), draft.at
        if draft.event != "clash" or len(sides) != 1 or at is None or at.kind != "trigger" or sides[0].pending:
            continue
        other = sides[0].item
        if other is None or other.prep not in _AGAINST or not (leader.people or leader.item.has("grouphead", "group")):
            continue
        if any(i.mention("group", "person") or i.has("human") for i in row.items[: at.index]):
            continue  # «وخاض الفصيل معارك مع …»
        draft.roles["party"] = [Argument(leader.start, leader.stop, leader.item, True), *sides]


def _struck(drafts: Iterable[Draft], verb: Item | None) -> Argument | None:
    """The one place or thing that the verb at the head of a sentence is about: «حاصرت القوات البلدة»."""
    near = [d for d in drafts if d.at is not None and verb is not None and 0 <= d.at.index - verb.index <= _CARRIED]
    told = [a for d in near for role in _OBJECTS for a in d.roles.get(role, ()) if a.item is not None]
    told = [a for a in told if not a.pending and a.item is not None and (is_place(a.item) or a.item.has("thing"))]
    return told[0] if len({(a.start, a.stop) for a in told}) == 1 else None


def _strike(draft: Draft, struck: Argument, frames: Frames) -> None:
    """«وقصفتها بالمدفعية»: what an enclitic after the verb takes up, by its gender."""
    role, at = frames[draft.rule.split(".")[1]].roles.get("obj"), draft.at
    if role not in _OBJECTS or role in draft.roles or at is None or struck.item is None:
        return
    she = is_feminine(struck.item)
    if at.pronoun == ("ها" if she else "ه"):
        draft.roles[role] = [Argument(struck.start, struck.stop, struck.item, True)]


def _said(row: Row) -> Item | None:
    """«قال المتحدث إن قواته صدت …»، «وأضاف أنها دمرت …»: the verb of what somebody says, of whom «إن» tells."""
    if not row.items or row.items[0].kind != "verb" or not row.items[0].has("say"):
        return None
    that = next((i for i in row.items[1:_NEAR] if i.kind == "that"), None)
    after = row.items[that.index + 1 : that.index + 1 + _NEAR] if that is not None else ()
    verb = next((i for i in after if i.kind == "verb"), None)
    if that is None or verb is None or not verb.inflected("past") or verb.negated:
        return None
    if verb is after[0] and row.sentence.form(that.first).endswith(_THAT_THEY):
        named = any(i.mention("group") is not None for i in row.items[1 : that.index])
        return None if named else verb
    told = row.led.get(verb.index) or ()
    return verb if after[0].kind == "noun" and any(i is after[0] for i in told) else None


def _opener(row: Row) -> Item | None:
    """The verb that opens a sentence, after «ثم» or its subject."""
    verb, after = (*row.items[:2], None, None)[:2]
    then = verb is not None and verb.kind == "clause" and row.sentence.unjoined(verb.first) in _THEN
    had = verb is not None and verb.kind == "verb" and verb.has("aux") and verb.inflected("past") and not verb.negated
    had = had and after is not None and row.sentence.form(after.first - 1) == "قد"  # «وكانت قد أوقفتهم»
    if then or had or verb is not None and verb.kind == "noun" and not verb.prep:
        verb = after
    if verb is None or verb.kind != "verb" or verb.negated or not verb.inflected("past") or verb.has("aux", "say"):
        return None
    return verb


def _leader(sentence: Sentence, subject: Sequence[Item]) -> _Leader | None:
    if len(subject) != 1 or subject[0].kind != "noun" or is_place(subject[0]):
        return None
    item = subject[0]
    named, house = named_as(sentence, item), item.has("grouphead")
    many = item.word is not None and item.word.form.endswith("ون")  # «مجهولون»
    if named is None and not (house or many):
        return None
    kind, bounds, number = named or ("group", sentence.bounds(*item.fill), "pl" if many else _number(item))
    people = item.has("human") or number == "pl" or kind == "human" and not house
    if number == "sg" and house and item.word is not None and item.word.stem.endswith("يا"):
        number = "f"  # «الميليشيا»
    return _Leader(item, *bounds, number, people)


def _is_entered(item: Item) -> bool:
    """A place or a thing right after its verb, which does nothing there."""
    return (
        item.kind == "noun" and (is_place(item) or item.has("thing")) and not (item.mentions or item.has("grouphead"))
    )


def _number(item: Item) -> str:
    she = item.inflected("f") or item.inflected("pl") or item.word is not None and item.word.stem.endswith("ه")
    return "f" if she else "sg"


def _agrees(sentence: Sentence, verb: Item, leader: _Leader) -> bool:
    """A verb in the number and gender of who acts before it, joined or brought in by «أنها»."""
    if not verb.conj and verb.index == 0:
        return False
    if sentence.form(verb.first - 1).endswith(_THAT_THEY[0]) and leader.number != "f":
        return False
    if verb.inflected("pl") and not verb.inflected("sg"):
        return leader.people and leader.number in ("pl", "f")
    if in_feminine(verb):
        return leader.number == "f" and not leader.people
    return leader.number == "sg" and verb.inflected("m")


def _is_of(row: Sequence[Item], at: Item, opener: Item) -> bool:
    """The verb that opens the sentence, or one that shares its subject."""
    while at is not opener:
        before = companion_of(row, at.index) if at.conj else None
        if before is None or before.index >= at.index:
            return False
        at = before
    return True


def _give(draft: Draft, row: Row, opener: Item, leader: _Leader, frames: Frames) -> bool:
    at = draft.at
    verb = row.orphans.get(at.index) if at is not None and at.kind == "trigger" else at
    if at is None or verb is None or verb.kind != "verb" or row.led.get(verb.index):
        return False
    frame = frames[draft.rule.split(".")[1]]
    role = frame.roles.get("subj")
    if role not in _DOES or role in draft.roles or not _is_of(row.items, verb, opener):
        return False
    if any(a.start == leader.start for listed in draft.roles.values() for a in listed):
        return False
    acts = _acts(draft, at, row.sentence, frame) if at is verb else in_feminine(verb) or _shows(row.sentence, at)
    if acts:
        draft.roles[role] = [Argument(leader.start, leader.stop, leader.item, True)]
    return acts


def _acts(draft: Draft, at: Item, sentence: Sentence, frame: Frame) -> bool:
    """No passive, which may be spelled alike: by an enclitic, or by whom or what it befalls."""
    if at.pronoun:
        return True
    if at.entry is not None and at.entry.label in ("vi", "light_obj"):
        return not frame.passive or not (at.inflected("m") and at.inflected("sg"))
    told = [a for role in _BEFALLS for a in draft.roles.get(role, ()) if not (a.pending or a.inherited)]
    item = next((a.item for a in told if a.item is not None and a.item.index > at.index), None)
    if item is None or item.prep:
        return False
    if at.inflected("pl") and not at.inflected("sg"):
        return True
    if _shows(sentence, item):
        return True
    return in_feminine(at) and (draft.event not in HURT or not item.inflected("f"))


def _shows(sentence: Sentence, item: Item) -> bool:
    """Its head is in the accusative."""
    form = sentence.form(item.first)
    return sentence.accusative(item.first) or form.endswith("ين") and (item.inflected("dual") or item.inflected("pl"))
