"""Whose a deed is by its genitive or a phrase with ل: «قصف الجيش للمدينة»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.context import HURT, STRIKES, Context
from khabar.claims.items import Item
from khabar.claims.slots import Slots
from khabar.claims.traits import (
    acts,
    is_building,
    is_many,
    is_named_place,
    is_place,
    is_quality,
    is_somebody,
    is_state,
    is_target,
)
from khabar.grammar.classes import word_class
from khabar.grammar.frames import Frame
from khabar.words import SOUND

_IN_FAVOUR = word_class("in_favour")
_MORE_OF_THEM = word_class("more_of_them")  # «غارات عدة»، «تفجير ثان»
_NUNS = ("ان", "ين")
_DESCRIBED = STRIKES | {"support"}  # «دعم عسكري من قطر»
_AUTHORITIES = frozenset({"جهه", "جهات"})
_DONE_TO = HURT | {"execution", "arrest", "abduction", "detention", "displacement", "abuse"}
_PEOPLES = word_class("a_people")
_JOINED = "organisation"
_GIVEN_TO = frozenset({"to", "payee", _JOINED})
_OF, _AID = "min", "aid_given"
_AT_WHOM = frozenset({"ala", "did", "li"})


def genitive_of(context: Context, item: Item, slots: Slots) -> list[Item]:
    gen = slots.by.get("gen")
    if not gen:
        return []
    if _qualifies(context, gen[0], item):
        slots.by.pop("gen")
        return []
    town = len(gen) == 1 and gen[0].mention("place") and not (is_state(gen[0]) or gen[0].mention("group"))
    meant = context.deed(item) if town else None
    known = meant is not None and meant.event == "attack" and item.entry is not None and item.entry.label == "ev"
    known = known and not is_building(gen[0]) and slots.by.keys().isdisjoint(_AT_WHOM)
    if known or meant is not None and meant.event == "agreement":  # «مشاورات جنيف»، «هجوم باردو»: where it was
        slots.places.extend(slots.by.pop("gen"))
        return []
    return gen


def claimed_by(context: Context, item: Item, frame: Frame) -> list[Item]:
    """«الوقوف وراء الهجوم»: the deed right after a noun that lays it to somebody."""
    following = context.following(item) if frame.roles.get("obj") == "event" else None
    right = following is not None and following.kind == "trigger" and following.first == item.last
    return [following] if right and following is not None and not (following.prep or following.conj) else []


def _qualifies(context: Context, other: Item, item: Item) -> bool:
    """An adjective of the noun, not its genitive: «غارات عدة»، «هجومين آخرين»، «تفجير إرهابي»."""
    word = other.word
    if word is None or not other.short or any(found.named for found in other.mentions):
        return False
    if word.stem in _MORE_OF_THEM or context.sentence.tokens[item.last - 1].tanwin:
        return True
    if item.word is not None and item.word.form.endswith(_NUNS) and item.inflected("dual"):
        return True
    if (
        word.article
        and context.sentence.words[item.last - 1].article
        and word.has("adj")
        and not word.has("human", "thing", "placehead", "grouphead")
    ):
        return True  # «حملة الاعتقالات الهستيرية»
    meant = context.meant(item.entry.value) if item.entry is not None else ()
    many = word.form.endswith(SOUND)  # «اعتداء مسلحين على …»: no adjective of one deed
    told = bool(meant) and meant[0].event in _DESCRIBED and not many
    return told and word.has("adj") and word.has("human") and not word.article


def possessor_of(context: Context, item: Item, slots: Slots, gen: Sequence[Item]) -> list[Item]:
    """The phrase with لـ right after the noun, its date, or a genitive that acts: «دعم الحكومة للمقاتلين»."""
    li = slots.by.get("li")
    if not li:
        return []  # as mostly
    if _ascribed(context, item):
        slots.by.pop("li")
        return []  # «نسب الهجوم للتنظيم»: to whom it is ascribed
    if gen and li[0].first < gen[-1].fill[0]:
        slots.by.pop("li")
        return []  # «اعتقال عضو المجلس [لجماعة …] فلان»: of the post, whose name stands after it
    if context.sentence.form(li[0].prep_at) in _IN_FAVOUR:
        return []  # «انشقاقات لصالح الحركة»: to whom they went over
    meant = context.meant(item.entry.value) if item.entry is not None else ()
    if bool(meant) and meant[0].id == _AID:
        return []  # «تقديم مساعدات بقيمة مليون دولار للنازحين»
    lent, roles = context.extra.get(item.index), {frame.roles.get("li") for frame in meant}
    goes = bool(meant) and meant[0].event == "movement" and "to" in roles
    beside = li[0].index == item.index + 1 or bool(meant) and meant[0].id == "visit"
    if not gen and goes and is_named_place(li[0]) and beside and item.pronoun != "ها":
        return []  # «تم نقلهم للمستشفى»، «عودتهم للمدينة»، «زيارة غير رسمية للمدينة»
    if lent is not None and lent.by.get("li") is li and "to" in roles:
        return li  # «الدعم الذي تقدمه الدولة للجيش»
    if item.pronoun and not gen and meant[0].event == "handover" and _may_take(li[0]):
        return []  # «تم تسليمها لألمانيا»
    near = bool(gen) and (_is_after(context, gen[-1], li[0], _JOINED in roles) or meant[0].event == "handover")
    given = near and (acts(li[0]) or is_somebody(li[0]) or bool(li[0].mentions))
    if given and not goes and item.prep != "li" and not _GIVEN_TO.isdisjoint(roles):
        return []  # «تسليم الأسرى للصليب الأحمر»
    return _right_after(context, item, slots, gen, li, meant[0])


def _right_after(
    context: Context, item: Item, slots: Slots, gen: Sequence[Item], li: list[Item], frame: Frame
) -> list[Item]:
    """The phrase with لـ, where nothing stands between that is of the clause and not of the noun."""
    before_it = context.items[li[0].index - 1]
    if item.pronoun and before_it.index == item.index + 1 and is_quality(before_it):
        before_it = item  # «دعمها | الكامل للتحالف»
    from_whom = frame.id == "visit" and before_it.prep == "min" and bool(gen) and not is_place(before_it)
    from_whom = from_whom and before_it.index == gen[-1].index + 1
    if before_it.value == "apposition" or from_whom:
        before_it = context.items[
            before_it.index - 1
        ]  # «زيارة الرئيس | فلان للمدينة»، «زيارة وفد | من الوزارة للمدينة»
    done = bool(gen) and frame.event in _DONE_TO and did_to(item, gen[0], li[0])
    if (
        before_it is item
        or before_it.kind == "date"
        or gen
        and before_it is gen[-1]
        and (acts(gen[0]) or is_state(gen[0]) or is_somebody(gen[0]) and is_place(li[0]) or done)
    ):
        return li
    slots.by.pop("li")
    return []


def _is_after(context: Context, gen: Item, li: Item, joins: bool) -> bool:
    """Right after the genitive, or past those whom it is of: «انضمام شبان [من القبائل] للجيش»."""
    between = context.items[gen.index + 1 : li.index]
    return not between or joins and len(between) == 1 and between[0].kind == "noun" and between[0].prep == _OF


def hit_past_place(context: Context, gen: Sequence[Item], frame: Frame) -> list[list[Item]]:
    """«قصف المتمردين في اليمن | مناطق سكنية», «… لمناطق سكنية»: what is hit, past where those are who hit it."""
    where = context.following(gen[-1])
    if frame.event not in STRIKES or not acts(gen[0]) or where is None or where.prep != "fi":
        return []
    hit = context.following(where) if is_place(where) and where.prep_at == gen[-1].last else None
    if hit is None or hit.kind != "noun" or hit.conj or hit.genitive or hit.prep not in ("", "li"):
        return []
    return [[hit]] if is_target(hit) or is_building(hit) or is_place(hit) and hit.first == where.last else []


def did_to(deed: Item, one: Item, other: Item) -> bool:
    """«قتل فلان للعقيد فلان»، «تشريد فلان للشعب»: a person by his name, and those to whom he did it."""
    if one.mention("person") is None or one.has("title", "human"):
        return False
    people = other.word is not None and other.word.stem in _PEOPLES
    if people or is_many(other):
        return other.definite and deed.entry is not None and deed.entry.label == "nt" and (people or is_somebody(other))
    return is_somebody(other) and not acts(other)


def _ascribed(context: Context, item: Item) -> bool:
    verb = context.previous(item)
    return verb is not None and verb.kind == "verb" and verb.entry is not None and verb.entry.value == "ascribed"


def _may_take(item: Item) -> bool:
    """To whom somebody or something can be handed over: «للجهات المختصة»، «لألمانيا», not «تسليمها للأسلحة»."""
    authority = item.word is not None and item.word.stem in _AUTHORITIES
    return is_state(item) or acts(item) or is_somebody(item) or authority
