"""``khabar check``: a user's own lexicon files and lists of places, every fault with its line."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from khabar.share.labels import Language
    from khabar.types import Fault

_SHOWN = 200  # faults of one file; the rest are counted


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--language", type=click.Choice(["ar", "en"]), default="ar", show_default=True,
              help="Language of messages.")  # fmt: skip
def check(paths: tuple[Path, ...], language: Language) -> None:
    """Check your own lexicon files and lists of places, and say what is wrong in which line.

    A file whose first row names a column `label` is a lexicon, any other is a list of places.

    يفحص ملفات معجمك وقوائم أماكنك ويذكر رقم كل سطر فيه خطأ.
    """
    from khabar.gazetteer.lists import find_lists

    bad = False
    for path in find_lists(paths):
        bad = report(path, language) or bad
    if bad:
        raise click.exceptions.Exit(1)


def report(path: Path, language: Language) -> bool:
    """Print the faults of a file and how many rows it has; whether anything is wrong."""
    from khabar.errors import KhabarError
    from khabar.share.labels import label
    from khabar.share.refusals import reason

    rows = faults = 0
    try:
        for line, fault in _read(path):
            rows += 1
            if fault is not None:
                faults += 1
                if faults <= _SHOWN:
                    say(f"{path}:{line}: {words(fault, language)}", language)
    except (KhabarError, OSError) as error:
        say(f"{path}: {reason(error, language)}", language)
        return True
    say(f"{path}: {label('message.rows', language)}: {rows} · {label('message.faults', language)}: {faults}", language)
    return faults > 0


def words(fault: Fault, language: Language) -> str:
    """What is wrong, in the user's language, with the cell that shows it."""
    from khabar.share.labels import label

    what = label(f"reason.{fault.what}", "ar", fault.what) if language == "ar" else fault.what
    return f"{what}: {fault.detail}" if fault.detail else what


def say(line: str, language: Language, err: bool = False) -> None:
    """One line, without characters that could turn or hide it, in the order that the terminal needs."""
    from khabar.cli.terminal import must_turn, turn, width

    line = "".join(char if char.isprintable() else "?" for char in line)
    stream = sys.stderr if err else sys.stdout
    if must_turn("auto", stream.isatty(), os.environ):
        line = turn(line, width(), language == "ar")
    click.echo(line, err=err)


def _read(path: Path) -> Iterator[tuple[int, Fault | None]]:
    """Every row's line number, and what is wrong with it."""
    from khabar.errors import InputError
    from khabar.gazetteer.lists import read_list
    from khabar.types import Fault

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError("not UTF-8", str(path), "save it as UTF-8") from None
    if not text.strip():
        raise InputError("nothing in it", str(path), "give it a row of column names and rows")
    if _is_lexicon(text.split("\n")):
        yield from _lexicon(text)
        return
    for line, row in read_list(text.split("\n")):
        yield line, row if isinstance(row, Fault) else None


def _is_lexicon(lines: Iterable[str]) -> bool:
    """Told by the header; without one, by a label in the second cell."""
    from khabar.words import LABELS

    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    cells = [cell.strip() for cell in first.split("\t")]
    return cells[:2] == ["form", "label"] or cells[1:2] != [] and cells[1] in LABELS


def _lexicon(text: str) -> Iterator[tuple[int, Fault | None]]:
    from khabar.grammar.lexicon import find_faults
    from khabar.text.fold import fold_word
    from khabar.text.inflection import PATTERN_NAMES
    from khabar.words import LABELS

    faults = {fault.line: fault for fault in find_faults(text, LABELS, PATTERN_NAMES, fold_word)}
    for number, line in enumerate(text.splitlines(), 1):
        if number in faults or line.strip() and not line.startswith(("#", "form\tlabel")):
            yield number, faults.get(number)
