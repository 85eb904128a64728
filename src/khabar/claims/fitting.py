"""Which phrases may fill a role of a frame."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.context import HURT, MOVING, STRIKES
from khabar.claims.items import Item
from khabar.claims.kinds import COUNTED, EFFORTS, OPERATIONS, UNNAMED, is_arm, is_of_kind
from khabar.claims.placing import is_ground
from khabar.claims.sums import is_sum
from khabar.claims.traits import (
    PERIODS,
    SELVES,
    is_abstract,
    is_everyone,
    is_living,
    is_many,
    is_named_group,
    is_named_place,
    is_place,
    is_reflexive,
    is_somebody,
    is_target,
    strikes_nobody,
)
from khabar.grammar.classes import word_class
from khabar.grammar.frames import LEADS, Frame
from khabar.types import Quantity
from khabar.words import Word

_TERROR = "ارهاب"
_HOW, _NO_ROLE = word_class("how"), word_class("no_role")
_OUT_OF = "اصل"  # «من أصل 22 أوقفتهم …»
_KIND = frozenset({"نوعه", "نوعها"})  # «الثاني من نوعه»
_THESE = word_class("this")
_SEIZURE, _LAW_CASES = "seizure", word_class("law_case")
_UNTAKEN, TAKING = word_class("untaken"), frozenset({"seizure", "abduction"})  # «مصادرة الرأي»، «اختطاف الثورة»
_UNFREED = word_class("unfreed")  # «الإفراج عن الأموال المجمدة»، «أفرجت عن النتائج»
_IDEAS = word_class("no_blow")
_UNSTRUCK, _UNSTRUCK_OF = word_class("unstruck"), word_class("unstruck_of")
_WHO = ("group", "person")
_BY_SOMEBODY = frozenset({"actor", "member", "payer", "payee", "victim"})
_UNTIMED = (*LEADS, "for")  # roles that a period does not fill
_FORCE = STRIKES | {"killing", "injury", "execution", "arrest", "detention", "abduction", "seizure"}
_STEPS = word_class("undertaking") | word_class("venture") | word_class("involvement") | word_class("success")
WILLED = _FORCE | frozenset("abuse control detention flight protest raid recruitment release siege".split())
_ON_PLACES = frozenset({"control", "siege", "destruction"})
_ON_THINGS = STRIKES | {"seizure", "destruction"}
_ACTING, _SHOWS = word_class("acting_noun"), word_class("shows_somebody")
_PEOPLE = ("human", "kin", "title", "grouphead", "ethnicity", "nationality", "honorific", "pn", "given", "part")
_DEADLY = frozenset({"killing", "injury", "execution"})
_MEASURES = frozenset({"year", "month", "week", "day", "hour", "minute", "km", "m"})  # units of time and length
_SUFFERS = frozenset({"victim", "target"})
_TAKEN = frozenset({"arrest", "detention", "abduction", "release"})
_SETTINGS = word_class("setting")
_TASKS = word_class("task")
_FIRMS = word_class("firm")
_ASIDES = _SETTINGS | _TASKS | SELVES  # words of phrases that may fill no role
_OF_WHOM = frozenset({"to", "actor", "target", "payee"})
_MANNED = frozenset({"country", "checkpoint", "point", "border-post"})  # «دول تستهدف …»، «النقطة أطلقت الرصاص»
_SIDES = word_class("side_of_pact")
_CASES, _INTO = word_class("case"), frozenset({"fi", "about"})
_SOLID = frozenset({"vehicle", "stone", "explosive", "projectile"})  # what no deed is
_ONE_OF = word_class("one_of")
_POSTS = word_class("post_of_ambush")
_OPERATION = "عمليه"  # «العملية السياسية» is none
_PAPERS = word_class("handed_paper")
_OWNED = "answerable"  # «مسؤوليته عن …», by which nobody is killed; nor «أعدمهم لقيامهم بنقل …»


def fits(frame: Frame, role: str, item: Item) -> bool:
    """May this phrase fill the role?"""
    if role in _BY_SOMEBODY:
        if frame.event != "movement" and is_sum(item):
            return False  # «انضم إليهم مقابل المال», but «هرب المال إلى الخارج»
        if item.count is not None and _is_measure(item.count.value):
            return False  # «فلانة (17 عاما) التحقت بالتنظيم»
    elif role == "party" and item.definite and item.stem in _SIDES:
        return item.mention("place") is None  # «دعا الأطراف إلى هدنة»
    elif role == "target" and frame.kind == "investigation" and is_case(item):
        return True
    return _fits(frame, role, item)


def _is_measure(value: object) -> bool:
    """Years or miles, and nobody who is counted; but «20% من السكان», «ألف طن»."""
    return isinstance(value, Quantity) and value.unit in _MEASURES


def _fits(frame: Frame, role: str, item: Item) -> bool:
    if item.kind == "trigger":
        return _fits_deed(frame, role, item)
    labels, stem = item.labels, item.stem
    led = role == "to" and "operation" in frame.typed.get("to", ())  # «يشرف على عمليات التهريب»
    plain = item.has("lightnoun", "say_noun") and not (led or role in ("event", "content") or item.mentions)
    if plain and not (_is_body(item) or _party(item) or _is_gear(frame, item) or _is_paper(frame, item)):
        return False
    if role == "actor" and _is_still(frame, item):
        return False
    if role == "thing" and frame.event == "destruction" and (_is_one(item) or _is_idea(item)):
        return False
    if stem in _ASIDES and (role != "charge" and _is_setting(item) or _is_task(role, item) or is_reflexive(item)):
        return False
    if "stop" in labels and not item.mentions and not item.has("human", "placehead"):
        return False
    counted = item.count is not None and _of_people(frame, role, item.count.value)  # «مقتل 27 في انفجار»، «اعتقال 431»
    if item.word is not None and item.short and not counted and _barred(frame, role, item.word):
        return False
    if role == "event" and ("decision" in labels or not item.has("lightnoun", "demonstrative") or is_named_group(item)):
        return False  # «تبنى الحل»، «تقف روسيا خلف الحركة»: a deed is claimed, and nothing else
    if role == "charge" and is_somebody(item) or role == "victim" and not _is_victim(frame, item):
        return False  # «اتهام القائد خلال اجتماعه بالوزير»
    if is_everyone(item):
        return False
    if stem in PERIODS and role in _UNTIMED and not item.mention(*_WHO):
        return False  # «حكم بالسجن خمس سنوات»
    if _is_unfit(frame, role, item) or role in ("target", "thing") and is_unstruck(frame, item):
        return False
    kinds = frame.typed.get(role)
    return not kinds or is_of_kind(frame, kinds, item)


def _fits_deed(frame: Frame, role: str, item: Item) -> bool:
    summed = role == "amount" and item.mention("money") is not None  # «دفع غرامة قدرها ألف دولار»
    return (
        summed
        or role == "target"
        and role not in frame.typed
        and (is_post(item) or item.entry is not None and item.entry.value == "protest")  # «هاجموا مظاهرة»
        or role == "to"
        and _is_operation(frame, item)
        or role in ("means", "event", "content", "for", "against")
        and _SOLID.isdisjoint(frame.typed.get(role, ()))
        and not (role == "means" and (frame.event == "execution" or item.entry is None or item.entry.value == _OWNED))
    )


def _is_still(frame: Frame, item: Item) -> bool:
    """What deals no blow, takes nobody and holds nothing."""
    event = frame.event
    if event in _FORCE and (_ground(item) or strikes_nobody(item) or is_target(item)):
        return True
    if event in _ON_PLACES and strikes_nobody(item) or event in WILLED and is_idle(item):
        return True
    return item.stem == _OUT_OF or event == "control" and item.stem in _FIRMS


def _is_unfit(frame: Frame, role: str, item: Item) -> bool:
    """What the event of a frame keeps from one of its roles."""
    if role == "actor":
        if frame.event == "support":
            return _is_terror(item)
        if frame.id == "movement":
            return is_projectile(item)  # «مقذوف قادم من …»: shot
        return frame.event == "flight" and _flees_nowhere(item)
    if role == "target":
        if frame.id == "captured":
            return is_place(item)  # «سقوط المحافظة في أيدي …»
        return frame.event == "release" and _is_unfreed(item)
    if role == "victim":
        town = frame.event in HURT and is_named_place(item) and item.count is None and item.definite
        return town and item.mention("person") is None and not item.has("human")  # «قضوا على عدن»
    if role == "from":
        if frame.event == "control":
            return is_ground(item)  # «طهروا مناطق من المحافظة»
        # «انشقاقه، وأحد المقربين من الرئيس»: a man is not whence
        return frame.event == "flight" and item.mention("person") is not None and not is_place(item)
    if role == "to":
        return _no_end(frame, item)
    if role == "member":
        return item.mention("weapon") is not None and not item.has("human", "grouphead")
    if role == "content":
        return frame.id == "decide" and is_named_place(item)  # «قررت الكويت تشكيل …»
    return role == "payee" and item.prep == "ila" and is_place(item)  # «مقابل إخراجه إلى تركيا»: whither


def _is_terror(item: Item) -> bool:
    """«تمويل الإرهاب»، «دعم جمع الأموال»: what is backed, and backs nobody."""
    if item.word is None or item.word.stem in UNNAMED:
        return False
    return item.word.stem == _TERROR


def _is_unfreed(item: Item) -> bool:
    """Money, goods or papers, which are let out, and nobody who is set free."""
    return item.word is not None and item.word.stem in _UNFREED and item.mention("person") is None


def _is_operation(frame: Frame, item: Item) -> bool:
    """«يقود معارك البلدة»، «أشرف على هجمات», but not «قاد هجوماً», which is his own."""
    kinds, entry = frame.typed.get("to", ()), item.entry
    if entry is None:
        return False
    first = entry.lemma.partition(" ")[0]
    if "effort" in kinds:
        return first in EFFORTS  # «دعماً للحرب على …»
    if "operation" not in kinds:
        return False
    blow = "deed" in kinds and not STRIKES.isdisjoint(entry.value.split("|"))
    return blow or first in OPERATIONS or first == _OPERATION


def is_post(item: Item) -> bool:
    """«استهدفوا كمينا للجيش»: a post on the road that is called by the word for an ambush."""
    return item.entry is not None and item.entry.lemma in _POSTS


def _is_victim(frame: Frame, item: Item) -> bool:
    """Those who live, or a group or a place where the frame takes one: «نهبوا القرى»."""
    if _is_matter(frame, item):
        return False
    if is_living(item):
        return True
    kinds = frame.typed.get("victim", ())
    return "place" in kinds or "group" in kinds and item.mention("group") is not None


def _is_matter(frame: Frame, item: Item) -> bool:
    """«قتل الأبرياء وزعزعة [الأمن]»: what else was done, joined to whom it befell."""
    word = item.word
    if frame.event not in _DEADLY or not item.conj or item.short or item.count is not None or word is None:
        return False
    if item.kind != "noun" or word.article or word.stem in COUNTED:
        return False
    named = any(found.first == item.fill[0] for found in item.mentions)
    return item.has("noun", "lightnoun") and not (named or item.has(*_PEOPLE))


def is_projectile(item: Item) -> bool:
    """A shell, a rocket, a bomb from the air."""
    return is_arm(item, "projectile")


def is_thrown(item: Item) -> bool:
    """A grenade, a bottle, a bomb of no kind: what is thrown by hand as well."""
    return is_arm(item, "thrown")


def _of_people(frame: Frame, role: str, value: object) -> bool:
    """A role that a bare number can fill, which says how many people."""
    if not isinstance(value, Quantity) or value.unit is not None:
        return False
    return role == "victim" or role == "target" and frame.event in _TAKEN or role == "actor" and frame.event in MOVING


def _flees_nowhere(item: Item) -> bool:
    """«وبحوزته سيارة، هربوا»: a thing leaves nobody."""
    people = item.has("human", "grouphead", "kin", "given") or item.mention("person", "group", "nationality")
    return item.kind == "noun" and item.has("thing", "weapon") and not people


def is_case(item: Item) -> bool:
    """«تحقيق في الحادث»، «تحقيقات في مقتل شرطي»: a deed or a case that is inquired into, and nobody."""
    return item.prep in _INTO and (item.kind == "trigger" or item.word is not None and item.word.stem in _CASES)


def end_of(items: Sequence[Item], item: Item) -> int:
    """The last token of a phrase with what is in the genitive of it."""
    last = item
    for other in items[item.index + 1 :]:
        bound = other.genitive or last.kind == "trigger" and not last.definite and other.kind == "noun"
        if not other.nominal or other.conj or other.first != last.last or not (bound or other.light):
            break
        last = other
    return last.last


def _no_end(frame: Frame, item: Item) -> bool:
    """«ارتفع العدد إلى 23»; «تدعمها سياسياً», which is how, though the word is that of a politician as well."""
    word = item.word
    if frame.event in MOVING and item.has("media", "mediahead") and not item.has("placehead", "thing"):
        return True  # «كشف قيادي منشق عن التنظيم لصحيفة الخبر أن …»: to whom he speaks
    if item.count is not None and word is not None and not word.entries or frame.event != "support":
        return item.count is not None and word is not None and not word.entries
    plain = item.short and not item.mentions and word is not None and not word.article
    return plain and word is not None and "adj" in word.labels and word.form.endswith("ا")


def is_matter(item: Item) -> bool:
    """«قرار الحكومة»، «صفوف الحركة»: something of a body, and not that body."""
    if item.kind != "noun" or "noun" not in item.labels or item.partitive or not item.mentions:
        return False
    if item.has(*_PEOPLE, "thing", "placehead", "weapon"):
        return False
    bodies = [found for found in item.mentions if found.kind in ("group", "person", "place")]
    return bool(bodies) and all(found.first > item.fill[0] for found in bodies)


def may_be_unstruck(frame: Frame) -> bool:
    """Of these frames ``is_unstruck`` tells, and of no other."""
    return frame.event in STRIKES or frame.event in TAKING


def is_untaken(item: Item) -> bool:
    """«مصادرة الرأي»، «ضبط التسلح»: what nobody takes into his hands."""
    return item.kind == "noun" and item.word is not None and item.word.stem in _UNTAKEN


def is_unstruck(frame: Frame, item: Item) -> bool:
    """«أثر الضربات على قدرة التنظيم»، «حجز القضية للحكم»: what no blow falls on, and nobody takes."""
    if frame.event in TAKING and item.word is not None:
        if item.kind != "noun" or item.mention("person", "group", "weapon") is not None:
            return False
        return is_untaken(item) or frame.event == _SEIZURE and item.word.stem in _LAW_CASES
    if frame.event not in STRIKES or item.word is None or item.kind != "noun":
        return False
    whose = not item.short or bool(item.pronoun)
    return item.word.stem in _UNSTRUCK or whose and item.word.stem in _UNSTRUCK_OF


def _is_idea(item: Item) -> bool:
    """«دمرت الشائعات سمعة الشركة»: nothing that can be laid in ruins."""
    return item.kind == "noun" and item.word is not None and item.word.stem in _IDEAS


def _ground(item: Item) -> bool:
    """«البلاد»، «منشأة»: a place without a name, which strikes, kills and arrests nobody."""
    named = item.mentions or item.has("grouphead", "human", "weapon")
    head = item.word.entry("placehead") if item.kind == "noun" and item.word is not None and not named else None
    return (
        head is not None
        and item.word is not None
        and (head.value not in _MANNED or item.word.stem == "بلاد" and not item.pronoun)
    )


def _is_task(role: str, item: Item) -> bool:
    """«سلحتهم لمحاربة التنظيم»، «غارات للدفاع عن المدينة»: what it is for, and nobody who gets it or does it."""
    led = item.prep == "li" or item.conj and not item.prep
    return led and role in _OF_WHOM and item.word is not None and item.word.stem in _TASKS


def _is_step(item: Item) -> bool:
    """«قيام عناصرها ب…»، «تورط جنود في …»: a step of somebody, or a thing."""
    return item.has("thing") or item.word is not None and item.word.stem in _STEPS


def is_idle(item: Item) -> bool:
    """«القانون»، «مخاوف»: what does nothing to anybody; but «البعض», «المجتمع الدولي» and «الإرهاب» do."""
    stem = item.word.stem if item.word is not None else ""
    whose = stem in _SHOWS and not item.short  # «هوية الانتحاري الذي فجر نفسه»
    return is_abstract(item) and not (stem in _ACTING or whose or _is_step(item))


def _is_setting(item: Item) -> bool:
    """«في هذا الإطار»، «على علاقة بالتنظيم»: how something stands, and nothing that is done to it."""
    headed_by = item.fill[0] <= item.first  # «في ظل | قيام الطائرات بشن …»
    return bool(item.prep) and headed_by and item.word is not None and item.word.stem in _SETTINGS


def _is_one(item: Item) -> bool:
    """«حرق أحد أفراد التنظيم»: somebody, who is no thing."""
    building = item.mention("person") is None and item.has("thing", "placehead")  # «دمر القصف مدرسة»: no teacher
    return is_somebody(item) and not building or item.word is not None and item.word.stem in _ONE_OF


def _is_gear(frame: Frame, item: Item) -> bool:
    """«استولوا على آليات ومعدات»، «دمر آليات»: vehicles, and no ways of doing something."""
    return frame.event in _ON_THINGS and item.has("thing") and is_many(item)


def _is_paper(frame: Frame, item: Item) -> bool:
    """«سلم الوسيط رسالة إلى القائد»: what is handed over, and no words."""
    return frame.event == "handover" and item.word is not None and item.word.stem in _PAPERS


def _is_body(item: Item) -> bool:
    """«رفضت الحركة الهدنة»: a group by its head alone."""
    return item.word is not None and item.word.article and "grouphead" in item.labels


def _party(item: Item) -> bool:
    """«لم تعلن أي جهة مسؤوليتها»، «جهة مجهولة»: whoever it is, it acts."""
    return item.word is not None and item.word.stem in ("جهه", "جهات")


def _barred(frame: Frame, role: str, word: Word) -> bool:
    """A single word that fills nothing: digits, «ضبط النفس», «تجنيدهم قسراً», «هذا يعود للوزارة»."""
    return (
        word.form.isdigit()
        or word.form in _HOW
        or word.stem in _NO_ROLE
        or word.form in _KIND
        or word.form == "النفس"
        or role in _SUFFERS
        and word.stem in _THESE
        or (role == "actor" and frame.event == "movement" and word.stem in _THESE)
    )
