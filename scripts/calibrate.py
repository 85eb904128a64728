"""Count how often each rule is right on annotated text, and say how well the counts foretell it.

usage: calibrate.py --data DIR [--data DIR ...] [--held DIR ...] [--write FILE]

Each DIR holds NAME.json and text/NAME.txt. Prints a reliability table in which each fifth of the reports is
foretold from the rest, and one for reports that are counted nowhere (--held). ``--write
src/khabar/data/confidence.tsv`` writes the table that the reader loads: counts alone, no text. Never give
``tests/gold/blind`` to --data.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from itertools import pairwise
from math import lgamma
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))

from khabar.claims.confidence import LEAST, PRIOR, Confidence
from readings import Read, load_reader
from scorer import load_gold, pair, said_claim, weight

Made = list[tuple[str, bool]]  # rule, right: the claims of one report
Counts = dict[str, tuple[int, int]]
BINS = (0.0, 0.7, 0.775, 0.85, 0.925, 1.01)  # wide: few claims
FOLDS = 5
HEAD = f"""\
# Rule, claims that it made on annotated reports, and how many of them agree with the annotators (bench/scorer.py).
# Made by scripts/calibrate.py; the row {PRIOR} is the prior in the same units. See docs/quality.md.
"""


class Foretold(NamedTuple):
    """One claim: what was foretold of it, and what it was."""

    confidence: float | None
    right: bool


def judge(folder: Path, read: Read) -> list[Made]:
    """Rule and verdict of every claim, by report."""
    reports = []
    for gold in load_gold(folder):
        path = folder / "text" / f"{gold.name}.txt"
        claims = read(path.read_bytes(), str(path))["claims"]
        said = [said_claim(claim) for claim in claims]
        weights = {(i, j): weight(g, s) for i, g in enumerate(gold.claims) for j, s in enumerate(said)}
        taken = set(pair(weights).values())
        reports.append([(claim["rule"], j in taken) for j, claim in enumerate(claims)])
    return reports


def count(reports: list[Made]) -> Counts:
    """Claims and right claims by rule."""
    fired: Counter[str] = Counter(rule for made in reports for rule, _ in made)
    right: Counter[str] = Counter(rule for made in reports for rule, good in made if good)
    return {rule: (fired[rule], right[rule]) for rule in sorted(fired)}


def fit_prior(counts: Counts) -> tuple[float, float]:
    """Pseudo-counts (all, right) of the beta prior that makes the counts most likely, its mean held at the whole's."""
    mean = sum(right for _, right in counts.values()) / max(1, sum(fired for fired, _ in counts.values()))

    def likelihood(size: int) -> float:
        a, b = max(size * mean, 1e-9), max(size * (1 - mean), 1e-9)
        return sum(_beta(a + right, b + fired - right) - _beta(a, b) for fired, right in counts.values())

    size = max(range(1, 101), key=likelihood)
    return float(size), round(size * mean, 2)


def _beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def foretell(made: Made, confidence: Confidence) -> list[Foretold]:
    return [Foretold(confidence(rule), right) for rule, right in made]


def table(rows: list[Foretold]) -> str:
    """Foretold and seen, by bin of confidence."""
    lines = ["| confidence | claims | foretold | right |", "|---|---|---|---|"]
    known = [(row.confidence, row.right) for row in rows if row.confidence is not None]
    gap = 0.0
    for low, high in pairwise(BINS):
        some = [(c, right) for c, right in known if low <= c < high]
        if some:
            mean, share = sum(c for c, _ in some) / len(some), sum(right for _, right in some) / len(some)
            gap += abs(mean - share) * len(some)
            lines.append(f"| {low:.3f}-{min(high, 1):.3f} | {len(some)} | {mean:.3f} | {share:.3f} |")
    open_ = [row.right for row in rows if row.confidence is None]
    lines.append(f"| unmeasured | {len(open_)} | | {sum(open_) / max(1, len(open_)):.3f} |")
    size = max(1, len(known))
    mean, share = sum(c for c, _ in known) / size, sum(right for _, right in known) / size
    brier = sum((c - right) ** 2 for c, right in known) / size
    lines.append(f"| measured, together | {len(known)} | {mean:.3f} | {share:.3f} |")
    flat = f"{share * (1 - share):.3f} where every claim had the mean"
    return "\n".join([*lines, f"\nmean gap by bin {gap / size:.3f}; Brier score {brier:.3f} ({flat})"])


def main() -> int:
    """Count, foretell, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, action="append", required=True)
    parser.add_argument("--held", type=Path, action="append", default=[])
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    if any(folder.resolve().name.startswith("blind") for folder in options.data):
        sys.exit("the blind half is never counted: give it to --held")
    read = load_reader()
    reports = [made for folder in options.data for made in judge(folder, read)]
    counts = count(reports)
    prior = fit_prior(counts)
    confidence = Confidence.of(counts, prior)
    print(f"{len(reports)} reports, {sum(map(len, reports))} claims by {len(counts)} rules; prior {prior}")
    print(
        f"measured: {len(confidence.own)} rules of their own, {len(confidence.shared)} kins (at least {LEAST} claims)\n"
    )
    rows = []
    for fold in range(FOLDS):
        others = count([made for number, made in enumerate(reports) if number % FOLDS != fold])
        model = Confidence.of(others, fit_prior(others))
        rows += [row for made in reports[fold::FOLDS] for row in foretell(made, model)]
    print(f"each fifth of the reports foretold from the rest\n\n{table(rows)}")
    for folder in options.held:
        held = [row for made in judge(folder, read) for row in foretell(made, confidence)]
        print(f"\nreports counted nowhere: {folder.name}\n\n{table(held)}")
    if options.write:
        lines = [f"{PRIOR}\t{prior[0]:g}\t{prior[1]:g}", *(f"{rule}\t{n}\t{k}" for rule, (n, k) in counts.items())]
        options.write.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
