"""kill -9 at random moments, while adding, reviewing and comparing: what was acknowledged must be there and verify.

usage: crash.py --data DIR [--times N] [--seed N]

DIR holds news/conflict.jsonl.gz. A child writes to a case and says after every transaction what is safe; it is
killed after a random while; then the base is opened, verified and counted. Every fifth child reads with the real
reader in several processes, those that add with one that finds nothing, so that more kills meet a write; one child
compares the reports over and over.
"""

from __future__ import annotations

import argparse
import itertools
import random
import secrets
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from khabar.intake.arrivals import Arrival, arrivals
from khabar.pipeline import Data, Readers, add
from khabar.pipeline.checking import check
from khabar.pipeline.comparing import compare
from khabar.store import Base, Hand
from khabar.store.verification import verify
from khabar.types import Reading, Report
from readings import news

FILES = 2000
LONGEST = 3.0  # seconds until a kill


class Plain:
    """A reader that finds nothing."""

    def read(self, report: Report) -> Reading:
        return Reading(report, reader={"version": "none"})


@dataclass(frozen=True, slots=True)
class PlainData(Data):
    """Stands for the language data."""

    def load(self) -> Plain:  # type: ignore[override]
        return Plain()


def hand() -> Hand:
    return Hand("crash", lambda: "2026-01-01T00:00:00Z", lambda: secrets.token_bytes(16))


def child(kind: str, folder: Path, files: Path) -> None:
    """Write until killed; each line says how many of a kind are safe."""
    with Base.open(folder, hand()) as base:
        if kind == "review":
            for number in itertools.count(1):
                with base.change():
                    base.append("review", {"report": 1, "event": "killing", "note": str(number)}, act="review")
                print(f"review {base.db.last_insert_rowid() and count(base, 'review')}", flush=True)
        while kind == "compare":
            with base.change():
                base.db.execute("DELETE FROM meta WHERE key IN ('beside', 'copies')")
            compare(base)
        before = count(base, "report")
        readers: Readers[tuple[Arrival, str]] = Readers(*((Data(), 2) if kind == "read" else (PlainData(), 1)))
        with readers:
            add(base, arrivals([str(files)]), readers,
                progress=lambda done: print(f"report {before + done.added}", flush=True))  # fmt: skip


def begin(folder: Path, files: Path) -> Path:
    """A new case with one report, for reviews to be about."""
    readers: Readers[tuple[Arrival, str]] = Readers(PlainData(), 1)
    with Base.create(folder, hand()) as base, readers:
        add(base, arrivals([str(min(files.iterdir()))]), readers)
    return folder


def count(base: Base, table: str) -> int:
    row = base.one(f"SELECT count(*) FROM {table}")
    return int(row[0]) if row else 0


def kill_once(kind: str, folder: Path, files: Path, after: float) -> tuple[dict[str, int], bool]:
    """What a child said was safe before it was killed; and whether it came to its end before that."""
    arguments = [sys.executable, __file__, "--child", kind, str(folder), str(files)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    time.sleep(after)
    ended = process.poll() is not None
    process.kill()
    told, _ = process.communicate()
    safe: dict[str, int] = {}
    for line in told.splitlines():
        table, _, number = line.partition(" ")
        if number.isdecimal():
            safe[table] = int(number)
    return safe, ended


def trouble(folder: Path, safe: dict[str, int]) -> list[str]:
    """What does not hold after a kill."""
    with Base.open(folder, hand()) as base:
        told = [finding for finding in verify(base, more=check) if finding.kind != "stale"]
        found = [f"{finding.kind} {finding.where} {finding.why}" for finding in told]
        for table, number in safe.items():
            if count(base, table) < number:
                found.append(f"{table}: {number} were acknowledged, {count(base, table)} are there")
        if base.rows("SELECT key FROM report GROUP BY key HAVING count(*) > 1"):
            found.append("a report is there twice")
        waiting = [path for path in base.originals.incoming.iterdir() if path.is_file()]
    return found + ([f"{len(waiting)} files wait"] if len(waiting) > 100 else [])


def main() -> int:
    """Kill, check, count."""
    if sys.argv[1:2] == ["--child"]:
        child(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
        return 0
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    kinds: Counter[str] = Counter()
    bad = 0
    with tempfile.TemporaryDirectory() as temporary:
        files = Path(temporary) / "files"
        files.mkdir()
        for number, (_, text) in enumerate(itertools.islice(news(options.data), FILES)):
            (files / f"{number:05}.txt").write_text(text, encoding="utf-8")
        folder, cases = begin(Path(temporary) / "case-0", files), 0
        for turn in range(options.times):
            kind = ("read", "add", "review", "compare", "add")[turn % 5]
            wait = chance.uniform(0.15, LONGEST * (2 if kind == "read" else 1))
            safe, ended = kill_once(kind, folder, files, wait)
            kinds[f"{kind}, {'at its end' if ended else 'something safe' if safe else 'nothing safe yet'}"] += 1
            for line in trouble(folder, safe):
                bad += 1
                print(f"{turn} {kind}: {line}")
            if ended and kind not in ("review", "compare") or turn % 20 == 19:  # everything is added: a new case
                cases += 1
                folder = begin(Path(temporary) / f"case-{cases}", files)
    print(f"{options.times} kills, {cases + 1} cases: {bad} troubles")
    for kind, times in sorted(kinds.items()):
        print(f"  {times:>4} while {kind}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
