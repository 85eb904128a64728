"""What is on its way, past whose it is and where it was: «تعزيزات للميليشيا في الجبل كانت متجهة إلى …»; and whither."""

from __future__ import annotations

from khabar.claims.context import Context
from khabar.claims.fitting import fits
from khabar.claims.items import Item
from khabar.claims.slots import Slots
from khabar.claims.traits import acts, is_place

_WHOSE = frozenset({"li", "min"})
_BESIDE = frozenset({"fi", "bi"})  # where it was, and what was aboard
_FAR = 10  # items from what is on the way to the verb of being


def whither(slots: Slots, way: Item) -> None:
    """«في طريقها إلى النازحين في تعز»، «للجيش في القرية»: where those are to whom it goes."""
    for slot in ("li", "min"):  # «في طريقهم | لقضاء إجازة بعيداً من …»
        if (told := slots.take(slot)) and told[0].index != way.index + 1 and not (slot == "min" and slots.take("ila")):
            slots.by.pop(slot)
    whom = slots.take("ila") or slots.take("li")
    where = slots.places[0] if slots.places and whom and slots.places[0].index == whom[-1].index + 1 else None
    if where is not None and where.prep == "fi" and not any(is_place(i) for i in whom):
        slots.places.remove(where)
        slots.by.pop("li", None)
        slots.by["ila"] = [where]


def sent_on(context: Context, being: Item) -> list[Item]:
    """Of what or whom a verb of being tells that it was on a way: what is new, and no one else of the clause before."""
    found: list[Item] = []
    for other in reversed(context.items[max(0, being.index - _FAR) : being.index]):
        before = context.items[other.index - 1] if other.index else other
        aboard = other.conj and not other.prep and before.prep in _BESIDE  # «محملة بأسلحة | وذخائر»
        if not found and (aboard or _is_beside(other)):
            continue
        new = other.kind == "noun" and (not other.definite or other.count is not None or other.partitive)
        if not (new or _is_sent(other)) or is_place(other) or not fits(context.frames["went"], "actor", other):
            break
        found.insert(0, other)
        if not other.conj or other.prep or _is_one(other):
            break
    found = found[-1:] if found and _is_one(found[-1]) else found
    return found if found and (_is_one(found[0]) or not found[0].conj) and _is_said_of(found, being) else []


def _is_one(item: Item) -> bool:
    """«مدفع وعربة كانت …»: the last, if it is one, of which alone the verb tells."""
    return item.count is None and not (item.partitive or item.inflected("pl")) and not item.has("human")


def _is_sent(item: Item) -> bool:
    """«تعزيزات الميليشيات»، «قافلة الجيش»: what goes by itself, though whose it is makes it known."""
    return item.kind == "noun" and item.has("thing") and item.word is not None and not item.word.article


def _is_beside(item: Item) -> bool:
    """A comma, «تابعة …»، whose it is, what is aboard, or where it was."""
    if item.kind == "mark":
        return item.value in "،,-–"
    if item.kind != "noun":
        return item.value == "participle"
    if item.has("nationality") and not item.has("human", "thing", "grouphead"):
        return True  # «أجهزة | إيرانية الصنع»
    placed = item.prep in _BESIDE or bool(item.prep) and is_place(item) and not acts(item)
    theirs = item.definite and (item.prep in _WHOSE or item.conj and not item.prep)
    return placed or theirs and not _is_sent(item)


def _is_said_of(held: list[Item], being: Item) -> bool:
    """«تعزيزات … كانت»، «رتل … كان»، «مقاتلين … كانوا»."""
    last = held[-1]
    if last.word is None:
        return False
    many, people = last.inflected("pl") or last.count is not None or len(held) > 1, last.has("human")
    if being.inflected("pl"):
        return many and people
    she = last.word.stem.endswith(("ه", "ات")) or many and not people
    return she if being.inflected("f") and not being.inflected("m") else not she and not many
