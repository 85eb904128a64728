"""One person of one case: every name and who used it, what is said of them, and what contradicts what.

One name is asked for at a time: there is no list of everybody, no order by how often somebody is named, no other case.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from khabar.identity.reasons import Why, unpack
from khabar.names import compare, keys
from khabar.pipeline.derivation import handle
from khabar.store import Base, ClaimId
from khabar.store.index import SHIFT
from khabar.views.identity import Perhaps, entities, perhaps
from khabar.views.lines import Line, lines

SECTIONS = {
    "identity": ("alias", "nationality", "origin", "residence", "kinship", "document"),
    "posts": ("position", "membership", "appointment"),
    "movements": ("flight", "movement", "displacement"),
    "money": ("payment", "possession", "reward", "shortage", "seizure"),
    "fate": (
        "killing", "injury", "execution", "arrest", "detention", "release", "handover", "missing", "abduction",
        "proceeding", "abuse",
    ),
}  # fmt: skip
_LOOKED_AT = 80  # clusters that share most with a name and are compared
_MATCH = 0.8  # of the best score: what is nearer to the best is shown beside it
_LEAST = 0.45  # the least score of a cluster that is shown


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person of the case who may be meant."""

    cluster: int
    name: str
    matched: str
    score: float
    reports: int


@dataclass(frozen=True, slots=True)
class Against:
    """Two claims that cannot both hold."""

    kind: str
    left: ClaimId
    right: ClaimId
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Everything a case says of one person; ``names`` with the reports that use each, ``entities`` by report."""

    cluster: int
    name: str
    names: tuple[tuple[str, tuple[int, ...]], ...]
    entities: tuple[tuple[int, int], ...]
    sections: dict[str, list[Line]]
    against: tuple[Against, ...]
    perhaps: tuple[Perhaps, ...]


def candidates(base: Base, name: str) -> list[Candidate]:
    """People of the case who may be meant by a name, in any spelling, the likeliest first."""
    wanted = sorted({handle(key) for key in keys(name)})
    rows = base.rows(
        """SELECT cluster, count(*) FROM handle WHERE key IN (SELECT value FROM json_each(?))
           GROUP BY cluster ORDER BY 2 DESC, cluster LIMIT ?""", json.dumps(wanted), _LOOKED_AT,
    )  # fmt: skip
    found = []
    most = max((count for _, count in rows), default=0)
    for cluster, count in rows:
        if count * 2 < most:
            break
        sql = "SELECT n.text FROM called k JOIN name n ON n.id = k.name WHERE k.cluster = ?"
        judged = [(compare(name, other), other) for (other,) in base.rows(sql, cluster)]
        fitting = [(each.score, other) for each, other in judged if each.verdict != "different"]
        if not fitting:
            continue
        score, matched = max(fitting)
        told = base.one("SELECT name FROM cluster WHERE id = ?", cluster)
        if score >= _LEAST and told is not None:
            found.append(Candidate(cluster, told[0], matched, score, 0))
    found.sort(key=lambda c: (-round(c.score, 2), c.cluster))
    near = [c for c in found if c.score >= _MATCH * found[0].score]
    return [replace(c, reports=len({report for _, report in entities(base, c.cluster)})) for c in near]


def _names(base: Base, cluster: int) -> dict[str, list[int]]:
    """Names of a cluster with the reports that use each."""
    sql = """SELECT DISTINCT n.text, e.report FROM called k CROSS JOIN spelling s ON s.name = k.name
             CROSS JOIN member m ON m.entity = s.entity AND m.cluster = k.cluster
             CROSS JOIN entity e ON e.id = m.entity CROSS JOIN name n ON n.id = k.name
             WHERE k.cluster = ? ORDER BY e.report"""
    found: dict[str, list[int]] = {}
    for text, report in base.rows(sql, cluster):
        found.setdefault(text, []).append(report)
    return found


def spelled(base: Base, entities: Iterable[int]) -> dict[int, list[str]]:
    """The names of entities in their reports, mention by mention."""
    sql = f"""SELECT x.value, n.text FROM json_each(?) x CROSS JOIN mention m
              ON m.id BETWEEN x.value >> {SHIFT} << {SHIFT} AND ((x.value >> {SHIFT}) + 1) << {SHIFT}
              AND +m.entity = x.value AND m.kind = 'person' AND m.named
              CROSS JOIN name n ON n.id = m.name ORDER BY m.id"""
    found: dict[int, list[str]] = {}
    for entity, text in base.rows(sql, json.dumps(list(entities))):
        found.setdefault(entity, []).append(text)
    return found


def person(base: Base, cluster: int) -> Person:
    """What the case says of a person; the cluster comes from ``candidates``."""
    held = entities(base, cluster)
    told = base.one("SELECT name FROM cluster WHERE id = ?", cluster)
    names = _names(base, cluster)
    claims = [
        row[0] for row in base.rows(
            "SELECT DISTINCT claim FROM filler WHERE entity IN (SELECT value FROM json_each(?))",
            json.dumps([entity for entity, _ in held]),
        )
    ]  # fmt: skip
    sections: dict[str, list[Line]] = {key: [] for key in (*SECTIONS, "other")}
    where = {event: key for key, events in SECTIONS.items() for event in events}
    for line in lines(base, claims):
        sections[where.get(line.event, "other")].append(line)
    return Person(
        cluster, str(told[0]) if told else "", tuple((text, tuple(found)) for text, found in names.items()),
        tuple(held), sections, against(base, claims), perhaps(base, cluster),
    )  # fmt: skip


def against(base: Base, claims: Sequence[int], most: int = -1) -> tuple[Against, ...]:
    """Contradictions between claims, where both are among these; the first ``most`` of them."""
    among = json.dumps(sorted(set(claims)))
    sql = """WITH among AS MATERIALIZED (SELECT value FROM json_each(?1))
             SELECT x.kind, x.left, x.right, x.reasons FROM among CROSS JOIN contradiction x ON x.left = among.value
             WHERE x.right IN among ORDER BY x.left, x.right LIMIT ?2"""
    return tuple(
        Against(kind, ClaimId.of(left), ClaimId.of(right), unpack(reasons))
        for kind, left, right, reasons in base.rows(sql, among, most)
    )
