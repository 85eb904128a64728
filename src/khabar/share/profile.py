"""What is hidden in everything that leaves a case: the digest, feeds, exports, and what readers see."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from khabar.share.callings import Callings
from khabar.share.clearance import cleared, digest_of, withhold
from khabar.share.described import narrows, selves, spoken_of, unnamed
from khabar.share.identities import Identity, sources
from khabar.share.redaction import redact
from khabar.share.requests import word_pattern, words_of
from khabar.share.unclear import Unclear
from khabar.store import Base
from khabar.text.fold import fold_word
from khabar.types import Attribution, Reading, Source, Span

_SPEAKERS = ("person", "anonymous", "group", "media")
_IDS = 9_000  # opaque ids have four digits, the first of them is no zero


@dataclass(frozen=True, slots=True)
class Profile:
    """Who is hidden. Sources who asked not to be named always are.

    ``sources``: every person who is quoted, named or told so that it may be known who it is; ``witnesses``: who is
    quoted as a witness; ``minors``: who is called a child or under 18; ``names``: chosen people. ``key``: a secret of
    the case, by which somebody has the same opaque id in every report. ``looked``: nothing of a report leaves before
    somebody has looked at what would; ``cleared``: digests of what was looked at.
    """

    sources: bool = False
    witnesses: bool = False
    minors: bool = False
    names: tuple[str, ...] = ()
    key: str = ""
    looked: bool = False
    cleared: frozenset[str] = frozenset()

    @property
    def mark(self) -> str:
        """Names what is hidden; the same where the same is."""
        if not self.looked:
            return self.form()
        return self.form() + hashlib.sha256("".join(sorted(self.cleared)).encode()).hexdigest()

    def redact(self, reading: Reading) -> Reading:
        """The reading as it may leave."""
        made = self.hide(reading)
        return made if self.lets_out(made) else withhold(reading)

    def lets_out(self, made: Reading) -> bool:
        """Whether a reading, with everything hidden that is to be, may leave."""
        return not self.looked or digest_of(made, self.key) in self.cleared

    def hide(self, reading: Reading) -> Reading:
        """The reading without whom the profile hides, whether or not somebody has looked at it."""
        marked = self._marked(reading)
        called = Callings(reading)
        minors = list(called.minors()) if self.minors else []
        unclear = Unclear(called, frozenset(minors))
        young = list(unclear.minors()) if self.minors else []
        witnesses = list(unclear.witnesses()) if self.witnesses else []
        speaking = [
            *((*called.witnesses(), *called.bystanders()) if self.witnesses else ()),
            *(called.quoted() if self.sources else ()),
            *(each for each in witnesses if isinstance(each, str)),
        ]  # fmt: skip
        protect = (*self.names, *minors, *(each for each in young if isinstance(each, str)), *speaking)
        withheld = tuple(each for each in (*young, *witnesses) if isinstance(each, Span))
        speakers = unnamed(reading, called.text) if self.sources or self.witnesses else ()
        spans = tuple(span for span in speakers if self.sources or _is_witness(reading.report.text, span))
        spans += tuple(spoken_of(called.text, self.sources, self.witnesses))
        spans += tuple(selves(called.text)) if self.sources or (self.witnesses and called.testifies) else ()
        silent = [*minors, *(each for each in young if isinstance(each, str))]
        number = self._number(reading) if self.key else None
        return redact(marked, protect, number, spans, withheld, speaking, silent)

    def _marked(self, reading: Reading) -> Reading:
        """The reading with every source that is to be hidden marked as one."""
        if not (self.sources or self.witnesses):
            return reading

        seen = self.witnesses and bool(Callings(reading).of_witnesses)
        hidden = {source for source in sources(reading) if self._hides(source, reading, seen)}
        if not hidden:
            return reading

        def mark(link: Attribution) -> Attribution:
            return replace(link, source=replace(link.source, protected=True)) if link.source in hidden else link

        claims = tuple(replace(c, attribution=tuple(map(mark, c.attribution))) for c in reading.claims)
        return replace(reading, claims=claims)

    def _hides(self, source: Source, reading: Reading, seen: bool) -> bool:
        """``seen``: the report tells of witnesses; then whoever it quotes by name and no office may be one."""
        if self.sources and (source.kind == "person" or narrows(source, reading)):
            return source.kind in _SPEAKERS
        if source.kind not in ("person", "anonymous"):
            return False
        described = fold_word(" ".join(part for part in (source.text, source.name, source.role) if part))
        if seen and source.kind == "person" and word_pattern("official").search(described) is None:
            return True
        return self.witnesses and word_pattern("witness").search(described) is not None

    def _number(self, reading: Reading) -> Numbers:
        return Numbers(self.key.encode(), reading.report.id)

    def form(self) -> str:
        """As JSON, to be kept."""
        kept = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "cleared"}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)

    @classmethod
    def parse(cls, form: str | None) -> Profile:
        """From ``form``; the default where there is none."""
        kept: Mapping[str, object] = json.loads(form) if form else {}
        names = kept.get("names")
        return cls(
            bool(kept.get("sources")), bool(kept.get("witnesses")), bool(kept.get("minors")),
            tuple(str(name) for name in names) if isinstance(names, list) else (), str(kept.get("key") or ""),
            bool(kept.get("looked")),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numbers:
    """Opaque ids: of a name the same in every report, of somebody without one another in each."""

    key: bytes
    report: str

    def __call__(self, person: Identity) -> int:
        names = sorted(
            (words_of(name) for name in person.chosen or person.names), key=lambda words: (-len(words), words)
        )
        told = json.dumps(names[0] if names and names[0] else [self.report, person.first()], ensure_ascii=False)
        digest = hmac.new(self.key, told.encode(), hashlib.sha256).digest()
        return 1_000 + int.from_bytes(digest[:8], "big") % _IDS


def _is_witness(text: str, span: Span) -> bool:
    told = fold_word(text[span.start : span.stop])
    return any(word_pattern(kind).search(told) for kind in ("witness", "present"))


def profile_of(base: Base) -> Profile:
    """The profile of a case; one that nobody has set hides sources who asked not to be named."""
    row = _newest(base)
    kept = Profile.parse(row[1] if row is not None else None)
    return replace(kept, cleared=cleared(base)) if kept.looked else kept


def profile_number(base: Base) -> int:
    """The number of the profile that holds now; 0 where nobody has set one."""
    row = _newest(base)
    return 0 if row is None else row[0]


def set_profile(base: Base, profile: Profile) -> int:
    """Keep a profile for everything that leaves from now on; its number. The secret of the case stays."""
    row = _newest(base)
    key = Profile.parse(row[1]).key if row is not None else ""
    kept = replace(profile, key=key or base.hand.salt().hex())
    with base.change():
        return base.append("profile", {
            "content": kept.form(), "maker": base.hand.who, "made": base.hand.now(),
            "supersedes": row[0] if row is not None else None,
        }, act="profile")  # fmt: skip


def _newest(base: Base) -> tuple[int, str] | None:
    row = base.one("SELECT id, content FROM profile WHERE content IS NOT NULL ORDER BY id DESC LIMIT 1")
    return None if row is None else (int(row[0]), str(row[1]))
