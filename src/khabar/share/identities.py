"""One protected source with everything in a reading that is it, and which of them are the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field

from khabar.share.requests import words_of
from khabar.text.fold import fold_word
from khabar.types import Claim, Filler, GroupValue, Mention, PlaceValue, Reading, Source, Span, Value

# Claims that say who somebody is, with the roles that the person may fill.
IDENTITY_EVENTS = {
    "position": ("holder",), "origin": ("person",), "residence": ("person",), "alias": ("person", "name"),
    "kinship": ("person", "other"), "nationality": ("person",), "document": ("person",), "membership": ("member",),
    "appointment": ("person",),
}  # fmt: skip
_KINSHIP = 14  # characters before a name in which a word of kinship may stand
COMMON = frozenset(
    """ابو ابا ابي ام بن ابن بنت ال عبد الله الدين الشيخ السيد السيده الدكتور العقيد العميد اللواء النقيب الرايد
    القيادي الناشط الحاج المدعو""".split()
)


@dataclass(slots=True)
class Identity:
    """One protected source with everything in the reading that is it."""

    number: int = 0
    protected: bool = False
    asked: bool = False  # not to be named, in the report itself
    mentions: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    spans: set[Span] = field(default_factory=set)
    names: set[str] = field(default_factory=set)  # names of a person: hidden wherever they stand
    chosen: set[str] = field(default_factory=set)  # those of them that were given, the same for every report
    terms: set[str] = field(default_factory=set)  # descriptions: «مصدر طبي»
    roles: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)  # origin, residence
    loose: set[Span] = field(default_factory=set)  # words that would give them away, and are not them: «آل العلي»
    families: set[str] = field(default_factory=set)  # names of whom only the family name is hidden here

    def absorb(self, other: Identity) -> None:
        """Take over everything of another that is the same."""
        self.protected |= other.protected
        self.asked |= other.asked
        self.mentions |= other.mentions
        self.entities |= other.entities
        self.spans |= other.spans
        self.names |= other.names
        self.chosen |= other.chosen
        self.terms |= other.terms
        self.roles |= other.roles
        self.homes |= other.homes
        self.loose |= other.loose
        self.families |= other.families

    def marks(self) -> Iterator[Hashable]:
        """What another must share with it to be the same."""
        yield from (("mention", mention) for mention in self.mentions)
        yield from (("entity", entity) for entity in self.entities)
        yield from (("span", span) for span in self.spans)
        yield from (("words", words_of(name)) for name in self.names | self.terms if words_of(name))

    def parts(self) -> set[str]:
        """Single words of its names, as written, that may give it away: three letters or more."""
        words = {word.strip("«»\"'()،,.") for name in self.names for word in name.replace("_", " ").split()}
        return {word for word in words if len(fold_word(word)) > 2 and fold_word(word) not in COMMON}

    def first(self) -> int:
        return min((span.start for span in self.spans), default=1 << 60)


def of_source(source: Source, mention: Mention | None) -> Identity:
    """What a source says of itself; its name counts as a name only where it is one."""
    identity = Identity(protected=source.protected)
    if source.start is not None and source.stop is not None:
        identity.spans.add(Span(source.start, source.stop))
    if mention is not None:
        identity.mentions.add(mention.id)
    named = source.kind == "person" and not source.anonymous and (mention is None or mention.named)
    if source.name and words_of(source.name):
        (identity.names if named else identity.terms).add(source.name)
    if source.text and words_of(source.text) and source.text != source.name:
        identity.terms.add(source.text)
    if source.role:
        identity.roles.add(source.role)
    identity.homes |= {home for home in (source.origin, source.residence) if home}
    return identity


def united(found: list[Identity]) -> list[Identity]:
    """Identities that share a key or whose spans overlap, made one."""
    parent = list(range(len(found)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    owner: dict[Hashable, int] = {}
    for node, identity in enumerate(found):
        for key in identity.marks():
            parent[root(node)] = root(owner.setdefault(key, node))
    open_stop, open_node = -1, -1
    for span, node in sorted((span, node) for node, identity in enumerate(found) for span in identity.spans):
        if span.start < open_stop:
            parent[root(node)] = root(open_node)
        if span.stop > open_stop:
            open_stop, open_node = span.stop, node
    groups: dict[int, Identity] = {}
    for node, identity in enumerate(found):
        groups.setdefault(root(node), Identity()).absorb(identity)
    return list(groups.values())


def fillers(claim: Claim, role: str) -> tuple[Filler, ...]:
    """What fills a role; nothing where it is a closed word."""
    filled = claim.arguments.get(role, ())
    return () if isinstance(filled, str) else filled


def sources(reading: Reading) -> Iterator[Source]:
    """Every different source of every chain, the outlet left out."""
    seen: set[Source] = set()
    for claim in reading.claims:
        for link in claim.attribution:
            if link.source.kind != "outlet" and link.source not in seen:
                seen.add(link.source)
                yield link.source


class Index:
    """Finds the protected person behind a mention, an entity, a span or a name."""

    def __init__(self, people: list[Identity]) -> None:
        self._mentions = {mention: person for person in people for mention in person.mentions}
        self._entities = {entity: person for person in people for entity in person.entities}
        self._spans = {span: person for person in people for span in person.spans}
        self._names = {words_of(name): person for person in people for name in person.names | person.terms}

    def person(self, mention: str | None, entity: str | None = None, span: Span | None = None) -> Identity | None:
        """The person, by whichever of these is known."""
        found = self._mentions.get(mention or "") or self._entities.get(entity or "")
        return found or (self._spans.get(span) if span is not None else None)

    def called(self, name: str | None) -> Identity | None:
        """The person of this name or description."""
        return self._names.get(words_of(name)) if name else None

    def speaks(self, source: Source) -> Identity | None:
        """The person, where it is who speaks."""
        span = Span(source.start, source.stop) if source.start is not None and source.stop is not None else None
        return self.person(source.mention, None, span) or self.called(source.name) or self.called(source.text)

    def about(self, claim: Claim) -> list[Identity]:
        """Whose identity a claim tells."""
        found = [
            self.person(f.mention, f.entity, Span(f.start, f.stop))
            for role in IDENTITY_EVENTS.get(claim.event, ())
            for f in fillers(claim, role)
        ]
        return [person for person in found if person is not None]


def is_known(value: Value) -> bool:
    """Whether a place or a group is one that khabar knows by itself."""
    return isinstance(value, PlaceValue) and value.gazetteer is not None or (
        isinstance(value, GroupValue) and value.canonical is not None
    )  # fmt: skip


def word_before(source: str, at: int) -> str:
    """The word that stands right before a name and may say whose kin it is; empty where there is none near."""
    return (source[max(0, at - _KINSHIP) : at].split() or [""])[-1]
