"""Near-copies: planted ones found among real reports, and how many pairs are found among those themselves.

usage: copies.py --data DIR [--count N] [--sample N]

DIR holds news/conflict.jsonl.gz. Copies are planted in reports of sixty words or more: cut to two fifths, another
lead, another headline, every third word changed, sentences of three tenths of the words changed. ``--sample`` prints
pairs of real reports to be read.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from khabar.identity.copies import Copy, Shelf, marks
from readings import machine, news

CHANGED = 0.3
FEWEST = 60  # words of a report that copies are planted of
LEAD = "وأفادت مصادر مطلعة بأن تطورات جديدة شهدتها المنطقة خلال الساعات الماضية. "
HEADLINE = "عنوان آخر تماماً لهذا الخبر"


class Planter:
    """Makes copies of texts by chance."""

    def __init__(self, texts: list[str]) -> None:
        self.chance = random.Random(3)
        self.words = [word for text in texts[:200] for word in text.split()]

    def cut(self, text: str) -> str:
        words = text.split()
        return " ".join(words[: max(40, len(words) * 2 // 5)])

    def lead(self, text: str) -> str:
        parts = re.split(r"(?<=[.\n])", text)
        return LEAD + "".join(parts[max(1, len(parts) // 5) :])

    def headline(self, text: str) -> str:
        lines = text.split("\n")
        return "\n".join([HEADLINE, *(lines[1:] or lines)])

    def words_changed(self, text: str) -> str:
        chance = self.chance
        return " ".join(chance.choice(self.words) if chance.random() < CHANGED else word for word in text.split())

    def sentences_changed(self, text: str) -> str:
        parts = re.split(r"(?<=[.\n])", text)
        left = CHANGED * len(text.split())
        for number in self.chance.sample(range(len(parts)), len(parts)):
            size = len(parts[number].split())
            if size <= left:
                left -= size
                parts[number] = " ".join(self.chance.choices(self.words, k=size)) + ". "
        return "".join(parts)


def main() -> int:
    """Plant, look, count and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--count", type=int, default=300, help="copies of each kind")
    parser.add_argument("--sample", type=int, default=0, help="pairs to print")
    options = parser.parse_args()
    texts = [text for _, text in news(options.data)]
    real = list(texts)
    start = time.perf_counter()
    shelf, found = Shelf(lambda number: texts[number]), list[Copy]()
    for number, text in enumerate(real):
        marked = marks(text)
        found += shelf.find(number, marked)
        shelf.put(number, marked)
    spent = time.perf_counter() - start
    kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(Counter(copy.kind for copy in found).items()))
    print(f"machine {machine()}")
    print(f"{len(real)} reports, {len(real) / spent:.0f} a second: {len(found)} pairs ({kinds})")
    planter = Planter(real)
    ways: dict[str, Callable[[str], str]] = {
        "cut to two fifths": planter.cut, "another lead": planter.lead, "another headline": planter.headline,
        "words changed": planter.words_changed, "sentences changed": planter.sentences_changed,
    }  # fmt: skip
    for name, way in ways.items():
        chosen = [n for n in planter.chance.sample(range(len(real)), options.count) if len(real[n].split()) >= FEWEST]
        right = 0
        for number in chosen:
            texts.append(way(real[number]))
            at = len(texts) - 1
            right += any(number in (copy.left, copy.right) for copy in shelf.find(at, marks(texts[at])))
        print(f"  {name:20} found {right} of {len(chosen)}: R {right / len(chosen):.3f}")
    for copy in planter.chance.sample(found, min(options.sample, len(found))):
        print(f"\n{copy.kind} {copy.share:.2f}\n{real[copy.left][:400]}\n---\n{real[copy.right][:400]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
