"""Keys under which names that may be one are found together."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from khabar.names.parts import Part, parse
from khabar.names.words import COARSE, single, word

_MOST = 8  # keys that the doubts of one word may give
_DOUBTS = {
    "T": "ts", "D": "ts", "z": "st", "C": "sk", "ث": "ts", "ذ": "ts", "ظ": "ts", "c": "ks",
}  # fmt: skip


@lru_cache(maxsize=1 << 15)
def keys(name: str) -> frozenset[str]:
    """Keys of a name: two spellings of one name share at least one; ``given:``, ``kunya:`` or ``name:`` leads each.

    A key says nothing of likeness: pairs that share one are to be compared.
    """
    found: set[str] = set()
    parts = parse(name).parts
    for part in parts:
        lead = part.kind if part.kind in ("given", "kunya") else "name"
        found.update(_part_keys(part, lead))
        if len(parts) == 1 and lead != "kunya":
            found.update(_part_keys(part, "name" if lead == "given" else "given"))  # a single word may be either
    return frozenset(found)


@lru_cache(maxsize=1 << 15)
def pair_keys(name: str) -> frozenset[str]:
    """Keys for two parts of a name at once: names that ``compare`` calls the same share at least one.

    Far fewer names share one than share a key of ``keys``; a name of one part has none.
    """
    made = [_part_keys(part, "kunya" if part.kind == "kunya" else "name") for part in parse(name).parts]
    return frozenset(
        "|".join(sorted((one, two))) for at, first in enumerate(made) for second in made[at + 1 :]
        for one in first for two in second
    )  # fmt: skip


def _part_keys(part: Part, lead: str) -> set[str]:
    blend = f"{part.blend}+" if part.blend else ""
    known = word(part.word)
    spelled = known.sounds if not known.arabic else known.folded
    choices = [_DOUBTS.get(char, char.translate(COARSE)) for char in spelled]
    variants = product(*[choice or ("",) for choice in choices])
    found = {f"{lead}:{blend}#{number}" for number in known.names}
    for _, variant in zip(range(_MOST), variants, strict=False):
        found.add(f"{lead}:{blend}{single(''.join(variant)) or '~'}")
    return found
