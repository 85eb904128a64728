"""A sheet for a file of evidence: one claim, its words in context, who says it, where the original lies, who looked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from khabar.errors import NotFound
from khabar.share.form import chain_of, claim_form
from khabar.share.labels import Language, label
from khabar.share.redaction import WITHHELD
from khabar.share.sheet import claim_lines, safe
from khabar.store import Base, ClaimId
from khabar.store.originals import file_digest
from khabar.store.seals import sealed
from khabar.types import Claim, Reading

_AROUND = 300  # characters of context on each side


@dataclass(frozen=True, slots=True)
class Original:
    """Where the bytes lie in the case folder, how they came, and whether they are still those of their name.

    ``member`` is where in them the report lay, ``inner`` the hash of what it was read from there; ``container`` is the
    hash of the file that they came out of, where that was not kept.
    """

    digest: str
    size: int
    place: str | None
    holds: bool
    how: str
    path: str | None
    member: str | None
    url: str | None
    at: str
    inner: str | None = None
    container: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Everything that stands on the sheet; ``originals`` is empty where the reading was redacted."""

    number: ClaimId
    report: int
    reading: Reading
    claim: Claim
    made: str
    newer: int | None  # a later reading of the same report
    originals: tuple[Original, ...]
    reviews: tuple[dict[str, Any], ...]
    case: str
    entry: int  # of the log, by which the reading was kept
    head: tuple[int, str]
    seal: int | None  # the first sealed entry at or after it


def cite(base: Base, number: ClaimId, redact: Callable[[Reading], Reading] = lambda reading: reading) -> Citation:
    """The citation of a claim; raises NotFound where there is none, or where it is hidden."""
    row = base.one("SELECT report, made FROM reading WHERE id = ?", number.reading)
    whole = base.reading_by_id(number.reading) if row is not None else None
    if row is None or whole is None or not 1 <= number.number <= len(whole.claims):
        raise NotFound("no claim of this number", str(number), "khabar find shows the numbers of claims")
    claim, reading = whole.claims[number.number - 1], redact(whole)
    shown = next((c for c in reading.claims if c.id == claim.id), None)
    if shown is None:
        raise NotFound("the claim tells of somebody who is hidden", str(number), "ask without --redact to see it")
    report, made = row
    newest = base.one("SELECT max(id) FROM reading WHERE report = ? AND body IS NOT NULL", report)
    entry = base.one("SELECT max(seq) FROM log WHERE kind = 'reading' AND ref = ?", number.reading)
    seq, head = base.head()
    seals = sealed(base)
    kept = int(entry[0]) if entry is not None and entry[0] is not None else 0
    return Citation(
        number, report, reading, shown, made, newest[0] if newest and newest[0] != number.reading else None,
        tuple(_originals(base, report)) if reading is whole else (),
        tuple(_reviews(base, report, claim, reading is whole)),
        base.case, kept, (seq, head.hex()), min((s for s in seals if s >= kept), default=None),
    )  # fmt: skip


def _originals(base: Base, report: int) -> Iterator[Original]:
    sql = """SELECT o.digest, o.size, a.how, a.path, a.member, a.url, a.at, r.bytes, a.container FROM arrival a
             JOIN original o ON o.id = a.original JOIN report r ON r.id = a.report
             WHERE a.report = ? AND o.digest IS NOT NULL ORDER BY a.id"""
    for digest, size, how, path, member, url, at, read, container in base.rows(sql, report):
        file = base.originals.find(digest)
        place = file.relative_to(base.folder).as_posix() if file is not None else None
        try:
            holds = file is not None and file_digest(file) == digest
        except OSError:  # it is there, and cannot be read
            holds = False
        inner = read if read != digest else None
        yield Original(digest, size, place, holds, how, path, member, url, at, inner, container)


def _reviews(base: Base, report: int, claim: Claim, shown: bool) -> Iterator[dict[str, Any]]:
    """Decisions about this event whose words overlap those of the claim, oldest first; ``shown``: with notes."""
    start = min((w.start for w in claim.evidence), default=0)
    stop = max((w.stop for w in claim.evidence), default=0)
    sql = """SELECT verdict, reviewer, made, note, supersedes FROM review
             WHERE report = ? AND event = ? AND start < ? AND stop > ? ORDER BY id"""
    for verdict, reviewer, made, note, supersedes in base.rows(sql, report, claim.event, stop, start):
        yield {
            "verdict": verdict,
            "reviewer": reviewer,
            "made": made,
            "note": note if shown else None,
            "supersedes": supersedes,
        }


def lines(cited: Citation, language: Language) -> Iterator[str]:
    """The sheet as a person reads it."""

    def say(key: str, /, **values: object) -> str:
        return label(f"cite.{key}", language).format(**values)

    report, claim = cited.reading.report, cited.claim
    unknown = label("cite.unknown", language)
    yield say("title", number=cited.number, case=cited.case[:8])
    yield say("meaning")
    yield ""
    for key, value in (
        ("report", f"{_flat(report.title or unknown)} [{cited.report}]"), ("outlet", report.outlet),
        ("author", report.author), ("published", report.published), ("url", report.url), ("text", report.id),
    ):  # fmt: skip
        yield f"{say(key)}: {_flat(value) if value else unknown}"
    yield ""
    yield from claim_lines(str(cited.number), claim, report.outlet, language)
    yield ""
    yield say("chain")
    for depth, link in enumerate(chain_of(claim, report.outlet), 1):
        source = link.source
        name = source.name or source.text or label(f"source.{source.kind}", language)
        yield f"  {depth}. {_flat(name)} ({label(f'source.{source.kind}', language)}; {say(f'link.{link.kind}')})"
        if link.content is not None:
            yield f"     «{_flat(report.text[link.content.start : link.content.stop])}»"
    yield ""
    yield say("context")
    yield f"  {_context(report.text, claim)}"
    yield from (f"  [{w.start}:{w.stop}] «{_flat(w.text)}»" for w in claim.evidence)
    yield ""
    yield from _custody(cited, language)


def _custody(cited: Citation, language: Language) -> Iterator[str]:
    """Where the original lies, which reading found the claim, who reviewed it, and where the log has it."""

    def say(key: str, /, **values: object) -> str:
        return label(f"cite.{key}", language).format(**values)

    yield say("original")
    if not cited.originals:
        yield f"  {say('withheld' if cited.reading.report.id == WITHHELD else 'gone')}"
    for each in cited.originals:
        yield f"  {each.place or say('gone')}"
        yield f"  {each.digest} · {say('bytes', size=each.size)} · {say('holds' if each.holds else 'broken')}"
        came = f"{say('came', how=each.how, at=each.at)} {each.path or each.url or ''}"
        yield f"  {_flat(came)}"
        if each.member is not None:
            inside = f"{say('member')} {each.member}"
            yield f"  {_flat(f'{inside} · {each.inner}' if each.inner else inside)}"
        if each.container is not None:
            yield f"  {say('container')} {each.container}"
    reader = cited.reading.reader
    yield say("reading", number=cited.number.reading, at=cited.made, version=reader.get("version", "?"))
    yield from (f"  {name}: {reader[name]}" for name in ("lexicon", "gazetteer") if name in reader)
    yield f"  {say('rule', rule=cited.claim.rule)}"
    if cited.newer is not None:
        yield f"  {say('newer', number=cited.newer)}"
    yield say("reviews") if cited.reviews else say("unreviewed")
    for review in cited.reviews:
        verdict = say(f"verdict.{review['verdict']}")
        yield _flat(f"  {review['made']} · {review['reviewer']} · {verdict} · {review['note'] or ''}").rstrip(" ·")
    yield say("log", entry=cited.entry, seq=cited.head[0], head=cited.head[1])
    yield say("sealed", seq=cited.seal) if cited.seal is not None else say("unsealed")


def _context(text: str, claim: Claim) -> str:
    """The words of the claim between marks, in their surroundings."""
    start = max(0, min((w.start for w in claim.evidence), default=0) - _AROUND)
    stop = min(len(text), max((w.stop for w in claim.evidence), default=0) + _AROUND)
    made, at = "", start
    for words in sorted(claim.evidence, key=lambda w: w.start):
        if words.start >= at:
            made += f"{text[at : words.start]}⟦{text[words.start : words.stop]}⟧"
            at = words.stop
    lead, tail = "… " if start else "", " …" if stop < len(text) else ""
    return lead + _flat(made + text[at:stop]) + tail


def form(cited: Citation) -> dict[str, object]:
    """The sheet as plain values."""
    report = cited.reading.report
    return {
        "claim": str(cited.number), "case": cited.case, "says": claim_form(cited.claim, report.outlet),
        "report": {
            "number": cited.report, "id": report.id, "title": report.title, "outlet": report.outlet,
            "author": report.author, "published": report.published, "url": report.url,
        },
        "context": _context(report.text, cited.claim),
        "originals": [
            {"digest": o.digest, "size": o.size, "place": o.place, "holds": o.holds, "how": o.how, "path": o.path,
             "member": o.member, "url": o.url, "at": o.at, "inner": o.inner, "container": o.container}
            for o in cited.originals
        ],
        "reading": {"number": cited.number.reading, "made": cited.made, "newer": cited.newer, **cited.reading.reader},
        "reviews": list(cited.reviews),
        "log": {"entry": cited.entry, "seq": cited.head[0], "head": cited.head[1], "sealed": cited.seal},
    }  # fmt: skip


def _flat(text: str) -> str:
    return safe(" ".join(text.split()))
