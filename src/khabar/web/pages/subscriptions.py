"""The digest in the browser: who gets it, and the feed. The links of its mails are in ``letters``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import get_args

from starlette.responses import Response

from khabar.digest import subscriptions as held
from khabar.digest.feed import feed as make_feed
from khabar.digest.scopes import KINDS, Scope
from khabar.digest.subscriptions import Every
from khabar.web.asking import ON_PAGE, Act, Ask, BadRequest, Parameter, Question
from khabar.web.exports import note

_EVERY = get_args(Every)


@dataclass(frozen=True, slots=True)
class Subscription:
    """One subscription as it stands."""

    number: int
    address: str
    to: str
    every: str
    language: str
    state: str
    made: str


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """All of them; ``mail``: whether this server sends the digest."""

    subscriptions: list[Subscription]
    mail: bool
    paused: int = field(default=0, metadata=ON_PAGE)


def listed(ask: Ask) -> Subscriptions:
    found = [
        Subscription(s.number, s.address, s.scope.title(ask.viewer), s.every, s.language, s.state, s.made)
        for s in held.subscriptions(ask.base)
    ]
    return Subscriptions(found, ask.desk.work.mails, sum(each.state == "paused" for each in found))


def invite(ask: Ask) -> str:
    """Ask an address whether it wants the digest; it gets one question and nothing else until it says yes."""
    address = ask.text("address")
    if address is None:
        raise BadRequest("no address", "address", "give an address of mail")
    every: Every = "week" if ask.text("every") == "week" else "day"
    held.invite(ask.base, address, _scope(ask), every, "en" if ask.text("mails") == "en" else "ar")
    ask.desk.work.mail()
    return "/subscriptions"


def _scope(ask: Ask) -> Scope:
    return Scope.parse(" ".join(part for part in (ask.text("scope") or "case", ask.text("name")) if part))


def end(ask: Ask) -> str:
    """End a subscription, or note that its mails came back."""
    held.end(ask.base, ask.number("number"), "bounced" if ask.text("state") == "bounced" else "ended")
    return "/subscriptions"


def resume(ask: Ask) -> str:
    """Send again to who was paused because their mailbox was full."""
    held.resume(ask.base, ask.number("number"))
    ask.desk.work.mail()
    return "/subscriptions"


def feed(ask: Ask) -> Response:
    """The digest as an Atom feed, through the profile of the case whoever asks."""
    origin = ask.settings.origin
    quiet = ask.viewer.redacted
    made = make_feed(ask.base, _scope(ask), ask.viewer.language, web=origin, here=f"{origin}/feed", quiet=quiet)
    note(ask.base, {"feed": _scope(ask).form()} | ask.token, redacted=True)
    return Response(made, media_type="application/atom+xml")


_SCOPE = (Parameter("scope", "choice", KINDS, "web.scope"), Parameter("name"))
_NUMBER = Parameter("number", "number", least=1, most=999_999_999)
QUESTIONS = (
    Question("subscriptions", "/subscriptions", listed, (), "subscriptions.html", role="admin",
             menu="web.menu.subscriptions", aside=True, own=True),
    Question("feed", "/feed", feed, _SCOPE, "feed", api=False, own=True, noted=False),
)  # fmt: skip
ACTS = (
    Act("invite", "/subscriptions", invite, (
        Parameter("address"), *_SCOPE, Parameter("every", "choice", _EVERY, "web.every"),
        Parameter("mails", "choice", ("ar", "en"), "web.mails"),
    ), "admin"),
    Act("end_subscription", "/subscriptions/end", end, (
        _NUMBER, Parameter("state", "choice", ("ended", "bounced"), "digest.state"),
    ), "admin"),
    Act("resume_subscription", "/subscriptions/resume", resume, (_NUMBER,), "admin"),
)  # fmt: skip
