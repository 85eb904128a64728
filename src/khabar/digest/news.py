"""What is new in a case since an entry of its log, for what some subscriptions cover, as values.

New is what the newest readings say and no reading up to that entry said, in the same words of the same report: a report
that is only read again brings what was not found in it before. What says the same as something known is no news, unless
it is told from a second independent origin for the first time, or contradicts it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from khabar.digest.anchors import Anchor, Told, anchor_of, anchors, found
from khabar.digest.desk import Bundle, Desk, Seen
from khabar.digest.scopes import Matcher
from khabar.identity.denials import HOLDS
from khabar.identity.statements import FAMILIES
from khabar.store import Base
from khabar.store.index import SHIFT

Kind = Literal["fate", "against", "new", "origin"]
KINDS: tuple[Kind, ...] = ("fate", "against", "new", "origin")
# What may become of somebody; a later one of another kind is a change. Not injury after death and the like: that is
# a contradiction.
_FATES = ("death", "capture", "release", "handover", "missing", "flight", "injury")
_ENDS = ("death", "capture", "release", "handover", "missing", "flight")
_EVENTS = tuple(
    sorted({event for event, family in FAMILIES.items() if family in _FATES} | set(_FATES) - {"death", "capture"})
)
_SIDES = 3  # claims beside the one that is shown, of those that contradict it


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news: claims that say the same, the one that is shown first.

    ``against``: claims that cannot hold together with it, each with the kind of contradiction; ``before``: what was
    said of the same person's fate before; ``causes``: which of the scopes that were asked cover it, by their place;
    ``new``: nothing that says the same was known.
    """

    kind: Kind
    event: str
    claims: tuple[int, ...]
    low: int
    high: int
    reports: int
    denied: bool = False
    against: tuple[tuple[int, str], ...] = ()
    before: int | None = None
    causes: tuple[int, ...] = ()
    new: bool = True


def news(desk: Desk, asked: Sequence[tuple[Matcher, int]], told: Told | None = None) -> list[Item]:
    """What each scope covers that came after an entry of the log and that nobody told, in the order of a letter."""
    if not asked:
        return []
    fresh = _fresh(desk, min(since for _, since in asked), told or Told())
    wanted: dict[int, list[int]] = {}
    for place, (matcher, since) in enumerate(asked):
        readings = set(since_entry(desk.base, since, desk.profile.looked)) & {row >> SHIFT for row in fresh}
        for row in sorted(matcher.among(sorted(readings)) & fresh):
            seen = desk.claim(row)
            if seen is not None and matcher.holds(seen.reading, seen.claim):
                wanted.setdefault(row, []).append(place)
    return _Maker(desk, fresh, wanted).items()


def best(items: Sequence[Item], most: int) -> list[Item]:
    """So many items, in their order: what changed or contradicts, then what most reports tell, of every event."""
    nth: Counter[str] = Counter()
    ranked = []
    for at, item in enumerate(items):
        ranked.append((KINDS.index(item.kind) // 2, -item.reports, nth[item.event], at))
        nth[item.event] += 1
    return [items[at] for at in sorted(rank[-1] for rank in sorted(ranked)[:most])]


def since_entry(base: Base, since: int, looked: bool = False) -> list[int]:
    """The readings that were kept after an entry of the log and are the newest of their reports.

    ``looked``: where reports leave once somebody has looked at them, those that were cleared after it as well.
    """
    sql = """SELECT l.ref FROM log l JOIN heading h ON h.reading = l.ref
             WHERE l.seq > ?1 AND l.kind = 'reading' AND l.act <> 'forget'"""
    clear = """SELECT h.reading FROM log l JOIN clearance c ON c.id = l.ref JOIN heading h ON h.report = c.report
               WHERE l.seq > ?1 AND l.kind = 'clearance' AND c.verdict = 'cleared' AND NOT EXISTS (
               SELECT 1 FROM clearance d JOIN log m ON m.kind = 'clearance' AND m.ref = d.id AND m.seq <= ?1
               WHERE d.report = c.report AND d.verdict = 'cleared' AND d.shown = c.shown)"""
    return sorted(int(row[0]) for row in base.rows(f"{sql} UNION {clear}" if looked else sql, since))


def _was_out(base: Base, reading: int, since: int) -> bool:
    """Whether the report of a reading was cleared up to an entry of the log."""
    sql = """SELECT 1 FROM heading h JOIN clearance c ON c.report = h.report AND c.verdict = 'cleared'
             JOIN log l ON l.kind = 'clearance' AND l.ref = c.id AND l.seq <= ? WHERE h.reading = ? LIMIT 1"""
    return base.one(sql, since, reading) is not None


def _fresh(desk: Desk, since: int, told: Told) -> set[int]:
    """Claims that are new and may leave."""
    base = desk.base
    readings = since_entry(base, since, desk.profile.looked)
    sql = f"SELECT id FROM claim WHERE id >> {SHIFT} IN (SELECT value FROM json_each(?)) ORDER BY id"
    rows = [row[0] for row in base.rows(sql, json.dumps(readings))]
    placed = anchors(base, rows)
    earlier = {
        reading: None if desk.profile.looked and not _was_out(base, reading, since) else _earlier(base, reading, since)
        for reading in readings
    }
    return {
        row for row in rows
        if not told.has(placed[row]) and not ((old := earlier[row >> SHIFT]) and old.has(placed[row]))
        and desk.claim(row) is not None
    }  # fmt: skip


def _earlier(base: Base, reading: int, since: int) -> Told | None:
    """What readings of the same report said that were kept up to an entry of the log."""
    sql = """SELECT r.id, r.report FROM reading n JOIN reading r ON r.report = n.report AND r.id < n.id
             AND r.body IS NOT NULL WHERE n.id = ? AND EXISTS (
             SELECT 1 FROM log l WHERE l.kind = 'reading' AND l.ref = r.id AND l.seq <= ?)"""
    rows = base.rows(sql, reading, since)
    if not rows:
        return None
    return Told(anchor_of(report, claim) for number, report in rows for claim in base.reading_by_id(number).claims)


class _Maker:
    """Makes the items of some new claims."""

    def __init__(self, desk: Desk, fresh: set[int], wanted: Mapping[int, Sequence[int]]) -> None:
        self.desk = desk
        self.fresh = fresh
        self.wanted = wanted
        self.paired: set[frozenset[int]] = set()  # contradictions that were shown

    def items(self) -> list[Item]:
        made: list[Item] = []
        done: set[int] = set()
        for row in (*self._ends(), *sorted(self.wanted)):
            if row not in done:
                seen = self.desk.claim(row)
                bundle = Bundle((row,), False) if seen is None or seen.veiled else self.desk.bundle(row)
                done |= {row, *bundle.claims}
                item = self._item(min(each for each in (row, *bundle.claims) if each in self.wanted), bundle)
                if item is not None:
                    made.append(item)
                    beside = [other for other, _ in item.against] + ([item.before] if item.before is not None else [])
                    for other in beside:  # it is shown here
                        done |= set(self.desk.bundle(other).claims)
        return sorted(made, key=self._order)

    def _ends(self) -> list[int]:
        """What changed the fate of somebody, the newest first, so that what was said before stands beside it."""
        rows = []
        for row in sorted(self.wanted, reverse=True):
            seen = self.desk.claim(row)
            if (
                seen is not None
                and not seen.veiled
                and seen.claim.polarity != "denied"
                and self._before([row]) is not None
            ):
                rows.append(row)
        return rows

    def _item(self, row: int, bundle: Bundle) -> Item | None:
        seen = self.desk.claim(row)
        if seen is None:
            return None
        event, denied = seen.claim.event, seen.claim.polarity == "denied"
        causes = tuple(sorted({place for each in bundle.claims for place in self.wanted.get(each, ())}))
        if seen.veiled:
            return Item("new", event, (row,), 1, 1, 1, denied, causes=causes)
        new = [each for each in bundle.claims if each in self.fresh]
        known = [each for each in bundle.claims if each not in self.fresh]
        claims = (row, *(each for each in (*new, *known) if each != row))
        item = Item(
            "new",
            event,
            claims,
            bundle.low,
            bundle.high,
            len(self.desk.reports(claims)),
            denied,
            causes=causes,
            new=not known,
        )
        against = self._against(new)
        if not known:
            before = None if denied else self._before(new)
            if before in dict(against):  # it is shown as what contradicts
                before = None
            kind: Kind = "fate" if before is not None or any(k == "fate" for _, k in against) else "new"
            return replace(item, kind="against" if kind == "new" and against else kind, against=against, before=before)
        if against:
            return replace(item, kind="fate" if any(k == "fate" for _, k in against) else "against", against=against)
        if not denied and bundle.low >= 2 and self.desk.low(known) < 2:
            return replace(item, kind="origin")
        return None

    def _against(self, new: Iterable[int]) -> tuple[tuple[int, str], ...]:
        """What contradicts claims that are new, each pair once in all of the news."""
        found: dict[int, str] = {}
        for row in new:
            for other, kind in self.desk.against(row):
                if frozenset((row, other)) not in self.paired:
                    self.paired.add(frozenset((row, other)))
                    found.setdefault(other, kind)
        return tuple(found.items())[:_SIDES]

    def _before(self, new: Sequence[int]) -> int | None:
        """What was said before of the fate of the person whom new claims are about, where it was another."""
        seen = self.desk.claim(new[0])
        family = FAMILIES.get(seen.claim.event, seen.claim.event) if seen is not None else ""
        if seen is None or family not in _ENDS or seen.claim.modality not in HOLDS:
            return None
        for person in sorted(self.desk.subjects(new[0])):
            for row in self.desk.about(person, _EVENTS):
                other = self.desk.claim(row)
                if other is None or other.report >= seen.report or other.claim.polarity == "denied":
                    continue
                if other.claim.modality in HOLDS and not _day(seen) < _day(other):
                    same = FAMILIES.get(other.claim.event, other.claim.event) == family
                    return None if same else row
        return None

    def _order(self, item: Item) -> tuple[object, ...]:
        seen = self.desk.claim(item.claims[0])
        day = seen.claim.time.first if seen is not None and seen.claim.time is not None else None
        return (KINDS.index(item.kind), item.event, day or "9999", item.claims[0])


def _day(seen: Seen) -> str:
    """The day that a claim tells of, else that of its report: what has neither may be of any."""
    time = seen.claim.time
    return (time.first or time.last if time is not None else None) or seen.reading.report.published or "9999"


# ---------------------------------------------------------------- kept, and found again


def form(base: Base, item: Item) -> dict[str, object]:
    """An item as it is kept: where its words stand, and nothing of what they are."""
    sides = [number for number, _ in item.against]
    placed = anchors(base, [*item.claims, *sides, *([item.before] if item.before is not None else [])])
    made: dict[str, object] = {
        "kind": item.kind, "new": item.new, "causes": list(item.causes),
        "claims": [placed[row].form() for row in item.claims if row in placed],
    }  # fmt: skip
    if sides:
        made["against"] = [[*placed[row].form(), kind] for row, kind in item.against if row in placed]
    if item.before is not None and item.before in placed:
        made["before"] = placed[item.before].form()
    return made


def anchors_of(kept: Mapping[str, Any]) -> Iterator[Anchor]:
    """Everything that a kept item shows."""
    yield from map(Anchor.parse, kept["claims"])
    yield from (Anchor.parse(each[:4]) for each in kept.get("against", ()))
    if "before" in kept:
        yield Anchor.parse(kept["before"])


def again(desk: Desk, kept: Mapping[str, Any]) -> Item | None:
    """A kept item as it may leave now; None where nothing is left of what made it one."""

    def at(form: Sequence[int | str]) -> int | None:
        anchor = Anchor.parse(form)
        return found(desk.base, anchor) if anchor.event else None

    rows = [row for form in kept["claims"] if (row := at(form)) is not None]
    left = desk.open(rows)
    if not left:
        alone = next((seen for row in rows if (seen := desk.claim(row)) is not None), None)
        if alone is None or not kept["new"]:
            return None
        denied = alone.claim.polarity == "denied"
        return Item("new", alone.claim.event, (alone.row,), 1, 1, 1, denied, causes=tuple(kept["causes"]))
    bundle = desk.bundle(left[0])
    first = desk.claim(left[0])
    claims = (left[0], *(row for row in bundle.claims if row in set(left[1:])))
    sides = [(row, str(side[-1])) for side in kept.get("against", ()) if (row := at(side[:4])) is not None]
    against = tuple((row, kind) for row, kind in sides if desk.open([row]))
    before = (
        next(iter(desk.open([row])), None) if "before" in kept and (row := at(kept["before"])) is not None else None
    )
    kind: Kind = kept["kind"]
    if kind in ("fate", "against") and not against and before is None:
        kind = "new"
    if first is None or not kept["new"] and (kind == "new" or kind == "origin" and bundle.low < 2):
        return None
    reports = len(desk.reports(claims))
    low, high = min(bundle.low, reports), min(bundle.high, reports)
    return Item(
        kind, first.claim.event, claims, low, high, reports, first.claim.polarity == "denied", against, before,
        tuple(kept["causes"]), bool(kept["new"]),
    )  # fmt: skip
