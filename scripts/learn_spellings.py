"""Learn how Arabic letters are written in Latin ones, from pairs of spellings, and write the costs as a table.

usage: python scripts/learn_spellings.py --data DIR [--out src/khabar/data/names/letters.tsv]

DIR holds names/ar2en_train.txt (Arabic, tab, Latin); given.tsv and habits.tsv are learned from as well. One or
two Arabic letters are aligned with up to three Latin ones by expectation and maximisation over all alignments of
every pair; what is kept is the cost of each piece, -ln p(Arabic piece, Latin piece) in hundredths. The same input
gives the same bytes.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from khabar.names.spelling import fold_arabic, fold_latin
from khabar.names.tables import rows

ARABIC = 2  # letters that one piece takes at most
LATIN = 3
ROUNDS = 8
HABIT = 12.0  # times that a habit counts as seen, and a third of it before a vowel
LEAST = 1.5  # expected count below which a piece is chance
VOWELS = "aeiou"
Pair = tuple[str, str]
Piece = tuple[str, str]
HEAD = """\
# Arabic letters and the Latin ones that stand for them; cost is -ln p(arabic, latin) in hundredths.
# Learned by scripts/learn_spellings.py from the training pairs of github.com/google/transliteration, Apache-2.0.
arabic\tlatin\tcost
"""


def read_pairs(folder: Path) -> list[Pair]:
    """Folded pairs of single words, and those of the known names."""
    pairs = []
    for line in (folder / "names" / "ar2en_train.txt").read_text(encoding="utf-8").splitlines():
        arabic, _, latin = line.partition("\t")
        pair = fold_arabic(arabic), fold_latin(latin)
        if all(pair) and " " not in pair[0] + pair[1]:
            pairs.append(pair)
    for arabic, latin in rows("given.tsv", 2):
        form = fold_arabic(arabic.partition("|")[0])
        pairs.extend((form, fold_latin(spelling)) for spelling in latin.split())
    return pairs


def pieces(pair: Pair) -> Iterator[tuple[int, int, int, int, Piece]]:
    """Every piece with the cells that it joins, in an order in which a cell is complete before it is left."""
    arabic, latin = pair
    for i in range(len(arabic)):
        for j in range(len(latin) + 1):
            for k in range(i + 1, min(i + ARABIC, len(arabic)) + 1):
                for m in range(j, min(j + LATIN, len(latin)) + 1):
                    if k == i + 1 or m > j + 1 or m == j + 1:
                        yield i, j, k, m, (arabic[i:k], latin[j:m])


def expect(pairs: list[Pair], costs: dict[Piece, float]) -> tuple[dict[Piece, float], float]:
    """Expected counts of the pieces and the log-likelihood; pairs that cannot be aligned are left out."""
    counts: dict[Piece, float] = defaultdict(float)
    likelihood = 0.0
    for pair in pairs:
        steps = [step for step in pieces(pair) if step[4] in costs]
        end = (len(pair[0]), len(pair[1]))
        before: dict[tuple[int, int], float] = defaultdict(float, {(0, 0): 1.0})
        for i, j, k, m, piece in steps:
            before[k, m] += before[i, j] * costs[piece]
        total = before[end]
        if total <= 0:
            continue
        likelihood += math.log(total)
        after: dict[tuple[int, int], float] = defaultdict(float, {end: 1.0})
        for i, j, k, m, piece in reversed(steps):
            share = costs[piece] * after[k, m]
            after[i, j] += share
            counts[piece] += before[i, j] * share / total
    return counts, likelihood


def habits() -> dict[Piece, float]:
    """The counts of habits.tsv."""
    counts = {}
    for arabic, latin in rows("habits.tsv", 2):
        counts[arabic, latin] = HABIT
        if latin[-1] not in VOWELS:
            counts.update({(arabic, latin + vowel): HABIT / 3 for vowel in VOWELS if len(latin) < LATIN})
    return counts


def learn(pairs: list[Pair]) -> dict[Piece, float]:
    """The probability of each piece among all pieces."""
    weights: dict[Piece, float] = defaultdict(float)
    for pair in pairs:
        slope = len(pair[1]) / len(pair[0])
        for i, j, _, _, piece in pieces(pair):  # near the diagonal, and short pieces first
            weights[piece] += math.exp(-abs(i * slope - j) - len(piece[0]) - 0.5 * len(piece[1]))
    for round_ in range(ROUNDS):
        total = sum(weights.values())
        shares = {piece: weight / total for piece, weight in weights.items() if weight > 0}
        weights, likelihood = expect(pairs, shares)
        for piece, count in habits().items():
            weights[piece] = weights.get(piece, 0.0) + count
        least = LEAST if round_ > 1 else 0.01
        weights = {piece: weight for piece, weight in weights.items() if weight >= least}
        print(f"round {round_ + 1}: log-likelihood {likelihood:.0f}, {len(weights)} pieces", flush=True)
    total = sum(weights.values())
    return {piece: weight / total for piece, weight in weights.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/khabar/data/names/letters.tsv"))
    options = parser.parse_args()
    pairs = read_pairs(options.data)
    print(f"{len(pairs)} pairs")
    learned = sorted((arabic, latin, round(-100 * math.log(share))) for (arabic, latin), share in learn(pairs).items())
    body = "".join(f"{arabic}\t{latin}\t{cost}\n" for arabic, latin, cost in learned)
    options.out.write_text(HEAD + body, encoding="utf-8")
    print(f"{options.out}: {len(learned)} pieces")


if __name__ == "__main__":
    main()
