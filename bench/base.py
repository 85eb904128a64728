"""The evidence base at 1,250, 2,500 and 5,000 reports: adding, questions, size, verifying.

usage: base.py --data DIR [--sizes N,N,N] [--processes N] [--keep FOLDER] [--json]

DIR holds news/conflict.jsonl.gz. Where more reports are asked for than it has, they come again with their
paragraphs in another order and their numbers changed, as other texts. Everything is written below a temporary
folder: files, then a case of each size. Adding is end to end: files, intake, reader, base, originals.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from khabar.intake.arrivals import Arrival, arrivals
from khabar.pipeline import Data, Readers, add
from khabar.pipeline.checking import check
from khabar.pipeline.comparing import compare
from khabar.share.citation import cite
from khabar.store import Base, ClaimId
from khabar.store.connection import FILE
from khabar.store.latin import Speller
from khabar.store.search import Filter, find_claims, find_reports
from khabar.store.verification import verify
from khabar.store.words import Question
from khabar.views.groups import detail, groups
from khabar.views.people import candidates
from khabar.views.people import person as person_of
from khabar.views.tables import routes, sources, timeline
from readings import hand, machine, news, percentile

SIZES = "1250,2500,5000"
QUESTIONS = 400
LATIN = ["Sanaa", "al-Raqqa", "Houthi", "Mohammed", "Aden", "Benghazi", "Mosul", "Abdulmalik"]
_LARGEST = """SELECT c.name FROM cluster c JOIN member m ON m.cluster = c.id WHERE c.kind = 'person'
              GROUP BY c.id ORDER BY count(*) DESC LIMIT 10"""
NUMBER = re.compile(r"\d+")


def texts(folder: Path) -> Iterator[str]:
    """Reports, and without end others made of them."""
    known = [text for _, text in news(folder)]
    yield from known
    chance = random.Random(5)
    for turn in itertools.count(1):
        for text in known:
            parts = [part for part in text.split("\n") if part.strip()]
            chance.shuffle(parts)
            changed = NUMBER.sub(lambda found, n=turn: str(int(found.group()) + n), "\n".join(parts))  # type: ignore[misc]
            yield f"{changed}\n{turn}"


def write(folder: Path, target: Path, count: int) -> int:
    """One file a report; bytes of text in all."""
    total = 0
    target.mkdir()
    for number, text in enumerate(itertools.islice(texts(folder), count)):
        data = text.encode("utf-8")
        total += len(data)
        (target / f"{number:05}.txt").write_bytes(data)
    return total


def spent() -> float:
    """Seconds of processor time of this process and of those that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def grow(folder: Path, files: Path, count: int, processes: int) -> tuple[float, float, int, int]:
    """Seconds, and seconds of all processors, for a new case with the first files; reports added and refused."""
    names = [str(path) for path in sorted(files.iterdir())[:count]]
    start, before = time.perf_counter(), spent()
    readers: Readers[tuple[Arrival, str]] = Readers(Data(), processes)
    with Base.create(folder, hand()) as base, readers:
        done = add(base, arrivals(names), readers)
        compare(base)
    return time.perf_counter() - start, spent() - before, done.added, len(done.refused)


def questions(base: Base) -> Iterator[tuple[str, Callable[[], object]]]:
    """Questions as people ask them, with words and names that the base has."""
    chance = random.Random(7)
    words = sorted({word for report in chance.sample(base.reports(), 60) for word in base.report(report).text.split()})
    names = {kind: [r[0] for r in base.rows("SELECT text FROM name WHERE kind = ? ORDER BY id", kind)]
             for kind in ("person", "place", "group", "source")}  # fmt: skip
    events = [row[0] for row in base.rows("SELECT DISTINCT event FROM claim ORDER BY 1")]
    claims = [row[0] for row in base.rows("SELECT id FROM claim ORDER BY id")]

    for _ in range(QUESTIONS // 11):
        one, two, event = chance.choice(words), chance.choice(words), chance.choice(events)
        claim = chance.choice(claims)
        person, place, source = (chance.choice(names[kind]) for kind in ("person", "place", "source"))
        yield "words", partial(find_reports, base, Question(one), Filter())
        yield "two words", partial(find_reports, base, Question(f"{one} {two}"), Filter())
        yield "claims with a word", partial(find_claims, base, Question(one), Filter())
        yield "event and place", partial(find_claims, base, Question(""), Filter(event=event, place=place))
        yield "person", partial(find_claims, base, Question(""), Filter(person=person))
        yield "source", partial(find_claims, base, Question(""), Filter(source=source))
        yield "event and word", partial(find_claims, base, Question(two), Filter(event=event))
        yield "Latin name", partial(_latin, base, chance.choice(LATIN))
        yield "cite", partial(cite, base, ClaimId.of(claim))
        yield "who", partial(_who, base, person)
        yield "corroborate", partial(detail, base, ClaimId.of(claim))
    for name in (row[0] for row in base.rows(_LARGEST)):
        yield "who is named most", partial(_who, base, name)
    for kind, view in (("groups", groups), ("sources", sources), ("routes", routes), ("timeline", timeline)):
        yield kind, partial(view, base)
    yield "commonest word", partial(find_claims, base, Question("في"), Filter())
    yield "commonest event", partial(find_claims, base, Question(""), Filter(event="attack", certainty="asserted"))


def _who(base: Base, name: str) -> object:
    found = candidates(base, name)
    return person_of(base, found[0].cluster) if found else None


def _latin(base: Base, words: str) -> object:
    return find_claims(base, Question(words, Speller(base)), Filter())


def asked(base: Base) -> dict[str, list[float]]:
    """Milliseconds of each question, by kind."""
    answers: dict[str, list[float]] = {}
    for kind, ask in questions(base):
        start = time.perf_counter()
        ask()
        answers.setdefault(kind, []).append((time.perf_counter() - start) * 1000)
    return answers


def measure(folder: Path, files: Path, count: int, processes: int) -> dict[str, object]:
    """Everything about a case of one size."""
    seconds, used, added, refused = grow(folder, files, count, processes)
    size = (folder / FILE).stat().st_size
    text = sum(path.stat().st_size for path in sorted(files.iterdir())[:count])
    with Base.open(folder, hand()) as base:
        answers = asked(base)
        start = time.perf_counter()
        findings = len(list(verify(base, more=check)))
        checking = time.perf_counter() - start
        claims = base.one("SELECT count(*) FROM claim")
    every = [value for values in answers.values() for value in values]
    return {
        "reports": added, "refused": refused, "claims": claims and claims[0], "seconds": seconds,
        "reports_per_s": added / seconds, "cpu_ms_per_report": 1000 * used / max(added, 1),
        "bytes": size, "text_bytes": text, "ratio": size / text,
        "questions": len(every), "p50_ms": percentile(every, 0.5), "p95_ms": percentile(every, 0.95),
        "worst_ms": max(every), "p95_by_kind_ms": {kind: percentile(values, 0.95) for kind, values in answers.items()},
        "verify_s": checking, "findings": findings,
    }  # fmt: skip


def show(figures: dict[str, object]) -> None:
    print(
        f"{figures['reports']:>6} reports ({figures['refused']} refused), {figures['claims']} claims: "
        f"{figures['seconds']:.1f} s, {figures['reports_per_s']:.1f} reports/s, "
        f"{figures['cpu_ms_per_report']:.1f} ms of processors a report; "
        f"base {figures['ratio']:.2f} × the text ({figures['bytes']} of {figures['text_bytes']} bytes)"
    )
    print(
        f"       {figures['questions']} questions: p50 {figures['p50_ms']:.1f} ms, p95 {figures['p95_ms']:.1f} ms, "
        f"worst {figures['worst_ms']:.1f} ms; verify {figures['verify_s']:.1f} s, {figures['findings']} findings"
    )
    by_kind: dict[str, float] = figures["p95_by_kind_ms"]  # type: ignore[assignment]
    print("       p95 by kind: " + ", ".join(f"{kind} {value:.1f}" for kind, value in by_kind.items()))


def main() -> int:
    """Measure each size and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", default=SIZES, help="numbers of reports, with commas")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", type=Path, help="leave the cases in this folder")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    with tempfile.TemporaryDirectory() as temporary:
        work = options.keep or Path(temporary)
        work.mkdir(exist_ok=True)
        write(options.data, work / "files", max(sizes))
        if not options.json:
            print(f"machine {machine()}; {options.processes} processes that read, one that writes")
        for size in sizes:
            figures = measure(work / f"case-{size}", work / "files", size, options.processes)
            print(json.dumps(figures, ensure_ascii=False)) if options.json else show(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
