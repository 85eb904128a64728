"""Light verbs: «قام ب…»، «تعرض ل…»، «حاول …»، which give what they have to the deed that they carry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from khabar.claims.antecedents import tells_of_some
from khabar.claims.attempts import MADE, foiled
from khabar.claims.context import MOVING, STRIKES, Context, Sides
from khabar.claims.doers import deed_before
from khabar.claims.exchanges import exchange
from khabar.claims.items import Item
from khabar.claims.jointly import joined, joined_beside
from khabar.claims.known import is_looked_back_at
from khabar.claims.slots import Slots
from khabar.claims.traits import (
    acts,
    is_abstract,
    is_actor,
    is_one_of_group,
    is_place,
    is_somebody,
    is_state,
    is_target,
    is_weapon,
)
from khabar.claims.undertakings import FOILED, NEXT
from khabar.grammar.classes import word_class

_MODAL = {
    "try": "attempted", "plan": "intended", "urge": "intended", "cancel": "intended",
    "fail": "attempted", "foil": "attempted", "survive": "attempted", "allow": "possible", "ask": "intended",
}  # fmt: skip
REPELS = word_class("repels")
_DOERS = frozenset({"do", "manage", "try", "plan", "fail", "refuse"})  # the subject does the deed
_TRYING = _DOERS - {"do"}
_HAPPENING = frozenset({"happen", "foil", "result"})  # the deed may be the subject
_MEN = frozenset({"human", "group"})
_TURNED = frozenset({"force", "accuse", "urge"})  # the object does the deed
_SHARED = frozenset(
    {"force", "urge", "ask", "allow", "cancel"}
)  # whoever is made or asked to do one deed does those joined to it
WHOM = {"allow": "li", "ask": "min"}  # «سمحت الدولة للنازحين بالعودة»، «طلب من الجيش الانسحاب»: who is to do it
FORCING = word_class("forcing")
PUSHED = MOVING | {"handover"}
_WHILE = frozenset({"during", "after", "before", "at"})  # «بحث الملف خلال زيارته»: when it was
_ASKED = frozenset({"bi", "ila", "li", "ala"})  # «طالبه ب…»، «دعاه إلى …»، «أجبره على …»
PUSHES = "دفع"
_WORK = word_class("work")
_BEGAN, _GOES_ON = "بدا", "يجري"
_MORE = word_class("more_of")
_CAME = frozenset(
    {"unreal", "when", "while", "but"}
)  # clauses that tell what came then, and not what is tried or asked
_THAT = frozenset({"ان", "بان"})
_BEFALLS = frozenset("abuse attack killing injury arrest detention abduction".split())
_COMPLAINS = frozenset({"شكا", "اشتكي"})  # «اشتكى المعتقلون من سوء المعاملة»: it befell them
_LOOKS = frozenset({"حقق"})  # «حقق في مقتل …», and «حقق تقدماً»
_REINFORCE = word_class("reinforcement")
_ANSWERS, CHOOSES = "answer", "choose"
_BESIDE = frozenset({"ala", "min", "did", "after", "before"})
_BOTH = 2  # groups of phrases: a deed, and who did it
_BACK = 10  # items from a deed to the verb that lays it to somebody
DOES_WITH = word_class("does_with")
_CALLED_FOR = frozenset({"protest"})
_ENLISTS = frozenset({"recruitment"})
_DECREED = frozenset({"decree"})
_LACKING = frozenset({"shortage"})
_IS_DECIDED, _AGAIN = "تقرر", word_class("keeps_on")
_MUTUAL = frozenset({"agreement"})  # «وقعت الحكومة والحركة اتفاقا»


def carry(context: Context, item: Item, way: str, sides: Sides) -> None:
    """Give the sides of a light verb to its trigger nouns; ``way`` says what they are to them."""
    if way in _NO_DEED:
        _NO_DEED[way](context, item, sides)
        return
    phrases = _phrases(context, item, way, sides)
    way = "do" if way == _ANSWERS else _chosen(item) if way == CHOOSES else way
    carried = [i for group in [*sides.objects, *phrases] for i in group if i.kind == "trigger"]
    way = "do" if way == "happen" and _takes_up(item, sides, carried) else way
    if carried:
        carried = _to_come(context, [i for i in carried if _is_carried(context, item, way, i)], way)
    sides = _past_name(sides)
    deeds = [i for i in sides.subject if i.kind == "trigger"] if sides.subject else []
    if deeds and way in _HAPPENING and sides.subject[0].kind == "trigger":
        carried = [*deeds, *carried]
        sides.subject = []
    elif deeds and not carried and way in ("do", "undergo"):
        carried, sides.subject = deeds, sides.objects[0] if sides.objects else []
        resumed = bool(item.pronoun) or "bi" in sides.slots.pronouns or item.inflected("pl")
        if deeds[0].index < item.index and not (resumed or sides.objects):
            context.anybody.add(item.index)  # «الهجوم الذي نُفذ في السوق»: nobody is said to have done it
        context.extra[deeds[0].index] = sides.slots
    elif deeds and way == "cancel" and not (carried or sides.objects or item.pronoun):
        carried = deeds  # «أُلغي الهجوم على المدينة»
    carried = carried or deed_before(context, item, way, sides)
    if item.pronoun and way == "do" and not carried:
        return
    if way == "mutual":
        exchange(context, item, carried, sides)
        return
    carried = carried or joined_beside(context, item, way)
    if carried and (way in _DOERS or way in _SHARED):
        more = joined(context, carried[-1])
        carried = [*carried, *(deed for deed in more if way in _DOERS or not deed.pronoun)]
    for noun in carried:
        _give(context, item, way, noun, sides)
    if way == "do" and sides.subject and sides.subject[0].word is not None and sides.subject[0].word.stem in _WORK:
        work = [i for i in context.items[item.index + 1 : item.index + FOILED] if i.kind == "trigger"]
        context.modal.update((noun.index, "attempted") for noun in (*carried, *work))  # «العمل يجري على تحرير …»
    if way == "foil" and item.entry is not None:
        outcome = "repelled" if item.entry.lemma in REPELS else "foiled"
        context.outcome.update((noun.index, outcome) for noun in carried)
    if way == "refuse":
        context.refused.update(deed.index for deed in (*carried, *_to_do(context, item)))  # «رفض أن يسلم نفسه»
    if way == "discuss":  # «ناقش المجلس إرسال قوات»: what is talked over has yet to be done
        for i in (i for i in carried if i.prep not in _WHILE and _talked_over(context, i)):
            context.modal.update((deed.index, "intended") for deed in [i, *joined(context, i)])
        return
    if way in _MODAL and not (way == "allow" and item.negated):  # «لم يسمح الجيش بدخول …»: they did not enter
        _put_in_doubt(context, item, way, carried)
    elif context.modal.get(item.index) == "intended" and _is_asked(context, item) or _is_their_aim(item):
        context.modal.update((noun.index, "intended") for noun in carried)  # «طلبوا أن ينفذ هجوماً»


def _is_carried(context: Context, item: Item, way: str, deed: Item) -> bool:
    """Whether a deed beside a light verb is the one that it carries."""
    if deed.pronoun and deed.prep in _WHILE and way in _TRYING:
        return False  # «حاول الفرار أثناء اعتقاله»
    if way in WHOM and deed.prep not in ("", "bi"):
        return False
    if way == "do" and foiled(context.sentence, context.items, deed):
        return False  # «واصل الجيش صده هجوماً»: what he goes on with is to repel it
    if deed.index in context.held and deed.index in context.given:
        return False
    if deed.prep == "li" and context.items[deed.index - 1].value == "participle":
        return False
    return not (_by_whose_help(context, item, deed) or _of_others(context, way, deed))


def _past_name(sides: Sides) -> Sides:
    """«نفذ عملية اغتيال القاضي | مسلحون»: past what the deed is called, and who did it behind the deed."""
    if len(sides.objects) != _BOTH or not sides.subject:
        return sides
    called, (deed, doer) = sides.subject[0], sides.objects
    light = called.short and called.has("lightnoun") and deed[0].kind == "trigger" and deed[0].genitive
    return Sides(doer, [deed], sides.slots) if light and is_actor(doer[0]) else sides


def _figure(context: Context, _: Item, sides: Sides) -> None:
    """«شكل الهجوم ضربة للتنظيم»: a word for what something is, and no deed."""
    context.figures.update(i.index for group in sides.objects for i in group if i.kind == "trigger")


def _portend(context: Context, item: Item, sides: Sides) -> None:
    """«ينذر التوتر باندلاع معارك»، «يؤذن بمرحلة تحرير المدينة»: what something is a sign of may come."""
    if item.has("say") and sides.subject and (acts(sides.subject[0]) or is_somebody(sides.subject[0])):
        return  # «أنذر الجيش بقصف القرية»: he says so
    for phrase in (i for group in (*sides.objects, *sides.slots.by.values()) for i in group):
        deed = phrase if phrase.kind == "trigger" else _stage_of(context, phrase)
        if deed is not None:
            context.modal[deed.index] = "possible"


_NO_DEED = {"figure": _figure, "portend": _portend}


def _stage_of(context: Context, item: Item) -> Item | None:
    """«يؤذن بمرحلة | تحرير المدينة»: the deed of which a stage is told."""
    after = context.following(item)
    return after if item.kind == "noun" and after is not None and after.kind == "trigger" and after.genitive else None


def _put_in_doubt(context: Context, item: Item, way: str, carried: Sequence[Item]) -> None:
    """How certain a deed is that is tried, planned, foiled or asked for."""
    reach = FOILED if way == "foil" and not carried else NEXT  # «اعترضت الدفاعات صاروخاً استهدف …»
    nearby = context.items[item.index + 1 : item.index + reach]
    # «طلب عدم نشر اسمه | "قتل …"»، «حاول طعن جندي | قبل أن يعتقلوه»، «طالبه بالانسحاب | بعد أن قتل …»
    nearby = list(takewhile(lambda i: not (context.sentence.quoted[i.first] or i.value in _CAME), nearby))
    verbs = (i for i in nearby if i.kind == "verb" and not i.conj and not tells_of_some(context.items, i))
    ahead = context.previous(item)
    doubt = "conditional" if ahead is not None and ahead.value == "if" else _MODAL[way]  # «إذا حاول الفرار»
    for after in [*carried, *verbs, *_to_do(context, item)]:
        thrown_back = context.outcome.get(after.index) == "repelled" and after.entry is not None
        if not (thrown_back and after.entry is not None and after.entry.lemma in MADE):
            context.modal[after.index] = doubt  # but «صدت القوات هجوماً»: it was made


def _of_others(context: Context, way: str, deed: Item) -> bool:
    """«استطاع إفشال أكثر من عملية»: how many were foiled; «رفض أوامر القائد بقصف …»: nothing that the subject did."""
    if way == "refuse":
        frame, after = context.deed(deed), context.following(deed)
        return frame is not None and frame.event == "decree" and after is not None and after.genitive
    ahead = context.previous(deed) if way == "manage" and deed.prep == "min" else None
    return ahead is not None and ahead.word is not None and ahead.word.stem in _MORE and ahead.last + 1 >= deed.first


def _by_whose_help(context: Context, verb: Item, deed: Item) -> bool:
    """«تمكن الجيش بمساندة الطيران من …»: by whose help, and nothing that the army does; but «قام بمساندة …»."""
    told = deed.prep == "bi" and deed.entry is not None and deed.entry.value == "support"
    if not told or verb.word is None or deed.index < verb.index:
        return False
    ahead = context.previous(deed)
    apart = ahead is not None and ahead.kind == "mark"
    return apart or not any(entry.lemma in DOES_WITH for entry in verb.word.entries)


def _chosen(item: Item) -> str:
    """«فضلوا تسليم أنفسهم»: what somebody has chosen to do he did; «يفضل الانسحاب» he may yet do."""
    return "manage" if item.inflected("past") and not item.inflected("imperfect") else "plan"


def _to_come(context: Context, carried: list[Item], way: str) -> list[Item]:
    """Without deeds that somebody only looks into: «سعى إلى كشف ملابسات اغتياله»."""
    if way not in _MODAL:
        return carried
    return [i for i in carried if not is_looked_back_at(context.items, i, context.sentence)]


def _phrases(context: Context, item: Item, way: str, sides: Sides) -> list[list[Item]]:
    """The phrases with a preposition in which a light verb may carry deeds."""
    slots, deeds = sides.slots.by.items(), [i for group in sides.objects for i in group if i.kind == "trigger"]
    if way == _ANSWERS:
        return [sides.slots.take("bi")]  # «ردّ الجيش على الهجوم بقصف …»: by what he answers, and not what
    if way == "do":
        looks = not sides.objects and item.word is not None and item.word.means(_LOOKS)
        if looks or any(_inquires(context, deed) for deed in deeds):
            return [group for slot, group in slots if slot != "fi"]  # «باشرت الشرطة التحقيق في مقتل …»
    if way == CHOOSES:
        return []  # «فضل الانسحاب على القتال»: to what he preferred it
    if way == "refuse" and any(group and group[0].kind == "noun" for group in sides.objects):
        return []  # «رفض التعليق على مقتله»
    if way == "do" and deeds:
        # «أطلقوا هجوما على معاقل …»، «أطلقت حملة بعد سلسلة من الهجمات»: what it was against, and after what
        return [group for slot, group in slots if slot not in _BESIDE]
    return [group for slot, group in slots if way not in _TURNED or slot in _ASKED]


def _talked_over(context: Context, deed: Item) -> bool:
    """«بحث المجلس إرسال قوات»، «بحث هجوماً»: only thought of; but «بحث الهجوم على …»، «بحث مقتل المدنيين» befell."""
    meant = context.deed(deed)
    befallen = meant is None or (deed.definite if meant.event in STRIKES else deed.has("np") and not deed.has("nt"))
    return deed.has("nt", "ni") or not befallen


def _is_their_aim(item: Item) -> bool:
    """«أفواج تضم متطوعين ليشاركوا في تنفيذ هجوم»: what several are to do; «انفجرت لتسفر عن …» has come about."""
    return item.prep == "li" and item.inflected("pl") and not item.inflected("past")


def _is_asked(context: Context, item: Item) -> bool:
    """«… أن ينفذ هجوماً»: a verb that says what is asked or planned."""
    that = context.previous(item)
    return that is not None and that.kind == "that"


def _to_do(context: Context, item: Item) -> list[Item]:
    """«طلبت الجماعة من المقاتلين أن يسلموا أنفسهم»: the verb of what is asked or planned, past whom it is asked of."""
    for that in context.items[item.index + 1 : item.index + _BACK]:
        if that.kind == "that":
            verb = context.following(that)
            meant = verb is not None and verb.kind == "verb" and verb.inflected("imperfect")
            return [verb] if verb is not None and meant and context.sentence.form(that.first) in _THAT else []
        asked = item.entry is not None and item.entry.value == "ask"
        if that.kind != "noun" and not (asked and that.value == "pronoun"):  # «طلبوا منه أن …»
            return []
    return []


def way_of(context: Context, lemma: str, way: str, slots: Slots) -> str:
    """What who complains is to that deed: «اشتكى مواطنون من عمليات نهب» makes them neither side."""
    if lemma not in _COMPLAINS:
        return way
    of = [context.deed(i) for group in slots.by.values() for i in group if i.kind == "trigger"]
    if all(deed is not None and deed.event == "shortage" for deed in of):
        return way
    return "undergo" if all(deed is not None and deed.event in _BEFALLS for deed in of) else ""


def _inquires(context: Context, item: Item) -> bool:
    """An investigation, whose doer is not who did what it looks into."""
    deed = context.deed(item)
    return deed is not None and deed.constants.get("kind") == "investigation"


def approach(context: Context) -> None:
    """«اقترب الجيش من السيطرة على …»: a deed that somebody comes near to is no more than attempted."""
    for item in (*context.of["verb"], *context.of["trigger"]):
        if item.entry is not None and item.entry.value == "movement_near":
            near = context.items[item.index + 1 : item.index + NEXT + 1]
            context.modal.update((i.index, "attempted") for i in near if i.kind == "trigger" and i.prep == "min")


def sent(context: Context, slots: Slots, subject: Sequence[Item], moves: bool) -> None:
    """«وصلت تجهيزات من دول التحالف لدعم الجيش»: whose they are supports, or what comes; «أرسلت إيران ضباطا لدعم …»."""
    if "li" not in slots.by:
        return
    deeds = [i for i in slots.take("li") if i.kind == "trigger" and i.entry is not None and i.entry.value == "support"]
    if not deeds or subject and (acts(subject[0]) or is_somebody(subject[0])):
        return
    able = [i for i in subject[:1] if is_state(i) or is_weapon(i) or i.word is not None and i.word.stem in _REINFORCE]
    whose = [i for i in slots.take("min") if moves and (acts(i) or is_state(i))] or able
    for deed in deeds if whose else ():
        context.given.setdefault(deed.index, whose)


def whose_attempt(context: Context, item: Item, last: Item) -> list[Item]:
    """«محاولات للمتمردين وحلفائهم للتسلل إلى …»: those whose attempts they are, between them and the deed."""
    whose: list[Item] = []
    one: Item | None = last if item.prep == "li" else None
    while one is not None and one.kind == "noun" and one.word is not None:
        light = one.word.entry("lightnoun")
        if light is not None and light.value in ("attempted", "intended"):
            group = one.mention("group")
            if group is None or group.first == one.first:
                return whose if whose and whose[0].prep == "li" else []
            one.fill = group.first, group.last
            return [one, *whose]
        if not (acts(one) or is_somebody(one)):
            return []
        whose.insert(0, one)
        one = context.previous(one)
    return []


def beyond_clause(context: Context, item: Item) -> Item | None:
    """«اتهمت المؤسسة التي مقرها في طرابلس | الحكومة بأنها …»: who stands between a relative clause and the charge."""
    found: Item | None = None
    after = context.following(item)
    if after is None or after.kind != "relative":
        return None
    for other in context.items[item.index + 1 : item.index + 1 + _BACK]:
        if other.kind == "mark" or other.kind == "that" or other.kind == "trigger" and other.prep == "bi":
            return found
        ended = bool(context.items[other.index - 1].prep) and other.kind == "noun"
        if ended and not (other.prep or other.conj or other.genitive) and (_somebody([other])):
            found = other
    return None


def laid_to(context: Context, item: Item) -> list[Item]:
    """«وقع هجوم في المدينة نُسب إلى التنظيم»: the deed, without its article, that is laid to somebody's door."""
    if item.conj and (told := _told_of(context, item)) is not None:
        return [told]
    for other in reversed(context.items[max(0, item.index - _BACK) : item.index]):
        deed = context.deed(other)
        if deed is not None and deed.event in STRIKES and not other.definite:
            return [other]
        placed = other.kind == "verb" and other.entry is not None and other.entry.value == "happen"  # «هجوم وقع في …»
        if not placed and other.kind not in ("noun", "date", "trigger") or other.conj:
            return []
    return []


def _told_of(context: Context, item: Item) -> Item | None:
    """«الهجوم الذي وقع في السوق وأوقع قتلى | ونُسب إلى التنظيم»: the blow of which a clause goes on to tell."""
    for other in reversed(context.items[max(1, item.index - 2 * _BACK) : item.index]):
        if other.kind == "relative":
            blow = context.items[other.index - 1]
            deed = context.deed(blow)
            return blow if deed is not None and deed.event in STRIKES else None
        if other.kind in ("that", "clause") or other.kind == "mark" and other.value in ".؛:":
            return None
    return None


def _let(context: Context, noun: Item, slots: Slots, slot: str) -> None:
    whom = [i for i in slots.take(slot) if i.kind == "noun" and i.index < noun.index]
    if _somebody(whom) or whom and whom[0].count is not None:
        context.given[noun.index] = whom
    elif slot in slots.pronouns and is_own(context, noun):
        context.own[noun.index] = slots.pronouns[slot]


def helps(context: Context, item: Item, objects: Sequence[list[Item]], slots: Slots) -> bool:
    """«ساعده مهرب على عبور الحدود»، «ساعد فلاناً في الفرار»: a step of his own to which somebody helps him."""
    light = item.word.entry("light") if item.word is not None and "light" in item.word.labels else None
    if light is None or light.value != "help":
        return False
    whom = objects[-1][0] if objects and objects[-1] else None
    one = whom is not None and (is_somebody(whom) or whom.count is not None) or whom is None and bool(item.pronoun)
    if not one:
        return False
    return any(context.may_mean(i, PUSHED) for slot in ("ala", "fi") for i in slots.take(slot))


def _let_go(context: Context, item: Item, noun: Item, sides: Sides) -> None:
    """Whom somebody helps on his way goes: the object of the verb, or its enclitic."""
    if noun.pronoun or not helps(context, item, sides.objects, sides.slots):
        return
    if sides.objects:
        context.given.setdefault(noun.index, sides.objects[-1])
    elif is_own(context, noun):
        context.own[noun.index] = item.pronoun


def _somebody(items: Sequence[Item]) -> bool:
    one = items[0] if items else None
    return one is not None and (acts(one) or is_somebody(one) or is_state(one) or is_one_of_group(one))


def is_own(context: Context, noun: Item) -> bool:
    """May an enclitic beside the deed mean who does it, and not whom it befalls?"""
    going = context.may_mean(noun, MOVING)
    return noun.entry is not None and (noun.entry.label in ("ni", "ev") or going)


def _with(first: Slots | None, slots: Slots) -> Slots:
    """«شارك في المواجهات التي دارت بين …»: what the verb before tells of a deed, and what that of its clause does."""
    if first is None or first is slots:
        return slots
    both = Slots({**slots.by, **first.by}, [*first.dates, *slots.dates], [*first.places], [*first.bare])
    both.places += [place for place in slots.places if place not in both.places]
    both.pronouns = {**slots.pronouns, **first.pronouns}
    return both


def _enlisted(context: Context, way: str, noun: Item, sides: Sides) -> bool:
    """«دعا أنصاره إلى النفير»، «رفض الشبان التجنيد»: those who are to be enlisted, and enlist nobody."""
    subject = sides.subject
    if way == "urge" and sides.objects and subject:
        context.given[noun.index], context.target[noun.index] = subject, sides.objects[-1]
        return True
    return way == "refuse" and bool(subject) and not acts(subject[0])


def _give(context: Context, item: Item, way: str, noun: Item, sides: Sides) -> None:
    subject, at = sides.subject, noun.index
    others = way in _DOERS and item.index < at and foiled(context.sentence, context.items, noun)
    if others or context.may_mean(noun, _ENLISTS) and _enlisted(context, way, noun, sides):
        return  # «تمكن الجيش من صد هجوم للمتمردين»: whose blow it was is another
    if way in _DOERS:
        context.given[at] = [s for s in subject if s is not noun and not is_abstract(s)]
        began = item.entry is not None and item.entry.lemma == _BEGAN and not noun.prep
        if began and not subject and noun.entry is not None and noun.entry.label == "ev":
            return  # «بدأت المعارك»: nobody is said to have begun them
        if not subject and item.index not in context.anybody and not _of_nobody(item, noun):
            context.orphans[at] = item
        if way == "do":
            context.extra.setdefault(at, sides.slots)
    elif way == "help":
        context.helper[at] = [s for s in subject if _somebody([s])]
        _let_go(context, item, noun, sides)
    elif way in ("undergo", "survive"):
        context.target[at] = subject
        if not subject:
            context.waits[at] = item
    elif way == "happen":
        _come_about(context, item, noun, sides)
    elif way in WHOM:
        _let(context, noun, sides.slots, WHOM[way])
    elif way == "urge" and sides.objects and subject and context.may_mean(noun, _ENLISTS):
        context.given[at], context.target[at] = (
            subject,
            sides.objects[-1],
        )  # «دعا أنصاره إلى النفير»: who is to be enlisted
    elif way in _TURNED and sides.objects:
        decreed = way == "force" and context.may_mean(noun, _DECREED)  # «أجبر التنظيم الأهالي على إغلاق محالهم»
        context.given[at] = subject if decreed else _who_was_there(context, sides.objects[-1])
    elif way == "urge" and subject and context.may_mean(noun, _CALLED_FOR):
        context.given[at] = subject  # «دعت النقابة إلى إضراب»: who calls for it means to be in it
    elif (
        way == "force"
        and item.pronoun
        and is_own(context, noun)
        and not _somebody(context.subjects.get(item.index, []))
    ):
        context.own[at] = item.pronoun  # «أجبرهم القصف على النزوح»
    elif way == "host" and subject:
        _host(context, noun, subject)


def _who_was_there(context: Context, group: list[Item]) -> list[Item]:
    """«قصف مواقع [المتمردين]، ما أجبرهم على الفرار»: whose the place is that was hit, for no place goes anywhere."""
    site, words = group[0], context.sentence.words
    last = site.fill[1]
    if (
        len(group) > 1
        or not is_target(site)
        or site.short
        or not (words[last - 1].article and words[last - 1].has(*_MEN))
    ):
        return group
    theirs = replace(site, fill=(last - 1, last), count=None, prep="")
    theirs.stand_for(words[last - 1])
    return [theirs]


def _come_about(context: Context, item: Item, noun: Item, sides: Sides) -> None:
    """Whom or what a deed that came about befell: «المتهمة تم توقيفها»، «مئات المسلحين تم القبض عليهم»."""
    subject, at = sides.subject, noun.index
    if noun.pronoun and subject:
        context.target[at] = subject
        return
    context.extra[at] = _with(context.extra.get(at), sides.slots)
    if subject and subject[-1].index < item.index and (prep := _taken_up_by(context, noun)):
        context.extra[at].by.setdefault(prep, list(subject))
    if subject and noun.entry is not None and noun.entry.value in _MUTUAL:
        context.given[at] = subject


def _takes_up(verb: Item, sides: Sides, carried: Sequence[Item]) -> bool:
    """«المدافع تجدد قصفها»: what those before it do again, and not what befell them; but «المتهمة تم توقيفها»."""
    if not carried or verb.word is None or verb.word.lemmas.isdisjoint(_AGAIN) or carried[0].first != verb.last:
        return False
    return bool(carried[0].pronoun) and bool(sides.subject) and sides.subject[0].index < verb.index


def _taken_up_by(context: Context, noun: Item) -> str:
    """The preposition by whose enclitic a deed takes up whom it befell: «تم القبض عليها»."""
    after, frame = context.following(noun), context.deed(noun)
    if after is None or frame is None or after.value != "pronoun" or after.last != after.first + 1:
        return ""
    return after.prep if frame.roles.get(after.prep) == "target" and frame.lead == "target" else ""


def _host(context: Context, noun: Item, subject: list[Item]) -> None:
    """«تشهد المدينة شحاً في المياه»: she lacks it; «تشهد المدينة اشتباكات»: they are there."""
    if context.may_mean(noun, _LACKING):
        context.given[noun.index] = subject
    elif is_place(subject[0]):
        context.extra.setdefault(noun.index, Slots(places=subject))


def _of_nobody(verb: Item, deed: Item) -> bool:
    """«تقرر صرف الرواتب»، «إنه يجري تطهير البلدة»: it is decided or goes on, and nobody of before is said to do so."""
    if verb.word is None or deed.word is None:
        return False
    goes_on = verb.word.form == _GOES_ON and not deed.prep and not deed.word.form.endswith("ا")
    owned = deed.definite or deed.entry is not None and deed.entry.label in ("nt", "ni")
    return _IS_DECIDED in verb.word.lemmas or goes_on and owned  # but «إنه يجري تحقيقاً»، «إنه يجري مفاوضات»
