"""A served case for tests: a client with a session, and what its forms must carry."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.testclient import TestClient

from khabar.web.accounts import Accounts
from khabar.web.running import bound
from khabar.web.server import application
from khabar.web.settings import Role, Settings
from made_cases import hand

ORIGIN = "http://127.0.0.1:8420"
START = "start-token"
PASSWORD = "كلمة سر طويلة جدا"


@contextmanager
def served(case: Path, *, accounts: Accounts | None = None, origin: str = ORIGIN) -> Iterator[TestClient]:
    """A client that has not come in yet."""
    settings = Settings(case, origin, accounts is not None, "ar", "سلمى")
    people = accounts or Accounts(":memory:", time.time)
    if accounts is None:
        people.add("سلمى", "admin", None)
    app = application(settings, people, hand, None if accounts else START)
    with TestClient(app, base_url=origin, raise_server_exceptions=False, follow_redirects=False) as client:
        client.headers["origin"] = origin
        yield client


@contextmanager
def at_home(case: Path) -> Iterator[TestClient]:
    """A client on this machine that has come in."""
    with served(case) as client:
        assert client.get("/start", params={"token": START}).status_code == 303
        client.headers["origin"] = ORIGIN
        yield client


@contextmanager
def signed_in(case: Path, role: Role) -> Iterator[TestClient]:
    """A client with an account of this role."""
    accounts = Accounts(":memory:", time.time)
    accounts.add("zaynab", role, PASSWORD)
    with served(case, accounts=accounts, origin="https://desk.example.org") as client:
        given = {"name": "zaynab", "password": PASSWORD, "to": "/"}
        client.headers["origin"] = "https://desk.example.org"
        assert client.post("/sign-in", data=given).status_code == 303
        yield client


def form_of(client: TestClient, page: str = "/") -> str:
    """The token that forms of this session carry."""
    text = client.get(page).text
    return text.split('name="form" value="')[1].split('"')[0]


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """The address of a server on a case, as the one who started it has it."""
    with bound("127.0.0.1", 0) as socket:
        origin = f"http://127.0.0.1:{socket.getsockname()[1]}"
        accounts = Accounts(":memory:", time.time)
        accounts.add("سلمى", "admin", None)
        app = application(Settings(folder, origin, who="سلمى"), accounts, hand, START)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
        thread.start()
        try:
            yield origin
        finally:
            server.should_exit = True
            thread.join()
