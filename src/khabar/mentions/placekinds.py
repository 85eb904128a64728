"""Kinds of places: which kinds of the gazetteer a head may stand before."""

from __future__ import annotations

from khabar.gazetteer import SETTLED

SEATS = frozenset({"city", "town"})
# Known by themselves, whatever their population.
EXTENSIVE = frozenset(
    "country governorate region continent sea gulf strait river lake desert mountain island valley".split()
)
REGIONAL = frozenset({"governorate", "district", "subdistrict", "municipality", "region", "country"})

_TOWNS = SETTLED | {"municipality"}
_PROVINCES = frozenset({"governorate", "region"})
_DISTRICTS = frozenset({"district", "subdistrict", "municipality"})
_QUARTERS = frozenset({"neighbourhood", "suburb", "village", "settlement", "region"})
_REGION = frozenset({"region"})
_CAMPS = frozenset({"camp", "settlement"})
_FLIGHT = frozenset({"airport", "base"})
_HILLS = frozenset({"mountain", "hill", "region"})
# Kind of the head → kinds of the places that it may be; a head that is not listed names only its own kind.
_WIDER = {
    "city": _TOWNS, "town": _TOWNS, "capital": _TOWNS, "metropolis": _TOWNS, "village": _TOWNS - {"city"},
    "hamlet": _TOWNS - {"city"}, "province": _PROVINCES, "governorate": _PROVINCES, "state": _PROVINCES,
    "region": _PROVINCES | {"country"}, "emirate": _PROVINCES, "county": _PROVINCES | _DISTRICTS,
    "prefecture": _PROVINCES | _DISTRICTS, "canton": _PROVINCES | _DISTRICTS, "district": _DISTRICTS,
    "subdistrict": _DISTRICTS, "municipality": _DISTRICTS, "locality": _DISTRICTS,
    "area": _TOWNS | _PROVINCES | _DISTRICTS | _QUARTERS | _HILLS, "neighbourhood": _QUARTERS, "suburb": _QUARTERS,
    "country": frozenset({"country"}), "republic": frozenset({"country", "region"}),
    "kingdom": frozenset({"country"}), "sultanate": frozenset({"country"}), "strip": _REGION,
    "bank": _REGION, "peninsula": _REGION, "ghouta": _REGION,
    "mountain": _HILLS, "hill": _HILLS, "heights": _HILLS, "barrens": _REGION, "plain": _REGION | {"plain"},
    "airport": _FLIGHT, "airbase": _FLIGHT, "base": _FLIGHT, "military-camp": frozenset({"base", "camp"}),
    "crossing": frozenset({"crossing"}), "border-crossing": frozenset({"crossing"}), "field": frozenset({"oilfield"}),
    "refugee-camp": frozenset({"camp"}), "displaced-camp": frozenset({"camp"}), "camp": _CAMPS,
    "countryside": _REGION | {"countryside"}, "canal": frozenset({"canal", "strait", "river"}), "basin": _REGION,
    "desert": _REGION | {"desert"}, "gulf": _REGION | {"gulf", "sea"},
}  # fmt: skip
_OWN = frozenset(
    "camp prison port dam river lake sea strait island valley square street road bridge hospital mosque church school "
    "university market gate palace station building front axis countryside outskirts checkpoint farm site refinery "
    "factory cemetery stadium citadel monastery forest marsh junction triangle line headquarters house hotel compound "
    "city-centre embassy court border airspace waters territory coast beach entrance tunnel barracks tower".split()
)
FITS: dict[str, frozenset[str]] = {**{kind: frozenset({kind}) for kind in _OWN}, **_WIDER}
# Things that lie in the place which they are named after: «مطار عدن», «ريف حلب».
ANCHORED = frozenset(
    "airport airbase port camp prison countryside outskirts suburb base front axis city-centre district subdistrict "
    "municipality locality province governorate state barrens plain refinery station checkpoint area point sector "
    "police-station centre stronghold entrance exit".split()
)
