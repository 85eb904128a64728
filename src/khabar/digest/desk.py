"""A case as it may leave: claims through the profile, and what agrees and contradicts among those that stay open.

Three kinds of claim: *hidden* ones are gone. *Veiled* ones stay, with words or a source taken out of them; each stands
alone, because beside a report that names who is hidden it would give them away, and so would a number of origins. Only
*open* ones, of which nothing was taken, are held beside each other, and what is said of them (reports, origins,
contradictions) is worked out anew without the others wherever a group had any.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from khabar.identity.agreements import agreements
from khabar.identity.contradictions import within
from khabar.identity.origins import origins
from khabar.identity.statements import FAMILIES, MAIN, STANDING, Statement
from khabar.pipeline.derivation import said, texts_of
from khabar.share.hidden import telling
from khabar.share.labels import Language
from khabar.share.profile import Profile, profile_of
from khabar.share.shown import Shown
from khabar.share.viewer import Viewer
from khabar.store import Base, ClaimId
from khabar.store.decisions import reviewed, standing
from khabar.types import Claim, Reading


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim as it may leave; ``whole`` is the claim as it is."""

    row: int
    report: int
    reading: Reading
    claim: Claim
    whole: Claim
    veiled: bool
    review: str = ""  # accepted or corrected, where somebody looked

    @property
    def number(self) -> ClaimId:
        return ClaimId.of(self.row)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Open claims that say the same thing, or one alone; denials are a bundle of their own.

    ``low`` to ``high`` origins; ``of``: the origin of each claim.
    """

    claims: tuple[int, ...]
    denied: bool
    low: int = 1
    high: int = 1


@dataclass(slots=True)
class _Group:
    """A group of open claims, and what contradicts what in it."""

    claims: tuple[int, ...]
    low: int
    high: int
    against: Sequence[tuple[int, int, str]] = field(default_factory=list)


class Desk:
    """Everything that mails and feeds of a case are made of, each reading opened once."""

    def __init__(self, base: Base, profile: Profile | None = None) -> None:
        self.base = base
        self.profile = profile if profile is not None else profile_of(base)
        self._shown = Shown(base, Viewer("ar", self.profile))
        self._seen: dict[int, Seen | None] = {}
        self._verdicts: dict[int, dict[int, str]] = {}
        self._groups: dict[int, list[_Group]] = {}
        self._at: dict[int, dict[str, int]] = {}

    # ------------------------------------------------------------ claims

    def viewer(self, language: Language) -> Viewer:
        """Whoever a mail or a feed goes to: sees what the profile of the case leaves."""
        return Viewer(language, self.profile)

    def claim(self, row: int) -> Seen | None:
        """A claim of a newest reading as it may leave; None where it is hidden, rejected, or says who people are."""
        if row not in self._seen:
            self._seen[row] = self._look(row)
        return self._seen[row]

    def _look(self, row: int) -> Seen | None:
        number = ClaimId.of(row)
        found = self.base.one("SELECT report FROM heading WHERE reading = ?", number.reading)
        if found is None:
            return None
        whole, shown = self._shown.readings(number.reading)
        if not 1 <= number.number <= len(whole.claims):
            return None
        was = whole.claims[number.number - 1]
        verdict = self._decided(int(found[0])).get(row, "")
        if was.event in STANDING or verdict == "rejected":
            return None
        if number.reading not in self._at:
            self._at[number.reading] = {claim.id: at for at, claim in enumerate(shown.claims)}
        at = self._at[number.reading].get(was.id)
        if at is None:
            return None
        claim = shown.claims[at]
        return Seen(row, int(found[0]), shown, claim, was, telling(was) != telling(claim), verdict)

    def _decided(self, report: int) -> dict[int, str]:
        """What reviewers decided about claims of a report."""
        if report not in self._reviewed:
            return {}
        if report not in self._verdicts:
            decided = standing(self.base, report)
            self._verdicts[report] = {d.claim.row: d.verdict for d in decided if d.claim is not None}
        return self._verdicts[report]

    @cached_property
    def _reviewed(self) -> frozenset[int]:
        return reviewed(self.base)

    def open(self, rows: Iterable[int]) -> list[int]:
        """Those of which nothing is hidden."""
        return [row for row in rows if (seen := self.claim(row)) is not None and not seen.veiled]

    # ------------------------------------------------------------ beside each other

    @cached_property
    def _statements(self) -> Mapping[int, Statement]:
        return said(self.base)

    @cached_property
    def _texts(self) -> Mapping[int, int]:
        return texts_of(self.base)

    def bundle(self, row: int) -> Bundle:
        """The open claims that say the same as an open claim, and this one."""
        seen = self.claim(row)
        denied = seen is not None and seen.claim.polarity == "denied"
        group = next((g for g in self._grouped(row) if row in g.claims), None)
        if group is None:
            return Bundle(self._repeats(row), denied)
        alike = tuple(each for each in group.claims if self._denied(each) == denied)
        if denied:  # the origins of a group are of those who say it
            return Bundle(alike, True, 1, len(self.reports(alike)))
        return Bundle(alike, False, group.low, group.high)

    def _denied(self, row: int) -> bool:
        seen = self.claim(row)
        return seen is not None and seen.claim.polarity == "denied"

    def reports(self, rows: Iterable[int]) -> list[int]:
        """The reports of claims that may leave."""
        return sorted({seen.report for row in rows if (seen := self.claim(row)) is not None})

    def _grouped(self, row: int) -> list[_Group]:
        """The groups that are left of the group of a claim, once what is hidden or veiled is out of it."""
        found = self.base.one("SELECT agreement FROM agreeing WHERE claim = ?", row)
        if found is None:
            return []
        number = int(found[0])
        if number not in self._groups:
            self._groups[number] = self._regrouped(number)
        return self._groups[number]

    def _regrouped(self, number: int) -> list[_Group]:
        rows = [row[0] for row in self.base.rows("SELECT claim FROM agreeing WHERE agreement = ? ORDER BY 1", number)]
        left = self.open(rows)
        if len(left) == len(rows):
            told = self.base.one("SELECT low, high FROM agreement WHERE id = ?", number)
            low, high = (int(told[0]), int(told[1])) if told else (1, 1)
            return [_Group(tuple(rows), low, high, self._within(rows))]
        made = []
        for group in agreements(self._statements[row] for row in left if row in self._statements):
            telling = [each for each in group.claims if not each.denied] or list(group.claims)
            found = origins(telling)
            against = [(c.left, c.right, c.kind) for c in within(group, found.of)]
            made.append(_Group(tuple(each.id for each in group.claims), found.low, found.high, against))
        return made

    def _within(self, rows: Sequence[int]) -> list[tuple[int, int, str]]:
        among = json.dumps(list(rows))
        sql = """SELECT x.left, x.right, x.kind FROM json_each(?1) j CROSS JOIN contradiction x ON x.left = j.value
                 WHERE x.right IN (SELECT value FROM json_each(?1)) ORDER BY 1, 2"""
        return [tuple(row) for row in self.base.rows(sql, among)]

    def low(self, rows: Sequence[int]) -> int:
        """How many origins some open claims of one group have at least."""
        told = [self._statements[row] for row in rows if row in self._statements]
        return origins(told).low if told else 0

    def _repeats(self, row: int) -> tuple[int, ...]:
        """A claim that stands in no group, with those in copies of its report that say it in the same words."""
        seen = self.claim(row)
        if seen is None or seen.report not in self._texts:
            return (row,)
        root, told = self._texts[seen.report], _evidence(seen.claim)
        copies = json.dumps([report for report, text in self._texts.items() if text == root])
        sql = """SELECT id FROM claim WHERE event = ? AND report IN (SELECT value FROM json_each(?))
                 AND (id = ? OR id NOT IN (SELECT claim FROM agreeing)) ORDER BY id"""
        same = [each for (each,) in self.base.rows(sql, seen.claim.event, copies, row)]
        return tuple(
            each for each in self.open(same)
            if each == row or (other := self.claim(each)) is not None and _evidence(other.claim) == told
            and other.claim.polarity == seen.claim.polarity
        )  # fmt: skip

    def against(self, row: int) -> list[tuple[int, str]]:
        """What contradicts an open claim: the other claim and the kind. Who somebody is, is left out."""
        found = [
            (right if left == row else left, kind)
            for group in self._grouped(row) for left, right, kind in group.against if row in (left, right)
        ]  # fmt: skip
        sql = "SELECT left, right, kind FROM contradiction WHERE ? IN (left, right) AND kind = 'fate'"
        found += [(right if left == row else left, kind) for left, right, kind in self.base.rows(sql, row)]
        return [(other, kind) for other, kind in dict.fromkeys(found) if self.open([other])]

    def subjects(self, row: int) -> set[int]:
        """The people whom an open claim is about, as the case tells them apart; nobody where it is about a number."""
        seen = self.claim(row)
        if seen is None or "count" in seen.claim.arguments:
            return set()
        roles = json.dumps(MAIN.get(FAMILIES.get(seen.claim.event, seen.claim.event), ()))
        sql = """SELECT c.id, f.low FROM filler f LEFT JOIN member m ON m.entity = f.entity
                 LEFT JOIN cluster c ON c.id = m.cluster AND c.kind = 'person'
                 WHERE f.claim = ? AND f.role IN (SELECT value FROM json_each(?))"""
        rows = self.base.rows(sql, row, roles)
        counted = any(person is None or low is not None for person, low in rows)
        return set() if counted else {person for person, _ in rows}

    def about(self, person: int, events: Sequence[str]) -> list[int]:
        """Claims of these kinds that are about somebody, the latest first."""
        sql = """SELECT DISTINCT c.id, coalesce(c.last, c.first, h.published, '') FROM member m
                 JOIN filler f ON f.entity = m.entity JOIN claim c ON c.id = f.claim
                 JOIN heading h ON h.report = c.report
                 WHERE m.cluster = ? AND c.event IN (SELECT value FROM json_each(?)) ORDER BY 2 DESC, 1 DESC"""
        rows = [row[0] for row in self.base.rows(sql, person, json.dumps(list(events)))]
        return [row for row in self.open(rows) if person in self.subjects(row)]


def _evidence(claim: Claim) -> tuple[str, ...]:
    return tuple(" ".join(words.text.split()) for words in claim.evidence)
