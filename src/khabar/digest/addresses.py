"""Addresses of mail: checked so that nothing can be slipped into a header, and named in logs without being told."""

from __future__ import annotations

import re

from khabar.errors import BadAddress

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_LONGEST, _LONGEST_LOCAL = 254, 64  # RFC 5321


def address(text: str) -> str:
    """The address as it is kept: its domain in small letters, in Latin ones; raises BadAddress where it is none."""
    local, at, domain = text.strip(" ").rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii").lower() if not domain.isascii() else domain.lower()
    except UnicodeError:
        domain = ""
    labels = domain.split(".")
    holds = at and len(local) <= _LONGEST_LOCAL and _LOCAL.fullmatch(local) is not None
    if not holds or len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)) or len(local) + len(domain) >= _LONGEST:
        raise BadAddress("not an address of mail", None, "write it as name@example.org, in Latin letters")
    return f"{local}@{domain}"


def domain_of(text: str) -> str:
    """The domain of a checked address."""
    return text.rpartition("@")[2]
