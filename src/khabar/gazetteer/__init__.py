"""Places by their Arabic names: the packaged gazetteer, and lists of a user's own beside it.

``index`` looks names up, ``lists`` reads and checks a user's list, ``sources`` makes one from published gazetteers.
"""

from __future__ import annotations

from khabar.gazetteer.index import SETTLED, Gazetteer, Place, load

__all__ = ["SETTLED", "Gazetteer", "Place", "load"]
