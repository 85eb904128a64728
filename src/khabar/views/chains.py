"""What reports say led to what: claims as causes and effects, those that agree as one, in chains from left to right."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from khabar.store import Base
from khabar.text.fold import fold_word


@dataclass(frozen=True, slots=True)
class End:
    """A side of a claim of a cause: the claim that stands for it, where one does, and what tells it from others."""

    target: int | None
    number: int  # which of the fillers of the role
    sign: str


@dataclass(frozen=True, slots=True)
class Link:
    """A claim that one thing led to another."""

    claim: int
    cause: End
    effect: End


def links(base: Base) -> list[Link]:
    """Every claim of a cause, in the order of reading."""
    sql = """SELECT f.claim, f.role, f.number, f.target, coalesce(f.text, n.text, '') FROM filler f
             JOIN claim c ON c.id = f.claim LEFT JOIN name n ON n.id = f.name
             WHERE c.event = 'cause' AND c.polarity = 'affirmed' AND f.role IN ('cause', 'effect')
             ORDER BY f.claim, f.role, f.target IS NULL, f.number"""
    signs = _signs(base)
    found: dict[int, dict[str, End]] = defaultdict(dict)
    for claim, role, number, target, text in base.rows(sql):
        found[claim].setdefault(role, End(target, number, signs.get(target, fold_word(text))))
    return [Link(claim, ends["cause"], ends["effect"]) for claim, ends in found.items() if len(ends) == 2]


def _signs(base: Base) -> dict[int | None, str]:
    """What the claims say that stand for causes and effects: two copies of one report say it alike."""
    sql = """SELECT t.id, t.event, f.role, coalesce(f.text, n.text, f.word, '') FROM claim t
             JOIN filler f ON f.claim = t.id LEFT JOIN name n ON n.id = f.name
             WHERE t.id IN (SELECT target FROM filler WHERE role IN ('cause', 'effect') AND target IS NOT NULL)
             ORDER BY t.id, f.role, f.number"""
    found: dict[int | None, list[str]] = {}
    for claim, event, role, text in base.rows(sql):
        found.setdefault(claim, [event]).append(f"{role} {fold_word(text)}")
    return {claim: "|".join(parts) for claim, parts in found.items()}


Key = tuple[str, int]  # a group of claims that agree, a claim, or the words of one role
Edge = tuple[Key, Key, tuple[int, ...]]  # from, to, the claims that say so


def joined(found: Iterable[tuple[Key, Key, int, str, str]]) -> list[Edge]:
    """Links with their ends, alike ones put together: the same two things, or two copies of one that led to a third.

    Each has the signs of its two ends.
    """
    first: dict[tuple[str, str], tuple[Key, Key]] = {}
    one_of: dict[tuple[str, Key], Key] = {}
    edges: dict[tuple[Key, Key], list[int]] = defaultdict(list)
    for cause, effect, claim, one, two in found:
        pair = first.setdefault((one, two), (cause, effect)) if one and two else (cause, effect)
        cause, effect = (k if k[0] == "group" else p for k, p in zip((cause, effect), pair, strict=True))
        if cause[0] != "group" and one:
            cause = one_of.setdefault((f"cause {one}", effect), cause)
        if effect[0] != "group" and two:
            effect = one_of.setdefault((f"effect {two}", cause), effect)
        if cause != effect:
            edges[cause, effect].append(claim)
    return [(cause, effect, tuple(claims)) for (cause, effect), claims in edges.items()]


@dataclass(frozen=True, slots=True)
class Chain:
    """Causes and effects that hang together."""

    links: tuple[Edge, ...]

    @property
    def nodes(self) -> dict[Key, None]:
        return dict.fromkeys(end for one, two, _ in self.links for end in (one, two))


def chains(edges: Sequence[Edge], order: Callable[[int], str]) -> list[Chain]:
    """Links that hang together, the largest first, then by ``order`` of their first claim."""
    root: dict[Key, Key] = {}

    def top(key: Key) -> Key:
        while root.setdefault(key, key) != key:
            root[key] = key = root[root[key]]
        return key

    for one, two, _ in edges:
        root[top(one)] = top(two)
    parts: dict[Key, list[Edge]] = defaultdict(list)
    for edge in edges:
        parts[top(edge[0])].append(edge)
    found = [Chain(tuple(part)) for part in parts.values()]
    keys = {
        id(chain): (-len(chain.nodes), min(order(c) for _, _, said in chain.links for c in said)) for chain in found
    }
    return sorted(found, key=lambda chain: (*keys[id(chain)], chain.links[0][2][0]))


def some(chain: Chain, most: int, leaves: int) -> tuple[Chain, dict[tuple[Key, bool], int]]:
    """So many nodes of a chain, around the one that most hangs on, with a few of the ends of each node.

    And how many ends of each node are left out, causes (True) and effects (False).
    """
    degree = Counter(end for one, two, _ in chain.links for end in (one, two))
    left: Counter[tuple[Key, bool]] = Counter()
    had: Counter[tuple[Key, bool]] = Counter()
    beside: dict[Key, list[tuple[Key, Edge]]] = defaultdict(list)
    for edge in sorted(chain.links, key=lambda edge: -len(edge[2])):
        one, two, _ = edge
        hub = (
            (two, True) if degree[one] == 1 < degree[two] else (one, False) if degree[two] == 1 < degree[one] else None
        )
        if hub is not None:
            if had[hub] >= leaves:
                left[hub] += 1
                continue
            had[hub] += 1
        beside[one].append((two, edge))
        beside[two].append((one, edge))
    start = max(beside, key=lambda key: len(beside[key]))
    seen, waiting = {start: None}, deque([start])
    while waiting:
        for other, _ in beside[waiting.popleft()]:
            if other not in seen and len(seen) < most:
                seen[other] = None
                waiting.append(other)
    kept = tuple(edge for edge in chain.links if edge[0] in seen and edge[1] in seen)
    return Chain(kept), {hub: count for hub, count in left.items() if hub[0] in seen}


@dataclass(frozen=True, slots=True)
class Layout:
    """Column and row of each node, from cause to effect, and the links that close a circle, against the order."""

    places: dict[Key, tuple[int, float]]
    back: frozenset[tuple[Key, Key]]
    wide: int
    tall: float


def layout(edges: Sequence[tuple[Key, Key]]) -> Layout:
    """Each node right of all that led to it, but where a circle closes; in its column near to what stands beside."""
    out: dict[Key, list[Key]] = defaultdict(list)
    nodes: dict[Key, None] = {}
    for one, two in edges:
        out[one].append(two)
        nodes |= {one: None, two: None}
    back = _circles(nodes, out)
    before: dict[Key, list[Key]] = defaultdict(list)
    for one, two in edges:
        if (one, two) not in back:
            before[two].append(one)
    column: dict[Key, int] = {}
    for node in _sorted(nodes, out, back):
        column[node] = max((column[other] + 1 for other in before[node]), default=0)
    for node in nodes:  # what starts a chain stands right before what it led to
        after = [column[other] for other in out[node] if (node, other) not in back]
        if not before[node] and after:
            column[node] = min(after) - 1
    ordered = _ordered(nodes, column, before, out)
    rows = _rows(ordered, before, out)
    places = {node: (number, rows[node]) for number, row in enumerate(ordered) for node in row}
    return Layout(places, frozenset(back), len(ordered), max(rows.values(), default=0) + 1)


def _circles(nodes: Iterable[Key], out: dict[Key, list[Key]]) -> set[tuple[Key, Key]]:
    """The links by which circles close."""
    state: dict[Key, int] = {}
    back: set[tuple[Key, Key]] = set()
    for first in nodes:
        if first in state:
            continue
        path = [(first, iter(out[first]))]
        state[first] = 1
        while path:
            node, rest = path[-1]
            after = next(rest, None)
            if after is None:
                state[node] = 2
                path.pop()
            elif state.get(after) == 1:
                back.add((node, after))
            elif after not in state:
                state[after] = 1
                path.append((after, iter(out[after])))
    return back


def _sorted(nodes: Iterable[Key], out: dict[Key, list[Key]], back: set[tuple[Key, Key]]) -> list[Key]:
    """Causes before effects."""
    waiting: dict[Key, int] = dict.fromkeys(nodes, 0)
    for one, others in out.items():
        for two in others:
            if (one, two) not in back:
                waiting[two] += 1
    ready = deque(node for node, count in waiting.items() if count == 0)
    made = []
    while ready:
        node = ready.popleft()
        made.append(node)
        for other in out[node]:
            if (node, other) not in back:
                waiting[other] -= 1
                if waiting[other] == 0:
                    ready.append(other)
    return made


def _ordered(
    nodes: Iterable[Key], column: dict[Key, int], before: dict[Key, list[Key]], out: dict[Key, list[Key]]
) -> list[list[Key]]:  # fmt: skip
    """Columns, each in the order of the middle of what stands beside, gone over a few times."""
    columns: dict[int, list[Key]] = defaultdict(list)
    for node in nodes:
        columns[column[node]].append(node)
    ordered = [columns[n] for n in sorted(columns)]
    for turn in range(6):
        beside = before if turn % 2 == 0 else out
        place = {node: n / max(1, len(row)) for row in ordered for n, node in enumerate(row)}
        for row in ordered if turn % 2 == 0 else reversed(ordered):
            row.sort(key=lambda node: _middle([place[other] for other in beside[node] if other in place], place[node]))
            place |= {node: n / max(1, len(row)) for n, node in enumerate(row)}
    return ordered


def _rows(ordered: Sequence[list[Key]], before: dict[Key, list[Key]], out: dict[Key, list[Key]]) -> dict[Key, float]:
    """Rows: the fullest column close together, every other as near as may be to the middle of what stands beside."""
    if not ordered:
        return {}
    full = max(range(len(ordered)), key=lambda n: len(ordered[n]))
    rows: dict[Key, float] = {node: float(n) for n, node in enumerate(ordered[full])}
    for number in (*range(full - 1, -1, -1), *range(full + 1, len(ordered))):
        at = -1.0
        for node in ordered[number]:
            near = [rows[other] for other in (*before[node], *out[node]) if other in rows]
            at = max(at + 1, _middle(near, at + 1))
            rows[node] = at
    return rows


def _middle(values: Sequence[float], own: float) -> float:
    return sum(values) / len(values) if values else own
