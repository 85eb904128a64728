"""People, groups and places: one page each, with what may be the same. People are asked for by name."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.errors import NotFound
from khabar.share.answers import Row
from khabar.share.answers.identity import found_at, number_of
from khabar.share.answers.people import AGAINST, LINES, Told, asked_for, several, visible
from khabar.share.answers.things import Told as ToldThing
from khabar.share.answers.things import found_by
from khabar.store import ClaimId
from khabar.views.identity import kind_of, name_of
from khabar.views.people import person
from khabar.views.things import thing
from khabar.web.asking import LIMIT, ON_PAGE, SKIP, Act, Ask, Parameter, Question
from khabar.web.pages.movements import Movements, movements

NUMBER = Parameter("number", "claim")
_MEMBERS = 60  # reports of one person, group or place whose share may be held apart, at a time
_NEWEST = 12  # lines of one kind of event of a group or a place; search has them all
_OPEN, _FEWER = 3, 3  # kinds that are open at first, and lines of the others


@dataclass(frozen=True, slots=True)
class Joining:
    """What is to be joined with one of those that are shown."""

    number: str
    name: str


@dataclass(frozen=True, slots=True)
class People:
    """Who may be meant by a name."""

    name: str | None
    people: list[Row]
    join: Joining | None = field(default=None, metadata=ON_PAGE)


def people(ask: Ask) -> People:
    name = ask.text("name")
    found = several(asked_for(ask.base, ask.shown, name), ask.shown) if name else []
    return People(name, found, _joining(ask, "person"))


def _joining(ask: Ask, kind: str) -> Joining | None:
    """What somebody who may judge looks for the other half of."""
    text = ask.text("join")
    if text is None or ask.viewer.redacted:
        return None
    cluster = _number(ask, "join", kind)
    return Joining(str(cluster), name_of(ask.base, cluster.row))


def _number(ask: Ask, parameter: str, kind: str) -> ClaimId:
    """The number that one leads to which may be older; raises NotFound."""
    asked = ClaimId.parse(ask.text(parameter) or "")
    found = found_at(ask.base, ask.shown, asked)
    if found is None or kind_of(ask.base, found) != kind:
        what = "nobody of this number in the case" if kind == "person" else "nothing of this number in the case"
        raise NotFound(what, str(asked), "ask by name")
    return ClaimId.of(found)


@dataclass(frozen=True, slots=True)
class Person:
    """One person, section by section; ``perhaps``: who may be the same, with the reasons.

    ``members``: of whom the person is put together, report by report; ``judged``: what people decided about that.
    """

    number: str
    name: str
    names: list[dict[str, object]]
    sections: dict[str, list[Row]]
    against: list[Row]
    one: list[Row]
    perhaps: list[Row]
    judged: list[Row]
    left: int  # lines that were not looked at, for their number
    members: list[Row]
    count: int | None  # of members
    movements: Movements
    after: int = field(default=0, metadata=ON_PAGE)
    most: int = field(default=_MEMBERS, metadata=ON_PAGE)
    heads: tuple[str, ...] = field(default=LINES, metadata=ON_PAGE)
    heads_against: tuple[str, ...] = field(default=AGAINST, metadata=ON_PAGE)


def one_person(ask: Ask) -> Person:
    number = _number(ask, "number", "person")
    told = Told(person(ask.base, number.row), ask.shown, ask.number("lines"))
    names = told.names()
    if not names or not any(visible(ask.base, ask.shown, number.row, name) for name, _ in names):
        raise NotFound("nobody of this number in the case", ask.text("number"), "ask by name")
    sections: dict[str, list[Row]] = {}
    for line in told.rows():
        sections.setdefault(str(line["section"]), []).append(line)
    after = ask.number("after")
    return Person(
        str(number_of(ask.shown, number.row)), told.name(),
        [{"name": name, "used_by": list(dict.fromkeys(used)), "reports": len(used)} for name, used in names],
        sections, list(told.against()), told.one(), told.perhaps(), told.judged(), told.left,
        told.members(_MEMBERS, after), None if ask.viewer.redacted else len(told.person.entities),
        movements(ask, number.row), after,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Things:
    """Groups or places, by a name or all of them."""

    kind: str
    name: str | None
    rows: list[Row]
    more: bool
    join: Joining | None = field(default=None, metadata=ON_PAGE)


def _list(kind: str):  # type: ignore[no-untyped-def]
    def answer(ask: Ask) -> Things:
        name, limit, skip = ask.text("name"), ask.number("limit"), ask.number("skip")
        rows, more = found_by(ask.base, ask.shown, kind, name, limit=limit, skip=skip)
        return Things(kind, name, rows, more, _joining(ask, kind))

    return answer


@dataclass(frozen=True, slots=True)
class Thing:
    """A group or a place: names, what is said of it by event, what it is named beside, and what may be the same.

    ``members``: of what it is put together, report by report; ``judged``: what people decided about that.
    """

    number: str
    kind: str
    name: str
    names: list[dict[str, object]]
    sections: dict[str, list[Row]]
    groups: list[Row]
    places: list[Row]
    claims: dict[str, int] | None  # by kind of event
    perhaps: list[Row]
    judged: list[Row]
    members: list[Row]
    count: int | None  # of members
    opened: int = field(default=_OPEN, kw_only=True, metadata=ON_PAGE)
    after: int = field(default=0, kw_only=True, metadata=ON_PAGE)
    most: int = field(default=_MEMBERS, kw_only=True, metadata=ON_PAGE)
    movements: Movements
    heads: tuple[str, ...] = field(default=LINES, metadata=ON_PAGE)


def _one(kind: str):  # type: ignore[no-untyped-def]
    def answer(ask: Ask) -> Thing:
        number = _number(ask, "number", kind)
        found = thing(ask.base, number.row)
        told = None if found is None else ToldThing(found, ask.shown)
        name = None if told is None else told.name()
        if found is None or told is None or name is None:
            raise NotFound("nothing of this number in the case", ask.text("number"), "ask by name")
        hidden, after = ask.viewer.redacted, ask.number("after")
        return Thing(
            str(number_of(ask.shown, number.row)), kind, name, told.names(), told.sections(_NEWEST, _OPEN, _FEWER),
            told.near("group"), told.near("place"), None if hidden else found.claims, told.perhaps(), told.judged(),
            told.members(_MEMBERS, after), None if hidden else len(told.entities), movements(ask, number.row),
            after=after,
        )  # fmt: skip

    return answer


_SECTION = Parameter("lines", "number", default=40, least=1, most=2000)
_JOIN, _AFTER = Parameter("join", "claim"), Parameter("after", "number")
_NAMED = (Parameter("name"), _JOIN, LIMIT, SKIP)
QUESTIONS = (
    Question("people", "/people", people, (Parameter("name"), _JOIN), "people.html", menu="web.menu.people"),
    Question("person", "/people/{number}", one_person, (NUMBER, _SECTION, _AFTER), "person.html"),
    Question("groups", "/groups", _list("group"), _NAMED, "things.html", menu="web.menu.groups"),
    Question("group", "/groups/{number}", _one("group"), (NUMBER, _AFTER), "thing.html"),
    Question("places", "/places", _list("place"), _NAMED, "things.html", menu="web.menu.places"),
    Question("place", "/places/{number}", _one("place"), (NUMBER, _AFTER), "thing.html"),
)
ACTS: tuple[Act, ...] = ()
