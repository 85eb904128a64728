"""Who speaks by the lines of a text: a speaker and a colon, points after «بما يلي:», questions and answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from unicodedata import category

from khabar.claims.cues import Speech
from khabar.claims.items import Item
from khabar.claims.ours import is_first
from khabar.claims.sources import phrase
from khabar.claims.speaker import Speaker, bare
from khabar.claims.speakers import Roster
from khabar.claims.subjects import issuer
from khabar.claims.traits import is_state
from khabar.claims.turns import Turn, turns
from khabar.claims.voices import can_speak, is_source
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence
from khabar.text.fold import fold_word
from khabar.words import Word

_LISTED = ("*", "-", "–", "•", "●", "—")
_NUMBERED = word_class("point")
_FOLLOWS = word_class("follows")  # «بما يلي:», «عن الآتي:»
_BARS = frozenset("|ǀ│")
_DASHES = " -–—"  # «عن النتائج التالية:-»
_TURNS = (":", "-", "–")
_ASKS = word_class("asks")
_ANSWERS = word_class("answers")
_QUESTIONS = 3  # lines that ask, from which on a text is an interview
_ASKED = re.compile(r"[*•][^*•؟?\n]{5,300}[؟?]\s*[-–]")
_SHORT = 200  # characters of a line that asks
_OFTEN = 0.3  # and their part of all lines: up to .23 in five columns of the news, from .37 in interviews
_HEAD = 6  # items in which the colon after a speaker stands
_NUMBER = 40  # characters after a colon in which the number of a point stands
_STORIES = frozenset({"testimony", "account", "story"})
_NISBA = "ي"
_LAST = 4  # tokens before a colon that say that words follow


class Head(NamedTuple):
    """Who stands at the head of a line, where that is said, and where the words begin."""

    speakers: list[Speaker]
    cue: tuple[int, int]
    start: int


@dataclass(slots=True)
class Lines:
    """Walks the sentences in order and remembers what the lines before have opened."""

    source: str
    roster: Roster
    asked: bool = False  # the line before is a question of an interview
    answering: int = -1  # the paragraph of an answer
    guest: Speaker | None = None  # who answers
    headed: list[Speaker] = field(default_factory=list)  # who stands at the head of a line
    under: int = -1  # the paragraph of that line
    listing: list[Speaker] = field(default_factory=list)  # who says the points that follow
    point: int = -1  # the paragraph of a point
    answers: list[tuple[int, int]] = field(init=False)  # what stands between the questions of an interview
    turns: list[Turn] = field(init=False)
    spoken: dict[tuple[int, int], Speaker] = field(default_factory=dict)  # by the head of a turn

    def __post_init__(self) -> None:
        asked = self.source.count("؟") + self.source.count("?")
        self.answers = _answers(self.source) if asked >= _QUESTIONS else []
        self.turns = turns(self.source) if asked else []

    def turn(self, sentence: Sentence) -> Turn | None:
        """The turn of a talk that a sentence stands in."""
        at = sentence.start
        return next((t for t in self.turns if t.head[0] <= at + 1 and at < t.stop), None) if self.turns else None

    def _taken(self, sentence: Sentence, turn: Turn) -> list[Speaker]:
        """Who takes a turn; what is asked is nobody's claim but the outlet's."""
        if turn.asks:
            return []
        if turn.head not in self.spoken:
            self.spoken[turn.head] = self._at_head(sentence, turn.head)
            self.roster.speakers.append(self.spoken[turn.head])
        return [self.spoken[turn.head]]

    def _at_head(self, sentence: Sentence, head: tuple[int, int]) -> Speaker:
        """Who takes a turn of a talk: «العواد: …», a person by his name, or «المتهم: …»."""
        text = self.source[slice(*head)]
        at = next((k for k, token in enumerate(sentence.tokens) if token.start == head[0]), -1)
        named = any(f.kind == "person" and f.named and f.first == at for f in sentence.founds)
        post = at >= 0 and not named and sentence.words[at].has("title", "human", "say_noun")
        kind, name = ("anonymous", text) if post else ("person", self.roster.full(text))
        return Speaker(kind, head, name, sentence=sentence, anonymous=post, keys=frozenset(bare(text)))

    def head(self, sentence: Sentence, items: Sequence[Item]) -> Head | None:
        """«فلان: …», «🔹 مصدر عسكري: …»: who speaks and a colon at the head of a line, after bullets and signs."""
        bar = next((i.index for i in items[:_HEAD] if i.kind == "mark" and i.value in _BARS), -1)
        if any(i.kind not in ("mark", "noun", "other") for i in items[: bar + 1]):
            bar = -1
        first = next((i.index for i in items[bar + 1 :] if i.kind != "mark"), 0)  # «🔴 #عدن | مصدر طبي: …»
        colon = next((i.index for i in items[first : first + _HEAD] if i.kind == "mark" and i.value == ":"), 0)
        front = items[first:colon]
        nouns = [i for i in front if i.kind == "noun"]
        if not nouns or colon + 1 >= len(items):
            return None
        surname = sentence.heading and len(front) == 1 and _is_surname(nouns[0])  # «مرزوق: المسلحون قصفوا …»
        if surname:
            return self._by_name(sentence, items, nouns[0], items[colon + 1])
        if not can_speak(nouns[0]) or is_state(nouns[0]):
            return None  # «اليمن: مقتل …» tells where
        if any(i.kind not in ("noun", "open", "close", "other") for i in front):
            return None
        if nouns[0].short and nouns[0].word is not None and _is_story(nouns[0].word):
            return None  # «شهادة: كيف نجوت …»: what the text is
        opened = sentence.source[sentence.source.rfind("\n", 0, sentence.start) + 1 : sentence.tokens[first].start]
        through = next((n.index for n in nouns[1:] if n.prep == "an" and can_speak(n)), 0)  # «رويترز عن مسؤول: …»
        if not self._speaks(sentence, nouns, items[colon + 1], through > 0 or bool(opened.strip())):
            return None
        if any(i.kind == "other" and i.value != "apposition" for i in front) and not is_source(nouns[0]):
            return None
        links = [nouns] if not through else [[n for n in nouns if n.index < through], items[through:colon]]
        read = [self.roster.read(sentence, items, [n for n in link if n.kind == "noun"], True) for link in links]
        speakers = [speaker for speaker in read if speaker is not None]
        if not speakers:
            return None
        start = sentence.tokens[items[colon + 1].first].start
        # after a bullet, a sign or a place: an item of a bulletin, told by one source to its end; or a turn of a talk
        if nouns[0].mention("person") is not None or opened.strip():
            self.headed, self.under = speakers, sentence.paragraph
        return Head(speakers, sentence.bounds(nouns[0].first, nouns[-1].last), start)

    def _by_name(self, sentence: Sentence, items: Sequence[Item], name: Item, content: Item) -> Head | None:
        """Who is called by his surname alone at the head of a headline."""
        speaker = self.roster.name(sentence, name.first, name.last, name, [])
        return Head([speaker], sentence.bounds(name.first, name.last), sentence.tokens[content.first].start)

    @staticmethod
    def _speaks(sentence: Sentence, nouns: Sequence[Item], content: Item, item: bool) -> bool:
        """Whether what stands before the colon says what follows; a paper does so in an item of a bulletin only."""
        group = nouns[0].mention("group")
        if nouns[0].has("mediahead", "media") or group is not None and group.rule == "group.media":
            return item or len(nouns) == 1 and _some_paper(sentence, nouns[0])
        named = nouns[0].mention("person") is not None
        return sentence.heading or named or is_source(nouns[0]) or is_ours(content)

    def goes_on(self, sentence: Sentence, last: Sequence[Speaker]) -> bool:
        """A sentence of an item whose head names the source, where nobody else has spoken since."""
        return sentence.paragraph == self.under and bool(self.headed) and list(last) == self.headed

    def whole(self, sentence: Sentence, order: int) -> Speech | None:
        """The speech that a sentence belongs to by its line, whoever is quoted inside it: a point, or an answer."""
        turn = self.turn(sentence)
        speakers = self._taken(sentence, turn) if turn else self._point(sentence) or self._answer(sentence)
        if not speakers:
            return None
        kind = "indirect" if self.listing and turn is None else "direct"
        return Speech(sentence.start, sentence.stop, speakers, None, kind, "neutral", order)

    def issued(self, sentence: Sentence, items: Sequence[Item]) -> Head | None:
        """«صدر عن قيادة الجيش البيان الآتي: …»: a paper whose words follow in the same sentence."""
        colon = _promise(sentence, items)
        speaker = issuer(self.roster, sentence, items[: colon.index]) if colon is not None else None
        if colon is None or speaker is None:
            return None
        start = sentence.tokens[items[colon.index + 1].first].start
        return Head([speaker], sentence.bounds(colon.first, colon.last), start)

    def begin(self, sentence: Sentence, items: Sequence[Item], made: Sequence[Speech]) -> None:
        """«صرح المصدر بما يلي: …»: what follows in the sentence goes on to the end of its paragraph."""
        if made and _promise(sentence, items) is not None:
            self.headed, self.under = list(made[-1].speakers), sentence.paragraph

    def announce(
        self, sentence: Sentence, items: Sequence[Item], made: Sequence[Speech], near: Sequence[Speaker]
    ) -> bool:
        """A sentence that ends in a colon: whose points follow, where it says that they do.

        True where it is only the last speaker, of the sentence before, who goes on and brings them in.
        """
        if not sentence.source[sentence.start : sentence.stop].rstrip(_DASHES).endswith(":"):
            return False
        follows = _follows(sentence, len(sentence.words))
        cue = next((i for i in items if i.kind == "verb" and "say" in i.labels and not i.negated), None)
        told = phrase(sentence, items, cue.index + 1).nouns if cue is not None else []
        if not follows and cue is None:
            told = self._alone(items)  # «العميد سالم الجبوري:»
        speaker = self.roster.read(sentence, items, told) if told and not told[0].prep else None
        speaker = speaker or (issuer(self.roster, sentence, items) if follows else None)
        said = made if follows or cue is not None else ()
        goes_on = follows and speaker is None and not said and bool(near) and self._numbered(sentence.stop)
        known = [speaker] if speaker is not None else list(near) if goes_on else []
        if self.listing and not (said or known) and sentence.form(0) in _NUMBERED:
            return False  # «ثانياً: قتل ثلاثة هم:»: a list within the points
        self.listing = list(said[-1].speakers) if said else known
        self.point = -1
        return goes_on

    def _numbered(self, at: int) -> bool:
        """Whether the next line begins with a number, in digits or as a word."""
        line = self.source[at : at + _NUMBER].lstrip(_DASHES + ":\n").split()
        return bool(line) and (line[0][:1].isdigit() or fold_word(line[0].rstrip(":")) in _NUMBERED)

    @staticmethod
    def _alone(items: Sequence[Item]) -> list[Item]:
        """A speaker who stands alone in a line before a colon; what follows is theirs if it comes in points."""
        nouns = [i for i in items if i.kind == "noun"]
        if not nouns or any(i.kind not in ("noun", "mark") and i.value != "apposition" for i in items):
            return []
        return nouns if nouns[0].mention("person") is not None or is_source(nouns[0]) else []

    def _point(self, sentence: Sentence) -> list[Speaker]:
        """«صرح المتحدث بما يلي:» and points, each with its number or bullet: all are the speaker's."""
        if self.listing and sentence.paragraph != self.point:
            self.point = sentence.paragraph
            opened = self._opens(sentence)
            if not (_is_bullet(opened) or opened.isdigit() or sentence.form(0) in _NUMBERED):
                self.listing = []
        return self.listing

    def _answer(self, sentence: Sentence) -> list[Speaker]:
        """An interview: lines that are marked as questions and answers; the answers are the guest's."""
        at = 1 if sentence.form(1).isdigit() else 0  # «ج 2: …»
        mark = sentence.form(0) if sentence.form(at + 1) in _TURNS else ""
        ends = sentence.source[sentence.stop - 1 : sentence.stop] in "؟?"
        marked = (ends or self.asked) and self._opens(sentence) in _LISTED
        asks = mark in _ASKS or ends and marked
        if mark in _ANSWERS or self.asked and not asks and marked:
            self.answering = sentence.paragraph
        self.asked = asks
        given = sentence.paragraph == self.answering
        if asks or not given and not (self.answers and self._in_answer(sentence.start)):
            return []
        if self.guest is None:  # whoever he quotes in his answers, it is he who gives them
            told = next((s for s in reversed(self.roster.speakers) if s.kind == "person"), None)
            self.guest = told or self.roster.first() or self.roster.met
        return [self.guest] if self.guest is not None else []

    def _in_answer(self, at: int) -> bool:
        return any(start <= at < stop for start, stop in self.answers)

    def _opens(self, sentence: Sentence) -> str:
        """The first character of the line that a sentence begins in; empty for none."""
        line = self.source.rfind("\n", 0, sentence.start) + 1
        return self.source[line : sentence.tokens[0].stop].lstrip()[:1]


def _is_bullet(mark: str) -> bool:
    """«-», «•», and the pictures that posts begin their lines with: «🔹», «✅»."""
    return mark in _LISTED or bool(mark) and category(mark) == "So"


def _answers(source: str) -> list[tuple[int, int]]:
    """What stands between the questions of an interview; after the last one only the line that follows."""
    lines: list[tuple[int, int, bool]] = []
    at = 0
    for line in source.split("\n"):
        told = line.strip()
        if told:
            asks = told[-1] in "؟?" and (len(told) < _SHORT or told[0] in _LISTED)
            lines.append((at, at + len(line), asks))
        at += len(line) + 1
    asked = [index for index, (_, _, asks) in enumerate(lines) if asks]
    if len(asked) < _QUESTIONS or len(asked) < _OFTEN * len(lines):
        return _inline(source)
    ends = [*asked[1:], min(asked[-1] + 2, len(lines))]
    return [(lines[a + 1][0], lines[b - 1][1]) for a, b in zip(asked, ends, strict=True) if b > a + 1]


def _inline(source: str) -> list[tuple[int, int]]:
    """An interview that has lost its lines: «* …؟ - … * …؟ - …»."""
    found = list(_ASKED.finditer(source))
    if len(found) < _QUESTIONS:
        return []
    ends = [*(m.start() for m in found[1:]), source.find("\n", found[-1].end())]
    return [(m.end() - 1, end if end >= 0 else len(source)) for m, end in zip(found, ends, strict=True)]


def _promise(sentence: Sentence, items: Sequence[Item]) -> Item | None:
    """The colon of «بما يلي: …», where what it says will follow stands in the same sentence."""
    colon = next((i for i in items if i.kind == "mark" and i.value == ":" and i.index + 1 < len(items)), None)
    return colon if colon is not None and _follows(sentence, colon.first) else None


def _follows(sentence: Sentence, end: int) -> bool:
    """«بما يلي», «البيان الآتي»: whether the last words before a token say that something follows."""
    near = range(max(0, end - _LAST), end)
    return any(sentence.words[at].stem in _FOLLOWS or sentence.form(at) in _FOLLOWS for at in near)


def _is_surname(item: Item) -> bool:
    """«مرزوق»، «عسيري»: one word that no list knows but as a name, or that is spelt as one of a place or a tribe."""
    word = item.word
    if word is None or item.last - item.first > 1 or item.mentions or item.prep or item.count is not None:
        return False
    if word.labels & {"given", "family"}:
        return not word.labels - {"given", "family"}
    return not word.labels and not word.article and word.form.endswith(_NISBA)


def _is_story(word: Word) -> bool:
    return any(e.label == "say_noun" and e.value in _STORIES for e in word.entries)


def _some_paper(sentence: Sentence, noun: Item) -> bool:
    """«صحيفة أمريكية: …»: a paper that has no name here, and so is no byline."""
    if "mediahead" not in noun.labels or sentence.words[noun.first].article or noun.prep:
        return False
    nation = noun.mention("nationality")
    rest = [at for at in range(noun.first + 1, noun.last) if nation is None or not nation.first <= at < nation.last]
    return all(sentence.words[at].has("adj", "nationality") for at in rest)


def is_ours(item: Item) -> bool:
    """«الجيش: قصفنا …»: who stands before the colon speaks of himself."""
    first = item.kind == "verb" and item.inflected("first")
    return first and item.word is not None and item.word.form.endswith("نا")


def is_mine(item: Item) -> bool:
    """«اعتقلني الجيش»، «انضممت إلى الجماعة»: of whoever speaks, as no outlet does."""
    mine = item.pronoun == "ني" or item.value == "pronoun" and item.pronoun == "ي"  # «أفرجوا عني»
    return mine or item.kind == "verb" and is_first(item) and item.inflected("sg")
