"""What is to be reviewed, and how far those who review agree."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from khabar.identity.reasons import Why, unpack
from khabar.store import Base, ClaimId

_UNMEASURED = 0.5  # where a claim stands in the queue whose rule was never measured


def order(base: Base, event: str | None = None) -> list[int]:
    """Claims of the newest readings, the least certain first."""
    sql = """SELECT id FROM claim WHERE (?1 IS NULL OR event = ?1)
             ORDER BY coalesce(confidence, ?2) + (modality <> 'asserted') * -0.05, id"""
    return [row[0] for row in base.rows(sql, event, _UNMEASURED)]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities that may be one and that nobody has put together or apart."""

    kind: str
    left: int
    right: int
    score: float
    reasons: tuple[Why, ...]


def pairs(
    base: Base, judged: frozenset[frozenset[int]], kind: str | None = None, *, limit: int | None = None, skip: int = 0
) -> list[Pair]:  # fmt: skip
    """Pairs that are unsure, of all kinds or of one, the likeliest first; ``judged`` are left out."""
    sql = """SELECT e.kind, x.left, x.right, x.score, x.reasons FROM comparison x JOIN entity e ON e.id = x.left
             WHERE x.verdict = 'unsure' AND (?1 IS NULL OR e.kind = ?1) AND (SELECT cluster FROM member
             WHERE entity = x.left) <> (SELECT cluster FROM member WHERE entity = x.right)
             ORDER BY x.score DESC, x.left, x.right"""
    found = []
    for of, left, right, score, reasons in base.rows(sql, kind):
        if frozenset((left, right)) not in judged:
            found.append(Pair(of, left, right, score, unpack(reasons)))
            if limit is not None and len(found) >= limit + skip:
                break
    return found[skip:]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What was once decided about a claim; ``changes`` are corrected fields, ``stands``: nothing came after it."""

    number: int
    who: str
    made: str
    verdict: str
    says: str | None
    changes: dict[str, str]
    note: str | None
    stands: bool


def opinions(base: Base, claim: ClaimId) -> list[Opinion]:
    """Everything that was decided about the words of a claim, oldest first."""
    row = base.one("SELECT report, event, start, stop FROM claim WHERE id = ?", claim.row)
    if row is None:
        return []
    sql = """SELECT id, reviewer, made, verdict, correction, note,
                    NOT EXISTS (SELECT 1 FROM review b WHERE b.supersedes = a.id) FROM review a
             WHERE report = ? AND event = ? AND start < ? AND stop > ? AND verdict IS NOT NULL ORDER BY id"""
    return [
        Opinion(number, who, made, verdict, *_said(correction), note, bool(stands))
        for number, who, made, verdict, correction, note, stands in base.rows(sql, row[0], row[1], row[3], row[2])
    ]


def _said(correction: str | None) -> tuple[str | None, dict[str, str]]:
    told = json.loads(correction) if correction else {}
    return told.get("says"), {key: str(value.get("text")) for key, value in told.get("changes", {}).items()}


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two reviewers decided about the same claims; kappa is Cohen's, None where it has no meaning."""

    one: str
    other: str
    both: int
    same: int
    kappa: float | None


def agreement(base: Base) -> Iterator[Agreement]:
    """Reviewers two by two: each one's last word about a claim, whatever stood before.

    Cohen, A coefficient of agreement for nominal scales, 1960.
    """
    said: dict[tuple[object, ...], dict[str, str]] = defaultdict(dict)
    sql = """SELECT report, event, start, stop, reviewer, verdict FROM review
             WHERE verdict IN ('accepted', 'rejected', 'corrected') ORDER BY id"""
    for report, event, start, stop, who, verdict in base.rows(sql):
        said[report, event, start, stop][who] = verdict
    shared: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    for verdicts in said.values():
        for one, other in combinations(sorted(verdicts), 2):
            shared[one, other][verdicts[one], verdicts[other]] += 1
    for (one, other), counts in sorted(shared.items()):
        both, same = counts.total(), sum(n for (a, b), n in counts.items() if a == b)
        yield Agreement(one, other, both, same, _kappa(counts, both, same))


def _kappa(counts: Counter[tuple[str, str]], both: int, same: int) -> float | None:
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for (a, b), n in counts.items():
        left[a] += n
        right[b] += n
    chance = sum(left[verdict] * right[verdict] for verdict in left) / both**2
    return None if chance == 1 else (same / both - chance) / (1 - chance)
