"""``khabar serve`` and ``account``: a case in the browser."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.console import Console, case_argument, hand, open_case, speaks, who_option
from khabar.cli.mail_settings import settings_option
from khabar.cli.options import proxy_option

if TYPE_CHECKING:
    from khabar.web.settings import Settings

_PORT = 8420


@click.command()
@case_argument
@click.option("--listen", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="On which address.")
@click.option("--port", type=click.IntRange(0, 65535), default=_PORT, show_default=True, help="0: any that is free.")
@click.option("--accounts", is_flag=True, help="Everybody signs in; khabar account makes accounts.")
@click.option("--origin", metavar="URL", help="What browsers call this server, as https://desk.example.org.")
@settings_option
@proxy_option
@who_option
@speaks()
def serve(
    console: Console, case: Path, *, listen: str, port: int, accounts: bool, origin: str | None, proxy: str | None,
    settings: Path | None, who: str | None,
) -> None:  # fmt: skip
    """Show a case in the browser of this machine, or with --accounts on a network. Ctrl-C ends it.

    With --settings for mail, the digest is sent from here when it is due.

    Without accounts it listens on a loopback address only and lets in who opens the address that it prints.

    يعرض القضية في متصفح هذا الجهاز، أو على شبكة بحسابات.
    """
    import os
    import secrets
    import time

    from khabar.errors import CaseError

    _installed()
    from khabar.cli.mail_settings import read
    from khabar.web.accounts import FILE, Accounts
    from khabar.web.running import bound, run
    from khabar.web.server import application
    from khabar.web.settings import Settings

    if not accounts and not _loopback(listen):
        raise CaseError("a case without accounts is served on this machine only", listen,
                        "add accounts with khabar account, and serve with --accounts")  # fmt: skip
    server, sender = read(settings, case)
    mail = (server, sender) if server is not None and sender is not None else None
    with open_case(case, console, who) as base:
        name = base.hand.who or "local"
    with bound(listen, port) as socket:
        number = socket.getsockname()[1]
        host = f"[{listen}]" if ":" in listen else listen
        made = Settings(
            case, (origin or f"http://{host}:{number}").rstrip("/"), accounts, console.language, name,
            os.cpu_count() or 1, proxy=proxy,
        )  # fmt: skip
        start = None if accounts else secrets.token_urlsafe(24)
        people = Accounts(case / FILE if accounts else ":memory:", time.time)
        if start is not None:
            people.add(name, "admin", None)
        app = application(made, people, hand, start, mail)
        console.print(console.say("web.serving"), _address(made, start))
        if accounts and not people.all():
            console.note(console.say("web.no_accounts"))
        run(app, socket)


def _installed() -> None:
    """Raises MissingExtra where what the web application needs is not there."""
    from importlib.util import find_spec

    from khabar.errors import MissingExtra

    if any(find_spec(name) is None for name in ("argon2", "jinja2", "starlette", "uvicorn")):
        raise MissingExtra("the web application is not installed")


def _address(settings: Settings, start: str | None) -> str:
    return settings.origin + (f"/start?token={start}" if start is not None else "/")


def _loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


@click.command()
@case_argument
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--role", type=click.Choice(["reader", "reviewer", "admin"]), help="What the account may do.")
@click.option("--password", "asks", is_flag=True, help="Ask for a new password.")
@click.option("--close", is_flag=True, help="Close the account; its sessions and tokens end.")
@click.option("--open", "opened", is_flag=True, help="Open a closed account again.")
@who_option
@speaks()
def account(
    console: Console, case: Path, name: str | None, *, role: str | None, asks: bool, close: bool, opened: bool,
    who: str | None,
) -> None:  # fmt: skip
    """Make or change the account NAME of a served case; without a NAME, list them.

    A reader sees what the profile of the case lets out; a reviewer sees and decides; an admin does all.

    ينشئ حساباً لمن يدخل القضية من المتصفح أو يغيره.
    """
    import time

    _installed()
    from khabar.web.accounts import FILE, Accounts

    with open_case(case, console, who) as base:
        accounts = Accounts(case / FILE, time.time)
        if name is None:
            for each, has, closed in accounts.all():
                console.print(
                    f"{each} · {console.say(f'web.role.{has}')}" + (f" · {console.say('web.closed')}" if closed else "")
                )
            return
        known = any(each == name for each, _, _ in accounts.all())
        password = _password(console) if asks or not known else None
        if known:
            accounts.set(name, role=role, password=password, closed=True if close else False if opened else None)  # type: ignore[arg-type]
        else:
            accounts.add(name, role or "reader", password)  # type: ignore[arg-type]
        with base.change():
            base.note("account", {"account": name, "role": role, "closed": close})
    console.note(console.say("web.account.kept", name=name))


def _password(console: Console) -> str:
    return str(click.prompt(console.say("web.account.password"), hide_input=True, confirmation_prompt=True, err=True))
