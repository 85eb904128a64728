"""Who is let out, «اعتقلت الشرطة فلاناً. … . ثم أفرجت عنه», or of whose death is told again, «قتل فلان. … مقتله»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.claims.agreement import agrees
from khabar.claims.candidates import Candidate
from khabar.claims.draft import Argument, Draft

_FREES, _ASKED = "release", frozenset({"bi", "ila", "li", "for"})
_DIES, _KNOWN = frozenset({"killing", "execution"}), "frame.killing.np"
_TAKEN = frozenset({"arrest", "detention", "abduction"})
_REACH = 6  # sentences from who was taken to «أفرج عنه»
_WANTS = {"ه": "sg", "ها": "f", "هم": "pl", "هما": "two", "هن": "pl"}
_AGAIN = 2  # and from whose death was told to «مقتله»
_TWO, _ONE = 2, frozenset({"ه", "ها"})


class Befallen:
    """Those of whom a report has told, so far, that somebody holds them, or that they are dead."""

    def __init__(self) -> None:
        self._held: list[tuple[int, list[Argument]]] = []  # in which sentence, nearest last
        self._dead: list[tuple[int, list[Argument]]] = []

    def note(self, draft: Draft) -> None:
        """Remember whom a draft tells of as taken or dead."""
        held = draft.roles.get("target") if draft.event in _TAKEN else None
        if held and draft.polarity == "affirmed":
            self._held.append((draft.order, held))
        dead = draft.roles.get("victim") if draft.event in _DIES else None
        if dead and draft.polarity == "affirmed" and draft.modality == "asserted":
            self._dead.append((draft.order, dead))

    def holds(self, candidate: Candidate) -> bool:
        """Whether one was told of as taken in the sentence that tells of him."""
        return any((a.start, a.stop) == (candidate.start, candidate.stop) for _, held in self._held for a in held)

    def buried(
        self, draft: Draft, role: str, argument: Argument, found: Mapping[int, Sequence[Candidate]]
    ) -> list[Candidate]:
        """Of whose death «مقتله» tells again: the one by name who was last told of as dead, and that alone."""
        wants = _WANTS.get(argument.pending)
        if not draft.rule.startswith(_KNOWN) or role != "victim" or wants is None or argument.pending not in _ONE:
            return []
        for order, dead in reversed(self._dead):
            if draft.order - order > _AGAIN or order == draft.order:
                break
            people = [c for a in dead if not a.pending for c in _told(a, order, found)]
            if len(people) == len(dead) == 1 and people[0].kind == "person":
                return people if _are(people, wants) else []
        return []

    def freed(
        self, draft: Draft, role: str, argument: Argument, found: Mapping[int, Sequence[Candidate]]
    ) -> list[Candidate]:
        """Whom the enclitic of a release means: those taken last that agree with it; nobody where none were."""
        wants = _WANTS.get(argument.pending)
        if draft.event != _FREES or role != "target" or wants is None:
            return []
        for order, held in reversed(self._held):
            if draft.order - order > _REACH:
                break
            people = [c for a in held if not a.pending for c in _told(a, order, found)]
            if people and len(people) == len(held) and people[-1].stop <= argument.anchor and _are(people, wants):
                return people
        return []


def is_asked_for(draft: Draft, role: str, pending: str) -> bool:
    """«أمر القاضي بالإفراج عنه»: not of him who asks for it, nor of whom he asks."""
    at = draft.at
    asked = at is not None and at.kind == "trigger" and at.prep in _ASKED
    return asked and draft.event == _FREES and role == "target" and pending in _ONE


def _told(argument: Argument, order: int, found: Mapping[int, Sequence[Candidate]]) -> list[Candidate]:
    """The phrase of an argument among those whom a pronoun may mean: in its own sentence, else in any."""
    start, stop = argument.start, argument.stop
    here = [c for c in found.get(order, ()) if start <= c.start and c.stop <= stop]
    here = here or [c for listed in found.values() for c in listed if start <= c.start and c.stop <= stop]
    return [c for c in here if c.kind == "person"][:1] or [c for c in here if (c.start, c.stop) == (start, stop)][:1]


def _are(people: Sequence[Candidate], wants: str) -> bool:
    """One for one, two for two, several for several."""
    if len(people) > 1:
        return wants == "pl" or wants == "two" and len(people) == _TWO
    if people[0].kind == "group":
        return False
    return agrees(people[0], wants)
