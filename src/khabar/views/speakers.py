"""Who speaks in a case: every source of every claim, who repeats whom, and which agencies outlets name."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from khabar.store import Base


@dataclass(frozen=True, slots=True)
class Voice:
    """A source in the chain of one claim; ``last`` where nobody stands behind it. The outlet has depth 0."""

    claim: int
    depth: int
    kind: str
    name: str | None
    folded: str
    anonymous: bool
    cluster: int | None  # of a person or a group
    last: bool


_VOICES = """SELECT l.claim, l.depth, l.source, n.text, coalesce(n.folded, ''), coalesce(l.anonymous, 0), m.cluster,
    NOT EXISTS (SELECT 1 FROM link d WHERE d.claim = l.claim AND d.depth = l.depth + 1)
    FROM link l LEFT JOIN name n ON n.id = l.name LEFT JOIN member m ON m.entity = l.entity"""


def voices(base: Base, claims: Iterable[int] | None = None) -> list[Voice]:
    """Every source but the outlets, of all claims or of some."""
    if claims is None:
        rows = base.rows(f"{_VOICES} WHERE l.depth > 0 ORDER BY l.claim, l.depth")
    else:
        rows = base.rows(
            f"{_VOICES} WHERE l.depth > 0 AND l.claim IN (SELECT value FROM json_each(?)) ORDER BY l.claim, l.depth",
            json.dumps(list(claims)),
        )
    return [
        Voice(claim, depth, kind, name, folded, bool(anonymous), cluster, bool(last))
        for claim, depth, kind, name, folded, anonymous, cluster, last in rows
    ]


@dataclass(frozen=True, slots=True)
class Repeat:
    """Two reports of which one repeats the other, or both a third; the one published first stands first.

    ``dated``: whether that is known, for many come on one day.
    """

    first: int
    second: int
    dated: bool


def repeats(base: Base) -> list[Repeat]:
    """Near-copies by the readings of the two reports."""
    sql = """SELECT a.reading, b.reading, a.published, b.published FROM copy c
             JOIN heading a ON a.report = c.left JOIN heading b ON b.report = c.right ORDER BY c.left, c.right"""
    found = []
    for one, two, day, other in base.rows(sql):
        dated = day is not None and other is not None and day != other
        late = dated and day > other
        found.append(Repeat(two if late else one, one if late else two, dated))
    return found


def agencies(base: Base) -> dict[int, list[str]]:
    """The news agencies that each reading names."""
    found: dict[int, list[str]] = {}
    for reading, told in base.rows(
        "SELECT reading, agencies FROM compared WHERE agencies IS NOT NULL ORDER BY reading"
    ):
        found[reading] = list(dict.fromkeys(str(name) for *_, name in json.loads(told)))
    return found


def outlets(base: Base) -> dict[int, str | None]:
    """The outlet of every reading."""
    return dict(base.rows("SELECT reading, outlet FROM heading"))


@dataclass(frozen=True, slots=True)
class Stand:
    """How a claim stands to a group of claims: it says it, denies it, or says what cannot hold beside it."""

    group: int
    claim: int
    how: str  # says, denies, against


def stands(base: Base, groups: Iterable[int]) -> list[Stand]:
    """The claims of some groups, and those that contradict them from outside."""
    wanted = json.dumps(list(groups))
    sql = """SELECT g.agreement, g.claim, c.polarity = 'denied' FROM agreeing g JOIN claim c ON c.id = g.claim
             WHERE g.agreement IN (SELECT value FROM json_each(?)) ORDER BY g.agreement, g.claim"""
    found: list[Stand] = []
    inside: dict[int, set[int]] = defaultdict(set)
    for group, claim, denied in base.rows(sql, wanted):
        inside[group].add(claim)
        found.append(Stand(group, claim, "denies" if denied else "says"))
    for mine, other in (("left", "right"), ("right", "left")):
        sql = f"""SELECT g.agreement, x.{other} FROM agreeing g CROSS JOIN contradiction x ON x.{mine} = g.claim
                  WHERE g.agreement IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"""
        found += [Stand(g, claim, "against") for g, claim in base.rows(sql, wanted) if claim not in inside[g]]
    return list(dict.fromkeys(found))
