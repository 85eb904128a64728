"""``khabar find``: words and claims in a case."""

from __future__ import annotations

import json
from pathlib import Path

import click

from khabar.cli.console import Console, case_argument, open_case, speaks
from khabar.cli.options import day, skip_option
from khabar.share.certainty import CERTAINTIES


@click.command()
@case_argument
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--event", metavar="TYPE", help="Claims of this type: killing, arrest …")
@click.option("--person", metavar="NAME", help="Claims about somebody of this name, in this case.")
@click.option("--group", metavar="NAME", help="Claims about a group or body of this name.")
@click.option("--place", metavar="NAME", help="Claims in, from or to a place of this name.")
@click.option("--source", metavar="NAME", help="Claims that somebody of this name makes.")
@click.option("--outlet", metavar="NAME", help="In reports of this outlet.")
@click.option("--since", metavar="DATE", callback=day, help="On or after: the claim's day, else that of publication.")
@click.option("--until", metavar="DATE", callback=day, help="On or before.")
@click.option("--certainty", type=click.Choice(CERTAINTIES), help="How certainly it is said.")
@click.option(
    "--min-confidence",
    "confidence",
    type=click.FloatRange(0, 1),
    help="Measured confidence, at least; what was never measured is left out.",
)
@click.option("--claims", is_flag=True, help="Claims, where reports would be shown.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many.")
@skip_option
@click.option("--save", "name", metavar="NAME", help="Keep this search under a name; khabar subscribe can be given it.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@speaks(redacts=True)
def find(
    console: Console, case: Path, words: tuple[str, ...], *, claims: bool, limit: int, skip: int, form: str,
    name: str | None = None, **asked: str | float | None,
) -> None:  # fmt: skip
    """Search a case: all WORDS in any spelling and with any clitic, "…" for words in a row, -WORD for one left out.

    With an option about claims, or --claims, claims are shown; else reports.

    يبحث في نصوص القضية وادعاءاتها.
    """
    from khabar.errors import NotFound
    from khabar.share.answers.hits import shown_hits
    from khabar.share.shown import Shown
    from khabar.store.latin import Speller
    from khabar.store.search import Filter, find_claims, find_reports
    from khabar.store.words import Question

    where = Filter(**asked)  # type: ignore[arg-type]
    with open_case(case, console) as base:
        question = Question(" ".join(words), Speller(base))
        if question.empty and where == Filter() and not claims:
            raise NotFound("nothing to look for", None, "give words, or an option such as --event")
        look = find_claims if claims or where.of_claims else find_reports
        found = shown_hits(look, question, where, Shown(base, console.viewer), limit=limit, skip=skip)
        if name is not None:
            from khabar.store.searches import save

            save(base, name, " ".join(words), where)
            console.note(console.say("find.saved", name=" ".join(name.split())))
    if form == "json":
        told = {"count": found.count, "hits": [item.form() for item in found.hits]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for number, item in enumerate(found.hits, skip + 1):
        console.print(*item.lines(number, console.viewer), "")
    count = len(found.hits) if found.count is None else found.count  # how many are hidden says something of them
    console.note(console.say("find.count", shown=len(found.hits), count=count))
