"""The server: requests to questions and acts, and what every answer carries along."""

from __future__ import annotations

import contextlib
import shutil
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from khabar.digest.mailing import Sender, Server
from khabar.errors import BusyCase, KhabarError, NotFound
from khabar.pipeline.comparing import is_fresh
from khabar.share.labels import Language
from khabar.share.profile import profile_of
from khabar.share.refusals import reason
from khabar.share.viewer import Viewer
from khabar.store import Base, Hand
from khabar.views import points
from khabar.web import templates
from khabar.web.accounts import Accounts, TooMany, User
from khabar.web.asking import Act, Ask, BadRequest, Parameter, Question, form, parse
from khabar.web.desk import Desk
from khabar.web.door import Door, inside
from khabar.web.guards import Guard
from khabar.web.letters import letter
from khabar.web.openapi import describe
from khabar.web.rooms import ACTS, QUESTIONS
from khabar.web.settings import Settings
from khabar.web.templates import PAGE, STATIC, render
from khabar.web.uploads import Sent, receive
from khabar.web.work import Job, Work

LANGUAGE = "khabar_language"
Values = Mapping[str, str | int | None]
_ASKED = 40  # parameters of one address
_ADDRESSES = 200


def application(
    settings: Settings, accounts: Accounts, hand: Callable[[str], Hand], start: str | None = None,
    mail: tuple[Server, Sender] | None = None,
) -> Starlette:  # fmt: skip
    """The application of one case.

    ``start``: the token by which the one who started it comes in, without accounts; ``mail``: the digest is sent
    from here.
    """
    work = Work(settings.case, hand, settings.proxy, settings.processes, mail=mail)
    return _Server(settings, accounts, Desk(settings.case, hand, work), start).application()


class _Server:
    """Everything that requests share."""

    def __init__(self, settings: Settings, accounts: Accounts, desk: Desk, start: str | None) -> None:
        self.settings = settings
        self.accounts = accounts
        self.desk = desk
        self.door = Door(settings, accounts, start, self._show)

    def application(self) -> Starlette:
        routes: list[Route | Mount] = [
            Route("/start", self.door.come_in),
            Route("/sign-in", self.door.sign_in, methods=["GET", "POST"]),
            Route("/sign-out", self.door.sign_out, methods=["POST"]),
            Route("/language/{language}", self.speak),
            Route("/api/openapi.json", self.openapi),
            Route("/digest/{act}/{token}", self.letter, methods=["GET", "POST"]),
            Route("/add", self.take_in, methods=["POST"]),
            Route("/api/add", self.take_in, methods=["POST"]),
            Mount("/static/page", StaticFiles(directory=PAGE)),
            Mount("/static", StaticFiles(directory=STATIC)),
        ]
        for question in QUESTIONS:
            if question.api:
                routes.append(Route(f"/api{question.path}", partial(self.answer, question=question), methods=["GET"]))
            if question.template is not None:
                routes.append(Route(question.path, partial(self.page, question=question), methods=["GET"]))
        for act in ACTS:
            routes.append(Route(f"/api{act.path}", partial(self.act, act=act, page=False), methods=["POST"]))
            routes.append(Route(act.path, partial(self.act, act=act, page=True), methods=["POST"]))
        app = Starlette(
            routes=routes, lifespan=self._lifespan,
            exception_handlers={HTTPException: self.failed, KhabarError: self.failed, Exception: self.failed},
        )  # fmt: skip
        app.add_middleware(Guard, settings=self.settings)
        return app

    @contextlib.asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        self.desk.work.start()
        threading.Thread(target=_ready, name="ready", daemon=True).start()
        await run_in_threadpool(self._begin)
        yield
        await run_in_threadpool(self.desk.work.stop)
        self.desk.close()

    def _begin(self) -> None:
        """What nobody should wait for: reports beside each other, as this khabar does it, and what readers may see."""
        with self.desk.base() as base:
            fresh = is_fresh(base)
        if not fresh:
            self.desk.work.compare(self.settings.who)
        if self.settings.accounts:
            self.desk.look()

    # ------------------------------------------------------------ language and links

    def language(self, request: Request) -> Language:
        """The language of the interface."""
        chosen = request.query_params.get("language") if _is_api(request) else None
        chosen = chosen or request.cookies.get(LANGUAGE)
        return "en" if chosen == "en" else "ar" if chosen == "ar" else self.settings.language

    async def letter(self, request: Request) -> Response:
        """The links of mails."""
        return await letter(request, self.desk, self._show)

    async def speak(self, request: Request) -> Response:
        """Choose the language of the interface."""
        language = request.path_params["language"]
        if language not in ("ar", "en"):
            raise HTTPException(404)
        response = RedirectResponse(inside(request.query_params.get("to", "/")), 303)
        response.set_cookie(
            LANGUAGE, language, max_age=31_536_000, samesite="lax", secure=self.settings.secure, path="/"
        )
        return response

    # ------------------------------------------------------------ questions and acts

    async def page(self, request: Request, question: Question) -> Response:
        user = self.door.known(request, question.role)
        values = self._values(request, question.parameters, question.in_path)
        return await run_in_threadpool(self._page, request, user, question, values)

    def _page(
        self, request: Request, user: User, question: Question, values: Mapping[str, str | int | None]
    ) -> Response:
        with self.desk.base(user.name) as base:
            ask = self._ask(request, user, values, base)
            answer = self._told(ask, question)
            if not user.session:
                self._taken(ask, question)
            if isinstance(answer, Response):
                return answer
            assert question.template is not None  # noqa: S101
            told = {"answer": answer, "ask": ask, "question": question}
            return self._html(request, user, question.template, told)

    def _told(self, ask: Ask, question: Question) -> Any:
        """The answer to a question, from those that were made since the case last changed."""
        if question.own or not ask.settled:
            return question.answer(ask)
        key = (question.name, *sorted(ask.values.items()), ask.viewer.language, ask.user.role, ask.viewer.mark)
        return self.desk.told(ask.base, key, lambda: question.answer(ask))

    async def answer(self, request: Request, question: Question) -> Response:
        user = self.door.known(request, question.role)
        values = self._values(request, question.parameters, question.in_path)
        return await run_in_threadpool(self._answer, request, user, question, values)

    def _answer(self, request: Request, user: User, question: Question, values: Values) -> Response:
        with self.desk.base(user.name) as base:
            ask = self._ask(request, user, values, base)
            answer = self._told(ask, question)
            if not (user.session and _of_a_page(request)):
                self._taken(ask, question)
            return answer if isinstance(answer, Response) else JSONResponse(form(answer))

    def _taken(self, ask: Ask, question: Question) -> None:
        """Note what a program takes out of the case."""
        if question.noted:
            what = question.noted_of(ask.values) | ask.token
            number = "/".join(str(ask.values[name]) for name in question.in_path) or None
            self.desk.exports.answer(ask.base, ask.user.name, what, number, ask.viewer.redacted)

    async def act(self, request: Request, act: Act, page: bool) -> Response:
        user = self.door.known(request, act.role)
        given = await self.door.own(request, user)
        known = {p.name for p in act.parameters}
        given = {name: value for name, value in given.items() if name in known or not page} | {
            name: str(value) for name, value in request.path_params.items()
        }
        values = parse(act.parameters, given)
        return await run_in_threadpool(self._act, request, user, act, values, page)

    def _act(self, request: Request, user: User, act: Act, values: Values, page: bool) -> Response:
        with self.desk.base(user.name) as base:
            ask = self._ask(request, user, values, base)
            done = act.perform(ask)
            if isinstance(done, str):
                return RedirectResponse(done, 303) if page else JSONResponse({"next": f"/api{done}"})
            if not page:
                return JSONResponse(form(done.answer))
            return self._html(request, user, done.template, {"answer": done.answer, "ask": ask, "question": None})

    async def take_in(self, request: Request) -> Response:
        """Files and addresses to be added; they are read once all has come."""
        user = self.door.known(request, "reviewer")
        self.door.from_here(request, user)
        name, folder = await run_in_threadpool(self.desk.work.room)
        try:
            sent = await receive(request, folder, self.settings.upload)
            self.door.same_form(request, user, sent.fields.get("form", ""))
            job = await run_in_threadpool(self._queue, name, user, sent)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        return JSONResponse({"job": job.id, "next": "/api/add"}) if _is_api(request) else RedirectResponse("/add", 303)

    def _queue(self, name: str, user: User, sent: Sent) -> Job:
        given = parse((Parameter("outlet"), Parameter("published", "day")), {
            key: sent.fields.get(key, "") for key in ("outlet", "published")
        })  # fmt: skip
        lines = [line.strip() for line in sent.fields.get("addresses", "").splitlines() if line.strip()]
        wrong = [line for line in lines if not line.startswith(("http://", "https://")) or len(line) > 2000]
        if wrong or len(lines) > _ADDRESSES:
            raise BadRequest("no addresses", (wrong or lines)[0][:80], "write them as https://…, one a line")
        if not (lines or sent.names):
            raise BadRequest("nothing to add", None, "choose files or write addresses")
        outlet, published = (None if given[key] is None else str(given[key]) for key in ("outlet", "published"))
        return self.desk.work.add(name, user.name, sent.names, lines, outlet, published)

    def _values(
        self, request: Request, parameters: tuple[Parameter, ...], in_path: tuple[str, ...]
    ) -> dict[str, str | int | None]:  # fmt: skip
        try:
            given = dict(parse_qsl(request.url.query, keep_blank_values=True, max_num_fields=_ASKED))
        except ValueError:
            raise BadRequest("too many parameters", None, f"give at most {_ASKED}") from None
        given.pop("language", None)
        for name in in_path:
            if name in given:
                raise BadRequest("it stands in the path", name, "leave it out")
        values = parse(parameters, given | {name: str(value) for name, value in request.path_params.items()})
        for name in in_path:
            if values[name] is None:
                raise HTTPException(404)
        return values

    def _ask(self, request: Request, user: User, values: Values, base: Base) -> Ask:
        profile = None if user.may("reviewer") else profile_of(base)
        return Ask(base, Viewer(self.language(request), profile), user, self.desk, self.accounts, self.settings, values)

    # ------------------------------------------------------------ answers

    def _html(
        self, request: Request, user: User | None, template: str, told: Mapping[str, Any], status: int = 200
    ) -> Response:
        viewer = Viewer(self.language(request))
        around = {
            "viewer": viewer, "user": user, "path": request.url.path, "settings": self.settings,
            "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
            "menu": [q for q in QUESTIONS if q.menu is not None and (user is None or user.may(q.role))],
        }  # fmt: skip
        return Response(render(template, viewer, {**around, **told}), status, media_type="text/html")

    def _show(self, request: Request, template: str, told: Mapping[str, Any], status: int) -> Response:
        """A page for whom nobody knows."""
        return self._html(request, None, template, told, status)

    async def openapi(self, request: Request) -> Response:
        self.door.known(request, "reader")
        return JSONResponse(describe(QUESTIONS, ACTS, self.settings.origin))

    async def failed(self, request: Request, error: Exception) -> Response:
        """What went wrong, in words; never a traceback."""
        status = _status(error)
        language = self.language(request)
        if _is_api(request):
            told = {"error": type(error).__name__ if isinstance(error, KhabarError) else f"http-{status}"}
            if isinstance(error, KhabarError):
                told |= {"reason": reason(error, language)} | ({"where": error.where} if error.where else {})
            return JSONResponse(told, status)
        user = self.door.user(request)
        if status == 401:
            if self.settings.accounts and request.method == "GET":
                return RedirectResponse(f"/sign-in?{urlencode({'to': inside(str(request.url.path))})}", 303)
            return self._html(request, None, "refused.html", {"key": "web.refused.start", "detail": None}, 401)
        detail = None
        if isinstance(error, KhabarError):
            detail = f"{error.where}: {reason(error, language)}" if error.where else reason(error, language)
        return self._html(request, user, "refused.html", {"key": f"web.refused.{status}", "detail": detail}, status)


def _ready() -> None:
    """Load what pages are made of, so that nobody waits for it who comes first."""
    templates.ready()
    points.ready()


def _status(error: Exception) -> int:
    match error:
        case HTTPException():
            return error.status_code
        case NotFound():
            return 404
        case TooMany():
            return 429
        case BusyCase():
            return 503
        case KhabarError() | MultiPartException():
            return 400
        case _:
            return 500


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api/")


def _of_a_page(request: Request) -> bool:
    """Whether a script of one of our pages asks, as browsers say."""
    headers = request.headers
    return headers.get("sec-fetch-site") == "same-origin" and headers.get("sec-fetch-mode") in ("cors", "same-origin")
