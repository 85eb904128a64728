"""Review: claims one by one, the least certain first; who is who; what was decided, and how far reviewers agree.

Two may review at once: a claim that one looks at is not given to another, and a decision that came meanwhile is shown
before it is overruled.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from khabar.errors import NotFound
from khabar.share import citation, requests
from khabar.share.schema import roles
from khabar.share.shown import words_of
from khabar.store import ClaimId, decisions
from khabar.store.decisions import rulings, standing
from khabar.text.fold import fold
from khabar.types import Filler, Span
from khabar.views import held, reviewing
from khabar.web.asking import LIMIT, ON_PAGE, SKIP, Act, Ask, BadRequest, Parameter, Question
from khabar.web.pages.corroboration import CLAIM
from khabar.web.pages.search import EVENT

_AHEAD = 400  # claims that are looked through for one that is free
_AROUND = 90  # characters around a name
_VERDICTS: dict[str, decisions.Verdict] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}
_SAME = ("same", "different", "apart", "unsure")
_NOTE = Parameter("note")


@dataclass(frozen=True, slots=True)
class Item:
    """One claim to be decided, with what was decided before; ``seen`` is the decision that stands, 0 for none."""

    claim: str
    sheet: dict[str, object]
    roles: list[tuple[str, str]]
    source: str | None
    words: str
    seen: int
    opinions: list[reviewing.Opinion]


@dataclass(frozen=True, slots=True)
class Queue:
    """The next claim; how many of how many were decided."""

    item: Item | None
    done: int
    count: int
    event: str | None
    second: bool
    crossed: str | None  # the verdict that somebody else's decision came before
    last: decisions.Decision | None = field(default=None, metadata=ON_PAGE)  # one's own, to be taken back


def queue(ask: Ask) -> Queue:
    event, second = ask.text("event"), bool(ask.number("second"))
    ordered = ask.kept(f"review {event}", None, lambda: reviewing.order(ask.base, event))
    done = {d.claim.row: d for d in standing(ask.base) if d.claim is not None and event in (None, d.event)}
    after = ask.text("after")
    rest = _after(ordered, ClaimId.parse(after).row if after else None)
    if second:  # a second opinion: what others decided, and oneself did not
        own = ask.user.name
        free = (claim for claim in rest if claim in done and done[claim].who != own)
    else:
        free = (claim for claim in rest if claim not in done)
    ahead = [claim for _, claim in zip(range(_AHEAD), free, strict=False)]
    chosen = ask.desk.lease(ahead, ask.user.name, time.monotonic())
    item = _item(ask, ClaimId.of(chosen), blind=second) if chosen is not None else None
    return Queue(item, len(done), len(ordered), event, second, None, decisions.last_of(ask.base, ask.user.name))


def _after(ordered: list[int], claim: int | None) -> Iterator[int]:
    start = ordered.index(claim) + 1 if claim in ordered else 0
    yield from ordered[start:]


def one(ask: Ask) -> Queue:
    number = ClaimId.parse(ask.text("claim") or "")
    return Queue(_item(ask, number), 0, 0, None, False, ask.text("crossed"), decisions.last_of(ask.base, ask.user.name))


def _item(ask: Ask, number: ClaimId, *, blind: bool = False) -> Item:
    cited = citation.cite(ask.base, number, ask.viewer.redact)
    told = reviewing.opinions(ask.base, number)
    seen = next((d.number for d in standing(ask.base, cited.report) if d.claim == number), 0)
    claim = cited.claim
    filled = [(role, _first(found)) for role, found in claim.arguments.items() if not isinstance(found, str)]
    source = claim.attribution[-1].source if claim.attribution else None
    said = source.text or source.name if source is not None and source.kind != "outlet" else None
    return Item(
        str(number), citation.form(cited), filled, said, " … ".join(w.text for w in claim.evidence), seen,
        [] if blind else told,
    )  # fmt: skip


def _first(found: tuple[Filler, ...]) -> str:
    return found[0].text if found else ""


def decide(ask: Ask) -> str:
    """Keep a decision; where somebody else decided meanwhile, show that first."""
    number = ClaimId.parse(ask.text("claim") or "")
    verdict = ask.text("verdict")
    if verdict is None:
        raise BadRequest("no verdict", "verdict", ", ".join(_VERDICTS))
    report = held.report_with(ask.base, number.row)
    if report is None:
        raise NotFound("no claim of this number in the newest readings", str(number), "khabar find shows the numbers")
    now = next((d.number for d in standing(ask.base, report) if d.claim == number), 0)
    if now != ask.number("seen"):
        return f"/review/{number}?crossed={verdict}"
    changes = dict(_changes(ask, number)) if verdict == "correct" else {}
    says, note = ask.text("says"), ask.text("note")
    decisions.decide(ask.base, number, _VERDICTS[verdict], correction=says, note=note, changes=changes or None)
    ask.desk.release(number.row)
    ask.desk.work.compare(ask.user.name)
    after = f"?after={number}"
    return f"/review{after}&event={ask.text('event')}" if ask.text("event") else f"/review{after}"


def _changes(ask: Ask, number: ClaimId) -> Iterator[tuple[str, dict[str, object]]]:
    """Corrected fields with where their words stand in the report; raises BadRequest where they do not."""
    reading = ask.base.reading_by_id(number.reading)
    claim = reading.claims[number.number - 1]
    near = min((w.start for w in claim.evidence), default=0)
    for name in (*(f"role.{role}" for role in roles()), "source", "words"):
        words = ask.text(name)
        if words is None:
            continue
        span = _nearest(reading.report.text, words, near)
        if span is None:
            raise BadRequest("these words do not stand in the report", name, "copy them from the text")
        text = reading.report.text[span.start : span.stop]
        yield name.removeprefix("role."), {"text": text, "start": span.start, "stop": span.stop}


def _nearest(text: str, words: str, near: int) -> Span | None:
    """Where words stand in the text, next to a place in it: as they are written, or else in another spelling."""
    found = [Span(*each.span()) for each in re.finditer(re.escape(words), text)]
    told = requests.words_of(words)
    if not found and told:
        found = list(requests.find(requests.written_pattern(told), fold(text)))
    return min(found, key=lambda span: abs(span.start - near), default=None)


def undo(ask: Ask) -> str:
    """Take a decision about a claim back, and look at that claim again."""
    number = ask.number("number")
    claim = next((d.claim for d in standing(ask.base) if d.number == number), None)
    decisions.take_back(ask.base, number, ask.text("note"))
    ask.desk.work.compare(ask.user.name)
    return "/review" if claim is None else f"/review/{claim}"


# ------------------------------------------------------------ who is who


@dataclass(frozen=True, slots=True)
class Side:
    """One of two names in its surroundings."""

    number: str
    name: str
    report: int
    outlet: str | None
    published: str | None
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be one, with the reasons."""

    kind: str
    left: Side
    right: Side
    score: float
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs that nobody has judged."""

    pairs: list[Pair]
    more: bool
    kind: str | None


def pairs(ask: Ask) -> Pairs:
    judged = frozenset(frozenset((r.left or 0, r.right or 0)) for r in rulings(ask.base))
    limit, skip = ask.number("limit"), ask.number("skip")
    found = reviewing.pairs(ask.base, judged, ask.text("kind"), limit=limit + 1, skip=skip)
    shown = [
        Pair(p.kind, _side(ask, p.left), _side(ask, p.right), round(p.score, 2), ask.shown.why(p.reasons))
        for p in found
    ]
    return Pairs(shown[:limit], len(shown) > limit, ask.text("kind"))


def _side(ask: Ask, entity: int) -> Side:
    at = ClaimId.of(entity)
    reading = ask.shown.readings(at.reading)[1]
    local = reading.entities[at.number - 1].id
    mention = max((m for m in reading.mentions if m.entity == local), key=lambda m: m.stop - m.start)
    page, text = reading.report, reading.report.text
    return Side(
        str(at), mention.text, held.report_of(ask.base, at.reading) or 0, page.outlet, page.published,
        text[max(0, mention.start - _AROUND) : mention.start], text[mention.stop : mention.stop + _AROUND],
    )  # fmt: skip


def judge(ask: Ask) -> str:
    """Say whether two are one."""
    left, right = (ClaimId.parse(ask.text(side) or "").row for side in ("left", "right"))
    verdict = ask.text("verdict")
    if verdict is None:
        raise BadRequest("no verdict", "verdict", ", ".join(_SAME))
    decisions.judge(ask.base, left, right, verdict, note=ask.text("note"))  # type: ignore[arg-type]
    ask.desk.work.compare(ask.user.name)
    return _back(ask) or "/review/people"


def unjudge(ask: Ask) -> str:
    """Take a judgement back."""
    decisions.unjudge(ask.base, ask.number("number"), ask.text("note"))
    ask.desk.work.compare(ask.user.name)
    return _back(ask) or "/review/decisions"


def _back(ask: Ask) -> str | None:
    """The page of a person, group or place that somebody judged from."""
    return f"/{ask.text('of')}/{ask.text('at')}" if ask.text("of") and ask.text("at") else None


# ------------------------------------------------------------ what was decided


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision that stands; ``lost``: the newest readings have no claim or name for it."""

    number: int
    about: str  # claim or identity
    verdict: str
    what: str
    claim: str | None
    note: str | None
    who: str
    made: str
    lost: bool


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions that stand, the newest first, and how far reviewers agree."""

    decisions: list[Decided]
    more: bool
    agreement: list[reviewing.Agreement]


def decided(ask: Ask) -> Decisions:
    limit, skip = ask.number("limit"), ask.number("skip")
    every: list[decisions.Decision | decisions.Ruling] = [*standing(ask.base), *rulings(ask.base)]
    every.sort(key=lambda each: (each.made, each.number), reverse=True)
    rows = []
    for each in every[skip : skip + limit]:
        if isinstance(each, decisions.Decision):
            found = ask.shown.claim(each.claim) if each.claim is not None else None
            what = words_of(found[1]) if found is not None else ""
            what = f"{what} ← {each.correction}" if each.correction else what
            rows.append(Decided(
                each.number, "claim", each.verdict, what, str(each.claim) if each.claim else None, each.note, each.who,
                each.made, each.claim is None,
            ))  # fmt: skip
        else:
            names = [_side(ask, entity).name for entity in (each.left, each.right) if entity is not None]
            rows.append(Decided(
                each.number, "identity", each.verdict, " / ".join(names), None, each.note, each.who, each.made,
                len(names) < 2,
            ))  # fmt: skip
    return Decisions(rows, len(every) > skip + limit, list(reviewing.agreement(ask.base)))


_FIELDS = tuple(Parameter(f"role.{role}") for role in roles())
_NUMBER = Parameter("number", "number", least=1, most=999_999_999)
_KIND = Parameter("kind", "choice", ("person", "group", "place"), "kind")
_FROM = (Parameter("of", "choice", ("people", "groups", "places")), Parameter("at", "claim"))
QUESTIONS = (
    Question("review", "/review", queue, (EVENT, Parameter("after", "claim"), Parameter("second", "flag", most=1)),
             "review.html", role="reviewer", menu="web.menu.review", own=True),
    Question("review_people", "/review/people", pairs, (_KIND, LIMIT, SKIP), "review-people.html", role="reviewer",
             own=True),
    Question("review_decisions", "/review/decisions", decided, (LIMIT, SKIP), "decisions.html", role="reviewer",
             own=True),
    Question("review_claim", "/review/{claim}", one, (CLAIM, Parameter("crossed", "choice", tuple(_VERDICTS))),
             "review.html", role="reviewer", own=True),
)  # fmt: skip
ACTS = (
    Act("decide", "/review/decide", decide, (
        CLAIM, Parameter("verdict", "choice", tuple(_VERDICTS)), Parameter("seen", "number", default=0),
        Parameter("says"), _NOTE, EVENT, Parameter("source"), Parameter("words"), *_FIELDS,
    )),
    Act("undo", "/review/undo", undo, (_NUMBER, _NOTE)),
    Act("judge", "/review/judge", judge, (
        Parameter("left", "claim"), Parameter("right", "claim"), Parameter("verdict", "choice", _SAME), _NOTE,
        *_FROM,
    )),
    Act("unjudge", "/review/unjudge", unjudge, (_NUMBER, _NOTE, *_FROM)),
)  # fmt: skip
