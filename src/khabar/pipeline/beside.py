"""The index tables of a base as the values that ``khabar.identity`` compares."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from khabar.identity.agencies import house, is_agency
from khabar.identity.posts import SPOKESMAN, head, marks
from khabar.identity.profiles import STRENGTHS, Profile, best_of, signature, strength
from khabar.identity.rulings import Decided
from khabar.identity.statements import EVERYBODY, FAMILIES, MAIN, OTHERS, SORT_OF, STANDING, Place, Speaker, Statement
from khabar.identity.things import Thing, is_here, nationality, state_of, things, without_kind
from khabar.store import Base
from khabar.store.decisions import rulings
from khabar.store.index import SHIFT
from khabar.text.fold import fold_word

_QUOTES = dict.fromkeys(map(ord, '«»"“”'))
# Words that only say that people are counted.
_ANYBODY = frozenset(
    "شخص شخصا اشخاص شخصين قتيل قتيلا قتلي قتيلين جريح جريحا جرحي جريحين ضحيه ضحايا مصاب مصابا مصابين".split()
)
# Words before the counted one.
_NO_HEADS = frozenset(
    """واحد واحده اثنان اثنين اثنتان اثنتين ثلاثه ثلاث اربعه اربع خمسه خمس سته ست سبعه سبع ثمانيه ثماني تسعه تسع عشره
    عشر عشرون عشرين ثلاثون ثلاثين اربعون اربعين خمسون خمسين ستون ستين سبعون سبعين ثمانون ثمانين تسعون تسعين مئه مائه
    ميه مئات عشرات الاف الف الفا مليون نصف ربع نحو حوالي زهاء قرابه اكثر اقل من ما لا يقل عن على منهم بينهم عدد
    بضعه""".split()
)
_NUMBERS = frozenset({"count", "amount", "victim", "target", "thing"})
_COUNTED = frozenset({"victim", "target", "thing", "actor"})
_NOBODY: frozenset[str] = frozenset()
_COMPANIONS = 12  # people of a report that stand beside one of them
_PLACES = frozenset({"place", "in", "from", "to", "via"})
_WHERE = _PLACES | {"target", "thing"}
HIT = frozenset({"force", "siege", "clash", "destruction"})  # what is hit is where it happens
_POSTS = ("المتحدث", "متحدث", "الناطق", "ناطق", "وزير", "رئيس", "مدير", "قائد", "بيان")
_FULL = STRENGTHS.index("pair")


@dataclass(slots=True)
class Entities:
    """Entities of the case: what stands for each, by kind, and the names of people as written."""

    key: dict[int, str] = field(default_factory=dict)  # groups and places
    place: dict[int, Place] = field(default_factory=dict)
    value: dict[str, str] = field(default_factory=dict)  # what the reader knows each key by, with the areas of a place
    land: dict[int, str] = field(default_factory=dict)  # of reports: the country that each tells of most
    folded: dict[str, str] = field(default_factory=dict)  # names of groups and places, as they are compared
    different: set[frozenset[str]] = field(default_factory=set)  # keys that a judgement holds apart
    report: dict[int, int] = field(default_factory=dict)
    kind: dict[int, str] = field(default_factory=dict)
    name: dict[int, str] = field(default_factory=dict)
    names: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))


def decisions(base: Base, kind: str) -> list[Decided]:
    """What people judged and did not take back, about entities that the newest readings still have, oldest first."""
    return [
        Decided(ruling.verdict, ruling.left, ruling.right) for ruling in rulings(base, kind)
        if ruling.left is not None and ruling.right is not None and ruling.verdict != "unsure"
    ]  # fmt: skip


def entities(base: Base) -> Entities:
    """Every entity of the newest readings; which groups and places are one, as people judged, too."""
    found = Entities()
    told = []
    sql = """SELECT e.id, e.report, e.kind, n.text, n.folded, e.value FROM entity e JOIN name n ON n.id = e.name
             ORDER BY e.id"""
    for number, report, kind, text, folded, value in base.rows(sql):
        found.report[number], found.kind[number], found.name[number] = report, kind, text
        if kind != "person":
            bare = found.folded.get(text) or found.folded.setdefault(text, folded.translate(_QUOTES))
            told.append(Thing(number, report, kind, bare, value))
    outlets = [outlet for (outlet,) in base.rows("SELECT DISTINCT outlet FROM heading WHERE outlet IS NOT NULL")]
    made = things(told, outlets, {kind: decisions(base, kind) for kind in ("group", "place")})
    found.key, found.place, found.land, found.different = made.key, made.place, made.land, made.different
    values = sorted({(thing.kind, thing.value) for thing in told if thing.value})
    found.value = {f"{kind}:{value.partition('#')[0]}": value for kind, value in values}
    sql = """SELECT DISTINCT m.entity, n.text FROM mention m JOIN name n ON n.id = m.name
             WHERE m.kind = 'person' AND m.named AND m.entity IS NOT NULL ORDER BY m.id"""
    for number, text in base.rows(sql):
        found.names[number].append(text)
    return found


@dataclass(slots=True)
class Filled:
    """A role of a claim."""

    role: str
    entity: int | None
    text: str
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    word: str | None
    of: frozenset[str] = _NOBODY  # groups in its words, where it is none itself


def fillers(base: Base, known: Entities) -> dict[int, list[Filled]]:
    """The roles of every claim."""
    found: dict[int, list[Filled]] = defaultdict(list)
    inside: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    groups: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    sql = """SELECT id, start, stop, entity, kind FROM mention
             WHERE kind IN ('place', 'group') AND entity IS NOT NULL ORDER BY id"""
    for number, start, stop, entity, kind in base.rows(sql):
        (inside if kind == "place" else groups)[number >> SHIFT].append((start, stop, entity))
    called = {  # what was held apart from others of its name is not meant where nobody says so
        name: entity for entity, place in known.place.items()
        if "#" not in place.key and not is_here(name := without_kind(fold_word(known.name[entity])))
    }  # fmt: skip
    sql = """SELECT f.claim, f.role, f.entity, coalesce(f.text, n.text, ''), f.low, f.high, f.approximate,
             f.unit, f.word, f.start, f.stop FROM filler f LEFT JOIN name n ON n.id = f.name
             ORDER BY f.claim, f.role, f.number"""
    for claim, role, entity, text, low, high, approximate, unit, word, start, stop in base.rows(sql):
        if entity is None and role in _WHERE and start is not None:  # «بلدة …»: the name stands in the words
            entity = next((e for a, b, e in inside[claim >> SHIFT] if start <= a and b <= stop), None)
            entity = entity or called.get(without_kind(fold_word(text)))
        of = _NOBODY
        if entity is None and role in _COUNTED and start is not None and claim >> SHIFT in groups:
            of = frozenset(known.key[e] for a, b, e in groups[claim >> SHIFT] if start <= a and b <= stop)
        found[claim].append(Filled(role, entity, text, low, high, bool(approximate), unit, word, of))
    return found


def profiles(
    base: Base, known: Entities, filled: Mapping[int, list[Filled]], texts: Mapping[int, int]
) -> Iterator[Profile]:  # fmt: skip
    """Every named person of every report."""
    facts: dict[int, set[str]] = defaultdict(set)
    around: dict[int, set[str]] = defaultdict(set)
    nations: dict[int, set[str]] = defaultdict(set)
    serves: dict[int, set[str]] = defaultdict(set)
    for claim, event in base.rows("SELECT id, event FROM claim ORDER BY id"):
        roles = filled.get(claim, [])
        people = [f.entity for f in roles if f.entity is not None and known.kind.get(f.entity) == "person"]
        if not people:
            continue
        if event in STANDING:
            _standing(event, roles, known, facts, around, nations)
            if event == "position":
                _serving(roles, people, known, serves)
        beside = {known.key[f.entity] for f in roles if f.entity is not None and f.entity in known.key}
        for person in people:
            around[person] |= beside
    companions: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for number, names in known.names.items():
        best = best_of(tuple(sorted(names)))
        if STRENGTHS.index(strength(best)) >= _FULL:
            companions[known.report[number]].append((number, f"person:{' '.join(part[2] for part in signature(best))}"))
    for number, names in known.names.items():
        report = known.report[number]
        for other, name in companions[report][:_COMPANIONS]:
            if other != number:
                around[number].add(name)
        yield Profile(
            number, report, tuple(sorted(names)), frozenset(facts[number]), frozenset(around[number]),
            frozenset(nations[number]), texts.get(report, report), frozenset(serves[number]),
        )  # fmt: skip


def _standing(
    event: str, roles: list[Filled], known: Entities, facts: dict[int, set[str]], around: dict[int, set[str]],
    nations: dict[int, set[str]],
) -> None:  # fmt: skip
    """What a claim says of who somebody is."""
    who, what = STANDING[event]
    people = [
        f.entity for f in roles if f.role == who and f.entity is not None and known.kind.get(f.entity) == "person"
    ]
    for person in people:
        for filler in roles:
            key = known.key.get(filler.entity or 0)
            if event in ("position", "membership") and filler.role == "organisation":
                facts[person].add(f"org:{key or '~' + fold_word(filler.text)}")
            elif event == "position" and filler.role == "title":
                facts[person] |= {f"title:{mark}" for mark in marks(filler.text) or {head(filler.text)}}
                if head(filler.text) == SPOKESMAN:
                    around[person].add(f"title:{SPOKESMAN}")
            elif event in ("origin", "residence") and filler.role == what and key:
                facts[person].add(f"from:{key}")
            elif event == "kinship" and filler.role == what and filler.entity != person:
                facts[person].add(f"kin:{fold_word(filler.text)}")
            elif event == "nationality" and filler.role == what:
                nations[person].add(nation_of(filler.text))


def _serving(roles: list[Filled], people: list[int], known: Entities, serves: dict[int, set[str]]) -> None:
    """The state of a post: that of its body, or «الوزير اليمني»."""
    states = {state_of(known.key[f.entity]) for f in roles if f.role == "organisation" and f.entity in known.key}
    states |= {nationality(word) for f in roles if f.role == "title" for word in f.text.split(" ")}
    for filler in roles:
        if filler.role == "holder" and filler.entity in people:
            serves[filler.entity] |= {state for state in states if state is not None}


def nation_of(text: str) -> str:
    """A nationality without article and gender, in one spelling: «السعودية» is «سعودي», «أميركي» is «أمريكي»."""
    word = fold_word(text).split(" ")[-1].removeprefix("ال")
    return nationality(word) or (word.removesuffix("ه") if word.endswith("يه") else word)


@dataclass(slots=True)
class Voices:
    """Who says each claim: links, outlets, agencies of reports, organisations of people."""

    links: dict[int, list[tuple[str, str | None, int | None]]]
    outlets: dict[int, str | None]
    agencies: dict[int, list[tuple[int, int, str, str]]]
    orgs: dict[int, frozenset[str]]  # of clusters of people


def voices(base: Base, orgs: dict[int, frozenset[str]], agencies: Iterable[tuple[int, str]]) -> Voices:
    """Everything that is needed to say who speaks; ``agencies`` as JSON for each report that names some."""
    links: dict[int, list[tuple[str, str | None, int | None]]] = defaultdict(list)
    sql = """SELECT l.claim, l.source, n.text, l.entity FROM link l LEFT JOIN name n ON n.id = l.name
             WHERE l.depth > 0 ORDER BY l.claim, l.depth"""
    for claim, kind, name, entity in base.rows(sql):
        links[claim].append((kind, name, entity))
    outlets = dict(base.rows("SELECT report, outlet FROM heading"))
    named = {report: [tuple(each) for each in json.loads(text)] for report, text in agencies}
    return Voices(links, outlets, named, orgs)


def speaker(
    claim: int, report: int, span: tuple[int, int], known: Entities, people: Mapping[int, int], told: Voices
) -> Speaker:  # fmt: skip
    """The innermost source of a claim, and through whom it comes."""
    chain = told.links.get(claim, [])
    outlet = told.outlets.get(report) or ""
    through = [(key, name) for start, stop, key, name in told.agencies.get(report, []) if start <= span[0] < stop]
    for kind, name, _ in chain:
        if name and (kind == "media" or kind == "group" and is_agency(name)):
            through.append((house(name), name))
    ways = frozenset(f"house:{key}" for key, _ in through)
    if is_agency(outlet):
        ways |= {f"house:{house(outlet)}"}
    inner = chain[-1] if chain else None
    if inner is None or inner[0] == "media" or inner[0] == "group" and is_agency(inner[1] or ""):
        if through:
            key, name = through[-1]
            return Speaker("agency", f"house:{key}", name, ways)
        return Speaker("agency" if is_agency(outlet) else "outlet", _house(outlet, report), outlet, ways)
    kind, name, entity = inner
    name = name or ""
    if kind == "person" and entity is not None and entity in people:
        person = people[entity]
        return Speaker("person", f"person:{person}", name, ways | told.orgs.get(person, frozenset()))
    if kind == "group":
        key = known.key.get(entity or 0, f"group:~{fold_word(name)}")
        return Speaker("group", key, name, ways)
    if kind == "anonymous":
        if name.split(" ")[0] in _POSTS and len(name.split()) > 2:
            return Speaker("post", fold_word(name), name, ways)
        if through or is_agency(outlet):
            key, agency = through[-1] if through else (house(outlet), outlet)
            return Speaker("anonymous", f"house:{key}", f"{name} ({agency})", ways)
        return Speaker("anonymous", "", name, ways)
    return Speaker("document" if kind == "document" else "person", f"{kind}:{fold_word(name)}", name, ways)


def statements(
    base: Base, known: Entities, filled: Mapping[int, list[Filled]], people: Mapping[int, int],
    told: Voices, texts: Mapping[int, int],
) -> Iterator[Statement]:  # fmt: skip
    """Every claim of the newest readings."""
    quoted = {report: frozenset(f"house:{each[2]}" for each in named) for report, named in told.agencies.items()}
    sql = """SELECT c.id, c.report, c.event, c.polarity, c.modality, c.start, c.stop, c.first, c.last, c.part_of,
             h.published FROM claim c JOIN heading h ON h.report = c.report ORDER BY c.id"""
    for number, report, event, polarity, modality, start, stop, first, last, part, published in base.rows(sql):
        roles: dict[str, set[str]] = defaultdict(set)
        places: list[Place] = []
        count, approximate, of = None, False, _NOBODY
        heads: dict[str, str] = {}
        words = {}
        parted = part is not None
        for filler in filled.get(number, []):
            if filler.word is not None:
                words[filler.role] = filler.word
                continue
            parted = parted or filler.role == "part_of"
            entity = filler.entity
            if entity is not None and entity in known.place:
                if filler.role in _PLACES or FAMILIES.get(event, event) in HIT:
                    places.append(known.place[entity])
            if filler.role in _NUMBERS and filler.low is not None and count is None:
                count, approximate = (filler.low, filler.high), filler.approximate
            if filler.role in _COUNTED and entity is None and filler.text:
                heads.setdefault(filler.role, _head(filler.text))
                of |= filler.of
            key = _role_key(event, filler, known, people)
            if key is not None:
                roles[filler.role].add(key)
        counting = (*MAIN.get(FAMILIES.get(event, event), ()), "victim", "target", "thing")
        counted = next((heads[role] for role in counting if role in heads), "")
        if counted == OTHERS and event == "injury":
            counted = EVERYBODY  # others than the dead
        yield Statement(
            number, report, event, polarity == "denied", modality, first, last, published,
            {role: frozenset(keys) for role, keys in roles.items()}, tuple(places), count, counted, approximate, words,
            speaker(number, report, (start, stop), known, people, told), texts.get(report, report), parted,
            _house(told.outlets.get(report), report), of, (), quoted.get(report, _NOBODY),
        )  # fmt: skip


def _house(outlet: str | None, report: int) -> str:
    return f"house:{house(outlet)}" if outlet else f"report:{report}"


def _role_key(event: str, filler: Filled, known: Entities, people: Mapping[int, int]) -> str | None:
    entity = filler.entity
    if entity is not None and entity in people:
        return f"person:{people[entity]}"
    if entity is not None and entity in known.key:
        return known.key[entity]
    if event in STANDING and filler.text and filler.role == STANDING[event][1]:
        if event == "nationality":
            return nation_of(filler.text)
        return f"~{fold_word(filler.text)}"
    return None


@lru_cache(maxsize=1 << 15)
def _head(text: str) -> str:
    """The counted word, without article, owner and the endings of number and case: مدنياً، مدنيين، مدني، جماعتهم."""
    words = (word for word in fold_word(text).split() if not word[:1].isdigit() and word not in _NO_HEADS)
    word = next(words, "").removeprefix("ال")
    if word.startswith("اخر"):
        return OTHERS
    if word in _ANYBODY or not word:
        return EVERYBODY
    word = _unowned(word)
    if word in SORT_OF:
        return word
    for end in ("ين", "ون", "ان", "ات", "ا", "ه"):
        if word.endswith(end) and len(word) - len(end) > 2:
            return word.removesuffix(end)
    return word


def _unowned(word: str) -> str:
    """Who belongs to somebody is of the sort that the word is without its owner: «منتسبيه», «جماعتهم»."""
    for owner in ("هم", "ها", "ه"):
        bare = word.removesuffix(owner)
        if bare == word or len(bare) < 4:
            continue
        for end, alone in (("ي", ""), ("ت", "ه"), ("", "")):
            if bare.endswith(end) and (known := bare.removesuffix(end) + alone) in SORT_OF:
                return known
    return word
