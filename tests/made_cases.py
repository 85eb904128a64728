"""Bases made for tests: a clock that counts, salts that count, and readings written by hand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

from khabar.intake.arrivals import Arrival
from khabar.pipeline import Data, Readers
from khabar.store import Base, Hand
from khabar.store.codec import encode, pack_text
from khabar.store.index import rows_of
from khabar.types import Reading, Report


def hand(who: str = "سلمى") -> Hand:
    clock, salts = itertools.count(), itertools.count()
    return Hand(who, lambda: f"2026-01-01T00:00:{next(clock) % 60:02}Z", lambda: next(salts).to_bytes(16, "big"))


class Plain:
    """Stands for the reader: it finds nothing."""

    def read(self, report: Report) -> Reading:
        return Reading(report, reader={"version": "0"})


def plain() -> Readers[tuple[Arrival, str]]:
    return Readers(Data(), 1, Plain())  # type: ignore[arg-type]


def keep(base: Base, reading: Reading) -> int:
    """Put one reading into a base, as the pipeline does; the report's number."""
    report = reading.report
    with base.change():
        number = base.append(
            "report",
            {"key": report.id, "digest": report.id, "bytes": report.bytes_id, "title": report.title, "outlet": report.outlet,
             "published": report.published, "author": report.author, "url": report.url, "path": report.path, "text": pack_text(report.text)},
        )  # fmt: skip
        made = base.append(
            "reading", {"report": number, "reader": "{}", "made": base.hand.now(), "body": encode(reading)}
        )  # fmt: skip
        base.index.write(number, made, rows_of(reading))
    return number


def case(folder: Path, readings: Sequence[Reading] = ()) -> Base:
    """A new base that holds some readings."""
    base = Base.create(folder, hand())
    for reading in readings:
        keep(base, reading)
    return base
