"""Seals: the head of the log, signed with a key that is kept elsewhere (Ed25519, RFC 8032).

The chain shows that nothing inside a base was changed by itself. Who rewrites a base whole can make a new chain,
but no seal; and who brings back an older state lacks the entries that a later seal names.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from khabar.errors import BadSeal
from khabar.store import connection as opening
from khabar.store.base import Base
from khabar.store.verification import Finding

FOLDER = "seals"
_PURPOSE = b"khabar seal 1\n"  # a signature under a seal is good for nothing else
_LONGEST = 10_000  # bytes of a seal or key file


@dataclass(frozen=True, slots=True)
class Seal:
    """What is signed: the case, number and hash of the last entry of its log, when and by whom."""

    case: str
    seq: int
    head: str
    at: str
    who: str
    key: str  # the public key, base64
    signature: str

    def message(self) -> bytes:
        """The bytes that the signature covers."""
        body = [self.case, self.seq, self.head, self.at, self.who, self.key]
        return _PURPOSE + json.dumps(body, ensure_ascii=True, separators=(",", ":")).encode()

    def to_json(self) -> str:
        form = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return json.dumps(form, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def parse(cls, path: Path) -> Seal:
        """A seal from its file; raises BadSeal where it is not one, or its signature is not that of its key."""
        try:
            if path.stat().st_size > _LONGEST:
                raise ValueError
            form = json.loads(path.read_bytes())
            seal = cls(
                str(form["case"]), int(form["seq"]), str(form["head"]), str(form["at"]), str(form["who"]),
                str(form["key"]), str(form["signature"]),
            )  # fmt: skip
            key = Ed25519PublicKey.from_public_bytes(base64.b64decode(seal.key, validate=True))
            key.verify(base64.b64decode(seal.signature, validate=True), seal.message())
        except OSError as error:
            raise BadSeal(f"the seal cannot be read ({error.strerror})", str(path), "check the path") from None
        except InvalidSignature:
            raise BadSeal("the signature is not that of the key", str(path), "look for another copy of it") from None
        except (ValueError, KeyError, TypeError):
            raise BadSeal("the file is no seal", str(path), "name a file that khabar seal wrote") from None
        return seal


def new_key(path: Path, password: bytes | None) -> str:
    """Write a new private key (PEM, readable by its owner only) and beside it the public one; its fingerprint."""
    key = Ed25519PrivateKey.generate()
    cover = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, cover)
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )  # fmt: skip
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise BadSeal(
            "there is a file of this name already", str(path), "name another; no key is written over"
        ) from None
    except OSError as error:
        raise BadSeal(f"the key cannot be written ({error.strerror})", str(path), "check the path") from None
    with os.fdopen(handle, "wb") as file:
        file.write(secret)
    public_path(path).write_bytes(public)
    return _text(key.public_key())


def public_path(path: Path) -> Path:
    """Where the public key lies beside the private one."""
    return path.with_name(path.name + ".pub")


def read_key(path: Path, password: bytes | None) -> Ed25519PrivateKey:
    """A private key; raises BadSeal where the file is none or the password is wrong."""
    try:
        key = serialization.load_pem_private_key(_bytes(path), password)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise BadSeal("the key cannot be opened", str(path), "check the file and the password") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise BadSeal("the key is not of the kind Ed25519", str(path), "make one with khabar seal --new-key")
    return key


def read_public(path: Path) -> str:
    """A public key as it stands in a seal; raises BadSeal where the file holds none."""
    try:
        key = serialization.load_pem_public_key(_bytes(path))
    except (ValueError, UnsupportedAlgorithm):
        raise BadSeal("the file is no public key", str(path), "name the .pub file beside the key") from None
    if not isinstance(key, Ed25519PublicKey):
        raise BadSeal("the key is not of the kind Ed25519", str(path), "name the .pub file beside the key")
    return _text(key)


def seal(base: Base, key: Ed25519PrivateKey) -> tuple[Seal, Path]:
    """Sign the head of the log; the seal lies in the case folder, and a copy of it belongs elsewhere."""
    with base.change():
        seq, head = base.head()
        at, public = base.hand.now(), _text(key.public_key())
        bare = Seal(base.case, seq, head.hex(), at, base.hand.who, public, "")
        signature = base64.b64encode(key.sign(bare.message())).decode()
        made = Seal(bare.case, seq, bare.head, at, bare.who, public, signature)
        base.note("seal", {"seq": seq, "key": public})
    path = base.folder / FOLDER / f"{seq:08}.json"
    with opening.clear_errors(base.folder):
        path.parent.mkdir(exist_ok=True)
        path.write_text(made.to_json(), encoding="utf-8")
    return made, path


def check(base: Base, seals: list[Path], key: str | None) -> Iterator[Finding]:
    """Whether the log still has what was sealed: by these files, and those in the case folder.

    With a public key, at least one good seal must be of it, and any seal of another key is named.
    """
    folder = base.folder / FOLDER
    own = sorted(folder.glob("*.json")) if folder.is_dir() else []
    good = 0
    for path in [*seals, *own]:
        try:
            made = Seal.parse(path)
        except BadSeal as error:
            yield Finding("altered", f"seal {path.name}", "seal.bad", error.what)
            continue
        found = list(_held(base, made, path, key))
        good += not found
        yield from found
    have = {path.name for path in own}
    for seq in sealed(base):
        name = f"{seq:08}.json"
        if name not in have:
            yield Finding("missing", f"seal {name}", "seal.gone")
    if key is not None and not good:
        yield Finding("missing", "seal", "seal.nokey")


def sealed(base: Base) -> list[int]:
    """The entries of the log up to which it says that it was sealed."""
    sql = "SELECT CASE WHEN json_valid(note) THEN note ->> '$.seq' END FROM log WHERE act = 'seal' ORDER BY seq"
    return [seq for (seq,) in base.rows(sql) if isinstance(seq, int)]


def _held(base: Base, made: Seal, path: Path, key: str | None) -> Iterator[Finding]:
    where = f"seal {path.name}"
    if key is not None and made.key != key:
        yield Finding("added", where, "seal.key", made.key)
    elif made.case != base.case:
        yield Finding("altered", where, "seal.case")
    else:
        row = base.one("SELECT hash FROM log WHERE seq = ?", made.seq)
        if row is None:
            yield Finding("missing", where, "seal.short", str(made.seq))
        elif bytes(row[0]).hex() != made.head:
            yield Finding("altered", where, "seal.other", str(made.seq))


def _text(key: Ed25519PublicKey) -> str:
    raw = key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return base64.b64encode(raw).decode()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()[:_LONGEST]
    except OSError as error:
        raise BadSeal(f"the key cannot be read ({error.strerror})", str(path), "check the path") from None
