"""Which phrase after a trigger stands in which slot: the shallow syntax of an Arabic clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.claims.antecedents import befalls
from khabar.claims.asides import doubted, lists, past, past_one_side, suspected
from khabar.claims.bindings import is_bound
from khabar.claims.insets import (
    COMMAS,
    is_cited,
    is_emphatic,
    is_named_too,
    is_of_before,
    is_said_on,
    past_among,
    past_inner,
    past_participle,
    past_said,
    past_told,
    past_work,
)
from khabar.claims.interludes import WHILE, past_before, past_beside, past_cause, past_deed, past_when
from khabar.claims.items import NOMINAL, Item
from khabar.claims.lists import goes_on_bare, is_body, is_listed, is_struck_too, is_theirs, resumes
from khabar.claims.slots import Slots, close_of, grasps
from khabar.claims.traits import (
    ALL_ALONG,
    SELVES,
    acts,
    are_some,
    is_all_along,
    is_imprisonment,
    is_part,
    is_place,
    is_somebody,
    is_state,
    is_weapon,
    numbers,
)
from khabar.grammar.classes import word_class

_WAY = "طريق"
_JOINING, _RANKS = frozenset({"join", "enlist", "merged"}), word_class("ranks")
_CIRCUMSTANCE = frozenset({"during", "fi", "bi", "min", "ila", "li", "an", "ala", "for"})
_WHERE = frozenset({"fi", "near", "at", "bi"})
_BEFORE_WHOM = WHILE | {"cause"}
_MUTUAL = frozenset({"maa", "bayn"})
_EDGES, _STRUCK = word_class("struck_about"), frozenset({"attack", "shelling", "air-strike", "siege"})
_ABOVE_ALL = word_class("above_all")
_BY_WHAT, _OF_BEFORE = frozenset({"an", "min"}), frozenset({"min", "li"})
_TELLS_WHICH = {"مسوول": "an", "مكون": "min", "مولف": "min"}
_LEAVING = word_class("leaving_behind")
_SPECIAL = _LEAVING | SELVES | ALL_ALONG | _TELLS_WHICH.keys()  # stems of phrases that are no sides
_DOING_MORE = word_class("keeps_on") | word_class("undertaking") | word_class("venture")
_DOING_WHAT = frozenset({"fi", "bi", "ala"})
_AND_WE = frozenset({"ونحن", "وانا", "فنحن", "فانا"})


def complements(items: Sequence[Item], at: int, roles: frozenset[str]) -> Slots:
    """What follows a trigger in its clause, by slot; bare phrases in order, lists kept together."""
    walk, end = _Walk(items, at, items[at], roles, at + 1), len(items)
    while walk.index < end and walk.step():
        pass
    return walk.slots


@dataclass(slots=True)
class _Walk:
    """From a trigger to the end of its clause, one item a step; ``step`` says whether it goes on."""

    items: Sequence[Item]
    at: int
    trigger: Item
    roles: frozenset[str]
    index: int
    slots: Slots = field(default_factory=Slots)
    comma: bool = False
    told: bool = False  # past «وذلك», after which nothing stands for a side
    group: list[Item] | None = None  # the list that a conjunction goes on with

    def step(self) -> bool:
        item = self.items[self.index]
        kind = item.kind
        if kind in NOMINAL:
            self.index += 1
            if item.conj and self.index == self.at + 2 and self._passed(item):
                return True
            before = self.items[item.index - 1]
            near = (before.pronoun or before.kind == "other") and not (item.prep or item.conj)
            if near and is_of_before(self.items, self.at, item):
                self.group = [item]
                return True
            return self._phrase(item) if kind == "noun" else self._trigger(item, before)
        if kind == "open":
            self.index, self.comma = close_of(self.items, self.index), False
            return True
        self.index += 1
        if kind == "mark":
            self.comma = True
            return item.value in COMMAS
        if kind == "date":
            self.slots.dates.append(item)
            return True
        if kind == "other":
            return self._other(item)
        if self.index == self.at + 2 and (item.conj or kind == "relative") and self._passed(item):
            return True
        if kind == "verb" or kind == "relative":
            if on := self._past_clause(item):
                self.index, self.comma = on, False
                return True
            if kind == "verb" and is_said_on(self.items, self.at, self.slots, item, self.index):
                return True
        if item.value == "among":
            if self._between(item):
                return True
            if on := past_among(self.items, item, self.index, self.comma):
                self.index = on
                return True
        if "bayn" in self.slots.by and len(self.slots.by["bayn"]) == 1 and (on := past_one_side(self.items, item)):
            self.index = on
            return True
        self.slots.cut = kind == "relative" and not self.slots.bare
        return False

    def _past_clause(self, item: Item) -> int:
        """Where the clause goes on, past one that a verb or a relative pronoun opens; 0 where it does not."""
        on = past(self.items, item, self.at, self.roles, self.comma)
        if on or item.kind != "verb":
            return on
        if self.trigger.kind == "trigger" and (on := past_told(self.items, self.at, item)):
            return on
        return past_work(self.items, item) if "by" in self.roles else 0

    def _phrase(self, item: Item) -> bool:
        """A noun phrase: it has a slot, belongs to what stands before it, or ends the clause."""
        stem = item.stem
        special = stem in _SPECIAL  # as hardly any
        if item.word is not None and item.word.form in _AND_WE or special and self._leaves(item):
            return False  # «خشينا من تصفيتنا، | ونحن …»، «سقطت قذيفة | مخلفة قتلى»
        if special and stem in _TELLS_WHICH and self._tells_which(item):
            return True
        if self.comma and (on := self._past_comma(item)):
            self.comma = on > self.index
            self.index = on
            return True
        if item.pronoun and item.prep:
            if item.prep == "fi" and stem == _WAY:
                return True  # «قتل جنود | في طريقهم إلى القاعدة»: no place
            if self._joins(item):
                self.slots.pronouns[item.prep] = item.pronoun
                return True
        if special and stem in ALL_ALONG and is_all_along(item) or item.prep in _MUTUAL and are_some(item):
            return True  # «اشتباكات استمرت | طوال الليل | بين …»، «اشتبكوا | مع بعضهم | في …»
        if item.conj and self._beside(item) or self.comma and is_named_too(self.slots, item):
            return True
        if item.conj and (joined := self._joined(item)) is not None:
            return joined
        if self.told and not (item.prep or item.genitive):
            return False
        if special and stem in SELVES and is_emphatic(self.items, self.at, item, self.index):
            return True
        if self.trigger.prep in _BEFORE_WHOM and not (item.prep or item.genitive) and self._befell(item):
            return False
        apart = item.prep or item.conj or item.genitive or item.partitive
        if item.pronoun and "obj" not in self.roles and self.slots.by and not apart:
            return False  # «مقاتلون ينتمون إلى الحركة | أسلحتهم للجيش»: of another verb
        if item.negated and item.index > self.at + 1 and not item.prep:
            return False  # «التمشيط من قبل الجيش وعدم وجود مخاطر على المواطنين»
        if item.index == self.at + 1 or not is_bound(self.items, self.at, self.roles, item):
            self.group = self._noun(item)
            self.comma = False
        elif item.prep == "maa":
            self.group = [item]  # «على الحدود مع العراق | وسوريا»
        return True

    def _leaves(self, item: Item) -> bool:
        """«سقطت قذيفة | مخلفة قتلى»: what came of it."""
        return item.stem in _LEAVING and item.short

    def _joined(self, item: Item) -> bool | None:
        """Whether the clause goes on past a phrase that is joined; None where it is for other rules to say."""
        if not item.prep:
            if item.short and "demonstrative" in item.labels:
                self.told = True  # «أوقفتهم أمس، وذلك بموجب …»: no more than when, where and how follows
                return True
            if self.index == self.at + 2 and self.trigger.kind == "verb":
                return False  # «قتلوا | ومئات جرحوا»
        apart = self._turns(item) or numbers(item) or are_some(item) or self._does_more(item)
        return False if apart else None

    def _past_comma(self, item: Item) -> int:
        """Where the clause goes on, past one name more of the list or what a participle tells; 0 otherwise."""
        if self.group is not None and goes_on_bare(self.items, item, self.group):
            self.group.append(item)
            return self.index
        return past_participle(self.items, self.roles, item, self.index)

    def _befell(self, item: Item) -> bool:
        """«قُتل جراء قصف الجيش | خمسة مدنيين»: those of whom the verb before tells, and nobody of the deed's own."""
        trigger = self.trigger
        verb = self.items[self.at - 1] if trigger.prep in _BEFORE_WHOM and self.at else None
        if verb is None or verb.kind != "verb" or not verb.has("vt", "vp") or verb.pronoun:
            return False
        front = self.items[verb.index - 1] if verb.index else None
        alone = front is None or not front.nominal or front.prep or front.last != verb.first  # not «رجلاً قُتل جراء …»
        return bool(alone) and (item.count is not None or is_somebody(item) and not item.definite)

    def _beside(self, item: Item) -> bool:
        """«إنه فر | وعائلته | إلى تركيا»: whose kin goes along with him of whom the verb tells."""
        if self.index != self.at + 2 or "maa" not in self.roles or self.trigger.kind != "verb":
            return False
        if item.prep or not item.pronoun or not item.has("kin", "grouphead") or item.mentions:
            return False
        self.slots.put("maa", [item])
        self.group, self.comma = self.slots.by["maa"], False
        return True

    def _does_more(self, item: Item) -> bool:
        """«استهداف الجنود، فضلاً عن | استمرار الجماعات في استهداف …»: who goes on to do more, and no part of a list."""
        following = self.items[item.index + 1] if item.index + 1 < len(self.items) else None
        if following is None or following.kind != "trigger":
            return False
        return item.stem in _DOING_MORE and following.prep in _DOING_WHAT

    def _turns(self, item: Item) -> bool:
        """«قتل خمسة | ومئات جرحوا»: what is joined has a verb of its own, and is no part of the list."""
        if not item.conj or item.prep or item.word is None:
            return False
        following = self.items[item.index + 1] if item.index + 1 < len(self.items) else None
        if following is not None and befalls(self.items, following):
            return True  # «هرب بعضهم | وآخرين جرى اعتقالهم»
        if self.trigger.kind != "verb":  # «تم اعتقال بعضهم، وآخرون جرى إعدامهم»
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
        if following.inflected("pl") and not following.inflected("sg") and item.has("weapon", "thing"):
            return False  # «مسلحون يحملون بنادق وقنابل انتشروا في …»: arms and things do nothing in the plural of men
        return following.has("vt", "vp", "vi") and not item.word.form.endswith(("ين", "ا"))

    def _other(self, item: Item) -> bool:
        if (beyond := doubted(self.items, item)) and item.index > self.at + 1:
            self.index = beyond
            return True
        filled = self.slots.bare or self.slots.by
        if self.comma and filled and item.entry is not None and item.entry.label == "say_participle":
            return False  # «يقرر الانشقاق، مؤكداً وجود خلاف»، «القبض على الجناة، مؤكدا على تصميم …»
        verb = self.trigger.entry
        if item.value == "apposition" and item.index == self.at + 1 and item.mention("person") is not None:
            return False  # «قُتل منفذ الهجوم | فلان | برصاص الشرطة»: what follows is told of him
        if item.value == "object" and item.index > self.at + 1 and verb is not None and " " not in verb.lemma:
            return False  # of the verb before: «سلم مسلحون ينتمون إلى التنظيم | أنفسهم للسلطات»
        self.index += lists(self.items, item) or self._describes(item)
        if item.entry is not None and item.entry.label == "pronoun":
            if item.conj:
                on = past_said(self.items, self.at, self.index, self.comma)  # «… وهو تونسي»
                self.index = on or self.index
                return on > 0
            following = self.items[self.index] if self.index < len(self.items) else None
            whoever = self.at > 1 and self.items[self.at - 2].kind == "that"  # «أن الذي قُتل هو فلان»
            return whoever or following is None or following.kind != "noun" or following.conj  # «أسر | هو صهر …»
        if item.value == "pronoun" and item.conj and item.prep == "maa" and self.trigger.kind == "verb":
            return self._along()  # «وصل إلى تركيا ومعه خمسة ضباط»
        if item.value == "pronoun" and item.prep in self.roles:
            word = item.word
            bare = word.form[len(word.conjunction) + 1 :] if word is not None else ""  # «به»، «لها» are not split
            self.slots.pronouns[item.prep] = item.pronoun or bare
        return True

    def _tells_which(self, item: Item) -> bool:
        """«الضابط | المسؤول عن الحاجز»، «طاقمها | المكون من …»: which one it is, right behind him, and nobody else."""
        ahead = self.items[self.index].prep if self.index < len(self.items) else ""
        if ahead not in _BY_WHAT or item.prep or item.conj or item.word is None:
            return False
        if _TELLS_WHICH.get(item.word.stem) != ahead or not (item.short and item.definite):
            return False
        whom = self.items[item.index - 1]
        return item.index > self.at + 1 and whom.kind == "noun" and whom.definite and whom.last == item.first

    def _describes(self, item: Item) -> bool:
        """«أودع المتهم الحبس | المؤقت»، «لفظ أنفاسه | الأخيرة»: what the object that makes a verb's meaning is like."""
        like = self.items[self.index] if item.value == "object" and self.index < len(self.items) else None
        if like is None or like.kind != "noun" or like.first != item.last or not like.short or like.mentions:
            return False
        plain = like.has("adj") and not like.has("human", "title", "thing", "grouphead", "honorific")
        return plain and not (like.prep or like.conj)

    def _joins(self, item: Item) -> bool:
        """«انضموا إلى صفوفها», «انخرط في صفوفهم»: whose ranks they are is a pronoun."""
        entry = self.trigger.entry
        if not item.pronoun or item.prep not in self.roles or entry is None or entry.value not in _JOINING:
            return False
        return item.short and item.word is not None and item.word.stem in _RANKS

    def _along(self) -> bool:
        """Who comes along stands after it, and does nothing else."""
        after = self.items[self.index] if self.index < len(self.items) else None
        if after is None or after.kind != "noun" or after.prep:
            return False
        opened = self.comma
        self.index, self.group, self.comma = self.index + 1, [after], False
        if "maa" in self.roles:
            self.slots.put("maa", self.group)
            self.group = self.slots.by["maa"]
            return True
        shut = opened and self.index < len(self.items) and self.items[self.index].value in COMMAS
        self.index += shut  # «ضيقت القوات، ومعها المقاومة، | الخناق على …»
        following = self.items[self.index] if self.index < len(self.items) else None
        if following is not None and following.value == "object":
            return True
        goes_on = following is not None and following.nominal  # «… ومعها المقاومة | هجماتها على …»
        return following is not None and goes_on and (not following.prep or bool(shut) and following.prep in self.roles)

    def _passed(self, item: Item) -> bool:
        """What right after the trigger stands between it and its phrases."""
        trigger = self.trigger
        whole = trigger.entry is not None and trigger.entry.value == "agreement"  # «وقف إطلاق النار وانسحاب …»
        whole = whole or trigger.kind == "trigger" and trigger.word is not None and trigger.word.article
        lone = item.kind == "verb" and not item.negated and item.word is not None and not item.word.conjunction
        near = item.first - trigger.last <= lone  # «يقتل أو يصب»
        if item.conj and item.kind == trigger.kind and near and not whole:
            apart = trigger.kind == "verb" and bool(trigger.pronoun) and not item.pronoun
            apart = apart and trigger.inflected("past") and not trigger.inflected("imperfect")
            many = trigger.kind == "verb" and trigger.inflected("pl") and not self._both_do(trigger, item)
            own = trigger.kind == "trigger" and bool(trigger.pronoun) and not item.pronoun  # «انسحابها وسيطرة | القوات»
            if not (apart or many or own):
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

    def _between(self, item: Item) -> bool:
        """«اشتباكات بينها وبين الحوثيين»: of the two sides the first is a pronoun."""
        following = self.items[self.index] if self.index < len(self.items) else None
        if item.value != "among" or "bayn" not in self.roles or item.word is None or following is None:
            return False
        if following.prep != "bayn" or not following.conj:
            return False
        self.slots.pronouns["bayn"] = item.word.form.removeprefix("بين")
        return True

    def _trigger(self, item: Item, before: Item) -> bool:
        """A trigger inside the clause: an object of a light verb, or means and circumstance."""
        if before.kind == "other":
            if is_cited(self.items, self.at, item):
                return True
            if item.pronoun and (whom := suspected(self.items, item)) is not None and whom.index > self.at:
                return False  # «أوقفت الشرطة رجلاً | يشتبه في انتمائه إلى …»
        if item.genitive and (on := past_inner(self.items, self.at, item, self.index)):
            self.index = on
            return True
        return self._deed(item, before)

    def _deed(self, item: Item, before: Item) -> bool:
        """A deed of the clause's own."""
        last = self.group[-1] if self.group else None
        joined = last is not None and last.kind == "trigger" and last is before
        if item.conj and not item.prep:
            own = self.trigger.kind == "trigger" and bool(item.pronoun)  # «انشقاقهما وانضمامهما إلى …»
            if own or not joined or self.group is None:
                return False
            self.group.append(item)
        elif not item.prep:
            self.group = [item]
            self.slots.bare.append(self.group)
        elif item.prep in self.roles or item.prep in _CIRCUMSTANCE:
            self.group = [item]
            self.slots.put(item.prep, self.group)
        else:
            on = past_cause(self.items, self.at, self.slots, self.index) if item.prep == "cause" else 0
            on = on or past_when(self.items, self.at, self.roles, self.slots, item)
            on = on or past_beside(self.items, self.at, self.slots, item)
            on = on or past_before(self.items, self.at, self.roles, item, self.index)
            self.index = on or self.index
            return on > 0
        on = past_when(self.items, self.at, self.roles, self.slots, item) if item.prep in WHILE else 0
        if on := on or past_beside(self.items, self.at, self.slots, item):
            self.index = on
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
        on = past_deed(self.items, self.at, self.roles, self.slots, item, self.index)
        self.index = on or self.index
        return on > 0

    def _noun(self, item: Item) -> list[Item] | None:
        """Give a phrase its slot; the list that a conjunction after it goes on with."""
        last, slots = self.group, self.slots
        before = self.items[item.index - 1]
        if before.kind == "other" and before.word is not None and before.word.form in _ABOVE_ALL and last is not None:
            return last  # «تسيطر على مواقع مهمة خاصة مناطق الشمال»: some of them
        joined = item.conj and not item.prep
        if joined and not self.comma and (_obeyed(self.items, before) and is_body(item) or is_theirs(self.items, item)):
            return last  # «دوريات تابعة للحوثيين وقوات صالح»: of them, too
        if "placehead" in item.labels and self._names_again(before, item):
            return last  # «دخلت إلى زنجبار عاصمة المحافظة»
        if joined:
            between = slots.by.get("bayn", [])
            if len(between) == 1 and last is not between:
                last = between  # «بين الجيش الموالي للرئيس … ومقاتلي …»
            if last is not None and resumes(item, last, self._before(), self.comma):
                last = self._before()  # «مخازن للسلاح ومواقع للمسلحين»، «قتل مسؤول في المدينة وقائد ميداني»
            struck = not self.comma and self.trigger.kind == "trigger" and is_struck_too(item, last)
            if last is not None and (struck or is_listed(item, last, self.comma)):
                last.append(item)
                if last[0] in slots.places and is_place(item) and item.mention("place") is not None:
                    slots.places.append(item)  # «في محافظات حماة وحلب وحمص»
                return last
        prep = item.prep
        direction = not prep and "direction" in item.labels and self._is_direction(item)
        if prep == "bi" and is_imprisonment(item):
            return None  # «حكم عليه بالسجن المؤبد»
        beside = prep == "near" and prep not in self.roles and not item.mention("person", "group")
        if direction or beside or prep in _WHERE and is_place(item):
            slots.places.append(item)
            return None if prep in self.roles and not is_place(item) else [item]
        group = [item]
        if not prep or prep == "except" and self.trigger.negated:
            if not item.genitive:
                slots.bare.append(group)
            elif not slots.bare and not slots.by:
                slots.by["gen"] = group
            return group
        if prep in _OF_BEFORE and (prep not in self.roles or prep == "li" and _of_place(before, item)):
            return last
        if not (filled := slots.by.get(prep)):
            slots.by[prep] = group
            return group
        if before.kind == "trigger" and not item.conj:
            return last  # «وجهت إلى المتهمين تهم الانتماء إلى تنظيم»: of the deed, and not of the verb
        filled.append(item)
        return filled

    def _is_direction(self, item: Item) -> bool:
        """«شمال المدينة»: a bare phrase that only says where."""
        if item.genitive or "human" in item.labels:
            return False
        if item.definite and "obj" in self.roles and "placehead" in item.labels:
            return False
        if is_state(item) or item.mention("money"):
            return False  # «زار جنوب أفريقيا»، «نحو ألف دولار»
        return not (is_part(item) or self._is_struck_about(item))

    def _names_again(self, before: Item, item: Item) -> bool:
        """«زنجبار | عاصمة المحافظة»: what the place right before it is called, and nothing that the deed befell."""
        if item.prep or item.genitive or item.conj or not before.prep or before.kind != "noun":
            return False
        if before.last != item.first or "obj" in self.roles and (item.count is not None or _is_indefinite(item)):
            return False
        return is_place(item) and is_place(before)

    def _is_struck_about(self, item: Item) -> bool:
        """«قصف الطيران | محيط القرية», «استهدفت المدفعية | أطراف البلدة»: what is struck, and not where."""
        verb, bare = self.trigger, self.slots.bare
        if (
            item.prep
            or item.word is None
            or item.word.stem not in _EDGES
            or "prep" in item.labels
            or verb.kind != "verb"
            or verb.entry is None
        ):
            return False
        if "obj" not in self.roles or _STRUCK.isdisjoint(verb.entry.value.split("|")) or item.short:
            return False
        return (
            not bare or len(bare) == 1 and (acts(bare[0][0]) or is_weapon(bare[0][0]) or bare[0][0].kind == "trigger")
        )

    def _before(self) -> list[Item]:
        """The last object of a verb; the genitive of a deed noun."""
        trigger, slots = self.trigger, self.slots
        if trigger.kind == "verb":
            return slots.bare[-1] if slots.bare else []
        whom = trigger.entry is not None and trigger.entry.label in ("nt", "np")
        return slots.by.get("gen", []) if whom else []


def _is_indefinite(item: Item) -> bool:
    """«هاجم التنظيم في سيناء | حاجزاً للجيش»: in the accusative with tanwin, what it befell and not where."""
    return item.word is not None and item.word.form.endswith("ا") and not item.word.article


def _of_place(before: Item, item: Item) -> bool:
    """«عند الضفاف الشرقية لنهر الفرات»: whose banks they are, and not whither."""
    if item.prep != "li" or item.conj or before.kind != "noun" or not before.prep or before.last != item.first:
        return False
    return is_place(item) and before.definite and not (before.mentions or before.has("human", "grouphead"))


def _obeyed(items: Sequence[Item], item: Item) -> bool:
    """«التابعة للحوثيين»: the group that a participle brings in."""
    bound = item.index > 0 and items[item.index - 1].value == "participle"
    return bound and item.prep in ("li", "min") and is_body(item)
