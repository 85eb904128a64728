"""Who must not be recognised in a reading: sources that asked not to be named, and names given by the user."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from khabar.share.requests import find, phrase_pattern, requests, sentences, words_of
from khabar.text.fold import Text, fold, fold_word
from khabar.types import Claim, Filler, Mention, Reading, Source, Span

# Claims that say who somebody is, with the role that the person fills.
IDENTITY_EVENTS = {
    "position": ("holder",), "origin": ("person",), "residence": ("person",), "alias": ("person", "name"),
    "kinship": ("person", "other"), "nationality": ("person",), "document": ("person",), "membership": ("member",),
    "appointment": ("person",),
}  # fmt: skip
_REACH = 100  # characters between a source and the clause that asks for its name
_COMMON = frozenset(["ابو", "ابا", "ابي", "ام", "بن", "ابن", "بنت", "ال", "عبد", "الله", "الدين", "الشيخ", "السيد",
                     "السيده", "الدكتور", "العقيد", "العميد", "اللواء", "النقيب", "الرايد", "القيادي", "الناشط",
                     "الحاج", "المدعو"])  # fmt: skip


@dataclass(slots=True)
class Identity:
    """One protected source with everything in the reading that is it."""

    mentions: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    spans: set[Span] = field(default_factory=set)
    names: set[str] = field(default_factory=set)  # names of a person: hidden wherever they stand
    terms: set[str] = field(default_factory=set)  # descriptions: «مصدر طبي»
    roles: set[str] = field(default_factory=set)
    homes: set[str] = field(default_factory=set)  # origin, residence

    def same(self, other: Identity) -> bool:
        if self.mentions & other.mentions or self.entities & other.entities:
            return True
        if {words_of(n) for n in self.names | self.terms} & {words_of(n) for n in other.names | other.terms}:
            return True
        return any(a.overlaps(b) for a in self.spans for b in other.spans)

    def absorb(self, other: Identity) -> None:
        self.mentions |= other.mentions
        self.entities |= other.entities
        self.spans |= other.spans
        self.names |= other.names
        self.terms |= other.terms
        self.roles |= other.roles
        self.homes |= other.homes

    def parts(self) -> set[str]:
        """Single words of its names, as written, that may give it away: three letters or more."""
        words = {word.strip("«»\"'()،,.") for name in self.names for word in name.replace("_", " ").split()}
        return {word for word in words if len(fold_word(word)) > 2 and fold_word(word) not in _COMMON}

    def first(self) -> int:
        return min((span.start for span in self.spans), default=1 << 60)


def identities(reading: Reading, protect: Sequence[str]) -> list[Identity]:
    """Everybody who must not be recognised, in the order in which they appear."""
    text = fold(reading.report.text)
    found: list[Identity] = []
    for seed in (*_asked(reading, text), *_given(reading, text, protect)):
        _grow(seed, reading)
        found.append(seed)
    found = _united(found)
    for identity in found:
        for _ in range(2):  # an alias may lead to further mentions, and those to further names
            _grow(identity, reading)
    return sorted(_united(found), key=Identity.first)


def sources(reading: Reading) -> Iterator[Source]:
    """Every source of every chain, the outlet left out."""
    for claim in reading.claims:
        for link in claim.attribution:
            if link.source.kind != "outlet":
                yield link.source


def _united(found: list[Identity]) -> list[Identity]:
    united: list[Identity] = []
    for identity in found:
        for other in [other for other in united if other.same(identity)]:
            identity.absorb(other)
            united.remove(other)
        united.append(identity)
    return united


def _of_source(source: Source, by_id: dict[str, Mention]) -> Identity:
    identity = Identity()
    if source.start is not None and source.stop is not None:
        identity.spans.add(Span(source.start, source.stop))
    mention = by_id.get(source.mention or "")
    if mention is not None:
        identity.mentions.add(mention.id)
    named = source.kind == "person" and not source.anonymous and (mention is None or mention.named)
    for words in (source.name, source.text):
        if words and words_of(words):
            (identity.names if named and words is source.name else identity.terms).add(words)
    if source.role:
        identity.roles.add(source.role)
    identity.homes |= {home for home in (source.origin, source.residence) if home}
    return identity


def _asked(reading: Reading, text: Text) -> Iterator[Identity]:
    """Sources marked as protected, and whoever stands before a clause that asks for it."""
    by_id = {mention.id: mention for mention in reading.mentions}
    for source in sources(reading):
        if source.protected:
            yield _of_source(source, by_id)
    for clause in requests(text):
        yield _asker(clause, reading, by_id)


def _asker(clause: Span, reading: Reading, by_id: dict[str, Mention]) -> Identity:
    """Who asks: the nearest source in front of the clause or in it, else the nearest person or role."""
    sentence = next(s for s in sentences(reading.report.text) if s.start <= clause.start < s.stop)
    low = max(sentence.start, clause.start - _REACH)

    def near(start: int | None, stop: int | None) -> bool:
        if start is None or stop is None:
            return False
        return (low <= start and stop <= clause.stop) or Span(start, stop).overlaps(clause)

    speaking = [s for s in sources(reading) if s.kind in ("person", "anonymous") and near(s.start, s.stop)]
    if speaking:
        identity = _of_source(max(speaking, key=lambda s: s.start or 0), by_id)
    else:
        identity = Identity()
        people = [m for m in reading.mentions if m.kind in ("person", "role") and near(m.start, m.stop)]
        if people:
            mention = max(people, key=lambda m: m.stop)
            identity.mentions.add(mention.id)
            identity.spans.add(Span(mention.start, mention.stop))
        else:
            clause = Span(_words_before(reading.report.text, sentence.start, clause.start), clause.stop)
    identity.spans.add(clause)
    return identity


def _words_before(text: str, low: int, stop: int) -> int:
    """Where up to three words in front of the clause begin: the reader saw nobody there, somebody is."""
    match = re.search(r"(?:[^\W_]+\s+){0,2}[^\W_]+\s*[،,(–-]?\s*$", text[low:stop])
    return low + match.start() if match else stop


def _given(reading: Reading, text: Text, protect: Sequence[str]) -> Iterator[Identity]:
    """The names that the user gave, where the report has them."""
    report = reading.report
    beside = [fold(s) for s in (report.title, report.author, report.path, report.outlet, report.url) if s]
    beside += [fold(s.name) for s in sources(reading) if s.name]
    for name in protect:
        words = words_of(name)
        if not words:
            continue
        pattern = phrase_pattern(words)
        strict = (lambda span, n=name: alike(report.text[span.start : span.stop], n)) if len(words) == 1 else bool
        spans = {span for span in find(pattern, text) if strict(span)}
        people = {m.id for m in reading.mentions if m.kind == "person" and _holds(words_of(m.text), words)}
        entities = {e.id for e in reading.entities if _holds(words_of(e.name), words)}
        if spans or people or entities or any(pattern.search(other.folded) for other in beside):
            yield Identity(mentions=people, entities=entities, spans=spans, names={name.strip()})


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether all words of a name stand in another, in order: «أحمد العلي» in «أحمد محمود العلي»."""
    rest = iter(longer)
    return all(word in rest for word in shorter) and (len(shorter) > 1 or len(longer) == 1)


def alike(written: str, name: str) -> bool:
    """Whether the last letters agree where folding makes one of two: the name علي and the word على."""
    return {_last(written), _last(name)} != {"ى", "ي"}


def _last(word: str) -> str:
    letters = [char for char in word if fold_word(char)]
    return "" if not letters else "ى" if letters[-1] == "ى" else fold_word(letters[-1])


def _grow(identity: Identity, reading: Reading) -> None:
    """Add every mention, name and description that the reading holds to be the same person."""
    parts = {word for name in identity.names for word in words_of(name)}
    full = [words_of(name) for name in identity.names]
    wholes: dict[str, set[str]] = {}
    for mention in reading.mentions:
        if mention.entity:
            wholes.setdefault(mention.entity, set()).update(words_of(mention.text))
    chosen = [m for m in reading.mentions if _is_it(m, identity, parts, full, wholes)]
    by_id = {mention.id: mention for mention in reading.mentions}
    identity.entities |= {m.entity for m in chosen if m.entity}
    for mention in reading.mentions:
        if mention in chosen or (mention.entity is not None and mention.entity in identity.entities):
            identity.mentions.add(mention.id)
            identity.spans.add(Span(mention.start, mention.stop))
            (identity.names if mention.kind == "person" and mention.named else identity.terms).add(mention.text)
    for entity in reading.entities:
        if entity.id in identity.entities:
            named = any(m.named for m in reading.mentions if m.entity == entity.id)
            (identity.names if named and entity.kind == "person" else identity.terms).add(entity.name)
    for source in sources(reading):
        seed = _of_source(source, by_id)
        if identity.same(seed):
            identity.absorb(seed)
    for claim in reading.claims:
        _grow_from(claim, identity)


def _is_it(
    mention: Mention, identity: Identity, parts: set[str], full: list[tuple[str, ...]], wholes: dict[str, set[str]]
) -> bool:
    if mention.id in identity.mentions:
        return True
    if mention.kind != "person" or not mention.named or not parts:
        return False
    words = words_of(mention.text)
    if any(len(name) > 1 and _holds(words, name) for name in full):
        return True
    return {*words, *wholes.get(mention.entity or "", ())} <= parts


def _grow_from(claim: Claim, identity: Identity) -> None:
    """What the reader itself says about who this is."""
    if not is_about(claim, identity):
        return
    if claim.event == "alias":
        identity.names |= {f.text for role in ("person", "name") for f in fillers(claim, role)}
    identity.roles |= {f.text for f in fillers(claim, "title")}
    if claim.event in ("origin", "residence"):
        identity.homes |= {f.text for role in ("from", "in") for f in fillers(claim, role)}


def fillers(claim: Claim, role: str) -> tuple[Filler, ...]:
    """What fills a role; nothing where it is a closed word."""
    filled = claim.arguments.get(role, ())
    return () if isinstance(filled, str) else filled


def is_about(claim: Claim, identity: Identity) -> bool:
    """Whether a claim says who this person is."""
    return any(
        (f.mention in identity.mentions if f.mention else False)
        or (f.entity in identity.entities if f.entity else False)
        or Span(f.start, f.stop) in identity.spans
        for role in IDENTITY_EVENTS.get(claim.event, ())
        for f in fillers(claim, role)
    )
