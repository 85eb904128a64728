"""The text of a report with everything that was read in it marked, and not one character added or lost.

Marks overlap: claims lie over mentions and over each other. So the text is cut wherever a mark begins or ends,
and each piece carries what lies over it: the tint of the innermost mention, one bar for each claim (a claim
keeps its lane from its first word to its last), hatching where something was left unread.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from khabar.share.certainty import certainty
from khabar.share.form import chain_of
from khabar.share.page.families import family
from khabar.share.page.markup import Html, join, literal, tag
from khabar.types import Claim, Mention, Reading

LANES = "ABCD"
_PARTS = ("headline", "byline", "dateline", "subheading", "boilerplate")
_SIGNS = {"asserted": "", "denied": "×"}


@dataclass(slots=True)
class Lane:
    """A claim in the text: its number on the page and the bar that it is drawn on."""

    number: int
    lane: int
    claim: Claim

    @property
    def letter(self) -> str:
        return LANES[self.lane]


@dataclass(slots=True)
class _Cut:
    """What begins and ends at one offset."""

    opens: list[object] = field(default_factory=list)
    closes: list[object] = field(default_factory=list)


def passage(reading: Reading, laid: Sequence[Lane]) -> Html:
    """Paragraphs of the report; their text, put together, is ``report.text``."""
    text = reading.report.text
    paragraphs, line = list[Html](), list[Html]()
    kinds: set[str] = set()
    for start, stop, classes, attributes in _pieces(reading, laid):
        at = start
        while at < stop:
            end = _line_end(text, at, stop)
            line.append(_piece(text[at:end], at, classes, attributes if at == start else {}))
            kinds |= {c for c in classes if c.startswith("in-")}
            if end == len(text) or text[end - 1] == "\n" != text[end]:
                kinds |= {"gap"} if text.endswith("\n\n", 0, end) else set()
                paragraphs.append(tag("p", join(line), cls=" ".join(sorted(kinds)) or None))
                line, kinds = [], set()
            at = end
    return join(paragraphs)


def _line_end(text: str, start: int, stop: int) -> int:
    """Where the line of ``start`` ends, with the empty lines after it; at most ``stop``."""
    end = text.find("\n", start, stop)
    if end < 0:
        return stop
    while end < stop and text[end] == "\n":
        end += 1
    return end


def _piece(text: str, start: int, classes: Sequence[str], attributes: dict[str, str]) -> Html:
    shown = [c for c in classes if not c.startswith("in-")]
    if not shown:
        return literal(text)
    return tag("span", literal(text), cls=" ".join(shown), data_s=start, **attributes)


def lanes(claims: Sequence[Claim]) -> list[Lane]:
    """Each claim with the lowest lane that is free from its first word to its last; the last lane is shared."""
    found, free = [], [0] * len(LANES)
    spans = [(min(w.start for w in c.evidence), max(w.stop for w in c.evidence), n, c)
             for n, c in enumerate(claims, 1) if c.evidence]  # fmt: skip
    for start, stop, number, claim in sorted(spans, key=lambda span: (span[0], -span[1], span[2])):
        lane = next((i for i, end in enumerate(free) if end <= start), len(LANES) - 1)
        free[lane] = max(free[lane], stop)
        found.append(Lane(number, lane, claim))
    return found


def _pieces(reading: Reading, laid: Sequence[Lane]) -> Iterator[tuple[int, int, list[str], dict[str, str]]]:
    """The text in pieces: start, stop, classes, and attributes of its first part."""
    length = len(reading.report.text)
    cuts: defaultdict[int, _Cut] = defaultdict(_Cut)
    for start, stop, what in _marks(reading, laid):
        start, stop = max(0, start), min(length, stop)
        if start < stop:
            cuts[start].opens.append(what)
            cuts[stop].closes.append(what)
    begins: defaultdict[int, list[Lane]] = defaultdict(list)
    for lane in laid:
        begins[lane.claim.evidence[0].start].append(lane)
    active: list[object] = []
    at = 0
    for offset in sorted({0, length, *cuts}):
        if at < offset:
            here = sorted(begins.get(at, ()), key=lambda lane: lane.number)
            attributes = {"data_n": " ".join(f"{b.number}{_sign(b.claim)}" for b in here)} if here else {}
            yield at, offset, _classes(active), attributes
        for what in cuts[offset].closes:
            active.remove(what)
        active.extend(cuts[offset].opens)
        at = offset


def _sign(claim: Claim) -> str:
    return _SIGNS.get(certainty(claim), "~")


def _marks(reading: Reading, laid: Sequence[Lane]) -> Iterator[tuple[int, int, object]]:
    for part in reading.report.parts:
        if part.kind in _PARTS:
            yield part.start, part.stop, f"in-{part.kind}"
    for mention in reading.mentions:
        yield mention.start, mention.stop, mention
    for unread in reading.unread:
        yield unread.start, unread.stop, "unread"
    for lane in laid:
        for evidence in lane.claim.evidence:
            yield evidence.start, evidence.stop, lane
    for claim in reading.claims:
        for start, stop in _roles(claim, reading.report.outlet):
            yield start, stop, "cut"


def _roles(claim: Claim, outlet: str | None) -> Iterator[tuple[int, int]]:
    """Every other stretch that the page can light up for a claim."""
    for filled in claim.arguments.values():
        if not isinstance(filled, str):
            yield from ((filler.start, filler.stop) for filler in filled)
    for known in (claim.time, claim.part_of):
        if known is not None:
            yield known.start, known.stop
    for link in chain_of(claim, outlet):
        if link.source.start is not None and link.source.stop is not None:
            yield link.source.start, link.source.stop
        if link.cue is not None:
            yield link.cue.start, link.cue.stop
        if link.content is not None:
            yield link.content.start, link.content.stop


def _classes(active: Iterable[object]) -> list[str]:
    """The classes of a piece; "x" where only the script needs it."""
    classes: dict[str, None] = {}
    inner: Mention | None = None
    for what in active:
        if isinstance(what, Mention):
            if inner is None or what.stop - what.start < inner.stop - inner.start:
                inner = what
        elif isinstance(what, Lane):
            colour, form = family("event", what.claim.event), certainty(what.claim)
            classes |= {f"{what.letter}-{colour}": None, f"{what.letter}-{form}": None}
        else:
            classes["x" if what == "cut" else str(what)] = None
    if inner is not None:
        classes[f"m-{family('kind', inner.kind)}"] = None
        if not inner.named:
            classes["unnamed"] = None
    if len(classes) > 1:
        classes.pop("x", None)
    return list(classes)
