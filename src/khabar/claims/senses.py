"""Words of a trigger that mean something else beside such phrases: «حقق نجاحا», «قضى في السجن عامين»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.chunks import awaits_verb
from khabar.claims.confessing import concedes
from khabar.claims.context import HURT, STRIKES, Context, Sides
from khabar.claims.fitting import TAKING, fits, is_untaken
from khabar.claims.items import Item
from khabar.claims.placing import is_ground
from khabar.claims.slots import is_thing
from khabar.claims.traits import (
    PERIODS,
    acts,
    headed,
    is_abstract,
    is_adverbial,
    is_imprisonment,
    is_jail,
    is_living,
    is_place,
    is_state,
    is_weapon,
)
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame

# By frame, words of phrases with which its verbs mean something else.
_FIGURES = {
    "attack": word_class("struck_so"),
    "bearing": word_class("arms_as_such"),
    "drop": word_class("cast_so"),
    "fight": word_class("ranks"),
    "fire": word_class("given_to"),
    "movement": word_class("put_forward"),
    "movement_at": word_class("put_forward"),
}
# By frame, words of phrases without which its verbs do not mean it: «كبدهم خسائر في الأرواح».
_ONLY_WITH = {"inflict": word_class("lives"), "incur": word_class("lives"), "batter": word_class("losses_dealt")}
_NO_TRAVELLERS = word_class("no_traveller")
_BELONGINGS = word_class("belongings")
_DEADLY = frozenset({"accident", "bombing", "shelling", "air-strike", "attack"})
_DYING = word_class("dying_of")  # «قضى عشرة اختناقا»
_ENDED = frozenset({"kill_on", "passed"})
_TARGETS, _HITS = frozenset({"استهدف", "استهداف"}), "اصاب"
_AIMS, _AROUND = word_class("aimed_for"), ("fi", "bi", "min")
_MEASURES = word_class("aims_so")
_TAKES = "تسلم"
_OBSERVERS = word_class("observer")
_OFFICES = word_class("office") | word_class("office_taken")
_BROUGHT = word_class("brought_down")
_CITED = word_class("cited_words")
_SHOWN = word_class("shows")
_FAMILIES = "اسر"  # families, and «took prisoner»
_BEREFT = word_class("has_family")
_SPOKEN = word_class("in_words")
_SEARCHED = word_class("searched_for")
_WITHDRAWS, _QUITS = frozenset({"انسحب", "انسحاب"}), frozenset({"control", "movement"})
_SWEARS, _PERISHED = "بايع", "perished"
_NO_GROUND = word_class("quit_elsewhere")
_REFERS, _COURTS = "refer", word_class("tried_at")
_TRIES, _MAKES_INTO, _RETIRED = "trial", "احال", word_class("retired_to")
_FIGHTERS = frozenset({"fighter", "militant", "terrorist", "extremist", "rebel", "soldier"})
_SENDS_OUT, _OUSTS = "deploy", "oust"
_STAND, _STANCES = "وقفه", word_class("stance")
_COURSES, _SHOWS = frozenset({_STAND, "مسيره"}), "تظاهر"
_NUMBER = "عدد"
_MORE = "مزيد"  # «المزيد من التعزيزات»
_CARRIES = frozenset({"transfer", "send"})
_THINGS = ("thing", "weapon", "human", "kin", "title", "grouphead", "document", "ethnicity", "nationality", "placehead")
_FIGHTING, _RANKS = "قتال", word_class("ranks")
_RULINGS, _WIPES = word_class("ruling"), frozenset({"killed_off", "crush"})
_ONE_OF = word_class("one_of")
_UNITS = frozenset({"armed", "air", "artillery"})
_MAY_BE_OTHERS = _QUITS | TAKING | {"appointment", "raid", "recruitment", "clash"}  # events of which other words tell
_NEARBY = 5  # items from a verb that say what was spent
_TOLD = 5  # items after a verb that say on what one agreed
_HEAD = 2  # words after a deed that say what it is


def _alike(context: Context, item: Item, sides: Sides) -> bool:
    """«يتفق التنظيمان في الأسلوب»: on what they agreed is not said, be it past the talks that they held."""
    if any(i.word is not None and i.word.stem in _OBSERVERS for i in sides.subject):
        return True  # «يتفق المحللون على أن …»: they think the same
    near = context.items[item.index + 1 : item.index + 1 + 2 * _TOLD]
    if sides.slots.take("ala") or any(i.prep == "ala" and i.kind == "trigger" for i in near):
        return False
    return all(i.kind != "that" or i.prep != "ala" for i in near[:_TOLD])


def means_else(context: Context, item: Item, frame: Frame, sides: Sides) -> bool:
    """«حقق نجاحا», «تحقيق الأهداف», «اعترف بالدولة»: words that mean something else with such a phrase."""
    if frame.kind == "investigation" and "fi" in frame.roles:
        return bool(sides.objects) or bool(sides.slots.take("gen")) and not acts(sides.slots.take("gen")[0])
    if frame.id == "agreed":
        return _alike(context, item, sides)
    if frame.id == _SENDS_OUT and _publishes(context, item, sides):
        return True
    ruled = frame.id in _WIPES and _rules(context, item)
    handed = (
        ruled or frame.event == "handover" and (_to_court(frame, sides) or _taken_over(context, item, frame, sides))
    )
    if handed or frame.id == _TRIES and _turns_into(item, sides):
        return True
    if frame.id == "retake" and _holds_things(frame, sides) or frame.id == _OUSTS and _is_no_ousting(item, sides):
        return True
    if frame.event == "residence":
        return _is_cover(context, item, sides) if frame.id == "hide" else _kept_up(item, sides)
    if frame.event == "control" and item.entry is not None and item.entry.label == "vt" and sides.objects:
        return all(_unheld(context, frame, phrase) for group in sides.objects for phrase in group)
    if frame.id in _CARRIES and sides.objects and all(_idea(phrase) for phrase in sides.objects[0]):
        return True  # «أعاد النظر في …»، «نقل المقترح إلى …»
    if frame.event == "movement" and (_amounts(context, sides) or _stays(frame, sides)):
        return True
    if frame.id in _FIGURES:
        figure = _holds(context, sides, _FIGURES[frame.id])
        return (
            figure
            or frame.id == "attack"
            and (_in_words(context, item, sides) or aims_at(context, item, sides.objects) or _is_measure(item, sides))
        )
    if frame.event in _MAY_BE_OTHERS and _is_other(context, item, frame, sides):
        return True
    if frame.event in HURT and _no_harm(context, item, frame, sides):
        return True
    if frame.event == "arrest" and item.word is not None and item.word.stem == _FAMILIES and item.conj:
        return any(g[0].short and _bereft(g[0]) for g in sides.objects if g)
    if frame.id in _ONLY_WITH:
        return not _holds(context, sides, _ONLY_WITH[frame.id], item.index if item.pronoun else -1)
    if frame.id == "served":
        return not any(is_jail(place) for place in sides.slots.places)
    if frame.id in _ENDED:
        return _is_no_end(context, item, frame, sides)
    if frame.kind == "confession":
        return concedes(context, item, sides)
    return frame.id == "loot" and bool(item.pronoun) or _stands_by(context, item)  # «السلاح الذي نهبوه»


def _stands_by(context: Context, item: Item) -> bool:
    """A stand, a course or a show, and no protest."""
    if item.stem in _COURSES:
        return _stands(context, item)
    shows = item.kind == "verb" and item.entry is not None and item.entry.lemma == _SHOWS
    return shows and _makes_a_show(context, item)


def _is_no_ousting(item: Item, sides: Sides) -> bool:
    """«إخراج المدنيين»، «أخرجهم»: nobody who is known to have held the place."""
    return bool(item.pronoun) or not any(_is_held_off(i) for group in sides.objects[:1] for i in group[:1])


def _no_ground(context: Context, item: Item, sides: Sides) -> bool:
    """«انسحب الوفد من الجلسة في جنيف»، «… من جولات الحوار»: from no place, wherever that was."""
    if item.entry is None or item.entry.lemma not in _WITHDRAWS:
        return False
    words = context.sentence.words
    return any(words[at].stem in _NO_GROUND for i in sides.slots.take("min") for at in range(i.first, i.last))


def _is_cover(context: Context, item: Item, sides: Sides) -> bool:
    """«اختبأ السكان في الأقبية»: from a blow, and in no place with a name; or he who does it is not known for one."""
    after = context.following(item)
    unknown = after is not None and after.kind == "noun" and not (after.prep or after.mentions)
    if unknown and after is not None and not after.has("human", "kin", "title"):
        return True
    around = (*sides.slots.take("fi"), *sides.slots.take("bi"), *sides.slots.places)
    return all(phrase.mention("place") is None for phrase in around)


def _is_other(context: Context, item: Item, frame: Frame, sides: Sides) -> bool:
    """«البحث عن الضحايا»، «تعبئة للقضاء على الإرهاب»، «القتال إلى جانب النظام»: no raid, no draft, no two sides."""
    if frame.event in _QUITS:
        return _no_ground(context, item, sides)
    if frame.event in TAKING and item.kind == "trigger":
        after = context.following(item)
        return after is not None and after.genitive and is_untaken(after)  # «مساعدة الوزير لشؤون ضبط التسلح | فلانة»
    if frame.event == "appointment" and item.entry is not None and item.entry.lemma == _SWEARS:
        posts = [i for i in context.items[item.index + 1 :] if i.has("title")]
        return not any(context.sentence.accusative(i.first) for i in posts)  # «بايعوه أميراً», but «… زعيم الحركة»
    if frame.event == "raid":
        return _is_sought(context, sides) or _brings_down(context, item)
    if frame.id == "clash" and item.entry is not None and item.entry.lemma == _FIGHTING:
        return _on_their_side(item, sides)
    return frame.event == "recruitment" and any(_wipes_out(context, i) for i in sides.slots.take("li"))


def _on_their_side(item: Item, sides: Sides) -> bool:
    """«القتال إلى جانب النظام»، «في صفوف الجماعة»، «بتهمة القتال مع الجماعة»: for whom somebody fights."""
    slots = sides.slots
    if slots.take("bayn") or slots.take("did"):
        return False
    ranks = any(i.word is not None and i.word.stem in _RANKS for i in slots.take("fi"))
    return ranks or bool(slots.take("along")) or item.prep == "charge" and bool(slots.take("maa"))


def _amounts(context: Context, sides: Sides) -> bool:
    """«يصل سعر الواحدة إلى نحو مئة دولار»، «وصل عدد القنوات إلى 16 قناة»: what it comes to, and nobody gets there."""
    whither = sides.slots.by.get("ila")
    if not whither:
        return False
    words, of = context.sentence.words, sides.subject[:1]
    number = any(words[i.first].stem == _NUMBER and not context.sentence.form(i.first + 1).startswith("من") for i in of)
    return any(phrase.mention("money") is not None or number and phrase.count is not None for phrase in whither)


def _stands(context: Context, item: Item) -> bool:
    """«الوقفة الصادقة للدولة»، «مسيرة البناء»: a stand or a course, and no protest."""
    if item.stem == _STAND:
        return item.last - item.first > 1 and context.sentence.words[item.last - 1].stem in _STANCES
    of = context.sentence.words[item.first + 1] if item.last > item.first + 1 else None
    if of is not None and "noun" in of.labels and not of.has("human", "grouphead", "given"):
        return True  # «مسيرة بناء طويلة»
    after = context.following(item)
    return bool(item.pronoun) or after is not None and after.genitive and not is_living(after)


def _makes_a_show(context: Context, item: Item) -> bool:
    """«تظاهر بالمرض»، «تظاهر الجريح بأنه ميت»: a show, and no protest."""
    near, after = context.items[item.index + 1 : item.index + 3], context.following(item)
    return any(i.kind == "that" and context.sentence.form(i.first).startswith("ب") for i in near) or (
        after is not None and after.prep == "bi" and not is_place(after)
    )


def _no_harm(context: Context, item: Item, frame: Frame, sides: Sides) -> bool:
    """«أصابهم اليأس»، «المكانة التي أصابت الأعداء في مقتل»: nobody is hurt by an idea, or killed in a word."""
    if frame.id == _PERISHED and item.prep == "li":
        return True  # «ليهلك من هلك عن بينة»
    if frame.event == "killing":
        shown = item.word is not None and item.word.stem in _SHOWN
        return shown or _cites(context, item)
    if item.kind != "verb" or item.entry is None:
        return False
    if item.entry.label == "vp":  # «أصيبت الحريات»
        told = sides.subject or context.subjects.get(item.index, [])
        return len(told) == 1 and is_abstract(told[0]) and told[0].word is not None and told[0].word.stem != _NUMBER
    if item.entry.lemma != _HITS:
        return False
    if sides.subject and (is_abstract(sides.subject[0]) or _is_unknown(context, sides.subject[0])):
        return True
    return bool(sides.objects) and not any(_can_be_hurt(phrase) for group in sides.objects for phrase in group)


def _rules(context: Context, item: Item) -> bool:
    """«حكم | القضاء على فلان بالسجن»: the courts, right after the verb of what they rule."""
    verb = context.previous(item)
    ruled = verb is not None and verb.kind == "verb" and verb.word is not None and verb.word.stem in _RULINGS
    return item.kind == "trigger" and ruled and not (item.prep or item.conj)


def _is_unknown(context: Context, item: Item) -> bool:
    """One thing with the article by a word that no list knows: «السعار الذي أصاب …», «التشوه الذي يصيب …»."""
    word, after = item.word, context.following(item)
    named = after is not None and after.kind == "noun" and not after.prep and after.first == item.last
    if named or after is not None and after.value == "apposition":
        return False  # «السفاح | فلان»
    return item.kind == "noun" and word is not None and bool(word.article) and not (word.entries or item.mentions)


def _can_be_hurt(item: Item) -> bool:
    """People, and no units, houses or countries, which are hit: «أصابت الغارات ثلاث وحدات»."""
    if item.has("human", "kin", "title") or item.mention("person", "nationality") is not None:
        return not (item.has("noun", "thing") and not item.pronoun and item.mention("person") is None)
    if item.count is not None:
        return not (item.has("thing", "placehead", "weapon") or headed(item, "grouphead", _UNITS))
    if item.word is not None and item.word.stem in _ONE_OF:
        return True
    return item.mention("group") is not None and not headed(item, "grouphead", _UNITS)


def _is_held_off(item: Item) -> bool:
    """«إخراج المسلحين من المدينة»: who holds it by arms; no «إخراج قواتها»، which are her own, nor «إخراج المدنيين»."""
    armed = item.mention("group") is not None or item.has("grouphead") or headed(item, "human", _FIGHTERS)
    armed = armed or is_state(item)  # «إخراج إيران من سوريا»
    return armed and not item.pronoun


def _idea(item: Item) -> bool:
    """A matter and no thing: «النظر»، «الشرعية»، «الأمور»."""
    plain = item.kind == "noun" and item.count is None and not item.mentions and not item.has(*_THINGS)
    plain = plain and (item.definite or bool(item.pronoun)) and item.word is not None and item.word.stem != _MORE
    return plain and item.has("noun", "lightnoun", "say_noun")


def _stays(frame: Frame, sides: Sides) -> bool:
    """«عودة الحياة إلى المدينة»، «الطريق الواصل إلى القرية»: an idea or a place, which goes nowhere."""
    told = sides.subject[0] if sides.subject and frame.roles.get("subj") == "actor" else None
    return told is not None and (_lifeless(told) or is_ground(told))


def _lifeless(item: Item) -> bool:
    """«الحياة»، «الكهرباء»، «السيناريو السوري»: a phrase by such a word, and no group of that name."""
    named = any(found.first == item.fill[0] for found in item.mentions)
    return item.word is not None and item.word.stem in _NO_TRAVELLERS and not named


def _holds_things(frame: Frame, sides: Sides) -> bool:
    """«الاستيلاء في مأرب على شاحنة»، «… على ممتلكات السكان»: things that are taken, and no place, wherever it was."""
    held = sides.slots.take("ala")
    mine = any(i.word is not None and i.word.stem in _BELONGINGS for i in held)
    return mine or bool(held) and all(is_thing(i) and not fits(frame, "place", i) for i in held)


def aims_at(context: Context, item: Item, objects: Sequence[Sequence[Item]]) -> bool:
    """«العملية تستهدف تحرير المدينة»، «تستهدف أمن البلاد»: what it is for, and nothing that it hits."""
    if item.entry is None or item.entry.lemma not in _TARGETS:
        return False
    whose = context.following(item) if item.kind == "trigger" else None
    aim = whose if whose is not None and whose.genitive else objects[0][0] if objects and objects[0] else None
    if aim is None:
        return False
    alone = aim is whose or all(i.kind == "trigger" for i in objects[0][1:])  # «تستهدف شق الصفوف وقتل الأبرياء»
    alone = alone and not (aim.short and aim.definite and aim.has("grouphead"))  # «استهدف هجوم [الأمن] في سيناء»
    if aim.word is not None and aim.word.stem in _AIMS and alone and aim.mention("person") is None:
        return True
    if item.kind != "verb":
        return False
    first = objects[0][0]
    meant, between = context.deed(first), context.items[item.index + 1 : first.index]
    near = all(i.kind == "noun" and (i.prep == "fi" or i.has("lightnoun")) for i in between)  # «تستهدف الحملة اعتقال …»
    return meant is not None and meant.event not in STRIKES and near


def _is_measure(item: Item, sides: Sides) -> bool:
    """«قانون يستهدف المعارضة»: what aims at somebody, and strikes nobody."""
    if item.kind != "verb" or item.entry is None or item.entry.lemma not in _TARGETS or not sides.subject:
        return False
    return sides.subject[0].word is not None and sides.subject[0].word.stem in _MEASURES


def _in_words(context: Context, item: Item, sides: Sides) -> bool:
    """«هاجم الوزير الحركة، واصفاً إياها بالعميلة»: by what one person says."""
    if item.kind != "verb" or not sides.subject or sides.subject[0].mention("person") is None:
        return False
    return any(word.stem in _SPOKEN for word in context.sentence.words)


def _publishes(context: Context, item: Item, sides: Sides) -> bool:
    """«نشرت الصحيفة», «وفقا لما نشرته …»: words, and nobody."""
    paper = bool(sides.subject) and sides.subject[0].has("media", "mediahead")
    return paper or item.index > 0 and awaits_verb(context.items[item.index - 1])


def _to_court(frame: Frame, sides: Sides) -> bool:
    """«أحالت النيابة المرشد العام للجماعة إلى محكمة الجنايات»: to be tried, and handed to nobody."""
    to = sides.slots.take("ila") if frame.id == _REFERS else []
    return any(i.word is not None and i.word.stem in _COURTS for i in to)


def _turns_into(item: Item, sides: Sides) -> bool:
    """«أحالتهم إلى أشلاء»، «أحيل إلى التقاعد»: what they are made, where else they go: no court."""
    if any(i.word is not None and i.word.stem in _RETIRED for slot in ("ila", "li") for i in sides.slots.take(slot)):
        return True
    if item.kind != "verb" or item.entry is None or item.entry.lemma != _MAKES_INTO:
        return False
    into = sides.slots.take("ila")
    return bool(into) and not any(
        i.definite or acts(i) or is_jail(i) or i.kind == "trigger" or i.has("grouphead") for i in into
    )


def _taken_over(context: Context, item: Item, frame: Frame, sides: Sides) -> bool:
    """«تسلم قيادة الكتيبة»: an office that somebody takes, and hands to nobody."""
    takes = context.sentence.unjoined(item.first).startswith(_TAKES)
    plain = frame.id == "receive_thing" or takes and not sides.slots.take("ila")
    return any(_office(g[0]) and (plain or takes and bool(g[0].pronoun)) for g in sides.objects if g)


def _office(item: Item) -> bool:
    """«تسلم مهامه»: taken over, and not handed over."""
    return item.word is not None and item.word.stem in _OFFICES


def _kept_up(item: Item, sides: Sides) -> bool:
    """«أقاموا صلاة العيد», «المأساة التي يعيشها …», «مناطق سكنهم»: no living somewhere."""
    told = [g[0] for g in sides.objects if g[0].index > item.index and g[0].kind == "noun"]
    lived = bool(item.pronoun) and (item.entry is not None and item.entry.lemma == "عاش" or not sides.subject)
    kept = (p for p in told if not is_adverbial(p) and p.count is None and p.mention("money") is None)
    return lived or next(kept, None) is not None


def _unheld(context: Context, frame: Frame, phrase: Item) -> bool:
    """«تحتل المرتبة الثانية في أفريقيا»: nothing that can be held."""
    words = context.sentence.words[phrase.first : phrase.last]
    known = phrase.has("noun", "adj") and not any(word.has("placehead") for word in words)
    return known and phrase.mention("place") is None and not fits(frame, frame.roles.get("obj", ""), phrase)


def _holds(context: Context, sides: Sides, stems: frozenset[str], after: int = -1) -> bool:
    """Does a phrase of the clause hold one of these words, past an item: «خسائر تكبدها الجيش» are what he suffered?"""
    objects = [phrase for group in (*sides.objects, *sides.slots.bare) for phrase in group]
    around = (phrase for slot in _AROUND for phrase in sides.slots.take(slot))
    phrases = [*sides.subject, *objects, *around]
    words = context.sentence.words
    beyond = (phrase for phrase in phrases if phrase.index > after)
    return any(word.stem in stems for phrase in beyond for word in words[phrase.first : phrase.last])


def _is_sought(context: Context, sides: Sides) -> bool:
    """Victims and wreckage are searched for by those who rescue, and not raided."""
    words = context.sentence.words
    return any(w.stem in _SEARCHED for phrase in sides.slots.take("an") for w in words[phrase.first : phrase.last])


def _brings_down(context: Context, item: Item) -> bool:
    """«إنزال أقصى العقوبة بالمتهمين»: nobody lands there."""
    words = context.sentence.words[item.last : item.last + _HEAD]
    return any(word.stem in _BROUGHT for word in words)


def _wipes_out(context: Context, item: Item) -> bool:
    """«تعبئة وطنية للقضاء على الإرهاب»: to do away with it, and no court."""
    following = context.following(item)
    return item.word is not None and item.word.stem == "قضاء" and following is not None and following.prep == "ala"


def _cites(context: Context, item: Item) -> bool:
    """«استشهد الوزير بآية», «استشهد بمقولة جده»: words are cited, and nobody has died."""
    near = context.items[item.index + 1 : item.index + _NEARBY]
    told = next((i for i in near if i.prep == "bi" and i.kind in ("noun", "trigger")), None)
    if told is None or told.word is None or item.entry is None or item.entry.lemma != "استشهد":
        return False
    return told.word.stem in _CITED or told.has("say_noun")


def _bereft(item: Item) -> bool:
    """«وأسر الضحايا»: the families of those who suffered, and no capture."""
    return item.definite and item.word is not None and item.word.stem in _BEREFT


def _is_no_end(context: Context, item: Item, frame: Frame, sides: Sides) -> bool:
    """«قضت المحكمة بالإعدام على ثلاثة»، «حكم يقضي بسجنه»: what a court or a ruling says, and nobody who dies."""
    if frame.id == "passed":
        return not _passed_away(context, item, sides)
    near = context.items[item.index + 1 : item.index + 3]
    return bool(sides.slots.take("bi")) or any(i.prep == "bi" for i in near)


def _passed_away(context: Context, item: Item, sides: Sides) -> bool:
    """«قضى في الباغوز», but not «قضى في السجن عامين», «قضى بسجنه»."""
    if item.pronoun:
        return False  # «ثلاث سنوات قضاها في …»
    near = context.items[item.index + 1 : item.index + _NEARBY]
    spent = any(i.word is not None and i.word.stem in PERIODS for i in near)
    if not spent and _died_so(context, item):
        whom = [one for group in sides.objects for one in group]
        return all(
            one.mention("person") is not None or one.has("kin") and one.conj for one in whom
        )  # «قضت الطفلة | فاطمة الحسين جراء …»
    spent = spent or any(i.kind == "date" and i.prep == "" for i in near[:1]) or any(is_imprisonment(i) for i in near)
    where = bool(sides.slots.places) or near[:1] != [] and near[0].prep in ("fi", "cause", "under")
    where = where or any(i.kind == "trigger" for i in sides.slots.take("fi"))  # «قضى ثلاثة أشخاص في القصف»
    fire = [i for i in sides.slots.take("bi") if not is_weapon(i)]
    return where and not (spent or sides.objects or fire or sides.slots.take("ala"))


def _struck(context: Context, verb: Item | None) -> bool:
    """A verb of a blow or of what goes wrong."""
    meant = context.meant(verb.entry.value) if verb is not None and verb.kind == "verb" and verb.entry else ()
    return any(frame.event in _DEADLY for frame in meant)


def _died_so(context: Context, item: Item) -> bool:
    """«قضى فلان تحت التعذيب»، «قضت الطفلة جراء الحصار»، «قضى برصاص القوات»، «قضى عشرة اختناقا»: what one dies of."""
    for after in context.items[item.index + 1 :]:
        if after.kind == "clause" and after.value == "when":
            return _struck(context, context.following(after))  # «قضت عائلته حين انهار المنزل»
        if after.kind in ("mark", "verb", "relative", "clause", "that"):
            return False
        fire = after.prep == "bi" and is_weapon(after)
        if after.prep in ("cause", "under", "by") or fire or context.sentence.form(after.first) in _DYING:
            return True
    return False
