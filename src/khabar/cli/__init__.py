"""The command line. Everything heavy is imported where it is used, so that ``khabar --help`` is quick."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from khabar.cli.case import add, init, reread
from khabar.cli.check import check
from khabar.cli.cite import cite
from khabar.cli.corroborate import corroborate
from khabar.cli.custody import backup, forget, log, restore, seal, verify
from khabar.cli.digest import bounced, digest, feed, subscribe, subscribers
from khabar.cli.find import find
from khabar.cli.gazetteer import gazetteer
from khabar.cli.lists import causes, routes, sources, timeline
from khabar.cli.profile import profile
from khabar.cli.read import read
from khabar.cli.review import review
from khabar.cli.serve import account, serve
from khabar.cli.who import group, place, who

__all__ = ["cli", "main"]

_INTERRUPTED = 130
_PIPE_CLOSED = 1  # as click itself leaves


def _version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        number = "unknown"
        with contextlib.suppress(PackageNotFoundError):
            number = version("khabar")
        click.echo(f"khabar {number}")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def cli() -> None:
    """Read Arabic news reports and record what they say, who says it, and in which words.

    khabar يقرأ الأخبار العربية ويدوّن ما تقوله، ومن يقوله، وبأي كلمات.
    """


cli.add_command(read)
for _command in (who, group, place, corroborate, review, sources, routes, timeline, causes):
    cli.add_command(_command)
for _command in (init, add, reread, find, cite, log, verify, seal, backup, restore, forget):
    cli.add_command(_command)
for _command in (digest, subscribe, subscribers, bounced, feed, profile):
    cli.add_command(_command)
cli.add_command(check)
cli.add_command(serve)
cli.add_command(account)
cli.add_command(gazetteer)


@cli.command()
def schema() -> None:
    """Print the JSON Schema of `khabar read --format jsonl`."""
    import json

    from khabar.share.schema import schema as make

    click.echo(json.dumps(make(), ensure_ascii=False, indent=2))


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit status: 0 all read, 1 some failed, 2 usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = cli.main(arguments, prog_name="khabar", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = _INTERRUPTED
    except BrokenPipeError:
        status = _PIPE_CLOSED
        _silence()
    sys.exit(status or 0)


def _silence() -> None:
    """Nobody reads our output any more: let what is left in the buffer go nowhere."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
