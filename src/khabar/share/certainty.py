"""How certainly something is said, as people search and sort by it: denied comes before every modality."""

from __future__ import annotations

from typing import Literal, get_args

from khabar.types import Claim, Modality

Certainty = Modality | Literal["denied"]
CERTAINTIES: tuple[str, ...] = (*get_args(Modality), "denied")


def certainty(claim: Claim) -> Certainty:
    """How the report stands to what it says."""
    return "denied" if claim.polarity == "denied" else claim.modality
