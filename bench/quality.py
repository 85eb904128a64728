"""Measure readings against gold, and hold them to floors.

usage: quality.py --data DIR [--misses N] [--floors FILE [--half NAME] [--update]]

DIR holds NAME.json and text/NAME.txt. ``--floors`` fails below what FILE says for this half (by default the
name of DIR); ``--update`` raises its floors and lowers its ceilings to what was measured, never the other way.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path

from readings import Read, load_reader
from scorer import KINDS, Score, Tally, load_gold, score

Bounds = dict[str, dict[str, float]]
FLOOR, CEILING = "at least", "at most"
CEILINGS = frozenset({"harmful", "false spans"})
# Taken over paired claims alone: a claim that is newly found, and right in all but one role, lowers them.
_PAIRED = frozenset({"roles f1", "exact f1", "attribution", "resolved"})
_SLACK = 0.01


def measure(folder: Path, read: Read) -> Score:
    """The score over all gold reports of a folder."""
    total = Score()
    for gold in load_gold(folder):
        path = folder / "text" / f"{gold.name}.txt"
        score(gold, read(path.read_bytes(), str(path)), total)
    return total


def below(figures: dict[str, float], bounds: Bounds) -> list[str]:
    """One line for every bound that is not held; figures of paired claims have a little slack."""
    lines = [
        f"{name} {figures[name]:.4f} is below its floor {floor}"
        for name, floor in bounds.get(FLOOR, {}).items()
        if figures[name] < floor - (_SLACK if name in _PAIRED else 0.0)
    ]
    return lines + [
        f"{name} {figures[name]:.4f} is above its ceiling {ceiling}"
        for name, ceiling in bounds.get(CEILING, {}).items()
        if figures[name] > ceiling
    ]


def tightened(figures: dict[str, float], bounds: Bounds) -> Bounds:
    """Bounds that have moved towards what was measured, never away from it."""
    floors, ceilings = dict(bounds.get(FLOOR, {})), dict(bounds.get(CEILING, {}))
    for name, value in figures.items():
        if name in CEILINGS:
            ceilings[name] = min(ceilings.get(name, math.inf), math.ceil(value * 1000) / 1000)
        else:
            floors[name] = max(floors.get(name, 0.0), math.floor(value * 1000) / 1000)
    return {FLOOR: floors, CEILING: ceilings}


def report(total: Score, misses: int = 0) -> str:
    """The score as a person reads it."""
    lines = ["mentions (distinct named forms)", *(_row(kind, total.mentions[kind]) for kind in ("all", *KINDS))]
    lines += ["", "claims (event family, same words, leading role)", _row("all", total.claims)]
    by_count = sorted({*total.events, *total.readings}, key=lambda event: (-total.events[event].gold, event))
    lines += [_event(event, total) for event in by_count]
    lines += ["", _row("roles", total.roles), _row("exact", total.exact), ""]
    lines += [
        _rate("attribution", total.attribution), _rate("resolved", total.resolved), _rate("harmful", total.harmful),
        f"false spans    {len(total.false_spans)}", *(f"  {fault}" for fault in total.false_spans[:5]),
    ]  # fmt: skip
    lines += [f"missed · {line}" for line in total.missed[:misses]]
    lines += [f"not gold · {line}" for line in total.extra[:misses]]
    return "\n".join(lines)


def _row(name: str, t: Tally) -> str:
    counts = f"{t.hits} right, {t.gold} gold, {t.said} said"
    return f"{name:15}P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}   {counts}"


def _event(name: str, total: Score) -> str:
    gold, said = total.events[name], total.readings[name]
    counts = f"{gold.hits} found of {gold.gold} gold, {said.hits} right of {said.said} said"
    return f"{name:15}P {said.precision:.3f}  R {gold.recall:.3f}             {counts}"


def _rate(name: str, tally: Tally) -> str:
    return f"{name:15}{tally.recall:.3f}   {tally.hits} of {tally.gold}"


def main() -> int:
    """Measure, print, compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list up to N missed and N wrong claims")
    parser.add_argument("--floors", type=Path)
    parser.add_argument("--half", help="whose floors; by default the name of the folder")
    parser.add_argument("--update", action="store_true", help="raise the floors")
    options = parser.parse_args()
    if not load_gold(options.data):
        sys.exit(f"{options.data}: no NAME.json with a text/NAME.txt")
    total = measure(options.data, load_reader())
    print(f"{options.data}\n{report(total, options.misses)}")
    if options.floors is None:
        return 0
    half = options.half or options.data.resolve().name
    everything: dict[str, Bounds] = json.loads(options.floors.read_text(encoding="utf-8"))
    if half not in everything and not options.update:
        sys.exit(f"{options.floors}: no floors for {half!r}")
    faults = below(total.figures(), everything.get(half, {}))
    print("\n".join(f"FLOOR: {fault}" for fault in faults) or "floors hold")
    if options.update:
        everything[half] = tightened(total.figures(), everything.get(half, {}))
        options.floors.write_text(json.dumps(everything, indent=2) + "\n", encoding="utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
