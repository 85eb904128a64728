"""What the phrase readers share: one sentence, its mentions by place, and the drafts made so far."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from khabar.claims.appointments import ISSUER
from khabar.claims.composed import COMPOSING, composed
from khabar.claims.draft import Argument, Draft, span
from khabar.claims.items import NOMINAL, Item
from khabar.claims.traits import is_heir
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.words import Word

_NOT_IN_NAMES = word_class("in_the_name")  # «الناطق باسم …»: no name, though it is one elsewhere
# Without what joins them: «وهو» and «فكانت» are meant as well.
_NO_WOMAN = word_class("no_woman")  # things and deeds, told by the same word as a woman with a post
_ORDERS = frozenset({"امر", "امرا"})
_NAMING = frozenset({"title", "honorific", "noun", "human", "adj", "given", "family"})
HE = frozenset({"هو", "هي"})
WAS = frozenset({"كان", "كانت"})


class Scene:
    """A sentence seen as phrases around its mentions."""

    def __init__(self, sentence: Sentence, items: Sequence[Item], order: int) -> None:
        self.sentence, self.items, self.order = sentence, items, order
        self.words, self.tokens, self.forms = sentence.words, sentence.tokens, sentence.forms
        self.size = len(sentence.words)
        self.people: list[Found] = []
        self.groups: list[Found] = []
        self.places: dict[int, Found] = {}
        papers: set[int] = set()
        for found in sentence.founds:
            if found.kind == "person" and not (self._cue(found) or self._of_forces(found)):
                self.people.append(found)
            elif found.kind == "group":
                self.groups.append(found)
            elif found.kind == "place":
                self.places[found.first] = found
            elif found.kind == "document":
                papers.add(found.first)
        if papers and self.people:
            self.people = [person for person in self.people if person.first not in papers]
        self.drafts: list[Draft] = []
        self.roles: list[tuple[int, int]] = []
        self.stems, self.labels, self.spelled = sentence.stems, sentence.labels, sentence.spelled
        self._composing = not COMPOSING.isdisjoint(self.stems)
        self.verbs = [i for i in items if i.kind == "verb"]
        self.outer: dict[int, Found] = {}  # second names by their first token, with the name they stand beside
        self.called: dict[int, Found] = {}  # names that follow a description, by its phrase
        self.styled: set[int] = set()  # of these phrases, those whom the name is given besides

    def _of_forces(self, found: Found) -> bool:
        """«قوات صالح»: what is said of the forces is not said of him."""
        group = self.groups[-1] if self.groups and found.rule == "person.short" else None
        return group is not None and group.rule == "group.group" and group.last == found.last

    def _cue(self, found: Found) -> bool:
        return found.last == found.first + 1 and self.tokens[found.first].form in _NOT_IN_NAMES

    # -- drafts ---------------------------------------------------------------------------------

    def draft(self, event: str, rule: str, first: int, last: int, *needs: str) -> Draft:
        """A new draft over tokens ``first`` up to ``last``."""
        start, stop = self.sentence.bounds(first, last)
        made = Draft(event, f"who.{rule}", self.sentence, self.order, None, needs=needs, start=start, stop=stop)
        self.drafts.append(made)
        return made

    def pair(
        self, event: str, rule: str, roles: tuple[str, str], one: tuple[int, int], other: tuple[int, int]
    ) -> Draft:
        """A draft of two roles that stand side by side."""
        made = self.draft(event, rule, min(one[0], other[0]), max(one[1], other[1]), *roles)
        made.add(roles[0], self.arg(*one))
        made.add(roles[1], self.arg(*other))
        return made

    def arg(self, first: int, last: int) -> Argument:
        return span(self.sentence, first, last)

    def wait(self, draft: Draft, role: str, at: int, pronoun: str) -> None:
        """A role whose filler a pronoun stands for; it is found when the whole report is read."""
        start = self.tokens[at].start
        draft.roles.setdefault(role, []).append(Argument(start, start, None, True, pronoun, anchor=start))

    # -- looking around -------------------------------------------------------------------------

    def form(self, at: int) -> str:
        return self.forms[at] if 0 <= at < self.size else ""

    def unjoined(self, at: int) -> str:
        return self.sentence.unjoined(at)

    def word(self, at: int) -> Word | None:
        return self.words[at] if 0 <= at < self.size else None

    def is_a(self, at: int, *labels: str) -> bool:
        return 0 <= at < self.size and not self.words[at].labels.isdisjoint(labels)

    def item(self, at: int) -> Item | None:
        """The phrase that holds a token."""
        for item in self.items:
            if item.last > at:
                if item.first > at:
                    break
                if item.kind in NOMINAL:
                    return item
        return None

    def group(self, at: int) -> Found | None:
        """The longest group that starts at a token."""
        return self._longest.get(at)

    @cached_property
    def apart(self) -> set[int]:
        """The posts before a name that is another's."""
        return {item.first for item in self.items if item.value == ISSUER}

    @cached_property
    def named(self) -> set[int]:
        """The tokens of the names of people."""
        return {at for person in self.people for at in range(person.first, person.last)}

    @cached_property
    def _longest(self) -> dict[int, Found]:
        """The longest group by its first token."""
        longest: dict[int, Found] = {}
        for found in self.groups:
            if found.first not in longest or found.last > longest[found.first].last:
                longest[found.first] = found
        return longest

    def person(self, at: int) -> Found | None:
        for person in self.people:
            if person.first == at:
                return person
        return None

    def person_in(self, item: Item) -> Found | None:
        """The first person of a phrase."""
        return next((f for f in item.mentions if f.kind == "person" and f in self.people), None)

    def cover(self, at: int) -> Found | None:
        """The longest group or place around a token."""
        return self._covers.get(at)

    @cached_property
    def _covers(self) -> dict[int, Found]:
        """The longest group or place around each token that one holds, a group before a place of its length."""
        covers: dict[int, Found] = {}
        for found in (*self.groups, *self.places.values()):
            for at in range(found.first, found.last):
                if at not in covers or found.last - found.first > covers[at].last - covers[at].first:
                    covers[at] = found
        return covers

    def place_from(self, at: int, reach: int = 3) -> Found | None:
        """The first place that starts at a token or shortly after it."""
        return next((self.places[i] for i in range(at, at + reach) if i in self.places), None)

    def person_before(self, at: int) -> Found | None:
        """The nearest person before a token; the main name where a second name follows it."""
        found = next((p for p in reversed(self.people) if p.first < at), None)
        return self.outer.get(found.first, found) if found is not None else None

    def named_after(self, at: int) -> tuple[int, int] | None:
        """Who is named right after a description: «متهم تونسي الجنسية يدعى فلان»."""
        at += self.form(at).startswith("الجنس")
        called = self.is_a(at, "alias") and not (self.words[at].article or self.form(at).startswith("و"))
        named = self.person(at + 1) if called else None
        return (named.first, named.last) if named is not None else None

    def back(self, at: int) -> int:
        """The token before ``at`` without commas and a bracketed remark; -1 at the start."""
        at -= 1
        if at >= 0 and self.tokens[at].form in "،,":
            at -= 1
        if at >= 0 and self.tokens[at].form == ")":
            opened = next((i for i in range(at, max(-1, at - 12), -1) if self.tokens[i].form == "("), None)
            at = opened - 1 if opened is not None else at
        return at

    def human_before(self, at: int, reach: int = 4) -> tuple[int, int] | None:
        """The person or people phrase that ends shortly before a token; «وهو شاب» tells of the one before."""
        if (
            self.is_a(at - 1, "human")
            and not self.is_a(at - 1, "title")
            and not self._told(at - 1)
            and self.cover(at - 1) is None
        ):
            return at - 1 - self._qualifies(at - 1), at
        for item in reversed(self.items):
            if item.first >= at or not item.nominal:
                continue
            if at - min(item.last, at) > reach:
                return None
            person = self.person_in(item)
            if person is not None:
                person = self.outer.get(person.first, person)
                return person.first, person.last
            kin = "kin" in item.labels and bool(item.pronoun)  # «والدتها المقيمة في …»
            if ("human" in item.labels or kin) and item.mention("document") is None:
                return self._subject(item.first) if self._told(item.first) else (item.fill[0], item.fill[0] + 1)
        return None

    def _qualifies(self, at: int) -> bool:
        """«الضابط | المنشق»: a word for people that only says which one the word before means."""
        front, word = self.word(at - 1), self.words[at]
        if (
            front is None
            or "adj" not in word.labels
            or word.lead
            or front.article != word.article
            or self.cover(at - 1)
        ):
            return False
        return front.has("human", "title") and not front.has("verb", "vt", "vi") and self.item(at) is self.item(at - 1)

    def _told(self, at: int) -> bool:
        return self.form(at - 1).removeprefix("و") in ("هو", "هي")

    def _subject(self, at: int) -> tuple[int, int] | None:
        person = self.person_before(at)
        return (person.first, person.last) if person is not None else None

    def verbal(self, at: int) -> bool:
        """A verb and nothing else."""
        word = self.words[at]
        return bool(word.verbal) and not word.article and word.labels.isdisjoint(_NAMING)

    def raw(self, at: int) -> str:
        """The word as the report spells it."""
        token = self.tokens[at]
        return self.sentence.source[token.start : token.stop]

    def titled(self, at: int) -> bool:
        """Does this word name a post? «والي» is not «وإلى», which looks alike once folded."""
        if self.is_a(at, "title", "honorific"):
            stem = self.words[at].stem
            if stem in _ORDERS and "آ" not in self.raw(at) or stem == "امام" and "أ" in self.raw(at):
                return False  # «الأمر»، not «الآمر»; «أمام الوزير»، not «إمام»
            if stem in _NO_WOMAN:
                return False  # «الحكومة الشرعية»، «رئيس مجلس محافظة الأنبار»
            if stem == "ولي" and not is_heir(self.words, at):
                return False  # «ولّى زمن …»
            if stem.endswith("ه") and "placehead" in self.words[at].labels:
                return False  # «المحافظة»
            return not (self.words[at].form.endswith("ه") and self.raw(at).endswith("ه"))  # «قاده الرئيس …»
        if 0 <= at < len(self.tokens) and self.tokens[at].form == "والي" and self.raw(at) == "والي":
            return True
        return self.composed(at)

    def dated(self, at: int) -> bool:
        """Does a date begin here?"""
        return any(f.first == at and f.kind == "date" for f in self.sentence.founds)

    def composed(self, at: int) -> bool:
        """Does a post of several words begin here?"""
        return 0 <= at < len(self.words) and self._composing and composed(self.words, at)

    def tells(self, *labels: str) -> bool:
        """Is there a word with one of the labels?"""
        return not self.labels.isdisjoint(labels)

    def labelled(self, *labels: str) -> Sequence[tuple[int, Word]]:
        """The words with one of the labels, in order."""
        return () if self.labels.isdisjoint(labels) else self.sentence.labelled(labels)
