"""Causes that the report marks as such: «أسفر عن», «ما أدى إلى», «نتيجة», «جراء», «لأن»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.chains import CASUALTIES, WIDE, give_means, linked, named, named_cause, named_effect
from khabar.claims.context import STRIKES
from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.leads import before
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_EFFECTS = frozenset(
    "siege shortage handover detention appointment missing movement killing injury destruction arrest displacement "
    "flight abduction control decree recruitment seizure release execution accident abuse agreement raid".split()
)
_NAMED = STRIKES | {"control", "movement"}
_PLAIN = frozenset({"light", "aux", "modal", "say", "hedge", "vcause"})
_LAYS = word_class("lays")  # «عزا … إلى»
_THANKS = "الله"  # «بفضل الله»
_FATAL = "اودي بحياه"
_ANSWERS = ("ردا", "انتقاما")  # only a blow answers a blow
_MOST = 4  # effects of one cause


def find_causes(sentence: Sentence, items: Sequence[Item], drafts: Sequence[Draft], order: int) -> list[Draft]:
    """Cause drafts of one sentence."""
    links = Links(sentence, items, drafts, order)
    for item in items:
        if item.kind == "verb" and item.entry is not None and item.entry.label == "vcause":
            links.forward(item, item.entry.value)
        elif item.kind == "verb" and item.entry is not None and item.entry.lemma == _FATAL:
            links.fatal(item)
        elif item.nominal and (item.prep == "cause" or item.negated and sentence.form(item.first - 1) == "لعدم"):
            links.backward(item)
        elif item.kind == "clause" and item.value == "because" and not item.conj:
            links.because(item)
        elif item.kind == "verb" and item.word is not None and item.word.stem in _LAYS:
            links.laid(item)
    return links.made


class Links:
    """The causal links of one sentence."""

    def __init__(self, sentence: Sentence, items: Sequence[Item], drafts: Sequence[Draft], order: int) -> None:
        self.sentence, self.items, self.order = sentence, items, order
        told = [d for d in drafts if d.at is not None and d.part_of is None]
        self.events = [d for d in told if d.ready() or d.event in _NAMED]  # may be named with no role told
        self.at: dict[int, Draft] = {}
        for draft in self.events:
            if draft.at is not None:
                self.at.setdefault(draft.at.index, draft)
        self.made: list[Draft] = []

    # -- the cause first ------------------------------------------------------------------------

    def forward(self, verb: Item, takes: str) -> None:
        """«غارات أسفرت عن …»، «… ما أدى إلى …»، «أدى انفجار … إلى …»."""
        if takes == "back":
            head = self._object(verb, ("an", "min"))
            lead = before(self.items, verb.index).items[:1]
            if head is not None and not lead:
                lead = self._brought(head)
            if head is not None and lead:
                self._add("reversed", [self._name(head, lead[0])], [self._name(lead[0])], verb)
            return
        head = self._object(verb, tuple(takes.split("|")))
        if head is None:
            return
        effects = self._effects(head)
        cause = self._cause(verb, head)
        if cause is None or any(e.start < cause.stop and cause.start < e.stop for e in effects):
            return
        if cause.draft is not None:
            give_means(cause.draft, [e.draft for e in effects if e.draft is not None])
        self._add("forward", [cause], effects, verb)

    def laid(self, verb: Item) -> None:
        """«عزا المسؤول الانشقاقات إلى تأخر الرواتب»: the effect, then the cause."""
        cause = self._object(verb, ("ila",))
        if cause is None:
            return
        bare = [
            i for i in self.items[verb.index + 1 : cause.index] if i.nominal and not (i.prep or i.genitive or i.conj)
        ]
        named = before(self.items, verb.index).items or len(bare) > 1
        if bare and named:
            inner = self.items[bare[-1].index + 1]
            deed = inner if inner.kind == "trigger" and inner.genitive else bare[-1]
            self._add("laid", [self._name(cause)], [self._name(deed)], verb)

    def _brought(self, head: Item) -> list[Item]:
        """«نتج عن القصف مقتل …»: what came of it, after it."""
        for item in self.items[head.index + 1 : head.index + 4]:
            if item.kind == "trigger" and not item.prep and not item.genitive:
                return [item]
            if not item.nominal:
                break
        return []

    def fatal(self, verb: Item) -> None:
        """«… هجوما …، أودى بحياة …»: the verb itself says that something killed."""
        draft = self.at.get(verb.index)
        lead = before(self.items, verb.index).items[:1]
        cause = self._name(lead[0]) if lead and lead[0].kind == "trigger" else self._clause(verb)
        if draft is not None and cause is not None and cause.draft is not None and cause.draft.event in STRIKES:
            effects = [named_effect(draft), *self._effects(verb)[1:]]
            give_means(cause.draft, [e.draft for e in effects if e.draft is not None])
            self._add("forward", [cause], effects, verb)

    def _object(self, verb: Item, takes: Sequence[str]) -> Item | None:
        """The head of what the verb brings about, by its preposition."""
        bare: list[Item] = []
        later: Item | None = None
        for item in self.items[verb.index + 1 : verb.index + 10]:
            if item.kind in ("mark", "clause", "relative", "that", "verb") and not self._described(item):
                break
            if not item.nominal:
                continue
            if item.prep == "li" and "ila" in takes and not self._right_after(verb, item):
                later = later or item  # «أدى القصف للحي إلى …»
            elif item.prep in takes and item.prep:
                return item
            if item.prep and not bare and "bare" in takes:
                break  # «خلفا للزعيم …»
            if not item.prep and not item.genitive and not item.conj:
                bare.append(item)
        if "bare" not in takes or not bare:
            return later
        led = before(self.items, verb.index)
        return bare[0] if led.items or led.relative or led.shared is not None or verb.pronoun else bare[-1]

    def _right_after(self, verb: Item, item: Item) -> bool:
        return item.index == verb.index + 1

    def _described(self, item: Item) -> bool:
        """«أدى انفجار قتل فيه خمسة إلى …»: a clause about what is named right before it."""
        after = self.items[item.index + 1] if item.index + 1 < len(self.items) else None
        return item.kind == "verb" and after is not None and after.value == "pronoun" and after.prep == "fi"

    def _effects(self, head: Item) -> list[Argument]:
        """What is brought about, with what is joined to it."""
        found = [self._name(head)]
        previous = head
        for item in self.items[head.index + 1 :]:
            cause_verb = item.kind == "verb" and item.entry is not None and item.entry.label == "vcause"
            if item.kind == "clause" and item.value != "among" or item.kind in ("relative", "that") or cause_verb:
                break
            if (
                item.kind == "mark"
                and item.value in ".؛:"
                or item.kind == "verb"
                and item.conj
                and previous.kind == "mark"
            ):
                break
            draft = self.at.get(item.index)
            joined = item.conj and draft is not None and item.prep in ("", head.prep)
            if joined and draft is not None and draft.event in (CASUALTIES if item.kind == "verb" else _EFFECTS):
                found.append(self._name(item))
            previous = item
        return found[:_MOST]

    def _cause(self, verb: Item, head: Item) -> Argument | None:
        """What did it: the subject of the verb, or the clause before «ما»."""
        previous = self.items[verb.index - 1] if verb.index else None
        if previous is not None and previous.kind == "relative" and previous.value == "what":
            return self._clause(previous)
        if previous is not None and previous.kind == "relative" and self._matter(previous.index - 1):
            return self._clause(self.items[previous.index - 1])
        led = before(self.items, verb.index)
        if led.shared is not None and not led.items:  # «اندلع حريق … ولم يسفر عن …»
            after = self._subject(led.shared, verb)
            led = before(self.items, led.shared.index)
            if not led.items and after is not None:
                return self._name(after)  # «حصد القصف آلاف القتلى وأوقع أضراراً»
        between = [i for i in self.items[verb.index + 1 : head.index] if i.nominal and not i.prep and not i.genitive]
        if led.items and (led.relative or led.items[0].kind == "trigger" or not between):
            lead = led.items[0]
            inner = self.items[lead.index + 1]
            if lead.kind == "noun" and inner.kind == "trigger" and inner.genitive and inner is not verb:
                return self._name(inner)  # «سبب الانفجار الذي …»
            if lead.kind == "trigger" or lead.index in self.at or led.relative:
                return self._name(lead, head)
            deed = self._deed(lead.index + 1, verb.index)
            if deed is not None or not self._blow_before(verb):
                return self._name(deed or lead)
        elif between and not led.items:
            return self._name(between[0], head)
        return self._clause(verb)

    def _subject(self, shared: Item, verb: Item) -> Item | None:
        """The blow right after another verb that brings something about."""
        after = self.items[shared.index + 1]
        brings = shared.entry is not None and shared.entry.label == "vcause"
        return after if brings and after is not verb and after.kind == "trigger" and not after.prep else None

    def _deed(self, start: int, stop: int) -> Item | None:
        """«نفذت قوة عملية …، أسفرت عن»: what was done, not who did it."""
        for item in self.items[start:stop]:
            if (
                item.nominal
                and not item.prep
                and not item.genitive
                and (
                    item.kind == "trigger"
                    or any(w.has("lightnoun") for w in self.sentence.words[item.first : item.last])
                )
            ):
                return item
        return None

    def _matter(self, index: int) -> bool:
        """«الأمر الذي …»: the clause before it."""
        item = self.items[index] if index >= 0 else None
        return (
            item is not None
            and item.nominal
            and item.word is not None
            and item.word.article
            and item.word.stem in ("امر", "شيء", "شيي")
        )

    def _blow_before(self, verb: Item) -> bool:
        start = self._opening(verb.index)
        return any(d.at is not None and start <= d.at.index < verb.index and d.event in STRIKES for d in self.events)

    def _clause(self, until: Item) -> Argument | None:
        """The event of the clause that ends here; a blow before all, and its verb before what goes with it."""
        start = self._opening(until.index)
        known = [d for d in self.events if d.at is not None and start <= d.at.index < until.index]
        if not known:
            return None
        strikes = [d for d in known if d.event in STRIKES]
        main = [d for d in strikes if d.at is not None and d.modality != "attempted" and not self._aside(d.at)]
        return named_cause((main or strikes or known)[-1])

    def _aside(self, item: Item) -> bool:
        """«اشتبكت … لدى محاولتهم اقتحام …»: what went with the blow, not the blow."""
        ahead = self.items[item.index - 1] if item.index and item.kind == "trigger" and not item.prep else item
        return ahead.nominal and ahead.prep in ("during", "at", "after", "since", "li")

    def _opening(self, index: int) -> int:
        """Where the clause around an item starts."""
        for item in reversed(self.items[:index]):
            if item.kind == "that" or item.kind == "clause" and item.value != "among":
                return item.index + 1
            if item.kind == "mark" and item.value in ".؛":
                return item.index + 1
        return 0

    # -- the effect first -----------------------------------------------------------------------

    def backward(self, item: Item) -> None:
        """«… نتيجة القصف»، «بسبب …»، at the end of its clause or at its head."""
        if self.sentence.form(item.first) == _THANKS:
            return
        causes = [self._name(item)]
        following = self.items[item.index + 1] if item.index + 1 < len(self.items) else None
        if (
            following is not None
            and following.nominal
            and following.conj
            and not following.prep
            and following.index not in self.at
        ):
            causes.append(self._name(following))
        start = self._opening(item.index)
        answer = self.sentence.form(item.prep_at) in _ANSWERS
        known = [d for d in self.events if d.at is not None and (d.event in _EFFECTS or answer and d.event in STRIKES)]
        earlier = [d for d in known if d.at is not None and start <= d.at.index < item.index]
        if self._parted(max(start, item.index - 3), item.index):
            return  # «عادوا … وإصلاح ما تضرر بسبب …»: the effect is no claim
        if earlier:
            effects = [named_effect(d) for d in linked(earlier)]
        elif any(i.kind == "verb" or i.nominal and not i.prep for i in self.items[start : item.index]):
            effects = self._said(start, item)
        else:
            main = self._main(item.index + 1)
            later = [d for d in known if d.at is not None and d.at.index >= main]
            effects = [named_effect(d) for d in later[:_MOST] if d.start >= causes[0].stop]
        if not effects:
            return
        if causes[0].draft is not None:
            give_means(causes[0].draft, [e.draft for e in effects if e.draft is not None])
        self._add("backward", causes, effects, None)

    def _main(self, start: int) -> int:
        """The verb that the sentence goes on with, relative clauses left aside."""
        rows = self.items[start:]
        return next(
            (i.index for i in rows if i.kind == "verb" and self.items[i.index - 1].kind != "relative"), len(self.items)
        )

    def _said(self, start: int, until: Item) -> list[Argument]:
        """An effect that is no claim: the verb before, with the phrase at its side."""
        verb = next((i for i in reversed(self.items[start : until.index]) if i.kind == "verb"), None)
        if verb is None:
            return []
        happens = verb.entry is not None and verb.entry.label == "light" and verb.entry.value == "happen"
        lead = before(self.items, verb.index).items[:1]
        if happens and lead:
            first = self.sentence.bounds(lead[0].first, lead[0].last)
            return [Argument(first[0], self.sentence.bounds(verb.first, verb.last)[1], lead[0])]
        return []

    def because(self, clause: Item) -> None:
        """«أعدمه لأنه …»: the clause after it is the cause."""
        start = self._opening(clause.index)
        effects = [
            d for d in self.events if d.at is not None and start <= d.at.index < clause.index and d.event in _EFFECTS
        ]
        first = clause.last
        last = first
        for item in self.items[clause.index + 1 :]:
            if item.kind in ("mark", "clause", "relative", "open") or item.last - first > WIDE + 2:
                break
            last = item.last
        at = effects[-1].at if effects else None
        if at is not None and last > first + 1 and not self._parted(at.index + 1, clause.index):
            inner = next(
                (d for i in self.items[clause.index + 1 :] if i.last <= last and (d := self.at.get(i.index))), None
            )
            cause = Argument(*self.sentence.bounds(first, last), self.items[clause.index + 1], draft=inner)
            self._add("because", [cause], [named_effect(effects[-1])], None)

    def _parted(self, start: int, stop: int) -> bool:
        """A verb that makes no claim stands between."""
        for item in self.items[start:stop]:
            if item.kind != "verb" or item.index in self.at or self.items[item.index - 1].kind == "relative":
                continue
            if item.entry is None or item.entry.label not in _PLAIN:
                return True
        return False

    # -- spans ----------------------------------------------------------------------------------

    def _name(self, item: Item, until: Item | None = None) -> Argument:
        """The words that name a cause or an effect, with its claim."""
        return named(self.sentence, self.items, self.at, item, until)

    def _add(self, rule: str, causes: list[Argument], effects: list[Argument], verb: Item | None) -> None:
        spans = [*causes, *effects]
        draft = Draft("cause", f"cause.{rule}", self.sentence, self.order, None, needs=("cause", "effect"))
        draft.start, draft.stop = spans[0].start, spans[0].stop
        for argument in causes:
            draft.add("cause", argument)
        for argument in effects:
            draft.add("effect", argument)
        modalities = {e.draft.modality for e in effects if e.draft is not None}
        if len(modalities) == 1:
            draft.modality = modalities.pop()
        may = verb is not None and self.sentence.form(verb.first - 1) == "قد" and verb.inflected("imperfect")
        if may and draft.modality == "asserted":
            draft.modality = "possible"  # «ما قد يؤدي إلى …»
            for effect in effects:
                if effect.draft is not None and effect.draft.modality == "asserted":
                    effect.draft.modality = "possible"
        if verb is not None and (
            verb.negated or all(e.draft is not None and e.draft.polarity == "denied" for e in effects)
        ):
            draft.polarity = "denied"
        self.made.append(draft)
