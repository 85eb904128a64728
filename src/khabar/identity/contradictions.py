"""Claims that cannot both hold: 20 here, 24 there; dead here, alive there; said by one, denied by another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Literal

from khabar.identity.agreements import Agreement, far_apart
from khabar.identity.deeds import alone, by_one_side, close, crowded, of_one_deed, on_one_day
from khabar.identity.denials import HOLDS, denials
from khabar.identity.reasons import Why
from khabar.identity.statements import EVERYBODY, OTHERS, Place, Statement, alike
from khabar.identity.things import is_anyone

ContradictionKind = Literal["count", "fate", "denied", "place", "time", "actor", "identity"]

_ALIVE = frozenset({"capture", "flight", "movement", "appointment", "release", "handover", "proceeding"})
_CAPTURED = frozenset({"capture"})
_MOST = 12  # pairs of one kind that one group is shown with
_VALUES = 200  # things said that are held against each other
_DEEDS = frozenset({"death", "capture", "force", "injury", "displacement", "clash", "siege", "destruction"})
_MOVES = frozenset({"movement", "flight", "release", "handover"})
_PASSED = frozenset({"release", "handover", "seizure"})  # of whom, or of what, there is one number
_ABOUT = 0.15  # by which a number that is said to be about right may be wrong
_SAME_WEEK = 7  # days between «killed» and «captured» that are told of one event


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both hold, the kind of contradiction and its reasons; left < right."""

    left: int
    right: int
    kind: ContradictionKind
    reasons: tuple[Why, ...]


def within(agreement: Agreement, origin: dict[int, int]) -> Iterator[Contradiction]:
    """What claims of one group say otherwise; of one origin, one claim stands for all that say the same."""
    claims = agreement.claims
    held = [s for s in claims if not s.denied and s.modality in HOLDS]
    if held and held[0].family in _PASSED:
        yield from _pairs("count", held, origin, lambda s: (s.count, s.counted), _count)
    if held and held[0].family in _MOVES:
        yield from _pairs("time", held, origin, lambda s: (s.first, s.last), partial(_time, single=False))
    if held and held[0].family in _DEEDS:
        counted = _count_in_crowd if crowded(held) else _count
        yield from _pairs("count", held, origin, lambda s: (s.count, s.counted), counted)
        yield from _pairs("place", held, origin, lambda s: s.places, _place)
        single = alone(held)
        yield from _pairs("time", held, origin, lambda s: (s.first, s.last), partial(_time, single=single))
        yield from _pairs("actor", held, origin, lambda s: s.roles.get("actor"), partial(_actor, single=single))


_Told = Callable[[Statement, Statement], Why | None]


def _pairs(
    kind: ContradictionKind, claims: Sequence[Statement], origin: dict[int, int],
    value: Callable[[Statement], object], told: _Told,
) -> Iterator[Contradiction]:  # fmt: skip
    """Pairs that differ, each pair of what is said and by whom once."""
    first: dict[object, Statement] = {}
    for statement in claims:
        first.setdefault((origin.get(statement.id), value(statement)), statement)
    found = 0
    for one, two in combinations(list(first.values())[:_VALUES], 2):
        if found >= _MOST or one.report == two.report:
            continue
        why = told(one, two)
        if why is not None:
            found += 1
            low, high = sorted((one, two), key=lambda s: s.id)
            yield Contradiction(low.id, high.id, kind, (why,))


def _count(one: Statement, two: Statement) -> Why | None:
    if one.count is None or two.count is None or OTHERS in (one.counted, two.counted) or not of_one_deed(one, two):
        return None
    (low, high), (least, most) = _bounds(one), _bounds(two)
    if not alike(one, two):  # all who were killed, and the soldiers among them: only fewer of all than of some
        whole, some = (one, two) if one.counted == EVERYBODY else (two, one)
        if whole.counted != EVERYBODY or not _under(_bounds(whole)[1], _bounds(some)[0]):
            return None
    if _under(high, least) or _under(most, low):
        return Why("differs.count", _number(one), _number(two), (one.report, two.report))
    return None


def _bounds(statement: Statement) -> tuple[float | None, float | None]:
    """The least and the most that a number may mean: «نحو عشرين» is no other than 21."""
    low, high = statement.count or (None, None)
    if not statement.approximate:
        return low, high
    return low and low * (1 - _ABOUT), high and high * (1 + _ABOUT)


def _count_in_crowd(one: Statement, two: Statement) -> Why | None:
    """Of a group of several events, only numbers that are nearly the same are of one."""
    return _count(one, two) if close(one, two) or one.people & two.people else None


def _under(high: float | None, low: float | None) -> bool:
    return high is not None and low is not None and high < low


def _number(statement: Statement) -> str:
    low, high = statement.count or (None, None)
    if low is not None and high is not None and low != high:
        return f"{low:g}–{high:g}"
    return f"{low:g}" if low is not None else f"≤ {high:g}" if high is not None else "?"


def _place(one: Statement, two: Statement) -> Why | None:
    if not one.places or not two.places or not (one.people & two.people):
        return None
    if any(left.fits(right) for left in one.spots for right in two.spots):
        return None
    left, right = ([p for p in s.spots if p.known and not (p.wide or p.country)] for s in (one, two))
    if not left or not right or any(place.own and not other.part for place, other in _across(left, right)):
        return None
    return Why("differs.place", left[0].key, right[0].key, (one.report, two.report))


def _across(left: Sequence[Place], right: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    for one in left:
        for two in right:
            yield one, two
            yield two, one


def _time(one: Statement, two: Statement, single: bool) -> Why | None:
    left, right = one.days, two.days
    if left is None or right is None or not all(s.dated and not s.lent for s in (one, two)):
        return None
    if not on_one_day(one, two, single):
        return None
    if left[1] < right[0] or right[1] < left[0]:
        said = (one.first or one.last or "", two.first or two.last or "")
        return Why("differs.time", *said, (one.report, two.report))
    return None


def _actor(one: Statement, two: Statement, single: bool) -> Why | None:
    left, right = one.roles.get("actor", frozenset()), two.roles.get("actor", frozenset())
    if not left or not right or not left.isdisjoint(right) or not by_one_side(one, two, single):
        return None
    if not all(key.startswith(("group:", "person:")) for key in left | right):
        return None
    if any(_inside(a, b) or _inside(b, a) for a in left for b in right) or any(map(is_anyone, left | right)):
        return None
    if any(_acts_for(a, b) or _acts_for(b, a) for a in left for b in right):
        return None
    return Why("differs.actor", "، ".join(sorted(left)), "، ".join(sorted(right)), (one.report, two.report))


def _acts_for(one: str, state: str) -> bool:
    """«فرق مكافحة الإرهاب» and «السلطات التركية» may be one: a state acts by some body of its own."""
    return one.startswith("group:~") and state.endswith("-government")


def _inside(one: str, two: str) -> bool:
    """«المجلس» and «المجلس العسكري» may be one."""
    return one.startswith("group:~") and f" {one.partition('~')[2]} " in f" {two.partition('~')[2]} "


def denied(statements: Iterable[Statement]) -> Iterator[Contradiction]:
    """What one says and another denies."""
    for no, yes in denials(statements):
        low, high = sorted((no.id, yes.id))
        why = Why("differs.denied", no.speaker.name, yes.speaker.name, (no.report, yes.report))
        yield Contradiction(low, high, "denied", (why,))


def of_people(statements: Iterable[Statement]) -> Iterator[Contradiction]:
    """What is said of one person and cannot hold together, across events: fate and nationality."""
    by_person: dict[str, list[Statement]] = defaultdict(list)
    alive: set[tuple[int, str]] = set()  # reports that deny that somebody died
    for statement in statements:
        if statement.denied and statement.family == "death":
            alive |= {(statement.report, person) for person in statement.people}
        if not statement.denied and statement.modality in HOLDS:
            people = {key for keys in statement.roles.values() for key in keys if key.startswith("person:")}
            for person in sorted(people):
                by_person[person].append(statement)
    seen: set[tuple[int, int]] = set()
    for person, told in by_person.items():
        for found in (*_fates(person, told, alive), *_deaths(person, told), *_nations(person, told)):
            if (found.left, found.right) not in seen:
                seen.add((found.left, found.right))
                yield found


def _fates(person: str, told: Sequence[Statement], denied: AbstractSet[tuple[int, str]]) -> Iterator[Contradiction]:
    """Dead here, alive there: after that day, or in a report that says that he did not die, or captured instead."""
    deaths = _each([s for s in told if s.family == "death" and person in s.main])
    others = _each([s for s in told if s.family in _ALIVE and person in s.main])
    for dead, alive in [(dead, alive) for dead in deaths for alive in others][:_MOST]:
        if dead.report == alive.report or dead.text == alive.text:
            continue
        last, first = dead.days, alive.days
        if last is None or first is None:
            continue
        after = alive.dated and first[0] > last[1]
        after = after or not alive.dated and (alive.report, person) in denied
        instead = alive.family in _CAPTURED and first[0] <= last[1] + _SAME_WEEK and last[0] <= first[1] + _SAME_WEEK
        if after or instead and alive.dated and dead.dated and abs(first[0] - last[0]) <= 1:
            why = Why("differs.after" if after else "differs.instead", reports=(dead.report, alive.report))
            low, high = sorted((dead.id, alive.id))
            yield Contradiction(low, high, "fate", (why,))


def _deaths(person: str, told: Sequence[Statement]) -> Iterator[Contradiction]:
    """Killed in one month and in another: two that no group has."""
    deaths = _each([s for s in told if s.family == "death" and person in s.people])
    for one, two in combinations(deaths, 2):
        if one.text != two.text and far_apart(one, two):
            low, high = sorted((one, two), key=lambda s: s.id)
            said = (one.first or one.last or "", two.first or two.last or "")
            yield Contradiction(low.id, high.id, "time", (Why("differs.time", *said, (one.report, two.report)),))


def _each(statements: Sequence[Statement]) -> list[Statement]:
    """One claim for each text and day."""
    return list({(s.text, s.days, s.event): s for s in reversed(statements)}.values())[::-1][:_MOST]


def _nations(person: str, told: Sequence[Statement]) -> Iterator[Contradiction]:
    first: dict[frozenset[str], Statement] = {}
    for statement in told:
        if statement.event == "nationality" and person in statement.roles.get("person", ()):
            first.setdefault(statement.roles.get("country", frozenset()), statement)
    for (one, left), (two, right) in combinations(list(first.items())[:_MOST], 2):
        if one and two and one.isdisjoint(two) and left.report != right.report:
            low, high = sorted((left, right), key=lambda s: s.id)
            said = (", ".join(sorted(one)), ", ".join(sorted(two)))
            yield Contradiction(
                low.id, high.id, "identity", (Why("differs.identity", *said, (left.report, right.report)),)
            )
