"""Of which reports of a case something may be hidden: told by their words and by the index, without opening them."""

from __future__ import annotations

import re
from functools import cached_property

from khabar.share.chosen import NEAR, chosen, is_spelt
from khabar.share.profile import Profile
from khabar.share.requests import cue_pattern, requests, word_pattern, words_of
from khabar.share.unclear import may_tell
from khabar.store import Base
from khabar.store.codec import unpack_text
from khabar.store.index import SHIFT
from khabar.text.fold import Text, fold

# Words without which nobody is called a child, or given an age under 18; without which nobody is called a witness.
_MINOR = ("minor", "little", "minors", "teen", "ordinal", "age of", "spans", "years")
_WITNESS = ("witness", "saw", "heard", "testimony", "present")
_AGE = re.compile(r"\(\s*\d{1,2}\s*\)|عام|اعوام|سن[هتوي]")
_SAYS = re.compile(":")  # «وتساءلت أم القتيل: …»
_SPEAKERS = ("person", "anonymous", "group", "media")


class Doubts:
    """What a profile may hide of the readings of a case: never «nothing» where it hides something."""

    def __init__(self, base: Base, profile: Profile) -> None:
        self.base = base
        self.profile = profile

    def hides(self, reading: int) -> bool:
        """Whether anything of a reading may be hidden."""
        if self.profile.looked:
            return True
        row = self.base.one(
            "SELECT r.text, r.title, r.outlet, r.author, r.url, r.path, h.title, h.outlet FROM reading d "
            "JOIN report r ON r.id = d.report LEFT JOIN heading h ON h.reading = d.id WHERE d.id = ?", reading,
        )  # fmt: skip
        if row is None or row[0] is None:
            return True
        text = fold(unpack_text(row[0]))
        if requests(text) or self._speaks(reading) or self._spoken(text) or self._called(text):
            return True
        beside = "\n".join(str(each) for each in row[1:] if each)
        return bool(self.profile.names) and self._named(reading, text, fold(beside))

    def _speaks(self, reading: int) -> bool:
        """Whether the index has a source that asked not to be named, or one that may be hidden as a source."""
        kinds = _SPEAKERS if self.profile.sources else ()
        sql = f"""SELECT 1 FROM link WHERE claim BETWEEN ? AND ? AND depth > 0
                  AND (protected = 1 OR source IN ({", ".join("?" * len(kinds))})) LIMIT 1"""
        return self.base.one(sql, reading << SHIFT, (reading + 1) << SHIFT, *kinds) is not None

    def _spoken(self, text: Text) -> bool:
        """Whether somebody may be quoted whom the reader did not see."""
        if not self.profile.sources:
            return False
        patterns = (cue_pattern(), *map(word_pattern, ("talk", "myself", "speech", "the source")), _SAYS)
        return any(pattern.search(text.folded) for pattern in patterns)

    def _called(self, text: Text) -> bool:
        """Whether somebody may be called a witness or a child."""
        profile, folded = self.profile, text.folded
        kinds = (*(_MINOR if profile.minors else ()), *(_WITNESS if profile.witnesses else ()))
        if any(word_pattern(kind).search(folded) for kind in kinds):
            return True
        if profile.minors and (_AGE.search(folded) or may_tell("minors", folded)):
            return True
        return profile.witnesses and may_tell("witnesses", folded)

    def _named(self, reading: int, text: Text, beside: Text) -> bool:
        """Whether one of the chosen names may stand in a text or beside it, in any spelling."""
        sources = self.base.rows(
            "SELECT DISTINCT n.text FROM link l JOIN name n ON n.id = l.name "
            "WHERE l.claim BETWEEN ? AND ? AND l.depth > 0",
            reading << SHIFT, (reading + 1) << SHIFT,
        )  # fmt: skip
        strings = fold("\n".join((beside.source, *(str(row[0]) for row in sources))))
        for each in map(chosen, filter(words_of, self.profile.names)):
            last = each.words[-1].removesuffix("ه")  # «فاطمتها»
            if any(last in where.folded or next(each.everywhere(where), None) for where in (text, strings)):
                return True
        spelled = self._spelled
        return bool(spelled) and any(
            row[0] in spelled
            for row in self.base.rows(
                "SELECT name FROM mention WHERE id BETWEEN ? AND ? AND kind = 'person'",
                reading << SHIFT, (reading + 1) << SHIFT,
            )
        )  # fmt: skip

    @cached_property
    def _spelled(self) -> frozenset[int]:
        """The names of people in the case that are a chosen one in another spelling."""
        rows = self.base.rows("SELECT id, text FROM name WHERE kind = 'person'")
        return frozenset(
            number for number, text in rows if any(is_spelt(name, text, NEAR) for name in self.profile.names)
        )
