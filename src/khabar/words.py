"""Words: a token's form split into clitics and stem, with what the lexicon knows of the stem."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from itertools import takewhile
from operator import attrgetter
from typing import cast

from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry, Lexicon, Row, compile_rows, read_rows, with_own
from khabar.text.clitics import CHEAPEST, Split, split
from khabar.text.fold import fold_all
from khabar.text.inflection import PATTERN_NAMES, inflect

FILES = (
    "function", "triggers", "connectives", "verbs", "cues", "people", "roles", "groups", "places",
    "adjectives", "nouns", "weapons", "operations", "names", "nationality", "relations",
)  # fmt: skip
VERBAL = frozenset({"verb", "aux", "modal", "say", "vt", "vi", "vp", "light", "light_obj", "vcause"})
LABELS = VERBAL | frozenset(
    """say_participle say_noun cite hedge negation human kin title honorific grouphead group media mediahead
    placehead direction adj given family noun weapon document thing nationality ethnicity operation
    nt ni np ev lightnoun prep conj rel comp sub cause particle demonstrative quantifier pronoun self
    stop relation alias origin residence post cost bounty holding fate whereabouts unknowing carries
    light_obj vcause brings pn participle decision part ap pp blamed falsity""".split()
)
FUNCTION = frozenset(
    {"prep", "comp", "rel", "sub", "conj", "negation", "particle", "pronoun", "demonstrative", "cite", "cause"}
)

DRIVES = frozenset({"vcause", "vt"})  # that whom they act on may be joined to: «الذي عينه الحوثيون»
_DEEDS, _TANWIN = frozenset({"vt", "nt"}), frozenset({"nt", "ni", "np", "ev", "noun"})
_MY_DEED, _MY_DEEDS = frozenset({"nt"}), frozenset({"nt", "np", "ni"})
_SHE = frozenset({"f", "sg"})
_MANY = frozenset({"الاف", "ميات", "عشرات", "عدد"})  # of people, where somebody flees
_CLAUSE = 9  # words from the subject of a verb to a direction
_TOWN = 0.9  # what a word costs that is known as a place alone
_RARER = 1.1  # what a place costs that is spelled as a preposition and a word: more than these two
_AWAY = frozenset("الي باتجاه بتجاه باتجاههم نحو صوب برفقه رفقه مع هاربا هاربين خارج".split())
_NO_LABELS = frozenset[str]()
_SETS: dict[frozenset[str], frozenset[str]] = {}
_MINE = frozenset({"imperfect", "sg", "first"})  # «أذهب»
_UNPAST = frozenset({"لم", "لن", "كنت"})  # after which a verb is in the imperfect
_TO, _THAT = "ان", frozenset({"ان", "بان"})
_OF_ME = frozenset({"مني", "علي", "لي", "الي"})  # «طلبوا مني أن …»
_SO_THAT = "purpose"
_HIS_KIN = word_class("his_kin")  # «قريبه», his relative, where it is spelled so, and «قريبة», near
_HIS_OWN = word_class("his_own")  # «في طريقه إلى …», on his way, and «طريقة», a manner
_JOINED = re.compile("[وف]?[لبك]?اب[واي](?=..)")  # «أبوبكر»
SOUND = ("ون", "ين")  # ends of a sound plural
FATHER = Entry("given", "m", "ابو")  # «أبوبكر», written in one
_WITH_ENCLITIC = "owned"  # the note of an entry that is read only with an enclitic
_BARE = frozenset({"عند", "لدي", "حول"})  # nouns of place that never have an article
_OF_ONES_OWN = "personal"  # of one that «I» and «we» have as well
AND_ONE = frozenset({"واحد", "واحدي", "والي"})  # «وأحد», and one of, or «واحد»; «وإلى», and to, or «والي»
_FREQUENT = 5  # bucket from which the words of a name are rather themselves than a village that only a user's list has


DOUBTFUL = attrgetter("doubtful")


@dataclass(slots=True, unsafe_hash=True)
class Word:
    """A folded form with its split and lexicon entries; shared by all tokens of that form.

    Never changed after it is made but for what it works out late; frozen, it would take three times as long to make.
    """

    form: str
    conjunction: str
    preposition: str
    article: bool
    stem: str
    pronoun: str
    lead: int
    entries: tuple[Entry, ...]
    labels: frozenset[str]
    future: bool = False
    named: str = ""  # the stem with its article, as names are listed
    doubtful: bool = False  # what stands around it, or its spelling, may say that it is another word
    definite: bool = field(init=False, compare=False)  # with an article or an enclitic
    verbal: tuple[Entry, ...] = field(init=False, compare=False)  # its entries that are verbs
    features: frozenset[str] = field(init=False, compare=False)  # what some entry has
    routes: int = field(default=-1, compare=False)  # what the chunker may make of it; worked out when first asked
    starts: int = field(default=-1, compare=False)  # the mentions that can begin with it; worked out when first asked
    scores: int = field(
        default=0, compare=False
    )  # what its form adds to the tagger's scores; worked out when first asked
    # the steps of reading that it calls for, of a clause and of a scene; worked out when first asked
    clause_steps: int = field(default=-1, init=False, compare=False)
    scene_steps: int = field(default=-1, init=False, compare=False)
    _lemmas: frozenset[str] | None = field(default=None, init=False, compare=False)

    def __post_init__(self) -> None:
        self.definite = self.article or bool(self.pronoun)
        self.verbal = () if self.labels.isdisjoint(VERBAL) else tuple([e for e in self.entries if e.label in VERBAL])
        self.features = _features(self.entries)

    def entry(self, *labels: str) -> Entry | None:
        """The first entry with one of the labels."""
        if self.labels.isdisjoint(labels):
            return None
        for entry in self.entries:
            if entry.label in labels:
                return entry
        return None

    @property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of its entries; worked out when first asked."""
        if self._lemmas is None:
            self._lemmas = frozenset([entry.lemma for entry in self.entries])
        return self._lemmas

    def means(self, lemmas: frozenset[str]) -> bool:
        """Has some entry one of the lemmas?"""
        known = self._lemmas
        return not (self.lemmas if known is None else known).isdisjoint(lemmas)

    def has(self, *labels: str) -> bool:
        return not self.labels.isdisjoint(labels)

    def any(self, labels: frozenset[str]) -> bool:
        """Like ``has``, for a set that is at hand."""
        return not self.labels.isdisjoint(labels)


class Vocabulary:
    """Splits and looks up words; results are kept for the most recent forms."""

    limit = 100_000  # a year of news holds some 85,000 forms, half a kB each

    def __init__(self, lexicon: Lexicon, frequencies: dict[str, int], is_place: Callable[[str], bool]) -> None:
        self.lexicon = lexicon
        self.frequencies = frequencies
        self.is_place = is_place
        self._known: dict[str, Word] = {}

    def word(self, form: str) -> Word:
        """The word of a folded form."""
        word = self._known.get(form)
        if word is None:
            if len(self._known) >= self.limit:
                self._known.clear()
            word = self._known[form] = self._analyse(form)
        return word

    def words(self, forms: Sequence[str]) -> list[Word]:
        """The words of folded forms, one after the other."""
        words = list(map(self._known.get, forms))
        if not all(words):
            words = [word or self.word(form) for word, form in zip(words, forms, strict=True)]
        known = cast(list[Word], words)
        if not any(map(DOUBTFUL, known)):
            return known  # as mostly
        for at in [at for at, word in enumerate(known) if word.doubtful]:
            word = known[at]
            if at and word.form[0] == "ا":
                known[at] = self._my_deed(known, at) or word
                continue
            if word.form[0] != "و" or word.conjunction or "verb" not in word.labels:
                continue
            if self._and_town(word):
                known[at] = self.joined(word)
            elif self._leads_away(known, at + 1):
                known[at] = self._and_went(word)
        return known

    def owned(self, word: Word) -> Word:
        """«شقيقه», his brother, where the spelling says that it is not «شقيقة», a sister; «طريقه», and no «طريقة»."""
        his, known = word.stem in _HIS_OWN, self.lexicon.words.get(word.stem[:-1], ())
        entries = tuple([e for e in known if e.label == "kin" or his and e.label not in VERBAL])
        if not entries or word.pronoun or word.article:
            return word
        return _reread(word, word.stem[:-1], "ه", entries)

    def mine(self, word: Word) -> Word | None:
        """«أسري», my capture, where it is not «أسرى», captives; «انشقاقي», «واعتقالنا», which no list knows."""
        ours = "نا" if word.form.endswith("نا") else "ي"
        hers = word.form.endswith("ت" + ours)  # «تصفيتي», of «تصفية»
        deeds = _MY_DEED if word.entries and not hers else _MY_DEEDS
        for lead in (0, 1) if word.stem[0] in "وفبل" and not word.lead else (0,):
            stem = word.stem[lead : -len(ours)]
            stem = stem[:-1] + "ه" if hers else stem
            entries = tuple([e for e in self.lexicon.get(stem) if e.label in deeds])
            if entries and not (word.article or word.preposition):
                made = _reread(word, stem, ours, entries)
                return _led(made, word.stem[:lead])
        return None

    def acted(self, word: Word) -> Word | None:
        """«أسرتهم», she took them, where it is not «أسرتهم», their family."""
        entries = tuple([e for e in self.lexicon.get(word.stem[:-1] + "ت") if e.label in VERBAL])
        if not entries or not word.stem.endswith("ه") or word.article or word.preposition:
            return None
        return _reread(word, word.stem[:-1] + "ت", word.pronoun, entries)

    def spent(self, word: Word) -> Word | None:
        """«قضاه», he spent it, where it is not «قضاة», judges."""
        entries = tuple([e for e in self.lexicon.get(word.stem[:-1]) if e.label in VERBAL and "bound" in e.features])
        if not entries or word.article or word.preposition:
            return None
        return _reread(word, word.stem[:-1], "ه", entries)

    def pushed(self, word: Word) -> Word | None:
        """«دفعه», it drove him, where it is not «دفعة», a batch; «عينه», he appointed him, and no «عينة»."""
        found = self.lexicon.get(word.stem[:-1])
        past = [e for e in found if e.label in DRIVES and "past" in e.features]
        entries = tuple([e for e in past if e.label == "vcause"] or past)
        if not entries or word.article or word.preposition:
            return None
        return _reread(word, word.stem[:-1], "ه", entries)

    def _my_deed(self, words: Sequence[Word], at: int) -> Word | None:
        """«لم أقتل»، «حاولت أن أهرب»، «طلبوا مني أن أقتل»: I, where no past and hardly a noun can stand."""
        word, ahead = words[at], words[at - 1]
        opened = ahead.form[len(ahead.conjunction) :]
        tried = opened == _TO and at > 1 and words[at - 2].has("light", "hedge") and _mine(words[at - 2])
        asked = opened in _THAT and at > 1 and (words[at - 2].pronoun == "ني" or words[at - 2].form in _OF_ME)
        if not (opened in _UNPAST or tried or asked) or not word.labels <= VERBAL:
            return None
        found = self._present(word.form)
        return _word(word.form, Split("", "", False, word.form, "", 0), found, False) if found else None

    def dotted(self, word: Word) -> Word:
        """«إطالة», which is no «أطاله»: a noun, with nothing of a verb that is spelled like it."""
        stem = word.stem + "ه" if word.pronoun == "ه" else word.stem
        lead = "" if word.lead or stem in self.lexicon else stem[0]
        joined = lead in ("و", "ف") and stem[1:] in self.lexicon  # «وعدة»
        stem = stem[1:] if joined else stem
        entries = tuple([e for e in self.lexicon.get(stem) if e.label not in VERBAL])
        entries = entries or (Entry("noun", "abstract", stem, _SHE),)  # what is done: «إطالة», «صفعة», «خدعة»
        return _led(_reread(word, stem, "", entries), lead if joined else "")

    def slain(self, word: Word) -> Word | None:
        """«قتله», he killed him or his killing, where it is not «قتلة», killers."""
        entries = tuple([e for e in self.lexicon.get(word.stem[:-1]) if e.label in _DEEDS])
        if not entries or word.article:
            return None
        return _reread(word, word.stem[:-1], "ه", entries)

    def joined(self, word: Word) -> Word:
        """A word that begins with «و», and, where the spelling says so."""
        return _after_and(word, self.word(word.form[1:]))

    def _and_town(self, word: Word) -> bool:
        """«تعز وعدن» is a town, not «they promised»: the feminine plural is rare."""
        many = bool(word.verbal) and all({"f", "pl"} <= entry.features for entry in word.verbal)
        return many and self.is_place(word.form[1:])

    def led(self, word: Word) -> Word:
        """«وأدى», and it led to, where the spelling says that it is not «وادي», a valley."""
        rest = self.word(word.form[1:])
        if rest.conjunction or rest.labels.isdisjoint(VERBAL):
            return word
        return _after_and(word, rest)

    def _leads_away(self, words: Sequence[Word], at: int) -> bool:
        """Whether a direction or company stands here: «إلى», «باتجاه», «برفقة», or «من» and a place or group."""
        if at + 1 >= len(words):
            return False
        if words[at].form in _AWAY:
            return True
        goal = words[at + 1]
        if words[at].has("human", "kin") or words[at].stem in _MANY:  # «وفر الآلاف من السكان إلى …»
            clause = list(takewhile(lambda w: w.stem.isalpha() and not w.conjunction, words[at + 1 : at + _CLAUSE]))
            return any(w.form in _AWAY for w in clause)
        named = goal.has("placehead", "grouphead", "group") or self.is_place(goal.named)
        return words[at].form == "من" and (named or goal.article)

    def _and_went(self, word: Word) -> Word:
        """«وفر إلى تركيا» is «و» and to flee; without a direction, «وفر» is to provide."""
        rest = self.word(word.form[1:])
        if word.has("vi", "vt", "vp") or rest.conjunction or not rest.has("vi"):
            return word
        return _after_and(word, rest)

    def _cost(self, reading: Split) -> float | None:
        """How unlikely a reading is besides its splits; None where the stem is not known."""
        entries = self.lexicon.words.get(reading.stem)
        if entries is not None:
            least = None
            for entry in entries:
                if _fits(entry, reading):
                    price = _price(entry, reading)
                    least = price if least is None or price < least else least
            if least is not None:
                return least
        stem = reading.stem
        if reading.pronoun or len(stem) < 3:
            return None
        if reading.article:
            return _TOWN if self.is_place("ال" + stem) else None
        if stem[0] in "بل" and self._heads(stem[1:]):
            return _RARER  # «القيادي بحركة …» is hardly ever of the town that is spelled so
        if not self.is_place(stem) or stem[0] == "و" and self._acts(stem[1:]):
            return None  # «ودان المجلس …» is hardly ever of the town that is spelled so
        return _TOWN

    def _acts(self, stem: str) -> bool:
        return any(e.label in VERBAL and "past" in e.features for e in self.lexicon.words.get(stem, ()))

    def _heads(self, stem: str) -> bool:
        entries = self.lexicon.words.get(stem)
        return entries is not None and any(entry.label == "grouphead" for entry in entries)

    def _opens(self, form: str, rest: str) -> bool:
        """«فتحت», she opened, is hardly ever «ف» and «تحت», under."""
        past = any(e.label in VERBAL and "past" in e.features for e in self.lexicon.get(form))
        return past and any(e.label == "prep" for e in self.lexicon.get(rest))

    def _present(self, stem: str) -> tuple[Entry, ...]:
        """Verbs in the imperfect; «أذهب», I go, by «يذهب»."""
        mine = stem[0] == "ا"
        verbs = [e for e in self.lexicon.get("ي" + stem[1:] if mine else stem) if e.label in VERBAL]
        found = [e for e in verbs if "imperfect" in e.features and not (mine and "jussive" in e.features)]
        return tuple([replace(e, features=_MINE) if mine else e for e in found])

    def _frequency(self, form: str) -> int:
        return self.frequencies.get(form, 0)

    def _father(self, form: str) -> Word | None:
        """«أبوالهيجاء»، «وابوعلي»: «أبو» written with the name behind it; no town, nor «أبوابها»."""
        lead = form.index("اب")
        named, rest = form[lead:], form[lead + len("ابو") :]
        phrases = [e for parts, e in self.lexicon.phrases.get("ابو", ()) if parts[1:] == (rest,)]
        known = any(e.label == "given" for e in (*self.lexicon.words.get(rest, ()), *phrases))
        if not (known or len(rest) > len("ال") + 1 and rest.startswith("ال")) or self.is_place(named):
            return None
        conj = form[:1] if lead and form[0] in "وف" else ""
        return _word(form, Split(conj, form[len(conj) : lead], False, named, "", lead), (FATHER,), False)

    def _analyse(self, form: str) -> Word:
        reading = split(form, self._cost, self._frequency, self.lexicon.words)
        if reading.conjunction == "ف" and self._opens(form, reading.stem):
            reading = Split("", "", False, form, "", 0)
        listed = self.lexicon.words.get(reading.stem, ())
        entries = tuple([e for e in listed if _fits(e, reading)])
        entries = listed if len(entries) == len(listed) else entries  # one tuple for all words that have the same
        if not entries and (made := self._unlisted(form)) is not None:
            return made
        made = _word(form, reading, entries, False)
        if form[0] == "ا" and len(form) > 3 and made.labels <= VERBAL and self._present(form):
            made.doubtful = True  # «أقاتل», I fight; «أخرج», I come out, and he took out
        return made

    def _unlisted(self, form: str) -> Word | None:
        """A word of no list that is «أبو» and a name, or a verb with the «س» of what is to come."""
        if "اب" in form and _JOINED.match(form) and (father := self._father(form)):
            return father
        if len(form) < 4 or "س" not in form[:2] or self.is_place(form):
            return None
        rest = form[1:] if form[0] in "وف" else form
        if rest[0] == "س" and rest[1] in "يتنا":
            bound = [(rest[1 : -len(p)], p) for p in ("ها", "هم", "ه") if rest.endswith(p)]
            for stem, pronoun in ((rest[1:], ""), *bound):
                found = self._present(stem)
                if found:
                    conj = form[0] if rest is not form else ""
                    return _word(form, Split(conj, "", False, stem, pronoun, len(conj)), found, True)
        return None


def _fits(entry: Entry, reading: Split) -> bool:
    if entry.note == _WITH_ENCLITIC and not reading.pronoun:
        return False  # «قريبها», her relative, and «قريب», near
    if entry.label in VERBAL:
        if reading.article or reading.preposition in ("ب", "ك"):
            return False
        if reading.preposition == "ل":
            return "imperfect" in entry.features and "first" not in entry.features
        if reading.pronoun:
            return reading.pronoun != "ي" and "jussive" not in entry.features
        return "bound" not in entry.features
    if "bound" in entry.features and not reading.pronoun:
        return False
    if reading.pronoun and entry.label == "comp" and reading.stem[-1] != "ن":
        return False  # «أنهى», he ended, is no «أنه» with another enclitic
    if reading.pronoun and reading.conjunction != "ف" and reading.stem == entry.lemma + "ا" and entry.label in _TANWIN:
        return False  # «قتلاهم» are their dead: no alef of tanwin stands before an enclitic; but «فقتلاه»
    if entry.lemma in _BARE and reading.article:
        return False  # «العند», a place
    if entry.label in ("prep", "particle", "comp", "rel", "conj", "cause", "sub"):
        if reading.article or reading.pronoun and entry.value == _SO_THAT:
            return False  # «كانا», the two were, and not «كي»
        if reading.preposition:
            return entry.label in ("comp", "rel", "particle")
        allowed = ("prep", "comp") if reading.pronoun == "ي" else ("prep", "comp", "sub", "cause")
        return not reading.pronoun or entry.label in allowed
    if reading.pronoun in ("ي", "ني", "ك", "نا"):
        if reading.pronoun == "نا" and (entry.label == "mediahead" or entry.value == "journalist"):
            return True  # «قال لمراسلنا»
        if entry.note == _OF_ONES_OWN:
            return reading.pronoun != "ك"  # «أطلقوا سراحي»، «سراحنا»
        return entry.label == "kin" and reading.pronoun == "ي"  # «ابن عمي»
    if entry.label in ("given", "family", "honorific", "kunya"):
        return not reading.pronoun
    return True


def _mine(word: Word) -> bool:
    """A verb that «I» may be the subject of: «قررت», which is «she decided» as well, or «أريد»."""
    return any("past" in e.features and "sg" in e.features and e.features & {"f", "first"} for e in word.verbal)


def _price(entry: Entry, reading: Split) -> float:
    if entry.label in VERBAL:
        rare = 0.6 * ("jussive" in entry.features) + 0.9 * ("first" in entry.features)
        rare += 1.2 * ("dual" in entry.features)  # «ودعا» is «و» and to call, not «they two bade farewell»
        return 0.2 + (reading.pronoun == "نا") + rare + 0.4 * bool(reading.pronoun)
    if entry.label in FUNCTION and not reading.preposition:
        return CHEAPEST
    return 0.3 if entry.label in ("given", "family", "media") else 0.0


def _word(form: str, reading: Split, entries: tuple[Entry, ...], future: bool) -> Word:
    if reading.stem[:1] == "ت" and reading.stem.endswith("وا"):
        entries = _told_of_them(entries)
    labels = _labels(entries)
    return Word(
        form, reading.conjunction, reading.preposition, reading.article, reading.stem, reading.pronoun,
        reading.lead, entries, labels, future, ("ال" if reading.article else "") + reading.stem,
        _is_doubtful(form, reading, labels),
    )  # fmt: skip


def _told_of_them(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """«توقفوا»، they stopped, and not «you stop somebody»: a report tells of them."""
    if not any("past" in e.features for e in entries):
        return entries
    return tuple([e for e in entries if "imperfect" not in e.features or e.label == "light"])  # «تصدوا للهجوم»


def _labels(entries: tuple[Entry, ...]) -> frozenset[str]:
    if len(entries) == 1:
        return _alone(entries[0].label)
    return _one_of(frozenset([e.label for e in entries])) if entries else _NO_LABELS


def _features(entries: tuple[Entry, ...]) -> frozenset[str]:
    if len(entries) == 1:
        return entries[0].features
    return _one_of(frozenset().union(*[e.features for e in entries])) if entries else _NO_LABELS


@cache
def _alone(label: str) -> frozenset[str]:
    return _one_of(frozenset({label}))


def _one_of(held: frozenset[str]) -> frozenset[str]:
    """The set that stands for all its equals; there are a few hundred, and words that share one are read faster."""
    return _SETS.setdefault(held, held)


def may_be_his(stem: str, labels: frozenset[str]) -> bool:
    """Does a stem end in «ه», «his», where it is spelled so, though lexicons have it with «ة»?"""
    return stem[-1:] == "ه" and ("kin" in labels or stem in _HIS_KIN or stem in _HIS_OWN)


def _is_doubtful(form: str, reading: Split, labels: frozenset[str]) -> bool:
    """«شقيقه», «وأحد», «وفر», «وأدى»."""
    if form in AND_ONE or may_be_his(reading.stem, labels):
        return True
    return form[:1] == "و" and not reading.conjunction and not labels.isdisjoint(("verb", "placehead"))


def _reread(word: Word, stem: str, pronoun: str, entries: tuple[Entry, ...]) -> Word:
    """A word without an article, read as another stem and enclitic."""
    labels = _labels(entries)
    return replace(
        word, stem=stem, pronoun=pronoun, entries=entries, labels=labels, named=stem, routes=-1, starts=-1,
    )  # fmt: skip


def _led(word: Word, letter: str) -> Word:
    """The same word with a conjunction or a preposition of one letter before it."""
    conj, prep = (letter, "") if letter in ("و", "ف") else ("", letter)
    return replace(word, conjunction=conj, preposition=prep, lead=len(letter)) if letter else word


def _after_and(word: Word, rest: Word) -> Word:
    """What a word is that begins with «و», and."""
    return replace(
        rest, form=word.form, conjunction="و", lead=rest.lead + 1, routes=-1, starts=-1, scores=0, doubtful=True
    )


def is_common(name: str) -> bool:
    """Whether a folded name of a place is also a word of running text, or reads like the name of a person."""
    frequencies = load_frequencies()
    first, _, rest = name.partition(" ")
    if not rest:
        return name in frequencies
    return first in _bearers() or all(frequencies.get(word, 0) >= _FREQUENT for word in name.split(" "))


@cache
def _bearers() -> frozenset[str]:
    """Folded words that begin the names of people."""
    names = [row.form for row in packaged_rows() if row.label in ("given", "honorific", "title", "kin")]
    folded = fold_all("\n".join(names)).split("\n")
    return frozenset([*folded, *(f"ال{name}" for name in folded)]) | {
        "ابو",
        "ام",
        "عبد",
        "ابن",
        "بن",
        "ال",
        "علي",
        "بني",
    }


def packaged_rows() -> Iterable[Row]:
    """The rows of all lexicon files that ship with the package."""
    folder = resources.files("khabar") / "data" / "lexicon"
    for name in FILES:
        file = folder / f"{name}.tsv"
        if file.is_file():
            yield from read_rows(f"{name}.tsv", file.read_text(encoding="utf-8"))


@cache
def load_frequencies() -> dict[str, int]:
    """Folded word forms and their log2-frequency bucket in running text."""
    file = resources.files("khabar") / "data" / "lexicon" / "vocabulary.txt.gz"
    if not file.is_file():
        return {}
    cells = gzip.decompress(file.read_bytes()).decode("utf-8").replace("\n", "\t").split("\t")
    return dict(zip(cells[::2], map(int, cells[1::2]), strict=False))


def load(is_place: Callable[[str], bool], own: Sequence[Row] = ()) -> Vocabulary:
    """The vocabulary from the packaged lexicon files and a user's own rows, which go before."""
    rows = with_own(packaged_rows(), own, fold_all) if own else packaged_rows()
    lexicon = compile_rows(rows, LABELS, PATTERN_NAMES, inflect, fold_all)
    return Vocabulary(lexicon, load_frequencies(), is_place)
