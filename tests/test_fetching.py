"""Fetching: public hosts only, on every redirect, within limits, through a proxy where one is named."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from khabar.errors import FetchError, TooLarge
from khabar.intake import limits
from khabar.intake.arrivals import Arrival, Refusal, fetched
from khabar.intake.fetching import Fetcher, is_public
from made_files import TEXTS, entry, rss


class Site(BaseHTTPRequestHandler):
    """A site with a feed, redirects, and pages that never end."""

    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        if self.path == "/feed.xml":
            self._send(200, rss(entry(1) + entry(2)))
        elif self.path == "/text":
            self._send(200, TEXTS[0].encode())
        elif self.path.startswith("/to?"):
            self._send(302, b"", self.path[4:])
        elif self.path == "/loop":
            self._send(302, b"", "/loop")
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            with contextlib.suppress(OSError):
                for _ in range(100_000):
                    self.wfile.write(entry().encode() * 100)
        elif self.path == "/slow":
            with contextlib.suppress(OSError):
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                for number in range(100):
                    self.wfile.write(b"X-%d: 1\r\n" % number)
                    time.sleep(0.2)
        else:
            self._send(404, b"")

    def _send(self, status: int, body: bytes, location: str | None = None) -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Site.asked.clear()
    yield f"http://duha.example:{server.server_port}"
    server.shutdown()
    server.server_close()


HERE = ipaddress.ip_address("127.0.0.1")
NAMES = {"duha.example": ["127.0.0.1"], "inner.example": ["10.1.2.3"], "both.example": ["93.184.216.34", "169.254.169.254"],
         "six.example": ["fd00::1"], "wrapped.example": ["::ffff:192.168.1.1"]}  # fmt: skip


def fetcher(**more: object) -> Fetcher:
    def find(host: str, _: int) -> list[str]:
        if host not in NAMES:
            raise OSError
        return NAMES[host]

    return Fetcher(resolve=find, allow=lambda address: address == HERE or is_public(address), **more)  # type: ignore[arg-type]


def test_a_feed_by_its_address(site: str) -> None:
    first, second = fetched([f"{site}/feed.xml"], fetcher())
    assert isinstance(first, Arrival)
    assert isinstance(second, Arrival)
    assert (first.report.path, first.report.url, first.how) == (
        f"{site}/feed.xml#1",
        "https://duha.example/n/1",
        "fetch",
    )
    ((_, headers),) = Site.asked
    assert headers["Host"].startswith("duha.example:")
    assert "khabar" not in repr(headers).lower()
    assert "python" not in repr(headers).lower()


def test_redirects_are_followed_and_the_last_address_is_kept(site: str) -> None:
    (item,) = fetched([f"{site}/to?/text"], fetcher())
    assert isinstance(item, Arrival)
    assert (item.report.text, item.report.url, item.report.path) == (TEXTS[0], f"{site}/text", f"{site}/to?/text")


ADDRESSES = [
    "http://localhost/", "http://LOCALHOST.:80/", "http://a.localhost/", "http://127.0.0.1/", "http://[::1]/", "http://10.0.0.1/",
    "http://192.168.1.1/", "http://172.16.5.5/", "http://169.254.169.254/latest", "http://[fe80::1]/", "http://[fd00::1]/",
    "http://0.0.0.0/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
    "http://2130706433/", "http://0x7f000001/", "http://127.1/", "http://224.0.0.1/", "http://100.64.0.1/",
    "http://intranet/", "http://printer.local/", "http://inner.example/", "http://both.example/", "http://six.example/",
    "http://wrapped.example/", "http://hidden.onion/",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_inside_are_refused(address: str, site: str) -> None:
    with pytest.raises(FetchError, match="inside this machine"):
        Fetcher(resolve=fetcher().resolve).fetch(address)
    first: list[int] = []

    def allow(found: object) -> bool:  # the site itself, once
        return is_public(found) or not (first or first.append(1))  # type: ignore[arg-type, func-returns-value]

    with pytest.raises(FetchError, match="inside this machine"):
        Fetcher(resolve=fetcher().resolve, allow=allow).fetch(f"{site}/to?{address}")
    assert first


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://duha.example/",
        "javascript:1",
        "duha.example",
        "http://",
        "http://a:b@duha.example/",
        "http://gone.example/",
        "http://0177.0.0.1/",
        "http://[::1",
    ],
)
def test_what_is_no_public_address_is_refused(address: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetcher().fetch(address)
    assert caught.value.where == address
    assert caught.value.remedy


def test_limits_of_size_time_and_redirects(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooLarge, match="redirects"):
        fetcher().fetch(f"{site}/loop")
    monkeypatch.setattr(limits, "FETCH", limits.Limit("FETCH", 1_000_000, "bytes from one address", "test"))
    with pytest.raises(TooLarge, match="bytes"):
        fetcher().fetch(f"{site}/endless")
    monkeypatch.setattr(limits, "FETCH_SECONDS", limits.Limit("FETCH_SECONDS", 1, "seconds for one address", "test"))
    start = time.monotonic()
    with pytest.raises(TooLarge, match="seconds"):
        fetcher().fetch(f"{site}/slow")
    assert time.monotonic() - start < 5


def test_what_fails_does_not_stop_the_next(site: str) -> None:
    items = list(fetched([f"{site}/none", "http://localhost/", f"{site}/text"], fetcher()))
    assert [type(item) for item in items] == [Refusal, Refusal, Arrival]
    assert [item.path for item in items if isinstance(item, Refusal)] == [f"{site}/none", "http://localhost/"]
    assert "404" in str(items[0].error)  # type: ignore[union-attr]


class Socks(socketserver.BaseRequestHandler):
    """Enough of SOCKS 5 (RFC 1928) for one request."""

    names: ClassVar[list[bytes]] = []

    def handle(self) -> None:
        head = self.request.recv(262)
        assert head[0] == 5
        self.request.sendall(b"\x05\x00")
        asked = self.request.recv(262)
        assert asked[3] == 3, "the name itself is to be asked for"
        name, port = asked[5 : 5 + asked[4]], int.from_bytes(asked[5 + asked[4] : 7 + asked[4]], "big")
        self.names.append(name)
        self.request.sendall(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
        with socket.create_connection(("127.0.0.1", port)) as there:
            there.sendall(self.request.recv(65536))
            while data := there.recv(65536):
                self.request.sendall(data)


def test_through_a_proxy_the_proxy_finds_the_host(site: str) -> None:
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Socks) as proxy:
        proxy.daemon_threads = True
        threading.Thread(target=proxy.serve_forever, daemon=True).start()

        def never(*_: object) -> list[str]:
            raise AssertionError("a name was looked up here")

        through = Fetcher(f"socks5h://127.0.0.1:{proxy.server_address[1]}", resolve=never)
        (item,) = fetched([f"{site}/text"], through)
        assert isinstance(item, Arrival), item
        assert (item.how, Socks.names) == ("fetch by proxy", [b"duha.example"])
        for address in ("http://127.0.0.1/", "http://localhost/", "http://127.1/"):
            with pytest.raises(FetchError, match="inside this machine"):
                through.fetch(address)
        proxy.shutdown()


def test_the_command_fetches_only_where_asked(tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "khabar", *arguments, "--language", "en"]
        return subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)

    case = str(tmp_path / "case")
    run("init", case)
    asked = run("add", case, "--fetch", "http://localhost/feed")
    assert asked.returncode == 1
    assert "inside this machine" in asked.stderr
    assert "without a proxy" in asked.stderr
    assert run("add", case).returncode == 2
    assert run("add", case, "--fetch", "http://a.example/", "--proxy", "gopher://x").returncode == 2
    refused = run("serve", case, "--proxy", "bogus")
    assert refused.returncode == 2
    assert "'bogus' begins with none of" in refused.stderr
    assert "no such file" in run("add", case, "http://localhost/feed").stderr
