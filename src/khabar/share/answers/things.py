"""Groups and places as rows: by name, and one of them with what is said of it and what may be the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from khabar.share.answers import Row
from khabar.share.answers.identity import judged_rows, member_rows, number_of, perhaps_rows
from khabar.share.answers.people import line_row
from khabar.share.labels import has
from khabar.share.shown import Shown
from khabar.store import Base, ClaimId
from khabar.store.latin import Speller
from khabar.store.search import named, wanted_in
from khabar.store.search import names as fits
from khabar.views import held
from khabar.views.identity import entities, perhaps
from khabar.views.lines import Line
from khabar.views.things import Match, Thing, all_of, bearers, beside, matches

MATCHES = ("number", "name", "reports")
_MOST = 200  # of one name that are looked through, where something may be hidden
_ASKED = 20  # entities that are asked for a name that may be shown
_LOOKED = 100  # reports, the newest, that are looked through for what is named beside it, where something may be hidden


@dataclass(frozen=True, slots=True)
class Asked:
    """A name that is asked for: the names of the case that hold its words, and these words, each in its forms."""

    names: Sequence[int]
    words: Sequence[tuple[str, ...]]


def found_by(
    base: Base, shown: Shown, kind: str, name: str | None, *, limit: int, skip: int = 0
) -> tuple[list[Row], bool]:  # fmt: skip
    """Groups or places by a name, or all, and whether there are more.

    For who may not see all, those that are still found once what is hidden has gone, and only by that name: not by
    another of what they were joined with.
    """
    if shown.viewer.redacted:
        asked = None if name is None else Asked(named(base, kind, name), wanted_in(name, Speller(base)))
        every = all_of(base, kind) if asked is None else matches(base, kind, list(asked.names), limit=_MOST)
        seen = (row for each in every if (row := match_row(shown, each, asked)) is not None)
        left = list(islice(seen, skip, skip + limit + 1))  # pages are turned over what may be seen
        return left[:limit], len(left) > limit
    if name is None:
        found = all_of(base, kind, limit=limit + 1, skip=skip)
    else:
        found = matches(base, kind, named(base, kind, name), limit=limit + 1, skip=skip)
    return [row for each in found[:limit] if (row := match_row(shown, each)) is not None], len(found) > limit


def match_row(shown: Shown, match: Match, asked: Asked | None = None) -> Row | None:
    """A group or a place as it may be named; None for one that is hidden."""
    name: str | None = shown.viewer.shown(match.name)
    if shown.viewer.redacted:
        name = visible_name(shown, match.cluster, asked)
    reports = None if shown.viewer.redacted else match.reports
    return None if name is None else {
        "number": str(number_of(shown, match.cluster)), "name": name, "reports": reports,
        "kind": None if shown.viewer.redacted else _kind(shown, match),
    }  # fmt: skip


def _kind(shown: Shown, match: Match) -> str | None:
    """What kind of place it is, in words, where that is known: تعز is a city and a governorate."""
    kind = (match.value or "").split("#")[1:2]
    return shown.viewer.say(f"place.{kind[0]}") if kind and has(f"place.{kind[0]}") else None


def visible_name(shown: Shown, cluster: int, asked: Asked | None = None) -> str | None:
    """A name that a report still has once what is hidden has gone; one that has the words that were asked for."""
    if asked is None:
        some = held.members(shown.base, cluster, _ASKED)
    else:
        some = bearers(shown.base, cluster, asked.names, _ASKED)
    left = None
    own = held.own_names(shown.base, some)
    for entity in some:
        name = _name_in(shown, entity, own.get(entity))
        if name is None or asked is not None and not fits(asked.words, name):
            continue
        if "[" not in name:
            return name
        left = left or name
    return left


def _name_in(shown: Shown, entity: int, own: str | None) -> str | None:
    """The name in its report, as it may be shown: «كتيبة [withheld]» where it has that of somebody."""
    found = shown.part(ClaimId.of(entity).reading).called.get(entity, own)
    return None if found is None or found.startswith("[") else found


class Told:
    """A group or a place with everything that may be shown."""

    def __init__(self, thing: Thing, shown: Shown) -> None:
        self.thing = thing
        self.shown = shown
        self.entities = entities(shown.base, thing.cluster)
        self._near: dict[str, list[Match]] | None = None
        self._open: dict[int, bool] = {}  # readings, and whether they name it openly
        self._in: dict[int, list[int]] | None = None

    def name(self) -> str | None:
        """None where it is hidden in every report that was asked."""
        if not self.shown.viewer.redacted:
            return self.thing.name
        return visible_name(self.shown, self.thing.cluster)

    def used(self) -> list[tuple[str, tuple[str, ...], int | None]]:
        """Its names, each with outlets and the number of reports; with redaction only one that may be shown."""
        if self.shown.viewer.redacted:
            return [(self.name() or "", (), None)]
        return [(text, by, count) for text, count, by in self.thing.names]

    def names(self) -> list[dict[str, object]]:
        """The same as JSON."""
        return [{"name": text, "reports": count, "used_by": list(by)} for text, by, count in self.used()]

    def sections(self, newest: int, first: int | None = None, fewer: int = 0) -> dict[str, list[Row]]:
        """Lines by event, the newest: so many; of events beyond the ``first`` that are told most often, fewer."""
        found = {}
        for n, (event, lines) in enumerate(self.thing.lines.items()):
            some = lines[-(newest if first is None or n < first else fewer) :]
            rows = [row for line in some if (row := self._row(event, line)) is not None]
            if rows:
                found[event] = rows
        return found

    def rows(self, limit: int) -> list[Row]:
        """All lines, so many of each event."""
        return [row for rows in self.sections(limit).values() for row in rows]

    def form(self, limit: int) -> dict[str, object]:
        """As JSON."""
        return {
            "number": str(number_of(self.shown, self.thing.cluster)), "name": self.name(), "names": self.names(),
            "lines": [dict(row) for row in self.rows(limit)], "perhaps": [dict(row) for row in self.perhaps()],
            "judged": [dict(row) for row in self.judged()], "members": [dict(row) for row in self.members(limit)],
        }  # fmt: skip

    def _row(self, event: str, line: Line) -> Row | None:
        claims = tuple(claim for claim in line.claims if self._named(claim.reading) and self._filled(claim))
        return line_row(self.shown, event, replace(line, claims=claims))

    def _named(self, reading: int) -> bool:
        """Whether a claim may stand under this name: not where its report hides the name, else it would tell."""
        part = self.shown.part(reading)
        if not part:
            return True
        if self._in is None:
            self._in = {}
            for entity, _ in self.entities:
                self._in.setdefault(ClaimId.of(entity).reading, []).append(entity)
        if reading not in self._open:
            here = self._in.get(reading, [])
            self._open[reading] = any(entity not in part.unnamed for entity in here)
        return self._open[reading]

    def _filled(self, claim: ClaimId) -> bool:
        """Whether a claim still has it in a role: one from which it was taken out would tell where something was."""
        hidden = self.shown.part(claim.reading).fillers
        return not hidden or any((claim.row, *role) not in hidden for role in self.thing.roles[claim.row])

    def near(self, kind: str) -> list[Row]:
        """Groups or places that are named with it."""
        if self._near is None:
            some = None
            if self.shown.viewer.redacted:
                some = [entity for entity, _ in self.entities[-_LOOKED:] if self._named(ClaimId.of(entity).reading)]
            self._near = beside(self.shown.base, self.thing.cluster, some)
        return [row for match in self._near[kind] if (row := match_row(self.shown, match)) is not None]

    def perhaps(self) -> list[Row]:
        """What may be the same."""
        return perhaps_rows(self.shown, perhaps(self.shown.base, self.thing.cluster))

    def judged(self) -> list[Row]:
        """What people judged of what it is."""
        return judged_rows(self.shown, self.thing.cluster, self.thing.kind)

    def members(self, most: int, skip: int = 0) -> list[Row]:
        """Of what it is put together, report by report."""
        return member_rows(self.shown, self.entities, most, skip)
