"""Arabic in a terminal: whether it needs its lines turned, and turning them."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal

Bidi = Literal["auto", "on", "off"]

_VTE_WITH_BIDI = 5800  # GNOME Terminal and its kin since 0.58
_PROGRAMS_WITH_BIDI = frozenset(["apple_terminal", "mintty", "mlterm"])
_TERMS_WITH_BIDI = ("mlterm", "mintty", "eterm", "dumb", "xterm-kitty")  # kitty turns each word by itself
_VARIABLES_WITH_BIDI = ("KONSOLE_VERSION", "INSIDE_EMACS", "KITTY_WINDOW_ID")


def must_turn(bidi: Bidi, terminal: bool, environment: Mapping[str, str]) -> bool:
    """Whether lines must be put in visual order: asked for, or a terminal that is not known to do it."""
    if bidi != "auto":
        return bidi == "on"
    return terminal and not does_bidi(environment)


def does_bidi(environment: Mapping[str, str]) -> bool:
    """Whether the terminal is known to turn Arabic by itself."""
    if environment.get("TERM_PROGRAM", "").lower() in _PROGRAMS_WITH_BIDI:
        return True
    if any(environment.get(name) for name in _VARIABLES_WITH_BIDI):
        return True
    vte = environment.get("VTE_VERSION", "")
    if vte.isdecimal() and int(vte) >= _VTE_WITH_BIDI:
        return True
    return environment.get("TERM", "").startswith(_TERMS_WITH_BIDI)


def turn(text: str, room: int, right: bool) -> str:
    """Every line in visual order, wrapped before it is turned; ``right`` sets it flush right."""
    from bidi import get_display

    lines = []
    for line in text.split("\n"):
        for row in wrap(line, room):
            shown = str(get_display(row, base_dir="R" if right else "L"))
            lines.append(" " * (room - columns(shown)) + shown if right and row else shown)
    return "\n".join(lines)


def wrap(line: str, limit: int) -> Iterator[str]:
    """Rows of at most ``limit`` columns, cut at spaces where there are any; the indent is repeated."""
    lead = len(line) - len(line.lstrip())
    indent = line[: min(lead, limit // 2)]
    room = max(1, limit - len(indent))
    row = ""
    for word in line.split():
        if row and columns(row) + 1 + columns(word) > room:
            yield indent + row
            row = ""
        row = f"{row} {word}" if row else word
        while columns(row) > room:  # one word longer than a row
            yield indent + row[:room]
            row = row[room:]
    yield indent + row if row else ""


def width() -> int:
    """Columns that a line may take in the terminal: its last one stays free."""
    return max(20, shutil.get_terminal_size().columns - 1)


def columns(text: str) -> int:
    """How many columns a text takes: vowel marks and invisible characters take none."""
    return sum(unicodedata.category(char) not in ("Mn", "Me", "Cf") for char in text)


def turn_row(line: str, room: int, right: bool) -> str:
    """One line of a table in visual order, spaces and all; ``right`` puts its first column at the right."""
    from bidi import get_display

    shown = str(get_display(line + " " * (room - columns(line)) if right else line, base_dir="R" if right else "L"))
    return shown.rstrip()
