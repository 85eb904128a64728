"""What belongs to the phrase right before it, and fills no slot of the trigger: «القوات المدعومة من تركيا»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.items import Item
from khabar.claims.traits import headed, is_in_turn, is_participle, is_place, is_reflexive, strikes_object
from khabar.grammar.classes import word_class
from khabar.words import Word

_GOING_ON = word_class("going_on")
_SAME = frozenset({"during", "fi", "after", "before"})  # «في اليوم نفسه»
_TO_ONESELF = ("bombing", "handover", "surrender")  # what somebody does to himself
_HELPED = frozenset({"helper", "backed", "bi"})
_AIMED = frozenset({"did", "ala"})
_BORDER, _ACROSS = frozenset({"border"}), frozenset({"li", "maa"})
_DEPUTIES = frozenset({"deputy", "adviser", "assistant"})
_NEARNESS = word_class("nearness")
_UPHELD = word_class("upheld")
_ONWARD = frozenset({"ila", "li"})
_HELD = frozenset({"detention", "siege", "abduction", "missing"})  # of participles that take nobody to anybody
_MAKES, _SIDES = word_class("make_of_thing"), word_class("side_of")
_SINCE, _MORE = frozenset({"بعد", "وبعد", "قبل", "وقبل"}), "اكثر"
_RIDDEN, _LYING = word_class("ridden"), word_class("lying_on")


def is_bound(items: Sequence[Item], at: int, roles: frozenset[str], item: Item) -> bool:
    """A phrase that belongs to what stands right before it: a citation, a participle («معتمدة على …»)."""
    if item.index <= at + 1:
        return False  # right after the trigger: its own
    previous, prep = items[item.index - 1], item.prep
    if not prep:
        if previous.prep in _SAME and previous.kind == "noun" and is_reflexive(item):
            verb = items[at].entry  # «اعتقل خلال العملية نفسها أحد قادة …», not «فجر في السوق نفسه»
            own = verb is not None and verb.value.startswith(_TO_ONESELF)
            return not own and not previous.pronoun
        if previous.kind != "other" and not (previous.conj and previous.prep == "li"):
            return False  # as mostly
    elif prep == "min":
        if _is_from(items[at], previous, item):
            return True
    elif prep == "ala" and (_rides(previous, item) or _lies_on(previous)):
        return True  # «هاجم مسلحون على دراجات نارية قرية»، «أبين المطلة على البحر»
    elif prep == "by" and _is_said_so(previous, item):
        return True
    if previous.kind == "other":
        if is_in_turn(previous):
            return False  # «يطلق المقاتلون بدورهم قذائف»
        if previous.entry is not None and previous.entry.label in ("cite", "ap", "pp"):
            onward = prep in _ONWARD and prep in roles
            left = previous.entry.value.startswith(("flight", "displacement")) and prep == "ila"
            left = left and items[previous.index - 1].prep != "ila"  # «إلى العائلات النازحة | إلى المدينة»
            held = previous.entry.label == "pp" and previous.entry.value in _HELD
            return not (onward and (left or held))  # «نقلت السلطات الجنود المنشقين إلى المعسكر»، «… المحتجزين إلى …»
        if prep == "min" and _lies_near(previous.word):
            return True  # «فرّ إلى بلدة قريبة من الحدود»
        if "relation" in previous.labels and prep in ("li", "min"):
            return True  # «مواقع تابعة للقوات»، «القوات المدعومة من تركيا»
    if prep == "min" and _is_of_it(items[at], previous, item):
        return True
    if prep in _ACROSS and previous.kind == "noun" and headed(previous, "placehead", _BORDER):
        return previous.definite  # «الحدود الجنوبية لتركيا»، «الحدود مع تركيا»
    if prep == "li" and "title" in item.labels and _deputy(previous):
        return True  # «النائب السابق لزعيم الحركة»
    if previous.kind == "noun" and previous.conj and previous.prep == "li" and not previous.mentions:
        return prep in ("ala", "an", "ila")  # «وللترحم على الضحايا»
    return prep in ("ala", "an", "ila", "bi") and is_participle(previous) and not _of_object(items, at, previous)


def _is_from(trigger: Item, previous: Item, item: Item) -> bool:
    """What «من» brings in after what is near it, a side of it, or some who are of it."""
    if previous.kind == "noun" and previous.short and _lies_near(previous.word):
        return True  # «المنطقة والجزيرة القريبتين من المدينة»
    if _is_side(previous, item) or _are_theirs(trigger, previous, item):
        return True
    if previous.prep in _HELPED and are_of(previous, item):
        return True  # «سيطر الثوار بمساعدة وحدات من الجيش على مواقع»
    return _is_no_origin(previous, item)


def _is_of_it(trigger: Item, previous: Item, item: Item) -> bool:
    """What «من» brings in after who is upheld, or of what make something is."""
    if previous.stem in _UPHELD and previous.first > trigger.last:
        return True  # «سيطر الجيش على البلدة، مدعوماً من الميليشيات»
    return item.stem in _MAKES and previous.nominal  # «صادرت سيارة من نوع تويوتا وخمس قذائف»


def _of_object(items: Sequence[Item], at: int, like: Item) -> bool:
    """«ألحق هزيمة كبيرة | بالتنظيم»، «القتال مستمر | بقاعدة …»: what an object or a deed is like, and no participle."""
    if like.stem in _GOING_ON and items[at].kind == "trigger":
        return like.index == at + 1
    return like.index > at + 1 and items[like.index - 1].value == "object"


def _is_no_origin(previous: Item, item: Item) -> bool:
    """What «من» only says of the phrase before it, and neither whence it comes nor who did it."""
    if item.conj and previous.prep in _AIMED:
        return True  # «هجمات ضد جنود من الجيش ومن الشرطة»: of whom more are hit
    return _counts_from(previous, item) or _is_more(previous, item) or _is_part(previous, item)


def _counts_from(when: Item, item: Item) -> bool:
    """«بعد أيام | من إعلان الحكومة وقف النار»: since when so long it was, and not whence or from whom."""
    if when.kind != "date" or when.last != item.prep_at or when.word is None or when.word.form not in _SINCE:
        return False
    return not (is_place(item) or item.has("grouphead", "human", "title"))  # «تحريرها قبل أيام من الجماعة»


def _is_more(more: Item, item: Item) -> bool:
    """«تقدموا على أكثر | من محور»: on how many, and not whence; but «اقتربوا أكثر من المدينة»."""
    several = more.kind == "noun" and bool(more.prep) and more.stem == _MORE
    return several and more.last == item.prep_at and more.short


def _is_part(part: Item, item: Item) -> bool:
    """«القصر في قطاع | من مدينة سبها»: of what place it is a part."""
    some = part.kind == "noun" and part.prep == "fi" and part.short and not (part.definite or part.mentions)
    return some and part.has("placehead") and part.last == item.prep_at and is_place(item)


def _lies_on(previous: Item) -> bool:
    """«المطلة على»، «الواقعة على»: a participle of lying, which takes what it lies on."""
    return previous.value == "participle" and previous.word is not None and previous.word.means(_LYING)


def _is_side(side: Item, item: Item) -> bool:
    """«إلى الجانب الآخر من الحدود»، «الواقعة في الشمال الأوسط من ليبيا»: of what it is a side, and not whence."""
    if side.kind != "noun" or side.word is None or not side.word.article or side.last != item.prep_at:
        return False
    if side.word.stem in _SIDES:
        return not side.mentions  # «الجانب التركي»
    return side.prep == "fi" and side.has("direction")


def _rides(rider: Item, item: Item) -> bool:
    """«مسلحون على دراجات نارية»: people, and what one can only sit on."""
    ridden = item.word is not None and item.word.stem in _RIDDEN and not (item.definite or item.conj)
    return ridden and rider.kind == "noun" and rider.has("human", "grouphead") and not rider.prep


def _are_theirs(trigger: Item, people: Item, item: Item) -> bool:
    """«تستهدف قيادات بارزة من جماعة الراية»: whose people are hit, and not who hits them."""
    some = people.kind == "noun" and people.has("human", "grouphead") and not (people.definite or people.pronoun)
    whose = item.mention("group") is not None and people.last == item.prep_at
    return strikes_object(trigger) and some and whose and people.inflected("pl")


def are_of(some: Item, item: Item) -> bool:
    """«قوات من الجيش»، «عناصر من الحركة»: of whose people some are."""
    people = some.kind == "noun" and some.has("human", "grouphead") and not (some.definite or some.pronoun)
    return people and not item.conj and item.mention("group") is not None and some.last == item.prep_at


def _is_said_so(previous: Item, item: Item) -> bool:
    """«قتل فلان المدعوم من قبل الحكومة»، «المكلف من قبل القيادة»: what says of him whose he is, and not who did it."""
    if previous.last != item.prep_at:
        return False
    person, word = previous.mention("person"), previous.word
    if (
        person is not None
        and person.last < previous.last
        or previous.kind == "other"
        and previous.value == "participle"
    ):
        return True
    # «فلان المكنى بفلان، والمكلف من قبل القيادة»
    joined = previous.kind == "noun" and previous.conj and previous.short and not previous.mentions
    if not joined or word is None or not word.article or not word.stem.startswith("م"):
        return False
    return word.has("adj") and not word.has("human", "title")


def _lies_near(word: Word | None) -> bool:
    return word is not None and any(entry.label == "participle" and entry.lemma in _NEARNESS for entry in word.entries)


def _deputy(item: Item) -> bool:
    """A deputy with what he was or is, «النائب السابق»: whose he is stands after it."""
    return item.kind == "noun" and item.definite and item.last - item.first > 1 and headed(item, "title", _DEPUTIES)
