"""Read again what an older reader read. The older reading stays; what the newer one says otherwise is shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from khabar.errors import KhabarError
from khabar.pipeline.readers import Read, Readers
from khabar.store import Base
from khabar.store.codec import decode
from khabar.store.differences import Difference, compare
from khabar.store.lock import hold
from khabar.types import Report

_BATCH = 32


@dataclass(frozen=True, slots=True)
class Reread:
    """One report read again: what changed, or why it could not be read."""

    report: int
    difference: Difference
    error: KhabarError | None = None


def stale(base: Base, identity: dict[str, str]) -> list[int]:
    """Reports whose newest reading is not by this reader."""
    sql = """SELECT report FROM reading WHERE reader IS NOT ? AND id IN (
             SELECT max(id) FROM reading WHERE body IS NOT NULL GROUP BY report) ORDER BY report"""
    return [row[0] for row in base.rows(sql, json.dumps(identity, sort_keys=True))]


def reread(
    base: Base,
    readers: Readers[int],
    *,
    stop: Callable[[], bool] = lambda: False,
    waiting: Callable[[float], None] | None = None,
) -> Iterator[Reread]:
    """Each report that another reader read last, once its new reading is safe on the disk.

    Stopped or broken, the next run goes on: what was read again is not stale any more.
    """
    with hold(base.folder, waiting):
        reports = stale(base, readers.reader().identity)
        batch: list[tuple[int, Report, Read]] = []
        for number, report, answer in readers.read(_until(base, reports, stop)):
            if isinstance(answer, KhabarError):
                yield Reread(number, Difference(), answer)
                continue
            batch.append((number, report, answer))
            if len(batch) >= _BATCH:
                yield from _keep(base, batch)
                batch = []
        yield from _keep(base, batch)


def _until(base: Base, reports: list[int], stop: Callable[[], bool]) -> Iterator[tuple[int, Report]]:
    for number in reports:
        if stop():
            return
        yield number, base.report(number)


def _keep(base: Base, batch: list[tuple[int, Report, Read]]) -> list[Reread]:
    made = []
    with base.change():
        for number, report, read in batch:
            old, new = base.reading(number), decode(read.body, report)
            reading = base.append(
                "reading",
                {"report": number, "reader": read.reader, "made": base.hand.now(), "body": read.body},
                act="reread",
            )
            base.index.write(number, reading, read.rows)
            made.append(Reread(number, compare(old, new)))
    return made
