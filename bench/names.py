"""Names: the same pairs, ranked and judged by khabar and by others in one run.

usage: names.py --data DIR [--json]

DIR holds names/latin_variants.tsv and names/ar2en_eval.txt (bench/DATA.md). Prints F1 on the first at khabar's own
threshold (set on tests/names/pairs.tsv) and, for every system, at the threshold that is best on this file; hit@1 of
every Arabic spelling of the second among all its Latin ones; and comparisons a second of processor time.
nomenklatura's logic-v2 and rapidfuzz over ICU's transliteration take part where they can be imported; where not,
that is said.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from khabar.names import SAME, compare, parse, score
from khabar.names.words import word
from readings import machine

Score = Callable[[str, str], float]
PEER_QUERIES = 100  # Arabic spellings that logic-v2 is asked for, spread evenly: it takes minutes for all


def read(path: Path) -> list[list[str]]:
    """The rows of a table."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def icu() -> tuple[Score | None, str]:
    """rapidfuzz's ratio over ICU's Any-Latin; Latin-ASCII; Lower."""
    try:
        import icu as library  # type: ignore[import-not-found,unused-ignore]
        from rapidfuzz import fuzz
    except ImportError as error:
        return None, f"not here ({error})"
    made = library.Transliterator.createInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower")
    kept: dict[str, str] = {}

    def plain(text: str) -> str:
        found = kept.get(text)
        if found is None:
            found = kept[text] = "".join(c for c in made.transliterate(text) if c.isalnum() or c == " ")
        return found

    return (lambda first, second: fuzz.ratio(plain(first), plain(second)) / 100), f"ICU {library.ICU_VERSION}"


def logic() -> tuple[Score | None, str]:
    """nomenklatura's logic-v2 over two entities of kind Person that have nothing but a name."""
    try:
        from importlib.metadata import version

        from followthemoney import model  # type: ignore[import-not-found,unused-ignore]
        from nomenklatura.matching import (  # type: ignore[import-not-found,unused-ignore]
            ScoringConfig,
            get_algorithm,
        )
    except ImportError as error:
        return None, f"not here ({error})"
    algorithm: Any = get_algorithm("logic-v2")
    config = ScoringConfig.defaults()
    kept: dict[str, Any] = {}

    def person(name: str) -> Any:
        found = kept.get(name)
        if found is None:
            found = kept[name] = model.get_proxy(
                {"id": f"q{len(kept)}", "schema": "Person", "properties": {"name": [name]}}
            )
        return found

    return (lambda one, two: float(algorithm.compare(person(one), person(two), config).score)), version("nomenklatura")


def f1(scores: Sequence[tuple[float, bool]], threshold: float) -> tuple[float, float, float]:
    """F1, precision and recall of what scores the threshold or more."""
    right = sum(same for found, same in scores if found >= threshold)
    taken = sum(found >= threshold for found, _ in scores)
    there = sum(same for _, same in scores)
    precision, recall = (right / taken if taken else 0.0), (right / there if there else 0.0)
    return (2 * precision * recall / (precision + recall) if right else 0.0), precision, recall


def best(scores: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """The best F1 that any threshold gives on these pairs, and that threshold."""
    return max((f1(scores, threshold / 100)[0], threshold / 100) for threshold in range(1, 101))


def hits(pairs: Sequence[Sequence[str]], likeness: Score, step: int = 1) -> tuple[float, int]:
    """The share of Arabic spellings, one in ``step``, that have their own Latin one first; ties share the place."""
    asked = pairs[::step]
    latin = [row[1] for row in pairs]
    right = 0.0
    for arabic, own in asked:
        mine = likeness(arabic, own)
        scores = [likeness(arabic, other) for other in latin]
        if max(scores) <= mine:
            right += 1 / scores.count(mine)
    return right / len(asked), len(asked)


def rate(pairs: Sequence[tuple[str, str]], call: Callable[[str, str], object]) -> float:
    """Pairs a second of processor time in one process; the best of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        for first, second in pairs:
            call(first, second)
        times.append(time.process_time() - start)
    return len(pairs) / min(times)


def cold(pairs: Sequence[tuple[str, str]], call: Callable[[str, str], object]) -> float:
    """The same where nothing was kept from before: every name parsed, every pair of words compared anew."""
    from khabar.names import words

    for kept in (parse, word, words._likeness, words._skips):
        kept.cache_clear()
    start = time.process_time()
    for first, second in pairs:
        call(first, second)
    return len(pairs) / (time.process_time() - start)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    variants = [(row[0], row[1], row[2] == "1") for row in read(options.data / "names" / "latin_variants.tsv")]
    evaluation = read(options.data / "names" / "ar2en_eval.txt")
    figures: dict[str, Any] = {"machine": machine(), "variants": len(variants), "evaluation": len(evaluation)}
    say = (lambda _: None) if options.json else print
    say(f"{machine()}; one process, seconds of processor time")
    say(f"{len(variants)} Latin pairs, {sum(row[2] for row in variants)} of one name")
    systems: list[tuple[str, Score | None, str]] = [
        ("khabar", score, ""), ("rapidfuzz over ICU", *icu()), ("logic-v2", *logic()),
    ]  # fmt: skip
    for name, likeness, note in systems:
        if likeness is None:
            say(f"{name:20}{note}")
            continue
        start = time.process_time()
        scores = [(likeness(one, two), same) for one, two, same in variants]
        spent = time.process_time() - start
        top, threshold = best(scores)
        found = figures[name] = {"best_f1": top, "best_threshold": threshold, "pairs_per_s": len(scores) / spent}
        line = f"{name:20}F1 {top:.3f} at its best threshold here, {threshold:.2f}"
        if name == "khabar":
            value, precision, recall = f1(scores, SAME)
            found.update(f1=value, precision=precision, recall=recall, threshold=SAME)
            line = f"{name:20}F1 {value:.3f} (P {precision:.3f}, R {recall:.3f}) at its own {SAME}; best {top:.3f}"
        some, asked = hits(evaluation, likeness, max(1, len(evaluation) // PEER_QUERIES))
        found.update(hit_at_1_of_some=some, asked=asked)
        line += f"; hit@1 {some:.3f} of {asked}"
        if name != "logic-v2":
            hit, asked = hits(evaluation, likeness)
            found.update(hit_at_1=hit)
            line += f", {hit:.3f} of {asked}"
        say(f"{line}; {len(scores) / spent:,.0f} pairs/s {note}")
    speed(variants, evaluation, figures, say)
    if options.json:
        print(json.dumps(figures, ensure_ascii=False))
    return 0


def speed(
    variants: Sequence[tuple[str, str, bool]],
    evaluation: Sequence[Sequence[str]],
    figures: dict[str, Any],
    say: Callable[[str], object],
) -> None:
    """Comparisons a second: the Latin pairs, and whole names made of the evaluation's, each against many."""
    latin = [(one, two) for one, two, _ in variants]
    given = sorted({one for one, _ in latin})[:120]
    rows = list(zip(evaluation[:120], evaluation[120:240], strict=True))
    arabic = [f"{row[0]} بن {other[0]} {row[0]}" for row, other in rows]
    whole = [f"{name} ibn {row[1]}" for name, row in zip(given, evaluation[120:], strict=False)]
    alike = [f"محمد بن {row[0]} {other[0]}" for row, other in rows]
    others = [f"Mohamed ibn {row[1]} {other[1]}" for row, other in rows]
    workloads = {
        "Latin words": latin,
        "whole names, Arabic and Latin": [(one, two) for one in arabic for two in whole],
        "the same where every given name agrees": [(one, two) for one in alike for two in others],
    }
    for what, pairs in workloads.items():
        for how, call in (("score", score), ("compare, with reasons", compare)):
            first, again = cold(pairs, call), rate(pairs, call)
            figures[f"{what}: {how}"] = {"pairs": len(pairs), "cold_per_s": first, "kept_per_s": again}
            say(f"{what}: {how}: {again:,.0f}/s, {first:,.0f}/s with nothing kept; {len(pairs)} pairs")


if __name__ == "__main__":
    sys.exit(main())
