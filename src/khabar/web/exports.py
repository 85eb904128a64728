"""What leaves by the web stands in the log: who took what, under which profile, and when.

A page that somebody looks at is no export, nor what its own scripts ask for. Exports are originals, the feed, and every
answer that a program takes: by a token, or with a session and no page around it. Programs ask often, so that the first
answer of a kind is noted before it is given, and what else is taken in the same minute is counted and noted once.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from khabar.errors import KhabarError
from khabar.share.profile import profile_number
from khabar.store import Base

WINDOW = 60.0  # seconds in which answers of one kind are counted together
_NUMBERS = 400  # of reports, claims, people … that are listed in one entry; what is beyond is only counted

Key = tuple[str, str]


@dataclass(slots=True)
class _Held:
    """What was taken since the first answer of its kind was noted."""

    who: str
    what: dict[str, object]
    until: float
    answers: int = 0
    numbers: dict[str, None] = field(default_factory=dict)


def note(base: Base, what: Mapping[str, object], redacted: bool) -> None:
    """One export, noted now; ``profile``: the number of what hides, 0 for what always does, none where all is seen."""
    with base.change():
        base.note("export", _under(base, what, redacted))


def _under(base: Base, what: Mapping[str, object], redacted: bool) -> dict[str, object]:
    return {**what, "profile": profile_number(base) if redacted else None}


class Exports:
    """Answers that programs take. ``lend`` gives a base in somebody's name, to write what was counted."""

    def __init__(self, lend: Callable[[str], AbstractContextManager[Base]], window: float = WINDOW) -> None:
        self._lend = lend
        self._window = window
        self._held: dict[Key, _Held] = {}
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._closed = False

    def answer(self, base: Base, who: str, what: Mapping[str, object], number: str | None, redacted: bool) -> None:
        """Note an answer before it is given; ``number``: of whom or what it is, where it is of one.

        Raises BusyCase where nothing can be written now: then nothing is to be given.
        """
        told = _under(base, what, redacted)
        key = (who, repr(sorted(told.items(), key=str)))
        with self._lock:
            held = self._held.get(key)
            if held is not None and time.monotonic() < held.until:
                held.answers += 1
                if number is not None and len(held.numbers) < _NUMBERS:
                    held.numbers[number] = None
                return
            before = self._held.pop(key, None)
        try:
            with base.change():
                if before is not None and before.answers:
                    base.note("export", _told(before))
                base.note("export", {**told, "answers": 1, **({"numbers": [number]} if number is not None else {})})
        except BaseException:
            if before is not None:
                with self._lock:
                    self._held.setdefault(key, before)
            raise
        with self._lock:
            self._held[key] = _Held(who, told, time.monotonic() + self._window)
            self._soon()

    def _soon(self) -> None:
        """See to it that what was counted is written, also where nobody asks again."""
        if self._timer is None and not self._closed:
            self._timer = threading.Timer(self._window, self._late)
            self._timer.daemon = True
            self._timer.start()

    def _late(self) -> None:
        try:
            self.flush(time.monotonic())
        finally:
            with self._lock:
                self._timer = None
                if self._held:
                    self._soon()

    def flush(self, until: float | None = None) -> None:
        """Write what was counted up to a moment, or all of it."""
        with self._lock:
            due = {key: held for key, held in self._held.items() if until is None or held.until <= until}
            for key in due:
                del self._held[key]
        for key, held in due.items():
            if not held.answers:
                continue
            try:
                with self._lend(held.who) as base, base.change():
                    base.note("export", _told(held))
            except KhabarError:  # another program writes: with the next round
                with self._lock:
                    self._held.setdefault(key, held)

    def close(self) -> None:
        """Write what was counted; nothing is counted after it."""
        with self._lock:
            self._closed = True
            timer = self._timer
        if timer is not None:
            timer.cancel()
            timer.join()  # it may be writing now
        self.flush()


def _told(held: _Held) -> dict[str, object]:
    numbers = {"numbers": list(held.numbers)} if held.numbers else {}
    return {**held.what, "answers": held.answers, **numbers}
