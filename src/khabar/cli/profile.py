"""``khabar profile``: who is hidden in everything that leaves a case, and what that leaves of a report."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.console import Console, case_argument, open_case, speaks, who_option

if TYPE_CHECKING:
    from khabar.share.profile import Profile
    from khabar.store import Base

_KINDS = ("sources", "witnesses", "minors", "looked")


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
@click.option(
    "--looked/--no-looked",
    default=None,
    help="Let nothing of a report out before somebody has looked at its preview and cleared it.",
)
@click.option("--clear", type=click.IntRange(1), metavar="REPORT", help="Let this report out as its preview shows it.")
@click.option("--hold", type=click.IntRange(1), metavar="REPORT", help="Let nothing of this report out any more.")
@click.option("--preview", type=click.IntRange(1), metavar="REPORT", help="Show what remains of this report.")
@who_option
@speaks()
def profile(
    console: Console, case: Path, *, sources: bool | None, witnesses: bool | None, minors: bool | None,
    hide: tuple[str, ...], unhide: tuple[str, ...], looked: bool | None, clear: int | None, hold: int | None,
    preview: int | None, who: str | None,
) -> None:  # fmt: skip
    """Show or set who is hidden in mails, feeds and everything else that leaves a case.

    Sources who asked not to be named always are. With --preview nothing is kept: look first, then set it. With --looked
    a report leaves once somebody has cleared it; what was cleared are the very words of its preview.

    يعرض من يُحجب في كل ما يخرج من القضية، أو يغيّره.
    """
    if preview is not None and (clear is not None or hold is not None):
        raise click.UsageError("--preview keeps nothing: use --clear or --hold once you have looked.")
    from khabar.share.clearance import looked as looked_at
    from khabar.share.profile import profile_of, set_profile

    with open_case(case, console, who) as base:
        before = profile_of(base)
        flags = {"sources": sources, "witnesses": witnesses, "minors": minors, "looked": looked}
        wanted = _changed(before, flags, hide, unhide)
        if preview is not None:
            from khabar.share.sheet import render

            console.print(render(wanted.hide(base.reading(preview)), console.language).rstrip("\n"), "")
        elif wanted != before:
            set_profile(base, wanted)
            console.note(console.say("profile.kept"))
        if clear is not None or hold is not None:
            _decide(console, base, clear, hold)
        _show(console, wanted)
        if wanted.looked:
            cleared, reports = looked_at(base)
            console.print(console.say("profile.cleared", cleared=cleared, count=reports))


def _decide(console: Console, base: Base, clear: int | None, hold: int | None) -> None:
    """Keep what somebody decided of reports that they looked at."""
    from khabar.share.clearance import Verdict, decide
    from khabar.share.profile import profile_of

    kept = profile_of(base)
    decided: tuple[tuple[int | None, Verdict], ...] = ((clear, "cleared"), (hold, "held"))
    for report, verdict in decided:
        if report is not None:
            decide(base, report, kept.hide(base.reading(report)), kept.key, verdict)
            console.note(console.say(f"profile.let.{verdict}", report=report))


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
