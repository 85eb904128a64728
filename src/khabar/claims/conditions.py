"""What a frame asks of the phrases beside its word to mean its event: «استسلم عشرة مسلحين», not «استسلم للنوم»."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from khabar.claims.context import Context, Sides
from khabar.claims.fitting import is_projectile, is_thrown
from khabar.claims.items import Item
from khabar.claims.takings import is_loss, is_taking
from khabar.claims.traits import (
    acts,
    headed,
    is_building,
    is_court,
    is_from_air,
    is_living,
    is_named_group,
    is_place,
    is_somebody,
    is_weapon,
)
from khabar.grammar.classes import word_class
from khabar.words import Word

_HANDS = word_class("hand")
_BONDS, _CARRIES_ON = word_class("bond"), word_class("carries_on")
_STEPS = frozenset({"arrest", "detention", "proceeding", "release"})
_DECREE = frozenset({"decree"})
_EXTENDS, _CAMPAIGN = "مدد", word_class("campaign")  # «ستمدد حملتها الجوية»
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
_LISTED = word_class("of_the_list")
_FAR = 15  # words from a verb to what it calls somebody
_NEXT = 4  # words after a blow that may say that it is none
_HEAD = 2  # words of a phrase that say what it is
_WHOEVER = "لمن"
_BASES = word_class("made_a_base")
_DREADED = word_class("dreaded_arms")
_COMES = "اتي"
_CHANCES = word_class("chance")


def _by_somebody(_context: Context, item: Item, sides: Sides) -> bool:
    """Whoever lifts or halts something is named beside it: not «تمنحها مساحة، وترفع عنها الحظر»."""
    return bool(sides.subject) and (item.kind != "verb" or not item.conj or sides.subject[0].index > item.index)


def _oversees(_context: Context, _item: Item, sides: Sides) -> bool:
    """«يشرف الجيش على المعسكر», not «تلة تشرف على المعسكر»."""
    return not (sides.subject and is_place(sides.subject[0]) and not sides.subject[0].has("grouphead"))


def _cooperates(_context: Context, item: Item, sides: Sides) -> bool:
    """«يتعاون السكان مع المخابرات»: who does is named; not «أن لا تتعاون مع …»، «نتعاون معهم»."""
    return bool(sides.subject) or item.kind != "verb"


def _takes_in(_context: Context, item: Item, sides: Sides) -> bool:
    """«ضمت عدداً من قادتها للجيش», and not «الذي يضم الحزب، لـ«الجريدة»»."""
    if sides.slots.take("ila") or item.kind != "verb":
        return True
    to = sides.slots.take("li")[:1]
    return bool(to) and acts(to[0]) and item.inflected("past") and not item.inflected("imperfect")


def _relies(_context: Context, _item: Item, sides: Sides) -> bool:
    """«يعتمد على الميليشيات», not «يعتمد سياسة القضاء على …»: nothing that he adopts."""
    return not sides.objects


def _with_arms(words: Sequence[Word]) -> bool:
    """«بالسلاح»، «بأي سلاح»، «بأي نوع من السلاح»."""
    some = words[0].form == _WITH_ANY
    near = words[1:] if some else words[:1] if words[0].preposition == "ب" else ()
    return any(w.has("weapon") or w.stem in _ARMS for w in near)


def _lays_down(context: Context, item: Item, _sides: Sides) -> bool:
    """«ألقوا أسلحتهم»، «إلقاء السلاح», not «ألقت الطائرات أسلحة»، «إلقاء سلاح ثقيل»: their own."""
    arms = next((i.word for i in context.items[item.index + 1 :] if i.value == "object"), None)
    arms = context.sentence.words[item.last - 1] if item.kind != "verb" else arms
    return arms is not None and (arms.article or bool(arms.pronoun))


def _off_the_list(context: Context, item: Item, _sides: Sides) -> bool:
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


def _lost(_context: Context, item: Item, sides: Sides) -> bool:
    """«فقد ثلاثة صحافيين في سورية», not «فقدت الأم ابنها»."""
    told = [i for group in (sides.subject, *sides.objects) for i in group]
    alone = len([group for group in (sides.subject, *sides.objects) if group]) == 1
    return alone and not item.pronoun and not any(i.pronoun or acts(i) for i in told)


def _posted(_context: Context, item: Item, sides: Sides) -> bool:
    """«انتشر المسلحون»، «انتشارهم»، «نشر قوات»: who is told of here; «انتشر على المواقع» is said of words."""
    groups = [sides.subject] if item.entry is not None and item.entry.value == "spread" else sides.objects
    told = [i for group in groups for i in group]
    return (
        any(is_living(i) or i.has("thing", "weapon") for i in told) or item.kind == "trigger" and item.pronoun == "هم"
    )


def _told_whom(_context: Context, item: Item, sides: Sides) -> bool:
    """«أرسلت فرنسا طائرات»، «نُشر 200 جندي»: who or what is sent stands here, and is not taken up from before."""
    return not item.pronoun and any(sides.objects)


def _comes(_context: Context, item: Item, sides: Sides) -> bool:
    """«تأتي الطائرات من القاعدة»: whence stands right beside it; «يأتون من الخارج» is how it is as a rule."""
    if item.entry is None or item.entry.lemma != _COMES or item.inflected("past"):
        return True
    if not sides.subject or not (sides.subject[0].has("thing", "weapon") or is_weapon(sides.subject[0])):
        return False
    at = max(item.index, sides.subject[-1].index)
    return any(i.index == at + 1 for slot in ("min", "ila") for i in sides.slots.take(slot))


def _moved(_context: Context, _item: Item, sides: Sides) -> bool:
    """«ترحيل أربعة معتقلين», not «قيود ترحيل المعتقلين»."""
    return any(i.count is not None or i.mention("person") is not None for group in sides.objects[:1] for i in group)


def _fires_off(_context: Context, item: Item, sides: Sides) -> bool:
    """«أطلق الحوثيون ثلاثة صواريخ»: by a body of fighters; not «منصات لإطلاق الصواريخ»."""
    told = [i for group in sides.objects[:1] for i in group]
    by = sides.subject[0] if sides.subject else None
    fights = by is not None and acts(by) and is_named_group(by)
    return fights and item.prep != "li" and bool(told) and is_projectile(told[0])


def _lost_men(_context: Context, item: Item, sides: Sides) -> bool:
    """«خسر التنظيم 150 مقاتلاً», not «خسر الحزب 20 نائباً»: so many who fight."""
    told = [i for group in sides.objects[:1] for i in group]
    return (
        not item.pronoun and all(i.count is not None and headed(i, "human", _TROOPS) for i in told[:1]) and bool(told)
    )


def _forfeited(_context: Context, item: Item, sides: Sides) -> bool:
    """«فقد الجيش المدينة», not «فقد الرجل منزله»."""
    house = any(is_building(phrase) for group in sides.objects[:1] for phrase in group)
    return bool(sides.objects) and not house and (item.word is None or item.word.stem != _INSPECTS)


def _orders(_context: Context, item: Item, sides: Sides) -> bool:
    """«وجه الملك بعلاج الجرحى»: what is to be done stands right after who orders it, and is no name."""
    told = sides.slots.take("bi")
    if item.pronoun or not told or not sides.subject or sides.objects:
        return False
    near = told[0].index == item.index + 2 and sides.subject[0].index == item.index + 1
    return near and not told[0].mentions and not told[0].has("grouphead", "media", "placehead", "lightnoun")


def _prevents(_context: Context, item: Item, sides: Sides) -> bool:
    """«منع الجيش السكان من السفر»، «منعته الوزارة من السفر», but not «الحادث الذي منعه من السفر»."""
    told = any(i.kind == "noun" and i.index > item.index for i in sides.subject[:1])
    return bool(sides.objects) or bool(item.pronoun) and told


def _is_kept(_context: Context, item: Item, sides: Sides) -> bool:
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


def _own_home(_context: Context, _item: Item, sides: Sides) -> bool:
    """«تركوا بلادهم», not «تركوا المدينة مدمرة»."""
    return any(i.pronoun and is_place(i) for group in sides.objects[:1] for i in group)


def _frees(_context: Context, item: Item, sides: Sides) -> bool:
    """«كسر المقاتلون الحصار عن المدينة»: right after it, from what it is lifted; not «طالبوا بفك الحصار عنها»."""
    freed = sides.slots.take("an")
    named = bool(freed) and (freed[0].mention("place", "group") is not None or not item.genitive)
    return named and freed[0].index == item.index + 1


def _stabs(_context: Context, item: Item, sides: Sides) -> bool:
    """«طعن شاب جنديين»، and not «طعن المحامي في القرار»، «طعن بكل ما قيل»، «يطعنه المرض»."""
    beside = [*sides.slots.take("fi"), *sides.slots.take("bi")]
    by_one = all(is_somebody(i) or acts(i) for i in sides.subject)
    return by_one and all(i.has("weapon", "thing", "placehead") or is_place(i) for i in beside)


def _routs(_context: Context, item: Item, sides: Sides) -> bool:
    """«طرد الجيش التنظيم من البلدة»: those who held it, and no families who lived there."""
    return not any(i.word is not None and i.word.stem in _CIVILIANS for group in sides.objects for i in group)


def _into_bonds(_context: Context, _item: Item, sides: Sides) -> bool:
    """«وقوعه في الأسر»."""
    return any(i.word is not None and i.word.stem in _BONDS for i in sides.slots.take("fi"))


def _shelters(_context: Context, item: Item, sides: Sides) -> bool:
    """«آوى مسلحين»، but not «آوى نازحين»: those who are sought, and no families."""
    whom = [i for group in sides.objects for i in group]
    return bool(whom) and all(i.word is None or i.word.stem not in _CIVILIANS for i in whom)


def _beside(_context: Context, item: Item, sides: Sides) -> bool:
    """«الذي انضم وقاتل مع التنظيم»: one of its people, and no body that fights beside it."""
    return bool(sides.subject) and acts(sides.subject[0])


def _stands(_context: Context, item: Item, sides: Sides) -> bool:
    """«وقوفه معهم»: who stands by whom is told where neither is a pronoun."""
    return bool(sides.subject) or item.kind == "trigger" and item.pronoun == "ها"


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


def _hurt(context: Context, item: Item) -> bool:
    """«جنود جرحى»، «عشرات المدنيين | جرحى»: people whom the last word of their phrase, or the next, calls hurt."""
    after = context.following(item)
    state = after is not None and after.first == item.last and after.short and not (after.prep or after.conj)
    last = item.last if state and after is not None and after.kind == "noun" else item.last - 1
    toll = context.sentence.words[last].entry("pn")
    return toll is not None and toll.value == "injury"


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
    return context.means(deed, _STEPS)


def _with_arms_of(context: Context, item: Item, _sides: Sides) -> bool:
    """«تزويد الجماعة بالسلاح»."""
    around = context.sentence.words[item.last : item.last + _FAR]
    return not item.pronoun and any(_with_arms(around[at : at + _NEXT]) for at in range(len(around)))


def _advances(context: Context, item: Item, _sides: Sides) -> bool:
    """«واصل المقاتلون تقدمهم», not «رفضت تقدمهم»."""
    verb = next((i for i in reversed(context.items[: item.index]) if i.kind == "verb"), None)
    theirs = bool(item.pronoun and context.given.get(item.index))
    return theirs and verb is not None and verb.entry is not None and verb.entry.lemma in _CARRIES_ON


def _beats(_context: Context, item: Item, _sides: Sides) -> bool:
    """«تعرض للضرب المبرح», and not «ضرب مواقع الجماعة»."""
    return item.word is not None and item.word.article


def _owns(context: Context, item: Item, _sides: Sides) -> bool:
    """Not «امتلاك إيران سلاحاً نووياً»: feared, and not told of."""
    near = context.sentence.words[item.last : item.last + 2 * _NEXT]
    return item.kind != "trigger" or not item.pronoun and not any(word.stem in _DREADED for word in near)


def _allots(context: Context, _item: Item, _sides: Sides) -> bool:
    """Not «خصصت الوزارة مليون ريال لمن يدل عليه»: told by the reward."""
    return "bounty" not in context.labels and _WHOEVER not in context.stems


def _takes_pay(context: Context, item: Item, _sides: Sides) -> bool:
    """Not «أخذ معه مبلغاً»: he had it, and was not paid."""
    after = context.following(item)
    return after is None or after.value != "pronoun" or after.prep != "maa"


def _acquits(context: Context, item: Item, _sides: Sides) -> bool:
    """«قضت ببراءته»: whom the enclitic means, and nobody who stands after it."""
    near = context.items[item.index + 1 : item.index + 1 + _NEXT]
    return not any(i.value == "object" and i.pronoun for i in near)


def _declares(context: Context, item: Item, _sides: Sides) -> bool:
    """«رفعت فرنسا العقوبات»: decreed where somebody does it."""
    return bool(context.given.get(item.index))


def _rules(context: Context, _item: Item, sides: Sides) -> bool:
    """Not «أمر القاضي بحبسه»."""
    return _governs(sides.subject) or not any(_tries(context, i) for i in sides.slots.take("bi"))


def _bears(_context: Context, _item: Item, sides: Sides) -> bool:
    """Not «إنها كانت تحمل أسلحة»: whoever the pronoun means is seldom who was told of last."""
    return bool(sides.subject)


def _is_captured(context: Context, item: Item, sides: Sides) -> bool:
    """«سقط في قبضة الجيش», and not «سقط برصاص الجيش»."""
    return any(_in_hand(context, i) for i in sides.slots.take("by")) and not _of_another(context, item, sides)


def _falls_dead(context: Context, _item: Item, sides: Sides) -> bool:
    """«سقط برصاص الجيش», and not «سقط خمسة جنود جرحى»."""
    held = any(_in_hand(context, i) for i in sides.slots.take("by"))
    return not held and not any(_hurt(context, i) for i in sides.subject[:1])


def _of_another(context: Context, item: Item, sides: Sides) -> bool:
    """«للرئيس فلان إلى القصر الذي سقط بيد المتمردين»."""
    told = context.items[item.index - 1].kind == "relative" and sides.subject
    return bool(told) and sides.subject[0].index < item.index - 2


def _reaches(_context: Context, _item: Item, _sides: Sides) -> bool:
    """«طال القصف الحي»: told by the blow, which is handed what it reached."""
    return False


def _blazes(_context: Context, _item: Item, sides: Sides) -> bool:
    """Not «حرائق الإرهاب»."""
    return not sides.slots.take("gen")


def _carries_people(_context: Context, _item: Item, sides: Sides) -> bool:
    """Not «نقلت صحيفة … الصادرة من لندن عن مصادر»: words."""
    told = (*sides.subject, *(i for group in sides.objects[:1] for i in group))
    return not any(i.has("media", "mediahead") for i in told)


def _joins(context: Context, _item: Item, sides: Sides) -> bool:
    """Not «التحق بهذا البرنامج»."""
    joined = [i for slot in ("ila", "li", "bi") for i in sides.slots.take(slot)]
    return not any(word.stem in _COURSES for i in joined for word in context.sentence.words[i.first : i.first + _HEAD])


def _supports(_context: Context, item: Item, sides: Sides) -> bool:
    """«دعماً للرئيس»: no two who supported."""
    return item.kind != "verb" or not item.inflected("dual") or bool(sides.objects)


def _designates(context: Context, item: Item, sides: Sides) -> bool:
    """Not «وضع اسم القائد في أعلى قائمة | الإرهابيين»: whose list it is, and who is on it already."""
    listed = next((i for i in context.items[item.index + 1 :] if i.value == "object"), None)
    first = sides.objects[0][0] if sides.objects and sides.objects[0] else None
    return first is None or listed is None or first.first != listed.last


def _calls_terrorists(context: Context, item: Item, sides: Sides) -> bool:
    """«تصنفه دول على أنه منظمة إرهابية»، «تعتبره منظمة إرهابية»."""
    words = context.sentence.words[item.last : item.last + _FAR]
    own = any(w.stem.startswith(_TERROR) for i in sides.subject for w in context.sentence.words[i.first : i.last])
    return not own and any(word.stem.startswith(_TERROR) for word in words)


def _answers(context: Context, _item: Item, sides: Sides) -> bool:
    """Not «تبنى المجلس قراراً»."""
    told = [phrase for group in sides.objects for phrase in group]
    return not any(phrase.has("decision") or context.means(phrase, _DECREE) for phrase in told)


def _extends(_context: Context, item: Item, sides: Sides) -> bool:
    """Not «ستمدد حملتها الجوية»."""
    if item.entry is None or item.entry.lemma != _EXTENDS or not sides.objects:
        return True
    return not any(i.word is not None and i.word.stem in _CAMPAIGN for i in sides.objects[0][:1])


def _decrees(context: Context, item: Item, sides: Sides) -> bool:
    """Not «فتواه حول التترس | بالمسلمين»."""
    held = sides.slots.take("bi")
    return not held or all(i.prep != "about" for i in context.items[item.index + 1 : held[0].index])


def _lacks(_context: Context, _item: Item, sides: Sides) -> bool:
    """Not «شكا السكان انقطاع المياه عن الأحياء»."""
    return not sides.slots.take("an")


def _submits(context: Context, item: Item, _sides: Sides) -> bool:
    """Not «جلسة لكشف النتائج وإحالة التقرير إلى القضاء»: hoped for as often as told."""
    before = context.previous(item)
    return item.kind != "trigger" or before is not None and before.kind == "verb"


def _as_seat(_context: Context, _item: Item, sides: Sides) -> bool:
    """«المبنى الذي يتخذه التنظيم مقراً»: a place, and as what it is used; not «اتخذ الجيش موقعاً»."""
    word = sides.objects[-1][0].word if len(sides.objects) > 1 and sides.objects[-1] else None
    return word is not None and (word.stem in _BASES or word.form.removesuffix("ا") in _BASES)


CONDITIONS: dict[str, Callable[[Context, Item, Sides], bool]] = {
    "acquit": _acquits, "advance": _advances, "allotted": _allots, "arm_with": _with_arms_of, "bearing": _bears,
    "beating": _beats, "blaze": _blazes, "bound": _into_bonds, "captured": _is_captured, "come": _comes,
    "cooperating": _cooperates, "decree": _extends, "decree_noun": _decrees, "delisted": _off_the_list,
    "deployed": _posted, "designate": _designates, "designate_as": _calls_terrorists, "directed": _orders,
    "drop": _from_above, "evacuate": _moved, "expel": _routs, "fall_dead": _falls_dead, "fell": is_loss,
    "fighting_with": _beside, "fire_off": _fires_off, "forfeited": _forfeited, "imposed": _declares,
    "issued": _declares, "join": _joins, "lay_down": _lays_down, "leave_home": _own_home, "lifted": _frees,
    "lose_men": _lost_men, "lost": _lost, "made_base": _as_seat, "ordered": _rules, "overseen": _oversees,
    "owning": _owns, "posted": _told_whom, "prevent": _prevents, "reached": _reaches, "relied": _relies,
    "responsibility": _answers, "seizure": _is_kept, "sent_off": _told_whom, "sheltering": _shelters,
    "short_of": _lacks, "spread": _posted, "stab": _stabs, "stand_with": _stands, "submitted": _submits,
    "support": _supports, "surrender": _yields, "suspended": _by_somebody, "taken": is_taking,
    "taken_from": _takes_pay, "taken_in": _takes_in, "talks_left": _by_somebody, "transfer": _carries_people,
    "went": _goes,
}  # fmt: skip
