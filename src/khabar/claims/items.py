"""Chunk a sentence into items: noun phrases, verbs, triggers, connectives, marks.

The definiteness of Arabic does most of the work: an indefinite noun may govern a genitive, a
definite phrase goes on only with definite adjectives, and whatever comes next is a new phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from khabar.grammar.lexicon import Entry
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.types import Quantity
from khabar.words import VERBAL, Vocabulary, Word

ItemKind = Literal["noun", "trigger", "verb", "date", "relative", "that", "clause", "mark", "open", "close", "other"]

TRIGGER_NOUNS = ("nt", "ni", "np", "ev")
TRIGGER_VERBS = ("vt", "vi", "vp", "light_obj")
_BREAKS = frozenset({"prep", "rel", "comp", "sub", "conj", "cause", "pronoun", "particle", "negation", "cite"})
_PHRASES = _BREAKS | {"quantifier", "hedge"}
_NOUN_PHRASES, _VERB_PHRASES = frozenset(TRIGGER_NOUNS), frozenset(TRIGGER_VERBS)
_NOUNS = frozenset(
    "human kin title honorific grouphead group media mediahead placehead noun weapon document thing lightnoun "
    "given family direction say_noun".split()
)
_PRONOMINAL = {"به": "bi", "بها": "bi", "بهم": "bi", "بهما": "bi", "له": "li", "لها": "li", "لهم": "li", "لهما": "li"}
_CLOSERS = {"(": ")", "[": "]", "{": "}"}
_NISBA = ("ي", "يه", "يين", "يون", "يات", "يتين", "يتان", "يا")


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
    entry: Entry | None = None
    count: Found | None = None
    fill: tuple[int, int] = (0, 0)
    genitive: bool = False
    definite: bool = False
    negated: bool = False
    hedge: str = ""
    mentions: list[Found] = field(default_factory=list)
    index: int = -1
    light: str = ""
    inside: int = 0  # depth of brackets
    partitive: bool = False
    value: str = ""

    def mention(self, *kinds: str) -> Found | None:
        for found in self.mentions:
            if found.kind in kinds:
                return found
        return None

    @property
    def pronoun(self) -> str:
        return self.word.pronoun if self.word else ""

    def has(self, *labels: str) -> bool:
        return self.word is not None and self.word.has(*labels)

    @property
    def nominal(self) -> bool:
        return self.kind in ("noun", "trigger")


class Chunker:
    """Turns one sentence into items, left to right, once."""

    def __init__(self, sentence: Sentence, vocabulary: Vocabulary) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.tokens = sentence.tokens
        self.vocabulary = vocabulary
        self.items: list[Item] = []
        self.prep = ""
        self.prep_at = -1
        self.conj = False
        self.depth = 0
        self.negated = False
        self.consumed: set[int] = set()  # objects that belong to the meaning of their verb
        self.units: dict[int, Found] = {}
        self.inner: list[Found] = sentence.founds
        for found in sentence.founds:
            best = self.units.get(found.first)
            if found.kind in ("date", "money", "person", "group", "place", "operation") and (
                best is None or found.last > best.last
            ):
                self.units[found.first] = found
        self.numbers = {found.first: found for found in sentence.founds if found.kind == "number"}

    def run(self) -> list[Item]:
        at = 0
        while at < len(self.tokens):
            at = self._step(at)
        self._appose()
        for index, item in enumerate(self.items):
            item.index = index
        return self.items

    def _appose(self) -> None:
        """«القيادي في تنظيم … فلان»، «الرائد فلان»: post and name are one phrase, and the name fills the role."""
        for index, item in enumerate(self.items):
            if item.kind == "noun" and item.has("placehead") and item.definite and item.last - item.first == 1 and index + 1 < len(self.items):
                other = self.items[index + 1]
                place = other.mention("place")
                if other.kind == "noun" and not other.prep and not other.conj and place is not None and place.first == other.first == item.last:
                    item.mentions.append(place)  # «العاصمة صنعاء»
                    item.fill, item.last = (place.first, place.last), other.last
                    other.kind, other.value = "other", "apposition"
                    continue
            if item.has("kin") and not item.pronoun:
                continue  # «زوجة القيادي فلان» is not فلان
            if item.kind != "noun" or not item.has("title", "honorific", "human", "kin") or item.count is not None or item.mention("person"):
                continue
            comma = False
            for after in range(index + 1, min(index + 6, len(self.items))):
                other = self.items[after]
                if other.kind == "open" and item.has("title", "honorific") and after + 2 < len(self.items):
                    inner = self.items[after + 1]
                    if inner.kind == "noun" and inner.mention("person") and self.items[after + 2].kind == "close":
                        continue
                if other.kind == "mark" and other.value in "،," and not comma:
                    comma = True
                    continue
                if other.kind != "noun" or other.conj:
                    break
                person = other.mention("person")
                if not other.prep and person is not None and person.first == other.first:
                    if comma and after == index + 2 and not item.definite:
                        break
                    item.mentions.append(person)
                    item.fill = (person.first, person.last)
                    other.kind, other.value = "other", "apposition"
                    break
                if other.prep not in ("fi", "bi", "li") and not (not other.prep and other.has("title", "honorific") and after == index + 1):
                    break

    # -- one step -------------------------------------------------------------------------------

    def _step(self, at: int) -> int:
        token, word = self.tokens[at], self.words[at]
        if token.kind == "mark":
            return self._mark(at)
        if at in self.consumed:
            self._push(Item("other", at, at + 1, value="object"), word)
            return at + 1
        unit = self.units.get(at)
        if unit is not None and unit.kind == "date":
            self._push(Item("date", at, unit.last, mentions=[unit]), word)
            return unit.last
        if unit is None or unit.kind in ("group", "place"):
            phrase = self._phrase(at)
            if phrase is not None and (unit is None or phrase[1] >= unit.last):
                return self._function(at, *phrase)
        if unit is not None:
            return self._noun(at)
        bare = word.form[len(word.conjunction) :]
        if bare in _PRONOMINAL:  # «به»، «لها»
            self._push(Item("other", at, at + 1, value="pronoun"), word)
            self.items[-1].prep = _PRONOMINAL[bare]
            return at + 1
        if word.stem == "شكل" and word.preposition == "ب" and not word.article:  # «بشكل شبه يومي»
            last = min(at + (3 if self.sentence.form(at + 1) == "شبه" else 2), len(self.tokens))
            self._push(Item("other", at, last, value="manner"), word)
            return last
        if len(token.form) == 1 and token.form in "بلكوف" and token.kind == "word":
            if token.form in "وف":
                self.conj = True
            else:
                self.prep, self.prep_at = {"ب": "bi", "ل": "li", "ك": "ka"}[token.form], at
            return at + 1
        if at in self.numbers and self.numbers[at].last > at + 1:
            return self._noun(at)
        if word.stem in ("كل", "كلا") and self.sentence.form(at + 1) == "من" and at + 2 < len(self.tokens) and at + 2 in self.units:
            if word.conjunction:
                self.conj = True
            if word.preposition:
                self.prep, self.prep_at = {"ب": "bi", "ل": "li", "ك": "ka"}[word.preposition], at
            return at + 2  # «كل من فلان وفلان»
        entry = word.entry("rel", "comp", "sub", "conj", "cause", "negation", "particle", "pronoun", "cite", "say_participle")
        if entry is not None and not word.has("prep") and not word.article:
            return self._function(at, entry, at + 1)
        prep = word.entry("prep")
        if prep is not None and word.has("vcause") and at + 1 in self.numbers and self.items and self.items[-1].nominal:
            return self._verb(at)  # «الهجوم خلف 50 قتيلا»
        if prep is not None and not word.article and not word.preposition:
            return self._function(at, prep, at + 1)
        if self.is_verb(at):
            return self._verb(at)
        if word.form.endswith("يا") and not word.lead and not self.prep and self._aside(at):
            self._push(Item("other", at, at + 1, value="adverb"), word)
            return at + 1
        if word.has("holding") and word.pronoun:
            self._push(Item("clause", at, at + 1, value="holding"), word)
            return at + 1
        if word.has("participle", "relation") and self._governs(at) and self.items and self.items[-1].nominal:
            self._push(Item("other", at, at + 1, value="participle"), word)
            return at + 1
        if word.has("stop") and not self.prep:
            self._push(Item("other", at, at + 1), word)
            return at + 1
        return self._noun(at)

    def _governs(self, at: int) -> bool:
        """A participle with a phrase of its own: «الخاضع ل…»، «الواقعة على …»."""
        if at + 1 >= len(self.words):
            return False
        following = self.words[at + 1]
        return bool(following.preposition) or following.has("prep")

    def _aside(self, at: int) -> bool:
        """«ميدانيا، …» at the head of a sentence."""
        opens = not self.items or self.items[-1].kind == "mark"
        return opens and self.sentence.form(at + 1) in ("،", ",") and not self.words[at].has("place", "given")

    def _mark(self, at: int) -> int:
        form = self.tokens[at].form
        if form in _CLOSERS:
            self.depth += 1
            self._add(Item("open", at, at + 1))
        elif form in _CLOSERS.values():
            self.depth = max(0, self.depth - 1)
            self._add(Item("close", at, at + 1))
        else:
            self._add(Item("mark", at, at + 1, value=form))
        self.prep, self.conj = "", False
        return at + 1

    def _add(self, item: Item) -> None:
        item.inside = self.depth
        self.items.append(item)

    def _push(self, item: Item, word: Word) -> Item:
        """Add an item that takes the pending preposition, conjunction and negation."""
        item.word = item.word or word
        item.conj = self.conj or bool(word.conjunction)
        item.prep, item.prep_at = self.prep, self.prep_at
        if word.preposition and item.kind != "verb":
            item.prep, item.prep_at = {"ب": "bi", "ل": "li", "ك": "ka"}[word.preposition], item.first
        item.negated = self.negated
        self.prep, self.prep_at, self.conj, self.negated = "", -1, False, False
        self._add(item)
        return item

    def _phrase(self, at: int) -> tuple[Entry, int] | None:
        """The longest phrase of the lexicon that starts here."""
        word = self.words[at]
        lead = len(word.conjunction)
        for key in ((word.form[lead:], word.form) if lead else (word.form,)):
            for parts, entry in self.vocabulary.lexicon.labelled(_PHRASES).get(key, ()):
                if entry.label == "hedge" and (word.has("human") or at - 1 in self.numbers):
                    continue
                if entry.label in _PHRASES:
                    last = at + len(parts)
                    glued = len(parts[-1]) == 1 and parts[-1] in "بل"
                    body = parts[1:-1] if glued else parts[1:]
                    if all(self.sentence.form(at + 1 + i) == part for i, part in enumerate(body)):
                        if not glued:
                            return entry, last
                        if last - 1 < len(self.words) and self.words[last - 1].preposition == parts[-1]:
                            return entry, last - 1
        return None

    def _function(self, at: int, entry: Entry, last: int) -> int:
        word = self.words[at]
        label = entry.label
        if label == "prep":
            if word.pronoun and last == at + 1:
                self._push(Item("other", at, last, entry=entry, value="pronoun"), word)
                self.items[-1].prep = entry.value
                return last
            self.conj = self.conj or bool(word.conjunction)
            self.prep, self.prep_at = entry.value, at
            return last
        if label == "conj":
            self.conj = True
            self.prep_at = at if self.prep_at < 0 else self.prep_at
            return last
        if label == "negation" and not word.form.endswith("ما"):
            self.negated = True
            return last
        if label == "particle":
            return last
        kinds: dict[str, ItemKind] = {"rel": "relative", "comp": "that", "sub": "clause", "cause": "clause"}
        kind = kinds.get(label, "other")
        if label == "hedge" and self.sentence.form(last - 1) in ("ان", "بان"):
            kind = "that"  # «يعتقد أن …»
        if label == "negation":
            kind = "relative"
        if entry.value == "among" and word.stem in ("منهم", "منها") and not self._sets_apart(at):
            kind = "other"
        pushed = self._push(Item(kind, at, last, entry=entry, value=entry.value), word)
        pushed.conj = pushed.conj or bool(word.conjunction)
        return last

    def _sets_apart(self, at: int) -> bool:
        """«…، منهم فلان»، «عرف منهم فلان», not «الواحد منهم»."""
        previous = self.items[-1] if self.items else None
        return bool(self.words[at].conjunction) or previous is None or previous.kind in ("mark", "verb", "close")

    # -- verbs ----------------------------------------------------------------------------------

    def is_verb(self, at: int) -> bool:
        """A verb by the lexicon, unless its place in the sentence makes it a noun."""
        word = self.words[at]
        verbal = [e for e in word.entries if e.label in VERBAL]
        if self.tokens[at].tanwin or word.stem == "فجر" and self.sentence.form(at + 1) in ("يوم", "اليوم", "امس"):
            return False
        if not verbal:
            return not word.entries and self._looks_verbal(at)
        if word.preposition and word.preposition != "ل":
            return False
        nominal = [e for e in word.entries if e.label in _NOUNS or e.label in TRIGGER_NOUNS or e.label == "adj"]
        if not nominal:
            return not (self.prep and self.prep not in ("",) and "imperfect" not in verbal[0].features)
        if self.prep or word.preposition:
            return False
        found = self.trigger(at)
        if found is not None and found[1] > at + 1:
            return False  # «قصف جوي»: the phrase is a noun
        if not word.conjunction and not self.conj and self._carried():
            return False  # «بدأت … قصف …»
        last = self.items[-1] if self.items else None
        if word.pronoun and not any("imperfect" in e.features for e in verbal):
            resumes = last is not None and last.nominal and last.last == at and not last.has("lightnoun")
            resumes = resumes and last is not None and (not last.definite or last.partitive)
            return last is not None and (last.kind in ("relative", "that", "clause") or resumes and not word.conjunction)
        if last is not None and last.kind in ("noun", "trigger") and last.last == at and not last.definite and not self.conj:
            closed = self.tokens[at - 1].tanwin or last.has("human") or last.count is not None
            return bool(word.conjunction) or closed and not last.has("lightnoun")
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        if following is not None and following.stem.endswith(("ون", "ين")):
            following = None
        if following is not None and following.has("adj") and not following.article and not following.has("human"):
            return False
        if any("imperfect" in e.features for e in verbal):
            return True
        if all(e.label == "verb" for e in verbal) and last is not None and last.kind == "noun" and (word.conjunction or self.conj):
            return False  # «مواقع ومدن»
        return not (last is not None and last.kind == "trigger" and (word.conjunction or self.conj))

    def _carried(self) -> bool:
        """A light verb before, still without the noun that it carries."""
        for item in reversed(self.items[-6:]):
            if item.kind == "verb":
                return item.entry is not None and item.entry.label == "light"
            if item.kind not in ("noun", "date", "other") or item.conj:
                return False
        return False

    def _looks_verbal(self, at: int) -> bool:
        """An unknown word with the shape of a finite verb: يـ…ون, ـوا."""
        word = self.words[at]
        form = word.stem
        if self.prep or word.article or word.preposition:
            return False
        if form.endswith("وا") and len(form) > 4:
            return True
        opens = not self.items or self.items[-1].kind in ("mark", "relative", "that", "clause")
        if opens and form.endswith("ت") and not form.endswith("ات") and len(form) > 4 and form[:-1] in self.vocabulary.frequencies:
            return True
        return len(form) > 4 and form[0] == "ي" and form.endswith(("ون", "وا"))

    def _verb(self, at: int) -> int:
        word = self.words[at]
        entry = self._joined(at)
        if entry is None and word.has("vcause") and word.has(*TRIGGER_VERBS) and not any(f.kind == "money" for f in self.sentence.founds):
            entry = word.entry("vcause")
        if entry is None and word.has("vcause") and word.has("say"):
            entry = word.entry("say")
        entry = entry or word.entry(*TRIGGER_VERBS, "light", "vcause", "say", "aux", "modal", "hedge", "verb")
        item = self._push(Item("verb", at, at + 1, entry=entry), word)
        if word.preposition == "ل":
            item.prep = "li"
        return at + 1

    def _joined(self, at: int) -> Entry | None:
        """A verb whose object makes the meaning: ألقى … القبض, لقي … مصرعه, within the clause."""
        word = self.words[at]
        for parts, entry in self.vocabulary.lexicon.labelled(_VERB_PHRASES).get(word.stem, ()):
            dated = {i for f in self.sentence.founds if f.kind == "date" for i in range(f.first, f.last)}
            for offset in range(at + 1, min(len(self.words), at + 25)):
                if offset in dated:
                    continue
                if self._same(offset, parts[1]):
                    self.consumed.add(offset)
                    return entry
                other = self.words[offset]
                if offset > at + 1 and other.has(*TRIGGER_VERBS) and not other.article and not other.has(*TRIGGER_NOUNS, *_NOUNS):
                    break
        return None

    def _same(self, at: int, part: str) -> bool:
        word = self.words[at]
        return part in (word.form[len(word.conjunction) :], word.preposition + ("ال" if word.article else "") + word.stem)

    # -- nouns ----------------------------------------------------------------------------------

    def trigger(self, at: int) -> tuple[Entry, int] | None:
        """A trigger noun at this token, with the end of its phrase."""
        word = self.words[at]
        lead = len(word.conjunction)
        keys = {word.stem, word.form[lead:], ("ال" if word.article else "") + word.stem}
        best: tuple[Entry, int] | None = None
        for key in keys:
            for parts, entry in self.vocabulary.lexicon.labelled(_NOUN_PHRASES).get(key, ()):
                if all(
                    self._matches(at + 1 + i, part) for i, part in enumerate(parts[1:])
                ):
                    if best is None or at + len(parts) > best[1]:
                        best = entry, at + len(parts)
        if best is not None:
            return best
        found = word.entry(*TRIGGER_NOUNS)
        return (found, at + 1) if found else None

    def _matches(self, at: int, part: str) -> bool:
        if at >= len(self.words):
            return False
        word = self.words[at]
        return part in (word.form, word.stem)

    def _noun(self, at: int) -> int:
        number = self.numbers.get(at)
        start = at
        if number is not None:
            at = number.last
            if isinstance(number.value, Quantity) and number.value.unit and at - number.first > 1:
                at -= 1  # «28 برميلا متفجرا»: the unit is the noun
            counted = self.trigger(at) if at < len(self.tokens) and at not in self.units and not self.words[at].lead else None
            if counted is not None and counted[0].label in ("ev", "ni"):
                return self._trigger(at, *counted, number)
            if at >= len(self.tokens) or not self._continues(at, False) or self.words[at].preposition:
                item = Item("noun", start, at, count=number, fill=(start, at), genitive=self._governed(start))
                return self._partitive(self._push(item, self.words[start]), self._after_count(item, at))
        elif at not in self.units:
            found = self.trigger(at)
            if found is not None:
                return self._trigger(at, *found)
        genitive = self._governed(start)
        last, definite = self._extent(at)
        word = self.words[at]
        item = Item("noun", start, last, word=word, count=number, fill=(at, last), definite=definite, genitive=genitive)
        item.mentions = [f for f in self.inner if start <= f.first and f.last <= last]
        self._push(item, self.words[start])
        item.word = word
        if number is not None and self.words[start].preposition and not item.prep:
            item.prep = {"ب": "bi", "ل": "li", "ك": "ka"}[self.words[start].preposition]
        end = self._partitive(item, self._after_count(item, last))
        return self._belonging(item, end)

    def _after_count(self, item: Item, last: int) -> int:
        """«جنديين اثنين», «42 حوثياً على الأقل»: a count that follows its noun."""
        if self.sentence.form(last) == "علي" and self.sentence.form(last + 1) in ("الاقل", "الاكثر") and item.count is not None:
            item.last = last + 2
            return last + 2
        number = self.numbers.get(last)
        if number is not None and item.count is None and number.rule != "number.vague" and not self.words[last].lead:
            after = number.last
            if after >= len(self.tokens) or not self._continues(after, False):
                item.count, item.last = number, after
                return after
        return last

    def _governed(self, at: int) -> bool:
        """Directly after an indefinite noun or trigger: its genitive."""
        if at in self.numbers and self.items and self.items[-1].kind != "trigger":
            return False
        if not self.items or self.prep or self.conj or self.words[at].conjunction or self.words[at].preposition:
            return False
        last = self.items[-1]
        return last.nominal and last.last == at and not last.definite and not last.pronoun

    def _continues(self, at: int, definite: bool) -> bool:
        """May the phrase go on with this token?"""
        if at >= len(self.tokens):
            return False
        token, word = self.tokens[at], self.words[at]
        if token.kind == "mark" or word.conjunction or word.preposition:
            return False
        if self.sentence.unquoted[at - 1] and not word.article and at not in self.units:
            return False  # a quotation closed here
        if word.has(*_BREAKS) and not word.article or word.has("stop"):
            return False
        if word.has("participle", "relation") and self._governs(at):
            return False
        if at in self.units and self.units[at].kind in ("date", "money"):
            return False
        if at in self.units:
            return not definite or word.article
        if at in self.numbers and (definite or self.numbers[at].rule != "number.digits"):
            return False
        if self.is_verb_inside(at):
            return False
        if self._phrase(at) is not None:
            return False
        if definite:
            return word.article and self.adjectival(at)
        return True

    def is_verb_inside(self, at: int) -> bool:
        word = self.words[at]
        verbal = any(e.label in VERBAL or e.label in ("light_obj", "vcause") for e in word.entries)
        if not verbal:
            return not word.entries and self._looks_verbal(at)
        if word.article or word.preposition:
            return False
        nominal = any(e.label in _NOUNS or e.label in TRIGGER_NOUNS or e.label in ("adj", "nationality") for e in word.entries)
        return not nominal

    def adjectival(self, at: int) -> bool:
        """A definite word that can be an adjective of what stands before it."""
        word = self.words[at]
        if at in self.units and self.units[at].kind in ("group", "place", "person") and self.units[at].last > at + 1:
            return False
        if word.has("title", "honorific") and not word.has("nationality"):
            return False
        if word.has("human") and not self._same_number(at):
            return False
        if word.has("adj", "nationality", "ethnicity"):
            return True
        if word.has(*_NOUNS) or self.vocabulary.is_place("ال" + word.stem):
            return False
        return word.stem.endswith(_NISBA) or word.stem.startswith("م") or not word.entries

    def _same_number(self, at: int) -> bool:
        """«القوات المسلحة», not «المسلحون الناشط» or «السلطات الصحافي»."""
        mine, before = self.words[at].stem, self.words[at - 1].stem
        if before.endswith(("ون", "ين")):
            return mine.endswith(("ون", "ين"))
        if before.endswith(("ه", "ات")):
            return mine.endswith(("ه", "ات"))
        return True

    def _closed(self, at: int) -> bool:
        """A word that cannot govern a genitive: it carries tanwin or the nun of a sound plural."""
        word = self.words[at]
        return self.tokens[at].tanwin or word.form.endswith("ون") and word.has("human", "adj") and not word.article

    def _extent(self, at: int) -> tuple[int, bool]:
        """End of the noun phrase that starts at ``at``, and whether it is definite."""
        unit = self.units.get(at)
        if unit is not None:
            last, definite = unit.last, True
        else:
            word = self.words[at]
            last, definite = at + 1, word.definite
        while self._continues(last, definite):
            if not definite and self._closed(last - 1) and last not in self.numbers:
                if self.words[last].definite or last in self.units or not self.words[last].has("adj"):
                    break
            if last in self.units and self.units[last].kind in ("person", "group", "place"):
                if definite and not self.words[last].article:
                    break
                last, definite = self.units[last].last, True
                continue
            if not definite and self.trigger(last) is not None and not self._modifier(last):
                break
            if not definite and self.words[last].definite:
                definite = True
            last += 1
        return last, definite

    def _modifier(self, at: int) -> bool:
        return self.words[at].has("adj")

    def _partitive(self, item: Item, last: int) -> int:
        """«22 من رجال الأمن», «عدد من القياديين», «مسلحين من تنظيم …»: the whole is the filler."""
        if self.sentence.form(last) != "من" or last + 1 >= len(self.tokens):
            return last
        bare = item.count is not None and item.fill == (item.count.first, item.count.last) or item.count is not None and item.word is not None and item.word.has("quantifier")
        if item.has("part"):
            return self._part_of(item, last)
        if not bare and not (item.word is not None and item.word.has("human") and not item.definite):
            return last
        at = last + 1
        if self.tokens[at].kind == "mark" or self.words[at].has("rel", "comp", "prep") or self.is_verb_inside(at):
            return last
        if not bare and not (self.units.get(at) is not None and self.units[at].kind == "group" or self.words[at].has("grouphead", "group", "human")):
            return last
        end, definite = self._extent(at)
        item.fill = (at, end) if bare else (item.fill[0], end)
        item.last, item.definite, item.partitive = end, True, True
        item.word = self.words[at] if bare else item.word
        item.mentions.extend(f for f in self.inner if at <= f.first and f.last <= end)
        return end

    def _part_of(self, item: Item, last: int) -> int:
        """«الجزء الأكبر من حي …»: the part with its whole."""
        unit = self.units.get(last + 1)
        if unit is None or unit.kind != "place":
            if not self.words[last + 1].has("placehead"):
                return last
        end, _ = self._extent(last + 1)
        item.fill, item.last, item.definite = (item.fill[0], end), end, True
        item.mentions.extend(f for f in self.inner if last < f.first and f.last <= end)
        return end

    def _belonging(self, item: Item, last: int) -> int:
        """«أهداف لتنظيم …»، «تجمعا لقوات …»: whose they are belongs to the phrase."""
        if item.definite or last >= len(self.tokens) or self.words[last].preposition != "ل" or self.words[last].conjunction:
            return last
        unit = self.units.get(last)
        if unit is None or unit.kind != "group" or item.mention("person"):
            return last
        end, _ = self._extent(last)
        item.fill, item.last, item.definite = (item.fill[0], end), end, True
        item.partitive = item.partitive or item.has("human")
        item.mentions.extend(f for f in self.inner if last <= f.first and f.last <= end)
        return end

    def _trigger(self, at: int, entry: Entry, last: int, number: Found | None = None) -> int:
        word = self.words[at]
        start = number.first if number is not None else at
        genitive = self._governed(start)
        previous = self.items[-1] if self.items else None
        light = ""
        if genitive and previous is not None and previous.kind == "noun" and self.words[previous.last - 1].has("lightnoun"):
            light = "noun"
        while last < len(self.tokens) and (
            self._adjective(last, word.article) or entry.label == "ev" and last == at + 1 and self._branded(last, word.article)
        ):
            last += 1
        item = Item("trigger", start, last, word=word, entry=entry, genitive=genitive, fill=(at, last), count=number)
        item.definite = word.definite
        self._push(item, self.words[start])
        item.word = word
        if not light and previous is not None and previous.kind == "noun" and previous.last == start and item.prep and previous.has("lightnoun"):
            demand = previous.word.entry("lightnoun") if previous.word else None
            item.hedge = demand.value if demand else ""  # «مطالبة بإطلاق …», «احتمال …»
        if light and previous is not None:
            item.prep, item.prep_at, item.conj, item.light = previous.prep, previous.prep_at, previous.conj, "noun"
            light_entry = self.words[previous.last - 1].entry("lightnoun")
            item.hedge = light_entry.value if light_entry else ""
            item.negated = item.negated or previous.negated
        return last

    def _branded(self, at: int, article: bool) -> bool:
        """«هجوم إرهابي»، «تفجير انتحاري»: a person word used of a deed."""
        word = self.words[at]
        if word.conjunction or word.preposition or word.article != article or at in self.units or at in self.numbers:
            return False
        return word.has("adj") and word.has("human") and word.stem.endswith(("ي", "يه"))

    def _adjective(self, at: int, article: bool) -> bool:
        word = self.words[at]
        if self.tokens[at].kind != "word" or word.conjunction or word.preposition or at in self.units or at in self.numbers:
            return False
        if word.article != article or word.has(*TRIGGER_NOUNS, *_BREAKS):
            return False
        if article and word.stem.endswith(("ي", "يه")) and not word.has("placehead", "title", "grouphead"):
            return True
        return word.has("adj") and not word.has("human") or word.stem.endswith("يه") and not word.has("placehead")


def chunk(sentence: Sentence, vocabulary: Vocabulary) -> Sequence[Item]:
    """The items of a sentence, in order."""
    return Chunker(sentence, vocabulary).run()
