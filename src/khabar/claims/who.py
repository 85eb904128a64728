"""Who somebody is, whose they are and what they have: claims said by phrases rather than verbs.

Every rule here is a kind of apposition, bracket or genitive, not a sentence; each module reads one
sort of them from the mentions and what stands around them.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.belongings import belongings
from khabar.claims.bonds import bonds
from khabar.claims.called import called, rename
from khabar.claims.callings import callings
from khabar.claims.charges import charges
from khabar.claims.homes import homes
from khabar.claims.kinship import kinship
from khabar.claims.knownas import known_as
from khabar.claims.links import links
from khabar.claims.naming import aliases
from khabar.claims.nationalities import nationalities
from khabar.claims.offices import offices
from khabar.claims.origins import origins
from khabar.claims.papers import papers
from khabar.claims.posts import posts
from khabar.claims.ranks import ranks
from khabar.claims.renamings import renamings
from khabar.claims.scene import Scene
from khabar.claims.seats import seats
from khabar.claims.service import services
from khabar.claims.standing import standings
from khabar.claims.steps import Steps
from khabar.claims.suspicions import suspicions
from khabar.claims.tenure import tenures
from khabar.claims.ties import ties

# Second names first: the others tell what they say of the main name.
_STEPS = Steps(
    aliases, known_as, renamings, posts, called, tenures, callings, ties, bonds, links, ranks, standings, suspicions,
    services, kinship, nationalities, origins, homes, papers, seats, belongings, offices, charges,
)  # fmt: skip


def describe(scenes: Sequence[Scene]) -> None:
    """Draft who somebody is, and find the titles."""
    _STEPS.take(scenes)
    for scene in scenes:
        if scene.called:
            rename(scene)
