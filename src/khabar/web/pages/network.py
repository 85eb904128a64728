"""People, groups and posts, and how claims join them: around one that is asked for, or the newest of the whole case.

Nobody is ranked: every person is drawn alike, and there is no list of them in the order of how much is told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from khabar.errors import NotFound
from khabar.share.answers import Row
from khabar.share.answers.people import asked_for, several
from khabar.share.answers.things import found_by
from khabar.share.page.families import EVENTS, family
from khabar.views.ties import Net, Node, around, net, newest, ties
from khabar.views.told import Told
from khabar.web.asking import ON_PAGE, SKIP, Act, Ask, Parameter, Question
from khabar.web.pages.grounds import ground
from khabar.web.pages.seen import (
    FILTERS,
    ROWS,
    SOME,
    called,
    claims,
    fits,
    holds,
    in_order,
    meant,
    number,
    numbers,
    rows,
)
from khabar.web.shelf import Sight

KINDS = ("person", "group", "place")
EDGES = ("one", "tie", "other", "claims", "reports", "first", "last")
MOST = 1000
_LISTED = 200  # rows of the table on the page
_CHOICES = 20


def whole_net(ask: Ask, sight: Sight) -> Net:
    """All that may be shown."""

    def make() -> Net:
        told, people, groups = claims(ask, sight), called(ask, sight, "person"), called(ask, sight, "group")
        known = people.keys() | groups.keys()

        def may(claim: int, role: str, number: int, entity: int | None) -> bool:
            return claim in told and sight.filler(claim, role, number) and (entity is None or sight.entity(entity))

        found = [
            tie for tie in ties(ask.base, {row: claim.event for row, claim in told.items()}, may, numbers(ask, sight))
            if all(node.kind == "post" or node.cluster in known for node in (tie.start, tie.end))
        ]  # fmt: skip
        return net(found, {row: claim.day for row, claim in told.items() if claim.day})

    return ask.kept("net", sight, make)


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and the ties between them; ``left_out``: how many more there would be. ``choices``: who may be meant."""

    start: str | None
    title: str | None
    choices: list[Row]
    nodes: list[Row]
    ties: list[Row]
    left_out: int
    looked: int
    all: int
    listed: int = field(default=_LISTED, metadata=ON_PAGE)
    columns: tuple[str, ...] = field(default=EDGES, metadata=ON_PAGE)
    families: tuple[str, ...] = field(default=EVENTS, metadata=ON_PAGE)
    asked: bool = field(default=False, metadata=ON_PAGE)


def network(ask: Ask) -> Network:
    sight = ask.sight
    if ask.text("name") is None:
        return ask.kept(
            f"network {ask.viewer.language} {sorted(ask.values.items(), key=str)}", sight, lambda: _network(ask, sight)
        )
    return _network(ask, sight)


def _network(ask: Ask, sight: Sight) -> Network:
    name, kind = ask.text("name"), ask.text("kind") or "person"
    if name is not None:
        found = _choices(ask, kind, name)
        return Network(None, None, found, [], [], 0, sight.looked, sight.all, asked=True)
    starts, title, start = _starts(ask, sight)
    if not starts and not ask.number("whole"):
        return Network(None, None, [], [], [], 0, sight.looked, sight.all)
    whole, told, asked = whole_net(ask, sight), claims(ask, sight), fits(ask)

    def fit(claim: int) -> bool:
        return holds(told[claim], asked)

    plain = not any(asked)
    fitting = (lambda _: True) if plain else fit
    most = ask.number("most")
    nodes, left = around(whole, starts, ask.number("depth"), most, fitting) if starts else newest(whole, most, fitting)
    among = [tie for tie in whole.among(nodes) if fitting(whole.claim[tie])]
    names = {node: _name(ask, sight, whole.nodes[node]) for node in nodes}
    return Network(
        start, title, [], _nodes(whole, names, set(starts)), _edges(ask, whole, among, names, told), left,
        sight.looked, sight.all,
    )  # fmt: skip


def _starts(ask: Ask, sight: Sight) -> tuple[list[int], str | None, str | None]:
    """Where the picture begins: one person or group, or everybody in the claims about a place."""
    for kind in ("person", "group"):
        cluster = meant(ask, kind)
        if cluster is not None:
            name = called(ask, sight, kind).get(cluster)
            if name is None:
                raise NotFound("nobody of this number in the case", ask.text(kind), "ask by name")
            start = f"{kind}:{number(ask, sight, cluster)}"
            at = whole_net(ask, sight).numbers.get(start)
            return ([] if at is None else [at]), name, start
    cluster = meant(ask, "place")
    if cluster is None:
        return [], None, None
    here = ground(ask, sight)
    if cluster not in here.names:
        raise NotFound("no place of this number in the case", ask.text("place"), "ask by name")
    about = {claim for claim, at in here.at if at == cluster}
    whole = whole_net(ask, sight)
    starts = dict.fromkeys(
        node
        for claim, *ends in zip(whole.claim, whole.start, whole.end, strict=True)
        if claim in about
        for node in ends
    )
    return list(starts)[: ask.number("most")], here.names[cluster], f"place:{here.number(cluster)}"


def _choices(ask: Ask, kind: str, name: str) -> list[Row]:
    """Who or what may be meant by a name."""
    if kind == "person":
        found = several(asked_for(ask.base, ask.shown, name), ask.shown)
        return [{"kind": kind, "number": row["number"], "name": row["name"]} for row in found]
    rows, _ = found_by(ask.base, ask.shown, kind, name, limit=_CHOICES)
    return [{"kind": kind, "number": row["number"], "name": row["name"]} for row in rows]


def _name(ask: Ask, sight: Sight, node: Node) -> str:
    if node.kind == "post":
        return ask.viewer.shown(node.title)
    return called(ask, sight, node.kind)[node.cluster]


def _nodes(whole: Net, names: dict[int, str], starts: set[int]) -> list[Row]:
    """In the order of their names: nobody comes first for being told of most."""
    made: list[Row] = []
    for at, name in names.items():
        node = whole.nodes[at]
        made.append({
            "id": node.id, "kind": node.kind, "name": name, "start": at in starts,
            "number": None if node.kind == "post" else node.number,
        })  # fmt: skip
    return sorted(made, key=lambda row: (str(row["name"]), str(row["id"])))


def _edges(ask: Ask, whole: Net, found: Sequence[int], names: dict[int, str], told: dict[int, Told]) -> list[Row]:
    joined: dict[tuple[int, int, str], list[Told]] = defaultdict(list)
    for tie in found:
        joined[whole.start[tie], whole.end[tie], whole.event[tie]].append(told[whole.claim[tie]])
    made: list[Row] = []
    for (one, two, event), each in joined.items():
        days = sorted(claim.named for claim in each if claim.named)
        made.append({
            "from": whole.nodes[one].id, "to": whole.nodes[two].id, "one": names[one], "other": names[two],
            "event": event, "family": family("event", event), "tie": ask.viewer.say(f"event.{event}"),
            "claims": len(each), "reports": len({claim.report for claim in each}), "first": days[0] if days else None,
            "last": days[-1] if days else None, "denied": all(claim.denied for claim in each),
        })  # fmt: skip
    return sorted(made, key=lambda row: (str(row["one"]), str(row["other"]), str(row["event"])))


@dataclass(frozen=True, slots=True)
class Between:
    """The claims that join two nodes, in the order of their days."""

    one: str
    other: str
    rows: list[Row]
    count: int
    more: bool
    columns: tuple[str, ...] = field(default=ROWS, metadata=ON_PAGE)


def between(ask: Ask) -> Between:
    sight = ask.sight
    whole, told, asked = whole_net(ask, sight), claims(ask, sight), fits(ask)
    if ask.text("from") is None and ask.text("to") is None:
        return Between("…", "…", [], 0, False)
    one, two = (whole.numbers.get(ask.text(name) or "") for name in ("from", "to"))
    if one is None or two is None:
        raise NotFound("nobody of this number in the case", ask.text("from"), "open it from the network")
    joining = {whole.claim[tie] for tie in whole.at[one] if whole.start[tie] == one and whole.end[tie] == two}
    limit, skip = ask.number("limit"), ask.number("skip")
    ordered = in_order(told[claim] for claim in joining if holds(told[claim], asked))
    return Between(
        _name(ask, sight, whole.nodes[one]), _name(ask, sight, whole.nodes[two]),
        rows(ask, ordered[skip : skip + limit]), len(ordered), len(ordered) > skip + limit,
    )  # fmt: skip


_START = tuple(Parameter(kind, "claim") for kind in KINDS)
QUESTIONS = (
    Question("network", "/network", network,
             (Parameter("name"), Parameter("kind", "choice", KINDS, "kind"), *_START,
              Parameter("whole", "flag", default=0, most=1), Parameter("depth", "number", default=1, least=1, most=3),
              Parameter("most", "number", default=200, least=2, most=MOST), *FILTERS), "network.html",
             menu="web.menu.network"),
    Question("network_claims", "/network/claims", between, (Parameter("from"), Parameter("to"), *FILTERS, SOME, SKIP),
             "network-claims.html"),
)  # fmt: skip
ACTS: tuple[Act, ...] = ()
