"""``khabar sources``, ``routes``, ``timeline`` and ``causes``: tables about a case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.console import Console, case_argument, fresh, open_case, speaks
from khabar.cli.tables import Row, form_option, limit_option, show, skip_option
from khabar.share.shown import Shown, chain_words, words_of

if TYPE_CHECKING:
    from khabar.types import Claim


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from khabar.cli.read import _day as day

    return day(context, parameter, value)


@click.command()
@case_argument
@limit_option
@skip_option
@form_option
@speaks(redacts=True)
def sources(console: Console, case: Path, *, limit: int, skip: int, form: str) -> None:
    """Show who is quoted, and how much rests on each. People are counted together; khabar who shows one.

    يعرض من تنقل عنهم الأخبار، وكم يستند إلى كل منهم.
    """
    from khabar.views.tables import sources as ask

    with open_case(case, console) as base:
        rows: list[Row] = [
            {"kind": console.say(f"source.{row.kind}"), "name": row.name and console.shown(row.name),
             "claims": row.claims, "reports": row.reports}
            for row in ask(base, limit=limit, skip=skip) if not (console.redacted and row.protected)
        ]  # fmt: skip
    show(console, form, rows, ("kind", "name", "claims", "reports"))


@click.command()
@case_argument
@limit_option
@skip_option
@form_option
@speaks(redacts=True)
def routes(console: Console, case: Path, *, limit: int, skip: int, form: str) -> None:
    """Show from where to where reports say that people went: flights, movements, displacement. Nobody is named.

    يعرض من أين وإلى أين تقول الأخبار إن أناساً تنقلوا.
    """
    from khabar.views.tables import routes as ask

    with open_case(case, console) as base:
        fresh(base, console)
        shown = Shown(base, console)
        rows: list[Row] = []
        for route in ask(base, limit=limit, skip=skip):
            found = shown.first(route.claims)
            if found is not None:
                start, via, end = route.start, route.via, route.end
                if console.redacted:  # a place may be what gives somebody away: only what the claim still says
                    start, via, end = (_place(found[2], role) for role in ("from", "via", "to"))
                rows.append({
                    "from": start, "via": via, "to": end, "reports": route.reports, "first": route.first,
                    "last": route.last, "claim": str(found[0]),
                })  # fmt: skip
    show(console, form, rows, ("from", "via", "to", "reports", "first", "last", "claim"))


def _place(claim: Claim, role: str) -> str | None:
    filled = claim.arguments.get(role)
    return filled[0].text if filled and not isinstance(filled, str) else None


@click.command()
@case_argument
@click.option("--event", metavar="TYPE", help="Claims of this type: killing, arrest …")
@click.option("--since", metavar="DATE", callback=_day, help="On or after this day.")
@click.option("--until", metavar="DATE", callback=_day, help="On or before.")
@limit_option
@skip_option
@form_option
@speaks(redacts=True)
def timeline(
    console: Console, case: Path, *, event: str | None, since: str | None, until: str | None, limit: int, skip: int,
    form: str,
) -> None:  # fmt: skip
    """Show claims in the order of the days that they name.

    يعرض الادعاءات مرتبة بحسب الأيام التي تذكرها.
    """
    from khabar.views.tables import timeline as ask

    with open_case(case, console) as base:
        shown = Shown(base, console)
        rows: list[Row] = []
        for day, number in ask(base, event=event, since=since, until=until, limit=limit, skip=skip):
            found = shown.claim(number)
            if found is not None:
                reading, claim = found
                rows.append({
                    "day": day, "event": console.say(f"event.{claim.event}"), "words": words_of(claim),
                    "says": chain_words(claim, reading.report.outlet, console), "claim": str(number),
                })  # fmt: skip
    show(console, form, rows, ("day", "event", "words", "says", "claim"))


@click.command()
@case_argument
@limit_option
@skip_option
@form_option
@speaks(redacts=True)
def causes(console: Console, case: Path, *, limit: int, skip: int, form: str) -> None:
    """Show what reports give as cause and effect, in their words.

    يعرض ما تذكره الأخبار سبباً ونتيجة، بكلماتها.
    """
    from khabar.views.tables import causes as ask

    with open_case(case, console) as base:
        shown = Shown(base, console)
        rows: list[Row] = []
        for each in ask(base, limit=limit, skip=skip):
            found = shown.claim(each.claim)
            if found is None:
                continue
            reading, claim = found
            told = {role: claim.arguments.get(role, ()) for role in ("cause", "effect")}
            rows.append({
                **{role: " ".join(filled[0].text.split()) if filled and not isinstance(filled, str) else ""
                   for role, filled in told.items()},
                "says": chain_words(claim, reading.report.outlet, console), "claim": str(each.claim),
            })  # fmt: skip
    show(console, form, rows, ("cause", "effect", "says", "claim"))
