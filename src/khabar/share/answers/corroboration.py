"""What several reports say, from how many origins and why, as rows."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.share.answers import Row
from khabar.share.shown import Shown, chain_words, origins_words, words_of
from khabar.store import Base, ClaimId
from khabar.views.groups import Detail, Group

GROUPS = ("day", "event", "words", "reports", "origins", "contradictions", "claim")
CLAIMS = ("origin", "report", "says", "words", "claim")


def group_row(base: Base, group: Group, shown: Shown) -> Row | None:
    """One group by the first of its claims that may be shown; None where none may."""
    rows = base.rows("SELECT claim FROM agreeing WHERE agreement = ? ORDER BY claim", group.id)
    found = shown.first(ClaimId.of(each) for (each,) in rows)
    if found is None:
        return None
    number, _, claim = found
    return {
        "day": group.first or "", "event": shown.viewer.say(f"event.{claim.event}"), "words": words_of(claim),
        "reports": group.reports, "origins": origins_words(group.low, group.high),
        "contradictions": group.contradictions, "claim": str(number),
    }  # fmt: skip


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


def told(found: Detail, shown: Shown) -> Told:
    """A group as it may be shown."""
    rows: list[Row] = []
    for number, report, origin in found.claims:
        claim = shown.claim(number)
        if claim is not None:
            rows.append({
                "origin": origin, "report": report,
                "says": chain_words(claim[1], claim[0].report.outlet, shown.viewer),
                "words": words_of(claim[1]), "claim": str(number),
            })  # fmt: skip
    against: list[Row] = []
    for each in found.against:
        left, right = shown.claim(each.left), shown.claim(each.right)
        if left is not None and right is not None:
            against.append({
                "contradiction": shown.viewer.say(f"contradiction.{each.kind}"),
                "why": "؛ ".join(shown.why(each.reasons)),
                "one": f"{words_of(left[1])} [{each.left}]", "other": f"{words_of(right[1])} [{each.right}]",
            })  # fmt: skip
    return Told(found.group, tuple(shown.why(found.reasons)), tuple(rows), tuple(against))
