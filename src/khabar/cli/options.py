"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path

import click


def day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The value of an option that is a day; anything else is refused."""
    from datetime import date

    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date like 2017-07-15") from None


def _columns(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    from khabar.intake.tables import COLUMNS

    pairs = tuple((fact.strip(), name.strip()) for fact, _, name in (value.partition("=") for value in values))
    for fact, name in pairs:
        if fact not in COLUMNS or not name:
            raise click.BadParameter(f"{fact}={name} is not one of {', '.join(COLUMNS)} with a column's name")
    return pairs


def _proxy(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    from khabar.intake.fetching import PROXIES

    if value is not None and not value.startswith(PROXIES):
        raise click.BadParameter(f"{value!r} begins with none of {', '.join(PROXIES)}")
    return value


column_option = click.option(
    "--column", multiple=True, metavar="FACT=NAME", callback=lambda *given: _columns(*given) if given[2] else (),
    help="What a table calls its text, title, outlet, published, url or author: text=body. May be repeated.",
)  # fmt: skip
gazetteer_option = click.option(
    "--gazetteer", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
    help="Your own list of places, or a folder of them; see khabar gazetteer. May be repeated.",
)  # fmt: skip
lexicon_option = click.option(
    "--lexicon", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
    help="Your own lexicon file. May be repeated.",
)  # fmt: skip
processes_option = click.option(
    "--processes", type=click.IntRange(1, 64), help="How many processes read; else one for each core."
)
proxy_option = click.option(
    "--proxy", metavar="URL", callback=_proxy,
    help="Addresses are fetched through this proxy, as socks5h://127.0.0.1:9050 for Tor.",
)  # fmt: skip
form_option = click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True
)
limit_option = click.option("--limit", type=click.IntRange(1, 1000), default=30, show_default=True, help="How many.")
skip_option = click.option("--skip", type=click.IntRange(0), default=0, help="Leave out the first of them.")
