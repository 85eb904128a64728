"""Of whom inside a phrase a relative clause tells: «عائلة [الشاب] الذي قتل خمسة»، «سحق [المسلحين] الذين قتلوا …»."""

from __future__ import annotations

from dataclasses import replace

from khabar.claims.context import Context
from khabar.claims.draft import Argument
from khabar.claims.items import OF_THEM, Item
from khabar.claims.traits import is_many
from khabar.grammar.classes import word_class
from khabar.words import SOUND, Word

_ONE_OF = word_class("one_of")
_PEOPLE = ("human", "title", "kin", "given", "honorific", "ethnicity", "nationality")
_NEAR = 3  # items from a relative pronoun to its verb
_HIM, _HER, _THEM = "sg", "f", "pl"


def told_inside(context: Context, verb: Item, item: Item) -> Argument | None:
    """The words of who agrees with the pronoun, where the head of the phrase before it does not."""
    inner = _inside(context, verb, item)
    return context.words(inner, item.fill[1], item) if inner is not None else None


def of_them(context: Context, item: Item) -> Argument | None:
    """«قتلت العشرات | منهم»: so many of those who were told of before, and who are looked for."""
    count = item.count
    if (
        count is None
        or item.kind != "noun"
        or item.fill != (count.first, count.last)
        or item.mention("person", "group")
    ):
        return None
    after = context.following(item)
    if after is None or after.first != item.last or context.sentence.form(after.first) not in OF_THEM:
        return None
    start, stop = context.sentence.bounds(*item.fill)
    return Argument(start, stop, item, part=True)


def those_inside(context: Context, verb: Item, item: Item) -> Item:
    """«في مرمى نيران [عناصر المقاومة] الذين …»: the people of a phrase, if it is of them that the pronoun tells."""
    inner = _inside(context, verb, item)
    if inner is None or context.items[item.index + 1].value != _THEM:
        return item
    those = replace(item, fill=(inner, item.fill[1]), prep="", genitive=True)
    those.stand_for(context.sentence.words[inner])
    return those


def one_inside(context: Context, verb: Item, lead: Item) -> list[Item]:
    """«حضر المحققون إلى زنزانة [الموقوف] الذي قتل زميله»: the one before «الذي», and not the many ahead."""
    if "human" not in lead.labels or lead.count is not None or not is_many(lead) or lead.inflected("sg"):
        return [lead]
    relative = context.items[verb.index - 1 - context.items[verb.index - 1].has("aux")]
    if relative.kind != "relative" or relative.value != _HIM or lead.index >= relative.index - 1:
        return [lead]
    near = context.items[relative.index - 1]
    inner = _inside(context, verb, near) if near.kind == "noun" else None
    if inner is None:
        return []
    one = replace(near, fill=(inner, near.fill[1]), prep="", genitive=True)
    one.stand_for(context.sentence.words[inner])
    return [one]


def _inside(context: Context, verb: Item, item: Item) -> int | None:
    """The token from which who agrees with the pronoun is named."""
    first, last = item.fill
    if item.index >= verb.index or last - first < 2:
        return None
    at = item.index + 1
    at += context.items[at].kind == "mark" and context.items[at].value in "،,"
    relative = context.items[at]
    if relative.kind != "relative" or not at < verb.index <= at + _NEAR:
        return None
    if relative.value == _HER:
        return _body_in(context, item)
    if relative.value not in (_HIM, _THEM) or item.count is not None or item.partitive:
        return None
    if item.word is None or item.word.article or _agrees(item, item.word, relative.value):
        return None
    words = context.sentence.words
    for inner in range(first + 1, last):
        found = next((f for f in item.mentions if f.first == inner and f.kind in ("person", "group")), None)
        people = found is not None or words[inner].has(*_PEOPLE)
        if not people and (relative.value != _THEM or words[inner].definite):
            return None  # «نيران [عناصر المقاومة] الذين …», but of one man only right behind the head
        if people and _is_one(words[inner], relative.value):
            return inner
    return None


def _body_in(context: Context, item: Item) -> int | None:
    """«مقاتلين مناهضين [للجماعة] التي …»: the body behind people of whom no «التي» tells."""
    many = item.has("human") and not item.has("grouphead") and item.word is not None and is_many(item)
    if not many or item.word is None or item.word.stem.endswith(("ه", "ات")):
        return None
    words = context.sentence.words
    bodies = (i for i in range(item.fill[0] + 1, item.fill[1]) if words[i].lead and words[i].has("grouphead"))
    inner = next(bodies, None)
    return inner if inner is not None and words[inner].stem.endswith(("ه", "ات")) else None


def _agrees(item: Item, head: Word, number: str) -> bool:
    """Whether the pronoun can take up the head of a phrase."""
    if any(f.first == item.fill[0] and f.kind == "person" for f in item.mentions):
        return True
    if number == _THEM:
        return head.has("human", "kin", "nationality", "ethnicity", "grouphead") or is_many(item)
    people = head.has("human", "title", "kin", "grouphead", "honorific", "given")
    return people and not head.stem.endswith("ه") or head.stem in _ONE_OF or head.has("demonstrative", "quantifier")


def _is_one(word: Word, number: str) -> bool:
    return number == _THEM or not (word.stem.endswith("ه") or word.form.endswith(SOUND))
