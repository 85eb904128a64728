"""Hold the tables about reports beside each other against what readings, decisions and texts give. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from khabar.garbage import uncollected
from khabar.identity.copies import Shelf
from khabar.pipeline.comparing import MISSING, made_by
from khabar.pipeline.derivation import KEYS, Step, Table, maker, rows_of, state, tables, texts
from khabar.store import Base, ClaimId
from khabar.store.index import BESIDE
from khabar.store.verification import Finding, Kind

_SHOWN = 10  # rows of one table; the rest are counted
_PLAIN = frozenset({"copy", "compared", "called", "handle"})  # tables whose keys are no ids of claims or entities


def check(base: Base, step: Step = lambda *_: None) -> Iterator[Finding]:
    """Rows that are not as they should be.

    What comparing has not brought up to date is no alteration: it is said once, and made anew before it is shown.
    """
    if base.one("SELECT 1 FROM heading") is None:
        for table in KEYS:
            yield from _differences(table, {}, rows_of(base, table))
        return
    if made_by(base, "copies") != maker():
        yield Finding("stale", "beside", "beside.stale")
        return
    with uncollected():
        try:
            yield from _check(base, step)
        except Exception as error:  # noqa: BLE001 whatever somebody wrote into the tables that they are made from
            yield Finding("altered", "beside", "beside.unmade", type(error).__name__)


def _check(base: Base, step: Step) -> Iterator[Finding]:
    fresh = made_by(base, "beside") == state(base)
    if not fresh:
        yield Finding("stale", "beside", "beside.stale")
    last = base.one("SELECT max(report) FROM compared WHERE report IN (SELECT report FROM heading)")
    gaps = [report for report, _ in base.rows(MISSING) if fresh or last and last[0] and report < last[0]]
    if gaps:  # reports are compared in their order
        yield from (Finding("missing", f"compared {report}", "beside.missing") for report in gaps[:_SHOWN])
        return
    wanted = _texts(base, step)
    for table, want in wanted.items():
        yield from _differences(table, want, rows_of(base, table))
    if fresh:
        named = [(row[0], row[3]) for row in wanted["compared"].values() if row[3] is not None]
        made = tables(base, wanted["copy"].values(), named, step)
        for table in BESIDE:
            yield from _differences(table, made[table], rows_of(base, table))


def _texts(base: Base, step: Step) -> dict[str, Table]:
    """Copies among the reports that were compared, looked for anew."""
    sql = "SELECT h.report, h.reading FROM heading h JOIN compared c ON c.report = h.report ORDER BY h.report"
    reports = base.rows(sql)
    made: dict[str, Table] = {"copy": {}, "compared": {}}
    shelf = Shelf(lambda report: base.report(report).text)
    for done, (row, found) in enumerate(texts(base, shelf, reports)):
        if not done % 100:
            step("copies", done, len(reports))
        made["compared"][row[:1]] = row
        made["copy"] |= {each[:2]: each for each in found}
    return made


def _differences(table: str, want: Table, have: Table) -> Iterator[Finding]:
    odd = sorted((key for key in want.keys() | have.keys() if want.get(key) != have.get(key)), key=repr)
    for key in islice(odd, _SHOWN):
        where = f"{table} {' '.join(_shown(table, cell) for cell in key)}"
        kind: Kind = "missing" if key not in have else "added" if key not in want else "altered"
        yield Finding(kind, where, f"beside.{kind}")
    if len(odd) > _SHOWN:
        yield Finding("altered", table, "beside.more", str(len(odd) - _SHOWN))


def _shown(table: str, cell: object) -> str:
    """A cell of a key: numbers of claims and entities as they are shown elsewhere."""
    if table in _PLAIN or not isinstance(cell, int) or cell < 0:
        return str(cell)
    return str(ClaimId.of(cell))
