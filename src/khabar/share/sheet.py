"""A reading as a person reads it: plain text, in logical order, in Arabic or English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from khabar.share.form import chain_of
from khabar.share.labels import Language
from khabar.share.labels import label as _label
from khabar.share.values import quantity
from khabar.types import Attribution, Claim, Filler, Reading, Report, Time

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_RULE = "─" * 40


def render(reading: Reading, language: Language = "ar", held: int = 0) -> str:
    """Title, outlet and date; the claims in reading order, each with who says so; what was left unread.

    ``held`` is how many claims were held back for their confidence before.
    """
    lines = list(_head(reading.report, language))
    if reading.report.id == "withheld":
        lines.append(_label("sheet.redacted", language))
    lines += ["", f"{_label('sheet.claims', language)} ({len(reading.claims)})"]
    if held:
        lines += ["", f"{_label('message.held', language)}: {held}"]
    elif not reading.claims:
        lines += ["", _label("sheet.none", language)]
    for number, claim in enumerate(sorted(reading.claims, key=_position), 1):
        lines += ["", *_claim(number, claim, reading.report.outlet, language)]
    if reading.unread:
        lines += ["", f"{_label('sheet.unread', language)} ({len(reading.unread)})"]
        for unread in sorted(reading.unread, key=lambda u: u.start):
            why = _label(f"why.{unread.why}", language, unread.why)
            lines.append(f"  · «{_flat(unread.text)}» — {why}")
    return "\n".join(map(safe, lines)) + "\n"


def safe(line: str) -> str:
    """A line without what steers a terminal or turns the direction of what follows."""
    return _CONTROLS.sub("", line)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _position(claim: Claim) -> tuple[int, int]:
    return min(((w.start, w.stop) for w in claim.evidence), default=(1 << 60, 0))


def _head(report: Report, language: Language) -> Iterator[str]:
    yield _flat(report.title) if report.title else _label("sheet.title", language)
    beside = [
        report.outlet or _label("sheet.outlet", language),
        report.published or _label("sheet.published", language),
        f"{_label('sheet.author', language)} {report.author}" if report.author else "",
        f"\u200e{report.path}" if report.path and language == "ar" else report.path or "",
    ]
    yield " · ".join(_flat(part) for part in beside if part)
    yield _RULE


def _claim(number: int | str, claim: Claim, outlet: str | None, language: Language) -> Iterator[str]:
    other: Language = "en" if language == "ar" else "ar"
    yield f"{number}. {_label(f'event.{claim.event}', language)} · {_label(f'event.{claim.event}', other)}"
    for role, filled in claim.arguments.items():
        if role == "time" and claim.time is not None or role == "part_of" and claim.part_of is not None:
            continue  # said in full below
        yield f"   {_label(f'role.{role}', language)}: {_filled(filled, language)}"
    if claim.time is not None:
        yield f"   {_label('sheet.time', language)}: {_time(claim.time)}"
    if claim.part_of is not None:
        yield f"   {_label('sheet.part_of', language)}: {_filler(claim.part_of, language)}"
    chain = " ← ".join(_link(link, language) for link in chain_of(claim, outlet))
    yield f"   {_label('sheet.says', language)}: {chain}"
    yield f"   {_label('sheet.certainty', language)}: {_certainty(claim, language)}"
    quotes = " … ".join(f"«{_flat(words.text)}»" for words in claim.evidence)
    yield f"   {_label('sheet.words', language)}: {quotes}"
    yield f"   {_label('sheet.rule', language)}: {claim.rule}"


def _filled(filled: tuple[Filler, ...] | str, language: Language) -> str:
    if isinstance(filled, str):
        return _label(f"word.{filled}", language, filled)
    comma = "، " if language == "ar" else ", "
    return comma.join(_filler(filler, language) for filler in filled)


def _filler(filler: Filler, language: Language) -> str:
    notes = []
    if filler.value is not None:
        notes.append(quantity(filler.value, language))
    if filler.modality is not None:
        notes.append(_label(f"modality.{filler.modality}", language))
    if filler.inherited:
        notes.append(_label("sheet.inherited", language))
    text = _flat(filler.text) + (f" → {filler.claim}" if filler.claim else "")
    return f"{text} ({'; '.join(notes)})" if notes else text


def _time(time: Time) -> str:
    if time.first is None and time.last is None:
        return _flat(time.text)
    dates = time.first if time.first == time.last else f"{time.first or '…'} – {time.last or '…'}"
    return f"{_flat(time.text)} ({dates})"


def _link(link: Attribution, language: Language) -> str:
    source = link.source
    name = source.name or source.text or _label(f"source.{source.kind}", language)
    told = [source.text if source.text and source.text != name else None, source.role, source.origin, source.residence]
    beside = "; ".join(dict.fromkeys(_flat(part) for part in told if part and part not in name))
    cue = f" «{_flat(link.cue.text)}»" if link.cue is not None else ""
    return _flat(name) + (f" ({beside})" if beside else "") + cue


def _certainty(claim: Claim, language: Language) -> str:
    how = [_label(f"modality.{claim.modality}", language)]
    if claim.polarity == "denied":
        how = [_label("polarity.denied", language)] + (how if claim.modality != "asserted" else [])
    confidence = _label("sheet.unmeasured", language) if claim.confidence is None else f"{claim.confidence:.2f}"
    return f"{' · '.join(how)} · {_label('sheet.confidence', language)}: {confidence}"


def claim_lines(number: int | str, claim: Claim, outlet: str | None, language: Language) -> list[str]:
    """One claim as ``render`` shows it, under a number of one's own."""
    return [safe(line) for line in _claim(number, claim, outlet, language)]
