"""What the benchmarks read: sets of reports on disk, and the reader as one function."""

from __future__ import annotations

import gzip
import itertools
import json
import os
import platform
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from khabar.store import Hand

Form = dict[str, Any]
Read = Callable[[bytes, str], Form]
NEWS = Path("news") / "conflict.jsonl.gz"


def load_reader() -> Read:
    """Bytes and a name in, the published JSON form out."""
    from khabar import garbage
    from khabar.intake import read_bytes
    from khabar.reader import Reader
    from khabar.share.form import to_dict

    reader = Reader.load()
    garbage.keep()  # as the command does
    return lambda data, name: to_dict(reader.read(read_bytes(data, path=name)))


def rows(folder: Path) -> Iterator[Form]:
    """Every report of the news set as it is listed, one at a time."""
    with gzip.open(folder / NEWS, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def news(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every report of the news set."""
    for number, row in enumerate(rows(folder), 1):
        yield f"{NEWS.name}:{number}", str(row["text"])


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every text and page below a folder."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in {".txt", ".html", ".htm"} and path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()


def hand() -> Hand:
    """Who writes to a base: one clock that stands still and ids that are counted, so that two runs make the same."""
    from khabar.store import Hand

    count = itertools.count()
    return Hand("bench", lambda: "2026-01-01T00:00:00Z", lambda: next(count).to_bytes(16, "big"))


def machine() -> str:
    """This machine and its Python, in one line."""
    model = platform.processor() or platform.machine()
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        names = [line.split(":", 1)[1].strip() for line in listed.read_text().splitlines() if "model name" in line]
        model = names[0] if names else model
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, {python}"


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which this share of all lies: 0.95 is the 95th percentile."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
