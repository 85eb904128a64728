"""What reports say led to what: chains from cause to effect, with the words of both ends."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from khabar.share.answers import Row
from khabar.share.page.families import family
from khabar.share.shown import chain_words, role_words, words_of
from khabar.store import ClaimId
from khabar.types import Claim
from khabar.views.chains import Chain, Edge, Key, chains, joined, layout, links, some
from khabar.views.told import Told
from khabar.web.asking import ON_PAGE, SKIP, Act, Ask, Parameter, Question
from khabar.web.pages.seen import FILTERS, claims, fits, holds
from khabar.web.shelf import Sight

COLUMNS = ("cause", "effect", "says", "claim")
_WIDTH, _HEIGHT, _GAP, _ROW = 230, 62, 74, 78  # pixels of a node and of the room between two
_LINE, _LINES = 26, 2  # characters of a line in a node
_OPENED = 45  # nodes of one page: each opens a reading
_FEW = 14  # nodes of one chain that are drawn first
_LEAVES = 3  # of the ends of one node that are drawn
MOST = 1000  # nodes of one chain that may be asked for


@dataclass(frozen=True, slots=True)
class Node:
    """A cause or an effect: the claim that stands for it, and how many claims of how many reports agree with it."""

    id: str
    words: str
    event: str | None
    claim: str | None
    claims: int
    reports: int
    x: int = field(default=0, metadata=ON_PAGE)
    y: int = field(default=0, metadata=ON_PAGE)
    lines: tuple[str, ...] = field(default=(), metadata=ON_PAGE)
    more: int = field(default=0, metadata=ON_PAGE)  # stands for so many more causes or effects
    family: str = field(default="other", metadata=ON_PAGE)


@dataclass(frozen=True, slots=True)
class Arrow:
    """That one led to another: who says so, in which claim, and how many reports."""

    cause: str
    effect: str
    says: str
    claim: str
    claims: int
    reports: int
    path: str = field(default="", metadata=ON_PAGE)
    back: bool = field(default=False, metadata=ON_PAGE)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One chain; ``left_out`` nodes are not among these. ``number`` asks for it alone."""

    number: str
    nodes: list[Node]
    links: list[Arrow]
    left_out: int
    ends: list[Node] = field(default_factory=list, metadata=ON_PAGE)
    loose: list[str] = field(default_factory=list, metadata=ON_PAGE)
    width: int = field(default=0, metadata=ON_PAGE)
    height: int = field(default=0, metadata=ON_PAGE)


@dataclass(frozen=True, slots=True)
class Causes:
    """Chains, the longest first; ``count`` of them in all, with ``links`` between ``nodes``."""

    chains: list[Drawn]
    rows: list[Row]
    count: int
    links: int
    nodes: int
    more: bool
    next: int
    looked: int
    all: int
    columns: tuple[str, ...] = field(default=COLUMNS, metadata=ON_PAGE)


@dataclass(frozen=True, slots=True)
class _Known:
    """Chains with the claims of every node."""

    chains: list[Chain]
    members: dict[Key, list[Told]]
    links: int


def _known(ask: Ask, sight: Sight, asked: Sequence[str | None]) -> _Known:
    told = claims(ask, sight)
    every = ask.kept("links", None, lambda: links(ask.base))
    groups: dict[int, list[Told]] = ask.kept("groups", sight, lambda: _groups(told))
    found: list[tuple[Key, Key, int, str, str]] = []
    members: dict[Key, list[Told]] = {}
    event, kind, *rest = asked
    for link in every:
        saying = told.get(link.claim)
        if saying is None or not holds(saying, [None, None, *rest]):
            continue
        ends: list[Key] = []
        events: set[str] = set()
        for role, end in (("cause", link.cause), ("effect", link.effect)):
            if not sight.filler(link.claim, role, end.number):
                break
            target = told.get(end.target) if end.target is not None else None
            key: Key = (role, link.claim)
            if target is not None:
                key = ("claim", target.claim) if target.group is None else ("group", target.group)
                events.add(target.event)
            ends.append(key)
            members[key] = [] if target is None else [target] if target.group is None else groups[target.group]
        wanted = (event is None or event in events) and (kind is None or kind in {family("event", e) for e in events})
        if len(ends) == 2 and wanted:
            found.append((ends[0], ends[1], link.claim, link.cause.sign, link.effect.sign))
    made = chains(joined(found), lambda claim: told[claim].day or "9999")
    return _Known(made, members, len(found))


def _groups(told: dict[int, Told]) -> dict[int, list[Told]]:
    found: dict[int, list[Told]] = {}
    for claim in told.values():
        if claim.group is not None:
            found.setdefault(claim.group, []).append(claim)
    return found


def causes(ask: Ask) -> Causes:
    sight, asked = ask.sight, fits(ask)
    known: _Known = ask.kept(f"chains {asked}", sight, lambda: _known(ask, sight, asked))
    skip, limit, alone = ask.number("skip"), ask.number("limit"), ask.text("chain")
    chosen = known.chains[skip : skip + limit]
    most, leaves = ask.number("most"), _LEAVES
    if alone is not None:
        number = ClaimId.parse(alone).row
        chosen = [chain for chain in known.chains if any(number in said for _, _, said in chain.links)]
        leaves = MOST
    drawn: list[Drawn] = []
    opened, at = 0, skip
    for chain in chosen:
        part, more = some(chain, most, leaves)
        size = len(part.nodes)
        if drawn and opened + size > _OPENED:
            break
        opened += size
        at += 1
        made = _drawn(ask, known, chain, part, more)
        if made is not None:
            drawn.append(made)
    rows: list[Row] = []
    for each in drawn:
        words = {node.id: node.words for node in each.nodes}
        rows += [
            {"cause": words[a.cause], "effect": words[a.effect], "says": a.says, "claim": a.claim} for a in each.links
        ]
    return Causes(
        drawn, rows, len(known.chains), known.links, sum(len(chain.nodes) for chain in known.chains),
        alone is None and at < len(known.chains), at, sight.looked, sight.all,
    )  # fmt: skip


def _id(key: Key) -> str:
    return f"{key[0]}:{key[1] if key[0] == 'group' else ClaimId.of(key[1])}"


def _drawn(ask: Ask, known: _Known, chain: Chain, part: Chain, more: dict[tuple[Key, bool], int]) -> Drawn | None:
    """A chain with its words; what may not be shown after all is left out."""
    words = {key: node for key in part.nodes if (node := _node(ask, known, key)) is not None}
    edges: list[Edge] = [edge for edge in part.links if edge[0] in words and edge[1] in words]
    said = {edge: first for edge in edges if (first := ask.shown.first(map(ClaimId.of, edge[2]))) is not None}
    if not said:
        return None
    pairs = [(one, two) for one, two, _ in said]
    shown = {end for pair in pairs for end in pair}
    ends: dict[Key, Node] = {}
    for (hub, causes_), count in more.items():
        if hub in shown:
            key = ("more causes" if causes_ else "more effects", hub[1])
            pairs.append((key, hub) if causes_ else (hub, key))
            ends[key] = Node(_id(key), ask.viewer.say("web.causes.more", count=count), None, None, 0, 0, more=count)
    laid = layout(pairs)
    right = ask.viewer.language == "ar"
    nodes: dict[Key, Node] = {}
    for key, (column, row) in laid.places.items():
        x = (laid.wide - 1 - column if right else column) * (_WIDTH + _GAP)
        nodes[key] = replace(ends.get(key) or words[key], x=x, y=round(row * _ROW))
    arrows = [
        _arrow(
            ask, first, edge, _path(nodes[edge[0]], nodes[edge[1]], edge[:2] in laid.back, right), edge[:2] in laid.back
        )
        for edge, first in said.items()
    ]
    loose = [_path(nodes[one], nodes[two], False, right) for one, two in pairs[len(said) :]]
    return Drawn(
        str(ClaimId.of(chain.links[0][2][0])), [nodes[key] for key in nodes if key not in ends], arrows,
        len(chain.nodes) - len(shown), [nodes[key] for key in ends], loose,
        laid.wide * (_WIDTH + _GAP) - _GAP + 4, round(laid.tall * _ROW) + 4,
    )  # fmt: skip


def _node(ask: Ask, known: _Known, key: Key) -> Node | None:
    if key[0] in ("cause", "effect"):
        opened = ask.shown.claim(ClaimId.of(key[1]))
        words = role_words(opened[1], key[0]) if opened is not None else ""
        return Node(_id(key), words, None, None, 0, 0, lines=_lines(words)) if words else None
    members = known.members[key]
    first = ask.shown.first(ClaimId.of(claim.claim) for claim in members)
    if first is None:
        return None
    number, _, claim = first
    words = words_of(claim)
    return Node(
        _id(key), words, ask.viewer.say(f"event.{claim.event}"), str(number), len(members),
        len({each.report for each in members}), lines=_lines(words), family=family("event", claim.event),
    )  # fmt: skip


def _lines(words: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(words, _LINE, max_lines=_LINES, placeholder=" …", break_long_words=True))


def _arrow(ask: Ask, first: tuple[ClaimId, str | None, Claim], edge: Edge, path: str, back: bool) -> Arrow:
    number, outlet, claim = first
    says = chain_words(claim, outlet, ask.viewer)
    reports = len({ClaimId.of(each).reading for each in edge[2]})
    return Arrow(_id(edge[0]), _id(edge[1]), says, str(number), len(edge[2]), reports, path, back)


def _path(one: Node, two: Node, back: bool, right: bool) -> str:
    turn = right != back
    start, end = (one.x, two.x + _WIDTH) if turn else (one.x + _WIDTH, two.x)
    y0, y1 = one.y + _HEIGHT // 2 + 2, two.y + _HEIGHT // 2 + 2
    bow = max(30, abs(end - start) // 2) * (-1 if turn else 1)
    return f"M{start + 2} {y0}C{start + 2 + bow} {y0} {end + 2 - bow} {y1} {end + 2} {y1}"


_LIMIT = Parameter("limit", "number", default=15, least=1, most=60)
QUESTIONS = (
    Question("causes", "/causes", causes,
             (Parameter("chain", "claim"), Parameter("most", "number", default=_FEW, least=2, most=MOST), *FILTERS,
              _LIMIT, SKIP), "causes.html", menu="web.menu.causes"),
)  # fmt: skip
ACTS: tuple[Act, ...] = ()
