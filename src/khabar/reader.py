"""Text to claims. Pure: no clock, no network, no database, no environment."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib import resources
from operator import attrgetter
from pathlib import Path

from khabar import gazetteer, words
from khabar.claims import confidence
from khabar.claims.across import bring_over
from khabar.claims.assembly import Assembly
from khabar.claims.attribution import Attributor
from khabar.claims.bearers import bear
from khabar.claims.blows import befall, unbind
from khabar.claims.candidates import Mentioned, candidates, within
from khabar.claims.causes import find_causes
from khabar.claims.charges import held_for
from khabar.claims.chunker import chunk
from khabar.claims.confidence import Confidence
from khabar.claims.context import Context
from khabar.claims.denials import denials
from khabar.claims.draft import Draft
from khabar.claims.events import read_clauses
from khabar.claims.fallen import take_sides
from khabar.claims.items import Item
from khabar.claims.modality import doubt, mark
from khabar.claims.onward import Row, go_on
from khabar.claims.parties import name_sides
from khabar.claims.paying import once
from khabar.claims.references import Resolver
from khabar.claims.rolls import add_lines
from khabar.claims.samepact import take_up_pacts
from khabar.claims.scene import Scene
from khabar.claims.sharing import share
from khabar.claims.who import describe
from khabar.garbage import uncollected
from khabar.grammar import frames
from khabar.grammar.frames import Frames
from khabar.grammar.lexicon import own_rows
from khabar.mentions.finder import Finder
from khabar.mentions.parentheses import plain, without
from khabar.mentions.sentence import Sentence, make_sentence
from khabar.mentions.wholedays import day_alone, whole_days
from khabar.text.fold import fold
from khabar.text.parts import find_parts
from khabar.text.sentences import Quotations, find_quotes, split_sentences, stops_and_quotes
from khabar.text.tokens import Token, tokenize
from khabar.types import VERSION, Part, Reading, Report

_START = attrgetter("start")
_READ = frozenset({"headline", "subheading", "body"})
_LEAD = 6  # parts of a page in which its own day is looked for
_ASIDES = frozenset({"byline", "dateline"})  # they name people, places and outlets, and say nothing else


@dataclass(slots=True)
class Said:
    """What the sentences of one report say, while they are read."""

    items: list[Sequence[Item]] = field(default_factory=list)  # by sentence, past what is set into it
    drafts: list[Draft] = field(default_factory=list)
    roles: list[tuple[int, int]] = field(default_factory=list)

    def unclaimed(
        self, sentences: Sequence[Sentence], drafts: Sequence[Draft]
    ) -> list[tuple[Sentence, Sequence[Item]]]:
        """The sentences that none of the drafts tells of."""
        claimed = {draft.order for draft in drafts}
        return [(sentence, self.items[i]) for i, sentence in enumerate(sentences) if i not in claimed]


@dataclass(slots=True)
class Told:
    """What one sentence says, and the subjects of its verbs."""

    drafts: list[Draft] = field(default_factory=list)
    subjects: list[Item] = field(default_factory=list)
    row: Row | None = None


@dataclass(slots=True)
class Reader:
    """Reads reports; holds the lexicon, the frames, the gazetteer and the name tagger."""

    vocabulary: words.Vocabulary
    frames: Frames
    finder: Finder
    identity: dict[str, str]
    confidence: Confidence

    @classmethod
    def load(cls, gazetteers: Sequence[Path] = (), lexicons: Sequence[Path] = ()) -> Reader:
        """A reader from the packaged data and a user's own lists of places and lexicon files.

        What was loaded shows in the digests of every reading. Raises ``GazetteerError`` or ``LexiconError``
        with file and line.
        """
        with uncollected():
            return cls._made(gazetteers, lexicons)

    @classmethod
    def _made(cls, gazetteers: Sequence[Path], lexicons: Sequence[Path]) -> Reader:
        places = gazetteer.load(gazetteers, words.is_common) if gazetteers else gazetteer.load()
        rows, own = own_rows(lexicons)
        vocabulary = words.load(gazetteer.load().names.__contains__, rows)  # a user's villages split no word
        folder = resources.files("khabar") / "data" / "frames"
        table = Frames()
        for file in sorted(folder.iterdir(), key=lambda f: f.name):
            if file.name.endswith(".toml"):
                table.update(frames.parse(file.name, file.read_text(encoding="utf-8")))
        identity = {"version": VERSION, "lexicon": f"sha256:{_digest(own)}", "gazetteer": f"sha256:{places.digest}"}
        return cls(vocabulary, table, Finder(vocabulary, places), identity, confidence.load())

    def read(self, report: Report) -> Reading:
        """Everything one report says; parts are found here where the report has none."""
        parts = report.parts or find_parts(report.text)
        report = replace(report, published=report.published or _published(report.text, parts))
        text = fold(report.text)
        tokens = tokenize(text)
        marks = stops_and_quotes(tokens)
        sentences, asides = self._sentences(report, tokens, marks, parts)
        self.finder.find([*sentences, *asides], report.published)
        sentences = [plain(sentence) for sentence in sentences]
        attributor = Attributor(report.text, Quotations(find_quotes(tokens, report.text, marks)))
        said = Said()
        for aside in asides:
            attributor.roster.head(aside)
        items_of = chunk(sentences, self.vocabulary)
        clauses, said.items = self._clauses(sentences, items_of)
        told = self._claims(said, clauses, sentences, items_of)
        for order, (sentence, items) in enumerate(zip(sentences, items_of, strict=True)):
            said.drafts += told[order].drafts
            attributor.roster.take(told[order].drafts)
            speeches = attributor.read(sentence, items, order)
            if clauses[order] is not sentence:
                speeches += attributor.within(clauses[order], said.items[order], order, speeches)
            attributor.roster.goes_on(sentence, told[order].subjects, order, bool(speeches))
            said.drafts += denials(sentence, order, said.drafts, speeches)
        meant = Mentioned(lambda at: candidates(clauses[at], said.items[at], at, told[at].subjects), len(clauses))
        inner = Mentioned(lambda at: within(clauses[at], said.items[at], at), len(clauses))
        Resolver(meant, inner, attributor.speeches).settle(said.drafts)
        go_on(said.drafts, [one.row for one in told], self.frames)
        bear(said.drafts)
        name_sides(said.drafts, clauses, said.items)
        take_up_pacts(said.drafts)
        take_sides(said.drafts, said.items)
        unbind(said.drafts)
        befall(said.drafts, self.frames)
        for draft in said.drafts:
            draft.confidence = self.confidence(draft.rule)
        assembly = Assembly(report.text, report.outlet or _outlet(report.text, parts, [*asides, *sentences[:1]]))
        assembly.add_mentions([*sentences, *asides], said.roles, said.drafts)
        ready = [draft for draft in said.drafts if draft.ready()]
        claims = assembly.build(ready, attributor.speeches)
        unread = assembly.unread(said.unclaimed(sentences, ready))
        title = report.title or _title(report.text, parts)
        whole = replace(report, title=title, outlet=assembly.outlet, parts=tuple(parts))
        mentions, entities = tuple(assembly.mentions), tuple(assembly.entities)
        return Reading(whole, mentions, entities, tuple(claims), tuple(unread), dict(self.identity))

    def _clauses(
        self, sentences: Sequence[Sentence], whole: Sequence[Sequence[Item]]
    ) -> tuple[list[Sentence], list[Sequence[Item]]]:
        """The sentences without what is set into them, and their items: what deeds are read in."""
        apart = [without(sentence) for sentence in sentences]
        read = iter(chunk([one for one in apart if one is not None], self.vocabulary))
        items = [next(read) if one is not None else listed for one, listed in zip(apart, whole, strict=True)]
        return [one or sentence for one, sentence in zip(apart, sentences, strict=True)], items

    def _claims(
        self, said: Said, clauses: Sequence[Sentence], sentences: Sequence[Sentence], whole: Sequence[Sequence[Item]]
    ) -> list[Told]:
        """What each sentence says, without who says it; a question says nothing.

        Deeds are read without what is set into a sentence, and who somebody is in the whole of it.
        """
        told = [Told() for _ in sentences]
        orders = [order for order, sentence in enumerate(sentences) if not sentence.asks]
        contexts = [Context(clauses[order], said.items[order], self.frames, order) for order in orders]
        read_clauses(contexts)
        add_lines(contexts)
        mark(contexts)
        scenes = [Scene(sentences[order], whole[order], order) for order in orders]
        describe(scenes)
        for scene in scenes:
            doubt(scene.items, scene.drafts)
        both = list(zip(contexts, scenes, strict=True))
        whose = [once(scene.items, context.drafts, held_for(context.drafts, scene.drafts)) for context, scene in both]
        causes = [find_causes(one.sentence, one.items, one.drafts, one.order) for one in contexts]
        bring_over(causes)
        for context in contexts:
            share(context)
        for (context, scene), who, why in zip(both, whose, causes, strict=True):
            subjects = [item for group in context.subjects.values() for item in group]
            row = Row(context.sentence, context.items, context.subjects, context.orphans)
            told[context.order] = Told([*context.drafts, *who, *why.made], subjects, row)
            said.roles += [scene.sentence.bounds(*role) for role in scene.roles]
        return told

    def _sentences(
        self, report: Report, tokens: Sequence[Token], marks: Sequence[int], parts: Sequence[Part]
    ) -> tuple[list[Sentence], list[Sentence]]:
        """Sentences of what is read, and those of bylines and datelines; no sentence crosses a part."""
        read: list[Sentence] = []
        asides: list[Sentence] = []
        at = 0
        for number, part in enumerate(parts):
            made = read if part.kind in _READ else asides if part.kind in _ASIDES else None
            if made is None:
                continue
            first = bisect_left(tokens, part.start, at, key=_START)
            at = bisect_left(tokens, part.stop, first, key=_START)
            inner = [mark - first for mark in marks[bisect_left(marks, first) : bisect_left(marks, at)]]
            for run in split_sentences(tokens[first:at], report.text, inner):
                sentence = make_sentence(report.text, run, self.vocabulary, number)
                if sentence is not None:
                    sentence.heading = part.kind in ("headline", "subheading")
                    sentence.dateline, sentence.byline = part.kind == "dateline", part.kind == "byline"
                    made.append(sentence)
        return read, asides


def _title(text: str, parts: Sequence[Part]) -> str | None:
    """The headline, or a heading that stands before the first paragraph."""
    body = next((p.start for p in parts if p.kind == "body"), len(text))
    headings = (p for p in parts if p.kind in ("headline", "subheading") and p.start < body)
    return next((text[p.start : p.stop] for p in headings), None)


def _published(text: str, parts: Sequence[Part]) -> str | None:
    """The day that a line above the first paragraph names alone, or a dateline beside its place."""
    days: set[str] = set()
    for part in parts[:_LEAD]:
        line = text[part.start : part.stop]
        if part.kind == "body" and line.endswith((".", "؟", "!")):
            break
        if part.kind == "dateline":
            days |= whole_days(line)
        elif part.kind == "boilerplate" and (day := day_alone(line)) is not None:
            days.add(day)
    return days.pop() if len(days) == 1 else None


def _outlet(text: str, parts: Sequence[Part], sentences: Sequence[Sentence]) -> str | None:
    """The outlet that the first line of the page names: «وكالة … - بيروت»."""
    first = parts[0] if parts and parts[0].kind in ("byline", "dateline") else None
    if first is None:
        return None
    for sentence in sentences:
        if first.start <= sentence.start < first.stop:
            for found in sentence.founds:
                head = sentence.words[found.first]
                if found.kind == "group" and (found.rule == "group.media" or head.has("mediahead")):
                    start, stop = sentence.bounds(found.first, found.last)
                    return text[start:stop]
    return None


def _digest(own: bytes) -> str:
    """Hash over everything that the language data holds, the counts behind confidences, and a user's own files."""
    digest = hashlib.sha256()
    for name in ("lexicon", "frames"):
        folder = resources.files("khabar") / "data" / name
        for file in sorted(folder.iterdir(), key=lambda f: f.name):
            if file.is_file():
                digest.update(file.name.encode() + file.read_bytes())
    digest.update(confidence.data() + own)
    return digest.hexdigest()
