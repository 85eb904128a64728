"""How a value is written for a person."""

from __future__ import annotations

from khabar.share.labels import Language, label
from khabar.types import Quantity


def quantity(value: Quantity, language: Language) -> str:
    """A quantity in words: its bounds, its unit, its currency."""
    low, high = (None if n is None else f"{n:,.15g}" for n in (value.low, value.high))
    if low is not None and high is not None:
        number = low if low == high else f"{low}–{high}"
    elif low is not None:
        number = f"{label('sheet.least', language)} {low}"
    else:
        number = f"{label('sheet.most', language)} {high}" if high is not None else "?"
    about = label("sheet.about", language) if value.approximate else ""
    unit = label(f"unit.{value.unit}", language, value.unit) if value.unit else ""
    return " ".join(part for part in (about, number, unit, value.currency or "") if part)
