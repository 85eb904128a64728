"""Score readings against annotated reports.

Gold and said claims are paired one to one by the greatest total agreement. A pair must be of one event family, touch
the same words of the text and agree on the leading role; two fillers agree when they are the ``same_thing``.

    mentions      distinct named forms of a kind in a report, found and said
    claims        pairs, of all gold and all said
    roles         of paired claims: gold roles whose filler agrees, of gold roles and of said roles
    exact         pairs of one event, with every role and no other, polarity and modality
    attribution   pairs whose innermost source is the gold source, or none where the outlet itself speaks
    resolved      where the source's words are not its name («المصدر»): the name was found
    harmful       of all said: denied, doubted or planned things said as fact, affirmed ones as denied, sides swapped
    false spans   offsets that do not give their words, altered text, claims without evidence
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agreement import any_same, fold, pair, same_name

Form = Mapping[str, Any]
KINDS = ("person", "place", "group", "role", "date", "money")
CLOSED = frozenset({"change", "status", "relation", "outcome"})

# Events that careful annotators name one for the other.
_FAMILIES = (
    "flight movement displacement handover", "killing execution", "injury abuse", "arrest detention",
    "attack clash air-strike shelling bombing raid", "decree recruitment", "position membership appointment",
    "origin nationality residence", "possession seizure",
)  # fmt: skip
FAMILY = {event: events.split()[0] for events in _FAMILIES for event in events.split()}
_STRIKE, _HURT = "attack", "injury"

# What a claim of the event is about.
_LEADING = {
    "person name": "alias", "holder title": "position", "member organisation": "membership",
    "person country": "nationality", "person from": "origin", "person in": "residence",
    "person": "document appointment", "person other": "kinship", "place": "control", "place target": "siege",
    "actor": "flight movement displacement responsibility recruitment protest", "target actor": "proceeding",
    "target": "handover arrest detention release missing abduction", "amount": "payment", "for": "reward",
    "thing": "possession seizure destruction shortage accident", "victim": "killing injury execution",
    "content": "decree", "party": "agreement", "actor to": "support", "cause effect": "cause",
}  # fmt: skip
LEADING = {event: tuple(roles.split()) for roles, events in _LEADING.items() for event in events.split()}
_ANY_LEADS = frozenset({"proceeding", "siege", "document", "accident"})
_ALIKE = ({"holder", "member", "person"}, {"title", "organisation"}, {"country", "from", "in"})


@dataclass(frozen=True, slots=True)
class Said:
    """A claim, gold or said, in the few parts that are compared."""

    event: str
    roles: Mapping[str, tuple[str, ...]]
    polarity: str
    modality: str
    spans: tuple[tuple[int, int], ...]
    sources: tuple[str, ...]
    named: str | None = None  # gold only: the source's name where its words are another
    words: str = ""

    @property
    def family(self) -> str:
        return FAMILY.get(self.event, self.event)

    @property
    def plain(self) -> bool:
        """Said as something that happened."""
        return self.polarity == "affirmed" and self.modality in ("asserted", "reported")


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated report."""

    name: str
    text: str
    claims: tuple[Said, ...]
    mentions: tuple[tuple[str, str], ...]  # kind, text


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits among gold and among said."""

    hits: int = 0
    gold: int = 0
    said: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.gold + other.gold, self.said + other.said)

    @property
    def precision(self) -> float:
        return self.hits / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.gold + self.said) if self.gold + self.said else 0.0


@dataclass(slots=True)
class Score:
    """Sums over reports; rates are ``Tally`` with equal gold and said."""

    mentions: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    events: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))  # by gold event: found
    readings: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))  # by said event: right
    claims: Tally = Tally()
    roles: Tally = Tally()
    exact: Tally = Tally()
    attribution: Tally = Tally()
    resolved: Tally = Tally()
    harmful: Tally = Tally()
    false_spans: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """The figures that have floors or ceilings."""
        return {
            "claims precision": self.claims.precision, "claims recall": self.claims.recall, "claims f1": self.claims.f1,
            "roles f1": self.roles.f1, "exact f1": self.exact.f1,
            "attribution": self.attribution.recall, "resolved": self.resolved.recall,
            **{f"{kind} f1": self.mentions[kind].f1 for kind in KINDS},
            "harmful": self.harmful.recall, "false spans": float(len(self.false_spans)),
        }  # fmt: skip


def load_gold(folder: Path) -> list[Gold]:
    """Every NAME.json of a folder with its text/NAME.txt."""
    return [_gold(path) for path in sorted(folder.glob("*.json")) if (folder / "text" / f"{path.stem}.txt").exists()]


def _gold(path: Path) -> Gold:
    form = json.loads(path.read_text(encoding="utf-8"))
    text = (path.parent / "text" / f"{path.stem}.txt").read_bytes().decode("utf-8")
    claims = tuple(_gold_claim(claim, text) for claim in form["claims"])
    return Gold(path.stem, text, claims, tuple((m["kind"], m["text"]) for m in form["mentions"]))


def _gold_claim(claim: Form, text: str) -> Said:
    evidence = claim.get("evidence") or ""
    start = text.find(evidence) if evidence else -1
    source, name = claim.get("source"), claim.get("source_name")
    return Said(
        claim["event"], {role: texts(filled) for role, filled in claim["args"].items()},
        claim.get("polarity", "affirmed"), claim.get("modality", "asserted"),
        ((start, start + len(evidence)),) if start >= 0 else (),
        tuple(said for said in (source, name) if said), name if name and name != source else None, evidence,
    )  # fmt: skip


def said_claim(claim: Form) -> Said:
    """A claim of the published form."""
    roles = {"time": claim.get("time"), "part_of": claim.get("part_of"), **claim["arguments"]}
    chain = claim.get("attribution") or []
    quoted = chain[1:] if chain and chain[0]["source"]["kind"] == "outlet" else chain
    innermost = quoted[-1]["source"] if quoted else {}
    evidence = claim.get("evidence") or []
    return Said(
        claim["event"], {role: found for role, filled in roles.items() if (found := texts(filled))},
        claim["polarity"], claim["modality"], tuple((words["start"], words["stop"]) for words in evidence),
        texts([innermost.get("name"), innermost.get("text")]), None, " … ".join(words["text"] for words in evidence),
    )  # fmt: skip


def texts(filled: Any) -> tuple[str, ...]:
    """The words of whatever fills a role."""
    match filled:
        case None:
            return ()
        case Mapping():
            return texts(filled.get("text"))
        case list() | tuple():
            return tuple(text for one in filled for text in texts(one))
    return (str(filled),)


def agrees(role: str, gold: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """The role is filled by the same thing; closed words must be equal."""
    return gold[:1] == said[:1] if role in CLOSED else any_same(gold, said)


def attributed(gold: Said, said: Said) -> bool:
    """The innermost source is the gold one, or both leave the words to the outlet."""
    return any_same(gold.sources, said.sources) if gold.sources else not said.sources


def weight(gold: Said, said: Said) -> float:
    """How well two claims agree; 0 where they are not one claim."""
    if gold.family != said.family or not _touch(gold, said) or not _leads_agree(gold, said):
        return 0.0
    good = sum(agrees(role, filled, said.roles.get(role, ())) for role, filled in gold.roles.items())
    return 1 + 0.2 * (gold.event == said.event) + 0.05 * good + 0.05 * attributed(gold, said)


def _touch(gold: Said, said: Said) -> bool:
    if not gold.spans or not said.spans:
        return True
    return any(a < stop and start < b for a, b in gold.spans for start, stop in said.spans)


def _sides(claim: Said) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who strikes and who is struck; the parties of a clash are both."""
    roles = defaultdict(tuple[str, ...], claim.roles)
    parties = roles["party"]
    if claim.event == "clash":
        parties += roles["actor"] + roles["target"]
    return roles["actor"] + parties, roles["target"] + roles["victim"] + roles["thing"] + parties


def _leads_agree(gold: Said, said: Said) -> bool:
    if gold.family == _STRIKE:
        (by, at), (said_by, said_at) = _sides(gold), _sides(said)
        if "clash" in (gold.event, said.event):
            said_by = said_at = said_by + said_at
        hits = [any_same(want, have) for want, have in ((by, said_by), (at, said_at)) if want]
        return any(hits) if hits else _place_agrees(gold, said)
    leads = [role for role in LEADING.get(gold.event, ("victim", "actor")) if role in gold.roles]
    if not leads:
        return _place_agrees(gold, said)
    if gold.event != said.event:
        return any_same(gold.roles[leads[0]], _alike(said, leads[0]))
    hits = [agrees(role, gold.roles[role], said.roles.get(role, ())) for role in leads]
    return any(hits) if gold.event in _ANY_LEADS or gold.family == _HURT else all(hits)


def _place_agrees(gold: Said, said: Said) -> bool:
    return any_same(gold.roles.get("place", ()), said.roles.get("place", ()))


def _alike(said: Said, role: str) -> tuple[str, ...]:
    """The fillers of a role under the names that it has in other events of the family."""
    names = next((alike for alike in _ALIKE if role in alike), {role})
    return said.roles.get(role) or tuple(text for name in sorted(names) for text in said.roles.get(name, ()))


def misread(gold: Said, said: Said) -> bool:
    """Denied, doubted or planned and said as fact; or affirmed and said as denied."""
    return (said.plain and not gold.plain) or (said.polarity == "denied" and gold.polarity == "affirmed")


def swapped(gold: Said, said: Said) -> bool:
    """The one who did it and the one to whom it was done have changed places."""
    if gold.family != said.family or not _touch(gold, said):
        return False
    (by, at), (said_by, said_at) = _sides(gold), _sides(said)
    crossed = any_same(by, said_at) and any_same(at, said_by)
    return crossed and not any_same(by, said_by) and not any_same(at, said_at)


def score(gold: Gold, reading: Form, into: Score | None = None) -> Score:
    """Add one report to a score."""
    total = into or Score()
    total.false_spans += [f"{gold.name}: {fault}" for fault in faults(reading)]
    if reading["report"]["text"].strip() != gold.text.strip("\ufeff \r\n\t"):
        total.false_spans.append(f"{gold.name}: the text was altered")
    _score_mentions(gold, reading, total)
    said = [said_claim(claim) for claim in reading["claims"]]
    weights = {(i, j): weight(g, s) for i, g in enumerate(gold.claims) for j, s in enumerate(said)}
    pairs = pair(weights)
    total.claims += Tally(len(pairs), len(gold.claims), len(said))
    total.exact += Tally(0, len(gold.claims), len(said))
    for i, j in pairs.items():
        _score_pair(gold.claims[i], said[j], total)
    missed = [claim for i, claim in enumerate(gold.claims) if i not in pairs]
    taken = set(pairs.values())
    extra = [claim for j, claim in enumerate(said) if j not in taken]
    harm = sum(misread(gold.claims[i], said[j]) for i, j in pairs.items())
    harm += sum(any(swapped(claim, wrong) for claim in missed) for wrong in extra)
    total.harmful += Tally(harm, len(said), len(said))
    for i, claim in enumerate(gold.claims):
        total.events[claim.event] += Tally(i in pairs, 1, 0)
    for j, claim in enumerate(said):
        total.readings[claim.event] += Tally(j in taken, 0, 1)
    total.missed += [f"{gold.name} · {claim.event} · {claim.words}" for claim in missed]
    total.extra += [f"{gold.name} · {claim.event} · {claim.words}" for claim in extra]
    return total


def _score_pair(gold: Said, said: Said, total: Score) -> None:
    good = sum(agrees(role, filled, said.roles.get(role, ())) for role, filled in gold.roles.items())
    total.roles += Tally(good, len(gold.roles), len(said.roles))
    right = attributed(gold, said)
    total.attribution += Tally(right, 1, 1)
    if gold.named is not None:
        total.resolved += Tally(any_same([gold.named], said.sources), 1, 1)
    whole = good == len(gold.roles) and said.roles.keys() <= gold.roles.keys()
    same = (gold.event, gold.polarity, gold.modality) == (said.event, said.polarity, said.modality)
    total.exact += Tally(whole and same, 0, 0)


def _score_mentions(gold: Gold, reading: Form, total: Score) -> None:
    for kind in KINDS:
        want = {fold(text) for one, text in gold.mentions if one == kind}
        have = {fold(m["text"]) for m in reading["mentions"] if m["kind"] == kind and m.get("named", True)}
        hits = pair({(w, h): 1.0 for w in sorted(want) for h in sorted(have) if same_name(w, h)})
        tally = Tally(len(hits), len(want), len(have))
        total.mentions[kind] += tally
        total.mentions["all"] += tally


def faults(reading: Form) -> Iterator[str]:
    """Every span of a reading that does not hold, and every claim without evidence."""
    text = reading["report"]["text"]
    for where, node in _nodes(reading, ""):
        start, stop = node.get("start"), node.get("stop")
        if start is None and stop is None:
            continue
        if not (isinstance(start, int) and isinstance(stop, int) and 0 <= start <= stop <= len(text)):
            yield f"{where}: {start}–{stop} lies outside the text"
        elif isinstance(node.get("text"), str) and text[start:stop] != node["text"]:
            yield f"{where}: {start}–{stop} is not {node['text']!r}"
    for claim in reading["claims"]:
        if not claim.get("evidence"):
            yield f"claim {claim.get('id')}: no evidence"


def _nodes(value: Any, where: str) -> Iterator[tuple[str, Form]]:
    if isinstance(value, Mapping):
        yield where, value
        for key, inner in value.items():
            yield from _nodes(inner, f"{where}/{key}")
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _nodes(inner, f"{where}/{number}")
