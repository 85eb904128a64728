"""Claims that say the same thing happened: grouped by what, who, where and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from khabar.identity.bundles import Union
from khabar.identity.posts import one_post
from khabar.identity.statements import (
    GOING,
    ONCE,
    SELDOM,
    SORTS,
    STANDING,
    Ends,
    Statement,
    near,
    sorts_fit,
    sorts_meet,
)

_DAYS_OF_PERSON = 10  # days between two claims that somebody was arrested, fled …, where they are one event
_DAYS_OF_PLACE = 1  # days between two claims of force in one place
_RATIO = 3.0  # of two counts of one event, at most
_RATIO_DAY = 2.0  # the same where it is a governorate, and both name the day
_RATIO_COARSE = 1.3  # the same where the place is a country or a governorate
_DAYS_OF_WORD = 7  # the same between a claim and one that quotes who made it, with the same number
_DAYS_OF_SENTENCE = 7  # the same between two claims of an execution: when it was told and when it was carried out
_DAYS_VAGUE = 7  # a longer time in one claim is a month or a year
_DAYS_OF_RECALL = 60  # the same between a toll and one that tells of it later, with the same number
_FEW = 3  # a smaller number says little
_NEARBY = 8  # places of a report, at most, where one may be meant
_GOING = dict.fromkeys(GOING, "going")  # one where people are only counted
_DAYS_OF_DEATH = 180  # between two days of one person's death, of which one may be wrong
_DAYS_OF_YEAR = 60  # the same where one of them is told as a month or a year: «a year ago» is not misdated
_LEADERS = 60  # groups of one block that a claim is held against, the newest first
_NO_EVENT = frozenset({"cause"})
_NOWHERE: frozenset[str] = frozenset()
_NO_WAY: Ends = (frozenset(), frozenset())


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
    told = list(statements)
    copied = _shared_texts(told)
    for statement in told:
        if statement.event in _NO_EVENT or statement.part and not statement.people:
            continue
        for anchor in _anchors(statement, copied):
            blocks[anchor].append(statement)
            every[statement.id] = statement
    union = _Sorted(every.values())
    for anchor, block in blocks.items():
        if len(block) > 1:
            _group(anchor, block, union)
    groups: dict[int, list[Statement]] = defaultdict(list)
    for number, statement in sorted(every.items()):
        groups[union.root(number)].append(statement)
    return [Agreement(root, group[0].event, tuple(group)) for root, group in sorted(groups.items()) if len(group) > 1]


def _shared_texts(statements: Iterable[Statement]) -> set[int]:
    """Texts that more than one report has."""
    return {statement.text for statement in statements if statement.text != statement.report}


def _anchors(statement: Statement, copied: set[int]) -> Iterator[tuple[str, ...]]:
    """What claims of one event share: its people, else its place, else those it is about."""
    family = statement.family
    if statement.event in STANDING:
        who, what = STANDING[statement.event]
        for person in statement.roles.get(who, ()):
            if statement.event == "position":
                yield ("position", person)
                continue
            for value in statement.roles.get(what, ()):
                yield (statement.event, person, value)
        return
    for person in sorted(statement.people):
        yield (family, person)
    if statement.people or statement.part:
        return
    if statement.text in copied:
        yield (family, "text", str(statement.text), str(statement.count), statement.counted)
    for place in statement.places:
        yield (family, "place", place.key)
    if statement.count is None:
        return
    if not statement.places:
        for each in sorted(statement.main):
            yield (family, "about", each)
    for each in sorted(statement.of | {key for key in statement.main if key.startswith("group:")}):
        yield (_GOING.get(family, family), "of", each)
    if is_telling(statement):
        for place in statement.places or statement.nearby[:_NEARBY]:
            yield (family, "number", place.key, str(statement.count))
        for key in sorted({statement.house, statement.speaker.key, *statement.quotes} - {""}):
            yield (family, "told", key, str(statement.count))


class _Sorted(Union):
    """A union in which no two are in one group, by way of a third, that cannot be one event.

    Soldiers are not counted together with their attackers, and a way is not one with that which begins where it ends,
    nor with one from elsewhere, or to elsewhere.
    """

    def __init__(self, statements: Iterable[Statement]) -> None:
        super().__init__()
        told = list(statements)
        self._sorts = {s.id: frozenset({s.sort} if s.sort in SORTS else ()) for s in told}
        self._ends = {s.id: (_end(s, "from", "to"), _end(s, "to", "from")) for s in told}
        self._ways = {s.id: s.ends for s in told if s.family in GOING}

    def may_join(self, one: int, two: int) -> bool:
        """Whether nobody is counted in one whom the other cannot count, and neither goes on where the other ends."""
        one, two = self.root(one), self.root(two)
        (start, stop), (other_start, other_stop) = self._ends[one], self._ends[two]
        if start & other_stop or other_start & stop or not self._ways_meet(one, two):
            return False
        return all(sorts_meet(a, b) for a in self._sorts[one] for b in self._sorts[two])

    def join(self, one: int, two: int) -> int:
        one, two = self.root(one), self.root(two)
        if one == two:
            return one
        sorts = self._sorts[one] | self._sorts[two]
        starts, stops = (a | b for a, b in zip(self._ends[one], self._ends[two], strict=True))
        begins, ends = (a | b for a, b in zip(*self._both(one, two), strict=True))
        root = super().join(one, two)
        self._sorts[root], self._ends[root], self._ways[root] = sorts, (starts, stops), (begins, ends)
        return root

    def _both(self, one: int, two: int) -> tuple[Ends, Ends]:
        return self._ways.get(one, _NO_WAY), self._ways.get(two, _NO_WAY)

    def _ways_meet(self, one: int, two: int) -> bool:
        """Whether two ways may begin at one place and end at one, as far as both say where."""
        ends = zip(*self._both(one, two), strict=True)
        return all(any(a.meets(b) for a in mine for b in theirs) for mine, theirs in ends if mine and theirs)


def _end(statement: Statement, role: str, other: str) -> frozenset[str]:
    """One end of a way; nothing of a way that ends where it begins."""
    return statement.roles.get(role, _NOWHERE) - statement.roles.get(other, _NOWHERE)


def _group(anchor: tuple[str, ...], block: Sequence[Statement], union: _Sorted) -> None:
    """Each claim joins the newest group whose first claim it fits."""
    if anchor[0] in STANDING and anchor[0] != "position":
        for statement in block[1:]:
            union.join(block[0].id, statement.id)
        return
    fits = _position if anchor[0] == "position" else _FITS.get(anchor[1], _of_people)
    if anchor[0] in ONCE and fits is _of_people:
        _deaths(block, union)
        return
    leaders: list[Statement] = []
    for statement in sorted(block, key=lambda s: (s.days or (0, 0), s.id)):
        for leader in reversed(leaders[-_LEADERS:]):
            if fits(leader, statement) and union.may_join(leader.id, statement.id):
                union.join(leader.id, statement.id)
                break
        else:
            leaders.append(statement)


def _deaths(block: Sequence[Statement], union: _Sorted) -> None:
    """Whoever tells of a death without a day tells of that which was then in the news, else of the latest."""
    leaders: list[Statement] = []
    for statement in sorted(block, key=lambda s: (not s.dated, s.days or (0, 0), s.id)):
        may = [each for each in reversed(leaders) if not far_apart(each, statement)]
        may = [each for each in may if near(each, statement, _DAYS_OF_YEAR)] or may
        if may and union.may_join(may[0].id, statement.id):
            union.join(may[0].id, statement.id)
        else:
            leaders.append(statement)


def _position(one: Statement, two: Statement) -> bool:
    """Whether two claims say one post of one holder, be it in other words."""
    left, right = (s.roles.get("organisation", frozenset()) for s in (one, two))
    titles = [(a, b) for a in one.roles.get("title", ()) for b in two.roles.get("title", ())]
    apart = bool(left) and bool(right) and left.isdisjoint(right)
    return any(a == b or not apart and one_post(a.removeprefix("~"), b.removeprefix("~")) for a, b in titles)


def _of_people(one: Statement, two: Statement) -> bool:
    """Whether two claims about one person may be about one event."""
    return _of_person(one, two, near(one, two, _DAYS_OF_PERSON))


def far_apart(one: Statement, two: Statement) -> bool:
    """Whether two deaths are of days that both tell, and so far apart that no mistake makes one of them."""
    within = _DAYS_OF_YEAR if _vague(one) or _vague(two) else _DAYS_OF_DEATH
    return one.dated and two.dated and near(one, two, within) is False


def _in_copies(one: Statement, two: Statement) -> bool:
    """The same number of the same things, in two copies of one text."""
    return one.report != two.report and one.main == two.main and _where(one) == _where(two)


def _where(statement: Statement) -> frozenset[str]:
    return frozenset(place.key for place in statement.places if place.known)


def in_place(one: Statement, two: Statement) -> bool:
    """Whether two claims of one place are of one event, as far as day, sides and number tell."""
    close = near(one, two, _DAYS_OF_SENTENCE if one.event == two.event == "execution" else _DAYS_OF_PLACE)
    return (close is True or _copied(one, two)) and _all_fit(one, two) and _counts_fit(one, two)


def _numbered(one: Statement, two: Statement) -> bool:
    """The same number of one place: where one names no place, about that time; where it names no day, later."""
    if not _all_fit(one, two):
        return False
    if not one.places or not two.places:
        return near(one, two, _DAYS_OF_PERSON if one.family in SELDOM else _DAYS_OF_PLACE) is True
    return not two.dated and near(one, two, _DAYS_OF_RECALL) is True and not any(p.coarse for p in one.spots)


def _about(one: Statement, two: Statement) -> bool:
    """Whether two claims about the same, of which one has no place, are of one event."""
    close = near(one, two, _DAYS_OF_PLACE)
    return (close is True or _copied(one, two)) and _all_fit(one, two) and _counts_fit(one, two)


def _copied(one: Statement, two: Statement) -> bool:
    """Whether two reports are one text: the days of either are no matter. In one report two others say it."""
    if one.report == two.report:
        return not (one.dated and two.dated) and (one.count == two.count or one.speaker != two.speaker)
    return one.text == two.text


def _there(one: Statement, two: Statement) -> bool:
    """Whether both are of one day that both name, and the report of the one without a place tells of the other's."""
    placed, loose = (one, two) if one.places else (two, one)
    told = {place.key for place in loose.places or loose.nearby}
    return one_day(one, two) and any(place.key in told for place in placed.spots if not place.coarse)


def _told(one: Statement, two: Statement) -> bool:
    """Whether one quotes who said the other, with the same number."""
    quoted = one.speaker.known and one.speaker.key == two.speaker.key and one.speaker.kind != "agency"
    quotes = one.house in two.quotes or two.house in one.quotes
    if one.report == two.report or one.house == two.house or not (quoted or quotes):
        return False
    within = _DAYS_OF_PLACE if one.dated and two.dated else _DAYS_OF_WORD
    return _exact(one, two) and near(one, two, within) is True and _all_fit(one, two)


def _all_fit(one: Statement, two: Statement) -> bool:
    """Whether nothing but time and number keeps two claims apart."""
    return _about_fit(one, two) and _words_fit(one, two) and _places_fit(one, two) and sorts_fit(one, two)


_FITS: dict[str, Callable[[Statement, Statement], bool]] = {
    "text": _in_copies, "place": in_place, "number": _numbered, "about": _about, "of": _about, "told": _told,
}  # fmt: skip


def is_telling(statement: Statement) -> bool:
    """Whether its number is so particular that it tells one event from another."""
    low, high = statement.count or (None, None)
    return low is not None and high in (low, None) and low >= _FEW


def _exact(one: Statement, two: Statement) -> bool:
    return one.count == two.count and is_telling(one)


def _of_person(one: Statement, two: Statement, close: bool | None) -> bool:
    """Whether two claims about one person are about one event: what seldom happens to somebody needs no more."""
    if one.text == two.text and one.words == two.words and close is not False:
        return True
    if one.family in SELDOM:
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
    coarse = not (one.places and two.places) or all(place.coarse for place in (*one.places, *two.places))
    coarse = coarse or _vague(one) or _vague(two)
    left, right = _middle(one), _middle(two)
    if one.places and two.places:
        day = one_day(one, two) and not any(place.country for place in (*one.places, *two.places))
    else:
        day = _there(one, two)
    if left is None or right is None:
        return not coarse or one.text == two.text or day
    low, high = sorted((left, right))
    return low > 0 and high / low <= (_RATIO if not coarse else _RATIO_DAY if day else _RATIO_COARSE)


def one_day(one: Statement, two: Statement) -> bool:
    """Whether both name one and the same day."""
    return one.dated and two.dated and one.days == two.days and one.days is not None and one.days[0] == one.days[1]


def _vague(statement: Statement) -> bool:
    """Whether it names a month or a year, in which there may be many."""
    first, last = statement.days or (0, 0)
    return last - first > _DAYS_VAGUE


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
    return any(left.fits(right) for left in one.spots for right in two.spots)
