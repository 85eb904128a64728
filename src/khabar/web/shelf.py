"""What pictures of a whole case are made of: made once for each state of the base, and who may see what of it."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from khabar.errors import KhabarError
from khabar.pipeline.comparing import made_by
from khabar.pipeline.derivation import state
from khabar.share.shown import Shown, telling
from khabar.share.viewer import Viewer
from khabar.store import Base
from khabar.store.index import SHIFT
from khabar.types import Claim, Entity, Filler, Reading
from khabar.views.held import newest_readings

_KEPT = 80  # values that are kept
_PROFILES = 3
_AT_ONCE = 0.08  # seconds of one request that are spent on looking through readings
_PIECE = 400  # readings after which what was seen is given out
_PAUSE = 0.004  # seconds between two readings in the background: others ask meanwhile

T = TypeVar("T")


@dataclass(slots=True)
class Hidden:
    """What of one reading may not be shown as it is, as rows of the index."""

    claims: set[int] = field(default_factory=set)
    undated: set[int] = field(default_factory=set)
    fillers: set[tuple[int, str, int]] = field(default_factory=set)
    links: set[tuple[int, int]] = field(default_factory=set)
    entities: set[int] = field(default_factory=set)
    touched: set[int] = field(default_factory=set)  # claims that stay, with something taken out of them
    heading: bool = False  # its title or outlet
    text: bool = False  # anything in the words of the report

    def __bool__(self) -> bool:
        return bool(
            self.claims
            or self.undated
            or self.fillers
            or self.links
            or self.entities
            or self.touched
            or self.heading
            or self.text
        )


def hidden(whole: Reading, shown: Reading, number: int) -> Hidden:
    """What redaction took out of a reading, or changed."""
    found, at = Hidden(), number << SHIFT
    if whole is shown:
        return found
    claims = {claim.id: claim for claim in shown.claims}
    entities = {entity.id: entity for entity in shown.entities}
    values = {mention.id: mention.value for mention in shown.mentions}
    before = {mention.id: mention.value for mention in whole.mentions}
    found.text = whole.report.text != shown.report.text
    found.heading = (whole.report.title, whole.report.outlet) != (shown.report.title, shown.report.outlet)
    for n, entity in enumerate(whole.entities, 1):
        if not _same_entity(entity, entities.get(entity.id), before, values):
            found.entities.add(at + n)
    for n, claim in enumerate(whole.claims, 1):
        other = claims.get(claim.id)
        if other is None:
            found.claims.add(at + n)
        else:
            _claim(found, at + n, claim, other)
            if telling(claim) != telling(other):
                found.touched.add(at + n)
    return found


def _same_entity(one: Entity, two: Entity | None, before: dict[str, Any], values: dict[str, Any]) -> bool:
    return two is not None and one.name == two.name and one.mentions == two.mentions and all(
        before.get(m) == values.get(m) for m in one.mentions
    )  # fmt: skip


def _claim(found: Hidden, row: int, claim: Claim, other: Claim) -> None:
    if claim.time is not None and other.time is None:
        found.undated.add(row)
    for role, filled in claim.arguments.items():
        left = other.arguments.get(role)
        if isinstance(filled, str):
            continue
        kept = {_told(each) for each in left} if left and not isinstance(left, str) else set()
        found.fillers |= {(row, role, n) for n, each in enumerate(filled) if _told(each) not in kept}
    for depth, (link, shown) in enumerate(zip(claim.attribution, other.attribution, strict=False)):
        one, two = link.source, shown.source
        if (one.name, one.text, one.kind) != (two.name, two.text, two.kind):
            found.links.add((row, depth))


def _told(filler: Filler) -> tuple[str, str | None, str | None, str | None]:
    return filler.text, filler.entity, filler.mention, filler.claim


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

    def heading(self, reading: int) -> bool:
        if self.readings is None:
            return True
        part = self.parts.get(reading)
        return reading in self.readings and (part is None or not part.heading)


def over(shown: Shown, mark: str, readings: Iterable[int]) -> Sight:
    """What may be seen of some readings, opened one by one; ``mark`` names what is hidden.

    It does not say of how many: that would tell that there is somebody.
    """
    some = frozenset(readings)
    parts = {reading: hidden(*shown.readings(reading), reading) for reading in some}
    return Sight(mark, some, parts)


class _Seen:
    """What was seen so far by one profile."""

    def __init__(self, mark: str) -> None:
        self.lock = threading.Lock()
        self.parts: dict[int, Hidden] = {}
        self.looked: set[int] = set()
        self.given = Sight(mark, frozenset(), all=1)  # nothing, until something was looked through
        self.working = False


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
        with self._lock:
            seen = self._seen.setdefault(mark, _Seen(mark))
            self._seen.move_to_end(mark)
            while len(self._seen) > _PROFILES:
                self._seen.popitem(last=False)
        wanted = frozenset(newest_readings(base))
        if wanted <= seen.looked:
            if wanted != seen.given.readings:
                self._give(seen, mark, wanted)
        elif seen.lock.acquire(blocking=False):
            try:
                self._look(base, viewer, seen, sorted(wanted - seen.looked), time.monotonic() + _AT_ONCE)
                self._give(seen, mark, wanted)
            finally:
                seen.lock.release()
            if not wanted <= seen.looked and not seen.working:
                seen.working = True
                threading.Thread(target=self._work, args=(viewer, mark, seen), name="sight", daemon=True).start()
        return seen.given

    def untouched(self, mark: str, reading: int) -> bool:
        """Whether a reading was looked through for a profile, and nothing of it is hidden."""
        seen = self._seen.get(mark)
        return seen is not None and reading in seen.looked and reading not in seen.parts

    def _give(self, seen: _Seen, mark: str, wanted: frozenset[int]) -> None:
        readings = frozenset(seen.looked & wanted)
        seen.given = Sight(mark, readings, dict(seen.parts), len(readings), len(wanted))

    def _look(self, base: Base, viewer: Viewer, seen: _Seen, readings: list[int], until: float | None) -> None:
        for reading in readings:
            if self._closed or until is not None and time.monotonic() > until:
                return
            try:
                whole = base.reading_by_id(reading)
            except KhabarError:  # forgotten meanwhile
                seen.looked.add(reading)
                continue
            part = hidden(whole, viewer.redact(whole), reading)
            if part:
                seen.parts[reading] = part
            seen.looked.add(reading)
            if until is None:
                time.sleep(_PAUSE)

    def _work(self, viewer: Viewer, mark: str, seen: _Seen) -> None:
        try:
            with self._lend() as base, seen.lock:
                while not self._closed:
                    wanted = frozenset(newest_readings(base))
                    left = sorted(wanted - seen.looked)
                    self._look(base, viewer, seen, left[:_PIECE], None)
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
