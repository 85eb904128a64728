"""Who gets the digest: invited by the owner, confirmed by themselves, ended at any time.

A subscription is a row of ``subscriber`` and rows that supersede it; its number is that of the first. Its state is
pending (asked, and sent nothing else), confirmed, paused (the mailbox was full for too long), ended or bounced. A link
in a mail carries a random token; kept is its hash, in the row of the mail. Nobody but the reader can confirm: the owner
never sees the token of an invitation.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from khabar.digest.addresses import address as checked
from khabar.digest.scopes import Scope, check
from khabar.errors import BadScope, BadToken, NotFound
from khabar.share.labels import Language
from khabar.store import Base
from khabar.store.forgetting import empty

State = Literal["pending", "confirmed", "paused", "ended", "bounced"]
Every = Literal["day", "week"]
DAYS = 14  # in which an invitation is to be confirmed


@dataclass(frozen=True, slots=True)
class Subscription:
    """One subscription as it stands: ``number`` is its first row, ``row`` the newest, written at ``made``."""

    number: int
    row: int
    address: str
    language: Language
    every: Every
    scope: Scope
    state: State
    made: str


_STANDING = """SELECT coalesce(a.first, a.id), a.id, a.address, a.language, a.every, a.subject, a.state, a.made
    FROM subscriber a WHERE a.address IS NOT NULL AND a.subject IS NOT NULL AND a.state IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM subscriber b WHERE b.first = coalesce(a.first, a.id) AND b.id > a.id) ORDER BY 1"""


def subscriptions(base: Base, *states: State) -> list[Subscription]:
    """Subscriptions in the order of their numbers; of these states, or all."""
    found = [
        Subscription(number, row, to, language, every, Scope.parse(subject), state, made)
        for number, row, to, language, every, subject, state, made in base.rows(_STANDING)
    ]
    return [each for each in found if not states or each.state in states]


def subscription(base: Base, number: int) -> Subscription:
    """A subscription by its number; raises NotFound where there is none."""
    for each in subscriptions(base):
        if each.number == number:
            return each
    raise NotFound("no subscription of this number", str(number), "khabar subscribers CASE shows them")


def invite(base: Base, to: str, scope: Scope, every: Every, language: Language) -> Subscription:
    """Ask an address whether it wants the digest: a subscription that is pending, and a mail that is queued.

    Who was asked and did not answer yet is asked again. Raises BadAddress, and BadScope as ``scopes.check`` does.
    """
    to = checked(to)
    check(base, scope)
    with base.change():
        open_ = subscriptions(base, "pending", "confirmed", "paused")
        known = [each for each in open_ if each.address == to and each.scope == scope]
        if any(each.state == "confirmed" for each in known):
            raise BadScope("this address has confirmed this subscription already", None, "end it first to change it")
        for each in known:
            supersede(base, each, "ended")
        number = base.append("subscriber", {
            "address": to, "language": language, "every": every, "subject": scope.form(), "state": "pending",
            "made": base.hand.now(),
        }, act="invite")  # fmt: skip
        base.append("mail", {
            "purpose": "confirm", "message": message_of(base, number, "confirm"), "subscribers": f"[{number}]",
            "state": "queued", "made": base.hand.now(),
        }, act="mail")  # fmt: skip
    return subscription(base, number)


def supersede(base: Base, each: Subscription, state: State) -> int:
    """Write a new state of a subscription; only inside a change."""
    return base.append("subscriber", {
        "address": each.address, "language": each.language, "every": each.every, "subject": each.scope.form(),
        "state": state, "made": base.hand.now(), "first": each.number, "supersedes": each.row,
    }, act="subscribe")  # fmt: skip


def end(base: Base, number: int, state: State = "ended") -> Subscription:
    """End a subscription, or note that its mails came back; raises NotFound."""
    with base.change():
        each = subscription(base, number)
        if each.state != state:
            supersede(base, each, state)
    return subscription(base, number)


def resume(base: Base, number: int) -> Subscription:
    """Send again to who was paused; raises NotFound where nobody of this number is."""
    with base.change():
        each = subscription(base, number)
        if each.state != "paused":
            raise NotFound("no paused subscription of this number", str(number), "khabar subscribers CASE shows them")
        supersede(base, each, "confirmed")
    return subscription(base, number)


def confirm(base: Base, token: str) -> Subscription:
    """What the link of an invitation does. Once confirmed it stays so; raises BadToken where it does not hold."""
    with base.change():
        number, made = _invited(base, token)
        found = [each for each in subscriptions(base) if each.number == number]
        if not found or found[0].state not in ("pending", "confirmed", "paused"):
            raise _bad()
        if found[0].state != "pending":
            return found[0]
        if _moment(base.hand.now()) - _moment(made) > timedelta(days=DAYS):
            raise BadToken("this invitation has lapsed", None, "ask the owner of the case for another")
        supersede(base, found[0], "confirmed")
    return subscription(base, number)


def unsubscribe(base: Base, token: str) -> list[Subscription]:
    """What the link of a digest does: ends every subscription that the mail was for; twice does no harm.

    Raises BadToken where no mail carried the token.
    """
    rows = base.rows("SELECT first FROM mail WHERE token = ? AND purpose = 'digest'", digest_of(token))
    numbers = {number for (first,) in rows for number in numbers_of(base, first)}
    if not rows:
        raise _bad()
    with base.change():
        for each in subscriptions(base, "pending", "confirmed", "paused", "bounced"):
            if each.number in numbers:
                supersede(base, each, "ended")
    return [each for each in subscriptions(base) if each.number in numbers]


def forget_address(base: Base, to: str) -> int:
    """Erase an address from every row that has it; how many there were. Call ``store.forgetting.purge`` after."""
    wanted = to.strip().lower()
    rows = base.rows("SELECT id, address FROM subscriber WHERE address IS NOT NULL ORDER BY id")
    found = [("subscriber", number) for number, held in rows if held.lower() == wanted]
    if found:
        empty(base, found)
    return len(found)


# ---------------------------------------------------------------- tokens and names of mails


def new_token(base: Base) -> str:
    """A random token of 256 bits."""
    return urlsafe_b64encode(base.hand.salt() + base.hand.salt()).rstrip(b"=").decode("ascii")


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(b"khabar token " + token.strip().encode()).hexdigest()


def message_of(base: Base, number: int, period: str) -> str:
    """The left half of a Message-ID: the same for one case, subscription and period."""
    return hashlib.sha256(f"{base.case}|{number}|{period}".encode()).hexdigest()[:40]


def numbers_of(base: Base, first: int) -> Iterable[int]:
    """The subscriptions that a mail is for."""
    import json

    row = base.one("SELECT subscribers FROM mail WHERE id = ?", first)
    return [int(number) for number in json.loads(row[0])] if row is not None and row[0] else []


def _invited(base: Base, token: str) -> tuple[int, str]:
    """The subscription that a token of an invitation is for, and when it was asked."""
    sql = """SELECT f.id, f.made FROM mail m JOIN mail f ON f.id = m.first
             WHERE m.token = ? AND f.purpose = 'confirm'"""
    row = base.one(sql, digest_of(token))
    numbers = list(numbers_of(base, row[0])) if row is not None else []
    if row is None or not numbers:
        raise _bad()
    return numbers[0], str(row[1])


def _bad() -> BadToken:
    return BadToken("this link does not hold", None, "copy it whole from the newest mail")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
