"""How far what is said reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.claims.cues import Speech, stance_ends
from khabar.claims.items import Item
from khabar.claims.sources import Phrase
from khabar.claims.speaker import Speaker, is_same
from khabar.claims.voices import can_speak
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence
from khabar.text.sentences import Quotations, Quote
from khabar.types import swift

_NAME = "apposition"
_NEAR = 3  # characters from a quotation to the participle that goes on with it
_NOT = word_class("denying_word") | {"لقد"}
_AFTER = 3  # characters from the end of a quotation to its cue
_ASIDE = 9  # items between two commas
_GOES_ON = frozenset({"noun", "trigger", "date", "verb", "that"})
_ACTS = frozenset({"threat", "promise"})  # what is threatened ends where the outlet turns to something else


@swift
@dataclass(frozen=True, slots=True)
class Reach:
    """The spans that cues of one sentence open and close: its quotations, and where the outlet turns."""

    quotes: Quotations
    turns: Sequence[int]

    def forward(
        self,
        sentence: Sentence,
        speakers: list[Speaker],
        cue: tuple[int, int],
        start: int,
        stance: str,
        order: int,
        items: Sequence[Item],
    ) -> list[Speech]:
        """What follows a cue, up to the outlet's next turn or the end of the quotation or sentence."""
        stop = min([t for t in self.turns if t > start], default=sentence.stop)
        near = self.quotes.near(start)
        quote = next((q for q in near if start - 2 <= q.start <= start + 12), None)
        quote = quote or next((q for q in near if q.closed and _not_so(sentence.source, q, cue, start)), None)
        kind = "direct" if quote is not None or _after_colon(sentence, items, cue, start) else "indirect"
        if quote is not None and quote.closed and quote.start <= start + 2 and quote.stop > sentence.stop:
            stop = quote.stop
        inside = (quote.start, quote.stop) if quote is not None and quote.closed else None
        made = [Speech(start, stop, speakers, cue, kind, stance, order, quote=inside)]
        if stance not in ("neutral", "loose"):
            turn = stance_ends(sentence, items, start)
            if turn is not None and turn < stop:
                made = [Speech(start, turn, speakers, cue, kind, stance, order)]
                if stance not in _ACTS:
                    made.append(Speech(turn, stop, speakers, cue, kind, "neutral", order))
        return made

    def backward(
        self, sentence: Sentence, items: Sequence[Item], item: Item, made: Sequence[Speech], whole: bool = False
    ) -> int:
        """Where the words before a closing cue begin: their quotation, where others stop speaking, or the sentence.

        A cue that no comma parts from its clause goes no further back than that: «…، فيما أصيب خمسة بحسب المرصد».
        """
        cue = sentence.tokens[item.first].start
        quote = next((q for q in self.quotes.near(cue) if q.closed and 0 <= cue - q.stop <= 4), None)
        if quote is not None and quote.start < sentence.start:
            return quote.start
        floor = max([t for t in self.turns if t < cue], default=sentence.start)
        apart = whole or item.index > 0 and items[item.index - 1].kind == "mark"
        for other in reversed(items[: 0 if apart else item.index]):
            if other.kind == "clause" and other.value == "while":
                floor = max(floor, sentence.tokens[other.first].start)
                break
        return max([floor, *(s.stop for s in made if s.stop <= cue)])

    def clause(
        self, sentence: Sentence, items: Sequence[Item], item: Item, made: Sequence[Speech], stance: str = "neutral"
    ) -> tuple[int, int]:
        """The clause that a cue between two commas is set into, before and after it."""
        cue = sentence.bounds(item.first, item.last)
        start = max(self.backward(sentence, items, item, made), clause_start(sentence, items, item))
        return start, self.forward(sentence, [], cue, cue[1], stance, 0, items)[0].stop

    def closed(self, sentence: Sentence, items: Sequence[Item], item: Item) -> bool:
        """««…»، تروي المرأة، قبل أن …»: a quotation closes right before the cue, and what follows is no content."""
        cue = sentence.tokens[item.first].start
        previous = items[item.index - 1] if item.index else None
        near = [q for q in self.quotes.near(cue - _AFTER) if q.closed and 0 <= cue - q.stop <= _AFTER]
        quoted = any(not _names(sentence, items, q.start, q.stop) for q in near)
        return quoted and not item.conj and previous is not None and previous.kind == "mark" and previous.value in "،,"

    def quoted(self, sentence: Sentence, item: Item) -> bool:
        """«… نهاية كلامه»، مضيفاً أن: a quotation from an earlier sentence ends right before."""
        at = sentence.tokens[item.first].start
        return any(q.closed and q.start < sentence.start and 0 <= at - q.stop <= _NEAR for q in self.quotes.near(at))


def _after_colon(sentence: Sentence, items: Sequence[Item], cue: tuple[int, int], start: int) -> bool:
    """«وقال: هربت من المدينة»: somebody's own words after a colon, which no «إن» turns into what is reported."""
    colon = sentence.source.rfind(":", cue[1], start)
    if colon < 0 or sentence.source[colon + 1 : start].strip():
        return False
    content = next((i for i in items if sentence.tokens[i.first].start >= start), None)
    return content is not None and content.kind != "that"


def _not_so(source: str, quote: Quote, cue: tuple[int, int], start: int) -> bool:
    """««لم أقتل أحداً»»: a quotation after the cue that opens with a negation, which is no item of its own."""
    return cue[1] <= quote.start < start < quote.stop and source[quote.start : start].strip() in _NOT


def _names(sentence: Sentence, items: Sequence[Item], start: int, stop: int) -> bool:
    """«التحق بـ«الراية»، نفى …»: a name between guillemets, and nobody's words."""
    held = [i for i in items if start <= sentence.tokens[i.first].start < stop and i.kind != "mark"]
    return len(held) == 1 and held[0].mention("group", "place") is not None


def around(made: Sequence[Speech], at: int) -> list[Speaker]:
    """Who speaks at an offset already."""
    return list(made[-1].speakers) if made and made[-1].start <= at < made[-1].stop else []


def outer(items: Sequence[Item], item: Item, made: Sequence[Speech], start: int) -> list[Speaker]:
    """Who already speaks around a cue that stands inside their words."""
    if item.conj:
        return []
    previous = items[item.index - 1] if item.index else None
    if previous is None or previous.prep and previous.definite:
        return []
    opens = previous.kind in ("noun", "that", "relative") or can_speak(previous) or _named_there(items, item)
    return around(made, start) if opens else []


def _named_there(items: Sequence[Item], item: Item) -> bool:
    """«أكد الوزير أن القيادي، فلان، أعلن انشقاقه»: who speaks there stands, with his name, right behind «أن»."""
    at = item.index - 1
    at -= items[at].kind == "mark" and items[at].value in "،,"
    if at < 1 or items[at].value != _NAME:
        return False
    while at > 0 and (items[at].nominal or items[at].value in (_NAME, "participle", "،", ",")):
        at -= 1
    return items[at].kind == "that"


def cut(made: Sequence[Speech], at: int) -> None:
    """A new cue ends what was said before it, from the connective on, but no quotation that it stands in."""
    for speech in made:
        if speech.start < at < speech.stop and not (speech.quote and speech.quote[0] <= at < speech.quote[1]):
            speech.stop = at


def nest(made: Sequence[Speech], first: int, opened: Speech | None) -> None:
    """A cue inside somebody's quotation brings in whom they quote: the speeches of ``made`` from ``first`` on."""
    outside = [*([opened] if opened is not None else []), *made[:first]]
    for speech in made[first:]:
        if speech.cue is None:
            continue
        at = speech.cue[0]
        quoting = next((s for s in reversed(outside) if s.quote and s.quote[0] <= at < s.quote[1]), None)
        if quoting is None or not speech.speakers:
            continue
        speech.within = quoting
        if not any(is_same(outer, speech.speakers[0]) for outer in quoting.speakers):
            speech.speakers = [*quoting.speakers, *speech.speakers]


def between(items: Sequence[Item], item: Item) -> bool:
    """«قُتل، بحسب المرصد، خمسة جنود»: a citation between two commas, after which the clause goes on."""
    if not item.index or items[item.index - 1].kind != "mark" or item.conj and items[item.index - 1].value in "،,":
        return False
    told = items[item.index + 1 : item.index + _ASIDE]
    shut = next((i.index for i in told if i.kind == "mark"), len(items) - 1)
    if items[shut].value not in "،,-–" or shut + 1 >= len(items):
        return False
    following = items[shut + 1]
    lone = following.kind == "noun" and not following.prep and not any(i.kind == "verb" for i in items[: item.index])
    lone = lone and not items[0].prep  # «ومن بين من فروا، بحسب الضابط، فلان»
    return following.kind in _GOES_ON and not following.conj and not lone


def inserted(items: Sequence[Item], item: Item) -> bool:
    """«ومن بينهم، تقول اللائحة، رجل فرنسي …»: a cue and its source between two commas, and the clause goes on."""
    previous = items[item.index - 1] if item.index else None
    if previous is None or item.conj or previous.kind != "mark" or previous.value not in "،,–-":
        return False
    if not item.inflected("imperfect") or item.inflected("past"):
        return False  # «من جانبه، أقر فلان، زعيم الجماعة، ب…»
    told = items[item.index + 1 : item.index + _ASIDE]
    shut = next((i.index for i in told if i.kind == "mark"), 0)
    if not shut or items[shut].value not in "،,–-" or shut + 1 >= len(items):
        return False
    if any(i.kind == "that" for i in items[item.index + 1 : shut]):
        return False
    more = items[shut + 1]
    if more.kind == "verb" and not more.conj:  # «في المعسكر، يتابع الشاب، دربهم …»
        return items[item.index + 1].kind == "noun" and can_speak(items[item.index + 1])
    if more.kind != "noun" or more.conj or more.definite and more.has("title", "human"):
        return False
    after = next((i for i in items[shut + 1 :] if i.kind in ("that", "verb", "trigger", "mark", "other")), None)
    return after is not None and after.kind != "that" and after.value != ":"


def clause_start(sentence: Sentence, items: Sequence[Item], item: Item) -> int:
    """Where the clause begins that a citation is set into: after a comma, at its joined verb."""
    for index in range(item.index - 1, 0, -1):
        other = items[index]
        if other.kind == "verb" and other.conj and items[index - 1].kind == "mark":
            return sentence.tokens[other.first].start
        if other.kind == "clause" and other.value in ("but", "while"):
            return sentence.tokens[other.first].start
    return sentence.start


def of_one(told: list[Speech], sentence: Sentence, items: Sequence[Item], item: Item, content: Item) -> list[Speech]:
    """«قطر التي كشفت أنها …، والكويت التي …»: what one of several tells ends where the next one is told of."""
    if not item.index or items[item.index - 1].kind != "relative":
        return told
    for other in items[content.index + 1 : -1]:
        after, marked = items[other.index + 1], items[other.index - 1].kind == "mark"
        next_one = other.kind == "noun" and other.conj and not other.prep and after.kind == "relative"
        if marked and next_one and after.value != "what":
            told[0].stop = min(told[0].stop, sentence.tokens[other.first].start)
            break
    return told


def of_deed(told: list[Speech], sentence: Sentence, items: Sequence[Item], content: Item) -> list[Speech]:
    """«نفى الجيش قصف المدينة | وانسحب منها»: where a deed is denied, and no clause, the next verb is what he did."""
    if content.kind == "that" or not told or told[0].stance != "deny" or told[0].quote:
        return told
    for other in items[content.index + 1 :]:
        if other.kind in ("that", "open", "relative"):
            break
        if other.kind == "verb" and other.conj and not other.has("nt", "ni", "np"):
            told[0].stop = min(told[0].stop, sentence.tokens[other.first].start)
            break
    return told


def objects(after: Phrase) -> bool:
    """«…، أعلنت اللجنة حالة الطوارئ»: the verb has an object of its own, and what stands before is not its content."""
    told = (n for n in after.nouns[1:] if not (n.prep or n.genitive or n.conj or n.mentions))
    return any(n.kind == "noun" and n.has("noun", "lightnoun") and not can_speak(n) for n in told)
