"""What two readings of one report say differently: claims are the same by event and overlap of evidence."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.store.base import Base, ClaimId
from khabar.types import Claim, Reading, Words


@dataclass(frozen=True, slots=True)
class Difference:
    """Claims that only the newer has, that only the older has, and pairs (older, newer) that say it otherwise."""

    gained: tuple[Claim, ...] = ()
    lost: tuple[Claim, ...] = ()
    changed: tuple[tuple[Claim, Claim], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.gained or self.lost or self.changed)


def compare(old: Reading, new: Reading) -> Difference:
    """Each claim of the older beside the one of the newer that it overlaps most."""
    pairs = sorted(
        ((-shared, i, j) for i, left in enumerate(old.claims) for j, right in enumerate(new.claims)
         if left.event == right.event and (shared := overlap(left.evidence, right.evidence))),
    )  # fmt: skip
    same = {(i, j) for _, i, j in pairs if _says(old, old.claims[i]) == _says(new, new.claims[j])}
    lefts: dict[int, int] = {}
    rights: set[int] = set()
    for order in (same, {(i, j) for _, i, j in pairs}):
        for _, i, j in pairs:
            if (i, j) in order and i not in lefts and j not in rights:
                lefts[i] = j
                rights.add(j)
    return Difference(
        gained=tuple(claim for j, claim in enumerate(new.claims) if j not in rights),
        lost=tuple(claim for i, claim in enumerate(old.claims) if i not in lefts),
        changed=tuple((old.claims[i], new.claims[j]) for i, j in sorted(lefts.items()) if (i, j) not in same),
    )


def overlap(left: tuple[Words, ...], right: tuple[Words, ...]) -> int:
    """How many characters two lists of spans share."""
    return sum(max(0, min(a.stop, b.stop) - max(a.start, b.start)) for a in left for b in right)


def _says(reading: Reading, claim: Claim) -> object:
    """What a claim says, whatever the ids of its reading are."""
    filled = {
        role: told if isinstance(told, str) else [(f.start, f.stop, f.modality, f.value) for f in told]
        for role, told in claim.arguments.items()
    }
    chain = [(link.kind, link.source.kind, link.source.name, link.source.start) for link in claim.attribution]
    return filled, chain, claim.polarity, claim.modality, claim.time, [(w.start, w.stop) for w in claim.evidence]


def claim_at(base: Base, report: int, event: str, start: int, stop: int) -> ClaimId | None:
    """The claim of a report's newest reading that a decision about this event and these words is about."""
    sql = """SELECT id FROM claim WHERE report = ? AND event = ? AND start < ? AND stop > ?
             ORDER BY min(stop, ?) - max(start, ?) DESC, id LIMIT 1"""
    row = base.one(sql, report, event, stop, start, stop, start)
    return None if row is None else ClaimId.of(row[0])


def unanchored(base: Base) -> list[tuple[int, int]]:
    """Reviews, with their reports, whose claim the newest reading does not have: they want a new look."""
    sql = """SELECT id, report, event, start, stop FROM review r WHERE event IS NOT NULL AND verdict <> 'withdrawn'
             AND NOT EXISTS (SELECT 1 FROM review later WHERE later.supersedes = r.id) ORDER BY id"""
    return [(i, report) for i, report, *at in base.rows(sql) if claim_at(base, report, *at) is None]
