"""A case that grows, a clock that is set by hand, and a server of mail on loopback, for the tests of the digest."""

from __future__ import annotations

import email
import email.policy
import itertools
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

import khabar
from khabar.digest import outbox, subscriptions
from khabar.digest.desk import Desk
from khabar.digest.mailing import Post, Sender, Server
from khabar.digest.news import Item, news
from khabar.digest.scopes import Matcher, Scope
from khabar.pipeline.comparing import compare
from khabar.store import Base, Hand
from khabar.types import Reading
from made_cases import keep

SENDER = Sender("digest@newsroom.example", "غرفة الأخبار", "قضية الميناء", "https://case.example")

KILLED = (
    "وكالة الضفاف للأنباء",
    "2019-03-05",
    "قال العقيد سامر الهلباوي، المتحدث باسم شرطة عدن، إن القيادي في تنظيم الدولة ناصر الشهاري قُتل يوم 4 مارس 2019 في مدينة عدن.",
)
HELD = ("صحيفة الميناء", "2019-03-05", "اعتقلت قوات الأمن عامر الدوسري في مدينة تعز يوم 3 مارس 2019.")
CAPTURED = (
    "موقع الساحل",
    "2019-03-20",
    "اعتقلت قوات الأمن القيادي في تنظيم الدولة ناصر الشهاري يوم 18 مارس 2019 في مدينة تعز، بحسب مصدر أمني.\nونفى مصدر أمني مقتل ناصر الشهاري.",
)
DIED = ("صحيفة البحر", "2019-03-21", "قُتل عامر الدوسري في سجن تعز يوم 20 مارس 2019، بحسب منظمة الشعلة.")
STRUCK = ("صحيفة الشمال", "2019-03-22", "قصفت الطائرات الحربية مدينة عدن يوم الأربعاء 20 مارس 2019.")
STRUCK_TOO = (
    "إذاعة الوادي",
    "2019-03-22",
    "قال المتحدث باسم الدفاع المدني ياسر الكمالي إن الطائرات الحربية قصفت مدينة عدن يوم الأربعاء 20 مارس 2019.",
)
STRUCK_AGAIN = (
    "صحيفة المرفأ",
    "2019-03-23",
    "قالت منظمة الشعلة إن الطائرات الحربية قصفت مدينة عدن يوم الأربعاء 20 مارس 2019.",
)
FLED = ("صحيفة السهل", "2019-03-24", "نزحت عشرات العائلات من مدينة تعز إلى مدينة عدن يوم 23 مارس 2019.")
Told = tuple[str, str, str]


@cache
def read(told: Told) -> Reading:
    outlet, day, text = told
    return khabar.read(text, outlet=outlet, published=day, title=f"خبر {outlet}")


@dataclass
class Clock:
    now: str = "2026-03-02T08:00:00Z"  # a Monday

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.now)


def create(folder: Path, *told: Told) -> tuple[Base, Clock]:
    """A new case with some reports."""
    clock, salts = Clock(), itertools.count(int(time.time_ns()))
    base = Base.create(folder, Hand("سلمى", lambda: clock.now, lambda: next(salts).to_bytes(16, "big")))
    grow(base, *told)
    return base, clock


def grow(base: Base, *told: Told) -> list[int]:
    numbers = [keep(base, read(each)) for each in told]
    compare(base)
    return numbers


def reread(base: Base, report: int, reading: Reading) -> None:
    """Keep another reading of a report."""
    from khabar.store.codec import encode
    from khabar.store.index import rows_of

    with base.change():
        made = base.append(
            "reading", {"report": report, "reader": "{}", "made": base.hand.now(), "body": encode(reading)}
        )
        base.index.write(report, made, rows_of(reading))
    compare(base)


def found(base: Base, since: int, *scopes: str) -> list[Item]:
    asked = [(Matcher(base, Scope.parse(scope)), since) for scope in scopes or ("case",)]
    return news(Desk(base), asked)


# ---------------------------------------------------------------- mail


@dataclass
class Box:
    """What a server took, and how it misbehaves."""

    mails: list[EmailMessage] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    recipient: Callable[[str], str | None] = lambda _: None  # an answer other than 250
    data: Callable[[int], str | None] = lambda _: None  # an answer to the text of the nth mail, from 0
    die_after: int | None = None  # mails, then every line breaks in the middle of DATA
    pause: float = 0.0
    seen: int = 0

    async def handle_RCPT(self, server: SMTP, _: Session, envelope: Envelope, to: str, __: list[str]) -> str:  # noqa: N802
        answer = self.recipient(to)
        if answer is None:
            envelope.rcpt_tos.append(to)
        return answer or "250 OK"

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:  # noqa: N802
        import asyncio

        if self.pause:
            await asyncio.sleep(self.pause)
        if self.die_after is not None and len(self.mails) >= self.die_after:
            server.transport.abort()  # type: ignore[union-attr]
            return "421 gone"
        number, self.seen = self.seen, self.seen + 1
        answer = self.data(number)
        if answer is None:
            content = envelope.content
            assert isinstance(content, bytes)
            self.mails.append(email.message_from_bytes(content, policy=email.policy.default))  # type: ignore[arg-type]
            self.to += envelope.rcpt_tos
        return answer or "250 OK"


def serve(box: Box) -> Iterator[tuple[Box, Server]]:
    """The box behind a real server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    control: Any = Controller(box, hostname="127.0.0.1", port=port)
    control.start()
    try:
        yield box, Server("127.0.0.1", port, "none", timeout=3.0)
    finally:
        control.stop()


def parts(mail: EmailMessage) -> tuple[str, str]:
    """Plain text and HTML."""
    made = [mail.get_body((kind,)) for kind in ("plain", "html")]
    assert made[0] is not None
    assert made[1] is not None
    return made[0].get_content(), made[1].get_content()


def token_in(mail: EmailMessage) -> str:
    import re

    match = re.search(r"https://case\.example/digest/\w+/([\w-]+)", parts(mail)[0])
    assert match is not None
    return match[1]


def send(base: Base, server: Server, clock: Clock, sender: Sender = SENDER) -> outbox.Done:
    with Post(server) as post:
        return outbox.send(base, post, sender, clock.moment)


def subscribe(
    base: Base,
    box: Box,
    server: Server,
    clock: Clock,
    address: str,
    scope: str = "case",
    every: str = "day",
    language: str = "ar",
) -> int:
    """Somebody who is invited and confirms; their invitation is taken out of the box."""
    made = subscriptions.invite(base, address, Scope.parse(scope), every, language)  # type: ignore[arg-type]
    send(base, server, clock)
    subscriptions.confirm(base, token_in(box.mails.pop()))
    box.to.pop()
    return made.number
