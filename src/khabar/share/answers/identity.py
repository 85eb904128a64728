"""Of what a person, group or place is put together, what may be the same, and what people judged, as rows.

With redaction there are none: the other may be who is hidden, and what a person wrote may be a name.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.share.answers import Row
from khabar.share.hidden import Hidden
from khabar.share.shown import Shown
from khabar.store import Base, ClaimId
from khabar.store.index import SHIFT
from khabar.views import held
from khabar.views.identity import Perhaps, current, judged, why_one

MEMBERS = ("number", "name", "report", "outlet")
PERHAPS = ("number", "name", "verdict", "score", "why")
ONE = ("one", "other", "score", "why")
JUDGED = ("number", "verdict", "what", "note", "by", "made")
_MOST = 8


def perhaps_rows(shown: Shown, found: Sequence[Perhaps]) -> list[Row]:
    """What may be the same, the likeliest first, with the reasons."""
    if shown.viewer.redacted:
        return []
    return [
        {"number": str(ClaimId.of(p.cluster)), "name": p.name, "verdict": shown.viewer.say(f"verdict.{p.verdict}"),
         "score": round(p.score, 2), "why": shown.whys(p.reasons)} for p in found[:_MOST]
    ]  # fmt: skip


def one_rows(shown: Shown, cluster: int) -> list[Row]:
    """Why names that differ are one."""
    if shown.viewer.redacted:
        return []
    return [
        {"one": one, "other": other, "score": round(score, 2), "why": shown.whys(reasons[1:])}
        for one, other, score, reasons in why_one(shown.base, cluster)[:_MOST]
    ]


def member_rows(shown: Shown, entities: Sequence[tuple[int, int]], most: int, skip: int = 0) -> list[Row]:
    """What it is put together of, entity by entity; ``other`` is one of the others, to be held apart from."""
    if shown.viewer.redacted:
        return []
    some = entities[skip : skip + most]
    outlets = held.outlets(shown.base, (report for _, report in some))
    names = held.own_names(shown.base, (entity for entity, _ in some))
    first = [ClaimId.of(entity) for entity, _ in entities[:2]]
    rows: list[Row] = []
    for entity, report in some:
        number = ClaimId.of(entity)
        other = next((str(each) for each in first if each != number), None)
        rows.append({
            "number": str(number), "name": names[entity], "report": report, "outlet": outlets.get(report),
            "other": other,
        })  # fmt: skip
    return rows


def judged_rows(shown: Shown, cluster: int, kind: str) -> list[Row]:
    """What people judged about it and did not take back, the newest first."""
    if shown.viewer.redacted:
        return []
    rows: list[Row] = []
    for ruling in judged(shown.base, cluster, kind):
        sides = [each for each in (ruling.left, ruling.right) if each is not None]
        names = held.own_names(shown.base, sides)
        rows.append({
            "number": f"j{ruling.number}", "verdict": shown.viewer.say(f"verdict.{ruling.verdict}"),
            "what": " / ".join(f"{names[side]} [{ClaimId.of(side)}]" for side in sides), "note": ruling.note,
            "by": ruling.who, "made": ruling.made,
        })  # fmt: skip
    return rows


def found_at(base: Base, shown: Shown, number: ClaimId) -> int | None:
    """The person, group or place that a number leads to, also an older one; None where it leads to none.

    For who may not see all, only where the one of that number is named in its report: else it would tell who is meant,
    and that they are in that report.
    """
    at = current(base, number)
    if at is None:
        return None
    entity, cluster = at
    return cluster if _named(shown, entity) or entity == _called_by(shown, cluster) else None


def number_of(shown: Shown, cluster: int) -> ClaimId:
    """The number of a person, group or place: that of the first report that names it, of those that may be seen."""
    if not shown.viewer.redacted:
        return ClaimId.of(cluster)
    found = next((entity for entity in held.members(shown.base, cluster) if _named(shown, entity)), None)
    return ClaimId.of(cluster if found is None and (found := _called_by(shown, cluster)) is None else found)


def _named(shown: Shown, entity: int) -> bool:
    """Whether a report still has an entity under its name."""
    return not shown.viewer.redacted or entity not in shown.part(entity >> SHIFT).unnamed


def _called_by(shown: Shown, cluster: int) -> int | None:
    """Where no report has the whole name left: the first entity that has something of it."""
    some = held.members(shown.base, cluster)
    if any(_named(shown, entity) for entity in some):
        return None
    return next((each for each in some if _left(shown.part(each >> SHIFT), each)), None)


def _left(part: Hidden, entity: int) -> bool:
    name = part.called.get(entity)
    return bool(part.names.get(entity)) or name is not None and not name.startswith("[")
