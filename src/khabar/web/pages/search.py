"""Search in the case: claims by their words and by what they say."""

from __future__ import annotations

from dataclasses import dataclass, field

from khabar.share.answers.hits import shown_hits
from khabar.share.certainty import CERTAINTIES as CERTAINTIES
from khabar.share.form import claim_form
from khabar.share.schema import events
from khabar.share.shown import certainty_words, chain_words, words_of
from khabar.store.latin import Speller
from khabar.store.search import Filter, find_claims
from khabar.store.words import Question as Words
from khabar.web.asking import LIMIT, ON_PAGE, SKIP, Act, Ask, Parameter, Question

EVENT = Parameter("event", "choice", events(), "event")
FILTERS = (
    Parameter("person"), Parameter("group"), Parameter("place"), Parameter("source"), Parameter("outlet"),
    Parameter("since", "day"), Parameter("until", "day"),
    Parameter("certainty", "choice", CERTAINTIES, "modality"), EVENT,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """One claim that was found; ``says`` is its JSON form."""

    claim: str
    report: int
    title: str | None
    outlet: str | None
    published: str | None
    says: dict[str, object]
    event: str | None = field(default=None, metadata=ON_PAGE)
    words: str | None = field(default=None, metadata=ON_PAGE)
    chain: str | None = field(default=None, metadata=ON_PAGE)
    certainty: str | None = field(default=None, metadata=ON_PAGE)
    marked: list[tuple[str, bool]] = field(default_factory=list, metadata=ON_PAGE)  # its words, and which were found


@dataclass(frozen=True, slots=True)
class Found:
    """Claims; ``count`` is how many there are, None where some may be hidden."""

    count: int | None
    claims: list[Hit]
    more: bool
    asked: bool


def search(ask: Ask) -> Found:
    words = Words(ask.text("words") or "", Speller(ask.base))
    where = Filter(**{p.name: ask.text(p.name) for p in FILTERS})  # type: ignore[arg-type]
    if words.empty and where == Filter():
        return Found(0, [], False, False)
    found = shown_hits(find_claims, words, where, ask.shown, limit=ask.number("limit"), skip=ask.number("skip"))
    claims = []
    for item in found.hits:
        hit, page, claim = item.hit, item.reading.report, item.claim
        if claim is None:
            continue
        claims.append(Hit(
            str(hit.claim), hit.report, page.title, page.outlet, page.published, claim_form(claim, page.outlet),
            ask.viewer.say(f"event.{claim.event}"), words_of(claim), chain_words(claim, page.outlet, ask.viewer),
            certainty_words(claim, ask.viewer), _marked(words, words_of(claim)),
        ))  # fmt: skip
    return Found(found.count, claims, found.more, True)


def _marked(asked: Words, text: str) -> list[tuple[str, bool]]:
    """A text in pieces, with whether each was asked for."""
    pieces, at = [], 0
    for span in asked.spans(text):
        if span.start < at:
            continue
        pieces += [(text[at : span.start], False), (text[span.start : span.stop], True)]
        at = span.stop
    return [piece for piece in (*pieces, (text[at:], False)) if piece[0]]


QUESTIONS = (
    Question("search", "/search", search, (Parameter("words"), *FILTERS, LIMIT, SKIP), "search.html",
             menu="web.menu.search"),
)  # fmt: skip
ACTS: tuple[Act, ...] = ()
