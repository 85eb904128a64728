"""Readings by several processes, in the order in which the reports were given.

Each process has its own pipe and ends when the parent does, however that ends. A report that brings a process
down is refused by name; a new process takes the place of the old.
"""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import connection as pipes
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from khabar import garbage
from khabar.errors import InputError, KhabarError
from khabar.store.codec import encode, pack_text
from khabar.store.index import Rows, rows_of
from khabar.types import Report

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from khabar.reader import Reader

_AHEAD = 3  # reports that wait in a process
_ALONE = 12  # reports that are read without other processes
Key = TypeVar("Key")  # what a caller wants back with each reading


@dataclass(frozen=True, slots=True)
class Data:
    """A user's own places and words, for every process alike."""

    gazetteers: tuple[Path, ...] = ()
    lexicons: tuple[Path, ...] = ()

    def load(self) -> Reader:
        """A reader with them; raises what ``Reader.load`` raises."""
        from khabar.reader import Reader

        reader = Reader.load(self.gazetteers, self.lexicons) if self.gazetteers or self.lexicons else Reader.load()
        garbage.keep()
        return reader


@dataclass(frozen=True, slots=True)
class Read:
    """A reading ready to be kept."""

    body: bytes
    rows: Rows
    text: bytes
    reader: str


def read_one(reader: Reader, report: Report) -> Read | KhabarError:
    """Read and pack one report; whatever goes wrong is given back, because the others are to be read still."""
    try:
        reading = reader.read(report)
        name = json.dumps(dict(reading.reader), sort_keys=True)
        return Read(encode(reading), rows_of(reading), pack_text(report.text), name)
    except KhabarError as error:
        return error
    except Exception as error:  # noqa: BLE001 one report that the reader fails on is refused by name
        return InputError(
            f"the reader failed ({type(error).__name__})",
            report.path or report.url,
            "please report this; the rest goes on",
        )


@dataclass(slots=True)
class _Process(Generic[Key]):
    process: BaseProcess
    pipe: Connection
    tasks: deque[tuple[int, Key, Report]] = field(default_factory=deque)
    ready: bool = False  # it has loaded the language data


class _Unable(Exception):
    """A process that could not begin to read."""


class Readers(Generic[Key]):
    """Up to ``count`` processes that read; few reports are read right here. Use it as a context manager."""

    def __init__(self, data: Data, count: int, reader: Reader | None = None) -> None:
        self.data = data
        self.count = count
        self._reader = reader
        self._processes: list[_Process[Key]] = []

    def __enter__(self) -> Readers[Key]:
        return self

    def __exit__(self, *_: object) -> None:
        for each in self._processes:
            each.process.terminate()
            each.pipe.close()
        for each in self._processes:
            each.process.join()
        self._processes.clear()

    def reader(self) -> Reader:
        """The reader of this process."""
        self._reader = self._reader or self.data.load()
        return self._reader

    def read(self, reports: Iterable[tuple[Key, Report]]) -> Iterator[tuple[Key, Report, Read | KhabarError]]:
        """Every report with its reading or the error, in order; reports are taken only as fast as they are read."""
        coming = iter(reports)
        first = list(islice(coming, _ALONE)) if self.count > 1 else []
        if self.count > 1 and len(first) == _ALONE:
            yield from self._together(chain(first, coming))
        else:
            yield from self._alone(chain(first, coming))

    def _alone(self, coming: Iterator[tuple[Key, Report]]) -> Iterator[tuple[Key, Report, Read | KhabarError]]:
        for key, report in coming:
            yield key, report, read_one(self.reader(), report)

    def _together(self, coming: Iterator[tuple[Key, Report]]) -> Iterator[tuple[Key, Report, Read | KhabarError]]:
        self._processes = [self._start() for _ in range(self.count)]
        done: dict[int, tuple[Key, Report, Read | KhabarError]] = {}
        given = told = 0
        more = True
        while more or told < given:
            while more and given - told < self.count * (_AHEAD + 8):
                free = min(self._processes, key=lambda each: len(each.tasks))
                if len(free.tasks) >= _AHEAD:
                    break
                pair = next(coming, None)
                if pair is None:
                    more = False
                    break
                self._give(free, (given, *pair))
                given += 1
            try:
                for pipe in pipes.wait([each.pipe for each in self._processes if each.tasks]):
                    answered = self._take(pipe)  # type: ignore[arg-type]
                    if answered is not None:
                        done[answered[0]] = answered[1:]
            except _Unable:  # what no other process can read is read here, or says here why not
                left = sorted((task for each in self._processes for task in each.tasks), key=lambda task: task[0])
                self.__exit__()
                done |= {number: (key, report, read_one(self.reader(), report)) for number, key, report in left}
                yield from (done[number] for number in sorted(done))
                yield from self._alone(coming)
                return
            while told in done:
                yield done.pop(told)
                told += 1

    def _start(self) -> _Process[Key]:
        context = multiprocessing.get_context("spawn")  # a fork would share the database and the pipes
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self.data), daemon=True)
        with _deaf():
            process.start()
        theirs.close()
        return _Process(process, ours)

    def _give(self, to: _Process[Key], task: tuple[int, Key, Report]) -> None:
        to.tasks.append(task)
        with contextlib.suppress(OSError):  # it has ended; its pipe says so when it is next asked
            to.pipe.send(task[2])

    def _take(self, pipe: Connection) -> tuple[int, Key, Report, Read | KhabarError] | None:
        """The next answer of a process; where the process has ended, the report that it was at is refused."""
        each = next(each for each in self._processes if each.pipe is pipe)
        try:
            answer = each.pipe.recv()
            if not each.ready:
                each.ready = True
                return None
            number, key, report = each.tasks.popleft()
            return number, key, report, answer
        except (EOFError, OSError):
            if not each.ready:
                raise _Unable from None
            number, key, report = each.tasks.popleft()
            place = self._processes.index(each)
            each.pipe.close()
            each.process.join()
            self._processes[place] = fresh = self._start()
            for task in each.tasks:
                self._give(fresh, task)
            error = InputError(
                "reading it ended the process that read it", report.path or report.url, "it may need too much memory"
            )
            return number, key, report, error


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """A process that starts in here never hears Ctrl-C, which is for the parent; only a main thread can see to it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(pipe: Connection, data: Data) -> None:
    """What a process does: answer each report in turn, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    waiting: queue.SimpleQueue[Report] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, waiting), daemon=True).start()
    try:
        reader = data.load()
        pipe.send(None)
    except (KhabarError, OSError):  # the parent loads it, too, and says what is wrong
        return
    with contextlib.suppress(OSError):  # the parent is gone
        while True:
            pipe.send(read_one(reader, waiting.get()))


def _listen(pipe: Connection, waiting: queue.SimpleQueue[Report]) -> None:
    """Take reports off the pipe at once, so that neither side waits for the other; end with the parent."""
    try:
        while True:
            waiting.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)
