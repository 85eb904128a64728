"""The values that pass between the rungs: frozen, typed, unknown is ``None``.

Offsets are code points of ``Report.text``, half-open. Ids are stable within one reading only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from functools import update_wrapper
from typing import Any, Literal, TypeVar

VERSION = "0.1.0"  # of khabar: it stands in every reading, and in what is made of readings

MentionKind = Literal[
    "person", "group", "role", "place", "date", "number", "money", "weapon",
    "operation", "nationality", "document",
]  # fmt: skip
SourceKind = Literal["outlet", "media", "person", "group", "document", "anonymous"]
Polarity = Literal["affirmed", "denied"]
Modality = Literal[
    "asserted", "reported", "possible", "intended", "attempted", "conditional", "unknown",
]  # fmt: skip
AttributionKind = Literal["own", "direct", "indirect", "cited"]

_Made = TypeVar("_Made")


def swift(cls: type[_Made]) -> type[_Made]:
    """A frozen dataclass with slots, of which many are made: three to four times as fast as it comes.

    A dataclass that is frozen sets each field by its name, ``object.__setattr__``; this one hands the value to the
    slot itself. All else stays what ``dataclass`` made it.
    """
    slots: dict[str, Any] = {}  # what the written lines name
    head, lines = ["self"], []
    for one in fields(cls):  # type: ignore[arg-type]  # nothing says of a class that it is a dataclass
        if one.default_factory is not MISSING or one.kw_only or not one.init:
            raise TypeError(f"{cls.__name__}.{one.name}: only plain fields are set by their slots")
        slots[f"set_{one.name}"] = cls.__dict__[one.name].__set__
        slots[f"of_{one.name}"] = one.default
        head.append(one.name if one.default is MISSING else f"{one.name}=of_{one.name}")
        lines.append(f" set_{one.name}(self, {one.name})")
    exec(f"def __init__({', '.join(head)}):\n" + "\n".join(lines), slots)  # noqa: S102  # as dataclasses itself does it
    made: Callable[..., None] = slots["__init__"]
    cls.__init__ = update_wrapper(made, cls.__init__)  # type: ignore[method-assign]
    return cls


@swift
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points in the report's text."""

    start: int
    stop: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.stop and other.start < self.stop

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.stop <= self.stop


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line of a list that a user gave, and the cell that shows it."""

    line: int
    what: str
    detail: str = ""


@swift
@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: headline, byline, dateline, subheading, body or boilerplate."""

    kind: str
    start: int
    stop: int


@swift
@dataclass(frozen=True, slots=True)
class Report:
    """One report as it came: the text is never altered. ``published`` is an ISO date or None."""

    text: str
    id: str
    bytes_id: str | None = None
    path: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    parts: tuple[Part, ...] = ()

    @classmethod
    def of(
        cls, text: str, *, outlet: str | None = None, published: str | None = None, title: str | None = None
    ) -> Report:
        """A report from a text alone; its id is the hash of the text."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(text, f"sha256:{digest}", title=title, outlet=outlet, published=published)


@swift
@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds; ``high`` is None where only a lower bound is said, and so on."""

    low: float | None
    high: float | None
    approximate: bool = False
    unit: str | None = None
    currency: str | None = None  # ISO 4217


@swift
@dataclass(frozen=True, slots=True)
class DateRange:
    """First and last day (ISO 8601) or None where not known; basis: stated or relative."""

    first: str | None
    last: str | None
    basis: Literal["stated", "relative"] | None = None
    calendar: str | None = None


@swift
@dataclass(frozen=True, slots=True)
class PlaceValue:
    """Where a place name points: gazetteer id, WGS 84 degrees, kind, the areas it lies in; None when unresolved.

    ``descriptor`` is the words of the report around the name that say which part or what it is: «ريف … الشرقي».
    """

    gazetteer: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    kind: str | None = None
    country: str | None = None
    descriptor: str | None = None
    governorate: str | None = None
    district: str | None = None


@swift
@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a person's name as far as they are told."""

    given: str | None = None
    father: str | None = None
    family: str | None = None
    kunya: str | None = None
    nisba: str | None = None


@swift
@dataclass(frozen=True, slots=True)
class GroupValue:
    """The canonical id of a group where it is known."""

    canonical: str | None = None


@swift
@dataclass(frozen=True, slots=True)
class CodeValue:
    """A code for the mention: ISO 3166 alpha-2 of a nationality, a kind of document or weapon."""

    code: str | None = None


Value = Quantity | DateRange | PlaceValue | PersonName | GroupValue | CodeValue | None


@swift
@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names or describes something of one kind. ``named`` is False for «24 مدنياً»."""

    id: str
    kind: MentionKind
    start: int
    stop: int
    text: str
    rule: str
    named: bool = True
    entity: str | None = None
    value: Value = None


@swift
@dataclass(frozen=True, slots=True)
class Entity:
    """Mentions of one report that name the same thing."""

    id: str
    kind: MentionKind
    name: str
    mentions: tuple[str, ...]


@swift
@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: a span of the text, with the mention, value or claim it stands for."""

    start: int
    stop: int
    text: str
    mention: str | None = None
    entity: str | None = None
    inherited: bool = False
    modality: Modality | None = None
    value: Quantity | None = None
    claim: str | None = None


@swift
@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks. ``text`` is the words of the report, ``name`` who that is."""

    kind: SourceKind
    name: str | None
    text: str | None = None
    start: int | None = None
    stop: int | None = None
    mention: str | None = None
    role: str | None = None
    origin: str | None = None
    residence: str | None = None
    anonymous: bool = False
    protected: bool = False  # asked not to be named


@swift
@dataclass(frozen=True, slots=True)
class Words:
    """A span with its words."""

    start: int
    stop: int
    text: str


@swift
@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain: who says it, by which cue, and the span of what is said."""

    source: Source
    kind: AttributionKind
    cue: Words | None = None
    content: Span | None = None


@swift
@dataclass(frozen=True, slots=True)
class Time:
    """When a claim places its event, with the words that say so."""

    text: str
    start: int
    stop: int
    first: str | None = None
    last: str | None = None
    basis: Literal["stated", "relative"] | None = None


@swift
@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a report says, bound to who says it and to the exact words."""

    id: str
    event: str
    arguments: dict[str, tuple[Filler, ...] | str]
    attribution: tuple[Attribution, ...]
    evidence: tuple[Words, ...]
    rule: str
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    time: Time | None = None
    confidence: float | None = None
    part_of: Filler | None = None


@swift
@dataclass(frozen=True, slots=True)
class Unread:
    """Words with a trigger that the reader saw and did not understand."""

    start: int
    stop: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one reading of one report gives back."""

    report: Report
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    unread: tuple[Unread, ...] = ()
    reader: dict[str, str] = field(default_factory=dict)
