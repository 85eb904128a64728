"""Bring the tables about reports beside each other up to date: copies, who is who, what agrees, what contradicts.

Copies are found for new reports only. Who is who and what agrees is made anew from the index, in time that grows with
the case; nothing of it is kept but what people judged, so it can be made again at any time.
"""

from __future__ import annotations

import contextlib
import gc
import json
import zlib
from collections.abc import Callable, Iterable, Iterator

from khabar.identity.agencies import agencies
from khabar.identity.agreements import Agreement, agreements
from khabar.identity.bundles import Union
from khabar.identity.contradictions import Contradiction, of_people, within
from khabar.identity.copies import Shelf, marks
from khabar.identity.origins import Origins, origins
from khabar.identity.people import Decisions, People, people
from khabar.identity.reasons import pack
from khabar.identity.statements import Statement
from khabar.names import keys
from khabar.pipeline import beside
from khabar.store import Base
from khabar.store.decisions import rulings, standing
from khabar.store.index import BESIDE, rows_of

VERSION = 1  # of what is made here; another one makes it anew
_BATCH = 200  # reports whose copies are kept in one transaction
Step = Callable[[str, int, int], None]  # what is done, how much of it, of how much


def is_fresh(base: Base) -> bool:
    """Whether the tables say what the newest readings and judgements say."""
    row = base.one("SELECT value FROM meta WHERE key = 'beside'")
    return row is not None and row[0] == _state(base)


def _state(base: Base) -> str:
    readings = base.one("SELECT count(*), max(reading), sum(reading) FROM heading")
    judgements = base.one("SELECT count(verdict), max(id) FROM judgement")
    reviews = base.one("SELECT count(verdict), max(id) FROM review")
    missing = base.one("SELECT count(*) FROM heading WHERE report NOT IN (SELECT report FROM compared)")
    return json.dumps([VERSION, readings, judgements, reviews, missing])


def compare(base: Base, step: Step = lambda *_: None) -> bool:
    """Make everything that is not up to date; whether there was anything to do. Raises CaseError as the base does."""
    if is_fresh(base):
        return False
    with _uncollected():
        _make(base, step)
    return True


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: half a million small values that all stay would be looked at again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _make(base: Base, step: Step) -> None:
    _reindex(base, step)
    _copies(base, step)
    step("people", 0, 2)
    state = _state(base)
    texts = texts_of(base)
    known = beside.entities(base)
    filled = beside.fillers(base, known)
    decisions = {kind: decisions_of(base, kind) for kind in ("person", "group", "place")}
    found = people(beside.profiles(base, known, filled, texts), decisions["person"])
    step("claims", 1, 2)
    of = {entity: cluster for cluster, members in found.clusters.items() for entity in members}
    told = beside.voices(base, _orgs(known, filled, of, base))
    rejected = {d.claim.row for d in standing(base) if d.verdict == "rejected" and d.claim is not None}
    every = (s for s in beside.statements(base, known, filled, of, told, texts) if s.id not in rejected)
    said = beside.with_scene(every)
    groups = [(group, origins(_telling(group))) for group in agreements(said)]
    against = [each for group, told_from in groups for each in within(group, told_from.of)]
    against += of_people(said)
    with base.change():
        for table in BESIDE:
            base.db.execute(f"DELETE FROM {table}")
        _write_people(base, found)
        for kind in ("group", "place"):
            _write_kind(base, kind, known, decisions[kind])
        _write_groups(base, groups)
        _write_against(base, against)
        base.db.execute("INSERT OR REPLACE INTO meta VALUES ('beside', ?)", (state,))
    step("claims", 2, 2)


def _reindex(base: Base, step: Step) -> None:
    """A base that an older khabar made lacks what entities stand for."""
    if base.one("SELECT 1 FROM meta WHERE key = 'reindex'") is None:
        return
    rows = base.rows("SELECT report, reading FROM heading ORDER BY report")
    for done, (report, reading) in enumerate(rows):
        step("index", done, len(rows))
        with base.change():
            base.index.write(report, reading, rows_of(base.reading_by_id(reading)))
    with base.change():
        base.db.execute("DELETE FROM meta WHERE key = 'reindex'")


def _copies(base: Base, step: Step) -> None:
    """Find the copies of every report that was not compared yet."""
    new = base.rows("SELECT report, reading FROM heading WHERE report NOT IN (SELECT report FROM compared) ORDER BY 1")
    if not new:
        return
    shelf = Shelf(lambda report: base.report(report).text)
    for report, marked in base.rows("SELECT report, marks FROM compared ORDER BY report"):
        shelf.put(report, marked)
    for at in range(0, len(new), _BATCH):
        with base.change():
            for report, reading in new[at : at + _BATCH]:
                text = base.report(report).text
                marked = marks(text)
                for copy in shelf.find(report, marked):
                    base.db.execute(
                        "INSERT OR REPLACE INTO copy VALUES (?, ?, ?, ?, NULL)",
                        (copy.left, copy.right, copy.kind, round(copy.share, 3)),
                    )
                shelf.put(report, marked)
                named = [[a.start, a.stop, a.key, a.name] for a in agencies(text)]
                base.db.execute(
                    "INSERT OR REPLACE INTO compared VALUES (?, ?, ?, ?)",
                    (report, reading, marked, json.dumps(named, ensure_ascii=False) if named else None),
                )
        step("copies", min(at + _BATCH, len(new)), len(new))


def texts_of(base: Base) -> dict[int, int]:
    """Reports that are copies of others, each with the first report of its text."""
    union = Union()
    rows = base.rows("SELECT left, right FROM copy")
    for left, right in rows:
        union.join(left, right)
    return {report: union.root(report) for pair in rows for report in pair}


def decisions_of(base: Base, kind: str) -> Decisions:
    """What people judged and did not take back, about entities that the newest readings still have."""
    made = Decisions()
    for ruling in rulings(base, kind):
        if ruling.left is not None and ruling.right is not None and ruling.verdict != "unsure":
            (made.same if ruling.verdict == "same" else made.different).append((ruling.left, ruling.right))
    return made


def _orgs(
    known: beside.Entities, filled: dict[int, list[beside.Filled]], of: dict[int, int], base: Base
) -> dict[int, frozenset[str]]:  # fmt: skip
    """For whom people speak: the organisations of their posts."""
    found: dict[int, set[str]] = {}
    for (claim,) in base.rows("SELECT id FROM claim WHERE event IN ('position', 'membership')"):
        roles = filled.get(claim, [])
        orgs = {known.key[f.entity] for f in roles if f.role == "organisation" and f.entity in known.key}
        for filler in roles:
            if filler.role in ("holder", "member") and filler.entity in of:
                found.setdefault(of[filler.entity], set()).update(orgs)
    return {cluster: frozenset(orgs) for cluster, orgs in found.items()}


def _write_people(base: Base, found: People) -> None:
    run = base.db.executemany
    run("INSERT INTO cluster VALUES (?, 'person', ?)", found.names.items())
    run("INSERT INTO member VALUES (?, ?)", ((e, c) for c, members in found.clusters.items() for e in members))
    run(
        "INSERT OR REPLACE INTO comparison VALUES (?, ?, ?, ?, ?)",
        ((j.left, j.right, j.verdict, j.score, pack(j.reasons)) for j in found.judged if j.left != j.right),
    )
    base.db.execute(
        """INSERT INTO called SELECT DISTINCT m.cluster, n.id FROM member m JOIN spelling s ON s.entity = m.entity
           JOIN name n ON n.id = s.name WHERE n.kind = 'person'"""
    )
    sql = "SELECT k.cluster, n.text FROM called k JOIN name n ON n.id = k.name"
    made = {(handle(key), cluster) for cluster, name in base.rows(sql) for key in keys(name)}
    run("INSERT INTO handle VALUES (?, ?)", sorted(made))


def handle(key: str) -> int:
    """A key of a name as a number."""
    return zlib.crc32(key.partition(":")[2].encode())


def _write_kind(base: Base, kind: str, known: beside.Entities, decided: Decisions) -> None:
    """Groups and places: one where they stand for the same, or have the same name where the reader knew no id."""
    union, first = Union(), dict[str, int]()
    alone = decided.alone
    chosen = sorted(entity for entity, of in known.kind.items() if of == kind)
    for entity in chosen:
        if entity not in alone:
            union.join(first.setdefault(known.key[entity], entity), entity)
    for left, right in decided.same:
        union.join(left, right)
    roots = {entity: union.root(entity) for entity in chosen}
    base.db.executemany(
        "INSERT INTO cluster VALUES (?, ?, ?)", ((root, kind, known.name[root]) for root in sorted(set(roots.values())))
    )
    base.db.executemany("INSERT INTO member VALUES (?, ?)", roots.items())


def _telling(group: Agreement) -> list[Statement]:
    """Those who say it; who denies it is no origin of it."""
    return [claim for claim in group.claims if not claim.denied] or list(group.claims)


def _write_groups(base: Base, groups: Iterable[tuple[Agreement, Origins]]) -> None:
    for group, told in groups:
        base.db.execute(
            "INSERT INTO agreement VALUES (?, ?, ?, ?, ?, ?)",
            (group.id, group.event, told.reports, told.low, told.high, pack(told.reasons)),
        )
        base.db.executemany(
            "INSERT INTO agreeing VALUES (?, ?, ?)", ((s.id, group.id, told.of.get(s.id)) for s in group.claims)
        )


def _write_against(base: Base, found: Iterable[Contradiction]) -> None:
    base.db.executemany(
        "INSERT OR IGNORE INTO contradiction VALUES (?, ?, ?, ?)",
        ((c.left, c.right, c.kind, pack(c.reasons)) for c in found if c.left != c.right),
    )
