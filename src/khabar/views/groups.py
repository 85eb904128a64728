"""What several reports say, and from how many origins."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.identity.reasons import Why, unpack
from khabar.identity.statements import STANDING
from khabar.store import Base, ClaimId
from khabar.store.chain import Cell
from khabar.views.people import Against, against


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that say the same thing: how many reports, ``low`` to ``high`` origins, and how many contradict."""

    id: int
    event: str
    reports: int
    low: int
    high: int
    first: str | None
    contradictions: int


@dataclass(frozen=True, slots=True)
class Detail:
    """One group: its claims with the number of the origin of each, the reasons line by line, what differs."""

    group: Group
    claims: tuple[tuple[ClaimId, int, int | None], ...]  # claim, report, origin; None for who denies it
    reasons: tuple[Why, ...]
    against: tuple[Against, ...]


_DEEDS = "NOT IN ({})".format(", ".join(f"'{event}'" for event in STANDING))
_GROUPS = """SELECT a.id, a.event, a.reports, a.low, a.high,
    (SELECT min(coalesce(c.first, c.last, h.published)) FROM agreeing g JOIN claim c ON c.id = g.claim
     JOIN heading h ON h.report = c.report WHERE g.agreement = a.id),
    (SELECT count(*) FROM agreeing g CROSS JOIN contradiction x ON x.left = g.claim
     CROSS JOIN agreeing o ON o.claim = x.right AND o.agreement = g.agreement WHERE g.agreement = a.id)
    FROM {} a"""


def groups(
    base: Base, *, event: str | None = None, least: int = 2, limit: int = 20, skip: int = 0
) -> tuple[list[Group], int]:  # fmt: skip
    """Groups that at least so many reports tell, most reports first; and how many there are.

    Without an event, what people are (posts, kinship …) is left out.
    """
    bindings: list[Cell] = [least]
    test = f"a.reports >= ? AND a.event {'= ?' if event else _DEEDS}"
    if event:
        bindings.append(event)
    count = base.one(f"SELECT count(*) FROM agreement a WHERE {test}", *bindings)
    page = f"(SELECT * FROM agreement a WHERE {test} ORDER BY a.reports DESC, a.id LIMIT ? OFFSET ?)"
    sql = f"{_GROUPS.format(page)} ORDER BY a.reports DESC, a.id"
    return [Group(*row) for row in base.rows(sql, *bindings, limit, skip)], int(count[0]) if count else 0


def detail(base: Base, claim: ClaimId, most: int = -1) -> Detail | None:
    """The group that a claim is in; None where it stands alone. ``most``: of its claims, and of what contradicts."""
    row = base.one("SELECT agreement FROM agreeing WHERE claim = ?", claim.row)
    if row is None:
        return None
    group = Group(*base.rows(f"{_GROUPS.format('agreement')} WHERE a.id = ?", row[0])[0])
    told = base.one("SELECT reasons FROM agreement WHERE id = ?", group.id)
    sql = """SELECT g.claim, c.report, g.origin FROM agreeing g JOIN claim c ON c.id = g.claim
             WHERE g.agreement = ? ORDER BY g.origin IS NULL, g.origin, c.report, g.claim"""
    claims = base.rows(sql, group.id)
    every = [each for each, _, _ in claims]
    shown = claims[:most] if most >= 0 else claims
    return Detail(
        group, tuple((ClaimId.of(each), report, origin) for each, report, origin in shown),
        unpack(told[0] if told else None), against(base, every, most),
    )  # fmt: skip
