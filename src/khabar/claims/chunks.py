"""The items of a sentence in the making: what is found so far, and what waits for the next item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from khabar.claims.items import BREAKS, NOMINAL, NOUNS, TRIGGER_NOUNS, Item
from khabar.claims.routes import (
    AIMING,
    BEARING,
    CLOSED,
    DEED,
    DEED_PHRASE,
    GLUED,
    GLUED_WORDS,
    LETTERS,
    MORE,
    PATROLS,
    PHRASE,
    PHRASES,
    is_befalling,
    route,
)
from khabar.claims.traits import RANKS, SELVES, are_some, is_accusative
from khabar.grammar.classes import word_class
from khabar.grammar.lexicon import Entry
from khabar.mentions.found import Found
from khabar.mentions.groupnames import somebody_else
from khabar.mentions.sentence import Sentence
from khabar.mentions.wholes import is_whole
from khabar.text.tokens import Token
from khabar.words import SOUND, Vocabulary, Word

_TITLES = frozenset({"title"})
_HURTS = frozenset({"killing", "injury"})
_EACH = frozenset({"كل", "كلا"})
ANY = frozenset({"اي", "ايه"})
_GOVERNING = word_class("governing")
_HELD = word_class("hand") | word_class("bond")
_TAKEN, _FALLING = frozenset({"captured|bound"}), 8  # tokens from the noun to the hands
_TIMES = word_class("times")
_ELATIVE = 4  # letters of «أكبر»
_ADJECTIVES = frozenset({"adj", "human", "nationality", "title"})
_ONE_WHO = frozenset("civilian person fighter soldier police man woman youth refugee".split())
_DUAL = frozenset({"dual"})
_TWO = frozenset({"انهما", "بانهما", "اللذان", "اللذين", "كانا", "قد", "وقد", "لقد"})  # before a verb of two
_NOTHING = frozenset[str]()
HIGHNESS = "السمو"
CONTRARY = frozenset({"غير", "شبه"})
LACKING = word_class("lacking")
WITH_THEM = frozenset({"معه", "معها", "معهم", "معهما"})
_BRINGS_IN = frozenset({"علي", "عن", "بحق", "ضد", "التي", "الذي"})
_UNITS = frozenset({"date", "money", "person", "group", "place", "operation"})


_POSTED, _NEAR_FORCES = frozenset({"deployed", "spread"}), 5
_COMBAT, _FIGHTER = "combat", "fighter"
_FORCES = word_class("posted_force")
_WITHHELD, _SUPPLY, _WAYS = "withheld", word_class("supply"), word_class("supply_way")
_ABOUT = "عن"
_SHE = ("انها", "لانها", "وهي")  # of whom what comes next is said
_ONCE = frozenset({"harm_to"})  # frames of nouns that tell of nothing with an article
_POSTS = frozenset({"title", "kin", "grouphead"})

_FEMININE = ("ه", "ات")


@dataclass(slots=True, eq=False)
class Chunks:
    """One sentence while it is chunked; the pending preposition and conjunction go to the next item."""

    sentence: Sentence
    vocabulary: Vocabulary
    words: list[Word] = field(init=False)
    tokens: list[Token] = field(init=False)
    routes: list[int] = field(init=False)  # what each word may be
    seconds: Mapping[str, frozenset[str]] = field(init=False)  # of phrases of function words, by the first word
    contrary: bool = field(init=False)  # some word turns an adjective around
    lacking: bool = field(init=False)  # it is told of what something lacks
    styled: bool = field(init=False)  # a prince is told of
    whichever: bool = field(init=False)  # «أي»: one of several, whichever it is
    present: int = field(init=False)  # what some word of the sentence may be
    items: list[Item] = field(default_factory=list)
    previous: Item | None = None  # the last of them
    prep: str = ""
    prep_at: int = -1
    conj: bool = False
    negated: bool = False
    glued: int = -1  # a word whose ب or ل ends the phrase before it: «للاشتباه ب»
    depth: int = 0  # of brackets
    consumed: set[int] = field(default_factory=set)  # objects that belong to the meaning of their verb
    units: dict[int, Found] = field(default_factory=dict)  # the longest mention from each token on
    numbers: dict[int, Found] = field(default_factory=dict)
    founds: dict[int, list[Found]] = field(default_factory=dict)  # all mentions by their first token
    people: bool = False  # somebody is named

    def __post_init__(self) -> None:
        self.words, self.tokens = self.sentence.words, self.sentence.tokens
        self.seconds = self.vocabulary.lexicon.seconds(PHRASES)
        spelled = self.sentence.spelled
        self.contrary = not CONTRARY.isdisjoint(spelled)
        self.lacking = not LACKING.isdisjoint(spelled)
        self.styled = HIGHNESS in spelled
        self.whichever = not ANY.isdisjoint(spelled)
        self.routes = routes = [word.routes for word in self.words]
        if -1 in routes:  # some word is new
            self.routes = [word.routes if word.routes >= 0 else self.route(word) for word in self.words]
        self.present = reduce(or_, self.routes, 0)
        founds, units = self.founds, self.units
        for found in self.sentence.founds:
            first, kind = found.first, found.kind
            if first in founds:
                founds[first].append(found)
            else:
                founds[first] = [found]
            if kind == "number":
                self.numbers[first] = found
            elif kind == "person":
                self.people = True
            if kind in _UNITS and (first not in units or found.last > units[first].last):
                units[first] = found

    def route(self, word: Word) -> int:
        word.routes = route(word, self.vocabulary.lexicon)
        return word.routes

    def bears(self, at: int) -> bool:
        """«حاملاً | معه»: a state of who goes, with what."""
        return self.words[at].form in BEARING and self.sentence.form(at + 1) in WITH_THEM

    def unit_kind(self, at: int) -> str:
        """The kind of the mention that starts here."""
        unit = self.units.get(at)
        return unit.kind if unit is not None else ""

    def mentions(self, first: int, last: int) -> list[Found]:
        """The mentions that lie inside."""
        founds = self.founds
        inside: list[Found] = []
        for at in range(first, last):
            if at in founds:  # as at few tokens
                for found in founds[at]:
                    if found.last <= last:
                        inside.append(found)
        return inside

    def whole(self, first: int, at: int) -> bool:
        """An indefinite phrase that begins at ``first`` ends before ``at``."""
        if at in self.numbers or self.words[at].lead:
            return False
        armed = at in self.founds and any(found.kind == "weapon" for found in self.founds[at])
        return is_whole(self.words, first, at, armed)

    def add(self, item: Item) -> None:
        """Add an item that takes nothing of what waits."""
        item.inside = self.depth
        self.previous = item
        self.items.append(item)

    def push(self, item: Item, word: Word) -> Item:
        """Add an item that takes the pending preposition, conjunction and negation."""
        if item.word is None:
            item.word, item.labels, item.stem, item.pronoun = word, word.labels, word.stem, word.pronoun
        if word.conjunction:
            item.conj = True
        if self.depth:
            item.inside = self.depth
        if self.prep_at >= 0 or self.conj or self.negated:
            item.conj, item.negated = self.conj or item.conj, self.negated
            item.prep, item.prep_at = self.prep, self.prep_at
            self.prep, self.prep_at, self.conj, self.negated = "", -1, False, False
        if word.preposition and item.kind != "verb" and item.first != self.glued:
            item.prep, item.prep_at = LETTERS[word.preposition], item.first
        self.previous = item
        self.items.append(item)
        return item

    def sited(self, at: int) -> bool:
        """A site or weapon right after an adjective, which governs nothing."""
        before, word = self.words[at - 1], self.words[at]
        if "adj" not in before.labels or before.has("noun", "thing", "placehead", "grouphead", "title"):
            return False
        band = at > 1 and before.stem.endswith("ه") and "grouphead" in self.words[at - 2].labels
        if "human" in before.labels and not band or "adj" in word.labels or word.article:
            return False
        return word.has("placehead", "weapon") or band and "thing" in word.labels  # «سلبت عصابة مسلحة | سيارة المدير»

    def suffering(self, at: int) -> bool:
        """A word of one man in the indefinite accusative: «قتل جندي | مسلحاً»; more of them after one man."""
        word = self.words[at]
        if "human" not in word.labels:
            return False
        if word.form.endswith("ين"):
            return self._by_one(at)
        if not word.form.endswith("ا"):
            return False
        return all({"acc", "sg"} <= entry.features for entry in word.entries)

    def his_kin(self, at: int) -> bool:
        """«قتل رجل | شقيقه»: whose kin it is was told of right before, by a word that is nobody's; no genitive."""
        word, who = self.words[at], self.words[at - 1].entry("human") if at else None
        one = who is not None and who.value in _ONE_WHO and "sg" in who.features and not self.words[at - 1].definite
        return one and bool(word.pronoun) and "kin" in word.labels and not word.lead

    def _by_one(self, at: int) -> bool:
        """«قتل شاب | جنديين»: after one man right after a verb with an object, of whom no plural is an adjective."""
        word, before, verb = self.words[at], self.words[at - 1], self.items[-1] if self.items else None
        if verb is not None and verb.kind == "noun" and verb.last == at and verb.short:
            verb = self.items[-2] if len(self.items) > 1 else None
        if verb is None or verb.kind != "verb" or verb.last != at - 1 or word.lead or word.article:
            return False
        one = before.entry("human")
        told = one is not None and "sg" in one.features and not (before.article or before.pronoun)
        plain = not before.any(_POSTS) and not before.form.endswith(("ين", "ون", "ان"))
        many = {f for e in word.entries for f in e.features}
        return verb.entry is not None and verb.entry.label == "vt" and told and plain and "sg" not in many

    def governed(self, at: int) -> bool:
        """Directly after an indefinite noun or trigger: its genitive."""
        last = self.previous
        if last is None or last.definite or last.kind not in NOMINAL or last.pronoun or are_some(last):
            return False
        if last.kind == "trigger" and last.last == at > last.first + 1 and self.words[at - 1].pronoun:
            return False  # «إلقاء سلاحه | رغم الحصار»
        if last.last != at and (last.last < at - 3 or not self._reaches(last, at)):
            return False
        if at in self.numbers and (last.kind != "trigger" or self._killer(last)):
            return False
        if self._counted(last, at) or last.kind == "noun" and last.last == at and self.whole(last.fill[0], at):
            return False  # «استهدف بغارتين | مبنى المركز»، «بثلاث غارات | مواقع …»
        if self.prep or self.conj or self.words[at].conjunction or self.words[at].preposition:
            return False
        if last.kind == "noun" and last.last == at and last.last - last.first > 1:
            own = bool(self.words[at].pronoun) and "adj" in self.words[at - 1].labels
            own = own or "demonstrative" in self.words[at].labels and "nationality" in self.words[at - 1].labels
            if own or self.sited(at) or self.somebody_else(at) or self._carried(last, at):
                return False  # «اقتحمت قوة أمنية | منزل القيادي», «أعلنت كتيبة محلية | انشقاقها»، «ضابط سوري | هذه …»
        if "direction" in self.words[at].labels and is_accusative(self.words[last.last - 1]):
            return False  # «قصفت موقعاً | غربي المدينة»
        if last.kind == "noun" and (self.suffering(at) or self.bodied(at) or self.his_kin(at)):
            return False  # «قتل جندي | مسلحاً»: an accusative is no genitive
        if (
            last.mentions
            and last.last == at
            and any(
                f.kind == "weapon" and f.last > f.first + 1 and (f.last == at or f.first == last.first)
                for f in last.mentions
            )
        ):
            return False  # «استهدفت عبوة ناسفة | دورية»، «طائرة من دون طيار أمريكية | سيارة»
        if last.prep == "led" and "nationality" in last.labels and last.short:
            return False  # «نفذ التحالف بقيادة أميركية | غارات»
        if self.unit_kind(at) == "money" and last.kind != "trigger":
            return False
        if self.words[at].stem in SELVES and self.words[at].pronoun:
            return False
        if self.sentence.accusative(at) or self.closed(last.last - 1):
            return False
        if self.whichever and last.first and self.sentence.form(last.first - 1) in ANY and last.short:
            return False  # «لم تتبن أي جهة | هذا الهجوم»
        people = "human" in self.words[at].labels and self.words[at].form.endswith(SOUND)
        people = people or "grouphead" in self.words[at].labels and "adj" not in self.words[at].labels
        if not (at in self.units or people) or last.kind != "noun" or last.short:
            return True
        return not self.describes(last.last - 1)  # «احتجزت كتيبة محلية | مسلحين»

    def _killer(self, deed: Item) -> bool:
        """«قتل تفجير انتحاري | 13 شخصاً»: a deed right after a verb of killing did it to who is counted."""
        verb = self.items[-2] if len(self.items) > 1 and deed is self.items[-1] else None
        told = verb is not None and verb.kind == "verb" and verb.entry is not None and not (deed.prep or verb.pronoun)
        return told and verb is not None and verb.entry is not None and verb.entry.value in _HURTS

    def more(self, at: int) -> bool:
        """«مزيد من المفاوضات»: a word that says how much of a deed there is."""
        return (
            self.words[at].stem in MORE
            and self.sentence.form(at + 1) == "من"
            and (at + 2 < len(self.words) and self.trigger(at + 2) is not None)
        )

    def aims(self, at: int) -> bool:
        """«شنت غارات | مستهدفة مواقع …»: whom or what a blow is aimed at stands right after."""
        word = self.words[at]
        if word.stem not in AIMING or word.article or word.preposition or at + 1 >= len(self.words):
            return False
        after = self.words[at + 1]
        thing = after.article or after.any(NOUNS) or self.unit_kind(at + 1) in ("group", "place", "person")
        plain = self.tokens[at + 1].kind == "word" and not (after.conjunction or after.preposition)
        return plain and thing and not after.any(BREAKS) and self.unit_kind(at + 1) != "date"

    def _reaches(self, last: Item, at: int) -> bool:
        """«انشقاق أي ضابط», «إجراء مزيد من المفاوضات»: words between a noun and its genitive that say how many."""
        form = self.sentence.form
        if last.last == at - 1:
            return form(last.last) in ANY
        if form(last.last) in _EACH and form(last.last + 1) == "من":  # «مقتل كل من فلان وفلان»، «… كل من: فلان»
            return last.last == at - 2 - (form(at - 1) == ":")
        some = self.words[last.last].stem in MORE or form(last.last) in ANY  # «انشقاق أي من قادتها»
        return last.last == at - 2 and some and form(at - 1) == "من"

    def _counted(self, last: Item, at: int) -> bool:
        """A deed or a weapon with its number, a deed with an adjective or in the dual: no genitive follows."""
        if last.kind == "noun" and last.count is not None and self.words[last.last - 1].stem in _TIMES:
            return True  # «قصفت ثلاث مرات | ناقلات نفط»
        if last.kind == "noun":
            kind = self.words[at].article and any(  # «استهدفت صواريخ كاتيوشا | المطار»
                f.kind == "weapon" and f.last - f.first > 1 and (f.first, f.last) == last.fill for f in last.mentions
            )
            return (last.count is not None or kind) and "weapon" in last.labels and "placehead" in self.words[at].labels
        if last.last > last.fill[0] + 1 and self.describes(last.last - 1) and not self.governing(last.last - 1):
            return True  # «بغارات عنيفة | مواقع …»
        dual = self.words[last.fill[0]].form.endswith(("تين", "تان"))
        return dual or last.count is not None and self.sentence.form(last.fill[0] - 1) != "من"

    def governing(self, at: int) -> bool:
        """An adjective that governs a genitive after all: «تدمير أكبر معمل»."""
        stem = self.words[at].stem
        return stem in _GOVERNING or len(stem) == _ELATIVE and stem.startswith("ا")

    @staticmethod
    def numbered(number: Found | None, at: int) -> bool:
        """So many are counted by the word here; «بعض» and «عشرات» may count those of a definite phrase."""
        return number is not None and number.last == at and number.rule != "number.vague"

    def whole_place(self, at: int) -> bool:
        """«الحدود»، «مدينة الرقة»: a place by its article or its name; or the ranks of a group, «صفوف الحركة»."""
        word = self.words[at]
        if word.stem == RANKS and at + 1 < len(self.words):
            return not (word.lead or word.article) and self.words[at + 1].article
        if "placehead" not in word.labels or word.lead or "grouphead" in word.labels:
            return False
        return "adj" not in word.labels if word.article else "place" in (self.unit_kind(at), self.unit_kind(at + 1))

    def _carried(self, people: Item, at: int) -> bool:
        """«حاول ثلاثة جنود | الفرار»، «عبور قيادي بارز | الحدود»: counted or described they govern no deed."""
        last, deed = people.last - 1, self.trigger(at) is not None and not is_accusative(self.words[at])
        if not people.has("human", "grouphead") or not (deed or self.whole_place(at)):
            return False
        counted = last == people.fill[0] and "human" in people.labels and self.numbered(people.count, last)
        described = self.describes(last) and not (self.governing(last) or "direction" in self.words[last].labels)
        return counted or described

    def closed(self, at: int) -> bool:
        """A word that cannot govern a genitive: it carries tanwin or the nun of a sound plural or of two."""
        return self.tokens[at].tanwin or bool(self.routes[at] & CLOSED) and self._ends_closed(at)

    def _ends_closed(self, at: int) -> bool:
        """The same by how the word ends."""
        word = self.words[at]
        if word.form.endswith("ان") and "human" in word.labels and not word.article and word.features == _DUAL:
            return True  # «هاجم انتحاريان | حمام سباحة»
        told = word.form.endswith("ا") and "adj" in word.labels and word.labels <= _ADJECTIVES and not word.pronoun
        if told and self.tokens[at].kind == "word" and all("acc" in e.features for e in word.entries):
            return True  # of an adjective only: «ضابطا شرطة» are two
        several = word.form.endswith("ين") and not word.has("noun", "lightnoun", "nt", "ni")  # «تأمين» is a deed
        several = several and any(e.lemma == word.stem[:-2] for e in word.entries)
        sound = word.form.endswith("ون") or several and "sg" not in word.features
        return sound and word.has("human", "adj") and not word.article

    def bodied(self, at: int) -> bool:
        """«يحمل سكيناً | دورية للشرطة»: a body by a word that is an adjective as well, where ل says whose it is."""
        if self.words[at].stem not in PATROLS or self.words[at].article or at + 1 >= len(self.words):
            return False
        return self.words[at + 1].preposition == "ل" and not self.words[at + 1].conjunction

    def somebody_else(self, at: int) -> bool:
        """«احتجز فصيل مسلح | امرأة»، «أوقف فصيل مسلح | سالم هادي»: after an adjective, who is none."""
        before = self.words[at - 1]
        if self.unit_kind(at) == "person":
            return not before.article and before.has("adj", "nationality") and not before.has("title", "honorific")
        return somebody_else(before, self.words[at])

    def describes(self, at: int) -> bool:
        """A word that is an adjective and nothing else, which governs nothing."""
        word = self.words[at]
        nisba = word.stem.endswith("يه")  # «كتيبة محلية»: a locality as well
        if "placehead" in word.labels and not nisba:
            return False
        agrees = word.stem.endswith("ه") and at > 0 and self.words[at - 1].stem.endswith(_FEMININE)
        if agrees and not word.definite and self.words[at - 1].has("grouphead", "human", "ev", "weapon"):
            return "adj" in word.labels and not word.has("noun", "grouphead", "thing", "part")  # «منظمة حقوقية»
        return "adj" in word.labels and not word.has("noun", "human", "title", "grouphead", "thing", "part")

    def governs(self, at: int) -> bool:
        """A participle with a phrase of its own: «الخاضع ل…»، «الواقعة على …»."""
        if at + 1 >= len(self.words):
            return False
        following = self.words[at + 1]
        return bool(following.preposition) or "prep" in following.labels

    # -- what the lexicon knows -----------------------------------------------------------------

    def function(self, at: int) -> tuple[Entry, int] | None:
        """The longest phrase of function words that starts here, with its end."""
        route = self.routes[at]
        if not route & PHRASE:
            return None  # most words open no phrase
        word, forms = self.words[at], self.sentence.forms
        second = forms[at + 1] if at + 1 < len(forms) else ""
        form, conj = word.form, word.conjunction
        if not (conj or route & GLUED or second in self.seconds.get(form, _NOTHING)):
            return None  # as mostly
        for key in (form[len(conj) :], form) if conj else (form,):
            following = self.seconds.get(key, _NOTHING)
            if second not in following and not (route & GLUED and following):
                continue
            for parts, entry in self.vocabulary.lexicon.labelled(PHRASES)[key]:
                if parts[1] != second and parts[1] not in GLUED_WORDS:
                    continue
                if entry.label == "hedge" and ("human" in word.labels or at - 1 in self.numbers):
                    continue
                if entry.label == "prep" and self._of_two(at):
                    continue
                last = self._end(at, parts)
                dated = self.units.get(at + 1)  # «في | وقت سابق من اليوم»: a date, and no adverb
                if last is not None and not (dated is not None and dated.kind == "date" and dated.last > last):
                    return entry, last
        return None

    def _of_two(self, at: int) -> bool:
        """«إنهما هربا من المعسكر»: the verb, spelt like «هرباً من القصف»."""
        dual = "dual" in self.words[at].features and not self.tokens[at].tanwin
        if not dual or self.sentence.form(at - 1) in _TWO:
            return dual
        last, clause = self.previous, any(item.kind == "verb" for item in self.items)
        two = last is not None and last.kind == "noun" and last.last == at and not last.prep and not clause
        # «ضابطان وثلاثة جنود هربا من الرقة»: those two, of whom no verb has told yet
        return two and last is not None and (last.conj or last.inflected("dual"))

    def _end(self, at: int, parts: tuple[str, ...]) -> int | None:
        """Where a phrase ends that starts here; its last ب or ل is written with the next word."""
        last = at + len(parts)
        glued = parts[-1] in GLUED_WORDS
        body = parts[1:-1] if glued else parts[1:]
        if not self.sentence.reads(at + 1, body):
            return None
        if not glued:
            return last
        held = last - 1 < len(self.words) and self.words[last - 1].preposition == parts[-1]
        return last - 1 if held else None

    def trigger(self, at: int) -> tuple[Entry, int] | None:
        """A trigger noun at this token, with the end of its phrase."""
        if not self.routes[at] & DEED:
            return None
        word = self.words[at]
        if "kin" in word.labels and not (at + 1 in self.numbers or at and self._came_about(at) or self._of_one(at)):
            return None  # «أسر الشهداء»: families, unless somebody is counted or it came about («تم أسرهم»)
        if "pp" in word.labels and self._predicate(at):
            return None
        if at - 1 in self.founds and self._of_paper(at):
            return None
        if at and "title" in self.words[at - 1].labels and self._of_post(at):
            return None
        phrase = self._deed_phrase(at) if self.routes[at] & DEED_PHRASE else None
        if phrase is not None:
            return phrase
        found = word.entry(*TRIGGER_NOUNS)
        if found is None:
            return None
        if word.article and found.value in _ONCE and not self._befell(at + 1):
            return None  # «الأضرار الناتجة عن القصف»: of which was told before
        if found.value in _TAKEN and not self._into_hands(at):
            return None
        if found.value == _WITHHELD and not self._supplied(at + 1):
            return None  # «قطع الطريق»، «قطع الأشجار»
        if found.value in _POSTED and not self._of_forces(at):
            return None  # «نشر الوعي»، «انتشار الفكر»
        if found.value == _COMBAT and not self._of_foes(at):
            return None  # «مكافحة الفساد»
        return found, at + 1

    def _befell(self, at: int) -> bool:
        """«الدمار الهائل | الذي لحق بالمدينة»، «الأضرار التي تعرضت لها»: its clause tells whom it befell."""
        if at > 1 and self.sentence.form(at - 2) == _ABOUT:
            return False  # «نشرت الصحيفة تقريراً عن الدمار الذي …»: what it was about, of which it may say much else
        at += at + 1 < len(self.words) and self.words[at].article and "rel" not in self.words[at].labels
        return at + 1 < len(self.words) and "rel" in self.words[at].labels and is_befalling(self.words[at + 1])

    def _of_foes(self, at: int) -> bool:
        """«محاربة تنظيم …»، «محاربة الجيش لجماعة …»، «مكافحتها لتنظيم …»: a group or fighters right after it."""
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if after is None or bool(after.lead) != bool(self.words[at].pronoun):
            return False
        human = after.entry("human")
        fighters = human is not None and human.value == _FIGHTER
        return fighters or self.unit_kind(at + 1) == "group" or after.has("grouphead")

    def _of_forces(self, at: int) -> bool:
        """«نشر قوات»، «انتشار المسلحين»، «نشر الولايات المتحدة طائرات»: of those who are sent or take their stand."""
        for i in range(at + 1, min(at + _NEAR_FORCES, len(self.words))):
            word = self.words[i]
            if word.has("prep", "rel", "comp") and word.form != "من" or self.tokens[i].kind == "mark":
                return False
            if word.means(_FORCES):
                return True
        return False

    def _into_hands(self, at: int) -> bool:
        """«وقوع خمسة جنود في أيدي الثوار»، «وقوعه في الأسر»; not «وقوع انفجار»."""
        for i in range(at + 1, min(at + _FALLING, len(self.words))):
            word = self.words[i]
            if self.tokens[i].kind == "mark" or word.has("verb", "rel", "comp"):
                return False
            if word.stem in _HELD and (word.preposition == "ب" or self.sentence.form(i - 1) == "في"):
                return True
        return False

    def _supplied(self, at: int) -> bool:
        """«قطع | الكهرباء»، «قطع خطوط | الإمداد»: what people live on, or the way on which it comes."""
        near = self.words[at : at + 2]
        return bool(near) and (near[0].stem in _SUPPLY or near[0].stem in _WAYS and near[-1].stem in _SUPPLY)

    def _deed_phrase(self, at: int) -> tuple[Entry, int] | None:
        """The longest trigger noun of several words that begins at this token, with its end."""
        if at + 1 >= len(self.words):
            return None
        word, second = self.words[at], self.words[at + 1]
        lexicon = self.vocabulary.lexicon
        seconds = lexicon.seconds(TRIGGER_NOUNS)
        best: tuple[Entry, int] | None = None
        for key in (word.stem, word.form[len(word.conjunction) :], ("ال" if word.article else "") + word.stem):
            following = seconds.get(key, _NOTHING)
            if second.form not in following and second.stem not in following:
                continue  # as mostly
            for parts, entry in lexicon.labelled(TRIGGER_NOUNS)[key]:
                last = at + len(parts) - (parts[-1] in _BRINGS_IN)  # «القضاء | على …»
                if (best is None or last > best[1]) and self._go_on(at, parts):
                    best = entry, last
        return best

    def _of_paper(self, at: int) -> bool:
        """«جواز سفر»: inside the name of a paper, and no deed."""
        return any(f.kind == "document" and f.last > at for f in self.founds[at - 1])

    def _of_post(self, at: int) -> bool:
        """«رئيس تحرير الصحيفة»: the last word of a listed post, and no deed."""
        if self.words[at].lead:
            return False
        listed = self.vocabulary.lexicon.labelled(_TITLES).get(self.words[at - 1].stem, ())
        return any(parts[1:] == (self.words[at].stem,) for parts, _ in listed)

    def _came_about(self, at: int) -> bool:
        """After a light verb, whose subject it is not: «تم أسرهم»، «قاموا بأسر …», but «رفضت الأسر …»."""
        light = [e.value for e in self.words[at - 1].entries if e.label == "light"]
        return "happen" in light or bool(light) and bool(self.words[at].preposition)

    def _of_one(self, at: int) -> bool:
        """«تمكن الجيش من أسر القيادي فلان»، «أسر جندي»: one man, who has not several families."""
        after = self.words[at + 1] if at and at + 1 < len(self.words) else None
        if after is None or after.lead or after.pronoun or self.words[at].article or not after.has("human", "title"):
            return False
        return "pl" not in after.features and not after.form.endswith(SOUND) and "kin" not in after.labels

    def _predicate(self, at: int) -> bool:
        """«المدينة محاصرة منذ …»، «التي باتت محاصرة»، «إنها محاصرة»: said of what is before it, governing nothing."""
        last, word = self.previous, self.words[at]
        if last is None or last.prep and last.kind == "noun" or last.last != at:
            return False
        if word.lead or word.conjunction or word.pronoun or self.conj:
            return False
        being = last.kind == "verb" and "aux" in last.labels or self.sentence.forms[at - 1].endswith(_SHE)
        if not (last.kind == "noun" and last.definite or being):
            return False
        return at + 1 >= len(self.words) or self.tokens[at + 1].kind == "mark" or "prep" in self.words[at + 1].labels

    def _go_on(self, at: int, parts: tuple[str, ...]) -> bool:
        """The words after a token are the other parts of a phrase, with or without what is joined to them."""
        if at + len(parts) > len(self.words):
            return False
        for part, word in zip(parts[1:], self.words[at + 1 :], strict=False):
            if part not in (word.form, word.stem):
                return False
        return True


def awaits_verb(item: Item | None) -> bool:
    """A citation that a verb completes: «وفقا لما …»."""
    entry = item.entry if item is not None else None
    return entry is not None and entry.label == "cite" and entry.lemma.endswith("ما")
