"""A letter as a mail, and its way to a server of mail (SMTP).

What may go wrong is of four kinds: the reader's server will never take it for this address (``Bounced``), nor this
letter (``Refused``), not now (``Later``), or our own server cannot be reached or does not let us in (``NoWay``).
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Literal
from urllib.parse import quote

from khabar.digest.addresses import domain_of
from khabar.digest.letter import Letter
from khabar.digest.schedule import HOUR, PATIENCE
from khabar.errors import NoWay

Security = Literal["tls", "starttls", "none"]
SECURITY: tuple[Security, ...] = ("tls", "starttls", "none")
TIMEOUT = 60.0  # seconds without an answer
# For good, but not for the address (RFC 3463): a full mailbox (5.2.2; one that is disabled, 5.2.1, counts as gone), a
# mail that is too large (5.2.3, 5.3.4), the way there (5.4), what a rule of theirs or ours says (5.7).
_NOT_THE_ADDRESS = re.compile(r"\b5\.(2\.[23]|3\.4|4\.\d{1,3}|7\.\d{1,3})\b")
_FULL = re.compile(r"\b[45]\.2\.2\b")
_BARE_FULL = ("452", "552")  # RFC 5321, 4.2.3: no room; with another code behind it, it says of what else
_LOCAL = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Server:
    """Where mails are handed in. The password is in no text of this value."""

    host: str
    port: int
    security: Security = "starttls"
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    timeout: float = TIMEOUT

    @property
    def local(self) -> bool:
        return self.host in _LOCAL


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: an address, a name, what the case is called in mails, where its web application is."""

    address: str
    name: str = ""
    title: str = ""
    web: str | None = None
    hour: int = HOUR
    patience: int = PATIENCE


@dataclass(frozen=True, slots=True)
class Leave:
    """How a reader unsubscribes: by a page and one click (RFC 8058), or by a mail to the sender."""

    page: str | None
    mail: str

    @property
    def best(self) -> str:
        return self.page or self.mail


def leave(sender: Sender, token: str) -> Leave:
    """The ways out of the subscriptions of a mail with this token."""
    page = f"{sender.web}/digest/unsubscribe/{token}" if sender.web else None
    return Leave(page, f"mailto:{sender.address}?subject={quote(f'unsubscribe {token}')}")


def confirmation(sender: Sender, token: str) -> str:
    """How an invitation is confirmed: by a page, or by a mail to the sender."""
    if sender.web:
        return f"{sender.web}/digest/confirm/{token}"
    return f"mailto:{sender.address}?subject={quote(f'confirm {token}')}"


def message(
    letter: Letter, sender: Sender, to: str, *, name: str, case: str, now: datetime, out: Leave | None = None
) -> EmailMessage:  # fmt: skip
    """The mail of a letter: plain text and HTML, with what servers and clients want to know of a list."""
    made = EmailMessage(policy=SMTP)
    domain = domain_of(sender.address)
    made["From"] = Address(_plain(sender.name), addr_spec=sender.address)
    made["To"] = Address(addr_spec=to)
    made["Subject"] = _plain(letter.subject)
    made["Date"] = format_datetime(now)
    made["Message-ID"] = f"<{name}@{domain}>"
    made["List-Id"] = f"<{case[:16]}.khabar.{domain}>"
    made["Auto-Submitted"] = "auto-generated"
    if out is not None:
        ways = [f"<{way}>" for way in (out.page, out.mail) if way]
        made["List-Unsubscribe"] = ", ".join(ways)
        if out.page is not None and out.page.startswith("https://"):
            made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content(letter.text, charset="utf-8", cte="base64")
    made.add_alternative(letter.html, subtype="html", charset="utf-8", cte="base64")
    made["Content-Language"] = letter.language  # before, it would go to the first part
    return made


def _plain(text: str) -> str:
    """What may stand in a header: one line, nothing that steers."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


class Bounced(Exception):
    """The address is refused for good."""


class Refused(Exception):
    """This mail is refused for good."""


class Later(Exception):
    """Not now; ``lost``: the server is gone, and nobody knows what it took of this mail."""

    def __init__(self, reason: str, lost: bool = False) -> None:
        self.lost = lost
        super().__init__(reason)


class Post:
    """A connection to a server, opened when the first mail is sent. Use it as a context manager."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._line: smtplib.SMTP | None = None

    def __enter__(self) -> Post:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        line, self._line = self._line, None
        if line is not None:
            try:
                line.quit()
            except (OSError, smtplib.SMTPException):
                line.close()

    def open(self) -> smtplib.SMTP:
        """The line to the server; raises NoWay."""
        if self._line is not None:
            return self._line
        server, where = self.server, f"{self.server.host}:{self.server.port}"
        try:
            if server.security == "tls":
                line: smtplib.SMTP = smtplib.SMTP_SSL(
                    server.host, server.port, timeout=server.timeout, context=ssl.create_default_context()
                )
            else:
                line = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
            try:
                line.ehlo_or_helo_if_needed()
                if server.security == "starttls":
                    line.starttls(context=ssl.create_default_context())
                if server.user is not None:
                    line.login(server.user, server.password or "")
            except BaseException:
                line.close()
                raise
        except smtplib.SMTPAuthenticationError:
            raise NoWay("the server of mail does not take the user or the password", where, "check them") from None
        except smtplib.SMTPNotSupportedError:
            raise NoWay("the server of mail offers no encryption or no login", where,
                        "set security to tls or starttls, as its owner says") from None  # fmt: skip
        except ssl.SSLError:
            raise NoWay("the certificate of the server of mail does not hold", where,
                        "check the name of the host and the port") from None  # fmt: skip
        except (OSError, smtplib.SMTPException):
            raise NoWay("the server of mail cannot be reached", where,
                        "what is queued goes with the next run; check host and port") from None  # fmt: skip
        self._line = line
        return line

    def send(self, sender: str, to: str, mail: EmailMessage, before: Callable[[], None]) -> None:
        """Hand in one mail; ``before`` is called when the server waits for the text of it.

        Raises Bounced, Refused, Later, and NoWay.
        """
        line = self.open()
        try:
            code, text = line.mail(sender)
            if code != 250:
                line.rset()
                if code >= 500:
                    raise NoWay(
                        "the server of mail refuses the sender", sender, "check the address that mails are from"
                    )
                raise Later(_reason(code, text))
            code, text = line.rcpt(to)
            if code not in (250, 251):
                line.rset()
                self._turned_away(code, text)
            before()
            code, text = line.data(mail.as_bytes())
            if code != 250:
                line.rset()
                raise (Refused if code >= 500 else Later)(_reason(code, text))
        except smtplib.SMTPDataError as error:
            raise (Refused if error.smtp_code >= 500 else Later)(_reason(error.smtp_code, error.smtp_error)) from None
        except (OSError, smtplib.SMTPException) as error:
            self.close()
            raise Later(type(error).__name__, lost=True) from None

    def _turned_away(self, code: int, text: bytes) -> None:
        """A recipient was refused: for good, by a rule that has nothing to do with the address, or for now."""
        reason = _reason(code, text)
        if code == 530:
            raise NoWay("the server of mail wants a user and a password", self.server.host, "set them")
        if code < 500:
            raise Later(reason)
        raise (Bounced if ends_address(reason) else Refused)(reason)


def ends_address(reason: str) -> bool:
    """Whether a refusal for good, by its codes, is one of the address and not only of this mail."""
    return not _NOT_THE_ADDRESS.search(reason) and not is_full(reason)


def is_full(reason: str) -> bool:
    """Whether the codes of a refusal say that a mailbox is full."""
    return _FULL.search(reason) is not None or reason in _BARE_FULL


def _reason(code: int, text: bytes | str) -> str:
    """Codes only: the words of a server may have the address in them."""
    told = text.decode("ascii", "replace") if isinstance(text, bytes) else text
    more = re.search(r"\b[245]\.\d{1,3}\.\d{1,3}\b", told)
    return f"{code} {more[0]}" if more else str(code)
