"""From how many independent origins something is told: a range, with the reasons line by line.

What is certainly one counts once: copies of one text, the same agency, the same named source. What may be one or
not makes the range: a report that names no source, a source without a name, two people whom one agency quotes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khabar.identity.bundles import Union
from khabar.identity.reasons import Why
from khabar.identity.statements import Speaker, SpeakerKind, Statement

_HOUSES = frozenset({"agency", "media"})


@dataclass(frozen=True, slots=True)
class Origins:
    """``low`` to ``high`` origins of what ``reports`` reports say; ``of`` tells for each claim which origin it has."""

    reports: int
    low: int
    high: int
    reasons: tuple[Why, ...]
    of: dict[int, int]


def origins(statements: Sequence[Statement]) -> Origins:
    """The origins of claims that say the same thing."""
    told = _without_repeats(statements)
    union, ids = Union(), {statement.id: n for n, statement in enumerate(told)}
    _join(union, ((f"text:{s.text}", n) for n, s in enumerate(told)))
    _join(union, ((key, n) for n, s in enumerate(told) if (key := _key(s.speaker))))
    quoted = {s.speaker.key for s in told if s.speaker.kind in _HOUSES}
    _join(union, ((key, n) for n, s in enumerate(told) for key in (s.house, s.speaker.key) if key in quoted))
    components: dict[int, list[Statement]] = defaultdict(list)
    for number, statement in enumerate(told):
        components[union.root(number)].append(statement)
    known = [root for root, group in components.items() if any(s.speaker.known for s in group)]
    loose = Union()
    _join(loose, ((key, root) for root in known for s in components[root] for key in _ways(s.speaker)))
    low = max(1, len({loose.root(root) for root in known})) if told else 0
    numbered = {root: n for n, root in enumerate(sorted(components), 1)}
    reasons = tuple(_reasons(components, known, {r: loose.root(r) for r in known}))
    of = {statement.id: numbered[union.root(ids[statement.id])] for statement in told}
    by_report = {statement.report: of[statement.id] for statement in told}
    for statement in statements:
        of.setdefault(statement.id, by_report[statement.report])
    return Origins(len({s.report for s in statements}), low, len(components), reasons, of)


def _without_repeats(statements: Sequence[Statement]) -> list[Statement]:
    """A report that names its source somewhere has no origin of its own elsewhere: headlines and leads name none."""
    sourced = {s.report for s in statements if s.speaker.kind != "outlet"}
    named = {s.report for s in statements if s.speaker.known}
    kept = []
    seen: set[tuple[int, str, str]] = set()
    for statement in sorted(statements, key=lambda s: s.id):
        speaker = statement.speaker
        if speaker.kind == "outlet" and statement.report in sourced:
            continue
        if speaker.kind in _HOUSES and any(
            s.report == statement.report and s.speaker.kind not in _HOUSES and speaker.key in s.speaker.through
            for s in statements
        ):
            continue
        mark = (statement.report, speaker.kind, speaker.key if speaker.kind != "anonymous" else speaker.name)
        if mark not in seen and not (speaker.kind == "anonymous" and not speaker.name and statement.report in named):
            seen.add(mark)
            kept.append(statement)
    return kept


def _key(speaker: Speaker) -> str:
    """What is certainly the same speaker: an outlet is one, and so is the unnamed source of one agency."""
    return speaker.key


def _join(union: Union, keyed: Iterable[tuple[str, int]]) -> None:
    first: dict[str, int] = {}
    for key, number in keyed:
        union.join(first.setdefault(key, number), number)


def _ways(speaker: Speaker) -> Iterable[str]:
    """Everything through which two speakers may be one origin."""
    if speaker.kind in _HOUSES:
        return {speaker.key, *speaker.through}
    if speaker.kind == "group":
        return {f"group:{speaker.key}", *speaker.through}
    return speaker.through


def _reasons(
    components: dict[int, list[Statement]], known: Sequence[int], loose: dict[int, int]
) -> Iterable[Why]:  # fmt: skip
    """A line for every origin, then lines for origins that may be one."""
    for root in sorted(components):
        group = components[root]
        reports = tuple(sorted({s.report for s in group}))
        said: dict[tuple[SpeakerKind, str], set[int]] = defaultdict(set)
        for statement in group:
            speaker = statement.speaker
            said[speaker.kind, speaker.key if speaker.known else speaker.name].add(statement.report)
        names = {(s.speaker.kind, s.speaker.key if s.speaker.known else s.speaker.name): s.speaker.name for s in group}
        texts: dict[int, set[int]] = defaultdict(set)
        for statement in group:
            texts[statement.text].add(statement.report)
        for copies in texts.values():
            if len(copies) > 1:
                yield Why("origin.copies", reports=tuple(sorted(copies)))
        order = sorted(said, key=lambda key: (key[0] in ("outlet", "anonymous"), key))
        kind, key = order[0]
        alone = "" if root in known or len(components) == 1 else ".perhaps"
        yield Why(f"origin.{kind}{alone}", names[kind, key], reports=reports)
    joined: dict[int, list[int]] = defaultdict(list)
    for root in known:
        joined[loose[root]].append(root)
    for roots in joined.values():
        if len(roots) > 1:
            told = [components[root][0].speaker.name for root in roots]
            yield Why("origin.together", "، ".join(told))
