"""Hide protected sources in a reading: their names, what describes them, and the words that carry them.

Names become opaque ids that count up within one reading. The words leave the text, so every offset is
moved, and the hashes by which the original could be looked up are withheld.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from khabar.names import SAME
from khabar.share.chosen import chosen
from khabar.share.identities import Identity, Index
from khabar.share.offsets import WITHHELD as WITHHELD_NUMBER
from khabar.share.offsets import Hidden, Rewrite, label, merge
from khabar.share.protected import identities
from khabar.share.requests import words_of
from khabar.share.schema import required
from khabar.share.veil import Veil, veil
from khabar.store.words import read
from khabar.text.fold import fold
from khabar.types import (
    Attribution,
    Claim,
    Entity,
    Filler,
    Mention,
    Part,
    Reading,
    Report,
    Source,
    Span,
    Time,
    Unread,
    Words,
)

WITHHELD = "withheld"
_TELLING = 3  # letters of a word that may tell of somebody
RULE = "redaction"  # of a mention that was hidden


def redact(
    reading: Reading, protect: Sequence[str] = (), number_of: Callable[[Identity], int] | None = None,
    speakers: Sequence[Span] = (), withheld: Sequence[Span] = (), followed: Collection[str] = (),
    silent: Collection[str] = (),
) -> Reading:  # fmt: skip
    """The reading without its protected sources and without the names in ``protect``.

    Where there is nobody to protect, the reading comes back as it is. Claims that say who a protected
    person is are dropped. What somebody says of themselves in words that the reader did not understand
    stays: read the output before it is passed on. ``number_of`` gives opaque ids that hold beyond one reading.
    ``speakers``: where others stand who speak and are to be hidden; ``withheld``: words that go whoever they tell of;
    ``followed``: those in ``protect`` of whom also goes what is told of them without a name; ``silent``: the same of
    those who do not speak: what they are named in stays.
    """
    people = identities(reading, protect, number_of, speakers=speakers, withheld=withheld)
    if not people:
        return reading
    sources = [
        each
        for each in people
        if each.spans and (each.asked or not (each.chosen or each.families) or each.chosen & {*followed, *silent})
    ]
    still = [each for each in sources if not each.asked and each.chosen & {*silent} and not each.chosen & {*followed}]
    cover = veil(reading, people, sources, still)
    return _Redaction(reading, cover, Rewrite(reading.report.text, cover.hidden), Index(people)).reading()


def erase(reading: Reading, names: Sequence[str]) -> Reading:
    """The reading without the people of these names and without what they say.

    Others who asked not to be named stay as they are. Where it has nobody of these names, it comes back as it is.
    """
    given = {name.strip() for name in names}
    people = [person for person in identities(reading, names, alike_from=SAME) if person.names & given]
    if not people:
        return reading
    index = Index(people)
    said: list[Hidden] = []
    for claim in reading.claims:
        theirs = [link for link in claim.attribution if index.speaks(link.source)]
        if theirs:
            said += [Hidden(words.start, words.stop, WITHHELD_NUMBER) for words in claim.evidence]
            said += [Hidden(c.start, c.stop, WITHHELD_NUMBER) for link in theirs if (c := link.content) is not None]
    cover = veil(reading, people)
    cover = replace(cover, hidden=merge([*cover.hidden, *said], reading.report.text))
    return _Redaction(reading, cover, Rewrite(reading.report.text, cover.hidden), index).reading()


def hide_names(text: str, protect: Sequence[str]) -> str:
    """A message with every given name replaced, and with family names that stand for them."""
    for name in protect:
        if words_of(name):
            spans = [Hidden(span.start, span.stop, WITHHELD_NUMBER) for span in chosen(name).everywhere(fold(text))]
            for span in reversed(merge(spans, text)):
                text = f"{text[: span.start]}[{WITHHELD}]{text[span.stop :]}"
    return text


@dataclass(slots=True)
class _Redaction:
    """One reading on its way to the redacted one."""

    before: Reading
    cover: Veil
    rewrite: Rewrite
    index: Index
    mentions: dict[str, Mention | None] | None = None
    shared: dict[tuple[str, ...], str] = field(default_factory=dict)

    def reading(self) -> Reading:
        kept = self._mentions()
        self.shared = self._shared()
        self.mentions = {m.id: None for m in self.before.mentions} | kept
        entities = self._entities()
        claims = self._claims({e.id for e in entities})
        return Reading(
            report=self._report(),
            mentions=tuple(m for old, m in kept.items() if m.id == old),
            entities=entities,
            claims=claims,
            unread=tuple(self._unread(u) for u in self.before.unread if self.rewrite.inside(u.start, u.stop) is None),
            reader=dict(self.before.reader),
        )

    def _text(self, span: Span) -> str:
        return self.rewrite.text[span.start : span.stop]

    def _person(self, mention: str | None, entity: str | None) -> int | None:
        person = self.index.person(mention, entity)
        return None if person is None else person.number

    def _report(self) -> Report:
        report, clean = self.before.report, self.cover.clean
        path = report.path
        if path and clean(unquote(path), strict=True) != unquote(path):
            path = None
        return Report(
            text=self.rewrite.text, id=WITHHELD, bytes_id=report.bytes_id and WITHHELD, path=path,
            url=report.url and WITHHELD, title=self._without_gone(clean(report.title, strict=True)),
            outlet=clean(report.outlet, strict=True), author=clean(report.author, strict=True),
            published=report.published, parts=tuple(self._part(part) for part in report.parts),
        )  # fmt: skip

    def _without_gone(self, title: str | None) -> str | None:
        """A title without words that are hidden in the text and stand nowhere else in it: they describe somebody."""
        if not title:
            return title
        text, words = self.before.report.text, list(read(title))
        hidden = {form for h in self.cover.hidden for _, forms in read(text[h.start : h.stop]) for form in forms}
        gone = hidden & {form for _, forms in words for form in forms}
        if gone:
            gone -= {form for _, forms in read(self.rewrite.text) for form in forms}
        for token, forms in reversed(words):
            if len(forms[0]) >= _TELLING and not gone.isdisjoint(forms):
                title = title[: token.start] + label(WITHHELD_NUMBER) + title[token.stop :]
        return title

    def _part(self, part: Part) -> Part:
        span = self.rewrite.span(part.start, part.stop)
        return Part(part.kind, span.start, span.stop)

    def _mentions(self) -> dict[str, Mention]:
        """Old ids to new mentions; mentions that only described somebody are gone, doubles become one."""
        kept: dict[str, Mention] = {}
        seen: dict[tuple[int, int, str | None], Mention] = {}
        for mention in self.before.mentions:
            span = self.rewrite.span(mention.start, mention.stop)
            number = self._person(mention.id, mention.entity)
            if number is None:
                if self.rewrite.inside(mention.start, mention.stop) is None:
                    touched = self.rewrite.touched(mention.start, mention.stop)
                    value = None if touched else mention.value
                    kept[mention.id] = replace(
                        mention, start=span.start, stop=span.stop, text=self._text(span), value=value
                    )
                continue
            new = replace(
                mention, start=span.start, stop=span.stop, text=self._text(span), named=False, value=None,
                rule=RULE,
            )  # fmt: skip
            kept[mention.id] = seen.setdefault((span.start, span.stop, mention.entity), new)
        return kept

    def _entities(self) -> tuple[Entity, ...]:
        entities = []
        for entity in self.before.entities:
            new = [self._mention(m) for m in entity.mentions]
            mentions = tuple(dict.fromkeys(m for m in new if m is not None))
            number = self._person(None, entity.id)
            name = label(number) if number is not None else self._clean(entity.name) or entity.name
            if number is None and mentions and None in new:
                name = self._left(entity, name)
            if mentions:
                entities.append(Entity(entity.id, entity.kind, name, mentions))
        return tuple(entities)

    def _left(self, entity: Entity, name: str) -> str:
        """What one is still called where the words that gave the name are hidden: «قيادي في حركة كذا … الحركة»."""
        kept = [m for old in entity.mentions if (m := (self.mentions or {}).get(old)) is not None]
        if any(words_of(m.text) == words_of(name) for m in kept):
            return name
        return max((m.text for m in kept), key=len)

    def _shared(self) -> dict[tuple[str, ...], str]:
        """The names of others that lost a word in the text, by their words: kin of who is hidden."""
        return {
            words_of(m.text): self._text(self.rewrite.span(m.start, m.stop)) for m in self.before.mentions
            if m.kind == "person" and self.rewrite.touched(m.start, m.stop)
            and self.rewrite.inside(m.start, m.stop) is None
        }  # fmt: skip

    def _clean(self, string: str | None) -> str | None:
        """What stands outside the text, without names that are hidden and what others share with them."""
        shared = self.shared.get(words_of(string)) if string else None
        return shared or self.cover.clean(string, strict=True)

    def _mention(self, old: str | None) -> str | None:
        new = (self.mentions or {}).get(old or "")
        return new.id if new is not None else None

    def _claims(self, entities: set[str]) -> tuple[Claim, ...]:
        others = [c for c in self.before.claims if not self.index.about(c)]
        kept = [new for old in others if (new := self._claim(old)).evidence and (_whole(new) or not _whole(old))]
        ids = {c.id for c in kept}
        return tuple(self._bound(c, ids, entities) for c in kept)

    def _claim(self, claim: Claim) -> Claim:
        arguments: dict[str, tuple[Filler, ...] | str] = {}
        for role, filled in claim.arguments.items():
            new = filled if isinstance(filled, str) else tuple(f for old in filled if (f := self._filler(old)))
            if new:
                arguments[role] = new
        return replace(
            claim, arguments=arguments, attribution=tuple(self._link(link) for link in claim.attribution),
            evidence=tuple(w for old in claim.evidence if (w := self._words(old))), time=self._time(claim.time),
            part_of=claim.part_of and self._filler(claim.part_of),
        )  # fmt: skip

    def _filler(self, filler: Filler) -> Filler | None:
        span = self.rewrite.span(filler.start, filler.stop)
        inside = self.rewrite.inside(filler.start, filler.stop)
        number = self._person(filler.mention, filler.entity)
        own = self.index.called(filler.text) or self.index.person(None, None, Span(filler.start, filler.stop))
        if inside is not None and number is None and own is None:
            return None
        value = None if self.rewrite.touched(filler.start, filler.stop) else filler.value
        return replace(
            filler, start=span.start, stop=span.stop, text=self._text(span), mention=self._mention(filler.mention),
            value=value,
        )  # fmt: skip

    def _words(self, words: Words) -> Words | None:
        span = self.rewrite.span(words.start, words.stop)
        return None if self.rewrite.inside(words.start, words.stop) is not None else Words(
            span.start, span.stop, self._text(span)
        )  # fmt: skip

    def _time(self, time: Time | None) -> Time | None:
        if time is None or self.rewrite.touched(time.start, time.stop):
            return None
        span = self.rewrite.span(time.start, time.stop)
        return replace(time, start=span.start, stop=span.stop)

    def _unread(self, unread: Unread) -> Unread:
        span = self.rewrite.span(unread.start, unread.stop)
        return Unread(span.start, span.stop, self._text(span), unread.why)

    def _link(self, link: Attribution) -> Attribution:
        cue = link.cue and self._words(link.cue)
        content = link.content and self.rewrite.span(link.content.start, link.content.stop)
        return replace(link, source=self._source(link.source), cue=cue, content=content)

    def _source(self, source: Source) -> Source:
        clean = self.cover.clean
        number = self._speaker(source)
        start, stop, text = source.start, source.stop, clean(source.text, strict=True)
        if source.start is not None and source.stop is not None:
            span = self.rewrite.span(source.start, source.stop)
            start, stop, text = span.start, span.stop, self._text(span)
        mention = self._mention(source.mention)
        if number is None:
            return replace(
                source, name=self._clean(source.name), text=text, start=start, stop=stop, mention=mention,
                role=clean(source.role, strict=True), origin=clean(source.origin, strict=True),
                residence=clean(source.residence, strict=True),
            )  # fmt: skip
        return Source(
            source.kind, label(number), None if start is None else text, start, stop, mention,
            anonymous=True, protected=True,
        )  # fmt: skip

    def _speaker(self, source: Source) -> int | None:
        """The number of the protected source that this is."""
        if source.kind == "outlet":
            return None
        number = self._person(source.mention, None)
        if number is None and source.start is not None and source.stop is not None:
            number = self.rewrite.inside(source.start, source.stop)
        if number is None:
            person = self.index.called(source.name)
            number = None if person is None else person.number
        return number

    def _bound(self, claim: Claim, claims: set[str], entities: set[str]) -> Claim:
        """Without references to claims and entities that are gone."""

        def bind(filler: Filler) -> Filler:
            return replace(
                filler,
                claim=filler.claim if filler.claim in claims else None,
                entity=filler.entity if filler.entity in entities else None,
            )

        arguments = {r: f if isinstance(f, str) else tuple(map(bind, f)) for r, f in claim.arguments.items()}
        return replace(claim, arguments=arguments, part_of=claim.part_of and bind(claim.part_of))


def _whole(claim: Claim) -> bool:
    """Whether every required role is still there."""
    return all(any(role in claim.arguments for role in group) for group in required(claim.event))
