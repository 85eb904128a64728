"""Who must not be recognised in a reading: sources that asked not to be named, and names given by the user."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from urllib.parse import unquote

from khabar.names import score
from khabar.share.identities import Identity, Index, fillers, of_source, united
from khabar.share.requests import find, is_word, phrase_pattern, requests, sentences, words_of
from khabar.text.fold import Text, fold, fold_word
from khabar.types import Mention, Reading, Source, Span

_REACH = 100  # characters between a source and the clause that asks for its name
_LABEL = re.compile(r"\[source-(\d+)\]")  # of a reading that is redacted already
NEAR = 0.8  # less than what makes two names one: what is hidden without need does less harm than what is not
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f'’]{2,}(?:[ _-][A-Za-z\u00c0-\u024f'’]{2,}){1,7}")
_LATIN_WORDS = 4
_BEFORE = re.compile(r"(?<![^\W_])[^\s،؛,.:!؟?«»(–-][^،؛,.:!؟?«»\n(–-]*[،,(–-]?\s*$")


def identities(
    reading: Reading, protect: Sequence[str], number_of: Callable[[Identity], int] | None = None,
    alike_from: float = NEAR,
) -> list[Identity]:  # fmt: skip
    """Everybody who must not be recognised, in the order in which they appear.

    They count up from 1, or have the numbers of ``number_of``, the next free one where two are alike. ``alike_from``:
    the score from which a name is a name in ``protect`` in another spelling or script.
    """
    text = fold(reading.report.text)
    by_id = {mention.id: mention for mention in reading.mentions}
    asked = requests(text)
    if not protect and not asked and not any(source.protected for source in sources(reading)):
        return []
    found = [*_given(reading, text, protect, alike_from), *_askers(asked, reading, by_id)]
    for source in sources(reading):
        if not _LABEL.fullmatch(source.name or ""):
            found.append(of_source(source, by_id.get(source.mention or "")))
    for entity in reading.entities:
        found.append(Identity(mentions=set(entity.mentions), entities={entity.id}))
    people = [person for person in united(found) if person.protected]
    for _ in range(2):  # an alias may lead to further mentions, and those to further names
        _grow(people, reading)
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


def sources(reading: Reading) -> Iterator[Source]:
    """Every different source of every chain, the outlet left out."""
    seen: set[Source] = set()
    for claim in reading.claims:
        for link in claim.attribution:
            if link.source.kind != "outlet" and link.source not in seen:
                seen.add(link.source)
                yield link.source


@dataclass(frozen=True, slots=True)
class _Standing:
    """What stands in the text, in order, to look up what is near."""

    items: list[tuple[int, int, str]]

    def last(self, low: int, clause: Span) -> str | None:
        """The nearest in front of a clause, from ``low`` on, or in it."""
        window = self.items[bisect_left(self.items, (low, 0, "")) : bisect_right(self.items, (clause.stop, 0, ""))]
        near = [item for item in window if item[1] <= clause.stop or item[0] <= clause.start]
        return near[-1][2] if near else None


def _askers(asked: list[Span], reading: Reading, by_id: dict[str, Mention]) -> Iterator[Identity]:
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
        low = max(starts[bisect_right(starts, clause.start) - 1], clause.start - _REACH)
        source, mention = speakers.last(low, clause), people.last(low, clause)
        if source is not None:
            identity = of_source(told[source], by_id.get(told[source].mention or ""))
        elif mention is not None:
            who = by_id[mention]
            identity = Identity(mentions={who.id}, spans={Span(who.start, who.stop)})
        else:  # the reader saw nobody, somebody is there: the words back to the last mark go
            front = _BEFORE.search(reading.report.text[low : clause.start])
            identity, clause = Identity(), Span(low + front.start() if front else clause.start, clause.stop)
        identity.mentions |= {m.id for m in called if 0 <= m.start - clause.stop <= 1}  # «عرّف عن نفسه باسم …»
        identity.spans.add(clause)
        identity.protected = True
        yield identity


def _given(reading: Reading, text: Text, protect: Sequence[str], least: float) -> Iterator[Identity]:
    """The names that the user gave, where the report has them."""
    report = reading.report
    strings = [report.title, report.author, report.path, report.outlet, report.url]
    beside = [fold(s) for s in (*strings, *(source.name for source in sources(reading))) if s]
    latin = {other for string in (report.text, *strings) for other in _latin(string or "")} if protect else set()
    for name in protect:
        words = words_of(name)
        if not words:
            continue
        pattern = phrase_pattern(words)
        spans = set(find(pattern, text))
        if len(words) == 1:
            spans = {span for span in spans if alike(report.text[span.start : span.stop], name)}
        written = {other for other in latin if _is_spelt(name, other, least)}
        spans |= {span for other in written for span in find(phrase_pattern(words_of(other)), text)}
        people = {
            m.id for m in reading.mentions if m.kind == "person"
            and (_holds(words_of(m.text), words) or _is_spelt(name, m.text, least))
        }  # fmt: skip
        entities = {e.id for e in reading.entities if e.kind == "person" and _holds(words_of(e.name), words)}
        if spans or people or entities or written or any(pattern.search(other.folded) for other in beside):
            names = {name.strip(), *written}
            yield Identity(
                protected=True, mentions=people, entities=entities, spans=spans, names=names, chosen={name.strip()}
            )  # fmt: skip


def _latin(string: str) -> Iterator[str]:
    """What may be names in Latin letters: two to four words in a row."""
    for run in _LATIN.finditer(unquote(string)):
        words = re.split(r"[ _-]", run[0])
        for first, last in combinations(range(len(words) + 1), 2):
            if 2 <= last - first <= _LATIN_WORDS:
                yield " ".join(words[first:last])


def _is_spelt(name: str, other: str, least: float) -> bool:
    """Whether two names of several words are one, in another spelling or script."""
    return len(words_of(name)) > 1 and len(words_of(other)) > 1 and score(name, other) >= least


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
