"""Reports that somebody looked at, as they would leave, before they leave.

Rules hide whom they recognise, and a report by a new writer may describe somebody as no rule foresees. Where the
profile of a case asks for it, nothing of a report leaves until somebody has looked at what would: the very words. Where
other words would leave later (another profile, another version of khabar), they have not been looked at.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from khabar.share.offsets import WITHHELD as WITHHELD_NUMBER
from khabar.share.offsets import label
from khabar.store import Base
from khabar.types import Reading, Report

Verdict = Literal["cleared", "held"]

_OPENED = 10  # cleared reports that are opened to find one that has changed: some tenths of a second of a page


def digest_of(shown: Reading, key: str) -> str:
    """A digest of what would leave of a report, its words and what stands beside them; no use without the key."""
    page = shown.report
    told = [page.text, page.title, page.outlet, page.author, page.published, page.url, page.path]
    return hmac.new(key.encode(), json.dumps(told).encode(), hashlib.sha256).hexdigest()


def withhold(reading: Reading) -> Reading:
    """The reading of a report of which nothing leaves."""
    words = label(WITHHELD_NUMBER)
    page = reading.report
    report = Report(
        text=words, id="withheld", bytes_id=page.bytes_id and "withheld", url=page.url and "withheld",
        title=page.title and words,
    )  # fmt: skip
    return replace(reading, report=report, mentions=(), entities=(), claims=(), unread=())


def cleared(base: Base) -> frozenset[str]:
    """Digests of what was looked at and may leave."""
    sql = f"SELECT shown FROM ({_NEWEST}) WHERE verdict = 'cleared'"
    return frozenset(str(row[0]) for row in base.rows(sql))


def decide(base: Base, report: int, shown: Reading, key: str, verdict: Verdict) -> int:
    """Keep that a report was looked at as it is shown, and may leave or not; the number of the decision."""
    before = base.one("SELECT max(id) FROM clearance WHERE report = ?", report)
    with base.change():
        return base.append("clearance", {
            "report": report, "shown": digest_of(shown, key), "verdict": verdict, "maker": base.hand.who,
            "made": base.hand.now(), "supersedes": before[0] if before is not None else None,
        }, act="clear" if verdict == "cleared" else "hold")  # fmt: skip


def waiting(base: Base, holds: Callable[[int], bool], after: int = 0) -> int | None:
    """The first report behind a number that has to be looked at; None where there is none near.

    ``holds`` opens a report and says whether it may leave: it is asked of the next few of those that were cleared.
    """
    sql = f"""SELECT h.report, c.verdict FROM heading h LEFT JOIN ({_NEWEST}) c ON c.report = h.report
              WHERE h.report > ? ORDER BY h.report"""
    opened = 0
    for report, verdict in base.rows(sql, after):
        if verdict is None:
            return int(report)
        if verdict == "cleared" and opened < _OPENED:
            opened += 1
            if not holds(report):
                return int(report)
    return None


def looked(base: Base) -> tuple[int, int]:
    """How many reports were cleared, of how many."""
    sql = f"""SELECT count(CASE WHEN c.verdict = 'cleared' THEN 1 END), count(*)
              FROM heading h LEFT JOIN ({_NEWEST}) c ON c.report = h.report"""
    row = base.one(sql)
    return (0, 0) if row is None else (int(row[0]), int(row[1]))


_NEWEST = "SELECT * FROM clearance WHERE id IN (SELECT max(id) FROM clearance WHERE shown IS NOT NULL GROUP BY report)"
