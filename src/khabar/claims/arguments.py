"""Which phrase stands in which slot of a trigger: the shallow syntax of an Arabic clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.claims.items import TRIGGER_NOUNS, Item

ADJUNCTS = frozenset({"fi", "bi", "near", "at", "ila", "min", "ala"})
_PAIRED = {"open": "close"}


@dataclass(slots=True)
class Slots:
    """Phrases by slot, with the adjuncts of time and place of the clause."""

    by: dict[str, list[Item]] = field(default_factory=dict)
    dates: list[Item] = field(default_factory=list)
    places: list[Item] = field(default_factory=list)
    bare: list[list[Item]] = field(default_factory=list)
    pronouns: dict[str, str] = field(default_factory=dict)  # slot → enclitic
    hedge: str = ""

    def put(self, slot: str, items: Sequence[Item]) -> None:
        self.by.setdefault(slot, []).extend(items)

    def take(self, slot: str) -> list[Item]:
        return self.by.get(slot, [])


def is_place(item: Item) -> bool:
    """A phrase headed by a place, not one that merely holds one."""
    place = item.mention("place")
    if place is not None and place.last == item.fill[1] and item.mention("group", "person") is None:
        if not item.has("human", "title", "thing", "weapon", "kin", "grouphead"):
            return True
    if item.has("placehead", "direction") and (item.word is None or item.word.stem != "قضاء" or not item.word.article):
        return True
    return place is not None and place.first <= item.fill[0] + 1 and item.mention("group", "person") is None


def close_of(items: Sequence[Item], at: int) -> int:
    """Index after the bracket that opens at ``at``; the next item where it never closes."""
    depth = items[at].inside
    for index in range(at + 1, min(len(items), at + 30)):
        if items[index].kind == "close" and items[index].inside < depth:
            return index + 1
    return at + 1


def complements(items: Sequence[Item], at: int, roles: frozenset[str]) -> Slots:
    """What follows a trigger in its clause, by slot; bare phrases in order, lists kept together."""
    slots = Slots()
    index, last_list = at + 1, None
    comma = False
    while index < len(items):
        item = items[index]
        if item.kind == "open":
            index, comma = close_of(items, index), False
            continue
        if item.kind == "mark":
            if item.value not in "،,؛-–":
                break
            comma = True
            index += 1
            continue
        if item.kind == "date":
            slots.dates.append(item)
            index += 1
            continue
        if item.kind == "other":
            if item.conj and item.entry is not None and item.entry.label == "pronoun":
                break  # «… وهو تونسي»
            if item.value == "pronoun" and item.prep in roles:
                slots.pronouns[item.prep] = item.pronoun
            index += 1
            continue
        if index == at + 1 and item.conj and item.kind == items[at].kind and items[at].last == item.first and not _plural(items[at]):
            index += 1  # «قتل وأصيب سبعة»: two triggers share what follows
            continue
        if item.kind == "relative" and index == at + 1 and index + 1 < len(items) and item.last - item.first == 2:
            items[index + 1].genitive = items[index + 1].kind == "noun"  # «هروب من هم النخبة»
            index += 1
            continue
        if item.kind in ("verb", "relative", "that", "clause"):
            break
        if item.kind == "trigger":
            if item.conj and not item.prep and last_list and last_list[-1] is items[index - 1] and last_list[-1].kind == "trigger":
                last_list.append(item)
            else:
                last_list = _trigger(slots, items, at, item, roles, comma)
            if last_list is None:
                break
            index += 1
            goes_on = items[at].kind == "verb" and item.definite and not item.prep  # «دمر القصف منازل»
            if not goes_on and not (index < len(items) and items[index].kind == "trigger" and items[index].conj):
                break
            continue
        before_it = items[index - 1]
        if before_it.kind == "other" and before_it.entry is not None and before_it.entry.label == "cite":
            index += 1
            continue
        if item.prep in ("ala", "an", "ila", "bi") and index > at + 1 and _participle(items[index - 1]):
            index += 1  # «معتمدة على …» belongs to the participle
            continue
        last_list = _noun(slots, item, roles, last_list, comma)
        comma = False
        index += 1
    return slots


def _participle(item: Item) -> bool:
    """A bare indefinite adjective, which takes the phrase after it."""
    word = item.word
    return item.kind == "noun" and not item.prep and item.count is None and word is not None and word.has("adj") and not word.has("human", "noun") and not item.definite


def _plural(item: Item) -> bool:
    return item.kind == "verb" and item.word is not None and any("pl" in e.features for e in item.word.entries)


def _trigger(
    slots: Slots, items: Sequence[Item], at: int, item: Item, roles: frozenset[str], comma: bool
) -> list[Item] | None:
    """A trigger inside the clause: an object of a light verb, or means and circumstance."""
    if item.conj and not item.prep:
        return None
    group = [item]
    if not item.prep:
        slots.bare.append(group)
        return group
    if item.prep in roles or item.prep in ("during", "fi", "bi", "min", "ila", "li", "an", "ala"):
        slots.put(item.prep, group)
        return group
    return None


def _noun(slots: Slots, item: Item, roles: frozenset[str], last: list[Item] | None, comma: bool) -> list[Item] | None:
    if item.conj and not item.prep and last is not None and not comma or item.conj and not item.prep and last is not None:
        apart = comma and item.definite != last[-1].definite and item.count is None and not item.mentions
        if not apart and (is_place(item) == is_place(last[0]) or item.count is not None):
            last.append(item)
            return last
    if item.prep in ("fi", "near", "at", "bi") and is_place(item) or (
        not item.prep and item.has("direction") and not item.genitive
    ):
        slots.places.append(item)
        return None if item.prep in roles and not is_place(item) else [item]
    group = [item]
    if not item.prep:
        if item.genitive and slots.bare == [] and not slots.by:
            slots.by["gen"] = group
        elif not item.genitive:
            slots.bare.append(group)
        return group
    if item.prep in ("min", "li") and item.prep not in roles:
        return last
    slots.by.setdefault(item.prep, [])
    if slots.by[item.prep]:
        slots.by[item.prep].append(item)
        return slots.by[item.prep]
    slots.by[item.prep] = group
    return group


@dataclass(slots=True)
class Subject:
    """Who stands before a verb: phrases, or a relative antecedent."""

    items: list[Item] = field(default_factory=list)
    relative: bool = False
    adjacent: bool = False
    clause: bool = False  # the verb opens its clause
    shared: Item | None = None  # the verb whose subject it shares
    pronoun: bool = False  # «أنها بسطت»: the subject is a pronoun


def before(items: Sequence[Item], at: int) -> Subject:
    """The phrase before a verb that can be its subject or antecedent."""
    index = at - 1
    found = Subject()
    if index < 0:
        found.clause = True
        return found
    previous = items[index]
    if previous.kind == "relative" or previous.kind == "verb" and previous.has("aux") and index and items[index - 1].kind == "relative":
        antecedent = _antecedent(items, index if previous.kind == "relative" else index - 1)
        return Subject([antecedent] if antecedent else [], True)
    if items[at].conj:  # «… وأصيب»: a clause of its own
        found.clause = True
        found.shared = _companion(items, at)
        return found
    if previous.kind in ("that", "clause") and previous.word is not None and previous.word.form.endswith(("ها", "هم", "نه", "هما", "نهم")):
        found.pronoun = found.clause = True
        return found
    nouns: list[Item] = []
    while index >= 0:
        item = items[index]
        if item.kind == "close":
            index = _open_of(items, index) - 1
            continue
        if item.kind in ("that", "clause", "relative", "open"):
            break
        if item.kind == "mark" and item.value not in "،,-–":
            break
        if item.kind == "verb":
            if items[at].conj and not nouns:
                found.shared = item
            break
        before_it = items[index - 1].entry if index else None
        cited = before_it is not None and before_it.label == "cite"
        if item.nominal and not cited and not item.genitive and not item.has("direction") and not (
            item.has("demonstrative") and item.last - item.first == 1
        ):
            nouns.append(item)
        index -= 1
    nouns.reverse()
    if index >= 0 and items[index].kind == "verb" and not items[index].has("aux", "modal") and not _raises(items[index]):
        # what follows a verb is its own; only an indefinite phrase right here is an antecedent
        if previous.nominal and previous.last == items[at].first and (
            not previous.definite or items[at].pronoun and previous.mention("person") is None
        ):
            return Subject([previous], bool(items[at].pronoun), True)
        found.clause = True
        return found
    lead = next((i for i, n in enumerate(nouns) if not n.prep and not (n.conj and i == 0 and items[at].conj)), None)
    directly = previous.nominal and previous.last == items[at].first
    if lead is None:
        found.clause = not directly
        return found
    subject = [nouns[lead]]
    for noun in nouns[lead + 1 :]:
        if noun.conj and not noun.prep:
            subject.append(noun)
    topic = index >= 0 and items[index].kind == "that" and previous is nouns[0]
    after_verb = index >= 0 and items[index].kind == "verb"
    named = previous.mention("person") is not None and (previous is not nouns[lead] or after_verb)
    if directly and items[at].pronoun and not items[at].conj and not topic and not named:  # «شبان خطفهم …»
        return Subject([previous], True, True)
    if directly and not previous.definite and not previous.prep and previous is not nouns[lead] and not previous.conj:
        return Subject([previous], False, True)
    if directly and previous.prep and not previous.definite and not items[at].conj:
        return Subject([previous], True, True)
    found.items, found.adjacent = subject, directly
    between = [i for i in items[index + 1 : at] if i.kind == "mark"]
    if items[at].conj and not directly or between and not directly and len(between) % 2 == 1 and items[at].conj:
        found.items = []
        found.clause = True
    return found


def _companion(items: Sequence[Item], at: int) -> Item | None:
    """The verb before a coordinated one that agrees with it and so shares its subject."""
    mine = _agreement(items[at])
    for item in reversed(items[:at]):
        if item.kind in ("clause", "that"):
            return None
        if item.kind == "verb" and (not mine or not _agreement(item) or mine & _agreement(item)):
            return item
    return None


def _agreement(item: Item) -> set[str]:
    """Number and gender of a verb as pairs, for all its readings."""
    if item.word is None:
        return set()
    pairs = set()
    for entry in item.word.entries:
        number = "pl" if "pl" in entry.features else "dual" if "dual" in entry.features else "sg"
        if "past" in entry.features or "imperfect" in entry.features:
            pairs.add(number + ("f" if "f" in entry.features else "m"))
    return pairs


def _raises(item: Item) -> bool:
    """A verb that lends its subject to the next: «بدأت القوات تقصف»."""
    return item.entry is not None and (item.entry.label in ("light", "hedge") or item.has("hedge"))


def _open_of(items: Sequence[Item], at: int) -> int:
    for index in range(at - 1, max(-1, at - 30), -1):
        if items[index].kind == "open":
            return index
    return at


def _antecedent(items: Sequence[Item], at: int) -> Item | None:
    """The phrase that a relative pronoun takes up."""
    if items[at].conj:  # «الذي …، والذي …»: the same antecedent
        first = next((i for i in range(at - 1, -1, -1) if items[i].kind == "relative" and not items[i].conj), None)
        if first is not None:
            return _antecedent(items, first)
        person = next((i for i in reversed(items[:at]) if i.nominal and i.mention("person")), None)
        if person is not None:
            return person
    index = at - 1
    while index >= 0:
        item = items[index]
        if item.kind == "close":
            inside = items[index - 1] if index else None
            index = _open_of(items, index) - 1
            if inside is not None and (index < 0 or not items[index].nominal):
                return inside if inside.nominal else None
            continue
        if item.kind == "mark" or item.kind in ("other", "date"):
            index -= 1
            continue
        if item.nominal and items[at].value == "sg" and is_place(item) and item.prep and index:
            index -= 1
            continue
        if item.nominal:
            if item.genitive and not item.mentions and index > 0 and items[index - 1].nominal:
                return items[index - 1] if items[index - 1].kind == "noun" else item
            return item
        return None
    return None


__all__ = ["ADJUNCTS", "Slots", "Subject", "TRIGGER_NOUNS", "before", "close_of", "complements", "is_place"]
