"""Of what kinds a phrase is: the kinds of things that a frame may ask of what fills its roles."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.items import Item
from khabar.claims.sums import is_sum
from khabar.claims.traits import (
    RANKS,
    are_they,
    headed,
    is_building,
    is_living,
    is_named_group,
    is_one_of_group,
    is_place,
    is_somebody,
    is_state,
)
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame
from khabar.types import CodeValue
from khabar.words import SOUND

_GANGS = word_class("gang")  # who is caught, where things are seized
UNNAMED = word_class("backs_unnamed")  # «دولة مجاورة»، «جهات خارجية»
_TRIED = word_class("law_case") | word_class("tried_papers")
_PROSECUTION = word_class("prosecution")
_REINFORCE = word_class("reinforcement")
_DUTIES = word_class("charged_with")
_HOUSEHOLDS, _ASSETS = word_class("household"), word_class("asset")
_HEAD = "راس"
_LEFT, _SERVICE = word_class("left_post"), word_class("served_in")  # «من مهامه»، «من الخدمة»
_ACCUSERS = word_class("accuser")  # «السلطات», «المدعي العام»
_CODES = {  # kinds of weapons by what they do
    "explosive": frozenset({"ied", "car-bomb", "suicide-vest", "bomb", "explosive", "grenade", "landmine"}),
    "thrown": frozenset({"grenade", "incendiary", "bomb", "ied", "explosive"}),
    "incendiary": frozenset({"incendiary"}),  # «زجاجات حارقة»
    "projectile": frozenset({"shell", "mortar", "rocket", "missile", "ballistic-missile", "barrel-bomb", "air-bomb"}),
}
COUNTED, _THOSE_FEW = word_class("counted"), word_class("those_few")
_BODIES, _NAMES = word_class("corpse"), word_class("name_of")  # «أدرجت اسم القائد على القائمة»
_RANKS_GIVEN, _OFFICES = word_class("rank_given"), word_class("office")
_HELD = frozenset({"detainee", "abductee", "hostage"})
EFFORTS, OPERATIONS = word_class("effort_backed"), word_class("operation_led")
_TROOPS, _FORCES = frozenset("fighter soldier officer mercenary guard".split()), frozenset({"armed", "people"})
_FIGHTERS = frozenset("fighter terrorist rebel extremist mercenary member leader wanted".split())
_PROTESTERS = frozenset({"protester"})


def is_of_kind(frame: Frame, kinds: Sequence[str], item: Item) -> bool:
    """Is it one of the kinds of things that a role of the frame takes?"""
    if "counted" in kinds and _is_number(item):
        return True  # «وسلم خمسة أنفسهم»
    if "living" in kinds and is_living(item) or "somebody" in kinds and is_somebody(item):
        return True
    if "place" in kinds and (is_place(item) or "placehead" in item.labels and not are_they(item)):
        return True
    if (
        "captive" in kinds
        and is_somebody(item)
        or "told" in kinds
        and is_living(item)
        or "foe" in kinds
        and _is_foe(item)
    ):
        return True  # somebody told of here, not by a pronoun
    if ("group" in kinds or "band" in kinds) and item.kind == "noun" and "grouphead" in item.labels:
        return True
    if "unhurt" in kinds and "pn" not in item.labels and (item.count is not None or _are_two(item)):
        plain = item.partitive or not item.has("grouphead", "thing", "placehead")  # «عشرات الحوثيين»
        some = plain and item.mention("group") is not None and item.mention("weapon") is None
        return some or is_somebody(item)  # «عشرة من رجال المقاومة»
    some = "some" in kinds and item.partitive and is_living(item)  # «مجموعة من المتمردين»
    if some or "ranks" in kinds and item.word is not None and item.word.stem == RANKS:
        return True
    if "weapon" in kinds and "weapon" in item.labels:
        return True
    if _sort(kinds, item):
        return True
    if "post" in kinds and _is_office(frame, item):
        return True
    return bool(item.mentions) and any(found.kind in kinds for found in item.mentions)


def is_arm(item: Item, sort: str) -> bool:
    """«عبوة ناسفة»، «قذيفة هاون»: a weapon of those that explode, are thrown, burn or are shot."""
    return any(isinstance(f.value, CodeValue) and f.value.code in _CODES[sort] for f in item.mentions)


def _sort(kinds: Sequence[str], item: Item) -> bool:
    """A state, a vehicle, an aircraft, a bomb; a court, or an authority that is none; somebody held or accused."""
    coded = [kind for kind in kinds if kind in _CODES]
    if coded:
        held = [f.value for f in item.mentions if f.first == item.fill[0]]  # not «ضحايا الألغام»
        if any(isinstance(v, CodeValue) and v.code in _CODES[kind] for v in held for kind in coded):
            return True
    if item.word is None:
        return False
    if "newcomer" in kinds and item.value == "newcomer" or "sum" in kinds and is_sum(item):
        return True  # «عيّن محافظا جديدا»
    if _by_word(kinds, item.word.stem) or _led_or_backed(kinds, item):
        return True
    if (
        _is_tried(kinds, item)
        or _is_seat(kinds, item)
        or "corpse" in kinds
        and item.word.stem in _BODIES
        or "named" in kinds
        and item.word.stem in _NAMES
    ):
        return True
    if "built" in kinds and is_building(item):
        return True
    if "held" in kinds:
        return item.has("pp", "blamed") or headed(item, "human", _HELD)
    if "fighter" in kinds and (headed(item, "human", _FIGHTERS) or item.count is not None and item.mention("group")):
        return True
    if "protester" in kinds:
        return headed(item, "human", _PROTESTERS)
    if "band" in kinds and is_named_group(item):
        return True
    if "accuser" in kinds and item.word.stem in _ACCUSERS:
        return True
    if "many" in kinds and item.has("human") and item.inflected("pl"):
        return True  # «المسلحون»
    if "state" in kinds and (is_state(item) or item.word.stem in UNNAMED):
        return True
    if "gang" in kinds and item.word.stem in _GANGS:
        return True
    labels = item.word.labels
    thing = item.word.entry("thing") if "thing" in labels else None
    head = item.word.entry("grouphead") if "grouphead" in labels else None
    if "armed" in kinds and head is not None and head.value == "armed":
        return True
    if "authority" in kinds and item.word.stem in _PROSECUTION:
        return True  # «أحيل إلى النيابة العامة»: handed on, and tried by nobody yet
    body = "court" if head is not None and head.value == "court" else "authority" if head is not None else ""
    return body in kinds or thing is not None and thing.value in kinds


def _by_word(kinds: Sequence[str], stem: str) -> bool:
    """«وصلت تعزيزات لمساندة الجيش»، «تسكن عائلة القتيل في …»، «يملك مخزوناً من الصواريخ»."""
    if "reinforcement" in kinds and stem in _REINFORCE or "household" in kinds and stem in _HOUSEHOLDS:
        return True
    return "asset" in kinds and stem in _ASSETS


def _led_or_backed(kinds: Sequence[str], item: Item) -> bool:
    """«يشرف على عمليات التهريب»، «دعم بلاده لجهود السلام»، «يعتمد الجيش على ميليشيات أجنبية»."""
    if item.word is None:
        return False
    if "operation" in kinds and item.word.stem in OPERATIONS or "effort" in kinds and is_effort(item):
        return True
    return "armed_men" in kinds and (headed(item, "human", _TROOPS) or headed(item, "grouphead", _FORCES))


def is_effort(item: Item) -> bool:
    """«جهود الأمم المتحدة»: what is backed by itself."""
    return item.word is not None and item.word.stem in EFFORTS


def _is_seat(kinds: Sequence[str], item: Item) -> bool:
    """«منح الضباط رتبة عميد»، «تولي الرئاسة»: a rank, or a post by what its holder has."""
    if item.word is None or "rank" not in kinds and "office" not in kinds:
        return False
    return item.word.stem in (_RANKS_GIVEN if "rank" in kinds else _OFFICES)


def _is_office(frame: Frame, item: Item) -> bool:
    """A post, or what one is charged with who has it."""
    if item.has("title", "post") or item.prep == "bi" and item.stem in _DUTIES:
        return True
    if item.prep == "min" and (item.stem in _LEFT or frame.id == "discharged" and item.stem in _SERVICE):
        return True
    return item.prep == "ala" and item.stem == _HEAD and frame.event == "appointment"  # «على رأس الحركة»


def _is_tried(kinds: Sequence[str], item: Item) -> bool:
    """«محاكمة أمراء التنظيم»، «محاكمة المتورطين»، «أحيل ملف القضية إلى المحكمة»."""
    if item.word is None or "case" not in kinds:
        return False
    many = item.word.form.endswith(SOUND) and not item.has("noun", "thing")
    return many or item.word.stem in _TRIED or is_one_of_group(item)


def _is_foe(item: Item) -> bool:
    """«التصدي للميليشيات»: those against whom somebody goes, and no matter or blow."""
    return item.kind == "noun" and (item.mention("group", "person") is not None or item.has("human", "grouphead"))


def _is_number(item: Item) -> bool:
    """People by their number alone; «عدد المسلحين الذين سلموا أنفسهم»."""
    told = item.word is not None and item.word.stem in COUNTED and not item.short
    told = told or item.word is not None and item.word.stem in _THOSE_FEW and item.short
    return told or item.count is not None and item.fill == (item.count.first, item.count.last)


def _are_two(item: Item) -> bool:
    """«ضابطان»: counted by their form alone."""
    return item.has("human") and item.inflected("dual") and not item.definite
