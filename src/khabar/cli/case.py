"""``khabar init``, ``add`` and ``reread``: a case is made, grows, and is read by a better reader."""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.console import Console, case_argument, fresh, hand, open_case, speaks, who_option
from khabar.cli.options import column_option, day, gazetteer_option, lexicon_option, processes_option, proxy_option

if TYPE_CHECKING:
    from khabar.intake.arrivals import Arrival, Refusal
    from khabar.intake.sources import Given
    from khabar.pipeline import Added, Reread
    from khabar.store import Base
    from khabar.types import Claim

_INTERRUPTED = 130
_MOST_PROCESSES = 8  # more of them wait for the one that writes


@click.command()
@case_argument
@who_option
@speaks()
def init(console: Console, case: Path, who: str | None) -> None:
    """Make a case: a folder with an empty evidence base.

    ينشئ قضية جديدة: مجلداً فيه قاعدة أدلة فارغة.
    """
    from khabar.store import Base

    with Base.create(case, hand(who)):
        console.note(console.say("case.made", where=case))


@click.command()
@case_argument
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--fetch", multiple=True, metavar="URL",
              help="Also fetch this page, feed or file; its server learns who asks. May be repeated.")  # fmt: skip
@proxy_option
@click.option("--outlet", metavar="NAME", help="Who published the reports, where they do not say it.")
@click.option("--published", metavar="DATE", callback=day, help="When, where they do not say it: YYYY-MM-DD.")
@gazetteer_option
@lexicon_option
@processes_option
@column_option
@who_option
@speaks(redacts=True)
def add(
    console: Console, case: Path, paths: tuple[str, ...], *, outlet: str | None, published: str | None,
    gazetteer: tuple[Path, ...], lexicon: tuple[Path, ...], processes: int | None, who: str | None,
    column: tuple[tuple[str, str], ...] = (), fetch: tuple[str, ...] = (), proxy: str | None = None,
) -> None:  # fmt: skip
    """Add reports to a case. What is there already is left as it is.

    Ctrl-C stops after what has been read; the same command goes on from there.

    يضيف أخباراً إلى القضية، وما كان فيها يبقى كما هو.
    """
    from khabar.intake.arrivals import arrivals
    from khabar.intake.sources import Given
    from khabar.pipeline import Data, Readers, add

    if not paths and not fetch:
        raise click.UsageError("Name a PATH, or an address with --fetch.")
    count = processes or min(os.cpu_count() or 1, _MOST_PROCESSES)
    readers: Readers[tuple[Arrival, str]] = Readers(Data(gazetteer, lexicon), count)
    with open_case(case, console, who) as base, _stoppable() as asked, readers:
        named = arrivals(paths, outlet=outlet, published=published, columns=dict(column))
        asked_for = _fetched(console, fetch, proxy, Given(outlet, published, dict(column)))
        coming = _Counted(chain(named, asked_for), console, _files(paths) + len(fetch))
        done = add(
            base, coming, readers, progress=coming.show, stop=lambda: bool(asked), waiting=console.waiting
        )  # fmt: skip
        if not done.stopped:  # else the first question does it
            fresh(base, console)
    _sum_up(console, done)
    if done.stopped:
        raise click.exceptions.Exit(_INTERRUPTED)
    if done.refused:
        raise click.exceptions.Exit(1)


def _fetched(
    console: Console, addresses: tuple[str, ...], proxy: str | None, given: Given
) -> Iterator[Arrival | Refusal]:
    """What addresses give; says first when a server will see who asks."""
    if not addresses:
        return
    from khabar.intake.arrivals import fetched
    from khabar.intake.fetching import Fetcher

    if proxy is None:
        console.note(console.say("fetch.open"))
    yield from fetched(addresses, Fetcher(proxy), given)


def _files(paths: tuple[str, ...]) -> int:
    """How many files there are, for an estimate of the time left; an archive counts as one."""
    from khabar.errors import KhabarError
    from khabar.intake import find_files

    with contextlib.suppress(KhabarError, OSError):
        return sum(1 for _ in find_files(paths))
    return 0


class _Counted:
    """What comes in, with the speed and an estimate of the time left."""

    def __init__(self, coming: Iterator[Arrival | Refusal], console: Console, expected: int) -> None:
        self.coming = coming
        self.console = console
        self.expected = expected
        self.start = time.monotonic()

    def __iter__(self) -> Iterator[Arrival | Refusal]:
        return self.coming

    def show(self, done: Added) -> None:
        """Say how far it is; no estimate where more came than was expected."""
        spent = max(time.monotonic() - self.start, 0.001)
        over = done.added + done.known + len(done.refused)
        left = ""
        if over < self.expected:
            seconds = round(spent / max(over, 1) * (self.expected - over))
            left = self.console.say("case.left", minutes=seconds // 60, seconds=f"{seconds % 60:02}")
        self.console.progress(self.console.say(
            "case.progress", added=done.added, known=done.known, refused=len(done.refused),
            rate=f"{over / spent:.0f}", left=left,
        ).rstrip(" ·"))  # fmt: skip


@contextlib.contextmanager
def _stoppable() -> Iterator[list[int]]:
    """The first Ctrl-C is noted down, so that what is being written is finished; the second ends at once."""
    asked: list[int] = []

    def note(number: int, _: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    before = signal.signal(signal.SIGINT, note)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)


def _sum_up(console: Console, done: Added) -> None:
    from khabar.share.refusals import reason

    for refusal in done.refused:
        console.note(f"{refusal.path}: {reason(refusal.error, console.language)}")
    key = "case.stopped" if done.stopped else "case.added"
    console.note(console.say(
        key, added=done.added, known=done.known, refused=len(done.refused), claims=done.claims
    ))  # fmt: skip


@click.command()
@case_argument
@gazetteer_option
@lexicon_option
@processes_option
@who_option
@speaks(redacts=True)
def reread(
    console: Console, case: Path, *, gazetteer: tuple[Path, ...], lexicon: tuple[Path, ...], processes: int | None,
    who: str | None,
) -> None:  # fmt: skip
    """Read every report again that another version or other lists read. Older readings stay; changes are shown.

    يعيد قراءة ما قرأه إصدار سابق، ويُبقي القراءة القديمة ويعرض ما تغيّر.
    """
    from khabar.pipeline import Data, Readers, reread

    count = processes or min(os.cpu_count() or 1, _MOST_PROCESSES)
    readers: Readers[int] = Readers(Data(gazetteer, lexicon), count)
    totals = {"read": 0, "gained": 0, "lost": 0, "changed": 0, "failed": 0}
    with open_case(case, console, who) as base, _stoppable() as asked, readers:
        for done in reread(base, readers, stop=lambda: bool(asked), waiting=console.waiting):
            totals["failed" if done.error else "read"] += 1
            for kind in ("gained", "lost", "changed"):
                totals[kind] += len(getattr(done.difference, kind))
            _changes(console, base, done)
            console.progress(console.say("reread.progress", **totals))
        orphans = _orphans(console, base)
    console.note(console.say("reread.done", **totals, orphans=orphans))
    if asked:
        raise click.exceptions.Exit(_INTERRUPTED)
    if totals["failed"]:
        raise click.exceptions.Exit(1)


def _changes(console: Console, base: Base, done: Reread) -> None:
    """What the new reading of one report says otherwise."""
    from khabar.share.refusals import reason
    from khabar.share.sheet import claim_lines, safe

    if done.error is not None:
        console.note(f"[{done.report}] {reason(done.error, console.language)}")
    if not done.difference:
        return
    readings = [number for number, _, _ in base.readings(done.report)][-2:]
    old, new = (console.viewer.redact(base.reading_by_id(number)) for number in readings)
    title = " ".join((new.report.title or console.say("sheet.title")).split())
    console.print(safe(f"[{done.report}] {title}"))
    sides = {"old": {claim.id: claim for claim in old.claims}, "new": {claim.id: claim for claim in new.claims}}
    told = [("lost", "old", claim) for claim in done.difference.lost]
    told += [pair for a, b in done.difference.changed for pair in (("before", "old", a), ("after", "new", b))]
    told += [("gained", "new", claim) for claim in done.difference.gained]
    for kind, side, claim in told:
        shown = sides[side].get(claim.id)
        if shown is not None:
            number = f"{readings[side == 'new']}.{_place(base, readings[side == 'new'], claim)}"
            lines = claim_lines(f"{console.say(f'reread.{kind}')} {number}", shown, new.report.outlet, console.language)
            console.print(*lines)
    console.print("")


def _place(base: Base, reading: int, claim: Claim) -> int:
    """The number of a claim in its reading."""
    return [other.id for other in base.reading_by_id(reading).claims].index(claim.id) + 1


def _orphans(console: Console, base: Base) -> int:
    """Reviews that the newest readings have no claim for."""
    from khabar.store.differences import unanchored

    lost = unanchored(base)
    for review, report in lost:
        console.note(console.say("reread.orphan", review=review, report=report))
    return len(lost)
