"""What somebody may subscribe to: a case, a saved search, a place, a kind of event. Never a person.

A question names a person where its filter has one or asks for what somebody says, or where its words are a name: all
of them stand in the name of one person of the case, or such a name stands whole among them, or two of them in a row
begin as a name does («محمد …», «أبو …»). What is itself the name of a place or a group is none. It is decided when
somebody is invited, and again before each mail, because later reports bring new names.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal

from khabar.errors import BadScope
from khabar.gazetteer import index as gazetteer
from khabar.identity.statements import STANDING
from khabar.names import tables
from khabar.share.answers.hits import holds
from khabar.share.schema import events
from khabar.share.viewer import Viewer
from khabar.store import Base
from khabar.store.index import SHIFT
from khabar.store.latin import Speller
from khabar.store.search import Filter, matching, named, names, wanted_in
from khabar.store.searches import search_named
from khabar.store.words import Question, read
from khabar.text.fold import fold_word
from khabar.types import Claim, Reading

Kind = Literal["case", "search", "place", "event"]
KINDS: tuple[Kind, ...] = ("case", "search", "place", "event")
_LONGEST = 120  # characters of a name
_KUNYA = frozenset("ابو ابا ابي ام بن ابن بنت abu umm bin ibn".split())
_OF_PEOPLE = """SELECT DISTINCT n.text, n.folded FROM mention m JOIN name n ON n.id = m.name
                WHERE m.kind = 'person' AND m.named"""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a subscription is to; ``name`` is that of the search or the place, or the type of the event."""

    kind: Kind
    name: str = ""

    def form(self) -> str:
        """As it is kept: «case», «place الرقة»."""
        return f"{self.kind} {self.name}".strip()

    @classmethod
    def parse(cls, text: str) -> Scope:
        """From ``form``; raises BadScope where it is none."""
        kind, _, name = " ".join(text.split()).partition(" ")
        if kind == "person":
            raise _person()
        if kind not in KINDS or (kind == "case") is bool(name) or len(name) > _LONGEST or not name.isprintable():
            raise BadScope(
                "not something to subscribe to", text[:_LONGEST],
                "say case, search NAME, place NAME or event TYPE",
            )  # fmt: skip
        return cls(kind, name)

    def title(self, viewer: Viewer) -> str:
        """What it is called in a mail."""
        if self.kind == "case":
            return viewer.say("digest.scope.case")
        name = viewer.say(f"event.{self.name}") if self.kind == "event" else viewer.shown(self.name)
        return viewer.say(f"digest.scope.{self.kind}", name=name)


def check(base: Base, scope: Scope) -> None:
    """Raises BadScope where nobody may subscribe to it, NotFound where there is no such search."""
    if scope.kind == "event":
        if scope.name in STANDING:
            raise BadScope(
                "this kind of claim says who people are: nobody is told of people by mail", scope.name,
                "name a kind of event, such as killing or displacement",
            )  # fmt: skip
        if scope.name not in events():
            raise BadScope("no such kind of event", scope.name, f"one of: {', '.join(open_events())}")
    elif scope.kind == "place":
        if _is_somebody(base, scope.name):
            raise _person(scope.name)
    elif scope.kind == "search":
        search = search_named(base, scope.name)
        where = search.where
        if where.event in STANDING or where.person is not None or _is_source(base, where.source):
            raise _person(scope.name)
        if any(text and _is_somebody(base, text) for text in (search.words, where.place, where.group)):
            raise _person(scope.name)


def open_events() -> tuple[str, ...]:
    """Kinds of event that somebody may subscribe to."""
    return tuple(event for event in events() if event not in STANDING)


def _person(name: str | None = None) -> BadScope:
    return BadScope(
        "this asks for a person, and nobody is followed by mail", name,
        "subscribe to the case, a place or a kind of event",
    )  # fmt: skip


def _is_source(base: Base, name: str | None) -> bool:
    """Whether somebody of the case, and no body or outlet, speaks under a name."""
    if name is None:
        return False
    sql = """SELECT 1 FROM link WHERE name IN (SELECT value FROM json_each(?))
             AND source IN ('person', 'anonymous') LIMIT 1"""
    return base.one(sql, str(named(base, "source", name))) is not None or _is_somebody(base, name)


def _is_somebody(base: Base, text: str) -> bool:
    """Whether words are, or have among them, the name of a person."""
    wanted = wanted_in(text, Speller(base))
    if not wanted or _is_elsewhere(base, text):
        return False
    people = base.rows(_OF_PEOPLE)
    alike = set(named(base, "person", text))
    if alike and base.one(
        "SELECT 1 FROM mention WHERE kind = 'person' AND named AND name IN (SELECT value FROM json_each(?)) LIMIT 1",
        str(sorted(alike)),
    ):  # fmt: skip
        return True
    forms = {form for some in wanted for form in (*some, *(each.removeprefix("ال") for each in some))}
    for _, folded in people:
        words = folded.split()
        if len(words) > 1 and all(word in forms or word.removeprefix("ال") in forms for word in words):
            return True
    return begins_as_name(text)


def begins_as_name(text: str) -> bool:
    """Whether two words in a row begin as a name does: «محمد …», «أبو …»; of the case it says nothing."""
    plain = [token.form.lower() for token, _ in read(text)]
    return any(first in _KUNYA or first in _given() for first, _ in pairwise(plain))


def _is_elsewhere(base: Base, text: str) -> bool:
    """Whether the words as they stand are the name of a place or a group."""
    folded = fold_word(text)
    known = base.one("SELECT 1 FROM name WHERE kind IN ('place', 'group') AND folded = ? LIMIT 1", folded)
    return known is not None or any(not place.ambiguous for place in gazetteer.load().find(folded))


@cache
def _given() -> frozenset[str]:
    """Given names, folded, in Arabic and Latin letters."""
    found = set[str]()
    for arabic, latin in tables.rows("given.tsv", 2):
        found |= {fold_word(each) for each in arabic.split("|")} | set(latin.split())
    return frozenset(found)


class Matcher:
    """Which claims a scope covers, as they are and as they may leave."""

    def __init__(self, base: Base, scope: Scope) -> None:
        """Raises as ``check`` does."""
        check(base, scope)
        self.base = base
        self.scope = scope
        self.where, words = Filter(), ""
        if scope.kind == "search":
            search = search_named(base, scope.name)
            self.where, words = search.where, search.words
        elif scope.kind == "place":
            self.where = Filter(place=scope.name)
        elif scope.kind == "event":
            self.where = Filter(event=scope.name)
        self.question = Question(words, Speller(base))

    def among(self, readings: Sequence[int]) -> set[int]:
        """The claims of these readings that it covers."""
        found = matching(self.base, self.question, self.where, readings)
        if self.where.place is not None:
            rest = matching(self.base, self.question, replace(self.where, place=None), readings)
            found |= rest & self._inside(self.where.place, readings)
        return found

    def _inside(self, place: str, readings: Sequence[int]) -> set[int]:
        """Claims in which a role has the name of the place among its words: «مدينة تعز», «ريف حلب الشرقي»."""
        sql = f"""SELECT DISTINCT f.claim FROM json_each(?1) r CROSS JOIN mention m ON m.id >= r.value << {SHIFT}
                 AND m.id < (r.value + 1) << {SHIFT}
                 AND m.kind = 'place' AND m.name IN (SELECT value FROM json_each(?2))
                 CROSS JOIN filler f ON f.claim >= r.value << {SHIFT} AND f.claim < (r.value + 1) << {SHIFT}
                 AND f.entity IS NULL AND f.start <= m.start AND f.stop >= m.stop"""
        called = json.dumps(named(self.base, "place", place))
        return {row[0] for row in self.base.rows(sql, json.dumps(list(readings)), called)}

    def holds(self, reading: Reading, claim: Claim) -> bool:
        """Whether it still covers a claim as that may leave: else the question would say who is hidden in it."""
        if self.scope.kind in ("case", "event") or holds(reading, claim, self.where, self.question, self.base):
            return True
        place = self.where.place
        if place is None or not holds(reading, claim, replace(self.where, place=None), self.question, self.base):
            return False
        wanted = wanted_in(place, Speller(self.base))
        roles = [f for filled in claim.arguments.values() if not isinstance(filled, str) for f in filled]
        named = [m for m in reading.mentions if m.kind == "place" and names(wanted, m.text)]
        return any(f.start <= m.start and m.stop <= f.stop for f in roles for m in named)
