"""Read every report of a set: no exception but khabar's own, and every span true.

usage: spans.py --data DIR [--limit N]

DIR holds news/conflict.jsonl.gz, or texts and pages.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from khabar.errors import KhabarError
from readings import NEWS, files, load_reader, news
from scorer import faults


def reports(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every report."""
    if (folder / NEWS).exists():
        for name, text in news(folder):
            yield name, text.encode("utf-8")
    else:
        yield from files(folder)


def main() -> int:
    """Read all, count what is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    read = load_reader()
    count = claims = refused = broken = false = 0
    for name, data in islice(reports(options.data), options.limit):
        count += 1
        try:
            form = read(data, name)
        except KhabarError as error:
            refused += 1
            print(f"refused: {error}")
            continue
        except Exception:  # noqa: BLE001  (what is counted here)
            broken += 1
            print(f"{name}: {traceback.format_exc(limit=-3)}")
            continue
        claims += len(form["claims"])
        for fault in faults(form):
            false += 1
            print(f"{name}: {fault}")
    print(f"{count} reports, {claims} claims, {refused} refused, {broken} exceptions, {false} false spans")
    return 1 if broken or false or not count else 0


if __name__ == "__main__":
    sys.exit(main())
