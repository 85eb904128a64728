"""What several reports say: groups of claims, their origins with the reasons, and what differs."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.share import citation
from khabar.share.answers import Row
from khabar.share.answers.corroboration import CLAIMS, GROUPS, Told, group_row, told
from khabar.share.answers.people import AGAINST
from khabar.share.shown import origins_words
from khabar.store import ClaimId
from khabar.views.groups import detail, groups
from khabar.views.reviewing import Opinion
from khabar.views.reviewing import opinions as opinions_of
from khabar.web.asking import LIMIT, ON_PAGE, SKIP, Act, Ask, Parameter, Question
from khabar.web.pages.search import EVENT

CLAIM = Parameter("claim", "claim")
_MOST = 40  # claims of a group, and contradictions in it, that are shown beside one of them


@dataclass(frozen=True, slots=True)
class Listed:
    """Groups of claims that several reports make."""

    columns: tuple[str, ...]
    rows: list[Row]
    count: int | None
    more: bool


def listed(ask: Ask) -> Listed:
    limit, skip = ask.number("limit"), ask.number("skip")
    found, count = groups(ask.base, event=ask.text("event"), least=ask.number("reports"), limit=limit, skip=skip)
    rows = [row for each in found if (row := group_row(ask.base, each, ask.shown)) is not None]
    return Listed(GROUPS, rows, None if ask.viewer.redacted else count, count > skip + limit)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: its sheet of evidence, and who else says it."""

    sheet: dict[str, object]
    agreement: dict[str, object] | None
    told: Told | None = field(default=None, metadata=ON_PAGE)
    origins: str | None = field(default=None, metadata=ON_PAGE)
    columns: tuple[str, ...] = field(default=CLAIMS, metadata=ON_PAGE)
    against: tuple[str, ...] = field(default=AGAINST, metadata=ON_PAGE)
    opinions: list[Opinion] = field(default_factory=list, metadata=ON_PAGE)  # of reviewers, for those who review


def claim(ask: Ask) -> Claim:
    number = ClaimId.parse(ask.text("claim") or "")
    cited = citation.cite(ask.base, number, ask.viewer.redact)
    found = ask.kept(f"group {number}", None, lambda: detail(ask.base, number, _MOST))
    group = told(found, ask.shown) if found is not None and ask.shown.open(number) else None
    origins = origins_words(group.group.low, group.group.high) if group is not None else None
    opinions = opinions_of(ask.base, number) if ask.user.may("reviewer") and not ask.viewer.redacted else []
    sheet, agreement = citation.form(cited), group.form() if group is not None else None
    return Claim(sheet, agreement, group, origins, opinions=opinions)


QUESTIONS = (
    Question("corroboration", "/corroboration", listed,
             (EVENT, Parameter("reports", "number", default=2, least=1, most=1000), LIMIT, SKIP), "corroboration.html",
             menu="web.menu.corroboration"),
    Question("claim", "/claims/{claim}", claim, (CLAIM,), "claim.html", own=True),
)  # fmt: skip
ACTS: tuple[Act, ...] = ()
__all__ = ["ACTS", "CLAIM", "QUESTIONS"]
