"""Names compared across spellings and scripts: ``compare``, ``score`` and ``keys``.

What is compared are names, never people: two people may have one name, and one person several.
"""

from __future__ import annotations

from khabar.names.comparison import SAME, compare, score
from khabar.names.keys import keys, pair_keys
from khabar.names.parts import Name, Part, parse
from khabar.names.reasons import Comparison, Reason, Verdict

__all__ = ["SAME", "Comparison", "Name", "Part", "Reason", "Verdict", "compare", "keys", "pair_keys", "parse", "score"]
