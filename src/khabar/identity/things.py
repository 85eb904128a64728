"""Groups and places of one case: which names stand for the same one, where their own report does not say it.

The reader knows many groups and places by an id. Where it knew none, the case may: another report calls the same name
by an id, or gives the name in full. Nothing is guessed where two would fit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from khabar.grammar.classes import word_class
from khabar.identity.agencies import house, names_a_house
from khabar.identity.rulings import Decided, settle
from khabar.identity.statements import Place
from khabar.text.fold import fold_word

# Words before a group's name that only say that it acts, or what kind of thing it is.
_HEADS = frozenset(
    """قوات قوه عناصر مسلحي مسلحو مقاتلي مقاتلو عصابات عصابه ميليشيات ميليشيا مليشيات مليشيا
    جماعه تنظيم حركه جهاز قيادات قاده افراد""".split()
)
_FORCES = frozenset("قوات قوه عناصر مسلحي مسلحو مقاتلي مقاتلو".split())
_COALITION = "coalition"  # one that its report does not tell apart by this name
_COALITIONS = frozenset({"تحالف", "التحالف"})
_ABUSE = frozenset("الارهابيه الارهابي الاجراميه الاجرامي الانقلابيه التكفيريه المتطرفه المتمرده".split())
# Names that any country and any side has: no id of another report stands for them.
_ANYONE = frozenset(
    """التنظيم الحركه الجماعه القوات الجيش الجهاز الوزاره المجلس الحكومه الحزب الشرطه الهييه المنظمه الوكاله الامن
    الجبهه اللجنه القياده البعثه الميليشيا المليشيا التحالف الفصايل المعارضه النظام السلطات المحكمه النيابه""".split()
)
_MINISTRIES = frozenset("الداخليه الدفاع الخارجيه العدل الماليه الصحه".split())
_SETTLED = frozenset({"city", "town", "village", "settlement", "district", "subdistrict"})
_PLACE_HEADS = frozenset("مدينه بلده قريه ناحيه قضاء قاطع محليه منطقه مركز".split())
_TOWN_HEADS = word_class("town_head")
_COARSE = frozenset({"country", "governorate", "region", "province", "state", "continent", "area", "sea"})
_COUNTRIES = frozenset({"country", "region", "continent", "sea"})
_WIDE = frozenset({"region", "area", "continent", "sea"})  # nobody says where they end
# Names of places by which every report means its own.
_HERE = frozenset(
    """المدينه البلده القريه المنطقه المحافظه الولايه الناحيه القضاء المديريه العاصمه البلاد المخيم الحي السوق المطار
    المعسكر القاعده الحدود الشمال الجنوب الشرق الغرب""".split()
)
_DESERTS = {"باديه": "صحراء"}
_LANDS = "الاراضي"


class Thing(NamedTuple):
    """A group or a place of one report: its folded name, and what the reader knows it by."""

    id: int
    report: int
    kind: str
    name: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Things:
    """What stands for each group and place, by the number of the entity."""

    key: dict[int, str]
    place: dict[int, Place]
    land: dict[int, str]  # the country that most places of a report lie in
    different: set[frozenset[str]]  # keys that a judgement holds apart


def things(every: Sequence[Thing], outlets: Iterable[str], decided: Mapping[str, Sequence[Decided]]) -> Things:
    """Keys that are one where two groups, or two places, are one; ``decided`` has what people judged, by kind."""
    places = _places([thing for thing in every if thing.kind == "place"])
    land = _lands(every)
    groups = _groups([thing for thing in every if thing.kind != "place"], land, outlets)
    found = Things({**{number: place.key for number, place in places.items()}, **groups}, places, land, set())
    for kind, some in decided.items():
        if some:
            _rule(found, [thing for thing in every if thing.kind == kind], some)
    return found


def _rule(found: Things, every: Sequence[Thing], decided: Sequence[Decided]) -> None:
    """Give those who were judged one a key in common, and those who were taken out one of their own."""
    units: dict[str, list[int]] = defaultdict(list)
    for thing in every:
        units[found.key[thing.id]].append(thing.id)
    name = {thing.id: thing.name for thing in every}

    def mates(left: int, right: int, unit: Sequence[int]) -> list[int]:
        """All who bear the name of the left one, where the right has another."""
        return [left] if name[left] == name[right] else [each for each in unit if name[each] == name[left]]

    keys = list(units)
    settled = settle(decided, units.values(), mates)
    for number in settled.out:  # where it is, nobody knows: not where those are whom it is none of
        first = min(settled.units[number], default=0)
        key = f"{every[0].kind}:~{name.get(first, '')}#{first}"
        for each in settled.units[number]:
            found.key[each] = key
            if each in found.place:
                found.place[each] = Place(key)
    for joined in settled.joined():
        leading = max(joined, key=lambda n: (n not in settled.out and "~" not in keys[n], len(settled.units[n]), -n))
        first = settled.units[leading][0]
        for each in (entity for number in joined for entity in settled.units[number]):
            found.key[each] = found.key[first]
            if first in found.place:
                found.place[each] = found.place[first]
    for pair in settled.different:
        one, two = (settled.units[number] for number in pair)
        if one and two:
            found.different.add(frozenset((found.key[one[0]], found.key[two[0]])))


@cache
def _nations() -> dict[str, str]:
    """Adjectives of countries, masculine and without article, with the code of the country."""
    file = resources.files("khabar") / "data" / "lexicon" / "nationality.tsv"
    rows = [row.split("\t") for row in file.read_text(encoding="utf-8").splitlines() if row and row[0] != "#"][1:]
    return {fold_word(row[0]): row[2] for row in rows if len(row[2]) == 2 and " " not in row[0]}


@lru_cache(maxsize=1 << 14)
def nation(word: str) -> str | None:
    """The country of an adjective: «السودانية»."""
    bare = fold_word(word).removeprefix("ال")
    return _nations().get(bare) or _nations().get(bare.removesuffix("ه"))


@cache
def _adjectives() -> dict[str, str]:
    """The first adjective of each country."""
    return {code: adjective for adjective, code in reversed(_nations().items())}


def nationality(word: str) -> str | None:
    """One adjective for all spellings of a country's: «الأميركية» and «أمريكي»; None for what is of no country."""
    code = nation(word)
    return None if code is None else _adjectives()[code]


def state_of(key: str) -> str | None:
    """The adjective of the state that a body belongs to: «وزارة الداخلية اليمنية»; None where it is of none."""
    name = key.partition(":")[2]
    code = name.rpartition("#")[2] if "#" in name else _states().get(name)
    return _adjectives().get(code or "")


def is_anyone(key: str) -> bool:
    """Whether a group is no more than «التنظيم», «القوات» or a «التحالف», which may be any."""
    return key == f"group:{_COALITION}" or key.partition("~")[2] in _ANYONE


def is_here(name: str) -> bool:
    """Whether a folded name of a place is one by which every report means its own: «المدينة»."""
    return name in _HERE


def _lands(every: Iterable[Thing]) -> dict[int, str]:
    """The country that most places of a report lie in, where one has most."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for thing in every:
        if thing.kind == "place" and thing.value and (country := _country(thing.value)):
            counts[thing.report][country] += 1
    found = {}
    for report, counted in counts.items():
        (first, most), *rest = counted.most_common(2)
        if not rest or rest[0][1] < most:
            found[report] = first
    return found


# Groups


def _groups(every: Sequence[Thing], land: Mapping[int, str], outlets: Iterable[str]) -> dict[int, str]:
    named = _coalitions(every)
    values = {t.id: named.get(t.report, t.value) if t.value == _COALITION else t.value for t in every if t.value}
    keys = {thing.id: f"{thing.kind}:{values[thing.id]}" for thing in every if thing.value}
    ids: dict[str, set[str]] = defaultdict(set)
    for name, value in {(thing.name, thing.value) for thing in every if thing.value}:
        for body, _ in _bodies(name):
            ids[body].add(value)
    open_ = [thing for thing in every if not thing.value]
    names = {thing.name for thing in open_}
    houses = {house(outlet) for outlet in outlets} | {house(name) for name in names if names_a_house(name)}
    nations, longer = _nations_of(names), _longer(names)

    @cache
    def alone(name: str, here: str | None) -> tuple[str, bool]:
        """The key of a name in a report of a country, and whether the name says all there is to say."""
        for body, code in _bodies(name):
            if len(found := ids.get(body, ())) == 1 and _may_be(next(iter(found)), code, here):
                return f"group:{next(iter(found))}", True
        if names_a_house(name) or house(name) in houses:
            return f"group:~{house(name)}", True
        base, code = of_nation(name)
        if code:
            return f"group:~{base}#{code}", True
        return f"group:~{base}", False

    for thing in open_:
        if thing.kind != "group":
            keys[thing.id] = f"{thing.kind}:~{thing.name}"
            continue
        here = land.get(thing.report)
        key, whole = alone(thing.name, here)
        base, _ = of_nation(thing.name)
        if not whole and here and nations.get(base) == {here} and (" " in base or base.startswith("ال")):
            key = f"{key}#{here}"
        elif not whole and len(full := longer.get(thing.name, ())) == 1:
            key = alone(next(iter(full)), here)[0]
        keys[thing.id] = key
    return keys


def _coalitions(every: Iterable[Thing]) -> dict[int, str]:
    """The one coalition that a report names in full: there «طائرات التحالف» are its own; NATO is called otherwise."""
    found: dict[int, set[str]] = defaultdict(set)
    for thing in every:
        if thing.value and thing.value != _COALITION and _kinds().get(thing.value) == _COALITION:
            if not _COALITIONS.isdisjoint(thing.name.split(" ")):
                found[thing.report].add(thing.value)
    return {report: next(iter(values)) for report, values in found.items() if len(values) == 1}


@cache
def _table() -> list[list[str]]:
    """Rows of the list of groups: id, kind, country …"""
    file = resources.files("khabar") / "data" / "groups.tsv"
    return [row.split("\t") for row in file.read_text(encoding="utf-8").splitlines() if row and row[0] != "#"][1:]


@cache
def _kinds() -> dict[str, str]:
    """What kind of group each id is."""
    return {row[0]: row[1] for row in _table()}


@cache
def _states() -> dict[str, str]:
    """Groups that a state has, by id, with its country; «القوات البرية» are those of the country that is told of."""
    return {row[0]: row[2] for row in _table() if row[1] not in ("armed", "party") or not row[2]}


def _may_be(known: str, code: str | None, here: str | None) -> bool:
    """Whether a name may stand for a known group: no other country is said, and a state's is where the report is."""
    country = _states().get(known)
    if country is None:
        return True
    return code == country or not country if code else not country or here == country


def _bodies(name: str) -> Iterator[tuple[str, str | None]]:
    """A name and what is left of it without abuse, a country (told beside) and a word for what it is."""
    words = name.split(" ")
    if len(words) > 1 and words[-1] in _ABUSE:
        words = words[:-1]
    code = nation(words[-1]) if len(words) > 2 else None
    for kept, left in ((words, None), (words[:-1], code)) if code else ((words, None),):
        if kept[0] not in _ANYONE or len(kept) > 1:
            yield " ".join(kept), left
        if len(kept) > 1 and kept[0] in _HEADS and (len(kept) > 2 or kept[1] not in _ANYONE):
            yield " ".join(kept[1:]), left


@lru_cache(maxsize=1 << 14)
def of_nation(name: str) -> tuple[str, str | None]:
    """A name without its country, and the country: «الداخلية العراقية», the ministry of Iraq."""
    words = name.split(" ")
    if len(words) > 1 and words[-1] in _ABUSE:
        words = words[:-1]
    forces = len(words) > 1 and words[0] in _FORCES and words[1].startswith("ال")
    if forces and (len(words) > 2 or nation(words[1]) is None):  # «قوات المجلس العسكري» is the council where it acts
        words = words[1:]
    code = nation(words[-1]) if len(words) > 1 else None
    if code:
        words = words[:-1]
        if len(words) == 1 and words[0] in _MINISTRIES:
            words = ["وزاره", *words]
    return " ".join(words), code


def _nations_of(names: Iterable[str]) -> dict[str, set[str]]:
    """Of which countries the case tells a group of a name."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        base, code = of_nation(name)
        if code:
            found[base].add(code)
    return found


def _longer(names: Iterable[str]) -> dict[str, set[str]]:
    """Names that are another with one adjective more: «خلية الصقور» and «خلية الصقور الاستخبارية»."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        shorter, _, last = name.rpartition(" ")
        if last.startswith("ال") and " " in shorter and shorter.split(" ")[0] not in _HEADS and not nation(last):
            found[shorter].add(name)
    return found


# Places


def _places(every: Sequence[Thing]) -> dict[int, Place]:
    made = {value: _place(value) for value in sorted({thing.value for thing in every if thing.value})}
    names: dict[str, set[str]] = defaultdict(set)
    for name, value in {(thing.name, thing.value) for thing in every if thing.value}:
        names[without_kind(name)].add(value)
    made.update(_seats(names, made))
    countries: dict[int, set[str]] = defaultdict(set)
    for thing in every:
        if thing.value and (country := _country(thing.value)):
            countries[thing.report].add(country)
    lands = {_country(value): place for value, place in made.items() if value.split("#")[1:2] == ["country"]}
    found = {}
    for thing in every:
        place = made.get(thing.value or "") or _named(thing, names, made, countries[thing.report], lands.get)
        found[thing.id] = place
    return found


@lru_cache(maxsize=1 << 14)
def _country(value: str) -> str:
    return [*value.split("#"), "", ""][2]


def _named(
    thing: Thing, names: Mapping[str, set[str]], made: Mapping[str, Place], told: set[str],
    land: Callable[[str], Place | None],
) -> Place:  # fmt: skip
    """A place that the reader did not know: the one of this name of which other reports tell, where there is one."""
    head, _, rest = thing.name.partition(" ")
    if head == _LANDS and (code := nation(rest)):
        return land(code) or Place(f"place:{code}", frozenset({f"place:{code}"}), True, True, f"place:{code}")
    options = {made[value] for value in names.get(without_kind(thing.name), ()) if not told or _country(value) in told}
    if len(options) == 1:
        return next(iter(options))
    if not rest and is_here(head):
        return Place(f"place:~{head}#{thing.report}")
    if rest and head in _TOWN_HEADS:
        return Place(f"place:~{rest}")  # «بلدة كفر زيتا» is the town that others call «كفر زيتا»
    return Place(f"place:~{_DESERTS.get(head, head)} {rest}" if rest else f"place:~{head}")


def _seats(names: Mapping[str, set[str]], made: Mapping[str, Place]) -> dict[str, Place]:
    """A town and the district that is called by it are one place: newspapers do not keep them apart."""
    found = {}
    for values in names.values():
        if len(values) < 2:
            continue
        seats: dict[tuple[str, str], list[str]] = defaultdict(list)
        for value in sorted(values):
            _, kind, country, governorate, *_ = [*value.split("#"), "", "", "", ""]
            if kind in _SETTLED:
                seats[country, governorate].append(value)
        for alike in seats.values():
            for value in alike[1:]:
                found[value] = replace(made[value], key=made[alike[0]].key)
    return found


def without_head(name: str) -> str:
    """The folded name of a group without words that only say that it acts, or what kind of thing it is."""
    words = name.split(" ")
    while len(words) > 1 and words[0] in _HEADS:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=1 << 14)
def without_kind(name: str) -> str:
    """The folded name of a place without «مدينة» and the like."""
    words = name.split(" ")
    while len(words) > 1 and words[0] in _PLACE_HEADS:
        words = words[1:]
    return " ".join(words)


def _place(value: str) -> Place:
    key, kind, country, governorate, district, *_ = [*value.split("#"), "", "", "", ""]
    land, part = f"place:{country}", f"place:{country}/{governorate}"
    areas = [*([land] if country else []), *([part] if governorate else [])]
    if district:
        areas.append(f"{part}/{district}")
    own = land if kind == "country" else part if kind == "governorate" and governorate else ""
    return Place(f"place:{key}", frozenset(areas), kind in _COARSE, kind in _COUNTRIES, own, kind in _WIDE)
