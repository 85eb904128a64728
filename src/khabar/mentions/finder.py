"""All mention finders in their order, sentence by sentence, and the short forms that follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from khabar.gazetteer import Gazetteer
from khabar.grammar.classes import word_class
from khabar.mentions import tagger
from khabar.mentions.dates import begins_date, find_dates
from khabar.mentions.datewords import date_words
from khabar.mentions.found import Found, in_order
from khabar.mentions.groups import GroupFinder
from khabar.mentions.groupwords import FORCES, LEADERS
from khabar.mentions.meanings import settle_groups
from khabar.mentions.money import begins_money, currencies, find_money
from khabar.mentions.nameends import GOD, blesses
from khabar.mentions.numbers import begins_number, find_numbers
from khabar.mentions.numerals import ARTICLES, numerals
from khabar.mentions.operations import OperationFinder
from khabar.mentions.outlets import in_dateline, named_again
from khabar.mentions.overlaps import bars, covers, is_model, is_place, is_town, named_for, swallows
from khabar.mentions.people import PersonFinder
from khabar.mentions.personparts import name_parts
from khabar.mentions.places import PlaceFinder
from khabar.mentions.placesagain import called, find_again
from khabar.mentions.sentence import Sentence
from khabar.mentions.starts import DATE, MONEY, NATION, NUMBER, OPERATION, QUOTED, TAGGED, TERM, UNKNOWN
from khabar.mentions.terms import TermFinder
from khabar.mentions.whereabouts import Whereabouts
from khabar.text.tokens import KINDS
from khabar.types import DateRange, PersonName
from khabar.words import Vocabulary, Word

_GIVEN = frozenset({"given"})
_NOW, _MADDA = "الان", "آ"
_SHORT = 3  # letters of a name that may stand alone
_SCORES, _STARTS = attrgetter("scores"), attrgetter("starts")
_TERMS = TERM | NATION
_COUNTED = NUMBER | MONEY
_RARE = DATE | NUMBER | MONEY | OPERATION | _TERMS
_RULERS = word_class("ruler_title")
_NO_NAME = tuple(
    "noun verb adj human placehead prep title nationality direction nt say_noun pronoun sub conj comp rel negation "
    "particle cite quantifier demonstrative group".split()
)


@dataclass(slots=True)
class _Parts:
    """One sentence while it is searched: what can begin where, and the finds of each kind."""

    sentence: Sentence
    tagged: dict[int, tuple[int, tagger.Kind]] = field(default_factory=dict)  # by first token: last and kind
    flags: list[int] = field(default_factory=list)  # by token
    rare: list[tuple[int, int]] = field(default_factory=list)  # tokens with flags that few have
    kinds: int = 0  # which of those flags there are
    terms: list[Found] = field(default_factory=list)
    people: list[Found] = field(default_factory=list)
    places: list[Found] = field(default_factory=list)
    groups: list[Found] = field(default_factory=list)
    operations: list[Found] = field(default_factory=list)
    dated: list[Found] = field(default_factory=list)  # dates, and what only looks like one beside a place
    dates: list[Found] = field(default_factory=list)
    numbers: list[Found] = field(default_factory=list)
    money: list[Found] = field(default_factory=list)

    def starts(self, kind: int) -> list[int]:
        """The tokens that have one of the flags that few have."""
        return [at for at, flag in self.rare if flag & kind]

    def names(self) -> Mapping[int, tuple[int, str]]:
        """What the tagger says, and the people who were found."""
        return {**self.tagged, **{p.first: (p.last, "person") for p in self.people}} if self.people else self.tagged


class Finder:
    """Fills ``Sentence.founds``; a vocabulary serves one finder, which marks its words by what can begin with them."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        self.vocabulary = vocabulary
        self.places = PlaceFinder(gazetteer)
        self.groups = GroupFinder(vocabulary)
        self.whereabouts = Whereabouts()
        self.tagger = tagger.load()
        self.people = PersonFinder(vocabulary.is_place, self.tagger.named)
        self.terms = TermFinder(vocabulary)
        self.operations = OperationFinder(vocabulary, gazetteer)
        # without one of these no date, number or sum of money can begin with a word
        self._counting = date_words().forms | numerals().forms | currencies().forms | ARTICLES

    def find(self, sentences: Sequence[Sentence], published: str | None) -> None:
        """Mentions of all sentences; a family name alone counts once its bearer was named in full.

        Each kind is looked for in all sentences before the next: its code and its tables are at hand then.
        """
        parts = [_Parts(sentence) for sentence in sentences]
        for part in parts:
            rows = list(map(_SCORES, part.sentence.words))
            if not all(rows):  # words that were not met before
                rows = [word.scores or self._scores(word) for word in part.sentence.words]
            part.tagged = self.tagger.spans(rows)
        for part in parts:
            self._flag(part)
        for part in parts:
            if part.kinds & _TERMS:
                starts = [(at, flag) for at, flag in part.rare if flag & _TERMS]
                part.terms = self.terms.find(part.sentence, starts)
        for part in parts:
            part.people = self.people.find(part.sentence, part.tagged, part.flags)
        for part in parts:
            part.places = self.places.find(part.sentence, part.tagged, part.flags)
        for part in parts:
            if part.kinds & OPERATION:
                part.operations = self.operations.find(part.sentence, part.starts(OPERATION))
        _date(parts, published)
        for part in parts:
            if part.kinds & _COUNTED:
                _count(part)
        for part in parts:
            _part_people(part)
        for part in parts:
            part.groups = self.groups.find(part.sentence, part.names(), part.flags)
        for part in parts:
            part.sentence.founds = self._settled(part)
        settle_groups(sentences)
        named_again(sentences)
        self._short_forms(sentences)
        find_again(sentences)
        self.whereabouts.settle(sentences)
        for sentence in sentences:
            sentence.sum_up()

    def _flag(self, part: _Parts) -> None:
        """What can begin with each word of a sentence."""
        quoted = part.sentence.quoted
        flags = list(map(_STARTS, part.sentence.words))
        if -1 in flags:  # words that were not met before
            flags = [word.starts if word.starts >= 0 else self._starts(word) for word in part.sentence.words]
        part.flags = flags
        for at in part.tagged:
            flags[at] |= TAGGED
        if True in quoted:
            for at, opened in enumerate(quoted):
                if opened:
                    flags[at] |= QUOTED
        part.rare = rare = [(at, flag) for at, flag in enumerate(flags) if flag & _RARE]
        for _, flag in rare:
            part.kinds |= flag

    def _settled(self, part: _Parts) -> list[Found]:
        """What stays of the finds of a sentence, each held against the others, in order."""
        sentence, terms, operations, money = part.sentence, part.terms, part.operations, part.money
        dates, numbers, people, groups, places = part.dates, part.numbers, part.people, part.groups, part.places
        if groups:
            groups = [g for g in groups if not _inside(g, dates) and not (terms and is_model(g, terms))]
            groups = [_before_date(g, dates) for g in groups] if dates else groups
            groups = [_before_name(sentence, g, people) for g in groups] if people else groups
            if people:
                people = [p for p in people if not any(swallows(sentence, g, p) for g in groups)]
                groups = [g for g in groups if not _inside(g, people)]
            groups = [g for g in groups if not (places and is_place(sentence, g, places))]
        if people:
            places = [p for p in places if not _inside(p, people)]
        if groups and places:
            places = [p for p in places if not any(covers(g, p) for g in groups)]
        if numbers and terms:
            numbers = [n for n in numbers if not _inside(n, terms)]
        if sentence.dateline or sentence.byline:
            groups += in_dateline(sentence, [*dates, *people, *groups, *places], self.vocabulary.is_place)
            places = [p for p in places if not any(covers(g, p) for g in groups)]
        if operations:
            groups = [g for g in groups if not named_for(g, operations)]
            people, places, dates, numbers = (
                [f for f in founds if not _inside(f, operations)] for founds in (people, places, dates, numbers)
            )
        found = [*dates, *money, *numbers, *people, *groups, *places, *terms, *operations]
        tokens = sentence.tokens
        found = [_tidy(sentence, f) if tokens[f.last - 1].kind == "mark" else f for f in found]
        found.sort(key=in_order)
        return found

    def _starts(self, word: Word) -> int:
        """All that can begin with the form of a word, whatever word it is here; one bit each."""
        plain = self.vocabulary.word(word.form)
        if plain.starts < 0:
            plain.starts = self._begins(plain)
        word.starts = plain.starts
        return plain.starts

    def _scores(self, word: Word) -> int:
        """What the form of a word adds to the tagger's scores, whatever word it is here."""
        plain = self.vocabulary.word(word.form)
        plain.scores = word.scores = plain.scores or self.tagger.row(word.form)
        return word.scores

    def _begins(self, word: Word) -> int:
        form = word.form
        flags = self.people.begins(word) | self.places.begins(word) | self.groups.begins(word)
        if form in self._counting or form[0].isdecimal():
            flags |= DATE * begins_date(form) | NUMBER * begins_number(form) | MONEY * begins_money(form)
        if not word.entries and not word.pronoun and KINDS[form[0]] == "word":
            flags |= UNKNOWN
        flags |= self.terms.begins(word)
        return flags | OPERATION if self.operations.begins(word) else flags

    @staticmethod
    def _short_forms(sentences: Sequence[Sentence]) -> None:
        """«العلي» after «أحمد العلي»; «صالح» after «علي عبد الله صالح»."""
        known: set[str] = set()
        for sentence in sentences:
            for found in sentence.founds:
                alone = _alone(sentence, found)
                if alone:
                    known.add(alone)
                if found.kind == "person" and found.last - found.first >= 2:
                    for at in range(found.first + 1, found.last):
                        word = sentence.words[at]
                        if (
                            word.form not in GOD
                            and len(word.named) >= _SHORT
                            and (at == found.last - 1 or word.article and word.has("family"))
                        ):
                            known.add(word.named)
                    first = sentence.words[found.first]
                    if not first.lead and (
                        first.labels == _GIVEN or not first.entries and found.rule != "person.initials"
                    ):
                        known.add(first.named)
        if not known:
            return
        for sentence in sentences:
            hits = called(sentence, known)
            for at in hits:
                word = sentence.words[at]
                if word.preposition == "ك" and len(word.named) <= _SHORT or blesses(sentence, at):
                    continue  # «كلنا», beside somebody called «لنا»; «رسول الله»
                led = at > 0 and sentence.words[at - 1].has("say", "honorific") and not word.lead
                if led and "nationality" in word.labels and sentence.words[at - 1].stem in _RULERS:
                    continue  # «الرئيس التونسي»
                if led and any(_is_town_too(f, at) for f in sentence.founds):
                    sentence.founds = [f for f in sentence.founds if not _is_town_too(f, at)]
                if sentence.tokens[at].kind != "word" or word.pronoun or _named(sentence, sentence.founds, at):
                    continue
                if word.has(*_NO_NAME) and not led and not sentence.quoted[at]:
                    continue
                if word.article and any(f.kind == "person" and f.first == at + 1 for f in sentence.founds):
                    continue  # «القيادي الحوثي سالم هادي»: whose leader he is
                value = PersonName(family=sentence.source[slice(*sentence.bounds(at, at + 1))])
                sentence.founds.append(Found(at, at + 1, "person", "person.short", value))
            if hits and sentence.founds:
                sentence.founds.sort(key=in_order)


def _alone(sentence: Sentence, found: Found) -> str:
    """One name by which somebody is known: a guest, whose kin somebody is, «قوات صالح»."""
    if found.rule in ("person.guest", "person.kin"):
        return sentence.words[found.first].named
    last = sentence.words[found.last - 1].named
    return last if found.rule == "group.group" and last in LEADERS else ""


def _is_town_too(found: Found, at: int) -> bool:
    """«وقال آموس …» of somebody of that name who was named in full: a town that a gazetteer has, and no country."""
    country = found.naming is not None and any(place.kind == "country" for place in found.naming.places)
    return found.rule == "place.gazetteer" and (found.first, found.last) == (at, at + 1) and not country


def _date(parts: Sequence[_Parts], published: str | None) -> None:
    """The dates of each sentence; the year that one tells of counts for the next of its paragraph."""
    told, paragraph = None, -1
    for part in parts:
        told = told if part.sentence.paragraph == paragraph else None
        if part.kinds & DATE:
            starts = [at for at in part.starts(DATE) if not _is_alan(part.sentence, at)]
            found = find_dates(part.sentence.tokens, published, starts, told)
            part.dated = [date for date in found if not _counts(part.sentence, date)]
        if dates := part.dated:
            part.people = [_until_date(part.sentence, p, dates) for p in part.people if not _inside(p, dates)]
            part.places = places = [p for p in part.places if not _inside(p, dates)]
            part.dates = [d for d in dates if not any(p.first < d.first and d.last <= p.last for p in places)]
            told = _year([d for d in part.dates if not _inside(d, part.operations)], told)
        paragraph = part.sentence.paragraph


def _is_alan(sentence: Sentence, at: int) -> bool:
    """«وآلان ديلون»: a name that only its madda tells from «الآن»."""
    token = sentence.tokens[at]
    return token.form.endswith(_NOW) and sentence.source[token.stop - len(_NOW)] == _MADDA


def _counts(sentence: Sentence, date: Found) -> bool:
    """«ارتفع إلى [1916] قتيلاً»: how many they are, and no year."""
    if date.last - date.first > 1 or date.last >= len(sentence.words) or sentence.tokens[date.first].kind != "number":
        return False
    word = sentence.words[date.last]
    return word.has("pn", "human") and not (word.article or word.lead or word.pronoun)


def _part_people(part: _Parts) -> None:
    """Leave out people whose names are pieces of places or meet things."""
    people, places = part.people, part.places
    if people:
        things = [t for t in part.terms if t.kind != "nationality"]
        things += [h for h in places if h.rule in ("place.head", "place.list")]
        if things:
            people = [p for p in people if not any(bars(part.sentence, t, p) for t in things)]
        towns = [h for h in places if h.rule != "place.near" and h.last - h.first >= 2]
        if towns:
            people = [p for p in people if not any(is_town(part.sentence, t, p) for t in towns)]
        part.people = people


def _count(part: _Parts) -> None:
    """Numbers and sums of money; no number inside a date or the others."""
    tokens = part.sentence.tokens
    numbers = find_numbers(tokens, part.dated, part.starts(NUMBER))
    if part.kinds & MONEY:
        part.money = find_money(tokens, numbers, part.starts(MONEY))
    taken = [*part.dated, *part.money] if numbers else []
    part.numbers = [_trimmed(part.sentence, n) for n in numbers if not _inside(n, taken)]


def _year(founds: Sequence[Found], told: int | None) -> int | None:
    """The last year that is stated, else the one that was told of before."""
    for found in reversed(founds):
        value = found.value
        if isinstance(value, DateRange) and value.basis == "stated" and value.last:
            return int(value.last[:4])
    return told


def _named(sentence: Sentence, founds: Sequence[Found], at: int) -> bool:
    """Does a token belong to a name or date already, which is not that of his own forces?"""
    held = [f for f in founds if f.first <= at < f.last]
    if len(held) == 1 and held[0].rule == "group.group" and at == held[0].last - 1:
        return sentence.words[held[0].first].stem not in FORCES or sentence.words[at].article  # «قوات صالح»
    return any(f.kind in ("person", "group", "place", "date") for f in held)


def _inside(found: Found, others: Sequence[Found]) -> bool:
    first, last = found.first, found.last
    for other in others:
        if other.first <= first and last <= other.last:
            return True
    return False


def _before_name(sentence: Sentence, group: Found, people: Sequence[Found]) -> Found:
    """«قوى الأمن الداخلي اللبناني (م. ش.)»، «قيادة العمليات العميد فلان»: the last word goes with the name after it."""
    last = group.last - 1
    if last <= group.first or group.rule == "group.group":
        return group
    word, bracket = sentence.words[last], sentence.form(group.last) == "("
    rank = word.article and word.has("honorific", "title") and last > group.first + 1
    if ("nationality" in word.labels) is not bracket or not (bracket or rank):
        return group
    if any(p.first == group.last + bracket and (p.rule == "person.initials" or not bracket) for p in people):
        return Found(group.first, last, group.kind, group.rule, group.value, group.named)
    return group


def _before_date(group: Found, dates: Sequence[Found]) -> Found:
    """«محكمة … الأسبوع المقبل»: a date ends the name."""
    for date in dates:
        if group.first + 1 < date.first < group.last:
            return Found(group.first, date.first, group.kind, group.rule, group.value, group.named)
    return group


def _until_date(sentence: Sentence, person: Found, dates: Sequence[Found]) -> Found:
    """«وصل كارتر | صباح الخميس»: a date that goes on beyond the name ends it."""
    for date in dates:
        if person.first < date.first < person.last < date.last:
            value = name_parts(sentence, person.first, date.first)
            return Found(person.first, date.first, person.kind, person.rule, value, person.named)
    return person


def _trimmed(sentence: Sentence, number: Found) -> Found:
    """«رجلان على الأقل واثنان»: the bound belongs to what stands before it."""
    if sentence.form(number.first) == "علي" and number.last - number.first > 2:
        return Found(number.first + 2, number.last, number.kind, number.rule, number.value, number.named)
    return number


def _tidy(sentence: Sentence, found: Found) -> Found:
    """Without a mark at its end, but for a closing bracket or the stop of an initial."""
    last = found.last
    if found.rule == "person.initials" or found.kind == "person" and len(sentence.form(last - 2)) == 1:
        return found
    while (
        last > found.first + 1 and sentence.tokens[last - 1].kind == "mark" and sentence.form(last - 1) not in ")%٪$€£"
    ):
        last -= 1
    if last == found.last:
        return found
    return Found(found.first, last, found.kind, found.rule, found.value, found.named, found.naming)
