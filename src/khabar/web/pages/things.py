"""People, groups and places: one page each. People are asked for by name; there is no list of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.errors import NotFound
from khabar.share.answers import Row
from khabar.share.answers.people import AGAINST, LINES, Told, asked_for, line_row, several, visible
from khabar.store import ClaimId
from khabar.store.latin import Speller
from khabar.store.search import named, wanted_in
from khabar.store.search import names as fits
from khabar.views import held
from khabar.views.people import person
from khabar.views.things import Match, all_of, beside, matches, thing
from khabar.web.asking import LIMIT, ON_PAGE, SKIP, Act, Ask, Parameter, Question
from khabar.web.pages.movements import Movements, movements

NUMBER = Parameter("number", "claim")
_ASKED = 20  # entities of a group or a place that are asked for a name that may be shown
_MOST = 200  # groups or places of one name that are looked through for who may not see all
_MEMBERS = 60  # reports of one person whose share may be held apart
_NEWEST = 12  # lines of one kind of event of a group or a place; search has them all
_OPEN, _FEWER = 3, 5  # kinds that are open at first, and lines of the others

Wanted = Sequence[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class People:
    """Who may be meant by a name."""

    name: str | None
    people: list[Row]


def people(ask: Ask) -> People:
    name = ask.text("name")
    found = several(asked_for(ask.base, ask.shown, name), ask.viewer) if name else []
    return People(name, found)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of one report who is held to be this person; ``other`` is one of the others, to hold them apart."""

    number: str
    name: str
    report: int
    outlet: str | None
    other: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """One person, section by section; ``perhaps``: who may be the same, with the reasons."""

    number: str
    name: str
    names: list[dict[str, object]]
    sections: dict[str, list[Row]]
    against: list[Row]
    one: list[Row]
    perhaps: list[Row]
    left: int  # lines that were not looked at, for their number
    members: list[Member]
    movements: Movements
    heads: tuple[str, ...] = field(default=LINES, metadata=ON_PAGE)
    heads_against: tuple[str, ...] = field(default=AGAINST, metadata=ON_PAGE)


def one_person(ask: Ask) -> Person:
    number = ClaimId.parse(ask.text("number") or "")
    known = held.is_person(ask.base, number.row)
    told = Told(person(ask.base, number.row), ask.shown, ask.number("lines")) if known else None
    names = told.names() if told is not None else []
    if told is None or not names or not any(visible(ask.base, ask.shown, number.row, name) for name, _ in names):
        raise NotFound("nobody of this number in the case", str(number), "ask by name")
    sections: dict[str, list[Row]] = {}
    for line in told.rows():
        sections.setdefault(str(line["section"]), []).append(line)
    return Person(
        str(number), told.name(),
        [{"name": name, "used_by": list(dict.fromkeys(used)), "reports": len(used)} for name, used in names],
        sections, list(told.against()), told.one(), told.perhaps(), told.left, _members(ask, told),
        movements(ask, number.row),
    )  # fmt: skip


def _members(ask: Ask, told: Told) -> list[Member]:
    """By whom the person is made up; nothing for who may not judge it."""
    if ask.viewer.redacted:
        return []
    entities = told.person.entities[:_MEMBERS]
    outlets = held.outlets(ask.base, (report for _, report in entities))
    names = held.own_names(ask.base, (entity for entity, _ in entities))
    made = []
    for entity, report in entities:
        other = next((each for each, _ in entities if each != entity), None)
        apart = None if other is None else str(ClaimId.of(other))
        made.append(Member(str(ClaimId.of(entity)), names[entity], report, outlets.get(report), apart))
    return made


@dataclass(frozen=True, slots=True)
class Things:
    """Groups or places, by a name or all of them."""

    kind: str
    name: str | None
    rows: list[Row]
    more: bool


def _list(kind: str):  # type: ignore[no-untyped-def]
    def answer(ask: Ask) -> Things:
        name, limit, skip = ask.text("name"), ask.number("limit"), ask.number("skip")
        if name and ask.viewer.redacted:
            left = _asked(ask, kind, name)
            return Things(kind, name, left[skip:][:limit], len(left) > skip + limit)
        if name:
            found = matches(ask.base, kind, named(ask.base, kind, name), limit=limit + 1, skip=skip)
        else:
            found = all_of(ask.base, kind, limit=limit + 1, skip=skip)
        rows = [_match(ask, each) for each in found[:limit]]
        return Things(kind, name, [row for row in rows if row is not None], len(found) > limit)

    return answer


def _asked(ask: Ask, kind: str, name: str) -> list[Row]:
    """Groups or places that are still found by a name once what is hidden has gone."""
    wanted = wanted_in(name, Speller(ask.base))
    found = matches(ask.base, kind, named(ask.base, kind, name), limit=_MOST)
    return [row for each in found if (row := _match(ask, each, wanted)) is not None]


def _match(ask: Ask, match: Match, wanted: Wanted = ()) -> Row | None:
    """A group or a place as it may be named: with redaction only by a name that some report still has."""
    name: str | None = ask.viewer.shown(match.name)
    if ask.viewer.redacted:
        name = _visible_name(ask, match.cluster, wanted)
    return None if name is None else {
        "number": match.number, "name": name, "reports": None if ask.viewer.redacted else match.reports,
    }  # fmt: skip


def _visible_name(ask: Ask, cluster: int, wanted: Wanted = ()) -> str | None:
    """A name of a group or place that a report still has once what is hidden has gone; ``wanted``: with these words."""
    for entity in held.members(ask.base, cluster, _ASKED):
        at = ClaimId.of(entity)
        whole, reading = ask.shown.readings(at.reading)
        local = whole.entities[at.number - 1].id
        found = next((e.name for e in reading.entities if e.id == local), None)
        if found is not None and not found.startswith("[") and (not wanted or fits(wanted, found)):
            return found
    return None


@dataclass(frozen=True, slots=True)
class Thing:
    """A group or a place: names, what is said of it by event, what it is named beside."""

    number: str
    kind: str
    name: str
    names: list[dict[str, object]]
    sections: dict[str, list[Row]]
    groups: list[Row]
    places: list[Row]
    claims: dict[str, int] | None  # by kind of event
    opened: int = field(default=_OPEN, kw_only=True, metadata=ON_PAGE)
    movements: Movements
    heads: tuple[str, ...] = field(default=LINES, metadata=ON_PAGE)


def _one(kind: str):  # type: ignore[no-untyped-def]
    def answer(ask: Ask) -> Thing:
        number = ClaimId.parse(ask.text("number") or "")
        found = thing(ask.base, number.row)
        name = None if found is None or found.kind != kind else found.name
        if name is not None and ask.viewer.redacted:
            name = _visible_name(ask, number.row)
        if found is None or name is None:
            raise NotFound("nothing of this number in the case", str(number), "ask by name")
        sections = {}
        for n, (event, lines) in enumerate(found.lines.items()):
            newest = lines[-(_NEWEST if n < _OPEN else _FEWER) :]
            rows = [row for line in newest if (row := line_row(ask.shown, event, line)) is not None]
            if rows:
                sections[event] = rows
        names: list[dict[str, object]] = [{"name": name, "reports": None, "used_by": []}] if ask.viewer.redacted else [
            {"name": text, "reports": count, "used_by": list(by)} for text, count, by in found.names
        ]  # fmt: skip
        near = {
            of: [row for match in beside(ask.base, number.row, of) if (row := _match(ask, match)) is not None]
            for of in ("group", "place")
        }
        claims = None if ask.viewer.redacted else found.claims
        went = movements(ask, number.row)
        return Thing(str(number), kind, name, names, sections, near["group"], near["place"], claims, went)

    return answer


_SECTION = Parameter("lines", "number", default=40, least=1, most=2000)
_NAMED = (Parameter("name"), LIMIT, SKIP)
QUESTIONS = (
    Question("people", "/people", people, (Parameter("name"),), "people.html", menu="web.menu.people"),
    Question("person", "/people/{number}", one_person, (NUMBER, _SECTION), "person.html"),
    Question("groups", "/groups", _list("group"), _NAMED, "things.html", menu="web.menu.groups"),
    Question("group", "/groups/{number}", _one("group"), (NUMBER,), "thing.html"),
    Question("places", "/places", _list("place"), _NAMED, "things.html", menu="web.menu.places"),
    Question("place", "/places/{number}", _one("place"), (NUMBER,), "thing.html"),
)
ACTS: tuple[Act, ...] = ()
