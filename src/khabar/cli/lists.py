"""``khabar sources``, ``routes``, ``timeline`` and ``causes``: tables about a case."""

from __future__ import annotations

from pathlib import Path

import click

from khabar.cli.console import Console, case_argument, fresh, open_case, speaks
from khabar.cli.options import day, form_option, limit_option, skip_option
from khabar.cli.tables import show


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
    from khabar.share.answers.tables import SOURCES
    from khabar.share.answers.tables import sources as ask

    with open_case(case, console) as base:
        rows = list(ask(base, console.viewer, limit=limit, skip=skip))
    show(console, form, rows, SOURCES)


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
    from khabar.share.answers.tables import ROUTES
    from khabar.share.answers.tables import routes as ask

    with open_case(case, console) as base:
        fresh(base, console)
        rows = list(ask(base, console.viewer, limit=limit, skip=skip))
    show(console, form, rows, ROUTES)


@click.command()
@case_argument
@click.option("--event", metavar="TYPE", help="Claims of this type: killing, arrest …")
@click.option("--since", metavar="DATE", callback=day, help="On or after this day.")
@click.option("--until", metavar="DATE", callback=day, help="On or before.")
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
    from khabar.share.answers.tables import TIMELINE
    from khabar.share.answers.tables import timeline as ask

    with open_case(case, console) as base:
        rows = list(ask(base, console.viewer, event=event, since=since, until=until, limit=limit, skip=skip))
    show(console, form, rows, TIMELINE)


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
    from khabar.share.answers.tables import CAUSES
    from khabar.share.answers.tables import causes as ask

    with open_case(case, console) as base:
        rows = list(ask(base, console.viewer, limit=limit, skip=skip))
    show(console, form, rows, CAUSES)
