"""Who says it: cues, their sources and the span of what is said, as a chain per span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.claims.citations import cite, passed_on, written
from khabar.claims.continuing import is_here
from khabar.claims.cues import (
    AS,
    REFUSES,
    REJECTS,
    Speech,
    accusation,
    circumstantial,
    cue_of,
    is_marked,
    is_named,
    leave_charge,
    of_a_paper,
    of_report,
    opening,
    passive,
    refused,
    rejected,
    relation,
    starts,
    tells,
    told_by_nobody,
    trails,
    turning,
)
from khabar.claims.hearsay import (
    INFORMATION,
    LONE,
    RULES_OUT,
    SAYING,
    TELLING,
    accuse,
    attested,
    blames,
    by_itself,
    by_noun,
    explained,
    heard,
    informed,
    learnt,
    not_ruled_out,
    saying,
)
from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.claims.lines import Lines, is_mine, is_ours
from khabar.claims.negation import neither
from khabar.claims.ours import of_ours, our_stance, settle
from khabar.claims.protection import protect
from khabar.claims.reach import Reach, around, between, cut, inserted, nest, objects, of_deed, of_one, outer
from khabar.claims.reasons import LAYS
from khabar.claims.sources import Phrase, phrase
from khabar.claims.speaker import Speaker, agreeing, is_same
from khabar.claims.speakers import Roster
from khabar.claims.subjects import PAPERS_ISSUED, goes_on, issuer, subject_of, who
from khabar.claims.traits import is_abstract
from khabar.claims.voices import is_one, opens_quote
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence
from khabar.text.sentences import Quotations

_ADDS = word_class("adds")
_BACK = word_class("closes")
_BACKGROUND = word_class("background")  # «يذكر أن»، «يشار إلى أن»: the outlet's own voice
_BEING = word_class("being")  # «وكانت الحكومة قد …»: what was before, told by the outlet
_CARRIES = word_class("carries_words")
_CUES = frozenset({"verb", "noun", "that", "other"})  # items that may bring in what somebody says
_DONE = frozenset({"emergency"})
_SPOKEN = frozenset({"say", "verb", "hedge", "modal", "aux", "light", "vt", "vi", ""})  # verbs that may tell
_BRINGS_IN = word_class("heard") | word_class("stands_in") | word_class("attests")  # words, without a verb of saying
_LAYS = frozenset({"ascribed", "blamed_for"})
_LEARNS = word_class("learns")
_IMPERSONAL = word_class("impersonal")
_HOLDS = "اعتبر"
_DUE = 3  # items from a word of duty to «أن»
_BINDS = frozenset({"an", "ila", "ala", "bi"})  # «كشف «عن تواصل …»»: by these a cue governs what is said
_PART = 2  # words after «أما» in which it stands which part comes next


@dataclass(slots=True)
class Attributor:
    """Walks the sentences in order and remembers who spoke last."""

    source: str
    quotes: Quotations
    speeches: list[Speech] = field(default_factory=list)
    roster: Roster = field(init=False)
    lines: Lines = field(init=False)
    reach: Reach = field(init=False)
    last: list[Speaker] = field(default_factory=list)
    last_order: int = -9
    paragraph: int = -1  # where they did
    opened: Speech | None = None  # the last whose quotation goes on past its sentence
    around: Speech | None = None  # in whose quotation the last one spoke
    silent: Sentence | None = None  # right before, in which nobody speaks
    ours: list[Speech] = field(default_factory=list)  # in this sentence, what nobody is named for

    def __post_init__(self) -> None:
        self.roster = Roster(self.source)
        self.lines = Lines(self.source, self.roster)
        self.reach = Reach(self.quotes, ())

    def read(self, sentence: Sentence, items: Sequence[Item], order: int) -> list[Speech]:
        """The speeches of one sentence."""
        self.roster.note(sentence)
        self.roster.meets(sentence, items)
        self.reach = Reach(self.quotes, turning(sentence))
        made: list[Speech] = []
        self.ours = []
        if not PAPERS_ISSUED.isdisjoint(sentence.stems):
            self._issued(sentence, items)
        whole = self.lines.whole(sentence, order)
        turn, head, colon = self.lines.turn(sentence), None, ":" in sentence.spelled
        if colon and not turn:
            head = self.lines.head(sentence, items) or self.lines.issued(sentence, items)
        if head is not None:
            made += self.reach.forward(sentence, head.speakers, head.cue, head.start, "neutral", order, items)
        told = "say_noun" in sentence.labels or not TELLING.isdisjoint(sentence.stems)
        quoting = self._quoting(made)
        for item in items:
            kind = item.kind
            if kind not in _CUES:
                continue
            if quoting:
                self._leave(sentence.tokens[item.first].start, made)
                quoting = self._quoting(made)
            if item.entry is None:
                word = item.word
                if kind == "other":
                    continue
                if kind == "noun" and (word is None or word.form not in SAYING and word.stem not in INFORMATION):
                    if item.prep != "bayn" and not (told and _may_tell(item)):
                        continue  # most phrases bring nothing in
            count = len(made)
            self._item(sentence, items, item, order, made)
            if len(made) > count:
                nest(made, count, self.opened)
            quoting = self._quoting(made)
        self._leave(sentence.stop, made)
        near = self.last if order - self.last_order <= 1 else []
        if self.lines.announce(sentence, items, made, near):
            made = [Speech(sentence.start, sentence.stop, list(near), None, "indirect", "neutral", order)]
        if colon:
            self.lines.begin(sentence, items, made)
        if whole is not None:
            made = self._inside(whole, made)
        if turn is None:
            made = made or self._carried(sentence, items, order)
            near = self.last if order - self.last_order <= LONE else []
            made = made or by_itself(self.reach, self.roster, sentence, items, order, near, self.last_order)
        self._between(sentence, items, order, made)
        settle(self.ours, made)
        self.speeches += [*made, *self.ours]
        if made:
            protect(sentence, (s for speech in made for s in speech.speakers))
            self.around = made[-1].within
            self.last, self.last_order = (self.around or made[-1]).speakers, order
            self.paragraph = sentence.paragraph
            opened = next((s for s in made if s.quote and s.within is None and s.quote[1] > sentence.stop), None)
            self.opened = opened or self.opened
        return made

    def within(self, clause: Sentence, items: Sequence[Item], order: int, around: Sequence[Speech]) -> list[Speech]:
        """«نفت، كما ذكرت الوكالة، طهران تزويد …»: who speaks in a clause into which it is set who passes it on."""
        made: list[Speech] = []
        for item in items:
            if item.kind == "verb" and "say" in item.labels and item.entry is not None and item.entry.label in _SPOKEN:
                self._verb(clause, items, item, order, made)
        known = {speech.cue for speech in around}
        made = [speech for speech in made if speech.cue not in known]
        cited = next((speech.speakers for speech in around if speech.kind == "cited" or not speech.forward), [])
        for speech in made:
            speech.speakers = [*cited, *speech.speakers]
        self.speeches += made
        return made

    def _issued(self, sentence: Sentence, items: Sequence[Item]) -> None:
        """«أصدرت القيادة بياناً. … وقال البيان إن»: whose the paper is."""
        papers, known = sentence.stems & PAPERS_ISSUED, len(self.roster.speakers)
        by = issuer(self.roster, sentence, items)
        if by is not None and by.name:
            self.roster.issued.update({paper.removesuffix("ا"): by.name for paper in papers})
        del self.roster.speakers[known:]  # who has not spoken yet

    def _between(self, sentence: Sentence, items: Sequence[Item], order: int, made: list[Speech]) -> None:
        """«قال فلان إن …. وأدى ذلك إلى …. وأضاف أن …»: what stands between his words is his as well."""
        silent, self.silent = self.silent, None
        if not made:
            opener = next((i for i in items if i.kind != "mark"), None)
            told = opener is not None and opener.word is not None and opener.word.stem in _BEING
            near = self.last and self.last_order == order - 1 and sentence.paragraph == self.paragraph
            plain = near and not (told or self.reach.turns or sentence.heading)
            spoken = plain and any(i.kind == "verb" and "say" in i.labels for i in items)  # by somebody who is not read
            self.silent = sentence if plain and not spoken else None
        elif silent is not None and sentence.paragraph == self.paragraph and made[0].cue is not None:
            again = made[0].speakers == self.last and made[0].cue[1] <= sentence.tokens[0].stop
            if again:
                self.speeches.append(
                    Speech(silent.start, silent.stop, self.last, None, "indirect", "neutral", order - 1)
                )

    def _quoting(self, made: Sequence[Speech]) -> bool:
        """Is somebody quoted inside what another says?"""
        return (made[-1].within if made else self.around) is not None

    def _leave(self, at: int, made: list[Speech]) -> None:
        """Past the end of a quotation whoever is quoted inside it is done, and the one who quotes goes on."""
        around = made[-1].within if made else self.around
        if around is not None and around.quote and at >= around.quote[1]:
            self.around = None
            self.roster.speakers.append(around.speakers[-1])
            if made:
                made.append(Speech(at, at, around.speakers, None, around.kind, "neutral", around.sentence))

    def _item(self, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]) -> None:
        """The speeches that one item brings in."""
        kind, word, label = item.kind, item.word, ""
        if item.entry is not None:
            if item.entry.lemma in REFUSES:
                item.entry = refused(items, item) or item.entry
            label = item.entry.label
        if kind == "verb":
            stance = our_stance(item) if word is not None and "first" in word.features else ""
            if stance:  # as hardly ever
                self._unnamed(sentence, items, item, stance, order)
            if word is not None and word.means(_BRINGS_IN):
                told = (self.reach, self.roster, sentence, items, item, order, made)
                if heard(*told) or written(*told) or attested(*told):
                    return
            if label in _SPOKEN and (label == "say" or "say" in item.labels) and not is_named(sentence, item):
                self._verb(sentence, items, item, order, made)
            if item.entry is not None and (item.entry.value in _LAYS or item.entry.lemma in LAYS):
                blames(self.reach, self.roster, sentence, items, item, order, made)
        elif kind == "noun" and word is not None and word.form in SAYING:
            saying(self.reach, self.roster, sentence, items, item, order, made)
        elif kind == "noun" and word is not None and word.stem in INFORMATION:
            informed(self.reach, self.roster, sentence, items, item, order, made)
        elif item.prep == "bayn" and kind in ("that", "noun"):
            explained(self.reach, self.roster, sentence, items, item, order, made)
        elif kind == "noun":
            by_noun(self.roster, sentence, items, item, order, made)
        elif kind == "other" and label == "say_participle":
            self._participle(sentence, items, item, order, made)
        elif kind == "other" and label == "hedge" and item.entry is not None and item.entry.lemma.endswith(RULES_OUT):
            not_ruled_out(self.reach, self.roster, sentence, items, item, order, made)
        elif kind == "other" and label == "cite" and item.entry is not None and item.entry.value != "aside":
            cite(self.reach, self.roster, sentence, items, item, order, made)

    @staticmethod
    def _inside(whole: Speech, made: Sequence[Speech]) -> list[Speech]:
        """What is quoted inside a point or an answer is quoted by whoever gives that."""
        for speech in made:
            if speech.speakers and speech.speakers[0].name != whole.speakers[0].name:
                speech.speakers = [*whole.speakers, *speech.speakers]
        return [whole, *made]

    def _unnamed(self, sentence: Sentence, items: Sequence[Item], item: Item, stance: str, order: int) -> None:
        """«ننفي قصف البلدة»، «وأنكر قتل الجنود»: what is denied, or asked for, though nobody is named who does so."""
        if stance == "deny" or stance and our_stance(item):
            self.ours.append(of_ours(self.reach, sentence, items, item, stance, order))

    # -- verbs ----------------------------------------------------------------------------------

    def _verb(self, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]) -> None:
        entry = cue_of(item)
        if entry is None or item.prep or item.negated or neither(sentence, item) or _is_told(sentence, items, item):
            return
        if item.pronoun and made and made[-1].cue is not None:
            here = sentence.tokens[item.first].start
            if made[-1].cue[0] < here < made[-1].start:
                return  # «أفادت مصادر في تصريح بثته الوكالة، بأن …»
        after = phrase(sentence, items, item.index + 1, entry.lemma in _CARRIES)
        marked = is_marked(sentence, items, after)
        leave_charge(after, entry.value)
        if (passive(sentence, item) or entry.lemma == "بين" and "imperfect" in entry.features) and not after.nouns:
            return
        alone = not item.index or not items[item.index - 1].nominal  # but «الدلائل تشير إلى أن»
        if entry.lemma in _BACKGROUND and "imperfect" in entry.features and marked and alone and not after.nouns:
            cut(made, sentence.tokens[item.first].start)
            return
        backward, relative = relation(items, item)
        if relative and not backward and told_by_nobody(items, item, entry.value, after):
            return
        # «الأهالي الذين اتهموا القادة ب…»
        whose = relative and item.inflected("pl") and not item.pronoun and not after.nouns[1:]
        if entry.value == "accuse" and not (marked or backward or item.negated) and (whose or not relative):
            accused = accusation(items, item)
            if accused is not None:
                accuse(self.reach, self.roster, sentence, items, item, order, made, accused)
                return
        if relative and not backward and not marked or of_report(items, item, made, sentence.tokens[item.first].start):
            return
        aside = entry.lemma in _ADDS and bool(after.nouns) and is_one(after.nouns[0]) and inserted(items, item)
        if not (backward or aside) and (
            item.pronoun and not marked or not tells(items, item, entry.value, after, marked)
        ):
            lead = after.nouns[0] if after.nouns else None
            if lead is not None and not lead.prep and lead.mention("person") is not None and not relative:
                self.roster.read(sentence, items, after.nouns)  # «أثنى فلان على …. وقال»
            return
        if entry.value == "accuse" and marked and not backward and not item.negated:
            bare = [n for n in after.nouns[1:] if n.kind == "noun" and not (n.prep or n.genitive or n.conj)]
            if len(bare) == 1:  # «اتهم ناشطون القائد فلاناً بأنه …»: the second is the accused
                after.nouns = after.nouns[: after.nouns.index(bare[0])]
        speakers = learnt(self.roster, sentence, items, after) if entry.lemma in _LEARNS and marked else None
        if speakers is None:
            sure = marked or backward or after.stop >= len(items) - 1
            speakers = who(self.roster, sentence, items, item, after, relative and not backward, made, sure)
        denied = after.nouns[0] if entry.value == "deny" and after.nouns else None
        if not speakers and denied is not None and not denied.prep and "demonstrative" not in denied.labels:
            whole = [n for n in after.nouns if n is denied or n.prep or n.genitive or n.mentions]  # no «أي ضلوع»
            denier = self.roster.read(sentence, items, whole, True)  # whoever it is, it is denied
            speakers = [denier] if denier is not None else []
        if not speakers:
            self._unnamed(sentence, items, item, "" if backward or relative else entry.value, order)
            return
        end = rejected(sentence, items, item)
        if end:
            start, stop = sentence.bounds(item.last, end)
            cut(made, sentence.tokens[item.first].start)
            made.append(
                Speech(start, stop, speakers, sentence.bounds(item.first, item.last), "indirect", REJECTS, order)
            )
            return
        self._say(sentence, items, item, order, made, after, speakers, backward)

    def _say(
        self,
        sentence: Sentence,
        items: Sequence[Item],
        item: Item,
        order: int,
        made: list[Speech],
        after: Phrase,
        speakers: list[Speaker],
        backward: bool,
    ) -> None:
        entry = cue_of(item)
        if entry is None:
            return
        cue = sentence.bounds(item.first, item.last)
        closes = (after.stop >= len(items) or items[after.stop].kind == "mark") and not objects(after)
        past = after.nouns[0].index + 1 if after.nouns else len(items)
        closes = closes or past < len(items) and items[past].kind == "mark"  # «…، كما ذكرت الوكالة، …»
        named = closes and speakers[-1].text is not None and speakers[-1].text[0] >= cue[1] - 1
        if _as_told(sentence, items, item, made, cue[0], named) and passed_on(cue[0], speakers, made):
            return
        if not backward and inserted(items, item) and not self.reach.closed(sentence, items, item):
            start, stop = self.reach.clause(sentence, items, item, made)
            made.append(Speech(start, stop, speakers, cue, "indirect", "neutral", order, False))
            return
        ends = after.stop >= len(items) or items[after.stop].kind == "mark" and after.stop + 1 >= len(items)
        if ends and not backward and (objects(after) or not trails(sentence, items, item, cue[1], speakers)):
            return
        closed = not backward and not is_marked(sentence, items, after) and self.reach.closed(sentence, items, item)
        if backward or ends or closed or entry.lemma in _BACK:
            cited = items[item.index - 2 if items[item.index - 1].kind == "relative" else item.index - 1]
            leads = cited.entry is not None and cited.entry.label == "cite" and starts(items, cited)
            if backward and not ends and leads:  # «بحسب ما ذكر مصدر، فر خمسة»
                first = sentence.tokens[items[after.stop].first].start
                made += self.reach.forward(sentence, speakers, cue, first, entry.value, order, items)
                return
            strict = made and made[-1].stance not in ("neutral", "loose") or speakers[-1].kind == "media"
            if backward and ends and strict and passed_on(cue[0], speakers, made):
                return
            start = self.reach.backward(sentence, items, item, made, not backward)
            if start < cue[0]:
                kind = "direct" if closed else "indirect"
                said = speakers[:1] if closed and after.cited else speakers  # «…»، يقول فلان، ناقلاً عن أقاربه أن
                inner = backward and between(items, cited)  # «قُتل، وفق ما أعلن الجيش، خمسة جنود»
                stop = cue[0]
                if inner:
                    start, stop = self.reach.clause(sentence, items, item, made, entry.value)
                made.append(Speech(start, stop, said, cue, kind, entry.value, order, False))
                if inner:
                    return
            if backward and not ends and opens_quote(sentence, items[after.stop].first):  # «حسب ما قال فلان، «…»»
                made += self.reach.forward(
                    sentence, speakers, cue, sentence.tokens[items[after.stop].first].start, entry.value, order, items
                )
            return
        content = items[after.stop]
        if content.kind == "trigger" and content.entry is not None and content.entry.value in _DONE:
            return  # «أعلنت الحكومة حالة الطوارئ»: said and so done, and told by the outlet
        start = sentence.tokens[_opening(sentence, content)].start
        outside = outer(items, item, made, cue[0])
        impersonal = speakers[-1].stem in _IMPERSONAL
        apart = opening(items, item).kind == "clause"  # «أكد المتمردون أن …، في حين تحدثت حصيلة رسمية عن …»
        if impersonal and not item.conj and not apart:
            outside = outside or around(made, cue[0])
        if outside and (impersonal or is_same(outside[-1], speakers[-1])):
            speakers = []  # «أوضح المتحدث أن التحقيقات كشفت أن»: he tells it
        if not outside:
            cut(made, sentence.tokens[opening(items, item).first].start)
        value = "deny" if after.denial else entry.value
        told = self.reach.forward(sentence, [*outside, *speakers], cue, start, value, order, items)
        made += of_deed(of_one(told, sentence, items, item, content), sentence, items, content)

    # -- participles ----------------------------------------------------------------------------

    def _participle(
        self, sentence: Sentence, items: Sequence[Item], item: Item, order: int, made: list[Speech]
    ) -> None:
        entry = item.entry
        start = sentence.bounds(item.first, item.last)[1]
        if not circumstantial(sentence, items, item):
            return
        speakers = agreeing(made[-1].speakers, sentence.form(item.last - 1).endswith("ه")) if made else []
        if made and made[-1].kind == "cited" and speakers[-1].kind == "document":
            speakers = subject_of(self.roster, sentence, items, item)  # «دون أقواله، بحسب الأوراق، معترفاً بأنه»
        if not speakers:
            if item.index <= 1 or self.reach.quoted(sentence, item):
                speakers = self.last if self.last_order >= order - 1 else []
                speakers = speakers or ([s] if (s := self._previous_subject()) is not None else [])
            else:
                speakers = goes_on(self.roster, sentence, items, item, self.last)
        if not speakers:
            return
        stance = (entry.note if entry else "") or "neutral"
        following = items[item.index + 1] if item.index + 1 < len(items) else None
        if following is None or following.kind == "mark" and item.index + 2 >= len(items):
            return
        cut(made, sentence.tokens[item.first].start)
        made += self.reach.forward(
            sentence, speakers, sentence.bounds(item.first, item.last), start, stance, order, items
        )

    def _previous_subject(self) -> Speaker | None:
        return self.roster.speakers[-1] if self.roster.speakers else None

    # -- without a cue --------------------------------------------------------------------------

    def _carried(self, sentence: Sentence, items: Sequence[Item], order: int) -> list[Speech]:
        """No cue here: the speaker goes on inside an open quotation, or where the text says so."""
        if not self.last or self.last_order < order - 1 or sentence.heading or self.reach.turns:
            return []
        near = self.quotes.near(sentence.start)
        if self.lines.goes_on(sentence, self.last):
            return [Speech(sentence.start, sentence.stop, self.last, None, "indirect", "neutral", order)]
        if sentence.paragraph == self.paragraph and self._by_us(sentence, items):
            return [Speech(sentence.start, sentence.stop, self.last, None, self.speeches[-1].kind, "neutral", order)]
        quote = next((q for q in near if q.closed and q.start < sentence.start - 1 and q.stop > sentence.start), None)
        opener = next((i for i in items if i.kind != "mark"), None)
        told = quote is not None or self.speeches[-1].cue is not None or self.speeches[-1].kind == "indirect"
        goes_on = opener is not None and len(items) > opener.index + 1 and told and self._goes_on(sentence, opener)
        if quote is not None:
            stop = sentence.stop if goes_on else min(sentence.stop, quote.stop)
            return [Speech(sentence.start, stop, self.last, None, "direct", "neutral", order)]
        if goes_on:
            return [Speech(sentence.start, sentence.stop, self.last, None, "indirect", "neutral", order)]
        return []

    def _by_us(self, sentence: Sentence, items: Sequence[Item]) -> bool:
        """«وقال: قتلنا خمسة. واعتقلنا ثلاثة»: words after a colon without marks of quotation go on where «we» do."""
        spoken = self.speeches[-1]
        words = self.source[spoken.cue[1] : spoken.start + 1] if spoken.cue is not None else ""
        colon = spoken.cue is None and spoken.quote is None or ":" in words
        return colon and spoken.quote is None and any(is_mine(i) or i.kind == "verb" and is_ours(i) for i in items)

    def _goes_on(self, sentence: Sentence, opener: Item) -> bool:
        """«حيث …», «كما …» in the same paragraph, «وأنه …», «أما القسم الثاني …»: the words of who spoke last go on."""
        if opener.kind == "that":
            return _that_too(sentence, opener)
        if opener.kind != "clause":
            return False
        if opener.value == "also":
            return sentence.paragraph == self.paragraph
        return opener.value == "where" or opener.value == "topic" and _next_part(sentence, opener)


def _may_tell(item: Item) -> bool:
    """«بعد إعلان الجيش …»، «رغم نفي الوزير …»: a phrase with a noun of saying, or with somebody whose it may be."""
    return bool(item.mentions) or "say_noun" in item.labels or "say" in item.labels


def _as_told(
    sentence: Sentence, items: Sequence[Item], item: Item, made: Sequence[Speech], cue: int, named: bool
) -> bool:
    """«نفى الجيش قصف القرية، كما ذكرت الوكالة»: who is told to have denied it has, whoever passes that on.

    But «نفى القصف، كما أعلن مقتل ثلاثة»: he says that too.
    """
    if not item.index or sentence.form(items[item.index - 1].first) != AS:
        return False
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    if not named and after is not None and after.kind != "mark":
        return False
    return any(s.forward and s.stance == "deny" and s.start < cue <= s.stop for s in made)


def _is_told(sentence: Sentence, items: Sequence[Item], item: Item) -> bool:
    """A verb that only looks like one of saying: it goes on, has yet to be said, or tells what a deed is held to be."""
    if of_a_paper(items, item):
        return True
    entry = cue_of(item)
    return (
        is_here(sentence, item)
        or _is_due(items, item)
        or entry is not None
        and entry.lemma == _HOLDS
        and _is_held(items, item)
    )


def _is_due(items: Sequence[Item], item: Item) -> bool:
    """«ينبغي على المسؤولين أن يؤكدوا …»: what somebody ought to say, and has not said."""
    that = items[item.index - 1] if item.index > 1 else None
    if that is None or that.kind != "that" or item.inflected("past"):
        return False
    for ahead in reversed(items[max(0, that.index - _DUE) : that.index]):
        if ahead.kind == "verb":
            return "modal" in ahead.labels
        if ahead.kind != "noun" or ahead.conj:
            return False
    return False


def _is_held(items: Sequence[Item], item: Item) -> bool:
    """«تحرير المدينة يُعتبر خطوة»: what a deed is held to be, and nobody who says so."""
    lead = before(items, item.index).items[:1]
    deed = bool(lead) and (lead[0].kind == "trigger" or is_abstract(lead[0]))
    return deed and not item.pronoun and not item.inflected("past")


def _opening(sentence: Sentence, content: Item) -> int:
    """The token where words begin: «قال: «بعد اعتقالي …»» with the preposition that opens them."""
    opens = 0 <= content.prep_at < content.first and content.prep not in _BINDS
    return content.prep_at if opens and opens_quote(sentence, content.prep_at) else content.first


def _that_too(sentence: Sentence, that: Item) -> bool:
    """«… إن الجيش قصف المدرسة. وإن خمسة قتلوا»: a sentence that is no more than what was said; «وإن كانت …» is none."""
    word, after = sentence.words[that.first], sentence.words[that.last : that.last + 1]
    return bool(word.conjunction) and not (len(word.form) == len("وان") and after and after[0].verbal)


def _next_part(sentence: Sentence, topic: Item) -> bool:
    """«ينقسمون إلى قسمين، الأول …. أما القسم الثاني»: the next of the parts that the speaker tells apart."""
    near = sentence.words[topic.last : topic.last + _PART]
    return any(word.article and any(entry.value == "ordinal" for entry in word.entries) for word in near)
