"""``khabar corroborate``: what several reports say, from how many origins, and what differs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.console import Console, case_argument, fresh, open_case, speaks
from khabar.cli.options import form_option, limit_option, skip_option
from khabar.cli.tables import show, write_csv

if TYPE_CHECKING:
    from khabar.share.answers.corroboration import Told


@click.command()
@case_argument
@click.argument("claim", required=False, metavar="[CLAIM]")
@click.option("--event", metavar="TYPE", help="Claims of this type: killing, arrest …")
@click.option("--reports", "least", type=click.IntRange(1), default=2, show_default=True,
              help="Told by at least so many reports.")  # fmt: skip
@limit_option
@skip_option
@form_option
@speaks(redacts=True)
def corroborate(
    console: Console, case: Path, claim: str | None, *, event: str | None, least: int, limit: int, skip: int, form: str
) -> None:  # fmt: skip
    """Show claims that say the same thing and how many independent origins they have.

    With a CLAIM (a number such as 12.3): who tells it, the origins with their reasons line by line, what differs.

    يعرض ما تقوله عدة أخبار، ومن كم أصل مستقل جاء، وما يختلف بينها.
    """
    from khabar.errors import NotFound
    from khabar.share.answers.corroboration import GROUPS, group_row, told
    from khabar.share.shown import Shown
    from khabar.store import ClaimId
    from khabar.views.groups import detail, groups

    with open_case(case, console) as base:
        fresh(base, console)
        shown = Shown(base, console.viewer)
        if claim is not None:
            found = detail(base, ClaimId.parse(claim))
            if found is None:
                raise NotFound("no other claim says the same", claim, "khabar corroborate CASE shows what several say")
            group = told(found, shown)
            if group is None:
                raise NotFound("no other claim says the same", claim, "khabar corroborate CASE shows what several say")
            _detail(console, group, form)
            return
        listed, count = groups(base, event=event, least=least, limit=limit, skip=skip)
        rows = [row for group in listed if (row := group_row(base, group, shown)) is not None]
    show(console, form, rows, GROUPS)
    if form == "text":
        console.note(
            console.say("corroborate.count", shown=len(rows), count=len(rows) if console.viewer.redacted else count)
        )


def _detail(console: Console, told: Told, form: str) -> None:
    from khabar.share.answers.corroboration import CLAIMS
    from khabar.share.answers.people import AGAINST
    from khabar.share.shown import origins_words

    if form == "json":
        click.echo(json.dumps(told.form(), ensure_ascii=False, indent=1))
    elif form == "csv":
        write_csv(told.claims, CLAIMS)
    else:
        range_ = origins_words(told.group.low, told.group.high)
        console.print(
            console.say("corroborate.range", reports=told.group.reports, origins=range_, count=told.group.high)
        )
        console.print(*(f"  · {reason}" for reason in told.reasons), "")
        show(console, form, told.claims, CLAIMS)
        if told.against:
            console.print("", console.say("who.against"))
            show(console, form, told.against, AGAINST)
