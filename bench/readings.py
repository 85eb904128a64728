"""What the benchmarks read: sets of reports on disk, and the reader as one function."""

from __future__ import annotations

import gc
import gzip
import json
import os
import platform
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Form = dict[str, Any]
Read = Callable[[bytes, str], Form]
NEWS = Path("news") / "conflict.jsonl.gz"


def load_reader() -> Read:
    """Bytes and a name in, the published JSON form out."""
    from khabar.intake import read_bytes
    from khabar.reader import Reader
    from khabar.share.form import to_dict

    reader = Reader.load()
    gc.freeze()  # as the command does
    gc.set_threshold(50_000, 20, 20)
    return lambda data, name: to_dict(reader.read(read_bytes(data, path=name)))


def news(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of every report of the news set, one at a time."""
    with gzip.open(folder / NEWS, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            yield f"{NEWS.name}:{number}", str(json.loads(line)["text"])


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every text and page below a folder."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in {".txt", ".html", ".htm"} and path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()


def machine() -> str:
    """This machine and its Python, in one line."""
    model = platform.processor() or platform.machine()
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        names = [line.split(":", 1)[1].strip() for line in listed.read_text().splitlines() if "model name" in line]
        model = names[0] if names else model
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, {python}"
