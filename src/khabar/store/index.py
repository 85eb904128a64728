"""What a reading puts into the index tables. ``rows_of`` is pure and may run in another process."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from khabar.text.fold import fold_word
from khabar.types import Claim, CodeValue, Filler, GroupValue, Mention, PlaceValue, Reading

if TYPE_CHECKING:
    import apsw

SHIFT = 20
# Made of reports beside each other; may be emptied and made again. Copies are made of texts, which no reading changes.
BESIDE = ("comparison", "cluster", "member", "called", "handle", "agreement", "agreeing", "contradiction")
COPIES = ("copy", "compared")
_REMEMBERED = 300_000  # ids of names that are not asked for again
WHERE = ("place", "in", "from", "to", "via", "target", "thing")  # roles that say where something was
_WHAT = ("target", "thing")  # «مدينة الحديدة» is where it was; «مقر في عدن قرب الميناء» says more than a place
_PLAIN = frozenset({"date", "number", "money"})  # kinds of mention that only the reading holds
Row = tuple[object, ...]


def number_of(local: str | None, table: dict[str, int]) -> int | None:
    """The number of a local id (m7, e2, c1) in its list, from 1; None where the list does not have it."""
    return table.get(local) if local is not None else None


@dataclass(slots=True)
class Rows:
    """Rows with numbers in place of ids: names count from 0 into ``names``, everything else from 1."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    unread: int = 0
    names: list[tuple[str, str, str]] = field(default_factory=list)  # kind, text, folded
    entities: list[tuple[int, str, int, str | None]] = field(default_factory=list)  # value last
    mentions: list[tuple[int, int | None, str, int, int, int, bool]] = field(default_factory=list)
    claims: list[Row] = field(default_factory=list)  # number first, part_of last
    fillers: list[Row] = field(default_factory=list)
    links: list[Row] = field(default_factory=list)
    report_words: str = ""
    claim_words: list[str] = field(default_factory=list)


def places_of(reading: Reading) -> list[tuple[int, int, str]]:
    """Where a text names places, with the entity of each."""
    return sorted((m.start, m.stop, m.entity) for m in reading.mentions if m.kind == "place" and m.entity is not None)


def place_within(places: Sequence[tuple[int, int, str]], role: str, filler: Filler) -> str | None:
    """The first place among the words of a role; of what is hit or taken only one with which they end."""
    if role not in WHERE or filler.stop is None:
        return None
    at = bisect_left(places, (filler.start, 0, ""))
    if at == len(places) or places[at][1] > filler.stop or role in _WHAT and places[at][1] != filler.stop:
        return None
    return places[at][2]


def _stands_for(mention: Mention) -> str | None:
    """The id of a group, the code of a nationality; of a place its id, kind, country, governorate and district."""
    match mention.value:
        case PlaceValue(gazetteer=str(known)) as place:
            areas = (known, place.kind, place.country, place.governorate, place.district)
            return "#".join(area or "" for area in areas).rstrip("#")
        case GroupValue(canonical=known) | CodeValue(code=known):
            return known
    return None


def rows_of(reading: Reading) -> Rows:
    """The rows of one reading."""
    return _Maker(reading).rows()


class _Maker:
    """Makes the rows of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.made = Rows()
        self.names: dict[tuple[str, str], int] = {}
        self.entities = {entity.id: n for n, entity in enumerate(reading.entities, 1)}
        self.claims = {claim.id: n for n, claim in enumerate(reading.claims, 1)}
        self.mentions: dict[str, tuple[int, Mention, int]] = {}  # number, mention, name
        self.places = places_of(reading)

    def rows(self) -> Rows:
        reading, made = self.reading, self.made
        report = reading.report
        made.title, made.outlet, made.published = report.title, report.outlet, report.published
        made.unread = len(reading.unread)
        values = {mention.id: _stands_for(mention) for mention in reading.mentions}
        made.entities = [
            (n, e.kind, self._name(e.kind, e.name), next((v for m in e.mentions if (v := values.get(m))), None))
            for n, e in enumerate(reading.entities, 1)
        ]
        for number, mention in enumerate(reading.mentions, 1):
            if mention.kind not in _PLAIN:
                name = self._name(mention.kind, mention.text)
                self.mentions[mention.id] = (number, mention, name)
                entity = number_of(mention.entity, self.entities)
                made.mentions.append((number, entity, mention.kind, name, mention.start, mention.stop, mention.named))
        for number, claim in enumerate(reading.claims, 1):
            self._claim(number, claim)
        title = report.title or ""
        made.report_words = report.text if not title or title in report.text else f"{title}\n{report.text}"
        return made

    def _name(self, kind: str, text: str) -> int:
        known = self.names.get((kind, text))
        if known is None:
            known = self.names[kind, text] = len(self.names)
            self.made.names.append((kind, text, fold_word(text)))
        return known

    def _claim(self, number: int, claim: Claim) -> None:
        made, time = self.made, claim.time
        start = min((w.start for w in claim.evidence), default=0)
        stop = max((w.stop for w in claim.evidence), default=0)
        part = number_of(claim.part_of.claim, self.claims) if claim.part_of is not None else None
        made.claims.append((
            number, claim.event, claim.polarity, claim.modality, start, stop, time and time.first, time and time.last,
            claim.confidence, claim.rule, part,
        ))  # fmt: skip
        words = [w.text for w in claim.evidence]
        for role, filled in claim.arguments.items():
            if isinstance(filled, str):
                made.fillers.append((number, role, 0, filled, *[None] * 15))
                continue
            for at, filler in enumerate(filled):
                row = self._filler(filler)
                within = place_within(self.places, role, filler) if row[5] is None else None
                made.fillers.append((number, role, at, None, *row, number_of(within, self.entities)))
                words.append(filler.text)
        words += self._chain(number, claim)
        made.claim_words.append("\n".join(dict.fromkeys(words)))

    def _filler(self, filler: Filler) -> Row:
        number, mention, name = self.mentions.get(filler.mention or "", (None, None, None))
        entity = number_of(filler.entity, self.entities)
        if entity is None and mention is not None:
            entity = number_of(mention.entity, self.entities)
        value = filler.value
        bounds: Row = (None,) * 5
        if value is not None:
            bounds = (value.low, value.high, value.approximate, value.unit, value.currency)
        alone = None if mention is not None and mention.text == filler.text else filler.text
        return (
            filler.start, filler.stop, alone, name, number, entity, number_of(filler.claim, self.claims),
            filler.modality, filler.inherited or None, *bounds,
        )  # fmt: skip

    def _chain(self, number: int, claim: Claim) -> Iterator[str]:
        for depth, link in enumerate(claim.attribution):
            source = link.source
            called = source.name or source.text
            name = None
            if called is not None:
                name = self._name("outlet" if source.kind == "outlet" else "source", called)
                if depth:
                    yield called
            mention, found, _ = self.mentions.get(source.mention or "", (None, None, None))
            entity = number_of(found.entity, self.entities) if found is not None else None
            content = (link.content.start, link.content.stop) if link.content is not None else (None, None)
            self.made.links.append((
                number, depth, link.kind, source.kind, name, source.start, source.stop, *content, mention, entity,
                source.anonymous or None, source.protected or None,
            ))  # fmt: skip


class Writer:
    """Writes rows into the index tables of a connection; remembers the ids of names."""

    def __init__(self, connection: apsw.Connection) -> None:
        self.connection = connection
        self._names: dict[tuple[str, str], int] = {}

    def forget_names(self) -> None:
        """After a transaction that was given up: ids that were remembered may not be there."""
        self._names.clear()

    def write(self, report: int, reading: int, rows: Rows) -> None:
        """Put the rows of a report's newest reading in place of those of the one before."""
        run = self.connection.executemany
        self.clear(report)
        names = [self._name(*name) for name in rows.names]
        for table, made in _shaped(report, reading, rows, names).items():
            run(_INSERT[table], made)
        base = reading << SHIFT
        self.connection.execute("UPDATE compared SET reading = ? WHERE report = ?", (reading, report))
        self.connection.execute("INSERT INTO report_words (rowid, words) VALUES (?, ?)", (report, rows.report_words))
        run("INSERT INTO claim_words (rowid, words) VALUES (?, ?)",
            ((base + n, words) for n, words in enumerate(rows.claim_words, 1)))  # fmt: skip

    @staticmethod
    def expected(report: int, reading: int, rows: Rows) -> dict[str, list[Row]]:
        """What ``write`` puts into each table, with names in words (kind, text, folded) in place of their numbers."""
        return {
            t: list(r) for t, r in _shaped(report, reading, rows, ["\x1f".join(name) for name in rows.names]).items()
        }

    def clear(self, report: int) -> None:
        """Take a report out of the index tables."""
        run = self.connection.execute
        before = run("SELECT reading FROM heading WHERE report = ?", (report,)).fetchone()
        if before is None:
            return
        low, high = before[0] << SHIFT, (before[0] + 1) << SHIFT
        run(
            """DELETE FROM spelling WHERE name IN (SELECT name FROM mention WHERE id >= ?1 AND id < ?2
               UNION SELECT name FROM entity WHERE id >= ?1 AND id < ?2) AND entity >= ?1 AND entity < ?2""",
            (low, high),
        )
        for table, key in _BY_ID:
            run(f"DELETE FROM {table} WHERE {key} >= ? AND {key} < ?", (low, high))
        run("DELETE FROM report_words WHERE rowid = ?", (report,))
        run("DELETE FROM heading WHERE report = ?", (report,))

    def _name(self, kind: str, text: str, folded: str) -> int:
        known = self._names.get((kind, text))
        if known is None:
            find = "SELECT id FROM name WHERE kind = ? AND text = ?"
            row = self.connection.execute(find, (kind, text)).fetchone()
            if row is None:
                self.connection.execute(
                    "INSERT INTO name (kind, text, folded) VALUES (?, ?, ?)", (kind, text, folded)
                )  # fmt: skip
                known = self.connection.last_insert_rowid()
            else:
                known = int(row[0])
            if len(self._names) >= _REMEMBERED:
                self._names.clear()
            self._names[kind, text] = known
        return known


def _shaped(report: int, reading: int, rows: Rows, names: Sequence[int | str]) -> dict[str, Iterable[Row]]:
    """The rows of each table, with ids in place of numbers."""
    base = reading << SHIFT

    def at(number: object) -> int | None:
        return None if number is None else base + number  # type: ignore[operator]

    def named(number: object) -> int | str | None:
        return None if number is None else names[number]  # type: ignore[call-overload]

    return {
        "heading": [(report, reading, rows.title, rows.outlet, rows.published, len(rows.claims), rows.unread)],
        "entity": ((base + n, report, kind, names[m], value) for n, kind, m, value in rows.entities),
        "mention": ((base + n, at(e), kind, names[m], *rest) for n, e, kind, m, *rest in rows.mentions),
        "spelling": {
            *((names[m], base + n) for n, _, m, _ in rows.entities),
            *((names[m], base + e) for _, e, _, m, *_ in rows.mentions if e is not None),
        },
        "claim": ((at(r[0]), report, *r[1:-1], at(r[-1])) for r in rows.claims),
        "filler": ((at(r[0]), *r[1:7], named(r[7]), *map(at, r[8:11]), *r[11:-1], at(r[-1])) for r in rows.fillers),
        "link": ((at(r[0]), *r[1:4], named(r[4]), *r[5:9], at(r[9]), at(r[10]), *r[11:]) for r in rows.links),
    }


_COLUMNS = {"heading": 7, "entity": 5, "mention": 7, "spelling": 2, "claim": 12, "filler": 19, "link": 13}
_INSERT = {t: f"INSERT INTO {t} VALUES ({', '.join('?' * n)})" for t, n in _COLUMNS.items()}
_BY_ID = (
    ("claim_words", "rowid"), ("filler", "claim"), ("link", "claim"), ("claim", "id"), ("mention", "id"),
    ("entity", "id"), ("member", "entity"), ("agreeing", "claim"), ("comparison", "left"), ("comparison", "right"),
    ("contradiction", "left"), ("contradiction", "right"),
)  # fmt: skip
