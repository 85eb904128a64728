"""Rows as a table in the terminal, as JSON, or as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from khabar.share.answers import Cell, Row

if TYPE_CHECKING:
    from khabar.cli.console import Console

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# What is not seen before a formula: spaces, marks of direction, joiners.
_UNSEEN = " \u00a0\u00ad\u061c\u180e\u2060\ufeff" + "".join(
    chr(code)
    for first, last in ((0x200B, 0x200F), (0x202A, 0x202E), (0x2066, 0x2069))
    for code in range(first, last + 1)
)


def show(console: Console, form: str, rows: Sequence[Row], columns: Sequence[str]) -> None:
    """Rows with the columns that the interface names ``column.…``."""
    if form == "json":
        click.echo(json.dumps([dict(row) for row in rows], ensure_ascii=False, indent=1))
    elif form == "csv":
        write_csv(rows, columns)
    else:
        table(console, [console.say(f"column.{name}") for name in columns], [[row[c] for c in columns] for row in rows])


def write_csv(rows: Iterable[Row], columns: Sequence[str]) -> None:
    """CSV in UTF-8 with a mark by which spreadsheets know it."""
    import csv

    sys.stdout.write("\ufeff")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe_cell(row[name]) for name in columns] for row in rows)


def safe_cell(cell: Cell) -> Cell:
    """A cell that begins as a formula does gets an apostrophe before it."""
    if isinstance(cell, str) and cell.lstrip(_UNSEEN).startswith(_FORMULA):
        return f"'{cell}"
    return cell


def table(console: Console, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """A table as wide as the terminal; its columns run from right to left where the language does."""
    from io import StringIO

    from rich import box
    from rich.console import Console as Rich
    from rich.table import Table
    from rich.text import Text

    from khabar.cli.terminal import width
    from khabar.share.sheet import safe

    right = console.language == "ar"
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head in heads:
        made.add_column(Text(head), overflow="fold")
    for row in rows:
        made.add_row(*(Text(" ".join(safe(str(cell)).split()) if cell is not None else "") for cell in row))
    room = width() if sys.stdout.isatty() else 120
    out = StringIO()
    Rich(file=out, width=room, color_system=None, legacy_windows=False).print(made)
    lines = [line.rstrip() for line in out.getvalue().rstrip("\n").split("\n")]
    if console.turned:
        from khabar.cli.terminal import turn_row

        lines = [turn_row(line, room, right) for line in lines]
    sys.stdout.write("\n".join(lines) + "\n")
