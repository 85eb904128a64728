"""Who fought, told by who fell, took ground or left it: «مقتل عشرة متمردين في اشتباكات»، «سيطر الجيش … بعد معارك»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.claims.traits import acts, headed, is_airborne, is_place

_WITHIN = frozenset({"fi", "during", "cause"})
_AGAINST = frozenset({"maa", "did"})
_FELL = {"killing": "victim", "injury": "victim", "arrest": "target"}
_FIGHTERS = frozenset("fighter soldier police officer rebel terrorist extremist sniper mercenary guard".split())
_ANYBODY = frozenset("member person man part dead wounded leader".split())  # «11 شخصا من الميليشيات»: by whose they are
_GROUND = frozenset({"control"})
_WENT = _GROUND | {"movement", "flight"}  # «دخلت القوات المدينة بعد معارك عنيفة»
_TOOK = _WENT | {"attack", "siege", "destruction", "seizure", "raid"}
_WHO, _FROM = "actor", "from"
_AMID = _WITHIN | {"after", "min"}  # «بعد يومين من المعارك»
_OPENS = 8  # items from a fight at the head of a clause to what it led to
_TOLD, _TRIED = frozenset({"asserted", "reported"}), "attempted"
_ARMED, _CIVIL = frozenset({"armed", "people", "tribe"}), frozenset({"civil", "court", "media", "bloc"})
_COMMAS = "،,"
_PHRASES = frozenset({"noun", "date", "open", "close"})


def take_sides(drafts: Iterable[Draft], items: Sequence[Sequence[Item]]) -> None:
    """Give a clash of which at most one side is named those who fell in it, who killed them or took ground."""
    drafts = list(drafts)
    clashes = [d for d in drafts if d.event == "clash" and d.polarity == "affirmed" and _is_open(d)]
    orders = {clash.order for clash in clashes}
    tolls: dict[int, dict[int, list[Draft]]] = {}  # by sentence and by the item that tells it
    for draft in drafts if clashes else ():
        told = draft.event in _FELL or draft.event in _TOOK
        if told and draft.order in orders and draft.at is not None and _counts(draft):
            tolls.setdefault(draft.order, {}).setdefault(draft.at.index, []).append(draft)
    for clash in clashes:
        if clash.order in tolls:
            told_of, row = tolls[clash.order], items[clash.order]
            fell = list(_before(clash, row, told_of)) or list(_after(clash, row, told_of))
            _join(clash, [d for d in fell if d.event in _FELL])
            if len(clash.roles.get("party", ())) <= 1:
                _face(clash, fell or list(_next(clash, row, told_of)))


def _counts(toll: Draft) -> bool:
    """Told as what happened, or as what somebody tried, and of the whole."""
    told = toll.modality in _TOLD or toll.modality == _TRIED and toll.event in _TOOK
    return toll.polarity == "affirmed" and told and toll.part_of is None and toll.ready()


def _is_open(clash: Draft) -> bool:
    """No side is named, or only whom somebody fights: «اشتباكات مع قوات الأمن»."""
    if clash.at is None or clash.at.kind != "trigger":
        return False
    return all(a.item is not None and a.item.prep in _AGAINST for a in clash.roles.get("party", ()))


def _before(clash: Draft, row: Sequence[Item], tolls: dict[int, list[Draft]]) -> Iterator[Draft]:
    """The tolls of the clause that ends with «في اشتباكات», «جراء المواجهات», nearest first."""
    at = clash.at
    if at is None or at.prep not in _AMID:
        return
    for item in reversed(row[: at.index]):
        if item.index in tolls:
            fell = at.prep in _WITHIN or "party" in clash.roles  # and not «قُتل خمسة بعد مواجهات»
            yield from (d for d in tolls[item.index] if fell or d.event in _TOOK)
        elif not _goes_on(item):
            return


def _after(clash: Draft, row: Sequence[Item], tolls: dict[int, list[Draft]]) -> Iterator[Draft]:
    """«مواجهات في البلدة أسفرت عن مقتل …»: the tolls that a verb of cause brings in after the clash."""
    at, caused = clash.at, False
    for item in row[at.index + 1 :] if at is not None else ():
        if not caused:
            caused = item.kind == "verb" and item.entry is not None and item.entry.label == "vcause"
            if not (caused or item.kind in _PHRASES or item.kind == "relative" or _goes_on(item)):
                return
        elif item.index in tolls:
            yield from tolls[item.index]
        elif not _goes_on(item):
            return


def _next(clash: Draft, row: Sequence[Item], tolls: dict[int, list[Draft]]) -> Iterator[Draft]:
    """«وبعد معارك عنيفة مع المسلحين، سيطر الجيش على …»: what a fight that opens a clause led to."""
    at = clash.at
    if at is None or at.prep not in _AMID or at.prep == "fi":
        return
    if any(i.kind == "verb" or i.nominal and not i.prep for i in row[max(0, at.index - 2) : at.index]):
        return
    for item in row[at.index + 1 : at.index + 1 + _OPENS]:
        if item.index in tolls:
            yield from (d for d in tolls[item.index] if d.event in _TOOK)
            return
        if not _goes_on(item) and not item.has("light"):
            return


def _goes_on(item: Item) -> bool:
    """What stands inside the clause of a toll."""
    if item.kind == "mark":
        return item.value in _COMMAS
    if item.kind == "other":
        return item.entry is None or item.entry.label != "pronoun"
    among = item.kind == "clause" and item.value == "among"  # «بينهم قيادي»
    return among or item.kind in _PHRASES or item.kind == "verb" and item.has("aux")


def _join(clash: Draft, tolls: Sequence[Draft]) -> None:
    sides: list[Argument] = []
    for toll in sorted(tolls, key=lambda d: d.start):
        sides += [a for a in toll.roles.get("actor", ()) if a.item is None or acts(a.item) and not is_airborne(a.item)]
        sides += [a for a in toll.roles.get(_FELL[toll.event], ()) if fought(toll, a)]
    named = clash.roles.get("party", [])
    known = {body for a in named if (body := a.group_id()) is not None}
    joined = {(a.start, a.stop): a for a in sides if not a.pending and a.group_id() not in known}
    if joined:
        fresh = [replace(a, inherited=True, number=False) for a in joined.values()]
        clash.roles["party"] = [*fresh, *(a for a in named if (a.start, a.stop) not in joined)]


def _face(clash: Draft, steps: Sequence[Draft]) -> None:
    """Whoever took ground, left it or struck after a fight was a side of it: «انسحبوا بعد اشتباكات مع الجيش».

    Where no side of it is named, only whoever took or lost ground, or armed men who went on.
    """
    named = clash.roles.get("party", [])
    steps = [d for d in steps if d.event in _TOOK and (named or d.event in _WENT)]
    told = ((d, role, a) for d in steps for role in (_WHO, _FROM) for a in d.roles.get(role, ()))
    sides = [a for d, role, a in told if _fights(d, a, role, bool(named))]
    known = {body for a in named if (body := a.group_id()) is not None} | {(a.start, a.stop) for a in named}
    joined = {(a.start, a.stop): a for a in sides if a.group_id() not in known and (a.start, a.stop) not in known}
    if joined:
        clash.roles["party"] = [*(replace(a, inherited=True, number=False) for a in joined.values()), *named]


def _fights(step: Draft, side: Argument, role: str, against: bool) -> bool:
    """Armed people, or a body that acts; nobody of whom no more is known than that he went."""
    item = side.item
    if side.pending or item is None or role == _FROM and step.event not in _GROUND:
        return False
    armed = headed(item, "grouphead", _ARMED) or headed(item, "human", _FIGHTERS)
    named = acts(item) and item.mention("group") is not None and not is_place(item)
    named = named and (against or step.event in _GROUND) and not headed(item, "grouphead", _CIVIL)
    return not is_airborne(item) and (armed or named)


def fought(toll: Draft, fallen: Argument) -> bool:
    """Armed people and those of a group, told of in the sentence; not civilians, of whom nobody knows why they fell."""
    item = fallen.item
    if item is None or fallen.start < toll.sentence.start or is_place(item):
        return False
    if headed(item, "human", _FIGHTERS):
        return True
    anybody = not item.has("human") or item.has("grouphead") or headed(item, "human", _ANYBODY)
    return item.mention("group") is not None and anybody  # and no «موظفي وزارة الصحة»
