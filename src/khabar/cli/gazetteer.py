"""``khabar gazetteer import``: published gazetteers and plain lists into a list of places that ``read`` takes."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from khabar.gazetteer.lists import Listing
    from khabar.share.labels import Language
    from khabar.types import Fault

_SHOWN = 5  # faulty rows of one file that are shown; the rest are counted
_STEP = 20_000  # rows between two lines of progress


@click.group()
def gazetteer() -> None:
    """Your own places, beside those that ship with khabar.

    أماكنك أنت إلى جانب ما يأتي مع البرنامج.
    """


@gazetteer.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--into", type=click.Path(path_type=Path, dir_okay=False), default=Path("gazetteer.tsv"),
              show_default=True, help="The list to make or add to.")  # fmt: skip
@click.option("--country", metavar="CODE", help="ISO 3166 code of places whose list names no country.")
@click.option("--language", type=click.Choice(["ar", "en"]), default="ar", show_default=True,
              help="Language of messages.")  # fmt: skip
def import_(paths: tuple[Path, ...], into: Path, country: str | None, language: Language) -> None:
    """Make a list of places that `khabar read --gazetteer` takes.

    FILE is a Who's On First table, a GeoNames dump, or a TSV list with a column `name`. Rows of an id that the list
    has already take its place, so an import that was stopped can be run again.

    يصنع من قوائم الأماكن المنشورة أو من قائمتك ملفاً تعطيه للأمر khabar read --gazetteer.
    """
    from khabar.cli.check import say
    from khabar.errors import KhabarError
    from khabar.share.refusals import reason

    if country is not None and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise click.BadParameter(f"{country!r} is not a code like SY", param_hint="--country")
    run = Import(into, country.upper() if country else None, language)
    try:
        run.start()
        for path in paths:
            run.add(path)
        run.write()
    except (KhabarError, OSError) as error:
        where = getattr(error, "where", None) or getattr(error, "filename", None) or into
        say(f"{where}: {reason(error, language)}", language, err=True)
        raise click.exceptions.Exit(1) from None
    if run.failed:
        raise click.exceptions.Exit(1)


@dataclass(slots=True)
class Import:
    """One import of several files into one list."""

    into: Path
    country: str | None
    language: Language
    failed: int = 0
    _rows: dict[str, Listing] = field(default_factory=dict)
    _codes: dict[str, str] = field(default_factory=dict)

    def start(self) -> None:
        """What the list has already, and the countries that are known by their ids."""
        from khabar.gazetteer import load
        from khabar.gazetteer.lists import read_list
        from khabar.types import Fault

        places = load()
        for name in places:
            for place in places.find(name):
                if place.kind == "country" and place.country:
                    self._codes[place.id] = place.country
        if self.into.exists():
            for number, row in read_list(self.into.read_text(encoding="utf-8-sig").split("\n")):
                if isinstance(row, Fault):
                    self._refuse(self.into, number, row)
                else:
                    self._rows[row.id] = row

    def add(self, path: Path) -> None:
        """Every place of one file; says how many, and what was left out."""
        from khabar.gazetteer.sources import SKIPPED, read_source
        from khabar.share.labels import label
        from khabar.types import Fault

        taken, skipped, faulty = 0, Counter[str](), 0
        for number, row in read_source(path, self._codes, self.country):
            if number % _STEP == 0 and sys.stderr.isatty():
                self._note(f"{path}: {number}")
            if not isinstance(row, Fault):
                taken += 1
                self._rows[row.id] = row
            elif row.what in SKIPPED:
                skipped[row.what] += 1
            else:
                faulty += 1
                if faulty <= _SHOWN:
                    self._refuse(path, number, row)
        self.failed += faulty
        counts = [(label("message.places", self.language), taken)]
        counts += [(self._words(what), count) for what, count in sorted(skipped.items())]
        counts += [(label("message.faulty", self.language), faulty)] if faulty else []
        self._note(f"{path}: " + " · ".join(f"{name}: {count}" for name, count in counts))

    def write(self) -> None:
        """The list, whole or not at all."""
        from khabar.gazetteer.lists import write_list
        from khabar.share.labels import label

        if not self._rows:
            self.failed += 1
            self._note(f"{self.into}: {label('message.places', self.language)}: 0")
            return
        text = write_list(self._rows.values())
        part = self.into.with_name(self.into.name + ".part")
        try:
            part.write_text(text, encoding="utf-8", newline="\n")
            part.replace(self.into)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        self._note(f"{self.into}: {label('message.places', self.language)}: {len(self._rows)}")

    def _refuse(self, path: Path, number: int, fault: Fault) -> None:
        from khabar.cli.check import say, words

        say(f"{path}:{number}: {words(fault, self.language)}", self.language, err=True)

    def _words(self, what: str) -> str:
        from khabar.share.labels import label

        return label(f"reason.{what}", "ar", what) if self.language == "ar" else what

    def _note(self, line: str) -> None:
        from khabar.cli.check import say

        say(line, self.language, err=True)
