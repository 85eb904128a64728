"""Who is told of together, so that what stands for one of them stands for all."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.candidates import Candidate


def told_together(candidates: Sequence[Candidate], chosen: Candidate, many: bool) -> list[Candidate]:
    """The chosen one and those who are joined to it right before it, in the order of the text.

    Many people («عدد من الجنود والضباط … انضمامهم»), and groups that act together where ``many`` may be meant («تقدمت
    المقاومة وقوات الجيش بعد أن سيطرت على …»); else the chosen one alone. ``candidates`` are those of its sentence.
    """
    allies = many and chosen.kind == "group" and chosen.subject
    if not (allies or chosen.number == "pl" and chosen.kind == "human"):
        return [chosen]
    told = [c for c in candidates if c.item is not None and c.kind == chosen.kind]
    beside = [c for c in told if (c.subject if allies else c.number == "pl")]
    found = [chosen]
    while (item := found[0].item) is not None and item.conj and not item.prep:
        before = next((c for c in beside if c.item is not None and c.item.last == item.first), None)
        if before is None:
            break
        found.insert(0, before)
    return found
