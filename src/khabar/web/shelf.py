"""What pictures of a whole case are made of: made once for each state of the base, and who may see what of it."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from khabar.errors import KhabarError
from khabar.pipeline.comparing import made_by
from khabar.pipeline.derivation import state
from khabar.share.hidden import NOTHING, Hidden, hidden
from khabar.share.shown import Shown
from khabar.share.viewer import Viewer
from khabar.store import Base
from khabar.store.codec import Claims, decode, encode, pack_text, unpack_text
from khabar.store.index import SHIFT
from khabar.types import Reading
from khabar.views.held import newest_readings

_KEPT = 80  # values that are kept
_PROFILES = 3
_AT_ONCE = 0.08  # seconds of one request that are spent on looking through readings
_PIECE = 400  # readings after which what was seen is given out
_PAUSE = (
    0.004  # seconds at least between two readings in the background, else as long as one took: others ask meanwhile
)
_ROOM = 100_000_000  # bytes of readings as one profile shows them

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody may see of a case: everything, or what is not hidden in the readings that were looked through.

    ``looked`` of ``all`` readings: what has not been looked through yet is not shown.
    """

    mark: str = ""
    readings: frozenset[int] | None = None
    parts: dict[int, Hidden] = field(default_factory=dict)
    looked: int = 0
    all: int = 0

    @property
    def whole(self) -> bool:
        return self.readings is None

    def claim(self, row: int) -> bool:
        if self.readings is None:
            return True
        part = self.parts.get(row >> SHIFT)
        return row >> SHIFT in self.readings and (part is None or row not in part.claims)

    def open(self, row: int) -> bool:
        """Whether nothing was taken out of a claim: only such a one stands beside others that say the same."""
        part = self.parts.get(row >> SHIFT)
        return self.claim(row) and (part is None or row not in part.touched)

    def dated(self, row: int) -> bool:
        part = self.parts.get(row >> SHIFT)
        return part is None or row not in part.undated

    def filler(self, claim: int, role: str, number: int) -> bool:
        part = self.parts.get(claim >> SHIFT)
        return part is None or (claim, role, number) not in part.fillers

    def link(self, claim: int, depth: int) -> bool:
        part = self.parts.get(claim >> SHIFT)
        return part is None or (claim, depth) not in part.links

    def entity(self, row: int) -> bool:
        if self.readings is None:
            return True
        part = self.parts.get(row >> SHIFT)
        return row >> SHIFT in self.readings and (part is None or row not in part.entities)

    def named(self, row: int) -> bool:
        """Whether a report that was looked through still has an entity under its name."""
        if self.readings is None:
            return True
        part = self.parts.get(row >> SHIFT)
        return row >> SHIFT in self.readings and (part is None or row not in part.unnamed)

    def heading(self, reading: int) -> bool:
        if self.readings is None:
            return True
        part = self.parts.get(reading)
        return reading in self.readings and (part is None or not part.heading)


def over(shown: Shown, mark: str, readings: Iterable[int]) -> Sight:
    """What may be seen of some readings; ``mark`` names what is hidden.

    It does not say of how many: that would tell that there is somebody.
    """
    some = frozenset(readings)
    return Sight(mark, some, {reading: shown.part(reading) for reading in some})


class Packed:
    """A reading as it may be shown, as small as the base keeps one."""

    def __init__(self, shown: Reading, claims: tuple[int, ...]) -> None:
        """``claims``: the numbers of those that are left."""
        self._body, self._text = encode(shown), pack_text(shown.report.text)
        self._report = replace(shown.report, text="")
        self._left = claims

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self._body) + len(self._text)

    def reading(self) -> Reading:
        return decode(self._body, replace(self._report, text=unpack_text(self._text)))

    def claims(self) -> Claims:
        """Its claims, by the numbers that they have in the whole reading."""
        return Claims(self._body, unpack_text(self._text), self._left)


def pack(whole: Reading, shown: Reading, part: Hidden, number: int) -> Packed:
    """A reading as it may be shown; ``part`` is what is hidden of it."""
    left = (n for n in range(1, len(whole.claims) + 1) if (number << SHIFT) + n not in part.claims)
    return Packed(shown, tuple(left))


class _Seen:
    """What was seen so far by one profile."""

    def __init__(self, mark: str) -> None:
        self.lock = threading.Lock()
        self.parts: dict[int, Hidden] = {}
        self.packed: dict[int, Packed] = {}  # of readings of which something is hidden, while there is room
        self.size = 0  # bytes of them
        self.looked: set[int] = set()
        self.settled = -1  # the state of the case in which everything was looked through
        self.given = Sight(mark, frozenset(), all=1)  # nothing, until something was looked through
        self.working = False

    def put(self, reading: int, whole: Reading, shown: Reading) -> Hidden:
        """Keep what is hidden of a reading."""
        part = hidden(whole, shown, reading)
        if part and reading not in self.looked:
            self.parts[reading] = part
            if self.size < _ROOM:
                self.packed[reading] = packed = pack(whole, shown, part, reading)
                self.size += packed.size
        self.looked.add(reading)
        return part

    def drop(self, wanted: frozenset[int]) -> None:
        """Let go of the words of readings that are no longer there: they may have been forgotten."""
        for reading in self.packed.keys() - wanted:
            gone = self.packed.pop(reading, None)
            self.size -= 0 if gone is None else gone.size


class Shelf:
    """Values by the state of the base, and sights by profile. ``lend`` gives a base to work on in the background."""

    def __init__(self, lend: Callable[[], AbstractContextManager[Base]]) -> None:
        self._lend = lend
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()
        self._seen: OrderedDict[str, _Seen] = OrderedDict()
        self._closed = False

    def kept(self, base: Base, name: str, sight: Sight | None, make: Callable[[], T]) -> T:
        """A value of this state of the base and this sight, made where it is not there."""
        key = (name, state(base), made_by(base, "beside"), sight and (sight.mark, sight.looked, sight.all))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]  # type: ignore[no-any-return]
            making = self._making.setdefault(key, threading.Lock())
        with making:  # twenty people who open one page wait for one
            with self._lock:
                if key in self._kept:
                    return self._kept[key]  # type: ignore[no-any-return]
            made = make()
            with self._lock:
                self._kept[key] = made
                self._making.pop(key, None)
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            return made

    def sight(self, base: Base, viewer: Viewer, mark: str) -> Sight:
        """What a viewer may see; ``mark`` names what is hidden from them."""
        if not viewer.redacted:
            return Sight()
        seen = self._seen_by(mark)
        wanted = frozenset(newest_readings(base))
        if wanted <= seen.looked:
            if wanted != seen.given.readings:
                self._give(seen, mark, wanted)
        elif not (seen.working and seen.given.readings) and seen.lock.acquire(timeout=_AT_ONCE):
            try:
                until, shown = time.monotonic() + _AT_ONCE, Shown(base, viewer)
                for reading in sorted(wanted - seen.looked):
                    if self._closed or time.monotonic() > until:
                        break
                    self._look(shown, seen, reading)
                self._give(seen, mark, wanted)
            finally:
                seen.lock.release()
            if not wanted <= seen.looked:
                self.begin(viewer, mark)
        return seen.given

    def begin(self, viewer: Viewer, mark: str) -> None:
        """Begin to look through the whole case in the background, where that is not being done."""
        seen = self._seen_by(mark)
        with self._lock:
            if seen.working or self._closed:
                return
            seen.working = True
        threading.Thread(target=self._work, args=(viewer, mark, seen), name="sight", daemon=True).start()

    def part(self, mark: str, reading: int) -> Hidden | None:
        """What is hidden of a reading; None where it was not looked through."""
        seen = self._seen.get(mark)
        if seen is None or reading not in seen.looked:
            return None
        return seen.parts.get(reading, NOTHING)

    def packed(self, mark: str, reading: int) -> Packed | None:
        """A reading of which something is hidden, as it may be shown; None where it is not kept."""
        seen = self._seen.get(mark)
        return None if seen is None else seen.packed.get(reading)

    def put(self, mark: str, reading: int, whole: Reading, shown: Reading) -> Hidden:
        """Keep what is hidden of a reading that was opened; what that is."""
        return self._seen_by(mark).put(reading, whole, shown)

    def pass_by(self, mark: str, reading: int) -> Hidden:
        """Keep that nothing of a reading is hidden."""
        self._seen_by(mark).looked.add(reading)
        return NOTHING

    def settled(self, base: Base, mark: str) -> bool:
        """Whether all that is in the case now was looked through: only then an answer may be kept."""
        seen, now = self._seen.get(mark), base.changed()
        if seen is None:
            return False
        if seen.settled != now and seen.looked.issuperset(newest_readings(base)):
            seen.settled = now
        return seen.settled == now

    def _seen_by(self, mark: str) -> _Seen:
        with self._lock:
            seen = self._seen.setdefault(mark, _Seen(mark))
            self._seen.move_to_end(mark)
            while len(self._seen) > _PROFILES:
                self._seen.popitem(last=False)
        return seen

    def _give(self, seen: _Seen, mark: str, wanted: frozenset[int]) -> None:
        readings = frozenset(seen.looked & wanted)
        seen.drop(wanted)
        seen.given = Sight(mark, readings, dict(seen.parts), len(readings), len(wanted))

    def _look(self, shown: Shown, seen: _Seen, reading: int) -> None:
        try:
            if not shown.doubts(reading):
                seen.looked.add(reading)
                return
            whole = shown.base.reading_by_id(reading)
        except KhabarError:  # forgotten meanwhile
            seen.looked.add(reading)
            return
        seen.put(reading, whole, shown.viewer.redact(whole))

    def _work(self, viewer: Viewer, mark: str, seen: _Seen) -> None:
        try:
            with self._lend() as base:
                while not self._closed:
                    wanted = frozenset(newest_readings(base))
                    left, shown = sorted(wanted - seen.looked), Shown(base, viewer)
                    for reading in left[:_PIECE]:
                        start = time.monotonic()
                        with seen.lock:
                            self._look(shown, seen, reading)
                        if self._closed:
                            return
                        time.sleep(max(_PAUSE, time.monotonic() - start))
                    with seen.lock:
                        self._give(seen, mark, wanted)
                    if len(left) <= _PIECE:
                        return
        finally:
            seen.working = False

    def forget(self) -> None:
        """Let go of everything: who is hidden has changed."""
        with self._lock:
            self._kept.clear()
            self._making.clear()
            self._seen.clear()

    def close(self) -> None:
        self._closed = True
        self.forget()
