"""``khabar who``, ``khabar group``, ``khabar place``: one person, group or place of a case."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.console import Command, Console, case_argument, fresh, open_case, speaks
from khabar.cli.options import form_option
from khabar.cli.tables import table, write_csv

if TYPE_CHECKING:
    from khabar.share.answers import Row
    from khabar.share.answers.people import Told
    from khabar.share.answers.things import Told as ToldThing
    from khabar.share.shown import Shown
    from khabar.store import Base

_LINES = 600  # claims of one kind of event, at least, that are put in lines
_MOST = 20  # of one name that are shown to choose from
_number_option = click.option("--number", metavar="N", help="Which of several of this name: a number that was shown.")
_limit_option = click.option(
    "--limit", type=click.IntRange(1, 1000), default=25, show_default=True, help="Lines of each section."
)


@click.command()
@case_argument
@click.argument("name")
@_number_option
@_limit_option
@form_option
@speaks(redacts=True)
def who(console: Console, case: Path, name: str, *, number: str | None, limit: int, form: str) -> None:
    """Show one person by a NAME in any spelling: every name and who used it, posts, movements, money, fate.

    Each line has its sources, and how many independent origins it has; then what contradicts what.

    يعرض شخصاً واحداً: أسماءه ومن ذكرها، ومناصبه وتنقلاته وأمواله ومصيره، ومصدر كل سطر.
    """
    from khabar.share.answers.people import LINES, SEVERAL, Told, asked_for, several
    from khabar.share.shown import Shown
    from khabar.views.people import person

    with open_case(case, console) as base:
        fresh(base, console)
        shown = Shown(base, console.viewer)
        found = asked_for(base, shown, name)
        if number is not None:
            meant = _meant(base, shown, number)
            found = [each for each in found if each.cluster == meant]
        if not found:
            raise _nobody(console, name)
        if len(found) > 1 and number is None and (found[0].score < 1 or found[1].score >= found[0].score):
            _several(console, several(found, shown), SEVERAL, form)
            return
        told = Told(person(base, found[0].cluster), shown, limit)
        if form == "json":
            click.echo(json.dumps(told.form(), ensure_ascii=False, indent=1))
        elif form == "csv":
            write_csv(told.rows(), ("section", *LINES))
        else:
            _print(console, told)


def _thing(kind: str, summary: str) -> click.Command:
    def command(console: Console, case: Path, name: str, *, number: str | None, limit: int, form: str) -> None:
        from khabar.share.answers.people import LINES
        from khabar.share.answers.things import MATCHES, Told, found_by
        from khabar.share.shown import Shown
        from khabar.text.fold import fold_word
        from khabar.views.things import thing

        with open_case(case, console) as base:
            fresh(base, console)
            shown = Shown(base, console.viewer)
            rows, _ = found_by(base, shown, kind, name, limit=_MOST)
            chosen = rows if number is None else _numbered(base, shown, rows, number)
            alike = [row for row in chosen if fold_word(str(row["name"])) == fold_word(name)]
            chosen = alike if len(alike) == 1 else chosen
            if len(chosen) > 1:
                _several(console, chosen, MATCHES, form)
                return
            cluster = _meant(base, shown, str(chosen[0]["number"])) if chosen else None
            found = None if cluster is None else thing(base, cluster, max(_LINES, limit))
            if found is None:
                raise _nobody(console, name)
            told = Told(found, shown)
            if form == "json":
                click.echo(json.dumps(told.form(limit), ensure_ascii=False, indent=1))
            elif form == "csv":
                write_csv(told.rows(limit), ("section", *LINES))
            else:
                _print_thing(console, told, limit)

    command.__doc__ = summary
    made: Command = speaks(redacts=True)(command)
    for option in (form_option, _limit_option, _number_option, click.argument("name"), case_argument):
        made = option(made)
    return click.command(kind)(made)


group = _thing("group", """Show one group by a NAME: its names, what is said of it, what may be the same.

    The numbers are those that khabar review --same, --different and --apart ask for.

    يعرض جماعة واحدة: أسماءها، وما قيل عنها، وما قد يكون هو نفسها.
    """)  # fmt: skip
place = _thing("place", """Show one place by a NAME: its names, what is said of it, what may be the same.

    The numbers are those that khabar review --same, --different and --apart ask for.

    يعرض مكاناً واحداً: أسماءه، وما قيل عنه، وما قد يكون هو نفسه.
    """)  # fmt: skip


def _meant(base: Base, shown: Shown, number: str) -> int | None:
    """What a number leads to, also one that was shown before others were put together with it."""
    from khabar.share.answers.identity import found_at
    from khabar.store import ClaimId

    return found_at(base, shown, ClaimId.parse(number))


def _numbered(base: Base, shown: Shown, rows: Sequence[Row], number: str) -> list[Row]:
    meant = _meant(base, shown, number)
    return [row for row in rows if meant is not None and _meant(base, shown, str(row["number"])) == meant]


def _nobody(console: Console, name: str) -> Exception:
    from khabar.errors import NotFound

    told = None if console.viewer.redacted else name
    return NotFound("nobody of this name in the case", told, "try another spelling, or khabar find")


def _several(console: Console, rows: Sequence[Row], heads: Sequence[str], form: str) -> None:
    if form == "json":
        click.echo(json.dumps({"several": [dict(row) for row in rows]}, ensure_ascii=False, indent=1))
        return
    console.note(console.say("who.several"))
    if form == "csv":
        write_csv(rows, heads)
    else:
        _table(console, None, rows, heads)


def _print(console: Console, told: Told) -> None:
    from khabar.share.answers.people import AGAINST, LINES

    _names(console, told.name(), [(name, used, len(used)) for name, used in told.names()])
    rows = list(told.rows())
    for section in told.person.sections:
        _table(console, f"who.{section}", [row for row in rows if row["section"] == section], LINES)
    _table(console, "who.against", list(told.against()), AGAINST)
    _table(console, "who.one", told.one(), ("one", "other", "score", "why"))
    _identity(console, told.perhaps(), told.judged(), told.members(told.limit))
    if told.left:
        console.note(console.say("who.left", count=told.left))


def _print_thing(console: Console, told: ToldThing, limit: int) -> None:
    from khabar.share.answers.people import LINES

    _names(console, told.name() or "", told.used())
    for event, rows in told.sections(limit).items():
        _table(console, f"event.{event}", rows, LINES)
    _identity(console, told.perhaps(), told.judged(), told.members(limit))


def _names(console: Console, name: str, names: Iterable[tuple[str, Sequence[str], int | None]]) -> None:
    console.print(name, console.say("who.meaning"), "")
    heads = [console.say("column.name"), console.say("column.used_by"), console.say("column.reports")]
    table(console, heads, [[each, "، ".join(dict.fromkeys(used)), count] for each, used, count in names])


def _identity(console: Console, perhaps: Sequence[Row], judged: Sequence[Row], members: Sequence[Row]) -> None:
    """What may be the same, what was judged of that, and by which numbers a report may be taken out."""
    from khabar.share.answers.identity import JUDGED, MEMBERS, PERHAPS

    _table(console, "who.perhaps", perhaps, PERHAPS)
    _table(console, "who.judged", judged, JUDGED)
    if len(members) > 1:
        _table(console, "who.members", members, MEMBERS)


def _table(console: Console, title: str | None, rows: Sequence[Row], heads: Sequence[str]) -> None:
    if rows:
        if title is not None:
            console.print("", console.say(title))
        table(console, [console.say(f"column.{h}") for h in heads], [[row[h] for h in heads] for row in rows])
