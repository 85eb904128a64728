"""Who stands at the head of a clause, past what is said of him on the way: «شقيقه، الذي عمل حارساً، | قُتل»."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.antecedents import antecedent_of
from khabar.claims.items import NOMINAL, Item
from khabar.grammar.classes import word_class

_SIDES = {"،": "،", ",": "،", "-": "-", "–": "-", "—": "-"}  # marks that may stand on both sides of a clause, by pairs
_PARTING = frozenset(_SIDES)
_ENCLITICS = {"dual": "هما", "pl": "هم", "f": "ها", "sg": "ه"}
_COUNTS = word_class("counted")  # «وعددهم ستة»
_INSIDE = frozenset({"noun", "trigger", "date", "other"})  # what a short clause goes on with after its verb
_REACH = 30  # items of what is said on the way


def past_relative(items: Sequence[Item], verb: Item) -> Item | None:
    """«القائد الذي عينه التنظيم والياً | انشق»: who opens the clause, past a relative clause about him."""
    last = verb.index - 1
    last -= last > 0 and items[last].kind == "verb" and "aux" in items[last].labels
    ended = items[last]
    if ended.kind == "mark":
        return _past_marked(items, verb, ended)
    if verb.conj or verb.prep or last < 2 or not _ends(ended):
        return None
    at = last
    while at > 0 and items[at].kind in _INSIDE:
        at -= 1
    told, being = items[at], at > 1 and items[at - 1].kind == "verb" and items[at - 1].has("aux")
    relative = items[at - 1 - being] if at else None
    if told.kind != "verb" or relative is None or relative.kind != "relative" or told.conj or at == last:
        return None
    if told.has("aux") and verb.pronoun and ended is items[told.index + 1]:
        return None  # «القيادي الذي كان الجيش قد اعتقله»: the verb of the clause itself
    holder = antecedent_of(items, relative.index)
    beside = items[relative.index - 1].kind == "close" or holder is items[relative.index - 1]
    if holder is None or not holder.nominal or holder.prep or not beside:
        return None
    if holder.kind == "trigger" and not _came_of_it(verb):
        return None
    ahead = items[holder.index - 1] if holder.index else None
    opens = ahead is None or ahead.kind == "that" or ahead.kind == "verb" and ahead.has("aux")
    return holder if opens and not relative.conj and _agrees(items, relative.value, verb) else None


def _came_of_it(verb: Item) -> bool:
    """What a deed hit or led to, or who did it; not «الاتفاق الذي وقعته الحكومة سيطلق …»، «الهدنة التي أقرتها بدأت»."""
    return not verb.negated and verb.inflected("past") and (bool(verb.pronoun) or not verb.has("light"))


def _ends(item: Item) -> bool:
    """«الذي وقع في المدينة |»، «التي نُفذت أمس |»: with what a clause may end, and of which no verb after it tells."""
    return item.kind == "date" or item.kind in NOMINAL and (item.definite or bool(item.prep))


def _past_marked(items: Sequence[Item], verb: Item, shut: Item) -> Item | None:
    """«أن شقيقه، الذي عمل حارساً في السجن، | قُتل»: the same, where marks part the clause from him on both sides."""
    if verb.conj or verb.prep or shut.value not in _PARTING:
        return None
    for at in range(shut.index - 1, max(1, shut.index - _REACH), -1):
        item = items[at]
        if item.kind == "mark" and item.value not in _PARTING:
            return None
        number = _told_by(item)
        if not number or items[at - 1].kind != "mark":
            continue
        if _SIDES.get(items[at - 1].value) != _SIDES.get(shut.value) or not _agrees(items, number, verb):
            return None
        if _of_his(items, verb):
            return None
        holder = antecedent_of(items, at) if item.kind == "relative" else _whole(items, at - 2)
        if item.kind != "relative" and (holder is None or not is_topic(items, holder)):
            continue  # «المقاتلين، وعددهم ستة، ومعظمهم من البلدة، | فروا»
        return holder if holder is not None and holder.kind == "noun" and is_topic(items, holder) else None
    return None


def _told_by(item: Item) -> str:
    """The number of whom a clause between marks tells: by «الذي», or by the enclitic of «بينهم»، «وعددهم»."""
    if item.kind == "relative":
        return "" if item.conj else item.value
    counts = item.kind == "noun" and item.conj and not item.prep and item.word is not None and item.word.stem in _COUNTS
    if item.word is None or not (counts or item.kind == "clause" and item.value == "among"):
        return ""
    return next((number for number, enclitic in _ENCLITICS.items() if item.word.form.endswith(enclitic)), "")


def _whole(items: Sequence[Item], at: int) -> Item | None:
    """«عشرات المقاتلين من أبناء الريف، بينهم …»: of whom it tells, past where they are from."""
    while at > 0 and items[at].kind == "noun" and items[at].prep and items[at - 1].last == items[at].first:
        at -= 1
    return items[at] if items[at].kind == "noun" else None


def _of_his(items: Sequence[Item], verb: Item) -> bool:
    """«التنظيم، الذي خسر المدينة، | قُتل زعيمه»: what the verb tells of somebody or something of his."""
    after = items[verb.index + 1] if verb.index + 1 < len(items) else None
    his = after is not None and after.nominal and not (after.prep or after.conj) and bool(after.pronoun)
    return his and after is not None and after.has("human", "kin", "title", "grouphead")


def is_topic(items: Sequence[Item], holder: Item) -> bool:
    """A phrase without a preposition at the head of its clause."""
    ahead = items[holder.index - 1] if holder.index else None
    opens = ahead is None or ahead.kind in ("that", "clause") or ahead.kind == "verb" and ahead.has("aux")
    return opens and not holder.prep


def _agrees(items: Sequence[Item], number: str, verb: Item) -> bool:
    """«الذي» with one man or thing, «التي» with a woman or a group, «الذين» with people, «اللذان» with two."""
    if number not in _ENCLITICS:
        return False
    if verb.pronoun:
        return verb.pronoun == _ENCLITICS[number]  # «الرجل الذي قتله الجيش اعتقلته الشرطة»
    after = items[verb.index + 1] if verb.index + 1 < len(items) else None
    if after is not None and after.value == "pronoun" and after.pronoun == _ENCLITICS[number]:
        of = items[after.index + 1] if after.index + 1 < len(items) else None
        others = of is not None and of.nominal and not (of.prep or of.conj)
        if others or number == "pl" and not verb.inflected("pl"):
            return True  # «الرجل، الذي …، صدرت بحقه مذكرة»، «المقاتلين، الذين …، أُفرج عنهم»
    if number in ("pl", "dual"):
        return verb.inflected(number)
    return verb.inflected("sg") and verb.inflected("f" if number == "f" else "m")
