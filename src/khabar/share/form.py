"""A reading as the JSON of the vocabulary of claims: one object a report, one line.

Offsets are code points of ``report.text``. Keys that may be missing are missing where there is
nothing to say (``mention``, ``entity``, ``value``, ``claim``); every other unknown is null.
"""

from __future__ import annotations

import json

from khabar.types import (
    Attribution,
    Claim,
    CodeValue,
    DateRange,
    Filler,
    GroupValue,
    Mention,
    PersonName,
    PlaceValue,
    Quantity,
    Reading,
    Report,
    Source,
    Value,
    Words,
)

SCHEMA = 1
_LINE_ENDS = ("\x85", "\u2028", "\u2029")

Json = dict[str, object]


def to_json(reading: Reading) -> str:
    """One line of JSON; other Unicode line ends in the text are escaped, so it stays one line."""
    line = json.dumps(to_dict(reading), ensure_ascii=False, separators=(",", ":"))
    for end in _LINE_ENDS:
        if end in line:
            line = line.replace(end, f"\\u{ord(end):04x}")
    return line


def to_dict(reading: Reading) -> dict[str, object]:
    """The reading as plain dicts, lists, strings and numbers."""
    return {
        "schema": SCHEMA,
        "reader": {key: reading.reader.get(key) for key in ("version", "lexicon", "gazetteer")},
        "report": _report(reading.report),
        "entities": [
            {"id": e.id, "kind": e.kind, "name": e.name, "mentions": list(e.mentions)} for e in reading.entities
        ],
        "mentions": [_mention(m) for m in reading.mentions],
        "claims": [_claim(c, reading.report.outlet) for c in reading.claims],
        "unread": [{"start": u.start, "stop": u.stop, "text": u.text, "why": u.why} for u in reading.unread],
    }


def _report(report: Report) -> Json:
    return {
        "id": report.id, "bytes": report.bytes_id, "path": report.path, "url": report.url, "title": report.title,
        "outlet": report.outlet, "author": report.author, "published": report.published, "text": report.text,
        "parts": [{"kind": p.kind, "start": p.start, "stop": p.stop} for p in report.parts],
    }  # fmt: skip


def _mention(mention: Mention) -> Json:
    return {
        "id": mention.id, "kind": mention.kind, "start": mention.start, "stop": mention.stop, "text": mention.text,
        "named": mention.named, "entity": mention.entity, "rule": mention.rule, "value": _value(mention.value),
    }  # fmt: skip


def _value(value: Value) -> Json | None:
    if value is None:
        return None  # as of most people
    match value:
        case PlaceValue():
            return {
                "gazetteer": value.gazetteer, "latitude": value.latitude, "longitude": value.longitude,
                "kind": value.kind, "country": value.country, "descriptor": value.descriptor,
                "governorate": value.governorate, "district": value.district,
            }  # fmt: skip
        case PersonName():
            return {
                "given": value.given, "father": value.father, "family": value.family,
                "kunya": value.kunya, "nisba": value.nisba,
            }  # fmt: skip
        case GroupValue():
            return {"canonical": value.canonical}
        case Quantity():
            return _quantity(value)
        case DateRange():
            return {"first": value.first, "last": value.last, "basis": value.basis, "calendar": value.calendar}
        case CodeValue():
            return {"code": value.code}


def _number(number: float | None) -> float | int | None:
    return int(number) if number is not None and number == int(number) else number


def _quantity(value: Quantity) -> Json:
    form: Json = {"low": _number(value.low), "high": _number(value.high), "approximate": value.approximate}
    if value.unit is not None:
        form["unit"] = value.unit
    if value.currency is not None:
        form["currency"] = value.currency
    return form


def _claim(claim: Claim, outlet: str | None) -> Json:
    time = claim.time
    return {
        "id": claim.id,
        "event": claim.event,
        "arguments": {
            role: filled if isinstance(filled, str) else [_filler(f) for f in filled]
            for role, filled in claim.arguments.items()
        },
        "polarity": claim.polarity,
        "modality": claim.modality,
        "time": time and {
            "text": time.text, "start": time.start, "stop": time.stop,
            "first": time.first, "last": time.last, "basis": time.basis,
        },
        "attribution": [_link(link) for link in chain_of(claim, outlet)],
        "evidence": [_words(words) for words in claim.evidence],
        "rule": claim.rule,
        "confidence": claim.confidence,
        "part_of": claim.part_of and _filler(claim.part_of),
    }  # fmt: skip


def _filler(filler: Filler) -> Json:
    form: Json = {}
    if filler.mention is not None:
        form["mention"] = filler.mention
    if filler.entity is not None:
        form["entity"] = filler.entity
    form |= {
        "start": filler.start, "stop": filler.stop, "text": filler.text,
        "inherited": filler.inherited, "modality": filler.modality,
    }  # fmt: skip
    if filler.value is not None:
        form["value"] = _quantity(filler.value)
    if filler.claim is not None:
        form["claim"] = filler.claim
    return form


def chain_of(claim: Claim, outlet: str | None) -> tuple[Attribution, ...]:
    """The attribution of a claim, which always begins with the publishing outlet."""
    if claim.attribution and claim.attribution[0].source.kind == "outlet":
        return claim.attribution
    return (Attribution(Source("outlet", outlet), "own"), *claim.attribution)


def _words(words: Words) -> Json:
    return {"start": words.start, "stop": words.stop, "text": words.text}


def _link(link: Attribution) -> Json:
    source = link.source
    who: Json = {
        "kind": source.kind, "name": source.name, "text": source.text, "start": source.start, "stop": source.stop,
    }  # fmt: skip
    cue = link.cue and _words(link.cue)
    if source.kind == "outlet":
        return {"source": who, "cue": cue, "kind": link.kind}
    if source.mention is not None:
        who["mention"] = source.mention
    who |= {
        "role": source.role, "origin": source.origin, "residence": source.residence, "anonymous": source.anonymous,
    }  # fmt: skip
    content = link.content and {"start": link.content.start, "stop": link.content.stop}
    return {"source": who, "cue": cue, "kind": link.kind, "content": content}


def claim_form(claim: Claim, outlet: str | None) -> Json:
    """One claim as it stands in the form of its reading."""
    return _claim(claim, outlet)
