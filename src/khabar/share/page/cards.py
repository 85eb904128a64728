"""A claim as a card: what happened, the roles, who says it, how certainly, in which words, by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from khabar.share.certainty import certainty
from khabar.share.form import chain_of
from khabar.share.labels import label
from khabar.share.page.chain import chain, key
from khabar.share.page.families import family
from khabar.share.page.markup import NOTHING, Html, both, flat, icon, join, literal, name, place, tag, words
from khabar.share.values import quantity
from khabar.types import Claim, Filler, Time


@dataclass(frozen=True, slots=True)
class Scope:
    """What the cards of one report share: its number on the page, its outlet, what other things are called there."""

    report: int
    outlet: str | None
    claims: Mapping[str, int]  # ids of the reading to numbers on the page
    people: Mapping[str, int]  # entities
    persons: Mapping[str, str]  # mentions of persons to their entities
    sources: Mapping[str, int]
    lanes: Mapping[int, str]  # numbers of claims to the letters of their bars


def card(number: int, claim: Claim, scope: Scope) -> Html:
    """One claim; ``number`` is its place in reading order."""
    how, kind = certainty(claim), family("event", claim.event)
    called = tag("span", words(f"event.{claim.event}"), cls="event")
    head = tag("a", join([_number(number), called], " "), cls="pick", href=f"#r{scope.report}c{number}")
    body = join([
        tag("header", join([tag("h3", head), _stand(claim)])), tag("dl", join(_rows(claim, scope)), cls="roles"),
        chain(claim, scope.outlet), _more(claim),
    ])  # fmt: skip
    sources = sorted({scope.sources[key(link)] for link in chain_of(claim, scope.outlet)})
    return tag(
        "article", body, id=f"r{scope.report}c{number}", cls=f"claim f-{kind} st-{how}",
        data_ev=" ".join(f"{w.start}-{w.stop}" for w in claim.evidence), data_event=claim.event, data_stand=how,
        data_lane=scope.lanes.get(number),
        data_people=_numbers(people(claim, scope)), data_sources=_numbers(sources),
    )  # fmt: skip


def _number(number: int) -> Html:
    return tag("span", literal(str(number)), cls="number")


def _numbers(numbers: list[int]) -> str | None:
    return " ".join(map(str, numbers)) or None


def people(claim: Claim, scope: Scope) -> list[int]:
    """The persons whom a claim names, in a role or as a source, by their number in the report."""
    fillers = [f for filled in claim.arguments.values() if not isinstance(filled, str) for f in filled]
    keys = [f.entity or scope.persons.get(f.mention or "", "") for f in fillers]
    keys += [scope.persons.get(link.source.mention or "", "") for link in claim.attribution]
    return sorted({scope.people[k] for k in keys if k in scope.people})


def _stand(claim: Claim) -> Html:
    """How certainly; a denied claim that is not asserted either says both."""
    how = certainty(claim)
    shown = [words("polarity.denied")] if how == "denied" else []
    if how != "denied" or claim.modality != "asserted":
        shown.append(words(f"modality.{claim.modality}"))
    return tag("span", join([icon(how) if how != "asserted" else NOTHING, join(shown, " · ")]), cls="stand")


def _rows(claim: Claim, scope: Scope) -> Iterator[Html]:
    for role, filled in claim.arguments.items():
        if role == "time" and claim.time is not None or role == "part_of" and claim.part_of is not None:
            continue  # said in full below
        if isinstance(filled, str):
            yield _row(role, words(f"word.{filled}", filled), None)
        else:
            for n, filler in enumerate(filled):
                yield _row(role, _filler(filler, scope), filler, again=n > 0)
    if claim.time is not None:
        yield _row("time", _time(claim.time), claim.time)
    if claim.part_of is not None:
        yield _row("part_of", _filler(claim.part_of, scope), claim.part_of)


def _row(role: str, content: Html, at: Filler | Time | None, *, again: bool = False) -> Html:
    term = tag("dt", words(f"role.{role}", role), cls="again" if again else None)
    doubt = isinstance(at, Filler) and at.modality not in (None, "asserted")
    marks = [c for c, on in (("inherited", isinstance(at, Filler) and at.inherited), ("doubt", doubt)) if on]
    return tag("div", join([term, tag("dd", content)]), cls=" ".join(marks) or None, data_at=place(at))


def _filler(filler: Filler, scope: Scope) -> Html:
    parts = [name(filler.text, "words")]
    number = scope.claims.get(filler.claim or "")
    if number is not None:
        link = tag("a", _number(number), href=f"#r{scope.report}c{number}")
        parts.append(tag("span", join([words("page.claim"), Html(" "), link]), cls="note"))
    if filler.value is not None:
        told = [quantity(filler.value, language) for language in ("ar", "en")]
        if told != [filler.text] * 2:
            parts.append(tag("span", both(*told), cls="note"))
    if filler.modality is not None:
        mark = icon(filler.modality) if filler.modality != "asserted" else NOTHING
        parts.append(tag("span", join([mark, words(f"modality.{filler.modality}")]), cls="note doubtful"))
    if filler.inherited:
        parts.append(tag("span", join([icon("inherited"), words("sheet.inherited")]), cls="note carried"))
    return join(parts, " ")


def _time(time: Time) -> Html:
    parts = [name(time.text, "words")]
    if time.first is not None or time.last is not None:
        dates = time.first if time.first == time.last else f"{time.first or '…'} – {time.last or '…'}"
        parts.append(tag("span", tag("bdi", literal(dates or ""), dir="ltr"), cls="note"))
    if time.basis is not None:
        parts.append(tag("span", words(f"basis.{time.basis}"), cls="note"))
    return join(parts, " ")


def _more(claim: Claim) -> Html:
    """What is shown of a chosen claim: its words, the rule, the confidence, its id in the JSON form."""
    quotes = [tag("blockquote", flat(w.text), lang="ar", dir="rtl") for w in claim.evidence]
    measured = claim.confidence is not None
    confidence = literal(f"{claim.confidence:.2f}") if measured else words("sheet.unmeasured")
    spans = ", ".join(f"{w.start}–{w.stop}" for w in claim.evidence)
    facts = [
        _fact("sheet.rule", tag("code", literal(claim.rule), dir="ltr")),
        _fact("sheet.confidence", tag("span", confidence, cls=None if measured else "unmeasured")),
        _fact("page.characters", tag("bdi", literal(spans), dir="ltr")),
        _fact("page.id", tag("code", literal(claim.id), dir="ltr")),
    ]  # fmt: skip
    return tag("div", join([*quotes, tag("p", join(facts, " "), cls="facts")]), cls="more")


def _fact(key_: str, content: Html) -> Html:
    return tag("span", join([words(key_), Html(": "), content]))


def options_of(events: Mapping[str, int]) -> Iterator[tuple[str, str, str]]:
    """Events with how many claims each has, as the filter lists them: value, Arabic, English."""
    for event, count in events.items():
        yield event, f"{label(f'event.{event}', 'ar')} ({count})", f"{label(f'event.{event}', 'en')} ({count})"
