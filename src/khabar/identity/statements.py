"""A claim as it is held against others: what happened, to whom, where, when, how many, and on whose word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, Literal, TypeVar

SpeakerKind = Literal["outlet", "agency", "media", "person", "group", "document", "post", "anonymous"]

# Kinds of event that newspapers do not keep apart, by the name of the family.
FAMILIES = {
    "killing": "death", "execution": "death", "arrest": "capture", "detention": "capture", "abduction": "capture",
    "attack": "force", "air-strike": "force", "shelling": "force", "bombing": "force", "raid": "force",
    "movement": "movement", "displacement": "displacement",
}  # fmt: skip
# The role that says what an event is about, by family; what has none is about all its people.
MAIN = {
    "death": ("victim",), "injury": ("victim",), "capture": ("target",), "release": ("target",),
    "handover": ("target",), "missing": ("target",), "force": ("target", "actor"), "flight": ("actor",),
    "movement": ("actor",), "proceeding": ("target", "actor"), "abuse": ("victim", "actor"), "control": ("place",),
    "destruction": ("thing",), "seizure": ("thing", "actor"), "appointment": ("person",), "siege": ("place", "target"),
    "clash": ("party",), "payment": ("payer", "payee"), "reward": ("for", "offerer"), "support": ("actor", "to"),
    "protest": ("actor",), "responsibility": ("actor",), "recruitment": ("actor", "target"), "decree": ("issuer",),
    "agreement": ("party",), "displacement": ("actor",),
}  # fmt: skip
ONCE = frozenset({"death"})  # happens to somebody once: neither day nor place makes it another
# What happens to somebody now and then, so that two reports of about one time tell of one event.
SELDOM = frozenset({"capture", "release", "handover", "missing", "flight", "appointment", "injury", "proceeding"})
_TOLLS = frozenset({"death", "injury", "capture"})
GOING = frozenset({"movement", "flight", "displacement"})  # families of who goes from somewhere to somewhere
# Events that say what somebody is: no day makes them another, but what fills the second role does.
STANDING = {
    "alias": ("person", "name"), "position": ("holder", "title"), "membership": ("member", "organisation"),
    "nationality": ("person", "country"), "origin": ("person", "from"), "residence": ("person", "in"),
    "kinship": ("person", "other"), "document": ("person", "kind"),
}  # fmt: skip
# Who is counted: words that cannot be said of the same people, folded and without endings.
SORTS = {
    "civilian": "مدني مدنيه طفل اطفال امراه نساء نازح لاجي اسره عايله طالب طبيب صحفي صحافي راعي رعاه",
    "soldier": "جندي جنود مجند عسكري عساكر ضابط ضباط شرطي",
    "rebel": "مسلح مهاجم ارهابي تكفيري داعشي دواعش متطرف متمرد انتحاري متشدد جهادي خارجي",
    "fighter": "مقاتل عنصر عناصر قيادي قايد قاد قاده قادت امير امراء فرد افراد منتسب جماعه",
}
SORT_OF = {word: sort for sort, words in SORTS.items() for word in words.split()}
_ALIKE = frozenset({frozenset({"fighter", "rebel"}), frozenset({"fighter", "soldier"})})
EVERYBODY = "~"  # counted as people, whoever they are: «مقتل 27», «27 قتيلاً»
OTHERS = "~~"  # «قُتل أربعة آخرون»: beside some who were told before, and so not all
# An outlet tells of what happened a few days before it is published.
_TOLD_WITHIN = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A place with the areas it lies in; ``coarse`` for a country, a governorate and what is larger.

    ``own`` is what areas call a country or a governorate; ``wide`` is a region of which nobody says where it ends.
    """

    key: str
    areas: frozenset[str] = frozenset()
    coarse: bool = False
    country: bool = False
    own: str = ""
    wide: bool = False

    @property
    def known(self) -> bool:
        """Whether it is more than a name."""
        return not self.key.startswith("place:~")

    @property
    def part(self) -> bool:
        """Whether one knows in which part of its country it lies."""
        return any("/" in area for area in self.areas)

    def meets(self, other: Place) -> bool:
        """Whether both may be one end of a way: what is but a name is in no other town, but may be in any country."""
        if self.known and other.known or "#" in self.key + other.key:
            return self.fits(other)
        return self.key == other.key or self.coarse or other.coarse

    def fits(self, other: Place) -> bool:
        """Whether one may lie in the other, as far as is known: of a place that is but a name, nothing is."""
        if self.key == other.key or not (self.known and other.known):
            return True
        if self.own and self.own in other.areas or other.own and other.own in self.areas:
            return True
        return (self.wide or other.wide) and (not (self.areas and other.areas) or bool(self.areas & other.areas))


Ends = tuple[frozenset[Place], frozenset[Place]]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it, innermost: a key that is one for one speaker, the name, and through whom it comes.

    ``through`` are agencies that quote the speaker, and the organisation that a person speaks for.
    """

    kind: SpeakerKind
    key: str
    name: str
    through: frozenset[str] = frozenset()

    @property
    def known(self) -> bool:
        """Whether one can tell this speaker from every other."""
        return self.kind not in ("outlet", "anonymous")


T = TypeVar("T")


class _Kept(Generic[T]):
    """A property that is worked out once: ``functools.cached_property`` without its lock, which is dear."""

    def __init__(self, make: Callable[[Any], T]) -> None:
        self.make = make
        self.name = make.__name__
        self.__doc__ = make.__doc__

    def __get__(self, instance: Any, _: type | None = None) -> T:
        value = instance.__dict__[self.name] = self.make(instance)
        return value


@dataclass(frozen=True)  # no slots: what is worked out is kept
class Statement:
    """One claim. Roles hold keys (``person:…``, ``group:…``); ``text`` is the same for reports that are copies."""

    id: int
    report: int
    event: str
    denied: bool = False
    modality: str = "asserted"
    first: str | None = None
    last: str | None = None
    published: str | None = None
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    count: tuple[float | None, float | None] | None = None
    counted: str = ""
    approximate: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    speaker: Speaker = field(default_factory=lambda: Speaker("outlet", "", ""))
    text: int = 0
    part: bool = False
    house: str = ""  # who published it, as speakers are keyed
    of: frozenset[str] = frozenset()  # groups whose people are counted
    nearby: tuple[Place, ...] = ()  # places that its report tells of, where the claim itself names none
    quotes: frozenset[str] = frozenset()  # agencies that its report names, as speakers are keyed
    lent: bool = False  # its day or its place is that of its report's other claims: too little to contradict another

    @_Kept
    def family(self) -> str:
        return FAMILIES.get(self.event, self.event)

    @_Kept
    def spots(self) -> tuple[Place, ...]:
        """Its places without those in which another of them lies."""
        return tuple(
            p for p in self.places if not (p.own and any(p.own in q.areas and q is not p for q in self.places))
        )

    @property
    def ends(self) -> Ends:
        """Of a way the places where it begins, and those where it ends."""
        known = {place.key: place for place in self.places}
        start, stop = (
            frozenset(known.get(key) or Place(key) for key in self.roles.get(role, ()) if key.startswith("place:"))
            for role in ("from", "to")
        )
        return start, stop

    @_Kept
    def sort(self) -> str:
        """Who is counted: civilians, soldiers, rebels, fighters of any side; the word itself where it is none."""
        return SORT_OF.get(self.counted, self.counted)

    @_Kept
    def main(self) -> frozenset[str]:
        """Keys of those whom it is about; of several roles the first that has people, else all."""
        found: frozenset[str] = frozenset()
        for role in MAIN.get(self.family, ()):
            found |= self.roles.get(role, frozenset())
        return found

    @_Kept
    def people(self) -> frozenset[str]:
        """People whom it is about; of several who are counted, «سبعة من قوات صالح», the one who is named is none."""
        if self.family in _TOLLS and self.count is not None and (self.count[0] or 0) > 1:
            return frozenset()
        return frozenset(key for key in self.main if key.startswith("person:"))

    @_Kept
    def days(self) -> tuple[int, int] | None:
        """First and last day it may have been, as numbers; from the day of publication where nothing is said."""
        first, last = _day(self.first), _day(self.last)
        if first is not None or last is not None:
            low = first if first is not None else last
            high = last if last is not None else first
            return (low, high) if low is not None and high is not None else None
        told = _day(self.published)
        return None if told is None else (told - _TOLD_WITHIN, told)

    @property
    def dated(self) -> bool:
        """Whether the report itself says when."""
        return self.first is not None or self.last is not None


def _day(text: str | None) -> int | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return None


def sorts_fit(one: Statement, two: Statement) -> bool:
    """Whether those who are counted may be the same: soldiers here and attackers there are not."""
    return sorts_meet(one.sort, two.sort)


def sorts_meet(one: str, two: str) -> bool:
    """The same of two sorts; a word that is none of them says nothing."""
    return one == two or one not in SORTS or two not in SORTS or frozenset({one, two}) in _ALIKE


def alike(one: Statement, two: Statement) -> bool:
    """Whether both count the same kind of people or things, so that their numbers can be held against each other."""
    sorts = frozenset({one.sort, two.sort})
    return len(sorts) == 1 or "" in sorts or sorts in _ALIKE


def near(one: Statement, two: Statement, within: int) -> bool | None:
    """Whether they may be of days at most so many apart; None where nothing is known of either."""
    left, right = one.days, two.days
    if left is None or right is None:
        return None
    return left[0] - within <= right[1] and right[0] - within <= left[1]
