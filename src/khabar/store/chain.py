"""The hash-chained log: what is hashed, and how one entry hangs on the one before.

A row's digest is sha256 over its salt and its content; the log holds digests only, so that it can outlive
what is forgotten and gives away nothing of it: the salt is erased with the row.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

Cell = None | int | float | str | bytes

START = bytes(32)  # the hash before the first entry


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. ``kind`` and ``ref`` name the row; ``digest`` is None where there is no row or it was emptied."""

    seq: int
    at: str
    who: str
    act: str
    kind: str | None
    ref: int | None
    digest: bytes | None
    note: str | None
    hash: bytes


def row_digest(kind: str, row: Mapping[str, Cell]) -> bytes:
    """The digest of a row: its salt, its table and every cell that is not NULL, by name."""
    cells = {name: _plain(cell) for name, cell in row.items() if cell is not None and name != "salt"}
    salt = row.get("salt")
    if not isinstance(salt, bytes):
        raise TypeError("a row that is kept has a salt")
    return hashlib.sha256(salt + _canonical([kind, cells])).digest()


def entry_hash(before: bytes, entry: Entry) -> bytes:
    """The hash of an entry on top of the hash before it; the entry's own ``hash`` is not looked at."""
    digest = entry.digest.hex() if entry.digest is not None else None
    body = [entry.seq, entry.at, entry.who, entry.act, entry.kind, entry.ref, digest, entry.note]
    return hashlib.sha256(before + _canonical(body)).digest()


def _plain(cell: Cell) -> object:
    if isinstance(cell, bytes):
        return ["sha256", hashlib.sha256(cell).hexdigest()]
    if isinstance(cell, float) and cell.is_integer():  # SQLite gives 1 back as 1.0 where a column is REAL
        return int(cell)
    return cell


def _canonical(value: object) -> bytes:
    """JSON with one spelling: sorted names, no spaces; lone surrogates are kept apart from everything else."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("ascii")
