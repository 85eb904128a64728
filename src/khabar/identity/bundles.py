"""People of one and the same name, told apart or put together by what else their reports say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from khabar.identity.profiles import Profile, Strength, strength
from khabar.identity.reasons import Why


class Lands(NamedTuple):
    """Of which nations somebody is said to be, and which states they serve."""

    nations: frozenset[str]
    serves: frozenset[str]

    def apart(self, other: Lands) -> bool:
        """Whether two are said to be of two nations, or to serve two states."""
        return apart(self.nations, other.nations) or apart(self.serves, other.serves)

    def joined(self, other: Lands) -> Lands:
        """Of one who is both."""
        return Lands(self.nations | other.nations, self.serves | other.serves)

    def why(self, other: Lands) -> Why:
        """What of it keeps them apart."""
        kind = "nations" if apart(self.nations, other.nations) else "serves"
        mine, theirs = (", ".join(sorted(getattr(each, kind))) for each in (self, other))
        return Why(f"identity.{kind}", mine, theirs)


class Union:
    """Sets that grow together (union-find); the smallest number leads each."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def root(self, node: int) -> int:
        parent = self._parent.setdefault(node, node)
        while parent != node:
            self._parent[node] = self._parent.setdefault(parent, parent)
            node, parent = parent, self._parent[parent]
        return node

    def join(self, one: int, two: int) -> int:
        """Put two sets together; the root of both."""
        low, high = sorted((self.root(one), self.root(two)))
        self._parent[high] = low
        return low


def bundles(profiles: Sequence[Profile]) -> list[list[Profile]]:
    """Profiles of one name, each list one person as far as can be told.

    A bare kunya needs an organisation and a post that agree, a single word one of both, or reports that are one text.
    Two given names need something else that agrees; a name with a family name or a nisba does not, unless both reports
    say who their man is and nothing of it agrees; three parts or more carry a name. Nationalities that differ
    forbid, and posts of different states.
    """
    kind = strength(profiles[0].best)
    union = _Careful(profiles, weak=kind in _WEAK)
    for links in _LINKS[kind]:
        union.by(links)
    if kind in ("pair", "whole"):
        union.rest(everyone=kind == "whole")
    return union.groups()


def org_and_title(profile: Profile) -> Iterable[str]:
    """Both together: either alone says too little beside a kunya."""
    orgs = [fact for fact in profile.facts if fact.startswith("org:")]
    return [f"{org}&{fact}" for org in orgs for fact in profile.facts if fact.startswith("title:")]


def _text(profile: Profile) -> Iterable[str]:
    return [f"text:{profile.text}"]


def _facts(profile: Profile) -> Iterable[str]:
    return profile.facts


def _near(profile: Profile) -> Iterable[str]:
    return [each for each in profile.around if each.startswith("person:")]


def _any(profile: Profile) -> Iterable[str]:
    return profile.facts | profile.around


_WEAK = frozenset({"none", "kunya", "single"})
Links = Callable[[Profile], Iterable[str]]
_LINKS: dict[Strength, tuple[Links, ...]] = {
    "none": (),
    "kunya": (_text, org_and_title),
    "single": (_text, _facts, _near),
    "common": (_text, _any),
    "pair": (_text, _any),
    "whole": (_text, _any),
}


class _Careful:
    """A union that keeps apart who has different nationalities, or serves different states."""

    def __init__(self, profiles: Sequence[Profile], *, weak: bool) -> None:
        self.profiles = sorted(profiles, key=lambda p: p.id)
        self.union = Union()
        self.lands = {p.id: Lands(p.nations, p.serves) for p in self.profiles}
        self.told = {p.id: bool(p.facts) for p in self.profiles}
        # Two of one short name whom one report tells apart are two.
        self.reports = {p.id: {p.report} if weak else set() for p in self.profiles}

    def join(self, one: int, two: int, *, sure: bool = False) -> None:
        one, two = self.union.root(one), self.union.root(two)
        if one == two or not sure and self.lands[one].apart(self.lands[two]):
            return
        if not self.reports[one].isdisjoint(self.reports[two]):
            return
        root = self.union.join(one, two)
        self.lands[root] = self.lands[one].joined(self.lands[two])
        self.told[root] = self.told[one] or self.told[two]
        self.reports[root] = self.reports[one] | self.reports[two]

    def by(self, links: Links) -> None:
        """Put together who shares a link."""
        first: dict[str, int] = {}
        for profile in self.profiles:
            for link in sorted(links(profile)):  # a nationality may forbid the second: the order must not be by chance
                sure = link.startswith((*_TELLING, "text:"))
                self.join(first.setdefault(link, profile.id), profile.id, sure=sure)

    def rest(self, *, everyone: bool) -> None:
        """Who is left over joins the largest; who is said to be something else only where the name is long enough."""
        sizes: dict[int, int] = defaultdict(int)
        for profile in self.profiles:
            sizes[self.union.root(profile.id)] += 1
        order = sorted(sizes, key=lambda root: (-sizes[root], root))
        told = [root for root in order if self.told[root]]
        for root in order[1:]:
            if everyone or not self.told[root] or not self.told[self.union.root(order[0])]:
                if everyone or len(told) <= 1:  # among several of this name, nobody can say whose report it is
                    self.join(order[0], root)

    def groups(self) -> list[list[Profile]]:
        found: dict[int, list[Profile]] = {}
        for profile in self.profiles:
            found.setdefault(self.union.root(profile.id), []).append(profile)
        return list(found.values())


_TELLING = ("org:", "from:", "kin:")


def outweighs(facts: frozenset[str], around: frozenset[str]) -> bool:
    """Whether what both reports say is more than a nationality that only one of them may have right."""
    return any(fact.startswith(_TELLING) for fact in facts) or len(around) > 1


def apart(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether both have something, and nothing in common."""
    return bool(one) and bool(two) and one.isdisjoint(two)
