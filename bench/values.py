"""Draw mentions with values from the news at random, for a person to judge each against its sentence.

usage: values.py --data DIR [--seed N] [--each N] [--reports N]

DIR holds news/conflict.jsonl.gz. Relative dates are counted from the day on which a report was retrieved. Of groups
only those with an id are drawn. Prints every mention with its value and rule, in its words; the judging is yours.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from pathlib import Path

from khabar.reader import Reader
from khabar.types import CodeValue, DateRange, GroupValue, Mention, Quantity, Report
from readings import rows

KINDS = ("date", "number", "money", "weapon", "operation", "group")
BEFORE, AFTER = 90, 70  # characters of the report beside a mention


def shown(mention: Mention) -> str | None:
    """The value in a few characters; None where the mention is not to be drawn."""
    match mention.value:
        case DateRange(first, last, basis):
            return f"{first}..{last} {basis}"
        case Quantity(low, high, approximate, unit, currency):
            return f"{low}..{high}{'~' * approximate} {currency or unit or ''}".rstrip()
        case GroupValue(canonical):
            return canonical
        case CodeValue(code):
            return code or "-"
    return None


def drawn(folder: Path, seed: int, reports: int) -> dict[str, list[str]]:
    """Lines by kind, from so many reports in random order."""
    listed = list(rows(folder))
    random.Random(seed).shuffle(listed)
    reader = Reader.load()
    pools: dict[str, list[str]] = defaultdict(list)
    for row in listed[:reports]:
        text = row["text"]
        published = str(row.get("retrieved") or "")[:10] or None
        for mention in reader.read(Report.of(text, published=published)).mentions:
            value = shown(mention) if mention.kind in KINDS else None
            if value is not None:
                before = text[max(0, mention.start - BEFORE) : mention.start]
                words = f"{before}⟦{mention.text}⟧{text[mention.stop : mention.stop + AFTER]}"
                said = " ".join(words.split())
                pools[mention.kind].append(f"[{value}] {mention.rule}, published {published}\n    {said}")
    return pools


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=50, metavar="N", help="mentions of a kind")
    parser.add_argument("--reports", type=int, default=1000, metavar="N", help="reports to draw from")
    options = parser.parse_args()
    pools = drawn(options.data, options.seed, options.reports)
    chance = random.Random(options.seed)
    for kind in KINDS:
        pool = pools[kind]
        print(f"{kind}: {min(options.each, len(pool))} of {len(pool)}")
        for number, line in enumerate(chance.sample(pool, min(options.each, len(pool))), 1):
            print(f"{kind} {number} {line}")


if __name__ == "__main__":
    main()
