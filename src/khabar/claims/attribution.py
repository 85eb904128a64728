"""Who says it: cues, their sources and the span of what is said, as a chain per span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.claims.arguments import before, close_of
from khabar.claims.items import Item
from khabar.mentions.found import Found
from khabar.mentions.sentence import Sentence
from khabar.text.sentences import Quote

_BACK = frozenset({"انتهي", "ختم", "اختتم"})
# The words of a source that only points back to one named before.
_POINTERS = frozenset("مصدر مصادر ناشط ناطق متحدث مسوول بيان تقرير مركز مرصد وكاله موقع صحيفه قناه شبكه وزاره منظمه ضابط قيادي شاهد".split())
_SAME = frozenset({"ذاته", "ذاتها", "نفسه", "نفسها", "ذاتهم", "نفسهم", "عينه", "عينها", "ذات"})
_SECRET = frozenset({"هويته", "هويتها", "هويتهم", "اسمه", "اسمها", "اسماءهم", "اسمائهم", "هوياتهم"})
_REFUSE = frozenset({"رفض", "طلب", "فضل", "اشترط", "تحفظ", "امتنع", "كشف", "ذكر", "عدم", "ذكر"})


@dataclass(slots=True, eq=False)
class Speaker:
    """Who speaks: the words, the name if there is one, and what is told of them."""

    kind: str
    text: tuple[int, int] | None
    name: str | None
    mention: Found | None = None
    sentence: Sentence | None = None
    role: tuple[int, int] | None = None
    stem: str = ""
    anonymous: bool = False
    protected: bool = False
    described: tuple[int, int] | None = None
    origin: str | None = None
    residence: str | None = None


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


@dataclass(slots=True)
class Attributor:
    """Walks the sentences in order and remembers who spoke last."""

    source: str
    quotes: Sequence[Quote]
    speakers: list[Speaker] = field(default_factory=list)
    speeches: list[Speech] = field(default_factory=list)
    last: list[Speaker] = field(default_factory=list)
    last_stop: int = 0
    last_sentence: int = -9

    def read(self, sentence: Sentence, items: Sequence[Item], order: int) -> list[Speech]:
        """The speeches of one sentence."""
        made: list[Speech] = []
        for item in items:
            entry = item.entry
            if item.kind == "verb" and item.has("say") and (entry is None or entry.label in ("say", "verb", "hedge", "modal", "light")):
                made += self._verb(sentence, items, item, order, made)
            elif item.kind == "other" and entry is not None and entry.label == "say_participle":
                made += self._participle(sentence, items, item, order, made)
            elif item.kind == "other" and entry is not None and entry.label == "cite":
                made += self._cite(sentence, items, item, order)
        if not made:
            made = self._carried(sentence, items, order)
        self.speeches += made
        if made:
            self.last, self.last_sentence = made[-1].speakers, order
        return made

    # -- cues -----------------------------------------------------------------------------------

    def _verb(self, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]) -> list[Speech]:
        word = item.word
        entry = word.entry("say") if word else None
        if entry is None or item.negated and entry.value == "neutral":
            return []
        after = self._region(items, item.index + 1)
        named = [i for i in items[item.index + 1 : after] if i.nominal or i.kind == "date"]
        speakers = self._speakers(sentence, items, [i for i in named if i.kind == "noun"])
        previous = items[item.index - 1] if item.index else None
        backward = previous is not None and previous.kind == "relative" and bool(item.pronoun or previous.value == "what")
        backward = backward or previous is not None and previous.kind == "other" and previous.entry is not None and previous.entry.label == "cite"
        if previous is not None and previous.kind == "relative" and not backward:
            return []
        if not speakers:
            front = before(items, item.index)
            if front.items and not front.clause:
                speakers = self._speakers(sentence, items, front.items)
        if not speakers:
            passive = any("imperfect" in e.features for e in entry and word.entries or ()) and False
            speakers = [] if passive else self._again(order)
        if not speakers:
            return []
        content = items[after] if after < len(items) else None
        cue = sentence.bounds(item.first, item.last)
        spoken = self._received(sentence, items, item.index, after)
        speakers = [*spoken, *speakers]
        if backward or content is None or content.kind == "mark" and after + 1 >= len(items) or entry.lemma in _BACK:
            start = self._back_from(sentence, items, item.index, order)
            return [Speech(start, cue[0], speakers, cue, "indirect", entry.value, order)]
        start = sentence.tokens[content.first].start
        if made:
            made[-1].stop = min(made[-1].stop, max(made[-1].start, self._clause_start(sentence, items, item)))
        return [Speech(start, sentence.stop, speakers, cue, self._kind(start, sentence.stop), entry.value, order)]

    def _clause_start(self, sentence: Sentence, items: Sequence[Item], item: Item) -> int:
        return sentence.tokens[item.first].start

    def _participle(self, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]) -> list[Speech]:
        entry = item.entry
        speakers = made[-1].speakers if made else []
        if not speakers:
            verb = next((i for i in items[: item.index] if i.kind == "verb"), None)
            if verb is not None:
                after = self._region(items, verb.index + 1)
                speakers = self._speakers(sentence, items, [i for i in items[verb.index + 1 : after] if i.kind == "noun"][:1])
            speakers = speakers or self._again(order)
        if not speakers:
            return []
        if made:
            made[-1].stop = min(made[-1].stop, sentence.tokens[item.first].start)
        cue = sentence.bounds(item.first, item.last)
        stance = entry.note if entry else "neutral"
        return [Speech(cue[1], sentence.stop, speakers, cue, "indirect", stance or "neutral", order)]

    def _cite(self, sentence: Sentence, items: Sequence[Item], item: Item, order: int) -> list[Speech]:
        index = item.index + 1
        if index < len(items) and items[index].kind in ("relative", "verb") or index + 1 < len(items) and items[index].kind == "relative":
            return []  # «وفق ما أعلن …» is read from its verb
        stop = self._region(items, index)
        nouns = [i for i in items[index:stop] if i.kind == "noun"]
        ends = [n for n in nouns if n.prep in ("", "li", "fi", "min")]
        own = bool(nouns) and nouns[0].has("say_noun") and bool(nouns[0].pronoun) or not nouns
        speakers = self._again(order) if own else self._speakers(sentence, items, ends)
        if not speakers:
            return []
        cue = sentence.bounds(item.first, item.last)
        if self._starts(sentence, items, item):
            first = items[stop] if stop < len(items) else items[-1]
            return [Speech(sentence.tokens[first.first].start, sentence.stop, speakers, cue, "cited", "neutral", order)]
        main = [s for s in self.speeches[-3:] if s.sentence == order]
        start = self._back_from(sentence, items, item.index, order)
        return [Speech(start, cue[0], speakers if not main else speakers, cue, "cited", "neutral", order)]

    @staticmethod
    def _starts(sentence: Sentence, items: Sequence[Item], item: Item) -> bool:
        return all(i.kind in ("mark", "date", "other", "clause") for i in items[: item.index])

    def _back_from(self, sentence: Sentence, items: Sequence[Item], at: int, order: int) -> int:
        """Where the words before a closing cue begin: the last break between clauses."""
        for index in range(at - 1, -1, -1):
            item = items[index]
            if item.kind == "clause" and item.value == "while":
                return sentence.tokens[item.first].start
        return sentence.start

    def _kind(self, start: int, stop: int) -> str:
        return "direct" if any(q.start - 3 <= start + 12 and start - 2 <= q.start and q.start < stop for q in self.quotes) else "indirect"

    def _region(self, items: Sequence[Item], index: int) -> int:
        """Index of what is said: after the source comes «أن», a colon, a quotation or a clause."""
        while index < len(items):
            item = items[index]
            if item.kind == "that":
                return index
            if item.kind == "mark" and item.value in ":؛":
                return index + 1
            if item.kind == "mark" and item.value in "،,":
                following = items[index + 1] if index + 1 < len(items) else None
                if following is not None and following.kind == "trigger":
                    return index + 1
            if item.kind == "open":
                index = close_of(items, index)
                continue
            if item.kind == "trigger" or item.kind == "verb" and not (index and items[index - 1].kind == "relative"):
                return index
            if item.kind == "clause" or item.kind == "other" and item.entry is not None and item.entry.label == "say_participle":
                return index
            index += 1
        return index

    # -- speakers -------------------------------------------------------------------------------

    def _received(self, sentence: Sentence, items: Sequence[Item], at: int, stop: int) -> list[Speaker]:
        """«ذكرت وكالة … نقلاً عن مصادر»: the outlet in between comes first in the chain."""
        return []

    def _speakers(self, sentence: Sentence, items: Sequence[Item], nouns: Sequence[Item]) -> list[Speaker]:
        """One speaker from the phrases of a source; a named person wins over the post."""
        nouns = [n for n in nouns if n.prep in ("", "an", "min", "li", "fi", "bi", "maa") and not n.has("direction")]
        chain: list[Speaker] = []
        cited = next((i for i, n in enumerate(nouns) if n.prep == "an"), None)
        if cited is not None:
            if nouns[:cited]:
                chain += self._speakers(sentence, items, [n for n in nouns[:cited] if n.prep != "an"])
            nouns = [n if i else _plain(n) for i, n in enumerate(nouns[cited:])]
        person = next((f for n in nouns for f in n.mentions if f.kind == "person" and n.prep not in ("li", "maa")), None)
        lead = next((n for n in nouns if not n.prep or n.prep == "an"), None)
        if person is not None:
            chain.append(self._person(sentence, person, lead))
        elif lead is not None:
            speaker = self._described(sentence, lead, [n for n in nouns if n is not lead])
            if speaker is not None:
                chain.append(speaker)
        for speaker in chain:
            speaker.protected = speaker.protected or self._secret(sentence)
        self.speakers += chain
        return chain

    def _person(self, sentence: Sentence, person: Found, lead: Item | None) -> Speaker:
        start, stop = sentence.bounds(person.first, person.last)
        name = self.source[start:stop]
        role = None
        if lead is not None and lead.first < person.first:
            role = (sentence.bounds(lead.first, lead.last)[0], sentence.tokens[person.first - 1].stop)
        return Speaker("person", (start, stop), name, person, sentence, role, lead.word.stem if lead and lead.word else "")

    def _described(self, sentence: Sentence, lead: Item, rest: Sequence[Item]) -> Speaker | None:
        word = lead.word
        if word is None or lead.kind != "noun":
            return None
        start, stop = sentence.bounds(lead.first, lead.last)
        for more in rest:
            if more.prep in ("fi", "min", "bi", "li") and sentence.tokens[more.first].start - stop <= 5 and word.has("human", "title", "media") | (word.stem in _POINTERS) and not word.article:
                stop = sentence.tokens[more.last - 1].stop
        group = lead.mention("group")
        pointing = word.article and (word.stem in _POINTERS) and lead.last - lead.first <= 2
        if word.has("pronoun") or sentence.form(lead.first) in ("ذلك", "هذا"):
            return None
        media = word.has("mediahead", "media") or group is not None and group.rule == "group.media"
        kind = "media" if media else "group" if group is not None else "anonymous"
        if word.has("say_noun"):
            kind = "document"
        named = not (kind == "anonymous")
        text = self.source[start:stop]
        speaker = Speaker(kind, (start, stop), text, group, sentence, None, word.stem, not named)
        if pointing or word.article:
            known = self._known(word.stem, text, pointing)
            if known is not None:
                speaker.name, speaker.kind, speaker.anonymous = known.name, known.kind, known.anonymous
                speaker.mention, speaker.protected, speaker.role = known.mention, known.protected, known.role
        return speaker

    def _known(self, stem: str, text: str, pointing: bool) -> Speaker | None:
        """The speaker that a definite description takes up again."""
        short = text.split()[0] if text else ""
        for speaker in reversed(self.speakers):
            if speaker.stem == stem and speaker.name and (speaker.kind == "person" or short.removeprefix("ال") in speaker.name):
                return speaker
        if pointing and stem in ("مصدر", "مصادر") and self.speakers:
            return self.speakers[-1]
        if pointing and stem in ("ناشط", "متحدث", "ناطق", "مسوول"):
            return next((s for s in reversed(self.speakers) if s.kind == "person"), None)
        return None

    def _again(self, order: int) -> list[Speaker]:
        """The last speaker, for a verb without its subject."""
        if not self.last:
            return []
        return self.last[-1:]

    def _carried(self, sentence: Sentence, items: Sequence[Item], order: int) -> list[Speech]:
        """No cue here: the speaker goes on inside an open quotation, or where the text says so."""
        inside = [q for q in self.quotes if q.start < sentence.start - 1 and sentence.stop <= q.stop + 1]
        opener = next((i for i in items if i.kind not in ("mark",)), None)
        goes_on = opener is not None and opener.kind == "clause" and opener.value == "topic"
        if self.last and self.last_sentence >= order - 1 and (inside or goes_on):
            return [Speech(sentence.start, sentence.stop, self.last, None, "direct" if inside else "indirect", "neutral", order)]
        return []

    def _secret(self, sentence: Sentence) -> bool:
        """«رفض الكشف عن هويته»، «طلب عدم ذكر اسمه»."""
        forms = {t.form for t in sentence.tokens}
        return not forms.isdisjoint(_SECRET) and any(w.stem in _REFUSE for w in sentence.words)


def _plain(item: Item) -> Item:
    item.prep = "" if item.prep == "an" else item.prep
    return item


def innermost(speeches: Sequence[Speech], position: int) -> Speech | None:
    """The narrowest speech around a position."""
    best: Speech | None = None
    for speech in speeches:
        if speech.start <= position < speech.stop and (best is None or speech.stop - speech.start <= best.stop - best.start):
            best = speech
    return best
