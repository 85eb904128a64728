"""Mails that come back later: what a notice of delivery (RFC 3464) says, and what follows for who was written to.

Anybody can send a notice to the address that mails are from. One is believed only where it carries the Message-ID of a
mail of this case, which nobody but its reader and the servers between knows, and it is about that reader only.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.message import Message
from typing import Literal

from khabar.digest.mailing import ends_address, is_full
from khabar.digest.outbox import mails, note, pause
from khabar.digest.schedule import PATIENCE
from khabar.digest.subscriptions import subscriptions
from khabar.errors import BadBounce
from khabar.store import Base

MOST = 4 << 20  # bytes of a notice: what comes back whole with it is a mail of a few hundred kilobytes
Verdict = Literal["gone", "paused", "kept", "known"]
_FINAL = ("failed", "delayed", "delivered", "relayed", "expanded")
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_MESSAGE = re.compile(r"<([0-9a-f]{40})@[^<>\s]+>")


@dataclass(frozen=True, slots=True)
class Returned:
    """What a notice says of one recipient."""

    address: str
    action: str
    status: str

    @property
    def hard(self) -> bool:
        """Whether the address takes no mail, for good."""
        return self.failed and self.status[0] == "5" and ends_address(self.status)

    @property
    def failed(self) -> bool:
        """Whether the mail will not come any more."""
        return self.action == "failed"


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice: the mails that it may be about, and each recipient whose lines are whole."""

    messages: tuple[str, ...]
    returned: tuple[Returned, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """What followed for some subscriptions.

    ``gone``: no more is sent to the address. ``paused``: its mailbox has been full for too long. ``kept``: the mail is
    on its way yet, or what it told is told again with the next. ``known``: it was noted before, or the
    address is forgotten.
    """

    verdict: Verdict
    numbers: tuple[int, ...]
    status: str


def read(data: bytes) -> Notice:
    """A notice from its bytes; raises BadBounce where it is none, or not enough of it is there."""
    if len(data) > MOST:
        raise BadBounce("too large for a notice of delivery", None, f"give one of at most {MOST >> 20} MB")
    try:
        mail = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = list(mail.walk())
    except (MessageError, RecursionError, ValueError, LookupError):
        raise _bad() from None
    returned = tuple(each for part in parts if part.get_content_type() == "message/delivery-status"
                     for each in _returned(part))  # fmt: skip
    if not returned:
        raise _bad()
    return Notice(tuple(dict.fromkeys(_messages(mail, parts))), returned)


def _returned(part: Message) -> Iterator[Returned]:
    """Recipients of whom action and status are there; the first lines are of the notice itself and have neither."""
    blocks = part.get_payload()
    for block in blocks if isinstance(blocks, list) else ():
        if not isinstance(block, Message):
            continue
        action = _line(block, "Action").partition("(")[0].strip().lower()
        status = _STATUS.search(_line(block, "Status"))
        to = _line(block, "Original-Recipient") or _line(block, "Final-Recipient")
        if action in _FINAL and status is not None and to:
            yield Returned(to.partition(";")[2].strip().lower() or to.strip().lower(), action, status[0])


def _messages(mail: Message, parts: list[Message]) -> Iterator[str]:
    """The names of mails that a notice is about: of what came back, and of what it answers."""
    for part in parts:
        if part.get_content_type() == "text/rfc822-headers":
            body = part.get_payload(decode=True)
            yield from _named(body.decode("ascii", "replace") if isinstance(body, bytes) else "")
        elif part is not mail:
            yield from _MESSAGE.findall(_line(part, "Message-ID"))
    for name in ("In-Reply-To", "References"):
        yield from _MESSAGE.findall(_line(mail, name))


def _named(headers: str) -> Iterator[str]:
    for line in re.findall(r"(?im)^message-id:[ \t]*(?:\r?\n[ \t]+)?(.*)$", headers):
        yield from _MESSAGE.findall(line)


def _line(part: Message, name: str) -> str:
    """A header as text, however it is written."""
    return " ".join(str(part.get(name, "")).split())


def take_in(base: Base, notice: Notice, patience: int = PATIENCE) -> Noted:
    """Note what a notice says; the same one twice does no harm. ``patience``: days that a mailbox may be full.

    Raises BadBounce where it is about no mail of this case, or about nobody to whom that mail went.
    """
    found = [mail for mail in mails(base) if mail.message in notice.messages]
    if not found:
        raise BadBounce("a notice about no mail of this case", None, "the mail must have come back with its headers")
    mail = found[-1]
    theirs = [each for each in subscriptions(base) if each.number in mail.numbers]
    numbers = tuple(each.number for each in theirs)
    about = _about(notice, {each.address.lower() for each in theirs})
    if mail.state in ("failed", "bounced") or not theirs:
        return Noted("known", numbers, about.status)
    if not about.failed:
        return Noted("kept", numbers, about.status)
    if about.hard:
        note(base, mail, "bounced", about.status, ended=theirs[0].address)
        return Noted("gone", numbers, about.status)
    note(base, mail, "failed", about.status)
    if is_full(about.status) and (paused := pause(base, mail, datetime.fromisoformat(base.hand.now()), patience)):
        return Noted("paused", paused, about.status)
    return Noted("kept", numbers, about.status)


def _about(notice: Notice, addresses: set[str]) -> Returned:
    """What it says of who was written to.

    Who has mail sent on stands under another address: then all of those must have failed, and the mildest counts.
    """
    own = [each for each in notice.returned if each.address in addresses]
    judged = own or list(notice.returned)
    return min(judged, key=lambda each: (each.failed, each.hard))


def _bad() -> BadBounce:
    return BadBounce("no notice of delivery", None, "give the mail as it came back, whole (RFC 3464)")
