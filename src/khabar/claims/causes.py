"""Causes that the report marks as such: «أسفر عن», «ما أدى إلى», «نتيجة», «جراء», «لأن»."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from khabar.claims.agents import beside, brought_by, dealt_by, deed_before, joined, moved, set_apart, taken_up, takes_up
from khabar.claims.chains import (
    CASUALTIES,
    EFFECTS,
    give_blow,
    give_means,
    is_blow,
    linked,
    named,
    named_cause,
    named_effect,
    opening_of,
)
from khabar.claims.concord import agrees
from khabar.claims.context import STRIKES
from khabar.claims.draft import Argument, Draft
from khabar.claims.grounds import GROUNDS, REASONS, STATES, gone_back, grounded
from khabar.claims.items import NOMINAL, Item
from khabar.claims.leads import before
from khabar.claims.modality import clause_modality, due
from khabar.claims.motives import CALLED, called_so, names_reason, said_of, says_no_more, spelled_out
from khabar.claims.objects import object_of
from khabar.claims.outcomes import after_which, came_about, came_of, is_no_cause, lies_behind, taken_back
from khabar.claims.reasons import LAYS, LEAVING, REASON, because, laid, left_behind, made_so, reason, resulting
from khabar.claims.spans import ahead, clause, clipped, is_standing, lengthened, not_laid, with_which
from khabar.claims.therefore import THEREFORE, therefore
from khabar.claims.traits import PERIODS, acts, is_abstract, is_actor, is_named_place
from khabar.grammar.classes import word_class
from khabar.mentions.sentence import Sentence

_NAMED = STRIKES | {"control", "movement"}
_PLAIN = frozenset({"light", "aux", "modal", "say", "hedge", "vcause"})
_MAKES = "جعل"
_STIRS_UP = "احدث"
_BACK = "back"  # a verb whose subject is what came about: «نتج عن القصف مقتل …»
_THANKS = "الله"  # «بفضل الله»
_FATAL = "اودي بحياه"
_AVENGING = "ثارا"  # «ثأراً لمقتل قائدهم»
_SUCH = frozenset({"تلك", "وتلك", "هذه", "وهذه"})
_ANSWERS = ("ردا", "انتقاما", _AVENGING)  # only a blow answers a blow
_ASKED, _WHATEVER = word_class("asked"), word_class("whatever_came")
_ACTS = word_class("forces")
_SHARES = frozenset({"ساهم", "اسهم"})
_WHICH = 2  # words that say what is stirred: «حالة ذعر»
_STIRS, _STIRRED = "اثار", word_class("stirred")
_WHILE = frozenset({"during", "at"})
_ASIDE = _WHILE | {"after", "since", "li"}
_STATES = frozenset({"ap", "pp", "pn"})  # what somebody is, and no deed: «المؤيدون»، «جرحى»
_MOST = 4  # effects of one cause
_FAR = 10  # tokens between an effect of any kind and its cause
_MOTIVES, _RESULTS = word_class("protest_motive") | {"خشيه"}, word_class("results")  # «ناجم عن …»
_FEARS = word_class("fears")
_UNDONE = word_class("undone")
_RESULT, _GOVERNING = "نتيجه", frozenset({"عن", "الي", "علي", "في", "من"})
_GROUND = "خلفيه"  # «على خلفية …»
_HAMZA, _BEHIND = "أ", "وراء"
_EXCEPT = "الا"
_OPERATIONS = frozenset({"عمليه", "عمليات"})
_AFFECTED, _WOUNDS = "متاثر", word_class("wounds")
_BROUGHT_IN = GROUNDS | STATES | REASONS
_TELLING = LEAVING | _BROUGHT_IN | CALLED
_HOSTS = "host"
_BRINGS = frozenset({"cause", "charge"})
_PUSHES = "دفع"  # «دفع السكان إلى الفرار», but «دفع بتعزيزات إلى …», «دفع رواتب لمقاتليه»


def find_causes(sentence: Sentence, items: Sequence[Item], drafts: Sequence[Draft], order: int) -> Links:
    """The causal links of one sentence, with their drafts."""
    links = Links(sentence, items, drafts, order)
    told = links.results or not _TELLING.isdisjoint(sentence.stems)
    so = not THEREFORE.isdisjoint(sentence.forms)
    for item in items:
        if item.kind == "verb":
            if so:
                therefore(links, item)
            _by_verb(links, item)
        elif item.kind in NOMINAL and (told or item.negated or item.prep in _BRINGS):
            _by_phrase(links, item)
        elif item.kind == "clause" and item.value == "because":
            because(links, item)
        elif item.value == "pronoun" and item.prep == "cause":
            taken_back(links, item)
        elif item.kind in ("that", "relative") and item.prep == "cause":
            if sentence.words[item.prep_at].stem not in _MOTIVES and (item.kind == "that" or item.value == "what"):
                because(links, item)  # «بسبب أن المسلحين اقتربوا من البلدة»، «بسبب ما تعرضت له القرية»
    for draft in links.made:  # «نفى صلته بالعملية التي أسفرت عن مقتل اثنين»: what came of it, came
        draft.related = any(a.draft is not None and a.draft.related for a in draft.roles.get("effect", ()))
    return links


def _by_verb(links: Links, item: Item) -> None:
    """«أسفر عن», «أودى بحياة», «يعزو … إلى»."""
    if item.entry is not None and item.entry.label == "vcause":
        if item.entry.value == _BACK:
            came_of(links, item)
        elif (
            item.entry.lemma != _STIRS_UP or item.inflected("past") or set_apart(links, item)
        ):  # «سيحدث ذلك غدا»: that it will happen
            links.forward(item, item.entry.value)
    elif item.entry is not None and item.entry.lemma == _MAKES and set_apart(links, item):
        made_so(links, item)
    elif "brings" in item.labels and item.word is not None and (set_apart(links, item) or dealt_by(links, item)):
        brings = item.word.entry("brings")
        links.forward(item, brings.value if brings is not None else "")
    elif item.entry is not None and item.entry.lemma == _FATAL:
        links.fatal(item)
    elif item.word is not None and item.word.stem in LAYS:
        laid(links, item)
    elif links.behind:
        lies_behind(links, item)


def _by_phrase(links: Links, item: Item) -> None:
    """«نتيجة …», «لعدم …», «على خلفية …», «ناجم عن …»."""
    sentence = links.sentence
    if item.prep == "cause" or item.negated and sentence.form(item.first - 1) == "لعدم":
        links.backward(item)
    elif item.prep == "charge" and sentence.form(item.prep_at + 1) == _GROUND:
        links.backward(item)  # «اندلعت احتجاجات على خلفية …»
    elif item.kind == "noun" and links.results and sentence.words[item.last - 1].stem in _RESULTS:
        resulting(links, item)
    elif item.prep == "li" and item.word is not None and item.word.stem in _BROUGHT_IN:
        grounded(links, item)
    elif item.kind == "noun" and item.word is not None and item.word.stem in REASONS:
        if not gone_back(links, item):
            made = len(links.made)
            if item.word.stem == REASON:
                reason(links, item)
            if len(links.made) == made:
                called_so(links, item)
    elif item.kind == "noun" and names_reason(links, item):
        called_so(links, item)  # «أحد أسباب …»
    elif item.kind == "noun" and item.word is not None and item.word.stem in LEAVING:
        left_behind(links, item)


def _results(item: Item) -> bool:
    """«إثر ذلك اندلعت اشتباكات | أسفرت عن …»: what comes next came of the clause before it."""
    return item.kind == "verb" and item.entry is not None and item.entry.label == "vcause"


class Links:
    """The causal links of one sentence."""

    def __init__(self, sentence: Sentence, items: Sequence[Item], drafts: Sequence[Draft], order: int) -> None:
        self.sentence, self.items, self.order = sentence, items, order
        self._told = drafts
        self.made: list[Draft] = []
        self._by: dict[int, Draft] = {}  # by the verb that tells of them
        self.behind = _BEHIND in sentence.forms
        self.results = not _RESULTS.isdisjoint(sentence.stems)

    @cached_property
    def events(self) -> list[Draft]:
        """The drafts of the sentence that a cause or an effect may be; they may be named with no role told."""
        told = [d for d in self._told if d.at is not None and d.part_of is None]
        return [d for d in told if d.ready() or d.event in _NAMED]

    @cached_property
    def at(self) -> dict[int, Draft]:
        """The first of them by the index of its trigger."""
        return {draft.at.index: draft for draft in reversed(self.events) if draft.at is not None}

    # -- the cause first ------------------------------------------------------------------------

    def forward(self, verb: Item, takes: str) -> None:
        """«غارات أسفرت عن …»، «… ما أدى إلى …»، «أدى انفجار … إلى …»."""
        head = self.object_of(verb, tuple(takes.split("|")))
        if head is None or self._pushed(verb, head) or not _stirred(self.sentence, verb, head):
            return
        if verb.negated and verb.has("brings") and _EXCEPT in self.sentence.forms[verb.last :]:
            return  # «لن يزيد إلا من تلاحمهم»
        if head.word is not None and head.word.stem in _WHATEVER or head.prep == "ila" and is_named_place(head):
            return  # «أسفرت الإجراءات عن النتائج التالية»، «الطريق الذي يؤدي إلى تعز»
        effects = self.effects(head)
        cause = brought_by(self, verb, head)
        matter = head.kind == "trigger" or head.prep or is_abstract(head) and not acts(head)
        if verb.has("brings") and not (matter or verb.entry is not None and verb.entry.label == "vcause"):
            start, stop = self.sentence.bounds(verb.first, verb.last)[0], effects[0].stop  # «ما [أضعف الحركة]»
            effects = [Argument(start, stop, verb)]
        if cause is None or any(e.start < cause.stop and cause.start < e.stop for e in effects):
            return
        if cause.draft is None and cause.item is not None and says_no_more(self, cause.item):
            cause = spelled_out(self, cause.item, effects) or said_of(self, cause.item) or cause
        if cause.draft is None and cause.item is not None and self._where(cause):
            deed = deed_before(self, cause.item)
            if deed is None:
                return
            cause = self.name(deed, head)
        if verb.entry is not None and verb.entry.lemma in _ACTS and self._forced(verb, cause):
            return  # «أجبر المسلحون السكان على الرحيل»: what somebody does, and no cause
        shares = verb.entry is not None and verb.entry.lemma in _SHARES
        matter = _is_deed(cause) or cause.item is not None and is_abstract(cause.item)
        if shares and not (matter and _is_deed(effects[0])):
            return  # «ساهم القصف في نزوح السكان»، «أسهمت الوساطة في وقف القتال», but «ساهم الحوار في التنمية»
        told = [e.draft for e in effects if e.draft is not None]
        first = self._shared(verb)
        if first is not None:
            cause = first.roles["cause"][0]
        if cause.draft is not None:
            give_means(cause.draft, told)
        else:
            give_blow(cause, told)
        if first is None or verb.negated or first.polarity == "denied":
            self.add("forward", [cause], effects, verb)
            return
        for effect in effects:  # «أودى القصف بحياة خمسة وأدى إلى إصابة ستة»: one cause, and all that came of it
            first.add("effect", effect)

    def _where(self, cause: Argument) -> bool:
        """«القرى التي أمطروها وأوقعوا فيها عشرات القتلى»: a place, and nothing that happened."""
        item = cause.item
        told = item is not None and (item.definite or item.genitive or item.mention("place") is not None)
        return told and item is not None and is_named_place(item) and cause.stop <= self.name(item).stop

    def _shared(self, verb: Item) -> Draft | None:
        """The draft of the verb before, which tells what else the same cause brought about."""
        shared = before(self.items, verb.index).shared if verb.conj else None
        return self._by.get(shared.index) if shared is not None else None

    def _forced(self, verb: Item, cause: Argument) -> bool:
        """«اقتحم المسلحون المبنى وأجبروا الحراس على الرحيل»: what the same people do next."""
        at = cause.draft.at if cause.draft is not None else None
        next_deed = at is not None and at.kind == "verb" and verb.conj and taken_up(self, verb) is None
        return next_deed or cause.draft is None and _does(cause.item)

    def _pushed(self, verb: Item, head: Item) -> bool:
        """«دفع الجيش بتعزيزات إلى المدينة», «يدفع رواتب لمقاتليه»: nothing that is brought about."""
        if verb.entry is None or verb.entry.lemma != _PUSHES:
            return False
        between = self.items[verb.index + 1 : head.index]
        if head.prep in ("ila", "li") and not _does(head) and taken_up(self, verb) is not None:
            return False  # «… ما دفع بالسكان إلى الرحيل»، «… ما دفعهم للتدخل»
        pushed = any(i.prep == "bi" and (i.nominal or i.value == "pronoun") for i in between)
        led = before(self.items, verb.index).items
        if pushed and head.kind == "trigger" and led and (led[0].kind == "trigger" or is_abstract(led[0])):
            return False  # «الحصار دفع بالمقاتلين إلى الفرار»
        return pushed or head.prep == "li" and head.kind != "trigger"

    def fatal(self, verb: Item) -> None:
        """«… هجوما …، أودى بحياة …»: the verb itself says that something killed."""
        draft = self.at.get(verb.index)
        lead = before(self.items, verb.index).items[:1]
        lead = lead or [i for i in self.items[verb.index + 1 : verb.index + 2] if not i.prep]  # «أودى القصف بحياة …»
        cause = self.name(lead[0]) if lead and lead[0].kind == "trigger" else self._told_of(verb) or self.ended(verb)
        if draft is None or cause is None:
            return
        strike = cause.draft is not None and cause.draft.event in STRIKES
        if strike or cause.draft is None and is_blow(cause.item):
            own = named_effect(draft)
            if own.start < cause.start < own.stop:  # «أودى القصف | بحياة طفلين»
                lives = next((i for i in self.items[verb.index + 1 :] if i.prep == "bi" and i.value == "object"), verb)
                own.start = max(cause.stop, self.sentence.bounds(lives.first, lives.last)[0])
            effects = [own, *self.effects(verb)[1:]]
            told = [e.draft for e in effects if e.draft is not None]
            if cause.draft is not None:
                give_means(cause.draft, told)
            else:
                give_blow(cause, told)
            self.add("forward", [cause], effects, verb)

    def _told_of(self, verb: Item) -> Argument | None:
        """«بعد غارات على …، عقب هجوم على …، أودى بحياة خمسة»: the last blow before it that it may agree with."""
        for item in reversed(self.items[self.opening(verb.index) : verb.index]):
            if item.kind == "trigger" and is_blow(item) and agrees(verb, item):
                return self.name(item)
        return None

    def object_of(self, verb: Item, takes: Sequence[str]) -> Item | None:
        """The head of what the verb brings about, by its preposition."""
        return object_of(self.items, verb, takes)

    def effects(self, head: Item) -> list[Argument]:
        """What is brought about, with what is joined to it."""
        found = [self.name(head)]
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
            if joined and draft is not None and draft.event in (CASUALTIES if item.kind == "verb" else EFFECTS):
                found.append(self.name(item))
            previous = item
        return found[:_MOST]

    def ended(self, until: Item) -> Argument | None:
        """The event of the clause that ends here; a blow before all, and its verb before what goes with it."""
        start = self.opening(until.index)
        known = [d for d in not_laid(self.events) if d.at is not None and start <= d.at.index < until.index]
        known = [d for d in known if d.at is None or d.at.entry is None or d.at.entry.label not in _STATES]
        known = [d for d in known if not is_standing(d)]
        if not known:
            return None
        strikes = [d for d in known if d.event in STRIKES]
        main = [d for d in strikes if d.at is not None and d.modality != "attempted" and not self._aside(d.at)]
        last = strikes[-1].at if strikes and until.kind != "verb" else None
        while_it = last is not None and self._aside(last, _WHILE)  # «تحطمت … أثناء قصفها حياً، ما أدى إلى …»
        plain = [d for d in known if d.at is not None and not self._aside(d.at)] if while_it else []
        return named_cause((main or plain or strikes or known)[-1])

    def wording(self, until: Item) -> Argument | None:
        """The words of the clause that ends here, where it makes no claim."""
        return clause(self.sentence, self.items, self.opening(until.index), until.index, outer=True)

    def _aside(self, item: Item, ways: frozenset[str] = _ASIDE) -> bool:
        """«اشتبكت … لدى محاولتهم اقتحام …»: what went with the blow, not the blow."""
        ahead = self.items[item.index - 1] if item.index and item.kind == "trigger" and not item.prep else item
        return ahead.nominal and ahead.prep in ways

    def opening(self, index: int) -> int:
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
        following = self.items[item.index + 1] if item.index + 1 < len(self.items) else None
        lasted = item.word is not None and item.word.stem in PERIODS  # «إثر يوم واحد من …»
        if self.sentence.form(item.first) == _THANKS or lasted or following is not None and following.light:
            return  # «بسبب عمليات القتل»: the deed has the preposition too
        if item.word is not None and item.word.stem in _ASKED or self.sentence.form(item.prep_at - 1) in _SUCH:
            return  # «رداً على سؤال …», «وتلك نتيجة مدهشة»
        if self.sentence.form(item.prep_at) == _RESULT and self.sentence.form(item.prep_at - 1) in _GOVERNING:
            return  # «راضون عن نتيجة العملية»
        if item.prep_at >= 0 and self.sentence.source[self.sentence.tokens[item.prep_at].start] == _HAMZA:
            return  # «أثر», a trace, and not «إثر»
        if self.sentence.form(item.prep_at).startswith(_AFFECTED) and not _is_wound(item):
            return  # «متأثراً بجروحه», but «متأثراً بأفكاره»
        causes = [self.name(item, self._those_after(item))]
        light = self.items[item.index - 1] if item.light and item.index else item
        if (
            light is not item
            and light.prep == "cause"
            and light.word is not None
            and light.word.stem not in _OPERATIONS
        ):
            causes[0].start = self.sentence.bounds(light.first, light.last)[0]  # «نظراً | لاشتداد المعارك»
        avenged = item.prep_at >= 0 and self.sentence.form(item.prep_at) == _AVENGING
        if avenged and item.kind != "trigger" or item.conj and joined(self, item, causes[0]):
            return
        if item.prep_at >= 0 and self.sentence.words[item.prep_at].stem in _FEARS:
            start = self.sentence.bounds(item.prep_at, item.prep_at + 1)[0]  # «[خشية هجوم]»: the fear, and no attack
            causes = [Argument(start, causes[0].stop, item)]
        also = beside(self, item, causes[0])
        if also is not None:
            causes.append(self.name(also))
        if self._by_will(item):
            effects = moved(self, item, self.before(item))
        else:
            effects = self.before(item) or self._effects_after(item, causes[0].stop)
        if effects and self.sentence.form(item.prep_at).startswith(_AFFECTED):
            effects = _deaths(effects)  # «أصيب … وتوفي متأثراً بجروحه»
        if not effects:
            return
        if causes[0].draft is not None:
            give_means(causes[0].draft, [e.draft for e in effects if e.draft is not None])
        if effects[0].start < causes[0].start and len(causes) == 1:
            causes = [lengthened(self.sentence, self.items, causes[0])]
        self.add("backward", causes, effects, None)
        if is_no_cause(self, item):
            self.made[-1].polarity, self.made[-1].modality = "denied", "asserted"

    def _by_will(self, item: Item) -> bool:
        """«خوفا من …»، «احتجاجا على …»: why somebody did what the clause tells."""
        return self.sentence.words[item.prep_at].stem in _MOTIVES

    def _those_after(self, item: Item) -> Item | None:
        """«قُتل جراء القصف | خمسة مدنيين»: those of whom the verb before a cause tells, where they stand after it."""
        draft = self.at.get(item.index - 1)
        told = (a.item for role in ("victim", "thing", "target") for a in draft.roles.get(role, ())) if draft else ()
        return next((one for one in told if one is not None and one.index > item.index), None)

    def before(self, item: Item) -> list[Argument]:
        """What stands before the cause in its clause: claims, or the words of a clause that is none."""
        start, previous = self.opening(item.index), self.items[item.index - 1] if item.index else None
        if item.conj and previous is not None and previous.kind == "mark":
            return []  # «…، ونظراً لغيابه تأجل …»: of what comes after
        came = came_about(self, item)
        if came is not None:
            return came
        answer = self.sentence.form(item.prep_at) in _ANSWERS
        behind = after_which(self, item) if item.prep == "cause" and not (answer or self._by_will(item)) else None
        if behind is not None:
            return [behind]
        told = [d for d in self.events if d.at is not None and start <= d.at.index < item.index]
        told = [d for d in told if d.at is None or d.at.entry is None or d.at.entry.label not in _STATES]
        apart = previous is not None and previous.kind == "mark"
        if apart:  # «بدأت الحملة التي أنهت الهدنة، إثر هجوم»: of the clause, and not of what is told by the way
            told = [d for d in told if d.at is None or not self.by_the_way(d.at, start)]
        earlier = [d for d in told if d.event in EFFECTS or answer and d.event in STRIKES]
        earlier = earlier or [d for d in told if d.at is not None and item.first - d.at.last <= _FAR]
        asked = [d for d in told if d.at is previous and d.at is not None and d.at.pronoun and d.at.kind == "trigger"]
        earlier = asked or earlier  # «أفرج عنه بعد استجوابه على خلفية اغتيال فلان»: why he was asked
        last = earlier[-1] if earlier else None
        begin = last.at.index + 1 if last is not None and last.at is not None else start
        verb = self.plain(begin, item.index)
        if last is not None and last.ready() and verb is None:
            limit = self.sentence.bounds(0, max(1, item.prep_at if item.prep_at > 0 else item.first))[1]
            undone = self._undone(linked(earlier)[0], start)
            if undone is not None:
                return [clipped(undone, limit)]
            inner = last.at is previous and previous is not None and previous.kind == "verb"
            told = [last] if inner else linked(earlier)  # «دمر الجيش المقر، وقتل | إثر الغارة عشرة»
            return [with_which(self.sentence, self.items, clipped(named_effect(d), limit)) for d in told]
        if verb is not None and self.sentence.form(verb.first - 1).endswith("ما"):
            return []  # «عادوا … وإصلاح ما تضرر بسبب …»
        words = clause(self.sentence, self.items, start, item.index - item.light, told=True, aside=apart)
        lacks = item.prep != "cause" and words is not None and words.item is not None and words.item.kind != "verb"
        if item.conj and words is not None and words.item is not None and self._relative(words.item):
            return []  # «الأسلحة التي نملكها وبفضل …»: of what comes after
        if words is not None and words.item is not None and (deed := self._hosted(words.item)) is not None:
            return [clipped(self.name(deed, item), self.sentence.bounds(0, max(1, item.prep_at))[1])]
        if words is None or lacks:
            return []  # «علامات أمنية لعدم الاقتراب»
        return [with_which(self.sentence, self.items, words)]

    def _hosted(self, verb: Item) -> Item | None:
        """«شهدت المدينة | موجة نزوح بسبب …»: what a place saw."""
        if verb.kind != "verb" or verb.entry is None or verb.entry.value != _HOSTS or verb.negated:
            return None
        rows = self.items[verb.index + 1 : verb.index + 3]
        bare = [i for i in rows if i.nominal and not (i.prep or i.genitive or i.conj)]
        return bare[1] if len(bare) > 1 else None

    def _undone(self, draft: Draft, start: int) -> Argument | None:
        """«[تأخر وصول القافلة]»، «[لم يتمكنوا من الفرار]»: what was not done, with the word that says so."""
        at = draft.at
        for item in reversed(self.items[start : at.index]) if at is not None and at.kind == "trigger" else ():
            if item.kind == "verb":
                kept = item.word is not None and any(e.lemma in _UNDONE for e in item.word.entries)
                if not (kept or item.negated):
                    return None
                begin = self.sentence.bounds(opening_of(self.sentence, item), item.last)[0]
                return Argument(begin, named_effect(draft).stop, item)
            if not item.nominal or item.conj:
                return None
        return None

    def by_the_way(self, at: Item, start: int) -> bool:
        """In a relative clause that runs to the comma: «… [التي أنهت الهدنة]،»."""
        for item in reversed(self.items[start : at.index]):
            if item.kind == "mark" or item.kind == "verb" and item.conj:
                return False
            if item.kind == "relative":
                return item.value != "what" and any(i.kind == "verb" for i in self.items[start : item.index])
        return False

    def _effects_after(self, item: Item, stop: int) -> list[Argument]:
        """«بسبب القصف نزح السكان»: the cause stands at the head of the clause."""
        start = self.opening(item.index)
        led = self.items[start : item.index - item.light]  # «نظراً لاشتداد | المعارك اضطر …»
        if any(i.kind == "verb" or i.nominal and not i.prep for i in led):
            return []
        main = self._main(item.index + 1)
        answer = self.sentence.unjoined(item.prep_at) in _ANSWERS
        kinds = EFFECTS | STRIKES if answer else EFFECTS
        end = next((i.index for i in self.items[main:] if takes_up(self, i)), len(self.items))
        came = next((i.index for i in self.items[main:end] if _results(i)), end)
        told = [d for d in self.events if d.at is not None and main <= d.at.index < came]
        later = [d for d in told if (d.event in kinds or came < end and d.event in STRIKES) and d.ready()]
        words = ahead(self.sentence, self.items, item.index + 1, stop)
        if words is not None and main < len(self.items) and self.plain(main, main + 1) is not None:
            return [words]  # «بسبب القصف توقف العمل، ثم قُتل خمسة»: what comes next may have another cause
        found = [named_effect(d) for d in self._joined(later)[:_MOST] if d.start >= stop]
        if found or any(i.nominal for i in led):
            return found
        return [words] if words is not None else []

    def _joined(self, drafts: list[Draft]) -> list[Draft]:
        """The first of them, with those that «و» joins to it in the same clause."""
        kept = drafts[:1]
        for draft in drafts[1:]:
            before, after = kept[-1].at, draft.at
            if before is None or after is None or not after.conj and after is not before:
                break
            if any(i.kind in ("that", "clause") for i in self.items[before.index : after.index]):
                break
            kept.append(draft)
        return kept

    def _main(self, start: int) -> int:
        """The verb that the sentence goes on with, relative clauses left aside."""
        rows = self.items[start:]
        return next(
            (i.index for i in rows if i.kind == "verb" and self.items[i.index - 1].kind != "relative"), len(self.items)
        )

    def plain(self, start: int, stop: int) -> Item | None:
        """The last verb between that makes no claim; one of a relative clause only where the clause goes on."""
        marked = False
        for item in reversed(self.items[start:stop]):
            if item.kind == "mark":
                marked = True
            if item.kind != "verb" or item.index in self.at or marked and self._relative(item):
                continue
            if item.entry is None or item.entry.label not in _PLAIN:
                return item
        return None

    def _relative(self, verb: Item) -> bool:
        return self.items[verb.index - 1].kind == "relative"

    # -- spans ----------------------------------------------------------------------------------

    def name(self, item: Item, until: Item | None = None) -> Argument:
        """The words that name a cause or an effect, with its claim."""
        return named(self.sentence, self.items, self.at, item, until)

    def add(self, rule: str, causes: list[Argument], effects: list[Argument], verb: Item | None) -> None:
        spans = [*causes, *effects]
        draft = Draft("cause", f"cause.{rule}", self.sentence, self.order, None, needs=("cause", "effect"))
        draft.start, draft.stop = spans[0].start, spans[0].stop
        for argument in causes:
            draft.add("cause", argument)
        for argument in effects:
            draft.add("effect", argument)
        modalities = {e.draft.modality for e in effects if e.draft is not None}
        bare = next((e.item for e in effects if e.draft is None and e.item is not None), None)
        if len(modalities) == 1:
            draft.modality = modalities.pop()
        elif not modalities and bare is not None and rule in ("backward", "because"):
            draft.modality = clause_modality(self.sentence, self.items, bare)
        elif not modalities and verb is not None:
            draft.modality = due(self.sentence, self.items, verb)
        if rule == "forward" and causes[0].draft is not None and causes[0].draft.modality == "conditional":
            draft.modality = "conditional"  # «لو وصلوا إلى البلدة فسيؤدي ذلك إلى كارثة»
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
        reason = causes[0].item if causes[0].draft is None else None
        if rule == "forward" and reason is not None and says_no_more(self, reason):
            draft.modality = "unknown"  # «الأسباب التي أدت إلى الحادث»: what it was, nobody says
        if verb is not None:
            self._by[verb.index] = draft
        self.made.append(draft)


def _does(item: Item | None) -> bool:
    """Somebody, a group or a state: who acts, and is no cause."""
    return item is not None and is_actor(item)


def _deaths(effects: list[Argument]) -> list[Argument]:
    """That somebody died, by a verb."""
    told = [(e.draft.at if e.draft is not None else e.item, e) for e in effects]
    verbs = [e for at, e in told if at is not None and at.kind == "verb"]
    return [e for e in verbs if e.draft is not None and e.draft.event == "killing"] or verbs[:1]


def _is_wound(item: Item) -> bool:
    """«جراحه»، «إصابته»: what one dies of."""
    hurt = item.kind == "trigger" and item.entry is not None and item.entry.value.startswith("injury")
    return hurt or item.word is not None and item.word.stem in _WOUNDS


def _is_deed(argument: Argument) -> bool:
    return argument.draft is not None or argument.item is not None and argument.item.kind == "trigger"


def _stirred(sentence: Sentence, verb: Item, head: Item) -> bool:
    """«أثار القرار غضباً»: what is stirred up is a feeling or a quarrel, not a question."""
    stirs = verb.entry is not None and verb.entry.lemma == _STIRS
    return not stirs or any(
        word.stem in _STIRRED for word in sentence.words[head.first : min(head.last, head.first + _WHICH)]
    )
