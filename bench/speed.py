"""Time and memory of reading: one core, one process, bytes to JSON form.

usage: speed.py --data DIR [--limit N] [--json]

DIR holds news/conflict.jsonl.gz. Prints reports a second over all of it, the time of one text at 1×, 2× and
4× its length and of one report of 1 MB, peak memory, and the machine.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from itertools import islice
from pathlib import Path

from khabar.errors import KhabarError
from readings import Read, load_reader, machine, news

BASE = 25_000  # characters of the text at 1×
MEGABYTE = 1_000_000  # bytes of UTF-8


def pin() -> None:
    """Stay on one core, where the system has a call for it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def peak() -> float | None:
    """Peak memory of this process in MB, None where the system does not tell."""
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1024)


def rate(folder: Path, read: Read, limit: int | None) -> tuple[int, int, float, int]:
    """Reports, characters, seconds spent in reading, refusals."""
    reports = characters = refused = 0
    spent = 0.0
    for name, text in islice(news(folder), limit):
        data = text.encode("utf-8")
        start = time.perf_counter()
        try:
            read(data, name)
        except KhabarError:
            refused += 1
        spent += time.perf_counter() - start
        reports += 1
        characters += len(text)
    return reports, characters, spent, refused


def joined(folder: Path, size: int) -> str:
    """Reports one after the other until there are at least ``size`` characters."""
    texts: list[str] = []
    length = 0
    for _, text in news(folder):
        texts.append(text)
        length += len(text) + 2
        if length >= size:
            break
    return "\n\n".join(texts)


def best(read: Read, data: bytes, tries: int = 3) -> float:
    """Seconds of the fastest try."""
    times = []
    for _ in range(tries):
        start = time.perf_counter()
        read(data, "long.txt")
        times.append(time.perf_counter() - start)
    return min(times)


def scaling(folder: Path, read: Read) -> dict[str, float]:
    """Seconds for one report of 1×, 2× and 4× the length, and of 1 MB."""
    text = joined(folder, max(4 * BASE, MEGABYTE))
    pieces = {f"{times}×": text[: times * BASE].encode("utf-8") for times in (1, 2, 4)}
    pieces["1 MB"] = text.encode("utf-8")[:MEGABYTE].decode("utf-8", "ignore").encode("utf-8")
    return {name: best(read, data) for name, data in pieces.items()}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="only the first N reports")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    pin()
    start = time.perf_counter()
    read = load_reader()
    load = time.perf_counter() - start
    reports, characters, spent, refused = rate(options.data, read, options.limit)
    memory = peak()
    scale = scaling(options.data, read)
    figures = {
        "machine": machine(), "load_s": load, "reports": reports, "refused": refused,
        "characters": characters, "seconds": spent, "reports_per_s": reports / spent,
        "peak_mb": memory, "peak_mb_with_1_mb_report": peak(), "scaling_s": scale,
    }  # fmt: skip
    if options.json:
        print(json.dumps(figures, ensure_ascii=False))
        return 0
    print(f"machine      {machine()}; one core, one process\nload         {load:.2f} s")
    print(f"reports      {reports} of {characters} characters in {spent:.1f} s, {refused} refused")
    print(f"speed        {reports / spent:.1f} reports/s, {characters / spent / 1e6:.3f} M characters/s")
    for name, seconds in scale.items():
        times = f"   {seconds / scale['1×']:.2f} times 1×" if name.endswith("×") else ""
        print(f"{name:13}{seconds:.3f} s{times}")
    for what, value in (("peak memory", memory), ("with 1 MB", peak())):
        print(f"{what:13}{'not told by this system' if value is None else f'{value:.0f} MB'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
