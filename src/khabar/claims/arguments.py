"""Which phrase after a trigger stands in which slot: the shallow syntax of an Arabic clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.claims.asides import doubted, lists, past, past_clause, suspected
from khabar.claims.bindings import is_bound
from khabar.claims.items import NOMINAL, Item
from khabar.claims.lists import is_body, is_listed, is_struck_too, is_theirs, resumes
from khabar.claims.slots import Slots, close_of, grasps
from khabar.claims.traits import (
    acts,
    are_some,
    is_all_along,
    is_blow,
    is_imprisonment,
    is_part,
    is_place,
    is_push,
    is_reflexive,
    is_somebody,
    is_state,
    numbers,
)
from khabar.grammar.classes import word_class

_COMMAS, _WAY = "،,؛-–", "طريق"
_CIRCUMSTANCE = frozenset({"during", "fi", "bi", "min", "ila", "li", "an", "ala"})
_WHERE = frozenset({"fi", "near", "at", "bi"})
_WHEN = frozenset({"before", "after"})
_WHILE = _WHEN | {"during", "fi", "at", "since"}  # prepositions that say when or where, before a deed
_BEFORE_WHOM = _WHILE | {"cause"}
_AWAITING = frozenset({"vt", "vp", "light_obj"})  # verbs of whom somebody is told after them
_OWN = 7  # items of a deed that stands between a verb and whom it tells of
_MUTUAL = frozenset({"maa", "bayn"})
_IN = "في"
_OUTWARD = frozenset({"ala", "min"})
_NEAR = 4  # items of a deed that tells when
_GOINGS = word_class("goes_whither")
_ABOVE_ALL = word_class("above_all")
_REASONS = frozenset({"li", "after", "before", "because"})
_HOLDERS = ("human", "kin", "title", "grouphead", "placehead", "thing", "weapon", "part")
_ASIDE = 8  # items between two commas


def complements(items: Sequence[Item], at: int, roles: frozenset[str]) -> Slots:
    """What follows a trigger in its clause, by slot; bare phrases in order, lists kept together."""
    walk, end = _Walk(items, at, roles, at + 1), len(items)
    while walk.index < end and walk.step():
        pass
    return walk.slots


_AND_WE = frozenset({"ونحن", "وانا", "فنحن", "فانا"})


@dataclass(slots=True)
class _Walk:
    """From a trigger to the end of its clause, one item a step; ``step`` says whether it goes on."""

    items: Sequence[Item]
    at: int
    roles: frozenset[str]
    index: int
    slots: Slots = field(default_factory=Slots)
    comma: bool = False
    told: bool = False  # past «وذلك», after which nothing stands for a side
    group: list[Item] | None = None  # the list that a conjunction goes on with

    def step(self) -> bool:
        item = self.items[self.index]
        kind = item.kind
        if kind == "open":
            self.index, self.comma = close_of(self.items, self.index), False
            return True
        self.index += 1
        if kind == "mark":
            self.comma = True
            return item.value in _COMMAS
        if kind == "date":
            self.slots.dates.append(item)
            return True
        if kind == "other":
            return self._other(item)
        if self.index == self.at + 2 and self._passed(item):
            return True
        if kind in NOMINAL and not (item.prep or item.conj) and self._of_before(item):
            self.group = [item]
            return True
        if kind == "noun":
            return self._phrase(item)
        if kind == "trigger":
            return self._cited(item) or self._inner(item) or self._trigger(item)
        beyond = past(self.items, item, self.at, self.roles, self.comma)
        if beyond:
            self.index, self.comma = beyond, False
            return True
        if self._between(item) or self._by_whom(item):
            return True
        on = self._goes_on(item) or self._among(item)
        self.slots.cut = not on and kind == "relative" and not self.slots.bare
        return on

    def _phrase(self, item: Item) -> bool:
        """A noun phrase: it has a slot, belongs to what stands before it, or ends the clause."""
        if item.word is not None and item.word.form in _AND_WE:
            return False  # «خشينا من تصفيتنا، | ونحن …»
        if self.comma and (shut := self._shut(item)):
            self.index = shut + 1
            return True
        if item.prep == "fi" and item.pronoun and item.word is not None and item.word.stem == _WAY:
            return True  # «قتل جنود | في طريقهم إلى القاعدة»: no place
        if is_all_along(item) or item.prep in _MUTUAL and are_some(item):
            return True  # «اشتباكات استمرت | طوال الليل | بين …»، «اشتبكوا | مع بعضهم | في …»
        if item.conj and self._beside(item) or self.comma and self._named_too(item):
            return True
        if item.conj and not item.prep and item.short and "demonstrative" in item.labels:
            self.told = True  # «أوقفتهم أمس، وذلك بموجب …»: no more than when, where and how follows
            return True
        if (
            self.told
            and not (item.prep or item.genitive)
            or item.conj
            and not item.prep
            and self.index == self.at + 2
            and self.items[self.at].kind == "verb"
        ):
            return False  # «قتلوا | ومئات جرحوا»
        if item.conj and (self._turns(item) or numbers(item) or are_some(item)):
            return False
        if self._emphatic(item):
            return True
        if not (item.prep or item.genitive) and self._befell(item):
            return False
        apart = item.prep or item.conj or item.genitive or item.partitive
        if item.pronoun and "obj" not in self.roles and self.slots.by and not apart:
            return False  # «مقاتلون ينتمون إلى الحركة | أسلحتهم للجيش»: of another verb
        if item.negated and item.index > self.at + 1 and not item.prep:
            return False  # «التمشيط من قبل الجيش وعدم وجود مخاطر على المواطنين»
        if not is_bound(self.items, self.at, self.roles, item):
            self.group = self._noun(item)
            self.comma = False
        return True

    def _befell(self, item: Item) -> bool:
        """«قُتل جراء قصف الجيش | خمسة مدنيين»: those of whom the verb before tells, and nobody of the deed's own."""
        trigger = self.items[self.at]
        verb = self.items[self.at - 1] if trigger.prep in _BEFORE_WHOM and self.at else None
        if verb is None or verb.kind != "verb" or not verb.has("vt", "vp") or verb.pronoun:
            return False
        front = self.items[verb.index - 1] if verb.index else None
        alone = front is None or not front.nominal or front.prep or front.last != verb.first  # not «رجلاً قُتل جراء …»
        return bool(alone) and (item.count is not None or is_somebody(item) and not item.definite)

    def _emphatic(self, item: Item) -> bool:
        """«قُتل معه في الغارة | نفسها | خمسة»: which one it was that the preposition brings in, and nobody."""
        before = self.items[item.index - 1]
        which = bool(before.prep) and before.definite and not before.pronoun and before.last == item.first
        after = self.items[self.index] if self.index < len(self.items) else None
        goes_on = after is not None and after.kind in ("noun", "date") and not after.conj
        return which and goes_on and is_reflexive(item) and not item.prep and self.index > self.at + 2

    def _by_whom(self, item: Item) -> bool:
        """«مقتل طبيب يعمل في المشفى | على يد مسلحين»: past what he does, by whom the deed was done."""
        before = self.items[item.index - 1]
        his = item.kind == "verb" and before.kind == "noun" and before.last == item.first and not before.definite
        if not his or item.conj or "by" not in self.roles or not item.inflected("imperfect"):
            return False
        for other in self.items[item.index + 1 : item.index + _ASIDE]:
            if other.kind not in ("noun", "date") or other.conj:
                return False
            if other.prep == "by":
                self.index, self.comma = other.index, False
                return True
        return False

    def _of_before(self, item: Item) -> bool:
        """«… لرفضه | القتال»، «… دون معرفة | الأسباب»: of the noun before it, and no side of the trigger."""
        before = self.items[item.index - 1]
        if item.index <= self.at + 1 or before.last != item.first:
            return False
        if before.kind == "other":
            hedge = before.entry if before.has("prep") else None
            return hedge is not None and hedge.label == "hedge" and hedge.value == "unknown"
        if before.kind != "noun" or before.prep not in _REASONS or not before.pronoun or not before.short:
            return False
        if item.has("human") and not item.definite:
            return False
        return before.has("noun", "lightnoun") and not before.has(*_HOLDERS) and not before.mentions

    def _shut(self, item: Item) -> int:
        """«حكمت المحكمة بصنعاء، الخاضعة لسيطرة الحوثيين، على …»: where what a participle says between commas ends."""
        if not item.has("participle", "relation") or not item.definite or item.conj or item.prep or item.word is None:
            return 0
        inside = self.items[self.index : self.index + _ASIDE]
        shut = next((i.index for i in inside if i.kind not in ("noun", "trigger", "date")), 0)
        after = self.items[shut + 1] if shut and shut + 1 < len(self.items) else None
        goes_on = after is not None and after.kind == "noun" and after.prep in self.roles and not after.conj
        return shut if goes_on and self.items[shut].value in ("،", ",") else 0

    def _beside(self, item: Item) -> bool:
        """«إنه فر | وعائلته | إلى تركيا»: whose kin goes along with him of whom the verb tells."""
        if self.index != self.at + 2 or "maa" not in self.roles or self.items[self.at].kind != "verb":
            return False
        if item.prep or not item.pronoun or not item.has("kin", "grouphead") or item.mentions:
            return False
        self.slots.put("maa", [item])
        self.group, self.comma = self.slots.by["maa"], False
        return True

    def _named_too(self, item: Item) -> bool:
        """«سلم فلان، الملقب أبو فلان، | للجيش سلاحه»: his second name, and nobody else."""
        last = self.slots.bare[-1][-1] if self.slots.bare else None
        if last is None or last.mention("person") is None or item.prep or item.conj:
            return False
        return "alias" in item.labels and item.word is not None and item.word.article

    def _cited(self, item: Item) -> bool:
        """«حبس … على ذمة التحقيق»: what a citation brings in; «تبنى التنظيم في بيان | الهجوم» goes on past it."""
        cite = self.items[item.index - 1]
        cites = cite.kind == "other" and cite.entry is not None and cite.entry.label == "cite"
        if cites and cite.word is not None and cite.word.form == _IN and self.items[self.at].kind == "verb":
            return not item.definite or item.light
        return cites and item.index > self.at + 1

    def _turns(self, item: Item) -> bool:
        """«قتل خمسة | ومئات جرحوا»: what is joined has a verb of its own, and is no part of the list."""
        if not item.conj or item.prep or item.word is None:
            return False
        following = self.items[item.index + 1] if item.index + 1 < len(self.items) else None
        if self.items[self.at].kind != "verb":  # «تم اعتقال بعضهم، وآخرون جرى إعدامهم»
            light = following is not None and following.kind == "verb" and following.has("light", "vt", "vp", "vi")
            return light and item.word.form.endswith("ون") and following is not None and not following.conj
        if (
            following is None
            or following.kind != "verb"
            or following.conj
            or "aux" in following.labels
            or following.negated
        ):
            return False
        return following.has("vt", "vp", "vi") and not item.word.form.endswith(("ين", "ا"))

    def _other(self, item: Item) -> bool:
        if (beyond := doubted(self.items, item)) and item.index > self.at + 1:
            self.index = beyond
            return True
        if self.comma and item.entry is not None and item.entry.label == "say_participle" and self.slots.bare:
            return False  # «يقرر الانشقاق، مؤكداً وجود خلاف»
        verb = self.items[self.at].entry
        if item.value == "object" and item.index > self.at + 1 and verb is not None and " " not in verb.lemma:
            return False  # of the verb before: «سلم مسلحون ينتمون إلى التنظيم | أنفسهم للسلطات»
        self.index += lists(self.items, item)
        if item.entry is not None and item.entry.label == "pronoun":
            if item.conj:
                return self._said_of()  # «… وهو تونسي»
            following = self.items[self.index] if self.index < len(self.items) else None
            whoever = self.at > 1 and self.items[self.at - 2].kind == "that"  # «أن الذي قُتل هو فلان»
            return whoever or following is None or following.kind != "noun" or following.conj  # «أسر | هو صهر …»
        if item.value == "pronoun" and item.conj and item.prep == "maa" and self.items[self.at].kind == "verb":
            return self._along()  # «وصل إلى تركيا ومعه خمسة ضباط»
        if item.value == "pronoun" and item.prep in self.roles:
            word = item.word
            bare = word.form[len(word.conjunction) + 1 :] if word is not None else ""  # «به»، «لها» are not split
            self.slots.pronouns[item.prep] = item.pronoun or bare
        return True

    def _along(self) -> bool:
        """Who comes along stands after it, and does nothing else."""
        after = self.items[self.index] if self.index < len(self.items) else None
        if after is None or after.kind != "noun" or after.prep:
            return False
        self.index, self.group, self.comma = self.index + 1, [after], False
        if "maa" in self.roles:
            self.slots.put("maa", self.group)
            self.group = self.slots.by["maa"]
            return True
        following = self.items[self.index] if self.index < len(self.items) else None
        return following is not None and following.nominal and not following.prep  # «… ومعها المقاومة هجماتها على …»

    def _said_of(self) -> bool:
        """«دفع شقيقه، وهو تاجر، مبلغ …»: what is said of somebody between commas, after which the clause goes on."""
        if not self.comma or self.items[self.at].kind != "verb":
            return False
        shut = next((i.index for i in self.items[self.index : self.index + _ASIDE] if i.kind == "mark"), 0)
        after = self.items[shut + 1] if shut and shut + 1 < len(self.items) else None
        if after is None or self.items[shut].value not in "،," or after.conj or after.kind not in ("noun", "date"):
            return False
        self.index, self.comma = shut + 1, True
        return True

    def _passed(self, item: Item) -> bool:
        """What right after the trigger stands between it and its phrases."""
        trigger = self.items[self.at]
        whole = trigger.entry is not None and trigger.entry.value == "agreement"  # «وقف إطلاق النار وانسحاب …»
        whole = whole or trigger.kind == "trigger" and trigger.word is not None and trigger.word.article
        if item.conj and item.kind == trigger.kind and trigger.last == item.first and not whole:
            apart = trigger.kind == "verb" and bool(trigger.pronoun) and not item.pronoun
            apart = apart and trigger.inflected("past") and not trigger.inflected("imperfect")
            many = trigger.kind == "verb" and trigger.inflected("pl") and not self._both_do(trigger, item)
            if not (apart or many):
                return True  # «قتل وأصيب سبعة»: two triggers share what follows, but not «خطفته وطلبت فدية»
        if item.kind == "relative" and self.index < len(self.items) and item.last - item.first == 2:
            following = self.items[self.index]
            following.genitive = following.kind == "noun"  # «هروب من هم النخبة»
            return True
        return False

    def _both_do(self, verb: Item, joined: Item) -> bool:
        """«عذبوا وقتلوا | أسرى»: verbs in the plural of those who do both to the same; not «قُتلوا وأصيب خمسة»."""
        both = all(v.has("vt") and v.inflected("pl") and not v.pronoun for v in (verb, joined))
        after = self.items[joined.index + 1] if joined.index + 1 < len(self.items) else None
        return both and after is not None and after.kind == "noun" and not (after.prep or after.conj)

    def _goes_on(self, item: Item) -> bool:
        """«المواجهات ما زالت دائرة بين …»: said of the deed itself, by a verb of being."""
        trigger, following = self.items[self.at], self.items[self.index] if self.index < len(self.items) else None
        if trigger.kind != "trigger" or item.kind != "verb" or "aux" not in item.labels or item.conj or self.slots.bare:
            return False
        if following is None or following.kind != "noun" or following.prep:
            return False
        return not following.definite or is_all_along(following)  # «اشتباكات استمرت طوال الليل بين …»

    def _between(self, item: Item) -> bool:
        """«اشتباكات بينها وبين الحوثيين»: of the two sides the first is a pronoun."""
        following = self.items[self.index] if self.index < len(self.items) else None
        if item.value != "among" or "bayn" not in self.roles or item.word is None or following is None:
            return False
        if following.prep != "bayn" or not following.conj:
            return False
        self.slots.pronouns["bayn"] = item.word.form.removeprefix("بين")
        return True

    def _among(self, item: Item) -> bool:
        """«قتل خمسة، بينهم طفلان، في …»: parts between commas, after which the clause goes on."""
        if item.kind != "clause" or item.value != "among" or not self.comma:
            return False
        for index in range(self.index, min(self.index + _ASIDE, len(self.items))):
            other = self.items[index]
            if other.kind == "mark" and other.value in _COMMAS:
                following = self.items[index + 1] if index + 1 < len(self.items) else None
                self.index = index + 1
                return following is not None and (bool(following.prep) or following.value == "object")
            if other.kind not in ("noun", "open", "close"):
                return False
        return False

    def _inner(self, item: Item) -> bool:
        """«من مناطق سيطرة التنظيم باتجاه …»: a deed in the genitive of a phrase of the clause, and its own genitive."""
        previous = self.items[item.index - 1]
        if not item.genitive or item.light or previous.kind != "noun" or previous.index <= self.at:
            return False
        if self.index < len(self.items) and self.items[self.index].kind == "noun" and self.items[self.index].genitive:
            self.index += 1
        return True

    def _trigger(self, item: Item) -> bool:
        """A trigger inside the clause: an object of a light verb, or means and circumstance."""
        if (whom := suspected(self.items, item)) is not None and whom.index > self.at:
            return False  # «أوقفت الشرطة رجلاً | يشتبه في انتمائه إلى …»
        last = self.group[-1] if self.group else None
        joined = last is not None and last.kind == "trigger" and last is self.items[item.index - 1]
        if item.conj and not item.prep:
            own = self.items[self.at].kind == "trigger" and bool(item.pronoun)  # «انشقاقهما وانضمامهما إلى …»
            if own or not joined or self.group is None:
                return False
            self.group.append(item)
        elif not item.prep:
            self.group = [item]
            self.slots.bare.append(self.group)
        elif item.prep in self.roles or item.prep in _CIRCUMSTANCE:
            self.group = [item]
            self.slots.put(item.prep, self.group)
        elif item.prep == "cause" and self._brings():
            return True
        else:
            return (
                self._resumes(item)
                or self._upon(item)
                or item.prep in _WHEN
                and not self._goes(item)
                and self._beyond()
            )
        if self._resumes(item) or self._upon(item):
            return True
        following = self.items[self.index] if self.index < len(self.items) else None
        if item.prep == "bi" and item.definite and following is not None:
            beyond = "stop" in following.labels and self.index + 1 < len(self.items)
            next_to = self.items[self.index + 1] if beyond else following
            if next_to.prep in self.roles:
                return True  # «حكما بالإعدام على سبعة متهمين»، «حكمت بالإعدام شنقاً على متهم»
        if item.prep == "min" and following is not None and following.genitive and grasps(item):
            self.slots.by["min"] = [following]  # «تحرير القرية من سيطرة التنظيم»
            self.group, self.index = [following], self.index + 1
            return True
        return self._past(item, following)

    def _resumes(self, item: Item) -> bool:
        """«قتل الجيش خلال هجومه على القرية | خمسة مسلحين»: past when it was, with whatever the deed has of its own.

        Whom a verb tells of stands there, so many or new; or the rest of the phrase that makes its meaning.
        """
        verb = self.items[self.at]
        entry = verb.entry
        if entry is None or verb.kind != "verb" or item.prep not in _WHILE or entry.label not in _AWAITING:
            return False
        split = entry.label == "light_obj"
        if not split and (verb.pronoun or len(self.slots.bare) >= (2 if entry.label == "vt" else 1)):
            return False
        whose = self.items[item.index + 1 : item.index + _OWN]
        for after in whose:
            if split and after.value == "object":
                self.index = after.index
                return True
            if after.kind not in ("noun", "date") or after.conj:
                return False
            if not (after.prep or after.genitive) and after.kind == "noun":
                new = after.count is not None or is_somebody(after) and not after.definite
                new = new and not (self.slots.bare and _does(after))  # «قتل جندي في هجوم شنه | متمردون»
                told = not split and new and after.index > item.index + 1 and self.items[after.index - 1].kind == "noun"
                self.index = after.index if told else self.index
                return told
        return False

    def _upon(self, item: Item) -> bool:
        """«سيطر الجيش بعد معارك مع المسلحين | على البلدة»: past a fight, which is never «على» or «من» anybody."""
        verb, fights = self.items[self.at], item.entry is not None and "clash" in item.entry.value.split("|")
        if not fights or verb.kind != "verb" or item.prep not in _WHILE or item.index > self.at + _NEAR:
            return False
        if not verb.has("vi"):
            return False
        for after in self.items[item.index + 1 : item.index + _OWN]:
            if after.kind not in ("noun", "date") or after.conj and after.prep != "bayn":
                return False
            if after.prep in _OUTWARD & self.roles and after.prep not in self.slots.by:
                self.index = after.index
                return True
        return False

    def _past(self, item: Item, following: Item | None) -> bool:
        """Does the clause go on past a trigger, to phrases of its own?"""
        past = self._past_bound if item.prep else self._past_bare
        if following is not None and following.kind == "date" and self.index + 1 < len(self.items):
            following = self.items[self.index + 1]  # «استهدف انفجار أمس خط أنابيب»
        if self.items[self.at].kind == "verb" and past(item, following):
            return True
        if following is not None and following.kind == "relative" and item.prep and item.definite:
            beyond = past_clause(self.items, following, self.at, self.roles)
            self.index = beyond or self.index
            if beyond:
                return True
        return following is not None and following.kind == "trigger" and following.conj

    def _past_bound(self, item: Item, following: Item | None) -> bool:
        """The same for a verb and a trigger with a preposition: when, where or by what it was."""
        own = bool(item.pronoun) and item.entry is not None and item.entry.label == "nt"  # «أثناء نقلها جنوداً»
        sure = item.definite or item.count is not None or item.prep == "bi" and is_blow(self.items[self.at])
        if sure and not own and _apart(following):
            return True  # «قتل في الغارة ثلاثة جنود»، «استهدف بغارتين مبنى»
        onward = following is not None and following.kind == "noun" and following.prep == "ila" and "ila" in self.roles
        return item.prep == "min" and onward  # «فروا من القصف إلى القرى المجاورة»

    def _past_bare(self, item: Item, following: Item | None) -> bool:
        """The same for a verb and a trigger without a preposition: what did it, or what it befell."""
        if item.definite or _apart(following) or self._ends_ahead():
            return True  # «دمر القصف منازل»، «استهدف تفجير انتحاري حاجزاً»
        if following is None:
            return False
        if following.genitive and is_push(self.items[self.at]):
            self.index += 1  # «دفع تقدم القوات | السكان إلى …»
            return True
        if not self.slots.by:
            hits = is_blow(self.items[self.at])
            if following.prep == "li" or following.prep == "bi" and hits:
                return True  # «استهدفت غارات للجيش مواقع …»
            hit = self.items[following.index + 1] if following.index + 1 < len(self.items) else None
            if (
                hits
                and following.genitive
                and (acts(following) or is_place(following) and bool(following.mention("place")))
                and _apart(hit)
            ):
                self.index += 1
                return True  # «استهدفت غارات التحالف مواقع …»: whose the blow is, and what it hit
            if hits and following.genitive and following.kind == "noun":
                following.genitive = False
                return True  # «استهدف انفجار خط أنابيب»
        return following.kind == "trigger" and following.prep == "fi"

    def _ends_ahead(self) -> bool:
        """«أودى هجوم في ديالى بحياة مئة شخص»: the rest of a phrase that the verb begins stands further on."""
        verb = self.items[self.at].entry
        if verb is None or " " not in verb.lemma:
            return False
        return any(i.value == "object" for i in self.items[self.index : self.index + _ASIDE])

    def _brings(self) -> bool:
        """«قُتل جراء القصف | خمسة مدنيين»: past what brought it about, with its genitive, to whom the verb tells of."""
        verb = self.items[self.at]
        if verb.kind != "verb" or verb.inflected("pl") or self.slots.bare or self.index != self.at + 2:
            return False
        index = self.index
        while index < len(self.items) and self.items[index].kind == "noun" and self.items[index].genitive:
            index += 1
        after = self.items[index] if index < len(self.items) else None
        told = _apart(after) and after is not None and (after.count is not None or is_somebody(after))
        self.index = index if told else self.index
        return told

    def _goes(self, item: Item) -> bool:
        """«فرّ بعد دخول الجيش إلى المدينة»: the direction is that of the deed, not of the verb."""
        return item.word is not None and item.word.stem in _GOINGS

    def _beyond(self) -> bool:
        """«نُقلوا قبل غارات الطيران على المكان إلى سجن حارم»: the direction that comes after a deed that tells when."""
        if self.items[self.at].kind != "verb" or "ila" not in self.roles:
            return False
        for after in self.items[self.index : self.index + _NEAR]:
            if after.kind not in ("noun", "date") or after.conj:
                return False
            if after.prep == "ila":
                self.index = after.index
                return True
        return False

    def _noun(self, item: Item) -> list[Item] | None:
        """Give a phrase its slot; the list that a conjunction after it goes on with."""
        last, slots = self.group, self.slots
        before = self.items[item.index - 1]
        if before.kind == "other" and before.word is not None and before.word.form in _ABOVE_ALL and last is not None:
            return last  # «تسيطر على مواقع مهمة خاصة مناطق الشمال»: some of them
        joined = item.conj and not item.prep
        if joined and not self.comma and (_obeyed(self.items, before) and is_body(item) or is_theirs(self.items, item)):
            return last  # «دوريات تابعة للحوثيين وقوات صالح»: of them, too
        if not item.prep and not item.genitive and "placehead" in item.labels and not item.conj and is_place(item):
            if before.kind == "noun" and before.prep and before.last == item.first and is_place(before):
                return last  # «دخلت إلى زنجبار عاصمة المحافظة»
        if joined:
            between = slots.by.get("bayn", [])
            if len(between) == 1 and last is not between:
                last = between  # «بين الجيش الموالي للرئيس … ومقاتلي …»
            if last is not None and resumes(item, last, self._before(), self.comma):
                last = self._before()  # «مخازن للسلاح ومواقع للمسلحين»، «قتل مسؤول في المدينة وقائد ميداني»
            struck = not self.comma and self.items[self.at].kind == "trigger" and is_struck_too(item, last)
            if last is not None and (struck or is_listed(item, last, self.comma)):
                last.append(item)
                if last[0] in slots.places and is_place(item) and item.mention("place") is not None:
                    slots.places.append(item)  # «في محافظات حماة وحلب وحمص»
                return last
        direction = not item.prep and "direction" in item.labels and not item.genitive and "human" not in item.labels
        direction = direction and not (is_state(item) or item.mention("money"))  # «زار جنوب أفريقيا»، «نحو ألف دولار»
        direction = direction and not ("obj" in self.roles and "placehead" in item.labels and item.definite)
        direction = direction and not is_part(item)
        if item.prep == "bi" and is_imprisonment(item):
            return None  # «حكم عليه بالسجن المؤبد»
        beside = item.prep == "near" and item.prep not in self.roles and not item.mention("person", "group")
        if direction or beside or item.prep in _WHERE and is_place(item):
            slots.places.append(item)
            return None if item.prep in self.roles and not is_place(item) else [item]
        group = [item]
        if not item.prep or item.prep == "except" and self.items[self.at].negated:
            if not item.genitive:
                slots.bare.append(group)
            elif not slots.bare and not slots.by:
                slots.by["gen"] = group
            return group
        if item.prep in ("min", "li") and item.prep not in self.roles or _of_place(before, item):
            return last
        if slots.by.get(item.prep) and before.kind == "trigger" and not item.conj:
            return last  # «وجهت إلى المتهمين تهم الانتماء إلى تنظيم»: of the deed, and not of the verb
        if slots.by.get(item.prep):
            slots.by[item.prep].append(item)
        else:
            slots.by[item.prep] = group
        return slots.by[item.prep]

    def _before(self) -> list[Item]:
        """The last object of a verb; the genitive of a deed noun."""
        trigger, slots = self.items[self.at], self.slots
        if trigger.kind == "verb":
            return slots.bare[-1] if slots.bare else []
        whom = trigger.entry is not None and trigger.entry.label in ("nt", "np")
        return slots.by.get("gen", []) if whom else []


def _does(item: Item) -> bool:
    """In the nominative of the sound plural, as no object stands."""
    return item.word is not None and item.word.form.endswith("ون")


def _of_place(before: Item, item: Item) -> bool:
    """«عند الضفاف الشرقية لنهر الفرات»: whose banks they are, and not whither."""
    if item.prep != "li" or item.conj or before.kind != "noun" or not before.prep or before.last != item.first:
        return False
    return is_place(item) and before.definite and not (before.mentions or before.has("human", "grouphead"))


def _obeyed(items: Sequence[Item], item: Item) -> bool:
    """«التابعة للحوثيين»: the group that a participle brings in."""
    bound = item.index > 0 and items[item.index - 1].value == "participle"
    return bound and item.prep in ("li", "min") and is_body(item)


def _apart(item: Item | None) -> bool:
    """A bare phrase that is no genitive of what stands before it."""
    return item is not None and item.kind == "noun" and not (item.genitive or item.prep or item.conj)
