"""Find reports and claims: by words in every spelling, and by what the claims say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields

from khabar.names import SAME, score
from khabar.store.base import Base, ClaimId
from khabar.store.chain import Cell
from khabar.store.index import SHIFT
from khabar.store.latin import Speller, is_latin
from khabar.store.words import ARTICLES, Question, asked, read

MOST = 1000  # hits a question may ask for


@dataclass(frozen=True, slots=True)
class Filter:
    """What a claim must be; None does not ask. Names are matched as words, within this case only.

    ``since`` and ``until`` (ISO dates) hold against the time of the claim, or where it has none, the day of
    publication. ``certainty`` is a modality, or denied. ``outlet``, ``since`` and ``until`` serve reports, too.
    """

    event: str | None = None
    person: str | None = None
    group: str | None = None
    place: str | None = None
    source: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    certainty: str | None = None
    confidence: float | None = None

    @property
    def of_claims(self) -> bool:
        """Whether it asks for something that only a claim has."""
        return any(getattr(self, f.name) is not None for f in fields(self) if f.name not in _OF_REPORTS)


_OF_REPORTS = frozenset({"outlet", "since", "until"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A report, or a claim in it; ``rank`` is smaller where the words weigh more (BM25), 0 without words."""

    report: int
    claim: ClaimId | None
    rank: float


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, and how many there are."""

    hits: tuple[Hit, ...]
    count: int


def find_reports(base: Base, question: Question, where: Filter, *, limit: int = 20, skip: int = 0) -> Found:
    """Reports whose text or title has the words, the best first."""
    tests, bindings = _report_tests(base, where)
    if question.empty:
        body = f"FROM heading WHERE {' AND '.join(tests) or '1'}"
        order = "SELECT heading.report, NULL, 0.0 {} ORDER BY published DESC, report LIMIT ? OFFSET ?"
    else:
        tests.insert(0, "report_words MATCH ?")
        bindings.insert(0, question.match())
        body = f"FROM report_words JOIN heading ON heading.report = report_words.rowid WHERE {' AND '.join(tests)}"
        order = "SELECT heading.report, NULL, bm25(report_words) {} ORDER BY 3, 1 LIMIT ? OFFSET ?"
    return _found(base, order, body, bindings, limit, skip)


def find_claims(base: Base, question: Question, where: Filter, *, limit: int = 20, skip: int = 0) -> Found:
    """Claims whose words, sources or roles have the words, and that are as the filter asks."""
    tests, bindings = _claim_tests(base, where)
    joins = "JOIN heading ON heading.report = claim.report"
    if question.empty:
        body = f"FROM claim {joins} WHERE {' AND '.join(tests) or '1'}"
        order = "SELECT claim.report, claim.id, 0.0 {} ORDER BY published DESC, claim.id LIMIT ? OFFSET ?"
    else:
        tests.insert(0, "claim_words MATCH ?")
        bindings.insert(0, question.match())
        body = f"FROM claim_words JOIN claim ON claim.id = claim_words.rowid {joins} WHERE {' AND '.join(tests)}"
        order = "SELECT claim.report, claim.id, bm25(claim_words) {} ORDER BY 3, 2 LIMIT ? OFFSET ?"
    return _found(base, order, body, bindings, limit, skip)


def _found(base: Base, order: str, body: str, bindings: Sequence[Cell], limit: int, skip: int) -> Found:
    """The rows of a question, report, claim and rank, and how many there are in all."""
    count = base.one(f"SELECT count(*) {body}", *bindings)
    rows = base.rows(order.format(body), *bindings, min(limit, MOST), skip)
    hits = tuple(Hit(report, None if claim is None else ClaimId.of(claim), rank) for report, claim, rank in rows)
    return Found(hits, int(count[0]) if count else 0)


def matching(base: Base, question: Question, where: Filter, readings: Sequence[int]) -> set[int]:
    """Every claim of these readings that a search finds."""
    tests, bindings = _claim_tests(base, where)
    tests.append(f"claim.id >> {SHIFT} IN (SELECT value FROM json_each(?))")
    bindings.append(json.dumps(list(readings)))
    if not question.empty:
        tests.append("claim.id IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?)")
        bindings.append(question.match())
    body = "FROM claim JOIN heading ON heading.report = claim.report"
    return {row[0] for row in base.rows(f"SELECT claim.id {body} WHERE {' AND '.join(tests)}", *bindings)}


def _report_tests(base: Base, where: Filter) -> tuple[list[str], list[Cell]]:
    tests: list[str] = []
    bindings: list[Cell] = []
    if where.outlet is not None:
        wanted = wanted_in(where.outlet, Speller(base))
        outlets = [row[0] for row in base.rows("SELECT DISTINCT outlet FROM heading WHERE outlet IS NOT NULL")]
        tests.append("outlet IN (SELECT value FROM json_each(?))")
        bindings.append(json.dumps([outlet for outlet in outlets if names(wanted, outlet)]))
    if where.since is not None:
        tests.append("published >= ?")
        bindings.append(where.since)
    if where.until is not None:
        tests.append("published <= ?")
        bindings.append(where.until)
    return tests, bindings


def _claim_tests(base: Base, where: Filter) -> tuple[list[str], list[Cell]]:
    day = Filter(outlet=where.outlet)
    tests, bindings = _report_tests(base, day)
    if where.since is not None:
        tests.append("coalesce(last, first, published) >= ?")
        bindings.append(where.since)
    if where.until is not None:
        tests.append("coalesce(first, last, published) <= ?")
        bindings.append(where.until)
    if where.event is not None:
        tests.append("event = ?")
        bindings.append(where.event)
    if where.certainty == "denied":
        tests.append("polarity = 'denied'")
    elif where.certainty is not None:
        tests.append("modality = ? AND polarity = 'affirmed'")
        bindings.append(where.certainty)
    if where.confidence is not None:
        tests.append("confidence >= ?")
        bindings.append(where.confidence)
    if where.source is not None:
        tests.append(
            "claim.id IN (SELECT claim FROM link WHERE depth > 0 AND name IN (SELECT value FROM json_each(?)))"
        )
        bindings.append(json.dumps(named(base, "source", where.source)))
    for kind in ("person", "group", "place"):
        asked_for = getattr(where, kind)
        if asked_for is not None:
            tests.append(_FILLED)
            bindings.append(json.dumps(named(base, kind, asked_for)))
    return tests, bindings


_FILLED = """claim.id IN (
    WITH asked AS MATERIALIZED (SELECT entity FROM spelling WHERE name IN (SELECT value FROM json_each(?)))
    SELECT filler.claim FROM asked CROSS JOIN filler ON filler.entity = asked.entity
    UNION ALL SELECT filler.claim FROM asked CROSS JOIN filler ON filler.within = asked.entity)"""


def named(base: Base, kind: str, text: str) -> list[int]:
    """The names of a kind that hold all words of a text."""
    wanted = wanted_in(text, Speller(base))
    if not wanted:
        return []
    rarest = max(wanted, key=lambda forms: max(map(len, forms)))
    looked = rarest if not is_latin(text) else [form for forms in wanted for form in forms if not is_latin(form)]
    test = " OR ".join("instr(folded, ?)" for _ in looked) or "0"
    sql = f"SELECT id, text FROM name WHERE kind = ? AND ({test})"
    rows = base.rows(sql, kind, *map(_core, looked))
    found = [row[0] for row in rows if names(wanted, row[1])]
    if not found and is_latin(text):  # words are not parted alike: Abdulrahman, عبد الرحمن
        found = [row[0] for row in rows if score(text, row[1]) >= SAME]
    return found


def _core(word: str) -> str:
    return word.removeprefix("ال") if len(word) > 4 else word


def names(wanted: Sequence[tuple[str, ...]], name: str) -> bool:
    """Whether a name has all words that are wanted, each in one of its forms, with or without an article."""
    forms = {form for _, (word, *_) in read(name) for form in (word, word.removeprefix("ال"))}
    return bool(wanted) and all(not forms.isdisjoint(some) for some in wanted)


def wanted_in(text: str, spell: Speller) -> list[tuple[str, ...]]:
    """The words of a name that is asked for, each in its forms; an article in Latin letters is left out."""
    tokens = [token for token, _ in read(text)]
    words = [(*asked(token.form), *spell(token.form)) for token in tokens]
    left = [forms for forms in words if forms[0] not in ARTICLES]
    return left or words
