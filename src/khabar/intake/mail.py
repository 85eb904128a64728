"""E-mail (.eml, .mbox): the words of a message, and its attachments as files of their own.

Who sent and who received it, and by which machines, is not taken in; only a mailing list names itself as outlet.
"""

from __future__ import annotations

import email
import email.errors
import email.header
import email.policy
import email.utils
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from pathlib import PurePosixPath
from typing import BinaryIO

from khabar.errors import BrokenInput, KhabarError, LockedInput, NoText
from khabar.intake import encodings, limits
from khabar.intake.days import day_of
from khabar.intake.fragments import plain
from khabar.intake.sources import Facts, Item, Open, Source

_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:")
_TELLING = re.compile(
    rb"^(Received|Return-Path|Delivered-To|MIME-Version|Message-ID|From|Date|Subject|To):", re.I | re.M
)
_LEAD = b"From "
_BOUNDARY = re.compile(rb"boundary\s*[=*]", re.I)
_ARABIC = re.compile("[\u0621-\u064a]")
_UNREAD = ("image/", "audio/", "video/", "application/pgp-signature", "application/pkcs7-signature",
           "application/x-pkcs7-signature", "text/calendar", "message/delivery-status")  # fmt: skip


def is_mail(head: bytes) -> bool:
    """Whether bytes begin with the headers of a message."""
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return bool(_HEADER.match(block)) and len({name.lower() for name in _TELLING.findall(block)}) >= 4


def is_mailbox(head: bytes) -> bool:
    """Whether bytes begin a file of many messages, each led by a line «From …»."""
    first, _, rest = head.partition(b"\n")
    return first.startswith(_LEAD) and is_mail(rest)


def read_mailbox(source: Source, opened: Open) -> Iterator[Item]:
    """What the messages of a mailbox give, each as it stands in it; the place is the number of the message."""
    with source.open() as stream:
        for number, (data, size) in enumerate(_messages(stream), 1):
            inner = replace(source.inside(str(number), data, mark="#", how="mail"), name=f"{number}.eml")
            try:
                source.budget.take_member(inner.place)
                source.budget.take_bytes(size, inner.place)
                limits.FILE.check(size, inner.place)
            except KhabarError as error:
                yield inner.refusal(error)
                if source.budget.members < 0 or source.budget.bytes < 0:
                    return
                continue
            yield from opened(inner)


def _messages(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """The bytes of each message, and how many they are; of one that is too long only the first."""
    lines: list[bytes] = []
    size, blank, begun = 0, True, False
    while line := stream.readline(limits.ROW.value):
        if blank and line.startswith(_LEAD):
            if begun:
                yield b"".join(lines), size
            lines, size, blank, begun = [], 0, False, True
            continue
        if size <= limits.FILE.value:
            lines.append(line)
        size += len(line)
        blank = not line.strip()
    if begun:
        yield b"".join(lines), size


def read_mail(source: Source, opened: Open) -> Iterator[Item]:
    """The message as one report, then its attachments; raises BrokenInput or LockedInput."""
    data = source.read()
    limits.NESTING.check(data.count(b"\n") * len(_BOUNDARY.findall(data)), source.place)
    try:
        message: Message = email.message_from_bytes(data)
        parts = _parts(message)
    except RecursionError:
        raise limits.PARTS.error(source.place) from None
    limits.PARTS.check(len(parts), source.place)
    if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime"):
        raise LockedInput("an encrypted message", source.place, "decrypt it in your mail program and save it again")
    bodies = [part for part in parts if _is_body(part)]
    try:
        yield source.arrival(_facts(message, bodies, source.place), data, "mail")
    except KhabarError as error:
        yield source.refusal(error)
    for number, part in enumerate(parts, 1):
        if not _is_body(part) and not part.get_content_type().startswith(_UNREAD):
            yield from _attachment(source, part, number, opened)


def _parts(message: Message) -> list[Message]:
    """All parts that hold something, in order; a message inside is one part."""
    found: list[Message] = []
    waiting = [message]
    while waiting and len(found) <= limits.PARTS.value:
        part = waiting.pop(0)
        held = part.get_payload()
        if part.is_multipart() and part.get_content_maintype() == "multipart" and isinstance(held, list):
            waiting[:0] = [each for each in held if isinstance(each, Message)]
        else:
            found.append(part)
    return found


def _is_body(part: Message) -> bool:
    shown = part.get_content_disposition() != "attachment" and not part.get_filename()
    return shown and part.get_content_type() in ("text/plain", "text/html")


def _facts(message: Message, bodies: list[Message], where: str) -> Facts:
    texts = {
        kind: "\n\n".join(filter(None, (_body(part, where) for part in bodies if part.get_content_type() == kind)))
        for kind in ("text/plain", "text/html")
    }
    text = texts["text/plain"] if _ARABIC.search(texts["text/plain"]) else texts["text/html"] or texts["text/plain"]
    if not text.strip():
        raise NoText("a message without text", where, "its attachments are read by themselves")
    sender, _ = email.utils.parseaddr(_header(message, "From") or "")
    listed = message.get("List-Id") is not None or message.get("List-Unsubscribe") is not None
    return Facts(
        text=text,
        title=_header(message, "Subject"),
        outlet=sender.strip() or None if listed else None,
        published=day_of(_header(message, "Date")),
    )


def _body(part: Message, where: str) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    text = encodings.decode_any(data, where=where, declared=part.get_content_charset())
    if part.get_content_type() == "text/html":
        return plain(text, where)
    text = text.replace("\r\n", "\n").strip("\n")
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return re.sub(r"(?<!^--) \n", " ", text, flags=re.M) if flowed else text


def _attachment(source: Source, part: Message, number: int, opened: Open) -> Iterator[Item]:
    try:
        name = part.get_filename() or ""
        held = part.get_payload()
        inner = held[0] if isinstance(held, list) and held else None
        data = inner.as_bytes() if isinstance(inner, Message) else part.get_payload(decode=True)
    except (ValueError, LookupError, KeyError, RecursionError, email.errors.MessageError):
        name, data, inner = "", None, None
    name = PurePosixPath(_decoded(name).replace("\\", "/")).name or f"{number}{'.eml' if inner is not None else ''}"
    if not isinstance(data, bytes):
        error = BrokenInput("an attachment that cannot be decoded", f"{source.place}!{name}", "save it by itself")
        yield source.inside(name, None).refusal(error)
        return
    yield from opened(source.inside(name, data, how="mail"))


def _header(message: Message, name: str) -> str | None:
    """A header in words on one line, or None."""
    value = next((held for key, held in message.raw_items() if key.lower() == name.lower()), None)
    return " ".join(_decoded(str(value)).split()) or None if value is not None else None


def _decoded(value: str) -> str:
    """Encoded words decoded; bytes that were never encoded read as UTF-8 or Windows-1256."""
    try:
        if not value.isascii():
            raise ValueError
        pieces = email.header.decode_header(value)
        text = str(email.header.make_header(pieces))
    except (LookupError, ValueError, email.errors.HeaderParseError):
        text = value
    raw = text.encode("utf-8", "surrogateescape")
    for encoding in ("utf-8", "cp1256"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return value.encode("ascii", "replace").decode()
