"""Who «الأول»، «الثاني»، «الأخير» and «المذكور» are: one of two who were told of, or whoever was told of last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.claims.candidates import Candidate
from khabar.claims.draft import Argument

_WHICH = {"اول": 0, "ثاني": 1, "اخير": -1, "اخيره": -1, "مذكور": -1, "مذكوره": -1}
_TWO = 2


def pointer(argument: Argument) -> int | None:
    """0 for «الأول», 1 for «الثاني», -1 for «الأخير» and «المذكور»; None for any other phrase."""
    item = argument.item
    if item is None or item.word is None or argument.pending or item.mentions or not item.short:
        return None
    return _WHICH.get(item.word.stem) if item.word.article else None


class Pointers:
    """The people and groups of a report, for words that only say which of them is meant."""

    def __init__(self, found: Mapping[int, Sequence[Candidate]], within: Mapping[int, Sequence[Candidate]]) -> None:
        self._found = found
        self._within = within  # groups that other phrases hold

    def of_two(self, which: int, order: int, joined: Sequence[Candidate]) -> Candidate | None:
        """The first or the second of those joined, or of the only two of whom the sentence before tells."""
        two = joined or self._two(order - 1)
        return two[which] if len(two) > which else None

    def last(self, argument: Argument, order: int, before: Sequence[Candidate]) -> Candidate | None:
        """«بعد مبايعته للتنظيم، عقب دخول الأخير إلى …»: whoever was told of last, a man or a group, if it fits him."""
        word = argument.item.word if argument.item is not None else None
        number = "f" if word is not None and word.stem.endswith("ه") else "sg"
        near = (c for at in (order, order - 1) for c in self._within.get(at, ()))
        inner = [c for c in near if c.stop <= argument.anchor]  # «هاجم الجيش مواقع التنظيم. وقصف الأخير البلدة»
        told = [c for c in before if c.kind in ("person", "group")]
        last = max([*inner, *told[:1]], key=lambda c: c.start, default=None)
        return last if last is not None and last.number == number else None

    def _two(self, order: int) -> list[Candidate]:
        """«قُتل سالم وأصيب كمال. وينتمي الأول إلى …»، «هاجم الجيش التنظيم. وخسر الأول …»."""
        told = [c for c in self._found.get(order, ()) if not c.hit]
        people = [c for c in told if c.kind == "person"]
        bodies = [c for c in told if c.kind == "group" and c.number == "sg"]
        two = people or bodies
        return two if len(two) == _TWO and not (people and bodies) else []
