"""How a case is served: built once from the command line and passed down."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from khabar.errors import CaseError
from khabar.share.labels import Language

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")  # each may do what those before it may
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """``origin`` is what browsers call this server, as https://desk.example.org; ``accounts``: everybody signs in."""

    case: Path
    origin: str
    accounts: bool = False
    language: Language = "ar"
    who: str = ""  # who acts where nobody signs in: the account on this machine
    processes: int = 1
    upload: int = 64 << 20  # bytes of one upload, all files together
    proxy: str | None = None

    def __post_init__(self) -> None:
        parts = urlsplit(self.origin)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
            raise CaseError("no address of a server", self.origin, "write it as https://desk.example.org")
        if not self.accounts and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
            raise CaseError("a case without accounts is served on this machine only", self.origin,
                            "add accounts with khabar account, and serve with --accounts")  # fmt: skip

    @property
    def hosts(self) -> frozenset[str]:
        """What the Host header may say."""
        own = urlsplit(self.origin).netloc
        if self.accounts:
            return frozenset({own})
        port = urlsplit(self.origin).port
        return frozenset({own} | {f"{name}:{port}" if port else name for name in LOOPBACK})

    @property
    def origins(self) -> frozenset[str]:
        """From where a form may come."""
        scheme = urlsplit(self.origin).scheme
        return frozenset(f"{scheme}://{host}" for host in self.hosts)

    @property
    def secure(self) -> bool:
        """Whether cookies go over TLS only."""
        return self.origin.startswith("https://")
