"""Who somebody is, whose they are and what they have: claims said by phrases rather than verbs.

Every rule here is a kind of apposition, bracket or genitive, not a sentence; each module reads one
sort of them from the mentions and what stands around them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from khabar.claims.belongings import belongings
from khabar.claims.bonds import bonds
from khabar.claims.called import called, rename
from khabar.claims.callings import callings
from khabar.claims.charges import charges
from khabar.claims.homes import HOMES, homes
from khabar.claims.kinship import MARRIED, kinship
from khabar.claims.knownas import KNOWN, known_as
from khabar.claims.links import LINKING, links
from khabar.claims.naming import aliases
from khabar.claims.nationalities import nationalities
from khabar.claims.offices import offices
from khabar.claims.origins import origins
from khabar.claims.papers import papers
from khabar.claims.posts import posts
from khabar.claims.ranks import ranks
from khabar.claims.renamings import STYLES, renamings
from khabar.claims.scene import Scene
from khabar.claims.seats import SEATS, seats
from khabar.claims.service import services
from khabar.claims.standing import standings
from khabar.claims.suspicions import suspicions
from khabar.claims.tenure import tenures
from khabar.claims.ties import ties

_NOTHING = frozenset[str]()


class Sort(NamedTuple):
    """One sort of them; where it is told of by a word, the labels and the stems that such words have."""

    read: Callable[[Scene], None]
    labels: frozenset[str] = _NOTHING
    stems: frozenset[str] = _NOTHING


# Second names first: the others tell what they say of the main name.
_STEPS = (
    Sort(aliases),
    Sort(known_as, stems=KNOWN),
    Sort(renamings, stems=STYLES),
    Sort(posts),
    Sort(called, frozenset({"alias"})),
    Sort(tenures),
    Sort(callings),
    Sort(ties),
    Sort(bonds, frozenset({"relation"})),
    Sort(links, stems=LINKING),
    Sort(ranks),
    Sort(standings),
    Sort(suspicions),
    Sort(services),
    Sort(kinship, frozenset({"kin"}), MARRIED),
    Sort(nationalities),
    Sort(origins),
    Sort(homes, frozenset({"residence"}), HOMES),
    Sort(papers),
    Sort(seats, stems=SEATS),
    Sort(belongings),
    Sort(offices, frozenset({"title"})),
    Sort(charges, frozenset({"blamed"})),
)


def describe(scenes: Sequence[Scene]) -> None:
    """Draft who somebody is, and find the titles; each sort through all sentences, as ``read_clauses`` does it."""
    for read, labels, stems in _STEPS:
        by_word = bool(labels or stems)
        for scene in scenes:
            if by_word and stems.isdisjoint(scene.stems) and labels.isdisjoint(scene.labels):
                continue
            read(scene)
    for scene in scenes:
        if scene.called:
            rename(scene)
