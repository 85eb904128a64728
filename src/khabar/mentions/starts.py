"""Where something can begin: most words of a sentence are passed over by one look into a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

_REMEMBERED = 50_000


class Starts(dict[str, bool]):
    """Folded word → whether a mention can begin with it, worked out when first asked for."""

    def __init__(self, begins: Callable[[str], bool]) -> None:
        super().__init__()
        self._begins = begins

    def __missing__(self, form: str) -> bool:
        if len(self) > _REMEMBERED:
            self.clear()
        begins = self[form] = self._begins(form)
        return begins

    def of(self, forms: Sequence[str]) -> list[int]:
        """The places at which a mention can begin."""
        return [at for at, form in enumerate(forms) if self[form]]
