"""Claims as a view shows them: by their words, as they may be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from khabar.identity.reasons import Why
    from khabar.share.doubts import Doubts
    from khabar.share.hidden import Hidden
    from khabar.share.labels import Language
    from khabar.share.viewer import Viewer
    from khabar.store import Base, ClaimId
    from khabar.store.codec import Claims
    from khabar.types import Claim, Mention, Reading

_WORDS = 160  # characters of a claim's words in a table


class Opened(NamedTuple):
    """A claim as it may be shown, and the outlet of its report."""

    outlet: str | None
    claim: Claim


class Shown:
    """Readings of a case as they may be shown; each is opened once.

    Where nothing is hidden, only the claims that are asked for are opened.
    """

    def __init__(self, base: Base, viewer: Viewer) -> None:
        self.base = base
        self.viewer = viewer
        self._readings: dict[int, tuple[Reading, Reading]] = {}
        self._claims: dict[int, Claims] = {}
        self._parts: dict[int, Hidden] = {}
        self._doubts: Doubts | None = None

    def doubts(self, reading: int) -> bool:
        """Whether anything of a reading may be hidden: where nothing may, it need not be opened."""
        if self.viewer.profile is None:
            return False
        if self._doubts is None:
            from khabar.share.doubts import Doubts

            self._doubts = Doubts(self.base, self.viewer.profile)
        return self._doubts.hides(reading)

    def part(self, reading: int) -> Hidden:
        """What of a reading is hidden."""
        from khabar.share.hidden import NOTHING, hidden

        if not self.viewer.redacted:
            return NOTHING
        if reading not in self._parts:
            self._parts[reading] = hidden(*self.readings(reading), reading) if self.doubts(reading) else NOTHING
        return self._parts[reading]

    def readings(self, number: int) -> tuple[Reading, Reading]:
        """A reading as it is, and as it may be shown."""
        if number not in self._readings:
            whole = self.base.reading_by_id(number)
            self._readings[number] = (whole, self.viewer.redact(whole))
        return self._readings[number]

    def claim(self, number: ClaimId) -> Opened | None:
        """A claim as it may be shown; None where it is hidden."""
        if not self.viewer.redacted or not self.part(number.reading):
            return self._alone(number)
        whole, shown = self.readings(number.reading)
        if not 1 <= number.number <= len(whole.claims):
            return None
        local = whole.claims[number.number - 1].id
        claim = next((c for c in shown.claims if c.id == local), None)
        return None if claim is None else Opened(shown.report.outlet, claim)

    def _alone(self, number: ClaimId) -> Opened | None:
        """A claim that is opened without the rest of its reading."""
        if number.reading not in self._claims:
            self._claims[number.reading] = self._packed(number.reading)
        claims = self._claims[number.reading]
        claim = claims.claim(number.number)
        return None if claim is None else Opened(claims.outlet, claim)

    def _packed(self, reading: int) -> Claims:
        """The claims of a reading of which nothing is hidden."""
        return self.base.claims(reading)

    def entity(self, number: ClaimId) -> tuple[Reading, str, Mention] | None:
        """An entity's name and longest mention, and its reading, as they may be shown; None where it is hidden."""
        from khabar.share.redaction import RULE

        whole, shown = self.readings(number.reading)
        if not 1 <= number.number <= len(whole.entities):
            return None
        known = whole.entities[number.number - 1]
        mentions = [m for m in shown.mentions if m.entity == known.id and m.rule != RULE]
        named = any(e.id == known.id and e.name == known.name for e in shown.entities)
        if not mentions or not named:
            return None
        return shown, known.name, max(mentions, key=lambda m: m.stop - m.start)

    def open(self, number: ClaimId) -> bool:
        """Whether nothing was taken out of a claim.

        One of which something was must not stand beside others that say the same: they would tell what it was.
        """
        part = self.part(number.reading)
        return number.row not in part.claims and number.row not in part.touched

    def first(self, numbers: Iterable[ClaimId]) -> tuple[ClaimId, str | None, Claim] | None:
        """The first of some claims that may be shown, with the outlet of its report."""
        for number in numbers:
            found = self.claim(number)
            if found is not None:
                return (number, *found)
        return None

    def whys(self, reasons: Sequence[Why]) -> str:
        """Reasons in words, on one line."""
        return f"{self.viewer.say('list.semicolon')} ".join(self.why(reasons))

    def why(self, reasons: Sequence[Why]) -> list[str]:
        """Reasons in words. With redaction only what tells no name: the words of a reason may be one."""
        return [why_words(why, self.viewer.language, told=not self.viewer.redacted) for why in reasons]


def words_of(claim: Claim) -> str:
    """The words of a claim, cut where they are long."""
    text = " … ".join(" ".join(w.text.split()) for w in claim.evidence)
    return text if len(text) <= _WORDS else f"{text[: _WORDS - 1]}…"


def role_words(claim: Claim, role: str) -> str:
    """The words of what fills a role first; empty where nothing does."""
    filled = claim.arguments.get(role, ())
    return " ".join(filled[0].text.split()) if filled and not isinstance(filled, str) else ""


def chain_words(claim: Claim, outlet: str | None, viewer: Viewer) -> str:
    """Who says it: the outlet, then whom it quotes."""
    from khabar.share.form import chain_of

    names = [
        link.source.name or link.source.text or viewer.say(f"source.{link.source.kind}")
        for link in chain_of(claim, outlet)
    ]
    return (" ← " if viewer.language == "ar" else " → ").join(" ".join(name.split()) for name in names)


def certainty_words(claim: Claim, viewer: Viewer) -> str:
    """How certainly it is said."""
    how = viewer.say(f"modality.{claim.modality}")
    if claim.polarity != "denied":
        return how
    denied = viewer.say("polarity.denied")
    return denied if claim.modality == "asserted" else f"{denied} · {how}"


def origins_words(low: int, high: int) -> str:
    """«1», or «2–4»."""
    return str(low) if low == high else f"{low}–{high}"


def why_words(why: Why, language: Language, *, told: bool = True) -> str:
    """A reason in words, with what it is about and the reports that it speaks of."""
    from khabar.share.labels import label

    text = label(why.code, language)
    about = [f"«{_plain(each)}»" for each in (why.first, why.second) if each] if told else []
    reports = "".join(f" [{number}]" for number in why.reports)
    return (f"{text}: {' / '.join(about)}" if about else text) + reports


def _plain(key: str) -> str:
    """A key as words: without what marks it as one."""
    for lead in ("group:", "place:", "person:", "org:", "title:"):
        key = key.removeprefix(lead)
    return key.removeprefix("~")
