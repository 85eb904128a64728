"""Parsers of PDF and DOCX in a process of their own, with limits of time and memory.

The process is started with the first document and reads one after another. What runs too long, needs too much memory or
brings the process down is refused by name, and the next document gets a new process.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import os
import struct
import subprocess
import sys
import threading
from typing import IO, Any

from khabar import errors
from khabar.errors import BrokenInput, InputError, KhabarError
from khabar.intake import limits

_LENGTH = struct.Struct(">cQ")
_KINDS = {"pdf": b"p", "docx": b"d"}
_ALIVE = b"a"  # a page was read by Tesseract
_CODE = "from khabar.intake.apart import serve; serve()"


class Apart:
    """A process that parses; one document at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def parse(self, kind: str, data: bytes, where: str) -> dict[str, Any]:
        """What the parser of a kind gives; raises what it raises, and TooLarge after too long."""
        with self._lock:
            process = self._started()
            watch = _Watch(process)
            try:
                answer = _ask(process, _KINDS[kind], data, watch)
            except BaseException:  # also Ctrl-C: what is half asked cannot be asked again
                self._end()
                raise
            finally:
                watch.stop()
            if answer is None:
                self._end()
        if watch.late:
            raise limits.PDF_SECONDS.error(where)
        if answer is None:
            raise BrokenInput("reading it ended the process that read it", where, "open it and save it again")
        return _answered(answer, where)

    def end(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            self._end()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _CODE], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, start_new_session=True,  # Ctrl-C is for us, and we end it
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )  # fmt: skip
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        _kill(process)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        process.wait()


class _Watch:
    """Ends a process that takes too long; every page that Tesseract has read gives it new time."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.late = False
        self._process = process
        self._timer = self._begun()

    def again(self) -> None:
        self._timer.cancel()
        self._timer = self._begun()

    def stop(self) -> None:
        self._timer.cancel()

    def _begun(self) -> threading.Timer:
        timer = threading.Timer(limits.PDF_SECONDS.value, self._over)
        timer.daemon = True
        timer.start()
        return timer

    def _over(self) -> None:
        self.late = True
        _kill(self._process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End it and what it started, such as Tesseract."""
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, 9)
        else:
            process.kill()


def _ask(process: subprocess.Popen[bytes], kind: bytes, data: bytes, watch: _Watch) -> dict[str, Any] | None:
    """The answer, or None where the process ended."""
    if process.stdin is None or process.stdout is None:  # never: both are pipes
        return None
    try:
        process.stdin.write(_LENGTH.pack(kind, len(data)) + data)
        process.stdin.flush()
        while (held := _receive(process.stdout)) is not None and held[0] == _ALIVE:
            watch.again()
    except (OSError, ValueError):  # a pipe that was closed
        return None
    if held is None:
        return None
    answer = json.loads(held[1])
    return answer if isinstance(answer, dict) else None


def _receive(stream: IO[bytes]) -> tuple[bytes, bytes] | None:
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    kind, size = _LENGTH.unpack(head)
    data = stream.read(size)
    return (kind, data) if len(data) == size else None


def _answered(answer: dict[str, Any], where: str) -> dict[str, Any]:
    if "error" not in answer:
        return answer
    kind = getattr(errors, str(answer["error"]), InputError)
    if not (isinstance(kind, type) and issubclass(kind, InputError)):
        kind = InputError
    raise kind(str(answer["what"]), where, answer.get("remedy"))


def serve() -> None:
    """What the process does: answer each document in turn, until its input ends."""
    from khabar.intake.documents import read_docx
    from khabar.intake.pdfs import read_pdf

    _limit_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what a library prints is no answer

    def tell(kind: bytes, answer: bytes = b"") -> None:
        answers.write(_LENGTH.pack(kind, len(answer)) + answer)
        answers.flush()

    while (asked := _receive(sys.stdin.buffer)) is not None:
        kind, data = asked
        parser = functools.partial(read_pdf, alive=lambda: tell(_ALIVE)) if kind == _KINDS["pdf"] else read_docx
        tell(kind, json.dumps(_parsed(parser, data)).encode())


def _parsed(parser: Any, data: bytes) -> dict[str, Any]:
    error: KhabarError
    try:
        return dict(parser(data))
    except KhabarError as refused:
        error = refused
    except MemoryError:
        error = limits.PDF_MEMORY.error(None)
    except RecursionError:
        error = errors.UnsafeInput("nested too deep to be read", None, "leave it out")
    except Exception as failed:  # noqa: BLE001 whatever a parser fails on, the file is refused and the next is read
        error = BrokenInput(f"cannot be parsed ({type(failed).__name__})", None, "open it and save it again")
    return {"error": type(error).__name__, "what": error.what, "remedy": error.remedy}


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; that of time holds
        return
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (limits.PDF_MEMORY.value, limits.PDF_MEMORY.value))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


PARSER = Apart()
atexit.register(PARSER.end)
