"""Whether two claims of one group are of one deed for certain, so that what differs between them is a contradiction.

Groups are made by way of third claims, and a war has a hundred tolls in one governorate: that two claims are grouped
says that they may be about the same, which is enough to show them together and too little to say that one is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.identity.agreements import in_place, is_telling, one_day
from khabar.identity.statements import EVERYBODY, Statement, alike

_NUMBERS = 5  # different numbers of one event, at most: a group with more is of several
_REPORTS = 8  # texts that tell of one blow, at most
_BLOWS = frozenset({"force", "death", "injury", "destruction"})
_CLOSE = 1.25  # of two numbers that are of one event all the same


def of_one_deed(one: Statement, two: Statement) -> bool:
    """Whether both are about one person, or of one spot and time: what is counted there may differ."""
    if one.people & two.people:
        return True
    left, right = ({p.key: p for p in s.places if not (p.country or p.wide)} for s in (one, two))
    shared = left.keys() & right.keys()
    if not shared or not in_place(one, two):
        return False
    return any(not left[key].coarse for key in shared) or one_day(one, two)  # a governorate has many in a week


def on_one_day(one: Statement, two: Statement, single: bool) -> bool:
    """Whether what both tell was on one day, so that two days cannot both be right.

    Of people who went somewhere, that they went there; without people, that one number fell in one spot, or that one
    named thing was hit, where nobody tells of two blows (``single``).
    """
    if one.people & two.people:
        ways = [one.roles.get(role, frozenset()) & two.roles.get(role, frozenset()) for role in ("to", "from")]
        return one.family != "movement" or any(ways)
    if not single or not _one_spot(one, two) or not of_one_deed(one, two):
        return False
    return one.family in _BLOWS and (_one_number(one, two) or _one_mark(one, two))


def by_one_side(one: Statement, two: Statement, single: bool) -> bool:
    """Whether one side alone can have done what both tell: to one person, or one blow of which nobody tells two."""
    if one.people & two.people:
        return True
    if not single or one.event != two.event or one.family not in _BLOWS:
        return False
    for left, right in ((one, two), (two, one)):  # they fight each other: both blows fell
        if left.roles.get("actor", frozenset()) & right.roles.get("target", frozenset()):
            return False
    return _one_spot(one, two) and of_one_deed(one, two)


def alone(claims: Sequence[Statement]) -> bool:
    """Whether a group is of one blow, as far as one can see: no voice tells it of two days or two sides."""
    told: dict[object, set[object]] = {}
    for claim in claims:
        if claim.dated and not claim.lent:
            told.setdefault((claim.report, claim.speaker, "day"), set()).add((claim.first, claim.last))
        if claim.roles.get("actor"):
            told.setdefault((claim.report, claim.speaker, "actor"), set()).add(claim.roles["actor"])
    reports = {claim.text for claim in claims}
    return len(reports) <= _REPORTS and all(len(each) == 1 for each in told.values())


def crowded(claims: Sequence[Statement]) -> bool:
    """Whether a group is of several events: one voice counts two, or more numbers are told than one event has."""
    numbers: dict[object, set[object]] = {}
    for claim in claims:
        if claim.count is not None and not claim.people:
            numbers.setdefault((claim.report, claim.speaker, claim.sort), set()).add(claim.count)
    told = set().union(*numbers.values()) if numbers else set()
    return len(told) > _NUMBERS or any(len(each) > 1 for each in numbers.values())


def close(one: Statement, two: Statement) -> bool:
    """Whether two numbers are so near that they are of one event in a crowd of others."""
    left, right = (s.count[0] or s.count[1] or 0 if s.count else 0 for s in (one, two))
    low, high = sorted((left, right))
    return low > 0 and high / low <= _CLOSE and is_telling(one) and is_telling(two)


def _one_spot(one: Statement, two: Statement) -> bool:
    left, right = ({p.key for p in s.spots if not (p.coarse or p.wide)} for s in (one, two))
    return bool(left & right)


def _one_number(one: Statement, two: Statement) -> bool:
    return one.count == two.count and is_telling(one) and alike(one, two)


def _one_mark(one: Statement, two: Statement) -> bool:
    """Whether both hit one thing: a checkpoint with a name of its own, or one kind of thing in the same way."""
    left, right = ({key for key in s.roles.get("target", ()) if key.startswith("place:~")} for s in (one, two))
    return bool(left & right) or one.event == two.event and one.counted == two.counted not in ("", EVERYBODY)
