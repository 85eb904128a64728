"""Whoever looks at a case, or gets something out of it: in which language, and what is hidden from them."""

from __future__ import annotations

from dataclasses import dataclass

from khabar.share.labels import Language, counted, label
from khabar.share.profile import Profile
from khabar.share.redaction import hide_names
from khabar.share.sheet import safe
from khabar.types import Reading


@dataclass(frozen=True, slots=True)
class Viewer:
    """``profile`` is what is hidden; None for whoever sees all."""

    language: Language
    profile: Profile | None = None

    @property
    def redacted(self) -> bool:
        """Whether anything may be hidden."""
        return self.profile is not None

    @property
    def mark(self) -> str:
        """Names what is hidden; the same for everybody who sees the same."""
        return "" if self.profile is None else self.profile.mark

    def say(self, key: str, /, **values: object) -> str:
        """A line of the interface, with its {values} filled in; where one is a ``count``, as that many are told of."""
        count = values.get("count")
        text = label(counted(key, count, self.language) if isinstance(count, int) else key, self.language)
        return text.format(**values) if values else text

    def shown(self, text: str) -> str:
        """On one line, without the chosen names that are hidden and without what steers a terminal."""
        hidden = hide_names(text, self.profile.names) if self.profile is not None else text
        return safe(" ".join(hidden.split()))

    def redact(self, reading: Reading) -> Reading:
        """The reading as it may be shown."""
        return reading if self.profile is None else self.profile.redact(reading)
