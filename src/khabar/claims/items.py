"""Items: the chunks of a sentence, noun phrases, verbs, trigger nouns, connectives and marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from khabar.grammar.lexicon import Entry
from khabar.mentions.found import Found
from khabar.words import Word

ItemKind = Literal["noun", "trigger", "verb", "date", "relative", "that", "clause", "mark", "open", "close", "other"]

_NO_LABELS = frozenset[str]()
TRIGGER_NOUNS = frozenset({"nt", "ni", "np", "ev"})
GROUND = "خلفيه"  # «على خلفية الهجوم»: what somebody is held for, and not what he is charged with
_OPENS = frozenset({"mark", "that", "clause", "open"})
NOMINAL = frozenset({"noun", "trigger"})  # kinds of phrases that have a noun for their head
OF_THEM = frozenset({"منهم", "منهن", "منهما"})  # «عدد منهم»: of those told of before
STATE = "state"  # the value of a phrase that says how somebody goes: «فرّ هاربا»
TRIGGER_VERBS = frozenset({"vt", "vi", "vp", "light_obj"})
BREAKS = frozenset({"prep", "rel", "comp", "sub", "conj", "cause", "pronoun", "particle", "negation", "cite"})
NOUNS = frozenset(
    "human kin title honorific grouphead group media mediahead placehead noun weapon document thing lightnoun "
    "given family direction say_noun".split()
)


@dataclass(slots=True, eq=False)
class Item:
    """One chunk, tokens ``first`` up to ``last``; ``fill`` is what fills a role (count left out)."""

    kind: ItemKind
    first: int
    last: int
    prep: str = ""
    prep_at: int = -1
    conj: bool = False
    word: Word | None = None
    labels: frozenset[str] = _NO_LABELS  # those of its word and its stem, which are set with it
    stem: str = ""
    entry: Entry | None = None
    count: Found | None = None
    fill: tuple[int, int] = (0, 0)
    genitive: bool = False
    definite: bool = False
    negated: bool = False
    hedge: str = ""
    mentions: list[Found] = field(default_factory=list)
    index: int = -1
    light: bool = False  # in the genitive of a light noun: «عملية اعتقال …»
    inside: int = 0  # depth of brackets
    partitive: bool = False
    value: str = ""
    pronoun: str = ""  # the enclitic of its word, or one that is lent to it: «محاولتهم الفرار»

    def mention(self, *kinds: str) -> Found | None:
        for found in self.mentions:
            if found.kind in kinds and not (found.rule == "person.short" and self._is_of(found)):
                return found
        return None

    def _is_of(self, person: Found) -> bool:
        """«قوات صالح»: does a group of the phrase only bear his name?"""
        return any(m.kind == "group" and m.first < person.first and person.last <= m.last for m in self.mentions)

    def stand_for(self, word: Word) -> None:
        """Take a word for its head."""
        self.word, self.labels, self.stem, self.pronoun = word, word.labels, word.stem, word.pronoun

    def has(self, *labels: str) -> bool:
        return not self.labels.isdisjoint(labels)

    def inflected(self, feature: str) -> bool:
        """Some reading of its word has the feature."""
        return self.word is not None and feature in self.word.features

    @property
    def nominal(self) -> bool:
        return self.kind in NOMINAL

    @property
    def short(self) -> bool:
        """A single token."""
        return self.last - self.first == 1


def opens_clause(ahead: Item | None, being: bool = False, commas: bool = True) -> bool:
    """Does a clause begin after an item, or where none is: past a mark, «أن», «بينما»; where asked, past «كان»?"""
    if ahead is None:
        return True
    if ahead.kind == "verb":
        return being and "aux" in ahead.labels
    return ahead.kind in _OPENS and (commas or ahead.value not in ("،", ","))
