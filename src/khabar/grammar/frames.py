"""Frames: an event type as data. A slot is how a phrase stands to the trigger; a role is what it is.

A frame names its event, the roles its slots fill, the roles that must be there, and constants.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field

from khabar.errors import FrameError

SLOTS = frozenset(
    """subj obj obj2 gen min ila an ala bi li maa bayn did by via through with helper along backed during after cause
    charge price near fi at base self""".split()
)
_KEYS = frozenset(
    "event roles needs constants passive typed modality imperfect carried indefinite example refuse".split()
)
CLOSED = frozenset({"change", "status", "relation", "outcome", "kind"})


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
    typed = body.get("typed", {})
    if not isinstance(needs, list) or not isinstance(typed, dict):
        raise FrameError("needs is a list, typed is a table of lists", where)
    modality = body.get("modality")
    return Frame(
        id=key,
        event=str(body["event"]),
        roles=roles,
        needs=tuple(map(str, needs)),
        constants=_table(where, body, "constants"),
        passive=bool(body.get("passive", True)),
        typed={str(role): tuple(kinds) for role, kinds in typed.items()},
        modality=str(modality) if modality else None,
        imperfect=_table(where, body, "imperfect"),
        carried=_table(where, body, "carried"),
        indefinite=bool(body.get("indefinite", False)),
        examples=_examples(body.get("example", [])),
        refusals=_examples(body.get("refuse", [])),
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
