"""Who says it: cues, their sources and the span of what is said, as a chain per span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.claims.arguments import before
from khabar.claims.items import Item
from khabar.grammar.lexicon import Entry
from khabar.claims.speakers import Phrase, Roster, Speaker, can_speak, is_ali, opens_quote, phrase, protect
from khabar.mentions.sentence import Sentence
from khabar.text.sentences import Quote

_BACK = frozenset({"ختم", "اختتم"})
_BACKGROUND = frozenset({"ذكر", "اشار"})  # «يذكر أن»، «يشار إلى أن»: the outlet's own voice
_OTHER_SIDE = frozenset({"اخري", "اخر", "متصل", "متصله", "ثان", "ثانيه", "اخرا", "مواز"})
_TURNS = frozenset({"جهه", "ناحيه", "جانب", "صعيد", "سياق", "شان", "تطور"})
_ALONE = frozenset({("الي", "ذلك"), ("في", "المقابل"), ("في", "موازاه"), ("في", "غضون")})
_CARRIES = frozenset({"نقل", "روي", "اورد", "حكي", "نسب", "نقل عن", "اقتبس", "نشر", "بث"})
_BOUND = frozenset({"bi", "ila", "an", "min", "ala", "fi"})
_NEUTRAL = frozenset({"neutral", "claim", "deny", "confess", "doubt"})
_SAYING = frozenset({"بقوله", "بقولها", "بقولهم", "بالقول"})


@dataclass(slots=True, eq=False)
class Speech:
    """A span of the text that a speaker is given for."""

    start: int
    stop: int
    speakers: list[Speaker]
    cue: tuple[int, int] | None
    kind: str
    stance: str = "neutral"
    sentence: int = 0
    forward: bool = True


@dataclass(slots=True)
class Attributor:
    """Walks the sentences in order and remembers who spoke last."""

    source: str
    quotes: Sequence[Quote]
    speeches: list[Speech] = field(default_factory=list)
    roster: Roster = field(init=False)
    last: list[Speaker] = field(default_factory=list)
    last_order: int = -9
    turns: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.roster = Roster(self.source)

    def read(self, sentence: Sentence, items: Sequence[Item], order: int) -> list[Speech]:
        """The speeches of one sentence."""
        self.roster.note(sentence)
        self.turns = self._turning(sentence)
        made: list[Speech] = []
        self._opened(sentence, items, order, made)
        for item in items:
            label = item.entry.label if item.entry is not None else ""
            if item.kind == "verb" and item.has("say") and label in ("say", "verb", "hedge", "modal", "aux", "light", "vt", "vi", ""):
                self._verb(sentence, items, item, order, made)
            elif item.kind == "noun" and item.word is not None and item.word.form in _SAYING:
                self._saying(sentence, items, item, order, made)
            elif item.kind == "that" and item.prep == "bayn":
                self._explained(sentence, items, item, order, made)
            elif item.kind == "other" and label == "say_participle":
                self._participle(sentence, items, item, order, made)
            elif item.kind == "other" and label == "cite" and item.entry is not None and item.entry.value != "aside":
                self._cite(sentence, items, item, order, made)
        if not made:
            made = self._carried(sentence, items, order)
        protect(sentence, (s for speech in made for s in speech.speakers))
        self.speeches += made
        if made:
            self.last, self.last_order = made[-1].speakers, order
        return made

    def _turning(self, sentence: Sentence) -> list[int]:
        """Offsets where the outlet turns to something else: «من جهة أخرى»، «إلى ذلك»."""
        found: list[int] = []
        for at, word in enumerate(sentence.words[1:], 1):
            lead = sentence.form(at - 1).removeprefix("و")
            if word.stem in _TURNS and lead in ("من", "علي", "في") and sentence.words[min(at + 1, len(sentence.words) - 1)].stem in _OTHER_SIDE:
                found.append(sentence.tokens[at - 1].start)
            elif (lead, sentence.form(at)) in _ALONE:
                found.append(sentence.tokens[at - 1].start)
        return found

    # -- making speeches ------------------------------------------------------------------------

    def _forward(
        self, sentence: Sentence, speakers: list[Speaker], cue: tuple[int, int], start: int, stance: str, order: int, items: Sequence[Item],
    ) -> list[Speech]:  # fmt: skip
        """What follows a cue, up to the outlet's next turn or the end of the quotation or sentence."""
        stop = min([t for t in self.turns if t > start], default=sentence.stop)
        quote = next((q for q in self.quotes if start - 2 <= q.start <= start + 12), None)
        kind = "direct" if quote is not None else "indirect"
        if quote is not None and quote.closed and quote.start <= start + 2 and quote.stop > sentence.stop:
            stop = quote.stop
        made = [Speech(start, stop, speakers, cue, kind, stance, order)]
        if stance not in ("neutral", "loose"):
            turn = self._stance_ends(sentence, items, start)
            if turn is not None and turn < stop:
                made = [Speech(start, turn, speakers, cue, kind, stance, order), Speech(turn, stop, speakers, cue, kind, "neutral", order)]
        return made

    @staticmethod
    def _stance_ends(sentence: Sentence, items: Sequence[Item], start: int) -> int | None:
        """A denial, threat or call goes no further than the next «لكن»، «بل»، «فيما»."""
        for item in items:
            at = sentence.tokens[item.first].start
            if at > start and (item.kind == "clause" and item.value in ("but", "while") or item.kind == "mark" and item.value == "؛"):
                return at
        return None

    def _backward(self, sentence: Sentence, items: Sequence[Item], item: Item, made: Sequence[Speech], whole: bool = False) -> int:
        """Where the words before a closing cue begin: their quotation, or the last break between clauses."""
        cue = sentence.tokens[item.first].start
        quote = next((q for q in self.quotes if q.closed and 0 <= cue - q.stop <= 4), None)
        if quote is not None and quote.start < sentence.start:
            return quote.start
        floor = max([t for t in self.turns if t < cue], default=sentence.start)
        for index in range(item.index - 1, -1, -1):
            other = items[index]
            if other.kind == "clause" and other.value == "while" and not whole:
                floor = max(floor, sentence.tokens[other.first].start)
                break
        return max([floor, *(s.stop for s in made if s.stop <= cue)])

    def _outer(self, items: Sequence[Item], item: Item, made: Sequence[Speech], start: int) -> list[Speaker]:
        """Who already speaks around a cue that stands inside their words."""
        if not made or item.conj or not made[-1].start <= start < made[-1].stop:
            return []
        previous = items[item.index - 1] if item.index else None
        if previous is None or previous.kind not in ("noun", "that", "relative") or previous.prep and previous.definite:
            return []
        return list(made[-1].speakers)

    def _cut(self, sentence: Sentence, item: Item, made: Sequence[Speech]) -> None:
        """A new cue ends what was said before it, from the connective on."""
        start = sentence.tokens[item.first].start
        for speech in made:
            if speech.start < start < speech.stop:
                speech.stop = start

    # -- verbs ----------------------------------------------------------------------------------

    def _verb(self, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]) -> None:
        entry = _cue(item)
        if entry is None or item.prep or item.negated and entry.value != "deny":
            return
        after = phrase(sentence, items, item.index + 1, entry.lemma in _CARRIES)
        marked = _marked(sentence, items, after)
        if (item.has("hedge") or entry.lemma == "بين" and "imperfect" in entry.features) and not after.nouns:
            return
        if entry.lemma in _BACKGROUND and "imperfect" in entry.features and marked and not after.nouns:
            self._cut(sentence, item, made)
            return
        backward, relative = self._relation(items, item)
        if relative and not backward and not marked:
            return
        if not backward and (item.pronoun and not marked or not self._tells(items, item, entry.value, after, marked)):
            lead = after.nouns[0] if after.nouns else None
            if lead is not None and not lead.prep and lead.mention("person") is not None and not relative:
                self.roster.read(sentence, items, after.nouns)  # «أثنى فلان على …. وقال»
            return
        speakers = self._who(sentence, items, item, after, relative and not backward, made, marked or backward or after.stop >= len(items) - 1)
        if not speakers:
            return
        self._say(sentence, items, item, order, made, after, speakers, backward)

    def _explained(self, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]) -> None:
        """«وبين أن …»: the verb that is spelt like «بين»."""
        again = list(made[-1].speakers) if made else ([s] if (s := self.roster.again(False)) is not None else [])
        if again:
            cue = sentence.bounds(item.prep_at, item.prep_at + 1)
            for speech in made:
                if speech.start < cue[0] < speech.stop:
                    speech.stop = cue[0]
            made += self._forward(sentence, again, cue, sentence.tokens[item.first].start, "neutral", order, items)

    def _saying(self, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]) -> None:
        """«واصل حديثه بقوله: …»، «اختتم بالقول إن …»: who acts in the sentence speaks."""
        following = items[item.index + 1] if item.index + 1 < len(items) else None
        if following is None or not (following.kind == "that" or following.kind == "mark" and following.value == ":" or opens_quote(sentence, following.first)):
            return
        speakers = list(made[-1].speakers) if made else self._subject(sentence, items, item)
        speakers = speakers or ([s] if (s := self.roster.again(None)) is not None else [])
        if speakers:
            cue = sentence.bounds(item.first, item.last)
            self._cut(sentence, item, made)
            made += self._forward(sentence, speakers, cue, sentence.tokens[following.first].start, "neutral", order, items)

    def _say(
        self, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech], after: Phrase,
        speakers: list[Speaker], backward: bool,
    ) -> None:  # fmt: skip
        entry = _cue(item)
        if entry is None:
            return
        cue = sentence.bounds(item.first, item.last)
        ends = after.stop >= len(items) or items[after.stop].kind == "mark" and after.stop + 1 >= len(items)
        if ends and not backward and not _trails(sentence, items, item, cue[1], speakers):
            return
        if backward or ends or entry.lemma in _BACK:
            start = self._backward(sentence, items, item, made, not backward)
            if start < cue[0]:
                made.append(Speech(start, cue[0], speakers, cue, "indirect", entry.value, order, False))
            return
        start = sentence.tokens[items[after.stop].first].start
        outer = self._outer(items, item, made, cue[0])
        if not outer:
            self._cut(sentence, _opening(items, item), made)
        made += self._forward(sentence, [*outer, *speakers], cue, start, entry.value, order, items)

    @staticmethod
    def _relation(items: Sequence[Item], item: Item) -> tuple[bool, bool]:
        """Whether the cue looks back («وفق ما أعلن»، «وهذا ما قاله»), and whether it is a relative clause."""
        previous = items[item.index - 1] if item.index else None
        if previous is None:
            return False, False
        if previous.kind == "other" and previous.entry is not None and previous.entry.label == "cite":
            return previous.entry.value != "aside", False
        if previous.kind == "relative":
            before_that = items[item.index - 2] if item.index > 1 else None
            cited = before_that is not None and before_that.entry is not None and before_that.entry.label == "cite"
            this = before_that is not None and (before_that.has("demonstrative", "pronoun") or before_that.kind == "other")
            what = previous.value == "what" and (bool(item.pronoun) and this or cited)
            return what, True
        return False, False

    @staticmethod
    def _tells(items: Sequence[Item], item: Item, stance: str, after: Phrase, marked: bool) -> bool:
        """A verb that only sometimes reports needs «أن», a colon or a quotation; others any content."""
        if marked or stance in _NEUTRAL:
            return True
        if stance == "loose":
            content = items[after.stop] if after.stop < len(items) else None
            return bool(after.cited) or content is not None and content.kind == "trigger" and content.prep == "an"
        if stance == "expect" or after.stop >= len(items):
            return False
        return items[after.stop].kind == "trigger" and items[after.stop].prep in _BOUND

    def _who(
        self, sentence: Sentence, items: Sequence[Item], item: Item, after: Phrase, relative: bool, made: Sequence[Speech], sure: bool,
    ) -> list[Speaker]:  # fmt: skip
        """The source of a verb: after it, before it, or the last one who spoke."""
        speaker = None
        if relative:
            front = before(items, item.index)
            speaker = self.roster.read(sentence, items, front.items) if front.items and can_speak(front.items[0]) else None
            return [speaker] if speaker is not None else []
        lead = next((n for n in after.nouns if not n.prep or n is after.nouns[0] and is_ali(sentence, n)), None)
        if _plural(item):
            lead = None  # «أعلنوا تشكيل …»: a plural verb before its noun has its subject already
        if self._subject_first(items, item):
            speaker = self._front(sentence, items, item)
        if speaker is not None:
            pass
        elif lead is not None and can_speak(lead) and not lead.prep:
            speaker = self.roster.read(sentence, items, [n for n in after.nouns if n.index >= lead.index])
        elif lead is not None and sure and (_unknown_name(lead) or self.roster.recalls(sentence, lead)):
            speaker = self._name(sentence, lead, after)
        if speaker is None and not item.conj:
            speaker = self._front(sentence, items, item)
        if speaker is None and lead is not None and lead.kind == "noun" and not lead.prep and self._bare_subject(items, lead, after):
            speaker = self.roster.read(sentence, items, [n for n in after.nouns if n.index >= lead.index], True)
        chain = [speaker] if speaker is not None else []
        if not chain and made and (item.conj or sure) and not after.cited:
            return list(made[-1].speakers)
        if not chain and lead is None and (sure or after.stop < len(items)):
            again = self.roster.again(_feminine(item))
            chain = [again] if again is not None and not (after.cited and not item.conj) else []
        if after.cited:
            cited = self._from(sentence, items, after.cited)
            chain += [cited] if cited is not None else []
        return chain

    @staticmethod
    def _subject_first(items: Sequence[Item], item: Item) -> bool:
        """«أن القيادة وعدت المجلس بـ…»: after «أن» or «لكن» the subject stands before its verb."""
        previous = items[item.index - 1] if item.index else None
        if previous is None or item.conj or previous.kind != "noun" or previous.prep or not can_speak(previous):
            return False
        opener = items[item.index - 2] if item.index > 1 else None
        return opener is not None and (opener.kind == "that" or opener.kind == "clause" and opener.value == "but")

    @staticmethod
    def _bare_subject(items: Sequence[Item], lead: Item, after: Phrase) -> bool:
        """«قالت العائلة إن»: whatever stands between a cue and its «أن» is the subject."""
        return after.stop < len(items) and items[after.stop].kind == "that" and lead.definite and not lead.has("direction")

    def _name(self, sentence: Sentence, lead: Item, after: Phrase) -> Speaker:
        """A name that no list knows, right after its cue."""
        first = lead.prep_at if lead.prep else lead.first
        last = lead.last
        rest = [n for n in after.nouns if n.index > lead.index]
        if lead.kind == "verb" and rest and rest[0].index == lead.index + 1 and not rest[0].has("title"):
            last = rest[0].last
        return self.roster.name(sentence, first, last, lead, rest)

    def _front(self, sentence: Sentence, items: Sequence[Item], item: Item) -> Speaker | None:
        """The source before its verb: «المصدر أكد أن»، «لكن مصدرا، رفض ذكر اسمه، قال»."""
        first = item.index
        for index in range(item.index - 1, -1, -1):
            other = items[index]
            if other.kind in ("that", "clause") or other.kind == "trigger" and not can_speak(other) or other.kind == "mark" and other.value not in "،,-–":
                break
            if other.kind == "verb" and not (index and (items[index - 1].kind in ("mark", "relative"))):
                break
            first = index
        nouns = [i for i in items[first : item.index] if i.nominal]
        if not nouns or nouns[0].prep or not can_speak(nouns[0]) or items[item.index - 1].kind == "relative":
            return None
        if not nouns[0].mentions and nouns[0].index < item.index - 1 and not nouns[0].has("say_noun", "title"):
            return None
        return self.roster.read(sentence, items, nouns, True)

    def _from(self, sentence: Sentence, items: Sequence[Item], nouns: Sequence[Item]) -> Speaker | None:
        return self.roster.read(sentence, items, nouns, True)

    # -- participles and citations --------------------------------------------------------------

    def _participle(self, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]) -> None:
        entry = item.entry
        start = sentence.bounds(item.first, item.last)[1]
        if not _circumstantial(sentence, items, item):
            return
        speakers = list(made[-1].speakers) if made else []
        if not speakers:
            if item.index <= 1:
                speakers = self.last if self.last_order >= order - 1 else []
                speakers = speakers or ([s] if (s := self._previous_subject()) is not None else [])
            else:
                speakers = self._subject(sentence, items, item)
        if not speakers:
            return
        stance = (entry.note if entry else "") or "neutral"
        following = items[item.index + 1] if item.index + 1 < len(items) else None
        if following is None or following.kind == "mark" and item.index + 2 >= len(items):
            return
        for speech in made:
            if speech.start < sentence.tokens[item.first].start < speech.stop:
                speech.stop = sentence.tokens[item.first].start
        made += self._forward(sentence, speakers, sentence.bounds(item.first, item.last), start, stance, order, items)

    def _previous_subject(self) -> Speaker | None:
        return self.roster.speakers[-1] if self.roster.speakers else None

    def _subject(self, sentence: Sentence, items: Sequence[Item], item: Item) -> list[Speaker]:
        """The subject of the sentence's verb, for «شكلت المحكمة هيئة، مشيرة إلى …»."""
        verb = next((i for i in items[: item.index] if i.kind == "verb"), None)
        if verb is None:
            return []
        after = phrase(sentence, items, verb.index + 1)
        lead = next((n for n in after.nouns if not n.prep), None)
        if lead is None or not can_speak(lead):
            front = before(items, verb.index)
            lead = front.items[0] if front.items and can_speak(front.items[0]) else None
        if lead is None:
            return []
        speaker = self.roster.read(sentence, items, [lead, *[n for n in after.nouns if n.index > lead.index]])
        return [speaker] if speaker is not None else []

    def _cite(self, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]) -> None:
        entry = item.entry
        index = item.index + 1
        while index < len(items) and (items[index].kind == "relative" or items[index].kind == "verb" and not items[index].has("say")):
            index += 1
        if index < len(items) and items[index].kind == "verb":
            return  # «وفق ما أعلن …» is read from its verb
        if entry is not None and entry.value == "link" and made and made[-1].cue is not None:
            return
        after = phrase(sentence, items, index)
        nouns = [*after.nouns, *after.cited]
        own = bool(item.pronoun) or bool(nouns) and nouns[0].has("say_noun") and bool(nouns[0].pronoun) or _own(sentence, item)
        if own:
            if made and made[-1].stop >= sentence.tokens[item.first].start:
                return
            again = self.roster.again(None)
            speakers = [again] if again is not None else []
        else:
            speaker = self.roster.read(sentence, items, nouns)
            speakers = [speaker] if speaker is not None else []
        if not speakers:
            return
        cue = sentence.bounds(item.first, item.last)
        if self._starts(items, item):
            first = items[min(after.stop, len(items) - 1)]
            made += self._forward(sentence, speakers, cue, sentence.tokens[first.first].start, "neutral", order, items)
            made[-1].kind = "cited"
            return
        self._cite_back(sentence, items, item, order, made, speakers)

    def _cite_back(self, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech], speakers: list[Speaker]) -> None:
        """«…، وفق المصدر»: the words before it; a paper that is named so passes on who spoke already."""
        cue = sentence.bounds(item.first, item.last)
        around = [s for s in made if s.forward and s.start < cue[0] <= s.stop]
        if around:
            if speakers[-1].kind == "media":
                around[-1].speakers = [*speakers, *around[-1].speakers]
            return
        start = self._backward(sentence, items, item, made)
        if start < cue[0] - 9:
            made.append(Speech(start, cue[0], speakers, cue, "cited", "neutral", order, False))

    @staticmethod
    def _starts(items: Sequence[Item], item: Item) -> bool:
        return all(i.kind in ("mark", "date", "other", "clause") for i in items[: item.index])

    # -- without a cue --------------------------------------------------------------------------

    def _opened(self, sentence: Sentence, items: Sequence[Item], order: int, made: list[Speech]) -> None:
        """«فلان: …»: a name and a colon at the head of a line."""
        colon = next((i for i in items[:6] if i.kind == "mark" and i.value == ":"), None)
        if colon is None or colon.index + 1 >= len(items) or any(i.kind not in ("noun", "open", "close") for i in items[: colon.index]):
            return
        nouns = [i for i in items[: colon.index] if i.kind == "noun"]
        if not nouns or not can_speak(nouns[0]) or nouns[0].has("mediahead", "media") or not (sentence.heading or nouns[0].mention("person")):
            return
        group = nouns[0].mention("group")
        if group is not None and group.rule == "group.media":
            return
        speaker = self.roster.read(sentence, items, nouns)
        if speaker is not None:
            start = sentence.tokens[items[colon.index + 1].first].start
            made += self._forward(sentence, [speaker], sentence.bounds(nouns[0].first, colon.index and nouns[-1].last), start, "neutral", order, items)

    def _carried(self, sentence: Sentence, items: Sequence[Item], order: int) -> list[Speech]:
        """No cue here: the speaker goes on inside an open quotation, or where the text says so."""
        if not self.last or self.last_order < order - 1 or sentence.heading or self.turns:
            return []
        inside = any(q.closed and q.start < sentence.start - 1 and sentence.stop <= q.stop + 1 for q in self.quotes)
        opener = next((i for i in items if i.kind != "mark"), None)
        goes_on = opener is not None and opener.kind == "clause" and opener.value in ("topic", "also", "where") and len(items) > opener.index + 1
        if inside or goes_on:
            return [Speech(sentence.start, sentence.stop, self.last, None, "direct" if inside else "indirect", "neutral", order)]
        return []


def _opening(items: Sequence[Item], item: Item) -> Item:
    """The connective that brings a cue in («فيما قال», «لكن الجيش نفى») belongs to the cue."""
    index = item.index - 1
    while index >= 0 and items[index].kind == "noun" and not items[index].prep and item.index - index <= 3:
        index -= 1
    if index >= 0 and items[index].kind == "clause":
        return items[index]
    return items[index + 1] if index + 1 < item.index and items[index].kind == "mark" else item


def _marked(sentence: Sentence, items: Sequence[Item], after: Phrase) -> bool:
    """Content that is plainly marked: «أن», a colon or a quotation."""
    if after.stop >= len(items):
        return False
    first = items[after.stop]
    if first.kind == "that" or after.stop and items[after.stop - 1].kind == "mark" and items[after.stop - 1].value == ":":
        return True
    begin = items[after.stop - 1].last if after.stop else 0
    return any(opens_quote(sentence, at) for at in range(begin, first.first + 1))


def _feminine(item: Item) -> bool | None:
    entry = _cue(item)
    if entry is None or "pl" in entry.features:
        return None
    return "f" in entry.features


def _cue(item: Item) -> Entry | None:
    """The verb of saying that a form can be; first persons and jussives without «لم» are other words."""
    for entry in item.word.entries if item.word is not None else ():
        if entry.label != "say" or "first" in entry.features or "jussive" in entry.features and not item.negated:
            continue
        if "dual" not in entry.features or item.word is None or not item.word.has("noun", "say_noun"):
            return entry
    return None


def _trails(sentence: Sentence, items: Sequence[Item], item: Item, stop: int, speakers: Sequence[Speaker]) -> bool:
    """«…»، يقول فلان: the cue comes after a comma or a quotation and names its source."""
    previous = items[item.index - 1] if item.index else None
    named = bool(speakers) and speakers[-1].text is not None and speakers[-1].text[0] >= stop - 1
    return named and previous is not None and (previous.kind == "mark" or sentence.quoted[item.first])


def _plural(item: Item) -> bool:
    entry = _cue(item)
    return entry is not None and "pl" in entry.features and "sg" not in entry.features


def _circumstantial(sentence: Sentence, items: Sequence[Item], item: Item) -> bool:
    """«مشيرة إلى» carries on a report; «بعد مناشدة الحكومة» is a noun like any other."""
    if item.prep:
        return False
    following = items[item.index + 1] if item.index + 1 < len(items) else None
    if following is None or not sentence.form(item.last - 1).endswith("ه"):
        return following is not None
    return bool(following.prep) or following.kind in ("that", "mark", "trigger") or opens_quote(sentence, following.first)


def _unknown_name(item: Item) -> bool:
    """A definite or unknown word that is no common noun: where a source must stand, it is a name."""
    if item.kind == "verb":
        return True
    word = item.word
    return word is not None and item.count is None and not word.labels - {"given", "family"} and not item.mention("place")


def _own(sentence: Sentence, item: Item) -> bool:
    """«على حد قوله»، «وفق تعبيرها»: the speaker of these very words."""
    last = sentence.words[item.last - 1]
    return bool(last.pronoun) and item.last - item.first >= 2


def innermost(speeches: Sequence[Speech], position: int) -> Speech | None:
    """The narrowest speech around a position."""
    best: Speech | None = None
    for speech in speeches:
        if speech.start <= position < speech.stop and (best is None or speech.stop - speech.start <= best.stop - best.start):
            best = speech
    return best


__all__ = ["Attributor", "Speaker", "Speech", "innermost"]
