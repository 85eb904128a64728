"""Measure how an event may be phrased: single sentences with the claims that a careful analyst records of it.

usage: phrasings.py --data DIR [--errors] [--floors FILE [--update]]

DIR holds ``open/FIELD.txt`` and ``shut/FIELD.txt``; a field is a group of event types. The open half may be read by
whoever writes rules, the shut half only as totals. A line is a sentence and, after `` | ``, each claim: an event, its
roles (fillers of one role joined by `` + ``), and in brackets a polarity or modality that is not plain. ``!event`` must
not be said; ``!`` alone: nothing may be.

    right         the claim is said with all the roles that the line gives, its polarity and modality
    silent        no claim of that event is said
    otherwise     said, but with another filler, polarity or modality
    wrongly said  of what must not be said, said

Fillers agree as they do in ``quality.py``.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agreement import same_thing
from readings import Read, load_reader

HALVES = ("open", "shut")
_MODALITIES = "reported|possible|intended|attempted|conditional|unknown"
_FLAG = re.compile(rf"\((affirmed|asserted|denied|{_MODALITIES})\)")
Bounds = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A claim that is to be said."""

    event: str
    roles: Mapping[str, tuple[str, ...]]
    polarity: str
    modality: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, what is to be said of it and what must not be; ``"*"`` is any event."""

    text: str
    wanted: tuple[Wanted, ...]
    unwanted: tuple[str, ...]


@dataclass(slots=True)
class Count:
    """How many claims of a half were said how."""

    wanted: int = 0
    right: int = 0
    silent: int = 0
    unwanted: int = 0
    wrongly: int = 0

    def __iadd__(self, other: Count) -> Count:
        self.wanted += other.wanted
        self.right += other.right
        self.silent += other.silent
        self.unwanted += other.unwanted
        self.wrongly += other.wrongly
        return self

    def figures(self) -> dict[str, float]:
        """Shares from 0 to 1: of claims that are right, of what must not be said that is said."""
        return {
            "right": self.right / self.wanted if self.wanted else 0.0,
            "wrongly said": self.wrongly / self.unwanted if self.unwanted else 0.0,
        }


def parse(line: str) -> Line:
    """One line of a file. Raises ValueError where it gives nothing to hold the sentence to."""
    text, *parts = (part.strip() for part in line.split(" | "))
    wanted, unwanted = [], []
    for part in parts:
        if part.startswith("!"):
            unwanted.append(part[1:].strip() or "*")
            continue
        flags = set(_FLAG.findall(part))
        event, _, rest = _FLAG.sub("", part).partition(" ")
        pairs = (pair.split("=", 1) for pair in rest.split(";") if "=" in pair)
        roles = {role.strip(): tuple(text.strip() for text in texts.split(" + ")) for role, texts in pairs}
        polarity = "denied" if "denied" in flags else "affirmed"
        modality = next(iter(sorted(flags - {"affirmed", "asserted", "denied"})), "asserted")
        wanted.append(Wanted(event, roles, polarity, modality))
    if not wanted and not unwanted:
        raise ValueError(f"nothing is said of what to expect: {line!r}")
    return Line(text, tuple(wanted), tuple(unwanted))


def lines(path: Path) -> Iterator[Line]:
    """The lines of a file; blank ones and comments are passed over."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield parse(line.strip())


def judge(line: Line, claims: list[dict[str, Any]]) -> tuple[Count, list[str]]:
    """How the claims said of a sentence compare, and a word for every fault."""
    count, faults = Count(), []
    for claim in line.wanted:
        count.wanted += 1
        same = [said for said in claims if said["event"] == claim.event]
        if any(_holds(claim, said) for said in same):
            count.right += 1
        else:
            count.silent += not same
            faults.append(f"{'otherwise' if same else 'silent'}: {claim.event}")
    for event in line.unwanted:
        count.unwanted += 1
        if any(event in ("*", said["event"]) for said in claims):
            count.wrongly += 1
            faults.append(f"wrongly said: {event}")
    return count, faults


def _holds(claim: Wanted, said: dict[str, Any]) -> bool:
    if (said["polarity"], said["modality"]) != (claim.polarity, claim.modality):
        return False
    return all(
        any(same_thing(text, filler) for filler in _fillers(said, role))
        for role, texts in claim.roles.items()
        for text in texts
    )


def _fillers(said: dict[str, Any], role: str) -> list[str]:
    if role == "time":
        return [said["time"]["text"]] if said["time"] and said["time"]["text"] else []
    value = said["arguments"].get(role, [])
    return [value] if isinstance(value, str) else [str(filler["text"]) for filler in value]


def measure(folder: Path, read: Read, errors: list[str] | None = None) -> dict[str, Count]:
    """The count of every field of a half, by name; faults are appended to ``errors``."""
    found: dict[str, Count] = {}
    for path in sorted(folder.glob("*.txt")):
        total = found.setdefault(path.stem, Count())
        for line in lines(path):
            count, faults = judge(line, read(line.text.encode(), path.name)["claims"])
            total += count
            if errors is not None and faults:
                errors.append(f"{path.stem}: {line.text}\n    {'; '.join(faults)}")
    return found


def summed(counts: Mapping[str, Count]) -> Count:
    """All fields together."""
    total = Count()
    for count in counts.values():
        total += count
    return total


def below(found: Mapping[str, Count], floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """A line for every half that says less than its floor, or more of what must not be said than its ceiling."""
    faults = []
    for half, count in found.items():
        figures, bounds = count.figures(), floors.get(half, {})
        if figures["right"] < bounds.get("right", 0.0):
            faults.append(f"{half}: right {figures['right']:.4f} is below its floor {bounds['right']}")
        if figures["wrongly said"] > bounds.get("wrongly said", 1.0):
            faults.append(
                f"{half}: wrongly said {figures['wrongly said']:.4f} is above its ceiling {bounds['wrongly said']}"
            )
    return faults


def tightened(found: Mapping[str, Count], floors: Mapping[str, Mapping[str, float]]) -> Bounds:
    """Bounds moved towards what was measured, never away from it."""
    made = {half: dict(bounds) for half, bounds in floors.items()}
    for half, count in found.items():
        figures, bounds = count.figures(), made.setdefault(half, {})
        bounds["right"] = max(bounds.get("right", 0.0), math.floor(figures["right"] * 1000) / 1000)
        bounds["wrongly said"] = min(bounds.get("wrongly said", 1.0), math.ceil(figures["wrongly said"] * 1000) / 1000)
    return made


def main() -> int:
    """Measure both halves, print, compare."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--errors", action="store_true", help="every fault, of the open half only")
    parser.add_argument("--floors", type=Path)
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    options = parser.parse_args()
    read, found, errors = load_reader(), {}, list[str]()
    for half in HALVES:
        counts = measure(options.data / half, read, errors if half == "open" else None)
        if not counts:
            sys.exit(f"{options.data / half}: no FIELD.txt")
        found[half] = summed(counts)
        for name, count in counts.items() if half == "open" else ():  # of what nobody may choose by, the total alone
            print(_row(f"{half} {name}", count))
        print(_row(f"{half} all", found[half]))
    if options.errors:
        print("\n".join(errors))
    if options.floors is None:
        return 0
    everything = json.loads(options.floors.read_text(encoding="utf-8"))
    faults = below(found, everything.get("phrasings", {}))
    print("\n".join(f"FLOOR: {fault}" for fault in faults) or "floors hold")
    if options.update:
        everything["phrasings"] = tightened(found, everything.get("phrasings", {}))
        options.floors.write_text(json.dumps(everything, indent=2) + "\n", encoding="utf-8")
    return 1 if faults else 0


def _row(name: str, count: Count) -> str:
    figures, otherwise = count.figures(), count.wanted - count.right - count.silent
    right = (
        f"right {figures['right']:.3f} ({count.right} of {count.wanted}; {count.silent} silent, {otherwise} otherwise)"
    )
    wrongly = f"wrongly said {figures['wrongly said']:.3f} ({count.wrongly} of {count.unwanted})"
    return f"{name:13} {right}  {wrongly}"


if __name__ == "__main__":
    sys.exit(main())
