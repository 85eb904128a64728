"""What redaction took out of a reading, or changed, as rows of the index: the rest is shown without opening it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from khabar.share.redaction import RULE
from khabar.store.index import SHIFT
from khabar.types import Claim, Entity, Filler, Reading, Source


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
    outlet: str | None = None  # what is left of the outlet, where that is another
    text: bool = False  # anything in the words of the report
    called: dict[int, str | None] = field(default_factory=dict)  # entities of another name; None where they are gone
    unnamed: set[int] = field(default_factory=set)  # entities whose name or mentions are hidden altogether
    names: dict[int, tuple[str, ...]] = field(default_factory=dict)  # what is left of the names of people in the text

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
            or self.called
            or self.unnamed
            or self.names
        )


NOTHING = Hidden()


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
    found.outlet = shown.report.outlet
    names, left = _names(whole), _names(shown)
    seen = {mention.entity for mention in shown.mentions if mention.rule != RULE}
    for n, entity in enumerate(whole.entities, 1):
        other = entities.get(entity.id)
        if other is None or other.name != entity.name:
            found.called[at + n] = None if other is None else other.name
        if at + n in found.called or entity.id not in seen:
            found.unnamed.add(at + n)
        if names.get(entity.id) != left.get(entity.id):
            found.names[at + n] = tuple(left.get(entity.id, ()))
        if not _same_entity(entity, other, before, values):
            found.entities.add(at + n)
    for n, claim in enumerate(whole.claims, 1):
        told = claims.get(claim.id)
        if told is None:
            found.claims.add(at + n)
        else:
            _claim(found, at + n, claim, told)
            if telling(claim) != telling(told):
                found.touched.add(at + n)
    return found


def _names(reading: Reading) -> dict[str, list[str]]:
    """The names of people, mention by mention, by entity."""
    found: dict[str, list[str]] = {}
    for mention in reading.mentions:
        if mention.entity is not None and mention.kind == "person" and mention.named:
            found.setdefault(mention.entity, []).append(mention.text)
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


def telling(claim: Claim) -> object:
    """Everything of a claim that a reader may see, without its offsets: what redaction changes."""
    filled = {
        role: some if isinstance(some, str) else tuple(map(_filler, some)) for role, some in claim.arguments.items()
    }
    chain = tuple((link.kind, link.cue and link.cue.text, _source(link.source)) for link in claim.attribution)
    time = claim.time and (claim.time.text, claim.time.first, claim.time.last)
    part = claim.part_of and _filler(claim.part_of)
    return (
        claim.event,
        claim.polarity,
        claim.modality,
        filled,
        chain,
        tuple(w.text for w in claim.evidence),
        time,
        part,
    )


def _filler(filler: Filler) -> object:
    return (filler.text, filler.value, filler.modality, filler.inherited)


def _source(source: Source) -> object:
    return (
        source.kind, source.name, source.text, source.role, source.origin, source.residence, source.anonymous,
        source.protected,
    )  # fmt: skip
