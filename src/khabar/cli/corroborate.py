"""``khabar corroborate``: what several reports say, from how many origins, and what differs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.console import Console, case_argument, fresh, open_case, speaks
from khabar.cli.tables import Row, form_option, limit_option, show, skip_option, table, write_csv
from khabar.share.shown import Shown, chain_words, origins_words, words_of

if TYPE_CHECKING:
    from khabar.store import Base
    from khabar.views.groups import Detail, Group

_COLUMNS = ("day", "event", "words", "reports", "origins", "contradictions", "claim")
_CLAIMS = ("origin", "report", "says", "words", "claim")


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
    from khabar.store import ClaimId
    from khabar.views.groups import detail, groups

    with open_case(case, console) as base:
        fresh(base, console)
        shown = Shown(base, console)
        if claim is not None:
            found = detail(base, ClaimId.parse(claim))
            if found is None:
                raise NotFound("no other claim says the same", claim, "khabar corroborate CASE shows what several say")
            _detail(console, found, shown, form)
            return
        told, count = groups(base, event=event, least=least, limit=limit, skip=skip)
        rows = [row for group in told if (row := _row(base, group, shown, console)) is not None]
    show(console, form, rows, _COLUMNS)
    if form == "text":
        console.note(console.say("corroborate.count", shown=len(rows), count=len(rows) if console.redacted else count))


def _row(base: Base, group: Group, shown: Shown, console: Console) -> Row | None:
    from khabar.store import ClaimId

    rows = base.rows("SELECT claim FROM agreeing WHERE agreement = ? ORDER BY claim", group.id)
    found = shown.first(ClaimId.of(each) for (each,) in rows)
    if found is None:
        return None
    number, _, claim = found
    return {
        "day": group.first or "", "event": console.say(f"event.{claim.event}"), "words": words_of(claim),
        "reports": group.reports, "origins": origins_words(group.low, group.high, console),
        "contradictions": group.contradictions, "claim": str(number),
    }  # fmt: skip


def _detail(console: Console, found: Detail, shown: Shown, form: str) -> None:
    rows: list[Row] = []
    for number, report, origin in found.claims:
        claim = shown.claim(number)
        if claim is not None:
            rows.append({
                "origin": origin, "report": report, "says": chain_words(claim[1], claim[0].report.outlet, console),
                "words": words_of(claim[1]), "claim": str(number),
            })  # fmt: skip
    against: list[Row] = []
    for each in found.against:
        left, right = shown.claim(each.left), shown.claim(each.right)
        if left is not None and right is not None:
            against.append({
                "contradiction": console.say(f"contradiction.{each.kind}"), "why": "؛ ".join(shown.why(each.reasons)),
                "one": f"{words_of(left[1])} [{each.left}]", "other": f"{words_of(right[1])} [{each.right}]",
            })  # fmt: skip
    group, reasons = found.group, shown.why(found.reasons)
    if form == "json":
        made = {
            "reports": group.reports, "origins": {"low": group.low, "high": group.high}, "reasons": reasons,
            "claims": [dict(row) for row in rows], "against": [dict(row) for row in against],
        }  # fmt: skip
        click.echo(json.dumps(made, ensure_ascii=False, indent=1))
    elif form == "csv":
        write_csv(rows, _CLAIMS)
    else:
        range_ = origins_words(group.low, group.high, console)
        console.print(console.say("corroborate.range", reports=group.reports, origins=range_))
        console.print(*(f"  · {reason}" for reason in reasons), "")
        show(console, form, rows, _CLAIMS)
        if against:
            console.print("", console.say("who.against"))
            heads = ("contradiction", "why", "one", "other")
            table(console, [console.say(f"column.{h}") for h in heads], [[r[h] for h in heads] for r in against])
