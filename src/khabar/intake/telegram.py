"""Exports of Telegram (``result.json``): the posts of channels are reports, their words kept as they are.

Conversations, contacts, accounts, ids of users, lists of readers and reactions are not taken in; the digits of what
Telegram marks as a telephone number are hidden. So a post's original is the post as it was taken in, itself an
export of one message, and not the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from khabar.errors import KhabarError, NotTaken
from khabar.intake.days import day_of
from khabar.intake.sources import Facts, Item, Source

_CHANNELS = ("public_channel", "private_channel")
_DIGIT = re.compile(r"\d")
_HIDDEN = "•"
_WHY = "khabar takes in what channels publish"


def is_export(held: Any) -> bool:
    """Whether a JSON value is an export of one chat or of an account."""
    return isinstance(held, dict) and (
        (isinstance(held.get("messages"), list) and "type" in held) or _chats(held) is not None
    )


def read_export(source: Source, held: dict[str, Any]) -> Iterator[Item]:
    """The posts of every channel in an export; what is no channel is named once and left out."""
    chats = _chats(held)
    left = 0
    for chat in [held] if chats is None else chats:
        if isinstance(chat, dict) and (chat.get("type") in _CHANNELS or _by_channels(chat)):
            yield from _posts(source, chat, several=chats is not None)
        else:
            left += 1
    if left:
        yield source.refusal(NotTaken("conversations that are no channel were left out", source.place, _WHY))


def _chats(held: dict[str, Any]) -> list[Any] | None:
    chats = held.get("chats")
    chats = chats.get("list") if isinstance(chats, dict) else None
    return chats if isinstance(chats, list) else None


def _by_channels(chat: dict[str, Any]) -> bool:
    """Whether channels post in a group, as they do where a group discusses a channel."""
    messages = chat.get("messages") if "group" in str(chat.get("type")) else None
    return isinstance(messages, list) and any(_sender(message) for message in messages)


def _sender(message: Any) -> str | None:
    """The channel that posts in a group; people who do are left out."""
    sender = message.get("from_id") if isinstance(message, dict) else None
    name = message.get("from") if isinstance(sender, str) and sender.startswith("channel") else None
    return name if isinstance(name, str) else None


def _posts(source: Source, chat: dict[str, Any], *, several: bool) -> Iterator[Item]:
    channel = chat.get("type") in _CHANNELS
    named = chat.get("name")
    messages = chat.get("messages")
    for message in messages if isinstance(messages, list) else ():
        if not isinstance(message, dict) or message.get("type") != "message":
            continue
        outlet = named if channel and isinstance(named, str) else _sender(message)
        text = _text(message)
        if not text.strip() or (not channel and outlet is None):
            continue
        kept = {"id": message.get("id"), "type": "message", "date": message.get("date"), "text": text}
        export = {"name": outlet, "type": chat.get("type") if channel else _CHANNELS[0], "messages": [kept]}
        data = json.dumps(export, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
        number = f"{outlet}/{message.get('id')}" if several else str(message.get("id"))
        post = source.inside(number, data, mark="#", how="export")
        try:
            yield post.arrival(Facts(text, outlet=outlet, published=day_of(message.get("date"))), data)
        except KhabarError as error:
            yield post.refusal(error)


def _text(message: dict[str, Any]) -> str:
    """The words of a post, emoji and hashtags as they are; telephone numbers keep their length alone."""
    pieces = message.get("text_entities") or message.get("text")
    if isinstance(pieces, str):
        return pieces
    return "".join(map(_piece, pieces)) if isinstance(pieces, list) else ""


def _piece(piece: Any) -> str:
    if isinstance(piece, dict):
        text = piece.get("text")
        hidden = piece.get("type") in ("phone", "phone_number")
        return "" if not isinstance(text, str) else _DIGIT.sub(_HIDDEN, text) if hidden else text
    return piece if isinstance(piece, str) else ""
