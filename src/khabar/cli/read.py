"""``khabar read``: files, folders and standard input to claims."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar import garbage
from khabar.cli.options import column_option, day, gazetteer_option, lexicon_option

if TYPE_CHECKING:
    from khabar.cli.page import PageFile
    from khabar.reader import Reader
    from khabar.share.labels import Language
    from khabar.types import Reading, Report

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    form: str
    turned: bool
    notes_turned: bool
    redacted: bool
    protect: tuple[str, ...]
    outlet: str | None
    published: str | None
    language: Language
    gazetteer: tuple[Path, ...] = ()
    lexicon: tuple[Path, ...] = ()
    min_confidence: float | None = None
    unmeasured: str = "keep"
    column: tuple[tuple[str, str], ...] = ()
    html: Path | None = None


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True,
              help="As a person reads it, or one JSON object a report.")  # fmt: skip
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write one page to look at in a browser instead of printing; it needs no network.")  # fmt: skip
@click.option("--bidi", type=click.Choice(["auto", "on", "off"]), default="auto", show_default=True,
              help="Turn Arabic lines for a terminal that does not do it itself (text only).")  # fmt: skip
@click.option("--redact", is_flag=True, help="Hide sources who asked not to be named.")
@click.option(
    "--protect", multiple=True, metavar="NAME", help="Hide this name, too; turns --redact on. May be repeated."
)
@click.option("--outlet", metavar="NAME", help="Who published the reports.")
@click.option("--published", metavar="DATE", callback=day, help="When: YYYY-MM-DD.")
@click.option("--language", type=click.Choice(["ar", "en"]), default="ar", show_default=True,
              help="Language of labels and messages.")  # fmt: skip
@gazetteer_option
@lexicon_option
@click.option("--min-confidence", type=click.FloatRange(0, 1), metavar="X",
              help="Hold back claims whose rule was right less often on annotated text; says how many. What was never "
              "measured stays, see --unmeasured.")  # fmt: skip
@click.option("--unmeasured", type=click.Choice(["keep", "drop"]), default="keep", show_default=True,
              help="With --min-confidence: keep claims that were never measured, or hold them back too.")  # fmt: skip
@column_option
def read(paths: tuple[str, ...], form: str, bidi: str, redact: bool, protect: tuple[str, ...], **given: str) -> None:
    """Read reports and print what they say.

    PATH is a text file (UTF-8, UTF-16, Windows-1256), an HTML page, a PDF or Word document, an e-mail, a feed, a table
    (CSV, JSON Lines), a Telegram export, a web archive, a zip of these, a folder, or - for standard input.

    يقرأ الأخبار من ملفات أو مجلدات أو من المدخل القياسي ويعرض ما تقوله.
    """
    from khabar.cli.terminal import must_turn

    context = click.get_current_context()
    if given["html"] and context.get_parameter_source("form") is not click.core.ParameterSource.DEFAULT:
        raise click.UsageError("--html writes a page and --format prints: use one of them.")
    turned = form == "text" and must_turn(bidi, sys.stdout.isatty(), os.environ)  # type: ignore[arg-type]
    notes_turned = must_turn(bidi, sys.stderr.isatty(), os.environ)  # type: ignore[arg-type]
    run = Run(Options(form, turned, notes_turned, redact or bool(protect), protect, **given))  # type: ignore[arg-type]
    click.get_current_context().call_on_close(run.say_held)  # however the run ends
    if not run.prepare():
        raise click.exceptions.Exit(2)
    if not run.all(paths):
        raise click.exceptions.Exit(2)
    if run.failed:
        raise click.exceptions.Exit(1)


@dataclass(slots=True)
class Run:
    """One run over many files: what was read, what failed, and what is said about it."""

    options: Options
    done: int = 0
    failed: int = 0
    held: int = 0
    _held_here: int = 0
    progress: bool = False
    _reader: Reader | None = field(default=None, repr=False)
    _page: PageFile | None = field(default=None, repr=False)

    def prepare(self) -> bool:
        """Load a user's own lists before any report is read; where one does not hold, say every line that is wrong."""
        from khabar.cli.check import report
        from khabar.errors import KhabarError
        from khabar.gazetteer.lists import find_lists

        try:
            if self.options.gazetteer or self.options.lexicon:
                self._load()
        except KhabarError as error:
            bad = [report(p, self.options.language) for p in find_lists(self.options.gazetteer + self.options.lexicon)]
            if not any(bad):
                self._fail(error.where or "", error)
            return False
        return True

    def all(self, paths: tuple[str, ...]) -> bool:
        """Read everything and sum up on standard error; False where the page cannot be written."""
        inputs = list(self._inputs(paths))
        if self.options.html is None:
            self._each(inputs)
        elif not self._paged(self.options.html, inputs):
            return False
        counts = [("read", self.done), ("failed", self.failed)]
        if others := self._others(paths):
            counts.append(("others", others))
        self._note(" · ".join(f"{self._say(f'message.{name}')}: {count}" for name, count in counts))
        return True

    def _paged(self, html: Path, inputs: list[tuple[str, Path | None]]) -> bool:
        """Read everything onto one page."""
        from khabar.cli.page import PageFile, without
        from khabar.errors import KhabarError

        try:
            inputs = without(html, inputs)
            with PageFile(html, self.options.language) as self._page:
                self._each(inputs)
                if self._page.write():
                    self._note(f"{self._say('message.page')}: {self._shown(str(html))}")
        except (KhabarError, OSError) as error:
            self._fail(str(html), error)
            return False
        return True

    def _each(self, inputs: list[tuple[str, Path | None]]) -> None:
        self.progress = len(inputs) > 1 and sys.stderr.isatty()
        for number, (name, path) in enumerate(inputs, 1):
            if self.progress:
                self._progress(f"{self._say('message.reading')} {number}/{len(inputs)} {self._shown(name)}")
            self._one(name, path)

    @staticmethod
    def _others(paths: tuple[str, ...]) -> int:
        """How many files of the folders were left out for what their names say they are."""
        from khabar.errors import KhabarError
        from khabar.intake import find_others

        try:
            return sum(1 for _ in find_others(paths))
        except (KhabarError, OSError):  # said already, when the folder was read
            return 0

    def _inputs(self, paths: tuple[str, ...]) -> Iterator[tuple[str, Path | None]]:
        """Names and files, each once; standard input has no path."""
        seen: set[Path | None] = set()
        for argument in paths:
            count, failed = 0, self.failed
            for path in [None] if argument == STANDARD_INPUT else self._files(argument):
                count += 1
                if path not in seen:
                    seen.add(path)
                    yield (argument if path is None else str(path)), path
            if not count and self.failed == failed:
                self._fail(argument, None)

    def _files(self, argument: str) -> Iterator[Path]:
        from khabar.errors import KhabarError
        from khabar.intake import find_files

        try:
            yield from find_files([argument])
        except (KhabarError, OSError) as error:
            self._fail(argument, error)

    def _one(self, name: str, path: Path | None) -> None:
        """All reports of one file or of standard input."""
        from khabar.intake.arrivals import Refusal, arrivals_from, arrivals_of
        from khabar.intake.sources import Given

        given = Given(self.options.outlet, self.options.published, dict(self.options.column))
        coming = arrivals_of(path, given) if path else arrivals_from(sys.stdin.buffer, given)
        for item in coming:
            if isinstance(item, Refusal):
                self._fail(item.path or name, item.error)
            else:
                self._report(item.report.path or name, item.report)

    def _report(self, name: str, report: Report) -> None:
        from khabar.errors import KhabarError

        try:
            reading = self._read(report)
            if self.options.redacted:
                from khabar.share.redaction import redact

                reading = redact(reading, self.options.protect)
        except (KhabarError, OSError) as error:
            self._fail(name, error)
            return
        self._print(self._kept(reading))

    def _kept(self, reading: Reading) -> Reading:
        """Without the claims that ``--min-confidence`` holds back; a line of the report says how many."""
        if self.options.min_confidence is None:
            return reading
        from khabar.share.threshold import hold_back

        keep = self.options.unmeasured == "keep"
        reading, self._held_here = hold_back(reading, self.options.min_confidence, unmeasured=keep)
        self.held += self._held_here
        return reading

    def say_held(self) -> None:
        """How many claims ``--min-confidence`` held back."""
        if self.options.min_confidence is not None:
            self._note(f"{self._say('message.held')}: {self.held}")

    def _read(self, report: Report) -> Reading:
        return (self._reader or self._load()).read(report)

    def _load(self) -> Reader:
        from khabar.reader import Reader

        self._reader = Reader.load(self.options.gazetteer, self.options.lexicon)
        garbage.keep()
        return self._reader

    def _print(self, reading: Reading) -> None:
        if self._page is not None:
            self._page.add(reading, self._held_here)
            self.done += 1
            return
        if self.options.form == "jsonl":
            from khabar.share.form import to_json

            output = to_json(reading) + "\n"
        else:
            from khabar.share.sheet import render

            output = ("\n" if self.done else "") + render(reading, self.options.language, self._held_here)
            if self.options.turned:
                from khabar.cli.terminal import turn, width

                output = turn(output, width(), self.options.language == "ar")
        self.done += 1
        if self.progress:
            self._progress("")
        sys.stdout.write(output)

    def _fail(self, name: str, error: Exception | None) -> None:
        from khabar.share.refusals import reason

        self.failed += 1
        name = self._say("message.stdin") if name == STANDARD_INPUT else self._shown(name)
        self._note(f"{name}: {self._shown(reason(error, self.options.language))}")

    def _shown(self, text: str) -> str:
        """A file name or message on one line, without the names that are to be hidden."""
        if self.options.protect:
            from khabar.share.redaction import hide_names

            text = hide_names(text, self.options.protect)
        return "".join(char if char.isprintable() else "?" for char in text)

    def _say(self, key: str) -> str:
        from khabar.share.labels import label

        return label(key, self.options.language)

    def _note(self, line: str) -> None:
        """One line on standard error, after what was printed so far."""
        sys.stdout.flush()
        if self.options.notes_turned:
            from khabar.cli.terminal import turn, width

            line = turn(line, width(), self.options.language == "ar")
        clear = "\r\x1b[K" if self.progress else ""
        sys.stderr.write(f"{clear}{line}\n")

    def _progress(self, line: str) -> None:
        from khabar.cli.terminal import width

        sys.stderr.write(f"\r\x1b[K{line[: width()]}")
        sys.stderr.flush()
