"""What commands about a case share: their options, what they print and where, and how they refuse."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from khabar.share.labels import Language
    from khabar.share.viewer import Viewer
    from khabar.store import Base, Hand

REFUSED = 1


@dataclass(slots=True)
class Console:
    """Prints in the user's language; Arabic is turned where the terminal does not do it."""

    viewer: Viewer
    turned: bool
    notes_turned: bool
    progressing: bool = False

    @property
    def language(self) -> Language:
        return self.viewer.language

    def say(self, key: str, /, **values: object) -> str:
        """A line of the interface, with its {values} filled in."""
        return self.viewer.say(key, **values)

    def print(self, *lines: str) -> None:
        """Lines on standard output."""
        text = "\n".join(lines) + "\n"
        if self.turned:
            from khabar.cli.terminal import turn, width

            text = turn(text, width(), self.language == "ar")
        sys.stdout.write(text)

    def note(self, line: str) -> None:
        """One line on standard error, after what was printed so far."""
        sys.stdout.flush()
        line = self.viewer.shown(line)
        if self.notes_turned:
            from khabar.cli.terminal import turn, width

            line = turn(line, width(), self.language == "ar")
        clear = "\r\x1b[K" if self.progressing else ""
        sys.stderr.write(f"{clear}{line}\n")
        self.progressing = False

    def progress(self, line: str) -> None:
        """A line that the next one takes the place of; only where a person looks on."""
        if sys.stderr.isatty():
            from khabar.cli.terminal import turn, width

            room = width()
            line = turn(line, room, False) if self.notes_turned else line
            sys.stderr.write(f"\r\x1b[K{line[:room]}")
            sys.stderr.flush()
            self.progressing = True

    def waiting(self, seconds: float) -> None:
        """Somebody else writes to the case."""
        self.note(self.say("case.waiting", seconds=round(seconds)))

    def beholds(self, base: Base) -> None:
        """From now on what the profile of this case hides is hidden, too, where anything is."""
        from khabar.share.profile import profile_of

        given = self.viewer.profile
        if given is not None:
            kept = profile_of(base)
            names = tuple(dict.fromkeys((*kept.names, *given.names)))
            self.viewer = replace(self.viewer, profile=replace(kept, names=names))

    def refuse(self, error: Exception, where: str | None = None) -> NoReturn:
        """Say why not, on one line, and leave."""
        from khabar.share.refusals import reason

        where = where or getattr(error, "where", None)
        text = reason(error, self.language)
        self.note(f"{where}: {text}" if where else text)
        raise click.exceptions.Exit(REFUSED)


Command = Callable[..., None]


def speaks(*, redacts: bool = False) -> Callable[[Command], Command]:
    """A command that gets a ``Console`` first: options for language and bidi, and for redaction where asked."""

    def wrap(command: Command) -> Command:
        @functools.wraps(command)
        def run(*arguments: Any, language: str, bidi: str, redact: bool = False, protect: tuple[str, ...] = (),
                **given: Any) -> None:  # fmt: skip
            from khabar.cli.terminal import must_turn
            from khabar.errors import KhabarError
            from khabar.share.profile import Profile
            from khabar.share.viewer import Viewer

            out, err = sys.stdout.isatty(), sys.stderr.isatty()
            turned = given.get("form", "text") == "text" and must_turn(bidi, out, os.environ)  # type: ignore[arg-type]
            notes_turned = must_turn(bidi, err, os.environ)  # type: ignore[arg-type]
            profile = Profile(names=protect) if redact or protect else None
            console = Console(Viewer(language, profile), turned, notes_turned)  # type: ignore[arg-type]
            try:
                command(console, *arguments, **given)
            except KhabarError as error:
                console.refuse(error)

        options = [
            click.option("--language", type=click.Choice(["ar", "en"]), default="ar", show_default=True,
                         help="Language of labels and messages."),
            click.option("--bidi", type=click.Choice(["auto", "on", "off"]), default="auto", show_default=True,
                         help="Turn Arabic lines for a terminal that does not do it itself."),
        ]  # fmt: skip
        if redacts:
            options += [
                click.option("--redact", is_flag=True, help="Hide sources who asked not to be named."),
                click.option("--protect", multiple=True, metavar="NAME",
                             help="Hide this name, too; turns --redact on. May be repeated."),
            ]  # fmt: skip
        for option in reversed(options):
            run = option(run)
        return run

    return wrap


def hand(who: str | None = None) -> Hand:
    """Who acts here, by the clock and the randomness of this machine."""
    import getpass
    import secrets
    from datetime import UTC, datetime

    from khabar.store import Hand

    if who is None:
        try:
            who = getpass.getuser()
        except (KeyError, OSError):  # a system that knows no name for this account
            who = ""
    return Hand(who, lambda: datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), lambda: secrets.token_bytes(16))


def open_case(folder: Path, console: Console, who: str | None = None) -> Base:
    """The base of a case; waits for others and says so."""
    from khabar.store import Base

    base = Base.open(folder, hand(who), waiting=console.waiting)
    console.beholds(base)
    return base


case_argument = click.argument("case", type=click.Path(path_type=Path), metavar="CASE")
who_option = click.option("--as", "who", metavar="NAME", help="Who does this, for the log; else the account's name.")


def fresh(base: Base, console: Console) -> None:
    """Make what stands beside the reports, where reports or judgements have come since."""
    from khabar.pipeline.comparing import compare

    def step(what: str, done: int, count: int) -> None:
        console.progress(console.say(f"compare.{what}", done=done, count=count))

    if compare(base, step):
        console.progress("")
