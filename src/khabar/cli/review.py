"""``khabar review``: accept, correct or reject claims, and say who is who, one key each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from khabar.cli.console import Console, case_argument, fresh, open_case, speaks, who_option
from khabar.cli.options import form_option
from khabar.cli.tables import show
from khabar.share.shown import Shown

if TYPE_CHECKING:
    from khabar.share.answers import Row
    from khabar.store import Base, ClaimId
    from khabar.store.decisions import Decision, Ruling

# Keys as they lie on a Latin keyboard, and by the first letter of the Arabic word.
_KEYS = {
    "a": "accept", "ق": "accept", "r": "reject", "ر": "reject", "c": "correct", "ص": "correct", "s": "skip",
    "ت": "skip", "u": "undo", "ع": "undo", "n": "note", "م": "note", "q": "quit", "خ": "quit",
}  # fmt: skip
_WHO_KEYS = {
    "y": "same", "ن": "same", "d": "different", "غ": "different", "?": "unsure", "؟": "unsure", "s": "skip",
    "ت": "skip", "u": "undo", "ع": "undo", "m": "note", "م": "note", "q": "quit", "خ": "quit",
}  # fmt: skip
_INTERRUPTED = ("\x03", "\x04", "\x1b")
_CONTEXT = 90  # characters around a name


@click.command()
@case_argument
@click.option("--who", "pairs", is_flag=True, help="Who is who: pairs that may be one, instead of claims.")
@click.option("--kind", type=click.Choice(["person", "group", "place"]), help="With --who: only pairs of this kind.")
@click.option("--event", metavar="TYPE", help="Only claims of this type.")
@click.option("--report", type=int, metavar="N", help="Only claims of this report.")
@click.option("--claim", metavar="CLAIM", help="One claim, with --verdict.")
@click.option("--verdict", type=click.Choice(["accept", "reject", "correct"]), help="Decide on --claim and leave.")
@click.option("--says", metavar="TEXT", help="What the claim should say, with --verdict correct.")
@click.option("--same", nargs=2, metavar="N N", help="Two that are one; khabar who, group and place show numbers.")
@click.option("--different", nargs=2, metavar="N N", help="Two that are not one, each with all who are one with it.")
@click.option(
    "--apart", nargs=2, metavar="N N", help="Take the first alone out of what it is one with; the second stays."
)
@click.option("--note", metavar="TEXT", help="Why; kept with the decision.")
@click.option("--list", "listed", is_flag=True, help="Show the decisions that stand, and those that lost their claim.")
@click.option("--take-back", metavar="N", help="Take back decision N; judgements of who is who as j1, j2 …")
@form_option
@who_option
@speaks(redacts=True)
def review(
    console: Console, case: Path, *, pairs: bool, kind: str | None, event: str | None, report: int | None,
    claim: str | None, verdict: str | None, says: str | None, same: tuple[str, str] | None,
    different: tuple[str, str] | None, apart: tuple[str, str] | None, note: str | None, listed: bool,
    take_back: str | None, form: str, who: str | None,
) -> None:  # fmt: skip
    """Review a case: one key accepts, rejects or corrects a claim, or says whether two are one.

    Every decision is kept with who, when and why, and can be taken back. Ctrl-C or q leaves; the next run goes on.

    مراجعة القضية: مفتاح واحد يقبل الادعاء أو يرفضه أو يصححه، أو يقول إن كان اثنان واحداً.
    """
    from khabar.store import decisions

    with open_case(case, console, who) as base:
        if listed:
            _list(base, console, form)
        elif take_back is not None:
            _take_back(base, console, take_back, note)
        elif same or different or apart:
            left, right = (_entity(each) for each in (same or different or apart or ("", "")))
            number = decisions.judge(
                base, left, right, "same" if same else "different" if different else "apart", note=note
            )
            console.note(console.say("review.kept", number=f"j{number}"))
        elif claim is not None:
            _one(base, console, claim, verdict, says, note)
        elif pairs:
            _Session(base, console, note).pairs(kind)
        else:
            _Session(base, console, note).claims(event, report)


def _entity(text: str) -> int:
    from khabar.store import ClaimId

    return ClaimId.parse(text).row


def _one(base: Base, console: Console, claim: str, verdict: str | None, says: str | None, note: str | None) -> None:
    from khabar.errors import CaseError
    from khabar.store import ClaimId
    from khabar.store.decisions import decide

    if verdict is None:
        raise CaseError("no verdict", claim, "add --verdict accept, reject or correct")
    kept = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}[verdict]
    number = decide(base, ClaimId.parse(claim), kept, correction=says, note=note)  # type: ignore[arg-type]
    console.note(console.say("review.kept", number=number))


def _take_back(base: Base, console: Console, number: str, note: str | None) -> None:
    from khabar.errors import NotFound
    from khabar.store.decisions import take_back, unjudge

    digits = number.removeprefix("j")
    if not (digits.isascii() and digits.isdecimal()):
        raise NotFound("no decision of this number stands", number, "khabar review CASE --list shows them")
    (unjudge if number.startswith("j") else take_back)(base, int(digits), note)
    console.note(console.say("review.taken", number=number))


def _list(base: Base, console: Console, form: str) -> None:
    from khabar.store.decisions import rulings, standing

    shown = Shown(base, console.viewer)
    rows = [row for each in standing(base) if (row := _decision_row(each, shown, console)) is not None]
    rows += [row for each in rulings(base) if (row := _ruling_row(each, shown, console)) is not None]
    show(console, form, rows, ("number", "verdict", "what", "note", "by", "made"))
    lost = [row for row in rows if row["lost"]]
    if lost and form == "text":
        console.note(console.say("review.lost", numbers="، ".join(str(row["number"]) for row in lost)))


def _decision_row(decision: Decision, shown: Shown, console: Console) -> Row | None:
    """A decision; None where its claim is hidden. With redaction nothing that a person wrote: it may be a name."""
    from khabar.share.shown import words_of

    found = shown.claim(decision.claim) if decision.claim is not None else None
    if found is None and decision.claim is not None:
        return None
    what = f"{words_of(found[1])} [{decision.claim}]" if found is not None else ""
    if decision.correction and not console.viewer.redacted:
        what = f"{what} → {decision.correction}"
    return {
        "number": str(decision.number), "lost": decision.claim is None,
        "verdict": console.say(f"cite.verdict.{decision.verdict}"), "what": what,
        "note": None if console.viewer.redacted else decision.note, "by": console.viewer.shown(decision.who),
        "made": decision.made,
    }  # fmt: skip


def _ruling_row(ruling: Ruling, shown: Shown, console: Console) -> Row | None:
    """A judgement; None where one of the two is hidden: the other would tell who that is."""
    from khabar.store import ClaimId

    sides = [ClaimId.of(each) for each in (ruling.left, ruling.right) if each is not None]
    names = [f"{found[1]} [{side}]" for side in sides if (found := shown.entity(side)) is not None]
    if len(names) < len(sides):
        return None
    return {
        "number": f"j{ruling.number}", "lost": len(names) < 2, "verdict": console.say(f"verdict.{ruling.verdict}"),
        "what": " / ".join(names) if len(names) == 2 else "", "note": None if console.viewer.redacted else ruling.note,
        "by": console.viewer.shown(ruling.who), "made": ruling.made,
    }  # fmt: skip


class _Session:
    """Somebody who goes through a case, key by key."""

    def __init__(self, base: Base, console: Console, note: str | None) -> None:
        self.base = base
        self.console = console
        self.note = note
        self.shown = Shown(base, console.viewer)
        self.kept: list[str] = []

    def claims(self, event: str | None, report: int | None) -> None:
        """Claims without a decision, in the order of reading."""
        from khabar.share.sheet import claim_lines, safe
        from khabar.store.decisions import decide

        for number in self._open(event, report):
            found = self.shown.claim(number)
            if found is None:
                continue
            page = self.shown.readings(number.reading)[1].report
            beside = (" ".join((page.title or "").split()), page.outlet, page.published)
            title = safe(" · ".join(part for part in beside if part))
            self.console.print(title, *claim_lines(str(number), found.claim, page.outlet, self.console.language), "")
            while (act := self._key(_KEYS, "review.keys")) in ("undo", "note"):
                self._aside(act)
            if act == "quit":
                break
            if act == "skip":
                continue
            says = click.prompt(self.console.say("review.says"), err=True) if act == "correct" else None
            verdict = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}[act]
            kept = decide(self.base, number, verdict, correction=says, note=self.note)  # type: ignore[arg-type]
            self.kept.append(str(kept))
        self.console.note(self.console.say("review.done", count=len(self.kept)))

    def _open(self, event: str | None, report: int | None) -> Iterator[ClaimId]:
        from khabar.store import ClaimId
        from khabar.store.decisions import standing

        done = {decision.claim for decision in standing(self.base, report)}
        sql = "SELECT id FROM claim WHERE (?1 IS NULL OR event = ?1) AND (?2 IS NULL OR report = ?2) ORDER BY id"
        for (row,) in self.base.rows(sql, event, report):
            number = ClaimId.of(row)
            if number not in done:
                yield number

    def pairs(self, kind: str | None) -> None:
        """Pairs that may be one and that nobody has judged, the likeliest first."""
        from khabar.store import ClaimId
        from khabar.store.decisions import judge, rulings
        from khabar.views.reviewing import pairs

        fresh(self.base, self.console)
        done = frozenset(frozenset((r.left or 0, r.right or 0)) for r in rulings(self.base))
        for pair in pairs(self.base, done, kind):
            sides = [self._beside(ClaimId.of(each)) for each in (pair.left, pair.right)]
            if not all(sides):
                continue
            told = [f"   · {why}" for why in self.shown.why(pair.reasons)]
            self.console.print(*chain(*sides), f"   {pair.score:.2f}", *told, "")
            while (act := self._key(_WHO_KEYS, "review.who_keys")) in ("undo", "note"):
                self._aside(act)
            if act == "quit":
                break
            if act != "skip":
                kept = judge(self.base, pair.left, pair.right, act, note=self.note)  # type: ignore[arg-type]
                self.kept.append(f"j{kept}")
        self.console.note(self.console.say("review.done", count=len(self.kept)))

    def _beside(self, number: ClaimId) -> list[str]:
        """A name in its surroundings; nothing where it is hidden."""
        from khabar.share.sheet import safe

        found = self.shown.entity(number)
        if found is None:
            return []
        reading, _, mention = found
        text = reading.report.text
        start, stop = max(0, mention.start - _CONTEXT), min(len(text), mention.stop + _CONTEXT)
        words = f"{text[start : mention.start]}⟦{mention.text}⟧{text[mention.stop : stop]}"
        outlet = reading.report.outlet or ""
        return [
            safe(f"{mention.text} [{number}] · {outlet} · {reading.report.published or ''}".rstrip(" ·")),
            safe(f"   … {' '.join(words.split())} …"),
        ]

    def _key(self, keys: dict[str, str], legend: str) -> str:
        """What a key asks for; other keys are asked again. The end of input leaves."""
        from khabar.errors import CaseError

        self.console.note(self.console.say(legend))
        while True:
            try:
                char = click.getchar()
            except (EOFError, KeyboardInterrupt):
                return "quit"
            except OSError:
                raise CaseError("no terminal to read keys from", None, "decide by --claim N --verdict …") from None
            if not char or char in _INTERRUPTED:
                return "quit"
            if (act := keys.get(char.lower())) is not None:
                return act

    def _aside(self, act: str) -> None:
        """Take back the last decision of this run, or write the note of those to come."""
        if act == "note":
            self.note = click.prompt(self.console.say("review.note"), default="", show_default=False, err=True) or None
        elif self.kept:
            _take_back(self.base, self.console, self.kept.pop(), self.note)
        else:
            self.console.note(self.console.say("review.nothing"))
