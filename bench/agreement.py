"""When two spans mean one thing, and the best pairing of two lists: what the scorer is built on."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from khabar.text.fold import fold_word

Left = TypeVar("Left", bound=Hashable)
Right = TypeVar("Right", bound=Hashable)

# Words that head a name without telling it apart: «قوات …», «مدينة …».
_HEADS = """
قوات قوة تنظيم جماعة حزب جيش شرطة حكومة وزارة وزير رئيس مصدر مصادر عناصر عنصر
محافظة مدينة بلدة قرية منطقة ناحية حي ريف
مسلح مسلحي مسلحين مدني مدنيين شخص أشخاص عدد بعض أحد آخر آخرين أخرى
من في على إلى عن بين مع ما أو و أن هذا هذه ذلك
"""
_PROCLITICS = re.compile(r"^(?:[وبفك]ال|لل|ال|[وفبلك])(?=\w{3})")
_CONJUNCTION = re.compile(r"^[وفبلك](?=\w{3})")
_MORE_WORDS = 3  # a shorter name may lack this many words of the longer


def fold(text: str) -> str:
    """Folded letters and digits, one blank between words."""
    return " ".join(re.findall(r"[^\W_]+", fold_word(text)))


_GENERIC = frozenset(fold(_HEADS).split())


def words(text: str) -> frozenset[str]:
    """The folded words of a span, proclitics off."""
    return frozenset(_PROCLITICS.sub("", word) for word in fold(text).split())


def same_thing(left: str, right: str) -> bool:
    """Most telling words are shared, or one span is the other with little more; heads alone never suffice."""
    ours, theirs = words(left), words(right)
    telling, other = ours - _GENERIC, theirs - _GENERIC
    if not telling and not other:
        return _dice(ours, theirs) > 0.5
    if not telling or not other:
        return False
    if _dice(telling, other) > 0.5:
        return True
    return (telling <= other or other <= telling) and abs(len(telling) - len(other)) <= _MORE_WORDS


def _dice(left: frozenset[str], right: frozenset[str]) -> float:
    total = len(left) + len(right)
    return 2 * len(left & right) / total if total else 0.0


def any_same(left: Iterable[str], right: Iterable[str]) -> bool:
    """Something on the left is something on the right."""
    others = list(right)
    return any(same_thing(mine, other) for mine in left for other in others)


def same_name(left: str, right: str) -> bool:
    """Two mentions are one form: equal once folded, whether or not a one-letter particle was kept."""
    mine, other = fold(left), fold(right)
    if not mine or not other:
        return False
    forms = {mine, _CONJUNCTION.sub("", mine)}
    return not forms.isdisjoint({other, _CONJUNCTION.sub("", other)})


def pair(weights: Mapping[tuple[Left, Right], float]) -> dict[Left, Right]:
    """The one-to-one pairing of greatest total weight; pairs that are not listed are not allowed.

    Grown by the augmenting path of greatest gain until none gains anything.
    """
    edges: dict[Left, dict[Right, float]] = {}
    for (left, right), weight in weights.items():
        if weight > 0:
            edges.setdefault(left, {})[right] = weight
    chosen: dict[Left, Right] = {}
    while (path := _best_path(edges, chosen)) is not None:
        chosen.update(path)
    return chosen


def _best_path(edges: Mapping[Left, Mapping[Right, float]], chosen: Mapping[Left, Right]) -> dict[Left, Right] | None:
    """The changes along the path of greatest gain, or None where no path gains."""
    holder = {right: left for left, right in chosen.items()}
    gain: dict[Left, float] = {left: 0.0 for left in edges if left not in chosen}
    before: dict[Left, tuple[Left, Right]] = {}  # who took this one's partner, and which
    agenda = list(gain)
    while agenda:
        left = agenda.pop()
        for right, weight in edges[left].items():
            displaced = holder.get(right)
            if displaced is None or displaced == left:
                continue
            total = gain[left] + weight - edges[displaced][right]
            if total > gain.get(displaced, float("-inf")) + 1e-9:
                gain[displaced], before[displaced] = total, (left, right)
                agenda.append(displaced)
    free = [
        (gain[left] + weight, left, right)
        for left in gain
        for right, weight in edges[left].items()
        if right not in holder
    ]
    best = max(free, key=lambda end: end[0], default=None)
    if best is None or best[0] <= 1e-9:
        return None
    _, left, right = best
    path = {left: right}
    while left in before:
        left, right = before[left]
        path[left] = right
    return path
