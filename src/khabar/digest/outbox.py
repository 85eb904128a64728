"""What is to be sent: queued in the case, sent one by one, and gone on with after whatever stopped it.

A mail is a row of ``mail`` and rows that say what became of it. Kept is where the words stand that it tells of, not
the words: a letter is made when it is sent, by the profile of that moment, and of what is forgotten nothing stays.

Nobody gets two, and nobody gets none, as far as SMTP can promise it. Before the text of a mail goes out, a row says
that it is being sent; once the server has taken it, a row says so. If everything stops between the two, nobody can
know whether the server took it, and it is sent again under the same Message-ID, by which most servers and clients drop
the second. At any other moment it is known. One process sends at a time; the system frees its lock however it ends.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from itertools import takewhile
from typing import Any, Literal

from khabar.digest import mailing, schedule
from khabar.digest.anchors import Told
from khabar.digest.desk import Desk
from khabar.digest.letter import Heading, Letter, compose, invitation, missing
from khabar.digest.mailing import Bounced, Later, Post, Refused, Sender
from khabar.digest.news import again, anchors_of, best, form, news
from khabar.digest.schedule import Due
from khabar.digest.scopes import Matcher, Scope
from khabar.digest.subscriptions import (
    DAYS,
    Subscription,
    digest_of,
    message_of,
    new_token,
    subscription,
    subscriptions,
    supersede,
)
from khabar.errors import KhabarError, NoWay
from khabar.pipeline.comparing import compare
from khabar.share.labels import Language
from khabar.store import Base
from khabar.store.lock import hold

State = Literal["queued", "sending", "sent", "deferred", "failed", "bounced", "dropped"]
_OPEN: tuple[State, ...] = ("queued", "sending", "deferred")
_LOST = ("failed", "bounced")
_PATIENCE = timedelta(days=5)  # for which a mail is tried again
_TRIES = 3  # lines to the server that break one after the other
_LOCK = "mailing"
KEPT = 300  # items that are kept of one mail; a letter shows fewer


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it stands: its first row, the newest one, and what it tells of."""

    first: int
    row: int
    purpose: str
    message: str
    numbers: tuple[int, ...]
    upto: int
    kept: str  # the items as they are kept
    state: State
    reason: str  # of its state, by codes
    made: str
    changed: str

    @property
    def items(self) -> tuple[Mapping[str, Any], ...]:
        """What it tells of."""
        return tuple(json.loads(self.kept)) if self.kept else ()


@dataclass(slots=True)
class Done:
    """What a run did."""

    queued: int = 0
    sent: int = 0
    deferred: int = 0
    failed: int = 0
    bounced: int = 0
    dropped: int = 0
    skipped: int = 0  # subscriptions whose question names a person now
    paused: list[int] = field(default_factory=list)  # subscriptions whose mailbox has been full for too long


_MAILS = """SELECT f.id, coalesce(l.id, f.id), f.purpose, f.message, f.subscribers, f.upto, f.items,
    coalesce(l.state, f.state), coalesce(l.reason, ''), f.made, coalesce(l.made, f.made) FROM mail f
    LEFT JOIN mail l ON l.id = (SELECT max(id) FROM mail WHERE first = f.id)
    WHERE f.first IS NULL AND f.message IS NOT NULL ORDER BY f.id"""


def mails(base: Base, *states: State) -> list[Mail]:
    """Mails in the order in which they were queued; of these states, or all."""
    found = []
    for first, row, purpose, message, numbers, upto, items, state, reason, made, changed in base.rows(_MAILS):
        if not states or state in states:
            told = tuple(map(int, json.loads(numbers or "[]")))
            found.append(Mail(first, row, purpose, message, told, upto or 0, items or "", state, reason, made, changed))
    return found


# ---------------------------------------------------------------- what is to be sent


def fill(base: Base, now: datetime, hour: int = schedule.HOUR, patience: int = schedule.PATIENCE) -> Done:
    """Queue a mail for everybody to whom there is something to say and whose time has come."""
    missing_parts()
    done = Done()
    if not schedule.due(base, now, hour, patience):
        return done
    while True:
        compare(base)
        with _moment(base):
            upto, desk, done = base.head()[0], Desk(base), Done()
            every = mails(base)
            rows = [_row(base, desk, each, upto, every, done) for each in schedule.due(base, now, hour, patience)]
        with base.change():
            if base.one("SELECT 1 FROM log WHERE seq > ? AND act = 'forget' LIMIT 1", upto) is not None:
                continue  # what was forgotten meanwhile may be in it
            for row in rows:
                if row is not None and base.one("SELECT 1 FROM mail WHERE message = ?", row["message"]) is None:
                    base.append("mail", {**row, "state": "queued", "made": base.hand.now()}, act="mail")
                    done.queued += 1
            return done


@contextlib.contextmanager
def _moment(base: Base) -> Iterator[None]:
    """One moment of a base that others write to meanwhile."""
    base.db.execute("BEGIN")
    try:
        yield
    finally:
        if base.db.in_transaction:
            base.db.execute("ROLLBACK")


def _row(
    base: Base, desk: Desk, each: Due, upto: int, every: Sequence[Mail], done: Done
) -> dict[str, Any] | None:  # fmt: skip
    """The mail that is due to an address, as it is kept; None where there is nothing to say."""
    asked: list[tuple[Matcher, int]] = []
    numbers: list[int] = []
    for subscribed in each.subscriptions:
        try:
            matcher = Matcher(base, subscribed.scope)
        except KhabarError:  # it names a person now, or its search is gone
            done.skipped += 1
            continue
        asked.append((matcher, since(base, subscribed, every)))
        numbers.append(subscribed.number)
    items = news(desk, asked, told(base, each.address, every))
    if not items:
        return None
    return {
        "purpose": "digest", "message": message_of(base, numbers[0], each.period), "period": each.period,
        "subscribers": json.dumps(numbers), "upto": upto,
        "items": json.dumps([form(base, item) for item in best(items, KEPT)], ensure_ascii=False),
    }  # fmt: skip


def since(base: Base, subscribed: Subscription, every: Sequence[Mail]) -> int:
    """The entry of the log up to which a subscription has been told: of its last mail, else of its confirmation.

    A mail counts where no earlier one was given up since: what that would have told is to be told yet.
    """
    theirs = [mail for mail in every if mail.purpose == "digest" and subscribed.number in mail.numbers]
    lost = [mail for mail in theirs if mail.state in _LOST]
    kept = [
        mail.upto for mail in theirs
        if mail.state not in _LOST and not any(other.first < mail.first < other.row for other in lost)
    ]  # fmt: skip
    if kept:
        return max(kept)
    sql = """SELECT min(l.seq) FROM subscriber s JOIN log l ON l.kind = 'subscriber' AND l.ref = s.id
             WHERE ? IN (s.first, s.id) AND s.state = 'confirmed'"""
    row = base.one(sql, subscribed.number)
    return int(row[0]) if row is not None and row[0] is not None else base.head()[0]


def told(base: Base, to: str, every: Sequence[Mail]) -> Told:
    """Everything that was mailed to an address, or is on its way."""
    numbers = {each.number for each in subscriptions(base) if each.address == to}
    theirs = (mail for mail in every if not numbers.isdisjoint(mail.numbers) and mail.state not in _LOST)
    return Told(anchor for mail in theirs for item in mail.items for anchor in anchors_of(item))


# ---------------------------------------------------------------- sending


def send(
    base: Base, post: Post, sender: Sender, now: datetime, *, waiting: Callable[[float], None] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Done:  # fmt: skip
    """Send everything that is queued, one after the other; raises NoWay where the server lets nothing through."""
    missing_parts()
    done = Done()
    broken = 0
    with hold(base.folder, waiting, name=_LOCK):
        desk = Desk(base)
        for mail in mails(base, *_OPEN):
            if stop():
                break
            if not set(mail.numbers).isdisjoint(done.paused):
                continue  # given up with the others to this mailbox
            try:
                _send(base, post, sender, now, desk, mail, done)
                broken = 0
            except Later as late:
                old = now - datetime.fromisoformat(mail.made) > _PATIENCE
                note(base, mail, "failed" if old else "deferred", str(late))
                done.failed, done.deferred = done.failed + old, done.deferred + (not old)
                _judge(base, mail, sender, now, str(late), done)
                broken = broken + 1 if late.lost else 0
                if broken >= _TRIES:
                    raise NoWay("the server of mail breaks off again and again", post.server.host,
                                "what is queued goes with the next run") from None  # fmt: skip
    return done


def _send(
    base: Base, post: Post, sender: Sender, now: datetime, desk: Desk, mail: Mail, done: Done
) -> None:  # fmt: skip
    token = new_token(base)
    written = letter(base, desk, mail, sender, token)
    if written is None:
        note(base, mail, "dropped")
        done.dropped += 1
        return
    to, text, out = written
    made = mailing.message(text, sender, to, name=mail.message, case=base.case, now=now, out=out)
    try:
        post.send(sender.address, to, made, lambda: note(base, mail, "sending", token=digest_of(token)))
    except Bounced as bounced:
        note(base, mail, "bounced", str(bounced), ended=to)
        done.bounced += 1
    except Refused as refused:
        note(base, mail, "failed", str(refused))
        done.failed += 1
        _judge(base, mail, sender, now, str(refused), done)
    else:
        note(base, mail, "sent", taken=to)
        done.sent += 1


def _judge(base: Base, mail: Mail, sender: Sender, now: datetime, reason: str, done: Done) -> None:
    """Pause whose mailbox has been full for longer than the sender waits."""
    if mailing.is_full(reason):
        done.paused += pause(base, mail, now, sender.patience)


def pause(base: Base, mail: Mail, now: datetime, patience: int) -> tuple[int, ...]:
    """Pause the subscriptions of an address whose mailbox has been full for so many days; their numbers.

    Days are counted from the first mail that it had no room for since one was taken. Mails to it that wait are given
    up: what they would have told is told when it has room again.
    """
    every = subscriptions(base)
    address = next((each.address for each in every if each.number in mail.numbers), None)
    numbers = {each.number for each in every if each.address == address}
    theirs = [each for each in mails(base) if each.purpose == "digest" and not numbers.isdisjoint(each.numbers)]
    before = [each for each in theirs if each.first <= mail.first and each.state != "dropped"]
    full = list(takewhile(lambda each: mailing.is_full(each.reason), reversed(before)))
    paused = [each for each in every if each.number in numbers and each.state == "confirmed"]
    if not paused or not full or now - datetime.fromisoformat(full[-1].made) < timedelta(patience):
        return ()
    with base.change():
        for each in paused:
            supersede(base, each, "paused")
    for waiting in theirs:
        if waiting.state in _OPEN:
            note(base, waiting, "failed", waiting.reason)
    return tuple(each.number for each in paused)


def letter(
    base: Base, desk: Desk, mail: Mail, sender: Sender, token: str
) -> tuple[str, Letter, mailing.Leave | None] | None:  # fmt: skip
    """To whom a mail goes and what it says now; None where it is not to be sent any more."""
    wanted = ("pending",) if mail.purpose == "confirm" else ("confirmed", "paused")
    left = [each for each in subscriptions(base) if each.number in mail.numbers and each.state in wanted]
    if not left:
        return None
    newest = max(left, key=lambda each: each.row)
    viewer = desk.viewer(newest.language)
    title = viewer.shown(sender.title) or viewer.say("digest.title", case=base.case[:8])
    if mail.purpose == "confirm":
        heading = Heading(title, "", web=sender.web)
        every, scope = viewer.say(f"digest.every.{newest.every}"), newest.scope.title(viewer)
        return (
            newest.address,
            invitation(viewer, heading, scope, every, mailing.confirmation(sender, token), DAYS),
            None,
        )
    out = mailing.leave(sender, token)
    causes = {each.number: each.scope.title(viewer) for each in left}
    heading = Heading(title, mail.made[:10], tuple(causes.values()), out.best, sender.web)
    kept = [narrow for each in mail.items if (narrow := _narrowed(each, mail, causes))["causes"]]
    items = [item for each in kept if (item := again(desk, each)) is not None]
    text = compose(desk, items, heading, newest.language, cut=len(mail.items) == KEPT)
    return None if text is None else (newest.address, text, out)


def preview(
    base: Base, sender: Sender, to: str, now: datetime, number: int | None, language: Language
) -> EmailMessage | None:  # fmt: skip
    """The next mail of a subscription, or without one of somebody who subscribes to the case from its beginning.

    None where there is nothing to say. Nothing is queued, and its links hold nothing.
    """
    missing_parts()
    every = mails(base)
    if number is not None:
        subscribed = subscription(base, number)
        language, scope = subscribed.language, subscribed.scope
        entry, known = since(base, subscribed, every), told(base, subscribed.address, every)
    else:
        scope, entry, known = Scope("case"), 0, Told()
    desk = Desk(base)
    viewer = desk.viewer(language)
    out = mailing.leave(sender, "dry-run")
    title = viewer.shown(sender.title) or viewer.say("digest.title", case=base.case[:8])
    heading = Heading(title, now.date().isoformat(), (scope.title(viewer),), out.best, sender.web)
    written = compose(desk, news(desk, [(Matcher(base, scope), entry)], known), heading, language)
    if written is None:
        return None
    name = message_of(base, number or 0, "dry-run")
    return mailing.message(written, sender, to, name=name, case=base.case, now=now, out=out)


def _narrowed(kept: Mapping[str, Any], mail: Mail, causes: Mapping[int, str]) -> Mapping[str, Any]:
    """A kept item whose causes are places among the subscriptions that are left."""
    places = {number: place for place, number in enumerate(causes)}
    numbers = [mail.numbers[place] for place in kept["causes"] if place < len(mail.numbers)]
    return {**kept, "causes": [places[number] for number in numbers if number in places]}


def note(
    base: Base, mail: Mail, state: State, reason: str | None = None, *, token: str | None = None,
    ended: str | None = None, taken: str | None = None,
) -> None:  # fmt: skip
    """Write what became of a mail; ``ended``: an address that takes none, whose subscriptions have bounced.

    ``taken``: one that takes mails, of whose subscriptions none is paused any more.
    """
    last = base.one("SELECT coalesce(max(id), ?) FROM mail WHERE first = ?", mail.first, mail.first)
    with base.change():
        base.append("mail", {
            "first": mail.first, "supersedes": last[0] if last else mail.first, "state": state, "token": token,
            "purpose": mail.purpose, "reason": reason, "made": base.hand.now(),
        }, act="mail")  # fmt: skip
        for each in subscriptions(base, "pending", "confirmed", "paused") if ended or taken else ():
            if each.address == ended:
                supersede(base, each, "bounced")
            elif each.address == taken and each.state == "paused":
                supersede(base, each, "confirmed")


def missing_parts() -> None:
    """Raises MissingExtra where letters cannot be made."""
    try:
        import css_inline
        import jinja2
    except ImportError:
        raise missing() from None
    del css_inline, jinja2
