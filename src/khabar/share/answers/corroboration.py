"""What several reports say, from how many origins and why, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from khabar.share.answers import Row
from khabar.share.shown import Shown, chain_words, origins_words, words_of
from khabar.store import Base, ClaimId
from khabar.views.groups import Detail, Group
from khabar.views.people import Against

GROUPS = ("day", "event", "words", "reports", "origins", "contradictions", "claim")
CLAIMS = ("origin", "report", "says", "words", "claim")


def group_row(base: Base, group: Group, shown: Shown) -> Row | None:
    """One group by the first of its claims that may be shown; None where none may.

    For who may not see all, it is what is left of the group: claims of which nothing was taken out.
    """
    rows = base.rows("SELECT claim FROM agreeing WHERE agreement = ? ORDER BY claim", group.id)
    numbers = [ClaimId.of(each) for (each,) in rows]
    left = numbers if not shown.viewer.redacted else [number for number in numbers if shown.open(number)]
    found = shown.first(left)
    if found is None:
        return None
    number, _, claim = found
    group = _left(group, numbers, left)
    return {
        "day": group.first or "", "event": shown.viewer.say(f"event.{claim.event}"), "words": words_of(claim),
        "reports": group.reports, "origins": origins_words(group.low, group.high),
        "contradictions": group.contradictions, "claim": str(number),
    }  # fmt: skip


def _left(group: Group, numbers: Sequence[ClaimId], left: Sequence[ClaimId]) -> Group:
    """What may be said of a group where only some of its claims stay: no more than these can bear."""
    if len(left) == len(numbers):
        return group
    reports = len({number.reading for number in left})
    return replace(
        group, reports=reports, low=min(group.low, 1), high=min(group.high, reports), first=None, contradictions=0
    )


@dataclass(frozen=True, slots=True)
class Told:
    """One group in full: who tells it, why it has so many origins, what differs."""

    group: Group
    reasons: tuple[str, ...]
    claims: tuple[Row, ...]
    against: tuple[Row, ...]

    def form(self) -> dict[str, object]:
        """As JSON."""
        return {
            "reports": self.group.reports, "origins": {"low": self.group.low, "high": self.group.high},
            "reasons": list(self.reasons), "claims": [dict(row) for row in self.claims],
            "against": [dict(row) for row in self.against],
        }  # fmt: skip


def told(found: Detail, shown: Shown) -> Told | None:
    """A group as it may be shown; None where fewer than two of its claims stay."""
    numbers = [number for number, _, _ in found.claims]
    left = [number for number in numbers if shown.open(number)]
    if len(left) < len(numbers) and len(left) < 2:
        return None
    rows: list[Row] = []
    for number, report, origin in found.claims:
        claim = shown.claim(number) if number in left else None
        if claim is not None:
            rows.append({
                "origin": origin, "report": report,
                "says": chain_words(claim.claim, claim.outlet, shown.viewer),
                "words": words_of(claim.claim), "claim": str(number),
            })  # fmt: skip
    against = [row for each in found.against if (row := against_row(shown, each)) is not None]
    reasons = shown.why(found.reasons) if len(left) == len(numbers) else []
    return Told(_left(found.group, numbers, left), tuple(reasons), tuple(rows), tuple(against))


def against_row(shown: Shown, each: Against) -> Row | None:
    """Two claims that cannot both hold; None where one of them may not be shown whole."""
    left, right = shown.claim(each.left), shown.claim(each.right)
    if left is None or right is None or not (shown.open(each.left) and shown.open(each.right)):
        return None
    return {
        "contradiction": shown.viewer.say(f"contradiction.{each.kind}"), "why": shown.whys(each.reasons),
        "one": f"{words_of(left.claim)} [{each.left}]", "other": f"{words_of(right.claim)} [{each.right}]",
    }  # fmt: skip
