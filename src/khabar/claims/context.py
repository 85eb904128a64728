"""What the readers of one sentence share: its items and frames, what they know by now, and the drafts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from khabar.claims.draft import Argument, Draft
from khabar.claims.items import OF_THEM, Item, ItemKind
from khabar.claims.slots import Slots
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame, Frames
from khabar.mentions.sentence import Sentence

STRIKES = frozenset({"attack", "raid", "air-strike", "shelling", "bombing", "clash"})
_INHABITANTS = word_class("inhabitant")
_KNOWN, _PAIR = "معروف", 2  # «المعروف باسم …»: words of such a phrase
_NEARLY = "شبه"  # «السيطرة شبه الكاملة»
_WHOLLY = word_class("wholly")
_DOERS = word_class("known_by_deed")
_COUNTED, _MENDING = word_class("counted"), word_class("mending")
_TO_WHOM = frozenset({"li", "ila", "ala"})  # «منتمٍ إلى»، «محسوب على»
HURT = frozenset({"killing", "injury"})
FROM_AFAR = frozenset({"shelling", "air-strike"})
BY_FORCES = frozenset({"arrest", "detention", "release"})
GOING = frozenset({"flight", "movement"})
MOVING = GOING | {"displacement"}  # of their own will, or driven out
VICTIMS = frozenset("killing injury arrest abduction detention execution release missing displacement movement".split())


@dataclass(slots=True)
class Sides:
    """Who does it, to whom, and what else stands in the clause of a trigger."""

    subject: list[Item]
    objects: list[list[Item]]
    slots: Slots


@dataclass(slots=True)
class Filling:
    """A frame with the phrases that fill its roles."""

    frame: Frame
    slots: Slots
    places: list[Item]
    fillers: dict[str, list[Item]] = field(default_factory=dict)  # by role
    figure: bool = False  # what stands where a place should is none: «تسيطر على القرار في البلاد»


@dataclass(slots=True, eq=False)
class Context:
    """One sentence while its triggers are read; the tables go by the index of a verb or a trigger noun."""

    sentence: Sentence
    items: Sequence[Item]
    frames: Frames
    order: int
    drafts: list[Draft] = field(default_factory=list)
    subjects: dict[int, list[Item]] = field(default_factory=dict)  # of verbs
    passive: set[int] = field(default_factory=set)  # verbs whose subject stands before them and suffers
    acting: set[int] = field(default_factory=set)  # verbs whose subject is a pronoun before them and acts
    near: set[int] = field(default_factory=set)  # verbs of relative clauses: their pronoun means who was named last
    anybody: set[int] = field(default_factory=set)  # verbs of «كل من …»: nobody in particular does it
    each: dict[int, str] = field(default_factory=dict)  # verbs of «كل منهم», with the enclitic: each of those of before
    told: set[int] = field(default_factory=set)  # verbs whose subject is a pronoun before them and suffers
    # what a light verb gives to the noun that it carries:
    given: dict[int, list[Item]] = field(default_factory=dict)  # who does it
    orphans: dict[int, Item] = field(default_factory=dict)  # by noun, the light verb that has no subject
    own: dict[int, str] = field(default_factory=dict)  # by noun, the enclitic of who is made to do it
    since: dict[int, Item] = field(default_factory=dict)  # by deed, the verb before which they were told of
    target: dict[int, list[Item]] = field(default_factory=dict)  # who suffers it
    waits: dict[int, Item] = field(default_factory=dict)  # the light verb whose missing subject suffers it
    helper: dict[int, list[Item]] = field(default_factory=dict)  # who made it possible
    modal: dict[int, str] = field(default_factory=dict)
    outcome: dict[int, str] = field(default_factory=dict)  # of blows: foiled, repelled
    refused: set[int] = field(default_factory=set)  # deeds that somebody refused
    bound: set[int] = field(default_factory=set)  # verbs whose enclitic takes up what stands before them
    accused: dict[int, list[Item]] = field(default_factory=dict)  # by the verb that accuses
    patients: dict[int, list[Item]] = field(default_factory=dict)  # of passives: «102 قتلوا أو اعتقلوا»
    figures: set[int] = field(default_factory=set)  # deeds that something is called
    extra: dict[int, Slots] = field(default_factory=dict)  # its other phrases
    decided: list[tuple[Item, Sequence[Frame], Sides]] = field(default_factory=list)  # verbs of deciding on a deed
    held: set[int] = field(default_factory=set)  # deeds of a light verb before the clause that they stand in
    left: Item | None = None  # the post that somebody was said to leave
    of: dict[ItemKind, list[Item]] = field(init=False)  # the items of each kind, in order
    stems: frozenset[str] = field(init=False)  # those of the sentence and its labels, which most steps ask for first
    labels: frozenset[str] = field(init=False)
    preps: set[str] = field(init=False)  # what brings in its phrases
    _after: list[Item | None] = field(init=False)  # by the index of an item, that which follows it

    def __post_init__(self) -> None:
        self.stems, self.labels = self.sentence.stems, self.sentence.labels
        self.preps = {item.prep for item in self.items}
        self._after = [*self.items[1:], None]
        self.of = kinds = defaultdict[ItemKind, list[Item]](list)
        for item in self.items:
            kinds[item.kind].append(item)

    def meant(self, value: str) -> Sequence[Frame]:
        """The frames of a trigger; where there are several, the first whose roles are filled is meant."""
        return self.frames.meant(value)

    def deed(self, item: Item) -> Frame | None:
        """What a trigger noun means first; None for any other item, and for one of no frame."""
        if item.kind != "trigger" or item.entry is None:
            return None
        meant = self.frames.meant(item.entry.value)
        return meant[0] if meant else None

    def means(self, item: Item, events: Collection[str]) -> bool:
        """What a trigger noun means first is one of these events."""
        deed = self.deed(item)
        return deed is not None and deed.event in events

    def may_mean(self, item: Item, events: Collection[str]) -> bool:
        """Some frame of a trigger noun tells of one of these events."""
        if item.kind == "trigger" and item.entry is not None:
            for frame in self.frames.meant(item.entry.value):
                if frame.event in events:
                    return True
        return False

    def item(self, at: int) -> Item:
        """The item that a token stands in."""
        return next(i for i in reversed(self.items) if i.first <= at)

    def previous(self, item: Item) -> Item | None:
        return self.items[item.index - 1] if item.index else None

    def following(self, item: Item) -> Item | None:
        return self._after[item.index]

    def by_deed(self) -> dict[int, Draft]:
        """What is drafted so far, by the index of the item at which it is told."""
        return {draft.at.index: draft for draft in self.drafts if draft.at is not None}

    def start(self, event: str, rule: str, at: Item, needs: tuple[str, ...]) -> Draft:
        """A draft over the words of an item, without roles."""
        start, stop = self.sentence.bounds(at.first, at.last)
        return Draft(event, rule, self.sentence, self.order, at, needs=needs, start=start, stop=stop)

    # -- arguments ------------------------------------------------------------------------------

    def words(self, first: int, last: int, item: Item) -> Argument:
        """A run of tokens as the filler that an item gives."""
        start, stop = self.sentence.bounds(first, last)
        return Argument(start, stop, item)

    def filler(self, item: Item) -> Argument:
        """The words of an item without count and leading clitics; «عدد المسلحين» is filled by those counted."""
        first, last = item.fill
        counts = 0
        if last - first > 1:
            named = self._known_as(item, last) if last - first == _PAIR else None
            if named is not None:
                return named
            first, last, counts = self._counted(item, first, last)
        if item.index + 1 < len(self.items):
            last = self._with_owner(item, self.items[item.index + 1], last)
        first += counts
        if last <= first:  # «نجاحه 2»: a number, and nobody who is counted
            first, last = item.first, item.last
        return self.words(first, last, item)

    def _counted(self, item: Item, first: int, last: int) -> tuple[int, int, int]:
        """The words of a phrase of several, and how many words of counting stand before who or what is counted."""
        words = self.sentence.words
        word = words[first]
        whole = self.sentence.form(last - 1) in OF_THEM  # «عدد منهم»
        if word.stem in _MENDING:
            first = self._mended(item, first, last)
        counts = last - first > 1 and not whole and (word.stem in _COUNTED or "post" in word.labels)
        if item.partitive and item.count is not None:
            last = self._people(first, last)
        end = words[last - 1]
        if end.stem in _WHOLLY and end.article and last - first > 1 and self.sentence.form(last - 2) != _NEARLY:
            last -= 1  # «سيطرة الجيش الكاملة على …»: how the deed is
        return first, last, int(counts)

    def _with_owner(self, item: Item, after: Item, last: int) -> int:
        """Where the words of a phrase end that says little without what stands right after it."""
        if last - item.fill[0] <= 1 and (after.value == "participle" or after.prep == "li"):
            last = self._theirs(item, last)
        if after.kind == "trigger" and after.genitive:
            last = self._dealt(item, self._held(item, last))
        return last

    def _mended(self, item: Item, first: int, last: int) -> int:
        """«إعادة إعمار [المدينة] التي دمرت»: what a clause tells of is what is to be mended or given back."""
        after = self.following(item)
        if after is None or after.kind != "relative" or after.first != item.last:
            return first
        at = first
        while at < last - 1 and self.sentence.words[at].stem in _MENDING and not self.sentence.words[at].article:
            at += 1
        return at

    def _theirs(self, item: Item, last: int) -> int:
        """«العناصر [التابعة للكتيبة]»، «طائرة [تابعة للمنظمة]»: one word says little without whose it is."""
        at = item.index + 1
        if last != item.last or at + 1 >= len(self.items) or item.mention("person"):
            return last
        told, whose = self.items[at], self.items[at + 1]
        if told.value == "participle" and told.first == last and told.has("relation"):
            some = (
                item.has("human", "grouphead") or not item.definite and item.has("placehead", "noun")
            )  # «أهداف تابعة …»
            bound = some and told.last in (whose.prep_at, whose.first)
        else:  # «مواقع للمسلحين»
            told, whose = item, told
            bound = item.has("placehead") and not item.definite and item.inflected("pl") and whose.has("human")
            bound = bound and whose.prep == "li" and whose.first == last and whose.definite
        if not bound or whose.kind != "noun" or whose.prep not in _TO_WHOM or whose.conj:
            return last
        if whose.mention("group", "person") is None and not whose.has("title", "human"):
            return last
        name = self.items[whose.index + 1] if whose.index + 1 < len(self.items) else None  # «… للرئيس السابق | فلان»
        named = name is not None and name.value == "apposition" and name.first == whose.last
        return name.last if named and name is not None else whose.last

    def _known_as(self, item: Item, last: int) -> Argument | None:
        """«القيادي المعروف باسم فلان»: the name stands for who is known by it."""
        if self.sentence.words[last - 1].stem != _KNOWN or not item.has("human", "title"):
            return None
        if self.sentence.form(last) != "باسم":
            return None
        found = next((f for f in self.sentence.founds if f.kind == "person" and f.first in (last, last + 1)), None)
        if found is None:
            return None
        return self.words(max(found.first, last + 1), found.last, item)

    def _people(self, first: int, last: int) -> int:
        """«خمسة [أشخاص] من سكان البلدة»: where they live is told of them, and is not who they are."""
        for at in range(first + 1, last - 1):
            word = self.sentence.words[at + 1]
            if self.sentence.form(at) == "من" and (word.stem in _INHABITANTS or word.has("origin")):
                return at
        return last

    def _held(self, item: Item, last: int) -> int:
        """«مناطق [سيطرة التنظيم]»: a place that only its holder names goes on with him."""
        deed = self.following(item)
        if deed is None or deed.kind != "trigger" or not deed.genitive or deed.entry is None:
            return last
        if not deed.entry.value.startswith("holds") or deed.first != last or item.mention("place") is not None:
            return last
        holder = self.following(deed)
        return holder.last if holder is not None and holder.genitive and holder.first == deed.last else deed.last

    def _dealt(self, item: Item, last: int) -> int:
        """«منفذ [الهجوم]»: who is known by no more than a deed goes on with it."""
        deed = self.following(item)
        known = last == item.fill[0] + 1 and self.sentence.words[last - 1].stem in _DOERS and not item.definite
        if not known or deed is None or deed.kind != "trigger" or not deed.genitive or deed.first != last:
            return last
        return deed.last

    def place(self, item: Item) -> Argument:
        """The place itself rather than the phrase around it, where one is named."""
        place = item.mention("place")
        return self.words(place.first, place.last, item) if place is not None else self.filler(item)

    def group(self, item: Item) -> Argument:
        """The widest group that is named in a phrase."""
        found = max((f for f in item.mentions if f.kind == "group"), key=lambda f: f.last - f.first)
        return self.words(found.first, found.last, item)

    def count(self, draft: Draft, item: Item) -> None:
        """Give the draft the number of an item, where it has one."""
        if item.count is not None:
            start, stop = self.sentence.bounds(item.count.first, item.count.last)
            draft.add("count", Argument(start, stop, item, number=True))
