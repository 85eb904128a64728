"""Who somebody is, whose they are and what they have: claims said by phrases rather than verbs.

Every rule here is a kind of apposition, bracket or genitive, not a sentence; each module reads one
sort of them from the mentions and what stands around them.
"""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.belongings import BELONGINGS
from khabar.claims.bonds import bonds
from khabar.claims.called import called, rename
from khabar.claims.callings import callings
from khabar.claims.charges import charges
from khabar.claims.homes import homes
from khabar.claims.kinship import kinship
from khabar.claims.knownas import known_as
from khabar.claims.links import links
from khabar.claims.naming import ALIASES
from khabar.claims.nationalities import NATIONALITIES
from khabar.claims.offices import offices
from khabar.claims.origins import ORIGINS
from khabar.claims.papers import papers
from khabar.claims.posts import posts
from khabar.claims.ranks import RANKS
from khabar.claims.renamings import renamings
from khabar.claims.scene import Scene
from khabar.claims.seats import seats
from khabar.claims.service import services, wings
from khabar.claims.standing import standings
from khabar.claims.steps import Steps
from khabar.claims.suspicions import suspicions
from khabar.claims.tenure import TENURES
from khabar.claims.ties import TIES

# Second names first: the others tell what they say of the main name.
_STEPS = Steps(
    *ALIASES, known_as, renamings, posts, called, *TENURES, callings, *TIES, bonds, links, *RANKS, standings,
    suspicions, services, wings, kinship, *NATIONALITIES, *ORIGINS, homes, papers, seats, *BELONGINGS, offices, charges,
    kept="scene_steps",
)  # fmt: skip


def describe(scenes: Sequence[Scene]) -> None:
    """Draft who somebody is, and find the titles."""
    _STEPS.take(scenes)
    for scene in scenes:
        if scene.called:
            rename(scene)
