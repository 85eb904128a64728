"""Which stretches of a text give a protected source away: its names, and what describes it beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from khabar.share.offsets import WITHHELD, Hidden, label, merge
from khabar.share.protected import IDENTITY_EVENTS, Identity, alike, fillers, is_about
from khabar.share.requests import cue_pattern, find, phrase_pattern, requests, sentences, words_of
from khabar.text.fold import Text, fold, fold_word
from khabar.types import Claim, Filler, Mention, Reading, Span

_BESIDE = 60  # characters between a name and a single word that describes it
_NEXT = 20  # characters between a name and a description that are hidden with them
_BRACKET = re.compile(r"\s{0,2}\(([^()\n]{1,120})\)")
_RELATIVE = re.compile(r"\s{0,2}[،,–-]?\s{0,2}(?:(?:الذي|التي|الذين|وهو|وهي)\s)[^،,.؛;:()«»\"”“!?؟\n–-]{1,120}")
_FIRM = re.compile(r"[.؟?!:؛;«»\"”“\n]")


@dataclass(frozen=True, slots=True)
class Veil:
    """What must go from a text, and how to clean a string that stands outside it."""

    people: list[Identity]
    hidden: list[Hidden]
    whole: list[tuple[re.Pattern[str], int]]
    parts: list[tuple[re.Pattern[str], str]]

    def clean(self, string: str | None, strict: bool = False) -> str | None:
        """The string with names replaced; strict: single words of the names, too."""
        if not string:
            return string
        text = fold(string)
        found = [Hidden(s.start, s.stop, number) for pattern, number in self.whole for s in find(pattern, text)]
        if strict:
            found += [
                Hidden(s.start, s.stop, WITHHELD)
                for pattern, part in self.parts for s in find(pattern, text) if alike(string[s.start : s.stop], part)
            ]  # fmt: skip
        for stretch in reversed(merge(found, string)):
            string = string[: stretch.start] + label(stretch.number) + string[stretch.stop :]
        return string


def veil(reading: Reading, people: list[Identity]) -> Veil:
    """Everything that must be hidden of these people in this reading."""
    text = fold(reading.report.text)
    whole: list[tuple[re.Pattern[str], int]] = []
    parts: dict[str, str] = {}
    hidden: list[Hidden] = []
    for number, person in enumerate(people, 1):
        many = {words for name in person.names | person.terms if len(words := words_of(name)) > 1}
        many |= {words for role in person.roles if len(words := words_of(role)) > 1}
        whole += [(phrase_pattern(words), number) for words in sorted(many, key=lambda w: (-len(w), w))]
        parts |= {words[0]: part for part in sorted(person.parts()) if len(words := words_of(part)) == 1}
        hidden += [Hidden(span.start, span.stop, number) for span in person.spans]
        hidden += _described(reading, person, number)
    kept = [m for m in reading.mentions if not any(m.id in person.mentions for person in people)]
    hidden += [Hidden(s.start, s.stop, number) for pattern, number in whole for s in find(pattern, text)]
    singles = [(phrase_pattern((word,)), part) for word, part in sorted(parts.items())]
    hidden += _alone(text, singles, kept)
    hidden = _besides(reading, text, merge(hidden, reading.report.text))
    free = {word for m in kept for word in words_of(m.text)}
    outside = [(pattern, part) for pattern, part in singles if words_of(part)[0] not in free]
    return Veil(people, hidden, whole, outside)


def _alone(text: Text, singles: list[tuple[re.Pattern[str], str]], kept: list[Mention]) -> Iterator[Hidden]:
    """Single words of a protected name that belong to no other mention."""
    taken = [Span(m.start, m.stop) for m in kept]
    for pattern, part in singles:
        for span in find(pattern, text):
            if alike(text.source[span.start : span.stop], part) and not any(t.covers(span) for t in taken):
                yield Hidden(span.start, span.stop, WITHHELD)


def _described(reading: Reading, person: Identity, number: int) -> Iterator[Hidden]:
    """Role, origin and residence beside the name, and the words of claims that say who it is."""
    text = fold(reading.report.text)
    near = [s for s in sentences(text.source) if any(s.overlaps(span) for span in person.spans)]
    for phrase in person.roles | person.homes:
        words = words_of(phrase)
        if not words:
            continue
        for sentence in near:
            for span in find(phrase_pattern(words), text, sentence.start, sentence.stop):
                gap = min((_gap(span, s) for s in person.spans if s.overlaps(sentence)), default=0)
                if len(words) > 1 or gap <= _BESIDE:
                    yield Hidden(span.start, span.stop, number)
    for claim in reading.claims:
        if is_about(claim, person):
            yield from (Hidden(f.start, f.stop, number) for f in _telling(claim, person))


def _telling(claim: Claim, person: Identity) -> Iterator[Filler]:
    """The words of a claim about this person that say who it is; of a relative, only the relation."""
    only_other = not any(
        f.mention in person.mentions or Span(f.start, f.stop) in person.spans
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


def _besides(reading: Reading, text: Text, hidden: list[Hidden]) -> list[Hidden]:
    """What stands right beside a hidden name and describes it: brackets, relative clauses, roles, short joints."""
    source = text.source
    asked = requests(text)
    roles = [Span(m.start, m.stop) for m in reading.mentions if m.kind in ("role", "nationality")]
    for _ in range(3):
        more = list(hidden)
        for stretch in hidden:
            if stretch.number == WITHHELD:
                continue
            for pattern in (_BRACKET, _RELATIVE):
                match = pattern.match(source, stretch.stop)
                if match is not None:
                    more.append(Hidden(stretch.stop, match.end(), stretch.number))
            more += [Hidden(r.start, r.stop, stretch.number) for r in roles if _adjoins(r, stretch, source)]
        more += _joints(hidden, source, asked)
        hidden = merge(more, source)
    return hidden


def _adjoins(role: Span, stretch: Hidden, source: str) -> bool:
    before = source[role.stop : stretch.start] if role.stop <= stretch.start else "."
    after = source[stretch.stop : role.start] if role.start >= stretch.stop else "."
    return any(len(gap) <= 2 and not gap.strip(" ،,") for gap in (before, after))


def _joints(hidden: list[Hidden], source: str, asked: list[Span]) -> Iterator[Hidden]:
    """Short stretches between two descriptions of one source."""
    for left, right in pairwise(hidden):
        gap = source[left.stop : right.start]
        if left.number != right.number or left.number == WITHHELD or _FIRM.search(gap):
            continue
        asks = any(clause.start <= right.start < clause.stop for clause in asked)
        if (asks and len(gap) <= 100) or (len(gap) <= _NEXT and not cue_pattern().search(fold_word(gap))):
            yield Hidden(left.stop, right.start, left.number)
