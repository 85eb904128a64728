"""Who «الجانبان» are: the two sides that the report told of last as fighting, agreeing, or hurt by each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from khabar.claims.context import HURT
from khabar.claims.draft import Argument, Draft, span
from khabar.claims.items import Item
from khabar.claims.traits import is_place, is_state
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.text.fold import fold_word

_BOTH = word_class("both_sides")
_REACH = 3  # sentences from a clash
_SIDES = {
    "clash": ("party",),
    "agreement": ("party",),
    "attack": ("actor", "target"),
    "shelling": ("actor", "target"),
    "siege": ("actor", "target"),
    "control": ("actor", "from"),
    "killing": ("actor", "victim"),
    "arrest": ("actor", "target"),
    "seizure": ("actor", "from"),
    "handover": ("target", "to"),
}
_WAITING = ("party", "actor", "victim")  # roles that the two may fill
_MUTUAL = frozenset({"clash", "agreement"})
_TWO, _MOST = 2, 4
_LONGEST = 12  # letters of the word for both, with vowels


@dataclass(slots=True)
class _Told:
    """Two sides, where they are told of, and how far that reaches."""

    order: int
    start: int
    until: int  # sentence
    sides: list[Argument]
    mutual: bool = False
    states: bool = False  # of which no fighting is told
    hurt: bool = False


def name_sides(drafts: Iterable[Draft], sentences: Sequence[Sentence], items: Sequence[Sequence[Item]]) -> None:
    """Give «تبادل الجانبان إطلاق النار» the parties of the clash before it, marked as carried over."""
    listed = sorted(drafts, key=lambda d: (d.order, d.start))
    waiting = [(d, role, a) for d in listed for role in _WAITING for a in d.roles.get(role, ()) if _waits(d, role, a)]
    if not waiting:
        return
    told = sorted(_told(listed, sentences, items), key=lambda t: (t.order, t.start))
    for draft, role, both in waiting:
        if len(draft.roles[role]) > 1:
            continue
        sides = _meant(draft, both, told, listed)
        if sides is not None:
            draft.roles[role] = [replace(side, inherited=True) for side in sides]


def _meant(draft: Draft, both: Argument, told: Sequence[_Told], drafts: Sequence[Draft]) -> list[Argument] | None:
    """The sides told of last before a word for both; None where that is not plain."""
    reached = [t for t in told if t.order <= draft.order <= t.until and (t.order, t.start) < (draft.order, both.start)]
    if not reached:
        return None
    last = reached[-1]
    if draft.event == "agreement":
        if draft.order > last.order + 1 or not last.mutual:
            return None
    elif last.states or last.hurt and last.order < draft.order and draft.event not in HURT:
        return None  # «على الحدود بين تركيا وسوريا … بين الطرفين»
    return None if _another(last, draft, both, drafts) else last.sides


def _told(drafts: Sequence[Draft], sentences: Sequence[Sentence], items: Sequence[Sequence[Item]]) -> Iterator[_Told]:
    """All pairs of sides that the report tells of."""
    for draft in drafts:
        if draft.event not in _SIDES:
            continue
        sides = [side for role in _SIDES[draft.event] for side in draft.roles.get(role, ())]
        if not _TWO <= len(sides) <= _MOST or any(side.pending or _is_both(draft, side) for side in sides):
            continue
        if draft.event in _MUTUAL:
            if _one_side(sides):
                continue
            yield _Told(draft.order, draft.start, draft.order + _REACH, sides, True)
        elif all(role in draft.roles for role in _SIDES[draft.event]) and not _clashed(drafts, draft):
            bodies = [body for side in sides if (body := _body(draft, side)) is not None]
            if len(bodies) == len(sides):
                yield _Told(draft.order, draft.start, draft.order + 1, bodies)
    yield from _hurt(drafts)
    yield from _against(drafts)
    mutual = {d.order for d in drafts if d.event in _MUTUAL and len(d.roles.get("party", ())) >= _TWO}
    for order, (sentence, row) in enumerate(zip(sentences, items, strict=True)):
        if order not in mutual:
            yield from _between(order, sentence, row)


def _hurt(drafts: Sequence[Draft]) -> Iterator[_Told]:
    """«قُتل 25 من الحوثيين وثمانية من رجال المقاومة …»: those of two sides who fell, in one sentence."""
    by_order: dict[int, list[tuple[Draft, Argument]]] = {}
    for draft in drafts:
        for victim in draft.roles.get("victim", ()) if draft.event in HURT and "actor" not in draft.roles else ():
            if not victim.inherited and victim.item is not None and victim.item.mention("group") is not None:
                by_order.setdefault(draft.order, []).append((draft, victim))
    for order, found in by_order.items():
        bodies: dict[tuple[int, int], Argument] = {}
        for draft, victim in found:
            for group in _widest(victim.item):
                body = span(draft.sentence, group.first, group.last)
                body.item = victim.item
                bodies[body.start, body.stop] = body
        events = {d.event for d, _ in found}
        if _TWO <= len(bodies) <= _MOST and len(found) > len(events):
            yield _Told(order, max(d.start for d, _ in found), order + 1, [*bodies.values()], hurt=True)


def _widest(item: Item | None) -> Iterator[Found]:
    """The groups of a phrase that stand in no other."""
    groups = [f for f in item.mentions if f.kind == "group"] if item is not None else []
    for group in groups:
        if not any(o is not group and o.first <= group.first and group.last <= o.last for o in groups):
            yield group


def _against(drafts: Sequence[Draft]) -> Iterator[_Told]:
    """«سيطرت القوات على البلدة بعد معارك مع الجماعة»: who fights, and whom, where the clash names only one side."""
    for draft in drafts:
        parties = draft.roles.get("party", ()) if draft.event == "clash" else ()
        if not parties or len(parties) > 1 and not _one_side(parties) or len(parties) >= _MOST:
            continue
        if any(p.pending or _is_both(draft, p) for p in parties) or _body(draft, parties[0]) is None:
            continue
        before = [d for d in drafts if d.order == draft.order and d.start < draft.start]
        acting = [a for d in before if d.event in _SIDES for a in d.roles.get("actor", ()) if _acts(d, a)]
        fallen = [a for d in before if d.event in HURT for a in d.roles.get("victim", ()) if _acts(d, a)]
        ours = {(a.start, a.stop): a for a in acting or fallen}
        if len(ours) == 1 and ours.keys().isdisjoint((p.start, p.stop) for p in parties):
            yield _Told(draft.order, draft.start, draft.order + 1, [*ours.values(), *parties], True)


def _acts(draft: Draft, side: Argument) -> bool:
    return not side.pending and _body(draft, side) is not None


def _one_side(parties: Sequence[Argument]) -> bool:
    """«معارك مع الجماعة وحلفائها»: all of whom are those whom somebody fights."""
    first = parties[0].item
    return first is not None and first.prep in ("maa", "did")


def _between(order: int, sentence: Sentence, items: Sequence[Item]) -> Iterator[_Told]:
    """«خلاف بين حركة … وحركة …»: two bodies that stand between «بين» and what «و» joins."""
    for item in items:
        head = items[item.index - 1] if item.index else None
        if item.prep != "bayn" or not _is_body(item) or head is not None and (head.has("placehead") or is_place(head)):
            continue  # «المنطقة الواقعة بين …»
        sides = [item]
        for after in items[item.index + 1 :]:
            if after.kind == "noun" and after.prep == "min" and not after.conj:
                continue  # «من جهة»
            if after.value == "participle":
                sides.clear()  # «بين الجماعة والقوات الموالية …»: nobody knows how far it goes
            if not after.conj or not _is_body(after):
                break
            sides.append(after)
        if len(sides) == _TWO:
            made = [Argument(*sentence.bounds(*side.fill), side) for side in sides]
            yield _Told(order, made[0].start, order + 1, made, True, any(map(is_state, sides)))


def _is_body(item: Item) -> bool:
    return item.kind == "noun" and item.count is None and (item.mention("group") is not None or is_state(item))


def _another(told: _Told, draft: Draft, both: Argument, drafts: Sequence[Draft]) -> bool:
    """Whether a third body, known to be none of the two, has acted or suffered since they were told of."""
    known, since, here = [side.group_id() for side in told.sides], (told.order, told.start), (draft.order, both.start)
    for other in drafts:
        between = since < (other.order, other.start) < here
        if not between or other.event not in _SIDES or other.event == "control":
            continue
        bodies = [a for role in _SIDES[other.event] for a in other.roles.get(role, ()) if not a.inherited]
        named = {body for a in bodies if (body := a.group_id()) is not None}
        if named.isdisjoint(known) and len(named) > known.count(None):
            return True  # «… قتلوا قائداً في الحرس»: of another fight
    return False


def _clashed(drafts: Iterable[Draft], draft: Draft) -> bool:
    """A clash of the same sentence names both sides itself."""
    clashes = (d for d in drafts if d.event == "clash" and d.order == draft.order)
    return any(len(d.roles.get("party", ())) >= _TWO for d in clashes)


def _body(draft: Draft, side: Argument) -> Argument | None:
    """A group or its people; that to which a place belongs."""
    group = side.item.mention("group") if side.item is not None else None
    if side.item is None or group is None or side.inherited or side.item.short and side.item.has("placehead"):
        return None
    return side if side.item.has("grouphead", "human") else span(draft.sentence, group.first, group.last)


def _waits(draft: Draft, role: str, both: Argument) -> bool:
    """A word for both, of those who fell or who do something; not whom somebody means to finish off."""
    if not _is_both(draft, both):
        return False
    fell = draft.event in HURT and "actor" not in draft.roles and draft.modality != "intended"
    return role in ("party", "actor") or fell


def _is_both(draft: Draft, side: Argument) -> bool:
    """«الطرفان»."""
    if side.pending or side.stop - side.start > _LONGEST:
        return False
    form = fold_word(draft.sentence.source[side.start : side.stop])
    return form.startswith("ال") and form[2:] in _BOTH
