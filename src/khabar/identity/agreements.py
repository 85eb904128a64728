"""Claims that say the same thing happened: grouped by what, who, where and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from khabar.identity.bundles import Union
from khabar.identity.statements import STANDING, Statement, near

_ONCE = frozenset({"death"})  # happens to somebody once: neither day nor place makes it another
# What happens to somebody now and then, so that two reports of about one time tell of one event.
_SELDOM = frozenset({"capture", "release", "handover", "missing", "flight", "appointment", "injury", "proceeding"})
_DAYS_OF_PERSON = 10  # days between two claims that somebody was arrested, fled …, where they are one event
_DAYS_OF_PLACE = 1  # days between two claims of force in one place
_RATIO = 3.0  # of two counts of one event, at most
_RATIO_DAY = 2.0  # the same where it is a governorate, and both name the day
_RATIO_COARSE = 1.3  # the same where the place is a country or a governorate
_LEADERS = 60  # groups of one block that a claim is held against, the newest first
_NO_EVENT = frozenset({"cause"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """Claims that say the same thing, at least two; ``id`` is the smallest of them."""

    id: int
    event: str
    claims: tuple[Statement, ...]


def agreements(statements: Iterable[Statement]) -> list[Agreement]:
    """Groups of claims that say the same thing, in the order of their first claim."""
    blocks: dict[tuple[str, ...], list[Statement]] = defaultdict(list)
    every: dict[int, Statement] = {}
    for statement in statements:
        if statement.event in _NO_EVENT or statement.part:
            continue
        for anchor in _anchors(statement):
            blocks[anchor].append(statement)
            every[statement.id] = statement
    union = Union()
    for anchor, block in blocks.items():
        if len(block) > 1:
            _group(anchor, block, union)
    groups: dict[int, list[Statement]] = defaultdict(list)
    for number, statement in sorted(every.items()):
        groups[union.root(number)].append(statement)
    return [Agreement(root, group[0].event, tuple(group)) for root, group in sorted(groups.items()) if len(group) > 1]


def _anchors(statement: Statement) -> Iterator[tuple[str, ...]]:
    """What claims of one event share: its people, else its place, else those it is about."""
    family = statement.family
    if statement.event in STANDING:
        who, what = STANDING[statement.event]
        for person in statement.roles.get(who, ()):
            for value in statement.roles.get(what, ()):
                yield (statement.event, person, value)
        return
    for person in sorted(statement.people):
        yield (family, person)
    if statement.people:
        return
    if statement.count is not None:
        yield (family, "text", str(statement.text), str(statement.count))
    for place in statement.places:
        yield (family, "place", place.key)
    if not statement.places and statement.count is not None:
        for each in sorted(statement.main):
            yield (family, "about", each)


def _group(anchor: tuple[str, ...], block: Sequence[Statement], union: Union) -> None:
    """Each claim joins the newest group whose first claim it fits."""
    if anchor[0] in STANDING:
        for statement in block[1:]:
            union.join(block[0].id, statement.id)
        return
    leaders: list[Statement] = []
    for statement in sorted(block, key=lambda s: (s.days or (0, 0), s.id)):
        for leader in reversed(leaders[-_LEADERS:]):
            if _same(leader, statement):
                union.join(leader.id, statement.id)
                break
        else:
            leaders.append(statement)


def _same(one: Statement, two: Statement) -> bool:
    """Whether two claims of one family and one anchor may be about the same."""
    together = bool(one.people & two.people)
    if together and one.family in _ONCE:
        return True
    if one.text == two.text and one.count == two.count and one.count is not None and one.report != two.report:
        return one.main == two.main
    close = near(one, two, _DAYS_OF_PERSON if together else _DAYS_OF_PLACE)
    if together:
        return _of_person(one, two, close)
    if close is not True and one.text != two.text:
        return False
    return _about_fit(one, two) and _counts_fit(one, two) and _words_fit(one, two) and _places_fit(one, two)


def _of_person(one: Statement, two: Statement, close: bool | None) -> bool:
    """Whether two claims about one person are about one event: what seldom happens to somebody needs no more."""
    if one.text == two.text and one.words == two.words and close is not False:
        return True
    if one.family in _SELDOM:
        return close is not False and _words_fit(one, two)
    beside = {key for keys in one.roles.values() for key in keys} & {key for keys in two.roles.values() for key in keys}
    counted = one.count is not None and one.count == two.count
    more = counted or bool(beside - one.main) or any(place.key in {p.key for p in two.places} for place in one.places)
    return close is True and more and _words_fit(one, two) and _places_fit(one, two)


def _about_fit(one: Statement, two: Statement) -> bool:
    """Whether neither is about somebody whom the other does not name, where both name somebody."""
    if one.people or two.people:
        return not (one.people and two.people and one.people.isdisjoint(two.people)) and one.people == two.people
    return not one.main or not two.main or not one.main.isdisjoint(two.main)


def _counts_fit(one: Statement, two: Statement) -> bool:
    coarse = bool(one.places) and all(place.coarse for place in (*one.places, *two.places)) or not one.places
    left, right = _middle(one), _middle(two)
    day = _one_day(one, two) and not any(place.country for place in (*one.places, *two.places))
    if left is None or right is None:
        return not coarse or one.text == two.text or day
    low, high = sorted((left, right))
    return low > 0 and high / low <= (_RATIO if not coarse else _RATIO_DAY if day else _RATIO_COARSE)


def _one_day(one: Statement, two: Statement) -> bool:
    """Whether both name one and the same day, and both a place."""
    return (
        bool(one.places) and bool(two.places) and one.dated and two.dated and one.days == two.days
        and one.days is not None and one.days[0] == one.days[1]
    )  # fmt: skip


def _middle(statement: Statement) -> float | None:
    if statement.count is None:
        return None
    told = [bound for bound in statement.count if bound is not None]
    return sum(told) / len(told) if told else None


def _words_fit(one: Statement, two: Statement) -> bool:
    """Whether closed roles («gained», «lost») agree where both have them."""
    return all(two.words.get(role, word) == word for role, word in one.words.items())


def _places_fit(one: Statement, two: Statement) -> bool:
    if not one.places or not two.places:
        return True
    return any(left.fits(right) for left in one.places for right in two.places)
