"""How claims join people, groups and posts: who did what to whom, who holds which post, who belongs to what."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from khabar.store import Base, ClaimId
from khabar.text.fold import fold_word

_DOES = ("actor", "member", "holder", "person", "payer", "issuer", "offerer", "facilitator")
_SUFFERS = ("target", "victim", "organisation", "other", "payee", "to", "from", "thing", "with", "for")
_NAMED = (*_DOES, *_SUFFERS, "party")
_SAME = frozenset({"alias", "cause"})  # the first joins nobody to another, the second joins claims
May = Callable[[int, str, int, int | None], bool]  # whether a role of a claim may be shown: claim, role, number, entity


@dataclass(frozen=True, slots=True)
class Node:
    """A person or a group by its cluster, a post by its words and the group where it is.

    ``called``: the entity by whose number it is asked for.
    """

    kind: str
    cluster: int
    called: int
    title: str = ""

    @property
    def number(self) -> str:
        return str(ClaimId.of(self.called))

    @property
    def id(self) -> str:
        if self.kind != "post":
            return f"{self.kind}:{self.number}"
        told = f"{fold_word(self.title)}|{self.called}"
        return f"post:{hashlib.sha256(told.encode()).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Tie:
    """One claim that joins two nodes: from who does, holds or belongs to what is done to, held or belonged to."""

    claim: int
    event: str
    start: Node
    end: Node


@dataclass(frozen=True, slots=True)
class _Part:
    role: str
    node: Node


def ties(base: Base, events: dict[int, str], may: May, called: Mapping[int, int]) -> list[Tie]:
    """Every tie of some claims by their events, in the order of the claims.

    ``called``: the entities by which clusters are asked for, where they are others than the first.
    """
    found: list[Tie] = []
    for claim, parts, title in _claims(base, may, called):
        event = events.get(claim)
        if event is not None and event not in _SAME:
            found.extend(Tie(claim, event, *pair) for pair in dict.fromkeys(_pairs(event, parts, title)))
    return found


def _claims(base: Base, may: May, called: Mapping[int, int]) -> Iterator[tuple[int, list[_Part], str | None]]:
    """For each claim the people and groups in its roles, and its title where it has one."""
    roles = ", ".join(f"'{role}'" for role in (*_NAMED, "title"))
    sql = f"""SELECT f.claim, f.role, f.number, f.entity, k.kind, k.id, coalesce(f.text, n.text)
              FROM filler f LEFT JOIN member m ON m.entity = f.entity LEFT JOIN cluster k ON k.id = m.cluster
              LEFT JOIN name n ON n.id = f.name
              WHERE f.role IN ({roles}) AND (f.role = 'title' OR k.kind IN ('person', 'group'))
              ORDER BY f.claim, f.role, f.number"""
    at, parts, title = -1, list[_Part](), None
    for claim, role, number, entity, kind, cluster, text in base.rows(sql):
        if claim != at:
            if parts:
                yield at, parts, title
            at, parts, title = claim, [], None
        if not may(claim, role, number, entity):
            continue
        if role == "title":
            title = title or " ".join(str(text or "").split())
        elif kind is not None:
            parts.append(_Part(role, Node(kind, cluster, called.get(cluster, cluster))))
    if parts:
        yield at, parts, title


def _pairs(event: str, parts: Sequence[_Part], title: str | None) -> Iterator[tuple[Node, Node]]:
    if event == "position":
        yield from _post(parts, title)
        return
    parties = {part.node for part in parts if part.role == "party"}
    yield from combinations(sorted(parties, key=lambda node: (node.kind, node.cluster)), 2)  # neither comes first
    acts = any(part.role in ("actor", "issuer") for part in parts)
    does = [p.node for p in parts if p.role in _DOES and not (acts and p.role == "person")]
    suffers = [p.node for p in parts if p.role in _SUFFERS or (acts and p.role == "person")]
    yield from ((one, two) for one in does for two in suffers if one != two)


def _post(parts: Sequence[_Part], title: str | None) -> Iterator[tuple[Node, Node]]:
    holder = next((part.node for part in parts if part.role in ("holder", "person")), None)
    where = next((part.node for part in parts if part.role == "organisation"), None)
    if title:
        at = (where.cluster, where.called) if where is not None else (0, 0)
        post = Node("post", *at, title)
        if holder is not None:
            yield holder, post
        if where is not None:
            yield post, where
    elif holder is not None and where is not None and holder != where:
        yield holder, where


@dataclass(frozen=True, slots=True)
class Net:
    """Ties with what meets in each node, the newest claims first; nodes are numbered."""

    nodes: tuple[Node, ...]
    numbers: dict[str, int]  # by id
    claim: list[int]
    event: list[str]
    start: list[int]
    end: list[int]
    at: list[list[int]]  # the ties of each node

    def beyond(self, tie: int, node: int) -> int:
        """The other end of a tie."""
        return self.end[tie] if self.start[tie] == node else self.start[tie]

    def among(self, nodes: set[int]) -> Iterator[int]:
        """The ties between some nodes."""
        if len(nodes) * 20 > len(self.at):
            yield from (
                n for n, (a, b) in enumerate(zip(self.start, self.end, strict=True)) if a in nodes and b in nodes
            )
            return
        for node in nodes:
            yield from (tie for tie in self.at[node] if self.start[tie] == node and self.end[tie] in nodes)


def net(found: Sequence[Tie], days: dict[int, str]) -> Net:
    """Ties put in the order of their days, the newest first; what has no day comes last."""
    ordered = sorted(found, key=lambda tie: (days.get(tie.claim, ""), tie.claim), reverse=True)
    number: dict[Node, int] = {}
    start = [number.setdefault(tie.start, len(number)) for tie in ordered]
    end = [number.setdefault(tie.end, len(number)) for tie in ordered]
    at: list[list[int]] = [[] for _ in number]
    for tie, ends in enumerate(zip(start, end, strict=True)):
        for node in set(ends):
            at[node].append(tie)
    return Net(
        tuple(number), {node.id: n for node, n in number.items()}, [tie.claim for tie in ordered],
        [tie.event for tie in ordered], start, end, at,
    )  # fmt: skip


def around(
    whole: Net, starts: Sequence[int], depth: int, most: int, fits: Callable[[int], bool]
) -> tuple[set[int], int]:  # fmt: skip
    """Nodes at most so many ties away, the newest claims first; and how many more there would be."""
    seen, left, edge = set(starts), set[int](), list(starts)
    for _ in range(depth):
        new: dict[int, None] = {}
        for node in edge:
            for tie in whole.at[node]:
                other = whole.beyond(tie, node)
                if other in seen or other in new or not fits(whole.claim[tie]):
                    continue
                if len(seen) + len(new) < most:
                    new[other] = None
                else:
                    left.add(other)
        seen |= new.keys()
        edge = list(new)
    return seen, len(left - seen)


def newest(whole: Net, most: int, fits: Callable[[int], bool]) -> tuple[set[int], int]:
    """The nodes of the newest claims; and how many more there are."""
    seen, left = set[int](), set[int]()
    for claim, start, end in zip(whole.claim, whole.start, whole.end, strict=True):
        if start in seen and end in seen or not fits(claim):
            continue
        new = {start, end} - seen
        if len(seen) + len(new) <= most:
            seen |= new
        else:
            left |= new
    return seen, len(left - seen)
