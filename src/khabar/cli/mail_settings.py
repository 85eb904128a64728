"""Settings for mail: a TOML file outside of every case, or the environment. Nothing else reads a password.

[smtp]
host = "mail.example.org"
port = 587
security = "starttls"       # tls, starttls, none (this machine only)
user = "digest"
password_file = "password"  # beside this file; or KHABAR_SMTP_PASSWORD

[mail]
from = "digest@example.org"
name = "…"                  # of the sender
title = "…"                 # what the case is called in mails
web = "https://example.org" # where khabar serve is reached, if it is
hour = 4                    # of the day, UTC, at which a day begins
patience = 14               # days for which a mailbox may be full before its subscriptions are paused
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from khabar.errors import BadSettings

if TYPE_CHECKING:
    from khabar.digest.mailing import Sender, Server

_PORTS = {"tls": 465, "starttls": 587, "none": 25}
_KNOWN = {
    "smtp": {"host", "port", "security", "user", "password_file"},
    "mail": {"from", "name", "title", "web", "hour", "patience"},
}  # fmt: skip
_LONGEST = 365
VARIABLE = "KHABAR_MAIL"

settings_option: Callable[[Callable[..., None]], Callable[..., None]] = click.option(
    "--settings", type=click.Path(path_type=Path), envvar=VARIABLE, metavar="FILE",
    help=f"Settings for mail, outside the case; or the variable {VARIABLE}.",
)  # fmt: skip


def read(
    path: Path | None, case: Path, environment: Mapping[str, str] = os.environ
) -> tuple[Server | None, Sender | None]:  # fmt: skip
    """The server and the sender; None for what is not set. Raises BadSettings, BadAddress."""
    given = _file(path, case) if path is not None else {}
    smtp, mail = dict(given.get("smtp", {})), dict(given.get("mail", {}))
    for table, key, name in (
        (smtp, "host", "KHABAR_SMTP_HOST"), (smtp, "port", "KHABAR_SMTP_PORT"), (smtp, "user", "KHABAR_SMTP_USER"),
        (smtp, "security", "KHABAR_SMTP_SECURITY"), (mail, "from", "KHABAR_MAIL_FROM"), (mail, "web", "KHABAR_WEB"),
    ):  # fmt: skip
        if environment.get(name):
            table[key] = environment[name]
    return _server(smtp, path, environment), _sender(mail)


def _file(path: Path, case: Path) -> dict[str, Any]:
    where = str(path)
    if path.resolve().is_relative_to(case.resolve()):
        raise BadSettings("settings for mail are kept outside the case", where, "move the file to another folder")
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise BadSettings("the file cannot be read", where, "check the path and the permission") from None
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(f"not TOML: {error}", where, "docs/digest.md shows what it looks like") from None
    for table, rows in given.items():
        wrong = sorted(set(rows) - _KNOWN[table]) if table in _KNOWN and isinstance(rows, dict) else [table]
        if wrong:
            raise BadSettings("a setting that khabar does not know", f"{where}: {', '.join(wrong)}",
                              "docs/digest.md has all of them; a password stands in a file of its own")  # fmt: skip
    return given


def _server(smtp: Mapping[str, Any], path: Path | None, environment: Mapping[str, str]) -> Server | None:
    from khabar.digest.mailing import SECURITY, Server

    if not smtp.get("host"):
        return None
    security = str(smtp.get("security", "starttls"))
    port = str(smtp.get("port", _PORTS.get(security, 0)))
    if security not in SECURITY or not port.isdecimal() or not 0 < int(port) < 65536:
        raise BadSettings("port or security is not one", f"{port}, {security}",
                          "security is tls, starttls or none; a port is a number such as 587")  # fmt: skip
    made = Server(
        str(smtp["host"]),
        int(port),
        SECURITY[SECURITY.index(security)],
        smtp.get("user"),
        _password(smtp, path, environment),
    )
    if security == "none" and not made.local:
        raise BadSettings("an open line to another machine", made.host, "set security to starttls or tls")
    return made


def _password(smtp: Mapping[str, Any], path: Path | None, environment: Mapping[str, str]) -> str | None:
    if environment.get("KHABAR_SMTP_PASSWORD"):
        return environment["KHABAR_SMTP_PASSWORD"]
    if not smtp.get("password_file"):
        return None
    file = Path(str(smtp["password_file"])).expanduser()
    if path is not None and not file.is_absolute():
        file = path.parent / file
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise BadSettings("the file of the password cannot be read", str(file), "check the path") from None


def _sender(mail: Mapping[str, Any]) -> Sender | None:
    from khabar.digest.addresses import address
    from khabar.digest.mailing import Sender
    from khabar.digest.schedule import HOUR, PATIENCE

    web = str(mail.get("web", "")).rstrip("/") or None
    if web is not None:
        parts = urlsplit(web)
        if parts.scheme not in ("http", "https") or not parts.hostname or not web.isascii() or parts.query:
            raise BadSettings("not the address of a web application", web, "write it as https://example.org")
        if any(char in web for char in " <>\"'\\"):
            raise BadSettings("not the address of a web application", web, "write it as https://example.org")
    hour = mail.get("hour", HOUR)
    if not isinstance(hour, int) or not 0 <= hour < 24:
        raise BadSettings("an hour is a number from 0 to 23", str(hour), "it is counted in UTC")
    patience = mail.get("patience", PATIENCE)
    if not isinstance(patience, int) or not 1 <= patience <= _LONGEST:
        raise BadSettings(f"patience is a number of days from 1 to {_LONGEST}", str(patience), "14 is two weeks")
    if not mail.get("from"):
        return None
    name, title = (" ".join(str(mail.get(key, "")).split()) for key in ("name", "title"))
    return Sender(address(str(mail["from"])), name, title, web, hour, patience)
