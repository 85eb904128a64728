"""``khabar who``: one person of a case."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.console import Console, case_argument, fresh, open_case, speaks
from khabar.cli.tables import Row, form_option, table, write_csv
from khabar.share.shown import Shown, certainty_words, chain_words, origins_words, words_of

SHIFT = 20  # of the number of an entity: what stands above it is the reading

if TYPE_CHECKING:
    from khabar.store import Base, ClaimId
    from khabar.views.lines import Line
    from khabar.views.people import Candidate, Person

_LINES = ("day", "event", "words", "says", "certainty", "reports", "origins", "claim")
_MOST_PERHAPS = 8


@click.command()
@case_argument
@click.argument("name")
@click.option("--number", metavar="N", help="Which of several people of this name: a number that was shown.")
@click.option("--limit", type=click.IntRange(1, 1000), default=25, show_default=True, help="Lines of each section.")
@form_option
@speaks(redacts=True)
def who(console: Console, case: Path, name: str, *, number: str | None, limit: int, form: str) -> None:
    """Show one person by a NAME in any spelling: every name and who used it, posts, movements, money, fate.

    Each line has its sources, and how many independent origins it has; then what contradicts what.

    يعرض شخصاً واحداً: أسماءه ومن ذكرها، ومناصبه وتنقلاته وأمواله ومصيره، ومصدر كل سطر.
    """
    from khabar.errors import NotFound
    from khabar.views.people import candidates, person

    with open_case(case, console) as base:
        fresh(base, console)
        shown = Shown(base, console)
        found = [c for c in candidates(base, name) if not console.redacted or _visible(base, shown, c.cluster, name)]
        if number is not None:
            found = [each for each in found if each.number == number]
        if not found:
            raise NotFound("nobody of this name in the case", name if not console.redacted else None,
                           "try another spelling, or khabar find")  # fmt: skip
        if len(found) > 1 and number is None and (found[0].score < 1 or found[1].score >= found[0].score):
            _several(console, found, form)
            return
        told = _Told(person(base, found[0].cluster), shown, console, limit)
        if form == "json":
            click.echo(json.dumps(told.form(), ensure_ascii=False, indent=1))
        elif form == "csv":
            write_csv(told.rows(), ("section", *_LINES))
        else:
            told.print()


def _visible(base: Base, shown: Shown, cluster: int, name: str) -> bool:
    """Whether a person may be found by a name: not where the name is hidden in every report that has them."""
    from khabar.names import compare

    for entity, _ in base.rows("SELECT entity, 0 FROM member WHERE cluster = ?", cluster):
        if any(compare(name, other).verdict != "different" for other in _names_in(shown, entity)):
            return True
    return False


def _names_in(shown: Shown, entity: int) -> list[str]:
    """The names of an entity in its report, as they may be shown."""
    from khabar.store import ClaimId

    at = ClaimId.of(entity)
    whole, reading = shown.readings(at.reading)
    local = whole.entities[at.number - 1].id
    return [m.text for m in reading.mentions if m.entity == local and m.kind == "person" and m.named]


def _several(console: Console, found: Sequence[Candidate], form: str) -> None:
    rows: list[Row] = [
        {"number": c.number, "name": c.matched if console.redacted else c.name, "matched": c.matched,
         "reports": None if console.redacted else c.reports} for c in found
    ]  # fmt: skip
    heads = ("number", "name", "matched", "reports")
    if form == "json":
        click.echo(json.dumps({"several": [dict(row) for row in rows]}, ensure_ascii=False, indent=1))
        return
    console.note(console.say("who.several"))
    if form == "csv":
        write_csv(rows, heads)
    else:
        table(console, [console.say(f"column.{h}") for h in heads], [[row[h] for h in heads] for row in rows])


class _Told:
    """A person with everything that may be shown."""

    def __init__(self, person: Person, shown: Shown, console: Console, limit: int) -> None:
        self.person = person
        self.shown = shown
        self.console = console
        self.limit = limit
        self.left = 0
        self._visible: set[int] | None = None  # readings in which the person is named

    def names(self) -> list[tuple[str, list[str]]]:
        """Names, each with the outlets that use it, where the name may be shown."""
        base = self.shown.base
        outlets = dict(base.rows("SELECT report, outlet FROM heading"))
        if not self.console.redacted:
            return [(name, _outlets(reports, outlets)) for name, reports in self.person.names]
        found: dict[str, list[int]] = {}
        for entity, report in self.person.entities:
            for name in dict.fromkeys(_names_in(self.shown, entity)):
                found.setdefault(name, []).append(report)
        return [(name, _outlets(reports, outlets)) for name, reports in found.items()]

    def name(self) -> str:
        names = [name for name, _ in self.names()]
        return self.person.name if self.person.name in names else max(names, key=len, default="…")

    def rows(self) -> Iterator[Row]:
        for section, lines in self.person.sections.items():
            shown = 0
            for line in lines:
                if shown >= self.limit:
                    self.left += 1
                    continue
                row = self._row(section, line)
                if row is not None:
                    shown += 1
                    yield row

    def _row(self, section: str, line: Line) -> Row | None:
        claims = [claim for claim in line.claims if self._open(claim)]
        found = self.shown.first(claims)
        if found is None:
            return None
        number, reading, claim = found
        console = self.console
        reports = len({each.reading for each in claims})
        return {
            "section": section, "day": _days(line), "event": console.say(f"event.{claim.event}"),
            "words": words_of(claim), "says": chain_words(claim, reading.report.outlet, console),
            "certainty": certainty_words(claim, console) + _looked(line.review, console), "reports": reports,
            "origins": origins_words(min(line.low, reports), min(line.high, reports), console), "claim": str(number),
        }  # fmt: skip

    def _open(self, claim: ClaimId) -> bool:
        """Whether a claim may stand under this name: not where its report hides who that is, else it would tell."""
        if not self.console.redacted:
            return True
        if self._visible is None:
            self._visible = {entity >> SHIFT for entity, _ in self.person.entities if _names_in(self.shown, entity)}
        return claim.reading in self._visible

    def print(self) -> None:
        console, person = self.console, self.person
        console.print(self.name(), console.say("who.meaning"), "")
        heads = [console.say("column.name"), console.say("column.used_by"), console.say("column.reports")]
        table(console, heads, [[name, "، ".join(dict.fromkeys(used)), len(used)] for name, used in self.names()])
        rows = list(self.rows())
        for section in person.sections:
            lines = [row for row in rows if row["section"] == section]
            if lines:
                console.print("", console.say(f"who.{section}"))
                table(console, [console.say(f"column.{c}") for c in _LINES], [[r[c] for c in _LINES] for r in lines])
        self._against()
        self._table("who.one", self.one(), ("one", "other", "score", "why"))
        self._table("who.perhaps", self.perhaps(), ("number", "name", "verdict", "score", "why"))
        if self.left:
            console.note(console.say("who.left", count=self.left))

    def _against(self) -> None:
        console, rows = self.console, list(self.against())
        if rows:
            console.print("", console.say("who.against"))
            heads = ("contradiction", "why", "one", "other")
            table(console, [console.say(f"column.{h}") for h in heads], [[r[h] for h in heads] for r in rows])

    def against(self) -> Iterator[Row]:
        for each in self.person.against:
            if not (self._open(each.left) and self._open(each.right)):
                continue
            left, right = self.shown.claim(each.left), self.shown.claim(each.right)
            if left is not None and right is not None:
                yield {
                    "contradiction": self.console.say(f"contradiction.{each.kind}"),
                    "why": "؛ ".join(self.shown.why(each.reasons)),
                    "one": f"{words_of(left[1])} [{each.left}]", "other": f"{words_of(right[1])} [{each.right}]",
                }  # fmt: skip

    def _table(self, title: str, rows: Sequence[Row], heads: Sequence[str]) -> None:
        console = self.console
        if rows:
            console.print("", console.say(title))
            table(console, [console.say(f"column.{h}") for h in heads], [[r[h] for h in heads] for r in rows])

    def one(self) -> list[Row]:
        """Why names that differ are one person; nothing with redaction."""
        from khabar.views.people import why_one

        if self.console.redacted:
            return []
        return [
            {"one": one, "other": other, "score": round(score, 2), "why": "؛ ".join(self.shown.why(reasons[1:]))}
            for one, other, score, reasons in why_one(self.shown.base, self.person.cluster)[:_MOST_PERHAPS]
        ]

    def perhaps(self) -> list[Row]:
        """Who may be the same; nothing with redaction, because the other may be who is hidden."""
        from khabar.store import ClaimId

        if self.console.redacted:
            return []
        return [
            {"number": str(ClaimId.of(p.cluster)), "name": p.name,
             "verdict": self.console.say(f"verdict.{p.verdict}"), "score": round(p.score, 2),
             "why": "؛ ".join(self.shown.why(p.reasons))} for p in self.person.perhaps[:_MOST_PERHAPS]
        ]  # fmt: skip

    def form(self) -> dict[str, object]:
        return {
            "name": self.name(),
            "names": [
                {"name": name, "used_by": list(dict.fromkeys(used)), "reports": len(used)}
                for name, used in self.names()
            ],
            "lines": [dict(row) for row in self.rows()], "against": [dict(row) for row in self.against()],
            "one": [dict(row) for row in self.one()], "perhaps": [dict(row) for row in self.perhaps()],
        }  # fmt: skip


def _looked(review: str, console: Console) -> str:
    return f" · {console.say(f'cite.verdict.{review}')}" if review else ""


def _outlets(reports: Sequence[int], outlets: dict[int, str | None]) -> list[str]:
    return [outlets.get(report) or f"[{report}]" for report in reports]


def _days(line: Line) -> str:
    if line.first is None and line.last is None:
        return f"({line.published})" if line.published else ""
    return line.first if line.first == line.last and line.first else f"{line.first or '…'} – {line.last or '…'}"
