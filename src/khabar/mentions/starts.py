"""Where something can begin: most words of a sentence are passed over by one look into a table."""

from __future__ import annotations

from collections.abc import Callable

DATE, NUMBER, MONEY, TERM, GROUP = 1, 2, 4, 8, 16
PLACE, PERSON = 32, 64
UNKNOWN = 128  # a word of no list: a place after «قرب», a person after a title
BESIDE = 256  # only a place can stand after it
TITLED = 512  # a name may be apposed to it
JOINED = 1024  # with a conjunction: the tagger may have begun the name after it
OPENER = 2048  # groups of several words begin so
OPERATION = 4096  # a name of an operation, or the noun before one
TAGGED, QUOTED = 8192, 16384  # not the word, but the tagger has a name begin here, or a quotation mark stands before
LEADS = 32768  # names of places begin so, and none is the word alone: «بيت», «عين»
NATION = 65536  # a nationality
_REMEMBERED = 100_000


class Starts(dict[str, int]):
    """Folded word → what can begin with it, worked out when first asked for."""

    def __init__(self, begins: Callable[[str], int]) -> None:
        super().__init__()
        self._begins = begins

    def __missing__(self, form: str) -> int:
        if len(self) > _REMEMBERED:
            self.clear()
        begins = self[form] = self._begins(form)
        return begins
