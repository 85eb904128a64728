"""The JSON Schema (2020-12) of what ``khabar read --format jsonl`` prints; strict where the contract is closed."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, get_args

from khabar.types import AttributionKind, MentionKind, Modality, Polarity, SourceKind

Schema = dict[str, Any]

PARTS = ("headline", "byline", "dateline", "subheading", "body", "boilerplate")
_EVERYWHERE = ("place", "time", "count", "part_of")
_OUTCOMES = ("foiled", "repelled", "failed")
_TEXT: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
_OFFSET: Schema = {"type": "integer", "minimum": 0}
_DATE: Schema = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_MAYBE: Schema = {"type": ["string", "null"]}
_NUMBER: Schema = {"type": ["number", "null"]}
_HASH = r"^(sha256:[0-9a-f]{64}|withheld)$"
_SPAN: Schema = {"start": _OFFSET, "stop": _OFFSET}
_WORDS: Schema = {**_SPAN, "text": _TEXT}
_FILLERS: Schema = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/filler"}}


def schema() -> dict[str, Any]:
    """A fresh copy of the schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "khabar reading",
        "description": "What one news report says: claims bound to who says them and to the exact words.",
        **_closed({
            "schema": {"const": 1},
            "reader": _closed({"version": _MAYBE, "lexicon": _MAYBE, "gazetteer": _MAYBE}),
            "report": _report(),
            "entities": _list(_entity()),
            "mentions": _list({"$ref": "#/$defs/mention"}),
            "claims": _list({"$ref": "#/$defs/claim"}),
            "unread": _list(_closed({**_WORDS, "why": _TEXT})),
        }),
        "$defs": {
            "words": _closed(dict(_WORDS)), "quantity": _quantity(), "mention": _mention(), "filler": _filler(),
            "link": _link(), "claim": _claim(),
        },
    }  # fmt: skip


def events() -> tuple[str, ...]:
    """The names of all event types."""
    return tuple(_table())


def roles() -> tuple[str, ...]:
    """The names of all roles, in the order of the table."""
    names = {role: None for event in _table().values() for group in event["required"] for role in group}
    names |= {role: None for event in _table().values() for role in (*event["optional"], *event["closed"])}
    return tuple(names | dict.fromkeys(_EVERYWHERE))


def required(event: str) -> tuple[tuple[str, ...], ...]:
    """The required roles of an event type: one of every group."""
    groups: tuple[tuple[str, ...], ...] = _table()[event]["required"] if event in _table() else ()
    return groups


@cache
def _table() -> dict[str, dict[str, Any]]:
    rows = (resources.files("khabar") / "data" / "vocabulary.tsv").read_text(encoding="utf-8").splitlines()
    table: dict[str, dict[str, Any]] = {}
    for line in rows:
        if line.startswith(("#", "event\t")) or not line.strip():
            continue
        event, needs, optional, closed = (*line.split("\t"), "", "")[:4]
        words = dict(role.partition("=")[::2] for role in closed.split())
        table[event] = {
            "required": tuple(tuple(group.split("|")) for group in needs.split()),
            "optional": tuple(optional.split()),
            "closed": {role: tuple(w.split("|")) if w else _OUTCOMES for role, w in words.items()},
        }
    return table


def _closed(properties: Schema, *optional: str) -> Schema:
    needed = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": needed, "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one(literal: object) -> Schema:
    return {"enum": list(get_args(literal))}


def _or_null(*options: Schema) -> Schema:
    return {"anyOf": [*options, {"type": "null"}]}


def _report() -> Schema:
    part = _closed({"kind": {"enum": list(PARTS)}, **_SPAN})
    return _closed({
        "id": {"type": "string", "pattern": _HASH}, "bytes": {"type": ["string", "null"], "pattern": _HASH},
        "path": _MAYBE, "url": _MAYBE, "title": _MAYBE, "outlet": _MAYBE, "author": _MAYBE, "published": _MAYBE,
        "text": _TEXT, "parts": _list(part),
    })  # fmt: skip


def _entity() -> Schema:
    return _closed({"id": _TEXT, "kind": _one(MentionKind), "name": _TEXT, "mentions": _list(_TEXT)})


def _quantity() -> Schema:
    return _closed(
        {"low": _NUMBER, "high": _NUMBER, "approximate": _FLAG, "unit": _TEXT,
         "currency": {"type": "string", "pattern": "^[A-Z]{3}$"}},
        "unit", "currency",
    )  # fmt: skip


def _values() -> dict[str, Schema]:
    """The value object of each kind of mention; null is always allowed."""
    place: Schema = {
        "gazetteer": _MAYBE, "kind": _MAYBE, "country": _MAYBE, "descriptor": _MAYBE,
        "governorate": _MAYBE, "district": _MAYBE,
        "latitude": {"type": ["number", "null"], "minimum": -90, "maximum": 90},
        "longitude": {"type": ["number", "null"], "minimum": -180, "maximum": 180},
    }  # fmt: skip
    basis: Schema = {"enum": ["stated", "relative", None]}
    quantity: Schema = {"$ref": "#/$defs/quantity"}
    code = _closed({"code": _MAYBE})
    return {
        "person": _closed(dict.fromkeys(("given", "father", "family", "kunya", "nisba"), _MAYBE)),
        "group": _closed({"canonical": _MAYBE}), "place": _closed(place), "number": quantity, "money": quantity,
        "date": _closed({"first": _DATE, "last": _DATE, "basis": basis, "calendar": _MAYBE}),
        "role": code, "weapon": code, "operation": code, "nationality": code, "document": code,
    }  # fmt: skip


def _mention() -> Schema:
    mention = _closed({
        "id": _TEXT, "kind": _one(MentionKind), **_WORDS, "named": _FLAG, "entity": _MAYBE, "rule": _TEXT,
        "value": {"type": ["object", "null"]},
    })  # fmt: skip
    mention["allOf"] = [_when("kind", kind, {"value": _or_null(value)}) for kind, value in _values().items()]
    return mention


def _when(key: str, word: str, then: Schema, **more: object) -> Schema:
    return {"if": {"properties": {key: {"const": word}}}, "then": {"properties": then, **more}}


def _filler() -> Schema:
    return _closed(
        {"mention": _TEXT, "entity": _TEXT, **_WORDS, "inherited": _FLAG, "modality": _or_null(_one(Modality)),
         "value": {"$ref": "#/$defs/quantity"}, "claim": _TEXT},
        "mention", "entity", "value", "claim",
    )  # fmt: skip


def _link() -> Schema:
    offset: Schema = {"type": ["integer", "null"], "minimum": 0}
    who: Schema = {"name": _MAYBE, "text": _MAYBE, "start": offset, "stop": offset}
    outlet = _closed({"kind": {"const": "outlet"}, **who})
    kinds = [kind for kind in get_args(SourceKind) if kind != "outlet"]
    other = _closed(
        {"kind": {"enum": kinds}, **who, "mention": _TEXT, "role": _MAYBE, "origin": _MAYBE, "residence": _MAYBE,
         "anonymous": _FLAG},
        "mention",
    )  # fmt: skip
    cue = _or_null({"$ref": "#/$defs/words"})
    content = _or_null(_closed(dict(_SPAN)))
    return {"anyOf": [
        _closed({"source": outlet, "cue": cue, "kind": {"const": "own"}}),
        _closed({"source": other, "cue": cue, "kind": _one(AttributionKind), "content": content}),
    ]}  # fmt: skip


def _claim() -> Schema:
    time = _closed({**_WORDS, "first": _DATE, "last": _DATE, "basis": {"enum": ["stated", "relative", None]}})
    first: Schema = {"$ref": "#/$defs/link", "properties": {"source": {"properties": {"kind": {"const": "outlet"}}}}}
    chain: Schema = {"type": "array", "minItems": 1, "prefixItems": [first], "items": {"$ref": "#/$defs/link"}}
    claim = _closed({
        "id": _TEXT, "event": {"enum": list(events())},
        "arguments": {"type": "object", "properties": {role: {} for role in roles()}, "additionalProperties": False},
        "polarity": _one(Polarity), "modality": _one(Modality), "time": _or_null(time), "attribution": chain,
        "evidence": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/words"}}, "rule": _TEXT,
        "confidence": {"type": ["number", "null"], "minimum": 0, "maximum": 1},
        "part_of": _or_null({"$ref": "#/$defs/filler"}),
    })  # fmt: skip
    claim["allOf"] = [_when("event", event, {"arguments": _arguments(event)}) for event in events()]
    return claim


def _arguments(event: str) -> Schema:
    """Which roles an event needs, and what each may hold."""
    row = _table()[event]
    values = {role: {"enum": list(row["closed"][role])} if role in row["closed"] else _FILLERS for role in roles()}
    if event == "kinship":  # the word of the report, or its lemma
        values["relation"] = {"anyOf": [_FILLERS, {"type": "string", "minLength": 1}]}
    needs = [{"anyOf": [{"required": [role]} for role in group]} for group in row["required"]]
    return {"type": "object", "properties": values, "allOf": needs}
