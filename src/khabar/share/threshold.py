"""Holding back claims whose rule was not right often enough."""

from __future__ import annotations

from dataclasses import replace

from khabar.types import Claim, Filler, Reading


def hold_back(reading: Reading, least: float, *, unmeasured: bool) -> tuple[Reading, int]:
    """The reading without claims of a confidence below ``least``, and how many were held back.

    Claims without a measured confidence stay where ``unmeasured`` is true. What points to a claim that is held back
    keeps its words and loses the pointer.
    """
    kept = [c for c in reading.claims if (unmeasured if c.confidence is None else c.confidence >= least)]
    ids = {claim.id for claim in kept}
    claims = tuple(_loosened(claim, ids) for claim in kept)
    return replace(reading, claims=claims), len(reading.claims) - len(claims)


def _loosened(claim: Claim, ids: set[str]) -> Claim:
    arguments = {
        role: filled if isinstance(filled, str) else tuple(_filler(one, ids) for one in filled)
        for role, filled in claim.arguments.items()
    }
    return replace(claim, arguments=arguments, part_of=claim.part_of and _filler(claim.part_of, ids))


def _filler(filler: Filler, ids: set[str]) -> Filler:
    return filler if filler.claim is None or filler.claim in ids else replace(filler, claim=None)
