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
    charge price near fi at base""".split()
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
    known = {"event", "roles", "needs", "constants", "passive", "typed", "modality", "imperfect", "carried", "example", "refuse"}
    unknown = set(body) - known
    if unknown:
        raise FrameError(f"unknown key {sorted(unknown)[0]!r}", where, f"one of: {', '.join(sorted(known))}")
    roles = body.get("roles", {})
    if not isinstance(roles, dict) or not isinstance(body.get("event"), str):
        raise FrameError("a frame needs an event and roles", where)
    for slot in roles:
        if slot not in SLOTS:
            raise FrameError(f"unknown slot {slot!r}", where, f"one of: {', '.join(sorted(SLOTS))}")
    needs = body.get("needs", [])
    typed = body.get("typed", {})
    constants = body.get("constants", {})
    if not isinstance(needs, list) or not isinstance(typed, dict) or not isinstance(constants, dict):
        raise FrameError("needs is a list; typed and constants are tables", where)
    modality = body.get("modality")
    imperfect = body.get("imperfect", {})
    carried = body.get("carried", {})
    if not isinstance(imperfect, dict) or not isinstance(carried, dict):
        raise FrameError("imperfect and carried are tables", where)
    return Frame(
        key, str(body["event"]), {str(k): str(v) for k, v in roles.items()}, tuple(map(str, needs)),
        {str(k): str(v) for k, v in constants.items()}, bool(body.get("passive", True)),
        {str(k): tuple(v) for k, v in typed.items()}, str(modality) if modality else None,
        {str(k): str(v) for k, v in imperfect.items()}, {str(k): str(v) for k, v in carried.items()}, _examples(body.get("example", [])), _examples(body.get("refuse", [])),
    )  # fmt: skip


def _examples(rows: object) -> tuple[Example, ...]:
    if not isinstance(rows, list):
        return ()
    return tuple(Example(str(row["text"]), row.get("roles")) for row in rows)
