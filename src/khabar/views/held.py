"""What a case holds, as tables have it: reports and their readings, where they came from, members of clusters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from khabar.store import Base

_INSIDE = re.compile(r"[!#]")  # before a part of a container
_FOLDERS = re.compile(r"[/\\]")


@dataclass(frozen=True, slots=True)
class Overview:
    """How many reports and outlets, and the first and the last day of publication."""

    reports: int
    outlets: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """What the index has of the newest reading of a report; ``unread``: how many places of it were left so."""

    reading: int
    title: str | None
    outlet: str | None
    published: str | None
    claims: int
    unread: int


@dataclass(frozen=True, slots=True)
class Original:
    """How a report came, and where its bytes lie; ``name``: what the file was called there."""

    digest: str
    size: int
    name: str | None
    how: str | None
    member: str | None
    url: str | None
    at: str


def overview(base: Base) -> Overview:
    row = base.one("SELECT count(*), count(DISTINCT outlet), min(published), max(published) FROM heading")
    return Overview(*row) if row is not None else Overview(0, 0, None, None)


def latest(base: Base, most: int) -> list[int]:
    """The reports that were added last, the newest first."""
    return [row[0] for row in base.rows("SELECT report FROM heading ORDER BY report DESC LIMIT ?", most)]


def newest_readings(base: Base) -> list[int]:
    """The newest reading of every report, in their order."""
    return [row[0] for row in base.rows("SELECT reading FROM heading ORDER BY reading")]


def newest_reading(base: Base, report: int) -> int | None:
    """The newest reading of a report; None where there is none, or it was forgotten."""
    row = base.one("SELECT reading FROM heading WHERE report = ?", report)
    return None if row is None else int(row[0])


def title(base: Base, reading: int) -> str | None:
    """The title of the report of a newest reading; None where it has none."""
    row = base.one("SELECT title FROM heading WHERE reading = ?", reading)
    return None if row is None else row[0]


def told(base: Base, report: int) -> Heading | None:
    """What the index has of a report; None where there is none, or it was forgotten."""
    sql = "SELECT reading, title, outlet, published, claims, unread FROM heading WHERE report = ?"
    row = base.one(sql, report)
    return None if row is None else Heading(*row)


def report_of(base: Base, reading: int) -> int | None:
    """The report of a reading, which need not be its newest."""
    row = base.one("SELECT report FROM reading WHERE id = ?", reading)
    return None if row is None else int(row[0])


def report_with(base: Base, claim: int) -> int | None:
    """The report of a claim of the newest readings, by its row."""
    row = base.one("SELECT report FROM claim WHERE id = ?", claim)
    return None if row is None else int(row[0])


def times_read(base: Base, report: int) -> int:
    """How many readings of a report there are."""
    row = base.one("SELECT count(*) FROM reading WHERE report = ?", report)
    return int(row[0]) if row is not None else 0


def outlets(base: Base, reports: Iterable[int]) -> dict[int, str | None]:
    """The outlets of some reports."""
    sql = "SELECT report, outlet FROM heading WHERE report IN (SELECT value FROM json_each(?))"
    return dict(base.rows(sql, json.dumps(sorted(set(reports)))))


def copies(base: Base, report: int, most: int) -> list[tuple[int, str, float]]:
    """Near-copies of a report with their kind and the share that both have, the largest first."""
    sql = """SELECT CASE WHEN left = ?1 THEN right ELSE left END, kind, share FROM copy
             WHERE left = ?1 OR right = ?1 ORDER BY share DESC, 1 LIMIT ?2"""
    return base.rows(sql, report, most)


def shared(base: Base, one: int, other: int) -> float | None:
    """The share of two near-copies that both have."""
    row = base.one("SELECT share FROM copy WHERE left = ? AND right = ?", min(one, other), max(one, other))
    return None if row is None else float(row[0])


def originals(base: Base, report: int) -> list[Original]:
    """The originals of a report that were not forgotten, in the order in which they came."""
    sql = f"""SELECT o.digest, o.size, a.how, a.member, a.url, a.at, {_CAME} FROM arrival a
              JOIN original o ON o.id = a.original WHERE a.report = ? AND o.digest IS NOT NULL ORDER BY a.id"""
    return [Original(row[0], row[1], _called(*row[6:]), *row[2:6]) for row in base.rows(sql, report)]


def original(base: Base, digest: str) -> tuple[int, str | None] | None:
    """The number of an original, and what it was called when it first came; by its digest."""
    sql = f"""SELECT o.id, {_CAME} FROM original o LEFT JOIN arrival a ON a.original = o.id
              WHERE o.digest = ? ORDER BY a.id LIMIT 1"""
    row = base.one(sql, digest)
    return None if row is None else (int(row[0]), _called(*row[1:]))


_CAME = "a.path, a.member, a.url, a.container"


def _called(path: str | None, member: str | None, url: str | None, container: str | None) -> str | None:
    """The name of the file that is kept: the outermost one, or the part of it that stands in its place."""
    place = path or url or ""
    if container is not None:
        place = _INSIDE.split(member or "")[-1]
    elif member and place.endswith(member):
        place = place[: -len(member) - 1]
    if "://" in place:
        place = unquote(urlsplit(place).path)
    return _FOLDERS.split(place)[-1] or None


def clusters(base: Base, kind: str) -> dict[int, str]:
    """All people, groups or places by their names: for what must look at all of them, never as a list to show."""
    return dict(base.rows("SELECT id, name FROM cluster WHERE kind = ?", kind))


def is_person(base: Base, cluster: int) -> bool:
    """Whether somebody has this number."""
    return base.one("SELECT 1 FROM cluster WHERE id = ? AND kind = 'person'", cluster) is not None


def members(base: Base, cluster: int, most: int = -1) -> list[int]:
    """The entities that were put together, in the order of the reports."""
    return [
        row[0]
        for row in base.rows("SELECT entity FROM member WHERE cluster = ? ORDER BY entity LIMIT ?", cluster, most)
    ]


def every_member(base: Base) -> Iterator[tuple[int, int]]:
    """Every entity that stands for somebody or something, with its cluster, in the order of the reports."""
    yield from base.rows("SELECT entity, cluster FROM member ORDER BY entity")


def own_names(base: Base, entities: Iterable[int]) -> dict[int, str]:
    """The names of entities in their reports."""
    sql = """SELECT e.id, n.text FROM entity e JOIN name n ON n.id = e.name
             WHERE e.id IN (SELECT value FROM json_each(?))"""
    return dict(base.rows(sql, json.dumps(list(entities))))
