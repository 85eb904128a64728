"""One sentence as the readers of causes see it: its deeds, the clauses around them, and the links made so far."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from khabar.claims.chains import (
    CASUALTIES,
    EFFECTS,
    named,
    named_cause,
)
from khabar.claims.context import STRIKES
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.modality import clause_modality, due
from khabar.claims.objects import object_of
from khabar.claims.spans import clause, is_standing, not_laid
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

GOES_BACK = word_class("goes_back")  # «يعود السبب إلى …»
_NAMED = STRIKES | {"control", "movement"}
_PLAIN = frozenset({"light", "aux", "modal", "say", "hedge", "vcause"})
_WHILE = frozenset({"during", "at"})
_ASIDE = _WHILE | {"after", "since", "li"}
STATE_LABELS = frozenset({"ap", "pp", "pn"})  # what somebody is, and no deed: «المؤيدون»، «جرحى»
MOST = 4  # effects of one cause
RESULTS = word_class("results")  # «ناجم عن …»
_BEHIND = "وراء"


class Links:
    """The causal links of one sentence."""

    def __init__(self, sentence: Sentence, items: Sequence[Item], drafts: Sequence[Draft], order: int) -> None:
        self.sentence, self.items, self.order = sentence, items, order
        self._told = drafts
        self.made: list[Draft] = []
        self.by: dict[int, Draft] = {}  # by the verb that tells of them
        self.behind = _BEHIND in sentence.spelled
        self.results = not RESULTS.isdisjoint(sentence.stems)

    @cached_property
    def events(self) -> list[Draft]:
        """The drafts of the sentence that a cause or an effect may be; they may be named with no role told."""
        told = [d for d in self._told if d.at is not None and d.part_of is None]
        return [d for d in told if d.ready() or d.event in _NAMED]

    @cached_property
    def at(self) -> dict[int, Draft]:
        """The first of them by the index of its trigger."""
        return {draft.at.index: draft for draft in reversed(self.events) if draft.at is not None}

    def object_of(self, verb: Item, takes: Sequence[str]) -> Item | None:
        """The head of what the verb brings about, by its preposition."""
        return object_of(self.items, verb, takes)

    def effects(self, head: Item) -> list[Argument]:
        """What is brought about, with what is joined to it."""
        found = [self.name(head)]
        previous = head
        for item in self.items[head.index + 1 :]:
            cause_verb = item.kind == "verb" and item.entry is not None and item.entry.label == "vcause"
            if item.kind == "clause" and item.value != "among" or item.kind in ("relative", "that") or cause_verb:
                break
            if (
                item.kind == "mark"
                and item.value in ".؛:"
                or item.kind == "verb"
                and item.conj
                and previous.kind == "mark"
            ):
                break
            draft = self.at.get(item.index)
            joined = item.conj and draft is not None and item.prep in ("", head.prep)
            if joined and draft is not None and draft.event in (CASUALTIES if item.kind == "verb" else EFFECTS):
                found.append(self.name(item))
            previous = item
        return found[:MOST]

    def ended(self, until: Item) -> Argument | None:
        """The event of the clause that ends here; a blow before all, and its verb before what goes with it."""
        start = self.opening(until.index)
        known = [d for d in not_laid(self.events) if d.at is not None and start <= d.at.index < until.index]
        known = [d for d in known if d.at is None or d.at.entry is None or d.at.entry.label not in STATE_LABELS]
        known = [d for d in known if not is_standing(d)]
        if not known:
            return None
        strikes = [d for d in known if d.event in STRIKES]
        main = [d for d in strikes if d.at is not None and d.modality != "attempted" and not self._aside(d.at)]
        last = strikes[-1].at if strikes and until.kind != "verb" else None
        while_it = last is not None and self._aside(last, _WHILE)  # «تحطمت … أثناء قصفها حياً، ما أدى إلى …»
        plain = [d for d in known if d.at is not None and not self._aside(d.at)] if while_it else []
        return named_cause((main or plain or strikes or known)[-1])

    def wording(self, until: Item) -> Argument | None:
        """The words of the clause that ends here, where it makes no claim."""
        return clause(self.sentence, self.items, self.opening(until.index), until.index, outer=True)

    def _aside(self, item: Item, ways: frozenset[str] = _ASIDE) -> bool:
        """«اشتبكت … لدى محاولتهم اقتحام …»: what went with the blow, not the blow."""
        ahead = self.items[item.index - 1] if item.index and item.kind == "trigger" and not item.prep else item
        return ahead.nominal and ahead.prep in ways

    def opening(self, index: int) -> int:
        """Where the clause around an item starts."""
        for item in reversed(self.items[:index]):
            if item.kind == "that" or item.kind == "clause" and item.value != "among":
                return item.index + 1
            if item.kind == "mark" and item.value in ".؛":
                return item.index + 1
        return 0

    def by_the_way(self, at: Item, start: int) -> bool:
        """In a relative clause that runs to the comma: «… [التي أنهت الهدنة]،»."""
        for item in reversed(self.items[start : at.index]):
            if item.kind == "mark" or item.kind == "verb" and item.conj:
                return False
            if item.kind == "relative":
                return item.value != "what" and any(i.kind == "verb" for i in self.items[start : item.index])
        return False

    def plain(self, start: int, stop: int) -> Item | None:
        """The last verb between that makes no claim; one of a relative clause only where the clause goes on."""
        marked = False
        for item in reversed(self.items[start:stop]):
            if item.kind == "mark":
                marked = True
            if item.kind != "verb" or item.index in self.at or marked and in_relative(self.items, item):
                continue
            if item.entry is None or item.entry.label not in _PLAIN:
                return item
        return None

    def name(self, item: Item, until: Item | None = None) -> Argument:
        """The words that name a cause or an effect, with its claim."""
        return named(self.sentence, self.items, self.at, item, until)

    def add(self, rule: str, causes: list[Argument], effects: list[Argument], verb: Item | None) -> Draft:
        spans = [*causes, *effects]
        draft = Draft("cause", f"cause.{rule}", self.sentence, self.order, None, needs=("cause", "effect"))
        draft.start, draft.stop = spans[0].start, spans[0].stop
        for argument in causes:
            draft.add("cause", argument)
        for argument in effects:
            draft.add("effect", argument)
        modalities = {e.draft.modality for e in effects if e.draft is not None}
        bare = next((e.item for e in effects if e.draft is None and e.item is not None), None)
        if len(modalities) == 1:
            draft.modality = modalities.pop()
        elif not modalities and bare is not None and rule in ("backward", "because"):
            draft.modality = clause_modality(self.sentence, self.items, bare)
        elif not modalities and verb is not None:
            draft.modality = due(self.sentence, self.items, verb)
        if rule == "forward" and causes[0].draft is not None and causes[0].draft.modality == "conditional":
            draft.modality = "conditional"  # «لو وصلوا إلى البلدة فسيؤدي ذلك إلى كارثة»
        may = verb is not None and self.sentence.form(verb.first - 1) == "قد" and verb.inflected("imperfect")
        if may and draft.modality == "asserted":
            draft.modality = "possible"  # «ما قد يؤدي إلى …»
            for effect in effects:
                if effect.draft is not None and effect.draft.modality == "asserted":
                    effect.draft.modality = "possible"
        if verb is not None and (
            verb.negated or all(e.draft is not None and e.draft.polarity == "denied" for e in effects)
        ):
            draft.polarity = "denied"
        if verb is not None:
            self.by[verb.index] = draft
        self.made.append(draft)
        return draft


def in_relative(items: Sequence[Item], verb: Item) -> bool:
    return items[verb.index - 1].kind == "relative"
