"""``khabar cite``: a claim as it can go into a file of evidence."""

from __future__ import annotations

import json
from pathlib import Path

import click

from khabar.cli.console import Console, case_argument, open_case, speaks, who_option


@click.command()
@case_argument
@click.argument("claim", metavar="CLAIM")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@who_option
@speaks(redacts=True)
def cite(console: Console, case: Path, claim: str, *, form: str, who: str | None) -> None:
    """Write the sheet of a CLAIM (a number such as 12.3): words, sources, original, reading, reviews, log.

    يكتب ورقة ادعاء واحد تصلح لملف أدلة.
    """
    from khabar.share import citation
    from khabar.store import ClaimId

    with open_case(case, console, who) as base:
        cited = citation.cite(base, ClaimId.parse(claim), console.viewer.redact)
        if base.writable:
            with base.change():
                base.note("export", {"cite": str(cited.number), "redacted": console.viewer.redacted})
        else:
            console.note(console.say("cite.unlogged"))
    if form == "json":
        click.echo(json.dumps(citation.form(cited), ensure_ascii=False, indent=1))
    else:
        console.print(*citation.lines(cited, console.language))
