"""One person of a case as rows: names, lines, what contradicts, who may be the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from khabar.names import compare
from khabar.share.answers import Row
from khabar.share.answers.corroboration import against_row
from khabar.share.answers.identity import judged_rows, member_rows, number_of, one_rows, perhaps_rows
from khabar.share.shown import Shown, certainty_words, chain_words, origins_words, words_of
from khabar.share.viewer import Viewer
from khabar.store import Base, ClaimId
from khabar.store.index import SHIFT
from khabar.views import held
from khabar.views.lines import Line
from khabar.views.people import Candidate, Person, candidates, spelled

LINES = ("day", "event", "words", "says", "certainty", "reports", "origins", "claim")
SEVERAL = ("number", "name", "matched", "reports")
AGAINST = ("contradiction", "why", "one", "other")
_PIECE = 8  # reports of a person that are looked at together for a name


def asked_for(base: Base, shown: Shown, name: str) -> list[Candidate]:
    """People of the case who may be meant by a name and may be found by it."""
    found = candidates(base, name)
    if not shown.viewer.redacted:
        return found
    left = ((each, _likest(base, shown, each.cluster, name)) for each in found)
    return [replace(each, matched=matched) for each, matched in left if matched is not None]


def several(found: Sequence[Candidate], shown: Shown) -> list[Row]:
    """People of one name, to choose from."""
    redacted = shown.viewer.redacted
    return [
        {"number": str(number_of(shown, c.cluster)), "name": c.matched if redacted else c.name, "matched": c.matched,
         "reports": None if redacted else c.reports, "first": None if redacted else _first(shown, c.cluster)}
        for c in found
    ]  # fmt: skip


def _first(shown: Shown, cluster: int) -> str | None:
    """The title of the first report that has somebody: it tells those of one name apart."""
    title = held.title(shown.base, held.members(shown.base, cluster, 1)[0] >> SHIFT)
    return None if title is None else shown.viewer.shown(title)


def _likest(base: Base, shown: Shown, cluster: int, name: str) -> str | None:
    """Of the names of a person that may be shown, that which is most like the one asked for; None where none is."""
    every = dict.fromkeys(n for names in names_in(shown, held.members(base, cluster)).values() for n in names)
    judged = [(told.score, other) for other in every if (told := compare(name, other)).verdict != "different"]
    return max(judged)[1] if judged else None


def visible(base: Base, shown: Shown, cluster: int, name: str) -> bool:
    """Whether a person may be found by a name: not where the name is hidden in every report that has them."""
    if not shown.viewer.redacted:
        return True
    members = held.members(base, cluster)
    for start in range(0, len(members), _PIECE):
        named = names_in(shown, members[start : start + _PIECE])
        if any(compare(name, other).verdict != "different" for some in named.values() for other in some):
            return True
    return False


def names_in(shown: Shown, entities: Sequence[int]) -> dict[int, list[str]]:
    """The names of entities in their reports, as they may be shown; without those that have none."""
    left = {entity: shown.part(entity >> SHIFT).names.get(entity) for entity in entities}
    found = spelled(shown.base, [entity for entity, names in left.items() if names is None])
    named = {entity: found.get(entity, []) if names is None else list(names) for entity, names in left.items()}
    return {entity: names for entity, names in named.items() if names}


class Told:
    """A person with everything that may be shown."""

    def __init__(self, person: Person, shown: Shown, limit: int) -> None:
        self.person = person
        self.shown = shown
        self.viewer = shown.viewer
        self.limit = limit
        self.left = 0
        self._names: list[tuple[str, list[str]]] | None = None
        self._visible: set[int] = set()  # readings in which the person is named, where something may be hidden

    def names(self) -> list[tuple[str, list[str]]]:
        """Names, each with the outlets that use it, where the name may be shown."""
        if self._names is None:
            self._names = self._left() if self.viewer.redacted else self._all()
        return self._names

    def _all(self) -> list[tuple[str, list[str]]]:
        every = {report for _, reports in self.person.names for report in reports}
        outlets = held.outlets(self.shown.base, every)
        return [(name, self._outlets(reports, outlets)) for name, reports in self.person.names]

    def _left(self) -> list[tuple[str, list[str]]]:
        entities = dict(self.person.entities)
        named = names_in(self.shown, list(entities))
        self._visible = {entity >> SHIFT for entity in named}
        outlets = held.outlets(self.shown.base, (entities[entity] for entity in named))
        found: dict[str, list[int]] = {}
        for entity, names in named.items():
            report, part = entities[entity], self.shown.part(entity >> SHIFT)
            if part.heading:
                outlets[report] = part.outlet
            for name in dict.fromkeys(names):
                found.setdefault(name, []).append(report)
        return [(name, self._outlets(reports, outlets)) for name, reports in found.items()]

    def _outlets(self, reports: Sequence[int], outlets: dict[int, str | None]) -> list[str]:
        return [outlets.get(report) or self.viewer.say("sheet.outlet") for report in reports]

    def name(self) -> str:
        names = [name for name, _ in self.names()]
        return self.person.name if self.person.name in names else max(names, key=len, default="…")

    def rows(self) -> Iterator[Row]:
        for section, lines in self.person.sections.items():
            shown = 0
            for line in lines:
                if shown >= self.limit:
                    self.left += 1
                    continue
                row = self._row(section, line)
                if row is not None:
                    shown += 1
                    yield row

    def _row(self, section: str, line: Line) -> Row | None:
        claims = tuple(claim for claim in line.claims if self._open(claim))
        return line_row(self.shown, section, replace(line, claims=claims))

    def _open(self, claim: ClaimId) -> bool:
        """Whether a claim may stand under this name: not where its report hides who that is, else it would tell."""
        if not self.viewer.redacted:
            return True
        self.names()
        return claim.reading in self._visible

    def against(self) -> Iterator[Row]:
        for each in self.person.against:
            if not (self._open(each.left) and self._open(each.right)):
                continue
            row = against_row(self.shown, each)
            if row is not None:
                yield row

    def one(self) -> list[Row]:
        """Why names that differ are one person."""
        return one_rows(self.shown, self.person.cluster)

    def perhaps(self) -> list[Row]:
        """Who may be the same."""
        return perhaps_rows(self.shown, self.person.perhaps)

    def judged(self) -> list[Row]:
        """What people judged of who it is."""
        return judged_rows(self.shown, self.person.cluster, "person")

    def members(self, most: int, skip: int = 0) -> list[Row]:
        """Of whom it is put together, report by report."""
        return member_rows(self.shown, self.person.entities, most, skip)

    def form(self) -> dict[str, object]:
        return {
            "name": self.name(),
            "names": [
                {"name": name, "used_by": list(dict.fromkeys(used)), "reports": len(used)}
                for name, used in self.names()
            ],
            "lines": [dict(row) for row in self.rows()], "against": [dict(row) for row in self.against()],
            "one": [dict(row) for row in self.one()], "perhaps": [dict(row) for row in self.perhaps()],
            "judged": [dict(row) for row in self.judged()], "members": [dict(row) for row in self.members(self.limit)],
        }  # fmt: skip


def line_row(shown: Shown, section: str, line: Line) -> Row | None:
    """A line by the first of its claims that may be shown; None where none may."""
    left = tuple(each for each in line.claims if shown.open(each))
    found = shown.first(left or line.claims)
    if found is None:
        return None
    number, outlet, claim = found
    viewer = shown.viewer
    reports = len({each.reading for each in left}) or 1  # one of which something was taken out stands alone
    return {
        "section": section, "day": _days(line), "event": viewer.say(f"event.{claim.event}"),
        "words": words_of(claim), "says": chain_words(claim, outlet, viewer),
        "certainty": certainty_words(claim, viewer) + _looked(line.review, viewer), "reports": reports,
        "origins": origins_words(min(line.low, reports), min(line.high, reports)), "claim": str(number),
    }  # fmt: skip


def _looked(review: str, viewer: Viewer) -> str:
    return f" · {viewer.say(f'cite.verdict.{review}')}" if review else ""


def _days(line: Line) -> str:
    if line.first is None and line.last is None:
        return f"({line.published})" if line.published else ""
    return line.first if line.first == line.last and line.first else f"{line.first or '…'} – {line.last or '…'}"
