"""Who is who across the reports of a case: block, compare, judge, cluster. The same profiles give the same people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from khabar.identity.bundles import Lands, Union, bundles, org_and_title, outweighs
from khabar.identity.profiles import STRENGTHS, Profile, best_of, is_assumed, signature, strength
from khabar.identity.reasons import Judged, Why
from khabar.identity.rulings import Decided, settle
from khabar.names import Comparison, compare, keys, pair_keys

_CROWD = 150  # nodes that one key brings together and that are compared: more of them share only the commonest parts
_FEW = 300  # nodes with a part of a name that are looked through for a lone word
_NEARLY = 0.6  # score from which names that are unsure may be one where facts agree
_NAMES = 8  # names of a person that are held against those of another
_SHARED = 0.02  # what each fact that agrees adds to a score
_MOST_SHARED = 5

_ONE_REPORT = Why("identity.report")
_SPLIT = Why("identity.split")


@dataclass(frozen=True, slots=True)
class People:
    """The people of a case: lists of entities, each with its name; and how groups of one name were judged."""

    clusters: dict[int, tuple[int, ...]]
    names: dict[int, str]
    judged: tuple[Judged, ...]


@dataclass(slots=True)
class _Node:
    id: int
    members: list[Profile]
    names: tuple[str, ...]
    facts: frozenset[str]
    around: frozenset[str]
    lands: Lands
    texts: frozenset[int]

    @property
    def best(self) -> str:
        return best_of(self.names)

    @property
    def reports(self) -> frozenset[int]:
        return frozenset(member.report for member in self.members)

    @property
    def full(self) -> tuple[str, ...]:
        """Names of two parts or more, the strongest first."""
        return _full(self.names)


def people(profiles: Iterable[Profile], decided: Sequence[Decided] = ()) -> People:
    """Cluster the people of one case, as was decided, the oldest decision first; every profile is in one cluster."""
    by_name: dict[object, list[Profile]] = defaultdict(list)
    for profile in profiles:
        by_name[signature(profile.best) or profile.best].append(profile)
    units = [_node(members) for bundle in by_name.values() for members in bundles(bundle)]
    held = _held(units, decided)
    out = held.out

    def order(j: Judged) -> tuple[bool, bool, float, int, int]:  # who was held apart takes nobody along
        return (j.left in out or j.right in out, _ONE_REPORT not in j.reasons, -j.score, j.left, j.right)

    return _Clusters(held).made(sorted(_judge(held.nodes), key=order))


@dataclass(slots=True)
class _Held:
    """Nodes as decisions leave them: which are joined, which must not be, and which were taken out of others."""

    nodes: dict[int, _Node]
    same: list[tuple[int, int]]
    different: set[frozenset[int]]
    out: set[int]
    apart: set[int]  # of these, who were taken out one by one


def _held(units: Sequence[_Node], decided: Sequence[Decided]) -> _Held:
    if not decided:
        return _Held({node.id: node for node in units}, [], set(), set(), set())
    settled = settle(decided, ([member.id for member in node.members] for node in units))
    profiles = {member.id: member for node in units for member in node.members}
    nodes: dict[int, _Node] = {}
    of: dict[int, list[int]] = {}  # the nodes of each unit: where one was the link between the others, they part
    for number, members in settled.units.items():
        left = [profiles[member] for member in members]
        found = [_node(each) for each in (bundles(left) if left and number in settled.parted else [left]) if each]
        nodes.update((node.id, node) for node in found)
        of[number] = sorted(node.id for node in found)
    same = [(of[one][0], of[two][0]) for units_ in settled.joined() for one, two in pairwise(units_)]
    different = {
        frozenset((a, b)) for one, two in map(tuple, settled.different) for a in of[one] for b in of[two]
    }  # fmt: skip
    out, apart = ({node for number in some for node in of[number]} for some in (settled.out, settled.apart))
    return _Held(nodes, same, different, out, apart)


def _node(members: list[Profile]) -> _Node:
    names = Counter(name for member in members for name in member.names)
    return _Node(
        min(member.id for member in members), members, tuple(sorted(names, key=lambda name: (-names[name], name))),
        frozenset().union(*(m.facts for m in members)), frozenset().union(*(m.around for m in members)),
        Lands(frozenset().union(*(m.nations for m in members)), frozenset().union(*(m.serves for m in members))),
        frozenset(m.text for m in members),
    )  # fmt: skip


@lru_cache(maxsize=1 << 15)
def _full(names: tuple[str, ...]) -> tuple[str, ...]:
    full = [name for name in names if STRENGTHS.index(strength(name)) >= STRENGTHS.index("common")]
    return tuple(sorted(full, key=lambda name: -STRENGTHS.index(strength(name)))[:_NAMES])


@lru_cache(maxsize=1 << 16)
def _compare(one: str, two: str) -> Comparison:
    return compare(one, two)


def _judge(nodes: dict[int, _Node]) -> Iterator[Judged]:
    """Pairs of nodes that may be one, each judged once."""
    seen: set[tuple[int, int]] = set()
    blocks: dict[str, list[int]] = defaultdict(list)
    handles: dict[str, list[int]] = defaultdict(list)
    for node in nodes.values():
        for key in {key for name in node.full for key in pair_keys(name)}:
            blocks[key].append(node.id)
        for key in {key for name in node.full for key in keys(name)}:
            handles[key].append(node.id)
    for block in blocks.values():
        if 1 < len(block) <= _CROWD:
            yield from _block(block, nodes, seen)
    for node in nodes.values():
        if not node.full:
            yield from _lone(node, nodes, handles)


def _block(block: Sequence[int], nodes: dict[int, _Node], seen: set[tuple[int, int]]) -> Iterator[Judged]:
    for at, one in enumerate(block):
        for two in block[at + 1 :]:
            pair = (min(one, two), max(one, two))
            if pair not in seen:
                seen.add(pair)
                judged = _pair(nodes[pair[0]], nodes[pair[1]])
                if judged is not None:
                    yield judged


def _pair(one: _Node, two: _Node) -> Judged | None:
    """Two nodes with full names; None where there is nothing to say."""
    found, first, second = max(
        ((_compare(a, b), a, b) for a in one.full for b in two.full), key=lambda f: (f[0].score, f[1], f[2])
    )
    if found.verdict == "different":
        return None
    shared = one.facts & two.facts | one.around & two.around
    reasons = (*_name_reasons(found, first, second), *_shared_reasons(shared))
    score = min(1.0, found.score + _SHARED * min(len(shared), _MOST_SHARED))
    if one.lands.apart(two.lands) and not outweighs(one.facts & two.facts, one.around & two.around):
        return Judged(one.id, two.id, "different", score, (*reasons, one.lands.why(two.lands)))
    weakest = min((strength(first), strength(second)), key=STRENGTHS.index)
    if found.verdict == "same":
        if signature(one.best) == signature(two.best):  # what their reports say has kept them apart already
            return Judged(one.id, two.id, "unsure", score, (*reasons, Why("identity.nothing-else")))
        silent = not one.facts or not two.facts
        together = not one.reports.isdisjoint(two.reports)  # one report seldom tells of two whose names agree
        if together:
            reasons = (*reasons, _ONE_REPORT)
        enough = together or bool(shared) or weakest == "whole" or weakest == "pair" and silent
        return Judged(
            one.id, two.id, "same" if enough else "unsure", score,
            reasons if enough else (*reasons, Why("identity.nothing-else")),
        )  # fmt: skip
    facts = one.facts & two.facts
    near = found.score >= _NEARLY and (len(facts) > 1 or bool(facts) and bool(one.around & two.around))
    return Judged(one.id, two.id, "same" if near else "unsure", score, reasons) if near or shared else None


def _lone(node: _Node, nodes: dict[int, _Node], handles: dict[str, list[int]]) -> Iterator[Judged]:
    """A single word or a bare kunya beside full names that have it: the same where one alone shares what is needed."""
    name = node.best
    kunya = strength(name) == "kunya"
    found: list[tuple[_Node, frozenset[str], Comparison, str]] = []
    for other in sorted({each for key in keys(name) for each in handles.get(key, ())[:_FEW]}):
        beside = nodes[other]
        shared = _shared(node, beside, kunya)
        if shared and not node.lands.apart(beside.lands):
            comparison, full = max(
                ((_compare(name, full), full) for full in beside.full), key=lambda f: (f[0].score, f[1])
            )
            if comparison.verdict != "different" and comparison.score >= (_NEARLY if not kunya else 0.5):
                found.append((beside, shared, comparison, full))
    verdict = "same" if len({_person(beside) for beside, *_ in found}) == 1 else "unsure"
    for beside, shared, comparison, full in found:
        reasons = (*_name_reasons(comparison, name, full), *_shared_reasons(shared))
        if verdict == "unsure":
            reasons = (*reasons, Why("identity.several"))
        low, high = sorted((node.id, beside.id))
        yield Judged(low, high, verdict, comparison.score, reasons)


def _person(node: _Node) -> object:
    """Nodes of one full name in two spellings are one candidate, as far as their best names say."""
    return tuple(sorted({key for key in pair_keys(node.best) if "#" in key})) or signature(node.best)


def _shared(one: _Node, two: _Node, kunya: bool) -> frozenset[str]:
    """What a weak name needs beside itself: org and title for a kunya; a fact, a companion or the text for a word."""
    if kunya:
        left = {link for member in one.members for link in org_and_title(member)}
        right = {link for member in two.members for link in org_and_title(member)}
        return frozenset(left & right)
    companions = {each for each in one.around & two.around if each.startswith("person:")}
    texts = {f"text:{text}" for text in one.texts & two.texts}
    return frozenset(one.facts & two.facts | companions | texts)


def _name_reasons(found: Comparison, first: str, second: str) -> tuple[Why, ...]:
    turned = (Why("identity.names", first, second),)
    return turned + tuple(Why(f"name.{reason.code}", reason.first, reason.second) for reason in found.reasons)


def _shared_reasons(shared: Iterable[str]) -> tuple[Why, ...]:
    made = []
    for each in sorted(shared)[:_MOST_SHARED]:
        kind, _, value = each.partition(":")
        if kind == "text":
            made.append(Why("identity.text", reports=(int(value),)))
            continue
        made.append(Why(f"identity.{kind}", value.replace("&title:", " · ")))
    return tuple(made)


class _Clusters:
    """Puts nodes together, the surest first, unless something forbids it."""

    def __init__(self, held: _Held) -> None:
        self.held = held
        self.union = Union()
        self.inside = {node.id: [node] for node in held.nodes.values()}

    def made(self, judged: Sequence[Judged]) -> People:
        for one, two in self.held.same:
            self._join(one, two)
        kept = []
        for each in judged:
            verdict, reasons = each.verdict, each.reasons
            if verdict == "same":
                against = self._against(each.left, each.right)
                if against is None and not self.held.apart.isdisjoint((each.left, each.right)):
                    verdict = "unsure"  # a program that was wrong about somebody once leaves it to people
                elif against is None:
                    self._join(each.left, each.right)
                else:
                    verdict, reasons = "different", (*reasons, against)
            elif verdict == "unsure" and frozenset((each.left, each.right)) in self.held.different:
                verdict, reasons = "different", (*reasons, _SPLIT)
            kept.append(Judged(each.left, each.right, verdict, each.score, reasons))
        clusters, names = {}, {}
        for root, nodes in self.inside.items():
            if self.union.root(root) == root:
                members = tuple(sorted(member.id for node in nodes for member in node.members))
                clusters[root] = members
                names[root] = _called(nodes)
        return People(clusters, names, tuple(kept))

    def _join(self, one: int, two: int) -> None:
        one, two = self.union.root(one), self.union.root(two)
        if one != two:
            root = self.union.join(one, two)
            self.inside[root] = self.inside[one] + self.inside[two]

    def _against(self, one: int, two: int) -> Why | None:
        """Why two groups that are to become one must not: a judgement, a name that contradicts, a nationality."""
        left, right = self.inside[self.union.root(one)], self.inside[self.union.root(two)]
        if self.union.root(one) == self.union.root(two):
            return None
        for a in left:
            for b in right:
                if frozenset((a.id, b.id)) in self.held.different:
                    return _SPLIT
                if a.lands.apart(b.lands) and not outweighs(a.facts & b.facts, a.around & b.around):
                    return a.lands.why(b.lands)
        mine = list(dict.fromkeys(name for node in left for name in node.full))[:_NAMES]
        theirs = list(dict.fromkeys(name for node in right for name in node.full))[:_NAMES]
        for first in mine:
            for second in theirs:  # what a fighter calls himself says nothing against the name that he was given
                if is_assumed(first) == is_assumed(second) and _compare(first, second).verdict == "different":
                    return Why("identity.contradicts", first, second)
        return None


def _called(nodes: Sequence[_Node]) -> str:
    """The name of two parts or more by which most are called."""
    counts = Counter(name for node in nodes for member in node.members for name in member.names)
    arabic = [name for name in counts if any("\u0600" <= char <= "\u06ff" for char in name)] or list(counts)

    def rank(name: str) -> tuple[bool, int, int, str]:
        level = STRENGTHS.index(strength(name))
        return level < STRENGTHS.index("pair"), -counts[name], -level, name

    return min(arabic, key=rank, default="")
