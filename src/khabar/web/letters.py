"""The links of mails: saying yes to the digest, and leaving it. Whoever has the token may, and nobody signs in for it.

Opening a link changes nothing, because programs that look through mail open links, too; a button does. The one-click
way out is a form that mail programs send by themselves (RFC 8058).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from khabar.digest.subscriptions import confirm, unsubscribe
from khabar.errors import BadToken
from khabar.web.desk import Desk

_TOKEN = re.compile(r"[\w-]{20,80}")
Show = Callable[[Request, str, Mapping[str, Any], int], Response]


async def letter(request: Request, desk: Desk, show: Show) -> Response:
    """``/digest/confirm/TOKEN`` and ``/digest/unsubscribe/TOKEN``: a page with a button, and what the button does."""
    act, token = request.path_params["act"], request.path_params["token"]
    if act not in ("confirm", "unsubscribe") or not _TOKEN.fullmatch(token):
        raise HTTPException(404)
    if request.method != "POST":
        return show(request, "letter.html", {"act": act, "done": False, "token": token}, 200)
    try:
        await run_in_threadpool(_perform, desk, act, token)
    except BadToken:
        return show(request, "letter.html", {"act": act, "done": False, "token": None}, 404)
    return show(request, "letter.html", {"act": act, "done": True, "token": token}, 200)


def _perform(desk: Desk, act: str, token: str) -> None:
    with desk.base("digest") as base:
        if act == "confirm":
            confirm(base, token)
        else:
            unsubscribe(base, token)
