"""``khabar profile``: who is hidden in everything that leaves a case, and what that leaves of a report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.console import Console, case_argument, open_case, speaks, who_option

if TYPE_CHECKING:
    from khabar.share.profile import Profile

_KINDS = ("sources", "witnesses", "minors")


@click.command()
@case_argument
@click.option(
    "--sources/--no-sources",
    default=None,
    help="Hide every person who is quoted, by name or by words that may tell who it is.",
)
@click.option("--witnesses/--no-witnesses", default=None, help="Hide who is quoted as a witness.")
@click.option("--minors/--no-minors", default=None, help="Hide who is called a child or is under 18.")
@click.option("--hide", multiple=True, metavar="NAME", help="Hide somebody of this name. May be repeated.")
@click.option("--unhide", multiple=True, metavar="NAME", help="Do not hide this name any more. May be repeated.")
@click.option("--preview", type=click.IntRange(1), metavar="REPORT", help="Show what remains of this report.")
@who_option
@speaks()
def profile(
    console: Console, case: Path, *, sources: bool | None, witnesses: bool | None, minors: bool | None,
    hide: tuple[str, ...], unhide: tuple[str, ...], preview: int | None, who: str | None,
) -> None:  # fmt: skip
    """Show or set who is hidden in mails, feeds and everything else that leaves a case.

    Sources who asked not to be named always are. With --preview nothing is kept: look first, then set it.

    يعرض من يُحجب في كل ما يخرج من القضية، أو يغيّره.
    """
    from khabar.share.profile import profile_of, set_profile

    with open_case(case, console, who) as base:
        before = profile_of(base)
        wanted = _changed(before, {"sources": sources, "witnesses": witnesses, "minors": minors}, hide, unhide)
        if preview is not None:
            from khabar.share.sheet import render

            console.print(render(wanted.redact(base.reading(preview)), console.language).rstrip("\n"), "")
        elif wanted != before:
            set_profile(base, wanted)
            console.note(console.say("profile.kept"))
        _show(console, wanted)


def _changed(
    before: Profile, given: dict[str, bool | None], hide: tuple[str, ...], unhide: tuple[str, ...]
) -> Profile:  # fmt: skip
    flags = {key: value for key, value in given.items() if value is not None}
    gone = {" ".join(name.split()) for name in unhide}
    added = [" ".join(name.split()) for name in hide if name.strip()]
    names = tuple(dict.fromkeys([*(name for name in before.names if name not in gone), *added]))
    return replace(before, **flags, names=names)  # type: ignore[arg-type]


def _show(console: Console, wanted: Profile) -> None:
    console.print(console.say("profile.hidden"), f"  · {console.say('profile.asked')}")
    for kind in _KINDS:
        if getattr(wanted, kind):
            console.print(f"  · {console.say(f'profile.{kind}')}")
    for name in wanted.names:
        console.print(f"  · {name}")
