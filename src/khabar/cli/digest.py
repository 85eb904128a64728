"""``khabar digest``, ``subscribe``, ``subscribers`` and ``feed``: what is new in a case, for those who asked for it."""

from __future__ import annotations

import json
import signal
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.console import Console, case_argument, fresh, open_case, speaks, who_option
from khabar.cli.mail_settings import settings_option

if TYPE_CHECKING:
    from khabar.digest.mailing import Sender, Server
    from khabar.digest.outbox import Done
    from khabar.store import Base

FILE = click.Path(path_type=Path)
_SAMPLE = "reader@example.org"


@click.command()
@case_argument
@settings_option
@click.option(
    "--dry-run", "dry", type=FILE, metavar="FILE", help="Send nothing; write a mail to FILE (.eml) to look at."
)
@click.option("--number", type=click.IntRange(1), metavar="N", help="With --dry-run: the mail of this subscription.")
@who_option
@speaks()
def digest(
    console: Console, case: Path, *, settings: Path | None, dry: Path | None, number: int | None, who: str | None
) -> None:
    """Compose what is new for everybody whose mail is due, and send it: the line for cron.

    It can be stopped at any moment; the next run goes on from there.

    يرسل الجديد في القضية إلى من أكّدوا اشتراكهم.
    """
    from khabar.digest.outbox import fill

    server, sender = _given(settings, case)
    with open_case(case, console, who) as base:
        if dry is not None:
            _dry_run(console, base, sender, dry, number)
            return
        server, sender = _needed(server, sender)
        done = fill(base, _now(base), sender.hour, sender.patience)
        if done.skipped:
            console.note(console.say("digest.skipped", count=done.skipped))
        _send(console, base, server, sender, done)


def _given(settings: Path | None, case: Path) -> tuple[Server | None, Sender | None]:
    from khabar.cli.mail_settings import read

    return read(settings, case)


def _needed(server: Server | None, sender: Sender | None) -> tuple[Server, Sender]:
    """Both, where both are set; raises BadSettings."""
    from khabar.errors import BadSettings

    if server is None or sender is None:
        raise BadSettings("no server of mail is set", None, "give --settings FILE; docs/digest.md shows one")
    return server, sender


def _now(base: Base) -> datetime:
    return datetime.fromisoformat(base.hand.now())


def _send(console: Console, base: Base, server: Server, sender: Sender, done: Done) -> None:
    """Send what is queued and say how it went."""
    from khabar.digest.mailing import Post
    from khabar.digest.outbox import send

    asked: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: asked.append(number))
    try:
        with Post(server) as post:
            sent = send(base, post, sender, _now(base), waiting=console.waiting, stop=lambda: bool(asked))
    finally:
        signal.signal(signal.SIGINT, before)
    console.note(console.say(
        "digest.done", queued=done.queued, sent=sent.sent, deferred=sent.deferred, failed=sent.failed,
        bounced=sent.bounced, dropped=sent.dropped,
    ))  # fmt: skip
    if sent.paused:
        console.note(console.say("digest.paused", numbers=_listed(console, sent.paused)))
    if sent.deferred or sent.failed or sent.bounced or sent.paused:
        raise click.exceptions.Exit(1)


def _listed(console: Console, numbers: Iterable[int]) -> str:
    return ("، " if console.language == "ar" else ", ").join(map(str, numbers))


def _dry_run(console: Console, base: Base, sender: Sender | None, path: Path, number: int | None) -> None:
    from khabar.digest.mailing import Sender
    from khabar.digest.outbox import preview
    from khabar.errors import BadSettings

    if path.exists() and path.suffix != ".eml":
        raise BadSettings("not a mail that khabar wrote", str(path), "name a file that ends in .eml")
    fresh(base, console)
    made = preview(base, sender or Sender("digest@example.org"), _SAMPLE, _now(base), number, console.language)
    if made is None:
        console.note(console.say("digest.nothing"))
        return
    path.write_bytes(made.as_bytes())
    with base.change():
        base.note("export", {"digest": "dry run", "subscription": number})
    console.note(console.say("digest.written", where=path))


@click.command()
@case_argument
@click.argument("address")
@click.argument("name", nargs=-1, metavar="[NAME]...")
@click.option("--to", "scope", default="case", show_default=True, metavar="WHAT",
              help="case, or with NAME: search, place, event.")  # fmt: skip
@click.option("--every", type=click.Choice(["day", "week"]), default="day", show_default=True)
@settings_option
@who_option
@speaks()
def subscribe(
    console: Console, case: Path, address: str, name: tuple[str, ...], *, scope: str, every: str,
    settings: Path | None, who: str | None,
) -> None:  # fmt: skip
    """Invite an ADDRESS to the digest. It gets nothing but one question until it has confirmed.

    --language is the language of its mails. A person cannot be subscribed to.

    يدعو عنواناً إلى موجز القضية، ولا يصله شيء قبل أن يؤكد.
    """
    from khabar.digest.outbox import Done
    from khabar.digest.scopes import Scope
    from khabar.digest.subscriptions import invite

    server, sender = _given(settings, case)
    with open_case(case, console, who) as base:
        made = invite(base, address, Scope.parse(" ".join((scope, *name))), every, console.language)  # type: ignore[arg-type]
        console.note(console.say("digest.invited", number=made.number))
        if server is None or sender is None:
            console.note(console.say("digest.later"))
        else:
            _send(console, base, server, sender, Done(queued=1))


@click.command()
@case_argument
@click.option("--confirm", "confirmed", metavar="TOKEN", help="Confirm: the token that a reader sent back.")
@click.option("--end", "ended", metavar="N|TOKEN", help="End a subscription by its number, or by the token of a mail.")
@click.option("--bounced", type=click.IntRange(1), metavar="N", help="Note that mails to this one came back.")
@click.option("--resume", "resumed", type=click.IntRange(1), metavar="N", help="Send again to this one that is paused.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@who_option
@speaks()
def subscribers(
    console: Console, case: Path, *, confirmed: str | None, ended: str | None, bounced: int | None,
    resumed: int | None, form: str, who: str | None,
) -> None:  # fmt: skip
    """List who is subscribed, or confirm, end or resume a subscription.

    يعرض المشتركين، أو يؤكد اشتراكاً أو ينهيه أو يستأنفه.
    """
    from khabar.digest import subscriptions

    with open_case(case, console, who) as base:
        if confirmed is not None:
            console.note(console.say("digest.confirmed", number=subscriptions.confirm(base, confirmed).number))
        elif ended is not None:
            done = (
                [subscriptions.end(base, int(ended))] if ended.isascii() and ended.isdecimal()
                else subscriptions.unsubscribe(base, ended)
            )  # fmt: skip
            console.note(console.say("digest.ended", numbers=", ".join(str(each.number) for each in done)))
        elif bounced is not None:
            subscriptions.end(base, bounced, "bounced")
            console.note(console.say("digest.bounced", number=bounced))
        elif resumed is not None:
            console.note(console.say("digest.resumed", number=subscriptions.resume(base, resumed).number))
        else:
            _list(console, base, form)


def _list(console: Console, base: Base, form: str) -> None:
    from khabar.cli.tables import table
    from khabar.digest.outbox import mails
    from khabar.digest.subscriptions import subscriptions

    last = {number: mail for mail in mails(base) for number in mail.numbers}
    rows: list[list[str | int | None]] = []
    for each in subscriptions(base):
        mail = last.get(each.number)
        sent = f"{console.say(f'digest.mail.{mail.state}')} {mail.changed[:10]}" if mail is not None else ""
        rows.append([
            each.number, each.address, each.scope.title(console.viewer) if form == "text" else each.scope.form(),
            console.say(f"digest.every.{each.every}.short") if form == "text" else each.every, each.language,
            console.say(f"digest.state.{each.state}") if form == "text" else each.state, each.made[:10], sent,
        ])  # fmt: skip
    columns = ("number", "address", "scope", "every", "language", "state", "made", "mail")
    if form == "json":
        click.echo(json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=1))
    else:
        table(console, [console.say(f"column.{name}") for name in columns], rows)


@click.command()
@case_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE...")
@settings_option
@who_option
@speaks()
def bounced(
    console: Console, case: Path, files: tuple[Path, ...], *, settings: Path | None, who: str | None
) -> None:  # fmt: skip
    """Take in notices that mails came back (RFC 3464), as a server of mail delivers them: files, or - for one.

    An address that takes no mail gets no more. Who only has a full mailbox, or waits, stays subscribed; who has had a
    full one for as many days as the settings say is paused.

    يأخذ إشعارات عدم التسليم، فلا يُرسل بعدها إلى عنوان لا يستقبل.
    """
    from khabar.digest.bounces import MOST, read, take_in
    from khabar.digest.schedule import PATIENCE
    from khabar.errors import KhabarError
    from khabar.share.refusals import reason

    _, sender = _given(settings, case)
    patience = sender.patience if sender is not None else PATIENCE
    failed = 0
    with open_case(case, console, who) as base:
        for path in files:
            try:
                with click.open_file(str(path), "rb") as file:
                    noted = take_in(base, read(file.read(MOST + 1)), patience)
            except (KhabarError, OSError) as error:
                console.note(f"{path}: {reason(error, console.language)}")
                failed += 1
                continue
            numbers = _listed(console, noted.numbers)
            console.note(console.say(f"digest.bounce.{noted.verdict}", numbers=numbers, status=noted.status))
    if failed:
        raise click.exceptions.Exit(1)


@click.command()
@case_argument
@click.argument("file", type=FILE)
@click.option("--to", "scope", default="case", show_default=True, metavar="WHAT",
              help='case, or "search NAME", "place NAME", "event TYPE".')  # fmt: skip
@click.option("--entries", type=click.IntRange(1, 500), default=60, show_default=True, help="At most so many.")
@settings_option
@who_option
@speaks()
def feed(
    console: Console, case: Path, file: Path, *, scope: str, entries: int, settings: Path | None, who: str | None
) -> None:
    """Write what is new as an Atom feed, without what the profile of the case hides.

    يكتب الجديد تلقيماً بصيغة Atom.
    """
    from khabar.digest.feed import feed as make
    from khabar.digest.scopes import Scope
    from khabar.errors import BadSettings

    _, sender = _given(settings, case)
    if file.exists() and b"<feed" not in file.read_bytes()[:200]:
        raise BadSettings("not a feed that khabar wrote", str(file), "name another; nothing is written over it")
    with open_case(case, console, who) as base:
        fresh(base, console)
        asked = Scope.parse(scope)
        title, web = (sender.title, sender.web) if sender is not None else ("", None)
        made = make(base, asked, console.language, title=title, web=web, entries=entries)
        file.write_bytes(made)
        with base.change():
            base.note("export", {"feed": asked.form()})
    console.note(console.say("digest.written", where=file))
