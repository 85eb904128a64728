"""Work in the background: what is added and compared runs in a process of its own, one job after the other.

A job lies in the case folder until it is done, so that it goes on after the server has died halfway; what it added by
then is not added again.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import queue
import secrets
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from khabar.digest.mailing import Post, Sender, Server
from khabar.digest.outbox import fill, send
from khabar.errors import KhabarError
from khabar.intake.arrivals import Arrival, Refusal, arrivals_of, fetched
from khabar.intake.fetching import Fetcher
from khabar.intake.sources import Given, Item
from khabar.pipeline import Added, Data, Readers, add
from khabar.pipeline.comparing import compare, is_fresh
from khabar.store import Base, Hand

FOLDER = "incoming"
_PAPER = "job.json"
_SHOWN = 40  # finished jobs that are remembered
_REFUSED = 200  # refusals of one job that are shown; all of them are in the log
_MAIL = 60.0  # seconds between looks for mail that is due
_LOOK = 0.5  # seconds between looks at what is due
_PATIENCE = 10.0  # seconds that a job may take to stop

State = str  # waiting, adding, comparing, mailing, done, failed


@dataclass(slots=True)
class Job:
    """What is to be added, by whom, and how far it is."""

    id: str
    by: str
    names: list[str] = field(default_factory=list)  # of files, as the browser called them
    addresses: list[str] = field(default_factory=list)
    outlet: str | None = None
    published: str | None = None
    state: State = "waiting"
    added: int = 0
    known: int = 0
    claims: int = 0
    refused: int = 0
    refusals: list[tuple[str, str, str]] = field(default_factory=list)  # what, class of the error, reason
    reason: str | None = None

    def paper(self) -> str:
        """What must be known to do it again."""
        told = asdict(self)
        return json.dumps(
            {k: told[k] for k in ("id", "by", "names", "addresses", "outlet", "published")}, ensure_ascii=False
        )


class Work:
    """The queue of a served case.

    ``make_hand`` must be importable, because another process calls it; ``rest`` is how many seconds pass between a
    decision and comparing anew.
    """

    def __init__(
        self, case: Path, make_hand: Callable[[str], Hand], proxy: str | None, processes: int, rest: float = 15.0,
        mail: tuple[Server, Sender] | None = None,
    ) -> None:  # fmt: skip
        self.case = case
        self._make_hand = make_hand
        self._proxy = proxy
        self._processes = processes
        self._waiting: queue.Queue[Job | None] = queue.Queue()
        self._jobs: list[Job] = []
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._rest = rest
        self._mail = mail
        self._mail_at = 0.0  # when to look next for mail that is due
        self._comparing = False  # on its own, not after adding
        self._due: tuple[float, str] | None = None  # when to compare, and in whose name

    def start(self) -> None:
        """Go on with what an earlier server left, and wait for more."""
        for job in _left(self.case / FOLDER):
            self._put(job)
        self._thread = threading.Thread(target=self._run, name="work", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop after what is being written; a job that is not done goes on with the next server."""
        self._stop.set()
        self._waiting.put(None)
        if self._thread is not None:
            self._thread.join(_PATIENCE)

    def jobs(self) -> list[Job]:
        """Jobs that wait, run or are done, the newest first."""
        with self._lock:
            return list(reversed(self._jobs))

    @property
    def busy(self) -> bool:
        return self._comparing or any(job.state in ("waiting", "adding", "comparing") for job in self.jobs())

    @property
    def mails(self) -> bool:
        """Whether the digest is sent from here."""
        return self._mail is not None

    def mail(self) -> None:
        """Look for mail that is due as soon as nothing else is to be done."""
        self._mail_at = 0.0

    def room(self) -> tuple[str, Path]:
        """A new job's name and its folder, for files that are on their way."""
        name = secrets.token_hex(8)
        folder = self.case / FOLDER / name
        folder.mkdir(parents=True, mode=0o700)
        return name, folder

    def add(
        self, name: str, by: str, names: Sequence[str], addresses: Sequence[str], outlet: str | None = None,
        published: str | None = None,
    ) -> Job:  # fmt: skip
        """Queue files that lie in the job's folder, as 0, 1 …, and addresses."""
        job = Job(name, by, list(names), list(addresses), outlet, published)
        paper = self.case / FOLDER / name / _PAPER
        part = paper.with_suffix(".part")
        part.write_text(job.paper(), encoding="utf-8")
        part.replace(paper)  # whole or not at all: a folder without it is swept away
        self._put(job)
        return job

    def compare(self, by: str) -> None:
        """Hold reports beside each other again, once nobody has asked for it for a while: decisions come in rows."""
        self._due = (time.monotonic() + self._rest, by)

    def _put(self, job: Job) -> None:
        with self._lock:
            self._jobs.append(job)
            done = [each for each in self._jobs if each.state in ("done", "failed")]
            for each in done[:-_SHOWN]:
                self._jobs.remove(each)
        self._waiting.put(job)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                job = self._waiting.get(timeout=_LOOK)
            except queue.Empty:
                job = self._idle()
                if job is None:
                    continue
            if job is None:
                return
            try:
                self._one(job)
            except Exception:  # noqa: BLE001 no process could be started: the next job finds one who works
                job.state, job.reason = "failed", "no process could be started; the same files may be added again"
            self._comparing = False

    def _idle(self) -> Job | None:
        """A job that only compares, or one that sends what is due by mail."""
        now = time.monotonic()
        if self._due is not None and self._due[0] <= now:
            job, self._due, self._comparing = Job("", self._due[1]), None, True
            return job
        if self._mail is not None and self._mail_at <= now:
            self._mail_at = now + _MAIL
            return Job("", "digest", state="mailing")
        return None

    def _one(self, job: Job) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        arguments: tuple[object, ...] = (theirs, self.case, job.paper(), self._make_hand, self._proxy, self._processes)
        target: Callable[..., None] = _work
        if job.state == "mailing" and self._mail is not None:
            target, arguments = _post, (theirs, self.case, self._make_hand, *self._mail)
        process = context.Process(target=target, args=arguments, name="khabar-work")
        process.start()
        theirs.close()
        asked = False
        while True:
            if self._stop.is_set() and not asked:
                asked = True
                with contextlib.suppress(OSError):
                    ours.send("stop")
            try:
                if not ours.poll(0.2):
                    continue
                told: dict[str, Any] = ours.recv()
            except (EOFError, OSError):
                break
            for key, value in told.items():
                setattr(job, key, value)
        process.join()
        if job.state not in ("done", "failed") and not asked:
            job.state, job.reason = "failed", "the process that adds has ended; the same files may be added again"
        if job.state in ("done", "failed") and job.id:
            shutil.rmtree(self.case / FOLDER / job.id, ignore_errors=True)


def _left(folder: Path) -> Iterator[Job]:
    """Jobs of an earlier server; what never became one is swept away."""
    if not folder.is_dir():
        return
    for each in sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime):
        try:
            yield Job(**json.loads((each / _PAPER).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            shutil.rmtree(each, ignore_errors=True)


def _work(
    pipe: Connection, case: Path, paper: str, make_hand: Callable[[str], Hand], proxy: str | None, processes: int
) -> None:  # fmt: skip
    """In a process of its own: add, compare, and tell how far it is."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server says when to stop
    os.nice(5)  # who looks at a page goes first
    job = Job(**json.loads(paper))
    asked: list[bool] = []

    def stop() -> bool:
        if not asked and pipe.poll():
            asked.append(True)
        return bool(asked)

    try:
        with Base.open(case, make_hand(job.by)) as base:
            done = Added()
            if job.id:
                with Readers[tuple[Arrival, str]](Data(), processes) as readers:
                    done = add(base, _coming(case, job, proxy), readers, stop=stop,
                               progress=lambda so_far: pipe.send({"state": "adding", **_told(so_far)}))  # fmt: skip
            if not done.stopped:
                pipe.send({"state": "comparing", **_told(done)})
                if not is_fresh(base):
                    compare(base)
                pipe.send({"state": "done"})
    except KhabarError as error:
        pipe.send({"state": "failed", "reason": str(error)})
    finally:
        pipe.close()


def _post(pipe: Connection, case: Path, make_hand: Callable[[str], Hand], server: Server, sender: Sender) -> None:
    """In a process of its own: queue what is due, and send what is queued."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Base.open(case, make_hand("digest")) as base, Post(server) as post:
            now = datetime.fromisoformat(base.hand.now())
            fill(base, now, sender.hour, sender.patience)
            send(base, post, sender, now, stop=pipe.poll)
        pipe.send({"state": "done"})
    except KhabarError as error:  # the next look tries again; the rows of the mails say what became of them
        pipe.send({"state": "failed", "reason": str(error)})
    finally:
        pipe.close()


def _told(done: Added) -> dict[str, Any]:
    refusals = [(r.path, type(r.error).__name__, str(r.error.what)) for r in done.refused[:_REFUSED]]
    return {"added": done.added, "known": done.known, "claims": done.claims, "refused": len(done.refused),
            "refusals": refusals}  # fmt: skip


def _coming(case: Path, job: Job, proxy: str | None) -> Iterator[Item]:
    """Everything of a job, file by file under the name that it had, then address by address."""
    given = Given(job.outlet, job.published)
    for number, name in enumerate(job.names):
        path = case / FOLDER / job.id / f"{number}{Path(name).suffix[:12]}"
        for item in arrivals_of(path, given):
            yield _renamed(item, str(path), name)
    if job.addresses:
        yield from fetched(job.addresses, Fetcher(proxy), given)


def _renamed(item: Item, path: str, name: str) -> Item:
    """As the browser called the file: where it lay on the way is nobody's business."""
    if isinstance(item, Refusal):
        return replace(item, path=(item.path or "").replace(path, name))
    report = replace(item.report, path=(item.report.path or "").replace(path, name) or None)
    return replace(item, report=report, how="upload")
