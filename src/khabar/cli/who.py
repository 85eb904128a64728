"""``khabar who``: one person of a case."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.console import Console, case_argument, fresh, open_case, speaks
from khabar.cli.options import form_option
from khabar.cli.tables import table, write_csv

if TYPE_CHECKING:
    from khabar.share.answers import Row
    from khabar.share.answers.people import Told


@click.command()
@case_argument
@click.argument("name")
@click.option("--number", metavar="N", help="Which of several people of this name: a number that was shown.")
@click.option("--limit", type=click.IntRange(1, 1000), default=25, show_default=True, help="Lines of each section.")
@form_option
@speaks(redacts=True)
def who(console: Console, case: Path, name: str, *, number: str | None, limit: int, form: str) -> None:
    """Show one person by a NAME in any spelling: every name and who used it, posts, movements, money, fate.

    Each line has its sources, and how many independent origins it has; then what contradicts what.

    يعرض شخصاً واحداً: أسماءه ومن ذكرها، ومناصبه وتنقلاته وأمواله ومصيره، ومصدر كل سطر.
    """
    from khabar.errors import NotFound
    from khabar.share.answers.people import LINES, Told, asked_for, several
    from khabar.share.shown import Shown
    from khabar.views.people import person

    with open_case(case, console) as base:
        fresh(base, console)
        shown = Shown(base, console.viewer)
        found = asked_for(base, shown, name)
        if number is not None:
            found = [each for each in found if each.number == number]
        if not found:
            raise NotFound("nobody of this name in the case", name if not console.viewer.redacted else None,
                           "try another spelling, or khabar find")  # fmt: skip
        if len(found) > 1 and number is None and (found[0].score < 1 or found[1].score >= found[0].score):
            _several(console, several(found, console.viewer), form)
            return
        told = Told(person(base, found[0].cluster), shown, limit)
        if form == "json":
            click.echo(json.dumps(told.form(), ensure_ascii=False, indent=1))
        elif form == "csv":
            write_csv(told.rows(), ("section", *LINES))
        else:
            _print(console, told)


def _several(console: Console, rows: Sequence[Row], form: str) -> None:
    from khabar.share.answers.people import SEVERAL

    if form == "json":
        click.echo(json.dumps({"several": [dict(row) for row in rows]}, ensure_ascii=False, indent=1))
        return
    console.note(console.say("who.several"))
    if form == "csv":
        write_csv(rows, SEVERAL)
    else:
        _table(console, None, rows, SEVERAL)


def _print(console: Console, told: Told) -> None:
    from khabar.share.answers.people import AGAINST, LINES

    console.print(told.name(), console.say("who.meaning"), "")
    heads = [console.say("column.name"), console.say("column.used_by"), console.say("column.reports")]
    table(console, heads, [[name, "، ".join(dict.fromkeys(used)), len(used)] for name, used in told.names()])
    rows = list(told.rows())
    for section in told.person.sections:
        _table(console, f"who.{section}", [row for row in rows if row["section"] == section], LINES)
    _table(console, "who.against", list(told.against()), AGAINST)
    _table(console, "who.one", told.one(), ("one", "other", "score", "why"))
    _table(console, "who.perhaps", told.perhaps(), ("number", "name", "verdict", "score", "why"))
    if told.left:
        console.note(console.say("who.left", count=told.left))


def _table(console: Console, title: str | None, rows: Sequence[Row], heads: Sequence[str]) -> None:
    if rows:
        if title is not None:
            console.print("", console.say(title))
        table(console, [console.say(f"column.{h}") for h in heads], [[row[h] for h in heads] for row in rows])
