"""Who may use a served case: accounts with passwords, sessions, and tokens for programs.

They lie in a file of their own beside the base: they are no evidence, and a copy of the case need not carry them.
Secrets are kept as hashes only: passwords by argon2, sessions and tokens by SHA-256, because those are random.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import re
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import apsw
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from khabar.errors import CaseError, NotFound
from khabar.web.settings import ROLES, Role

FILE = "accounts.sqlite"
SESSION = 12 * 3600  # seconds that a session lasts
_TRIES, _PAUSE = 8, 900  # wrong passwords of one name, and the seconds after which they are forgotten
_OF_ADDRESS = 60  # the same of one address of a network; behind a proxy all are one, which is not counted
_NUMBER = 16  # hexadecimal digits of a token's digest by which it is called
_LEAST = 12  # characters of a password
_NAME = re.compile(r"[\w.@-]{1,64}")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS account (
    name TEXT PRIMARY KEY, password TEXT, role TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS session (digest BLOB PRIMARY KEY, name TEXT NOT NULL, ends REAL NOT NULL);
CREATE TABLE IF NOT EXISTS token (digest BLOB PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, made TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS failure (what TEXT NOT NULL, at REAL NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class User:
    """Who asks: a name for the log, a role, and what forms of this session must carry."""

    name: str
    role: Role
    form: str = ""
    session: bool = True  # False where a token was given: no form, no cookie
    token: str | None = None  # the number of that token

    def may(self, role: Role) -> bool:
        return ROLES.index(self.role) >= ROLES.index(role)


class TooMany(CaseError):
    """Too many wrong passwords."""


def _loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


class Accounts:
    """The accounts of one case; ``now`` gives seconds."""

    def __init__(self, path: Path | str, now: Callable[[], float]) -> None:
        self._db = apsw.Connection(str(path))
        self._db.set_busy_timeout(5000)
        self._db.execute(_SCHEMA)
        self._lock = threading.RLock()
        self._now = now
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex(16))  # so that an unknown name takes as long as a known one

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def _rows(self, sql: str, *bindings: str | bytes | float | None) -> list[tuple[object, ...]]:
        with self._lock:
            return list(self._db.execute(sql, bindings))

    # ------------------------------------------------------------ accounts

    def add(self, name: str, role: Role, password: str | None) -> None:
        """A new account; without a password nobody can sign in by it. Raises CaseError."""
        if not _NAME.fullmatch(name):
            raise CaseError("a name has letters, digits and . _ @ - only", name, "choose another name")
        if self._rows("SELECT 1 FROM account WHERE name = ?", name):
            raise CaseError("there is an account of this name", name, "choose another name")
        self._rows("INSERT INTO account VALUES (?, ?, ?, 0)", name, self._hash(password), role)

    def _hash(self, password: str | None) -> str | None:
        if password is None:
            return None
        if len(password) < _LEAST:
            raise CaseError("the password is too short", None, f"take {_LEAST} characters or more")
        return self._hasher.hash(password)

    def set(
        self, name: str, *, role: Role | None = None, password: str | None = None, closed: bool | None = None
    ) -> None:
        """Change an account; its sessions end, and with a new password or closed its tokens, too."""
        if not self._rows("SELECT 1 FROM account WHERE name = ?", name):
            raise NotFound("no account of this name", name, "khabar account CASE --list shows them")
        if role is not None:
            self._rows("UPDATE account SET role = ? WHERE name = ?", role, name)
        if password is not None:
            self._rows("UPDATE account SET password = ? WHERE name = ?", self._hash(password), name)
        if closed is not None:
            self._rows("UPDATE account SET closed = ? WHERE name = ?", int(closed), name)
        self._rows("DELETE FROM session WHERE name = ?", name)
        if closed or password is not None:
            self._rows("DELETE FROM token WHERE name = ?", name)

    def all(self) -> list[tuple[str, str, bool]]:
        """Names, roles, and whether each is closed."""
        rows = self._rows("SELECT name, role, closed FROM account ORDER BY name")
        return [(str(name), str(role), bool(closed)) for name, role, closed in rows]

    # ------------------------------------------------------------ sessions

    def sign_in(self, name: str, password: str, address: str) -> str | None:
        """A new session, or None where name or password is wrong. Raises TooMany after many wrong ones.

        A try counts as a wrong one until it is known to be right: many at once are no more than one after the other.
        """
        name, password = (text.encode("utf-8", "replace").decode() for text in (name, password))
        with self._lock:
            self._rows("DELETE FROM failure WHERE at < ?", self._now() - _PAUSE)
            marks = {f"name:{name[:64]}": _TRIES}
            if address and not _loopback(address):
                marks[f"address:{address[:64]}"] = _OF_ADDRESS
            for mark, most in marks.items():
                tried = self._rows("SELECT count(*) FROM failure WHERE what = ?", mark)
                if int(str(tried[0][0])) >= most:
                    raise TooMany("too many wrong passwords", None, "wait a quarter of an hour")
            for mark in marks:
                self._rows("INSERT INTO failure VALUES (?, ?)", mark, self._now())
        row = self._rows("SELECT password FROM account WHERE name = ? AND closed = 0", name)
        kept = str(row[0][0]) if row and row[0][0] is not None else None
        try:
            self._hasher.verify(kept or self._nobody, password[:1024])
            good = kept is not None
        except (VerificationError, InvalidHashError):
            good = False
        if not good:
            return None
        for mark in marks:
            self._rows("DELETE FROM failure WHERE rowid = (SELECT max(rowid) FROM failure WHERE what = ?)", mark)
        return self.session(name)

    def session(self, name: str) -> str:
        """A new session of an account: a secret for a cookie."""
        secret = secrets.token_urlsafe(32)
        self._rows("DELETE FROM session WHERE ends < ?", self._now())
        self._rows("INSERT INTO session VALUES (?, ?, ?)", _digest(secret), name, self._now() + SESSION)
        return secret

    def of_session(self, secret: str) -> User | None:
        """Who has this session, with what its forms must carry."""
        rows = self._rows(
            "SELECT a.name, a.role FROM session s JOIN account a ON a.name = s.name "
            "WHERE s.digest = ? AND s.ends > ? AND a.closed = 0", _digest(secret), self._now(),
        )  # fmt: skip
        if not rows:
            return None
        form = hmac.new(secret.encode(), b"form", hashlib.sha256).hexdigest()
        return User(str(rows[0][0]), rows[0][1], form)  # type: ignore[arg-type]

    def sign_out(self, secret: str) -> None:
        self._rows("DELETE FROM session WHERE digest = ?", _digest(secret))

    # ------------------------------------------------------------ tokens

    def token(self, name: str, label: str, made: str) -> str:
        """A new token of an account, shown once."""
        secret = f"khabar_{secrets.token_urlsafe(32)}"
        self._rows("INSERT INTO token VALUES (?, ?, ?, ?)", _digest(secret), name, label[:80], made)
        return secret

    def of_token(self, secret: str) -> User | None:
        """Who gave a program this token."""
        rows = self._rows(
            "SELECT a.name, a.role, hex(t.digest) FROM token t JOIN account a ON a.name = t.name "
            "WHERE t.digest = ? AND a.closed = 0",
            _digest(secret),
        )
        if not rows:
            return None
        name, role, digest = rows[0]
        return User(str(name), role, session=False, token=str(digest)[:_NUMBER])  # type: ignore[arg-type]

    def tokens(self, name: str) -> list[tuple[str, str, str]]:
        """Number (the head of its digest), label and day of each token."""
        rows = self._rows("SELECT hex(digest), label, made FROM token WHERE name = ? ORDER BY made", name)
        return [(str(digest)[:_NUMBER], str(label), str(made)) for digest, label, made in rows]

    def end_token(self, name: str, number: str) -> bool:
        """End one's own token; False where there is none of this number."""
        rows = self._rows(
            "DELETE FROM token WHERE name = ? AND substr(hex(digest), 1, ?) = ? RETURNING 1", name, _NUMBER, number
        )
        return bool(rows)
