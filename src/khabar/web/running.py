"""The server process: a socket that is bound before anything is said, and the loop that serves on it."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from khabar.errors import CaseError

_PATIENCE = 20  # seconds that a client may take for the head of a request, and a connection may idle
_CONNECTIONS = 256


@contextlib.contextmanager
def bound(address: str, port: int) -> Iterator[socket.socket]:
    """A listening socket; raises CaseError where the address is taken or is none of this machine."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as made:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((address, port))
            made.listen(128)
        except OSError as error:
            raise CaseError("it cannot listen there", f"{address}:{port}",
                            f"{error.strerror or error}; choose another --port or --listen") from None  # fmt: skip
        yield made


def run(app: ASGIApp, listening: socket.socket) -> None:
    """Serve until a signal ends it."""
    config = uvicorn.Config(
        app, log_level="error", access_log=False, server_header=False, date_header=False, proxy_headers=False,
        timeout_keep_alive=_PATIENCE, limit_concurrency=_CONNECTIONS, timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=32_768, lifespan="on",
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[listening])
