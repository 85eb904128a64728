"""``khabar find``: words and claims in a case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.console import Console, case_argument, open_case, speaks

if TYPE_CHECKING:
    from khabar.store import Base
    from khabar.store.search import Filter, Found, Hit
    from khabar.store.words import Question
    from khabar.types import Claim, Reading, Span

_AROUND = 60  # characters of context on each side
_SNIPPETS = 3
_CERTAINTIES = ["asserted", "reported", "possible", "intended", "attempted", "conditional", "unknown", "denied"]


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from khabar.cli.read import _day as day

    return day(context, parameter, value)


@click.command()
@case_argument
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@click.option("--event", metavar="TYPE", help="Claims of this type: killing, arrest …")
@click.option("--person", metavar="NAME", help="Claims about somebody of this name, in this case.")
@click.option("--group", metavar="NAME", help="Claims about a group or body of this name.")
@click.option("--place", metavar="NAME", help="Claims in, from or to a place of this name.")
@click.option("--source", metavar="NAME", help="Claims that somebody of this name makes.")
@click.option("--outlet", metavar="NAME", help="In reports of this outlet.")
@click.option("--since", metavar="DATE", callback=_day, help="On or after: the claim's day, else that of publication.")
@click.option("--until", metavar="DATE", callback=_day, help="On or before.")
@click.option("--certainty", type=click.Choice(_CERTAINTIES), help="How certainly it is said.")
@click.option(
    "--min-confidence",
    "confidence",
    type=click.FloatRange(0, 1),
    help="Measured confidence, at least; what was never measured is left out.",
)
@click.option("--claims", is_flag=True, help="Claims, where reports would be shown.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many.")
@click.option("--skip", type=click.IntRange(0), default=0, help="Leave out the first of them.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@speaks(redacts=True)
def find(
    console: Console, case: Path, words: tuple[str, ...], *, claims: bool, limit: int, skip: int, form: str,
    **asked: str | float | None,
) -> None:  # fmt: skip
    """Search a case: all WORDS in any spelling and with any clitic, "…" for words in a row, -WORD for one left out.

    With an option about claims, or --claims, claims are shown; else reports.

    يبحث في نصوص القضية وادعاءاتها.
    """
    from khabar.errors import NotFound
    from khabar.store.latin import Speller
    from khabar.store.search import Filter, find_claims, find_reports
    from khabar.store.words import Question

    where = Filter(**asked)  # type: ignore[arg-type]
    with open_case(case, console) as base:
        question = Question(" ".join(words), Speller(base))
        if question.empty and where == Filter() and not claims:
            raise NotFound("nothing to look for", None, "give words, or an option such as --event")
        look = find_claims if claims or where.of_claims else find_reports
        found = look(base, question, where, limit=limit, skip=skip)
        shown = [item for hit in found.hits if (item := _shown(base, hit, question, where, console)) is not None]
    if form == "json":
        click.echo(json.dumps(_form(found, shown, console), ensure_ascii=False, indent=1))
        return
    for number, item in enumerate(shown, skip + 1):
        console.print(*item.lines(number, console), "")
    count = len(shown) if console.redacted else found.count  # how many are hidden says something of them
    console.note(console.say("find.count", shown=len(shown), count=count))


class _Shown:
    """A hit with what is printed of it, taken from the reading as it may be shown."""

    def __init__(self, hit: Hit, reading: Reading, claim: Claim | None, spans: list[Span]) -> None:
        self.hit = hit
        self.reading = reading
        self.claim = claim
        self.spans = spans

    def lines(self, number: int, console: Console) -> Iterator[str]:
        from khabar.share.sheet import claim_lines, safe

        report = self.reading.report
        beside = [report.outlet or console.say("sheet.outlet"), report.published or console.say("sheet.published")]
        title = " ".join((report.title or console.say("sheet.title")).split())
        yield safe(f"{number}. {title} — {' · '.join(beside)} [{self.hit.report}]")
        if self.claim is not None:
            yield from claim_lines(str(self.hit.claim), self.claim, report.outlet, console.language)
            return
        for snippet in _snippets(report.text, self.spans):
            yield safe(f"   … {snippet} …")

    def form(self) -> dict[str, object]:
        report = self.reading.report
        made: dict[str, object] = {
            "report": self.hit.report, "title": report.title, "outlet": report.outlet, "published": report.published,
            "matches": [{"start": s.start, "stop": s.stop, "text": report.text[s.start : s.stop]} for s in self.spans],
        }  # fmt: skip
        if self.claim is not None:
            from khabar.share.form import claim_form

            made |= {"claim": str(self.hit.claim), "says": claim_form(self.claim, report.outlet)}
        return made


def _shown(base: Base, hit: Hit, question: Question, where: Filter, console: Console) -> _Shown | None:
    """A hit as it may be shown: nothing where it would be found by what is hidden."""
    reading = base.reading(hit.report)
    claim = None
    if hit.claim is not None:
        local = reading.claims[hit.claim.number - 1].id
        reading = console.redact(reading)
        claim = next((c for c in reading.claims if c.id == local), None)
        if claim is None or console.redacted and not _holds(reading, claim, where, question, base):
            return None
    else:
        reading = console.redact(reading)
    spans = question.spans(reading.report.text)
    if claim is not None:
        spans = [span for span in spans if _near(claim, span)]
    elif not question.empty and not spans and not question.spans(reading.report.title or ""):
        return None
    return _Shown(hit, reading, claim, spans)


def _holds(reading: Reading, claim: Claim, where: Filter, question: Question, base: Base) -> bool:
    """Whether a redacted claim would still be found: else the question would say who is hidden in it."""
    from khabar.store.latin import Speller
    from khabar.store.search import names, wanted_in
    from khabar.types import Filler

    fillers = [f for filled in claim.arguments.values() if not isinstance(filled, str) for f in filled]
    sources = [source for link in claim.attribution[1:] for source in (link.source.name, link.source.text) if source]
    words = [w.text for w in claim.evidence] + [f.text for f in fillers] + sources
    if not question.empty and not question.holds("\n".join(words)):
        return False
    spell = Speller(base)
    if where.source is not None:
        wanted = wanted_in(where.source, spell)
        if not any(names(wanted, source) for source in sources):
            return False

    def called(filler: Filler, kind: str) -> list[str]:
        entity = filler.entity or next((m.entity for m in reading.mentions if m.id == filler.mention), None)
        found = [e.name for e in reading.entities if e.id == entity and e.kind == kind]
        return found + [m.text for m in reading.mentions if entity and m.entity == entity and m.kind == kind]

    asked = [(kind, wanted_in(name, spell)) for kind in ("person", "group", "place") if (name := getattr(where, kind))]
    return all(
        any(names(wanted, each) for filler in fillers for each in called(filler, kind)) for kind, wanted in asked
    )


def _near(claim: Claim, span: Span) -> bool:
    """Whether a word stands in what the claim quotes."""
    return any(w.start < span.stop and span.start < w.stop for w in claim.evidence)


def _snippets(text: str, spans: list[Span]) -> Iterator[str]:
    """Words in their surroundings, marked *so*, neighbours together."""
    left: list[list[Span]] = []
    for span in spans:
        if left and span.start - left[-1][-1].stop < _AROUND:
            left[-1].append(span)
        else:
            left.append([span])
    for group in sorted(left, key=len, reverse=True)[:_SNIPPETS]:
        start, stop = max(0, group[0].start - _AROUND), min(len(text), group[-1].stop + _AROUND)
        start = text.find(" ", start, group[0].start) + 1 if start else 0
        end = text.rfind(" ", group[-1].stop, stop)
        stop = end if end > 0 and stop < len(text) else stop
        made, at = "", start
        for span in group:
            made += f"{text[at : span.start]}*{text[span.start : span.stop]}*"
            at = span.stop
        yield " ".join((made + text[at:stop]).split())


def _form(found: Found, shown: list[_Shown], console: Console) -> dict[str, object]:
    return {"count": None if console.redacted else found.count, "hits": [item.form() for item in shown]}
