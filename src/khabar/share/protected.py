"""Who must not be recognised in a reading: sources that asked not to be named, and names given by the user."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from khabar.names import SAME
from khabar.share.aliases import aliases
from khabar.share.chosen import LATIN, NEAR, chosen, is_namely, is_spelt
from khabar.share.described import is_person
from khabar.share.families import of_family
from khabar.share.identities import Identity, Index, fillers, of_source, sources, united
from khabar.share.requests import (
    cue_pattern,
    find,
    is_word,
    phrase_pattern,
    requests,
    sentences,
    word_pattern,
    words_of,
)
from khabar.text.fold import Text, fold, fold_word
from khabar.types import Mention, Reading, Span

_BEHIND = 60  # characters between the clause and a source that stands behind it
_REACH = 100  # characters between a source and the clause that asks for its name
_PIECE = re.compile(r"[،,]\s*((?:وهو|وهي)\s+)?([^\W_]+)[^،,.؛:«»()\n]*(?=[،,.])")
_LABEL = re.compile(r"\[source-(\d+)\]")  # of a reading that is redacted already
_BEFORE = re.compile(r"(?<![^\W_])[^\s،؛,.:!؟?«»(–-][^،؛,.:!؟?«»\n(–-]*[،,(–-]?\s*$")


def identities(
    reading: Reading, protect: Sequence[str], number_of: Callable[[Identity], int] | None = None,
    alike_from: float = NEAR, speakers: Sequence[Span] = (), withheld: Sequence[Span] = (),
) -> list[Identity]:  # fmt: skip
    """Everybody who must not be recognised, in the order in which they appear.

    They count up from 1, or have the numbers of ``number_of``, the next free one where two are alike. ``alike_from``:
    the score from which a name is a name in ``protect`` in another spelling or script. ``speakers``: where others
    stand.
    """
    text = fold(reading.report.text)
    by_id = {mention.id: mention for mention in reading.mentions}
    asked = requests(text)
    if not (protect or asked or speakers or withheld) and not any(source.protected for source in sources(reading)):
        return []
    found = [Identity(protected=True, spans={span}) for span in speakers]
    if withheld:
        found.append(Identity(protected=True, loose=set(withheld)))
    latin = _latin_of(reading)
    found += [*_given(reading, text, protect, latin, alike_from), *_askers(asked, reading, text, by_id)]
    for source in sources(reading):
        if not _LABEL.fullmatch(source.name or ""):
            found.append(of_source(source, by_id.get(source.mention or "")))
    for entity in reading.entities:
        found.append(Identity(mentions=set(entity.mentions), entities={entity.id}))
    people = [person for person in united(found) if person.protected]
    for _ in range(2):  # an alias may lead to further mentions, and those to further names
        _grow(people, reading)
        for person in people:  # also of whom only a mention was known: nothing that was read has them as its source
            own = person.names - person.chosen
            person.names |= {run for name in own for run in chosen(name).latin(latin, alike_from)}
        people = united(people)
    people.sort(key=Identity.first)
    before = max(map(int, _LABEL.findall(reading.report.text)), default=0) if reading.report.id == "withheld" else 0
    taken: set[int] = set()
    for number, person in enumerate(people, before + 1):
        person.number = number if number_of is None else number_of(person)
        while person.number in taken:
            person.number += 1
        taken.add(person.number)
    return people


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stands in the text, in order, to look up what is near."""

    items: list[tuple[int, int, str]]

    def next(self, clause: Span, high: int) -> str | None:
        """The nearest behind a clause, up to ``high``."""
        at = bisect_left(self.items, (clause.stop, 0, ""))
        return self.items[at][2] if at < len(self.items) and self.items[at][0] < high else None

    def last(self, low: int, clause: Span) -> str | None:
        """The nearest in front of a clause, from ``low`` on, or in it."""
        window = self.items[bisect_left(self.items, (low, 0, "")) : bisect_right(self.items, (clause.stop, 0, ""))]
        near = [item for item in window if item[1] <= clause.stop or item[0] <= clause.start]
        return near[-1][2] if near else None


def _askers(
    asked: list[Span], reading: Reading, text: Text, by_id: dict[str, Mention]
) -> Iterator[Identity]:  # fmt: skip
    """Who asks in each clause: the nearest source in front of it or in it, else the nearest person or role."""
    speaking = (
        s for s in sources(reading) if s.kind in ("person", "anonymous") and not is_word("identity", s.text or "")
    )
    told = {f"{n}": s for n, s in enumerate(speaking)}
    speakers = _Standing(
        sorted((s.start, s.stop, n) for n, s in told.items() if s.start is not None and s.stop is not None)
    )
    people = _Standing(sorted((m.start, m.stop, m.id) for m in reading.mentions if m.kind in ("person", "role")))
    called = [mention for mention in reading.mentions if mention.kind == "person" and mention.named]
    lines = sentences(reading.report.text)
    starts = [line.start for line in lines]
    for clause in asked:
        line = lines[bisect_right(starts, clause.start) - 1]
        low = max(line.start, clause.start - _REACH)
        source, mention = speakers.last(low, clause), people.last(low, clause)
        if source is None and mention is None:  # «لا تكتبوا اسمي»، رجتنا فلانة
            high = min(line.stop, clause.stop + _BEHIND)
            source, mention = speakers.next(clause, high), people.next(clause, high)
        if source is not None:
            identity = of_source(told[source], by_id.get(told[source].mention or ""))
        elif mention is not None:
            who = by_id[mention]
            both = [who, *(m for m in called if who.kind == "role" and 0 <= m.start - who.stop <= 1)]
            identity = Identity(mentions={m.id for m in both}, spans={Span(m.start, m.stop) for m in both})
        else:  # the reader saw nobody, somebody is there: the words back to the last mark go
            front = _BEFORE.search(reading.report.text[low : clause.start])
            identity = Identity(names=set(_names_in(front[0] if front else "")))
            clause = Span(low + front.start() if front else clause.start, clause.stop)
        identity.mentions |= {m.id for m in called if 0 <= m.start - clause.stop <= 1}  # «عرّف عن نفسه باسم …»
        for name in aliases(reading.report.text, line, clause):
            identity.spans.add(name)
            identity.names.add(reading.report.text[name.start : name.stop])
        identity.spans.update((clause, *_apart(text, clause, min(line.stop, clause.stop + _REACH))))
        identity.protected = identity.asked = True
        yield identity


def _apart(text: Text, clause: Span, stop: int) -> Iterator[Span]:
    """What describes somebody behind the clause, between marks: «…، ممرض في مستوصف …، أكد أن», «…، وهي خياطة …»."""
    begins = next(find(word_pattern("content"), text, clause.stop, stop), None)
    for piece in _PIECE.finditer(text.source, clause.stop, stop):
        said = begins is not None and begins.start < piece.start(2)
        if (piece[1] or not said) and is_person(fold_word(piece[2])):
            yield Span(piece.start(2), piece.end())


def _names_in(front: str) -> Iterator[str]:
    """What may be a name at the end of words that tell who somebody is: it may stand alone further on."""
    words = [word.strip('«»"()،,–-') for word in front.split()]
    words = [word for word in words if word]
    if words and is_namely(words[-1]):
        before = words[-2] if len(words) > 1 and cue_pattern().fullmatch(fold_word(words[-2])) is None else ""
        yield f"{before} {words[-1]}".strip()


def _latin_of(reading: Reading) -> str:
    """Everything in Latin letters in a text and beside it."""
    report = reading.report
    strings = (report.text, *(s for s in (report.title, report.author, report.path, report.outlet, report.url) if s))
    return "\n".join(LATIN.findall(unquote(" ".join(strings))))


def _given(reading: Reading, text: Text, protect: Sequence[str], latin: str, least: float) -> Iterator[Identity]:
    """The names that the user gave, where the report has them."""
    report = reading.report
    strings = [s for s in (report.title, report.author, report.path, report.outlet, report.url) if s]
    beside = [fold(unquote(s)) for s in (*strings, *(source.name for source in sources(reading) if source.name))]
    for name in protect:
        if not words_of(name):
            continue
        each = chosen(name)
        spans, written = set(each.whole(text)), each.latin(latin, least)
        spans |= {span for other in written for span in find(phrase_pattern(words_of(other)), text)}
        if least < SAME:
            spans |= set(each.turned(text))
        people = {
            m.id for m in reading.mentions if m.kind == "person"
            and (_holds(words_of(m.text), each.words) or is_spelt(name, m.text, least))
        }  # fmt: skip
        entities = {e.id for e in reading.entities if e.kind == "person" and _holds(words_of(e.name), each.words)}
        if spans or people or entities or written or any(each.in_string(other) for other in beside):
            yield Identity(
                protected=True, mentions=people, entities=entities, spans=spans, names={each.name, *written},
                chosen={each.name},
            )  # fmt: skip
        if least < SAME and not (spans or people or entities):
            yield from of_family(each, reading, text, beside)


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether all words of a name stand in another, in order: «أحمد العلي» in «أحمد محمود العلي»."""
    rest = iter(longer)
    return all(word in rest for word in shorter) and (len(shorter) > 1 or len(longer) == 1)


def _grow(people: list[Identity], reading: Reading) -> None:
    """Add every mention, name and description that the reading holds to be the same person."""
    words = {mention.id: words_of(mention.text) for mention in reading.mentions}
    wholes: dict[str, set[str]] = {}
    members: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.entity:
            wholes.setdefault(mention.entity, set()).update(words[mention.id])
            members.setdefault(mention.entity, []).append(mention)
    persons = [m for m in reading.mentions if m.kind == "person" and m.named]
    by_id = {mention.id: mention for mention in reading.mentions}
    for person in people:
        full = [words_of(name) for name in person.names]
        parts = {word for name in full for word in name}
        person.mentions |= {
            m.id for m in persons if _is_it(words[m.id], wholes.get(m.entity or "", set()), full, parts)
        }
        chosen = [by_id[mention] for mention in person.mentions if mention in by_id]
        person.entities |= {m.entity for m in chosen if m.entity}
        for mention in (*chosen, *(m for entity in person.entities for m in members.get(entity, ()))):
            person.mentions.add(mention.id)
            person.spans.add(Span(mention.start, mention.stop))
            (person.names if mention.kind == "person" and mention.named else person.terms).add(mention.text)
    _grow_names(people, reading, members)


def _is_it(words: tuple[str, ...], whole: set[str], full: list[tuple[str, ...]], parts: set[str]) -> bool:
    """Whether a person's mention is somebody of these names: it holds one of them, or nothing beyond their words."""
    if any(len(name) > 1 and _holds(words, name) for name in full):
        return True
    return bool(words) and {*words, *whole} <= parts


def _grow_names(people: list[Identity], reading: Reading, members: dict[str, list[Mention]]) -> None:
    """Names of entities, and what the reader's own claims say about who somebody is."""
    index = Index(people)
    for entity in reading.entities:
        person = index.person(None, entity.id)
        if person is not None:
            named = entity.kind == "person" and any(m.named for m in members.get(entity.id, ()))
            (person.names if named else person.terms).add(entity.name)
    for source in sources(reading):
        person = index.person(source.mention) or index.called(source.name)
        if person is not None and not _LABEL.fullmatch(source.name or ""):
            person.absorb(of_source(source, None))
    for claim in reading.claims:
        for person in index.about(claim):
            if claim.event == "alias":
                person.names |= {f.text for role in ("person", "name") for f in fillers(claim, role)}
            person.roles |= {f.text for f in fillers(claim, "title")}
            if claim.event in ("origin", "residence"):
                person.homes |= {f.text for role in ("from", "in") for f in fillers(claim, role)}
