"""Who denies what another says, also where the two claims are not told so alike that they are grouped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from khabar.identity.statements import ONCE, SELDOM, Statement, alike, near

HOLDS = frozenset({"asserted", "reported"})
_FORCE = frozenset({"force", "death", "injury", "clash", "destruction"})
# What a body seldom does: that it denies one is enough, where nothing else contradicts.
_RARE = frozenset({"payment", "handover", "release", "responsibility", "recruitment", "flight"})
_AFTER = 30  # days after a claim within which somebody denies it
_DAYS = 1
_MOST = 12  # claims that one denial is held against


def denials(statements: Iterable[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of a denial and a claim that it denies; of one text and speaker the first claim."""
    fit = [s for s in statements if _holds(s) and (not s.part or s.people)]
    denied = [s for s in fit if s.denied]
    asked = {(no.family, key) for no in denied for key in _keys(no) | bodies(no)}
    families = {no.family for no in denied}
    told: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in fit:
        if not statement.denied and statement.family in families:
            for key in _keys(statement):
                if (statement.family, key) in asked:
                    told[statement.family, key].append(statement)
    seen: set[tuple[object, ...]] = set()
    for no in denied:
        found = {yes.id: yes for key in _keys(no) | bodies(no) for yes in told.get((no.family, key), ())}
        count = 0
        for number in sorted(found):
            yes = found[number]
            mark = (no.text, no.speaker.key, no.event, yes.text, yes.speaker.key or yes.speaker.name)
            if mark not in seen and count < _MOST and denies(no, yes):
                seen.add(mark)
                count += 1
                yield no, yes


def _holds(statement: Statement) -> bool:
    """Whether somebody stands by it: also that another is to blame, which is never more than possible."""
    return statement.modality in HOLDS or statement.family == "responsibility" and statement.modality == "possible"


def _keys(statement: Statement) -> set[str]:
    """All that a claim is about, and where."""
    return {key for keys in statement.roles.values() for key in keys} | {place.key for place in statement.places}


def bodies(no: Statement) -> frozenset[str]:
    """For whom somebody denies: he himself, and whom he speaks for."""
    return frozenset({no.speaker.key} - {""}) | frozenset(
        key for key in no.speaker.through if not key.startswith("house:")
    )


def denies(no: Statement, yes: Statement) -> bool:
    """Whether a denial may be one of this claim.

    Somebody else says it, in a report of its own words; what it names of people, sides, places and days fits; and it
    shares a person, or the place with whoever is blamed, or what a body seldom does and denies for itself.
    """
    if no.speaker == yes.speaker if no.report == yes.report else no.text == yes.text:
        return False
    if no.people & yes.people and no.family in ONCE | SELDOM:
        return no.family in ONCE or _in_time(no, yes)
    if not _in_time(no, yes) or not all(yes.words.get(role, word) == word for role, word in no.words.items()):
        return False
    if no.places and yes.places and not any(one.fits(two) for one in no.spots for two in yes.spots):
        return False
    if no.speaker.kind == "outlet" and yes.report != no.report and no.family not in _FORCE:
        return False  # «لم يزر فلان البلاد بعد توليه»: a report that tells what was not denies nobody's word
    if no.people:  # «لم يزر فلان المدينة»: of somebody who goes to many, the same place as well
        return bool(no.people & yes.people) and _more(no, yes)
    if _sides_apart(no, yes):
        return False
    blamed = yes.roles.get("actor", frozenset())
    if no.family in _FORCE:
        if blamed:
            return _in_one_place(no, yes) and bool(blamed & (no.roles.get("actor", frozenset()) | bodies(no)))
        hit = no.event == yes.event and no.counted == yes.counted != "" and not no.lent
        where = {place.key for place in no.spots} & {place.key for place in yes.spots}
        return hit and any(place.key in where for place in no.spots if place.known and not place.coarse)
    return no.family in _RARE and _one_side(no, yes) and (alike(no, yes) or not (no.counted and yes.counted))


def _in_one_place(no: Statement, yes: Statement) -> bool:
    """Whether places of both, smaller than a country, may be one."""
    left, right = ([p for p in s.spots if p.known and not (p.country or p.wide)] for s in (no, yes))
    return any(one.fits(two) for one in left for two in right)


def _more(no: Statement, yes: Statement) -> bool:
    """Whether both name another in one role beside the person, or a place that may be one."""
    for role, keys in no.roles.items():
        if (keys & yes.roles.get(role, frozenset())) - no.people:
            return True
    return _in_one_place(no, yes)


def _one_side(no: Statement, yes: Statement) -> bool:
    """Whether a role has somebody in common, or who denies has one of his own to deny."""
    for role, keys in yes.roles.items():
        if role != "place" and not keys.isdisjoint(no.roles.get(role, frozenset()) | bodies(no)):
            return True
    return False


def _sides_apart(no: Statement, yes: Statement) -> bool:
    """Whether a role has somebody here and somebody else there."""
    for role, keys in no.roles.items():
        others = yes.roles.get(role)
        if role != "place" and keys and others and keys.isdisjoint(others):
            return True
    return False


def _in_time(no: Statement, yes: Statement) -> bool:
    """A denial names the day of what it denies, or comes soon after it was told."""
    if no.dated and (yes.dated or yes.text != no.text):  # it says which days it is about
        return near(no, yes, _DAYS) is True
    left, right = yes.days, no.days
    if left is None or right is None:
        return yes.text == no.text
    return left[0] <= right[1] + _DAYS and right[0] - _AFTER <= left[1]
