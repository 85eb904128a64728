"""The open case behind the server: connections, readings that were opened, and the work in the background."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path

from khabar.share.shown import Shown, Viewer
from khabar.store import Base, Hand
from khabar.types import Reading
from khabar.web.work import Work

_READINGS = 400  # opened readings that are kept, whole and as they may be shown
_IDLE = 24  # connections that wait for the next question

Pair = tuple[Reading, Reading]


class Desk:
    """Lends bases to requests, each to one at a time; ``hand`` makes the hand of who acts."""

    def __init__(self, case: Path, hand: Callable[[str], Hand], work: Work) -> None:
        self.case = case
        self.hand = hand
        self.work = work
        self._idle: queue.LifoQueue[Base] = queue.LifoQueue(_IDLE)
        self._readings: OrderedDict[tuple[int, str], Pair] = OrderedDict()
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def base(self, who: str = "") -> Iterator[Base]:
        """A base for one request, in the name of who asks."""
        try:
            base = self._idle.get_nowait()
        except queue.Empty:
            base = Base.open(self.case, self.hand(who))
        base.hand = self.hand(who)
        base.index.forget_names()  # others may have written since
        try:
            yield base
        except BaseException:
            base.close()
            raise
        try:
            self._idle.put_nowait(base)
        except queue.Full:
            base.close()

    def shown(self, base: Base, viewer: Viewer, profile: str) -> Shown:
        """Readings as a viewer may see them; ``profile`` names what is hidden, so that opened ones can be shared."""
        return _Shared(base, viewer, profile, self)

    def reading(self, key: tuple[int, str], make: Callable[[], Pair]) -> Pair:
        """An opened reading, from those kept or made now."""
        with self._lock:
            found = self._readings.get(key)
            if found is not None:
                self._readings.move_to_end(key)
                return found
        made = make()
        with self._lock:
            self._readings[key] = made
            while len(self._readings) > _READINGS:
                self._readings.popitem(last=False)
        return made

    def forget(self) -> None:
        """Let go of every opened reading: a report was erased, or who is hidden has changed."""
        with self._lock:
            self._readings.clear()

    def close(self) -> None:
        self.forget()
        with contextlib.suppress(queue.Empty):
            while True:
                self._idle.get_nowait().close()


class _Shared(Shown):
    """Readings that requests share."""

    def __init__(self, base: Base, viewer: Viewer, profile: str, desk: Desk) -> None:
        super().__init__(base, viewer)
        self._profile = profile
        self._desk = desk

    def readings(self, number: int) -> Pair:
        return self._desk.reading((number, self._profile), lambda: super(_Shared, self).readings(number))
