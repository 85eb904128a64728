"""Which stretches of a text give a protected source away: its names, and what describes it beside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from khabar.share.chosen import Chosen, alike, chosen
from khabar.share.contacts import beside as reached
from khabar.share.identities import IDENTITY_EVENTS, Identity, Index, fillers, is_known, sources, word_before
from khabar.share.offsets import WITHHELD, Hidden, Mask, label, merge
from khabar.share.requests import (
    contents,
    cue_pattern,
    find,
    is_word,
    phrase_pattern,
    requests,
    sentences,
    stops,
    word_pattern,
    words_of,
)
from khabar.share.trail import Trail
from khabar.text.fold import Text, fold, fold_word
from khabar.types import Claim, Filler, Mention, Reading, Span

_BESIDE = 60  # characters between a name and a single word that describes it
_NEXT = 20  # characters between a name and a description that are hidden with them
_ASKING = 100  # characters between a name and the clause that asks for it
_BRACKET = re.compile(r"\s{0,2}\(([^()\n]{1,120})\)")
_CLOSING = re.compile(r"[^()\n]{0,120}\)")
_RELATIVE = re.compile(r"\s{0,2}[،,–-]?\s{0,2}((?:الذي|التي|الذين|وهو|وهي)\s)[^،,.؛;:()«»\"”“!?؟\n–-]{1,120}")
_FIRM = re.compile(r"[.؟?!:؛;«»\"”“\n]")
_MARK = re.compile(r"[.،؛,:!؟?()«»\"”“\n–-]")
_INTRODUCED = 50  # characters between a word of speaking and a name
_FEW = 6  # words there
_OPENS = ' «"“'
_REACH = 90  # characters between who speaks and what they say
_CLITICS = re.compile(r"\s+[وفب]{0,2}\Z")
_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]{1,2}\Z")
_CLITIC = re.compile(r"\s*[وفبلك]{1,2}")

Pattern = tuple[re.Pattern[str], int]


@dataclass(frozen=True, slots=True)
class Veil:
    """What must go from a text, and how to clean a string that stands outside it."""

    people: list[Identity]
    hidden: list[Hidden]
    whole: list[Pattern]
    parts: list[tuple[re.Pattern[str], str]]
    names: list[tuple[Chosen, int]]  # those that were given, in any order or with initials
    families: list[Chosen]  # those of whom only the family name is hidden
    cleaned: dict[tuple[str, bool], str] = field(default_factory=dict)  # every claim tells of the same few sources

    def clean(self, string: str | None, strict: bool = False) -> str | None:
        """The string with names replaced; strict: single words of the names, too."""
        if not string:
            return string
        if (string, strict) not in self.cleaned:
            self.cleaned[string, strict] = self._cleaned(string, strict)
        return self.cleaned[string, strict]

    def _cleaned(self, string: str, strict: bool) -> str:
        text = fold(string)
        found = [Hidden(s.start, s.stop, number) for pattern, number in self.whole for s in find(pattern, text)]
        found += [Hidden(s.start, s.stop, number) for name, number in self.names for s in name.turned(text)]
        found += [Hidden(s.start, s.stop, WITHHELD) for name in self.families for s in name.of_family(text)]
        if strict:
            found += [
                Hidden(s.start, s.stop, WITHHELD)
                for pattern, part in self.parts for s in find(pattern, text) if alike(string[s.start : s.stop], part)
            ]  # fmt: skip
        for stretch in reversed(merge(found, string)):
            string = string[: stretch.start] + label(stretch.number) + string[stretch.stop :]
        return string


def veil(
    reading: Reading, people: list[Identity], followed: Sequence[Identity] = (), silent: Sequence[Identity] = ()
) -> Veil:  # fmt: skip
    """Everything that must be hidden of these people; of those ``followed`` also what goes on about them.

    Of the ``silent`` among them what they are named in stays.
    """
    text = fold(reading.report.text)
    whole = [pattern for person in people for pattern in _phrases(person.names, person.number)]
    loose = [pattern for person in people for pattern in _phrases(person.terms | person.roles, WITHHELD)]
    parts = {words_of(part)[0]: part for p in people for part in sorted(p.parts()) if len(words_of(part)) == 1}
    singles = [(phrase_pattern((word,)), part) for word, part in sorted(parts.items())]
    own = {mention for person in people for mention in person.mentions}
    kept = [m for m in reading.mentions if m.id not in own]
    taken = Mask(len(text.source), (Span(m.start, m.stop) for m in kept))
    others = Mask(len(text.source), (Span(m.start, m.stop) for m in _others(reading, kept, people)))
    wholes = Mask(len(text.source), (Span(m.start, m.stop) for m in kept if len(words_of(m.text)) > 1))
    hidden = [Hidden(span.start, span.stop, person.number) for person in people for span in person.spans]
    hidden += [Hidden(span.start, span.stop, WITHHELD) for person in people for span in person.loose]
    hidden += _described(text, people)
    hidden += _told(reading, people)
    hidden += [Hidden(s.start, s.stop, number) for pattern, number in whole for s in find(pattern, text)]
    for pattern, _ in loose:  # the same words of somebody else stay
        hidden += [Hidden(s.start, s.stop, WITHHELD) for s in find(pattern, text) if not taken.any(s)]
    for pattern, part in singles:
        spans = (s for s in find(pattern, text) if alike(text.source[s.start : s.stop], part))
        hidden += [Hidden(s.start, s.stop, WITHHELD) for s in spans if not others.all(s)]
    for person in people:
        for name in map(chosen, sorted(person.chosen)):
            theirs = name.of_family(text, lambda span: not wholes.all(span), whole=True)
            hidden += [Hidden(span.start, span.stop, WITHHELD) for span in theirs]
    veiled = Mask(len(text.source), (Span(h.start, h.stop) for h in hidden))
    free = {word for m in kept if not veiled.any(Span(m.start, m.stop)) for word in words_of(m.text)}
    outside = [(pattern, part) for pattern, part in singles if words_of(part)[0] not in free]
    hidden = _besides(reading, text, people, merge(hidden, text.source))
    hidden = merge([*hidden, *reached(text.source, hidden)], text.source)
    if followed:
        hidden = merge([*hidden, *Trail(reading, text, followed, hidden, silent).spans()], text.source)
    return Veil(
        people, hidden, [*whole, *loose], outside,
        [(chosen(name), person.number) for person in people for name in sorted(person.chosen)],
        [chosen(name) for person in people for name in sorted(person.families)],
    )  # fmt: skip


def _others(reading: Reading, kept: Sequence[Mention], people: list[Identity]) -> Iterator[Mention]:
    """Mentions of others, who keep a word that they share with somebody hidden.

    Not their kin, nor what is called after them: «قوات القلعجي». A family name alone or in front is their own.
    """
    families = {words[-1:] for person in people for name in person.names if len(words := words_of(name)) > 1}
    index = Index(people)
    kin = {
        filler.mention for claim in reading.claims if claim.event == "kinship" and index.about(claim)
        for role in ("person", "other") for filler in fillers(claim, role)
    }  # fmt: skip
    for mention in kept:
        if mention.kind in ("place", "group"):
            if is_known(mention.value):
                yield mention
        elif mention.kind != "person" or not (
            mention.id in kin or words_of(mention.text)[:1] in families
            or any(is_word(kind, word_before(reading.report.text, mention.start)) for kind in ("kin", "naming"))
        ):  # fmt: skip
            yield mention


def _phrases(names: set[str], number: int) -> list[Pattern]:
    """Patterns for the names of more than one word, longest first."""
    many = {words for name in names if len(words := words_of(name)) > 1}
    return [(phrase_pattern(words), number) for words in sorted(many, key=lambda w: (-len(w), w))]


def _described(text: Text, people: list[Identity]) -> Iterator[Hidden]:
    """Role, origin and residence in the sentences that name somebody."""
    lines = sentences(text.source)
    starts = [line.start for line in lines]
    for person in people:
        spans = sorted(person.spans)
        for words in {words_of(phrase) for phrase in person.roles | person.homes} - {()}:
            for found in find(phrase_pattern(words), text):
                line = lines[bisect_right(starts, found.start) - 1]
                here = spans[bisect_left(spans, Span(line.start, 0)) : bisect_left(spans, Span(line.stop, 0))]
                if here and (len(words) > 1 or min(_gap(found, span) for span in here) <= _BESIDE):
                    yield Hidden(found.start, found.stop, person.number)


def _told(reading: Reading, people: list[Identity]) -> Iterator[Hidden]:
    """The words of claims that say who somebody is."""
    index = Index(people)
    for claim in reading.claims:
        for person in index.about(claim):
            yield from (Hidden(f.start, f.stop, person.number) for f in _telling(claim, person))


def _telling(claim: Claim, person: Identity) -> Iterator[Filler]:
    """The words of a claim about this person that say who it is; of a relative, only the relation."""
    only_other = not any(
        f.mention in person.mentions or f.entity in person.entities or Span(f.start, f.stop) in person.spans
        for role in IDENTITY_EVENTS[claim.event] if role != "other" for f in fillers(claim, role)
    )  # fmt: skip
    for role in claim.arguments:
        if role in ("time", "place") or (only_other and claim.event == "kinship" and role != "relation"):
            continue
        for filler in fillers(claim, role):
            if not filler.inherited and any(w.start <= filler.start and filler.stop <= w.stop for w in claim.evidence):
                yield filler


def _gap(left: Span, right: Span) -> int:
    return max(0, left.start - right.stop, right.start - left.stop)


def _besides(reading: Reading, text: Text, people: list[Identity], hidden: list[Hidden]) -> list[Hidden]:
    """What stands right beside a hidden name and describes it: brackets, relative clauses, roles, short joints."""
    source = text.source
    asked = Mask(len(source), requests(text))
    roles = [Span(m.start, m.stop) for m in reading.mentions if m.kind in ("role", "nationality")]
    after, before = {r.start: r for r in roles}, {r.stop: r for r in roles}
    cues = [s for s in find(cue_pattern(), text) if not is_word("loose", source[s.start : s.stop])]
    read = {
        Span(link.cue.start, link.cue.stop) for c in reading.claims for link in c.attribution if link.cue is not None
    }
    spoken = sorted({*cues, *read}, key=lambda cue: (cue.start, cue.stop))  # «ويرى خبير …» too, as the reader found it
    index = Index(people)
    speakers = {person.number for each in sources(reading) if (person := index.speaks(each)) is not None}
    said = Mask(len(source), (
        Span(f.start, f.stop) for c in reading.claims if c.event not in IDENTITY_EVENTS
        for r in c.arguments for f in fillers(c, r) if not f.inherited and r != "place"
    ))  # fmt: skip
    hidden = [_dotted(stretch, source) for stretch in hidden]
    for _ in range(3):
        more = list(hidden)
        for stretch in hidden:
            if stretch.number == WITHHELD:
                continue
            inside = source[stretch.start : stretch.stop]
            opened = [_CLOSING] if inside.count("(") > inside.count(")") else []
            for pattern in (*opened, _BRACKET, _RELATIVE):
                match = pattern.match(source, stretch.stop)
                if match is not None:  # not what they say: «الذي قال إن …»
                    end = match.end() if pattern is not _RELATIVE else _end(source, match.start(1))
                    more.append(Hidden(stretch.stop, min(end, match.end()), stretch.number))
            for step in range(3):
                beside = (before.get(stretch.start - step), source[stretch.start - step : stretch.start])
                behind = (after.get(stretch.stop + step), source[stretch.stop : stretch.stop + step])
                for role, gap in (beside, behind):
                    if role is not None and not gap.strip(" ،,"):
                        more.append(Hidden(role.start, role.stop, stretch.number))
        more += _joints(hidden, source, asked)
        more += _introduced(hidden, text, cues)
        more += _homes(hidden, reading, speakers)
        more += _to_content(hidden, text, spoken, speakers, said)
        hidden = merge(more, source)
    return hidden


def _dotted(stretch: Hidden, source: str) -> Hidden:
    """Initials with the dot behind the last of them."""
    ends = source[stretch.stop : stretch.stop + 1] == "." and _INITIAL.search(source, stretch.start, stretch.stop)
    return Hidden(stretch.start, stretch.stop + 1, stretch.number) if ends else stretch


def _joints(hidden: list[Hidden], source: str, asked: Mask) -> Iterator[Hidden]:
    """Short stretches between two descriptions of one source."""
    for left, right in pairwise(hidden):
        gap = source[left.stop : right.start]
        if left.number != right.number or left.number == WITHHELD or _FIRM.search(gap) or _CLITIC.fullmatch(gap):
            continue
        asks = asked.any(Span(right.start, right.start + 1))
        if (asks and len(gap) <= _ASKING) or (len(gap) <= _NEXT and not cue_pattern().search(fold_word(gap))):
            yield Hidden(left.stop, right.start, left.number)


def _introduced(hidden: list[Hidden], text: Text, cues: Sequence[Span]) -> Iterator[Hidden]:
    """Words between one of speaking and a name, which say who that is: «قال المحاسب …»."""
    stops = [cue.stop for cue in cues]
    for stretch in hidden:
        at = bisect_right(stops, stretch.start) - 1
        if stretch.number == WITHHELD or at < 0 or stretch.start - stops[at] > _INTRODUCED:
            continue
        gap = text.source[stops[at] : stretch.start]
        words = words_of(gap)
        edge = stops[at] + len(gap.rstrip(_OPENS))  # «المنشق عن الجهاز «أ. ب.»»
        if words and len(words) <= _FEW and _end(text.source, stops[at]) >= edge:
            yield Hidden(stops[at] + len(gap) - len(gap.lstrip()), stretch.start, stretch.number)


def _to_content(
    hidden: list[Hidden], text: Text, cues: Sequence[Span], speakers: set[int], said: Mask
) -> Iterator[Hidden]:  # fmt: skip
    """What still stands between somebody who speaks and what they say, and tells who that is: «ممرض في المشفى …»."""
    stops = [cue.stop for cue in cues]
    for stretch in hidden:
        at = bisect_right(stops, stretch.start) - 1
        if stretch.number not in speakers or at < 0 or stretch.start - stops[at] > _NEXT:
            continue
        stop = _end(text.source, stretch.stop)
        gap = text.source[stretch.stop : min(stop, stretch.stop + _REACH)]
        said_by = text.source[cues[at].start : cues[at].stop]
        found = next(contents(said_by, fold(text.source[stretch.stop : stretch.stop + _REACH])), None)
        if found is None or found.start > len(gap) + 2:
            continue
        if not is_word("from", (gap.split() or [""])[0]) and said.any(Span(stretch.stop, stretch.stop + found.start)):
            continue
        gap = _CLITICS.sub("", gap[: found.start])
        if gap.strip() and not cue_pattern().search(fold_word(gap)) and not is_word("before that", gap.split()[-1]):
            yield Hidden(stretch.stop, stretch.stop + len(gap), stretch.number)


def _homes(hidden: list[Hidden], reading: Reading, speakers: set[int]) -> Iterator[Hidden]:
    """Where somebody is from, told right behind them, or a little later by a word that says so."""
    source = reading.report.text
    told = {
        f.mention for c in reading.claims if c.event not in IDENTITY_EVENTS for r in c.arguments for f in fillers(c, r)
    }
    places = [m for m in reading.mentions if m.kind in ("place", "group", "nationality") and m.id not in told]
    people = [m.start for m in reading.mentions if m.kind == "person" and m.named]
    for stretch in hidden:
        if stretch.number == WITHHELD:
            continue
        if stretch.number in speakers:
            for place in places:
                near = stretch.stop < place.start <= stretch.stop + _NEXT
                if near and is_word("from", source[stretch.stop : place.start]):
                    yield Hidden(stretch.stop, place.stop, stretch.number)
        here = source[stretch.stop : stretch.stop + _BESIDE]
        line = here[: stop.start()] if (stop := _FIRM.search(here)) else here
        told_of = find(word_pattern("describes"), fold(line))
        for head in told_of:
            start = stretch.stop + head.start
            if not any(stretch.stop <= person < start for person in people):
                yield Hidden(start, _end(source, stretch.stop + head.stop), stretch.number)


def _end(source: str, at: int) -> int:
    """Where a description ends: at a mark, or a word that goes on with something else."""
    mark = _MARK.search(source, at)
    line = source[at : mark.start() if mark else len(source)]
    other = next(stops(fold(line)), None)
    return at + (other.start if other is not None else len(line.rstrip()))
