"""Places: names of the gazetteer, what the tagger marks, and heads with a name («حي …», «ريف … الشرقي»)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from khabar.gazetteer import SETTLED, Gazetteer, Place
from khabar.grammar.classes import word_class
from khabar.mentions.found import Found, Naming
from khabar.mentions.personwords import KUNYA_HEADS
from khabar.mentions.placeends import ordinal, sided, trim
from khabar.mentions.placeheads import PlaceHeads
from khabar.mentions.placelists import aside, is_clan, is_governed, is_hashed, is_piece, is_second
from khabar.mentions.placematch import Match, PlaceMatcher, value_of
from khabar.mentions.placewords import (
    COMMON,
    EDGES,
    LISTED,
    LOCATED,
    NEARBY,
    OPENERS,
    OPENS,
    PAIRED,
    SAID_OF,
    SIDES,
    SMALL,
    VERBS,
)
from khabar.mentions.sentence import Sentence
from khabar.mentions.starts import BESIDE, LEADS, PLACE, TAGGED, UNKNOWN
from khabar.types import PlaceValue
from khabar.words import VERBAL, Word

_GIVEN = frozenset({"given"})
_NEVER = frozenset({"adj", "participle", "weapon"})  # labels of words that may be known by their pattern alone
_FOUGHT = word_class("fought_over")
_PLACING = frozenset("fi ila min near via until bayn at".split())  # prepositions that places follow
_BIRTH = ("مسقط", "راس")
_ORDINARY = 6  # a word as frequent as this in running text is rather itself than an unknown name
_CURRENT = 9  # the same of one that begins with the article and is in no list
_RARE = 3
_POSSIBLE = PLACE | UNKNOWN | TAGGED
_GAPS: tuple[list[str], ...] = ([], ["ثم"], ["،"], ["و"])  # what may part the names of a list
_SPEAKING = VERBS | {"comp", "sub"}  # who follows is rather a person
_ORIGINS = ("الاصل", "الجنسيه", "المولد")
_OURS = ("هم", "نا", "ها", "كم")  # «حلفائنا»: pronouns after words of no list
_GOVERNS_JUSSIVE = frozenset({"negation"})
_ADJECTIVAL = frozenset({"adj", "blamed"})
_PARTS = frozenset({"direction", "prep"})
_NONE = word_class("no_place")
_UNNAMED = word_class("common_place")
_MADE = word_class("made_place")
_MADE_OF = frozenset(pair.split()[0] for pair in _MADE)
_PRAYERS = word_class("prayer")


def _may_be_made(word: Word) -> bool:
    """«الشريط», «القاعدة»: with the article, a head that an adjective may make one place."""
    return word.stem in _MADE_OF and (word.article or word.stem.startswith("ال"))


class PlaceFinder:
    """Finds places in a sentence; one instance serves all sentences."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.matcher = PlaceMatcher(gazetteer)
        self.heads = PlaceHeads(self.matcher)

    def find(self, sentence: Sentence, tagged: Mapping[int, tuple[int, str]], flags: Sequence[int]) -> list[Found]:
        """Places in order; ``tagged`` gives, by first token, the end and kind of tagger spans.

        ``flags`` holds for each token what can begin with it.
        """
        founds: list[Found] = []
        free, end, listed = 0, 0, False
        for at, flag in enumerate(flags):
            if not (flag & _POSSIBLE or listed) or at < free:
                continue
            possible = flag & PLACE or flag & UNKNOWN and at and flags[at - 1] & BESIDE
            if not (possible or listed and at <= end + 2 or at in tagged and (listed or tagged[at][1] == "place")):
                continue  # what the tagger calls a person or a group is a place where the gazetteer has it
            if flag & LEADS and not (listed or at in tagged) and self._leads_on(sentence, at):
                continue
            headed = "placehead" in sentence.words[at].labels and self.heads.headed(sentence, at, tagged)
            made = _may_be_made(sentence.words[at]) and self._made(sentence, at)
            found = headed or made or self._named(sentence, at, tagged)
            if found is None and founds and at <= end + 1:
                match = self._listed(sentence, at, founds[-1], end)
                kind = founds[-1].naming.kind if listed and founds[-1].naming is not None else None
                found = _known(at, match[0], "place.list", match, kind) if match is not None else None
            if found is None and listed and founds:
                found = self._next(sentence, at, founds[-1], end, tagged)
            if found is not None:
                founds += self._inner(sentence, found)
                listed = self._opens(sentence, found) or listed and found.first <= end + 2
                founds.append(found)
                free, end = found.last, aside(sentence, found.last)
        return founds

    def begins(self, word: Word) -> int:
        """What the word says of where a place can begin, unless a list or the tagger says more."""
        made = _may_be_made(word)
        flags = PLACE if made or word.stem in SIDES or "placehead" in word.labels or self.matcher.listings(word) else 0
        if flags and word.entries and word.stem not in SIDES and "placehead" not in word.labels:
            flags |= LEADS if self.matcher.leads(word) else 0
        prep = word.entry("prep") if "prep" in word.labels else None
        beside = word.stem in NEARBY or word.stem in EDGES or prep is not None and prep.value == "near"
        return flags | BESIDE if beside else flags

    def _leads_on(self, sentence: Sentence, at: int) -> bool:
        """A known word that only begins names, with another word after it than in any of them."""
        word = sentence.words[at]
        if not word.entries or word.stem in SIDES or "placehead" in word.labels:
            return False  # another word of this form
        return not self.matcher.goes_on(sentence, at)

    def _listed(self, sentence: Sentence, at: int, before: Found, end: int) -> Match | None:
        """«محافظة كركوك وصلاح الدين», «ذمار ثم رداع», «تعز، رداع»: a name right after a place, and no other word."""
        word = sentence.words[at]
        gap = sentence.forms[end:at]
        if word.preposition or gap not in _GAPS or not (gap or word.conjunction == "و"):
            return None
        match = self.matcher.match(sentence, at) if not _is_birth(sentence, at) else None
        if match is None or _neighbours(sentence, match, before):
            return match
        if word.any(OPENS) or word.article and "placehead" in word.labels:
            return None
        return None if gap == ["،"] and (match[1][0].ambiguous or "given" in word.labels) else match

    def _inner(self, sentence: Sentence, found: Found) -> list[Found]:
        """«اليمن» in «جنوب اليمن»; «تلعفر» in «قضاء تلعفر» is named by the whole."""
        at = found.first + 1
        while at < found.last - 1 and "direction" in sentence.words[at].labels:
            at += 1
        if at >= found.last:
            return []
        match = self.matcher.match(sentence, at)
        if match is None or match[0] != found.last or sentence.words[at].lead:
            return []
        if sentence.words[found.first].stem in OPENERS:
            return []  # «كفر نبل» is one name
        if sentence.words[found.first].stem in SIDES and match[1][0].kind == "country":
            return [_known(at, found.last, "place.inner", match)]
        return []

    @staticmethod
    def _opens(sentence: Sentence, found: Found) -> bool:
        """A plural or dual head opens a list: «قرى الهديدة والفسلوج», and so does «بين مقديشو وأفجوي»."""
        if found.first and sentence.forms[found.first - 1] in PAIRED:
            return True
        for at in (found.first - 1, found.first - 2):
            entry = (
                sentence.words[at].entry("placehead") if at >= 0 and "placehead" in sentence.words[at].labels else None
            )
            if entry is not None:
                return "pl" in entry.features or "dual" in entry.features
        return False

    def _next(
        self, sentence: Sentence, at: int, before: Found, end: int, tagged: Mapping[int, tuple[int, str]]
    ) -> Found | None:
        """One more name of a list that a plural head opened."""
        if at == end and is_clan(sentence, at):
            return Found(at, at + 2, "place", "place.list", PlaceValue())
        word = self._parted(sentence, at, end)
        gap = [sentence.form(i) for i in range(end, at)]
        if gap not in ([], ["،"], [","], ["و"], ["،", "و"]) or not (word.conjunction or gap):
            return None
        match = self.matcher.longest(sentence, at, word.named)
        if is_second(sentence, at, before, match is not None):
            return _known(at, match[0], "place.list", match) if match else Found(at, at + 1, "place", "place.list")
        if word.preposition or word.pronoun or word.any(LISTED) or sentence.tokens[at].kind != "word":
            return None
        plain = _CURRENT if word.named.startswith("ال") and not word.entries else _ORDINARY
        if self.matcher.frequency(word) >= plain or word.has("adj", "noun", "nt") and not word.article:
            return None
        if word.form.endswith(_OURS):
            return None
        if word.entries and sentence.forms[before.first - 1] in PAIRED:
            return None
        if match is not None:
            return _known(at, match[0], "place.list", match)
        tag = tagged.get(at)
        last = tag[0] if tag is not None and tag[1] != "group" else at + 1
        return Found(at, last, "place", "place.list", PlaceValue())

    @staticmethod
    def _parted(sentence: Sentence, at: int, end: int) -> Word:
        """The word; an unknown one that begins with «و» right after a place is «و» and a name: «مقديشو وأفجوي»."""
        word = sentence.words[at]
        if end != at or word.form[0] != "و" or word.lead or word.entries or len(word.form) <= _RARE + 1:
            return word
        rest = word.form[1:]
        sentence.words[at] = replace(word, conjunction="و", lead=1, stem=rest, named=rest, routes=-1)
        return sentence.words[at]

    # -- names ----------------------------------------------------------------------------------

    def _made(self, sentence: Sentence, at: int) -> Found | None:
        """«الشريط الحدودي», «القاعدة الجوية»: one place by its adjective; not «هذه القاعدة العسكرية»."""
        after = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        word = sentence.words[at]
        if after is None or after.lead or not after.article:
            return None
        pointed = at > 0 and "demonstrative" in sentence.words[at - 1].labels
        if f"{word.stem} {after.stem}" not in _MADE or pointed:
            return None
        match = self.matcher.match(sentence, at)
        if match is not None and match[0] > at + 1:
            return None  # «المنطقة الخضراء»: a list has it
        entry = word.entry("placehead")
        return Found(at, at + 2, "place", "place.made", PlaceValue(kind=entry.value if entry else None))

    def _named(self, sentence: Sentence, at: int, tagged: Mapping[int, tuple[int, str]]) -> Found | None:
        tag = tagged.get(at)
        match = self.matcher.match(sentence, at)
        word = sentence.words[at]
        if match is not None and match[0] == at + 1 and is_governed(sentence, at):
            return _known(at, at + 1, "place.gazetteer", match)
        if word.stem in SIDES and not word.article and at + 1 < len(sentence.words) and not sentence.words[at + 1].lead:
            named = at + 1 + (sentence.words[at + 1].stem in SIDES and not sentence.words[at + 1].article)
            after = self.matcher.match(sentence, named) if named < len(sentence.words) else None
            if after is not None and after[1][0].kind == "country":
                descriptor = sentence.source[slice(*sentence.bounds(at, named))]  # «شمال شرق»
                value = PlaceValue(kind="region", country=after[1][0].country, descriptor=descriptor)
                return Found(at, after[0], "place", "place.side", value)
        if match is None:
            if tag is not None and tag[1] == "place" and self._trusted(sentence, at, tag[0]):
                return Found(at, trim(sentence, at, tag[0]), "place", "place.tagger", PlaceValue())
            if tag is None and self._beside(sentence, at):
                return Found(at, at + 1, "place", "place.near", PlaceValue())
            return None
        last, places = match
        if _is_pair(sentence, at, last, _UNNAMED):
            return Found(at, last + 1, "place", "place.common", PlaceValue(), False)
        last -= last > at + 1 and sentence.words[last - 1].stem in SAID_OF  # «الضفة الغربية المحتلة»
        if at and sentence.words[at - 1].stem in _PRAYERS:
            return None  # «صلاة المغرب»
        if _is_birth(sentence, at) or is_piece(sentence, at, last) or _is_pair(sentence, at, last, _NONE):
            return None
        whole = last > at + 1 and tag is not None and tag[0] == last and not places[0].ambiguous  # «بن قردان»
        if tag is not None and tag[1] in ("person", "group") and tag[0] >= last and not whole:
            if not self._located(sentence, at):
                return None
        certain = tag is not None and tag[1] == "place"
        if last == at + 1 and self._is_other(sentence, at):
            return None
        if last == at + 1 and not certain and not self._sure(sentence, at, places):
            return None
        named = last < len(sentence.words) and sentence.words[last].labels == _GIVEN  # «في ألمانيا فلان الفلاني»
        whole = named and (places[0].kind == "country" or places[0].population >= SMALL)
        if certain and tag is not None and not whole and not any(sentence.unquoted[at : tag[0] - 1]):
            tail = trim(sentence, at, tag[0])
            if not any(form in KUNYA_HEADS for form in sentence.forms[last:tail]):  # «الناشط في إدلب | أبو فلان»
                last = max(last, tail)
        if last == at + 1 and (word.has("direction", "comp", "say_noun") or word.article and word.stem == "عاصمه"):
            return None
        head = word.entry("placehead")
        if head is not None and last > at + 1:
            last = sided(sentence, last, head.value)
        capital = at > 0 and sentence.words[at - 1].article and sentence.words[at - 1].stem == "عاصمه"
        kind = "capital" if capital else None
        last = last if places[0].kind == "country" else ordinal(sentence, last, known=True)
        return _known(at, last, "place.gazetteer", match, kind)

    def _trusted(self, sentence: Sentence, at: int, last: int) -> bool:
        """Does the word that only the tagger calls a place stand where places do?"""
        word = sentence.words[at]
        if word.pronoun or word.has("noun", "verb", "say", "adj", "human", "thing", "placehead", "nationality"):
            return False
        if word.form.endswith(_OURS) or _is_pair(sentence, at, last, _NONE):
            return False
        before = sentence.words[at - 1] if at else None
        if last > at + 1 or word.conjunction or self._located(sentence, at):
            return True
        return before is not None and sentence.tokens[at - 1].kind == "word" and not before.any(_SPEAKING)

    def _beside(self, sentence: Sentence, at: int) -> bool:
        """An unknown word after «قرب» or «شمال»: only a place can stand there."""
        word = sentence.words[at]
        before = sentence.words[at - 1] if at else None
        if before is None or before.article or before.pronoun or word.entries or word.lead or word.pronoun:
            return False
        if len(word.stem) <= _RARE or sentence.tokens[at].kind != "word" or self.matcher.frequency(word) > _RARE:
            return False
        if word.form.endswith(_OURS):
            return False
        prep = before.entry("prep")
        return before.stem in NEARBY or before.stem in EDGES or prep is not None and prep.value == "near"

    def _sure(self, sentence: Sentence, at: int, places: tuple[Place, ...]) -> bool:
        """Is a name of one word that the tagger did not mark meant as a place?"""
        word = sentence.words[at]
        located = self._located(sentence, at)
        best = places[0]
        if is_hashed(sentence, at) and not word.any(LOCATED):
            return True
        known = best.population >= SMALL or best.kind not in SETTLED
        if not best.ambiguous and self._rather(sentence, at, known or any(p.kind not in SETTLED for p in places)):
            return True
        if best.kind == "country" and word.article and "placehead" in word.labels:
            return True  # «المملكة»
        if located and word.labels == _GIVEN and not best.ambiguous:
            return word.article or word.preposition == "ب" or sentence.forms[at - 1] == "في"
        if located and not word.lead and not self.matcher.frequency(word) and word.labels <= _NEVER:
            return True  # «على محيط معدان»: a word that nobody writes otherwise
        if best.kind == "country" and "nationality" in word.labels:
            return located or _speaks(sentence, at)
        led = located or known and not best.ambiguous and at > 0 and "prep" in sentence.words[at - 1].labels
        if word.any(LOCATED if led else COMMON) or word.has("nationality", "ethnicity", "family") and not located:
            area = known or any(place.kind not in SETTLED for place in places)
            return located and area and self._alone(sentence, at)
        if best.ambiguous and word.named.startswith("ال") and _is_described(sentence, at + 1):
            return False  # «باللحية الحمراء»
        if located and self.gazetteer.own and (word.named in self.gazetteer.own or word.form in self.gazetteer.own):
            return _placed(sentence, at)
        if located:
            doubtful = best.ambiguous and not known and self.matcher.frequency(word) >= _ORDINARY
            return not doubtful or "placehead" in sentence.words[at - 1].labels
        return known and not best.ambiguous

    def _is_other(self, sentence: Sentence, at: int) -> bool:
        """«باكراً»، «ما وجده منهم»، «الميليشيات الغازية»: spelled like a town, and none as it is written or stands."""
        token, word = sentence.tokens[at], sentence.words[at]
        if token.tanwin or "nationality" in word.labels and _qualifies(sentence, at):
            return True
        before = sentence.words[at - 1] if at else None
        many = before is not None and before.article and before.stem.endswith("ات") and before.has("grouphead", "human")
        if many and word.form.startswith("ال") and word.form.endswith("يه"):
            return True
        bare = not word.entries and self.matcher.frequency(word) > _RARE and not self._located(sentence, at)
        return bare and sentence.source[token.stop - 1] == "ه" and "ة" in sentence.source

    def _rather(self, sentence: Sentence, at: int, known: bool) -> bool:
        """«وتعز تشهد …», «تحررت الضالع»: a known place whose word can hardly be its other self."""
        word, before = sentence.words[at], sentence.words[at - 1] if at else None
        if not known or not word.entries:
            return False
        if all("jussive" in entry.features for entry in word.entries):
            return word.preposition != "ل" and (before is None or before.labels.isdisjoint(_GOVERNS_JUSSIVE))
        describes = before is not None and before.article and not word.conjunction
        return word.article and not (describes or self.matcher.frequency(word)) and word.labels <= _ADJECTIVAL

    def _alone(self, sentence: Sentence, at: int) -> bool:
        """«في البيضاء»: an adjective after a preposition, with no noun that it could belong to."""
        word = sentence.words[at]
        entry = word.entry("adj")
        before = sentence.words[at - 1] if at else None
        if entry is None or not word.article or word.any(LOCATED - {"adj"}):
            return False
        if before is not None and before.has("placehead", "direction"):
            return False
        following = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
        if following is not None and following.has("placehead", "direction") and not following.article:
            return True  # «في القصير بريف حمص»
        mark = following is None or sentence.tokens[at + 1].kind == "mark"
        led = bool(following and (following.conjunction or following.preposition or "prep" in following.labels))
        if mark and sentence.form(at - 1) == "في" and self.matcher.frequency(word) < _RARE:
            return True  # «في الضالع؛»
        return entry.value == "colour" and (mark or led)

    @staticmethod
    def _located(sentence: Sentence, at: int) -> bool:
        """After a preposition of place or a place head."""
        word = sentence.words[at]
        if word.preposition == "ب":
            return True
        before = sentence.words[at - 1] if at else None
        if before is None or word.conjunction and word.any(VERBAL):
            return False  # «سقط صاروخ على البلدة | ودمر أربعة منازل»
        entry = before.entry("prep")
        fought = before.stem in _FOUGHT and not before.article  # «معارك حرستا»
        return fought or before.has("placehead", "direction") or entry is not None and entry.value in _PLACING


def _is_birth(sentence: Sentence, at: int) -> bool:
    """«مسقط رأسه»: where somebody was born, wherever that is."""
    words = sentence.words
    return words[at].stem == _BIRTH[0] and at + 1 < len(words) and words[at + 1].stem == _BIRTH[1]


def _is_pair(sentence: Sentence, at: int, last: int, pairs: frozenset[str]) -> bool:
    """«معارك كر وفر»: a word that with the next one names no place."""
    return last < len(sentence.words) and f"{sentence.words[at].stem} {sentence.forms[last]}" in pairs


def _qualifies(sentence: Sentence, at: int) -> bool:
    """«جماعات معارضة سورية», «جنسيات غير سورية»: an adjective spelt like the country."""
    word, before = sentence.words[at], sentence.words[at - 1] if at else None
    if before is not None and word.article and before.article and before.form.endswith(("ه", "ات")) and not word.lead:
        return before.has("noun", "thing", "mediahead", "vehicle") and not before.any(
            _PARTS | VERBS
        )  # «الحرب السعودية»
    if sentence.form(at + 1) in _ORIGINS:
        return True  # «سورية الأصل»
    if before is None or not word.form.endswith("يه") or word.article or word.lead or before.article or before.pronoun:
        return False
    if before.form == "غير" or "placehead" in before.labels:
        return True
    return (
        before.has("noun", "human", "adj", "grouphead") and before.form.endswith(("ه", "ات")) and not before.any(_PARTS)
    )


def _speaks(sentence: Sentence, at: int) -> bool:
    """«أدانت السعودية …»: right after a verb stands the country, not an adjective."""
    before = sentence.words[at - 1] if at else None
    return before is not None and before.any(VERBS) and not before.article and not before.has("noun", "human", "adj")


def _is_described(sentence: Sentence, at: int) -> bool:
    """Does an adjective stand here that goes with the word before it, and is no side or nation?"""
    if at >= len(sentence.words):
        return False
    word = sentence.words[at]
    return word.article and not word.lead and "adj" in word.labels and not word.has("direction", "nationality")


def _placed(sentence: Sentence, at: int) -> bool:
    """Does more than a preposition say that the word is a place: its head, a side or an area after it, its end?"""
    if sentence.words[at - 1].has("placehead", "direction") or at + 1 == len(sentence.tokens):
        return True
    word = sentence.words[at + 1]
    placed = word.has("placehead", "direction") and not word.article
    return placed or sentence.tokens[at + 1].kind == "mark"


def _neighbours(sentence: Sentence, match: Match, before: Found) -> bool:
    """«صعدة وتعز وحجة»: a word of every day that names a town or governorate of the same country, and stands alone."""
    last, places = match
    countries = {p.country for p in before.naming.places} if before.naming is not None else set[str]()
    if not any(p.country in countries and (p.population >= SMALL or p.name == p.governorate) for p in places):
        return False
    if last == len(sentence.tokens) or sentence.tokens[last].kind == "mark":
        return True
    after = sentence.words[last]
    return bool(after.conjunction) or after.has("prep", "direction") and not after.article


def _known(first: int, last: int, rule: str, match: Match, kind: str | None = None) -> Found:
    """A name of the gazetteer; which of its places is meant is settled once the report is read."""
    return Found(first, last, "place", rule, value_of(match[1]), True, Naming(match[1], first, match[0], kind))
