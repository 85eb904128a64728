"""Who fought, told by who fell: «مقتل عشرة متمردين وجنديين في اشتباكات»، «مواجهات أسفرت عن مقتل خمسة متمردين»."""

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
_TOLD = frozenset({"asserted", "reported"})
_COMMAS = "،,"
_PHRASES = frozenset({"noun", "date", "open", "close"})


def take_sides(drafts: Iterable[Draft], items: Sequence[Sequence[Item]]) -> None:
    """Give a clash of which at most one side is named those who fell in it, and who killed them."""
    drafts = list(drafts)
    tolls: dict[int, dict[int, list[Draft]]] = {}  # by sentence and by the item that tells it
    for draft in drafts:
        if draft.event in _FELL and draft.at is not None and _counts(draft):
            tolls.setdefault(draft.order, {}).setdefault(draft.at.index, []).append(draft)
    for clash in drafts:
        if clash.event == "clash" and clash.order in tolls and clash.polarity == "affirmed" and _is_open(clash):
            told = tolls[clash.order]
            row = items[clash.order]
            _join(clash, list(_before(clash, row, told)) or list(_after(clash, row, told)))


def _counts(toll: Draft) -> bool:
    """Told as what happened, and of the whole."""
    return toll.polarity == "affirmed" and toll.modality in _TOLD and toll.part_of is None and toll.ready()


def _is_open(clash: Draft) -> bool:
    """No side is named, or only whom somebody fights: «اشتباكات مع قوات الأمن»."""
    if clash.at is None or clash.at.kind != "trigger":
        return False
    return all(a.item is not None and a.item.prep in _AGAINST for a in clash.roles.get("party", ()))


def _before(clash: Draft, row: Sequence[Item], tolls: dict[int, list[Draft]]) -> Iterator[Draft]:
    """The tolls of the clause that ends with «في اشتباكات», «جراء المواجهات», nearest first."""
    at = clash.at
    if at is None or at.prep not in _WITHIN:
        return
    for item in reversed(row[: at.index]):
        if item.index in tolls:
            yield from tolls[item.index]
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


def fought(toll: Draft, fallen: Argument) -> bool:
    """Armed people and those of a group, told of in the sentence; not civilians, of whom nobody knows why they fell."""
    item = fallen.item
    if item is None or fallen.start < toll.sentence.start or is_place(item):
        return False
    if headed(item, "human", _FIGHTERS):
        return True
    anybody = not item.has("human") or item.has("grouphead") or headed(item, "human", _ANYBODY)
    return item.mention("group") is not None and anybody  # and no «موظفي وزارة الصحة»
