"""Who a pronoun, a bare verb or a short form stands for, inside one report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khabar.claims.draft import Argument, Draft
from khabar.claims.items import Item
from khabar.mentions.sentence import Sentence

_FEMININE_GROUPS = frozenset("قوات سلطات وحدات ميليشيات مليشيات طايرات حكومه شرطه وزاره هييه جماعه حركه جبهه كتيبه منظمه معارضه مقاومه فصايل عناصر".split())
_REACH = 3  # sentences
_PERSONAL = frozenset({"target", "victim", "holder", "member", "person"})


@dataclass(slots=True)
class Candidate:
    """Something a pronoun may stand for."""

    start: int
    stop: int
    order: int
    kind: str
    number: str  # sg, f, pl
    item: Item | None
    subject: bool = False


def candidates(sentence: Sentence, items: Sequence[Item], order: int, subjects: Iterable[Item]) -> list[Candidate]:
    """Named people, groups and people phrases of a sentence, in order."""
    leading = {id(item) for item in subjects}
    found: list[Candidate] = []
    for item in items:
        if item.kind != "noun" or item.word is None:
            continue
        group, person = item.mention("group"), item.mention("person")
        if person is None and group is None and not item.has("human"):
            continue
        if item.inside and item.index > 1 and items[item.index - 1].kind == "open" and items[item.index - 2].mention("person"):
            continue  # the second name in a bracket stands for the first
        if person is not None:
            kind, span, number = "person", sentence.bounds(person.first, person.last), "sg"
            if sentence.words[person.first].stem in ("ام",) or item.has("given") and item.word.entry("given").value == "f":  # type: ignore[union-attr]
                number = "f"
        elif group is not None and group.first <= item.fill[0]:
            widest = max((f for f in item.mentions if f.kind == "group" and f.first == group.first), key=lambda f: f.last)
            kind, span = "group", sentence.bounds(widest.first, widest.last)
            number = _group_number(item)
        else:
            kind, span = "human", sentence.bounds(*item.fill)
            number = _number(item)
        found.append(Candidate(*span, order, kind, number, item, id(item) in leading))
    return found


def _group_number(item: Item) -> str:
    word = item.word
    if word is None:
        return "sg"
    if word.stem in _FEMININE_GROUPS or word.stem.endswith("ه") and word.has("grouphead"):
        return "f"
    return "pl" if word.stem.endswith(("ين", "ون")) else "sg"


def _number(item: Item) -> str:
    word = item.word
    features = {f for e in word.entries for f in e.features} if word else set()
    if item.count is not None or "pl" in features:
        return "pl"
    return "f" if "f" in features else "dual" if "dual" in features and "sg" not in features else "sg"


class Resolver:
    """Fills what waits, from the nearest fitting mention before it."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        self.found = sorted(found, key=lambda c: c.start)

    def settle(self, drafts: Iterable[Draft]) -> None:
        """Missing subjects first: who a pronoun means depends on who acts."""
        for draft in drafts:
            if any(a.pending for listed in draft.roles.values() for a in listed):
                self._fill(draft, {"subject"})
                self._fill(draft, set())

    def _fill(self, draft: Draft, only: set[str]) -> None:
        for role, listed in list(draft.roles.items()):
            settled: list[Argument] = []
            for argument in listed:
                now = argument.pending and (not only or argument.pending in only)
                settled.extend(self._resolve(draft, role, argument) if now else [argument])
            if settled:
                draft.roles[role] = settled
            else:
                del draft.roles[role]

    def _resolve(self, draft: Draft, role: str, argument: Argument) -> list[Argument]:
        taken = {(a.start, a.stop) for listed in draft.roles.values() for a in listed if not a.pending}
        wants = _wants(draft, argument)
        if argument.pending == "هما" and draft.at is None:
            people = [c for c in self._before(argument, draft) if c.kind == "person"]
            distinct: list[Candidate] = []
            for candidate in people:
                if all(candidate.item is not d.item for d in distinct):
                    distinct.append(candidate)
            return [self._made(c) for c in reversed(distinct[:2])]
        options = [c for c in self._before(argument, draft) if (c.start, c.stop) not in taken and _agrees(c, wants, role)]
        if argument.pending != "subject":  # what stands between a verb's subject and the verb describes the subject
            others = [a.start for r, listed in draft.roles.items() if r != role for a in listed if not a.pending]
            opened = [start for start in others if draft.sentence.start <= start < argument.anchor]
            options = [c for c in options if not opened or c.start < min(opened)] or ([] if opened else options)
        if not options:
            return []
        if role in _PERSONAL or draft.event in ("flight", "movement"):
            near = options[0].order - 1
            people = [c for c in options if c.kind in ("person", "human") and c.order >= near]
            options = people or options
        if role == "person":
            options = [c for c in options if c.kind == "person"]
            if not options:
                return []
        if argument.pending == "subject":
            topic = next((c for c in options if c.subject and c.order == options[0].order), None)
            return [self._made(topic or options[0])]
        return [self._made(options[0])]

    def _before(self, argument: Argument, draft: Draft) -> list[Candidate]:
        return [c for c in reversed(self.found) if c.stop <= argument.anchor and draft.order - c.order < _REACH]

    @staticmethod
    def _made(candidate: Candidate) -> Argument:
        return Argument(candidate.start, candidate.stop, candidate.item, True)


def _wants(draft: Draft, argument: Argument) -> str:
    pending = argument.pending
    if pending == "subject":
        word = draft.at.word if draft.at is not None else None
        features = {f for e in word.entries for f in e.features} if word is not None else set()
        if "pl" in features and "sg" not in features:
            return "pl"
        return "f" if "f" in features and "m" not in features else "sg" if "m" in features else "any"
    return {"ه": "sg", "he": "sg", "ها": "f", "هم": "pl", "هن": "pl", "هما": "pl"}.get(pending, "any")


def _agrees(candidate: Candidate, wants: str, role: str) -> bool:
    if wants == "any":
        return True
    if wants == "pl":
        return candidate.number in ("pl", "f") and candidate.kind != "person" or candidate.kind == "group"
    if wants == "f":
        return candidate.number == "f" or candidate.kind == "group" and candidate.number == "pl"
    return candidate.number == "sg"
