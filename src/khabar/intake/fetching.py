"""Addresses to bytes, where a user asks for it in so many words: fetching shows the other side who looks.

Only http and https, and only hosts of the public internet: every address that a name stands for is looked at before
it is called, on every redirect anew, and it is the looked-at address that is called. Through a proxy the proxy finds
the host, so that the name itself is not asked for here; then only the name is looked at.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from khabar.errors import FetchError, KhabarError
from khabar.intake import limits

if TYPE_CHECKING:
    import httpx

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
PROXIES = ("socks5h://", "socks5://", "http://", "https://")
_REDIRECTS = (301, 302, 303, 307, 308)
_OWN = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "arpa", "test", "invalid")
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)\Z", re.I)
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 inside IPv6, RFC 6052
_WAIT = 20.0  # seconds for one step: to connect, for the next bytes
_CHUNK = 1 << 16
_HEADERS = {"User-Agent": "Mozilla/5.0", "Accept": "*/*", "Accept-Encoding": "identity"}  # the program is not named
_INSIDE = "save the page by yourself and give the file"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave; ``url`` is where the redirects ended."""

    url: str
    data: bytes


def resolve(host: str, port: int) -> list[str]:
    """Every address of a name, by the system."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def is_public(address: Address) -> bool:
    """Whether an address is of the public internet, also where it wraps one of IPv4."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


@dataclass(frozen=True, slots=True)
class Fetcher:
    """How to fetch; ``resolve`` and ``allow`` are for tests on one machine."""

    proxy: str | None = None
    resolve: Callable[[str, int], list[str]] = resolve
    allow: Callable[[Address], bool] = is_public

    def fetch(self, url: str) -> Fetched:
        """The bytes of an address; raises FetchError, or TooLarge for more bytes, time or redirects than its limits."""
        found: list[Fetched] = []
        failed: list[BaseException] = []

        def run() -> None:
            try:
                found.append(self._follow(url))
            except BaseException as error:  # noqa: BLE001 raised again below, in the thread that asked
                failed.append(error)

        thread = threading.Thread(target=run, daemon=True)  # a name or a head that never comes is left behind
        thread.start()
        thread.join(limits.FETCH_SECONDS.value)
        if found:
            return found[0]
        if not failed:
            raise limits.FETCH_SECONDS.error(url)
        if isinstance(failed[0], KhabarError):
            raise failed[0]
        raise FetchError(f"cannot be fetched ({type(failed[0]).__name__})", url, _INSIDE)

    def _follow(self, url: str) -> Fetched:
        import httpx

        end = time.monotonic() + limits.FETCH_SECONDS.value
        place = url
        for _ in range(limits.FETCH_REDIRECTS.value + 1):
            parsed = self._checked(url, place)
            answer = self._call(parsed, place, end)
            if isinstance(answer, bytes):
                return Fetched(url, answer)
            try:
                url = str(parsed.join(answer))
            except httpx.InvalidURL:
                raise FetchError("a redirect to no address", place, _INSIDE) from None
            if parsed.scheme == "https" and not url.startswith("https:"):
                raise FetchError("a redirect from https to an open line", place, _INSIDE)
        raise limits.FETCH_REDIRECTS.error(place)

    def _checked(self, url: str, place: str) -> httpx.URL:
        """The address, if its form and its name are those of a public host."""
        import httpx

        try:
            parsed = httpx.URL(url)
        except httpx.InvalidURL:
            raise FetchError("not an address", place, "give it whole, with https://") from None
        if parsed.scheme not in ("http", "https") or not parsed.host:
            raise FetchError("only http and https addresses are fetched", place, "give it whole, with https://")
        if parsed.userinfo:
            raise FetchError("an address with a password", place, "save the page by yourself and give the file")
        host = parsed.raw_host.decode("ascii").strip("[]").rstrip(".").lower()
        try:
            self._allowed(host, place)
        except ValueError:  # a name, not a number
            last = host.rpartition(".")[2]
            onion = last == "onion" and self.proxy is not None
            if last in _OWN or _NUMBER.match(last) or ("." not in host) or (last == "onion" and not onion):
                raise _inside(place) from None
        return parsed

    def _allowed(self, address: str, place: str) -> None:
        """Raise FetchError for an address that is not public, ValueError for what is none."""
        if not self.allow(ipaddress.ip_address(address.partition("%")[0])):
            raise _inside(place)

    def _call(self, url: httpx.URL, place: str, end: float) -> bytes | str:
        """The body, or where a redirect leads."""
        import httpx

        if self.proxy is not None:
            return self._ask(url, {}, {}, place, end)
        port = url.port or (443 if url.scheme == "https" else 80)
        host = url.raw_host.decode("ascii")
        try:
            addresses = list(dict.fromkeys(self.resolve(host.strip("[]"), port)))
        except (OSError, UnicodeError):
            raise FetchError("no such host", place, "check the spelling and the network") from None
        for address in addresses:
            self._allowed(address, place)  # all of them: one that is not public is no accident
        headers = {"Host": host if url.port is None else f"{host}:{url.port}"}
        failed: FetchError = FetchError("no such host", place, "check the spelling and the network")
        for address in addresses[:4]:
            try:
                pinned = url.copy_with(host=address.partition("%")[0])
                return self._ask(pinned, headers, {"sni_hostname": host}, place, end)
            except httpx.ConnectError as error:
                failed = _unreached(place, error)
        raise failed

    def _ask(
        self, url: httpx.URL, headers: dict[str, str], extensions: dict[str, str], place: str, end: float
    ) -> bytes | str:
        import httpx

        try:
            with (
                httpx.Client(proxy=self.proxy, trust_env=False, timeout=_WAIT, follow_redirects=False) as client,
                client.stream("GET", url, headers={**_HEADERS, **headers}, extensions=extensions) as answer,
            ):
                location = answer.headers.get("Location")
                if answer.status_code in _REDIRECTS and location:
                    return str(location)
                if answer.status_code != 200:
                    raise FetchError(f"the server answered {answer.status_code}", place, _INSIDE)
                return _body(answer, place, end)
        except httpx.ConnectError as error:
            if self.proxy is None:
                raise
            raise _unreached(place, error) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
            raise _unreached(place, error) from None


def _body(answer: httpx.Response, place: str, end: float) -> bytes:
    pieces, size = [], 0
    for piece in answer.iter_bytes(_CHUNK):
        size += len(piece)
        limits.FETCH.check(size, place)
        if time.monotonic() > end:
            raise limits.FETCH_SECONDS.error(place)
        pieces.append(piece)
    return b"".join(pieces)


def _inside(place: str) -> FetchError:
    return FetchError("an address inside this machine or its network", place, _INSIDE)


def _unreached(place: str, error: Exception) -> FetchError:
    return FetchError(
        f"the server cannot be reached ({type(error).__name__})", place, "check the network and the proxy"
    )
