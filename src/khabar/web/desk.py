"""The open case behind the server: connections, readings that were opened, and the work in the background."""

from __future__ import annotations

import contextlib
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Generic, TypeVar, cast

from khabar.pipeline.comparing import made_by
from khabar.share.hidden import Hidden
from khabar.share.profile import profile_of
from khabar.share.shown import Opened, Shown
from khabar.share.viewer import Viewer
from khabar.store import Base, ClaimId, Hand
from khabar.store.codec import Claims
from khabar.types import Reading
from khabar.web.exports import Exports
from khabar.web.shelf import Shelf, pack
from khabar.web.work import Work

_READINGS = 400  # opened readings that are kept, whole and as they may be shown
_CLAIMS = 4000  # opened claims that are kept
_IDLE = 24  # connections that wait for the next question
_ANSWERS = 600  # answers that are kept
_LEASE = 180.0  # seconds that a claim in review is one's own

T = TypeVar("T")
K = TypeVar("K")
Pair = tuple[Reading, Reading]


class _Newest(Generic[K, T]):
    """The values that were asked for last, at most so many of them."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[K, T] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K, make: Callable[[], T], holds: Callable[[T], bool] = lambda _: True) -> T:
        """A value that is kept and still holds, or made now, while others go on asking."""
        with self._lock:
            if key in self._kept and holds(self._kept[key]):
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()


class Desk:
    """Lends bases to requests, each to one at a time; ``hand`` makes the hand of who acts."""

    def __init__(self, case: Path, hand: Callable[[str], Hand], work: Work) -> None:
        self.case = case
        self.hand = hand
        self.work = work
        self._idle: queue.LifoQueue[Base] = queue.LifoQueue(_IDLE)
        self._readings: _Newest[tuple[int, str], Pair] = _Newest(_READINGS)
        self._claims: _Newest[tuple[str, ClaimId], Opened | None] = _Newest(_CLAIMS)
        self._answers: _Newest[tuple[object, ...], tuple[object, object]] = _Newest(_ANSWERS)
        self._leases: dict[int, tuple[str, float]] = {}
        self._lock = threading.Lock()
        self.shelf = Shelf(self.base)
        self.exports = Exports(self.base)

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
        return self._readings.get(key, make)

    def opened(self, key: tuple[str, ClaimId], make: Callable[[], Opened | None]) -> Opened | None:
        """A claim, from those kept or made now; with the profile where something is hidden in its reading."""
        return self._claims.get(key, make)

    def told(self, base: Base, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """An answer, made once until anything at all changes in the case.

        Every change has an entry in the log, and so has what left it, which changes nothing; that reports were
        compared is told apart.
        """
        head = (base.changed(), made_by(base, "beside"))
        return cast(T, self._answers.get(key, lambda: (head, make()), lambda kept: kept[0] == head)[1])

    def look(self) -> None:
        """Begin to look through the case for what its profile hides, so that no reader waits for it."""
        with self.base() as base:
            viewer = Viewer("ar", profile_of(base))
        self.shelf.begin(viewer, viewer.mark)

    def lease(self, claims: Iterable[int], who: str, now: float) -> int | None:
        """The first of some claims that nobody else is looking at; it is this one's for a while."""
        with self._lock:
            self._leases = {claim: held for claim, held in self._leases.items() if held[1] > now}
            for claim in claims:
                if self._leases.get(claim, (who, 0.0))[0] == who:
                    self._leases[claim] = (who, now + _LEASE)
                    return claim
        return None

    def release(self, claim: int) -> None:
        """A claim that was decided may be looked at by others again."""
        with self._lock:
            self._leases.pop(claim, None)

    def forget(self) -> None:
        """Let go of everything that was opened: who is hidden has changed."""
        for kept in (self._readings, self._claims, self._answers):
            kept.clear()
        self.shelf.forget()

    def close(self) -> None:
        self.exports.close()
        self.forget()
        self.shelf.close()
        with contextlib.suppress(queue.Empty):
            while True:
                self._idle.get_nowait().close()


class _Shared(Shown):
    """Readings that requests share."""

    def __init__(self, base: Base, viewer: Viewer, profile: str, desk: Desk) -> None:
        super().__init__(base, viewer)
        self._profile = profile
        self._desk = desk

    def part(self, reading: int) -> Hidden:
        if not self.viewer.redacted:
            return super().part(reading)
        found = self._desk.shelf.part(self._profile, reading)
        if found is None:
            shelf = self._desk.shelf
            shelf.begin(self.viewer, self._profile)
            if not self.doubts(reading):
                return shelf.pass_by(self._profile, reading)
            found = shelf.put(self._profile, reading, *self.readings(reading))
        return found

    def claim(self, number: ClaimId) -> Opened | None:
        part = self.part(number.reading)
        if number.row in part.claims:
            return None
        return self._desk.opened((self._profile if part else "", number), lambda: self._alone(number))

    def _packed(self, reading: int) -> Claims:
        if not self.part(reading):
            return super()._packed(reading)
        packed = self._desk.shelf.packed(self._profile, reading)
        return (packed or pack(*self.readings(reading), self.part(reading), reading)).claims()

    def readings(self, number: int) -> Pair:
        return self._desk.reading((number, self._profile), lambda: self._pair(number))

    def _pair(self, number: int) -> Pair:
        packed = self._desk.shelf.packed(self._profile, number)
        return (self.base.reading_by_id(number), packed.reading()) if packed is not None else super().readings(number)
