"""What an admin sets: accounts, and who is hidden in what leaves; and everybody's own tokens and the log."""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass, field, replace

from khabar.share.clearance import Verdict, decide, digest_of, looked, waiting
from khabar.share.labels import has
from khabar.share.profile import Profile, profile_of, set_profile
from khabar.share.viewer import Viewer
from khabar.web.asking import LIMIT, ON_PAGE, SKIP, Act, Ask, BadRequest, Parameter, Question, Result
from khabar.web.pages.reports import REPORT
from khabar.web.settings import ROLES

_NAMES = 200  # chosen people of a profile


@dataclass(frozen=True, slots=True)
class Account:
    """One account."""

    name: str
    role: str
    closed: bool


@dataclass(frozen=True, slots=True)
class Accounts:
    """All accounts; ``password`` is that of one just made, shown this once."""

    accounts: list[Account]
    made: str | None = None
    password: str | None = None


def accounts(ask: Ask) -> Accounts:
    return Accounts([Account(*row) for row in ask.accounts.all()])


def keep_account(ask: Ask) -> str | Result:
    """Make an account with a password that is shown once, or change the role of one, or close or open it."""
    name, role, closed = ask.text("name"), ask.text("role"), ask.values.get("closed")
    if name is None:
        raise BadRequest("no name", "name", "give the name of an account")
    known = any(each == name for each, _, _ in ask.accounts.all())
    if known and name == ask.user.name:
        raise BadRequest("nobody changes their own account here", name, "ask another admin, or use khabar account")
    password = None if known else secrets.token_urlsafe(12)
    if known:
        ask.accounts.set(name, role=role, closed=None if closed is None else bool(closed))  # type: ignore[arg-type]
    else:
        ask.accounts.add(name, role or "reader", password)  # type: ignore[arg-type]
    with ask.base.change():
        ask.base.note("account", {"account": name, "role": role, "closed": closed})
    if password is None:
        return "/accounts"
    return Result("accounts.html", Accounts(accounts(ask).accounts, name, password))


# ------------------------------------------------------------ tokens


@dataclass(frozen=True, slots=True)
class Tokens:
    """One's own tokens; ``secret`` is that of one just made, shown this once."""

    tokens: list[dict[str, str]]
    secret: str | None = None


def tokens(ask: Ask) -> Tokens:
    rows = ask.accounts.tokens(ask.user.name)
    return Tokens([{"number": number, "label": label, "made": made} for number, label, made in rows])


def make_token(ask: Ask) -> Result:
    """Make a token for a program."""
    secret = ask.accounts.token(ask.user.name, ask.text("label") or "", ask.base.hand.now())
    return Result("tokens.html", Tokens(tokens(ask).tokens, secret))


def end_token(ask: Ask) -> str:
    """End one of one's own tokens."""
    if not ask.accounts.end_token(ask.user.name, ask.text("number") or ""):
        raise BadRequest("no token of this number", "number", "the page shows the numbers")
    return "/tokens"


# ------------------------------------------------------------ who is hidden


@dataclass(frozen=True, slots=True)
class Hidden:
    """The profile of the case, and what of a report remains under it."""

    sources: bool
    witnesses: bool
    minors: bool
    names: list[str]
    report: int | None
    preview: str | None
    claims: int | None
    of: int | None = field(default=None, metadata=ON_PAGE)
    looked: bool = False  # nothing leaves before somebody has looked at it
    cleared: int | None = None  # reports that were, of all ``reports``
    reports: int | None = None
    leaves: bool | None = None  # the report of the preview
    seen: str | None = None  # a digest of the preview, by which it is cleared
    next: int | None = field(default=None, metadata=ON_PAGE)  # a report that waits
    beside: list[str] = field(default_factory=list)  # what stands beside the text of the preview


def profile(ask: Ask) -> Hidden:
    kept = profile_of(ask.base)
    number = ask.values.get("report")
    report = number if isinstance(number, int) else None
    told = Hidden(kept.sources, kept.witnesses, kept.minors, list(kept.names), report, None, None, looked=kept.looked)
    if report is not None:
        whole = ask.base.reading(report)
        shown = kept.hide(whole)
        page = shown.report
        beside = [str(each) for each in (page.title, page.outlet, page.author, page.published, page.path) if each]
        told = replace(
            told, preview=page.text, claims=len(shown.claims), of=len(whole.claims), beside=beside,
            leaves=kept.lets_out(shown), seen=digest_of(shown, kept.key),
        )  # fmt: skip
    if kept.looked:
        cleared, reports = looked(ask.base)
        after = waiting(ask.base, lambda each: kept.lets_out(kept.hide(ask.base.reading(each))), report or 0)
        told = replace(told, cleared=cleared, reports=reports, next=after)
    return told


def clear_report(ask: Ask) -> str:
    """Let a report out as its preview shows it, or nothing of it any more."""
    kept, report = profile_of(ask.base), ask.number("report")
    if not report:
        raise BadRequest("no report", "report", "give the number of a report")
    shown = kept.hide(ask.base.reading(report))
    verdict: Verdict = "held" if ask.text("verdict") == "held" else "cleared"
    if verdict == "cleared" and digest_of(shown, kept.key) != ask.text("seen"):
        raise BadRequest("what would leave is not what was looked at", str(report), "look at the preview again")
    decide(ask.base, report, shown, kept.key, verdict)
    ask.desk.forget()
    if ask.settings.accounts:
        ask.desk.look()
    return f"/profile?report={report}"


def keep_profile(ask: Ask) -> str:
    """Set who is hidden from now on."""
    names = tuple(dict.fromkeys(name.strip() for name in re.split("[؛;]", ask.text("names") or "") if name.strip()))
    if len(names) > _NAMES:
        raise BadRequest("too many names", "names", f"give at most {_NAMES}")
    sources, witnesses, minors, looked = (
        bool(ask.number(name)) for name in ("sources", "witnesses", "minors", "looked")
    )
    set_profile(ask.base, Profile(sources, witnesses, minors, names, looked=looked))
    ask.desk.forget()
    if ask.settings.accounts:
        ask.desk.look()
    report = ask.values.get("report")
    return "/profile" if report is None else f"/profile?report={report}"


# ------------------------------------------------------------ the log


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log."""

    seq: int
    at: str
    who: str
    act: str
    what: str


@dataclass(frozen=True, slots=True)
class Log:
    """The newest entries first."""

    entries: list[Entry]
    more: bool


def log(ask: Ask) -> Log:
    limit, skip = ask.number("limit"), ask.number("skip")
    entries = []
    for each in ask.base.latest(limit + 1, skip, ask.text("act")):
        words = ask.viewer.say(f"log.{each.act}") if has(f"log.{each.act}") else each.act
        what = _row(ask.viewer, each.kind, each.ref) if each.kind else _noted(ask.viewer, each.act, each.note or "")
        entries.append(Entry(each.seq, each.at, each.who, words, what))
    return Log(entries[:limit], len(entries) > limit)


def _row(viewer: Viewer, kind: str, number: int | None) -> str:
    """What an entry is about, in words, with its number."""
    return f"{viewer.say(f'log.of.{kind}') if has(f'log.of.{kind}') else kind} {number}"


def _noted(viewer: Viewer, act: str, note: str) -> str:
    """What an entry says that is about no row; of exports in words."""
    told = json.loads(note) if act == "export" and note else None
    if not isinstance(told, dict) or "profile" not in told:
        return note
    parts = [f"{key} {told[key]}" for key in ("api", "original", "feed") if key in told]
    parts += [f"{name}={value}" for name, value in told.get("asked", {}).items()]
    parts += [", ".join(told["numbers"])] if "numbers" in told else []
    parts += [viewer.say("web.log.answers", count=told["answers"])] if told.get("answers", 1) != 1 else []
    parts += [viewer.say("web.log.token", number=told["token"])] if "token" in told else []
    hidden = told["profile"]
    return " · ".join([
        *parts, viewer.say("web.log.whole") if hidden is None else viewer.say("web.log.profile", number=hidden)
    ])  # fmt: skip


_ACTS = (
    "init", "add", "refuse", "reread", "review", "judge", "search", "profile", "clear", "hold", "account", "invite",
    "subscribe", "mail",
    "export", "seal", "backup", "restore", "forget", "migrate",
)  # fmt: skip
_ACT = Parameter("act", "choice", _ACTS, "log")
_FLAGS = tuple(Parameter(name, "flag", most=1) for name in ("sources", "witnesses", "minors", "looked"))
_PREVIEW = Parameter("report", "number", least=1, most=REPORT.most)
QUESTIONS = (
    Question(
        "accounts",
        "/accounts",
        accounts,
        (),
        "accounts.html",
        role="admin",
        menu="web.menu.accounts",
        aside=True,
        own=True,
    ),
    Question("tokens", "/tokens", tokens, (), "tokens.html", menu="web.menu.tokens", aside=True, own=True),
    Question(
        "profile",
        "/profile",
        profile,
        (_PREVIEW,),
        "profile.html",
        role="admin",
        menu="web.menu.profile",
        aside=True,
        own=True,
    ),
    Question(
        "log", "/log", log, (_ACT, LIMIT, SKIP), "log.html", role="admin", menu="web.menu.log", aside=True, own=True
    ),
)
ACTS = (
    Act("keep_account", "/accounts", keep_account, (
        Parameter("name"), Parameter("role", "choice", ROLES, "web.role"), Parameter("closed", "flag", most=1),
    ), "admin"),
    Act("make_token", "/tokens", make_token, (Parameter("label"),), "reader"),
    Act("end_token", "/tokens/end", end_token, (Parameter("number"),), "reader"),
    Act("clear_report", "/profile/clear", clear_report, (
        Parameter("report", "number", least=1, most=REPORT.most), Parameter("seen"),
        Parameter("verdict", "choice", ("cleared", "held"), "web.profile.verdict"),
    ), "admin"),
    Act("keep_profile", "/profile", keep_profile, (*_FLAGS, Parameter("names", longest=20_000), _PREVIEW), "admin"),
)  # fmt: skip
