"""What the tables about reports beside each other hold: made of readings, decisions and texts, and of nothing else.

Nothing is written here: ``comparing`` writes what is made, ``checking`` holds it against what a base has.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from khabar.identity.agencies import agencies
from khabar.identity.agreements import Agreement, agreements
from khabar.identity.bundles import Union
from khabar.identity.contradictions import Contradiction, denied, of_people, within
from khabar.identity.copies import Shelf, marks
from khabar.identity.likeness import Called, alike
from khabar.identity.origins import origins
from khabar.identity.people import People, people
from khabar.identity.reasons import Judged, pack
from khabar.identity.statements import Statement
from khabar.names import keys
from khabar.pipeline import beside
from khabar.pipeline.scenes import laid, with_scene
from khabar.store import Base
from khabar.store.decisions import rejected
from khabar.types import VERSION

MADE = 13  # raise it with every change of what is made here: verify would call what an older khabar made altered
# How many columns, the first ones, say which row it is.
KEYS = {
    "comparison": 2, "cluster": 1, "member": 1, "called": 2, "handle": 2, "agreement": 1, "agreeing": 1,
    "contradiction": 2, "copy": 2, "compared": 1,
}  # fmt: skip
_PROBE = "وصل وفد من سبعة أطباء إلى المشفى الجديد في البلدة صباح اليوم ثم عاد إلى الميناء قبل الغروب بساعة"

Row = tuple[Any, ...]
Table = dict[Row, Row]  # rows by their key
Step = Callable[[str, int, int], None]  # what is done, how much of it, of how much


def maker() -> str:
    """Who makes the tables: another one makes them anew. The probe tells another library of sketches."""
    return f"{MADE} {VERSION} {zlib.crc32(marks(_PROBE)):08x}"


def state(base: Base) -> str:
    """The readings and decisions that the tables are made from, and who makes them."""
    readings = base.one("SELECT count(*), max(reading), sum(reading) FROM heading")
    judgements = base.one("SELECT count(verdict), max(id) FROM judgement")
    reviews = base.one("SELECT count(verdict), max(id) FROM review")
    return json.dumps([maker(), readings, judgements, reviews])


def rows_of(base: Base, table: str) -> Table:
    """The rows that a table has."""
    width = KEYS[table]
    return {tuple(row[:width]): tuple(row) for row in base.rows(f"SELECT * FROM {table}")}


def texts(base: Base, shelf: Shelf, reports: Iterable[tuple[int, int]]) -> Iterator[tuple[Row, list[Row]]]:
    """For each report and its reading the row of ``compared``, and those of its copies among the reports before it.

    Give reports in their order: of what shares a mark with many, the first are looked at.
    """
    for report, reading in reports:
        text = base.report(report).text
        marked = marks(text)
        found: list[Row] = [(c.left, c.right, c.kind, round(c.share, 3), None) for c in shelf.find(report, marked)]
        shelf.put(report, marked)
        named = [[a.start, a.stop, a.key, a.name] for a in agencies(text)]
        yield (report, reading, marked, json.dumps(named, ensure_ascii=False) if named else None), found


def tables(base: Base, copies: Iterable[Row], compared: Iterable[tuple[int, str]], step: Step) -> dict[str, Table]:
    """All but ``copy`` and ``compared``, which are given: pairs of copies, and the agencies that each report names."""
    step("people", 0, 2)
    one_text = _texts(copies)
    known = beside.entities(base)
    filled = beside.fillers(base, known)
    found = people(beside.profiles(base, known, filled, one_text), beside.decisions(base, "person"))
    step("claims", 1, 2)
    of = {entity: cluster for cluster, members in found.clusters.items() for entity in members}
    made: dict[str, Table] = {table: {} for table in KEYS if table not in ("copy", "compared")}
    _people(made, found)
    for kind in ("group", "place"):
        _kind(made, kind, known)
    _names(made, base)
    told = _statements(base, known, filled, of, compared, one_text)
    _claims(made, told, list(laid(base, told)))
    step("claims", 2, 2)
    return made


def said(base: Base) -> dict[int, Statement]:
    """Every claim as it is held against others, with who is who as the tables have it: for a part of a group."""
    known = beside.entities(base)
    filled = beside.fillers(base, known)
    people = "SELECT m.entity, m.cluster FROM member m JOIN cluster c ON c.id = m.cluster AND c.kind = 'person'"
    of = dict(base.rows(people))
    named = base.rows("SELECT report, agencies FROM compared WHERE agencies IS NOT NULL")
    return {s.id: s for s in _statements(base, known, filled, of, named, texts_of(base))}


def _statements(
    base: Base, known: beside.Entities, filled: Mapping[int, list[beside.Filled]], of: Mapping[int, int],
    compared: Iterable[tuple[int, str]], one_text: Mapping[int, int],
) -> list[Statement]:  # fmt: skip
    """Every claim as it is held against others; none that a person rejected, nor a place or a day from one."""
    told = beside.voices(base, _orgs(known, filled, of, base), compared)
    out = rejected(base)
    every = (s for s in beside.statements(base, known, filled, of, told, one_text) if s.id not in out)
    return with_scene(every, known)


def texts_of(base: Base) -> dict[int, int]:
    """Reports that are copies of others, each with the first report of its text."""
    return _texts(base.rows("SELECT left, right FROM copy"))


def _texts(copies: Iterable[Row]) -> dict[int, int]:
    """Reports that are copies of others, each with the first report of its text."""
    union = Union()
    pairs = [(row[0], row[1]) for row in copies]
    for left, right in pairs:
        union.join(left, right)
    return {report: union.root(report) for pair in pairs for report in pair}


def _orgs(
    known: beside.Entities, filled: Mapping[int, list[beside.Filled]], of: Mapping[int, int], base: Base
) -> dict[int, frozenset[str]]:  # fmt: skip
    """For whom people speak: the organisations of their posts."""
    found: dict[int, set[str]] = {}
    for (claim,) in base.rows("SELECT id FROM claim WHERE event IN ('position', 'membership')"):
        roles = filled.get(claim, [])
        orgs = {known.key[f.entity] for f in roles if f.role == "organisation" and f.entity in known.key}
        for filler in roles:
            if filler.role in ("holder", "member") and filler.entity is not None and filler.entity in of:
                found.setdefault(of[filler.entity], set()).update(orgs)
    return {cluster: frozenset(orgs) for cluster, orgs in found.items()}


def _put(table: Table, width: int, rows: Iterable[Row]) -> None:
    table.update((row[:width], row) for row in rows)


def _people(made: dict[str, Table], found: People) -> None:
    _put(made["cluster"], 1, ((cluster, "person", name, None) for cluster, name in found.names.items()))
    _put(made["member"], 1, ((e, c) for c, members in found.clusters.items() for e in members))
    _judged(made, found.judged)


def _judged(made: dict[str, Table], judged: Iterable[Judged]) -> None:
    rows = ((j.left, j.right, j.verdict, j.score, pack(j.reasons)) for j in judged if j.left != j.right)
    _put(made["comparison"], 2, rows)


def _kind(made: dict[str, Table], kind: str, known: beside.Entities) -> None:
    """Groups and places: one where they stand for the same, or have the same name where the reader knew no id."""
    members: dict[str, list[int]] = defaultdict(list)
    for entity, of in known.kind.items():  # in their order: the first gives the number
        if of == kind:
            members[known.key[entity]].append(entity)
    every, clusters = [], []
    for key, each in members.items():
        names = Counter([known.name[entity] for entity in each])
        clusters.append((each[0], kind, max(names, key=names.__getitem__), known.value.get(key)))
        by_letters = {known.folded[name]: name for name in names}
        every.append(Called(each[0], key, by_letters, known.place.get(each[0])))
    _put(made["cluster"], 1, clusters)
    _put(made["member"], 1, ((entity, each[0]) for each in members.values() for entity in each))

    @cache
    def lands(number: int) -> frozenset[str]:
        place = known.place.get(number)
        if place is not None and place.known:
            return frozenset(area.partition(":")[2] for area in place.areas if "/" not in area)
        reports = (known.report[entity] for entity in members[known.key[number]])
        return frozenset(known.land[report] for report in reports if report in known.land)

    _judged(made, alike(kind, every, known.different, lands))


def _names(made: dict[str, Table], base: Base) -> None:
    """By which names, and by which parts of names, people are found."""
    sql = "SELECT s.entity, n.id, n.text FROM spelling s JOIN name n ON n.id = s.name WHERE n.kind = 'person'"
    members = made["member"]
    called = {(members[entity,][1], name): text for entity, name, text in base.rows(sql) if (entity,) in members}
    _put(made["called"], 2, called)
    handles = {(handle(key), cluster) for (cluster, _), text in called.items() for key in keys(text)}
    _put(made["handle"], 2, handles)


def handle(key: str) -> int:
    """A key of a name as a number."""
    return zlib.crc32(key.partition(":")[2].encode())


def _claims(made: dict[str, Table], said: list[Statement], blamed: list[Statement]) -> None:
    """What says the same, from how many origins, and what contradicts; of a pair that does so twice, the first."""
    against: list[Contradiction] = list(denied([*said, *blamed]))
    for group in agreements(said):
        told = origins(_telling(group))
        told_by = (told.reports, told.low, told.high, pack(told.reasons))
        _put(made["agreement"], 1, [(group.id, group.event, *told_by)])
        _put(made["agreeing"], 1, ((s.id, group.id, told.of.get(s.id)) for s in group.claims))
        against += within(group, told.of)
    against += of_people(said)
    for each in against:
        if each.left != each.right:
            row = (each.left, each.right, each.kind, pack(each.reasons))
            made["contradiction"].setdefault(row[:2], row)


def _telling(group: Agreement) -> list[Statement]:
    """Those who say it; who denies it is no origin of it."""
    return [claim for claim in group.claims if not claim.denied] or list(group.claims)
