"""What stands inside a clause and fills no slot of its trigger, and where the clause goes on past it."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.items import Item
from khabar.claims.slots import Slots
from khabar.claims.traits import is_all_along, is_reflexive

COMMAS = "،,؛-–"
_IN = "في"
_REASONS = frozenset({"li", "after", "before", "because"})
_HOLDERS = ("human", "kin", "title", "grouphead", "placehead", "thing", "weapon", "part")
_VISIT, _TOWARDS = "visit", frozenset({"ila", "li"})
_ASIDE = 8  # items between two commas


def is_emphatic(items: Sequence[Item], at: int, item: Item, index: int) -> bool:
    """«قُتل معه في الغارة | نفسها | خمسة»: which one it was that the preposition brings in, and nobody."""
    before = items[item.index - 1]
    which = bool(before.prep) and before.definite and not before.pronoun and before.last == item.first
    after = items[index] if index < len(items) else None
    goes_on = after is not None and after.kind in ("noun", "date") and not after.conj
    return which and goes_on and is_reflexive(item) and not item.prep and index > at + 2


def is_of_before(items: Sequence[Item], at: int, item: Item) -> bool:
    """«… لرفضه | القتال»، «… دون معرفة | الأسباب»: of the noun before it, and no side of the trigger."""
    before = items[item.index - 1]
    if item.index <= at + 1 or before.last != item.first:
        return False
    if before.kind == "other":
        hedge = before.entry if before.has("prep") else None
        return hedge is not None and hedge.label == "hedge" and hedge.value == "unknown"
    if before.kind != "noun" or before.prep not in _REASONS or not before.pronoun or not before.short:
        return False
    if item.has("human") and not item.definite:
        return False
    return before.has("noun", "lightnoun") and not before.has(*_HOLDERS) and not before.mentions


def is_named_too(slots: Slots, item: Item) -> bool:
    """«سلم فلان، الملقب أبو فلان، | للجيش سلاحه»: his second name, and nobody else."""
    last = slots.bare[-1][-1] if slots.bare else None
    if last is None or last.mention("person") is None or item.prep or item.conj:
        return False
    return "alias" in item.labels and item.word is not None and item.word.article


def is_cited(items: Sequence[Item], at: int, item: Item) -> bool:
    """«حبس … على ذمة التحقيق»: what a citation brings in; «تبنى التنظيم في بيان | الهجوم» goes on past it."""
    cite = items[item.index - 1]
    cites = cite.kind == "other" and cite.entry is not None and cite.entry.label == "cite"
    if cites and cite.word is not None and cite.word.form == _IN and items[at].kind == "verb":
        return not item.definite or item.light
    return cites and item.index > at + 1


def is_said_on(items: Sequence[Item], at: int, slots: Slots, item: Item, index: int) -> bool:
    """«المواجهات ما زالت دائرة بين …»: said of the deed itself, by a verb of being."""
    trigger, following = items[at], items[index] if index < len(items) else None
    if trigger.kind != "trigger" or "aux" not in item.labels or item.conj or slots.bare:
        return False
    if following is None or following.kind != "noun" or following.prep:
        return False
    return not following.definite or is_all_along(following)  # «اشتباكات استمرت طوال الليل بين …»


def past_participle(items: Sequence[Item], roles: frozenset[str], item: Item, index: int) -> int:
    """«حكمت المحكمة بصنعاء، الخاضعة لسيطرة الحوثيين، على …»: where what a participle says between commas ends."""
    if not item.has("participle", "relation") or not item.definite or item.conj or item.prep or item.word is None:
        return 0
    inside = items[index : index + _ASIDE]
    shut = next((i.index for i in inside if i.kind not in ("noun", "trigger", "date")), 0)
    after = items[shut + 1] if shut and shut + 1 < len(items) else None
    goes_on = after is not None and after.kind == "noun" and after.prep in roles and not after.conj
    return shut + 1 if goes_on and items[shut].value in ("،", ",") else 0


def past_inner(items: Sequence[Item], at: int, item: Item, index: int) -> int:
    """«من مناطق سيطرة التنظيم باتجاه …»: a deed in the genitive of a phrase of the clause, and its own genitive."""
    previous = items[item.index - 1]
    if item.light or previous.kind != "noun" or previous.index <= at:
        return 0
    if index < len(items) and items[index].kind == "noun" and items[index].genitive:
        return index + 1
    return index


def past_work(items: Sequence[Item], item: Item) -> int:
    """«مقتل طبيب يعمل في المشفى | على يد مسلحين»: past what he does, by whom the deed was done."""
    before = items[item.index - 1]
    his = before.kind == "noun" and before.last == item.first and not before.definite
    if not his or item.conj or not item.inflected("imperfect"):
        return 0
    for other in items[item.index + 1 : item.index + _ASIDE]:
        if other.kind not in ("noun", "date") or other.conj:
            return 0
        if other.prep == "by":
            return other.index
    return 0


def past_said(items: Sequence[Item], at: int, index: int, comma: bool) -> int:
    """«دفع شقيقه، وهو تاجر، مبلغ …»: what is said of somebody between commas, after which the clause goes on."""
    if not comma or items[at].kind != "verb":
        return 0
    shut = next((i.index for i in items[index : index + _ASIDE] if i.kind == "mark"), 0)
    after = items[shut + 1] if shut and shut + 1 < len(items) else None
    if after is None or items[shut].value not in "،," or after.conj or after.kind not in ("noun", "date"):
        return 0
    return shut + 1


def past_told(items: Sequence[Item], at: int, item: Item) -> int:
    """«زيارة استمرت ثلاثة أيام | لليمن»، «وصول طائرة تتبع المنظمة | إلى عدن»: past what is said of a way, whither."""
    deed, before = items[at], items[item.index - 1]
    value = deed.entry.value if deed.entry is not None else ""
    visit = value == _VISIT
    if not visit and "went" not in value or item.conj or before.last != item.first or item.index > at + 2:
        return 0
    if before.definite or visit and before is not deed:
        return 0
    if not visit:
        says = item.has("relation") or item.entry is not None and "vt" in (item.entry.label, item.entry.value)
        if not says or not item.inflected("imperfect"):
            return 0
    for other in items[item.index + 1 : item.index + _ASIDE]:
        if other.kind not in ("noun", "date", "other") or other.conj and not other.prep:
            return 0
        whither = other.mention("place") is not None or other.has("placehead")
        if other.prep in _TOWARDS and whither and other.kind == "noun":
            return other.index
    return 0


def past_among(items: Sequence[Item], item: Item, index: int, comma: bool) -> int:
    """«قتل خمسة، بينهم طفلان، في …»: parts between commas, after which the clause goes on."""
    if item.kind != "clause" or not comma:
        return 0
    for other in items[index : index + _ASIDE]:
        if other.kind == "mark" and other.value in COMMAS:
            following = items[other.index + 1] if other.index + 1 < len(items) else None
            on = following is not None and (bool(following.prep) or following.value == "object")
            return other.index + 1 if on else 0
        if other.kind not in ("noun", "open", "close"):
            return 0
    return 0
