"""A verb with what stands before and after it, of which voice asks who does it and to whom."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.claims.context import VICTIMS
from khabar.claims.descriptions import Group
from khabar.claims.items import Item
from khabar.claims.leads import Lead
from khabar.claims.slots import Slots
from khabar.claims.traits import is_place
from khabar.grammar.frames import Frame

Voice = tuple[Group, list[Group]]  # subject, objects


@dataclass(slots=True)
class Verb:
    """A verb with what stands before and after it."""

    item: Item
    label: str
    slots: Slots
    front: Lead
    frame: Frame | None
    bare: list[Group]
    vowelled: bool

    @property
    def plural(self) -> bool:
        entry = self.item.entry
        return "pl" in entry.features if entry is not None and entry.features else self.item.inflected("pl")

    @property
    def suffers(self) -> bool:
        """«قُتل»: a transitive verb with the vowels of the passive."""
        return self.vowelled and self.label == "vt"

    @property
    def may_suffer(self) -> bool:
        """Nothing stands where an object would: the phrase before a transitive verb may be it."""
        frame = self.frame
        if self.label != "vt" or frame is None or not frame.passive:
            return False
        on = self.slots.take("ala")  # «الرجل اعتُقل على حاجز»: where
        return not on or frame.event in VICTIMS and "ala" not in frame.roles and all(is_place(i) for i in on)
