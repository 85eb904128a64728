"""Who asks, and how they come in and go out: a token, a name and a password, the session of a cookie.

What changes anything is taken only where it was sent on purpose: by a form of one's own session, or by a program.
"""

from __future__ import annotations

import base64
import hmac
import json
from urllib.parse import parse_qsl, urlsplit

from anyio import CapacityLimiter, to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from khabar.web.accounts import Accounts, User
from khabar.web.asking import BadRequest
from khabar.web.guards import COOKIE, from_here
from khabar.web.letters import Show
from khabar.web.settings import Settings
from khabar.web.uploads import pieces

_FORM = "x-khabar-form"
_LONGEST_FORM = 1 << 20  # bytes
_AT_ONCE = 2  # passwords that are looked at; each takes 64 MB


class Door:
    """Lets people and programs in; ``start``: the token by which the one who started the server comes in."""

    def __init__(self, settings: Settings, accounts: Accounts, start: str | None, show: Show) -> None:
        self.settings = settings
        self.accounts = accounts
        self.start = start
        self._show = show
        self._hashing: CapacityLimiter | None = None  # so that strangers take neither all threads nor all memory

    def user(self, request: Request) -> User | None:
        """Who asks: by a token, else by the session of the cookie."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self.accounts.of_token(token.strip())
        if scheme.lower() == "basic":  # readers of feeds have nothing else: any name, the token for a password
            # Browsers send it by themselves wherever they are led, so it asks and never does.
            return self.accounts.of_token(_password(token)) if request.method in ("GET", "HEAD") else None
        secret = request.cookies.get(COOKIE)
        return self.accounts.of_session(secret) if secret else None

    def known(self, request: Request, role: str) -> User:
        """Who asks, where they have this role; raises HTTPException where they have not, or nobody is known."""
        user = self.user(request)
        if user is None:
            raise HTTPException(401)
        if not user.may(role):  # type: ignore[arg-type]
            raise HTTPException(403)
        return user

    async def come_in(self, request: Request) -> Response:
        """The first visit on this machine, with the token that the terminal showed."""
        given = request.query_params.get("token", "")
        if self.start is None or not _same(given, self.start):
            raise HTTPException(401)
        return self._with_session(self.accounts.session(self.settings.who), "/")

    def _with_session(self, secret: str, to: str) -> Response:
        response = RedirectResponse(to, 303)
        response.set_cookie(COOKIE, secret, httponly=True, samesite="strict", secure=self.settings.secure, path="/")
        return response

    async def sign_in(self, request: Request) -> Response:
        if not self.settings.accounts:
            raise HTTPException(404)
        wrong = False
        if request.method == "POST":
            if not from_here(request, self.settings):
                raise HTTPException(403)
            given = await _fields(request)
            address = request.client.host if request.client else ""
            if self._hashing is None:
                self._hashing = CapacityLimiter(_AT_ONCE)
            secret = await to_thread.run_sync(
                self.accounts.sign_in, given.get("name", ""), given.get("password", ""), address,
                limiter=self._hashing,
            )  # fmt: skip
            if secret is not None:
                return self._with_session(secret, inside(given.get("to", "/")))
            wrong = True
        to = inside(request.query_params.get("to", "/"))
        return self._show(request, "sign-in.html", {"wrong": wrong, "to": to}, 401 if wrong else 200)

    async def sign_out(self, request: Request) -> Response:
        user = self.known(request, "reader")
        await self.own(request, user)
        self.accounts.sign_out(request.cookies.get(COOKIE, ""))
        response = RedirectResponse("/sign-in" if self.settings.accounts else "/start", 303)
        response.delete_cookie(COOKIE, path="/")
        return response

    def from_here(self, request: Request, user: User) -> None:
        """Refuse what a page of another server sent in the name of a session."""
        if user.session and not from_here(request, self.settings):
            raise HTTPException(403)

    def same_form(self, request: Request, user: User, token: str) -> None:
        """Refuse what no form of this session sent; a program with its token has no form."""
        if user.session and not _same(token or request.headers.get(_FORM, ""), user.form):
            raise HTTPException(403)

    async def own(self, request: Request, user: User) -> dict[str, str]:
        """What was sent, where it was sent on purpose: by a form of this session, or by a program with its token."""
        self.from_here(request, user)
        given = await _fields(request)
        self.same_form(request, user, given.pop("form", ""))
        return given


async def _fields(request: Request) -> dict[str, str]:
    """The fields of a form or of a JSON object; raises BadRequest."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = bytearray()
    async for piece in pieces(request, _LONGEST_FORM):
        body += piece
    try:
        if kind == "application/json":
            told = json.loads(bytes(body) or b"{}")
            if not isinstance(told, dict) or not all(
                isinstance(v, (str, int, float, type(None))) for v in told.values()
            ):
                raise BadRequest("no object of plain values", None, "send a JSON object of strings and numbers")
            return {str(key): str(value) for key, value in told.items() if value is not None}
        if kind in ("application/x-www-form-urlencoded", ""):
            return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=100))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise BadRequest("it cannot be read", None, "send a form or a JSON object in UTF-8") from None
    raise HTTPException(415)


def _password(basic: str) -> str:
    try:
        return base64.b64decode(basic, validate=True).decode().partition(":")[2]
    except ValueError:
        return ""


def inside(path: str) -> str:
    """A path of this server, whatever was asked for."""
    parts = urlsplit(path)
    fit = path.startswith("/") and not path.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return path if fit and path.isprintable() and "\\" not in path else "/"


def _same(given: str, wanted: str) -> bool:
    return bool(wanted) and hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())
