"""A claim in the making: arguments as spans, before sources and references are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.claims.items import Item
from khabar.mentions.sentence import Sentence
from khabar.types import GroupValue

# What a verb without a subject waits for: the subject told of last, or whoever was.
SUBJECT, NEAREST = "subject", "nearest"
SPEAKER = "speaker"  # «أخذوني»، «هربنا»: who says it
MINE = "mine"  # «دخلت المدينة»: who says it, if it is in words of their own; she, whoever she is, is not looked for


@dataclass(slots=True, eq=False)
class Argument:
    """A span that fills a role; ``pending`` names a pronoun whose full mention is still to be found."""

    start: int
    stop: int
    item: Item | None = None
    inherited: bool = False
    pending: str = ""  # the enclitic, or "subject" for a verb without one
    number: bool = False
    anchor: int = 0  # where the pronoun stands
    part: bool = False  # «عشرة منهم»: so many of those who were told of before
    draft: Draft | None = None
    alone: bool = True  # nobody and nothing else is told of before it in its sentence
    verb: Item | None = None  # the light verb whose missing subject it is, for what its form says of who that is

    def meets(self, other: Argument) -> bool:
        """Have the two spans a word in common?"""
        return self.start < other.stop and other.start < self.stop

    def group_id(self) -> str | None:
        """The id of the group that it is of, where that is known by one."""
        group = self.item.mention("group") if self.item is not None else None
        return group.value.canonical if group is not None and isinstance(group.value, GroupValue) else None


@dataclass(slots=True, eq=False)
class Draft:
    """One claim before attribution; ``at`` is the trigger's item."""

    event: str
    rule: str
    sentence: Sentence
    order: int  # of the sentence in the report
    at: Item | None
    roles: dict[str, list[Argument]] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    start: int = 0
    stop: int = 0
    polarity: str = "affirmed"
    modality: str = "asserted"
    time: Item | None = None
    part_of: Argument | None = None
    confidence: float | None = None
    given: bool = False  # told by the way of whom a phrase names, whatever is asked, planned or doubted of them

    under: tuple[int, int] | None = None  # words of a line before that say what the line of the claim lists

    related: bool = False  # told in the past of whom or what a definite phrase names: «الجنود الذين قتلوا خمسة»

    def add(self, role: str, argument: Argument) -> None:
        listed = self.roles.get(role)
        if listed is None:
            self.roles[role] = [argument]
        elif all(a.start != argument.start or a.stop != argument.stop or argument.pending for a in listed):
            listed.append(argument)
        if not argument.inherited and not argument.pending:
            self.widen(argument.start, argument.stop)

    def widen(self, start: int, stop: int) -> None:
        if self.sentence.start <= start and stop <= self.sentence.stop:
            if start < self.start:
                self.start = start
            if stop > self.stop:
                self.stop = stop

    def has(self, need: str) -> bool:
        """Is a role filled, or one of several that are parted by a bar?"""
        if need in self.roles or need in self.constants:
            return True
        if "|" in need:
            for option in need.split("|"):
                if option in self.roles or option in self.constants:
                    return True
        return False

    def waits(self) -> bool:
        """Is the filler of some role still to be found?"""
        for listed in self.roles.values():
            for argument in listed:
                if argument.pending:
                    return True
        return False

    def ready(self) -> bool:
        """Every need is met; one that is named twice needs two fillers."""
        needs = self.needs
        for need in needs:
            if need not in self.roles and not self.has(need):
                return False
            if len(needs) > 1 and (times := needs.count(need)) > 1 and len(self.roles.get(need, ())) < times:
                return False
        return True


def argument(sentence: Sentence, item: Item) -> Argument:
    """The filler of an item: its words without count and leading clitics."""
    start, stop = sentence.bounds(*item.fill)
    return Argument(start, stop, item)


def span(sentence: Sentence, first: int, last: int) -> Argument:
    return Argument(*sentence.bounds(first, last))
