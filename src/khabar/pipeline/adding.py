"""Add reports to a base: intake → reader → store. What is there already is left as it is."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from khabar.errors import CaseError, EncodingError, InputError, KhabarError
from khabar.intake.arrivals import Arrival, Refusal
from khabar.intake.sources import Container
from khabar.pipeline.readers import Read, Readers
from khabar.store import Base
from khabar.store import connection as opening
from khabar.store.lock import hold
from khabar.store.originals import digest_of
from khabar.types import Report

_BATCH = 32  # reports a transaction: what is counted as added is safe on the disk


@dataclass(slots=True)
class Added:
    """What a run did. ``refused`` are those of this run, also where an earlier run had refused them."""

    added: int = 0
    known: int = 0
    claims: int = 0
    refused: list[Refusal] = field(default_factory=list)
    stopped: bool = False


Progress = Callable[[Added], None]
_Item = tuple[Arrival, str]


def add(
    base: Base,
    coming: Iterable[Arrival | Refusal],
    readers: Readers[_Item],
    *,
    progress: Progress = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
    waiting: Callable[[float], None] | None = None,
) -> Added:
    """Add everything that comes, a batch at a time; ``progress`` is told after each batch.

    ``stop`` is asked between reports; what was read by then is kept, and the next run goes on. Waits while
    another program adds to the case. Raises CaseError where the base or the disk refuses.
    """
    with hold(base.folder, waiting):
        base.originals.sweep(lambda digest: base.one("SELECT 1 FROM original WHERE digest = ?", digest) is not None)
        return _Run(base, readers, progress, stop).all(coming)


class _Run:
    """One run that adds."""

    def __init__(self, base: Base, readers: Readers[_Item], progress: Progress, stop: Callable[[], bool]) -> None:
        self.base = base
        self.readers = readers
        self.progress = progress
        self.stop = stop
        self.done = Added()
        self.refusals: list[Refusal] = []  # not yet kept
        self.seen: set[str] = set()
        self.again: dict[Container, list[tuple[str, Arrival]]] = {}  # reports that are known, in other containers
        # A container might bring back what was forgotten: from then on only what is read from one is kept.
        self.whole = base.one("SELECT 1 FROM log WHERE act = 'forget'") is None
        self._last: tuple[bytes, str] = (b"", "")

    def all(self, coming: Iterable[Arrival | Refusal]) -> Added:
        batch: list[tuple[Arrival, str, Read]] = []
        for (arrival, key), _, answer in self.readers.read(self._new(coming)):
            if isinstance(answer, KhabarError):
                self._refuse(Refusal(arrival.report.path or arrival.report.url or "", answer, arrival.member))
            else:
                batch.append((arrival, key, answer))
            if len(batch) >= _BATCH:
                self._keep(batch)
                batch = []
        self._keep(batch)
        self._link()
        return self.done

    def _new(self, coming: Iterable[Arrival | Refusal]) -> Iterator[tuple[_Item, Report]]:
        """Reports that the base does not have yet."""
        for item in coming:
            if self.stop():
                self.done.stopped = True
                return
            if isinstance(item, Refusal):
                self._refuse(item)
                continue
            report = item.report
            error = _unfit(report)
            if error is not None:
                self._refuse(Refusal(report.path or report.url or "", error, item.member))
                continue
            key = key_of(report)
            there = self.base.one("SELECT text IS NULL FROM report WHERE key = ?", key)
            if there is not None and there[0]:
                error = CaseError("it was forgotten in this case", report.path, "what is forgotten is not added again")
                self._refuse(Refusal(report.path or report.url or "", error, item.member))
                continue
            if key in self.seen or there is not None:
                self.done.known += 1
                if item.container is not None and item.whole and self.whole:
                    light = replace(item, report=replace(report, text="", parts=()), data=b"")
                    self.again.setdefault(item.container, []).append((key, light))
                continue
            self.seen.add(key)
            yield (item, key), report

    def _refuse(self, refusal: Refusal) -> None:
        self.done.refused.append(refusal)
        self.refusals.append(refusal)

    def _keep(self, batch: list[tuple[Arrival, str, Read]]) -> None:
        """One transaction; bytes of originals are on the disk before it, and in their place after it."""
        brought: dict[str, int] = {}
        ready = [(*each, original) for each in batch if (original := self._bring(each[0], each[1], brought))]
        with self.base.change():
            for arrival, key, read, original in ready:
                self._one(arrival, key, read, original, brought)
            for refusal in self.refusals:
                self._refusal(refusal)
            for container in {arrival.container for arrival, *_ in ready if arrival.container is not None}:
                self._links(container)
        self.refusals = []
        self.base.originals.settle(brought)
        self.done.added += len(ready)
        self.done.claims += sum(len(read.rows.claims) for _, _, read, _ in ready)
        self.progress(self.done)

    def _bring(self, arrival: Arrival, key: str, brought: dict[str, int]) -> str | None:
        """Have the original of a report on the disk: the outermost file that it came in, else what it was read from.

        Its digest; None, and a refusal, where that file was changed meanwhile. ``brought`` gets the size of a new one.
        """
        container = self._whole(arrival)
        try:
            if arrival.container is not None:
                arrival.container.check()
            digest = self._digest(arrival.data) if container is None else container.digest
            if digest not in brought and self.base.one("SELECT 1 FROM original WHERE digest = ?", digest) is None:
                stream = io.BytesIO(arrival.data) if container is None else container.open()
                with opening.clear_errors(self.base.folder), stream:
                    size = self.base.originals.bring(digest, stream)
                if size is None:
                    raise InputError("the file was changed while it was read", None, "add it again when it is whole")
                brought[digest] = size
        except InputError as error:
            self.seen.discard(key)
            self._refuse(Refusal(arrival.report.path or arrival.report.url or "", error, arrival.member))
            return None
        return digest

    def _one(self, arrival: Arrival, key: str, read: Read, digest: str, brought: Mapping[str, int]) -> None:
        base, report = self.base, arrival.report
        row = base.one("SELECT id FROM original WHERE digest = ?", digest)
        original = row[0] if row else base.append("original", {"digest": digest, "size": brought[digest]})
        parts = [[part.kind, part.start, part.stop] for part in report.parts]
        number = base.append("report", {
            "key": key, "digest": report.id, "bytes": report.bytes_id, "title": report.title, "outlet": report.outlet,
            "author": report.author, "published": report.published, "url": report.url, "path": _written(report.path),
            "parts": json.dumps(parts) if parts else None, "text": read.text,
        })  # fmt: skip
        now = base.hand.now()
        self._arrival(arrival, number, original, now)
        reading = base.append("reading", {"report": number, "reader": read.reader, "made": now, "body": read.body})
        base.index.write(number, reading, read.rows)

    def _arrival(self, arrival: Arrival, report: int, original: int, now: str) -> None:
        left = arrival.container.digest if arrival.container is not None and self._whole(arrival) is None else None
        self.base.append("arrival", {
            "report": report, "original": original, "how": arrival.how, "path": _written(arrival.report.path),
            "member": _written(arrival.member), "url": arrival.report.url, "at": now, "container": left,
        })  # fmt: skip

    def _whole(self, arrival: Arrival) -> Container | None:
        """The container that is kept in place of what a report was read from."""
        return arrival.container if arrival.whole and self.whole else None

    def _link(self) -> None:
        """At the end, look at the containers of which nothing was kept in this run."""
        for container in list(self.again):
            try:
                known = self.base.one("SELECT 1 FROM original WHERE digest = ?", container.digest)
            except InputError:  # it is gone, or another: nothing of it was kept
                continue
            if known is not None:
                with self.base.change():
                    self._links(container)

    def _links(self, container: Container) -> None:
        """Say of reports that are known that they lie in this container as well: who forgets one must find it there."""
        original = self.base.one("SELECT id FROM original WHERE digest = ?", container.digest)
        for key, arrival in self.again.pop(container, []):
            report = self.base.one("SELECT id FROM report WHERE key = ?", key)
            if report is None or original is None:
                continue
            sql = "SELECT 1 FROM arrival WHERE report = ? AND original = ?"
            if self.base.one(sql, report[0], original[0]) is None:
                self._arrival(arrival, report[0], original[0], self.base.hand.now())

    def _digest(self, data: bytes) -> str:
        if self._last[0] is not data:
            self._last = (data, digest_of(data))
        return self._last[1]

    def _refusal(self, refusal: Refusal) -> None:
        """Keep a refusal, unless the same was kept before."""
        error, path, member = type(refusal.error).__name__, _written(refusal.path), _written(refusal.member)
        what, remedy = _written(refusal.error.what), _written(refusal.error.remedy)
        sql = "SELECT 1 FROM refusal WHERE path = ? AND member IS ? AND error = ? AND what = ?"
        if self.base.one(sql, path, member, error, what) is None:
            self.base.append("refusal", {
                "path": path, "member": member, "error": error, "what": what, "remedy": remedy,
                "at": self.base.hand.now(),
            }, act="refuse")  # fmt: skip


def key_of(report: Report) -> str:
    """What makes a report the same report: its text and who published it."""
    publisher = report.outlet or (urlsplit(report.url).hostname if report.url else None) or ""
    return hashlib.sha256(f"{publisher}\x00{report.id}".encode()).hexdigest()


def _written(path: str | None) -> str | None:
    """A path, or what names one, as it can be kept: bytes of a file name that are no text are spelled out."""
    return None if path is None else path.encode("utf-8", "backslashreplace").decode()


def _unfit(report: Report) -> KhabarError | None:
    """Half of a character cannot be kept: it is no text in any encoding."""
    for text in (report.text, report.title, report.outlet, report.author, report.url):
        try:
            (text or "").encode()
        except UnicodeEncodeError:
            return EncodingError("half of a character stands in it", report.path, "save it as UTF-8 and add it again")
    return None
