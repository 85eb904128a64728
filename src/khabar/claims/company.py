"""Who goes along, and whom it befalls too: «انشق مع 17 من جنوده»، «قُتل مع اثنين من مرافقيه»."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.items import Item
from khabar.claims.slots import Slots
from khabar.claims.traits import is_place, is_somebody, is_state
from khabar.grammar.frames import Frame

_SIDES = ("human", "kin", "title", "given", "honorific", "grouphead", "placehead")
_ALONG = (*_SIDES[:-1], "weapon", "thing", "nationality", "ethnicity")
LEAVING = frozenset({"flight", "handover"})
_TOGETHER = frozenset("killing injury execution arrest detention abduction release".split())
_BEFALLS = frozenset({"victim", "target"})
_WITH, _INSIDE = "مع", frozenset({"fi", "bi", "during"})
_BESIDE, _ADDS, _COMMAS = "along", frozenset({"الي", "عن", "علي"}), "،,"
_ARE = frozenset({"ap", "pp", "pn"})


def company(context: Context, item: Item, frame: Frame, slots: Slots) -> list[list[Item]]:
    """Who does it too, beside whom a verb or a deed of leaving tells of."""
    if item.negated:
        return []
    if frame.event in _TOGETHER:
        return _whom_too(context, item, frame, slots)
    if frame.event not in LEAVING or frame.roles.get("maa") != frame.lead:
        return []
    along: list[Item] = []
    beside = False
    for phrase in slots.take("maa"):
        beside = _is_beside(context, phrase) if phrase.prep else beside
        if _goes_along(context, phrase, beside):
            along.append(phrase)
    return [along] if along else []


def _is_beside(context: Context, phrase: Item) -> bool:
    """«برفقة»: in somebody's company, and not with him in whatever else."""
    return phrase.prep_at >= 0 and context.sentence.words[phrase.prep_at].stem != _WITH


def _goes_along(context: Context, item: Item, beside: bool) -> bool:
    """People who are counted, and anybody in whose company he goes, and no kin of his: his wife left no ranks.

    «انشق مع القائد» tells more of the others than of him.
    """
    before, words = context.previous(item), context.sentence.words[item.first : item.last]
    if not beside and before is not None and before.kind == "noun" and not (before.mentions or before.has(*_SIDES)):
        return False  # «بعد تنسيق مع عشرات الوجهاء»
    if item.kind != "noun":
        return False
    if any(word.has("kin") for word in words):
        return False
    if not (beside or item.count is not None or item.partitive):
        return False
    return is_somebody(item) or any(word.has("human") for word in words) or beside and item.has("grouphead")


def _whom_too(context: Context, item: Item, frame: Frame, slots: Slots) -> list[list[Item]]:
    """Whom it befell beside him: his men, his kin, whoever is in his company, in the clause of the trigger."""
    if frame.lead not in _BEFALLS or item.entry is None or item.entry.label in _ARE:
        return []  # «المحبوسون … للاتصال مع محاميهم»
    inside = False  # «قُتل شرطيان في الاشتباك مع المسلحين»: whoever is with the deed inside is no company of theirs
    for phrase in context.items[item.index + 1 :]:
        if phrase.kind == "trigger" and phrase.prep in _INSIDE:
            inside = True
            continue
        if phrase.kind == "mark" and phrase.value in _COMMAS:
            after = context.following(phrase)
            if after is not None and (after.prep == _BESIDE or _is_added(context, after)):
                continue  # «قُتل شرطيان، إلى جانب المهاجم»
        if phrase.kind == "noun" and (phrase.prep == _BESIDE or _is_added(context, phrase)):
            if any(phrase in group for group in slots.bare) or phrase.index == item.index + 1:
                return []
            return [[phrase, *_joined(context, phrase)]] if _is_one_more(context, phrase) else []
        if phrase.kind not in ("noun", "date", "other", "open", "close") or phrase.conj and not phrase.prep:
            return []
        if phrase.prep == "maa" and phrase.kind == "noun":
            his = not inside and _is_his(context, item, phrase)
            return [[phrase, *_joined(context, phrase)]] if his else []
    return []


def _is_added(context: Context, phrase: Item) -> bool:
    """«إضافة إلى | المهاجم»، «فضلاً عن | ثلاثة مدنيين»: what a conjunction of several words adds."""
    return phrase.conj and not phrase.prep and context.sentence.form(phrase.first - 1) in _ADDS


def _is_one_more(context: Context, phrase: Item) -> bool:
    """People, whom it befell as well; no «إلى جانب منزله»."""
    if is_state(phrase) or is_place(phrase):
        return False
    return is_somebody(phrase) or phrase.mention("person") is not None or phrase.has("human", "kin")


def _is_his(context: Context, item: Item, phrase: Item) -> bool:
    """His men or his kin, or people of his company; no «خلاف مع قائده»."""
    before, words = context.items[phrase.index - 1], context.sentence.words[phrase.first : phrase.last]
    if is_state(phrase) or is_place(phrase):
        return False
    if before is not item and before.kind == "noun":
        if not (before.mentions or before.pronoun or before.has(*_SIDES) or before.value):
            return False
    people = is_somebody(phrase) or any(word.has("human", "kin") for word in words)
    return people and (_is_beside(context, phrase) or any(word.pronoun for word in words))


def _joined(context: Context, phrase: Item) -> list[Item]:
    """«مع زوجته | وطفليه»."""
    after = context.following(phrase)
    joined = after is not None and after.kind == "noun" and after.conj and not after.prep and after.last != phrase.last
    return [after] if joined and after is not None and after.first == phrase.last and after.has("human", "kin") else []


def who_comes(context: Context, item: Item, group: list[Item]) -> list[Item]:
    """Of the phrases that «مع» brings in, those with whom or what somebody goes."""
    kept: list[Item] = []
    comes = True  # «ومعه عدد من الوزراء»
    for phrase in group:
        if phrase.prep:
            comes = _comes(context, item, phrase) and _is_company(context, phrase)
        named = phrase.mention("person") is not None
        if comes and (named or not (is_state(phrase) or is_place(phrase))):
            kept.append(phrase)
    return kept


def _is_company(context: Context, item: Item) -> bool:
    """People, a group, vehicles, arms; no «تفاقم الأزمة»، «الفجر»."""
    if item.count is not None or item.mention("person", "group", "weapon", "nationality") is not None:
        return True
    return item.has(*_ALONG) or any(
        word.has("human", "thing", "weapon") for word in context.sentence.words[item.first : item.last]
    )


def _comes(context: Context, item: Item, phrase: Item) -> bool:
    """Not «الحدود مع تركيا»، «بعد التنسيق مع الدول»، «لعقد لقاءات مع المسؤولين»: with whom something else is had."""
    if phrase.prep_at < 0 or context.sentence.words[phrase.prep_at].stem != _WITH:
        return True  # «برفقة»
    before = context.previous(phrase)
    if before is not None and before.index > item.index and before.last == phrase.prep_at:
        dealing = before.kind == "noun" and not (before.mentions or before.has(*_SIDES, "thing", "weapon"))
        if dealing and not is_place(before) or before.kind == "trigger":
            return False
    between = context.items[item.index + 1 : phrase.index]
    return not any(i.kind == "trigger" or i.kind == "noun" and i.prep == "li" and not is_place(i) for i in between)
