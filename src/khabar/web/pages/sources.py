"""Who speaks: outlets and the sources they quote, how often and about what, who repeats whom; what is said by whom.

People are one line together, named or not: one is counted only where somebody asks for the name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from khabar.share.answers.people import asked_for
from khabar.share.page.families import EVENTS, family
from khabar.share.shown import origins_words, words_of
from khabar.store import ClaimId
from khabar.store.index import SHIFT
from khabar.views.groups import groups
from khabar.views.speakers import Repeat, Voice, agencies, outlets, repeats, stands, voices
from khabar.views.told import Told
from khabar.web.asking import LIMIT, ON_PAGE, SKIP, Act, Ask, Parameter, Question
from khabar.web.pages.search import EVENT
from khabar.web.pages.seen import called, claims
from khabar.web.shelf import Sight

PERSON = Parameter("person")
_MOST_OUTLETS = 14  # that stand beside each other in a table of who repeats whom
_MOST_COLUMNS = 16
_PEOPLE = 5  # of one name


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: claims, reports, outlets that quote, and claims by family."""

    kind: str
    name: str | None
    named: bool
    claims: int
    reports: int
    outlets: int
    families: dict[str, int]
    bar: list[tuple[str, float, float]] = field(default_factory=list, metadata=ON_PAGE)


@dataclass(frozen=True, slots=True)
class Outlet:
    """What one outlet publishes, and on whose word: its own, a named source's, an unnamed one's."""

    name: str
    reports: int
    claims: int
    own: int
    named: int
    unnamed: int
    families: dict[str, int]
    agencies: list[str]
    bar: list[tuple[str, float, float]] = field(default_factory=list, metadata=ON_PAGE)


@dataclass(frozen=True, slots=True)
class Repeated:
    """How many reports of ``by`` repeat one of ``of``; ``undated`` of one day, where nobody knows who was first."""

    of: str
    by: str
    reports: int
    undated: int


@dataclass(frozen=True, slots=True)
class Sources:
    """Outlets, sources, and who repeats whom."""

    outlets: list[Outlet]
    speakers: list[Speaker]
    people: list[Speaker]
    repeats: list[Repeated]
    more: bool
    looked: int
    all: int
    families: tuple[str, ...] = field(default=EVENTS, metadata=ON_PAGE)
    heads: list[str] = field(default_factory=list, metadata=ON_PAGE)
    table: dict[tuple[str, str], tuple[Repeated, int]] = field(default_factory=dict, metadata=ON_PAGE)


@dataclass(frozen=True, slots=True)
class _Known:
    speakers: list[Speaker]
    outlets: list[Outlet]
    repeats: list[Repeated]
    voices: list[Voice]
    names: dict[int, str]  # outlets by reading, as they may be shown


def _known(ask: Ask, sight: Sight) -> _Known:
    told = claims(ask, sight)
    every: list[Voice] = ask.kept("voices", None, lambda: voices(ask.base))
    seen = [voice for voice in every if voice.claim in told and sight.link(voice.claim, voice.depth)]
    names = {
        reading: ask.viewer.shown(name) for reading, name in outlets(ask.base).items()
        if name is not None and sight.heading(reading)
    }  # fmt: skip
    by: dict[tuple[str, str], list[Voice]] = defaultdict(list)
    for voice in seen:
        by["person", "" if voice.anonymous else "named"].append(voice) if voice.kind == "person" else by[
            voice.kind, voice.folded
        ].append(voice)
    made = [_speaker(ask, key, found, told, names) for key, found in by.items()]
    made.sort(key=lambda speaker: (-speaker.reports, -speaker.claims, speaker.name or ""))
    return _Known(made, _outlets(ask, sight, told, seen, names), _repeats(ask, sight, names), seen, names)


def _speaker(
    ask: Ask, key: tuple[str, str], found: Sequence[Voice], told: dict[int, Told], names: dict[int, str],
    name: str | None = None,
) -> Speaker:  # fmt: skip
    rows = {voice.claim for voice in found}
    if name is None and key[0] != "person":
        name = Counter(voice.name for voice in found if voice.name).most_common(1)[0][0] if key[1] else None
    families = Counter(family("event", told[row].event) for row in rows)
    return Speaker(
        key[0], None if name is None else ask.viewer.shown(name), not any(voice.anonymous for voice in found),
        len(rows), len({told[row].report for row in rows}),
        len({names[row >> SHIFT] for row in rows if row >> SHIFT in names}), dict(families), _bar(families),
    )  # fmt: skip


def _bar(families: Counter[str]) -> list[tuple[str, float, float]]:
    """Parts of a bar in percent: family, where it begins, how wide it is."""
    total, at, made = sum(families.values()) or 1, 0.0, []
    for name in (*EVENTS, "other"):
        if families[name]:
            width = families[name] / total * 100
            made.append((name, round(at, 2), round(width, 2)))
            at += width
    return made


def _outlets(
    ask: Ask, sight: Sight, told: dict[int, Told], seen: Sequence[Voice], names: dict[int, str]
) -> list[Outlet]:  # fmt: skip
    inner: dict[int, bool] = {}  # whether who stands behind a claim is named
    for voice in seen:
        inner[voice.claim] = not voice.anonymous
    named_agencies = agencies(ask.base)
    claims_of: dict[str, list[Told]] = defaultdict(list)
    for row, claim in told.items():
        name = names.get(row >> SHIFT)
        if name is not None:
            claims_of[name].append(claim)
    readings: dict[str, list[int]] = defaultdict(list)
    for reading, name in names.items():
        readings[name].append(reading)
    made = []
    for name, own in readings.items():
        found = claims_of[name]
        families = Counter(family("event", claim.event) for claim in found)
        behind = Counter(inner.get(claim.claim) for claim in found)
        told_by = Counter(agency for reading in own for agency in named_agencies.get(reading, ()))
        made.append(Outlet(
            name, len(own), len(found), behind[None], behind[True], behind[False], dict(families),
            [ask.viewer.shown(agency) for agency, _ in told_by.most_common(4)], _bar(families),
        ))  # fmt: skip
    return sorted(made, key=lambda outlet: (-outlet.reports, outlet.name))


def _repeats(ask: Ask, sight: Sight, names: dict[int, str]) -> list[Repeated]:
    counts: Counter[tuple[str, str]] = Counter()
    undated: Counter[tuple[str, str]] = Counter()
    every: list[Repeat] = ask.kept("repeats", None, lambda: repeats(ask.base))
    for repeat in every:
        one, two = names.get(repeat.first), names.get(repeat.second)
        if one is not None and two is not None:
            pair = (one, two) if repeat.dated else (min(one, two), max(one, two))
            (counts if repeat.dated else undated)[pair] += 1
    made = [Repeated(*pair, counts[pair], undated[pair]) for pair in counts.keys() | undated.keys()]
    return sorted(made, key=lambda each: (-each.reports - each.undated, each.of, each.by))


def sources(ask: Ask) -> Sources:
    sight = ask.sight
    known: _Known = ask.kept("sources", sight, lambda: _known(ask, sight))
    limit, skip = ask.number("limit"), ask.number("skip")
    kind = ask.text("kind")
    found = [speaker for speaker in known.speakers if kind is None or speaker.kind == kind]
    heads = [outlet.name for outlet in known.outlets[:_MOST_OUTLETS]]
    most = max((each.reports + each.undated for each in known.repeats if each.of != each.by), default=1)
    return Sources(
        known.outlets, found[skip : skip + limit], _people(ask, sight, known.voices, known.names), known.repeats,
        len(found) > skip + limit, sight.looked, sight.all, heads=heads,
        table={(e.of, e.by): (e, _heat(e, most)) for e in known.repeats if e.of in heads and e.by in heads},
    )  # fmt: skip


def _heat(each: Repeated, most: int) -> int:
    """1 to 5; an outlet that repeats itself is no news."""
    if each.of == each.by:
        return 0
    return 1 + min(4, int(4 * ((each.reports + each.undated) / most) ** 0.5))


def _people(ask: Ask, sight: Sight, seen: Sequence[Voice], names: dict[int, str]) -> list[Speaker]:
    """People of the name that is asked for, as sources."""
    told = claims(ask, sight)
    made = []
    for cluster, name in _named(ask, sight).items():
        found = [voice for voice in seen if voice.kind == "person" and voice.cluster == cluster]
        if found:
            made.append(_speaker(ask, ("person", "named"), found, told, names, name))
    return made


def _named(ask: Ask, sight: Sight) -> dict[int, str]:
    """People who may be meant by the name that is asked for."""
    name = ask.text("person")
    if name is None:
        return {}
    people = called(ask, sight, "person")
    found = asked_for(ask.base, ask.shown, name)[:_PEOPLE]
    return {each.cluster: people[each.cluster] for each in found if each.cluster in people}


# ------------------------------------------------------------ what is said by whom


@dataclass(frozen=True, slots=True)
class Cell:
    """How a source stands to what is said: claims that say it, deny it, or contradict it; the first of them."""

    says: int
    denies: int
    against: int
    claim: str


@dataclass(frozen=True, slots=True)
class Line:
    """Claims that agree, and how every source stands to them."""

    words: str
    event: str
    claim: str
    reports: int | None
    origins: str | None
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Claims that several reports make, by sources: who says, denies or contradicts them."""

    columns: list[str]
    lines: list[Line]
    more: bool
    looked: int
    all: int
    left_out: int  # sources of these lines that have no column


def matrix(ask: Ask) -> Matrix:
    sight = ask.sight
    told = claims(ask, sight)
    limit, skip = ask.number("limit"), ask.number("skip")
    found, count = groups(ask.base, event=ask.text("event"), least=ask.number("reports"), limit=limit, skip=skip)
    standing = [
        each
        for each in stands(ask.base, [group.id for group in found])
        if each.claim in told and sight.open(each.claim)
    ]
    by = (
        _by_source(ask, sight, [each.claim for each in standing])
        if ask.text("by") == "source"
        else _by_outlet(ask, sight)
    )
    cells: dict[int, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    first: dict[tuple[int, str], int] = {}
    for each in standing:
        for name in by(each.claim):
            cells[each.group][name][each.how] += 1
            first.setdefault((each.group, name), each.claim)
    used = Counter(name for row in cells.values() for name in row)
    own = list(_named(ask, sight).values())
    columns = sorted(used, key=lambda name: (name not in own, -used[name], name))[:_MOST_COLUMNS]
    lines = []
    for group in found:
        said = [ClaimId.of(each.claim) for each in standing if each.group == group.id and each.how != "against"]
        opened = ask.shown.first(said)
        if opened is None:
            continue
        number, _, claim = opened
        reports = len({each.reading for each in said})
        lines.append(Line(
            words_of(claim), ask.viewer.say(f"event.{claim.event}"), str(number), reports,
            origins_words(min(group.low, reports), min(group.high, reports)),
            {name: Cell(c["says"], c["denies"], c["against"], str(ClaimId.of(first[group.id, name])))
             for name, c in cells[group.id].items() if name in columns},
        ))  # fmt: skip
    return Matrix(columns, lines, count > skip + limit, sight.looked, sight.all, len(used) - len(columns))


def _by_outlet(ask: Ask, sight: Sight) -> Callable[[int], Iterable[str]]:
    names = outlets(ask.base)
    unknown = ask.viewer.say("sheet.outlet")

    def of(claim: int) -> Iterable[str]:
        name = names.get(claim >> SHIFT)
        return [unknown if name is None else ask.viewer.shown(name)] if sight.heading(claim >> SHIFT) else []

    return of


def _by_source(ask: Ask, sight: Sight, wanted: Sequence[int]) -> Callable[[int], Iterable[str]]:
    """By who stands behind each claim; people are one column together, but for those of the name that is asked for."""
    own = _named(ask, sight)
    behind: dict[int, list[str]] = defaultdict(list)
    quoting: set[int] = set()
    for voice in voices(ask.base, wanted):
        quoting.add(voice.claim)
        if not voice.last or not sight.link(voice.claim, voice.depth):
            continue
        if voice.cluster in own and voice.kind == "person":
            behind[voice.claim].append(own[voice.cluster])
        elif voice.kind == "person":
            behind[voice.claim].append(ask.viewer.say("web.sources.people"))
        elif voice.anonymous or not voice.name:
            behind[voice.claim].append(ask.viewer.say("web.sources.unnamed"))
        else:
            behind[voice.claim].append(ask.viewer.shown(voice.name))
    outlet = ask.viewer.say("web.sources.own")
    hidden = ask.viewer.say("web.sources.unnamed")

    def of(claim: int) -> Iterable[str]:
        told = behind.get(claim)
        return told or [hidden if claim in quoting else outlet]

    return of


_KINDS = ("group", "media", "document", "anonymous", "person")
_ROWS = Parameter("limit", "number", default=12, least=1, most=60)
QUESTIONS = (
    Question("sources", "/sources", sources, (PERSON, Parameter("kind", "choice", _KINDS, "source"), LIMIT, SKIP),
             "sources.html", menu="web.menu.sources"),
    Question("matrix", "/sources/matrix", matrix,
             (EVENT, Parameter("by", "choice", ("outlet", "source"), "by", "outlet"), PERSON,
              Parameter("reports", "number", default=2, least=2, most=1000), _ROWS, SKIP), "matrix.html"),
)  # fmt: skip
ACTS: tuple[Act, ...] = ()
