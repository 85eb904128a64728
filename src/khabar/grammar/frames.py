"""Frames: an event type as data. A slot is how a phrase stands to the trigger; a role is what it is.

A frame names its event, the roles its slots fill, the roles that must be there, and constants.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from khabar.errors import FrameError

SLOTS = frozenset(
    """subj obj obj2 gen min ila an ala bi li maa bayn did by via through with helper along backed during after cause
    charge price each near fi at base self about aboard over""".split()
)
_KEYS = frozenset(
    "event roles needs constants passive typed modality imperfect carried indefinite example refuse".split()
)
CLOSED = frozenset({"change", "status", "relation", "outcome", "kind"})
LEADS = ("victim", "target", "thing", "actor")
_NO_SLOTS = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with what the frame must give: role → text; or None: it must give nothing."""

    text: str
    roles: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying one event."""

    id: str
    event: str
    roles: Mapping[str, str]
    needs: tuple[str, ...]
    constants: Mapping[str, str] = field(default_factory=dict)
    passive: bool = True
    typed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    modality: str | None = None
    imperfect: Mapping[str, str] = field(default_factory=dict)
    carried: Mapping[str, str] = field(default_factory=dict)
    indefinite: bool = False  # only of a noun without article: «انشقاقات في صفوفها»
    examples: tuple[Example, ...] = ()
    refusals: tuple[Example, ...] = ()
    lead: str = ""  # the role of whom it is about, if the frame needs it
    slots: frozenset[str] = frozenset()  # those that have a role
    filled: frozenset[str] = frozenset()  # the roles that slots fill
    kind: str = ""  # of its constants, what most often is asked for
    change: str = ""


class Frames(dict[str, Frame]):
    """Frames by id. What a trigger means is kept: there are as many answers as values in the lexicon."""

    def __init__(self) -> None:
        super().__init__()
        self._meant: dict[str, tuple[Frame, ...]] = {}

    def meant(self, value: str) -> tuple[Frame, ...]:
        """The frames of a trigger, whose value in the lexicon names them in order; none for one without a frame."""
        known = self._meant.get(value)
        if known is None:
            known = self._meant[value] = tuple([self[name] for name in value.split("|") if name in self])
        return known


def slots_of(frames: Sequence[Frame]) -> frozenset[str]:
    """The slots that have a role in one of the frames."""
    if len(frames) < 2:
        return frames[0].slots if frames else _NO_SLOTS
    return frozenset().union(*[frame.slots for frame in frames])


def parse(name: str, text: str) -> dict[str, Frame]:
    """Frames by id; raises ``FrameError`` with the frame that does not hold."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FrameError(str(error), name, "mend the TOML") from error
    return {key: _frame(f"{name}:{key}", key, body) for key, body in data.items()}


def _frame(where: str, key: str, body: dict[str, object]) -> Frame:
    unknown = set(body) - _KEYS
    if unknown:
        raise FrameError(f"unknown key {sorted(unknown)[0]!r}", where, f"one of: {', '.join(sorted(_KEYS))}")
    roles, needs = _table(where, body, "roles"), body.get("needs", [])
    if not roles or not isinstance(body.get("event"), str):
        raise FrameError("a frame needs an event and roles", where)
    for slot in roles:
        if slot not in SLOTS:
            raise FrameError(f"unknown slot {slot!r}", where, f"one of: {', '.join(sorted(SLOTS))}")
    typed, constants = body.get("typed", {}), _table(where, body, "constants")
    if not isinstance(needs, list) or not isinstance(typed, dict):
        raise FrameError("needs is a list, typed is a table of lists", where)
    modality, wanted = body.get("modality"), tuple(map(str, needs))
    return Frame(
        id=key,
        event=str(body["event"]),
        roles=roles,
        needs=wanted,
        constants=constants,
        passive=bool(body.get("passive", True)),
        typed={str(role): tuple(kinds) for role, kinds in typed.items()},
        modality=str(modality) if modality else None,
        imperfect=_table(where, body, "imperfect"),
        carried=_table(where, body, "carried"),
        indefinite=bool(body.get("indefinite", False)),
        examples=_examples(body.get("example", [])),
        refusals=_examples(body.get("refuse", [])),
        lead=next((role for role in LEADS if role in roles.values() and any(role in need for need in wanted)), ""),
        slots=frozenset(roles),
        filled=frozenset(roles.values()),
        kind=constants.get("kind", ""),
        change=constants.get("change", ""),
    )


def _table(where: str, body: dict[str, object], key: str) -> dict[str, str]:
    table = body.get(key, {})
    if not isinstance(table, dict):
        raise FrameError(f"{key} is a table", where)
    return {str(name): str(value) for name, value in table.items()}


def _examples(rows: object) -> tuple[Example, ...]:
    if not isinstance(rows, list):
        return ()
    return tuple(Example(str(row["text"]), row.get("roles")) for row in rows)
