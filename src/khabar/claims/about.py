"""What a verb or a deed must be about to mean its event: «وافقت على هدنة», not «وافقت على الزواج»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from khabar.claims.context import Context, Sides
from khabar.claims.fitting import is_projectile, is_thrown, is_unstruck, may_be_unstruck
from khabar.claims.items import Item
from khabar.claims.takings import is_loss, is_taking
from khabar.claims.traits import (
    acts,
    headed,
    is_building,
    is_court,
    is_from_air,
    is_living,
    is_place,
    is_somebody,
    is_weapon,
)
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame
from khabar.words import Word

AID = word_class("aid") | word_class("aid_arms") | word_class("aid_money")
# By frame, the slot of what it is about, and the class of words that this must be.
_OF = {
    "accepted": ("ala", word_class("pact") | word_class("consented")),
    "welcomed": ("bi", word_class("pact")),
    "refused": ("obj", word_class("pact")),
    "kept": ("obj", word_class("truce")),
    "kept_to": ("bi", word_class("truce")),
    "taken_up": ("obj", word_class("truce")),
    "taken_up_with": ("bi", word_class("pact")),
    "voided": ("obj", word_class("covenant")),
    "breach": ("obj", word_class("covenant") | word_class("truce") | word_class("rules")),
    "went_back_on": ("bi", word_class("covenant")),
    "reneged": ("min", word_class("covenant")),
    "adopted": ("obj", word_class("law")),
    "suspended": ("obj", word_class("service")),
    "talks_left": ("obj", word_class("talks")),
    "short_of": ("obj", word_class("supply")),
    "lacking": ("subj", word_class("supply")),
    "evict": ("obj", word_class("civilian")),
    "uproot": ("obj", word_class("tree")),
    "devour": ("subj", word_class("fire")),
    "needing": ("ila", word_class("supply")),
    "needing_for": ("li", word_class("supply") - word_class("no_want")),
    "needing_what": ("obj", word_class("supply") - word_class("no_want")),
    "deprived": ("min", word_class("supply")),
    "emptied": ("min", word_class("supply")),
    "running_out": ("subj", word_class("supply")),
    "withheld": ("obj", word_class("supply")),
    "submitted": ("obj", word_class("handed_paper")),
    "aid_given": ("obj", AID),
    "aid_granted": ("obj2", AID),
    "aid_taken": ("obj", AID | word_class("backing_got")),
}
_QUALIFIED = {
    "wanted": word_class("wanted_by"),
    "listed": word_class("roll"),
    "condemned": word_class("condemned_to"),
    "called_up": word_class("reserve"),
}
_DECLARED = frozenset({"imposed", "issued"})  # what it says is decreed where somebody does it
_FALLS, _HANDS = frozenset({"captured", "fall_dead"}), word_class("hand")
_BONDS, _CARRIES_ON = word_class("bond"), word_class("carries_on")
_BLOWS = frozenset({"attack", "bombing", "abduction", "killing", "shelling"})
_FIGURES = word_class("no_blow")
_DIES, _NO_WOUNDS = "مات", word_class("no_wound")
_WHEN = frozenset({"after", "since", "during", "before", "cause"})
_STEPS = frozenset({"arrest", "detention", "proceeding", "release"})
_PACT = frozenset({"agreement"})
_DECREE = frozenset({"decree"})
_EXTENDS, _CAMPAIGN = "مدد", word_class("campaign")  # «ستمدد حملتها الجوية»
_STEPS_TO_PACT, _STAIRS = word_class("step_to_pact"), 3
_PROPOSALS, _OF_OFFER = word_class("proposal"), frozenset({"bi", "li"})
_TO_PACT = frozenset({"fi", "ala", "ila", "bi", "li", "about"})
_PROTESTERS = frozenset({"protester"})
_BY_SOMEBODY = frozenset({"suspended", "talks_left"})
_GIVEN = frozenset({"li", "ila"})
_ARMED = frozenset("fighter terrorist soldier officer leader member mercenary rebel extremist wanted".split())
_ARMS = word_class("arms")
_WITH_ANY = "باي"
_TROOPS = _ARMED - {"leader", "wanted"}
_ONE_OF = word_class("one_of")
_COURSES = word_class("course")
_IN = "في"
_FORCES = frozenset({"armed", "people"})
_GAINS = "اغتنام"
_CONTROLS, _IN_ORDER = "ضبط", word_class("kept_in_order") | word_class("untaken")
_INSPECTS = "تفقد"  # «تفقد الوزير المواقع»: far more often than what a woman loses
_FORCED = frozenset({"ala", "ila"})
_DIRECTIONS = ("ila", "li", "min", "ala", "an", "bi", "via", "helper")
_RETURN, _RETREAT = "عوده", "تراجع"
_CIVILIANS = word_class("civilian")
_TERROR = "ارهابي"
_LISTS, _LISTED = frozenset({"delisted", "designate", "designate_as"}), word_class("of_the_list")
_FAR = 15  # words from a verb to what it calls somebody
_NEXT = 4  # words after a blow that may say that it is none
_HEAD = 2  # words of a phrase that say what it is
_WHOEVER = "لمن"
_DREADED = word_class("dreaded_arms")
_CHANCES = word_class("chance")


def is_about(context: Context, item: Item, frame: Frame, sides: Sides) -> bool:
    """Does it mean its event beside these phrases?"""
    if frame.event == "decree" and sides.subject and headed(sides.subject[0], "human", _PROTESTERS):
        return False  # «أغلق المتظاهرون الطريق»
    if frame.id in _OF:
        off = frame.id == "short_of" and bool(sides.slots.take("an"))  # «شكا السكان انقطاع المياه عن الأحياء»
        off = off or frame.id in _BY_SOMEBODY and not _by_somebody(item, sides)
        before_it = context.previous(item)
        if frame.id == "submitted" and item.kind == "trigger" and (before_it is None or before_it.kind != "verb"):
            return False  # «جلسة لكشف النتائج وإحالة التقرير إلى القضاء»: hoped for as often as told
        return not off and _headed(context, frame, sides)
    if frame.id == "decree" and item.entry is not None and item.entry.lemma == _EXTENDS and sides.objects:
        return not any(i.word is not None and i.word.stem in _CAMPAIGN for i in sides.objects[0][:1])
    if frame.id == "decree_noun":  # «فتواه حول التترس | بالمسلمين»
        held = sides.slots.take("bi")
        return not held or all(i.prep != "about" for i in context.items[item.index + 1 : held[0].index])
    if frame.id in _OF_SOME:
        return _OF_SOME[frame.id](item, sides)
    return _qualified(context, item, frame) and _means_it(context, item, frame, sides)


def _by_somebody(item: Item, sides: Sides) -> bool:
    """Whoever lifts or halts something is named beside it: not «تمنحها مساحة، وترفع عنها الحظر»."""
    return bool(sides.subject) and (item.kind != "verb" or not item.conj or sides.subject[0].index > item.index)


def _qualified(context: Context, item: Item, frame: Frame) -> bool:
    """«مطلوب للقضاء»، «مدرج على قائمة …»: to whom or on what is told right after it."""
    if frame.id == "arm_with":  # «تزويد الجماعة بالسلاح»
        around = context.sentence.words[item.last : item.last + _FAR]
        return not item.pronoun and any(_with_arms(around[at : at + _NEXT]) for at in range(len(around)))
    if frame.id == "advance":
        return bool(item.pronoun and context.given.get(item.index)) and _carries_on(context, item)
    if frame.id == "beating":  # «تعرض للضرب المبرح», and not «ضرب مواقع الجماعة»
        return item.word is not None and item.word.article
    if frame.id == "owning" and item.kind == "trigger":  # «امتلاك إيران سلاحاً نووياً»: feared, and not told of
        near = context.sentence.words[item.last : item.last + 2 * _NEXT]
        return not item.pronoun and not any(word.stem in _DREADED for word in near)
    if frame.id == "allotted":  # «خصصت الوزارة مليون ريال لمن يدل عليه»: told by the reward
        return "bounty" not in context.labels and _WHOEVER not in context.stems
    if frame.id == "taken_from":  # «أخذ معه مبلغاً»: he had it, and was not paid
        after = context.following(item)
        return after is None or after.value != "pronoun" or after.prep != "maa"
    if frame.id == "acquit":  # «قضت ببراءته»: whom the enclitic means, and nobody who stands after it
        near_it = context.items[item.index + 1 : item.index + 1 + _NEXT]
        return not any(i.value == "object" and i.pronoun for i in near_it)
    told = _QUALIFIED.get(frame.id)
    near = context.sentence.words[item.last : item.last + (_HEAD if frame.event == "proceeding" else _FAR)]
    return told is None or any(word.stem in told or word.form in told for word in near)


def _with_arms(words: Sequence[Word]) -> bool:
    """«بالسلاح»، «بأي سلاح»، «بأي نوع من السلاح»."""
    some = words[0].form == _WITH_ANY
    near = words[1:] if some else words[:1] if words[0].preposition == "ب" else ()
    return any(w.has("weapon") or w.stem in _ARMS for w in near)


def _means_it(context: Context, item: Item, frame: Frame, sides: Sides) -> bool:
    if item.kind == "verb" and _hits_nobody(context, item, frame, sides) or _falls_on_none(frame, sides):
        return False
    if frame.id in _DECLARED:
        return bool(context.given.get(item.index))  # «رفعت فرنسا العقوبات»
    if frame.id == "ordered":
        return _governs(sides.subject) or not any(_tries(context, i) for i in sides.slots.take("bi"))
    if frame.id == "bearing":
        return bool(sides.subject)  # «إنها كانت تحمل أسلحة»: whoever the pronoun means is seldom who was told of last
    if frame.id in _FALLS:
        held = any(_in_hand(context, i) for i in sides.slots.take("by"))
        told = context.items[item.index - 1].kind == "relative" and sides.subject
        if held and told and sides.subject[0].index < item.index - 2:
            return False  # «للرئيس فلان إلى القصر الذي سقط بيد المتمردين»
        hurt = frame.id != "captured" and any(_hurt(context, i) for i in sides.subject[:1])  # «سقط خمسة جنود جرحى»
        return held is (frame.id == "captured") and not hurt  # «سقط في قبضة الجيش», and not «سقط برصاص الجيش»
    if frame.id == "reached":
        return False  # «طال القصف الحي»: told by the blow, which is handed what it reached
    if frame.id == "blaze":
        return not sides.slots.take("gen")  # «حرائق الإرهاب»
    if frame.id in _TAKEN:
        return _TAKEN[frame.id](context, item, sides)
    if frame.id == "transfer":  # «نقلت صحيفة … الصادرة من لندن عن مصادر»: words
        return not any(
            i.has("media", "mediahead") for i in (*sides.subject, *(i for g in sides.objects[:1] for i in g))
        )
    if frame.id == "join":  # «التحق بهذا البرنامج»
        joined = [i for slot in ("ila", "li", "bi") for i in sides.slots.take(slot)]
        return not any(
            word.stem in _COURSES for i in joined for word in context.sentence.words[i.first : i.first + _HEAD]
        )
    if frame.id == "lay_down":
        return _lays_down(context, item)
    if frame.id == "surrender":
        return _yields(context, item, sides)
    if frame.id == "went":
        return _goes(context, item, sides)
    if frame.id == "support" and item.kind == "verb" and item.inflected("dual"):
        return bool(sides.objects)  # «دعماً للرئيس»: no two who supported
    if frame.id in _LISTS:
        return _designates(context, item, frame, sides)
    if frame.id == "responsibility":  # «تبنى المجلس قراراً»
        told = [phrase for group in sides.objects for phrase in group]
        return not any(phrase.has("decision") or _means(context, phrase, _DECREE) for phrase in told)
    return True


def _carries_on(context: Context, item: Item) -> bool:
    """«واصل المقاتلون تقدمهم», not «رفضت تقدمهم»."""
    verb = next((i for i in reversed(context.items[: item.index]) if i.kind == "verb"), None)
    return verb is not None and verb.entry is not None and verb.entry.lemma in _CARRIES_ON


def _lays_down(context: Context, item: Item) -> bool:
    """«ألقوا أسلحتهم»، «إلقاء السلاح», not «ألقت الطائرات أسلحة»، «إلقاء سلاح ثقيل»: their own."""
    arms = next((i.word for i in context.items[item.index + 1 :] if i.value == "object"), None)
    arms = context.sentence.words[item.last - 1] if item.kind != "verb" else arms
    return arms is not None and (arms.article or bool(arms.pronoun))


def _designates(context: Context, item: Item, frame: Frame, sides: Sides) -> bool:
    """«تصنفه دول على أنه منظمة إرهابية»، «شُطب اسمه من قائمة المطلوبين»: as terrorists, or off their list."""
    if frame.id == "delisted":
        return _off_the_list(context, item)
    if frame.id == "designate":
        listed = next((i for i in context.items[item.index + 1 :] if i.value == "object"), None)
        first = sides.objects[0][0] if sides.objects and sides.objects[0] else None
        return (
            first is None or listed is None or first.first != listed.last
        )  # «وضع اسم القائد في أعلى قائمة | الإرهابيين»: whose list it is, and who is on it already
    words = context.sentence.words[item.last : item.last + _FAR]
    own = any(w.stem.startswith(_TERROR) for i in sides.subject for w in context.sentence.words[i.first : i.last])
    return not own and any(word.stem.startswith(_TERROR) for word in words)  # «تعتبره منظمة إرهابية»


def _off_the_list(context: Context, item: Item) -> bool:
    """«شُطب اسم … من قائمة المطلوبين»: from a list of those who are wanted or under sanctions."""
    listed = next((i for i in context.items[item.index + 1 :] if i.value == "object"), None)
    if listed is None or listed.prep != "min":
        return False
    of = context.sentence.words[listed.last : listed.last + 2]
    return any(word.stem in _LISTED or word.stem.startswith(_TERROR[:-1]) for word in of)


def _in_hand(context: Context, item: Item) -> bool:
    """«في قبضة الجيش»، «بيد الجيش», and not «على يد الجيش»."""
    at = item.prep_at + (context.sentence.form(item.prep_at) == _IN)
    return context.sentence.words[at].stem in _HANDS


def _lost(item: Item, sides: Sides) -> bool:
    """«فقد ثلاثة صحافيين في سورية», not «فقدت الأم ابنها»."""
    told = [i for group in (sides.subject, *sides.objects) for i in group]
    alone = len([group for group in (sides.subject, *sides.objects) if group]) == 1
    return alone and not item.pronoun and not any(i.pronoun or acts(i) for i in told)


def _posted(item: Item, sides: Sides) -> bool:
    """«انتشر المسلحون»، «انتشارهم»، «نشر قوات»: who is told of here; «انتشر على المواقع» is said of words."""
    groups = [sides.subject] if item.entry is not None and item.entry.value == "spread" else sides.objects
    told = [i for group in groups for i in group]
    return (
        any(is_living(i) or i.has("thing", "weapon") for i in told) or item.kind == "trigger" and item.pronoun == "هم"
    )


def _moved(_item: Item, sides: Sides) -> bool:
    """«ترحيل أربعة معتقلين», not «قيود ترحيل المعتقلين»."""
    return any(i.count is not None or i.mention("person") is not None for group in sides.objects[:1] for i in group)


def _fires_off(item: Item, sides: Sides) -> bool:
    """«أطلق الحوثيون ثلاثة صواريخ»: by a body of fighters; not «منصات لإطلاق الصواريخ»."""
    told = [i for group in sides.objects[:1] for i in group]
    by = sides.subject[0] if sides.subject else None
    fights = by is not None and acts(by) and any(f.kind == "group" and f.first == by.fill[0] for f in by.mentions)
    return fights and item.prep != "li" and bool(told) and is_projectile(told[0])


def _lost_men(item: Item, sides: Sides) -> bool:
    """«خسر التنظيم 150 مقاتلاً», not «خسر الحزب 20 نائباً»: so many who fight."""
    told = [i for group in sides.objects[:1] for i in group]
    return (
        not item.pronoun and all(i.count is not None and headed(i, "human", _TROOPS) for i in told[:1]) and bool(told)
    )


def _forfeited(item: Item, sides: Sides) -> bool:
    """«فقد الجيش المدينة», not «فقد الرجل منزله»."""
    house = any(is_building(phrase) for group in sides.objects[:1] for phrase in group)
    return bool(sides.objects) and not house and (item.word is None or item.word.stem != _INSPECTS)


def _orders(item: Item, sides: Sides) -> bool:
    """«وجه الملك بعلاج الجرحى»: what is to be done stands right after who orders it, and is no name."""
    told = sides.slots.take("bi")
    if item.pronoun or not told or not sides.subject or sides.objects:
        return False
    near = told[0].index == item.index + 2 and sides.subject[0].index == item.index + 1
    return near and not told[0].mentions and not told[0].has("grouphead", "media", "placehead", "lightnoun")


def _prevents(item: Item, sides: Sides) -> bool:
    """«منع الجيش السكان من السفر»، «منعته الوزارة من السفر», but not «الحادث الذي منعه من السفر»."""
    told = any(i.kind == "noun" and i.index > item.index for i in sides.subject[:1])
    return bool(sides.objects) or bool(item.pronoun) and told


def _is_kept(item: Item, sides: Sides) -> bool:
    """«ضبط الجيش شاحنة», but not «ضبط الأمن», «ضبط الحدود», «اغتنام الفرصة»."""
    held = next((group[0] for group in sides.objects if group), None)
    if item.entry is not None and item.entry.lemma == _GAINS:
        return held is not None and held.word is not None and held.word.stem not in _CHANCES
    if item.entry is None or item.entry.lemma != _CONTROLS or held is None or held.word is None:
        return True
    return held.word.stem not in _IN_ORDER


def _from_above(context: Context, _item: Item, sides: Sides) -> bool:
    """«ألقى الجيش براميل متفجرة», «أسقطت الطائرة قنبلة»; not «ألقى مجهولون قنبلة على المقر», which is thrown."""
    if any(is_from_air(context.sentence, i) or is_weapon(i) for i in sides.subject):
        return True
    return not any(is_thrown(i) for group in sides.objects for i in group)


def _own_home(_item: Item, sides: Sides) -> bool:
    """«تركوا بلادهم», not «تركوا المدينة مدمرة»."""
    return any(i.pronoun and is_place(i) for group in sides.objects[:1] for i in group)


def _frees(item: Item, sides: Sides) -> bool:
    """«كسر المقاتلون الحصار عن المدينة»: right after it, from what it is lifted; not «طالبوا بفك الحصار عنها»."""
    freed = sides.slots.take("an")
    named = bool(freed) and (freed[0].mention("place", "group") is not None or not item.genitive)
    return named and freed[0].index == item.index + 1


def _stabs(item: Item, sides: Sides) -> bool:
    """«طعن شاب جنديين»، and not «طعن المحامي في القرار»، «طعن بكل ما قيل»، «يطعنه المرض»."""
    beside = [*sides.slots.take("fi"), *sides.slots.take("bi")]
    by_one = all(is_somebody(i) or acts(i) for i in sides.subject)
    return by_one and all(i.has("weapon", "thing", "placehead") or is_place(i) for i in beside)


def _routs(item: Item, sides: Sides) -> bool:
    """«طرد الجيش التنظيم من البلدة»: those who held it, and no families who lived there."""
    return not any(i.word is not None and i.word.stem in _CIVILIANS for group in sides.objects for i in group)


def _into_bonds(_item: Item, sides: Sides) -> bool:
    """«وقوعه في الأسر»."""
    return any(i.word is not None and i.word.stem in _BONDS for i in sides.slots.take("fi"))


# By frame, what its phrases must be.
def _shelters(item: Item, sides: Sides) -> bool:
    """«آوى مسلحين»، but not «آوى نازحين»: those who are sought, and no families."""
    whom = [i for group in sides.objects for i in group]
    return bool(whom) and all(i.word is None or i.word.stem not in _CIVILIANS for i in whom)


def _beside(item: Item, sides: Sides) -> bool:
    """«الذي انضم وقاتل مع التنظيم»: one of its people, and no body that fights beside it."""
    return bool(sides.subject) and acts(sides.subject[0])


def _stands(item: Item, sides: Sides) -> bool:
    """«وقوفه معهم»: who stands by whom is told where neither is a pronoun."""
    return bool(sides.subject) or item.kind == "trigger" and item.pronoun == "ها"


_TAKEN = {"taken": is_taking, "fell": is_loss, "drop": _from_above}
_OF_SOME = {
    "bound": _into_bonds, "fighting_with": _beside, "stand_with": _stands,
    "directed": _orders, "evacuate": _moved, "expel": _routs, "fire_off": _fires_off, "forfeited": _forfeited,
    "leave_home": _own_home,
    "lose_men": _lost_men, "lost": _lost, "prevent": _prevents, "stab": _stabs, "lifted": _frees,
    "seizure": _is_kept, "sheltering": _shelters, "spread": _posted, "deployed": _posted,
}  # fmt: skip


def _yields(context: Context, item: Item, sides: Sides) -> bool:
    """«استسلم عشرة مسلحين»: to whom is told, or fighters by what they are; not «استسلم المريض للنوم»."""
    given = [*sides.slots.take("li"), *sides.slots.take("ila")]
    if given:
        return any(acts(i) or is_somebody(i) for i in given)
    if not sides.slots.pronouns.keys().isdisjoint(_GIVEN):
        return True
    forced = item.prep in _FORCED and item.index in context.given  # «أجبر الجيش المسلحين على الاستسلام»
    told = sides.slots.take("gen") or (item.pronoun or forced) and sides.subject  # «أعلن العشرات استسلامهم»
    if item.negated or item.kind == "trigger" and not told:
        return False  # «لن يستسلم»، «رفض الاستسلام»
    return any(
        i.mention("person") is not None
        or i.word is not None
        and i.word.stem in _ONE_OF
        or i.has("human")
        and (i.count is not None or headed(i, "human", _ARMED))  # «استسلم 200 إسلامي»
        or headed(i, "grouphead", _FORCES)
        for i in sides.subject
    )


def _figure(context: Context, item: Item, sides: Sides) -> bool:
    """«فجر الوزير مفاجأة»، «خطف الأضواء»، «ضرب بيد من حديد»: what a blow falls on, or comes with, is no thing."""
    words = context.sentence.words
    told = [words[i.first] for i in sides.subject] + [words[i.first] for group in sides.objects for i in group]
    reach = 2 * _NEXT if item.entry is not None and item.entry.label == "light_obj" else _NEXT  # «… النار في الهواء»
    near = takewhile(lambda at: _within(context, at), range(item.last, min(item.last + reach, len(words))))
    return any(word.stem in _FIGURES or word.form in _FIGURES for word in (*told, *(words[at] for at in near)))


def _hits_nobody(context: Context, item: Item, frame: Frame, sides: Sides) -> bool:
    """A figure of speech, a feeling, an illness, or that people die."""
    if frame.event == "injury":
        return _is_no_wound(context, item, sides)
    dies = frame.id == "killing" and item.has("vp") and _dies_some_day(context, item, sides)
    return dies or frame.event in _BLOWS and _figure(context, item, sides)


def _is_no_wound(context: Context, item: Item, sides: Sides) -> bool:
    """«أصيب بخيبة أمل»، «جرح شعور الأهالي»: a feeling or an illness, and nobody who is hurt."""
    told = [*sides.subject, *(i for group in sides.objects for i in group), *sides.slots.take("bi")]
    return any(context.sentence.words[i.first].stem in _NO_WOUNDS for i in told)


def _dies_some_day(context: Context, item: Item, sides: Sides) -> bool:
    """«يموت الناس جوعاً», but «قد يموت مئات»، «سقط ولم يمت»: of nobody who is counted or of whom it is doubted."""
    if item.entry is None or item.entry.lemma != _DIES or not item.inflected("imperfect") or item.inflected("past"):
        return False
    ahead, counted = (
        context.sentence.unjoined(item.first - 1),
        [*sides.subject, *(i for group in sides.objects for i in group)],
    )
    lived = ahead == "لم" and not any(i.kind == "noun" for i in context.items[item.index + 1 : item.index + 2])
    return not (any(i.count is not None for i in counted) or ahead == "قد" or lived)


def _hurt(context: Context, item: Item) -> bool:
    """«جنود جرحى»، «عشرات المدنيين | جرحى»: people whom the last word of their phrase, or the next, calls hurt."""
    after = context.following(item)
    state = after is not None and after.first == item.last and after.short and not (after.prep or after.conj)
    last = item.last if state and after is not None and after.kind == "noun" else item.last - 1
    toll = context.sentence.words[last].entry("pn")
    return toll is not None and toll.value == "injury"


def _within(context: Context, at: int) -> bool:
    """Before a mark, or what says when or why: «قتل جاره | بعد خلاف»، «… | إثر خلاف»."""
    prep = context.sentence.words[at].entry("prep")
    return context.sentence.tokens[at].kind == "word" and not (prep is not None and prep.value in _WHEN)


def _falls_on_none(frame: Frame, sides: Sides) -> bool:
    """«استهدفوا أمن البلاد واستقرارها»: nothing that a blow falls on."""
    if not may_be_unstruck(frame):
        return False
    told = [phrase for group in sides.objects for phrase in group] or sides.slots.take("gen")
    return bool(told) and all(not phrase.prep and is_unstruck(frame, phrase) for phrase in told)


def _headed(context: Context, frame: Frame, sides: Sides) -> bool:
    """«وافقت على هدنة», «نفد الوقود»: the phrase that it is about is headed by such a word."""
    slot, words = _OF[frame.id]
    told = sides.subject if slot == "subj" else [i for g in sides.objects[:1] for i in g] if slot == "obj" else []
    if frame.event == "support":  # «منحت الدولة الجيش أسلحة»، «حصل على دعم»، «حظي بدعم»
        last = [i for g in sides.objects[-1:] for i in g]
        told = last or [i for prep in ("ala", "bi") for i in sides.slots.take(prep)[:1]]
    told = told or sides.slots.take("ala" if frame.id == "adopted" else slot)
    for phrase in told:
        first = phrase.fill[0] if phrase.count is not None else phrase.first
        held = context.sentence.words[first : min(phrase.last, first + _HEAD)]
        pact = frame.event == "agreement" and (_means(context, phrase, _PACT) or _leads_to_pact(context, phrase))
        if pact or any(word.stem in words for word in held):
            return True
    return False


def _leads_to_pact(context: Context, phrase: Item) -> bool:
    """«علقت مشاركتها في المفاوضات»، «رفض عرض الهدنة»، «التوقيع على اتفاق»: a step to a pact, and not to a drill."""
    for what in context.items[phrase.index + 1 : phrase.index + 1 + _STAIRS]:
        if (
            phrase.word is None
            or phrase.word.stem not in _STEPS_TO_PACT
            or phrase.last not in (what.first, what.prep_at)
        ):
            return False
        if not (what.genitive or what.prep in _TO_PACT):
            return False
        offered = what.kind == "trigger" and phrase.word.stem in _PROPOSALS and what.prep in _OF_OFFER
        if offered or _means(context, what, _PACT):
            return True  # «رفضت عرضاً روسياً بالخروج»
        phrase = what
    return False


def _goes(context: Context, item: Item, sides: Sides) -> bool:
    """«وصول الوفد»: nothing says where to, nor to what it was: «وصل الحزب إلى السلطة», «العودة للحزب»."""
    slots = sides.slots
    if sides.objects or any(slots.take(slot) or slot in slots.pronouns for slot in _DIRECTIONS) or not sides.subject:
        return False
    who = sides.subject[0]
    if any(i.entry is not None and i.entry.value == "visit" for i in slots.take("fi")):
        return False  # «وصل في زيارة إلى …»: told by the visit
    if item.kind == "verb":
        return not item.conj and (who.index == item.index + 1 or not who.prep)
    if item.genitive and item.definite or _falls_back(item) and item.index not in context.given:
        return False  # «رصد عمليات التسلل»
    if item.entry is not None and item.entry.lemma == _RETURN and is_somebody(who):
        known = who.count is not None or who.partitive or who.mention("person") is not None
        if not known:
            return False  # «عودة النازحين»: whichever of them, hoped for more often than told
    return not is_place(who) and (who.prep != "li" or is_somebody(who))


def _falls_back(item: Item) -> bool:
    """«تراجع الأسعار»: said of forces where somebody makes them."""
    return item.entry is not None and item.entry.lemma == _RETREAT


def _governs(subject: Sequence[Item]) -> bool:
    """«أمر رئيس الوزراء بإطلاق سراح …»: who gives orders by his post, and is no judge."""
    told = bool(subject) and (subject[0].has("title") or subject[0].mention("person") is not None)
    return told and not is_court(subject[0])


def _tries(context: Context, item: Item) -> bool:
    """«أمر القاضي بحبسه», «بفتح تحقيق»: the step of a proceeding, and no decree."""
    after = context.following(item)
    deed = after if item.kind != "trigger" and after is not None and after.genitive else item
    return _means(context, deed, _STEPS)


def _means(context: Context, item: Item, events: frozenset[str]) -> bool:
    deed = context.deed(item)
    return deed is not None and deed.event in events
