"""Invented cases against their truth: who is who, copies, what agrees, origins, contradictions.

usage: cases.py --data DIR [--floors FILE] [--update] [--errors] [--json]

DIR holds folders (seen, blind) of cases as tests/gold/cases/README.md describes them. Reports go through the whole
path: reader, base, comparing. Identity is measured on (report, person) pairs that the file lists; one that the reader
did not see stands alone.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from khabar.pipeline.comparing import compare
from khabar.reader import Reader
from khabar.store import Base
from khabar.store.codec import encode, pack_text
from khabar.store.decisions import entity_at
from khabar.store.index import rows_of
from khabar.types import Report
from readings import hand

_SLACK = 0.01  # of origins: a fact that is newly found, and led back to one origin too few, lowers them
KINDS = (("people", "person"), ("groups", "group"), ("places", "place"))
Case = dict[str, Any]
Floors = dict[str, dict[str, float]]
# Types that writers use for one another: a fact has one type, and each of its claims says it in its own words.
NEIGHBOURS = (
    frozenset({"killing", "execution"}), frozenset({"arrest", "detention", "abduction"}),
    frozenset({"attack", "air-strike", "shelling", "bombing", "raid"}),
    frozenset({"movement", "flight", "displacement"}),
)  # fmt: skip


@dataclass(slots=True)
class Tally:
    """Counts for precision and recall."""

    right: float = 0
    said: float = 0
    true: float = 0

    def add(self, other: Tally) -> None:
        self.right += other.right
        self.said += other.said
        self.true += other.true

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Figures:
    """Everything that is measured, over some cases."""

    pairs: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    cubed: dict[str, list[Tally]] = field(default_factory=lambda: defaultdict(list))
    units: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)
    origins: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def table(self) -> dict[str, float]:
        """Figures by name, as floors name them."""
        made = {}
        for kind, _ in KINDS:
            if self.units[kind]:
                made[f"{kind} pairwise f1"] = self.pairs[kind].f1
                made[f"{kind} b-cubed f1"] = _cubed(self.cubed[kind]).f1
        for name in ("copies", "facts", "contradictions"):
            made[f"{name} precision"], made[f"{name} recall"] = self.pairs[name].precision, self.pairs[name].recall
        if self.origins["facts"]:
            made["origins exact"] = self.origins["exact"] / self.origins["facts"]
            made["origins within"] = self.origins["within"] / self.origins["facts"]
        return made


def _cubed(each: Sequence[Tally]) -> Tally:
    """B-cubed: precision and recall of each unit, on average."""
    if not each:
        return Tally()
    precision = sum(t.right / t.said for t in each) / len(each)
    recall = sum(t.right / t.true for t in each) / len(each)
    return Tally(precision * recall, recall, precision)


def cubed(said: Mapping[Hashable, Hashable], true: Mapping[Hashable, Hashable]) -> Iterator[Tally]:
    """For every unit: how many share both its clusters, how many the one that is said, how many the true one."""
    both = Counter((said[unit], true[unit]) for unit in true)
    ours, theirs = Counter(said[unit] for unit in true), Counter(true.values())
    for unit in true:
        yield Tally(both[said[unit], true[unit]], ours[said[unit]], theirs[true[unit]])


def pairwise(said: Mapping[Hashable, Hashable], true: Mapping[Hashable, Hashable]) -> Tally:
    """Pairs of units that are put together."""

    def pairs(clusters: Iterable[int]) -> int:
        return sum(size * (size - 1) // 2 for size in clusters)

    both = pairs(Counter((said[unit], true[unit]) for unit in true).values())
    return Tally(both, pairs(Counter(said[unit] for unit in true).values()), pairs(Counter(true.values()).values()))


class Built:
    """A case in a base of its own."""

    def __init__(self, case: Case, reader: Reader, folder: Path) -> None:
        self.case = case
        self.base = Base.create(folder, hand())
        self.number: dict[str, int] = {}
        self.text: dict[str, str] = {}
        for each in case["reports"]:
            report = Report.of(each["text"], outlet=each.get("outlet"), published=each.get("published"),
                               title=each.get("title"))  # fmt: skip
            self.number[each["id"]] = self._keep(report, each["id"], reader)
            self.text[each["id"]] = report.text
        self.name = {number: name for name, number in self.number.items()}
        compare(self.base)

    def _keep(self, report: Report, key: str, reader: Reader) -> int:
        reading = reader.read(report)
        with self.base.change():
            number = self.base.append("report", {
                "key": key, "digest": report.id, "title": report.title, "outlet": report.outlet,
                "published": report.published, "text": pack_text(report.text),
            })  # fmt: skip
            made = self.base.append(
                "reading", {"report": number, "reader": "{}", "made": "2026-01-01", "body": encode(reading)}
            )
            self.base.index.write(number, made, rows_of(reading))
        return number

    def span(self, mention: Mapping[str, Any]) -> tuple[int, int, int]:
        """Report, start and stop of words; raises ValueError where the text does not have them."""
        text, words, start = self.text[mention["report"]], mention["words"], -1
        for _ in range(int(mention.get("nth", 0)) + 1):
            start = text.index(words, start + 1)
        return self.number[mention["report"]], start, start + len(words)

    def cluster(self, kind: str, mention: Mapping[str, Any]) -> int | None:
        entity = entity_at(self.base, kind, *self.span(mention))
        row = self.base.one("SELECT cluster FROM member WHERE entity = ?", entity)
        return None if row is None else int(row[0])

    def claims(self, mention: Mapping[str, Any], event: str | None = None) -> list[int]:
        """Claims of these words, those of the event first, then of a neighbouring one; the ones that overlap most."""
        report, start, stop = self.span(mention)
        sql = """SELECT id, event, min(stop, ?3) - max(start, ?2) FROM claim
                 WHERE report = ?1 AND start < ?3 AND stop > ?2 ORDER BY 3 DESC, id"""
        rows = self.base.rows(sql, report, start, stop)
        near = next((each for each in NEIGHBOURS if event in each), frozenset({event}))
        own = [row[0] for row in rows if event is None or row[1] == event]
        return own or [row[0] for row in rows if row[1] in near]

    def closeness(self, mention: Mapping[str, Any], claim: int) -> float:
        """How much of a claim's words and of these is common to both, 0 to 1."""
        _, start, stop = self.span(mention)
        first, last = self.base.rows("SELECT start, stop FROM claim WHERE id = ?", claim)[0]
        shared = int(min(stop, last) - max(start, first))
        return max(0, shared) / int(max(stop, last) - min(start, first))


def measure(built: Built, figures: Figures) -> None:
    """Add the figures of one case."""
    _identity(built, figures)
    _copies(built, figures)
    _facts(built, figures)
    _contradictions(built, figures)


def _identity(built: Built, figures: Figures) -> None:
    for kind, name in KINDS:
        said: dict[Hashable, Hashable] = {}
        true: dict[Hashable, Hashable] = {}
        for entity in built.case.get(kind, []):
            for mention in entity["mentions"]:
                unit = (mention["report"], entity["id"])
                found = built.cluster(name, mention)
                figures.units[kind] += 1
                figures.seen[kind] += found is not None
                said[unit] = found if found is not None else unit
                true[unit] = entity["id"]
                if found is None:
                    figures.errors.append(f"{built.case['case']} {kind}: not read {mention}")
        figures.pairs[kind].add(pairwise(said, true))
        figures.cubed[kind] += cubed(said, true)
        figures.errors += [f"{built.case['case']} {kind}: {wrong}" for wrong in _mistaken(said, true)]


def _mistaken(said: Mapping[Hashable, Hashable], true: Mapping[Hashable, Hashable]) -> Iterator[str]:
    """Every pair of units that is put together and should not be, or the other way round."""
    for one, two in itertools.combinations(true, 2):
        if (said[one] == said[two]) != (true[one] == true[two]):
            yield f"{'put together' if said[one] == said[two] else 'apart'} {one} {two}"


def _copies(built: Built, figures: Figures) -> None:
    true = {frozenset(pair) for group in built.case.get("copies", []) for pair in itertools.combinations(group, 2)}
    said = {frozenset((built.name[a], built.name[b])) for a, b in built.base.rows("SELECT left, right FROM copy")}
    figures.pairs["copies"].add(Tally(len(true & said), len(said), len(true)))
    figures.errors += [f"{built.case['case']} copies: {sorted(pair)}" for pair in true ^ said]


def _meant(built: Built) -> dict[tuple[str, str, str], int]:
    """The claim of each fact's words; one that lies in the words of two facts is that of the closer ones."""
    found: list[tuple[float, tuple[str, str, str], int]] = []
    for fact in built.case.get("facts", []):
        for mention in fact["claims"]:
            unit = (mention["report"], fact["id"], mention["words"])
            # the closest, and not the widest: «قتلت 12 منهم، من بينهم فلان» tells of him, and of the twelve
            listed = [(built.closeness(mention, claim), unit, claim) for claim in built.claims(mention, fact["event"])]
            found += sorted(listed, key=lambda row: -row[0])[:1]
    meant: dict[tuple[str, str, str], int] = {}
    for _, unit, claim in sorted(found, key=lambda row: (-row[0], row[1:])):
        if all(unit[1] == other[1] for other, given in meant.items() if given == claim):
            meant[unit] = claim
    return meant


def _facts(built: Built, figures: Figures) -> None:
    of = dict(built.base.rows("SELECT claim, agreement FROM agreeing"))
    told = {row[0]: row[1:] for row in built.base.rows("SELECT id, low, high FROM agreement")}
    said: dict[Hashable, Hashable] = {}
    true: dict[Hashable, Hashable] = {}
    meant = _meant(built)
    for fact in built.case.get("facts", []):
        groups = []
        for mention in fact["claims"]:
            unit = (mention["report"], fact["id"], mention["words"])
            found = meant.get(unit)
            said[unit] = of.get(found, ("alone", found)) if found is not None else unit
            true[unit] = fact["id"]
            groups += [said[unit]] if found is not None else []
            if found is None:
                figures.errors.append(f"{built.case['case']} facts: not read {fact['id']} {mention}")
        if not groups:
            continue
        group = Counter(groups).most_common(1)[0][0]
        low, high = told.get(group, (1, 1))
        want = fact["origins"]
        figures.origins["facts"] += 1
        figures.origins["exact"] += (low, high) == (want["low"], want["high"])
        figures.origins["within"] += low <= want["low"] and want["high"] <= high
        if (low, high) != (want["low"], want["high"]):
            figures.errors.append(f"{built.case['case']} origins: {fact['id']} {low}-{high}, true {want}")
    figures.pairs["facts"].add(pairwise(said, true))
    figures.errors += [f"{built.case['case']} facts: {wrong}" for wrong in _mistaken(said, true)]


def _contradictions(built: Built, figures: Figures) -> None:
    text = {report: min(group) for group in built.case.get("copies", []) for report in group}

    def mark(kind: str, one: str, two: str) -> tuple[str, frozenset[str]]:
        return kind, frozenset({text.get(one, one), text.get(two, two)})

    true = {mark(c["kind"], c["left"]["report"], c["right"]["report"]) for c in built.case.get("contradictions", [])}
    told = [claim for fact in built.case.get("facts", []) for claim in fact["claims"]]
    told += [c[side] for c in built.case.get("contradictions", []) for side in ("left", "right")]
    listed = {claim for mention in told for claim in built.claims(mention)}
    sql = """SELECT x.kind, a.report, b.report, a.id, b.id FROM contradiction x JOIN claim a ON a.id = x.left
             JOIN claim b ON b.id = x.right"""
    spared = _spared(built)
    said = {
        mark(kind, built.name[a], built.name[b])
        for kind, a, b, *ids in built.base.rows(sql)
        if not listed.isdisjoint(ids)
        and (mark(kind, built.name[a], built.name[b]) in true or (kind, frozenset(ids)) not in spared)
    }
    figures.pairs["contradictions"].add(Tally(len(true & said), len(said), len(true)))
    figures.errors += [
        f"{built.case['case']} contradictions: missed {kind} {sorted(pair)}" for kind, pair in true - said
    ]
    figures.errors += [
        f"{built.case['case']} contradictions: wrong {kind} {sorted(pair)}" for kind, pair in said - true
    ]


def _spared(built: Built) -> set[tuple[str, frozenset[int]]]:
    """Pairs of claims of one fact in kinds that its writer lists for it: one pair for each two origins is enough."""
    found: set[tuple[str, frozenset[int]]] = set()
    against = built.case.get("contradictions", [])
    for fact in built.case.get("facts", []):
        told = [{*built.claims(mention, fact["event"])} for mention in fact["claims"]]
        every = set().union(*told)
        for kind in {c["kind"] for c in against if all(every & {*built.claims(c[side])} for side in ("left", "right"))}:
            found |= {(kind, frozenset(pair)) for pair in itertools.combinations(sorted(every), 2)}
    return found


def run(folder: Path, reader: Reader) -> Figures:
    """The figures of all cases of a folder."""
    figures = Figures()
    for path in sorted(folder.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as temporary:
            built = Built(case, reader, Path(temporary) / "case")
            with built.base:
                measure(built, figures)
    return figures


def show(half: str, figures: Figures) -> None:
    print(f"{half}: " + ", ".join(f"{figures.units[k]} {k} ({figures.seen[k]} read)" for k, _ in KINDS))
    for name, value in figures.table().items():
        base = name.rsplit(" ", 1)[0].removesuffix(" pairwise").removesuffix(" b-cubed")
        tally = figures.pairs.get(base)
        count = f"{figures.origins['facts']} facts" if base == "origins" else tally and (
            f"{tally.right:g} right of {tally.said:g} said, {tally.true:g} true"
        )  # fmt: skip
        print(f"  {name:26} {value:.3f}  ({count})")


def main() -> int:
    """Measure each half; with floors, say what fell below."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--floors", type=Path)
    parser.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--errors", action="store_true", help="every error, of the seen half only")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    reader = Reader.load()
    found = {h: run(options.data / h, reader) for h in ("seen", "blind") if list((options.data / h).glob("*.json"))}
    if options.json:
        print(json.dumps({half: figures.table() for half, figures in found.items()}, indent=1))
    else:
        for half, figures in found.items():
            show(half, figures)
            if options.errors and half == "seen":
                print("\n".join(figures.errors))
    if options.floors is None:
        return 0
    floors = json.loads(options.floors.read_text(encoding="utf-8"))
    fallen = list(below(floors, found))
    if options.update:
        floors["cases"] = raised(floors.get("cases", {}), {half: figures.table() for half, figures in found.items()})
        options.floors.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")
    for line in fallen:
        print(line, file=sys.stderr)
    return 1 if fallen and not options.update else 0


def raised(floors: Mapping[str, Mapping[str, float]], tables: Mapping[str, Mapping[str, float]]) -> Floors:
    """Floors at what was measured, where that is higher; one that was not measured stays."""
    made = {half: dict(wanted) for half, wanted in floors.items()}
    for half, table in tables.items():
        old = made.setdefault(half, {})
        for name, value in table.items():
            old[name] = max(old.get(name, 0.0), int(value * 1000) / 1000)
    return made


def below(floors: Mapping[str, Any], found: Mapping[str, Figures]) -> Iterator[str]:
    """Figures that are below their floor; those of found facts alone have a little slack."""
    for half, wanted in floors.get("cases", {}).items():
        table = found[half].table() if half in found else {}
        for name, floor in wanted.items():
            if table.get(name, 0.0) < floor - (_SLACK if name.startswith("origins") else 1e-9):
                yield f"{half} {name}: {table.get(name, 0.0):.3f} is below {floor}"


if __name__ == "__main__":
    sys.exit(main())
