"""A payment that is told both by a verb and by the price, which is one claim."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.claims.draft import Draft


def once(made: Sequence[Draft], told: Sequence[Draft]) -> list[Draft]:
    """What phrases tell, without the sums of which a verb tells who pays them: «رفضت العائلة دفع الفدية»."""
    paid = [draft for draft in made if draft.event == "payment" and draft.ready()]
    return [draft for draft in told if draft.event != "payment" or not _known(paid, draft)]


def _known(paid: Sequence[Draft], draft: Draft) -> bool:
    """Is the sum that of a verb? Then what it is for is told there as well."""
    for other in paid:
        # «70 ألف دولار فدية»: the same sum, once more
        if any(
            a.start < b.stop and b.start <= a.stop + 1 for a in other.roles["amount"] for b in draft.roles["amount"]
        ):
            if "for" in draft.roles:
                other.roles.setdefault("for", draft.roles["for"])
            return True
    return False
