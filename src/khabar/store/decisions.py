"""What people decide about claims and identities: written once, superseded by a later decision, taken back by another.

A decision about a claim hangs on its report, its event and its words, so that it outlives a better reading; one about
an identity hangs on the words of two mentions.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from khabar.errors import CaseError, NotFound
from khabar.store.base import Base, ClaimId
from khabar.store.index import SHIFT

Verdict = Literal["accepted", "rejected", "corrected"]
Sameness = Literal["same", "different", "apart", "unsure"]
_STANDS = (
    "verdict IS NOT NULL AND verdict <> 'withdrawn' AND NOT EXISTS (SELECT 1 FROM {0} b WHERE b.supersedes = a.id)"
)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that stands; ``claim`` is what it is about in the newest reading, None where that has lost it."""

    number: int
    report: int
    event: str
    start: int
    stop: int
    verdict: str
    correction: str | None
    note: str | None
    who: str
    made: str
    claim: ClaimId | None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement about two entities that stands; an entity is None where the newest reading has lost it."""

    number: int
    kind: str
    verdict: Sameness
    left: int | None
    right: int | None
    note: str | None
    who: str
    made: str


def decide(
    base: Base, claim: ClaimId, verdict: Verdict, *, correction: str | None = None, note: str | None = None,
    changes: Mapping[str, Mapping[str, object]] | None = None,
) -> int:  # fmt: skip
    """Keep a decision about a claim of the newest reading; it supersedes the one that stood. Its number.

    A correction says in words what the claim should say, or field by field (``changes``: a role, source or words to
    text, start and stop in the report), or both.
    """
    row = base.one("SELECT report, event, start, stop FROM claim WHERE id = ?", claim.row)
    if row is None:
        raise NotFound("no claim of this number in the newest readings", str(claim), "khabar find shows the numbers")
    if verdict == "corrected" and not (correction or "").strip() and not changes:
        raise CaseError("a correction without words", str(claim), "say what the claim should say")
    report, event, start, stop = row
    before = next((d.number for d in standing(base, report) if d.claim == claim), None)
    said: dict[str, object] = {"says": correction} if correction else {}
    if changes:
        said["changes"] = changes
    twins = _twins(base, report, event, start, stop)
    if len(twins) > 1:
        said["of"] = str(twins.index(claim.row) + 1)
    with base.change():
        return base.append("review", {
            "report": report, "event": event, "start": start, "stop": stop, "verdict": verdict,
            "correction": json.dumps(said, ensure_ascii=False) if said else None, "note": note,
            "reviewer": base.hand.who, "made": base.hand.now(), "supersedes": before,
        }, act="review")  # fmt: skip


def _twins(base: Base, report: int, event: str, start: int, stop: int) -> list[int]:
    """Claims of one event in the very same words."""
    sql = "SELECT id FROM claim WHERE report = ? AND event = ? AND start = ? AND stop = ? ORDER BY id"
    return [row[0] for row in base.rows(sql, report, event, start, stop)]


def _claim(base: Base, report: int, event: str, start: int, stop: int, correction: str | None) -> ClaimId | None:
    """The claim of the newest reading that a decision is about."""
    sql = """SELECT id, start, stop FROM claim WHERE report = ? AND event = ? AND start < ? AND stop > ?
             ORDER BY min(stop, ?) - max(start, ?) DESC, stop - start, id LIMIT 1"""
    row = base.one(sql, report, event, stop, start, stop, start)
    if row is None:
        return None
    nth = int(json.loads(correction).get("of", 1)) if correction else 1
    twins = _twins(base, report, event, row[1], row[2])
    return ClaimId.of(twins[min(nth, len(twins)) - 1])


def standing(base: Base, report: int | None = None) -> Iterator[Decision]:
    """Decisions that were neither superseded nor taken back, oldest first."""
    sql = f"""SELECT id, report, event, start, stop, verdict, correction, note, reviewer, made FROM review a
              WHERE {_STANDS.format("review")} AND (?1 IS NULL OR report = ?1) ORDER BY id"""
    for number, of, event, start, stop, verdict, correction, note, who, made in base.rows(sql, report):
        claim = _claim(base, of, event, start, stop, correction)
        says = json.loads(correction).get("says") if correction else None
        yield Decision(number, of, event, start, stop, verdict, says, note, who, made, claim)


def rejected(base: Base) -> frozenset[int]:
    """The rows of claims that a person rejected."""
    return frozenset(d.claim.row for d in standing(base) if d.verdict == "rejected" and d.claim is not None)


def reviewed(base: Base) -> frozenset[int]:
    """Reports about which somebody decided something."""
    return frozenset(row[0] for row in base.rows("SELECT DISTINCT report FROM review WHERE report IS NOT NULL"))


def last_of(base: Base, who: str) -> Decision | None:
    """The last decision about a claim by somebody that still stands: what they take back first."""
    sql = f"SELECT id, report FROM review a WHERE reviewer = ? AND {_STANDS.format('review')} ORDER BY id DESC LIMIT 1"
    row = base.one(sql, who)
    return None if row is None else next(d for d in standing(base, row[1]) if d.number == row[0])


def take_back(base: Base, number: int, note: str | None = None) -> int:
    """Take a decision about a claim back; raises NotFound where it does not stand."""
    row = base.one(
        f"SELECT report, event, start, stop FROM review a WHERE {_STANDS.format('review')} AND id = ?", number
    )
    if row is None:
        raise NotFound("no decision of this number stands", str(number), "khabar review CASE --list shows them")
    with base.change():
        return base.append("review", {
            "report": row[0], "event": row[1], "start": row[2], "stop": row[3], "verdict": "withdrawn", "note": note,
            "reviewer": base.hand.who, "made": base.hand.now(), "supersedes": number,
        }, act="review")  # fmt: skip


def judge(base: Base, left: int, right: int, verdict: Sameness, *, note: str | None = None) -> int:
    """Keep whether two entities are one, as ``khabar.identity.rulings`` hears it; ``apart`` takes the left alone out.

    Raises NotFound where there is no such entity, and CaseError where they are of two kinds.
    """
    one, two = _place(base, left), _place(base, right)
    if one[0] != two[0] or left == right:
        raise CaseError("two that cannot be compared", f"{ClaimId.of(left)}, {ClaimId.of(right)}",
                        "name two people, two groups or two places")  # fmt: skip
    before = _superseded(base, one[0], left, right, verdict)
    with base.change():
        return base.append("judgement", {
            "kind": one[0], "left_report": one[1], "left_start": one[2], "left_stop": one[3], "right_report": two[1],
            "right_start": two[2], "right_stop": two[3], "verdict": verdict, "score": None, "reasons": None,
            "note": note, "judge": base.hand.who, "made": base.hand.now(), "supersedes": before,
        }, act="judge")  # fmt: skip


def _superseded(base: Base, kind: str, left: int, right: int, verdict: Sameness) -> int | None:
    """The judgement about two that a new one takes the place of.

    One that takes somebody out takes the place of its like only: what the two as wholes are stands beside it, and holds
    for the others. What was said of them before one of them was taken out is about others, too.
    """
    found, whole = None, verdict != "apart"
    for ruling in rulings(base, kind):
        if whole is (ruling.verdict == "apart"):
            found = None if whole and ruling.left in (left, right) else found
        elif (ruling.left, ruling.right) in ((left, right), (right, left) if whole else (left, right)):
            found = ruling.number
    return found


def _place(base: Base, entity: int) -> tuple[str, int, int, int]:
    """Kind, report, start and stop of the longest mention of an entity."""
    low = entity >> SHIFT << SHIFT
    sql = """SELECT e.kind, e.report, m.start, m.stop FROM entity e JOIN mention m ON m.entity = e.id
             AND m.id >= ?2 AND m.id < ?3 WHERE e.id = ?1 ORDER BY m.named DESC, m.stop - m.start DESC, m.id LIMIT 1"""
    row = base.one(sql, entity, low, low + (1 << SHIFT))
    if row is None:
        raise NotFound("nobody of this number", str(ClaimId.of(entity)), "khabar who, group and place show the numbers")
    return str(row[0]), int(row[1]), int(row[2]), int(row[3])


def entity_at(base: Base, kind: str, report: int, start: int, stop: int) -> int | None:
    """The entity whose mention overlaps a span most, in the newest reading of a report."""
    sql = f"""SELECT m.entity FROM heading h JOIN mention m
             ON m.id >= h.reading << {SHIFT} AND m.id < (h.reading + 1) << {SHIFT}
             WHERE h.report = ? AND m.kind = ? AND m.entity IS NOT NULL AND m.start < ? AND m.stop > ?
             ORDER BY min(m.stop, ?) - max(m.start, ?) DESC, m.id LIMIT 1"""
    row = base.one(sql, report, kind, stop, start, stop, start)
    return None if row is None else int(row[0])


def rulings(base: Base, kind: str | None = None, reports: Iterable[int] | None = None) -> Iterator[Ruling]:
    """Judgements that were neither superseded nor taken back, oldest first; all, or those about these reports."""
    among = ""
    if reports is not None:
        some = "IN (SELECT value FROM json_each(?2))"
        among = f"AND (left_report {some} OR right_report {some})"
    sql = f"""SELECT id, kind, verdict, left_report, left_start, left_stop, right_report, right_start, right_stop,
              note, judge, made FROM judgement a
              WHERE {_STANDS.format("judgement")} AND (?1 IS NULL OR kind = ?1) {among} ORDER BY id"""
    given = (kind,) if reports is None else (kind, json.dumps(sorted(reports)))
    for number, of, verdict, a, b, c, x, y, z, note, who, made in base.rows(sql, *given):
        left, right = entity_at(base, of, a, b, c), entity_at(base, of, x, y, z)
        yield Ruling(number, of, verdict, left, right, note, who, made)


def unjudge(base: Base, number: int, note: str | None = None) -> int:
    """Take a judgement back; raises NotFound where it does not stand."""
    sql = f"""SELECT kind, left_report, left_start, left_stop, right_report, right_start, right_stop FROM judgement a
              WHERE {_STANDS.format("judgement")} AND id = ?"""
    row = base.one(sql, number)
    if row is None:
        raise NotFound("no judgement of this number stands", str(number), "khabar review CASE --list shows them")
    names = ("kind", "left_report", "left_start", "left_stop", "right_report", "right_start", "right_stop")
    with base.change():
        return base.append("judgement", {
            **dict(zip(names, row, strict=True)), "verdict": "withdrawn", "note": note, "judge": base.hand.who,
            "made": base.hand.now(), "supersedes": number,
        }, act="judge")  # fmt: skip
